"""Everything about one party beside the overzicht, with what has to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.volgende_stap import standtekst, volgende_stap

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.tui.selectie import Overzicht

Delen = list[str | tuple[str, str]]


class Partijdetails(VerticalScroll, can_focus=False):
    """The panel on the right of a wide terminal."""

    DEFAULT_CSS = """
    Partijdetails { padding: 0 2; background: $surface; border-left: solid $border-blurred; }
    """

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="details")

    def toon(self, overzicht: Overzicht, regel: Regel | None) -> None:
        """Show a party, or nothing."""
        tekst = Content.assemble(*beschrijf(overzicht, regel)) if regel else Content("")
        self.query_one("#details", Static).update(tekst)


def beschrijf(overzicht: Overzicht, regel: Regel) -> Delen:
    """The details of a party as styled text."""
    delen: Delen = [(f"{regel.partij.naam}\n", "bold $text-accent")]
    soort = (
        _("Korps {nummer}").format(nummer=regel.partij.nummer) if regel.partij.nummer else _("Ketenpartner")
    )
    delen.append((" · ".join(filter(None, (soort, regel.eenheid))) + "\n", "$text-muted"))
    delen += [(f"\n{_('Volgende stap')}\n", "bold"), f"{volgende_stap(regel)}\n"]
    if regel.hoofdstuk:
        delen += _blok(_("Hoofdstuk"), _team(overzicht, regel))
    else:
        if regel.met_gesprek:
            delen += _blok(_("Gesprek"), _gesprek(overzicht, regel))
        delen += _blok(_("Vragenlijst"), _vragenlijst(regel))
    if bronregels := _bronnen(regel):
        delen += _blok(_("Andere bronnen"), bronregels)
    if regel.met_gesprek:
        delen += _verslag(regel)
    return delen


def _blok(kop: str, regels: list[tuple[str, str]]) -> Delen:
    delen: Delen = [(f"\n{kop}\n", "bold")]
    for naam, waarde in regels:
        delen += [(f"{naam:<12}", "$text-muted"), f"{waarde}\n"]
    return delen


def _vragenlijst(regel: Regel) -> list[tuple[str, str]]:
    lijst = regel.lijst
    regels = [(_("beantwoord"), f"{regel.antwoorden} / {regel.vragen}")]
    if regel.verplicht_open:
        regels.append((_("verplicht"), _("{aantal} nog open").format(aantal=regel.verplicht_open)))
    if lijst.uitgezet:
        regels.append((_("uitgezet"), f"{lijst.uitgezet}×"))
    if lijst.termijn:
        regels.append(
            (_("uiterlijk"), toon_datum(lijst.termijn) + (_(" ! te laat") if lijst.te_laat else ""))
        )
    if lijst.teruggaven:
        regels.append((_("terug"), f"{lijst.teruggaven}×"))
    if lijst.twijfels:
        regels.append((_("twijfels"), _("{aantal} te beslissen").format(aantal=lijst.twijfels)))
    return regels


def _bronnen(regel: Regel) -> list[tuple[str, str]]:
    """Which sources stated figures about a korps, or what a source was asked and sent."""
    regels = []
    stand, bronnen = regel.opvragingen, regel.bronnen
    if bronnen.binnen:
        regels.append((_("cijfers van"), ", ".join(bronnen.binnen)))
    if bronnen.ontbreekt:
        regels.append((_("nog niet"), ", ".join(bronnen.ontbreekt)))
    if stand is not None:
        regels.append((_("gevraagd"), str(stand.gevraagd or _("nog niets"))))
        if stand.gevraagd:
            te_laat = _(" (! {aantal} te laat)").format(aantal=stand.te_laat) if stand.te_laat else ""
            regels.append((_("ontvangen"), f"{stand.ontvangen}{te_laat}"))
    return regels


def _gesprek(overzicht: Overzicht, regel: Regel) -> list[tuple[str, str]]:
    gesprek = overzicht.gesprekken.get(regel.dossier)
    if gesprek is None:
        return [(_("datum"), _("nog niet gepland"))]
    wanneer = " ".join(filter(None, (toon_datum(gesprek.datum, _("nog geen datum")), gesprek.tijd)))
    return [
        (_("datum"), wanneer),
        (_("plaats"), gesprek.plaats or "–"),
        *_team(overzicht, regel),
        (_("notities"), str(regel.notities)),
    ]


def _team(overzicht: Overzicht, regel: Regel) -> list[tuple[str, str]]:
    return [
        (_("notulist"), regel.notulist or "–"),
        (_("auditors"), overzicht.team(regel.dossier) or "–"),
    ]


def _verslag(regel: Regel) -> Delen:
    stand, kleur = standtekst(regel)
    delen: Delen = [(f"\n{_('Verslag')}\n", "bold")]
    delen += [
        (f"{_('stand'):<12}", "$text-muted"),
        (f"{stand}\n", f"bold ${kleur}"),
    ]
    if not regel.gepland:
        return delen
    waarden = [(_("versie"), str(regel.versie)), (_("passages"), str(regel.passages))]
    if regel.termijn and regel.status == Status.TER_VERIFICATIE:
        waarden.append((_("termijn"), toon_datum(regel.termijn)))
    for naam, aantal in (
        (_("rappels"), regel.rappels),
        (_("open punten"), regel.open_opmerkingen),
        (_("conflicten"), regel.conflicten),
    ):
        if aantal:
            waarden.append((naam, str(aantal)))
    for naam, waarde in waarden:
        delen += [(f"{naam:<12}", "$text-muted"), f"{waarde}\n"]
    if regel.te_laat:
        delen.append((_("! de termijn is verstreken") + "\n", "bold $text-error"))
    if regel.bijzonder:
        delen.append((f"* {regel.bijzonder.besluit}\n", "bold $text-warning"))
        delen.append(
            (" ".join(filter(None, (toon_datum(regel.bijzonder.datum, ""), regel.bijzonder.door))) + "\n", "")
        )
    return delen
