"""Pictures of the screens as they are now: a change that was not meant shows up at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import edities, gesprekken, verslagstappen, voorbeeld
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.services import verhaal
from tests.services.teruggekomen import EERDER, JANEE, OPEN, UREN, gevuld, kom_terug, met_los
from tests.tui.scherm import Bediening, druk, rust, stil, typ

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

SMAL, BREED = (80, 24), (120, 40)

Vergelijk = Callable[[KorpsmonitorApp, str, tuple[int, int], tuple[str, ...]], None]


@pytest.fixture
def vergelijk(snap_compare: Callable[..., bool]) -> Vergelijk:
    """Compares what is on the screen after these keys with the picture kept; ``:tekst`` is typed."""

    def doe(app: KorpsmonitorApp, thema: str, maat: tuple[int, int], toetsen: tuple[str, ...]) -> None:
        app.theme = thema

        async def vooraf(pilot: Bediening) -> None:
            await rust(pilot)
            for toets in toetsen:
                await (typ(pilot, toets[1:]) if toets.startswith(":") else druk(pilot, toets))
            await stil(pilot)

        assert snap_compare(app, terminal_size=maat, run_before=vooraf)

    return doe


@pytest.fixture
def halverwege(laptop: Laptop) -> Laptop:
    """Groningen is being processed, Drenthe is planned."""
    verhaal.in_verwerking(laptop)
    gesprekken.plan(laptop.coordinator, "drenthe", gesprekken.Planning(plaats="Assen"))
    return laptop


def _demonstratie(laptop: Laptop) -> Sessie:
    editie = Editie(
        "2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor", voorbeeld.lees_voorbeeld("korpsmonitor").label
    )
    return edities.maak(laptop.store, laptop.coordinator.instrumenten, editie).als(laptop.mensen["auditor B"])


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_overzicht(halverwege: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    vergelijk(KorpsmonitorApp(halverwege.notulist), thema, maat, ())


def test_overzicht_van_een_demonstratie_met_filter(laptop: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(_demonstratie(laptop)), LICHT, SMAL, ("k", "slash", ":gelderland"))


@pytest.mark.parametrize(
    ("thema", "maat"), [(LICHT, SMAL), (DONKER, BREED)], ids=["smal-licht", "breed-donker"]
)
def test_verslag(laptop: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    dossier = verhaal.in_check(laptop)
    passage = verhaal.passage(laptop, 1)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "zie hieronder", [(passage.id, "Noem de bron.")])
    vergelijk(KorpsmonitorApp(laptop.notulist), thema, maat, ("enter", "f7"))


def test_stappen(laptop: Laptop, vergelijk: Vergelijk) -> None:
    verhaal.in_check(laptop)
    vergelijk(KorpsmonitorApp(laptop.auditor), DONKER, SMAL, ("enter", "f7", "a"))


def test_wederhoor(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.auditor), DONKER, SMAL, ("enter", "f8"))


def test_besluit(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.auditor), LICHT, SMAL, ("enter", "f8", "g", "ctrl+s"))


def test_tijdlijn(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.notulist), LICHT, SMAL, ("enter", "f9"))


def test_zoeken(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.notulist), DONKER, SMAL, ("f3", ":kwartaal"))


def test_beheer(laptop: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(laptop.coordinator), LICHT, SMAL, ("f10",))


def test_plannen(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.notulist), DONKER, SMAL, ("down", "down", "p"))


def test_help(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.notulist), LICHT, BREED, ("f1",))


def test_verslag_lezen(halverwege: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(halverwege.notulist), DONKER, SMAL, ("enter", "f7", "v"))


@pytest.fixture
def teruggekomen(laptop: Laptop) -> Laptop:
    """Two returns of Groningen: doubts of every sort, and an answer that went, changed and came."""
    zet_antwoord(laptop.notulist, verhaal.DOSSIER, UREN[0], "10")
    eerste = {UREN: "12", OPEN: "Een dag per week", JANEE: "ja, maar niet in 2011"}
    kom_terug(laptop, met_los(gevuld(laptop.notulist, eerste, onzeker=(JANEE,)), "Zie ook de bijlage."))
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "14", EERDER: "15-20", JANEE: "ja"}))
    return laptop


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_twijfels(teruggekomen: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    vergelijk(KorpsmonitorApp(teruggekomen.notulist), thema, maat, ("enter", "ctrl+r", "b", "n"))


@pytest.mark.parametrize(
    ("thema", "maat"), [(LICHT, SMAL), (DONKER, BREED)], ids=["smal-licht", "breed-donker"]
)
def test_teruggaven_naast_elkaar(
    teruggekomen: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]
) -> None:
    vergelijk(KorpsmonitorApp(teruggekomen.notulist), thema, maat, ("enter", "ctrl+r", "v"))
