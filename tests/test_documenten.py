"""What the documents for people point at is there: files, pictures, tests, make targets, and every command with its options."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest

from korpsmonitor_tui.domain import taal

if TYPE_CHECKING:
    from collections.abc import Iterator

WORTEL: Final = Path(__file__).resolve().parents[1]
DOCS: Final = WORTEL / "docs"
DOCUMENTEN: Final = tuple(
    sorted(pad.relative_to(WORTEL).as_posix() for pad in (*WORTEL.glob("*.md"), *DOCS.rglob("*.md")))
)
GEMAAKT: Final = {
    *("docs/opdrachten.md", "docs/toetsen.md", "docs/rollen.md"),
    *("docs/betrouwbaarheid.md", "docs/prestaties.md"),
}
"""Made by a script from what is, not written."""

_TESTS: Final = re.compile(r"`(tests/[\w/]+(?:\.py|/))`")
_KOPPELING: Final = re.compile(r"\]\((?!https?:)([^)\s]*)\)")
_BLADZIJDE: Final = re.compile(r"`(docs/[\w/]+\.md)`")
_DOEL: Final = re.compile(r"`make ([a-z-]+)`")
_KOP: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_BLOK: Final = re.compile(r"^```(?:sh|bash|)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_IN_REGEL: Final = re.compile(r"`(korpsmonitor [^`]+)`")
_KORT: Final = re.compile(r"[…<>|]|OPDRACHT|X\.db")
"""Marks a command that is only hinted at."""


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_tests_koppelingen_en_doelen_bestaan(naam: str) -> None:
    document = WORTEL / naam
    tekst = document.read_text("utf-8")
    genoemd = [WORTEL / pad for pad in _TESTS.findall(tekst)]
    assert [str(pad) for pad in genoemd if not pad.exists()] == []
    assert [doel for doel in _KOPPELING.findall(tekst) if not _is_er(document, doel)] == []
    doelen = re.findall(r"^([a-z-]+):", (WORTEL / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert set(_DOEL.findall(tekst)) <= set(doelen)


def _is_er(document: Path, doel: str) -> bool:
    """Whether a link leads to a file, and to a heading in it if it names one."""
    pad, _hekje, anker = doel.partition("#")
    bestand = document.parent / pad if pad else document
    return bestand.exists() and (not anker or anker in _ankers(bestand.read_text("utf-8")))


def _ankers(tekst: str) -> set[str]:
    """How GitHub names the headings of a document."""
    koppen = (re.sub(r"[^\w\- ]", "", kop.lower()) for kop in _KOP.findall(tekst))
    return {kop.strip().replace(" ", "-") for kop in koppen}


def test_every_document_is_reached_from_the_index() -> None:
    bereikt = {WORTEL / "README.md"}
    te_lezen = [WORTEL / "README.md"]
    for document in te_lezen:
        tekst = document.read_text("utf-8")
        paden = [document.parent / doel.partition("#")[0] for doel in _KOPPELING.findall(tekst)]
        # What is measured on a machine need not be there yet.
        for pad in (
            pad.resolve() for pad in [*paden, *(WORTEL / naam for naam in _BLADZIJDE.findall(tekst))]
        ):
            if pad.exists() and pad.suffix == ".md" and pad not in bereikt:
                bereikt.add(pad)
                te_lezen.append(pad)
    assert [naam for naam in DOCUMENTEN if WORTEL / naam not in bereikt] == []


def test_every_picture_is_one_that_the_script_makes_and_is_shown_somewhere() -> None:
    beelden = set(runpy.run_path(str(WORTEL / "scripts" / "maak_beelden.py"))["BEELDEN"])
    getoond = {
        Path(doel).stem
        for naam in DOCUMENTEN
        for doel in _KOPPELING.findall((WORTEL / naam).read_text("utf-8"))
        if doel.endswith(".svg") and "beelden/" in doel
    }
    assert {pad.stem for pad in (DOCS / "beelden").iterdir()} == beelden == getoond


@pytest.mark.parametrize("naam", [naam for naam in DOCUMENTEN if naam not in GEMAAKT])
def test_every_command_exists_with_its_options(naam: str) -> None:
    """Words and options are looked up, values are not: a korps or a file of a reader is not here."""
    taal.kies_taal()
    # Only now: commands take their language when they are imported.
    from korpsmonitor_tui.cli.hoofd import hoofd

    verkeerd = []
    for regel in _opdrachten((WORTEL / naam).read_text("utf-8")):
        try:
            _zoek_op(hoofd, regel)
        except (AssertionError, ValueError) as fout:
            verkeerd.append(f"{regel}: {fout}")
    assert verkeerd == []


def _opdrachten(tekst: str) -> Iterator[str]:
    for blok in _BLOK.findall(tekst):
        yield from (regel for regel in blok.splitlines() if regel.startswith("korpsmonitor "))
    yield from (regel for regel in _IN_REGEL.findall(tekst) if not _KORT.search(regel))


def _zoek_op(hoofd: click.Group, regel: str) -> None:
    """Follow the words of a command line. Raises AssertionError with what does not exist."""
    _programma, *woorden = shlex.split(regel, comments=True)
    opdracht: click.Command = hoofd
    ctx = click.Context(hoofd, info_name="korpsmonitor")
    while woorden:
        woord = woorden.pop(0)
        if woord.startswith("-") and len(woord) > 1 and not woord[1].isdigit():
            optie = _optie(ctx, woord.partition("=")[0])
            assert optie is not None, f"{ctx.command_path} kent {woord} niet"
            if not optie.is_flag and "=" not in woord and woorden:
                woorden.pop(0)
        elif isinstance(opdracht, click.Group):
            kind = opdracht.get_command(ctx, woord)
            assert kind is not None, f"{ctx.command_path} kent {woord} niet"
            opdracht, ctx = kind, click.Context(kind, info_name=woord, parent=ctx)


def _optie(ctx: click.Context, naam: str) -> click.Option | None:
    """The option of a command with this name, its help included."""
    return next(
        (
            param
            for param in ctx.command.get_params(ctx)
            if isinstance(param, click.Option) and naam in (*param.opts, *param.secondary_opts, "-h")
        ),
        None,
    )


def test_the_picture_of_the_layers_is_that_of_the_contracts() -> None:
    script = runpy.run_path(str(WORTEL / "scripts" / "maak_lagen.py"))
    assert script["DOEL"].read_text("utf-8") == script["maak_beeld"]()


def test_licence_and_citation_say_the_same() -> None:
    pyproject = (WORTEL / "pyproject.toml").read_text("utf-8")
    assert 'license = "EUPL-1.2"' in pyproject
    assert "\nlicense: EUPL-1.2\n" in (WORTEL / "CITATION.cff").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (WORTEL / "LICENSE").read_text("utf-8")
