"""Files of a plan from its screen: reading its document, and writing its report or the list of its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.planinvoer import Plandocument
    from korpsmonitor_tui.tui.basis import Werkscherm
    from korpsmonitor_tui.tui.formulieren.plan import Leeskeuze

_LEESMAP: Final = "planmap"


def schrijf(scherm: Werkscherm, dag: date) -> None:
    """Ask where to, and write the report of a reporting date or the list of actions."""
    from korpsmonitor_tui.services import planbestand
    from korpsmonitor_tui.tui.formulieren.uitvoer import vraag_uitvoer

    sessie = scherm.sessie
    vraag_uitvoer(
        scherm,
        sessie,
        (
            _("Voortgang per {dag} schrijven").format(dag=toon_datum(dag)),
            _("Word en PDF: het plan rechtop, de voortgang cursief. Rekenblad en CSV: de acties, te laat voorop."),
            (".docx", ".pdf", ".xlsx", ".csv"),
        ),
        lambda vorm: f"{'voortgang' if vorm in planbestand.STUKVORMEN else 'acties'}-{dag}",
        lambda pad, overschrijf: planbestand.schrijf(sessie, pad, dag, overschrijf=overschrijf),
    )  # fmt: skip


def lees_in(scherm: Werkscherm) -> None:
    """Ask for the document of a plan, and show what was understood before anything is kept."""
    from korpsmonitor_tui.services import planinvoer
    from korpsmonitor_tui.tui.formulieren.inlezen import beginmap, onthoud_map
    from korpsmonitor_tui.tui.formulieren.plan import PlanLeesDialoog

    sessie = scherm.sessie
    gekozen: list[Leeskeuze] = []

    def lees(keuze: Leeskeuze) -> Plandocument:
        gekozen[:] = [keuze]
        onthoud_map(sessie, keuze.pad, _LEESMAP)
        return planinvoer.lees_document(sessie, keuze.pad)

    def toon(document: Plandocument) -> None:
        from korpsmonitor_tui.tui.screens.planlezing import PlanlezingScreen

        scherm.app.push_screen(PlanlezingScreen(sessie, document, gekozen[0].peildatum))

    vraag_en_doe(scherm, PlanLeesDialoog(beginmap(sessie, _LEESMAP)), lees, toon)
