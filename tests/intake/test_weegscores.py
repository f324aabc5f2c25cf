"""Scores of a korps as a JSON file: what is stated, and every mistake in it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.weegscores import Scores, lees_scores
from tests.oordelen import NVT, SCORES

if TYPE_CHECKING:
    from pathlib import Path

DIMENSIES = ("toezicht.kwaliteit", "opsporing.weging")
PERCENTAGES = ("opsporing.weging",)


def lees(map_: Path, tekst: str | bytes) -> Scores:
    bestand = map_ / "korps.json"
    bestand.write_bytes(tekst if isinstance(tekst, bytes) else tekst.encode())
    return lees_scores(bestand, STANDAARD, DIMENSIES, PERCENTAGES)


def test_scores_null_redenen_en_een_percentage(tmp_path: Path) -> None:
    gelezen = lees(tmp_path, '{"toezicht.kwaliteit": {"score": "nvt", "reden": "geen toezicht"}}')
    assert gelezen == Scores({"toezicht.kwaliteit": NVT}, {}, {"toezicht.kwaliteit": "geen toezicht"})
    gelezen = lees(tmp_path, '{"toezicht.kwaliteit": null, "opsporing.weging": 87.5}')
    assert gelezen == Scores({"toezicht.kwaliteit": None}, {"opsporing.weging": Decimal("87.5")}, {})
    assert lees(tmp_path, b"\xef\xbb\xbf{}") == Scores()


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ('{"toezicht.kwalitiet": "rood"}', 'dimensie "toezicht.kwalitiet" bestaat niet.'),
        ('{"toezicht.kwaliteit": "oranje"}', 'score van toezicht.kwaliteit "oranje" bestaat niet.'),
        ('{"toezicht.kwaliteit": "Rood"}', 'Bedoeld is misschien "rood".'),
        ('{"toezicht.kwaliteit": ""}', "score van toezicht.kwaliteit"),
        ('{"toezicht.kwaliteit": 87}', "toezicht.kwaliteit heeft geen score."),
        ('{"toezicht.kwaliteit": true}', "toezicht.kwaliteit heeft geen score."),
        ('{"toezicht.kwaliteit": ["rood"]}', "toezicht.kwaliteit heeft geen score."),
        ('{"toezicht.kwaliteit": {"score": "geel", "redne": "x"}}', 'de sleutel "redne" is hier onbekend.'),
        ('{"toezicht.kwaliteit": {"reden": "x"}}', '"score" ontbreekt of is leeg.'),
        ('{"opsporing.weging": 100.1}', "geen percentage van 0 tot en met 100."),
        ('{"opsporing.weging": NaN}', "geen percentage van 0 tot en met 100."),
        ('{"opsporing.weging": 1e999}', "geen percentage van 0 tot en met 100."),
        ('{"toezicht.kwaliteit": "rood", "toezicht.kwaliteit": "groen"}', "staat er twee keer."),
        (
            '{"toezicht.kwaliteit": {"score": "rood", "score": "geel"}}',
            'de sleutel "score" staat er twee keer.',
        ),
        ("[]", "geen JSON-object"),
        ("{", "geen geldige JSON"),
        (b"\xff", "geen UTF-8"),
        ('{"toezicht.kwaliteit": ' + "[" * 100_000, "te diep geneste lijsten"),
    ],
)
def test_een_fout_is_een_regel(tmp_path: Path, tekst: str | bytes, melding: str) -> None:
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees(tmp_path, tekst)
    assert melding in str(gevangen.value)
    assert "\n" not in str(gevangen.value)


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(OnbruikbareBestanden, match="ontbreekt"):
        lees_scores(tmp_path / "weg.json", STANDAARD, DIMENSIES)


json_waarden = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from(list(SCORES)),
    ),
    lambda delen: st.one_of(
        st.lists(delen, max_size=2),
        st.dictionaries(st.sampled_from(["score", "reden", "x"]), delen, max_size=2),
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*DIMENSIES, "x"]), json_waarden))
def test_elke_invoer_is_scores_of_een_fout(
    tmp_path_factory: pytest.TempPathFactory, inhoud: dict[str, object]
) -> None:
    map_ = tmp_path_factory.getbasetemp()
    try:
        gelezen = lees(map_, json.dumps(inhoud))
    except OnbruikbareBestanden:
        return
    # Nothing of what was accepted is lost.
    assert {*gelezen.scores, *gelezen.percentages} == set(inhoud)
