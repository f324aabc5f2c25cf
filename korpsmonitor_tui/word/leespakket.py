"""A Word file from outside behind the guard: its parts, found by their relationships, parsed without following anything."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.bestanden.archief import is_xml, keur_xml, open_archief
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from korpsmonitor_tui.bestanden.archief import Archief
    from korpsmonitor_tui.domain.errors import OnbruikbareInvoer

MAX_TEKSTDEEL: Final = 20 * 1024 * 1024
"""Largest part that is read as text; a form of a thousand questions takes a tenth of it."""
MAX_TAGS: Final = 500_000
"""Most tags that are read, all parts together: small ones by the million would fill the memory from a tiny file."""
_OPENDOCUMENT: Final = b"application/vnd.oasis.opendocument"
_TRANSITIONEEL: Final = b"http://schemas.openxmlformats.org/"
# What Word calls "Strict Open XML" has names of its own for the same things.
_STRIKT: Final = tuple(
    (b"http://purl.oclc.org/ooxml/" + strikt, _TRANSITIONEEL + gewoon)
    for strikt, gewoon in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
    )
)
# Links that show nothing of their own, so that nothing is missed by not following them.
_ONZICHTBARE_LINKS: Final = frozenset({"hyperlink", "attachedTemplate"})
_EIGENSCHAPPEN: Final = frozenset({"custom-properties", "customProperties"})
"""What the transitional and the strict format call the relationship to the custom properties."""


def is_opendocument(archief: Archief) -> bool:
    """Whether a file says of itself that it is OpenDocument."""
    return archief.delen.get("mimetype", b"").startswith(_OPENDOCUMENT)


def eis_gewone_omvang(archief: Archief, naam: str, fout: type[OnbruikbareInvoer]) -> None:
    """Raise ``fout`` for a file with more in it than is read, before a library reads all of it."""
    xml = [deel for deel in archief.delen.values() if is_xml(deel)]
    _eis_gewone_omvang(max(map(len, xml), default=0), sum(deel.count(b"<") for deel in xml), naam, fout)


def _eis_gewone_omvang(grootste: int, tags: int, naam: str, fout: type[OnbruikbareInvoer]) -> None:
    if grootste > MAX_TEKSTDEEL:
        raise fout(
            _(
                "{naam} bevat meer tekst dan {grens} MB; er is niets ingelezen. "
                "Haal weg wat er niet in hoort, en lever het opnieuw aan."
            ).format(naam=naam, grens=MAX_TEKSTDEEL // (1024 * 1024))
        )
    if tags > MAX_TAGS:
        raise fout(
            _(
                "{naam} bevat meer opmaak dan een document van een mens heeft; er is niets ingelezen. "
                "Kopieer de tekst naar een nieuw document, en lever dat aan."
            ).format(naam=naam)
        )


class Onderdelen:
    """The XML of an office file, bounded in size and in number of tags; nothing in it is followed.

    ``naam`` names the file in messages (“Het formulier”); every method raises ``fout`` with one Dutch line for a
    part that cannot be read.
    """

    def __init__(self, archief: Archief, naam: str, fout: type[OnbruikbareInvoer]) -> None:
        self._archief, self._naam, self._fout = archief, naam, fout
        self._tags = 0

    def ontleed(self, lid: str) -> _Element:
        """The root element of a part, in the names of the transitional format."""
        xml = self._archief.delen[lid]
        self._tags += xml.count(b"<")
        _eis_gewone_omvang(len(xml), self._tags, self._naam, self._fout)
        # Whatever it is called: libxml2 knows encodings in which a tag, or a document type, cannot be seen from outside.
        keur_xml(self._naam, xml)
        for strikt, gewoon in _STRIKT:
            xml = xml.replace(strikt, gewoon)
        # Nothing is fetched, and libxml2 itself bounds depth and the length of one text.
        ontleder = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(xml, ontleder)
        except (etree.XMLSyntaxError, ValueError) as fout:
            raise self._weigering(
                _(
                    "{naam} is beschadigd: een onderdeel is onleesbaar; er is niets ingelezen. "
                    "Open het in Word of LibreOffice, bewaar het opnieuw en probeer het nog eens."
                )
            ) from fout

    def _weigering(self, melding: str, **waarden: object) -> OnbruikbareInvoer:
        return self._fout(melding.format(naam=self._naam, **waarden))


class Leespakket(Onderdelen):
    """The parts of a Word file."""

    def __init__(self, inhoud: bytes, naam: str, fout: type[OnbruikbareInvoer]) -> None:
        """Guard and unpack. Raises ArchiefFout if the guard refuses it, ``fout`` if it is OpenDocument."""
        super().__init__(open_archief(inhoud, naam), naam, fout)
        if is_opendocument(self._archief):
            raise self._weigering(
                _(
                    "{naam} is als OpenDocument (.odt) bewaard; er is niets ingelezen. "
                    "Bewaar het in LibreOffice als Word-document (.docx)."
                )
            )
        self.hoofddeel = self._archief.hoofddeel()
        """Name of the part with the text, whatever it is called."""
        self._leden = {lid.casefold(): lid for lid in self._archief.delen}

    def body(self) -> _Element:
        """The text of the document."""
        wortel = self.ontleed(self.hoofddeel)
        body = wortel.find(qn("w:body"))
        if wortel.tag != qn("w:document") or body is None:
            raise self._weigering(
                _("{naam} is geen Word-document; er is niets ingelezen. Lever een Word-bestand (.docx) aan.")
            )
        return body

    def eigenschappen(self) -> dict[str, str]:
        """The custom document properties by name."""
        return {
            eigenschap.get("name", ""): "".join(map(str, eigenschap.itertext())).strip()
            for soort, lid in self.relaties("")
            if soort in _EIGENSCHAPPEN
            for eigenschap in self.ontleed(lid)
            if isinstance(eigenschap.tag, str)
        }

    def buiten(self) -> tuple[str, ...]:
        """What the file shows from elsewhere; it was not fetched."""
        return tuple(
            verwijzing.doel
            for verwijzing in self._archief.externe_verwijzingen()
            if verwijzing.soort not in _ONZICHTBARE_LINKS
        )

    def relaties(self, van: str) -> Iterator[tuple[str, str]]:
        """(last segment of the type, member) of each relationship within the file; ``van`` empty: of the package."""
        map_, naam = posixpath.split(van)
        lid = self._leden.get(posixpath.join(map_, "_rels", f"{naam}.rels").casefold())
        if lid is None:
            return
        for relatie in self.ontleed(lid):
            if not isinstance(relatie.tag, str) or relatie.get("TargetMode") == "External":
                continue
            doel = posixpath.normpath(posixpath.join("/", map_, relatie.get("Target", ""))).lstrip("/")
            if doel.casefold() in self._leden:
                yield relatie.get("Type", "").rpartition("/")[2], self._leden[doel.casefold()]
