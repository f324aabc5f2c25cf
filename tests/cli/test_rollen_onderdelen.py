"""Who only reads is refused by the commands of the parts that other instruments have."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.cli.conftest import Opdrachtregel, is_een_regel
from tests.intake.plandocument import DOCUMENT

if TYPE_CHECKING:
    from pathlib import Path

LEZER = "lezer 1"

STUDIE: dict[str, tuple[str, ...]] = {
    "aanvulling nieuw": ("hera", "Er is een meldpunt.", "--van", "manager"),
    "aanvulling verwijder": ("hera", "1"),
    "aanvulling wijzig": ("hera", "1", "--van", "iemand"),
    "deskbron nieuw": ("-", "Atlas"),
    "deskbron verplaats": ("-", "2", "1"),
    "deskbron verwijder": ("-", "1"),
    "deskbron wijzig": ("-", "1", "--jaar", "2011"),
    "gesprek afname": ("hera", "telefonisch"),
    "partij nieuw": ("COA", "--over", "Arnhem"),
    "partij stand": ("hera", "benaderd"),
    "partij trek-in": ("{aanwijzing}",),
    "partij wijs-aan": ("hera", "barrieremodel", "huisvesting"),
    "partij wijzig": ("hera", "--naam", "Steunpunt"),
    "praktijk neem-over": ("x", "Korte lijnen"),
    "praktijk nieuw": ("knelpunt", "Geen regisseur", "Iets.", "--thema", "samenwerking"),
    "praktijk steun": ("1", "gesprek hera"),
    "praktijk verplaats": ("2", "1"),
    "praktijk verwijder": ("1",),
    "praktijk wijzig": ("1", "--naam", "Anders"),
    "verslag hoofdstuk": ("Arnhem",),
    "verslag noot": ("Arnhem", "1", "gesprek hera"),
    "verslag exemplaren": ("Arnhem", "--map", "{map}"),
}
"""An invocation that would write something in a study with interviews."""

PLAN: dict[str, tuple[str, ...]] = {
    "plan actie hervat": ("1.3",),
    "plan actie nieuw": ("1", "Iets doen."),
    "plan actie vervalt": ("1.1", "Niet meer nodig."),
    "plan actie verwijder": ("1.1",),
    "plan actie verwijs": ("1.1", "ketenregisseurs"),
    "plan actie wijzig": ("1.1", "--tekst", "Anders.", "--reden", "omdat"),
    "plan hoofdstuk nieuw": ("Nieuw",),
    "plan hoofdstuk wijzig": ("1", "--titel", "Anders"),
    "plan leden nieuw": ("OM", "officier"),
    "plan leden verwijder": ("1",),
    "plan lees": ("{document}",),
    "plan stel-vast": ("--per", "2011-03-31"),
    "plan voortgang": ("1.1", "--tekst", "Loopt.", "--peildatum", "2013-04-08"),
}
"""As STUDIE, in an edition of a plan."""

LEZEND = frozenset(
    {
        "aanvulling toon",
        "deskbron toon",
        "partij barrieres",
        "partij toon",
        "plan leden toon",
        "plan schrijf",
        "plan toon",
        "plan voorstel",
        "praktijk toon",
        "praktijk voorstellen",
        "rapport geinterviewden",
        "rapport praktijken",
        "verslag noten",
    }
)
NIETS_TE_DOEN = frozenset({"praktijk neem-over", "plan actie hervat", "verslag exemplaren"})
"""What they would change is not in these editions; that their services refuse a reader is in the tests of those."""


def _weigert_elke(regel: Opdrachtregel, opdrachten: dict[str, tuple[str, ...]], **plaatsen: str) -> None:
    begin = _events(regel)
    anders = {}
    for naam, argumenten in opdrachten.items():
        uit = regel(*naam.split(), *(deel.format(**plaatsen) for deel in argumenten), als=LEZER)
        geweigerd = (uit.status, is_een_regel(uit.fout)) == (2, True) and f"{LEZER} mag dit niet" in uit.fout
        if not (geweigerd or naam in NIETS_TE_DOEN) or _events(regel) != begin:
            anders[naam] = uit
    assert not anders


def _events(regel: Opdrachtregel) -> int:
    with closing(sqlite3.connect(regel.db)) as db:
        return int(db.execute("SELECT count(*) FROM event").fetchone()[0])


def test_a_reader_of_a_study_writes_nothing(regel: Opdrachtregel, tmp_path: Path) -> None:
    regel.goed("init", "--instrument", "gemeenten", "--editie", "2012", "--zonder-versleuteling")
    for naam, rol in (("notulist 1", "notulist"), ("auditor 1", "auditor"), (LEZER, "lezer")):
        regel.goed("medewerker", "nieuw", naam, "--rol", rol)
    regel.goed(
        "partij", "nieuw", "Hera", "--over", "Arnhem", "--via", "barrieremodel", "--verwijzing", "huisvesting"
    )
    regel.goed(
        "gesprek",
        "nieuw",
        "hera",
        "--datum",
        "2012-02-15",
        "--notulist",
        "notulist 1",
        "--auditor",
        "auditor 1",
    )
    regel.goed("aanvulling", "nieuw", "hera", "Zo.", "--van", "manager")
    for titel in ("Atlas", "Kaart"):
        regel.goed("deskbron", "nieuw", "-", titel)
        regel.goed("praktijk", "nieuw", "knelpunt", titel, "Iets.", "--thema", "samenwerking")
    regel.goed("verslag", "hoofdstuk", "Arnhem", "--notulist", "notulist 1", "--auditor", "auditor 1")
    regel.goed(
        "verslag", "voeg-toe", "Arnhem", "Er is beleid.", "--hoofdstuk", "achtergrond", als="notulist 1"
    )
    aanwijzing = regel.goed("partij", "toon", "Arnhem", "--json").json["partijen"][0]["aanwijzingen"][0][
        "kenmerk"
    ]
    _weigert_elke(regel, STUDIE, aanwijzing=aanwijzing, map=str(tmp_path / "uit"))


def test_a_reader_of_a_plan_writes_nothing(regel: Opdrachtregel, tmp_path: Path) -> None:
    regel.goed("init", "--editie", "2011-2014", "--instrument", "voortgang", "--zonder-versleuteling")
    regel.goed("medewerker", "nieuw", LEZER, "--rol", "lezer")
    document = tmp_path / "plan.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    regel.goed("plan", "lees", str(document))
    _weigert_elke(regel, PLAN, document=str(document))
