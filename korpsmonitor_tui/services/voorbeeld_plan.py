"""Fills the example of a plan: its document goes through the reader, its states are data, and the report is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.intake.planvoorbeeld import lees_standen
from korpsmonitor_tui.services import (
    medewerkers,
    planbestand,
    planinvoer,
    plannen,
    planschrijven,
    planvaststelling,
    planvoortgang,
)

if TYPE_CHECKING:
    from korpsmonitor_tui.services.voorbeeld import Bouw

DOCUMENT: Final = "plan.txt"
_VASTGESTELD, _GEMELD = 50, 20
"""Days before today at which the document was read, and at which progress was told."""


def vul(bouw: Bouw) -> int:
    """Take the document of the example in, and write the report on it; how many documents there are."""
    sessie = bouw.sessie
    document = planinvoer.lees_document(sessie, bouw.bron / DOCUMENT)
    bouw.klok.zet(_VASTGESTELD)
    medewerkers.nieuw(sessie, _("notulist"), [Rol.NOTULIST])
    peildatum = planinvoer.neem_over(sessie, document).peildatum
    stand = plannen.lees_planstand(sessie, peildatum)
    acties = {staat.nummer: staat.actie for staat in stand.acties}
    gezegd = lees_standen(bouw.bron, acties)
    planvaststelling.stel_vast(sessie, gezegd.vastgesteld)
    bouw.klok.zet(_GEMELD)
    for nr, (nummer, actiestand) in enumerate(gezegd.standen.items()):
        bouw.voortgang(nr, len(gezegd.standen), nummer)
        planvoortgang.meld_voortgang(sessie, acties[nummer], stand.peildatum, stand=actiestand)
    for nummer, reden in gezegd.vervallen.items():
        planschrijven.laat_vervallen(sessie, acties[nummer], reden, stand.peildatum)
    for nummer, waarheen in gezegd.verwijzingen.items():
        planschrijven.zet_verwijzing(sessie, acties[nummer], waarheen)
    namen = [f"voortgang-{stand.peildatum}.docx", f"acties-{stand.peildatum}.xlsx"]
    for naam in namen:
        # Somebody waits to look round: LibreOffice would take ten times as long as all the rest for the page numbers.
        planbestand.schrijf(sessie, bouw.map / naam, paginas=False)
    bouw.voortgang(len(gezegd.standen), len(gezegd.standen), "")
    return len(namen)
