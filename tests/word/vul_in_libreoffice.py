"""Fills in a form through LibreOffice itself; run by a Python that has LibreOffice's module ``uno``.

Arguments: soffice, URL of its profile, the form, a JSON file, the file to write. The JSON holds ``antwoorden`` (the
texts for the cells to the right of each printed code) and ``verstoringen`` (name of a function here, and a code).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

FILTERS = {".docx": "Office Open XML Text", ".odt": "writer8"}
SECONDEN = 90.0


def verbind(pijp: str, programma: subprocess.Popen[bytes]) -> Any:
    """What a LibreOffice that is starting offers."""
    import uno  # type: ignore[import-not-found,unused-ignore]

    lokaal = uno.getComponentContext()
    zoeker = lokaal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokaal)
    einde = time.monotonic() + SECONDEN
    while True:
        try:
            return zoeker.resolve(f"uno:pipe,name={pijp};urp;StarOffice.ComponentContext")
        except Exception:
            if programma.poll() is not None or time.monotonic() > einde:
                raise
            time.sleep(0.2)


def dienst(context: Any, naam: str) -> Any:
    """A service of LibreOffice by its name, such as ``frame.Desktop``."""
    return context.ServiceManager.createInstanceWithContext(f"com.sun.star.{naam}", context)


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


def vind(document: Any, code: str) -> tuple[Any, str]:
    """The table and the number of the row in which a code is printed."""
    for tabel in document.TextTables:
        for naam in tabel.getCellNames():
            if tabel.getCellByName(naam).getString().split("\n")[-1].strip() == code:
                return tabel, naam[1:]
    raise SystemExit(f"geen rij voor {code}")


def voeg_naast_elkaar_samen(_document: Any, tabel: Any, rij: str) -> None:
    """Merge the answer with its explanation."""
    cursor = tabel.createCursorByCellName(f"B{rij}")
    cursor.goRight(1, True)
    cursor.mergeRange()


def voeg_onder_elkaar_samen(_document: Any, tabel: Any, rij: str) -> None:
    """Merge the answer with the one below it."""
    cursor = tabel.createCursorByCellName(f"B{rij}")
    cursor.goDown(1, True)
    cursor.mergeRange()


def voeg_rij_in(_document: Any, tabel: Any, rij: str) -> None:
    """Put a row of one's own behind this one."""
    tabel.Rows.insertByIndex(int(rij), 1)
    for kolom, tekst in zip("ABC", ("2010", "9", "oud"), strict=True):
        tabel.getCellByName(f"{kolom}{int(rij) + 1}").setString(tekst)


def wijzig_bijgehouden(document: Any, tabel: Any, rij: str) -> None:
    """Replace an answer while changes are tracked."""
    document.RecordChanges = True
    tekst = tabel.getCellByName(f"B{rij}").getText()
    cursor = tekst.createTextCursor()
    cursor.gotoEnd(True)
    cursor.setString("14")
    document.RecordChanges = False


def _hang_aan(document: Any, tabel: Any, rij: str, soort: str) -> Any:
    tekst = tabel.getCellByName(f"B{rij}").getText()
    nieuw = document.createInstance(f"com.sun.star.text.{soort}")
    tekst.insertTextContent(tekst.getEnd(), nieuw, False)
    return nieuw


def plaats_voetnoot(document: Any, tabel: Any, rij: str) -> None:
    """A footnote at an answer."""
    _hang_aan(document, tabel, rij, "Footnote").setString("alleen fulltime")


def plaats_kader(document: Any, tabel: Any, rij: str) -> None:
    """A text frame at an answer."""
    _hang_aan(document, tabel, rij, "TextFrame").getText().setString("in een kader")


def plaats_opmerking(document: Any, tabel: Any, rij: str) -> None:
    """A comment at an answer."""
    nieuw = document.createInstance("com.sun.star.text.textfield.Annotation")
    nieuw.Content, nieuw.Author = "nog nagaan", "korpsexpert"
    tekst = tabel.getCellByName(f"B{rij}").getText()
    tekst.insertTextContent(tekst.getEnd(), nieuw, False)


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
        desktop = dienst(verbind(pijp, programma), "frame.Desktop")
        document = desktop.loadComponentFromURL(
            Path(formulier).as_uri(), "_blank", 0, (eigenschap("Hidden", True),)
        )
        opdracht = json.loads(Path(antwoorden).read_text(encoding="utf-8"))
        vul(document, opdracht["antwoorden"])
        for naam, code in opdracht["verstoringen"]:
            globals()[naam](document, *vind(document, code))
        doel = Path(uitvoer)
        document.storeToURL(doel.as_uri(), (eigenschap("FilterName", FILTERS[doel.suffix]),))
        document.close(True)
        desktop.terminate()
        programma.wait(SECONDEN)
    finally:
        programma.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
