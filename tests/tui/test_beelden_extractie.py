"""Pictures of the review of suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import coderingen, gesprekken
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.services import coderen
from tests.services.coderen import dimensie
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

__all__ = ["vergelijk"]

ZICHT = "toezicht.niet_vergunde_branche"


@pytest.fixture
def beoordeeld(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """Some is confirmed, some rejected, and one text changed afterwards."""
    monkeypatch.setattr("korpsmonitor_tui.services.suggesties.Suggesteur", coderen.suggesteur)
    dossier = coderen.plan(laptop)
    eerste, tweede, *_rest = coderen.suggesties(laptop.auditor)
    coderingen.bevestig(laptop.auditor, dossier, [eerste])
    coderingen.verwerp(laptop.auditor, dossier, [tweede])
    coderingen.bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    notitie = gesprekken.lees_notities(laptop.store.lees(), dossier)[2]
    tekst = notitie.tekst.replace("onvoldoende zicht", "nog altijd onvoldoende zicht")
    gesprekken.wijzig_notitie(laptop.notulist, dossier, notitie.id, "tekst", tekst)
    return laptop


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_voorstellen(beoordeeld: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    vergelijk(KorpsmonitorApp(beoordeeld.auditor), thema, maat, ("enter", "alt+e"))


def test_gewijzigde_tekst(beoordeeld: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(beoordeeld.auditor), LICHT, SMAL, ("enter", "alt+e", "T"))


@pytest.mark.parametrize(
    ("thema", "maat"), [(LICHT, SMAL), (DONKER, BREED)], ids=["smal-licht", "breed-donker"]
)
def test_samen(beoordeeld: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    vergelijk(KorpsmonitorApp(beoordeeld.auditor), thema, maat, ("enter", "alt+e", "h"))


def test_met_de_hand(beoordeeld: Laptop, vergelijk: Vergelijk) -> None:
    toetsen = ("enter", "alt+e", "n", "c", "z", "shift+left", "shift+left")
    vergelijk(KorpsmonitorApp(beoordeeld.auditor), DONKER, SMAL, toetsen)


def test_wijzigen(beoordeeld: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(beoordeeld.auditor), LICHT, SMAL, ("enter", "alt+e", "w"))
