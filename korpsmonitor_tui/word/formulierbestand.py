"""A returned Word file behind the guard: its stories, notes and comments, properties, and what it points at."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

from korpsmonitor_tui.bestanden.archief import open_archief
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import Herkenning
from korpsmonitor_tui.domain.formulierkenmerk import uit_eigenschappen, uit_kenmerkregel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.formulierindeling import EIGENSCHAP_VOORDRUK
from korpsmonitor_tui.word.formulierontleding import lees_inhoud
from korpsmonitor_tui.word.formulierstructuur import Inhoud, Notitiesoort, lopend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from korpsmonitor_tui.bestanden.archief import Archief

MAX_TEKSTDEEL: Final = 20 * 1024 * 1024
"""Largest part that is read as text; a form of a thousand questions takes a tenth of it."""
_OPENDOCUMENT: Final = b"application/vnd.oasis.opendocument"
# What Word calls "Strict Open XML" has names of its own for the same things.
_STRIKT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_NOOTDELEN: Final = {
    "footnotes": (Notitiesoort.VOETNOOT, qn("w:footnote")),
    "endnotes": (Notitiesoort.EINDNOOT, qn("w:endnote")),
    "comments": (Notitiesoort.OPMERKING, qn("w:comment")),
}
# Links that show nothing of their own, so that nothing is missed by not following them.
_ONZICHTBARE_LINKS: Final = frozenset({"hyperlink", "attachedTemplate"})


class FormulierFout(OnbruikbareInvoer):
    """A returned form cannot be read."""

    titel = "Formulier niet te lezen"


@dataclass(frozen=True, slots=True)
class Noot:
    """The text of a footnote, endnote or comment, and who made it."""

    tekst: str
    auteur: str


@dataclass(frozen=True, slots=True)
class Formulierbestand:
    """What a file holds, before any of it is understood as answers."""

    herkenning: Herkenning
    tekst: Inhoud
    koppen: tuple[tuple[str, Inhoud], ...]
    """(``koptekst`` or ``voettekst``, its contents)."""
    noten: Mapping[tuple[Notitiesoort, str], Noot]
    merken: frozenset[str]
    """Of printed texts that the questions do not tell; see ``formulierindeling.EIGENSCHAP_VOORDRUK``."""
    buiten: tuple[str, ...]
    """What it shows from elsewhere; that was not fetched."""


def open_formulier(inhoud: bytes) -> Formulierbestand:
    """Read a file.

    Raises ArchiefFout if the guard refuses it, and FormulierFout if it is no Word document or damaged.
    """
    pakket = _Pakket(open_archief(inhoud, _("Het formulier")))
    eigenschappen = pakket.eigenschappen()
    tekst = lees_inhoud(pakket.body())
    return Formulierbestand(
        herkenning=_herkenning(eigenschappen, tekst),
        tekst=tekst,
        koppen=tuple(pakket.koppen()),
        noten=dict(pakket.noten()),
        merken=frozenset(
            merk
            for naam, waarde in eigenschappen.items()
            if naam.startswith(EIGENSCHAP_VOORDRUK)
            for merk in waarde.split()
        ),
        buiten=pakket.buiten(),
    )


def lees_herkenning(inhoud: bytes) -> Herkenning:
    """What a file says it is, from its properties or else from the line that says the same; empty if it does not.

    Raises as ``open_formulier``.
    """
    pakket = _Pakket(open_archief(inhoud, _("Het formulier")))
    body = pakket.body()
    gevonden = uit_eigenschappen(pakket.eigenschappen())
    return gevonden if gevonden != Herkenning() else _herkenning({}, lees_inhoud(body))


def _herkenning(eigenschappen: Mapping[str, str], tekst: Inhoud) -> Herkenning:
    gevonden = uit_eigenschappen(eigenschappen)
    if gevonden != Herkenning():
        return gevonden
    regels = (uit_kenmerkregel(alinea.tekst) for alinea in tekst.alineas if "=" in alinea.tekst)
    return next(filter(None, regels), Herkenning())


class _Pakket:
    """The parts of a Word file, found by their relationships and parsed without following anything."""

    def __init__(self, archief: Archief) -> None:
        if archief.delen.get("mimetype", b"").startswith(_OPENDOCUMENT):
            raise FormulierFout(
                _(
                    "Het formulier is als OpenDocument (.odt) bewaard; er is niets ingelezen. "
                    "Bewaar het in LibreOffice als Word-document (.docx)."
                )
            )
        self._archief = archief
        self._hoofd = archief.hoofddeel()

    def body(self) -> _Element:
        """The text of the document."""
        wortel = self._ontleed(self._hoofd)
        body = wortel.find(qn("w:body"))
        if wortel.tag != qn("w:document") or body is None:
            raise FormulierFout(
                _(
                    "Het formulier is geen Word-document; er is niets ingelezen. "
                    "Lever het Word-bestand (.docx) aan dat is ingevuld."
                )
            )
        return body

    def koppen(self) -> Iterator[tuple[str, Inhoud]]:
        """Headers and footers."""
        namen = {"header": _("koptekst"), "footer": _("voettekst")}
        for soort, lid in self._relaties(self._hoofd):
            if soort in namen:
                yield namen[soort], lees_inhoud(self._ontleed(lid))

    def noten(self) -> Iterator[tuple[tuple[Notitiesoort, str], Noot]]:
        """Every footnote, endnote and comment that has text."""
        for deel, lid in self._relaties(self._hoofd):
            if deel not in _NOOTDELEN:
                continue
            soort, naam = _NOOTDELEN[deel]
            for element in self._ontleed(lid).iter(naam):
                tekst = lopend(list(lees_inhoud(element).alineas))
                if tekst:
                    yield (
                        (soort, element.get(qn("w:id"), "")),
                        Noot(tekst, element.get(qn("w:author"), "").strip()),
                    )

    def eigenschappen(self) -> dict[str, str]:
        """The custom document properties."""
        for soort, lid in self._relaties(""):
            if soort == "custom-properties":
                return {
                    eigenschap.get("name", ""): "".join(str(deel) for deel in eigenschap.itertext()).strip()
                    for eigenschap in self._ontleed(lid)
                    if isinstance(eigenschap.tag, str)
                }
        return {}

    def buiten(self) -> tuple[str, ...]:
        """What the file shows from elsewhere."""
        return tuple(
            verwijzing.doel
            for verwijzing in self._archief.externe_verwijzingen()
            if verwijzing.soort not in _ONZICHTBARE_LINKS
        )

    def _relaties(self, van: str) -> Iterator[tuple[str, str]]:
        """(last segment of the type, member) of each relationship within the file; ``van`` empty: of the package."""
        map_, naam = posixpath.split(van)
        lid = posixpath.join(map_, "_rels", f"{naam}.rels")
        if lid not in self._archief.delen:
            return
        for relatie in self._ontleed(lid):
            if not isinstance(relatie.tag, str) or relatie.get("TargetMode") == "External":
                continue
            doel = posixpath.normpath(posixpath.join("/", map_, relatie.get("Target", ""))).lstrip("/")
            if doel in self._archief.delen:
                yield relatie.get("Type", "").rpartition("/")[2], doel

    def _ontleed(self, lid: str) -> _Element:
        xml = self._archief.delen[lid]
        if len(xml) > MAX_TEKSTDEEL:
            raise FormulierFout(
                _(
                    "Het formulier bevat meer tekst dan {grens} MB; er is niets ingelezen. "
                    "Haal weg wat er niet in hoort, en lever het opnieuw aan."
                ).format(grens=MAX_TEKSTDEEL // (1024 * 1024))
            )
        for strikt, gewoon in _STRIKT:
            xml = xml.replace(strikt, gewoon)
        try:
            # Entities cannot be there (the guard refuses a document type); nothing is fetched, and depth is bounded.
            return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError) as fout:
            raise FormulierFout(
                _(
                    "Het formulier is beschadigd: een onderdeel is onleesbaar; er is niets ingelezen. "
                    "Open het in Word of LibreOffice, bewaar het opnieuw en probeer het nog eens."
                )
            ) from fout
