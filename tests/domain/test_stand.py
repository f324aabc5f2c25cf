"""The state of an entity: what is shown, and what a person still has to choose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.stand import Kop, Stand


def kop(event: str, waarde: object, operatie: Operatie = Operatie.ZET, nr: int = 1) -> Kop:
    return Kop(event, operatie, waarde, (nr, "d", nr))


def stand(**koppen: tuple[Kop, ...]) -> Stand:
    return Stand("passage", "p", {BESTAAN: (kop("m", {"dossier": "d"}, Operatie.MAAK),), **koppen})


def test_the_same_value_set_twice_is_nothing_to_choose_from() -> None:
    gelijk = stand(tekst=(kop("a", "zin"), kop("b", "zin", nr=2)))
    assert gelijk.conflicten == ()
    assert gelijk.waarde("tekst") == "zin"


@given(st.lists(st.sampled_from(["zin", "andere zin", None, 1, ["zin"]]), min_size=1, max_size=5))
def test_different_values_are_a_conflict_whatever_their_order(waarden: list[object]) -> None:
    koppen = tuple(kop(str(nr), waarde, nr=nr) for nr, waarde in enumerate(waarden))
    verschillen = any(waarde != waarden[0] for waarde in waarden)
    assert stand(tekst=koppen).conflicten == (("tekst",) if verschillen else ())
    assert stand(tekst=koppen).waarde("tekst") == waarden[-1]


def test_a_place_chosen_twice_is_no_conflict() -> None:
    assert stand(volgorde=(kop("a", "000001"), kop("b", "000005"))).conflicten == ()
    assert stand(nummer=(kop("a", 1), kop("b", 5))).conflicten == ()


def test_of_concurrent_creations_the_first_attributes_count() -> None:
    dubbel = Stand(
        "gesprek",
        "g",
        {
            BESTAAN: (
                kop("a", {"partij": "groningen"}, Operatie.MAAK),
                kop("b", {"partij": "friesland", "extra": 1}, Operatie.MAAK, nr=2),
            )
        },
    )
    assert dubbel.vast("partij") == "groningen"
    assert dubbel.vast("extra") == 1
    assert dubbel.vast("onbekend") is None
    assert dubbel.conflicten == ()


def test_what_was_never_made_is_not_there() -> None:
    leeg = Stand("notitie", "n", {"tekst": (kop("a", "zin"),)})
    assert not leeg.bestaat
    assert leeg.waarde("spreker") is None


def test_a_deletion_beside_a_restoration_is_a_conflict_that_keeps_the_entity() -> None:
    strijdig = Stand(
        "notitie",
        "n",
        {BESTAAN: (kop("v", {}, Operatie.VERWIJDER), kop("h", {}, Operatie.HERSTEL, nr=2))},
    )
    assert strijdig.bestaat
    assert strijdig.conflicten == (BESTAAN,)
