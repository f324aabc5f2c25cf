"""Thresholds of the analysis are read from a file that people can edit; every mistake in it is named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.drempels import Drempels, Sprong, Tolerantie
from korpsmonitor_tui.intake.instrument import lees_instrument
from tests.intake.conftest import fouten

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from tests.intake.conftest import Mappen

ANALYSE = "korpsmonitor/analyse.toml"
VRAAG = "toezicht.controles_vergund"
ROOSTER = "referentiekader.referenties"
TELLING = '[[roostertelling]]\nrooster = "{}"\ntelling = "{}"\ncodes = ["{}"]\n'


def _vul_aan(mappen: Mappen, tekst: str) -> None:
    pad = mappen.instrument / "analyse.toml"
    pad.write_text(pad.read_text(encoding="utf-8") + tekst, encoding="utf-8")


def test_what_comes_with_the_program_is_what_holds_without_a_file(instrument: Instrument) -> None:
    assert replace(instrument.drempels, tellingen=()) == Drempels()


def test_a_count_is_laid_beside_the_grid_that_it_counts(instrument: Instrument) -> None:
    assert [(t.rooster, t.telling) for t in instrument.drempels.tellingen] == [
        ("referentiekader.referenties", "referentiekader.van_toepassing"),
        ("referentiekader.referenties", "referentiekader.geborgd"),
    ]


def test_an_instrument_without_the_file_has_the_thresholds_all_the_same(mappen: Mappen) -> None:
    mappen.vervang("korpsmonitor/instrument.toml", 'analyse = "analyse.toml"\n', "")
    assert lees_instrument(mappen.instrument, mappen.referentie).drempels == Drempels()


def test_thresholds_are_read_as_written(mappen: Mappen) -> None:
    mappen.vervang(ANALYSE, 'factor = "3"', 'factor = "2,5"')
    _vul_aan(
        mappen,
        f'''
        [[vraag]]
        id = "{VRAAG}"
        verbeterd = {{ factor = "4", minstens = "1.000", punten = "5" }}
        verbetering = false
        [[vraag]]
        id = "informatie.signalen"
        tolerantie = {{ aantal = "2", procent = "10" }}
        ''',
    )
    drempels = lees_instrument(mappen.instrument, mappen.referentie).drempels

    assert drempels.sprong_onaannemelijk(VRAAG) == Sprong(Decimal("2.5"), Decimal(10), Decimal(30))
    assert drempels.sprong_verbeterd(VRAAG) == Sprong(Decimal(4), Decimal(1000), Decimal(5))
    assert not drempels.vraag(VRAAG).verbetering
    assert drempels.vraag("informatie.signalen").verbetering
    assert drempels.tolerantie_van("emm", "informatie.signalen") == Tolerantie(Decimal(2), Decimal(10))
    assert drempels.tolerantie_van("emm", VRAAG) == Tolerantie()


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('factor = "3"', "factor = 3", '"factor" heeft een verkeerde vorm.'),
        ('factor = "3"', 'factor = "15-20"', 'factor "15-20" is geen getal.'),
        ('factor = "3"', 'factor = "50%"', 'factor "50%" is geen getal.'),
        ('factor = "3"', 'factor = "-3"', 'factor "-3" is geen getal.'),
        ('factor = "3"', 'factor = "1"', "de factor is niet groter dan 1."),
        ('factor = "3"\n', "", '"factor" ontbreekt of is leeg.'),
        ('minstens = "10"', 'minstans = "10"', 'de sleutel "minstans" is hier onbekend.'),
        ('procent = "0"', 'procent = "101"', "procent is hoger dan 100."),
        ("[verbeterd]", "[verbetert]", 'de sleutel "verbetert" is hier onbekend.'),
    ],
)
def test_a_mistake_is_named(mappen: Mappen, oud: str, nieuw: str, melding: str) -> None:
    mappen.vervang(ANALYSE, oud, nieuw)
    gevonden = fouten(mappen)
    assert melding in [b.melding for b in gevonden]
    assert all(b.bestand == ANALYSE and b.remedie for b in gevonden)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ('[[vraag]]\nid = "toezicht.controle"\n', 'id "toezicht.controle" bestaat niet.'),
        (
            f'[[vraag]]\nid = "{VRAAG}"\n[[vraag]]\nid = "{VRAAG}"\n',
            f'id "{VRAAG}" komt twee keer voor, ook bij vraag 1.',
        ),
        ('[[bron]]\ncode = "nergens"\naantal = "1"\nprocent = "1"\n', 'code "nergens" bestaat niet.'),
        (TELLING.format(VRAAG, "referentiekader.geborgd", "ja"), f'"{VRAAG}" is geen rooster zonder jaren.'),
        (TELLING.format(ROOSTER, VRAAG, "ja"), f'"{VRAAG}" vraagt geen cijfer zonder jaren.'),
        (TELLING.format(ROOSTER, "referentiekader.geborgd", "half"), 'codes "half" bestaat niet.'),
        (
            TELLING.format("geen.rooster", "referentiekader.geborgd", "ja"),
            'rooster "geen.rooster" bestaat niet.',
        ),
        (f'[[vraag]]\nid = "{VRAAG}"\nverbetering = "nee"\n', '"verbetering" heeft een verkeerde vorm.'),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(mappen: Mappen, tekst: str, melding: str) -> None:
    _vul_aan(mappen, tekst)
    assert melding in [b.melding for b in fouten(mappen)]


def test_what_cannot_be_read_is_not_checked_against(mappen: Mappen) -> None:
    _vul_aan(mappen, '[[vraag]]\nid = "nergens"\n')
    (mappen.instrument / "vragenlijsten" / "2011-2012.toml").write_text("kapot", encoding="utf-8")
    assert not [b for b in fouten(mappen) if b.bestand == ANALYSE]
