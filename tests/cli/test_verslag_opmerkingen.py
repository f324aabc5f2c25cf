"""Remarks on the command line: listed, placed, proposed, decided and confirmed; replieken of partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.teruggekomen_verslag import (
    AUDITOR,
    COORDINATOR,
    NOTULIST,
    PARTIJ,
    TEKST,
    beslis_over_de_eerste,
    krijg_terug,
    reageer_als_partner,
)

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel


@pytest.fixture
def terug(team: Opdrachtregel) -> Opdrachtregel:
    """Give a verslag that came back with three remarks and is being processed."""
    krijg_terug(team)
    return team


def opmerkingen(regel: Opdrachtregel, *opties: str) -> list[dict[str, Any]]:
    lijst: list[dict[str, Any]] = regel.goed("verslag", "opmerkingen", PARTIJ, *opties, "--json").json[
        "opmerkingen"
    ]
    return lijst


def tekst(regel: Opdrachtregel) -> str:
    (passage,) = regel.goed("verslag", "toon", PARTIJ, "--json").json["passages"]
    return str(passage["tekst"])


def test_de_lijst_zegt_wat_er_is_en_wat_er_moet(terug: Opdrachtregel) -> None:
    regels = terug.goed("verslag", "opmerkingen", PARTIJ).uit
    assert "“acht” wordt “negen”" in regels
    assert "redactioneel?" in regels
    assert [(o["aanduiding"], o["aard"], o["te_plaatsen"]) for o in opmerkingen(terug)] == [
        ("1", "bijgehouden", False),
        ("2", "stil", False),
        ("3", "los", True),
    ]
    terug.goed("verslag", "plaats", PARTIJ, "3", "--passage", "1", "--soort", "overig", als=NOTULIST)
    assert opmerkingen(terug, "--te-plaatsen") == []
    assert [o["passage"] for o in opmerkingen(terug, "--soort", "overig")] == [1]
    terug.goed("verslag", "plaats", PARTIJ, "3", "--geheel", als=NOTULIST)
    assert [o["passage"] for o in opmerkingen(terug, "--soort", "overig")] == [None]
    niets = terug.goed("verslag", "opmerkingen", PARTIJ, "--ronde", "bestuurlijk").uit
    assert niets == "Er zijn geen opmerkingen die hieraan voldoen.\n"


def test_van_voorstel_tot_bevestiging(terug: Opdrachtregel) -> None:
    terug.goed("verslag", "besluit", PARTIJ, "1", "overgenomen", als=AUDITOR)
    assert tekst(terug) == TEKST.replace("acht", "negen")
    terug.goed("ongedaan", als=AUDITOR)
    assert tekst(terug) == TEKST
    beslis_over_de_eerste(terug)
    (eerste,) = opmerkingen(terug, "--besluit", "niet-overgenomen")
    assert (eerste["voorgesteld_door"], eerste["door"], eerste["bevestigd_door"]) == (
        NOTULIST,
        AUDITOR,
        COORDINATOR,
    )
    assert (eerste["reden"], eerste["soort"]) == ("De opname zegt acht.", "feitelijke onjuistheid")
    assert "nog te bevestigen" not in terug.goed("verslag", "opmerkingen", PARTIJ).uit
    terug.goed(
        *("verslag", "besluit", PARTIJ, "1", "context-toegevoegd", "--tekst", f"{TEKST} In 2012."),
        als=AUDITOR,
    )
    assert tekst(terug) == f"{TEKST} In 2012."


def test_redactionele_wijzigingen_samen(terug: Opdrachtregel) -> None:
    lijst = terug.goed("verslag", "redactioneel", PARTIJ, "--json").json
    assert [o["nummer"] for o in lijst["opmerkingen"]] == ["2"]
    assert f"Stempel: {lijst['stempel']}" in terug.goed("verslag", "redactioneel", PARTIJ).uit
    neem = ("verslag", "redactioneel", PARTIJ, "--neem-over", "2", "--stempel")
    verouderd = terug(*neem, "0" * 64, als=AUDITOR)
    assert (verouderd.status, "bekijk haar opnieuw" in verouderd.fout) == (2, True)
    assert "1 redactionele wijziging overgenomen" in terug.goed(*neem, lijst["stempel"], als=AUDITOR).uit
    assert tekst(terug) == TEKST.replace("rechercheurs", "rechercheurs,")


@pytest.mark.parametrize(
    "woorden",
    [
        ("besluit", PARTIJ, "1"),
        ("besluit", PARTIJ, "1", "overgenomen", "--volgens-voorstel"),
        ("besluit", PARTIJ, "1", "niet-overgenomen"),
        ("besluit", PARTIJ, "9", "overgenomen"),
        ("voorstel", PARTIJ, "1", "niet-overgenomen"),
        ("bevestig", PARTIJ, "1"),
        ("plaats", PARTIJ, "3"),
        ("plaats", PARTIJ, "3", "--geheel", "--passage", "1"),
        ("redactioneel", PARTIJ, "--neem-over", "2"),
        ("repliek", PARTIJ),
        ("repliek", "om", "--korps", PARTIJ),
        ("repliek", "comensha", "--korps", PARTIJ, "--tekst", "Nee."),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_met_een_regel(terug: Opdrachtregel, woorden: tuple[str, ...]) -> None:
    voor = opmerkingen(terug)
    uitkomst = terug("verslag", *woorden, als=AUDITOR)
    assert uitkomst.status == 2
    assert "Traceback" not in uitkomst.fout
    assert opmerkingen(terug) == voor


def test_een_repliek_staat_naast_het_oordeel(terug: Opdrachtregel) -> None:
    assert "Geen korps gaf nog een oordeel" in terug.goed("verslag", "repliek", "om").uit
    reageer_als_partner(terug)
    regels = terug.goed("verslag", "repliek", "om").uit
    assert "geel: Wisselende officieren." in regels
    assert "Sinds mei een vaste officier." in regels
    (repliek,) = terug.goed("verslag", "repliek", "om", "--json").json["replieken"]
    assert repliek["actueel"] is True
