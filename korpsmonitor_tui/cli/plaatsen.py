"""Places of the questionnaire as commands show them: for people, and as JSON with fixed keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.teruggaveverschil import richtingnaam
from korpsmonitor_tui.domain.vragenlijst import Vak

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.teruggaveverschil import Verschil


def plaatssleutels(voor: str) -> dict[str, str]:
    """The keys of :func:`plaats_als_gegevens` below ``voor``."""
    return {
        f"{voor}.vraag": _("vast kenmerk van de vraag, of leeg"),
        f"{voor}.rij": _("code van de rij, of leeg"),
        f"{voor}.jaar": _("jaar, of leeg"),
        f"{voor}.veld": _("waarde of toelichting; leeg bij losse tekst"),
    }


def verschilsleutels(voor: str) -> dict[str, str]:
    """The keys of :func:`verschil_als_gegevens` below ``voor``."""
    return {
        **plaatssleutels(voor),
        f"{voor}.tekst": _("tekst van de vraag, of leeg"),
        f"{voor}.oud": _("wat er eerst stond, of leeg"),
        f"{voor}.nieuw": _("wat er daarna staat, of leeg"),
        f"{voor}.richting": _("ingevuld, leeggemaakt of gewijzigd"),
    }


def plaats_als_gegevens(vak: Vak | None, veld: str) -> dict[str, str]:
    """A place for JSON."""
    return {**(vak or Vak(""))._asdict(), "veld": veld}


def plaatsnaam(vak: Vak | None, veld: str) -> str:
    """A place as forms print it; loose text has none."""
    if vak is None:
        return _("losse tekst")
    return veldcode(vak, veld) if veld else _("bij {plaats}").format(plaats=vak)


def citaat(tekst: str, lengte: int = 60) -> str:
    """A text between quotes on one line; nothing is said to be nothing."""
    return f"“{kort(tekst, lengte)}”" if tekst.strip() else _("(leeg)")


def verschil_als_gegevens(verschil: Verschil) -> dict[str, Any]:
    """A difference for JSON."""
    return {
        **plaats_als_gegevens(verschil.vak, verschil.veld),
        "tekst": verschil.vraag,
        "oud": verschil.oud,
        "nieuw": verschil.nieuw,
        "richting": verschil.richting.value,
    }


def verschilregel(verschil: Verschil) -> str:
    """A difference on one line."""
    return _("{richting} {plaats}: {oud} → {nieuw}").format(
        richting=richtingnaam(verschil.richting).ljust(11),
        plaats=plaatsnaam(verschil.vak, verschil.veld),
        oud=citaat(verschil.oud),
        nieuw=citaat(verschil.nieuw),
    )
