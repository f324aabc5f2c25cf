"""A score as the weegploeg gave it: never without its motivation, its evidence and the weegsessie it was given in.

Everything that makes up one judgement is one value, and so one event: a score of one laptop never stands beside the
motivation of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from korpsmonitor_tui.domain.schaal import NVT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.schaal import Schaal, Score


class Bewijssoort(StrEnum):
    """What a score can rest on (000, 2.4)."""

    VERSLAG = "verslag"
    """A passage of a definitief gespreksverslag: of the korps itself, or of a ketenpartner about it."""
    ANTWOORD = "antwoord"
    """What the korps answered in the questionnaire."""
    BRON = "bron"
    """A list or figure of another source (EMM, CoMensha, OM, …)."""
    MONDELING = "mondeling"
    """Told in the weegsessie by a member of the monitor team who was at the interview."""


_SOORTEN: Final = frozenset(Bewijssoort)


@dataclass(frozen=True, slots=True)
class Bewijs:
    """One thing that a score rests on, with its words as they were then."""

    soort: Bewijssoort
    verwijzing: str
    """VERSLAG: id of the passage. ANTWOORD: id of the answer. BRON: id of the broncijfer or opvraging, or empty for a
    source outside the program. MONDELING: id of the medewerker who told it."""
    tekst: str
    """What it says; of an oral clarification what was told, of a source outside the program also what it is."""
    dossier: str = ""
    """Where the passage or answer belongs; the dossier of the score itself if empty."""
    versie: int = 0
    """Number of the definitieve version that the passage stands in; 0 where there are no versions."""

    def naar_json(self) -> dict[str, object]:
        """As it stands in an event; :func:`lees_bewijs` reads it."""
        return {
            "soort": self.soort.value,
            "verwijzing": self.verwijzing,
            "tekst": self.tekst,
            "dossier": self.dossier,
            "versie": self.versie,
        }


@dataclass(frozen=True, slots=True)
class GegevenScore:
    """What the weegploeg made of one dimension of one korps."""

    score: Score
    motivatie: str
    """Why. Of blanco and n.v.t. this is the reason that there is no judgement."""
    bewijs: tuple[Bewijs, ...]
    sessie: str
    """Id of the weegsessie."""
    onthouden: tuple[str, ...] = ()
    """Ids of the members who abstained: those present who belong to the korps."""
    blind: tuple[str, ...] = ()
    """Ids of the members who scored on their own first, where it was settled after that."""

    def naar_json(self) -> dict[str, object]:
        """As it stands in an event; :func:`lees_score` reads it."""
        return {
            "score": str(self.score),
            "motivatie": self.motivatie,
            "bewijs": [stuk.naar_json() for stuk in self.bewijs],
            "sessie": self.sessie,
            "onthouden": list(self.onthouden),
            "blind": list(self.blind),
        }


@dataclass(frozen=True, slots=True)
class Eindoordeel:
    """The eindscore that the weegploeg set, with what the rules allowed at that moment."""

    score: Score
    """A judgement, or blanco: none."""
    motivatie: str
    """Why this one of those that the rules allow; or why another, where it deviates. Empty if the rules left one."""
    sessie: str
    regels: str
    """Version of the weighing rules."""
    toegestaan: tuple[Score, ...]
    """What these rules allowed, best first."""
    scores: tuple[tuple[str, Score | None], ...]
    """The scores it rests on: (full dimension code, score), in the instrument's order."""
    onthouden: tuple[str, ...] = ()
    open_reden: str = ""
    """Why it was set although dimensions were not scored; empty if all were."""

    @property
    def wijkt_af(self) -> bool:
        """Whether it is another eindscore than the rules allowed."""
        return self.score not in self.toegestaan

    def rust_op(self, scores: Mapping[str, Score | None]) -> bool:
        """Whether these are still the scores it was set by; if not it must be looked at again."""
        return dict(self.scores) == dict(scores)

    def naar_json(self) -> dict[str, object]:
        """As it stands in an event; :func:`lees_eindoordeel` reads it."""
        return {
            "score": str(self.score),
            "motivatie": self.motivatie,
            "sessie": self.sessie,
            "regels": self.regels,
            "toegestaan": [str(score) for score in self.toegestaan],
            # Pairs, because the keys of an object are stored sorted.
            "scores": [[code, str(score) if score else None] for code, score in self.scores],
            "onthouden": list(self.onthouden),
            "open_reden": self.open_reden,
        }


@dataclass(frozen=True, slots=True)
class Partneroordeel:
    """What a korps thinks of an external partner (000, 2.2.2): its own judgement, taken over as it stood."""

    kleur: str
    """As the korps gave it; empty if it gave none."""
    toelichting: str
    herkomst: str
    """``vragenlijst`` or ``verslag``."""
    verwijzing: str
    """Id of the answer or the passage."""

    def naar_json(self) -> dict[str, object]:
        """As it stands in an event; :func:`lees_partneroordeel` reads it."""
        return {
            "kleur": self.kleur,
            "toelichting": self.toelichting,
            "herkomst": self.herkomst,
            "verwijzing": self.verwijzing,
        }


# -- reading what an event holds: of events by other programs anything can stand there ------------------------------------


def lees_score(waarde: object, schaal: Schaal) -> GegevenScore | None:
    """The score in an event's value; None if there is none that the scale knows."""
    gegevens = waarde if isinstance(waarde, dict) else {}
    score = schaal.score(gegevens.get("score"))
    if score is None:
        return None
    return GegevenScore(
        score,
        _tekst(gegevens, "motivatie"),
        tuple(stuk for stuk in map(lees_bewijs, _lijst(gegevens, "bewijs")) if stuk is not None),
        _tekst(gegevens, "sessie"),
        _teksten(gegevens, "onthouden"),
        _teksten(gegevens, "blind"),
    )


def vreemde_score(waarde: object, schaal: Schaal) -> str:
    """The code of a score in an event's value that the scale does not have; empty if there is none such.

    It was given by files that had another scale. To read it as not scored would lose it without a word.
    """
    gegevens = waarde if isinstance(waarde, dict) else {}
    rust_op = (paar[1] for paar in _lijst(gegevens, "scores") if _is_paar(paar))
    codes = (gegevens.get("score"), *_lijst(gegevens, "toegestaan"), *rust_op)
    return next((code for code in codes if isinstance(code, str) and schaal.score(code) is None), "")


def lees_bewijs(waarde: object) -> Bewijs | None:
    """One piece of evidence; None if it is of no kind that we know."""
    soort = waarde.get("soort") if isinstance(waarde, dict) else None
    if not isinstance(waarde, dict) or not isinstance(soort, str) or soort not in _SOORTEN:
        return None
    versie = waarde.get("versie")
    return Bewijs(
        Bewijssoort(soort),
        _tekst(waarde, "verwijzing"),
        _tekst(waarde, "tekst"),
        _tekst(waarde, "dossier"),
        versie if isinstance(versie, int) else 0,
    )


def lees_eindoordeel(waarde: object, schaal: Schaal) -> Eindoordeel | None:
    """The eindscore in an event's value; None if there is none that the scale knows."""
    gegevens = waarde if isinstance(waarde, dict) else {}
    score = schaal.score(gegevens.get("score"))
    if score is None or score == NVT:
        return None
    gezien = [schaal.score(kleur) for kleur in _lijst(gegevens, "toegestaan")]
    return Eindoordeel(
        score,
        _tekst(gegevens, "motivatie"),
        _tekst(gegevens, "sessie"),
        _tekst(gegevens, "regels"),
        tuple(kleur for kleur in gezien if kleur is not None and kleur.is_oordeel),
        tuple((str(paar[0]), schaal.score(paar[1])) for paar in _lijst(gegevens, "scores") if _is_paar(paar)),
        _teksten(gegevens, "onthouden"),
        _tekst(gegevens, "open_reden"),
    )


def lees_partneroordeel(waarde: object) -> Partneroordeel | None:
    """The judgement on a partner in an event's value; None if there is none."""
    if not isinstance(waarde, dict):
        return None
    return Partneroordeel(
        _tekst(waarde, "kleur"),
        _tekst(waarde, "toelichting"),
        _tekst(waarde, "herkomst"),
        _tekst(waarde, "verwijzing"),
    )


def zonder_oordeel(score: Score) -> bool:
    """Whether this says that there is no judgement, so that the motivation is the reason for that."""
    return not score.is_oordeel


def _is_paar(waarde: object) -> TypeGuard[list[object]]:
    return isinstance(waarde, list) and len(waarde) == 2


def _tekst(gegevens: Mapping[str, Any], naam: str) -> str:
    waarde = gegevens.get(naam)
    return waarde if isinstance(waarde, str) else ""


def _lijst(gegevens: Mapping[str, Any], naam: str) -> list[object]:
    waarde = gegevens.get(naam)
    return waarde if isinstance(waarde, list) else []


def _teksten(gegevens: Mapping[str, Any], naam: str) -> tuple[str, ...]:
    return tuple(deel for deel in _lijst(gegevens, naam) if isinstance(deel, str))
