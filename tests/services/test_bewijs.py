"""The evidence for a weging: by dimension, with its place, and first of all where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import gesprekken, transcripten
from korpsmonitor_tui.services.bewijs import lees_bewijs, vat_samen
from korpsmonitor_tui.services.codeerbesluiten import (
    besluit_verschil,
    lees_alle_dekking,
    lees_uitkomst,
    waarom_niet_beslissen,
)
from korpsmonitor_tui.services.codeerplaatsen import Plaatslezer
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import NieuweCodering, bevestig, bevestig_gewijzigd, voeg_toe
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from tests.services import coderen, verhaal
from tests.services.coderen import OM, ZICHT, dimensie, suggesties
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.anker import Anker
    from tests.services.conftest import Laptop

CONTROLES = "toezicht.controles_vergund"


def test_per_dimensie_staat_het_bewijs_met_plaats_en_wie_het_bevestigden(laptop: Laptop) -> None:
    dossier = coderen.rond_af_met_verschillen(laptop)
    bewijs = lees_bewijs(laptop.coordinator, dossier)

    assert (bewijs.partij, bewijs.voorlopig, bewijs.open_verschillen) == ("groningen", False, 2)
    zicht = bewijs.van(ZICHT)
    assert zicht
    (stuk,) = zicht.stukken
    assert [bewijs.naam(codeur) for codeur in stuk.bevinding.codeurs] == ["auditor B", "auditor D"]
    assert stuk.plaats.tekst == "notitie · Toezicht"
    assert stuk.plaats.omgeving == coderen.TEKSTEN[2][1]
    assert zicht.samenvatting == "1× negatief"
    assert zicht.balk is None
    om = bewijs.van(OM)
    assert om
    assert (om.stukken, om.open_verschillen) == ((), 1)
    assert om.samenvatting.startswith("geen bewijs: ")
    assert len(bewijs.zonder) == len(bewijs.dimensies) - 1


def test_eerdere_scores_staan_naast_het_bewijs_en_die_van_deze_editie_niet(laptop: Laptop) -> None:
    verhaal.plan(laptop, "gooi-en-vechtstreek")
    deel = lees_bewijs(laptop.coordinator, "2011-2012/gooi-en-vechtstreek").van("toezicht.kwaliteit")

    assert deel
    assert deel.balk
    assert [jaar for jaar, _kleur, _bron in deel.balk.kleuren] == [2008, 2010]


def test_een_besluit_maakt_bewijs_en_de_reden_blijft_erbij(laptop: Laptop) -> None:
    dossier = coderen.rond_af_met_verschillen(laptop)
    om = next(v for v in lees_uitkomst(laptop.coordinator, dossier).samen.open if v.eerste.code == OM)
    besluit_verschil(laptop.coordinator, dossier, om.kenmerk, om.bevestigd[1].id, "Zo is het gezegd.")

    deel = lees_bewijs(laptop.coordinator, dossier).van(OM)
    assert deel
    assert deel.samenvatting == f"1× {om.bevestigd[1].polariteit}"
    assert deel.stukken[0].bevinding.besluit
    assert deel.stukken[0].bevinding.besluit.reden == "Zo is het gezegd."


def test_voor_iedereen_klaar_is_ziet_ieder_alleen_het_eigen_bewijs_en_heet_het_voorlopig(
    laptop: Laptop,
) -> None:
    dossier = coderen.plan(laptop)
    b, d = laptop.auditor, laptop.tweede_auditor
    bevestig(b, dossier, [dimensie(b, ZICHT)])
    for sessie, aantal in ((b, 1), (d, 0), (laptop.coordinator, 0)):
        bewijs = lees_bewijs(sessie, dossier)
        assert bewijs.voorlopig
        assert sum(len(deel.stukken) for deel in bewijs.dimensies) == aantal
    rond_af(b, dossier)
    assert not lees_bewijs(laptop.coordinator, dossier).voorlopig
    # Auditor D may still code, and so does not see the evidence of B.
    assert not [deel for deel in lees_bewijs(d, dossier).dimensies if deel.stukken]


def test_wat_anders_is_gezegd_staat_bij_de_dimensies_van_de_vraag(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    b = laptop.auditor
    zet_antwoord(laptop.notulist, dossier, Vak(CONTROLES, jaar="2012"), "9")
    cijfer = next(s for s in suggesties(b) if s.soort == "cijfer" and s.anker.citaat.startswith("12"))
    bevestig_gewijzigd(b, dossier, cijfer, Wijziging(vraag=CONTROLES))
    assert not lees_bewijs(b, dossier).anders_gezegd
    rond_af(b, dossier)

    bewijs = lees_bewijs(b, dossier)
    (signaal,) = bewijs.anders_gezegd
    assert [waarde.opgegeven for waarde in signaal.bewijs] == ["9", "12 controles per jaar"]
    codes = laptop.coordinator.instrument.vragen[CONTROLES].dimensies
    assert codes
    assert {deel.dimensie.code for deel in bewijs.dimensies if deel.anders_gezegd} == set(codes)


def test_een_partij_beoordeelt_zichzelf_niet(laptop: Laptop) -> None:
    verhaal.plan(laptop, "om")
    bewijs = lees_bewijs(laptop.coordinator, "2011-2012/om")

    assert bewijs.van(OM) is None
    assert bewijs.van("partners.bestuur")


@pytest.mark.parametrize(
    ("aantallen", "tekst"),
    [
        ({"positief": 2}, "2× positief"),
        ({"negatief": 1, "positief": 2}, "1× negatief en 2× positief; de oordelen lopen uiteen"),
        ({"negatief": 1, "aandacht": 3}, "1× negatief en 3× aandacht"),
    ],
)
def test_oordelen_in_woorden(aantallen: dict[str, int], tekst: str) -> None:
    assert vat_samen(aantallen) == tekst


VTT = """WEBVTT

00:00:01.000 --> 00:00:09.000
<v J. Jansen>Het zicht op de niet-vergunde branche is onvoldoende.

00:00:10.000 --> 00:00:19.000
<v P. Pietersen>Dat is zo.
"""


def test_van_een_transcript_staat_er_de_rol_en_nooit_een_naam(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.plan(laptop)
    pad = tmp_path / "gesprek.vtt"
    pad.write_text(VTT)
    transcript = transcripten.importeer(laptop.notulist, dossier, pad).transcript.id
    anker = _codeer_beurt(laptop, f"{transcript}/1")
    assert Plaatslezer(laptop.notulist, dossier).plaats(anker).tekst == "transcript"

    gesprekken.bewaar_deelnemer(
        laptop.notulist, dossier, Deelnemer("", "teamleider", "Groningen", "J. Jansen", "geheel", False)
    )
    transcripten.koppel_sprekers(laptop.notulist, dossier, transcript, {"J. Jansen": "teamleider"})
    assert Plaatslezer(laptop.notulist, dossier).plaats(anker).tekst == "transcript · teamleider"


def _codeer_beurt(laptop: Laptop, beurt: str) -> Anker:
    voeg_toe(laptop.auditor, DOSSIER, NieuweCodering("dimensie", ZICHT, ("beurt", beurt), 0, 8, "negatief"))
    return lees_uitkomst(laptop.auditor, DOSSIER).samen.bevindingen[0].codering.anker


def test_van_een_lange_tekst_staan_er_alleen_de_zinnen_eromheen(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    zinnen = [f"Dit is zin nummer {nr} van een lang verhaal over van alles." for nr in range(40)]
    tekst = " ".join(zinnen)
    (notitie,) = gesprekken.voeg_notities_toe(
        laptop.notulist, dossier, [gesprekken.NieuweNotitie("toezicht", tekst)]
    )
    begin = tekst.index(zinnen[20])
    voeg_toe(
        laptop.auditor,
        dossier,
        NieuweCodering("dimensie", ZICHT, ("notitie", notitie), begin, begin + len(zinnen[20]), "negatief"),
    )
    anker = lees_uitkomst(laptop.auditor, dossier).samen.bevindingen[0].codering.anker
    plaats = Plaatslezer(laptop.auditor, dossier).plaats(anker)

    assert plaats.omgeving == " ".join(zinnen[18:23])
    assert tekst[plaats.begin :].startswith(plaats.omgeving)
    gesprekken.verwijder_notitie(laptop.notulist, dossier, notitie)
    assert Plaatslezer(laptop.auditor, dossier).plaats(anker).omgeving == ""


def test_dekking_zegt_of_er_is_gecodeerd(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    verhaal.plan(laptop, "drenthe")
    bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    per_partij = {dekking.partij: dekking for dekking in lees_alle_dekking(laptop.auditor)}

    assert set(per_partij) == {"groningen", "drenthe"}
    assert (len(per_partij["groningen"].stand.codeurs), per_partij["groningen"].aantallen[ZICHT]) == (1, 1)
    assert per_partij["groningen"].voorlopig
    assert per_partij["drenthe"].stand.codeurs == ()
    assert set(per_partij["drenthe"].aantallen.values()) == {0}


def test_wie_niet_mag_beslissen_hoort_waarom(laptop: Laptop) -> None:
    dossier = coderen.rond_af_met_verschillen(laptop)

    assert waarom_niet_beslissen(laptop.coordinator, dossier) == ""
    assert "mag dit niet" in waarom_niet_beslissen(laptop.lezer, dossier)
    assert waarom_niet_beslissen(laptop.eigen_korps, dossier)
