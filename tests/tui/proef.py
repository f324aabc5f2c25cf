"""A dossier to try tabs and fields on: a store with a raw key, the real instrument, people by role, and a bare app."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from korpsmonitor_tui import tui
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import edities, gesprekken, medewerkers
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.tui import thema
from korpsmonitor_tui.tui.basis import DossierTab, Gewijzigd
from korpsmonitor_tui.tui.stijlblad import Stijlblad

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot
    from textual.widget import Widget

SLEUTEL = bytes(range(32))
PARTIJ = "zeeland"
EDITIE = Editie("2011-2012", "Korpsmonitor 2011-2012", "korpsmonitor")

INSTRUMENTEN = Definities()
"""Read once: definition files do not change during the tests."""


class Klok:
    """The clock of the tests: it stands still unless told otherwise."""

    def __init__(self) -> None:
        self.nu = datetime(2013, 2, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.nu

    def verder(self, **duur: float) -> None:
        self.nu += timedelta(**duur)


def open_store(map_: Path, klok: Callable[[], datetime]) -> Store:
    """The store in this folder, made if it is not there yet."""
    pad = map_ / "monitor.db"
    if not pad.exists():
        map_.mkdir(parents=True, exist_ok=True)
        richt_in(pad, SLEUTEL, "01929292-0000-7000-8000-000000000000")
    return Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand", klok))


def begin_sessie(store: Store) -> Sessie:
    """An edition with a coördinator, an auditor and a notulist; the notulist is at work."""
    sessie = edities.maak(store, INSTRUMENTEN, EDITIE)
    baas = sessie.als(medewerkers.nieuw(sessie, "coördinator A", [Rol.COORDINATOR]))
    medewerkers.nieuw(baas, "auditor B", [Rol.AUDITOR])
    return baas.als(medewerkers.nieuw(baas, "notulist C", [Rol.NOTULIST]))


def heropen_sessie(store: Store) -> Sessie:
    """The same edition and notulist in a database that was closed."""
    sessie = edities.open_editie(store, INSTRUMENTEN)
    return sessie.als(medewerkers.vind(store.lees(), "notulist C"))


def plan_gesprek(sessie: Sessie) -> str:
    """Plan the interview and return its dossier."""
    planning = gesprekken.Planning(date(2013, 2, 4), "10:00", "Middelburg", "notulist C", ("auditor B",))
    return gesprekken.plan(sessie, PARTIJ, planning).id


STIJLEN = sorted(Path(tui.__file__).parent.glob("tabs/*.tcss"))


class ProefApp(App[None]):
    """Shows widgets without the frame of the program; a tab is read again after a change, as the frame does it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (120, "-breed")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, *widgets: Widget) -> None:
        super().__init__(css_path=[Path(tui.__file__).with_name("app.tcss"), *STIJLEN])
        self.widgets = widgets
        self.meldingen: list[str] = []
        for een in thema.THEMAS:
            self.register_theme(een)
        self.theme = thema.LICHT
        self.stylesheet = Stijlblad(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        """The widgets, one below another."""
        yield from self.widgets

    def on_mount(self) -> None:
        """Show the tabs as the frame does."""
        for tab in self.query(DossierTab):
            tab.ververs()
            tab.focus_eerste()

    def on_gewijzigd(self, bericht: Gewijzigd) -> None:
        """Read again."""
        for tab in self.query(DossierTab):
            tab.ververs()

    def notify(self, message: str, **opties: object) -> None:
        """Remember what users were told."""
        self.meldingen.append(message)
        super().notify(message, **opties)  # type: ignore[arg-type]


async def tot(
    pilot: Pilot[None], *voorwaarden: tuple[Callable[[], object], object], hoogstens: float = 5.0
) -> None:
    """Wait until every check gives its value, at most ``hoogstens`` seconds; and then for what the program says of it."""
    einde = time.monotonic() + hoogstens
    gehaald = 0
    while gehaald < 2:
        await pilot.pause(0.02)
        nu = [(check(), waarde) for check, waarde in voorwaarden]
        gehaald = gehaald + 1 if all(uitkomst == waarde for uitkomst, waarde in nu) else 0
        assert gehaald or time.monotonic() < einde, nu
