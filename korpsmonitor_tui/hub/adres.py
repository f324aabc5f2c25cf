"""The address of a hub: over the network only with TLS and a certificate that is checked, whatever else it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.hub import HubFout
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping

_VAST: Final = {
    # Enforced also where the address says nothing: a unix socket has no use for it and libpq passes over it there.
    "sslmode": "verify-full",
    # Else libpq would take encryption by Kerberos for TLS.
    "gssencmode": "disable",
    "client_encoding": "UTF8",
}
_GEWOON: Final = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
    "application_name": "korpsmonitor",
}
_NETWERK: Final = {
    # The server must prove that it knows the password too; none that is sent as it was typed.
    "require_auth": "scram-sha-256",
    "channel_binding": "require",
}


def lees_adres(dsn: str, wachtwoord: str | None = None) -> str:
    """The address as libpq takes it, with what we insist on. Raises HubFout for a weaker one."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    try:
        delen = conninfo_to_dict(dsn)
    except psycopg.Error as fout:
        raise _geen_adres(dsn) from fout
    if not dsn.strip():
        # To libpq nothing at all is an address too: that of whoever runs it, on this machine.
        raise _geen_adres(dsn)
    if "password" in delen:
        raise HubFout(
            _(
                "In het adres van de hub mag geen wachtwoord staan: het zou in de opdrachtgeschiedenis blijven staan. "
                "Laat het weg; het wordt gevraagd."
            )
        )
    for naam, waarde in _VAST.items():
        if delen.get(naam, waarde) != waarde and not (naam == "sslmode" and _is_lokaal(delen)):
            raise HubFout(
                _(
                    "Het adres van de hub vraagt {naam}={gevraagd}; alleen {naam}={waarde} is toegestaan, zodat zeker is met "
                    "welke server wordt gesproken. Er is geen verbinding gemaakt."
                ).format(naam=naam, gevraagd=delen[naam], waarde=waarde)
            )
    netwerk = {} if _is_lokaal(delen) else _NETWERK
    alles = {"target_session_attrs": "read-write", **_GEWOON, **netwerk, **delen, **_VAST}
    if wachtwoord is not None:
        alles["password"] = wachtwoord
    return make_conninfo("", **{naam: str(waarde) for naam, waarde in alles.items()})


def _geen_adres(dsn: str) -> HubFout:
    return HubFout(
        _(
            "“{dsn}” is geen adres van een hub. Zo wel: postgresql://naam@hub.voorbeeld.nl/korpsmonitor"
        ).format(dsn=_zonder_wachtwoord(dsn))
    )


def _is_lokaal(delen: Mapping[str, object]) -> bool:
    """Whether every host is a folder with a socket; an address without a host may lead anywhere."""
    hosts = str(delen.get("host") or "").split(",")
    return not delen.get("hostaddr") and all(host.startswith("/") for host in hosts)


def _zonder_wachtwoord(dsn: str) -> str:
    """The address for a message, without what might be a password in a broken one."""
    return dsn.rpartition("@")[2] if "@" in dsn else dsn.partition("password")[0]
