"""Remarks on a verslag, as they are kept: what was said, about what, and what was decided on it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.wederhoor import ERBIJ, Besluit, lees_punt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.teruglezing import Terugpunt
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

EERSTE_CHECK: Final = "eerste_check"
REACTIE: Final = "reactie"
_ALFABET: Final = 26


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a writer would have an auditor decide."""

    besluit: str
    reden: str
    tekst: str | None
    """The passage as it would read; None leaves that to the decision."""
    soort: str
    op: tuple[str, ...]
    """Heads of the text of the passage that ``tekst`` was written for."""


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark on the verslag: of the first check, or from a reaction of a respondent."""

    id: str
    versie: int
    herkomst: str
    """``eerste_check`` or ``reactie``."""
    reactie: str
    passage: str
    """Id of the passage; of a new one that a person placed, after which it comes. Empty if it is about the whole, or
    nobody placed it yet."""
    soort: str
    """As a person chose; empty if nobody did."""
    tekst: str
    antwoord: str
    besluit: str
    reden: str
    nummer: int = 0
    """Its number within the dossier; two laptops can have given one number twice."""
    aanduiding: str = ""
    """That number for people: of two that are equal the later made one has a letter."""
    punt: Terugpunt | None = None
    """The change in a returned file of which the remark was made."""
    geplaatst: bool = False
    """Whether a person said what it is about."""
    voorstel: Voorstel | None = None
    besluit_event: str = ""
    bevestiging: str = ""
    """The event of the decision that a second person confirmed."""
    gevolgen: tuple[str, ...] = ()
    """Events by which the present decision changed the text."""
    citaat: str = ""
    """The words of the passage that a remark of the first check is about; empty for all of it."""

    @property
    def over(self) -> str:
        """Id of the passage whose text is spoken of; of a passage that comes beside the others there is none yet."""
        return "" if self.punt is not None and self.punt.aard in ERBIJ else self.passage

    @property
    def open(self) -> bool:
        """Whether nobody answered or decided yet, or the text still says otherwise than was decided."""
        if self.besluit:
            return self.besluit == Besluit.NIET and bool(self.gevolgen)
        return not (self.herkomst == EERSTE_CHECK and self.antwoord)

    @property
    def bevestigd(self) -> bool:
        """Whether a second person confirmed the present decision."""
        return bool(self.bevestiging) and self.bevestiging == self.besluit_event

    @property
    def onbevestigd(self) -> bool:
        """Whether a respondent's remark was rejected by one person only."""
        return self.herkomst == REACTIE and self.besluit == Besluit.NIET and not self.bevestigd


def lees_opmerkingen(db: Database, dossier: str) -> tuple[Opmerking, ...]:
    """All remarks, by number."""
    rijen = db.execute(
        "SELECT id, versie, herkomst, reactie, passage, soort, tekst, antwoord, besluit, reden, nummer, wijziging, "
        "geplaatst, voorstel, besluit_event, bevestiging, gevolgen FROM opmerking WHERE dossier = ? ORDER BY id",
        (dossier,),
    ).fetchall()
    namen = _aanduidingen([(rij[0], rij[10]) for rij in rijen])
    opmerkingen = {rij[0]: _opmerking(rij, *namen[rij[0]]) for rij in rijen}
    return tuple(opmerkingen[id_] for id_ in namen)


def _opmerking(rij: Sequence[Any], nummer: int, aanduiding: str) -> Opmerking:
    id_, versie, *teksten, _nummer, wijziging, geplaatst, voorstel, besluit_event, bevestiging, gevolgen = rij
    herkomst, reactie, passage, soort, tekst, antwoord, besluit, reden = (waarde or "" for waarde in teksten)
    return Opmerking(
        id=id_,
        versie=versie or 0,
        herkomst=herkomst,
        reactie=reactie,
        passage=passage,
        soort=soort,
        tekst=tekst,
        antwoord=antwoord,
        besluit=besluit,
        reden=reden,
        nummer=nummer,
        aanduiding=aanduiding,
        punt=lees_punt(_gegevens(wijziging), passage, tekst),
        geplaatst=bool(geplaatst),
        voorstel=_voorstel(_gegevens(voorstel)),
        besluit_event=besluit_event or "",
        bevestiging=bevestiging or "",
        gevolgen=tuple(json.loads(gevolgen or "[]")),
        citaat=str((_gegevens(wijziging) or {}).get("citaat") or ""),
    )


def _gegevens(tekst: str | None) -> dict[str, Any] | None:
    waarde = json.loads(tekst) if tekst and tekst.startswith("{") else None
    return waarde if isinstance(waarde, dict) else None


def _voorstel(gegevens: dict[str, Any] | None) -> Voorstel | None:
    if gegevens is None:
        return None
    tekst = gegevens.get("tekst")
    return Voorstel(
        str(gegevens.get("besluit") or ""),
        str(gegevens.get("reden") or ""),
        tekst if isinstance(tekst, str) else None,
        str(gegevens.get("soort") or ""),
        tuple(map(str, gegevens.get("op") or ())),
    )


def _aanduidingen(nummers: Sequence[tuple[str, int | None]]) -> dict[str, tuple[int, str]]:
    """Number and number for people by id, in their order; ``nummers`` in order of id.

    A number that was given is never given up: of equal ones that two laptops gave, the later made has a letter.
    """
    oude = iter(range(1, len(nummers) + 1))
    bekend = sorted((nummer or next(oude), id_) for id_, nummer in nummers)
    keren: Counter[int] = Counter()
    uit: dict[str, tuple[int, str]] = {}
    for nummer, id_ in bekend:
        keren[nummer] += 1
        uit[id_] = nummer, f"{nummer}{_teken(keren[nummer])}"
    return uit


def _teken(keer: int) -> str:
    """Nothing for the first with a number, b for the second, and so on."""
    if keer == 1:
        return ""
    return chr(ord("a") + keer - 1) if keer <= _ALFABET else f"-{keer}"


def eis_opmerking(db: Database, dossier: str, opmerking: str) -> Opmerking:
    """The remark with this id. Raises NietGevonden."""
    for punt in lees_opmerkingen(db, dossier):
        if punt.id == opmerking:
            return punt
    raise NietGevonden(_("Deze opmerking is er niet (meer); er is niets gewijzigd."))


def gemaakt_door(db: Database, opmerking: str) -> str:
    """Id of who made a remark."""
    rij = db.execute(
        "SELECT actor FROM event WHERE soort = 'opmerking' AND entiteit = ? ORDER BY lamport, device, dseq LIMIT 1",
        (opmerking,),
    ).fetchone()
    return str(rij[0]) if rij else ""


def nieuwe_nummers(tx: Transactie, dossier: str) -> Iterator[int]:
    """Numbers for new remarks in a dossier: higher than any ever given, also of remarks that were undone."""
    # Remarks of before there were numbers were counted.
    hoogste, zonder = (
        tx.bij()
        .execute(
            "SELECT max(nummer), count(*) - count(nummer) FROM (SELECT json_extract(p.payload, '$.nummer') AS nummer "
            "FROM entiteit x JOIN kop k ON k.soort = x.soort AND k.entiteit = x.id AND k.veld = ? "
            "JOIN event_payload p ON p.event = k.event WHERE x.dossier = ? AND x.soort = 'opmerking')",
            (BESTAAN, dossier),
        )
        .fetchone()
    )
    nummer = max(hoogste or 0, zonder)
    while True:
        nummer += 1
        yield nummer


def voeg_opmerking_toe(
    tx: Transactie,
    dossier: str,
    versie: int,
    herkomst: str,
    passage: str,
    tekst: str,
    reactie: str = "",
    *,
    citaat: str = "",
) -> str:
    """Record one remark and return its id. Raises OnbruikbareInvoer without text."""
    if not tekst.strip():
        raise OnbruikbareInvoer(
            _("Een opmerking zonder tekst is niet vastgelegd; schrijf op wat er moet veranderen.")
        )
    gegevens: dict[str, Any] = {
        "dossier": dossier,
        "versie": versie,
        "herkomst": herkomst,
        "passage": passage,
        "reactie": reactie,
        "nummer": next(nieuwe_nummers(tx, dossier)),
    }
    if citaat:
        gegevens["wijziging"] = {"citaat": citaat}
    id_ = tx.maak("opmerking", gegevens)
    tx.zet("opmerking", id_, "tekst", tekst)
    return id_
