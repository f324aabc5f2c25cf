"""An edition that was weighed, after one with recommendations and measures: what commands about the follow-up begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import aanbevelingen, edities, maatregelen
from korpsmonitor_tui.services.aanbevelingen import NieuweAanbeveling
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel
from korpsmonitor_tui.services.openen import Wereld, open_sessie
from korpsmonitor_tui.services.sessie import Editie
from tests.services.gewogen import scoor, zet_eindscore

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

EMM = "informatie.aanleveren_emm"


def weeg(regel: Opdrachtregel, editie: str = "2013-2014") -> None:
    """Utrecht is geel on one dimension; Flevoland, in the same eenheid, conform norm; Drenthe geel there too.

    Before it there was an edition.
    """
    sessie = open_sessie(Wereld(klok=regel.klok), regel.db, lambda: "", editie=editie, als="coördinator")
    with sessie.store:
        scoor(sessie, "utrecht", {EMM: "geel", "organisatie.gedragscode": "blanco"}, motivatie="Te weinig.")
        zet_eindscore(sessie, "utrecht", "geel")
        scoor(sessie, "flevoland", {})
        zet_eindscore(sessie, "flevoland", "groen")
        scoor(sessie, "drenthe", {EMM: "geel"}, verder="")
        vorige = edities.maak(
            sessie.store, sessie.instrumenten, Editie("2011-2012", "Korpsmonitor 2011-2012", "korpsmonitor")
        ).als(sessie.persoon)
        aanbevelingen.voeg_toe(vorige, NieuweAanbeveling("Borg de CIE.", ("eenheidsleiding",)))
        aanbevelingen.stel_vast(vorige)
        maatregelen.voeg_toe(vorige, vorige.dossier("utrecht"), NieuweMaatregel("Benoem een korpsexpert."))
