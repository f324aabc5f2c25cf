"""Recommendations of the report: to whom, on what ground, under which number, and what came of those of the last edition.

While the report is being written a number is the place in the list. Laying down fixes it: from then on number, text and
addressees stay, a recommendation can only be withdrawn with a reason, and a new one gets a number of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.opvolging import Opvolgstand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services.aanbevelingstand import (
    Aanbeveling,
    Grond,
    eis_aanbeveling,
    kies,
    lees,
    lees_aanbevelingen,
)
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.maatregelen import verschuif
from korpsmonitor_tui.services.maatregelvervolg import vorige_editie
from korpsmonitor_tui.services.rapportschrijvers import (
    eis_dimensie,
    eis_eenheid,
    eis_getypt,
    eis_rapportschrijver,
    eis_tekst,
    korpsen_van,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

__all__ = [
    "SOORT",
    "VAST",
    "Aanbeveling",
    "Grond",
    "NieuweAanbeveling",
    "Opvolging",
    "eis_aanbeveling",
    "lees_aanbevelingen",
    "lees_opvolging",
    "leg_opvolging_vast",
    "stel_vast",
    "trek_in",
    "verplaats",
    "verwijder",
    "voeg_alle_toe",
    "voeg_toe",
    "wijzig_geadresseerden",
    "wijzig_grond",
    "wijzig_tekst",
]
# Who writes recommendations reads them by this module too.

SOORT: Final = "aanbeveling"
VAST: Final = "vastgesteld"
"""Field that holds the number once it is fixed, with everything that is printed: what is typed after that shows nowhere."""
_OPVOLGING: Final = "opvolging"


@dataclass(frozen=True, slots=True)
class NieuweAanbeveling:
    """A recommendation as somebody writes it."""

    tekst: str
    geadresseerden: tuple[str, ...]
    grond: Grond = field(default_factory=Grond)


@dataclass(frozen=True, slots=True)
class Opvolging:
    """What came of a recommendation of the previous edition."""

    aanbeveling: Aanbeveling
    stand: Opvolgstand | None
    """None while nobody said so."""
    tekst: str


# -- writing -------------------------------------------------------------------------------------------------------------


def voeg_toe(sessie: Sessie, nieuw: NieuweAanbeveling) -> str:
    """Add a recommendation, and return its id.

    Raises StapGeweigerd for who may not or is addressed themselves, OnbruikbareInvoer without text or addressee,
    NietGevonden for an unknown dimension.
    """
    return voeg_alle_toe(sessie, [nieuw])[0]


def voeg_alle_toe(sessie: Sessie, reeks: Sequence[NieuweAanbeveling]) -> tuple[str, ...]:
    """As :func:`voeg_toe`, for several in their order as one handeling."""
    velden = []
    for nieuw in reeks:
        _eis_schrijver(sessie, nieuw.geadresseerden)
        tekst = eis_tekst(nieuw.tekst, _("Een aanbeveling"))
        velden.append((tekst, _als_adres(nieuw.geadresseerden), _als_grond(sessie, nieuw.grond)))

    def taak(tx: Transactie) -> tuple[str, ...]:
        (plaats,) = (
            tx.bij()
            .execute("SELECT max(volgorde) FROM aanbeveling WHERE editie = ?", (sessie.editie.id,))
            .fetchone()
        )
        ids = []
        for tekst, aan, grond in velden:
            plaats = tussen(plaats, None)
            id_ = tx.maak(SOORT, {"dossier": "", "editie": sessie.editie.id})
            for veld, waarde in (
                ("geadresseerde", aan),
                ("tekst", tekst),
                ("grond", grond),
                ("volgorde", plaats),
            ):
                tx.zet(SOORT, id_, veld, waarde)
            ids.append(id_)
        return tuple(ids)

    return sessie.store.voer_uit(sessie.wie, taak)


def wijzig_tekst(sessie: Sessie, aanbeveling: str, tekst: str, op: Sequence[str] | None = None) -> None:
    """Say a recommendation in other words, made on the heads ``op``. Raises StapGeweigerd once it is laid down."""
    gezegd = eis_getypt(tekst, _("Een aanbeveling"))
    _schrijf_in(sessie, aanbeveling, lambda tx: tx.zet(SOORT, aanbeveling, "tekst", gezegd, op=op))


def wijzig_geadresseerden(
    sessie: Sessie, aanbeveling: str, geadresseerden: Sequence[str], op: Sequence[str] | None = None
) -> None:
    """Say for whom a recommendation is, made on the heads ``op``. Raises as :func:`wijzig_tekst` and :func:`voeg_toe`."""
    _eis_schrijver(sessie, geadresseerden)
    aan = _als_adres(geadresseerden)
    _schrijf_in(sessie, aanbeveling, lambda tx: tx.zet(SOORT, aanbeveling, "geadresseerde", aan, op=op))


def wijzig_grond(sessie: Sessie, aanbeveling: str, grond: Grond, op: Sequence[str] | None = None) -> None:
    """Say what a recommendation rests on, made on the heads ``op``. Raises as :func:`wijzig_tekst` and :func:`voeg_toe`."""
    waarde = _als_grond(sessie, grond)
    _schrijf_in(sessie, aanbeveling, lambda tx: tx.zet(SOORT, aanbeveling, "grond", waarde, op=op))


def verplaats(sessie: Sessie, aanbeveling: str, stappen: int) -> None:
    """Move a recommendation among those that are not laid down. Raises as :func:`wijzig_tekst`."""

    def taak(tx: Transactie) -> None:
        rijen = tx.db.execute(
            "SELECT id, volgorde FROM aanbeveling WHERE editie = ? AND nummer IS NULL ORDER BY volgorde, id",
            (sessie.editie.id,),
        ).fetchall()
        verschuif(tx, SOORT, aanbeveling, rijen, stappen)

    _schrijf_in(sessie, aanbeveling, taak)


def verwijder(sessie: Sessie, aanbeveling: str) -> None:
    """Take out a recommendation that is not laid down; one that is can be withdrawn. Raises as :func:`wijzig_tekst`."""
    _schrijf_in(sessie, aanbeveling, lambda tx: tx.verwijder(SOORT, aanbeveling))


def stel_vast(sessie: Sessie) -> tuple[Aanbeveling, ...]:
    """Fix the number of every recommendation that has none yet, with the report; those that were laid down now.

    Raises StapGeweigerd for anybody but a coördinator, while something was changed differently on two laptops, or if
    there is nothing to lay down.
    """
    sessie.eis_rol(Rol.COORDINATOR)

    def taak(tx: Transactie) -> list[str]:
        nieuw = [aanbeveling for aanbeveling in lees(tx.bij(), sessie.editie.id) if not aanbeveling.vast]
        if not nieuw:
            raise StapGeweigerd(_("Er is geen aanbeveling die nog niet vastligt; er is niets gewijzigd."))
        for aanbeveling in nieuw:
            if tx.stand(SOORT, aanbeveling.id).conflicten:
                raise StapGeweigerd(
                    _(
                        "Aanbeveling {nummer} is op twee laptops verschillend gewijzigd; kies eerst wat geldt met"
                        " `korpsmonitor conflict toon -`. Er is niets vastgesteld."
                    ).format(nummer=aanbeveling.nummer)
                )
            tx.zet(SOORT, aanbeveling.id, VAST, _als_vast(aanbeveling))
        return [aanbeveling.id for aanbeveling in nieuw]

    nieuw = sessie.store.voer_uit(sessie.wie, taak)
    return tuple(aanbeveling for aanbeveling in lees_aanbevelingen(sessie) if aanbeveling.id in nieuw)


def _als_vast(aanbeveling: Aanbeveling) -> dict[str, object]:
    return {
        "nummer": int(aanbeveling.nummer),
        "tekst": aanbeveling.tekst,
        "geadresseerde": list(aanbeveling.geadresseerden),
        "grond": {
            "dimensies": list(aanbeveling.grond.dimensies),
            "bronnen": list(aanbeveling.grond.bronnen),
        },
    }


def trek_in(sessie: Sessie, aanbeveling: str, reden: str) -> None:
    """Withdraw a recommendation that was laid down; its number is not given again.

    Raises OnbruikbareInvoer without a reason, StapGeweigerd for anybody but a coördinator or before it is laid down.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    waarom = reden.strip()
    if not waarom:
        raise OnbruikbareInvoer(_("Zeg waarom de aanbeveling wordt ingetrokken; er is niets gewijzigd."))

    def taak(tx: Transactie) -> None:
        deze = kies(lees(tx.bij(), sessie.editie.id), aanbeveling)
        if not deze.vast:
            raise StapGeweigerd(
                _("Aanbeveling {nummer} ligt nog niet vast; wijzig of verwijder haar.").format(
                    nummer=deze.nummer
                )
            )
        tx.zet(SOORT, deze.id, "ingetrokken", waarom)

    sessie.store.voer_uit(sessie.wie, taak)


def _als_adres(geadresseerden: Sequence[str]) -> list[str]:
    aan = list(dict.fromkeys(naam.strip() for naam in geadresseerden if naam.strip()))
    if not aan:
        raise OnbruikbareInvoer(_("Zeg voor wie de aanbeveling is; er is niets gewijzigd."))
    return aan


def _als_grond(sessie: Sessie, grond: Grond) -> dict[str, list[str]]:
    for dimensie in grond.dimensies:
        eis_dimensie(sessie, dimensie)
    bronnen = [bron.strip() for bron in grond.bronnen if bron.strip()]
    return {"dimensies": list(dict.fromkeys(grond.dimensies)), "bronnen": list(dict.fromkeys(bronnen))}


def _eis_schrijver(sessie: Sessie, geadresseerden: Iterable[str]) -> None:
    """Who may write a recommendation to these: nobody to their own korps, nor to the eenheid that it became part of."""
    partijen: set[str] = set()
    for naam in geadresseerden:
        partij = sessie.instrument.partij(naam)
        if partij is not None:
            partijen.add(partij.code)
        try:
            eenheid = eis_eenheid(sessie, naam)
        except NietGevonden:
            continue
        partijen.update(korps.code for korps in korpsen_van(sessie, eenheid.code))
    eis_rapportschrijver(sessie, sorted(partijen))


def _schrijf_in(sessie: Sessie, aanbeveling: str, taak: Callable[[Transactie], object]) -> None:
    """Run a task on a recommendation that is still there and not laid down, by who may."""
    eis_rapportschrijver(sessie)

    def bewaakt(tx: Transactie) -> None:
        deze = kies(lees(tx.bij(), sessie.editie.id), aanbeveling)
        _eis_schrijver(sessie, deze.geadresseerden)
        if deze.vast:
            raise StapGeweigerd(
                _(
                    "Aanbeveling {nummer} ligt vast met het rapport; trek haar zo nodig in met een reden en voeg een nieuwe"
                    " toe. Er is niets gewijzigd."
                ).format(nummer=deze.nummer)
            )
        taak(tx)

    sessie.store.voer_uit(sessie.wie, bewaakt)


# -- what came of those of the previous edition --------------------------------------------------------------------------


def lees_opvolging(sessie: Sessie) -> tuple[Opvolging, ...]:
    """Every recommendation that the previous edition laid down and did not withdraw, with what came of it."""
    vorige = vorige_editie(sessie)
    if vorige is None:
        return ()
    db = sessie.store.lees()
    gezegd = {
        rij[0]: rij[1:]
        for rij in db.execute(
            "SELECT aanbeveling, stand, tekst FROM opvolging WHERE editie = ?", (sessie.editie.id,)
        ).fetchall()
    }
    return tuple(
        _opvolging(aanbeveling, *gezegd.get(aanbeveling.id, (None, None)))
        for aanbeveling in lees(db, vorige.id)
        if aanbeveling.vast and not aanbeveling.ingetrokken
    )


def _opvolging(aanbeveling: Aanbeveling, stand: str | None, tekst: str | None) -> Opvolging:
    bekend = Opvolgstand(stand) if stand in set(Opvolgstand) else None
    return Opvolging(aanbeveling, bekend, tekst or "")


def leg_opvolging_vast(
    sessie: Sessie, nummer: str, stand: Opvolgstand, tekst: str, op: Sequence[str] | None = None
) -> None:
    """Say what came of a recommendation of the previous edition (its number or id), made on the heads ``op``.

    Raises NietGevonden if there is no such recommendation, OnbruikbareInvoer without text, StapGeweigerd as
    :func:`voeg_toe`.
    """
    aanbeveling = kies((deel.aanbeveling for deel in lees_opvolging(sessie)), nummer)
    _eis_schrijver(sessie, aanbeveling.geadresseerden)
    gezegd = eis_tekst(tekst, _("Wat er van een aanbeveling is gekomen"))

    def taak(tx: Transactie) -> None:
        id_ = f"{sessie.editie.id}/{_OPVOLGING}/{aanbeveling.id}"
        gegevens = {"dossier": "", "editie": sessie.editie.id, "aanbeveling": aanbeveling.id}
        maak_of_herstel(tx, _OPVOLGING, gegevens, id_)
        tx.zet(_OPVOLGING, id_, "oordeel", {"stand": stand.value, "tekst": gezegd}, op=op)

    sessie.store.voer_uit(sessie.wie, taak)
