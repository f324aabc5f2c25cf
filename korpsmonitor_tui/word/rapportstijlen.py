"""Styles that only a report needs: taken from the house style where it has them, and otherwise added to the file.

A house style that was made before there were reports stays usable, and one that has them is followed.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls, qn
from lxml import etree

from korpsmonitor_tui.word.kenmerken import Stijl, Stijlsoort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

# Sizes in half points, distances in twentieths of a point.
_KLEIN = '<w:sz w:val="15"/><w:szCs w:val="15"/>'
_INHOUD = '<w:spacing w:before="{voor}" w:after="20"/><w:ind w:left="{links}"/>'


class Rapportstijl(Enum):
    """A style of a report: name as Word stores it, kind, style it is based on, paragraph and run properties."""

    KOP3 = (
        "heading 3",
        Stijlsoort.ALINEA,
        Stijl.KOP2,
        '<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="2"/>',
        '<w:sz w:val="21"/><w:szCs w:val="21"/>',
    )
    INHOUDSKOP = ("TOC Heading", Stijlsoort.ALINEA, Stijl.KOP1, '<w:outlineLvl w:val="9"/>', "")
    INHOUD1 = ("toc 1", Stijlsoort.ALINEA, Stijl.TEKST, _INHOUD.format(voor=120, links=0), "<w:b/>")
    INHOUD2 = ("toc 2", Stijlsoort.ALINEA, Stijl.TEKST, _INHOUD.format(voor=0, links=0), "")
    INHOUD3 = ("toc 3", Stijlsoort.ALINEA, Stijl.TEKST, _INHOUD.format(voor=0, links=567), "")
    BIJSCHRIFTENLIJST = (
        "table of figures",
        Stijlsoort.ALINEA,
        Stijl.TEKST,
        '<w:spacing w:before="0" w:after="40"/><w:ind w:left="1134" w:hanging="1134"/>',
        "",
    )
    BIJSCHRIFT = (
        "caption",
        Stijlsoort.ALINEA,
        Stijl.TABELKOP,
        '<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80"/>',
        "",
    )
    ONDERSCHRIFT = (
        "Verslag onderschrift",
        Stijlsoort.ALINEA,
        Stijl.TABELKOP,
        '<w:keepNext/><w:keepLines/><w:spacing w:before="60" w:after="160"/>',
        "",
    )
    NOOTTEKST = (
        "footnote text",
        Stijlsoort.ALINEA,
        Stijl.LEGENDA,
        '<w:spacing w:before="0" w:after="40"/>',
        "",
    )
    LIJST = (
        "List Bullet",
        Stijlsoort.ALINEA,
        Stijl.TEKST,
        '<w:spacing w:before="0" w:after="60" w:line="276" w:lineRule="auto"/>',
        "",
    )
    KLEINE_KOP = (
        "Verslag tabelkop klein",
        Stijlsoort.ALINEA,
        Stijl.TABELKOP,
        '<w:spacing w:before="2" w:after="2"/>',
        _KLEIN,
    )
    KLEINE_TEKST = (
        "Verslag tabeltekst klein",
        Stijlsoort.ALINEA,
        Stijl.TABELTEKST,
        '<w:spacing w:before="2" w:after="2"/>',
        _KLEIN,
    )
    NOOTVERWIJZING = (
        "footnote reference",
        Stijlsoort.TEKEN,
        None,
        "",
        '<w:vertAlign w:val="superscript"/>',
    )

    @property
    def naam(self) -> str:
        """The name as Word stores it; for built-in styles that is the English one."""
        return str(self.value[0])

    @property
    def id(self) -> str:
        """Id of the style where this program adds it."""
        return "Rapport" + "".join(deel for deel in self.naam.title() if deel.isalnum())

    @property
    def eigen(self) -> bool:
        """Whether it is no style that Word itself knows by this name."""
        return self.naam.startswith("Verslag ")


def voeg_stijlen_toe(document: Document, stijlen: Mapping[Stijl, str]) -> dict[Stijl | Rapportstijl, str]:
    """Id of every style, of the report's too; those that the document lacks are added to it."""
    wortel = document.styles.element
    aanwezig = {
        (stijl.get(qn("w:type"), ""), naam.get(qn("w:val"), "").casefold()): stijl.get(qn("w:styleId"), "")
        for stijl in wortel.iter(qn("w:style"))
        if (naam := stijl.find(qn("w:name"))) is not None
    }
    alle: dict[Stijl | Rapportstijl, str] = {stijl: stijlen[stijl] for stijl in Stijl}
    for stijl in Rapportstijl:
        naam, soort, basis, alinea, teken = stijl.value
        alle[stijl] = aanwezig.get((soort.value, naam.casefold())) or stijl.id
        if alle[stijl] == stijl.id:
            eigen = ' w:customStyle="1"' if stijl.eigen else ""
            op = f'<w:basedOn w:val="{stijlen[basis]}"/>' if basis else ""
            alineaopmaak = f"<w:pPr>{alinea}</w:pPr>" if alinea else ""
            xml = (
                f'<w:style {nsdecls("w")} w:type="{soort.value}"{eigen} w:styleId="{stijl.id}"><w:name w:val="{naam}"/>'
                f"{op}<w:qFormat/>{alineaopmaak}<w:rPr>{teken}</w:rPr></w:style>"
            )
            wortel.append(etree.fromstring(xml))
    return alle
