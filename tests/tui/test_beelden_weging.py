"""Pictures of the weging: all korpsen, one korps, and a score being given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import scores
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.oordelen import GEEL
from tests.services import verhaal, wegen
from tests.services.verhaal import DOSSIER
from tests.services.wegen import DIMENSIE
from tests.tui import weegproef
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

__all__ = ["vergelijk"]


def test_alle_korpsen(laptop: Laptop, vergelijk: Vergelijk) -> None:
    weegproef.van_alles(laptop)
    vergelijk(KorpsmonitorApp(laptop.coordinator), LICHT, SMAL, ("W", "right", "right"))


def test_korps(laptop: Laptop, vergelijk: Vergelijk) -> None:
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop)
    scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Ieder kwartaal is te weinig."))
    vergelijk(KorpsmonitorApp(laptop.weger), DONKER, BREED, ("enter", "alt+w", *("down",) * 4))


def test_scoren(laptop: Laptop, vergelijk: Vergelijk) -> None:
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop)
    toetsen = ("enter", "alt+w", *("down",) * 4, "g", ":Ieder kwartaal is te weinig.", "tab", "space")
    vergelijk(KorpsmonitorApp(laptop.weger), DONKER, SMAL, toetsen)
