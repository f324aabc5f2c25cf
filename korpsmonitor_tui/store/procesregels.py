"""Whether what the events say was done by who may: also for events that another laptop or program wrote.

Read from the events alone, so that every laptop finds the same, in whatever order they arrived.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.proces import OVERGANGEN, Rol, Stap, Status
from korpsmonitor_tui.domain.procesregels import Afwijking, Daad, Regel
from korpsmonitor_tui.domain.wederhoor import BEVESTIGERS, Besluit
from korpsmonitor_tui.store.herkomst import Vastlegging, lees, lees_koppen, makers
from korpsmonitor_tui.store.mensen import SOORT as MEDEWERKER
from korpsmonitor_tui.store.mensen import Mensen
from korpsmonitor_tui.store.vernietiging import SOORT as VERNIETIGING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.store.driver import Database

_VASTSTELLINGEN: Final = frozenset(
    {Stap.STEL_VAST, Stap.STEL_VAST_ZONDER_REACTIE, Stap.STEL_VAST_NIET_AKKOORD}
)
_VERSTUURD: Final = frozenset(
    {
        Status.TER_VERIFICATIE,
        Status.AKKOORD,
        Status.REACTIE_ONTVANGEN,
        Status.IN_VERWERKING,
        Status.DEFINITIEF,
    }
)
"""In these states what holds rests on what was sent last."""
_SCORES: Final = {"score": Daad.SCORE, "eindscore": Daad.EINDSCORE}
_WEGERS: Final = (Rol.WEEGPLOEG,)
_OVER_HET_KORPS: Final = (
    "notitie",
    "passage",
    "deelnemer",
    "antwoord",
    "opmerking",
    "reactie",
    "akkoord",
    "codering",
    "blindscore",
)
"""What nobody writes of their own korps. Planning its gesprek is no judgement."""
_SCHRIJVENDE_ROLLEN: Final = frozenset(Rol) - {Rol.LEZER}


def lees_schrijvers(db: Database, dossier: str) -> frozenset[str]:
    """Who wrote the verslag as notulist: who is named now, and who ever was and wrote in it.

    So nobody stops having written it by being replaced as notulist. What a decision on a remark did to the text, or
    sending to its numbers, does not make an auditor a writer.
    """
    genoemd = {str(een.waarde) for een in lees(db, "gesprek", dossier, "notulist") if een.waarde}
    nu = {
        str(decodeer(rij[0]))
        for rij in db.execute(
            "SELECT p.payload FROM kop k JOIN event_payload p ON p.event = k.event "
            "WHERE k.soort = 'gesprek' AND k.entiteit = ? AND k.veld = 'notulist'",
            (dossier,),
        ).fetchall()
        if decodeer(rij[0])
    }
    if genoemd <= nu:
        return frozenset(nu)
    schreven = db.execute(
        "SELECT DISTINCT e.actor FROM entiteit x JOIN event e ON e.soort = x.soort AND e.entiteit = x.id "
        "WHERE x.dossier = ? AND x.soort = 'passage' AND e.veld IN ('', 'tekst') AND e.actor IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM event b WHERE b.handeling = e.handeling AND b.soort = 'opmerking')",
        (dossier, json.dumps(sorted(genoemd - nu))),
    ).fetchall()
    return frozenset(nu | {rij[0] for rij in schreven})


def lees_aanbieders(db: Database, dossier: str) -> frozenset[str]:
    """Who offered the verslag for the first check that it is in, or was in last."""
    stappen = [stap for stap in _stappen(db, dossier) if stap.waarde["stap"] == Stap.BIED_AAN]
    return frozenset(stap.wie for stap in stappen[-1:])


def besloten_door(db: Database, besluit: str) -> frozenset[str]:
    """Whose decision on a remark this event is: who wrote it and, if it brought one back, who took that."""
    (rij,) = db.execute("SELECT soort, entiteit, veld FROM event WHERE id = ?", (besluit,)).fetchall()
    (zelf,) = (een for een in lees(db, *rij) if een.id == besluit)
    return frozenset({zelf.wie, *(een.wie for een in makers(db, zelf))})


def van_dossier(db: Database, dossier: str) -> tuple[Afwijking, ...]:
    """Departures in one dossier, on which the verslag as it is now rests."""
    return tuple(_in_dossiers(db, (dossier,), Mensen(db)))


def controleer_procesregels(db: Database) -> tuple[Afwijking, ...]:
    """Every departure from the rules on who does what, in a fixed order."""
    mensen = Mensen(db)
    dossiers = [
        rij[0]
        for rij in db.execute(
            "SELECT DISTINCT dossier FROM entiteit WHERE soort IN ('verslag', 'opmerking', 'score', 'eindscore') "
            "AND dossier != '' ORDER BY dossier"
        ).fetchall()
    ]
    gevonden = [
        *_in_dossiers(db, dossiers, mensen),
        *_scores(db, dossiers, mensen),
        *_over_eigen_korps(db, mensen),
        *_zonder_rol(db, mensen),
        *_van_onbekenden(db, mensen),
        *_mensen_gewijzigd(db, mensen),
        *_vernietigingen(db, mensen),
    ]
    regels = list(Regel)
    return tuple(
        sorted(gevonden, key=lambda a: (not a.geldt, regels.index(a.regel), a.dossier, a.daad, a.event))
    )


# -- steps, decisions and scores -----------------------------------------------------------------------------------------


def _stappen(db: Database, dossier: str) -> list[Vastlegging]:
    """The steps of a verslag in order; what was undone or chosen stands as the step that it brought back."""
    return [
        maker
        for een in lees(db, "verslag", dossier, "status")
        for maker in makers(db, een)
        if isinstance(maker.waarde, dict) and maker.waarde.get("stap") in set(Stap)
    ]


def _in_dossiers(db: Database, dossiers: Iterable[str], mensen: Mensen) -> Iterator[Afwijking]:
    """Who sent, laid down, decided and confirmed."""
    toetsen = {dossier: _Toets(db, dossier, mensen) for dossier in dossiers}
    for toets in toetsen.values():
        yield from toets.stappen()
    besluiten = {}
    for dossier, kop in lees_koppen(db, "opmerking", "besluit", toetsen):
        if kop.waarde in set(Besluit):
            besluiten[kop.id] = kop
            yield from toetsen[dossier].besluit(kop)
    for dossier, kop in lees_koppen(db, "opmerking", "bevestiging", toetsen) if besluiten else ():
        if kop.waarde in besluiten:
            yield from toetsen[dossier].bevestiging(kop, besluiten[str(kop.waarde)])


def _scores(db: Database, dossiers: Iterable[str], mensen: Mensen) -> Iterator[Afwijking]:
    """Who gave the scores and eindscores."""
    toetsen = {dossier: _Toets(db, dossier, mensen) for dossier in dossiers}
    for soort, daad in _SCORES.items():
        for dossier, kop in lees_koppen(db, soort, "oordeel", toetsen):
            yield from toetsen[dossier].oordeel(daad, kop)


class _Toets:
    """The rules for one dossier."""

    def __init__(self, db: Database, dossier: str, mensen: Mensen) -> None:
        self._db = db
        self._dossier = dossier
        self._partij = dossier.rpartition("/")[2]
        self._mensen = mensen
        self._geschreven: frozenset[str] | None = None

    @property
    def _schrijvers(self) -> frozenset[str]:
        if self._geschreven is None:
            self._geschreven = lees_schrijvers(self._db, self._dossier)
        return self._geschreven

    def stappen(self) -> Iterator[Afwijking]:
        """Who sent and who laid down what holds now."""
        rij = self._db.execute("SELECT status FROM verslag WHERE id = ?", (self._dossier,)).fetchone()
        status = rij[0] if rij else None
        if status not in _VERSTUURD:
            return
        stappen = _stappen(self._db, self._dossier)
        plaats = _laatste(stappen, frozenset({Stap.VERSTUUR}))
        if plaats is not None:
            yield from self._stap(Daad.VERSTUREN, stappen[plaats])
            aangeboden = _laatste(stappen[:plaats], frozenset({Stap.BIED_AAN}))
            if aangeboden is not None and stappen[aangeboden].wie == stappen[plaats].wie:
                yield self._afwijking(Regel.AANBIEDER, Daad.VERSTUREN, stappen[plaats])
        vast = _laatste(stappen, _VASTSTELLINGEN) if status == Status.DEFINITIEF else None
        if vast is not None:
            yield from self._stap(Daad.VASTSTELLEN, stappen[vast])

    def _stap(self, daad: Daad, stap: Vastlegging) -> Iterator[Afwijking]:
        yield from self._door_wie_mag(daad, stap, OVERGANGEN[Stap(stap.waarde["stap"])].rollen)
        yield from self._geen_schrijver(daad, stap)

    def besluit(self, kop: Vastlegging) -> Iterator[Afwijking]:
        """Who decided on a remark."""
        for een in makers(self._db, kop):
            yield from self._door_wie_mag(Daad.BESLUIT, een, (Rol.AUDITOR,))
            yield from self._geen_schrijver(Daad.BESLUIT, een)

    def bevestiging(self, kop: Vastlegging, besluit: Vastlegging) -> Iterator[Afwijking]:
        """Who confirmed a rejection."""
        for een in makers(self._db, kop):
            yield from self._door_wie_mag(Daad.BEVESTIGING, een, BEVESTIGERS)
            yield from self._geen_schrijver(Daad.BEVESTIGING, een)
            if een.wie in {maker.wie for maker in makers(self._db, besluit)}:
                yield self._afwijking(Regel.BEVESTIGER, Daad.BEVESTIGING, een)

    def oordeel(self, daad: Daad, kop: Vastlegging) -> Iterator[Afwijking]:
        """Who gave a score or eindscore."""
        if kop.waarde is not None:
            for een in makers(self._db, kop):
                yield from self._door_wie_mag(daad, een, _WEGERS)

    def _door_wie_mag(self, daad: Daad, een: Vastlegging, rollen: tuple[Rol, ...]) -> Iterator[Afwijking]:
        if not self._mensen.had(een.wie, "rollen", een.lamport).intersection(rollen):
            yield self._afwijking(Regel.ROL, daad, een)
        if self._partij in self._mensen.had(een.wie, "korpsen", een.lamport):
            yield self._afwijking(Regel.EIGEN_KORPS, daad, een)

    def _geen_schrijver(self, daad: Daad, een: Vastlegging) -> Iterator[Afwijking]:
        if een.wie in self._schrijvers:
            yield self._afwijking(Regel.SCHRIJVER, daad, een)

    def _afwijking(self, regel: Regel, daad: Daad, een: Vastlegging) -> Afwijking:
        return Afwijking(regel, daad, een.wie, self._dossier, een.id, geldt=True)


def _laatste(stappen: list[Vastlegging], soorten: frozenset[Stap]) -> int | None:
    gevonden = [nr for nr, stap in enumerate(stappen) if stap.waarde["stap"] in soorten]
    return gevonden[-1] if gevonden else None


# -- whatever was written ------------------------------------------------------------------------------------------------


def _over_eigen_korps(db: Database, mensen: Mensen) -> Iterator[Afwijking]:
    """The first thing that somebody wrote of each dossier of a korps that they belonged to then."""
    dossiers = [
        rij[0] for rij in db.execute("SELECT id FROM entiteit WHERE soort = 'gesprek' ORDER BY id").fetchall()
    ]
    for wie, korps in mensen.leden():
        for dossier in (een for een in dossiers if een.rpartition("/")[2] == korps):
            geschreven = db.execute(
                "SELECT e.id, e.lamport FROM entiteit x JOIN event e ON e.soort = x.soort AND e.entiteit = x.id "
                "WHERE x.dossier = ? AND x.soort IN (SELECT value FROM json_each(?)) AND e.actor = ? "
                "ORDER BY e.lamport, e.device, e.dseq",
                (dossier, json.dumps(_OVER_HET_KORPS), wie),
            ).fetchall()
            for event, lamport in geschreven:
                if korps in mensen.had(wie, "korpsen", lamport):
                    yield Afwijking(Regel.EIGEN_KORPS, Daad.SCHRIJVEN, wie, dossier, event, geldt=False)
                    break


def _zonder_rol(db: Database, mensen: Mensen) -> Iterator[Afwijking]:
    """The first thing that somebody wrote in each time that they had no role that writes."""
    for wie in sorted(mensen.bekend):
        for van, tot, rollen in mensen.perioden(wie):
            if rollen & _SCHRIJVENDE_ROLLEN:
                continue
            rij = db.execute(
                "SELECT id FROM event WHERE actor = ? AND lamport > ? AND lamport <= ? "
                "ORDER BY lamport, device, dseq LIMIT 1",
                (wie, van, _OPEN if tot is None else tot),
            ).fetchone()
            if rij:
                yield Afwijking(Regel.LEZER, Daad.SCHRIJVEN, wie, "", rij[0], geldt=False)


_OPEN: Final = 2**62


def _van_onbekenden(db: Database, mensen: Mensen) -> Iterator[Afwijking]:
    """Who wrote anything and is no medewerker; nobody at all only makes an edition and its first coördinator."""
    schreven = {rij[0] for rij in db.execute("SELECT DISTINCT actor FROM event").fetchall()}
    for wie in sorted(schreven - mensen.bekend - {""}):
        (event,) = db.execute(
            "SELECT id FROM event WHERE actor = ? ORDER BY lamport, device, dseq LIMIT 1", (wie,)
        ).fetchone()
        yield Afwijking(Regel.ONBEKEND, Daad.SCHRIJVEN, wie, "", event, geldt=True)
    rij = db.execute(
        "SELECT id FROM event WHERE actor = '' AND soort NOT IN ('editie', 'vragenlijstversie', ?) "
        "ORDER BY lamport, device, dseq LIMIT 1",
        (MEDEWERKER,),
    ).fetchone()
    if rij:
        yield Afwijking(Regel.ONBEKEND, Daad.SCHRIJVEN, "", "", rij[0], geldt=True)


def _mensen_gewijzigd(db: Database, mensen: Mensen) -> Iterator[Afwijking]:
    """Who changed people without being coördinator then; the first person is added by nobody."""
    rijen: list[tuple[Any, ...]] = db.execute(
        "SELECT id, actor, lamport, entiteit, operatie FROM event WHERE soort = ? ORDER BY lamport, device, dseq",
        (MEDEWERKER,),
    ).fetchall()
    eersten = {
        entiteit for _id, actor, _l, entiteit, operatie in rijen if (actor, operatie) == ("", Operatie.MAAK)
    }
    gemeld = set()
    for event, actor, lamport, entiteit, _operatie in rijen:
        eerste = actor == "" and entiteit in eersten and len(eersten) == 1
        if eerste or actor in gemeld or Rol.COORDINATOR in mensen.had(actor, "rollen", lamport):
            continue
        gemeld.add(actor)
        yield Afwijking(Regel.MENSEN, Daad.MENSEN, actor, "", event, geldt=False)


def _vernietigingen(db: Database, mensen: Mensen) -> Iterator[Afwijking]:
    """Who destroyed something without being coördinator then, or of a korps that they belonged to."""
    for event, actor, lamport, naam in db.execute(
        "SELECT e.id, e.actor, e.lamport, v.naam FROM event e JOIN vernietiging v ON v.id = e.entiteit "
        "WHERE e.soort = ? AND e.operatie = ? ORDER BY e.lamport, e.device, e.dseq",
        (VERNIETIGING, Operatie.MAAK),
    ).fetchall():
        if Rol.COORDINATOR not in mensen.had(actor, "rollen", lamport):
            yield Afwijking(Regel.ROL, Daad.VERNIETIGING, actor, "", event, geldt=True)
        if str(naam).rpartition("/")[2] in mensen.had(actor, "korpsen", lamport):
            yield Afwijking(Regel.EIGEN_KORPS, Daad.VERNIETIGING, actor, "", event, geldt=True)
