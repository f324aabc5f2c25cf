"""Signs and words for bands, judgements and decisions; no colour says what a word or sign does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.visual import Visual

from korpsmonitor_tui.domain.codering import Oordeel
from korpsmonitor_tui.domain.extractie import Polariteit, Zekerheid
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

    from korpsmonitor_tui.domain.codering import Gegevens
    from korpsmonitor_tui.tui.tabs.extractie_regels import Codenamen, Coderegel

BANDEN: Final = {Zekerheid.HOOG.value: "●●●", Zekerheid.MIDDEN.value: "●●○", Zekerheid.LAAG.value: "●○○"}
_OORDELEN: Final = {
    Polariteit.POSITIEF.value: ("+", "$text-success"),
    Polariteit.NEUTRAAL.value: ("·", "$text-muted"),
    Polariteit.AANDACHT.value: ("!", "$text-warning"),
    Polariteit.NEGATIEF.value: ("−", "$text-error"),
}

_BREED: Final = 76
"""Columns from which a judgement is written out in the list, and names have more room."""


def bandtekst(band: str) -> str:
    """A band as sign and word."""
    return f"{BANDEN.get(band, '')} {band}".strip()


def bandnaam(band: str) -> str:
    """The same in a sentence."""
    return _("zekerheid {band}").format(band=bandtekst(band)) if band else ""


def oordeelteken(polariteit: str) -> tuple[str, str]:
    """Sign and style of a judgement."""
    return _OORDELEN.get(polariteit, (" ", ""))


def oordeeltekst(polariteit: str) -> str:
    """A judgement as sign and word."""
    return f"{oordeelteken(polariteit)[0]} {polariteit}" if polariteit else ""


def regelteken(regel: Coderegel) -> tuple[str, str]:
    """How far a line is: sign and style."""
    codering = regel.codering
    if codering is None:
        return "?", "bold $text-warning"
    if regel.te_bekijken:
        return "!", "bold $text-error"
    if codering.oordeel == Oordeel.VERWORPEN:
        return "x", "$text-muted"
    if not codering.voorstel:
        return "+", "bold $text-success"
    return ("w", "bold $text-success") if codering.gewijzigd else ("✓", "$text-success")


def gegevenstekst(gegevens: Gegevens) -> str:
    """What is known besides a code, on one line."""
    return maak_zichtbaar(", ".join(f"{naam}: {waarde}" for naam, waarde in gegevens if waarde))


class Coderegelbeeld(Visual):
    """A line of the list, made only when it comes into view: three thousand of them cost nothing."""

    def __init__(self, regel: Coderegel, namen: Codenamen) -> None:
        self._regel = regel
        self._namen = namen

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """What there is."""
        return container_width

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Sign, band, code, judgement, quote."""
        return self.inhoud(width).truncate(width, ellipsis=True).render_strips(width, height, style, options)

    def inhoud(self, breedte: int) -> Content:
        """The line for this many columns."""
        regel = self._regel
        teken, stijl = regelteken(regel)
        oordeel, kleur = oordeelteken(regel.polariteit)
        ruim = breedte >= _BREED
        oordeel = f"{oordeel} {regel.polariteit:<9}" if ruim else oordeel
        kolom = 27 if ruim else 24
        code = kort(self._namen.kort(regel.soort, regel.code), kolom - 1)
        return Content.assemble(
            (f"{teken} ", stijl),
            (f"{bandtekst(regel.band):<11}", "" if regel.open else "$text-muted"),
            (f"{code:<{kolom}}", "bold" if regel.open else ""),
            (f"{oordeel} ", kleur),
            (f"“{kort(regel.anker.citaat, 160)}”", "" if regel.open else "$text-muted"),
        )
