"""``korpsmonitor status``: every party against the steps of the process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services.onderdelen import wat_er_is
from korpsmonitor_tui.services.overzicht import Regel, lees_overzicht
from korpsmonitor_tui.services.volgendestap import standnaam, volgende_stap

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie


def _heeft_status(status: Status) -> Callable[[Regel], bool]:
    return lambda regel: regel.gepland and regel.status == status


FILTERS: Final[dict[str, Callable[[Regel], bool]]] = {
    "te-laat": lambda regel: regel.te_laat,
    "open": lambda regel: regel.status != Status.DEFINITIEF,
    "ongepland": lambda regel: not regel.gepland,
    "opmerkingen": lambda regel: regel.open_opmerkingen > 0,
    "conflicten": lambda regel: regel.conflicten > 0,
    "bijzonder": lambda regel: regel.bijzonder is not None,
    "maatregelen": lambda regel: regel.maatregelen.open > 0,
    "maatregel-te-laat": lambda regel: regel.maatregelen.te_laat > 0,
    "korps": lambda regel: regel.partij.gemeten,
    "ketenpartner": lambda regel: not regel.partij.gemeten,
    **{status.value.replace("_", "-"): _heeft_status(status) for status in Status},
}
"""What ``--filter`` accepts, and which parties it keeps."""

SLEUTELS: Final = {
    "editie": _("kenmerk van de editie"),
    "demonstratie": _("opschrift van een voorbeeld; leeg bij echt werk"),
    "partijen[].dossier": _("kenmerk van het dossier"),
    "partijen[].partij": _("code van de partij"),
    "partijen[].naam": _("naam van de partij"),
    "partijen[].soort": _("korps of ketenpartner"),
    "partijen[].nummer": _("nummer van het korps, anders null"),
    "partijen[].eenheid": _("naam van de eenheid, of leeg"),
    "partijen[].gepland": _("of er een gesprek is gepland"),
    "partijen[].datum": _("datum van het gesprek (ISO 8601) of null"),
    "partijen[].notulist": _("naam van de notulist, of leeg"),
    "partijen[].antwoorden": _("aantal vragen dat helemaal is beantwoord"),
    "partijen[].vragen": _("aantal vragen dat aan deze partij wordt gesteld"),
    "partijen[].verplicht_open": _("aantal verplichte vragen zonder antwoord"),
    "partijen[].lijst": _("waar de vragenlijst van deze partij is"),
    "partijen[].lijst.uitgezet": _("hoe vaak de vragenlijst is uitgezet"),
    "partijen[].lijst.termijn": _("laatste dag om de lijst terug te sturen, of null"),
    "partijen[].lijst.teruggaven": _("hoe vaak de lijst is teruggekomen"),
    "partijen[].lijst.twijfels": _("plaatsen van de lijst die op een besluit wachten"),
    "partijen[].lijst.te_laat": _("of de termijn voorbij is zonder dat er een lijst terug is"),
    "partijen[].notities": _("aantal notities"),
    "partijen[].passages": _("aantal passages in het verslag"),
    "partijen[].status": _("status van het verslag"),
    "partijen[].versie": _("nummer van de versie"),
    "partijen[].termijn": _("laatste dag om te reageren, of null"),
    "partijen[].te_laat": _("of de termijn voorbij is zonder antwoord van ieder"),
    "partijen[].rappels": _("aantal rappels"),
    "partijen[].open_opmerkingen": _("opmerkingen zonder besluit of antwoord"),
    "partijen[].conflicten": _("wat op twee plaatsen verschillend is gewijzigd"),
    "partijen[].bijzonder": _("besluit zonder reactie of zonder akkoord, of null"),
    "partijen[].bronnen": _("welke bronnen cijfers over dit korps gaven"),
    "partijen[].bronnen.verwacht[]": _("codes van de bronnen die cijfers over dit korps geven"),
    "partijen[].bronnen.binnen[]": _("codes van de bronnen waarvan er cijfers zijn"),
    "partijen[].opvragingen": _("als deze partij een bron is: wat er is opgevraagd, anders null"),
    "partijen[].opvragingen.gevraagd": _("aantal opgevraagde lijsten"),
    "partijen[].opvragingen.ontvangen": _("aantal daarvan dat binnen is"),
    "partijen[].opvragingen.te_laat": _("aantal daarvan waarvan de termijn voorbij is"),
    "partijen[].maatregelen": _("wat dit korps heeft toegezegd"),
    "partijen[].maatregelen.aantal": _("aantal maatregelen"),
    "partijen[].maatregelen.open": _("aantal daarvan dat nog moet worden gedaan"),
    "partijen[].maatregelen.te_laat": _("aantal open maatregelen waarvan de termijn voorbij is"),
}


@click.command(
    cls=Opdracht, help=_("Toon hoe ver elk korps en elke ketenpartner is; wat te laat is staat voorop.")
)
@click.option(
    "--filter",
    "filters",
    type=click.Choice(list(FILTERS), case_sensitive=False),
    multiple=True,
    metavar="FILTER",
    help=_("Alleen wat hieraan voldoet; vaker opgeven mag, dan geldt alles tegelijk. Kies uit: {filters}.").format(
        filters=", ".join(FILTERS)
    ),
)  # fmt: skip
@json_optie(SLEUTELS)
@met_sessie
def status(sessie: Sessie, filters: tuple[str, ...], als_json: bool) -> None:
    """Show the overzicht."""
    regels = [regel for regel in lees_overzicht(sessie) if all(FILTERS[naam](regel) for naam in filters)]
    regels.sort(key=lambda regel: not regel.te_laat)
    if als_json:
        zeg_json(
            {
                "editie": sessie.editie.id,
                "demonstratie": sessie.editie.demonstratie,
                "partijen": [als_gegevens(regel) for regel in regels],
            }
        )
        return
    if sessie.editie.demonstratie:
        zeg(sessie.editie.demonstratie)
    if sessie.instrument.heeft(Onderdeel.GESPREKKEN):
        zeg(tabel(_koppen(), [_cellen(regel) for regel in regels], rechts=(0, 3, 4, 5, 6)))
        zeg()
        zeg(_samenvatting(regels))
    elif not sessie.instrument.heeft(Onderdeel.VRAGENLIJST):
        zeg(
            _(
                "Bij {instrument} wordt niemand iets gevraagd, dus is er geen stand per partij. Wel is er: {wat}."
            ).format(instrument=sessie.instrument.naam, wat=wat_er_is(sessie.instrument))
        )
    else:
        koppen = (_("nr"), _("partij"), _("vragen"), _("uitgezet"), _("terug"), _("nu"))
        zeg(tabel(koppen, [_lijstcellen(regel) for regel in regels], rechts=(0, 2, 3, 4)))


def als_gegevens(regel: Regel) -> dict[str, Any]:
    """A row of the overzicht for JSON."""
    return {
        "dossier": regel.dossier,
        "partij": regel.partij.code,
        "naam": regel.partij.naam,
        "soort": regel.partij.soort,
        "nummer": regel.partij.nummer,
        "eenheid": regel.eenheid,
        "gepland": regel.gepland,
        "datum": datumcode(regel.datum),
        "notulist": regel.notulist,
        "antwoorden": regel.antwoorden,
        "vragen": regel.vragen,
        "verplicht_open": regel.verplicht_open,
        "lijst": {
            "uitgezet": regel.lijst.uitgezet,
            "termijn": datumcode(regel.lijst.termijn),
            "teruggaven": regel.lijst.teruggaven,
            "twijfels": regel.lijst.twijfels,
            "te_laat": regel.lijst.te_laat,
        },
        "notities": regel.notities,
        "passages": regel.passages,
        "status": regel.status.value,
        "versie": regel.versie,
        "termijn": datumcode(regel.termijn),
        "te_laat": regel.te_laat,
        "rappels": regel.rappels,
        "open_opmerkingen": regel.open_opmerkingen,
        "conflicten": regel.conflicten,
        "bijzonder": regel.bijzonder.besluit if regel.bijzonder else None,
        "bronnen": {"verwacht": list(regel.bronnen.verwacht), "binnen": list(regel.bronnen.binnen)},
        "opvragingen": _opvragingen(regel),
        "maatregelen": {
            "aantal": regel.maatregelen.aantal,
            "open": regel.maatregelen.open,
            "te_laat": regel.maatregelen.te_laat,
        },
    }


def _opvragingen(regel: Regel) -> dict[str, int] | None:
    stand = regel.opvragingen
    if stand is None:
        return None
    return {"gevraagd": stand.gevraagd, "ontvangen": stand.ontvangen, "te_laat": stand.te_laat}


def _koppen() -> tuple[str, ...]:
    return (
        _("nr"),
        _("partij"),
        _("gesprek"),
        _("vragen"),
        _("bronnen"),
        _("notities"),
        _("passages"),
        _("verslag"),
        _("termijn"),
        _("let op"),
    )


def _cellen(regel: Regel) -> tuple[object, ...]:
    return (
        "" if regel.partij.nummer is None else regel.partij.nummer,
        regel.partij.naam,
        datumtekst(regel.datum) or ("" if not regel.gepland else _("zonder datum")),
        f"{regel.antwoorden}/{regel.vragen}",
        _bronnen(regel),
        regel.notities,
        regel.passages,
        _("{status} v{versie}").format(status=standnaam(regel), versie=regel.versie)
        if regel.gepland
        else _("niet gepland"),
        datumtekst(regel.termijn) if regel.status == Status.TER_VERIFICATIE else "",
        aandachtspunten(regel),
    )


def _lijstcellen(regel: Regel) -> tuple[object, ...]:
    """Of an instrument without interviews: how far the questionnaire is."""
    return (
        "" if regel.partij.nummer is None else regel.partij.nummer,
        regel.partij.naam,
        f"{regel.antwoorden}/{regel.vragen}",
        regel.lijst.uitgezet,
        regel.lijst.teruggaven,
        volgende_stap(regel),
    )


def _bronnen(regel: Regel) -> str:
    """Of a korps: sources with figures of those expected. Of a source: lists received of those asked."""
    if regel.opvragingen is not None:
        return f"{regel.opvragingen.ontvangen}/{regel.opvragingen.gevraagd}"
    verwacht = len(regel.bronnen.verwacht)
    return f"{len(regel.bronnen.binnen)}/{verwacht}" if verwacht else ""


def aandachtspunten(regel: Regel) -> str:
    """What of a party asks for attention, in words."""
    punten = []
    if regel.te_laat:
        punten.append(_("TE LAAT"))
    if regel.rappels and regel.status == Status.TER_VERIFICATIE:
        punten.append(
            ngettext("{aantal} rappel", "{aantal} rappels", regel.rappels).format(aantal=regel.rappels)
        )
    if regel.open_opmerkingen:
        punten.append(
            ngettext("{aantal} open opmerking", "{aantal} open opmerkingen", regel.open_opmerkingen).format(
                aantal=regel.open_opmerkingen
            )
        )
    if regel.lijst.te_laat:
        punten.append(_("vragenlijst te laat"))
    if regel.lijst.twijfels:
        punten.append(
            ngettext("{aantal} twijfel", "{aantal} twijfels", regel.lijst.twijfels).format(
                aantal=regel.lijst.twijfels
            )
        )
    if regel.opvragingen and regel.opvragingen.te_laat:
        punten.append(
            ngettext("{aantal} lijst te laat", "{aantal} lijsten te laat", regel.opvragingen.te_laat).format(
                aantal=regel.opvragingen.te_laat
            )
        )
    if regel.maatregelen.te_laat:
        punten.append(
            ngettext(
                "{aantal} maatregel te laat", "{aantal} maatregelen te laat", regel.maatregelen.te_laat
            ).format(aantal=regel.maatregelen.te_laat)
        )
    if regel.conflicten:
        punten.append(
            ngettext("{aantal} conflict", "{aantal} conflicten", regel.conflicten).format(
                aantal=regel.conflicten
            )
        )
    if regel.bijzonder:
        punten.append(regel.bijzonder.besluit)
    return ", ".join(punten)


def _samenvatting(regels: list[Regel]) -> str:
    return _("{partijen} partijen: {gepland} gepland, {te_laat} te laat, {definitief} definitief.").format(
        partijen=len(regels),
        gepland=sum(regel.gepland for regel in regels),
        te_laat=sum(regel.te_laat for regel in regels),
        definitief=sum(regel.status == Status.DEFINITIEF for regel in regels),
    )
