"""Returned files taken in: each kept byte for byte, and everything that was read in it as remarks with a number."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.wederhoor import beschrijf
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.datums import eis_verleden
from korpsmonitor_tui.services.opmerkingen import REACTIE, nieuwe_nummers
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.versies import Versie, lees_versies, passages_van
from korpsmonitor_tui.services.verzending import lees_kanaal
from korpsmonitor_tui.services.wederhoor import eis_respondent, eis_verzonden, zet_reactiestap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.teruglezing import Teruglezing, Terugpunt
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.wederhoor import Antwoord
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


class Lot(StrEnum):
    """What became of a returned file."""

    VASTGELEGD = "vastgelegd"
    AL_GELEZEN = "al gelezen"
    """The same file, byte for byte, was taken in before: nothing was added."""
    AKKOORD = "akkoord voorgesteld"
    """It holds approval words and nothing else: a person records the akkoord. Nothing was recorded."""
    ONGEWIJZIGD = "ongewijzigd"
    """It holds nothing at all that was not sent: a person says what it means. Nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Teruggegeven:
    """A returned file and what was read in it."""

    antwoord: Antwoord
    """From whom, how and when; its ``bewijs`` is not looked at."""
    naam: str
    inhoud: bytes
    versie: int
    """Number of the version that it was laid beside."""
    lezing: Teruglezing


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """What became of one returned file."""

    naam: str
    lot: Lot
    respondent: str
    reactie: str
    """Id of the reaction; empty if none was recorded."""
    opmerkingen: tuple[str, ...]
    """Ids of the remarks that were made."""
    akkoordwoorden: tuple[str, ...]


def leg_teruggave_vast(
    sessie: Sessie, dossier: str, bestanden: Sequence[Teruggegeven]
) -> tuple[Vastgelegd, ...]:
    """Take in one or several returned files as one handeling, and say of each what became of it.

    Ids follow from version and file, so that two laptops that take in the same file make the same remarks. A file that
    answers an earlier version that was sent gives remarks on that version. Raises StapGeweigerd if nothing was sent, or not
    that version; NietGevonden for an unknown respondent, OnbruikbareInvoer for a date that cannot be: nothing is recorded
    then.
    """
    persoon = eis_schrijver(sessie, dossier)

    def taak(tx: Transactie) -> tuple[Vastgelegd, ...]:
        verzonden = eis_verzonden(tx.bij(), dossier)
        nummers = nieuwe_nummers(tx, dossier)
        return tuple(
            _leg_vast(
                sessie,
                tx,
                dossier,
                _eis_versie(tx.db, dossier, verzonden, bestand),
                persoon,
                bestand,
                nummers,
            )
            for bestand in bestanden
        )

    return sessie.store.voer_uit(sessie.wie, taak)


def uitleg(uitkomst: Vastgelegd) -> str:
    """What became of a returned file, for people."""
    if uitkomst.lot == Lot.AL_GELEZEN:
        return _("{naam} is al eerder ingelezen; er is niets toegevoegd.").format(naam=uitkomst.naam)
    if uitkomst.lot == Lot.AKKOORD:
        return _(
            "{naam} bevat geen wijzigingen en zegt “{woorden}”; leg het akkoord van {wie} vast als dat klopt."
        ).format(naam=uitkomst.naam, woorden=" / ".join(uitkomst.akkoordwoorden), wie=uitkomst.respondent)
    if uitkomst.lot == Lot.ONGEWIJZIGD:
        return _(
            "{naam} is ongewijzigd en zegt niets over akkoord; er is niets vastgelegd. Vraag {wie} wat is bedoeld."
        ).format(naam=uitkomst.naam, wie=uitkomst.respondent)
    aantal = len(uitkomst.opmerkingen)
    return ngettext(
        "{naam}: reactie van {wie} vastgelegd met {aantal} opmerking.",
        "{naam}: reactie van {wie} vastgelegd met {aantal} opmerkingen.",
        aantal,
    ).format(naam=uitkomst.naam, wie=uitkomst.respondent, aantal=aantal)


def _leg_vast(
    sessie: Sessie,
    tx: Transactie,
    dossier: str,
    versie: Versie,
    persoon: Persoon,
    bestand: Teruggegeven,
    nummers: Iterator[int],
) -> Vastgelegd:
    wie, label = eis_respondent(versie, bestand.antwoord.respondent)
    sha256 = hashlib.sha256(bestand.inhoud).hexdigest()
    if (eerder := eerder_gelezen(tx.bij(), dossier, sha256)) is not None:
        return Vastgelegd(bestand.naam, Lot.AL_GELEZEN, label, eerder, (), bestand.lezing.akkoordwoorden)
    _eis_bij_versie(tx.db, versie, bestand)
    punten = [punt for punt in bestand.lezing.punten if not zegt_alleen_akkoord(punt, bestand.lezing)]
    if not punten:
        lot = Lot.AKKOORD if bestand.lezing.akkoordwoorden else Lot.ONGEWIJZIGD
        return Vastgelegd(bestand.naam, lot, label, "", (), bestand.lezing.akkoordwoorden)
    antwoord = bestand.antwoord
    reactie = f"rct-{versie.id}-{sha256[:32]}"
    gegevens = {
        "dossier": dossier,
        "versie": versie.nummer,
        "respondent": wie,
        "datum": eis_verleden(sessie, antwoord.datum, vanaf=versie.datum).isoformat(),
        "kanaal": lees_kanaal(antwoord.kanaal),
        "tekst": antwoord.toelichting,
        "bijlage": bijlagen.bewaar(tx, dossier, bestand.naam, bestand.inhoud, f"bijlage-{reactie}"),
        "lezing": _samenvatting(bestand, sha256),
    }
    tx.maak("reactie", gegevens, reactie)
    opmerkingen = tuple(
        _maak_opmerking(tx, dossier, versie, reactie, plek, punt, next(nummers))
        for plek, punt in enumerate(punten, 1)
    )
    zet_reactiestap(sessie, tx, dossier, persoon, reactie)
    return Vastgelegd(
        bestand.naam, Lot.VASTGELEGD, label, reactie, opmerkingen, bestand.lezing.akkoordwoorden
    )


def _maak_opmerking(
    tx: Transactie, dossier: str, versie: Versie, reactie: str, plek: int, punt: Terugpunt, nummer: int
) -> str:
    gegevens = {
        "dossier": dossier,
        "versie": versie.nummer,
        "herkomst": REACTIE,
        "passage": punt.passage,
        "reactie": reactie,
        "nummer": nummer,
        "wijziging": punt.als_gegevens(),
    }
    id_ = tx.maak("opmerking", gegevens, f"opm-{reactie}-{plek:04}")
    tx.zet("opmerking", id_, "tekst", beschrijf(punt))
    return id_


def _samenvatting(bestand: Teruggegeven, sha256: str) -> dict[str, Any]:
    """What was read in a file, as the reaction keeps it."""
    lezing = bestand.lezing
    return {
        "sha256": sha256,
        "naam": bestand.naam,
        "versie": bestand.versie,
        "passages": len(lezing.passages),
        "ongewijzigd": sum(lot.ongewijzigd for lot in lezing.passages),
        "punten": len(lezing.punten),
        "akkoordwoorden": list(lezing.akkoordwoorden),
        "meldingen": list(lezing.meldingen),
    }


def eerder_gelezen(db: Database, dossier: str, sha256: str) -> str | None:
    """The reaction that this file was taken in as, by its bytes."""
    for id_, lezing in db.execute(
        "SELECT id, lezing FROM reactie WHERE dossier = ? AND lezing IS NOT NULL ORDER BY id", (dossier,)
    ).fetchall():
        gegevens = json.loads(lezing)
        if isinstance(gegevens, dict) and gegevens.get("sha256") == sha256:
            return str(id_)
    return None


def eerder_gezegd(db: Database, dossier: str, versie: Versie, lezing: Teruglezing) -> str:
    """The name of a file that was taken in with this version and says all that this one says; empty if there is none.

    The same answer comes back as other bytes when a program saved it once more.
    """
    gezegd = {_inhoud(punt.als_gegevens(), beschrijf(punt)) for punt in lezing.punten}
    eerder: dict[str, set[tuple[str, ...]]] = {}
    for gelezen, wijziging, tekst in db.execute(
        "SELECT r.lezing, o.wijziging, o.tekst FROM opmerking o JOIN reactie r ON r.id = o.reactie "
        "WHERE r.dossier = ? AND r.versie = ? AND r.lezing IS NOT NULL AND o.wijziging IS NOT NULL ORDER BY r.id",
        (dossier, versie.nummer),
    ).fetchall():
        eerder.setdefault(gelezen, set()).add(_inhoud(json.loads(wijziging), tekst))
    gevonden = next((gelezen for gelezen, inhoud in eerder.items() if gezegd and gezegd <= inhoud), None)
    return str(json.loads(gevonden)["naam"]) if gevonden else ""


def _inhoud(wijziging: dict[str, Any], tekst: str) -> tuple[str, ...]:
    """What a point says; a program that saves it anew may write its date in another way."""
    return (*(str(wijziging.get(naam)) for naam in ("aard", "nummer", "auteur", "oud", "nieuw")), tekst)


def _eis_versie(db: Database, dossier: str, verzonden: Versie, bestand: Teruggegeven) -> Versie:
    """The version that a file answers: what was sent last, or one before it. Raises StapGeweigerd."""
    for versie in reversed(lees_versies(db, dossier)):
        if versie.nummer == bestand.versie and versie.soort == verzonden.soort:
            return versie
    raise StapGeweigerd(
        _("{naam} hoort bij versie {van}, maar verzonden is versie {nu}; er is niets vastgelegd.").format(
            naam=bestand.naam, van=bestand.versie, nu=verzonden.nummer
        )
    )


def _eis_bij_versie(db: Database, versie: Versie, bestand: Teruggegeven) -> None:
    bekend = {"", *passages_van(db, versie).values()}
    if any(punt.passage not in bekend for punt in bestand.lezing.punten):
        raise OnbruikbareInvoer(
            _("{naam} noemt passages die niet in versie {nu} staan; er is niets vastgelegd.").format(
                naam=bestand.naam, nu=versie.nummer
            )
        )


def zegt_alleen_akkoord(punt: Terugpunt, lezing: Teruglezing) -> bool:
    """Whether a point is nothing but approval words, which the reaction keeps by themselves."""
    tekst = (punt.nieuw or punt.tekst).strip()
    return not punt.oud and bool(tekst) and tekst in {woorden.strip() for woorden in lezing.akkoordwoorden}
