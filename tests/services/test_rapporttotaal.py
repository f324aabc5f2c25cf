"""The whole report: every part, in order, a concept until nothing is missing."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijferblad import Bladcel, Bladkolom, Bladrij, Cijferblad, Leeg
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.grafiek import getal
from korpsmonitor_tui.domain.stuk import Afbeelding, Kader, Kop, Ligging, Opsomming, Tabel, Tekst
from korpsmonitor_tui.report import grafiek
from korpsmonitor_tui.services import pdf, rapportbeschouwing, rapportmethode
from korpsmonitor_tui.services.rapportgrafieken import cijfergrafiek, scoregrafiek
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapporttotaal import Totaal, bewaar_totaal
from tests.oordelen import ROOD
from tests.services.scoren import scoor, scoor_alles
from tests.word.rapport import png

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from korpsmonitor_tui.domain.stuk import Blok
    from tests.services.conftest import Laptop


@pytest.fixture(autouse=True)
def snelle_grafieken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing has tests of its own."""
    for naam in ("teken_stapels", "teken_staven"):
        monkeypatch.setattr(grafiek, naam, lambda _grafiek: png())


MANDAAT = "organisatie.korpsexpert_mandaat"


def _koppen(blokken: Iterable[Blok], niveau: int) -> list[str]:
    return [blok.tekst for blok in blokken if isinstance(blok, Kop) and blok.niveau == niveau]


def test_all_parts_stand_in_order_and_what_is_missing_is_told_first_and_in_full_at_the_end(
    laptop: Laptop,
) -> None:
    totaal = Totaal(Rapportgrond(laptop.coordinator))
    stuk = totaal.stuk()
    blokken = stuk.blokken
    assert _koppen(blokken, 1) == [
        "Afkortingen",
        "Inleiding en werkwijze",
        "Overzicht van de scores",
        "Resultaten per korps",
        "Beschouwing van de resultaten",
        "Resultaten per eenheid",
        "Aanbevelingen",
        "Bijlage: wat nog ontbreekt",
    ]
    namen = [p.naam for p in laptop.coordinator.instrument.partijen if p.soort == "korps"]
    koppen = _koppen(blokken, 2)
    assert koppen[koppen.index(namen[0]) :][:27] == namen
    assert [blok.liggend for blok in blokken if isinstance(blok, Ligging)][:2] == [True, False]
    tabellen = [blok for blok in blokken if isinstance(blok, Tabel)]
    assert all(tabel.nummer is None for tabel in tabellen)
    ontbreekt = totaal.ontbreekt
    assert stuk.rubricering.startswith("CONCEPT")
    eerste = next(blok for blok in stuk.blokken if isinstance(blok, Kader))
    assert eerste.tekst.startswith(
        f"CONCEPT – dit rapport is niet af: er ontbreken {len(ontbreekt)} onderdelen."
    )
    assert f"– Resultaten per korps: {len(dict(totaal.hiaten)['Resultaten per korps'])}" in eerste.tekst
    assert [blok.punten for blok in blokken if isinstance(blok, Opsomming)][-len(totaal.hiaten) :] == [
        regels for _titel, regels in totaal.hiaten
    ]
    assert sum(len(regels) for _titel, regels in totaal.hiaten) == len(ontbreekt)
    assert any(regel.startswith("KMar: ") for regel in ontbreekt)


def test_the_rules_in_the_report_are_those_of_the_edition(laptop: Laptop) -> None:
    grond = Rapportgrond(laptop.coordinator)
    regels = grond.matrix.regels
    tabel = next(
        blok
        for blok in rapportmethode.blokken(grond)
        if isinstance(blok, Tabel) and blok.bijschrift == f"Weegregels, versie {regels.versie}"
    )
    assert len(tabel.rijen) == len(regels.regels) + 2
    assert [rij[1] for rij in tabel.rijen[2:]] == [" ".join(regel.tekst.split()) for regel in regels.regels]


def test_who_came_later_is_read_from_the_instrument(laptop: Laptop) -> None:
    lijsten = [
        b for b in rapportmethode.blokken(Rapportgrond(laptop.coordinator)) if isinstance(b, Opsomming)
    ]
    assert (
        lijsten[1]
        .punten[-1]
        .endswith(
            "KLPD en KMar worden gemonitord vanaf 2010. De monitor telde eerst 25 korpsen en telt er nu 27."
        )
    )


def test_the_consideration_counts_and_compares_over_the_same_korpsen(laptop: Laptop) -> None:
    scoor_alles(laptop)
    scoor(laptop, MANDAAT, ROOD, dossier="2011-2012/drenthe")
    grond = Rapportgrond(laptop.coordinator)
    blokken = rapportbeschouwing.blokken(grond)
    plaats = next(
        nr for nr, b in enumerate(blokken) if isinstance(b, Kop) and b.tekst == "Korpsexpert mandaat"
    )
    tekst = blokken[plaats + 2]
    assert isinstance(tekst, Tekst)
    assert "Van de 27 korpsen zijn er in deze editie 2 gescoord: 1 groen, 1 rood." in tekst.tekst
    assert isinstance(blokken[plaats + 3], Afbeelding)
    getekend = scoregrafiek(grond.trends, MANDAAT)
    assert getekend is not None
    assert (getekend.stapels[-1].korpsen, getekend.stapels[-1].aantal(None)) == (27, 25)
    # The last one is of the eindscores; of two dimensions one number each was published.
    totalen = [b for b in blokken if isinstance(b, Tabel) and "25 regiokorpsen" in b.omschrijving][-1]
    assert [rij[:5] for rij in totalen.rijen] == [
        ("2008", "6", "14", "5", "0"),
        ("2010", "12", "9", "4", "0"),
        ("2012", "1", "0", "0", "24"),
    ]
    assert all(stapel.korpsen == (27 if int(stapel.naam) >= 2010 else 25) for stapel in getekend.stapels)


def test_a_dimension_without_scores_has_no_chart(laptop: Laptop) -> None:
    assert scoregrafiek(Rapportgrond(laptop.coordinator).trends, "bestaat.niet") is None


def _blad(*rijen: tuple[int | None, str | Leeg, str | Leeg]) -> Cijferblad:
    def cel(inhoud: str | Leeg) -> Bladcel:
        return Bladcel(inhoud if isinstance(inhoud, Leeg) else Cijfer(inhoud))

    return Cijferblad(
        5,
        "Controles",
        "Korps",
        (Bladkolom("Controles", "2010", True), Bladkolom("Controles", "2012", True)),
        tuple(Bladrij(nr, f"rij {nr}", (cel(een), cel(twee))) for nr, een, twee in rijen),
    )


def test_totals_in_a_chart_are_over_korpsen_with_a_figure_in_every_year() -> None:
    getekend = cijfergrafiek(
        _blad((1, "10", "15-20"), (2, "Nb", "100"), (3, "5", Leeg.OPEN), (4, "0", "1"), (None, "900", "900"))
    )
    assert getekend is not None
    (groep,) = getekend.groepen
    assert [getal(staaf.waarde) for staaf in groep.staven] == ["10", "16-21"]
    assert groep.grondslag == "2 van 4 korpsen"


def test_a_figure_that_nobody_stated_twice_has_no_chart() -> None:
    assert cijfergrafiek(_blad((1, "10", "Nb"), (2, "-", "5"))) is None


def test_two_figures_of_one_year_are_no_series() -> None:
    blad = _blad((1, "10", "12"), (2, "3", "5"))
    assert cijfergrafiek(blad) is not None
    assert cijfergrafiek(replace(blad, kolommen=(blad.kolommen[0],) * 2)) is None


def test_the_report_is_written_whole_or_not_at_all(laptop: Laptop, tmp_path: Path) -> None:
    doel = tmp_path / "rapport.docx"
    gemaakt = bewaar_totaal(Rapportgrond(laptop.coordinator), doel, paginas=False)
    assert gemaakt.pdf is None
    assert any("paginanummers" in melding for melding in gemaakt.meldingen)
    document = docx.Document(io.BytesIO(doel.read_bytes()))
    assert len(document.inline_shapes) == 18
    assert any(sectie.orientation for sectie in document.sections)
    with pytest.raises(BestandFout, match="niets gemaakt"):
        bewaar_totaal(Rapportgrond(laptop.coordinator), doel)
    with pytest.raises(OnbruikbareInvoer, match="niets gemaakt"):
        bewaar_totaal(Rapportgrond(laptop.coordinator), tmp_path / "rapport.odt")
    (tmp_path / "ander.pdf").write_bytes(b"eigen")
    with pytest.raises(BestandFout, match=r"ander\.pdf"):
        bewaar_totaal(Rapportgrond(laptop.coordinator), tmp_path / "ander.docx", als_pdf=True)
    assert not (tmp_path / "ander.docx").exists()


def test_without_libreoffice_a_pdf_is_refused_and_nothing_is_written(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.paths.libreoffice", lambda: None)
    with pytest.raises(pdf.PdfFout):
        bewaar_totaal(Rapportgrond(laptop.coordinator), tmp_path / "rapport.docx", als_pdf=True)
    assert not list(tmp_path.glob("rapport.*"))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["0", "3", "12", "15-20", "Nb", "-", "", "i.o."]),
            st.sampled_from(["0", "7", "1.200", "0(1)", "?", "ja", Leeg.OPEN, Leeg.NIET_GEVRAAGD]),
        ),
        max_size=8,
    )
)
def test_a_korps_without_a_figure_changes_no_total(cellen: list[tuple[str, str | Leeg]]) -> None:
    getekend = cijfergrafiek(_blad(*((nr, een, twee) for nr, (een, twee) in enumerate(cellen, start=1))))
    volledig = [
        (een, twee)
        for een, twee in cellen
        if not isinstance(twee, Leeg) and Cijfer(een).telbaar is not None and Cijfer(twee).telbaar is not None
    ]
    if not volledig:
        assert getekend is None
        return
    alleen = cijfergrafiek(_blad(*((nr, een, twee) for nr, (een, twee) in enumerate(volledig, start=1))))
    assert getekend is not None
    assert alleen is not None
    assert [groep.staven for groep in getekend.groepen] == [groep.staven for groep in alleen.groepen]
    assert getekend.groepen[0].korpsen == len(volledig)
    assert getekend.groepen[0].van == len(cellen)
