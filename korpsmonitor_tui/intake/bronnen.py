"""Reads the other sources of an instrument: what is asked from them, and which answers it is laid beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronnen import PER_LAND, PER_RIJ, Bron, Gegeven
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.intake.tabel import Tabel


def lees_bronnen(bestand: Tabel, vragen: Mapping[str, Vraag] | None) -> tuple[Bron, ...]:
    """The ``[[bron]]`` tables; ``vragen`` None means that the questionnaire could not be read."""
    codes: dict[str, str] = {}
    ids: dict[str, str] = {}
    bronnen = []
    for tabel in bestand.tabellen("bron"):
        code = tabel.code("code")
        tabel.eenmalig("code", code, codes)
        bron = Bron(
            code=code,
            naam=tabel.tekst("naam"),
            gegevens=tuple(
                _lees_gegeven(deel, code, ids, vragen) for deel in tabel.delen("gegevens", _("gegeven"))
            ),
            opvragingen=tabel.teksten("opvragingen"),
        )
        tabel.sluit()
        bronnen.append(bron)
    bestand.sluit()
    return tuple(bronnen)


def _lees_gegeven(deel: Tabel, bron: str, ids: dict[str, str], vragen: Mapping[str, Vraag] | None) -> Gegeven:
    gegeven = Gegeven(
        id=deel.code("id"),
        tekst=deel.tekst("tekst"),
        per=deel.tekst("per", verplicht=False) or PER_RIJ,
        jaren=deel.gehelen("jaren"),
        eenheid=deel.tekst("eenheid", verplicht=False),
        tegenover=deel.teksten("tegenover"),
        bron=deel.tekst("bron", verplicht=False),
    )
    deel.eenmalig("id", gegeven.id, ids)
    deel.verwijzing("per", gegeven.per, (PER_RIJ, PER_LAND))
    if gegeven.id and not gegeven.id.startswith(f"{bron}."):
        deel.meld(
            _('id "{id}" begint niet met de code van de bron.').format(id=gegeven.id),
            _("Schrijf {bron}, punt, naam.").format(bron=bron),
        )
    for vraag in gegeven.tegenover:
        if (
            deel.verwijzing("tegenover", vraag, vragen)
            and vragen
            and vragen[vraag].vraagt not in CIJFERSOORTEN
        ):
            deel.meld(
                _('"{vraag}" vraagt geen cijfer om naast te leggen.').format(vraag=vraag),
                _("Noem een vraag van soort aantal of percentage."),
            )
    deel.sluit()
    return gegeven
