"""What LibreOffice, a writer that is not ours, makes of a verslag: kept, edited, and taken through its own format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.teruglezing import Aard, Teruglezing, Zekerheid
from tests.word import libreoffice
from tests.word.teruggave import Verzonden, in_libreoffice, verzonden
from tests.word.voorbeeld import alinea

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.teruglezing import Terugpunt

_DOCX = "docx:Office Open XML Text"
_MET_UNO = pytest.mark.skipif(
    libreoffice.soffice() is None or libreoffice.python_met_uno() is None,
    reason="LibreOffice of python3-uno is niet geïnstalleerd",
)
_ANDERS = "Geheel andere tekst over iets anders, met een eigen verhaal."
_NIEUW = "Een nieuwe alinea van de korpsexpert."
_STIL_NIEUW = "Een alinea die er zonder bijhouden bij kwam."
_HANDELINGEN = (
    ("bijhouden", "aan"),
    ("vervang", "1", "45 controles", "54 controles"),
    ("typ_over", "2", f"2\t{_ANDERS}"),
    ("verwijder", "4"),
    ("splits", "5", "De portefeuillehouder"),
    ("nieuwe_alinea", "7", _NIEUW),
    ("voeg_samen", "11"),
    ("omlaag", "13", "1"),
    ("opmerking", "15", "het team", "Welk team?"),
    ("bijhouden", "uit"),
    ("vervang", "17", "45 controles", "46 controles"),
    ("splits", "18", "Het financieel"),
    ("nieuwe_alinea", "19", _STIL_NIEUW),
    ("voeg_samen", "21"),
    ("knip_en_plak", "23", "25"),
    ("kopieer", "26", "27"),
    ("haal_weg", "28", "een week"),
    ("verwijder", "30"),
    ("bijhouden", "aan"),
    ("haal_weg", "32", "een week"),
    ("cel", "29.764", "29.765"),
    ("voetnoot", "33", "Zie de nota."),
)


@libreoffice.nodig
def test_120_passages_that_libreoffice_only_saved_are_unchanged(tmp_path: Path) -> None:
    bestand = verzonden(120)
    odt = libreoffice.zet_om(bestand.inhoud, "odt", tmp_path)
    _is_ongewijzigd(bestand, odt)
    _is_ongewijzigd(bestand, libreoffice.zet_om(odt, _DOCX, tmp_path, van="odt"))
    _is_ongewijzigd(bestand, libreoffice.zet_om(bestand.inhoud, _DOCX, tmp_path))


def _is_ongewijzigd(bestand: Verzonden, terug: bytes) -> None:
    herkomst, lezing = bestand.lees_met_herkomst(terug)
    assert lezing.punten == ()
    assert [lot.ongewijzigd for lot in lezing.passages] == [True] * 120
    assert lezing.meldingen == ()
    assert (herkomst.verslag, herkomst.versie, herkomst.herkend) == _kenmerken(bestand)


def _kenmerken(bestand: Verzonden) -> tuple[str, int | None, int]:
    herkomst, _lezing = bestand.lees_met_herkomst(bestand.inhoud)
    assert len(herkomst.basis) == 64
    return herkomst.verslag, herkomst.versie, herkomst.herkend


@_MET_UNO
@pytest.mark.parametrize("vorm", ["docx", "odt"])
def test_what_a_person_did_in_libreoffice_is_read(vorm: str, tmp_path: Path) -> None:
    bestand = verzonden(35)
    terug = in_libreoffice(bestand.inhoud, _HANDELINGEN, vorm, tmp_path)
    _is_gelezen(bestand, bestand.lees(terug))
    if vorm == "odt":
        _is_gelezen(bestand, bestand.lees(libreoffice.zet_om(terug, _DOCX, tmp_path, van="odt")))


def _is_gelezen(bestand: Verzonden, lezing: Teruglezing) -> None:
    verwacht = {
        1: (Aard.BIJGEHOUDEN, bestand.tekst(1).replace("45 controles", "54 controles")),
        2: (Aard.BIJGEHOUDEN, _ANDERS),
        4: (Aard.VERWIJDERD, ""),
        5: (
            Aard.GESPLITST,
            bestand.tekst(5).replace(" De portefeuillehouder", " \nDe portefeuillehouder", 1),
        ),
        12: (Aard.SAMENGEVOEGD, bestand.tekst(12)),
        13: (Aard.VERPLAATST, bestand.tekst(13)),
        17: (Aard.STIL, bestand.tekst(17).replace("45 controles", "46 controles")),
        18: (Aard.GESPLITST, bestand.tekst(18).replace(" Het financieel", " \nHet financieel", 1)),
        22: (Aard.SAMENGEVOEGD, bestand.tekst(22)),
        23: (Aard.VERPLAATST, bestand.tekst(23)),
        30: (Aard.VERWIJDERD, ""),
    }
    gevonden = {lot.nummer: [(punt.aard, punt.nieuw) for punt in lot.punten] for lot in lezing.passages}
    for nummer, punt in verwacht.items():
        assert gevonden[nummer] == [punt], nummer
    assert _getekend(lezing) == {1, 2, 4, 5, 12, 13, 32}
    assert all(punt.zekerheid is Zekerheid.VAST for punt in lezing.punten)
    _over_28_en_32(lezing, bestand)
    _over_de_rest(lezing, bestand)
    geraakt = {*verwacht, 15, 28, 32}
    assert {lot.nummer for lot in lezing.passages if not lot.ongewijzigd} == geraakt


def _getekend(lezing: Teruglezing) -> set[int]:
    """Passages that were changed while changes were tracked."""
    return {
        lot.nummer
        for lot in lezing.passages
        for punt in lot.punten
        if punt.auteur and punt.aard is not Aard.OPMERKING
    }


def _over_28_en_32(lezing: Teruglezing, bestand: Verzonden) -> None:
    """The same words taken out: of the one silently, of the other tracked."""
    for nummer, aard in ((28, Aard.STIL), (32, Aard.BIJGEHOUDEN)):
        (punt,) = lezing.passages[nummer - 1].punten
        assert punt.aard is aard
        assert punt.nieuw == bestand.tekst(nummer).replace("een week", "")


def _over_de_rest(lezing: Teruglezing, bestand: Verzonden) -> None:
    def id_van(nummer: int) -> str:
        return bestand.passages[nummer - 1][0]

    (opmerking,) = lezing.passages[14].punten
    assert (opmerking.aard, opmerking.bij, opmerking.tekst) == (Aard.OPMERKING, "het team", "Welk team?")
    assert lezing.passages[12].punten[0].na == id_van(14)
    assert lezing.passages[22].punten[0].na == id_van(25)
    assert _kort(lezing.overig) == [
        (Aard.ELDERS, "29.765", ""),
        (Aard.NIEUW, _NIEUW, id_van(7)),
        (Aard.NIEUW, _STIL_NIEUW, id_van(19)),
        (Aard.GEKOPIEERD, bestand.tekst(26), id_van(27)),
        (Aard.ELDERS, "Zie de nota.", ""),
    ]
    assert lezing.overig[-1].bij == "voetnoot bij passage 33"


def _kort(punten: tuple[Terugpunt, ...]) -> list[tuple[Aard, str, str]]:
    return [(punt.aard, punt.nieuw.strip(), punt.na) for punt in punten]


@_MET_UNO
def test_a_passage_typed_anew_without_its_bookmark_is_known_by_its_number_through_odt(tmp_path: Path) -> None:
    bestand = verzonden(12)
    handelingen = (("bijhouden", "aan"), ("typ_over_zonder_bladwijzer", "3", f"3\t{_ANDERS}"))
    odt = in_libreoffice(bestand.inhoud, handelingen, "odt", tmp_path)
    for terug in (odt, libreoffice.zet_om(odt, _DOCX, tmp_path, van="odt")):
        (punt,) = bestand.lees(terug).punten
        assert (punt.nummer, punt.nieuw, punt.zekerheid) == (3, _ANDERS, Zekerheid.VAST)
        assert punt.oud == alinea(3).tekst
