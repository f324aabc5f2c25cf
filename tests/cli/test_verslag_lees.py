"""``verslag lees --los``: any Word document, without a database; every unusable file in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.spoorvoorbeeld import DAG, A, B, bij_opmerking, docx, opmerking, p, spoor, t, weg

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


@pytest.fixture
def terug(tmp_path: Path) -> Path:
    """Give a document that two people worked on."""
    pad = tmp_path / "terug.docx"
    pad.write_bytes(
        docx(
            p(
                t("Er zijn "),
                spoor("del", weg("twee")),
                spoor("ins", t("drie"), B, "2013-03-05T11:00:00"),
                bij_opmerking("7", t(" controles")),
                spoor("moveFrom", t(" per jaar")),
            )
            + p(spoor("moveTo", t(" per jaar"), datum="vorige week"), einde=spoor("ins")),
            comments=opmerking("7", "Bron?", B, sleutel="0A") + opmerking("8", "Jaarverslag", sleutel="0B"),
            commentsEx='<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>',
        )
    )
    return pad


def test_json_geeft_elke_wijziging_en_opmerking_zoals_zij_in_het_bestand_staat(
    regel: Opdrachtregel, terug: Path
) -> None:
    gelezen = regel.goed("verslag", "lees", "--los", str(terug), "--json").json
    assert gelezen["verwijderingen"] == [{"auteur": A, "datum": DAG, "tekst": "twee", "waar": "tekst"}]
    assert gelezen["invoegingen"] == [
        {"auteur": B, "datum": "2013-03-05T11:00:00", "tekst": "drie", "waar": "tekst"}
    ]
    assert [(deel["kant"], deel["datum"], deel["tekst"]) for deel in gelezen["verplaatsingen"]] == [
        ("van", DAG, " per jaar"),
        ("naar", "vorige week", " per jaar"),
    ]
    assert [
        (deel["tekst"], deel["bij"], deel["antwoord_op"], deel["opgelost"]) for deel in gelezen["opmerkingen"]
    ] == [("Bron?", " controles", None, False), ("Jaarverslag", " controles", 0, True)]
    assert gelezen["grenzen"] == [{"soort": "alinea", "auteur": A, "datum": DAG, "spoor": "invoeging"}]
    assert not regel.db.exists()


def test_mensen_lezen_hetzelfde(regel: Opdrachtregel, terug: Path) -> None:
    uit = regel.goed("verslag", "lees", "--los", str(terug)).uit
    for tekst in (
        "Ingevoegd (1)",
        "Verwijderd (1)",
        "Verplaatst (2)",
        "Opmerkingen (2)",
        "04-03-2013 10:00 UTC",
        "05-03-2013 11:00  ",
        "vorige week",
        "tekst (naar)",
        "antwoord: Jaarverslag (opgelost)",
        "1 alinea-einde, tabelrij of cel is ingevoegd, verwijderd of verplaatst.",
    ):
        assert tekst in uit


def test_zonder_wijzigingen_wordt_dat_gezegd(regel: Opdrachtregel, tmp_path: Path) -> None:
    pad = tmp_path / "schoon.docx"
    pad.write_bytes(docx(p(t("Schoon."))))
    uit = regel.goed("verslag", "lees", "--los", str(pad)).uit
    assert uit == f"{pad} bevat geen bijgehouden tekstwijzigingen en geen opmerkingen.\n"


@pytest.mark.parametrize("inhoud", [None, b"", b"PK", b"%PDF-1.7", docx("").replace(b"word/", b"../../")])
def test_een_onbruikbaar_bestand_geeft_een_regel(
    regel: Opdrachtregel, tmp_path: Path, inhoud: bytes | None
) -> None:
    pad = tmp_path / "stuk.docx"
    if inhoud is not None:
        pad.write_bytes(inhoud)
    uitkomst = regel("verslag", "lees", "--los", str(pad), "--json")
    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert len(uitkomst.fout.strip().splitlines()) == 1
    assert "stuk.docx" in uitkomst.fout


def test_een_map_en_opties_die_niet_bij_los_horen_worden_geweigerd(
    regel: Opdrachtregel, tmp_path: Path, terug: Path
) -> None:
    assert regel("verslag", "lees", "--los", str(tmp_path)).status == 2
    for erbij in ([str(terug)], ["--proef"], ["--partij", "om"], ["--tekst", "-"]):
        uitkomst = regel("verslag", "lees", "--los", str(terug), *erbij)
        assert (uitkomst.status, "Geef bij --los één bestand" in uitkomst.fout) == (2, True)
    assert "Geef een of meer bestanden" in regel("verslag", "lees").fout


def test_zonder_los_is_een_database_nodig(regel: Opdrachtregel, terug: Path) -> None:
    uitkomst = regel("verslag", "lees", str(terug))
    assert (uitkomst.status, "nog geen database" in uitkomst.fout) == (2, True)
