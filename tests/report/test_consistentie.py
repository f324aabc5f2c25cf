"""Published tables and colours against themselves: what is found, and what is not made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import (
    Cijfertabel,
    Cijferverzameling,
    Gedrukttotaal,
    Kolom,
    Rij,
)
from korpsmonitor_tui.domain.consistentie import Controle, Ernst
from korpsmonitor_tui.domain.instrument import EINDSCORE, Instrument, Kleurenbalkregel
from korpsmonitor_tui.domain.publicatie import (
    Kleurentabel,
    Kleurrij,
    Kleurtelling,
    Kleurverschil,
    Publicatie,
)
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.report.consistentie_cijfers import controleer_cijfers
from korpsmonitor_tui.report.consistentie_kleuren import controleer_eindscores, controleer_kleuren
from korpsmonitor_tui.services.definities import Definities
from tests.oordelen import GEEL, GROEN, ROOD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.schaal import Score

DEFINITIES = Definities()
INSTRUMENT = DEFINITIES("korpsmonitor")
KORPSEN = {p.code: p.naam for p in INSTRUMENT.partijen if p.soort == "korps"}
KOLOM = Kolom("v:2012", ("Aantal 2012",), "korps", "v", 2012)


def tabel(cellen: Sequence[str | None], kolom: Kolom = KOLOM, titel: str = "Aantallen 2012") -> Cijfertabel:
    rijen = tuple(
        Rij(code, naam, 100 + nr, (None if cel is None else Cijfer(cel, 2012, "korps"),))
        for nr, ((code, naam), cel) in enumerate(zip(KORPSEN.items(), cellen, strict=False))
    )
    return Cijfertabel(5, titel, "4.1", ("Korps",), (kolom,), rijen)


def totaal(gedrukt: str, *, ongeveer: bool = False, ruimer: bool = False) -> Gedrukttotaal:
    return Gedrukttotaal(
        5, "v:2012", "som", gedrukt, Cijfer(gedrukt), "4.2", 900, ongeveer=ongeveer, ruimer=ruimer
    )


def ernsten(cellen: Sequence[str | None], *totalen: Gedrukttotaal) -> list[tuple[Controle, Ernst]]:
    verzameling = Cijferverzameling((tabel(cellen),), totalen=totalen)
    return [(v.controle, v.ernst) for v in controleer_cijfers(verzameling, "Proef", {})]


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=27), st.integers(-50, 50))
def test_a_total_is_found_exactly_where_it_differs(aantallen: list[int], verschil: int) -> None:
    gedrukt = max(0, sum(aantallen) + verschil)
    gevonden = ernsten([str(a) for a in aantallen], totaal(str(gedrukt)))
    assert gevonden == ([] if gedrukt == sum(aantallen) else [(Controle.TOTAAL, Ernst.FOUT)])


def test_rows_without_a_figure_may_make_up_for_a_higher_total_where_they_are_many() -> None:
    assert ernsten(["10", "10", "-", "Nb"], totaal("25")) == [(Controle.TOTAAL, Ernst.WAARSCHUWING)]
    # A lower total cannot be explained by what was not stated, nor a higher one by a single row of many.
    assert ernsten(["10", "10", "-", "Nb"], totaal("15")) == [(Controle.TOTAAL, Ernst.FOUT)]
    assert ernsten(["10"] * 20 + ["-"], totaal("250")) == [(Controle.TOTAAL, Ernst.FOUT)]


def test_what_a_text_says_of_its_total_is_believed() -> None:
    assert ernsten(["100"], totaal("104", ongeveer=True)) == [(Controle.TOTAAL, Ernst.INFORMATIE)]
    assert ernsten(["100"], totaal("130", ongeveer=True)) == [(Controle.TOTAAL, Ernst.FOUT)]
    assert ernsten(["100"], totaal("130", ruimer=True)) == [(Controle.TOTAAL, Ernst.INFORMATIE)]
    assert ernsten(["100"], totaal("90", ruimer=True)) == [(Controle.TOTAAL, Ernst.FOUT)]


def test_two_totals_of_the_same_are_found_apart_from_the_rows() -> None:
    gevonden = ernsten(["100"], totaal("100"), replace(totaal("120"), regel=950))
    assert gevonden == [(Controle.TOTAAL, Ernst.FOUT), (Controle.TOTALEN, Ernst.FOUT)]


def test_a_total_of_another_year_is_one_finding_about_the_year() -> None:
    (vondst,) = controleer_cijfers(
        Cijferverzameling((tabel(["100"]),), totalen=(replace(totaal("100"), jaar=2011),)), "Proef", {}
    )
    assert (vondst.controle, vondst.een.waarde, vondst.ander.waarde) == (
        Controle.JAAR,
        "100 over 2011",
        "100 over 2012",
    )


@pytest.mark.parametrize(
    ("titel", "aantal"), [("Aantallen 2010", 1), ("Aantallen 2010-2012", 0), ("Aantallen", 0)]
)
def test_a_caption_that_ends_before_the_last_column(titel: str, aantal: int) -> None:
    verzameling = Cijferverzameling((tabel(["1"], titel=titel),))
    assert len(controleer_cijfers(verzameling, "Proef", {})) == aantal


def test_a_cell_in_another_unit_than_its_column() -> None:
    assert ernsten(["1", "2", "7 gem. niet", "3"]) == [(Controle.EENHEID, Ernst.WAARSCHUWING)]
    assert ernsten(["1", "2", "50%", "3"]) == [(Controle.EENHEID, Ernst.WAARSCHUWING)]
    # Where nearly all cells are like that, none is out of line; ways of missing are no unit.
    assert ernsten(["11 clubs", "10 clubs", "3"]) == []
    assert ernsten(["1", "-", "Nb", "?", "2"]) == []


def test_a_korps_that_is_missing_or_named_twice() -> None:
    vol = tabel(["1"] * 27)
    zonder = replace(vol, rijen=vol.rijen[1:])
    dubbel = replace(vol, rijen=(*vol.rijen, vol.rijen[3]))
    weinig = replace(vol, rijen=vol.rijen[:5])
    for wat, partijen in ((vol, []), (zonder, ["groningen"]), (dubbel, ["ijsselland"]), (weinig, [])):
        gevonden = controleer_cijfers(Cijferverzameling((wat,)), "Proef", KORPSEN)
        assert [v.partij for v in gevonden] == partijen


def test_the_kenmerk_does_not_hang_on_the_values() -> None:
    een, ander = (
        controleer_cijfers(Cijferverzameling((tabel([cel]),), totalen=(totaal("100"),)), "Proef", {})[0]
        for cel in ("90", "80")
    )
    assert een.kenmerk == ander.kenmerk
    assert een.stempel != ander.stempel


# -- colours -------------------------------------------------------------------------------------------------------------


def _instrument(*balken: tuple[str, int, Score]) -> Instrument:
    regels = tuple(Kleurenbalkregel(k, jaar, ((EINDSCORE, kleur),), "bron") for k, jaar, kleur in balken)
    return replace(INSTRUMENT, kleurenbalken=regels)


def _tabel(jaar: int, **kleuren: Score) -> Publicatie:
    rijen = tuple(Kleurrij(korps, 1, (kleur,)) for korps, kleur in kleuren.items())
    return Publicatie("Proef", jaar, Kleurentabel(1, "4.1", (jaar,), rijen))


def test_a_printed_column_beside_what_texts_prove() -> None:
    publicatie = _tabel(2012, groningen=GEEL, twente=GEEL, drenthe=GROEN)
    instrument = _instrument(("groningen", 2012, GROEN), ("twente", 2012, GEEL))
    (vondst,) = controleer_kleuren(instrument, publicatie)
    assert (vondst.een.waarde, vondst.ander.waarde, vondst.partij) == ("1× geel", "1× groen", "groningen")


def test_a_colour_from_before_a_korps_took_part() -> None:
    (vondst,) = controleer_kleuren(_instrument(), _tabel(2008, klpd=GEEL, twente=GEEL))
    assert (vondst.partij, vondst.ernst) == ("klpd", Ernst.FOUT)
    assert controleer_kleuren(_instrument(), _tabel(2010, klpd=GEEL)) == ()


def test_a_count_in_a_text_only_contradicts_what_is_known() -> None:
    telling = Kleurtelling(2010, (GROEN,), 2, ("groningen", "twente", "drenthe"), "korpsen", "brief")
    publicatie = Publicatie("Proef", 2012, tellingen=(telling,))
    een = _instrument(("groningen", 2010, GROEN))
    assert controleer_kleuren(een, publicatie) == ()
    alle = [("groningen", 2010, GROEN), ("twente", 2010, ROOD), ("drenthe", 2010, ROOD)]
    (vondst,) = controleer_kleuren(_instrument(*alle), publicatie)
    assert (vondst.een.waarde, vondst.ander.waarde) == ("2× groen", "1× groen")


def test_a_difference_in_a_text_is_only_counted_over_the_same_korpsen() -> None:
    publicatie = Publicatie("Proef", 2012, verschillen=(Kleurverschil(2012, 2010, GROEN, 2, "4.1"),))
    balken = [("groningen", 2010, ROOD), ("groningen", 2012, GROEN)]
    (vondst,) = controleer_kleuren(_instrument(*balken), publicatie)
    assert (vondst.een.waarde, vondst.ander.waarde) == ("+2", "+1")
    erbij = _instrument(*balken, ("twente", 2012, GROEN))
    assert controleer_kleuren(erbij, publicatie) == ()


def test_an_eindscore_that_the_rules_do_not_allow_whatever_is_unknown() -> None:
    weger = Weger(DEFINITIES.weegregels("korpsmonitor"))
    kleuren = (("toezicht.vergunde_branche", GEEL), (EINDSCORE, GROEN))
    regel = Kleurenbalkregel("twente", 2012, kleuren, "bron")
    instrument = replace(INSTRUMENT, kleurenbalken=(regel,))
    (vondst,) = controleer_eindscores(instrument, 2012, weger, "Proef")
    assert (vondst.partij, vondst.een.waarde) == ("twente", "groen")
    mag = replace(regel, kleuren=(*kleuren[:1], (EINDSCORE, GEEL)))
    assert not list(controleer_eindscores(replace(INSTRUMENT, kleurenbalken=(mag,)), 2012, weger, "Proef"))
