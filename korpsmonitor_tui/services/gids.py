"""The interview guide: what is asked of this party, what it answered and scored before, and what was talked about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.vragenlijst import Geldigheid
from korpsmonitor_tui.services.analyse import vaste_signalen
from korpsmonitor_tui.services.bespreekpunten import lees_bespreekpunten
from korpsmonitor_tui.services.reeksen import eigen_jaren, lees_reeksen
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, opgave

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.reeks import Opgave
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vraag
    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.services.reeksen import Eigenjaren
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijst import Antwoord
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Balk:
    """How one dimension was scored in earlier editions, as published."""

    dimensie: str
    """Full code."""
    naam: str
    kleuren: tuple[tuple[int, Score, str], ...]
    """(year, colour, where it was read), oldest first."""


@dataclass(frozen=True, slots=True)
class Achtergrond:
    """What is known about one question before anybody says a word."""

    nu: tuple[Antwoord, ...] = ()
    """What the party answered in this edition, in the order of the places; places without an answer are absent."""
    eerder: tuple[Opgave, ...] = ()
    """What it stated before this edition, the latest year first."""
    balken: tuple[Balk, ...] = ()
    """Of the dimensions that the question is about; dimensions without any published colour are absent."""


@dataclass(frozen=True, slots=True)
class Gidsvraag:
    """One question of the guide."""

    vraag: Vraag
    achtergrond: Achtergrond
    punten: tuple[Bespreekpunt, ...]
    notities: int
    """How many notes with text are bound to it."""

    @property
    def gedekt(self) -> bool:
        """Whether it was raised: a note is bound to it, or everything that was flagged about it was talked about."""
        return self.notities > 0 or (bool(self.punten) and not self.open_punten)

    @property
    def open_punten(self) -> tuple[Bespreekpunt, ...]:
        """What was flagged about it and not talked about yet."""
        return tuple(punt for punt in self.punten if not punt.besproken)


@dataclass(frozen=True, slots=True)
class Gidshoofdstuk:
    """One chapter of the guide."""

    hoofdstuk: Hoofdstuk
    vragen: tuple[Gidsvraag, ...]
    """The questions that are asked of this party, or may be: those that lapse by an answer are left out."""
    punten: tuple[Bespreekpunt, ...]
    """Discussion points of the chapter that belong to none of these questions."""

    @property
    def gedekt(self) -> int:
        """How many of the questions were raised."""
        return sum(vraag.gedekt for vraag in self.vragen)

    @property
    def open_vragen(self) -> tuple[Gidsvraag, ...]:
        """What was not raised, or of which a point is still to be talked about."""
        return tuple(vraag for vraag in self.vragen if not vraag.gedekt or vraag.open_punten)

    @property
    def open_punten(self) -> tuple[Bespreekpunt, ...]:
        """Free points that were not talked about."""
        return tuple(punt for punt in self.punten if not punt.besproken)


@dataclass(frozen=True)
class Gids:
    """The guide of one interview as it stands now."""

    hoofdstukken: tuple[Gidshoofdstuk, ...]
    eindscore: tuple[tuple[int, Score, str], ...] = ()
    """Of earlier editions: (year, colour, where it was read), oldest first."""

    @cached_property
    def per_hoofdstuk(self) -> dict[str, Gidshoofdstuk]:
        """The chapters by code."""
        return {deel.hoofdstuk.code: deel for deel in self.hoofdstukken}

    @property
    def gedekt(self) -> int:
        """How many questions were raised."""
        return sum(deel.gedekt for deel in self.hoofdstukken)

    @property
    def totaal(self) -> int:
        """How many questions there are."""
        return sum(len(deel.vragen) for deel in self.hoofdstukken)


@dataclass(frozen=True, slots=True)
class Gidsgrond:
    """What does not change while people talk: read once, so that a note that is saved costs next to nothing."""

    hoofdstukken: tuple[tuple[Hoofdstuk, tuple[Vraag, ...]], ...]
    achtergrond: dict[str, Achtergrond]
    """By id of the question; one of which nothing is known is absent."""
    vast: tuple[Signaal, ...]
    """Findings that are always discussion points."""
    eindscore: tuple[tuple[int, Score, str], ...] = ()


def lees_grond(sessie: Sessie, dossier: str) -> Gidsgrond:
    """Everything about the questions of a party; for a worker thread. Raises NietGevonden for an unknown party."""
    partij = sessie.partij(partij_van(dossier))
    lijst = sessie.instrument.vragenlijst
    antwoorden = lees_antwoorden(sessie.store.lees(), dossier)
    gegeven = opgave(antwoorden)
    reeksen = lees_reeksen(sessie, partij.code)
    eigen = eigen_jaren(lijst)
    hoofdstukken, achtergrond = [], {}
    for hoofdstuk in lijst.hoofdstukken:
        gesteld = []
        for vraag in hoofdstuk.vragen:
            geldigheid = lijst.geldigheid(vraag, gegeven, partij.code, partij.soort)
            if geldigheid is Geldigheid.VERVALT:
                continue
            gesteld.append(vraag)
            achtergrond[vraag.id] = Achtergrond(
                tuple(
                    antwoorden[vak]
                    for vak in vraag.vakken
                    if vak in antwoorden
                    and (antwoorden[vak].waarde.strip() or antwoorden[vak].toelichting.strip())
                ),
                tuple(
                    reversed(
                        [
                            o
                            for o in reeksen.get(vraag.id, ())
                            if o.bron == KORPS and o.editie != sessie.editie.id
                        ]
                    )
                ),
                _balken(sessie.instrument, partij.code, vraag, eigen[vraag.id]),
            )
        hoofdstukken.append((hoofdstuk, tuple(gesteld)))
    return Gidsgrond(
        tuple(hoofdstukken),
        achtergrond,
        vaste_signalen(sessie, dossier),
        _kleuren(sessie.instrument, partij.code, EINDSCORE, _eigen_jaren(eigen, sessie.instrument)),
    )


def _balken(
    instrument: Instrument, partij: str, vraag: Vraag, eigen: frozenset[int | None]
) -> tuple[Balk, ...]:
    """Published colours of the dimensions of a question, without those of this very edition."""
    namen = {dimensie.code: dimensie.naam for dimensie in instrument.dimensies}
    balken = (
        Balk(code, namen.get(code, code), _kleuren(instrument, partij, code, eigen))
        for code in vraag.dimensies
    )
    return tuple(balk for balk in balken if balk.kleuren)


def lees_balken(sessie: Sessie, partij: str) -> dict[str, Balk]:
    """How each dimension, and ``EINDSCORE``, of a party (code) was scored before this edition; without any it is absent."""
    jaren = _eigen_jaren(eigen_jaren(sessie.instrument.vragenlijst), sessie.instrument)
    namen = {dimensie.code: dimensie.naam for dimensie in sessie.instrument.dimensies}
    balken = (
        Balk(code, namen.get(code, code), _kleuren(sessie.instrument, partij, code, jaren))
        for code in (*namen, EINDSCORE)
    )
    return {balk.dimensie: balk for balk in balken if balk.kleuren}


def _eigen_jaren(eigen: Eigenjaren, instrument: Instrument) -> frozenset[int | None]:
    """Every year that this edition asks for itself."""
    return frozenset[int | None]().union(*(eigen[vraag] for vraag in instrument.vragen))


def _kleuren(
    instrument: Instrument, partij: str, code: str, eigen: frozenset[int | None]
) -> tuple[tuple[int, Score, str], ...]:
    regels = [r for r in instrument.kleurenbalken if r.partij == partij and r.jaar not in eigen]
    return tuple(
        (regel.jaar, dict(regel.kleuren)[code], dict(regel.bronnen).get(code, regel.bron))
        for regel in sorted(regels, key=lambda r: r.jaar)
        if code in dict(regel.kleuren)
    )


def lees_gids(sessie: Sessie, dossier: str, grond: Gidsgrond | None = None) -> Gids:
    """The guide as it stands now, on what is known already of the questions. Raises as :func:`lees_grond`."""
    grond = grond or lees_grond(sessie, dossier)
    notities = _tel_notities(sessie.store.lees(), dossier)
    gesteld = {vraag.id for _hoofdstuk, vragen in grond.hoofdstukken for vraag in vragen}
    per_vraag: dict[str, list[Bespreekpunt]] = {}
    vrij: dict[str, list[Bespreekpunt]] = {}
    for punt in lees_bespreekpunten(sessie, dossier, grond.vast):
        if punt.vraag in gesteld:
            per_vraag.setdefault(punt.vraag, []).append(punt)
        else:
            vrij.setdefault(punt.hoofdstuk, []).append(punt)
    return Gids(
        tuple(
            Gidshoofdstuk(
                hoofdstuk,
                tuple(
                    Gidsvraag(
                        vraag,
                        grond.achtergrond.get(vraag.id, _NIETS),
                        tuple(per_vraag.get(vraag.id, ())),
                        notities.get(vraag.id, 0),
                    )
                    for vraag in vragen
                ),
                tuple(vrij.get(hoofdstuk.code, ())),
            )
            for hoofdstuk, vragen in grond.hoofdstukken
        ),
        grond.eindscore,
    )


_NIETS = Achtergrond()


def _tel_notities(db: Database, dossier: str) -> dict[str, int]:
    """How many notes are bound to each question; a note without text yet says nothing."""
    rijen = db.execute(
        "SELECT vraag, count(*) FROM notitie WHERE dossier = ? AND vraag <> '' AND trim(coalesce(tekst, '')) <> '' "
        "GROUP BY vraag",
        (dossier,),
    ).fetchall()
    return dict(rijen)
