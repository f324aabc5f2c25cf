"""Consistency of an edition: every finding with what was decided on it, and the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.consistentie import (
    Besluit,
    Besluitsoort,
    Bevonden,
    Vondst,
    heeft_open_fout,
    lees_besluit,
    orde,
)
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, weiger_eigen_korps
from korpsmonitor_tui.services.consistentie_antwoorden import controleer_antwoorden, lees_cijferantwoorden
from korpsmonitor_tui.services.consistentie_gronden import controleer_gronden
from korpsmonitor_tui.services.consistentie_publicatie import controleer_publicatie
from korpsmonitor_tui.services.consistentie_teksten import controleer_teksten
from korpsmonitor_tui.services.consistentie_weging import controleer_weging
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.services.procesregels import controleer_regels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from korpsmonitor_tui.services.consistentie_antwoorden import Antwoorden
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "consistentiebesluit"
BESLISSERS: Final = (Rol.WEEGPLOEG, Rol.COORDINATOR)
"""Who decides on a finding."""


@dataclass(frozen=True, slots=True)
class Consistentie:
    """Every finding of an edition, in the order in which they are shown."""

    bevonden: tuple[Bevonden, ...]

    @property
    def klopt(self) -> bool:
        """Whether no error is left that nobody decided on."""
        return not heeft_open_fout(self.bevonden)


def lees_consistentie(sessie: Sessie) -> Consistentie:
    """Check everything; for a worker thread. Raises KorpsmonitorFout if a file of the instrument cannot be used."""
    return met_besluiten(sessie, _controleer(sessie))


def met_besluiten(sessie: Sessie, vondsten: Iterable[Vondst]) -> Consistentie:
    """These findings with what was decided on them."""
    besluiten = _lees_besluiten(sessie.store.lees(), sessie.editie.id)
    # Two checks that come upon the very same tell it once.
    op_kenmerk = {vondst.kenmerk: vondst for vondst in vondsten}
    bevonden = []
    for kenmerk, vondst in op_kenmerk.items():
        beslist = besluiten.get(kenmerk, _Beslist())
        bevonden.append(Bevonden(vondst, beslist.besluiten, beslist.koppen))
    return Consistentie(tuple(sorted(bevonden, key=orde)))


def _controleer(sessie: Sessie) -> Iterator[Vondst]:
    """What the parts of this instrument can contradict."""
    instrument = sessie.instrument
    if instrument.heeft(Onderdeel.VRAGENLIJST):
        antwoorden = lees_cijferantwoorden(sessie)
        yield from controleer_antwoorden(sessie, antwoorden)
        if instrument.heeft(Onderdeel.WEGING):
            yield from _controleer_weging(sessie, antwoorden)
    yield from controleer_regels(sessie)
    if instrument.heeft(Onderdeel.DASHBOARD):
        from korpsmonitor_tui.services.dashboardcontrole import controleer_dashboard

        yield from controleer_dashboard(sessie)


def _controleer_weging(sessie: Sessie, antwoorden: Antwoorden) -> Iterator[Vondst]:
    matrix = lees_matrix(sessie)
    yield from controleer_publicatie(sessie)
    yield from controleer_weging(sessie, matrix)
    yield from controleer_gronden(sessie, matrix)
    yield from controleer_teksten(sessie, antwoorden, matrix)


def besluit(
    sessie: Sessie,
    vondst: Vondst,
    soort: Besluitsoort,
    reden: str,
    *,
    op: Sequence[str] | None = None,
) -> Besluit:
    """Decide on a finding as it was shown; a decision that was taken before is replaced.

    Raises OnbruikbareInvoer without a reason, StapGeweigerd for who may not decide or belongs to the korps,
    InmiddelsGewijzigd if ``op`` are no longer the heads.
    """
    persoon = sessie.eis_rol(*BESLISSERS)
    if vondst.partij:
        weiger_eigen_korps(persoon, vondst.partij)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Geef een reden bij het besluit; er is niets vastgelegd."))
    genomen = Besluit(soort, reden.strip(), vondst.stempel, vondst.een.waarde, vondst.ander.waarde)
    id_ = besluit_id(sessie.editie.id, vondst)

    def taak(tx: Transactie) -> None:
        gegevens = {"dossier": vondst.plaats.dossier, "editie": sessie.editie.id, "kenmerk": vondst.kenmerk}
        maak_of_herstel(tx, SOORT, gegevens, id_)
        if op is None:
            tx.zet(SOORT, id_, "besluit", genomen.naar_json())
        else:
            tx.zet_strikt(SOORT, id_, "besluit", genomen.naar_json(), op)

    sessie.store.voer_uit(sessie.wie, taak)
    return genomen


def zoek(consistentie: Consistentie, kenmerk: str) -> Bevonden:
    """The finding with this kenmerk, or with the only one that begins so. Raises NietGevonden."""
    exact = [een for een in consistentie.bevonden if een.vondst.kenmerk == kenmerk]
    begint = [een for een in consistentie.bevonden if kenmerk and een.vondst.kenmerk.startswith(kenmerk)]
    gevonden = exact or begint
    if len(gevonden) == 1:
        return gevonden[0]
    zin = (
        _("“{kenmerk}” past op meer bevindingen; geef het hele kenmerk.")
        if gevonden
        else _("Er is geen bevinding “{kenmerk}”; `korpsmonitor consistentie --alle` toont de kenmerken.")
    )
    raise NietGevonden(zin.format(kenmerk=kenmerk))


def besluit_id(editie: str, vondst: Vondst) -> str:
    """The same decision on every laptop."""
    dossier = vondst.plaats.dossier
    return f"{dossier}/{SOORT}/{vondst.kenmerk}" if dossier else f"{editie}/{vondst.kenmerk}"


@dataclass(frozen=True, slots=True)
class _Beslist:
    besluiten: tuple[Besluit, ...] = ()
    koppen: tuple[str, ...] = ()


def _lees_besluiten(db: Database, editie: str) -> dict[str, _Beslist]:
    """By kenmerk what every head says: more than one is a conflict, which the next decision ends.

    A decision that was undone says nothing any more, but the next one is still made on it.
    """
    rijen = db.execute(
        "SELECT n.id, n.bestaat, p.payload, e.actor, e.tijd, e.id FROM entiteit n "
        "JOIN kop k ON k.soort = n.soort AND k.entiteit = n.id AND k.veld = 'besluit' "
        "JOIN event e ON e.id = k.event JOIN event_payload p ON p.event = e.id "
        "WHERE n.soort = ? ORDER BY e.lamport, e.device, e.dseq",
        (SOORT,),
    ).fetchall()
    beslist: dict[str, _Beslist] = {}
    for id_, bestaat, payload, actor, tijd, event in rijen:
        van, kenmerk = id_.partition("/")[0], id_.rpartition("/")[2]
        if van != editie:
            continue
        gelezen = lees_besluit(decodeer(payload), actor, tijd) if bestaat else None
        eerder = beslist.get(kenmerk, _Beslist())
        beslist[kenmerk] = _Beslist(
            (*eerder.besluiten, *([gelezen] if gelezen else [])), (*eerder.koppen, event)
        )
    return beslist
