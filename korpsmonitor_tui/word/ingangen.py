"""What a table of contents refers to: headings and captions with their numbers, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.stuk import DIEPSTE_KOP, Afbeelding, Bijschriftsoort, Kop, Tabel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.word.opmaak import Xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.stuk import Blok


@dataclass(frozen=True, slots=True)
class Ingang:
    """A heading or caption that can be referred to."""

    nummer: str
    """As printed, e.g. ``1.1`` or ``Tabel 3``; empty for a heading without a number."""
    tekst: str
    naam: str
    """Name of the bookmark around it."""
    id: int
    """Number of that bookmark in the file."""

    def omvat(self, inhoud: Xml) -> Xml:
        """The same markup within the bookmark."""
        return Xml(
            f'<w:bookmarkStart w:id="{self.id}" w:name="{self.naam}"/>{inhoud}<w:bookmarkEnd w:id="{self.id}"/>'
        )


@dataclass(frozen=True, slots=True)
class Kopingang:
    """A heading."""

    ingang: Ingang
    niveau: int


@dataclass(frozen=True, slots=True)
class Bijschriftingang:
    """A caption."""

    ingang: Ingang
    soort: Bijschriftsoort
    nummer: int
    gezet: bool
    """Whether the number was given, instead of counted."""


@dataclass(frozen=True, slots=True)
class Ingangen:
    """Every heading and caption of a piece, by the place of its block."""

    koppen: Mapping[int, Kopingang]
    bijschriften: Mapping[int, Bijschriftingang]


def soortnaam(soort: Bijschriftsoort) -> str:
    """The word before the number; also what Word counts captions by."""
    return _("Tabel") if soort is Bijschriftsoort.TABEL else _("Figuur")


def zoek_ingangen(blokken: Iterable[Blok], eerste_id: int) -> Ingangen:
    """Number all headings and captions; bookmarks get the numbers from ``eerste_id``."""
    koppen: dict[int, Kopingang] = {}
    bijschriften: dict[int, Bijschriftingang] = {}
    tellers = [0] * DIEPSTE_KOP
    geteld = dict.fromkeys(Bijschriftsoort, 0)
    id_ = eerste_id
    for plaats, blok in enumerate(blokken):
        match blok:
            case Kop(tekst, niveau, genummerd):
                if genummerd:
                    tellers[niveau - 1 :] = [tellers[niveau - 1] + 1, *[0] * (DIEPSTE_KOP - niveau)]
                nummer = ".".join(map(str, tellers[:niveau])) if genummerd else ""
                koppen[plaats] = Kopingang(Ingang(nummer, tekst, f"_Toc{id_:06d}", id_), niveau)
            case (
                Tabel(bijschrift=str(tekst), nummer=vast) | Afbeelding(bijschrift=str(tekst), nummer=vast)
            ) if tekst:
                soort = Bijschriftsoort.TABEL if isinstance(blok, Tabel) else Bijschriftsoort.FIGUUR
                geteld[soort] = geteld[soort] + 1 if vast is None else vast
                ingang = Ingang(f"{soortnaam(soort)} {geteld[soort]}", tekst, f"_Toc{id_:06d}", id_)
                bijschriften[plaats] = Bijschriftingang(ingang, soort, geteld[soort], vast is not None)
            case _:
                continue
        id_ += 1
    return Ingangen(koppen, bijschriften)
