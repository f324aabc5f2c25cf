"""`korpsmonitor serve`: who gets in, and a day's work in a real browser."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import aiohttp
import pytest
from yarl import URL

from korpsmonitor_tui.services import gesprekken, openen
from korpsmonitor_tui.services.sessie import Editie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WACHTWOORD = "vier losse gekozen woorden"
NOTITIE = "Controles elke maand, zei de korpsexpert."
GEDULD = 60.0

_STUREND = re.compile(r"\x1b\[[0-9;:?]*[A-Za-z]")
_LUISTER = """
window.ontvangen = "";
window.WebSocket = class extends WebSocket {
  constructor(...wat) {
    super(...wat);
    const lezer = new TextDecoder();
    this.addEventListener("message", async (bericht) => {
      const deel = bericht.data instanceof Blob ? await bericht.data.arrayBuffer() : bericht.data;
      if (typeof deel !== "string") window.ontvangen += lezer.decode(deel, { stream: true });
    });
  }
};
"""


@dataclass(frozen=True)
class Dienst:
    """A server that is running, and the folder that its database is in."""

    map_: Path
    links: list[str]
    proces: subprocess.Popen[str]

    @property
    def link(self) -> URL:
        return URL(self.links[-1])

    @property
    def adres(self) -> str:
        return str(self.link.origin())


@pytest.fixture
def dienst(tmp_path: Path) -> Iterator[Dienst]:
    pad = tmp_path / "monitor.db"
    sessie = openen.maak(
        openen.Wereld(), pad, WACHTWOORD, Editie("2013-2014", "Korpsmonitor", "korpsmonitor"), "coördinator"
    )
    gesprekken.plan(sessie, "twente", gesprekken.Planning(datum=date(2013, 3, 1)))
    sessie.store.sluit()
    proces = subprocess.Popen(
        [sys.executable, "-m", "korpsmonitor_tui", "--db", str(pad), "serve", "--poort", "0"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "KORPSMONITOR_WACHTWOORD": WACHTWOORD, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert proces.stdout is not None
        regels: list[str] = []
        while not (regels and regels[-1].startswith("http")):
            regels.append(proces.stdout.readline().strip())
            assert proces.poll() is None, regels
        yield Dienst(tmp_path, regels[-1:], proces)
    finally:
        proces.send_signal(signal.SIGTERM)
        assert proces.wait(timeout=GEDULD) == 0


async def test_alleen_wie_de_link_had_en_van_ons_adres_komt_erin(dienst: Dienst) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as vreemd:
        for plaats in ("/", "/static/js/textual.js", "/?toegang=verkeerd", "/ws", "/download/x"):
            async with vreemd.get(dienst.adres + plaats) as antwoord:
                assert antwoord.status == 403, plaats
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(dienst.link, allow_redirects=False) as antwoord:
            assert (antwoord.status, antwoord.headers["Location"]) == (303, "/")
            koekje = antwoord.headers["Set-Cookie"]
            assert "HttpOnly" in koekje
            assert "SameSite=Strict" in koekje
        async with browser.get(dienst.adres) as antwoord:
            pagina = await antwoord.text()
            assert antwoord.status == 200
            assert antwoord.headers["Referrer-Policy"] == "no-referrer"
            assert "frame-ancestors 'none'" in antwoord.headers["Content-Security-Policy"]
        # Nothing of it comes from elsewhere: this works without a network.
        assert "https:" not in pagina
        async with browser.get(dienst.link) as antwoord:
            assert antwoord.status == 403
        # Another site that the browser has open sends the cookie, and a name of its own.
        for koppen in ({"Origin": "http://elders.example"}, {"Origin": "null"}, {}):
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await browser.ws_connect(f"{dienst.adres}/ws", headers=koppen)
        async with browser.get(dienst.adres, headers={"Host": "elders.example"}) as antwoord:
            assert antwoord.status == 403
        await _alleen_het_slot(browser, dienst)


async def _alleen_het_slot(browser: aiohttp.ClientSession, dienst: Dienst) -> None:
    """Until the passphrase is typed nothing of the monitor leaves the machine; a wrong one opens nothing."""
    async with browser.ws_connect(
        f"{dienst.adres}/ws?width=100&height=30", headers={"Origin": dienst.adres}
    ) as kanaal:
        gekomen = await _lees_tot(kanaal, "vergrendeld")
        await kanaal.send_json(["stdin", "een ander wachtwoord\r"])
        gekomen += await _lees_tot(kanaal, "opent het scherm niet")
        assert "Groningen" not in gekomen
        await kanaal.send_json(["stdin", f"{WACHTWOORD}\r"])
        assert "Groningen" in await _lees_tot(kanaal, "Groningen")


async def _lees_tot(kanaal: aiohttp.ClientWebSocketResponse, tekst: str) -> str:
    gekomen = ""
    async with asyncio.timeout(GEDULD):
        while tekst not in gekomen:
            bericht = await kanaal.receive()
            assert bericht.type == aiohttp.WSMsgType.BINARY, bericht
            gekomen += bericht.data.decode()
    return gekomen


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")),
    reason="chromium en chromium-driver zijn niet geïnstalleerd; .ci/run doet dat",
)
def test_een_notitie_in_de_browser_staat_er_na_herladen_nog(dienst: Dienst) -> None:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    keuzes = webdriver.ChromeOptions()
    keuzes.binary_location = shutil.which("chromium") or ""
    for vlag in (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
        *(
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ),
        *("--window-size=1280,800", f"--user-data-dir={dienst.map_ / 'browser'}"),
    ):
        keuzes.add_argument(vlag)
    browser = webdriver.Chrome(keuzes, Service(shutil.which("chromedriver")))
    try:
        # The terminal is a picture to the browser: what it was sent is what a person sees.
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _LUISTER})

        def scherm() -> str:
            return _STUREND.sub("", browser.execute_script("return window.ontvangen"))

        def zie(tekst: str) -> None:
            _wacht(lambda: tekst in scherm(), lambda: f"{tekst!r} staat niet in {scherm()[-2000:]!r}")

        def typ(*toetsen: str) -> None:
            browser.execute_script("window.ontvangen = ''")
            ActionChains(browser).send_keys(*toetsen).perform()

        def open_dossier() -> None:
            zie("vergrendeld")
            _wacht(lambda: browser.execute_script("return document.activeElement.tagName") == "TEXTAREA")
            typ(WACHTWOORD, Keys.ENTER)
            zie("Groningen")
            typ("/")
            zie("Naam van korps")
            typ("Twente")
            zie("Oost-Nederland")
            typ(Keys.ENTER)
            typ(Keys.ENTER)

        browser.get(str(dienst.link))
        open_dossier()
        zie("Ctrl+J nieuwe regel")
        typ(NOTITIE, Keys.ENTER)
        zie(NOTITIE)
        with _meelezer(dienst) as notities:
            _wacht(lambda: NOTITIE in notities(), lambda: "de notitie komt niet in de database")
        browser.refresh()
        open_dossier()
        zie("maakt passages van de notities")
        typ(Keys.F6)
        zie(NOTITIE)
        # The page needs nothing that its own rules forbid.
        logboek = browser.get_log("browser")  # type: ignore[no-untyped-call]
        assert [regel for regel in logboek if regel["level"] == "SEVERE"] == []
    finally:
        browser.quit()


@contextmanager
def _meelezer(dienst: Dienst) -> Iterator[Callable[[], list[str]]]:
    """What reads the notes beside the server: opened once, for proving a passphrase takes a while."""
    sessie = openen.open_sessie(openen.Wereld(), dienst.map_ / "monitor.db", lambda: WACHTWOORD)
    with sessie.store as store:
        yield lambda: [tekst for (tekst,) in store.lees().execute("SELECT tekst FROM notitie")]


def _wacht(voorwaarde: Callable[[], object], anders: Callable[[], str] = lambda: "het komt niet") -> None:
    einde = time.monotonic() + GEDULD
    while not voorwaarde():
        assert time.monotonic() < einde, anders()
        time.sleep(0.2)
