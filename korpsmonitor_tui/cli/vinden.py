"""What people name on the command line: by the number that was shown, or by an id that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.bespreekpunten import lees_bespreekpunten
from korpsmonitor_tui.services.gesprekken import lees_deelnemers, lees_notities
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Deelnemer, Notitie
    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstand import Opmerking
    from korpsmonitor_tui.services.verslagtekst import Passage

T = TypeVar("T")


def vind_passage(sessie: Sessie, dossier: str, naam: str) -> Passage:
    """The passage with this visible number or id. Raises NietGevonden."""
    passages = genummerd(sessie, lees_passages(sessie.store.lees(), dossier))
    for nummer, passage in passages:
        if naam in {str(nummer), passage.id}:
            return passage
    raise NietGevonden(
        _("Er is geen passage “{naam}”; er is niets gewijzigd. `korpsmonitor verslag toon` noemt de nummers.").format(
            naam=naam
        )
    )  # fmt: skip


def vind_bespreekpunt(sessie: Sessie, dossier: str, naam: str) -> Bespreekpunt:
    """The discussion point with this place in the interview (from 1), finding or id. Raises NietGevonden."""
    punten = lees_bespreekpunten(sessie, dossier)
    op_kenmerk = next((punt for punt in punten if naam and naam == punt.kenmerk), None)
    return op_kenmerk or kies_genoemde(punten, [punt.id for punt in punten], naam, _("bespreekpunt"))


def vind_notitie(sessie: Sessie, dossier: str, naam: str) -> Notitie:
    """The note with this place in the minutes (from 1) or id. Raises NietGevonden."""
    notities = lees_notities(sessie.store.lees(), dossier)
    return kies_genoemde(notities, [notitie.id for notitie in notities], naam, _("notitie"))


def vind_opmerking(sessie: Sessie, dossier: str, naam: str) -> Opmerking:
    """The remark with this number, as lists show it, or id. Raises NietGevonden."""
    for opmerking in lees_opmerkingen(sessie.store.lees(), dossier):
        if naam in {opmerking.aanduiding, opmerking.id}:
            return opmerking
    raise NietGevonden(
        _("Er is geen opmerking “{naam}”; er is niets gewijzigd. `korpsmonitor verslag opmerkingen` noemt de nummers.").format(
            naam=naam
        )
    )  # fmt: skip


def vind_deelnemer(sessie: Sessie, dossier: str, naam: str) -> Deelnemer:
    """The participant with this name, role or id. Raises NietGevonden, also if more than one is meant."""
    deelnemers = lees_deelnemers(sessie.store.lees(), dossier)
    passend = [d for d in deelnemers if naam.casefold() in {d.id, d.label.casefold(), d.naam.casefold()}]
    if len(passend) == 1:
        return passend[0]
    bekend = ", ".join(f"{d.label} ({d.id})" for d in deelnemers) or _("niemand")
    raise NietGevonden(
        _("Niet duidelijk welke deelnemer “{naam}” is; er is niets gewijzigd. Kies uit: {bekend}.").format(
            naam=naam, bekend=bekend
        )
    )


def kies_genoemde(reeks: Sequence[T], ids: Sequence[str], naam: str, wat: str) -> T:
    """The element with this number (from 1) or id; ``wat`` says what it is. Raises NietGevonden."""
    for nummer, (element, id_) in enumerate(zip(reeks, ids, strict=True), start=1):
        if naam in {str(nummer), id_}:
            return element
    raise NietGevonden(
        _("Er is geen {wat} “{naam}” in dit dossier; er is niets gewijzigd.").format(wat=wat, naam=naam)
    )
