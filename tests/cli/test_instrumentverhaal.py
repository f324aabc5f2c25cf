"""An instrument that nobody programmed, from its first file to the report, by commands alone."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services.definities import Definities
from tests.cli import conftest, eigen_instrument
from tests.cli.conftest import is_een_regel
from tests.formulierinvullen import vul_in
from tests.services.verslagretour import vervang
from tests.word.teruggave import Verzonden, bewerkt

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR, WEGER = "notulist 1", "auditor 1", "weger 1"
PARTIJ = "De Linde"
_KORPS = re.compile(r"korps(?!monitor_tui)|\b(?:rood|geel|groen)\b", re.IGNORECASE)
"""Words of the Korpsmonitor; not the name of the program in a colophon, which says by what a file was made."""


@pytest.fixture
def eigen(regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opdrachtregel:
    """Give an edition of the instrument, with people."""
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / "instrumenten"))
    map_ = eigen_instrument.schrijf(tmp_path / "instrumenten")
    # What is read here is of no other test.
    monkeypatch.setattr(conftest, "DEFINITIES", Definities())
    assert regel.goed("instrument", "controleer", str(map_), "--json").json["klopt"]
    regel.goed("init", "--editie", "2025", "--instrument", eigen_instrument.CODE, "--zonder-versleuteling")
    for naam, rol in ((NOTULIST, "notulist"), (AUDITOR, "auditor"), (WEGER, "weegploeg")):
        regel.goed("medewerker", "nieuw", naam, "--rol", rol)
    return regel


def test_van_een_lege_map_tot_het_rapport(eigen: Opdrachtregel, tmp_path: Path) -> None:
    uit = [
        *_vragenlijst(eigen, tmp_path),
        *_gesprek_en_wederhoor(eigen, tmp_path),
        *_weging_en_rapport(eigen, tmp_path),
    ]
    # What anybody outside receives speaks of what this instrument measures.
    assert {pad.suffix for pad in uit} == {".docx", ".xlsx", ".txt", ".eml"}
    assert {pad.name: gezegd for pad in uit if (gezegd := _rond(_tekst(pad)))} == {}
    assert eigen.goed("controleer", "--json").json["klopt"]


def test_bestanden_die_veranderden_of_weg_zijn_worden_gemeld_en_houden_geen_reservekopie_tegen(
    eigen: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eigen.goed("gesprek", "nieuw", PARTIJ, "--datum", "11-02-2013", "--notulist", NOTULIST)
    map_ = tmp_path / "instrumenten" / eigen_instrument.CODE
    partijen = map_ / "opvang.toml"
    partijen.write_text(partijen.read_text("utf-8").replace('"linde"', '"lindeboom"'), "utf-8")
    monkeypatch.setattr(conftest, "DEFINITIES", Definities())
    gemeld = eigen.goed("status")
    assert "“linde”, waarvan in editie 2025 gegevens zijn vastgelegd" in gemeld.fout
    assert "lindeboom" in eigen.goed("status", "--json").uit

    # What would vanish for everybody is not laid down.
    assert "“linde”" in eigen("instrument", "leg-vast").fout

    shutil.rmtree(map_)
    monkeypatch.setattr(conftest, "DEFINITIES", Definities())
    geweigerd = eigen("status")
    assert geweigerd.status == 2
    assert is_een_regel(geweigerd.fout)
    assert "“veilig-wonen” (" in geweigerd.fout
    assert f"`korpsmonitor instrument haal` zet het in {tmp_path / 'instrumenten'}" in geweigerd.fout
    assert eigen.goed("controleer", "--json").json["klopt"]
    eigen.goed("backup", str(tmp_path / "kopie.kmkopie"))

    assert str(map_) in eigen.goed("instrument", "haal").uit
    monkeypatch.setattr(conftest, "DEFINITIES", Definities())
    assert eigen.goed("status").fout == ""


def _vragenlijst(regel: Opdrachtregel, map_: Path) -> list[Path]:
    """The form goes out as Word and as a sheet, and comes back filled in."""
    for vorm in ("docx", "xlsx"):
        regel.goed("vragenlijst", "formulier", PARTIJ, "--vorm", vorm, "--map", str(map_))
    formulieren = [map_ / f"vragenlijst-2025-linde.{vorm}" for vorm in ("docx", "xlsx")]
    antwoorden = {("ligging.deuren", "4"), ("ligging.keuring", "ja"), ("team.nachten", "7")}
    ingevuld = vul_in(
        formulieren[0].read_bytes(), "docx", {(Vak(vraag), WAARDE): tekst for vraag, tekst in antwoorden}
    )
    terug = map_ / "terug.docx"
    terug.write_bytes(ingevuld)
    regel.goed("vragenlijst", "importeer", str(terug))
    antwoord = regel.goed("vragenlijst", "toon", PARTIJ).uit
    assert "→ 4" in antwoord
    assert "1 van 1" not in antwoord
    assert regel.goed("vragenlijst", "analyse", PARTIJ).status == 0
    return formulieren


def _gesprek_en_wederhoor(regel: Opdrachtregel, map_: Path) -> list[Path]:
    """Interviewed, written, checked, sent, changed by who was heard, decided, agreed with and laid down."""
    regel.goed(
        *("gesprek", "nieuw", PARTIJ, "--datum", "11-02-2013", "--plaats", "kantoor"),
        *("--notulist", NOTULIST, "--auditor", AUDITOR),
    )
    regel.goed("gesprek", "deelnemer", PARTIJ, "--rol", "locatiehoofd", "--respondent")
    for hoofdstuk, tekst in (
        ("ligging", "Er zijn vier buitendeuren."),
        ("team", "Er is zes nachten iemand."),
    ):
        regel.goed("gesprek", "notitie", PARTIJ, tekst, "--hoofdstuk", hoofdstuk, als=NOTULIST)
    regel.goed("verslag", "maak", PARTIJ, "--doel", str(map_), als=NOTULIST)
    regel.goed("verslag", "check", PARTIJ, als=NOTULIST)
    v1, v2 = map_ / "v1.docx", map_ / "definitief.docx"
    (map_ / "uit").mkdir()
    regel.goed("verslag", "verstuur", PARTIJ, "--doel", str(v1), als=AUDITOR)
    regel.goed("verslag", "bundel", PARTIJ, "--bundel", str(map_ / "uit"), als=AUDITOR)

    terug = map_ / "reactie.docx"
    terug.write_bytes(bewerkt(Verzonden(v1.read_bytes(), [], []), vervang(2, "zes", "zeven")))
    regel.goed("verslag", "lees", str(terug), "--respondent", "locatiehoofd", als=NOTULIST)
    regel.goed("verslag", "verwerk", PARTIJ, als=NOTULIST)
    regel.goed("verslag", "besluit", PARTIJ, "1", "overgenomen", als=AUDITOR)
    regel.goed("verslag", "check", PARTIJ, als=NOTULIST)
    regel.goed("verslag", "verstuur", PARTIJ, als=AUDITOR)
    regel.goed("verslag", "akkoord", PARTIJ, "--respondent", "locatiehoofd", als=NOTULIST)
    regel.goed("verslag", "stel-vast", PARTIJ, "--doel", str(v2), als=AUDITOR)
    assert "Er is zeven nachten iemand." in _tekst(v2)
    regel.goed("verslag", "terugkoppeling", PARTIJ, "--map", str(map_ / "uit"), als=AUDITOR)
    regel.goed("verslag", "bundel", PARTIJ, "--eml", str(map_ / "uit" / "bericht.eml"))
    soorten = ("docx", "xlsx", "txt", "eml")
    return [v1, v2, *(pad for soort in soorten for pad in (map_ / "uit").rglob(f"*.{soort}"))]


def _weging_en_rapport(regel: Opdrachtregel, map_: Path) -> list[Path]:
    """Four dimensions scored, weighed by rules of its own, and told in a report."""
    regel.goed("weging", "sessie", "nieuw", "--aanwezig", WEGER, als=WEGER)
    for dimensie, score in (
        ("gebouw.toegang", "matig"),
        ("gebouw.brand", "uitstekend"),
        ("mensen.bezetting", "voldoende"),
        ("mensen.scholing", "blanco"),
    ):
        regel.goed(
            *("weging", "score", PARTIJ, dimensie, score, "--motivatie", "Zie het verslag."),
            *("--bewijs", "verslag:1"),
            als=WEGER,
        )
    (weging,) = regel.goed("weging", "toon", PARTIJ, "--json").json["korpsen"]
    assert set(weging["toegestaan"]) == {"matig", "onvoldoende"}
    regel.goed("weging", "eindscore", PARTIJ, "matig", "--motivatie", "Het gaat om één deur.", als=WEGER)
    paden = [
        map_ / naam for naam in ("linde.docx", "totaal.docx", "scores.xlsx", "scores.docx", "brief.docx")
    ]
    korps, totaal, *scores, brief = map(str, paden)
    regel.goed("rapport", "korps", PARTIJ, "--bestand", korps, "--verantwoording")
    koppen = _tekst(Path(korps))
    # Nobody judges partners here, and no chapter looks back: the report has no empty parts for it.
    assert not any(kop in koppen for kop in ("externe partners", "vorige editie", "Prognose"))
    regel.goed("rapport", "totaal", "--bestand", totaal, "--zonder-paginanummers")
    for bestand in scores:
        regel.goed("rapport", "scores", "--bestand", bestand)
    regel.goed("rapport", "brief", "maak", PARTIJ, "--doel", brief)
    assert regel("rapport", "scores", "--tabel", "24").status == 2
    stukken = regel.goed("rapport", "stand", "--json").json
    assert stukken
    _eigen_oordelen(paden[0])
    vreemd = regel("weging", "score", PARTIJ, "gebouw.brand", "geel", "--motivatie", "x", als=WEGER)
    assert vreemd.status == 2
    assert "uitstekend" in vreemd.fout
    return paden


def _eigen_oordelen(rapport: Path) -> None:
    """In the words and colours of the scale of the instrument, and in no other colour."""
    tekst = _tekst(rapport).replace("\u00a0", " ")
    assert "De eindscore voor De Linde is: ONDER DE NORM." in tekst
    for uitleg in ("uitstekend: boven de norm", "voldoende: aan de norm", "onvoldoende: ver onder de norm"):
        assert uitleg in tekst
    with zipfile.ZipFile(rapport) as archief:
        vullingen = set(re.findall(r'w:fill="([0-9A-F]{6})"', archief.read("word/document.xml").decode()))
    assert {"0D47A1", "4DB6AC", "FFB74D"} <= vullingen
    assert vullingen.isdisjoint(oordeel.vorm.vulling for oordeel in STANDAARD.oordelen)


def _tekst(pad: Path) -> str:
    """Everything that can be read in a text, Word file or workbook, headers and footers included."""
    if pad.suffix == ".txt":
        return pad.read_text("utf-8")
    if pad.suffix == ".eml":
        bericht = message_from_bytes(pad.read_bytes(), policy=default)
        tekst = bericht.get_body(("plain",))
        assert tekst is not None
        return f"{bericht['subject']}\n{tekst.get_content()}"
    with zipfile.ZipFile(io.BytesIO(pad.read_bytes())) as archief:
        delen = [
            archief.read(naam).decode()
            for naam in archief.namelist()
            if naam.endswith(".xml") and naam.startswith(("word/", "xl/sharedStrings", "xl/worksheets"))
        ]
    alineas = re.sub(r"</w:p>|</si>|</c>", "\n", "\n".join(delen))
    return re.sub(r"<[^>]+>", "", alineas)


def _rond(tekst: str) -> list[str]:
    """The lines that speak of a korps, or of colours that this instrument has not."""
    return [regel for regel in tekst.splitlines() if _KORPS.search(regel)][:10]
