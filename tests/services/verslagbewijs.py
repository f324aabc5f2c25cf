"""A gesprek with a transcript of which two auditors coded what was said, as the tests about its sources have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import transcripten, verslagtekst
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import bevestig
from tests.services import coderen, verhaal
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

REGELS = (
    (0, 4, "Auditor B", "Hoe is het toezicht geregeld?"),
    (4, 9, "Spreker 2", "De vergunde branche wordt goed gecontroleerd. Dat doen acht rechercheurs."),
    (700, 712, "Spreker 2", "Op de niet-vergunde branche is onvoldoende zicht."),
    (1400, 1412, "Spreker 2", "Met het Openbaar Ministerie hebben wij afgesproken dat zij voor 1 juli een plan maken."),
)  # fmt: skip
ONVERGUND = "toezicht.niet_vergunde_branche"
VERGUND = "toezicht.vergunde_branche"


def met_transcript(laptop: Laptop, map_: Path) -> str:
    """A planned gesprek with notes and a transcript in which nobody coded yet."""
    dossier = verhaal.plan(laptop)
    verhaal.noteer(laptop, dossier)
    pad = schrijf(map_, vtt(*REGELS))
    transcripten.importeer(laptop.notulist, dossier, pad, sprekers={"Spreker 2": "korpsexpert"})
    return dossier


def codeer(sessie: Sessie, *codes: str, dossier: str = DOSSIER) -> int:
    """Confirm everything that is suggested in the transcript, or only these codes; returns how many."""
    gekozen = [
        suggestie
        for suggestie in coderen.suggesties(sessie, dossier)
        if suggestie.anker.soort == "beurt" and (not codes or suggestie.code in codes)
    ]
    for suggestie in gekozen:
        bevestig(sessie, dossier, [suggestie])
    return len(gekozen)


def rond_allen_af(laptop: Laptop, dossier: str = DOSSIER) -> None:
    for sessie in (laptop.auditor, laptop.tweede_auditor):
        rond_af(sessie, dossier)


def gecodeerd(laptop: Laptop, map_: Path) -> str:
    """One auditor coded everything that was said, the other only finished; the notes are passages."""
    dossier = met_transcript(laptop, map_)
    assert codeer(laptop.auditor) > 3
    rond_allen_af(laptop)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    return dossier
