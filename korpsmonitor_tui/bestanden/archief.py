"""The guard before every office file from outside: bounded, plain and without macros, or refused in one line."""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from korpsmonitor_tui.bestanden import xmllezer
from korpsmonitor_tui.bestanden.uitpakken import Uitpakfout, pak_uit
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

MB = 1024 * 1024
MAX_BESTAND = 20 * MB
MAX_UITGEPAKT = 100 * MB
MAX_DEEL = 50 * MB
MAX_LEDEN = 2_000
MAX_VERHOUDING = 200
"""Unpacked bytes for each byte of a text part, and of a whole file; texts of people stay below 30."""
# Small parts, or pictures of one colour, may be packed more tightly: they cost nothing.
_TELT_VANAF = 4 * MB
_GEHEEL_TELT_VANAF = 25 * MB
MAX_RELATIES = 50_000
"""Elements of a list of relationships or content types."""

# A root element that starts later than this is not an office file's, and expat would rescan a huge comment.
_PROLOOG = 64 * 1024
_XML_ACHTERVOEGSELS = (".xml", ".rels", ".vml")
_INHOUDSTYPEN = "[Content_Types].xml"
_CFB_MAGIE = bytes.fromhex("d0cf11e0a1b11ae1")
_VERSLEUTELD = 0x1
_PLAIN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What ISO/IEC 29500-2 and OpenDocument allow; others unpack without a bound."""
_UNIX = 3
_MACRODELEN = ("vbaproject", "vbadata", "xl/macrosheets/", "xl/intlmacrosheets/", "xl/dialogsheets/")
_MACROTYPEN = ("vbaproject", "macroenabled", "macrosheet", "dialogsheet")


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

    def als_bytes(self) -> bytes:
        """The guarded parts as a file again, for a library that unpacks for itself: it gets what was judged."""
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
            for lid, deel in self.delen.items():
                zip_.writestr(lid, deel)
        return uit.getvalue()

    def _lid(self, pad: str) -> str | None:
        """The member at a package path; part names do not distinguish capitals."""
        gezocht = posixpath.normpath(pad).lstrip("/").casefold()
        return next((lid for lid in self.delen if lid.casefold() == gezocht), None)


def open_archief(inhoud: bytes, naam: str = "") -> Archief:
    """Unpack a zip-based office file after checking it; ``naam`` names it in the message.

    Raises ArchiefFout for a file above 20 MB, above 100 MB unpacked, with a part above 50 MB or more than 2,000
    members, packed beyond belief, with a password, a macro, a document type declaration, a member that is no file,
    overlaps another, or has a duplicate or outward name, and for a file that is damaged or no zip at all. Nothing is
    followed, run or written, and an archive within it stays packed.
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
        delen = pak_uit(inhoud, [lid for lid in leden if not lid.is_dir()])
    # RuntimeError and NotImplementedError: zipfile on versions that it does not know.
    except (zipfile.BadZipFile, Uitpakfout, EOFError, OSError, ValueError, RuntimeError) as fout:
        raise _weigering(
            naam,
            _("het is beschadigd of geen Word- of rekenbladbestand"),
            _("Open het in het programma waarmee het is gemaakt en sla het opnieuw op."),
        ) from fout
    _keur_delen(naam, delen)
    _keur_verhouding(naam, leden, delen, len(inhoud))
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
    if not all(map(_is_gewoon, leden)):
        raise _weigering(
            naam, _("een onderdeel is geen gewoon bestand of vreemd ingepakt"), _opnieuw_opslaan()
        )
    namen = [lid.filename.casefold() for lid in leden]
    if len(set(namen)) < len(namen):
        raise _weigering(naam, _("een onderdeel komt er twee keer in voor"), _opnieuw_opslaan())
    if any(_wijst_naar_buiten(lid) for lid in namen):
        raise _weigering(
            naam, _("een onderdeel wijst naar een plaats buiten het bestand"), _opnieuw_opslaan()
        )
    if any(deel in lid for lid in namen for deel in _MACRODELEN):
        raise _macro(naam)


def _keur_delen(naam: str, delen: Mapping[str, bytes]) -> None:
    """Refuse by what the parts are, each read no further than its root element."""
    keur_xml(naam, delen.get(_INHOUDSTYPEN, b""), verplicht=_INHOUDSTYPEN in delen)
    typen = _inhoudstypen(naam, delen)
    if any(deel in soort for soort in typen.values() for deel in _MACROTYPEN):
        raise _macro(naam)
    for lid, inhoud in delen.items():
        laag = lid.casefold()
        soort = typen.get(laag) or typen.get("." + laag.rpartition(".")[2], "")
        verplicht = laag.endswith(_XML_ACHTERVOEGSELS) or soort.endswith(("/xml", "+xml"))
        keur_xml(naam, inhoud, verplicht=verplicht)


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


def keur_xml(naam: str, inhoud: bytes, *, verplicht: bool = True) -> None:
    """Raise ArchiefFout for a document type declaration in any encoding, which can only stand before the root element.

    With ``verplicht`` also for what cannot be read up to that element: other parsers may know its encoding.
    """

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


def _is_gewoon(lid: zipfile.ZipInfo) -> bool:
    """Whether a member is a file or a folder, with a name that is all there is, packed as office files are."""
    soort = stat.S_IFMT(lid.external_attr >> 16) if lid.create_system == _UNIX else 0
    return (
        soort in {0, stat.S_IFREG, stat.S_IFDIR}
        and lid.compress_type in _PLAIN
        # zipfile cuts a name off at a zero byte.
        and "\0" not in lid.orig_filename
    )


def _keur_verhouding(
    naam: str, leden: list[zipfile.ZipInfo], delen: Mapping[str, bytes], omvang: int
) -> None:
    """Refuse what nobody types: texts that are the same sign a million times."""
    bommen = (
        lid
        for lid in leden
        if lid.file_size > max(_TELT_VANAF, MAX_VERHOUDING * lid.compress_size)
        and is_xml(delen[lid.filename])
    )
    uitgepakt = sum(map(len, delen.values()))
    if uitgepakt > max(_GEHEEL_TELT_VANAF, MAX_VERHOUDING * omvang) or next(bommen, None) is not None:
        raise _weigering(
            naam,
            _("het wordt bij het uitpakken meer dan {keer} keer zo groot").format(keer=MAX_VERHOUDING),
            _opnieuw_opslaan(),
        )


def is_xml(inhoud: bytes) -> bool:
    """Whether a part begins as XML does, in any encoding."""
    return inhoud[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _ontleed(naam: str, xml: bytes) -> Element:
    try:
        return xmllezer.ontleed(xml, meeste=MAX_RELATIES)
    except xmllezer.XmlFout as fout:
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
