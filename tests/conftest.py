"""Every test runs apart from the developer's machine: own folders, no settings, a fixed time zone."""

from __future__ import annotations

import gc
import gettext
import os
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain import taal
from korpsmonitor_tui.domain.woordkeus import EIGEN
from tests.fouten.cijfers import Cijfer, Meet, Uitkomst, lever

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

TESTS = Path(__file__).resolve().parent
FOUTEN = TESTS.parent / "scripts" / "fouten.toml"

# Where the long files are. A process takes a file at a time: what comes after these is short, so that all end together.
EERST = ("tui", "cli", "hub", "word", "extract", "store", "services")

# Neither UTC nor Amsterdam: a time that leans on the machine's own zone comes out visibly wrong.
TIJDZONE = "TST-05:45"

WEG = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")
WEG_MET_BEGIN = ("KORPSMONITOR_", "_KORPSMONITOR_", "TEXTUAL")
# The snapshot plugin hands its folder to the tests this way.
BLIJFT_MET_BEGIN = "TEXTUAL_SNAPSHOT"

settings.register_profile("ontwikkel", deadline=None, max_examples=40)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "ontwikkel")

# Collecting garbage passes every object there is, and after importing a program with its libraries that is a quarter of
# the time of a test: seldom, and without what stays anyhow.
gc.set_threshold(50_000, 20, 5)


def pytest_collection_finish() -> None:
    """Leave what was imported out of every later collection."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def geisoleerd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a home of its own below ``tmp_path`` and the language the program starts with."""
    thuis = tmp_path / "thuis"
    for naam, map_ in (
        ("HOME", thuis),
        ("USERPROFILE", thuis),
        ("XDG_DATA_HOME", thuis / "data"),
        ("XDG_STATE_HOME", thuis / "state"),
        ("XDG_CONFIG_HOME", thuis / "config"),
        ("XDG_CACHE_HOME", thuis / "cache"),
        ("WIN_PD_OVERRIDE_LOCAL_APPDATA", thuis / "appdata"),
    ):
        map_.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(naam, str(map_))
    for naam in list(os.environ):
        if naam in WEG or (naam.startswith(WEG_MET_BEGIN) and not naam.startswith(BLIJFT_MET_BEGIN)):
            monkeypatch.delenv(naam)
    # Emptied rather than removed: choosing a language sets it, and then it is put back.
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv(paths.OMGEVING_TOESTAND, str(thuis / "toestand"))
    monkeypatch.setattr(taal, "_vertaling", gettext.NullTranslations())
    monkeypatch.setattr(taal, "_woordkeus", EIGEN)
    _zet_tijdzone(monkeypatch)
    yield
    monkeypatch.undo()
    gettext.textdomain("messages")
    _lees_tijdzone()


def _zet_tijdzone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", TIJDZONE)
    _lees_tijdzone()


def _lees_tijdzone() -> None:
    if hasattr(time, "tzset"):  # Windows has no such call
        time.tzset()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long value by its length: readable, and the same in every worker even for random bytes."""
    if isinstance(val, bytes | str) and len(val) > 80:
        return f"{argname}_{len(val)}"
    return None


# -- faults: see tests/fouten/cijfers.py ---------------------------------------------------------------------------------


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files; and refuse a kind of fault that the report does not know."""
    items.sort(key=_volgorde)
    soorten = {soort["id"] for soort in tomllib.loads(FOUTEN.read_text("utf-8"))["soort"]}
    for item in items:
        if (merk := item.get_closest_marker("fouten")) and (soort_van(merk) not in soorten):
            raise pytest.UsageError(f"{item.nodeid}: scripts/fouten.toml kent de soort {merk.args} niet")


def soort_van(merk: pytest.Mark) -> str:
    """The kind of fault that a test is about."""
    return str(merk.args[0]) if len(merk.args) == 1 else ""


def _volgorde(item: pytest.Item) -> int:
    map_ = item.path.relative_to(TESTS).parts[0]
    return EERST.index(map_) if map_ in EERST else len(EERST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Deliver what became of a fault test; of its phases the one that decided."""
    verslag = yield
    merk = item.get_closest_marker("fouten")
    if merk and (verslag.when == "call" or verslag.outcome != "passed"):
        reden = verslag.longrepr[2] if verslag.skipped and isinstance(verslag.longrepr, tuple) else ""
        lever(Uitkomst(soort_van(merk), item.nodeid, verslag.outcome, verslag.duration, str(reden)))
    return verslag


@pytest.fixture
def meet(request: pytest.FixtureRequest) -> Meet:
    """Deliver a figure of a fault test for docs/betrouwbaarheid.md."""
    soort = soort_van(request.node.get_closest_marker("fouten"))

    def lever_cijfer(
        wat: str,
        waarde: float,
        *,
        eenheid: str = "",
        hoogstens: float | None = None,
        minstens: float | None = None,
        keren: int | None = None,
    ) -> None:
        lever(Cijfer(soort, request.node.nodeid, wat, waarde, eenheid, hoogstens, minstens, keren))

    return lever_cijfer
