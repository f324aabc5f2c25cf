"""The progress report: the plan as it was laid down, upright, with what was told at a reporting date in italics below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.plan import Actiestand, standnaam
from korpsmonitor_tui.domain.planopmaak import Alineasoort, lees_alineas, lees_stukjes, zonder_opmaak
from korpsmonitor_tui.domain.plantermijn import MAANDEN
from korpsmonitor_tui.domain.stuk import (
    Inhoudsopgave,
    Kop,
    Ligging,
    Opgemaakt,
    Opsomming,
    Paginaeinde,
    Stuk,
    Tabel,
    Tekst,
)
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.planlijst import BREEDTES, als_rij, koppen, wijzignaam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from korpsmonitor_tui.domain.plan import Deel
    from korpsmonitor_tui.domain.planstand import Actiestaat, Planstand
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.sessie import Sessie

_PUNT: Final = "–"
_SUBKOP: Final = 3
_BEGIN: Final = 150
"""Characters of an action in the overview."""


def maak_stuk(sessie: Sessie, peildatum: date | None = None) -> Stuk:
    """The report at a reporting date, by default the last. Raises StapGeweigerd for an instrument without a plan."""
    plannen.eis_plan(sessie)
    stand = plannen.lees_planstand(sessie, peildatum)
    plan = stand.plan
    dag = dag_voluit(stand.peildatum)
    titel, *rest = [alinea.tekst for alinea in lees_alineas(plan.titel)] or [sessie.editie.naam]
    ondertitel = _("Voortgangsrapportage per {dag}").format(dag=dag)
    blokken: list[Blok] = [
        *(Tekst(zonder_opmaak(regel)) for regel in rest),
        Inhoudsopgave(_("Inhoud"), 1),
        Paginaeinde(),
        *_tekstblokken(plan.voorwerk),
    ]
    for deel in plan.delen:
        blokken += [Paginaeinde(), *_hoofdstuk(deel, [s for s in stand.acties if s.deel.id == deel.id])]
    blokken += [*_leden(stand), *_overzicht(stand)]
    return Stuk(
        titel=zonder_opmaak(titel),
        ondertitel=ondertitel,
        blokken=tuple(blokken),
        instrument=sessie.instrument.naam,
        kenmerk=ondertitel,
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )


def dag_voluit(dag: date) -> str:
    """A date as a report prints it: 8 april 2013."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _tekstblokken(tekst: str) -> Iterator[Blok]:
    """Running text with its small headings and items."""
    for alinea in lees_alineas(tekst):
        if alinea.soort is Alineasoort.KOP:
            yield Kop(zonder_opmaak(alinea.tekst), _SUBKOP)
        else:
            punt = _PUNT if alinea.soort is Alineasoort.PUNT else ""
            yield Opgemaakt(lees_stukjes(alinea.tekst), teken=punt)


def _hoofdstuk(deel: Deel, staten: list[Actiestaat]) -> Iterator[Blok]:
    yield Kop(f"{deel.nummer}. {deel.titel}", 1)
    if deel.verantwoordelijk:
        yield Tekst(_("Verantwoordelijk: {wie}").format(wie=deel.verantwoordelijk))
    yield from _tekstblokken(deel.inleiding)
    if deel.doelen:
        yield Kop(_("Doelstellingen"), _SUBKOP)
        yield from _tekstblokken(deel.doelen)
    if staten:
        yield Kop(_("Doelstellingen en acties"), _SUBKOP) if not deel.doelen else Kop(_("Acties"), _SUBKOP)
    for staat in staten:
        yield from _actie(staat)


def _actie(staat: Actiestaat) -> Iterator[Blok]:
    actie = staat.actie
    diepte = 1 if actie.ouder else 0
    nummer = f"{actie.nummer[-1]}." if actie.ouder else f"{actie.nummer}." if actie.nummer else ""
    nieuw = _("(nieuw) ") if actie.nieuw else ""
    eerste = True
    for alinea in lees_alineas(actie.tekst):
        teken = nummer if eerste else ""
        tekst = f"{nieuw}{alinea.tekst}" if eerste else alinea.tekst
        inspringing = diepte if eerste or not nummer else diepte + 1
        yield Opgemaakt(lees_stukjes(tekst), teken, inspringing, bijeen=bool(staat.tekst))
        eerste = False
    dieper = diepte + bool(nummer)
    for tekst in (*_apart(staat), *_wijzigingen(staat)):
        yield Opgemaakt(lees_stukjes(tekst), inspringing=dieper)
    if staat.strijdig:
        yield Tekst(
            _("≠ Twee laptops zeggen hierover iets anders; dit is een van beide, zolang niemand kiest.")
        )
    yield from _voortgang(staat, dieper)


def _apart(staat: Actiestaat) -> Iterator[str]:
    """Term and who is named, where the text of the action does not say so itself."""
    actie, tekst = staat.actie, zonder_opmaak(staat.actie.tekst)
    namen = [naam.strip() for naam in actie.verantwoordelijk.split(",")]
    delen = [_("termijn: {termijn}").format(termijn=actie.termijn)] if actie.termijn else []
    if not all(naam in tekst for naam in namen):
        delen.append(_("verantwoordelijk: {wie}").format(wie=actie.verantwoordelijk))
    if delen:
        zin = "; ".join(delen)
        yield f"{zin[0].upper()}{zin[1:]}"


def _wijzigingen(staat: Actiestaat) -> Iterator[str]:
    """What became of an action after the plan was laid down, one sentence each."""
    for wijziging in staat.actie.wijzigingen:
        yield _("Gewijzigd ({veld}){dag}: {wordt} – reden: {reden}").format(
            veld=wijzignaam(wijziging.veld),
            dag=_per(wijziging.datum),
            wordt=wijziging.wordt or _("geen"),
            reden=wijziging.reden,
        )
    if staat.actie.verval is not None:
        yield _("Vervallen{dag} – reden: {reden}").format(
            dag=_per(staat.actie.verval.datum), reden=staat.actie.verval.reden
        )


def _per(dag: date | None) -> str:
    return " " + _("per {dag}").format(dag=toon(dag)) if dag else ""


def _voortgang(staat: Actiestaat, dieper: int) -> Iterator[Blok]:
    if not staat.tekst and staat.ook_bij:
        verwijzing = _("Zie de voortgang bij actie {nummer}.").format(nummer=staat.ook_bij)
        yield Opgemaakt(lees_stukjes(verwijzing), _PUNT, dieper, schuin=True)
    for nr, alinea in enumerate(lees_alineas(staat.tekst)):
        is_punt = alinea.soort is Alineasoort.PUNT
        teken = _PUNT if is_punt or nr == 0 else ""
        inspringing = dieper + 1 if is_punt or nr else dieper
        yield Opgemaakt(lees_stukjes(alinea.tekst), teken, inspringing, schuin=True)


def _leden(stand: Planstand) -> Iterator[Blok]:
    if not stand.plan.leden:
        return
    yield Paginaeinde()
    yield Kop(_("Bijlage: leden"), 1)
    yield Opsomming(
        tuple(", ".join(filter(None, (lid.organisatie, lid.functie))) for lid in stand.plan.leden)
    )


def _overzicht(stand: Planstand) -> Iterator[Blok]:
    """Every action with its term and state, on pages that lie on their side."""
    telling = stand.telling
    yield Ligging(liggend=True)
    yield Kop(_("Bijlage: stand per actie"), 1)
    zinnen = [
        ngettext("{aantal} actie", "{aantal} acties", telling.acties).format(aantal=telling.acties),
        *(f"{telling.standen[kind]} {standnaam(kind)}" for kind in Actiestand if telling.standen[kind]),
        _("{aantal} te laat").format(aantal=telling.te_laat),
        _("{aantal} zonder bericht").format(aantal=telling.stil),
    ]
    yield Tekst("; ".join(zinnen) + ".")
    # What was told stands in the chapters; the texts of actions too, so their begin is enough to know them by.
    yield Tabel(
        _("De acties van het plan met termijn en stand"),
        tuple(zip(koppen(), BREEDTES, strict=True))[:-1],
        tuple(_overzichtsrij(staat) for staat in stand.acties if not staat.hoofdzaak),
        klein=True,
        noten=(("?", _("de termijn is gelezen uit lopende tekst of hangt nog ergens van af")),),
    )


def _overzichtsrij(staat: Actiestaat) -> tuple[str, ...]:
    nummer, tekst, *rest = als_rij(staat)[:-1]
    return nummer, kort(tekst, _BEGIN), *(cel or "–" for cel in rest)
