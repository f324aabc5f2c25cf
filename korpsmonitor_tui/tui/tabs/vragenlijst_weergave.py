"""How a question, its places and what was stated there read on the screen."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import lees_betekenis, omschrijf
from korpsmonitor_tui.domain.schaal import met_uitleg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, ROOSTER
from korpsmonitor_tui.tui.kleuren import stijl_van
from korpsmonitor_tui.tui.widgets.keuzeveld import Mogelijkheid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.vragenlijst import Keuze, Vak, Vraag

KEUZES = frozenset({"ja_nee_deels", "keuze", "kleur"})
"""What is answered by choosing one possibility."""


def rijtekst(vraag: Vraag, vak: Vak) -> str:
    """The text of the row that a place stands in; empty without rows."""
    return next((rij.tekst for rij in vraag.rijen if rij.code == vak.rij), "")


def vaktitel(vraag: Vraag, vak: Vak) -> str:
    """What a place is called within its question: its row, its year, or both; empty if it is the only one."""
    return " ".join(filter(None, (rijtekst(vraag, vak), vak.jaar)))


def mogelijkheden_van(vraag: Vraag) -> tuple[Mogelijkheid, ...]:
    """What can be chosen, each with its letter; nothing where an answer is free text or a figure."""
    if vraag.vraagt == "ja_nee_deels":
        return (
            Mogelijkheid("ja", "J", _("ja")),
            Mogelijkheid("nee", "N", _("nee")),
            Mogelijkheid("deels", "D", _("deels")),
        )
    if vraag.vraagt == "kleur":
        return tuple(
            Mogelijkheid(
                str(kleur),
                kleur.vorm.schermletter,
                met_uitleg(kleur),
                stijl_van(kleur) if kleur.is_oordeel else "",
            )
            for kleur in vraag.kleuren
        )
    # In a grid the possibilities are not listed beside every row, so a letter must be one to remember.
    letters = _sprekend(vraag.keuzes) if vraag.soort == ROOSTER else iter(ascii_uppercase)
    return tuple(
        Mogelijkheid(keuze.code, letter, keuze.tekst)
        for keuze, letter in zip(vraag.keuzes, letters, strict=False)
    )


def _sprekend(keuzes: tuple[Keuze, ...]) -> Iterator[str]:
    """For every code the first of its own letters that none before it has: ja J, deels D, nee N, nvt V."""
    vrij = set(ascii_uppercase)
    for keuze in keuzes:
        letter = next((teken for teken in keuze.code.upper() if teken in vrij), None)
        letter = letter or min(vrij, default="")
        vrij.discard(letter)
        yield letter


def soortnaam(vraag: Vraag) -> str:
    """What a question asks for, for people."""
    namen = {
        "open": _("open vraag"),
        "ja_nee_deels": _("ja, nee of deels"),
        "keuze": _("keuze"),
        "meerkeuze": _("een of meer keuzes"),
        "aantal": _("aantal"),
        "percentage": _("percentage"),
        "datum": _("datum"),
        "kleur": _("oordeel in kleur"),
    }
    naam = namen.get(vraag.vraagt, vraag.vraagt)
    if vraag.eenheid:
        naam = _("{soort} ({eenheid})").format(soort=naam, eenheid=vraag.eenheid)
    per = [_("per rij")] if vraag.rijen else []
    per += [_("per jaar")] if vraag.jaren else []
    return ", ".join([naam, _(" en ").join(per)]) if per else naam


def gelezen_als(vraag: Vraag, waarde: str) -> str:
    """How a stated figure is read where figures are counted; empty if that is what it says, or nothing is counted."""
    waarde = waarde.strip()
    if vraag.vraagt not in CIJFERSOORTEN or not waarde:
        return ""
    omschrijving = omschrijf(lees_betekenis(waarde))
    return "" if omschrijving == waarde else omschrijving


def past_niet(vraag: Vraag, waarde: str) -> str:
    """What a person should look at in a stated answer, which stays as it is; empty if it fits the question."""
    if vraag.past(waarde):
        return ""
    if vraag.vraagt in CIJFERSOORTEN:
        return _("geen getal, bereik of teken voor een ontbrekend cijfer")
    if vraag.vraagt == "datum":
        return _("geen datum")
    return _("geen van de mogelijkheden")
