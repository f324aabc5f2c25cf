"""What coders made of a dossier together: bevindingen, differences with the decision on them, agreement, coverage."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Anker
from korpsmonitor_tui.domain.codering import (
    Besluit,
    Bevinding,
    Coderingsoort,
    Samen,
    codeereenheden,
    polariteitseenheden,
    voeg_samen,
)
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.overeenstemming import Overeenstemming, meet
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.codeerregels import codes_van
from korpsmonitor_tui.services.codeerstand import lees_codeerstand, lees_dossier
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_definitief, weiger_vastgesteld

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.codering import Codering, Verschil
    from korpsmonitor_tui.services.codeerstand import Codeerstand, Gelezen
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "codeerbesluit"


def besluit_id(dossier: str, kenmerk: str) -> str:
    """The same decision on every laptop."""
    return f"{dossier}/{SOORT}/{kenmerk}"


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of coding a dossier, as far as who looks may know."""

    samen: Samen
    voorlopig: bool
    """Whether not everybody has finished: then it is only what who looks coded themselves."""
    gelezen: Gelezen


def lees_uitkomst(sessie: Sessie, dossier: str) -> Uitkomst:
    """Bevindingen and differences; before everybody has finished only one's own confirmed codes."""
    gelezen = lees_dossier(sessie, dossier)
    if not gelezen.stand.zichtbaar:
        return Uitkomst(voeg_samen(gelezen.eigen, [gelezen.stand.wie]), True, gelezen)
    besluiten = _lees_besluiten(sessie.store.lees(), dossier)
    return Uitkomst(voeg_samen(gelezen.coderingen, gelezen.stand.codeurs, besluiten), False, gelezen)


def lees_bevindingen(sessie: Sessie, dossier: str) -> tuple[Bevinding, ...]:
    """Confirmed codes with their evidence, see :func:`lees_uitkomst`."""
    return lees_uitkomst(sessie, dossier).samen.bevindingen


def bevindingen_per_dimensie(sessie: Sessie, dossier: str) -> dict[str, tuple[Bevinding, ...]]:
    """The evidence for a weging: by dimension code in the order of the instrument, empty where there is none."""
    bevindingen = lees_bevindingen(sessie, dossier)
    return {
        code: tuple(
            bevinding
            for bevinding in bevindingen
            if (bevinding.codering.soort, bevinding.codering.code) == (Coderingsoort.DIMENSIE, code)
        )
        for code in codes_van(sessie, Coderingsoort.DIMENSIE)
    }


def _lees_besluiten(db: Database, dossier: str) -> dict[str, Besluit]:
    """Decisions by ``kenmerk`` of the difference; when they were made is when their event was."""
    rijen = db.execute(
        "SELECT b.kenmerk, b.besluit, max(e.tijd), count(*) FROM codeerbesluit b "
        "JOIN kop k ON k.soort = ? AND k.entiteit = b.id AND k.veld = 'besluit' JOIN event e ON e.id = k.event "
        "WHERE b.dossier = ? GROUP BY b.id",
        (SOORT, dossier),
    ).fetchall()
    besluiten = {}
    for kenmerk, tekst, tijd, aantal in rijen:
        try:
            waarde = json.loads(tekst or "null")
        except (ValueError, RecursionError):
            continue
        if isinstance(waarde, dict):
            codering, reden, door = (str(waarde.get(naam) or "") for naam in ("codering", "reden", "door"))
            bevestigd = waarde.get("bevestigd") is True
            besluiten[kenmerk or ""] = Besluit(bevestigd, codering, reden, door, tijd, aantal > 1)
    return besluiten


def besluit_verschil(sessie: Sessie, dossier: str, kenmerk: str, codering: str | None, reden: str) -> None:
    """Decide on a difference: ``codering`` (id) holds as it was given, or with None no code holds there.

    What the coders gave stays as it is. A decision can be replaced by a next one. Raises StapGeweigerd before everybody
    has finished and once the verslag is definitief, NietGevonden for a difference or code that is not there,
    OnbruikbareInvoer without a reason.
    """
    persoon = eis_schrijver(sessie, dossier)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Geef een reden voor het besluit; er is niets vastgelegd."))
    verschil = _eis_verschil(sessie, dossier, kenmerk)
    if codering is not None and codering not in {gegeven.id for gegeven in verschil.bevestigd}:
        raise NietGevonden(_("Deze code hoort niet bij dit verschil; er is niets vastgelegd."))
    waarde = {
        "bevestigd": codering is not None,
        "codering": codering or "",
        "reden": reden.strip(),
        "door": persoon.id,
    }

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        id_ = maak_of_herstel(
            tx, SOORT, {"dossier": dossier, "kenmerk": kenmerk}, besluit_id(dossier, kenmerk)
        )
        tx.zet(SOORT, id_, "besluit", waarde)

    sessie.store.voer_uit(sessie.wie, taak)


def waarom_niet_beslissen(sessie: Sessie, dossier: str) -> str:
    """Why who is working cannot decide on differences here now; empty if they can."""
    try:
        eis_schrijver(sessie, dossier)
        weiger_vastgesteld(sessie.store.lees(), dossier)
    except StapGeweigerd as fout:
        return str(fout)
    return ""


def _eis_verschil(sessie: Sessie, dossier: str, kenmerk: str) -> Verschil:
    uitkomst = lees_uitkomst(sessie, dossier)
    if uitkomst.voorlopig:
        raise StapGeweigerd(
            _("Nog niet iedereen heeft zijn codering afgerond; verschillen zijn er daarna pas.")
        )
    for verschil in uitkomst.samen.verschillen:
        if verschil.kenmerk == kenmerk:
            return verschil
    raise NietGevonden(_("Dit verschil is er niet (meer); er is niets vastgelegd."))


# -- agreement -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meting:
    """How far the coders of a dossier agree."""

    codeurs: tuple[str, ...]
    dimensies: Overeenstemming
    """Whether a dimension is spoken of: every sentence of every text that was coded, times every dimension."""
    polariteit: Overeenstemming
    """The judgement, where more than one coder found the same dimension."""
    per_dimensie: dict[str, Overeenstemming]
    """Of dimensions that anybody found."""


def meet_overeenstemming(sessie: Sessie, dossier: str) -> Meting:
    """Agreement between everybody who coded a dossier. Raises StapGeweigerd before everybody, and two, have finished."""
    gelezen = lees_dossier(sessie, dossier)
    codeurs = gelezen.stand.codeurs
    if not gelezen.stand.zichtbaar or len(codeurs) < 2:
        raise StapGeweigerd(
            _(
                "Overeenstemming is er pas als twee mensen dit dossier hebben gecodeerd en dat hebben afgerond."
            )
        )
    codes = codes_van(sessie, Coderingsoort.DIMENSIE)
    eenheden = codeereenheden(gelezen.coderingen, codeurs, _zinnen(gelezen), codes)
    return Meting(
        codeurs,
        meet(eenheid for lijst in eenheden.values() for eenheid in lijst),
        meet(polariteitseenheden(gelezen.coderingen, codeurs)),
        {code: meet(lijst) for code, lijst in eenheden.items() if any(map(any, lijst))},
    )


def _zinnen(gelezen: Gelezen) -> list[Anker]:
    """The sentences of every text in which anybody decided anything: what was not looked at is no agreement."""
    gecodeerd = {(codering.anker.soort, codering.anker.entiteit) for codering in gelezen.coderingen}
    return [
        Anker(*bron.sleutel, zin.begin, zin.eind, "", "")
        for bron in gelezen.bronnen
        if bron.sleutel in gecodeerd
        for zin in vind_zinnen(bron.tekst)
    ]


# -- coverage ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dekking:
    """For which dimensions a dossier has evidence."""

    dossier: str
    partij: str
    aantallen: dict[str, int]
    """Bevindingen by dimension, in the order of the instrument; 0 is no evidence."""
    stand: Codeerstand
    """Who coded, and how far they are."""
    open_verschillen: int
    te_bekijken: tuple[Codering, ...]
    """Codes of which the text changed."""

    @property
    def voorlopig(self) -> bool:
        """Whether not everybody has finished: then it only counts what who looks coded themselves."""
        return not self.stand.zichtbaar

    @property
    def zonder(self) -> tuple[str, ...]:
        """Dimensions without evidence."""
        return tuple(code for code, aantal in self.aantallen.items() if not aantal)


def eis_dimensie(sessie: Sessie, code: str) -> None:
    """Raise NietGevonden unless the instrument has this dimension."""
    codes = [dimensie.code for dimensie in sessie.instrument.dimensies]
    if code not in codes:
        raise NietGevonden(
            _("Er is geen dimensie “{code}”; kies uit {codes}.").format(code=code, codes=", ".join(codes))
        )


def lees_dekking(sessie: Sessie, dossier: str) -> Dekking:
    """Coverage of one dossier. A party is not asked to judge itself: its own partner columns do not count."""
    eigen = sessie.partij(partij_van(dossier)).partnerkolommen
    codes = [dimensie.code for dimensie in sessie.instrument.dimensies if dimensie.code not in eigen]
    stand = lees_codeerstand(sessie, dossier)
    if not stand.codeurs:
        # Nothing was coded: its texts, hours of transcript perhaps, need not be read.
        return Dekking(dossier, partij_van(dossier), dict.fromkeys(codes, 0), stand, 0, ())
    uitkomst = lees_uitkomst(sessie, dossier)
    per_code = [
        bevinding.codering.code
        for bevinding in uitkomst.samen.bevindingen
        if bevinding.codering.soort == Coderingsoort.DIMENSIE
    ]
    return Dekking(
        dossier,
        partij_van(dossier),
        {code: per_code.count(code) for code in codes},
        stand,
        len(uitkomst.samen.open),
        tuple(codering for codering in uitkomst.gelezen.coderingen if codering.te_bekijken),
    )


def lees_alle_dekking(sessie: Sessie) -> tuple[Dekking, ...]:
    """Coverage of every dossier in which a gesprek is planned, in the order of the instrument."""
    rijen = sessie.store.lees().execute("SELECT id FROM gesprek WHERE editie = ?", (sessie.editie.id,))
    gepland = {rij[0] for rij in rijen.fetchall()}
    return tuple(
        lees_dekking(sessie, dossier)
        for partij in sessie.instrument.partijen
        if (dossier := sessie.dossier(partij.code)) in gepland
    )
