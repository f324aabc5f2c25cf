"""Reads how long what may be kept; an instrument without the file has no terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.bewaartermijn import SOORTEN, Bewaartermijn
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

BESTAND: Final = "bewaartermijnen.toml"
MEESTE_JAREN: Final = 100


def lees_bewaartermijnen(map_: Path) -> tuple[Bewaartermijn, ...]:
    """The terms of the instrument in a folder. Raises OnbruikbareBestanden with every mistake in the file."""
    if not (map_ / BESTAND).is_file():
        return ()
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, BESTAND, bevindingen)
    termijnen = _lees(bestand) if bestand is not None else ()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return termijnen


def _lees(bestand: Tabel) -> tuple[Bewaartermijn, ...]:
    gezien: dict[str, str] = {}
    termijnen = []
    for tabel in bestand.tabellen("bewaartermijn", verplicht=False):
        soort = tabel.code("soort")
        tabel.verwijzing("soort", soort, SOORTEN)
        tabel.eenmalig("soort", soort, gezien)
        jaren = tabel.geheel("jaren")
        if jaren is not None and not 1 <= jaren <= MEESTE_JAREN:
            tabel.meld(
                _("{jaren} jaar is geen bewaartermijn.").format(jaren=jaren),
                _("Geef een heel aantal jaren van 1 tot en met {meeste}.").format(meeste=MEESTE_JAREN),
            )
        termijnen.append(Bewaartermijn(soort, jaren or 0, tabel.tekst("grond")))
        tabel.sluit()
    bestand.sluit()
    return tuple(termijnen)
