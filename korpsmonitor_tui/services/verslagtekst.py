"""The text of a gespreksverslag: passages per chapter, made from the minutes and then edited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Stap, Status, overgang, statusnaam
from korpsmonitor_tui.domain.volgorde import plaats_op, tussen
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_notities, lees_status
from korpsmonitor_tui.services.sessie import SCHRIJVERS
from korpsmonitor_tui.services.verslagstand import lees_stand, zet_stap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of the verslag. ``nummer`` is None until the version is sent: then it is fixed for good."""

    id: str
    nummer: int | None
    hoofdstuk: str
    tekst: str
    volgorde: str
    tags: tuple[str, ...]
    bronnen: tuple[str, ...]
    """Ids of the notes it was made from."""


def lees_passages(db: Database, dossier: str) -> tuple[Passage, ...]:
    """All passages, in order within each chapter."""
    rijen = db.execute(
        "SELECT id, nummer, hoofdstuk, tekst, volgorde, tags, bronnen FROM passage WHERE dossier = ? ORDER BY volgorde, id",
        (dossier,),
    ).fetchall()
    return tuple(
        Passage(
            id_,
            nummer,
            hoofdstuk or "",
            tekst or "",
            volgorde or "",
            tuple(json.loads(tags)),
            tuple(json.loads(bronnen)),
        )
        for id_, nummer, hoofdstuk, tekst, volgorde, tags, bronnen in rijen
    )


def genummerd(sessie: Sessie, passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
    """Passages in order of the chapters with the number that the draft shows: fixed ones stay, new ones follow."""
    plaats = {hoofdstuk.code: nr for nr, hoofdstuk in enumerate(sessie.instrument.hoofdstukken)}
    geordend = sorted(passages, key=lambda p: (plaats.get(p.hoofdstuk, len(plaats)), p.volgorde, p.id))
    volgend = max((passage.nummer or 0 for passage in geordend), default=0)
    uitkomst = []
    for passage in geordend:
        if passage.nummer is None:
            volgend += 1
        uitkomst.append((passage.nummer or volgend, passage))
    return uitkomst


def stel_samen(sessie: Sessie, dossier: str) -> int:
    """Make a passage of every note that is not in the verslag yet, and return how many; edits are left alone.

    The first time takes the verslag in opmaak. Raises StapGeweigerd if the text cannot change now.
    """
    persoon = sessie.eis_rol(*SCHRIJVERS)

    def taak(tx: Transactie) -> int:
        db = tx.bij()
        eis_gesprek(db, dossier)
        weiger_bevroren(db, dossier)
        passages = lees_passages(db, dossier)
        gebruikt = {bron for passage in passages for bron in passage.bronnen} | _weggelaten(db, dossier)
        nieuwe = [n for n in lees_notities(db, dossier) if n.id not in gebruikt and n.tekst.strip()]
        sleutel = max((passage.volgorde for passage in passages), default=None)
        for notitie in nieuwe:
            sleutel = tussen(sleutel, None)
            id_ = _schrijf_passage(tx, dossier, notitie.hoofdstuk, notitie.tekst, sleutel)
            tx.voeg_toe("passage", id_, "bronnen", notitie.id)
            for tag in notitie.tags:
                tx.voeg_toe("passage", id_, "tags", tag)
        if lees_status(db, dossier) == Status.GEPLAND:
            regel = overgang(Stap.BEGIN, lees_stand(sessie, db, dossier), persoon)
            zet_stap(tx, dossier, regel, {"versie": 1})
        return len(nieuwe)

    return sessie.store.voer_uit(sessie.wie, taak)


def voeg_passage_toe(sessie: Sessie, dossier: str, hoofdstuk: str, tekst: str, na: str | None = None) -> str:
    """Add a passage after ``na`` (default: at the end of its chapter) and return its id."""
    sessie.eis_rol(*SCHRIJVERS)
    gesprekken.eis_hoofdstuk(sessie, hoofdstuk)

    def taak(tx: Transactie) -> str:
        db = tx.bij()
        eis_gesprek(db, dossier)
        weiger_bevroren(db, dossier)
        reeks = [passage for passage in lees_passages(db, dossier) if passage.hoofdstuk == hoofdstuk]
        plaats = next((nr + 1 for nr, passage in enumerate(reeks) if passage.id == na), len(reeks))
        sleutel = plaats_op([passage.volgorde for passage in reeks], plaats)
        return _schrijf_passage(tx, dossier, hoofdstuk, tekst, sleutel)

    return sessie.store.voer_uit(sessie.wie, taak)


def _schrijf_passage(tx: Transactie, dossier: str, hoofdstuk: str, tekst: str, volgorde: str) -> str:
    id_ = tx.maak("passage", {"dossier": dossier})
    tx.zet("passage", id_, "hoofdstuk", hoofdstuk)
    tx.zet("passage", id_, "tekst", tekst)
    tx.zet("passage", id_, "volgorde", volgorde)
    return id_


def wijzig_passage(
    sessie: Sessie, dossier: str, passage: str, tekst: str, op: Sequence[str] | None = None
) -> None:
    """Change the text of a passage, made on the heads ``op``. Raises StapGeweigerd if it is frozen now."""
    sessie.eis_rol(*SCHRIJVERS)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_passage(tx.db, passage)
        tx.zet("passage", passage, "tekst", tekst, op=op)

    sessie.store.voer_uit(sessie.wie, taak)


def verwijder_passage(sessie: Sessie, dossier: str, passage: str) -> None:
    """Delete a passage; its notes stay in the minutes, and :func:`stel_samen` does not put them in again."""
    sessie.eis_rol(*SCHRIJVERS)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_passage(tx.db, passage)
        tx.zet("passage", passage, "weggelaten", 1)
        tx.verwijder("passage", passage)

    sessie.store.voer_uit(sessie.wie, taak)


def _weggelaten(db: Database, dossier: str) -> set[str]:
    """Notes whose passage a person took out, as against one that was undone."""
    rijen = db.execute(
        """SELECT p.payload FROM kop k JOIN entiteit e ON e.soort = k.soort AND e.id = k.entiteit
        JOIN event_payload p ON p.event = k.event
        WHERE e.dossier = ? AND k.soort = 'passage' AND k.veld = 'bronnen' AND EXISTS (
            SELECT 1 FROM kop w JOIN event_payload q ON q.event = w.event
            WHERE w.soort = 'passage' AND w.entiteit = k.entiteit AND w.veld = 'weggelaten' AND q.payload = '1')""",
        (dossier,),
    ).fetchall()
    return {str(decodeer(rij[0])) for rij in rijen}


def verplaats_passage(sessie: Sessie, dossier: str, passage: str, stappen: int) -> None:
    """Move a passage within its chapter by ``stappen`` places."""
    sessie.eis_rol(*SCHRIJVERS)

    def taak(tx: Transactie) -> None:
        db = tx.bij()
        weiger_bevroren(db, dossier)
        alle = lees_passages(db, dossier)
        deze = next((p for p in alle if p.id == passage), None)
        if deze is None:
            raise NietGevonden(_("Deze passage is inmiddels verwijderd; er is niets gewijzigd."))
        reeks = [p for p in alle if p.hoofdstuk == deze.hoofdstuk]
        nieuw = max(0, min(len(reeks) - 1, reeks.index(deze) + stappen))
        if nieuw == reeks.index(deze):
            return
        reeks.remove(deze)
        tx.zet("passage", passage, "volgorde", plaats_op([p.volgorde for p in reeks], nieuw))

    sessie.store.voer_uit(sessie.wie, taak)


def eis_passage(db: Database, passage: str) -> None:
    """Raise NietGevonden if the passage is not there (any more)."""
    if db.execute("SELECT 1 FROM passage WHERE id = ?", (passage,)).fetchone() is None:
        raise NietGevonden(_("Deze passage is inmiddels verwijderd; er is niets gewijzigd."))


def weiger_bevroren(db: Database, dossier: str) -> None:
    """Raise StapGeweigerd if the text of the verslag cannot change in its present state."""
    status = lees_status(db, dossier)
    if status not in BEWERKBAAR:
        raise StapGeweigerd(
            _("De tekst ligt vast zolang het verslag {status} is; er is niets gewijzigd.").format(
                status=statusnaam(status)
            )
        )
