"""Code knows instruments through their files: nothing compares with the name of one, nor names what is in one.

Every instrument that comes with the program is looked for, and the words are taken from its files: a new instrument
widens the search by itself.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import korpsmonitor_tui
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.services import instrumentmappen
from korpsmonitor_tui.services.definities import Definities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.instrument import Instrument

ANDERE_ZAKEN: Final = {
    "korpsmonitor_tui.domain.cijfertabel.KORPS": "who stated a figure: the party itself, as published tables write it",
}
"""Names of texts that are alike by chance, with what they are."""

PAKKET: Final = Path(korpsmonitor_tui.__file__).parent
TEKSTEN: Final = {pad: pad.read_text("utf-8") for pad in sorted(PAKKET.rglob("*.py"))}

TOEGESTAAN: Final = {
    (
        "extract/toezeggingen.py",
        "prognose",
    ): "a part of a conversation that suggestions know, of whatever instrument",
    ("services/demo.py", "prognose"): "the example of one instrument, made of its published texts",
    ("services/demogesprek.py", "toezicht"): "the same",
    ("services/voorbeeld_gesprekken.py", "conclusie"): "the same, of another",
    (
        "services/verslagstand.py",
        "voortgang",
    ): "a kind of record: what was told of an action at a reporting date",
    ("services/vervolgtijdlijn.py", "voortgang"): "a field: how far a measure is",
}
"""(module, word) of which the comparison is no question of which instrument it is, with why."""


def test_no_code_decides_by_a_word_of_an_instrument() -> None:
    woorden = _woorden()
    gevonden = {
        (_naam(pad), constante.value): constante.lineno
        for pad in _met_een_van(woorden)
        for constante in _vergeleken(ast.parse(TEKSTEN[pad]), _benoemd(pad))
        if constante.value in woorden
    }
    assert {plaats: regel for plaats, regel in gevonden.items() if plaats not in TOEGESTAAN} == {}
    assert set(TOEGESTAAN) <= set(gevonden), "an exception that nothing needs any more"


def test_no_code_names_a_dimension_or_a_question() -> None:
    codes = {code for instrument in _instrumenten() for code in _volle_codes(instrument)}
    assert len(codes) > 100
    in_tekst = re.compile(rf"[\"']({'|'.join(map(re.escape, sorted(codes)))})[\"']")
    assert [
        f"{_naam(pad)}: {treffer[1]}"
        for pad, tekst in TEKSTEN.items()
        for treffer in in_tekst.finditer(tekst)
    ] == []


@pytest.mark.parametrize(
    "regel",
    [
        'if instrument.code == "korpsmonitor": pass',
        'if code in ("gemeenten", "x"): pass',
        'if "groningen" != partij.code: pass',
        'match soort:\n    case "korps" | "klpd": pass',
        'ok = partij.soort in {"ketenpartner"}',
        'if score == "rood": pass',
        'KORPS: Final = "korps"\nif partij.soort == KORPS: pass',
    ],
)
def test_a_comparison_is_seen_however_it_is_written(regel: str) -> None:
    woorden = _woorden()
    boom = ast.parse(regel)
    assert any(constante.value in woorden for constante in _vergeleken(boom, _toegekend(boom)))


@cache
def _instrumenten() -> tuple[Instrument, ...]:
    definities = Definities()
    return tuple(definities(code) for code in instrumentmappen.codes())


def _woorden() -> set[str]:
    return {woord for instrument in _instrumenten() for woord in _namen(instrument)}


def _naam(pad: Path) -> str:
    return pad.relative_to(PAKKET).as_posix()


def _met_een_van(woorden: set[str]) -> Iterator[Path]:
    """The modules that hold one of these words between quotes, or a name that a module gives one: only they are parsed."""
    tussen_quotes = rf"[\"']({'|'.join(map(re.escape, sorted(woorden)))})[\"']"
    gegeven = re.compile(rf"^(\w+)(?:: [^=\n]+)? = {tussen_quotes}$", re.MULTILINE)
    namen = {treffer[1] for tekst in TEKSTEN.values() for treffer in gegeven.finditer(tekst)}
    iets = re.compile(rf"{tussen_quotes}|\b(?:{'|'.join(sorted(namen))})\b")
    return (pad for pad, tekst in TEKSTEN.items() if iets.search(tekst))


def _namen(instrument: Instrument) -> Iterator[str]:
    """The words by which code could tell one instrument from another."""
    yield instrument.code
    yield from (partij.code for partij in instrument.partijen)
    yield from (eenheid.code for eenheid in instrument.eenheden)
    yield from (hoofdstuk.code for hoofdstuk in instrument.hoofdstukken)
    yield from (veld.code for veld in instrument.aandachtsvelden)
    yield from (soort.code for soort in instrument.partijsoorten)
    yield from (str(oordeel) for oordeel in instrument.schaal.oordelen)


def _volle_codes(instrument: Instrument) -> Iterator[str]:
    yield from (dimensie.code for dimensie in instrument.dimensies if dimensie.code != EINDSCORE)
    yield from instrument.vragen


def _vergeleken(boom: ast.AST, benoemd: dict[str, str]) -> Iterator[ast.Constant]:
    """Every text that something is compared with, also by a name: ``==``, ``in``, ``match``, and their opposites."""
    for knoop in ast.walk(boom):
        delen: list[ast.AST] = []
        if isinstance(knoop, ast.Compare):
            delen = [knoop.left, *knoop.comparators]
        elif isinstance(knoop, ast.MatchValue):
            delen = [knoop]
        for deel in delen:
            # What is asked of a dictionary or an attribute is not what is compared.
            if isinstance(deel, ast.Constant | ast.Name | ast.Tuple | ast.List | ast.Set | ast.MatchValue):
                for sub in ast.walk(deel):
                    if isinstance(sub, ast.Constant):
                        yield sub
                    elif isinstance(sub, ast.Name) and sub.id in benoemd:
                        yield ast.copy_location(ast.Constant(benoemd[sub.id]), sub)


def _toegekend(boom: ast.Module) -> dict[str, str]:
    """The texts that a module gives a name."""
    uit = {}
    for knoop in boom.body:
        doelen = knoop.targets if isinstance(knoop, ast.Assign) else [getattr(knoop, "target", None)]
        waarde = getattr(knoop, "value", None)
        if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str):
            uit.update({doel.id: waarde.value for doel in doelen if isinstance(doel, ast.Name)})
    return uit


@cache
def _namen_in(module: str) -> dict[str, str]:
    pad = PAKKET.parent / f"{module.replace('.', '/')}.py"
    namen = _toegekend(ast.parse(TEKSTEN[pad])) if pad in TEKSTEN else {}
    return {naam: tekst for naam, tekst in namen.items() if f"{module}.{naam}" not in ANDERE_ZAKEN}


def _benoemd(pad: Path) -> dict[str, str]:
    """The texts that a name stands for in a module: its own, and those that it imports from others of the package."""
    boom = ast.parse(TEKSTEN[pad])
    uit = {}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").startswith(PAKKET.name):
            bron = _namen_in(knoop.module or "")
            uit.update(
                {alias.asname or alias.name: bron[alias.name] for alias in knoop.names if alias.name in bron}
            )
    return {**uit, **_toegekend(boom)}
