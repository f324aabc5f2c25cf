"""Reads what a dashboard counts, where, and in which tables it stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.dashboard import (
    Dashboard,
    Gebied,
    Indicator,
    Rijsoort,
    Rubriek,
    Samenstelling,
    Tabelvorm,
)
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

MEESTE_SPELING: Final = 50
"""Percentage beyond which nothing that a text calls approximate could ever be contradicted."""


def lees_dashboard(map_: Path, naam: str) -> Dashboard:
    """The dashboard that ``map_/naam`` defines. Raises OnbruikbareBestanden with every mistake in it."""
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, naam, bevindingen)
    dashboard = _lees(bestand) if bestand is not None else None
    if dashboard is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return dashboard


def _lees(bestand: Tabel) -> Dashboard:
    gebieden = _lees_gebieden(bestand)
    gebiedcodes = [gebied.code for gebied in gebieden]
    rubrieken = _lees_rubrieken(bestand)
    rubriekcodes = [rubriek.code for rubriek in rubrieken]
    indicatoren = _lees_indicatoren(bestand, rubriekcodes)
    dashboard = Dashboard(
        jaar=bestand.geheel("jaar") or 0,
        gebieden=gebieden,
        rubrieken=rubrieken,
        indicatoren=indicatoren,
        tabellen=_lees_tabellen(bestand, gebiedcodes, rubriekcodes),
        samenstellingen=_lees_samenstellingen(bestand, [indicator.code for indicator in indicatoren]),
        speling=_lees_speling(bestand),
    )
    _controleer_kringen(bestand, dashboard)
    _controleer_geheel(bestand, dashboard)
    _controleer_namen(bestand, dashboard)
    bestand.sluit()
    return dashboard


def _lees_speling(bestand: Tabel) -> int:
    speling = bestand.geheel("speling", verplicht=False)
    if speling is not None and not 0 <= speling <= MEESTE_SPELING:
        bestand.meld(
            _("speling {speling} is geen percentage van 0 tot en met {meeste}.").format(
                speling=speling, meeste=MEESTE_SPELING
            ),
            _("Geef een klein getal, zoals 10."),
        )
    return 10 if speling is None else speling


def _lees_gebieden(bestand: Tabel) -> tuple[Gebied, ...]:
    gezien: dict[str, str] = {}
    tabellen = bestand.tabellen("gebied")
    gebieden = []
    for tabel in tabellen:
        gebied = Gebied(
            code=tabel.code("code"),
            naam=tabel.tekst("naam"),
            soort=tabel.tekst("soort"),
            delen=tabel.teksten("delen"),
            ligt_in=tabel.tekst("ligt_in", verplicht=False),
            aliassen=tabel.teksten("aliassen"),
        )
        tabel.eenmalig("code", gebied.code, gezien)
        gebieden.append(gebied)
    deel_van: dict[str, str] = {}
    for tabel, gebied in zip(tabellen, gebieden, strict=True):
        _verwijs(tabel, "delen", gebied.delen, gezien)
        _verwijs(tabel, "ligt_in", filter(None, [gebied.ligt_in]), gezien)
        for deel in gebied.delen:
            # A part of two areas would be counted twice, and nobody could say where it lies.
            if deel in deel_van:
                tabel.meld(
                    _("“{deel}” is ook al een deel van “{ander}”.").format(deel=deel, ander=deel_van[deel]),
                    _("Laat elk gebied deel zijn van één ander."),
                )
            deel_van[deel] = gebied.code
        tabel.sluit()
    return tuple(gebieden)


def _lees_rubrieken(bestand: Tabel) -> tuple[Rubriek, ...]:
    gezien: dict[str, str] = {}
    rubrieken = []
    for tabel in bestand.tabellen("rubriek"):
        rubriek = Rubriek(tabel.code("code"), tabel.tekst("naam"), tabel.teksten("aliassen"))
        tabel.eenmalig("code", rubriek.code, gezien)
        tabel.sluit()
        rubrieken.append(rubriek)
    return tuple(rubrieken)


def _lees_indicatoren(bestand: Tabel, rubrieken: Collection[str]) -> tuple[Indicator, ...]:
    gezien: dict[str, str] = {}
    indicatoren = []
    for tabel in bestand.tabellen("indicator"):
        indicator = Indicator(
            code=tabel.code("code"),
            naam=tabel.tekst("naam"),
            rubriek=tabel.code("rubriek"),
            definitie=tabel.tekst("definitie"),
            bron=tabel.tekst("bron"),
            telt=tabel.tekst("telt", verplicht=False),
            kanttekeningen=tabel.teksten("kanttekeningen"),
            leeg=tabel.tekst("leeg", verplicht=False),
            aliassen=tabel.teksten("aliassen"),
            woorden=tuple(woord.lower() for woord in tabel.teksten("woorden")),
            herkomst=tabel.tekst("herkomst", verplicht=False),
        )
        tabel.eenmalig("code", indicator.code, gezien)
        tabel.verwijzing("rubriek", indicator.rubriek, rubrieken)
        tabel.sluit()
        indicatoren.append(indicator)
    return tuple(indicatoren)


def _lees_tabellen(
    bestand: Tabel, gebieden: Collection[str], rubrieken: Collection[str]
) -> tuple[Tabelvorm, ...]:
    gezien: dict[str, str] = {}
    tabellen = []
    for tabel in bestand.tabellen("tabel"):
        soort = tabel.tekst("rijen")
        bekend = tabel.verwijzing("rijen", soort, [een.value for een in Rijsoort])
        vorm = Tabelvorm(
            code=tabel.code("code"),
            titel=tabel.tekst("titel"),
            rijen=Rijsoort(soort) if bekend and soort else Rijsoort.INDICATOREN,
            rubrieken=tabel.teksten("rubrieken", verplicht=True),
            delen=tabel.teksten("delen"),
            totaal=tabel.tekst("totaal", verplicht=False),
            koppen=tabel.ja("koppen") if "koppen" in tabel else True,
            aliassen=tabel.teksten("aliassen"),
        )
        tabel.eenmalig("code", vorm.code, gezien)
        _verwijs(tabel, "rubrieken", vorm.rubrieken, rubrieken)
        _verwijs(tabel, "delen", vorm.delen, gebieden)
        _verwijs(tabel, "totaal", filter(None, [vorm.totaal]), gebieden)
        if not vorm.delen and not vorm.totaal:
            tabel.meld(_("de tabel heeft geen gebied."), _("Noem delen, een totaal, of beide."))
        tabel.sluit()
        tabellen.append(vorm)
    return tuple(tabellen)


def _lees_samenstellingen(bestand: Tabel, indicatoren: Collection[str]) -> tuple[Samenstelling, ...]:
    samenstellingen = []
    for tabel in bestand.tabellen("samenstelling", verplicht=False):
        een = Samenstelling(
            tabel.tekst("naam"), tabel.tekst("geheel"), tabel.teksten("delen", verplicht=True)
        )
        _verwijs(tabel, "geheel", [een.geheel], indicatoren)
        _verwijs(tabel, "delen", een.delen, indicatoren)
        tabel.sluit()
        samenstellingen.append(een)
    return tuple(samenstellingen)


def _verwijs(tabel: Tabel, sleutel: str, codes: Iterable[str], bekend: Collection[str]) -> None:
    for code in codes:
        tabel.verwijzing(sleutel, code, bekend)


def _controleer_kringen(bestand: Tabel, dashboard: Dashboard) -> None:
    """An area that lies in itself would never end."""
    for gebied in dashboard.gebieden:
        gezien, boven = {gebied.code}, dashboard.boven(gebied.code)
        while boven and boven not in gezien:
            gezien.add(boven)
            boven = dashboard.boven(boven)
        if boven:
            bestand.meld(
                _("het gebied “{code}” ligt, langs andere gebieden, in zichzelf.").format(code=gebied.code),
                _("Verbeter “delen” of “ligt_in”."),
            )
            return


def _controleer_geheel(bestand: Tabel, dashboard: Dashboard) -> None:
    """Of two wholes nobody could say which one a text means that names no area."""
    if len(dashboard.bovenste) > 1:
        bestand.meld(
            _("meer dan één gebied ligt in geen ander: {codes}.").format(
                codes=", ".join(dashboard.bovenste[:5])
            ),
            _("Noem ze bij “delen” van het gebied dat het geheel is, of geef “ligt_in”."),
        )


def _controleer_namen(bestand: Tabel, dashboard: Dashboard) -> None:
    """A name that means two things in one table could never be read back."""
    _meld_dubbel(
        bestand,
        _("de tabellen"),
        [[tabel.code, tabel.titel, *tabel.aliassen] for tabel in dashboard.tabellen],
    )
    for tabel in dashboard.tabellen:
        gebieden = (dashboard.gebied(code) for code in tabel.delen)
        wie = _("de gebieden van tabel “{tabel}”").format(tabel=tabel.code)
        _meld_dubbel(bestand, wie, [[g.naam, *g.aliassen] for g in gebieden if g is not None])
        wie = _("de regels van tabel “{tabel}”").format(tabel=tabel.code)
        _meld_dubbel(bestand, wie, [[i.naam, *i.aliassen] for i in dashboard.in_tabel(tabel)])


def _meld_dubbel(bestand: Tabel, wie: str, namen: Sequence[Sequence[str]]) -> None:
    keren = Counter(sleutel for eigen in namen for sleutel in {opzoeknaam(naam) for naam in eigen})
    for sleutel, aantal in keren.items():
        if aantal > 1 and sleutel:
            bestand.meld(
                _("de naam “{naam}” wijst bij {wie} meer dan één aan.").format(naam=sleutel, wie=wie),
                _("Geef er één een andere naam of alias."),
            )
