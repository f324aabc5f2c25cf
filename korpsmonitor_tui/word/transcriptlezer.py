"""Reads the paragraphs of a transcript in Word; who says what in them is not for this layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.word.leespakket import Leespakket
from korpsmonitor_tui.word.tekenelementen import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ALINEA: Final = qn("w:p")
# Of a moved text its new place counts; the drawing that old programs get would say everything twice.
_OVERSLAAN: Final = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_TEKENS: Final = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEKST: Final = qn("w:t")
_EIGENSCHAPPEN: Final = qn("w:pPr")


class TranscriptbestandFout(OnbruikbareInvoer):
    """A file is no Word document that can be read."""

    titel = "Onleesbaar transcript"


def lees_transcriptalineas(inhoud: bytes, naam: str) -> tuple[str, ...]:
    """Every paragraph of the body in its order, tables and text boxes included, tracked changes as if accepted.

    A line break within a paragraph is ``\\n``. Raises ArchiefFout if the guard refuses the file, and
    TranscriptbestandFout if it is no Word document or damaged.
    """
    body = Leespakket(inhoud, naam, TranscriptbestandFout).body()
    return tuple(_tekst(alinea) for alinea in body.iter(_ALINEA) if not _is_overgeslagen(alinea, body))


def _is_overgeslagen(alinea: _Element, body: _Element) -> bool:
    """Whether a paragraph stands in something that is not read."""
    for ouder in alinea.iterancestors():
        if ouder is body:
            return False
        if ouder.tag in _OVERSLAAN:
            return True
    return False


def _tekst(alinea: _Element) -> str:
    return "".join(_stukken(alinea))


def _stukken(element: _Element) -> Iterator[str]:
    """The text of a paragraph without that of paragraphs in it (a text box), which come by themselves.

    With a stack of its own: how deep a file nests is not for Python's stack to bear.
    """
    stapel = list(reversed(element))
    while stapel:
        kind = stapel.pop()
        if kind.tag == _TEKST:
            yield str(kind.text or "")
        elif kind.tag in _TEKENS:
            yield _TEKENS[kind.tag]
        elif kind.tag not in _OVERSLAAN and kind.tag not in {_ALINEA, _EIGENSCHAPPEN}:
            stapel.extend(reversed(kind))
