"""Every mistake that somebody can make in a definition file is named with its file, its place and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import MAXIMUM
from korpsmonitor_tui.intake.instrument import lees_instrument

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from tests.intake.conftest import Mappen

KERN = "korpsmonitor/instrument.toml"
DIMENSIES = "korpsmonitor/dimensies.toml"
VRAGEN = "korpsmonitor/vragenlijsten/2011-2012.toml"
AFKORTINGEN = "korpsmonitor/afkortingen.toml"
KORPSEN = "db/korpsen.toml"
PARTNERS = "db/ketenpartners.toml"
EENHEDEN = "db/eenheden.toml"
BALKEN = "db/kleurenbalken.toml"


def fouten(mappen: Mappen) -> tuple[Bevinding, ...]:
    with pytest.raises(OnbruikbareBestanden) as gevangen:
        lees_instrument(mappen.instrument, mappen.referentie)
    return gevangen.value.bevindingen


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
            "[[opsporing]] 9",
            'soort "procent" bestaat niet.',
        ),
        (
            VRAGEN,
            'id = "toezicht.vast_team"',
            'id = "organisatie.gedragscode_naleving"',
            "[[toezicht]] 1",
            'id "organisatie.gedragscode_naleving" komt twee keer voor, ook bij organisatie 8.',
        ),
        (
            VRAGEN,
            'dimensies = ["partners.iszw"]',
            'dimensies = ["partners.siod"]',
            "[[ketensamenwerking]] 11",
            'dimensies "partners.siod" bestaat niet.',
        ),
        (
            VRAGEN,
            "jaren = [2011, 2012]",
            "jaren = [2012, 2011]",
            "[[organisatie]] 3",
            "de jaren staan dubbel of niet op volgorde.",
        ),
        (
            VRAGEN,
            "jaren = [2011, 2012]",
            'jaren = ["2011"]',
            "[[organisatie]] 3",
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
            'soort = "kleur"\njaren = [2012]',
            "[[ketensamenwerking]] 1",
            'een vraag van soort "kleur" heeft geen jaren.',
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
            "[[referentiekader]] 6",
            'een vraag van soort "open" heeft geen keuzes.',
        ),
        (
            VRAGEN,
            '["naslag", "alleen als naslagwerk"]',
            '["naslag"]',
            "[[referentiekader]] 6",
            '"keuzes" heeft een verkeerde vorm.',
        ),
        (
            VRAGEN,
            '["naslag", "alleen als naslagwerk"]',
            '["niet", "alleen als naslagwerk"]',
            "[[referentiekader]] 6",
            "twee keuzes hebben dezelfde code.",
        ),
        (
            VRAGEN,
            '["naslag", "alleen als naslagwerk"]',
            '["naslag", ""]',
            "[[referentiekader]] 6",
            "een keuze heeft een lege code of tekst.",
        ),
        (VRAGEN, "[[prognose]]", "[[prognosse]]", "", 'de sleutel "prognosse" is hier onbekend.'),
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
            'opsporing.weging "oranje" bestaat niet.',
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


def test_an_unreadable_file_is_one_mistake_not_a_hundred(mappen: Mappen) -> None:
    (mappen.instrument / "dimensies.toml").unlink()
    (fout,) = fouten(mappen)
    assert (fout.bestand, fout.melding) == (DIMENSIES, "het bestand ontbreekt.")


def test_without_the_eenheden_korpsen_are_not_blamed(mappen: Mappen) -> None:
    (mappen.referentie / "eenheden.toml").write_bytes(b"\xff\xfe")
    (fout,) = fouten(mappen)
    assert fout.bestand == EENHEDEN


@pytest.mark.parametrize(
    ("inhoud", "plaats", "melding"),
    [
        (b'\nnaam = "\xe9"', "regel 2", "het bestand is geen UTF-8."),
        (b"code = \n", "regel 1, teken 8", "de schrijfwijze is geen geldige TOML."),
        (b'code = "a', "einde van het bestand", "de schrijfwijze is geen geldige TOML."),
        (b"a = 1\na = 2\n", "regel 2, teken 6", "de schrijfwijze is geen geldige TOML."),
        (b"a = " + b"9" * 5000, "", "het bestand bevat een te groot getal of te diep geneste lijsten."),
        (b"a = " + b"[" * 50_000, "", "het bestand bevat een te groot getal of te diep geneste lijsten."),
        (b"#" * (MAXIMUM + 1), "", "het bestand is groter dan 5 MB."),
    ],
    ids=["codering", "halve regel", "open tekst", "dubbele sleutel", "getal", "diepte", "omvang"],
)
@pytest.mark.parametrize("bestand", [KERN, AFKORTINGEN, KORPSEN])
def test_a_file_that_is_no_usable_toml(
    mappen: Mappen, bestand: str, inhoud: bytes, plaats: str, melding: str
) -> None:
    (mappen.instrument.parent / bestand).write_bytes(inhoud)
    (fout,) = fouten(mappen)
    assert (fout.bestand, fout.plaats, fout.melding) == (bestand, plaats, melding)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(mappen: Mappen) -> None:
    pad = mappen.instrument / "dimensies.toml"
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\n", b"\r\n"))
    gelezen = lees_instrument(mappen.instrument, mappen.referentie)
    assert "\r" not in "".join(dimensie.definitie for dimensie in gelezen.dimensies)


@pytest.mark.parametrize(
    "naam", ["../geheim.toml", "/etc/x.toml", "a\\\\b.toml", "C:x.toml", "x.json", "x\\u0000.toml"]
)
def test_a_file_name_must_stay_inside_its_folder(mappen: Mappen, naam: str) -> None:
    mappen.vervang(KERN, '"afkortingen.toml"', f'"{naam}"')
    (fout,) = fouten(mappen)
    assert fout.melding == "dit is geen bruikbare bestandsnaam."


def test_a_folder_in_the_place_of_a_file(mappen: Mappen) -> None:
    (mappen.instrument / "afkortingen.toml").unlink()
    (mappen.instrument / "afkortingen.toml").mkdir()
    (fout,) = fouten(mappen)
    assert fout.melding.startswith("het bestand kan niet worden gelezen")


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
