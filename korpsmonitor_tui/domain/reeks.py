"""What was stated about a question over the years: every figure with who stated it and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Bereik, Getal, Samengesteld, Verband
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import KORPS

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Opgave:
    """One statement: an answer to a question, or a figure of another source."""

    vraag: str
    """Id of the question, or of the gegeven of another source."""
    rij: str
    """Row of a grid, or empty."""
    jaar: int | None
    """The year that it speaks of; None if that is not known."""
    tekst: str
    """As stated, never altered."""
    noot: str = ""
    """What was said about it: an explanation, or the text of a footnote."""
    bron: str = KORPS
    """``korps``, or the code of the source."""
    herkomst: str = ""
    """Where it stands, for people."""
    editie: str = ""
    """Id of the edition that it was answered in; empty for what was published or comes from another source."""


def zekere_maat(tekst: str, *, procent: bool = False, tweede_bron: bool = False) -> Bereik | None:
    """The size of a stated figure, a number being a range of one; None where it is not certain.

    Missing is no size, and neither are words, what can be read in two ways, or a figure behind which a second one
    stands in brackets; only with ``tweede_bron`` is the second one known to be what somebody else stated, as the
    report prints it. A percentage is a size where a percentage was asked (``procent``) and nowhere else.
    """
    cijfer = Cijfer(tekst)
    if cijfer.heeft_toevoeging and not tweede_bron and heeft_tweede_cijfer(tekst):
        return None
    if not procent:
        return cijfer.telbaar
    hoofd = cijfer.hoofd
    if isinstance(hoofd, Getal):
        return Bereik(hoofd.waarde, hoofd.waarde)
    return Bereik(hoofd.laag, hoofd.hoog) if isinstance(hoofd, Bereik) else None


def heeft_tweede_cijfer(tekst: str) -> bool:
    """Whether a figure is followed by another one in brackets: ``0(1)``, ``45 (60 best waarsch)``."""
    betekenis = Cijfer(tekst).betekenis
    if not isinstance(betekenis, Samengesteld) or betekenis.verband is not Verband.HAAKJES:
        return False
    return any(map(str.isnumeric, tekst.partition("(")[2]))


def omvat(maten: Iterable[Bereik | None]) -> Bereik | None:
    """The smallest range that holds every size; None if there is none, or one of them is not certain."""
    zeker: list[Bereik] = []
    for maat in maten:
        if maat is None:
            return None
        zeker.append(maat)
    if not zeker:
        return None
    return Bereik(min(maat.laag for maat in zeker), max(maat.hoog for maat in zeker))


def laatste_voor(opgaven: Iterable[Opgave], jaar: int, rij: str = "") -> tuple[Opgave, ...]:
    """What the korps stated for the last year before ``jaar``: several where it was printed in several places."""
    eerder = [o for o in opgaven if o.bron == KORPS and o.rij == rij and o.jaar is not None and o.jaar < jaar]
    laatste = max((o.jaar for o in eerder if o.jaar is not None), default=None)
    return tuple(o for o in eerder if o.jaar == laatste)
