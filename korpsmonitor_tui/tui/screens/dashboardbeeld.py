"""What the screens of a dashboard say of one figure: what it is, where it came from, its years, and what contradicts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.consistentie import Ernst
from korpsmonitor_tui.domain.dashboardblad import GEEN_CEL, LEEG, leegtekst, merk_in_woorden
from korpsmonitor_tui.domain.dashboardreeks import maak_balken, maak_reeks
from korpsmonitor_tui.domain.dashboardstuk import balktekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import consistentie, medewerkers
from korpsmonitor_tui.services.dashboard import Dashboardstand, lees_stand
from korpsmonitor_tui.services.dashboardcontrole import controleer_dashboard, waarover
from korpsmonitor_tui.tui.widgets.grafiek import Laag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.consistentie import Bevonden
    from korpsmonitor_tui.domain.dashboard import Plek
    from korpsmonitor_tui.domain.dashboardblad import Dashboardcel
    from korpsmonitor_tui.services.sessie import Sessie

TEKENS: Final = {Ernst.FOUT: "✗", Ernst.WAARSCHUWING: "!", Ernst.INFORMATIE: "i"}
_ONZEKER: Final = "▒"


@dataclass(frozen=True)
class Beeld:
    """Everything that was read of a dashboard."""

    stand: Dashboardstand
    bevonden: tuple[Bevonden, ...]
    namen: Mapping[str, str]
    """Names of medewerkers by id."""

    @property
    def open(self) -> int:
        """How many contradictions ask for a decision."""
        return sum(een.vraagt_besluit for een in self.bevonden)


def lees(sessie: Sessie) -> Beeld:
    """Figures, and what contradicts what; for a worker thread. Raises KorpsmonitorFout."""
    stand = lees_stand(sessie)
    bevonden = consistentie.met_besluiten(sessie, controleer_dashboard(sessie, stand)).bevonden
    return Beeld(stand, bevonden, medewerkers.namen(sessie.store.lees()))


def staven(beeld: Beeld, jaar: int, plek: Plek) -> tuple[list[str], list[Laag]]:
    """Names with their figures, and bars, of the areas beside this one; what is not known has its word and no bar."""
    dashboard = beeld.stand.dashboard
    boven = dashboard.gebied(plek.gebied)
    gebied = plek.gebied if boven is not None and boven.delen else dashboard.boven(plek.gebied) or plek.gebied
    balken = maak_balken(dashboard, beeld.stand.cijfers.get(jaar, {}), plek.indicator, gebied)
    lengtes = [balk.lengte for balk in balken]
    zeker = Laag(tuple(float(lengte.laag) if lengte else 0.0 for lengte in lengtes))
    rest = tuple(float(lengte.hoog - lengte.laag) if lengte else 0.0 for lengte in lengtes)
    return [f"{balk.naam} {balktekst(balk)}" for balk in balken], [zeker, Laag(rest, _ONZEKER)]


def over_cijfer(beeld: Beeld, jaar: int, cel: Dashboardcel) -> Content:
    """Everything of one cell but its bars."""
    delen = [
        *_cijfer(beeld, jaar, cel),
        *_jaren(beeld, cel.plek),
        *_bevonden(beeld, jaar, cel.plek),
        *definitie(beeld.stand, cel.plek.indicator),
        *_teksten(beeld.stand, jaar, cel.plek.indicator),
    ]
    return Content("\n").join(delen)


def _cijfer(beeld: Beeld, jaar: int, cel: Dashboardcel) -> Iterator[Content]:
    dashboard, plek = beeld.stand.dashboard, cel.plek
    telling = beeld.stand.telling(jaar, plek)
    yield Content.assemble(
        (f"{dashboard.gebiednaam(plek.gebied)} {jaar}  ", "bold"),
        (f"{maak_zichtbaar(cel.op_scherm)}", "bold $text-accent"),
    )
    yield Content.styled(dashboard.indicatornaam(plek.indicator), "bold")
    if cel.cijfer is None:
        yield Content(_("{teken} geen cel in wat is aangeleverd").format(teken=GEEN_CEL))
    elif woord := leegtekst(dashboard, plek, cel.cijfer):
        teken = maak_zichtbaar(cel.cijfer.opgegeven.strip()) or LEEG
        yield Content(_("{teken} {woord}; dat is geen 0").format(teken=teken, woord=woord))
    for merk in cel.merken:
        yield Content.styled(f"{merk.value} {merk_in_woorden(merk)}", "$text-warning")
    if telling is None:
        return
    if (correctie := telling.correctie) is not None:
        yield Content.assemble(
            (_("opgegeven "), "bold $text-muted"),
            maak_zichtbaar(telling.waarde or "") or (_("leeg") if telling.waarde is not None else _("niets")),
            (_("  correctie "), "bold $text-muted"),
            f"{maak_zichtbaar(correctie.waarde) or _('leeg')}: {maak_zichtbaar(correctie.reden)} "
            f"({beeld.namen.get(correctie.wie, correctie.wie)})",
        )
    if telling.plaats:
        bestand = next((b.naam for b in beeld.stand.bestanden if b.id == telling.bestand), "")
        yield Content.styled(maak_zichtbaar(f"{bestand} {telling.plaats}".strip()), "$text-muted")


def _jaren(beeld: Beeld, plek: Plek) -> Iterator[Content]:
    reeks = maak_reeks(beeld.stand.reeksgrond, plek)
    for verschil in reeks.verschillen:
        hoeveel = ", ".join(filter(None, (verschil.aantal, verschil.procent)))
        yield Content.assemble(
            (_("verandering "), "bold $text-muted"),
            f"{verschil.toen.jaar}: {verschil.toen.cijfer} → {verschil.nu.jaar}: {verschil.nu.cijfer}",
            (f"  {hoeveel}" if hoeveel else "", "bold"),
            (f" ({'; '.join(verschil.let_op)})" if verschil.let_op else "", "$text-warning"),
        )


def _bevonden(beeld: Beeld, jaar: int, plek: Plek) -> Iterator[Content]:
    for een in beeld.bevonden:
        over = waarover(beeld.stand.dashboard, een.vondst)
        if over == (str(jaar), plek.indicator, plek.gebied):
            teken = "✓" if een.besluit is not None else TEKENS[een.vondst.ernst]
            yield Content.assemble((f"{teken} ", "bold $text-warning"), maak_zichtbaar(een.vondst.wat))


def definitie(stand: Dashboardstand, code: str) -> Iterator[Content]:
    """What an indicator counts, whose registration it is, and what a reader must know; nothing of anything else."""
    indicator = stand.dashboard.indicator(code)
    if indicator is None:
        return
    for kop, teksten in (
        (_("telt "), (indicator.definitie,)),
        (_("bron "), (indicator.bron,)),
        (_("let op "), indicator.kanttekeningen),
    ):
        for tekst in filter(None, teksten):
            yield Content.assemble((kop, "bold $text-muted"), maak_zichtbaar(tekst))


def _teksten(stand: Dashboardstand, jaar: int, code: str) -> Iterator[Content]:
    indicator = stand.dashboard.indicator(code)
    onderwerpen = {code, indicator.rubriek if indicator else code}
    for tekst in stand.teksten:
        if tekst.jaar == jaar and tekst.onderwerp in onderwerpen:
            yield Content.assemble((_("tekst "), "bold $text-muted"), maak_zichtbaar(tekst.tekst))


def legenda(beeld: Beeld, tekens: Sequence[tuple[str, str]]) -> str:
    """What the signs in a table mean, on one line."""
    return " · ".join(f"{maak_zichtbaar(teken)} {wat}" for teken, wat in tekens)
