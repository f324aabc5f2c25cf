"""Scores as commands take and show them: words, letters, and the keys of what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.gegeven_score import Bewijssoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.gegeven_score import Bewijs, GegevenScore
    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.services.bewijsstand import Bewijsstand
    from korpsmonitor_tui.services.korpsweging import Vastlegging

NIET_GESCOORD: Final = "·"
BOTSING: Final = "!"

BEWIJS_SLEUTELS: Final = {
    "soort": _("verslag, antwoord, bron of mondeling"),
    "tekst": _("wat er toen stond of is verteld"),
    "verwijzing": _(
        "kenmerk van de passage, het antwoord, het cijfer of wie het vertelde; leeg voor een bron elders"
    ),
    "dossier": _("dossier waar het staat, of leeg"),
    "versie": _("definitieve versie van het verslag, anders 0"),
}
GEGEVEN_SLEUTELS: Final = {
    "score": _("code van het oordeel, blanco of nvt"),
    "motivatie": _("waarom; bij blanco en nvt de reden dat er geen oordeel is"),
    "bewijs[]": _("waar de score op rust"),
    "sessie": _("naam van de weegsessie"),
    "onthouden[]": _("wie zich onthield, omdat die bij het korps hoort"),
    "blind[]": _("wie vooraf blind scoorde"),
}


def lees_score(tekst: str, schaal: Schaal) -> Score:
    """A score as somebody types it: its code or its name. Raises OnbruikbareInvoer."""
    gezocht = tekst.strip().casefold().replace(".", "")
    for score in schaal.scores:
        if gezocht in {score, score.vorm.naam.casefold().replace(".", "")}:
            return score
    raise OnbruikbareInvoer(
        _("“{tekst}” is geen score; er is niets vastgelegd. Kies uit: {scores}").format(
            tekst=tekst, scores=", ".join(scorewoord(score) for score in schaal.scores)
        )
    )


def bewijs_als_gegevens(stuk: Bewijs) -> dict[str, Any]:
    """The keys of ``BEWIJS_SLEUTELS``."""
    return {sleutel: stuk.naar_json()[sleutel] for sleutel in BEWIJS_SLEUTELS}


def gegeven_als_gegevens(
    gegeven: GegevenScore, mensen: Mapping[str, str], sessies: Mapping[str, str]
) -> dict[str, Any]:
    """The keys of ``GEGEVEN_SLEUTELS`` but the evidence, with names for ids."""
    return {
        "score": gegeven.score,
        "motivatie": gegeven.motivatie,
        "sessie": sessies.get(gegeven.sessie, gegeven.sessie),
        "onthouden": [mensen.get(id_, id_) for id_ in gegeven.onthouden],
        "blind": [mensen.get(id_, id_) for id_ in gegeven.blind],
    }


def vastgelegd_als_gegevens(vastlegging: Vastlegging | None, mensen: Mapping[str, str]) -> dict[str, Any]:
    """By whom and when."""
    return {
        "wie": mensen.get(vastlegging.wie, vastlegging.wie) if vastlegging else None,
        "tijd": vastlegging.tijd if vastlegging else None,
    }


def bewijsregel(stand: Bewijsstand, mensen: Mapping[str, str]) -> str:
    """A piece of evidence on one line, with what became of it."""
    stuk = stand.bewijs
    soort = {
        Bewijssoort.VERSLAG: _("verslag, versie {versie}").format(versie=stuk.versie),
        Bewijssoort.ANTWOORD: _("antwoord"),
        Bewijssoort.BRON: _("bron"),
        Bewijssoort.MONDELING: _("mondeling, {wie}").format(wie=mensen.get(stuk.verwijzing, stuk.verwijzing)),
    }[stuk.soort]
    na = "" if stand.geldt else f" [* {stand.uitleg}]"
    return f"{soort}: {stuk.tekst}{na}"
