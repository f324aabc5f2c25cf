"""Figures of other sources (EMM, OM, CoMensha): read, set by hand, and which of them are in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronnen import LANDELIJK, PER_LAND, PER_RIJ
from korpsmonitor_tui.domain.bronrijen import Plek, Rijnamen, rijnamen
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, weiger_eigen_korps
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

BRONSCHRIJVERS = (Rol.COORDINATOR, Rol.AUDITOR)
"""Who asks other sources for lists and takes their figures in."""


@dataclass(frozen=True, slots=True)
class Broncijfer:
    """A figure that another source stated."""

    id: str
    bron: str
    gegeven: str
    rij: str
    """Code of a korps or of another row, such as ``mma`` or ``totaal``; ``nederland`` for a national figure."""
    jaar: str
    """Empty for a figure that is asked without a year."""
    waarde: str
    """As stated, never altered; empty if it was taken back."""
    noot: str
    opvraging: str
    """Id of the request that it came with; empty if it was set by hand."""

    @property
    def plek(self) -> Plek:
        """What the figure is about."""
        return Plek(self.gegeven, self.rij, self.jaar)


def bron_van(sessie: Sessie, naam: str) -> Bron:
    """The source with this code or name, or the code, name or alias of the party that it is. Raises NietGevonden."""
    bronnen = sessie.instrument.bronnen
    partij = sessie.instrument.partij(naam)
    gezocht = {opzoeknaam(naam), opzoeknaam(partij.code) if partij else ""} - {""}
    for bron in bronnen:
        if gezocht.intersection((opzoeknaam(bron.code), opzoeknaam(bron.naam))):
            return bron
    raise NietGevonden(
        _("Er is geen bron “{naam}” in dit instrument; wel: {bronnen}.").format(
            naam=naam, bronnen=", ".join(bron.code for bron in bronnen) or _("geen enkele")
        )
    )


def eis_bronschrijver(sessie: Sessie) -> Persoon:
    """Who is working, if they may ask for lists and take them in. Raises StapGeweigerd."""
    return sessie.eis_rol(*BRONSCHRIJVERS)


def lees_rijen(sessie: Sessie) -> Rijnamen:
    """The rows that a list of figures can have in this instrument."""
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    return rijnamen(sessie.instrument, cijfers.andere_rijen)


def lees_broncijfers(db: Database, editie: str, rij: str | None = None) -> tuple[Broncijfer, ...]:
    """The figures of all sources in an edition, of one row (code) or of all, those taken back not included."""
    van, tot = dossiers_van(editie)
    rijen = db.execute(
        "SELECT id, bron, gegeven, rij, jaar, waarde, noot, opvraging FROM broncijfer "
        "WHERE dossier > ? AND dossier < ? AND coalesce(waarde, '') != '' AND (? IS NULL OR rij = ?) "
        "ORDER BY bron, gegeven, rij, jaar",
        (van, tot, rij, rij),
    ).fetchall()
    return tuple(Broncijfer(*(waarde or "" for waarde in kolommen)) for kolommen in rijen)


def zet_broncijfer(
    sessie: Sessie,
    bron: str,
    gegeven: str,
    rij: str,
    jaar: str,
    waarde: str,
    noot: str | None = None,
) -> Broncijfer:
    """Set a figure by hand, exactly as stated; an empty one takes it back. ``noot`` None leaves its note.

    Raises NietGevonden for an unknown figure, row or year, StapGeweigerd for one's own korps.
    """
    persoon = eis_bronschrijver(sessie)
    plek = _eis_plek(sessie, bron_van(sessie, bron), gegeven, rij, jaar)
    weiger_eigen_korps(persoon, plek.rij)
    code = bron_van(sessie, bron).code

    def taak(tx: Transactie) -> None:
        schrijf_broncijfer(tx, sessie.editie.id, code, plek, waarde, noot)

    sessie.store.voer_uit(sessie.wie, taak)
    id_ = broncijfer_id(sessie.editie.id, code, plek)
    rij_ = (
        sessie.store.lees().execute("SELECT noot, opvraging FROM broncijfer WHERE id = ?", (id_,)).fetchone()
    )
    return Broncijfer(id_, code, *plek, waarde, rij_[0] or "", rij_[1] or "")


def schrijf_broncijfer(
    tx: Transactie, editie: str, bron: str, plek: Plek, waarde: str, noot: str | None = None
) -> str:
    """Write a figure inside a transaction and return its id."""
    id_ = broncijfer_id(editie, bron, plek)
    gegevens = {"dossier": dossier_id(editie, bron), "bron": bron, **plek._asdict()}
    maak_of_herstel(tx, "broncijfer", gegevens, id_)
    tx.zet("broncijfer", id_, "waarde", waarde)
    if noot is not None:
        tx.zet("broncijfer", id_, "noot", noot or None)
    return id_


def broncijfer_id(editie: str, bron: str, plek: Plek) -> str:
    """The same figure on every laptop."""
    return "/".join((dossier_id(editie, bron), *filter(None, plek)))


def _eis_plek(sessie: Sessie, bron: Bron, gegeven: str, rij: str, jaar: str) -> Plek:
    gevonden = next((g for g in bron.gegevens if g.id in {gegeven, f"{bron.code}.{gegeven}"}), None)
    if gevonden is None:
        raise NietGevonden(
            _("{bron} heeft geen gegeven “{gegeven}”; wel: {gegevens}.").format(
                bron=bron.naam, gegeven=gegeven, gegevens=", ".join(g.id for g in bron.gegevens) or _("geen")
            )
        )
    code = lees_rijen(sessie).code(rij) if rij else LANDELIJK if gevonden.per == PER_LAND else None
    if code is None:
        raise NietGevonden(
            _("Er is geen korps en geen andere rij “{rij}” in de lijsten van bronnen.").format(rij=rij)
        )
    if (gevonden.per == PER_LAND) != (code == LANDELIJK):
        raise OnbruikbareInvoer(
            _("{gegeven} is er alleen voor heel Nederland; laat de rij weg.").format(gegeven=gevonden.id)
            if gevonden.per == PER_LAND
            else _("{gegeven} wordt per korps gevraagd; noem een korps.").format(gegeven=gevonden.id)
        )
    _eis_jaar(gevonden, jaar)
    return Plek(gevonden.id, code, jaar)


def _eis_jaar(gegeven: Gegeven, jaar: str) -> None:
    is_jaar = jaar.isascii() and jaar.isdigit() and 1990 <= int(jaar) <= 2100
    if is_jaar if gegeven.jaren else not jaar:
        return
    raise OnbruikbareInvoer(
        _("{gegeven} hoort bij een jaar, zoals {jaar}.").format(gegeven=gegeven.id, jaar=gegeven.jaren[-1])
        if gegeven.jaren
        else _("{gegeven} wordt zonder jaar gevraagd.").format(gegeven=gegeven.id)
    )


# -- which figures are in ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bronstand:
    """Of one row: the sources that figures are expected from, and those that have any."""

    verwacht: tuple[str, ...]
    """Codes of sources with figures per korps."""
    binnen: tuple[str, ...]

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """Codes of sources without a figure for this row."""
        return tuple(code for code in self.verwacht if code not in self.binnen)


def lees_bronstanden(db: Database, editie: str, bronnen: tuple[Bron, ...]) -> dict[str, Bronstand]:
    """Which sources have figures, by row; a row without any is absent."""
    verwacht = verwachte_bronnen(bronnen)
    van, tot = dossiers_van(editie)
    gevonden: dict[str, set[str]] = {}
    for bron, rij in db.execute(
        "SELECT DISTINCT bron, rij FROM broncijfer WHERE dossier > ? AND dossier < ? AND coalesce(waarde, '') != ''",
        (van, tot),
    ).fetchall():
        gevonden.setdefault(rij or "", set()).add(bron or "")
    return {
        rij: Bronstand(verwacht, tuple(code for code in verwacht if code in codes))
        for rij, codes in gevonden.items()
    }


def verwachte_bronnen(bronnen: tuple[Bron, ...]) -> tuple[str, ...]:
    """Codes of the sources that state figures per korps."""
    return tuple(bron.code for bron in bronnen if any(g.per == PER_RIJ for g in bron.gegevens))


def dossiers_van(editie: str) -> tuple[str, str]:
    """Between which ids the dossiers of an edition lie: ``0`` is the sign after ``/``."""
    return f"{editie}/", f"{editie}0"
