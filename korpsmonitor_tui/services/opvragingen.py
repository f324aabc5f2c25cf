"""What is asked from other sources: lists and contact overviews, with the day asked, the day received and the file."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.bronnen import bron_van, dossiers_van, eis_bronschrijver
from korpsmonitor_tui.services.datums import als_datum, eis_verleden, toon
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Opvraging:
    """A list or overview that was asked from a source."""

    id: str
    nummer: int
    """Within its source, from 1, by the day asked."""
    bron: str
    omschrijving: str
    gevraagd: date | None
    """None for a list that came without a request on record."""
    termijn: date | None
    ontvangen: date | None
    bijlage: str
    """Id of the file that was received last; empty if none was."""
    bestand: str
    """Its name."""
    sha256: str
    opmerking: str
    rappels: int
    te_laat: bool
    """The termijn is over and nothing was received."""

    @property
    def open(self) -> bool:
        """Whether it is still waited for."""
        return self.ontvangen is None


@dataclass(frozen=True, slots=True)
class Opvraagstand:
    """The requests to one source in numbers."""

    gevraagd: int = 0
    ontvangen: int = 0
    te_laat: int = 0


def lees_opvragingen(sessie: Sessie, bron: str = "") -> tuple[Opvraging, ...]:
    """The requests of this edition, to one source (code) or to all, in the order of the sources."""
    van, tot = dossiers_van(sessie.editie.id)
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT o.id, o.bron, o.omschrijving, o.gevraagd, o.termijn, o.ontvangen, o.bijlage, b.naam, b.sha256, "
            "o.opmerking, o.rappels FROM opvraging o LEFT JOIN bijlage b ON b.id = o.bijlage "
            "WHERE o.dossier > ? AND o.dossier < ? AND (? = '' OR o.bron = ?) "
            "ORDER BY coalesce(o.gevraagd, o.ontvangen), o.id",
            (van, tot, bron, bron),
        )
        .fetchall()
    )
    volgorde = [bekend.code for bekend in sessie.instrument.bronnen]
    per_bron: dict[str, list[Opvraging]] = {}
    for rij in rijen:
        lijst = per_bron.setdefault(rij[1] or "", [])
        lijst.append(_opvraging(sessie, len(lijst) + 1, rij))
    codes = sorted(
        per_bron, key=lambda code: (volgorde.index(code) if code in volgorde else len(volgorde), code)
    )
    return tuple(opvraging for code in codes for opvraging in per_bron[code])


def _opvraging(sessie: Sessie, nummer: int, rij: Sequence[Any]) -> Opvraging:
    id_, bron, omschrijving, gevraagd, termijn, ontvangen, bijlage, naam, sha256, opmerking, rappels = rij
    uiterlijk, binnen = als_datum(termijn), als_datum(ontvangen)
    return Opvraging(
        id=id_,
        nummer=nummer,
        bron=bron or "",
        omschrijving=omschrijving or "",
        gevraagd=als_datum(gevraagd),
        termijn=uiterlijk,
        ontvangen=binnen,
        bijlage=bijlage or "",
        bestand=naam or "",
        sha256=sha256 or "",
        opmerking=opmerking or "",
        rappels=len(json.loads(rappels)),
        te_laat=binnen is None and uiterlijk is not None and sessie.vandaag() > uiterlijk,
    )


def lees_opvraagstanden(db: Database, editie: str, vandaag: date) -> dict[str, Opvraagstand]:
    """The requests in numbers by source; a source that nothing was asked from is absent."""
    van, tot = dossiers_van(editie)
    rijen = db.execute(
        "SELECT bron, count(*), count(ontvangen), sum(ontvangen IS NULL AND termijn < ?) FROM opvraging "
        "WHERE dossier > ? AND dossier < ? GROUP BY bron",
        (vandaag.isoformat(), van, tot),
    ).fetchall()
    return {bron or "": Opvraagstand(aantal, binnen, laat or 0) for bron, aantal, binnen, laat in rijen}


def vraag_op(
    sessie: Sessie,
    bron: str,
    omschrijvingen: Iterable[str] = (),
    *,
    op: date | None = None,
    termijn: date | None = None,
) -> tuple[Opvraging, ...]:
    """Record that these lists were asked, by default all that are asked in every edition; the new ones.

    What was asked already stays as it is. Raises OnbruikbareInvoer for impossible dates or nothing to ask.
    """
    eis_bronschrijver(sessie)
    gevraagd = bron_van(sessie, bron)
    teksten = [tekst.strip() for tekst in omschrijvingen if tekst.strip()] or list(gevraagd.opvragingen)
    if not teksten:
        raise OnbruikbareInvoer(
            _("Voor {bron} staat geen vaste opvraging in de definitie; geef een omschrijving.").format(
                bron=gevraagd.naam
            )
        )
    dag = eis_verleden(sessie, op)
    if termijn is not None and termijn < dag:
        raise OnbruikbareInvoer(
            _("De termijn {termijn} ligt vóór {dag}, de dag van de vraag; er is niets vastgelegd.").format(
                termijn=toon(termijn), dag=toon(dag)
            )
        )
    bekend = {opvraging.id for opvraging in lees_opvragingen(sessie, gevraagd.code)}

    def taak(tx: Transactie) -> None:
        for tekst in teksten:
            id_ = opvraging_id(sessie, gevraagd, tekst)
            if id_ in bekend:
                continue
            _maak(tx, sessie, gevraagd, id_)
            tx.zet("opvraging", id_, "omschrijving", tekst)
            tx.zet("opvraging", id_, "gevraagd", dag.isoformat())
            if termijn is not None:
                tx.zet("opvraging", id_, "termijn", termijn.isoformat())

    sessie.store.voer_uit(sessie.wie, taak)
    return tuple(o for o in lees_opvragingen(sessie, gevraagd.code) if o.id not in bekend)


def meld_ontvangen(
    sessie: Sessie,
    opvraging: Opvraging,
    *,
    op: date | None = None,
    bestand: Path | None = None,
    opmerking: str = "",
) -> Opvraging:
    """Record that a list came in, with the file byte for byte, or with a remark about how it came.

    Raises OnbruikbareInvoer without either, for an impossible date, or if the file cannot be read.
    """
    eis_bronschrijver(sessie)
    if bestand is None and not opmerking.strip():
        raise OnbruikbareInvoer(
            _("Geef het bestand, of een opmerking over hoe de lijst is ontvangen; er is niets vastgelegd.")
        )
    dag = eis_verleden(sessie, op)
    if opvraging.gevraagd is not None and dag < opvraging.gevraagd:
        raise OnbruikbareInvoer(
            _("{dag} ligt vóór {gevraagd}, de dag van de vraag; er is niets vastgelegd.").format(
                dag=toon(dag), gevraagd=toon(opvraging.gevraagd)
            )
        )
    inhoud = bijlagen.lees_bestand(bestand) if bestand is not None else None

    def taak(tx: Transactie) -> None:
        if bestand is not None and inhoud is not None:
            bewaar_bestand(tx, sessie, opvraging.bron, opvraging.id, bestand.name, inhoud)
        tx.zet("opvraging", opvraging.id, "ontvangen", dag.isoformat())
        if opmerking.strip():
            tx.zet("opvraging", opvraging.id, "opmerking", opmerking)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_opvraging(sessie, opvraging.bron, opvraging.id)


def herinner(sessie: Sessie, opvraging: Opvraging, toelichting: str = "") -> Opvraging:
    """Record that a source was reminded. Raises StapGeweigerd if the list is in."""
    eis_bronschrijver(sessie)
    if not opvraging.open:
        raise StapGeweigerd(_("Deze lijst is al ontvangen; een rappel is niet nodig."))

    def taak(tx: Transactie) -> None:
        rappel = {
            "datum": sessie.vandaag().isoformat(),
            "toelichting": toelichting,
            "handeling": tx.handeling,
        }
        tx.voeg_toe("opvraging", opvraging.id, "rappels", rappel)

    sessie.store.voer_uit(sessie.wie, taak)
    return eis_opvraging(sessie, opvraging.bron, opvraging.id)


def eis_opvraging(sessie: Sessie, bron: str, welke: str) -> Opvraging:
    """A request by its number within the source (code), or its id. Raises NietGevonden."""
    opvragingen = lees_opvragingen(sessie, bron)
    with suppress(StopIteration):
        return next(o for o in opvragingen if welke in {o.id, str(o.nummer)})
    raise NietGevonden(
        _(
            "Bij {bron} is er geen opvraging {welke}; `korpsmonitor bron toon {bron}` toont de nummers."
        ).format(bron=bron, welke=welke)
    )


def opvraging_id(sessie: Sessie, bron: Bron, omschrijving: str) -> str:
    """Two laptops that ask a source for the same mean the same request."""
    merk = hashlib.sha256(opzoeknaam(omschrijving).encode()).hexdigest()[:16]
    return f"{dossier_id(sessie.editie.id, bron.code)}/opvraging/{merk}"


def boek_lijst(
    tx: Transactie, sessie: Sessie, bron: Bron, naam: str, inhoud: bytes, welke: Opvraging | None
) -> str:
    """Record the list in a file as received today, on a request or, without one, by itself; the id of the request."""
    id_ = (
        welke.id
        if welke
        else f"{dossier_id(sessie.editie.id, bron.code)}/opvraging/{vingerafdruk(inhoud)[:16]}"
    )
    _maak(tx, sessie, bron, id_)
    if welke is None:
        tx.zet("opvraging", id_, "omschrijving", _("lijst {naam}").format(naam=naam))
    if welke is None or welke.open:
        tx.zet("opvraging", id_, "ontvangen", sessie.vandaag().isoformat())
    bewaar_bestand(tx, sessie, bron.code, id_, naam, inhoud)
    return id_


def bewaar_bestand(
    tx: Transactie, sessie: Sessie, bron: str, opvraging: str, naam: str, inhoud: bytes
) -> None:
    """Keep a received file with its request; the same file is kept once."""
    dossier = dossier_id(sessie.editie.id, bron)
    gevonden = (
        tx.bij()
        .execute("SELECT id FROM bijlage WHERE dossier = ? AND sha256 = ?", (dossier, vingerafdruk(inhoud)))
        .fetchone()
    )
    bijlage = gevonden[0] if gevonden else bijlagen.bewaar(tx, dossier, naam, inhoud)
    tx.zet("opvraging", opvraging, "bijlage", bijlage)


def _maak(tx: Transactie, sessie: Sessie, bron: Bron, id_: str) -> None:
    gegevens = {"dossier": dossier_id(sessie.editie.id, bron.code), "bron": bron.code}
    maak_of_herstel(tx, "opvraging", gegevens, id_)


def vingerafdruk(inhoud: bytes) -> str:
    """What tells one file from another."""
    return hashlib.sha256(inhoud).hexdigest()
