"""A dossier with a name and an emoji before what is coded, as the tests about exchange have it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.coderingen import NieuweCodering, voeg_toe
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from tests.services import coderen
from tests.services.test_suggesties import leg_transcript_neer

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

NAAM = "Testa van der Proef"
ZICHT = "onvoldoende zicht"


def maak_dossier(laptop: Laptop) -> str:
    """Minutes, a transcript and a verslag in which a name and an emoji stand before what is coded."""
    dossier = coderen.plan(laptop)
    deelnemer = gesprekken.lees_deelnemers(laptop.store.lees(), dossier)[0]
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, replace(deelnemer, naam=NAAM))
    gesprekken.voeg_notities_toe(
        laptop.notulist,
        dossier,
        [NieuweNotitie("toezicht", f"😀 {NAAM} zegt: mevrouw van der Proef controleert zelf.", NAAM)],
    )
    leg_transcript_neer(laptop, dossier, 1, f"Ik ben {NAAM}.", "😀 Er zijn acht rechercheurs.")
    return dossier


def codeer(
    sessie: Sessie, dossier: str, citaat: str, code: str = "toezicht.kwaliteit", oordeel: str = "aandacht",
    toelichting: str = "", soort: str = "dimensie",
) -> str:  # fmt: skip
    bron = next(b for b in lees_bronnen(sessie, dossier) if citaat in b.tekst)
    begin = bron.tekst.index(citaat)
    gegevens = (
        {"waarde": "8", "tot": "8", "eenheid": "fte", "periode": "", "jaar": "", "norm": ""}
        if soort == "cijfer"
        else {}
    )
    nieuw = NieuweCodering(
        soort, code, bron.sleutel, begin, begin + len(citaat), oordeel, gegevens, toelichting=toelichting
    )
    return voeg_toe(sessie, dossier, nieuw)


def codeer_alles(sessie: Sessie, dossier: str) -> None:
    codeer(sessie, dossier, ZICHT, "toezicht.niet_vergunde_branche", "negatief", f"Zei {NAAM}.")
    codeer(sessie, dossier, "van der Proef controleert", "toezicht.kwaliteit", "positief")
    codeer(sessie, dossier, "acht rechercheurs", "cijfer", "", soort="cijfer")
    codeer(sessie, dossier, "het OM", "om", "", soort="organisatie")
    codeer(sessie, dossier, "Er zijn acht rechercheurs.", "opsporing.kwaliteit", "neutraal")
