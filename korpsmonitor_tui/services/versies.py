"""Frozen versions of a verslag: what was sent or laid down, who answered, and whether the text is still that text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import bereken_kop, decodeer
from korpsmonitor_tui.domain.noten import Nootsoort, lees_noot
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Stap, Status
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.partijrijen import SOORT as PARTIJ
from korpsmonitor_tui.services.partijrijen import partij_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from korpsmonitor_tui.domain.noten import Noot
    from korpsmonitor_tui.store.driver import Database

IN_VERSLAG = ("gesprek", "deelnemer", "passage", "antwoord", "verslag")
"""Soorten of which a version is made."""


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
    zonder_antwoord: tuple[str, ...] = ()
    """Labels of respondents who had not answered then."""


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
            als_datum(datum),
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


def lees_versienummer(db: Database, dossier: str) -> int:
    """Number of the version being worked on, or that was last frozen."""
    rij = db.execute("SELECT versie FROM verslag WHERE id = ?", (dossier,)).fetchone()
    return int(rij[0]) if rij else 1


def volgend_nummer(db: Database, dossier: str) -> int:
    """The number of the next version to be sent: higher than any that ever went out."""
    hoogste = db.execute("SELECT max(nummer) FROM versie WHERE dossier = ?", (dossier,)).fetchone()[0]
    return (hoogste or 0) + 1


def passages_van(db: Database, versie: Versie) -> dict[int, str]:
    """Ids of the passages of a frozen version by their number, also of passages deleted since."""
    rij = db.execute("SELECT passages FROM versie WHERE id = ?", (versie.id,)).fetchone()
    return {int(nummer): str(passage) for passage, nummer, *_rest in json.loads(rij[0] or "[]")}


def labels_van_respondenten(db: Database, dossier: str) -> dict[str, str]:
    """What respondents were called when a version was sent to them, by id."""
    return dict(paar for versie in lees_versies(db, dossier) for paar in versie.respondenten)


# -- who answered --------------------------------------------------------------------------------------------------------


def zonder_akkoord(db: Database, dossier: str) -> tuple[str, ...]:
    """Labels of respondents who have not agreed to the version that was sent last."""
    return tuple(label for _wie, label in _open_respondenten(db, dossier, ook_reactie=False))


def zonder_antwoord(db: Database, dossier: str) -> tuple[str, ...]:
    """Labels of respondents who neither agreed nor reacted to the version that was sent last."""
    return tuple(label for _wie, label in _open_respondenten(db, dossier, ook_reactie=True))


def is_akkoord(db: Database, dossier: str, respondent: str) -> bool:
    """Whether this respondent (by id) agreed to the version that was sent last."""
    return all(wie != respondent for wie, _label in _open_respondenten(db, dossier, ook_reactie=False))


def _open_respondenten(db: Database, dossier: str, *, ook_reactie: bool) -> tuple[tuple[str, str], ...]:
    versie = verzonden_versie(db, dossier)
    if versie is None:
        return ()
    akkoord = "SELECT respondent FROM akkoord WHERE dossier = ? AND versie = ? AND kop = ?"
    gehoord = {rij[0] for rij in db.execute(akkoord, (dossier, versie.nummer, versie.kop)).fetchall()}
    if ook_reactie:
        reactie = "SELECT respondent FROM reactie WHERE dossier = ? AND versie = ?"
        gehoord |= {rij[0] for rij in db.execute(reactie, (dossier, versie.nummer)).fetchall()}
    return tuple(paar for paar in versie.respondenten if paar[0] not in gehoord)


# -- what a version is made of -------------------------------------------------------------------------------------------


def versiekoppen(db: Database, dossier: str) -> tuple[str, ...]:
    """Sorted ids of all heads that a version of this dossier is made of, the status and what goes with it excepted."""
    rijen = db.execute(
        "SELECT k.event FROM kop k JOIN entiteit e ON e.soort = k.soort AND e.id = k.entiteit "
        "WHERE e.dossier = ? AND e.bestaat AND k.soort IN (SELECT value FROM json_each(?)) "
        "AND NOT (k.soort = 'verslag' AND k.veld IN ('status', 'termijn', 'rappels', 'verlengingen', 'gezien')) "
        "AND NOT (k.soort = 'passage' AND k.veld = 'weggelaten') ORDER BY k.event",
        (dossier, json.dumps(IN_VERSLAG)),
    ).fetchall()
    return tuple(sorted({*(rij[0] for rij in rijen), *_notenkoppen(db, dossier)}))


_IN_NOTEN = {
    Nootsoort.GESPREK: ("datum", "afname"),
    Nootsoort.AANVULLING: ("datum",),
    Nootsoort.DESKBRON: ("titel", "auteur", "jaar", "vindplaats", "geraadpleegd"),
    Nootsoort.ANTWOORD: (),
}
"""Fields that the note of a passage tells of what it leans on."""


def _notenkoppen(db: Database, dossier: str) -> set[str]:
    """Heads of what the notes of the passages tell: it stands in the version, though it is of another dossier."""
    rijen = db.execute(
        "SELECT DISTINCT n.value FROM passage p, json_each(p.noten) n WHERE p.dossier = ? AND p.noten IS NOT NULL",
        (dossier,),
    ).fetchall()
    noten = [noot for (opgeslagen,) in rijen if (noot := lees_noot(opgeslagen))]
    if not noten:
        return set()
    velden = [(noot.soort.value, noot.id, veld) for noot in noten for veld in _IN_NOTEN[noot.soort]]
    velden += [(PARTIJ, partij, "naam") for partij in _partijen_in(db, noten)]
    koppen = db.execute(
        "SELECT k.event FROM json_each(?) v JOIN kop k ON k.soort = v.value ->> 0 AND k.entiteit = v.value ->> 1 "
        "AND k.veld = v.value ->> 2",
        (json.dumps(velden),),
    )
    return {rij[0] for rij in koppen.fetchall()}


def _partijen_in(db: Database, noten: Iterable[Noot]) -> Iterator[str]:
    """Ids of the parties that notes call by name: one that was added while working can be called otherwise later."""
    dossiers = db.execute(
        "SELECT DISTINCT e.dossier FROM json_each(?) v JOIN entiteit e "
        "ON e.soort = v.value ->> 0 AND e.id = v.value ->> 1",
        (json.dumps([(noot.soort.value, noot.id) for noot in noten]),),
    )
    for (dossier,) in dossiers.fetchall():
        editie, _streep, partij = dossier.partition("/")
        yield partij_id(editie, partij)


def lees_kop(db: Database, dossier: str) -> str:
    """The fingerprint of the present text: what the colophon prints."""
    return bereken_kop(versiekoppen(db, dossier))


def is_gewijzigd_na_bevriezing(db: Database, dossier: str) -> bool:
    """Whether what stands in the verslag now is something else than what was sent or laid down last.

    Other heads alone are no change: who settles a conflict in favour of what was sent leaves the text as it was.
    """
    versie = next(reversed(lees_versies(db, dossier)), None)
    if versie is None:
        return False
    koppen = versiekoppen(db, dossier)
    if bereken_kop(koppen) == versie.kop:
        return False
    return inhoud_van(db, json.dumps(koppen)) != bevroren_inhoud(db, dossier)


def bevroren_inhoud(db: Database, dossier: str) -> set[tuple[str, str, str, str]]:
    """What was sent or laid down last: (soort, entity, field, payload)."""
    rij = db.execute(
        "SELECT koppen FROM versie WHERE dossier = ? ORDER BY nummer DESC, id DESC LIMIT 1", (dossier,)
    ).fetchone()
    return inhoud_van(db, rij[0] or "[]") if rij else set()


def inhoud_van(db: Database, koppen: str) -> set[tuple[str, str, str, str]]:
    """What these heads (a JSON list) say, whoever said it: (soort, entity, field, payload)."""
    return set(
        db.execute(
            "SELECT e.soort, e.entiteit, e.veld, p.payload FROM json_each(?) k "
            "JOIN event e ON e.id = k.value JOIN event_payload p ON p.event = e.id",
            (koppen,),
        ).fetchall()
    )


# -- how versions became definitief --------------------------------------------------------------------------------------


def lees_vaststellingen(db: Database, dossier: str) -> tuple[Besluit, ...]:
    """Every decision that made a version definitief, from the steps themselves, oldest first."""
    return alle_vaststellingen(db, dossier, dossier).get(dossier, ())


def alle_vaststellingen(db: Database, van: str, tot: str) -> dict[str, tuple[Besluit, ...]]:
    """As :func:`lees_vaststellingen`, by dossier, of those whose ids lie between these two or are one of them."""
    rijen = db.execute(
        "SELECT e.entiteit, p.payload FROM event e JOIN event_payload p ON p.event = e.id "
        "WHERE e.soort = 'verslag' AND e.entiteit BETWEEN ? AND ? AND e.veld = 'status' "
        "ORDER BY e.lamport, e.device, e.dseq",
        (van, tot),
    ).fetchall()
    # Undoing a reopening writes the decision again; it is still one decision.
    besluiten: dict[str, dict[Besluit, None]] = {}
    for dossier, payload in rijen:
        stap = decodeer(payload)
        if isinstance(stap, dict) and stap.get("naar") == Status.DEFINITIEF:
            besluiten.setdefault(dossier, {})[_besluit(stap)] = None
    return {dossier: tuple(lijst) for dossier, lijst in besluiten.items()}


def _besluit(stap: dict[str, Any]) -> Besluit:
    reden = str(stap.get("reden") or "")
    tekst = {
        Stap.STEL_VAST_ZONDER_REACTIE: _("vastgesteld zonder reactie"),
        Stap.STEL_VAST_NIET_AKKOORD: _("vastgesteld, niet akkoord op: {reden}").format(reden=reden),
    }.get(stap.get("stap"), _("definitief vastgesteld"))  # type: ignore[arg-type]
    zwijgers = tuple(str(wie) for wie in stap.get("zonder_antwoord") or ())
    return Besluit(
        versie=int(stap.get("versie") or 1),
        besluit=tekst,
        bijzonder=stap.get("stap") != Stap.STEL_VAST,
        datum=als_datum(stap.get("datum")),
        door=str(stap.get("door") or ""),
        reden=reden,
        zonder_antwoord=zwijgers,
    )
