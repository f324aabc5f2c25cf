"""The figures of a model before and after, as people compare them; screens and commands show the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.extract.meten import NA, VOOR, WIJZEN, Meting

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.modellen import Geleerd

KOLOMMEN: Final = (
    _("zinnen"),
    _("gelezen"),
    _("dimensies"),
    _("micro-F1 voor"),
    _("na"),
    _("oordeel voor"),
    _("na"),
    _("hoog juist voor"),
    _("na"),
)
"""Of :func:`cijferrijen`."""
_MATEN: Final[tuple[Callable[[Meting], float], ...]] = (
    lambda maat: maat.f1,
    lambda maat: maat.oordeel,
    lambda maat: maat.hoog_juist,
)


def wijzenaam(wijze: str) -> str:
    """What was known of a sentence, for people."""
    namen: dict[str, str] = dict(
        zip(WIJZEN, (_("met hoofdstuk"), _("zonder hoofdstuk"), _("losse zin")), strict=True)
    )
    return namen.get(wijze, wijze)


def cijferrijen(geleerd: Geleerd) -> list[tuple[str, ...]]:
    """A row for each group of sentences and each way of reading them; ``–`` where there is nothing to measure."""
    per = {(maat.eigen, maat.wijze, maat.moment): maat.meting for maat in geleerd.maten}
    rijen = []
    for eigen in (True, False):
        for wijze in WIJZEN:
            voor, na = (per.get((eigen, wijze, moment)) for moment in (VOOR, NA))
            if voor is None or na is None:
                continue
            groep = _("deze editie") if eigen else _("meegeleverd")
            cijfers = [_getal(waarde(maat), maat) for waarde in _MATEN for maat in (voor, na)]
            rijen.append((groep, wijzenaam(wijze), str(voor.goed + voor.gemist), *cijfers))
    return rijen


def _getal(waarde: float, maat: Meting) -> str:
    """Three decimals with a Dutch comma."""
    return f"{waarde:.3f}".replace(".", ",") if maat.goed + maat.teveel + maat.gemist else "–"


def waarschuwing(geleerd: Geleerd) -> str:
    """What must be known to read the figures rightly."""
    zinnen = [
        _(
            "Elk korps is gelezen door een model dat niets van dat korps zag; “voor” leerde alleen van de meegeleverde zinnen."
        ),
        _(
            "Op de zinnen van deze editie telt niet wat niemand voorstelde of toevoegde; daar is micro-F1 geflatteerd."
        ),
    ]
    if len(geleerd.partijen) < 2:
        zinnen.append(_("Er is van één korps geleerd: op zijn eigen zinnen kan geen verschil te zien zijn."))
    return " ".join(zinnen)
