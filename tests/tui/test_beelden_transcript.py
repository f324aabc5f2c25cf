"""Pictures of the screens with transcripts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import gesprekken, notuleren, transcripten
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.services import verhaal
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verhaal import DOSSIER
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

__all__ = ["vergelijk"]

ZINNEN = (
    "Hoe is het toezicht op de vergunde branche geregeld?",
    "De vergunde branche wordt ieder kwartaal gecontroleerd. Dat doen acht rechercheurs, samen met de gemeente.",
    "En de niet-vergunde branche?",
    "Daarvoor is te weinig capaciteit; wij reageren op signalen.",
)
SPREKERS = ("Auditor B", "Spreker 2", "Auditor B", "Spreker 3")


@pytest.fixture
def getranscribeerd(laptop: Laptop, klok: Klok, tmp_path: Path) -> Laptop:
    """A transcript of five minutes with a loop at its end, one speaker of three named, and two notes."""
    verhaal.plan(laptop)
    notuleren.start_klok(laptop.notulist, DOSSIER)
    begin = klok.nu
    for seconden, tekst in (
        (70, "kwartaalcontrole door acht rechercheurs"),
        (140, "niet vergund: te weinig capaciteit"),
    ):
        klok.nu = begin + timedelta(seconds=seconden)
        gesprekken.voeg_notities_toe(laptop.notulist, DOSSIER, [NieuweNotitie("toezicht", tekst)])
    regels = [(nr * 15, nr * 15 + 14, SPREKERS[nr % 4], ZINNEN[nr % 4]) for nr in range(20)]
    lus = [(300 + nr, 301 + nr, "Spreker 3", "Bedankt voor het kijken.") for nr in range(4)]
    transcripten.importeer(
        laptop.notulist, DOSSIER, schrijf(tmp_path, vtt(*regels, *lus)), sprekers={"Auditor B": "auditor"}
    )
    return laptop


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_transcript_naast_notities(
    getranscribeerd: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]
) -> None:
    toetsen = ("enter", "f6", "alt+s", "enter", "tab", "enter")
    vergelijk(KorpsmonitorApp(getranscribeerd.notulist), thema, maat, toetsen)


def test_transcripten(getranscribeerd: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(getranscribeerd.notulist), LICHT, SMAL, ("enter", "f6", "alt+s"))


def test_sprekers(getranscribeerd: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(getranscribeerd.notulist), DONKER, SMAL, ("enter", "f6", "alt+s", "s"))


def test_transcript_bekijken(
    getranscribeerd: Laptop, vergelijk: Vergelijk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    regels = [(nr * 15, nr * 15 + 14, SPREKERS[nr % 4], ZINNEN[nr % 4]) for nr in range(19)]
    schrijf(tmp_path, vtt(*regels).replace("acht rechercheurs", "negen rechercheurs", 1), "beter.vtt")
    toetsen = ("enter", "f6", "alt+s", "i", "ctrl+u", ":beter.vtt", "ctrl+s")
    vergelijk(KorpsmonitorApp(getranscribeerd.notulist), LICHT, BREED, toetsen)
