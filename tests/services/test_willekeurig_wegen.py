"""However two laptops score, apart and in whatever order they meet: the rules hold, and both show the same."""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort, zonder_oordeel
from korpsmonitor_tui.services import (
    blindscores,
    conflicten,
    eindscores,
    scores,
    verslagstappen,
    weegsessies,
)
from korpsmonitor_tui.services.eindscores import Eindinvoer
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.scores import Scoreinvoer
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from tests.oordelen import SCORES
from tests.services import verhaal, wegen
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop

    Daad = Callable[[Laptop, Sessie, int], object]

DIMENSIES = ("toezicht.kwaliteit", "organisatie.gedragscode")
KORPSEN = (DOSSIER, "2011-2012/drenthe")
WIE = ("weger H", "weger I", "weger J", "coördinator C", "auditor B")
BLIND = ("weger H", "weger I")


def _bewijs(laptop: Laptop, nr: int) -> tuple[Bewijs, ...]:
    passages = verhaal.passages(laptop)
    passage = passages[nr % len(passages)][1].id if passages else "psg-geen"
    return (
        (),
        (wegen.BUITEN,),
        (Bewijs(Bewijssoort.VERSLAG, passage, ""),),
        (Bewijs(Bewijssoort.MONDELING, laptop.mensen[WIE[nr % len(WIE)]].id, "Zo was het."),),
    )[nr % 4]


def _invoer(laptop: Laptop, nr: int) -> Scoreinvoer:
    sessies = weegsessies.lees(laptop.coordinator)
    sessie = sessies[nr % len(sessies)].id if sessies else ""
    motivatie = f"{nr}, {laptop.store.device}" if nr % 5 else ""
    return Scoreinvoer(tuple(SCORES)[nr % 5], motivatie, _bewijs(laptop, nr), sessie)


def _wijzig(laptop: Laptop, sessie: Sessie, nr: int) -> object:
    (gekozen, *_rest) = weegsessies.lees(laptop.coordinator)
    return weegsessies.wijzig(
        sessie, gekozen.id, Sessiegegevens(aanwezig=(*WIE[nr % 3 :],), blind=BLIND if nr % 2 else ())
    )


def _sluit(laptop: Laptop, sessie: Sessie, nr: int) -> object:
    (gekozen, *_rest) = weegsessies.lees(laptop.coordinator)
    return (weegsessies.sluit if nr % 2 else weegsessies.heropen)(sessie, gekozen.id)


def _kies(laptop: Laptop, sessie: Sessie, nr: int) -> None:
    alle = conflicten.lees_conflicten(sessie, DOSSIER)
    if not alle:
        return
    conflict = alle[nr % len(alle)]
    plaats = (conflict.soort, conflict.entiteit)
    if conflict.is_verwijdering:
        conflicten.herstel(sessie, DOSSIER, *plaats)
    else:
        keuze = conflict.keuzes[nr % len(conflict.keuzes)]
        conflicten.los_op(sessie, DOSSIER, *plaats, conflict.veld, keuze.waarde)


DADEN: dict[str, Daad] = {
    "score": lambda lap, s, nr: scores.geef_score(
        s, KORPSEN[nr // 2 % 2], DIMENSIES[nr % 2], _invoer(lap, nr)
    ),
    "blind": lambda lap, s, nr: blindscores.geef(s, DOSSIER, DIMENSIES[nr % 2], _invoer(lap, nr)),
    "eindscore": lambda lap, s, nr: eindscores.zet(
        s, DOSSIER, Eindinvoer(tuple(SCORES)[nr % 4], f"{nr}", "De rest volgt.", _invoer(lap, nr).sessie)
    ),
    "sessie": lambda _lap, s, nr: weegsessies.nieuw(
        s, Sessiegegevens(uuid.uuid4().hex, aanwezig=WIE[: 2 + nr % 4], blind=BLIND if nr % 2 else ())
    ),
    "wijzig sessie": _wijzig,
    "sluit": _sluit,
    "heropen": lambda lap, _s, _nr: verslagstappen.heropen(lap.auditor, DOSSIER, "nagekomen"),
    "ongedaan": lambda _lap, s, _nr: ongedaan(s),
    "kies": _kies,
}
SYNC = "wissel uit"

daden = st.tuples(
    st.booleans(),
    st.sampled_from([*DADEN, *["score"] * 6, *["blind"] * 3, "kies", SYNC, SYNC]),
    st.sampled_from(WIE),
    st.integers(0, 59),
)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(daden, min_size=8, max_size=30))
def test_whoever_scores_apart_the_rules_hold_and_laptops_agree(
    maak_laptop: MaakLaptop, reeks: Sequence[tuple[bool, str, str, int]]
) -> None:
    laptops = [maak_laptop(uuid.uuid4().hex) for _nr in range(2)]
    verhaal.definitief(laptops[0])
    wegen.open_sessie(laptops[0], *WIE, naam="open")
    wegen.open_sessie(laptops[0], *WIE, blind=BLIND, naam="blind")
    wissel_uit(*laptops)
    for op_tweede, naam, wie, nr in reeks:
        laptop = laptops[op_tweede]
        if naam == SYNC:
            wissel_uit(*laptops)
            continue
        voor = _gescoord(laptop)
        with contextlib.suppress(KorpsmonitorFout):
            DADEN[naam](laptop, laptop.als(wie), nr)
        _regels_gelden(laptop, wie, naam, voor)
        _blind_is_blind(laptop)
    wissel_uit(*laptops)
    assert _beeld(laptops[0]) == _beeld(laptops[1])
    for _keer in range(20):
        if not conflicten.lees_conflicten(laptops[0].weger, DOSSIER):
            break
        for wie in WIE[:2]:
            with contextlib.suppress(KorpsmonitorFout):
                _kies(laptops[0], laptops[0].als(wie), 0)
    assert conflicten.lees_conflicten(laptops[0].weger, DOSSIER) == ()
    wissel_uit(*laptops)
    assert _beeld(laptops[0]) == _beeld(laptops[1])
    assert all(laptop.store.controleer().klopt for laptop in laptops)


def _gescoord(laptop: Laptop) -> set[str]:
    """The events of all scores that stand."""
    korpsen = [wegen.weging(laptop, dossier) for dossier in KORPSEN]
    return {cel.vastgelegd.event for k in korpsen for cel in k.cellen if cel.vastgelegd and cel.gegeven}


def _regels_gelden(laptop: Laptop, wie: str, naam: str, voor: set[str]) -> None:
    """What a score always has, and what a new one had to be given with."""
    persoon = laptop.mensen[wie]
    sessies = {sessie.id: sessie for sessie in weegsessies.lees(laptop.coordinator)}
    for korps in (wegen.weging(laptop, dossier) for dossier in KORPSEN):
        for cel in korps.cellen:
            if cel.gegeven is None or cel.vastgelegd is None:
                continue
            assert cel.gegeven.motivatie
            assert cel.gegeven.bewijs or zonder_oordeel(cel.gegeven.score)
            if cel.vastgelegd.event in voor or naam != "score":
                continue
            sessie = sessies[cel.gegeven.sessie]
            eigen = {m.id for m in laptop.mensen.values() if korps.partij.code in m.korpsen}
            assert cel.vastgelegd.wie == persoon.id
            assert persoon.id not in eigen
            assert "weegploeg" in persoon.rollen
            assert sessie.open
            assert persoon.id in sessie.aanwezig
            assert set(cel.gegeven.onthouden) == eigen & set(sessie.aanwezig)
            assert all(stand.geldt for stand in cel.bewijs)


def _blind_is_blind(laptop: Laptop) -> None:
    """Nobody sees a score of another before all who score it blind gave theirs."""
    for wie in WIE:
        for stand in blindscores.lees_alle(laptop.als(wie), DOSSIER):
            eigen = {laptop.mensen[wie].id}
            if {lid for lid, _score in stand.scores} - eigen:
                assert set(stand.leden) <= set(stand.gedaan)
                assert len(stand.gedaan) >= 2


def _beeld(laptop: Laptop) -> tuple[object, ...]:
    """What screens show."""
    blind: list[tuple[Blindstand, ...]] = [blindscores.lees_alle(laptop.als(wie), DOSSIER) for wie in WIE]
    return (
        lees_matrix(laptop.coordinator),
        weegsessies.lees(laptop.coordinator),
        blind,
        conflicten.lees_conflicten(laptop.weger, DOSSIER),
        len(lees_tijdlijn(laptop.coordinator, DOSSIER)),
    )
