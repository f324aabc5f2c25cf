"""Pictures in the line of text, with the words for who cannot see them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from korpsmonitor_tui.word.opmaak import Xml

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.stuk import Afbeelding

_EMU_PER_TWIP = 635
_TEKENING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HANDTEKENING = b"\x89PNG\r\n\x1a\n"


def teken(beeld: Afbeelding, rel_id: str, nr: int, breedte: int) -> Xml:
    """The picture over its part of the width of the text (twentieths of a point), as high as it is drawn.

    Raises ValueError if it is no PNG.
    """
    beeldpunten = _maat(beeld.png)
    breed = breedte * _EMU_PER_TWIP * beeld.breedte // 100
    hoog = breed * beeldpunten[1] // beeldpunten[0]
    naam = quoteattr(beeld.bijschrift or f"Figuur {nr}")
    vorm = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{breed}" cy="{hoog}"/></a:xfrm>'
    return Xml(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_TEKENING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{breed}" cy="{hoog}"/>'
        f'<wp:docPr id="{nr}" name={naam} descr={quoteattr(beeld.beschrijving)}/>'
        f'<a:graphic xmlns:a="{_TEKENING}/main"><a:graphicData uri="{_TEKENING}/picture">'
        f'<pic:pic xmlns:pic="{_TEKENING}/picture"><pic:nvPicPr><pic:cNvPr id="{nr}" name={naam}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_RELATIES}" r:embed="{rel_id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{vorm}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _maat(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    if not png.startswith(_HANDTEKENING):
        raise ValueError("not a PNG")
    breed, hoog = struct.unpack(">II", png[16:24])
    return breed, hoog
