"""Writing a plan from its screen: actions and chapters, giving an action up, and laying the plan down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import planinvoer, plannen, planschrijven, planvaststelling
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, Keuzelijst, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.plan import VoorstellenDialoog
from korpsmonitor_tui.tui.formulieren.planbewerken import (
    HoofdstukDialoog,
    NieuweActieDialoog,
    WijzigActieDialoog,
)

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.plan import Deel, Plan
    from korpsmonitor_tui.domain.plandefinitie import Standvoorstel
    from korpsmonitor_tui.domain.planstand import Actiestaat
    from korpsmonitor_tui.services.planschrijven import NieuweActie
    from korpsmonitor_tui.tui.formulieren.planbewerken import Actiewijziging
    from korpsmonitor_tui.tui.schrijflijst import Schrijflijst

_NIEUW: Final = "nieuw"
"""Instead of the number of a chapter."""


def voeg_actie_toe(scherm: Schrijflijst, staat: Actiestaat | None) -> None:
    """Ask for a new action, by default in the chapter of the one under the cursor; without chapters for one first."""
    sessie = scherm.sessie

    def vraag(plan: Plan) -> None:
        if not plan.delen:
            _vraag_hoofdstuk(scherm, None)
            return

        def schrijf(gegeven: tuple[str, NieuweActie]) -> str:
            return planschrijven.voeg_actie_toe(sessie, *gegeven)

        scherm.vraag(
            f"{plannen.ACTIE}/{sessie.editie.id}",
            lambda klad: NieuweActieDialoog(sessie, klad, plan, staat.deel.nummer if staat else ""),
            schrijf,
            lambda id_: scherm.ververs_bij(f"{id_}|"),
        )

    lees_op_achtergrond(scherm, lambda: plannen.lees_plan(sessie), vraag, groep="plan")


def wijzig_actie(scherm: Schrijflijst, staat: Actiestaat) -> None:
    """Ask what becomes of an action; written on what stood there when the form was opened."""
    sessie, actie = scherm.sessie, staat.actie

    def vraag(gelezen: tuple[bool, planschrijven.Actiekoppen]) -> None:
        ligt_vast, koppen = gelezen

        def schrijf(wijziging: Actiewijziging) -> None:
            planschrijven.wijzig_velden(sessie, actie, wijziging.wordt, wijziging.reden, op=koppen)

        scherm.vraag(
            f"{plannen.ACTIE}/{actie.id}",
            lambda klad: WijzigActieDialoog(sessie, klad, staat, ligt_vast=ligt_vast),
            schrijf,
            lambda _niets: scherm.ververs(),
        )

    lees_op_achtergrond(
        scherm,
        lambda: (
            plannen.lees_plan(sessie).vastgesteld is not None,
            planschrijven.lees_actiekoppen(sessie, actie),
        ),
        vraag,
        groep="plan",
    )


def laat_vervallen(scherm: Schrijflijst, staat: Actiestaat) -> None:
    """Give an action up or take it up again; while the plan is being written it is taken out."""
    sessie, actie = scherm.sessie, staat.actie

    def vraag(plan: Plan) -> None:
        if actie.verval is not None:
            vraag_en_doe(
                scherm,
                Bevestig(
                    _("Actie {nummer} weer opnemen").format(nummer=staat.nummer),
                    _("De actie is vervallen: {reden}. Weer opnemen?").format(
                        reden=actie.verval.reden.rstrip(".")
                    ),
                ),
                lambda _ja: planschrijven.hervat(sessie, actie),
                lambda _niets: scherm.ververs(),
            )
        elif plan.vastgesteld is None:
            vraag_en_doe(
                scherm,
                Bevestig(
                    _("Actie {nummer} weghalen").format(nummer=staat.nummer),
                    _(
                        "Het plan is nog niet vastgesteld: de actie gaat weg, met haar onderdelen. Ctrl+Z haalt haar terug."
                    ),
                ),
                lambda _ja: planschrijven.verwijder_actie(sessie, actie),
                lambda _niets: scherm.ververs(),
            )
        else:
            vraag_en_doe(
                scherm,
                Redenvraag(
                    _("Actie {nummer} laten vervallen").format(nummer=staat.nummer),
                    _("Haar nummer en tekst blijven staan, met de reden erbij."),
                ),
                partial(planschrijven.laat_vervallen, sessie, actie),
                lambda _niets: scherm.ververs(),
            )

    lees_op_achtergrond(scherm, lambda: plannen.lees_plan(sessie), vraag, groep="plan")


def kies_hoofdstuk(scherm: Schrijflijst) -> None:
    """Choose a chapter to change, or make a new one."""

    def vraag(plan: Plan) -> None:
        def kies(nummer: str | None) -> None:
            if nummer is not None:
                _vraag_hoofdstuk(scherm, plan.deel(nummer))

        keuzes = [(deel.nummer, f"{deel.nummer}. {deel.titel}", "") for deel in plan.delen]
        nieuw = (_NIEUW, _("een nieuw hoofdstuk…"), _("onder het volgende nummer"))
        scherm.app.push_screen(Keuzelijst(_("Welk hoofdstuk?"), [*keuzes, nieuw]), kies)

    lees_op_achtergrond(scherm, lambda: plannen.lees_plan(scherm.sessie), vraag, groep="plan")


def _vraag_hoofdstuk(scherm: Schrijflijst, deel: Deel | None) -> None:
    """Ask for a chapter; after a new one an action can be added to it."""
    sessie = scherm.sessie

    def vraag(koppen: planschrijven.Deelkoppen) -> None:
        def schrijf(wordt: dict[str, str]) -> None:
            if deel is None:
                planschrijven.voeg_hoofdstuk_toe(sessie, **wordt)
            else:
                planschrijven.wijzig_deelvelden(sessie, deel, wordt, op=koppen)

        scherm.vraag(
            deel.id if deel else f"{plannen.DEEL}/{sessie.editie.id}",
            lambda klad: HoofdstukDialoog(sessie, klad, deel),
            schrijf,
            lambda _niets: scherm.ververs(),
        )

    lees_op_achtergrond(
        scherm,
        lambda: planschrijven.lees_deelkoppen(sessie, deel) if deel else {},
        vraag,
        groep="plan",
    )


def stel_vast(scherm: Schrijflijst) -> None:
    """Lay the plan down, after saying what that means."""
    vraag_en_doe(
        scherm,
        Bevestig(
            _("Plan vaststellen"),
            _(
                "Teksten en nummers liggen daarna vast: een wijziging van een actie komt ernaast te staan, een toegevoegde actie "
                "is als nieuw gemerkt. Dit kan niet ongedaan worden gemaakt. Vaststellen?"
            ),
        ),
        lambda _ja: planvaststelling.stel_vast(scherm.sessie),
        lambda _plan: scherm.ververs(),
    )


def neem_voorstellen_over(scherm: Schrijflijst, dag: date) -> None:
    """Show the states that the texts of a reporting date seem to tell, and take over what is left in."""
    sessie = scherm.sessie

    def vraag(voorstellen: tuple[tuple[Actiestaat, Standvoorstel], ...]) -> None:
        if not voorstellen:
            scherm.notify(_("Er is geen voorstel: uit geen tekst zonder stand blijkt hoe het ermee staat."))
            return

        def meld(aantal: int) -> None:
            tekst = ngettext("{aantal} stand vastgelegd.", "{aantal} standen vastgelegd.", aantal)
            scherm.notify(tekst.format(aantal=aantal))
            scherm.ververs()

        vraag_en_doe(
            scherm,
            VoorstellenDialoog(dag, voorstellen),
            lambda acties: planinvoer.neem_voorstellen_over(sessie, dag, acties),
            meld,
        )

    lees_op_achtergrond(scherm, lambda: planinvoer.lees_voorstellen(sessie, dag), vraag, groep="plan")
