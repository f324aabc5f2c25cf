"""Where bytes from outside enter: every place is known, and says by what it is bounded.

A new ``open``, parser or archive anywhere else in the package fails here: put it behind the guard
(``bestanden.lees``, ``bestanden.archief``, ``bestanden.xmllezer``), or name below why it needs none.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

import korpsmonitor_tui

if TYPE_CHECKING:
    from collections.abc import Iterator

from pathlib import Path

PAKKET: Final = Path(korpsmonitor_tui.__file__).parent

EIGEN: Final = "what this program wrote itself, just now or into its own folders"
BEGRENSD: Final = "bounded where it is read"
NA_DE_WACHT: Final = "gets only what the guard let through"
EIGEN_XML: Final = "XML that this program composed"
KOLOM: Final = "a column that a projection wrote; payloads of others pass domain.event.decodeer first"

POORTEN: Final[dict[str, dict[str, str]]] = {
    "open": {
        "bestanden/lees.py": "the gate itself",
        "bestanden/schrijf.py": "writes",
        "services/pdf.py": EIGEN,
        "services/sessie.py": "the time zones that tzdata brings",
        "cli/uitvoer.py": "writes to nothing",
        "cli/wachtwoord.py": "only asks whether there is a terminal",
        "intake/opnamebestand.py": "wave, on a file that the gate opened and of which only the head is read",
    },
    "read_bytes": {
        "services/openbaaruitvoer.py": EIGEN,
        "services/pdf.py": EIGEN,
        "services/rapportstukken.py": EIGEN,
    },
    "read_text": {
        "hub/opzet.py": "SQL that comes with the program",
    },
    "ZipFile": {
        "bestanden/archief.py": "the guard itself",
        "report/refiqda.py": "writes",
        "report/werkmap.py": EIGEN,
        "word/pakket.py": "writes",
    },
    "load_workbook": {"intake/werkmap.py": NA_DE_WACHT},
    "Document": {
        "word/exemplaar.py": EIGEN,
        "word/sjabloon.py": NA_DE_WACHT,
        "word/sporenschrijver.py": EIGEN,
    },
    "XMLParser": {
        "word/leespakket.py": BEGRENSD,
        "word/formulierregister.py": EIGEN_XML,
        "word/sjabloon.py": EIGEN_XML,
    },
    "fromstring": {
        "word/leespakket.py": BEGRENSD,
        "word/basis.py": EIGEN_XML,
        "word/delen.py": "a part of the house style, or XML that this program composed",
        "word/formulierregister.py": EIGEN_XML,
        "word/pakket.py": "a part of the house style",
        "word/rapportstijlen.py": EIGEN_XML,
        "word/sjabloon.py": EIGEN_XML,
        "word/sporenregel.py": EIGEN_XML,
    },
    "ParserCreate": {
        "bestanden/archief.py": "stops at the root element",
        "bestanden/xmllezer.py": "the gate itself",
    },
    "csv.reader": {"intake/celblad.py": BEGRENSD, "intake/inzendingen.py": BEGRENSD},
    "tomllib.loads": {"intake/definitiebestand.py": BEGRENSD, "services/leerstof.py": BEGRENSD},
    "stdin": {
        "cli/extraheer.py": BEGRENSD,
        "cli/hoofd.py": "only asks whether it is a terminal",
        "cli/invoer.py": BEGRENSD,
        "cli/wachtwoord.py": "only asks whether it is a terminal",
        "extract/leerproces.py": "what the program itself sends to the process that learns",
        "tui/webserver.py": "waits for Enter of who started it",
        "services/kopieproces.py": "what the program itself sends to the process that copies",
    },
}
"""By what is called, in which module and why it may."""

STORE: Final = frozenset({"open", "read_bytes", "read_text"})
"""What modules of the store may do with its own files: database, keys, state and copies, each with bounds and tests."""

JSON: Final[dict[str, str]] = {
    "cli/extraheer.py": BEGRENSD,
    "domain/event.py": BEGRENSD,
    "extract/leerzinnen.py": BEGRENSD,
    "extract/model.py": BEGRENSD,
    "intake/definitiebestand.py": BEGRENSD,
    "services/leren.py": EIGEN,
    "services/openbaaruitvoer.py": BEGRENSD,
}
"""Modules that read JSON which is no column of the database."""
VERBODEN: Final = frozenset(
    {
        "pickle",
        "marshal",
        "shelve",
        "yaml",
        "tarfile",
        "xmlrpc",
        "bz2",
        "lzma",
        "gzip",
        "minidom",
        "pulldom",
        "expatreader",
    }
)
"""Modules that unpack or run what they read, or that no reader needs."""


def _naam(functie: ast.expr) -> str:
    """The last two names of what is called: ``csv.reader``."""
    if isinstance(functie, ast.Attribute):
        voor = functie.value.id if isinstance(functie.value, ast.Name) else ""
        return f"{voor}.{functie.attr}"
    return functie.id if isinstance(functie, ast.Name) else ""


def _poorten(boom: ast.AST) -> Iterator[str]:
    """What is opened or parsed in a module, as POORTEN calls it."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute) and _naam(knoop) == "sys.stdin":
            yield "stdin"
        if not isinstance(knoop, ast.Call):
            continue
        naam = _naam(knoop.func)
        kort = naam.rpartition(".")[2]
        if kort in {"tomllib.loads", "csv.reader"} or naam in {
            "tomllib.loads",
            "tomllib.load",
            "csv.reader",
            "csv.DictReader",
        }:
            yield naam.replace("tomllib.load", "tomllib.loads").replace("loadss", "loads")
        elif naam in {"json.load", "json.loads"}:
            yield "json"
        elif kort in {"fromstring", "XML", "iterparse", "parse"} and naam.split(".")[0] in {
            "etree",
            "ElementTree",
            "objectify",
        }:
            yield "fromstring"
        elif kort in {
            "read_bytes",
            "read_text",
            "ZipFile",
            "load_workbook",
            "Document",
            "XMLParser",
            "ParserCreate",
        }:
            yield kort
        elif _opent(knoop, naam, kort):
            yield "open"


def _opent(aanroep: ast.Call, naam: str, kort: str) -> bool:
    """Whether a call opens a file: ``open`` and ``os.open``, and a method with a mode, as Path has."""
    if naam in {"open", "os.open", "io.open", "wave.open"}:
        return True
    modus = [
        arg.value for arg in aanroep.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    ]
    return kort == "open" and any(set(tekst) <= set("rwaxbt+") for tekst in modus)


@cache
def _gelezen() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Per module what it opens and parses, and the parts of the names that it imports."""
    gelezen = {}
    for pad in PAKKET.rglob("*.py"):
        boom = ast.parse(pad.read_text("utf-8"))
        gelezen[pad.relative_to(PAKKET).as_posix()] = (frozenset(_poorten(boom)), frozenset(_ingevoerd(boom)))
    return gelezen


def _ingevoerd(boom: ast.AST) -> Iterator[str]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            for alias in knoop.names:
                yield from alias.name.split(".")
        elif isinstance(knoop, ast.ImportFrom):
            yield from (knoop.module or "").split(".")


def _gevonden() -> dict[str, set[str]]:
    gevonden: dict[str, set[str]] = defaultdict(set)
    for module, (poorten, _) in _gelezen().items():
        for poort in poorten:
            gevonden[poort].add(module)
    return gevonden


def test_every_place_where_bytes_enter_is_known() -> None:
    gevonden = _gevonden()
    gevonden.pop("json")
    onbekend = {
        (poort, module)
        for poort, modules in gevonden.items()
        for module in modules - POORTEN.get(poort, {}).keys()
        if not (poort in STORE and module.startswith("store/"))
    }
    assert onbekend == set(), "put it behind the guard, or say in POORTEN what bounds it"
    verdwenen = {
        (poort, module)
        for poort, modules in POORTEN.items()
        for module in modules.keys() - gevonden[poort]
        if (PAKKET / module).exists()
    }
    assert verdwenen == set(), "take these out of POORTEN"


def test_json_from_outside_is_read_in_known_places_only() -> None:
    modules = _gevonden()["json"]
    # Columns of projections are read where tables are: in the store and in services.
    vreemd = {module for module in modules if not module.startswith(("services/", "store/", "tui/"))}
    assert vreemd - JSON.keys() - {"domain/transcript.py"} == set()
    assert JSON.keys() - modules == set()


def test_nothing_that_runs_or_unpacks_what_it_reads_is_imported() -> None:
    for module, (_, ingevoerd) in _gelezen().items():
        assert not ingevoerd & VERBODEN, module
