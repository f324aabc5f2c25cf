"""The first check by command: marking, withdrawing, sending back, answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"


@pytest.fixture
def in_check(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    return gesprek


def opmerkingen(regel: Opdrachtregel) -> list[tuple[int | None, str, str, bool]]:
    punten = regel.goed("verslag", "opmerkingen", "Groningen", "--json").json["opmerkingen"]
    return [(punt["passage"], punt["tekst"], punt["antwoord"], punt["open"]) for punt in punten]


def test_van_opmerking_tot_verzending(in_check: Opdrachtregel) -> None:
    in_check.goed("verslag", "opmerking", "Groningen", "Noem de bron.", "--passage", "1", als=AUDITOR)
    in_check.goed("verslag", "opmerking", "Groningen", "Kort.", als=AUDITOR)
    geweigerd = in_check("verslag", "verstuur", "Groningen", als=AUDITOR)
    in_check.goed("verslag", "retour", "Groningen", "--reden", "zie opmerkingen", als=AUDITOR)
    een = in_check.goed("verslag", "beantwoord", "Groningen", "1", als=NOTULIST).uit
    twee = in_check.goed(
        "verslag", "beantwoord", "Groningen", "2", "Zo is gesproken.", "--niet", als=NOTULIST
    ).uit

    assert "Nog niet beslist over opmerking 1" in geweigerd.fout
    assert "Nog open: opmerking 2." in een
    assert "Elke opmerking van de eerste check is beantwoord." in twee
    assert opmerkingen(in_check) == [
        (1, "Noem de bron.", "Gedaan.", False),
        (None, "Kort.", "Niet gedaan: Zo is gesproken.", False),
    ]
    in_check.goed("verslag", "check", "Groningen", als=NOTULIST)
    in_check.goed("verslag", "verstuur", "Groningen", als=AUDITOR)


def test_wat_het_versturen_tegenhoudt_wordt_bij_het_aanbieden_gezegd(
    gesprek: Opdrachtregel, tmp_path: Path
) -> None:
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    wie = gesprek.goed("gesprek", "toon", "Groningen", "--json").json["deelnemers"][0]["rol"]
    gesprek.goed("gesprek", "deelnemer", "Groningen", "--wijzig", wie, "--geen-respondent", als=NOTULIST)
    gezegd = gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)

    assert gezegd.uit == "Aangeboden voor de eerste check.\n"
    assert "houdt het versturen straks tegen: Niemand is aangewezen" in gezegd.fout


def test_intrekken_en_woorden(in_check: Opdrachtregel) -> None:
    tekst = in_check.goed("verslag", "toon", "Groningen", "--json").json["passages"][0]["tekst"]
    woorden = tekst.split()[0]
    in_check.goed(
        *("verslag", "opmerking", "Groningen", "Wie?", "--passage", "1", "--woorden", woorden), als=AUDITOR
    )
    fout = in_check(
        *("verslag", "opmerking", "Groningen", "Wie?", "--passage", "1", "--woorden", "xyz"), als=AUDITOR
    )
    in_check.goed("verslag", "trek-in", "Groningen", "1", als=AUDITOR)

    assert (fout.status, opmerkingen(in_check)) == (2, [])
    assert "“xyz” staat niet in deze passage" in fout.fout


def test_de_notulist_merkt_niet(in_check: Opdrachtregel) -> None:
    uitkomst = in_check("verslag", "opmerking", "Groningen", "Iets.", als=NOTULIST)

    assert uitkomst.status == 2
    assert "dit doet een auditor" in uitkomst.fout
