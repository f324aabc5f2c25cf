"""The kinds of pieces that the reporting can make: which there are of each, what they lack, and how one is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import (
    aanbevelingen,
    geinterviewden,
    maatregelen,
    rapportcijfers,
    rapporteenheid,
    rapportkorps,
    rapportlijsten,
    rapportpraktijken,
    rapportscores,
    rapporttotaal,
    verbeterbrieven,
)
from korpsmonitor_tui.services.vervolgbestanden import bewaar_eenheden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.rapportlijsten import Lijst
    from korpsmonitor_tui.services.verbeterbrieven import Briefstand
    from korpsmonitor_tui.services.vervolgbestanden import Bewaard

DOCX, XLSX, CSV = "docx", "xlsx", "csv"
ALLE: Final = "alle"
"""Code of the piece that holds all of its kind."""


class Soort(StrEnum):
    """The kinds of pieces: the whole report, then its parts in their order."""

    GEHEEL = "geheel"
    KORPS = "korps"
    SCORES = "scores"
    CIJFERS = "cijfers"
    EENHEID = "eenheid"
    BRIEF = "brief"
    LIJST = "lijst"


@dataclass(frozen=True, slots=True)
class Rapportstuk:
    """Something that can be made."""

    soort: Soort
    code: str
    """Unique within its kind."""
    naam: str
    vormen: tuple[str, ...]
    """Endings of the files that it can be made as; the first is the usual one."""
    ontbreekt: tuple[str, ...] = ()
    """What is not settled, one Dutch line each; as long as there is something it is a concept, and says so."""
    geen: str = ""
    """Why it cannot be made now; empty if it can."""
    gedaan: tuple[str, ...] = ()
    """What happened with it already, one Dutch line each: a letter that went out."""

    @property
    def id(self) -> str:
        """The same for the same piece."""
        return f"{self.soort}/{self.code}"


@dataclass(frozen=True, slots=True)
class Opdracht:
    """How pieces are to be made."""

    map: Path
    vorm: str
    """One of the ``vormen``; a piece that has not got it is made in its usual one."""
    pdf: bool = False
    """Whether a PDF/A goes with every Word file."""
    overschrijf: bool = False


Uitkomst = tuple["Path", tuple[str, ...]]
"""The file that was written, and what people should know of it."""


def _geheel(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    naam = _("De hele {instrument}").format(instrument=grond.sessie.instrument.naam)
    yield Rapportstuk(Soort.GEHEEL, ALLE, naam, (DOCX,), rapporttotaal.Totaal(grond).ontbreekt)


def _maak_geheel(grond: Rapportgrond, _code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    gemaakt = rapporttotaal.bewaar_totaal(grond, doel, als_pdf=opdracht.pdf, overschrijf=opdracht.overschrijf)
    return gemaakt.pad, gemaakt.meldingen


def _korpsen(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    for rapport in rapportkorps.lees_korpsrapporten(grond):
        yield Rapportstuk(
            Soort.KORPS, rapport.code, rapport.naam, (DOCX,), tuple(hiaat.tekst for hiaat in rapport.hiaten)
        )


def _maak_korps(grond: Rapportgrond, code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    gemaakt = rapportkorps.bewaar_korpsrapport(grond, code, doel, overschrijf=opdracht.overschrijf)
    return gemaakt.pad, gemaakt.meldingen


def _scores(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    for nummer in rapportscores.nummers(grond):
        tabel = rapportscores.lees_scoretabel(grond, nummer)
        yield Rapportstuk(
            Soort.SCORES, str(nummer), tabel.titel, (DOCX, XLSX, CSV), rapportscores.wat_ontbreekt(tabel)
        )


def _maak_scores(grond: Rapportgrond, code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    gemaakt = rapportscores.bewaar_scores(grond, int(code), doel, overschrijf=opdracht.overschrijf)
    return gemaakt.pad, gemaakt.meldingen


def _cijfers(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    bladen = rapportcijfers.lees_bladen(grond.sessie)
    if not bladen:
        return
    alle = _("Alle cijfertabellen")
    yield Rapportstuk(Soort.CIJFERS, ALLE, alle, (DOCX, XLSX), rapportcijfers.wat_ontbreekt(bladen))
    for blad in bladen:
        naam = _("Tabel {nummer}  {titel}").format(nummer=blad.nummer, titel=blad.titel)
        ontbreekt = rapportcijfers.wat_ontbreekt([blad])
        yield Rapportstuk(Soort.CIJFERS, str(blad.nummer), naam, (DOCX, XLSX, CSV), ontbreekt)


def _maak_cijfers(grond: Rapportgrond, code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    welke = () if code == ALLE else (int(code),)
    gemaakt = rapportcijfers.bewaar_cijfers(grond.sessie, doel, welke, overschrijf=opdracht.overschrijf)
    return gemaakt.pad, gemaakt.meldingen


def _eenheden(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    rapporten = rapporteenheid.lees_eenheden(grond)
    if not rapporten:
        return
    ontbreekt = tuple(regel for deel in rapporten for regel in deel.ontbreekt)
    yield Rapportstuk(Soort.EENHEID, ALLE, _("Alle eenheden"), (DOCX, XLSX, CSV), ontbreekt)
    for deel in rapporten:
        yield Rapportstuk(
            Soort.EENHEID, deel.eenheid.code, deel.eenheid.naam, (DOCX, XLSX, CSV), deel.ontbreekt
        )


def _maak_eenheid(grond: Rapportgrond, code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    rapporten = rapporteenheid.lees_eenheden(grond, None if code == ALLE else [code])
    gemaakt = bewaar_eenheden(grond, rapporten, doel, overschrijf=opdracht.overschrijf)
    return gemaakt.pad, gemaakt.meldingen


def _brieven(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    for stand in grond.brieven:
        partij = stand.weging.partij
        gedaan = tuple(_verzonden(stand))
        yield Rapportstuk(
            Soort.BRIEF, partij.code, partij.naam, (DOCX,), geen=stand.geen_brief, gedaan=gedaan
        )


def _verzonden(stand: Briefstand) -> Iterator[str]:
    """The letters that went out, and whether the last was answered."""
    for brief in stand.verzonden:
        yield _("Verzonden op {datum} ({kanaal}); antwoord uiterlijk op {termijn}.").format(
            datum=rapportlijsten.als_dag(brief.datum),
            kanaal=brief.kanaal,
            termijn=rapportlijsten.als_dag(brief.termijn),
        )
    if stand.te_laat:
        yield _("De termijn is voorbij, en niet bij alles wat is gevraagd is een maatregel vastgelegd.")


def _maak_brief(grond: Rapportgrond, code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    bestand = verbeterbrieven.schrijf_concept(grond.sessie, grond.sessie.dossier(code))
    return schrijf_bestand(doel, bestand.inhoud, overschrijf=opdracht.overschrijf), bestand.meldingen


def _maatregellijst(grond: Rapportgrond) -> Lijst:
    sessie = grond.sessie
    korpsen = [korps.partij for korps in grond.matrix.korpsen]
    alle = maatregelen.lees_alle(sessie, [sessie.dossier(korps.code) for korps in korpsen])
    per_korps = [(korps, alle.get(sessie.dossier(korps.code), ())) for korps in korpsen]
    return rapportlijsten.maatregellijst(sessie, per_korps)


def _puntenlijst(grond: Rapportgrond) -> Lijst:
    return rapportlijsten.puntenlijst(grond.sessie, rapporteenheid.lees_eenheden(grond))


def _aanbevelinglijst(grond: Rapportgrond) -> Lijst:
    return rapportlijsten.aanbevelinglijst(grond.sessie, aanbevelingen.lees_aanbevelingen(grond.sessie))


def _brieflijst(grond: Rapportgrond) -> Lijst:
    return rapportlijsten.brieflijst(grond.sessie, grond.brieven)


class _Lijstwerk(NamedTuple):
    """How one list is read, and which parts of an instrument have it: one of them is enough."""

    lees: Callable[[Rapportgrond], Lijst]
    onderdelen: frozenset[Onderdeel]


_GEWOGEN: Final = frozenset({Onderdeel.WEGING})
_GEVRAAGD: Final = frozenset({Onderdeel.VRAGENLIJST, Onderdeel.GESPREKKEN})
_LIJSTEN: Final[dict[str, _Lijstwerk]] = {
    "aandachtspunten": _Lijstwerk(_puntenlijst, _GEWOGEN),
    "aanbevelingen": _Lijstwerk(_aanbevelinglijst, _GEVRAAGD),
    "brieven": _Lijstwerk(_brieflijst, _GEWOGEN),
    "maatregelen": _Lijstwerk(_maatregellijst, _GEWOGEN),
}


class _Overzichtwerk(NamedTuple):
    """A list that is a document too."""

    naam: str
    bewaar: Callable[..., Bewaard]
    onderdelen: frozenset[Onderdeel]


_OVERZICHTEN: Final[dict[str, _Overzichtwerk]] = {
    "geinterviewden": _Overzichtwerk(
        _("Lijst met geïnterviewden"), geinterviewden.bewaar, frozenset({Onderdeel.GESPREKKEN})
    ),
    "praktijken": _Overzichtwerk(_("Best practices en knelpunten"), rapportpraktijken.bewaar, _GEVRAAGD),
}


def _lijsten(grond: Rapportgrond) -> Iterator[Rapportstuk]:
    heeft = grond.sessie.instrument.heeft
    for code, overzicht in _OVERZICHTEN.items():
        if any(map(heeft, overzicht.onderdelen)):
            yield Rapportstuk(Soort.LIJST, code, overzicht.naam, (DOCX, XLSX, CSV))
    for code, lijst in _LIJSTEN.items():
        if any(map(heeft, lijst.onderdelen)):
            yield Rapportstuk(Soort.LIJST, code, lijst.lees(grond).naam, (XLSX, CSV))


def _maak_lijst(grond: Rapportgrond, code: str, doel: Path, opdracht: Opdracht) -> Uitkomst:
    if code in _OVERZICHTEN:
        bewaard = _OVERZICHTEN[code].bewaar(grond.sessie, doel, overschrijf=opdracht.overschrijf)
        return bewaard.pad, bewaard.meldingen
    lijst = _LIJSTEN[code].lees(grond)
    return rapportlijsten.bewaar(grond.sessie, lijst, doel, overschrijf=opdracht.overschrijf), ()


class Werk(NamedTuple):
    """How the pieces of one kind are found and made, and which parts of an instrument have them: one of them is enough."""

    lees: Callable[[Rapportgrond], Iterator[Rapportstuk]]
    maak: Callable[[Rapportgrond, str, Path, Opdracht], Uitkomst]
    onderdelen: frozenset[Onderdeel]


WERK: Final = {
    Soort.GEHEEL: Werk(_geheel, _maak_geheel, _GEWOGEN),
    Soort.KORPS: Werk(_korpsen, _maak_korps, _GEWOGEN),
    Soort.SCORES: Werk(_scores, _maak_scores, _GEWOGEN),
    Soort.CIJFERS: Werk(_cijfers, _maak_cijfers, frozenset({Onderdeel.VRAGENLIJST})),
    Soort.EENHEID: Werk(_eenheden, _maak_eenheid, _GEWOGEN),
    Soort.BRIEF: Werk(_brieven, _maak_brief, _GEWOGEN),
    Soort.LIJST: Werk(_lijsten, _maak_lijst, _GEVRAAGD),
}


def soorten_van(instrument: Instrument) -> tuple[Soort, ...]:
    """The kinds of pieces that the reporting on an instrument with these parts knows, in their order."""
    return tuple(soort for soort, werk in WERK.items() if any(map(instrument.heeft, werk.onderdelen)))
