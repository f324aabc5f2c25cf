"""Versions of the questionnaire: published once and never altered, and readable as long as an answer names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.geldend import SOORT, lees_tekst
from korpsmonitor_tui.services.sessie import AMSTERDAM, dossier_id
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Versie:
    """One published version of the questionnaire."""

    id: str
    versie: str
    """Its label, e.g. ``2011-2012``. Two laptops that worked apart can have used one label for two versions."""
    sha256: str
    """Of the definition."""
    toelichting: str
    vorige: str
    """Label of the version that was worked with before; empty for the first."""
    datum: date | None
    wie: str
    """Name of who published it; empty for what came with a new edition."""
    geldt: bool
    """Whether this edition is worked with it."""
    antwoorden: int
    """How many answers of this edition were given for this label."""


@dataclass(frozen=True, slots=True)
class Publicatie:
    """What came of publishing."""

    versie: Versie
    gewijzigd: bool
    """False if this edition was worked with exactly this version already."""
    nieuw: bool
    """False if the version had been published before, and holds again."""


def lees_versies(sessie: Sessie) -> tuple[Versie, ...]:
    """Every published version of this edition's instrument, oldest first."""
    db = sessie.store.lees()
    namen = medewerkers.namen(db)
    geldt = lees_geldende(db, sessie.editie.id)
    aantal = dict(
        db.execute(
            "SELECT versie, count(*) FROM antwoord WHERE dossier > ? AND dossier < ? GROUP BY versie",
            grenzen(sessie.editie.id),
        ).fetchall()
    )
    rijen = db.execute(
        f"SELECT v.id, v.versie, v.sha256, v.toelichting, o.versie, v.datum, e.actor, min(e.lamport) FROM {SOORT} v "
        f"LEFT JOIN {SOORT} o ON o.id = v.vorige "
        "JOIN kop k ON k.soort = ? AND k.entiteit = v.id AND k.veld = ? JOIN event e ON e.id = k.event "
        "WHERE v.instrument = ? GROUP BY v.id ORDER BY min(e.lamport), v.id",
        (SOORT, BESTAAN, sessie.editie.instrument),
    ).fetchall()
    return tuple(
        Versie(
            id=id_,
            versie=versie or "",
            sha256=sha256 or "",
            toelichting=toelichting or "",
            vorige=vorige or "",
            datum=date.fromisoformat(datum) if datum else None,
            wie=namen.get(actor, actor),
            geldt=id_ == geldt,
            antwoorden=aantal.get(versie, 0),
        )
        for id_, versie, sha256, toelichting, vorige, datum, actor, _lamport in rijen
    )


def lees_geldende(db: Database, editie: str) -> str:
    """Id of the version that an edition is worked with; empty if none was published for it."""
    rij = db.execute("SELECT vragenlijst FROM editie WHERE id = ?", (editie,)).fetchone()
    return str(rij[0]) if rij and rij[0] else ""


def grenzen(editie: str) -> tuple[str, str]:
    """Between which texts the ids of all dossiers of an edition lie."""
    begin = dossier_id(editie, "")
    # The next character after the slash: one range of an index, where a pattern would pass every row.
    return begin, begin[:-1] + chr(ord(begin[-1]) + 1)


def lees_concept(sessie: Sessie, bestand: Path | None) -> Vragenlijst:
    """The questionnaire in a file, by default the one that came with the program.

    Raises OnbruikbareInvoer with every mistake in it.
    """
    from korpsmonitor_tui.intake import vragenlijstbestand

    instrument = sessie.instrumenten(sessie.editie.instrument)
    return instrument.vragenlijst if bestand is None else vragenlijstbestand.lees_concept(bestand, instrument)


def publiceer(sessie: Sessie, bestand: Path | None, toelichting: str) -> Publicatie:
    """Publish a draft (default: the file that came with the program) and work with it from now on.

    ``toelichting`` says what was changed and why. Answers keep the version they were given for. Raises OnbruikbareInvoer
    with every mistake in the draft, or without notes; StapGeweigerd if this person may not publish, the label is taken
    or two laptops published different versions.
    """
    sessie.eis_rol(Rol.COORDINATOR)
    if not toelichting.strip():
        raise OnbruikbareInvoer(
            _("Een versie wordt gepubliceerd met een toelichting; zeg wat er is gewijzigd en waarom.")
        )
    lijst = lees_concept(sessie, bestand)
    if not lijst.sha256:
        raise OnbruikbareInvoer(_("Deze vragenlijst staat in geen bestand en kan niet worden gepubliceerd."))

    def taak(tx: Transactie) -> tuple[str, bool, bool]:
        return _publiceer(tx, sessie, lijst, toelichting.strip())

    id_, gewijzigd, nieuw = sessie.store.voer_uit(sessie.wie, taak)
    versie = next(versie for versie in lees_versies(sessie) if versie.id == id_)
    return Publicatie(versie, gewijzigd, nieuw)


def _publiceer(
    tx: Transactie, sessie: Sessie, lijst: Vragenlijst, toelichting: str
) -> tuple[str, bool, bool]:
    editie, code = sessie.editie.id, sessie.editie.instrument
    if "vragenlijst" in tx.stand("editie", editie).conflicten:
        raise StapGeweigerd(
            _(
                "Op twee laptops is een andere vragenlijst gepubliceerd; kies eerst welke geldt"
                " (`korpsmonitor conflict toon -`). Er is niets gepubliceerd."
            )
        )
    huidig = lees_geldende(tx.bij(), editie)
    bestaand = _met_inhoud(tx.db, code, lijst)
    if bestaand is not None and bestaand == huidig:
        return huidig, False, False
    _weiger_bezet(tx.db, code, lijst)
    standaard = sessie.instrumenten(code).vragenlijst
    if not huidig and standaard.sha256 and standaard.versie != lijst.versie:
        # An edition from before versions were kept: what it was worked with stays readable.
        leg_vast(tx, editie, code, standaard, _eerste())
    return leg_vast(tx, editie, code, lijst, toelichting), True, bestaand is None


def _met_inhoud(db: Database, code: str, lijst: Vragenlijst) -> str | None:
    rij = db.execute(
        f"SELECT id FROM {SOORT} WHERE instrument = ? AND sha256 = ? ORDER BY id", (code, lijst.sha256)
    ).fetchone()
    return str(rij[0]) if rij else None


def _weiger_bezet(db: Database, code: str, lijst: Vragenlijst) -> None:
    rij = db.execute(
        f"SELECT 1 FROM {SOORT} WHERE instrument = ? AND versie = ? AND sha256 IS NOT ?",
        (code, lijst.versie, lijst.sha256),
    ).fetchone()
    if rij:
        raise StapGeweigerd(
            _(
                "Versie {versie} is al gepubliceerd met een andere inhoud; geef de nieuwe een andere naam onder"
                " [vragenlijst]. Er is niets gepubliceerd."
            ).format(versie=lijst.versie)
        )


def leg_vast(tx: Transactie, editie: str, code: str, lijst: Vragenlijst, toelichting: str) -> str:
    """Have a version of an instrument (``code``) and let the edition be worked with it; return its id."""
    id_ = _bruikbaar_id(tx, f"{code}/{lijst.versie}/{lijst.sha256[:12]}")
    gegevens = {
        "instrument": code,
        "versie": lijst.versie,
        "sha256": lijst.sha256,
        "tekst": lijst.brontekst,
        "toelichting": toelichting,
        "vorige": tx.waarde("editie", editie, "vragenlijst") or "",
        "datum": tx.nu.astimezone(AMSTERDAM).date().isoformat(),
    }
    tx.maak(SOORT, gegevens, id_)
    tx.zet("editie", editie, "vragenlijst", id_)
    return id_


def begin_met(tx: Transactie, editie: str, code: str, lijst: Vragenlijst) -> None:
    """Give a new edition its first version: the questionnaire of the program, or what was published under its label."""
    if not lijst.sha256:
        return
    rij = (
        tx.bij()
        .execute(
            f"SELECT id FROM {SOORT} WHERE instrument = ? AND versie = ? ORDER BY sha256 IS NOT ?, id",
            (code, lijst.versie, lijst.sha256),
        )
        .fetchone()
    )
    if rij:
        tx.zet("editie", editie, "vragenlijst", rij[0])
    else:
        leg_vast(tx, editie, code, lijst, _eerste())


def _eerste() -> str:
    """Notes of the version that an edition begins with."""
    return _("Eerste versie van deze editie.")


def _bruikbaar_id(tx: Transactie, id_: str) -> str:
    """The id that every laptop would choose; another if that version was taken back, which keeps its own notes."""
    nummer, keuze = 1, id_
    while (stand := tx.stand(SOORT, keuze)).koppen and not stand.bestaat:
        nummer += 1
        keuze = f"{id_}.{nummer}"
    return keuze


def vragenlijst_bij(sessie: Sessie, versie: str) -> Vragenlijst | None:
    """The version with this label, as it was published; None if this database does not know it.

    Of two versions with one label the one that holds. A version that was taken back is still read. Raises
    OnbruikbareInvoer if the published text cannot be read by this program.
    """
    huidig = sessie.instrument.vragenlijst
    if versie == huidig.versie:
        return huidig
    db, code = sessie.store.lees(), sessie.editie.instrument
    standaard = sessie.instrumenten(code).vragenlijst
    rij = db.execute(
        f"SELECT x.id, v.sha256 FROM entiteit x LEFT JOIN {SOORT} v ON v.id = x.id "
        "WHERE x.soort = ? AND x.id > ? AND x.id < ? ORDER BY x.bestaat DESC, x.id",
        # As with dossiers: everything that begins with instrument and label.
        (SOORT, *grenzen(f"{code}/{versie}")),
    ).fetchone()
    if rij is None or rij[1] == standaard.sha256:
        return standaard if standaard.versie == versie else None
    return sessie.instrumenten.bij_versie(code, rij[0], lambda: lees_tekst(db, rij[0])).vragenlijst


def zoek_lijst(sessie: Sessie, naam: str) -> Vragenlijst:
    """The published version with this label, or the draft in the file with this name.

    Raises NietGevonden if there is neither, OnbruikbareInvoer with every mistake in a draft.
    """
    from pathlib import Path

    if (lijst := vragenlijst_bij(sessie, naam)) is not None:
        return lijst
    if Path(naam).is_file():
        return lees_concept(sessie, Path(naam))
    raise NietGevonden(
        _("“{naam}” is geen gepubliceerde versie (wel: {versies}) en ook geen bestand.").format(
            naam=naam,
            versies=", ".join(dict.fromkeys(versie.versie for versie in lees_versies(sessie)))
            or sessie.instrument.vragenlijst.versie,
        )
    )


def versietekst(db: Database, versie: object) -> str:
    """A version by id, for people who choose between two: its label, its notes and a piece of its fingerprint."""
    if not isinstance(versie, str) or not versie:
        return _("de vragenlijst van het programma")
    stand = lees_stand(db, SOORT, versie)
    label, toelichting, sha256 = (stand.vast(naam) for naam in ("versie", "toelichting", "sha256"))
    if not label:
        return versie
    return _("vragenlijst {versie} (kenmerk {kenmerk}): {toelichting}").format(
        versie=label, kenmerk=str(sha256)[:12], toelichting=toelichting
    )
