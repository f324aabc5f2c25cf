"""What the tables that may leave have in common: whose row it is, of which edition, and the label of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.openbaar import Kolom, Soort
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Kleurenbalkregel
    from korpsmonitor_tui.domain.openbaar import Waarde
    from korpsmonitor_tui.domain.schaal import Schaal
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie

GEPUBLICEERD = "gepubliceerd"


@dataclass(frozen=True)
class Uitgave:
    """An edition in this database."""

    sessie: Sessie
    """Open on this edition."""
    jaar: int | None
    """The year that it speaks of."""
    korpsen: tuple[Korpsweging, ...]
    """What was weighed; empty for an edition without weighing rules."""

    def vooraf(self, korps: str | None) -> tuple[Waarde, ...]:
        """The columns that every table begins with."""
        return (self.sessie.editie.id, self.jaar, korps)

    @property
    def label(self) -> str | None:
        """What every row ends with: the label of a demonstration."""
        return self.sessie.editie.demonstratie or None


def kolommen_vooraf(*, korps_verplicht: bool = True) -> tuple[Kolom, ...]:
    """The columns that every table begins with, see :meth:`Uitgave.vooraf`."""
    return (
        Kolom("editie", Soort.TEKST, _("editie waarbij het hoort"), verplicht=True, verwijst="edities"),
        Kolom("jaar", Soort.GEHEEL, _("jaar waarover het gaat; leeg als dat niet vaststaat")),
        Kolom("korps", Soort.TEKST, _("code van het korps"), verplicht=korps_verplicht, verwijst="korpsen"),
    )


def labelkolom() -> Kolom:
    """The column that every table ends with, see :attr:`Uitgave.label`."""
    return Kolom(
        "demonstratie",
        Soort.TEKST,
        _("gevuld als de rij uit een demonstratie komt en dus geen echte uitkomst is; anders leeg"),
    )


def gepubliceerde_editie(jaar: int | None) -> str:
    """How an edition of which only a publication is known is called."""
    return f"{GEPUBLICEERD}-{jaar}" if jaar else GEPUBLICEERD


def gepubliceerd(regel: Kleurenbalkregel) -> tuple[Waarde, ...]:
    """The columns that a row of published colours begins with."""
    return (gepubliceerde_editie(regel.jaar), regel.jaar, regel.partij)


def kleuren(schaal: Schaal) -> dict[str, str]:
    """The judgements with what they mean, best first."""
    return {str(oordeel): oordeel.vorm.betekenis for oordeel in schaal.oordelen}
