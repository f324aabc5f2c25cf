"""The commands about codes: from suggestion to bevinding, by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

AUDITOR, NOTULIST = "auditor 1", "notulist 1"
TEKST = "Op de niet-vergunde branche is onvoldoende zicht. Er zijn 12 controles per jaar uitgevoerd."


@pytest.fixture
def dossier(gesprek: Opdrachtregel) -> Opdrachtregel:
    gesprek.goed("gesprek", "notitie", "Groningen", TEKST, "--hoofdstuk", "toezicht", als=NOTULIST)
    return gesprek


def voorstellen(regel: Opdrachtregel, *meer: str, als: str = AUDITOR) -> list[dict[str, Any]]:
    uit: list[dict[str, Any]] = regel.goed(
        "codering", "suggesties", "Groningen", "--json", *meer, als=als
    ).json["suggesties"]
    return uit


def codes(regel: Opdrachtregel, als: str = AUDITOR) -> list[dict[str, Any]]:
    uit: list[dict[str, Any]] = regel.goed("codering", "toon", "Groningen", "--json", als=als).json[
        "coderingen"
    ]
    return uit


def test_voorstellen_houden_hun_nummer_en_verdwijnen_als_er_is_beslist(dossier: Opdrachtregel) -> None:
    alle = voorstellen(dossier)
    assert [v["nummer"] for v in alle] == list(range(1, len(alle) + 1))
    eerste, tweede = alle[0], alle[1]

    dossier.goed("codering", "bevestig", "Groningen", str(eerste["nummer"]), als=AUDITOR)
    dossier.goed("codering", "verwerp", "Groningen", tweede["kenmerk"][:8], als=AUDITOR)

    assert voorstellen(dossier) == alle[2:]
    assert [v["beslist"] for v in voorstellen(dossier, "--alles")][:3] == [True, True, False]
    assert {(c["beslissing"], c["code"]) for c in codes(dossier)} == {
        ("bevestigd", eerste["code"]),
        ("verworpen", tweede["code"]),
    }
    dossier.goed("ongedaan", als=AUDITOR)
    assert voorstellen(dossier) == alle[1:]


def test_mensen_lezen_voorstel_citaat_en_band(dossier: Opdrachtregel) -> None:
    uit = dossier.goed("codering", "suggesties", "Groningen", als=AUDITOR).uit

    assert "toezicht.niet_vergunde_branche" in uit
    assert "“Op de niet-vergunde branche is onvoldoende zicht.”" in uit
    assert "zekerheid" in uit
    assert "eenheid: controles" in uit


def test_samen_alleen_met_zekerheid_hoog(dossier: Opdrachtregel) -> None:
    alle = voorstellen(dossier)
    nummers = [str(v["nummer"]) for v in alle]
    assert any(v["zekerheid"] != "hoog" for v in alle)
    geweigerd = dossier("codering", "bevestig", "Groningen", *nummers, als=AUDITOR)

    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert not codes(dossier)


def test_wijzigen_intrekken_en_herverankeren(dossier: Opdrachtregel) -> None:
    cijfer = next(v for v in voorstellen(dossier) if v["soort"] == "cijfer" and v["tekst"].startswith("12"))
    vraag = "toezicht.controles_vergund"
    dossier.goed("codering", "wijzig", "Groningen", cijfer["kenmerk"], "--vraag", vraag, als=AUDITOR)
    dossier.goed("codering", "wijzig", "Groningen", "code:1", "--toelichting", "In 2012.", als=AUDITOR)
    (code,) = codes(dossier)
    assert (code["vraag"], code["toelichting"], code["gewijzigd"]) == (vraag, "In 2012.", False)
    assert {"naam": "waarde", "waarde": "12"} in code["gegevens"]

    notitie = code["entiteit"]
    nieuw = "Nagevraagd: " + TEKST
    dossier.goed("gesprek", "wijzig-notitie", "Groningen", notitie, "--tekst", nieuw, als=NOTULIST)
    assert [c["verankering"] for c in codes(dossier)] == ["verplaatst"]
    dossier.goed("codering", "herveranker", "Groningen", "1", als=AUDITOR)
    assert [c["verankering"] for c in codes(dossier)] == ["gelijk"]
    dossier.goed("codering", "trek-in", "Groningen", "1", als=AUDITOR)
    assert not codes(dossier)


def test_twee_mensen_coderen_blind_en_beslissen_over_het_verschil(dossier: Opdrachtregel) -> None:
    voor = ("codering", "nieuw", "Groningen", "onvoldoende zicht", "--code", "toezicht.niet_vergunde_branche")
    dossier.goed(*voor, "--oordeel", "negatief", als=AUDITOR)
    dossier.goed(*voor, "--oordeel", "aandacht", als=NOTULIST)
    dossier.goed("codering", "rond-af", "Groningen", als=AUDITOR)
    dossier.goed("codering", "heropen", "Groningen", als=AUDITOR)
    dossier.goed("codering", "rond-af", "Groningen", als=AUDITOR)
    assert [c["codeur"] for c in codes(dossier)] == [AUDITOR]
    assert "Nog niet iedereen" in dossier.goed("codering", "verschillen", "Groningen", als=AUDITOR).uit
    eigen = dossier.goed("codering", "bewijs", "Groningen", als=AUDITOR).uit
    assert ("voorlopig" in eigen, "aandacht" in eigen) == (True, False)
    te_vroeg = dossier("codering", "overeenstemming", "Groningen", als=AUDITOR)
    assert (te_vroeg.status, is_een_regel(te_vroeg.fout)) == (2, True)

    dossier.goed("codering", "rond-af", "Groningen", als=NOTULIST)
    getoond = dossier.goed("codering", "toon", "Groningen", als=AUDITOR).uit
    assert "verschil 1: toezicht.niet_vergunde_branche (codes 1, 2) · nog niet beslist" in getoond
    assert "kappa" in dossier.goed("codering", "overeenstemming", "Groningen").uit
    assert "1 verschil zonder besluit" in dossier.goed("codering", "dekking", "Groningen").uit

    verschil = dossier.goed("codering", "verschillen", "Groningen", "--open").uit
    assert "1 toezicht.niet_vergunde_branche (notitie · Toezicht)" in verschil
    assert f"{AUDITOR}: 2 bevestigd · negatief" in verschil
    assert "nog niet beslist" in verschil
    assert "1 verschil zonder besluit" in dossier.goed("codering", "bewijs", "Groningen").uit

    vreemd = dossier("codering", "beslis", "Groningen", "1", "9", "--reden", "Zo is het.")
    assert (vreemd.status, is_een_regel(vreemd.fout)) == (2, True)
    dossier.goed("codering", "beslis", "Groningen", "1", "2", "--reden", "Zo is het gezegd.")
    getoond = dossier.goed("codering", "toon", "Groningen").uit
    assert "code 2 geldt: Zo is het gezegd." in getoond
    assert "er is geen verschil" in dossier.goed("codering", "verschillen", "Groningen", "--open").uit.lower()
    assert "code 2 geldt: Zo is het gezegd. (" in dossier.goed("codering", "verschillen", "Groningen").uit
    bewijs = dossier.goed("codering", "bewijs", "Groningen").uit
    assert "toezicht.niet_vergunde_branche: 1× negatief" in bewijs
    assert "toezicht.kwaliteit: geen bewijs" in bewijs
    assert "Zo is het gezegd." in bewijs
    zonder = ("codering", "dekking", "--alle", "--zonder")
    assert "Er is geen dossier" in dossier.goed(*zonder, "toezicht.niet_vergunde_branche").uit
    assert "Groningen" in dossier.goed(*zonder, "toezicht.kwaliteit").uit
    assert "toezicht.niet_vergunde_branche: 1" in dossier.goed("codering", "dekking", "--alle").uit
    dossier.goed("codering", "beslis", "Groningen", "1", "geen", "--reden", "Toch niet.")
    assert "geen code geldt: Toch niet." in dossier.goed("codering", "toon", "Groningen").uit
    assert "besluit over een verschil" in dossier.goed("tijdlijn", "Groningen").uit


def test_een_verschil_over_een_cijfer_noemt_beide_waarden(dossier: Opdrachtregel) -> None:
    for wie, waarde in ((AUDITOR, "12"), (NOTULIST, "13")):
        cijfer = ("--soort", "cijfer", "--waarde", waarde, "--eenheid", "controles")
        dossier.goed("codering", "nieuw", "Groningen", "12 controles", *cijfer, als=wie)
    for wie in (AUDITOR, NOTULIST):
        dossier.goed("codering", "rond-af", "Groningen", als=wie)

    (verschil,) = dossier.goed("codering", "verschillen", "Groningen", "--json").json["verschillen"]
    genoemd = {
        codeur["naam"]: {"naam": "waarde", "waarde": waarde} in codeur["codes"][0]["gegevens"]
        for codeur, waarde in zip(verschil["codeurs"], ("13", "12"), strict=True)
    }
    assert genoemd == {NOTULIST: True, AUDITOR: True}


def test_namen_van_deelnemers_gaan_niet_mee_met_het_bewijs(dossier: Opdrachtregel) -> None:
    tekst = "Piet Pietersen zegt: op de niet-vergunde branche is onvoldoende zicht."
    dossier.goed("gesprek", "notitie", "Groningen", tekst, "--hoofdstuk", "toezicht", als=NOTULIST)
    dossier.goed(
        "gesprek", "deelnemer", "Groningen", "--naam", "Piet Pietersen", "--rol", "teamleider", als=NOTULIST
    )
    code = ("--code", "toezicht.niet_vergunde_branche", "--oordeel", "negatief")
    dossier.goed("codering", "nieuw", "Groningen", tekst, *code, als=AUDITOR)
    dossier.goed("codering", "rond-af", "Groningen", als=AUDITOR)

    for opties in ((), ("--json",)):
        uit = dossier.goed("codering", "bewijs", "Groningen", *opties, als=AUDITOR).uit
        assert "teamleider zegt: op de niet-vergunde branche" in uit
        assert "Pietersen" not in uit
    assert (
        "Piet Pietersen zegt"
        in dossier.goed("codering", "bewijs", "Groningen", "--met-namen", als=AUDITOR).uit
    )


@pytest.mark.parametrize(
    "woorden",
    [
        ("bewijs", "Groningen", "--dimensie", "onzin"),
        ("dekking", "--alle", "--zonder", "onzin"),
        ("bevestig", "Groningen", "99"),
        ("bevestig", "Groningen"),
        ("wijzig", "Groningen", "1"),
        ("wijzig", "Groningen", "1", "--begin", "3"),
        ("wijzig", "Groningen", "1", "--code", "onzin"),
        ("nieuw", "Groningen", "staat nergens", "--code", "toezicht.kwaliteit", "--oordeel", "neutraal"),
        ("nieuw", "Groningen", "is", "--code", "toezicht.kwaliteit", "--oordeel", "neutraal"),
        ("nieuw", "Groningen", "onvoldoende zicht", "--soort", "cijfer"),
        ("trek-in", "Groningen", "1"),
        ("dekking",),
        ("dekking", "Groningen", "--alle"),
        ("toon", "Nergens"),
    ],
)
def test_verkeerd_gebruik_is_een_regel_en_legt_niets_vast(
    dossier: Opdrachtregel, woorden: tuple[str, ...]
) -> None:
    uitkomst = dossier("codering", *woorden, als=AUDITOR)

    assert uitkomst.status == 2
    assert "Traceback" not in uitkomst.fout
    assert not codes(dossier)
