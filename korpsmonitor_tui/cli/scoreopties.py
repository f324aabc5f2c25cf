"""What a score consists of as somebody types it: the options, and the evidence that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from korpsmonitor_tui.cli.basis import korps_argument
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.weegtekst import lees_score
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.scorebewijs import Bewijskeuring
from korpsmonitor_tui.services.scoreinvoer import Scoreinvoer

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.bewijsaanbod import Bewijsaanbod
    from korpsmonitor_tui.services.sessie import Sessie

F = TypeVar("F", bound="Callable[..., Any]")


class Getypt(NamedTuple):
    """The options of a score, named as ``score_opties`` does."""

    kleur: str
    motivatie: str
    bewijs: tuple[str, ...]
    bron: tuple[str, ...]
    mondeling: tuple[str, ...]
    weegsessie: str


def weegsessie_optie(functie: F) -> F:
    """Decorate a command that does something in a weegsessie."""
    return click.option(
        "--sessie",
        "weegsessie",
        default="",
        metavar="NAAM",
        help=_("Weegsessie; standaard de enige die open is."),
    )(functie)


def score_opties(functie: F) -> F:
    """Decorate a command with the korps, the dimension, and what a score consists of: the fields of ``Getypt``."""
    for optie in (
        weegsessie_optie,
        click.option(
            "--mondeling",
            multiple=True,
            metavar="NAAM=TEKST",
            help=_(
                "Wat iemand van het monitorteam die bij het gesprek was, erover vertelt; NAAM@PARTIJ als dat het gesprek met"
                " een ketenpartner was; vaker opgeven mag."
            ),
        ),
        click.option(
            "--bron",
            multiple=True,
            metavar="TEKST",
            help=_("Een andere bron: welke, en wat die zegt; vaker opgeven mag."),
        ),
        click.option(
            "--bewijs",
            multiple=True,
            metavar="KENMERK",
            help=_("Bewijs zoals `weging bewijs` het noemt, bijvoorbeeld verslag:3; vaker opgeven mag."),
        ),
        click.option(
            "--motivatie",
            default="",
            metavar="TEKST",
            help=_("Waarom; bij blanco en n.v.t. de reden. - leest de standaardinvoer."),
        ),
        click.argument(
            "kleur", metavar="SCORE", help=_("Een oordeel van het instrument, zoals geel, of blanco of nvt.")
        ),
        click.argument("dimensie", help=_("Dimensie, zoals toezicht.kwaliteit.")),
        korps_argument(),
    ):
        functie = optie(functie)
    return functie


def stel_samen(sessie: Sessie, dossier: str, dimensie: str, getypt: Getypt) -> Scoreinvoer:
    """What was typed as the services take it. Raises NietGevonden for evidence that is not offered."""
    gekozen = lees_score(getypt.kleur, sessie.instrument.schaal)
    aanbod = mogelijk_bewijs(sessie, dossier, dimensie) if getypt.bewijs else None
    stukken = [_stuk(sessie, dossier, aanbod, kenmerk) for kenmerk in getypt.bewijs] if aanbod else []
    stukken += [Bewijs(Bewijssoort.BRON, "", tekst) for tekst in getypt.bron]
    stukken += [_mondeling(sessie, tekst) for tekst in getypt.mondeling]
    motivatie = lees_tekst(getypt.motivatie) if getypt.motivatie else ""
    return Scoreinvoer(gekozen, motivatie, tuple(stukken), getypt.weegsessie)


def _stuk(sessie: Sessie, dossier: str, aanbod: Bewijsaanbod, kenmerk: str) -> Bewijs:
    stuk = aanbod.stuk(kenmerk)
    if stuk is None:
        raise NietGevonden(
            " ".join(
                (
                    _("Er is geen bewijs “{kenmerk}”; er is niets vastgelegd.").format(kenmerk=kenmerk),
                    *filter(None, (_weigering(sessie, dossier, kenmerk),)),
                    _("`korpsmonitor weging bewijs` noemt wat kan dienen."),
                )
            )
        )
    return stuk.bewijs


def _weigering(sessie: Sessie, dossier: str, kenmerk: str) -> str:
    """Why the verslag that this names cannot serve; empty if it can, or if it names none."""
    soort, *rest = kenmerk.split(":")
    if soort != Bewijssoort.VERSLAG or not rest:
        return ""
    genoemd = sessie.dossier(rest[0]) if len(rest) > 1 else dossier
    return Bewijskeuring(sessie, sessie.store.lees(), dossier).weigering(genoemd)


def _mondeling(sessie: Sessie, tekst: str) -> Bewijs:
    """``NAAM=TEKST``, or ``NAAM@PARTIJ=TEKST`` of what was said in the gesprek with a ketenpartner."""
    wie, is_, wat = tekst.partition("=")
    if not is_:
        raise OnbruikbareInvoer(
            _("Schrijf bij --mondeling wie het vertelt en wat: NAAM=TEKST. Er is niets vastgelegd.")
        )
    naam, apenstaart, partij = wie.partition("@")
    persoon = medewerkers.vind(sessie.store.lees(), naam)
    return Bewijs(Bewijssoort.MONDELING, persoon.id, wat, sessie.dossier(partij) if apenstaart else "")
