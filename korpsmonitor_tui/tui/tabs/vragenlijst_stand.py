"""What the questionnaire tab shows, read at one moment, and what a question asks for."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import lees_betekenis, omschrijf
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.instrument import Kleur
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import BEWERKBAAR, statusnaam
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver, lees_status
from korpsmonitor_tui.services.velden import Plaats, Veld, lees_velden
from korpsmonitor_tui.services.vragenlijst import (
    Antwoord,
    Volledigheid,
    antwoord_id,
    is_beantwoord,
    lees_antwoorden,
    volledigheid,
)
from korpsmonitor_tui.tui.widgets.keuzeveld import Mogelijkheid

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vraag, Vragenlijst
    from korpsmonitor_tui.services.sessie import Sessie

SOORT = "antwoord"

KEUZES = frozenset({"ja_nee_deels", "keuze", "kleur"})

_KLEURSTIJLEN = {
    Kleur.ROOD: "#ffffff on #b3261e",
    Kleur.GEEL: "#1c1b1f on #ffd100",
    Kleur.GROEN: "#ffffff on #2e7d32",
}


@dataclass(frozen=True, slots=True)
class Vragenlijststand:
    """All answers of a dossier, as they count and as they are edited."""

    antwoorden: dict[Vak, Antwoord]
    velden: dict[Plaats, Veld]
    vast: str
    """Why nothing can be filled in now, or empty."""
    vragenlijst: Vragenlijst
    partij: Gesprekspartij

    def beantwoord(self, vraag: Vraag) -> bool:
        """Whether every part of the question has an answer."""
        return is_beantwoord(vraag, self.antwoorden)

    def volledigheid(self, hoofdstuk: Hoofdstuk) -> Volledigheid:
        """How much of a chapter is answered."""
        return volledigheid(self.vragenlijst, hoofdstuk, self.antwoorden, self.partij)


def lees_stand(sessie: Sessie, dossier: str) -> Vragenlijststand:
    """For a worker thread."""
    db = sessie.store.lees()
    return Vragenlijststand(
        lees_antwoorden(db, dossier),
        lees_velden(db, SOORT, dossier),
        _waarom_niet(sessie, dossier),
        sessie.instrument.vragenlijst,
        sessie.partij(partij_van(dossier)),
    )


def _waarom_niet(sessie: Sessie, dossier: str) -> str:
    try:
        eis_schrijver(sessie, dossier)
    except StapGeweigerd as fout:
        return str(fout)
    status = lees_status(sessie.store.lees(), dossier)
    if status not in BEWERKBAAR:
        return _("De antwoorden liggen vast zolang het verslag {status} is.").format(
            status=statusnaam(status)
        )
    return ""


def plaats_van(dossier: str, vak: Vak, veld: str) -> Plaats:
    """Where the answer (``waarde``) or its explanation (``toelichting``) stands."""
    return Plaats(SOORT, antwoord_id(dossier, vak), veld)


def vaktitel(vraag: Vraag, vak: Vak) -> str:
    """What a place is called within its question: its row, its year, or both; empty if it is the only one."""
    rij = next((rij.tekst for rij in vraag.rijen if rij.code == vak.rij), "")
    return " ".join(filter(None, (rij, vak.jaar)))


def mogelijkheden_van(vraag: Vraag) -> tuple[Mogelijkheid, ...]:
    """What can be chosen, each with its letter."""
    if vraag.soort == "ja_nee_deels":
        return (
            Mogelijkheid("ja", "J", _("ja")),
            Mogelijkheid("nee", "N", _("nee")),
            Mogelijkheid("deels", "D", _("deels")),
        )
    if vraag.soort == "kleur":
        return (
            Mogelijkheid(Kleur.ROOD.value, "R", _("rood: onvoldoende"), _KLEURSTIJLEN[Kleur.ROOD]),
            Mogelijkheid(Kleur.GEEL.value, "G", _("geel: aandacht"), _KLEURSTIJLEN[Kleur.GEEL]),
            Mogelijkheid(Kleur.GROEN.value, "N", _("groen: conform norm"), _KLEURSTIJLEN[Kleur.GROEN]),
            Mogelijkheid(Kleur.BLANCO.value, "B", _("blanco: geen oordeel")),
        )
    return tuple(
        Mogelijkheid(keuze.code, letter, keuze.tekst)
        for keuze, letter in zip(vraag.keuzes, ascii_uppercase, strict=False)
    )


def soortnaam(vraag: Vraag) -> str:
    """What a question asks for, for people."""
    namen = {
        "open": _("open vraag"),
        "ja_nee_deels": _("ja, nee of deels"),
        "keuze": _("keuze"),
        "aantal": _("aantal"),
        "percentage": _("percentage"),
        "datum": _("datum"),
        "kleur": _("oordeel in kleur"),
    }
    naam = namen.get(vraag.soort, vraag.soort)
    if vraag.eenheid:
        naam = _("{soort} ({eenheid})").format(soort=naam, eenheid=vraag.eenheid)
    return _("{soort}, per jaar").format(soort=naam) if vraag.jaren else naam


def gelezen_als(vraag: Vraag, waarde: str) -> str:
    """How a stated figure is read where figures are counted; empty if that is what it says, or nothing is counted."""
    waarde = waarde.strip()
    if vraag.vraagt not in CIJFERSOORTEN or not waarde:
        return ""
    omschrijving = omschrijf(lees_betekenis(waarde))
    return "" if omschrijving == waarde else omschrijving
