"""Eenheden and recommendations as files: Word, PDF/A where LibreOffice is, and tables for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import rapportaanbevelingen, rapporteenheid, rapportlijsten, stukken
from korpsmonitor_tui.services.aanbevelingen import lees_aanbevelingen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.stuk import Stuk
    from korpsmonitor_tui.services.rapporteenheid import Eenheidrapport
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.rapportlijsten import Lijst
    from korpsmonitor_tui.services.sessie import Sessie

STUKVORMEN: Final = ("docx", "pdf")
VORMEN: Final = (*STUKVORMEN, *rapportlijsten.VORMEN)


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A file that was written."""

    pad: Path
    meldingen: tuple[str, ...]
    """What a person should know of it, one Dutch line each."""


def bewaar_eenheden(
    grond: Rapportgrond,
    rapporten: Sequence[Eenheidrapport],
    doel: Path,
    *,
    voorstellen: bool = False,
    overschrijf: bool = False,
) -> Bewaard:
    """Write eenheden as .docx or .pdf, or their scores as .xlsx or .csv; ``voorstellen``: also what nobody decided on.

    Raises OnbruikbareInvoer for another ending, PdfFout if a PDF cannot be made, BestandFout if it cannot be written.
    """
    return bewaar_als(
        grond.sessie,
        doel,
        lambda: rapporteenheid.als_stuk(grond, rapporten, voorstellen=voorstellen),
        lambda: rapportlijsten.scorelijst(rapporten),
        overschrijf=overschrijf,
    )


def bewaar_aanbevelingen(sessie: Sessie, doel: Path, *, overschrijf: bool = False) -> Bewaard:
    """Write the recommendations, as .docx or .pdf with what came of the previous ones. Raises as :func:`bewaar_eenheden`."""
    return bewaar_als(
        sessie,
        doel,
        lambda: rapportaanbevelingen.als_stuk(sessie),
        lambda: rapportlijsten.aanbevelinglijst(sessie, lees_aanbevelingen(sessie)),
        overschrijf=overschrijf,
    )


def bewaar_als(
    sessie: Sessie, doel: Path, stuk: Callable[[], Stuk], lijst: Callable[[], Lijst], *, overschrijf: bool
) -> Bewaard:
    """Write a piece as .docx or .pdf, or the same as a list in .xlsx or .csv. Raises as :func:`bewaar_eenheden`."""
    vorm = doel.suffix.casefold().removeprefix(".")
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _(
                "Noem een bestand dat eindigt op .docx, .pdf, .xlsx of .csv, niet “{naam}”; er is niets gemaakt."
            ).format(naam=doel.name)
        )
    if vorm not in STUKVORMEN:
        return Bewaard(rapportlijsten.bewaar(sessie, lijst(), doel, overschrijf=overschrijf), ())
    gemaakt = stukken.schrijf(sessie, stuk(), als_pdf=vorm == "pdf")
    inhoud = gemaakt.docx if gemaakt.pdf is None else gemaakt.pdf
    return Bewaard(schrijf_bestand(doel, inhoud, overschrijf=overschrijf), gemaakt.meldingen)
