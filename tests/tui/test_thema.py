"""Both themes can be read: every text stands out from what is behind it, and no colour says what no sign says."""

from __future__ import annotations

import pytest
from textual.color import Color

from korpsmonitor_tui.tui.thema import DONKER, LICHT, THEMAS
from tests.tui.proef import ProefApp

GENOEG = 4.5
"""Contrast of text that WCAG 2.1 asks for (1.4.3, level AA)."""
TEKSTEN = (
    "foreground",
    "text-muted",
    "text-success",
    "text-warning",
    "text-error",
    "text-accent",
    "text-primary",
)
VLAKKEN = ("background", "surface", "panel")
PAREN = (
    *((tekst, vlak) for tekst in TEKSTEN for vlak in VLAKKEN),
    # A line under the cursor keeps the colours of its words.
    *((tekst, "block-cursor-blurred-background") for tekst in TEKSTEN),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("demonstratie-tekst", "demonstratie"),
    ("#ffffff", "titelbalk"),
    ("button-color-foreground", "primary"),
    ("footer-foreground", "panel"),
)


def contrast(tekst: Color, vlak: Color) -> float:
    """Contrast ratio as WCAG defines it, 1 to 21."""
    een, ander = sorted((_helderheid(tekst), _helderheid(vlak)))
    return (ander + 0.05) / (een + 0.05)


def _helderheid(kleur: Color) -> float:
    delen = (deel / 255 for deel in kleur.rgb)
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _voor(waarde: str, achter: Color) -> Color:
    """The colour that a variable gives on what is behind it: Textual's ``auto 87%`` is black or white, a little through."""
    soort, _spatie, deel = waarde.partition(" ")
    if soort == "auto":
        return achter + achter.get_contrast_text(float(deel.rstrip("%")) / 100)
    return achter + Color.parse(waarde)


def test_contrast_is_gemeten_zoals_het_hoort() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    # The lightest grey on white that still passes.
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("naam", [thema.name for thema in THEMAS])
def test_elke_tekst_steekt_genoeg_af(naam: str) -> None:
    app = ProefApp()
    app.theme = naam
    variabelen = app.get_css_variables()
    te_weinig = {}
    for tekst, vlak in PAREN:
        achter = Color.parse(variabelen[vlak])
        if (gemeten := contrast(_voor(variabelen.get(tekst, tekst), achter), achter)) < GENOEG:
            te_weinig[f"{tekst} op {vlak}"] = round(gemeten, 2)
    assert te_weinig == {}


def test_er_is_een_licht_en_een_donker_thema() -> None:
    assert [(thema.name, thema.dark) for thema in THEMAS] == [(LICHT, False), (DONKER, True)]
