"""The approval list: who answered, what is open, whose turn it is, and what is overdue first."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.services.goedkeuring import (
    Antwoordstand,
    Goedkeuring,
    beurtnaam,
    lees_goedkeuring,
    maak_bestand,
)
from korpsmonitor_tui.services.verslagstappen import Verzending
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


def regel(sessie: Sessie, dossier: str = DOSSIER) -> Goedkeuring:
    return next(deel for deel in lees_goedkeuring(sessie) if deel.regel.dossier == dossier)


def antwoorden(deel: Goedkeuring) -> dict[str, str]:
    return {respondent.label: respondent.stand.value for respondent in deel.respondenten}


def test_wat_niet_is_gepland_staat_er_niet_op(laptop: Laptop) -> None:
    assert lees_goedkeuring(laptop.coordinator) == ()


def test_elke_respondent_heeft_een_stand(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    stil = regel(laptop.coordinator)
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.reactie(laptop, (1, "Nee."), wie="portefeuillehouder")
    deel = regel(laptop.coordinator)

    assert set(antwoorden(stil).values()) == {"stil"}
    assert antwoorden(deel) == {"korpsexpert": "akkoord", "portefeuillehouder": "opmerkingen"}
    assert (deel.verzonden_versie, deel.kanaal, deel.ronde) == (1, "e-mail", "ambtelijk")
    assert deel.verzonden == laptop.coordinator.vandaag()
    assert (deel.open, deel.aantal(Antwoordstand.STIL)) == (1, 0)


def test_akkoord_op_een_vorige_versie_telt_niet_meer(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.reactie(laptop, (1, "Nee."), wie="portefeuillehouder")
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)

    assert set(antwoorden(regel(laptop.coordinator)).values()) == {"stil"}


@pytest.mark.parametrize(
    ("status", "rol", "aan_zet", "niet"),
    [
        (Status.GEPLAND, "notulist (notulist A)", "notulist A", "auditor B"),
        (Status.IN_OPMAAK, "notulist (notulist A)", "notulist A", "notulist en auditor G"),
        (Status.EERSTE_CHECK, "auditor (auditor B, auditor D)", "auditor D", "notulist A"),
        (Status.RETOUR, "notulist (notulist A)", "notulist A", "auditor B"),
        (Status.TER_VERIFICATIE, "", "", "coördinator C"),
        (Status.REACTIE_ONTVANGEN, "notulist (notulist A)", "notulist A", "auditor B"),
        (Status.IN_VERWERKING, "auditor (auditor B, auditor D)", "auditor B", "notulist A"),
        (Status.DEFINITIEF, "", "", "auditor B"),
    ],
)
def test_wie_aan_zet_is(laptop: Laptop, status: Status, rol: str, aan_zet: str, niet: str) -> None:
    verhaal.TOT[status](laptop)

    assert beurtnaam(regel(laptop.coordinator).beurt) == rol
    if aan_zet:
        assert regel(laptop.als(aan_zet)).mijn
    assert not regel(laptop.als(niet)).mijn


def test_na_de_termijn_zijn_coordinator_en_auditor_aan_zet_en_staat_het_vooraan(
    laptop: Laptop, klok: Klok
) -> None:
    gesprekken.plan(laptop.coordinator, "amsterdam-amstelland", gesprekken.Planning())
    verhaal.verzonden(laptop)
    assert not lees_goedkeuring(laptop.coordinator)[0].regel.te_laat

    klok.verder(days=30)
    eerste = lees_goedkeuring(laptop.coordinator)[0]

    assert (eerste.regel.dossier, eerste.regel.te_laat, eerste.mijn) == (DOSSIER, True, True)
    # Nobody works on their own korps.
    assert not regel(laptop.eigen_korps).mijn


def test_het_laatste_rappel_over_deze_versie(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    klok.verder(days=8)
    verslagstappen.herinner(laptop.coordinator, DOSSIER, "telefoon")

    assert regel(laptop.coordinator).rappel == laptop.coordinator.vandaag()


def test_een_afwijzing_wacht_op_een_ander(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    for punt in verhaal.open_opmerkingen(laptop):
        wederhoor.beslis(laptop.auditor, DOSSIER, punt.id, "niet overgenomen", "Zo is het gezegd.")
    deel = regel(laptop.coordinator)

    assert (deel.open, deel.onbevestigd, deel.mijn) == (0, 2, True)
    assert deel.stap == "Bevestig 2 afwijzingen: een ander dan wie besloot."

    verhaal.bevestig_alles(laptop)
    assert regel(laptop.coordinator).onbevestigd == 0


def test_in_een_rekenblad_is_niets_een_formule(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    kwaad = Deelnemer("", "=cmd|'/c calc'!A1", "Groningen", "", "geheel", True)
    for deelnemer in gesprekken.lees_deelnemers(laptop.store.lees(), dossier):
        gesprekken.verwijder_deelnemer(laptop.notulist, dossier, deelnemer.id)
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, kwaad)
    verhaal.noteer(laptop)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("e-mail"))
    delen = lees_goedkeuring(laptop.coordinator)

    als_csv = maak_bestand(laptop.coordinator, delen, "csv").decode("utf-8-sig")
    blad = load_workbook(io.BytesIO(maak_bestand(laptop.coordinator, delen, "xlsx"))).active

    rijen = list(csv.reader(io.StringIO(als_csv), delimiter=";"))
    assert rijen[1][8].startswith("'=cmd")
    assert [cel.value for cel in blad[1]] == rijen[0]
    assert blad.cell(2, 9).data_type == "s"
    assert blad.cell(2, 1).value == "Groningen"
