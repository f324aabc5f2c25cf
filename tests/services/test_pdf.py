"""A PDF/A of our own files, where LibreOffice is; one clear line where it is not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.services import pdf
from tests.word import libreoffice
from tests.word.hulp import schrijf

if TYPE_CHECKING:
    from pathlib import Path


def nep(map_: Path, regels: str) -> str:
    """A program that calls itself LibreOffice."""
    pad = map_ / "soffice"
    pad.write_text(f"#!{sys.executable}\n{regels}\n")
    pad.chmod(0o755)
    return str(pad)


@libreoffice.nodig_met_pdftotext
def test_the_pdf_says_what_the_file_says_and_is_declared_for_the_archive(tmp_path: Path) -> None:
    gemaakt = pdf.maak_pdf(schrijf().inhoud)
    assert gemaakt.startswith(b"%PDF-")
    assert b"pdfaid:part>2<" in gemaakt.replace(b" ", b"")
    assert b"pdfuaid:part" in gemaakt
    assert "Gespreksverslag" in "".join(libreoffice.pdf_tekst(gemaakt, tmp_path))


def test_without_libreoffice_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    assert not pdf.is_mogelijk()
    with pytest.raises(pdf.PdfFout, match="LibreOffice nodig") as fout:
        pdf.maak_pdf(b"")
    assert "\n" not in str(fout.value)


@pytest.mark.skipif(sys.platform == "win32", reason="een script met #! is daar geen programma")
@pytest.mark.parametrize(
    ("regels", "melding"),
    [
        ("print('stuk')", r"maakte geen PDF \(stuk\)"),
        ("", r"maakte geen PDF \(zonder melding\)"),
        (
            "import sys, pathlib\nuit = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
            "uit.mkdir()\n(uit / 'verslag.pdf').write_bytes(b'%PDF-1.4')",
            "maakt geen PDF/A",
        ),
        ("import time\ntime.sleep(60)", "was na 1 seconden niet klaar"),
    ],
)
def test_what_goes_wrong_is_told_in_one_line_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, regels: str, melding: str
) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, nep(tmp_path, regels))
    monkeypatch.setattr("tempfile.tempdir", str(tijdelijk))
    if "sleep" in regels:
        monkeypatch.setattr(pdf, "_TIJD", 1)
    with pytest.raises(pdf.PdfFout, match=melding):
        pdf.maak_pdf(b"docx")
    assert list(tijdelijk.iterdir()) == []
