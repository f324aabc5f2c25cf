"""What stands beside an answer: earlier statements, other sources, what the analysis found, and what is to be discussed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.domain.signaal import Signaal, Signaalsoort, soortnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.analyse import analyseer
from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt, lees_bespreekpunten
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.reeksen import lees_reeksen
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.services.sessie import Sessie


SIGNAAL, PUNT = "▲", "◆"
_OPEN: Final = frozenset({Signaalsoort.VERPLICHT_OPEN, Signaalsoort.ONBEANTWOORD})

Z = TypeVar("Z", "Signaal", "Bespreekpunt")


@dataclass(frozen=True, slots=True)
class Bronopgave:
    """What another source states about the same thing."""

    code: str
    bron: str
    """Its name."""
    tekst: str
    """What it counts."""
    opgaven: tuple[Opgave, ...]
    ontbreekt: tuple[int, ...] = ()
    """Years that it was to state and did not: that is no nought."""


@dataclass(frozen=True, slots=True)
class Ernaast:
    """What is known about every question besides its answer, by question id."""

    eerder: dict[str, tuple[Opgave, ...]] = field(default_factory=dict)
    """What the korps stated before this edition, the latest year first."""
    bronnen: dict[str, tuple[Bronopgave, ...]] = field(default_factory=dict)
    signalen: dict[str, tuple[Signaal, ...]] = field(default_factory=dict)
    """What stands out, apart from what is merely open: the list of questions shows that."""
    punten: dict[str, tuple[Bespreekpunt, ...]] = field(default_factory=dict)

    def te_bespreken(self, vraag: str, vak: Vak | None = None) -> tuple[Signaal, ...]:
        """Findings that are no discussion point yet, those about this place first."""
        al = {punt.kenmerk for punt in self.punten.get(vraag, ())}
        signalen = [signaal for signaal in self.signalen.get(vraag, ()) if signaal.kenmerk not in al]
        if vak is not None:
            signalen.sort(key=lambda signaal: (signaal.rij, signaal.jaar) != (vak.rij, vak.jaar))
        return tuple(signalen)


def lees_ernaast(sessie: Sessie, dossier: str) -> Ernaast:
    """For a worker thread: everything at once, so that going to a question reads nothing."""
    partij = partij_van(dossier)
    reeksen = lees_reeksen(sessie, partij)
    eerder = {
        vraag: tuple(reversed([o for o in opgaven if o.bron == KORPS and o.editie != sessie.editie.id]))
        for vraag, opgaven in reeksen.items()
    }
    cijfers: dict[str, list[Opgave]] = {}
    for cijfer in lees_broncijfers(sessie.store.lees(), sessie.editie.id, partij):
        jaar = int(cijfer.jaar) if cijfer.jaar.isdecimal() else None
        cijfers.setdefault(cijfer.gegeven, []).append(
            Opgave(cijfer.gegeven, "", jaar, cijfer.waarde, cijfer.noot, cijfer.bron)
        )
    bronnen: dict[str, list[Bronopgave]] = {}
    for bron in sessie.instrument.bronnen:
        for gegeven in bron.gegevens:
            opgave = _bronopgave(bron, gegeven, [*cijfers.get(gegeven.id, ()), *reeksen.get(gegeven.id, ())])
            for vraag in gegeven.tegenover:
                bronnen.setdefault(vraag, []).append(opgave)
    signalen = analyseer(sessie, dossier)
    return Ernaast(
        {vraag: opgaven for vraag, opgaven in eerder.items() if opgaven},
        {vraag: tuple(opgaven) for vraag, opgaven in bronnen.items()},
        _per_vraag(signaal for signaal in signalen if signaal.soort not in _OPEN),
        _per_vraag(lees_bespreekpunten(sessie, dossier, signalen)),
    )


def _per_vraag(zaken: Iterable[Z]) -> dict[str, tuple[Z, ...]]:
    verdeeld: dict[str, list[Z]] = {}
    for zaak in zaken:
        verdeeld.setdefault(zaak.vraag, []).append(zaak)
    return {vraag: tuple(deel) for vraag, deel in verdeeld.items()}


def _bronopgave(bron: Bron, gegeven: Gegeven, opgaven: list[Opgave]) -> Bronopgave:
    jaren = {opgave.jaar for opgave in opgaven}
    ontbreekt = tuple(jaar for jaar in gegeven.jaren if jaar not in jaren)
    opgaven.sort(key=_nieuwste_eerst)
    return Bronopgave(bron.code, bron.naam, gegeven.tekst, tuple(opgaven), ontbreekt)


def _nieuwste_eerst(opgave: Opgave) -> int:
    return -(opgave.jaar or 0)


def kort_ernaast(ernaast: Ernaast, vraag: Vraag, vak: Vak) -> str:
    """On one line: findings, the previous answer, and the last figure of every other source; empty if there is none."""
    delen = []
    if aantal := len(ernaast.te_bespreken(vraag.id)):
        delen.append(f"{SIGNAAL} {aantal}")
    if aantal := len(ernaast.punten.get(vraag.id, ())):
        delen.append(f"{PUNT} {aantal}")
    if eerder := [o for o in ernaast.eerder.get(vraag.id, ()) if o.rij == vak.rij]:
        delen.append(_("eerder {opgave}").format(opgave=_in_het_kort(eerder[0])))
    for bron in ernaast.bronnen.get(vraag.id, ()):
        if bron.opgaven:
            delen.append(f"{bron.code.upper()} {_in_het_kort(bron.opgaven[0])}")
    return " · ".join(delen)


def _in_het_kort(opgave: Opgave) -> str:
    noot = "*" if opgave.noot.strip() else ""
    return _("{jaar}: “{tekst}”{noot}").format(
        jaar=opgave.jaar or "?", tekst=maak_zichtbaar(opgave.tekst.strip()), noot=noot
    )


def signaalregels(ernaast: Ernaast, vraag: str, vak: Vak | None) -> Content:
    """What the analysis found about a question, and what is to be discussed about it."""
    regels = []
    for signaal in ernaast.te_bespreken(vraag, vak):
        weg = _("; het bespreekpunt is weggelaten") if signaal.vast else ""
        kop = (f"{SIGNAAL} {soortnaam(signaal.soort)}{weg}. ", "bold $text-warning")
        regels.append(Content.assemble(kop, maak_zichtbaar(signaal.tekst)))
    for punt in ernaast.punten.get(vraag, ()):
        soort = f": {soortnaam(Signaalsoort(punt.soort))}" if punt.vast else ""
        kop = (_("{teken} Bespreekpunt{soort}. ").format(teken=PUNT, soort=soort), "bold $text-accent")
        uitkomst = (
            _(" Besproken: {uitkomst}").format(uitkomst=maak_zichtbaar(punt.uitkomst))
            if punt.besproken
            else ""
        )
        regels.append(Content.assemble(kop, maak_zichtbaar(punt.tekst), (uitkomst, "$text-muted")))
    return Content("\n").join(regels)


class Ernaastpaneel(Static, can_focus=False):
    """Beside the question where there is room, else below it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)

    def toon(self, ernaast: Ernaast, vraag: Vraag, vak: Vak) -> None:
        """Show what belongs to this question, of a grid to the row that is worked in."""
        eerder = [o for o in ernaast.eerder.get(vraag.id, ()) if o.rij == vak.rij]
        delen = [_kop(_("Eerder opgegeven")), *_regels(eerder)] if eerder else []
        for bron in ernaast.bronnen.get(vraag.id, ()):
            delen += [_kop(bron.bron), Content.styled(maak_zichtbaar(bron.tekst), "$text-muted")]
            delen += _regels(bron.opgaven, bron.ontbreekt)
        if not delen:
            delen = [
                Content.styled(_("Geen eerdere opgave en geen cijfer van een andere bron."), "$text-muted")
            ]
        self.update(Content("\n").join(delen))


def _kop(tekst: str) -> Content:
    return Content.styled(maak_zichtbaar(tekst), "bold $text-accent")


def _regels(opgaven: Iterable[Opgave], ontbreekt: Iterable[int] = ()) -> list[Content]:
    """Year, what was stated to the letter, where it stands; its footnote below. Missing years say so."""
    per_jaar = [(opgave.jaar or 0, opgave) for opgave in opgaven]
    geordend = sorted([*per_jaar, *((jaar, None) for jaar in ontbreekt)], key=lambda deel: -deel[0])
    regels = []
    for jaar, opgave in geordend:
        if opgave is None:
            regels.append(Content(_("{jaar}  geen cijfer ontvangen").format(jaar=jaar)))
            continue
        herkomst = f"  {maak_zichtbaar(opgave.herkomst)}" if opgave.herkomst else ""
        waarde = (maak_zichtbaar(opgave.tekst), "bold")
        regels.append(Content.assemble(f"{jaar or '':<4}  ", waarde, (herkomst, "$text-muted")))
        if opgave.noot.strip():
            noot = _("noot: {noot}").format(noot=maak_zichtbaar(opgave.noot.strip()))
            regels.append(Content.styled(noot, "$text-muted"))
    return regels
