"""Word documents with tracked changes and comments, written as the XML that other programs write."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.wijzigingen import Woordlezing

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RUIMTEN = (
    f'xmlns:w="{W}" xmlns:r="{RELATIES}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_SOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DELEN = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "hdr": "header",
    "ftr": "footer",
    "comments": "comments",
    "commentsEx": "commentsExtended",
}
"""By the root element of a part its relationship."""
A, B = "Auteur A", "Auteur B"
DAG = "2013-03-04T10:00:00Z"


def t(tekst: str, opmaak: str = "") -> str:
    """A run."""
    return f'<w:r>{opmaak}<w:t xml:space="preserve">{tekst}</w:t></w:r>'


def weg(tekst: str) -> str:
    """A run with deleted text."""
    return f'<w:r><w:delText xml:space="preserve">{tekst}</w:delText></w:r>'


def spoor(soort: str, inhoud: str = "", auteur: str = A, datum: str = DAG) -> str:
    """A tracked change: ``ins``, ``del``, ``moveFrom``, ``moveTo``, ``cellIns``, ``rPrChange`` …"""
    return f'<w:{soort} w:id="900" w:author="{auteur}" w:date="{datum}">{inhoud}</w:{soort}>'


def p(*inhoud: str, einde: str = "") -> str:
    """A paragraph; ``einde`` is what was done to its end."""
    opmaak = f"<w:pPr><w:rPr>{einde}</w:rPr></w:pPr>" if einde else ""
    return f"<w:p>{opmaak}{''.join(inhoud)}</w:p>"


def tabel(*rijen: str) -> str:
    """A table of two columns."""
    kolommen = '<w:gridCol w:w="2000"/>' * 2
    return f"<w:tbl><w:tblPr/><w:tblGrid>{kolommen}</w:tblGrid>{''.join(rijen)}</w:tbl>"


def rij(*cellen: str, gedaan: str = "") -> str:
    return f"<w:tr><w:trPr>{gedaan}</w:trPr>{''.join(cellen)}</w:tr>"


def cel(*inhoud: str, gedaan: str = "") -> str:
    return f"<w:tc><w:tcPr>{gedaan}</w:tcPr>{''.join(inhoud)}</w:tc>"


def bij_opmerking(id_: str, inhoud: str) -> str:
    """Text that a comment is about."""
    return (
        f'<w:commentRangeStart w:id="{id_}"/>{inhoud}<w:commentRangeEnd w:id="{id_}"/>'
        f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
    )


def opmerking(id_: str, tekst: str, auteur: str = A, sleutel: str = "", datum: str = DAG) -> str:
    """A comment; ``sleutel`` is the id of its paragraph."""
    return (
        f'<w:comment w:id="{id_}" w:author="{auteur}" w:initials="{auteur[-1]}" w:date="{datum}">'
        f'<w:p w14:paraId="{sleutel}"><w:r><w:annotationRef/></w:r>{t(tekst)}</w:p></w:comment>'
    )


def docx(
    body: str, extra: Mapping[str, bytes | str] | None = None, hoofd: str = "word/document.xml", **delen: str
) -> bytes:
    """A file with this body; ``delen`` gives the contents of side parts by their root element, as ``hdr``."""
    map_, naam = hoofd.rsplit("/", 1)
    relaties = typen = ""
    leden: dict[str, bytes | str] = {}
    for nummer, (wortel, inhoud) in enumerate(delen.items(), start=1):
        ruimte = "w15" if wortel == "commentsEx" else "w"
        soort = _DELEN[wortel]
        leden[f"{map_}/{soort}.xml"] = f"<{ruimte}:{wortel} {RUIMTEN}>{inhoud}</{ruimte}:{wortel}>"
        relaties += f'<Relationship Id="r{nummer}" Type="{RELATIES}/{soort}" Target="{soort}.xml"/>'
        typen += f'<Override PartName="/{map_}/{soort}.xml" ContentType="{_SOORT}.{soort}+xml"/>'
    leden[hoofd] = f"<w:document {RUIMTEN}><w:body>{body}</w:body></w:document>"
    leden[f"{map_}/_rels/{naam}.rels"] = _relaties(relaties)
    leden["_rels/.rels"] = _relaties(
        f'<Relationship Id="r1" Type="{RELATIES}/officeDocument" Target="{hoofd}"/>'
    )
    leden["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{hoofd}" '
        f'ContentType="{_SOORT}.document.main+xml"/>{typen}</Types>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for lid, inhoud_van in {**leden, **(extra or {})}.items():
            zip_.writestr(lid, inhoud_van)
    return buffer.getvalue()


def _relaties(inhoud: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inhoud}</Relationships>'


def lees(body: str, **delen: str) -> Woordlezing:
    """What is read from a document with this body."""
    return lees_wijzigingen(docx(body, None, "word/document.xml", **delen))
