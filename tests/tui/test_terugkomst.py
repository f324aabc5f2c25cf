"""A verslag that came back, on the screen: read, shown, recorded, and its remarks decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Select, SelectionList, Static, TextArea

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.wederhoor import lees_akkoorden
from korpsmonitor_tui.tui.screens.terugkomst import TerugkomstScreen
from tests.services import verhaal
from tests.services.teruggestuurd import OUD, in_verwerking, nieuwe_passage, passages, wijziging
from tests.services.verhaal import DOSSIER
from tests.services.verslagretour import erachter, stil, terug, vervang, verzonden, zonder_kenmerken
from tests.tui.scherm import Bediening, druk, meldingen, plat, programma, rust, vul_in
from tests.tui.test_wederhoor import WEDERHOOR, _details, _fout, _opmerkingen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop


def schrijf(map_: Path, inhoud: bytes, naam: str = "retour.docx") -> str:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return str(pad)


async def bekijk(pilot: Bediening, pad: str) -> str:
    """Choose a file, and read what is shown of it."""
    await druk(pilot, *WEDERHOOR, "i")
    await vul_in(pilot, "bestand", pad)
    return plat(await druk(pilot, "ctrl+s"))


def stijlen(pilot: Bediening, tekst: str) -> str:
    """The style of a piece of the details."""
    inhoud = pilot.app.screen.query_one("#details", Static).visual
    return " ".join(str(span.style) for span in inhoud.spans if inhoud.plain[span.start : span.end] == tekst)  # type: ignore[attr-defined]


async def test_bekijken_vastleggen_en_de_eerste_opmerking(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.verzonden(laptop)
    inhoud = terug(laptop, vervang(1, "32", "36"), stil(2, OUD[1].replace("kwartaal", "maand")))
    async with programma(laptop.notulist) as pilot:
        beeld = await bekijk(pilot, schrijf(tmp_path, inhoud))
        assert "retour.docx: Groningen, versie 1, van een respondent; kies wie" in beeld
        assert "1 van 3 passages ongewijzigd; 1 × wijziging; 1 × wijziging zonder spoor." in beeld
        assert "De korpsexpert werkt 32→36 uur" in beeld
        assert verhaal.opmerkingen(laptop) == ()
        await druk(pilot, "enter", "enter")
        assert "reactie van korpsexpert vastgelegd met 2 opmerkingen." in meldingen(pilot)
        assert _opmerkingen(pilot) == ["? 1 p.1 “32” wordt “36”", "? 2 p.2 “kwartaal” wordt “maand”"]
        assert stijlen(pilot, "36").startswith("bold underline")
        assert "strike" in stijlen(pilot, "32")
        assert "al eerder ingelezen" in await bekijk_weer(pilot, tmp_path)
        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, TerugkomstScreen)
    assert verhaal.status(laptop) == Status.REACTIE_ONTVANGEN


async def bekijk_weer(pilot: Bediening, map_: Path) -> str:
    await druk(pilot, "i")
    await vul_in(pilot, "bestand", str(map_ / "retour.docx"))
    return plat(await druk(pilot, "ctrl+s"))


async def test_een_plat_akkoord_kost_twee_toetsen_met_het_bestand_als_bewijs(
    laptop: Laptop, tmp_path: Path
) -> None:
    verhaal.verzonden(laptop)
    inhoud = terug(laptop, erachter(3, "Akkoord, geen opmerkingen."))
    async with programma(laptop.notulist) as pilot:
        beeld = await bekijk(pilot, schrijf(tmp_path, inhoud, "van portefeuillehouder.docx"))
        assert "er staat “Akkoord, geen opmerkingen.”" in beeld
        await druk(pilot, "enter")
        assert "vastleggen" not in (await druk(pilot)).splitlines()[-1]
        await druk(pilot, "a", "enter")
        assert "Akkoord vastgelegd. Nog geen akkoord van korpsexpert." in meldingen(pilot)
    (akkoord,) = lees_akkoorden(laptop.store.lees(), DOSSIER)
    assert akkoord.respondent == "portefeuillehouder"
    assert bijlagen.haal_op(laptop.notulist, akkoord.bijlage)[1] == inhoud
    assert verhaal.opmerkingen(laptop) == ()


async def test_een_vreemd_bestand_laat_de_keuze_open_en_een_overgetypte_tekst_kan_ook(
    laptop: Laptop, tmp_path: Path
) -> None:
    verhaal.verzonden(laptop)
    vreemd = schrijf(
        tmp_path, zonder_kenmerken(verzonden(laptop).inhoud, verslag="2011-2012/twente"), "v.docx"
    )
    tekst = schrijf(tmp_path, b"1: het zijn 36 uren\n\nDe toon is scherp.", "mail.txt")
    async with programma(laptop.notulist) as pilot:
        await bekijk(pilot, vreemd)
        assert "het verslag van Twente, niet van Groningen" in _fout(pilot)
        await vul_in(pilot, "bestand", tekst)
        assert "1 te plaatsen" in plat(await druk(pilot, "ctrl+s"))
        await druk(pilot, "enter", "enter")
        assert _opmerkingen(pilot) == ["? 1 p.1 het zijn 36 uren", "? 2 p.–? De toon is scherp."]
        await druk(pilot, "P")
        assert _opmerkingen(pilot) == ["? 2 p.–? De toon is scherp."]
        await druk(pilot, "w")
        await vul_in(pilot, "zoek", "3")
        await druk(pilot, "enter")
        await druk(pilot, "A")
        assert _opmerkingen(pilot)[1] == "? 2 p.3 De toon is scherp."


async def test_uit_het_overzicht_zegt_het_bestand_van_wie_het_is(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.verzonden(laptop)
    pad = schrijf(tmp_path, terug(laptop, vervang(1, "32", "36")), "korpsexpert.docx")
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "i")
        await vul_in(pilot, "bestand", pad)
        assert "Groningen, versie 1, van korpsexpert" in plat(await druk(pilot, "ctrl+s"))
        await druk(pilot, "enter", "enter")
        assert _opmerkingen(pilot) == ["? 1 p.1 “32” wordt “36”"]


async def test_een_wijziging_overnemen_is_een_toets_en_een_toets_terug(laptop: Laptop) -> None:
    in_verwerking(laptop, wijziging(laptop_verzonden(laptop), 1, OUD[0].replace("32", "36")))
    async with programma(laptop.auditor) as pilot:
        assert "0 van 1 beslist" in await druk(pilot, *WEDERHOOR)
        assert "1 van 1 beslist" in await druk(pilot, "o")
        assert "Opmerking 1: overgenomen." in meldingen(pilot)
        assert verhaal.teksten(laptop)[0] == OUD[0].replace("32", "36")
        await druk(pilot, "u")
        assert verhaal.teksten(laptop)[0] == OUD[0]
        assert _opmerkingen(pilot)[0].startswith("? 1")


def laptop_verzonden(laptop: Laptop) -> Laptop:
    verhaal.verzonden(laptop)
    return laptop


async def test_wat_botst_vraagt_een_tekst_uit_beide(laptop: Laptop) -> None:
    laptop_verzonden(laptop)
    in_verwerking(
        laptop,
        wijziging(laptop, 1, OUD[0].replace("32", "36")),
        wijziging(laptop, 1, OUD[0].replace("32", "40")),
    )
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "o", "down")
        assert "raakt woorden die al anders zijn gewijzigd" in _details(pilot)
        await druk(pilot, "o")
        veld = pilot.app.screen.query_one("#tekst", TextArea)
        assert veld.text == f"{OUD[0].replace('32', '36')}\n\n{OUD[0].replace('32', '40')}"
        await druk(pilot, "ctrl+s")
        assert "maak van de twee teksten één" in _fout(pilot)
        await vul_in(pilot, "tekst", OUD[0].replace("32", "38"))
        await druk(pilot, "ctrl+s")
    assert verhaal.teksten(laptop)[0] == OUD[0].replace("32", "38")
    assert not verhaal.open_opmerkingen(laptop)


async def test_juist_geciteerd_voegt_context_toe_en_een_standaardreden_vult_het_veld(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "j")
        await vul_in(pilot, "tekst", "Iets anders.")
        await druk(pilot, "ctrl+s")
        assert "blijft staan wat er staat" in _fout(pilot)
        await vul_in(pilot, "tekst", f"{OUD[0]} Dat was in 2011.")
        await druk(pilot, "ctrl+s")
        assert _opmerkingen(pilot)[0].startswith("j 1")
        await druk(pilot, "z", "n")
        keuze = pilot.app.screen.query_one("#standaard", Select)
        keuze.value = "Dit staat al elders in het verslag."
        await rust(pilot)
        await druk(pilot, "ctrl+s")
    eerste, tweede = verhaal.opmerkingen(laptop)
    assert eerste.besluit == "juist geciteerd, context toegevoegd"
    assert (tweede.besluit, tweede.reden) == ("niet overgenomen", "Dit staat al elders in het verslag.")


async def test_redactionele_wijzigingen_samen_en_in_een_keer_terug(laptop: Laptop) -> None:
    laptop_verzonden(laptop)
    in_verwerking(
        laptop,
        wijziging(laptop, 1, OUD[0].replace("week aan", "week, aan")),
        wijziging(laptop, 2, OUD[1].replace("branche wordt", "branche, wordt")),
        wijziging(laptop, 3, OUD[2].replace("weinig", "veel")),
    )
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "R")
        assert len(_opmerkingen(pilot)) == 2
        await druk(pilot, "m")
        assert len(pilot.app.screen.query_one("#keuzes", SelectionList).selected) == 2
        await druk(pilot, "ctrl+s")
        assert "2 redactionele wijzigingen overgenomen" in meldingen(pilot)
        assert "2 van 3 beslist" in await druk(pilot, "A")
        assert verhaal.teksten(laptop)[0] == OUD[0].replace("week aan", "week, aan")
        await druk(pilot, "u")
        assert verhaal.teksten(laptop) == list(OUD)


async def test_filters_zoeken_en_naar_de_volgende(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "slash")
        await vul_in(pilot, "zoek", "maand")
        assert _opmerkingen(pilot) == ["? 2 p.2 Iedere maand."]
        assert "0 van 2 beslist · “maand” (Esc toont alles)" in plat(await druk(pilot, "enter"))
        await druk(pilot, "escape")
        assert len(_opmerkingen(pilot)) == 2
        await druk(pilot, "f", "down", "down", "enter")
        assert _opmerkingen(pilot) == ["? 2 p.2 Iedere maand."]
        # After the last comes the first.
        await druk(pilot, "escape", "z")
        assert "korpsexpert over passage 1" in _details(pilot)
        await druk(pilot, "z")
        assert "portefeuillehouder over passage 2" in _details(pilot)
        await druk(pilot, "s", "enter")
        assert "feitelijke onjuistheid" in _details(pilot)


async def test_een_nieuwe_passage_wordt_na_de_gekozen_ingevoegd(laptop: Laptop) -> None:
    laptop_verzonden(laptop)
    in_verwerking(laptop, nieuwe_passage("Er is een convenant.", passages(laptop)[1]))
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *WEDERHOOR, "o")
    assert verhaal.teksten(laptop)[1] == "Er is een convenant."
