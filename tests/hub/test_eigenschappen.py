"""Whatever a text holds, the hub reads of it what laptops read, and gives back what was brought."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import psycopg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.hub import past_bij_dossier
from korpsmonitor_tui.domain.stand import Kop, Stand
from korpsmonitor_tui.store.afleidingen import dossier_van

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hub.conftest import Meld, Proefhub

PER_HUB = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

TEKST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
DOSSIERS = st.sampled_from(
    ["2012/twente", "2012/groningen", "", "2012/", "x", "2012/twente\0", "2012/😀", "a/b/twente"]
)
WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | DOSSIERS,
    lambda w: (
        st.lists(w, max_size=3)
        | st.dictionaries(st.sampled_from(["dossier", "a", "dossier ", "Dossier"]), w, max_size=3)
    ),
    max_leaves=6,
)
PAREN = st.lists(
    st.tuples(
        st.sampled_from(['"dossier"', '"dossi\\u0065r"', '"a"', '"\\u0000"', '"\\ud800"']), WAARDEN | DOSSIERS
    )
)


def schrijf(paren: list[tuple[str, object]], escapes: bool) -> str:
    """An object with keys as often as they come."""
    return (
        "{" + ", ".join(f"{naam}: {json.dumps(waarde, ensure_ascii=escapes)}" for naam, waarde in paren) + "}"
    )


PAYLOADS = (
    st.builds(schrijf, PAREN, st.booleans())
    | WAARDEN.map(json.dumps)
    | st.text(st.sampled_from('{}[]",:\\u0dosier1 /'), max_size=30)
    | st.integers(95, 105).map(lambda diep: '{"dossier":"2012/twente","x":' + "[" * diep + "]" * diep + "}")
)


def zoals_een_laptop(payload: str) -> str:
    """The dossier that the projections of a laptop derive from an entity with this creation."""
    kop = Kop("e", Operatie.MAAK, decodeer(payload), (1, "d", 1))
    return dossier_van(Stand("notitie", "n", {"": (kop,)}))


def test_the_hub_reads_the_dossier_that_laptops_read_or_refuses(hub: Proefhub) -> None:
    with hub.als_beheerder() as db:

        @PER_HUB
        @given(payload=PAYLOADS.filter(_kan_tekst_zijn))
        def lees(payload: str) -> None:
            try:
                rij = db.execute("SELECT korpsmonitor.dossier_uit(%s, 'e')", (payload,)).fetchone()
            except psycopg.DataError:
                return
            except psycopg.DatabaseError as fout:
                if fout.sqlstate != "KM002":
                    raise
                return
            assert rij is not None
            assert (rij[0] or "") == zoals_een_laptop(payload)

        lees()


DELEN = st.lists(
    st.sampled_from(
        [
            "2012",
            "psg-2012",
            "psg-beurt:2012",
            "twente",
            "twente2",
            "",
            "019a0000-0000-7000-8000-0000000000aa",
        ]
    ),
    min_size=1,
    max_size=4,
).map("/".join)


def test_hub_and_laptop_agree_on_what_an_id_may_be_of(hub: Proefhub) -> None:
    with hub.als_beheerder() as db:

        @PER_HUB
        @given(entiteit=DELEN, dossier=st.sampled_from(["2012/twente", "2012/twente2", ""]))
        def past(entiteit: str, dossier: str) -> None:
            rij = db.execute("SELECT korpsmonitor.past_bij_dossier(%s, %s)", (entiteit, dossier)).fetchone()
            assert rij == (past_bij_dossier(entiteit, dossier),)

        past()


def _kan_tekst_zijn(payload: str) -> bool:
    try:
        return b"\0" not in payload.encode()
    except UnicodeEncodeError:
        return False


def test_any_text_in_any_field_comes_back_as_it_was(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    with hub.open("oost") as verbinding:

        @PER_HUB
        @given(
            velden=st.fixed_dictionaries(
                dict.fromkeys(("editie", "team", "actor", "tijd", "handeling"), TEKST)
            ),
            entiteit=TEKST.filter(bool).map(lambda id_: f"2012/twente/{id_}" if "/" in id_ else id_),
            waarde=st.text() | st.lists(st.text(max_size=5)),
            vorm=st.integers(0, 2**62),
            sprong=st.integers(1, 1000),
        )
        def breng(velden: dict[str, Any], entiteit: str, waarde: object, vorm: int, sprong: int) -> None:
            volg = verbinding.haal(0, 10**6).volg
            smeed: Callable[..., Any] = oost.smeed
            oost.keten.append(
                smeed('{"dossier":"2012/twente"}', entiteit=entiteit, veld="", operatie="maak", **velden)
            )
            lamport = oost.keten[-1].event.lamport + sprong
            payload = json.dumps(waarde)
            oost.keten.append(
                smeed(payload, entiteit=entiteit, veld=entiteit, vorm=vorm, lamport=lamport, **velden)
            )
            assert verbinding.bied_aan(oost.keten[-2:]) == 2
            gehaald = verbinding.haal(volg, 10).pakketten
            assert sorted(gehaald, key=lambda p: p.event.dseq) == oost.keten[-2:]

        breng()
