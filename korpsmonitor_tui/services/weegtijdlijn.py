"""What the timeline, and who must choose between two values, are told about the weging.

Of blind scores only that they were given: others may still have to give theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.gegeven_score import (
    lees_eindoordeel,
    lees_partneroordeel,
    lees_score,
    vreemde_score,
)
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorereeks, scorewoord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.gegeven_score import GegevenScore
    from korpsmonitor_tui.domain.schaal import Schaal
    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


def score(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A score that was given, changed, chosen or taken back."""
    g = _gezet(gebeurtenissen, "score", "oordeel")
    if g is None:
        return None
    naam = _dimensienaam(sessie, g.entiteit)
    gegeven = lees_score(g.waarde, sessie.instrument.schaal)
    if gegeven is None:
        vreemd = vreemde_score(g.waarde, sessie.instrument.schaal)
        wat = _("score van {dimensie}: {score}") if vreemd else _("score van {dimensie} ingetrokken")
        return wat.format(dimensie=naam, score=_buiten_schaal(vreemd)), ""
    if g.keuze:
        wat = _("gekozen welke score geldt voor {dimensie}: {score}")
    elif gegeven.blind:
        wat = _("score van {dimensie} na blind scoren vastgesteld: {score}")
    else:
        wat = _("score van {dimensie}: {score}")
    return wat.format(dimensie=naam, score=scorewoord(gegeven.score)) + _onthouden(len(gegeven.onthouden)), (
        gegeven.motivatie
    )


def blind(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """That somebody scored blind, never what."""
    g = next((g for g in gebeurtenissen if g.soort == "blindscore"), None)
    if g is None:
        return None
    # The id is weegsessie, dossier (two parts), dimension and member.
    delen = g.entiteit.split("/")
    naam = _dimensienaam(sessie, "/".join(delen[1:-1])) if len(delen) > 4 else ""
    if any(g.operatie == Operatie.VERWIJDER for g in gebeurtenissen):
        return _("blinde score van {dimensie} ingetrokken").format(dimensie=naam), ""
    return _("{dimensie} blind gescoord").format(dimensie=naam), ""


def eindscore(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """An eindscore that was set, changed, chosen or taken back."""
    g = _gezet(gebeurtenissen, "eindscore", "oordeel")
    if g is None:
        return None
    oordeel = lees_eindoordeel(g.waarde, sessie.instrument.schaal)
    if oordeel is None:
        vreemd = vreemde_score(g.waarde, sessie.instrument.schaal)
        wat = _("eindscore: {score}") if vreemd else _("eindscore ingetrokken")
        return wat.format(score=_buiten_schaal(vreemd)), ""
    wat = _("gekozen welke eindscore geldt: {score}") if g.keuze else _("eindscore: {score}")
    wat = wat.format(score=scorewoord(oordeel.score))
    if oordeel.wijkt_af:
        wat += _(", wijkt af van de weegregels ({toegestaan})").format(
            toegestaan=scorereeks(oordeel.toegestaan)
        )
    return wat + _onthouden(len(oordeel.onthouden)), "\n".join(
        filter(None, (oordeel.motivatie, oordeel.open_reden))
    )


def partneroordeel(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """Judgements on partners that were adopted, or a change that was put beside one."""
    ernaast = _gezet(gebeurtenissen, "partneroordeel", "wijziging")
    if ernaast is not None:
        gegeven = lees_score(ernaast.waarde, sessie.instrument.schaal)
        naam = _dimensienaam(sessie, ernaast.entiteit)
        if gegeven is None:
            return _("wijziging naast het oordeel over {partner} ingetrokken").format(partner=naam), ""
        wat = _("naast het oordeel over {partner} gezet: {score}")
        return wat.format(partner=naam, score=scorewoord(gegeven.score)), gegeven.motivatie
    aantal = len(
        {g.entiteit for g in gebeurtenissen if (g.soort, g.veld) == ("partneroordeel", "overgenomen")}
    )
    if not aantal:
        return None
    vorm = ngettext(
        "oordeel over {aantal} partner overgenomen", "oordelen over {aantal} partners overgenomen", aantal
    )
    return vorm.format(aantal=aantal), ""


def weegsessie(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A weegsessie that was opened, closed or changed."""
    eigen = [g for g in gebeurtenissen if g.soort == "weegsessie"]
    if not eigen:
        return None
    naam = next((str(g.waarde) for g in eigen if g.veld == "naam"), "")
    if any(g.veld == BESTAAN and g.operatie == Operatie.MAAK for g in eigen):
        return _("weegsessie geopend: {naam}").format(naam=naam), ""
    dicht = next((g for g in eigen if g.veld == "gesloten"), None)
    if dicht is not None:
        return (_("weegsessie gesloten") if dicht.waarde else _("weegsessie heropend")), ""
    return _("weegsessie gewijzigd"), ""


def _buiten_schaal(code: str) -> str:
    return _("{score} (niet op de schaal van het instrument)").format(score=code)


def _gezet(gebeurtenissen: list[Gebeurtenis], soort: str, veld: str) -> Gebeurtenis | None:
    return next((g for g in gebeurtenissen if (g.soort, g.veld) == (soort, veld)), None)


def _dimensienaam(sessie: Sessie, entiteit: str) -> str:
    """The dimension of an entity of which the id is dossier (two parts) and dimension."""
    code = entiteit.split("/", 2)[-1]
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    dimensie = next((d for d in sessie.instrument.dimensies if d.code == code), None)
    return f"{velden[dimensie.aandachtsveld]}, {dimensie.naam}" if dimensie else code


def _onthouden(aantal: int) -> str:
    if not aantal:
        return ""
    return ngettext(", {aantal} lid onthield zich", ", {aantal} leden onthielden zich", aantal).format(
        aantal=aantal
    )


# -- for who must choose between two values ------------------------------------------------------------------------------


def scoretekst(waarde: object, schaal: Schaal) -> str | None:
    """A score with its motivation and evidence, a line each."""
    gegeven = lees_score(waarde, schaal)
    if gegeven is None:
        return _("niet gescoord") if waarde is None else None
    return "\n".join((scorewoord(gegeven.score), gegeven.motivatie, *_bewijsregels(gegeven)))


def eindscoretekst(waarde: object, schaal: Schaal) -> str | None:
    """An eindscore with its motivation and what the rules allowed."""
    oordeel = lees_eindoordeel(waarde, schaal)
    if oordeel is None:
        return _("geen eindscore") if waarde is None else None
    regels = _("weegregels {versie}: {toegestaan}").format(
        versie=oordeel.regels, toegestaan=scorereeks(oordeel.toegestaan)
    )
    return "\n".join(filter(None, (scorewoord(oordeel.score), oordeel.motivatie, oordeel.open_reden, regels)))


def partnertekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """A judgement on a partner as it was adopted."""
    oordeel = lees_partneroordeel(waarde)
    if oordeel is None:
        return _("niet overgenomen") if waarde is None else None
    return "\n".join((oordeel.kleur or _("zonder kleur"), *filter(None, (oordeel.toelichting,))))


def _bewijsregels(gegeven: GegevenScore) -> list[str]:
    return [_("bewijs: {tekst}").format(tekst=stuk.tekst) for stuk in gegeven.bewijs]
