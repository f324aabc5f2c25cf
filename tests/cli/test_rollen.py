"""Every command that writes, tried by who only reads: one line, and nothing more in the database."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import click
import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.controleer import SLEUTELS
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.transactie import Wie
from tests.cli import teruggekomen_verslag
from tests.cli import test_rollen_onderdelen as onderdelen
from tests.cli.conftest import Opdrachtregel, is_een_regel
from tests.cli.gewogen_editie import EMM, weeg
from tests.services.gesprekgeluid import REGELS, schrijf_wav, vtt
from tests.services.gesprekgeluid import schrijf as schrijf_transcript

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Plaats

LEZER, NOTULIST = "lezer 1", "notulist 1"
PARTIJ = teruggekomen_verslag.PARTIJ


def _namen(tekst: str) -> frozenset[str]:
    return frozenset(naam.strip() for naam in tekst.replace("\n", "|").split("|")) - {""}


LEZEND = _namen(
    """
    status|planning|tijdlijn|zoek|consistentie|controleer|demo|extraheer
    medewerker lijst|medewerker toon|conflict toon
    gesprek toon|gesprek gids|gesprek beurten|gesprek afkorting toon|opname toon
    vragenlijst concept|vragenlijst verschil|vragenlijst versies|vragenlijst xlsform|vragenlijst teruggaven
    vragenlijst analyse|vragenlijst toon|vragenlijst controleer|bron toon
    verslag toon|verslag bronnen|verslag bevindingen|verslag punten|verslag bundel|verslag rappels|verslag opmerkingen
    verslag verschil|verslag wijzigingen|verslag verwerkingstabel|verslag bestand|verslag bijlage|verslag status
    verslag lijst|verslag controleer|verslag sjabloon controleer
    codering suggesties|codering toon|codering verschillen|codering bewijs|codering dekking|codering overeenstemming
    export tabellen|export sqlite|model toon
    weging toon|weging sessie toon|weging bewijs|weging blind toon|weging bereken|weging vergelijk
    weging partner toon|weging regels|bron lijst|export qdc|verslag slotbrief
    rapport brief toon|rapport brief maak|rapport brief bestand|rapport eenheid|rapport cijfers|rapport korps|rapport maak
    rapport scores|rapport stand|rapport totaal|trend scores|trend cijfers|trend controleer|trend controleer
    aandachtspunt toon|aanbeveling toon|maatregel toon|dashboard toon|dashboard controleer|dashboard schrijf|dashboard bestand
    """
)

ELDERS = frozenset({*onderdelen.STUDIE, *onderdelen.PLAN, *onderdelen.LEZEND})
"""Commands of parts that this instrument has not."""

APPARAAT = _namen(
    "init|instrument|sleutel|hub|sync|serve|backup|herstel|pakket|export dossier|vernietig toon|vernietig verlopen|doctor|shell"
)
"""About the file, the key or the exchange: they ask for a passphrase or a login, and write no event of anybody."""


def _over_apparaat(naam: str) -> bool:
    return not {naam, naam.split()[0]}.isdisjoint(APPARAAT)


NIETS_TE_DOEN = _namen("vragenlijst twijfel|verslag neem-op|model kies")
"""What they would change is not in this edition; that their services refuse a reader is in the tests of those."""


def _schrijvend(map_: Path) -> dict[str, list[str]]:
    """An invocation that would write something, of every other command."""
    wav, tekst = str(schrijf_wav(map_)), str(schrijf_transcript(map_, vtt(*REGELS)))
    retour = str(map_ / "flevoland.docx")
    toml = map_ / "een.toml"
    toml.write_text("", encoding="utf-8")
    uit = str(map_ / "uit")
    reden = ["--reden", "omdat"]
    eenheid = "Midden-Nederland"
    plek = ["Utrecht", EMM]
    return {
        "medewerker nieuw": ["x", "--rol", "lezer"],
        "medewerker wijzig": [LEZER, "--rol", "coordinator"],
        "gesprek nieuw": ["Zeeland", "--datum", "2013-03-01"],
        "gesprek wijzig": ["Groningen", "--datum", "2013-03-01"],
        "gesprek deelnemer": ["Groningen", "--rol", "chef"],
        "gesprek notitie": ["Groningen", "Iets.", "--hoofdstuk", "prognose"],
        "gesprek wijzig-notitie": ["Groningen", "1", "--tekst", "Anders."],
        "gesprek verwijder-notitie": ["Groningen", "1"],
        "gesprek splits-notitie": ["Groningen", "1", "--voor", "db"],
        "gesprek voeg-samen": ["Groningen", "1"],
        "gesprek klok": ["Groningen", "--begin", "14:00"],
        "gesprek afkorting nieuw": ["mh", "mensenhandel"],
        "gesprek afkorting verwijder": ["ov"],
        "gesprek importeer": ["Groningen", tekst],
        "gesprek transcript": ["Groningen", "1", "--verschuiving", "0:00:10"],
        "gesprek bespreekpunt nieuw": ["Groningen", "Wat nu?", "--hoofdstuk", "prognose"],
        "gesprek bespreekpunt tekst": ["Groningen", "1", "Anders."],
        "gesprek bespreekpunt uitkomst": ["Groningen", "1", "besproken"],
        "gesprek bespreekpunt verwijder": ["Groningen", "1"],
        "opname nieuw": ["Groningen", wav],
        "opname wijzig": ["Groningen", "1", "--toestemming", "ja"],
        "opname vernietig": ["Groningen", "1", "--hoe", "gewist"],
        "vragenlijst publiceer": ["--toelichting", "x"],
        "vragenlijst formulier": ["Zeeland", "--vorm", "xlsx", "--map", uit],
        "vragenlijst importeer": [str(map_ / "vragenlijst-2013-2014-zeeland.xlsx")],
        "vragenlijst twijfel": ["Zeeland", "1", "overgenomen"],
        "vragenlijst antwoord": ["Groningen", "ketensamenwerking.om", "geel"],
        "bron vraag": ["emm", "bezoeken", "--op", "2013-01-07"],
        "bron ontvangen": ["emm", "1"],
        "bron rappel": ["emm", "1"],
        "bron cijfer": ["emm", "bezoeken", "3", "--rij", "Drenthe", "--jaar", "2012"],
        "bron importeer": ["emm", retour],
        "dashboard lees": [tekst, "--jaar", "2022"],
        "dashboard zet": ["aanbod.controles", "Twente", "1", *reden],
        "dashboard tekst": ["Iets.", "--jaar", "2022"],
        "verslag maak": [PARTIJ, "--doel", f"{uit}.docx"],
        "verslag tekst": ["Groningen", "1", "Anders."],
        "verslag voeg-toe": ["Groningen", "Iets.", "--hoofdstuk", "prognose"],
        "verslag verwijder": ["Groningen", "1"],
        "verslag verplaats": ["Groningen", "2", "1"],
        "verslag neem-op": ["Groningen", "--alle"],
        "verslag afspraak": ["Groningen", "1", "Nasturen", "--wie", "korps", "--wanneer", "1 mei"],
        "verslag kenmerk": ["Groningen", "1", "nagaan"],
        "verslag rubricering": ["Groningen", "Geheim"],
        "verslag check": ["Groningen"],
        "verslag opmerking": ["Groningen", "Kan anders."],
        "verslag trek-in": ["Groningen", "1"],
        "verslag beantwoord": ["Groningen", "1", "Gedaan."],
        "verslag retour": ["Groningen", "--reden", "omdat"],
        "verslag verstuur": ["Groningen", "--doel", uit],
        "verslag rappel": [PARTIJ],
        "verslag verleng": [PARTIJ, "--tot", "2013-06-01", *reden],
        "verslag akkoord": [PARTIJ, "--respondent", "korpsexpert"],
        "verslag reactie": [PARTIJ, "--respondent", "korpsexpert", "--tekst", "Nee."],
        "verslag lees": [retour],
        "verslag verwerk": [PARTIJ, "--opmerking", "2", "--besluit", "overgenomen"],
        "verslag plaats": [PARTIJ, "3", "--geheel"],
        "verslag voorstel": [PARTIJ, "2", "overgenomen"],
        "verslag besluit": [PARTIJ, "2", "overgenomen"],
        "verslag redactioneel": [PARTIJ, "--neem-over", "2", "--stempel", "x"],
        "verslag bevestig": [PARTIJ, "1"],
        "verslag waarderingstabel": ["om", "--doel", f"{uit}.docx", "--voorgelegd-aan", "hoofd"],
        "verslag repliek": ["om", "--korps", PARTIJ, "--tekst", "Nee."],
        "verslag stel-vast": [PARTIJ],
        "verslag terugkoppeling": [PARTIJ, "--map", str(map_)],
        "verslag heropen": [PARTIJ, "--reden", "omdat"],
        "codering bevestig": ["Groningen", "1"],
        "codering verwerp": ["Groningen", "1"],
        "codering wijzig": ["Groningen", "1", "--code", "toezicht.kwaliteit"],
        "codering nieuw": [
            "Groningen",
            "toezicht is geregeld",
            "--code",
            "toezicht.kwaliteit",
            "--oordeel",
            "positief",
        ],
        "codering trek-in": ["Groningen", "1"],
        "codering herveranker": ["Groningen", "1"],
        "codering rond-af": ["Groningen"],
        "codering heropen": ["Groningen"],
        "codering beslis": ["Groningen", "1", "1", *reden],
        "codering importeer": [str(map_ / "eigen.qdpx")],
        "export qdpx": [str(map_ / "u.qdpx"), "Groningen"],
        "export codes": [str(map_ / "u.csv"), "Groningen"],
        "model leer": [],
        "model kies": ["x"],
        "model terug": [],
        "weging sessie nieuw": ["--aanwezig", LEZER],
        "weging sessie wijzig": ["--opmerking", "x"],
        "weging sessie sluit": [],
        "weging sessie heropen": ["eerste"],
        "weging score": [*plek, "geel", "--motivatie", "Zo."],
        "weging blind geef": [*plek, "geel", "--motivatie", "Zo."],
        "weging eindscore": ["Utrecht", "geel", "--motivatie", "Zo."],
        "weging partner overneem": [PARTIJ],
        "weging partner uit-verslag": [PARTIJ, "partners.om", "1", "geel"],
        "weging partner wijzig": [PARTIJ, "partners.om", "geel", "--motivatie", "Zo."],
        "weging kies-regels": ["2011-2012"],
        "rapport brief verzonden": ["Utrecht"],
        "rapport eenheidtekst": [eenheid, "toezicht", "Goed."],
        "rapport tekst": ["Utrecht", "toezicht", "Goed."],
        "aandachtspunt nieuw": [eenheid, "Doen."],
        "aandachtspunt neem-over": [eenheid, EMM],
        "aandachtspunt laat-weg": [eenheid, EMM],
        "aandachtspunt tekst": [eenheid, "1", "Anders."],
        "aandachtspunt bevestig": [eenheid, "1"],
        "aandachtspunt verplaats": [eenheid, "1", "1"],
        "aandachtspunt verwijder": [eenheid, "1"],
        "aanbeveling nieuw": ["Doe het.", "--aan", "OM"],
        "aanbeveling tekst": ["1", "Anders."],
        "aanbeveling wijzig": ["1", "--aan", "OM"],
        "aanbeveling verplaats": ["1", "0"],
        "aanbeveling verwijder": ["1"],
        "aanbeveling stel-vast": [],
        "aanbeveling trek-in": ["1", *reden],
        "aanbeveling opvolging": ["1", "overgenomen", "Gedaan."],
        "maatregel nieuw": ["Utrecht", "Doen."],
        "maatregel wijzig": ["Utrecht", "1", "--tekst", "Anders."],
        "maatregel staat": ["Utrecht", "1", "gereed", *reden],
        "maatregel voortgang": ["Utrecht", "1", "Begonnen."],
        "maatregel verplaats": ["Utrecht", "1", "1"],
        "maatregel verwijder": ["Utrecht", "1"],
        "maatregel neem-over": ["Utrecht"],
        "conflict kies": ["Groningen", "1", "1"],
        "consistentie besluit": ["jaar-9f197729bb", "--besluit", "tweede", *reden],
        "ongedaan": [],
        "vernietig dossier": ["Utrecht", *reden],
        "vernietig opname": ["Groningen", "1", *reden],
        "vernietig onderdeel": ["notitie", "x", *reden],
    }


def _twist(regel: Opdrachtregel, map_: Path) -> None:
    """Two laptops change one note."""
    elders = Opdrachtregel(map_ / "elders.db", regel.klok)
    shutil.copy(regel.db, elders.db)
    for laptop in (regel, elders):
        laptop.goed("gesprek", "wijzig-notitie", "Groningen", "1", "--tekst", laptop.db.name, als="auditor 1")
    omgeving = Omgeving(paths.toestandsmap())
    with Store.open(elders.db, str, omgeving) as bron, Store.open(regel.db, str, omgeving) as doel:
        doel.neem_op(lees_pakketten(bron.lees()))


@pytest.fixture
def bezig(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give an edition in which there is something to change by every command."""
    weeg(gesprek)
    teruggekomen_verslag.krijg_terug(gesprek)
    teruggekomen_verslag.beslis_over_de_eerste(gesprek)
    gesprek.goed("medewerker", "nieuw", LEZER, "--rol", "lezer", als="coördinator")
    for woorden in (
        ("vragenlijst", "formulier", "Zeeland", "--vorm", "xlsx", "--map", str(tmp_path)),
        ("gesprek", "bespreekpunt", "nieuw", "Groningen", "Wat nu?", "--hoofdstuk", "prognose"),
        ("bron", "vraag", "emm", "bezoeken", "--op", "2013-01-07"),
        ("aandachtspunt", "neem-over", "Midden-Nederland", EMM),
        ("aanbeveling", "nieuw", "Doe het.", "--aan", "OM"),
        ("maatregel", "nieuw", "Utrecht", "Doen."),
        ("weging", "sessie", "nieuw", "--aanwezig", "auditor 1", "--naam", "eerste"),
        ("gesprek", "importeer", "Groningen", str(schrijf_transcript(tmp_path, vtt(*REGELS)))),
        ("opname", "nieuw", "Groningen", str(schrijf_wav(tmp_path))),
        ("verslag", "maak", "Groningen", "--doel", str(tmp_path / "concept.docx")),
    ):
        gesprek.goed(*woorden)
    for wie, oordeel in ((NOTULIST, "aandacht"), ("auditor 1", "positief")):
        code = ("ieder kwartaal gecontroleerd", "--code", "toezicht.kwaliteit", "--oordeel", oordeel)
        gesprek.goed("codering", "nieuw", "Groningen", *code, als=wie)
        gesprek.goed("codering", "rond-af", "Groningen", als=wie)
    gesprek.goed("export", "qdpx", str(tmp_path / "eigen.qdpx"), "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "opmerking", "Groningen", "Kan anders.", als="auditor 1")
    _twist(gesprek, tmp_path)
    return gesprek


def events(regel: Opdrachtregel) -> int:
    with closing(sqlite3.connect(regel.db)) as db:
        return int(db.execute("SELECT count(*) FROM event").fetchone()[0])


def test_who_only_reads_writes_nothing_by_any_command(
    bezig: Opdrachtregel, boom: list[Plaats], tmp_path: Path
) -> None:
    opdrachten = {
        " ".join(plaats.woorden)
        for plaats in boom
        if plaats.woorden
        and (not isinstance(plaats.opdracht, click.Group) or plaats.opdracht.invoke_without_command)
    }
    schrijvend = _schrijvend(tmp_path)
    # A new command belongs in one of the three: a reader must be refused by what writes.
    assert {naam for naam in opdrachten - LEZEND - ELDERS if not _over_apparaat(naam)} == set(schrijvend)
    assert opdrachten >= LEZEND | ELDERS
    begin = events(bezig)
    anders = {}
    for naam, argumenten in schrijvend.items():
        uit = bezig(*naam.split(), *argumenten, als=LEZER)
        geweigerd = (uit.status, is_een_regel(uit.fout)) == (2, True) and f"{LEZER} mag dit niet" in uit.fout
        if not (geweigerd or naam in NIETS_TE_DOEN) or events(bezig) != begin:
            anders[naam] = (uit.status, uit.fout, events(bezig) - begin)
    assert not anders


def test_controleer_tells_what_was_done_by_who_may_not(gesprek: Opdrachtregel) -> None:
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(gesprek.db.parent), als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    with Store.open(gesprek.db, str, Omgeving(paths.toestandsmap())) as store:
        (wie,) = store.lees().execute("SELECT id FROM medewerker WHERE naam = ?", (NOTULIST,)).fetchone()
        stap = {"stap": "verstuur", "naar": "ter_verificatie", "versie": 1}
        dossier = "2013-2014/groningen"
        store.voer_uit(Wie(wie, "2013-2014"), lambda tx: tx.zet("verslag", dossier, "status", stap))

    als_json, als_tekst = gesprek("controleer", "--json"), gesprek("controleer")

    assert (als_json.status, als_json.json["klopt"], als_tekst.status) == (1, True, 1)
    regels = {afwijking["regel"] for afwijking in als_json.json["procesregels"]}
    assert regels == {"schrijver", "aanbieder", "rol"}
    for afwijking in als_json.json["procesregels"]:
        assert {f"procesregels[].{sleutel}" for sleutel in afwijking} <= set(SLEUTELS)
        assert (afwijking["dossier"], afwijking["medewerker"], afwijking["geldt"]) == (dossier, wie, True)
        assert afwijking["uitleg"] in als_tekst.uit
    assert (
        "Groningen: notulist 1 schreef dit verslag als notulist en heeft het verslag verstuurd"
        in als_tekst.uit
    )
    assert gesprek("controleer", "--ketens").status == 0
