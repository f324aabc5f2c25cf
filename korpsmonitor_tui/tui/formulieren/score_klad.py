"""A form whose texts survive everything: kept on this device as one types, until they are recorded as a whole."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, Select, SelectionList, TextArea
from textual.widgets.select import InvalidSelectValueError
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, vraag_en_doe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.widget import Widget

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie

R = TypeVar("R")
T = TypeVar("T")

SCORESTIJL: Final = Path(__file__).with_name("score.tcss")
TEL: Final = 1.0
"""Seconds between two looks at what was typed."""


class Kladdialoog(Dialoog[R]):
    """Esc closes it and keeps what was typed; who opens it again goes on where they were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "annuleer", _("sluiten, klad blijft")),
        Binding("ctrl+r", "opnieuw", _("klad weg"), priority=True, tooltip=_("begin opnieuw met wat er is vastgelegd")),
    ]  # fmt: skip
    KLADVELDEN: ClassVar[tuple[str, ...]] = ()
    """Ids of the fields that are kept."""

    def __init__(self, sessie: Sessie, formulier: str, klad: str, titel: str, uitleg: str = "") -> None:
        """``formulier`` says what the form is about; ``klad`` is what this person left in it."""
        super().__init__(titel, uitleg)
        self.sessie = sessie
        self.formulier = formulier
        self._klad = lees_klad(klad)
        self._bewaard: dict[str, object] = {}
        self._begin: dict[str, object] = {}

    def on_mount(self) -> None:
        """Go on with what was left here."""
        self._begin = self._momentopname()
        self._vul(self._klad)
        self._bewaard = self._momentopname()
        if self._bewaard != self._begin:
            self.notify(_("Uw klad van eerder staat er weer; Ctrl+R begint opnieuw."))
        for vak in self.query(Tekstvak):
            vak.move_cursor(vak.document.end)
        self.gevuld()
        self.set_interval(TEL, self.bewaar)

    def gevuld(self) -> None:
        """Called once the fields hold what was left: the place to begin at."""

    def _vul(self, waarden: Mapping[str, object]) -> None:
        """Fill the fields that there are."""
        for id_ in self.KLADVELDEN:
            if id_ in waarden and self.query(f"#{id_}"):
                _zet(self.query_one(f"#{id_}"), waarden[id_])

    def _momentopname(self) -> dict[str, object]:
        return {id_: _waarde(self.query_one(f"#{id_}")) for id_ in self.KLADVELDEN if self.query(f"#{id_}")}

    def bewaar(self) -> None:
        """Keep what was typed since the last time; the disk is not waited for."""
        nu = self._momentopname()
        if nu != self._bewaard and not self._bezig:
            self._bewaard = nu
            self.sessie.store.bewaar_formulier(self.sessie.klad, self.formulier, json.dumps(nu))

    def action_opnieuw(self) -> None:
        """Drop what was typed and show what is recorded."""
        self._vul(self._begin)
        self._bewaard = self._momentopname()
        self._klad = {}
        self.sessie.store.vergeet_formulier(self.sessie.klad, self.formulier)

    def action_annuleer(self) -> None:
        """Close it; what was typed waits."""
        if self._bezig:
            super().action_annuleer()
            return
        self.bewaar()
        if self._bewaard != self._begin:
            self.app.notify(
                _("Wat u invulde blijft als klad bewaard; open het formulier opnieuw om verder te gaan.")
            )
        self.dismiss(None)


def vraag_met_klad(
    widget: Widget,
    dialoog: Kladdialoog[R],
    taak: Callable[[R], T],
    klaar: Callable[[T], None] | None = None,
) -> None:
    """As :func:`vraag_en_doe`; what was typed is dropped once ``taak`` recorded it."""

    def doe(waarde: R) -> T:
        uitkomst = taak(waarde)
        dialoog.sessie.store.vergeet_formulier(dialoog.sessie.klad, dialoog.formulier).result()
        return uitkomst

    vraag_en_doe(widget, dialoog, doe, klaar)


def eis_nieuwe_motivatie(score: Score, motivatie: str, was: Score | None, toen: str) -> None:
    """Another score does not hold for the reason of the one that stood there. Raises VeldFout."""
    if was is not None and score != was and motivatie and motivatie == toen.strip():
        raise VeldFout(
            _("dit is de motivatie van {was}; schrijf waarom het {score} is.").format(
                was=scorewoord(was), score=scorewoord(score)
            ),
            "motivatie",
        )


def lees_klad(tekst: str) -> Mapping[str, object]:
    """What was kept of a form; nothing if it is no longer readable."""
    try:
        klad = json.loads(tekst or "{}")
    except ValueError:
        return {}
    return klad if isinstance(klad, dict) else {}


def _waarde(veld: Widget) -> object:
    if isinstance(veld, TextArea):
        return veld.text
    if isinstance(veld, Input):
        return veld.value
    if isinstance(veld, SelectionList):
        return sorted(veld.selected)
    assert isinstance(veld, Select), veld
    return veld.value if isinstance(veld.value, str) else ""


def _zet(veld: Widget, waarde: object) -> None:
    """Put back what was kept, as far as it can still be chosen."""
    if isinstance(veld, TextArea):
        veld.text = str(waarde)
    elif isinstance(veld, Input):
        veld.value = str(waarde)
    elif isinstance(veld, SelectionList) and isinstance(waarde, list):
        veld.deselect_all()
        for optie in veld.options:
            if isinstance(optie, Selection) and optie.value in waarde:
                veld.select(optie)
    elif isinstance(veld, Select):
        # What could be chosen then may be gone.
        with contextlib.suppress(InvalidSelectValueError):
            veld.value = waarde or Select.NULL
