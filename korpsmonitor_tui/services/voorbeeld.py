"""The worked-out example of an instrument: what it shows is data, what fills it belongs to a part, not to a name.

Every screen and document of an example carries its label; roles stand for people. Days are counted back from today, so
that a term runs and one is overdue.
"""

from __future__ import annotations

import importlib
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import maak_map
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.voorbeeld import VOORBEELD
from korpsmonitor_tui.intake.voorbeeld import lees_voorbeeld as lees_map
from korpsmonitor_tui.services import openen
from korpsmonitor_tui.services.demoploeg import Klok
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import weiger_bestaand

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.intake.voorbeeld import Voorbeeld
    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie

WACHTWOORD: Final = "korpsmonitor-demo"
DAGEN: Final = 60
"""How long before today an example begins."""

_HIER: Final = "korpsmonitor_tui.services"
VULLERS: Final = {
    "monitor": f"{_HIER}.demo",
    "vragenlijsten": f"{_HIER}.voorbeeld_vragenlijsten",
    "gesprekken": f"{_HIER}.voorbeeld_gesprekken",
    "dashboard": f"{_HIER}.voorbeeld_dashboard",
    "plan": f"{_HIER}.voorbeeld_plan",
}
"""The module whose function ``vul`` fills an example, by the name that its file gives it."""


class Bouw(NamedTuple):
    """What a filler works with."""

    sessie: Sessie
    """The coördinator's, on an edition that is still empty."""
    klok: Klok
    """The fictive time."""
    map: Path
    """Where Word documents and sheets come."""
    bron: Path
    """Folder with the texts and figures of the example."""
    voortgang: Callable[[int, int, str], None]
    """Called as (done, total, what)."""


@dataclass(frozen=True, slots=True)
class Gebouwd:
    """An example that is ready: the database, the folder with documents, and how many there are."""

    pad: Path
    map: Path
    documenten: int


def codes() -> tuple[str, ...]:
    """Codes of the instruments that have an example."""
    return tuple(sorted(map_.parent.name for map_ in (paths.db() / "voorbeelden").glob(f"*/{VOORBEELD}")))


def lees_voorbeeld(code: str) -> Voorbeeld:
    """The example of this instrument. Raises NietGevonden, or OnbruikbareInvoer with every mistake in its file."""
    if code not in codes():
        raise NietGevonden(
            _("Van het instrument “{code}” is er geen uitgewerkt voorbeeld; wel van: {codes}.").format(
                code=code, codes=", ".join(codes())
            )
        )
    return lees_map(paths.db() / "voorbeelden" / code, VULLERS)


def bouw(
    wereld: Wereld,
    voorbeeld: Voorbeeld,
    pad: Path,
    wachtwoord: str,
    map_: Path,
    voortgang: Callable[[int, int, str], None],
) -> Gebouwd:
    """Build the example at ``pad`` and write its documents to ``map_``.

    The database appears under its name only when it is complete. Raises KorpsmonitorFout, also if there already is one.
    """
    weiger_bestaand(pad)
    klok = Klok(wereld.klok().date())
    maak_map(pad.parent)
    maak_map(map_)
    with tempfile.TemporaryDirectory(dir=pad.parent, prefix=".demo-") as bouwplaats:
        tijdelijk = Path(bouwplaats) / pad.name
        editie = Editie(voorbeeld.editie, voorbeeld.naam, voorbeeld.instrument, voorbeeld.label)
        klok.zet(DAGEN)
        sessie = openen.maak(replace(wereld, klok=klok), tijdelijk, wachtwoord, editie, voorbeeld.coordinator)
        try:
            gegevens = Bouw(sessie, klok, map_, voorbeeld.map, voortgang)
            aantal = sum(
                importlib.import_module(VULLERS[vuller]).vul(gegevens) for vuller in voorbeeld.vullers
            )
        finally:
            sessie.store.sluit()
        weiger_bestaand(pad)
        shutil.move(pad_van(tijdelijk), pad_van(pad))
        shutil.move(tijdelijk, pad)
    return Gebouwd(pad, map_, aantal)
