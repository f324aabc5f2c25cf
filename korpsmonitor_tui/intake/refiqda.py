"""Reads a project (.qdpx) or a codebook (.qdc) that another program for qualitative analysis wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.archief import MAX_UITGEPAKT, open_archief
from korpsmonitor_tui.domain.refiqda import (
    BRONMAP,
    INTERN,
    Bron,
    Code,
    Codeboek,
    Gebruiker,
    Gelezen,
    Memo,
    Overgeslagen,
    Project,
    Selectie,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.refiplaatsen import herstel_plaatsen
from korpsmonitor_tui.intake.refixml import Refifout, als_guid, onder, ontleed, tekst_van

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

MEESTE_TEKENS: Final = 2_000_000
"""Of one source: forty hours of speech."""
_ZIP: Final = b"PK"
_PROJECT, _CODEBOEK = "urn:QDA-XML:project:", "urn:QDA-XML:codebook:"
_MEDIA: Final = {
    "PictureSource": "PictureSelection",
    "PDFSource": "PDFSelection",
    "AudioSource": "AudioSelection",
    "VideoSource": "VideoSelection",
}


def lees_project(inhoud: bytes, naam: str) -> Gelezen:
    """A project; ``naam`` names the file in messages.

    Raises ArchiefFout or Refifout for a file that is refused. A source without a readable text is named in the
    outcome, with how many codings it has.
    """
    if not inhoud.startswith(_ZIP):
        raise Refifout(
            _("{naam} is geen REFI-QDA-project (.qdpx); er is niets overgenomen.").format(naam=naam)
        )
    delen = open_archief(inhoud, naam).delen
    projecten = [lid for lid in delen if lid.casefold().endswith(".qde") and "/" not in lid]
    if len(projecten) != 1:
        raise Refifout(
            _("{naam} bevat geen project (project.qde); er is niets overgenomen.").format(naam=naam)
        )
    return _Lezer(ontleed(delen[projecten[0]], naam, "Project", _PROJECT), delen, naam).lees()


def lees_codeboek(inhoud: bytes, naam: str) -> Codeboek:
    """A codebook. Raises Refifout for a file that is refused."""
    wortel = ontleed(inhoud, naam, "CodeBook", _CODEBOEK)
    return Codeboek(wortel.get("origin", ""), tuple(_codes(onder(wortel, "Codes", "Code"))))


def _codes(elementen: Iterator[Element]) -> Iterator[Code]:
    for element in elementen:
        yield Code(
            als_guid(element.get("guid")),
            element.get("name", "").strip(),
            element.get("isCodable", "true").strip() not in {"false", "0"},
            tekst_van(element, "Description"),
            element.get("color", "").strip(),
            tuple(_codes(onder(element, "Code"))),
        )


class _Lezer:
    """One project file."""

    def __init__(self, wortel: Element, delen: Mapping[str, bytes], naam: str) -> None:
        self._wortel, self._naam = wortel, naam
        self._gelezen = 0
        """Bytes of texts that were read; sources can name one and the same."""
        self._delen = {lid.casefold(): inhoud for lid, inhoud in delen.items()}
        self._overgeslagen: list[Overgeslagen] = []

    def lees(self) -> Gelezen:
        wortel = self._wortel
        project = Project(
            naam=wortel.get("name", "").strip(),
            herkomst=wortel.get("origin", "").strip(),
            codes=tuple(_codes(onder(wortel, "CodeBook", "Codes", "Code"))),
            bronnen=tuple(self._bronnen()),
            gebruikers=tuple(
                Gebruiker(
                    als_guid(element.get("guid")), (element.get("name") or element.get("id") or "").strip()
                )
                for element in onder(wortel, "Users", "User")
            ),
            memos=tuple(self._memos()),
            omschrijving=tekst_van(wortel, "Description"),
            gebruiker=als_guid(wortel.get("creatingUserGUID")),
            tijd=wortel.get("creationDateTime", ""),
        )
        return Gelezen(project, tuple(self._overgeslagen))

    def _bronnen(self) -> Iterator[Bron]:
        for element in onder(self._wortel, "Sources", "*"):
            naam = element.get("name", "").strip()
            if element.tag in _MEDIA:
                # What is coded in a picture or a recording has no place in a text of ours; a PDF does not keep its lines.
                aantal = sum(1 for _codering in element.iter("Coding"))
                self._overgeslagen.append(Overgeslagen(naam, _("alleen bronnen met platte tekst"), aantal))
            elif element.tag == "TextSource":
                yield from self._bron(element, naam)

    def _bron(self, element: Element, naam: str) -> Iterator[Bron]:
        selecties = tuple(_selecties(element))
        tekst = self._tekst(element)
        if tekst is None:
            reden = _("de tekst staat niet leesbaar in het bestand")
            self._overgeslagen.append(Overgeslagen(naam, reden, len(selecties)))
            return
        if len(tekst) > MEESTE_TEKENS:
            reden = _("de tekst is langer dan {grens} tekens").format(
                grens=f"{MEESTE_TEKENS:,}".replace(",", ".")
            )
            self._overgeslagen.append(Overgeslagen(naam, reden, len(selecties)))
            return
        tekst, selecties = herstel_plaatsen(tekst, selecties, self._wortel.get("origin", ""))
        yield Bron(als_guid(element.get("guid")), naam, tekst, selecties)

    def _memos(self) -> Iterator[Memo]:
        for element in onder(self._wortel, "Notes", "Note"):
            tekst = self._tekst(element) or tekst_van(element, "Description")
            yield Memo(als_guid(element.get("guid")), element.get("name", "").strip(), tekst.strip())

    def _tekst(self, element: Element) -> str | None:
        """The plain text of a source; None if it is not in the file: a place outside is never followed."""
        inhoud = element.find("PlainTextContent")
        if inhoud is not None:
            return inhoud.text or ""
        pad = element.get("plainTextPath", "")
        if not pad.startswith(INTERN):
            return None
        bytes_ = self._delen.get(f"{BRONMAP}/{pad.removeprefix(INTERN).lstrip('/')}".casefold())
        if bytes_ is None:
            return None
        self._gelezen += len(bytes_)
        if self._gelezen > MAX_UITGEPAKT:
            raise Refifout(
                _("{naam} noemt dezelfde tekst steeds opnieuw; er is niets overgenomen.").format(
                    naam=self._naam
                )
            )
        return _decodeer(bytes_)


def _decodeer(inhoud: bytes) -> str | None:
    met_merk = inhoud.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return inhoud.decode("utf-16" if met_merk else "utf-8-sig")
    except UnicodeDecodeError:
        return None


def _selecties(bron: Element) -> Iterator[Selectie]:
    """Every code on every place, also those on the source as a whole; positions as the file states them."""
    for element in onder(bron, "PlainTextSelection"):
        begin, eind = (_getal(element.get(naam)) for naam in ("startPosition", "endPosition"))
        memos = [als_guid(ref.get("targetGUID")) for ref in onder(element, "NoteRef")]
        for codering in onder(element, "Coding"):
            verwijzing = codering.find("CodeRef")
            eigen = [als_guid(ref.get("targetGUID")) for ref in onder(codering, "NoteRef")]
            yield Selectie(
                als_guid(codering.get("guid")),
                begin,
                eind,
                als_guid(verwijzing.get("targetGUID") if verwijzing is not None else ""),
                als_guid(codering.get("creatingUser") or element.get("creatingUser")),
                codering.get("creationDateTime") or element.get("creationDateTime") or "",
                tekst_van(element, "Description"),
                tuple(dict.fromkeys((*eigen, *memos))),
                element.get("name", "").strip(),
            )
    for codering in onder(bron, "Coding"):
        verwijzing = codering.find("CodeRef")
        code = als_guid(verwijzing.get("targetGUID") if verwijzing is not None else "")
        yield Selectie(als_guid(codering.get("guid")), -1, -1, code, als_guid(codering.get("creatingUser")))


def _getal(tekst: str | None) -> int:
    """A position; -1 for what is none."""
    cijfers = (tekst or "").strip()
    return int(cijfers) if cijfers.isascii() and cijfers.isdecimal() and len(cijfers) < 10 else -1
