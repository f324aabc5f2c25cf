"""Planning an interview, who takes part, and the minutes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import (
    Aanwezigheid,
    Deelnemer,
    Gesprek,
    Notitie,
    Tag,
    controleer_eigen_korps,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol, rolnaam
from korpsmonitor_tui.domain.volgorde import plaats_op, tussen
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.entiteiten import eis_in_dossier, maak_of_herstel, zet_verzameling
from korpsmonitor_tui.services.sessie import SCHRIJVERS, Sessie, partij_van

# Readers of minutes ask these of this module too.
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren
from korpsmonitor_tui.services.toegang import lees_status as lees_status
from korpsmonitor_tui.services.toegang import weiger_definitief as weiger_definitief

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


LANGSTE_GESPREK: Final = 12 * 3600
"""Seconds after the start of its clock that a conversation is over for certain."""


@dataclass(frozen=True, slots=True)
class Planning:
    """When, where and by whom a gesprek is held; None leaves a value as it is."""

    datum: date | None = None
    tijd: str | None = None
    plaats: str | None = None
    notulist: str | None = None
    """Name or id of a medewerker."""
    auditors: tuple[str, ...] | None = None
    afname: str | None = None
    """How it is taken; see ``gespreksoverzicht.Afname``."""


def lees_gesprek(db: Database, dossier: str) -> Gesprek | None:
    """The gesprek of a dossier, or None if it is not planned yet."""
    rij = db.execute(
        "SELECT id, partij, datum, tijd, plaats, notulist, auditors, begonnen FROM gesprek WHERE id = ?",
        (dossier,),
    ).fetchone()
    if rij is None:
        return None
    id_, partij, datum, tijd, plaats, notulist, auditors, begonnen = rij
    return Gesprek(
        id_,
        partij or partij_van(dossier),
        als_datum(datum),
        tijd or "",
        plaats or "",
        notulist or "",
        tuple(json.loads(auditors)),
        begonnen or "",
    )


def eis_gesprek(db: Database, dossier: str) -> Gesprek:
    """The gesprek of a dossier. Raises NietGevonden if it is not planned yet."""
    gesprek = lees_gesprek(db, dossier)
    if gesprek is None:
        raise NietGevonden(
            _("Er is nog geen gesprek gepland met {partij}; plan het eerst.").format(
                partij=partij_van(dossier)
            )
        )
    return gesprek


def plan(sessie: Sessie, partij: str, planning: Planning) -> Gesprek:
    """Plan the gesprek of a party, or change its planning.

    Raises StapGeweigerd if a member of the monitor team belongs to the korps, lacks the role, or would be both notulist
    and the only auditor, or if the verslag is frozen; NietGevonden for an unknown party or medewerker.
    """
    sessie.eis_rol(*SCHRIJVERS)
    sessie.store.voer_uit(sessie.wie, partial(zet_planning, sessie, partij, planning))
    return eis_gesprek(sessie.store.lees(), sessie.dossier(partij))


def zet_planning(sessie: Sessie, partij: str, planning: Planning, tx: Transactie) -> None:
    """As :func:`plan`, as part of something more; who may do that is for the caller to ask."""
    dossier = sessie.dossier(partij)
    weiger_bevroren(tx.bij(), dossier)
    gegevens = {"dossier": dossier, "editie": sessie.editie.id, "partij": sessie.partij(partij).code}
    maak_of_herstel(tx, "gesprek", gegevens, dossier)
    maak_of_herstel(tx, "verslag", {"dossier": dossier}, dossier)
    for veld, waarde in (
        ("datum", planning.datum.isoformat() if planning.datum else None),
        ("tijd", planning.tijd),
        ("plaats", planning.plaats),
        ("afname", planning.afname),
    ):
        if waarde is not None:
            tx.zet("gesprek", dossier, veld, waarde)
    _zet_team(tx, dossier, sessie.partij(partij).naam, planning)


def _zet_team(tx: Transactie, dossier: str, partijnaam: str, planning: Planning) -> None:
    if planning.notulist is not None:
        notulist = _lid(tx.db, dossier, partijnaam, planning.notulist, Rol.NOTULIST)
        tx.zet("gesprek", dossier, "notulist", notulist.id)
    if planning.auditors is not None:
        leden = [_lid(tx.db, dossier, partijnaam, naam, Rol.AUDITOR).id for naam in planning.auditors]
        zet_verzameling(tx, "gesprek", dossier, "auditors", leden)
    gesprek = eis_gesprek(tx.bij(), dossier)
    if gesprek.auditors == (gesprek.notulist,):
        raise StapGeweigerd(
            _(
                "De notulist is hier de enige auditor; de eerste check doet iemand anders. "
                "Wijs nog een auditor aan; er is niets gewijzigd."
            )
        )


def _lid(db: Database, dossier: str, partijnaam: str, naam: str, rol: Rol) -> Persoon:
    """A medewerker fit for this monitor team."""
    persoon = medewerkers.eis_actief(db, naam)
    controleer_eigen_korps(persoon, partij_van(dossier), partijnaam)
    if rol not in persoon.rollen:
        raise StapGeweigerd(_("{naam} heeft niet de rol {rol}.").format(naam=persoon.naam, rol=rolnaam(rol)))
    return persoon


def lees_deelnemers(db: Database, dossier: str) -> tuple[Deelnemer, ...]:
    """Participants, in the order in which they were added."""
    rijen = db.execute(
        "SELECT id, rol, organisatie, naam, aanwezig, respondent FROM deelnemer WHERE dossier = ? ORDER BY id",
        (dossier,),
    ).fetchall()
    return tuple(
        Deelnemer(id_, rol or "", org or "", naam or "", aanwezig or Aanwezigheid.GEHEEL, bool(respondent))
        for id_, rol, org, naam, aanwezig, respondent in rijen
    )


def bewaar_deelnemer(sessie: Sessie, dossier: str, deelnemer: Deelnemer) -> str:
    """Add a participant (empty id) or change one, and return the id.

    Raises OnbruikbareInvoer without a role, StapGeweigerd if the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)
    if not deelnemer.rol.strip():
        raise OnbruikbareInvoer(_("Geef de rol van de deelnemer op, bijvoorbeeld korpsexpert."))

    def taak(tx: Transactie) -> str:
        eis_gesprek(tx.bij(), dossier)
        weiger_bevroren(tx.db, dossier)
        if deelnemer.id:
            eis_in_dossier(tx.db, "deelnemer", deelnemer.id, dossier)
        id_ = deelnemer.id or tx.maak("deelnemer", {"dossier": dossier})
        for veld in ("rol", "organisatie", "naam", "aanwezig"):
            tx.zet("deelnemer", id_, veld, str(getattr(deelnemer, veld)).strip())
        tx.zet("deelnemer", id_, "respondent", int(deelnemer.respondent))
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def verwijder_deelnemer(sessie: Sessie, dossier: str, deelnemer: str) -> None:
    """Take a participant off the list. Raises StapGeweigerd if the verslag is frozen."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_bevroren(tx.bij(), dossier)
        eis_in_dossier(tx.db, "deelnemer", deelnemer, dossier)
        tx.verwijder("deelnemer", deelnemer)

    sessie.store.voer_uit(sessie.wie, taak)


# -- minutes -----------------------------------------------------------------------------------------------------------

_NOTITIE = "SELECT id, hoofdstuk, vraag, spreker, tijd, tekst, tags, volgorde, beurt, verstreken FROM notitie"


def lees_notities(db: Database, dossier: str, hoofdstuk: str | None = None) -> tuple[Notitie, ...]:
    """The minutes in order, of one chapter or of all."""
    waar, argumenten = "WHERE dossier = ?", [dossier]
    if hoofdstuk is not None:
        waar, argumenten = waar + " AND hoofdstuk = ?", [dossier, hoofdstuk]
    rijen = db.execute(f"{_NOTITIE} {waar} ORDER BY volgorde, id", argumenten).fetchall()
    return tuple(_notitie(rij) for rij in rijen)


def _notitie(rij: Sequence[Any]) -> Notitie:
    *teksten, verstreken = rij
    id_, hoofdstuk, vraag, spreker, tijd, tekst, tags, volgorde, beurt = (waarde or "" for waarde in teksten)
    return Notitie(
        id_,
        hoofdstuk,
        vraag,
        spreker,
        tijd,
        tekst,
        tuple(json.loads(tags or "[]")),
        volgorde,
        verstreken,
        beurt,
    )


@dataclass(frozen=True, slots=True)
class NieuweNotitie:
    """A note to add; ``hoofdstuk`` is a chapter code of the instrument."""

    hoofdstuk: str
    tekst: str
    spreker: str = ""
    vraag: str = ""
    tags: tuple[str, ...] = ()


def voeg_notities_toe(sessie: Sessie, dossier: str, nieuwe: Iterable[NieuweNotitie]) -> tuple[str, ...]:
    """Add notes at the end of the minutes, all or none, and return their ids.

    Raises NietGevonden without a gesprek or for an unknown chapter, OnbruikbareInvoer for an unknown tag, and
    StapGeweigerd once the verslag is definitief.
    """
    eis_schrijver(sessie, dossier)
    lijst = list(nieuwe)
    for notitie in lijst:
        _eis_bruikbaar(sessie, dossier, notitie)

    def taak(tx: Transactie) -> tuple[str, ...]:
        weiger_definitief(tx, dossier)
        eis_gesprek(tx.db, dossier)
        laatste = _laatste(tx, dossier)
        ids = []
        for notitie in lijst:
            laatste = tussen(laatste, None)
            ids.append(_schrijf_notitie(tx, begin_van_notitie(tx, dossier), notitie, laatste))
        return tuple(ids)

    return sessie.store.voer_uit(sessie.wie, taak)


def noteer(sessie: Sessie, dossier: str, notitie: NieuweNotitie, beurt: str, verstreken: int | None) -> str:
    """Add a note that was made of a turn of a transcript (id), spoken so many seconds into the gesprek; id of the note.

    Raises as :func:`voeg_notities_toe`.
    """
    _eis_bruikbaar(sessie, dossier, notitie)

    def taak(tx: Transactie) -> str:
        weiger_definitief(tx, dossier)
        eis_gesprek(tx.db, dossier)
        gegevens: dict[str, object] = {**begin_van_notitie(tx, dossier), "beurt": beurt}
        if verstreken is not None:
            gegevens["verstreken"] = verstreken
        return _schrijf_notitie(tx, gegevens, notitie, tussen(_laatste(tx, dossier), None))

    return sessie.store.voer_uit(sessie.wie, taak)


def _eis_bruikbaar(sessie: Sessie, dossier: str, notitie: NieuweNotitie) -> None:
    eis_schrijver(sessie, dossier)
    eis_hoofdstuk(sessie, notitie.hoofdstuk)
    eis_vraag(sessie, notitie.vraag)
    for tag in notitie.tags:
        eis_tag(tag)


def _laatste(tx: Transactie, dossier: str) -> str | None:
    """The place of the last note."""
    rij = tx.db.execute("SELECT max(volgorde) FROM notitie WHERE dossier = ?", (dossier,)).fetchone()
    return str(rij[0]) if rij[0] is not None else None


def begin_van_notitie(tx: Transactie, dossier: str) -> dict[str, object]:
    """What stays with a note for good: when it was begun, and how far into the conversation if its clock runs."""
    gegevens: dict[str, object] = {"dossier": dossier, "tijd": tx.nu.isoformat(timespec="seconds")}
    rij = tx.db.execute("SELECT begonnen FROM gesprek WHERE id = ?", (dossier,)).fetchone()
    if rij and rij[0]:
        verstreken = int((tx.nu - datetime.fromisoformat(rij[0])).total_seconds())
        # Minutes that are completed the day after lie outside the conversation.
        if 0 <= verstreken < LANGSTE_GESPREK:
            gegevens["verstreken"] = verstreken
    return gegevens


def _schrijf_notitie(
    tx: Transactie, gegevens: dict[str, object], notitie: NieuweNotitie, volgorde: str
) -> str:
    id_ = tx.maak("notitie", gegevens)
    tx.zet("notitie", id_, "hoofdstuk", notitie.hoofdstuk)
    tx.zet("notitie", id_, "tekst", notitie.tekst)
    tx.zet("notitie", id_, "volgorde", volgorde)
    if notitie.spreker:
        tx.zet("notitie", id_, "spreker", notitie.spreker)
    if notitie.vraag:
        tx.zet("notitie", id_, "vraag", notitie.vraag)
    for tag in notitie.tags:
        tx.voeg_toe("notitie", id_, "tags", tag)
    return id_


def wijzig_notitie(
    sessie: Sessie, dossier: str, notitie: str, veld: str, waarde: str, op: Sequence[str] | None = None
) -> None:
    """Change ``tekst``, ``spreker``, ``vraag`` or ``hoofdstuk`` of a note, made on the heads ``op``."""
    eis_schrijver(sessie, dossier)
    if veld not in {"tekst", "spreker", "vraag", "hoofdstuk"}:
        raise ValueError(veld)
    if veld == "hoofdstuk":
        eis_hoofdstuk(sessie, waarde)
    elif veld == "vraag":
        eis_vraag(sessie, waarde)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_in_dossier(tx.db, "notitie", notitie, dossier)
        tx.zet("notitie", notitie, veld, waarde, op=op)

    sessie.store.voer_uit(sessie.wie, taak)


def wissel_tag(sessie: Sessie, dossier: str, notitie: str, tag: str) -> None:
    """Put a tag on a note, or take it off. Raises OnbruikbareInvoer for a tag that does not exist."""
    eis_schrijver(sessie, dossier)

    eis_tag(tag)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_in_dossier(tx.db, "notitie", notitie, dossier)
        if tx.voeg_toe("notitie", notitie, "tags", tag) is None:
            tx.haal_weg("notitie", notitie, "tags", tag)

    sessie.store.voer_uit(sessie.wie, taak)


def verwijder_notitie(sessie: Sessie, dossier: str, notitie: str) -> None:
    """Delete a note; undo brings it back."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_in_dossier(tx.db, "notitie", notitie, dossier)
        tx.verwijder("notitie", notitie)

    sessie.store.voer_uit(sessie.wie, taak)


def verplaats_notitie(sessie: Sessie, dossier: str, notitie: str, stappen: int) -> None:
    """Move a note within its chapter by ``stappen`` places; past the begin or the end is the begin or the end."""
    eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        eis_in_dossier(tx.db, "notitie", notitie, dossier)
        alle = lees_notities(tx.db, dossier)
        deze = next(n for n in alle if n.id == notitie)
        reeks = [n for n in alle if n.hoofdstuk == deze.hoofdstuk]
        nieuw = max(0, min(len(reeks) - 1, reeks.index(deze) + stappen))
        if nieuw == reeks.index(deze):
            return
        reeks.remove(deze)
        tx.zet("notitie", notitie, "volgorde", plaats_op([n.volgorde for n in reeks], nieuw))

    sessie.store.voer_uit(sessie.wie, taak)


def eis_hoofdstuk(sessie: Sessie, code: str) -> None:
    """Raise NietGevonden if the instrument has no such chapter."""
    if sessie.instrument.hoofdstuk(code) is None:
        codes = ", ".join(hoofdstuk.code for hoofdstuk in sessie.instrument.hoofdstukken)
        if not code:
            raise NietGevonden(_("Zeg bij welk hoofdstuk dit hoort: {codes}.").format(codes=codes))
        raise NietGevonden(
            _("Er is geen hoofdstuk “{code}”; kies uit {codes}.").format(code=code, codes=codes)
        )


def eis_vraag(sessie: Sessie, vraag: str) -> None:
    """Raise NietGevonden if the questionnaire has no such question; empty is none, and always can be."""
    if vraag and vraag not in sessie.instrument.vragen:
        raise NietGevonden(_("Er is geen vraag “{vraag}” in deze vragenlijst.").format(vraag=vraag))


def eis_tag(tag: str) -> None:
    """Raise OnbruikbareInvoer for a tag that does not exist."""
    if tag not in set(Tag):
        raise OnbruikbareInvoer(
            _("Onbekend kenmerk “{tag}”; kies uit {tags}.").format(
                tag=tag, tags=", ".join(bekend.value for bekend in Tag)
            )
        )
