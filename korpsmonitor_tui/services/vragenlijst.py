"""Answers to the questionnaire: as they were stated, per question and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.instrument import Hoofdstuk, Vraag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What was stated on one question, for one year where the question asks for years."""

    id: str
    vraag: str
    jaar: str
    """The year, or empty."""
    waarde: str
    """As stated, never altered: ``12``, ``15-20``, ``Nb``; empty means not answered."""
    toelichting: str


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """How much of a chapter is answered, counted in questions."""

    hoofdstuk: str
    beantwoord: int
    totaal: int
    verplicht_open: int
    """Required questions without an answer."""


def antwoord_id(dossier: str, vraag: str, jaar: str = "") -> str:
    """The same answer on every laptop."""
    return f"{dossier}/{vraag}/{jaar}" if jaar else f"{dossier}/{vraag}"


def lees_antwoorden(db: Database, dossier: str) -> dict[tuple[str, str], Antwoord]:
    """All answers of a dossier by (question id, year)."""
    rijen = db.execute(
        "SELECT id, vraag, jaar, waarde, toelichting FROM antwoord WHERE dossier = ?", (dossier,)
    ).fetchall()
    antwoorden = (Antwoord(*(waarde or "" for waarde in rij)) for rij in rijen)
    return {(antwoord.vraag, antwoord.jaar): antwoord for antwoord in antwoorden}


def zet_antwoord(
    sessie: Sessie,
    dossier: str,
    vraag: str,
    waarde: str,
    *,
    jaar: str = "",
    veld: str = "waarde",
    op: Sequence[str] | None = None,
) -> str:
    """Write an answer (``veld`` waarde) or its explanation (toelichting) exactly as stated, and return its id.

    Raises NietGevonden for an unknown question or year, StapGeweigerd while the verslag with its figures is frozen.
    """
    eis_schrijver(sessie, dossier)
    controleer_vraag(sessie, vraag, jaar)
    if veld not in {"waarde", "toelichting"}:
        raise ValueError(veld)
    id_ = antwoord_id(dossier, vraag, jaar)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        maak_of_herstel(tx, "antwoord", {"dossier": dossier, "vraag": vraag, "jaar": jaar}, id_)
        tx.zet("antwoord", id_, veld, waarde, op=op)

    sessie.store.voer_uit(sessie.wie, taak)
    return id_


def controleer_vraag(sessie: Sessie, vraag: str, jaar: str = "") -> Vraag:
    """The question with this id. Raises NietGevonden if it does not exist or does not ask for this year."""
    bekend = sessie.instrument.vragen.get(vraag)
    if bekend is None:
        raise NietGevonden(_("Er is geen vraag “{vraag}” in deze vragenlijst.").format(vraag=vraag))
    jaren = [str(j) for j in bekend.jaren]
    if (jaar or jaren) and jaar not in jaren:
        raise NietGevonden(
            _("Vraag {vraag} wordt gesteld voor {jaren}, niet voor “{jaar}”.").format(
                vraag=vraag, jaren=", ".join(jaren) or _("geen apart jaar"), jaar=jaar
            )
        )
    return bekend


def volledigheid(hoofdstuk: Hoofdstuk, antwoorden: dict[tuple[str, str], Antwoord]) -> Volledigheid:
    """How much of a chapter is answered: a question for several years counts once all years are."""
    beantwoord = [vraag for vraag in hoofdstuk.vragen if is_beantwoord(vraag, antwoorden)]
    verplicht = [vraag for vraag in hoofdstuk.vragen if vraag.verplicht and vraag not in beantwoord]
    return Volledigheid(hoofdstuk.code, len(beantwoord), len(hoofdstuk.vragen), len(verplicht))


def is_beantwoord(vraag: Vraag, antwoorden: dict[tuple[str, str], Antwoord]) -> bool:
    """Whether every part of the question has an answer."""
    jaren = [str(jaar) for jaar in vraag.jaren] or [""]
    return all((gegeven := antwoorden.get((vraag.id, jaar))) and gegeven.waarde.strip() for jaar in jaren)
