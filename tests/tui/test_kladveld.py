"""The field that never loses text."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from korpsmonitor_tui.domain.errors import OpslagFout, StapGeweigerd
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.store.projecties import lees_stand
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from tests.tui.proef import Klok, ProefApp, begin_sessie, heropen_sessie, open_store, plan_gesprek, tot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie


class Proefstuk:
    """One note with a field on its text."""

    def __init__(self, sessie: Sessie) -> None:
        self.sessie = sessie
        self.dossier = plan_gesprek(sessie)
        nieuw = gesprekken.NieuweNotitie("toezicht", "begin")
        self.plaats = Plaats(
            "notitie", gesprekken.voeg_notities_toe(sessie, self.dossier, [nieuw])[0], "tekst"
        )
        self.geschreven: list[str] = []
        self.fouten: list[Exception] = []

    def schrijf(self, tekst: str, op: tuple[str, ...]) -> None:
        if self.fouten:
            raise self.fouten.pop(0)
        gesprekken.wijzig_notitie(self.sessie, self.dossier, self.plaats.entiteit, "tekst", tekst, op)
        self.geschreven.append(tekst)

    def veld(self, soort: type[KladVeld] = KladVeld, *, enkel: bool = False) -> KladVeld:
        nu = lees_veld(self.sessie.store.lees(), self.plaats)
        p = self.plaats
        return soort(
            self.sessie,
            p.soort,
            p.entiteit,
            p.veld,
            tekst=nu.tekst,
            koppen=nu.koppen,
            schrijf=self.schrijf,
            enkel=enkel,
        )

    def klad(self) -> list[str]:
        return [rij[0] for rij in self.sessie.store.lees().execute("SELECT tekst FROM klad").fetchall()]

    def tekst(self) -> str:
        return lees_veld(self.sessie.store.lees(), self.plaats).tekst

    def teksten(self) -> list[object]:
        koppen = lees_stand(self.sessie.store.lees(), "notitie", self.plaats.entiteit).koppen["tekst"]
        return [kop.waarde for kop in koppen]


class Vlug(KladVeld):
    """Rests and retries sooner, so that the tests need not wait for seconds."""

    TEL = 0.05
    RUST = 0.4


@pytest.fixture
def stuk(tmp_path: Path) -> Iterator[Proefstuk]:
    with open_store(tmp_path / "laptop", Klok()) as store:
        yield Proefstuk(begin_sessie(store))


async def test_typed_text_is_klad_at_once_and_one_event_when_the_field_is_left(stuk: Proefstuk) -> None:
    veld = stuk.veld()
    app = ProefApp(veld, Input(id="ander"))
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press(*" en meer")
        assert veld.border_subtitle == "nog niet opgeslagen"
        bewaard = (lambda: veld.border_subtitle, "bewaard als klad")
        await tot(pilot, (stuk.klad, ["begin en meer"]), bewaard, hoogstens=2.0)
        assert stuk.geschreven == []
        await pilot.press("tab")
        opgeslagen = (lambda: veld.border_subtitle, "opgeslagen")
        await tot(pilot, (stuk.tekst, "begin en meer"), (stuk.klad, []), opgeslagen)
        assert stuk.geschreven == ["begin en meer"]
        assert stuk.teksten() == ["begin en meer"]


async def test_who_types_on_is_never_more_than_two_seconds_ahead_of_the_disk(stuk: Proefstuk) -> None:
    veld = stuk.veld()
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        getypt: list[tuple[float, str]] = []
        achter: list[float] = []
        begin = time.monotonic()
        while time.monotonic() - begin < 4.5:
            await pilot.press("a")
            getypt.append((time.monotonic(), veld.text))
            await pilot.pause(0.05)
            bewaard = next(iter(stuk.klad()), "")
            oudste = next((tijd for tijd, tekst in getypt if len(tekst) > len(bewaard)), time.monotonic())
            achter.append(time.monotonic() - oudste)
        assert stuk.geschreven == []
        assert len(stuk.klad()[0]) > 20
    assert max(achter) < 2.0


async def test_text_becomes_an_event_when_the_typing_rests(stuk: Proefstuk) -> None:
    veld = stuk.veld(Vlug)
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press("x")
        await tot(pilot, (stuk.tekst, "beginx"), (stuk.klad, []))
        await pilot.press("y")
        await tot(pilot, (stuk.tekst, "beginxy"))
        assert stuk.teksten() == ["beginxy"]
    assert stuk.geschreven == ["beginx", "beginxy"]


async def test_quitting_right_after_a_key_keeps_the_text(stuk: Proefstuk) -> None:
    veld = stuk.veld()
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press(*" laatste woord")
        pilot.app.exit()
    assert stuk.tekst() == "begin laatste woord"
    assert stuk.klad() == []


async def test_opening_another_text_saves_the_first(stuk: Proefstuk) -> None:
    ander = Proefstuk(stuk.sessie)
    veld = stuk.veld()
    tweede = ander.veld()
    assert tweede.bewaarder is not None
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press("1")
        veld.open(tweede.bewaarder.bron)
        await pilot.press("2")
        await veld.remove()
    assert (stuk.tekst(), ander.tekst()) == ("begin1", "begin2")


async def test_what_others_wrote_meanwhile_is_kept_beside_ones_own(stuk: Proefstuk) -> None:
    veld = stuk.veld()
    app = ProefApp(veld, Input())
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press("!")
        gesprekken.wijzig_notitie(stuk.sessie, stuk.dossier, stuk.plaats.entiteit, "tekst", "van elders")
        await pilot.press("tab")
        await tot(pilot, (lambda: sorted(map(str, stuk.teksten())), ["begin!", "van elders"]))
        await tot(pilot, (lambda: veld.border_subtitle, "ook elders gewijzigd · opgeslagen"))
        assert any("beide versies" in melding for melding in app.meldingen)
        # Typing on is done on one's own text: the other stays until somebody chooses.
        veld.ververs()
        await pilot.pause(0.1)
        assert veld.text == "begin!"
        veld.focus()
        await pilot.press("?", "tab")
        await tot(pilot, (lambda: sorted(map(str, stuk.teksten())), ["begin!?", "van elders"]))


async def test_an_untouched_field_follows_what_others_write(stuk: Proefstuk) -> None:
    veld = stuk.veld()
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        gesprekken.wijzig_notitie(stuk.sessie, stuk.dossier, stuk.plaats.entiteit, "tekst", "van elders")
        veld.ververs()
        await tot(pilot, (lambda: veld.text, "van elders"))
        await pilot.press("s")
        await veld.remove()
    assert stuk.teksten() == ["van elderss"]


async def test_a_full_disk_is_reported_once_and_tried_again(stuk: Proefstuk) -> None:
    stuk.fouten = [OpslagFout("De schijf is vol.") for _poging in range(3)]
    veld = stuk.veld(Vlug)
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press("x")
        await tot(pilot, (lambda: len(app.meldingen), 1))
        assert veld.text == "beginx"
        assert "opslaan mislukt" in str(veld.border_subtitle)
        await tot(pilot, (stuk.tekst, "beginx"))
        await tot(pilot, (lambda: veld.border_subtitle, "opgeslagen"))
        assert [m.split(".")[0] for m in app.meldingen] == [
            "De schijf is vol",
            "Alsnog opgeslagen",
        ]


async def test_text_of_a_field_that_shows_another_already_is_tried_again_too(stuk: Proefstuk) -> None:
    stuk.fouten = [OpslagFout("De schijf is vol."), OpslagFout("De schijf is vol.")]
    veld = stuk.veld(Vlug)
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press("x")
        veld.sluit()
        assert veld.text == ""
        await tot(pilot, (stuk.tekst, "beginx"))
        assert "beginx" in app.meldingen[0]


async def test_what_the_process_refuses_stays_in_the_field_and_not_in_klad(stuk: Proefstuk) -> None:
    stuk.fouten = [StapGeweigerd("Het verslag is definitief.") for _poging in range(9)]
    veld = stuk.veld(Vlug)
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        await pilot.press("x")
        await tot(pilot, (stuk.klad, ["beginx"]))
        await tot(pilot, (lambda: len(app.meldingen), 1))
        await pilot.pause(1.0)
        assert veld.text == "beginx"
        assert stuk.klad() == []
        assert len(stuk.fouten) == 8
    assert stuk.tekst() == "begin"


async def test_text_that_nobody_touched_is_not_rewritten(stuk: Proefstuk) -> None:
    vreemd = "regel\r\nmet \x1b[31m erin\rslot"
    gesprekken.wijzig_notitie(stuk.sessie, stuk.dossier, stuk.plaats.entiteit, "tekst", vreemd)
    veld = stuk.veld()
    app = ProefApp(veld, Input())
    async with app.run_test() as pilot:
        veld.focus()
        assert "\x1b" not in veld.text
        await pilot.press("left", "tab")
        await pilot.pause(0.1)
        assert stuk.tekst() == vreemd
        veld.focus()
        await pilot.press("!", "tab")
        await tot(pilot, (stuk.tekst, "regel\nmet ␛[31m erin\nslo!t"))


async def test_enter_leaves_a_single_line_and_pasted_lines_stay_on_it(stuk: Proefstuk) -> None:
    veld = stuk.veld(enkel=True)
    app = ProefApp(veld, Input(id="ander"))
    async with app.run_test() as pilot:
        veld.focus()
        veld.post_message(events.Paste(" 15\r\n20\x07"))
        await pilot.press("alt+x", "enter")
        await tot(pilot, (stuk.tekst, "begin 15 20␇"))
        assert pilot.app.focused is pilot.app.query_one("#ander")


async def test_typing_goes_on_while_the_disk_is_busy(stuk: Proefstuk) -> None:
    veld = stuk.veld(Vlug)
    vrij = threading.Event()
    app = ProefApp(veld)
    async with app.run_test() as pilot:
        veld.focus()
        bezet = stuk.sessie.store.schrijf(stuk.sessie.wie, lambda _tx: vrij.wait(20))
        traagst = 0.0
        for teken in "er wordt doorgepraat":
            begin = time.monotonic()
            await pilot.press("space" if teken == " " else teken)
            traagst = max(traagst, time.monotonic() - begin)
            await asyncio.sleep(0.04)
        assert veld.text.endswith("doorgepraat")
        assert veld.border_subtitle == "nog niet opgeslagen"
        vrij.set()
        assert bezet.result(5)
        await tot(pilot, (stuk.tekst, "beginer wordt doorgepraat"))
    assert traagst < 1.0


_TYPER = """
import asyncio, pathlib, sys
from datetime import UTC, datetime
from tests.tui.proef import ProefApp, heropen_sessie, open_store
from tests.tui.test_kladveld import Proefstuk

async def typ() -> None:
    store = open_store(pathlib.Path(sys.argv[1]), lambda: datetime.now(UTC))
    stuk = Proefstuk(heropen_sessie(store))
    veld = stuk.veld()
    print(stuk.plaats.entiteit, flush=True)
    async with ProefApp(veld).run_test() as pilot:
        veld.focus()
        await pilot.press(*" tot de stekker eruit gaat")
        print("getypt", flush=True)
        await asyncio.sleep(60)

asyncio.run(typ())
"""


@pytest.mark.skipif(os.name != "posix", reason="a process can only be killed outright on POSIX")
def test_text_is_back_after_the_program_was_killed(tmp_path: Path) -> None:
    map_ = tmp_path / "laptop"
    with open_store(map_, Klok()) as store:
        begin_sessie(store)
    with subprocess.Popen(
        [sys.executable, "-c", _TYPER, str(map_)], stdout=subprocess.PIPE, text=True
    ) as typer:
        assert typer.stdout is not None
        notitie = typer.stdout.readline().strip()
        assert typer.stdout.readline().strip() == "getypt"
        time.sleep(2)
        typer.send_signal(signal.SIGKILL)
    with open_store(map_, Klok()) as store:
        assert [rest.tekst for rest in store.gered] == ["begin tot de stekker eruit gaat"]
        sessie = heropen_sessie(store)
        assert lees_veld(store.lees(), Plaats("notitie", notitie, "tekst")).tekst.endswith("eruit gaat")
        assert sessie.store.controleer().klopt
