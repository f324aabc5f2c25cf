"""Agreements and actions of a verslag: taken from confirmed commitments, or written down with their passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.gesprek import naamloos
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslagbron import Afspraak, Verwijzing, lees_afspraak
from korpsmonitor_tui.extract.zinnen import hele_zinnen
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.anker import Anker
    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagtekst import Passage
    from korpsmonitor_tui.store.transactie import Transactie

_VELD: Final = "afspraken"
_WEG: Final = "geen_afspraak"
"""Set of codes whose agreement a person took out: it does not come back by itself."""


class Toezegging(NamedTuple):
    """A confirmed commitment."""

    codering: Codering
    zin: str
    """What was said, in whole sentences."""


def lees_toezeggingen(sessie: Sessie, dossier: str) -> tuple[Toezegging, ...]:
    """The confirmed commitments of a dossier; none before everybody who codes has finished.

    One of which the text changed waits until a person has looked at it.
    """
    gecodeerd = sessie.store.lees().execute(
        "SELECT 1 FROM codering WHERE dossier = ? AND soort = ? LIMIT 1", (dossier, Coderingsoort.TOEZEGGING.value)
    )  # fmt: skip
    if gecodeerd.fetchone() is None:
        return ()
    # Imported late: most verslagen have none.
    from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst

    uitkomst = lees_uitkomst(sessie, dossier)
    if uitkomst.voorlopig:
        return ()
    teksten = {bron.sleutel: bron.tekst for bron in uitkomst.gelezen.bronnen}
    return tuple(
        Toezegging(
            codering, _hele_zinnen(teksten[codering.anker.soort, codering.anker.entiteit], codering.anker)
        )
        for codering in (bevinding.codering for bevinding in uitkomst.samen.bevindingen)
        if codering.soort == Coderingsoort.TOEZEGGING and not codering.te_bekijken
    )


def _hele_zinnen(tekst: str, anker: Anker) -> str:
    begin, eind = hele_zinnen(tekst, anker.begin, anker.eind)
    return " ".join(tekst[begin:eind].split())


def neem_toezeggingen_over(
    tx: Transactie,
    passages: Iterable[Passage],
    toezeggingen: Iterable[Toezegging],
    deelnemers: Sequence[Deelnemer],
) -> int:
    """Record commitments with the passages that were made of what they stand in, and return how many were new.

    One that a person changed or took out before is left alone.
    """
    passages = tuple(passages)
    return sum(
        _neem_over(tx, passage, toezegging, deelnemers)
        for toezegging in toezeggingen
        for passage in passages
        if hoort_bij(toezegging.codering.anker, passage)
    )


def _neem_over(
    tx: Transactie, passage: Passage, toezegging: Toezegging, deelnemers: Sequence[Deelnemer]
) -> bool:
    stand = tx.stand("passage", passage.id)
    afspraak = _afspraak_van(toezegging, deelnemers)
    bekend = [al for al in map(lees_afspraak, stand.waarden(_VELD)) if al is not None]
    if afspraak.bron in stand.waarden(_WEG) or any(
        afspraak.bron == al.bron or afspraak.tekst == al.tekst for al in bekend
    ):
        return False
    tx.voeg_toe("passage", passage.id, _VELD, afspraak.als_gegevens())
    return True


def hoort_bij(anker: Anker, passage: Passage) -> bool:
    """Whether a passage was made of the words at this place, or they stand in it."""
    if anker.entiteit in {passage.id, *passage.notities}:
        return True
    plek = Verwijzing(anker.entiteit, anker.begin, anker.eind)
    return any(plek.overlapt(verwijzing) for verwijzing in passage.verwijzingen)


def _afspraak_van(toezegging: Toezegging, deelnemers: Sequence[Deelnemer]) -> Afspraak:
    gegevens = dict(toezegging.codering.gegevens)
    tekst, wie, wanneer = (
        naamloos(deel, deelnemers)
        for deel in (toezegging.zin, gegevens.get("wie", ""), gegevens.get("wanneer", ""))
    )
    return Afspraak(tekst, wie, wanneer, toezegging.codering.id)


def zet_afspraken(sessie: Sessie, dossier: str, passage: str, afspraken: Sequence[Afspraak]) -> None:
    """Make the agreements of a passage exactly these, in this order.

    Raises OnbruikbareInvoer for one without text, StapGeweigerd if the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)
    if not all(afspraak.tekst.strip() for afspraak in afspraken):
        raise OnbruikbareInvoer(_("Een afspraak heeft tekst nodig; er is niets gewijzigd."))

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "passage", passage, dossier)
        nieuw = [afspraak.als_gegevens() for afspraak in afspraken]
        nu = tx.stand("passage", passage).waarden(_VELD)
        if nu == nieuw:
            return
        for element in nu:
            tx.haal_weg("passage", passage, _VELD, element)
        for gegevens in nieuw:
            tx.voeg_toe("passage", passage, _VELD, gegevens)
        _onthoud_wat_weg_is(tx, passage, nu, {afspraak.bron for afspraak in afspraken})

    sessie.store.voer_uit(sessie.wie, taak)


def _onthoud_wat_weg_is(tx: Transactie, passage: str, was: Sequence[object], blijft: set[str]) -> None:
    for afspraak in filter(None, map(lees_afspraak, was)):
        if afspraak.bron and afspraak.bron not in blijft:
            tx.voeg_toe("passage", passage, _WEG, afspraak.bron)
