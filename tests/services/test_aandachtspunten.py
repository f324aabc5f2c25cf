"""Points of a new eenheid: proposed from scores, adopted by a person, and told when the scores change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import aandachtspunten, rapportteksten
from korpsmonitor_tui.services.aandachtspunten import Grondregel, lees_punten
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.rapportschrijvers import eis_eenheid, korpsen_van
from tests.services.conftest import wissel_uit
from tests.services.gewogen import scoor, weger

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

NOORD = "noord-nederland"
EMM, KENNIS = "informatie.aanleveren_emm", "informatie.themakennis_verspreid"


def _gewogen(laptop: Laptop) -> None:
    """Groningen is geel and rood somewhere, Drenthe geel there too, Friesland not scored at all."""
    scoor(laptop.coordinator, "groningen", {KENNIS: "geel", EMM: "rood"}, motivatie="Er is te weinig gedaan.")
    scoor(laptop.coordinator, "drenthe", {KENNIS: "geel"}, motivatie="Niemand weet ervan.")


def test_voorstellen_uit_geel_en_rood(laptop: Laptop) -> None:
    """What a former korps scores geel or rood is proposed per dimension, with who and why; groen and unknown are not."""
    _gewogen(laptop)
    deel = lees_punten(laptop.coordinator, NOORD)
    assert not deel.punten
    assert [voorstel.dimensie.code for voorstel in deel.voorstellen] == [KENNIS, EMM]
    kennis, emm = deel.voorstellen
    assert kennis.grond == (Grondregel("groningen", "geel"), Grondregel("drenthe", "geel"))
    assert "aandacht in Groningen en Drenthe." in kennis.tekst
    assert "Drenthe: Niemand weet ervan." in kennis.tekst
    assert "onvoldoende in Groningen." in emm.tekst
    assert not lees_punten(laptop.coordinator, "limburg").voorstellen


def test_overnemen_maakt_er_een_punt_van(laptop: Laptop) -> None:
    """An adopted proposal is a point, once; what a person made of it stays when it is adopted again."""
    _gewogen(laptop)
    (id_,) = aandachtspunten.neem_over(weger(laptop.coordinator), NOORD, [KENNIS])
    aandachtspunten.wijzig_tekst(laptop.coordinator, NOORD, id_, "Verspreid de themakennis.")
    assert aandachtspunten.neem_over(laptop.coordinator, NOORD, [KENNIS]) == (id_,)
    deel = lees_punten(laptop.coordinator, NOORD)
    assert [(p.nummer, p.tekst, p.dimensie, p.verouderd) for p in deel.punten] == [
        (1, "Verspreid de themakennis.", KENNIS, False)
    ]
    assert [voorstel.dimensie.code for voorstel in deel.voorstellen] == [EMM]
    with pytest.raises(NietGevonden, match="geen voorstel"):
        aandachtspunten.neem_over(laptop.coordinator, NOORD, ["organisatie.gedragscode"])


def test_wat_onder_het_typen_wordt_bewaard_houdt_zijn_spatie(laptop: Laptop) -> None:
    """A pause after a space saves the text with it: the next word would else be glued on."""
    _gewogen(laptop)
    (id_,) = aandachtspunten.neem_over(weger(laptop.coordinator), NOORD, [KENNIS])
    aandachtspunten.wijzig_tekst(laptop.coordinator, NOORD, id_, "Verspreid ")
    assert [punt.tekst for punt in lees_punten(laptop.coordinator, NOORD).punten] == ["Verspreid "]


def test_een_punt_op_andere_scores_wordt_gezegd(laptop: Laptop) -> None:
    """When a score changes after a point was adopted, that shows, until a person says that the point still holds."""
    _gewogen(laptop)
    (id_,) = aandachtspunten.neem_over(laptop.coordinator, NOORD, [KENNIS])
    scoor(laptop.coordinator, "drenthe", {KENNIS: "groen"})
    (punt,) = lees_punten(laptop.coordinator, NOORD).punten
    assert punt.verouderd
    aandachtspunten.bevestig_grond(laptop.coordinator, NOORD, id_)
    (punt,) = lees_punten(laptop.coordinator, NOORD).punten
    assert (punt.verouderd, punt.grond) == (False, (Grondregel("groningen", "geel"),))


def test_weglaten_en_terughalen(laptop: Laptop) -> None:
    """What was left out is proposed no more, until it is adopted after all or the leaving out is undone."""
    _gewogen(laptop)
    aandachtspunten.laat_weg(laptop.coordinator, NOORD, EMM, "Al verholpen.")
    assert [v.dimensie.code for v in lees_punten(laptop.coordinator, NOORD).voorstellen] == [KENNIS]
    ongedaan(laptop.coordinator)
    assert [v.dimensie.code for v in lees_punten(laptop.coordinator, NOORD).voorstellen] == [KENNIS, EMM]
    aandachtspunten.laat_weg(laptop.coordinator, NOORD, EMM)
    aandachtspunten.neem_over(laptop.coordinator, NOORD, [EMM])
    assert [p.dimensie for p in lees_punten(laptop.coordinator, NOORD).punten] == [EMM]
    id_ = lees_punten(laptop.coordinator, NOORD).punten[0].id
    aandachtspunten.verwijder(laptop.coordinator, NOORD, id_)
    assert EMM in {v.dimensie.code for v in lees_punten(laptop.coordinator, NOORD).voorstellen}


def test_eigen_punten_in_volgorde(laptop: Laptop) -> None:
    """People add points of their own and order them."""
    for tekst in ("Benoem één korpsexpert.", "Borg de inzet van de CIE.", "Eén informatiepunt."):
        aandachtspunten.voeg_toe(laptop.coordinator, NOORD, tekst)
    laatste = lees_punten(laptop.coordinator, NOORD).punten[-1]
    aandachtspunten.verplaats(laptop.coordinator, NOORD, laatste.id, -1)
    assert [p.tekst for p in lees_punten(laptop.coordinator, NOORD).punten] == [
        "Benoem één korpsexpert.",
        "Eén informatiepunt.",
        "Borg de inzet van de CIE.",
    ]
    with pytest.raises(OnbruikbareInvoer):
        aandachtspunten.voeg_toe(laptop.coordinator, NOORD, " ")
    with pytest.raises(NietGevonden):
        aandachtspunten.wijzig_tekst(laptop.coordinator, "limburg", laatste.id, "Elders.")


def test_wie_bij_een_voormalig_korps_hoort_schrijft_er_niet_over(laptop: Laptop) -> None:
    """Nobody works on the judgement of an eenheid that their own korps became part of; others of the roles do."""
    _gewogen(laptop)
    eigen = weger(laptop.coordinator, "weger F", "friesland")
    for wie in (eigen, laptop.notulist, laptop.lezer):
        with pytest.raises(StapGeweigerd):
            aandachtspunten.voeg_toe(wie, NOORD, "Iets.")
        with pytest.raises(StapGeweigerd):
            aandachtspunten.neem_over(wie, NOORD, [EMM])
        with pytest.raises(StapGeweigerd):
            aandachtspunten.laat_weg(wie, NOORD, EMM)
    aandachtspunten.voeg_toe(eigen, "limburg", "Iets.")


def test_twee_laptops_nemen_hetzelfde_over(hier: Laptop, daar: Laptop) -> None:
    """One proposal adopted twice is one point, without a conflict."""
    _gewogen(hier)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        aandachtspunten.neem_over(laptop.coordinator, NOORD, [EMM, KENNIS])
    wissel_uit(hier, daar)
    deel = lees_punten(hier.coordinator, NOORD)
    assert deel == lees_punten(daar.coordinator, NOORD)
    assert len(deel.punten) == 2
    assert hier.store.lees().execute(
        "SELECT count(*) FROM entiteit WHERE conflicten IS NOT '[]'"
    ).fetchone() == (0,)


def test_eenheden_op_naam(laptop: Laptop) -> None:
    """An eenheid is found by name or code; every korps but KMar belongs to exactly one."""
    assert eis_eenheid(laptop.coordinator, "noord nederland").code == NOORD
    with pytest.raises(NietGevonden, match="Noord-Nederland"):
        eis_eenheid(laptop.coordinator, "Friesland")
    instrument = laptop.coordinator.instrument
    verdeeld = [k.code for e in instrument.eenheden for k in korpsen_van(laptop.coordinator, e.code)]
    assert len(verdeeld) == len(set(verdeeld)) == 26
    assert {p.code for p in instrument.partijen if p.soort == "korps"} - set(verdeeld) == {"kmar"}


def test_ook_een_tekst_over_de_eenheid_schrijft_niemand_van_een_voormalig_korps(laptop: Laptop) -> None:
    """The text of the report about an eenheid is about every korps that it was made of."""
    eigen = weger(laptop.coordinator, "weger F", "friesland")
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        rapportteksten.schrijf_tekst(eigen, NOORD, "toezicht", "Alles is goed.")
    rapportteksten.schrijf_tekst(eigen, "limburg", "toezicht", "Alles is goed.")
