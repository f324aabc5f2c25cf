"""Reads the texts of letters; a place that nothing can stand in is told with its file, like any definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.brief import (
    TABEL,
    VELDEN,
    Briefsjabloon,
    Briefsoort,
    Brieven,
    Rappelregel,
    genoemd,
    is_tabelplaats,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

BRIEVEN: Final = "brieven.toml"
_MEESTE_WERKDAGEN: Final = 60


def lees_brieven(map_: Path) -> Brieven:
    """The letters of the instrument in a folder. Raises OnbruikbareBestanden with every mistake in them."""
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, BRIEVEN, bevindingen)
    brieven = _lees(bestand) if bestand is not None else None
    if brieven is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return brieven


def _lees(bestand: Tabel) -> Brieven:
    gezien: dict[str, str] = {}
    sjablonen = []
    for tabel in bestand.tabellen("brief"):
        code = tabel.code("soort")
        if code and tabel.verwijzing("soort", code, [kind.value for kind in Briefsoort]):
            tabel.eenmalig("soort", code, gezien)
        # Of a letter of no kind the rest is read too, so that each of its mistakes is told at once.
        bekend = code in gezien
        sjabloon = _lees_sjabloon(tabel, Briefsoort(code) if bekend else Briefsoort.BEGELEIDEND)
        sjablonen += [sjabloon] if bekend else []
        tabel.sluit()
    for soort in Briefsoort:
        if soort not in gezien:
            bestand.meld(
                _('de brief van soort "{soort}" ontbreekt.').format(soort=soort.value),
                _("Voeg hem toe als [[brief]]."),
            )
    rappel = bestand.tabel("rappel")
    brieven = Brieven(
        afzender=bestand.tekst("afzender"),
        ondertekening=bestand.tekst("ondertekening"),
        rappel=_lees_rappel(rappel) if rappel is not None else Rappelregel(0, 0),
        sjablonen=tuple(sjablonen),
    )
    bestand.sluit()
    return brieven


def _lees_rappel(tabel: Tabel) -> Rappelregel:
    regel = Rappelregel(tabel.geheel("vooraf") or 0, tabel.geheel("daarna") or 0)
    for sleutel, dagen in (("vooraf", regel.vooraf), ("daarna", regel.daarna)):
        if not 0 <= dagen <= _MEESTE_WERKDAGEN:
            tabel.meld(
                _("{sleutel} is geen aantal werkdagen van 0 tot en met {meeste}.").format(
                    sleutel=sleutel, meeste=_MEESTE_WERKDAGEN
                ),
                _("Geef een klein aantal, zoals 3."),
            )
    tabel.sluit()
    return regel


def _lees_sjabloon(tabel: Tabel, soort: Briefsoort) -> Briefsjabloon:
    sjabloon = Briefsjabloon(
        soort=soort,
        onderwerp=tabel.tekst("onderwerp"),
        aanhef=tabel.tekst("aanhef"),
        alineas=tabel.teksten("alineas", verplicht=True),
        slot=tabel.tekst("slot"),
        afzender=tabel.tekst("afzender", verplicht=False),
        ondertekening=tabel.tekst("ondertekening", verplicht=False),
        aan=tabel.tekst("aan", verplicht=False),
        aan_partij=_lees_adressen(tabel),
    )
    for tekst in (
        *(sjabloon.onderwerp, sjabloon.aanhef, *sjabloon.alineas, sjabloon.slot, sjabloon.aan),
        *(aan for _partij, aan in sjabloon.aan_partij),
    ):
        _controleer_plaatsen(tabel, tekst)
    return sjabloon


def _lees_adressen(tabel: Tabel) -> tuple[tuple[str, str], ...]:
    """To whom a letter goes for some parties; that these are known shows when it is written."""
    gezien: dict[str, str] = {}
    uit = []
    for regel in tabel.tabellen("geadresseerde", verplicht=False):
        partij, aan = regel.code("partij"), regel.tekst("aan")
        regel.eenmalig("partij", partij, gezien)
        uit.append((partij, aan))
        regel.sluit()
    return tuple(uit)


def _controleer_plaatsen(tabel: Tabel, tekst: str) -> None:
    try:
        onbekend = [naam for naam in genoemd(tekst) if naam not in VELDEN]
    except ValueError:
        tabel.meld(
            _('de accolades in "{tekst}" passen niet bij elkaar.').format(tekst=tekst[:60]),
            _("Schrijf een plaats als {partij}, en een accolade zelf dubbel: {{ of }}."),
        )
        return
    if not onbekend and TABEL in genoemd(tekst) and not is_tabelplaats(tekst):
        tabel.meld(
            _('de plaats "{{{naam}}}" staat tussen andere tekst.').format(naam=TABEL),
            _("Zet de tabel in een alinea alleen."),
        )
    for naam in onbekend:
        tabel.meld(
            _('de plaats "{{{naam}}}" is niet bekend.').format(naam=naam[:60]),
            _("Kies uit {namen}.").format(namen=", ".join(VELDEN)),
        )
