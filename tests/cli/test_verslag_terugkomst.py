"""``verslag lees``: returned files become remarks, by command alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.teruggekomen_verslag import AUDITOR, NOTULIST, verstuur_met_bestand
from tests.services.verslagretour import erachter, vervang, zonder_kenmerken
from tests.word.spoorvoorbeeld import docx, p, t
from tests.word.teruggave import Bewerking, bewerkt
from tests.word.teruggave import Verzonden as Bestand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

PARTIJ = "Flevoland"


@pytest.fixture
def verstuurd(gesprek: Opdrachtregel, tmp_path: Path) -> Bestand:
    """Give the file that went out."""
    return verstuur_met_bestand(gesprek, tmp_path)


def schrijf(map_: Path, naam: str, inhoud: bytes) -> str:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return str(pad)


def terug(bestand: Bestand, *handelingen: Callable[[Bewerking], object]) -> bytes:
    return bewerkt(bestand, *handelingen)


def opmerkingen(regel: Opdrachtregel) -> list[dict[str, Any]]:
    gegeven: list[dict[str, Any]] = regel.goed("verslag", "opmerkingen", PARTIJ, "--json").json["opmerkingen"]
    return gegeven


def test_een_bestand_wordt_eerst_bekeken_en_dan_een_keer_vastgelegd(
    gesprek: Opdrachtregel, verstuurd: Bestand, tmp_path: Path
) -> None:
    inhoud = terug(verstuurd, vervang(1, "acht", "negen"), erachter(1, "Er is een convenant."))
    pad = schrijf(tmp_path, "retour.docx", inhoud)
    proef = gesprek.goed("verslag", "lees", pad, "--proef", als=NOTULIST).uit
    assert "retour.docx: Flevoland, versie 1, van korpsexpert (proef: er is niets vastgelegd)" in proef
    assert "“acht” wordt “negen”" in proef
    assert opmerkingen(gesprek) == []

    gelezen = gesprek.goed("verslag", "lees", pad, "--json", als=NOTULIST).json
    (bestand,) = gelezen["bestanden"]
    assert (bestand["partij"], bestand["versie"], bestand["uitkomst"]) == ("flevoland", 1, "vastgelegd")
    (passage,) = bestand["passages"]
    (punt,) = passage["punten"]
    assert (punt["aard"], punt["invoegingen"], punt["verwijderingen"]) == ("bijgehouden", ["negen"], ["acht"])
    assert [(ander["aard"], ander["na"]) for ander in bestand["overig"]] == [("nieuw", 1)]
    assert [een["kenmerk"] for een in opmerkingen(gesprek)] == bestand["opmerkingen"]

    nogmaals = gesprek.goed("verslag", "lees", pad, als=NOTULIST).uit
    assert "al eerder ingelezen; er is niets toegevoegd" in nogmaals
    assert len(opmerkingen(gesprek)) == 2


def test_ongewijzigd_stelt_akkoord_voor_met_de_opdracht_die_dat_vastlegt(
    gesprek: Opdrachtregel, verstuurd: Bestand, tmp_path: Path
) -> None:
    pad = schrijf(tmp_path, "retour.docx", verstuurd.inhoud)
    uit = gesprek.goed("verslag", "lees", pad, als=NOTULIST).uit
    assert "1 van 1 passage ongewijzigd." in uit
    assert "korpsmonitor verslag akkoord Flevoland --respondent korpsexpert --bewijs retour.docx" in uit
    assert (
        gesprek.goed("verslag", "status", PARTIJ, "--json").json["verslagen"][0]["status"]
        == "ter_verificatie"
    )
    gesprek.goed("verslag", "akkoord", PARTIJ, "--respondent", "korpsexpert", "--bewijs", pad, als=NOTULIST)


def test_een_bestand_dat_niet_kan_laat_de_andere_ongemoeid(
    gesprek: Opdrachtregel, verstuurd: Bestand, tmp_path: Path
) -> None:
    goed = schrijf(tmp_path, "goed.docx", terug(verstuurd, vervang(1, "acht", "negen")))
    vreemd = schrijf(tmp_path, "vreemd.docx", docx(p(t("Heel iets anders."))))
    ander = schrijf(tmp_path, "ander.docx", zonder_kenmerken(verstuurd.inhoud, verslag="2011-2012/om"))
    uitkomst = gesprek("verslag", "lees", vreemd, goed, ander, "--json", als=NOTULIST)
    assert uitkomst.status == 2
    assert [fout["bestand"] for fout in uitkomst.json["fouten"]] == [vreemd, ander]
    assert [een["bestand"] for een in uitkomst.json["bestanden"]] == [goed]
    assert len(uitkomst.fout.strip().splitlines()) == 2
    assert len(opmerkingen(gesprek)) == 1
    elders = gesprek("verslag", "lees", goed, "--partij", "om", als=NOTULIST)
    assert (elders.status, "het verslag van Flevoland, niet van" in elders.fout) == (2, True)


def test_van_wie_het_is_moet_blijken_of_worden_gezegd(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    bestand = verstuur_met_bestand(gesprek, tmp_path, "korpsexpert", "portefeuillehouder")
    een = schrijf(tmp_path, "een.docx", terug(bestand, vervang(1, "acht", "negen")))
    twee = schrijf(tmp_path, "twee.docx", terug(bestand, vervang(1, "acht", "tien")))
    geweigerd = gesprek("verslag", "lees", een, als=NOTULIST)
    assert geweigerd.status == 2
    assert "Kies met --respondent uit korpsexpert, portefeuillehouder." in geweigerd.fout
    namen = ("--respondent", "korpsexpert", "--respondent", "portefeuillehouder")
    assert gesprek("verslag", "lees", een, *namen, als=NOTULIST).status == 2
    gesprek.goed("verslag", "lees", een, twee, *namen, als=NOTULIST)
    assert [(regel["respondent"], regel["nieuw"].split()[2]) for regel in opmerkingen(gesprek)] == [
        ("korpsexpert", "negen"),
        ("portefeuillehouder", "tien"),
    ]


def test_overgetypte_opmerkingen_van_de_invoer_of_uit_een_bestand(
    gesprek: Opdrachtregel, verstuurd: Bestand, tmp_path: Path
) -> None:
    assert verstuurd
    tekst = "passage 1: het zijn er negen\n\nDe toon is te stellig.\n"
    zonder = gesprek("verslag", "lees", "--tekst", "-", als=NOTULIST, invoer=tekst)
    assert (zonder.status, "--partij" in zonder.fout) == (2, True)
    gesprek.goed(
        "verslag",
        "lees",
        "--tekst",
        "-",
        "--partij",
        PARTIJ,
        "--kanaal",
        "telefoon",
        als=NOTULIST,
        invoer=tekst,
    )
    assert [(regel["passage"], regel["te_plaatsen"], regel["tekst"]) for regel in opmerkingen(gesprek)] == [
        (1, False, "het zijn er negen"),
        (None, True, "De toon is te stellig."),
    ]
    pad = schrijf(tmp_path, "mail.txt", tekst.encode())
    assert (
        "al eerder ingelezen"
        in gesprek.goed("verslag", "lees", "--tekst", pad, "--partij", PARTIJ, als=NOTULIST).uit
    )
    gesprek.goed("verslag", "verwerk", PARTIJ, als=NOTULIST)
    gesprek.goed("verslag", "plaats", PARTIJ, "2", "--geheel", als=NOTULIST)
    gesprek.goed("verslag", "besluit", PARTIJ, "2", "overgenomen", als=AUDITOR)
