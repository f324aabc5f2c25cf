"""Rounds of coding: who has finished, and what is no longer independent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.codeerstand import RONDE, lees_codeerstand, ronde_id
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_definitief, weiger_vastgesteld

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


def rond_af(sessie: Sessie, dossier: str) -> None:
    """Declare to be finished with this dossier, also without a code of one's own. Raises as :func:`eis_schrijver`."""
    codeur = eis_schrijver(sessie, dossier).id

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        id_ = maak_of_herstel(tx, RONDE, {"dossier": dossier, "codeur": codeur}, ronde_id(dossier, codeur))
        if not tx.waarde(RONDE, id_, "afgerond"):
            tx.zet(RONDE, id_, "afgerond", tx.nu.isoformat(timespec="seconds"))

    sessie.store.voer_uit(sessie.wie, taak)


def heropen(sessie: Sessie, dossier: str) -> None:
    """Go on coding after all. Raises StapGeweigerd once the codes of another could be seen."""
    codeur = eis_schrijver(sessie, dossier).id

    def taak(tx: Transactie) -> None:
        weiger_definitief(tx, dossier)
        weiger_na_zicht(sessie, tx, dossier)
        if tx.stand(RONDE, ronde_id(dossier, codeur)).bestaat:
            tx.zet(RONDE, ronde_id(dossier, codeur), "afgerond", "")

    sessie.store.voer_uit(sessie.wie, taak)


def weiger_na_zicht(sessie: Sessie, tx: Transactie, dossier: str) -> None:
    """Raise StapGeweigerd if who is working can see codes of others: what is coded then is no longer independent."""
    _weiger_na_zicht(sessie, tx.bij(), dossier)


def _weiger_na_zicht(sessie: Sessie, db: Database, dossier: str) -> None:
    stand = lees_codeerstand(sessie, dossier, db)
    if stand.zichtbaar and stand.anderen:
        raise StapGeweigerd(
            _(
                "De codering van dit dossier is afgerond en voor iedereen te zien; verschillen worden met een besluit"
                " opgelost. Er is niets gewijzigd."
            )
        )


def eis_codeur(sessie: Sessie, tx: Transactie, dossier: str) -> None:
    """Raise StapGeweigerd if who is working cannot code independently now."""
    eis_open_codering(sessie, tx.bij(), dossier)


def eis_open_codering(sessie: Sessie, db: Database, dossier: str) -> None:
    """As :func:`eis_codeur`, for who only looks at what would happen."""
    weiger_vastgesteld(db, dossier)
    _weiger_na_zicht(sessie, db, dossier)
    if sessie.persoon.id in lees_codeerstand(sessie, dossier, db).afgerond:
        raise StapGeweigerd(
            _("U hebt uw codering van dit dossier afgerond; heropen haar eerst. Er is niets gewijzigd.")
        )
