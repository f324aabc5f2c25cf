"""Full-text search over everything that people wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.store.projecties import zoekvorm
from korpsmonitor_tui.store.projectietabellen import PROJECTIES

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database

_EDITIE: Final = " ".join(
    f"WHEN '{projectie.soort}' THEN (SELECT editie FROM {projectie.soort} WHERE id = z.entiteit)"
    for projectie in PROJECTIES.values()
    if projectie.zoek and "editie" in projectie.kolommen
)
"""The edition of what belongs to no dossier, such as an action of a plan: its own table names it."""
_VRAAG: Final = f"""
SELECT z.soort, z.entiteit, z.dossier,
       snippet(zoekregel_fts, 0, char(2), char(3), '…', 24) AS fragment
FROM zoekregel_fts JOIN zoekregel z ON z.nr = zoekregel_fts.rowid
WHERE zoekregel_fts MATCH :vraag AND (:dossier = '' OR z.dossier = :dossier)
      AND (substr(z.dossier, 1, length(:begin)) = :begin OR z.dossier = '' AND CASE z.soort {_EDITIE} END = :editie)
ORDER BY zoekregel_fts.rowid DESC LIMIT :genoeg
"""
"""Newest first, which the index gives as it goes. Its own order of rank reads every text with a common word first: seven
seconds in a million passages."""
_MINSTENS: Final = 300
"""Texts that are looked at to choose the best from."""
_RAAK: Final = "\x02"
"""What stands before each word found."""


@dataclass(frozen=True, slots=True)
class Treffer:
    """A hit; in ``fragment`` the words found stand between U+0002 and U+0003. ``dossier`` is empty for what belongs to none."""

    soort: str
    entiteit: str
    dossier: str
    fragment: str


def zoek(
    db: Database, tekst: str, *, editie: str = "", dossier: str = "", hoogstens: int = 200
) -> tuple[Treffer, ...]:
    """Find what holds all words of ``tekst``, the last one also as the beginning of a word; best first.

    ``editie`` and ``dossier`` are ids; empty for all. Best is where most of the words stand close together, and of equals
    the newest. Of more texts than can be looked at the newest count. What a user types is always text: quotes, hyphens and
    operators have no meaning.
    """
    woorden = [deel for deel in zoekvorm(tekst).split() if any(teken.isalnum() for teken in deel)]
    if not woorden:
        return ()
    heel = " ".join('"{}"'.format(woord.replace('"', '""')) for woord in woorden)
    genoeg = max(hoogstens, _MINSTENS)
    plaats = {"begin": f"{editie}/" if editie else "", "editie": editie, "dossier": dossier}
    # Collecting every word with a beginning costs a hundred times as much as finding a whole word.
    for vraag in (heel, f"{heel}*"):
        rijen = db.execute(_VRAAG, {"vraag": vraag, "genoeg": genoeg, **plaats}).fetchall()
        if len(rijen) == genoeg:
            break
    rijen.sort(key=lambda rij: rij[3].count(_RAAK), reverse=True)
    return tuple(Treffer(*rij) for rij in rijen[:hoogstens])
