"""An OpenDocument text from outside behind the guard: its parts and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.leespakket import Onderdelen

if TYPE_CHECKING:
    from lxml.etree import _Element

    from korpsmonitor_tui.bestanden.archief import Archief
    from korpsmonitor_tui.domain.errors import OnbruikbareInvoer

RUIMTEN: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_TEKSTDOCUMENT: Final = b"application/vnd.oasis.opendocument.text"
_MACROMAPPEN: Final = ("basic/", "scripts/")


def lijkt_opendocument(inhoud: bytes) -> bool:
    """Whether a file begins as every OpenDocument file must (OpenDocument 1.3, part 2, 3.3), before it is opened."""
    return b"mimetypeapplication/vnd.oasis.opendocument" in inhoud[:120]


def odf(naam: str) -> str:
    """A name with its prefix as lxml writes it."""
    ruimte, _dubbel, lokaal = naam.partition(":")
    return f"{{{RUIMTEN[ruimte]}}}{lokaal}"


class Odtpakket(Onderdelen):
    """The parts of an OpenDocument text."""

    def __init__(self, archief: Archief, naam: str, fout: type[OnbruikbareInvoer]) -> None:
        """Raises ``fout`` with one Dutch line if it is no text document, has a password, or holds a macro."""
        super().__init__(archief, naam, fout)
        if archief.delen.get("mimetype", b"").strip() != _TEKSTDOCUMENT or "content.xml" not in archief.delen:
            raise self._weigering(
                _("{naam} is geen tekstdocument; er is niets ingelezen. Lever een Word-bestand (.docx) aan.")
            )
        if any(lid.casefold().startswith(_MACROMAPPEN) for lid in archief.delen):
            raise self._weigering(
                _("{naam} bevat een macro; er is niets ingelezen. Bewaar het zonder macro's als .docx.")
            )
        if "META-INF/manifest.xml" in archief.delen:
            manifest = self.ontleed("META-INF/manifest.xml")
            if next(manifest.iter(odf("manifest:encryption-data")), None) is not None:
                raise self._weigering(
                    _("{naam} is met een wachtwoord beveiligd; er is niets ingelezen. Bewaar het zonder wachtwoord.")
                )  # fmt: skip

    def tekst(self) -> _Element:
        """The body of the document."""
        tekst = self.ontleed("content.xml").find(f"{odf('office:body')}/{odf('office:text')}")
        if tekst is None:
            raise self._weigering(
                _("{naam} is geen tekstdocument; er is niets ingelezen. Lever een Word-bestand (.docx) aan.")
            )
        return tekst

    def opmaakbladen(self) -> list[_Element]:
        """The page layouts, with their headers and footers."""
        if "styles.xml" not in self._archief.delen:
            return []
        return list(self.ontleed("styles.xml").iter(odf("style:master-page")))

    def eigenschappen(self) -> dict[str, str]:
        """The custom document properties by name."""
        if "meta.xml" not in self._archief.delen:
            return {}
        return {
            eigenschap.get(odf("meta:name"), ""): "".join(map(str, eigenschap.itertext()))
            for eigenschap in self.ontleed("meta.xml").iter(odf("meta:user-defined"))
        }
