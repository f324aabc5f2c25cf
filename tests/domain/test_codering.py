"""What several people made of the same texts: agreed, differing, decided."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.anker import Anker, Lot, Verankering
from korpsmonitor_tui.domain.codering import (
    Besluit,
    Codering,
    anker_als_gegevens,
    codeereenheden,
    groepeer,
    lees_anker,
    lees_gegevens,
    polariteitseenheden,
    voeg_samen,
)

if TYPE_CHECKING:
    from random import Random


def code(
    codeur: str,
    begin: int,
    eind: int,
    code: str = "a.b",
    polariteit: str = "positief",
    oordeel: str = "bevestigd",
    bron: str = "n1",
) -> Codering:
    anker = Anker("notitie", bron, begin, eind, "x" * (eind - begin), "")
    id_ = f"{codeur}/{bron}/{begin}/{eind}/{code}"
    return Codering(
        id_, codeur, "", "", "dimensie", oordeel, code, polariteit, (), "", Verankering(Lot.GELIJK, anker), {}
    )


def test_wie_dezelfde_code_op_overlappende_woorden_zet_is_het_eens() -> None:
    samen = voeg_samen([code("b", 0, 10), code("d", 5, 20)], ["b", "d"])

    assert [bevinding.codeurs for bevinding in samen.bevindingen] == [("b", "d")]
    assert not samen.verschillen


def test_wat_elkaar_niet_raakt_is_niet_hetzelfde() -> None:
    for ander in (
        code("d", 10, 20),
        code("d", 0, 10, code="a.c"),
        code("d", 0, 10, bron="n2"),
        code("d", 0, 10, polariteit="negatief"),
        code("d", 0, 10, oordeel="verworpen"),
    ):
        samen = voeg_samen([code("b", 0, 10), ander], ["b", "d"])
        assert not samen.bevindingen
        assert samen.open


def test_wat_alleen_is_verworpen_is_bevinding_noch_verschil() -> None:
    samen = voeg_samen(
        [code("b", 0, 9, oordeel="verworpen"), code("d", 0, 9, oordeel="verworpen")], ["b", "d"]
    )

    assert samen == ((), ())


def test_een_codeur_alleen_is_het_met_zichzelf_eens() -> None:
    samen = voeg_samen([code("b", 0, 10), code("b", 20, 30, oordeel="verworpen")], ["b"])

    assert [bevinding.codeurs for bevinding in samen.bevindingen] == [("b",)]
    assert not samen.verschillen


def test_een_besluit_laat_een_code_gelden_of_geen_en_houdt_wat_er_was() -> None:
    codes = [code("b", 0, 10), code("d", 0, 10, polariteit="negatief")]
    kenmerk = voeg_samen(codes, ["b", "d"]).open[0].kenmerk
    voor_d = voeg_samen(codes, ["b", "d"], {kenmerk: Besluit(True, codes[1].id, "Zo.", "c")})
    voor_geen = voeg_samen(codes, ["b", "d"], {kenmerk: Besluit(False, "", "Niets.", "c")})
    onbekend = voeg_samen(codes, ["b", "d"], {kenmerk: Besluit(True, "weg", "Zo.", "c")})

    assert [bevinding.codering for bevinding in voor_d.bevindingen] == [codes[1]]
    for samen in (voor_d, voor_geen, onbekend):
        assert not samen.open
        assert [c for _wie, gegeven in samen.verschillen[0].per_codeur for c in gegeven] == codes
    assert not voor_geen.bevindingen
    assert not onbekend.bevindingen


def test_eenheden_tellen_per_zin_en_dimensie_wie_haar_vond() -> None:
    zinnen = [Anker("notitie", "n1", 0, 10, "", ""), Anker("notitie", "n1", 11, 20, "", "")]
    codes = [
        code("b", 2, 15),
        code("d", 12, 14),
        code("d", 0, 5, code="a.c"),
        code("d", 0, 5, oordeel="verworpen"),
    ]
    eenheden = codeereenheden(codes, ["b", "d"], zinnen, ["a.b", "a.c", "a.d"])

    assert eenheden == {
        "a.b": [(True, False), (True, True)],
        "a.c": [(False, True), (False, False)],
        "a.d": [(False, False), (False, False)],
    }
    assert polariteitseenheden(codes, ["b", "d"]) == [("positief", "positief"), (None, "positief")]


def test_een_anker_komt_terug_zoals_het_is_bewaard_en_onzin_is_er_geen() -> None:
    anker = Anker("notitie", "n1", 3, 9, "tekst", "ab")
    assert lees_anker(anker_als_gegevens(anker)) == anker
    goed = anker_als_gegevens(anker)
    vreemd: tuple[object, ...] = (None, [], {}, {**goed, "begin": "3"}, {**goed, "eind": True})
    for onzin in vreemd:
        assert lees_anker(onzin) is None
    assert lees_gegevens({"b": "1", "a": 2, "c": "3"}) == (("b", "1"), ("c", "3"))
    assert lees_gegevens("onzin") == ()


# -- properties ----------------------------------------------------------------------------------------------------------

codes_ = st.lists(
    st.builds(
        code,
        st.sampled_from("bd"),
        st.integers(0, 20),
        st.integers(21, 40),
        st.sampled_from(["a.b", "a.c"]),
        st.sampled_from(["positief", "negatief"]),
        st.sampled_from(["bevestigd", "verworpen"]),
        st.sampled_from(["n1", "n2"]),
    )
    | st.integers(0, 40).map(lambda begin: code("b", begin, begin + 3)),
    max_size=8,
    unique_by=lambda c: c.id,
)


@given(codes_)
def test_elke_code_staat_in_precies_een_groep_en_groepen_raken_elkaar_niet(codes: list[Codering]) -> None:
    groepen = groepeer(codes)
    assert sorted(c.id for groep in groepen for c in groep) == sorted(c.id for c in codes)
    for een, ander in permutations(groepen, 2):
        assert not any(
            links.anker.overlapt(rechts.anker) and links.code == rechts.code
            for links in een
            for rechts in ander
        )


@given(codes_, st.randoms(use_true_random=False))
def test_de_volgorde_waarin_codes_binnenkomen_doet_er_niet_toe(codes: list[Codering], toeval: Random) -> None:
    geschud = list(codes)
    toeval.shuffle(geschud)
    een, ander = voeg_samen(codes, ["b", "d"]), voeg_samen(geschud, ["b", "d"])

    assert {v.kenmerk for v in een.verschillen} == {v.kenmerk for v in ander.verschillen}
    assert {b.codering.id for b in een.bevindingen} == {b.codering.id for b in ander.bevindingen}


@given(codes_)
def test_niets_bevestigds_valt_weg(codes: list[Codering]) -> None:
    samen = voeg_samen(codes, ["b", "d"])
    in_verschil = {c.id for v in samen.verschillen for c in v.bevestigd}
    eens = {c.id for groep in groepeer(codes) for c in groep if c.bevestigd} - in_verschil

    assert all(bevinding.codering.id in eens for bevinding in samen.bevindingen)
    assert len(samen.bevindingen) + len(samen.verschillen) == sum(
        any(c.bevestigd for c in groep) for groep in groepeer(codes)
    )
