"""The definition files that come with the program, and a copy of them to break."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.instrument import lees_instrument

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding

WORTEL = Path(__file__).resolve().parents[2]
KORPSMONITOR = WORTEL / "templates" / "korpsmonitor"
REFERENTIE = WORTEL / "db"


class Mappen(NamedTuple):
    """A copy of the definition files and the reference data."""

    instrument: Path
    referentie: Path

    def vervang(self, bestand: str, oud: str, nieuw: str) -> None:
        """Replace the first ``oud`` in ``korpsmonitor/...`` or ``db/...``."""
        pad = self.instrument.parent / bestand
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst, f"{oud!r} staat niet in {bestand}"
        pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    return lees_instrument(KORPSMONITOR, REFERENTIE)


@pytest.fixture
def mappen(tmp_path: Path) -> Mappen:
    return kopieer(tmp_path)


def kopieer(doel: Path) -> Mappen:
    """Copy the definition files that come with the program to ``doel``."""
    kopie = Mappen(doel / "korpsmonitor", doel / "db")
    shutil.copytree(KORPSMONITOR, kopie.instrument, ignore=shutil.ignore_patterns("*.docx"))
    shutil.copytree(REFERENTIE, kopie.referentie, ignore=shutil.ignore_patterns("voorbeelden", "*.sql"))
    return kopie


def fouten(mappen: Mappen) -> tuple[Bevinding, ...]:
    """Everything that is found wrong in the copy; fails if nothing is."""
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_instrument(mappen.instrument, mappen.referentie)
    return gevangen.value.bevindingen
