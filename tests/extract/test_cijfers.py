"""Quantities, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.extract.cijfers import vind_cijfers
from korpsmonitor_tui.extract.tekens import Zoektekst

GEEN = frozenset({"punt", "team"})


def gelezen(tekst: str) -> list[tuple[str, str, str, str]]:
    return [
        (f"{c.waarde:f}", f"{c.tot:f}", c.eenheid, c.periode) for c in vind_cijfers(Zoektekst(tekst), GEEN)
    ]


@pytest.mark.parametrize(
    ("tekst", "cijfer"),
    [
        ("Er zijn zes controles per jaar.", ("6", "6", "controles", "jaar")),
        ("In 2011 werd de branche 2-3 keer gecontroleerd.", ("2", "3", "keer", "")),
        ("Minimaal 6x per jaar.", ("6", "6", "keer", "jaar")),
        ("10 x in 2012 gecontroleerd", ("10", "10", "keer", "")),
        ("Er is 0,5 fte beschikbaar.", ("0.5", "0.5", "fte", "")),
        ("Anderhalve fte", ("1.5", "1.5", "fte", "")),
        ("Eén keer per twee maanden is er overleg.", ("1", "1", "keer", "2 maanden")),
        ("Dat gebeurt eens per 2-3 maanden.", ("1", "1", "keer", "2-3 maanden")),
        ("Jaarlijks worden zeven controles gepland.", ("7", "7", "controles", "jaar")),
        ("Maandelijks gaan er signalen naar het EMM.", ("1", "1", "keer", "maand")),
        ("Controles, ongeveer twaalf per jaar, worden gepland.", ("12", "12", "controles", "jaar")),
        ("Vijf gecertificeerde en door de gemeenten aangewezen toezichthouders.", ("5", "5", "toezichthouders", "")),
        ("Er is één financieel rechercheur.", ("1", "1", "financieel rechercheur", "")),
        ("Twee CIE’ers zijn gelabeld.", ("2", "2", "CIE’ers", "")),
        ("Negen van de tien zaken worden gewogen.", ("9", "9", "zaken", "")),
        ("In 80% van de dossiers.", ("80", "80", "%", "")),
        ("Alle 81 gemeenten.", ("81", "81", "gemeenten", "")),
        ("Er zijn 2.000 signalen.", ("2000", "2000", "signalen", "")),
        ("Tussen de 150 en 200 prostituees", ("150", "200", "prostituees", "")),
        ("Vier á vijf verdachten", ("4", "5", "verdachten", "")),
        ("Er is 16 uur per week voor.", ("16", "16", "uur", "week")),
        ("Er zijn 46 locatiegebonden inrichtingen.", ("46", "46", "inrichtingen", "")),
        ("3 controles per week", ("3", "3", "controles", "week")),
        ("Driemaal per jaar volgt een rapportage.", ("3", "3", "keer", "jaar")),
        ("Er zijn elf leden, van wie er negen PCM-gecertificeerd zijn.", ("9", "9", "PCM-gecertificeerd", "")),
    ],
)  # fmt: skip
def test_quantities(tekst: str, cijfer: tuple[str, str, str, str]) -> None:
    assert cijfer in gelezen(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "In 2012 is dit verbeterd.",
        "Over 2011-2012 is niets bekend.",
        "De afgelopen vier jaar had dit geen meerwaarde.",
        "Op grond van art. 27 Sv en artikel 3.",
        "De stappen HON 1, 2 en 3 worden gezet.",
        "Op 3 mei 2012 was er overleg.",
        "Alle informatie komt op één punt samen.",
        "Dit is de tweede keer; een tweedaagse cursus.",
        "Twee derde is gewogen.",
        "Een team is een team.",
        "Zie pagina 12, tabel 4 en noot 17.",
        "In fase 2 gaan gemeenten samenwerken; bijlage 3 vermeldt stap 4 toezicht.",
        "Jaarlijks wordt niet conform de norm gecontroleerd.",
        "12 Interview met een medewerker van de gemeente.",
        "3 Uitvoering van het beleid",
        "- 4 Toezicht en handhaving",
        "gemeenten\t12\tvergunningen",
        "Dit volgt uit 3:25 APV en uit 3:4 lid 2.",
        "Een 24-uurs bezetting en een 8-fasenmodel.",
        "De periode 2010 – 2012, de jaren 2011/12 en 2006-2009.",
        "Hij is één van de toezichthouders.",
        "De ketenregisseur voert de dagelijkse regie.",
        "Drie daarvan zijn gestopt, tegen vier vorig jaar.",
        "De opvang is 24 uur open.",
        "",
    ],
)
def test_what_is_no_quantity(tekst: str) -> None:
    assert gelezen(tekst) == []


@pytest.mark.parametrize(
    ("tekst", "norm"),
    [
        ("De norm van zes controles wordt niet gehaald.", True),
        ("De norm is minimaal zes controles per jaar.", True),
        ("De zes verplichte controles zijn gehouden.", True),
        ("Het vereiste aantal van zes controles is gehaald.", True),
        ("Er zijn zes controles gehouden.", False),
        ("Zes controles zijn conform de norm gehouden.", False),
    ],
)
def test_a_norm_is_told_from_a_result(tekst: str, norm: bool) -> None:
    (cijfer,) = vind_cijfers(Zoektekst(tekst))
    assert cijfer.norm is norm


def test_the_whole_that_a_number_is_part_of_is_no_figure_of_its_own() -> None:
    assert gelezen("Van hen waren 314 van de 418 gemeenten aangesloten.") == [("314", "314", "gemeenten", "")]


def test_the_year_of_a_figure_is_the_only_year_that_is_named() -> None:
    (een,) = vind_cijfers(Zoektekst("In 2010 waren er dertien rechercheurs."))
    (twee,) = vind_cijfers(Zoektekst("In 2010 en 2012 waren er dertien rechercheurs."))
    assert (een.jaar, twee.jaar) == (2010, None)


@given(st.text(alphabet=st.sampled_from("één zes 2-3keerperjaar.,%()ĳ\n2012x’/") | st.characters()))
def test_any_text_gives_places_inside_it(tekst: str) -> None:
    for cijfer in vind_cijfers(Zoektekst(tekst), GEEN):
        assert 0 <= cijfer.plaats.begin < cijfer.plaats.eind <= len(tekst)
        assert cijfer.waarde <= cijfer.tot
