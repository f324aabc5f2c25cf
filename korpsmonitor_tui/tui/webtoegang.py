"""Who may see the screens in a browser: whoever opened a link that works once, from the address that was given out."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

GELDIG: Final = 15 * 60.0
"""Seconds for which a link that nobody used can still be used."""


@dataclass
class Webtoegang:
    """Links that work once, and the browsers that used one. Only fingerprints are kept, so comparing tells nothing."""

    klok: Callable[[], float] = monotonic
    """Seconds that only count: setting the clock makes no link live longer."""
    _links: dict[str, float] = field(default_factory=dict)
    _browsers: set[str] = field(default_factory=set)

    def nieuwe_link(self) -> str:
        """The secret of a link; what was given out before and not used stays good until its time is over."""
        geheim = secrets.token_urlsafe(32)
        self._links[_afdruk(geheim)] = self.klok() + GELDIG
        return geheim

    def wissel_in(self, geheim: str) -> str | None:
        """What a browser shows from now on instead of the link; None for a link that was used, is too old or never was."""
        tot = self._links.pop(_afdruk(geheim), None)
        if tot is None or self.klok() > tot:
            return None
        bewijs = secrets.token_urlsafe(32)
        self._browsers.add(_afdruk(bewijs))
        return bewijs

    def kent(self, bewijs: str) -> bool:
        """Whether this is what a browser was given."""
        return _afdruk(bewijs) in self._browsers


def _afdruk(geheim: str) -> str:
    return hashlib.sha256(geheim.encode("utf-8", "surrogatepass")).hexdigest()
