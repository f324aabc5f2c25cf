"""Cues make up turns, what is odd is said, and a corrected transcript is laid beside the one before."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.transcript import (
    Beurt,
    Cue,
    als_json,
    maak_beurten,
    tekst_van,
    toon_tijd,
    van_json,
)
from korpsmonitor_tui.domain.transcriptverschil import Lot, aandeel_bewaard, vergelijk
from korpsmonitor_tui.domain.transcriptvlaggen import Vlag, vlaggen, vlagnaam

TIJDEN = st.none() | st.integers(0, 30_000)
TEKSTEN = st.sampled_from(["", "Ja.", "Nee.", "Dat klopt niet.", "Het toezicht is op orde"]) | st.text(
    max_size=20
)
CUES = st.lists(st.builds(Cue, TIJDEN, TIJDEN, st.sampled_from(["", "A", "B"]), TEKSTEN), max_size=30)


def cue(begin: int, tekst: str, spreker: str = "", duur: int = 1_000) -> Cue:
    return Cue(begin, begin + duur, spreker, tekst)


def beurten(*teksten: str) -> tuple[Beurt, ...]:
    return tuple(Beurt(nr, "A", None, None, tekst, ()) for nr, tekst in enumerate(teksten, start=1))


# -- turns ---------------------------------------------------------------------------------------------------------------


def test_aansluitende_cues_van_een_spreker_zijn_een_beurt_en_blijven_aanwijsbaar() -> None:
    cues = (cue(0, "Het toezicht", "A"), cue(1_000, "is op orde.", "A"), cue(2_000, "Nee.", "B"))
    een, twee = maak_beurten(cues)
    assert (een.spreker, een.tekst, een.begin_ms, een.eind_ms) == ("A", "Het toezicht is op orde.", 0, 2_000)
    assert [een.tekst[deel.begin : deel.eind] for deel in een.delen] == ["Het toezicht", "is op orde."]
    assert (twee.nummer, twee.tekst, twee.delen[0].cue) == (2, "Nee.", 2)


def test_zonder_spreker_eindigt_een_beurt_bij_een_stilte() -> None:
    cues = (cue(0, "een"), cue(1_500, "twee"), cue(4_500, "drie"))
    assert [beurt.tekst for beurt in maak_beurten(cues)] == ["een twee", "drie"]


def test_na_een_lange_stilte_begint_ook_wie_bekend_is_een_nieuwe_beurt() -> None:
    cues = (cue(0, "een", "A"), cue(30_000, "twee", "A"), cue(61_000, "drie", "A"))
    assert [beurt.tekst for beurt in maak_beurten(cues)] == ["een twee", "drie"]


def test_zonder_spreker_eindigt_een_lange_beurt_met_haar_zin() -> None:
    cues = [cue(nr * 1_000, "x" * 99 + ("." if nr == 6 else "")) for nr in range(10)]
    assert [len(beurt.delen) for beurt in maak_beurten(cues)] == [7, 3]


def test_beurten_staan_op_volgorde_van_spreken_en_cues_zoals_in_het_bestand() -> None:
    een, twee = maak_beurten((cue(5_000, "later", "A"), cue(0, "eerst", "B")))
    assert (een.tekst, een.delen[0].cue) == ("eerst", 1)
    assert (twee.tekst, twee.vlaggen) == ("later", ())
    assert een.vlaggen == (Vlag.VOLGORDE,)


def test_zonder_tijden_telt_de_volgorde_van_het_bestand() -> None:
    cues = (Cue(None, None, "A", "eerst"), Cue(0, None, "B", "dan"))
    assert [beurt.tekst for beurt in maak_beurten(cues)] == ["eerst", "dan"]


@given(CUES)
def test_elke_cue_met_tekst_staat_precies_een_keer_in_een_beurt(cues: list[Cue]) -> None:
    uit = maak_beurten(cues)
    delen = [(deel, beurt) for beurt in uit for deel in beurt.delen]
    assert sorted(deel.cue for deel, _beurt in delen) == [nr for nr, cue in enumerate(cues) if cue.tekst]
    for deel, beurt in delen:
        assert beurt.tekst[deel.begin : deel.eind] == cues[deel.cue].tekst
        assert beurt.spreker == cues[deel.cue].spreker
    assert [beurt.nummer for beurt in uit] == list(range(1, len(uit) + 1))


# -- flags ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cues", "verwacht"),
    [
        ((cue(0, "a", duur=2_000), cue(1_000, "b")), {1: (Vlag.OVERLAP,)}),
        ((cue(5_000, "a"), cue(0, "b")), {1: (Vlag.VOLGORDE,)}),
        ((cue(0, ""),), {0: (Vlag.LEEG,)}),
        ((Cue(5, 4, "", "a"),), {0: (Vlag.TIJD,)}),
        ((cue(0, "a" * 5_001),), {0: (Vlag.LANG,)}),
        ((cue(0, "a", duur=600_001),), {0: (Vlag.LANG,)}),
        ((Cue(None, None, "", "a"), Cue(None, None, "", "a")), {}),
    ],
)
def test_wat_vreemd_is_krijgt_een_vlag(cues: tuple[Cue, ...], verwacht: dict[int, tuple[Vlag, ...]]) -> None:
    assert vlaggen(cues) == verwacht


def test_dezelfde_cue_twee_keer_is_dubbel() -> None:
    assert Vlag.DUBBEL in vlaggen((cue(0, "a"), cue(0, "a")))[1]


@pytest.mark.parametrize(
    ("teksten", "lus"),
    [
        (["ja", "Ja.", "ja!"], [0, 1, 2]),
        (["ja", "ja"], []),
        (["kop", "een", "twee", "een", "twee", "een", "twee", "staart"], [1, 2, 3, 4, 5, 6]),
        (["een", "twee", "een", "twee"], []),
        (["Dank", "", "dank", "", "dank"], [0, 2, 4]),
    ],
)
def test_een_lus_van_spraakherkenning_wordt_aangewezen(teksten: list[str], lus: list[int]) -> None:
    uit = vlaggen([Cue(None, None, "", tekst) for tekst in teksten])
    assert [nr for nr, lijst in uit.items() if Vlag.HERHALING in lijst] == lus


def test_elke_vlag_heeft_een_naam() -> None:
    assert len({vlagnaam(vlag) for vlag in Vlag}) == len(Vlag)
    assert vlagnaam("van later") == "van later"


# -- as it is stored -----------------------------------------------------------------------------------------------------


@given(CUES)
def test_cues_komen_terug_zoals_ze_zijn_bewaard(cues: list[Cue]) -> None:
    assert van_json(als_json(cues)) == tuple(cues)


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=20) | st.text())
def test_wat_geen_cue_is_wordt_overgeslagen(waarde: object) -> None:
    for tekst in (waarde, json.dumps(waarde)):
        assert all(isinstance(cue, Cue) for cue in van_json(tekst))
        assert isinstance(tekst_van(tekst), str)


def test_waar_geen_tijd_is_geen_tijd() -> None:
    assert van_json('[[true,1,"A","a"],[1,2,"A","b"]]') == (Cue(1, 2, "A", "b"),)


@pytest.mark.parametrize(
    ("ms", "tekst"),
    [(None, ""), (0, "0:00:00"), (3_723_999, "1:02:03"), (-61_000, "-0:01:01"), (-1, "0:00:00")],
)
def test_een_tijd_voor_mensen(ms: int | None, tekst: str) -> None:
    assert toon_tijd(ms) == tekst


# -- a corrected transcript ----------------------------------------------------------------------------------------------


def loten(oud: tuple[Beurt, ...], nieuw: tuple[Beurt, ...]) -> list[tuple[str, int, int]]:
    return [
        (regel.lot.value, regel.oud.nummer if regel.oud else 0, regel.nieuw.nummer if regel.nieuw else 0)
        for regel in vergelijk(oud, nieuw).regels
    ]


def test_gelijk_gewijzigd_weg_en_nieuw() -> None:
    oud = beurten("Goedemorgen.", "Er werken acht rechercheurs aan.", "Dat was het wel.", "Tot ziens.")
    nieuw = beurten(
        "Goedemorgen.", "Er werken achttien rechercheurs aan.", "Nog een vraag dan?", "Tot ziens."
    )
    assert loten(oud, nieuw) == [
        ("gelijk", 1, 1),
        ("gewijzigd", 2, 2),
        ("weg", 3, 0),
        ("nieuw", 0, 3),
        ("gelijk", 4, 4),
    ]


def test_een_verplaatste_beurt_is_weg_en_nieuw() -> None:
    uit = loten(beurten("een", "twee", "drie"), beurten("twee", "drie", "een"))
    assert uit == [("weg", 1, 0), ("gelijk", 2, 1), ("gelijk", 3, 2), ("nieuw", 0, 3)]


def test_wat_vaker_staat_wordt_niet_met_iets_anders_verward() -> None:
    uit = loten(beurten("ja", "kop", "ja", "ja"), beurten("kop", "ja", "nee", "ja"))
    assert uit == [("weg", 1, 0), ("gelijk", 2, 1), ("gelijk", 3, 2), ("nieuw", 0, 3), ("gelijk", 4, 4)]


def test_dezelfde_tekst_gaat_voor_wat_er_alleen_op_lijkt() -> None:
    a, b, c = "een twee drie vier", "twee drie vier vijf", "een twee drie zes"
    assert loten(beurten(a, b, "anker", a), beurten(c, a, "anker", a)) == [
        ("nieuw", 0, 1),
        ("gelijk", 1, 2),
        ("weg", 2, 0),
        ("gelijk", 3, 3),
        ("gelijk", 4, 4),
    ]


def test_ook_in_een_lang_stuk_zonder_ankers_komen_paren_terug() -> None:
    """More pairs than are all compared: each new text has one word changed."""
    oud = beurten(*(f"dit is zin nummer {nr} van het gesprek" for nr in range(300)))
    nieuw = beurten(*(f"dit was zin nummer {nr} van het gesprek" for nr in range(300)))
    assert loten(oud, nieuw) == [("gewijzigd", nr, nr) for nr in range(1, 301)]


REEKS = st.lists(
    st.sampled_from(["ja", "nee", "een twee drie", "een twee vier", "kop", "vijf zes"]), max_size=12
)


@given(REEKS, REEKS)
def test_elke_beurt_heeft_een_lot_en_alleen_dezelfde_tekst_is_gelijk(
    links: list[str], rechts: list[str]
) -> None:
    oud, nieuw = beurten(*links), beurten(*rechts)
    verschil = vergelijk(oud, nieuw)
    assert [regel.oud for regel in verschil.regels if regel.oud] == list(oud)
    assert [regel.nieuw for regel in verschil.regels if regel.nieuw] == list(nieuw)
    for regel in verschil.regels:
        teksten = (regel.oud.tekst if regel.oud else None, regel.nieuw.tekst if regel.nieuw else None)
        assert (regel.lot == Lot.GELIJK) == (teksten[0] == teksten[1])
        assert (regel.lot == Lot.WEG) == (teksten[1] is None)
        assert (regel.lot == Lot.NIEUW) == (teksten[0] is None)
    assert 0 <= aandeel_bewaard(oud, nieuw) <= 1


def test_wat_bewaard_bleef_hangt_niet_af_van_waar_een_beurt_eindigt() -> None:
    oud = beurten("De vergunde branche wordt ieder kwartaal gecontroleerd.", "Dat doen acht rechercheurs.")
    nieuw = beurten(
        "de vergunde branche", "wordt ieder kwartaal", "gecontroleerd, dat doen acht rechercheurs"
    )
    assert aandeel_bewaard(oud, nieuw) == 1
    assert aandeel_bewaard(oud, beurten("Dat doen zij ieder kwartaal in de vergunde branche.")) == 0
    assert aandeel_bewaard((), nieuw) == 0
    assert aandeel_bewaard(beurten("Ja."), beurten("ja")) == 1


@given(REEKS)
def test_met_zichzelf_is_alles_gelijk(teksten: list[str]) -> None:
    assert {regel.lot for regel in vergelijk(beurten(*teksten), beurten(*teksten)).regels} <= {Lot.GELIJK}
