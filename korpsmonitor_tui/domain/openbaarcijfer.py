"""What a stated figure says, cell by cell: the text, what it certainly means, and in which way it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import (
    Bereik,
    Getal,
    Onduidelijk,
    Ontbreekt,
    Samengesteld,
    Tekst,
    Verband,
    Woord,
)
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.reeks import zekere_maat

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.betekenis import Betekenis
    from korpsmonitor_tui.domain.openbaar import Waarde

_VAST: Final = (Getal, Bereik, Ontbreekt, Woord)
"""What can be told as it was stated, because no free text is in it."""


def cijfercellen(opgegeven: str, bron: str, *, vrij: bool) -> tuple[Waarde, ...]:
    """Stated, form, lowest, highest, whether a percentage, missing code, word: each None where there is none.

    With ``vrij`` free text may be told as it was stated; without it a text in which somebody may be named is left out.
    """
    cijfer = Cijfer(opgegeven)
    betekenis, hoofd = cijfer.betekenis, cijfer.hoofd
    procent = isinstance(hoofd, Getal | Bereik) and hoofd.procent
    maat = zekere_maat(opgegeven, procent=procent, tweede_bron=bron != KORPS)
    ontbreekt, woord = cijfer.ontbreekt, hoofd.antwoord.value if isinstance(hoofd, Woord) else None
    return (
        (opgegeven.strip() or None) if vrij or _zonder_tekst(betekenis) else None,
        _vorm(betekenis),
        maat.laag if maat else None,
        maat.hoog if maat and maat.hoog != maat.laag else None,
        procent,
        ontbreekt.value if ontbreekt else None,
        woord,
    )


def _zonder_tekst(betekenis: Betekenis) -> bool:
    if isinstance(betekenis, Samengesteld):
        return all(isinstance(deel, _VAST) for deel in betekenis.delen)
    return isinstance(betekenis, _VAST)


def _vorm(betekenis: Betekenis) -> str:
    match betekenis:
        case Samengesteld(verband=Verband.SOM):
            return "som"
        case Samengesteld(verband=Verband.HAAKJES):
            return "haakjes"
        case Samengesteld():
            return "getal_met_tekst"
        case Getal():
            return "getal"
        case Bereik():
            return "bereik"
        case Ontbreekt():
            return "ontbreekt"
        case Woord():
            return "woord"
        case Tekst():
            return "tekst"
        case Onduidelijk():
            return "onduidelijk"
