"""Our project files in other people's programs, and theirs in ours; only where ``make qda`` installed them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.refiqda import Gelezen
from korpsmonitor_tui.report.refiqda import schrijf_project
from korpsmonitor_tui.services.uitwisseling import maak_project
from korpsmonitor_tui.services.uitwisselinvoer import lees_bestand, neem_project_over
from tests.services.coderen import eigen
from tests.services.qdaprogramma import NIEUWE_CODE, ZIN
from tests.services.uitwisselvoorbeeld import codeer_alles, maak_dossier

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

_STANDAARD = Path(__file__).parents[2] / ".venv" / "qda" / "bin" / "python"
PYTHON = Path(os.environ.get("KORPSMONITOR_QDA_PYTHON", _STANDAARD))

pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="make qda installeert de andere programma's")


@pytest.fixture
def bestand(laptop: Laptop, tmp_path: Path) -> Path:
    dossier = maak_dossier(laptop)
    codeer_alles(laptop.auditor, dossier)
    pad = tmp_path / "uit.qdpx"
    pad.write_bytes(schrijf_project(maak_project(laptop.auditor, [dossier]).project))
    return pad


def draai(wat: str, bestand: Path) -> Path:
    uit = bestand.with_name(f"{wat}.qdpx")
    script = Path(__file__).with_name("qdaprogramma.py")
    proces = subprocess.run(
        [PYTHON, script, wat, bestand, uit], capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert proces.returncode == 0, proces.stderr
    return uit


def gelezen(pad: Path) -> Gelezen:
    project = lees_bestand(pad)
    assert isinstance(project, Gelezen)
    return project


def test_een_strenge_lezer_vindt_elke_code_op_haar_woorden(bestand: Path) -> None:
    regels: list[Any] = json.loads(draai("lees", bestand).read_text(encoding="utf-8"))

    assert {tuple(regel) for regel in regels} == {
        ("Notulen Groningen", "toezicht.niet_vergunde_branche: negatief", "auditor 1", "onvoldoende zicht"),
        ("Notulen Groningen", "toezicht.kwaliteit: positief", "auditor 1", "korpsexpert controleert"),
        ("Notulen Groningen", "om", "auditor 1", "het OM"),
        ("Transcript Groningen 1", "cijfer", "auditor 1", "acht rechercheurs"),
        ("Transcript Groningen 1", "opsporing.kwaliteit: neutraal", "auditor 1", ZIN),
    }


def test_wat_een_ander_programma_erbij_codeert_komt_terug_en_de_rest_was_er_al(
    laptop: Laptop, bestand: Path
) -> None:
    terug = gelezen(draai("codeer", bestand))
    invoer = neem_project_over(laptop.tweede_auditor, terug, "codeer.qdpx")

    assert (len(invoer.bekend), len(invoer.geplaatst), invoer.niet_geplaatst) == (5, 1, ())
    (codering,) = eigen(laptop.tweede_auditor)
    assert (codering.code, codering.polariteit, codering.anker.citaat) == (
        "opsporing.kwaliteit",
        "negatief",
        ZIN,
    )
    assert codering.toelichting == "Uit codeer.qdpx, gecodeerd door onderzoeker Q."


def test_een_project_dat_in_een_ander_programma_opnieuw_is_gemaakt(laptop: Laptop, bestand: Path) -> None:
    terug = gelezen(draai("aqda", bestand))
    assert terug.project.herkomst == "AQDA"
    keuzes = {NIEUWE_CODE: "opsporing.kwaliteit:aandacht", "om": "organisatie:om"}
    invoer = neem_project_over(laptop.tweede_auditor, terug, "aqda.qdpx", keuzes=keuzes)

    assert [koppeling.gelijk for koppeling in invoer.bronnen] == [True, True]
    assert {(over.code, over.citaat) for over in invoer.geplaatst} == {
        ("toezicht.niet_vergunde_branche: negatief", "onvoldoende zicht"),
        ("toezicht.kwaliteit: positief", "korpsexpert controleert"),
        ("om", "het OM"),
        ("opsporing.kwaliteit: neutraal", ZIN),
        (NIEUWE_CODE, ZIN),
    }
    assert [over.code for over in invoer.niet_geplaatst] == ["cijfer"]
    assert ("toezicht.kwaliteit", "van der Proef controleert") in {
        (codering.code, codering.anker.citaat) for codering in eigen(laptop.tweede_auditor)
    }
