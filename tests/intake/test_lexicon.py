"""The words of the extraction as a file that people edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.lexicon import NAMEN, TEKENS, lees_lexicon

if TYPE_CHECKING:
    from pathlib import Path

BRON = paths.templates() / "korpsmonitor" / "extractie"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    for naam in (TEKENS, NAMEN):
        (tmp_path / naam).write_text((BRON / naam).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def codes() -> list[str]:
    import tomllib

    return list(tomllib.loads((BRON / TEKENS).read_text(encoding="utf-8"))["tekens"])


def test_the_lexicon_that_is_shipped_is_read(map_: Path) -> None:
    lexicon = lees_lexicon(map_, codes())
    assert [code for code, _tekens in lexicon.dimensies] == codes()
    assert {naam.code for naam in lexicon.namen} >= {"EMM", "OM", "CIE"}


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        (TEKENS, "'gedragscode'", "'gedrag(scode'", "geen bruikbare reguliere uitdrukking"),
        (TEKENS, '"organisatie.gedragscode"', '"organisatie.gedragcode"', 'tekens "organisatie.gedragcode" bestaat niet'),
        (TEKENS, "opgelost = [", "opgelost2 = [", '"opgelost" ontbreekt'),
        (NAMEN, 'code = "OM"', 'code = "EMM"', "EMM"),
        (NAMEN, "namen = [\"EMM\"", "naam = [\"EMM\"", '"namen" ontbreekt'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_file(
    map_: Path, bestand: str, oud: str, nieuw: str, melding: str
) -> None:
    pad = map_ / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_lexicon(map_, codes())
    assert any(melding in str(b) and bestand in str(b) for b in fout.value.bevindingen)


def test_all_mistakes_at_once(map_: Path) -> None:
    (map_ / TEKENS).write_text("[tekens", encoding="utf-8")
    (map_ / NAMEN).unlink()
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_lexicon(map_, codes())
    assert len(fout.value.bevindingen) == 2
