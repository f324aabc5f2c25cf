"""The demonstration: the published Korpsmonitor 2011-2012 as minutes, with fictive people, dates and states.

Roles stand for people. Every screen and document carries LABEL. The gesprekken are laid in the weeks before today, so
that a termijn runs, one is overdue, and a visit lies ahead.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import maak_map
from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Deelnemer, Tag
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol, Stap
from korpsmonitor_tui.intake.demotekst import lees_demotekst
from korpsmonitor_tui.services import (
    democijfers,
    documenten,
    gesprekken,
    medewerkers,
    openen,
    opvragingen,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord
from korpsmonitor_tui.services.werkdagen import is_werkdag, na_werkdagen
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import weiger_bestaand

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.intake.demotekst import Demokorps
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


class _Klok:
    """The fictive time of the demonstration."""

    def __init__(self, vandaag: date) -> None:
        self.vandaag = vandaag
        self.zet(0)

    def zet(self, dagen_geleden: int, uur: int = 9) -> None:
        """Go to a moment so many days before today, or on the last working day before that."""
        dag = self.vandaag - timedelta(days=dagen_geleden)
        while not is_werkdag(dag):
            dag -= timedelta(days=1)
        self.nu = datetime.combine(dag, time(uur), UTC)

    def __call__(self) -> datetime:
        """Every look at the clock takes a second."""
        self.nu += timedelta(seconds=1)
        return self.nu


@dataclass(frozen=True, slots=True)
class _Ploeg:
    """The fictive monitor team."""

    coordinator: Sessie
    notulisten: tuple[Persoon, ...]
    auditors: tuple[Persoon, ...]

    def notulist(self, nr: int) -> Sessie:
        return self.coordinator.als(self.notulisten[nr % len(self.notulisten)])

    def auditor(self, nr: int) -> Sessie:
        return self.coordinator.als(self.auditors[nr % len(self.auditors)])


def bouw_demo(
    wereld: Wereld, pad: Path, wachtwoord: str, map_: Path, voortgang: Callable[[int, int, str], None]
) -> Demo:
    """Build the demonstration at ``pad`` and write its Word drafts to ``map_``.

    ``voortgang(done, total, what)`` is called after every dossier. The database appears under its name only when it is
    complete. Raises KorpsmonitorFout, also if there already is one.
    """
    weiger_bestaand(pad)
    klok = _Klok(wereld.klok().date())
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


def _vul(sessie: Sessie, klok: _Klok, map_: Path, voortgang: Callable[[int, int, str], None]) -> int:
    tekst = lees_demotekst(paths.db() / "demo" / BESTAND, sessie.instrument)
    ploeg = _maak_ploeg(sessie)
    _vraag_lijsten(sessie, klok)
    _vul_vragenlijsten(sessie, klok)
    klok.zet(50)
    _plan_de_rest(sessie, ploeg, klok, {korps.partij for korps in tekst.korpsen})
    for nr, korps in enumerate(tekst.korpsen):
        dossier = _houd_gesprek(ploeg, klok, nr, korps)
        VERLOPEN[nr % len(VERLOPEN)](ploeg, klok, nr, dossier)
        documenten.bewaar_verslag(sessie, dossier, map_, overschrijf=True)
        voortgang(nr + 1, len(tekst.korpsen), sessie.partij(korps.partij).naam)
    return len(tekst.korpsen)


def _maak_ploeg(sessie: Sessie) -> _Ploeg:
    notulisten = tuple(
        medewerkers.nieuw(sessie, _("notulist {nr}").format(nr=nr), [Rol.NOTULIST]) for nr in (1, 2, 3)
    )
    korpsen = (["rotterdam-rijnmond"], ["twente", "gelderland-zuid"], ["drenthe"])
    auditors = tuple(
        medewerkers.nieuw(sessie, _("auditor {nr}").format(nr=nr), [Rol.AUDITOR], eigen)
        for nr, eigen in enumerate(korpsen, 1)
    )
    medewerkers.nieuw(sessie, _("lid weegploeg"), [Rol.WEEGPLOEG])
    return _Ploeg(sessie, notulisten, auditors)


def _vul_vragenlijsten(sessie: Sessie, klok: _Klok) -> None:
    """What every korps stated for 2011 and 2012, as published: one handeling a korps."""
    klok.zet(52)
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    for partij in sessie.instrument.partijen:
        if teksten := democijfers.antwoorden(sessie.instrument, cijfers, partij):
            vragenlijst.zet_antwoorden(sessie, sessie.dossier(partij.code), teksten)


def _vraag_lijsten(sessie: Sessie, klok: _Klok) -> None:
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


def _plan_de_rest(sessie: Sessie, ploeg: _Ploeg, klok: _Klok, met_tekst: set[str]) -> None:
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


def _houd_gesprek(ploeg: _Ploeg, klok: _Klok, nr: int, korps: Demokorps) -> str:
    """Plan the gesprek of a korps and take the published text as minutes."""
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
    gesprekken.voeg_notities_toe(notulist, dossier, _notities(korps))
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


# -- what became of a dossier: each goes one step further ----------------------------------------------------------------


def _in_opmaak(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    klok.zet(30)
    verslagtekst.stel_samen(ploeg.notulist(nr), dossier)


def _in_check(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _in_opmaak(ploeg, klok, nr, dossier)
    klok.zet(29)
    verslagstappen.bied_aan(ploeg.notulist(nr), dossier)


def _retour(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _in_check(ploeg, klok, nr, dossier)
    klok.zet(28)
    eerste = verslagtekst.lees_passages(ploeg.coordinator.store.lees(), dossier)[0]
    verslagstappen.stuur_retour(
        ploeg.auditor(nr),
        dossier,
        _("Eén passage is onduidelijk (fictief voorbeeld)."),
        [(eerste.id, _("Noem de bron van dit oordeel (fictief voorbeeld)."))],
    )


def _verzonden(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str, dagen_geleden: int = 6) -> None:
    _in_check(ploeg, klok, nr, dossier)
    klok.zet(dagen_geleden)
    verslagstappen.verstuur(ploeg.auditor(nr), dossier, Verzending("e-mail"))


def _te_laat(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    """Sent four weeks ago for ten working days, reminded, and nobody answered."""
    _verzonden(ploeg, klok, nr, dossier, dagen_geleden=28)
    klok.zet(9)
    verslagstappen.herinner(
        ploeg.notulist(nr), dossier, "telefoon", _("Terugbellen toegezegd (fictief voorbeeld).")
    )


def _deels_akkoord(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    """Of two respondents one has answered."""
    _verzonden(ploeg, klok, nr, dossier)
    klok.zet(4)
    wederhoor.leg_akkoord_vast(ploeg.notulist(nr), dossier, Antwoord(_("korpsexpert"), "e-mail"))


def _akkoord(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _verzonden(ploeg, klok, nr, dossier, dagen_geleden=12)
    klok.zet(5)
    db = ploeg.coordinator.store.lees()
    for deelnemer in gesprekken.lees_deelnemers(db, dossier):
        if deelnemer.respondent:
            wederhoor.leg_akkoord_vast(ploeg.notulist(nr), dossier, Antwoord(deelnemer.label, "e-mail"))


def _reactie(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _verzonden(ploeg, klok, nr, dossier, dagen_geleden=12)
    klok.zet(5)
    tekst = _("Graag twee aanpassingen (fictief voorbeeld).")
    punten = [
        (1, _("Voeg toe dat dit sinds vorig jaar geldt (fictief voorbeeld).")),
        (2, _("Dit aantal klopt volgens ons niet (fictief voorbeeld).")),
    ]
    wederhoor.leg_reactie_vast(
        ploeg.notulist(nr), dossier, Antwoord(_("korpsexpert"), "e-mail", toelichting=tekst), punten
    )


def _in_verwerking(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    """Of two remarks one is decided."""
    _reactie(ploeg, klok, nr, dossier)
    klok.zet(3)
    verslagstappen.neem_in_verwerking(ploeg.notulist(nr), dossier)
    eerste = next(o for o in lees_opmerkingen(ploeg.coordinator.store.lees(), dossier) if o.open)
    wederhoor.beslis(ploeg.auditor(nr), dossier, eerste.id, "overgenomen")


def _definitief(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _akkoord(ploeg, klok, nr, dossier)
    klok.zet(2)
    verslagstappen.stel_vast(ploeg.auditor(nr), dossier)


def _zonder_reactie(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _te_laat(ploeg, klok, nr, dossier)
    klok.zet(1)
    reden = _("Na een rappel is niets meer vernomen (fictief voorbeeld).")
    verslagstappen.stel_vast(ploeg.auditor(nr), dossier, Stap.STEL_VAST_ZONDER_REACTIE, reden)


def _niet_akkoord(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _in_verwerking(ploeg, klok, nr, dossier)
    for opmerking in lees_opmerkingen(ploeg.coordinator.store.lees(), dossier):
        if opmerking.open:
            reden = _("De opname bevestigt de passage (fictief voorbeeld).")
            wederhoor.beslis(ploeg.auditor(nr), dossier, opmerking.id, "niet overgenomen", reden)
    klok.zet(1)
    reden = _("het aantal in passage 2 (fictief voorbeeld)")
    verslagstappen.stel_vast(ploeg.auditor(nr), dossier, Stap.STEL_VAST_NIET_AKKOORD, reden)


def _heropend(ploeg: _Ploeg, klok: _Klok, nr: int, dossier: str) -> None:
    _definitief(ploeg, klok, nr, dossier)
    klok.zet(1)
    verslagstappen.heropen(ploeg.auditor(nr), dossier, _("Nagekomen informatie (fictief voorbeeld)."))


VERLOPEN: Final = (
    _definitief,
    _te_laat,
    _in_verwerking,
    _retour,
    _deels_akkoord,
    _reactie,
    _zonder_reactie,
    _in_check,
    _akkoord,
    _niet_akkoord,
    _in_opmaak,
    _heropend,
    _definitief,
    _verzonden,
)
"""The course of each dossier with text, so that every state is there."""
