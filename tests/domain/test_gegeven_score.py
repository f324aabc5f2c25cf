"""Scores survive their event, and whatever another program left there is read without an error."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.gegeven_score import (
    Bewijs,
    Bewijssoort,
    Eindoordeel,
    GegevenScore,
    Partneroordeel,
    lees_bewijs,
    lees_eindoordeel,
    lees_partneroordeel,
    lees_score,
)
from korpsmonitor_tui.domain.schaal import STANDAARD
from tests.oordelen import BLANCO, OORDELEN, SCORES

teksten = st.text(max_size=8)
ids = st.lists(teksten, max_size=3).map(tuple)
bewijs = st.builds(
    Bewijs, st.sampled_from(Bewijssoort), teksten, teksten, teksten, st.integers(min_value=0, max_value=9)
)
scores = st.builds(
    GegevenScore, st.sampled_from(SCORES), teksten, st.lists(bewijs, max_size=3).map(tuple), teksten, ids, ids
)
eindoordelen = st.builds(
    Eindoordeel,
    st.sampled_from([*OORDELEN, BLANCO]),
    teksten,
    teksten,
    teksten,
    st.lists(st.sampled_from(OORDELEN), max_size=3).map(tuple),
    st.lists(st.tuples(teksten, st.none() | st.sampled_from(SCORES)), max_size=4).map(tuple),
    ids,
    teksten,
)
partneroordelen = st.builds(Partneroordeel, teksten, teksten, teksten, teksten)
vreemd = st.recursive(
    st.none() | st.booleans() | st.integers() | teksten | st.sampled_from([*SCORES, *Bewijssoort]),
    lambda kind: (
        st.lists(kind, max_size=4)
        | st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(
                ("score", "scores", "bewijs", "soort", "toegestaan", "versie", "onthouden"), kind
            ),
        )
    ),
    max_leaves=12,
)


def _als_event(waarde: object) -> object:
    return json.loads(json.dumps(waarde, sort_keys=True))


@given(scores, eindoordelen, partneroordelen)
def test_what_was_given_comes_back_as_it_was(
    score: GegevenScore, eind: Eindoordeel, partner: Partneroordeel
) -> None:
    assert lees_score(_als_event(score.naar_json()), STANDAARD) == score
    assert lees_eindoordeel(_als_event(eind.naar_json()), STANDAARD) == eind
    assert lees_partneroordeel(_als_event(partner.naar_json())) == partner


@given(vreemd)
@example({"soort": []})
@example({"score": {}})
@example({"score": "rood", "bewijs": [{"soort": {}}], "scores": [[[], []]], "toegestaan": [[]]})
def test_whatever_stands_in_an_event_is_read_or_nothing(waarde: object) -> None:
    score, eind = lees_score(waarde, STANDAARD), lees_eindoordeel(waarde, STANDAARD)
    assert score is None or lees_score(_als_event(score.naar_json()), STANDAARD) == score
    assert eind is None or lees_eindoordeel(_als_event(eind.naar_json()), STANDAARD) == eind
    lees_partneroordeel(waarde)
    lees_bewijs(waarde)
