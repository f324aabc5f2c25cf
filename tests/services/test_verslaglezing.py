"""A returned file is known for what it is before anything of it is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.passagekeuze import Passagekeuze
from korpsmonitor_tui.domain.teruglezing import Aard, Zekerheid
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import (
    bijlagen,
    gesprekken,
    verslaglezing,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.opmerkingenlijst import lees_lijst
from korpsmonitor_tui.services.terugkomst import Lot
from korpsmonitor_tui.services.verzending import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.services.verslagretour import erachter, stil, terug, vervang, verzonden, zonder_kenmerken
from tests.word import libreoffice
from tests.word.spoorvoorbeeld import docx, p, t
from tests.word.teruggave import in_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.verslaglezing import Gelezen
    from tests.services.conftest import Laptop


def lees(laptop: Laptop, inhoud: bytes, naam: str = "retour.docx", **anders: str) -> Gelezen:
    return verslaglezing.lees_terug(laptop.notulist, inhoud, naam, **anders)


def twee_verslagen(laptop: Laptop) -> str:
    """Groningen and Drenthe were both sent a verslag with the same words."""
    verhaal.verzonden(laptop)
    ander = verhaal.plan(laptop, "drenthe")
    verhaal.noteer(laptop, ander)
    verslagtekst.stel_samen(laptop.notulist, ander)
    verslagstappen.bied_aan(laptop.notulist, ander)
    verhaal.verstuur(laptop, ander)
    return ander


def test_a_file_says_whose_it_is_and_every_change_becomes_a_remark(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    inhoud = terug(laptop, vervang(1, "32", "36"), stil(2, "De vergunde branche wordt nooit gecontroleerd."))
    gelezen = lees(laptop, inhoud, "terug korpsexpert.docx")
    assert (gelezen.dossier, gelezen.partij, gelezen.versie.nummer) == (DOSSIER, "Groningen", 1)
    assert (gelezen.respondent, gelezen.meldingen, gelezen.actueel) == ("korpsexpert", (), True)
    assert (gelezen.aantal_ongewijzigd, gelezen.te_plaatsen) == (1, 0)
    assert gelezen.per_aard == {Aard.BIJGEHOUDEN: 1, Aard.STIL: 1}
    assert verhaal.opmerkingen(laptop) == ()

    uitkomst = verslaglezing.leg_vast(laptop.notulist, gelezen, Antwoord(gelezen.respondent, "e-mail"))
    assert (uitkomst.lot, len(uitkomst.opmerkingen)) == (Lot.VASTGELEGD, 2)
    assert verhaal.status(laptop) == Status.REACTIE_ONTVANGEN
    (reactie,) = wederhoor.lees_reacties(laptop.store.lees(), DOSSIER)
    assert bijlagen.haal_op(laptop.coordinator, reactie.bijlage)[1] == inhoud

    nogmaals = lees(laptop, inhoud)
    assert nogmaals.al_gelezen
    assert not nogmaals.voorgesteld_akkoord
    assert (
        verslaglezing.leg_vast(laptop.notulist, nogmaals, Antwoord("korpsexpert", "post")).lot
        == Lot.AL_GELEZEN
    )
    assert len(verhaal.opmerkingen(laptop)) == 2


def test_an_unchanged_file_proposes_akkoord_and_records_nothing(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    kaal = lees(laptop, verzonden(laptop).inhoud)
    assert (kaal.ongewijzigd, kaal.zegt_akkoord, kaal.voorgesteld_akkoord) == (True, False, True)
    zegt = lees(laptop, terug(laptop, erachter(3, "Akkoord, geen opmerkingen.")))
    assert (zegt.ongewijzigd, zegt.zegt_akkoord, zegt.voorgesteld_akkoord) == (False, True, True)
    mits = lees(laptop, terug(laptop, erachter(3, "Akkoord, mits passage 2 vervalt.")))
    assert not mits.voorgesteld_akkoord
    for gelezen, lot in ((kaal, Lot.ONGEWIJZIGD), (zegt, Lot.AKKOORD)):
        assert verslaglezing.leg_vast(laptop.notulist, gelezen, Antwoord("korpsexpert", "e-mail")).lot == lot
    assert verhaal.status(laptop) == Status.TER_VERIFICATIE
    assert wederhoor.lees_akkoorden(laptop.store.lees(), DOSSIER) == ()


def test_who_it_is_from_follows_only_where_it_is_plain(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    expert = gesprekken.lees_deelnemers(laptop.store.lees(), dossier)[0]
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, replace(expert, naam="r. espondent"))
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    inhoud = terug(laptop, vervang(1, "32", "36", "Iemand"))
    assert lees(laptop, inhoud, "retour.docx").respondent == ""
    assert lees(laptop, inhoud, "retour_Portefeuille-houder.docx").respondent == "portefeuillehouder"
    assert lees(laptop, inhoud, "korpsexpert en portefeuillehouder.docx").respondent == ""
    assert lees(laptop, inhoud, respondent="korpsexpert").respondent == "korpsexpert"
    with pytest.raises(NietGevonden, match="hoort niet bij de respondenten"):
        lees(laptop, inhoud, respondent="korpschef")
    inhoud = terug(laptop, vervang(1, "32", "36", "R. Espondent"))
    assert lees(laptop, inhoud, "retour.docx").respondent == "korpsexpert"


def test_a_file_of_elsewhere_is_refused_by_name(laptop: Laptop) -> None:
    ander = twee_verslagen(laptop)
    inhoud = verzonden(laptop).inhoud
    with pytest.raises(OnbruikbareInvoer, match="het verslag van Groningen, niet van Drenthe"):
        lees(laptop, inhoud, dossier=ander)
    with pytest.raises(OnbruikbareInvoer, match="niet bij editie 2011-2012"):
        lees(laptop, zonder_kenmerken(inhoud, verslag="2008-2009/groningen"))
    with pytest.raises(OnbruikbareInvoer, match="elders"):
        lees(laptop, zonder_kenmerken(inhoud, verslag="2011-2012/elders"))
    with pytest.raises(StapGeweigerd, match="versie 7 van Groningen"):
        lees(laptop, zonder_kenmerken(inhoud, versie="7", kop="0" * 64))
    anders = lees(laptop, zonder_kenmerken(inhoud, kop="0" * 64))
    assert "niet precies versie 1" in anders.meldingen[0]
    nooit = verhaal.plan(laptop, "zeeland")
    with pytest.raises(StapGeweigerd, match="van Zeeland is nog niet verstuurd"):
        lees(laptop, zonder_kenmerken(inhoud, verslag=nooit))
    vreemd = docx(p(t("Heel iets anders.")))
    with pytest.raises(OnbruikbareInvoer, match="lijkt op geen verstuurd verslag van Korpsmonitor"):
        lees(laptop, vreemd)
    with pytest.raises(OnbruikbareInvoer, match="lijkt op geen verstuurd verslag van Drenthe"):
        lees(laptop, vreemd, dossier=ander)


def test_without_marks_the_text_tells_unless_it_can_be_two(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    kaal = zonder_kenmerken(terug(laptop, vervang(1, "32", "36")))
    gelezen = lees(laptop, kaal)
    assert (gelezen.dossier, gelezen.versie.nummer) == (DOSSIER, 1)
    assert "aan de tekst is het versie 1 van Groningen" in gelezen.meldingen[0]
    assert [punt.aard for punt in gelezen.lezing.punten] == [Aard.BIJGEHOUDEN]


def test_of_two_with_the_same_words_a_person_chooses(laptop: Laptop) -> None:
    ander = twee_verslagen(laptop)
    kaal = zonder_kenmerken(terug(laptop, vervang(1, "32", "36")))
    with pytest.raises(
        OnbruikbareInvoer, match=r"kan zijn van (Groningen of Drenthe|Drenthe of Groningen)\."
    ):
        lees(laptop, kaal)
    assert lees(laptop, kaal, dossier=ander).dossier == ander


def test_an_earlier_version_gives_remarks_on_that_version(laptop: Laptop) -> None:
    dossier = verhaal.verwerkt(laptop)
    oud = terug(laptop, vervang(3, "te weinig", "geen"))
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    assert lees(laptop, verzonden(laptop).inhoud).versie.nummer == 2
    gelezen = lees(laptop, oud, respondent="korpsexpert")
    assert (gelezen.versie.nummer, gelezen.actueel) == (1, False)
    assert "intussen is versie 2 verstuurd" in gelezen.meldingen[0]
    verslaglezing.leg_vast(laptop.notulist, gelezen, Antwoord("korpsexpert", "e-mail"))
    regel = lees_lijst(laptop.notulist, dossier)[-1]
    assert (regel.opmerking.versie, regel.passage) == (1, 3)
    assert "korpsexpert" in verhaal.stand(laptop).respondenten_zonder_antwoord
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    wederhoor.beslis(laptop.auditor, dossier, regel.opmerking.id, "overgenomen")
    assert verhaal.teksten(laptop)[2] == "Voor de niet-vergunde branche is geen capaciteit."
    onveranderd = lees(laptop, verzonden(laptop, 1).inhoud, respondent="korpsexpert")
    assert onveranderd.ongewijzigd
    assert not onveranderd.voorgesteld_akkoord


def test_typed_remarks_find_their_passages_and_the_rest_is_to_be_placed(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    tekst = "nr 1 – het zijn 36 uren\npassages 2-3: te stellig\n9: bestaat niet\nDe toon is scherp.\n\nVerder akkoord."
    gelezen = verslaglezing.lees_opmerkingentekst(
        laptop.notulist, tekst.encode(), "telefoon.txt", dossier, "korpsexpert"
    )
    assert [(p.nummer, p.tekst, p.zekerheid) for p in gelezen.lezing.punten] == [
        (1, "het zijn 36 uren", Zekerheid.VAST),
        (2, "passages 2-3: te stellig", Zekerheid.VAST),
        (None, "9: bestaat niet\nDe toon is scherp.", Zekerheid.VOORSTEL),
        (None, "Verder akkoord.", Zekerheid.VAST),
    ]
    assert gelezen.meldingen == ("Passage 9 staat niet in versie 1; zeg zelf waar die opmerking over gaat.",)
    assert gelezen.lezing.akkoordwoorden == ("Verder akkoord.",)
    uitkomst = verslaglezing.leg_vast(laptop.notulist, gelezen, Antwoord("korpsexpert", "telefoon"))
    assert len(uitkomst.opmerkingen) == 3
    regels = lees_lijst(laptop.notulist, dossier)
    assert [(regel.passage, regel.te_plaatsen) for regel in regels] == [(1, False), (2, False), (None, True)]


@pytest.mark.parametrize("inhoud", [b"\xff\xfe\x00", b" \n\n"])
def test_unusable_text_is_refused(laptop: Laptop, inhoud: bytes) -> None:
    dossier = verhaal.verzonden(laptop)
    with pytest.raises(OnbruikbareInvoer, match=r"telefoon\.txt"):
        verslaglezing.lees_opmerkingentekst(laptop.notulist, inhoud, "telefoon.txt", dossier)


def test_typed_remarks_before_anything_was_sent_are_refused(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    with pytest.raises(StapGeweigerd, match="nog geen versie verstuurd"):
        verslaglezing.lees_opmerkingentekst(laptop.notulist, b"1: x", "telefoon.txt", dossier)


@pytest.mark.skipif(
    libreoffice.soffice() is None or libreoffice.python_met_uno() is None,
    reason="LibreOffice of python3-uno is niet geïnstalleerd",
)
def test_what_libreoffice_made_of_it_comes_in_as_odt(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.verzonden(laptop)
    handelingen = (
        ("bijhouden", "aan"),
        ("vervang", "1", "32", "36"),
        ("opmerking", "2", "kwartaal", "Welke bron?"),
        ("bijhouden", "uit"),
        ("vervang", "3", "te weinig", "geen"),
    )
    odt = in_libreoffice(verzonden(laptop).inhoud, handelingen, "odt", tmp_path)
    gelezen = lees(laptop, odt, "terug.odt", respondent="korpsexpert")
    assert (gelezen.dossier, gelezen.versie.nummer, gelezen.meldingen) == (dossier, 1, ())
    assert gelezen.per_aard == {Aard.BIJGEHOUDEN: 1, Aard.OPMERKING: 1, Aard.STIL: 1}
    verslaglezing.leg_vast(laptop.notulist, gelezen, Antwoord("korpsexpert", "e-mail"))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    for opmerking in verhaal.opmerkingen(laptop):
        wederhoor.beslis(laptop.auditor, dossier, opmerking.id, "overgenomen")
    assert verhaal.teksten(laptop) == [
        "De korpsexpert werkt 36 uur per week aan mensenhandel.",
        "De vergunde branche wordt ieder kwartaal gecontroleerd.",
        "Voor de niet-vergunde branche is geen capaciteit.",
    ]


def test_a_version_of_some_passages_comes_back_as_that(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    keuze = Passagekeuze(reeksen=((1, 1), (3, 3)))
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("e-mail", keuze=keuze))
    gelezen = lees(laptop, terug(laptop, vervang(3, "te weinig", "geen")))
    assert [(lot.nummer, lot.ongewijzigd) for lot in gelezen.lezing.passages] == [(1, True), (3, False)]
    assert [punt.nummer for punt in gelezen.lezing.punten] == [3]
