"""Where a verslag stands: what steps are judged on, and how a step is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import bereken_kop, decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Overgang, Stand, Stap, Status
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_status
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

IN_VERSLAG = ("gesprek", "deelnemer", "passage", "antwoord", "verslag")
"""Soorten of which a version is made."""


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark on the verslag: of the first check, or from a reaction of a respondent."""

    id: str
    versie: int
    herkomst: str
    """``eerste_check`` or ``reactie``."""
    reactie: str
    passage: str
    soort: str
    tekst: str
    antwoord: str
    besluit: str
    reden: str

    @property
    def open(self) -> bool:
        """Whether nobody answered or decided yet."""
        return not (self.besluit or (self.herkomst == "eerste_check" and self.antwoord))


@dataclass(frozen=True, slots=True)
class Versie:
    """A frozen version: what was sent or laid down."""

    id: str
    nummer: int
    soort: str
    """``verzonden`` or ``definitief``."""
    kop: str
    sha256: str
    datum: date | None
    kanaal: str
    respondenten: tuple[tuple[str, str], ...]
    """(id of the participant, label at that time)."""


def lees_opmerkingen(db: Database, dossier: str) -> tuple[Opmerking, ...]:
    """All remarks, oldest first."""
    rijen = db.execute(
        "SELECT id, versie, herkomst, reactie, passage, soort, tekst, antwoord, besluit, reden FROM opmerking "
        "WHERE dossier = ? ORDER BY id",
        (dossier,),
    ).fetchall()
    return tuple(Opmerking(rij[0], rij[1] or 0, *(waarde or "" for waarde in rij[2:])) for rij in rijen)


def lees_versies(db: Database, dossier: str) -> tuple[Versie, ...]:
    """All frozen versions, oldest first."""
    rijen = db.execute(
        "SELECT id, nummer, soort, kop, sha256, datum, kanaal, respondenten FROM versie WHERE dossier = ? "
        "ORDER BY nummer, id",
        (dossier,),
    ).fetchall()
    return tuple(
        Versie(
            id_,
            nummer,
            soort or "",
            kop or "",
            sha256 or "",
            date.fromisoformat(datum) if datum else None,
            kanaal or "",
            tuple((str(wie), str(label)) for wie, label in json.loads(respondenten or "[]")),
        )
        for id_, nummer, soort, kop, sha256, datum, kanaal, respondenten in rijen
    )


def verzonden_versie(db: Database, dossier: str) -> Versie | None:
    """The version that was sent last."""
    return next(
        (versie for versie in reversed(lees_versies(db, dossier)) if versie.soort == "verzonden"), None
    )


@dataclass(frozen=True, slots=True)
class Besluit:
    """How a version became definitief."""

    versie: int
    besluit: str
    """In Dutch, for people: also in the colophon."""
    bijzonder: bool
    """Without a reaction, or without akkoord: stays visible in the overzicht."""
    datum: date | None
    door: str
    reden: str


def lees_vaststellingen(db: Database, dossier: str) -> tuple[Besluit, ...]:
    """Every decision that made a version definitief, from the steps themselves, oldest first."""
    rijen = db.execute(
        "SELECT p.payload FROM event e JOIN event_payload p ON p.event = e.id "
        "WHERE e.soort = 'verslag' AND e.entiteit = ? AND e.veld = 'status' ORDER BY e.lamport, e.device, e.dseq",
        (dossier,),
    ).fetchall()
    besluiten = []
    for (payload,) in rijen:
        stap = decodeer(payload)
        if isinstance(stap, dict) and stap.get("naar") == Status.DEFINITIEF:
            besluiten.append(_besluit(stap))
    return tuple(besluiten)


def _besluit(stap: dict[str, Any]) -> Besluit:
    reden = str(stap.get("reden") or "")
    tekst = {
        Stap.STEL_VAST_ZONDER_REACTIE: _("vastgesteld zonder reactie"),
        Stap.STEL_VAST_NIET_AKKOORD: _("vastgesteld, niet akkoord op: {reden}").format(reden=reden),
    }.get(stap.get("stap"), _("definitief vastgesteld"))  # type: ignore[arg-type]
    return Besluit(
        versie=int(stap.get("versie") or 1),
        besluit=tekst,
        bijzonder=stap.get("stap") != Stap.STEL_VAST,
        datum=date.fromisoformat(stap["datum"]) if stap.get("datum") else None,
        door=str(stap.get("door") or ""),
        reden=reden,
    )


def lees_versienummer(db: Database, dossier: str) -> int:
    """Number of the version being worked on, or that was last frozen."""
    rij = db.execute("SELECT versie FROM verslag WHERE id = ?", (dossier,)).fetchone()
    return int(rij[0]) if rij else 1


def zonder_akkoord(db: Database, dossier: str) -> tuple[str, ...]:
    """Labels of respondents who have not agreed to the version that was sent last."""
    versie = verzonden_versie(db, dossier)
    if versie is None:
        return ()
    akkoord = {
        rij[0]
        for rij in db.execute(
            "SELECT respondent FROM akkoord WHERE dossier = ? AND versie = ? AND kop = ?",
            (dossier, versie.nummer, versie.kop),
        ).fetchall()
    }
    return tuple(label for wie, label in versie.respondenten if wie not in akkoord)


def lees_conflicten(db: Database, dossier: str) -> tuple[str, ...]:
    """Labels of what was changed on two devices and is not settled yet."""
    rijen = db.execute(
        "SELECT soort, id, conflicten FROM entiteit WHERE dossier = ? AND conflicten IS NOT '[]' ORDER BY soort, id",
        (dossier,),
    ).fetchall()
    return tuple(_conflictlabel(db, soort, id_, json.loads(velden)) for soort, id_, velden in rijen)


def _conflictlabel(db: Database, soort: str, id_: str, velden: list[str]) -> str:
    tekst = ""
    if soort in {"passage", "notitie"}:
        rij = db.execute(f"SELECT tekst FROM {soort} WHERE id = ?", (id_,)).fetchone()
        tekst = f" “{kort(rij[0], 30)}”" if rij and rij[0] else ""
    naam = {
        "passage": _("passage"),
        "notitie": _("notitie"),
        "gesprek": _("het gesprek"),
        "deelnemer": _("een deelnemer"),
        "antwoord": _("een antwoord"),
        "verslag": _("de stand van het verslag"),
    }.get(soort, soort)
    return f"{naam}{tekst} ({', '.join(veld or _('verwijderd') for veld in velden)})"


def lees_stand(sessie: Sessie, db: Database, dossier: str) -> Stand:
    """Everything that a step is judged on. Raises NietGevonden without a gesprek."""
    gesprek = eis_gesprek(db, dossier)
    rij = db.execute("SELECT termijn FROM verslag WHERE id = ?", (dossier,)).fetchone()
    tekst = db.execute(
        "SELECT 1 FROM passage WHERE dossier = ? AND trim(coalesce(tekst, '')) != '' LIMIT 1", (dossier,)
    ).fetchone()
    return Stand(
        status=lees_status(db, dossier),
        versie=lees_versienummer(db, dossier),
        partij=partij_van(dossier),
        notulist=gesprek.notulist,
        auditors=gesprek.auditors,
        heeft_tekst=tekst is not None,
        open_opmerkingen=tuple(
            f"“{kort(opmerking.tekst, 40)}”" for opmerking in lees_opmerkingen(db, dossier) if opmerking.open
        ),
        conflicten=lees_conflicten(db, dossier),
        respondenten_zonder_akkoord=zonder_akkoord(db, dossier),
        termijn=date.fromisoformat(rij[0]) if rij and rij[0] else None,
    )


def zet_stap(tx: Transactie, dossier: str, regel: Overgang, gegevens: Mapping[str, Any]) -> None:
    """Write a step on the present status. ``gegevens`` holds at least ``versie``."""
    koppen = tx.koppen("verslag", dossier, "status")
    stap = {"stap": regel.stap.value, "naar": regel.naar.value, **gegevens}
    tx.zet_strikt("verslag", dossier, "status", stap, koppen)


def versiekoppen(db: Database, dossier: str) -> tuple[str, ...]:
    """Sorted ids of all heads that a version of this dossier is made of, the status itself excepted."""
    rijen = db.execute(
        "SELECT k.event FROM kop k JOIN entiteit e ON e.soort = k.soort AND e.id = k.entiteit "
        "WHERE e.dossier = ? AND e.bestaat AND k.soort IN (SELECT value FROM json_each(?)) "
        "AND NOT (k.soort = 'verslag' AND k.veld IN ('status', 'termijn', 'rappels', 'verlengingen')) ORDER BY k.event",
        (dossier, json.dumps(IN_VERSLAG)),
    ).fetchall()
    return tuple(rij[0] for rij in rijen)


def lees_kop(db: Database, dossier: str) -> str:
    """The fingerprint of the present text: what the colophon prints."""
    return bereken_kop(versiekoppen(db, dossier))
