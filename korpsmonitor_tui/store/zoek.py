"""Full-text search over notes, passages, answers and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.store.projecties import zoekvorm

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database

_VRAAG: Final = """
SELECT z.soort, z.entiteit, z.dossier,
       snippet(zoekregel_fts, 0, char(2), char(3), '…', 24) AS fragment
FROM zoekregel_fts JOIN zoekregel z ON z.nr = zoekregel_fts.rowid
WHERE zoekregel_fts MATCH :vraag AND substr(z.dossier, 1, length(:begin)) = :begin
      AND (:dossier = '' OR z.dossier = :dossier)
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
    """A hit; in ``fragment`` the words found stand between U+0002 and U+0003."""

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
    begin = f"{editie}/" if editie else ""
    # Collecting every word with a beginning costs a hundred times as much as finding a whole word.
    for vraag in (heel, f"{heel}*"):
        rijen = db.execute(
            _VRAAG, {"vraag": vraag, "begin": begin, "dossier": dossier, "genoeg": genoeg}
        ).fetchall()
        if len(rijen) == genoeg:
            break
    rijen.sort(key=lambda rij: rij[3].count(_RAAK), reverse=True)
    return tuple(Treffer(*rij) for rij in rijen[:hoogstens])
