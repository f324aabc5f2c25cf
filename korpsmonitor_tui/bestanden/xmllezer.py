"""XML from outside, bounded: no document type, no entities, nothing followed, and no more of it than is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable

MEESTE: Final = 250_000
"""Elements of one text: tiny ones by the million would fill the memory from a small file."""
DIEPSTE: Final = 100
"""Elements inside one another."""
MEESTE_KENMERKEN: Final = 1_000
"""Attributes of one element."""
LANGSTE: Final = 1024 * 1024
"""Bytes of one tag, comment or instruction."""
_HAP: Final = 256 * 1024
_SCHEIDING: Final = "}"


class XmlFout(Exception):
    """An XML text is refused; ``str()`` is why, as part of a Dutch sentence: “het is beschadigd”."""


def ontleed(
    inhoud: bytes,
    *,
    meeste: int = MEESTE,
    diepste: int = DIEPSTE,
    naam_van: Callable[[str], str] | None = None,
) -> Element:
    """The root element, without comments and instructions.

    Names are written as ElementTree does, ``{namespace}name``, unless ``naam_van`` makes something else of them.
    Raises XmlFout for a document type in any encoding, for what is damaged, and for more or deeper than is said.
    """
    ontleder = expat.ParserCreate(namespace_separator=_SCHEIDING)
    bouwer = _Bouwer(meeste, diepste, naam_van or (lambda naam: naam))
    ontleder.StartDoctypeDeclHandler = bouwer.doctype
    ontleder.StartElementHandler = bouwer.begin
    ontleder.EndElementHandler = bouwer.eind
    ontleder.CharacterDataHandler = bouwer.tekst
    ontleder.buffer_text = True
    try:
        _voer(ontleder, bouwer, memoryview(inhoud))
    except (expat.ExpatError, ValueError, LookupError) as fout:
        raise XmlFout(_("het is beschadigd")) from fout
    return bouwer.klaar()


def _voer(ontleder: expat.XMLParserType, bouwer: _Bouwer, inhoud: memoryview) -> None:
    """Feed it piece by piece: a single tag with a million attributes would be made whole before anybody could count."""
    stil, eerder = 0, -1
    for begin in range(0, len(inhoud), _HAP):
        ontleder.Parse(inhoud[begin : begin + _HAP], False)
        stil = stil + 1 if bouwer.gezien == eerder else 0
        eerder = bouwer.gezien
        if stil * _HAP >= LANGSTE:
            raise XmlFout(_("het bevat een onderdeel zonder einde"))
    ontleder.Parse(b"", True)


class _Bouwer:
    """Makes elements of what expat reads, and counts them."""

    def __init__(self, meeste: int, diepste: int, naam_van: Callable[[str], str]) -> None:
        self._boom = TreeBuilder()
        self._meeste, self._diepste, self._naam_van = meeste, diepste, naam_van
        self._aantal = self._diepte = 0
        self.gezien = 0
        """Counts up with everything that is reported, text included."""

    def doctype(self, *_rest: object) -> None:
        raise XmlFout(_("het bevat een documenttypedeclaratie"))

    def begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        self.gezien += 1
        self._aantal += 1
        self._diepte += 1
        if self._aantal > self._meeste or self._diepte > self._diepste or len(kenmerken) > MEESTE_KENMERKEN:
            raise XmlFout(_("het bevat meer onderdelen dan een mens maakt"))
        self._boom.start(
            self._naam(naam), {self._naam(sleutel): tekst for sleutel, tekst in kenmerken.items()}
        )

    def eind(self, naam: str) -> None:
        self.gezien += 1
        self._diepte -= 1
        self._boom.end(self._naam(naam))

    def tekst(self, tekst: str) -> None:
        self.gezien += 1
        self._boom.data(tekst)

    def klaar(self) -> Element:
        return self._boom.close()

    def _naam(self, naam: str) -> str:
        return self._naam_van("{" + naam if _SCHEIDING in naam else naam)
