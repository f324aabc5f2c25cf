"""A model learned from the codes of an edition: measured, kept, chosen by a person, and given up again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import (
    KorpsmonitorFout,
    NietGevonden,
    OnbruikbareInvoer,
    StapGeweigerd,
)
from korpsmonitor_tui.extract.meten import NA, VOOR
from korpsmonitor_tui.services import coderingen, conflicten, gesprekken, leren, modellen, ongedaan
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.coderingen import NieuweCodering
from korpsmonitor_tui.services.leerstof import lees_eigen_zinnen, lees_leerstof, met_partijcodes
from korpsmonitor_tui.services.leren import LeerFout, leer
from korpsmonitor_tui.services.suggesties import Suggesteur, lees_suggesties
from tests.services import coderen
from tests.services.conftest import wissel_uit
from tests.services.leervoorbeeld import ALTIJD, codeer, goede_leerder, klaar, leerder, plan_zeeland
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.modellen import Geleerd
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop


@pytest.fixture
def gecodeerd(laptop: Laptop) -> Laptop:
    codeer(laptop, coderen.plan(laptop))
    return laptop


def leer_klein(laptop: Laptop, map_: Path, kans: float = 5.0) -> Geleerd:
    return leer(laptop.coordinator, python=goede_leerder(map_, kans))


def versies(sessie: Sessie) -> set[str]:
    return {s.model for s in lees_suggesties(sessie, DOSSIER) if s.soort == "dimensie"}


# -- what is learned from ------------------------------------------------------------------------------------------------


def test_er_wordt_geleerd_van_wat_is_bevestigd_en_van_wat_is_verworpen(gecodeerd: Laptop) -> None:
    eigen = lees_eigen_zinnen(gecodeerd.coordinator)

    assert (eigen.partijen, eigen.onvoltooid) == (("groningen",), ())
    per_tekst = {zin.tekst: zin for zin in eigen.zinnen}
    mandaat = per_tekst["Het mandaat van de korpsexpert is niet geborgd."]
    assert mandaat.oordelen == {"organisatie.korpsexpert_mandaat": "negatief"}
    assert (mandaat.onderdeel, mandaat.korps, mandaat.eigen) == ("organisatie", "groningen", True)
    # Only the rejected suggestion spoke of this sentence: it teaches what not to suggest.
    verworpen = [zin for zin in eigen.zinnen if not zin.oordelen]
    assert [zin.tekst for zin in verworpen] == ["Met de Belastingdienst is geen contact."]
    assert verworpen[0].polariteit == ""


def test_wie_nog_codeert_wordt_niet_gelezen(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    suggestie = next(s for s in coderen.suggesties(laptop.auditor) if s.soort == "dimensie")
    coderingen.bevestig(laptop.auditor, dossier, [suggestie])

    eigen = lees_eigen_zinnen(laptop.coordinator)

    assert (eigen.zinnen, eigen.onvoltooid) == ((), ("groningen",))
    with pytest.raises(StapGeweigerd, match="van 1 dossier is de codering niet afgerond"):
        leer(laptop.coordinator)


def test_waar_codeurs_het_oneens_zijn_wordt_niet_van_geleerd(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    suggestie = coderen.dimensie(laptop.auditor, "organisatie.korpsexpert_mandaat")
    coderingen.bevestig(laptop.auditor, dossier, [suggestie])
    bron = (suggestie.anker.soort, suggestie.anker.entiteit)
    anders = NieuweCodering(
        "dimensie", suggestie.code, bron, suggestie.anker.begin, suggestie.anker.eind, "positief"
    )
    coderingen.voeg_toe(laptop.tweede_auditor, dossier, anders)
    for wie in (laptop.auditor, laptop.tweede_auditor):
        rond_af(wie, dossier)

    assert lees_eigen_zinnen(laptop.coordinator).zinnen == ()


def test_van_een_gewijzigde_tekst_wordt_niet_geleerd(gecodeerd: Laptop) -> None:
    voor = {zin.tekst for zin in lees_eigen_zinnen(gecodeerd.coordinator).zinnen}
    code = next(c for c in lees_dossier(gecodeerd.auditor, DOSSIER).eigen if "mandaat" in c.code)
    tekst = "De korpsexpert heeft te weinig tijd. Het mandaat van zijn adviseur is wel geborgd."
    gesprekken.wijzig_notitie(gecodeerd.notulist, DOSSIER, code.anker.entiteit, "tekst", tekst)

    na = {zin.tekst for zin in lees_eigen_zinnen(gecodeerd.coordinator).zinnen}

    assert voor - na
    assert not any("mandaat" in tekst for tekst in na)


def test_een_korps_heet_in_de_meegeleverde_zinnen_als_in_de_editie(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    stof = met_partijcodes(lees_leerstof(sessie.instrumenten, "korpsmonitor"), sessie)
    korpsen = {zin.korps for zin in stof.zinnen}
    assert {"groningen", "klpd"} <= korpsen
    assert all(sessie.instrument.partij(korps) for korps in korpsen)
    assert stof.versie == sessie.instrumenten.model("korpsmonitor").versie


# -- learning ------------------------------------------------------------------------------------------------------------


def test_een_geleerd_model_staat_er_met_cijfers_maar_doet_nog_niets(
    gecodeerd: Laptop, tmp_path: Path
) -> None:
    stappen: list[tuple[int, int]] = []
    voor = versies(gecodeerd.auditor)

    model = leer(gecodeerd.coordinator, lambda *wat: stappen.append(wat[:2]), python=goede_leerder(tmp_path))

    assert stappen[-1][1] == 3
    assert sorted(stappen[1:]) == stappen[1:]
    assert (model.in_gebruik, model.wie, model.partijen) == (False, "coördinator C", ("groningen",))
    assert model.zinnen == len(lees_eigen_zinnen(gecodeerd.coordinator).zinnen)
    assert {maat.moment for maat in model.maten} == {VOOR, NA}
    assert len(model.maten) == 12
    assert versies(gecodeerd.auditor) == voor
    opdracht = json.loads((tmp_path / "leerder.json").read_text())
    assert len(opdracht["stof"]["zinnen"]) == 610
    assert {zin["korps"] for zin in opdracht["eigen"]} == {"groningen"}


def test_dezelfde_codes_worden_niet_nog_eens_geleerd(gecodeerd: Laptop, tmp_path: Path) -> None:
    eerste = leer_klein(gecodeerd, tmp_path)
    tweede = leer(gecodeerd.coordinator, python="/bestaat/niet")
    assert eerste == tweede
    assert len(modellen.lees_modellen(gecodeerd.coordinator).modellen) == 1


def test_wie_afbreekt_houdt_niets_over_en_het_proces_is_weg(gecodeerd: Laptop, tmp_path: Path) -> None:
    python = leerder(tmp_path, '{"gedaan": 1, "totaal": 9}', slot="time.sleep(600)")

    def breek_af(gedaan: int, _totaal: int, _wat: str) -> None:
        if gedaan:
            raise StapGeweigerd("genoeg")

    with pytest.raises(StapGeweigerd, match="genoeg"):
        leer(gecodeerd.coordinator, breek_af, python=python)

    assert modellen.lees_modellen(gecodeerd.coordinator).modellen == ()
    opdrachten = [
        pad.read_bytes() for pad in Path("/proc").glob("[0-9]*/cmdline") if pad.parent.exists()
    ] if Path("/proc").is_dir() else []  # fmt: skip
    assert not any(str(tmp_path).encode() in opdracht for opdracht in opdrachten)


@pytest.mark.parametrize(
    ("regels", "slot", "melding"),
    [
        (['{"ontbreekt": "sklearn"}'], "", "vraagt scikit-learn, en .* heeft geen sklearn"),
        ([], "raise ValueError('stuk')", "afgebroken .ValueError: stuk."),
        ([], "", "het proces stopte"),
        (["geen json"], "", "het proces stopte"),
        (["[]"], "", "het proces stopte"),
        (['{"gedaan": "x"}'], "", "het proces stopte"),
        (['{"model": 1, "meting": []}'], "", "het proces stopte"),
        ([klaar().replace("VERSIE", "ander")], "", "een ander model dan gevraagd"),
        (['{"model": "{}", "meting": []}'], "", "geen bruikbaar model"),
    ],
)
def test_een_mislukt_proces_zegt_waarom_en_laat_alles_zoals_het_was(
    gecodeerd: Laptop, tmp_path: Path, regels: list[str], slot: str, melding: str
) -> None:
    with pytest.raises(KorpsmonitorFout, match=melding):
        leer(gecodeerd.coordinator, python=leerder(tmp_path, *regels, slot=slot))
    assert modellen.lees_modellen(gecodeerd.coordinator).modellen == ()


def test_zonder_python_om_te_leren_is_er_een_regel(
    gecodeerd: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KORPSMONITOR_LEERPYTHON", "/bestaat/niet")
    with pytest.raises(LeerFout, match="/bestaat/niet kan niet worden gestart"):
        leer(gecodeerd.coordinator)


def test_alleen_een_coordinator_leert_en_kiest(gecodeerd: Laptop, tmp_path: Path) -> None:
    model = leer_klein(gecodeerd, tmp_path)
    for doe in (
        lambda: leren.leer(gecodeerd.auditor),
        lambda: modellen.kies(gecodeerd.auditor, model.id),
        lambda: modellen.terug(gecodeerd.auditor),
    ):
        with pytest.raises(StapGeweigerd, match="coördinator"):
            doe()


# -- choosing ------------------------------------------------------------------------------------------------------------


def test_gekozen_doet_het_model_voorstellen_en_elke_code_onthoudt_welk(
    gecodeerd: Laptop, tmp_path: Path
) -> None:
    model = leer_klein(gecodeerd, tmp_path)
    oud = {c.voorstel["model"] for c in lees_dossier(gecodeerd.auditor, DOSSIER).eigen}

    assert modellen.kies(gecodeerd.coordinator, model.id)
    assert not modellen.kies(gecodeerd.coordinator, model.id)

    assert Suggesteur(gecodeerd.auditor).model == model.versie
    gevonden = [s for s in lees_suggesties(gecodeerd.auditor, DOSSIER) if s.soort == "dimensie"]
    assert {s.code for s in gevonden} == {ALTIJD}
    assert versies(gecodeerd.auditor) == {model.versie}
    assert {c.voorstel["model"] for c in lees_dossier(gecodeerd.auditor, DOSSIER).eigen} == oud
    assert oud == {gecodeerd.coordinator.instrumenten.model("korpsmonitor").versie}


def test_terug_gaat_naar_wat_er_was_en_tot_het_meegeleverde(gecodeerd: Laptop, tmp_path: Path) -> None:
    sessie, begin = gecodeerd.coordinator, versies(gecodeerd.auditor)
    with pytest.raises(StapGeweigerd, match="al in gebruik"):
        modellen.terug(sessie)
    een = leer_klein(gecodeerd, tmp_path)
    modellen.kies(sessie, een.id)
    codeer(gecodeerd, plan_zeeland(gecodeerd))
    twee = leer_klein(gecodeerd, tmp_path, kans=4.0)
    assert (twee.vorige, twee.zinnen > een.zinnen) == (een.id, True)
    modellen.kies(sessie, twee.id)

    assert modellen.terug(sessie) == een.id
    assert versies(gecodeerd.auditor) == {een.versie}
    assert modellen.terug(sessie) == ""
    assert versies(gecodeerd.auditor) == begin
    assert [model.in_gebruik for model in modellen.lees_modellen(sessie).modellen] == [False, False]
    assert gecodeerd.store.controleer().klopt


def test_een_keuze_is_ongedaan_te_maken(gecodeerd: Laptop, tmp_path: Path) -> None:
    begin = versies(gecodeerd.auditor)
    modellen.kies(gecodeerd.coordinator, leer_klein(gecodeerd, tmp_path).id)
    assert "model" in ongedaan.ongedaan(gecodeerd.coordinator)
    assert versies(gecodeerd.auditor) == begin
    assert "model" in ongedaan.ongedaan(gecodeerd.coordinator)
    assert modellen.lees_modellen(gecodeerd.coordinator).modellen == ()


def test_een_model_dat_elders_is_gekozen_gaat_niet_meer_weg(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    codeer(hier, coderen.plan(hier))
    model = leer_klein(hier, tmp_path)
    wissel_uit(hier, daar)
    modellen.kies(daar.coordinator, model.id)
    wissel_uit(hier, daar)
    with pytest.raises(StapGeweigerd, match="in gebruik"):
        ongedaan.ongedaan(hier.coordinator)


def test_een_model_heet_naar_nummer_versie_of_kenmerk(gecodeerd: Laptop, tmp_path: Path) -> None:
    sessie, model = gecodeerd.coordinator, leer_klein(gecodeerd, tmp_path)
    for naam in ("1", model.versie, model.id):
        assert modellen.vind(sessie, naam) == model.id
    for naam in ("0", "meegeleverd", sessie.instrumenten.model("korpsmonitor").versie):
        assert modellen.vind(sessie, naam) == ""
    with pytest.raises(NietGevonden, match="geen model “2”"):
        modellen.vind(sessie, "2")


def test_een_beschadigd_of_afwezig_model_wordt_niet_stil_een_ander(gecodeerd: Laptop) -> None:
    gegevens = {"editie": "2011-2012", "versie": "x", "sha256": "0" * 64, "tekst": "{}"}
    gecodeerd.store.voer_uit(gecodeerd.coordinator.wie, lambda tx: tx.maak(modellen.SOORT, gegevens, "kapot"))
    with pytest.raises(OnbruikbareInvoer, match="beschadigd"):
        modellen.kies(gecodeerd.coordinator, "kapot")
    with pytest.raises(NietGevonden, match="niet in deze database"):
        modellen.kies(gecodeerd.coordinator, "elders")
    gecodeerd.store.voer_uit(
        gecodeerd.coordinator.wie, lambda tx: tx.zet("editie", "2011-2012", "model", "elders")
    )
    with pytest.raises(NietGevonden, match="kies een ander"):
        Suggesteur(gecodeerd.auditor)
    assert modellen.kies(gecodeerd.coordinator, "")
    assert Suggesteur(gecodeerd.auditor).model


# -- two laptops ---------------------------------------------------------------------------------------------------------


def test_twee_laptops_leren_van_dezelfde_codes_hetzelfde_model(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    codeer(hier, coderen.plan(hier))
    wissel_uit(hier, daar)
    een, twee = (leer_klein(laptop, tmp_path) for laptop in (hier, daar))
    assert een.id == twee.id
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert len(modellen.lees_modellen(laptop.coordinator).modellen) == 1
        assert laptop.store.controleer().klopt


def test_twee_laptops_die_anders_kiezen_kiest_een_mens(hier: Laptop, daar: Laptop, tmp_path: Path) -> None:
    codeer(hier, coderen.plan(hier))
    een = leer_klein(hier, tmp_path)
    wissel_uit(hier, daar)
    modellen.kies(hier.coordinator, een.id)
    modellen.kies(daar.coordinator, een.id)
    modellen.kies(daar.coordinator, "")
    wissel_uit(hier, daar)

    for laptop in (hier, daar):
        assert modellen.lees_modellen(laptop.coordinator).conflict
        with pytest.raises(StapGeweigerd, match="kies eerst"):
            modellen.terug(laptop.coordinator)
    (strijd,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert {keuze.tekst for keuze in strijd.keuzes} == {f"model {een.versie}", "het meegeleverde model"}
    waarde = next(keuze.waarde for keuze in strijd.keuzes if keuze.waarde)
    with pytest.raises(OnbruikbareInvoer, match="Kies een van de mogelijkheden"):
        conflicten.los_op(hier.coordinator, "", "editie", "2011-2012", "model", "iets anders")
    conflicten.los_op(hier.coordinator, "", "editie", "2011-2012", "model", waarde)
    wissel_uit(hier, daar)

    for laptop in (hier, daar):
        assert not modellen.lees_modellen(laptop.coordinator).conflict
        assert versies(laptop.auditor) == {een.versie}
        assert laptop.store.controleer().klopt
