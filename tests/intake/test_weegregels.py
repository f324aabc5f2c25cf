"""Weighing rules as a file that people edit: mistakes and contradictions are told with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.weegregels import lees_weegregels
from tests.intake.conftest import KORPSMONITOR

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding

BRON = KORPSMONITOR / "weegregels" / "2011-2012.toml"
EXTRA = """
[[regel]]
code = "extra"
soort = "{soort}"
dimensies = ["{dimensie}"]
tekst = "Een regel erbij."
bron = "proef"
{rest}
"""


def fouten(map_: Path, instrument: Instrument, tekst: str) -> tuple[Bevinding, ...]:
    bestand = map_ / "regels.toml"
    bestand.write_text(tekst, encoding="utf-8")
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_weegregels(bestand, instrument)
    return gevangen.value.bevindingen


def test_de_meegeleverde_regels_noemen_elke_dimensie_met_bron(instrument: Instrument) -> None:
    regels = lees_weegregels(BRON, instrument)
    assert len(regels.dimensies) == 17
    assert {dimensie for regel in regels.regels for dimensie in regel.dimensies} == set(regels.dimensies)
    assert all(regel.tekst and "000" in regel.bron for regel in regels.regels)


def test_geen_code_noemt_een_dimensie(instrument: Instrument) -> None:
    pakket = KORPSMONITOR.parents[1] / "korpsmonitor_tui"
    namen = [dimensie.code.partition(".")[2] for dimensie in instrument.dimensies]
    # A word that is a name as well as an ordinary word cannot be told apart.
    namen = [naam for naam in namen if "_" in naam]
    for pad in sorted(pakket.glob("*/weg*.py")) + sorted(pakket.glob("*/weeg*.py")):
        inhoud = pad.read_text(encoding="utf-8")
        assert [naam for naam in namen if naam in inhoud] == [], pad


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('code = "gedragscode.rood"', 'code = "toezicht.rood"', 'code "toezicht.rood" komt twee keer voor'),
        (
            '["organisatie.gedragscode"]',
            '["organisatie.gedragcode"]',
            '"organisatie.gedragcode" bestaat niet',
        ),
        ('["organisatie.gedragscode"]', '["partners.om"]', '"partners.om" bestaat niet'),
        ('bij = ["rood"]', 'bij = ["oranje"]', 'bij "oranje" bestaat niet'),
        ('bij = ["rood"]', "bij = []", '"bij" ontbreekt of is leeg'),
        ('eindscore = ["geel", "rood"]', 'eindscore = ["blanco"]', 'eindscore "blanco" bestaat niet'),
        (
            'eindscore = ["geel", "rood"]',
            'eindscore = ["groen", "rood"]',
            "rood en groen toe, maar geel niet",
        ),
        ('soort = "voorwaarde"', 'soort = "eis"', 'soort "eis" bestaat niet'),
        ('hoogstens = "geel"', 'hoogstens = "groen"', 'hoogstens "groen" bestaat niet'),
        ("rood_onder = 70", "rood_onder = 95", "geen oplopende percentages"),
        ("groen_boven = 90", "groen_boven = 101", "geen oplopende percentages"),
        ('"opsporing"]', '"opsporen"]', 'aandachtsvelden "opsporen" bestaat niet'),
        ("hoogstens =", "ten_hoogste =", "hoogstens"),
        ("[begin]", "[start]", "begin"),
    ],
)
def test_een_fout_staat_bij_haar_plaats(
    tmp_path: Path, instrument: Instrument, oud: str, nieuw: str, melding: str
) -> None:
    tekst = BRON.read_text(encoding="utf-8")
    assert oud in tekst
    gevonden = fouten(tmp_path, instrument, tekst.replace(oud, nieuw, 1))
    assert any(melding in bevinding.melding for bevinding in gevonden), gevonden
    assert all("regels.toml" in bevinding.bestand and bevinding.remedie for bevinding in gevonden)


@pytest.mark.parametrize(
    ("soort", "dimensie", "rest", "melding", "met"),
    [
        # Requires green and forbids it: no korps could ever be groen.
        (
            "eindscore",
            "opsporing.weging",
            'bij = ["groen"]\neindscore = ["geel", "rood"]',
            'de eindscore "groen" kan nooit worden bereikt',
            "weging.groen_vereist",
        ),
        (
            "eindscore",
            "opsporing.kwaliteit",
            'bij = ["geel"]\neindscore = ["geel"]',
            "spreken elkaar tegen: bij geel op opsporing.kwaliteit laat de een groen of geel toe en de ander geel",
            "opsporing_kwaliteit.geel",
        ),
        (
            "eindscore",
            "toezicht.vergunde_branche",
            'bij = ["geel"]\nandere = ["geel"]\neindscore = ["groen", "geel"]',
            "kan naast regel",
            "vergunde_branche.geel",
        ),
        (
            "voorwaarde",
            "organisatie.referentiekader",
            'bij = ["rood"]\nvoor = "organisatie.korpsexpert_mandaat"\nhoogstens = "geel"',
            "in een kring",
            "korpsexpert_mandaat.voorwaarde",
        ),
        (
            "percentage",
            "organisatie.referentiekader",
            "rood_onder = 50\ngroen_boven = 60",
            "gaan allebei over organisatie.referentiekader",
            "referentiekader.percentage",
        ),
        (
            "open",
            "opsporing.weging",
            'bij = ["nvt"]',
            "gaan allebei over opsporing.weging",
            "groen_vereist.open",
        ),
        (
            "voorwaarde",
            "organisatie.korpsexpert_mandaat",
            'bij = ["rood"]\nvoor = "organisatie.referentiekader"\nhoogstens = "rood"',
            "telt organisatie.referentiekader volgens de een hoogstens als geel en volgens de ander hoogstens als rood",
            "korpsexpert_mandaat.voorwaarde",
        ),
        (
            "eindscore",
            "opsporing.weging",
            'bij = ["blanco"]\neindscore = ["geel"]',
            "de een laat opsporing.weging bij blanco niets beslissen en de ander wel",
            "groen_vereist.open",
        ),
        (
            "eindscore",
            "opsporing.procesverantwoordelijkheid",
            'bij = ["rood"]\neindscore = ["geel"]',
            "de een laat opsporing.procesverantwoordelijkheid niets beslissen",
            "procesverantwoordelijkheid.vrij",
        ),
        (
            "eindscore",
            "opsporing.kwaliteit",
            'bij = ["groen"]\neindscore = ["groen"]',
            "kan nooit iets veranderen: zij laat groen over",
            "begin",
        ),
    ],
)
def test_tegenspraak_noemt_beide_regels_met_hun_plaats(
    tmp_path: Path, instrument: Instrument, soort: str, dimensie: str, rest: str, melding: str, met: str
) -> None:
    tekst = BRON.read_text(encoding="utf-8") + EXTRA.format(soort=soort, dimensie=dimensie, rest=rest)
    (gevonden,) = fouten(tmp_path, instrument, tekst)
    assert melding in gevonden.melding
    assert '"extra"' in gevonden.melding
    assert f'"{met}"' in gevonden.melding
    assert gevonden.plaats.startswith("regel ")
    assert "(ook regel " in gevonden.melding


def test_een_vergeten_dimensie_wordt_genoemd(tmp_path: Path, instrument: Instrument) -> None:
    begin, _kop, rest = BRON.read_text(encoding="utf-8").partition(
        '[[regel]]\ncode = "themakennis_verspreid.vrij"'
    )
    (gevonden,) = fouten(tmp_path, instrument, begin + "[[regel]]" + rest.partition("[[regel]]")[2])
    assert gevonden.melding == 'geen regel gaat over de dimensie "informatie.themakennis_verspreid".'


def test_alle_tegenspraken_komen_ineens(tmp_path: Path, instrument: Instrument) -> None:
    tekst = BRON.read_text(encoding="utf-8")
    for nr, dimensie in enumerate(("opsporing.kwaliteit", "toezicht.kwaliteit")):
        tekst += EXTRA.replace('"extra"', f'"extra{nr}"').format(
            soort="eindscore", dimensie=dimensie, rest='bij = ["rood"]\neindscore = ["rood"]'
        )
    assert len(fouten(tmp_path, instrument, tekst)) == 2
