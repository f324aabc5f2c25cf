"""Sources of a passage: a place in a transcript is read back as it was written, and a note is never taken for one."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.verslagbron import (
    Afspraak,
    Verwijzing,
    afspraken_van,
    is_gebruikt,
    lees_afspraak,
    lees_verwijzing,
)

BEURT = "2011-2012/groningen/transcript/1/2"
beurten = st.from_regex(r"[^\n]{1,20}/[0-9]{1,6}", fullmatch=True).filter(str.isprintable)


@given(beurten, st.integers(0, 10**6), st.integers(1, 10**6))
def test_een_plek_wordt_teruggelezen_zoals_zij_is_geschreven(beurt: str, begin: int, lengte: int) -> None:
    plek = Verwijzing(beurt, begin, begin + lengte)
    assert lees_verwijzing(str(plek)) == plek
    assert is_gebruikt(str(plek), [str(plek)])


@pytest.mark.parametrize(
    "bron", [str(uuid.UUID(int=7)), "", "beurt:", "beurt:x/1:4-4", "beurt:x/1:9-4", "beurt:x/1:-1-4", "beurt:x:1-4"]
)  # fmt: skip
def test_een_notitie_is_geen_plek(bron: str) -> None:
    assert lees_verwijzing(bron) is None
    assert is_gebruikt(bron, [bron])
    assert not is_gebruikt(bron, [str(Verwijzing(BEURT, 0, 4))])


@pytest.mark.parametrize(
    ("ander", "gebruikt"),
    [
        (Verwijzing(BEURT, 10, 20), True),
        (Verwijzing(BEURT, 0, 11), True),
        (Verwijzing(BEURT, 19, 40), True),
        (Verwijzing(BEURT, 0, 10), False),
        (Verwijzing(BEURT, 20, 30), False),
        (Verwijzing(BEURT.replace("/2", "/3"), 10, 20), False),
    ],
)
def test_woorden_gemeen_is_gebruikt(ander: Verwijzing, gebruikt: bool) -> None:
    assert is_gebruikt(str(Verwijzing(BEURT, 10, 20)), ["een notitie", str(ander)]) is gebruikt


def test_een_afspraak_wordt_teruggelezen_en_wat_een_ander_er_liet_niet() -> None:
    afspraak = Afspraak("Plan maken", "OM", "1 juli", "c1")
    assert lees_afspraak(afspraak.als_gegevens()) == afspraak
    assert lees_afspraak({"tekst": "kort"}) == Afspraak("kort")
    vreemden: tuple[object, ...] = (
        None,
        "tekst",
        [],
        {},
        {"tekst": " "},
        {"tekst": 3},
        {"tekst": "x", "wie": None},
    )
    for vreemd in vreemden:
        assert lees_afspraak(vreemd) is None


def test_een_actie_zonder_afspraak_staat_er_met_haar_hele_tekst() -> None:
    eigen = (Afspraak("a", "wij", "morgen"), Afspraak("b"))
    assert afspraken_van("tekst", ["actie"], eigen) == eigen
    assert afspraken_van("tekst", [], eigen) == eigen
    assert afspraken_van("tekst", ["actie"], ()) == (Afspraak("tekst"),)
    assert afspraken_van("tekst", ["citaat"], ()) == ()
    assert afspraken_van(" ", ["actie"], ()) == ()
