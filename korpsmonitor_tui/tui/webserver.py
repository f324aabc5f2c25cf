"""The screens in a browser: every tab is a program of its own on the same database, behind a lock and a link.

textual-serve carries the terminal; what stands here decides who gets one. The server never sees what is typed as
anything but bytes on their way, and logs nothing of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.webtoegang import Webtoegang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aiohttp.typedefs import Handler

MEESTE_TABBEN: Final = 25
"""Programs at a time: each takes some 150 MB."""
_KOEKJE: Final = "korpsmonitor"
_VRAAG: Final = "toegang"
_SJABLONEN: Final = Path(__file__).parent / "web"


class WebserverFout(KorpsmonitorFout):
    """The screens cannot be offered at this address."""

    titel = "Browser"


@dataclass(frozen=True, slots=True)
class Webdienst:
    """What to offer and where."""

    argumenten: tuple[str, ...]
    """Of the program that each tab runs."""
    omgeving: Mapping[str, str]
    """Environment variables for that program: what must not stand among its arguments."""
    adres: str
    poort: int
    """0 for any that is free."""
    openbaar: str = ""
    """The https address of what stands in front, if anything does."""


def dien_op(dienst: Webdienst, zeg: Callable[[str], None]) -> int:
    """Offer the screens until Ctrl+C; ``zeg`` tells the address. Returns the exit status. Raises WebserverFout."""
    logging.basicConfig(level="WARNING", format="%(message)s")
    try:
        luisteraar = socket.create_server((dienst.adres, dienst.poort))
    except (OSError, OverflowError) as fout:
        oorzaak = oorzaak_van(fout) if isinstance(fout, OSError) else str(fout)
        raise WebserverFout(
            _(
                "Op {adres}, poort {poort} kan niet worden geluisterd ({oorzaak}). Kies een andere --poort of --adres."
            ).format(adres=dienst.adres, poort=dienst.poort, oorzaak=oorzaak)
        ) from fout
    with luisteraar, _omgeving(dienst.omgeving):
        server = Webserver(dienst, luisteraar.getsockname()[1], zeg)
        asyncio.run(server.draai(luisteraar))
    return 0


@contextlib.contextmanager
def _omgeving(waarden: Mapping[str, str]) -> Iterator[None]:
    # textual-serve gives its programs the environment of the server.
    voor = {naam: os.environ.get(naam) for naam in waarden}
    os.environ.update(waarden)
    try:
        yield
    finally:
        for naam, waarde in voor.items():
            if waarde is None:
                os.environ.pop(naam, None)
            else:
                os.environ[naam] = waarde


class Webserver(Server):
    """textual-serve's server, with a guard at the door."""

    def __init__(self, dienst: Webdienst, poort: int, zeg: Callable[[str], None]) -> None:
        super().__init__(
            _opdrachtregel(dienst.argumenten),
            host=dienst.adres,
            port=poort,
            title="Korpsmonitor",
            public_url=dienst.openbaar or f"http://{_in_adres(dienst.adres)}:{poort}",
            templates_path=_SJABLONEN,
        )
        self.toegang = Webtoegang()
        self._zeg = zeg
        self._tabben: set[asyncio.Task[Any]] = set()
        self._nonce = secrets.token_urlsafe(16)

    async def draai(self, luisteraar: socket.socket) -> None:
        """Serve until a signal says stop; every program that is still open saves and ends."""
        klaar = asyncio.Event()
        lus = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C raises instead
            for signaal in (signal.SIGINT, signal.SIGTERM):
                lus.add_signal_handler(signaal, klaar.set)
        loper = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=10)
        await loper.setup()
        try:
            await web.SockSite(loper, luisteraar).start()
            self.geef_link()
            self._geef_link_bij_enter(lus)
            await klaar.wait()
        finally:
            await loper.cleanup()

    def geef_link(self) -> None:
        """Tell a new address that works once."""
        self._zeg(f"{self.public_url}/?{_VRAAG}={self.toegang.nieuwe_link()}")

    def _geef_link_bij_enter(self, lus: asyncio.AbstractEventLoop) -> None:
        if sys.stdin is None or not sys.stdin.isatty() or os.name != "posix":
            return

        def bij_enter() -> None:
            if sys.stdin.readline():
                self.geef_link()
            else:
                lus.remove_reader(sys.stdin)

        lus.add_reader(sys.stdin, bij_enter)

    # -- the application ---------------------------------------------------------------------------------------------

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()

        @web.middleware
        async def deur(request: web.Request, handler: Handler) -> web.StreamResponse:
            return self._bewaak(request) or await handler(request)

        app.middlewares.append(deur)
        app.on_response_prepare.append(self._zet_koppen)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: textual-serve would tell the command and its own name."""

    async def on_shutdown(self, app: web.Application) -> None:
        """End the programs of all tabs, which save what was being typed."""
        for taak in tuple(self._tabben):
            taak.cancel()
        await asyncio.gather(*self._tabben, return_exceptions=True)

    def _bewaak(self, verzoek: web.Request) -> web.Response | None:
        """What to answer who may not enter, or whose link is exchanged; None for who may."""
        # A name that another site made point here (DNS rebinding) is not the one we gave out.
        if f"{verzoek.host}".casefold() != self.public_url.partition("//")[2].casefold():
            return _weiger(_("Dit adres is niet dat van deze Korpsmonitor."))
        herkomst = verzoek.headers.get("Origin")
        if herkomst != self.public_url and (herkomst is not None or verzoek.path == "/ws"):
            return _weiger(_("Een andere site mag de schermen niet openen."))
        if verzoek.path == "/" and _VRAAG in verzoek.query:
            return self._wissel_in(verzoek.query[_VRAAG])
        if not self.toegang.kent(verzoek.cookies.get(self._koekje, "")):
            return _weiger(
                _(
                    "Open de link die `korpsmonitor serve` toont; een link werkt één keer. Enter in de terminal geeft een nieuwe."
                )
            )
        return None

    def _wissel_in(self, geheim: str) -> web.Response:
        bewijs = self.toegang.wissel_in(geheim)
        if bewijs is None:
            return _weiger(
                _(
                    "Deze link is al gebruikt of verlopen. Enter in de terminal van `korpsmonitor serve` geeft een nieuwe."
                )
            )
        # Without the secret, so that it stands in no history.
        antwoord = web.Response(status=303, headers={"Location": "/"})
        antwoord.set_cookie(
            self._koekje,
            bewijs,
            httponly=True,
            samesite="Strict",
            secure=self.public_url.startswith("https:"),
            path="/",
        )
        return antwoord

    @property
    def _koekje(self) -> str:
        # Browsers give a cookie to every port of a machine.
        return f"{_KOEKJE}-{self.port}"

    async def _zet_koppen(self, _verzoek: web.Request, antwoord: web.StreamResponse) -> None:
        antwoord.headers.update(
            {
                "Cache-Control": "no-store",
                "Content-Security-Policy": (
                    f"default-src 'none'; script-src 'self' 'nonce-{self._nonce}'; style-src 'self' 'unsafe-inline'; "
                    f"font-src 'self'; img-src 'self' data:; connect-src 'self' {self._websocket}; "
                    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
                ),
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
            }
        )

    @property
    def _websocket(self) -> str:
        return f"ws{self.public_url.removeprefix('http')}"

    @aiohttp_jinja2.template("app_index.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """The page: a terminal, and what to say before and after it."""
        return {
            "taal": "nl",
            "titel": self.title,
            "nonce": self._nonce,
            "websocket": f"{self._websocket}/ws",
            "grootte": _begrensd(request.query.get("fontsize", ""), 16, 8, 40),
            "begin": _("Korpsmonitor wordt geopend…"),
            "einde": _("Korpsmonitor is gesloten; wat u typte is bewaard."),
            "opnieuw": _("Opnieuw openen"),
        }

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A program for a tab, unless there are too many."""
        if len(self._tabben) >= MEESTE_TABBEN:
            raise web.HTTPServiceUnavailable(text=_("Er zijn te veel tabbladen open; sluit er een."))
        taak = asyncio.current_task()
        if taak is None:
            raise AssertionError("a request is always handled in a task")
        self._tabben.add(taak)
        try:
            return await super().handle_websocket(request)
        finally:
            self._tabben.discard(taak)


def _weiger(melding: str) -> web.Response:
    return web.Response(status=403, text=melding, content_type="text/plain", charset="utf-8")


def _begrensd(tekst: str, anders: int, kleinst: int, grootst: int) -> int:
    getal = int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 4 else anders
    return min(max(getal, kleinst), grootst)


def _in_adres(adres: str) -> str:
    return f"[{adres}]" if ":" in adres else adres


def _opdrachtregel(argumenten: tuple[str, ...]) -> str:
    regel = (sys.executable, "-m", "korpsmonitor_tui", *argumenten)
    return subprocess.list2cmdline(regel) if os.name == "nt" else f"exec {shlex.join(regel)}"
