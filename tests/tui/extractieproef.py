"""What the tests of the tab Extractie share: what stands on it, and getting to a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.tui.tabs.extractie import ExtractieTab
from korpsmonitor_tui.tui.widgets.filterbalk import Filterbalk
from tests.services.coderen import eigen
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, plat, rust

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.codering import Codering, Suggestie
    from tests.services.conftest import Laptop

EXTRACTIE = ("enter", "alt+e")
ZICHT = "toezicht.niet_vergunde_branche"
ZIN = "Op de niet-vergunde branche is onvoldoende zicht."


def tab(pilot: Bediening) -> ExtractieTab:
    """The tab."""
    return pilot.app.screen.query_one(ExtractieTab)


def tekst(pilot: Bediening, id_: str) -> str:
    """What stands in one part of it."""
    return plat(str(tab(pilot).query_one(f"#{id_}", Static).content))


def aantallen(pilot: Bediening) -> list[str]:
    """The groups with how many each has."""
    return [keuze.tekst for keuze in tab(pilot).query_one(Filterbalk).filters]


def gekozen(pilot: Bediening) -> str:
    """Code and quote of the line under the cursor."""
    regel = tab(pilot).gekozen
    return f"{regel.code} {regel.anker.citaat}" if regel else ""


async def naar(pilot: Bediening, suggestie: Suggestie) -> None:
    """Go to a suggestion."""
    tab(pilot).kies(suggestie.kenmerk)
    await rust(pilot)


def corrigeer(laptop: Laptop, oud: str, nieuw: str) -> None:
    """Change words in the note that has them."""
    notitie = next(n for n in gesprekken.lees_notities(laptop.store.lees(), DOSSIER) if oud in n.tekst)
    gesprekken.wijzig_notitie(
        laptop.notulist, DOSSIER, notitie.id, "tekst", notitie.tekst.replace(oud, nieuw)
    )


def een(laptop: Laptop) -> Codering:
    """The one code of the auditor."""
    (codering,) = eigen(laptop.auditor)
    return codering
