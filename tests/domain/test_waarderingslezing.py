"""A returned waarderingstabel: no text of it is lost, and nothing here is overwritten that was changed meanwhile."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.waarderingslezing import (
    Gelezen,
    Rij,
    Uitkomst,
    beoordeel,
    lees_rijen,
    niet_gedrukt,
    vlak,
)
from korpsmonitor_tui.domain.waarderingstabel import UW_REPLIEK, rijcode

CODES = ("twente a1b2c3", "drenthe 0f0f0f")
CEL = st.sampled_from(["", " ", "Korps", UW_REPLIEK, *CODES, "Niet waar.", "geel", "twee\nregels"])
RIJEN = st.lists(
    st.builds(Rij, st.just("rij"), st.lists(CEL, max_size=4).map(tuple), st.sampled_from([None, 0, 1])),
    max_size=12,
)


@given(RIJEN)
def test_every_text_is_a_repliek_or_in_the_rest(rijen: list[Rij]) -> None:
    gelezen = lees_rijen(rijen, CODES)
    alles = Counter(cel.strip() for rij in rijen for cel in rij.cellen if cel.strip())
    gelegd = Counter(tekst for tekst in gelezen.replieken.values() if tekst)
    assert gelegd + Counter(tekst for _plaats, tekst in gelezen.rest) == alles
    assert set(gelezen.replieken) <= set(CODES)


@given(RIJEN, RIJEN)
def test_what_was_not_printed_is_told_as_often_as_it_stands_there(terug: list[Rij], uit: list[Rij]) -> None:
    gelezen, gedrukt = lees_rijen(terug, CODES), lees_rijen(uit, CODES)
    anders = Counter(vlak(tekst) for _plaats, tekst in niet_gedrukt(gelezen, gedrukt))
    assert anders == _telling(gelezen) - _telling(gedrukt)


def _telling(gelezen: Gelezen) -> Counter[str]:
    return Counter(vlak(tekst) for _plaats, tekst in gelezen.rest)


TEKST = st.sampled_from(["", " ", "Ja.", "Nee.", "Ja. ", "Misschien."])


@given(TEKST, TEKST, TEKST)
def test_only_what_nobody_changed_here_is_replaced(gedrukt: str, terug: str, hier: str) -> None:
    uitkomst = beoordeel(gedrukt, terug, hier)
    if uitkomst in {Uitkomst.NIEUW, Uitkomst.GEWIJZIGD}:
        assert vlak(terug)
        assert vlak(hier) in {"", vlak(gedrukt)}
    if vlak(terug) not in {vlak(gedrukt), vlak(hier)}:
        assert uitkomst not in {Uitkomst.GELIJK, Uitkomst.BEHOUDEN}, (
            "what the partner wrote is never passed over"
        )


@given(
    st.lists(st.text(max_size=8), min_size=4, max_size=4), st.integers(0, 3), st.text(min_size=1, max_size=3)
)
def test_another_partner_column_or_judgement_has_another_code(
    delen: list[str], plek: int, erbij: str
) -> None:
    anders = [deel + erbij if nr == plek else deel for nr, deel in enumerate(delen)]
    assert rijcode(*delen) != rijcode(*anders)
