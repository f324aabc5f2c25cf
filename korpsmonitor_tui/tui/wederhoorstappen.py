"""Recording what respondents answer: asked for from the menu of steps and from the tab Wederhoor alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import verslagstappen, wederhoor
from korpsmonitor_tui.services.versies import is_akkoord
from korpsmonitor_tui.services.verslagstand import lees_stand, verzonden_versie
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import maak_map
from korpsmonitor_tui.tui.formulieren.wederhoor import (
    AkkoordDialoog,
    Rappel,
    RappelDialoog,
    Reactie,
    ReactieDialoog,
    Respondent,
    VerlengDialoog,
    Verlenging,
)
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie


def lees_respondenten(sessie: Sessie, dossier: str) -> tuple[list[Respondent], list[Respondent]]:
    """Who was sent the last version, and who of them has not agreed to it. Raises StapGeweigerd if nothing was sent."""
    db = sessie.store.lees()
    versie = verzonden_versie(db, dossier)
    if versie is None:
        raise StapGeweigerd(_("Er is nog geen versie verstuurd; verstuur het concept eerst ter verificatie."))
    alle = list(versie.respondenten)
    return alle, [(wie, label) for wie, label in alle if not is_akkoord(db, dossier, wie)]


def vraag_akkoord(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask who agrees, and record it."""

    def lees() -> list[Respondent]:
        _alle, open_ = lees_respondenten(sessie, dossier)
        if not open_:
            raise StapGeweigerd(
                _("Iedere respondent is al akkoord met de versie die het laatst is verstuurd.")
            )
        return open_

    def gedaan(ontbreekt: tuple[str, ...]) -> None:
        nog = (
            _("Nog geen akkoord van {wie}.").format(wie=", ".join(ontbreekt))
            if ontbreekt
            else _("Iedereen is akkoord.")
        )
        widget.notify(_("Akkoord vastgelegd. {nog}").format(nog=nog), markup=False)
        klaar()

    def vraag(respondenten: list[Respondent]) -> None:
        vraag_en_doe(
            widget,
            AkkoordDialoog(respondenten, sessie.vandaag()),
            lambda antwoord: wederhoor.leg_akkoord_vast(sessie, dossier, antwoord),
            gedaan,
        )

    lees_op_achtergrond(widget, lees, vraag, groep="wederhoor")


def vraag_reactie(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask what a respondent sent back, and record it."""

    def doe(reactie: Reactie) -> str:
        return wederhoor.leg_reactie_vast(sessie, dossier, reactie.antwoord, reactie.opmerkingen)

    def gedaan(_id: str) -> None:
        widget.notify(_("De reactie is vastgelegd; neem haar in verwerking om te beslissen."), markup=False)
        klaar()

    def vraag(respondenten: tuple[list[Respondent], list[Respondent]]) -> None:
        alle, open_ = respondenten
        # Who has not answered yet comes first.
        geordend = open_ + [respondent for respondent in alle if respondent not in open_]
        vraag_en_doe(widget, ReactieDialoog(geordend, sessie.vandaag()), doe, gedaan)

    lees_op_achtergrond(widget, lambda: lees_respondenten(sessie, dossier), vraag, groep="wederhoor")


def vraag_rappel(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask how respondents were reminded, and record it."""

    def doe(rappel: Rappel) -> Path | None:
        map_ = maak_map(rappel.brief) if rappel.brief is not None else None
        return verslagstappen.herinner(sessie, dossier, rappel.kanaal, rappel.toelichting, brief=map_)

    def gedaan(brief: Path | None) -> None:
        waar = " " + _("De brief staat in {pad}.").format(pad=brief) if brief else ""
        widget.notify(_("Rappel vastgelegd.") + waar, markup=False)
        klaar()

    vraag_en_doe(widget, RappelDialoog(), doe, gedaan)


def vraag_verlenging(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask until when respondents may answer, and record it."""

    def doe(verlenging: Verlenging) -> date:
        verslagstappen.verleng(sessie, dossier, verlenging.tot, verlenging.reden)
        return verlenging.tot

    def gedaan(tot: date) -> None:
        widget.notify(_("De termijn loopt nu tot en met {tot}.").format(tot=toon_datum(tot)), markup=False)
        klaar()

    lees_op_achtergrond(
        widget,
        lambda: lees_stand(sessie, sessie.store.lees(), dossier).termijn,
        lambda termijn: vraag_en_doe(widget, VerlengDialoog(termijn), doe, gedaan),
        groep="wederhoor",
    )
