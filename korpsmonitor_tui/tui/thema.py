"""The light and the dark theme: dark blue on quiet greys, and colours that still read at low contrast."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

LICHT: Final = "korps-licht"
DONKER: Final = "korps-donker"

_BLAUW: Final = "#154273"

THEMAS: Final = (
    Theme(
        name=LICHT,
        dark=False,
        primary=_BLAUW,
        secondary="#3b6ea5",
        accent=_BLAUW,
        foreground="#16202c",
        background="#f4f6f9",
        surface="#ffffff",
        panel="#e2e8f0",
        success="#1f6b2c",
        warning="#8a5200",
        error="#a5182d",
        variables={
            "text-muted": "#566272",
            "text-success": "#1f6b2c",
            "text-warning": "#8a5200",
            "text-error": "#a5182d",
            "text-accent": _BLAUW,
            "text-primary": _BLAUW,
            # Light, so that marks and colours of a line still read under the cursor.
            "block-cursor-foreground": "#0b1f38",
            "block-cursor-background": "#bfd6f2",
            "block-cursor-blurred-background": "#dfe7f0",
            "block-cursor-blurred-foreground": "#16202c",
            "border": "#3b6ea5",
            "border-blurred": "#b4c1d1",
            "input-selection-background": "#3b6ea5 35%",
            "scrollbar": "#b4c1d1",
            "scrollbar-background": "#e9edf3",
            "vakje": "#c3cedb",
            "titelbalk": _BLAUW,
            "demonstratie": "#ffe08a",
            "demonstratie-tekst": "#3b2a00",
        },
    ),
    Theme(
        name=DONKER,
        dark=True,
        primary="#3d78bd",
        secondary="#5d8fc4",
        accent="#8db9e8",
        foreground="#dde5ee",
        background="#0f1620",
        surface="#141d29",
        panel="#1e2a3a",
        success="#6fbf7d",
        warning="#e0ac4e",
        error="#f07f8d",
        variables={
            # Textual's own white, a little through, is too faint on this blue.
            "button-color-foreground": "#ffffff",
            "text-muted": "#94a3b5",
            "text-success": "#7fce8d",
            "text-warning": "#e6b75f",
            "text-error": "#f5919d",
            "text-accent": "#9cc4ee",
            "text-primary": "#9cc4ee",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-background": "#1f4675",
            "block-cursor-blurred-background": "#24354b",
            "block-cursor-blurred-foreground": "#dde5ee",
            "border": "#5d8fc4",
            "border-blurred": "#33455c",
            "scrollbar": "#33455c",
            "scrollbar-background": "#141d29",
            "vakje": "#3a4d66",
            "titelbalk": _BLAUW,
            "demonstratie": "#5c4712",
            "demonstratie-tekst": "#ffe9b0",
        },
    ),
)
"""Both themes; ``vakje`` (a box that is off), ``titelbalk`` and ``demonstratie`` are variables of our own."""
