"""Reads how the published tables are laid out: which question every column answers, and the rows in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.cijfertabel import KORPS, Cijfertabel, Kolom
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from korpsmonitor_tui.domain.cijfertabel import Rij
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.tabel import Tabel

TABELLEN = "tabellen.toml"
"""The file with the layout of every table."""
REEKS = "reeks"
"""The order of a table that has a question per row instead of a korps."""
_JAREN = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Tabelindeling:
    """Everything about a table but its figures."""

    nummer: int
    titel: str
    paragraaf: str
    rijkop: tuple[str, ...]
    kolommen: tuple[Kolom, ...]
    volgorde: tuple[str, ...]
    """Codes of the rows; in a series the same code for every row."""
    reeks: tuple[tuple[str, str], ...] = ()
    """(printed name, question) of every row of a series."""
    toelichting: str = ""

    def tabel(self, rijen: tuple[Rij, ...], noten: tuple[tuple[str, str], ...]) -> Cijfertabel:
        """The table with these rows and footnotes."""
        return Cijfertabel(
            nummer=self.nummer,
            titel=self.titel,
            paragraaf=self.paragraaf,
            rijkop=self.rijkop,
            kolommen=self.kolommen,
            rijen=rijen,
            noten=noten,
            toelichting=self.toelichting,
        )


@dataclass(frozen=True, slots=True)
class Indeling:
    """The layout of all tables."""

    tabellen: tuple[Tabelindeling, ...]
    volgordes: dict[str, tuple[str, ...]]
    """The codes of the rows by the name of their order, e.g. ``korpsen``."""
    andere_rijen: dict[str, str]
    """Code of a row that is no party, by its name as it is compared."""
    namen: tuple[tuple[str, str], ...] = ()
    """(code, printed name) of the rows that are no party."""

    def rijcode(self, naam: str, instrument: Instrument) -> str | None:
        """The code of the row with this printed name; None if it is unknown."""
        partij = instrument.partij(naam)
        return self.andere_rijen.get(opzoeknaam(naam)) or (partij.code if partij else None)


def lees_indeling(bestand: Tabel, instrument: Instrument) -> Indeling:
    """Read tabellen.toml; what is wrong is noted, and reading goes on."""
    andere = bestand.paren("andere_rijen")
    bekend = [*(partij.code for partij in instrument.partijen), *(code for code, _naam in andere)]
    volgordes = _lees_volgordes(bestand, bekend)
    bronnen = [KORPS, *(partij.code for partij in instrument.partijen if partij.soort != KORPS)]
    hoofdstukken = [hoofdstuk.code for hoofdstuk in instrument.hoofdstukken]
    nummers: dict[str, str] = {}
    tabellen = []
    for tabel in bestand.tabellen("tabel"):
        nummer = tabel.geheel("nummer") or 0
        tabel.eenmalig("nummer", str(nummer or ""), nummers)
        tabellen.append(_lees_tabel(tabel, nummer, volgordes, _Vragen(hoofdstukken, bronnen)))
    bestand.sluit()
    return Indeling(tuple(tabellen), volgordes, {opzoeknaam(naam): code for code, naam in andere}, andere)


@dataclass(frozen=True, slots=True)
class _Vragen:
    """What a question id can begin with, and who can state a figure."""

    hoofdstukken: Collection[str]
    bronnen: Collection[str]

    def controleer(self, tabel: Tabel, sleutel: str, vraag: str, bron: str) -> None:
        """Note an id that belongs to no chapter and to no party, or to another party than ``bron``."""
        begin, punt, naam = vraag.partition(".")
        if not vraag or not tabel.verwijzing(sleutel, begin, [*self.hoofdstukken, *self.bronnen]):
            return
        if not punt or not naam:
            tabel.meld(
                _('{sleutel} "{vraag}" is geen volledige naam.').format(sleutel=sleutel, vraag=vraag),
                _("Schrijf hoofdstuk of bron, punt, naam."),
            )
        elif bron != (KORPS if begin in self.hoofdstukken else begin):
            tabel.meld(
                _('{sleutel} "{vraag}" past niet bij bron "{bron}".').format(
                    sleutel=sleutel, vraag=vraag, bron=bron
                ),
                _("Een vraag uit de vragenlijst heeft bron korps, een andere begint met haar bron."),
            )


def _lees_volgordes(bestand: Tabel, bekend: Collection[str]) -> dict[str, tuple[str, ...]]:
    tabel = bestand.tabel("volgorde")
    if tabel is None:
        return {}
    volgordes = {naam: tabel.teksten(naam, verplicht=True) for naam in tabel.sleutels()}
    for naam, codes in volgordes.items():
        for code in codes:
            tabel.verwijzing(naam, code, bekend)
    return volgordes


def _lees_tabel(
    tabel: Tabel, nummer: int, volgordes: dict[str, tuple[str, ...]], vragen: _Vragen
) -> Tabelindeling:
    volgorde = tabel.tekst("volgorde")
    tabel.verwijzing("volgorde", volgorde, [REEKS, *volgordes])
    reeks = tabel.paren("reeks")
    kolommen = _lees_kolommen(tabel, vragen, in_reeks=volgorde == REEKS)
    if bool(reeks) != (volgorde == REEKS):
        tabel.meld(_("reeks en volgorde horen bij elkaar."), _('Geef een reeks alleen bij volgorde "reeks".'))
    for _naam, vraag in reeks:
        vragen.controleer(tabel, "reeks", vraag, kolommen[0].bron if kolommen else "")
    indeling = Tabelindeling(
        nummer=nummer,
        titel=tabel.tekst("titel"),
        paragraaf=tabel.tekst("paragraaf"),
        rijkop=tabel.teksten("rijkop"),
        kolommen=kolommen,
        volgorde=(LANDELIJK,) * len(reeks) if reeks else volgordes.get(volgorde, ()),
        reeks=reeks,
        toelichting=tabel.tekst("toelichting", verplicht=False),
    )
    tabel.sluit()
    return indeling


def _lees_kolommen(tabel: Tabel, vragen: _Vragen, *, in_reeks: bool) -> tuple[Kolom, ...]:
    gezien: dict[str, str] = {}
    return tuple(
        _lees_kolom(deel, vragen, gezien, in_reeks=in_reeks)
        for deel in tabel.delen("kolommen", _("kolom"), verplicht=True)
    )


def _lees_kolom(deel: Tabel, vragen: _Vragen, gezien: dict[str, str], *, in_reeks: bool) -> Kolom:
    vraag = deel.code("vraag") if "vraag" in deel else ""
    jaar = deel.geheel("jaar", verplicht=in_reeks)
    bron = deel.code("bron")
    if jaar is not None and jaar not in _JAREN:
        deel.meld(_("{jaar} is geen jaar van een cijfer.").format(jaar=jaar), _("Verbeter het jaar."))
    kolom = Kolom(
        sleutel=_sleutel(deel, vraag, jaar),
        kop=deel.teksten("kop"),
        bron=bron,
        vraag=vraag,
        jaar=jaar,
        haakjes=deel.code("haakjes") if "haakjes" in deel else "",
        noot=deel.tekst("noot", verplicht=False),
        breedte=deel.geheel("breedte", verplicht=False),
        uitleg=deel.tekst("uitleg", verplicht=False),
    )
    deel.verwijzing("bron", bron, vragen.bronnen)
    vragen.controleer(deel, "vraag", vraag, bron)
    vragen.controleer(deel, "haakjes", kolom.haakjes, KORPS)
    deel.eenmalig("sleutel", kolom.sleutel, gezien)
    deel.sluit()
    return kolom


def _sleutel(deel: Tabel, vraag: str, jaar: int | None) -> str:
    if vraag:
        return vraag if jaar is None else f"{vraag}:{jaar}"
    if "sleutel" in deel or jaar is None:
        return deel.code("sleutel")
    return str(jaar)
