"""LibreOffice as an independent reader: a private profile, a time limit, and nothing fetched from outside."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

_TIJD = 120
# Linked content is never updated, macros never run: what is converted may be hostile.
_PROFIEL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


@cache
def soffice() -> str | None:
    """Path of LibreOffice on this machine."""
    bekend = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
    return next((pad for naam in bekend if (pad := shutil.which(naam))), None)


@cache
def python_met_uno() -> str | None:
    """A Python on this machine that can talk to LibreOffice."""
    kandidaten = [sys.executable, "/usr/bin/python3", shutil.which("python3")]
    if programma := soffice():
        map_ = Path(programma).resolve().parent
        kandidaten += [str(map_ / "python"), str(map_.parent / "Resources" / "python")]
    for kandidaat in filter(None, kandidaten):
        if Path(kandidaat).exists():
            proef = subprocess.run(
                [kandidaat, "-c", "import uno"], capture_output=True, timeout=_TIJD, check=False
            )
            if proef.returncode == 0:
                return kandidaat
    return None


nodig = pytest.mark.skipif(soffice() is None, reason="LibreOffice is niet geïnstalleerd")
nodig_met_pdftotext = pytest.mark.skipif(
    soffice() is None or shutil.which("pdftotext") is None,
    reason="LibreOffice of pdftotext (poppler-utils) is niet geïnstalleerd",
)


def profiel(werkmap: Path) -> Path:
    """The folder of a profile of its own, made at the first call."""
    map_ = werkmap / "profiel"
    if not map_.exists():
        (map_ / "user").mkdir(parents=True)
        (map_ / "user" / "registrymodifications.xcu").write_text(_PROFIEL, encoding="utf-8")
    return map_


def zet_om(inhoud: bytes, vorm: str, werkmap: Path, van: str = "docx") -> bytes:
    """Convert a file of kind ``van`` to ``vorm`` (``pdf``, ``docx``, ``odt``, ``ods``) and return the result."""
    programma = soffice()
    assert programma is not None
    uitvoer = werkmap / "uitvoer"
    invoer = werkmap / f"document.{van}"
    invoer.write_bytes(inhoud)
    opdracht = [
        programma,
        "--headless",
        f"-env:UserInstallation={profiel(werkmap).as_uri()}",
        "--convert-to",
        vorm,
    ]
    gedaan = subprocess.run(
        [*zonder_netwerk(), *opdracht, "--outdir", str(uitvoer), str(invoer)],
        capture_output=True,
        text=True,
        timeout=_TIJD,
        check=False,
    )
    resultaat = uitvoer / f"document.{vorm.partition(':')[0]}"
    assert resultaat.exists(), gedaan.stdout + gedaan.stderr
    return resultaat.read_bytes()


def pdf_tekst(pdf: bytes, werkmap: Path) -> list[str]:
    """Text of each page."""
    bestand = werkmap / "tekst.pdf"
    bestand.write_bytes(pdf)
    gedaan = subprocess.run(
        ["pdftotext", "-layout", str(bestand), "-"], capture_output=True, timeout=_TIJD, check=True
    )
    return gedaan.stdout.decode().removesuffix("\f").split("\f")


@cache
def zonder_netwerk() -> tuple[str, ...]:
    """A prefix that takes the network away, where the system lets a user do that."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    voorzet = (unshare, "--map-current-user", "--net")
    proef = subprocess.run([*voorzet, "true"], capture_output=True, timeout=_TIJD, check=False)
    return voorzet if proef.returncode == 0 else ()
