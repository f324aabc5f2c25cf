"""Reads the paragraphs of a transcript in Word; who says what in them is not for this layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.bestanden.archief import open_archief
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_STRIKT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""What Word calls "Strict Open XML" has a name of its own for the same things."""
_GEWOON: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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
    archief = open_archief(inhoud, naam)
    body = _body(archief.delen[archief.hoofddeel()], naam)
    return tuple(_tekst(alinea) for alinea in body.iter(_ALINEA) if not _is_overgeslagen(alinea, body))


def _body(xml: bytes, naam: str) -> _Element:
    # Never follows or fetches anything; the guard refused declarations of a document type already.
    ontleder = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        wortel = etree.fromstring(xml.replace(_STRIKT, _GEWOON), ontleder)
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise _geen_word(naam) from fout
    body = wortel.find(qn("w:body"))
    if wortel.tag != qn("w:document") or body is None:
        raise _geen_word(naam)
    return body


def _geen_word(naam: str) -> TranscriptbestandFout:
    return TranscriptbestandFout(
        _(
            "{naam} is geen leesbaar Word-document; er is niets vastgelegd. Sla het opnieuw op als .docx."
        ).format(naam=naam)
    )


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
