"""Where the help of a screen sends who wants to know more: a page of the handleiding, and the command that does the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Leesverder:
    """Further reading about one screen or tab."""

    opdracht: str
    """What ``korpsmonitor`` calls it, e.g. ``verslag``; its ``--help`` explains the same work."""
    bladzijde: str
    """A page of ``docs/handleiding``, without its ending."""

    @property
    def opdrachtregel(self) -> str:
        """What to type for the help of the command."""
        return f"korpsmonitor {self.opdracht} --help"

    @property
    def pad(self) -> str:
        """Where the page lies in the project."""
        return f"docs/handleiding/{self.bladzijde}.md"


_NOTULIST: Final = "notulist"
_AUDITOR: Final = "auditor"
_COORDINATOR: Final = "coordinator"
_WEEGPLOEG: Final = "weegploeg"

LEESVERDER: Final = {
    "aanbevelingen": Leesverder("aanbeveling", _COORDINATOR),
    "aandachtspunten": Leesverder("aandachtspunt", _COORDINATOR),
    "aanvullingen": Leesverder("aanvulling", "interviews"),
    "beheer": Leesverder("medewerker", _COORDINATOR),
    "begin": Leesverder("init", "verhaal"),
    "bewijs": Leesverder("codering bewijs", _WEEGPLOEG),
    "bewijsdekking": Leesverder("codering bewijs", _WEEGPLOEG),
    "broncijfers": Leesverder("bron", _COORDINATOR),
    "broninlezing": Leesverder("bron", _COORDINATOR),
    "bronnen": Leesverder("bron", _COORDINATOR),
    "codeerverschillen": Leesverder("codering verschillen", _AUDITOR),
    "codering_hand": Leesverder("codering", _AUDITOR),
    "conflicten": Leesverder("conflict", _AUDITOR),
    "consistentie": Leesverder("consistentie", _COORDINATOR),
    "dashboard": Leesverder("dashboard", "dashboard"),
    "dashboardcijfer": Leesverder("dashboard toon", "dashboard"),
    "dashboardlezing": Leesverder("dashboard lees", "dashboard"),
    "dashboardteksten": Leesverder("dashboard tekst", "dashboard"),
    "deskbronnen": Leesverder("deskbron", "interviews"),
    "dossier": Leesverder("status", _NOTULIST),
    "extractie": Leesverder("codering", _AUDITOR),
    "gesprek": Leesverder("gesprek", _NOTULIST),
    "goedkeuring": Leesverder("verslag", _AUDITOR),
    "inlezing": Leesverder("vragenlijst importeer", _NOTULIST),
    "maatregelen": Leesverder("maatregel", _COORDINATOR),
    "modellen": Leesverder("model", _COORDINATOR),
    "noten": Leesverder("verslag bronnen", "interviews"),
    "overeenstemming": Leesverder("codering", _AUDITOR),
    "overzicht": Leesverder("status", _NOTULIST),
    "plan": Leesverder("plan", "plan"),
    "planleden": Leesverder("plan", "plan"),
    "planlezing": Leesverder("plan lees", "plan"),
    "planning": Leesverder("planning", _COORDINATOR),
    "praktijken": Leesverder("praktijk", "interviews"),
    "rapportage": Leesverder("rapport", _COORDINATOR),
    "rapportteksten": Leesverder("rapport tekst", _COORDINATOR),
    "replieken": Leesverder("verslag repliek", "interviews"),
    "reservekopieen": Leesverder("backup", _COORDINATOR),
    "sneeuwbal": Leesverder("partij", "interviews"),
    "synchronisatie": Leesverder("sync", _COORDINATOR),
    "terugkomst": Leesverder("verslag lees", _AUDITOR),
    "teruggaven": Leesverder("vragenlijst", _NOTULIST),
    "tijdlijn": Leesverder("tijdlijn", _NOTULIST),
    "transcript_inlezing": Leesverder("gesprek importeer", _NOTULIST),
    "transcript_lezen": Leesverder("gesprek transcript", _NOTULIST),
    "transcript_sprekers": Leesverder("gesprek transcript", _NOTULIST),
    "transcripten": Leesverder("gesprek transcript", _NOTULIST),
    "trends": Leesverder("trend", _WEEGPLOEG),
    "trends_cijfers": Leesverder("trend", _WEEGPLOEG),
    "twijfels": Leesverder("vragenlijst twijfel", _NOTULIST),
    "vergelijking": Leesverder("weging vergelijk", _WEEGPLOEG),
    "verslag": Leesverder("verslag", _AUDITOR),
    "verslagbevindingen": Leesverder("verslag", _AUDITOR),
    "verslagbronnen": Leesverder("verslag bronnen", _AUDITOR),
    "verslagpunten": Leesverder("verslag punten", _AUDITOR),
    "versieverschil": Leesverder("verslag verschil", _AUDITOR),
    "voorbeeld": Leesverder("verslag", _AUDITOR),
    "vragenlijst": Leesverder("vragenlijst", _NOTULIST),
    "vragenlijsten": Leesverder("vragenlijst", _COORDINATOR),
    "wederhoor": Leesverder("verslag opmerkingen", _AUDITOR),
    "weging": Leesverder("weging", _WEEGPLOEG),
    "weegmatrix": Leesverder("weging", _WEEGPLOEG),
    "weegsessies": Leesverder("weging sessie", _WEEGPLOEG),
    "wijzigingen": Leesverder("vragenlijst verschil", _COORDINATOR),
    "zoeken": Leesverder("zoek", _NOTULIST),
}
"""By the module of the screen or tab; a test holds that none lacks and that every command exists."""


def leesverder_bij(klasse: type[object]) -> Leesverder | None:
    """Further reading about a class of screen or tab; None for what lies over a screen."""
    return LEESVERDER.get(klasse.__module__.rpartition(".")[2])
