"""Parses the XML of an exchange file: bounded, without a document type, nothing followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden import xmllezer
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MEESTE: Final = 250_000
"""Elements that are read."""
DIEPSTE: Final = 100
"""Levels of codes below one another."""


class Refifout(OnbruikbareInvoer):
    """An exchange file cannot be used."""

    titel = "Uitwisselbestand"


def ontleed(inhoud: bytes, naam: str, wortel: str, naamruimte: str) -> Element:
    """The root element, called ``wortel``, of a namespace that begins with ``naamruimte``; tags without namespace.

    Names of other namespaces are kept apart by their full name. Raises Refifout for anything else, for a document
    type, and for what is damaged, too large or too deep.
    """

    def kort(vol: str) -> str:
        ruimte, _haak, naam = vol.removeprefix("{").rpartition("}")
        return naam if ruimte.startswith(naamruimte) else vol

    try:
        gelezen = xmllezer.ontleed(inhoud, meeste=MEESTE, diepste=DIEPSTE, naam_van=kort)
    except xmllezer.XmlFout as fout:
        raise _weigering(naam, str(fout)) from fout
    if gelezen.tag != wortel:
        raise _weigering(naam, _("het is geen REFI-QDA-bestand"))
    return gelezen


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
