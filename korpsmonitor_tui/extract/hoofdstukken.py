"""Estimates under which chapter a passage was said, where nobody noted it: from its words and from what came before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.extract.model import Model

_DEMPING: Final = 0.8
"""Words of one passage depend on one another, so they count for less than their number."""


class Hoofdstukschatter:
    """Follows a conversation: chapters last for some passages and follow one another in their usual order."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._vorige: dict[str, float] | None = None

    def begin_opnieuw(self) -> None:
        """What comes next is another conversation."""
        self._vorige = None

    def volgende(self, kenmerken: Mapping[str, float], bekend: str = "") -> dict[str, float]:
        """The chances of the chapters of the next passage; ``bekend`` is the chapter it was noted under."""
        if bekend in self._model.begin:
            self._vorige = {bekend: 1.0}
            return {bekend: 1.0}
        gezien = self._model.hoofdstuk.samen(kenmerken)
        kansen = {
            hoofdstuk: vooraf
            * (max(gezien.get(hoofdstuk, 0.0), 1e-4) / self._model.aandeel[hoofdstuk]) ** _DEMPING
            for hoofdstuk, vooraf in self._verwacht().items()
        }
        som = sum(kansen.values())
        self._vorige = {hoofdstuk: kans / som for hoofdstuk, kans in kansen.items()}
        return dict(self._vorige)

    def _verwacht(self) -> dict[str, float]:
        if self._vorige is None:
            return dict(self._model.begin)
        verwacht = dict.fromkeys(self._model.begin, 0.0)
        for van, kans in self._vorige.items():
            for naar, overgang in self._model.overgang[van].items():
                verwacht[naar] += kans * overgang
        return verwacht
