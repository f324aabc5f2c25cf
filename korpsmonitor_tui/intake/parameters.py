"""Reads the parameters of an instrument: the choices in its rules that the source leaves open."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.referentiekader import REFERENTIECODES, Referentieregel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import ROOSTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.intake.tabel import Tabel

_DEEL: Final = re.compile(r"0([.,][0-9]{1,4})?|1([.,]0{1,4})?")
"""A number from 0 to 1, with a point or a comma."""


def lees_referentieregel(kern: Tabel, vragen: Mapping[str, Vraag] | None) -> Referentieregel | None:
    """The ``[parameters]`` of instrument.toml; ``vragen`` None means that the questionnaire could not be read."""
    tabel = kern.tabel("parameters", verplicht=False)
    if tabel is None:
        return None
    rooster = tabel.tekst("referentierooster")
    deels = tabel.tekst("deels_telt_voor")
    if tabel.verwijzing("referentierooster", rooster, vragen) and rooster and vragen is not None:
        _controleer_rooster(tabel, vragen[rooster])
    if deels and not _DEEL.fullmatch(deels):
        tabel.meld(
            _('deels_telt_voor "{waarde}" is geen getal van 0 tot en met 1.').format(waarde=deels[:20]),
            _('Schrijf bijvoorbeeld "0", "0,5" of "1".'),
        )
        deels = ""
    tabel.sluit()
    return Referentieregel(rooster, Decimal(deels.replace(",", "."))) if rooster and deels else None


def _controleer_rooster(tabel: Tabel, vraag: Vraag) -> None:
    if vraag.soort != ROOSTER or not set(vraag.antwoordcodes).issubset(REFERENTIECODES):
        tabel.meld(
            _('"{vraag}" is geen rooster met de antwoorden {codes}.').format(
                vraag=vraag.id, codes=", ".join(REFERENTIECODES)
            ),
            _("Noem de vraag waarin elke rij een referentie is."),
        )
