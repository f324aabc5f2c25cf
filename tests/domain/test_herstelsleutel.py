"""A recovery key is read as it was written, and no slip of the pen passes for another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.herstelsleutel import BYTES, GROEP, HerstelsleutelOnjuist, lees, maak

TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
sleutels = st.binary(min_size=BYTES, max_size=BYTES).map(maak)


def test_de_vorm() -> None:
    sleutel = maak(bytes(range(20)))
    assert [len(groep) for groep in sleutel.split("-")] == [5] * 8
    assert lees(sleutel) == sleutel


@given(st.lists(st.binary(min_size=BYTES, max_size=BYTES), min_size=2, max_size=2, unique=True))
def test_ander_toeval_is_een_andere_sleutel(twee: list[bytes]) -> None:
    assert maak(twee[0]) != maak(twee[1])


@given(sleutels, st.randoms())
def test_hoe_men_typt_maakt_niet_uit(sleutel: str, toeval: object) -> None:
    plat = sleutel.replace("-", "")
    assert lees(plat.lower()) == sleutel
    assert lees(" ".join(plat)) == sleutel
    assert lees(sleutel.replace("1", "l").replace("0", "o").replace("-", " – ")) == sleutel


@given(sleutels, st.integers(0, 39), st.sampled_from(TEKENS))
def test_een_verkeerd_teken_wordt_gezien_en_de_groep_genoemd(sleutel: str, plek: int, teken: str) -> None:
    plat = sleutel.replace("-", "")
    if plat[plek] == teken:
        return
    with pytest.raises(HerstelsleutelOnjuist, match=f"groep {plek // GROEP + 1} "):
        lees(plat[:plek] + teken + plat[plek + 1 :])


@given(sleutels, st.integers(0, 38))
def test_twee_verwisselde_tekens_worden_gezien(sleutel: str, plek: int) -> None:
    plat = sleutel.replace("-", "")
    een, twee = plat[plek], plat[plek + 1]
    if een == twee:
        return
    with pytest.raises(HerstelsleutelOnjuist):
        lees(plat[:plek] + twee + een + plat[plek + 2 :])


@given(sleutels, st.integers(0, 7), st.integers(0, 7))
def test_twee_verwisselde_groepen_worden_gezien(sleutel: str, een: int, twee: int) -> None:
    groepen = sleutel.split("-")
    if een == twee:
        return
    groepen[een], groepen[twee] = groepen[twee], groepen[een]
    with pytest.raises(HerstelsleutelOnjuist):
        lees("-".join(groepen))


@pytest.mark.parametrize("tekst", ["", "ABCDE", "U" * 40, "0" * 41, "é" * 40])
def test_wat_geen_herstelsleutel_is(tekst: str) -> None:
    with pytest.raises(HerstelsleutelOnjuist):
        lees(tekst)


@given(st.text(max_size=60))
def test_niets_anders_dan_een_weigering(tekst: str) -> None:
    try:
        assert lees(tekst).count("-") == 7
    except HerstelsleutelOnjuist as fout:
        assert "\n" not in str(fout)  # noqa: PT017 - one line, whatever was typed
