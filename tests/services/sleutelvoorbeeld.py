"""A key file for the database of the tests, which is opened with its raw key: stretched as lightly as is allowed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain import herstelsleutel
from korpsmonitor_tui.store import sleutelslot
from korpsmonitor_tui.store.sleutelbestand import VERSIE, Nieuw, pad_van
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL, SLOT_PERSOON, SLOT_WACHTWOORD
from tests.store.gegevens import SLEUTEL

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

GEDEELD, VAN_A, VAN_B = "fiets lamp regen molen", "van notulist A", "van auditor B"
HERSTEL = herstelsleutel.maak(bytes(range(20)))


def geef_sleutels(laptop: Laptop, open_met: str = "") -> None:
    """A shared passphrase, two people's own, and a recovery key; opened with the own key of ``open_met``, or shared."""
    id_a, id_b = laptop.mensen["notulist A"].id, laptop.mensen["auditor B"].id
    nieuw = (
        Nieuw(SLOT_WACHTWOORD, GEDEELD),
        Nieuw(SLOT_PERSOON, VAN_A, id_a),
        Nieuw(SLOT_PERSOON, VAN_B, id_b),
        Nieuw(SLOT_HERSTEL, HERSTEL),
    )
    with pytest.MonkeyPatch.context() as plek:
        plek.setattr(sleutelslot, "RONDES", 1)
        plek.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
        slots = [sleutelslot.verpak(SLEUTEL, een.soort, een.geheim, een.medewerker) for een in nieuw]
    inhoud = {"versie": VERSIE, "slots": [sleutelslot.codeer(slot) for slot in slots]}
    pad_van(laptop.store.pad).write_text(json.dumps(inhoud))
    medewerker = laptop.mensen[open_met].id if open_met else ""
    laptop.store.sleutels.slot = next(slot for slot in slots if slot.medewerker == medewerker)
