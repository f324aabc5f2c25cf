"""Looking after the hub: set it up, give logins, teams and devices their place. For who administers the server."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from korpsmonitor_tui.hub.beheer import Beheer

ROLLEN: Final = ("team", "auditor", "coordinator", "lezer")
"""What a login may: a team its own korpsen, an auditor everything but destroy, a coördinator everything, a lezer read."""

OMGEVING_BEHEER: Final = "KORPSMONITOR_HUB_BEHEER"
"""Where the administrator's address may stand instead of on the command line."""


def open_beheer(adres: str, wachtwoord: Callable[[], str]) -> Beheer:
    """The administrator's connection; ``wachtwoord`` is only asked for if the server wants one. Raises HubFout."""
    # Imported late: a laptop without a hub needs no PostgreSQL.
    from korpsmonitor_tui.hub.beheer import Beheer

    return Beheer.open(adres, wachtwoord)


def nieuw_wachtwoord() -> str:
    """A password that nobody has to think of: 120 bits, in letters and digits that are easily told apart."""
    tekens = "abcdefghijkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(tekens) for _nr in range(6)) for _groep in range(4))


def partijcodes(namen: Iterable[str]) -> tuple[str, ...]:
    """The codes of korpsen and ketenpartners by code, name or alias, of any instrument. Raises NietGevonden."""
    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.instrumentmappen import codes as alle_codes

    definities = Definities()
    instrumenten = [definities(code) for code in alle_codes()]
    codes = []
    for naam in namen:
        gevonden = next((partij for i in instrumenten if (partij := i.partij(naam)) is not None), None)
        if gevonden is None:
            raise NietGevonden(
                _("Er is geen korps of ketenpartner “{naam}”; er is niets gewijzigd.").format(naam=naam)
            )
        codes.append(gevonden.code)
    return tuple(dict.fromkeys(codes))
