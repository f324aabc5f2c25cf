"""De rapportage per opdracht: wat vaststaat, wat ontbreekt, en bestanden die dat zelf zeggen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


COORDINATOR = "coördinator"


def _stel_vast(regel: Opdrachtregel, map_: Path) -> None:
    """Bring the verslag of Groningen to definitief, with its two passages."""
    regel.goed("verslag", "maak", "Groningen", "--doel", str(map_ / "v0.docx"), als="notulist 1")
    regel.goed("verslag", "check", "Groningen", als="notulist 1")
    regel.goed("verslag", "verstuur", "Groningen", "--doel", str(map_ / "v1.docx"), als="auditor 1")
    regel.goed("verslag", "akkoord", "Groningen", "--respondent", "korpsexpert", als="notulist 1")
    regel.goed("verslag", "stel-vast", "Groningen", als="auditor 1")


def test_een_tekst_van_passage_tot_paragraaf(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    eerst = gesprek.goed("rapport", "tekst", "Groningen", "toezicht")
    assert "Het gespreksverslag is nog niet definitief (gepland) en is dus geen bron." in eerst.uit
    weigering = gesprek("rapport", "tekst", "Groningen", "toezicht", "--passage", "1")
    assert (weigering.status, is_een_regel(weigering.fout)) == (2, True)
    _stel_vast(gesprek, tmp_path)
    assert "   1  Het toezicht is geregeld." in gesprek.goed("rapport", "tekst", "Groningen", "toezicht").uit
    onbekend = gesprek("rapport", "tekst", "Groningen", "toezicht", "--passage", "9")
    assert (onbekend.status, "geen passage 9" in onbekend.fout) == (2, True)
    gesprek.goed("rapport", "tekst", "Groningen", "toezicht", "--passage", "1", als=COORDINATOR)
    gesprek.goed(
        "rapport",
        "tekst",
        "Groningen",
        "prognose",
        "-",
        als=COORDINATOR,
        invoer="- Kwaliteit behouden.\n- Uitbreiden.\n",
    )
    delen = {deel["onderdeel"]: deel for deel in gesprek.goed("rapport", "tekst", "Groningen", "--json").json["onderdelen"]}  # fmt: skip
    assert delen["toezicht"]["tekst"] == "Het toezicht is geregeld."
    assert delen["organisatie"]["tekst"] is None
    pad = tmp_path / "groningen.docx"
    uit = gesprek.goed("rapport", "korps", "Groningen", "--bestand", str(pad))
    assert "Groningen is een CONCEPT; er ontbreekt:" in uit.fout
    assert uit.uit == f"Geschreven: {pad}\n"
    alineas = [alinea.text for alinea in docx.Document(str(pad)).paragraphs]
    assert "Het toezicht is geregeld." in alineas
    assert alineas[-2:] == ["Kwaliteit behouden.", "Uitbreiden."]
    gesprek.goed("rapport", "tekst", "Groningen", "toezicht", "--leeg", als=COORDINATOR)
    assert gesprek("rapport", "tekst", "Groningen", "organisatie", "--leeg").status == 2
    assert gesprek("rapport", "tekst", "Groningen", "organisatie", "--neem-voorstel").status == 2


def test_wat_niet_kan_zegt_wat_wel_kan(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    for woorden, melding in (
        (("tekst", "Groningen", "toezichtt"), "kies uit inleiding"),
        (("tekst", "om", "toezicht"), "is geen korps"),
        (("tekst", "Groningen", "--leeg"), "Noem het onderdeel"),
        (("korps",), "Noem een korps, of --alle."),
        (("korps", "Groningen", "--bestand", str(tmp_path / "a.txt")), "eindigt op .docx"),
        (("scores", "--tabel", "3"), "3"),
        (("scores", "--bestand", str(tmp_path / "a.txt")), "eindigt op .docx"),
    ):
        uit = gesprek("rapport", *woorden)
        assert uit.status == 2, woorden
        assert melding in uit.fout, woorden
        assert "Traceback" not in uit.fout
    geweigerd = gesprek("rapport", "tekst", "Groningen", "toezicht", "Tekst.", als="notulist 1")
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert list(tmp_path.glob("a.*")) == []


def test_een_overzicht_in_het_scherm_en_als_bestand(team: Opdrachtregel, tmp_path: Path) -> None:
    scherm = team.goed("rapport", "scores", "--tabel", "1").uit
    assert "27. KMar" in scherm
    assert "/ toen nog niet gemonitord" in scherm
    assert "CONCEPT: Nog niet vastgesteld: 27 van" in scherm
    for vorm in ("docx", "xlsx", "csv"):
        pad = tmp_path / f"scores.{vorm}"
        uit = team.goed("rapport", "scores", "--bestand", str(pad))
        assert pad.stat().st_size > 1_000
        assert "CONCEPT" in uit.fout
        assert team("rapport", "scores", "--bestand", str(pad)).status == 2
    team.goed("rapport", "scores", "--bestand", str(tmp_path / "scores.csv"), "--overschrijf")


def test_alle_paragrafen_in_een_map(team: Opdrachtregel, tmp_path: Path) -> None:
    map_ = tmp_path / "rapport"
    korpsen = team.goed("rapport", "korps", "--alle", "--json").json["korpsen"]
    assert len(korpsen) == 27
    assert not any(korps["af"] for korps in korpsen)
    assert not map_.exists()
    geschreven = team.goed("rapport", "korps", "--alle", "--map", str(map_), "--json").json["korpsen"]
    assert {pad.name for pad in map_.iterdir()} == {f"rapport-2013-2014-{korps['korps']}.docx" for korps in geschreven}  # fmt: skip
