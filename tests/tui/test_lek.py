"""Nothing readable without the key: known texts are typed, the program falls over and is killed, and every byte is read."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.wachtwoord import OMGEVING
from korpsmonitor_tui.services import openen, reservekopieen
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.openen import Wereld
from korpsmonitor_tui.store.databasebestand import _bewaar_oude_versie
from korpsmonitor_tui.store.sleutelbestand import open_sleutelbestand
from tests.store.buitenproces import WORTEL
from tests.tui.lekproces import DOCUMENT, GETYPT, IN_HET_GEHEUGEN, NAAM, NOTITIE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet

WACHTWOORD = "fiets lamp regen molen"
_LANG = 9
"""Letters of a word that stands nowhere by chance."""


def vindplaatsen(map_: Path, uitvoer: bytes, teksten: list[str], bytes_: list[bytes]) -> list[str]:
    """Where one of the texts, or a rare word of it, stands: in a file, in its name, or in what the program said."""
    naalden = {naald for tekst in teksten for naald in vormen(tekst)} | set(bytes_)
    hooiberg = {str(pad.relative_to(map_)): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}
    hooiberg["(namen)"] = "\n".join(hooiberg).encode()
    hooiberg["(uitvoer)"] = uitvoer
    return [f"{waar}: {naald!r}" for waar, inhoud in hooiberg.items() for naald in naalden if naald in inhoud]


def vormen(tekst: str) -> set[bytes]:
    """A text and its rare words, in each way that programs write letters."""
    stukken = {tekst, *(woord.strip(".") for woord in tekst.split() if len(woord) > _LANG)}
    stukken |= {stuk.lower() for stuk in stukken}
    return {stuk.encode(code) for stuk in stukken for code in ("utf-8", "utf-16-le", "utf-16-be")}


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is er alleen op POSIX")
@pytest.mark.fouten("lek", kort=True)
def test_zonder_sleutel_is_nergens_iets_te_lezen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meet: Meet
) -> None:
    pad, tijdelijk = tmp_path / "monitor" / "monitor.db", tmp_path / "tmp"
    tijdelijk.mkdir()
    monkeypatch.setenv("TMPDIR", str(tijdelijk))
    monkeypatch.setenv(paths.OMGEVING_TOESTAND, str(tmp_path / "toestand"))
    monkeypatch.setattr(tempfile, "tempdir", str(tijdelijk))

    def draai(fase: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "tests.tui.lekproces", fase, str(pad)],
            cwd=WORTEL,
            env={**os.environ, OMGEVING: WACHTWOORD, "PYTHONFAULTHANDLER": "1"},
            capture_output=True,
            check=False,
            timeout=300,
        )

    gevallen = draai("val_om")
    assert b"gestopt door een fout (ValueError)" in gevallen.stderr
    assert (tmp_path / "toestand" / "storing.txt").exists()
    herstelsleutel = gevallen.stdout.decode().strip()
    gedood = draai("sterf")
    assert gedood.returncode == -9, gedood.stderr
    # What another program had to read lay there in plain text, and is gone after the next start.
    assert any(DOCUMENT in bestand.read_text("latin-1") for bestand in tijdelijk.rglob("*.docx"))

    sessie = openen.open_sessie(Wereld(Definities()), pad, lambda: WACHTWOORD)
    sleutel = open_sleutelbestand(pad, lambda: WACHTWOORD)
    with sessie.store as store:
        kopie = reservekopieen.maak(sessie, map_=tmp_path / "kopieen")
        _bewaar_oude_versie(pad, pad.with_name(pad.name + ".voor-9999"), sleutel)
        alles = "\n".join(tekst for (tekst,) in store.lees().execute("SELECT payload FROM event_payload"))
        # It is all there for who has the key: also what was typed last.
        for tekst in (NAAM, NOTITIE, GETYPT.strip()):
            assert tekst in alles
        assert alles.count(GETYPT.strip()) >= 2

        teksten = [NAAM, NOTITIE, GETYPT, IN_HET_GEHEUGEN, DOCUMENT, WACHTWOORD, herstelsleutel]
        bytes_ = [sleutel, sleutel.hex().encode(), *vormen(herstelsleutel.replace("-", ""))]
        gevonden = vindplaatsen(tmp_path, gevallen.stderr + gedood.stdout + gedood.stderr, teksten, bytes_)
        namen = {bestand.name for bestand in tmp_path.rglob("*") if bestand.is_file()}
        overal = {f"monitor.db{einde}" for einde in ("", "-wal", "-shm", ".sleutel", ".voor-9999")}
        assert {*overal, kopie.pad.name} <= namen

    meet("leesbare teksten, namen of sleutels", len(gevonden), hoogstens=0, keren=len(namen))
    assert gevonden == []


def test_wie_zoekt_vindt_wat_er_wel_staat(tmp_path: Path) -> None:
    """So that a search that finds nothing means something."""
    for naam, inhoud in (
        ("een", NOTITIE.encode("utf-16-le")),
        ("twee", b"... xylofoonsteeg ..."),
        ("drie", NAAM.lower().encode()),
        ("Pastinaakberg", b""),
    ):
        (tmp_path / naam).write_bytes(inhoud)

    gevonden = vindplaatsen(tmp_path, b"sleutel \x01\x02", [NAAM, NOTITIE], [b"\x01\x02"])

    assert {waar.partition(":")[0] for waar in gevonden} == {"een", "twee", "drie", "(namen)", "(uitvoer)"}
