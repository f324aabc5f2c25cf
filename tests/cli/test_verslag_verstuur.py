"""Sending by command: termijn, letter, choice, bundle and mail, reminders, and many at once."""

from __future__ import annotations

import email
import hashlib
import io
import shutil
import signal
import subprocess
import sys
import time
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from korpsmonitor_tui.services import verslagstappen
from tests.cli.conftest import draai_proces, is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
NAAM = "gespreksverslag-2013-2014-groningen-v1"
BRIEF = "begeleidende-brief-2013-2014-groningen-v1.docx"


def tekst_van(inhoud: bytes) -> str:
    """All text of a Word file, tables included."""
    word = Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in word.paragraphs), *cellen])


@pytest.fixture
def gecheckt(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give a verslag of two passages that was handed in for the first check."""
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path / "c.docx"), als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    return gesprek


def plan_meer(regel: Opdrachtregel, *partijen: str, respondent: bool = True, auditor: str = AUDITOR) -> None:
    """Bring more parties as far as Groningen."""
    for partij in partijen:
        regel.goed("gesprek", "nieuw", partij, "--notulist", NOTULIST, "--auditor", auditor)
        erbij = ("--respondent",) if respondent else ()
        regel.goed("gesprek", "deelnemer", partij, "--rol", "korpsexpert", *erbij)
        regel.goed("gesprek", "notitie", partij, f"Over {partij}.", "--hoofdstuk", "toezicht", als=NOTULIST)
        regel.goed("verslag", "maak", partij, "--doel", str(regel.db.parent / f"{partij}.docx"), als=NOTULIST)
        regel.goed("verslag", "check", partij, als=NOTULIST)


def status(regel: Opdrachtregel) -> dict[str, str]:
    partijen: list[dict[str, Any]] = regel.goed("status", "--json").json["partijen"]
    return {str(partij["partij"]): str(partij["status"]) for partij in partijen}


def test_een_bundel_heeft_alles_bij_elkaar(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    bijlage = tmp_path / "Toelichting é.pdf"
    bijlage.write_bytes(b"%PDF-1.7 toelichting")
    opties = ("--bundel", str(tmp_path / "uit"), "--bijlage", str(bijlage), "--weken", "7")

    uit = gecheckt.goed("verslag", "verstuur", "Groningen", *opties, als=AUDITOR).uit

    map_ = tmp_path / "uit" / NAAM
    assert str(map_) in uit
    # Seven weeks after 12 February 2013 is the Tuesday after Easter: a working day.
    assert "02-04-2013" in uit
    assert {pad.name for pad in map_.iterdir()} == {f"{NAAM}.docx", BRIEF, bijlage.name, "inhoud.txt"}
    for regel in (map_ / "inhoud.txt").read_text(encoding="utf-8").splitlines():
        if not regel.startswith("#"):
            som, _spaties, naam = regel.partition("  ")
            assert hashlib.sha256((map_ / naam).read_bytes()).hexdigest() == som
    brief = tekst_van((map_ / BRIEF).read_bytes())
    assert "2 april 2013" in brief
    assert "korpsexpert" in brief
    assert "ambtelijk wederhoor" in brief
    assert "passages" not in brief.split("Laat de nummers")[0]

    opnieuw = tmp_path / "opnieuw"
    gecheckt.goed("verslag", "bundel", "Groningen", "--bundel", str(opnieuw))
    assert {p.name: p.read_bytes() for p in (opnieuw / NAAM).iterdir()} == {
        p.name: p.read_bytes() for p in map_.iterdir()
    }


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum ontbreekt")
def test_de_inhoudsopgave_is_na_te_gaan_met_sha256sum(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    gecheckt.goed("verslag", "verstuur", "Groningen", "--bundel", str(tmp_path), als=AUDITOR)
    opdracht = ["sha256sum", "--strict", "-c", "inhoud.txt"]
    gedaan = subprocess.run(opdracht, cwd=tmp_path / NAAM, capture_output=True, text=True, check=False)
    assert gedaan.returncode == 0, gedaan.stderr
    assert len(gedaan.stdout.splitlines()) == 2
    (tmp_path / NAAM / BRIEF).write_bytes(b"iets anders")
    assert subprocess.run(opdracht, cwd=tmp_path / NAAM, capture_output=True, check=False).returncode == 1


def test_een_mail_staat_klaar_en_wordt_niet_verstuurd(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    pad = tmp_path / "mail.eml"
    opties = ("--eml", str(pad), "--aan", "expert@politie.example", "--tot", "2013-03-01")
    gecheckt.goed("verslag", "verstuur", "Groningen", *opties, als=AUDITOR)

    ruw = pad.read_bytes()
    assert all(regel.endswith(b"\r") for regel in ruw.split(b"\n")[:-1])
    mail = email.message_from_bytes(ruw, policy=default)
    assert not mail.defects
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "expert@politie.example"
    assert "Groningen" in mail["Subject"]
    lichaam = mail.get_body()
    assert lichaam is not None
    assert "uiterlijk op 1 maart 2013" in lichaam.get_content()
    assert "Geachte korpsexpert," in lichaam.get_content()
    bijlagen = {deel.get_filename(): deel.get_content() for deel in mail.iter_attachments()}
    assert set(bijlagen) == {f"{NAAM}.docx", BRIEF}
    assert "Het toezicht is geregeld." in tekst_van(bijlagen[f"{NAAM}.docx"])

    tweede = tmp_path / "zonder-adres.eml"
    gecheckt.goed("verslag", "bundel", "Groningen", "--eml", str(tweede))
    leeg = email.message_from_bytes(tweede.read_bytes(), policy=default)
    assert leeg["To"].addresses[0].domain == "example.invalid"
    assert leeg["To"].addresses[0].display_name == "korpsexpert"


def test_alleen_gekozen_passages(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    opties = ("--bundel", str(tmp_path), "--passages", "2", "--wederhoor", "bestuurlijk")
    gecheckt.goed("verslag", "verstuur", "Groningen", *opties, als=AUDITOR)
    verslag = tekst_van((tmp_path / NAAM / f"{NAAM}.docx").read_bytes())
    assert "acht rechercheurs" in verslag
    assert "Het toezicht is geregeld." not in verslag
    assert "met alleen deze passages: 2." in verslag
    assert "\n2\tEr zijn acht rechercheurs." in verslag
    brief = tekst_van((tmp_path / NAAM / BRIEF).read_bytes())
    assert "maar alleen deze passages: 2." in brief
    assert "bestuurlijk wederhoor" in brief


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (("--weken", "2", "--werkdagen", "3"), "Kies één termijn"),
        (("--tot", "2013-02-12"), "geen tijd"),
        (("--tot", "2013-02-01", "--datum", "2013-01-15"), "geen tijd"),
        (("--weken", "53"), "--weken"),
        (("--passages", "9"), "geen passage bij 9"),
        (("--passages", "5-3"), "geen nummer of reeks"),
        (("--passages", "aap"), "geen nummer of reeks"),
        (("--hoofdstuk", "prognose"), "hoofdstuk “prognose”"),
        (("--respondent", "burgemeester"), "geen respondent"),
        (("--bundel", "{map}", "--eml", "{map}/m.eml"), "Kies één uitvoer"),
        (("--aan", "a@b.example"), "hoort bij --eml"),
        (("--eml", "{map}/m.eml", "--aan", "geen adres"), "geen e-mailadres"),
        (("--eml", "{map}/m.eml", "--aan", "a@b.example\nBcc: c@d.example"), "geen e-mailadres"),
        (("--bijlage", "{map}/is-er-niet.pdf"), "kan niet worden gelezen"),
        (("--bijlage", "{map}/inhoud.txt"), "naam die al voorkomt"),
        (("--map", "{map}"), "horen bij --alle"),
        (("--alle", "--map", "{map}"), "zonder PARTIJ"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_en_er_gaat_niets_uit(
    gecheckt: Opdrachtregel, tmp_path: Path, opties: tuple[str, ...], melding: str
) -> None:
    map_ = tmp_path / "doel"
    map_.mkdir()
    (map_ / "inhoud.txt").write_text("x")
    uitkomst = gecheckt(
        "verslag", "verstuur", "Groningen", *(o.format(map=map_) for o in opties), als=AUDITOR
    )
    assert uitkomst.status == 2
    assert melding in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert status(gecheckt)["groningen"] == "eerste_check"
    assert [pad.name for pad in map_.iterdir()] == ["inhoud.txt"]


def test_een_bundel_vervangt_alleen_een_bundel(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    eigen = tmp_path / NAAM / "mijn werk.txt"
    eigen.parent.mkdir()
    eigen.write_text("onvervangbaar")
    opties = ("--bundel", str(tmp_path), "--overschrijf")
    geweigerd = gecheckt("verslag", "verstuur", "Groningen", *opties, als=AUDITOR)
    assert geweigerd.status == 2
    assert "iets anders dan een bundel" in geweigerd.fout
    assert status(gecheckt)["groningen"] == "eerste_check"
    assert eigen.read_text() == "onvervangbaar"

    eigen.unlink()
    eigen.parent.rmdir()
    gecheckt.goed("verslag", "verstuur", "Groningen", *opties, als=AUDITOR)
    assert gecheckt("verslag", "bundel", "Groningen", "--bundel", str(tmp_path)).status == 2
    (tmp_path / NAAM / BRIEF).unlink()
    gecheckt.goed("verslag", "bundel", "Groningen", *opties)
    assert (tmp_path / NAAM / BRIEF).exists()
    assert sorted(pad.name for pad in tmp_path.iterdir() if "gespreks" in pad.name) == [NAAM]


# -- reminders -----------------------------------------------------------------------------------------------------------


def test_rappels_komen_aan_de_beurt_en_hebben_een_brief(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    gecheckt.goed("verslag", "verstuur", "Groningen", als=AUDITOR)

    def aan_de_beurt() -> tuple[str | None, str | None]:
        (stand,) = gecheckt.goed("verslag", "rappels", "--json").json["rappels"]
        return stand["aan_de_beurt"], stand["volgende"]

    assert aan_de_beurt() == (None, "2013-02-21")
    gecheckt.klok.zet(2013, 2, 21)
    assert aan_de_beurt() == ("vooraf", "2013-02-28")
    pad = tmp_path / "rappel.docx"
    gecheckt.goed("verslag", "rappel", "Groningen", "--brief", str(pad), als=NOTULIST)
    brief = tekst_van(pad.read_bytes())
    assert "De termijn loopt tot en met 26 februari 2013." in brief
    assert "liep" not in brief
    assert aan_de_beurt() == (None, "2013-02-28")
    gecheckt.klok.zet(2013, 3, 4)
    assert aan_de_beurt() == ("daarna", None)
    assert "nu, na het einde" in gecheckt.goed("verslag", "rappels").uit
    assert gecheckt("verslag", "rappel", "Groningen", "--brief", str(pad), als=NOTULIST).status == 2
    assert aan_de_beurt() == ("daarna", None), "a file in the way: nothing was recorded"
    opties = ("--brief", str(pad), "--overschrijf")
    gecheckt.goed("verslag", "rappel", "Groningen", *opties, als=NOTULIST)
    assert "De termijn liep tot en met 26 februari 2013." in tekst_van(pad.read_bytes())
    assert aan_de_beurt() == (None, None)
    gecheckt.goed("verslag", "akkoord", "Groningen", "--respondent", "korpsexpert", als=NOTULIST)
    assert gecheckt.goed("verslag", "rappels", "--json").json == {"rappels": []}


# -- many at once --------------------------------------------------------------------------------------------------------


def test_alles_in_een_keer_slaat_over_wat_iets_mist(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    plan_meer(gecheckt, "om")
    plan_meer(gecheckt, "drenthe", auditor="auditor Twente")
    plan_meer(gecheckt, "zeeland", respondent=False)
    map_ = tmp_path / "uit"
    opdracht = ("verslag", "verstuur", "--alle", "--map", str(map_))

    proef = gecheckt(*opdracht, "--proef", als=AUDITOR)
    assert proef.status == 1
    assert not map_.exists()
    assert "geen auditor van dit gesprek" in proef.uit
    assert "Niemand is aangewezen" in proef.uit
    assert set(status(gecheckt).values()) >= {"eerste_check"}

    uitkomst = gecheckt(*opdracht, als=AUDITOR)
    assert uitkomst.status == 1
    assert "2 van 4 verslagen verstuurd" in uitkomst.uit
    assert "Overgeslagen: Drenthe" in uitkomst.fout
    assert "Overgeslagen: Zeeland" in uitkomst.fout
    assert sorted(pad.name for pad in map_.iterdir()) == [
        NAAM,
        "gespreksverslag-2013-2014-om-v1",
    ]
    na = status(gecheckt)
    assert {partij: na[partij] for partij in ("groningen", "om", "drenthe", "zeeland")} == {
        "groningen": "ter_verificatie",
        "om": "ter_verificatie",
        "drenthe": "eerste_check",
        "zeeland": "eerste_check",
    }
    opnieuw = gecheckt(*opdracht, als="auditor Twente")
    assert "1 van 2 verslagen verstuurd" in opnieuw.uit
    assert (map_ / "gespreksverslag-2013-2014-drenthe-v1" / "inhoud.txt").is_file()


def test_een_gehouden_gesprek_heet_in_geen_lijst_nog_gepland(gesprek: Opdrachtregel) -> None:
    for opdracht in (("status",), ("verslag", "status"), ("verslag", "lijst")):
        (regel,) = [r for r in gesprek.goed(*opdracht, als=NOTULIST).uit.splitlines() if "Groningen" in r]
        assert "gehouden" in regel, opdracht
        assert "gepland" not in regel, opdracht


def test_maken_gaat_verder_waar_het_bleef(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    map_ = tmp_path / "uit"
    opdracht = ("verslag", "maak", "--alle", "--map", str(map_))
    gesprek.goed(*opdracht, als=NOTULIST)
    assert "1 van 1" in gesprek.goed(*opdracht, als=NOTULIST).uit, "the same file is not in the way"
    (map_ / f"{NAAM}.docx").write_bytes(b"van een ander")
    anders = gesprek(*opdracht, als=NOTULIST)
    assert anders.status == 1
    assert "--overschrijf" in anders.fout
    assert (map_ / f"{NAAM}.docx").read_bytes() == b"van een ander"
    assert gesprek.goed(*opdracht, "--status", "gepland", als=NOTULIST).uit.startswith("0 van 0")
    assert "Over “" in gesprek.goed(*opdracht, "--proef", als=NOTULIST).uit


def test_onderbroken_na_het_vastleggen_komt_de_bundel_er_alsnog(
    gecheckt: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the plug was pulled between recording the version and giving its folder a name."""
    plan_meer(gecheckt, "twente")
    map_ = tmp_path / "uit"
    opdracht = ("verslag", "verstuur", "--alle", "--map", str(map_))

    class Stroom(BaseException):
        """The power went."""

    def valt_uit(*_alles: object) -> None:
        raise Stroom

    with monkeypatch.context() as patch:
        patch.setattr(verslagstappen, "plaats", valt_uit)
        patch.setattr("korpsmonitor_tui.bestanden.schrijf.ruim_op", lambda _pad: None)
        with pytest.raises(Stroom):
            gecheckt(*opdracht, als=AUDITOR)
    assert all(pad.name.startswith(".") for pad in map_.iterdir())
    assert sorted(status(gecheckt).values()).count("ter_verificatie") == 1

    uitkomst = gecheckt.goed(*opdracht, als=AUDITOR)
    assert "Alsnog geschreven" in uitkomst.uit
    assert "1 van 1 verslagen verstuurd" in uitkomst.uit
    assert {pad.name for pad in map_.iterdir()} == {NAAM, "gespreksverslag-2013-2014-twente-v1"}
    assert gecheckt("controleer").status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_wie_onderbreekt_gaat_verder_waar_het_bleef(gecheckt: Opdrachtregel, tmp_path: Path) -> None:
    """A real process, interrupted when the first bundle stands there."""
    andere = ("drenthe", "twente", "ijsselland", "zeeland")
    plan_meer(gecheckt, *andere)
    map_ = tmp_path / "uit"
    opdracht = [
        "--db",
        str(gecheckt.db),
        "--als",
        AUDITOR,
        "verslag",
        "verstuur",
        "--alle",
        "--map",
        str(map_),
    ]
    proces = subprocess.Popen(
        [sys.executable, "-m", "korpsmonitor_tui", *opdracht],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    einde = time.monotonic() + 60
    while not list(map_.glob("gespreksverslag-*")) and time.monotonic() < einde and proces.poll() is None:
        time.sleep(0.002)
    proces.send_signal(signal.SIGINT)
    uit, fout = proces.communicate(timeout=60)
    klaar = len(list(map_.glob("gespreksverslag-*")))
    assert proces.returncode == 1, (uit, fout)
    assert "Onderbroken" in fout
    assert 0 < klaar < 5
    assert list(map_.glob(".*")) == []

    verder = draai_proces(*opdracht)
    assert verder.status == 0, verder.fout
    assert f"{5 - klaar} van {5 - klaar} verslagen verstuurd" in verder.uit
    assert len(list(map_.iterdir())) == 5
    gecheckt.goed("controleer")
    lijst = gecheckt.goed("verslag", "status", "--json").json["verslagen"]
    assert [len(verslag["versies"]) for verslag in lijst if verslag["versies"]] == [1] * 5
