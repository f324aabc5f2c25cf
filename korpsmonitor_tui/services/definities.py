"""Finds and reads the definition files of instruments, each once."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.bijlagen import lees_bestand

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.instrument import Instrument

SJABLOON = "huisstijl.docx"
STANDAARD = "korpsmonitor"


class Definities:
    """The instruments in templates/, one folder each."""

    def __init__(self) -> None:
        self._gelezen: dict[str, Instrument] = {}
        self._cijfers: dict[str, Cijferverzameling] = {}
        self._versies: dict[tuple[str, str], Instrument] = {}
        # Screens ask from several threads: nothing is read twice.
        self._slot = threading.RLock()

    def __call__(self, code: str) -> Instrument:
        """The instrument with this code. Raises NietGevonden, or OnbruikbareInvoer with every error in its files."""
        with self._slot:
            if code not in self._gelezen:
                from korpsmonitor_tui.intake.instrument import lees_instrument

                if code not in self.codes():
                    raise NietGevonden(
                        _("Er is geen instrument “{code}”; wel: {codes}.").format(
                            code=code, codes=", ".join(self.codes())
                        )
                    )
                self._gelezen[code] = lees_instrument(paths.templates() / code, paths.db())
            return self._gelezen[code]

    def bij_versie(self, code: str, versie: str, tekst: Callable[[], str]) -> Instrument:
        """The instrument with a published questionnaire; ``versie`` is its id, ``tekst`` gives its definition.

        Raises as :meth:`__call__`, or OnbruikbareInvoer if this program cannot read the definition.
        """
        instrument = self(code)
        with self._slot:
            if (code, versie) not in self._versies:
                from korpsmonitor_tui.intake.vragenlijstbestand import lees_gepubliceerd

                lijst = lees_gepubliceerd(versie, tekst(), instrument)
                self._versies[code, versie] = replace(instrument, vragenlijst=lijst)
            return self._versies[code, versie]

    def cijfers(self, code: str) -> Cijferverzameling:
        """The published figures of an instrument; none if it names no folder of them.

        Raises NietGevonden, or OnbruikbareInvoer with every error in its files.
        """
        instrument = self(code)
        with self._slot:
            if code not in self._cijfers:
                from korpsmonitor_tui.intake.cijfers import lees_cijfers

                map_ = paths.db() / instrument.cijfermap
                self._cijfers[code] = (
                    lees_cijfers(map_, instrument) if instrument.cijfermap else Cijferverzameling(())
                )
            return self._cijfers[code]

    def codes(self) -> tuple[str, ...]:
        """Codes of all instruments that are installed."""
        return tuple(sorted(map_.parent.name for map_ in paths.templates().glob("*/instrument.toml")))

    def sjabloon(self, code: str) -> bytes:
        """The house-style template of an instrument. Raises OnbruikbareInvoer if it cannot be read."""
        return lees_bestand(paths.templates() / code / SJABLOON)
