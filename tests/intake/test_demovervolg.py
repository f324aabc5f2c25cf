"""The published points and recommendations as they come with the program, and how the script reads them."""

from __future__ import annotations

import json
import re
import runpy
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.demovervolg import lees_demovervolg
from tests.intake.conftest import REFERENTIE

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument

BESTAND = REFERENTIE / "voorbeelden" / "korpsmonitor" / "vervolg.json"
PAGINARESTEN = re.compile(r"[\t\n*#<>|_]|-$|\. \.|\w- (?!en |of )\w")
TEKST = """#### 4.1.2 Eenheid Noord-Nederland
- Geen aandachtspunt.
Aandachtspunten voor de eenheid zijn:
- Het benoemen van één korpsexpert.
## 5.2 Aanbevelingen politieorganisatie
- Geen aandachtspunt.
### **5.2.2 Aandachtsveld Organisatie**
**Aanbeveling:** *Alle medewerkers zijn be-*

*last met de handhaving.*
#### **5.3.4 Openbaar Ministerie.**
**Aanbeveling:** *Vraag het OM een terugkoppeling. .*"""


def test_what_comes_with_the_program_is_clean_and_complete(instrument: Instrument) -> None:
    vervolg = lees_demovervolg(BESTAND, instrument)
    assert len(vervolg.aanbevelingen) == 54
    assert sum(len(punten) for _eenheid, punten in vervolg.punten) == 34
    # Of these two the report refers to their only former korps.
    assert {e.code for e in instrument.eenheden} - dict(vervolg.punten).keys() == {
        "amsterdam",
        "landelijke-eenheid",
    }
    teksten = [
        *(deel.tekst for deel in vervolg.aanbevelingen),
        *(p for _e, reeks in vervolg.punten for p in reeks),
    ]
    assert [tekst for tekst in teksten if PAGINARESTEN.search(tekst)] == []
    assert all(deel.paragraaf.startswith("6.") and deel.aan for deel in vervolg.aanbevelingen)


def test_the_script_reads_points_and_joins_what_a_page_broke() -> None:
    script = runpy.run_path(str(REFERENTIE.parent / "scripts" / "lees_vervolg.py"))
    punten, aanbevelingen = script["lees"](TEKST.splitlines(), {"noordnederland": "noord-nederland"})
    assert punten == {"noord-nederland": [{"tekst": "Het benoemen van één korpsexpert.", "regels": [4]}]}
    assert [(deel["tekst"], deel["aan"], deel["paragraaf"], deel["regels"]) for deel in aanbevelingen] == [
        ("Alle medewerkers zijn belast met de handhaving.", ["politieorganisatie"], "6.2.2", [8, 10]),
        ("Vraag het OM een terugkoppeling.", ["OM"], "6.3.4", [12]),
    ]


def test_an_unknown_eenheid_is_told(tmp_path: Path, instrument: Instrument) -> None:
    gegevens = json.loads(BESTAND.read_text(encoding="utf-8"))
    gegevens["eenheden"][0]["eenheid"] = "atlantis"
    (tmp_path / "fout.json").write_text(json.dumps(gegevens), encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_demovervolg(tmp_path / "fout.json", instrument)
    assert any("atlantis" in bevinding.melding for bevinding in fout.value.bevindingen)
