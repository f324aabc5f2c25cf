"""Years move in a definition text where the reader finds them, whatever stands in texts and comments around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui import paths
from korpsmonitor_tui.intake.instrument import lees_instrument
from korpsmonitor_tui.intake.vragenlijstbestand import lees_concepttekst
from korpsmonitor_tui.intake.vragenlijstconcept import maak_concepttekst

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument

LASTIG = st.sampled_from(
    [
        "jaren = [2012]",
        "# jaar = 2012",
        "[vragenlijst]",
        'een "aanhaling" van 2012',
        "een \\ streep",
        "it's 2012",
        "peiljaar = 2012",
        "gewoon 2012",
    ]
)
JAREN = st.lists(st.integers(2000, 2020), min_size=1, max_size=4, unique=True).map(sorted)


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return lees_instrument(paths.templates() / "korpsmonitor", paths.db())


def tekenreeks(tekst: str) -> st.SearchStrategy[str]:
    """Ways to write a text in TOML."""
    basis = tekst.replace("\\", "\\\\").replace('"', '\\"')
    vormen = [f'"{basis}"', f'"""\n{basis}\n"""', f'"""{basis} \\"\\" """']
    if "'" not in tekst:
        vormen += [f"'{tekst}'", f"'''\n{tekst}'''"]
    return st.sampled_from(vormen)


@st.composite
def definities(draw: st.DrawFn) -> str:
    """A questionnaire of some questions, each with years, and years in its texts and comments."""
    delen = [f"# {draw(LASTIG)}\n[vragenlijst]  # {draw(LASTIG)}\nversie = 'een'\npeiljaar = 2012\n"]
    for nr in range(draw(st.integers(1, 4))):
        scheiding = draw(st.sampled_from([", ", ",\n  ", f",  # {draw(LASTIG)}\n"]))
        jaren = scheiding.join(map(str, draw(JAREN)))
        delen.append(
            f"[[toezicht]]\nid = 'toezicht.v{nr}'\nsoort = 'aantal'\nbron = 'x'\n"
            f"tekst = {draw(tekenreeks(draw(LASTIG)))}\n"
            f"toelichting = {draw(tekenreeks(draw(LASTIG)))}  # {draw(LASTIG)}\n"
            f"jaren = [{jaren}]\n"
        )
    return "\n".join(delen)


@given(tekst=definities(), schuif=st.integers(-9, 9))
def test_there_and_back_is_the_same_text(instrument: Instrument, tekst: str, schuif: int) -> None:
    lijst = lees_concepttekst("een.toml", tekst, instrument)
    heen, nieuw = maak_concepttekst(lijst, instrument, "twee", lambda jaar: jaar + schuif, "twee.toml")
    assert (nieuw.versie, nieuw.peiljaar, nieuw.brontekst) == ("twee", 2012 + schuif, heen)
    for id_, vraag in lijst.vragen.items():
        assert nieuw.vragen[id_].jaren == tuple(jaar + schuif for jaar in vraag.jaren)
        assert (nieuw.vragen[id_].tekst, nieuw.vragen[id_].toelichting) == (vraag.tekst, vraag.toelichting)
    terug, _lijst = maak_concepttekst(nieuw, instrument, "een", lambda jaar: jaar - schuif, "een.toml")
    assert terug == tekst.replace("versie = 'een'", 'versie = "een"')
