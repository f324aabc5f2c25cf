"""A plan of action at work: an edition of the instrument, the same people, and the small document taken in."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import edities, medewerkers, planinvoer
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.intake.plandocument import DOCUMENT
from tests.services.conftest import DATABASE_ID
from tests.store.conftest import SLEUTEL, Klok

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie

EDITIE = Editie("2011-2014", "Plan van aanpak 2011-2014", "voortgang")


@dataclass(frozen=True)
class Planploeg:
    """One copy of the database, and who works on it."""

    coordinator: Sessie
    notulist: Sessie
    lezer: Sessie


def maak_begin(map_: Path, definities: Definities) -> Path:
    """A database with an edition, people and the small document."""
    pad = map_ / "plan.db"
    richt_in(pad, SLEUTEL, DATABASE_ID)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand", Klok())) as store:
        sessie = edities.maak(store, definities, EDITIE)
        medewerkers.nieuw(sessie, "coördinator C", [Rol.COORDINATOR])
        sessie = medewerkers.kies(sessie)
        medewerkers.nieuw(sessie, "notulist A", [Rol.NOTULIST])
        medewerkers.nieuw(sessie, "lezer F", [Rol.LEZER])
        planinvoer.neem_over(sessie, planinvoer.lees_tekst(sessie, "plan.txt", DOCUMENT))
    return pad


@contextmanager
def open_kopie(begin: Path, map_: Path, definities: Definities, klok: Klok) -> Iterator[Planploeg]:
    """A laptop that begins with what :func:`maak_begin` made."""
    map_.mkdir()
    shutil.copy(begin, map_ / "plan.db")
    with Store.open_met_sleutel(map_ / "plan.db", SLEUTEL, Omgeving(map_ / "toestand", klok)) as store:
        sessie = medewerkers.kies(edities.open_editie(store, definities), "coördinator C")
        mensen: dict[str, Persoon] = {persoon.naam: persoon for persoon in medewerkers.lijst(store.lees())}
        yield Planploeg(sessie, sessie.als(mensen["notulist A"]), sessie.als(mensen["lezer F"]))
