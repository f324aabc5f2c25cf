"""A returned Word file behind the guard: its stories, notes and comments, properties, and what it points at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import Herkenning
from korpsmonitor_tui.domain.formulierkenmerk import uit_eigenschappen, uit_kenmerkregel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.formulierindeling import EIGENSCHAP_VOORDRUK
from korpsmonitor_tui.word.formulierontleding import lees_inhoud
from korpsmonitor_tui.word.formulierstructuur import Inhoud, Notitiesoort, lopend
from korpsmonitor_tui.word.leespakket import Leespakket

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_NOOTDELEN: Final = {
    "footnotes": (Notitiesoort.VOETNOOT, qn("w:footnote")),
    "endnotes": (Notitiesoort.EINDNOOT, qn("w:endnote")),
    "comments": (Notitiesoort.OPMERKING, qn("w:comment")),
}


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
    pakket = _Pakket(inhoud)
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
    pakket = _Pakket(inhoud)
    body = pakket.body()
    gevonden = uit_eigenschappen(pakket.eigenschappen())
    return gevonden if gevonden != Herkenning() else _herkenning({}, lees_inhoud(body))


def _herkenning(eigenschappen: Mapping[str, str], tekst: Inhoud) -> Herkenning:
    gevonden = uit_eigenschappen(eigenschappen)
    if gevonden != Herkenning():
        return gevonden
    regels = (uit_kenmerkregel(alinea.tekst) for alinea in tekst.alineas if "=" in alinea.tekst)
    return next(filter(None, regels), Herkenning())


class _Pakket(Leespakket):
    """What a returned form holds beside its text."""

    def __init__(self, inhoud: bytes) -> None:
        super().__init__(inhoud, _("Het formulier"), FormulierFout)

    def koppen(self) -> Iterator[tuple[str, Inhoud]]:
        """Headers and footers."""
        namen = {"header": _("koptekst"), "footer": _("voettekst")}
        for soort, lid in self.relaties(self.hoofddeel):
            if soort in namen:
                yield namen[soort], lees_inhoud(self.ontleed(lid))

    def noten(self) -> Iterator[tuple[tuple[Notitiesoort, str], Noot]]:
        """Every footnote, endnote and comment that has text."""
        for deel, lid in self.relaties(self.hoofddeel):
            if deel not in _NOOTDELEN:
                continue
            soort, naam = _NOOTDELEN[deel]
            for element in self.ontleed(lid).iter(naam):
                tekst = lopend(list(lees_inhoud(element).alineas))
                if tekst:
                    yield (
                        (soort, element.get(qn("w:id"), "")),
                        Noot(tekst, element.get(qn("w:author"), "").strip()),
                    )
