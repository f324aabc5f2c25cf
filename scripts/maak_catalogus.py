"""Bring the English catalogue up to date with the texts of the program: ``python scripts/maak_catalogus.py``.

What is new stands in it without a translation, what is gone is taken out; exit status 1 if something is to be translated.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Sequence

WORTEL: Final = Path(__file__).resolve().parent.parent
PAKKET: Final = WORTEL / "korpsmonitor_tui"
ENGELS: Final = PAKKET / "locale/en/LC_MESSAGES/korpsmonitor.po"

_KOP: Final = (
    "# English texts of korpsmonitor, whose own language is Dutch. Those of click are English already."
)
_VERGANKELIJK: Final = (
    '"POT-Creation',
    '"PO-Revision',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
    '"Report-',
)
"""Lines of a header that differ with every run, and say what git knows."""


def lees_teksten(map_: Path = PAKKET) -> dict[str, str]:
    """Every text of the program that goes through the catalogue, with its plural form or an empty text."""
    teksten: dict[str, str] = {}
    for _pad, _regel, tekst, _uitleg, _context in extract_from_dir(map_, method_map=[("**.py", "python")]):
        enkelvoud, meervoud = (tekst, "") if isinstance(tekst, str) else tekst[:2]
        # A text that is used with a plural as well has one entry, with both.
        if enkelvoud and not teksten.get(enkelvoud):
            teksten[enkelvoud] = meervoud
    return teksten


def lees_catalogus(pad: Path = ENGELS) -> Catalog:
    """The catalogue as it stands. Raises babel's PoFileError for a line that cannot be read."""
    with pad.open("rb") as bron:
        return read_po(bron, locale="en", abort_invalid=True)


def werk_bij(catalogus: Catalog, teksten: dict[str, str]) -> tuple[str, list[str]]:
    """The catalogue with exactly these texts, as it is stored, and those without a translation."""
    nieuw = Catalog(locale="en", project="korpsmonitor", version="", header_comment=_KOP, fuzzy=False)
    open_: list[str] = []
    for enkelvoud, meervoud in teksten.items():
        oud = catalogus.get(enkelvoud)
        id_ = (enkelvoud, meervoud) if meervoud else enkelvoud
        nieuw.add(id_, oud.string if oud is not None and oud.id == id_ else "")
        if not all(vormen(nieuw[enkelvoud].string)):
            open_.append(enkelvoud)
    doel = io.BytesIO()
    write_po(doel, nieuw, width=110, no_location=True, sort_output=True)
    regels = doel.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(regel for regel in regels if not regel.startswith(_VERGANKELIJK)), sorted(open_)


def vormen(tekst: str | Sequence[str] | None) -> list[str]:
    """The forms of a text of the catalogue: one, or those for one and for more."""
    return [tekst] if isinstance(tekst, str) else list(tekst or ())


def main() -> int:
    """Write the catalogue; returns the exit status."""
    tekst, open_ = werk_bij(lees_catalogus(), lees_teksten())
    ENGELS.write_text(tekst, "utf-8")
    for enkelvoud in open_:
        print(f"Nog te vertalen: {enkelvoud!r}")
    return int(bool(open_))


if __name__ == "__main__":
    sys.exit(main())
