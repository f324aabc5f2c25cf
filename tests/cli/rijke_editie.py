"""An edition with something of everything, so that every command has something to tell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from tests.cli import teruggekomen_verslag
from tests.cli.gewogen_editie import EMM, weeg
from tests.formulierinvullen import opgeslagen, rijen, vul_in
from tests.intake.plandocument import DOCUMENT
from tests.services.gesprekgeluid import REGELS, schrijf_wav, vtt
from tests.services.gesprekgeluid import schrijf as schrijf_transcript
from tests.services.lijsten import EEN, TWEE, schrijf
from tests.services.verslagretour import erachter, kop_ingekort, vervang, zonder_kenmerken
from tests.services.waarderingsbestand import haal_rij_weg, schrijf_erbij
from tests.word import spoorvoorbeeld as woord
from tests.word.teruggave import Verzonden, bewerkt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
DASHBOARDTEKST = paths.db() / "voorbeelden" / "dashboard" / "dashboard-2022.tsv"


def teruggekomen_waardering(rijk: Opdrachtregel, tmp_path: Path) -> str:
    """The table of the OM with a repliek, a text beside a korps that did not answer, and a row taken out."""
    pad = tmp_path / "om.docx"
    rijk.goed("vragenlijst", "antwoord", "Drenthe", "ketensamenwerking.om", "rood")
    rijk.goed("verslag", "waarderingstabel", "om", "--doel", str(pad), "--voorgelegd-aan", "hoofd")
    schrijf_erbij(pad, "Drenthe", "Wij zien dat anders.")
    schrijf_erbij(pad, "Haaglanden", "Waarom niet?")
    haal_rij_weg(pad, teruggekomen_verslag.PARTIJ)
    return str(pad)


def maak_pakket(rijk: Opdrachtregel, tmp_path: Path) -> str:
    """An exchange file, made once; its passphrase stands in the environment."""
    pad = tmp_path / "uitwisseling.kmpakket"
    if not pad.exists():
        rijk.goed("pakket", "maak", str(pad))
    return str(pad)


def reservekopie(rijk: Opdrachtregel, tmp_path: Path) -> str:
    """A backup, with beside it in the folder for them a file that only has the name of one."""
    (tmp_path / "reservekopieen").mkdir()
    (tmp_path / "reservekopieen" / "geen.kmkopie").write_bytes(b"PK")
    rijk.goed("backup", str(tmp_path / "eigen.kmkopie"))
    return str(tmp_path / "eigen.kmkopie")


@pytest.fixture
def rijk(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give a dossier in which everything happened once."""
    gesprek.goed("gesprek", "nieuw", "Zeeland", "--datum", "2013-03-01")
    gesprek.goed(
        *("gesprek", "notitie", "Groningen", "Wij sturen de lijst na.", "--hoofdstuk", "prognose"),
        *("--tag", "actie", "--spreker", "korpsexpert"),
        als=NOTULIST,
    )
    gesprek.goed(
        "vragenlijst",
        "antwoord",
        "Groningen",
        "referentiekader.van_toepassing",
        "15-20",
        "--toelichting",
        "geschat",
    )
    teruggekomen_verslag.krijg_terug(gesprek)
    teruggekomen_verslag.beslis_over_de_eerste(gesprek)
    teruggekomen_verslag.reageer_als_partner(gesprek)
    teruggekomen_verslag.verstuur(gesprek, partij="Utrecht")
    _publiceer_tweede(gesprek, tmp_path)
    _krijg_terug(gesprek, tmp_path)
    gesprek.goed(
        "vragenlijst", "antwoord", "Groningen", "toezicht.controles_vergund", "9.000", "--jaar", "2012"
    )
    gesprek.goed("gesprek", "afkorting", "nieuw", "mh", "mensenhandel", als=NOTULIST)
    gesprek.goed("gesprek", "bespreekpunt", "nieuw", "Groningen", "Wat nu?", "--hoofdstuk", "prognose")
    een, _twee = transcripten(tmp_path)
    gesprek.goed("gesprek", "importeer", "Groningen", str(een), als=NOTULIST)
    _codeer(gesprek)
    gesprek.goed("opname", "nieuw", "Zeeland", str(schrijf_wav(tmp_path)), als=NOTULIST)
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    gesprek.goed("verslag", "neem-op", "Groningen", "--alle", als=NOTULIST)
    gesprek.goed(
        *(
            "verslag",
            "afspraak",
            "Groningen",
            "1",
            "Het plan nasturen",
            "--wie",
            "korps",
            "--wanneer",
            "1 mei",
        ),
        als=NOTULIST,
    )
    for woorden in (("kenmerk", "Groningen", "1", "nagaan"), ("rubricering", "Groningen", "Geheim")):
        gesprek.goed("verslag", *woorden, als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    retour = ("retour", "--reden", "Nog iets", "--opmerking", "1: Noem de bron")
    gesprek.goed("verslag", retour[0], "Groningen", *retour[1:], als=AUDITOR)
    gesprek.goed("verslag", "verwerk", "Groningen", "--opmerking", "1", "--antwoord", "Gedaan", als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "verstuur", "Groningen", "--doel", str(tmp_path / "v1.docx"), als=AUDITOR)
    gesprek.goed(
        "verslag",
        "reactie",
        "Groningen",
        "--respondent",
        "korpsexpert",
        "--tekst",
        "Klopt niet.",
        als=NOTULIST,
    )
    gesprek.goed("verslag", "verwerk", "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "tekst", "Groningen", "1", "Heel iets anders.", als=NOTULIST)
    gesprek.goed("verslag", "kenmerk", "Groningen", "1", "citaat", als=NOTULIST)
    gesprek.goed("verslag", "rubricering", "Groningen", "Intern", als=NOTULIST)
    gesprek.goed(
        "verslag", "verwerk", "Groningen", "--opmerking", "2", "--besluit", "overgenomen", als=AUDITOR
    )
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "verstuur", "Groningen", als=AUDITOR)
    gesprek.goed("verslag", "akkoord", "Groningen", "--respondent", "korpsexpert", als=NOTULIST)
    gesprek.goed("verslag", "stel-vast", "Groningen", als=AUDITOR)
    _weeg(gesprek)
    return gesprek


def _weeg(regel: Opdrachtregel) -> None:
    """Three of the weegploeg, of whom two first score blind and one abstains, and an auditor who was there."""
    een, twee, eigen = "weger 1", "weger 2", "weger Groningen"
    for naam, korps in ((een, ()), (twee, ()), (eigen, ("--korps", "Groningen"))):
        regel.goed("medewerker", "nieuw", naam, "--rol", "weegploeg", *korps, als="coördinator")
    aanwezig = [w for lid in (een, twee, eigen, AUDITOR) for w in ("--aanwezig", lid)]
    regel.goed("weging", "sessie", "nieuw", *aanwezig, "--blind", een, "--blind", twee)
    plek = ("Groningen", "toezicht.kwaliteit", "geel", "--motivatie", "Te weinig.", "--bewijs", "verslag:1")
    for lid in (een, twee):
        regel.goed("weging", "blind", "geef", *plek, als=lid)
    regel.goed("weging", "score", *plek, als=een)
    regel.goed("weging", "sessie", "sluit")
    regel.goed("weging", "sessie", "nieuw", *aanwezig, "--naam", "tweede")
    uitleg = ("--motivatie", "Zo gewogen.", "--zonder-scores", "De rest volgt.")
    regel.goed("weging", "eindscore", "Groningen", "geel", *uitleg, als=een)
    referentie = ("referentiekader.referenties", "ja", "--rij", "r01")
    regel.goed("vragenlijst", "antwoord", "Zeeland", *referentie, als=AUDITOR)
    # Who worked last works on.
    regel.goed("status", als=AUDITOR)


def _codeer(regel: Opdrachtregel) -> None:
    """Two people code: a figure alike, that is not as it was stated, and a dimension differently."""
    for wie, oordeel in ((NOTULIST, "aandacht"), (AUDITOR, "positief")):
        regel.goed(
            "codering",
            "nieuw",
            "Groningen",
            "Er zijn acht",
            *("--soort", "cijfer", "--waarde", "8"),
            *("--eenheid", "controles", "--vraag", "toezicht.controles_vergund"),
            als=wie,
        )
        regel.goed(
            "codering",
            "nieuw",
            "Groningen",
            "Er zijn acht rechercheurs.",
            *("--code", "opsporing.kwaliteit"),
            *("--oordeel", oordeel),
            als=wie,
        )
        # A note and what was said at that moment are about the same, and so is a question that no note tells of.
        for citaat, code in (
            ("toezicht is geregeld", "vergunde_branche"),
            ("ieder kwartaal gecontroleerd", "vergunde_branche"),
            ("de niet-vergunde branche", "niet_vergunde_branche"),
        ):
            regel.goed(
                *("codering", "nieuw", "Groningen", citaat),
                *("--code", f"toezicht.{code}", "--oordeel", "neutraal"),
                als=wie,
            )
        regel.goed("codering", "rond-af", "Groningen", als=wie)
    codes = regel.goed("codering", "toon", "Groningen", "--json").json["coderingen"]
    geldt = next(str(code["nummer"]) for code in codes if code["oordeel"] == "positief")
    regel.goed("codering", "beslis", "Groningen", "1", geldt, "--reden", "Zo is het gezegd.")


def _publiceer_tweede(regel: Opdrachtregel, map_: Path) -> None:
    """A small questionnaire is answered, and replaced by another."""
    een, twee = schrijf(map_, EEN, "een.toml"), schrijf(map_, TWEE, "twee.toml")
    regel.goed("vragenlijst", "publiceer", str(een), "--toelichting", "Kort", als="coördinator")
    for vraag, waarde in (("organisatie.plan", "deels"), ("toezicht.wijze", "plan")):
        regel.goed("vragenlijst", "antwoord", "Groningen", vraag, waarde)
    regel.goed("vragenlijst", "publiceer", str(twee), "--toelichting", "Korter")
    regel.goed("vragenlijst", "publiceer", "--toelichting", "Weer de volledige")


def _krijg_terug(regel: Opdrachtregel, map_: Path) -> None:
    """Take in a list of Zeeland, and make a second one: an answer changed, one emptied, one hidden and one gone."""
    plekken = [(Vak("organisatie.korpsexpert_uren", jaar=jaar), WAARDE) for jaar in ("2011", "2012")]
    regel.goed("vragenlijst", "formulier", "Zeeland", "--vorm", "xlsx", "--map", str(map_))
    leeg = (map_ / "vragenlijst-2013-2014-zeeland.xlsx").read_bytes()
    eerste = map_ / "eerste.xlsx"
    eerste.write_bytes(vul_in(leeg, "xlsx", dict.fromkeys(plekken, "12")))
    regel.goed("vragenlijst", "importeer", str(eerste))
    werkmap = load_workbook(io.BytesIO(vul_in(leeg, "xlsx", {plekken[0]: "15"})))
    plaatsen = rijen(werkmap)
    blad, rij = plaatsen["organisatie.korpsexpert_inzet"]
    werkmap[blad].row_dimensions[rij].hidden = True
    blad, rij = plaatsen["prognose.acties"]
    werkmap[blad].delete_rows(rij)
    (map_ / "tweede.xlsx").write_bytes(opgeslagen(werkmap))


def transcripten(map_: Path) -> tuple[Path, ...]:
    """A transcript with everything that can be odd about one, and a corrected one."""
    lus = [(20 + nr, 21 + nr, "Auditor B", "Bedankt.") for nr in range(4)]
    tekst = vtt(*REGELS, *lus) + "\nNOTE iets\n"
    zonder_kop = tekst.removeprefix("WEBVTT\n\n").replace("rechercheurs", "mensen")
    return schrijf_transcript(map_, tekst), schrijf_transcript(map_, zonder_kop, "beter.vtt")


def volg_op(regel: Opdrachtregel) -> None:
    """A korps is asked for a measure and tells of it; a point is adopted, a recommendation written."""
    weeg(regel)
    regel.goed("rapport", "brief", "verzonden", "Utrecht", als="coördinator")
    regel.goed("maatregel", "nieuw", "Utrecht", "Doen.")
    regel.goed("maatregel", "voortgang", "Utrecht", "1", "Begonnen.")
    regel.goed("aandachtspunt", "neem-over", "Midden-Nederland", EMM)
    regel.goed("aanbeveling", "nieuw", "Doe het.", "--aan", "OM", "--dimensie", EMM, "--bron", "Tabel 5")


def hoor(regel: Opdrachtregel) -> None:
    """Somebody else is to be heard, of whom more came in; a passage and a knelpunt lean on what was said."""
    via = ("--via", "gesprek", "--verwijzing", "Groningen")
    regel.goed("partij", "nieuw", "Kamer van Koophandel", "--over", "Groningen", *via)
    regel.goed("gesprek", "nieuw", "Kamer van Koophandel", "--datum", "2013-01-07")
    regel.goed("gesprek", "deelnemer", "Kamer van Koophandel", "--rol", "hoofd")
    regel.goed("aanvulling", "nieuw", "Politieacademie", "Zo is het.", "--van", "docent")
    regel.goed("deskbron", "nieuw", "-", "Jaarverslag")
    bron = ("--thema", "toezicht", "--bron", "gesprek Kamer van Koophandel")
    for soort in ("knelpunt", "best_practice"):
        regel.goed("praktijk", "nieuw", soort, "Naam", "Tekst.", *bron)
    regel.goed("verslag", "voeg-toe", "Zeeland", "Tekst.", "--hoofdstuk", "toezicht")
    regel.goed("verslag", "noot", "Zeeland", "1", "gesprek Kamer van Koophandel")


def teruggekomen(regel: Opdrachtregel, map_: Path) -> str:
    """A verslag of another state that was changed, in a passage and above it, and agreed to."""
    bestand = Verzonden(teruggekomen_verslag.bestand(regel).read_bytes(), [], [])
    pad = map_ / "terug.docx"
    inhoud = bewerkt(bestand, vervang(1, "acht", "negen"), kop_ingekort, erachter(1, "Ik ben akkoord."))
    pad.write_bytes(zonder_kenmerken(inhoud, kop="0" * 64))
    return str(pad)


def gewijzigd_verslag(map_: Path) -> Path:
    """A Word document in which everything was done that can be done to one."""
    gewijzigd = woord.p(
        *(woord.spoor(soort, woord.t("tekst")) for soort in ("ins", "del", "moveTo")),
        woord.bij_opmerking("1", woord.spoor("ins", "<w:r><w:drawing/></w:r>")),
        einde=woord.spoor("ins"),
    )
    pad = map_ / "gewijzigd.docx"
    pad.write_bytes(woord.docx(gewijzigd, comments=woord.opmerking("1", "Vraag")))
    return pad


def scores(map_: Path) -> str:
    pad = map_ / "scores.json"
    pad.write_text('{"toezicht.vergunde_branche": "rood", "toezicht.kwaliteit": "geel"}', encoding="utf-8")
    return str(pad)


def strenge_regels(map_: Path) -> str:
    """Rules that allow only rood to begin with."""
    pad = map_ / "streng.toml"
    tekst = (paths.templates() / "korpsmonitor" / "weegregels" / "2011-2012.toml").read_text(encoding="utf-8")
    pad.write_text(tekst.replace('eindscore = ["geel", "rood"]', 'eindscore = ["rood"]'), encoding="utf-8")
    return str(pad)


def kapotte_regels(map_: Path) -> str:
    pad = map_ / "regels.toml"
    pad.write_text('versie = "kapot"', encoding="utf-8")
    return str(pad)


def versleuteld(rijk: Opdrachtregel, tmp_path: Path) -> tuple[str, ...]:
    """The general options of a monitor that has keys."""
    wachtwoord = tmp_path / "wachtwoord"
    wachtwoord.write_text("fiets lamp regen molen")
    opties = ("--db", str(tmp_path / "dicht.db"), "--wachtwoord-bestand", str(wachtwoord))
    rijk.goed(*opties, "init")
    return opties


def plan_opties(rijk: Opdrachtregel, tmp_path: Path) -> tuple[str, ...]:
    """The general options of a plan of which an action was changed, with a document that says something else."""
    opties = ("--db", str(tmp_path / "plan.db"))
    rijk.goed(*opties, "init", "--editie", "2011-2014", "--instrument", "voortgang", "--zonder-versleuteling")
    (tmp_path / "plan.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "anders.txt").write_text(DOCUMENT.replace("Een methode", "Iets anders"), encoding="utf-8")
    rijk.goed(*opties, "plan", "lees", str(tmp_path / "plan.txt"))
    rijk.goed(*opties, "plan", "stel-vast")
    rijk.goed(*opties, "plan", "actie", "wijzig", "1.1", "--termijn", "2014", "--reden", "later")
    rijk.goed(*opties, "plan", "voortgang", "1.3", "--tekst", "Het is afgerond.")
    return opties


def eigen_opties(rijk: Opdrachtregel, tmp_path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The general options of two monitors of one instrument of one's own, of which a file was changed in between."""
    rijk.goed("instrument", "nieuw", "opvang")
    map_ = paths.instrumenten() / "opvang"
    opties = tuple(("--db", str(tmp_path / naam)) for naam in ("eigen.db", "later.db"))
    for een in opties:
        rijk.goed(*een, "init", "--editie", "2025", "--instrument", "opvang", "--zonder-versleuteling")
        (map_ / "leesmij.md").write_text("Een ander bestand.", encoding="utf-8")
    return opties[0], opties[1]


def dashboard_opties(rijk: Opdrachtregel, tmp_path: Path) -> tuple[str, ...]:
    """The general options of a dashboard with the example in it, a correction, and a decision; made once."""
    opties = ("--db", str(tmp_path / "dashboard.db"))
    if not (tmp_path / "dashboard.db").exists():
        vers = ("--editie", "2022", "--instrument", "dashboard", "--zonder-versleuteling")
        rijk.goed(*opties, "init", *vers)
        for naam in ("dashboard-2022.tsv", "beweringen-2022.toml"):
            rijk.goed(*opties, "dashboard", "lees", str(paths.db() / "voorbeelden" / "dashboard" / naam))
        rijk.goed(*opties, "dashboard", "zet", "Prostitutiecontroles", "Twente", "26", "--reden", "geteld")
        besluit = ("--besluit", "eerste", "--reden", "De tabel is van later.")
        rijk.goed(*opties, "consistentie", "besluit", "tekst-2dc030bc86", *besluit)
        # Figures that are asked about, and text that cannot be taken.
        werkmap = Workbook()
        for rij in (["Twente", "Hengel", "Totaal"], ["Waarschuwingen", 4, 5], [], ["een noot"]):
            werkmap.active.append(rij)
        werkmap.save(tmp_path / "later.xlsx")
    return opties
