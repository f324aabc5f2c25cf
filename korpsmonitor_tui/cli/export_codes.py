"""``export qdpx/qdc/codes``: a project or codebook for other programs, and the codes as a list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import Opdracht, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.uitwisseling import kies_dossiers, maak_codeboek, maak_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.uitwisseling import Projectuitvoer

F = TypeVar("F", bound="Callable[..., Any]")

_VORMEN: Final = ("csv", "xlsx")

_bestand = click.argument(
    "bestand", type=click.Path(path_type=Path), help=_("Het bestand dat wordt geschreven.")
)
_overschrijf = click.option("--overschrijf", is_flag=True, help=_("Vervang een bestand dat er al is."))


def _keuze(opdracht: F) -> F:
    """Decorate a command with which dossiers it is about, and whether names of medewerkers stay in."""
    for versier in (
        click.option(
            "--met-namen",
            is_flag=True,
            help=_("Noem medewerkers bij naam in plaats van bij rol en nummer; deelnemers blijven rollen."),
        ),
        click.option("--alle", is_flag=True, help=_("Van elk gesprek in deze editie.")),
        click.argument("partijen", nargs=-1, metavar="[PARTIJ]...", help=_("Korpsen of ketenpartners.")),
    ):
        opdracht = versier(opdracht)
    return opdracht


def _dossiers(sessie: Sessie, partijen: tuple[str, ...], alle: bool) -> tuple[str, ...]:
    if alle == bool(partijen):
        weiger_gebruik(_("Noem korpsen of ketenpartners, of --alle, niet beide."))
    return kies_dossiers(sessie, partijen)


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf notulen, transcripten en verslagen met hun bevestigde codes als REFI-QDA-project (.qdpx), voor QualCoder,"
        " MAXQDA, NVivo, ATLAS.ti en andere. `codering importeer` leest zo'n project terug."
    ),
)
@_bestand
@_keuze
@_overschrijf
@met_sessie
def qdpx(
    sessie: Sessie, bestand: Path, partijen: tuple[str, ...], alle: bool, met_namen: bool, overschrijf: bool
) -> None:
    """Write a project."""
    from korpsmonitor_tui.report.refiqda import schrijf_project

    uitvoer = maak_project(sessie, _dossiers(sessie, partijen, alle), met_namen=met_namen)
    pad = schrijf_bestand(bestand, schrijf_project(uitvoer.project), overschrijf=overschrijf)
    _zeg_inhoud(pad, uitvoer)


def _zeg_inhoud(pad: Path, uitvoer: Projectuitvoer) -> None:
    teksten, codes = len(uitvoer.project.bronnen), uitvoer.coderingen
    zeg(
        _("Geschreven: {pad}, met {teksten} en {codes}.").format(
            pad=pad,
            teksten=ngettext("{aantal} tekst", "{aantal} teksten", teksten).format(aantal=teksten),
            codes=ngettext("{aantal} code", "{aantal} codes", codes).format(aantal=codes),
        )
    )
    if uitvoer.verborgen:
        zeg(
            _("Alleen uw eigen codes, want nog niet iedereen is klaar met coderen: {namen}.").format(
                namen=", ".join(uitvoer.verborgen)
            ),
            fout=True,
        )
    for codering in uitvoer.los:
        zeg(
            _("Niet meegegeven, want de tekst is niet teruggevonden: {code} op “{citaat}”.").format(
                code=codering.code, citaat=codering.anker.citaat
            ),
            fout=True,
        )
    if uitvoer.ongekoppeld:
        zeg(
            _(
                "Van deze sprekers in een transcript is niet gezegd wie zij zijn; zij heten in het bestand “spreker” met"
                " een nummer, maar kunnen in de tekst bij hun naam zijn genoemd: {namen}."
            ).format(namen=", ".join(uitvoer.ongekoppeld)),
            fout=True,
        )


@click.command(cls=Opdracht, help=_("Schrijf alle codes van het instrument als REFI-QDA-codeboek (.qdc)."))
@_bestand
@_overschrijf
@met_sessie
def qdc(sessie: Sessie, bestand: Path, overschrijf: bool) -> None:
    """Write a codebook."""
    from korpsmonitor_tui.report.refiqda import schrijf_codeboek

    inhoud = schrijf_codeboek(maak_codeboek(sessie))
    zeg(_("Geschreven: {pad}").format(pad=schrijf_bestand(bestand, inhoud, overschrijf=overschrijf)))


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf de codes als lijst, een rij per code, ook verworpen codes. In een .csv krijgt een tekst die een formule"
        " kan zijn (= + - @ aan het begin) een apostrof ervoor; een .xlsx heeft een tweede blad met de betekenis van de"
        " kolommen."
    ),
)
@_bestand
@_keuze
@click.option("--vorm", type=click.Choice(_VORMEN), help=_("Standaard volgens de naam van het bestand."))
@_overschrijf
@met_sessie
def codes(
    sessie: Sessie,
    bestand: Path,
    partijen: tuple[str, ...],
    alle: bool,
    met_namen: bool,
    vorm: str | None,
    overschrijf: bool,
) -> None:
    """Write the list of codes."""
    from korpsmonitor_tui.report import codelijst
    from korpsmonitor_tui.services.uitwissellijst import lees_codelijst

    gekozen = vorm or bestand.suffix.casefold().removeprefix(".")
    if gekozen not in _VORMEN:
        weiger_gebruik(_("Kies --vorm csv of xlsx, of een bestand dat zo heet."))
    regels = lees_codelijst(sessie, _dossiers(sessie, partijen, alle), met_namen=met_namen)
    if gekozen == "csv":
        inhoud = codelijst.schrijf_csv(regels)
    else:
        titel = _("{editie}: codes").format(editie=sessie.editie.naam)
        inhoud = codelijst.schrijf_xlsx(regels, titel, sessie.editie.demonstratie)
    pad = schrijf_bestand(bestand, inhoud, overschrijf=overschrijf)
    zeg(
        ngettext(
            "Geschreven: {pad}, met {aantal} code.", "Geschreven: {pad}, met {aantal} codes.", len(regels)
        ).format(pad=pad, aantal=len(regels))
    )
