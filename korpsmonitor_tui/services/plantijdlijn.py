"""What the timeline, and who must choose between two values, are told about a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.plan import Wijzigveld, lees_stand, standnaam, volledig_nummer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.planlijst import wijzignaam

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


_SOORTEN: Final = frozenset({plannen.ACTIE, plannen.VOORTGANG, plannen.TEKST})


def plan(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A document that was taken in, laying down, or what was said of one action."""
    eigen = [g for g in gebeurtenissen if g.soort in _SOORTEN]
    if not eigen:
        return None
    for g in eigen:
        if g.soort == plannen.TEKST and (gezegd := _van_tekst(sessie, g, eigen)) is not None:
            return gezegd
    return _van_actie(sessie, eigen)


def _van_tekst(sessie: Sessie, g: Gebeurtenis, eigen: list[Gebeurtenis]) -> tuple[str, str] | None:
    if g.veld == BESTAAN and isinstance(g.waarde, dict) and g.waarde.get("soort") == plannen.BRON:
        berichten = {b.entiteit for b in eigen if (b.soort, b.veld) == (plannen.VOORTGANG, "tekst")}
        return _("document “{naam}” ingelezen: {aantal} voortgangsteksten").format(
            naam=g.waarde.get("naam"), aantal=len(berichten)
        ), ""
    if g.veld != "tekst":
        return None
    actie, _streep, wat = g.entiteit.rpartition(f"/{plannen.WIJZIGING}/")
    if actie and isinstance(g.waarde, dict):
        veld, _schuin, _dag = wat.partition("/")
        naam = wijzignaam(Wijzigveld(veld)) if veld in set(Wijzigveld) else veld
        return _("actie {nummer} gewijzigd ({veld}): “{wordt}”").format(
            nummer=_nummer(sessie, actie), veld=naam, wordt=kort(str(g.waarde.get("wordt")))
        ), str(g.waarde.get("reden") or "")
    if g.entiteit.endswith(f"/{plannen.VERWIJZING}") and isinstance(g.waarde, str):
        nummer = _nummer(sessie, g.entiteit.removesuffix(f"/{plannen.VERWIJZING}"))
        return _("actie {nummer} verwijst naar “{waarheen}”").format(nummer=nummer, waarheen=g.waarde), ""
    if g.entiteit.endswith(f"/{plannen.TEKST}/{plannen.VASTGESTELD}"):
        dag = als_datum(g.waarde)
        return _("plan vastgesteld per {dag}").format(dag=toon(dag) if dag else g.waarde), ""
    return None


def _van_actie(sessie: Sessie, eigen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """One action; several at once, and a deletion, say their kind and number as everything does."""
    acties = {_actie_van(g) for g in eigen}
    if len(acties) != 1 or any(g.operatie in {Operatie.VERWIJDER, Operatie.HERSTEL} for g in eigen):
        return None
    nummer = _nummer(sessie, acties.pop())
    per_veld = {(g.soort, g.veld): g for g in eigen}
    if verval := per_veld.get((plannen.ACTIE, "vervallen")):
        if not isinstance(verval.waarde, dict):
            return _("actie {nummer} weer opgenomen").format(nummer=nummer), ""
        return _("actie {nummer} vervallen").format(nummer=nummer), str(verval.waarde.get("reden") or "")
    stand, tekst = (per_veld.get((plannen.VOORTGANG, veld)) for veld in ("stand", "tekst"))
    delen = [standnaam(lees_stand(stand.waarde))] if stand else []
    if tekst and isinstance(tekst.waarde, str):
        delen.append(f"“{kort(tekst.waarde)}”")
    if not delen:
        return None  # destroyed, or nothing that is known here
    return _("voortgang van actie {nummer}: {wat}").format(nummer=nummer, wat=", ".join(delen)), ""


def _actie_van(g: Gebeurtenis) -> str:
    return g.entiteit.rpartition("/")[0] if g.soort == plannen.VOORTGANG else g.entiteit


def _nummer(sessie: Sessie, actie: str) -> str:
    """The number of an action in the plan, also of one that was deleted since."""
    rij = (
        sessie.store.lees()
        .execute(
            "SELECT d.nummer, a.nummer FROM planactie a JOIN plandeel d ON d.id = a.deel WHERE a.id = ?",
            (actie,),
        )
        .fetchone()
    )
    return volledig_nummer(rij[0], rij[1]) if rij else actie.rpartition("/")[2]


def standtekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """The state of an action."""
    return standnaam(lees_stand(waarde))


def vervaltekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """That an action lapsed, and why."""
    if not isinstance(waarde, dict):
        return _("niet vervallen") if waarde is None else None
    return _("vervallen{dag}: {reden}").format(dag=_per(waarde), reden=waarde.get("reden"))


def wijzigingstekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """What became of a part of an action, and why; another text of the plan is itself."""
    if not isinstance(waarde, dict):
        return None
    return _("{wordt}\nreden: {reden}").format(wordt=waarde.get("wordt"), reden=waarde.get("reden"))


def vasttekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """A chapter or action as it was laid down."""
    return "\n".join(str(deel) for deel in waarde.values() if deel) if isinstance(waarde, dict) else None


def _per(waarde: Mapping[str, Any]) -> str:
    dag = als_datum(waarde.get("datum"))
    return " " + _("per {dag}").format(dag=toon(dag)) if dag else ""
