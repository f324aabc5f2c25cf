"""What fuzzing began with and what it found is read, or refused in one line, by the reader that it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.lezers import LEZERS, OFFICE, probeer
from tests.fuzz.muteren import muteer_archief

CORPUS: Final = Path(__file__).with_name("corpus")
BESTANDEN: Final = sorted(pad.relative_to(CORPUS).as_posix() for pad in CORPUS.rglob("*") if pad.is_file())
MEER_REGELS: Final = frozenset({"scores", "weegregels", "vragenlijst", "beweringen"})
"""Readers that name every mistake in a definition at once, a line each."""
STUKKEN: Final = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<!DOCTYPE a>", b"<a>", b"</a>", b"&x;", b"<![CDATA[", b"-->", b'"', b"\r",
    b"9" * 30, b"-1", b"1e400", b"NaN", b"{", b"[", b"]]", b"'''", b"\xed\xa0\x80", b"\\u0000", b"\\ud800", b"00:99:99",
)  # fmt: skip


def test_every_reader_has_a_corpus_and_every_corpus_a_reader() -> None:
    assert {Path(naam).parts[0] for naam in BESTANDEN} == LEZERS.keys()


@pytest.mark.parametrize("naam", BESTANDEN)
def test_what_was_found_once_is_met_with_one_line(naam: str) -> None:
    pad = CORPUS / naam
    melding = probeer(pad.parent.name, pad.read_bytes())
    assert "\n" not in melding or pad.parent.name in MEER_REGELS


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
@pytest.mark.parametrize("lezer", sorted(LEZERS))
def test_anything_is_read_or_refused(lezer: str, data: st.DataObject) -> None:
    inhoud = data.draw(st.sampled_from(sorted((CORPUS / lezer).iterdir()))).read_bytes()

    def verander(stuk: bytes, _grootste: int) -> bytes:
        plaats = data.draw(st.integers(0, len(stuk)))
        erbij = data.draw(st.binary(max_size=8) | st.sampled_from(STUKKEN))
        return stuk[:plaats] + erbij + stuk[plaats + data.draw(st.integers(0, 40)) :]

    zaad = data.draw(st.integers(0, 2**32))
    probeer(lezer, muteer_archief(inhoud, 2**20, zaad, verander) if lezer in OFFICE else verander(inhoud, 0))
