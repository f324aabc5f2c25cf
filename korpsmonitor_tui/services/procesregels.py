"""What was done against the rules on who does what, in words: for `controleer`, the consistency, and what it holds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.procesregels import Afwijking, Daad, daadnaam, herstel, regeltekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.store.procesregels import controleer_procesregels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


def lees_afwijkingen(sessie: Sessie) -> tuple[Afwijking, ...]:
    """Every departure in the database, those that hold first."""
    return controleer_procesregels(sessie.store.lees())


def in_woorden(sessie: Sessie, afwijking: Afwijking) -> str:
    """Where and what, with the name of who did it."""
    zin = regeltekst(afwijking, _naam(sessie.store.lees(), afwijking))
    return f"{_waar(sessie, afwijking)}: {zin}" if afwijking.dossier else zin


def kort(db: Database, afwijking: Afwijking) -> str:
    """Who did what, for a refusal that names several."""
    return _("{naam} heeft {daad}").format(naam=_naam(db, afwijking), daad=daadnaam(afwijking.daad))


def controleer_regels(sessie: Sessie) -> Iterator[Vondst]:
    """Departures as findings of this edition, so that a person can say why one is as it is."""
    for afwijking in lees_afwijkingen(sessie):
        if afwijking.dossier and not afwijking.dossier.startswith(f"{sessie.editie.id}/"):
            continue
        yield Vondst(
            Controle.PROCES,
            Ernst.FOUT if afwijking.geldt else Ernst.WAARSCHUWING,
            in_woorden(sessie, afwijking),
            Lezing(_("gedaan door"), _naam(sessie.store.lees(), afwijking)),
            Lezing(_("vastlegging"), afwijking.event),
            (afwijking.regel, afwijking.daad, afwijking.dossier, afwijking.event),
            partij=partij_van(afwijking.dossier),
            plaats=Plaats(
                afwijking.dossier, _TABS.get(afwijking.daad, "tijdlijn") if afwijking.dossier else ""
            ),
            uitleg=herstel(afwijking),
        )


_TABS = {
    Daad.BESLUIT: "wederhoor",
    Daad.BEVESTIGING: "wederhoor",
    Daad.SCORE: "weging",
    Daad.EINDSCORE: "weging",
}


def _naam(db: Database, afwijking: Afwijking) -> str:
    return medewerkers.namen(db).get(afwijking.wie, afwijking.wie) or _("niemand")


def _waar(sessie: Sessie, afwijking: Afwijking) -> str:
    # Definition files can be replaced by others that no longer know a korps.
    code = partij_van(afwijking.dossier)
    partij = sessie.instrument.partij(code)
    return partij.naam if partij else code
