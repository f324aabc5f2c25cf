"""``korpsmonitor hub`` for who administers the server: setting up, logins, teams, devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Groep, Opdracht, json_optie
from korpsmonitor_tui.cli.hubtoegang import OMGEVING_HUB, vraag_wachtwoord
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.cli.wachtwoord import gegeven_wachtwoord, lees_nieuw_wachtwoord
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import hubbeheer
from korpsmonitor_tui.services.hubbeheer import OMGEVING_BEHEER, ROLLEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.hub.beheer import Beheer

F = TypeVar("F", bound="Callable[..., Any]")

OMGEVING_LOGIN: Final = "KORPSMONITOR_HUB_NIEUW_WACHTWOORD"

TOON_SLEUTELS: Final = {
    "server": _("versie van PostgreSQL"),
    "versie": _("versie van de inrichting"),
    "monitor": _("kenmerk van de monitor die hier staat, of leeg"),
    "vastleggingen": _("aantal vastleggingen"),
    "bytes": _("ruimte die zij innemen, in bytes"),
    "apparaten": _("aantal apparaten"),
    "vernietigd": _("aantal vastleggingen waarvan de tekst bij wet is vernietigd"),
    "onverklaard": _("aantal vastleggingen zonder tekst waarvan geen vernietiging bekend is"),
    "reserveservers": _("aantal reserveservers dat nu meeloopt"),
    "synchroon": _("hoeveel daarvan elke vastlegging bevestigen"),
}
GEBRUIKER_SLEUTELS: Final = {
    "[].naam": _("aanmeldnaam"),
    "[].rol": _("rol: team, auditor, coordinator of lezer"),
    "[].team": _("het team, of leeg"),
    "[].korpsen[]": _("codes van de korpsen van dat team"),
    "[].ingetrokken": _("of deze aanmelding is ingetrokken"),
}
APPARAAT_SLEUTELS: Final = {
    "[].apparaat": _("kenmerk van het apparaat"),
    "[].naam": _("naam waaronder het is aangemeld"),
    "[].aanmelding": _("aanmeldnaam, of leeg als een coördinator brengt wat erop is vastgelegd"),
    "[].vastleggingen": _("aantal vastleggingen"),
    "[].gezien": _("wanneer het voor het laatst kwam (ISO 8601), of null"),
    "[].ingetrokken": _("of de toegang is ingetrokken"),
}
_ADRES: Final = _("Adres van de server als beheerder, zoals “host=/var/run/postgresql dbname=korpsmonitor”.")


def _beheer_optie(functie: F) -> F:
    return click.option(
        "--beheer",
        "adres",
        required=True,
        envvar=OMGEVING_BEHEER,
        metavar="ADRES",
        help=_("{uitleg} Anders uit {omgeving}.").format(uitleg=_ADRES, omgeving=OMGEVING_BEHEER),
    )(functie)


def _open(adres: str) -> Beheer:
    return hubbeheer.open_beheer(adres, lambda: gegeven_wachtwoord(None, OMGEVING_HUB) or vraag_wachtwoord())


@click.command(
    cls=Opdracht,
    help=_(
        "Richt een database op een PostgreSQL-server in als hub, of werk de inrichting bij. Nog eens uitvoeren verandert "
        "niets. De beheerder is eigenaar van de database en mag rollen maken."
    ),
)
@click.argument("adres", envvar=OMGEVING_BEHEER, help=_ADRES)
def opzetten(adres: str) -> None:
    """Set the hub up, or bring it up to date."""
    with _open(adres) as beheer:
        voor, na = beheer.zet_op()
    if voor == 0:
        zeg(
            _(
                "De hub is ingericht. Maak teams met `korpsmonitor hub team` en aanmeldingen met `hub gebruiker nieuw`."
            )
        )
    elif voor < na:
        zeg(_("De hub is bijgewerkt van versie {voor} naar {na}.").format(voor=voor, na=na))
    else:
        zeg(_("De hub was al bij (versie {na}).").format(na=na))


@click.command(
    cls=Opdracht, help=_("Toon hoe het met de hub is: hoeveel er staat, en of reserveservers meelopen.")
)
@_beheer_optie
@json_optie(TOON_SLEUTELS)
def toon(adres: str, als_json: bool) -> None:
    """Show how the hub is."""
    with _open(adres) as beheer:
        staat = beheer.staat()
    gegevens = {
        "server": staat.server,
        "versie": staat.versie,
        "monitor": staat.monitor,
        "vastleggingen": staat.events,
        "bytes": staat.bytes,
        "apparaten": staat.apparaten,
        "vernietigd": staat.vernietigd,
        "onverklaard": staat.onverklaard,
        "reserveservers": staat.standbys,
        "synchroon": staat.synchroon,
    }
    if als_json:
        zeg_json(gegevens)
        return
    zeg(
        tabel(
            (_("wat"), _("waarde")),
            [(TOON_SLEUTELS[naam], waarde) for naam, waarde in gegevens.items()],
            rechts=(1,),
        )
    )


@click.command(
    cls=Opdracht,
    help=_("Geef een monitorteam zijn korpsen: precies deze. Wie tot het team hoort ziet en schrijft die."),
)
@click.argument("naam", help=_("Naam van het team."))
@click.option(
    "--korps",
    "korpsen",
    multiple=True,
    metavar="KORPS",
    help=_("Korps of ketenpartner van dit team; vaker opgeven mag."),
)
@_beheer_optie
def team(naam: str, korpsen: tuple[str, ...], adres: str) -> None:
    """Give a team its korpsen."""
    codes = hubbeheer.partijcodes(korpsen)
    with _open(adres) as beheer:
        beheer.zet_team(naam, codes)
    zeg(
        ngettext(
            "Team “{naam}” heeft {aantal} korps.", "Team “{naam}” heeft {aantal} korpsen.", len(codes)
        ).format(naam=naam, aantal=len(codes))
    )


@click.group(cls=Groep, help=_("Aanmeldingen bij de hub: wie er met welke rechten uitwisselt."))
def gebruiker() -> None:
    """Hold the commands about logins."""


_ROL: Final = click.Choice(ROLLEN)
_TEAM: Final = _("Het team; verplicht voor de rol team.")
_VRAAG: Final = click.option(
    "--eigen-wachtwoord",
    "eigen",
    is_flag=True,
    help=_("Vraag het wachtwoord, of lees het uit {omgeving}, in plaats van er een te maken.").format(
        omgeving=OMGEVING_LOGIN
    ),
)


@gebruiker.command(help=_("Maak een aanmelding. Het wachtwoord wordt gemaakt en een keer getoond."))
@click.argument("naam", help=_("Aanmeldnaam."))
@click.option("--rol", type=_ROL, required=True, help=_("Wat deze aanmelding mag."))
@click.option("--team", "groep", default="", metavar="TEAM", help=_TEAM)
@_VRAAG
@_beheer_optie
def nieuw(naam: str, rol: str, groep: str, eigen: bool, adres: str) -> None:
    """Make a login."""
    with _open(adres) as beheer:
        wachtwoord = _wachtwoord(eigen)
        beheer.nieuwe_gebruiker(naam, rol, groep, wachtwoord)
    _toon_wachtwoord(naam, wachtwoord, eigen)


@gebruiker.command(
    help=_("Wijzig een aanmelding: rol, team of wachtwoord. Een ingetrokken aanmelding mag daarna weer.")
)
@click.argument("naam", help=_("Aanmeldnaam."))
@click.option("--rol", type=_ROL, help=_("Wat deze aanmelding mag."))
@click.option("--team", "groep", metavar="TEAM", help=_TEAM)
@click.option("--wachtwoord", "vers", is_flag=True, help=_("Maak een nieuw wachtwoord en toon het een keer."))
@_VRAAG
@_beheer_optie
def wijzig(naam: str, rol: str | None, groep: str | None, vers: bool, eigen: bool, adres: str) -> None:
    """Change a login."""
    with _open(adres) as beheer:
        wachtwoord = _wachtwoord(eigen) if vers or eigen else None
        beheer.wijzig_gebruiker(naam, rol, groep, wachtwoord)
    if wachtwoord is None:
        zeg(_("“{naam}” is gewijzigd.").format(naam=naam))
    else:
        _toon_wachtwoord(naam, wachtwoord, eigen)


@gebruiker.command(name="toon", help=_("Toon de aanmeldingen."))
@_beheer_optie
@json_optie(GEBRUIKER_SLEUTELS)
def toon_gebruikers(adres: str, als_json: bool) -> None:
    """List logins."""
    with _open(adres) as beheer:
        gebruikers = beheer.gebruikers()
    if als_json:
        zeg_json(
            [
                {
                    "naam": g.login,
                    "rol": g.rol,
                    "team": g.team,
                    "korpsen": list(g.korpsen),
                    "ingetrokken": g.ingetrokken,
                }
                for g in gebruikers
            ]
        )
        return
    if not gebruikers:
        zeg(_("Er zijn nog geen aanmeldingen; maak er een met `korpsmonitor hub gebruiker nieuw`."))
        return
    koppen = (_("naam"), _("rol"), _("team"), _("korpsen"), "")
    zeg(
        tabel(
            koppen,
            [
                (g.login, g.rol, g.team, ", ".join(g.korpsen), _("ingetrokken") if g.ingetrokken else "")
                for g in gebruikers
            ],
        )
    )


@gebruiker.command(
    help=_("Laat een aanmelding niet meer toe, ook niet waar zij nu open is. Wat zij bracht blijft.")
)
@click.argument("naam", help=_("Aanmeldnaam."))
@_beheer_optie
def intrekken(naam: str, adres: str) -> None:
    """Keep a login out."""
    with _open(adres) as beheer:
        beheer.trek_gebruiker_in(naam)
    zeg(_("“{naam}” mag niet meer uitwisselen; wat was gebracht blijft.").format(naam=naam))


@click.group(cls=Groep, help=_("De laptops die op de hub schrijven."))
def apparaten() -> None:
    """Hold the commands about devices."""


@apparaten.command(name="toon", help=_("Toon de apparaten, met wie het laatst kwam bovenaan."))
@_beheer_optie
@json_optie(APPARAAT_SLEUTELS)
def toon_apparaten(adres: str, als_json: bool) -> None:
    """List devices."""
    with _open(adres) as beheer:
        lijst = beheer.apparaten()
    if als_json:
        zeg_json(
            [
                {
                    "apparaat": a.device,
                    "naam": a.naam,
                    "aanmelding": a.login,
                    "vastleggingen": a.events,
                    "gezien": a.gezien.isoformat() if a.gezien else None,
                    "ingetrokken": a.ingetrokken,
                }
                for a in lijst
            ]
        )
        return
    if not lijst:
        zeg(_("Er is nog geen laptop aangemeld."))
        return
    koppen = (_("apparaat"), _("naam"), _("aanmelding"), _("vastleggingen"), _("laatst gezien"), "")
    zeg(
        tabel(
            koppen,
            [
                (
                    a.device,
                    a.naam,
                    a.login or _("(door de coördinator)"),
                    a.events,
                    f"{a.gezien:%d-%m-%Y %H:%M}" if a.gezien else "",
                    _("ingetrokken") if a.ingetrokken else "",
                )
                for a in lijst
            ],
            rechts=(3,),
        )
    )


_APPARAAT: Final = click.argument("apparaat", help=_("Kenmerk van het apparaat, uit `hub apparaten toon`."))


@apparaten.command(
    name="intrekken",
    help=_(
        "Neem van een apparaat niets meer aan, bijvoorbeeld na diefstal. Wat er al staat blijft; een coördinator kan nog "
        "brengen wat hij ervan heeft."
    ),
)
@_APPARAAT
@_beheer_optie
def trek_in(apparaat: str, adres: str) -> None:
    """Withdraw a device."""
    with _open(adres) as beheer:
        beheer.trek_apparaat_in(apparaat)
    zeg(_("Van dit apparaat wordt niets meer aangenomen."))


@apparaten.command(
    help=_(
        "Laat een aanmelding verdergaan met een apparaat: een ander, een ingetrokken, of een dat de coördinator bracht."
    )
)
@_APPARAAT
@click.option("--aan", "naam", required=True, metavar="NAAM", help=_("Aanmeldnaam die ermee verdergaat."))
@_beheer_optie
def geef(apparaat: str, naam: str, adres: str) -> None:
    """Give a device to a login."""
    with _open(adres) as beheer:
        beheer.geef_apparaat(apparaat, naam)
    zeg(_("“{naam}” kan met dit apparaat verder.").format(naam=naam))


def _wachtwoord(eigen: bool) -> str:
    from korpsmonitor_tui.services.wachtwoordsterkte import beoordeel

    if not eigen:
        return hubbeheer.nieuw_wachtwoord()
    return lees_nieuw_wachtwoord(None, OMGEVING_LOGIN, _("Wachtwoord van de aanmelding"), beoordeel)


def _toon_wachtwoord(naam: str, wachtwoord: str, eigen: bool) -> None:
    if eigen:
        zeg(_("“{naam}” kan zich aanmelden.").format(naam=naam))
    else:
        zeg(
            _(
                "“{naam}” kan zich aanmelden met dit wachtwoord, dat nergens anders staat:\n\n  {wachtwoord}\n"
            ).format(naam=naam, wachtwoord=wachtwoord)
        )
