"""A small dashboard for tests: two districts with a rest, and figures that are made up."""

from __future__ import annotations

from korpsmonitor_tui.domain.dashboard import (
    Dashboard,
    Gebied,
    Indicator,
    Rijsoort,
    Rubriek,
    Samenstelling,
    Tabelvorm,
)


def _indicator(code: str, naam: str, *, woorden: tuple[str, ...] = (), leeg: str = "") -> Indicator:
    rubriek = code.partition(".")[0]
    return Indicator(
        code,
        naam,
        rubriek,
        f"wat {naam} is",
        "politie",
        telt=naam.lower(),
        kanttekeningen=(f"let op bij {naam}",) if woorden else (),
        leeg=leeg,
        woorden=woorden,
    )


KLEIN = Dashboard(
    jaar=2022,
    gebieden=(
        Gebied("land", "Land", "eenheid", delen=("noord", "zuid")),
        Gebied("noord", "Noord", "district", delen=("aa", "bee", "noord.overig"), aliassen=("N-oord",)),
        Gebied("zuid", "Zuid", "district", delen=("cee", "zuid.overig")),
        Gebied("aa", "Aadorp", "gemeente"),
        Gebied("bee", "Beekstad", "gemeente"),
        Gebied("noord.overig", "Overig", "overig"),
        Gebied("cee", "Ceeburg", "gemeente"),
        Gebied("zuid.overig", "Overig", "overig"),
        Gebied("dee", "Deedam", "gemeente", ligt_in="zuid"),
    ),
    rubrieken=(
        Rubriek("werk", "Werk", ("Werk/gedaan",)),
        Rubriek("mens", "Mensen"),
        Rubriek("tafel", "Tafels"),
    ),
    indicatoren=(
        _indicator("werk.controles", "Controles", woorden=("controle",)),
        _indicator("werk.signalen", "Signalen", woorden=("signa",), leeg="niet te koppelen"),
        _indicator("mens.totaal", "Slachtoffers", woorden=("slachtoffer",)),
        _indicator("mens.man", "Man"),
        _indicator("mens.vrouw", "Vrouw"),
        _indicator("tafel.keren", "Vergaderingen"),
        _indicator("tafel.casus", "Casussen"),
    ),
    tabellen=(
        Tabelvorm("noord", "Noord", Rijsoort.INDICATOREN, ("werk",), ("aa", "bee", "noord.overig"), "noord"),
        Tabelvorm("zuid", "Zuid", Rijsoort.INDICATOREN, ("werk",), ("cee", "zuid.overig"), "zuid"),
        Tabelvorm("land", "Totaal land", Rijsoort.INDICATOREN, ("werk",), (), "land"),
        Tabelvorm("mens", "Mensen", Rijsoort.INDICATOREN, ("mens",), (), "land", koppen=False),
        Tabelvorm("tafel", "Tafels", Rijsoort.GEBIEDEN, ("tafel",), ("noord", "zuid")),
    ),
    samenstellingen=(Samenstelling("geslacht", "mens.totaal", ("mens.man", "mens.vrouw")),),
)
