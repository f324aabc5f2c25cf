"""The dashboard of an edition as a file: Word (and PDF) for readers, a workbook for who goes on with the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.dashboardstuk import (
    correctieblokken,
    grafiekblokken,
    jarenblokken,
    tabelblok,
    tekstblokken,
    toelichtingblokken,
)
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.stuk import Kop, Paginaeinde, Stuk, Tekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import stukken
from korpsmonitor_tui.services.dashboard import lees_stand

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.dashboard import Dashboardstand
    from korpsmonitor_tui.services.sessie import Sessie


def schrijf_docx(
    sessie: Sessie, doel: Path, *, jaar: int | None = None, overschrijf: bool = False
) -> tuple[Path, tuple[str, ...]]:
    """Write the dashboard of a year (default: the last) as .docx or .pdf; the path, and what a person should know of it.

    Raises NietGevonden for a year without figures, PdfFout if a PDF cannot be made, BestandFout if it cannot be written.
    """
    stand = lees_stand(sessie)
    als_pdf = doel.suffix.casefold() == ".pdf"
    gemaakt = stukken.schrijf(
        sessie, als_stuk(sessie, stand, eis_jaar_met_cijfers(stand, jaar)), als_pdf=als_pdf
    )
    inhoud = gemaakt.docx if gemaakt.pdf is None else gemaakt.pdf
    return schrijf_bestand(doel, inhoud, overschrijf=overschrijf), gemaakt.meldingen


def schrijf_xlsx(sessie: Sessie, doel: Path, *, jaar: int | None = None, overschrijf: bool = False) -> Path:
    """Write the tables of a year (default: the last) as .xlsx, to be read back. Raises as :func:`schrijf_docx`."""
    from korpsmonitor_tui.report import dashboard

    stand = lees_stand(sessie)
    bladen = stand.bladen(eis_jaar_met_cijfers(stand, jaar))
    inhoud = dashboard.schrijf_xlsx(stand.dashboard, bladen, sessie.editie.naam, sessie.editie.demonstratie)
    return schrijf_bestand(doel, inhoud, overschrijf=overschrijf)


def eis_jaar_met_cijfers(stand: Dashboardstand, jaar: int | None) -> int:
    """This year, or the last one with figures. Raises NietGevonden if there are none."""
    gekozen = stand.laatste_jaar if jaar is None else jaar
    if gekozen is None:
        raise NietGevonden(
            _("Er zijn nog geen cijfers; lees ze in met `korpsmonitor dashboard lees BESTAND`.")
        )
    if gekozen not in stand.tellingen:
        raise NietGevonden(
            _("Over {jaar} zijn er geen cijfers; wel over {jaren}.").format(
                jaar=gekozen, jaren=", ".join(map(str, stand.jaren)) or _("geen enkel jaar")
            )
        )
    return gekozen


def als_stuk(sessie: Sessie, stand: Dashboardstand, jaar: int) -> Stuk:
    """The dashboard of one year."""
    from korpsmonitor_tui.report.grafiek import teken_balken

    dashboard = stand.dashboard
    teksten = {tekst.onderwerp: tekst.tekst for tekst in stand.teksten if tekst.jaar == jaar}
    tellingen = list(stand.tellingen[jaar].values())
    blokken: list[Blok] = [
        Tekst(_("Elk cijfer staat er zoals het is opgegeven. Leeg, “?” en “-” zijn geen 0, en tellen nergens als 0 mee."))
    ]  # fmt: skip
    blokken += tekstblokken(teksten.get("", ""))
    blokken += [Kop(_("Cijfers"), 1), *(tabelblok(blad) for blad in stand.bladen(jaar))]
    blokken += correctieblokken(dashboard, tellingen)
    grafieken = tuple(grafiekblokken(dashboard, stand.cijfers[jaar], jaar, teken_balken))
    blokken += [Kop(_("In beeld"), 1), *grafieken] if grafieken else []
    blokken += jarenblokken(stand.reeksgrond)
    blokken += [Paginaeinde(), *toelichtingblokken(dashboard, jaar, teksten)]
    return Stuk(
        titel=sessie.editie.naam,
        ondertitel=_("{instrument}, cijfers over {jaar}").format(
            instrument=sessie.instrument.naam, jaar=jaar
        ),
        blokken=tuple(blokken),
        instrument=sessie.instrument.naam,
        kenmerk=_("Dashboard {jaar} – editie {editie}").format(jaar=jaar, editie=sessie.editie.id),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )
