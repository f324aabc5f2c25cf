"""What stands in a field, in words: for who must choose between two values of it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import BESTAAN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Stap, Status, stapnaam, statusnaam
from korpsmonitor_tui.services import (
    consistentietijdlijn,
    dashboardtijdlijn,
    instrumentdefinitie,
    plantijdlijn,
    vervolgtijdlijn,
    weegtijdlijn,
)
from korpsmonitor_tui.services.gesprektijdlijn import waardetekst
from korpsmonitor_tui.services.modellen import modeltekst
from korpsmonitor_tui.services.twijfels import besluitnaam
from korpsmonitor_tui.services.vragenlijstversies import versietekst

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from korpsmonitor_tui.domain.schaal import Schaal
    from korpsmonitor_tui.store.driver import Database

Plaats = tuple[str, str]
"""Soort and field."""

STATUS: Final = ("verslag", "status")
"""The state of a verslag: settled by choosing, never by writing something new."""
VRAGENLIJST: Final = ("editie", "vragenlijst")
"""The questionnaire that an edition is worked with: chosen likewise."""
MODEL: Final = ("editie", "model")
"""The model that suggestions are made with: chosen likewise."""
WEEGREGELS: Final = ("editie", "weegregels")
"""The rules that an edition is weighed by: chosen likewise."""
DEFINITIE: Final = ("editie", instrumentdefinitie.VELD)
"""The files of the instrument: chosen likewise."""
OORDELEN: Final = frozenset(
    {
        ("score", "oordeel"),
        ("blindscore", "oordeel"),
        ("eindscore", "oordeel"),
        ("partneroordeel", "overgenomen"),
        ("partneroordeel", "wijziging"),
        ("consistentiebesluit", "besluit"),
        ("weegsessie", "datum"),
        ("weegsessie", "gesloten"),
        ("voortgang", "stand"),
        ("telling", "waarde"),
        ("telling", "correctie"),
    }
)
"""What was judged, each with its motivation, and when: chosen likewise."""


def waarde_voor_mensen(
    db: Database, plaats: Plaats, waarde: Any, namen: Mapping[str, str], schaal: Schaal
) -> str:
    """A value as people read it; ``namen`` are those of medewerkers by id. May hold line breaks."""
    if plaats[1] == BESTAAN:
        return _("niet verwijderd")
    in_woorden = _IN_WOORDEN.get(plaats) or _IN_WOORDEN.get((plaats[0], ""))
    tekst = in_woorden(db, plaats[0], waarde, namen) if in_woorden is not None else None
    if (oordeel := _OORDEEL.get(plaats)) is not None:
        tekst = oordeel(waarde, schaal)
    if tekst is not None:
        return tekst
    return waarde if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False)


def _stap(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    if waarde is None:
        return statusnaam(Status.GEPLAND)
    if not isinstance(waarde, dict):
        return None
    stap, naar = waarde.get("stap"), str(waarde.get("naar"))
    naam = stapnaam(Stap(stap)) if stap in set(Stap) else str(stap)
    return _("{status} ({stap}, versie {versie})").format(
        status=statusnaam(naar), stap=naam, versie=waarde.get("versie")
    )


def _regels(waarde: Any, *velden: str) -> str | None:
    """The texts of these fields, a line each."""
    if not isinstance(waarde, dict):
        return None
    return "\n".join(str(waarde[naam]) for naam in velden if waarde.get(naam))


def _codeerbesluit(db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    if not isinstance(waarde, dict):
        return None
    gekozen = str(waarde.get("codering") or "")
    rij = db.execute("SELECT code, polariteit FROM codering WHERE id = ?", (gekozen,)).fetchone()
    code, polariteit = rij or ("", "")
    met_oordeel = f"{code} ({polariteit})" if polariteit else code
    wat = _("{code} geldt").format(code=met_oordeel) if code else _("geen van de codes geldt")
    return "\n".join(filter(None, (wat, str(waarde.get("reden") or ""))))


def _weegregels(waarde: Any) -> str | None:
    """Two files can call themselves the same version: the fingerprint tells them apart."""
    if not isinstance(waarde, str):
        return None
    versie = re.search(r'^\s*versie\s*=\s*"([^"]*)"', waarde, re.MULTILINE)
    return _("weegregels {versie} ({sha256})").format(
        versie=versie[1] if versie else "?", sha256=hashlib.sha256(waarde.encode()).hexdigest()[:8]
    )


_OORDEEL: Final[dict[Plaats, Callable[[Any, Schaal], str | None]]] = {
    ("score", "oordeel"): weegtijdlijn.scoretekst,
    ("blindscore", "oordeel"): weegtijdlijn.scoretekst,
    ("eindscore", "oordeel"): weegtijdlijn.eindscoretekst,
    ("partneroordeel", "wijziging"): weegtijdlijn.scoretekst,
}
"""What is read with the scale of the instrument."""
_IN_WOORDEN: Final[dict[Plaats, Callable[[Database, str, Any, Mapping[str, str]], str | None]]] = {
    STATUS: _stap,
    VRAGENLIJST: lambda db, _soort, waarde, _namen: versietekst(db, waarde),
    WEEGREGELS: lambda _db, _soort, waarde, _namen: _weegregels(waarde),
    DEFINITIE: lambda _db, _soort, waarde, _namen: instrumentdefinitie.definitietekst(waarde),
    MODEL: lambda db, _soort, waarde, _namen: modeltekst(db, waarde),
    ("twijfel", "besluit"): lambda _db, _soort, waarde, _namen: besluitnaam(str(waarde or "")),
    ("opmerking", "voorstel"): lambda _db, _soort, waarde, _namen: _regels(
        waarde, "besluit", "reden", "tekst"
    ),
    ("codeerbesluit", "besluit"): _codeerbesluit,
    ("consistentiebesluit", "besluit"): consistentietijdlijn.besluittekst,
    ("weegsessie", "gesloten"): lambda _db, _soort, waarde, _namen: _("gesloten") if waarde else _("open"),
    ("partneroordeel", "overgenomen"): weegtijdlijn.partnertekst,
    ("maatregel", "staat"): vervolgtijdlijn.staattekst,
    ("opvolging", "oordeel"): vervolgtijdlijn.opvolgtekst,
    ("aanbeveling", "geadresseerde"): vervolgtijdlijn.adrestekst,
    ("aanbeveling", "grond"): vervolgtijdlijn.grondtekst,
    ("aanbeveling", "vastgesteld"): vervolgtijdlijn.vasttekst,
    ("aandachtspunt", "grond"): vervolgtijdlijn.grondtekst,
    ("planactie", "vervallen"): plantijdlijn.vervaltekst,
    ("planactie", "vastgesteld"): plantijdlijn.vasttekst,
    ("plandeel", "vastgesteld"): plantijdlijn.vasttekst,
    ("plantekst", "tekst"): plantijdlijn.wijzigingstekst,
    ("voortgang", "stand"): plantijdlijn.standtekst,
    ("telling", "waarde"): dashboardtijdlijn.opgavetekst,
    ("telling", "correctie"): dashboardtijdlijn.correctietekst,
    ("gesprek", "notulist"): lambda _db, _soort, waarde, namen: namen.get(str(waarde), str(waarde)),
    # Whatever field of these.
    ("opname", ""): lambda db, soort, waarde, _namen: (
        waardetekst(db, soort, waarde) if isinstance(waarde, dict) else None
    ),
    ("transcript", ""): lambda db, soort, waarde, _namen: (
        waardetekst(db, soort, waarde) if isinstance(waarde, dict) else None
    ),
}
