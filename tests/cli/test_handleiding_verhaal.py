"""The story of one korps in the handbook: every command runs, in its order and on its day, and leads where the text says."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx

from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from tests.formulierinvullen import vul_in
from tests.services.gesprekgeluid import vtt
from tests.services.verslagretour import vervang
from tests.word.teruggave import Verzonden, bewerkt

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.cli.conftest import Opdrachtregel

README: Final = Path(__file__).resolve().parents[2] / "README.md"
HANDLEIDING: Final = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "verhaal.md"
MAANDEN: Final = ("januari", "februari", "maart", "april")
_HOOFDSTUK: Final = re.compile(r"^## \d+\. .*\((\d+) (\w+) (\d{4})\)$")


def _stappen() -> list[tuple[datetime, list[str]]]:
    """Every command in a block, with the day of its chapter."""
    uit = []
    in_blok, dag = False, datetime.min.replace(tzinfo=UTC)
    for regel in HANDLEIDING.read_text("utf-8").splitlines():
        if kop := _HOOFDSTUK.match(regel):
            dag = datetime(int(kop[3]), MAANDEN.index(kop[2]) + 1, int(kop[1]), 9, tzinfo=UTC)
        elif regel.startswith("```"):
            in_blok = regel == "```sh"
        elif in_blok:
            programma, *woorden = shlex.split(regel)
            assert programma == "korpsmonitor", regel
            uit.append((dag, woorden))
    return uit


def _vult_het_korps_de_lijst_in() -> None:
    """twente.docx: three answers in the form that went out."""
    (formulier,) = Path("formulieren").glob("*.docx")
    antwoorden = {"organisatie.korpsexpert_korpsen": "1", "organisatie.korpsexpert_sinds": "najaar 2011"}
    ingevuld = {(Vak(vraag), WAARDE): tekst for vraag, tekst in antwoorden.items()}
    Path("twente.docx").write_bytes(vul_in(formulier.read_bytes(), "docx", ingevuld))


def _is_er_een_transcript() -> None:
    """gesprek.vtt: what was said at the table."""
    gesproken = (
        (0, 4, "Spreker 1", "Hoe is het toezicht geregeld?"),
        (4, 9, "Spreker 2", "De vergunde branche wordt ieder kwartaal gecontroleerd."),
        (9, 12, "Spreker 2", "Op de niet-vergunde branche is onvoldoende zicht."),
    )
    Path("gesprek.vtt").write_text(vtt(*gesproken), "utf-8")


def _antwoordt_de_korpsexpert() -> None:
    """retour.docx: two words typed over, with nothing tracked."""
    (verzonden,) = Path("uit").rglob("gespreksverslag*.docx")
    wijzigingen = (vervang(2, "in voorbereiding", "begonnen"), vervang(4, "acht", "negen"))
    Path("retour.docx").write_bytes(bewerkt(Verzonden(verzonden.read_bytes(), [], []), *wijzigingen))


BUITEN: Final[dict[str, Callable[[], None]]] = {
    "vragenlijst importeer": _vult_het_korps_de_lijst_in,
    "gesprek importeer": _is_er_een_transcript,
    "verslag lees": _antwoordt_de_korpsexpert,
}
"""What somebody else does before a command can be run, by the words that the command begins with."""


def test_every_command_runs_in_its_order_and_the_story_ends_where_it_says(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    uit = {}
    for dag, woorden in _stappen():
        regel.klok.nu = dag
        zonder_wie = woorden[2:] if woorden[0] == "--als" else woorden
        BUITEN.get(" ".join(zonder_wie[:2]), lambda: None)()
        erbij = ["--zonder-versleuteling"] if woorden[0] == "init" else []
        uit[" ".join(zonder_wie)] = regel.goed(*woorden, *erbij).uit
    _is_zoals_verteld(regel, uit)


def _is_zoals_verteld(regel: Opdrachtregel, uit: dict[str, str]) -> None:
    """One change taken over, one not, a score that rests on the verslag, and everything that is announced is there."""
    assert "“najaar 2011”" in uit["vragenlijst twijfel Twente"]
    getoond = re.findall(r"^```text\n(.*?)^```", HANDLEIDING.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert [blok for blok in getoond if not any(blok in gezegd for gezegd in uit.values())] == []
    assert len(getoond) == 2
    definitief = "\n".join(alinea.text for alinea in docx.Document("definitief.docx").paragraphs)
    assert "Het toezicht op de niet-vergunde branche is begonnen." in definitief
    assert "Er zijn acht gecertificeerde rechercheurs." in definitief
    (weging,) = regel.goed("weging", "toon", "Twente", "--json").json["korpsen"]
    assert weging["eindscore"]["score"] == "geel"
    assert "De vergunde branche wordt ieder kwartaal gecontroleerd." in uit["weging toon Twente"]
    assert {pad.suffix for pad in Path("terug").rglob("*.*")} >= {".docx", ".xlsx"}
    for naam in ("versie2.docx", "twente-rapport.docx", "brief.docx"):
        assert Path(naam).read_bytes().startswith(b"PK"), naam
    assert regel.goed("controleer", "--json").json["klopt"]


def test_who_follows_the_readme_has_a_word_draft_of_a_first_interview(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hoofdstuk = README.read_text("utf-8").partition("\n## Your first interview")[2].partition("\n## ")[0]
    opdrachten = hoofdstuk.partition("```sh\n")[2].partition("```")[0].splitlines()
    for opdracht in opdrachten:
        _programma, *woorden = shlex.split(opdracht, comments=True)
        regel.goed(*woorden, *(["--zonder-versleuteling"] if woorden[0] == "init" else []))
    tekst = "\n".join(alinea.text for alinea in docx.Document("twente.docx").paragraphs)
    assert "Er zijn acht rechercheurs." in tekst
