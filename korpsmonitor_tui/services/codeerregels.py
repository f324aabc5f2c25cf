"""What a code can be: the codes, judgements, figures and places that exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Anker, maak_anker
from korpsmonitor_tui.domain.codering import (
    CIJFERVELDEN,
    Coderingsoort,
    anker_als_gegevens,
    is_polariteit,
    lees_gegevens,
)
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.extractie import Polariteit, Toezeggingsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.definities import ZONDER_DIMENSIE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.sessie import Sessie

VELDEN: Final = ("code", "polariteit", "vraag", "toelichting")


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What is otherwise than was suggested or given before; None leaves it as it is."""

    code: str | None = None
    polariteit: str | None = None
    spanne: tuple[int, int] | None = None
    """Begin and end in the text of now, in code points."""
    gegevens: Mapping[str, str] | None = None
    """All particulars of a figure or commitment, see ``CIJFERVELDEN``."""
    vraag: str | None = None
    """Id of the question that a figure answers; empty for none."""
    toelichting: str | None = None


def als_velden(
    sessie: Sessie, dossier: str, wijziging: Wijziging, soort: str, bij: Anker
) -> dict[str, object]:
    """The fields that a change writes; ``bij`` names the text.

    Raises NietGevonden for an unknown text, code or question, OnbruikbareInvoer for a place, judgement or figure that
    cannot be.
    """
    if wijziging.code is not None:
        _eis_code(sessie, soort, wijziging.code)
    if wijziging.polariteit is not None:
        _eis_polariteit(soort, wijziging.polariteit)
    if wijziging.vraag and wijziging.vraag not in sessie.instrument.vragen:
        raise NietGevonden(_("Er is geen vraag “{vraag}” in deze vragenlijst.").format(vraag=wijziging.vraag))
    velden: dict[str, object] = {
        veld: waarde for veld in VELDEN if (waarde := getattr(wijziging, veld)) is not None
    }
    if wijziging.gegevens is not None:
        if soort == Coderingsoort.CIJFER:
            _eis_cijfer(wijziging.gegevens)
        velden["gegevens"] = dict(lees_gegevens(dict(wijziging.gegevens)))
    if wijziging.spanne is not None:
        velden["anker"] = anker_als_gegevens(_anker(sessie, dossier, bij, wijziging.spanne))
    return velden


def _anker(sessie: Sessie, dossier: str, bij: Anker, spanne: tuple[int, int]) -> Anker:
    sleutel = (bij.soort, bij.entiteit)
    bron = next((bron for bron in lees_bronnen(sessie, dossier) if bron.sleutel == sleutel), None)
    if bron is None:
        raise NietGevonden(_("Deze tekst is er niet (meer); er is niets gewijzigd."))
    begin, eind = spanne
    if not 0 <= begin < eind <= len(bron.tekst) or not bron.tekst[begin:eind].strip():
        raise OnbruikbareInvoer(
            _("Teken {begin} tot {eind} is geen plaats in deze tekst van {lengte} tekens.").format(
                begin=begin, eind=eind, lengte=len(bron.tekst)
            )
        )
    return maak_anker(*sleutel, bron.tekst, begin, eind)


def codes_van(sessie: Sessie, soort: str) -> tuple[str, ...]:
    """The codes that can be given; empty where any name can."""
    if soort == Coderingsoort.DIMENSIE:
        return (*(dimensie.code for dimensie in sessie.instrument.dimensies), *ZONDER_DIMENSIE)
    if soort == Coderingsoort.TOEZEGGING:
        return tuple(soort.value for soort in Toezeggingsoort)
    return (Coderingsoort.CIJFER.value,) if soort == Coderingsoort.CIJFER else ()


def _eis_code(sessie: Sessie, soort: str, code: str) -> None:
    if soort not in set(Coderingsoort):
        raise OnbruikbareInvoer(
            _("Onbekend soort code “{soort}”; kies uit {soorten}.").format(
                soort=soort, soorten=", ".join(bekend.value for bekend in Coderingsoort)
            )
        )
    bekend = codes_van(sessie, soort)
    if not code.strip() or (bekend and code not in bekend):
        raise NietGevonden(
            _("Er is geen code “{code}”; kies uit {codes}.").format(
                code=code, codes=", ".join(bekend) or _("de organisaties")
            )
        )


def _eis_polariteit(soort: str, polariteit: str) -> None:
    if is_polariteit(polariteit) if soort == Coderingsoort.DIMENSIE else not polariteit:
        return
    raise OnbruikbareInvoer(
        _("Geef bij een dimensie een oordeel, en alleen daar; kies uit {oordelen}.").format(
            oordelen=", ".join(polariteit.value for polariteit in Polariteit)
        )
    )


def _eis_cijfer(gegevens: Mapping[str, str]) -> None:
    getallen = [gegevens.get(naam, "") for naam in ("waarde", "tot")]
    if set(gegevens) != set(CIJFERVELDEN) or not all(_is_getal(getal) for getal in getallen):
        raise OnbruikbareInvoer(
            _("Een cijfer heeft {velden}; waarde en tot zijn getallen met een punt.").format(
                velden=", ".join(CIJFERVELDEN)
            )
        )


def _is_getal(tekst: str) -> bool:
    heel, _punt, deel = tekst.removeprefix("-").partition(".")
    return heel.isdecimal() and (not deel or deel.isdecimal())
