"""``korpsmonitor serve``: the screens in a browser."""

from __future__ import annotations

import ipaddress
import re
from typing import Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht
from korpsmonitor_tui.cli.programma import Webkeuze, huidig
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

POORT: Final = 8765
_OPENBAAR: Final = re.compile(r"https://[a-z0-9.-]+(:[0-9]{1,5})?", re.IGNORECASE)


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de schermen in een browser op deze computer. Het adres dat verschijnt werkt één keer; Enter geeft een"
        " nieuw. Elk tabblad is een eigen programma en begint vergrendeld. Ctrl+C stopt, met alles opgeslagen."
    ),
)
@click.option(
    "--poort",
    type=Getal(0, 65_535),
    default=POORT,
    show_default=True,
    metavar="N",
    help=_("Poort om op te luisteren; 0 kiest een vrije."),
)
@click.option(
    "--adres",
    default="127.0.0.1",
    show_default=True,
    metavar="IP",
    help=_("Adres om op te luisteren; een ander dan dat van deze computer zelf alleen met --achter-tls."),
)
@click.option(
    "--achter-tls",
    "openbaar",
    default="",
    metavar="URL",
    help=_(
        "Verklaar dat hier een server voor staat die TLS verzorgt en vraagt wie er is, op dit https-adres."
        " Die geeft het verzoek door met de oorspronkelijke Host."
    ),
)
def serve(poort: int, adres: str, openbaar: str) -> int:
    """Offer the screens until Ctrl+C."""
    programma = huidig()
    _keur(adres, openbaar)
    start = programma.buiten.start_server
    if start is None:
        raise AssertionError("started without a server")
    gegeven: list[str] = []

    def wachtwoord() -> str:
        gegeven.append(programma.vraag_wachtwoord())
        return gegeven[-1]

    # Opened once here: a wrong passphrase is told now, and a new version is brought up to date before tabs do so at once.
    with programma.sessie(met_sleutelbos=False, wachtwoord=wachtwoord) as sessie:
        versleuteld = sessie.store.versleuteld
    uitleg = [
        _("Open dit adres in uw browser; het werkt één keer, en daarna vraagt het scherm uw wachtwoord.")
        if versleuteld
        else _("Open dit adres in uw browser; het werkt één keer. Deze database heeft geen wachtwoord.")
    ]

    def zeg_adres(adres: str) -> None:
        # Only with the first address: before that it is not sure that there will be one.
        while uitleg:
            zeg(uitleg.pop())
        zeg(adres)

    keuze = Webkeuze(
        programma.pad.absolute(),
        programma.keuzes.als,
        programma.keuzes.editie,
        gegeven[-1] if gegeven else None,
        adres,
        poort,
        openbaar.rstrip("/"),
        zeg_adres,
    )
    return start(keuze)


def _keur(adres: str, openbaar: str) -> None:
    """Refuse to be reached from elsewhere without TLS and a login in front. Raises OnbruikbareInvoer."""
    try:
        van_deze_computer = adres == "localhost" or ipaddress.ip_address(adres).is_loopback
    except ValueError:
        raise OnbruikbareInvoer(
            _("“{adres}” is geen IP-adres; er is niets geopend. Gebruik 127.0.0.1.").format(adres=adres)
        ) from None
    if openbaar and not _OPENBAAR.fullmatch(openbaar.rstrip("/")):
        raise OnbruikbareInvoer(
            _("“{url}” is geen https-adres; er is niets geopend. Schrijf https://naam.").format(url=openbaar)
        )
    if not van_deze_computer and not openbaar:
        raise OnbruikbareInvoer(
            _(
                "Op {adres} kunnen anderen meelezen; er is niets geopend. Zet er een server voor die TLS verzorgt en"
                " vraagt wie er is, en noem zijn adres met --achter-tls, of gebruik 127.0.0.1."
            ).format(adres=adres)
        )
