"""The files of a verslag: every frozen version as it was kept, the changes between two, and whatever else was kept."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.naam import veilige_naam
from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, Status
from korpsmonitor_tui.services import bijlagen, documenten
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import lees_versienummer, lees_versies, passages_van

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versies import Versie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

VERZONDEN, DEFINITIEF = "verzonden", "definitief"
WIJZIGINGEN, VERWERKING, WERKMAP, BRIEF, PDF = (
    "wijzigingen",
    "verwerkingstabel",
    "werkmap",
    "slotbrief",
    "pdf",
)
"""Kinds of files that go along with a definitief verslag."""
_STUK: Final = re.compile(r"stuk-(.+)-([a-z]+)-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file with the name that it gets if nobody chooses another."""

    naam: str
    inhoud: bytes
    meldingen: tuple[str, ...] = ()
    """What a person should know of it, one Dutch line each."""


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A file that is kept byte for byte with a dossier."""

    id: str
    naam: str
    sha256: str
    grootte: int
    """In bytes."""
    wanneer: datetime
    """When it was taken in (UTC)."""


# -- frozen versions -----------------------------------------------------------------------------------------------------


def haal_versie(sessie: Sessie, dossier: str, nummer: int, soort: str = "") -> Bestand:
    """The file of a frozen version, byte for byte.

    One number can have been sent and laid down: ``soort`` says which, else it is what was laid down. Raises
    NietGevonden if there is no such version, or if its file was destroyed.
    """
    versie = kies_versie(sessie.store.lees(), dossier, nummer, soort or DEFINITIEF, alleen=bool(soort))
    return Bestand(documenten.bestandsnaam(sessie, dossier, nummer), haal_inhoud(sessie, versie))


def kies_versie(db: Database, dossier: str, nummer: int, liefst: str, *, alleen: bool = False) -> Versie:
    """The frozen version with this number, ``liefst`` of this kind. Raises NietGevonden with what there is."""
    versies = lees_versies(db, dossier)
    passend = [versie for versie in versies if versie.nummer == nummer]
    van_soort = [versie for versie in passend if versie.soort == liefst]
    if van_soort or (passend and not alleen):
        return (van_soort or passend)[-1]
    raise NietGevonden(
        _("Versie {nummer} is niet vastgelegd; vastgelegd: {versies}.").format(
            nummer=nummer,
            versies=", ".join(f"{versie.nummer} ({versie.soort})" for versie in versies) or _("nog geen"),
        )
    )


def haal_inhoud(sessie: Sessie, versie: Versie) -> bytes:
    """The bytes of a frozen version. Raises NietGevonden if they were destroyed."""
    (id_,) = sessie.store.lees().execute("SELECT bestand FROM versie WHERE id = ?", (versie.id,)).fetchone()
    return bijlagen.haal_op(sessie, id_ or "")[1]


# -- what changed --------------------------------------------------------------------------------------------------------


def wijzigingen(sessie: Sessie, dossier: str, van: int | None = None, naar: int | None = None) -> Bestand:
    """A version as tracked changes against an earlier one, by role, to be read only; for a worker thread.

    Without ``naar`` it is the present concept, or what was frozen last if the text cannot change now; without ``van``
    what was sent last under a lower number. Where ``van`` held only some passages, so does this. Raises NietGevonden
    for a version that is not there, WoordbestandFout if the changes cannot be written without loss.
    """
    # Imported late: start-up must not pay for Word.
    from korpsmonitor_tui.word.sporenschrijver import schrijf_sporen

    db = sessie.store.lees()
    eis_gesprek(db, dossier)
    nieuw = _kies_nieuwe(db, dossier, naar)
    nummer = nieuw.nummer if nieuw else lees_versienummer(db, dossier)
    oud = kies_versie(db, dossier, van, VERZONDEN) if van else eerder_verzonden(db, dossier, nummer)
    if oud is None:
        raise NietGevonden(
            _("Vóór versie {nummer} is niets verzonden; er zijn geen wijzigingen om te tonen.").format(
                nummer=nummer
            )
        )
    alleen = _alleen(db, oud)
    inhoud = _inhoud_van(sessie, db, dossier, nieuw, alleen)
    moment = _moment(db, nieuw) if nieuw else sessie.store.klok()
    stam = documenten.bestandsnaam(sessie, dossier, nummer).removesuffix(".docx")
    return Bestand(
        f"{stam}-wijzigingen-sinds-v{oud.nummer}.docx",
        schrijf_sporen(haal_inhoud(sessie, oud), inhoud, moment.astimezone(UTC)),
        (_("Alleen de passages die bij versie {nummer} waren verzonden.").format(nummer=oud.nummer),)
        if alleen is not None
        else (),
    )


def eerder_verzonden(db: Database, dossier: str, nummer: int) -> Versie | None:
    """What respondents held before version ``nummer``."""
    return next(
        (
            versie
            for versie in reversed(lees_versies(db, dossier))
            if versie.soort == VERZONDEN and versie.nummer < nummer
        ),
        None,
    )


def _kies_nieuwe(db: Database, dossier: str, naar: int | None) -> Versie | None:
    """The version to show; None for the present concept."""
    if naar is not None:
        if naar == lees_versienummer(db, dossier) and _is_concept(
            db, dossier, lees_versies(db, dossier), naar
        ):
            return None
        return kies_versie(db, dossier, naar, DEFINITIEF)
    if lees_status(db, dossier) in BEWERKBAAR | {Status.EERSTE_CHECK}:
        return None
    return next(reversed(lees_versies(db, dossier)), None)


def _is_concept(db: Database, dossier: str, versies: Sequence[Versie], nummer: int) -> bool:
    """Whether this number is being worked on and was never frozen."""
    return all(versie.nummer != nummer for versie in versies) and (
        lees_status(db, dossier) in BEWERKBAAR | {Status.EERSTE_CHECK}
    )


def _alleen(db: Database, versie: Versie) -> frozenset[str] | None:
    """Ids of the passages that went out, if that was not the whole verslag."""
    (keuze,) = db.execute("SELECT keuze FROM versie WHERE id = ?", (versie.id,)).fetchone()
    return frozenset(passages_van(db, versie).values()) if keuze else None


def _inhoud_van(
    sessie: Sessie, db: Database, dossier: str, versie: Versie | None, alleen: frozenset[str] | None
) -> bytes:
    if versie is not None and alleen is None:
        return haal_inhoud(sessie, versie)
    laatste = next(reversed(lees_versies(db, dossier)), None)
    if versie is not None and (laatste is None or versie.id != laatste.id):
        raise NietGevonden(
            _(
                "Eerder zijn alleen enkele passages verzonden; daarnaast kan alleen de laatste versie worden gelegd. "
                "Noem een andere versie met --van."
            )
        )
    return documenten.schrijf(sessie, db, dossier, alleen).inhoud


def _moment(db: Database, versie: Versie) -> datetime:
    """When a version was frozen (UTC)."""
    (tijd,) = db.execute(
        "SELECT min(tijd) FROM event WHERE soort = 'versie' AND entiteit = ? AND veld = ?",
        (versie.id, BESTAAN),
    ).fetchone()
    return datetime.fromisoformat(tijd)


# -- everything that is kept ---------------------------------------------------------------------------------------------


def lees_bewaard(db: Database, dossier: str) -> tuple[Bewaard, ...]:
    """Every file that is kept with a dossier, oldest first."""
    rijen = db.execute(
        "SELECT b.id, b.naam, b.sha256, b.grootte, min(e.tijd), min(e.lamport) AS l FROM bijlage b "
        "JOIN event e ON e.soort = 'bijlage' AND e.entiteit = b.id WHERE b.dossier = ? "
        "GROUP BY b.id ORDER BY l, b.id",
        (dossier,),
    ).fetchall()
    return tuple(
        Bewaard(id_, naam or "", sha256 or "", grootte or 0, datetime.fromisoformat(tijd))
        for id_, naam, sha256, grootte, tijd, _lamport in rijen
    )


def haal_bewaard(sessie: Sessie, dossier: str, kenmerk: str) -> Bestand:
    """A kept file by the beginning of its SHA-256, or its id. Raises NietGevonden."""
    gezocht = kenmerk.strip().casefold()
    passend = [
        een
        for een in lees_bewaard(sessie.store.lees(), dossier)
        if gezocht and (een.id == kenmerk or een.sha256.startswith(gezocht))
    ]
    if len({een.sha256 for een in passend}) != 1:
        raise NietGevonden(
            _("Er is niet één bestand “{kenmerk}”; `verslag bijlage` toont de kenmerken.").format(
                kenmerk=kenmerk
            )
        )
    naam, inhoud = bijlagen.haal_op(sessie, passend[0].id)
    return Bestand(veilige_naam(naam), inhoud)


def schrijf_weg(bestand: Bestand, doel: Path, *, overschrijf: bool = False) -> Path:
    """Write a file to ``doel``, in a folder under its own name. Raises BestandFout."""
    doel = doel / bestand.naam if doel.is_dir() else doel
    return schrijf_bestand(doel, bestand.inhoud, overschrijf=overschrijf)


# -- what was given out --------------------------------------------------------------------------------------------------


def bewaar_stukken(tx: Transactie, dossier: str, versie: Versie, stukken: Mapping[str, Bestand]) -> None:
    """Keep files with a version; the same file is kept once, on every laptop under one id."""
    for soort, bestand in stukken.items():
        sha256 = hashlib.sha256(bestand.inhoud).hexdigest()
        id_ = f"stuk-{versie.id}-{soort}-{sha256[:32]}"
        if not tx.stand("bijlage", id_).bestaat:
            bijlagen.bewaar(tx, dossier, bestand.naam, bestand.inhoud, id_)


def stuk_van(db: Database, bijlage: str) -> tuple[str, str] | None:
    """(id of the version, kind) of a file that was given out; None for any other."""
    gevonden = _STUK.fullmatch(bijlage)
    if gevonden is None or db.execute("SELECT 1 FROM versie WHERE id = ?", (gevonden[1],)).fetchone() is None:
        return None
    return gevonden[1], gevonden[2]


def is_stuk(bijlage: str) -> bool:
    """Whether this is the id of a file that was given out with a version."""
    return _STUK.fullmatch(bijlage) is not None


def lees_stukken(db: Database, versie: Versie) -> tuple[tuple[str, Bewaard], ...]:
    """What was given out with a version: (kind, what is kept), oldest first."""
    (dossier,) = db.execute("SELECT dossier FROM versie WHERE id = ?", (versie.id,)).fetchone()
    paren = ((stuk_van(db, een.id), een) for een in lees_bewaard(db, dossier))
    return tuple((bij[1], een) for bij, een in paren if bij is not None and bij[0] == versie.id)


def stuknaam(soort: str) -> str:
    """A kind of file that was given out, for people."""
    return {
        WIJZIGINGEN: _("de bijlage met wijzigingen"),
        VERWERKING: _("de verwerkingstabel"),
        WERKMAP: _("de verwerkingstabel als werkmap"),
        BRIEF: _("de slotbrief"),
        PDF: _("de PDF"),
    }.get(soort, soort)
