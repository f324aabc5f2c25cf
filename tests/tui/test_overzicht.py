"""The overzicht: every party on a line, filters, and planning from the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import WAARDE
from korpsmonitor_tui.services import (
    bronnen,
    edities,
    gesprekken,
    opvragingen,
    verslagstappen,
    verslagtekst,
    vragenlijst,
)
from korpsmonitor_tui.services.gesprekken import Planning, lees_gesprek
from korpsmonitor_tui.services.overzicht import Regel, lees_overzicht
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.versies import Besluit
from korpsmonitor_tui.tui.overzichtkolommen import procent
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.volgende_stap import standtekst, tab_voor, volgende_stap
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop, MaakLaptop
    from tests.store.conftest import Klok


def _namen(pilot: Bediening) -> list[str]:
    """The parties in the table, from top to bottom."""
    return [rij[2] for rij in pilot.app.screen.query_one(Tabel).inhoud()]


def _regel(pilot: Bediening, naam: str) -> list[str]:
    """The cells of one party."""
    return next(rij for rij in pilot.app.screen.query_one(Tabel).inhoud() if rij[2] == naam)


async def test_alle_partijen_staan_er_met_hun_stand(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist) as pilot:
        namen = _namen(pilot)
        regel = _regel(pilot, "Groningen")

    assert len(namen) == 34
    assert namen[0] == "Groningen"
    assert namen[26] == "KMar"
    assert regel == ["", "1", "Groningen", "04-02", "    0%", "0/2", "3", "T ter verificatie", "18-02", "–"]


async def test_wat_nog_niet_gepland_is_staat_er_zo(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        assert _regel(pilot, "Drenthe")[7] == "nog niet gepland"
        assert "Groningen: Plan het gesprek." in beeld(pilot)


async def test_een_gehouden_gesprek_heet_niet_meer_gepland(laptop: Laptop, klok: Klok) -> None:
    verhaal.plan(laptop)
    assert standtekst(_lees(laptop)) == ("G gepland", "text-muted")
    klok.verder(days=1)
    async with programma(laptop.notulist) as pilot:
        assert _regel(pilot, "Groningen")[7] == "H gehouden"
        assert "Het gesprek is gehouden: maak er notities van, of lees de opname in." in plat(beeld(pilot))
    verhaal.noteer(laptop)
    assert tab_voor(_lees(laptop)) == "verslag"
    verslagtekst.stel_samen(laptop.notulist, DOSSIER)
    assert standtekst(_lees(laptop))[0] == "O in opmaak"


async def test_te_laat_is_zichtbaar_zonder_kleur_en_staat_bij_te_laat(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    klok.verder(days=30)
    gesprekken.plan(laptop.coordinator, "drenthe", Planning())
    async with programma(laptop.notulist) as pilot:
        assert _regel(pilot, "Groningen")[0] == "!"
        await druk(pilot, "l")
        assert _namen(pilot) == ["Groningen"]


async def test_te_laat_begint_met_wat_het_langst_wacht(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    klok.verder(days=-20)
    gesprekken.plan(
        laptop.coordinator, "limburg-zuid", Planning(notulist="notulist A", auditors=("auditor B",))
    )
    dossier = laptop.coordinator.dossier("limburg-zuid")
    deelnemer = Deelnemer("", "korpsexpert", "Limburg-Zuid", "", "geheel", True)
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, deelnemer)
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [gesprekken.NieuweNotitie("toezicht", "tekst")])
    verslagtekst.stel_samen(laptop.notulist, dossier)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop, dossier)
    klok.verder(days=60)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "l")
        assert _namen(pilot) == ["Limburg-Zuid", "Groningen"]


async def test_filters_op_soort_en_eigen_werk(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "k")
        assert len(_namen(pilot)) == 27
        await druk(pilot, "r")
        assert "CoMensha" in _namen(pilot)
        assert "Groningen" not in _namen(pilot)
        await druk(pilot, "m")
        assert _namen(pilot) == ["Groningen"]
        await druk(pilot, "a")
        assert len(_namen(pilot)) == 34


async def test_filter_op_een_stand(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        assert "O in opmaak (1)" in await druk(pilot, "s")
        assert "s Stand: O" in await druk(pilot, "down", "down", "down", "down", "enter")
        assert _namen(pilot) == ["Groningen"]
        await druk(pilot, "r")
        assert "Geen partij past bij dit filter; Esc toont alles." in beeld(pilot)
        await druk(pilot, "a", "s", "down", "enter")
        assert len(_namen(pilot)) == 33, "what was not planned is no planned one"
        await druk(pilot, "escape")
        assert len(_namen(pilot)) == 34


async def test_een_filter_aanklikken(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await pilot.click("#filters", offset=(beeld(pilot).splitlines()[1].index("Partners"), 0))
        await rust(pilot)
        assert len(_namen(pilot)) == 7


@pytest.mark.parametrize(
    ("zoek", "verwacht"),
    [
        ("gelderland", ["Noord-Oost-Gelderland", "Gelderland-Midden", "Gelderland-Zuid"]),
        ("fryslan", ["Friesland"]),
        ("limburg zuid", ["Limburg-Zuid"]),
        ("fiod", ["Belastingdienst"]),
        ("den haag", ["Haaglanden", "Hollands-Midden"]),
    ],
)
async def test_zoeken_terwijl_er_getypt_wordt(laptop: Laptop, zoek: str, verwacht: list[str]) -> None:
    """By name, alias or eenheid, whatever accents and hyphens."""
    async with programma(laptop.notulist) as pilot:
        voet = (await druk(pilot, "slash")).splitlines()[-1]
        assert "partij zoeken" not in voet, "here a slash is a sign like any"
        assert "Esc filter wissen" in voet
        await typ(pilot, zoek)
        assert _namen(pilot) == verwacht
        await druk(pilot, "enter")
        assert pilot.app.focused is pilot.app.screen.query_one(Tabel)
        voet = (await druk(pilot, "escape")).splitlines()[-1]
        assert len(_namen(pilot)) == 34
        assert "Esc" not in voet, "nothing is left out any more"


async def test_naast_een_brede_tabel_staan_details(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist, breedte=120, hoogte=40) as pilot:
        details = plat(str(pilot.app.screen.query_one("#details", Static).content))

    for deel in (
        "Korps 1 · Noord-Nederland",
        "Volgende stap",
        "Wacht op akkoord of reactie, uiterlijk 18-02-2013.",
        "04-02-2013 10:00",
        "auditor B, auditor D",
        "T ter verificatie",
    ):
        assert deel in details


async def test_een_bijzondere_vaststelling_blijft_zichtbaar(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=30)
    verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "geen antwoord na twee rappels")
    async with programma(laptop.notulist, breedte=120, hoogte=40) as pilot:
        assert _regel(pilot, "Groningen")[7] == "D definitief *"
        assert "vastgesteld zonder reactie" in beeld(pilot)


async def test_de_lijst_en_de_bronnen_staan_er_in_het_kort_en_ernaast_voluit(
    laptop: Laptop, klok: Klok
) -> None:
    def taak(tx: Transactie) -> None:
        for partij in ("groningen", "friesland"):
            gegevens = {"dossier": f"2011-2012/{partij}", "datum": "2013-02-01"}
            tx.zet("uitzending", tx.maak("uitzending", gegevens), "termijn", "2013-02-20")
        tx.maak("teruggave", {"dossier": DOSSIER, "nummer": 1})
        tx.maak("twijfel", {"dossier": DOSSIER})

    laptop.store.voer_uit(laptop.coordinator.wie, taak)
    vraag = next(v for v in laptop.coordinator.instrument.vragen.values() if v.vraagt == "open")
    vragenlijst.zet_antwoorden(laptop.coordinator, DOSSIER, {(vak, WAARDE): "x" for vak in vraag.vakken})
    bronnen.zet_broncijfer(laptop.auditor, "emm", "emm.bezoeken", "groningen", "2012", "4")
    opvragingen.vraag_op(laptop.auditor, "emm", ["a", "b"], termijn=date(2013, 2, 5))
    klok.verder(days=30)
    async with programma(laptop.notulist, breedte=120, hoogte=40) as pilot:
        assert _regel(pilot, "Groningen")[4:6] == ["t?  1%", "1/2"]
        assert _regel(pilot, "Friesland")[4:6] == ["u!  0%", "0/2"]
        assert _regel(pilot, "EMM")[4:6] == ["    0%", "0/2!"]
        assert _regel(pilot, "Belastingdienst")[5] == ""
        details = plat(beeld(pilot))
        for deel in ("terug 1×", "twijfels 1 te beslissen", "cijfers van emm", "nog niet comensha"):
            assert deel in details
        await druk(pilot, "down")
        assert "uiterlijk 20-02-2013 ! te laat" in plat(beeld(pilot))


@pytest.mark.parametrize(
    ("deel", "geheel", "verwacht"), [(0, 9, 0), (0, 0, 0), (1, 900, 1), (899, 900, 99), (9, 9, 100)]
)
def test_begonnen_is_nooit_nul_en_onaf_nooit_honderd_procent(deel: int, geheel: int, verwacht: int) -> None:
    assert procent(deel, geheel) == verwacht


async def test_een_conflict_heeft_een_eigen_merk(maak_laptop: MaakLaptop) -> None:
    hier, daar = maak_laptop("hier"), maak_laptop("daar")
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    for laptop, tekst in ((hier, "Hier 32 uur."), (daar, "Daar 36 uur.")):
        passage = verhaal.passage(laptop, 1)
        verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passage.id, tekst)
    wissel_uit(hier, daar)
    async with programma(hier.notulist) as pilot:
        assert _regel(pilot, "Groningen")[0] == "≠"
        assert "Kies wat blijft bij 1 conflict tussen twee laptops." in plat(beeld(pilot))


async def test_een_klik_kiest_een_regel_en_de_volgende_opent_hem(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await pilot.click(Tabel, offset=(10, 3))
        await rust(pilot)
        assert pilot.app.screen.query_one(Tabel).gekozen == "2011-2012/drenthe"
        await pilot.click(Tabel, offset=(10, 3))
        await rust(pilot)
        assert isinstance(pilot.app.screen, DossierScreen)
        assert pilot.app.screen.dossier == "2011-2012/drenthe"


# -- planning --------------------------------------------------------------------------------------------------------


async def test_plannen(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "p")
        await vul_in(pilot, "datum", "12-3-2013")
        await vul_in(pilot, "tijd", "9.30")
        await vul_in(pilot, "plaats", "hoofdbureau")
        await druk(pilot, "tab", "enter", "down", "enter")
        await druk(pilot, "tab", "space", "ctrl+s")
        assert _regel(pilot, "Groningen")[3] == "12-03"
        assert _regel(pilot, "Groningen")[7] == "G gepland"

    gesprek = lees_gesprek(laptop.store.lees(), DOSSIER)
    assert gesprek is not None
    assert (gesprek.datum, gesprek.tijd, gesprek.plaats) == (date(2013, 3, 12), "09:30", "hoofdbureau")
    assert gesprek.notulist == laptop.mensen["notulist A"].id
    assert gesprek.auditors == (laptop.mensen["auditor B"].id,)


async def test_wie_bij_het_korps_hoort_kan_niet_worden_gekozen(laptop: Laptop) -> None:
    async with programma(laptop.notulist, hoogte=40) as pilot:
        dialoog = await druk(pilot, "p")

    assert "auditor D" in dialoog
    assert "auditor E" not in dialoog


@pytest.mark.parametrize(
    ("veld", "tekst", "fout"),
    [
        ("datum", "31-02-2013", "“31-02-2013” is geen datum; schrijf bijvoorbeeld 05-03-2013."),
        ("datum", "morgen", "“morgen” is geen datum"),
        ("tijd", "25:00", "“25:00” is geen tijd; schrijf bijvoorbeeld 10:00."),
    ],
)
async def test_een_fout_in_het_formulier_laat_het_open(
    laptop: Laptop, veld: str, tekst: str, fout: str
) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "p")
        await vul_in(pilot, "plaats", "hoofdbureau")
        await vul_in(pilot, veld, tekst)
        scherm = plat(await druk(pilot, "enter"))
        assert f"Let op: {fout}" in scherm
        assert "hoofdbureau" in scherm
        assert pilot.app.focused is pilot.app.screen.query_one(f"#{veld}")
        await druk(pilot, "escape")

    assert lees_gesprek(laptop.store.lees(), DOSSIER) is None


async def test_een_weigering_van_de_dienst_staat_in_het_formulier(laptop: Laptop) -> None:
    """Whoever may not plan is told so where they are, with everything still filled in."""
    async with programma(laptop.lezer) as pilot:
        await druk(pilot, "p")
        await vul_in(pilot, "plaats", "hoofdbureau")
        scherm = plat(await druk(pilot, "enter"))

    assert "Let op: lezer F mag dit niet; dit doet een notulist of auditor of coördinator." in scherm
    assert "hoofdbureau" in scherm


async def test_een_lege_monitor_zonder_mensen(laptop: Laptop) -> None:
    async with programma(replace(laptop.coordinator, medewerker=None)) as pilot:
        assert "nog niemand gekozen (F12)" in beeld(pilot)
        await druk(pilot, "ctrl+z")
        assert "Kies eerst wie er werkt" in meldingen(pilot)


# -- what has to be done next ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "tab", "zin"),
    [
        (Status.GEPLAND, "gesprek", "Houd het gesprek op 04-02-2013 en maak notities."),
        (Status.IN_OPMAAK, "verslag", "Maak de tekst af en bied het concept aan voor de eerste check."),
        (Status.EERSTE_CHECK, "verslag", "Een auditor doet de eerste check: versturen of terugsturen."),
        (Status.RETOUR, "verslag", "Beantwoord 1 opmerking van de eerste check; bied dan opnieuw aan."),
        (Status.TER_VERIFICATIE, "wederhoor", "Wacht op akkoord of reactie, uiterlijk 18-02-2013."),
        (Status.REACTIE_ONTVANGEN, "wederhoor", "Neem de reactie in verwerking."),
        (Status.IN_VERWERKING, "wederhoor", "Beslis over 2 opmerkingen (een auditor)."),
        (Status.DEFINITIEF, "verslag", "Klaar: het verslag is bron voor weging en rapportage."),
    ],
)
def test_de_volgende_stap_per_stand(laptop: Laptop, status: Status, tab: str, zin: str) -> None:
    verhaal.TOT[status](laptop)
    regel = _lees(laptop)

    assert regel.status == status
    assert volgende_stap(regel) == zin
    assert tab_voor(regel) == tab


def test_na_het_gesprek_wachten_de_notities(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    verhaal.noteer(laptop)

    assert volgende_stap(_lees(laptop)) == "Stel het verslag samen uit 3 notities."
    assert tab_voor(_lees(laptop)) == "verslag"


def test_na_de_termijn_telt_hoe_vaak_er_herinnerd_is(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=30)
    zonder = volgende_stap(_lees(laptop))
    verslagstappen.herinner(laptop.notulist, dossier, "telefoon")

    assert zonder == "Termijn verstreken: stuur een rappel, verleng of stel vast zonder reactie."
    assert volgende_stap(_lees(laptop)) == (
        "Termijn verstreken, 1 rappel gedaan: verleng of stel vast zonder reactie."
    )


def test_een_verwerkt_verslag_kan_worden_vastgesteld(laptop: Laptop) -> None:
    verhaal.verwerkt(laptop)

    assert volgende_stap(_lees(laptop)).startswith("Stel het verslag vast")


def test_een_besluit_zonder_reactie_vervangt_klaar(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    besluit = Besluit(1, "vastgesteld zonder reactie", True, None, "auditor B", "")

    assert volgende_stap(replace(_lees(laptop), bijzonder=besluit)) == "vastgesteld zonder reactie"


def _lees(laptop: Laptop) -> Regel:
    return next(regel for regel in lees_overzicht(laptop.coordinator) if regel.dossier == DOSSIER)


async def test_waar_niemand_wordt_gesproken_staat_niets_van_gesprek_en_verslag(laptop: Laptop) -> None:
    editie = Editie("2030", "Volgende", "ketenregisseurs")
    sessie = edities.maak(laptop.store, laptop.coordinator.instrumenten, editie)
    async with programma(sessie.als(laptop.coordinator.persoon), breedte=120, hoogte=40) as pilot:
        scherm = beeld(pilot)
        assert "Vragenlijst" in scherm
        koppen = scherm.splitlines()[2].split("│")[0].split()
        assert koppen == ["Nr", "Gemeente", "of", "ketenpartner", "Lijst"]
        assert "nog niet gepland" not in scherm
        assert "nog niet gepland" not in await druk(pilot, "enter")
