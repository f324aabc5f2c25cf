"""Deciding on suggestions, and coding by hand: a code is a person's, with who, when and what was suggested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.anker import Anker, Lot
from korpsmonitor_tui.domain.codering import Coderingsoort, Oordeel, anker_als_gegevens
from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.codeerbronnen import Verankeraar, lees_bronnen
from korpsmonitor_tui.services.codeerregels import Wijziging, als_velden
from korpsmonitor_tui.services.codeerrondes import eis_codeur
from korpsmonitor_tui.services.codeerstand import CODERING, lees_dossier
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_definitief

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.codering import Codering, Suggestie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class NieuweCodering:
    """A code that nobody suggested."""

    soort: str
    code: str
    bron: tuple[str, str]
    """Kind and id of the text, see ``Tekstbron.sleutel``."""
    begin: int
    eind: int
    polariteit: str = ""
    gegevens: Mapping[str, str] | None = None
    vraag: str = ""
    toelichting: str = ""


def codering_id(dossier: str, codeur: str, kenmerk: str) -> str:
    """The same decision on every laptop."""
    return f"{dossier}/{CODERING}/{codeur}/{kenmerk}"


# -- deciding on suggestions ---------------------------------------------------------------------------------------------


def bevestig(sessie: Sessie, dossier: str, suggesties: Sequence[Suggestie]) -> tuple[str, ...]:
    """Confirm suggestions as they were shown, as one handeling; ids of the codes.

    Several at once only of the highest band. Raises StapGeweigerd for others, for a text that changed so much meanwhile
    that the quote is gone, for one's own korps, after finishing, when the codes of others can be seen already, and once
    the verslag is definitief; then nothing is written.
    """
    return _beslis(sessie, dossier, suggesties, Oordeel.BEVESTIGD)


def verwerp(sessie: Sessie, dossier: str, suggesties: Sequence[Suggestie]) -> tuple[str, ...]:
    """Reject suggestions as they were shown. Several at once and errors as with :func:`bevestig`."""
    return _beslis(sessie, dossier, suggesties, Oordeel.VERWORPEN)


def bevestig_gewijzigd(sessie: Sessie, dossier: str, suggestie: Suggestie, wijziging: Wijziging) -> str:
    """Confirm one suggestion otherwise than it was shown, as one handeling.

    Raises as :func:`bevestig`, and as :func:`wijzig` for what cannot be.
    """
    return _beslis(sessie, dossier, [suggestie], Oordeel.BEVESTIGD, wijziging)[0]


def _beslis(
    sessie: Sessie,
    dossier: str,
    suggesties: Sequence[Suggestie],
    oordeel: Oordeel,
    wijziging: Wijziging | None = None,
) -> tuple[str, ...]:
    eis_schrijver(sessie, dossier)
    if len(suggesties) > 1 and not all(suggestie.in_bulk for suggestie in suggesties):
        raise StapGeweigerd(
            _(
                "Samen beslissen kan alleen over voorstellen met zekerheid hoog; beslis over de andere een voor een."
                " Er is niets vastgelegd."
            )
        )
    _eis_in_tekst(sessie, dossier, suggesties)
    velden = (
        als_velden(sessie, dossier, wijziging, suggesties[0].soort, suggesties[0].anker) if wijziging else {}
    )
    codeur = sessie.persoon.id

    def taak(tx: Transactie) -> tuple[str, ...]:
        eis_codeur(sessie, tx, dossier)
        return tuple(_schrijf(tx, dossier, codeur, suggestie, oordeel, velden) for suggestie in suggesties)

    return sessie.store.voer_uit(sessie.wie, taak)


def _schrijf(
    tx: Transactie,
    dossier: str,
    codeur: str,
    suggestie: Suggestie,
    oordeel: Oordeel,
    velden: Mapping[str, object],
) -> str:
    id_ = codering_id(dossier, codeur, suggestie.kenmerk)
    _maak(tx, id_, dossier, codeur, suggestie.soort, suggestie.kenmerk)
    voorstel = suggestie.als_voorstel()
    waarden: dict[str, object] = {
        "oordeel": oordeel.value,
        "code": suggestie.code,
        "polariteit": suggestie.polariteit,
        "gegevens": voorstel["gegevens"],
        "vraag": suggestie.vraag if suggestie.soort == Coderingsoort.CIJFER else "",
        "anker": voorstel["anker"],
        "voorstel": voorstel,
        **velden,
    }
    _zet(tx, id_, waarden)
    return id_


def _maak(tx: Transactie, id_: str, dossier: str, codeur: str, soort: str, kenmerk: str) -> None:
    gegevens = {
        "dossier": dossier,
        "codeur": codeur,
        "kenmerk": kenmerk,
        "soort": soort,
        "tijd": tx.nu.isoformat(timespec="seconds"),
    }
    maak_of_herstel(tx, CODERING, gegevens, id_)


def _zet(tx: Transactie, id_: str, waarden: Mapping[str, object]) -> None:
    """Write fields; one that is empty and was never written stays unwritten."""
    stand = tx.stand(CODERING, id_)
    for veld, waarde in waarden.items():
        if waarde or stand.koppen.get(veld):
            tx.zet(CODERING, id_, veld, waarde)


def _eis_in_tekst(sessie: Sessie, dossier: str, suggesties: Iterable[Suggestie]) -> None:
    verankeraar = Verankeraar(sessie.store.lees(), dossier, lees_bronnen(sessie, dossier))
    if any(verankeraar.zoek(suggestie.anker).lot == Lot.LOS for suggestie in suggesties):
        raise StapGeweigerd(
            _("De tekst is inmiddels gewijzigd of verwijderd; bekijk de voorstellen opnieuw. Er is niets vastgelegd.")
        )  # fmt: skip


# -- by hand -------------------------------------------------------------------------------------------------------------


def voeg_toe(sessie: Sessie, dossier: str, nieuw: NieuweCodering) -> str:
    """Give a code that nobody suggested, and return its id.

    Raises NietGevonden for an unknown text, code or question, OnbruikbareInvoer for a place outside the text or a
    judgement that does not exist, StapGeweigerd as :func:`bevestig`.
    """
    eis_schrijver(sessie, dossier)
    velden = als_velden(
        sessie,
        dossier,
        Wijziging(nieuw.code, nieuw.polariteit, (nieuw.begin, nieuw.eind), nieuw.gegevens or {}, nieuw.vraag,
                  nieuw.toelichting),
        nieuw.soort,
        Anker(*nieuw.bron, nieuw.begin, nieuw.eind, "", ""),
    )  # fmt: skip
    codeur = sessie.persoon.id

    def taak(tx: Transactie) -> str:
        eis_codeur(sessie, tx, dossier)
        id_ = codering_id(dossier, codeur, tx.nieuw_id())
        _maak(tx, id_, dossier, codeur, nieuw.soort, "")
        _zet(tx, id_, {"oordeel": Oordeel.BEVESTIGD.value, **velden})
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def neem_over(
    sessie: Sessie, tx: Transactie, dossier: str, codes: Iterable[tuple[str, str, Mapping[str, object]]]
) -> None:
    """Within a transaction, give codes that were made in another program: what that knows one by, kind and fields.

    Fields are those of :func:`codeerregels.als_velden`. Raises StapGeweigerd as :func:`bevestig`.
    """
    eis_codeur(sessie, tx, dossier)
    for kenmerk, soort, velden in codes:
        id_ = codering_id(dossier, sessie.persoon.id, kenmerk)
        _maak(tx, id_, dossier, sessie.persoon.id, soort, "")
        _zet(tx, id_, {"oordeel": Oordeel.BEVESTIGD.value, **velden})


def wijzig(sessie: Sessie, dossier: str, codering: str, wijziging: Wijziging) -> None:
    """Change one's own code (id), which then is confirmed. Raises as :func:`voeg_toe`."""
    eis_schrijver(sessie, dossier)
    eigen = _eis_eigen(sessie, dossier, codering)
    velden = als_velden(sessie, dossier, wijziging, eigen.soort, eigen.anker)

    def taak(tx: Transactie) -> None:
        eis_codeur(sessie, tx, dossier)
        eis_in_dossier(tx.db, CODERING, codering, dossier)
        _zet(tx, codering, {"oordeel": Oordeel.BEVESTIGD.value, **velden})

    sessie.store.voer_uit(sessie.wie, taak)


def trek_in(sessie: Sessie, dossier: str, codering: str) -> None:
    """Take one's own code (id) away: a suggestion is then open again. Raises as :func:`wijzig`."""
    eis_schrijver(sessie, dossier)
    _eis_eigen(sessie, dossier, codering)

    def taak(tx: Transactie) -> None:
        eis_codeur(sessie, tx, dossier)
        eis_in_dossier(tx.db, CODERING, codering, dossier)
        tx.verwijder(CODERING, codering)

    sessie.store.voer_uit(sessie.wie, taak)


def herveranker(sessie: Sessie, dossier: str, coderingen: Sequence[str]) -> int:
    """Have codes (ids) stand where they were found again in the corrected text; how many were not yet.

    Everybody may who may see them: what a code says does not change. Raises StapGeweigerd for one that was not found
    again, and once the verslag is definitief, NietGevonden for one that is not there or may not be seen.
    """
    eis_schrijver(sessie, dossier)
    bekend = {codering.id: codering for codering in lees_dossier(sessie, dossier).coderingen}
    gekozen = [_eis(bekend, id_) for id_ in dict.fromkeys(coderingen)]
    if any(codering.verankering.lot == Lot.LOS for codering in gekozen):
        raise StapGeweigerd(
            _(
                "Van een code is de tekst niet teruggevonden; wijs aan waar zij hoort of trek haar in."
                " Er is niets gewijzigd."
            )
        )
    nieuw = [codering for codering in gekozen if codering.verankering.lot != Lot.GELIJK]

    def taak(tx: Transactie) -> int:
        weiger_definitief(tx, dossier)
        for codering in nieuw:
            eis_in_dossier(tx.db, CODERING, codering.id, dossier)
            tx.zet(CODERING, codering.id, "anker", anker_als_gegevens(codering.anker))
        return len(nieuw)

    return sessie.store.voer_uit(sessie.wie, taak) if nieuw else 0


def _eis(bekend: Mapping[str, Codering], id_: str) -> Codering:
    if id_ not in bekend:
        raise NietGevonden(_("Deze code is er niet (meer); er is niets gewijzigd."))
    return bekend[id_]


def _eis_eigen(sessie: Sessie, dossier: str, id_: str) -> Codering:
    return _eis({codering.id: codering for codering in lees_dossier(sessie, dossier).eigen}, id_)
