"""One interview by command: a transcript comes in, is laid beside the notes, read for codes, and stands in the verslag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import pytest

from tests.services.korpsgesprek import AUDITOR as VRAGER
from tests.services.korpsgesprek import CHEF, CUES, EXPERT, TIJD, ZICHT, schrijf_gesprek

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
NOTITIE = "Te weinig zicht op niet-vergund."
NIET_VERGUND = "toezicht.niet_vergunde_branche"


@pytest.fixture
def genotuleerd(team: Opdrachtregel) -> Opdrachtregel:
    """Give an interview with notes at over two and nearly five minutes on its clock; the recording began later."""
    team.klok.nu = team.klok.nu.replace(minute=0)
    wie = ("--notulist", NOTULIST, "--auditor", AUDITOR)
    team.goed("gesprek", "nieuw", "Groningen", "--datum", "12-02-2013", "--tijd", "10.00", *wie)
    for rol in ("korpsexpert", "teamchef"):
        team.goed("gesprek", "deelnemer", "Groningen", "--rol", rol, "--respondent")
    team.goed("gesprek", "klok", "Groningen", als=NOTULIST)
    for minuut, seconde, hoofdstuk, tekst in (
        (2, 18, "organisatie", "Mandaat is duidelijk."),
        (4, 43, "toezicht", NOTITIE),
    ):
        team.klok.nu = team.klok.nu.replace(minute=minuut, second=seconde)
        team.goed("gesprek", "notitie", "Groningen", tekst, "--hoofdstuk", hoofdstuk, als=NOTULIST)
    return team


def test_van_transcript_tot_verslag_met_bevindingen(genotuleerd: Opdrachtregel, tmp_path: Path) -> None:
    regel = genotuleerd
    _lees_in(regel, schrijf_gesprek(tmp_path))
    _lijn_uit(regel)
    _beoordeel(regel)
    _neem_op(regel, tmp_path)
    _zeg_wat_ontbreekt(regel)
    assert regel.goed("controleer", "--json").json["gebreken"] == []


def _json(regel: Opdrachtregel, *woorden: str, als: str = NOTULIST) -> Any:
    return regel.goed(*woorden, "--json", als=als).json


def _lees_in(regel: Opdrachtregel, pad: Path) -> None:
    """Looked at first, then taken in; again changes nothing."""
    importeer = ("gesprek", "importeer", "Groningen", str(pad))
    proef = _json(regel, *importeer, "--proef")
    assert (proef["vorm"], proef["cues"], proef["proef"]) == ("vtt", CUES, True)
    assert {vlag["soort"] for vlag in proef["vlaggen"]} == {"overlap", "volgorde"}
    assert _json(regel, "gesprek", "transcript", "Groningen") == []

    vast = _json(regel, *importeer, "--spreker", f"{VRAGER}=auditor", "--spreker", f"{EXPERT}=korpsexpert")
    assert {s["naam"]: s["wie"] for s in vast["sprekers"]} == {
        VRAGER: "auditor",
        EXPERT: "korpsexpert",
        CHEF: "",
    }
    assert _json(regel, *importeer)["eerder"]
    sprekers = _json(regel, "gesprek", "transcript", "Groningen", "--spreker", f"{CHEF}=teamchef")
    assert {s["wie"] for t in sprekers for s in t["sprekers"]} == {"auditor", "korpsexpert", "teamchef"}


def _lijn_uit(regel: Opdrachtregel) -> None:
    """The recording began two minutes after the clock of the minutes."""
    _json(regel, "gesprek", "transcript", "Groningen", "--verschuiving", "-0:02:00")
    notities = _json(regel, "gesprek", "toon", "Groningen")["notities"]
    zicht = next(n["kenmerk"] for n in notities if n["tekst"] == NOTITIE)
    gelezen = _json(regel, "gesprek", "beurten", "Groningen")
    (naast,) = [lijn["beurten"] for lijn in gelezen["notities"] if lijn["kenmerk"] == zicht]
    assert ZICHT in {beurt["tekst"] for beurt in gelezen["beurten"] if beurt["nummer"] in naast}


def _voorstellen(regel: Opdrachtregel) -> list[dict[str, Any]]:
    lijst: list[dict[str, Any]] = _json(regel, "codering", "suggesties", "Groningen", als=AUDITOR)[
        "suggesties"
    ]
    return lijst


def _beoordeel(regel: Opdrachtregel) -> None:
    """One confirmed, one rejected, one changed, what is sure together after it was listed; the rest stays open."""
    alle = _voorstellen(regel)
    assert not [v for v in alle if v["tekst"].endswith("?")]
    zicht = next(v for v in alle if (v["code"], v["tekst"]) == (NIET_VERGUND, ZICHT))
    fout = next(v for v in alle if v["soort"] == "dimensie" and v["zekerheid"] == "laag")
    tijd = next(v for v in alle if v["soort"] == "dimensie" and v["tekst"] == TIJD)
    regel.goed("codering", "bevestig", "Groningen", zicht["kenmerk"], als=AUDITOR)
    regel.goed("codering", "verwerp", "Groningen", fout["kenmerk"], als=AUDITOR)
    anders = ("--oordeel", "aandacht", "--toelichting", "Het gaat om 32 uur.")
    regel.goed("codering", "wijzig", "Groningen", tijd["kenmerk"], *anders, als=AUDITOR)
    hoog = [v["kenmerk"] for v in _voorstellen(regel) if v["zekerheid"] == "hoog"]
    assert len(hoog) > 5
    regel.goed("codering", "bevestig", "Groningen", *hoog, als=AUDITOR)
    codes = _json(regel, "codering", "toon", "Groningen", als=AUDITOR)["coderingen"]
    assert len(codes) == 3 + len(hoog)
    assert {(c["beslissing"], c["gewijzigd"]) for c in codes} == {
        ("bevestigd", False),
        ("bevestigd", True),
        ("verworpen", False),
    }
    assert _voorstellen(regel)
    regel.goed("codering", "rond-af", "Groningen", als=AUDITOR)


def _neem_op(regel: Opdrachtregel, map_: Path) -> None:
    """Bevindingen become passages that know what was said, and stand in the file."""
    regel.goed("verslag", "maak", "Groningen", "--doel", str(map_ / "leeg.docx"), als=NOTULIST)
    los = _json(regel, "verslag", "bevindingen", "Groningen")["bevindingen"]
    assert {ZICHT, TIJD} <= {b["tekst"] for b in los}
    regel.goed("verslag", "neem-op", "Groningen", "--alle", als=NOTULIST)
    passages = _json(regel, "verslag", "bronnen", "Groningen")["passages"]
    uit_gezegd = [p for p in passages for b in p["beurten"] if b["tekst"] == ZICHT and b["begin"] == 0]
    assert [[code["code"] for code in p["codes"]] for p in uit_gezegd] == [[NIET_VERGUND]]
    # The note of that moment shows it too, as something that was said around then.
    genoteerd = next(p for p in passages if [n["tekst"] for n in p["notities"]] == [NOTITIE])
    assert {c["bij_moment"] for c in genoteerd["codes"] if c["code"] == NIET_VERGUND} == {True}

    pad = map_ / "concept.docx"
    regel.goed("verslag", "maak", "Groningen", "--doel", str(pad), als=NOTULIST)
    geschreven = " ".join("".join(alinea.itertext()) for alinea in docx.Document(str(pad)).element.body)
    for tekst in ("Mandaat is duidelijk.", ZICHT, TIJD):
        assert tekst in geschreven
    assert VRAGER not in geschreven


def _zeg_wat_ontbreekt(regel: Opdrachtregel) -> None:
    (dekking,) = _json(regel, "codering", "dekking", "Groningen")["dossiers"]
    per_code = {dimensie["code"]: dimensie["bevindingen"] for dimensie in dekking["dimensies"]}
    assert per_code[NIET_VERGUND] > 0
    assert not dekking["voorlopig"]
    zonder = {code for code, aantal in per_code.items() if not aantal}
    assert 0 < len(zonder) < len(per_code)
    bewijs = _json(regel, "codering", "bewijs", "Groningen")["dimensies"]
    assert {d["code"] for d in bewijs if not d["bevindingen"]} == zonder
