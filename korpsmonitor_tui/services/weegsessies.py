"""Weegsessies: the meetings of the weegploeg, with their date, who attends, and who scores blind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.proces import Rol
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegsessie import MINSTENS_BLIND, Weegsessie
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.entiteiten import zet_verzameling

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "weegsessie"
BEHEERDERS: Final = (Rol.WEEGPLOEG, Rol.COORDINATOR)
"""Who may open and close a weegsessie."""


@dataclass(frozen=True, slots=True)
class Sessiegegevens:
    """What a weegsessie is; None leaves a value as it is."""

    naam: str | None = None
    datum: date | None = None
    opmerking: str | None = None
    aanwezig: tuple[str, ...] | None = None
    """Names or ids of medewerkers."""
    blind: tuple[str, ...] | None = None
    """Names or ids of members of the weegploeg who attend; at least two, or nobody."""


# -- reading -------------------------------------------------------------------------------------------------------------


def alle(db: Database, editie: str) -> tuple[Weegsessie, ...]:
    """The weegsessies of an edition, the latest first."""
    rijen = db.execute(
        "SELECT id, naam, datum, opmerking, gesloten, aanwezig, blind FROM weegsessie WHERE editie = ? "
        "ORDER BY datum DESC, id DESC",
        (editie,),
    ).fetchall()
    return tuple(
        Weegsessie(
            id_,
            naam or "?",
            als_datum(datum),
            opmerking or "",
            gesloten or "",
            _ids(aanwezig),
            _ids(blind),
        )
        for id_, naam, datum, opmerking, gesloten, aanwezig, blind in rijen
    )


def _ids(elementen: str) -> tuple[str, ...]:
    """The elements of a set that can be ids, sorted: another program may have left anything there."""
    return tuple(sorted(element for element in json.loads(elementen) if isinstance(element, str)))


def lees(sessie: Sessie) -> tuple[Weegsessie, ...]:
    """The weegsessies of this edition, the latest first."""
    return alle(sessie.store.lees(), sessie.editie.id)


def vind(db: Database, editie: str, naam: str = "") -> Weegsessie:
    """The weegsessie with this id, name or date; without one the only open one. Raises NietGevonden."""
    bekend = alle(db, editie)
    gezocht = naam.strip()
    if gezocht:
        passend = [s for s in bekend if s.id == gezocht] or [
            s for s in bekend if gezocht.casefold() in _namen_van(s)
        ]
    else:
        passend = [s for s in bekend if s.open]
    if len(passend) == 1:
        return passend[0]
    if passend:
        raise NietGevonden(
            _("Er zijn {aantal} weegsessies die het kunnen zijn; kies er een: {namen}.").format(
                aantal=len(passend), namen=", ".join(f"“{s.naam}” ({s.id})" for s in passend)
            )
        )
    if not gezocht:
        raise NietGevonden(
            _(
                "Er is geen open weegsessie; open er eerst een met datum en aanwezigen. Er is niets vastgelegd."
            )
        )
    raise NietGevonden(
        _("Er is geen weegsessie “{naam}”. Bekend zijn: {namen}.").format(
            naam=gezocht, namen=", ".join(f"“{s.naam}”" for s in bekend) or _("geen")
        )
    )


def _namen_van(weegsessie: Weegsessie) -> Collection[str]:
    datums = (weegsessie.datum.isoformat(), toon(weegsessie.datum)) if weegsessie.datum else ()
    return {weegsessie.naam.casefold(), *datums}


# -- writing -------------------------------------------------------------------------------------------------------------


def nieuw(sessie: Sessie, gegevens: Sessiegegevens) -> Weegsessie:
    """Open a weegsessie; its date is by default today, its name follows from the date.

    Raises StapGeweigerd for who may not or for who cannot score blind, NietGevonden for an unknown medewerker,
    OnbruikbareInvoer for a name that is taken or nobody present.
    """
    sessie.eis_rol(*BEHEERDERS)
    datum = gegevens.datum or sessie.vandaag()
    naam = _op_een_regel(gegevens.naam or "") or _("Weegsessie {datum}").format(datum=toon(datum))

    def taak(tx: Transactie) -> str:
        _weiger_naam(tx.db, sessie.editie.id, naam, "")
        id_ = tx.maak(SOORT, {"editie": sessie.editie.id})
        volledig = Sessiegegevens(
            naam, datum, gegevens.opmerking or "", gegevens.aanwezig or (), gegevens.blind or ()
        )
        _schrijf(tx, sessie.editie.id, id_, volledig)
        return id_

    id_ = sessie.store.voer_uit(sessie.wie, taak)
    return vind(sessie.store.lees(), sessie.editie.id, id_)


def wijzig(
    sessie: Sessie, id_: str, gegevens: Sessiegegevens, *, gezien: Weegsessie | None = None
) -> Weegsessie:
    """Change a weegsessie that is open. ``gezien`` is what a form was opened on.

    Who scored in it stays among those present, and once a blind score was given nobody joins those who score blind:
    they could have seen it. Raises InmiddelsGewijzigd if it is no longer as the form showed it, and as :func:`nieuw`.
    """
    sessie.eis_rol(*BEHEERDERS)

    def taak(tx: Transactie) -> None:
        weegsessie = vind(tx.bij(), sessie.editie.id, id_)
        if not weegsessie.open:
            raise StapGeweigerd(
                _("Weegsessie “{naam}” is gesloten; heropen haar eerst. Er is niets gewijzigd.").format(
                    naam=weegsessie.naam
                )
            )
        if gezien is not None and gezien != weegsessie:
            raise InmiddelsGewijzigd(
                _(
                    "Weegsessie “{naam}” is inmiddels door iemand anders gewijzigd; er is niets vastgelegd. "
                    "Bekijk de nieuwe stand."
                ).format(naam=gezien.naam)
            )
        if gegevens.naam is not None:
            _weiger_naam(tx.db, sessie.editie.id, _op_een_regel(gegevens.naam), weegsessie.id)
        _schrijf(tx, sessie.editie.id, weegsessie.id, gegevens)

    sessie.store.voer_uit(sessie.wie, taak)
    return vind(sessie.store.lees(), sessie.editie.id, id_)


def sluit(sessie: Sessie, id_: str) -> Weegsessie:
    """Close a weegsessie: no more scores in it. Raises StapGeweigerd if it is closed, NietGevonden."""
    return _zet_gesloten(sessie, id_, dicht=True)


def heropen(sessie: Sessie, id_: str) -> Weegsessie:
    """Open a closed weegsessie again. Raises StapGeweigerd if it is open, NietGevonden."""
    return _zet_gesloten(sessie, id_, dicht=False)


def _zet_gesloten(sessie: Sessie, id_: str, *, dicht: bool) -> Weegsessie:
    sessie.eis_rol(*BEHEERDERS)

    def taak(tx: Transactie) -> None:
        weegsessie = vind(tx.bij(), sessie.editie.id, id_)
        if weegsessie.open is not dicht:
            al = _("Weegsessie “{naam}” is al gesloten.") if dicht else _("Weegsessie “{naam}” is al open.")
            raise StapGeweigerd(al.format(naam=weegsessie.naam))
        tx.zet(SOORT, weegsessie.id, "gesloten", tx.nu.isoformat(timespec="seconds") if dicht else None)

    sessie.store.voer_uit(sessie.wie, taak)
    return vind(sessie.store.lees(), sessie.editie.id, id_)


def _op_een_regel(naam: str) -> str:
    return " ".join(naam.split())


def _weiger_naam(db: Database, editie: str, naam: str, eigen: str) -> None:
    if not naam:
        raise OnbruikbareInvoer(_("Geef de weegsessie een naam; er is niets gewijzigd."))
    if any(s.naam.casefold() == naam.casefold() and s.id != eigen for s in alle(db, editie)):
        raise OnbruikbareInvoer(
            _("Er is al een weegsessie “{naam}”; kies een andere naam. Er is niets gewijzigd.").format(
                naam=naam
            )
        )


def _schrijf(tx: Transactie, editie: str, id_: str, gegevens: Sessiegegevens) -> None:
    for veld, waarde in (
        ("naam", _op_een_regel(gegevens.naam) if gegevens.naam is not None else None),
        ("datum", gegevens.datum.isoformat() if gegevens.datum else None),
        ("opmerking", gegevens.opmerking),
    ):
        if waarde is not None:
            tx.zet(SOORT, id_, veld, waarde)
    voor = vind(tx.bij(), editie, id_)
    if gegevens.aanwezig is not None:
        aanwezig = [medewerkers.eis_actief(tx.db, naam).id for naam in gegevens.aanwezig]
        _weiger_zonder_scoorders(tx.db, voor, aanwezig)
        zet_verzameling(tx, SOORT, id_, "aanwezig", aanwezig)
    if gegevens.blind is not None:
        blind = [medewerkers.eis_actief(tx.db, naam).id for naam in gegevens.blind]
        _weiger_toetreders(tx.db, voor, blind)
        zet_verzameling(tx, SOORT, id_, "blind", blind)
    _eis_samenhang(tx.bij(), vind(tx.bij(), editie, id_))


def _eis_samenhang(db: Database, weegsessie: Weegsessie) -> None:
    """Somebody attends, and who scores blind is there, of the weegploeg and not alone."""
    if not weegsessie.aanwezig:
        raise OnbruikbareInvoer(_("Noem wie er bij de weegsessie aanwezig is; er is niets gewijzigd."))
    mensen = wie_is_wie(db)
    for id_ in weegsessie.blind:
        persoon = mensen.get(id_)
        naam = persoon.naam if persoon else id_
        if id_ not in weegsessie.aanwezig:
            raise StapGeweigerd(
                _("{naam} scoort blind maar staat niet als aanwezig; er is niets gewijzigd.").format(
                    naam=naam
                )
            )
        if persoon is None or Rol.WEEGPLOEG not in persoon.rollen:
            raise StapGeweigerd(
                _(
                    "{naam} hoort niet bij de weegploeg en kan niet blind scoren; er is niets gewijzigd."
                ).format(naam=naam)
            )
    if 0 < len(weegsessie.blind) < MINSTENS_BLIND:
        raise OnbruikbareInvoer(
            _("Blind scoren doen ten minste twee leden; noem er nog een, of niemand. Er is niets gewijzigd.")
        )


def _weiger_zonder_scoorders(db: Database, weegsessie: Weegsessie, aanwezig: Collection[str]) -> None:
    weg = [
        id_ for id_ in weegsessie.aanwezig if id_ not in aanwezig and heeft_gescoord(db, weegsessie.id, id_)
    ]
    if weg:
        mensen = wie_is_wie(db)
        raise StapGeweigerd(
            _("{namen} scoorde al in deze weegsessie en blijft daarom als aanwezig staan.").format(
                namen=", ".join(mensen[id_].naam if id_ in mensen else id_ for id_ in weg)
            )
        )


def _weiger_toetreders(db: Database, weegsessie: Weegsessie, blind: Collection[str]) -> None:
    gegeven = wie_scoorde_blind(db, weegsessie.id)
    if gegeven and not set(blind) <= set(weegsessie.blind):
        raise StapGeweigerd(
            _("Er is al blind gescoord; wie er nu bij komt kan dat gezien hebben. Er is niets gewijzigd.")
        )
    if not gegeven <= set(blind):
        raise StapGeweigerd(
            _(
                "Wie al blind scoorde blijft daarbij staan, zodat die scores te lezen blijven. Er is niets gewijzigd."
            )
        )


# -- who did what in it --------------------------------------------------------------------------------------------------


def wie_is_wie(db: Database) -> dict[str, Persoon]:
    """Everybody by id, also who left."""
    return {persoon.id: persoon for persoon in medewerkers.lijst(db, ook_inactief=True)}


def wie_scoorde_blind(db: Database, id_: str) -> set[str]:
    """Ids of the members who gave a blind score in this weegsessie."""
    rijen = db.execute(
        "SELECT DISTINCT lid FROM blindscore WHERE sessie = ? AND oordeel IS NOT NULL", (id_,)
    ).fetchall()
    return {rij[0] for rij in rijen if rij[0]}


def heeft_gescoord(db: Database, id_: str, wie: str) -> bool:
    """Whether this medewerker gave a score, blind or not, or an eindscore in this weegsessie."""
    return wie in wie_scoorde_blind(db, id_) | _gescoord(db, id_)


def is_gebruikt(db: Database, id_: str) -> bool:
    """Whether anything was scored in this weegsessie."""
    return bool(wie_scoorde_blind(db, id_) | _gescoord(db, id_))


def _gescoord(db: Database, id_: str) -> set[str]:
    """Who gave a score or eindscore, or put a change beside a partner's, in this weegsessie and did not undo it."""
    rijen = db.execute(
        "SELECT e.actor, p.payload FROM event e JOIN event_payload p ON p.event = e.id "
        "WHERE e.soort IN ('score', 'eindscore', 'partneroordeel') AND e.operatie = 'zet' "
        "AND instr(p.payload, ?) AND NOT EXISTS (SELECT 1 FROM event u WHERE u.soort = 'handeling' "
        "AND (u.entiteit = e.handeling OR u.handeling = e.handeling))",
        (id_,),
    ).fetchall()
    gelezen = ((actor, decodeer(payload)) for actor, payload in rijen)
    return {actor for actor, waarde in gelezen if isinstance(waarde, dict) and waarde.get("sessie") == id_}
