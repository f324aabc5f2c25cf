"""The text of a gespreksverslag: passages per chapter, made from the minutes and then edited."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.gesprek import naamloos
from korpsmonitor_tui.domain.verslag import Stap, Status, overgang
from korpsmonitor_tui.domain.verslagbron import lees_afspraak, lees_verwijzing
from korpsmonitor_tui.domain.volgorde import plaats_op
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.afspraken import lees_toezeggingen, neem_toezeggingen_over
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel, zet_verzameling
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_deelnemers, lees_notities
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status, weiger_bevroren
from korpsmonitor_tui.services.verslagstand import lees_stand, zet_stap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Deelnemer, Notitie
    from korpsmonitor_tui.domain.verslagbron import Afspraak, Verwijzing
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
    """What it was made from: ids of notes, and stretches of a transcript (``domain/verslagbron.py``)."""
    dossier: str = ""
    vraag: str = ""
    """Id of the question that it is about; empty for none."""
    afspraken: tuple[Afspraak, ...] = ()
    """Agreements and actions in it, in the order in which they were recorded."""

    @property
    def notities(self) -> tuple[str, ...]:
        """Ids of the notes it was made from."""
        return tuple(bron for bron in self.bronnen if lees_verwijzing(bron) is None)

    @property
    def verwijzingen(self) -> tuple[Verwijzing, ...]:
        """What it was made from in transcripts."""
        return tuple(filter(None, map(lees_verwijzing, self.bronnen)))


def lees_passages(db: Database, dossier: str) -> tuple[Passage, ...]:
    """All passages, in order within each chapter."""
    rijen = db.execute(
        "SELECT id, nummer, hoofdstuk, tekst, volgorde, tags, bronnen, vraag, afspraken FROM passage WHERE dossier = ? "
        "ORDER BY volgorde, id",
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
            dossier,
            vraag or "",
            tuple(filter(None, map(lees_afspraak, json.loads(afspraken or "[]")))),
        )
        for id_, nummer, hoofdstuk, tekst, volgorde, tags, bronnen, vraag, afspraken in rijen
    )


def genummerd(sessie: Sessie, passages: Sequence[Passage]) -> list[tuple[int, Passage]]:
    """Passages of one dossier in order of the chapters, each with the number that the draft shows.

    Fixed numbers stay, new ones come after every number ever fixed. Two laptops that sent at the same time can have
    fixed one number twice; the passage made first keeps it.
    """
    plaats = {hoofdstuk.code: nr for nr, hoofdstuk in enumerate(sessie.instrument.hoofdstukken)}
    geordend = sorted(passages, key=lambda p: (plaats.get(p.hoofdstuk, len(plaats)), p.volgorde, p.id))
    houder = {p.nummer: p.id for p in sorted(passages, key=lambda p: p.id, reverse=True) if p.nummer}
    volgend = max((hoogste_nummer(sessie.store.lees(), passages[0].dossier) if passages else 0, *houder))
    uitkomst = []
    for passage in geordend:
        nummer = passage.nummer
        if nummer is None or houder.get(nummer) != passage.id:
            volgend += 1
            nummer = volgend
        uitkomst.append((nummer, passage))
    return uitkomst


def hoogste_nummer(db: Database, dossier: str) -> int:
    """The highest number ever fixed in this dossier, also of passages that are gone: a number is never used again."""
    rij = db.execute(
        "SELECT max(CAST(p.payload AS INTEGER)) FROM entiteit x JOIN event e ON e.soort = x.soort "
        "AND e.entiteit = x.id AND e.veld = 'nummer' JOIN event_payload p ON p.event = e.id "
        "WHERE x.dossier = ? AND x.soort = 'passage'",
        (dossier,),
    ).fetchone()
    return rij[0] or 0


def passage_van(bron: str) -> str:
    """The id of the passage made of a source: the same on every laptop, so that it is never made twice."""
    return f"psg-{bron}"


def gebruikte_bronnen(db: Database, dossier: str) -> set[str]:
    """The sources of all passages."""
    return {bron for passage in lees_passages(db, dossier) for bron in passage.bronnen}


def stel_samen(sessie: Sessie, dossier: str) -> int:
    """Make a passage of every note that is not in the verslag yet, and return how many; edits are left alone.

    A passage stands where its note stands in the minutes, with the roles of participants instead of their names.
    Commitments that were confirmed in its sources become its agreements. The first time takes the verslag in opmaak.
    Raises StapGeweigerd if the text cannot change now.
    """
    eis_schrijver(sessie, dossier)
    toezeggingen = lees_toezeggingen(sessie, dossier)

    def taak(tx: Transactie) -> int:
        db = tx.bij()
        eis_gesprek(db, dossier)
        weiger_bevroren(db, dossier)
        gebruikt = gebruikte_bronnen(db, dossier) | weggelaten_bronnen(db, dossier)
        nieuwe = [n for n in lees_notities(db, dossier) if n.id not in gebruikt and n.tekst.strip()]
        deelnemers = lees_deelnemers(db, dossier)
        for notitie in nieuwe:
            maak_van_notitie(tx, dossier, notitie, deelnemers)
        neem_toezeggingen_over(tx, lees_passages(tx.bij(), dossier), toezeggingen, deelnemers)
        begin(sessie, tx, dossier)
        return len(nieuwe)

    return sessie.store.voer_uit(sessie.wie, taak)


def maak_van_notitie(tx: Transactie, dossier: str, notitie: Notitie, deelnemers: Sequence[Deelnemer]) -> str:
    """Make the passage of a note, or bring it back, and return its id."""
    id_ = maak_of_herstel(tx, "passage", {"dossier": dossier}, passage_van(notitie.id))
    vul_passage(tx, id_, notitie.hoofdstuk, naamloos(notitie.tekst, deelnemers), notitie.volgorde)
    tx.voeg_toe("passage", id_, "bronnen", notitie.id)
    zet_verzameling(tx, "passage", id_, "tags", notitie.tags)
    if notitie.vraag:
        tx.zet("passage", id_, "vraag", notitie.vraag)
    return id_


def begin(sessie: Sessie, tx: Transactie, dossier: str) -> None:
    """With its first text a verslag is in opmaak."""
    if lees_status(tx.bij(), dossier) == Status.GEPLAND:
        regel = overgang(Stap.BEGIN, lees_stand(sessie, tx.db, dossier), sessie.persoon)
        zet_stap(tx, dossier, regel, {"versie": 1})


def voeg_passage_toe(sessie: Sessie, dossier: str, hoofdstuk: str, tekst: str, na: str | None = None) -> str:
    """Add a passage after ``na`` (default: at the end of its chapter) and return its id."""
    eis_schrijver(sessie, dossier)
    gesprekken.eis_hoofdstuk(sessie, hoofdstuk)

    def taak(tx: Transactie) -> str:
        db = tx.bij()
        eis_gesprek(db, dossier)
        weiger_bevroren(db, dossier)
        reeks = [passage for passage in lees_passages(db, dossier) if passage.hoofdstuk == hoofdstuk]
        plaats = next((nr + 1 for nr, passage in enumerate(reeks) if passage.id == na), len(reeks))
        id_ = tx.maak("passage", {"dossier": dossier})
        vul_passage(tx, id_, hoofdstuk, tekst, plaats_op([passage.volgorde for passage in reeks], plaats))
        begin(sessie, tx, dossier)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def vul_passage(tx: Transactie, id_: str, hoofdstuk: str, tekst: str, volgorde: str) -> None:
    """Give a passage its chapter, text and place."""
    tx.zet("passage", id_, "hoofdstuk", hoofdstuk)
    tx.zet("passage", id_, "tekst", tekst)
    tx.zet("passage", id_, "volgorde", volgorde)


def wijzig_passage(
    sessie: Sessie, dossier: str, passage: str, tekst: str, op: Sequence[str] | None = None
) -> None:
    """Change the text of a passage, made on the heads ``op``. Raises StapGeweigerd if it is frozen now."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "passage", passage, dossier)
        tx.zet("passage", passage, "tekst", tekst, op=op)
        begin(sessie, tx, dossier)

    sessie.store.voer_uit(sessie.wie, taak)


def wissel_tag(sessie: Sessie, dossier: str, passage: str, tag: str) -> None:
    """Put a tag on a passage, or take it off, as when a figure was verified.

    Raises OnbruikbareInvoer for a tag that does not exist, StapGeweigerd if the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)
    gesprekken.eis_tag(tag)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "passage", passage, dossier)
        if tx.voeg_toe("passage", passage, "tags", tag) is None:
            tx.haal_weg("passage", passage, "tags", tag)

    sessie.store.voer_uit(sessie.wie, taak)


def verwijder_passage(sessie: Sessie, dossier: str, passage: str) -> None:
    """Delete a passage; its notes stay in the minutes, and :func:`stel_samen` does not put them in again."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "passage", passage, dossier)
        tx.zet("passage", passage, "weggelaten", 1)
        tx.verwijder("passage", passage)

    sessie.store.voer_uit(sessie.wie, taak)


def weggelaten_bronnen(db: Database, dossier: str) -> set[str]:
    """Sources whose passage a person took out, as against one that was undone."""
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
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        db = tx.bij()
        weiger_bevroren(db, dossier)
        eis_in_dossier(db, "passage", passage, dossier)
        alle = lees_passages(db, dossier)
        deze = next(p for p in alle if p.id == passage)
        reeks = [p for p in alle if p.hoofdstuk == deze.hoofdstuk]
        nieuw = max(0, min(len(reeks) - 1, reeks.index(deze) + stappen))
        if nieuw == reeks.index(deze):
            return
        reeks.remove(deze)
        tx.zet("passage", passage, "volgorde", plaats_op([p.volgorde for p in reeks], nieuw))

    sessie.store.voer_uit(sessie.wie, taak)
