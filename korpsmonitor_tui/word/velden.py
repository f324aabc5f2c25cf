"""Fields with their results filled in: what a reader that computes none of them shows is right already."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from korpsmonitor_tui.word.opmaak import LEEG, Xml, run, voeg

if TYPE_CHECKING:
    from korpsmonitor_tui.word.ingangen import Ingang


def _teken(soort: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>'


def begin(opdracht: str, *, bijwerken: bool = False) -> Xml:
    """What stands before the result of a field that goes on over paragraphs; :func:`eind` stands behind it.

    ``bijwerken`` says that the result is not complete, so that Word asks whether to compute it.
    """
    tekst = f'<w:r><w:instrText xml:space="preserve"> {escape(opdracht)} </w:instrText></w:r>'
    eerste = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>' if bijwerken else _teken("begin")
    return Xml(f"{eerste}{tekst}{_teken('separate')}")


def eind() -> Xml:
    """What stands behind the result of a field."""
    return Xml(_teken("end"))


def veld(opdracht: str, uitkomst: str) -> Xml:
    """A field within a paragraph."""
    return voeg(begin(opdracht), run(uitkomst), eind())


def verwijzing(ingang: Ingang, tekst: Xml, pagina: str) -> Xml:
    """A link to a heading or caption, with its page where that is known."""
    blad = voeg(Xml("<w:r><w:tab/></w:r>"), veld(f"PAGEREF {ingang.naam} \\h", pagina)) if pagina else LEEG
    return Xml(f'<w:hyperlink w:anchor="{ingang.naam}" w:history="1">{tekst}{blad}</w:hyperlink>')
