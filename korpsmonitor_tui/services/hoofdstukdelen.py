"""What makes a verslag the chapter about a party: who was interviewed for it, and the recommendations to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.datumtekst import datumtekst
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslagdocument import Deelnemerregel, Kader
from korpsmonitor_tui.services.aanbevelingstand import lees_aanbevelingen
from korpsmonitor_tui.services.gespreksoverzicht import lees_gehouden
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.services.gespreksoverzicht import Gehouden
    from korpsmonitor_tui.services.sessie import Sessie


def is_hoofdstuk(sessie: Sessie, dossier: str) -> bool:
    """Whether the verslag of this dossier is the chapter about a party, made of what others said of it."""
    partij = sessie.instrument.partij(partij_van(dossier))
    return partij is not None and partij.gemeten and sessie.instrument.heeft(Onderdeel.DESKSTUDIE)


def hoofdstuktitel(sessie: Sessie, dossier: str) -> str:
    """What a chapter is called: the kind of party and its name, ``Gemeente Arnhem``."""
    partij = sessie.partij(partij_van(dossier))
    soort = sessie.instrument.partijsoort(partij.soort).naam
    return f"{soort[:1].upper()}{soort[1:]} {partij.naam}"


def geinterviewden(
    sessie: Sessie, dossier: str, deelnemers: Sequence[Deelnemer]
) -> tuple[Deelnemerregel, ...]:
    """Who was interviewed for a chapter, with the day of their own interview; nobody by name."""
    gesprekken = {wie.id: een for een in lees_gehouden(sessie).values() for wie in een.geinterviewden}
    return tuple(
        _geinterviewde(sessie, d, gesprekken.get(bron_van_deelnemer(dossier, d.id))) for d in deelnemers
    )


def _geinterviewde(sessie: Sessie, deelnemer: Deelnemer, gesprek: Gehouden | None) -> Deelnemerregel:
    """One of the table; who did not say of which organisation they are, is of the one that was interviewed."""
    if gesprek is None:
        return Deelnemerregel(deelnemer.rol, deelnemer.organisatie, "")
    organisatie = deelnemer.organisatie or sessie.partij(partij_van(gesprek.dossier)).naam
    dag = datumtekst(gesprek.datum) if gesprek.datum else gesprek.jaar
    return Deelnemerregel(deelnemer.rol, organisatie, dag)


def deelnemer_in_hoofdstuk(dossier: str, deelnemer: str) -> str:
    """The id in a chapter of somebody who was interviewed elsewhere: the same on every laptop."""
    return f"{dossier}/deelnemer/{deelnemer}"


def bron_van_deelnemer(dossier: str, deelnemer: str) -> str:
    """The id where they were interviewed of somebody in a chapter; their own id if they are only there."""
    return deelnemer.removeprefix(f"{dossier}/deelnemer/")


def kaders(sessie: Sessie, dossier: str) -> tuple[Kader, ...]:
    """The recommendations to the party of a chapter."""
    partij = sessie.partij(partij_van(dossier))
    return tuple(
        Kader(
            _("Aanbeveling {nummer}").format(nummer=deel.nummer) if deel.vast else _("Aanbeveling (concept)"),
            deel.tekst,
        )
        for deel in lees_aanbevelingen(sessie)
        if not deel.ingetrokken and partij in map(sessie.instrument.partij, deel.geadresseerden)
    )
