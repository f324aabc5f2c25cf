"""Parses the XML of an exchange file: bounded, without a document type, nothing followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

MEESTE: Final = 500_000
"""Elements that are read; tiny ones by the million would fill the memory from a small file."""
DIEPSTE: Final = 100
"""Levels of codes below one another."""
_SCHEIDING: Final = " "


class Refifout(OnbruikbareInvoer):
    """An exchange file cannot be used."""

    titel = "Uitwisselbestand"


class _TeVeel(Exception):
    """Out of expat's handlers: what is found is refused."""


def ontleed(inhoud: bytes, naam: str, wortel: str, naamruimte: str) -> Element:
    """The root element, called ``wortel``, of a namespace that begins with ``naamruimte``; tags without namespace.

    Raises Refifout for anything else, for a document type, and for what is damaged, too large or too deep.
    """
    ontleder = expat.ParserCreate(namespace_separator=_SCHEIDING)
    bouwer = _Bouwer(naamruimte)
    ontleder.StartDoctypeDeclHandler = bouwer.doctype
    ontleder.StartElementHandler = bouwer.begin
    ontleder.EndElementHandler = bouwer.eind
    ontleder.CharacterDataHandler = bouwer.tekst
    ontleder.buffer_text = True
    try:
        ontleder.Parse(inhoud, True)
    except _TeVeel as fout:
        raise _weigering(naam, str(fout)) from None
    except (expat.ExpatError, ValueError, LookupError) as fout:
        raise _weigering(naam, _("het is beschadigd")) from fout
    gelezen = bouwer.klaar()
    if gelezen.tag != wortel:
        raise _weigering(naam, _("het is geen REFI-QDA-bestand"))
    return gelezen


class _Bouwer:
    """Makes elements of what expat reads; those of other namespaces are kept apart by their full name."""

    def __init__(self, naamruimte: str) -> None:
        self._naamruimte = naamruimte
        self._boom = TreeBuilder()
        self._aantal = self._diepte = 0

    def doctype(self, *_rest: object) -> None:
        raise _TeVeel(_("het bevat een documenttypedeclaratie"))

    def begin(self, naam: str, kenmerken: dict[str, str]) -> None:
        self._aantal += 1
        self._diepte += 1
        if self._aantal > MEESTE or self._diepte > DIEPSTE:
            raise _TeVeel(_("het bevat meer onderdelen dan een project heeft"))
        self._boom.start(self._kort(naam), kenmerken)

    def eind(self, naam: str) -> None:
        self._diepte -= 1
        self._boom.end(self._kort(naam))

    def tekst(self, tekst: str) -> None:
        self._boom.data(tekst)

    def klaar(self) -> Element:
        return self._boom.close()

    def _kort(self, naam: str) -> str:
        ruimte, _spatie, kort = naam.rpartition(_SCHEIDING)
        return kort if ruimte.startswith(self._naamruimte) else naam


def _weigering(naam: str, oorzaak: str) -> Refifout:
    return Refifout(
        _("{naam} is geweigerd: {oorzaak}; er is niets overgenomen.").format(naam=naam, oorzaak=oorzaak)
    )


def tekst_van(element: Element, kind: str) -> str:
    """The text of the first child with this name; empty without one."""
    gevonden = element.find(kind)
    return (gevonden.text or "").strip() if gevonden is not None else ""


def onder(element: Element, *pad: str) -> Iterator[Element]:
    """The elements at the end of a path of names."""
    yield from element.iterfind("/".join(pad))


def als_guid(waarde: str | None) -> str:
    """A guid as it is compared: programs write it in capitals or between braces."""
    return (waarde or "").strip().strip("{}").lower()
