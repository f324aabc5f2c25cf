"""The next edition begins as a copy: the same text, other years, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.vragenlijstverschil import vergelijk
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.services.vragenlijstconcept import maak_concept
from korpsmonitor_tui.services.vragenlijstversies import lees_concept, publiceer
from tests.services.lijsten import EEN, schrijf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop


@pytest.fixture
def klein(laptop: Laptop, tmp_path: Path) -> Laptop:
    """The edition, working with the first small version."""
    publiceer(laptop.coordinator, schrijf(tmp_path, EEN, "een.toml"), "Zo besloten")
    return laptop


def test_a_copy_differs_in_its_label_only(klein: Laptop, tmp_path: Path) -> None:
    doel = tmp_path / "volgende.toml"
    concept = maak_concept(klein.notulist, doel, versie="twee")
    assert doel.read_text() == EEN.replace('versie = "een"', 'versie = "twee"')
    assert (concept.versie, concept.van, concept.noemt_jaren) == ("twee", "een", ())
    assert vergelijk(klein.notulist.instrument.vragenlijst, lees_concept(klein.notulist, doel)) == ()


@pytest.mark.parametrize("wissel", [{"jaren": (2014, 2013)}, {"schuif": 2}])
def test_years_change_where_the_program_reads_them_and_nowhere_else(
    klein: Laptop, tmp_path: Path, wissel: dict[str, object]
) -> None:
    doel = tmp_path / "volgende.toml"
    concept = maak_concept(klein.notulist, doel, versie="twee", **wissel)  # type: ignore[arg-type]
    verwacht = (
        EEN.replace('versie = "een"', 'versie = "twee"')
        .replace("peiljaar = 2012", "peiljaar = 2014")
        .replace("    2011,", "    2013,")
        .replace("    2012,", "    2014,")
        .replace("jaar = 2012, meer", "jaar = 2014, meer")
    )
    assert doel.read_text() == verwacht
    assert "jaren = [2011, 2012]" in verwacht  # in a text
    assert "vastgesteld in 2012" in verwacht  # in a comment
    assert concept.noemt_jaren == ("organisatie.plan", "toezicht.controles")


def test_the_questionnaire_of_the_program_can_be_moved_two_years(laptop: Laptop, tmp_path: Path) -> None:
    oud = laptop.notulist.instrument.vragenlijst
    doel = tmp_path / "2013-2014.toml"
    maak_concept(laptop.notulist, doel, versie="2013-2014", schuif=2)
    nieuw = lees_concept(laptop.notulist, doel)
    assert {id_: [jaar + 2 for jaar in vraag.jaren] for id_, vraag in oud.vragen.items()} == {
        id_: list(vraag.jaren) for id_, vraag in nieuw.vragen.items()
    }
    veranderd = {v.kenmerk for w in vergelijk(oud, nieuw) for v in w.veranderingen}
    assert {"peiljaar", "jaren"} <= veranderd <= {"peiljaar", "jaren", "voorwaarden"}
    maak_concept(laptop.notulist, doel, versie="2013-2014", overschrijf=True)
    regels = zip(oud.brontekst.splitlines(), doel.read_text().splitlines(), strict=True)
    assert [na for voor, na in regels if voor != na] == ['versie = "2013-2014"']


def test_line_ends_of_another_system_stay(laptop: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "dos.toml"
    pad.write_bytes(EEN.replace("\n", "\r\n").encode())
    publiceer(laptop.coordinator, pad, "Van elders")
    doel = tmp_path / "twee.toml"
    maak_concept(laptop.notulist, doel, versie="twee", schuif=2)
    assert doel.read_bytes().count(b"\r\n") == EEN.count("\n") == doel.read_bytes().count(b"\n")


@pytest.mark.parametrize(
    ("wissel", "melding"),
    [
        ({"versie": "een"}, "al gepubliceerd"),
        ({"versie": "Twee lijsten"}, "is geen code"),
        ({"versie": 'x"\npeiljaar = 1900 #'}, "is geen code"),
        ({"versie": ""}, "ontbreekt of is leeg"),
        ({"versie": "twee", "jaren": (2014,)}, "vraagt voor 2011, 2012"),
        ({"versie": "twee", "jaren": (2013, 2014), "schuif": 1}, "vraagt voor 2011, 2012"),
        ({"versie": "twee", "schuif": 500}, "tussen 1990 en 2100"),
    ],
)
def test_what_cannot_be_made_writes_nothing(
    klein: Laptop, tmp_path: Path, wissel: dict[str, object], melding: str
) -> None:
    doel = tmp_path / "nieuw.toml"
    with pytest.raises(OnbruikbareInvoer) as fout:
        maak_concept(klein.notulist, doel, **wissel)  # type: ignore[arg-type]
    alles = (
        map(str, fout.value.bevindingen)
        if isinstance(fout.value, OnbruikbareBestanden)
        else [str(fout.value)]
    )
    assert melding in " ".join(alles)
    assert not doel.exists()


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("    2011,  # het eerste jaar\n    2012,\n", "    0x7DB,\n    2012,\n"),
        (
            '[vragenlijst]\nversie = "een"\npeiljaar = 2012',
            'vragenlijst = { versie = "een", peiljaar = 2012 }',
        ),
        ("peiljaar = 2012", '"peiljaar" = 2012'),
    ],
)
def test_a_way_of_writing_that_it_does_not_know_is_refused_and_not_half_changed(
    laptop: Laptop, tmp_path: Path, van: str, naar: str
) -> None:
    tekst = EEN.replace(van, naar)
    assert tekst != EEN
    publiceer(laptop.coordinator, schrijf(tmp_path, tekst), "Anders geschreven")
    doel = tmp_path / "nieuw.toml"
    with pytest.raises(OnbruikbareInvoer, match="niet vanzelf"):
        maak_concept(laptop.notulist, doel, versie="twee", schuif=2)
    assert not doel.exists()


def test_a_file_in_the_way_is_left_alone_unless_asked(klein: Laptop, tmp_path: Path) -> None:
    doel = schrijf(tmp_path, "van een ander", "nieuw.toml")
    with pytest.raises(BestandFout, match="bestaat al"):
        maak_concept(klein.notulist, doel, versie="twee")
    assert doel.read_text() == "van een ander"
    maak_concept(klein.notulist, doel, versie="twee", overschrijf=True)
    assert 'versie = "twee"' in doel.read_text()
    with pytest.raises(BestandFout, match="is een map"):
        maak_concept(klein.notulist, tmp_path, versie="twee", overschrijf=True)
