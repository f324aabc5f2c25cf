"""Asks about whom to interview: from the list, and from the minutes in which an organisation was named."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.sneeuwbal import Via, standnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import partijen
from korpsmonitor_tui.services.partijen import AANWIJZING, NieuweAanwijzing, maak_code
from korpsmonitor_tui.services.partijlijst import lees_lijst
from korpsmonitor_tui.services.partijrijen import SOORT
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.formulieren.partij import (
    AanwijzingDialoog,
    PartijDialoog,
    PartijWijzigDialoog,
    lees_vindplaatsen,
    via_code,
)
from korpsmonitor_tui.tui.formulieren.score_klad import vraag_met_klad
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.partijen import NieuwePartij
    from korpsmonitor_tui.services.partijlijst import Partijregel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.partij import Partijwijziging, Vindplaatsen

_NIEUW: Final = "+"
"""Before the name of an organisation that is not on the list."""


def vraag_nieuw(
    widget: Widget, sessie: Sessie, over: str, klaar: Callable[[], None], *, naam: str = "", via: str = ""
) -> None:
    """Ask for an organisation that is not on the list and record it.

    ``over`` is the code of the measured party that it is heard about, ``via`` what led to it (``via_code``).
    """
    formulier = f"{SOORT}/{sessie.editie.id}/{over}/{via}/{maak_code(naam)}"

    def schrijf(gevraagd: tuple[NieuwePartij, NieuweAanwijzing | None]) -> str:
        return partijen.nieuw(sessie, *gevraagd)

    def vraag(gelezen: tuple[Vindplaatsen, str]) -> None:
        vindplaatsen, klad = gelezen
        dialoog = PartijDialoog(sessie, formulier, klad, vindplaatsen, over=over, naam=naam, via=via)
        vraag_met_klad(widget, dialoog, schrijf, partial(_is_toegevoegd, widget, sessie, klaar))

    lees_op_achtergrond(widget, partial(_lees, sessie, over, formulier), vraag, groep="formulier")


def _lees(sessie: Sessie, over: str, formulier: str) -> tuple[Vindplaatsen, str]:
    return lees_vindplaatsen(sessie, over), sessie.store.lees_formulier(sessie.klad, formulier)


def _is_toegevoegd(widget: Widget, sessie: Sessie, klaar: Callable[[], None], code: str) -> None:
    widget.notify(
        _("{partij} staat op de lijst van wie te spreken.").format(partij=sessie.partij(code).naam),
        markup=False,
    )
    klaar()


def vraag_weg(widget: Widget, sessie: Sessie, partij: Gesprekspartij, klaar: Callable[[], None]) -> None:
    """Ask what else led to an organisation and record it."""
    formulier = f"{AANWIJZING}/{sessie.editie.id}/{partij.code}"

    def vraag(gelezen: tuple[Vindplaatsen, str]) -> None:
        vindplaatsen, klad = gelezen
        dialoog = AanwijzingDialoog(sessie, formulier, klad, partij, vindplaatsen)
        wijs_aan = partial(partijen.wijs_aan, sessie, partij.code)
        vraag_met_klad(widget, dialoog, wijs_aan, lambda _id: klaar())

    lees_op_achtergrond(widget, partial(_lees, sessie, partij.hoort_bij, formulier), vraag, groep="formulier")


def vraag_wijziging(widget: Widget, sessie: Sessie, regel: Partijregel, klaar: Callable[[], None]) -> None:
    """Ask for another name, barrière or other names of an organisation and record them."""
    partij = regel.partij
    formulier = f"{SOORT}/{sessie.editie.id}/{partij.code}"

    def schrijf(nieuw: Partijwijziging) -> None:
        if nieuw.naam is not None or nieuw.barriere is not None or nieuw.aliassen is not None:
            partijen.wijzig(
                sessie, partij.code, naam=nieuw.naam, barriere=nieuw.barriere, aliassen=nieuw.aliassen
            )

    def vraag(gelezen: tuple[Vindplaatsen, str]) -> None:
        vindplaatsen, klad = gelezen
        dialoog = PartijWijzigDialoog(
            sessie, formulier, klad, partij, regel.barriere, vindplaatsen, eigen=regel.eigen
        )
        vraag_met_klad(widget, dialoog, schrijf, lambda _niets: klaar())

    lees_op_achtergrond(widget, partial(_lees, sessie, partij.hoort_bij, formulier), vraag, groep="formulier")


def vraag_genoemd(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask which organisation was named in the interview of a dossier: one of the list, or a new one."""
    hier = sessie.partij(partij_van(dossier))
    over = hier.code if hier.gemeten else hier.hoort_bij

    def vraag(regels: tuple[Partijregel, ...]) -> None:
        # Who is heard about somebody else can be named too; those about the same come first.
        op_volgorde = sorted(regels, key=lambda regel: regel.partij.hoort_bij != over)
        keuzes = [
            Zoekregel(regel.partij.code, regel.partij.naam, _waar(sessie, regel, over))
            for regel in op_volgorde
            if regel.partij.code != hier.code
        ]
        widget.app.push_screen(
            Zoekkeuze(
                _("Welke organisatie noemde {partij}?").format(partij=hier.naam),
                keuzes,
                anders=_nieuwe,
                voorbeeld=_("Typ de naam; staat zij er niet bij, dan voegt Enter haar toe…"),
            ),
            kies,
        )

    def kies(gekozen: str | None) -> None:
        if gekozen is None:
            return
        if gekozen.startswith(_NIEUW):
            via = via_code(Via.GESPREK, hier.code)
            vraag_nieuw(widget, sessie, over, klaar, naam=gekozen.removeprefix(_NIEUW), via=via)
            return
        doe_op_achtergrond(
            widget,
            lambda: partijen.wijs_aan(sessie, gekozen, NieuweAanwijzing(Via.GESPREK, hier.code)),
            lambda _id: _is_aangewezen(widget, sessie, gekozen, hier, klaar),
        )

    lees_op_achtergrond(widget, lambda: lees_lijst(sessie), vraag, groep="formulier")


def _waar(sessie: Sessie, regel: Partijregel, over: str) -> str:
    """How far it is with an organisation, and about whom it is heard if that is somebody else."""
    ander = regel.partij.hoort_bij
    if ander in {"", over}:
        return standnaam(regel.stand)
    return _("{stand}, over {partij}").format(stand=standnaam(regel.stand), partij=sessie.partij(ander).naam)


def _nieuwe(tekst: str) -> Zoekregel:
    return Zoekregel(f"{_NIEUW}{tekst}", tekst, _("nieuw"), _("Deze organisatie komt op de lijst."))


def _is_aangewezen(
    widget: Widget, sessie: Sessie, code: str, door: Gesprekspartij, klaar: Callable[[], None]
) -> None:
    widget.notify(
        _("Vastgelegd: {door} noemde {partij}.").format(door=door.naam, partij=sessie.partij(code).naam),
        markup=False,
    )
    klaar()
