"""The letter that asks for improvement measures: to whom, what it says, and what is kept of what went out."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.services import gesprekken, maatregelen, verbeterbrieven
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.verbeterbrieven import Briefopgave, Briefstand, lees_brieven
from tests.services.conftest import wissel_uit
from tests.services.gewogen import scoor, weger, zet_eindscore
from tests.services.verhaal import DOSSIER, plan

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

EMM, VERGUND = "informatie.aanleveren_emm", "toezicht.vergunde_branche"
TWEE = {EMM: "geel", VERGUND: "rood"}


def _niet_conform(
    laptop: Laptop, partij: str = "groningen", motivatie: str = "Er is te weinig gedaan."
) -> str:
    dossier = scoor(laptop.coordinator, partij, TWEE, motivatie=motivatie)
    zet_eindscore(laptop.coordinator, partij, "geel", "De vergunde branche weegt zwaar.")
    return dossier


def _tekst(inhoud: bytes) -> str:
    word = Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in word.paragraphs), *cellen])


def lees_brief(sessie: Sessie, dossier: str) -> Briefstand:
    (stand,) = (stand for stand in lees_brieven(sessie) if stand.weging.dossier == dossier)
    return stand


def test_de_brief_zegt_wat_en_waarom(laptop: Laptop) -> None:
    """Addressee and sender from the file, the dimensions with colour, word and motivation, what is asked and until when."""
    dossier = _niet_conform(laptop)
    opgave = Briefopgave(date(2013, 7, 1), "5700787", date(2013, 2, 1))
    brief = verbeterbrieven.schrijf_concept(laptop.coordinator, dossier, opgave)
    tekst = _tekst(brief.inhoud)
    for deel in (
        "Concept ter ondertekening",
        "De korpsbeheerder van het korps Groningen",
        "De Minister van Veiligheid en Justitie",
        "1 februari 2013",
        "5700787",
        "“aandacht” (geel)",
        "De vergunde branche weegt zwaar.",
        "Op 2 dimensies",
        "Toezicht: Vergunde branche",
        "rood: Onvoldoende",
        "Er is te weinig gedaan.",
        "uiterlijk op 1 juli 2013",
    ):
        assert deel in tekst, deel
    assert "Gedragscode" not in tekst
    assert "{" not in tekst
    assert "staan nog" not in tekst
    assert verbeterbrieven.schrijf_concept(laptop.coordinator, dossier, opgave) == brief


def test_een_andere_geadresseerde_per_partij(laptop: Laptop) -> None:
    """The Marechaussee has no korpsbeheerder."""
    scoor(laptop.coordinator, "kmar", {EMM: "geel"})
    zet_eindscore(laptop.coordinator, "kmar", "geel")
    tekst = _tekst(
        verbeterbrieven.schrijf_concept(laptop.coordinator, laptop.coordinator.dossier("kmar")).inhoud
    )
    assert "De Commandant van de Koninklijke Marechaussee" in tekst
    assert "Op 1 dimensie " in tekst
    assert "merkt de weegploeg op" not in tekst


def test_namen_van_deelnemers_gaan_niet_mee(laptop: Laptop) -> None:
    """A motivation that names a participant says the role instead."""
    dossier = plan(laptop)
    deelnemer = Deelnemer("", "teamchef", "Groningen", "Jet Voorbeeldnaam", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, deelnemer)
    _niet_conform(laptop, motivatie="Jet Voorbeeldnaam had geen mandaat.")
    tekst = _tekst(verbeterbrieven.schrijf_concept(laptop.coordinator, dossier).inhoud)
    assert "teamchef had geen mandaat." in tekst
    assert "Voorbeeldnaam" not in tekst


def test_wie_geen_brief_krijgt_en_waarom(hier: Laptop, daar: Laptop) -> None:
    """No letter without an eindscore, on other scores than there are, in conflict, conform norm or without a judgement."""
    sessie = hier.coordinator
    scoor(sessie, "groningen", TWEE)
    _niet_conform(hier, "friesland")
    scoor(sessie, "friesland", {EMM: "rood"})
    scoor(sessie, "drenthe", {})
    zet_eindscore(sessie, "drenthe", "groen")
    scoor(sessie, "twente", {}, verder="blanco")
    zet_eindscore(sessie, "twente", "blanco")
    scoor(sessie, "utrecht", TWEE)
    wissel_uit(hier, daar)
    zet_eindscore(sessie, "utrecht", "geel")
    zet_eindscore(daar.coordinator, "utrecht", "rood")
    wissel_uit(hier, daar)
    for partij, reden in (
        ("groningen", "nog niet vastgesteld"),
        ("friesland", "andere scores"),
        ("drenthe", "conform norm"),
        ("twente", "geen oordeel"),
        ("utrecht", "twee laptops"),
    ):
        assert reden in lees_brief(sessie, sessie.dossier(partij)).geen_brief
        with pytest.raises(StapGeweigerd, match=reden):
            verbeterbrieven.schrijf_concept(sessie, sessie.dossier(partij))
        with pytest.raises(StapGeweigerd, match=reden):
            verbeterbrieven.leg_verzonden_vast(sessie, sessie.dossier(partij), Briefopgave())
    assert not [stand for stand in lees_brieven(sessie) if stand.te_versturen]
    assert len(lees_brieven(sessie)) == 27
    with pytest.raises(OnbruikbareInvoer, match="geen korps"):
        verbeterbrieven.schrijf_concept(sessie, "2011-2012/om")


def test_wat_verzonden_is_blijft_byte_voor_byte(laptop: Laptop) -> None:
    """Marked as sent it is kept with what it asked, without the mark of a concept; nothing changes or undoes it."""
    dossier = _niet_conform(laptop)
    opgave = Briefopgave(kenmerk="5700787")
    brief = verbeterbrieven.leg_verzonden_vast(weger(laptop.coordinator), dossier, opgave, "e-mail")
    assert (brief.datum, brief.termijn) == (date(2013, 2, 4), date(2013, 3, 18))
    assert (brief.kenmerk, brief.kanaal, brief.eindscore) == ("5700787", "e-mail", "geel")
    assert set(brief.gevraagd) == {EMM, VERGUND}
    bestand = verbeterbrieven.haal_verzonden(laptop.coordinator, brief)
    assert "Concept" not in _tekst(bestand.inhoud)
    with pytest.raises(StapGeweigerd):
        ongedaan(weger(laptop.coordinator))
    with pytest.raises(StapGeweigerd, match="al vastgelegd"):
        verbeterbrieven.leg_verzonden_vast(laptop.coordinator, dossier, opgave)
    scoor(laptop.coordinator, "groningen", {EMM: "rood"}, motivatie="Anders.")
    assert verbeterbrieven.eis_verzonden(laptop.coordinator, dossier, brief.sha256[:8]) == brief
    assert verbeterbrieven.haal_verzonden(laptop.coordinator, brief) == bestand
    assert not lees_brief(laptop.coordinator, dossier).te_versturen


def test_het_ondertekende_bestand_wordt_bewaard(laptop: Laptop, tmp_path: Path) -> None:
    """What was signed, scanned perhaps, is what went out."""
    dossier = _niet_conform(laptop)
    pad = tmp_path / "ondertekend.pdf"
    pad.write_bytes(b"%PDF-1.4 ondertekend")
    brief = verbeterbrieven.leg_verzonden_vast(laptop.coordinator, dossier, Briefopgave(), bestand=pad)
    bestand = verbeterbrieven.haal_verzonden(laptop.coordinator, brief)
    assert (bestand.naam, bestand.inhoud) == ("ondertekend.pdf", pad.read_bytes())
    pad.write_bytes(b"")
    with pytest.raises(OnbruikbareInvoer, match="leeg"):
        verbeterbrieven.leg_verzonden_vast(laptop.coordinator, dossier, Briefopgave(), bestand=pad)


def test_dagen_en_kanaal_moeten_kunnen(laptop: Laptop) -> None:
    """A letter is sent by a known channel, not tomorrow, and leaves time to answer; never by who belongs to the korps."""
    dossier = _niet_conform(laptop)
    for opgave, kanaal, fout in (
        (Briefopgave(datum=date(2013, 2, 5)), "post", OnbruikbareInvoer),
        (Briefopgave(termijn=date(2013, 2, 4)), "post", OnbruikbareInvoer),
        (Briefopgave(), "duif", OnbruikbareInvoer),
    ):
        with pytest.raises(fout):
            verbeterbrieven.leg_verzonden_vast(laptop.coordinator, dossier, opgave, kanaal)
    eigen = weger(laptop.coordinator, "weger van Groningen", "groningen")
    for wie in (eigen, laptop.notulist):
        with pytest.raises(StapGeweigerd):
            verbeterbrieven.leg_verzonden_vast(wie, dossier, Briefopgave())
    assert not lees_brief(laptop.coordinator, dossier).verzonden


def test_te_laat_tot_iedere_gevraagde_dimensie_een_maatregel_heeft(laptop: Laptop, klok: Klok) -> None:
    """After the termijn a korps is overdue until there is a measure for all that was asked."""
    dossier = _niet_conform(laptop)
    assert lees_brief(laptop.coordinator, dossier).te_versturen
    verbeterbrieven.leg_verzonden_vast(laptop.coordinator, dossier, Briefopgave(date(2013, 3, 1)))
    assert not lees_brief(laptop.coordinator, dossier).te_laat
    klok.nu = datetime(2013, 3, 2, 9, tzinfo=UTC)
    stand = lees_brief(laptop.coordinator, dossier)
    assert (stand.te_laat, set(stand.zonder_maatregel)) == (True, {EMM, VERGUND})
    for dimensie in (EMM, VERGUND):
        assert lees_brief(laptop.coordinator, dossier).te_laat
        maatregelen.voeg_toe(laptop.coordinator, dossier, NieuweMaatregel("Doen.", dimensie))
    stand = lees_brief(laptop.coordinator, dossier)
    assert (stand.te_laat, stand.zonder_maatregel) == (False, ())


def test_twee_laptops_die_elk_een_brief_verzonden(hier: Laptop, daar: Laptop) -> None:
    """Both letters are kept: both went out."""
    dossier = _niet_conform(hier)
    wissel_uit(hier, daar)
    for laptop, kenmerk in ((hier, "1"), (daar, "2")):
        verbeterbrieven.leg_verzonden_vast(laptop.coordinator, dossier, Briefopgave(kenmerk=kenmerk))
    wissel_uit(hier, daar)
    assert dossier == DOSSIER
    assert [b.kenmerk for b in lees_brief(hier.coordinator, dossier).verzonden] == [
        b.kenmerk for b in lees_brief(daar.coordinator, dossier).verzonden
    ]
    assert {b.kenmerk for b in lees_brief(hier.coordinator, dossier).verzonden} == {"1", "2"}
    assert hier.store.controleer().gebreken == ()


def test_een_geadresseerde_van_niemand_wordt_gezegd(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A party that the file of letters names and the instrument does not know is a mistake, told before anything is sent."""
    dossier = _niet_conform(laptop)
    brieven = laptop.coordinator.instrumenten.brieven("korpsmonitor")
    fout = "de Commandant"
    sjablonen = tuple(replace(s, aan_partij=(("marechaussee", fout),)) for s in brieven.sjablonen)
    monkeypatch.setattr(
        type(laptop.coordinator.instrumenten),
        "brieven",
        lambda _zelf, _code: replace(brieven, sjablonen=sjablonen),
    )
    with pytest.raises(OnbruikbareInvoer, match="marechaussee"):
        verbeterbrieven.schrijf_concept(laptop.coordinator, dossier)
