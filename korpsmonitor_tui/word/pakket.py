"""What surrounds the text in the file: properties, language, change tracking, and a zip that is always the same."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.spec import default_content_types
from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.kenmerken import EIGEN_EIGENSCHAPPEN, KOPPELING_SJABLOON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document
    from lxml.etree import _Element

TAAL = "nl-NL"
AUTEUR = "korpsmonitor"

# The property format does not hold more than this many characters.
_LANGSTE_EIGENSCHAP = 255
_EERSTE_TIJD = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_GEWOON_BESTAND = 0o100644 << 16
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_EERSTE_PID = 2
# Children of w:settings have a fixed order (ISO/IEC 29500-1, 17.15.1.78); these come before change tracking.
_VOOR_BIJHOUDEN = """
    writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
    displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
    embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
    bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
    hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
    stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView
"""


def zet_eigenschappen(
    document: Document, titel: str, onderwerp: str, status: str, datum: dt.date | None
) -> None:
    """Core properties: Dutch, by a role instead of a person, and without a clock."""
    eigenschappen = document.core_properties
    eigenschappen.title = titel[:_LANGSTE_EIGENSCHAP]
    eigenschappen.subject = onderwerp[:_LANGSTE_EIGENSCHAP]
    eigenschappen.content_status = status[:_LANGSTE_EIGENSCHAP]
    eigenschappen.language = TAAL
    eigenschappen.author = eigenschappen.last_modified_by = AUTEUR
    eigenschappen.revision = 1
    # Deterministic: the day the version was made up; what the house style says is a date of its own.
    moment = dt.datetime.combine(datum or dt.date(*_EERSTE_TIJD[:3]), dt.time(), tzinfo=dt.UTC)
    eigenschappen.created = eigenschappen.modified = moment


def zet_eigen_eigenschappen(document: Document, waarden: Mapping[str, str | int]) -> None:
    """Custom document properties; those of the house style with other names stay."""
    pakket = document.part.package
    wortel = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM, "vt": _VT})
    for rel_id, relatie in list(pakket.rels.items()):
        if relatie.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            bestaand = etree.fromstring(relatie.target_part.blob)
            wortel.extend([element for element in bestaand if element.get("name") not in waarden])
            del pakket.rels[rel_id]
    for naam, waarde in waarden.items():
        eigenschap = etree.SubElement(wortel, f"{{{_CUSTOM}}}property", fmtid=_FMTID, name=naam)
        soort = "i4" if isinstance(waarde, int) else "lpwstr"
        etree.SubElement(eigenschap, f"{{{_VT}}}{soort}").text = str(waarde)
    for pid, eigenschap in enumerate(wortel, start=_EERSTE_PID):
        eigenschap.set("pid", str(pid))
    inhoud = etree.tostring(wortel, encoding="UTF-8", standalone=True)
    deel = Part(PackURI(EIGEN_EIGENSCHAPPEN), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, inhoud, pakket)
    pakket.relate_to(deel, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def zet_taal(document: Document) -> None:
    """Dutch for the whole document: as the default, and in no style anything else."""
    stijlen = document.styles.element
    for taal in list(stijlen.iter(qn("w:lang"))):
        _weg(taal)
    standaard = _kind(_kind(_kind(stijlen, "w:docDefaults", 0), "w:rPrDefault", 0), "w:rPr", 0)
    etree.SubElement(standaard, qn("w:lang"), {qn(f"w:{soort}"): TAAL for soort in ("val", "eastAsia")})
    for thema in document.settings.element.iter(qn("w:themeFontLang")):
        thema.set(qn("w:val"), TAAL)


def zet_bijhouden(document: Document, *, aan: bool) -> None:
    """Track every change and allow nothing else, or neither, whatever the house style says."""
    _bescherm(document, "trackedChanges" if aan else "", bijhouden=aan)


def zet_alleen_lezen(document: Document) -> None:
    """Ask to be read only; without a password, so that nobody is locked out."""
    _bescherm(document, "readOnly", bijhouden=False)


def _bescherm(document: Document, waarvoor: str, *, bijhouden: bool) -> None:
    instellingen = document.settings.element
    for naam in ("w:trackRevisions", "w:documentProtection"):
        for element in list(instellingen.iterchildren(qn(naam))):
            _weg(element)
    eerder = {qn(f"w:{naam}") for naam in _VOOR_BIJHOUDEN.split()}
    plaats = sum(1 for element in instellingen if element.tag in eerder)
    nieuw = [etree.Element(qn("w:trackRevisions"))] if bijhouden else []
    if waarvoor:
        kenmerken = {qn("w:edit"): waarvoor, qn("w:enforcement"): "1"}
        nieuw.append(etree.Element(qn("w:documentProtection"), kenmerken))
    instellingen[plaats:plaats] = nieuw


def maak_los(document: Document) -> tuple[str, ...]:
    """Drop the link to the template that the house style was made from: it names a path of its maker."""
    instellingen = document.settings
    gevonden = list(instellingen.element.iterchildren(qn("w:attachedTemplate")))
    for element in gevonden:
        _weg(element)
    relaties = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for rel_id in [id_ for id_, relatie in relaties.items() if relatie.reltype == KOPPELING_SJABLOON]:
        del relaties[rel_id]
    return (
        (_("De huisstijl was aan een ander sjabloon gekoppeld; die koppeling is weggelaten."),)
        if gevonden
        else ()
    )


def als_bytes(document: Document) -> bytes:
    """The file; the same document gives the same bytes, whatever the clock and the system.

    python-docx would compress every part once more than is needed, and write the hour into the file.
    """
    vast = io.BytesIO()
    with zipfile.ZipFile(vast, "w") as doel:
        for naam, inhoud in leden(document):
            nieuw = zipfile.ZipInfo(naam, _EERSTE_TIJD)
            nieuw.compress_type = zipfile.ZIP_DEFLATED
            nieuw.create_system = _UNIX
            nieuw.external_attr = _GEWOON_BESTAND
            doel.writestr(nieuw, inhoud)
    return vast.getvalue()


def leden(document: Document) -> Iterator[tuple[str, bytes]]:
    """Every member of the package as it would be saved, in the order of python-docx: (name, contents)."""
    pakket = document.part.package
    delen = list(pakket.iter_parts())
    for deel in delen:
        deel.before_marshal()
    yield CONTENT_TYPES_URI.membername, _inhoudstypen(delen)
    yield PACKAGE_URI.rels_uri.membername, pakket.rels.xml
    for deel in delen:
        yield deel.partname.membername, deel.blob
        if len(deel.rels):
            yield deel.partname.rels_uri.membername, deel.rels.xml


def _inhoudstypen(delen: Sequence[Part]) -> bytes:
    """What kind each part is: by its extension where that says enough, else by its name."""
    per_uitgang = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    per_naam: dict[str, str] = {}
    for deel in delen:
        if (deel.partname.ext.lower(), deel.content_type) in default_content_types:
            per_uitgang[deel.partname.ext.lower()] = deel.content_type
        else:
            per_naam[deel.partname] = deel.content_type
    typen = CT_Types.new()  # type: ignore[no-untyped-call]
    for uitgang in sorted(per_uitgang):
        typen.add_default(uitgang, per_uitgang[uitgang])
    for naam in sorted(per_naam):
        typen.add_override(naam, per_naam[naam])
    return serialize_part_xml(typen)


def _kind(ouder: _Element, naam: str, plaats: int) -> _Element:
    kind = ouder.find(qn(naam))
    if kind is None:
        kind = etree.Element(qn(naam))
        ouder.insert(plaats, kind)
    return kind


def _weg(element: _Element) -> None:
    ouder = element.getparent()
    if ouder is not None:
        ouder.remove(element)
