"""One dossier from an empty folder to definitief, by commands, with two medewerkers and a clock that moves on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"


def _verslag(regel: Opdrachtregel) -> dict[str, Any]:
    verslag: dict[str, Any] = regel.goed("verslag", "status", "Groningen", "--json").json["verslagen"][0]
    return verslag


def _sha256(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


@pytest.fixture
def verstuurd(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give a verslag that was checked and sent; the Word file stands in v1.docx."""
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "verstuur", "Groningen", "--doel", str(tmp_path / "v1.docx"), als=AUDITOR)
    return gesprek


def test_van_init_tot_definitief_met_een_reactie(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    _maak_concept(gesprek, tmp_path)
    nieuw = _doe_eerste_check(gesprek)
    _verstuur(gesprek, tmp_path / "v1.docx")
    _laat_termijn_verlopen(gesprek)
    _verwerk_reactie(gesprek, tmp_path / "bericht.eml")

    passages = gesprek.goed("verslag", "toon", "Groningen", "--json").json["passages"]
    assert [(p["nummer"], p["vast"], p["tekst"]) for p in passages] == [
        (1, True, nieuw),
        (2, True, "Er zijn negen rechercheurs."),
    ]
    _stel_vast(gesprek, tmp_path)
    tijdlijn = gesprek.goed("tijdlijn", "Groningen", "--json").json
    assert "definitief" in tijdlijn[0]["wat"]
    assert {"notulist 1", "auditor 1", "coördinator"} == {stap["wie"] for stap in tijdlijn}

    gesprek.goed("verslag", "heropen", "Groningen", "--reden", "Nagekomen informatie", als=AUDITOR)
    assert (_verslag(gesprek)["status"], _verslag(gesprek)["versie"]) == ("in_opmaak", 3)


def _maak_concept(regel: Opdrachtregel, map_: Path) -> None:
    gemaakt = regel.goed("verslag", "maak", "Groningen", "--doel", str(map_), als=NOTULIST)

    assert "2 passages toegevoegd" in gemaakt.uit
    assert (map_ / "gespreksverslag-2013-2014-groningen-v1.docx").read_bytes().startswith(b"PK")
    assert _verslag(regel)["status"] == "in_opmaak"


def _doe_eerste_check(regel: Opdrachtregel) -> str:
    """The auditor finds something and the notulist mends it; returns the new text of passage 1."""
    regel.goed("verslag", "check", "Groningen", als=NOTULIST)
    regel.goed(
        *("verslag", "retour", "Groningen", "--reden", "Eén passage is onduidelijk"),
        *("--opmerking", "1: Noem de bron", "--opmerking", "Om 10:30 uur was er pauze"),
        als=AUDITOR,
    )
    assert [(o["nummer"], o["tekst"], o["open"]) for o in _verslag(regel)["opmerkingen"]] == [
        (1, "Noem de bron", True),
        (2, "Om 10:30 uur was er pauze", True),
    ]
    nieuw = "Het toezicht is geregeld, zegt de korpsexpert."
    regel.goed("verslag", "tekst", "Groningen", "1", nieuw, als=NOTULIST)
    for nummer in ("1", "2"):
        regel.goed(
            "verslag", "verwerk", "Groningen", "--opmerking", nummer, "--antwoord", "Gedaan", als=NOTULIST
        )
    regel.goed("verslag", "check", "Groningen", als=NOTULIST)
    return nieuw


def _verstuur(regel: Opdrachtregel, doel: Path) -> None:
    """Not on the notulist's own authority, and with a termijn in working days."""
    geweigerd = regel("verslag", "verstuur", "Groningen", als=NOTULIST)
    assert (geweigerd.status, geweigerd.uit) == (2, "")

    verstuurd = regel.goed(
        *("verslag", "verstuur", "Groningen", "--kanaal", "e-mail", "--werkdagen", "5", "--doel", str(doel)),
        als=AUDITOR,
    )

    assert "tot en met 19-02-2013" in verstuurd.uit
    (versie,) = _verslag(regel)["versies"]
    assert versie["sha256"] == _sha256(doel)
    assert versie["respondenten"] == ["korpsexpert"]


def _laat_termijn_verlopen(regel: Opdrachtregel) -> None:
    """Overdue, reminded and extended."""
    regel.klok.zet(2013, 2, 20)
    (te_laat,) = regel.goed("status", "--filter", "te-laat", "--json").json["partijen"]
    assert te_laat["naam"] == "Groningen"
    regel.goed("verslag", "rappel", "Groningen", "--kanaal", "telefoon", als=NOTULIST)
    regel.goed("verslag", "verleng", "Groningen", "--tot", "2013-03-01", "--reden", "Vakantie", als=AUDITOR)
    assert regel.goed("status", "--filter", "te-laat", "--json").json["partijen"] == []


def _verwerk_reactie(regel: Opdrachtregel, bewijs: Path) -> None:
    """Decided by another than who wrote the verslag, with the message itself as evidence."""
    bewijs.write_text("Passage 2 klopt niet.")
    regel.goed(
        *("verslag", "reactie", "Groningen", "--respondent", "korpsexpert", "--bewijs", str(bewijs)),
        *("--opmerking", "2: Het zijn negen rechercheurs"),
        als=NOTULIST,
    )
    regel.goed("verslag", "verwerk", "Groningen", als=NOTULIST)
    regel.goed(
        *("verslag", "verwerk", "Groningen", "--opmerking", "3", "--besluit", "overgenomen"),
        *("--tekst", "Er zijn negen rechercheurs."),
        als=AUDITOR,
    )


def _stel_vast(regel: Opdrachtregel, map_: Path) -> None:
    """Definitief, recognised by its fingerprint, and fixed."""
    definitief = map_ / "definitief.docx"
    regel.goed("verslag", "stel-vast", "Groningen", "--doel", str(definitief), als=AUDITOR)

    versie = regel.goed("verslag", "controleer", str(definitief), "--json").json["versie"]
    assert (versie["soort"], versie["nummer"], versie["nieuwste"]) == ("definitief", 2, True)
    assert "Let op" in regel.goed("verslag", "controleer", str(map_ / "v1.docx")).uit
    assert regel("verslag", "tekst", "Groningen", "1", "anders", als=NOTULIST).status == 2
    assert regel.goed("controleer", "--json").json["klopt"] is True


def test_definitief_met_akkoord_van_allen(verstuurd: Opdrachtregel, tmp_path: Path) -> None:
    te_vroeg = verstuurd("verslag", "stel-vast", "Groningen", als=AUDITOR)
    assert te_vroeg.status == 2
    assert "korpsexpert" in te_vroeg.fout

    akkoord = verstuurd.goed(
        *("verslag", "akkoord", "Groningen", "--respondent", "Korpsexpert", "--datum", "12-02-2013"),
        als=NOTULIST,
    )
    assert "alle respondenten" in akkoord.uit
    verstuurd.goed("verslag", "stel-vast", "Groningen", als=AUDITOR)

    (vaststelling,) = _verslag(verstuurd)["vaststellingen"]
    assert vaststelling["door"] == "auditor 1"
    # What is handed out now is the very file that was laid down.
    verstuurd.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path / "opnieuw.docx"))
    herkend = verstuurd.goed("verslag", "controleer", str(tmp_path / "opnieuw.docx"), "--json").json
    assert herkend["versie"]["soort"] == "definitief"


def test_definitief_zonder_reactie_kan_pas_na_de_termijn(verstuurd: Opdrachtregel) -> None:
    opdracht = ("verslag", "stel-vast", "Groningen", "--zonder-reactie", "--reden", "Niets meer vernomen")

    assert "26-02-2013" in verstuurd(*opdracht, als=AUDITOR).fout
    verstuurd.klok.zet(2013, 2, 27)
    verstuurd.goed(*opdracht, als=AUDITOR)

    (bijzonder,) = verstuurd.goed("status", "--filter", "bijzonder", "--json").json["partijen"]
    assert bijzonder["bijzonder"] == "vastgesteld zonder reactie"


def test_definitief_terwijl_het_korps_het_oneens_blijft(verstuurd: Opdrachtregel) -> None:
    verstuurd.goed(
        *("verslag", "reactie", "Groningen", "--respondent", "korpsexpert", "--tekst", "-"),
        als=NOTULIST,
        invoer="Passage 1 klopt niet.\n",
    )
    verstuurd.goed("verslag", "verwerk", "Groningen", als=NOTULIST)
    zonder_reden = verstuurd(
        "verslag", "verwerk", "Groningen", "--opmerking", "1", "--besluit", "niet-overgenomen", als=AUDITOR
    )
    assert zonder_reden.status == 2
    verstuurd.goed(
        *("verslag", "verwerk", "Groningen", "--opmerking", "1", "--besluit", "niet-overgenomen"),
        *("--reden", "De opname bevestigt de passage"),
        als=AUDITOR,
    )
    vaststellen = ("verslag", "stel-vast", "Groningen", "--niet-akkoord", "--reden", "Passage 1 blijft")
    assert "nog niet door een ander bevestigd: opmerking 1" in verstuurd(*vaststellen, als=AUDITOR).fout
    verstuurd.goed("verslag", "bevestig", "Groningen", "1", als="coördinator")
    verstuurd.goed(*vaststellen, als=AUDITOR)

    assert "niet akkoord op: Passage 1 blijft" in verstuurd.goed("verslag", "status").uit


def test_wie_bij_het_korps_hoort_werkt_niet_mee(team: Opdrachtregel) -> None:
    geweigerd = team("gesprek", "nieuw", "Twente", "--auditor", "auditor Twente")

    assert geweigerd.status == 2
    assert "eigen korps" in geweigerd.fout
    assert (
        team.goed("status", "--filter", "ongepland", "--filter", "korps", "--json").json["partijen"][4][
            "naam"
        ]
        == "Twente"
    )


def test_alle_verslagen_in_een_map(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    gesprek.goed("gesprek", "nieuw", "om", "--notulist", "notulist 1")
    gesprek.goed("gesprek", "notitie", "om", "Het OM is er.", "--hoofdstuk", "ketensamenwerking")
    map_ = tmp_path / "uit"

    uitkomst = gesprek.goed("verslag", "maak", "--alle", "--map", str(map_))

    assert "2 van 2 verslagen" in uitkomst.uit
    assert sorted(pad.name for pad in map_.iterdir()) == [
        "gespreksverslag-2013-2014-groningen-v1.docx",
        "gespreksverslag-2013-2014-om-v1.docx",
    ]
    gesprek.goed("gesprek", "notitie", "om", "Nog iets.", "--hoofdstuk", "ketensamenwerking")
    opnieuw = gesprek("verslag", "maak", "--alle", "--map", str(map_))
    assert opnieuw.status == 1
    assert "--overschrijf" in opnieuw.fout
    gesprek.goed("verslag", "maak", "--alle", "--map", str(map_), "--overschrijf")


def test_ongedaan_haalt_een_notitie_terug(gesprek: Opdrachtregel) -> None:
    gesprek.goed("gesprek", "verwijder-notitie", "Groningen", "1", als=NOTULIST)
    assert len(gesprek.goed("gesprek", "toon", "Groningen", "--json").json["notities"]) == 1

    teruggehaald = gesprek.goed("ongedaan", als=NOTULIST)

    assert "notitie" in teruggehaald.uit
    assert len(gesprek.goed("gesprek", "toon", "Groningen", "--json").json["notities"]) == 2
