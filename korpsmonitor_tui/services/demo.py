"""The demonstration: the published Korpsmonitor 2011-2012 as minutes, with fictive people, dates and states.

The gesprekken are laid in the weeks before today, so that a termijn runs, one is overdue, and a visit lies ahead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Deelnemer, Tag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.demotekst import lees_demotekst
from korpsmonitor_tui.services import democijfers, documenten, gesprekken, opvragingen, vragenlijst
from korpsmonitor_tui.services.demogesprek import Demogesprekken
from korpsmonitor_tui.services.demoploeg import maak_ploeg
from korpsmonitor_tui.services.demoverloop import VERLOPEN
from korpsmonitor_tui.services.demovervolg import schrijf_rapport
from korpsmonitor_tui.services.demoweging import weeg
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.werkdagen import na_werkdagen

if TYPE_CHECKING:
    from korpsmonitor_tui.intake.demotekst import Demokorps
    from korpsmonitor_tui.services.demoploeg import Klok, Ploeg
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.voorbeeld import Bouw

BESTAND: Final = "verslagteksten.json"


def vul(bouw: Bouw) -> int:
    """Fill the edition with the published Korpsmonitor, dossier by dossier; how many Word drafts were written."""
    sessie, klok = bouw.sessie, bouw.klok
    tekst = lees_demotekst(bouw.bron / BESTAND, sessie.instrument)
    ploeg = maak_ploeg(sessie)
    _vraag_lijsten(sessie, klok)
    _vul_vragenlijsten(sessie, klok)
    klok.zet(50)
    _plan_de_rest(sessie, ploeg, klok, {korps.partij for korps in tekst.korpsen})
    opgenomen = Demogesprekken(ploeg, klok)
    for nr, korps in enumerate(tekst.korpsen):
        dossier = _houd_gesprek(ploeg, klok, nr, korps)
        if nr in opgenomen:
            opgenomen.noteer(nr, dossier, _notities(korps))
            opgenomen.codeer(nr, dossier)
        else:
            gesprekken.voeg_notities_toe(ploeg.notulist(nr), dossier, _notities(korps))
        VERLOPEN[nr % len(VERLOPEN)](ploeg, klok, nr, dossier)
        if nr in opgenomen:
            opgenomen.koppel(nr, dossier)
        documenten.bewaar_verslag(sessie, dossier, bouw.map, overschrijf=True)
        bouw.voortgang(nr + 1, len(tekst.korpsen), sessie.partij(korps.partij).naam)
    schrijf_rapport(ploeg, bouw.bron)
    weeg(ploeg, klok, tekst.korpsen)
    return len(tekst.korpsen)


def _vul_vragenlijsten(sessie: Sessie, klok: Klok) -> None:
    """What every korps stated for 2011 and 2012, as published: one handeling a korps."""
    klok.zet(52)
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    for partij in sessie.instrument.partijen:
        if teksten := democijfers.antwoorden(sessie.instrument, cijfers, partij):
            vragenlijst.zet_antwoorden(sessie, sessie.dossier(partij.code), teksten)


def _vraag_lijsten(sessie: Sessie, klok: Klok) -> None:
    """Sources with published figures sent their lists; of one that has none the list is overdue."""
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    for bron in sessie.instrument.bronnen:
        klok.zet(58)
        gevraagd = opvragingen.vraag_op(sessie, bron.code, termijn=na_werkdagen(klok.nu.date(), 10))
        klok.zet(53)
        if bron.gegevens:
            for opvraging in gevraagd:
                opvragingen.meld_ontvangen(
                    sessie, opvraging, opmerking=_("cijfers zoals gepubliceerd in 000")
                )
            democijfers.schrijf_broncijfers(sessie, cijfers, bron, gevraagd[0].id)


def _plan_de_rest(sessie: Sessie, ploeg: Ploeg, klok: Klok, met_tekst: set[str]) -> None:
    """Some visits still ahead: state gepland."""
    zonder_tekst = [partij for partij in sessie.instrument.partijen if partij.code not in met_tekst]
    for nr, partij in enumerate(zonder_tekst[::3]):
        notulist, auditors = (
            ploeg.notulist(nr).persoon,
            [p for p in ploeg.auditors if partij.code not in p.korpsen],
        )
        dag = na_werkdagen(klok.vandaag, 2 + nr)
        planning = Planning(dag, "10:00", partij.naam, notulist.naam, (auditors[nr % len(auditors)].naam,))
        gesprekken.plan(sessie, partij.code, planning)


def _houd_gesprek(ploeg: Ploeg, klok: Klok, nr: int, korps: Demokorps) -> str:
    """Plan the gesprek of a korps, and go to the moment at which it begins."""
    coordinator, notulist = ploeg.coordinator, ploeg.notulist(nr)
    partij = coordinator.partij(korps.partij)
    dossier = coordinator.dossier(korps.partij)
    klok.zet(45 - nr)
    planning = Planning(
        klok.nu.date(), "10:00", partij.naam, notulist.persoon.naam, (ploeg.auditor(nr).persoon.naam,)
    )
    gesprekken.plan(coordinator, korps.partij, planning)
    aanwezig = Aanwezigheid.GEDEELTELIJK if nr % 4 == 1 else Aanwezigheid.GEHEEL
    for rol, hoe, respondent in (
        (_("korpsexpert"), Aanwezigheid.GEHEEL, True),
        (_("portefeuillehouder"), aanwezig, nr % 2 == 0),
    ):
        gesprekken.bewaar_deelnemer(notulist, dossier, Deelnemer("", rol, partij.naam, "", hoe, respondent))
    klok.zet(45 - nr, uur=10)
    return dossier


def _notities(korps: Demokorps) -> list[NieuweNotitie]:
    return [
        NieuweNotitie(
            sectie.hoofdstuk,
            alinea.tekst,
            tags=(Tag.ACTIE,) if sectie.onderdeel == "prognose" and alinea.soort == "punt" else (),
        )
        for sectie in korps.secties
        for alinea in sectie.alineas
    ]
