"""Typed remarks: passage numbers are recognised, and no line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.getypt import lees_getypte


def kort(tekst: str) -> list[tuple[tuple[int, ...], str]]:
    return [(opmerking.nummers, opmerking.tekst) for opmerking in lees_getypte(tekst)]


@pytest.mark.parametrize(
    ("regel", "nummer"),
    [
        ("12: klopt niet", 12),
        ("12. klopt niet", 12),
        ("12) klopt niet", 12),
        ("12 - klopt niet", 12),
        ("nr 12 – klopt niet", 12),
        ("Nr. 12: klopt niet", 12),
        ("passage 12: klopt niet", 12),
        ("PASSAGE 12 – klopt niet", 12),
        ("- passage 12: klopt niet", 12),
        ("Opmerking bij passage 12: klopt niet", 12),
        ("#12: klopt niet", 12),
    ],
)
def test_a_number_before_a_remark_is_that_of_its_passage(regel: str, nummer: int) -> None:
    assert kort(regel) == [((nummer,), "klopt niet")]


@pytest.mark.parametrize(
    "regel",
    [
        "10:30 uur klopt niet.",
        "3.5 fte is te weinig",
        "3,5 fte is te weinig",
        "12-02-2013: gebeld",
        "10 - 15 uur per week is te veel",
        "32 uur klopt niet",
        "Wij hebben 12: dat is genoeg.",
        "Akkoord.",
        "1-9999: alles",
    ],
)
def test_another_number_is_no_passage(regel: str) -> None:
    assert kort(regel) == [((), regel)]


@pytest.mark.parametrize(
    ("regel", "nummers"),
    [
        ("passages 3-5: te stellig", (3, 4, 5)),
        ("Passages 3 t/m 5: te stellig", (3, 4, 5)),
        ("3, 4 en 9: te stellig", (3, 4, 9)),
        ("passages 3 tot en met 4, en 7: te stellig", (3, 4)),
        ("Passage 12 klopt niet.", (12,)),
        ("Over passage 12 en 13 hebben wij overleg.", (12, 13)),
    ],
)
def test_who_names_several_or_speaks_on_keeps_the_words(regel: str, nummers: tuple[int, ...]) -> None:
    (opmerking,) = lees_getypte(regel)
    assert opmerking.nummers[: len(nummers)] == nummers
    assert opmerking.tekst == regel


def test_a_message_falls_into_remarks() -> None:
    tekst = (
        "Beste auditor,\n"
        "dank voor het verslag.\n"
        "\n"
        "12: het zijn er zesendertig, zoals in de bijlage bij het\n"
        "jaarverslag staat.\n"
        "Verder akkoord.\n"
        "13.\n"
        "Dit was in mei.\n"
        "\n"
        "- de toon is te stellig\n"
    )
    assert kort(tekst) == [
        ((), "Beste auditor,\ndank voor het verslag."),
        ((12,), "het zijn er zesendertig, zoals in de bijlage bij het\njaarverslag staat."),
        ((), "Verder akkoord."),
        ((13,), "Dit was in mei."),
        ((), "- de toon is te stellig"),
    ]
    assert kort("7:") == [((7,), "7:")]
    assert lees_getypte(" \n\n") == ()


_REGEL = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"(passage |nr |- )?[0-9]{1,5}(-[0-9]{1,4}| en [0-9])?[:.) –-]{0,2} ?[a-z. ]{0,70}", fullmatch=True),
)  # fmt: skip


@given(st.lists(_REGEL, max_size=12).map("\n".join))
def test_every_line_is_in_exactly_one_remark(tekst: str) -> None:
    opmerkingen = lees_getypte(tekst)
    regels = [regel for opmerking in opmerkingen for regel in opmerking.regels]
    assert regels == [regel for regel in tekst.splitlines() if regel.strip()]
    for opmerking in opmerkingen:
        assert opmerking.tekst.strip()
        if len(opmerking.nummers) != 1:
            assert opmerking.tekst == "\n".join(regel.strip() for regel in opmerking.regels)
        else:
            eerste, *rest = opmerking.regels
            begin, *vervolg = opmerking.tekst.splitlines()
            assert eerste.strip().endswith(begin) or begin == rest[0].strip()
            assert all(regel.strip() in opmerking.tekst for regel in rest)
            assert len(vervolg) <= len(rest)
