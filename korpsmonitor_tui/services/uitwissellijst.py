"""The codes of dossiers as a list for a spreadsheet: as far as who asks may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.anker import Lot, lotnaam
from korpsmonitor_tui.domain.codelijst import Coderegel
from korpsmonitor_tui.domain.codering import groepeer, oordeelnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weergave import Plaats
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.sessie import SCHRIJVENDE_ROLLEN, partij_van
from korpsmonitor_tui.services.uitwisseling import codeurnamen, omschrijving, tijdcode
from korpsmonitor_tui.services.uitwisselteksten import lees_teksten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.services.codeerbesluiten import Uitkomst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.uitwisselteksten import Teksten


def lees_codelijst(
    sessie: Sessie, dossiers: Iterable[str], *, met_namen: bool = False
) -> tuple[Coderegel, ...]:
    """Every code, rejected ones too, in the order of the texts; ``met_namen`` calls medewerkers by name.

    Raises StapGeweigerd for who only reads: minutes are not public.
    """
    sessie.eis_rol(*SCHRIJVENDE_ROLLEN)
    heet = codeurnamen(sessie, met_namen=met_namen)
    return tuple(
        regel
        for dossier in dossiers
        for regel in _van_dossier(sessie, dossier, heet, lees_teksten(sessie, dossier, met_namen=met_namen))
    )


def _van_dossier(sessie: Sessie, dossier: str, heet: dict[str, str], teksten: Teksten) -> Iterator[Coderegel]:
    uitkomst = lees_uitkomst(sessie, dossier)
    geldig = _geldige(uitkomst)
    hoofdstukken = {bron.sleutel: bron.hoofdstuk for bron in uitkomst.gelezen.bronnen}
    partij = sessie.partij(partij_van(dossier)).naam
    for codering in uitkomst.gelezen.coderingen:
        anker = codering.anker
        sleutel = (anker.soort, anker.entiteit)
        herkomst = teksten.herkomst.get(sleutel)
        yield Coderegel(
            korps=partij,
            bron=herkomst.tekst.naam if herkomst else "",
            hoofdstuk=hoofdstukken.get(sleutel, ""),
            spreker=herkomst.spreker if herkomst else "",
            tijd=herkomst.tijd if herkomst else "",
            citaat=_citaat(codering, teksten),
            soort=codering.soort,
            code=codering.code,
            oordeel=codering.polariteit,
            gegevens=teksten.zonder_namen(omschrijving(codering.gegevens)),
            vraag=codering.vraag,
            toelichting=teksten.zonder_namen(codering.toelichting),
            beslissing=oordeelnaam(codering.oordeel),
            geldt="" if uitkomst.voorlopig else (_("ja") if codering.id in geldig else _("nee")),
            tekst=lotnaam(codering.verankering.lot),
            codeur=heet.get(codering.codeur, ""),
            gecodeerd=tijdcode(codering.tijd),
            zekerheid=str(codering.voorstel.get("zekerheid") or ""),
            model=str(codering.voorstel.get("model") or ""),
            gewijzigd=_("ja") if codering.gewijzigd else "",
        )


def _geldige(uitkomst: Uitkomst) -> set[str]:
    """Ids of codes that are a bevinding: of coders who agree one stands for all, and all of theirs hold."""
    bevindingen = {bevinding.codering.id: bevinding for bevinding in uitkomst.samen.bevindingen}
    return {
        codering.id
        for groep in groepeer(uitkomst.gelezen.coderingen)
        for bevinding in (bevindingen.get(c.id) for c in groep)
        if bevinding is not None
        for codering in groep
        if codering.bevestigd
        and codering.codeur in bevinding.codeurs
        and codering.inhoud == bevinding.codering.inhoud
    }


def _citaat(codering: Codering, teksten: Teksten) -> str:
    """The words that it stands on, without names: as they stand in the whole text, where a name is known by what is around it."""
    anker = codering.anker
    herkomst = teksten.herkomst.get((anker.soort, anker.entiteit))
    if herkomst is not None and codering.verankering.lot != Lot.LOS:
        weergave = herkomst.tekst.weergave
        plaats = weergave.toon(Plaats((anker.soort, anker.entiteit), anker.begin, anker.eind))
        if plaats is not None:
            return weergave.tekst[slice(*plaats)]
    return teksten.zonder_namen(anker.citaat)
