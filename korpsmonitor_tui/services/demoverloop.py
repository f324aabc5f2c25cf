"""What became of the dossiers of the demonstration: each course goes one step further, so that every state is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Stap
from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord

if TYPE_CHECKING:
    from korpsmonitor_tui.services.demoploeg import Klok, Ploeg


def _in_opmaak(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    klok.zet(30)
    verslagtekst.stel_samen(ploeg.notulist(nr), dossier)


def _in_check(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    _in_opmaak(ploeg, klok, nr, dossier)
    klok.zet(29)
    verslagstappen.bied_aan(ploeg.notulist(nr), dossier)


def _retour(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    _in_check(ploeg, klok, nr, dossier)
    klok.zet(28)
    eerste = verslagtekst.lees_passages(ploeg.coordinator.store.lees(), dossier)[0]
    verslagstappen.stuur_retour(
        ploeg.auditor(nr),
        dossier,
        _("Eén passage is onduidelijk (fictief voorbeeld)."),
        [(eerste.id, _("Noem de bron van dit oordeel (fictief voorbeeld)."))],
    )


def _verzonden(ploeg: Ploeg, klok: Klok, nr: int, dossier: str, dagen_geleden: int = 6) -> None:
    _in_check(ploeg, klok, nr, dossier)
    klok.zet(dagen_geleden)
    verslagstappen.verstuur(ploeg.auditor(nr), dossier, Verzending("e-mail"))


def _te_laat(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    """Sent four weeks ago for ten working days, reminded, and nobody answered."""
    _verzonden(ploeg, klok, nr, dossier, dagen_geleden=28)
    klok.zet(9)
    verslagstappen.herinner(
        ploeg.notulist(nr), dossier, "telefoon", _("Terugbellen toegezegd (fictief voorbeeld).")
    )


def _deels_akkoord(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    """Of two respondents one has answered."""
    _verzonden(ploeg, klok, nr, dossier)
    klok.zet(4)
    wederhoor.leg_akkoord_vast(ploeg.notulist(nr), dossier, Antwoord(_("korpsexpert"), "e-mail"))


def _akkoord(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    _verzonden(ploeg, klok, nr, dossier, dagen_geleden=12)
    klok.zet(5)
    db = ploeg.coordinator.store.lees()
    for deelnemer in gesprekken.lees_deelnemers(db, dossier):
        if deelnemer.respondent:
            wederhoor.leg_akkoord_vast(ploeg.notulist(nr), dossier, Antwoord(deelnemer.label, "e-mail"))


def _reactie(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
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


def _in_verwerking(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    """Of two remarks one is decided."""
    _reactie(ploeg, klok, nr, dossier)
    klok.zet(3)
    verslagstappen.neem_in_verwerking(ploeg.notulist(nr), dossier)
    eerste = next(o for o in lees_opmerkingen(ploeg.coordinator.store.lees(), dossier) if o.open)
    wederhoor.beslis(ploeg.auditor(nr), dossier, eerste.id, "overgenomen")


def _definitief(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    _akkoord(ploeg, klok, nr, dossier)
    klok.zet(2)
    verslagstappen.stel_vast(ploeg.auditor(nr), dossier)


def _zonder_reactie(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    _te_laat(ploeg, klok, nr, dossier)
    klok.zet(1)
    reden = _("Na een rappel is niets meer vernomen (fictief voorbeeld).")
    verslagstappen.stel_vast(ploeg.auditor(nr), dossier, Stap.STEL_VAST_ZONDER_REACTIE, reden)


def _niet_akkoord(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
    _in_verwerking(ploeg, klok, nr, dossier)
    for opmerking in lees_opmerkingen(ploeg.coordinator.store.lees(), dossier):
        if opmerking.open:
            reden = _("De opname bevestigt de passage (fictief voorbeeld).")
            wederhoor.beslis(ploeg.auditor(nr), dossier, opmerking.id, "niet overgenomen", reden)
            wederhoor.bevestig(ploeg.coordinator, dossier, opmerking.id)
    klok.zet(1)
    reden = _("het aantal in passage 2 (fictief voorbeeld)")
    verslagstappen.stel_vast(ploeg.auditor(nr), dossier, Stap.STEL_VAST_NIET_AKKOORD, reden)


def _heropend(ploeg: Ploeg, klok: Klok, nr: int, dossier: str) -> None:
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
