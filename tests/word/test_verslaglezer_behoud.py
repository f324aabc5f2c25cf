"""Whatever is done to a verslag, every piece of its text is accounted for, and what has no marks is placed by likeness."""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.teruglezing import Aard
from korpsmonitor_tui.domain.terugpunten import lees_punten
from korpsmonitor_tui.domain.terugstukken import basisregels
from korpsmonitor_tui.domain.verslagdocument import Alinea, Sectie
from korpsmonitor_tui.domain.wijzigingen import (
    Leesalinea,
    Merk,
    Segment,
    Spoor,
    Waar,
    Woordlezing,
    Woordopmerking,
)
from korpsmonitor_tui.word.terugplaatsing import plaats
from tests.word.spoorvoorbeeld import t
from tests.word.teruggave import Bewerking, bewerkt, haal_weg, verzonden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.teruglezing import Teruglezing
    from korpsmonitor_tui.domain.terugstukken import Plaatsing
    from tests.word.teruggave import Verzonden

_WOORDEN = [
    "korps",
    "team",
    "controle",
    "signaal",
    "gemeente",
    "afspraak",
    "branche",
    "onderzoek",
    "slachtoffer",
    "expert",
    "mandaat",
    "norm",
    "register",
    "overleg",
    "partner",
    "regio",
    "eenheid",
    "jaar",
    "capaciteit",
    "opsporing",
    "toezicht",
    "informatie",
    "melding",
    "dossier",
    "zaak",
    "bureau",
    "week",
    "maand",
    "plan",
    "werkwijze",
    "inzet",
    "rapport",
    "cijfer",
    "bron",
    "kwaliteit",
    "opleiding",
    "verslag",
    "ketenpartner",
    "convenant",
    "vergunning",
    "locatie",
    "wijk",
    "levert",
    "meldt",
    "noemt",
    "vraagt",
    "krijgt",
    "maakt",
    "toetst",
    "bespreekt",
    "deelt",
    "kent",
    "mist",
    "zoekt",
    "vindt",
    "volgt",
    "de",
    "het",
    "een",
    "van",
    "en",
    "met",
]


def _passages(aantal: int, bron: random.Random) -> tuple[Sectie, ...]:
    alineas = tuple(
        Alinea(nummer, f"passage-{nummer}", _zinnen(bron, bron.randint(20, 60)))
        for nummer in range(1, aantal + 1)
    )
    return tuple(
        Sectie(f"deel{nr}", f"Hoofdstuk {nr}", alineas[begin : begin + 25])
        for nr, begin in enumerate(range(0, aantal, 25), start=1)
    )


def _zinnen(bron: random.Random, aantal: int) -> str:
    return " ".join(bron.choices(_WOORDEN, k=aantal)).capitalize() + "."


def _bewerk_woorden(tekst: str, bron: random.Random) -> str:
    """A third of the words changed, added or taken out."""
    over: list[str] = []
    for woord in tekst.split():
        worp = bron.random()
        if worp < 0.1:
            continue
        over += [bron.choice(_WOORDEN)] if worp < 0.2 else [woord]
        if worp > 0.9:
            over.append(bron.choice(_WOORDEN))
    return " ".join(over)


def _zonder_kenmerken(bestand: Verzonden, bron: random.Random) -> tuple[bytes, dict[int, str]]:
    """A file in which nothing tells which passage is which, a quarter of them edited, some taken out and some added."""
    teksten = {
        nummer: _bewerk_woorden(bestand.tekst(nummer), bron)
        if bron.random() < 0.25
        else bestand.tekst(nummer)
        for nummer in range(1, len(bestand.passages) + 1)
    }

    def bewerk(bewerking: Bewerking) -> None:
        for nummer, tekst in teksten.items():
            bewerking.vervang(nummer, t(tekst))
            bewerking.zonder_nummer(nummer)
        bewerking.zonder_bladwijzers()

    return bewerkt(bestand, bewerk), teksten


def _aandeel_goed(lezing: Teruglezing, teksten: dict[int, str]) -> float:
    goed = sum(lot.nieuw == teksten[lot.nummer] for lot in lezing.passages)
    return goed / len(teksten)


@pytest.mark.parametrize(("aantal", "zaad"), [(300, 1), (300, 2), (1_200, 3)])
def test_without_any_mark_passages_are_placed_by_their_text(aantal: int, zaad: int) -> None:
    bron = random.Random(zaad)
    bestand = verzonden(aantal, secties=_passages(aantal, bron))
    inhoud, teksten = _zonder_kenmerken(bestand, bron)
    begin = time.perf_counter()
    lezing = bestand.lees(inhoud)
    print(f"{aantal} passages: {time.perf_counter() - begin:.3f} s")
    assert _aandeel_goed(lezing, teksten) >= 0.99


def test_a_thousand_passages_that_were_all_replaced_are_gone_and_as_many_proposed_or_new() -> None:
    bron = random.Random(4)
    basis = [(f"{nummer}\t{_zinnen(bron, 30)}", f"p{nummer}") for nummer in range(1, 1_001)]
    nummers = [(f"p{nummer}", nummer) for nummer in range(1, 1_001)]
    erbij = Merk(Spoor.INVOEGING, "A", None, "z")
    alineas = tuple(
        Leesalinea(Waar.TEKST, 0, [Segment(_zinnen(bron, 30), (erbij,), (), (), nr)]) for nr in range(1_000)
    )
    uit = lees_punten(plaats(alineas, basisregels(basis, nummers)), Woordlezing(alineas, (), (), 0, 0, ()))
    assert [lot.aanwezig for lot in uit.passages].count(True) == 1_000 - len(uit.overig)
    assert {alinea.nieuw for alinea in alineas} <= {punt.nieuw for punt in uit.punten}


# -- nothing is lost -----------------------------------------------------------------------------------------------------

_MERKEN = st.lists(
    st.builds(
        Merk,
        st.sampled_from(Spoor),
        st.sampled_from(["A", "B", ""]),
        st.just(None),
        st.sampled_from(["", "z"]),
    ),
    max_size=2,
).map(tuple)
_TEKSTEN = st.sampled_from(
    [
        *(
            "1\t",
            "2\t",
            "3\t",
            "het korps ",
            "meldt niets",
            " over 12 zaken",
            "\n",
            " ",
            "x",
            "Kop",
            "akkoord",
        ),
        *("Een hele passage over het toezicht.", "Een andere passage, over de opsporing.", "2\tDubbel."),
    ]
)
_SEGMENTEN = st.builds(
    Segment,
    _TEKSTEN,
    _MERKEN,
    st.lists(st.sampled_from(["_psg_P0001", "_psg_P0002", "_psg_P0003_Copy_1", "anders"]), max_size=2).map(
        tuple
    ),
    st.lists(st.sampled_from(["0", "1"]), max_size=1).map(tuple),
    st.just(0),
)
_ALINEAS = st.builds(
    Leesalinea,
    st.sampled_from([Waar.TEKST] * 6 + [Waar.KOPTEKST, Waar.VOETNOOT, Waar.TEKSTVAK]),
    st.integers(0, 1),
    st.lists(_SEGMENTEN, max_size=5),
    st.lists(st.sampled_from(["_psg_P0001", "_psg_P0003"]), max_size=1),
    _MERKEN,
    st.lists(st.sampled_from(["0", "1", "2"]), max_size=1),
)
_BASIS = [
    ("Kop", None),
    ("1\tEen hele passage over het toezicht.", "a"),
    ("2\tEen andere passage, over de opsporing.", "b"),
    ("Kop", None),
    ("3\thet korps meldt niets over 12 zaken", "c"),
    ("Slot", None),
]
_NUMMERS = [("a", 1), ("b", 2), ("c", 3)]


@given(st.lists(_ALINEAS, max_size=8), st.booleans())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_piece_of_text_is_somewhere_and_every_passage_and_comment_once(
    alineas: list[Leesalinea], antwoord: bool
) -> None:
    opmerkingen = tuple(
        Woordopmerking(
            id_, "A", "", None, f"zeg{id_}", "", antwoord_op="0" if antwoord and id_ == "1" else None
        )
        for id_ in ("0", "1", "2")
    )
    lezing = Woordlezing(tuple(alineas), opmerkingen, (), 0, 0, ())
    plaatsing = plaats(lezing.alineas, basisregels(_BASIS, _NUMMERS))
    uit = lees_punten(plaatsing, lezing)
    assert [lot.passage for lot in uit.passages] == ["a", "b", "c"]
    gezegd = "\n".join(punt.tekst for punt in uit.punten if punt.aard is Aard.OPMERKING)
    assert [gezegd.count(f"zeg{nr}") for nr in range(3)] == [1, 1, 1]
    _alle_tekst_eenmaal_geplaatst(alineas, plaatsing)
    for lot in uit.passages:
        if lot.ongewijzigd:
            assert lot.nieuw == lot.oud
    _alle_nieuwe_tekst_gezegd(alineas, uit)


def _alle_tekst_eenmaal_geplaatst(alineas: list[Leesalinea], plaatsing: Plaatsing) -> None:
    plekken = [*plaatsing.basis, *plaatsing.overig]
    stukken = [stuk for plek in plekken for stuk in plek.stukken]
    assert len(set(stukken)) == len(stukken)
    in_bestand = "".join(segment.tekst for alinea in alineas for segment in alinea.segmenten)
    assert Counter("".join(stuk.segment.tekst for stuk in stukken)) == Counter(in_bestand)


def _alle_nieuwe_tekst_gezegd(alineas: list[Leesalinea], uit: Teruglezing) -> None:
    """Every word that stands there after the changes is of a line as it was sent, or in a remark; or is its number."""
    gezegd = " ".join(
        (
            *(tekst for tekst, _passage in _BASIS),
            *(punt.nieuw for punt in uit.punten),
            *uit.meldingen,
        )
    )
    for segment in (segment for alinea in alineas for segment in alinea.segmenten if segment.in_nieuw):
        assert all(woord in gezegd for woord in segment.tekst.split()), segment


@given(st.sets(st.integers(1, 12), min_size=1, max_size=4), st.booleans())
@settings(max_examples=25, deadline=None)
def test_in_a_real_file_only_what_was_touched_is_told(nummers: set[int], weg: bool) -> None:
    bestand = verzonden()

    def bewerk(bewerking: Bewerking) -> None:
        for nummer in nummers:
            if weg:
                haal_weg(bewerking.passage(nummer))
            else:
                bewerking.vervang(nummer, t(bestand.tekst(nummer) + " Erbij."))

    lezing = bestand.lees(bewerkt(bestand, bewerk))
    assert {lot.nummer for lot in lezing.passages if not lot.ongewijzigd} == nummers
    assert lezing.overig == ()
