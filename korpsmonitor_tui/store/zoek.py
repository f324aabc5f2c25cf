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
WHERE zoekregel_fts MATCH ? AND (? = '' OR z.dossier = ?)
ORDER BY zoekregel_fts.rank LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Treffer:
    """A hit; in ``fragment`` the words found stand between U+0002 and U+0003."""

    soort: str
    entiteit: str
    dossier: str
    fragment: str


def zoek(db: Database, tekst: str, *, dossier: str = "", hoogstens: int = 200) -> tuple[Treffer, ...]:
    """Find what holds all words of ``tekst``, the last one also as the beginning of a word; best first.

    What a user types is always text: quotes, hyphens and operators have no meaning.
    """
    woorden = [deel for deel in zoekvorm(tekst).split() if any(teken.isalnum() for teken in deel)]
    if not woorden:
        return ()
    vraag = " ".join('"{}"'.format(woord.replace('"', '""')) for woord in woorden) + "*"
    rijen = db.execute(_VRAAG, (vraag, dossier, dossier, hoogstens)).fetchall()
    return tuple(Treffer(*rij) for rij in rijen)
