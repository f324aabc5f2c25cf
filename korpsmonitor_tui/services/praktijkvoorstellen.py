"""What respondents answered to questions that ask for a best practice or knelpunt, until one is made of it.

Nothing is made of an answer by itself: a person names it and says it in words that others understand. Proposals are
read anew each time; one goes once a best practice or knelpunt leans on the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.noten import Noot, Nootsoort
from korpsmonitor_tui.domain.praktijk import Praktijksoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import praktijken
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.praktijken import NieuwePraktijk
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument
    from korpsmonitor_tui.domain.praktijk import Praktijk
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Voorstel:
    """An answer that a best practice or knelpunt can be made of."""

    soort: Praktijksoort
    thema: str
    """Code of the aandachtsveld of the question's first dimension; empty if it has none."""
    partij: Gesprekspartij
    vraag: Vraag
    antwoord: str
    """As it was given, to the letter."""
    bron: Noot
    nummer: int = 0
    """Its place in the list, from 1."""

    @property
    def kenmerk(self) -> str:
        """By which it is found whatever the others are: party and question."""
        return f"{self.partij.code}/{self.vraag.id}"


def lees_voorstellen(sessie: Sessie) -> tuple[Voorstel, ...]:
    """The answers that nothing leans on yet, in the order of the questionnaire and then of the parties."""
    gebruikt = {
        (noot.soort, noot.id) for praktijk in praktijken.lees_praktijken(sessie) for noot in praktijk.bronnen
    }
    over = [v for v in _alle(sessie) if (v.bron.soort, v.bron.id) not in gebruikt]
    return tuple(replace(voorstel, nummer=nr) for nr, voorstel in enumerate(over, start=1))


def neem_over(sessie: Sessie, voorstel: Voorstel, naam: str, tekst: str = "") -> str:
    """Make a best practice or knelpunt of an answer, and return its id; without ``tekst`` it says what was answered.

    Raises as ``praktijken.voeg_toe``.
    """
    return praktijken.voeg_toe(
        sessie,
        NieuwePraktijk(
            voorstel.soort,
            naam,
            tekst.strip() or voorstel.antwoord,
            voorstel.thema,
            # Of somebody who is heard about others it is about all.
            voorstel.partij.code if voorstel.partij.gemeten else "",
            (voorstel.bron,),
        ),
    )


def eis_voorstel(sessie: Sessie, welk: str) -> Voorstel:
    """One by its number, or by party and question (``alkmaar/informatie.werkt``). Raises NietGevonden."""
    for voorstel in lees_voorstellen(sessie):
        if welk in {str(voorstel.nummer), voorstel.kenmerk}:
            return voorstel
    raise NietGevonden(
        _(
            "Er is geen voorstel “{welk}”; `korpsmonitor praktijk voorstellen` noemt ze. Er is niets gewijzigd."
        ).format(welk=welk)
    )


def lees_bronantwoorden(sessie: Sessie, lijst: Iterable[Praktijk]) -> dict[str, tuple[tuple[str, str], ...]]:
    """By id of a best practice or knelpunt who answered what it leans on, where that is said in other words than its own.

    Names of participants give way to their role, as in everything that is printed.
    """
    db = sessie.store.lees()
    namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    uit = {}
    for praktijk in lijst:
        antwoorden = []
        for noot in praktijk.bronnen:
            rij = db.execute("SELECT dossier, waarde FROM antwoord WHERE id = ?", (noot.id,)).fetchone()
            if (
                noot.soort is Nootsoort.ANTWOORD
                and rij
                and rij[1]
                and rij[1].strip() != praktijk.tekst.strip()
            ):
                code = partij_van(rij[0])
                antwoorden.append((namen.get(code, code), verberg(rij[1].strip(), lees_namen(db, rij[0]))))
        if antwoorden:
            uit[praktijk.id] = tuple(antwoorden)
    return uit


def _alle(sessie: Sessie) -> Iterator[Voorstel]:
    instrument, db = sessie.instrument, sessie.store.lees()
    vragen = [vraag for vraag in instrument.vragen.values() if vraag.praktijk]
    if not vragen:
        return
    dossiers = [(partij, dossier_id(sessie.editie.id, partij.code)) for partij in instrument.partijen]
    antwoorden = {dossier: lees_antwoorden(db, dossier) for _partij, dossier in dossiers}
    for vraag in vragen:
        for partij, dossier in dossiers:
            for vak in vraag.vakken:
                antwoord = antwoorden[dossier].get(vak)
                if antwoord is not None and antwoord.waarde.strip():
                    yield Voorstel(
                        Praktijksoort(vraag.praktijk),
                        _thema(instrument, vraag),
                        partij,
                        vraag,
                        antwoord.waarde,
                        Noot(Nootsoort.ANTWOORD, antwoord.id),
                    )


def _thema(instrument: Instrument, vraag: Vraag) -> str:
    velden = {dimensie.code: dimensie.aandachtsveld for dimensie in instrument.dimensies}
    return next((velden[code] for code in vraag.dimensies if code in velden), "")
