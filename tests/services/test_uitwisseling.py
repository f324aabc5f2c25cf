"""Codes to other programs: without names, and as far as who exports may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.refiqda import paden
from korpsmonitor_tui.intake.refiqda import lees_project
from korpsmonitor_tui.services import gesprekken, transcripten, verslagtekst
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import verwerp
from korpsmonitor_tui.services.uitwisseling import kies_dossiers, maak_codeboek, maak_project
from korpsmonitor_tui.services.uitwissellijst import lees_codelijst
from korpsmonitor_tui.services.uitwisselteksten import lees_teksten
from tests.services import coderen
from tests.services.uitwisselproef import bestand, selecties
from tests.services.uitwisselvoorbeeld import NAAM, ZICHT, codeer, codeer_alles, maak_dossier

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return maak_dossier(laptop)


def test_elke_code_staat_op_haar_woorden_met_rollen_op_de_plaats_van_namen(
    laptop: Laptop, dossier: str
) -> None:
    codeer_alles(laptop.auditor, dossier)
    project = lees_project(bestand(laptop.auditor, dossier), "p.qdpx").project

    assert {(naam, citaat) for naam, _s, citaat in selecties(project)} == {
        ("toezicht.niet_vergunde_branche: negatief", ZICHT),
        ("toezicht.kwaliteit: positief", "korpsexpert controleert"),
        ("cijfer", "acht rechercheurs"),
        ("om", "het OM"),
        ("opsporing.kwaliteit: neutraal", "Er zijn acht rechercheurs."),
    }
    assert [bron.naam for bron in project.bronnen] == ["Notulen Groningen", "Transcript Groningen 1"]
    (met_memo,) = [s for _naam, s, _citaat in selecties(project) if s.memos]
    assert [memo.tekst for memo in project.memos if memo.guid in met_memo.memos] == ["Zei korpsexpert."]
    (cijfer,) = [s for naam, s, _citaat in selecties(project) if naam == "cijfer"]
    assert "eenheid: fte" in cijfer.omschrijving


def test_namen_van_deelnemers_staan_nergens_en_die_van_medewerkers_alleen_op_verzoek(
    laptop: Laptop, dossier: str
) -> None:
    codeer_alles(laptop.auditor, dossier)
    zonder, met = (
        maak_project(laptop.auditor, [dossier], met_namen=keuze).project for keuze in (False, True)
    )

    for project in (zonder, met):
        assert "Proef" not in repr(project)
    assert "auditor B" not in repr(zonder)
    assert [gebruiker.naam for gebruiker in zonder.gebruikers] == ["auditor 1"]
    assert [gebruiker.naam for gebruiker in met.gebruikers] == ["auditor B"]
    assert zonder.gebruikers[0].guid == met.gebruikers[0].guid


def test_een_spreker_van_wie_niet_is_gezegd_wie_hij_is_heet_bij_een_nummer(
    laptop: Laptop, dossier: str
) -> None:
    uitvoer = maak_project(laptop.auditor, [dossier])
    transcript = next(b for b in uitvoer.project.bronnen if b.naam.startswith("Transcript"))

    assert uitvoer.ongekoppeld == ("spreker 0", "spreker 1")
    assert "0:00:00 spreker 1: Ik ben korpsexpert." in transcript.tekst
    id_ = lees_bronnen(laptop.auditor, dossier)[-1].entiteit.rpartition("/")[0]
    transcripten.koppel_sprekers(laptop.notulist, dossier, id_, {"spreker 0": NAAM, "spreker 1": "auditor"})

    uitvoer = maak_project(laptop.auditor, [dossier])
    assert not uitvoer.ongekoppeld
    assert "0:00:09 auditor: 😀 Er zijn" in uitvoer.project.bronnen[-1].tekst
    assert "0:00:00 korpsexpert: Ik ben korpsexpert." in uitvoer.project.bronnen[-1].tekst


def test_dezelfde_stand_geeft_hetzelfde_bestand_en_vaste_kenmerken(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    een = maak_project(laptop.auditor, [dossier]).project
    assert bestand(laptop.auditor, dossier) == bestand(laptop.auditor, dossier)

    codeer(laptop.auditor, dossier, "12 controles")
    twee = maak_project(laptop.auditor, [dossier]).project
    assert {bron.guid for bron in een.bronnen} == {bron.guid for bron in twee.bronnen}
    assert {s.guid for _n, s, _c in selecties(een)} < {s.guid for _n, s, _c in selecties(twee)}


def test_wie_blind_codeert_geeft_alleen_eigen_codes(laptop: Laptop, dossier: str) -> None:
    codeer(laptop.auditor, dossier, ZICHT)
    codeer(laptop.tweede_auditor, dossier, "acht toezichthouders")

    blind = maak_project(laptop.auditor, [dossier])
    assert [citaat for _n, _s, citaat in selecties(blind.project)] == [ZICHT]
    assert blind.verborgen == ("Groningen",)
    assert [regel.citaat for regel in lees_codelijst(laptop.auditor, [dossier])] == [ZICHT]

    rond_af(laptop.auditor, dossier)
    rond_af(laptop.tweede_auditor, dossier)
    open_ = maak_project(laptop.auditor, [dossier])
    assert (open_.coderingen, open_.verborgen) == (2, ())
    assert len(open_.project.gebruikers) == 2


def test_verworpen_en_verloren_codes_zijn_geen_codering(laptop: Laptop, dossier: str) -> None:
    verwerp(laptop.auditor, dossier, [coderen.suggesties(laptop.auditor)[0]])
    codeer(laptop.auditor, dossier, ZICHT)
    notitie = next(n for n in gesprekken.lees_notities(laptop.store.lees(), dossier) if ZICHT in n.tekst)
    gesprekken.verwijder_notitie(laptop.notulist, dossier, notitie.id)

    uitvoer = maak_project(laptop.auditor, [dossier])
    assert uitvoer.coderingen == 0
    assert [codering.anker.citaat for codering in uitvoer.los] == [ZICHT]


def test_het_verslag_is_een_tekst_van_zichzelf(laptop: Laptop, dossier: str) -> None:
    verslagtekst.stel_samen(laptop.notulist, dossier)

    assert [tekst.naam for tekst in lees_teksten(laptop.auditor, dossier).lijst] == [
        "Notulen Groningen", "Transcript Groningen 1", "Gespreksverslag Groningen",
    ]  # fmt: skip


def test_het_codeboek_heeft_elke_naam_een_keer_en_elke_dimensie_met_haar_norm(laptop: Laptop) -> None:
    codes = [pad[-1] for pad in paden(maak_codeboek(laptop.auditor).codes)]
    namen = [code.naam for code in codes]

    assert len(set(namen)) == len(namen)
    for dimensie in laptop.auditor.instrument.dimensies:
        (code,) = [code for code in codes if code.naam == dimensie.code]
        assert dimensie.norm in code.omschrijving
        assert len(code.onder) == 4


def test_welke_dossiers(laptop: Laptop, dossier: str) -> None:
    assert kies_dossiers(laptop.auditor) == kies_dossiers(laptop.auditor, ["Groningen"]) == (dossier,)
    with pytest.raises(NietGevonden, match="Twente"):
        kies_dossiers(laptop.auditor, ["Twente"])


# -- in ------------------------------------------------------------------------------------------------------------------
