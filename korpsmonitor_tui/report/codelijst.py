"""Writes the list of codes as a spreadsheet or as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.codelijst import Coderegel, kolomuitleg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report import lijst
from korpsmonitor_tui.report.lijst import Blad

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREEDTES: Final = {"citaat": 60, "toelichting": 40, "bron": 28, "code": 28, "gegevens": 28}
_BREEDTE: Final = 14


def schrijf_csv(regels: Iterable[Coderegel]) -> bytes:
    """One row a code."""
    return lijst.schrijf_csv(Coderegel._fields, regels)


def schrijf_xlsx(regels: Iterable[Coderegel], opschrift: str, demonstratie: str = "") -> bytes:
    """A sheet with the codes and one with what the columns say. Raises OnbruikbareInvoer for a text too long for a cell."""
    breedtes = [_BREEDTES.get(naam, _BREEDTE) for naam in Coderegel._fields]
    bladen = (
        Blad(_("Codes"), Coderegel._fields, regels, breedtes),
        Blad(_("Kolommen"), (_("kolom"), _("betekenis")), kolomuitleg().items(), [_BREEDTE, 100]),
    )
    return lijst.schrijf_xlsx(bladen, opschrift, demonstratie)
