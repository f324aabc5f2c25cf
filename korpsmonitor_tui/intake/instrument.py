"""Reads an instrument: one folder of definition files and the reference data that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.drempels import Drempels
from korpsmonitor_tui.domain.instrument import (
    STANDAARDONDERDELEN,
    Aandachtsveld,
    Dimensie,
    Instrument,
    Onderdeel,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
from korpsmonitor_tui.intake.analyse import lees_drempels
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.bronnen import lees_bronnen
from korpsmonitor_tui.intake.definitiebestand import open_toml
from korpsmonitor_tui.intake.kleurenbalken import lees_kleurenbalken
from korpsmonitor_tui.intake.parameters import lees_referentieregel
from korpsmonitor_tui.intake.partijen import lees_eenheden, lees_partijen, lees_partijsoorten
from korpsmonitor_tui.intake.schaal import lees_schaal
from korpsmonitor_tui.intake.vraag import Kennis
from korpsmonitor_tui.intake.vragenlijst import lees_hoofdstukken, lees_vragenlijst

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.domain.instrument import Eenheid, Gesprekspartij, Kleurenbalkregel, Partijsoort
    from korpsmonitor_tui.domain.referentiekader import Referentieregel
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

KERN = "instrument.toml"
"""The file in an instrument's folder that names all others."""


DEELBESTANDEN: Final = (
    (Onderdeel.DASHBOARD, "indicatoren"),
    (Onderdeel.PLAN, "plan"),
    (Onderdeel.DESKSTUDIE, "deskstudie"),
)
"""Of each part that has a definition file of its own, under which key of ``[bestanden]`` it is named."""


def lees_instrument(map_: Path, referentie: Path) -> Instrument:
    """Read the instrument in ``map_``; the files that it names under ``[referentie]`` stand there, or in ``referentie``.

    Raises OnbruikbareBestanden with every mistake in every file. A file that cannot be read is one mistake:
    what refers to its contents is then not checked.
    """
    instrument, bevindingen = probeer_instrument(map_, referentie)
    if instrument is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return instrument


def probeer_instrument(map_: Path, referentie: Path) -> tuple[Instrument | None, tuple[Bevinding, ...]]:
    """As much of the instrument as could be read, to check other files by, and every mistake; None without its core."""
    bevindingen: list[Bevinding] = []
    kern = open_toml(map_, KERN, bevindingen)
    instrument = _Lezing(map_, referentie, kern, bevindingen).lees() if kern is not None else None
    return instrument, tuple(bevindingen)


class _OverVragen(NamedTuple):
    """The questionnaire, and what refers to its questions."""

    vragenlijst: Vragenlijst
    bronnen: tuple[Bron, ...]
    drempels: Drempels
    referentieregel: Referentieregel | None


class _Lezing:
    """One reading: where files are read from, and what was found wrong so far."""

    def __init__(self, map_: Path, referentie: Path, kern: Tabel, bevindingen: list[Bevinding]) -> None:
        self._map = map_
        self._referentie = referentie
        self._bevindingen = bevindingen
        self._kern = kern
        self._eigen = kern.tabel("bestanden")
        self._onderdelen = _lees_onderdelen(kern)
        self._bevraagt = bool(self._onderdelen & {Onderdeel.VRAGENLIJST, Onderdeel.GESPREKKEN})
        """Whether there is a questionnaire or an interview: then there are chapters, and somebody to ask."""
        self._gedeeld = kern.tabel("referentie", verplicht=self._bevraagt)
        self._soorten = lees_partijsoorten(kern)
        self._alle_partijen = True
        """Whether every file of parties could be read."""

    def lees(self) -> Instrument:
        self._schaal = lees_schaal(self._kern)
        velden = _lees_aandachtsvelden(self._kern, verplicht=Onderdeel.WEGING in self._onderdelen)
        dimensies, codes = self._lees_dimensies([veld.code for veld in velden])
        afkortingen = self._open(self._eigen, "afkortingen", self._map, verplicht=False)
        eenheden, partijen, kleurenbalken = self._lees_referentie(codes)
        bekend = _partijnamen(partijen, self._soorten) if self._alle_partijen else None
        over_vragen = self._lees_vragenlijst(Kennis(codes, bekend, self._schaal))
        instrument = Instrument(
            code=self._kern.code("code"),
            naam=self._kern.tekst("naam"),
            eigen_korte_naam=self._kern.tekst("korte_naam", verplicht=False),
            bron=self._kern.tekst("bron"),
            partijen=partijen,
            eenheden=eenheden,
            aandachtsvelden=velden,
            dimensies=dimensies,
            vragenlijst=over_vragen.vragenlijst,
            afkortingen=_lees_afkortingen(afkortingen) if afkortingen else (),
            publicaties=_lees_namen(self._kern.tabel("publicaties", verplicht=False)),
            kleurenbalken=kleurenbalken,
            bronnen=over_vragen.bronnen,
            drempels=over_vragen.drempels,
            cijfermap=self._gedeeld.code("cijfers") if self._gedeeld and "cijfers" in self._gedeeld else "",
            eerdere_jaren=tuple(sorted(set(self._kern.gehelen("eerdere_edities")))),
            referentieregel=over_vragen.referentieregel,
            onderdelen=self._onderdelen,
            partijsoorten=self._soorten,
            deelbestanden=self._lees_deelbestanden(),
            schaal=self._schaal,
        )
        for tabel in (self._kern, self._eigen, self._gedeeld):
            if tabel is not None:
                tabel.sluit()
        return instrument

    def _lees_deelbestanden(self) -> tuple[tuple[Onderdeel, str], ...]:
        """The definition files of parts; each is read by what that part needs it for."""
        if self._eigen is None:
            return ()
        return tuple(
            (onderdeel, self._eigen.tekst(sleutel, verplicht=onderdeel in self._onderdelen))
            for onderdeel, sleutel in DEELBESTANDEN
            if onderdeel in self._onderdelen or sleutel in self._eigen
        )

    def _lees_dimensies(self, velden: Collection[str]) -> tuple[tuple[Dimensie, ...], list[str] | None]:
        """The dimensions, and their codes to check references by: None if the file could not be read."""
        weegt = Onderdeel.WEGING in self._onderdelen
        bestand = self._open(self._eigen, "dimensies", self._map, verplicht=weegt)
        if bestand is None:
            genoemd = self._eigen is not None and "dimensies" in self._eigen
            return (), None if weegt or genoemd else []
        dimensies = _lees_dimensietabellen(bestand, velden)
        return dimensies, [dimensie.code for dimensie in dimensies]

    def _lees_vragenlijst(self, kennis: Kennis) -> _OverVragen:
        """The questionnaire, and what refers to its questions."""
        hoofdstukken = lees_hoofdstukken(self._kern, verplicht=self._bevraagt)
        bestand = self._open(self._eigen, "vragenlijst", self._map, verplicht=self._bevraagt)
        vragenlijst = (
            lees_vragenlijst(bestand, hoofdstukken, kennis) if bestand else Vragenlijst("", hoofdstukken)
        )
        vragen = vragenlijst.vragen if bestand else None
        bronbestand = self._open(self._eigen, "bronnen", self._map, verplicht=False)
        bronnen = lees_bronnen(bronbestand, vragen) if bronbestand else ()
        analyse = self._open(self._eigen, "analyse", self._map, verplicht=False)
        onleesbaar = bronbestand is None and self._eigen is not None and "bronnen" in self._eigen
        codes = None if onleesbaar else [bron.code for bron in bronnen]
        return _OverVragen(
            vragenlijst,
            bronnen,
            lees_drempels(analyse, vragen, codes) if analyse else Drempels(),
            lees_referentieregel(self._kern, vragen),
        )

    def _lees_referentie(
        self, dimensies: Sequence[str] | None
    ) -> tuple[tuple[Eenheid, ...], tuple[Gesprekspartij, ...], tuple[Kleurenbalkregel, ...]]:
        bestand = self._open_gedeeld("eenheden")
        eenheden = lees_eenheden(bestand) if bestand else ()
        zonder_eenheden = self._gedeeld is not None and "eenheden" not in self._gedeeld
        bekend = [eenheid.code for eenheid in eenheden] if bestand or zonder_eenheden else None
        bestanden, self._alle_partijen = self._open_alle("partijen", verplicht=self._bevraagt)
        partijen = lees_partijen(bestanden, bekend, dimensies, self._soorten, volledig=self._alle_partijen)
        balken, _alles = self._open_alle("kleurenbalken")
        codes = [partij.code for partij in partijen] if self._alle_partijen else None
        return eenheden, partijen, lees_kleurenbalken(balken, codes, dimensies, self._schaal)

    def _open(self, tabel: Tabel | None, sleutel: str, map_: Path, *, verplicht: bool = True) -> Tabel | None:
        naam = tabel.tekst(sleutel, verplicht=verplicht) if tabel else ""
        return open_toml(map_, naam, self._bevindingen) if naam else None

    def _open_gedeeld(self, sleutel: str) -> Tabel | None:
        naam = self._gedeeld.tekst(sleutel, verplicht=False) if self._gedeeld else ""
        return self._open_referentie(naam) if naam else None

    def _open_referentie(self, naam: str) -> Tabel | None:
        """A file of reference data: the instrument's own, else the one that several instruments may share."""
        eigen = _is_bestand(self._map, naam)
        return open_toml(self._map if eigen else self._referentie, naam, self._bevindingen)

    def _open_alle(self, sleutel: str, *, verplicht: bool = False) -> tuple[list[Tabel], bool]:
        """The reference files named in a list, and whether all of them could be opened."""
        namen = self._gedeeld.teksten(sleutel, verplicht=verplicht) if self._gedeeld else ()
        bestanden = [self._open_referentie(naam) for naam in namen]
        leesbaar = [bestand for bestand in bestanden if bestand is not None]
        return leesbaar, bool(namen) and len(leesbaar) == len(namen)


def _is_bestand(map_: Path, naam: str) -> bool:
    try:
        return (map_ / naam).is_file()
    except (OSError, ValueError):  # a name that no file can have: opening it says what is wrong
        return False


def _partijnamen(
    partijen: Sequence[Gesprekspartij], soorten: Sequence[Partijsoort]
) -> Collection[str] | None:
    """Codes and kinds that a question can name; None if there are no parties to check by.

    Of a kind there may be none yet: parties can be added while working.
    """
    if not partijen:
        return None
    return {partij.code for partij in partijen} | {soort.code for soort in soorten}


def _lees_onderdelen(kern: Tabel) -> frozenset[Onderdeel]:
    codes = kern.teksten("onderdelen")
    bekend = [onderdeel.value for onderdeel in Onderdeel]
    goed = [code for code in codes if kern.verwijzing("onderdelen", code, bekend)]
    return frozenset(map(Onderdeel, goed)) if codes else STANDAARDONDERDELEN


def _lees_aandachtsvelden(kern: Tabel, *, verplicht: bool) -> tuple[Aandachtsveld, ...]:
    gezien: dict[str, str] = {}
    velden = []
    for tabel in kern.tabellen("aandachtsveld", verplicht=verplicht):
        veld = Aandachtsveld(tabel.code("code"), tabel.tekst("naam"))
        tabel.eenmalig("code", veld.code, gezien)
        tabel.sluit()
        velden.append(veld)
    return tuple(velden)


def _lees_dimensietabellen(bestand: Tabel, velden: Collection[str]) -> tuple[Dimensie, ...]:
    gezien: dict[str, str] = {}
    dimensies = []
    for tabel in bestand.tabellen("dimensie"):
        code = tabel.code("code")
        veld, punt, _eigen = code.partition(".")
        if code and not punt:
            tabel.meld(
                _('code "{code}" noemt geen aandachtsveld.').format(code=code),
                _("Schrijf aandachtsveld, punt, dimensie."),
            )
        else:
            tabel.verwijzing("aandachtsveld", veld, velden)
        dimensie = Dimensie(
            code=code,
            naam=tabel.tekst("naam"),
            aandachtsveld=veld,
            definitie=tabel.tekst("definitie"),
            norm=tabel.tekst("norm"),
            bron=tabel.tekst("bron"),
        )
        tabel.eenmalig("code", code, gezien)
        tabel.sluit()
        dimensies.append(dimensie)
    bestand.sluit()
    return tuple(dimensies)


def _lees_afkortingen(bestand: Tabel) -> tuple[tuple[str, str], ...]:
    namen = _lees_namen(bestand.tabel("afkortingen"))
    bestand.sluit()
    return namen


def _lees_namen(tabel: Tabel | None) -> tuple[tuple[str, str], ...]:
    """Every short name in a table with what it stands for."""
    return tuple((kort, tabel.tekst(kort)) for kort in tabel.sleutels()) if tabel else ()
