"""De weging per opdracht: van weegsessie tot eindscore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
EEN, TWEE, EIGEN = "weger 1", "weger 2", "weger Groningen"
ELDERS = "Jaarverslag 2012: maandelijks gecontroleerd."


@pytest.fixture
def weegploeg(gesprek: Opdrachtregel) -> Opdrachtregel:
    """Give a weegploeg, of which one belongs to the korps that was interviewed."""
    for naam in (EEN, TWEE):
        gesprek.goed("medewerker", "nieuw", naam, "--rol", "weegploeg")
    gesprek.goed("medewerker", "nieuw", EIGEN, "--rol", "weegploeg", "--korps", "Groningen")
    return gesprek


def open_sessie(regel: Opdrachtregel, *woorden: str) -> None:
    leden = (EEN, TWEE, EIGEN, AUDITOR)
    regel.goed("weging", "sessie", "nieuw", *(w for lid in leden for w in ("--aanwezig", lid)), *woorden)


def stel_vast(regel: Opdrachtregel, map_: Path) -> None:
    """The verslag of Groningen is definitief."""
    regel.goed("verslag", "maak", "Groningen", "--doel", str(map_), als=NOTULIST)
    regel.goed("verslag", "check", "Groningen", als=NOTULIST)
    regel.goed("verslag", "verstuur", "Groningen", "--doel", str(map_ / "v1.docx"), als=AUDITOR)
    regel.goed("verslag", "akkoord", "Groningen", "--respondent", "korpsexpert", als=NOTULIST)
    regel.goed("verslag", "stel-vast", "Groningen", als=AUDITOR)


def test_van_weegsessie_tot_eindscore(weegploeg: Opdrachtregel, tmp_path: Path) -> None:
    open_sessie(weegploeg)
    geweigerd = weegploeg(
        "weging", "score", "Groningen", "toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--bewijs", "verslag:1",
        als=EEN,
    )  # fmt: skip
    assert geweigerd.status == 2
    assert is_een_regel(geweigerd.fout)
    assert "Het verslag van Groningen is nog gepland" in geweigerd.fout

    drenthe = weegploeg(
        "weging", "score", "Drenthe", "toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--bewijs", "verslag:Groningen:1",
        als=EEN,
    )  # fmt: skip
    assert "een ander korps" in drenthe.fout

    stel_vast(weegploeg, tmp_path)
    aanbod = weegploeg.goed("weging", "bewijs", "Groningen", "toezicht.kwaliteit", "--json", als=EEN).json
    assert aanbod["stukken"][0]["kenmerk"] == "verslag:1"
    assert aanbod["toelichters"] == [{"naam": AUDITOR, "gesprek": "Groningen"}]
    assert "verslag:1" in weegploeg.goed("weging", "bewijs", "Groningen", "toezicht.kwaliteit", als=EEN).uit
    gegeven = weegploeg.goed(
        "weging", "score", "Groningen", "toezicht.kwaliteit", "Geel", "--motivatie", "Te weinig controles.",
        "--bewijs", "verslag:1", "--mondeling", f"{AUDITOR}=Dat zei het korps ook.", als=EEN,
    )  # fmt: skip
    assert gegeven.uit.splitlines() == ["Groningen, toezicht.kwaliteit: geel", f"Onthouden: {EIGEN}"]

    weegploeg.goed("verslag", "heropen", "Groningen", "--reden", "nagekomen", als=AUDITOR)
    gelezen = weegploeg.goed("weging", "toon", "Groningen").uit
    assert "toezicht.kwaliteit: G geel" in gelezen
    assert "dat is heropend" in gelezen
    assert f"onthouden: {EIGEN}" in gelezen
    rij = next(r for r in weegploeg.goed("weging", "toon").uit.splitlines() if "Groningen" in r)
    assert "G*" in rij
    assert all(len(regel) <= 80 for regel in weegploeg.goed("weging", "toon").uit.splitlines())

    eind = ("weging", "eindscore", "Groningen", "rood")
    assert "Nog niet gescoord" in weegploeg(*eind, als=EEN).fout
    open_ = ("--zonder-scores", "De rest volgt.")
    assert "motiveer" in weegploeg(*eind, *open_, als=EEN).fout
    weegploeg.goed(*eind, *open_, "--motivatie", "Zo gewogen.", als=EEN)
    berekend = weegploeg.goed("weging", "bereken", "Groningen", "--json").json
    assert berekend["vastgesteld"] == {"score": "rood", "wijkt_af": False, "verouderd": False}
    assert (berekend["korps"], berekend["bestand"]) == ("groningen", None)
    weegploeg.goed(
        "weging",
        "score",
        "Groningen",
        "toezicht.continuiteit",
        "n.v.t.",
        "--motivatie",
        "Niet hier.",
        als=TWEE,
    )
    assert "↺" in weegploeg.goed("weging", "bereken", "Groningen").uit

    weegploeg.goed("weging", "sessie", "sluit")
    dicht = weegploeg(*eind, *open_, "--motivatie", "Toch.", als=EEN)
    assert "geen open weegsessie" in dicht.fout


@pytest.mark.parametrize(
    ("woorden", "als", "melding"),
    [
        (("toezicht.kwaliteit", "paars"), EEN, "geen score"),
        (("toezicht", "geel"), EEN, "geen dimensie"),
        (("partners.om", "geel"), EEN, "wordt niet gescoord"),
        (("toezicht.kwaliteit", "geel"), EEN, "motivatie"),
        (("toezicht.kwaliteit", "geel", "--motivatie", "Zie."), EEN, "bewijs"),
        (("toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--bewijs", "verslag:99"), EEN, "verslag:99"),
        (
            ("toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--mondeling", "auditor 1"),
            EEN,
            "NAAM=TEKST",
        ),
        (("toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--bron", ELDERS), EIGEN, "eigen korps"),
        (("toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--bron", ELDERS), AUDITOR, "weegploeg"),
        (
            ("toezicht.kwaliteit", "geel", "--motivatie", "Zie.", "--bron", ELDERS, "--sessie", "x"),
            EEN,
            "“x”",
        ),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_legt_niets_vast(
    weegploeg: Opdrachtregel, woorden: tuple[str, ...], als: str, melding: str
) -> None:
    open_sessie(weegploeg)
    uitkomst = weegploeg("weging", "score", "Groningen", *woorden, als=als)
    assert uitkomst.status == 2
    assert melding in uitkomst.fout
    assert is_een_regel(uitkomst.fout)
    (korps,) = weegploeg.goed("weging", "toon", "Groningen", "--json").json["korpsen"]
    assert {cel["score"] for cel in korps["dimensies"]} == {None}


def test_blind_scoren_per_opdracht_verraadt_niets(weegploeg: Opdrachtregel) -> None:
    open_sessie(weegploeg, "--blind", EEN, "--blind", TWEE)
    geef = ("weging", "blind", "geef", "Groningen", "toezicht.kwaliteit")
    score = (
        "weging",
        "score",
        "Groningen",
        "toezicht.kwaliteit",
        "geel",
        "--motivatie",
        "Samen.",
        "--bron",
        ELDERS,
    )
    eerste = weegploeg.goed(*geef, "rood", "--motivatie", "Geheim.", "--bron", ELDERS, als=EEN)
    assert f"Nog niet door {TWEE}" in eerste.uit
    for vraag in (
        ("weging", "blind", "toon", "Groningen"),
        ("tijdlijn", "Groningen"),
        ("weging", "toon"),
    ):
        for vorm in ((), ("--json",)):
            uit = weegploeg.goed(*vraag, *vorm, als=TWEE).uit
            assert "Geheim" not in uit
            assert '"score": "rood"' not in uit
    assert "eerst blind" in weegploeg(*score, als=EEN).fout
    weegploeg.goed(*geef, "geel", "--motivatie", "Anders.", "--bron", ELDERS, als=TWEE)
    (stand,) = weegploeg.goed("weging", "blind", "toon", "Groningen", "--json").json
    assert (stand["zichtbaar"], stand["eens"], len(stand["scores"])) == (True, False, 2)
    assert "Geheim." in weegploeg.goed("weging", "blind", "toon", "Groningen").uit
    weegploeg.goed(*score, als=EEN)
    (korps,) = weegploeg.goed("weging", "toon", "Groningen", "--json").json["korpsen"]
    (cel,) = [cel for cel in korps["dimensies"] if cel["score"]]
    assert sorted(cel["blind"]) == [EEN, TWEE]


def test_een_weegsessie_wijzigen_tonen_en_heropenen(weegploeg: Opdrachtregel) -> None:
    assert "nog geen weegsessie" in weegploeg.goed("weging", "sessie", "toon").uit
    open_sessie(weegploeg, "--naam", "voorjaar", "--datum", "10-02-2013")
    weegploeg.goed(
        "weging", "sessie", "wijzig", "--eraf", TWEE, "--erbij", NOTULIST, "--opmerking", "in Utrecht"
    )
    (sessie,) = weegploeg.goed("weging", "sessie", "toon", "voorjaar", "--json").json
    assert sorted(sessie["aanwezig"]) == sorted([EEN, EIGEN, AUDITOR, NOTULIST])
    assert (sessie["datum"], sessie["open"], sessie["opmerking"]) == ("2013-02-10", True, "in Utrecht")
    weegploeg.goed("weging", "sessie", "sluit")
    assert "gesloten" in weegploeg.goed("weging", "sessie", "toon").uit
    weegploeg.goed("weging", "sessie", "heropen", "voorjaar")
    assert weegploeg.goed("weging", "sessie", "toon", "2013-02-10", "--json").json[0]["open"]


@pytest.mark.parametrize("vraag", [("toon",), ("bereken",), ("blind", "toon"), ("bewijs",)])
def test_een_ketenpartner_wordt_niet_gewogen(weegploeg: Opdrachtregel, vraag: tuple[str, ...]) -> None:
    dimensie = ("toezicht.kwaliteit",) if vraag == ("bewijs",) else ()
    uitkomst = weegploeg("weging", *vraag, "om", *dimensie)
    assert (uitkomst.status, is_een_regel(uitkomst.fout)) == (2, True)
    assert "alleen korpsen worden gewogen" in uitkomst.fout


def test_een_motivatie_van_meer_regels_lijkt_nooit_op_een_score(weegploeg: Opdrachtregel) -> None:
    open_sessie(weegploeg)
    vals = "Zie.\norganisatie.gedragscode: R rood"
    score = ("weging", "score", "Groningen", "toezicht.kwaliteit", "n.v.t.", "--motivatie", vals)
    weegploeg.goed(*score, als=EEN)
    regels = weegploeg.goed("weging", "toon", "Groningen").uit.splitlines()
    assert [r for r in regels if r.startswith("organisatie.gedragscode")] == [
        "organisatie.gedragscode: nog niet gescoord"
    ]
    assert "        organisatie.gedragscode: R rood" in regels
    assert weegploeg.goed("ongedaan", als=EEN).uit.rstrip().endswith("n.v.t., 1 lid onthield zich.")


def test_een_kleur_waar_het_nauwelijks_past_is_een_waarschuwing(weegploeg: Opdrachtregel) -> None:
    open_sessie(weegploeg)
    uit = weegploeg.goed(
        "weging",
        "score",
        "KLPD",
        "vergunde_branche",
        "groen",
        "--motivatie",
        "Zie.",
        "--bron",
        ELDERS,
        als=EEN,
    )
    assert "nauwelijks van toepassing" in uit.fout
