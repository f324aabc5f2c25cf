"""Bevindingen that no passage rests on become passages, or belong to a passage that is there; never twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import naamloos
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslagbron import is_gebruikt, lees_verwijzing
from korpsmonitor_tui.domain.volgorde import plaats_op
from korpsmonitor_tui.services.afspraken import lees_toezeggingen, neem_toezeggingen_over
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel
from korpsmonitor_tui.services.gesprekken import eis_hoofdstuk, lees_deelnemers, lees_notities
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.services.verslagtekst import (
    begin,
    gebruikte_bronnen,
    lees_passages,
    maak_van_notitie,
    passage_van,
    vul_passage,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagbronnen import Bewijs
    from korpsmonitor_tui.store.transactie import Transactie


def voeg_bevindingen_toe(
    sessie: Sessie, dossier: str, bronnen: Sequence[str], hoofdstuk: str = ""
) -> tuple[str, ...]:
    """Make a passage of each of these sources (``Bewijs.bron``), as one handeling, and return the ids of the passages.

    ``hoofdstuk`` is where they go; by default where each belongs. One that came into the verslag meanwhile is passed
    over. Raises NietGevonden for a source that is no loose evidence, OnbruikbareInvoer where no chapter follows from it,
    StapGeweigerd before everybody who codes has finished and if the text cannot change now.
    """
    eis_schrijver(sessie, dossier)
    if hoofdstuk:
        eis_hoofdstuk(sessie, hoofdstuk)
    gekozen = _eis_los(sessie, dossier, bronnen)
    for bewijs in gekozen:
        if not (hoofdstuk or bewijs.hoofdstuk):
            raise OnbruikbareInvoer(
                _("Uit “{tekst}” volgt geen hoofdstuk; kies er een. Er is niets gewijzigd.").format(tekst=bewijs.tekst)
            )  # fmt: skip
    toezeggingen = lees_toezeggingen(sessie, dossier)

    def taak(tx: Transactie) -> tuple[str, ...]:
        weiger_bevroren(tx.bij(), dossier)
        deelnemers = lees_deelnemers(tx.db, dossier)
        gemaakt = tuple(
            _maak(tx, dossier, bewijs, hoofdstuk or bewijs.hoofdstuk, deelnemers)
            for bewijs in gekozen
            if not is_gebruikt(bewijs.bron, gebruikte_bronnen(tx.bij(), dossier))
        )
        nieuw = [passage for passage in lees_passages(tx.bij(), dossier) if passage.id in gemaakt]
        neem_toezeggingen_over(tx, nieuw, toezeggingen, deelnemers)
        begin(sessie, tx, dossier)
        return gemaakt

    return sessie.store.voer_uit(sessie.wie, taak)


def koppel_bevinding(sessie: Sessie, dossier: str, bron: str, passage: str) -> None:
    """Say that a passage tells this already: the source is recorded with it, its text stays as it is.

    Raises as :func:`voeg_bevindingen_toe`, NietGevonden for a passage that is not there.
    """
    eis_schrijver(sessie, dossier)
    (bewijs,) = _eis_los(sessie, dossier, [bron])
    toezeggingen = lees_toezeggingen(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "passage", passage, dossier)
        tx.voeg_toe("passage", passage, "bronnen", bewijs.bron)
        deze = [p for p in lees_passages(tx.bij(), dossier) if p.id == passage]
        neem_toezeggingen_over(tx, deze, toezeggingen, lees_deelnemers(tx.db, dossier))

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_los(sessie: Sessie, dossier: str, bronnen: Sequence[str]) -> list[Bewijs]:
    gelezen = lees_verslagbronnen(sessie, dossier)
    if gelezen.voorlopig:
        raise StapGeweigerd(
            _(
                "Nog niet iedereen heeft zijn codering afgerond; pas daarna zijn er bevindingen voor het verslag. "
                "Er is niets gewijzigd."
            )
        )
    los = {bewijs.bron: bewijs for bewijs in gelezen.los}
    for bron in bronnen:
        if bron not in los:
            raise NietGevonden(
                _("Deze bevinding staat al in het verslag, of is er niet (meer); er is niets gewijzigd.")
            )
    return [los[bron] for bron in dict.fromkeys(bronnen)]


def _maak(
    tx: Transactie, dossier: str, bewijs: Bewijs, hoofdstuk: str, deelnemers: Sequence[Deelnemer]
) -> str:
    if lees_verwijzing(bewijs.bron) is None:
        notitie = next(n for n in lees_notities(tx.db, dossier) if n.id == bewijs.bron)
        id_ = maak_van_notitie(tx, dossier, notitie, deelnemers)
        tx.zet("passage", id_, "hoofdstuk", hoofdstuk)
    else:
        id_ = maak_of_herstel(tx, "passage", {"dossier": dossier}, passage_van(bewijs.bron))
        reeks = [
            p.volgorde for p in lees_passages(tx.bij(), dossier) if p.hoofdstuk == hoofdstuk and p.id != id_
        ]
        vul_passage(tx, id_, hoofdstuk, naamloos(bewijs.tekst, deelnemers), plaats_op(reeks, len(reeks)))
        tx.voeg_toe("passage", id_, "bronnen", bewijs.bron)
        if bewijs.vraag:
            tx.zet("passage", id_, "vraag", bewijs.vraag)
    if tx.waarde("passage", id_, "weggelaten"):
        tx.zet("passage", id_, "weggelaten", 0)
    return id_
