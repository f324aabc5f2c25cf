"""Whatever stands in a definition file: it is read, or refused as unusable input, and nothing else happens."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.intake.demotekst import lees_demotekst
from korpsmonitor_tui.intake.instrument import lees_instrument
from tests.intake.conftest import KORPSMONITOR, REFERENTIE, kopieer

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from tests.intake.conftest import Mappen

BESTANDEN = [
    *(
        f"korpsmonitor/{pad.relative_to(KORPSMONITOR).as_posix()}"
        for pad in sorted(KORPSMONITOR.rglob("*.toml"))
    ),
    *(f"db/{pad.name}" for pad in sorted(REFERENTIE.glob("*.toml"))),
]
SLEUTELS = st.sampled_from(
    [
        "code",
        "naam",
        "bron",
        "soort",
        "nummer",
        "titel",
        "definitie",
        "norm",
        "partij",
        "dimensie",
        "eenheid",
        "hoofdstuk",
        "aandachtsveld",
        "kleurenbalk",
        "partijen",
        "jaar",
        "kleuren",
        "vragenlijst",
        "versie",
        "toezicht",
        "id",
        "tekst",
        "keuzes",
        "jaren",
        "dimensies",
        "verplicht",
        "afkortingen",
        "bestanden",
        "referentie",
        "aliassen",
        "korpsen",
        "secties",
        "alineas",
        "cijfers",
        "eindscore",
        "rijen",
        "cel",
        "voorwaarden",
        "vraag",
        "is",
        "meer_dan",
        "niet_voor",
        "minimum",
        "hoogstens",
        "som_van",
        "gunstig",
        "peiljaar",
        "gegevens",
        "tegenover",
        "opvragingen",
        "parameters",
        "referentierooster",
        "deels_telt_voor",
    ]
)
WAARDEN = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False) | st.text() | SLEUTELS,
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(SLEUTELS, deel, max_size=4),
    max_leaves=12,
)
TABELLEN = st.dictionaries(SLEUTELS, WAARDEN, max_size=6)
RUSTIG = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def als_toml(waarde: object) -> str:
    """An inline TOML value; strings in JSON are strings in TOML once characters are written out."""
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{sleutel} = {als_toml(deel)}" for sleutel, deel in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(als_toml(deel) for deel in waarde) + "]"
    if isinstance(waarde, str):
        return json.dumps(waarde, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(waarde, float):
        return f"{waarde:f}"
    return json.dumps(waarde)


@pytest.fixture(scope="module")
def kopie(tmp_path_factory: pytest.TempPathFactory) -> Mappen:
    return kopieer(tmp_path_factory.mktemp("willekeurig"))


def lees_met(kopie: Mappen, bestand: str, inhoud: bytes) -> None:
    pad = kopie.instrument.parent / bestand
    origineel = pad.read_bytes()
    try:
        pad.write_bytes(inhoud)
        with contextlib.suppress(OnbruikbareInvoer):
            lees_instrument(kopie.instrument, kopie.referentie)
    finally:
        pad.write_bytes(origineel)


@RUSTIG
@given(bestand=st.sampled_from(BESTANDEN), inhoud=st.binary() | st.text().map(str.encode))
def test_arbitrary_bytes(kopie: Mappen, bestand: str, inhoud: bytes) -> None:
    lees_met(kopie, bestand, inhoud)


@RUSTIG
@given(bestand=st.sampled_from(BESTANDEN), waarden=TABELLEN)
def test_arbitrary_toml(kopie: Mappen, bestand: str, waarden: dict[str, object]) -> None:
    inhoud = "".join(f"{sleutel} = {als_toml(waarde)}\n" for sleutel, waarde in waarden.items())
    lees_met(kopie, bestand, inhoud.encode())


@RUSTIG
@given(bestand=st.sampled_from(BESTANDEN), data=st.data())
def test_a_damaged_definition_file(kopie: Mappen, bestand: str, data: st.DataObject) -> None:
    inhoud = (kopie.instrument.parent / bestand).read_bytes()
    begin = data.draw(st.integers(0, len(inhoud)))
    eind = data.draw(st.integers(begin, min(len(inhoud), begin + 200)))
    lees_met(kopie, bestand, inhoud[:begin] + data.draw(st.binary(max_size=8)) + inhoud[eind:])


@RUSTIG
@given(waarden=WAARDEN | TABELLEN)
def test_an_arbitrary_demo_file(tmp_path: Path, instrument: Instrument, waarden: object) -> None:
    pad = tmp_path / "demo.json"
    pad.write_text(json.dumps(waarden), encoding="utf-8")
    with pytest.raises(OnbruikbareInvoer):
        lees_demotekst(pad, instrument)
