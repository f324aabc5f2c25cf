"""Sources of figures as the tests have them, and lists that they return."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronnen import PER_LAND, Bron, Gegeven
from korpsmonitor_tui.services.definities import Definities

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument

EMM = Bron(
    "emm",
    "EMM",
    (
        Gegeven("emm.signalen", "Signalen van het korps", jaren=(2011, 2012)),
        Gegeven("emm.bezoeken", "Bezoeken aan het korps", jaren=(2012,)),
    ),
    ("overzicht van signalen per korps", "overzicht van contacten met korpsen"),
)
OM = Bron(
    "om", "OM", (Gegeven("om.zaken", "Ingeschreven zaken", PER_LAND, (2011, 2012)),), ("zaken per jaar",)
)
COMENSHA = Bron("comensha", "CoMensha", (Gegeven("comensha.slachtoffers", "Slachtoffers", jaren=(2012,)),))
NRM = Bron("nrm", "Nationaal Rapporteur", opvragingen=("rapportage",))
BRONNEN = (EMM, OM, COMENSHA, NRM)


class DefinitiesMetBronnen(Definities):
    """The real instruments, with these sources."""

    def __call__(self, code: str) -> Instrument:
        """The instrument with this code."""
        return replace(super().__call__(code), bronnen=BRONNEN)


KOP = ("Korps", "emm.signalen/2011", "emm.signalen/2012", "emm.bezoeken/2012")


def lijst(pad: Path, *rijen: tuple[str, ...], kop: tuple[str, ...] = KOP) -> Path:
    """Write a list as CSV."""
    pad.write_text("\n".join(";".join(rij) for rij in (kop, *rijen)), encoding="utf-8")
    return pad
