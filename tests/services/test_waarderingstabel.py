"""The provisional waarderingstabel: out to the partner as a file, and back with what the partner says of it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.domain.waarderingslezing import Uitkomst
from korpsmonitor_tui.services import bijlagen, gesprekken, vragenlijst
from korpsmonitor_tui.services.documenten import schrijf
from korpsmonitor_tui.services.repliekbestand import Repliekbestand, lees_repliekbestand
from korpsmonitor_tui.services.replieken import lees_replieken, leg_repliek_vast
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.versies import lees_kop
from korpsmonitor_tui.services.waarderingstabel import (
    bewaar_waardering,
    lees_voorleggingen,
    stel_waardering_op,
)
from korpsmonitor_tui.word.sporenschrijver import schrijf_sporen
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.services import verhaal
from tests.services.conftest import Laptop, wissel_uit
from tests.services.test_replieken import OM, oordeel
from tests.services.waarderingsbestand import haal_rij_weg, schrijf_erbij
from tests.word import libreoffice

if TYPE_CHECKING:
    from pathlib import Path

VORMEN = pytest.mark.parametrize("vorm", ["docx", "xlsx"])


@pytest.fixture
def beoordeeld(laptop: Laptop) -> Laptop:
    """Three korpsen answered on the OM, one of them with no colour."""
    oordeel(laptop, "geel", "Wisselende officieren.")
    oordeel(laptop, "rood", "Geen overleg.", partij="drenthe")
    oordeel(laptop, "", "Nog geen zaken gehad.", partij="zeeland")
    return laptop


def teruggelezen(laptop: Laptop, pad: Path) -> Repliekbestand:
    return lees_repliekbestand(laptop.notulist, OM, pad)


def teksten(laptop: Laptop) -> dict[str, str]:
    return {r.korps: r.tekst for r in lees_replieken(laptop.store.lees(), OM)}


def test_every_korps_is_in_it_in_its_order_with_what_it_said(beoordeeld: Laptop) -> None:
    tabel = stel_waardering_op(beoordeeld.notulist, OM, met_repliek=False)
    korpsen = [p for p in beoordeeld.notulist.instrument.partijen if p.soort == "korps"]
    assert [regel.korps for regel in tabel.regels] == [korps.naam for korps in korpsen]
    per_korps = {regel.korps: (regel.oordeel, regel.toelichting, regel.versie) for regel in tabel.regels}
    assert per_korps["Twente"] == ("G  geel: Aandacht", "Wisselende officieren.", "2011-2012")
    assert per_korps["Zeeland"] == ("geen kleur gegeven", "Nog geen zaken gehad.", "2011-2012")
    assert per_korps["Groningen"] == ("niet beantwoord", "", "")
    assert sum(bool(regel.code) for regel in tabel.regels) == 3


def test_names_give_way_to_roles(beoordeeld: Laptop) -> None:
    verhaal.plan(beoordeeld)
    deelnemer = Deelnemer("", "korpsexpert", "", "Alexia Testpersoon", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(beoordeeld.notulist, verhaal.DOSSIER, deelnemer)
    partij = verhaal.DOSSIER.partition("/")[2]
    oordeel(beoordeeld, "groen", "Alexia Testpersoon belt wekelijks.", partij=partij)
    tabel = stel_waardering_op(beoordeeld.notulist, OM, met_repliek=True)
    (toelichting,) = [r.toelichting for r in tabel.regels if "wekelijks" in r.toelichting]
    assert "Testpersoon" not in toelichting
    assert "korpsexpert" in toelichting


def test_on_paper_it_says_that_it_is_provisional_on_every_page(beoordeeld: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "om.docx"
    bewaar_waardering(beoordeeld.notulist, OM, pad)
    document = docx.Document(str(pad))
    for sectie in document.sections:
        for deel in (sectie.header, sectie.footer):
            inhoud = " ".join(deel._element.itertext())
            assert "VOORLOPIG" in inhoud
    rijen = {rij.cells[0].text: rij.cells for rij in document.tables[1].rows}
    assert rijen["5. Twente"][1].text == "G  geel: Aandacht"
    assert "FFD100" in rijen["5. Twente"][1]._tc.xml
    assert rijen["1. Groningen"][1].text == "niet beantwoord"
    assert rijen["5. Twente"][4].text == ""


def test_in_a_workbook_the_colour_is_in_words_too(beoordeeld: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "om.xlsx"
    bewaar_waardering(beoordeeld.notulist, OM, pad)
    blad = openpyxl.load_workbook(pad).worksheets[0]
    assert "VOORLOPIG" in str(blad.oddHeader.left.text)
    (kleur,) = [cel for rij in blad.iter_rows() for cel in rij if cel.value == "R  rood: Onvoldoende"]
    assert kleur.fill.fgColor.rgb == "00B3261E"


def test_that_it_was_put_to_the_partner_is_recorded_with_the_very_file(
    beoordeeld: Laptop, tmp_path: Path
) -> None:
    pad = tmp_path / "om.docx"
    bestand = bewaar_waardering(beoordeeld.notulist, OM, pad, aan="portefeuillehouder OM")
    (voorlegging,) = lees_voorleggingen(beoordeeld.store.lees(), OM)
    assert (voorlegging.aan, voorlegging.vorm, voorlegging.sha256) == (
        "portefeuillehouder OM",
        "docx",
        bestand.sha256,
    )
    assert bijlagen.haal_op(beoordeeld.notulist, voorlegging.bijlage)[1] == pad.read_bytes()
    assert "voorgelegd aan portefeuillehouder OM" in lees_tijdlijn(beoordeeld.coordinator, OM)[0].wat
    assert beoordeeld.store.controleer().klopt
    with pytest.raises(BestandFout):
        bewaar_waardering(beoordeeld.notulist, OM, pad, aan="portefeuillehouder OM")
    assert len(lees_voorleggingen(beoordeeld.store.lees(), OM)) == 1


def test_the_record_reaches_the_other_laptop(hier: Laptop, daar: Laptop, tmp_path: Path) -> None:
    oordeel(hier, "geel")
    bewaar_waardering(hier.notulist, OM, tmp_path / "om.xlsx", aan="hoofd")
    wissel_uit(hier, daar)
    assert lees_voorleggingen(daar.store.lees(), OM) == lees_voorleggingen(hier.store.lees(), OM) != ()


@VORMEN
@pytest.mark.parametrize("aan", ["", "hoofd"])
def test_a_filled_in_table_is_read_back(beoordeeld: Laptop, tmp_path: Path, vorm: str, aan: str) -> None:
    pad = tmp_path / f"om.{vorm}"
    bewaar_waardering(beoordeeld.notulist, OM, pad, aan=aan)
    schrijf_erbij(pad, "Twente", "Sinds mei een vaste officier.")
    bestand = teruggelezen(beoordeeld, pad)
    assert not bestand.open
    assert bestand.ontbrekend == ()
    assert teksten(beoordeeld) == {"twente": "Sinds mei een vaste officier."}
    vooraf = len(lees_tijdlijn(beoordeeld.coordinator, OM))
    assert {r.uitkomst for r in teruggelezen(beoordeeld, pad).regels} == {Uitkomst.GELIJK}
    assert len(lees_tijdlijn(beoordeeld.coordinator, OM)) == vooraf


@VORMEN
def test_what_was_changed_here_meanwhile_stays_and_is_told(
    beoordeeld: Laptop, tmp_path: Path, vorm: str
) -> None:
    pad = tmp_path / f"om.{vorm}"
    bewaar_waardering(beoordeeld.notulist, OM, pad, aan="hoofd")
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Door de telefoon: klopt niet.")
    schrijf_erbij(pad, "Twente", "Per post: klopt half.")
    bestand = teruggelezen(beoordeeld, pad)
    assert bestand.open
    assert [r.uitkomst for r in bestand.regels if r.plaats.korps == "twente"] == [Uitkomst.BOTSING]
    assert teksten(beoordeeld) == {"twente": "Door de telefoon: klopt niet."}


@VORMEN
def test_a_repliek_stays_with_the_judgement_that_was_shown(
    beoordeeld: Laptop, tmp_path: Path, vorm: str
) -> None:
    pad = tmp_path / f"om.{vorm}"
    bewaar_waardering(beoordeeld.notulist, OM, pad, aan="hoofd")
    oordeel(beoordeeld, "groen", "Toch tevreden.")
    schrijf_erbij(pad, "Twente", "Onjuist.")
    (regel,) = [r for r in teruggelezen(beoordeeld, pad).regels if r.tekst]
    assert not regel.actueel
    (repliek,) = lees_replieken(beoordeeld.store.lees(), OM)
    assert repliek.oordeel == "geel: Wisselende officieren."
    tabel = stel_waardering_op(beoordeeld.notulist, OM, met_repliek=True)
    assert [(e.korps, e.repliek) for e in tabel.eerder] == [("Twente", "Onjuist.")]
    assert not any(r.repliek for r in tabel.regels)


@VORMEN
def test_what_belongs_to_no_judgement_is_listed(beoordeeld: Laptop, tmp_path: Path, vorm: str) -> None:
    pad = tmp_path / f"om.{vorm}"
    bewaar_waardering(beoordeeld.notulist, OM, pad)
    schrijf_erbij(pad, "Groningen", "Wij spreken elkaar maandelijks.")
    bestand = teruggelezen(beoordeeld, pad)
    assert [tekst for _plaats, tekst in bestand.niet_geplaatst] == ["Wij spreken elkaar maandelijks."]
    assert teksten(beoordeeld) == {}


def test_a_row_that_was_taken_out_is_told(beoordeeld: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "om.docx"
    bewaar_waardering(beoordeeld.notulist, OM, pad)
    schrijf_erbij(pad, "Twente", "Ja.")
    haal_rij_weg(pad, "Drenthe")
    assert [weg.korps for weg in teruggelezen(beoordeeld, pad).ontbrekend] == ["drenthe"]
    assert teksten(beoordeeld) == {"twente": "Ja."}


def test_the_table_of_another_partner_is_refused(beoordeeld: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "om.docx"
    bewaar_waardering(beoordeeld.notulist, OM, pad)
    schrijf_erbij(pad, "Twente", "Nee.")
    with pytest.raises(OnbruikbareInvoer, match="deze ketenpartner"):
        lees_repliekbestand(beoordeeld.notulist, "2011-2012/iszw", pad)
    with pytest.raises(StapGeweigerd):
        lees_repliekbestand(beoordeeld.lezer, OM, pad)


@pytest.mark.parametrize("naam", ["om.docx", "om.xlsx", "om.pdf"])
def test_what_is_no_table_is_refused_in_one_line(beoordeeld: Laptop, tmp_path: Path, naam: str) -> None:
    pad = tmp_path / naam
    pad.write_bytes(b"geen bestand")
    with pytest.raises(KorpsmonitorFout) as fout:
        teruggelezen(beoordeeld, pad)
    assert "\n" not in str(fout.value)


def test_a_repliek_changes_neither_colour_nor_the_verslag_of_the_korps(beoordeeld: Laptop) -> None:
    verhaal.definitief(beoordeeld)
    db = beoordeeld.store.lees
    vooraf = (
        lees_kop(db(), verhaal.DOSSIER),
        vragenlijst.lees_antwoorden(db(), "2011-2012/twente"),
        schrijf(beoordeeld.notulist, db(), verhaal.DOSSIER).inhoud,
    )
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Wij zijn het oneens.")
    assert vooraf == (
        lees_kop(db(), verhaal.DOSSIER),
        vragenlijst.lees_antwoorden(db(), "2011-2012/twente"),
        schrijf(beoordeeld.notulist, db(), verhaal.DOSSIER).inhoud,
    )
    assert vragenlijst.lees_antwoorden(db(), "2011-2012/twente")[Vak("ketensamenwerking.om")].waarde == "geel"


def test_with_repliek_it_stands_beside_the_judgement(beoordeeld: Laptop, tmp_path: Path) -> None:
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Sinds mei een vaste officier.")
    pad = tmp_path / "om.docx"
    bewaar_waardering(beoordeeld.notulist, OM, pad, met_repliek=True)
    rijen = {
        rij.cells[0].text: [cel.text for cel in rij.cells] for rij in docx.Document(str(pad)).tables[1].rows
    }
    assert rijen["5. Twente"][1:5:3] == ["G  geel: Aandacht", "Sinds mei een vaste officier."]
    assert rijen["3. Drenthe"][4] == ""
    assert not teruggelezen(beoordeeld, pad).open, "nothing but what was printed"


def test_in_the_verslag_of_the_partner_it_is_an_annex_outside_the_text(beoordeeld: Laptop) -> None:
    verhaal.plan(beoordeeld, "om")
    zonder, kop = _annex(beoordeeld), lees_kop(beoordeeld.store.lees(), OM)
    assert zonder == []
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Sinds mei een vaste officier.")
    assert _annex(beoordeeld) == [
        ["Twente", "G  geel: Aandacht", "Wisselende officieren.", "Sinds mei een vaste officier."]
    ]
    oordeel(beoordeeld, "groen", "Beter.")
    assert _annex(beoordeeld)[0][1] == "G  geel: Aandacht", "as it was put to the partner"
    assert lees_kop(beoordeeld.store.lees(), OM) == kop


def test_an_annex_that_came_later_is_a_tracked_change_of_the_next_version(beoordeeld: Laptop) -> None:
    verhaal.plan(beoordeeld, "om")
    zonder = schrijf(beoordeeld.notulist, beoordeeld.store.lees(), OM).inhoud
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Sinds mei een vaste officier.")
    met = schrijf(beoordeeld.notulist, beoordeeld.store.lees(), OM).inhoud
    lezing = lees_wijzigingen(schrijf_sporen(zonder, met, datetime(2013, 2, 4, tzinfo=UTC)))
    assert "Sinds mei een vaste officier." in lezing.nieuw
    assert "Sinds mei een vaste officier." not in lezing.oud


def _annex(laptop: Laptop) -> list[list[str]]:
    """The rows with replieken in the verslag of the OM."""
    document = docx.Document(io.BytesIO(schrijf(laptop.notulist, laptop.store.lees(), OM).inhoud))
    rijen = [[cel.text for cel in rij.cells] for tabel in document.tables for rij in tabel.rows]
    koppen = [nr for nr, rij in enumerate(rijen) if rij[-1] == "Repliek"]
    return [rijen[nr + 1] for nr in koppen]


@libreoffice.nodig
def test_it_survives_libreoffice_and_opendocument(beoordeeld: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "om.docx"
    bewaar_waardering(beoordeeld.notulist, OM, pad, aan="hoofd")
    schrijf_erbij(pad, "Drenthe", "Er is juist veel overleg.")
    odt = libreoffice.zet_om(pad.read_bytes(), "odt", tmp_path)
    terug = tmp_path / "terug.odt"
    terug.write_bytes(odt)
    bestand = teruggelezen(beoordeeld, terug)
    assert bestand.niet_geplaatst == ()
    assert teksten(beoordeeld) == {"drenthe": "Er is juist veel overleg."}
