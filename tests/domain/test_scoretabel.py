"""Tables of scores: no cell without its meaning, no note without its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.domain.scoretabel import (
    LIGGEND,
    STAAND,
    TEKENS,
    Leegte,
    Scorekolom,
    Scorerij,
    Scoretabel,
    Scorevak,
    legenda,
    tabelblok,
    uitleg,
    woord,
)
from korpsmonitor_tui.domain.stuk import Letter, Teken
from tests.oordelen import BLANCO, GEEL, KLEUREN, VIER

VAKKEN = st.builds(
    Scorevak, st.sampled_from([*KLEUREN, *Leegte]), st.sampled_from(["", "reden", "iets anders"])
)


@st.composite
def tabellen(draw: st.DrawFn) -> Scoretabel:
    breed = draw(st.integers(1, 18))
    rijen = draw(st.lists(st.lists(VAKKEN, min_size=breed, max_size=breed), min_size=1, max_size=27))
    titels = draw(st.lists(st.sampled_from(["OM", "Procesverantwoordelijkheid", "Vergunde branche"]), min_size=breed, max_size=breed))  # fmt: skip
    groepen = draw(st.lists(st.sampled_from(["", "Toezicht", "Opsporing"]), min_size=breed, max_size=breed))
    return Scoretabel(
        "Scores",
        "Scores",
        "Korps",
        tuple(map(Scorekolom, titels, groepen)),
        tuple(Scorerij(f"korps {nr}", tuple(rij), nr) for nr, rij in enumerate(rijen, start=1)),
        STANDAARD,
        breedte=draw(st.sampled_from([STAAND, LIGGEND])),
    )


@given(tabellen())
def test_every_cell_has_its_letter_and_every_mark_its_note(tabel: Scoretabel) -> None:
    blok = tabelblok(tabel)
    noten = dict(blok.noten)
    gebruikt = set()
    for rij, cellen in zip(tabel.rijen, blok.rijen, strict=True):
        assert cellen[0] == f"{rij.nummer}. {rij.naam}"
        for vak, cel in zip(rij.vakken, cellen[1:], strict=True):
            assert isinstance(cel, Letter | Teken)
            getoond = cel.kleur.vorm.letter if isinstance(cel, Letter) else cel.teken
            assert getoond == tabel.letter(vak.waarde)
            assert bool(cel.merk) == bool(vak.noot)
            if cel.merk:
                gebruikt.add(cel.merk)
                assert noten[cel.merk].startswith(rij.naam)
                assert noten[cel.merk].endswith(f": {vak.noot}")
    assert gebruikt == noten.keys()
    # Every sign that is used is explained, and nothing else.
    assert {teken for teken, _uitleg in legenda(tabel).tekens} == {TEKENS[leegte] for leegte in tabel.leegtes}


@given(tabellen())
def test_no_word_of_a_heading_that_lies_down_breaks_and_groups_cover_every_column(tabel: Scoretabel) -> None:
    blok = tabelblok(tabel)
    assert len(blok.kolommen) == len(tabel.kolommen) + 1
    assert not blok.kopgroepen or sum(aantal for _titel, aantal in blok.kopgroepen) == len(blok.kolommen)
    assert sum(breedte for _titel, breedte in blok.kolommen) <= tabel.breedte
    if not blok.staande_koppen:
        for titel, breedte in blok.kolommen[1:]:
            # Measured in bold Carlito: a capital takes more room, as in OM and ISZW.
            hoofdletters = sum(teken.isupper() for teken in titel)
            assert breedte >= max(map(len, titel.split())) * 90 + (hoofdletters > 1) * 100


def test_small_letters_let_headings_lie_down_that_would_stand() -> None:
    namen = ("Noord-Oost-Gelderland", "Zaanstreek-Waterland", "Amsterdam-Amstelland")
    rij = Scorerij("Opsporing: Procesverantwoordelijkheid", (Scorevak(Leegte.OPEN),) * 3)
    tabel = Scoretabel("Scores", "Scores", "Dimensie", tuple(map(Scorekolom, namen)), (rij,), STANDAARD)
    assert tabelblok(tabel).staande_koppen
    klein = tabelblok(tabel, klein=True)
    assert klein.klein
    assert not klein.staande_koppen


def test_blanco_not_applicable_and_not_given_are_three_things() -> None:
    for schaal in (STANDAARD, VIER):
        waarden = [*schaal.kleuren, *Leegte]
        tabel = Scoretabel("", "", "Korps", (), (), schaal)
        for vorm in (woord, uitleg):
            assert len({vorm(waarde) for waarde in waarden}) == len(waarden)
        # Nor does one differ from another in capitals alone.
        assert len({tabel.letter(waarde).casefold() for waarde in waarden}) == len(waarden)


def test_a_note_about_several_cells_of_a_row_is_said_once_with_full_names() -> None:
    kolommen = (
        Scorekolom("Kwaliteit", "Toezicht"),
        Scorekolom("Kwaliteit", "Opsporing"),
        Scorekolom("Eindscore"),
    )
    vakken = (Scorevak(BLANCO, "te kort"), Scorevak(Leegte.NVT, "te kort"), Scorevak(GEEL))
    tabel = Scoretabel("", "", "Korps", kolommen, (Scorerij("Drenthe", vakken),), STANDAARD)
    assert tabel.noten == ("Drenthe, Toezicht, Kwaliteit; Opsporing, Kwaliteit: te kort",)
    assert tabelblok(tabel).kopgroepen == (("", 1), ("Toezicht", 1), ("Opsporing", 1), ("", 1))


def test_a_korps_that_cannot_judge_itself_is_named_once() -> None:
    vak = Scorevak(Leegte.NVT, "oordeelt niet over zichzelf")
    tabel = Scoretabel(
        "Partners",
        "Partners",
        "Korps",
        (Scorekolom("OM"), Scorekolom("KMar")),
        (Scorerij("KMar", (Scorevak(Leegte.OPEN), vak)), Scorerij("KLPD", (vak, vak))),
        STANDAARD,
    )
    assert tabel.noten == ("KMar: oordeelt niet over zichzelf", "KLPD, OM; KMar: oordeelt niet over zichzelf")
