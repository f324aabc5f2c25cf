"""Two returns side by side: every place that differs, once, in the right direction, and none that does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen, Losse
from korpsmonitor_tui.domain.teruggaveverschil import Richting, Verschil, richtingnaam, vergelijk
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from tests.domain.test_teruggave import BESTANDEN, LIJST, TEAM, bestand, gelezen

VRAGEN = LIJST.vragen
OMGEKEERD = {
    Richting.INGEVULD: Richting.LEEGGEMAAKT,
    Richting.LEEGGEMAAKT: Richting.INGEVULD,
    Richting.GEWIJZIGD: Richting.GEWIJZIGD,
}


@given(BESTANDEN)
def test_a_return_does_not_differ_from_itself_or_from_another_order(ingelezen: Ingelezen) -> None:
    assert vergelijk(ingelezen, ingelezen, VRAGEN) == ()
    achterstevoren = Ingelezen(Herkenning(), ingelezen.velden[::-1], ingelezen.los[::-1])
    assert vergelijk(ingelezen, achterstevoren, VRAGEN) == ()


@given(BESTANDEN, BESTANDEN)
def test_the_other_way_round_is_the_same_turned_round(een: Ingelezen, ander: Ingelezen) -> None:
    heen = vergelijk(een, ander, VRAGEN)
    terug = vergelijk(ander, een, VRAGEN)
    assert {(v.vak, v.veld, v.nieuw, v.oud, OMGEKEERD[v.richting]) for v in heen} == {
        (v.vak, v.veld, v.oud, v.nieuw, v.richting) for v in terug
    }
    for verschil in heen:
        assert (verschil.richting is Richting.INGEVULD) == (not verschil.oud)
        assert (verschil.richting is Richting.LEEGGEMAAKT) == (not verschil.nieuw)


@given(BESTANDEN, st.sampled_from(["", "Nieuw"]))
def test_a_place_that_was_changed_is_named(een: Ingelezen, tekst: str) -> None:
    ander = Ingelezen(
        Herkenning(),
        (*(veld for veld in een.velden if (veld.vak, veld.veld) != TEAM), gelezen(TEAM, tekst)),
        een.los,
    )
    anders = {veld.tekst.strip() for veld in een.velden if (veld.vak, veld.veld) == TEAM} - {"", tekst}
    erbij = bool(tekst) and not any(
        veld.tekst.strip() == tekst for veld in een.velden if (veld.vak, veld.veld) == TEAM
    )
    genoemd = [(v.vak, v.veld) for v in vergelijk(een, ander, VRAGEN)]
    assert genoemd == ([TEAM] if anders or erbij else [])


def test_two_ways_to_write_a_choice_are_no_difference() -> None:
    assert vergelijk(bestand(gelezen(TEAM, "Ja")), bestand(gelezen(TEAM, "ja.")), VRAGEN) == ()


def test_what_no_version_knows_and_loose_text_are_told_last() -> None:
    vreemd = Gelezenveld(Vak("x.weg"), WAARDE, "oud", "")
    nieuw = bestand(gelezen(TEAM, "nee"), los=(Losse("zie brief", ""),))
    assert vergelijk(bestand(vreemd), nieuw, VRAGEN) == (
        Verschil(TEAM[0], WAARDE, VRAGEN["t.team"].tekst, "", "nee", Richting.INGEVULD),
        Verschil(Vak("x.weg"), WAARDE, "", "oud", "", Richting.LEEGGEMAAKT),
        Verschil(None, "", "", "", "zie brief", Richting.INGEVULD),
    )


def test_every_direction_has_a_name() -> None:
    assert len({richtingnaam(richting) for richting in Richting}) == len(Richting)
