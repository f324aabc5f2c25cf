"""Minutes put in order afterwards: a note cut in two, two notes made one. Undo restores the originals."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import plaats_op
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.gesprekken import lees_notities
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren, weiger_definitief
from korpsmonitor_tui.services.verslagtekst import lees_passages

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gesprek import Notitie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

SOORT = "notitie"


class _Buurt(NamedTuple):
    """A note among the notes of its chapter."""

    reeks: list[Notitie]
    plaats: int

    @property
    def deze(self) -> Notitie:
        return self.reeks[self.plaats]


def splits_notitie(sessie: Sessie, dossier: str, notitie: str, plek: int, gezien: str | None = None) -> str:
    """Cut a note in two before character ``plek`` of its text; id of the second part.

    The second part comes directly below, with the same time, question, speaker and tags, and belongs to the same
    passages of the verslag. Raises InmiddelsGewijzigd if the text is no longer ``gezien``, OnbruikbareInvoer if one of
    the parts would be empty, NietGevonden if the note is gone, StapGeweigerd if the minutes or such a passage are fixed.
    """
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> str:
        weiger_definitief(tx, dossier)
        reeks, plaats = buurt = _zoek(tx, dossier, notitie)
        oud = buurt.deze
        _weiger_in_conflict(tx, dossier, oud)
        if gezien is not None and gezien != oud.tekst:
            raise InmiddelsGewijzigd(
                _("Deze notitie is inmiddels gewijzigd; zij is niet gesplitst. Open haar opnieuw.")
            )
        voor, na = oud.tekst[:plek].rstrip(), oud.tekst[plek:].lstrip()
        if not (voor.strip() and na.strip()):
            raise OnbruikbareInvoer(_("Zet de cursor tussen twee woorden; de notitie is niet gesplitst."))
        gegevens: dict[str, object] = {"dossier": dossier, "tijd": oud.tijd, "gesplitst_van": oud.id}
        if oud.verstreken is not None:
            gegevens["verstreken"] = oud.verstreken
        if oud.beurt:
            gegevens["beurt"] = oud.beurt
        tx.zet(SOORT, oud.id, "tekst", voor)
        deel = tx.maak(SOORT, gegevens)
        velden = {
            "hoofdstuk": oud.hoofdstuk,
            "tekst": na,
            "volgorde": plaats_op([n.volgorde for n in reeks], plaats + 1),
            "spreker": oud.spreker,
            "vraag": oud.vraag,
        }
        for veld, waarde in velden.items():
            if waarde:
                tx.zet(SOORT, deel, veld, waarde)
        for tag in oud.tags:
            tx.voeg_toe(SOORT, deel, "tags", tag)
        _volg_in_passages(tx, dossier, oud.id, deel)
        return deel

    return sessie.store.voer_uit(sessie.wie, taak)


def voeg_samen(sessie: Sessie, dossier: str, notitie: str) -> str:
    """Put a note at the end of the one above it in its chapter, and return the id of that one.

    The tags of both stay; a speaker other than that of the note above is written before the text. Raises
    OnbruikbareInvoer if there is no note above, or the two belong to different questions: then one would lose its
    question. Raises NietGevonden if the note is gone, StapGeweigerd if the minutes are fixed.
    """
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> str:
        weiger_definitief(tx, dossier)
        reeks, plaats = _zoek(tx, dossier, notitie)
        if plaats == 0:
            raise OnbruikbareInvoer(
                _("Boven deze notitie staat in dit hoofdstuk geen andere; er is niets gewijzigd.")
            )
        boven, onder = reeks[plaats - 1], reeks[plaats]
        _weiger_in_conflict(tx, dossier, boven, onder)
        if boven.vraag and onder.vraag and boven.vraag != onder.vraag:
            raise OnbruikbareInvoer(
                _(
                    "Deze notities horen bij verschillende vragen ({boven} en {onder}); koppel ze eerst aan dezelfde vraag."
                    " Er is niets gewijzigd."
                ).format(boven=boven.vraag, onder=onder.vraag)
            )
        tx.zet(SOORT, boven.id, "tekst", _aaneen(boven, onder))
        if onder.vraag and not boven.vraag:
            tx.zet(SOORT, boven.id, "vraag", onder.vraag)
        if onder.spreker and not boven.spreker:
            tx.zet(SOORT, boven.id, "spreker", onder.spreker)
        for tag in onder.tags:
            tx.voeg_toe(SOORT, boven.id, "tags", tag)
        _volg_in_passages(tx, dossier, onder.id, boven.id)
        tx.verwijder(SOORT, onder.id)
        return boven.id

    return sessie.store.voer_uit(sessie.wie, taak)


def _zoek(tx: Transactie, dossier: str, notitie: str) -> _Buurt:
    eis_in_dossier(tx.db, SOORT, notitie, dossier)
    alle = lees_notities(tx.db, dossier)
    deze = next((n for n in alle if n.id == notitie), None)
    if deze is None:
        raise NietGevonden(_("Deze notitie is inmiddels verwijderd; er is niets gewijzigd."))
    reeks = [n for n in alle if n.hoofdstuk == deze.hoofdstuk]
    return _Buurt(reeks, reeks.index(deze))


def _weiger_in_conflict(tx: Transactie, dossier: str, *notities: Notitie) -> None:
    """Two texts of one note are chosen between by a person: putting one of them in another note would hide that."""
    for notitie in notities:
        rij = tx.db.execute(
            "SELECT 1 FROM entiteit WHERE soort = ? AND id = ? AND dossier = ? AND conflicten IS NOT '[]'",
            (SOORT, notitie.id, dossier),
        ).fetchone()
        if rij:
            raise StapGeweigerd(
                _(
                    "Een van deze notities is op twee laptops verschillend gewijzigd; kies eerst welke tekst blijft."
                )
            )


def _aaneen(boven: Notitie, onder: Notitie) -> str:
    """Both texts as they are; what somebody else said begins on a line of its own."""
    if not boven.tekst.strip() or not onder.tekst.strip():
        return boven.tekst.strip() or onder.tekst.strip()
    if onder.spreker and boven.spreker and onder.spreker != boven.spreker:
        return f"{boven.tekst.rstrip()}\n{onder.spreker}: {onder.tekst.lstrip()}"
    return f"{boven.tekst.rstrip()} {onder.tekst.lstrip()}"


def _volg_in_passages(tx: Transactie, dossier: str, van: str, naar: str) -> None:
    """Passages made of note ``van`` name ``naar`` too, so that its text does not come into the verslag once more."""
    passages = [p for p in lees_passages(tx.bij(), dossier) if van in p.bronnen and naar not in p.bronnen]
    if passages:
        weiger_bevroren(tx.db, dossier)
    for passage in passages:
        tx.voeg_toe("passage", passage.id, "bronnen", naar)
