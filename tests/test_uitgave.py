"""What a release is said to consist of: every package with a licence that is allowed, and no leak passed over in silence."""

from __future__ import annotations

import importlib
import json
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import korpsmonitor_tui

if TYPE_CHECKING:
    from collections.abc import Iterator

WORTEL = Path(korpsmonitor_tui.__file__).resolve().parent.parent
METAGEGEVENS = "Metadata-Version: 2.4\nName: voorbeeld\nVersion: 1.0\n"


@pytest.fixture(scope="module")
def scripts() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as plek:
        plek.syspath_prepend(str(WORTEL / "scripts"))
        yield importlib.import_module


@pytest.fixture(scope="module")
def lijst(scripts: Any) -> Any:
    return scripts("maak_sbom").stuklijst()


def test_elk_pakket_heeft_een_licentie_die_mag(scripts: Any) -> None:
    licenties = scripts("licenties").van_slot(WORTEL / "requirements.txt")

    assert {"textual", "sqlcipher3", "psycopg-binary"} <= licenties.keys()


def _pakket(map_: Path, opgegeven: str, licentietekst: str = "") -> metadata.Distribution:
    info = map_ / "voorbeeld-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METAGEGEVENS + opgegeven, encoding="utf-8")
    (info / "LICENSE").write_text(licentietekst, encoding="utf-8")
    (info / "RECORD").write_text("voorbeeld-1.0.dist-info/LICENSE,,\n", encoding="utf-8")
    return metadata.PathDistribution(info)


@pytest.mark.parametrize(
    ("opgegeven", "spdx"),
    [
        ("License-Expression: mit\n", "MIT"),
        ("License-Expression: Apache-2.0 AND MIT\n", "Apache-2.0 AND MIT"),
        ("License: Apache 2\n", "Apache-2.0"),
        ("License: een lap tekst\nClassifier: License :: OSI Approved :: MIT License\n", "MIT"),
    ],
)
def test_een_opgegeven_licentie_wordt_herkend(
    opgegeven: str, spdx: str, tmp_path: Path, scripts: Any
) -> None:
    licenties = scripts("licenties")
    licentie = licenties.licentie_van(_pakket(tmp_path, opgegeven), licenties.lees_afspraken())

    assert licentie == licenties.Licentie(spdx, gelezen=False)


@pytest.mark.parametrize(
    ("opgegeven", "reden"),
    [
        ("License-Expression: GPL-3.0-or-later\n", "GPL-3.0-or-later staat niet bij de toegestane"),
        ("License-Expression: MIT AND AGPL-3.0-only\n", "AGPL-3.0-only staat niet bij"),
        ("License-Expression: GPL-2.0-only WITH Classpath-exception-2.0\n", "GPL-2.0-only staat niet bij"),
        ("Classifier: License :: OSI Approved :: BSD License\n", "de licentie is niet bekend"),
        ("", "de licentie is niet bekend"),
    ],
)
def test_een_onbekende_of_ongewenste_licentie_wordt_geweigerd(
    opgegeven: str, reden: str, tmp_path: Path, scripts: Any
) -> None:
    licenties = scripts("licenties")
    afspraken = licenties.lees_afspraken()

    with pytest.raises(licenties.Bezwaar, match=rf"^voorbeeld: .*{reden}"):
        licenties.licentie_van(_pakket(tmp_path, opgegeven), afspraken)


def test_wat_mensen_lazen_geldt_zolang_het_er_staat(tmp_path: Path, scripts: Any) -> None:
    licenties = scripts("licenties")
    afspraken = licenties.lees_afspraken() | {
        "pakket": {"voorbeeld": {"licentie": "Zlib", "zin": "This notice may not be removed"}}
    }
    pakket = _pakket(tmp_path, "License: eigen\n", "3. This notice may\n   not be removed.")

    assert licenties.licentie_van(pakket, afspraken) == licenties.Licentie("Zlib", gelezen=True)
    (tmp_path / "voorbeeld-1.0.dist-info" / "LICENSE").write_text("Iets anders.", encoding="utf-8")
    with pytest.raises(licenties.Bezwaar, match="lees haar opnieuw"):
        licenties.licentie_van(pakket, afspraken)


def test_de_stuklijst_noemt_alles_van_het_slot(lijst: Any, scripts: Any) -> None:
    sbom, slot = scripts("maak_sbom"), scripts("slot")
    onderdelen = {deel["bom-ref"]: deel for deel in lijst["components"]}
    vast = {
        f"pkg:pypi/{regel.naam}@{regel.versie}": regel for regel in slot.lees(sbom.SLOT) if regel.geldt_hier()
    }

    assert (lijst["bomFormat"], lijst["specVersion"]) == ("CycloneDX", "1.6")
    assert (
        lijst["metadata"]["component"]["purl"] == f"pkg:pypi/korpsmonitor-tui@{korpsmonitor_tui.__version__}"
    )
    assert onderdelen.keys() == vast.keys()
    for naam, deel in onderdelen.items():
        (bestanden,) = deel["externalReferences"]
        assert {som["content"] for som in bestanden["hashes"]} == set(vast[naam].sommen) != set()
        assert all(licentie["expression"] for licentie in deel["licenses"])
        assert isinstance(deel["description"], str)


def test_de_stuklijst_zegt_wat_wat_nodig_heeft(lijst: Any) -> None:
    nodig = {regel["ref"]: regel["dependsOn"] for regel in lijst["dependencies"]}
    kort = {naam.split("@")[0]: {ander.split("@")[0] for ander in anderen} for naam, anderen in nodig.items()}

    assert nodig.keys() == {lijst["metadata"]["component"]["bom-ref"]} | {
        deel["bom-ref"] for deel in lijst["components"]
    }
    assert "pkg:pypi/psycopg-binary" in kort["pkg:pypi/psycopg"]
    assert "pkg:pypi/textual" in kort["pkg:pypi/korpsmonitor-tui"]
    assert kort["pkg:pypi/six"] == set()


def test_dezelfde_pakketten_geven_dezelfde_stuklijst(lijst: Any, scripts: Any) -> None:
    assert json.dumps(scripts("maak_sbom").stuklijst()) == json.dumps(lijst)


def test_een_stuklijst_die_niet_klopt_met_het_slot_wordt_niet_gemaakt(
    scripts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sbom = scripts("maak_sbom")
    tekst = sbom.SLOT.read_text(encoding="utf-8")
    kort = tmp_path / "requirements.txt"
    kort.write_text(tekst[: tekst.index("\nzxcvbn==") + 1], encoding="utf-8")
    monkeypatch.setattr(sbom, "SLOT", kort)

    with pytest.raises(sbom.Onvolledig, match=r"^zxcvbn: nodig en niet vastgelegd"):
        sbom.stuklijst()


SCHOON = '{"dependencies": [{"name": "een", "version": "1", "vulns": []}, {"name": "twee", "version": "2", "vulns": []}]}'
HALF = '{"dependencies": [{"name": "een", "version": "1", "vulns": []}, {"name": "twee", "skip_reason": "onbekend"}]}'
GEEN = '{"dependencies": [{"name": "een", "skip_reason": "onbekend"}]}'
LEK = (
    '{"dependencies": [{"name": "twee", "skip_reason": "onbekend"}, {"name": "een", "version": "1", "vulns": '
    '[{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["1.1"]}]}]}'
)


@pytest.mark.parametrize(
    ("osv", "pypi", "status", "tekst"),
    [
        (SCHOON, "", 0, "Geen bekend lek in de 2 pakketten van requirements.txt (gevraagd aan osv)."),
        ("", SCHOON, 0, "(gevraagd aan pypi)"),
        (LEK, "", 1, "een 1: PYSEC-1, CVE-1; verholpen in 1.1"),
        (HALF, LEK, 1, "PYSEC-1"),
        (HALF, "", 2, "kent 1 pakketten wel, en niet: twee"),
        ("", GEEN, 2, "kent hier geen enkel pakket"),
        ("", "Traceback", 2, "geen antwoord; is er netwerk?"),
        ('{"dependencies": []}', "", 2, "kent hier geen enkel pakket"),
    ],
)
def test_niets_gevonden_geldt_alleen_van_wat_bekeken_is(
    osv: str, pypi: str, status: int, tekst: str, scripts: Any
) -> None:
    lekken = scripts("controleer_lekken")
    uitkomst, gezegd = lekken.oordeel(
        {"osv": lekken.lees(osv), "pypi": lekken.lees(pypi)}, "requirements.txt"
    )

    assert uitkomst == status
    assert tekst in gezegd
    assert gezegd.startswith("Niet gecontroleerd") == (status == 2)
