"""The script that makes the demo input, on a report of our own with the same layout."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from tests.intake.conftest import WORTEL

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument

TABEL = "\tKwaliteit\tContinuïteit\n2010\t\t\n<b>2012</b>\tGreen\t\n"
GRONINGEN = f"""
### 2.5.1 Organisatie

{TABEL}
De gedragscode wordt nageleefd. Er is een nevenfunctie.

### 9.9.9 Toezicht

Er zijn tien mede-

werkers met een neven-functie in het niet-vergunde deel en

{TABEL}
dat is genoeg.

---

Korpsmonitor
prostitutie & mensenhandel 2011-2012

Een tweede alinea over medewerkers.

#### **2.5.5 Eindscore**

De eindscore is: **AANDACHT**

Omdat het toezicht achterblijft.

## 2.5.8 3.1.8 Prognose 2013-2014.

- Kwaliteit behouden.
- Meer toezicht.
"""


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(WORTEL / "scripts"))
    return importlib.import_module("lees_rapporttekst")


def rapport(instrument: Instrument) -> str:
    korpsen = [partij for partij in instrument.partijen if partij.nummer]
    tekst = "# 1 Inleiding\n\n## 2.4 Weging\n\n"
    for nummer, korps in enumerate(korpsen, 5):
        tekst += f"## 2.{nummer} {korps.naam}\n"
        tekst += (
            GRONINGEN
            if korps.code == "groningen"
            else f"\n### 2.{nummer}.1 Organisatie\n\n[tekst weggelaten]\n\n"
        )
    tekst += "## 3 Eindresultaat\n\n"
    return tekst + "<sup>7</sup> Een voetnoot.\n"


def test_text_is_joined_and_divided_into_chapters(script: Any, instrument: Instrument) -> None:
    gelezen = script.lees_rapport(rapport(instrument).encode(), instrument)
    (korps,) = gelezen["korpsen"]
    secties = {sectie["onderdeel"]: sectie for sectie in korps["secties"]}
    assert list(secties) == ["organisatie", "toezicht", "prognose"]
    eerste, tweede = secties["toezicht"]["alineas"]
    assert eerste["tekst"] == (
        "Er zijn tien medewerkers met een nevenfunctie in het niet-vergunde deel en dat is genoeg."
    )
    assert [herstel["regel"] for herstel in eerste["herstel"]] == [
        "paginabreuk",
        "tabelbreuk",
        "afbreekstreepje",
        "afbreekstreepje",
    ]
    assert tweede == {
        "soort": "alinea",
        "tekst": "Een tweede alinea over medewerkers.",
        "regels": tweede["regels"],
        "herstel": [],
    }
    assert [punt["tekst"] for punt in secties["prognose"]["alineas"]] == [
        "Kwaliteit behouden.",
        "Meer toezicht.",
    ]


def test_printed_paragraphs_are_counted_where_the_scan_has_wrong_numbers(
    script: Any, instrument: Instrument
) -> None:
    (korps,) = script.lees_rapport(rapport(instrument).encode(), instrument)["korpsen"]
    assert [
        (sectie["paragraaf"], sectie["nummer_in_scan"], sectie["kop"]) for sectie in korps["secties"]
    ] == [
        ("3.1.1", "2.5.1", "Organisatie"),
        ("3.1.2", "9.9.9", "Toezicht"),
        ("3.1.4", "2.5.8 3.1.8", "Prognose 2013-2014"),
    ]
    assert korps["eindscore"]["oordeel"] == "AANDACHT"
    assert korps["eindscore"]["motivatie"] == ["Omdat het toezicht achterblijft."]


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        ("## 2.20 Hollands-Midden", "Hollands-Midden", "niet alle gevonden"),
        ("9.9.9 Toezicht", "9.9.9 Tezicht", 'de kop "Tezicht" is onbekend'),
    ],
)
def test_another_layout_is_refused(
    script: Any, instrument: Instrument, oud: str, nieuw: str, deel: str
) -> None:
    tekst = rapport(instrument)
    assert oud in tekst
    with pytest.raises(OnbruikbareInvoer, match=deel):
        script.lees_rapport(tekst.replace(oud, nieuw, 1).encode(), instrument)


def test_run_as_a_command(
    script: Any,
    instrument: Instrument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bron, uit = tmp_path / "bron.txt", tmp_path / "uit.json"
    bron.write_text(rapport(instrument), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["lees_rapporttekst.py", str(bron), str(uit)])
    assert script.main() == 0
    assert json.loads(uit.read_text(encoding="utf-8"))["korpsen"][0]["partij"] == "groningen"
    bron.write_text("iets anders", encoding="utf-8")
    capsys.readouterr()
    assert script.main() == 2
    assert "niet alle gevonden" in capsys.readouterr().err
