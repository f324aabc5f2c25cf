"""The timeline of a dossier: its events, a line per handeling, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import BESTAAN, Operatie, decodeer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Stap, stapnaam, statusnaam
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.sessie import lokale_tijd

if TYPE_CHECKING:
    from datetime import datetime

    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Tijdlijnregel:
    """One handeling: when (Dutch time), by whom, what, and why if a reason was given."""

    handeling: str
    tijd: datetime
    wie: str
    wat: str
    reden: str
    ongedaan: bool
    device: str


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """What of an event is put into words; ``waarde`` is None for a long or destroyed payload."""

    soort: str
    entiteit: str
    veld: str
    operatie: str
    waarde: Any


def lees_tijdlijn(sessie: Sessie, dossier: str, hoogstens: int = 2_000) -> tuple[Tijdlijnregel, ...]:
    """What happened in a dossier, newest first."""
    db = sessie.store.lees()
    rijen = db.execute(
        """WITH laatste AS (
            SELECT e.handeling AS h, max(e.lamport) AS l FROM event e
            JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit
            WHERE x.dossier = ? GROUP BY e.handeling ORDER BY l DESC LIMIT ?)
        SELECT e.handeling, e.tijd, e.actor, e.device, e.soort, e.entiteit, e.veld, e.operatie,
            CASE WHEN length(p.payload) < 4000 THEN p.payload END
        FROM laatste JOIN event e ON e.handeling = laatste.h JOIN event_payload p ON p.event = e.id
        ORDER BY laatste.l DESC, e.lamport""",
        (dossier, hoogstens),
    ).fetchall()
    ongedaan = {
        rij[0] for rij in db.execute("SELECT entiteit FROM event WHERE soort = 'handeling'").fetchall()
    }
    namen = medewerkers.namen(db)
    handelingen: dict[str, list[tuple[Any, ...]]] = {}
    for rij in rijen:
        handelingen.setdefault(rij[0], []).append(rij)
    regels = []
    for handeling, delen in handelingen.items():
        gebeurtenissen = [Gebeurtenis(d[4], d[5], d[6], d[7], decodeer(d[8])) for d in delen]
        wat, reden = beschrijf(sessie, gebeurtenissen)
        _h, tijd, actor, device = delen[0][:4]
        regels.append(
            Tijdlijnregel(
                handeling,
                lokale_tijd(tijd),
                namen.get(actor, actor),
                wat,
                reden,
                handeling in ongedaan,
                device,
            )
        )
    return tuple(regels)


def beschrijf(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str]:
    """What a handeling did and why, from its most telling event."""
    if any(g.soort == "handeling" for g in gebeurtenissen):
        return _("vorige handeling ongedaan gemaakt"), ""
    for beschrijving in (_stap, _wederhoor, _rappel):
        for gebeurtenis in gebeurtenissen:
            if (regel := beschrijving(gebeurtenis)) is not None:
                return regel
    return _bewerking(sessie, gebeurtenissen), ""


def _stap(g: Gebeurtenis) -> tuple[str, str] | None:
    if (g.soort, g.veld) != ("verslag", "status") or not isinstance(g.waarde, dict):
        return None
    stap, naar = g.waarde.get("stap"), str(g.waarde.get("naar"))
    naam = stapnaam(Stap(stap)) if stap in set(Stap) else str(stap)
    wat = _("verslag: {stap} → {status} (versie {versie})").format(
        stap=naam, status=statusnaam(naar), versie=g.waarde.get("versie")
    )
    return wat, str(g.waarde.get("reden") or "")


def _wederhoor(g: Gebeurtenis) -> tuple[str, str] | None:
    if g.operatie == Operatie.MAAK and g.soort == "akkoord" and isinstance(g.waarde, dict):
        wat = _("akkoord van {rol} op versie {versie} ({kanaal})").format(
            rol=g.waarde.get("rol"), versie=g.waarde.get("versie"), kanaal=g.waarde.get("kanaal")
        )
        return wat, str(g.waarde.get("toelichting") or "")
    if g.soort == "opmerking" and g.veld == "besluit":
        return _("besluit over opmerking: {besluit}").format(besluit=g.waarde), ""
    if g.soort == "opmerking" and g.veld == "antwoord":
        return _("opmerking beantwoord: “{tekst}”").format(tekst=kort(str(g.waarde))), ""
    return None


def _rappel(g: Gebeurtenis) -> tuple[str, str] | None:
    if g.veld == "rappels" and isinstance(g.waarde, dict):
        return _("rappel verstuurd ({kanaal})").format(kanaal=g.waarde.get("kanaal")), str(
            g.waarde.get("toelichting") or ""
        )
    if g.veld == "verlengingen" and isinstance(g.waarde, dict):
        return _("termijn verlengd tot en met {tot}").format(tot=g.waarde.get("tot")), str(
            g.waarde.get("reden") or ""
        )
    return None


def _bewerking(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> str:
    entiteiten = {(g.soort, g.entiteit) for g in gebeurtenissen}
    soorten = [g.soort for g in gebeurtenissen]
    voornaamste = next((g for g in gebeurtenissen if g.veld == "tekst"), gebeurtenissen[0])
    naam = _soortnaam(voornaamste.soort)
    aantal = sum(soort == voornaamste.soort for soort, _id in entiteiten)
    if aantal > 1:
        return ngettext("{aantal} {naam}", "{aantal} × {naam}", aantal).format(aantal=aantal, naam=naam)
    gemaakt = any(
        g.veld == BESTAAN and g.operatie == Operatie.MAAK and g.soort == voornaamste.soort
        for g in gebeurtenissen
    )
    werkwoord = {
        Operatie.VERWIJDER: _("verwijderd"),
        Operatie.HERSTEL: _("teruggezet"),
        Operatie.VOEG_TOE: _("aangevuld"),
    }.get(voornaamste.operatie, _("gewijzigd"))  # type: ignore[call-overload]
    if gemaakt:
        werkwoord = _("gepland") if "gesprek" in soorten else _("toegevoegd")
    tekst = (
        f": “{kort(str(voornaamste.waarde))}”"
        if voornaamste.veld in {"tekst", "waarde"} and voornaamste.waarde
        else ""
    )
    plaats = _plaats(sessie, voornaamste)
    return f"{naam}{plaats} {werkwoord}{tekst}"


def _plaats(sessie: Sessie, g: Gebeurtenis) -> str:
    if g.soort == "antwoord":
        vraag = next((id_ for id_ in sessie.instrument.vragen if f"/{id_}" in g.entiteit), "")
        return f" {vraag}" if vraag else ""
    if g.veld in {"tekst", BESTAAN}:
        return ""
    return f" ({g.veld})"


def _soortnaam(soort: str) -> str:
    return {
        "gesprek": _("gesprek"),
        "deelnemer": _("deelnemer"),
        "notitie": _("notitie"),
        "passage": _("passage"),
        "antwoord": _("antwoord"),
        "opmerking": _("opmerking"),
        "verslag": _("verslag"),
        "bijlage": _("bestand"),
        "reactie": _("reactie"),
    }.get(soort, soort)
