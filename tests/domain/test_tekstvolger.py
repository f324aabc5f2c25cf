"""Many places of a text in another version of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.anker import Lot
from korpsmonitor_tui.domain.tekstvolger import Tekstvolger

REGELS = st.lists(
    st.sampled_from(["", "Ja.", "Er is toezicht op de branche.", "Acht 😀 mensen.", "Nee, dat niet."]),
    max_size=8,
)


@given(REGELS, REGELS, st.data())
def test_een_plaats_die_gelijk_of_verplaatst_heet_heeft_dezelfde_woorden(
    oud: list[str], nieuw: list[str], data: st.DataObject
) -> None:
    van, naar = "\n".join([*oud, "slot"]), "\n".join([*nieuw, "slot"])
    begin = data.draw(st.integers(0, len(van) - 1))
    eind = data.draw(st.integers(begin + 1, len(van)))

    lot, hier, tot = Tekstvolger(van, naar).zoek(begin, eind)

    if lot in {Lot.GELIJK, Lot.VERPLAATST}:
        assert naar[hier:tot] == van[begin:eind]
    if van == naar:
        assert (lot, hier, tot) == (Lot.GELIJK, begin, eind)
    if lot != Lot.LOS:
        assert 0 <= hier < tot <= len(naar)


@given(REGELS, REGELS, REGELS)
def test_een_regel_die_maar_een_keer_voorkomt_wordt_gevolgd_wat_er_ook_voor_wijzigt(
    voor: list[str], na: list[str], anders: list[str]
) -> None:
    eigen = "Dit staat maar een keer in de tekst."
    oud, nieuw = "\n".join([*voor, eigen, *na]), "\n".join([*anders, eigen, *na])
    begin = oud.index("maar een keer")

    lot, hier, tot = Tekstvolger(oud, nieuw).zoek(begin, begin + 13)

    assert lot in {Lot.GELIJK, Lot.VERPLAATST}
    assert (hier, nieuw[hier:tot]) == (nieuw.index("maar een keer"), "maar een keer")


def test_een_gewijzigde_regel_wordt_woord_voor_woord_gezocht() -> None:
    oud, nieuw = "een\nEr is te weinig zicht.\ntwee", "nul\neen\nEr is nog te weinig zicht.\ntwee drie"

    assert Tekstvolger(oud, nieuw).zoek(oud.index("Er is"), oud.index(".\ntwee"))[0] == Lot.GEWIJZIGD
    assert Tekstvolger(oud, "iets anders").zoek(0, 3)[0] == Lot.LOS


@pytest.mark.parametrize("plaats", [(0, 0), (-1, 2), (2, 9)])
def test_een_plaats_buiten_de_tekst(plaats: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=str(plaats[0])):
        Tekstvolger("tekst", "tekst").zoek(*plaats)
