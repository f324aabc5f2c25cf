"""Every instrument offers the screens and actions of its own parts, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.tui.onderdelen import SCHERMEN, beginscherm, hoort_erbij

if TYPE_CHECKING:
    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.tui.onderdelen import Onderdeelscherm

_ALLE = {scherm.onderdeel: scherm for scherm in SCHERMEN}


@pytest.mark.parametrize(
    ("onderdelen", "begin"),
    [
        ({Onderdeel.VRAGENLIJST, Onderdeel.PLAN}, None),
        ({Onderdeel.GESPREKKEN, Onderdeel.DASHBOARD}, None),
        ({Onderdeel.DASHBOARD, Onderdeel.PLAN}, SCHERMEN[0]),
        ({Onderdeel.PLAN}, SCHERMEN[1]),
        ({Onderdeel.DESKSTUDIE}, None),
    ],
)
def test_het_werk_begint_bij_wat_het_instrument_heeft(
    definities: Definities, onderdelen: set[Onderdeel], begin: Onderdeelscherm | None
) -> None:
    instrument = replace(definities("korpsmonitor"), onderdelen=frozenset(onderdelen))

    assert beginscherm(instrument) is begin
    for onderdeel in _ALLE:
        assert hoort_erbij(instrument, "onderdeel", (onderdeel.value,)) == (onderdeel in onderdelen)
    assert hoort_erbij(instrument, "rapportage") == (begin is None and Onderdeel.DESKSTUDIE not in onderdelen)
    assert hoort_erbij(instrument, "help")


@pytest.mark.parametrize("onderdeel", _ALLE)
def test_een_scherm_heeft_de_stijl_waarmee_het_onderop_kan_liggen(onderdeel: Onderdeel) -> None:
    scherm = _ALLE[onderdeel]

    assert [pad for pad in scherm.stijlpaden if pad.is_file()] == scherm.laad().CSS_PATH
