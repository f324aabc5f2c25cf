"""Running the command line: within this process on a fixed day, and as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

import hatch_build
from korpsmonitor_tui import paths
from korpsmonitor_tui.domain import taal
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.openen import Wereld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.services.sessie import Sessie

WORTEL = Path(hatch_build.__file__).resolve().parent
TEMPLATES = paths.templates()
DEFINITIES = Definities()
"""Read once: half of what a command does in a process of its own is reading them."""


@dataclass(frozen=True)
class Uitkomst:
    """What a command line left behind."""

    status: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        """Standard output as a value."""
        return json.loads(self.uit)


class Klok:
    """A clock that only moves when a test says so."""

    def __init__(self) -> None:
        self.nu = datetime(2013, 2, 12, 9, tzinfo=UTC)

    def zet(self, jaar: int, maand: int, dag: int) -> None:
        self.nu = datetime(jaar, maand, dag, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.nu


@dataclass
class Opdrachtregel:
    """The program inside this process, with its own database, clock and screen."""

    db: Path
    klok: Klok = field(default_factory=Klok)
    gestart: list[str] = field(default_factory=list)
    """Edition and person of every time the screens were opened."""

    def __call__(self, *woorden: str, als: str = "", invoer: str | bytes = "") -> Uitkomst:
        """Run a command line and return what came of it."""
        taal.kies_taal()
        # Only now: commands take their language when they are imported.
        from korpsmonitor_tui.cli.draai import draai
        from korpsmonitor_tui.cli.programma import Buiten

        buiten = Buiten(self._wereld, self._start)
        vooraf = ["--db", str(self.db), *(["--als", als] if als else [])]
        with CliRunner().isolation(input=invoer) as (uit, fout, _samen):
            status = draai([*vooraf, *woorden], buiten)
            return Uitkomst(status, uit.getvalue().decode(), fout.getvalue().decode())

    def _wereld(self) -> Wereld:
        # A test that brings definition files of its own changes them too.
        return Wereld(DEFINITIES if paths.templates() == TEMPLATES else Definities(), self.klok)

    def goed(self, *woorden: str, als: str = "", invoer: str | bytes = "") -> Uitkomst:
        """Run a command line that must succeed."""
        uitkomst = self(*woorden, als=als, invoer=invoer)
        assert uitkomst.status == 0, uitkomst.fout
        return uitkomst

    def _start(self, sessie: Sessie) -> int:
        self.gestart.append(f"{sessie.editie.id} {sessie.persoon.naam}")
        return 0


@pytest.fixture(scope="session", autouse=True)
def _vertaald() -> None:
    """Compile the catalogue of this checkout: a process of its own reads it from there."""
    hatch_build.vertaal(WORTEL)


@dataclass(frozen=True)
class Plaats:
    """A command in the tree, with the words that lead to it."""

    woorden: tuple[str, ...]
    opdracht: click.Command


@pytest.fixture
def boom() -> list[Plaats]:
    """Give every command, groups included."""
    taal.kies_taal()
    from korpsmonitor_tui.cli.hoofd import hoofd

    return list(_plaatsen(click.Context(hoofd, info_name="korpsmonitor")))


def _plaatsen(ctx: click.Context) -> Iterator[Plaats]:
    opdracht = ctx.command
    yield Plaats(tuple(ctx.command_path.split()[1:]), opdracht)
    if isinstance(opdracht, click.Group):
        for naam in opdracht.list_commands(ctx):
            kind = opdracht.get_command(ctx, naam)
            assert kind is not None
            yield from _plaatsen(click.Context(kind, info_name=naam, parent=ctx))


@pytest.fixture
def regel(tmp_path: Path) -> Opdrachtregel:
    """Give a command line without a database yet."""
    return Opdrachtregel(tmp_path / "monitor.db")


@pytest.fixture(scope="session")
def voorbeelden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Make once what most tests begin with: a team, and a team with a gesprek."""
    map_ = tmp_path_factory.mktemp("voorbeelden")
    team, gesprek = Opdrachtregel(map_ / "team.db"), Opdrachtregel(map_ / "gesprek.db")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv(paths.OMGEVING_TOESTAND, str(map_ / "toestand"))
        _stel_team_samen(team)
        shutil.copy(team.db, gesprek.db)
        _houd_gesprek(gesprek)
    return team.db, gesprek.db


def _stel_team_samen(regel: Opdrachtregel) -> None:
    regel.goed("init", "--editie", "2013-2014", "--zonder-versleuteling")
    regel.goed("medewerker", "nieuw", "notulist 1", "--rol", "notulist")
    regel.goed("medewerker", "nieuw", "auditor 1", "--rol", "auditor")
    regel.goed("medewerker", "nieuw", "auditor Twente", "--rol", "auditor", "--korps", "Twente")


def _houd_gesprek(regel: Opdrachtregel) -> None:
    regel.goed(
        *(
            "gesprek",
            "nieuw",
            "Groningen",
            "--datum",
            "11-02-2013",
            "--tijd",
            "14.00",
            "--plaats",
            "Groningen",
        ),
        *("--notulist", "notulist 1", "--auditor", "auditor 1"),
    )
    regel.goed("gesprek", "deelnemer", "Groningen", "--rol", "korpsexpert", "--respondent")
    for hoofdstuk, tekst in (
        ("toezicht", "Het toezicht is geregeld."),
        ("opsporing", "Er zijn acht rechercheurs."),
    ):
        regel.goed("gesprek", "notitie", "Groningen", tekst, "--hoofdstuk", hoofdstuk, als="notulist 1")


@pytest.fixture
def team(regel: Opdrachtregel, voorbeelden: tuple[Path, Path]) -> Opdrachtregel:
    """Give an edition with a notulist, an auditor of Twente and one of no korps."""
    shutil.copy(voorbeelden[0], regel.db)
    return regel


@pytest.fixture
def gesprek(regel: Opdrachtregel, voorbeelden: tuple[Path, Path]) -> Opdrachtregel:
    """Give a planned gesprek with Groningen: one respondent, two notes."""
    shutil.copy(voorbeelden[1], regel.db)
    return regel


def draai_proces(
    *woorden: str,
    invoer: str = "",
    omgeving: dict[str, str] | None = None,
    voorzet: Sequence[str] = (),
) -> Uitkomst:
    """Run ``korpsmonitor`` as a process without a terminal, within the isolated surroundings of the test."""
    proces = subprocess.run(
        [*voorzet, sys.executable, "-m", "korpsmonitor_tui", *woorden],
        input=invoer,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(omgeving or {})},
        cwd=os.environ["HOME"],
        # No controlling terminal, so that a prompt can never wait for the developer.
        start_new_session=True,
        check=False,
        timeout=120,
    )
    return Uitkomst(proces.returncode, proces.stdout, proces.stderr)


def is_een_regel(tekst: str) -> bool:
    """Whether an error says what it has to say on one line, without a traceback."""
    return len(tekst.strip().splitlines()) == 1 and "Traceback" not in tekst


def paden(waarde: Any, tot: str = "") -> set[str]:
    """The paths of all keys in a value: ``a``, ``a.b``, ``a[].b``, and ``a[]`` for a list of plain values."""
    if isinstance(waarde, dict):
        voor = f"{tot}." if tot else ""
        return {pad for sleutel, inhoud in waarde.items() for pad in paden(inhoud, f"{voor}{sleutel}")} | (
            {tot} if tot and not tot.endswith("[]") else set()
        )
    if isinstance(waarde, list):
        return {pad for inhoud in waarde for pad in paden(inhoud, f"{tot}[]")}
    return {tot}
