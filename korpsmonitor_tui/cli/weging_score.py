"""``weging score`` and ``weging bewijs``: score a dimension, and see what the score can rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, korps_argument
from korpsmonitor_tui.cli.namen import met_namen_optie, te_verbergen
from korpsmonitor_tui.cli.plaatsen import citaat
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.scoreopties import Getypt, score_opties, stel_samen
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.services import medewerkers, scores, weegsessies
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.scoreinvoer import eis_dimensie, eis_korps

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

BEWIJS: Final = {
    "stukken[].kenmerk": _("hoe het stuk bij --bewijs heet"),
    "stukken[].soort": _("verslag, antwoord of bron"),
    "stukken[].waar": _("waar het staat"),
    "stukken[].tekst": _("wat er staat"),
    "stukken[].raakt": _("of het, voor zover bekend, over deze dimensie gaat"),
    "stukken[].polariteit": _("hoe het is gecodeerd, of leeg"),
    "geweigerd[]": _("waarom een verslag niet kan dienen"),
    "geteld": _("wat de antwoorden op de referenties inhouden; null bij een dimensie zonder percentage"),
    "geteld.tekst": _("hetzelfde in woorden"),
    "geteld.scores[]": _("scores waarop dat uitkomt; meer dan één zolang er referenties open zijn"),
    "toelichters[].naam": _("wie in de weegsessie mondeling kan toelichten"),
    "toelichters[].gesprek": _("gesprek waarbij die aanwezig was"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Geef een dimensie van een korps een score, met motivatie en bewijs, in een open weegsessie. Alleen een definitief"
        " verslag kan bewijs zijn. Wie bij het korps hoort en aanwezig is, wordt als onthouding vastgelegd. Waar leden"
        " blind scoorden, stelt dit vast wat geldt; eerder kan dat niet."
    ),
)
@score_opties
@met_sessie
def score(sessie: Sessie, /, korps: str, dimensie: str, **getypt: Any) -> None:
    """Score a dimension."""
    dossier = sessie.dossier(korps)
    gekozen = eis_dimensie(sessie, dimensie)
    invoer = stel_samen(sessie, dossier, gekozen.code, Getypt(**getypt))
    uitslag = scores.geef_score(sessie, dossier, gekozen.code, invoer)
    was = _(" (was {score})").format(score=scorewoord(uitslag.vorige.score)) if uitslag.vorige else ""
    naam = f"{sessie.partij(korps).naam}, {gekozen.code}"
    if not uitslag.gewijzigd:
        zeg(_("{naam}: dit stond er al; er is niets gewijzigd.").format(naam=naam))
        return
    zeg(f"{naam}: {scorewoord(uitslag.gegeven.score)}{was}")
    if uitslag.gegeven.onthouden:
        mensen = medewerkers.namen(sessie.store.lees())
        zeg(
            _("Onthouden: {namen}").format(
                namen=", ".join(mensen.get(id_, id_) for id_ in uitslag.gegeven.onthouden)
            )
        )
    if uitslag.waarschuwing:
        zeg(_("Let op: {waarschuwing}").format(waarschuwing=uitslag.waarschuwing), fout=True)


@click.command(
    cls=Opdracht,
    help=_(
        "Toon waar een score op kan rusten: passages van definitieve verslagen, antwoorden, andere bronnen, en wie mondeling"
        " kan toelichten. Ook staat er waarom een verslag niet kan dienen."
    ),
)
@korps_argument()
@click.argument("dimensie", help=_("Dimensie, zoals toezicht.kwaliteit."))
@click.option(
    "--sessie", "weegsessie", default="", metavar="NAAM", help=_("Weegsessie waarin wordt toegelicht.")
)
@click.option("--alles", is_flag=True, help=_("Toon ook wat niet over deze dimensie lijkt te gaan."))
@met_namen_optie
@json_optie(BEWIJS)
@met_sessie
def bewijs(
    sessie: Sessie, korps: str, dimensie: str, weegsessie: str, alles: bool, met_namen: bool, als_json: bool
) -> None:
    """Show what a score can rest on."""
    dossier = sessie.dossier(korps)
    eis_korps(sessie, dossier)
    db, editie = sessie.store.lees(), sessie.editie.id
    open_ = [s for s in weegsessies.lees(sessie) if s.open]
    gekozen = (
        weegsessies.vind(db, editie, weegsessie) if weegsessie else open_[0] if len(open_) == 1 else None
    )
    aanbod = mogelijk_bewijs(sessie, dossier, dimensie, gekozen)
    geteld = aanbod.geteld
    verborgen = te_verbergen(sessie, dossier, met_namen=met_namen)
    stukken = [
        {
            "kenmerk": stuk.kenmerk,
            "soort": stuk.bewijs.soort.value,
            "waar": stuk.waar,
            "tekst": verberg(stuk.bewijs.tekst, verborgen),
            "raakt": stuk.raakt,
            "polariteit": stuk.polariteit,
        }
        for stuk in aanbod.stukken
        if alles or als_json or stuk.raakt
    ]
    if als_json:
        zeg_json(
            {
                "stukken": stukken,
                "geweigerd": list(aanbod.geweigerd),
                "geteld": {"tekst": geteld.tekst, "scores": list(geteld.scores)} if geteld else None,
                "toelichters": [{"naam": t.wie.naam, "gesprek": t.partij} for t in aanbod.toelichters],
            }
        )
        return
    if geteld:
        zeg(geteld.tekst)
    for stuk in stukken:
        oordeel = f" ({stuk['polariteit']})" if stuk["polariteit"] else ""
        zeg(f"{stuk['kenmerk']}{oordeel}  {stuk['waar']}\n    {citaat(str(stuk['tekst']), 200)}")
    rest = len(aanbod.stukken) - len(stukken)
    if rest:
        zeg(
            ngettext(
                "En {aantal} stuk dat niet over deze dimensie lijkt te gaan; --alles toont het.",
                "En {aantal} stukken die niet over deze dimensie lijken te gaan; --alles toont ze.",
                rest,
            ).format(aantal=rest)
        )
    for toelichter in aanbod.toelichters:
        zeg(
            _("Kan mondeling toelichten: {naam} (gesprek met {partij})").format(
                naam=toelichter.wie.naam, partij=toelichter.partij
            )
        )
    for reden in aanbod.geweigerd:
        zeg(_("Niet te gebruiken: {reden}").format(reden=reden))
