"""PDF/A of our own Word files, made by LibreOffice in a process of its own: nothing fetched, no macros, a time limit."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.tijdelijk import tijdelijke_map
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort

if TYPE_CHECKING:
    from pathlib import Path

_TIJD: Final = 120
"""Seconds; a verslag of 16 pages takes about two."""
_PROEFTIJD: Final = 10
_PDF_A: Final = 2
"""PDF/A-2b: what LibreOffice calls version 2."""
_VERKLARING: Final = b"pdfaid:part"
"""What a PDF/A says of itself."""

# Linked content is never fetched or updated and macros never run; a proxy that is not there stops what remains.
_PROFIEL: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


class PdfFout(KorpsmonitorFout):
    """No PDF can be made here."""

    titel = "PDF"


def is_mogelijk() -> bool:
    """Whether a PDF can be made on this machine."""
    return paths.libreoffice() is not None


def eis_mogelijk() -> str:
    """The program that makes a PDF here. Raises PdfFout if there is none."""
    programma = paths.libreoffice()
    if programma is None:
        raise PdfFout(
            _(
                "Voor een PDF is LibreOffice nodig, en dat is hier niet gevonden; er is geen PDF gemaakt. Installeer het,"
                " of wijs het aan met {variabele}."
            ).format(variabele=paths.OMGEVING_LIBREOFFICE)
        )
    return programma


def maak_pdf(docx: bytes) -> bytes:
    """The PDF/A of one of our own Word files. Its bytes hold the moment of making: what has to stay the same is kept.

    Raises PdfFout if LibreOffice is not there, takes too long or makes no PDF/A.
    """
    programma = eis_mogelijk()
    # What is not encrypted lies in a folder that only this user can open, and is gone at the end.
    with tijdelijke_map() as werkmap:
        invoer = werkmap / "verslag.docx"
        invoer.write_bytes(docx)
        klacht = _voer_uit(programma, werkmap, invoer)
        uitvoer = werkmap / "uit" / "verslag.pdf"
        pdf = uitvoer.read_bytes() if uitvoer.exists() else b""
    if not pdf.startswith(b"%PDF-"):
        raise PdfFout(
            _("LibreOffice maakte geen PDF ({oorzaak}); er is niets gewijzigd.").format(
                oorzaak=kort(klacht, 200) or _("zonder melding")
            )
        )
    if _VERKLARING not in pdf:
        raise PdfFout(
            _("Deze LibreOffice maakt geen PDF/A; er is geen PDF gemaakt. Gebruik versie 7.4 of later.")
        )
    return pdf


def _voer_uit(programma: str, werkmap: Path, invoer: Path) -> str:
    """Run LibreOffice and return what it said. Raises PdfFout if it cannot be started or takes too long."""
    profiel = werkmap / "profiel" / "user"
    profiel.mkdir(parents=True)
    (profiel / "registrymodifications.xcu").write_text(_PROFIEL, encoding="utf-8")
    opties = {
        "SelectPdfVersion": {"type": "long", "value": str(_PDF_A)},
        "PDFUACompliance": {"type": "boolean", "value": "true"},
    }
    opdracht = [
        *_zonder_netwerk(),
        programma,
        *("--headless", "--norestore", f"-env:UserInstallation={profiel.parent.as_uri()}"),
        *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(opties)}"),
        *("--outdir", str(werkmap / "uit"), str(invoer)),
    ]
    # A file, because what LibreOffice leaves running would keep a pipe open.
    with (werkmap / "gezegd.txt").open("w+", encoding="utf-8", errors="replace") as gezegd:
        try:
            proces = subprocess.Popen(
                opdracht,
                stdin=subprocess.DEVNULL,
                stdout=gezegd,
                stderr=subprocess.STDOUT,
                cwd=werkmap,
                env=_omgeving(werkmap),
                start_new_session=True,
            )
        except OSError as fout:
            raise PdfFout(
                _("{programma} kan niet worden gestart ({oorzaak}); er is geen PDF gemaakt.").format(
                    programma=programma, oorzaak=oorzaak_van(fout)
                )
            ) from fout
        try:
            proces.wait(_TIJD)
        except subprocess.TimeoutExpired as fout:
            raise PdfFout(
                _("LibreOffice was na {seconden} seconden niet klaar; er is geen PDF gemaakt.").format(
                    seconden=_TIJD
                )
            ) from fout
        finally:
            _stop(proces)
        gezegd.seek(0)
        return gezegd.read().strip()


def _omgeving(werkmap: Path) -> dict[str, str]:
    """What LibreOffice keeps for itself goes with the folder, also if it is killed; and it learns no passphrase."""
    return paths.omgeving_zonder_geheimen() | dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(werkmap))


def _stop(proces: subprocess.Popen[bytes]) -> None:
    """End it with everything that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(proces.pid, signal.SIGKILL)
    else:
        proces.kill()
    proces.wait()


@cache
def _zonder_netwerk() -> tuple[str, ...]:
    """A prefix that takes the network away, where the system lets a user do that."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    voorzet = (unshare, "--map-current-user", "--net")
    try:
        proef = subprocess.run(
            [*voorzet, "true"], capture_output=True, timeout=_PROEFTIJD, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return voorzet if proef.returncode == 0 else ()
