"""What was recorded by an instrument that its files no longer know: it must not vanish from sight in silence.

The questionnaire that was published and the weighing rules are kept with the edition, to the letter. Parties and
dimensions are read from the files: their names, norms and order may change, but a code that was used must stay. It is
told and not refused, because a colleague's laptop may have had the new files first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


def lees_verlies(sessie: Sessie) -> tuple[str, ...]:
    """Codes of parties and dimensions that this edition has something of and the instrument does not know."""
    instrument, db, begin = sessie.instrument, sessie.store.lees(), f"{sessie.editie.id}/"
    dimensies = (
        code
        for (code,) in db.execute(
            "SELECT DISTINCT dimensie FROM score WHERE dossier > ? AND dossier < ?", _grenzen(begin)
        )
    )
    return (
        *_onbekend(_partijen(db, begin), {partij.code for partij in instrument.partijen}),
        *_onbekend(dimensies, {dimensie.code for dimensie in instrument.dimensies}),
    )


def meld_verlies(sessie: Sessie) -> str:
    """The same as one line for a person; empty if nothing is missing."""
    codes = lees_verlies(sessie)
    if not codes:
        return ""
    return _(
        "Let op: in de bestanden van het instrument {instrument} ontbreekt {codes}, waarvan in editie {editie} gegevens zijn"
        " vastgelegd. Zij zijn bewaard, maar nu nergens te zien; zet dit terug in {map}."
    ).format(
        instrument=sessie.editie.instrument,
        codes=", ".join(f"“{code}”" for code in codes),
        editie=sessie.editie.id,
        map=sessie.instrumenten.map(sessie.editie.instrument),
    )


def _partijen(db: Database, begin: str) -> Iterator[str]:
    """Codes of the parties of which there is an interview, an answer or a score."""
    for tabel in ("gesprek", "antwoord", "score"):
        # From one dossier to the next along the index: of each, thousands of rows need not be read.
        dossier = begin
        while rij := db.execute(
            f"SELECT dossier FROM {tabel} WHERE dossier > ? AND dossier < ? ORDER BY dossier LIMIT 1",
            (dossier, _grenzen(begin)[1]),
        ).fetchone():
            dossier = rij[0]
            yield dossier.removeprefix(begin)


def _grenzen(begin: str) -> tuple[str, str]:
    """Between which texts stands everything that begins so: ``/`` is followed by ``0``."""
    return begin, f"{begin[:-1]}0"


def _onbekend(codes: Iterator[str], bekend: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted({code for code in codes if code and code not in bekend}))
