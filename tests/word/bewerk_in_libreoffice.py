"""Edits a verslag through LibreOffice itself, as its user would; run by a Python that has LibreOffice's module ``uno``.

Arguments: soffice, URL of its profile, the document, a JSON file, the file to write. The JSON is a list of the name of a
function here and what goes with it, mostly a passage number first.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.word.vul_in_libreoffice import FILTERS, SECONDEN, dienst, eigenschap, verbind

_ALINEA_EINDE = 0
"""``com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK``."""


class Schrijver:
    """Somebody who types in a document."""

    def __init__(self, context: Any, document: Any) -> None:
        self._context = context
        self._document = document
        self._doener = dienst(context, "frame.DispatchHelper")
        self._kader = document.CurrentController.Frame
        self._zicht = document.CurrentController.ViewCursor

    def auteur(self, naam: str) -> None:
        """Let somebody go on, with this name in the settings of the program."""
        waar = eigenschap("nodepath", "/org.openoffice.UserProfile/Data")
        gegevens = dienst(self._context, "configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", (waar,)
        )
        gegevens.givenname = naam
        gegevens.commitChanges()

    def bijhouden(self, aan: str) -> None:
        """Track changes from here, or no longer: the protection that we send has no password."""
        import uno  # type: ignore[import-not-found,unused-ignore]

        self._document.RedlineProtectionKey = uno.ByteSequence(b"")
        self._document.RecordChanges = aan == "aan"

    def vervang(self, nummer: str, oud: str, nieuw: str) -> None:
        """Type ``nieuw`` over ``oud``."""
        self._vind(nummer, oud).setString(nieuw)

    def haal_weg(self, nummer: str, oud: str) -> None:
        """Select words and delete them."""
        self._kies(self._vind(nummer, oud))
        self._doe("Delete")

    def typ_over(self, nummer: str, tekst: str) -> None:
        """Select a whole passage, its number too, and type."""
        cursor = self._alinea(nummer)
        cursor.setString(tekst)

    def typ_over_zonder_bladwijzer(self, nummer: str, tekst: str) -> None:
        """The same, of a passage whose bookmark is gone."""
        cursor = self._alinea(nummer)
        self._document.Bookmarks.getByName(f"_psg_P{int(nummer):04d}").dispose()
        cursor.setString(tekst)

    def verwijder(self, nummer: str) -> None:
        """Delete a whole passage with its end."""
        cursor = self._alinea(nummer)
        cursor.goRight(1, True)
        self._kies(cursor)
        self._doe("Delete")

    def splits(self, nummer: str, voor: str) -> None:
        """Press Enter before these words."""
        begin = self._vind(nummer, voor).Start
        begin.Text.insertControlCharacter(begin, _ALINEA_EINDE, False)

    def voeg_samen(self, nummer: str) -> None:
        """Press Delete at the end of a passage."""
        cursor = self._alinea(nummer)
        cursor.collapseToEnd()
        self._zicht.gotoRange(cursor, False)
        self._doe("Delete")

    def nieuwe_alinea(self, nummer: str, tekst: str) -> None:
        """Press Enter at the end of a passage, and type."""
        cursor = self._alinea(nummer)
        cursor.collapseToEnd()
        cursor.Text.insertControlCharacter(cursor, _ALINEA_EINDE, False)
        cursor.Text.insertString(cursor, tekst, False)

    def omlaag(self, nummer: str, keer: str) -> None:
        """Move a passage down with the keys for it."""
        self._kies(self._alinea(nummer))
        for _keer in range(int(keer)):
            self._doe("MoveDown")

    def knip_en_plak(self, nummer: str, achter: str) -> None:
        """Cut a passage with its end, and paste it behind another."""
        self._naar_klembord(nummer, "Cut")
        self._plak_achter(achter)

    def kopieer(self, nummer: str, achter: str) -> None:
        """Copy a passage with its end, and paste it behind another."""
        self._naar_klembord(nummer, "Copy")
        self._plak_achter(achter)

    def opmerking(self, nummer: str, bij: str, tekst: str) -> None:
        """Hang a comment on words."""
        nieuw = self._document.createInstance("com.sun.star.text.textfield.Annotation")
        nieuw.Content, nieuw.Author = tekst, "korpsexpert"
        bereik = self._vind(nummer, bij)
        bereik.Text.insertTextContent(bereik, nieuw, True)

    def cel(self, oud: str, nieuw: str) -> None:
        """Type over what a table cell holds."""
        for tabel in self._document.TextTables:
            for naam in tabel.getCellNames():
                cel = tabel.getCellByName(naam)
                if cel.getString() == oud:
                    cursor = cel.getText().createTextCursor()
                    cursor.gotoEnd(True)
                    cursor.setString(nieuw)
                    return
        raise SystemExit(f"geen cel met {oud!r}")

    def voetnoot(self, nummer: str, tekst: str) -> None:
        """Put a footnote at the end of a passage."""
        nieuw = self._document.createInstance("com.sun.star.text.Footnote")
        cursor = self._alinea(nummer)
        cursor.collapseToEnd()
        cursor.Text.insertTextContent(cursor, nieuw, False)
        nieuw.setString(tekst)

    def _naar_klembord(self, nummer: str, hoe: str) -> None:
        cursor = self._alinea(nummer)
        cursor.goRight(1, True)
        self._kies(cursor)
        self._doe(hoe)

    def _plak_achter(self, nummer: str) -> None:
        cursor = self._alinea(nummer)
        cursor.collapseToEnd()
        cursor.goRight(1, False)
        self._zicht.gotoRange(cursor, False)
        self._doe("Paste")

    def _alinea(self, nummer: str) -> Any:
        """A cursor over the paragraph of a passage."""
        anker = self._document.Bookmarks.getByName(f"_psg_P{int(nummer):04d}").Anchor
        cursor = anker.Text.createTextCursorByRange(anker.Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def _vind(self, nummer: str, tekst: str) -> Any:
        zoeker = self._document.createSearchDescriptor()
        zoeker.SearchString, zoeker.SearchCaseSensitive = tekst, True
        alinea = self._alinea(nummer)
        gevonden = self._document.findNext(alinea.Start, zoeker)
        if gevonden is None or alinea.Text.compareRegionEnds(alinea, gevonden) > 0:
            raise SystemExit(f"{tekst!r} staat niet in passage {nummer}")
        return gevonden

    def _kies(self, bereik: Any) -> None:
        self._document.CurrentController.select(bereik)

    def _doe(self, opdracht: str) -> None:
        self._doener.executeDispatch(self._kader, f".uno:{opdracht}", "", 0, ())


def main(soffice: str, profiel: str, bestand: str, handelingen: str, uitvoer: str) -> None:
    """Start LibreOffice, edit, save, and end it."""
    pijp = f"korpsmonitor{time.monotonic_ns()}"
    programma = subprocess.Popen(
        [
            *(soffice, "--headless", "--norestore", "--nologo"),
            *(f"-env:UserInstallation={profiel}", f"--accept=pipe,name={pijp};urp;"),
        ]
    )
    try:
        context = verbind(pijp, programma)
        desktop = dienst(context, "frame.Desktop")
        try:
            bewerk(context, desktop, bestand, handelingen, Path(uitvoer))
        finally:
            # Asked to, it ends with all that it started; killed, it would leave that behind.
            desktop.terminate()
            programma.wait(SECONDEN)
    finally:
        programma.kill()


def bewerk(context: Any, desktop: Any, bestand: str, handelingen: str, doel: Path) -> None:
    """Open, edit and save."""
    document = desktop.loadComponentFromURL(
        Path(bestand).as_uri(), "_blank", 0, (eigenschap("Hidden", True),)
    )
    try:
        schrijver = Schrijver(context, document)
        for naam, *gegevens in json.loads(Path(handelingen).read_text(encoding="utf-8")):
            getattr(schrijver, naam)(*gegevens)
        document.storeToURL(doel.as_uri(), (eigenschap("FilterName", FILTERS[doel.suffix]),))
    finally:
        document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
