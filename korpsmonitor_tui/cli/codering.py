"""``korpsmonitor codering``: codes on what was said, from suggestion to bevinding."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "suggesties": Verwijzing(f"{_HIER}.codering_suggesties:suggesties", _("Toon voorstellen voor notities, transcript en verslag.")),
    "bevestig": Verwijzing(f"{_HIER}.codering_suggesties:bevestig", _("Bevestig voorstellen.")),
    "verwerp": Verwijzing(f"{_HIER}.codering_suggesties:verwerp", _("Verwerp voorstellen.")),
    "wijzig": Verwijzing(f"{_HIER}.codering_eigen:wijzig", _("Bevestig een voorstel anders, of wijzig een eigen code.")),
    "nieuw": Verwijzing(f"{_HIER}.codering_eigen:nieuw", _("Codeer met de hand.")),
    "trek-in": Verwijzing(f"{_HIER}.codering_eigen:trek_in", _("Trek een eigen code in.")),
    "herveranker": Verwijzing(f"{_HIER}.codering_eigen:herveranker", _("Zet codes bij hun gecorrigeerde tekst.")),
    "rond-af": Verwijzing(f"{_HIER}.codering_eigen:rond_af", _("Verklaar dat uw codering van een dossier klaar is.")),
    "heropen": Verwijzing(f"{_HIER}.codering_eigen:heropen", _("Codeer toch verder, zolang niemand de codes van een ander zag.")),
    "toon": Verwijzing(f"{_HIER}.codering_toon:toon", _("Toon codes, bevindingen en verschillen.")),
    "beslis": Verwijzing(f"{_HIER}.codering_toon:beslis", _("Beslis over een verschil tussen wie codeerden.")),
    "verschillen": Verwijzing(f"{_HIER}.codering_verschillen:verschillen", _("Toon waarover wie codeerden het niet eens zijn.")),
    "bewijs": Verwijzing(f"{_HIER}.codering_bewijs:bewijs", _("Toon per dimensie het bewijs, en waar het ontbreekt.")),
    "dekking": Verwijzing(f"{_HIER}.codering_meet:dekking", _("Toon voor welke dimensies er bewijs is.")),
    "importeer": Verwijzing(f"{_HIER}.codering_importeer:importeer", _("Neem codes over uit een ander programma (REFI-QDA).")),
    "overeenstemming": Verwijzing(f"{_HIER}.codering_meet:overeenstemming", _("Toon hoever wie onafhankelijk codeerden het eens zijn.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "Codes op wat is gezegd: voorstellen, wat daarover is beslist, en wat er samen van is gemaakt. Niets wordt"
        " vanzelf aangenomen. Wie codeert ziet de codes van een ander pas als iedereen klaar is."
    ),
)
def codering() -> None:
    """Hold the commands about codes, in the order of the work."""
