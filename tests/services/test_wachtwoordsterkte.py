"""The hint names why a passphrase is weak, refuses nothing but an empty one, and quotes none of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.services.wachtwoordsterkte import LeegWachtwoord, beoordeel


@pytest.mark.parametrize(
    ("wachtwoord", "reden"),
    [
        ("korpsmonitor", "bij dit werk hoort"),
        ("groningen", "bij dit werk hoort"),
        ("NoordOostGelderland", "bij dit werk hoort"),
        ("qwertyuiop", "lijsten"),
        ("welkom01", "lijsten"),
        ("12-02-1980", "datum"),
        ("zzzzzzzzz", "herhaalt"),
        ("abcdefghijk", "reeks"),
        ("x%q&", "kort"),
    ],
)
def test_een_zwak_wachtwoord_zegt_waarom(wachtwoord: str, reden: str) -> None:
    sterkte = beoordeel(wachtwoord, ["Groningen", "Noord-Oost-Gelderland"])

    assert not sterkte.genoeg
    assert reden in sterkte.hint
    assert wachtwoord not in sterkte.hint


@pytest.mark.parametrize(
    "wachtwoord", ["fiets lamp regen molen", "g7K!x92mQz#p", "zin zonder een enkel cijfer erin"]
)
def test_een_sterk_wachtwoord_heeft_geen_tekens_nodig(wachtwoord: str) -> None:
    assert beoordeel(wachtwoord).genoeg


def test_eigen_woorden_maken_een_wachtwoord_zwakker() -> None:
    assert (
        beoordeel("flevomonitor-atlantis").score
        > beoordeel("flevomonitor-atlantis", ["atlantis", "flevomonitor"]).score
    )


@pytest.mark.parametrize("leeg", ["", " ", "\t\n"])
def test_alleen_een_leeg_wachtwoord_wordt_geweigerd(leeg: str) -> None:
    with pytest.raises(LeegWachtwoord, match="niets gewijzigd"):
        beoordeel(leeg)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_elk_ander_wachtwoord_krijgt_een_regel(wachtwoord: str) -> None:
    sterkte = beoordeel(wachtwoord)
    assert 0 <= sterkte.score <= 4
    assert sterkte.hint.splitlines() == [sterkte.hint]
