"""The form for sending: what it takes, what it refuses, and what is there afterwards."""

from __future__ import annotations

import email
from datetime import date
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Select

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.verslagstand import lees_stand
from korpsmonitor_tui.tui.formulieren.bestand import standaardmap
from korpsmonitor_tui.tui.formulieren.versturen import Termijn, lees_termijn
from korpsmonitor_tui.tui.velden import VeldFout
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import beeld, druk, meldingen, plat, programma, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop

NAAR_HET_FORMULIER = ("enter", "f7", "a", "down", "enter", "ctrl+s")


@pytest.mark.parametrize(
    ("tekst", "termijn"),
    [
        ("5", {"werkdagen": 5}),
        (" 10 Werkdagen ", {"werkdagen": 10}),
        ("1 werkdag", {"werkdagen": 1}),
        ("3 weken", {"weken": 3}),
        ("1week", {"weken": 1}),
        ("5-3-2013", {"tot": date(2013, 3, 5)}),
    ],
)
def test_een_termijn_zoals_mensen_hem_schrijven(tekst: str, termijn: Termijn) -> None:
    assert lees_termijn(tekst, "termijn") == termijn


@pytest.mark.parametrize("tekst", ["", "0", "0 weken", "vijf", "10 dagen", "3 maanden", "31-2-2013", "-5"])
def test_wat_geen_termijn_is(tekst: str) -> None:
    with pytest.raises(VeldFout) as fout:
        lees_termijn(tekst, "termijn")
    assert fout.value.veld == "termijn"


async def test_het_formulier_past_op_het_kleinste_scherm(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, *NAAR_HET_FORMULIER))
        velden = (
            "Kanaal",
            "Verzonden op",
            "Termijn",
            "Wederhoor",
            "Alleen aan",
            "Passages",
            "Bijlage",
            "In map",
        )
        # Also the beginning of a path that is longer than its field.
        for opschrift in (
            *velden,
            str(standaardmap(laptop.auditor))[:30],
            "map met verslag, brief en bijlagen",
            "Versturen",
            "Annuleren",
        ):
            assert opschrift in scherm


async def test_een_deel_voor_een_respondent_als_mail(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.in_check(laptop)
    bijlage = tmp_path / "toelichting.txt"
    bijlage.write_text("Toelichting.", encoding="utf-8")
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *NAAR_HET_FORMULIER)
        await vul_in(pilot, "termijn", "01-03-2013")
        await vul_in(pilot, "respondenten", "burgemeester")
        assert "geen respondent" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "respondenten", "Portefeuillehouder")
        await vul_in(pilot, "passages", "9")
        assert "geen passage bij 9" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "passages", "x")
        assert "“x” is geen nummer" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "passages", "2-3")
        await vul_in(pilot, "bijlage", str(tmp_path / "niets"))
        assert "is er niet" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "bijlage", str(bijlage))
        pilot.app.screen.query_one("#ronde", Select).value = "bestuurlijk"
        pilot.app.screen.query_one("#vorm", Select).value = "eml"
        assert verhaal.status(laptop) == Status.EERSTE_CHECK
        await druk(pilot, "ctrl+s")
        assert "antwoord uiterlijk 01-03-2013" in meldingen(pilot), beeld(pilot)

    pad = standaardmap(laptop.auditor) / "gespreksverslag-2011-2012-groningen-v1.eml"
    mail = email.message_from_bytes(pad.read_bytes(), policy=default)
    assert [deel.get_filename() for deel in mail.iter_attachments()] == [
        "gespreksverslag-2011-2012-groningen-v1.docx",
        "begeleidende-brief-2011-2012-groningen-v1.docx",
        "toelichting.txt",
    ]
    stand = lees_stand(laptop.auditor, laptop.store.lees(), DOSSIER)
    assert stand.respondenten_zonder_akkoord == ("portefeuillehouder",)
    assert stand.termijn == date(2013, 3, 1)
    verstuurd = next(r.wat for r in lees_tijdlijn(laptop.lezer, DOSSIER) if "versturen" in r.wat)
    assert "bestuurlijk wederhoor, aan portefeuillehouder, alleen de passages 2-3" in verstuurd


async def test_een_rappel_schrijft_de_brief(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "f8", "h")
        await vul_in(pilot, "toelichting", "per post")
        await vul_in(pilot, "brief", str(tmp_path / "brieven"))
        await druk(pilot, "ctrl+s")
        assert "Rappel vastgelegd. De brief staat in" in meldingen(pilot)
    (brief,) = (tmp_path / "brieven").iterdir()
    assert brief.name == "rappel-2011-2012-groningen-v1.docx"
    assert brief.read_bytes().startswith(b"PK")
