"""The first check in the tab of the verslag: marking while reading, sending back, answering, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select, Static

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import eerste_check, verslagstappen
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import druk, meldingen, plat, programma, typ, vul_in
from tests.tui.test_beelden import BREED, SMAL, vergelijk

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.tui.scherm import Bediening
    from tests.tui.test_beelden import Vergelijk

__all__ = ["vergelijk"]


def gemerkt(laptop: Laptop) -> None:
    """Two passages and the whole with a remark, one on words."""
    verhaal.in_check(laptop)
    een, drie = (verhaal.passage(laptop, nr).id for nr in (1, 3))
    eerste_check.merk(laptop.auditor, DOSSIER, een, "Noem de bron.", citaat="32 uur per week")
    eerste_check.merk(laptop.auditor, DOSSIER, drie, "Hoeveel te weinig?")
    eerste_check.merk(laptop.auditor, DOSSIER, "", "Graag korter.")


def hier(pilot: Bediening) -> str:
    return pilot.app.screen.query_one("#passages", Lijst).gekozen


def ernaast(pilot: Bediening) -> str:
    """What stands beside the passage."""
    return str(pilot.app.screen.query_one("#opmerkingen", Static).content)


async def test_een_auditor_merkt_terwijl_het_verslag_blijft_waar_het_is(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.auditor) as pilot:
        assert "m opmerking" in plat(await druk(pilot, "enter", "f7"))
        await druk(pilot, "m")
        await typ(pilot, "Noem de bron.")
        await vul_in(pilot, "woorden", "32 uur per week")
        await druk(pilot, "ctrl+s")

        assert "? eerste check 1: “32 uur per week”: Noem de bron." in ernaast(pilot)
        assert verhaal.status(laptop) == Status.EERSTE_CHECK

        await druk(pilot, "x")
        assert "Opmerking ingetrokken" in meldingen(pilot)
        assert verhaal.opmerkingen(laptop) == ()


async def test_woorden_die_er_niet_staan_houden_het_formulier_open(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "f7", "m")
        await typ(pilot, "Noem de bron.")
        await vul_in(pilot, "woorden", "40 uur")
        assert "staat niet in deze passage" in plat(await druk(pilot, "ctrl+s"))
        assert verhaal.opmerkingen(laptop) == ()


async def test_de_notulist_gaat_van_opmerking_naar_opmerking(laptop: Laptop) -> None:
    gemerkt(laptop)
    verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "zie opmerkingen")
    assert len(verhaal.opmerkingen(laptop)) == 3
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7")
        assert hier(pilot) == f"p:{verhaal.passage(laptop, 1).id}"
        await druk(pilot, "g", "ctrl+s")
        assert "Nog 2 open" in meldingen(pilot)

        await druk(pilot, "u")
        assert hier(pilot) == f"p:{verhaal.passage(laptop, 3).id}"
        await druk(pilot, "g")
        pilot.app.screen.query_one("#stand", Select).value = "niet"
        assert "waarom het niet is gedaan" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "toelichting", "Dat is niet gezegd.")
        await druk(pilot, "ctrl+s")
        assert "→ Niet gedaan: Dat is niet gezegd." in ernaast(pilot)

        # What is about the whole stands with the chapters.
        await druk(pilot, "u")
        assert "Graag korter." in ernaast(pilot)
        await druk(pilot, "g", "ctrl+s")
        assert "Elke opmerking van de eerste check is beantwoord." in meldingen(pilot)

    assert [punt.antwoord for punt in verhaal.opmerkingen(laptop)] == [
        "Gedaan.",
        "Niet gedaan: Dat is niet gezegd.",
        "Gedaan.",
    ]


async def test_buiten_de_eerste_check_is_er_niets_te_merken(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, "enter", "f7"))
        assert "m opmerking" not in scherm
        assert "g beantwoorden" not in scherm


async def test_een_ander_team_krijgt_te_horen_waarom_niet(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.dubbelrol) as pilot:
        await druk(pilot, "enter", "f7", "m")
        await typ(pilot, "Iets.")
        assert "geen auditor van dit gesprek" in plat(await druk(pilot, "ctrl+s"))
    assert verhaal.opmerkingen(laptop) == ()


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_beeld(laptop: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    gemerkt(laptop)
    vergelijk(KorpsmonitorApp(laptop.auditor), thema, maat, ("enter", "f7"))
