"""The codes of dossiers as a list, one row a code, and what each column says."""

from __future__ import annotations

from typing import NamedTuple

from korpsmonitor_tui.domain.taal import _


class Coderegel(NamedTuple):
    """One code; every field is a column, in this order."""

    korps: str
    bron: str
    hoofdstuk: str
    spreker: str
    tijd: str
    citaat: str
    soort: str
    code: str
    oordeel: str
    gegevens: str
    vraag: str
    toelichting: str
    beslissing: str
    geldt: str
    tekst: str
    codeur: str
    gecodeerd: str
    zekerheid: str
    model: str
    gewijzigd: str


def kolomuitleg() -> dict[str, str]:
    """What each column says, for people."""
    return {
        "korps": _("korps of ketenpartner waarmee het gesprek was"),
        "bron": _("notulen, transcript of gespreksverslag waarin het staat"),
        "hoofdstuk": _("hoofdstuk waaronder het is genoteerd, of leeg"),
        "spreker": _("rol van wie het zei, of leeg; namen van deelnemers staan hier nooit"),
        "tijd": _("tijd in het gesprek of in de opname (uren:minuten:seconden), of leeg"),
        "citaat": _("de woorden waarop de code staat, met rollen op de plaats van namen"),
        "soort": _("dimensie, cijfer, organisatie of toezegging"),
        "code": _("de code, zoals toezicht.kwaliteit"),
        "oordeel": _("positief, neutraal, aandacht of negatief; leeg bij wat geen dimensie is"),
        "gegevens": _("wat er verder bekend is, zoals waarde en eenheid van een cijfer"),
        "vraag": _("vraag uit de vragenlijst die een cijfer beantwoordt, of leeg"),
        "toelichting": _("toelichting van wie codeerde, of leeg"),
        "beslissing": _("bevestigd of verworpen"),
        "geldt": _("ja: de code is een bevinding; nee: niet; leeg: nog niet iedereen is klaar met coderen"),
        "tekst": _(
            "tekst gewijzigd of niet teruggevonden, als de tekst na het coderen is gecorrigeerd; anders leeg"
        ),
        "codeur": _("wie de code gaf: rol met een nummer, of op verzoek de naam"),
        "gecodeerd": _("wanneer er het eerst over is beslist (UTC)"),
        "zekerheid": _("zekerheid van het voorstel (hoog, midden of laag); leeg bij een code met de hand"),
        "model": _("versie van het model dat het voorstelde; leeg bij een code met de hand"),
        "gewijzigd": _("ja als anders is bevestigd dan voorgesteld"),
    }
