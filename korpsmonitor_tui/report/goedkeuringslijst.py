"""Writes the approval list as a spreadsheet or as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.goedkeuringslijst import Goedkeuringsregel, kolomnamen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report import lijst
from korpsmonitor_tui.report.lijst import Blad

if TYPE_CHECKING:
    from collections.abc import Iterable

_BREEDTES: Final = {"partij": 26, "stand": 20, "antwoorden": 44, "stap": 60, "aan_zet": 40}
_BREEDTE: Final = 12


def schrijf_csv(regels: Iterable[Goedkeuringsregel]) -> bytes:
    """One row a verslag."""
    return lijst.schrijf_csv(tuple(kolomnamen().values()), regels)


def schrijf_xlsx(regels: Iterable[Goedkeuringsregel], opschrift: str, demonstratie: str = "") -> bytes:
    """One row a verslag."""
    breedtes = [_BREEDTES.get(naam, _BREEDTE) for naam in Goedkeuringsregel._fields]
    blad = Blad(_("Goedkeuring"), tuple(kolomnamen().values()), regels, breedtes)
    return lijst.schrijf_xlsx((blad,), opschrift, demonstratie)
