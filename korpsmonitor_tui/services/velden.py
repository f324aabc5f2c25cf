"""Text fields as an editor holds them: a text, and the heads that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.store.projecties import lees_stand

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Plaats:
    """Which text this is: a field of an entity."""

    soort: str
    entiteit: str
    veld: str


@dataclass(frozen=True, slots=True)
class Veld:
    """A text as it was opened."""

    tekst: str = ""
    koppen: tuple[str, ...] = ()
    """What the next change is made on: every head with this text, and no other: to type on never ends a conflict."""
    conflict: bool = False
    """Whether another text stands beside this one until a person chooses."""


def lees_veld(db: Database, plaats: Plaats, gekend: tuple[str, ...] = ()) -> Veld:
    """A field as it is now, of two heads the one in ``gekend`` if it still is one, else the last.

    An entity or field that is not there yet is an empty text on no heads.
    """
    koppen = lees_stand(db, plaats.soort, plaats.entiteit).koppen.get(plaats.veld, ())
    if not koppen:
        return Veld()
    getoond = next((kop for kop in koppen if kop.event in gekend), koppen[-1])
    gelijk = tuple(sorted(kop.event for kop in koppen if kop.waarde == getoond.waarde))
    return Veld(str(getoond.waarde or ""), gelijk, len(gelijk) < len(koppen))


def lees_velden(db: Database, soort: str, dossier: str) -> dict[Plaats, Veld]:
    """All fields of all entities of one soort in a dossier, each as :func:`lees_veld` reads it."""
    rijen = db.execute(
        "SELECT k.entiteit, k.veld, e.id, p.payload FROM entiteit x "
        "JOIN kop k ON k.soort = x.soort AND k.entiteit = x.id "
        "JOIN event e ON e.id = k.event JOIN event_payload p ON p.event = e.id "
        "WHERE x.soort = ? AND x.dossier = ? AND e.operatie = ? ORDER BY e.lamport, e.device, e.dseq",
        (soort, dossier, Operatie.ZET.value),
    ).fetchall()
    koppen: dict[Plaats, list[tuple[str, str]]] = {}
    for entiteit, veld, event, payload in rijen:
        koppen.setdefault(Plaats(soort, entiteit, veld), []).append((str(decodeer(payload) or ""), event))
    return {plaats: _veld(lijst) for plaats, lijst in koppen.items()}


def _veld(koppen: list[tuple[str, str]]) -> Veld:
    """The last text, on every head that has it."""
    getoond = koppen[-1][0]
    gelijk = tuple(sorted(event for tekst, event in koppen if tekst == getoond))
    return Veld(getoond, gelijk, len(gelijk) < len(koppen))


def koppen_na_schrijven(
    sessie: Sessie, plaats: Plaats, tekst: str, op: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """What the next change is made on after ``tekst`` was written on the heads ``op``, and whether it is in conflict.

    Only heads with this text count: what somebody else wrote meanwhile was not seen here, so the next change must not
    replace it.
    """
    koppen = lees_stand(sessie.store.lees(), plaats.soort, plaats.entiteit).koppen.get(plaats.veld, ())
    gelijk = tuple(sorted(kop.event for kop in koppen if str(kop.waarde or "") == tekst))
    return gelijk or op, len({str(kop.waarde or "") for kop in koppen}) > 1
