"""Reads the published text that the demo edition is built from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_json

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

ALINEASOORTEN = ("alinea", "punt")


@dataclass(frozen=True, slots=True)
class Herstel:
    """A repair of what the page layout had broken: by which rule, and the words before and after."""

    regel: str
    """A key of ``Demotekst.herstelregels``."""
    van: str
    naar: str


@dataclass(frozen=True, slots=True)
class Demoalinea:
    """A published paragraph (``alinea``) or list item (``punt``)."""

    soort: str
    tekst: str
    regels: tuple[int, ...]
    """Lines of the source text that it was read from."""
    herstel: tuple[Herstel, ...] = ()


@dataclass(frozen=True, slots=True)
class Demosectie:
    """A published section: the chapter it belongs to, and which part of that chapter it is."""

    hoofdstuk: str
    """Chapter code; ``activiteiten`` (what came of the previous edition) belongs to ``prognose``."""
    onderdeel: str
    """``inleiding``, ``organisatie``, ``toezicht``, ``informatie``, ``opsporing``, ``partners``,
    ``activiteiten`` or ``prognose``."""
    kop: str
    paragraaf: str
    """Printed paragraph, e.g. ``3.1.2``."""
    alineas: tuple[Demoalinea, ...]


@dataclass(frozen=True, slots=True)
class Demokorps:
    """What was published about one korps."""

    partij: str
    oordeel: str
    """The printed eindscore, e.g. ``CONFORM NORM``."""
    motivatie: tuple[str, ...]
    """The paragraphs printed under the eindscore; often none."""
    secties: tuple[Demosectie, ...]
    """In printed order; a chapter can have several."""


@dataclass(frozen=True, slots=True)
class Demotekst:
    """Everything the demo quotes, with what was done to it."""

    bron: str
    sha256: str
    """Of the source text that it was made from."""
    toelichting: str
    herstelregels: tuple[tuple[str, str], ...]
    zonder_tekst: tuple[tuple[str, str], ...]
    """(chapter code, why the report has no section for it)."""
    korpsen: tuple[Demokorps, ...]

    def korps(self, partij: str) -> Demokorps | None:
        """What was published about the party with this code; None if its text is not included."""
        return next((korps for korps in self.korpsen if korps.partij == partij), None)


def lees_demotekst(pad: Path, instrument: Instrument) -> Demotekst:
    """Read the file that scripts/lees_rapporttekst.py makes.

    Raises OnbruikbareBestanden if it has another shape, or names parties or chapters that the instrument
    does not know.
    """
    bevindingen: list[Bevinding] = []
    hoofd = open_json(pad, bevindingen)
    if hoofd is None:
        raise OnbruikbareBestanden(bevindingen)
    demo = Demotekst(
        bron=hoofd.tekst("bron"),
        sha256=hoofd.tekst("sha256"),
        toelichting=hoofd.tekst("toelichting"),
        herstelregels=_lees_paren(hoofd.tabel("herstelregels")),
        zonder_tekst=_lees_paren(hoofd.tabel("zonder_tekst")),
        korpsen=tuple(_lees_korps(tabel, instrument) for tabel in hoofd.tabellen("korpsen")),
    )
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return demo


def _lees_paren(tabel: Tabel | None) -> tuple[tuple[str, str], ...]:
    return tuple((sleutel, tabel.tekst(sleutel)) for sleutel in tabel.sleutels()) if tabel else ()


def _lees_korps(tabel: Tabel, instrument: Instrument) -> Demokorps:
    code = tabel.code("partij")
    tabel.verwijzing("partij", code, [partij.code for partij in instrument.partijen])
    eindscore = tabel.tabel("eindscore")
    return Demokorps(
        partij=code,
        oordeel=eindscore.tekst("oordeel") if eindscore else "",
        motivatie=eindscore.teksten("motivatie") if eindscore else (),
        secties=tuple(_lees_sectie(deel, instrument) for deel in tabel.tabellen("secties")),
    )


def _lees_sectie(tabel: Tabel, instrument: Instrument) -> Demosectie:
    hoofdstuk = tabel.code("hoofdstuk")
    tabel.verwijzing("hoofdstuk", hoofdstuk, [bekend.code for bekend in instrument.hoofdstukken])
    return Demosectie(
        hoofdstuk=hoofdstuk,
        onderdeel=tabel.code("onderdeel"),
        kop=tabel.tekst("kop"),
        paragraaf=tabel.tekst("paragraaf"),
        alineas=tuple(_lees_alinea(deel) for deel in tabel.tabellen("alineas")),
    )


def _lees_alinea(tabel: Tabel) -> Demoalinea:
    soort = tabel.tekst("soort")
    tabel.verwijzing("soort", soort, ALINEASOORTEN)
    return Demoalinea(
        soort=soort,
        tekst=tabel.tekst("tekst"),
        regels=tabel.gehelen("regels"),
        herstel=tuple(
            Herstel(deel.tekst("regel"), deel.tekst("van"), deel.tekst("naar"))
            for deel in tabel.tabellen("herstel", verplicht=False)
        ),
    )
