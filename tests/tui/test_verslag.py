"""The gespreksverslag on the screen: from notes to a definitive file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import conflicten, gesprekken, verslagstappen, verslagtekst
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.versies import lees_versies
from korpsmonitor_tui.tui.formulieren.bestand import standaardmap
from korpsmonitor_tui.tui.tabs.verslag import VerslagTab
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vastgelegd, vul_in

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop
    from tests.store.conftest import Klok

VERSLAG = ("enter", "f7")


def _lijst(pilot: Bediening) -> list[str]:
    """The lines of the list of passages."""
    lijst = pilot.app.screen.query_one("#passages", Lijst)
    return [" ".join(str(optie.prompt).split()) for optie in lijst.options]


def _editor(pilot: Bediening) -> KladVeld:
    return pilot.app.screen.query_one("#editor", KladVeld)


# -- writing ---------------------------------------------------------------------------------------------------------


async def test_notities_worden_passages(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    verhaal.noteer(laptop)
    async with programma(laptop.notulist) as pilot:
        scherm = await druk(pilot, *VERSLAG)
        assert "Nog geen passages in dit hoofdstuk." in scherm
        await druk(pilot, "s")
        assert "3 passages toegevoegd." in meldingen(pilot)
        assert _lijst(pilot)[1:5] == [
            "2 Organisatie",
            "1 De korpsexpert werkt 32 uur per week aan mensenhandel.",
            "3 Toezicht",
            "2 De vergunde branche wordt ieder kwartaal gecontroleerd.",
        ]
        await druk(pilot, "s")
        assert "Alle notities staan al in het verslag." in meldingen(pilot)

    assert verhaal.status(laptop) == Status.IN_OPMAAK


async def test_een_passage_bewerken_wordt_een_vastlegging(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "enter")
        assert _editor(pilot).has_focus
        await typ(pilot, " En 4 uur aan toezicht.")
        await druk(pilot, "escape")
        await vastgelegd(pilot)
        assert pilot.app.screen.query_one(Lijst).has_focus
        assert "opgeslagen" in beeld(pilot)

    assert verhaal.teksten(laptop)[0].endswith("En 4 uur aan toezicht.")


async def test_van_passage_wisselen_bewaart_de_vorige(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "enter")
        await typ(pilot, " Eerste.")
        await druk(pilot, "escape", "down", "down", "enter")
        assert _editor(pilot).text == "De vergunde branche wordt ieder kwartaal gecontroleerd."
        await typ(pilot, " Tweede.")
        await druk(pilot, "escape", "escape")
        assert "Nr Korps of partner" in beeld(pilot)

    assert verhaal.teksten(laptop)[0].endswith("Eerste.")
    assert verhaal.teksten(laptop)[1].endswith("Tweede.")


async def test_van_passage_naar_passage_zonder_het_veld_te_verlaten(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "enter")
        await typ(pilot, " Eerste.")
        await druk(pilot, "alt+down")
        assert _editor(pilot).has_focus
        await typ(pilot, " Tweede.")
        await druk(pilot, "alt+up", "alt+up")
        assert _editor(pilot).text.endswith("Eerste."), "before the first passage there is none"
        await druk(pilot, "escape", "alt+down")
        assert pilot.app.screen.query_one(Lijst).has_focus
        await vastgelegd(pilot)

    assert [tekst[-7:] for tekst in verhaal.teksten(laptop)[:2]] == ["Eerste.", "Tweede."]


async def test_wie_bladert_leest_een_passage_vanaf_het_begin_en_wie_typt_gaat_verder_aan_het_eind(
    laptop: Laptop,
) -> None:
    verhaal.in_opmaak(laptop)
    lang = "\n".join(f"Regel {nr}." for nr in range(40))
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, verhaal.passage(laptop, 1).id, lang)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG)
        editor = _editor(pilot)
        assert (editor.scroll_y, "Regel 0." in beeld(pilot)) == (0, True)
        await pilot.click(editor, offset=(4, 2))
        await rust(pilot)
        assert editor.cursor_location[0] == 1, "a click lands on what was under the pointer"
        await druk(pilot, "escape", "alt+down", "alt+up", "enter")
        assert "Regel 39." in beeld(pilot)


async def test_een_nieuwe_passage_komt_na_de_gekozen_en_kan_meteen_worden_geschreven(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "n")
        assert _editor(pilot).has_focus
        await typ(pilot, "Een nieuwe zin.")
        await vastgelegd(pilot)

    assert verhaal.teksten(laptop)[1] == "Een nieuwe zin."
    assert verhaal.passage(laptop, 2).hoofdstuk == "organisatie"


async def test_een_nieuwe_passage_in_een_leeg_hoofdstuk(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "end", "n")
        await typ(pilot, "Verwachting.")
        await vastgelegd(pilot)
        assert _lijst(pilot)[-2:] == ["7 Prognose", "4 Verwachting."]

    assert verhaal.passage(laptop, 4).hoofdstuk == "prognose"


async def test_verwijderen_en_terugzetten(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "delete")
        assert "Passage verwijderd; Ctrl+Z zet haar terug." in meldingen(pilot)
        assert len(verhaal.teksten(laptop)) == 2
        await druk(pilot, "ctrl+z")
        assert len(_lijst(pilot)) == 10

    assert len(verhaal.teksten(laptop)) == 3


async def test_verplaatsen_binnen_het_hoofdstuk(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "down", "down", "shift+down")
        assert _lijst(pilot)[4:6] == [
            "2 Voor de niet-vergunde branche is te weinig capaciteit.",
            "3 De vergunde branche wordt ieder kwartaal gecontroleerd.",
        ]
        await druk(pilot, "K")
        assert "De vergunde" in _lijst(pilot)[4]


async def test_ongedaan_in_het_verslag_zet_de_tekst_in_het_veld_terug(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "enter")
        begin = _editor(pilot).text
        await typ(pilot, " Te veel.")
        await druk(pilot, "f4")
        await vastgelegd(pilot)
        assert _editor(pilot).text == begin

    assert verhaal.teksten(laptop)[0] == begin


async def test_tijdens_de_check_ligt_de_tekst_vast(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG)
        opschrift = pilot.app.screen.query_one("#wat", Static)
        assert "ligt vast (in eerste check)" in str(opschrift.content)
        assert opschrift.size.height == 2, "it is not cut in 80 columns"
        assert not _editor(pilot).display
        await druk(pilot, "n", "delete", "s")

    assert verhaal.teksten(laptop) == [tekst for _hoofdstuk, tekst in verhaal.TEKSTEN]


async def test_een_opmerking_staat_bij_haar_passage(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    passage = verhaal.passage(laptop, 1)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "zie hieronder", [(passage.id, "Noem de bron.")])
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG)
        assert _lijst(pilot)[2].startswith("? 1")
        assert "eerste check 1: Noem de bron." in plat(beeld(pilot))
        await druk(pilot, "down", "down")
        assert "Noem de bron." not in beeld(pilot)


async def test_zonder_gesprek_zegt_het_verslag_wat_er_eerst_moet(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG)
        leestekst = pilot.app.screen.query_one("#leestekst", Static).content
        assert str(leestekst) == "Er is nog geen gesprek gepland; plan het met p."
        await druk(pilot, "a")
        assert "Er is nog geen gesprek gepland met" in meldingen(pilot)


async def test_stuurtekens_uit_een_tekst_komen_niet_op_het_scherm(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "organisatie", "rood\x1b[31m [b]vet[/b]")
    verslagstappen.bied_aan(laptop.notulist, dossier)
    async with programma(laptop.notulist) as pilot:
        scherm = await druk(pilot, *VERSLAG, "down")

    assert "\x1b" not in scherm
    assert "[b]vet[/b]" in scherm


# -- steps -----------------------------------------------------------------------------------------------------------


def _menu(pilot: Bediening) -> tuple[list[str], list[str]]:
    """What the menu of steps offers, and what it shows as impossible."""
    regels = [str(optie.prompt) for optie in pilot.app.screen.query_one("#keuzes", OptionList).options]
    return (
        [regel.strip() for regel in regels if not regel.startswith("–")],
        [regel.removeprefix("– ") for regel in regels if regel.startswith("–")],
    )


@pytest.mark.parametrize(
    ("status", "wie", "mogelijk"),
    [
        (Status.IN_OPMAAK, "notulist A", ["aanbieden voor de eerste check"]),
        (Status.EERSTE_CHECK, "notulist A", []),
        (Status.EERSTE_CHECK, "auditor B", ["terugsturen naar de notulist", "ter verificatie versturen"]),
        (Status.TER_VERIFICATIE, "notulist A", ["akkoord vastleggen", "een reactie vastleggen"]),
        (
            Status.REACTIE_ONTVANGEN,
            "notulist A",
            ["akkoord vastleggen", "een reactie vastleggen", "in verwerking nemen"],
        ),
        (Status.DEFINITIEF, "auditor B", ["heropenen"]),
        (Status.IN_OPMAAK, "lezer F", []),
        (Status.IN_OPMAAK, "auditor E", []),
    ],
)
async def test_het_menu_biedt_precies_wat_nu_en_door_deze_persoon_kan(
    laptop: Laptop, status: Status, wie: str, mogelijk: list[str]
) -> None:
    verhaal.TOT[status](laptop)
    async with programma(laptop.als(wie)) as pilot:
        await druk(pilot, *VERSLAG, "a")
        kan, kan_niet = _menu(pilot)

    assert kan == mogelijk
    assert len(kan) + len(kan_niet) == 10


async def test_wat_niet_kan_zegt_waarom_en_is_niet_te_kiezen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "a", "down")
        assert "Nu niet: Het verslag is nu in opmaak; terugsturen naar de notulist kan alleen" in plat(
            beeld(pilot)
        )
        await druk(pilot, "enter")
        assert "Welke stap zet u?" in beeld(pilot)

    assert verhaal.status(laptop) == Status.IN_OPMAAK


async def test_wat_het_versturen_tegenhoudt_staat_bij_het_aanbieden(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    for deelnemer in gesprekken.lees_deelnemers(laptop.notulist.store.lees(), DOSSIER):
        gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, replace(deelnemer, respondent=False))
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "a", "enter")
        assert "houdt het versturen straks tegen" in plat(beeld(pilot))
        assert "Niemand is aangewezen om het verslag te verifiëren" in plat(beeld(pilot))


async def test_aanbieden_neemt_mee_wat_net_getypt_is(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "enter")
        await typ(pilot, " Op de valreep.")
        await druk(pilot, "escape", "a", "enter", "enter")
        assert "E in eerste check" in beeld(pilot)

    assert verhaal.status(laptop) == Status.EERSTE_CHECK
    assert verhaal.teksten(laptop)[0].endswith("Op de valreep.")


async def test_een_bevestiging_afbreken_doet_niets(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "a", "enter", "escape")

    assert verhaal.status(laptop) == Status.IN_OPMAAK


async def test_terugsturen_met_reden_en_opmerkingen_per_passage(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *VERSLAG, "a", "enter")
        assert "Let op: vul een reden in" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "reden", "te stellig")
        await vul_in(pilot, "opmerkingen", "2: Noem het kwartaal.\nKort de inleiding in.\n99: bestaat niet")
        assert "Let op: er is geen passage 99." in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "opmerkingen", "2: Noem het kwartaal.\nKort de inleiding in.")
        await druk(pilot, "ctrl+s")

    opmerkingen = verhaal.opmerkingen(laptop)
    assert verhaal.status(laptop) == Status.RETOUR
    assert [opmerking.tekst for opmerking in opmerkingen] == ["Noem het kwartaal.", "Kort de inleiding in."]
    assert opmerkingen[0].passage == verhaal.passage(laptop, 2).id


async def test_versturen_schrijft_het_bestand_en_begint_de_termijn(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, *VERSLAG, "a", "down", "enter"))
        assert "Er is nog niets gecodeerd." in scherm
        assert "suggesties is niet beslist" in scherm
        await druk(pilot, "ctrl+s")
        assert "Aan: korpsexpert, portefeuillehouder." in plat(beeld(pilot))
        await vul_in(pilot, "termijn", "vijf")
        assert "Let op: “vijf” is geen termijn" in plat(await druk(pilot, "enter"))
        await vul_in(pilot, "termijn", "5")
        await druk(pilot, "ctrl+s")
        assert "antwoord uiterlijk 11-02-2013" in meldingen(pilot)

    versie = lees_versies(laptop.store.lees(), DOSSIER)[0]
    map_ = standaardmap(laptop.auditor) / "gespreksverslag-2011-2012-groningen-v1"
    assert sorted(pad.name for pad in map_.iterdir()) == [
        "begeleidende-brief-2011-2012-groningen-v1.docx",
        "gespreksverslag-2011-2012-groningen-v1.docx",
        "inhoud.txt",
    ]
    bestand = map_ / "gespreksverslag-2011-2012-groningen-v1.docx"
    assert (versie.soort, versie.kanaal) == ("verzonden", "e-mail")
    assert any("open punten gezien" in regel.wat for regel in lees_tijdlijn(laptop.lezer, DOSSIER))
    assert bestand.read_bytes().startswith(b"PK")


async def test_vaststellen_na_akkoord(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.akkoord(laptop, "portefeuillehouder")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *VERSLAG, "a")
        await druk(pilot, *["down"] * _menu(pilot)[0].index("definitief vaststellen"), "enter", "ctrl+s")
        assert "Versie 1 is definitief." in meldingen(pilot)
        assert "groningen-v1-definitief.docx" in meldingen(pilot).replace(" ", "")
        assert "D definitief" in beeld(pilot)

    assert verhaal.status(laptop, dossier) == Status.DEFINITIEF


async def test_vaststellen_zonder_reactie_vraagt_een_reden(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    klok.verder(days=30)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *VERSLAG, "a")
        await druk(pilot, *["down"] * _menu(pilot)[0].index("vaststellen zonder reactie"), "enter")
        assert "Let op: vul een reden in; die komt in het colofon." in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "reden", "geen antwoord na rappel")
        await druk(pilot, "ctrl+s")

    assert verhaal.status(laptop) == Status.DEFINITIEF


async def test_heropenen_met_een_reden(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *VERSLAG, "a", "enter")
        await typ(pilot, "een cijfer is later gecorrigeerd")
        await druk(pilot, "ctrl+s")
        assert "O in opmaak · versie 2" in beeld(pilot)


async def test_een_stap_op_een_inmiddels_gewijzigd_verslag_wordt_geweigerd(laptop: Laptop) -> None:
    """Somebody wrote while the question stood on the screen."""
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "a", "enter")
        verslagtekst.voeg_passage_toe(laptop.auditor, DOSSIER, "toezicht", "Nog iets.")
        scherm = plat(await druk(pilot, "enter"))
        assert "Let op: Het verslag is inmiddels door iemand anders gewijzigd" in scherm

    assert verhaal.status(laptop) == Status.IN_OPMAAK


# -- reading, Word, conflicts ----------------------------------------------------------------------------------------


async def test_het_hele_verslag_lezen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, *VERSLAG, "v"))
        assert "Gespreksverslag Groningen concept, versie 1" in scherm
        assert "3 Voor de niet-vergunde branche is te weinig capaciteit." in scherm
        await druk(pilot, "escape")
        assert pilot.app.screen.query_one(VerslagTab)


async def test_het_concept_als_word_bestand(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    bestand = standaardmap(laptop.notulist) / "gespreksverslag-2011-2012-groningen-v1.docx"
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "w", "enter")
        assert bestand.name in meldingen(pilot).replace(" ", "")
        eerste = bestand.stat().st_mtime_ns
        await druk(pilot, "w", "enter")
        fout = str(pilot.app.screen.query_one("#fout", Static).content)
        assert fout == f"Let op: {bestand.name} bestaat al in deze map en is niet vervangen."
        assert bestand.stat().st_mtime_ns == eerste
        await druk(pilot, "tab", "space", "ctrl+s")
        assert bestand.stat().st_mtime_ns > eerste


async def test_een_map_die_niet_kan_worden_gemaakt(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "w")
        await vul_in(pilot, "map", str(laptop.store.pad))
        assert "is een bestand; vul een map in." in plat(await druk(pilot, "enter"))
        await vul_in(pilot, "map", str(laptop.store.pad / "verslagen"))
        assert "kan niet worden gemaakt" in plat(await druk(pilot, "enter"))


def _met_conflict(maak_laptop: MaakLaptop) -> Sessie:
    """Two laptops wrote something else in passage 1."""
    hier, daar = maak_laptop("hier"), maak_laptop("daar")
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    for laptop, tekst in ((hier, "Hier 32 uur."), (daar, "Daar 36 uur.")):
        passage = verhaal.passage(laptop, 1)
        verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passage.id, tekst)
    wissel_uit(hier, daar)
    return hier.notulist


async def test_een_conflict_toont_beide_teksten_en_een_keuze_lost_het_op(maak_laptop: MaakLaptop) -> None:
    sessie = _met_conflict(maak_laptop)
    async with programma(sessie, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG)
        assert _lijst(pilot)[2].startswith("≠")
        scherm = plat(await druk(pilot, "c"))
        assert "Hier 32 uur." in scherm
        assert "Daar 36 uur." in scherm
        assert "Let op: kies wat blijft." in plat(await druk(pilot, "ctrl+s"))
        keuzes = [str(tekst.content) for tekst in pilot.app.screen.query(".keuze").results(Static)]
        hier = next(nr for nr, tekst in enumerate(keuzes) if "Hier" in tekst)
        await druk(pilot, *["down"] * hier, "enter", "ctrl+s")
        assert "Er is niets meer om te kiezen." in meldingen(pilot)

    assert conflicten.lees_conflicten(sessie, DOSSIER) == ()
    assert "Hier 32 uur." in [p.tekst for p in verslagtekst.lees_passages(sessie.store.lees(), DOSSIER)]


async def test_een_conflict_oplossen_met_een_eigen_tekst(maak_laptop: MaakLaptop) -> None:
    sessie = _met_conflict(maak_laptop)
    async with programma(sessie, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "c", "down", "down", "enter")
        await vul_in(pilot, "eigen", "Hier 32, daar 36 uur.")
        await druk(pilot, "ctrl+s")

    assert conflicten.lees_conflicten(sessie, DOSSIER) == ()
    assert "Hier 32, daar 36 uur." in [
        p.tekst for p in verslagtekst.lees_passages(sessie.store.lees(), DOSSIER)
    ]


async def test_zonder_conflict_is_er_niets_te_kiezen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "c")
        assert "Wat blijft" not in beeld(pilot)
