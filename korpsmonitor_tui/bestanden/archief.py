"""The guard before every office file from outside: bounded, plain and without macros, or refused in one line."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.parsers import expat

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping

MB = 1024 * 1024
MAX_BESTAND = 20 * MB
MAX_UITGEPAKT = 100 * MB
MAX_DEEL = 50 * MB
MAX_LEDEN = 2_000

# A root element that starts later than this is not an office file's, and expat would rescan a huge comment.
_PROLOOG = 64 * 1024
_XML_ACHTERVOEGSELS = (".xml", ".rels", ".vml")
_INHOUDSTYPEN = "[Content_Types].xml"
_CFB_MAGIE = bytes.fromhex("d0cf11e0a1b11ae1")
_VERSLEUTELD = 0x1


class ArchiefFout(OnbruikbareInvoer):
    """An office file is refused before anything in it is used."""

    titel = "Bestand geweigerd"


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A relationship of part ``bron`` to something outside the file; it is never followed."""

    bron: str
    soort: str
    """Last segment of the relationship type, e.g. ``hyperlink``, ``attachedTemplate`` or ``image``."""
    doel: str


@dataclass(frozen=True, slots=True)
class Archief:
    """The unpacked parts of a guarded office file by member name."""

    naam: str
    delen: Mapping[str, bytes]

    def hoofddeel(self) -> str:
        """Name of the main part, found through the package relationships.

        Raises ArchiefFout if the file has none.
        """
        for soort, doel, extern in self._relaties("_rels/.rels"):
            gevonden = None if extern or soort != "officeDocument" else self._lid(posixpath.join("/", doel))
            if gevonden is not None:
                return gevonden
        raise _weigering(
            self.naam,
            _("het heeft geen hoofdtekst"),
            _("Controleer of het een Word- of rekenbladbestand is."),
        )

    def externe_verwijzingen(self) -> tuple[Verwijzing, ...]:
        """Every relationship that points outside the file, in the order of the members."""
        return tuple(
            Verwijzing(bron=_bron_van(lid), soort=soort, doel=doel)
            for lid in self.delen
            if lid.endswith(".rels")
            for soort, doel, extern in self._relaties(lid)
            if extern
        )

    def _relaties(self, lid: str) -> list[tuple[str, str, bool]]:
        """(last segment of the type, target, external) of each relationship in a ``.rels`` member."""
        if lid not in self.delen:
            return []
        return [
            (
                relatie.get("Type", "").rpartition("/")[2],
                relatie.get("Target", ""),
                relatie.get("TargetMode") == "External",
            )
            for relatie in _ontleed(self.naam, self.delen[lid])
        ]

    def _lid(self, pad: str) -> str | None:
        """The member at a package path; part names do not distinguish capitals."""
        gezocht = posixpath.normpath(pad).lstrip("/").casefold()
        return next((lid for lid in self.delen if lid.casefold() == gezocht), None)


def open_archief(inhoud: bytes, naam: str = "") -> Archief:
    """Unpack a zip-based office file after checking it; ``naam`` names it in the message.

    Raises ArchiefFout for a file above 20 MB, above 100 MB unpacked, with a part above 50 MB or more than 2,000
    members, with a password, a macro, a document type declaration, or a duplicate or outward member name, and
    for a file that is damaged or no zip at all. Nothing is followed, run or written.
    """
    naam = naam or _("Het bestand")
    if len(inhoud) > MAX_BESTAND:
        raise _weigering(
            naam,
            _("het is groter dan {grens} MB").format(grens=MAX_BESTAND // MB),
            _("Maak het kleiner, bijvoorbeeld door afbeeldingen te verwijderen."),
        )
    if inhoud.startswith(_CFB_MAGIE):
        raise _weigering(
            naam,
            _("het is met een wachtwoord beveiligd of in een oude bestandsvorm opgeslagen"),
            _("Sla het zonder wachtwoord op als .docx of .xlsx."),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = zip_.infolist()
            _keur_leden(naam, leden)
            delen = {lid.filename: zip_.read(lid) for lid in leden if not lid.is_dir()}
    # RuntimeError and NotImplementedError: zipfile on ciphers and compressions that it does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as fout:
        raise _weigering(
            naam,
            _("het is beschadigd of geen Word- of rekenbladbestand"),
            _("Open het in het programma waarmee het is gemaakt en sla het opnieuw op."),
        ) from fout
    _keur_delen(naam, delen)
    return Archief(naam=naam, delen=MappingProxyType(delen))


def _keur_leden(naam: str, leden: list[zipfile.ZipInfo]) -> None:
    """Refuse by the directory of the archive alone, before anything is unpacked."""
    if len(leden) > MAX_LEDEN:
        raise _weigering(
            naam, _("het bevat meer dan {grens} onderdelen").format(grens=MAX_LEDEN), _opnieuw_opslaan()
        )
    if any(lid.flag_bits & _VERSLEUTELD for lid in leden):
        raise _weigering(
            naam,
            _("het is met een wachtwoord beveiligd"),
            _("Sla het op zonder wachtwoord en probeer opnieuw."),
        )
    if any(lid.file_size > MAX_DEEL for lid in leden):
        raise _weigering(
            naam,
            _("een onderdeel is uitgepakt groter dan {grens} MB").format(grens=MAX_DEEL // MB),
            _opnieuw_opslaan(),
        )
    if sum(lid.file_size for lid in leden) > MAX_UITGEPAKT:
        raise _weigering(
            naam,
            _("het is uitgepakt groter dan {grens} MB").format(grens=MAX_UITGEPAKT // MB),
            _opnieuw_opslaan(),
        )
    namen = [lid.filename.casefold() for lid in leden]
    if len(set(namen)) < len(namen):
        raise _weigering(naam, _("een onderdeel komt er twee keer in voor"), _opnieuw_opslaan())
    if any(_wijst_naar_buiten(lid) for lid in namen):
        raise _weigering(
            naam, _("een onderdeel wijst naar een plaats buiten het bestand"), _opnieuw_opslaan()
        )
    if any("vbaproject" in lid or "vbadata" in lid for lid in namen):
        raise _macro(naam)


def _keur_delen(naam: str, delen: Mapping[str, bytes]) -> None:
    """Refuse by what the parts are, each read no further than its root element."""
    _keur_xml(naam, delen.get(_INHOUDSTYPEN, b""), verplicht=_INHOUDSTYPEN in delen)
    typen = _inhoudstypen(naam, delen)
    if any("vbaproject" in soort or "macroenabled" in soort for soort in typen.values()):
        raise _macro(naam)
    for lid, inhoud in delen.items():
        laag = lid.casefold()
        soort = typen.get(laag) or typen.get("." + laag.rpartition(".")[2], "")
        verplicht = laag.endswith(_XML_ACHTERVOEGSELS) or soort.endswith(("/xml", "+xml"))
        _keur_xml(naam, inhoud, verplicht=verplicht)


def _inhoudstypen(naam: str, delen: Mapping[str, bytes]) -> dict[str, str]:
    """Declared content type by member name, or by extension with its dot; all in lower case."""
    if _INHOUDSTYPEN not in delen:
        return {}
    return {
        (
            element.get("PartName", "").lstrip("/") or "." + element.get("Extension", "")
        ).casefold(): element.get("ContentType", "").casefold()
        for element in _ontleed(naam, delen[_INHOUDSTYPEN])
    }


class _Gezien(Exception):
    """Out of expat's handlers: enough has been seen to decide."""

    def __init__(self, doctype: bool) -> None:
        super().__init__()
        self.doctype = doctype


def _keur_xml(naam: str, inhoud: bytes, *, verplicht: bool) -> None:
    """Refuse a document type declaration in any encoding; it can only stand before the root element."""

    def bij_doctype(*_rest: object) -> None:
        raise _Gezien(doctype=True)

    def bij_element(*_rest: object) -> None:
        raise _Gezien(doctype=False)

    ontleder = expat.ParserCreate()
    ontleder.StartDoctypeDeclHandler = bij_doctype
    ontleder.StartElementHandler = bij_element
    try:
        ontleder.Parse(inhoud[:_PROLOOG], False)
        onleesbaar = verplicht or len(inhoud) > _PROLOOG
    except _Gezien as gezien:
        if gezien.doctype:
            raise _weigering(naam, _("het bevat een documenttypedeclaratie"), _opnieuw_opslaan()) from None
        onleesbaar = False
    except (expat.ExpatError, ValueError, LookupError):
        onleesbaar = verplicht
    if onleesbaar:
        raise _weigering(naam, _("een onderdeel is onleesbaar"), _opnieuw_opslaan())


def _ontleed(naam: str, xml: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as fout:
        raise _weigering(naam, _("een onderdeel is onleesbaar"), _opnieuw_opslaan()) from fout


def _wijst_naar_buiten(lid: str) -> bool:
    delen = lid.replace("\\", "/").split("/")
    return ".." in delen or delen[0] == "" or ":" in delen[0]


def _bron_van(rels: str) -> str:
    """The part that a ``.rels`` member belongs to; empty for the package itself."""
    map_, _scheiding, lid = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(map_), lid.removesuffix(".rels"))


def _macro(naam: str) -> ArchiefFout:
    return _weigering(naam, _("het bevat een macro"), _("Sla het op als .docx of .xlsx zonder macro's."))


def _opnieuw_opslaan() -> str:
    return _("Sla het in Word of LibreOffice opnieuw op en probeer het nog eens.")


def _weigering(naam: str, oorzaak: str, raad: str) -> ArchiefFout:
    return ArchiefFout(
        _("{naam} is geweigerd: {oorzaak}; er is niets ingelezen. {raad}").format(
            naam=naam, oorzaak=oorzaak, raad=raad
        )
    )
