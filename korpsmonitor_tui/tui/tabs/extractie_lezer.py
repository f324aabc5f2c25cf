"""Reads suggestions for the tab in a worker thread: what was read is shown as it comes, and kept while no text changes."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.services import modellen
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.tui.tabs.extractie_stand import Extractiestand, maak_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.domain.codering import Suggestie
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.services.codeerstand import Gelezen
    from korpsmonitor_tui.services.sessie import Sessie

TUSSENSTAND: Final = 0.3
"""Seconds between two showings while the texts are being read."""
RUST: Final = 4
"""How many times as long as a showing took is read before the next: a long list takes no more than a fifth of the time."""


class Extractielezer:
    """Reads one dossier for one person; whoever comes while it is being read goes on where the reading stopped."""

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        self._sessie = sessie
        self._dossier = dossier
        self._slot = Lock()
        self._gelezen: tuple[str, tuple[Tekstbron, ...]] = ("", ())
        """The model and the texts that the suggestions at hand were made with."""
        self._zonder = ""
        """Why there are no suggestions, if none can be made."""
        self._suggesties: list[Suggestie] = []
        self._teksten = 0
        self._rest: Iterator[tuple[Tekstbron, tuple[Suggestie, ...]]] = iter(())
        self._ooit = False
        """Whether every text was read before."""

    def lees(
        self, tussen: Callable[[Extractiestand], None], gestopt: Callable[[], bool]
    ) -> Extractiestand | None:
        """The state of now; ``tussen`` gets what there is while it goes on. None if ``gestopt`` says so."""
        with self._slot:
            gelezen = lees_dossier(self._sessie, self._dossier)
            model = modellen.gekozen(self._sessie.store.lees(), self._sessie.editie.id)
            if (model, gelezen.bronnen) != self._gelezen:
                self._begin(gelezen.bronnen)
                self._gelezen = model, gelezen.bronnen
            volgende = 0.0
            for _bron, gevonden in self._rest:
                self._suggesties += gevonden
                self._teksten += 1
                if gestopt():
                    return None
                # Later on the list of before stays until the new one is whole: nothing jumps under who is deciding.
                if not self._ooit and (nu := time.monotonic()) >= volgende:
                    tussen(self._stand(gelezen))
                    klaar = time.monotonic()
                    volgende = klaar + max(TUSSENSTAND, RUST * (klaar - nu))
            self._ooit = True
            return self._stand(gelezen)

    def _begin(self, bronnen: tuple[Tekstbron, ...]) -> None:
        # Imported late: a worker thread may wait for the extraction, the screen may not.
        from korpsmonitor_tui.services.suggesties import Suggesteur

        self._suggesties, self._teksten, self._zonder = [], 0, ""
        try:
            self._rest = Suggesteur(self._sessie).lees(bronnen)
        except KorpsmonitorFout as fout:
            # Codes can be given by hand and looked at all the same.
            self._rest, self._teksten, self._zonder = iter(()), len(bronnen), str(fout)

    def _stand(self, gelezen: Gelezen) -> Extractiestand:
        return maak_stand(self._sessie, self._dossier, gelezen, self._suggesties, self._teksten, self._zonder)
