"""Every text for users goes through :func:`_`, so that one catalogue can translate the program.

The source language is Dutch: a text without a translation is shown as it stands in the code.
Click marks its own texts for gettext; the Dutch catalogue translates those.
"""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.woordkeus import EIGEN, Woordkeus

if TYPE_CHECKING:
    from collections.abc import Iterator

DOMEIN = "korpsmonitor"
_CATALOGI = Path(__file__).resolve().parent.parent / "locale"

_vertaling: gettext.NullTranslations = gettext.NullTranslations()
_woordkeus: Woordkeus = EIGEN


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
    return in_woorden(_vertaling.gettext(tekst)) if tekst else tekst


def ngettext(enkelvoud: str, meervoud: str, aantal: int) -> str:
    """Translate a text with a plural form; the caller fills in ``{aantal}``."""
    if isinstance(_vertaling, gettext.GNUTranslations):
        return in_woorden(_vertaling.ngettext(enkelvoud, meervoud, aantal))
    return in_woorden(enkelvoud if aantal == 1 else meervoud)


def kies_woorden(keus: Woordkeus) -> None:
    """Have every text from now on in the words of an instrument.

    A process works on one edition, so on one instrument; what is looked up before it is known (the help of commands)
    stays in the words of the program.
    """
    global _woordkeus
    _woordkeus = keus


@contextmanager
def eigen_woorden() -> Iterator[None]:
    """Meanwhile texts in the words of the program: what is defined once is the same whatever is open."""
    global _woordkeus
    gekozen, _woordkeus = _woordkeus, EIGEN
    try:
        yield
    finally:
        _woordkeus = gekozen


def in_woorden(tekst: str) -> str:
    """A text that was looked up before the instrument was known, in its words; others stay as they are."""
    return tekst if _woordkeus is EIGEN else _woordkeus.zeg(tekst)
