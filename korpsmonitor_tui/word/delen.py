"""Parts of the package that a report adds to the house style: numbering, footnotes, pictures, headers of another width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from lxml.etree import _Element

    from korpsmonitor_tui.word.opmaak import Xml

_ABSTRACT, _NUMMER = qn("w:abstractNum"), qn("w:num")
_ABSTRACT_ID, _NUMMER_ID = qn("w:abstractNumId"), qn("w:numId")
# Where the numbers of headings end and their text begins, in twentieths of a point.
_INSPRONG = (567, 709, 851)


class Nummering:
    """Numbering of headings, of dotted lists, and of numbered lists that each begin at 1; beside what the house style has."""

    def __init__(self, document: Document) -> None:
        self._document = document
        deel = _deel_van(document, RELATIONSHIP_TYPE.NUMBERING)
        leeg = f"<w:numbering {nsdecls('w')}/>".encode()
        self._wortel = etree.fromstring(deel.blob if deel is not None else leeg)
        self._eerste = 1 + max(
            (int(element.get(naam, "0")) for naam in (_ABSTRACT_ID, _NUMMER_ID) for element in self._wortel),
            default=0,
        )
        self._lijsten = 0
        self._gebruikt = False

    def voor_koppen(self) -> int:
        """Numbering id of headings."""
        self._gebruikt = True
        return self._eerste

    def voor_punten(self) -> int:
        """Numbering id of dotted lists."""
        self._gebruikt = True
        return self._eerste + 1

    def voor_nieuwe_lijst(self) -> int:
        """Numbering id of a numbered list that begins at 1."""
        self._gebruikt = True
        self._lijsten += 1
        return self._eerste + 1 + self._lijsten

    def schrijf(self) -> None:
        """Put what was used into the package."""
        if not self._gebruikt:
            return
        koppen = "".join(
            _niveau(nr, "decimal", ".".join(f"%{deel}" for deel in range(1, nr + 2)), insprong, insprong)
            for nr, insprong in enumerate(_INSPRONG)
        )
        punten = _niveau(0, "bullet", "\u2022", 425, 283)
        nummers = _niveau(0, "decimal", "%1.", 425, 425)
        soorten = enumerate((koppen, punten, nummers), start=self._eerste)
        abstract = [
            f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>{niveaus}</w:abstractNum>'
            for id_, niveaus in soorten
        ]
        opnieuw = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        lijsten = [_num(self._eerste + 2 + nr, self._eerste + 2, opnieuw) for nr in range(self._lijsten)]
        gebruikt = [_num(self._eerste + nr, self._eerste + nr) for nr in range(2)]
        nieuw = etree.fromstring(
            f"<w:numbering {nsdecls('w')}>{''.join((*abstract, *gebruikt, *lijsten))}</w:numbering>"
        )
        # All definitions come before everything that uses them, and both before what may follow.
        eigen = [kind for kind in self._wortel if kind.tag == _ABSTRACT]
        plaats = self._wortel.index(eigen[-1]) + 1 if eigen else 0
        self._wortel[plaats:plaats] = nieuw.findall(_ABSTRACT)
        plaats = max(nr for nr, kind in enumerate(self._wortel) if kind.tag in (_ABSTRACT, _NUMMER))
        self._wortel[plaats + 1 : plaats + 1] = nieuw.findall(_NUMMER)
        _zet_deel(
            self._document,
            "/word/numbering.xml",
            CONTENT_TYPE.WML_NUMBERING,
            RELATIONSHIP_TYPE.NUMBERING,
            self._wortel,
        )


def zet_voetnoten(document: Document, noten: Mapping[int, Xml]) -> None:
    """Make these the footnotes of the file, by the id that the text refers to them with (from 1)."""
    scheiding = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:separator/></w:r></w:p>'
        '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    delen = "".join(f'<w:footnote w:id="{nr}">{noot}</w:footnote>' for nr, noot in noten.items())
    wortel = etree.fromstring(f"<w:footnotes {nsdecls('w')}>{scheiding}{delen}</w:footnotes>")
    # Those of the house style itself belonged to its body, which is gone.
    _zet_deel(
        document, "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, wortel
    )


def voeg_png_toe(document: Document, nr: int, inhoud: bytes) -> str:
    """Put a picture into the package and return the id of its relationship."""
    naam = PackURI(f"/word/media/figuur{nr}.png")
    return document.part.relate_to(
        Part(naam, CONTENT_TYPE.PNG, inhoud, document.part.package), RELATIONSHIP_TYPE.IMAGE
    )


def _niveau(nr: int, vorm: str, tekst: str, links: int, hangend: int) -> str:
    return (
        f'<w:lvl w:ilvl="{nr}"><w:start w:val="1"/><w:numFmt w:val="{vorm}"/><w:lvlText w:val="{tekst}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{links}" w:hanging="{hangend}"/></w:pPr></w:lvl>'
    )


def _num(id_: int, abstract: int, extra: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{extra}</w:num>'


def _deel_van(document: Document, soort: str) -> Part | None:
    return next(
        (relatie.target_part for relatie in document.part.rels.values() if relatie.reltype == soort), None
    )


def _zet_deel(document: Document, naam: str, inhoudstype: str, soort: str, wortel: _Element) -> None:
    for rel_id in [id_ for id_, relatie in document.part.rels.items() if relatie.reltype == soort]:
        del document.part.rels[rel_id]
    inhoud = etree.tostring(wortel, encoding="UTF-8", standalone=True)
    document.part.relate_to(Part(PackURI(naam), inhoudstype, inhoud, document.part.package), soort)
