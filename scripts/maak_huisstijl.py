"""Write the house style that comes with the program: styles, header, footer and anchors; no text, no logic.

Run as ``python scripts/maak_huisstijl.py [DOEL]``. Any .docx with the same styles and anchors can take its place.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

DOEL = Path(__file__).resolve().parent.parent / "templates" / "algemeen" / "huisstijl.docx"

# Sober: one dark blue, two greys. Sizes in half points, distances in twentieths of a point.
BLAUW, GRIJS, LIJN, VLAK = "154273", "595959", "B8C1CC", "E9EEF4"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# A4 with wide margins: the passage numbers hang in the left one.
BLADBREEDTE, BLADHOOGTE, MARGE_LINKS, MARGE_RECHTS = 11906, 16838, 1701, 1418
TEKSTBREEDTE = BLADBREEDTE - MARGE_LINKS - MARGE_RECHTS
NUMMERBREEDTE = 567
ANKERS = (
    "titelblok",
    "deelnemers",
    "hoofdstukken",
    "cijfers",
    "kleurenbalken",
    "acties",
    "vaststellingen",
    "colofon",
)


@dataclass(frozen=True)
class Alineastijl:
    """A paragraph style: id, name as Word stores it, paragraph properties and run properties."""

    id: str
    naam: str
    alinea: str = ""
    teken: str = ""
    basis: str = "Normal"
    volgende: str = ""
    niveau: int | None = None


def _afstand(voor: int, na: int, regel: int = 0) -> str:
    return f'<w:spacing w:before="{voor}" w:after="{na}"' + (
        f' w:line="{regel}" w:lineRule="auto"/>' if regel else "/>"
    )


def _teken(grootte: int, kleur: str = "", *, vet: bool = False, cursief: bool = False) -> str:
    return "".join(
        (
            "<w:b/>" if vet else "",
            "<w:i/>" if cursief else "",
            f'<w:color w:val="{kleur}"/>' if kleur else "",
            f'<w:sz w:val="{grootte}"/><w:szCs w:val="{grootte}"/>',
        )
    )


def _rand(zijde: str, dikte: int, kleur: str, afstand: int = 0) -> str:
    return f'<w:{zijde} w:val="single" w:sz="{dikte}" w:space="{afstand}" w:color="{kleur}"/>'


ALINEASTIJLEN = (
    Alineastijl(
        "Titel",
        "Title",
        f"<w:keepNext/>{_afstand(120, 40)}",
        _teken(44, BLAUW, vet=True),
        volgende="Ondertitel",
    ),
    Alineastijl("Ondertitel", "Subtitle", f"<w:keepNext/>{_afstand(0, 280)}", _teken(26, GRIJS)),
    Alineastijl(
        "Kop1",
        "heading 1",
        f"<w:keepNext/><w:keepLines/>{_afstand(440, 140)}",
        _teken(30, BLAUW, vet=True),
        volgende="Verslagpassage",
        niveau=0,
    ),
    Alineastijl(
        "Kop2",
        "heading 2",
        f"<w:keepNext/><w:keepLines/>{_afstand(240, 100)}",
        _teken(24, BLAUW, vet=True),
        volgende="Verslagpassage",
        niveau=1,
    ),
    Alineastijl(
        "Verslagpassage",
        "Verslag passage",
        f'<w:tabs><w:tab w:val="left" w:pos="0"/></w:tabs>{_afstand(0, 140, 276)}'
        f'<w:ind w:left="0" w:hanging="{NUMMERBREEDTE}"/>',
    ),
    Alineastijl("Verslagtekst", "Verslag tekst", _afstand(0, 140, 276)),
    Alineastijl(
        "Verslagkader",
        "Verslag kader",
        f"<w:keepLines/><w:pBdr>{_rand('left', 24, BLAUW, 8)}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{VLAK}"/>{_afstand(280, 140, 264)}<w:ind w:left="227" w:right="113"/>',
    ),
    Alineastijl(
        "Verslagtabelkop", "Verslag tabelkop", f"<w:keepNext/>{_afstand(50, 50)}", _teken(19, BLAUW, vet=True)
    ),
    Alineastijl("Verslagtabeltekst", "Verslag tabeltekst", _afstand(50, 50), _teken(19)),
    Alineastijl("Verslaglegenda", "Verslag legenda", _afstand(80, 160), _teken(17, GRIJS)),
    Alineastijl("Koptekst", "header", _afstand(0, 0), _teken(17, GRIJS)),
    Alineastijl("Voettekst", "footer", _afstand(0, 0), _teken(17, GRIJS)),
    Alineastijl(
        "Verslagrubricering",
        "Verslag rubricering",
        '<w:jc w:val="right"/>',
        _teken(18, BLAUW, vet=True),
        basis="Koptekst",
    ),
    Alineastijl(
        "Verslagdemonstratie",
        "Verslag demonstratie",
        f'<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>{_afstand(80, 0)}<w:jc w:val="center"/>',
        _teken(18, "5C4300", vet=True),
        basis="Koptekst",
    ),
)
TEKENSTIJLEN = (
    ("Verslagpassagenummer", "Verslag passagenummer", _teken(17, GRIJS)),
    ("Verslagnietingevuld", "Verslag niet ingevuld", f'<w:i/><w:color w:val="{GRIJS}"/>'),
)
_CELMARGES = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)
_LICHTE_LIJNEN = f"{_rand('top', 8, BLAUW)}{{onder}}{_rand('insideH', 4, LIJN)}"
_GRIJZE_LIJNEN = "".join(
    _rand(zijde, 4, LIJN) for zijde in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_KOPRIJ = (
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{VLAK}"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)
TABELSTIJLEN = (
    ("Verslagtabel", "Verslag tabel", _LICHTE_LIJNEN.format(onder=_rand("bottom", 8, BLAUW)), _KOPRIJ),
    ("Verslagkenmerken", "Verslag kenmerken", _LICHTE_LIJNEN.format(onder=_rand("bottom", 4, LIJN)), ""),
    ("Verslagkleurenbalk", "Verslag kleurenbalk", _GRIJZE_LIJNEN, _KOPRIJ),
)


def stijlen() -> str:
    """The part with the styles, Dutch as the language of all of them."""
    delen = [
        f"{KOP}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="Standaardalinea-lettertype">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="Standaardtabel"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_CELMARGES}</w:tblPr></w:style>',
    ]
    delen += map(_alineastijl, ALINEASTIJLEN)
    delen += [
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{naam}"/>'
        f'<w:basedOn w:val="Standaardalinea-lettertype"/><w:qFormat/><w:rPr>{teken}</w:rPr></w:style>'
        for id_, naam, teken in TEKENSTIJLEN
    ]
    delen += [
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{naam}"/>'
        f'<w:basedOn w:val="Standaardtabel"/><w:qFormat/><w:tblPr><w:tblBorders>{randen}</w:tblBorders></w:tblPr>'
        f"{voorwaardelijk}</w:style>"
        for id_, naam, randen, voorwaardelijk in TABELSTIJLEN
    ]
    return "".join((*delen, "</w:styles>"))


def _alineastijl(stijl: Alineastijl) -> str:
    eigen = "" if stijl.naam[0].islower() or stijl.naam in {"Title", "Subtitle"} else ' w:customStyle="1"'
    volgende = f'<w:next w:val="{stijl.volgende}"/>' if stijl.volgende else ""
    niveau = f'<w:outlineLvl w:val="{stijl.niveau}"/>' if stijl.niveau is not None else ""
    return (
        f'<w:style w:type="paragraph"{eigen} w:styleId="{stijl.id}"><w:name w:val="{stijl.naam}"/>'
        f'<w:basedOn w:val="{stijl.basis}"/>{volgende}<w:qFormat/>'
        f"<w:pPr>{stijl.alinea}{niveau}</w:pPr><w:rPr>{stijl.teken}</w:rPr></w:style>"
    )


def hoofdtekst() -> str:
    """The body: one paragraph an anchor, then the page."""
    alineas = "".join(_alinea("Verslagtekst", f"[[{anker}]]") for anker in ANKERS)
    return (
        f"{KOP}<w:document {W} {R}><w:body>{alineas}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{BLADBREEDTE}" w:h="{BLADHOOGTE}"/>'
        f'<w:pgMar w:top="1814" w:right="{MARGE_RECHTS}" w:bottom="1474" w:left="{MARGE_LINKS}"'
        ' w:header="680" w:footer="624" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def koptekst() -> str:
    """Header: the instrument on the left, the marking on the right, a demonstration label under them."""
    # The paragraph after the label stays when there is none: a header may not end in a table.
    return (
        f"{KOP}<w:hdr {W} {R}>"
        + _tweeluik(
            _alinea("Koptekst", "[[instrument]]"), _alinea("Verslagrubricering", "[[rubricering]]"), "bottom"
        )
        + _alinea("Verslagdemonstratie", "[[demonstratie]]")
        + _alinea("Koptekst", "")
        + "</w:hdr>"
    )


def voettekst() -> str:
    """Footer: which version this is on the left, the page on the right."""
    bladzijde = (
        '<w:p><w:pPr><w:pStyle w:val="Voettekst"/><w:jc w:val="right"/></w:pPr>'
        f"{_run('Pagina ')}{_veld('PAGE')}{_run(' van ')}{_veld('NUMPAGES')}</w:p>"
    )
    return (
        f"{KOP}<w:ftr {W} {R}>{_tweeluik(_alinea('Voettekst', '[[kenmerk]]'), bladzijde, 'top')}"
        f"{_alinea('Voettekst', '')}</w:ftr>"
    )


def _tweeluik(links: str, rechts: str, lijn: str) -> str:
    breedtes = (TEKSTBREEDTE * 3 // 5, TEKSTBREEDTE - TEKSTBREEDTE * 3 // 5)
    cellen = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/></w:tcPr>{inhoud}</w:tc>'
        for breedte, inhoud in zip(breedtes, (links, rechts), strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Standaardtabel"/><w:tblW w:w="{TEKSTBREEDTE}" w:type="dxa"/>'
        f"<w:tblBorders>{_rand(lijn, 6, BLAUW)}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid>{"".join(f"""<w:gridCol w:w="{breedte}"/>""" for breedte in breedtes)}</w:tblGrid>'
        f"<w:tr>{cellen}</w:tr></w:tbl>"
    )


def _alinea(stijl: str, tekst: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{stijl}"/></w:pPr>{_run(tekst) if tekst else ""}</w:p>'


def _run(tekst: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{tekst}</w:t></w:r>'


def _veld(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def instellingen() -> str:
    """Settings: no compatibility mode."""
    naam = 'w:uri="http://schemas.microsoft.com/office/word"'
    return (
        f'{KOP}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" {naam} w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def lettertypen() -> str:
    """Fonts: what stands in for Calibri where it is not installed, of the same width first."""
    return (
        f'{KOP}<w:fonts {W}><w:font w:name="Calibri"><w:altName w:val="Carlito,Liberation Sans"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _relaties(*relaties: tuple[str, str]) -> str:
    regels = "".join(
        f'<Relationship Id="rId{nummer}" Type="{soort}" Target="{doel}"/>'
        for nummer, (soort, doel) in enumerate(relaties, start=1)
    )
    return f'{KOP}<Relationships xmlns="{PAKKET}/relationships">{regels}</Relationships>'


def _inhoudstypen() -> str:
    delen = {
        "/word/document.xml": f"{WORDML}.document.main+xml",
        "/word/styles.xml": f"{WORDML}.styles+xml",
        "/word/settings.xml": f"{WORDML}.settings+xml",
        "/word/fontTable.xml": f"{WORDML}.fontTable+xml",
        "/word/header1.xml": f"{WORDML}.header+xml",
        "/word/footer1.xml": f"{WORDML}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    regels = "".join(f'<Override PartName="{deel}" ContentType="{soort}"/>' for deel, soort in delen.items())
    return (
        f'{KOP}<Types xmlns="{PAKKET}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{regels}</Types>'
    )


def _eigenschappen() -> str:
    return (
        f'{KOP}<cp:coreProperties xmlns:cp="{PAKKET}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Huisstijl gespreksverslag</dc:title>'
        "<dc:creator>korpsmonitor</dc:creator><dc:language>nl-NL</dc:language></cp:coreProperties>"
    )


def bouw() -> bytes:
    """The house style; always the same bytes for the same zlib."""
    leden = {
        "[Content_Types].xml": _inhoudstypen(),
        "_rels/.rels": _relaties(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PAKKET}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _eigenschappen(),
        "word/document.xml": hoofdtekst(),
        "word/_rels/document.xml.rels": _relaties(
            (f"{OFFICE}/styles", "styles.xml"),
            (f"{OFFICE}/settings", "settings.xml"),
            (f"{OFFICE}/fontTable", "fontTable.xml"),
            (f"{OFFICE}/header", "header1.xml"),
            (f"{OFFICE}/footer", "footer1.xml"),
        ),
        "word/styles.xml": stijlen(),
        "word/settings.xml": instellingen(),
        "word/fontTable.xml": lettertypen(),
        "word/header1.xml": koptekst(),
        "word/footer1.xml": voettekst(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in leden.items():
            lid = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            lid.compress_type = zipfile.ZIP_DEFLATED
            lid.create_system = 3
            zip_.writestr(lid, inhoud)
    return buffer.getvalue()


if __name__ == "__main__":
    doel = Path(sys.argv[1]) if len(sys.argv) > 1 else DOEL
    doel.write_bytes(bouw())
