"""The whole story of a gespreksverslag, from planning to definitief and beyond."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.services.bronnen import dossiers_van
from korpsmonitor_tui.services.versies import alle_vaststellingen, lees_vaststellingen, lees_versies
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import verhaal

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


def test_from_planning_to_definitief_with_everything_between(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.plan(laptop)
    assert dossier == verhaal.DOSSIER
    assert verhaal.status(laptop) == Status.GEPLAND
    verhaal.noteer(laptop)
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 3
    assert verhaal.status(laptop) == Status.IN_OPMAAK
    assert verhaal.teksten(laptop) == [tekst for _hoofdstuk, tekst in verhaal.TEKSTEN]
    eerste = verhaal.passage(laptop, 1)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, eerste.id, "De korpsexpert werkt 32 uur.")
    verslagstappen.bied_aan(laptop.notulist, dossier)

    verslagstappen.stuur_retour(
        laptop.auditor, dossier, "nog niet duidelijk", [(eerste.id, "Waaraan?"), ("", "Noem de datum.")]
    )
    assert verhaal.status(laptop) == Status.RETOUR
    waaraan, datum = verhaal.open_opmerkingen(laptop)
    assert (waaraan.tekst, waaraan.passage, datum.tekst) == ("Waaraan?", eerste.id, "Noem de datum.")
    verslagtekst.wijzig_passage(
        laptop.notulist, dossier, eerste.id, "De korpsexpert werkt 32 uur aan mensenhandel."
    )
    for opmerking in (waaraan, datum):
        wederhoor.beantwoord(laptop.notulist, dossier, opmerking.id, "Aangevuld.")
    verslagstappen.bied_aan(laptop.notulist, dossier)

    bevroren = verhaal.verstuur(laptop)
    assert bevroren.nummer == 1
    assert bevroren.termijn == date(2013, 2, 18)
    klok.verder(days=15)
    verslagstappen.herinner(laptop.notulist, dossier, "telefoon", "Wordt deze week gelezen.")
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."), (None, "De toon is te streng."))
    assert verhaal.status(laptop) == Status.REACTIE_ONTVANGEN
    verhaal.akkoord(laptop, "portefeuillehouder")
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    assert verhaal.stand(laptop).versie == 2

    uren, toon = verhaal.open_opmerkingen(laptop)
    with pytest.raises(StapGeweigerd, match="Het zijn 36 uren"):
        verslagstappen.stel_vast(laptop.auditor, dossier)
    wederhoor.beslis(
        laptop.auditor, dossier, uren.id, "overgenomen", nieuwe_tekst="De korpsexpert werkt 36 uur."
    )
    wederhoor.beslis(laptop.auditor, dossier, toon.id, "niet overgenomen", "De opname bevestigt de weergave.")
    assert verhaal.teksten(laptop)[0] == "De korpsexpert werkt 36 uur."

    with pytest.raises(
        StapGeweigerd, match=f"nog niet door een ander bevestigd: opmerking {toon.aanduiding} “"
    ):
        verslagstappen.stel_vast(laptop.auditor, dossier)
    wederhoor.bevestig(laptop.tweede_auditor, dossier, toon.id)

    vast = verslagstappen.stel_vast(laptop.auditor, dossier)
    assert vast.nummer == 2
    assert verhaal.status(laptop) == Status.DEFINITIEF
    versies = lees_versies(laptop.store.lees(), dossier)
    assert [(versie.nummer, versie.soort) for versie in versies] == [(1, "verzonden"), (2, "definitief")]
    assert laptop.store.controleer().klopt


def test_two_respondents_agree_each_for_themselves(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    assert verhaal.akkoord(laptop, "korpsexpert") == ("portefeuillehouder",)
    assert verhaal.status(laptop) == Status.TER_VERIFICATIE
    with pytest.raises(StapGeweigerd, match="akkoord van portefeuillehouder"):
        verslagstappen.stel_vast(laptop.auditor, dossier)
    with pytest.raises(StapGeweigerd, match="al vastgelegd"):
        verhaal.akkoord(laptop, "KORPSEXPERT")
    assert verhaal.akkoord(laptop, "portefeuillehouder") == ()
    assert verhaal.status(laptop) == Status.AKKOORD
    assert verslagstappen.stel_vast(laptop.auditor, dossier).nummer == 1


def test_after_another_sending_everybody_agrees_again(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "portefeuillehouder")
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    assert verhaal.verstuur(laptop).nummer == 2
    assert set(verhaal.stand(laptop).respondenten_zonder_akkoord) == {"korpsexpert", "portefeuillehouder"}
    assert set(verhaal.stand(laptop).respondenten_zonder_antwoord) == {"korpsexpert", "portefeuillehouder"}
    verhaal.akkoord(laptop, "korpsexpert")
    assert verhaal.status(laptop) == Status.TER_VERIFICATIE
    verhaal.akkoord(laptop, "portefeuillehouder")
    assert verhaal.status(laptop) == Status.AKKOORD
    assert [a.versie for a in wederhoor.lees_akkoorden(laptop.store.lees(), dossier)] == [1, 2, 2]


def test_without_reaction_only_after_the_termijn_and_visible_ever_after(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    with pytest.raises(StapGeweigerd, match=r"portefeuillehouder loopt nog tot en met 18-02-2013"):
        verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "niets vernomen")
    klok.verder(days=14)
    assert laptop.coordinator.vandaag() == date(2013, 2, 18)
    with pytest.raises(StapGeweigerd, match="loopt nog"):
        verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "niets vernomen")
    klok.verder(days=1)
    verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "niets vernomen")
    (besluit,) = lees_vaststellingen(laptop.store.lees(), dossier)
    assert besluit.bijzonder
    db = laptop.store.lees()
    assert alle_vaststellingen(db, *dossiers_van(laptop.auditor.editie.id)) == {dossier: (besluit,)}
    assert alle_vaststellingen(db, *dossiers_van("1999-2000")) == {}
    assert (besluit.besluit, besluit.reden, besluit.door) == (
        "vastgesteld zonder reactie",
        "niets vernomen",
        "auditor B",
    )


def test_an_extension_gives_more_time(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    verslagstappen.verleng(laptop.coordinator, dossier, date(2013, 3, 1), "vakantie")
    klok.verder(days=20)
    with pytest.raises(StapGeweigerd, match="01-03-2013"):
        verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "niets vernomen")
    klok.verder(days=6)
    assert verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "niets vernomen")


def test_one_reacts_and_the_other_stays_silent(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    verhaal.beslis_alles(laptop)
    with pytest.raises(StapGeweigerd, match="Nog geen antwoord van portefeuillehouder"):
        verslagstappen.stel_vast(laptop.auditor, dossier)
    klok.verder(days=15)
    verslagstappen.stel_vast(
        laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "portefeuillehouder: niets vernomen"
    )
    assert verhaal.status(laptop) == Status.DEFINITIEF


def test_disagreement_is_laid_down_with_what_it_is_about(laptop: Laptop) -> None:
    dossier = verhaal.in_verwerking(laptop)
    for opmerking in verhaal.open_opmerkingen(laptop):
        wederhoor.beslis(laptop.auditor, dossier, opmerking.id, "niet overgenomen", "De opname zegt 32.")
    verhaal.bevestig_alles(laptop)
    with pytest.raises(StapGeweigerd, match="reden"):
        verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.NIET_AKKOORD)
    verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.NIET_AKKOORD, "het aantal uren")
    (besluit,) = lees_vaststellingen(laptop.store.lees(), dossier)
    assert besluit.bijzonder
    assert besluit.besluit == "vastgesteld, niet akkoord op: het aantal uren"


def test_reopened_it_becomes_a_new_version_and_is_sent_again(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    with pytest.raises(StapGeweigerd, match="reden"):
        verslagstappen.heropen(laptop.coordinator, dossier, " ")
    verslagstappen.heropen(laptop.coordinator, dossier, "nagekomen cijfer")
    assert (verhaal.status(laptop), verhaal.stand(laptop).versie) == (Status.IN_OPMAAK, 2)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "Het zijn 36 uren.")
    verslagstappen.bied_aan(laptop.notulist, dossier)
    assert verhaal.verstuur(laptop).nummer == 2
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    assert verslagstappen.stel_vast(laptop.auditor, dossier).nummer == 2
    besluiten = lees_vaststellingen(laptop.store.lees(), dossier)
    assert [besluit.versie for besluit in besluiten] == [1, 2]
    versies = lees_versies(laptop.store.lees(), dossier)
    assert [versie.nummer for versie in versies] == [1, 1, 2, 2]


def test_a_reaction_after_akkoord_is_still_processed(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verhaal.reactie(laptop, (2, "Toch nog een punt."))
    assert verhaal.status(laptop) == Status.REACTIE_ONTVANGEN
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    with pytest.raises(StapGeweigerd, match="Toch nog een punt"):
        verslagstappen.stel_vast(laptop.auditor, dossier)


@pytest.mark.parametrize("tussenstap", ["in verwerking", "eerste check", "retour", "heropend"])
def test_a_late_reaction_is_never_lost(laptop: Laptop, tussenstap: str) -> None:
    if tussenstap == "heropend":
        dossier = verhaal.definitief(laptop)
        verslagstappen.heropen(laptop.coordinator, dossier, "late reactie")
    else:
        dossier = verhaal.verzonden(laptop)
        verhaal.reactie(laptop, (1, "Het zijn 36 uren."))
        verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
        verhaal.beslis_alles(laptop)
    if tussenstap in {"eerste check", "retour"}:
        verslagstappen.bied_aan(laptop.notulist, dossier)
    if tussenstap == "retour":
        verslagstappen.stuur_retour(laptop.auditor, dossier, "nog één punt")
    voor = verhaal.status(laptop)
    verhaal.reactie(laptop, (2, "Iedere maand."), wie="portefeuillehouder")
    assert verhaal.status(laptop) == voor
    assert "Iedere maand." in [opmerking.tekst for opmerking in verhaal.open_opmerkingen(laptop)]
    assert len(wederhoor.lees_reacties(laptop.store.lees(), dossier)) == (
        1 if tussenstap == "heropend" else 2
    )

    if tussenstap == "eerste check":
        with pytest.raises(StapGeweigerd, match="Iedere maand"):
            verhaal.verstuur(laptop)
        verslagstappen.stuur_retour(laptop.auditor, dossier, "er kwam nog een reactie")
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    assert verhaal.verstuur(laptop).nummer == 2


def test_a_remark_is_not_stuck_after_another_first_check(laptop: Laptop) -> None:
    """Handed in, sent back, and still every decision can be taken and changed."""
    dossier = verhaal.in_verwerking(laptop)
    with pytest.raises(StapGeweigerd, match="Nog niet beslist"):
        verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "neem de eerste opmerking toch niet over")
    eerste = next(o for o in verhaal.opmerkingen(laptop) if o.herkomst == "reactie")
    wederhoor.beslis(laptop.tweede_auditor, dossier, eerste.id, "niet overgenomen", "De opname zegt 32.")
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    assert verhaal.verstuur(laptop).nummer == 2


def test_a_remark_on_a_passage_deleted_since_is_taken_in_by_its_old_number(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    derde = verhaal.passage(laptop, 3)
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    verslagtekst.verwijder_passage(laptop.notulist, dossier, derde.id)
    verhaal.reactie(laptop, (3, "Dit klopt juist wel."), wie="portefeuillehouder")
    laat = verhaal.open_opmerkingen(laptop)[-1]
    assert (laat.tekst, laat.passage) == ("Dit klopt juist wel.", derde.id)
    wederhoor.beslis(laptop.auditor, dossier, laat.id, "niet overgenomen", "De passage is vervallen.")


def test_a_reaction_without_separate_remarks_is_one_remark(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    antwoord = Antwoord("korpsexpert", "telefoon", toelichting="Graag anders verwoorden.")
    wederhoor.leg_reactie_vast(laptop.notulist, dossier, antwoord)
    (opmerking,) = verhaal.open_opmerkingen(laptop)
    assert opmerking.tekst == "Graag anders verwoorden."


def test_remarks_stand_in_the_order_in_which_they_were_given(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    punten: list[tuple[int | None, str]] = [(None, f"opmerking {nr}") for nr in range(30)]
    verhaal.reactie(laptop, *punten)
    assert [o.tekst for o in verhaal.open_opmerkingen(laptop)] == [tekst for _nr, tekst in punten]


def test_participants_stand_in_the_order_of_adding(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    rollen = [d.rol for d in gesprekken.lees_deelnemers(laptop.store.lees(), dossier)]
    assert rollen == ["korpsexpert", "portefeuillehouder", "informatiecoördinator"]
