"""A name from elsewhere never leads out of its folder, nor to a device, on any system."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden.naam import is_veilig, veilige_naam
from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("naam", "wordt"),
    [
        ("../../.ssh/authorized_keys", "authorized_keys"),
        ("..\\..\\weg.docx", "weg.docx"),
        ("C:\\Windows\\x.docx", "x.docx"),
        ("/etc/passwd", "passwd"),
        ("verslag.docx", "verslag.docx"),
        ("Gespreksverslag Groningen – v2 (concept).docx", "Gespreksverslag Groningen – v2 (concept).docx"),
        ("nul", "_nul"),
        ("CON.docx", "_CON.docx"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("a\x00b\u202ecod.exe", "a_b_cod.exe"),
        ("stroom.docx:verborgen", "stroom.docx_verborgen"),
        ("..", "bestand"),
        ("", "bestand"),
        (".verborgen", "verborgen"),
        ("punt.", "punt"),
    ],
)
def test_a_name_leads_nowhere(naam: str, wordt: str) -> None:
    assert veilige_naam(naam) == wordt


@given(st.text(st.characters(codec="utf-8")) | st.text("./\\:con ", max_size=9))
def test_any_text_gives_a_name_that_is_one(naam: str) -> None:
    veilig = veilige_naam(naam)
    assert is_veilig(veilig)
    assert veilig
    assert len(veilig.encode()) <= 150
    assert PurePosixPath(veilig).name == PureWindowsPath(veilig).name == veilig
    assert not PureWindowsPath(veilig).is_reserved()


def test_a_long_name_keeps_its_kind() -> None:
    assert veilige_naam("é" * 300 + ".docx") == "é" * 72 + ".docx"


@pytest.mark.parametrize("naam", ["../buiten.txt", "/tmp/buiten.txt", "..", "sub/binnen.txt", "nul"])
def test_nothing_is_written_outside_a_folder(naam: str, tmp_path: Path) -> None:
    with Klaarzetter() as klaar, pytest.raises(BestandFout, match="geen bestandsnaam"):
        klaar.zet_map(tmp_path / "map", {"goed.txt": b"", naam: b"x"})
    assert list(tmp_path.glob("*.txt")) == []
    assert not (tmp_path / "map").exists()
