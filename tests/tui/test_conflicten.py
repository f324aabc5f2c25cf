"""The screen on which a person chooses between what two laptops wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import conflicten, gesprekken, medewerkers, verslagstappen, verslagtekst
from korpsmonitor_tui.services.overzicht import tel_conflicten
from korpsmonitor_tui.tui.screens.conflicten import ANDERS, ConflictenScreen
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import druk, meldingen, plat, programma, vul_in

if TYPE_CHECKING:
    from tests.services.conftest import Laptop, MaakLaptop
    from tests.tui.scherm import Bediening

HIER = "De korpsexpert werkt 36 uur per week."
DAAR = "De korpsexpert werkt 28 uur per week."


@pytest.fixture
def oneens(maak_laptop: MaakLaptop) -> Laptop:
    """A passage changed on both, a note deleted here and edited there, and a name changed on both."""
    hier, daar = maak_laptop("hier"), maak_laptop("daar")
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    passage = verhaal.passage(hier, 1).id
    notitie = gesprekken.lees_notities(hier.store.lees(), DOSSIER)[0].id
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, passage, HIER)
    verslagtekst.wijzig_passage(daar.auditor, DOSSIER, passage, DAAR)
    gesprekken.verwijder_notitie(hier.notulist, DOSSIER, notitie)
    gesprekken.wijzig_notitie(daar.notulist, DOSSIER, notitie, "tekst", "Toch bewerkt.")
    for laptop, naam in ((hier, "lezer hier"), (daar, "lezer daar")):
        medewerkers.wijzig(laptop.coordinator, "lezer F", medewerkers.Wijziging(naam=naam))
    wissel_uit(hier, daar)
    return hier


def kanten(pilot: Bediening) -> list[str]:
    return [plat(str(kant.content)) for kant in pilot.app.screen.query(".kant").results(Static)]


def plaats(pilot: Bediening, tekst: str) -> int:
    """Which of the sides says this."""
    (gevonden,) = (nr for nr, kant in enumerate(kanten(pilot)) if tekst in kant)
    return gevonden


def gemarkeerd(pilot: Bediening) -> list[list[str]]:
    """Of each side the words that the other one does not have."""
    uit = []
    for kant in pilot.app.screen.query(".kant").results(Static):
        assert isinstance(kant.content, Content)
        tekst = kant.content.plain
        uit.append([tekst[stuk.start : stuk.end] for stuk in kant.content.spans if stuk.style == ANDERS])
    return uit


@pytest.mark.parametrize("breedte", [80, 120])
async def test_van_het_overzicht_tot_een_eigen_tekst(oneens: Laptop, breedte: int) -> None:
    async with programma(oneens.auditor, breedte=breedte, hoogte=30) as pilot:
        assert "3 conflicten tussen laptops; met x kiest u wat blijft." in plat(await druk(pilot, "f5"))
        scherm = plat(await druk(pilot, "x"))
        assert isinstance(pilot.app.screen, ConflictenScreen)
        assert "3 keer is op twee laptops iets verschillend gewijzigd" in scherm
        # People are for a coördinator; refused, it stays as it is.
        await druk(pilot, "1", "enter")
        assert "mag dit niet; dit doet een coördinator" in plat(await druk(pilot))
        await druk(pilot, "escape", "down", "down")
        # Which comes first follows from the events, not from who looks.
        van_hier = plaats(pilot, HIER)
        een, twee = kanten(pilot)[van_hier], kanten(pilot)[1 - van_hier]
        assert een.startswith(f"{van_hier + 1}. notulist A, 04-02-2013 10:00, deze laptop")
        assert twee.startswith(f"{2 - van_hier}. auditor B, 04-02-2013 10:00, laptop ")
        assert (gemarkeerd(pilot)[van_hier], gemarkeerd(pilot)[1 - van_hier]) == (["36"], ["28"])
        naast = len({kant.region.y for kant in pilot.app.screen.query(".kant")}) == 1
        assert naast == (breedte >= 120)
        # The text of one side, to go on from.
        await druk(pilot, "enter", *["down"] * (1 - van_hier), "enter")
        veld = pilot.app.screen.query_one("#eigen")
        assert getattr(veld, "text", "") == DAAR
        await vul_in(pilot, "eigen", "Het zijn 36 uren, op papier 28.")
        await druk(pilot, "ctrl+s")
        assert "Gekozen" in meldingen(pilot)
        assert len(conflicten.lees_alle(oneens.coordinator)) == 2

    assert verhaal.teksten(oneens)[0] == "Het zijn 36 uren, op papier 28."


async def test_een_bewerking_blijft_tot_iemand_over_de_verwijdering_kiest(oneens: Laptop) -> None:
    with pytest.raises(StapGeweigerd, match="op twee plaatsen iets anders geschreven"):
        verslagstappen.bied_aan(oneens.notulist, DOSSIER)
    assert any(n.tekst == "Toch bewerkt." for n in gesprekken.lees_notities(oneens.store.lees(), DOSSIER))

    async with programma(oneens.notulist) as pilot:
        # From the dossier: its own conflicts first, all of them on request.
        scherm = plat(await druk(pilot, "enter", "X"))
        assert "2 keer is op twee laptops" in scherm
        assert "a toont ook de andere 1." in scherm
        assert "3 keer is op twee laptops" in plat(await druk(pilot, "a"))
        await druk(pilot, "a")
        assert plaats(pilot, "verwijderd") != plaats(pilot, "Toch bewerkt.")
        vraag = plat(await druk(pilot, str(plaats(pilot, "Toch bewerkt.") + 1)))
        assert "“Toch bewerkt.” blijft." in vraag
        await druk(pilot, "enter")
        await druk(pilot, str(plaats(pilot, HIER) + 1), "enter")
        scherm = plat(await druk(pilot))
        assert "Er is niets te kiezen" in scherm
        assert "a toont ook de andere 1." in scherm

    assert verhaal.teksten(oneens)[0] == HIER
    assert tel_conflicten(oneens.coordinator) == 1
    verslagstappen.bied_aan(oneens.notulist, DOSSIER)
    assert verhaal.status(oneens) == Status.EERSTE_CHECK


async def test_zonder_conflicten_zegt_het_scherm_dat(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        assert "met x kiest u" not in plat(await druk(pilot, "f5"))
        scherm = plat(await druk(pilot, "x"))
        assert "Er is niets te kiezen: op geen twee laptops is hier iets verschillend gewijzigd." in scherm
        await druk(pilot, "1", "o", "enter")
        assert isinstance(pilot.app.screen, ConflictenScreen)
