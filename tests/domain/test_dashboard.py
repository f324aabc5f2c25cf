"""A dashboard's areas and names, its totals beside their parts, and its tables as shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.consistentie import Ernst
from korpsmonitor_tui.domain.dashboard import Namen, Plek, gebiednamen, plekken
from korpsmonitor_tui.domain.dashboardblad import GEEN_CEL, LEEG, Merk, leegtekst, maak_bladen
from korpsmonitor_tui.domain.dashboardcontrole import controleer_tabellen
from korpsmonitor_tui.domain.dashboardreeks import maak_balken
from korpsmonitor_tui.domain.dashboardstuk import balktekst, toelichtingblokken
from korpsmonitor_tui.domain.dashboardtotaal import ondergrenzen, optellingen
from korpsmonitor_tui.domain.stuk import Tekst
from korpsmonitor_tui.domain.telling import Correctie, Telling, lees_correctie
from tests.domain.dashboards import KLEIN

CONTROLES = "werk.controles"
cellen = st.sampled_from(["0", "1", "7", "12", "1.234", "3+2", "2-4", "", "?", "-", "nb", "hoe?4"])


def _cijfers(**waarden: str) -> dict[Plek, Cijfer]:
    """Controles by area; a double underscore is a point in the code."""
    return {Plek(CONTROLES, naam.replace("__", ".")): Cijfer(waarde) for naam, waarde in waarden.items()}


def test_an_area_knows_what_it_lies_in_and_has_a_name_of_its_own() -> None:
    assert KLEIN.geheel == "land"
    assert [KLEIN.boven(code) for code in ("dee", "cee", "zuid", "land")] == ["zuid", "zuid", "land", ""]
    assert KLEIN.gebiednaam("zuid.overig") == "Overig (Zuid)"
    assert KLEIN.gebiednaam("cee") == "Ceeburg"


def test_a_name_of_several_leads_to_all_of_them() -> None:
    namen = gebiednamen(KLEIN, [gebied.code for gebied in KLEIN.gebieden])

    assert namen.zoek("Aa-dorp") == ("aa",)
    assert namen.zoek("OVERIG") == ("noord.overig", "zuid.overig")
    assert namen.zoek("elders") == ()
    assert Namen([("x", ("",))]).zoek("") == ()


def test_every_cell_of_a_table_has_its_place_whichever_way_it_lies() -> None:
    tafel, noord = KLEIN.tabel("tafel"), KLEIN.tabel("noord")
    assert tafel is not None
    assert noord is not None

    assert plekken(KLEIN, tafel)[:2] == (Plek("tafel.keren", "noord"), Plek("tafel.casus", "noord"))
    assert [plek.gebied for plek in plekken(KLEIN, noord)[:4]] == ["aa", "bee", "noord.overig", "noord"]


def test_a_total_that_parts_contradict_is_an_error_with_both() -> None:
    (vondst,) = controleer_tabellen(KLEIN, 2022, {
        **_cijfers(aa="2", bee="3", noord__overig="0", noord="6"),
        Plek("werk.signalen", "aa"): Cijfer("1"), Plek("werk.signalen", "bee"): Cijfer("1"),
        Plek("werk.signalen", "noord.overig"): Cijfer("1"), Plek("werk.signalen", "noord"): Cijfer("3"),
    })  # fmt: skip

    assert vondst.ernst is Ernst.FOUT
    assert (vondst.een.waarde, vondst.ander.waarde) == ("6", "5")
    assert "Aadorp 2, Beekstad 3" in vondst.uitleg


def test_what_is_not_known_makes_a_total_a_lower_bound_up_to_the_whole() -> None:
    cijfers = _cijfers(aa="2", bee="?", noord__overig="0", noord="2", zuid="4", land="6")

    assert ondergrenzen(KLEIN, cijfers) == {Plek(CONTROLES, "noord"), Plek(CONTROLES, "land")}
    (vondst,) = (v for v in controleer_tabellen(KLEIN, 2022, cijfers) if "onbekend" in v.sleutel)
    assert vondst.ernst is Ernst.WAARSCHUWING
    assert vondst.ander.waarde == "Controles: Beekstad ?"


def test_a_total_below_what_is_known_is_an_error_whatever_is_unknown() -> None:
    vondsten = list(controleer_tabellen(KLEIN, 2022, _cijfers(aa="5", bee="?", noord__overig="0", noord="4")))

    assert any(vondst.ernst is Ernst.FOUT for vondst in vondsten)


def test_an_empty_cell_is_no_unknown_part_and_no_nought() -> None:
    optelling = next(optellingen(KLEIN, _cijfers(aa="2", bee="", noord__overig="1", noord="3")))

    assert not optelling.onbekend
    assert not optelling.som.volledig
    assert not optelling.weerspreekt
    # Of an empty cell a higher total says nothing: it may hold what could not be placed.
    assert not next(optellingen(KLEIN, _cijfers(aa="2", bee="", noord__overig="1", noord="9"))).weerspreekt


@given(st.lists(cellen, min_size=3, max_size=3), cellen)
def test_no_total_ever_counts_what_is_missing(delen: list[str], totaal: str) -> None:
    namen = ("aa", "bee", "noord.overig")
    cijfers = {Plek(CONTROLES, naam): Cijfer(waarde) for naam, waarde in zip(namen, delen, strict=True)}
    cijfers[Plek(CONTROLES, "noord")] = Cijfer(totaal)

    optelling = next(optellingen(KLEIN, cijfers))
    geteld = [bereik for deel in delen if (bereik := Cijfer(deel).telbaar) is not None]

    assert optelling.som.geteld == len(geteld)
    assert (optelling.som.som is None) == (not geteld)
    if optelling.som.som is not None:
        assert optelling.som.som.laag == sum(bereik.laag for bereik in geteld)
    # What is missing can only ever make a total higher.
    gegeven = Cijfer(totaal).telbaar
    if optelling.weerspreekt and gegeven is not None and optelling.som.som is not None:
        assert gegeven.hoog < optelling.som.som.laag or len(geteld) == 3


def test_parts_that_are_another_figure_together_must_be_that_figure() -> None:
    cijfers = {
        Plek("mens.totaal", "land"): Cijfer("71"),
        Plek("mens.man", "land"): Cijfer("9"),
        Plek("mens.vrouw", "land"): Cijfer("61"),
    }

    (vondst,) = controleer_tabellen(KLEIN, 2022, cijfers)

    assert vondst.wat == "Slachtoffers, Land (2022): 71, maar naar geslacht 70."
    assert not list(controleer_tabellen(KLEIN, 2022, {**cijfers, Plek("mens.vrouw", "land"): Cijfer("62")}))


def test_what_cannot_be_read_and_what_has_no_cell_are_told() -> None:
    vondsten = {v.sleutel[1]: v for v in controleer_tabellen(KLEIN, 2022, _cijfers(aa="hoe?4", noord="4"))}

    assert vondsten["onduidelijk"].een.waarde == "hoe?4"
    assert vondsten["zonder cel"].een.waarde == "8"
    assert "Signalen, Aadorp" in vondsten["zonder cel"].ander.waarde


def _tellingen(**waarden: str) -> dict[Plek, Telling]:
    return {plek: Telling(2022, plek, cijfer.opgegeven) for plek, cijfer in _cijfers(**waarden).items()}


def test_a_table_shows_what_is_empty_what_is_not_there_and_what_is_a_lower_bound() -> None:
    (blad,) = maak_bladen(KLEIN, 2022, _tellingen(aa="2", bee="?", noord__overig="", noord="2"))

    kop, controles, signalen = blad.rijen
    assert (kop.is_kop, kop.naam) == (True, "Werk")
    assert [cel.op_scherm for cel in controles.cellen] == ["2", "?", LEEG, "≥2"]
    assert [cel.tekst for cel in controles.cellen] == ["2", "?", "", "2"]
    assert {cel.op_scherm for cel in signalen.cellen} == {GEEN_CEL}
    assert [teken for teken, _wat in blad.legenda] == ["?", LEEG, "≥", GEEN_CEL]


def test_an_empty_cell_says_what_its_indicator_says_of_it() -> None:
    assert leegtekst(KLEIN, Plek("werk.signalen", "aa"), Cijfer("")) == "niet te koppelen"
    assert leegtekst(KLEIN, Plek(CONTROLES, "aa"), Cijfer("")) == "in de bron niet ingevuld"
    assert leegtekst(KLEIN, Plek(CONTROLES, "aa"), Cijfer("0")) == ""


def test_a_correction_holds_as_long_as_it_is_about_what_is_stated() -> None:
    correctie = Correctie("5", "telfout", "4")
    plek = Plek(CONTROLES, "aa")
    geldig, vervallen = (Telling(2022, plek, waarde, correctie=correctie) for waarde in ("4", "6"))

    assert geldig.cijfer == Cijfer("5", 2022)
    assert vervallen.cijfer == Cijfer("6", 2022)
    assert (geldig.gecorrigeerd, geldig.vervallen) == (True, False)
    assert (vervallen.gecorrigeerd, vervallen.vervallen) == (False, True)
    assert lees_correctie(correctie.naar_json()) == correctie
    assert lees_correctie({"ingetrokken": "vergissing"}) is None
    (blad,) = maak_bladen(KLEIN, 2022, {plek: vervallen})
    assert blad.rijen[1].cellen[0].merken == (Merk.VERVALLEN,)


def test_bars_stand_in_the_order_of_the_areas_and_nothing_missing_is_one() -> None:
    balken = maak_balken(KLEIN, _cijfers(aa="1", bee="?", noord="1"), CONTROLES, "noord")

    assert [balk.gebied for balk in balken] == ["aa", "bee", "noord.overig"]
    assert [balktekst(balk) for balk in balken] == ["1", "?", "geen cijfer"]
    assert [balk.lengte is None for balk in balken] == [False, True, True]


def test_figures_of_another_year_say_of_which_the_definitions_are() -> None:
    def teksten(jaar: int) -> list[str]:
        return [blok.tekst for blok in toelichtingblokken(KLEIN, jaar, {}) if isinstance(blok, Tekst)]

    assert teksten(2022) == []
    assert teksten(2023) == ["De definities zijn die van 2022."]
