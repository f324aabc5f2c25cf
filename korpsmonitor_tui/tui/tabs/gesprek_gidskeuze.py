"""Which question of the guide is looked at: per chapter one, moved by keys while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gids import Gids, Gidshoofdstuk, Gidsvraag


class Gidskeuze:
    """The guide as it was read last, with a place in every chapter. Nothing here waits: keys are handled in order."""

    def __init__(self) -> None:
        self.gids: Gids | None = None
        self._gekozen: dict[str, str] = {}

    def deel(self, hoofdstuk: str) -> Gidshoofdstuk | None:
        """A chapter of the guide; None until it has been read."""
        return self.gids.per_hoofdstuk.get(hoofdstuk) if self.gids else None

    def vragen(self, hoofdstuk: str) -> tuple[Gidsvraag, ...]:
        """The questions of a chapter."""
        deel = self.deel(hoofdstuk)
        return deel.vragen if deel else ()

    def nu(self, hoofdstuk: str) -> Gidsvraag | None:
        """The question that is looked at in a chapter: until one is chosen the first; None if there are none."""
        vragen = self.vragen(hoofdstuk)
        gekozen = self._gekozen.get(hoofdstuk)
        return next((vraag for vraag in vragen if vraag.vraag.id == gekozen), vragen[0] if vragen else None)

    def kies(self, hoofdstuk: str, vraag: str) -> None:
        """Look at this question."""
        self._gekozen[hoofdstuk] = vraag

    def stap(self, hoofdstuk: str, stappen: int) -> None:
        """Look at the next or previous question; the first and the last stay what they are."""
        vragen, nu = self.vragen(hoofdstuk), self.nu(hoofdstuk)
        if nu is not None:
            plaats = min(max(0, vragen.index(nu) + stappen), len(vragen) - 1)
            self.kies(hoofdstuk, vragen[plaats].vraag.id)

    def naar_open(self, hoofdstuk: str) -> str:
        """Look at the next question that is not covered, also of a later chapter, at the end from the begin again.

        Returns the code of its chapter, or empty if every question is covered.
        """
        if self.gids is None:
            return ""
        alle = [(deel.hoofdstuk.code, vraag) for deel in self.gids.hoofdstukken for vraag in deel.vragen]
        nu = self.nu(hoofdstuk)
        begin = (
            next((nr for nr, (code, vraag) in enumerate(alle) if vraag == nu and code == hoofdstuk), -1) + 1
        )
        for code, vraag in (*alle[begin:], *alle[:begin]):
            if not vraag.gedekt or vraag.open_punten:
                self.kies(code, vraag.vraag.id)
                return code
        return ""
