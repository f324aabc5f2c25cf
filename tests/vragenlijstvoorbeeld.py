"""A small questionnaire with every kind of question, and forms of it, for tests of what goes out and comes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.formulier import Formulier, Formulierkop
from korpsmonitor_tui.domain.instrument import Gesprekspartij
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vak, Voorwaarde, Vraag, Vragenlijst

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSIE = "2011-2012"
VINGERAFDRUK = "ab" * 32
GEBORGD = (
    Keuze("ja", "geborgd"),
    Keuze("deels", "deels geborgd"),
    Keuze("nee", "niet geborgd"),
    Keuze("nvt", "niet van toepassing"),
)

VRAGENLIJST = Vragenlijst(
    versie=VERSIE,
    hoofdstukken=(
        Hoofdstuk(
            "referentiekader",
            1,
            "Referentiekader: Mensenhandel & meer",
            "De referenties komen uit het Referentiekader.",
            (
                Vraag(
                    "referentiekader.referenties",
                    "Is de referentie geborgd?",
                    "rooster",
                    verplicht=True,
                    keuzes=GEBORGD,
                    rijen=(Keuze("r01", "Referentie 1"), Keuze("r02", "Referentie 2")),
                    cel="keuze",
                ),
                Vraag(
                    "referentiekader.gebruik", "=Waarvoor wordt het gebruikt?", "open", "-Noem voorbeelden."
                ),
                Vraag("referentiekader.getoetst", "Wanneer is getoetst?", "datum"),
            ),
        ),
        Hoofdstuk(
            "toezicht",
            2,
            "Toezicht",
            vragen=(
                Vraag("toezicht.vast_team", "Is er een vast team?", "ja_nee_deels", verplicht=True),
                Vraag(
                    "toezicht.teamleden",
                    "Hoeveel fte telt het team?",
                    "aantal",
                    "Tel alleen wie er vast in werkt.",
                    verplicht=True,
                    jaren=(2011, 2012),
                    eenheid="fte",
                    voorwaarden=(Voorwaarde("toezicht.vast_team", is_een_van=("ja", "deels")),),
                    minimum=0,
                ),
                Vraag(
                    "toezicht.reden_groei",
                    "Waardoor is het team gegroeid?",
                    "open",
                    voorwaarden=(Voorwaarde("toezicht.teamleden", jaar="2012", meer_dan=4),),
                ),
                Vraag(
                    "toezicht.disciplines",
                    "Welke disciplines kent het team?",
                    "meerkeuze",
                    keuzes=(Keuze("recherche", "recherche"), Keuze("blauw", "blauw, uniform")),
                    voorwaarden=(Voorwaarde("toezicht.vast_team", is_geen_van=("nee",)),),
                ),
                Vraag(
                    "toezicht.uniform",
                    "Waarom uniform?",
                    "keuze",
                    keuzes=(Keuze("zicht", "zichtbaarheid"), Keuze("regel", "regelgeving")),
                    voorwaarden=(Voorwaarde("toezicht.disciplines", is_een_van=("blauw",)),),
                ),
                Vraag(
                    "toezicht.aandeel",
                    "Welk deel is gecontroleerd?",
                    "percentage",
                    niet_voor=("kmar",),
                    minimum=0,
                    maximum=100,
                ),
                Vraag(
                    "toezicht.soorten",
                    "Hoeveel controles per soort?",
                    "rooster",
                    jaren=(2011, 2012),
                    rijen=(Keuze("club", "Clubs"), Keuze("raam", "Ramen")),
                    cel="aantal",
                    alleen_voor=("korps",),
                ),
                Vraag("toezicht.oordeel_om", "Hoe is de samenwerking met het OM?", "kleur"),
            ),
        ),
    ),
    peiljaar=2012,
    sha256=VINGERAFDRUK,
)

PARTIJEN = (
    Gesprekspartij("groningen", "Groningen", "korps", 1, gemeten=True),
    Gesprekspartij("kmar", "Koninklijke Marechaussee", "korps", 27, gemeten=True),
    Gesprekspartij("om", "Openbaar Ministerie", "ketenpartner"),
)


def formulier(
    antwoorden: Mapping[tuple[Vak, str], str] | None = None,
    *,
    vragenlijst: Vragenlijst = VRAGENLIJST,
    demonstratie: str = "",
) -> Formulier:
    """The form of Groningen."""
    kop = Formulierkop(
        instrument="korpsmonitor",
        titel="Korpsmonitor",
        editie="2013-2014",
        versie=vragenlijst.versie,
        vingerafdruk=vragenlijst.sha256,
        partij="groningen",
        partijnaam="Groningen",
        termijn=date(2013, 3, 1),
        demonstratie=demonstratie,
    )
    return Formulier(kop, vragenlijst, antwoorden or {})
