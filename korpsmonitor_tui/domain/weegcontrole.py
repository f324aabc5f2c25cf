"""Rules that contradict one another, or that can never do anything: found before anybody weighs by them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schaal import op_volgorde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegregels import Gevolg, Openlaten, Percentage, Voorwaarde, Vrij
from korpsmonitor_tui.domain.weging import Kringverwijzing, Weger
from korpsmonitor_tui.domain.weguitleg import scorereeks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Kleuren, Regel, Weegregels


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """What is wrong between rules, and how to mend it."""

    regels: tuple[Regel, ...]
    """Those that it lies between; empty if it cannot be told."""
    melding: str
    remedie: str


def controleer(regels: Weegregels) -> tuple[Tegenspraak, ...]:
    """Every contradiction in rules that are each well formed."""
    gevonden = [
        *_tussen_twee(regels),
        *_tussen_voorwaarden(regels),
        *_al_beslist(regels),
        *_nooit_slechter(regels),
        *_dubbel(regels),
        *_zonder_regel(regels),
    ]
    try:
        Weger(regels)
    except Kringverwijzing as kring:
        gevonden.append(
            Tegenspraak(
                kring.regels,
                _("de voorwaarden {regels} verwijzen in een kring naar elkaar.").format(
                    regels=_codes(kring.regels)
                ),
                _("Haal één van de voorwaarden weg."),
            )
        )
    else:
        gevonden += _onbereikbaar(regels)
    return tuple(gevonden)


def _tussen_twee(regels: Weegregels) -> Iterator[Tegenspraak]:
    gevolgen = [regel for regel in regels.regels if isinstance(regel, Gevolg)]
    for een, ander in combinations(gevolgen, 2):
        gedeeld = [dimensie for dimensie in een.dimensies if dimensie in ander.dimensies]
        bij = een.bij & ander.bij
        if not gedeeld or not bij:
            continue
        waar = _("bij {score} op {dimensie}").format(score=scorereeks(bij), dimensie=gedeeld[0])
        if een.andere == ander.andere:
            if een.eindscore != ander.eindscore:
                yield Tegenspraak(
                    (een, ander),
                    _(
                        'regel "{een}" en regel "{ander}" spreken elkaar tegen: {waar} laat de een {uit_een} toe en de'
                        " ander {uit_ander}."
                    ).format(
                        een=een.code,
                        ander=ander.code,
                        waar=waar,
                        uit_een=scorereeks(een.eindscore),
                        uit_ander=scorereeks(ander.eindscore),
                    ),
                    _("Laat één van beide gelden, of geef ze elk een andere score."),
                )
            continue
        yield from _zonder_werking(een, ander, waar)
        yield from _zonder_werking(ander, een, waar)


def _zonder_werking(algemeen: Gevolg, bijzonder: Gevolg, waar: str) -> Iterator[Tegenspraak]:
    """A rule for when another dimension is bad too must leave something worse than the one that always applies."""
    if algemeen.andere or not bijzonder.andere:
        return
    if not _ergens_slechter(bijzonder.eindscore, algemeen.eindscore):
        yield Tegenspraak(
            (algemeen, bijzonder),
            _('regel "{bijzonder}" kan naast regel "{algemeen}" nooit iets veranderen, {waar}.').format(
                bijzonder=bijzonder.code, algemeen=algemeen.code, waar=waar
            ),
            _("Geef haar een slechtere eindscore, of haal haar weg."),
        )


def _tussen_voorwaarden(regels: Weegregels) -> Iterator[Tegenspraak]:
    """One score cannot keep another dimension from counting as more than two different colours."""
    voorwaarden = [regel for regel in regels.regels if isinstance(regel, Voorwaarde)]
    for een, ander in combinations(voorwaarden, 2):
        gedeeld = [dimensie for dimensie in een.dimensies if dimensie in ander.dimensies]
        bij = een.bij & ander.bij
        if gedeeld and bij and een.voor == ander.voor and een.hoogstens != ander.hoogstens:
            yield Tegenspraak(
                (een, ander),
                _(
                    'regel "{een}" en regel "{ander}" spreken elkaar tegen: bij {score} op {dimensie} telt {voor} volgens'
                    " de een hoogstens als {kleur_een} en volgens de ander hoogstens als {kleur_ander}."
                ).format(
                    een=een.code,
                    ander=ander.code,
                    score=scorereeks(bij),
                    dimensie=gedeeld[0],
                    voor=een.voor,
                    kleur_een=een.hoogstens,
                    kleur_ander=ander.hoogstens,
                ),
                _("Laat één van beide gelden, of geef ze elk een andere score."),
            )


def _al_beslist(regels: Weegregels) -> Iterator[Tegenspraak]:
    """What a rule leaves open, or calls free, no other rule can decide."""
    for open_ in regels.regels:
        if not isinstance(open_, Openlaten | Vrij):
            continue
        for regel in regels.regels:
            if not isinstance(regel, Gevolg | Voorwaarde):
                continue
            gedeeld = [dimensie for dimensie in open_.dimensies if dimensie in regel.dimensies]
            if gedeeld and (isinstance(open_, Vrij) or open_.bij & regel.bij):
                yield Tegenspraak(
                    (open_, regel),
                    _(
                        'regel "{open}" en regel "{regel}" spreken elkaar tegen: de een laat {dimensie}{bij} niets'
                        " beslissen en de ander wel."
                    ).format(
                        open=open_.code,
                        regel=regel.code,
                        dimensie=gedeeld[0],
                        bij=""
                        if isinstance(open_, Vrij)
                        else _(" bij {score}").format(score=scorereeks(open_.bij & regel.bij)),
                    ),
                    _("Laat één van beide gelden."),
                )


def _nooit_slechter(regels: Weegregels) -> Iterator[Tegenspraak]:
    """A rule that leaves all that is possible at the start, and nothing worse, never changes anything."""
    begin = regels.begin.eindscore
    for regel in regels.regels:
        if not isinstance(regel, Gevolg):
            continue
        if not _ergens_slechter(regel.eindscore, begin):
            yield Tegenspraak(
                (regels.begin, regel),
                _(
                    'regel "{regel}" kan nooit iets veranderen: zij laat {scores} over, en volgens regel "{begin}" is'
                    " dat al zo."
                ).format(regel=regel.code, scores=scorereeks(regel.eindscore), begin=regels.begin.code),
                _('Geef haar een slechtere eindscore, of maak er een regel van de soort "vrij" van.'),
            )


def _ergens_slechter(een: Kleuren, ander: Kleuren) -> bool:
    """Whether the best or the worst of the first is worse than that of the second."""
    reeksen = [op_volgorde(scores) for scores in (een, ander)]
    (beste, dan_beste), (slechtste, dan_slechtste) = (
        [reeks[plaats].rang or 0 for reeks in reeksen] for plaats in (0, -1)
    )
    return beste > dan_beste or slechtste > dan_slechtste


def _dubbel(regels: Weegregels) -> Iterator[Tegenspraak]:
    """Of percentages and of what is left open there is one rule per dimension."""
    for soort in (Percentage, Openlaten):
        for een, ander in combinations([regel for regel in regels.regels if isinstance(regel, soort)], 2):
            for dimensie in een.dimensies:
                if dimensie in ander.dimensies:
                    yield Tegenspraak(
                        (een, ander),
                        _('regel "{een}" en regel "{ander}" gaan allebei over {dimensie}.').format(
                            een=een.code, ander=ander.code, dimensie=dimensie
                        ),
                        _("Voeg ze samen tot één regel."),
                    )


def _zonder_regel(regels: Weegregels) -> Iterator[Tegenspraak]:
    genoemd = {dimensie for regel in regels.regels for dimensie in regel.dimensies}
    for dimensie in regels.dimensies:
        if dimensie not in genoemd:
            yield Tegenspraak(
                (),
                _('geen regel gaat over de dimensie "{dimensie}".').format(dimensie=dimensie),
                _('Geef haar een regel, desnoods van de soort "vrij".'),
            )


def _onbereikbaar(regels: Weegregels) -> Iterator[Tegenspraak]:
    """An eindscore that no scores lead to; the rules named are those without which it could be reached."""
    bereikbaar = _bereikbaar(regels)
    for kleur in regels.schaal.oordelen:
        if kleur in bereikbaar:
            continue
        schuldig = tuple(
            regel
            for regel in regels.regels
            if isinstance(regel, Gevolg | Voorwaarde) and kleur in _bereikbaar(_zonder(regels, regel))
        )
        melding = _('de eindscore "{kleur}" kan nooit worden bereikt').format(kleur=kleur)
        yield Tegenspraak(
            schuldig,
            (melding + _(": {regels} sluiten haar samen uit.").format(regels=_codes(schuldig)))
            if schuldig
            else melding + ".",
            _("Laat bij ten minste één score deze eindscore toe."),
        )


def _bereikbaar(regels: Weegregels) -> tuple[Score, ...]:
    return Weger(regels).bereken({}).toegestaan


def _zonder(regels: Weegregels, weg: Regel) -> Weegregels:
    return replace(regels, regels=tuple(regel for regel in regels.regels if regel is not weg))


def _codes(regels: tuple[Regel, ...]) -> str:
    return _(" en ").join(f'"{regel.code}"' for regel in regels)
