"""What a workbook holds beside its cells: properties, remarks at cells, and texts in shapes, by the name of a sheet."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.bestanden.xmllezer import ontleed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from korpsmonitor_tui.bestanden.archief import Archief

_EIGENSCHAPPEN: Final = "docProps/custom.xml"
_TEKENING: Final = "drawing"
_VERWIJZING: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Bijschrift(NamedTuple):
    """A text that stands at a cell or on a sheet, but in no cell."""

    cel: str
    """Such as ``E14``; empty for a shape."""
    tekst: str


def eigenschappen(archief: Archief) -> dict[str, str]:
    """The custom document properties. Raises XmlFout if they are damaged."""
    if _EIGENSCHAPPEN not in archief.delen:
        return {}
    return {
        eigenschap.get("name", ""): "".join(eigenschap.itertext()).strip()
        for eigenschap in ontleed(archief.delen[_EIGENSCHAPPEN])
    }


def bijschriften(archief: Archief) -> dict[str, tuple[Bijschrift, ...]]:
    """Remarks and texts in shapes of every sheet that has any. Raises XmlFout for damaged parts."""
    return {
        blad: gevonden
        for blad, deel in _bladdelen(archief)
        if (gevonden := tuple(_van_blad(archief, dict(_relaties(archief, deel)))))
    }


def leeswerk(archief: Archief) -> int:
    """Bytes of XML that reading every sheet takes: a part that several of them name is read for each of them.

    Raises XmlFout for damaged parts.
    """
    delen: dict[str, int] = {}

    def omvang(deel: str) -> int:
        if deel not in delen:
            doelen = (doel for _id, (_soort, doel) in _relaties(archief, deel))
            delen[deel] = sum(len(archief.delen.get(lid, b"")) for lid in (deel, *doelen))
        return delen[deel]

    return sum(omvang(deel) for _blad, deel in _bladdelen(archief))


def tekeningen(archief: Archief) -> frozenset[str]:
    """The parts with drawings of sheets. Raises XmlFout for damaged parts."""
    return frozenset(
        doel
        for deel in {deel for _blad, deel in _bladdelen(archief)}
        for _id, (soort, doel) in _relaties(archief, deel)
        if soort == _TEKENING
    )


def _van_blad(archief: Archief, relaties: Mapping[str, tuple[str, str]]) -> Iterator[Bijschrift]:
    delen = dict(relaties.values())
    draden = _opmerkingen(archief, delen.get("threadedComment", ""), "threadedComment")
    opmerkingen = _opmerkingen(archief, delen.get("comments", ""), "comment")
    # Excel repeats a thread as an old remark with a notice around it.
    yield from draden or ()
    yield from (gelezen for gelezen in opmerkingen if gelezen.cel not in {draad.cel for draad in draden})
    for soort, doel in relaties.values():
        if soort == _TEKENING and doel in archief.delen:
            yield from (Bijschrift("", tekst) for tekst in _alineas(archief.delen[doel]))


def _opmerkingen(archief: Archief, deel: str, element: str) -> list[Bijschrift]:
    if deel not in archief.delen:
        return []
    return [
        Bijschrift(opmerking.get("ref", ""), tekst)
        for opmerking in ontleed(archief.delen[deel]).iter()
        if _naam(opmerking) == element and (tekst := _tekst(opmerking, zonder="rPh"))
    ]


def _alineas(xml: bytes) -> Iterator[str]:
    for alinea in ontleed(xml).iter():
        if _naam(alinea) == "p" and (tekst := _tekst(alinea)):
            yield tekst


def _tekst(element: Element, zonder: str = "") -> str:
    """All text below an element, but for phonetic hints."""
    return "".join(_stukken(element, zonder)).strip()


def _stukken(element: Element, zonder: str) -> Iterator[str]:
    if _naam(element) in ("t", "text"):
        yield element.text or ""
    for kind in element:
        if _naam(kind) != zonder:
            yield from _stukken(kind, zonder)


def _bladdelen(archief: Archief) -> Iterator[tuple[str, str]]:
    """(name, part) of every sheet."""
    hoofddeel = archief.hoofddeel()
    relaties = dict(_relaties(archief, hoofddeel))
    for blad in ontleed(archief.delen[hoofddeel]).iter():
        if _naam(blad) == "sheet":
            _soort, doel = relaties.get(blad.get(_VERWIJZING, ""), ("", ""))
            yield blad.get("name", ""), doel


def _relaties(archief: Archief, deel: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """(id, (last segment of the type, target part)) of every relationship of a part within the file."""
    map_, naam = posixpath.split(deel)
    lid = posixpath.join(map_, "_rels", f"{naam}.rels")
    if lid not in archief.delen:
        return
    for relatie in ontleed(archief.delen[lid]):
        if relatie.get("TargetMode") != "External":
            doel = posixpath.normpath(posixpath.join("/", map_, relatie.get("Target", "")))
            yield relatie.get("Id", ""), (relatie.get("Type", "").rpartition("/")[2], doel.lstrip("/"))


def _naam(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
