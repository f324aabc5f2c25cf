"""The demonstration: the published Korpsmonitor 2011-2012 as minutes, with fictive people, dates and states.

Roles stand for people. Every screen and document carries LABEL. The gesprekken are laid in the weeks before today, so
that a termijn runs, one is overdue, and a visit lies ahead.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import maak_map
from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Deelnemer, Tag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.demotekst import lees_demotekst
from korpsmonitor_tui.services import democijfers, documenten, gesprekken, openen, opvragingen, vragenlijst
from korpsmonitor_tui.services.demogesprek import Demogesprekken
from korpsmonitor_tui.services.demoploeg import Klok, maak_ploeg
from korpsmonitor_tui.services.demoverloop import VERLOPEN
from korpsmonitor_tui.services.demovervolg import schrijf_rapport
from korpsmonitor_tui.services.demoweging import weeg
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.services.werkdagen import na_werkdagen
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import weiger_bestaand

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.intake.demotekst import Demokorps
    from korpsmonitor_tui.services.demoploeg import Ploeg
    from korpsmonitor_tui.services.openen import Wereld

LABEL: Final = "Demonstratie: rapporttekst 2013 als verslagtekst; status en data fictief"
WACHTWOORD: Final = "korpsmonitor-demo"
EDITIE: Final = "2011-2012"
BESTAND: Final = "korpsmonitor-2011-2012.json"


@dataclass(frozen=True, slots=True)
class Demo:
    """A demonstration that is ready: the database, the folder with drafts, and how many there are."""

    pad: Path
    map: Path
    verslagen: int


def bouw_demo(
    wereld: Wereld, pad: Path, wachtwoord: str, map_: Path, voortgang: Callable[[int, int, str], None]
) -> Demo:
    """Build the demonstration at ``pad`` and write its Word drafts to ``map_``.

    ``voortgang(done, total, what)`` is called after every dossier. The database appears under its name only when it is
    complete. Raises KorpsmonitorFout, also if there already is one.
    """
    weiger_bestaand(pad)
    klok = Klok(wereld.klok().date())
    maak_map(pad.parent)
    maak_map(map_)
    with tempfile.TemporaryDirectory(dir=pad.parent, prefix=".demo-") as bouwplaats:
        tijdelijk = Path(bouwplaats) / pad.name
        editie = Editie(EDITIE, "Korpsmonitor 2011-2012", "korpsmonitor", LABEL)
        klok.zet(60)
        sessie = openen.maak(replace(wereld, klok=klok), tijdelijk, wachtwoord, editie, _("coördinator LEM"))
        try:
            aantal = _vul(sessie, klok, map_, voortgang)
        finally:
            sessie.store.sluit()
        weiger_bestaand(pad)
        shutil.move(pad_van(tijdelijk), pad_van(pad))
        shutil.move(tijdelijk, pad)
    return Demo(pad, map_, aantal)


def _vul(sessie: Sessie, klok: Klok, map_: Path, voortgang: Callable[[int, int, str], None]) -> int:
    tekst = lees_demotekst(paths.db() / "demo" / BESTAND, sessie.instrument)
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
        documenten.bewaar_verslag(sessie, dossier, map_, overschrijf=True)
        voortgang(nr + 1, len(tekst.korpsen), sessie.partij(korps.partij).naam)
    schrijf_rapport(ploeg)
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
