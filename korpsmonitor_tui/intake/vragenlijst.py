"""Reads a version of the questionnaire: the questions under the code of their chapter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import VRAAGSOORTEN, Hoofdstuk, Keuze, Vraag
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from korpsmonitor_tui.intake.tabel import Tabel

_TELBAAR = ("aantal", "percentage")


def lees_hoofdstukken(kern: Tabel) -> tuple[Hoofdstuk, ...]:
    """The ``[[hoofdstuk]]`` tables of instrument.toml, still without questions."""
    codes: dict[str, str] = {}
    nummers: dict[str, str] = {}
    hoofdstukken = []
    for tabel in kern.tabellen("hoofdstuk"):
        hoofdstuk = Hoofdstuk(
            code=tabel.code("code"),
            nummer=tabel.geheel("nummer") or 0,
            titel=tabel.tekst("titel"),
            inleiding=tabel.tekst("inleiding", verplicht=False),
        )
        tabel.eenmalig("code", hoofdstuk.code, codes)
        tabel.eenmalig("nummer", str(hoofdstuk.nummer or ""), nummers)
        tabel.sluit()
        hoofdstukken.append(hoofdstuk)
    return tuple(hoofdstukken)


def lees_vragen(
    bestand: Tabel, hoofdstukken: Sequence[Hoofdstuk], dimensies: Collection[str] | None
) -> tuple[str, tuple[Hoofdstuk, ...]]:
    """The version of the questionnaire, and the chapters with their questions.

    ``dimensies`` are the known codes; None means that their file could not be read.
    """
    kop = bestand.tabel("vragenlijst")
    versie = ""
    if kop is not None:
        versie = kop.tekst("versie")
        kop.sluit()
    gezien: dict[str, str] = {}
    gevuld = tuple(
        replace(
            hoofdstuk,
            vragen=tuple(
                _lees_vraag(tabel, gezien, dimensies)
                for tabel in bestand.tabellen(hoofdstuk.code, verplicht=False)
            ),
        )
        for hoofdstuk in hoofdstukken
        if hoofdstuk.code
    )
    bestand.sluit()
    return versie, gevuld


def _lees_vraag(tabel: Tabel, gezien: dict[str, str], dimensies: Collection[str] | None) -> Vraag:
    vraag = Vraag(
        id=tabel.code("id"),
        tekst=tabel.tekst("tekst"),
        soort=tabel.tekst("soort"),
        toelichting=tabel.tekst("toelichting", verplicht=False),
        dimensies=tabel.teksten("dimensies"),
        verplicht=tabel.ja("verplicht"),
        keuzes=tuple(Keuze(code, tekst) for code, tekst in tabel.paren("keuzes")),
        jaren=tabel.gehelen("jaren"),
        eenheid=tabel.tekst("eenheid", verplicht=False),
        bron=tabel.tekst("bron"),
    )
    tabel.eenmalig("id", vraag.id, gezien)
    tabel.verwijzing("soort", vraag.soort, VRAAGSOORTEN)
    for code in vraag.dimensies:
        tabel.verwijzing("dimensies", code, dimensies)
    _controleer_keuzes(tabel, vraag)
    if vraag.jaren and vraag.soort in VRAAGSOORTEN and vraag.soort not in _TELBAAR:
        tabel.meld(
            _('een vraag van soort "{soort}" heeft geen jaren.').format(soort=vraag.soort),
            _("Haal jaren weg, of maak er een aantal of percentage van."),
        )
    if list(vraag.jaren) != sorted(set(vraag.jaren)):
        tabel.meld(
            _("de jaren staan dubbel of niet op volgorde."), _("Zet elk jaar één keer, van vroeg naar laat.")
        )
    tabel.sluit()
    return vraag


def _controleer_keuzes(tabel: Tabel, vraag: Vraag) -> None:
    codes = [keuze.code for keuze in vraag.keuzes]
    if vraag.soort == "keuze" and len(codes) < 2:
        tabel.meld(_("een keuzevraag heeft ten minste twee keuzes nodig."), _("Vul de lijst keuzes aan."))
    elif codes and vraag.soort in VRAAGSOORTEN and vraag.soort != "keuze":
        tabel.meld(
            _('een vraag van soort "{soort}" heeft geen keuzes.').format(soort=vraag.soort),
            _('Haal keuzes weg, of maak de soort "keuze".'),
        )
    if len(set(codes)) < len(codes):
        tabel.meld(_("twee keuzes hebben dezelfde code."), _("Geef elke keuze een eigen code."))
    if any(not keuze.code or not keuze.tekst for keuze in vraag.keuzes):
        tabel.meld(_("een keuze heeft een lege code of tekst."), _("Vul beide in."))
