"""Hoor en wederhoor on the screen: answers come in, remarks are decided on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import bijlagen, verslagstappen, wederhoor
from korpsmonitor_tui.services.wederhoor import lees_akkoorden, lees_reacties
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, typ, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

WEDERHOOR = ("enter", "f8")


def _verloop(pilot: Bediening) -> list[str]:
    """The facts, a line each."""
    tekst = str(pilot.app.screen.query_one("#verloop", Static).content)
    return [plat(regel) for regel in tekst.splitlines()]


def _opmerkingen(pilot: Bediening) -> list[str]:
    """The remarks, a line each."""
    return [plat(str(optie.prompt)) for optie in pilot.app.screen.query_one("#opmerkingen", Lijst).options]


def _details(pilot: Bediening) -> str:
    return plat(str(pilot.app.screen.query_one("#details", Static).content))


def _fout(pilot: Bediening) -> str:
    """What the dialog says is wrong."""
    return str(pilot.app.screen.query_one("#fout", Static).content)


# -- what respondents answer -----------------------------------------------------------------------------------------


async def test_voor_de_verzending_zegt_het_scherm_wat_er_eerst_moet(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR)
        assert _verloop(pilot) == [
            "Er is nog niets verstuurd. Versturen kan na de eerste check (a: stap zetten)."
        ]
        scherm = plat(beeld(pilot))
        assert "a stap" in scherm
        assert "k akkoord" not in scherm, "there is nothing to answer yet"
        assert "Er zijn geen opmerkingen." not in scherm


async def test_het_tabblad_begint_bij_de_eerste_opmerking_waarop_iets_wacht(laptop: Laptop) -> None:
    dossier = verhaal.in_verwerking(laptop)
    eerste = verhaal.open_opmerkingen(laptop)[0]
    wederhoor.beslis(laptop.auditor, dossier, eerste.id, "overgenomen")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR)
        assert [regel[0] for regel in _opmerkingen(pilot)] == ["o", "?"]
        assert "Iedere maand." in _details(pilot)


async def test_akkoord_vastleggen_in_twee_toetsen(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR, "k", "enter")
        assert "Akkoord vastgelegd. Nog geen akkoord van portefeuillehouder." in meldingen(pilot)
        assert _verloop(pilot) == [
            "04-02-2013 versie 1 verzonden (e-mail) aan korpsexpert, portefeuillehouder",
            "04-02-2013 akkoord van korpsexpert op versie 1 (e-mail)",
            "De termijn loopt tot en met 18-02-2013. Nog geen antwoord van portefeuillehouder.",
        ]
        await druk(pilot, "k", "enter")
        assert "Iedereen is akkoord." in meldingen(pilot)
        await druk(pilot, "k")
        assert "Iedere respondent is al akkoord" in meldingen(pilot)

    assert verhaal.status(laptop) == Status.AKKOORD


async def test_akkoord_met_bewijs_en_datum(laptop: Laptop, klok: Klok, tmp_path: Path) -> None:
    bewijs = tmp_path / "akkoord.eml"
    bewijs.write_bytes(b"akkoord")
    verhaal.verzonden(laptop)
    klok.verder(days=3)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR, "k")
        await vul_in(pilot, "bewijs", str(tmp_path / "weg.eml"))
        await druk(pilot, "ctrl+s")
        assert "weg.eml is er niet." in _fout(pilot)
        await vul_in(pilot, "bewijs", str(bewijs))
        await vul_in(pilot, "datum", "03-02-2013")
        await druk(pilot, "ctrl+s")
        assert "ligt vóór de verzending" in _fout(pilot)
        await vul_in(pilot, "datum", "05-02-2013")
        await vul_in(pilot, "toelichting", "telefonisch bevestigd")
        await druk(pilot, "ctrl+s")

    akkoord = lees_akkoorden(laptop.store.lees(), DOSSIER)[0]
    assert (akkoord.datum, akkoord.toelichting) == (date(2013, 2, 5), "telefonisch bevestigd")
    assert bijlagen.haal_op(laptop.notulist, akkoord.bijlage) == ("akkoord.eml", b"akkoord")


async def test_een_reactie_met_opmerkingen_per_passage(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR, "r", "ctrl+s")
        assert "schrijf op wat de reactie is" in _fout(pilot)
        await vul_in(pilot, "opmerkingen", "1: Het zijn 36 uren.\n9: Bestaat niet.")
        await druk(pilot, "ctrl+s")
        assert "Passage 9 staat niet in versie 1" in _fout(pilot)
        await vul_in(pilot, "opmerkingen", "1: Het zijn 36 uren.\nVerder akkoord.")
        await druk(pilot, "ctrl+s")
        assert _opmerkingen(pilot) == ["? 1 p.1 Het zijn 36 uren.", "? 2 p.– Verder akkoord."]
        assert _verloop(pilot)[1] == (
            "04-02-2013 reactie van korpsexpert op versie 1 (e-mail): 2 opmerkingen"
        )

    assert verhaal.status(laptop) == Status.REACTIE_ONTVANGEN
    assert len(lees_reacties(laptop.store.lees(), DOSSIER)) == 1


async def test_getypte_opmerkingen_verdwijnen_niet_door_een_verdwaalde_esc(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR, "r")
        await vul_in(pilot, "opmerkingen", "1: Het zijn 36 uren.")
        await druk(pilot, "escape")
        assert _fout(pilot) == "Let op: uw tekst is nog niet vastgelegd; nog eens Esc verwerpt hem."
        assert "Reactie vastleggen" not in await druk(pilot, "escape")

    assert lees_reacties(laptop.store.lees(), DOSSIER) == ()


async def test_een_rappel_en_een_verlenging(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    klok.verder(days=30)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR)
        assert _verloop(pilot)[-1].startswith("! De termijn is verstreken op 18-02-2013.")
        await druk(pilot, "h")
        await typ(pilot, "gebeld")
        await druk(pilot, "enter")
        assert "06-03-2013 rappel (e-mail) – gebeld" in _verloop(pilot)
        await druk(pilot, "v")
        await vul_in(pilot, "tot", "20-03-2013")
        await druk(pilot, "enter")
        assert "vul een reden in" in _fout(pilot)
        await vul_in(pilot, "reden", "ziekte van de korpsexpert")
        await druk(pilot, "enter")
        assert "termijn verlengd tot en met 20-03-2013 – ziekte van de korpsexpert" in _verloop(pilot)
        assert _verloop(pilot)[-1].startswith("De termijn loopt tot en met 20-03-2013.")


async def test_een_notulist_verlengt_niet(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR, "v")
        await vul_in(pilot, "tot", "20-03-2013")
        await vul_in(pilot, "reden", "drukte")
        await druk(pilot, "enter")
        assert "notulist A mag dit niet; dit doet een auditor of coördinator." in _fout(pilot)


async def test_rappel_is_er_alleen_tijdens_de_verificatie(laptop: Laptop) -> None:
    verhaal.met_reactie(laptop)
    async with programma(laptop.notulist) as pilot:
        assert "rappel" not in (await druk(pilot, *WEDERHOOR)).splitlines()[-1]
        await druk(pilot, "h")
        assert "Rappel vastleggen" not in await druk(pilot, "h")


# -- what becomes of remarks -----------------------------------------------------------------------------------------


async def test_overnemen_wijzigt_de_passage_meteen(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "o")
        await vul_in(pilot, "tekst", "De korpsexpert werkt 36 uur per week.")
        await druk(pilot, "ctrl+s")
        assert _opmerkingen(pilot)[0].startswith("o 1")
        assert "Besluit: overgenomen" in _details(pilot)

    assert verhaal.teksten(laptop)[0] == "De korpsexpert werkt 36 uur per week."
    assert verhaal.opmerkingen(laptop)[0].besluit == "overgenomen"


@pytest.mark.parametrize(("toets", "besluit"), [("g", "gedeeltelijk overgenomen"), ("n", "niet overgenomen")])
async def test_niet_of_deels_overnemen_vraagt_een_reden(laptop: Laptop, toets: str, besluit: str) -> None:
    verhaal.in_verwerking(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "down", toets, "ctrl+s")
        assert "vul een reden in; die krijgt de respondent." in _fout(pilot)
        await vul_in(pilot, "reden", "blijkt niet uit de registratie")
        await druk(pilot, "ctrl+s")
        assert _opmerkingen(pilot)[1].startswith(f"{toets}{'!' if toets == 'n' else ''} 2")

    opmerking = verhaal.opmerkingen(laptop)[1]
    assert (opmerking.besluit, opmerking.reden) == (besluit, "blijkt niet uit de registratie")
    assert verhaal.teksten(laptop) == [tekst for _hoofdstuk, tekst in verhaal.TEKSTEN]


async def test_wie_het_schreef_stelt_voor_en_een_auditor_volgt(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    async with programma(laptop.notulist) as pilot:
        assert "Stel een besluit voor" in plat(await druk(pilot, *WEDERHOOR))
        await druk(pilot, "n")
        await vul_in(pilot, "reden", "zo is het gezegd")
        await druk(pilot, "ctrl+s")
        assert "Opmerking 1: voorgesteld is niet overgenomen." in meldingen(pilot)
        assert _opmerkingen(pilot)[0].endswith("→ niet overgenomen?")
        assert "d voorstel" not in (await druk(pilot)).splitlines()[-1]
    assert len(verhaal.open_opmerkingen(laptop)) == 2

    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR)
        assert "Voorstel: niet overgenomen – zo is het gezegd (notulist A," in _details(pilot)
        await druk(pilot, "d")
        assert _opmerkingen(pilot)[0].startswith("n! 1")
        await druk(pilot, "t")
        assert "auditor B besloot dit zelf" in meldingen(pilot)
    async with programma(laptop.tweede_auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "B", "t")
        assert "Geen opmerking voldoet hieraan." in _details(pilot)
        await druk(pilot, "A")
        assert "Bevestigd (auditor D," in _details(pilot)

    eerste = verhaal.opmerkingen(laptop)[0]
    assert (eerste.besluit, eerste.reden, eerste.bevestigd) == ("niet overgenomen", "zo is het gezegd", True)


async def test_voor_de_verwerking_zegt_de_opmerking_waarop_zij_wacht(laptop: Laptop) -> None:
    verhaal.met_reactie(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR)
        assert "kan zodra het verslag in verwerking is genomen" in _details(pilot)
        await druk(pilot, "a")
        # Beyond akkoord and reactie.
        await druk(pilot, "down", "down", "enter", "enter")
        assert "Wacht op een besluit: o overgenomen, g gedeeltelijk, n niet, j juist geciteerd." in _details(
            pilot
        )


async def test_een_opmerking_van_de_eerste_check_beantwoorden(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "te stellig")
    async with programma(laptop.notulist) as pilot:
        regel = (await druk(pilot, *WEDERHOOR)).splitlines()[-1]
        assert "b antwoord" in regel
        assert "o wel" not in regel
        await druk(pilot, "b")
        await typ(pilot, "Aangepast in passage 1.")
        await druk(pilot, "ctrl+s")
        assert _opmerkingen(pilot) == ["b 1 p.– te stellig"]
        assert "Antwoord: Aangepast in passage 1." in _details(pilot)

    assert verhaal.open_opmerkingen(laptop) == []


async def test_een_bijzondere_vaststelling_staat_in_het_verloop(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=30)
    verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "geen antwoord")
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *WEDERHOOR)
        assert _verloop(pilot)[-1] == "06-03-2013 versie 1: vastgesteld zonder reactie, door auditor B"
