"""Answers of respondents and what is decided on them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import bijlagen, gesprekken, verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import verhaal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def test_an_akkoord_is_kept_with_its_evidence(laptop: Laptop, tmp_path: Path, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=3)
    bewijs = tmp_path / "e-mail van korpsexpert.eml"
    bewijs.write_bytes(bytes(range(256)) * 40)
    antwoord = Antwoord("Korpsexpert ", "E-MAIL", date(2013, 2, 5), "Akkoord, dank.", bewijs)
    wederhoor.leg_akkoord_vast(laptop.notulist, dossier, antwoord)
    (akkoord,) = wederhoor.lees_akkoorden(laptop.store.lees(), dossier)
    assert (
        akkoord.versie,
        akkoord.respondent,
        akkoord.rol,
        akkoord.datum,
        akkoord.kanaal,
        akkoord.toelichting,
    ) == (
        1,
        "korpsexpert",
        "korpsexpert",
        date(2013, 2, 5),
        "e-mail",
        "Akkoord, dank.",
    )
    assert bijlagen.haal_op(laptop.coordinator, akkoord.bijlage) == (bewijs.name, bewijs.read_bytes())


def test_a_reaction_is_kept_with_its_file_and_stands_for_a_remark(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.verzonden(laptop)
    bewijs = tmp_path / "retour.docx"
    bewijs.write_bytes(b"PK\x03\x04 geen echt document")
    wederhoor.leg_reactie_vast(laptop.notulist, dossier, Antwoord("korpsexpert", "e-mail", bewijs=bewijs))
    (reactie,) = wederhoor.lees_reacties(laptop.store.lees(), dossier)
    assert (reactie.respondent, reactie.versie, reactie.datum) == ("korpsexpert", 1, date(2013, 2, 4))
    assert bijlagen.haal_op(laptop.coordinator, reactie.bijlage)[1] == bewijs.read_bytes()
    (opmerking,) = verhaal.open_opmerkingen(laptop)
    assert opmerking.tekst == "Zie het ontvangen bestand retour.docx."
    assert (opmerking.reactie, opmerking.herkomst) == (reactie.id, "reactie")


@pytest.mark.parametrize(
    ("antwoord", "fout", "melding"),
    [
        (
            Antwoord("korpschef", "e-mail"),
            NietGevonden,
            "“korpschef” hoort niet bij de respondenten van versie 1",
        ),
        (Antwoord("informatiecoördinator", "e-mail"), NietGevonden, "hoort niet bij de respondenten"),
        (Antwoord("korpsexpert", "fax"), OnbruikbareInvoer, "Onbekend kanaal “fax”"),
        (Antwoord("korpsexpert", "post", date(2013, 2, 5)), OnbruikbareInvoer, "toekomst"),
        (
            Antwoord("korpsexpert", "post", date(2013, 2, 3)),
            OnbruikbareInvoer,
            "vóór de verzending op 04-02-2013",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    laptop: Laptop, antwoord: Antwoord, fout: type[Exception], melding: str
) -> None:
    dossier = verhaal.verzonden(laptop)
    voor = events(laptop)
    with pytest.raises(fout, match=melding):
        wederhoor.leg_akkoord_vast(laptop.notulist, dossier, antwoord)
    with pytest.raises(fout, match=melding):
        wederhoor.leg_reactie_vast(laptop.notulist, dossier, antwoord, [(1, "x")])
    assert events(laptop) == voor


@pytest.mark.parametrize(
    ("punten", "melding"),
    [
        ([], "zonder tekst of bestand"),
        ([(1, "goed"), (None, " ")], "zonder tekst"),
        ([(1, "x"), (9, "x")], "Passage 9"),
    ],
)
def test_a_reaction_without_content_or_place_is_refused_whole(
    laptop: Laptop, punten: list[tuple[int | None, str]], melding: str
) -> None:
    dossier = verhaal.verzonden(laptop)
    voor = events(laptop)
    with pytest.raises(OnbruikbareInvoer, match=melding):
        wederhoor.leg_reactie_vast(laptop.notulist, dossier, Antwoord("korpsexpert", "post"), punten)
    assert (events(laptop), verhaal.status(laptop)) == (voor, Status.TER_VERIFICATIE)


def test_evidence_that_cannot_be_read_stops_the_recording(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.verzonden(laptop)
    leeg = tmp_path / "leeg.eml"
    leeg.touch()
    for pad, melding in (
        (tmp_path / "weg.eml", "kan niet worden gelezen"),
        (leeg, "is leeg"),
        (tmp_path, "gelezen"),
    ):
        with pytest.raises(OnbruikbareInvoer, match=melding):
            wederhoor.leg_akkoord_vast(laptop.notulist, dossier, Antwoord("korpsexpert", "post", bewijs=pad))
    assert wederhoor.lees_akkoorden(laptop.store.lees(), dossier) == ()


@pytest.mark.parametrize("status", [Status.GEPLAND, Status.IN_OPMAAK, Status.EERSTE_CHECK, Status.DEFINITIEF])
def test_answers_need_a_version_to_be_out(laptop: Laptop, status: Status) -> None:
    dossier = verhaal.TOT[status](laptop)
    for doe in (verhaal.akkoord, lambda lap, wie: verhaal.reactie(lap, (1, "x"), wie=wie)):
        with pytest.raises(StapGeweigerd, match="geen versie bij een respondent"):
            doe(laptop, "korpsexpert")
    assert verhaal.status(laptop, dossier) == status


def test_who_answered_keeps_the_name_under_which_it_was_sent(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "portefeuillehouder")
    verhaal.reactie(laptop, (1, "x"))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    for deelnemer in gesprekken.lees_deelnemers(laptop.store.lees(), dossier):
        gesprekken.verwijder_deelnemer(laptop.notulist, dossier, deelnemer.id)
    assert wederhoor.lees_akkoorden(laptop.store.lees(), dossier)[0].respondent == "portefeuillehouder"
    assert wederhoor.lees_reacties(laptop.store.lees(), dossier)[0].respondent == "korpsexpert"


@pytest.mark.parametrize(
    ("besluit", "reden", "melding"),
    [
        ("misschien", "x", "Onbekend besluit"),
        ("niet overgenomen", " ", "Geef een reden"),
        ("gedeeltelijk overgenomen", "", "Geef een reden"),
    ],
)
def test_a_decision_is_one_of_three_and_has_its_reason(
    laptop: Laptop, besluit: str, reden: str, melding: str
) -> None:
    dossier = verhaal.in_verwerking(laptop)
    punt = verhaal.open_opmerkingen(laptop)[0]
    with pytest.raises(OnbruikbareInvoer, match=melding):
        wederhoor.beslis(laptop.auditor, dossier, punt.id, besluit, reden)
    assert len(verhaal.open_opmerkingen(laptop)) == 2


def test_a_new_text_is_never_dropped_or_slipped_in(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.reactie(laptop, (None, "over het geheel"), (1, "over de eerste"), wie="korpsexpert")
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    geheel, eerste = verhaal.open_opmerkingen(laptop)
    voor = verhaal.teksten(laptop)
    with pytest.raises(OnbruikbareInvoer, match="niet over één passage"):
        wederhoor.beslis(laptop.auditor, dossier, geheel.id, "overgenomen", nieuwe_tekst="anders")
    with pytest.raises(OnbruikbareInvoer, match="verandert de tekst niet"):
        wederhoor.beslis(
            laptop.auditor, dossier, eerste.id, "niet overgenomen", "omdat", nieuwe_tekst="anders"
        )
    assert (verhaal.teksten(laptop), len(verhaal.open_opmerkingen(laptop))) == (voor, 2)
    wederhoor.beslis(laptop.auditor, dossier, eerste.id, "niet overgenomen", "omdat", nieuwe_tekst=voor[0])
    verslagtekst.verwijder_passage(laptop.notulist, dossier, eerste.passage)
    with pytest.raises(NietGevonden, match="verwijderd"):
        wederhoor.beslis(laptop.auditor, dossier, eerste.id, "overgenomen", nieuwe_tekst="anders")


def test_decisions_wait_until_the_text_can_change(laptop: Laptop) -> None:
    dossier = verhaal.met_reactie(laptop)
    punt = verhaal.open_opmerkingen(laptop)[0]
    with pytest.raises(StapGeweigerd, match="het verslag is nu reactie ontvangen"):
        wederhoor.beslis(laptop.auditor, dossier, punt.id, "overgenomen")
    with pytest.raises(NietGevonden, match="niet"):
        wederhoor.beslis(laptop.auditor, dossier, "bestaat-niet", "overgenomen")


def test_a_respondents_remark_is_decided_and_not_just_answered(laptop: Laptop) -> None:
    dossier = verhaal.in_verwerking(laptop)
    punt = verhaal.open_opmerkingen(laptop)[0]
    with pytest.raises(StapGeweigerd, match="beslist een auditor"):
        wederhoor.beantwoord(laptop.notulist, dossier, punt.id, "gedaan")
    with pytest.raises(OnbruikbareInvoer, match="Schrijf op"):
        wederhoor.beantwoord(laptop.notulist, dossier, punt.id, " ")
