"""Every mistake in a question, another source or a parameter is named with its file, its place and a remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.intake.conftest import fouten

if TYPE_CHECKING:
    from tests.intake.conftest import Mappen

KERN = "korpsmonitor/instrument.toml"
VRAGEN = "korpsmonitor/vragenlijsten/2011-2012.toml"
BRONNEN = "korpsmonitor/bronnen.toml"
TEAM = '[{ vraag = "toezicht.vast_team", is = ["ja", "deels"] }]'
"""The condition of toezicht.teamleden, which is replaced by mistakes."""
GESTOPT = 'hoogstens = "opsporing.onderzoeken"\nbron = "000, 4.3.4 (Tabel 17)"'
R01 = '["r01", "Referentie 1"]'
SOM = '    "toezicht.seksshops",\n]'
EMM = 'id = "emm.bezoeken", tekst = "Bezoeken van het EMM aan het korps", '

VRAAGFOUTEN = [
    # Conditions
    (
        TEAM,
        '[{ vraag = "toezicht.vast_tem", is = ["ja"] }]',
        'voorwaarde 1 "toezicht.vast_tem" bestaat niet.',
    ),
    (TEAM, '[{ vraag = "toezicht.vast_team", is = ["jaa"] }]', 'voorwaarde "jaa" bestaat niet.'),
    (TEAM, '[{ vraag = "toezicht.vast_team" }]', "een voorwaarde stelt precies één eis."),
    (
        TEAM,
        '[{ vraag = "toezicht.vast_team", is = ["ja"], meer_dan = 0 }]',
        "een voorwaarde stelt precies één eis.",
    ),
    (
        TEAM,
        '[{ vraag = "toezicht.vast_team", is = ["ja"], jaar = 2010 }]',
        "de voorwaarde wijst naar toezicht.vast_team/2010, en die plaats heeft die vraag niet.",
    ),
    (
        TEAM,
        '[{ vraag = "toezicht.controles_vergund", meer_dan = 0 }]',
        "de voorwaarde wijst naar toezicht.controles_vergund, en die plaats heeft die vraag niet.",
    ),
    (
        TEAM,
        '[{ vraag = "referentiekader.referenties", rij = "r17", is = ["ja"] }]',
        "de voorwaarde wijst naar referentiekader.referenties/r17, en die plaats heeft die vraag niet.",
    ),
    (
        TEAM,
        '[{ vraag = "toezicht.vast_team", meer_dan = 0 }]',
        '"toezicht.vast_team" vraagt geen cijfer, dus meer_dan kan niet.',
    ),
    (
        TEAM,
        '[{ vraag = "toezicht.certificering", is = ["ja"] }]',
        '"toezicht.certificering" heeft geen vaste antwoorden, dus is en is_niet kunnen niet.',
    ),
    (
        TEAM,
        '[{ vraag = "toezicht.pcm_gecertificeerden", jaar = 2012, is_niet = ["0"] }]',
        '"toezicht.pcm_gecertificeerden" heeft geen vaste antwoorden, dus is en is_niet kunnen niet.',
    ),
    (TEAM, '[{ vraag = "toezicht.vast_team", is = "ja" }]', '"is" heeft een verkeerde vorm.'),
    (
        TEAM,
        '[{ vraag = "toezicht.vast_team", is = ["ja"], als = 1 }]',
        'de sleutel "als" is hier onbekend.',
    ),
    (TEAM, '["toezicht.vast_team"]', '"voorwaarden" heeft een verkeerde vorm.'),
    (
        TEAM,
        '[{ vraag = "toezicht.teamleden", jaar = 2012, meer_dan = 0 }]',
        "de voorwaarden verwijzen in een kring: toezicht.teamleden → toezicht.teamleden.",
    ),
    # Rows and choices
    (R01, '["", "Referentie 1"]', "een rij heeft een lege code of tekst."),
    (R01, '["r01", " "]', "een rij heeft een lege code of tekst."),
    (R01, '["r02", "Referentie 1"]', "in rijen hebben er twee dezelfde code."),
    (R01, '["2012", "Referentie 1"]', "een rij heeft een onbruikbare code."),
    (R01, '["toelichting", "Referentie 1"]', "een rij heeft een onbruikbare code."),
    (R01, '["r/1", "Referentie 1"]', "een rij heeft een onbruikbare code."),
    (R01, '"Referentie 1"', '"rijen" heeft een verkeerde vorm.'),
    (
        '["nvt", "niet van toepassing op',
        '["NVT", "niet van toepassing op',
        "een keuze heeft een onbruikbare code.",
    ),
    ('["naslag", ', '["na slag", ', "een keuze heeft een onbruikbare code."),
    ('cel = "keuze"', 'cel = "rooster"', 'cel "rooster" bestaat niet.'),
    ('cel = "keuze"', "", "een rooster moet zeggen wat elke rij vraagt."),
    ('cel = "keuze"', 'cel = "open"', 'een vraag van soort "open" heeft geen keuzes.'),
    ('soort = "rooster"', 'soort = "keuze"', 'een vraag van soort "keuze" heeft geen rijen en geen cel.'),
    ('soort = "datum"', 'soort = "rooster"\ncel = "datum"', "een rooster heeft ten minste één rij nodig."),
    # Checks of figures
    (
        GESTOPT,
        'hoogstens = "opsporing.onderzoekn"\nbron = "x"',
        'hoogstens "opsporing.onderzoekn" bestaat niet.',
    ),
    (
        GESTOPT,
        'hoogstens = "opsporing.prioriteit"\nbron = "x"',
        'hoogstens noemt "opsporing.prioriteit", en daarmee valt niet te vergelijken.',
    ),
    (
        GESTOPT,
        'hoogstens = "opsporing.onderzoeken_gestopt"\nbron = "x"',
        'hoogstens noemt "opsporing.onderzoeken_gestopt", en daarmee valt niet te vergelijken.',
    ),
    (
        GESTOPT,
        'hoogstens = "referentiekader.geborgd"\nbron = "x"',
        'hoogstens noemt "referentiekader.geborgd", en daarmee valt niet te vergelijken.',
    ),
    (
        SOM,
        '    "opsporing.ontnemingen",\n    "toezicht.vast_team",\n]',
        'som_van noemt "toezicht.vast_team", en daarmee valt niet te vergelijken.',
    ),
    (SOM, '    "toezicht.seksshop",\n]', 'som_van "toezicht.seksshop" bestaat niet.'),
    ('gunstig = "hoger"', 'gunstig = "meer"', 'gunstig "meer" bestaat niet.'),
    ('gunstig = "hoger"', "gunstig = true", '"gunstig" heeft een verkeerde vorm.'),
    (
        'soort = "datum"',
        'soort = "datum"\npraktijk = "knelpunt"',
        "alleen het antwoord op een open vraag kan een best practice of knelpunt zijn.",
    ),
    ('soort = "open"', 'soort = "open"\npraktijk = "idee"', 'praktijk "idee" bestaat niet.'),
    ("maximum = 16", "maximum = -1", "het minimum is hoger dan het maximum."),
    ("maximum = 16", 'maximum = "16"', '"maximum" heeft een verkeerde vorm.'),
    ("geheel = true", "geheel = 1", '"geheel" heeft een verkeerde vorm.'),
    (
        'soort = "datum"',
        'soort = "datum"\nminimum = 3',
        'minimum hoort niet bij een vraag van soort "datum".',
    ),
    # Whom it is asked of, and about when
    ('niet_voor = ["klpd", "kmar"]', 'niet_voor = ["klpt"]', 'niet_voor "klpt" bestaat niet.'),
    (
        'alleen_voor = ["korps"]\n\n# --- 1',
        'alleen_voor = ["korpsen"]\n\n# --- 1',
        'alleen_voor "korpsen" bestaat niet.',
    ),
    (
        'niet_voor = ["kmar"]',
        'alleen_voor = ["kmar"]\nniet_voor = ["kmar"]',
        "door alleen_voor en niet_voor wordt de vraag aan niemand gesteld.",
    ),
    ("jaren = [2011, 2012]", "jaren = [1911, 2012]", "een jaar ligt niet tussen 1990 en 2100."),
    ("peiljaar = 2012", "", "dit cijfer noemt geen jaar en de vragenlijst heeft geen peiljaar."),
    ("peiljaar = 2012", 'peiljaar = "2012"', '"peiljaar" heeft een verkeerde vorm.'),
    (
        'id = "toezicht.vast_team"',
        'id = "toezicht/vast_team"',
        'id "toezicht/vast_team" is geen code.',
    ),
]
BRONFOUTEN = [
    (
        BRONNEN,
        '"informatie.signalen_emm"',
        '"informatie.signaal"',
        'tegenover "informatie.signaal" bestaat niet.',
    ),
    (
        BRONNEN,
        '"informatie.signalen_emm"',
        '"informatie.registratie"',
        '"informatie.registratie" vraagt geen cijfer om naast te leggen.',
    ),
    (
        BRONNEN,
        'id = "emm.bezoeken"',
        'id = "om.bezoeken"',
        'id "om.bezoeken" begint niet met de code van de bron.',
    ),
    (
        BRONNEN,
        'id = "emm.bezoeken"',
        'id = "emm.signalen_slim"',
        'id "emm.signalen_slim" komt twee keer voor, ook bij gegevens 2.',
    ),
    (BRONNEN, 'code = "om"', 'code = "emm"', 'code "emm" komt twee keer voor, ook bij bron 1.'),
    (BRONNEN, EMM, f'{EMM}per = "korps", ', 'per "korps" bestaat niet.'),
    (BRONNEN, 'naam = "CoMensha"\n', "", '"naam" ontbreekt of is leeg.'),
    (BRONNEN, EMM, f"{EMM}aantal = 1, ", 'de sleutel "aantal" is hier onbekend.'),
    (
        KERN,
        'referentierooster = "referentiekader.referenties"',
        'referentierooster = "referentiekader.rooster"',
        'referentierooster "referentiekader.rooster" bestaat niet.',
    ),
    (
        KERN,
        'referentierooster = "referentiekader.referenties"',
        'referentierooster = "referentiekader.gebruik"',
        '"referentiekader.gebruik" is geen rooster met de antwoorden ja, deels, nee, nvt.',
    ),
    (
        KERN,
        'deels_telt_voor = "0"',
        'deels_telt_voor = "1,5"',
        'deels_telt_voor "1,5" is geen getal van 0 tot en met 1.',
    ),
    (KERN, 'deels_telt_voor = "0"', "deels_telt_voor = 0.5", '"deels_telt_voor" heeft een verkeerde vorm.'),
    (KERN, 'deels_telt_voor = "0"', "", '"deels_telt_voor" ontbreekt of is leeg.'),
    (KERN, "deels_telt_voor", "deelstelt", 'de sleutel "deelstelt" is hier onbekend.'),
    (KERN, 'bronnen = "bronnen.toml"', 'bronnen = "bron.toml"', "het bestand ontbreekt."),
]


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"), [*((VRAGEN, *fout) for fout in VRAAGFOUTEN), *BRONFOUTEN]
)
def test_a_mistake_is_named_with_place_and_remedy(
    mappen: Mappen, bestand: str, oud: str, nieuw: str, melding: str
) -> None:
    mappen.vervang(bestand, oud, nieuw)
    gevonden = fouten(mappen)
    raak = [fout for fout in gevonden if fout.melding == melding]
    assert raak, [str(fout) for fout in gevonden]
    assert raak[0].remedie.endswith(".")
    if melding != "het bestand ontbreekt.":
        assert raak[0].bestand == bestand
        assert raak[0].plaats.startswith("regel ")


def test_a_circle_of_several_questions_is_reported_once_and_named_in_full(mappen: Mappen) -> None:
    mappen.vervang(
        VRAGEN,
        'id = "toezicht.vast_team"',
        'id = "toezicht.vast_team"\nvoorwaarden = [{ vraag = "toezicht.geborgd", is_niet = ["nee"] }]',
    )
    mappen.vervang(
        VRAGEN,
        'id = "toezicht.geborgd"',
        'id = "toezicht.geborgd"\nvoorwaarden = [{ vraag = "toezicht.teamleden", jaar = 2012, meer_dan = 1 }]',
    )
    (fout,) = fouten(mappen)
    assert fout.melding == (
        "de voorwaarden verwijzen in een kring: "
        "toezicht.vast_team → toezicht.geborgd → toezicht.teamleden → toezicht.vast_team."
    )


def test_a_mistake_in_a_condition_is_placed_at_its_question_and_number(mappen: Mappen) -> None:
    mappen.vervang(VRAGEN, TEAM, f'{TEAM[:-1]}, {{ vraag = "toezicht.geborgd", meer_dan = "0" }}]')
    (vorm, eis) = fouten(mappen)
    regels = (mappen.instrument / "vragenlijsten/2011-2012.toml").read_text(encoding="utf-8").splitlines()
    regel, _, plaats = vorm.plaats.partition(", ")
    assert regels[int(regel.removeprefix("regel "))] == 'id = "toezicht.teamleden"'
    assert plaats == eis.plaats.partition(", ")[2] == "[[toezicht]] 2, voorwaarde 2"
    assert vorm.melding == '"meer_dan" heeft een verkeerde vorm.'


def test_mistakes_in_all_definition_files_come_at_once(mappen: Mappen) -> None:
    mappen.vervang(VRAGEN, TEAM, '[{ vraag = "toezicht.vast_tem", is = ["ja"] }]')
    mappen.vervang(VRAGEN, R01, '["2012", "Referentie 1"]')
    mappen.vervang(BRONNEN, '"informatie.signalen_emm"', '"informatie.signaal"')
    mappen.vervang(KERN, 'deels_telt_voor = "0"', 'deels_telt_voor = "half"')
    assert [fout.bestand for fout in fouten(mappen)] == [VRAGEN, VRAGEN, BRONNEN, KERN]


def test_an_unreadable_questionnaire_is_not_blamed_on_what_refers_to_it(mappen: Mappen) -> None:
    (mappen.instrument / "vragenlijsten/2011-2012.toml").write_bytes(b"\xff")
    assert [(fout.bestand, fout.melding) for fout in fouten(mappen)] == [
        (VRAGEN, "het bestand is geen UTF-8.")
    ]
