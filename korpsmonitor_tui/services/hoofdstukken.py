"""The chapter about a party: who is asked to check it, and what stands ready to be written in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.noten import Noot, Nootsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.aanvullingen import lees_aanvullingen
from korpsmonitor_tui.services.deskbronnen import beschrijf, lees_bronnen
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.gesprekken import Planning, lees_deelnemers
from korpsmonitor_tui.services.gespreksoverzicht import lees_gehouden
from korpsmonitor_tui.services.hoofdstukdelen import deelnemer_in_hoofdstuk, is_hoofdstuk
from korpsmonitor_tui.services.noten import lees_noten, lees_vermeldingen
from korpsmonitor_tui.services.partijlijst import eis_gemeten, lees_lijst
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status, weiger_bevroren
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.gespreksoverzicht import Geinterviewde
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Uitgenodigd:
    """Who was put on the list of a chapter, taken off it, or written otherwise."""

    erbij: tuple[str, ...]
    """Functions with their organisation."""
    weg: tuple[str, ...]
    gewijzigd: tuple[str, ...]
    aantal: int
    """Everybody who is on it now."""


@dataclass(frozen=True, slots=True)
class Grondstof:
    """Something that the chapter can lean on, with how often it does so far."""

    noot: Noot
    omschrijving: str
    tekst: str
    """What it says, as far as that stands in one text."""
    klaar: bool
    """Whether it can be quoted: of a gesprek, whether its verslag is definitief."""
    keren: int
    """Passages of the chapter that lean on it."""


def eis_hoofdstuk(sessie: Sessie, naam: str) -> str:
    """The dossier of the chapter about a party (name, code or alias).

    Raises NietGevonden for who is not measured, OnbruikbareInvoer if the instrument writes no chapters.
    """
    dossier = dossier_id(sessie.editie.id, eis_gemeten(sessie, naam).code)
    if not is_hoofdstuk(sessie, dossier):
        raise OnbruikbareInvoer(
            _("Dit instrument heeft geen deskstudie en dus geen hoofdstuk per partij; er is niets gewijzigd.")
        )
    return dossier


def begin(sessie: Sessie, naam: str, notulist: str = "", auditors: tuple[str, ...] = ()) -> Uitgenodigd:
    """Begin the chapter about a party, or say who writes and checks it.

    Everybody who was interviewed is asked to check it, in the same handeling. Raises as :func:`eis_hoofdstuk`,
    :func:`nodig_uit` and ``gesprekken.plan``.
    """
    dossier = eis_hoofdstuk(sessie, naam)
    eis_schrijver(sessie, dossier)
    planning = Planning(notulist=notulist or None, auditors=auditors or None)

    def taak(tx: Transactie) -> Uitgenodigd:
        gesprekken.zet_planning(sessie, naam, planning, tx)
        return _nodig_uit(tx, dossier, wie)

    wie = _te_vragen(sessie, dossier)
    return sessie.store.voer_uit(sessie.wie, taak)


def nodig_uit(sessie: Sessie, dossier: str) -> Uitgenodigd:
    """Put everybody on the list who was interviewed about the party, and take off who turned out not to be.

    Somebody whom a person took off the list by hand comes back: everybody who was heard is asked (001, 2.2). Raises
    StapGeweigerd while the chapter is out or laid down, or for who may not.
    """
    eis_schrijver(sessie, dossier)
    wie = _te_vragen(sessie, dossier)
    return sessie.store.voer_uit(sessie.wie, lambda tx: _nodig_uit(tx, dossier, wie))


def _te_vragen(sessie: Sessie, dossier: str) -> dict[str, Geinterviewde]:
    """Everybody who was interviewed about the party, by the id as which they check the chapter."""
    return {deelnemer_in_hoofdstuk(dossier, een.id): een for een in lees_gehoord(sessie, dossier)}


def _nodig_uit(tx: Transactie, dossier: str, wie: dict[str, Geinterviewde]) -> Uitgenodigd:
    weiger_bevroren(tx.bij(), dossier)
    nu = {deelnemer.id: deelnemer for deelnemer in lees_deelnemers(tx.db, dossier)}
    weg = [id_ for id_ in nu if id_ not in wie and id_.startswith(deelnemer_in_hoofdstuk(dossier, ""))]
    for id_ in weg:
        tx.verwijder("deelnemer", id_)
    erbij = [id_ for id_ in wie if id_ not in nu]
    anders = [id_ for id_, een in wie.items() if id_ in nu and _verschilt(nu[id_], een)]
    for id_ in (*erbij, *anders):
        maak_of_herstel(tx, "deelnemer", {"dossier": dossier}, id_)
        for veld, waarde in (
            ("rol", wie[id_].functie),
            ("organisatie", wie[id_].organisatie),
            ("aanwezig", "geheel"),
            ("respondent", 1),
        ):
            tx.zet("deelnemer", id_, veld, waarde)
    return Uitgenodigd(
        tuple(heet(wie[id_]) for id_ in erbij),
        tuple(nu[id_].rol for id_ in weg),
        tuple(heet(wie[id_]) for id_ in anders),
        len(lees_deelnemers(tx.bij(), dossier)),
    )


def lees_gehoord(sessie: Sessie, dossier: str) -> list[Geinterviewde]:
    """Everybody who was interviewed about the party of a chapter, in the order of the list of organisations."""
    gemeten = dossier.rpartition("/")[2]
    return [
        wie
        for regel in lees_lijst(sessie, gemeten)
        if regel.gehouden is not None and regel.gehouden.gehoord
        for wie in regel.gehouden.geinterviewden
    ]


def _verschilt(deelnemer: Deelnemer, wie: Geinterviewde) -> bool:
    return (deelnemer.rol, deelnemer.organisatie) != (wie.functie, wie.organisatie)


def heet(wie: Geinterviewde) -> str:
    """The function with the organisation: nobody by name."""
    return ", ".join(filter(None, (wie.functie, wie.organisatie)))


def lees_grondstof(sessie: Sessie, dossier: str) -> tuple[Grondstof, ...]:
    """What a chapter can lean on: interviews and additional information of its organisations, and sources about it."""
    db = sessie.store.lees()
    gemeten = dossier.rpartition("/")[2]
    keren: dict[tuple[Nootsoort, str], int] = {}
    for noten in lees_noten(db, dossier).values():
        for noot in noten:
            keren[noot.soort, noot.id] = keren.get((noot.soort, noot.id), 0) + 1
    vermeldingen = lees_vermeldingen(sessie)
    gehouden = lees_gehouden(sessie)
    bij = [dossier_id(sessie.editie.id, regel.partij.code) for regel in lees_lijst(sessie, gemeten)]
    stof = [
        (
            Noot(Nootsoort.GESPREK, een),
            _verslagtekst(sessie, een),
            lees_status(db, een) == Status.DEFINITIEF,
        )
        for een in bij
        if een in gehouden
    ]
    stof += [
        (Noot(Nootsoort.AANVULLING, aanvulling.id), aanvulling.tekst, True)
        for een in bij
        for aanvulling in lees_aanvullingen(sessie, een)
    ]
    uit = [
        Grondstof(
            noot, vermeldingen[noot.soort, noot.id].voluit, tekst, klaar, keren.get((noot.soort, noot.id), 0)
        )
        for noot, tekst, klaar in stof
    ]
    for bron in lees_bronnen(sessie):
        if bron.partij in {"", gemeten}:
            noot = Noot(Nootsoort.DESKBRON, bron.id)
            uit.append(
                Grondstof(noot, beschrijf(bron), bron.tekst, True, keren.get((noot.soort, noot.id), 0))
            )
    return tuple(uit)


def _verslagtekst(sessie: Sessie, dossier: str) -> str:
    passages = genummerd(sessie, lees_passages(sessie.store.lees(), dossier))
    return "\n".join(passage.tekst for _nummer, passage in passages)
