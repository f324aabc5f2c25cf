"""Accepts or rejects every change through LibreOffice itself; run by a Python that has LibreOffice's module ``uno``.

Arguments: soffice, URL of its profile, the document, the name of the command, the file to write.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.word.vul_in_libreoffice import FILTERS, SECONDEN, dienst, eigenschap, verbind


def main(soffice: str, profiel: str, bestand: str, opdracht: str, uitvoer: str) -> None:
    """Start LibreOffice, do it, save, and end it."""
    pijp = f"korpsmonitor{time.monotonic_ns()}"
    programma = subprocess.Popen(
        [
            *(soffice, "--headless", "--norestore", "--nologo"),
            *(f"-env:UserInstallation={profiel}", f"--accept=pipe,name={pijp};urp;"),
        ]
    )
    try:
        context = verbind(pijp, programma)
        desktop, doener = dienst(context, "frame.Desktop"), dienst(context, "frame.DispatchHelper")
        document = desktop.loadComponentFromURL(
            Path(bestand).as_uri(), "_blank", 0, (eigenschap("Hidden", True),)
        )
        doener.executeDispatch(document.CurrentController.Frame, f".uno:{opdracht}", "", 0, ())
        doel = Path(uitvoer)
        document.storeToURL(doel.as_uri(), (eigenschap("FilterName", FILTERS[doel.suffix]),))
        document.close(True)
        desktop.terminate()
        programma.wait(SECONDEN)
    finally:
        programma.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
