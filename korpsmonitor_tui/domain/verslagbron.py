"""What a passage rests on: notes by their id, what was said in a transcript by its place, and the agreements in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from korpsmonitor_tui.domain.gesprek import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

_VERWIJZING: Final = re.compile(r"beurt:(.+/[0-9]{1,9}):([0-9]{1,9})-([0-9]{1,9})")


class Verwijzing(NamedTuple):
    """A stretch of a turn; begin and end count code points of its text, the end not included."""

    beurt: str
    """Id of the turn: transcript and number."""
    begin: int
    eind: int

    def __str__(self) -> str:
        """As it stands among the sources of a passage."""
        return f"beurt:{self.beurt}:{self.begin}-{self.eind}"

    def overlapt(self, ander: Verwijzing) -> bool:
        """Whether two stretches of the same turn have words in common."""
        return self.beurt == ander.beurt and self.begin < ander.eind and ander.begin < self.eind


def lees_verwijzing(bron: str) -> Verwijzing | None:
    """A source of a passage as a stretch of a turn; None for a note, and for what no turn can be."""
    gevonden = _VERWIJZING.fullmatch(bron)
    if gevonden is None or int(gevonden[2]) >= int(gevonden[3]):
        return None
    return Verwijzing(gevonden[1], int(gevonden[2]), int(gevonden[3]))


def is_gebruikt(bron: str, gebruikt: Iterable[str]) -> bool:
    """Whether a source is among these, or has words in common with one of them."""
    gebruikt = tuple(gebruikt)
    verwijzing = lees_verwijzing(bron)
    if verwijzing is None:
        return bron in gebruikt
    return any(verwijzing.overlapt(andere) for andere in map(lees_verwijzing, gebruikt) if andere is not None)


@dataclass(frozen=True, slots=True)
class Afspraak:
    """An agreement or action of which a passage speaks."""

    tekst: str
    wie: str = ""
    wanneer: str = ""
    bron: str = ""
    """Id of the code that it was made of; empty if a person wrote it down."""

    def als_gegevens(self) -> dict[str, str]:
        """As it is stored."""
        return {"tekst": self.tekst, "wie": self.wie, "wanneer": self.wanneer, "bron": self.bron}


def lees_afspraak(waarde: object) -> Afspraak | None:
    """A stored agreement; None for what another program may have left there."""
    if not isinstance(waarde, dict) or not all(isinstance(deel, str) for deel in waarde.values()):
        return None
    gegevens: dict[str, Any] = {naam: waarde.get(naam, "") for naam in ("tekst", "wie", "wanneer", "bron")}
    return Afspraak(**gegevens) if gegevens["tekst"].strip() else None


def afspraken_van(tekst: str, tags: Iterable[str], afspraken: Iterable[Afspraak]) -> tuple[Afspraak, ...]:
    """What a passage adds to the table of agreements: those in it, or as an action without any its whole text."""
    eigen = tuple(afspraken)
    return eigen or ((Afspraak(tekst),) if Tag.ACTIE in tags and tekst.strip() else ())
