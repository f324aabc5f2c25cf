"""Versions of the questionnaire on the screen: a draft, its change list, and publishing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.services.vragenlijstversies import lees_versies, publiceer
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services.lijsten import CONTROLES_2011, EEN, PLAN, TWEE, schrijf
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop

VERSIES = ("f10", "v")


def _rijen(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Tabel).inhoud()


def _tekst(pilot: Bediening) -> str:
    return plat(str(pilot.app.screen.query("#wijzigingen Static").first(Static).content))


def _fout(pilot: Bediening) -> str:
    return plat(str(pilot.app.screen.query_one("#fout").render()))


async def _bekijk(pilot: Bediening, pad: Path) -> str:
    await druk(pilot, "k")
    await vul_in(pilot, "bestand", str(pad))
    await druk(pilot, "ctrl+s")
    return _tekst(pilot)


async def test_van_concept_tot_publicatie(laptop: Laptop, tmp_path: Path) -> None:
    nu = laptop.coordinator.instrument.vragenlijst.versie
    doel = tmp_path / "volgende.toml"
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *VERSIES)
        assert [rij[:2] for rij in _rijen(pilot)] == [["→", nu]]
        await druk(pilot, "enter")
        assert "Met deze versie werkt u nu" in meldingen(pilot)

        await druk(pilot, "n", "ctrl+s")
        assert "geef de nieuwe versie een naam" in _fout(pilot)
        await vul_in(pilot, "versie", "2013-2014")
        await vul_in(pilot, "pad", str(doel))
        await vul_in(pilot, "jaren", "volgend jaar")
        await druk(pilot, "ctrl+s")
        assert "schrijf de jaren zoals 2013, 2014" in _fout(pilot)
        await vul_in(pilot, "jaren", "")
        await vul_in(pilot, "schuif", "2")
        await druk(pilot, "ctrl+s")
        assert f"is een kopie van versie {nu}" in meldingen(pilot)
        assert "noemt een eerder jaar" in meldingen(pilot)

        tekst = await _bekijk(pilot, doel)
        assert f"Vragenlijst {nu} → 2013-2014" in tekst
        await druk(pilot, "p", "ctrl+s")
        assert "vul “toelichting” in" in _fout(pilot)
        await vul_in(pilot, "reden", "Twee jaar later.")
        await druk(pilot, "ctrl+s")
        assert [(rij[0], rij[1], rij[-1]) for rij in _rijen(pilot)][1] == (
            "→",
            "2013-2014",
            "Twee jaar later.",
        )

        # What was changed since the earlier version.
        await druk(pilot, "home", "enter")
        assert f"Vragenlijst {nu} → 2013-2014" in _tekst(pilot)
        assert "publiceren" not in beeld(pilot).splitlines()[-1]

    assert laptop.notulist.instrument.vragenlijst.versie == "2013-2014"


async def test_wat_een_concept_voor_de_antwoorden_betekent(laptop: Laptop, tmp_path: Path) -> None:
    publiceer(laptop.coordinator, schrijf(tmp_path, EEN), "Klein begin")
    for vak, antwoord in ((PLAN, "ja"), (CONTROLES_2011, "12")):
        zet_antwoord(laptop.notulist, DOSSIER, vak, antwoord)
    concept = schrijf(tmp_path, TWEE)
    async with programma(laptop.notulist) as pilot:
        # A dossier is open below: from now on it asks other questions.
        await druk(pilot, "enter", "f5", *VERSIES)
        tekst = await _bekijk(pilot, concept)
        assert "2 antwoorden gegeven; 0 blijven gelden" in tekst
        await druk(pilot, "p")
        await vul_in(pilot, "reden", "Eenvoudiger.")
        await druk(pilot, "ctrl+s")
        assert "notulist A mag dit niet; dit doet een coördinator." in _fout(pilot)
        assert [versie.versie for versie in lees_versies(laptop.coordinator) if versie.geldt] == ["een"]

    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "enter", "f5", *VERSIES)
        await _bekijk(pilot, concept)
        concept.write_text(TWEE.replace("Is er een plan?", "Is er een visie?"), "utf-8")
        await druk(pilot, "p")
        await vul_in(pilot, "reden", "Eenvoudiger.")
        await druk(pilot, "ctrl+s")
        assert "is gewijzigd sinds u het bekeek" in _fout(pilot)
        await druk(pilot, "escape", "escape", "escape")
        assert "Is er een visie?" in await _bekijk(pilot, concept)
        await druk(pilot, "p")
        await vul_in(pilot, "reden", "Eenvoudiger.")
        await druk(pilot, "ctrl+s")
        scherm = await druk(pilot, "escape", "escape")
        assert "F5 Vragenlijst" in scherm
        assert "Is er een visie?" in scherm


async def test_elke_vergissing_in_een_concept_staat_op_het_scherm(laptop: Laptop, tmp_path: Path) -> None:
    concept = schrijf(tmp_path, EEN.replace('"ja_nee_deels"', '"misschien"').replace('"aantal"', '"veel"'))
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *VERSIES)
        tekst = await _bekijk(pilot, concept)
        assert "Dit concept kan niet worden gepubliceerd" in tekst
        assert "misschien" in tekst
        assert "veel" in tekst
        assert "Publiceren" not in await druk(pilot, "p")

    assert len(lees_versies(laptop.coordinator)) == 1
