"""The list of whom to interview, and the tree of who led to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.sneeuwbal import (
    Aanwijzing,
    Partijstand,
    Via,
    boom,
    leid_stand_af,
    standnaam,
    vianaam,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.gespreksoverzicht import Gehouden, afnamenaam, lees_gehouden
from korpsmonitor_tui.services.partijrijen import Partijrij, lees_partijrijen
from korpsmonitor_tui.services.partijstrijd import lees_partijstrijd
from korpsmonitor_tui.services.rapportlijsten import Lijst, als_dag
from korpsmonitor_tui.services.sessie import dossier_id, partij_van

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Partijregel:
    """A party on the list of whom to interview."""

    partij: Gesprekspartij
    barriere: str
    """Name of the barrière, as the instrument calls it; empty for none."""
    stand: Partijstand
    reden: str
    """Why it dropped out, or what was said with its state."""
    aanwijzingen: tuple[Aanwijzing, ...]
    gehouden: Gehouden | None
    """Its gesprek, if there is one."""
    eigen: bool
    """Whether it was added while working."""
    let_op: str = ""
    """What two laptops recorded differently of it, in words; empty if nothing."""


@dataclass(frozen=True, slots=True)
class Boomregel:
    """A line of the tree "via whom", ready to show."""

    diepte: int
    regel: Partijregel
    via: str
    """What led to it, in words; empty if nobody said."""
    herhaald: bool
    """Whether what it led to in its turn stands elsewhere already."""


def lees_lijst(sessie: Sessie, hoort_bij: str = "") -> tuple[Partijregel, ...]:
    """Everybody to interview who is not measured themselves, of one measured party (code) or of all, in a fixed order.

    Raises NietGevonden for an unknown measured party.
    """
    bij = eis_gemeten(sessie, hoort_bij).code if hoort_bij else ""
    db, instrument = sessie.store.lees(), sessie.instrument
    rijen = {rij.code: rij for rij in lees_partijrijen(db, sessie.editie.id)}
    aanwijzingen: dict[str, list[Aanwijzing]] = {}
    for aanwijzing in lees_aanwijzingen(db, sessie.editie.id):
        aanwijzingen.setdefault(aanwijzing.partij, []).append(aanwijzing)
    gehouden, strijd = lees_gehouden(sessie), lees_partijstrijd(sessie)
    vast = {partij.code for partij in sessie.instrumenten(sessie.editie.instrument).partijen}
    volgorde = {partij.code: nr for nr, partij in enumerate(instrument.gemeten)}
    lijst = [
        replace(
            _als_regel(
                sessie, partij, rijen.get(partij.code), aanwijzingen, gehouden, eigen=partij.code not in vast
            ),
            let_op=strijd.get(partij.code, ""),
        )
        for partij in instrument.partijen
        if not partij.gemeten and bij in {"", partij.hoort_bij}
    ]
    # Stable: within a measured party as the instrument and the names have it.
    return tuple(sorted(lijst, key=lambda regel: volgorde.get(regel.partij.hoort_bij, len(volgorde))))


def _als_regel(
    sessie: Sessie,
    partij: Gesprekspartij,
    rij: Partijrij | None,
    aanwijzingen: Mapping[str, Sequence[Aanwijzing]],
    gehouden: Mapping[str, Gehouden],
    *,
    eigen: bool,
) -> Partijregel:
    gesprek = gehouden.get(dossier_id(sessie.editie.id, partij.code))
    code = rij.barriere if rij else ""
    barriere = sessie.instrumenten.deskstudie(sessie.editie.instrument).barriere(code) if code else None
    return Partijregel(
        partij,
        barriere.naam if barriere else code,
        leid_stand_af(
            rij.stand if rij else "",
            gepland=gesprek is not None,
            gehoord=gesprek is not None and gesprek.gehoord,
        ),
        rij.reden if rij else "",
        tuple(aanwijzingen.get(partij.code, ())),
        gesprek,
        eigen,
    )


def lees_boom(sessie: Sessie, hoort_bij: str = "") -> tuple[Boomregel, ...]:
    """Who led to whom, as a tree: every party of :func:`lees_lijst` at least once. Raises as that."""
    regels = {regel.partij.code: regel for regel in lees_lijst(sessie, hoort_bij)}
    aanwijzingen = [aanwijzing for regel in regels.values() for aanwijzing in regel.aanwijzingen]
    return tuple(
        Boomregel(
            tak.diepte,
            regels[tak.partij],
            via_tekst(sessie, tak.aanwijzing) if tak.aanwijzing else "",
            tak.herhaald,
        )
        for tak in boom(list(regels), aanwijzingen)
    )


def via_tekst(sessie: Sessie, aanwijzing: Aanwijzing) -> str:
    """What led to a party, in words: ``gesprek met Veiligheidshuis Arnhem (14-02-2012): toelichting``."""
    wat = _verwezen(sessie, aanwijzing)
    dag = (
        f" ({toon(aanwijzing.datum)})" if aanwijzing.datum and aanwijzing.via is not Via.BARRIEREMODEL else ""
    )
    waarom = f": {aanwijzing.toelichting}" if aanwijzing.toelichting else ""
    return f"{wat}{dag}{waarom}"


def _verwezen(sessie: Sessie, aanwijzing: Aanwijzing) -> str:
    naar = aanwijzing.verwijzing
    if aanwijzing.via is Via.BARRIEREMODEL:
        barriere = sessie.instrumenten.deskstudie(sessie.editie.instrument).barriere(naar)
        return (
            f"{vianaam(aanwijzing.via)}, {barriere.naam if barriere else naar}"
            if naar
            else vianaam(aanwijzing.via)
        )
    if aanwijzing.via is Via.DESKSTUDIE:
        rij = sessie.store.lees().execute("SELECT titel FROM deskbron WHERE id = ?", (naar,)).fetchone()
        return f"{vianaam(aanwijzing.via)}, {rij[0]}" if rij and rij[0] else vianaam(aanwijzing.via)
    partij = sessie.instrument.partij(naar)
    if partij is None:
        return vianaam(aanwijzing.via)
    vorm = _("gesprek met {partij}") if aanwijzing.via is Via.GESPREK else _("aanvulling van {partij}")
    return vorm.format(partij=partij.naam)


def lees_aanwijzingen(db: Database, editie: str) -> tuple[Aanwijzing, ...]:
    """Everything that led to somebody in an edition, oldest first."""
    rijen = db.execute(
        "SELECT id, partij, via, verwijzing, toelichting, datum FROM aanwijzing WHERE editie = ? "
        "ORDER BY coalesce(datum, ''), id",
        (editie,),
    ).fetchall()
    return tuple(
        Aanwijzing(id_, partij, Via(via), _naar(via, verwijzing or ""), tekst or "", als_datum(datum))
        for id_, partij, via, verwijzing, tekst, datum in rijen
        if partij and via in set(Via)
    )


def _naar(via: str, verwijzing: str) -> str:
    """A gesprek is kept as its dossier; who asks wants the party."""
    return partij_van(verwijzing) if via in {Via.GESPREK, Via.AANVULLING} else verwijzing


def eis_gemeten(sessie: Sessie, naam: str) -> Gesprekspartij:
    """The measured party with this name, code or alias. Raises NietGevonden with what there is."""
    partij = sessie.instrument.partij(naam)
    if partij is None or not partij.gemeten:
        raise NietGevonden(
            _("“{naam}” is niet een van {namen}.").format(
                naam=naam, namen=", ".join(partij.naam for partij in sessie.instrument.gemeten)
            )
        )
    return partij


def _let_op_en_reden(regel: Partijregel) -> str:
    return "; ".join(filter(None, (regel.let_op, regel.reden)))


def als_lijst(sessie: Sessie, hoort_bij: str = "") -> Lijst:
    """The list of whom to interview as rows for a spreadsheet. Raises as :func:`lees_lijst`."""
    namen = {partij.code: partij.naam for partij in sessie.instrument.gemeten}
    rijen = tuple(
        (
            namen.get(regel.partij.hoort_bij, ""),
            regel.partij.naam,
            standnaam(regel.stand),
            (als_dag(regel.gehouden.datum) or regel.gehouden.jaar) if regel.gehouden else "",
            afnamenaam(regel.gehouden.afname) if regel.gehouden else "",
            regel.barriere,
            "\n".join(via_tekst(sessie, aanwijzing) for aanwijzing in regel.aanwijzingen),
            _let_op_en_reden(regel),
        )
        for regel in lees_lijst(sessie, hoort_bij)
    )
    kolommen = (
        *((_("Over"), 16), (_("Organisatie"), 36), (_("Stand"), 12), (_("Gesprek"), 12)),
        *((_("Afname"), 14), (_("Barrière"), 16), (_("Via"), 60), (_("Reden"), 40)),
    )
    return Lijst(_("Organisaties"), kolommen, rijen)
