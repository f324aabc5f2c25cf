"""The plan of action on the screen: where its instrument begins, typing progress, and reading a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select

from korpsmonitor_tui.domain.plan import Actiestand
from korpsmonitor_tui.services import edities, medewerkers, plannen, planvoortgang
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze
from korpsmonitor_tui.tui.screens.plan import PlanScreen
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.intake.plandocument import DOCUMENT
from tests.services import planproef
from tests.tui.scherm import beeld, druk, meldingen, plat, programma, typ, vastgelegd, vul_in
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.domain.planstand import Actiestaat
    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.planproef import Planploeg
    from tests.store.conftest import Klok

__all__ = ["vergelijk"]

LATER = date(2013, 10, 1)


@pytest.fixture(scope="module")
def begin_plan(tmp_path_factory: pytest.TempPathFactory, definities: Definities) -> Path:
    return planproef.maak_begin(tmp_path_factory.mktemp("plan"), definities)


@pytest.fixture
def ploeg(begin_plan: Path, tmp_path: Path, definities: Definities, klok: Klok) -> Iterator[Planploeg]:
    with planproef.open_kopie(begin_plan, tmp_path / "plan", definities, klok) as ploeg:
        yield ploeg


def _staat(sessie: Sessie, nummer: str, dag: date) -> Actiestaat:
    return next(s for s in plannen.lees_planstand(sessie, dag).acties if s.nummer == nummer)


async def test_voortgang_wordt_getypt_per_peildatum(ploeg: Planploeg) -> None:
    async with programma(ploeg.notulist) as pilot:
        assert isinstance(pilot.app.screen, PlanScreen)
        scherm = await druk(pilot, "escape", "f11")
        assert isinstance(pilot.app.screen, PlanScreen)
        assert "TE LAAT Een methode maken" in scherm

        # Another day: what was told before stands above the field, which is empty.
        await druk(pilot, "d", "end", "enter")
        await vul_in(pilot, "datum", "01-10-2013")
        scherm = plat(await druk(pilot, "enter"))
        assert "Voortgang per 01-10-2013" in scherm
        assert "08-04-2013 Er is een lijst gemaakt" in scherm

        await druk(pilot, "enter")
        await typ(pilot, "De methode is afgerond.")
        await vastgelegd(pilot)
        assert _staat(ploeg.notulist, "1.1", LATER).tekst == "De methode is afgerond."
        scherm = plat(await druk(pilot, "escape"))
        assert "gereed, want er staat “afgerond”" in scherm

        # The state is a person's, and stands on the day.
        assert "dat klinkt als gereed" in plat(await druk(pilot, "s"))
        await druk(pilot, "enter", "end", "enter")
        assert "niet opgegeven" in beeld(pilot)
        await druk(pilot, "enter", "home", "enter", "ctrl+s")
        assert _staat(ploeg.notulist, "1.1", LATER).stand is Actiestand.GEREED
        assert "●1 gereed" in beeld(pilot)


async def test_ook_hier_wordt_eerst_gevraagd_wie_er_werkt(ploeg: Planploeg) -> None:
    async with programma(medewerkers.kies(ploeg.coordinator)) as pilot:
        assert isinstance(pilot.app.screen, Zoekkeuze)
        await typ(pilot, "notulist")
        assert "notulist A" in (await druk(pilot, "enter")).splitlines()[0]
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_wie_alleen_leest_ziet_alles_en_typt_niets(ploeg: Planploeg) -> None:
    async with programma(ploeg.lezer) as pilot:
        scherm = plat(await druk(pilot, "enter"))
        assert "Er is een lijst gemaakt met de volgende onderdelen" in scherm
        assert meldingen(pilot)
        scherm = await druk(pilot, "l")
        assert "1.1" in scherm
        assert "1.5" not in scherm
        assert "Niets met deze woorden" not in await druk(pilot, "slash")
        await typ(pilot, "netwerk")
        scherm = plat(await druk(pilot, "enter"))
        assert "1.2b Samen werken" in scherm
        assert "Er is niets te kiezen" in plat(await druk(pilot, "x"))
        await druk(pilot, "escape", "o")
        scherm = await druk(pilot, "down", "enter")
        assert "Bestuur" in scherm.splitlines()[1]


async def test_een_document_wordt_eerst_bekeken_en_dan_pas_overgenomen(
    ploeg: Planploeg, tmp_path: Path
) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    leeg = Editie("2015", "Plan 2015", "voortgang")
    sessie = edities.maak(ploeg.coordinator.store, ploeg.coordinator.instrumenten, leeg).als(
        ploeg.coordinator.persoon
    )
    async with programma(sessie) as pilot:
        assert "Met i leest u het document" in beeld(pilot)
        await druk(pilot, "i")
        await vul_in(pilot, "bestand", str(document))
        scherm = plat(await druk(pilot, "ctrl+s"))
        assert "Nog niet vastgelegd; v legt het vast per 08-04-2013" in scherm
        assert not plannen.lees_plan(sessie).acties
        scherm = plat(await druk(pilot, "v"))
        assert "Vastgelegd per 08-04-2013" in scherm
        assert "1.1" in await druk(pilot, "escape")
        assert "burgemeester van Stad" in await druk(pilot, "m")

        await druk(pilot, "n")
        await vul_in(pilot, "functie", "secretaris")
        assert "secretaris" in await druk(pilot, "ctrl+s")
        assert plannen.lees_plan(sessie).leden[-1].functie == "secretaris"


async def test_de_lijst_van_de_peildatum_wordt_geschreven(ploeg: Planploeg, tmp_path: Path) -> None:
    async with programma(ploeg.coordinator) as pilot:
        await druk(pilot, "r")
        await vul_in(pilot, "map", str(tmp_path / "uit"))
        pilot.app.screen.query_one("#vorm", Select).value = ".csv"
        await druk(pilot, "ctrl+s")
        assert "acties-2013-04-08.csv" in meldingen(pilot)
    assert "Een methode maken" in (tmp_path / "uit" / "acties-2013-04-08.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("thema", "maat", "toetsen"),
    [(DONKER, SMAL, ()), (LICHT, BREED, ("down",))],
    ids=["smal-donker", "breed-licht"],
)
def test_plan(
    ploeg: Planploeg, vergelijk: Vergelijk, thema: str, maat: tuple[int, int], toetsen: tuple[str, ...]
) -> None:
    actie = plannen.eis_actie(ploeg.coordinator, "1.1")[1]
    planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, "De methode is afgerond.", Actiestand.LOOPT)
    vergelijk(KorpsmonitorApp(ploeg.notulist), thema, maat, toetsen)


async def test_zoeken_in_alles_vindt_acties_en_voortgang_en_gaat_erheen(ploeg: Planploeg) -> None:
    actie = plannen.eis_actie(ploeg.notulist, "1.3")[1]
    planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, "Dat is afgerond met een speldenkop.")
    async with programma(ploeg.notulist) as pilot:
        await druk(pilot, "f3")
        assert "voortgang van een actie · 1.3 Samen werken, 2013-10-01" in await typ(pilot, "speldenk")
        scherm = await druk(pilot, "enter", "enter")

        # The screen under the search is the one, so that no second one lies over it.
        assert len(pilot.app.screen_stack) == 1
        assert "Voortgang per 01-10-2013" in scherm
        assert "1.3 Samen werken" in scherm
        await druk(pilot, "f3")
        await typ(pilot, "toezicht")
        assert "2. Toezicht" in beeld(pilot)
        assert "Voortgang per 01-10-2013" in await druk(pilot, "down", "enter")


async def test_een_coordinator_schrijft_een_plan_van_niets(ploeg: Planploeg) -> None:
    leeg = edities.maak(
        ploeg.coordinator.store, ploeg.coordinator.instrumenten, Editie("2031", "N", "voortgang")
    )
    sessie = leeg.als(ploeg.coordinator.persoon)
    async with programma(sessie, breedte=120, hoogte=40) as pilot:
        # Without a chapter the first thing asked for is one.
        await druk(pilot, "n")
        await vul_in(pilot, "titel", "Samen werken")
        await druk(pilot, "ctrl+s", "n")
        await vul_in(pilot, "tekst", "Een methode maken.")
        assert "1.1" in await druk(pilot, "ctrl+s")

        await druk(pilot, "w")
        await vul_in(pilot, "termijn", "eind 2032")
        assert "eind 2032" in await druk(pilot, "ctrl+s")
        assert "Dit kan niet ongedaan worden gemaakt" in plat(await druk(pilot, "V"))
        await druk(pilot, "ctrl+s")

        # From now on a change stands beside what was laid down, and asks why.
        await druk(pilot, "w")
        await vul_in(pilot, "termijn", "eind 2033")
        assert "zeg waarom" in await druk(pilot, "ctrl+s")
        await vul_in(pilot, "reden", "Het werk begon later.")
        assert "eind 2033 (Het werk begon later.)" in plat(await druk(pilot, "ctrl+s"))
        await druk(pilot, "v")
        await vul_in(pilot, "reden", "Niet meer nodig.")
        assert "✕ vervallen" in await druk(pilot, "ctrl+s")
        assert "weer opnemen" in await druk(pilot, "v")
    (actie,) = plannen.lees_plan(sessie).acties
    assert (actie.termijn, actie.verval is not None) == ("eind 2032", True)


async def test_alleen_een_coordinator_schrijft_aan_het_plan(ploeg: Planploeg) -> None:
    async with programma(ploeg.notulist) as pilot:
        for toets in ("n", "w", "v", "h", "V"):
            await druk(pilot, toets)
            assert isinstance(pilot.app.screen, PlanScreen), toets


async def test_voorgestelde_standen_worden_gezien_en_dan_overgenomen(ploeg: Planploeg) -> None:
    for nummer, tekst in (("1.3", "Dat is afgerond."), ("1.5", "Dat loopt nog.")):
        actie = plannen.eis_actie(ploeg.notulist, nummer)[1]
        planvoortgang.meld_voortgang(ploeg.notulist, actie, LATER, tekst)
    async with programma(ploeg.coordinator) as pilot:
        assert "1.3 gereed “afgerond”" in plat(await druk(pilot, "S"))
        # The first is left out; what is left in is taken.
        await druk(pilot, "space", "ctrl+s")
        assert "1 stand vastgelegd" in meldingen(pilot)
    assert _staat(ploeg.coordinator, "1.3", LATER).stand is Actiestand.ONBEKEND
    assert _staat(ploeg.coordinator, "1.5", LATER).stand is Actiestand.LOOPT
