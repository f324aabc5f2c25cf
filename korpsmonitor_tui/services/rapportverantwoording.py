"""What every score of a korps rests on: motivation and evidence, as it was cited and as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.korpsrapport import Grondslag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.scorevakken import scorevak
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from korpsmonitor_tui.services.bewijsstand import Bewijsstand
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond


def lees_grondslagen(grond: Rapportgrond, weging: Korpsweging) -> tuple[Grondslag, ...]:
    """A row a dimension, also of those that nobody scored yet."""
    velden = {veld.code: veld.naam for veld in grond.sessie.instrument.aandachtsvelden}
    namen = grond.namen(weging.partij.code)
    return tuple(
        Grondslag(
            f"{velden[cel.dimensie.aandachtsveld]}, {cel.dimensie.naam}",
            scorevak(cel, namen).waarde,
            verberg(cel.gegeven.motivatie.strip(), namen) if cel.gegeven else "",
            tuple(_bewijs(grond, weging, stand) for stand in cel.bewijs),
        )
        for cel in weging.cellen
    )


def _bewijs(grond: Rapportgrond, weging: Korpsweging, stand: Bewijsstand) -> str:
    """One piece of evidence; who told something is named by nothing but that they were there."""
    bewijs = stand.bewijs
    partij = partij_van(bewijs.dossier) if bewijs.dossier else weging.partij.code
    tekst = verberg(bewijs.tekst.strip(), grond.namen(weging.partij.code, partij))
    regel = _("{soort}: “{tekst}”").format(soort=_soort(grond, bewijs, partij), tekst=tekst)
    return regel if stand.geldt else _("{regel} – {uitleg}").format(regel=regel, uitleg=stand.uitleg)


def _soort(grond: Rapportgrond, bewijs: Bewijs, partij: str) -> str:
    match bewijs.soort:
        case Bewijssoort.VERSLAG:
            return _("gespreksverslag {partij}, versie {versie}").format(
                partij=grond.sessie.partij(partij).naam, versie=bewijs.versie
            )
        case Bewijssoort.ANTWOORD:
            return _("vragenlijst")
        case Bewijssoort.BRON:
            return _("andere bron")
        case Bewijssoort.MONDELING:
            return _("mondelinge toelichting van een lid van het monitorteam")
