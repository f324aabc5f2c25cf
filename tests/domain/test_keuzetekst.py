"""An option is recognised where exactly one can be meant, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Keuze, Vraag

JA_NEE = Vraag("a.ja", "Is er een team?", "ja_nee_deels")
KLEUR = Vraag("a.kleur", "Hoe oordeelt u?", "kleur")
OPTIES = (
    Keuze("eenheid", "voorbereiding van de nieuwe eenheid"),
    Keuze("toetsing", "toetsing van de eigen werkwijze"),
    Keuze("zeden", "zeden, of jeugd en gezin"),
    Keuze("anders", "anders (licht toe)"),
)
KEUZE = Vraag("a.keuze", "Waarvoor?", "keuze", keuzes=OPTIES)
MEER = Vraag("a.meer", "Welke?", "meerkeuze", keuzes=OPTIES)
GEBORGD = (
    Keuze("ja", "geborgd"),
    Keuze("deels", "deels geborgd"),
    Keuze("nee", "niet geborgd"),
    Keuze("nvt", "n.v.t."),
)
ROOSTER = Vraag("a.rooster", "Geborgd?", "rooster", keuzes=GEBORGD, rijen=(Keuze("r01", "Een"),), cel="keuze")
ANDERE = [Vraag(f"a.{soort}", "?", soort) for soort in ("open", "aantal", "percentage", "datum")]


@pytest.mark.parametrize(
    ("vraag", "tekst", "waarde"),
    [
        (JA_NEE, "Ja", "ja"),
        (JA_NEE, " JA. ", "ja"),
        (JA_NEE, "“nee”", "nee"),
        (JA_NEE, "- deels", "deels"),
        (JA_NEE, "D", "deels"),
        (KLEUR, "Groen", "groen"),
        (KLEUR, "rood (onvoldoende)", "rood"),
        (KLEUR, "Conform norm", "groen"),
        (KLEUR, "R", "rood"),
        (KEUZE, "Toetsing van de eigen werkwijze.", "toetsing"),
        (KEUZE, "toetsing: toetsing van de eigen werkwijze", "toetsing"),
        (KEUZE, "zeden, of jeugd en gezin", "zeden"),
        (KEUZE, "voorbereiding van de nieuwe éénheid", "eenheid"),
        (ROOSTER, "Geborgd", "ja"),
        (ROOSTER, "n.v.t.", "nvt"),
        (MEER, "toetsing", "toetsing"),
        (MEER, "toetsing eenheid", "eenheid toetsing"),
        (MEER, "Anders (licht toe); eenheid", "eenheid anders"),
        (MEER, "toetsing en anders", "toetsing anders"),
        (MEER, "eenheid, toetsing, en anders", "eenheid toetsing anders"),
        (
            MEER,
            "eenheid: voorbereiding van de nieuwe eenheid\nzeden: zeden, of jeugd en gezin",
            "eenheid zeden",
        ),
        (MEER, "zeden, of jeugd en gezin", "zeden"),
        (MEER, "anders;anders", "anders"),
    ],
)
def test_one_option_is_its_code(vraag: Vraag, tekst: str, waarde: str) -> None:
    assert waarde_van(vraag, WAARDE, tekst) == waarde


@pytest.mark.parametrize(
    ("vraag", "tekst"),
    [
        (JA_NEE, "ja, maar alleen in 2012"),
        (JA_NEE, "ja?"),
        (JA_NEE, "(ja)"),
        (JA_NEE, "ja/nee"),
        (JA_NEE, "ja nee"),
        (JA_NEE, "Nb"),
        (JA_NEE, "-"),
        (KLEUR, "g"),
        (KLEUR, "geel/groen"),
        (KEUZE, "a"),
        (KEUZE, "2"),
        (KEUZE, "eenheid, toetsing"),
        (ROOSTER, "n"),
        (MEER, "eenheid; iets anders"),
        (MEER, ";"),
        (MEER, "en"),
    ],
)
def test_what_is_not_certainly_an_option_stands_as_it_was_stated(vraag: Vraag, tekst: str) -> None:
    assert waarde_van(vraag, WAARDE, tekst) == tekst
    assert not vraag.past(tekst)


def test_two_options_with_one_text_are_never_chosen_between() -> None:
    vraag = Vraag("a.b", "?", "keuze", keuzes=(Keuze("een", "Zelfde"), Keuze("twee", "zelfde.")))
    assert waarde_van(vraag, WAARDE, "zelfde") == "zelfde"
    assert waarde_van(vraag, WAARDE, "twee") == "twee"


@given(st.sampled_from([JA_NEE, KLEUR, KEUZE, MEER, ROOSTER]), st.text())
def test_an_explanation_is_never_changed_and_a_value_is_a_code_or_the_text(vraag: Vraag, tekst: str) -> None:
    assert waarde_van(vraag, TOELICHTING, tekst) == tekst
    waarde = waarde_van(vraag, WAARDE, tekst)
    assert waarde == tekst or set(waarde.split()) <= set(vraag.antwoordcodes)
    assert waarde_van(vraag, WAARDE, waarde) == waarde


@given(st.sampled_from(ANDERE), st.text())
def test_what_is_no_choice_is_never_changed(vraag: Vraag, tekst: str) -> None:
    assert waarde_van(vraag, WAARDE, tekst) == tekst


@given(st.lists(st.sampled_from(OPTIES), unique=True, min_size=1), st.sampled_from(["; ", "\n", ";", "\r\n"]))
def test_printed_options_come_back_whatever_their_order(opties: list[Keuze], tussen: str) -> None:
    tekst = tussen.join(f"{keuze.code}: {keuze.tekst}" for keuze in opties)
    assert waarde_van(MEER, WAARDE, tekst).split() == [keuze.code for keuze in OPTIES if keuze in opties]
