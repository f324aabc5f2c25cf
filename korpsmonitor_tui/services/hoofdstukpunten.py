"""What is open about a chapter before it is sent: who was heard and is not asked, and what nothing leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.noten import Nootsoort
from korpsmonitor_tui.domain.openpunt import Ernst, Openpunt, Puntsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.hoofdstukdelen import deelnemer_in_hoofdstuk
from korpsmonitor_tui.services.hoofdstukken import heet, lees_gehoord, lees_grondstof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie


def lees_hoofdstukpunten(sessie: Sessie, dossier: str) -> Iterator[Openpunt]:
    """Nothing of it blocks: a person may have a reason to leave somebody or something out."""
    gevraagd = {wie.id for wie in lees_deelnemers(sessie.store.lees(), dossier) if wie.respondent}
    for wie in lees_gehoord(sessie, dossier):
        deelnemer = deelnemer_in_hoofdstuk(dossier, wie.id)
        if deelnemer not in gevraagd:
            zin = _("{wie} is geïnterviewd, maar controleert het hoofdstuk niet; werk de lijst bij.")
            yield _let_op(
                Puntsoort.DEELNEMER, zin.format(wie=heet(wie)), _("geïnterviewden"), ("deelnemer", deelnemer)
            )
    for stof in lees_grondstof(sessie, dossier):
        if not stof.keren and stof.noot.soort is not Nootsoort.DESKBRON:
            zin = _("Er is geen passage die steunt op: {wat}.").format(wat=stof.omschrijving)
            yield _let_op(Puntsoort.GESPREK, zin, _("noten"), (stof.noot.soort.value, stof.noot.id))


def _let_op(soort: Puntsoort, zin: str, waar: str, plaats: tuple[str, str]) -> Openpunt:
    return Openpunt(soort, Ernst.LET_OP, zin, waar, plaats)
