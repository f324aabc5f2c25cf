"""Two versions of the rules: the difference is exact, and named by the rules that make it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.weegregels import Gevolg, Openlaten, Weegregels
from korpsmonitor_tui.domain.weegverschil import Vergelijker, Wijziging, verschillen
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from tests.oordelen import BLANCO, GEEL, GROEN, ROOD, SCORES

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score

REGELS = Definities().weegregels(STANDAARD)
ALLES_GROEN: dict[str, Score | None] = dict.fromkeys(REGELS.dimensies, GROEN)
rijen = st.fixed_dictionaries({dimensie: st.sampled_from((*SCORES, None)) for dimensie in REGELS.dimensies})


def strenger(regels: Weegregels, code: str) -> Weegregels:
    """The same, but this rule leaves only rood."""
    return replace(
        regels,
        regels=tuple(
            replace(r, eindscore=frozenset({ROOD})) if r.code == code and isinstance(r, Gevolg) else r
            for r in regels.regels
        ),
    )


def test_words_are_no_difference_and_a_rule_is_new_changed_or_gone() -> None:
    woorden = replace(
        REGELS, regels=tuple(replace(r, tekst="anders", lezing="anders") for r in REGELS.regels)
    )
    assert verschillen(REGELS, woorden) == ()
    zonder = replace(REGELS, regels=tuple(r for r in REGELS.regels if r.code != "gedragscode.rood"))
    assert [(v.code, v.wijziging) for v in verschillen(REGELS, zonder)] == [
        ("gedragscode.rood", Wijziging.VERVALLEN)
    ]
    assert [v.wijziging for v in verschillen(zonder, REGELS)] == [Wijziging.NIEUW]
    (anders,) = verschillen(REGELS, strenger(REGELS, "gedragscode.rood"))
    assert (anders.code, anders.wijziging) == ("gedragscode.rood", Wijziging.ANDERS)


def test_only_the_rule_that_makes_the_difference_is_named() -> None:
    ander = strenger(strenger(REGELS, "gedragscode.rood"), "opsporing_kwaliteit.geel")
    vergelijker = Vergelijker(REGELS, ander)
    assert len(vergelijker.verschillen) == 2
    uit = vergelijker.vergelijk({**ALLES_GROEN, "opsporing.kwaliteit": GEEL})
    assert [verschil.code for verschil in uit.door] == ["opsporing_kwaliteit.geel"]
    assert vergelijker.vergelijk(ALLES_GROEN).door == ()


def test_rules_that_only_together_make_the_difference_are_both_named() -> None:
    """Each of the two alone leaves everything open already."""
    samen = "opsporing.weging", "opsporing.financieel_rechercheren"
    open_ = next(r for r in REGELS.regels if isinstance(r, Openlaten))

    def laat_open(code: str, dimensie: str) -> Openlaten:
        return replace(open_, code=code, dimensies=(dimensie,))

    basis = tuple(r for r in REGELS.regels if r is not open_)
    een = replace(REGELS, regels=basis)
    ander = replace(REGELS, regels=(*basis, *(laat_open(f"proef.{nr}", d) for nr, d in enumerate(samen))))
    uit = Vergelijker(een, ander).vergelijk({**ALLES_GROEN, **dict.fromkeys(samen, BLANCO)})
    assert uit.verschilt
    assert [verschil.code for verschil in uit.door] == ["proef.0", "proef.1"]


@given(rijen, st.sampled_from([r.code for r in REGELS.regels if isinstance(r, Gevolg)]))
def test_it_says_what_each_version_says_and_names_a_rule_exactly_when_they_differ(
    scores: dict[str, Score | None], code: str
) -> None:
    ander = strenger(REGELS, code)
    uit = Vergelijker(REGELS, ander).vergelijk(scores)
    assert uit.een == Weger(REGELS).bereken(scores)
    assert uit.ander == Weger(ander).bereken(scores)
    assert bool(uit.door) == uit.verschilt
    assert {verschil.code for verschil in uit.door} <= {code}


def test_a_dimension_that_one_version_does_not_know_is_left_out_of_it() -> None:
    minder = REGELS.dimensies[1:]
    ander = replace(
        REGELS,
        dimensies=minder,
        regels=tuple(
            replace(r, dimensies=over)
            for r in REGELS.regels
            if (over := tuple(d for d in r.dimensies if d in minder))
            and getattr(r, "voor", "") in {"", *minder}
        ),
    )
    uit = Vergelijker(REGELS, ander).vergelijk({**ALLES_GROEN, REGELS.dimensies[0]: ROOD})
    assert uit.een.toegestaan == (GEEL, ROOD)
    assert uit.ander.toegestaan == (GROEN,)
    assert uit.door
