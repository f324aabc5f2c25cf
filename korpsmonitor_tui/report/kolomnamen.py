"""What a column, and a figure in it, is called for people: as printed, with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.consistentie import Lezing
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Kolom, Vermelding


def kolomnaam(kolom: Kolom, tabel: Cijfertabel | None = None) -> str:
    """The printed heading; one that is only a year says nothing without the caption."""
    kop = " ".join(kolom.kop) or kolom.sleutel
    return f"{tabel.titel}: {kop}" if tabel is not None and kop.isdecimal() else kop


def cijferplaats(vermelding: Vermelding) -> Lezing:
    """A figure as it stands, with where that is."""
    waar = _("Tabel {nummer}, {kolom} (regel {regel})").format(
        nummer=vermelding.tabel, kolom=kolomnaam(vermelding.kolom), regel=vermelding.regel
    )
    return Lezing(waar, vermelding.cijfer.opgegeven)


def kolomplaats(tabel: Cijfertabel, kolom: Kolom) -> str:
    """Where a column stands."""
    return _("Tabel {nummer}, {kolom}").format(nummer=tabel.nummer, kolom=kolomnaam(kolom))
