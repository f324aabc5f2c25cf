"""A stylesheet that reads every piece of CSS once.

Textual's own keeps 64 pieces and forgets all of them whenever a screen brings its own file; this program has some two
hundred, so that every screen and dialog, the first time it was opened, had all of them read anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from textual.css.model import RuleSet

_GELEZEN: dict[tuple[object, ...], list[RuleSet]] = {}
"""By everything that the rules follow from; what was read of a theme is there when it is chosen again."""


class Stijlblad(Stylesheet):
    """Put in the place of ``App.stylesheet`` before the app runs."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._kleuren = frozenset(self._variables.items())

    def set_variables(self, variables: dict[str, str]) -> None:
        """Go on with the colours of another theme."""
        super().set_variables(variables)
        self._kleuren = frozenset(variables.items())

    def reparse(self) -> None:
        """Apply what was added. Raises as Textual's own, and leaves the rules as they were then."""
        self.parse()

    def copy(self) -> Stijlblad:
        """The same sources and colours, of its own."""
        kopie = Stijlblad(variables=dict(self._variables))
        kopie.source = self.source.copy()
        return kopie

    def _parse_rules(self, css: str, read_from: Any, *rest: Any, **opties: Any) -> list[RuleSet]:
        sleutel = (self._kleuren, css, read_from, *rest, *sorted(opties.items()))
        if sleutel not in _GELEZEN:
            _GELEZEN[sleutel] = super()._parse_rules(css, read_from, *rest, **opties)
        return _GELEZEN[sleutel]
