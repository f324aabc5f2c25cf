"""A gespreksverslag to write: every part filled, in made-up words about made-up figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.domain.verslagdocument import (
    Actieregel,
    Alinea,
    Cijferregel,
    Deelnemerregel,
    Kleurenbalk,
    Sectie,
    Vaststelling,
    Verslagdocument,
)
from tests.oordelen import BLANCO, GEEL, GROEN, ROOD

HUISSTIJL = Path(__file__).resolve().parents[2] / "templates" / "algemeen" / "huisstijl.docx"

HOOFDSTUKKEN = (
    "Referentiekader Mensenhandel",
    "Organisatie",
    "Toezicht",
    "Informatie",
    "Opsporing",
    "Ketensamenwerking",
    "Prognose",
)
_ZINNEN = (
    "De korpsexpert licht toe dat het team sinds het voorjaar op volle sterkte is.",
    "De portefeuillehouder noemt de afspraken met de gemeenten over het toezicht op de vergunde branche.",
    "In 2011 zijn er 45 controles uitgevoerd; het cijfer over 2010 wordt nog nagekeken.",
    "De signalen worden binnen een week aan het EMM geleverd.",
    "Het financieel rechercheren maakt deel uit van ieder onderzoek.",
)


def alinea(nummer: int, tekst: str | None = None) -> Alinea:
    if tekst is None:
        tekst = " ".join(_ZINNEN[(nummer + keer) % len(_ZINNEN)] for keer in range(2 + nummer % 4))
    return Alinea(nummer=nummer, passage=f"passage-{nummer}", tekst=tekst)


def secties(aantal: int) -> tuple[Sectie, ...]:
    per_hoofdstuk = -(-aantal // len(HOOFDSTUKKEN))
    nummers = range(1, aantal + 1)
    return tuple(
        Sectie(
            code=titel.casefold(),
            titel=titel,
            alineas=tuple(
                alinea(nummer) for nummer in nummers[plaats * per_hoofdstuk : (plaats + 1) * per_hoofdstuk]
            ),
        )
        for plaats, titel in enumerate(HOOFDSTUKKEN)
    )


def kleurenbalken() -> tuple[Kleurenbalk, ...]:
    groen, geel, rood, blanco = GROEN, GEEL, ROOD, BLANCO
    partners = ("OM", "Bestuur", "EMM verwachtingen", "EMM terugkoppeling", "CoMensha bereikbaarheid")
    return (
        Kleurenbalk(
            "Organisatie",
            ("Referentiekader", "Korpsexpert (kwaliteit)", "Korpsexpert (mandaat)", "Gedragscode"),
            (
                (2008, (geel, groen, None, rood)),
                (2010, (geel, groen, geel, rood)),
                (2012, (groen, groen, groen, geel)),
            ),
            "voorbeeld, tabel 1",
            STANDAARD.legenda,
        ),
        Kleurenbalk(
            "Externe partners",
            (*partners, "CoMensha opvang", "Belastingdienst", "ISZW", "KMar", "Politieacademie"),
            ((2012, (groen, geel, geel, rood, groen, geel, blanco, blanco, None, groen)),),
            "voorbeeld, tabel 2",
            STANDAARD.legenda,
        ),
    )


def cijfers() -> tuple[Cijferregel, ...]:
    controles = "Aantal controles in de vergunde branche"
    return (
        Cijferregel("tz_controles", controles, "2010", "0", bron="korps"),
        Cijferregel("tz_controles", controles, "2011", "29.764", "inclusief hercontroles", "korps"),
        Cijferregel("tz_controles", controles, "2012", "", bron="korps"),
        Cijferregel("tz_escort", "Aantal gecontroleerde escortbedrijven", "2011", "-", bron="korps"),
        Cijferregel(
            "op_zaken", "Aantal opsporingsonderzoeken", "2011", "0(1)", "EMM noemt er één meer", "EMM"
        ),
        Cijferregel(
            "or_fte", "Formatie van het team", "", "15-20", "afhankelijk van inzet <PCT & RR>", "korps"
        ),
    )


def verslag(passages: int = 30, **anders: object) -> Verslagdocument:
    velden: dict[str, object] = {
        "instrument": "Korpsmonitor Prostitutie & Mensenhandel",
        "editie": "2011-2012",
        "partij": "Veld- en Vaartstreek",
        "verslag": "0190a5c2-7b1e-7c11-9a55-2f6d1c3b4a59",
        "versie": 2,
        "status": "concept",
        "kop": "3f" * 32,
        "rubricering": "Dienstgeheim – vertrouwelijk",
        "datum": date(2012, 4, 3),
        "plaats": "Voorbeeldstad",
        "notulist": "notulist 1",
        "auditors": ("auditor A", "auditor B"),
        "deelnemers": (
            Deelnemerregel("korpsexpert", "Veld- en Vaartstreek", "geheel"),
            Deelnemerregel("portefeuillehouder", "Veld- en Vaartstreek", "gedeeltelijk (tot de pauze)"),
            Deelnemerregel("auditor", "monitorteam", ""),
        ),
        "secties": secties(passages),
        "cijfers": cijfers(),
        "kleurenbalken": kleurenbalken(),
        "acties": (
            Actieregel("Cijfers over 2010 nakijken", "korpsexpert", "1 mei 2012"),
            Actieregel("Convenant met de gemeenten nasturen"),
        ),
        "vaststellingen": (
            Vaststelling("akkoord", date(2012, 5, 14), "korpsexpert", "per e-mail, zonder opmerkingen"),
        ),
        "opgemaakt": date(2012, 4, 12),
    }
    return Verslagdocument(**(velden | anders))  # type: ignore[arg-type]
