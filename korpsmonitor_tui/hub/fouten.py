"""What PostgreSQL and libpq say, as one Dutch line: what happened, what was kept, what to do."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.hub import (
    ApparaatOnbekend,
    HubFout,
    HubWachtwoordNodig,
    HubWeigert,
    PlaatsVervallen,
)
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

_LOGIN, _EVENT, _PLAATS = "KM001", "KM002", "KM003"
_DUBBEL: Final = re.compile(r"\(id\)=\(([0-9a-f-]{36})\)")
"""How PostgreSQL, in whatever language, says which id is there already."""
_APPARAAT: Final = frozenset({"apparaat_onbekend", "apparaat_ander", "apparaat_ingetrokken"})


@contextlib.contextmanager
def in_woorden(gegaan: str) -> Iterator[None]:
    """Turn what psycopg raises into HubFout. ``gegaan`` ends the line: what stands and how to go on."""
    import psycopg

    try:
        yield
    except psycopg.Error as fout:
        raise vertaal(fout, gegaan) from fout


def vertaal(fout: psycopg.Error, gegaan: str) -> HubFout:
    """The error for people."""
    tekst = fout.diag.message_primary or ""
    event = fout.diag.message_detail or ""
    if fout.sqlstate == _LOGIN:
        soort = ApparaatOnbekend if tekst in _APPARAAT else HubWeigert
        return soort(_waarom_login(tekst))
    if fout.sqlstate == _EVENT:
        return HubWeigert(weigering(tekst, event), event)
    if fout.sqlstate == _PLAATS:
        return PlaatsVervallen(
            _("De hub is teruggezet naar een eerdere stand; de volgende keer wordt alles opnieuw opgehaald.")
        )
    if fout.diag.constraint_name == "event_id" and (dubbel := _DUBBEL.search(event)):
        # About one event, so that what other devices wrote is brought all the same.
        return HubWeigert(weigering("dubbel", dubbel[1]), dubbel[1])
    tekst = f"{_oorzaak(fout)} {gegaan}"
    return HubWachtwoordNodig(tekst) if "no password supplied" in str(fout) else HubFout(tekst)


def weigering(reden: str, event: str) -> str:
    """Why the hub does not take an event."""
    redenen = {
        "vorm": _("het heeft niet de vorm van een vastlegging"),
        "nummer": _("de nummering is onmogelijk"),
        "hash": _("de inhoud is na vastlegging gewijzigd"),
        "payload": _("de tekst is na vastlegging gewijzigd"),
        "apparaat": _("het apparaat waarop dit is vastgelegd hoort niet bij deze aanmelding"),
        "vork": _("dit apparaat heeft op deze plaats al iets anders vastgelegd"),
        "gat": _("een eerdere vastlegging van dit apparaat ontbreekt"),
        "vorige": _("het sluit niet aan op de vorige vastlegging van dit apparaat"),
        "ouder": _("de voorgangers staan niet goed vermeld"),
        "ouder_ontbreekt": _(
            "het bouwt voort op iets dat nog niet op de hub staat; laat de laptop waarop dat is gemaakt eerst synchroniseren"
        ),
        "json": _("de gegevens van wat hier wordt gemaakt zijn onleesbaar"),
        "dossier": _("het noemt een dossier dat niet kan bestaan"),
        "entiteit": _(
            "het wijzigt iets waarvan de hub niet weet dat het bestaat; laat de laptop waarop dat is gemaakt eerst "
            "synchroniseren"
        ),
        "verplaatst": _("het zou iets naar een ander dossier verplaatsen"),
        "kenmerk": _("het kenmerk ervan is van een ander dossier"),
        "korps": _("het is van een korps dat niet bij dit team hoort"),
        "soort": _("deze aanmelding mag zoiets niet wijzigen"),
        "leeg": _("de tekst ontbreekt, terwijl geen vernietiging die noemt"),
        "vast": _("wat op de hub staat kan niet worden gewijzigd"),
        "dubbel": _("iets anders met hetzelfde kenmerk staat al op de hub"),
        "tekens": _("het bevat tekens die de hub niet kan bewaren"),
    }
    return _("Vastlegging {event} is niet aangenomen: {reden}. Zij staat nog op deze laptop.").format(
        event=event, reden=redenen.get(reden, reden)
    )


def _waarom_login(reden: str) -> str:
    redenen = {
        "login": _(
            "Deze aanmelding is bij de hub onbekend of ingetrokken. Vraag het de beheerder van de hub."
        ),
        "lezer": _("Deze aanmelding mag op de hub alleen lezen; er is niets gebracht."),
        "monitor_ontbreekt": _("De hub is nog leeg: een coördinator meldt zich als eerste aan."),
        "monitor_ander": _(
            "De hub bewaart een andere monitor dan deze database; er is niets uitgewisseld. Kies de hub die hierbij hoort."
        ),
        "apparaat_onbekend": _(
            "Deze laptop is niet bij de hub aangemeld (of er is een reservekopie teruggezet); er is niets uitgewisseld. "
            "Geef `korpsmonitor hub aanmelden`."
        ),
        "apparaat_ander": _(
            "Deze laptop is bij de hub aangemeld met een andere aanmelding; er is niets uitgewisseld."
        ),
        "apparaat_ingetrokken": _(
            "De toegang van deze laptop tot de hub is ingetrokken; er is niets uitgewisseld."
        ),
        "apparaat_zonder_login": _(
            "Van dit apparaat staat al werk op de hub, gebracht door de coördinator. De beheerder van de hub kan het aan u "
            "geven."
        ),
        "naam": _("Deze naam kan niet; er is niets aangemeld."),
        "te_groot": _("Er is te veel in één keer aangeboden; er is niets aangenomen."),
        "aanbod": _("De hub vertrouwt niet wat is klaargezet; er is niets aangenomen."),
    }
    return redenen.get(reden, reden)


def _oorzaak(fout: psycopg.Error) -> str:
    """Why the hub cannot be used, recognised by SQLSTATE or else by what libpq says."""
    tekst = str(fout)
    bekend = (
        ("password authentication failed", _("De hub kent deze naam met dit wachtwoord niet.")),
        (
            "certificate verify failed",
            _("Het certificaat van de hub is niet van een uitgever die deze laptop vertrouwt."),
        ),
        ("does not match host name", _("Het certificaat van de hub is van een andere server.")),
        (
            "root certificate file",
            _("Het certificaat waarmee de hub wordt gecontroleerd (sslrootcert) is er niet."),
        ),
        ("server does not support SSL", _("De hub biedt geen TLS; zonder wordt niet gesproken.")),
        ("SSL error", _("De beveiligde verbinding met de hub komt niet tot stand.")),
        ("channel binding", _("De hub bewijst niet dat hij de server achter het certificaat is.")),
        ("authentication method requirement", _("De hub vraagt om een wachtwoord op een onveilige wijze.")),
        ("session is read-only", _("De hub staat in alleen-lezen: dit is een reserveserver.")),
        ("failed to resolve host", _("De naam van de hub wordt op dit netwerk niet gevonden.")),
        ("could not translate host name", _("De naam van de hub wordt op dit netwerk niet gevonden.")),
        ("Connection refused", _("Op het adres van de hub antwoordt niets.")),
        ("timeout", _("De hub antwoordt niet op tijd.")),
        ("does not exist", _("De hub is hier niet ingericht.")),
        ("too many connections", _("De hub heeft te veel verbindingen tegelijk.")),
        ("starting up", _("De hub start nog op.")),
    )
    staten = {
        "25006": _("De hub staat in alleen-lezen: dit is een reserveserver."),
        "28000": _("De hub laat deze naam niet toe."),
        "42501": _("Deze aanmelding mag dit op de hub niet."),
        "53100": _("De schijf van de hub is vol."),
        "3F000": _("Dit is een PostgreSQL-server, maar er is geen hub ingericht."),
        "42883": _("Dit is een PostgreSQL-server, maar er is geen hub ingericht."),
    }
    if fout.sqlstate in staten:
        return staten[fout.sqlstate]
    for deel, woorden in bekend:
        if deel in tekst:
            return woorden
    oorzaak = " ".join(tekst.split())[:200]
    if fout.sqlstate and fout.sqlstate[:2] not in {"08", "57"}:
        return _("De hub meldt een fout ({oorzaak}).").format(oorzaak=oorzaak)
    return _("De verbinding met de hub is verbroken ({oorzaak}).").format(oorzaak=oorzaak)


def regel_van(fout: psycopg.Error) -> int:
    """Which line of a COPY the server could not read, from 0."""
    gevonden = re.search(r"line (\d+)", fout.diag.context or "")
    return int(gevonden[1]) - 1 if gevonden else 0
