"""Makes a release in dist/: source archive and wheel of what is committed, built twice, installed in a clean Python and tried.

What else lies in the checkout changes nothing, and neither do the clock, the folder or the rights of new files: who
builds the same commit gets the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WORTEL: Final = Path(__file__).resolve().parents[1]
DIST: Final = WORTEL / "dist"
ARCHIEF: Final = "sdist"
WIEL: Final = "wheel"
_BOUW: Final = """
import os, sys
from hatchling import build
os.chdir(sys.argv[2])
print(getattr(build, "build_" + sys.argv[1])(sys.argv[3]))
"""
WACHTWOORD: Final = "een wachtwoord voor de proef"


class Mislukt(Exception):
    """A step of the release did not hold; the text says which, with what the program said."""


def draai(
    *opdracht: str | Path, cwd: Path | None = None, umask: int = -1, omgeving: Mapping[str, str] | None = None
) -> str:
    """Run a command and return what it wrote; ``umask`` -1 keeps that of this process. Raises Mislukt if it fails."""
    uitkomst = subprocess.run(
        opdracht,
        cwd=cwd,
        umask=umask,
        env=os.environ | dict(omgeving or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if uitkomst.returncode:
        raise Mislukt(f"{' '.join(map(str, opdracht))}\n{uitkomst.stdout}{uitkomst.stderr}")
    return uitkomst.stdout


def bouw(soort: str, bron: Path, doel: Path, omgeving: Mapping[str, str], *, umask: int = -1) -> Path:
    """Build a ``soort`` (ARCHIEF or WIEL) of the tree ``bron`` into ``doel`` and return the file; raises Mislukt."""
    doel.mkdir(parents=True, exist_ok=True)
    uit = draai(
        sys.executable, "-c", _BOUW, soort, bron.resolve(), doel.resolve(), umask=umask, omgeving=omgeving
    )
    return doel / uit.split()[-1]


def pak_uit(archief: Path, doel: Path) -> Path:
    """Unpack a source archive under ``doel`` and return its one folder; its files are of 1970."""
    with tarfile.open(archief) as inhoud:
        for lid in inhoud:
            lid.mtime = 0
        inhoud.extractall(doel, filter="data")
    (map_,) = doel.iterdir()
    return map_


def proefrit(python: Path, map_: Path) -> Path:
    """Do, with the program installed for ``python``, what a first evening needs: from nothing to a Word draft.

    Everything comes in ``map_``, settings too. Returns the draft; raises Mislukt at the first command that fails.
    """
    wachtwoord = map_ / "wachtwoord.txt"
    wachtwoord.write_text(WACHTWOORD, encoding="utf-8")
    verslag = map_ / "verslag.docx"
    programma = (python.parent / f"korpsmonitor{python.suffix}", "--db", map_ / "proef.db")
    omgeving = {"KORPSMONITOR_TOESTAND": str(map_ / "toestand"), "LC_ALL": "C.UTF-8", "LANGUAGE": "nl"}
    for opdracht in (
        ("init", "--editie", "2013-2014"),
        ("gesprek", "nieuw", "Twente", "--datum", "2014-02-04"),
        ("gesprek", "notitie", "Twente", "Het korps controleert elke maand.", "--hoofdstuk", "toezicht"),
        ("verslag", "maak", "Twente", "--doel", verslag),
        ("controleer",),
    ):
        draai(*programma, "--wachtwoord-bestand", wachtwoord, *opdracht, cwd=map_, omgeving=omgeving)
    return verslag


def _schoon(wiel: Path, map_: Path) -> Path:
    """Install ``wiel`` with the locked versions in a new Python of its own and return that."""
    venv.create(map_, with_pip=True, symlinks=sys.platform != "win32")
    python = map_ / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = (python, "-m", "pip", "--quiet", "--disable-pip-version-check")
    slot = ("--only-binary=:all:", "--require-hashes", "--requirement", WORTEL / "requirements.txt")
    draai(*pip, "install", *slot)
    draai(*pip, "install", "--no-deps", "--no-index", wiel)
    draai(*pip, "check")
    return python


def _gelijk(een: Path, ander: Path) -> None:
    if een.read_bytes() != ander.read_bytes():
        raise Mislukt(f"{een.name} wordt bij nabouwen een ander bestand: {een} en {ander}")


def maak(werk: Path) -> list[Path]:
    """Make the release of the last commit into dist/, working in ``werk``; return its files. Raises Mislukt."""
    if ongedaan := draai("git", "status", "--porcelain", "--untracked-files=no", cwd=WORTEL).strip():
        raise Mislukt(f"niet alles is vastgelegd; een uitgave is van een vastgelegde stand\n{ongedaan}")
    tijd = {"SOURCE_DATE_EPOCH": draai("git", "log", "-1", "--format=%ct", cwd=WORTEL).strip()}
    (werk / "git.tar").write_bytes(
        subprocess.run(
            ("git", "archive", "--prefix=bron/", "HEAD"), cwd=WORTEL, check=True, capture_output=True
        ).stdout
    )
    bron = pak_uit(werk / "git.tar", werk / "een")
    archief = bouw(ARCHIEF, bron, DIST, tijd)
    wiel = bouw(WIEL, bron, DIST, tijd)
    nagebouwd = pak_uit(archief, werk / "twee")
    for soort, eerder in ((ARCHIEF, archief), (WIEL, wiel)):
        opnieuw = bouw(soort, nagebouwd, werk / "nagebouwd", tijd | {"TZ": "Asia/Tokyo"}, umask=0o077)
        _gelijk(eerder, opnieuw)
    python = _schoon(wiel, werk / "schoon")
    (werk / "proef").mkdir()
    proefrit(python, werk / "proef")
    return [archief, wiel]


def main() -> None:
    """Make the release and say what it is; a failure leaves no checksums."""
    sommen = DIST / "SHA256SUMS"
    sommen.unlink(missing_ok=True)
    try:
        with tempfile.TemporaryDirectory() as werk:
            bestanden = maak(Path(werk))
    except Mislukt as fout:
        sys.exit(f"Geen uitgave gemaakt: {fout}")
    regels = [
        f"{hashlib.sha256(bestand.read_bytes()).hexdigest()}  {bestand.name}\n" for bestand in bestanden
    ]
    sommen.write_text("".join(regels), encoding="utf-8")
    print(f"Nagebouwd, schoon geïnstalleerd en geprobeerd; in {DIST.name}/:\n{''.join(regels)}", end="")


if __name__ == "__main__":
    main()
