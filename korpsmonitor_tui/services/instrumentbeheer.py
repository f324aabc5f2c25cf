"""Instruments that a user makes: what there is, and a copy to begin with."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.naam import is_veilig
from korpsmonitor_tui.bestanden.schrijf import BestandFout, maak_map
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.definitiebestand import open_toml
from korpsmonitor_tui.intake.instrument import lees_instrument
from korpsmonitor_tui.intake.tabel import is_code
from korpsmonitor_tui.services import instrumentmappen
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.instrumentmappen import ALGEMEEN, KERN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.services.instrumentmappen import Vindplaats

STARTER: Final = "starter"
"""Folder among the general files: a small instrument that is complete, with an explanation at everything."""
_CODEREGEL: Final = re.compile(r'^([ \t]*code[ \t]*=[ \t]*)(?:"[^"\n]*"|\'[^\'\n]*\')', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Regel:
    """One instrument in the list of all."""

    plaats: Vindplaats
    instrument: Instrument | None
    """None if its files cannot be used."""
    fout: str = ""
    """Why not, in one line."""


def lijst() -> tuple[Regel, ...]:
    """Every instrument, a user's own first. One that cannot be used is in it, with why."""
    alle = instrumentmappen.alle()
    return tuple(_lees(plaats, dubbel=_hoe_vaak(plaats.code, alle) > 1) for plaats in alle)


def _hoe_vaak(code: str, alle: Iterable[Vindplaats]) -> int:
    return sum(plaats.code == code for plaats in alle)


def _lees(plaats: Vindplaats, *, dubbel: bool) -> Regel:
    try:
        if dubbel:
            instrumentmappen.vind(plaats.code)
        instrument = lees_instrument(plaats.map, paths.db())
    except KorpsmonitorFout as fout:
        return Regel(plaats, None, str(fout))
    return Regel(plaats, instrument)


@dataclass(frozen=True, slots=True)
class Nieuw:
    """What was made."""

    code: str
    map: Path
    van: str
    """Code of the instrument that it is a copy of; empty for the starter."""
    bestanden: tuple[str, ...]


def nieuw(code: str, *, van: str = "", onder: Path | None = None) -> Nieuw:
    """Copy the starter, or the instrument ``van``, to a folder named ``code`` in ``onder`` (default: where own ones are found).

    The files of parties and eenheden that it refers to are copied along, so that they can be changed too. The folder is
    there whole or not at all. Raises OnbruikbareInvoer, NietGevonden, BestandFout; then nothing was made.
    """
    _weiger_code(code, waar_het_telt=onder is None)
    bron = instrumentmappen.vind(van).map if van else paths.templates() / ALGEMEEN / STARTER
    doel = (onder or paths.instrumenten()) / code
    if doel.exists():
        raise OnbruikbareInvoer(
            _("{map} bestaat al; er is niets gemaakt. Kies een andere code.").format(map=doel)
        )
    try:
        maak_map(doel.parent)
        with tempfile.TemporaryDirectory(prefix=f".{code}-", dir=doel.parent) as tijdelijk:
            kopie = Path(tijdelijk) / code
            _kopieer(bron, kopie)
            for bestand in _gedeelde_bestanden(bron):
                (kopie / bestand.name).write_bytes(lees_bestand(bestand))
            _noem(kopie, code)
            kopie.rename(doel)
    except OSError as fout:
        raise BestandFout(
            _("{map} kan niet worden gemaakt ({oorzaak}).").format(map=doel, oorzaak=oorzaak_van(fout))
        ) from fout
    bestanden = sorted(pad.relative_to(doel).as_posix() for pad in doel.rglob("*") if pad.is_file())
    return Nieuw(code, doel, van, tuple(bestanden))


def _weiger_code(code: str, *, waar_het_telt: bool) -> None:
    if not is_code(code) or not is_veilig(code):
        raise OnbruikbareInvoer(
            _(
                "“{code}” kan geen code zijn; gebruik kleine letters, cijfers, liggend streepje, koppelteken en punt."
            ).format(code=code)
        )
    if code == ALGEMEEN or (waar_het_telt and code in instrumentmappen.codes()):
        raise OnbruikbareInvoer(
            _("Er is al een instrument “{code}”; er is niets gemaakt. Kies een andere code.").format(
                code=code
            )
        )


def _gedeelde_bestanden(bron: Path) -> tuple[Path, ...]:
    """The files of parties and eenheden that the instrument has from the shared reference data."""
    kern = open_toml(bron, KERN, [])
    gedeeld = kern.tabel("referentie", verplicht=False) if kern is not None else None
    if gedeeld is None:
        return ()
    namen = (*gedeeld.teksten("partijen"), gedeeld.tekst("eenheden", verplicht=False))
    paden = [paths.db() / naam for naam in namen if naam and is_veilig(naam) and not (bron / naam).exists()]
    return tuple(pad for pad in paden if pad.is_file())


def _kopieer(van: Path, naar: Path) -> None:
    """Copy what is in the files and nothing else: a program may be installed where nobody can write."""
    for bestand in sorted(pad for pad in van.rglob("*") if pad.is_file()):
        kopie = naar / bestand.relative_to(van)
        kopie.parent.mkdir(parents=True, exist_ok=True)
        kopie.write_bytes(lees_bestand(bestand))


def _noem(map_: Path, code: str) -> None:
    """Write the code of a copy in the first line that names one; everything else stays to the letter.

    Raises OnbruikbareInvoer if the instrument that was copied cannot be read.
    """
    kern = map_ / KERN
    tekst = lees_bestand(kern).decode("utf-8", "surrogateescape")
    nieuw_ = _CODEREGEL.sub(lambda regel: f'{regel[1]}"{code}"', tekst, count=1)
    kern.write_bytes(nieuw_.encode("utf-8", "surrogateescape"))
    bevindingen: list[Bevinding] = []
    gelezen = open_toml(map_, KERN, bevindingen)
    if gelezen is None or gelezen.code("code") != code:
        raise OnbruikbareInvoer(
            _("{kern} is niet te lezen of noemt zijn code niet bovenaan; er is niets gemaakt.").format(
                kern=KERN
            )
        )
