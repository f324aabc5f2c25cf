"""The actions of a plan as a list: what is overdue first, on the screen, in a spreadsheet and in the report."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.plan import Wijzigveld, standnaam
from korpsmonitor_tui.domain.planopmaak import zonder_opmaak
from korpsmonitor_tui.domain.planstand import te_laat_eerst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.planregels import organisatie, splits_leden
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.planstrijd import strijdmerk
from korpsmonitor_tui.services.rapportlijsten import Lijst

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.planstand import Actiestaat
    from korpsmonitor_tui.domain.plantermijn import Termijn

BREEDTES: Final = (8, 60, 22, 24, 14, 14, 40)
"""Shares of the width, by column."""


def koppen() -> tuple[str, ...]:
    """Headings of the list of actions."""
    return _("Nr"), _("Actie"), _("Verantwoordelijk"), _("Termijn"), _("Stand"), _("Let op"), _("Voortgang")


def als_rij(staat: Actiestaat) -> tuple[str, ...]:
    """An action as it is shown in a list."""
    return (
        staat.nummer,
        actietekst(staat),
        staat.actie.geldend(Wijzigveld.VERANTWOORDELIJK) or staat.deel.verantwoordelijk,
        termijntekst(staat.termijn),
        standnaam(staat.stand),
        let_op(staat),
        voortgangstekst(staat),
    )


def organisaties(staat: Actiestaat) -> tuple[str, ...]:
    """Who answers for an action, without what stands between brackets: those named for it, else those of its chapter."""
    wie = staat.actie.geldend(Wijzigveld.VERANTWOORDELIJK) or staat.deel.verantwoordelijk
    return tuple(dict.fromkeys(map(organisatie, splits_leden(wie))))


def actietekst(staat: Actiestaat) -> str:
    """The text that holds now, on one line, with a mark if it is new."""
    tekst = zonder_opmaak(staat.actie.geldend(Wijzigveld.TEKST))
    return _("(nieuw) {tekst}").format(tekst=tekst) if staat.actie.nieuw else tekst


def termijntekst(termijn: Termijn) -> str:
    """A term as stated, with its last day, and a mark where that is not certain."""
    if termijn.tot is None:
        return termijn.gesteld
    tot = _("t/m {dag}").format(dag=toon(termijn.tot))
    return f"{termijn.gesteld} ({tot}){'' if termijn.zeker else ' ?'}"


def let_op(staat: Actiestaat) -> str:
    """What stands out: two laptops that differ, overdue (with a mark where the term is not certain), and silent."""
    delen = [strijdmerk()] if staat.strijdig else []
    if staat.te_laat:
        delen.append(_("TE LAAT") if staat.termijn.zeker else _("TE LAAT?"))
    if staat.stil:
        delen.append(_("stil"))
    return ", ".join(delen)


def voortgangstekst(staat: Actiestaat) -> str:
    """What was told at this date, on one line; where another action tells it, which one."""
    if not staat.tekst and staat.ook_bij:
        return _("zie actie {nummer}").format(nummer=staat.ook_bij)
    return zonder_opmaak(staat.tekst)


def bevat(staat: Actiestaat, woorden: str) -> bool:
    """Whether all these words, whatever their capitals and accents, occur in the action, its progress or its chapter."""
    tekst = _zoekvorm(
        " ".join((staat.nummer, staat.deel.titel, *als_rij(staat), zonder_opmaak(staat.actie.tekst)))
    )
    return all(woord in tekst for woord in _zoekvorm(woorden).split())


def _zoekvorm(tekst: str) -> str:
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def wijzignaam(veld: Wijzigveld) -> str:
    """A part of an action, for people."""
    return {
        Wijzigveld.TEKST: _("tekst"),
        Wijzigveld.TERMIJN: _("termijn"),
        Wijzigveld.VERANTWOORDELIJK: _("verantwoordelijk"),
    }[veld]


def actielijst(staten: Iterable[Actiestaat]) -> Lijst:
    """Actions for a spreadsheet, what is overdue first; those that only hold parts are left out."""
    rijen = tuple(als_rij(staat) for staat in te_laat_eerst(s for s in staten if not s.hoofdzaak))
    return Lijst(_("Acties"), tuple(zip(koppen(), BREEDTES, strict=True)), rijen)
