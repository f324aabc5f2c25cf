"""Transcripts and recordings by command: the story from consent to destruction, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel
from tests.services.gesprekgeluid import REGELS, schrijf, schrijf_wav, vtt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    return schrijf(tmp_path, vtt())


def importeer(regel: Opdrachtregel, pad: Path, *opties: str) -> str:
    return regel.goed("gesprek", "importeer", "Groningen", str(pad), *opties, als=NOTULIST).uit


def test_van_opname_tot_beurten(gesprek: Opdrachtregel, bestand: Path, tmp_path: Path) -> None:
    wav = schrijf_wav(tmp_path)
    uit = gesprek.goed(
        "opname", "nieuw", "Groningen", str(wav), "--bewaren-tot", "01-06-2013", als=NOTULIST
    ).uit
    assert "1. opname.wav, bewaren tot en met 01-06-2013" in uit
    assert "geen toestemming" in uit
    gesprek.goed("opname", "wijzig", "Groningen", "1", "--toestemming", "iedereen, mondeling", als=NOTULIST)
    proef = importeer(gesprek, bestand, "--proef")
    assert "Zou worden: transcript 1" in proef
    uit = importeer(gesprek, bestand, "--opname", "1", "--spreker", "Spreker 2=korpsexpert")
    assert "4 cues in 3 beurten" in uit
    assert "korpsexpert" in uit
    assert "nog niet gezegd" in uit
    gesprek.goed(
        "gesprek",
        "transcript",
        "Groningen",
        "--spreker",
        "Auditor B=auditor",
        "--verschuiving",
        "-0:05:00",
        als=NOTULIST,
    )
    (transcript,) = gesprek.goed("gesprek", "transcript", "Groningen", "--json").json
    assert transcript["verschuiving_ms"] == -300_000
    assert transcript["sprekers"] == [
        {"naam": "Auditor B", "wie": "auditor"},
        {"naam": "Spreker 2", "wie": "korpsexpert"},
    ]
    uit = gesprek.goed("gesprek", "beurten", "Groningen").uit
    assert "korpsexpert  De vergunde branche wordt" in uit
    assert "0:11:40" in uit
    assert "Spreker 2" not in uit


def test_hetzelfde_en_een_verbeterd_bestand(gesprek: Opdrachtregel, bestand: Path, tmp_path: Path) -> None:
    importeer(gesprek, bestand)
    assert "al ingelezen als transcript 1" in importeer(gesprek, bestand)
    beter = schrijf(
        tmp_path, vtt(*REGELS[:3], (700, 705, "Auditor B", "En de vergunde branche?")), "beter.vtt"
    )
    uit = importeer(gesprek, beter)
    assert "Verbetert transcript 1: 2 beurten gelijk, 1 gewijzigd, 0 weg, 0 nieuw." in uit
    assert "“En de niet-vergunde branche?” → 3: “En de vergunde branche?”" in uit
    lijst = gesprek.goed("gesprek", "transcript", "Groningen").uit
    assert "1. gesprek.vtt (vtt), ingelezen op 12-02-2013, vervangen door een verbeterd transcript" in lijst


def test_bij_elke_notitie_wat_er_werd_gezegd(gesprek: Opdrachtregel, bestand: Path) -> None:
    importeer(gesprek, bestand)
    uit = gesprek.goed("gesprek", "beurten", "Groningen", "--notities").uit
    assert (
        "[toezicht] 0:00:00 Het toezicht is geregeld.\n   1. 0:00:00 Auditor B: Hoe is het toezicht geregeld?"
        in uit
    )


def test_wat_vreemd_is_wordt_gezegd(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    lus = "".join(f"00:0{nr}.000 --> 00:0{nr + 1}.000\nBedankt voor het kijken.\n\n" for nr in range(4))
    uit = importeer(
        gesprek, schrijf(tmp_path, f"WEBVTT\n\nNOTE gemaakt door een machine\n\n{lus}kapot --> 1\nja\n")
    )
    assert "4 cues: herhaalt zich" in uit
    assert "niet in een cue: regel 3, opmerking: “NOTE gemaakt door een machine”" in uit
    assert "regel 17, onleesbare tijd: “kapot --> 1”" in uit
    assert "noemt geen sprekers" in uit


def test_een_lange_lijst_wordt_afgekapt_en_staat_heel_in_json(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, "WEBVTT\n\n" + "NOTE iets\n\n" * 25 + "00:01.000 --> 00:02.000\nja\n")
    assert "… en nog 5; --json geeft alles." in importeer(gesprek, pad, "--proef")
    assert (
        len(
            gesprek.goed("gesprek", "importeer", "Groningen", str(pad), "--json", als=NOTULIST).json[
                "overgeslagen"
            ]
        )
        == 25
    )


def test_vernietigen_na_definitief_en_de_herinnering(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    gesprek.goed(
        "opname",
        "nieuw",
        "Groningen",
        str(schrijf_wav(tmp_path)),
        "--bewaren-tot",
        "2013-03-01",
        als=NOTULIST,
    )
    vernietig = ("opname", "vernietig", "Groningen", "1", "--hoe", "gewist")
    geweigerd = gesprek(*vernietig, als=NOTULIST)
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert "geen opname te lang bewaard" in gesprek.goed("opname", "toon").uit
    gesprek.klok.zet(2013, 3, 2)
    assert "te laat" in gesprek.goed("opname", "toon").uit
    for stap, wie in (
        (("verslag", "maak", "Groningen", "--doel", str(tmp_path)), NOTULIST),
        (("verslag", "check", "Groningen"), NOTULIST),
        (("verslag", "verstuur", "Groningen"), AUDITOR),
        (("verslag", "akkoord", "Groningen", "--respondent", "korpsexpert"), NOTULIST),
        (("verslag", "stel-vast", "Groningen"), AUDITOR),
    ):
        gesprek.goed(*stap, als=wie)
    assert "vernietigd op 02-03-2013, door notulist 1" in gesprek.goed(*vernietig, als=NOTULIST).uit
    assert "geen opname te lang bewaard" in gesprek.goed("opname", "toon").uit
    assert "door notulist 1: gewist" in gesprek.goed("opname", "toon", "Groningen").uit


@pytest.mark.parametrize(
    "woorden",
    [
        ("gesprek", "importeer", "Groningen", "{weg}"),
        ("gesprek", "importeer", "Groningen", "{pdf}"),
        ("gesprek", "importeer", "Zeeland", "{vtt}"),
        ("gesprek", "importeer", "Groningen", "{vtt}", "--opname", "3"),
        ("gesprek", "importeer", "Groningen", "{vtt}", "--vervangt", "3"),
        ("gesprek", "importeer", "Groningen", "{vtt}", "--spreker", "Niemand=auditor"),
        ("gesprek", "transcript", "Groningen", "7"),
        ("gesprek", "beurten", "Groningen"),
        ("opname", "nieuw", "Groningen", "{weg}"),
        ("opname", "wijzig", "Groningen", "1", "--lengte", "1:00:00"),
        ("opname", "vernietig", "Groningen", "1", "--hoe", "gewist"),
    ],
)
def test_wat_niet_kan_is_een_regel_en_status_2(
    gesprek: Opdrachtregel, bestand: Path, tmp_path: Path, woorden: tuple[str, ...]
) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    plaatsen = {"weg": tmp_path / "weg", "pdf": tmp_path / "x.pdf", "vtt": bestand}
    uitkomst = gesprek(*(woord.format(**plaatsen) for woord in woorden), als=NOTULIST)
    assert (uitkomst.status, is_een_regel(uitkomst.fout)) == (2, True), uitkomst.fout


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (("gesprek", "importeer", "Groningen", "x", "--spreker", "Spreker 2"), "geen spreker"),
        (("gesprek", "importeer", "Groningen", "x", "--spreker", "=auditor"), "geen spreker"),
        (("gesprek", "transcript", "Groningen", "--verschuiving", "5"), "geen tijdsduur"),
        (("opname", "nieuw", "Groningen", "x", "--lengte", "-1:00:00"), "geen tijdsduur"),
        (("opname", "nieuw", "Groningen", "x", "--lengte", "1:60:00"), "geen tijdsduur"),
        (("opname", "nieuw", "Groningen", "x", "--toestemming-op", "2013-02-01"), "wie toestemming gaf"),
        (("opname", "wijzig", "Groningen", "1"), "wat er moet veranderen"),
        (("opname", "vernietig", "Groningen", "1"), "--hoe"),
    ],
)
def test_verkeerd_gebruik(gesprek: Opdrachtregel, woorden: tuple[str, ...], melding: str) -> None:
    uitkomst = gesprek(*woorden, als=NOTULIST)
    assert uitkomst.status == 2
    assert melding in uitkomst.fout


def test_eigen_korps_leest_niet_in(team: Opdrachtregel, bestand: Path) -> None:
    team.goed("gesprek", "nieuw", "Twente", "--datum", "2013-02-11")
    uitkomst = team("gesprek", "importeer", "Twente", str(bestand), als="auditor Twente")
    assert (uitkomst.status, is_een_regel(uitkomst.fout)) == (2, True)


def test_een_notitie_van_een_beurt(gesprek: Opdrachtregel, bestand: Path) -> None:
    importeer(gesprek, bestand, "--spreker", "Spreker 2=korpsexpert")
    gesprek.goed("gesprek", "notitie", "Groningen", "--hoofdstuk", "toezicht", "--beurt", "2", als=NOTULIST)
    notitie = gesprek.goed("gesprek", "toon", "Groningen", "--json").json["notities"][-1]
    assert (notitie["spreker"], notitie["verstreken"]) == ("korpsexpert", 4)
    assert notitie["tekst"] == f"{REGELS[1][3]} {REGELS[2][3]}"
    for woorden, melding in (
        (("--beurt", "9"), "geen beurt 9"),
        (("--transcript", "1"), "welke --beurt"),
    ):
        uitkomst = gesprek(
            "gesprek", "notitie", "Groningen", "--hoofdstuk", "toezicht", *woorden, als=NOTULIST
        )
        assert uitkomst.status == 2
        assert melding in uitkomst.fout
        assert is_een_regel(uitkomst.fout)
