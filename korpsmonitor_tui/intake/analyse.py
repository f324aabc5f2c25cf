"""Reads the thresholds of the analysis before the interview."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.betekenis import Getal, lees_betekenis
from korpsmonitor_tui.domain.drempels import Drempels, Roostertelling, Sprong, Tolerantie, Vraagdrempels
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, ROOSTER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.intake.tabel import Tabel

T = TypeVar("T")


def lees_drempels(
    bestand: Tabel, vragen: Mapping[str, Vraag] | None, bronnen: Collection[str] | None
) -> Drempels:
    """The thresholds; ``vragen`` or ``bronnen`` (codes) None: could not be read, so references are not checked."""
    drempels = Drempels(
        onaannemelijk=_deel(bestand, "onaannemelijk", _lees_sprong) or Drempels().onaannemelijk,
        verbeterd=_deel(bestand, "verbeterd", _lees_sprong) or Drempels().verbeterd,
        tolerantie=_deel(bestand, "tolerantie", _lees_tolerantie) or Tolerantie(),
        per_bron=_lees_bronnen(bestand, bronnen),
        per_vraag=_lees_vragen(bestand, vragen),
        tellingen=tuple(
            _lees_telling(tabel, vragen) for tabel in bestand.tabellen("roostertelling", verplicht=False)
        ),
    )
    bestand.sluit()
    return drempels


def _deel(tabel: Tabel, sleutel: str, lees: Callable[[Tabel], T]) -> T | None:
    deel = tabel.tabel(sleutel, verplicht=False)
    if deel is None:
        return None
    gelezen = lees(deel)
    deel.sluit()
    return gelezen


def _lees_sprong(tabel: Tabel) -> Sprong:
    sprong = Sprong(_getal(tabel, "factor"), _getal(tabel, "minstens"), _getal(tabel, "punten"))
    if sprong.factor <= 1 and "factor" in tabel:
        tabel.meld(_("de factor is niet groter dan 1."), _("Geef een factor als 2 of 1,5."))
    return sprong


def _lees_tolerantie(tabel: Tabel) -> Tolerantie:
    tolerantie = Tolerantie(_getal(tabel, "aantal"), _getal(tabel, "procent"))
    if tolerantie.procent > 100:
        tabel.meld(_("procent is hoger dan 100."), _("Geef een deel van het grootste cijfer."))
    return tolerantie


def _getal(tabel: Tabel, sleutel: str) -> Decimal:
    tekst = tabel.tekst(sleutel)
    betekenis = lees_betekenis(tekst)
    if isinstance(betekenis, Getal) and not betekenis.procent:
        return betekenis.waarde
    if tekst:
        tabel.meld(
            _('{sleutel} "{tekst}" is geen getal.').format(sleutel=sleutel, tekst=tekst[:60]),
            _('Schrijf het als "3" of "1,5".'),
        )
    return Decimal(2)


def _lees_bronnen(bestand: Tabel, bronnen: Collection[str] | None) -> dict[str, Tolerantie]:
    gelezen: dict[str, Tolerantie] = {}
    gezien: dict[str, str] = {}
    for tabel in bestand.tabellen("bron", verplicht=False):
        code = tabel.code("code")
        tabel.verwijzing("code", code, bronnen)
        tabel.eenmalig("code", code, gezien)
        gelezen[code] = _lees_tolerantie(tabel)
        tabel.sluit()
    return gelezen


def _lees_vragen(bestand: Tabel, vragen: Mapping[str, Vraag] | None) -> dict[str, Vraagdrempels]:
    gelezen: dict[str, Vraagdrempels] = {}
    gezien: dict[str, str] = {}
    for tabel in bestand.tabellen("vraag", verplicht=False):
        id_ = tabel.code("id")
        tabel.verwijzing("id", id_, vragen)
        tabel.eenmalig("id", id_, gezien)
        gelezen[id_] = Vraagdrempels(
            _deel(tabel, "onaannemelijk", _lees_sprong),
            _deel(tabel, "verbeterd", _lees_sprong),
            _deel(tabel, "tolerantie", _lees_tolerantie),
            verbetering="verbetering" not in tabel or tabel.ja("verbetering"),
        )
        tabel.sluit()
    return gelezen


def _lees_telling(tabel: Tabel, vragen: Mapping[str, Vraag] | None) -> Roostertelling:
    telling = Roostertelling(
        tabel.code("rooster"), tabel.code("telling"), tabel.teksten("codes", verplicht=True)
    )
    tabel.verwijzing("rooster", telling.rooster, vragen)
    tabel.verwijzing("telling", telling.telling, vragen)
    rooster, geteld = (vragen or {}).get(telling.rooster), (vragen or {}).get(telling.telling)
    if rooster and (rooster.soort != ROOSTER or rooster.jaren):
        tabel.meld(
            _('"{vraag}" is geen rooster zonder jaren.').format(vraag=rooster.id),
            _("Noem een vraag van soort rooster."),
        )
    elif rooster:
        for code in telling.codes:
            tabel.verwijzing("codes", code, rooster.antwoordcodes)
    if geteld and (geteld.soort not in CIJFERSOORTEN or geteld.jaren):
        tabel.meld(
            _('"{vraag}" vraagt geen cijfer zonder jaren.').format(vraag=geteld.id),
            _("Noem een vraag van soort aantal."),
        )
    tabel.sluit()
    return telling
