"""Deciding on suggestions and coding by hand, by one auditor; what happens when texts are corrected after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.anker import Lot
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import gesprekken, verslagstappen
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.coderingen import (
    NieuweCodering,
    bevestig,
    bevestig_gewijzigd,
    herveranker,
    trek_in,
    verwerp,
    voeg_toe,
    wijzig,
)
from korpsmonitor_tui.services.ongedaan import ongedaan
from tests.services import coderen, verhaal
from tests.services.coderen import TEKSTEN, dimensie, eigen, open_, suggesties
from tests.services.conftest import wissel_uit
from tests.services.test_suggesties import leg_transcript_neer

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

ZICHT = "toezicht.niet_vergunde_branche"
CIJFER = {"waarde": "32", "tot": "32", "eenheid": "uur", "periode": "week", "jaar": "", "norm": ""}


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return coderen.plan(laptop)


def met_de_hand(laptop: Laptop, citaat: str, code: str = "toezicht.kwaliteit") -> NieuweCodering:
    bron = next(b for b in lees_bronnen(laptop.auditor, verhaal.DOSSIER) if citaat in b.tekst)
    begin = bron.tekst.index(citaat)
    return NieuweCodering("dimensie", code, bron.sleutel, begin, begin + len(citaat), "aandacht")


def corrigeer(laptop: Laptop, was: str, wordt: str) -> None:
    notitie = next(
        n for n in gesprekken.lees_notities(laptop.store.lees(), verhaal.DOSSIER) if was in n.tekst
    )
    nieuw = notitie.tekst.replace(was, wordt)
    gesprekken.wijzig_notitie(laptop.notulist, verhaal.DOSSIER, notitie.id, "tekst", nieuw)


def test_een_bevestigd_voorstel_houdt_wie_wanneer_model_band_en_wat_er_stond(
    laptop: Laptop, dossier: str
) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    (id_,) = bevestig(laptop.auditor, dossier, [zicht])
    (codering,) = eigen(laptop.auditor)

    assert (codering.id, codering.codeur) == (id_, laptop.auditor.persoon.id)
    assert codering.tijd == laptop.store.klok().isoformat(timespec="seconds")
    assert (codering.code, codering.polariteit, codering.bevestigd) == (ZICHT, zicht.polariteit, True)
    assert codering.verankering == (Lot.GELIJK, zicht.anker)
    assert dict(codering.voorstel) == zicht.als_voorstel()
    assert codering.voorstel["model"] == laptop.auditor.instrumenten.model("korpsmonitor").versie
    assert zicht.zekerheid
    assert codering.voorstel["zekerheid"] == zicht.zekerheid.value
    assert not codering.gewijzigd


def test_samen_gaat_alleen_in_de_hoogste_band(laptop: Laptop, dossier: str) -> None:
    hoog = [s for s in suggesties(laptop.auditor) if s.in_bulk]
    ander = next(s for s in suggesties(laptop.auditor) if not s.in_bulk)
    assert len(hoog) > 1

    for doe in (bevestig, verwerp):
        with pytest.raises(StapGeweigerd, match="een voor een"):
            doe(laptop.auditor, dossier, [*hoog, ander])
    assert not eigen(laptop.auditor)

    bevestig(laptop.auditor, dossier, hoog)
    bevestig(laptop.auditor, dossier, [ander])
    assert len(eigen(laptop.auditor)) == len(hoog) + 1


def test_samen_beslissen_is_een_handeling_die_ongedaan_kan(laptop: Laptop, dossier: str) -> None:
    hoog = [s for s in suggesties(laptop.auditor) if s.in_bulk]
    bevestig(laptop.auditor, dossier, hoog)
    ongedaan(laptop.auditor)
    assert not eigen(laptop.auditor)
    assert set(hoog) <= set(open_(laptop.auditor))

    bevestig(laptop.auditor, dossier, hoog)
    assert len(eigen(laptop.auditor)) == len(hoog)
    assert laptop.store.controleer().klopt


def test_verwerpen_en_van_gedachten_veranderen(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    verwerp(laptop.auditor, dossier, [zicht])
    assert [codering.bevestigd for codering in eigen(laptop.auditor)] == [False]

    bevestig(laptop.auditor, dossier, [zicht])
    assert [codering.bevestigd for codering in eigen(laptop.auditor)] == [True]
    ongedaan(laptop.auditor)
    assert [codering.bevestigd for codering in eigen(laptop.auditor)] == [False]


def test_een_voorstel_wijzigen_houdt_het_voorstel_zoals_het_was(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    spanne = (zicht.anker.begin, zicht.anker.begin + 10)
    anders = Wijziging(
        code="toezicht.kwaliteit", polariteit="neutraal", spanne=spanne, toelichting="Algemeen."
    )
    bevestig_gewijzigd(laptop.auditor, dossier, zicht, anders)
    (codering,) = eigen(laptop.auditor)

    assert (codering.code, codering.polariteit) == ("toezicht.kwaliteit", "neutraal")
    assert codering.anker.citaat == zicht.anker.citaat[:10]
    assert codering.toelichting == "Algemeen."
    assert codering.gewijzigd
    assert dict(codering.voorstel) == zicht.als_voorstel()


def test_met_de_hand_coderen_wijzigen_en_intrekken(laptop: Laptop, dossier: str) -> None:
    id_ = voeg_toe(laptop.auditor, dossier, met_de_hand(laptop, "acht toezichthouders"))
    wijzig(laptop.auditor, dossier, id_, Wijziging(polariteit="positief"))
    (codering,) = eigen(laptop.auditor)
    assert (codering.polariteit, codering.anker.citaat, codering.voorstel) == (
        "positief",
        "acht toezichthouders",
        {},
    )

    trek_in(laptop.auditor, dossier, id_)
    assert not eigen(laptop.auditor)
    ongedaan(laptop.auditor)
    assert eigen(laptop.auditor) == (codering,)


def test_een_cijfer_krijgt_de_vraag_die_het_beantwoordt(laptop: Laptop, dossier: str) -> None:
    cijfer = next(
        s for s in suggesties(laptop.auditor) if "controles" in s.anker.citaat and s.soort == "cijfer"
    )
    bevestig_gewijzigd(laptop.auditor, dossier, cijfer, Wijziging(vraag="toezicht.controles_vergund"))
    (codering,) = eigen(laptop.auditor)

    assert codering.vraag == "toezicht.controles_vergund"
    assert dict(codering.gegevens)["eenheid"] == "controles"


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        (Wijziging(code="toezicht.bestaat_niet"), NietGevonden),
        (Wijziging(code=""), NietGevonden),
        (Wijziging(polariteit="slecht"), OnbruikbareInvoer),
        (Wijziging(polariteit=""), OnbruikbareInvoer),
        (Wijziging(vraag="toezicht.bestaat_niet"), NietGevonden),
        (Wijziging(spanne=(5, 5)), OnbruikbareInvoer),
        (Wijziging(spanne=(0, 10_000)), OnbruikbareInvoer),
        (Wijziging(spanne=(-1, 3)), OnbruikbareInvoer),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_en_niets_vastgelegd(
    laptop: Laptop, dossier: str, anders: Wijziging, fout: type[KorpsmonitorFout]
) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    with pytest.raises(fout):
        bevestig_gewijzigd(laptop.auditor, dossier, zicht, anders)

    assert not eigen(laptop.auditor)


@pytest.mark.parametrize(
    "gegevens", [{}, {**CIJFER, "waarde": "veel"}, {**CIJFER, "tot": ""}, {**CIJFER, "extra": "1"}]
)
def test_een_cijfer_is_een_getal(laptop: Laptop, dossier: str, gegevens: dict[str, str]) -> None:
    bron = lees_bronnen(laptop.auditor, dossier)[0]
    with pytest.raises(OnbruikbareInvoer):
        voeg_toe(
            laptop.auditor, dossier, NieuweCodering("cijfer", "cijfer", bron.sleutel, 0, 5, "", gegevens)
        )
    voeg_toe(laptop.auditor, dossier, NieuweCodering("cijfer", "cijfer", bron.sleutel, 0, 5, "", CIJFER))

    assert [dict(codering.gegevens) for codering in eigen(laptop.auditor)] == [CIJFER]


def test_een_code_zonder_bekende_tekst_soort_of_eigenaar_kan_niet(laptop: Laptop, dossier: str) -> None:
    with pytest.raises(NietGevonden, match="tekst"):
        voeg_toe(laptop.auditor, dossier, NieuweCodering("organisatie", "EMM", ("notitie", "weg"), 0, 3))
    with pytest.raises(OnbruikbareInvoer, match="soort"):
        voeg_toe(laptop.auditor, dossier, NieuweCodering("mening", "goed", ("notitie", "weg"), 0, 3))
    bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    (codering,) = eigen(laptop.auditor)
    with pytest.raises(NietGevonden):
        trek_in(laptop.tweede_auditor, dossier, codering.id)
    with pytest.raises(NietGevonden):
        wijzig(laptop.tweede_auditor, dossier, codering.id, Wijziging(polariteit="positief"))


def test_niemand_codeert_het_eigen_korps_en_een_lezer_codeert_niet(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    for sessie in (laptop.eigen_korps, laptop.lezer):
        with pytest.raises(StapGeweigerd):
            bevestig(sessie, dossier, [zicht])
        with pytest.raises(StapGeweigerd):
            voeg_toe(sessie, dossier, met_de_hand(laptop, "acht toezichthouders"))


def test_definitief_is_definitief(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    voorstel = next(s for s in suggesties(laptop.auditor))
    bevestig(laptop.auditor, dossier, [voorstel])
    (codering,) = eigen(laptop.auditor)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop, dossier)
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.akkoord(laptop, "portefeuillehouder")
    verslagstappen.stel_vast(laptop.auditor, dossier)

    with pytest.raises(StapGeweigerd, match="definitief"):
        bevestig(laptop.auditor, dossier, [voorstel])
    with pytest.raises(StapGeweigerd, match="definitief"):
        trek_in(laptop.auditor, dossier, codering.id)
    assert eigen(laptop.auditor) == (codering,)


# -- corrected texts -----------------------------------------------------------------------------------------------------


def test_een_correctie_ernaast_verandert_niets_aan_een_code(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    (id_,) = bevestig(laptop.auditor, dossier, [zicht])
    corrigeer(laptop, TEKSTEN[2][1], f"Nagevraagd bij de expert: {TEKSTEN[2][1]}")
    (codering,) = eigen(laptop.auditor)
    assert (codering.verankering.lot, codering.anker.citaat) == (Lot.VERPLAATST, zicht.anker.citaat)
    assert not codering.te_bekijken

    assert herveranker(laptop.auditor, dossier, [id_]) == 1
    assert herveranker(laptop.auditor, dossier, [id_]) == 0
    (vast,) = eigen(laptop.auditor)
    assert vast.verankering == (Lot.GELIJK, codering.anker)


def test_een_correctie_erin_wordt_gemeld_tot_iemand_haar_bevestigt(laptop: Laptop, dossier: str) -> None:
    (id_,) = bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    corrigeer(laptop, "onvoldoende zicht", "nog onvoldoende zicht")
    corrigeer(laptop, "Op de", "Over de")
    (codering,) = eigen(laptop.auditor)
    assert codering.te_bekijken
    assert codering.anker.citaat == "Over de niet-vergunde branche is nog onvoldoende zicht."
    assert codering.vastgelegd == "Op de niet-vergunde branche is onvoldoende zicht."

    herveranker(laptop.auditor, dossier, [id_])
    assert not eigen(laptop.auditor)[0].te_bekijken
    ongedaan(laptop.auditor)
    assert eigen(laptop.auditor)[0].te_bekijken


def test_een_code_waarvan_de_tekst_weg_is_wordt_genoemd_en_gaat_niet_verloren(
    laptop: Laptop, dossier: str
) -> None:
    zicht = dimensie(laptop.auditor, ZICHT)
    (id_,) = bevestig(laptop.auditor, dossier, [zicht])
    gesprekken.verwijder_notitie(laptop.notulist, dossier, zicht.anker.entiteit)
    (codering,) = eigen(laptop.auditor)

    assert codering.verankering == (Lot.LOS, zicht.anker)
    with pytest.raises(StapGeweigerd, match="niet teruggevonden"):
        herveranker(laptop.auditor, dossier, [id_])
    with pytest.raises(StapGeweigerd, match="inmiddels gewijzigd"):
        bevestig(laptop.auditor, dossier, [zicht])
    ongedaan(laptop.notulist)
    assert eigen(laptop.auditor)[0].verankering.lot == Lot.GELIJK


def test_codes_gaan_mee_naar_een_verbeterd_transcript(laptop: Laptop, dossier: str) -> None:
    gezegd = (
        "Goedemorgen allemaal, wij beginnen met het toezicht.",
        "Op de niet-vergunde branche is onvoldoende zicht.",
        "En wij hebben daarvoor negen rechercheurs in het team.",
    )
    oud = leg_transcript_neer(laptop, dossier, 1, *gezegd)
    ids = []
    for nr, zin in ((2, gezegd[1]), (3, gezegd[2]), (1, gezegd[0])):
        bron = ("beurt", f"{oud}/{nr}")
        nieuw = NieuweCodering("dimensie", "toezicht.kwaliteit", bron, 0, len(zin), "neutraal")
        ids.append(voeg_toe(laptop.auditor, dossier, nieuw))
    verbeterd = leg_transcript_neer(
        laptop, dossier, 2, "Is dit aan?", gezegd[1], gezegd[2].replace("negen", "tien"), vorige=oud
    )
    per_id = {codering.id: codering for codering in eigen(laptop.auditor)}

    assert [per_id[id_].verankering.lot for id_ in ids] == [Lot.VERPLAATST, Lot.GEWIJZIGD, Lot.LOS]
    assert [per_id[id_].anker.entiteit for id_ in ids[:2]] == [f"{verbeterd}/2", f"{verbeterd}/3"]
    assert "tien" in per_id[ids[1]].anker.citaat
    assert herveranker(laptop.auditor, dossier, ids[:2]) == 2


# -- two laptops ---------------------------------------------------------------------------------------------------------


def test_dezelfde_auditor_op_twee_laptops_is_een_conflict_en_niets_gaat_verloren(
    hier: Laptop, daar: Laptop
) -> None:
    dossier = coderen.plan(hier)
    wissel_uit(hier, daar)
    zicht = dimensie(hier.auditor, ZICHT)
    bevestig(hier.auditor, dossier, [zicht])
    verwerp(daar.auditor, dossier, [zicht])
    wissel_uit(hier, daar)

    for laptop in (hier, daar):
        (rij,) = (
            laptop.store.lees().execute("SELECT conflicten FROM entiteit WHERE soort = 'codering'").fetchall()
        )
        assert rij[0] == '["oordeel"]'
        assert laptop.store.controleer().klopt
    assert eigen(hier.auditor) == eigen(daar.auditor)


def test_een_code_volgt_een_tekst_die_elders_is_gecorrigeerd(hier: Laptop, daar: Laptop) -> None:
    dossier = coderen.plan(hier)
    wissel_uit(hier, daar)
    bevestig(hier.auditor, dossier, [dimensie(hier.auditor, ZICHT)])
    corrigeer(daar, "onvoldoende zicht", "nog onvoldoende zicht")
    wissel_uit(hier, daar)

    for laptop in (hier, daar):
        (codering,) = eigen(laptop.auditor)
        assert codering.verankering.lot == Lot.GEWIJZIGD
        assert codering.anker.citaat == "Op de niet-vergunde branche is nog onvoldoende zicht."
