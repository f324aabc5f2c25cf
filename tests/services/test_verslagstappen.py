"""Sending and laying down: what is recorded, what is written to a file, and what a stale screen may not do."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import (
    bijlagen,
    documenten,
    gesprekken,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.versies import lees_versies, verzonden_versie
from korpsmonitor_tui.services.verslagstand import lees_kop, lees_stempel
from korpsmonitor_tui.services.verslagstappen import Verzending
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def test_sending_records_to_whom_what_and_until_when(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_check(laptop)
    kop = lees_kop(laptop.store.lees(), dossier)
    doel = tmp_path / "concept.docx"
    bevroren = verslagstappen.verstuur(
        laptop.auditor, dossier, Verzending(" E-Mail ", date(2013, 1, 28), werkdagen=5, doel=doel)
    )
    versie = verzonden_versie(laptop.store.lees(), dossier)
    assert versie is not None
    assert (versie.nummer, versie.kanaal, versie.datum) == (1, "e-mail", date(2013, 1, 28))
    assert [label for _wie, label in versie.respondenten] == ["korpsexpert", "portefeuillehouder"]
    assert bevroren.termijn == date(2013, 2, 4)
    assert versie.sha256 == bevroren.sha256 == hashlib.sha256(doel.read_bytes()).hexdigest()
    assert versie.kop == bevroren.kop == lees_kop(laptop.store.lees(), dossier)
    assert kop != versie.kop, "fixing the numbers is part of what is sent"


def test_the_file_is_kept_and_handed_out_again_byte_for_byte(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_check(laptop)
    bevroren = verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", doel=tmp_path))
    assert bevroren.bestand == tmp_path / "gespreksverslag-2011-2012-groningen-v1.docx"
    kopie = documenten.bewaar_verslag(laptop.coordinator, dossier, tmp_path / "kopie.docx")
    assert kopie.pad.read_bytes() == bevroren.bestand.read_bytes()
    rij = laptop.store.lees().execute("SELECT bestand FROM versie").fetchone()
    naam, inhoud = bijlagen.haal_op(laptop.coordinator, rij[0])
    assert naam == bevroren.bestand.name
    assert inhoud == bevroren.bestand.read_bytes()


def test_a_file_in_the_way_stops_the_sending(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_check(laptop)
    doel = tmp_path / "concept.docx"
    doel.write_bytes(b"van een ander")
    voor = events(laptop)
    with pytest.raises(BestandFout, match="niet overschreven"):
        verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", doel=doel))
    assert (events(laptop), verhaal.status(laptop), doel.read_bytes()) == (
        voor,
        Status.EERSTE_CHECK,
        b"van een ander",
    )
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post", doel=doel, overschrijf=True))
    assert doel.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("verzending", "melding"),
    [
        (Verzending("postduif"), "Onbekend kanaal “postduif”; kies uit e-mail"),
        (Verzending("post", date(2013, 2, 5)), "05-02-2013 ligt in de toekomst"),
        (Verzending("post", werkdagen=0), "1 tot en met 260"),
        (Verzending("post", werkdagen=1000), "1 tot en met 260"),
    ],
)
def test_a_sending_that_cannot_be_is_refused(laptop: Laptop, verzending: Verzending, melding: str) -> None:
    dossier = verhaal.in_check(laptop)
    with pytest.raises(OnbruikbareInvoer, match=melding):
        verslagstappen.verstuur(laptop.auditor, dossier, verzending)
    assert verhaal.status(laptop) == Status.EERSTE_CHECK


def test_somebody_has_to_verify(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    for deelnemer in gesprekken.lees_deelnemers(laptop.store.lees(), dossier)[:2]:
        gesprekken.verwijder_deelnemer(laptop.notulist, dossier, deelnemer.id)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    with pytest.raises(StapGeweigerd, match="Niemand is aangewezen"):
        verhaal.verstuur(laptop)


def test_respondents_with_the_same_role_are_told_apart(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    gesprekken.bewaar_deelnemer(
        laptop.notulist, dossier, Deelnemer("", "korpsexpert", "Groningen", "", "geheel", respondent=True)
    )
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    assert verhaal.akkoord(laptop, "korpsexpert (1)") == ("portefeuillehouder", "korpsexpert (2)")
    with pytest.raises(StapGeweigerd, match="al vastgelegd"):
        verhaal.akkoord(laptop, "korpsexpert (1)")
    with pytest.raises(NietGevonden, match=r"korpsexpert \(1\), portefeuillehouder, korpsexpert \(2\)"):
        verhaal.akkoord(laptop, "korpsexpert")
    assert verhaal.akkoord(laptop, "korpsexpert (2)") == ("portefeuillehouder",)


def test_without_a_gesprek_there_are_no_steps(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden, match="nog geen gesprek"):
        verslagstappen.bied_aan(laptop.notulist, DOSSIER)


def test_the_reason_of_a_return_becomes_a_remark_if_there_are_none(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "Noem de data.")
    (opmerking,) = verhaal.open_opmerkingen(laptop)
    assert (opmerking.tekst, opmerking.herkomst, opmerking.versie) == ("Noem de data.", "eerste_check", 1)


@pytest.mark.parametrize(
    ("opmerking", "melding", "fout"),
    [
        (("", "  "), "zonder tekst", OnbruikbareInvoer),
        (("psg-bestaat-niet", "x"), "verwijderd", NietGevonden),
    ],
)
def test_a_return_with_a_faulty_remark_is_no_return(
    laptop: Laptop, opmerking: tuple[str, str], melding: str, fout: type[Exception]
) -> None:
    dossier = verhaal.in_check(laptop)
    with pytest.raises(fout, match=melding):
        verslagstappen.stuur_retour(laptop.auditor, dossier, "onduidelijk", [("", "goed"), opmerking])
    assert verhaal.status(laptop) == Status.EERSTE_CHECK
    assert verhaal.opmerkingen(laptop) == ()


def test_rappels_and_extensions_are_for_what_is_out(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    with pytest.raises(StapGeweigerd, match="zolang het verslag ter verificatie is"):
        verslagstappen.herinner(laptop.notulist, dossier, "post")
    with pytest.raises(StapGeweigerd, match="zolang het verslag ter verificatie is"):
        verslagstappen.verleng(laptop.coordinator, dossier, date(2013, 6, 1), "omdat")


@pytest.mark.parametrize(
    ("tot", "reden", "melding"),
    [
        (date(2013, 2, 18), "omdat", "loopt al tot en met 18-02-2013"),
        (date(2013, 2, 3), "omdat", "al voorbij"),
        (date(2013, 6, 1), " ", "Geef een reden"),
    ],
)
def test_an_extension_gives_more_time_and_a_reason(
    laptop: Laptop, tot: date, reden: str, melding: str
) -> None:
    dossier = verhaal.verzonden(laptop)
    with pytest.raises(OnbruikbareInvoer, match=melding):
        verslagstappen.verleng(laptop.coordinator, dossier, tot, reden)
    assert verhaal.stand(laptop).termijn == date(2013, 2, 18)


# -- stale screens -------------------------------------------------------------------------------------------------------

STAPPEN: dict[
    str, tuple[Callable[[Laptop], str], Callable[[Laptop], Sessie], Callable[[Sessie, str], object]]
] = {
    "bied_aan": (
        verhaal.in_opmaak,
        lambda lap: lap.notulist,
        lambda s, gezien: verslagstappen.bied_aan(s, DOSSIER, gezien=gezien),
    ),
    "stuur_retour": (
        verhaal.in_check,
        lambda lap: lap.auditor,
        lambda s, gezien: verslagstappen.stuur_retour(s, DOSSIER, "omdat", gezien=gezien),
    ),
    "verstuur": (
        verhaal.in_check,
        lambda lap: lap.auditor,
        lambda s, gezien: verslagstappen.verstuur(s, DOSSIER, Verzending("post"), gezien=gezien),
    ),
    "neem_in_verwerking": (
        verhaal.met_reactie,
        lambda lap: lap.notulist,
        lambda s, gezien: verslagstappen.neem_in_verwerking(s, DOSSIER, gezien=gezien),
    ),
    "stel_vast": (
        verhaal.verwerkt,
        lambda lap: lap.auditor,
        lambda s, gezien: verslagstappen.stel_vast(s, DOSSIER, gezien=gezien),
    ),
    "heropen": (
        verhaal.definitief,
        lambda lap: lap.auditor,
        lambda s, gezien: verslagstappen.heropen(s, DOSSIER, "omdat", gezien=gezien),
    ),
}


@pytest.mark.parametrize("naam", STAPPEN)
def test_a_step_on_what_the_screen_shows_is_taken(laptop: Laptop, naam: str) -> None:
    begin, wie, neem = STAPPEN[naam]
    begin(laptop)
    voor = verhaal.status(laptop)
    neem(wie(laptop), lees_stempel(laptop.store.lees(), DOSSIER))
    assert verhaal.status(laptop) != voor


@pytest.mark.parametrize("naam", STAPPEN)
def test_a_step_on_an_older_screen_is_refused(laptop: Laptop, naam: str) -> None:
    begin, wie, neem = STAPPEN[naam]
    begin(laptop)
    oud = lees_stempel(laptop.store.lees(), DOSSIER)
    laptop.store.voer_uit(
        laptop.auditor.wie, lambda tx: tx.zet("passage", verhaal.passage(laptop, 1).id, "tekst", "anders")
    )
    voor = events(laptop)
    with pytest.raises(InmiddelsGewijzigd, match="Bekijk de nieuwe stand"):
        neem(wie(laptop), oud)
    assert events(laptop) == voor


def test_a_concept_sent_back_and_forth_is_not_sent_from_the_first_screen(laptop: Laptop) -> None:
    """The state is the same again, the text is not."""
    dossier = verhaal.in_check(laptop)
    gezien = lees_stempel(laptop.store.lees(), dossier)
    verslagstappen.stuur_retour(laptop.tweede_auditor, dossier, "onduidelijk")
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "ongezien")
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    with pytest.raises(InmiddelsGewijzigd):
        verslagstappen.verstuur(laptop.auditor, dossier, Verzending("post"), gezien=gezien)


def test_laying_down_writes_the_file_with_the_decision(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.verwerkt(laptop)
    vast = verslagstappen.stel_vast(laptop.auditor, dossier, doel=tmp_path)
    assert vast.termijn is None
    assert vast.bestand is not None
    assert vast.bestand.name.endswith("-v2.docx")
    assert [v.sha256 for v in lees_versies(laptop.store.lees(), dossier)][1] == vast.sha256
    assert len(wederhoor.lees_reacties(laptop.store.lees(), dossier)) == 2
