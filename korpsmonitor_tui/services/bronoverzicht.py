"""A source with everything about it: what was asked, what came, which figures are in and which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronnen import LANDELIJK, PER_LAND
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.bronnen import bron_van, lees_broncijfers, lees_rijen
from korpsmonitor_tui.services.opvragingen import lees_opvragingen, opvraging_id

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
    from korpsmonitor_tui.services.bronnen import Broncijfer
    from korpsmonitor_tui.services.opvragingen import Opvraging
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Gegevenstand:
    """One figure of a source for one year, over all rows."""

    gegeven: Gegeven
    jaar: str
    """Empty for a figure that is asked without a year."""
    cijfers: tuple[Broncijfer, ...]
    ontbreekt: tuple[str, ...]
    """Codes of korpsen without it; ``nederland`` for a national figure that is missing."""


@dataclass(frozen=True, slots=True)
class Bronoverzicht:
    """Everything about one source in this edition."""

    bron: Bron
    opvragingen: tuple[Opvraging, ...]
    nog_te_vragen: tuple[str, ...]
    """What is asked in every edition and was not asked yet."""
    gegevens: tuple[Gegevenstand, ...]
    """Every figure that this edition asks, then those of other years and rows that came along."""


def lees_bronoverzicht(sessie: Sessie, welke: str = "") -> tuple[Bronoverzicht, ...]:
    """One source by its name or code, or all. Raises NietGevonden."""
    bronnen = (bron_van(sessie, welke),) if welke else sessie.instrument.bronnen
    rijen = lees_rijen(sessie)
    korpsen = [korps.code for korps in rijen.korpsen]
    volgorde = {code: nr for nr, code in enumerate(rijen.namen)}
    per_plek: dict[tuple[str, str], list[Broncijfer]] = {}
    for cijfer in lees_broncijfers(sessie.store.lees(), sessie.editie.id):
        per_plek.setdefault((cijfer.gegeven, cijfer.jaar), []).append(cijfer)
    for cijfers in per_plek.values():
        cijfers.sort(key=lambda cijfer: volgorde.get(cijfer.rij, len(volgorde)))
    return tuple(_overzicht(sessie, bron, korpsen, per_plek) for bron in bronnen)


def _overzicht(
    sessie: Sessie, bron: Bron, korpsen: list[str], per_plek: dict[tuple[str, str], list[Broncijfer]]
) -> Bronoverzicht:
    opvragingen = lees_opvragingen(sessie, bron.code)
    bekend = {opvraging.id for opvraging in opvragingen}
    standen = []
    for gegeven in bron.gegevens:
        gevraagd = [str(jaar) for jaar in gegeven.jaren] or [""]
        ook = sorted({jaar for id_, jaar in per_plek if id_ == gegeven.id} - set(gevraagd))
        for jaar in (*gevraagd, *ook):
            cijfers = tuple(per_plek.get((gegeven.id, jaar), ()))
            rijen = {cijfer.rij for cijfer in cijfers}
            verwacht = [] if jaar in ook else [LANDELIJK] if gegeven.per == PER_LAND else korpsen
            standen.append(
                Gegevenstand(gegeven, jaar, cijfers, tuple(rij for rij in verwacht if rij not in rijen))
            )
    return Bronoverzicht(
        bron,
        opvragingen,
        tuple(tekst for tekst in bron.opvragingen if opvraging_id(sessie, bron, tekst) not in bekend),
        tuple(standen),
    )


def maak_bronlijst(sessie: Sessie, welke: str) -> tuple[str, bytes]:
    """An empty list for a source to fill in: a name for the file, and its bytes.

    Raises NietGevonden, or OnbruikbareInvoer for a source that no figures are asked from.
    """
    bron = bron_van(sessie, welke)
    if not bron.gegevens:
        raise OnbruikbareInvoer(
            _("Van {bron} worden geen cijfers gevraagd; er is geen lijst om in te vullen.").format(
                bron=bron.naam
            )
        )
    # Only here: openpyxl is slow to import, and only a list that is written needs it.
    from korpsmonitor_tui.report.bronlijst import schrijf_bronlijst

    inhoud = schrijf_bronlijst(
        bron, lees_rijen(sessie).korpsen, sessie.editie.naam, sessie.editie.demonstratie
    )
    return f"{sessie.editie.id}-{bron.code}.xlsx", inhoud
