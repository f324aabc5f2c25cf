"""What holds on every screen: who and what on top, keys that tell the truth, Dutch, and an orderly end."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.services import edities, gesprekken, voorbeeld
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.toetsen import actieve_toetsen
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vastgelegd

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

SCHERMEN = {
    "overzicht": (),
    "vragenlijst": ("enter", "f5"),
    "gesprek": ("enter", "f6"),
    "verslag": ("enter", "f7"),
    "wederhoor": ("enter", "f8"),
    "tijdlijn": ("enter", "f9"),
    "zoeken": ("f3",),
    "beheer": ("f10",),
    "verslag lezen": ("enter", "f7", "v"),
}
"""Keys from the first screen to each other."""

alle_schermen = pytest.mark.parametrize("naam", SCHERMEN)


@alle_schermen
async def test_elk_scherm_zegt_welke_editie_en_wie_er_werkt(laptop: Laptop, naam: str) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.auditor) as pilot:
        bovenaan = (await druk(pilot, *SCHERMEN[naam])).splitlines()[0]

    assert "Korpsmonitor 2011-2012" in bovenaan
    assert "auditor B" in bovenaan


@alle_schermen
async def test_een_demonstratie_heet_op_elk_scherm_zo(laptop: Laptop, naam: str) -> None:
    editie = Editie(
        "2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor", voorbeeld.lees_voorbeeld("korpsmonitor").label
    )
    sessie = edities.maak(laptop.store, laptop.coordinator.instrumenten, editie).als(
        laptop.mensen["auditor B"]
    )
    gesprekken.plan(sessie, "groningen", gesprekken.Planning())
    async with programma(sessie) as pilot:
        assert voorbeeld.lees_voorbeeld("korpsmonitor").label in await druk(pilot, *SCHERMEN[naam])
        assert voorbeeld.lees_voorbeeld("korpsmonitor").label in await druk(pilot, "f1")


async def test_echt_werk_heet_geen_demonstratie(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        assert "emonstratie" not in beeld(pilot)


# -- keys ----------------------------------------------------------------------------------------------------------------


@alle_schermen
async def test_de_help_noemt_elke_toets_van_het_scherm(laptop: Laptop, naam: str) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist, hoogte=110) as pilot:
        await druk(pilot, *SCHERMEN[naam])
        toetsen = actieve_toetsen(pilot.app.screen)
        help_ = plat(await druk(pilot, "f1"))

    assert len(toetsen) > 8
    for toets in toetsen:
        assert plat(toets.uitleg or toets.tekst) in help_
        assert all(toetsnaam in help_ for toetsnaam in toets.namen)


@alle_schermen
async def test_geen_toets_spreekt_engels(laptop: Laptop, naam: str) -> None:
    """Every own binding has a description without the words Textual uses for its own."""
    verhaal.in_opmaak(laptop)
    engels = {"quit", "focus", "cursor", "scroll", "select", "move", "delete", "go", "copy", "toggle", "next"}
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *SCHERMEN[naam])
        teksten = [f"{toets.tekst} {toets.uitleg}" for toets in actieve_toetsen(pilot.app.screen)]

    assert [tekst for tekst in teksten if engels & set(tekst.casefold().split())] == []


async def test_de_voettekst_toont_wat_hier_kan_en_altijd_help(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        onderaan = beeld(pilot).splitlines()[-1]

    assert onderaan.split() == [
        "Enter",
        "openen",
        "/",
        "partij",
        "zoeken",
        "p",
        "plannen",
        "g",
        "goedkeuring",
        "F1",
        "help",
        "Ctrl+P",
        "meer",
    ]


async def test_een_klik_op_een_toets_doet_wat_de_toets_doet(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await pilot.click("Voettekst", offset=(beeld(pilot).splitlines()[-1].index("F1"), 0))
        await rust(pilot)
        assert "Help bij Overzicht" in beeld(pilot)


async def test_opdrachten_zoeken_op_naam_en_uitvoeren(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "ctrl+p")
        gevonden = await typ(pilot, "gesprek mon")
        assert "plan het gesprek: datum, plaats en monitorteam" in gevonden
        assert "vernieuwen" not in gevonden
        assert "Gesprek met Groningen plannen" in await druk(pilot, "enter")


async def test_een_onbekende_opdracht(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "ctrl+p")
        assert "Geen opdracht met deze woorden." in await typ(pilot, "zzz")
        await druk(pilot, "enter")
        assert "Nr Korps of partner" in await druk(pilot, "escape")


async def test_ctrl_c_sluit_niet_maar_zegt_hoe_dat_wel_kan(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "ctrl+c")
        assert "Ctrl+Q sluit het programma" in meldingen(pilot)


# -- who works, theme, size ------------------------------------------------------------------------------------------


async def test_wisselen_wie_er_werkt_geldt_overal(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7")
        await _word(pilot, "auditor B")
        assert "auditor B" in beeld(pilot).splitlines()[0]
        # The first check is for an auditor: possible now, and recorded under that name.
        await druk(pilot, "a")
        await druk(pilot, "enter")
        assert "Terugsturen naar de notulist" in beeld(pilot)
        await typ(pilot, "bronnen ontbreken")
        await druk(pilot, "ctrl+s", "escape")
        assert "auditor B" in beeld(pilot).splitlines()[0]

    assert verhaal.status(laptop, dossier) == "retour"


async def _word(pilot: Bediening, naam: str) -> None:
    await druk(pilot, "f12")
    await typ(pilot, naam)
    await druk(pilot, "enter")


async def test_het_thema_wisselt_en_wordt_onthouden(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        assert pilot.app.theme == DONKER
        await druk(pilot, "f2")
        assert pilot.app.theme == LICHT
    async with programma(laptop.notulist) as pilot:
        assert pilot.app.theme == LICHT


@pytest.mark.parametrize(("breedte", "hoogte"), [(79, 24), (80, 23), (40, 10)])
async def test_een_te_klein_venster_zegt_dat_tot_het_past(laptop: Laptop, breedte: int, hoogte: int) -> None:
    async with programma(laptop.notulist) as pilot:
        await pilot.resize_terminal(breedte, hoogte)
        await rust(pilot)
        assert f"te klein ({breedte}×{hoogte})" in plat(beeld(pilot))
        await pilot.resize_terminal(80, 24)
        await rust(pilot)
        assert "Nr Korps of partner" in beeld(pilot)


async def test_beginnen_in_een_te_klein_venster(laptop: Laptop) -> None:
    async with programma(laptop.notulist, breedte=60, hoogte=20) as pilot:
        assert "te klein (60×20)" in plat(beeld(pilot))
        await pilot.resize_terminal(120, 40)
        await rust(pilot)
        assert "Nr Korps of partner" in beeld(pilot)


# -- undo and the end ------------------------------------------------------------------------------------------------


async def test_ongedaan_zegt_wat_en_toont_het(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.coordinator) as pilot:
        assert "04-02-2013" in beeld(pilot)
        na = await druk(pilot, "ctrl+z")
        assert "Ongedaan gemaakt:" in meldingen(pilot)
        assert "04-02-2013" not in na

    assert lees_gesprek(laptop.store.lees(), DOSSIER) is None


async def test_er_is_niets_om_ongedaan_te_maken(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "ctrl+z")
        assert "Er is niets van u om ongedaan te maken" in meldingen(pilot)


async def test_afsluiten_bewaart_wat_er_getypt_is(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7", "enter")
        await typ(pilot, " En dat blijft zo.")
        await druk(pilot, "ctrl+q")

    assert verhaal.teksten(laptop)[0].endswith("En dat blijft zo.")


async def test_wat_een_vorige_keer_bleef_liggen_is_gered(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laptop.store, "gered", (object(), object()))
    async with programma(laptop.notulist) as pilot:
        assert "2 teksten die nog niet waren afgerond" in meldingen(pilot)


async def test_een_storing_verliest_niet_wat_er_getypt_is(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)

    def kapot() -> None:
        raise ZeroDivisionError

    async def typ_en_val_om() -> None:
        async with programma(laptop.notulist) as pilot:
            await druk(pilot, "enter", "f7", "enter")
            await typ(pilot, " Nog net getypt.")
            pilot.app.call_later(kapot)
            await pilot.pause(0.5)

    with pytest.raises(ZeroDivisionError):
        await typ_en_val_om()

    assert verhaal.teksten(laptop)[0].endswith("Nog net getypt.")


async def test_een_partij_die_het_instrument_niet_meer_kent(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        pilot.app.post_message(OpenDossier("2011-2012/atlantis"))
        await rust(pilot)
        assert "“atlantis” staat niet (meer) in dit instrument." in meldingen(pilot)
        assert len(pilot.app.screen_stack) == 1


def test_een_storing_eindigt_met_een_regel_en_zonder_tekst_van_dossiers(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def kapot(_scherm: OverzichtScreen, overzicht: object) -> None:
        geheim = "uitspraak van de korpsexpert"
        raise ZeroDivisionError(geheim, overzicht)

    monkeypatch.setattr(OverzichtScreen, "_toon", kapot)
    app = KorpsmonitorApp(laptop.notulist)

    app.run(headless=True)

    fout = capsys.readouterr().err
    vastgelegd = (paths.toestandsmap() / "storing.txt").read_text("utf-8")
    assert app.return_code == 1
    assert fout.startswith(
        "Het programma is gestopt door een fout (ZeroDivisionError). Wat u typte is bewaard"
    )
    assert len(fout.splitlines()) == 1
    assert "kapot" in vastgelegd
    assert "uitspraak" not in fout + vastgelegd


def test_een_gewoon_einde_zwijgt(laptop: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    async def sluit(pilot: Bediening) -> None:
        await pilot.press("ctrl+q")

    app = KorpsmonitorApp(laptop.notulist)
    app.run(headless=True, auto_pilot=sluit)

    assert not app.return_code
    assert capsys.readouterr().err == ""


# -- start-up --------------------------------------------------------------------------------------------------------


def test_het_eerste_scherm_laadt_niets_wat_wachten_kan() -> None:
    code = "import sys, korpsmonitor_tui.tui.app; print(*sorted(sys.modules))"
    uitkomst = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    geladen = set(uitkomst.stdout.split())

    assert "korpsmonitor_tui.tui.screens.overzicht" in geladen
    assert geladen.isdisjoint(
        {
            "docx",
            "holidays",
            "keyring",
            "korpsmonitor_tui.services.documenten",
            "korpsmonitor_tui.tui.dialogs",
            "korpsmonitor_tui.tui.screens.dashboard",
            "korpsmonitor_tui.tui.screens.dossier",
            "korpsmonitor_tui.tui.screens.plan",
            "korpsmonitor_tui.tui.widgets.kladveld",
            "numpy",
            "plotext",
            "textual.widgets._text_area",
            "textual_plotext",
            "zxcvbn",
        }
    )


async def test_elk_werkscherm_legt_zich_uit(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7")
        await vastgelegd(pilot)
        scherm = pilot.app.screen
        assert isinstance(scherm, Werkscherm)
        assert "maakt van elke notitie een passage" in plat(scherm.uitleg()).replace("dat maakt", "maakt")
