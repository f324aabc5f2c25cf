"""Writing in a plan: chapters, actions, and what became of them.

Once the plan is laid down its text is fixed. A change of an action stands beside the original with its reason, an action
that is added is marked as new, one that is given up lapses, and no number is given twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.plan import Wijzigveld, volgorde_nummer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.entiteiten import eis_er_nog, maak_of_herstel, schrijf_in
from korpsmonitor_tui.services.plannen import (
    ACTIE,
    DEEL,
    DEELVELDEN,
    TEKST,
    VASTGESTELD,
)
from korpsmonitor_tui.services.planvelden import algemeen, eis_planschrijver, zet_velden
from korpsmonitor_tui.services.rapportschrijvers import eis_tekst
from korpsmonitor_tui.services.velden import Plaats, lees_veld

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from korpsmonitor_tui.domain.plan import Actie, Deel, Plan
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

    Actiekoppen = Mapping[Wijzigveld, Sequence[str]]
    Deelkoppen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class NieuweActie:
    """An action as somebody writes it."""

    tekst: str
    termijn: str = ""
    verantwoordelijk: str = ""
    ouder: str = ""
    """Number in the plan of the action that it becomes a part of."""


def voeg_actie_toe(sessie: Sessie, hoofdstuk: str, nieuw: NieuweActie, datum: date | None = None) -> str:
    """Add an action under the next number of its chapter, marked as new once the plan is laid down; its id.

    Raises StapGeweigerd for who is no coördinator, OnbruikbareInvoer without text, NietGevonden for an unknown chapter.
    """
    eis_planschrijver(sessie)
    tekst = eis_tekst(nieuw.tekst, _("Een actie"))
    deel = plannen.eis_deel(sessie, hoofdstuk)
    ouder = plannen.eis_actie(sessie, nieuw.ouder)[1] if nieuw.ouder else None
    if ouder is not None and (ouder.deel != deel.id or ouder.ouder):
        raise OnbruikbareInvoer(
            _("Actie {nummer} kan geen onderdeel van dit hoofdstuk krijgen; er is niets gewijzigd.").format(
                nummer=nieuw.ouder
            )
        )
    sinds = (datum or sessie.vandaag()).isoformat()

    def taak(tx: Transactie) -> str:
        plan = plannen.lees(tx.bij(), sessie.editie.id)
        hier = next(d for d in plan.delen if d.id == deel.id)
        gegevens = algemeen(
            sessie, deel=deel.id, ouder=ouder.id if ouder else "", nummer=volgend_nummer(hier, ouder)
        )
        id_ = tx.maak(ACTIE, gegevens)
        velden = {
            "tekst": tekst,
            "termijn": nieuw.termijn.strip(),
            "verantwoordelijk": nieuw.verantwoordelijk.strip(),
        }
        zet_velden(tx, ACTIE, id_, velden)
        if plan.vastgesteld is not None:
            tx.zet(ACTIE, id_, VASTGESTELD, velden)
            tx.zet(ACTIE, id_, "nieuw", sinds)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def volgend_nummer(deel: Deel, ouder: Actie | None) -> str:
    """One beyond the last number that was given; parts are lettered. Raises OnbruikbareInvoer beyond the letter z."""
    if ouder is None:
        return str(
            1 + max((volgorde_nummer(actie.nummer)[0] for actie in deel.acties if not actie.ouder), default=0)
        )
    letters = [actie.nummer[-1:] for actie in deel.acties if actie.ouder == ouder.id]
    letter = chr(max(map(ord, letters)) + 1) if letters else "a"
    if letter > "z":
        raise OnbruikbareInvoer(_("Een actie heeft ten hoogste 26 onderdelen; er is niets gewijzigd."))
    return ouder.nummer + letter


def wijzig_velden(
    sessie: Sessie,
    actie: Actie,
    wordt: Mapping[Wijzigveld, str],
    reden: str = "",
    datum: date | None = None,
    op: Actiekoppen | None = None,
) -> None:
    """Say parts of an action otherwise, at once.

    While the plan is being written the texts themselves change, made on the heads ``op`` (:func:`lees_actiekoppen`). After
    that the original stays and the change of that day stands beside it, for which a reason is asked. Raises StapGeweigerd,
    OnbruikbareInvoer without text or reason.
    """
    eis_planschrijver(sessie)
    dag = datum or sessie.vandaag()
    gezegd = {
        veld: eis_tekst(tekst, _("Een actie")) if veld is Wijzigveld.TEKST else tekst.strip()
        for veld, tekst in wordt.items()
    }

    def taak(tx: Transactie) -> None:
        eis_er_nog(tx, ACTIE, actie.id)
        ligt_vast = plannen.lees(tx.bij(), sessie.editie.id).vastgesteld is not None
        if ligt_vast and not reden.strip():
            raise OnbruikbareInvoer(
                _("Het plan is vastgesteld: zeg waarom de actie anders wordt. Er is niets gewijzigd.")
            )
        for veld, tekst in gezegd.items():
            gezien = op.get(veld) if op is not None else None
            if not ligt_vast:
                tx.zet(ACTIE, actie.id, veld.value, tekst, op=gezien)
                continue
            gegevens = algemeen(sessie, soort=plannen.WIJZIGING)
            id_ = maak_of_herstel(tx, TEKST, gegevens, plannen.wijziging_id(actie.id, veld, dag))
            tx.zet(TEKST, id_, "tekst", {"wordt": tekst, "reden": reden.strip()}, op=gezien)

    sessie.store.voer_uit(sessie.wie, taak)


def lees_actiekoppen(sessie: Sessie, actie: Actie) -> Actiekoppen:
    """What a form about an action is opened on: the heads of what it would write today."""
    db = sessie.store.lees()
    if plannen.lees(db, sessie.editie.id).vastgesteld is None:
        return {veld: lees_veld(db, Plaats(ACTIE, actie.id, veld.value)).koppen for veld in Wijzigveld}
    dag = sessie.vandaag()
    return {
        veld: lees_veld(db, Plaats(TEKST, plannen.wijziging_id(actie.id, veld, dag), "tekst")).koppen
        for veld in Wijzigveld
    }


def zet_verwijzing(sessie: Sessie, actie: Actie, waarheen: str) -> None:
    """Say which instrument or questionnaire came of an action; empty for none. Raises StapGeweigerd."""
    eis_planschrijver(sessie)

    def taak(tx: Transactie) -> None:
        eis_er_nog(tx, ACTIE, actie.id)
        id_ = f"{actie.id}/{plannen.VERWIJZING}"
        maak_of_herstel(tx, TEKST, algemeen(sessie, soort=plannen.VERWIJZING), id_)
        tx.zet(TEKST, id_, "tekst", waarheen.strip())

    sessie.store.voer_uit(sessie.wie, taak)


def laat_vervallen(sessie: Sessie, actie: Actie, reden: str, datum: date | None = None) -> None:
    """Give an action up, for a reason; its number and text stay. Raises StapGeweigerd, OnbruikbareInvoer without reason."""
    eis_planschrijver(sessie)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Zeg waarom de actie vervalt; zonder reden is er niets gewijzigd."))
    dag = (datum or sessie.vandaag()).isoformat()
    _zet(sessie, ACTIE, actie.id, "vervallen", {"reden": reden.strip(), "datum": dag})


def hervat(sessie: Sessie, actie: Actie) -> None:
    """Take up an action that had lapsed. Raises StapGeweigerd, also for one that did not lapse."""
    eis_planschrijver(sessie)
    if actie.verval is None:
        raise StapGeweigerd(_("Deze actie is niet vervallen; er is niets gewijzigd."))
    _zet(sessie, ACTIE, actie.id, "vervallen", None)


def verwijder_actie(sessie: Sessie, actie: Actie) -> None:
    """Take out an action, with its parts, while the plan is being written. Raises StapGeweigerd once it is laid down."""
    eis_planschrijver(sessie)

    def taak(tx: Transactie) -> None:
        plan = plannen.lees(tx.bij(), sessie.editie.id)
        if plan.vastgesteld is not None:
            raise StapGeweigerd(
                _("Het plan is vastgesteld: een actie kan alleen nog vervallen. Er is niets gewijzigd.")
            )
        for ander in plan.acties:
            if actie.id in {ander.id, ander.ouder}:
                tx.verwijder(ACTIE, ander.id)

    sessie.store.voer_uit(sessie.wie, taak)


def voeg_hoofdstuk_toe(
    sessie: Sessie, titel: str, verantwoordelijk: str = "", inleiding: str = "", doelen: str = ""
) -> str:
    """Add a chapter under the next number; its id. Raises StapGeweigerd, also once the plan is laid down."""
    eis_planschrijver(sessie)
    kop = eis_tekst(titel, _("Een hoofdstuk"))

    def taak(tx: Transactie) -> str:
        plan = plannen.lees(tx.bij(), sessie.editie.id)
        _eis_in_bewerking(plan)
        nummer = 1 + max((volgorde_nummer(deel.nummer)[0] for deel in plan.delen), default=0)
        id_ = maak_of_herstel(
            tx, DEEL, algemeen(sessie, nummer=str(nummer)), plannen.deel_id(sessie.editie.id, str(nummer))
        )
        teksten = (kop, verantwoordelijk.strip(), inleiding.strip(), doelen.strip())
        velden = dict(zip(DEELVELDEN, teksten, strict=True))
        zet_velden(tx, DEEL, id_, velden)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def wijzig_deelvelden(
    sessie: Sessie, deel: Deel, wordt: Mapping[str, str], op: Deelkoppen | None = None
) -> None:
    """Say parts of a chapter (of ``DEELVELDEN``) otherwise, at once, made on the heads ``op``.

    Raises StapGeweigerd once the plan is laid down.
    """
    eis_planschrijver(sessie)

    def taak(tx: Transactie) -> None:
        eis_er_nog(tx, DEEL, deel.id)
        _eis_in_bewerking(plannen.lees(tx.bij(), sessie.editie.id))
        for veld, tekst in wordt.items():
            tx.zet(DEEL, deel.id, veld, tekst.strip(), op=op.get(veld) if op is not None else None)

    sessie.store.voer_uit(sessie.wie, taak)


def lees_deelkoppen(sessie: Sessie, deel: Deel) -> Deelkoppen:
    """What a form about a chapter is opened on."""
    db = sessie.store.lees()
    return {veld: lees_veld(db, Plaats(DEEL, deel.id, veld)).koppen for veld in DEELVELDEN}


def _eis_in_bewerking(plan: Plan) -> None:
    if plan.vastgesteld is not None:
        raise StapGeweigerd(_("Het plan is vastgesteld; een hoofdstuk ligt dan vast. Er is niets gewijzigd."))


def _zet(sessie: Sessie, soort: str, id_: str, veld: str, waarde: object) -> None:
    schrijf_in(sessie, soort, id_, lambda tx: tx.zet(soort, id_, veld, waarde))
