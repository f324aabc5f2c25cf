"""``korpsmonitor planning``: the weeks ahead, and the calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icalendar import Calendar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


def test_de_komende_weken(gesprek: Opdrachtregel) -> None:
    gesprek.goed("gesprek", "nieuw", "Zeeland", "--datum", "2013-02-20", "--tijd", "14:30")

    uit = gesprek.goed("planning", "--weken", "2").uit
    weken = gesprek.goed("planning", "--weken", "2", "--json").json["weken"]

    assert "Week 8, vanaf 18-02-2013" in uit
    assert "Gesprek met Zeeland." in uit
    assert [(week["nummer"], [punt["tijd"] for punt in week["punten"]]) for week in weken][1] == (
        8,
        ["14:30"],
    )


def test_feestdagen_horen_bij_hun_week(team: Opdrachtregel) -> None:
    team.klok.zet(2013, 4, 1)

    assert "01-04-2013 Tweede paasdag" in team.goed("planning", "--weken", "1").uit


def test_voor_de_agenda(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    gesprek.goed("gesprek", "nieuw", "Zeeland", "--datum", "2013-02-20")
    doel = tmp_path / "weken.ics"

    gesprek.goed("planning", "--ics", str(doel))
    nog_eens = gesprek("planning", "--ics", str(doel))
    anders = gesprek("planning", "--ics", str(tmp_path / "weken.txt"))

    assert "Gesprek: Zeeland" in {
        str(punt["summary"]) for punt in Calendar.from_ical(doel.read_bytes()).walk("VEVENT")
    }
    assert (nog_eens.status, anders.status) == (2, 2)
