"""The definition of a dashboard: what comes with the program holds together, and every mistake is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.bewering import Beweersoort, Marge
from korpsmonitor_tui.domain.dashboard import plekken
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.dashboard import lees_dashboard
from korpsmonitor_tui.intake.dashboardbeweringen import lees_beweringen
from tests.domain.dashboards import KLEIN
from tests.intake.conftest import WORTEL

if TYPE_CHECKING:
    from pathlib import Path

MAP = WORTEL / "templates" / "dashboard"
NAAM = "indicatoren.toml"


def test_what_comes_with_the_program_says_of_every_figure_what_it_is() -> None:
    dashboard = lees_dashboard(MAP, NAAM)

    assert dashboard.geheel == "oost-nederland"
    assert all(indicator.definitie and indicator.bron for indicator in dashboard.indicatoren)
    # Every district has a table in which its parts stand as they make the whole of it.
    for gebied in dashboard.gebieden:
        if gebied.soort == "district":
            tabel = dashboard.tabel(gebied.code)
            assert tabel is not None
            assert (tabel.delen, tabel.totaal) == (gebied.delen, gebied.code)
    alle = [plek for tabel in dashboard.tabellen for plek in plekken(dashboard, tabel)]
    assert len(alle) == len(set(alle)) == 399


def _fouten(tmp_path: Path, oud: str, nieuw: str) -> str:
    tekst = (MAP / NAAM).read_text(encoding="utf-8")
    assert oud in tekst
    (tmp_path / NAAM).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_dashboard(tmp_path, NAAM)
    return " ".join(bevinding.melding for bevinding in gevangen.value.bevindingen)


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('delen = ["nijmegen", "tiel"', 'delen = ["nijmegen", "thiel"', 'delen "thiel" bestaat niet'),
        ('delen = ["nijmegen", "tiel"', 'delen = ["kampen", "tiel"', "ook al een deel van"),
        ('rubriek = "aanbod"', 'rubriek = "anders"', 'rubriek "anders" bestaat niet'),
        ('rijen = "indicatoren"', 'rijen = "regels"', 'rijen "regels" bestaat niet'),
        ('totaal = "ijsselland"', 'totaal = "elders"', 'totaal "elders" bestaat niet'),
        ('geheel = "slachtoffers.totaal"', 'geheel = "slachtoffers.alle"', "bestaat niet"),
        ("speling = 10", "speling = 90", "geen percentage van 0 tot en met 50"),
        ('naam = "Tiel"', 'naam = "Nijmegen"', "wijst bij de gebieden van tabel"),
        ('naam = "Dwangsommen"', 'naam = "Waarschuwingen"', "wijst bij de regels van tabel"),
        ('titel = "Casustafels"', 'titel = "Twente"', "wijst bij de tabellen meer dan één aan"),
        ('code = "winterswijk"\nnaam = "Winterswijk"', 'code = "winterswijk"', '"naam" ontbreekt'),
        ('ligt_in = "gelderland-midden"', 'ligt_in = "wageningen"', "in zichzelf"),
        (
            'ligt_in = "gelderland-midden"',
            "",
            "meer dan één gebied ligt in geen ander: oost-nederland, wageningen",
        ),
        ("jaar = 2022", "jaar = 2022\nextra = 1", 'de sleutel "extra" is hier onbekend'),
    ],
)
def test_every_mistake_is_told(tmp_path: Path, oud: str, nieuw: str, melding: str) -> None:
    assert melding in _fouten(tmp_path, oud, nieuw)


def test_statements_are_read_with_what_they_count() -> None:
    tekst = (WORTEL / "db/voorbeelden/dashboard/beweringen-2022.toml").read_text(encoding="utf-8")

    beweringen = lees_beweringen("beweringen", tekst, lees_dashboard(MAP, NAAM))

    controles, advertenties, onderzoeken, _instroom = beweringen
    assert controles.waarde == 150
    assert controles.marge is Marge.ONGEVEER
    assert controles.over
    assert (advertenties.soort, advertenties.van) == (Beweersoort.VERANDERING, 2019)
    assert onderzoeken.waarde == -25


@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        ('indicator = "werk.niets"', 'indicator "werk.niets" bestaat niet'),
        ('soort = "veel"', 'soort "veel" bestaat niet'),
        ('waarde = "veel"', "is geen getal"),
        ('soort = "richting"', "geen richting"),
        ('marge = "soms"', 'marge "soms" bestaat niet'),
        ('gebied = "maan"', 'gebied "maan" bestaat niet'),
    ],
)
def test_a_mistake_in_a_statement_is_told(regels: str, melding: str) -> None:
    goed = {
        "indicator": '"werk.controles"',
        "soort": '"aantal"',
        "jaar": "2022",
        "waarde": '"1.234"',
        "zegt": '"zo"',
    }
    assert lees_beweringen("b", _toml(goed), KLEIN)[0].waarde == 1234
    sleutel, _is, waarde = regels.partition(" = ")

    with pytest.raises(OnbruikbareBestanden, match=melding.replace("(", r"\(")):
        lees_beweringen("b", _toml({**goed, sleutel: waarde}), KLEIN)


def _toml(velden: dict[str, str]) -> str:
    return "[[bewering]]\n" + "\n".join(f"{sleutel} = {waarde}" for sleutel, waarde in velden.items())
