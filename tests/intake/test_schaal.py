"""An instrument with judgements of its own: read with all that judges by them, and every mistake told with its place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import lees_toml
from korpsmonitor_tui.intake.instrument import lees_instrument
from korpsmonitor_tui.intake.schaal import lees_schaal
from korpsmonitor_tui.intake.weegregels import lees_weegregels
from tests.intake.conftest import WORTEL

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Schaal
    from korpsmonitor_tui.domain.weegregels import Weegregels
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from tests.intake.conftest import Mappen

VIER = """
[[oordeel]]
code = "uitstekend"
letter = "U"
betekenis = "boven de norm"
kleur = "#1B5E20"

[[oordeel]]
code = "voldoende"
letter = "V"
betekenis = "conform norm"
kleur = "#AED581"

[[oordeel]]
code = "matig"
letter = "M"
betekenis = "aandacht"
kleur = "#FFB74D"

[[oordeel]]
code = "onder_de_maat"
naam = "onder de maat"
letter = "O"
betekenis = "ingrijpen nodig"
kleur = "#7B1FA2"
letterkleur = "#ffffff"
"""


def lees(tekst: str) -> tuple[Schaal | None, list[Bevinding]]:
    bevindingen: list[Bevinding] = []
    tabel = lees_toml("instrument.toml", tekst, bevindingen)
    return (lees_schaal(tabel) if tabel is not None else None), bevindingen


def test_a_scale_of_four_is_read_from_best_to_worst() -> None:
    schaal, bevindingen = lees(VIER)
    assert schaal is not None
    assert bevindingen == []
    assert [(str(s), s.vorm.naam, s.vorm.letter, s.vorm.letterkleur, s.rang) for s in schaal.oordelen] == [
        ("uitstekend", "uitstekend", "U", "FFFFFF", 0),
        ("voldoende", "voldoende", "V", "1A1A1A", 1),
        ("matig", "matig", "M", "1A1A1A", 2),
        ("onder_de_maat", "onder de maat", "O", "FFFFFF", 3),
    ]


def test_the_best_meets_the_norm_and_others_where_that_is_said() -> None:
    schaal, _bevindingen = lees(VIER)
    assert schaal is not None
    assert [s.conform for s in schaal.scores] == [False, False, False, True, False, False]
    schaal, bevindingen = lees(VIER.replace('code = "voldoende"', 'code = "voldoende"\nconform = true'))
    assert schaal is not None
    assert bevindingen == []
    assert [str(s) for s in schaal.scores if s.tekortkoming] == ["onder_de_maat", "matig"]


@pytest.mark.parametrize("waar", ['code = "matig"', "letter ="])
def test_only_the_first_judgements_and_not_all_can_meet_the_norm(waar: str) -> None:
    (bevinding,) = lees(VIER.replace(waar, f"conform = true\n{waar}"))[1]
    assert "conform = true staat niet bij de eerste oordelen, of bij alle." in str(bevinding)


def test_an_instrument_that_names_no_judgements_has_those_of_the_korpsmonitor() -> None:
    assert lees('code = "x"') == (STANDAARD, [])


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('letter = "V"', 'letter = "U"', 'letter "U" komt twee keer voor'),
        ('letter = "V"', 'letter = "B"', 'de letter "B" kan niet.'),
        ('letter = "V"', 'letter = "v"', 'de letter "v" kan niet.'),
        ('letter = "V"', 'letter = "VO"', 'de letter "VO" kan niet.'),
        ('code = "matig"', 'code = "blanco"', 'de code "blanco" kan geen oordeel zijn.'),
        ('code = "matig"', 'code = "open"', 'de code "open" kan geen oordeel zijn.'),
        ('code = "matig"', 'code = "mat.ig"', 'de code "mat.ig" kan geen oordeel zijn.'),
        ('code = "matig"', 'code = "voldoende"', 'code "voldoende" komt twee keer voor'),
        ('naam = "onder de maat"', 'naam = "Matig"', 'naam "matig" komt twee keer voor'),
        ('kleur = "#FFB74D"', 'kleur = "oranje"', 'kleur "oranje" is geen kleur.'),
        ('kleur = "#FFB74D"', 'kleur = "#AED581"', 'kleur "AED581" komt twee keer voor'),
        ('letterkleur = "#ffffff"', 'letterkleur = "#8B2FB2"', "het contrast is 1,2:1, nodig is 4,5:1"),
        ('betekenis = "aandacht"', "", '"betekenis" ontbreekt'),
        ('betekenis = "aandacht"', 'betekenis = "aandacht"\nrang = 3', 'de sleutel "rang" is hier onbekend.'),
    ],
)
def test_a_mistake_in_a_judgement_is_told(oud: str, nieuw: str, melding: str) -> None:
    assert oud in VIER
    _schaal, bevindingen = lees(VIER.replace(oud, nieuw, 1))
    assert any(melding in str(bevinding) for bevinding in bevindingen), bevindingen


@pytest.mark.parametrize("aantal", [1, 8])
def test_a_scale_has_two_to_seven_judgements(aantal: int) -> None:
    blok = '[[oordeel]]\ncode = "o{nr}"\nletter = "{letter}"\nbetekenis = "x"\nkleur = "#0000{nr}0"\n'
    tekst = "".join(blok.format(nr=nr, letter="CDEFGHIJ"[nr]) for nr in range(aantal))
    (bevinding,) = lees(tekst)[1]
    assert f"er staan {aantal} oordelen in" in str(bevinding)


def _met_vier(mappen: Mappen) -> None:
    """The Korpsmonitor's own files, judged on a scale of four."""
    kern = mappen.instrument / "instrument.toml"
    kern.write_text(kern.read_text("utf-8") + VIER, encoding="utf-8")


def test_everything_that_names_a_colour_is_held_against_the_scale(mappen: Mappen) -> None:
    _met_vier(mappen)
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_instrument(mappen.instrument, mappen.referentie)
    # Nothing of the published colours of another scale is read as if it were one of these.
    assert {b.bestand for b in gevangen.value.bevindingen} == {"db/eindscores.toml", "db/kleurenbalken.toml"}
    eerste = gevangen.value.bevindingen[0]
    assert "“groen” staat niet op de schaal van dit instrument (uitstekend, voldoende," in eerste.melding
    assert "welk oordeel van nu hetzelfde betekent" in eerste.remedie


REGELS = """
versie = "1"
naam = "Proef"
bron = "proef"
aandachtsvelden = ["organisatie"]
[begin]
code = "begin"
eindscore = ["uitstekend", "voldoende"]
tekst = "Begin."
bron = "proef"
[ongescoord]
code = "ongescoord"
tekst = "Nog alles."
bron = "proef"
[[regel]]
code = "matig"
soort = "eindscore"
dimensies = ["organisatie.korpsexpert_kwaliteit", "organisatie.korpsexpert_mandaat", "organisatie.gedragscode"]
bij = ["matig", "onder_de_maat"]
eindscore = ["matig", "onder_de_maat"]
tekst = "Matig."
bron = "proef"
[[regel]]
code = "percentage"
soort = "percentage"
dimensies = ["organisatie.referentiekader"]
{grenzen}
tekst = "Telt."
bron = "proef"
"""
GOED = "onder_de_maat_onder = 40\nvoldoende_boven = 60\nuitstekend_vanaf = 90"


def lees_regels(mappen: Mappen, grenzen: str) -> Weegregels:
    _met_vier(mappen)
    kern = mappen.instrument / "instrument.toml"
    kern.write_text(re.sub(r"kleurenbalken = .*", "", kern.read_text("utf-8")), encoding="utf-8")
    bestand = mappen.instrument / "vier.toml"
    bestand.write_text(REGELS.format(grenzen=grenzen), encoding="utf-8")
    return lees_weegregels(bestand, lees_instrument(mappen.instrument, mappen.referentie))


def test_rules_weigh_by_the_scale_of_their_instrument(mappen: Mappen) -> None:
    regels = lees_regels(mappen, GOED)
    percentage = regels.percentages["organisatie.referentiekader"]
    uit = [str(percentage.score(deel)) for deel in map(Decimal, (39, 40, 60, 61, 89, 90))]
    assert uit == ["onder_de_maat", "matig", "matig", "voldoende", "voldoende", "uitstekend"]
    vragen = [v for v in lees_instrument(mappen.instrument, mappen.referentie).vragen.values() if v.kleuren]
    assert vragen
    assert {v.antwoordcodes for v in vragen} == {
        ("onder_de_maat", "matig", "voldoende", "uitstekend", "blanco"),
    }


@pytest.mark.parametrize(
    ("grenzen", "melding"),
    [
        (GOED.replace("60", "95"), "geen oplopende percentages"),
        (GOED.replace("90", "101"), "geen oplopende percentages"),
        (GOED.replace("voldoende_boven = 60\n", ""), '"voldoende_boven" ontbreekt'),
        (GOED + "\nvoldoende_vanaf = 60", "voldoende_boven en voldoende_vanaf noemen dezelfde grens."),
        (GOED + "\ngroen_boven = 60", 'de sleutel "groen_boven" is hier onbekend.'),
    ],
)
def test_a_mistake_in_a_border_is_told(mappen: Mappen, grenzen: str, melding: str) -> None:
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_regels(mappen, grenzen)
    assert any(melding in str(bevinding) for bevinding in gevangen.value.bevindingen), gevangen.value


def test_code_knows_no_colour_but_in_the_default_scale() -> None:
    """No table of codes or hues anywhere else: what a score is called and looks like comes with the score."""
    codes = "|".join(STANDAARD.oordelen)
    tinten = "|".join(oordeel.vorm.vulling for oordeel in STANDAARD.oordelen)
    los = re.compile(rf"""["'](?:{codes}|\#?(?:{tinten}))["']""", re.IGNORECASE)
    pakket = WORTEL / "korpsmonitor_tui"
    gevonden = {
        str(pad.relative_to(pakket)): los.findall(pad.read_text("utf-8"))
        for pad in sorted(pakket.rglob("*.py"))
    }
    # Exchange formats want a colour for polarities, which are no scores.
    assert {pad for pad, woorden in gevonden.items() if woorden} == {
        "domain/schaal.py",
        "services/uitwisselcodes.py",
    }
