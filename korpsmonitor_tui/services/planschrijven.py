"""Writing in a plan: actions, what became of them, progress and members.

Once the plan is laid down its text is fixed. A change of an action stands beside the original with its reason, an action
that is added is marked as new, one that is given up lapses, and no number is given twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.plan import Actiestand, Wijzigveld, volgorde_nummer, volledig_nummer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.plannen import (
    ACTIE,
    ACTIEVELDEN,
    DEEL,
    DEELVELDEN,
    LID,
    TEKST,
    VASTGESTELD,
    VOORTGANG,
)
from korpsmonitor_tui.services.rapportschrijvers import eis_tekst
from korpsmonitor_tui.services.sessie import SCHRIJVERS
from korpsmonitor_tui.services.velden import Plaats, lees_veld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from korpsmonitor_tui.domain.plan import Actie, Deel, Lid, Plan
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
    _eis_schrijver(sessie)
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
    _eis_schrijver(sessie)
    dag = datum or sessie.vandaag()
    gezegd = {
        veld: eis_tekst(tekst, _("Een actie")) if veld is Wijzigveld.TEKST else tekst.strip()
        for veld, tekst in wordt.items()
    }

    def taak(tx: Transactie) -> None:
        _eis_er_nog(tx, ACTIE, actie.id)
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
    _eis_schrijver(sessie)

    def taak(tx: Transactie) -> None:
        _eis_er_nog(tx, ACTIE, actie.id)
        id_ = f"{actie.id}/{plannen.VERWIJZING}"
        maak_of_herstel(tx, TEKST, algemeen(sessie, soort=plannen.VERWIJZING), id_)
        tx.zet(TEKST, id_, "tekst", waarheen.strip())

    sessie.store.voer_uit(sessie.wie, taak)


def laat_vervallen(sessie: Sessie, actie: Actie, reden: str, datum: date | None = None) -> None:
    """Give an action up, for a reason; its number and text stay. Raises StapGeweigerd, OnbruikbareInvoer without reason."""
    _eis_schrijver(sessie)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Zeg waarom de actie vervalt; zonder reden is er niets gewijzigd."))
    dag = (datum or sessie.vandaag()).isoformat()
    _zet(sessie, ACTIE, actie.id, "vervallen", {"reden": reden.strip(), "datum": dag})


def hervat(sessie: Sessie, actie: Actie) -> None:
    """Take up an action that had lapsed. Raises StapGeweigerd, also for one that did not lapse."""
    _eis_schrijver(sessie)
    if actie.verval is None:
        raise StapGeweigerd(_("Deze actie is niet vervallen; er is niets gewijzigd."))
    _zet(sessie, ACTIE, actie.id, "vervallen", None)


def verwijder_actie(sessie: Sessie, actie: Actie) -> None:
    """Take out an action, with its parts, while the plan is being written. Raises StapGeweigerd once it is laid down."""
    _eis_schrijver(sessie)

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
    _eis_schrijver(sessie)
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
    _eis_schrijver(sessie)

    def taak(tx: Transactie) -> None:
        _eis_er_nog(tx, DEEL, deel.id)
        _eis_in_bewerking(plannen.lees(tx.bij(), sessie.editie.id))
        for veld, tekst in wordt.items():
            tx.zet(DEEL, deel.id, veld, tekst.strip(), op=op.get(veld) if op is not None else None)

    sessie.store.voer_uit(sessie.wie, taak)


def lees_deelkoppen(sessie: Sessie, deel: Deel) -> Deelkoppen:
    """What a form about a chapter is opened on."""
    db = sessie.store.lees()
    return {veld: lees_veld(db, Plaats(DEEL, deel.id, veld)).koppen for veld in DEELVELDEN}


def meld_voortgang(
    sessie: Sessie,
    actie: Actie,
    peildatum: date,
    tekst: str | None = None,
    stand: Actiestand | None = None,
    op: Sequence[str] | None = None,
) -> str:
    """Say how an action stands at a reporting date: text, state or both; what is None stays. Id of what was told.

    ``op`` are the heads of the text that a form was opened on. Raises StapGeweigerd for who may not, OnbruikbareInvoer
    where nothing is said.
    """
    sessie.eis_rol(*SCHRIJVERS)
    if tekst is None and stand is None:
        raise OnbruikbareInvoer(_("Geef een tekst, een stand of allebei; er is niets vastgelegd."))

    def taak(tx: Transactie) -> str:
        _eis_er_nog(tx, ACTIE, actie.id)
        if stand not in {None, Actiestand.VERVALLEN}:
            _weiger_vervallen(plannen.lees(tx.bij(), sessie.editie.id), actie.id, peildatum)
        id_ = maak_bericht(tx, sessie, actie.id, peildatum)
        if tekst is not None:
            tx.zet(VOORTGANG, id_, "tekst", tekst.strip(), op=op)
        if stand is not None:
            tx.zet(VOORTGANG, id_, "stand", stand.value)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def _weiger_vervallen(plan: Plan, actie: str, peildatum: date) -> None:
    """Raise StapGeweigerd for the state of an action that had lapsed: nothing would show it."""
    toen = next((een.zoals_op(peildatum) for een in plan.acties if een.id == actie), None)
    if toen is not None and toen.verval is not None:
        raise StapGeweigerd(
            _(
                "Deze actie is vervallen en heeft dus geen andere stand; neem haar eerst weer op met `korpsmonitor plan actie"
                " hervat`. Er is niets gewijzigd."
            )
        )


def begin_bericht(sessie: Sessie, actie: Actie, peildatum: date) -> None:
    """Have a place to type what is told of an action at a reporting date. Raises StapGeweigerd for who may not."""
    sessie.eis_rol(*SCHRIJVERS)
    sessie.store.voer_uit(sessie.wie, lambda tx: maak_bericht(tx, sessie, actie.id, peildatum))


def maak_bericht(tx: Transactie, sessie: Sessie, actie: str, peildatum: date) -> str:
    """Have a place for what is told of an action at a reporting date, and return its id."""
    gegevens = algemeen(sessie, actie=actie, peildatum=peildatum.isoformat())
    return maak_of_herstel(tx, VOORTGANG, gegevens, plannen.voortgang_id(actie, peildatum))


def stel_vast(sessie: Sessie, datum: date | None = None) -> Plan:
    """Lay the plan down: from now on its text is fixed. The plan as it is fixed.

    Raises StapGeweigerd for who is no coördinator, without an action, twice, or while laptops differ about a text.
    """
    _eis_schrijver(sessie)
    dag = (datum or sessie.vandaag()).isoformat()

    def taak(tx: Transactie) -> None:
        plan = plannen.lees(tx.bij(), sessie.editie.id)
        if plan.vastgesteld is not None:
            raise StapGeweigerd(_("Het plan is al vastgesteld; er is niets gewijzigd."))
        if not plan.acties:
            raise StapGeweigerd(_("Er is nog geen actie om vast te stellen; er is niets gewijzigd."))
        leg_vast(tx, plan)
        id_ = maak_of_herstel(
            tx, TEKST, algemeen(sessie, soort=VASTGESTELD), plannen.tekst_id(sessie.editie.id, VASTGESTELD)
        )
        tx.zet(TEKST, id_, "tekst", dag)

    sessie.store.voer_uit(sessie.wie, taak)
    return plannen.lees_plan(sessie)


def leg_vast(tx: Transactie, plan: Plan) -> None:
    """Fix the texts of chapters and actions as they stand. Raises StapGeweigerd where laptops differ."""
    for deel in plan.delen:
        _leg_vast(tx, DEEL, deel.id, DEELVELDEN, _("hoofdstuk {nummer}").format(nummer=deel.nummer))
        for actie in deel.acties:
            nummer = volledig_nummer(deel.nummer, actie.nummer)
            _leg_vast(tx, ACTIE, actie.id, ACTIEVELDEN, _("actie {nummer}").format(nummer=nummer))


def _leg_vast(tx: Transactie, soort: str, id_: str, velden: Iterable[str], naam: str) -> None:
    stand = tx.stand(soort, id_)
    if stand.conflicten:
        raise StapGeweigerd(
            _(
                "Over {wat} zeggen twee laptops iets anders; kies eerst wat geldt met `korpsmonitor conflict toon -`."
                " Er is niets vastgesteld."
            ).format(wat=naam)
        )
    tx.zet(soort, id_, VASTGESTELD, {veld: stand.waarde(veld) or "" for veld in velden})


def voeg_lid_toe(sessie: Sessie, organisatie: str, functie: str) -> str:
    """Add a member, by organisation and function. Raises StapGeweigerd, OnbruikbareInvoer where both are empty."""
    _eis_schrijver(sessie)
    if not (organisatie.strip() or functie.strip()):
        raise OnbruikbareInvoer(_("Noem een organisatie, een functie of allebei; er is niets vastgelegd."))

    def taak(tx: Transactie) -> str:
        return schrijf_lid(tx, sessie, tx.nieuw_id(), organisatie.strip(), functie.strip())

    return sessie.store.voer_uit(sessie.wie, taak)


def schrijf_lid(tx: Transactie, sessie: Sessie, id_: str, organisatie: str, functie: str) -> str:
    """Put a member at the end of the list, within a transaction that checked who writes."""
    (laatste,) = (
        tx.bij().execute("SELECT max(volgorde) FROM planlid WHERE editie = ?", (sessie.editie.id,)).fetchone()
    )
    maak_of_herstel(tx, LID, algemeen(sessie), id_)
    velden = {"organisatie": organisatie, "functie": functie, "volgorde": tussen(laatste, None)}
    zet_velden(tx, LID, id_, velden)
    return id_


def verwijder_lid(sessie: Sessie, lid: Lid) -> None:
    """Take a member off the list. Raises StapGeweigerd."""
    _eis_schrijver(sessie)
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.verwijder(LID, lid.id))


def zet_velden(tx: Transactie, soort: str, id_: str, velden: dict[str, str]) -> None:
    """Give fields their values; an empty one that was never given stays so."""
    for veld, waarde in velden.items():
        if waarde or tx.koppen(soort, id_, veld):
            tx.zet(soort, id_, veld, waarde)


def algemeen(sessie: Sessie, **overig: str) -> dict[str, Any]:
    """Attributes of what belongs to no dossier."""
    return {"dossier": "", "editie": sessie.editie.id, **overig}


def _eis_schrijver(sessie: Sessie) -> None:
    plannen.eis_plan(sessie)
    sessie.eis_rol(Rol.COORDINATOR)


def _eis_in_bewerking(plan: Plan) -> None:
    if plan.vastgesteld is not None:
        raise StapGeweigerd(_("Het plan is vastgesteld; een hoofdstuk ligt dan vast. Er is niets gewijzigd."))


def _eis_er_nog(tx: Transactie, soort: str, id_: str) -> None:
    if not tx.stand(soort, id_).bestaat:
        raise StapGeweigerd(_("Dit is inmiddels verwijderd; er is niets gewijzigd."))


def _zet(sessie: Sessie, soort: str, id_: str, veld: str, waarde: object) -> None:
    def taak(tx: Transactie) -> None:
        _eis_er_nog(tx, soort, id_)
        tx.zet(soort, id_, veld, waarde)

    sessie.store.voer_uit(sessie.wie, taak)
