"""``vragenlijst analyse`` and ``gesprek bespreekpunt``: from what stands out to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

NOTULIST = "notulist 1"
PUNT = ("gesprek", "bespreekpunt")


@pytest.fixture
def beter(gesprek: Opdrachtregel) -> Opdrachtregel:
    """Groningen states many more controls than the 264 of 2010 (Tabel 5)."""
    gesprek.goed(
        "vragenlijst", "antwoord", "Groningen", "toezicht.controles_vergund", "9.000", "--jaar", "2012"
    )
    return gesprek


def _verbeterd(regel: Opdrachtregel) -> dict[str, object]:
    (dossier,) = regel.goed("vragenlijst", "analyse", "Groningen", "--soort", "verbeterd", "--json").json[
        "dossiers"
    ]
    (signaal,) = dossier["signalen"]
    return dict(signaal)


def test_wat_opvalt_staat_er_met_de_cijfers_zoals_opgegeven(beter: Opdrachtregel) -> None:
    uit = beter.goed("vragenlijst", "analyse", "Groningen").uit
    assert "opvallend verbeterd (toezicht) [altijd besproken]" in uit
    assert "Opgegeven is “9.000” over 2012; eerder “264” in 2010 (gepubliceerd, Tabel 5)" in uit

    signaal = _verbeterd(beter)
    assert (signaal["vast"], signaal["bespreekpunt"], signaal["vraag"]) == (
        True,
        True,
        "toezicht.controles_vergund",
    )
    assert f"{signaal['nummer']:3}. opvallend verbeterd" in uit, "a number holds in the full list too"


def test_alle_geeft_een_overzicht_van_alle_korpsen(beter: Opdrachtregel) -> None:
    uit = beter.goed("vragenlijst", "analyse", "--alle", "--soort", "verbeterd").uit
    assert "Utrecht" in uit.split("\n\n", maxsplit=1)[0]
    assert "Groningen: 1 signaal" in uit
    assert "Utrecht: " not in uit
    assert len(beter.goed("vragenlijst", "analyse", "--alle", "--json").json["dossiers"]) == 27


def test_een_opvallende_verbetering_staat_vanzelf_in_het_gesprek(beter: Opdrachtregel) -> None:
    signaal = _verbeterd(beter)
    punten = beter.goed("gesprek", "toon", "Groningen", "--json").json["bespreekpunten"]
    assert [(punt["tekst"], punt["vast"], punt["uitkomst"]) for punt in punten] == [
        (signaal["tekst"], True, "")
    ]
    assert f"1. [toezicht] {signaal['tekst']}" in beter.goed("gesprek", "toon", "Groningen").uit


@pytest.mark.parametrize("keuze", ["alles", "nummer"])
def test_een_ander_signaal_wordt_een_bespreekpunt_in_het_gesprek(beter: Opdrachtregel, keuze: str) -> None:
    beter.goed("vragenlijst", "antwoord", "Groningen", "toezicht.controles_vergund", "0", "--jaar", "2011")
    soort = ("--soort", "onaannemelijk")

    def signaal() -> dict[str, object]:
        dossiers = beter.goed("vragenlijst", "analyse", "Groningen", *soort, "--json").json["dossiers"]
        (gevonden,) = dossiers[0]["signalen"]
        return dict(gevonden)

    voor = signaal()
    assert (voor["vast"], voor["bespreekpunt"]) == (False, False)
    nr = str(voor["nummer"]) if keuze == "nummer" else keuze
    beter.goed("vragenlijst", "analyse", "Groningen", *soort, "--bespreek", nr, als=NOTULIST)

    assert signaal()["bespreekpunt"]
    assert "[bespreekpunt]" in beter.goed("vragenlijst", "analyse", "Groningen").uit
    na = beter.goed("gesprek", "toon", "Groningen", "--json").json["bespreekpunten"]
    assert [punt["vast"] for punt in na if punt["tekst"] == voor["tekst"]] == [False]


def test_een_bespreekpunt_van_begin_tot_eind(beter: Opdrachtregel) -> None:
    beter.goed(*PUNT, "nieuw", "Groningen", "Wie telt er?", "--hoofdstuk", "toezicht", als=NOTULIST)
    beter.goed(*PUNT, "tekst", "Groningen", "2", "Wie telt er nu?", als=NOTULIST)
    beter.goed(*PUNT, "uitkomst", "Groningen", "2", "Het team zelf.", als=NOTULIST)
    uit = beter.goed("gesprek", "toon", "Groningen", "--hoofdstuk", "toezicht").uit
    assert "2. [toezicht] Wie telt er nu?\n   → Het team zelf." in uit
    assert "Te bespreken:" not in beter.goed("gesprek", "toon", "Groningen", "--hoofdstuk", "prognose").uit

    zonder_reden = beter(*PUNT, "verwijder", "Groningen", "1", als=NOTULIST)
    assert zonder_reden.status == 2
    assert is_een_regel(zonder_reden.fout)
    beter.goed(*PUNT, "verwijder", "Groningen", "1", "--reden", "Andere telling.", als=NOTULIST)
    assert "[weggelaten]" in beter.goed("vragenlijst", "analyse", "Groningen").uit
    assert "Andere telling." in beter.goed("tijdlijn", "Groningen").uit
    beter.goed(*PUNT, "uitkomst", "Groningen", "1", "", als=NOTULIST)
    assert "→" not in beter.goed("gesprek", "toon", "Groningen").uit


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (("vragenlijst", "analyse"), "Noem één partij, of geef --alle."),
        (("vragenlijst", "analyse", "Groningen", "--alle"), "Noem één partij, of geef --alle."),
        (("vragenlijst", "analyse", "--alle", "--bespreek", "1"), "Een nummer hoort bij één partij"),
        (("vragenlijst", "analyse", "Atlantis"), "geen korps of ketenpartner “Atlantis”"),
        (("vragenlijst", "analyse", "Groningen", "--bespreek", "9999"), "Er is geen signaal 9999"),
        (("vragenlijst", "analyse", "Groningen", "--bespreek", "0"), "Er is geen signaal 0"),
        (("vragenlijst", "analyse", "Groningen", "--soort", "mooi"), "mooi"),
        ((*PUNT, "uitkomst", "Groningen", "7", "x"), "geen bespreekpunt “7”"),
        ((*PUNT, "nieuw", "Groningen", "x", "--hoofdstuk", "nergens"), "nergens"),
    ],
)
def test_wat_niet_kan_krijgt_een_regel(beter: Opdrachtregel, woorden: tuple[str, ...], melding: str) -> None:
    uitkomst = beter(*woorden, als=NOTULIST)
    assert uitkomst.status == 2
    assert melding in uitkomst.fout
    assert "Traceback" not in uitkomst.fout
