"""Slips of the pen: seen together, and taken over together as one handeling that one undo takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import bereken_kop
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruglezing import Aard, Zekerheid
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.wederhoor import Besluit, Soort, voorgestelde_soort
from korpsmonitor_tui.services.opmerkingen import Opmerking, lees_opmerkingen
from korpsmonitor_tui.services.tekstgevolg import voorzie
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.verslagstand import lees_stempel
from korpsmonitor_tui.services.verwerking import Uitspraak, eis_beslisser, leg_uitspraak_vast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


@dataclass(frozen=True, slots=True)
class Schrijffout:
    """A change that only concerns the writing, and the passage as it reads now and would read."""

    opmerking: Opmerking
    nu: str
    nieuw: str | None
    """None if it meets another change: then it is decided on by itself."""


@dataclass(frozen=True, slots=True)
class Redactioneel:
    """What can be taken over together, and the stamp of what was shown."""

    punten: tuple[Schrijffout, ...]
    stempel: str


def lees_redactionele(db: Database, dossier: str) -> Redactioneel:
    """The open remarks that only concern the writing: said so by a person, or plainly so by rule."""
    punten = tuple(
        _schrijffout(db, punt) for punt in lees_opmerkingen(db, dossier) if is_redactioneel_punt(punt)
    )
    deel = [f"{punt.opmerking.id} {punt.nu} {punt.nieuw}" for punt in punten]
    return Redactioneel(punten, bereken_kop((lees_stempel(db, dossier), *deel)))


def is_redactioneel_punt(punt: Opmerking) -> bool:
    """Whether a remark belongs among those that are taken over together."""
    wijziging = punt.punt
    if wijziging is None or not punt.open or wijziging.aard not in {Aard.BIJGEHOUDEN, Aard.STIL}:
        return False
    if wijziging.zekerheid == Zekerheid.VOORSTEL and not punt.geplaatst:
        return False
    return (punt.soort or voorgestelde_soort(wijziging)) == Soort.REDACTIONEEL


def _schrijffout(db: Database, punt: Opmerking) -> Schrijffout:
    rij = db.execute("SELECT tekst FROM passage WHERE id = ?", (punt.passage,)).fetchone()
    uitkomst = voorzie(db, punt)
    return Schrijffout(punt, rij[0] or "" if rij else "", uitkomst.tekst if uitkomst else None)


def neem_redactionele_over(
    sessie: Sessie, dossier: str, opmerkingen: Sequence[str], stempel: str
) -> tuple[str, ...]:
    """Take over exactly these remarks (by id), as one handeling; returns their numbers.

    ``stempel`` is that of the list that was shown. Raises InmiddelsGewijzigd if it would look otherwise now,
    OnbruikbareInvoer for a remark that is not in it, TekstBotst if two of them meet: nothing is recorded then.
    """
    persoon = eis_schrijver(sessie, dossier, Rol.AUDITOR)
    if not opmerkingen:
        raise OnbruikbareInvoer(_("Noem welke redactionele opmerkingen worden overgenomen."))

    def taak(tx: Transactie) -> tuple[str, ...]:
        eis_beslisser(tx.bij(), dossier, persoon)
        lijst = lees_redactionele(tx.db, dossier)
        if lijst.stempel != stempel:
            raise InmiddelsGewijzigd(
                _("De lijst van redactionele opmerkingen is inmiddels anders; bekijk haar opnieuw.")
            )
        per_id = {punt.opmerking.id: punt.opmerking for punt in lijst.punten}
        if vreemd := set(opmerkingen).difference(per_id):
            raise StapGeweigerd(
                _(
                    "{aantal} van deze opmerkingen staan niet in de redactionele lijst; er is niets vastgelegd."
                ).format(aantal=len(vreemd))
            )
        gekozen = [punt for id_, punt in per_id.items() if id_ in set(opmerkingen)]
        uitspraak = Uitspraak(Besluit.OVERGENOMEN, soort=Soort.REDACTIONEEL)
        for punt in gekozen:
            leg_uitspraak_vast(sessie, tx, dossier, punt, uitspraak)
        return tuple(punt.aanduiding for punt in gekozen)

    return sessie.store.voer_uit(sessie.wie, taak)
