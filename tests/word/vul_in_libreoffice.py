"""Fills in a form through LibreOffice itself; run by a Python that has LibreOffice's module ``uno``.

Arguments: soffice, URL of its profile, the form, a JSON file, the file to write. The JSON maps the printed code of a
row to the texts for the cells to the right of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_FILTERS = {".docx": "Office Open XML Text", ".odt": "writer8"}
_SECONDEN = 90.0


def verbind(pijp: str, programma: subprocess.Popen[bytes]) -> Any:
    """The desktop of a LibreOffice that is starting."""
    import uno  # type: ignore[import-not-found,unused-ignore]

    lokaal = uno.getComponentContext()
    zoeker = lokaal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokaal)
    einde = time.monotonic() + _SECONDEN
    while True:
        try:
            context = zoeker.resolve(f"uno:pipe,name={pijp};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if programma.poll() is not None or time.monotonic() > einde:
                raise
            time.sleep(0.2)


def eigenschap(naam: str, waarde: object) -> Any:
    """A property for loading or storing."""
    import uno  # type: ignore[import-not-found,unused-ignore]

    nieuw = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    nieuw.Name, nieuw.Value = naam, waarde
    return nieuw


def vul(document: Any, antwoorden: dict[str, list[str]]) -> None:
    """Type in every cell, in turn behind what stands there and in the place of it."""
    for tabel in document.TextTables:
        namen = set(tabel.getCellNames())
        for naam in sorted(naam for naam in namen if naam.startswith("A")):
            code = tabel.getCellByName(naam).getString().split("\n")[-1].strip()
            for nr, tekst in enumerate(antwoorden.pop(code, ())):
                cel = tabel.getCellByName(f"{'BC'[nr]}{naam[1:]}")
                if nr == 0:
                    cel.getText().insertString(cel.getText().getEnd(), tekst, False)
                else:
                    cel.setString(tekst)
    if antwoorden:
        raise SystemExit(f"geen rij voor {sorted(antwoorden)}")


def main(soffice: str, profiel: str, formulier: str, antwoorden: str, uitvoer: str) -> None:
    """Start LibreOffice, fill in, save, and end it."""
    pijp = f"korpsmonitor{time.monotonic_ns()}"
    programma = subprocess.Popen(
        [
            *(soffice, "--headless", "--norestore", "--nologo"),
            *(f"-env:UserInstallation={profiel}", f"--accept=pipe,name={pijp};urp;"),
        ]
    )
    try:
        desktop = verbind(pijp, programma)
        document = desktop.loadComponentFromURL(
            Path(formulier).as_uri(), "_blank", 0, (eigenschap("Hidden", True),)
        )
        vul(document, json.loads(Path(antwoorden).read_text(encoding="utf-8")))
        doel = Path(uitvoer)
        document.storeToURL(doel.as_uri(), (eigenschap("FilterName", _FILTERS[doel.suffix]),))
        document.close(True)
        desktop.terminate()
        programma.wait(_SECONDEN)
    finally:
        programma.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
