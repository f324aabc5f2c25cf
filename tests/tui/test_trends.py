"""Trends: counts over the editions with how many korpsen they are of, figures of which nothing missing is drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services.cijfertrends import lees_cijfertrends
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.screens.trends import TrendsScreen
from korpsmonitor_tui.tui.screens.trends_cijferbeeld import DEELS, TOTAAL, Cijferbeeld
from korpsmonitor_tui.tui.screens.trends_cijfers import CijfertrendsScreen
from korpsmonitor_tui.tui.thema import LICHT
from korpsmonitor_tui.tui.widgets.grafiek import VOL, Grafiek, Laag, strepen, verdeel
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.oordelen import GROEN, NVT
from tests.services import verhaal
from tests.services.trendgegevens import zet_eindscore, zet_score
from tests.tui.proef import ProefApp
from tests.tui.scherm import Bediening, beeld, druk, plat, programma, rust, typ

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

AANGIFTEN = "opsporing.aangiften"


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


@given(st.floats(0, 1e7))
def test_the_axis_has_a_few_round_numbers_from_nought(hoogste: float) -> None:
    merken = strepen(hoogste)
    assert merken[0] == 0
    assert len(merken) <= 6
    assert all(merk <= hoogste for merk in merken)
    assert len({later - eerder for eerder, later in pairwise(merken)}) <= 1


@given(st.lists(st.integers(0, 40).map(float), min_size=1, max_size=6), st.integers(20, 200))
def test_stretches_are_as_long_as_what_they_stand_for(lengtes: list[float], kolommen: int) -> None:
    hoogste = max(sum(lengtes), 1)
    einden = verdeel(lengtes, hoogste, kolommen)
    delen = [later - eerder for eerder, later in pairwise([0, *einden])]
    assert einden[-1] <= kolommen
    for lengte, deel in zip(lengtes, delen, strict=True):
        assert (deel > 0) == (lengte > 0) or einden[-1] == kolommen
        # Half a column on either side, and one for every stretch that would otherwise vanish.
        assert abs(deel - lengte * kolommen / hoogste) <= 1 + len(lengtes)
    if all(lengte * kolommen >= hoogste or not lengte for lengte in lengtes):
        assert all(abs(d - x * kolommen / hoogste) <= 1 for d, x in zip(delen, lengtes, strict=True))


async def test_bars_are_of_letters_and_a_bar_without_length_is_only_named() -> None:
    grafiek = Grafiek()
    app = ProefApp(grafiek)
    async with app.run_test(size=(50, 10)) as pilot:
        grafiek.toon(
            ["2008 niet bekend", "2010 9"], [Laag((0, 4), "N"), Laag((0, 5), "G", "text-warning")], 9
        )
        await pilot.pause()
        regels = beeld(pilot).splitlines()
        assert [regel.strip() for regel in regels if "2008" in regel] == ["2008 niet bekend"]
        (staaf,) = (regel for regel in regels if "2010" in regel)
        # 50 columns without “2008 niet bekend ” are 33: 4 of 9 and 5 of 9.
        assert (staaf.count("N"), staaf.count("G")) == (15, 18)
        # Another theme draws the same bars.
        app.theme = LICHT
        await pilot.pause()
        assert staaf in beeld(pilot)
        grafiek.toon([], [])
        await pilot.pause()
        assert "2010" not in beeld(pilot)


BALKEN: Final = {
    "groningen": ("20", VOL * 10),
    "drenthe": ("10-20", VOL * 5 + DEELS * 5),
    "friesland": ("0", "0"),
    "limburg-zuid": ("Nb", "niet bekend"),
    "utrecht": ("-", "niet opgegeven"),
    "flevoland": ("ja", "“ja”: geen getal"),
    "zeeland": ("1", VOL),
    "kmar": ("", "niets opgegeven"),
}


def test_what_is_missing_stands_in_words_where_a_bar_would_be(laptop: Laptop) -> None:
    for korps, (gegeven, _balk) in BALKEN.items():
        verhaal.plan(laptop, korps)
        dossier = f"2011-2012/{korps}"
        zet_antwoord(laptop.coordinator, dossier, Vak(AANGIFTEN, jaar="2012"), gegeven)
    weergave = Cijferbeeld(lees_cijfertrends(laptop.coordinator).reeks(AANGIFTEN), 2012)
    rijen = dict(weergave.rijen(10))
    assert list(rijen)[1:] == [code for code, _naam in weergave.reeks.rijen], "never in the order of size"
    assert next(iter(rijen)) == TOTAAL
    for korps, (gegeven, balk) in BALKEN.items():
        cel = rijen[korps][-1]
        assert (cel if isinstance(cel, str) else cel[0]) == balk, korps
        namen, lagen = weergave.staven(korps)
        maat = lagen[0].lengtes[-1] + lagen[1].lengtes[-1]
        assert (maat > 0) == balk.startswith((VOL, DEELS)), korps
        assert namen[-1].startswith("2012  ")
        assert (gegeven == "0") == (namen[-1] == "2012  0")
    namen, lagen = weergave.staven(TOTAAL)
    assert namen[-1] == "2012  31-41 *"
    assert [laag.lengtes[-1] for laag in lagen] == [0, 0, 41], "a total that lacks figures is drawn as such"


async def test_scores_per_dimensie_en_per_korps(laptop: Laptop) -> None:
    zet_eindscore(laptop.coordinator, "gelderland-midden", GROEN)
    zet_score(laptop.coordinator, "groningen", "toezicht.vergunde_branche", NVT)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "t")
        assert isinstance(pilot.app.screen, TrendsScreen)
        assert _tekst(pilot, "stand") == "Eindscore · alle korpsen"
        tellingen = pilot.app.screen.query_one("#tellingen", Tabel).inhoud()
        assert [rij[:2] for rij in tellingen] == [
            ["2008", "1 van 25"],
            ["2010", "16 van 27"],
            ["2012", "1 van 27"],
        ]
        assert "2012 naast 2010, over het ene korps van wie beide bekend zijn: rood 1 → 0" in (
            _tekst(pilot, "vergelijking").replace("groen 0 → 1 · ", "")
        )
        assert "Van geen korps bekend: 2002, 2003, 2004, 2006." in _tekst(pilot, "vergelijking")
        assert "2010 groen 12 · geel 9 · rood 4 (per korps bekend: 14)" in _tekst(pilot, "vergelijking")
        assert "Totalen van 2008, 2010: Brief over de Korpsmonitor 2010" in _tekst(pilot, "vergelijking")
        await druk(pilot, "slash")
        await typ(pilot, "vergunde toezicht")
        await druk(pilot, "enter")
        assert _tekst(pilot, "stand").startswith("Toezicht · Vergunde branche")
        await druk(pilot, "k")
        await typ(pilot, "gron")
        scherm = plat(await druk(pilot, "enter"))
        assert "Groningen · kleurenbalken" in scherm
        balken = pilot.app.screen.query_one("#balken", Tabel)
        rij = next(rij for rij in balken.inhoud() if rij[1] == "Vergunde branche")
        assert rij[-1].strip() == "x"
        balken.move_cursor(row=balken.get_row_index("toezicht.vergunde_branche"))
        await rust(pilot)
        assert "2012 x n.v.t. Zo is het." in _tekst(pilot, "grond")
        await druk(pilot, "a")
        assert "alle korpsen" in _tekst(pilot, "stand")


async def test_cijfers_over_de_jaren(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, verhaal.DOSSIER, Vak(AANGIFTEN, jaar="2012"), "7")
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "t", "c")
        assert isinstance(pilot.app.screen, CijfertrendsScreen)
        await druk(pilot, "slash")
        await typ(pilot, "aangiften opgenomen")
        scherm = plat(await druk(pilot, "enter"))
        assert "Hoeveel aangiften van mensenhandel zijn opgenomen? (aangiften) · korps" in scherm
        tabel = pilot.app.screen.query_one("#tabel", Tabel)
        rijen = {rij[0]: rij[1:] for rij in tabel.inhoud()}
        assert rijen["Totaal"][:4] == ["315 *", "494 *", "geen", "7 *"]
        assert rijen["Gelderland-Zuid"][1] == "Nb"
        assert rijen["Gelderland-Zuid"][-1] == "niets opgegeven"
        assert "over het ene korps dat beide opgaf: 23 → 7" in _tekst(pilot, "uitleg")
        await druk(pilot, "k")
        await typ(pilot, "gelderland-z")
        await druk(pilot, "enter", "left", "left")
        tabel = pilot.app.screen.query_one("#tabel", Tabel)
        assert tabel.gekozen == "gelderland-zuid"
        assert {rij[0]: rij[-1] for rij in tabel.inhoud()}["Gelderland-Zuid"] == "niet bekend"
        assert "2010: Nb" in _tekst(pilot, "uitleg")
        eerst = _tekst(pilot, "stand")
        await druk(pilot, "n")
        assert _tekst(pilot, "stand") != eerst
