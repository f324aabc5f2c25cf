"""Who works in the monitor: people by name or role, their roles and the korpsen they belong to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol, rolnaam
from korpsmonitor_tui.store.transactie import Wie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

_LAATSTE = "medewerker"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What to change of a medewerker; None leaves it as it is."""

    naam: str | None = None
    rollen: tuple[Rol, ...] | None = None
    korpsen: tuple[str, ...] | None = None
    actief: bool | None = None


def lijst(db: Database, *, ook_inactief: bool = False) -> tuple[Persoon, ...]:
    """Everybody, by name."""
    rijen = db.execute(
        "SELECT id, naam, rollen, korpsen FROM medewerker WHERE ? OR actief IS NOT 0 ORDER BY naam, id",
        (ook_inactief,),
    ).fetchall()
    return tuple(
        Persoon(id_, naam or "?", frozenset(json.loads(rollen)), frozenset(json.loads(korpsen)))
        for id_, naam, rollen, korpsen in rijen
    )


def vind(db: Database, naam: str) -> Persoon:
    """The medewerker with this name or id. Raises NietGevonden, also if two people bear the name."""
    passend = [p for p in lijst(db, ook_inactief=True) if naam.casefold() in {p.id, p.naam.casefold()}]
    if len(passend) == 1:
        return passend[0]
    bekend = ", ".join(persoon.naam for persoon in lijst(db))
    if passend:
        raise NietGevonden(_("Er zijn twee medewerkers “{naam}”; gebruik het kenmerk.").format(naam=naam))
    raise NietGevonden(
        _("Er is geen medewerker “{naam}”. Bekend zijn: {bekend}.").format(
            naam=naam, bekend=bekend or _("niemand")
        )
    )


def namen(db: Database) -> dict[str, str]:
    """Names by id, also of people who left."""
    return {persoon.id: persoon.naam for persoon in lijst(db, ook_inactief=True)}


def kies(sessie: Sessie, naam: str = "") -> Sessie:
    """Work as ``naam``, else as who worked here last, else as a coördinator; start never waits for a choice."""
    db = sessie.store.lees()
    if naam:
        persoon: Persoon | None = vind(db, naam)
    else:
        mensen = lijst(db)
        onthouden = sessie.store.voorkeuren.lees(_LAATSTE)
        persoon = next((p for p in mensen if p.id == onthouden), None)
        persoon = persoon or next((p for p in mensen if Rol.COORDINATOR in p.rollen), None)
        persoon = persoon or next(iter(mensen), None)
    if persoon is None:
        return sessie
    sessie.store.voorkeuren.bewaar(_LAATSTE, persoon.id)
    return sessie.als(persoon)


def nieuw(sessie: Sessie, naam: str, rollen: Iterable[str], korpsen: Iterable[str] = ()) -> Persoon:
    """Add somebody. Raises OnbruikbareInvoer for an empty or taken name or an unknown role, NietGevonden for a korps.

    The first person is added by nobody; after that only a coördinator adds people.
    """
    naam = naam.strip()
    gekozen = _rollen(rollen)
    codes = tuple(sessie.partij(korps).code for korps in korpsen)
    mensen = lijst(sessie.store.lees(), ook_inactief=True)
    if mensen:
        sessie.eis_rol(Rol.COORDINATOR)
    _controleer_naam(naam, mensen)
    wie = sessie.wie if sessie.medewerker else Wie("", sessie.editie.id)

    def taak(tx: Transactie) -> Persoon:
        id_ = tx.maak("medewerker", {"dossier": ""})
        _pas_toe(tx, id_, Wijziging(naam, gekozen, codes, actief=True))
        return Persoon(id_, naam, frozenset(gekozen), frozenset(codes))

    return sessie.store.voer_uit(wie, taak)


def wijzig(sessie: Sessie, wie: str, wijziging: Wijziging) -> Persoon:
    """Change somebody. Raises as :func:`nieuw`; the last coördinator cannot lose that role."""
    sessie.eis_rol(Rol.COORDINATOR)
    persoon = vind(sessie.store.lees(), wie)
    if wijziging.korpsen is not None:
        codes = tuple(sessie.partij(korps).code for korps in wijziging.korpsen)
        wijziging = Wijziging(wijziging.naam, wijziging.rollen, codes, wijziging.actief)
    anderen = [p for p in lijst(sessie.store.lees()) if p.id != persoon.id]
    if wijziging.naam is not None:
        _controleer_naam(wijziging.naam.strip(), anderen)
    verliest = (
        wijziging.rollen is not None and Rol.COORDINATOR not in wijziging.rollen
    ) or wijziging.actief is False
    if (
        verliest
        and Rol.COORDINATOR in persoon.rollen
        and not any(Rol.COORDINATOR in p.rollen for p in anderen)
    ):
        raise StapGeweigerd(_("Er moet ten minste één coördinator blijven; wijs eerst een ander aan."))
    sessie.store.voer_uit(sessie.wie, lambda tx: _pas_toe(tx, persoon.id, wijziging))
    return vind(sessie.store.lees(), persoon.id)


def _pas_toe(tx: Transactie, id_: str, wijziging: Wijziging) -> None:
    if wijziging.naam is not None:
        tx.zet("medewerker", id_, "naam", wijziging.naam.strip())
    if wijziging.actief is not None:
        tx.zet("medewerker", id_, "actief", int(wijziging.actief))
    for veld, waarden in (("rollen", wijziging.rollen), ("korpsen", wijziging.korpsen)):
        if waarden is None:
            continue
        nu = tx.stand("medewerker", id_).waarden(veld)
        for element in nu:
            if element not in waarden:
                tx.haal_weg("medewerker", id_, veld, element)
        for element in waarden:
            tx.voeg_toe("medewerker", id_, veld, str(element))


def _rollen(rollen: Iterable[str]) -> tuple[Rol, ...]:
    gekozen = tuple(dict.fromkeys(rollen))
    onbekend = [rol for rol in gekozen if rol not in set(Rol)]
    if onbekend or not gekozen:
        raise OnbruikbareInvoer(
            _("Onbekende rol “{rol}”; kies uit {rollen}.").format(
                rol=", ".join(onbekend), rollen=", ".join(rol.value for rol in Rol)
            )
        )
    return tuple(Rol(rol) for rol in gekozen)


def _controleer_naam(naam: str, mensen: Iterable[Persoon]) -> None:
    if not naam:
        raise OnbruikbareInvoer(_("Geef een naam of functie op."))
    if any(persoon.naam.casefold() == naam.casefold() for persoon in mensen):
        raise OnbruikbareInvoer(
            _("Er is al een medewerker “{naam}”; kies een andere naam of functie.").format(naam=naam)
        )


def omschrijving(persoon: Persoon) -> str:
    """A person with their roles, for lists."""
    rollen = ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen)
    return f"{persoon.naam} ({rollen})" if rollen else persoon.naam
