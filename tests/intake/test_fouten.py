"""Every mistake that somebody can make in a definition file is named with its file, its place and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.instrument import lees_instrument
from tests.intake.conftest import fouten

if TYPE_CHECKING:
    from pathlib import Path

    from tests.intake.conftest import Mappen

KERN = "korpsmonitor/instrument.toml"
DIMENSIES = "korpsmonitor/dimensies.toml"
VRAGEN = "korpsmonitor/vragenlijsten/2011-2012.toml"
AFKORTINGEN = "korpsmonitor/afkortingen.toml"
KORPSEN = "db/korpsen.toml"
PARTNERS = "db/ketenpartners.toml"
EENHEDEN = "db/eenheden.toml"
BALKEN = "db/kleurenbalken.toml"


def test_the_copy_itself_is_in_order(mappen: Mappen) -> None:
    assert lees_instrument(mappen.instrument, mappen.referentie).code == "korpsmonitor"


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "plaats", "melding"),
    [
        (DIMENSIES, 'naam = "Referentiekader"\n', "", "[[dimensie]] 1", '"naam" ontbreekt of is leeg.'),
        (DIMENSIES, 'naam = "Gedragscode"', 'naam = " "', "[[dimensie]] 4", '"naam" ontbreekt of is leeg.'),
        (
            DIMENSIES,
            '"toezicht.kwaliteit"',
            '"toezigt.kwaliteit"',
            "[[dimensie]] 5",
            'aandachtsveld "toezigt" bestaat niet.',
        ),
        (DIMENSIES, '"partners.om"', '"om"', "[[dimensie]] 18", 'code "om" noemt geen aandachtsveld.'),
        (
            DIMENSIES,
            '"toezicht.continuiteit"',
            '"toezicht.kwaliteit"',
            "[[dimensie]] 6",
            'code "toezicht.kwaliteit" komt twee keer voor, ook bij dimensie 5.',
        ),
        (
            DIMENSIES,
            '"toezicht.continuiteit"',
            '"toezicht.Continuïteit"',
            "[[dimensie]] 6",
            'code "toezicht.Continuïteit" is geen code.',
        ),
        (DIMENSIES, "norm = ", "nrom = ", "[[dimensie]] 1", 'de sleutel "nrom" is hier onbekend.'),
        (DIMENSIES, 'naam = "Weging"', "naam = 3", "[[dimensie]] 16", '"naam" heeft een verkeerde vorm.'),
        (
            VRAGEN,
            'soort = "percentage"',
            'soort = "procent"',
            "[[toezicht]] 4",
            'soort "procent" bestaat niet.',
        ),
        (
            VRAGEN,
            'id = "toezicht.vast_team"',
            'id = "organisatie.gedragscode_naleving"',
            "[[toezicht]] 1",
            'id "organisatie.gedragscode_naleving" komt twee keer voor, ook bij organisatie 15.',
        ),
        (
            VRAGEN,
            'dimensies = ["partners.iszw"]',
            'dimensies = ["partners.siod"]',
            "[[ketensamenwerking]] 15",
            'dimensies "partners.siod" bestaat niet.',
        ),
        (
            VRAGEN,
            "jaren = [2011, 2012]",
            "jaren = [2012, 2011]",
            "[[organisatie]] 4",
            "de jaren staan dubbel of niet op volgorde.",
        ),
        (
            VRAGEN,
            "jaren = [2011, 2012]",
            'jaren = ["2011"]',
            "[[organisatie]] 4",
            '"jaren" heeft een verkeerde vorm.',
        ),
        (
            VRAGEN,
            "verplicht = true",
            'verplicht = "ja"',
            "[[referentiekader]] 1",
            '"verplicht" heeft een verkeerde vorm.',
        ),
        (
            VRAGEN,
            'soort = "kleur"',
            'soort = "open"\njaren = [2012]',
            "[[ketensamenwerking]] 1",
            "een open vraag heeft geen jaren.",
        ),
        (
            VRAGEN,
            'soort = "kleur"',
            'soort = "keuze"',
            "[[ketensamenwerking]] 1",
            "een keuzevraag heeft ten minste twee keuzes nodig.",
        ),
        (
            VRAGEN,
            'soort = "keuze"',
            'soort = "open"',
            "[[referentiekader]] 7",
            'een vraag van soort "open" heeft geen keuzes.',
        ),
        (
            VRAGEN,
            '["naslag", "alleen als naslagwerk"]',
            '["naslag"]',
            "[[referentiekader]] 7",
            '"keuzes" heeft een verkeerde vorm.',
        ),
        (
            VRAGEN,
            '["naslag", "alleen als naslagwerk"]',
            '["niet", "alleen als naslagwerk"]',
            "[[referentiekader]] 7",
            "in keuzes hebben er twee dezelfde code.",
        ),
        (
            VRAGEN,
            '["naslag", "alleen als naslagwerk"]',
            '["naslag", ""]',
            "[[referentiekader]] 7",
            "een keuze heeft een lege code of tekst.",
        ),
        (
            VRAGEN,
            "[[prognose]]",
            "[[prognosse]]",
            "[[prognosse]] 1",
            '"prognosse" is geen hoofdstuk; de vragen daaronder zouden aan niemand worden gesteld.',
        ),
        (VRAGEN, 'versie = "2011-2012"', "", "[vragenlijst]", '"versie" ontbreekt of is leeg.'),
        (AFKORTINGEN, 'EMM = "', 'EMM = 1 # "', "[afkortingen]", '"EMM" heeft een verkeerde vorm.'),
        (
            KERN,
            'code = "toezicht"',
            'code = "organisatie"',
            "[[aandachtsveld]] 2",
            'code "organisatie" komt twee keer voor, ook bij aandachtsveld 1.',
        ),
        (
            KERN,
            "nummer = 2",
            "nummer = 1",
            "[[hoofdstuk]] 2",
            'nummer "1" komt twee keer voor, ook bij hoofdstuk 1.',
        ),
        (KERN, "[bestanden]", "[bestandn]", "", '"bestanden" ontbreekt of is leeg.'),
        (
            KORPSEN,
            'eenheid = "limburg"',
            'eenheid = "limburgh"',
            "[[partij]] 23",
            'eenheid "limburgh" bestaat niet.',
        ),
        (
            KORPSEN,
            "nummer = 2\n",
            "nummer = 1\n",
            "[[partij]] 2",
            'nummer "1" komt twee keer voor, ook bij partij 1.',
        ),
        (KORPSEN, "nummer = 2\n", "", "[[partij]] 2", '"nummer" ontbreekt of is leeg.'),
        (KORPSEN, "nummer = 2\n", "nummer = true\n", "[[partij]] 2", '"nummer" heeft een verkeerde vorm.'),
        (KORPSEN, '["Fryslân"]', '"Fryslân"', "[[partij]] 2", '"aliassen" heeft een verkeerde vorm.'),
        (
            KORPSEN,
            '["Fryslân"]',
            '["gro-ningen"]',
            "[[partij]] 2",
            'de naam "gro-ningen" hoort ook bij Groningen.',
        ),
        (KORPSEN, 'soort = "korps"', 'soort = "corps"', "", 'soort "corps" bestaat niet.'),
        (
            PARTNERS,
            '"partners.iszw"',
            '"partners.siod"',
            "[[partij]] 6",
            'partnerkolommen "partners.siod" bestaat niet.',
        ),
        (
            EENHEDEN,
            '"limburg"',
            '"rotterdam"',
            "[[eenheid]] 10",
            'code "rotterdam" komt twee keer voor, ook bij eenheid 7.',
        ),
        (
            BALKEN,
            '["drenthe"]',
            '["drente"]',
            "[[kleurenbalk]] ",
            'partijen "drente" bestaat niet.',
        ),
        (
            BALKEN,
            '"opsporing.weging" = "geel"',
            '"opsporing.weging" = "oranje"',
            "[[kleurenbalk]] 7",
            "opsporing.weging: “oranje” staat niet op de schaal van dit instrument (groen, geel, rood, blanco).",
        ),
        (
            BALKEN,
            '"opsporing.weging" = "geel"',
            '"opsporing.wegen" = "geel"',
            "[[kleurenbalk]] 7",
            'kleuren "opsporing.wegen" bestaat niet.',
        ),
        (
            BALKEN,
            '"opsporing.weging" = "geel"',
            '"toezicht.kwaliteit" = "geel"',
            "[[kleurenbalk]] 7",
            "kennemerland heeft in 2012 bij toezicht.kwaliteit al de kleur groen (000, 4.3.2 (regel 2322)).",
        ),
        (BALKEN, "jaar = 2012", "jaar = 12", "[[kleurenbalk]] 1", "12 is geen jaar van een editie."),
        (BALKEN, 'bron = "000', 'born = "000', "[[kleurenbalk]] 1", '"bron" ontbreekt of is leeg.'),
        (BALKEN, "[[kleurenbalk]]", "kleurenbalk = 3\n[[x]]", "", "de schrijfwijze is geen geldige TOML."),
    ],
)
def test_a_mistake_is_named_with_file_place_and_remedy(
    mappen: Mappen, bestand: str, oud: str, nieuw: str, plaats: str, melding: str
) -> None:
    mappen.vervang(bestand, oud, nieuw)
    gevonden = fouten(mappen)
    raak = [fout for fout in gevonden if fout.bestand == bestand and fout.melding == melding]
    assert raak, [str(fout) for fout in gevonden]
    assert plaats in raak[0].plaats
    assert raak[0].remedie.endswith(".")


def test_the_place_is_a_line_that_an_editor_can_jump_to(mappen: Mappen) -> None:
    mappen.vervang(DIMENSIES, 'naam = "Weging"', 'nam = "Weging"')
    regels = (mappen.instrument / "dimensies.toml").read_text(encoding="utf-8").splitlines()
    (fout, *_rest) = fouten(mappen)
    nummer = int(fout.plaats.split(",")[0].removeprefix("regel "))
    assert regels[nummer - 1] == "[[dimensie]]"
    assert regels[nummer] == 'code = "opsporing.weging"'


def test_a_misspelt_code_gets_a_proposal(mappen: Mappen) -> None:
    mappen.vervang(VRAGEN, '["partners.bestuur"]', '["partners.bestuurr"]')
    assert fouten(mappen)[0].remedie == 'Bedoeld is misschien "partners.bestuur".'


def test_all_mistakes_in_all_files_come_at_once(mappen: Mappen) -> None:
    mappen.vervang(DIMENSIES, "norm = ", "nrom = ")
    mappen.vervang(VRAGEN, 'soort = "percentage"', 'soort = "procent"')
    mappen.vervang(KORPSEN, 'eenheid = "limburg"', 'eenheid = "limburgh"')
    mappen.vervang(BALKEN, '"opsporing.weging" = "geel"', '"opsporing.weging" = "oranje"')
    with pytest.raises(OnbruikbareInvoer) as gevangen:
        lees_instrument(mappen.instrument, mappen.referentie)
    assert isinstance(gevangen.value, OnbruikbareBestanden)
    assert {fout.bestand for fout in gevangen.value.bevindingen} == {DIMENSIES, VRAGEN, KORPSEN, BALKEN}
    regel = str(gevangen.value)
    assert regel.startswith(str(gevangen.value.bevindingen[0]))
    assert "Er zijn nog 4 andere fouten." in regel
    assert regel.endswith("Er is niets ingelezen.")


def test_an_instrument_without_eenheden_colours_or_abbreviations_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "instrument.toml").write_text(
        """
        code = "visitatie"
        naam = "Visitatie"
        bron = "eigen ontwerp"
        bestanden = {dimensies = "d.toml", vragenlijst = "v.toml"}
        referentie = {partijen = ["p.toml"]}
        aandachtsveld = [{code = "beleid", naam = "Beleid"}]
        hoofdstuk = [{code = "regie", nummer = 1, titel = "Regie"}, {code = "slot", nummer = 2, titel = "Slot"}]
        """,
        encoding="utf-8",
    )
    (tmp_path / "d.toml").write_text(
        '[[dimensie]]\ncode = "beleid.plan"\nnaam = "Plan"\ndefinitie = "a"\nnorm = "b"\nbron = "c"\n',
        encoding="utf-8",
    )
    (tmp_path / "v.toml").write_text(
        'vragenlijst = {versie = "1"}\n[[regie]]\nid = "regie.wie"\ntekst = "Wie?"\nsoort = "open"\nbron = "c"\n',
        encoding="utf-8",
    )
    (tmp_path / "p.toml").write_text(
        'soort = "ketenpartner"\n[[partij]]\ncode = "arnhem"\nnaam = "Arnhem"\n', encoding="utf-8"
    )
    instrument = lees_instrument(tmp_path, tmp_path)
    assert [len(hoofdstuk.vragen) for hoofdstuk in instrument.hoofdstukken] == [1, 0]
    assert (instrument.eenheden, instrument.kleurenbalken, instrument.afkortingen) == ((), (), ())
