"""Two auditors code independently: nobody sees the codes of another before all have finished, and differences stay."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import bespreekpunten, conflicten, gesprekken
from korpsmonitor_tui.services.analyse import analyseer
from korpsmonitor_tui.services.bespreekpunten import lees_bespreekpunten
from korpsmonitor_tui.services.codeerbesluiten import (
    besluit_verschil,
    bevindingen_per_dimensie,
    lees_alle_dekking,
    lees_bevindingen,
    lees_dekking,
    lees_uitkomst,
    meet_overeenstemming,
)
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerrondes import heropen, rond_af
from korpsmonitor_tui.services.codeerstand import lees_codeerstand, lees_coderingen
from korpsmonitor_tui.services.coderingen import bevestig, bevestig_gewijzigd, herveranker, verwerp, wijzig
from korpsmonitor_tui.services.gezegd import lees_anders_gezegd
from korpsmonitor_tui.services.gids import lees_gids
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from tests.services import coderen
from tests.services.coderen import KORPSEXPERT, OM, ZICHT, dimensie, suggesties
from tests.services.conftest import Laptop, wissel_uit

CONTROLES = "toezicht.controles_vergund"


def codeer_apart(hier: Laptop, daar: Laptop) -> str:
    """B works here, D there, see :func:`coderen.codeer_verschillend`."""
    dossier = coderen.plan(hier)
    wissel_uit(hier, daar)
    b, d = hier.auditor, daar.tweede_auditor
    coderen.codeer_verschillend(b, d, dossier)
    wissel_uit(hier, daar)
    return dossier


def rond_samen_af(hier: Laptop, daar: Laptop) -> str:
    dossier = codeer_apart(hier, daar)
    rond_af(hier.auditor, dossier)
    rond_af(daar.tweede_auditor, dossier)
    wissel_uit(hier, daar)
    return dossier


def test_tot_iedereen_klaar_is_ziet_niemand_de_codes_van_een_ander(hier: Laptop, daar: Laptop) -> None:
    dossier = codeer_apart(hier, daar)
    b, d = hier.auditor, hier.tweede_auditor

    for afronden in (None, b):
        if afronden:
            rond_af(afronden, dossier)
        for sessie in (b, d):
            assert {c.codeur for c in lees_coderingen(sessie, dossier)} == {sessie.persoon.id}
            assert lees_uitkomst(sessie, dossier).voorlopig
            assert all(len(bev.codeurs) == 1 for bev in lees_bevindingen(sessie, dossier))
        assert not lees_coderingen(hier.coordinator, dossier)
        with pytest.raises(StapGeweigerd, match="afgerond"):
            lees_coderingen(b, dossier, van=d.persoon.id)
        with pytest.raises(StapGeweigerd, match="afgerond"):
            meet_overeenstemming(b, dossier)
    rond_af(d, dossier)
    beide = {b.persoon.id, d.persoon.id}
    for sessie in (b, d, hier.coordinator):
        assert {c.codeur for c in lees_coderingen(sessie, dossier)} == beide
    assert {c.codeur for c in lees_coderingen(b, dossier, van="auditor D")} == {d.persoon.id}


def test_de_tijdlijn_verklapt_niets(hier: Laptop, daar: Laptop) -> None:
    dossier = codeer_apart(hier, daar)
    rond_af(hier.auditor, dossier)
    regels = " ".join(regel.wat for regel in lees_tijdlijn(hier.tweede_auditor, dossier))

    assert "over 1 code beslist" in regels
    assert "codering afgerond" in regels
    assert not any(woord in regels for woord in (ZICHT, OM, "bevestigd", "verworpen", "aandacht"))


def test_een_auditor_die_nog_kan_coderen_kijkt_niet_bij_wie_klaar_is(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    rond_af(laptop.auditor, dossier)

    assert lees_codeerstand(laptop.coordinator, dossier).zichtbaar
    assert not lees_codeerstand(laptop.tweede_auditor, dossier).zichtbaar
    bevestig(laptop.tweede_auditor, dossier, [dimensie(laptop.tweede_auditor, ZICHT)])
    assert not lees_codeerstand(laptop.coordinator, dossier).zichtbaar
    # Who could see codes already does not begin to code independently.
    rond_af(laptop.tweede_auditor, dossier)
    with pytest.raises(StapGeweigerd, match="voor iedereen te zien"):
        bevestig(laptop.notulist, dossier, [dimensie(laptop.notulist, OM)])


def test_wie_klaar_is_zonder_te_coderen_spreekt_niemand_tegen(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    bevestig(laptop.auditor, dossier, [dimensie(laptop.auditor, ZICHT)])
    for sessie in (laptop.auditor, laptop.tweede_auditor):
        rond_af(sessie, dossier)

    samen = lees_uitkomst(laptop.tweede_auditor, dossier).samen
    assert [bev.codering.code for bev in samen.bevindingen] == [ZICHT]
    assert not samen.verschillen
    with pytest.raises(StapGeweigerd, match="twee mensen"):
        meet_overeenstemming(laptop.tweede_auditor, dossier)
    with pytest.raises(StapGeweigerd, match="voor iedereen te zien"):
        heropen(laptop.tweede_auditor, dossier)


def test_wie_klaar_is_codeert_niet_verder_tenzij_nog_niemand_het_zag(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    b, d = laptop.auditor, laptop.tweede_auditor
    (id_,) = bevestig(b, dossier, [dimensie(b, ZICHT)])
    bevestig(d, dossier, [dimensie(d, ZICHT)])
    rond_af(b, dossier)
    with pytest.raises(StapGeweigerd, match="heropen"):
        bevestig(b, dossier, [dimensie(b, OM)])
    heropen(b, dossier)
    bevestig(b, dossier, [dimensie(b, OM)])
    for sessie in (b, d):
        rond_af(sessie, dossier)
    for doe in (
        lambda: heropen(b, dossier),
        lambda: bevestig(b, dossier, [dimensie(b, KORPSEXPERT)]),
        lambda: wijzig(b, dossier, id_, Wijziging(polariteit="neutraal")),
    ):
        with pytest.raises(StapGeweigerd, match="voor iedereen te zien"):
            doe()


def test_ongedaan_maken_gaat_niet_om_de_afronding_heen(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    b, d = laptop.auditor, laptop.tweede_auditor
    for sessie in (b, d):
        bevestig(sessie, dossier, [dimensie(sessie, ZICHT)])
    rond_af(b, dossier)
    ongedaan(b)
    assert not lees_codeerstand(b, dossier).afgerond

    for sessie in (b, d):
        rond_af(sessie, dossier)
    for sessie in (b, d):
        with pytest.raises(StapGeweigerd, match="codering is afgerond"):
            ongedaan(sessie)
    assert lees_codeerstand(b, dossier).zichtbaar


def test_verschillen_worden_genoemd_en_een_besluit_houdt_beide(hier: Laptop, daar: Laptop) -> None:
    dossier = rond_samen_af(hier, daar)
    uitkomst = lees_uitkomst(hier.coordinator, dossier)
    assert not uitkomst.voorlopig
    assert [bev.codering.code for bev in uitkomst.samen.bevindingen] == [ZICHT]
    assert set(uitkomst.samen.bevindingen[0].codeurs) == set(uitkomst.gelezen.stand.codeurs)
    verschillen = {verschil.eerste.code: verschil for verschil in uitkomst.samen.open}
    assert set(verschillen) == {OM, KORPSEXPERT}
    vooraf = lees_coderingen(hier.coordinator, dossier)

    om = verschillen[OM]
    gekozen = next(c for c in om.bevestigd if c.polariteit == "aandacht")
    besluit_verschil(hier.coordinator, dossier, om.kenmerk, gekozen.id, "Zo is het ook gezegd.")
    besluit_verschil(
        hier.coordinator, dossier, verschillen[KORPSEXPERT].kenmerk, None, "Gaat over iets anders."
    )
    wissel_uit(hier, daar)

    samen = lees_uitkomst(daar.auditor, dossier).samen
    assert not samen.open
    assert {(bev.codering.code, bev.codering.polariteit) for bev in samen.bevindingen} >= {(OM, "aandacht")}
    assert KORPSEXPERT not in {bev.codering.code for bev in samen.bevindingen}
    besluit = next(v.besluit for v in samen.verschillen if v.kenmerk == om.kenmerk)
    assert besluit
    assert (besluit.reden, besluit.door) == ("Zo is het ook gezegd.", hier.coordinator.persoon.id)
    assert besluit.tijd == hier.store.lees().execute("SELECT max(tijd) FROM event").fetchone()[0]
    assert lees_coderingen(daar.auditor, dossier) == vooraf

    ongedaan(hier.coordinator)
    assert [v.eerste.code for v in lees_uitkomst(hier.auditor, dossier).samen.open] == [KORPSEXPERT]


def test_een_besluit_heeft_een_reden_een_verschil_en_een_code_die_erbij_hoort(
    hier: Laptop, daar: Laptop
) -> None:
    dossier = codeer_apart(hier, daar)
    with pytest.raises(StapGeweigerd, match="Nog niet iedereen"):
        besluit_verschil(hier.coordinator, dossier, "x", None, "Daarom.")
    for sessie in (hier.auditor, hier.tweede_auditor):
        rond_af(sessie, dossier)
    verschil = lees_uitkomst(hier.coordinator, dossier).samen.open[0]
    with pytest.raises(OnbruikbareInvoer, match="reden"):
        besluit_verschil(hier.coordinator, dossier, verschil.kenmerk, None, " ")
    with pytest.raises(NietGevonden):
        besluit_verschil(hier.coordinator, dossier, "x", None, "Daarom.")
    with pytest.raises(NietGevonden):
        besluit_verschil(hier.coordinator, dossier, verschil.kenmerk, "x", "Daarom.")
    with pytest.raises(StapGeweigerd):
        besluit_verschil(hier.eigen_korps, dossier, verschil.kenmerk, None, "Daarom.")


def test_twee_besluiten_die_elkaar_niet_kenden_beslissen_niets(hier: Laptop, daar: Laptop) -> None:
    dossier = rond_samen_af(hier, daar)
    om = next(v for v in lees_uitkomst(hier.coordinator, dossier).samen.open if v.eerste.code == OM)
    for laptop, codering in zip((hier, daar), om.bevestigd, strict=True):
        besluit_verschil(
            laptop.coordinator, dossier, om.kenmerk, codering.id, f"Volgens {codering.polariteit}."
        )
        samen = lees_uitkomst(laptop.coordinator, dossier).samen
        assert OM in {bev.codering.code for bev in samen.bevindingen}
    wissel_uit(hier, daar)

    for laptop in (hier, daar):
        samen = lees_uitkomst(laptop.coordinator, dossier).samen
        (strijdig,) = [v for v in samen.open if v.besluit]
        assert strijdig.besluit
        assert strijdig.besluit.strijdig
        assert OM not in {bev.codering.code for bev in samen.bevindingen}
        (conflict,) = conflicten.lees_conflicten(laptop.coordinator, dossier)
        assert sorted(keuze.tekst for keuze in conflict.keuzes) == sorted(
            f"{OM} ({codering.polariteit}) geldt\nVolgens {codering.polariteit}." for codering in om.bevestigd
        )
    besluit_verschil(hier.coordinator, dossier, om.kenmerk, None, "Geen van beide.")
    wissel_uit(hier, daar)
    samen = lees_uitkomst(daar.auditor, dossier).samen
    assert OM not in {v.eerste.code for v in samen.open}
    assert not conflicten.lees_conflicten(daar.coordinator, dossier)


def test_overeenstemming_telt_elke_zin_van_wat_gecodeerd_is(hier: Laptop, daar: Laptop) -> None:
    dossier = rond_samen_af(hier, daar)
    meting = meet_overeenstemming(hier.auditor, dossier)
    codes = len(bevindingen_per_dimensie(hier.auditor, dossier))

    # Three notes of two sentences each were coded; of all places only the rejected one differs.
    assert (meting.dimensies.eenheden, meting.dimensies.gelijk) == (6 * codes, 6 * codes - 1)
    assert meting.dimensies.alpha == pytest.approx(0.8, abs=0.02)
    assert meting.dimensies.kappa == pytest.approx(0.8, abs=0.02)
    assert (meting.polariteit.eenheden, meting.polariteit.gelijk) == (2, 1)
    assert {code: m.gelijk for code, m in meting.per_dimensie.items()} == {ZICHT: 6, OM: 6, KORPSEXPERT: 5}


def test_dekking_noemt_dimensies_zonder_bewijs(hier: Laptop, daar: Laptop) -> None:
    dossier = rond_samen_af(hier, daar)
    dekking = lees_dekking(hier.coordinator, dossier)

    assert (dekking.partij, dekking.voorlopig, dekking.open_verschillen) == ("groningen", False, 2)
    assert dekking.aantallen[ZICHT] == 1
    assert ZICHT not in dekking.zonder
    assert OM in dekking.zonder
    assert len(dekking.zonder) == len(dekking.aantallen) - 1
    assert bevindingen_per_dimensie(hier.coordinator, dossier)[ZICHT][0].codering.anker.citaat.startswith(
        "Op de"
    )
    assert lees_alle_dekking(hier.coordinator) == (dekking,)


def test_een_conflict_over_een_code_is_van_haar_codeur(hier: Laptop, daar: Laptop) -> None:
    dossier = coderen.plan(hier)
    wissel_uit(hier, daar)
    voorstel = dimensie(hier.auditor, ZICHT)
    bevestig(hier.auditor, dossier, [voorstel])
    verwerp(daar.auditor, dossier, [voorstel])
    wissel_uit(hier, daar)

    (vreemd,) = conflicten.lees_conflicten(hier.tweede_auditor, dossier)
    assert {keuze.tekst for keuze in vreemd.keuzes} == {"(code van iemand anders)"}
    with pytest.raises(StapGeweigerd, match="iemand anders"):
        conflicten.los_op(
            hier.tweede_auditor, dossier, vreemd.soort, vreemd.entiteit, vreemd.veld, "bevestigd"
        )
    (eigen,) = conflicten.lees_conflicten(hier.auditor, dossier)
    assert {keuze.tekst for keuze in eigen.keuzes} == {"bevestigd", "verworpen"}
    conflicten.los_op(hier.auditor, dossier, eigen.soort, eigen.entiteit, eigen.veld, "verworpen")
    assert not conflicten.lees_conflicten(hier.auditor, dossier)


def test_na_afloop_mag_wie_het_ziet_een_code_bij_de_gewijzigde_tekst_zetten(
    hier: Laptop, daar: Laptop
) -> None:
    dossier = rond_samen_af(hier, daar)
    id_ = lees_coderingen(hier.auditor, dossier, van=hier.auditor.persoon.id)[0].id
    notitie = lees_coderingen(hier.auditor, dossier)[0].anker.entiteit
    gesprekken.wijzig_notitie(hier.notulist, dossier, notitie, "tekst", f"Vooraf: {coderen.TEKSTEN[0][1]}")

    assert herveranker(hier.coordinator, dossier, [id_]) == 1


def test_een_cijfer_dat_anders_is_gezegd_dan_opgegeven_wordt_genoemd(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    b = laptop.auditor
    zet_antwoord(laptop.notulist, dossier, Vak(CONTROLES, jaar="2012"), "9")
    cijfer = next(s for s in suggesties(b) if s.soort == "cijfer" and s.anker.citaat.startswith("12"))
    bevestig_gewijzigd(b, dossier, cijfer, Wijziging(vraag=CONTROLES))
    assert not lees_anders_gezegd(laptop.coordinator, dossier)
    rond_af(b, dossier)

    (signaal,) = lees_anders_gezegd(laptop.coordinator, dossier)
    assert (signaal.soort, signaal.vraag, signaal.jaar) == ("anders_gezegd", CONTROLES, "2012")
    assert "“9”" in signaal.tekst
    assert "“12" in signaal.tekst
    assert signaal in analyseer(laptop.coordinator, dossier)
    (punt,) = lees_bespreekpunten(laptop.notulist, dossier)
    assert (punt.kenmerk, punt.vraag, punt.vast) == (signaal.kenmerk, CONTROLES, True)
    gids = lees_gids(laptop.notulist, dossier)
    assert [v.vraag.id for v in gids.per_hoofdstuk["toezicht"].vragen if v.open_punten] == [CONTROLES]
    with pytest.raises(OnbruikbareInvoer, match="altijd besproken"):
        bespreekpunten.verwijder(laptop.notulist, dossier, punt.id)
    bespreekpunten.zet_uitkomst(laptop.notulist, dossier, punt.id, "Het korps zoekt het na.")
    zet_antwoord(laptop.notulist, dossier, Vak(CONTROLES, jaar="2012"), "10-15")
    assert not lees_anders_gezegd(laptop.coordinator, dossier)
