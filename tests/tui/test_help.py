"""The help explains every screen, tab and form, and sends on to pages and commands that exist."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, Any

import click
import pytest

from korpsmonitor_tui import paths, tui
from korpsmonitor_tui.cli.hoofd import hoofd
from korpsmonitor_tui.tui.basis import DossierTab, Werkscherm
from korpsmonitor_tui.tui.dialogs import Bevestig, Dialoog
from korpsmonitor_tui.tui.leesverder import LEESVERDER, leesverder_bij
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst
from korpsmonitor_tui.tui.screens.verslaglijst import VerslaglijstScreen
from korpsmonitor_tui.tui.tabs.gesprek_leidraad import Leidraadtab
from korpsmonitor_tui.tui.toetsen import actieve_toetsen
from tests.tui.scherm import beeld, druk, plat, programma, rust

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

_GRONDSLAGEN = {Werkscherm, DossierTab, Schrijflijst, VerslaglijstScreen, Leidraadtab, Modaal}
"""Classes that are never shown themselves."""


def _klassen(basis: type[Any]) -> list[Any]:
    """Every class of a screen, tab or form that is shown, found by importing all of it."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        if ".web" not in module.name:
            importlib.import_module(module.name)
    gevonden: list[type[Any]] = []
    open_: list[type[Any]] = [basis]
    while open_:
        klasse = open_.pop()
        open_ += klasse.__subclasses__()
        van_ons = klasse.__module__.startswith(tui.__name__) and "." not in klasse.__qualname__
        if van_ons and klasse not in _GRONDSLAGEN and not inspect.isabstract(klasse):
            gevonden.append(klasse)
    assert gevonden
    return sorted(gevonden, key=lambda klasse: str(klasse))


@pytest.mark.parametrize("basis", [Werkscherm, DossierTab, Modaal])
def test_elk_scherm_heeft_een_uitleg(basis: type[Any]) -> None:
    zonder = [klasse.__name__ for klasse in _klassen(basis) if len(klasse.UITLEG) < 60]
    assert zonder == []


@pytest.mark.parametrize("basis", [Werkscherm, DossierTab])
def test_elk_scherm_zegt_waar_meer_staat(basis: type[Any]) -> None:
    assert [klasse.__name__ for klasse in _klassen(basis) if leesverder_bij(klasse) is None] == []


def test_geen_verwijzing_blijft_over() -> None:
    """What a screen that went had to say goes too."""
    modules = {
        klasse.__module__.rpartition(".")[2]
        for basis in (Werkscherm, DossierTab)
        for klasse in _klassen(basis)
    }
    # The first screen of all has no session, and so is no Werkscherm.
    assert set(LEESVERDER) - modules == {"begin"}


@pytest.mark.parametrize("naam", LEESVERDER)
def test_de_opdracht_waarnaar_de_help_verwijst_bestaat(naam: str) -> None:
    opdracht: click.Command | None = hoofd
    context = click.Context(hoofd)
    for woord in LEESVERDER[naam].opdracht.split():
        assert isinstance(opdracht, click.Group), LEESVERDER[naam]
        opdracht = opdracht.get_command(context, woord)
    assert opdracht is not None, LEESVERDER[naam]


def test_de_toets_van_een_formulier_heet_als_zijn_knop() -> None:
    """Whatever a form does: nothing is “vastgelegd” where a backup is put back."""
    for klasse in _klassen(Dialoog):
        namen = [binding.description for binding in klasse._merged_bindings.key_to_bindings["ctrl+s"]]
        assert [naam.casefold() for naam in namen] == [klasse.KNOP.casefold()], klasse


async def test_de_help_noemt_eerst_wat_men_hier_het_meest_doet(laptop: Laptop) -> None:
    async with programma(laptop.notulist, hoogte=140) as pilot:
        scherm = plat(await druk(pilot, "f1"))
    delen = ("Meest gebruikt op dit scherm", "Ook op dit scherm", "Toetsen die overal werken", "Meer lezen")
    assert sorted(delen, key=scherm.index) == list(delen)
    assert scherm.index("openen") < scherm.index("Ook op dit scherm")
    assert "docs/handleiding/notulist.md" in scherm
    assert "korpsmonitor status --help" in scherm


async def test_een_formulier_legt_zich_uit_en_houdt_wat_is_ingevuld(laptop: Laptop) -> None:
    async with programma(laptop.coordinator, hoogte=60) as pilot:
        await druk(pilot, "f10", "n", "A", "b")
        assert "F1 help" in beeld(pilot).splitlines()[-1]
        scherm = plat(await druk(pilot, "f1"))
        assert "Een formulier." in scherm
        assert "Ctrl+S" in scherm
        await druk(pilot, "escape")
        assert "Ab" in beeld(pilot)


async def test_een_formulier_dat_klaar_is_onder_de_help_sluit_zelf_en_neemt_niets_anders_mee(
    laptop: Laptop,
) -> None:
    antwoorden: list[bool | None] = []
    async with programma(laptop.notulist) as pilot:
        vraag = Bevestig("Zeker?", "Het kan.")
        await pilot.app.push_screen(vraag, antwoorden.append)
        await druk(pilot, "f1")
        vraag.dismiss(True)
        await rust(pilot)
        assert "Help bij Zeker?" in beeld(pilot)
        assert antwoorden == []
        await druk(pilot, "escape")
        assert antwoorden == [True]
        assert "F1" in {naam for toets in actieve_toetsen(pilot.app.screen) for naam in toets.namen}
        assert len(pilot.app.screen_stack) == 1


def test_bladzijden_liggen_in_de_handleiding() -> None:
    wortel = paths.programmamap()
    assert [verder.pad for verder in LEESVERDER.values() if not (wortel / verder.pad).is_file()] == []


@pytest.mark.parametrize(("toets", "naam"), [("f12", "Enter kiezen"), ("ctrl+p", "Enter kiezen")])
async def test_de_voettekst_noemt_enter_waar_men_zoekt(toets: str, naam: str, laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        assert naam in (await druk(pilot, toets)).splitlines()[-1]
