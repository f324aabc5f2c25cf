"""Returned questionnaires on the screen: taking in, deciding on doubts, and two returns side by side."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.services import inlezen
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.teruggavebestand import Teruggekomen, lees_teruggekomen
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels
from korpsmonitor_tui.services.twijfels import besluit_twijfels
from korpsmonitor_tui.services.uitzendingen import Verzoek, lees_uitzendingen, zend_uit
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services.teruggekomen import EERDER, JANEE, OPEN, UREN, gevuld, kom_terug, met_los
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.oordeel import Plek
    from tests.services.conftest import Laptop


@pytest.fixture
def twijfels(laptop: Laptop) -> Laptop:
    """Four doubts in Groningen: a clash, a text that was not in its place, one that does not fit, and a loose one."""
    zet_antwoord(laptop.notulist, DOSSIER, UREN[0], "10")
    teksten = {UREN: "12", OPEN: "Een dag per week", JANEE: "ja, maar niet in 2011"}
    kom_terug(laptop, met_los(gevuld(laptop.notulist, teksten, onzeker=(OPEN,)), "Zie ook de bijlage."))
    return laptop


def _regels(pilot: Bediening) -> list[str]:
    """The doubts, a line each."""
    return [str(optie.prompt) for optie in pilot.app.screen.query_one(Lijst).options]


def _open(laptop: Laptop) -> int:
    return sum(twijfel.open for twijfel in lees_twijfels(laptop.store.lees(), DOSSIER))


def _teksten(laptop: Laptop) -> dict[Plek, str]:
    return lees_teksten(laptop.store.lees(), DOSSIER)


def _rekenbladen(map_: Path) -> list[str]:
    return [pad.name for pad in map_.glob("*.xlsx")]


def _fout(pilot: Bediening) -> str:
    return str(pilot.app.screen.query_one("#fout").render())


# -- out and back --------------------------------------------------------------------------------------------------------


async def test_van_verzenden_tot_inlezen(laptop: Laptop, tmp_path: Path) -> None:
    async with programma(laptop.notulist) as pilot:
        assert "nog niets terug" in await druk(pilot, "enter", "ctrl+r")
        await druk(pilot, "z")
        await vul_in(pilot, "termijn", "04-01-2013")
        await druk(pilot, "ctrl+s")
        assert "deze dag is al voorbij" in _fout(pilot)
        await vul_in(pilot, "termijn", "04-03-2013")
        await vul_in(pilot, "map", str(tmp_path / "uit"))
        await druk(pilot, "ctrl+s")
        assert "1 formulier staat in" in meldingen(pilot)
        (rij,) = _tabel(pilot)
        assert (rij[0], rij[-1]) == ("→ verzonden", "vóór 04-03-2013")
        assert "Enter" not in beeld(pilot).splitlines()[-1]
        (pad,) = (tmp_path / "uit").iterdir()

        await druk(pilot, "i")
        await vul_in(pilot, "bestand", f"{tmp_path}/ui")
        await druk(pilot, "down", "enter")
        # The folder was chosen from the list; in it stands the form.
        await druk(pilot, "tab", "down", "enter", "enter")
        scherm = plat(beeld(pilot))
        assert "Teruggave 1 van Groningen, vragenlijst 2011-2012" in scherm
        assert "0 overgenomen waar nog niets stond" in scherm
        await druk(pilot, "enter")
        assert "Deze teruggave geeft geen twijfels." in meldingen(pilot)
        scherm = await druk(pilot, "escape")
        assert "← terug 1" in scherm
        assert pad.name[:20] in scherm

    (uitzending,) = lees_uitzendingen(laptop.store.lees(), DOSSIER)
    assert str(uitzending.termijn) == "2013-03-04"
    assert len(lees_teruggaven(laptop.store.lees(), DOSSIER)) == 1


async def test_alle_korpsen_behalve_dat_van_uzelf(laptop: Laptop, tmp_path: Path) -> None:
    korpsen = [partij.code for partij in laptop.coordinator.instrument.partijen if partij.soort == "korps"]
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "z")
        assert f"alle {len(korpsen) - 1} korpsen, zonder dat van uzelf" in plat(
            await druk(pilot, "shift+tab", "shift+tab", "enter")
        )
        await druk(pilot, "down", "enter")
        await druk(pilot, "tab", "enter", "down", "enter")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        assert f"{len(korpsen) - 1} formulieren staan in" in meldingen(pilot)

    namen = _rekenbladen(tmp_path)
    assert len(namen) == len(korpsen) - 1
    assert not [naam for naam in namen if "twente" in naam]
    assert lees_uitzendingen(laptop.store.lees(), "2011-2012/twente") == ()


async def test_een_bestand_van_een_ander_of_van_niemand_wordt_niet_ingelezen(
    laptop: Laptop, tmp_path: Path
) -> None:
    (ander,) = zend_uit(laptop.coordinator, ["drenthe"], Verzoek("xlsx", tmp_path))
    (tmp_path / "kladje.txt").write_text("zomaar wat")
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+r", "i")
        await vul_in(pilot, "bestand", "")
        await druk(pilot, "ctrl+s")
        assert "kies een bestand" in _fout(pilot)
        await vul_in(pilot, "bestand", str(tmp_path))
        await druk(pilot, "ctrl+s")
        assert "is een map; kies een bestand daarin" in plat(_fout(pilot))
        namen = plat(beeld(pilot))
        assert ander.name in namen
        assert "kladje.txt" not in namen
        await vul_in(pilot, "bestand", str(ander))
        await druk(pilot, "ctrl+s")
        assert "het is van Drenthe, niet van Groningen" in meldingen(pilot)

    for partij in ("groningen", "drenthe"):
        assert lees_teruggaven(laptop.store.lees(), f"2011-2012/{partij}") == ()


async def test_afbreken_voor_het_vastleggen_laat_niets_achter(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pad,) = zend_uit(laptop.coordinator, ["groningen"], Verzoek("xlsx", tmp_path))
    begonnen, verder = threading.Event(), threading.Event()

    def traag(*argumenten: Any) -> object:
        begonnen.set()
        assert verder.wait(20)
        return lees_teruggekomen(*argumenten)

    monkeypatch.setattr(inlezen, "lees_teruggekomen", traag)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+r", "i")
        await vul_in(pilot, "bestand", str(pad))
        await pilot.press("ctrl+s")
        while not begonnen.is_set():
            await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "Wordt afgebroken" in beeld(pilot)
        verder.set()
        await rust(pilot)
        assert "Het inlezen is afgebroken" in meldingen(pilot)

    assert lees_teruggaven(laptop.store.lees(), DOSSIER) == ()


async def test_wat_van_het_inlezen_kwam(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "12", EERDER: "10"}))
    tweede = gevuld(laptop.notulist, {EERDER: "11", OPEN: "Een dag per week"})
    (pad,) = zend_uit(laptop.coordinator, ["groningen"], Verzoek("xlsx", tmp_path))

    def anders(*argumenten: Any) -> object:
        (een,) = lees_teruggekomen(*argumenten)
        assert isinstance(een, Teruggekomen)
        return (replace(een, ingelezen=tweede),)

    monkeypatch.setattr(inlezen, "lees_teruggekomen", anders)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, "enter", "ctrl+r", "i")
        await vul_in(pilot, "bestand", str(pad))
        scherm = plat(await druk(pilot, "ctrl+s"))
        assert "1 overgenomen waar nog niets stond" in scherm
        assert "1 overgenomen in plaats van wat de partij eerder opgaf" in scherm
        assert "1 twijfel: u beslist" in scherm
        verschillen = scherm[scherm.index("3 verschillen met teruggave 1") :]
        plaatsen = [verschillen.index(woord) for woord in ("L leeggemaakt", "G gewijzigd", "I ingevuld")]
        assert plaatsen == sorted(plaatsen)
        assert "was: “12” is: (leeg)" in verschillen
        assert "was: “10” is: “11”" in verschillen
        assert "Twijfels beoordelen" in (await druk(pilot, "enter")).splitlines()[0]


# -- doubts --------------------------------------------------------------------------------------------------------------


async def test_twijfels_een_voor_een_met_een_toets(twijfels: Laptop) -> None:
    async with programma(twijfels.notulist, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, "enter", "ctrl+r", "enter"))
        assert "twijfel 1 van 4 · 0 besloten, 4 open" in scherm
        assert "Overgenomen zoals opgegeven, maar het past niet" in scherm
        assert "Opgegeven “ja, maar niet in 2011” teruggave 1, tabel 1, rij" in scherm

        # Typed: the answer, with what was stated beside it.
        await druk(pilot, "t")
        await vul_in(pilot, "tekst", "deels")
        await druk(pilot, "tab", "space", "ctrl+s")
        assert _teksten(twijfels)[JANEE] == "deels"
        assert _teksten(twijfels)[JANEE[0], "toelichting"] == "ja, maar niet in 2011"

        # The next follows by itself.
        scherm = plat(beeld(pilot))
        assert "twijfel 2 van 4 · 1 besloten, 3 open" in scherm
        assert "“12” wordt het antwoord" in scherm
        assert "“10” blijft" in scherm
        await druk(pilot, "h")
        assert _teksten(twijfels)[UREN] == "10"
        scherm = plat(await druk(pilot, "o"))
        assert _teksten(twijfels)[OPEN] == "Een dag per week"

        # Loose text belongs nowhere until somebody says where.
        assert "twijfel 4 van 4" in scherm
        await druk(pilot, "o")
        assert "kies eerst de plaats" in meldingen(pilot)
        await typ(pilot, "uren 2011")
        scherm = plat(await druk(pilot, "enter"))
        assert "Andere plaats gekozen" in scherm
        assert _open(twijfels) == 1
        scherm = plat(await druk(pilot, "b"))
        assert "4 besloten, 0 open" in scherm
        assert "✓ Besloten: bij de toelichting gezet." in scherm

    assert _teksten(twijfels)[EERDER[0], "toelichting"] == "Zie ook de bijlage."


async def test_een_besluit_terugdraaien_en_verder_waar_men_was(twijfels: Laptop) -> None:
    async with programma(twijfels.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+r", "b", "h", "n")
        assert _open(twijfels) == 2
        scherm = plat(await druk(pilot, "ctrl+z"))
        assert "twijfel 2 van 4 · 1 besloten, 3 open" in scherm
        await druk(pilot, "down", "down")
        assert _open(twijfels) == 3
        scherm = await druk(pilot, "escape", "b")
        assert "twijfel 4 van 4" in scherm
        assert _open(twijfels) == 3

    # Another start of the program begins there too, until that one is decided.
    async with programma(twijfels.notulist) as pilot:
        assert "twijfel 4 van 4" in await druk(pilot, "enter", "ctrl+r", "b")
        assert "twijfel 2 van 4" in await druk(pilot, "n")
        assert "twijfel 2 van 4" in await druk(pilot, "escape", "b")


async def test_een_besluit_voor_alle_gemerkte(laptop: Laptop) -> None:
    kom_terug(laptop, met_los(gevuld(laptop.notulist, {JANEE: "soms"}), "een", "twee", "drie"))
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+r", "b", "down", "a")
        assert [regel[0] for regel in _regels(pilot)] == ["?", "●", "●", "●"]
        await druk(pilot, "space", "t")
        assert "Zelf invullen gaat over één twijfel" in meldingen(pilot)
        await druk(pilot, "n")
        assert [regel[0] for regel in _regels(pilot)] == ["?", "?", "✓", "✓"]
        await druk(pilot, "ctrl+z")
        assert _open(laptop) == 4


async def test_wie_niet_mag_beslissen_krijgt_de_reden_en_kan_verder_lezen(twijfels: Laptop) -> None:
    async with programma(twijfels.eigen_korps) as pilot:
        await druk(pilot, "enter", "ctrl+r", "b", "o")
        assert "eigen korps" in meldingen(pilot)
        assert "twijfel 1 van 4 · 0 besloten" in await druk(pilot, "o")
        await druk(pilot, "down", "enter")
        assert "F5 Vragenlijst" in beeld(pilot)

    assert _open(twijfels) == 4


async def test_een_toets_die_nog_eens_wordt_ingedrukt_beslist_een_keer(
    twijfels: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    verder = threading.Event()

    def traag(*argumenten: Any) -> None:
        assert verder.wait(20)
        besluit_twijfels(*argumenten)

    monkeypatch.setattr("korpsmonitor_tui.services.twijfels.besluit_twijfels", traag)
    async with programma(twijfels.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+r", "b")
        await pilot.press("h", "h", "h")
        verder.set()
        await rust(pilot)
        assert "twijfel 2 van 4 · 1 besloten, 3 open" in beeld(pilot)
        assert meldingen(pilot) == ""


async def test_wat_een_ander_intussen_besloot_staat_er_meteen(twijfels: Laptop) -> None:
    async with programma(twijfels.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+r", "b")
        eerste = lees_twijfels(twijfels.store.lees(), DOSSIER)[0]
        besluit_twijfels(twijfels.auditor, DOSSIER, [eerste.id], "gehouden")
        await druk(pilot, "n")
        assert "is al besloten" in meldingen(pilot)
        assert "1 besloten, 3 open" in beeld(pilot)


async def test_een_latere_teruggave_staat_bij_een_oudere_twijfel(twijfels: Laptop) -> None:
    kom_terug(twijfels, gevuld(twijfels.notulist, {UREN: "14", OPEN: "Een dag per week"}))
    async with programma(twijfels.notulist, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, "enter", "ctrl+r", "b", "down"))
        assert "Opgegeven “12” teruggave 1" in scherm
        assert "! Teruggave 2 “14”" in scherm
        assert "! Teruggave" not in await druk(pilot, "down")
        # Enter on a return begins with its own doubts, wherever one was before.
        assert "twijfel 5 van 6" in await druk(pilot, "escape", "enter")


# -- side by side --------------------------------------------------------------------------------------------------------


@pytest.fixture
def twee(laptop: Laptop) -> Laptop:
    """Two returns: one answer went, one changed, one came."""
    kom_terug(laptop, gevuld(laptop.notulist, {OPEN: "Een dag per week", UREN: "12"}))
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "14", EERDER: "3"}))
    return laptop


def _tabel(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Tabel).inhoud()


async def test_twee_teruggaven_naast_elkaar(twee: Laptop) -> None:
    async with programma(twee.notulist) as pilot:
        scherm = plat(await druk(pilot, "enter", "ctrl+r", "v"))
        assert "teruggave 1 (04-02-2013) → teruggave 2 (04-02-2013)" in scherm
        assert _tabel(pilot) == [
            ["L leeggemaakt", "2.7", "“Een dag per week”", "(leeg)"],
            ["G gewijzigd", "2.4 2012", "“12”", "“14”"],
            ["I ingevuld", "2.4 2011", "(leeg)", "“3”"],
        ]
        await druk(pilot, "g")
        assert [rij[0] for rij in _tabel(pilot)] == ["G gewijzigd"]
        # What was emptied in the return stayed here until somebody decides.
        scherm = plat(await druk(pilot, "a", "n", "end", "enter"))
        assert "teruggave 1 (04-02-2013) → nu in het dossier" in scherm
        assert [rij[0] for rij in _tabel(pilot)] == ["G gewijzigd", "I ingevuld"]
        scherm = plat(await druk(pilot, "o", "down", "enter"))
        assert "teruggave 2 (04-02-2013) → nu in het dossier" in scherm
        assert _tabel(pilot) == [["I ingevuld", "2.7", "(leeg)", "“Een dag per week”"]]
        scherm = await druk(pilot, "enter")
        assert "F5 Vragenlijst" in scherm
        assert "organisatie.korpsexpert_inzet" in scherm or "2.7" in scherm


async def test_een_enkele_teruggave_staat_naast_het_dossier_van_nu(laptop: Laptop) -> None:
    async with programma(laptop.notulist, breedte=120) as pilot:
        await druk(pilot, "enter", "ctrl+r", "v")
        assert "Er is nog geen vragenlijst teruggekomen" in meldingen(pilot)
        kom_terug(laptop, gevuld(laptop.notulist, {UREN: "12"}))
        zet_antwoord(laptop.notulist, DOSSIER, UREN[0], "13")
        await druk(pilot, "escape", "ctrl+r", "v")
        (rij,) = _tabel(pilot)
        assert rij[0] == "G gewijzigd"
        assert rij[2].startswith("Hoeveel uur per week")
        assert rij[3:] == ["“12”", "“13”"]
