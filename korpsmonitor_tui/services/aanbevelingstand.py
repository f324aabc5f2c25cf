"""The recommendations of an edition as they stand: by number, with addressee and ground."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

_ALFABET: Final = 26


@dataclass(frozen=True, slots=True)
class Grond:
    """What a recommendation rests on."""

    dimensies: tuple[str, ...] = ()
    """Full codes."""
    bronnen: tuple[str, ...] = ()
    """Paragraphs, tables and figures of the report, in words: ``4.3.2``, ``Tabel 5``."""


@dataclass(frozen=True, slots=True)
class Aanbeveling:
    """One recommendation as it stands now."""

    id: str
    editie: str
    nummer: str
    """As it is printed; of two that laptops gave one number the later made has a letter. Until it is fixed its place."""
    vast: bool
    """Whether it was laid down with the report."""
    geadresseerden: tuple[str, ...]
    tekst: str
    grond: Grond
    ingetrokken: str
    """Why it was withdrawn; empty if it holds."""


def lees_aanbevelingen(sessie: Sessie) -> tuple[Aanbeveling, ...]:
    """The recommendations of this edition: those laid down by number, then the others in their order."""
    return lees(sessie.store.lees(), sessie.editie.id)


def lees(db: Database, editie: str) -> tuple[Aanbeveling, ...]:
    """The recommendations of an edition, as :func:`lees_aanbevelingen` gives them."""
    rijen = db.execute(
        "SELECT id, nummer, geadresseerde, tekst, grond, ingetrokken FROM aanbeveling WHERE editie = ? "
        "ORDER BY nummer IS NULL, nummer, CASE WHEN nummer IS NULL THEN volgorde END, id",
        (editie,),
    ).fetchall()
    hoogste = max((rij[1] for rij in rijen if rij[1] is not None), default=0)
    keren: Counter[int] = Counter()
    uit = []
    for id_, nummer, aan, tekst, grond, ingetrokken in rijen:
        if nummer is None:
            hoogste += 1
        keren[nummer or hoogste] += 1
        uit.append(
            Aanbeveling(
                id_,
                editie,
                f"{nummer or hoogste}{_letter(keren[nummer or hoogste])}",
                nummer is not None,
                _teksten(json.loads(aan or "[]")),
                tekst or "",
                _lees_grond(json.loads(grond or "{}")),
                ingetrokken or "",
            )
        )
    return tuple(uit)


def _letter(keer: int) -> str:
    """Nothing for the first with a number, b for the second, and so on."""
    if keer == 1:
        return ""
    return chr(ord("a") + keer - 1) if keer <= _ALFABET else f"-{keer}"


def _teksten(waarde: Any) -> tuple[str, ...]:
    return tuple(str(deel) for deel in waarde) if isinstance(waarde, list) else ()


def _lees_grond(waarde: Any) -> Grond:
    gegevens = waarde if isinstance(waarde, dict) else {}
    return Grond(_teksten(gegevens.get("dimensies")), _teksten(gegevens.get("bronnen")))


def eis_aanbeveling(sessie: Sessie, nummer: str) -> Aanbeveling:
    """A recommendation of this edition by its number or id. Raises NietGevonden."""
    return kies(lees_aanbevelingen(sessie), nummer)


def kies(lijst: Iterable[Aanbeveling], nummer: str) -> Aanbeveling:
    """The one with this number or id. Raises NietGevonden."""
    for aanbeveling in lijst:
        if nummer in {aanbeveling.nummer, aanbeveling.id}:
            return aanbeveling
    raise NietGevonden(
        _(
            "Er is geen aanbeveling “{nummer}”; er is niets gewijzigd. `korpsmonitor aanbeveling toon` noemt de nummers."
        ).format(nummer=nummer)
    )
