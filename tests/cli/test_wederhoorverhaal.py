"""Hoor en wederhoor by commands, on real files: LibreOffice, a program that is not ours, edits what was sent."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from korpsmonitor_tui.word.sporenschrijver import AUTEUR
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word import libreoffice
from tests.word.teruggave import in_libreoffice

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR, TWEEDE_AUDITOR = "notulist 1", "auditor 1", "auditor Twente"
EXPERT, COLLEGA = "R. Expert", "M. Collega"
PARTIJ = "Groningen"
_MET_UNO = pytest.mark.skipif(
    libreoffice.soffice() is None or libreoffice.python_met_uno() is None,
    reason="LibreOffice of python3-uno is niet geïnstalleerd",
)
CONVENANT = "Sinds mei is er een convenant met de gemeenten."
VERZONDEN = [
    "Het toezicht is geregeld, zegt de korpsexpert.",
    "De vergunde branche wordt ieder kwartaal gecontroleerd.",
    "Voor de niet-vergunde branche is te weinig capaciteit.",
    "Er zijn acht rechercheurs.",
    "Het team werkt samen met de FIOD aan drie onderzoeken.",
    "In 2012 zijn 45 controles gehouden , en drie zaken ingezonden.",
]
"""The passages as they were sent."""
VERSIE_2 = [
    "Het toezicht is beperkt geregeld, zegt de korpsexpert.",
    "De vergunde branche wordt twee tot vier keer per jaar gecontroleerd.",
    "Voor de niet-vergunde branche is te weinig capaciteit.",
    CONVENANT,
    "Er zijn negen rechercheurs.",
    f"{VERZONDEN[4]} Een vierde is in voorbereiding.",
    "In 2012 zijn 45 controles gehouden, en drie zaken ingezonden.",
]
"""The passages after everything was decided."""
BEWERKINGEN = (
    ("auteur", EXPERT),
    ("bijhouden", "aan"),
    ("vervang", "1", "geregeld", "beperkt geregeld"),
    ("nieuwe_alinea", "3", CONVENANT),
    ("opmerking", "5", "drie onderzoeken", "Zijn het er niet vier?"),
    ("vervang", "6", "gehouden ,", "gehouden,"),
    ("auteur", COLLEGA),
    ("vervang", "4", "acht", "negen"),
    ("bijhouden", "uit"),
    ("vervang", "2", "ieder kwartaal", "ieder half jaar"),
)
"""What the korpsexpert and a colleague do to it."""


def _verslag(regel: Opdrachtregel) -> dict[str, Any]:
    verslag: dict[str, Any] = regel.goed("verslag", "status", PARTIJ, "--json").json["verslagen"][0]
    return verslag


def _opmerkingen(regel: Opdrachtregel, *keuze: str) -> dict[int, dict[str, Any]]:
    gegeven = regel.goed("verslag", "opmerkingen", PARTIJ, *keuze, "--json").json["opmerkingen"]
    return {een["nummer"]: een for een in gegeven}


def _teksten(regel: Opdrachtregel) -> list[str]:
    return [een["tekst"] for een in regel.goed("verslag", "toon", PARTIJ, "--json").json["passages"]]


def _sha256(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


@_MET_UNO
def test_van_concept_tot_definitief_met_een_korps_dat_in_word_antwoordt(
    gesprek: Opdrachtregel, tmp_path: Path
) -> None:
    _doe_eerste_check(gesprek, tmp_path)
    _verstuur(gesprek, tmp_path)
    terug = tmp_path / "retour korpsexpert.docx"
    terug.write_bytes(in_libreoffice((tmp_path / "v1.docx").read_bytes(), BEWERKINGEN, "docx", tmp_path))
    _lees(gesprek, terug)
    _verwerk(gesprek)
    definitief = _stel_vast(gesprek, tmp_path)
    _is_definitief(gesprek, definitief)
    _gaat_terug(gesprek, definitief)
    _wordt_herkend(gesprek, definitief)


def _doe_eerste_check(regel: Opdrachtregel, map_: Path) -> None:
    """The auditor finds something, the notulist mends it and says so."""
    regel.goed("gesprek", "deelnemer", PARTIJ, "--rol", "portefeuillehouder", "--respondent")
    for hoofdstuk, teksten in (("toezicht", VERZONDEN[1:3]), ("opsporing", VERZONDEN[4:])):
        for tekst in teksten:
            regel.goed("gesprek", "notitie", PARTIJ, tekst, "--hoofdstuk", hoofdstuk, als=NOTULIST)
    regel.goed("verslag", "maak", PARTIJ, "--doel", str(map_), als=NOTULIST)
    regel.goed("verslag", "check", PARTIJ, als=NOTULIST)
    regel.goed(
        *("verslag", "retour", PARTIJ, "--reden", "Eén passage", "--opmerking", "1: Wie zegt dit?"),
        als=AUDITOR,
    )
    regel.goed("verslag", "tekst", PARTIJ, "1", VERZONDEN[0], als=NOTULIST)
    regel.goed("verslag", "verwerk", PARTIJ, "--opmerking", "1", "--antwoord", "Bron erbij", als=NOTULIST)
    regel.goed("verslag", "check", PARTIJ, als=NOTULIST)
    assert _teksten(regel) == VERZONDEN


def _verstuur(regel: Opdrachtregel, map_: Path) -> None:
    regel.goed("verslag", "verstuur", PARTIJ, "--doel", str(map_ / "v1.docx"), als=AUDITOR)
    (versie,) = _verslag(regel)["versies"]
    assert sorted(versie["respondenten"]) == ["korpsexpert", "portefeuillehouder"]
    assert versie["sha256"] == _sha256(map_ / "v1.docx")


def _lees(regel: Opdrachtregel, terug: Path) -> None:
    """The expert's file, and what the portefeuillehouder said by telephone."""
    (gelezen,) = regel.goed("verslag", "lees", str(terug), "--json", als=NOTULIST).json["bestanden"]
    assert (gelezen["versie"], gelezen["respondent"], gelezen["ongewijzigd"]) == (1, "korpsexpert", 1)
    assert [passage["oud"] for passage in gelezen["passages"]] == VERZONDEN
    assert [_kort(punt) for passage in gelezen["passages"] for punt in passage["punten"]] == [
        ("bijgehouden", EXPERT, ["beperkt "], []),
        ("stil", "", ["half jaar"], ["kwartaal"]),
        ("bijgehouden", COLLEGA, ["negen"], ["acht"]),
        ("opmerking", "korpsexpert", [], []),
        ("bijgehouden", EXPERT, [], [" "]),
    ]
    (nieuw,) = gelezen["overig"]
    assert (_kort(nieuw), nieuw["na"]) == (("nieuw", EXPERT, [CONVENANT], []), 3)
    gezegd = "4: het zijn zeven rechercheurs\n\nDe toon is te stellig.\n"
    regel.goed(
        *("verslag", "lees", "--tekst", "-", "--partij", PARTIJ, "--kanaal", "telefoon"),
        *("--respondent", "portefeuillehouder"),
        als=NOTULIST,
        invoer=gezegd,
    )
    opmerkingen = _opmerkingen(regel, "--open")
    assert [(nr, een["passage"], een["respondent"]) for nr, een in opmerkingen.items()] == [
        *((2 + plaats, passage, "korpsexpert") for plaats, passage in enumerate((1, 2, 4, 5, 6, None))),
        (8, 4, "portefeuillehouder"),
        (9, None, "portefeuillehouder"),
    ]


def _kort(punt: dict[str, Any]) -> tuple[str, str, list[str], list[str]]:
    return punt["aard"], punt["auteur"], punt["invoegingen"], punt["verwijderingen"]


def _verwerk(regel: Opdrachtregel) -> None:
    """The notulist proposes, the auditor decides, a second auditor confirms what was rejected."""
    regel.goed("verslag", "verwerk", PARTIJ, als=NOTULIST)
    for nummer in ("2", "4", "7"):
        regel.goed("verslag", "voorstel", PARTIJ, nummer, "overgenomen", als=NOTULIST)
    assert regel("verslag", "besluit", PARTIJ, "2", "--volgens-voorstel", als=NOTULIST).status == 2
    for nummer in ("2", "4", "7"):
        regel.goed("verslag", "besluit", PARTIJ, nummer, "--volgens-voorstel", als=AUDITOR)
    regel.goed(
        *(
            "verslag",
            "besluit",
            PARTIJ,
            "3",
            "gedeeltelijk-overgenomen",
            "--reden",
            "In 2012 verschilde het.",
        ),
        *("--tekst", "De vergunde branche wordt twee tot vier keer per jaar gecontroleerd."),
        als=AUDITOR,
    )
    regel.goed(
        *("verslag", "besluit", PARTIJ, "5", "context-toegevoegd", "--reden", "Zo is het gezegd."),
        *("--tekst", f"{VERZONDEN[4]} Een vierde is in voorbereiding."),
        als=AUDITOR,
    )
    regel.goed("verslag", "plaats", PARTIJ, "9", "--geheel", als=AUDITOR)
    for nummer, reden in (("8", "De personeelslijst zegt negen."), ("9", "Geen passage is genoemd.")):
        regel.goed("verslag", "besluit", PARTIJ, nummer, "niet-overgenomen", "--reden", reden, als=AUDITOR)
    schrijffouten = regel.goed("verslag", "redactioneel", PARTIJ, "--json").json
    assert [een["nummer"] for een in schrijffouten["opmerkingen"]] == ["6"]
    genomen = ("--neem-over", "6", "--stempel", schrijffouten["stempel"])
    regel.goed("verslag", "redactioneel", PARTIJ, *genomen, als=AUDITOR)
    assert _opmerkingen(regel, "--open") == {}
    assert _teksten(regel) == VERSIE_2
    regel.goed("verslag", "check", PARTIJ, als=NOTULIST)
    geweigerd = regel("verslag", "verstuur", PARTIJ, als=AUDITOR)
    assert geweigerd.status == 2
    assert all(f"opmerking {nummer} “" in geweigerd.fout for nummer in (8, 9))
    assert regel("verslag", "bevestig", PARTIJ, "8", als=AUDITOR).status == 2
    regel.goed("verslag", "bevestig", PARTIJ, "8", "9", als=TWEEDE_AUDITOR)


def _stel_vast(regel: Opdrachtregel, map_: Path) -> Path:
    """Sent once more, both agree, and it is definitief."""
    regel.goed("verslag", "verstuur", PARTIJ, "--doel", str(map_ / "v2.docx"), als=AUDITOR)
    te_vroeg = regel("verslag", "stel-vast", PARTIJ, als=AUDITOR)
    assert te_vroeg.status == 2
    for respondent in ("korpsexpert", "portefeuillehouder"):
        assert respondent in te_vroeg.fout
        regel.goed("verslag", "akkoord", PARTIJ, "--respondent", respondent, als=NOTULIST)
    definitief = map_ / "definitief.docx"
    regel.goed("verslag", "stel-vast", PARTIJ, "--doel", str(definitief), als=AUDITOR)
    return definitief


def _is_definitief(regel: Opdrachtregel, definitief: Path) -> None:
    """The file says what was decided, without a trace of it, and is known by its bytes."""
    gelezen = regel.goed("verslag", "lees", "--los", str(definitief), "--json").json
    assert not any(gelezen.values()), "no changes, no comments, nothing unread"
    tekst = "\n".join(alinea.text for alinea in docx.Document(str(definitief)).paragraphs)
    assert all(passage in tekst for passage in VERSIE_2)
    assert not any(weg in tekst for weg in ("kwartaal", "acht rechercheurs", "gehouden ,", EXPERT, COLLEGA))
    herkend = regel.goed("verslag", "controleer", str(definitief), "--json").json
    assert herkend["sha256"] == _sha256(definitief)
    versie = herkend["versie"]
    assert (versie["soort"], versie["nummer"], versie["nieuwste"]) == ("definitief", 2, True)
    versies = _verslag(regel)["versies"]
    assert [(een["soort"], een["nummer"]) for een in versies] == [
        ("verzonden", 1),
        ("verzonden", 2),
        ("definitief", 2),
    ]
    assert versies[-1]["sha256"] == herkend["sha256"]
    assert regel.goed("controleer", "--json").json["klopt"] is True


def _gaat_terug(regel: Opdrachtregel, definitief: Path) -> None:
    """What the korps gets: the verslag, what changed in it, what became of each remark, and a letter."""
    uit = regel.goed(
        *("verslag", "terugkoppeling", PARTIJ, "--map", str(definitief.parent), "--json"), als=AUDITOR
    ).json
    map_ = Path(uit["map"])
    assert sorted(uit["bestanden"]) == sorted(pad.name for pad in map_.iterdir())
    verslag, wijzigingen, tabel, werkmap, brief, inhoud = (map_ / naam for naam in uit["bestanden"])
    sommen = dict(re.findall(r"^([0-9a-f]{64})  (.+)$", inhoud.read_text(encoding="utf-8"), re.MULTILINE))
    assert sommen == {_sha256(pad): pad.name for pad in (verslag, wijzigingen, tabel, werkmap, brief)}
    assert verslag.read_bytes() == definitief.read_bytes()
    _is_bijlage(regel, wijzigingen, definitief)
    _is_verwerkingstabel(regel, tabel, werkmap)
    gezegd = "\n".join(alinea.text for alinea in docx.Document(str(brief)).paragraphs)
    versie = _verslag(regel)["versies"][-1]
    assert all(kenmerk in gezegd for kenmerk in (_sha256(definitief), versie["kop"], "8 opmerkingen"))


def _is_bijlage(regel: Opdrachtregel, bijlage: Path, definitief: Path) -> None:
    """Rejected it is what was sent first, accepted what is definitief; by us, and by nobody of the korps."""
    gelezen = lees_wijzigingen(bijlage.read_bytes())
    for weergave, pad in ((gelezen.oud, definitief.with_name("v1.docx")), (gelezen.nieuw, definitief)):
        zelfde = lees_wijzigingen(pad.read_bytes()).nieuw
        assert list(filter(None, weergave)) == list(filter(None, zelfde))
    los = regel.goed("verslag", "lees", "--los", str(bijlage), "--json").json
    assert {een["auteur"] for een in los["invoegingen"] + los["verwijderingen"]} == {AUTEUR}
    assert {"beperkt ", "negen", f"7\t{CONVENANT}"} <= {een["tekst"] for een in los["invoegingen"]}
    assert {"acht"} <= {een["tekst"] for een in los["verwijderingen"]}


def _is_verwerkingstabel(regel: Opdrachtregel, tabel: Path, werkmap: Path) -> None:
    """Every remark of a respondent with its decision and reason, and nobody's name."""
    rijen = [[cel.text for cel in rij.cells] for rij in docx.Document(str(tabel)).tables[-1].rows[1:]]
    opmerkingen = [een for een in _opmerkingen(regel).values() if een["herkomst"] == "reactie"]
    assert [(rij[0], rij[2], rij[4], rij[5]) for rij in rijen] == [
        (
            str(een["nummer"]),
            een["respondent"],
            een["tekst"],
            ": ".join(filter(None, (een["besluit"], een["reden"]))),
        )
        for een in opmerkingen
    ]
    assert [rij[6] for rij in rijen][:6] == [*VERSIE_2[:2], *VERSIE_2[4:], VERSIE_2[3]]
    blad = openpyxl.load_workbook(werkmap).worksheets[0]
    cellen = [str(cel) for rij in blad.iter_rows(values_only=True) for cel in rij if cel is not None]
    assert all(een["tekst"] in cellen for een in opmerkingen)
    alles = "\n".join([*cellen, *(cel for rij in rijen for cel in rij)])
    assert not any(naam in alles for naam in (EXPERT, COLLEGA, NOTULIST, AUDITOR, TWEEDE_AUDITOR))


def _wordt_herkend(regel: Opdrachtregel, definitief: Path) -> None:
    """By its bytes; saved again by its text; changed by what differs; something else not at all."""

    def controleer(pad: Path) -> tuple[int, dict[str, Any]]:
        uitkomst = regel("verslag", "controleer", str(pad), "--json")
        return uitkomst.status, uitkomst.json

    status, gegeven = controleer(definitief)
    assert (status, gegeven["uitkomst"], gegeven["geldend"]) == (0, "versie", True)
    status, gegeven = controleer(definitief.with_name("v1.docx"))
    assert (status, gegeven["versie"]["nummer"], gegeven["geldend"]) == (0, 1, False)
    kopie = definitief.with_name("kopie.docx")
    document = docx.Document(str(definitief))
    document.save(str(kopie))
    status, gegeven = controleer(kopie)
    assert (status, gegeven["uitkomst"], gegeven["versie"]["soort"]) == (1, "tekst gelijk", "definitief")
    alinea = next(alinea for alinea in document.paragraphs if "negen rechercheurs" in alinea.text)
    alinea.runs[-1].text = "Er zijn tien rechercheurs."
    document.save(str(kopie))
    status, gegeven = controleer(kopie)
    assert (status, gegeven["uitkomst"], gegeven["verschillen"]) == (1, "gewijzigd", 1)
