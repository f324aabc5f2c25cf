"""The progress report and the list of actions as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen, rapportlijsten
from korpsmonitor_tui.services.planstrijd import meld_strijd

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

STUKVORMEN: Final = (".docx", ".pdf")


def schrijf(
    sessie: Sessie,
    doel: Path,
    peildatum: date | None = None,
    *,
    overschrijf: bool = False,
    paginas: bool = True,
) -> tuple[Path, tuple[str, ...]]:
    """Write the report (.docx, .pdf) or the list of actions (.xlsx, .csv) of a reporting date, and what should be known.

    With ``paginas`` off Word fills in the pages of the table of contents, as :func:`stukken.schrijf` tells.
    Raises OnbruikbareInvoer for another ending or a plan without actions, BestandFout if it cannot be written.
    """
    plannen.eis_plan(sessie)
    stand = plannen.lees_planstand(sessie, peildatum)
    if not stand.plan.acties:
        raise OnbruikbareInvoer(
            _("Er is nog geen plan; er is niets gemaakt. Lees er een in met `korpsmonitor plan lees`.")
        )
    strijd = tuple(filter(None, [meld_strijd(sessie)]))
    vorm = doel.suffix.casefold()
    if vorm not in STUKVORMEN:
        if vorm.removeprefix(".") not in rapportlijsten.VORMEN:
            raise OnbruikbareInvoer(
                _(
                    "Noem een bestand dat eindigt op .docx, .pdf, .xlsx of .csv, niet “{naam}”; er is niets gemaakt."
                ).format(naam=doel.name)
            )
        from korpsmonitor_tui.services.planlijst import actielijst

        pad = rapportlijsten.bewaar(sessie, actielijst(stand.acties), doel, overschrijf=overschrijf)
        return pad, strijd
    # Imported late: only who makes a report needs Word.
    from korpsmonitor_tui.services import stukken
    from korpsmonitor_tui.services.planrapport import maak_stuk

    stuk = maak_stuk(sessie, stand.peildatum)
    geschreven = stukken.schrijf(sessie, stuk, als_pdf=vorm == ".pdf", paginas=paginas)
    inhoud = geschreven.pdf if vorm == ".pdf" else geschreven.docx
    return schrijf_bestand(doel, inhoud or b"", overschrijf=overschrijf), (*strijd, *geschreven.meldingen)
