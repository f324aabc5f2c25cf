"""Whatever stands in a file of published figures: it is read, or refused as unusable input, and nothing else happens."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.intake.cijfers import lees_cijfers
from tests.intake.conftest import REFERENTIE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.instrument import Instrument

CIJFERS = REFERENTIE / "cijfers"
BESTANDEN = sorted(pad.name for pad in CIJFERS.iterdir())
VIJF = "tabel_05.json"
RUSTIG = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
SLEUTELS = st.sampled_from(
    ["tabel", "rij", "rijen", "nummer", "naam", "noot", "noten", "regel", "vraag", "cijfers", "kolom", "jaar"]
)
WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(),
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(SLEUTELS, deel, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def gedeelde_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CIJFERS, tmp_path_factory.mktemp("willekeurig") / "cijfers"))


@contextlib.contextmanager
def met_inhoud(pad: Path, inhoud: bytes) -> Iterator[None]:
    origineel = pad.read_bytes()
    try:
        pad.write_bytes(inhoud)
        yield
    finally:
        pad.write_bytes(origineel)


@RUSTIG
@given(bestand=st.sampled_from(BESTANDEN), inhoud=st.binary() | st.text().map(str.encode))
def test_arbitrary_bytes(gedeelde_map: Path, instrument: Instrument, bestand: str, inhoud: bytes) -> None:
    with met_inhoud(gedeelde_map / bestand, inhoud), contextlib.suppress(OnbruikbareInvoer):
        lees_cijfers(gedeelde_map, instrument)


@RUSTIG
@given(bestand=st.sampled_from(BESTANDEN), data=st.data())
def test_a_damaged_file(
    gedeelde_map: Path, instrument: Instrument, bestand: str, data: st.DataObject
) -> None:
    inhoud = (gedeelde_map / bestand).read_bytes()
    begin = data.draw(st.integers(0, len(inhoud)))
    eind = data.draw(st.integers(begin, min(len(inhoud), begin + 200)))
    anders = inhoud[:begin] + data.draw(st.binary(max_size=8)) + inhoud[eind:]
    with met_inhoud(gedeelde_map / bestand, anders), contextlib.suppress(OnbruikbareInvoer):
        lees_cijfers(gedeelde_map, instrument)


@RUSTIG
@given(rij=st.dictionaries(SLEUTELS, WAARDEN, max_size=8) | WAARDEN)
def test_an_arbitrary_row(gedeelde_map: Path, instrument: Instrument, rij: object) -> None:
    inhoud = json.loads((gedeelde_map / VIJF).read_text(encoding="utf-8"))
    inhoud["rijen"][3] = rij
    nieuw = json.dumps(inhoud).encode()
    with met_inhoud(gedeelde_map / VIJF, nieuw), pytest.raises(OnbruikbareInvoer):
        lees_cijfers(gedeelde_map, instrument)
