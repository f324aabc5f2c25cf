"""Every mistake in the files of an instrument is told with its place and what can stand there, also between files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.services import instrumentbeheer, instrumentcontrole, instrumentmappen

if TYPE_CHECKING:
    from pathlib import Path

KERN, DIMENSIES, VRAGEN, REGELS = (
    "instrument.toml",
    "dimensies.toml",
    "vragenlijsten/1.toml",
    "weegregels/1.toml",
)
INSTELLINGEN = "instellingen.toml"


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the starter, to be spoilt."""
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / "eigen"))
    return instrumentbeheer.nieuw("opvang").map


def vervang(map_: Path, bestand: str, oud: str, nieuw: str) -> None:
    tekst = (map_ / bestand).read_text("utf-8")
    assert oud in tekst
    (map_ / bestand).write_text(tekst.replace(oud, nieuw, 1), "utf-8")


@pytest.mark.parametrize("plaats", instrumentmappen.alle(), ids=lambda plaats: plaats.code)
def test_nothing_is_to_be_mended_in_what_comes_with_the_program(plaats: instrumentmappen.Vindplaats) -> None:
    controle = instrumentcontrole.controleer(plaats.map)
    assert [str(een) for een in (*controle.fouten, *controle.waarschuwingen)] == []
    assert controle.klopt


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "deel"),
    [
        (VRAGEN, "hoogstens =", "hoogtens =", "hoogstens"),
        (VRAGEN, '"ja_nee_deels"', '"misschien"', "ja_nee_deels, keuze, kleur"),
        (VRAGEN, "[[samenwerking]]", "[[elders]]", "Hoofdstukken zijn: organisatie, opvang, samenwerking."),
        (
            VRAGEN,
            '["organisatie.veiligheid"]',
            '["organisatie.veilig"]',
            'Bedoeld is misschien "organisatie.veiligheid".',
        ),
        (INSTELLINGEN, 'naam = "De Wending"', 'naam = "De Haven"', "hoort ook bij De Haven"),
        (INSTELLINGEN, "nummer = 2", "nummer = 1", "komt twee keer voor"),
        (
            "partners.toml",
            'hoort_bij = "de-haven"',
            'hoort_bij = "zoek"',
            "Hier kan: de-haven, de-wending, het-anker.",
        ),
        (KERN, '["instellingen.toml", "partners.toml"]', '["weg.toml"]', "het bestand ontbreekt"),
        (KERN, '"weging"]', '"wegen"]', "weging"),
        (REGELS, 'bij = ["verbeteren"]', 'bij = ["tekort"]', "spreken elkaar tegen"),
        (REGELS, '["organisatie.deskundigheid"]', '["organisatie.kennis"]', "bestaat niet"),
        (REGELS, 'versie = "1"', 'versie = "2"', "Geef het bestand die naam"),
        (REGELS, '"opvang.plaatsen", ', "", "opvang.plaatsen"),
        (
            REGELS,
            'bij = ["verbeteren"]',
            'bij = ["rood"]',
            "Hier kan: blanco, nvt, op_orde, tekort, verbeteren.",
        ),
        (KERN, '"#FFD54F"', '"geel"', "is geen kleur"),
        (KERN, 'letter = "V"', 'letter = "O"', "komt twee keer voor"),
    ],
)
def test_a_mistake_is_told_with_what_can_stand_there(
    map_: Path, bestand: str, oud: str, nieuw: str, deel: str
) -> None:
    vervang(map_, bestand, oud, nieuw)
    controle = instrumentcontrole.controleer(map_)
    assert not controle.klopt
    assert any(deel in str(een) for een in controle.fouten), [str(een) for een in controle.fouten]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "verwacht"),
    [
        (VRAGEN, 'dimensies = ["organisatie.veiligheid"]\n', "", 'regel 11, [[dimensie]] 2: over dimensie "organisatie.veiligheid"'),
        (VRAGEN, "[[samenwerking]]", "[[opvang]]", '[[hoofdstuk]] 3: hoofdstuk "samenwerking"'),
        (KERN, "[[hoofdstuk]]", '[[aandachtsveld]]\ncode = "leeg"\nnaam = "Leeg"\n\n[[hoofdstuk]]', 'aandachtsveld "leeg"'),
        (KERN, "[[aandachtsveld]]", '[[partijsoort]]\ncode = "p"\nnaam = "p"\nmeervoud = "p"\nlidwoord = "de"\ngemeten = true\n\n[[aandachtsveld]]', 'van de soort "p"'),
        (KERN, 'afkortingen = "afkortingen.toml"\n', "", "afkortingen.toml: dit bestand wordt nergens voor gebruikt"),
    ],
)  # fmt: skip
def test_what_is_probably_not_meant_so_is_told_too(
    map_: Path, bestand: str, oud: str, nieuw: str, verwacht: str
) -> None:
    vervang(map_, bestand, oud, nieuw)
    controle = instrumentcontrole.controleer(map_)
    assert controle.fouten == ()
    assert len(controle.waarschuwingen) == 1
    assert verwacht in str(controle.waarschuwingen[0])
    assert not controle.klopt


def test_weighing_without_rules_or_without_anybody_who_is_measured_is_told(map_: Path) -> None:
    (map_ / REGELS).unlink()
    vervang(map_, KERN, "gemeten = true\n", "")
    vervang(map_, "partners.toml", 'hoort_bij = "de-haven"', "")
    meldingen = [een.melding for een in instrumentcontrole.controleer(map_).waarschuwingen]
    assert meldingen == [
        "er wordt gewogen, maar geen enkele partij wordt gemeten.",
        "er wordt gewogen, maar er zijn geen weegregels.",
    ]


def test_mistakes_in_several_files_are_told_at_once_and_no_file_is_blamed_for_another(map_: Path) -> None:
    vervang(map_, VRAGEN, 'soort = "open"', 'soort = "tekst"')
    vervang(map_, REGELS, '"vrij"', '"vrijaf"')
    (map_ / "brieven.toml").write_text('afzender = "x"\n', "utf-8")
    (map_ / "huisstijl.docx").write_bytes(b"geen Word")
    (map_ / "bewaartermijnen.toml").write_text('[[bewaartermijn]]\nsoort = "x"\n', "utf-8")
    bestanden = {een.bestand.rpartition("/")[2] for een in instrumentcontrole.controleer(map_).fouten}
    assert bestanden == {"1.toml", "brieven.toml", "huisstijl.docx", "bewaartermijnen.toml"}
    # Rules name dimensions: where these could not be read, the rules are not called wrong for it.
    vervang(map_, DIMENSIES, "[[dimensie]]", "[[dimensie")
    fouten = instrumentcontrole.controleer(map_).fouten
    assert not any(een.bestand.startswith("weegregels/") for een in fouten)


def test_nobody_is_blamed_for_naming_who_stands_in_a_file_that_cannot_be_read(map_: Path) -> None:
    (map_ / "instellingen.toml").write_text("[[partij]", encoding="utf-8")
    fouten = instrumentcontrole.controleer(map_).fouten
    assert {fout.bestand.rpartition("/")[2] for fout in fouten} == {"instellingen.toml"}


def test_what_an_instrument_does_without_is_said_and_is_no_mistake(map_: Path) -> None:
    controle = instrumentcontrole.controleer(map_)
    assert controle.klopt
    afwezig = {een.bestand for een in controle.afwezig}
    assert {"huisstijl.docx", "brieven.toml", "consistentie.toml", "bewaartermijnen.toml"} <= afwezig
    assert "afkortingen" not in afwezig


def test_a_folder_or_a_code_can_be_checked_and_anything_else_is_refused(map_: Path, tmp_path: Path) -> None:
    assert instrumentcontrole.mappen("opvang") == (map_,)
    assert instrumentcontrole.mappen(str(map_)) == (map_,)
    assert instrumentcontrole.mappen("")[0] == map_
    with pytest.raises(NietGevonden):
        instrumentcontrole.mappen("zoek")
    (bevinding,) = instrumentcontrole.controleer(tmp_path).fouten
    assert "het bestand ontbreekt" in bevinding.melding
