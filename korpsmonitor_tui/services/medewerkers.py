"""Who works in the monitor: people by name or role, their roles and the korpsen they belong to."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol, rolnaam
from korpsmonitor_tui.services.entiteiten import zet_verzameling
from korpsmonitor_tui.store.transactie import Wie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

_LAATSTE = "medewerker"
LANGSTE_TEAM = 60
"""Characters of the name of a team: it is written with every event."""
LANGSTE_NAAM = 100
"""Characters of a name: it stands in lists, on documents and in what is refused."""


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What to change of a medewerker; None leaves it as it is."""

    naam: str | None = None
    rollen: tuple[Rol, ...] | None = None
    korpsen: tuple[str, ...] | None = None
    actief: bool | None = None
    team: str | None = None
    """The monitor team; empty for none."""


def lijst(db: Database, *, ook_inactief: bool = False) -> tuple[Persoon, ...]:
    """Everybody, by name."""
    rijen = db.execute(
        "SELECT id, naam, rollen, korpsen, team FROM medewerker WHERE ? OR actief IS NOT 0 ORDER BY naam, id",
        (ook_inactief,),
    ).fetchall()
    return tuple(
        Persoon(id_, naam or "?", frozenset(json.loads(rollen)), frozenset(json.loads(korpsen)), team or "")
        for id_, naam, rollen, korpsen, team in rijen
    )


def vind(db: Database, naam: str) -> Persoon:
    """The medewerker with this name or id; of namesakes the one who is still active.

    Raises NietGevonden, also if two active people bear the name: two laptops can each have added one.
    """
    gezocht = naam.strip()
    alle = lijst(db, ook_inactief=True)
    passend = [p for p in alle if p.id == gezocht] or [
        p for p in alle if p.naam.casefold() == gezocht.casefold()
    ]
    actief = {persoon.id for persoon in lijst(db)}
    passend = [p for p in passend if p.id in actief] or passend
    if len(passend) == 1:
        return passend[0]
    if passend:
        raise NietGevonden(
            _("Er zijn {aantal} medewerkers “{naam}”; gebruik het kenmerk: {kenmerken}.").format(
                aantal=len(passend), naam=gezocht, kenmerken=_(" of ").join(p.id for p in passend)
            )
        )
    bekend = ", ".join(persoon.naam for persoon in lijst(db))
    raise NietGevonden(
        _("Er is geen medewerker “{naam}”. Bekend zijn: {bekend}.").format(
            naam=gezocht, bekend=bekend or _("niemand")
        )
    )


def eis_actief(db: Database, naam: str) -> Persoon:
    """As :func:`vind`. Raises StapGeweigerd for somebody who left."""
    return zoals_nu(db, vind(db, naam))


def zoals_nu(db: Database, persoon: Persoon) -> Persoon:
    """Somebody as the database knows them now: asked at every step. Raises StapGeweigerd if they left or are gone."""
    rij = db.execute(
        "SELECT naam, rollen, korpsen, team FROM medewerker WHERE id = ? AND actief IS NOT 0", (persoon.id,)
    ).fetchone()
    if rij is None:
        raise StapGeweigerd(
            _("{naam} werkt niet meer mee; een coördinator kan dat weer aanzetten.").format(naam=persoon.naam)
        )
    naam, rollen, korpsen, team = rij
    return Persoon(
        persoon.id, naam or "?", frozenset(json.loads(rollen)), frozenset(json.loads(korpsen)), team or ""
    )


def namen(db: Database) -> dict[str, str]:
    """Names by id, also of people who left."""
    return {persoon.id: persoon.naam for persoon in lijst(db, ook_inactief=True)}


def kies(sessie: Sessie, naam: str = "") -> Sessie:
    """Work as ``naam``, else as who worked here last, else as a coördinator.

    Without a name that is only assumed where there are several (``aangenomen``): a command goes on, the screens ask.
    Who opened the database with a key of their own works as themselves. Raises NietGevonden or StapGeweigerd if
    ``naam`` cannot work here.
    """
    db = sessie.store.lees()
    if houder := sessie.store.sleutels.houder:
        return sessie.als(_eis_houder(db, houder, naam))
    mensen: tuple[Persoon, ...] = ()
    if naam:
        persoon: Persoon | None = eis_actief(db, naam)
    else:
        mensen = lijst(db)
        onthouden = sessie.store.voorkeuren.lees(_LAATSTE)
        persoon = next((p for p in mensen if p.id == onthouden), None)
        persoon = persoon or next((p for p in mensen if Rol.COORDINATOR in p.rollen), None)
        persoon = persoon or next(iter(mensen), None)
    if persoon is None:
        return sessie
    sessie.store.voorkeuren.bewaar(_LAATSTE, persoon.id)
    return replace(sessie.als(persoon), aangenomen=len(mensen) > 1)


def _eis_houder(db: Database, houder: str, naam: str) -> Persoon:
    """Whose key opened the database. Raises StapGeweigerd if they left, or if ``naam`` is somebody else."""
    persoon = eis_actief(db, houder)
    if naam and vind(db, naam).id != houder:
        raise StapGeweigerd(
            _(
                "U opende de database met de sleutel van {naam} en werkt als die persoon; "
                "wie als een ander wil werken, opent haar met diens wachtwoord."
            ).format(naam=persoon.naam)
        )
    return persoon


def nieuw(
    sessie: Sessie, naam: str, rollen: Iterable[str], korpsen: Iterable[str] = (), team: str = ""
) -> Persoon:
    """Add somebody. Raises OnbruikbareInvoer for an empty or taken name or an unknown role, NietGevonden for a korps.

    The first person is added by nobody; after that only a coördinator adds people.
    """
    naam, team = _persoonsnaam(naam), _teamnaam(team)
    gekozen = _rollen(rollen)
    codes = tuple(sessie.partij(korps).code for korps in korpsen)
    wie = sessie.wie if sessie.medewerker else Wie("", sessie.editie.id)

    def taak(tx: Transactie) -> Persoon:
        mensen = lijst(tx.db, ook_inactief=True)
        if mensen:
            sessie.eis_rol(Rol.COORDINATOR)
        _controleer_naam(naam, mensen)
        id_ = tx.maak("medewerker", {"dossier": ""})
        _pas_toe(tx, id_, Wijziging(naam, gekozen, codes, actief=True, team=team or None))
        return Persoon(id_, naam, frozenset(gekozen), frozenset(codes), team)

    return sessie.store.voer_uit(wie, taak)


def wijzig(sessie: Sessie, wie: str, wijziging: Wijziging) -> Persoon:
    """Change somebody. Raises as :func:`nieuw`; the last coördinator cannot lose that role."""
    sessie.eis_rol(Rol.COORDINATOR)
    if wijziging.korpsen is not None:
        codes = tuple(sessie.partij(korps).code for korps in wijziging.korpsen)
        wijziging = replace(wijziging, korpsen=codes)
    if wijziging.rollen is not None:
        wijziging = replace(wijziging, rollen=_rollen(wijziging.rollen))
    if wijziging.team is not None:
        wijziging = replace(wijziging, team=_teamnaam(wijziging.team))
    if wijziging.naam is not None:
        wijziging = replace(wijziging, naam=_persoonsnaam(wijziging.naam))

    def taak(tx: Transactie) -> str:
        persoon = vind(tx.db, wie)
        if wijziging.naam is not None:
            anderen = (p for p in lijst(tx.db, ook_inactief=True) if p.id != persoon.id)
            _controleer_naam(wijziging.naam, anderen)
        _pas_toe(tx, persoon.id, wijziging)
        eis_coordinator(tx.bij())
        return persoon.id

    return vind(sessie.store.lees(), sessie.store.voer_uit(sessie.wie, taak))


def eis_coordinator(db: Database) -> None:
    """Raise StapGeweigerd if nobody could add or change people any more."""
    if not any(Rol.COORDINATOR in persoon.rollen for persoon in lijst(db)):
        raise StapGeweigerd(_("Er moet ten minste één coördinator blijven; wijs eerst een ander aan."))


def _pas_toe(tx: Transactie, id_: str, wijziging: Wijziging) -> None:
    if wijziging.naam is not None:
        tx.zet("medewerker", id_, "naam", wijziging.naam)
    if wijziging.actief is not None:
        tx.zet("medewerker", id_, "actief", int(wijziging.actief))
    if wijziging.team is not None and wijziging.team != (tx.waarde("medewerker", id_, "team") or ""):
        tx.zet("medewerker", id_, "team", wijziging.team)
    for veld, waarden in (("rollen", wijziging.rollen), ("korpsen", wijziging.korpsen)):
        if waarden is None:
            continue
        zet_verzameling(tx, "medewerker", id_, veld, [str(element) for element in waarden])


def _rollen(rollen: Iterable[str]) -> tuple[Rol, ...]:
    gekozen = tuple(dict.fromkeys(rollen))
    onbekend = [rol for rol in gekozen if rol not in set(Rol)]
    if not gekozen:
        raise OnbruikbareInvoer(
            _("Geef ten minste één rol op: {rollen}.").format(rollen=", ".join(rol.value for rol in Rol))
        )
    if onbekend:
        raise OnbruikbareInvoer(
            _("Onbekende rol “{rol}”; kies uit {rollen}.").format(
                rol=", ".join(onbekend), rollen=", ".join(rol.value for rol in Rol)
            )
        )
    return tuple(Rol(rol) for rol in gekozen)


def _teamnaam(team: str) -> str:
    naam = " ".join(team.split())
    if len(naam) > LANGSTE_TEAM:
        raise OnbruikbareInvoer(
            _("Een team heet hoogstens {aantal} tekens; er is niets gewijzigd.").format(aantal=LANGSTE_TEAM)
        )
    return naam


def _persoonsnaam(naam: str) -> str:
    """The name on one line. Raises OnbruikbareInvoer for none, a book, or what no screen can show."""
    naam = " ".join(naam.split())
    if not naam:
        raise OnbruikbareInvoer(_("Geef een naam of functie op."))
    if len(naam) > LANGSTE_NAAM or not naam.isprintable():
        raise OnbruikbareInvoer(
            _("Een naam heeft hoogstens {aantal} tekens en geen stuurtekens; er is niets gewijzigd.").format(
                aantal=LANGSTE_NAAM
            )
        )
    return naam


def _controleer_naam(naam: str, mensen: Iterable[Persoon]) -> None:
    if any(persoon.naam.casefold() == naam.casefold() for persoon in mensen):
        raise OnbruikbareInvoer(
            _("Er is al een medewerker “{naam}”; kies een andere naam of functie.").format(naam=naam)
        )


def omschrijving(persoon: Persoon) -> str:
    """A person with their roles, for lists."""
    rollen = ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen)
    return f"{persoon.naam} ({rollen})" if rollen else persoon.naam
