"""Everything that the reporting can make: what it lacks, one or many at a time, never over what is there."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.services import pdf, rapportstukken, rapporttotaal
from korpsmonitor_tui.services.rapportstukken import ALLE, CSV, DOCX, XLSX, Opdracht, Soort, lees_stukken
from korpsmonitor_tui.services.rapporttotaal import Totaalbestand
from tests.oordelen import GEEL, GROEN, ROOD
from tests.services import scoren
from tests.services.trendgegevens import zet_eindscore

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.rapportstukken import Rapportstuk
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop


@pytest.fixture
def uit(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    map_ = tmp_path / "uit"
    map_.mkdir()
    return map_


def _van(sessie: Sessie, soort: Soort) -> list[Rapportstuk]:
    return [stuk for stuk in lees_stukken(sessie) if stuk.soort is soort]


def test_every_kind_tells_what_it_lacks(laptop: Laptop) -> None:
    stukken = lees_stukken(laptop.coordinator)
    assert len({stuk.id for stuk in stukken}) == len(stukken)
    assert {stuk.soort for stuk in stukken} == set(Soort)
    korpsen = [p.code for p in laptop.coordinator.instrument.partijen if p.soort == "korps"]
    assert [stuk.code for stuk in stukken if stuk.soort is Soort.KORPS] == korpsen
    assert [stuk.code for stuk in stukken if stuk.soort is Soort.BRIEF] == korpsen
    assert all(stuk.ontbreekt for stuk in stukken if stuk.soort in {Soort.KORPS, Soort.SCORES, Soort.EENHEID})
    for stuk in stukken:
        if stuk.soort is Soort.BRIEF:
            assert "nog niet vastgesteld" in stuk.geen


@pytest.mark.parametrize("soort", [soort for soort in Soort if soort not in {Soort.BRIEF, Soort.GEHEEL}])
def test_one_of_every_kind_in_every_form(laptop: Laptop, uit: Path, soort: Soort) -> None:
    sessie = laptop.coordinator
    stuk = _van(sessie, soort)[-1]
    for vorm in stuk.vormen:
        (pad,) = rapportstukken.maak(sessie, [stuk], Opdracht(uit, vorm)).paden
        assert pad.name == f"{soort}-2011-2012-{stuk.code}.{vorm}"
        assert zipfile.is_zipfile(pad) == (vorm != CSV)


def test_the_whole_report_is_written_with_its_own_pdf(
    laptop: Laptop, uit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of which the contents show the pages: a PDF of the Word file would have others."""

    def bewaar(_grond: Rapportgrond, doel: Path, *, als_pdf: bool, overschrijf: bool) -> Totaalbestand:
        assert als_pdf
        assert not overschrijf
        return Totaalbestand(doel, doel.with_suffix(".pdf"), (), ("Let op.",))

    monkeypatch.setattr(pdf, "eis_mogelijk", lambda: None)
    monkeypatch.setattr(rapporttotaal, "bewaar_totaal", bewaar)
    (stuk,) = _van(laptop.coordinator, Soort.GEHEEL)
    assert stuk.ontbreekt
    gemaakt = rapportstukken.maak(laptop.coordinator, [stuk], Opdracht(uit, DOCX, pdf=True))
    assert [pad.name for pad in gemaakt.paden] == ["geheel-2011-2012-alle.docx", "geheel-2011-2012-alle.pdf"]
    assert gemaakt.meldingen == ("Let op.",)


def test_without_libreoffice_nothing_is_made_where_a_pdf_was_asked(
    laptop: Laptop, uit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.paths.libreoffice", lambda: None)
    stuk = rapportstukken.stuk_van(laptop.coordinator, Soort.SCORES, "1")
    with pytest.raises(pdf.PdfFout):
        rapportstukken.maak(laptop.coordinator, [stuk], Opdracht(uit, DOCX, pdf=True))
    assert not list(uit.iterdir())


def test_a_form_that_a_piece_has_not_got_is_its_usual_one(laptop: Laptop, uit: Path) -> None:
    sessie = laptop.coordinator
    stukken = [rapportstukken.stuk_van(sessie, Soort.CIJFERS, ALLE), _van(sessie, Soort.LIJST)[0]]
    gemaakt = rapportstukken.maak(sessie, stukken, Opdracht(uit, CSV))
    assert [pad.suffix for pad in gemaakt.paden] == [".docx", ".csv"]


def test_a_letter_only_for_a_korps_that_is_asked(laptop: Laptop, uit: Path) -> None:
    sessie = laptop.coordinator
    zet_eindscore(sessie, "groningen", GROEN)
    stuk = rapportstukken.stuk_van(sessie, Soort.BRIEF, "groningen")
    assert stuk.geen
    with pytest.raises(OnbruikbareInvoer, match="Er is niets gemaakt"):
        rapportstukken.maak(sessie, [stuk], Opdracht(uit, DOCX))
    assert not list(uit.iterdir())


def test_nothing_is_made_while_one_of_the_files_is_there(laptop: Laptop, uit: Path) -> None:
    sessie = laptop.coordinator
    stukken = _van(sessie, Soort.LIJST)
    opdracht = Opdracht(uit, XLSX)
    tweede = rapportstukken.doel_van(sessie, stukken[1], opdracht)
    tweede.write_text("van iemand anders")
    with pytest.raises(OnbruikbareInvoer, match=tweede.name):
        rapportstukken.maak(sessie, stukken, opdracht)
    assert [pad.name for pad in uit.iterdir()] == [tweede.name]
    assert tweede.read_text() == "van iemand anders"
    gemaakt = rapportstukken.maak(sessie, stukken, Opdracht(uit, XLSX, overschrijf=True))
    assert tweede in gemaakt.paden
    assert zipfile.is_zipfile(tweede)


def test_who_stops_keeps_what_was_written(laptop: Laptop, uit: Path) -> None:
    class Genoeg(KorpsmonitorFout):
        """Somebody stopped."""

    gezien: list[tuple[int, int, str]] = []

    def meld(gedaan: int, totaal: int, wat: str) -> None:
        gezien.append((gedaan, totaal, wat))
        if gedaan == 2:
            raise Genoeg

    stukken = _van(laptop.coordinator, Soort.LIJST)
    with pytest.raises(Genoeg):
        rapportstukken.maak(laptop.coordinator, stukken, Opdracht(uit, CSV), meld)
    assert len(list(uit.iterdir())) == 2
    assert [(gedaan, totaal) for gedaan, totaal, _wat in gezien] == [(nr, len(stukken)) for nr in range(3)]


def test_a_pdf_goes_with_every_word_file(laptop: Laptop, uit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "eis_mogelijk", lambda: None)
    monkeypatch.setattr(pdf, "maak_pdf", lambda docx: b"%PDF " + docx[:2])
    stuk = rapportstukken.stuk_van(laptop.coordinator, Soort.SCORES, "1")
    gemaakt = rapportstukken.maak(laptop.coordinator, [stuk], Opdracht(uit, DOCX, pdf=True))
    assert [pad.suffix for pad in gemaakt.paden] == [".docx", ".pdf"]
    assert gemaakt.paden[1].read_bytes() == b"%PDF PK"
    gemaakt.paden[0].unlink()
    with pytest.raises(OnbruikbareInvoer, match="pdf bestaat al"):
        rapportstukken.maak(laptop.coordinator, [stuk], Opdracht(uit, DOCX, pdf=True))


def test_an_unknown_piece_is_named_with_what_there_is(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden, match="kies uit 1, 2, 24"):
        rapportstukken.stuk_van(laptop.coordinator, Soort.SCORES, "3")


def test_pieces_that_are_made_together_have_the_scores_of_one_moment(laptop: Laptop, uit: Path) -> None:
    scoren.scoor_alles(laptop, GEEL)
    stukken = _van(laptop.coordinator, Soort.SCORES)

    def scoor_intussen(nr: int, _totaal: int, _wat: str) -> None:
        if nr == 1:
            scoren.scoor_alles(laptop, ROOD)

    eerste, tweede, *_rest = rapportstukken.maak(
        laptop.coordinator, stukken, Opdracht(uit, CSV), scoor_intussen
    ).paden
    for pad in (eerste, tweede):
        (regel,) = (r for r in pad.read_text(encoding="utf-8-sig").splitlines() if "Groningen" in r)
        assert ";geel;" in regel
        assert ";rood;" not in regel
