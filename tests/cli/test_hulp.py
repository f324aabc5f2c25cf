"""Help and usage errors are Dutch, whole and quick."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from korpsmonitor_tui import __version__
from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import kies_woorden
from korpsmonitor_tui.domain.woordkeus import KETENPARTNER, Woordkeus, Zelfstandig
from tests.cli.conftest import WORTEL, draai_proces, is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel, Plaats

ENGELS = re.compile(
    r"\b(usage|options?|commands?|arguments?|args|show|this|message|exit|text|integer|float|boolean|path|file|"
    r"directory|required|default|choice|missing|error|invalid|value|such|try|help)\b",
    re.IGNORECASE,
)
# Names of options and the English spelling of a Dutch word.
MAG = re.compile(r"--help|--version|PATH")


def test_de_hulp_van_elke_opdracht_is_nederlands(boom: list[Plaats], regel: Opdrachtregel) -> None:
    for plaats in boom:
        hulp = regel.goed(*plaats.woorden, "--help").uit
        assert hulp.startswith("Gebruik: korpsmonitor"), plaats.woorden
        assert "Toon deze uitleg en stop." in hulp, plaats.woorden
        assert ENGELS.findall(MAG.sub("", hulp)) == [], plaats.woorden
    assert len(boom) > 40


def test_elke_opdracht_en_elke_optie_is_uitgelegd(boom: list[Plaats]) -> None:
    zonder = [
        (*plaats.woorden, param.name) for plaats in boom for param in plaats.opdracht.params if not param.help
    ]

    assert zonder == []
    assert all(plaats.opdracht.help for plaats in boom)


@pytest.mark.parametrize(
    ("woorden", "verwacht"),
    [
        (
            ["stats"],
            "De opdracht 'stats' bestaat niet. Bedoelt u 'status'? `korpsmonitor --help` geeft uitleg.",
        ),
        (["verslag", "verstur"], "(Bedoelt u een van deze: 'retour', 'verstuur'?)"),
        (["status", "--jsn"], "De optie '--jsn' bestaat niet. Bedoelt u '--json'?"),
        (
            ["status", "--als", "auditor 1"],
            "De optie --als staat vóór de opdracht: korpsmonitor --als … status",
        ),
        (["gesprek", "toon"], "Ontbrekend argument 'PARTIJ'."),
        (["verslag", "retour", "Twente"], "Ontbrekende optie '--reden'."),
        (
            ["status", "--filter", "rood"],
            "Ongeldige waarde voor '--filter': 'rood' is niet een van 'te-laat',",
        ),
        (["tijdlijn", "Twente", "--aantal", "veel"], "'veel' is geen geldig getal (geheel getal)."),
        (["tijdlijn", "Twente", "--aantal", "0"], "0 valt buiten het bereik x>=1."),
        (["gesprek", "nieuw", "Twente", "--datum", "30-02-2013"], "“30-02-2013” is geen datum;"),
        (["gesprek", "nieuw", "Twente", "--datum", "12 feb"], "schrijf 12-02-2013 of 2013-02-12."),
        (["gesprek", "nieuw", "Twente", "--tijd", "25:00"], "“25:00” is geen tijd; schrijf 14:00."),
        (["medewerker", "nieuw", "x", "--rol", "baas"], "'baas' is niet een van 'coordinator',"),
        (["medewerker", "wijzig", "x"], "Geef op wat er moet veranderen."),
        (["medewerker", "wijzig", "x", "--korps", "Twente", "--geen-korps"], "niet beide"),
        (["gesprek", "wijzig", "Twente"], "Geef op wat er moet veranderen."),
        (["gesprek", "deelnemer", "Twente"], "Geef met --rol de functie"),
        (["gesprek", "deelnemer", "Twente", "--verwijder", "x", "--rol", "y"], "gaat niet samen"),
        (["gesprek", "wijzig-notitie", "Twente", "1"], "precies één wijziging"),
        (["verslag", "maak"], "Noem een PARTIJ"),
        (["verslag", "maak", "Twente", "--map", "."], "zegt --doel waar het bestand komt"),
        (
            ["verslag", "maak", "Twente", "--doel", "uit"],
            "“uit” is geen bestaande map en geen naam die op .docx",
        ),
        (["verslag", "maak", "Twente", "--alle", "--map", "."], "zonder PARTIJ"),
        (["verslag", "stel-vast", "Twente", "--zonder-reactie", "--niet-akkoord"], "niet beide"),
        (["verslag", "verwerk", "Twente", "--besluit", "overgenomen"], "Noem met --opmerking"),
        (["verslag", "verwerk", "Twente", "--opmerking", "1"], "Geef bij --opmerking een --besluit op"),
        (["vragenlijst", "controleer", "/bestaat/niet"], "Pad '/bestaat/niet' bestaat niet."),
    ],
)
def test_verkeerd_gebruik_is_een_nederlandse_regel(
    woorden: list[str], verwacht: str, regel: Opdrachtregel
) -> None:
    uitkomst = regel(*woorden)

    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert verwacht in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert not regel.db.exists()


def test_een_groep_zonder_opdracht_toont_haar_hulp(regel: Opdrachtregel) -> None:
    uitkomst = regel("verslag")

    assert uitkomst.status == 2
    assert "stel-vast" in uitkomst.fout


@pytest.mark.parametrize("optie", ["--versie", "--version"])
def test_de_versie(optie: str) -> None:
    assert draai_proces(optie).uit == f"korpsmonitor, versie {__version__}\n"


def test_een_proces_spreekt_nederlands_vanaf_het_begin() -> None:
    assert draai_proces("--help").uit.startswith("Gebruik: korpsmonitor [OPTIES] [OPDRACHT] [ARGUMENTEN]...")
    fout = draai_proces("vragenlijst", "controleer", "/bestaat/niet")
    assert (fout.status, "Pad '/bestaat/niet' bestaat niet." in fout.fout) == (2, True)


@pytest.mark.parametrize("woord", ["--help", "--versie"])
def test_hulp_laadt_geen_opslag_en_geen_scherm(woord: str) -> None:
    code = (
        "import sys\nfrom korpsmonitor_tui.bootstrap import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('geladen:', *sorted({naam.partition('.')[0] for naam in sys.modules}))"
    )
    proces = subprocess.run([sys.executable, "-c", code, woord], capture_output=True, text=True, check=True)

    geladen = set(proces.stdout.rpartition("geladen:")[2].split())
    assert "click" in geladen
    assert geladen.isdisjoint({"docx", "holidays", "lxml", "nacl", "sqlcipher3", "sqlite_utils", "textual"})


def test_wat_een_opdracht_van_zichzelf_zegt_hangt_niet_af_van_wat_open_is() -> None:
    """A command that is first used while a study of municipalities is open says of itself what it always says."""
    kies_woorden(Woordkeus(Zelfstandig("gemeente", "gemeenten", "de"), KETENPARTNER))
    lui = Groep("proef", lui={"eigen": Verwijzing("tests.cli.eigen_opdracht:opdracht", "")})
    opdracht = lui.get_command(click.Context(lui), "eigen")
    assert opdracht is not None
    assert opdracht.help == "Toon het korps."


def test_de_naslag_is_gelijk_aan_de_opdrachten(boom: list[Plaats]) -> None:
    script = runpy.run_path(str(WORTEL / "scripts" / "maak_opdrachten.py"))
    naslag: Path = script["DOEL"]

    assert naslag.read_text("utf-8") == script["maak_tekst"]()
    assert all(
        f"## {' '.join(('korpsmonitor', *plaats.woorden))}\n" in script["maak_tekst"]() for plaats in boom
    )
