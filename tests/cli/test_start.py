"""Who may open the screens, the passphrase, and as whom one works."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.cli import demo, hoofd
from korpsmonitor_tui.cli.draai import draai
from korpsmonitor_tui.cli.programma import Buiten
from korpsmonitor_tui.domain.herstelsleutel import lees
from korpsmonitor_tui.services import openen
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.voorbeeld import WACHTWOORD, lees_voorbeeld
from tests.cli.conftest import draai_proces, is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.cli.conftest import Opdrachtregel

POSIX = pytest.mark.skipif(os.name != "posix", reason="alleen op POSIX")


def test_zonder_terminal_openen_de_schermen_niet(team: Opdrachtregel) -> None:
    uitkomst = team()

    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert "hebben een terminal nodig" in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    assert team.gestart == []


@pytest.mark.parametrize(("breedte", "hoogte"), [("79", "24"), ("80", "23")])
def test_een_te_kleine_terminal(
    breedte: str, hoogte: str, team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hoofd, "heeft_scherm", lambda: True)
    monkeypatch.setenv("COLUMNS", breedte)
    monkeypatch.setenv("LINES", hoogte)

    uitkomst = team()

    assert uitkomst.status == 2
    assert f"{breedte}×{hoogte}" in uitkomst.fout
    assert team.gestart == []


def test_een_terminal_die_groot_genoeg_is(team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hoofd, "heeft_scherm", lambda: True)

    team.goed()
    team.goed(als="notulist 1")

    assert team.gestart == ["2013-2014 coördinator", "2013-2014 notulist 1"]


def test_als_wie_men_werkt(team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    def huidig() -> str:
        (zelf,) = [wie for wie in team.goed("medewerker", "lijst", "--json").json if wie["huidig"]]
        return str(zelf["naam"])

    assert huidig() == "coördinator"
    monkeypatch.setenv("KORPSMONITOR_MEDEWERKER", "notulist 1")
    assert huidig() == "notulist 1"
    assert '"auditor 1"' in team.goed("medewerker", "lijst", "--json", als="auditor 1").uit
    monkeypatch.delenv("KORPSMONITOR_MEDEWERKER")
    # Who worked here last is remembered.
    assert huidig() == "auditor 1"


def test_init_kiest_de_editie_van_nu(regel: Opdrachtregel) -> None:
    regel.klok.zet(2014, 6, 1)

    regel.goed("init", "--zonder-versleuteling", "--medewerker", "coördinator LEM")

    assert regel.goed("status", "--json").json["editie"] == "2013-2014"
    assert regel.goed("medewerker", "lijst", "--json").json[0]["naam"] == "coördinator LEM"


def test_een_wachtwoordbestand(regel: Opdrachtregel, tmp_path: Path) -> None:
    bestand = tmp_path / "wachtwoord"
    bestand.write_text("geheim met spatie \r\n")
    regel.goed("--wachtwoord-bestand", str(bestand), "init")

    bestand.write_text("geheim met spatie ")
    assert regel.goed("--wachtwoord-bestand", str(bestand), "status").fout == ""


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"", "één regel"),
        (b"\n", "één regel"),
        (b"a\nb\n", "één regel"),
        (b"\xff", "UTF-8"),
        (b"x" * 70_000, "te groot"),
    ],
)
def test_een_onbruikbaar_wachtwoordbestand(
    inhoud: bytes, verwacht: str, regel: Opdrachtregel, tmp_path: Path
) -> None:
    bestand = tmp_path / "wachtwoord"
    bestand.write_bytes(inhoud)

    uitkomst = regel("--wachtwoord-bestand", str(bestand), "init")
    ontbreekt = regel("--wachtwoord-bestand", str(tmp_path / "niets"), "init")

    assert (uitkomst.status, ontbreekt.status) == (2, 2)
    assert verwacht in uitkomst.fout
    assert "kan niet worden gelezen" in ontbreekt.fout
    assert not regel.db.exists()


class _Gesprekspartner:
    """Somebody at a terminal: a process whose keyboard and screen are a pseudo-terminal."""

    def __init__(self, *woorden: str) -> None:
        import pty

        self._meester, slaaf = pty.openpty()
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "korpsmonitor_tui", *woorden],
            stdin=slaaf,
            stdout=subprocess.PIPE,
            stderr=slaaf,
            start_new_session=True,
            encoding="utf-8",
        )
        os.close(slaaf)
        self.scherm = self.uit = ""

    def wacht_op(self, tekst: str) -> None:
        """Read the screen until it shows ``tekst``."""
        einde = time.monotonic() + 30
        while tekst not in self.scherm:
            assert time.monotonic() < einde, self.scherm
            if select.select([self._meester], [], [], 0.1)[0]:
                self.scherm += os.read(self._meester, 4096).decode()

    def typ(self, tekst: str) -> None:
        os.write(self._meester, f"{tekst}\n".encode())

    def klaar(self) -> int:
        """Wait for the end."""
        self.uit, _fout = self.proces.communicate(timeout=60)
        os.close(self._meester)
        return self.proces.returncode


@POSIX
def test_een_nieuw_wachtwoord_wordt_tweemaal_gevraagd_en_nooit_getoond(tmp_path: Path) -> None:
    pad = tmp_path / "monitor.db"
    mens = _Gesprekspartner("--db", str(pad), "init")
    for vraag, antwoord in (
        ("Nieuw wachtwoord voor monitor.db: ", ""),
        ("Nieuw wachtwoord voor monitor.db: ", "geheim"),
        ("Herhaal het wachtwoord: ", "gehiem"),
        ("de twee ingevoerde waarden zijn niet gelijk", None),
        ("Nieuw wachtwoord voor monitor.db: ", "geheim"),
        # A hint stands between: it is weak, and may be chosen.
        ("Dit wachtwoord is zwak", None),
        ("Herhaal het wachtwoord: ", "geheim"),
        ("Nu een maken?", "j"),
    ):
        mens.wacht_op(vraag)
        gezien, mens.scherm = mens.scherm, mens.scherm.partition(vraag)[2]
        assert "geheim" not in gezien
        if antwoord is not None:
            mens.typ(antwoord)

    assert mens.klaar() == 0
    (sleutel,) = [regel.partition(": ")[2] for regel in mens.uit.splitlines() if "één keer" in regel]
    assert lees(sleutel) == sleutel
    geopend = draai_proces("--db", str(pad), "status", omgeving={"KORPSMONITOR_WACHTWOORD": "geheim"})
    assert geopend.status == 0


def test_het_voorbeeld_wordt_gemaakt_daarna_geopend_en_op_verzoek_opnieuw_gemaakt(
    tmp_path: Path, regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    regel.db = tmp_path / "voorbeeld" / "demo.db"

    gemaakt = regel.goed("demo", "--map", str(tmp_path / "verslagen"))
    opnieuw = regel.goed("demo")

    aantal = len(list((tmp_path / "verslagen").glob("*.docx")))
    assert aantal > 10
    assert f"{aantal} documenten" in gemaakt.uit
    assert "korpsmonitor-demo" in gemaakt.uit
    assert "documenten" not in opnieuw.uit
    assert regel.gestart == []
    assert regel("controleer").status == 2
    klopt = draai_proces(
        "--db", str(regel.db), "controleer", omgeving={"KORPSMONITOR_WACHTWOORD": "korpsmonitor-demo"}
    )
    assert klopt.status == 0, klopt

    # On a terminal it is opened too, whether it was there or is made for it.
    monkeypatch.setattr(demo, "heeft_scherm", lambda: True)
    monkeypatch.setattr(hoofd, "heeft_scherm", lambda: True)
    for woorden, maakt in ((["demo"], False), (["demo", "--nieuw"], True)):
        assert ("documenten" in regel.goed(*woorden).uit) is maakt
    assert len(regel.gestart) == 2


def test_een_instrument_zonder_voorbeeld_of_een_ander_voorbeeld_op_dat_pad(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regel.db = tmp_path / "demo.db"
    onbekend = regel("demo", "--instrument", "weer")
    assert onbekend.status == 2
    assert "korpsmonitor" in onbekend.fout
    assert is_een_regel(onbekend.fout)
    assert not regel.db.exists()

    editie = Editie("2019", "Weer 2019", "korpsmonitor", "Demonstratie")
    openen.maak(openen.Wereld(), regel.db, WACHTWOORD, editie, "coördinator").store.sluit()
    bestond = regel.db.read_bytes()
    monkeypatch.setenv("KORPSMONITOR_WACHTWOORD", WACHTWOORD)
    monkeypatch.setattr(
        demo, "lees_voorbeeld", lambda code: replace(lees_voorbeeld("korpsmonitor"), instrument=code)
    )
    ander = regel("demo", "--instrument", "weer", "--nieuw")
    assert ander.status == 2
    assert "ander instrument (korpsmonitor)" in ander.fout
    assert regel.db.read_bytes() == bestond


def test_het_voorbeeld_komt_nooit_in_de_plaats_van_echt_werk(team: Opdrachtregel) -> None:
    voor = team.db.read_bytes()

    for woorden in (["demo"], ["demo", "--nieuw"]):
        uitkomst = team(*woorden)
        assert uitkomst.status == 2
        assert "geen voorbeeld" in uitkomst.fout
        assert is_een_regel(uitkomst.fout)

    assert team.db.read_bytes() == voor


# -- a computer without a monitor --------------------------------------------------------------------------------------


def test_zonder_database_vraagt_het_scherm_waarmee_te_beginnen(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hoofd, "heeft_scherm", lambda: True)
    monkeypatch.setenv("KORPSMONITOR_DB", str(tmp_path / "nog-niet.db"))
    gevraagd: list[str] = []

    def begin(pad: Path) -> Sessie | int:
        gevraagd.append(pad.name)
        if len(gevraagd) == 1:
            return 0
        return openen.maak(regel._wereld(), pad, None, Editie("2013-2014", "Monitor", "korpsmonitor"), "A")

    buiten = Buiten(regel._wereld, regel._start, begin=begin)
    assert [draai([], buiten) for _keer in range(3)] == [0, 0, 0]
    # Who left is asked again; once there is a monitor it opens.
    assert gevraagd == ["nog-niet.db", "nog-niet.db"]
    assert regel.gestart == ["2013-2014 A", "2013-2014 A"]


def test_een_genoemd_pad_zonder_database_is_een_vergissing(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hoofd, "heeft_scherm", lambda: True)
    buiten = Buiten(regel._wereld, regel._start, begin=lambda _pad: pytest.fail("nobody asked for a new one"))

    assert draai(["--db", str(tmp_path / "tikfout.db")], buiten) == 2
    assert "nog geen database" in capsys.readouterr().err

    # A key file without its database is no first use either.
    (tmp_path / "half.db.sleutel").touch()
    monkeypatch.setenv("KORPSMONITOR_DB", str(tmp_path / "half.db"))
    assert draai([], buiten) == 2
