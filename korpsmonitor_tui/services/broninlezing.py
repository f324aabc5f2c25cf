"""Taking in a list that a source returned: one handeling, and never over what a person changed since."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronrijen import Plek
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.brontabel import lees_brontabel
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.bronnen import (
    bron_van,
    broncijfer_id,
    eis_bronschrijver,
    lees_rijen,
    schrijf_broncijfer,
)
from korpsmonitor_tui.services.opvragingen import (
    Opvraging,
    boek_lijst,
    eis_opvraging,
    lees_opvragingen,
    vingerafdruk,
)
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.intake.brontabel import Bronwaarde, Melding
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


class Lot(StrEnum):
    """What became of a figure in a list."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    """Taken: ours was still what the previous list said."""
    VERVALLEN = "vervallen"
    """Ours stays: the list has the place and no longer states anything, which can be a slip as well as a correction."""
    GELIJK = "gelijk"
    GEHOUDEN = "gehouden"
    """Ours stays: a person set or changed it, or two laptops disagree about it."""
    EIGEN_KORPS = "eigen korps"
    """Ours stays: nobody takes in a figure about their own korps."""


GENOMEN = frozenset({Lot.NIEUW, Lot.GEWIJZIGD})
"""What of a list is written."""


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """A figure of the list beside ours."""

    plek: Plek
    lot: Lot
    huidig: str
    """What we had; empty for nothing."""
    waarde: str
    """What the list states."""
    noot: str
    plaats: str
    """Where in the file, for people."""


@dataclass(frozen=True, slots=True)
class Inlezing:
    """What a list brought."""

    bron: str
    bestand: str
    opvraging: Opvraging | None
    """The request that it was booked on; None for a rehearsal that would make one."""
    regels: tuple[Lijstregel, ...]
    """Every figure of the list, in the order of the file."""
    meldingen: tuple[Melding, ...]
    """What could not be read, or is odd."""
    proef: bool = False
    """Whether nothing was written."""

    def met(self, *loten: Lot) -> tuple[Lijstregel, ...]:
        """The figures that this became of."""
        return tuple(regel for regel in self.regels if regel.lot in loten)


@dataclass(frozen=True, slots=True)
class _Stand:
    """A figure as we have it."""

    waarde: str
    ingelezen: str | None
    """What the last list said; None if it never stood in one."""
    noot: str
    strijdig: bool = False
    """Whether two laptops left different figures."""


def importeer_brontabel(
    sessie: Sessie, bron: str, pad: Path, *, opvraging: str = "", proef: bool = False
) -> Inlezing:
    """Take in the list in a file. ``opvraging`` (number or id) says which request it answers.

    Without one it is the request that has this file already, else the only open one, else a request of its own.
    Everything readable is taken; what a person changed since the previous list stays. Raises OnbruikbareInvoer if
    the file is no list of this source; then nothing is written.
    """
    persoon = eis_bronschrijver(sessie)
    gevraagd = bron_van(sessie, bron)
    inhoud = lees_bestand(pad)
    tabel = lees_brontabel(inhoud, pad.name, gevraagd, lees_rijen(sessie))
    bij = _welke_opvraging(sessie, gevraagd.code, opvraging, inhoud)

    def vergelijk(db: Database) -> tuple[Lijstregel, ...]:
        standen = _lees_standen(db, sessie.editie.id, gevraagd.code)
        return tuple(
            _vergelijk(waarde, standen.get(waarde.plek), eigen=waarde.plek.rij in persoon.korpsen)
            for waarde in tabel.waarden
            if waarde.waarde or waarde.plek in standen
        )

    def taak(tx: Transactie) -> tuple[tuple[Lijstregel, ...], str]:
        regels = vergelijk(tx.bij())
        id_ = boek_lijst(tx, sessie, gevraagd, pad.name, inhoud, bij)
        for regel in regels:
            _schrijf(tx, sessie, gevraagd.code, regel, id_)
        return regels, id_

    if proef:
        regels = vergelijk(sessie.store.lees())
        return Inlezing(gevraagd.code, pad.name, bij, regels, tabel.meldingen, proef=True)
    regels, id_ = sessie.store.voer_uit(sessie.wie, taak)
    geboekt = eis_opvraging(sessie, gevraagd.code, id_)
    return Inlezing(gevraagd.code, pad.name, geboekt, regels, tabel.meldingen)


def _welke_opvraging(sessie: Sessie, bron: str, welke: str, inhoud: bytes) -> Opvraging | None:
    if welke:
        return eis_opvraging(sessie, bron, welke)
    sha256 = vingerafdruk(inhoud)
    opvragingen = lees_opvragingen(sessie, bron)
    zelfde = [o for o in opvragingen if o.sha256 == sha256]
    wachtend = [o for o in opvragingen if o.open]
    return zelfde[0] if zelfde else wachtend[0] if len(wachtend) == 1 else None


def _lees_standen(db: Database, editie: str, bron: str) -> dict[Plek, _Stand]:
    rijen = db.execute(
        "SELECT c.gegeven, c.rij, c.jaar, c.waarde, c.ingelezen, c.noot, x.conflicten "
        "FROM broncijfer c JOIN entiteit x ON x.soort = 'broncijfer' AND x.id = c.id WHERE c.dossier = ?",
        (dossier_id(editie, bron),),
    ).fetchall()
    return {
        Plek(gegeven or "", rij or "", jaar or ""): _Stand(
            waarde or "", ingelezen, noot or "", conflicten != "[]"
        )
        for gegeven, rij, jaar, waarde, ingelezen, noot, conflicten in rijen
    }


def _vergelijk(gelezen: Bronwaarde, stand: _Stand | None, *, eigen: bool) -> Lijstregel:
    huidig = stand.waarde if stand else ""
    return Lijstregel(
        gelezen.plek,
        _lot(gelezen.waarde, stand, eigen=eigen),
        huidig,
        gelezen.waarde,
        gelezen.noot,
        gelezen.plaats,
    )


def _lot(waarde: str, stand: _Stand | None, *, eigen: bool) -> Lot:
    """Three-way: what the list says now, what it said last, and what we have."""
    if stand is not None and stand.strijdig:
        return Lot.GEHOUDEN
    if stand is not None and stand.waarde == waarde:
        return Lot.GELIJK
    if eigen:
        return Lot.EIGEN_KORPS
    if stand is None or (not stand.waarde and stand.ingelezen is None):
        return Lot.NIEUW
    if stand.waarde != (stand.ingelezen or "") or stand.ingelezen is None:
        return Lot.GEHOUDEN
    if not waarde:
        return Lot.VERVALLEN
    return Lot.GEWIJZIGD if stand.waarde else Lot.NIEUW


def _schrijf(tx: Transactie, sessie: Sessie, bron: str, regel: Lijstregel, opvraging: str) -> None:
    if regel.lot in {Lot.EIGEN_KORPS, Lot.VERVALLEN}:
        return
    id_ = broncijfer_id(sessie.editie.id, bron, regel.plek)
    if regel.lot in GENOMEN:
        schrijf_broncijfer(tx, sessie.editie.id, bron, regel.plek, regel.waarde, regel.noot or None)
        tx.zet("broncijfer", id_, "opvraging", opvraging)
    elif regel.lot is Lot.GELIJK and regel.noot and not tx.waarde("broncijfer", id_, "noot"):
        tx.zet("broncijfer", id_, "noot", regel.noot)
    tx.zet("broncijfer", id_, "ingelezen", regel.waarde)


def lotnaam(lot: Lot) -> str:
    """What became of a figure, in words for people."""
    return {
        Lot.NIEUW: _("nieuw"),
        Lot.GEWIJZIGD: _("gewijzigd"),
        Lot.VERVALLEN: _("niet meer opgegeven; gehouden"),
        Lot.GELIJK: _("gelijk"),
        Lot.GEHOUDEN: _("met de hand gewijzigd; gehouden"),
        Lot.EIGEN_KORPS: _("eigen korps; niet overgenomen"),
    }[lot]
