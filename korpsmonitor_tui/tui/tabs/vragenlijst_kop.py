"""What is said about a question above and below its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.referentiekader import bereken
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.vraagtekst import nummering, voorwaardetekst
from korpsmonitor_tui.domain.vragenlijst import Geldigheid
from korpsmonitor_tui.tui.tabs.vragenlijst_weergave import gelezen_als, past_niet, soortnaam, vaktitel

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag, Vragenlijst
    from korpsmonitor_tui.tui.tabs.vragenlijst_stand import Vragenlijststand

_ALLE_CIJFERS = 4
"""Up to so many places the reading of all is shown, else that of the one that is worked in."""


def vraagkop(vraag: Vraag, vragenlijst: Vragenlijst) -> tuple[Content, Content]:
    """Where the question stands, and what whoever fills it in must know."""
    hoofdstuk = vragenlijst.hoofdstuk_van(vraag.id)
    plaats = _("{nummer} · vraag {nr} van {aantal} · {hoofdstuk}").format(
        nummer=nummering(vragenlijst)[vraag.id],
        hoofdstuk=hoofdstuk.titel if hoofdstuk else "",
        nr=hoofdstuk.vragen.index(vraag) + 1 if hoofdstuk else 0,
        aantal=len(hoofdstuk.vragen) if hoofdstuk else 0,
    )
    bron = _("bron: {bron}").format(bron=vraag.bron) if vraag.bron else ""
    verplicht = (_("verplicht") + " · ", "bold $text-warning") if vraag.verplicht else ""
    soort = " · ".join(filter(None, (soortnaam(vraag), bron)))
    uitleg = " ".join(vraag.toelichting.split())
    return Content(plaats), Content.assemble(f"{uitleg}\n" if uitleg else "", verplicht, soort)


def geldigheidsregel(stand: Vragenlijststand, vraag: Vraag, gegeven: Callable[[Vak], str]) -> str:
    """Why a question is not asked, or on what that depends; empty if it simply is asked."""
    partij, vragenlijst = stand.partij, stand.vragenlijst
    geldigheid = vragenlijst.geldigheid(vraag, gegeven, partij.code, partij.soort)
    if geldigheid == Geldigheid.GELDT:
        return ""
    eis = voorwaardetekst(vraag, vragenlijst, nummering(vragenlijst))
    if geldigheid == Geldigheid.ONBEKEND:
        return _("Afhankelijk van een eerder antwoord, dat nog ontbreekt of onduidelijk is. {eis}").format(
            eis=eis
        )
    if vragenlijst.geldigheid(vraag, lambda _vak: "", partij.code, partij.soort) == Geldigheid.VERVALT:
        return _("Vervalt: wordt niet gesteld aan {partij}.").format(partij=partij.naam)
    if any(gegeven(vak).strip() for vak in vraag.vakken):
        return _("Vervalt, maar is wel beantwoord; het antwoord blijft bewaard. {eis}").format(eis=eis)
    return _("Vervalt. {eis}").format(eis=eis)


def antwoordregels(stand: Vragenlijststand, vraag: Vraag, vak: Vak, gegeven: Callable[[Vak], str]) -> Content:
    """How what was stated is read, what does not fit, and for which version it was given."""
    vakken = vraag.vakken if len(vraag.vakken) <= _ALLE_CIJFERS else (vak,)
    gelezen, twijfel = [], []
    for plaats in vakken:
        titel, waarde = vaktitel(vraag, plaats), gegeven(plaats)
        if als := gelezen_als(vraag, waarde):
            gelezen.append(": ".join(filter(None, (titel, als))))
        if waarom := past_niet(vraag, waarde):
            tekst = _("“{waarde}” is {waarom}").format(waarde=maak_zichtbaar(waarde.strip()), waarom=waarom)
            twijfel.append(": ".join(filter(None, (titel, tekst))))
    regels: list[Content] = []
    if twijfel:
        zin = _("? Kijk dit na: {antwoorden}. Wat is opgegeven blijft staan.").format(
            antwoorden="; ".join(twijfel)
        )
        regels.append(Content.styled(zin, "$text-warning"))
    if gelezen:
        regels.append(Content(_("Gelezen als: {cijfers}").format(cijfers=" · ".join(gelezen))))
    if versie := _andere_versie(stand, vak):
        regels.append(Content(_("Gegeven bij versie {versie} van de vragenlijst.").format(versie=versie)))
    return Content("\n").join(regels)


def _andere_versie(stand: Vragenlijststand, vak: Vak) -> str:
    """The version that the answer was given for, if it is not the present one."""
    antwoord = stand.antwoorden.get(vak)
    if antwoord is None or antwoord.versie in {"", stand.vragenlijst.versie}:
        return ""
    return antwoord.versie


def rijenregel(stand: Vragenlijststand, vraag: Vraag, gegeven: Callable[[Vak], str]) -> str:
    """How far a table is filled in, and which part of the referenties is geborgd if these are its rows."""
    ingevuld = sum(bool(gegeven(vak).strip()) for vak in vraag.vakken)
    delen = [_("{ingevuld} van {totaal} ingevuld").format(ingevuld=ingevuld, totaal=len(vraag.vakken))]
    regel = stand.referentieregel
    if regel is not None and regel.rooster == vraag.id:
        delen.append(str(bereken({str(vak): gegeven(vak) for vak in vraag.vakken}, regel.deels)))
    return " · ".join(delen)
