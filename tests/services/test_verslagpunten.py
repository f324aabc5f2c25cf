"""What is open before a verslag is sent: blocking is what is refused, the rest is seen and recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.gesprek import Deelnemer, Tag
from korpsmonitor_tui.domain.openpunt import Ernst, Openpunt, Puntsoort, blokkeert
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    bespreekpunten,
    documenten,
    gesprekken,
    transcripten,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.coderingen import bevestig_gewijzigd
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.suggesties import Suggesteur
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.versies import versiekoppen
from korpsmonitor_tui.services.verslagbevindingen import voeg_bevindingen_toe
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.services.verslagpunten import lees_openpunten
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from tests.services import coderen, verhaal, verslagbewijs
from tests.services.conftest import wissel_uit
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

CONTROLES = "toezicht.controles_vergund"


def punten(
    sessie: Sessie, soort: Puntsoort | None = None, suggesteur: Suggesteur | None = None
) -> list[Openpunt]:
    return [p for p in lees_openpunten(sessie, DOSSIER, suggesteur=suggesteur) if soort in {None, p.soort}]


def teksten(sessie: Sessie, soort: Puntsoort) -> list[str]:
    return [punt.wat for punt in punten(sessie, soort)]


# -- what is refused -------------------------------------------------------------------------------------------------


def _leeg(laptop: Laptop) -> None:
    verhaal.retour(laptop)
    for _nr, passage in verhaal.passages(laptop):
        verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, passage.id)


def _zonder_respondent(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    for deelnemer in gesprekken.lees_deelnemers(laptop.store.lees(), dossier):
        gesprekken.bewaar_deelnemer(laptop.notulist, dossier, replace(deelnemer, respondent=False))
    verslagstappen.bied_aan(laptop.notulist, dossier)


def _met_open_opmerking(laptop: Laptop) -> None:
    verhaal.retour(laptop)


def _met_onbevestigde_afwijzing(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    for opmerking in verhaal.open_opmerkingen(laptop):
        wederhoor.beslis(
            laptop.auditor, DOSSIER, opmerking.id, "niet overgenomen", "Zo staat het in de notulen."
        )
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)


@pytest.mark.parametrize(
    ("maak", "soorten"),
    [
        (_leeg, {Puntsoort.TEKST, Puntsoort.OPMERKING}),
        (_zonder_respondent, {Puntsoort.RESPONDENT}),
        (_met_open_opmerking, {Puntsoort.OPMERKING}),
        (_met_onbevestigde_afwijzing, {Puntsoort.OPMERKING}),
        (verhaal.in_check, set()),
    ],
)
def test_wat_blokkeert_is_precies_wat_wordt_geweigerd(
    laptop: Laptop, maak: Callable[[Laptop], object], soorten: set[Puntsoort]
) -> None:
    maak(laptop)
    open_ = punten(laptop.auditor)
    assert {punt.soort for punt in open_ if punt.ernst == Ernst.BLOKKEERT} == soorten
    if verhaal.status(laptop) != "eerste_check":
        with pytest.raises(StapGeweigerd):
            verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    elif soorten:
        with pytest.raises(StapGeweigerd):
            verhaal.verstuur(laptop)
    else:
        verhaal.verstuur(laptop)


def test_een_conflict_blokkeert_en_wijst_de_passage_aan(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    passage = verhaal.passage(hier, 2)
    for laptop, tekst in ((hier, "hier"), (daar, "daar")):
        verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passage.id, tekst)
    wissel_uit(hier, daar)
    (punt,) = (p for p in punten(hier.notulist) if p.ernst == Ernst.BLOKKEERT)
    assert (punt.soort, punt.waar, punt.plaats) == (Puntsoort.CONFLICT, "passage 2", ("passage", passage.id))
    with pytest.raises(StapGeweigerd, match="op twee plaatsen"):
        verslagstappen.bied_aan(hier.notulist, DOSSIER)


def test_zonder_gesprek_is_er_niets_open(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden):
        lees_openpunten(laptop.notulist, "2011-2012/friesland")


# -- what should have been seen --------------------------------------------------------------------------------------


def test_hoofdstukken_vragen_en_bespreekpunten_die_niet_aan_de_orde_kwamen(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    bespreekpunten.voeg_toe(laptop.notulist, dossier, "toezicht", "Waarom minder controles?")
    assert teksten(laptop.notulist, Puntsoort.HOOFDSTUK)[0] == (
        "Over “Referentiekader Mensenhandel” staat niets in het verslag."
    )
    titels = [punt.waar for punt in punten(laptop.notulist, Puntsoort.HOOFDSTUK)]
    assert "Toezicht" not in titels
    assert teksten(laptop.notulist, Puntsoort.BESPREEKPUNT) == ["Niet besproken: Waarom minder controles?"]
    toezicht = next(p for p in punten(laptop.notulist, Puntsoort.VRAAG) if p.waar == "Toezicht")
    verslag_voor = toezicht.wat
    gesprekken.voeg_notities_toe(
        laptop.notulist, dossier, [NieuweNotitie("toezicht", "Ja.", vraag=CONTROLES)]
    )
    toezicht = next(p for p in punten(laptop.notulist, Puntsoort.VRAAG) if p.waar == "Toezicht")
    assert toezicht.wat != verslag_voor


def test_een_na_te_gaan_cijfer_is_open_en_staat_gemerkt_in_de_tabel(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, dossier, Vak(CONTROLES, jaar="2012"), "12")
    notitie = NieuweNotitie("toezicht", "Het waren er 12.", vraag=CONTROLES, tags=(Tag.NAGAAN,))
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [notitie])
    verslagtekst.stel_samen(laptop.notulist, dossier)
    (punt,) = punten(laptop.notulist, Puntsoort.NA_TE_GAAN)
    assert (punt.waar, punt.wat) == ("passage 1", "Nog na te gaan: “Het waren er 12.”")
    assert _gemerkt(laptop) == {CONTROLES}
    verslagtekst.wissel_tag(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, Tag.NAGAAN)
    assert not punten(laptop.notulist, Puntsoort.NA_TE_GAAN)
    assert _gemerkt(laptop) == set()
    with pytest.raises(OnbruikbareInvoer, match="kenmerk"):
        verslagtekst.wissel_tag(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "iets")


def _gemerkt(laptop: Laptop) -> set[str]:
    document = documenten.stel_op(laptop.coordinator, laptop.store.lees(), DOSSIER)
    return {cijfer.vraag for cijfer in document.cijfers if cijfer.na_te_gaan}


def test_anders_gezegd_dan_opgegeven_is_open(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    zet_antwoord(laptop.notulist, dossier, Vak(CONTROLES, jaar="2012"), "9")
    cijfer = next(
        s for s in coderen.suggesties(laptop.auditor) if s.soort == "cijfer" and "12" in s.anker.citaat
    )
    bevestig_gewijzigd(laptop.auditor, dossier, cijfer, Wijziging(vraag=CONTROLES))
    assert not punten(laptop.auditor, Puntsoort.ANDERS_GEZEGD)
    verslagbewijs.rond_allen_af(laptop)
    (punt,) = punten(laptop.auditor, Puntsoort.ANDERS_GEZEGD)
    assert punt.plaats == ("vraag", CONTROLES)


def test_zolang_niemand_codeerde_is_dat_een_punt_en_geen_lijst_dimensies(
    laptop: Laptop, tmp_path: Path
) -> None:
    verslagbewijs.met_transcript(laptop, tmp_path)
    assert teksten(laptop.auditor, Puntsoort.CODERING) == ["Er is nog niets gecodeerd."]
    assert not punten(laptop.auditor, Puntsoort.DIMENSIE)
    assert teksten(laptop.auditor, Puntsoort.TRANSCRIPT) == ["In transcript 1 is nog niets gecodeerd."]


def test_dekking_en_bevindingen_naar_wat_wie_kijkt_mag_zien(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verslagbewijs.met_transcript(laptop, tmp_path)
    verslagbewijs.codeer(laptop.auditor, verslagbewijs.ONVERGUND)
    b, d = (next(p.wat for p in punten(wie, Puntsoort.DIMENSIE) if p.waar == "Toezicht")
            for wie in (laptop.auditor, laptop.tweede_auditor))  # fmt: skip
    assert len(b) < len(d)
    assert "alleen wat u zelf codeerde" in teksten(laptop.tweede_auditor, Puntsoort.CODERING)[0]
    assert not punten(laptop.tweede_auditor, Puntsoort.BEVINDING)
    assert not punten(laptop.tweede_auditor, Puntsoort.TRANSCRIPT)
    verslagbewijs.rond_allen_af(laptop)
    (punt,) = punten(laptop.tweede_auditor, Puntsoort.BEVINDING)
    assert punt.waar == "Toezicht"
    voeg_bevindingen_toe(
        laptop.notulist, dossier, [lees_verslagbronnen(laptop.notulist, dossier).los[0].bron]
    )
    assert not punten(laptop.notulist, Puntsoort.BEVINDING)


def test_een_verbeterd_transcript_is_gecodeerd_als_het_oude_dat_was(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verslagbewijs.met_transcript(laptop, tmp_path)
    verslagbewijs.codeer(laptop.auditor, verslagbewijs.ONVERGUND)
    beter = [(v, t, wie, tekst.replace("goed", "vaak")) for v, t, wie, tekst in verslagbewijs.REGELS]
    transcripten.importeer(
        laptop.notulist, dossier, schrijf(tmp_path, vtt(*beter), "beter.vtt"), vervangt="1"
    )
    assert not punten(laptop.auditor, Puntsoort.TRANSCRIPT)


def test_suggesties_worden_alleen_op_verzoek_geteld(laptop: Laptop) -> None:
    coderen.plan(laptop)
    assert not punten(laptop.auditor, Puntsoort.SUGGESTIE)
    (punt,) = punten(laptop.auditor, Puntsoort.SUGGESTIE, suggesteur=Suggesteur(laptop.auditor))
    assert str(len(coderen.open_(laptop.auditor))) in punt.wat


def test_gesprek_zonder_datum_en_afwezige_respondent(laptop: Laptop) -> None:
    gesprekken.plan(laptop.coordinator, "groningen", Planning(notulist="notulist A", auditors=("auditor B",)))
    gesprekken.bewaar_deelnemer(
        laptop.notulist, DOSSIER, Deelnemer("", "korpsexpert", "Groningen", "", "afwezig", respondent=True)
    )
    assert len(punten(laptop.notulist, Puntsoort.GESPREK)) == 2
    assert teksten(laptop.notulist, Puntsoort.DEELNEMER) == [
        "De korpsexpert verifieert het verslag, maar was niet bij het gesprek."
    ]


# -- sending all the same --------------------------------------------------------------------------------------------


def test_wat_gezien_is_staat_bij_de_stap(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    gezien = lees_openpunten(laptop.auditor, dossier)
    assert gezien
    assert not blokkeert(gezien)
    verslagstappen.verstuur(laptop.auditor, dossier, Verzending("e-mail", punten=gezien))
    rijen = (
        laptop.store.lees()
        .execute(
            "SELECT p.payload, e.id FROM event e JOIN event_payload p ON p.event = e.id "
            "WHERE e.soort = 'verslag' AND e.entiteit = ? AND e.veld = 'gezien'",
            (dossier,),
        )
        .fetchall()
    )
    assert [decodeer(rij[0]) for rij in rijen] == [
        {"versie": 1, "punten": [punt.als_gegevens() for punt in gezien]}
    ]
    # What was seen is no part of what was sent.
    assert rijen[0][1] not in versiekoppen(laptop.store.lees(), dossier)
    assert not verhaal.stand(laptop).gewijzigd_na_verzending
    regel = next(r for r in lees_tijdlijn(laptop.lezer, dossier) if "ter verificatie versturen" in r.wat)
    assert f"{len(gezien)} open punten gezien" in regel.wat


# -- confidentiality -------------------------------------------------------------------------------------------------


def test_de_rubricering_hoort_bij_de_versie(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    db = laptop.store.lees
    kop = kop_van(laptop)
    assert documenten.lees_rubricering(db(), dossier) == "Vertrouwelijk"
    assert (
        documenten.zet_rubricering(laptop.notulist, dossier, " Zeer vertrouwelijk ") == "Zeer vertrouwelijk"
    )
    assert kop_van(laptop) != kop
    assert documenten.stel_op(laptop.coordinator, db(), dossier).rubricering == "Zeer vertrouwelijk"
    for fout in ("x" * 61, "twee\nregels"):
        with pytest.raises(OnbruikbareInvoer, match="één regel"):
            documenten.zet_rubricering(laptop.notulist, dossier, fout)
    assert documenten.zet_rubricering(laptop.notulist, dossier, "") == "Vertrouwelijk"
    verslagstappen.bied_aan(laptop.notulist, dossier)
    with pytest.raises(StapGeweigerd, match="ligt vast"):
        documenten.zet_rubricering(laptop.notulist, dossier, "Openbaar")


def kop_van(laptop: Laptop) -> str:
    return documenten.stel_op(laptop.coordinator, laptop.store.lees(), DOSSIER).kop
