"""The files of an instrument in its folder, as one text that an edition keeps and from which the folder can be made again."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.bestanden.naam import is_veilig
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bewaartermijnen import BESTAND as BEWAARTERMIJNEN
from korpsmonitor_tui.intake.brieven import BRIEVEN
from korpsmonitor_tui.intake.consistentie import TEKSTREGELS
from korpsmonitor_tui.intake.definitiebestand import open_toml
from korpsmonitor_tui.intake.lexicon import NAMEN, TEKENS
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.definities import EXTRACTIE, LEREN, MODEL, SJABLOON, WEEGREGELS
from korpsmonitor_tui.services.instrumentmappen import KERN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding

GROOTSTE: Final = 8 * 2**20
"""Bytes of all files of an instrument together."""
_DIEPST: Final = 4
_TOELICHTING: Final = frozenset({"leesmij.md", "leesmij.txt", "readme.md", "readme.txt"})
"""Files for people, that nothing reads."""


@dataclass(frozen=True, slots=True)
class Definitie:
    """Every file of an instrument that something reads."""

    bestanden: Mapping[str, bytes]
    """By path below the folder, with slashes."""

    @property
    def kenmerk(self) -> str:
        """Eight characters that two people can read to each other: the same only if every file is."""
        som = hashlib.sha256()
        for naam, inhoud in sorted(self.bestanden.items()):
            som.update(f"{naam}\0{hashlib.sha256(inhoud).hexdigest()}\n".encode())
        return som.hexdigest()[:8]

    def verschil(self, ander: Definitie) -> tuple[str, ...]:
        """The files that only one of the two has, or that say something else."""
        namen = self.bestanden.keys() | ander.bestanden.keys()
        return tuple(sorted(naam for naam in namen if self.bestanden.get(naam) != ander.bestanden.get(naam)))


def lees_map(map_: Path) -> Definitie:
    """What stands in the folder of an instrument. Raises OnbruikbareInvoer if it cannot be read or is too large."""
    bestanden: dict[str, bytes] = {}
    ruimte = GROOTSTE
    for naam in sorted(gebruikte_bestanden(map_)):
        pad = map_ / naam
        if pad.is_file() and pad.stat().st_size:
            bestanden[naam] = lees_bestand(pad)
            ruimte -= len(bestanden[naam])
            if ruimte < 0:
                raise OnbruikbareInvoer(
                    _(
                        "De bestanden in {map} zijn samen groter dan {mb} MB; zo kunnen zij niet bij de editie worden"
                        " bewaard. Er is niets gewijzigd."
                    ).format(map=map_, mb=GROOTSTE // 2**20)
                )
    return Definitie(bestanden)


def gebruikte_bestanden(map_: Path) -> frozenset[str]:
    """Every file in the folder that something reads or that explains it, as a path below it; some need not be there.

    Raises OnbruikbareInvoer if the file that names the others cannot be read.
    """
    bevindingen: list[Bevinding] = []
    kern = open_toml(map_, KERN, bevindingen)
    if kern is None:
        raise OnbruikbareInvoer(str(bevindingen[0]))
    namen = {KERN, BRIEVEN, SJABLOON, BEWAARTERMIJNEN, TEKSTREGELS}
    namen |= {f"{EXTRACTIE}/{naam}" for naam in (TEKENS, NAMEN, LEREN, MODEL)}
    if (eigen := kern.tabel("bestanden", verplicht=False)) is not None:
        namen |= {eigen.tekst(sleutel) for sleutel in eigen.sleutels()}
    if (gedeeld := kern.tabel("referentie", verplicht=False)) is not None:
        namen |= {gedeeld.tekst("eenheden", verplicht=False)}
        namen |= {*gedeeld.teksten("partijen"), *gedeeld.teksten("kleurenbalken")}
    namen |= {pad.relative_to(map_).as_posix() for pad in (map_ / WEEGREGELS).glob("*.toml")}
    namen |= {pad.name for pad in map_.iterdir() if pad.name.lower() in _TOELICHTING}
    return frozenset(naam for naam in namen if _blijft_binnen(naam))


def codeer(definitie: Definitie) -> str:
    """One text, the same on every laptop for the same files."""
    bestanden = {naam: _codeer_inhoud(inhoud) for naam, inhoud in definitie.bestanden.items()}
    return json.dumps({"bestanden": bestanden}, ensure_ascii=False, sort_keys=True)


def decodeer(tekst: str) -> Definitie:
    """The files in a text that came from any laptop. Raises OnbruikbareInvoer for what could not stand in a folder."""
    try:
        bestanden = json.loads(tekst)["bestanden"]
        definitie = Definitie({naam: _decodeer_inhoud(inhoud) for naam, inhoud in bestanden.items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        definitie = Definitie({})
    namen = definitie.bestanden
    te_groot = sum(map(len, namen.values())) > GROOTSTE
    if KERN not in namen or te_groot or not all(_blijft_binnen(naam) for naam in namen):
        raise OnbruikbareInvoer(
            _("De bestanden van het instrument zijn onbruikbaar vastgelegd; er is niets gewijzigd.")
        )
    return definitie


def _codeer_inhoud(inhoud: bytes) -> dict[str, str]:
    """To the letter where it is text, so that the history can be read."""
    try:
        return {"tekst": inhoud.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(inhoud).decode()}


def _decodeer_inhoud(inhoud: Mapping[str, Any]) -> bytes:
    if "tekst" in inhoud:
        return str(inhoud["tekst"]).encode("utf-8")
    return base64.b64decode(inhoud["base64"], validate=True)


def _blijft_binnen(naam: str) -> bool:
    """Whether a path leads to a file in the folder, on every system."""
    delen = naam.split("/")
    return len(delen) <= _DIEPST and all(is_veilig(deel) for deel in delen)
