"""Every instrument has the reporting of its own parts, and says what it has instead of what it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.onderdelen import eis_onderdeel, onderdeelnaam, wat_er_is
from korpsmonitor_tui.services.rapportstukken import ALLE, DOCX, Opdracht, Soort, lees_stukken, maak, stuk_van
from korpsmonitor_tui.services.sessie import Editie

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop


def _editie(laptop: Laptop, instrument: str) -> Sessie:
    sessie = edities.maak(
        laptop.store, laptop.coordinator.instrumenten, Editie("2030", "Volgende", instrument)
    )
    return sessie.als(laptop.coordinator.persoon)


@pytest.mark.parametrize(
    ("instrument", "lijsten"),
    [
        ("gemeenten", {"geinterviewden", "praktijken", "aanbevelingen"}),
        ("ketenregisseurs", {"praktijken", "aanbevelingen"}),
        ("dashboard", set()),
        ("voortgang", set()),
    ],
)
def test_the_reporting_has_what_the_instrument_has(
    laptop: Laptop, tmp_path: Path, instrument: str, lijsten: set[str]
) -> None:
    sessie = _editie(laptop, instrument)
    stukken = lees_stukken(sessie)
    assert {(stuk.soort, stuk.code) for stuk in stukken} == {(Soort.LIJST, code) for code in lijsten}
    with pytest.raises(StapGeweigerd, match=r"geen weging\. Wel is er: "):
        _ = sessie.weegregels
    with pytest.raises(Exception, match="geen enkel"):
        stuk_van(sessie, Soort.GEHEEL, ALLE)
    if stukken:
        gemaakt = maak(sessie, stukken, Opdracht(tmp_path / "uit", DOCX))
        assert {pad.suffix for pad in gemaakt.paden} == {".docx", ".xlsx"}


def test_what_there_is_instead_is_named_with_its_command(laptop: Laptop) -> None:
    instrument = _editie(laptop, "gemeenten").instrument
    assert "deskstudie (`korpsmonitor deskbron toon`)" in wat_er_is(instrument)
    assert "weging" not in wat_er_is(instrument)
    for onderdeel in Onderdeel:
        assert onderdeelnaam(onderdeel)
        if instrument.heeft(onderdeel):
            eis_onderdeel(instrument, onderdeel)
        else:
            with pytest.raises(StapGeweigerd, match=onderdeelnaam(onderdeel)):
                eis_onderdeel(instrument, onderdeel)
