"""Every text for users goes through :func:`_`, so that one catalogue can translate the program.

The source language is Dutch: a text without a translation is shown as it stands in the code.
Click marks its own texts for gettext; the Dutch catalogue translates those.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMEIN = "korpsmonitor"
_CATALOGI = Path(__file__).resolve().parent.parent / "locale"

_vertaling: gettext.NullTranslations = gettext.NullTranslations()


def kies_taal(taal: str | None = None) -> None:
    """Select the catalogue for ``taal`` (default: KORPSMONITOR_TAAL, else Dutch) for the program and for click.

    Call it before the modules with commands are imported: click looks some texts up while a command is defined.
    """
    global _vertaling
    gekozen = taal or os.environ.get("KORPSMONITOR_TAAL") or "nl"
    _vertaling = gettext.translation(DOMEIN, _CATALOGI, languages=[gekozen], fallback=True)
    # Click looks its own texts up in the process-wide domain, and gettext finds the language in LANGUAGE.
    os.environ["LANGUAGE"] = gekozen
    gettext.bindtextdomain(DOMEIN, _CATALOGI)
    gettext.textdomain(DOMEIN)


def _(tekst: str) -> str:
    """Translate one text."""
    # A catalogue keeps its header under the empty text.
    return _vertaling.gettext(tekst) if tekst else tekst


def ngettext(enkelvoud: str, meervoud: str, aantal: int) -> str:
    """Translate a text with a plural form; the caller fills in ``{aantal}``."""
    if isinstance(_vertaling, gettext.GNUTranslations):
        return _vertaling.ngettext(enkelvoud, meervoud, aantal)
    return enkelvoud if aantal == 1 else meervoud
