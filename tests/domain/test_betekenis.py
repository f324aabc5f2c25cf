"""What stated figures mean: every printed form, and no meaning where the text leaves a choice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.betekenis import (
    Antwoord,
    Bereik,
    Betekenis,
    Getal,
    Onduidelijk,
    Ontbreekreden,
    Ontbreekt,
    Samengesteld,
    Tekst,
    Verband,
    Woord,
    lees_betekenis,
    notatie,
    omschrijf,
)


def getal(waarde: str, *, procent: bool = False) -> Getal:
    return Getal(Decimal(waarde), procent)


def bereik(laag: str, hoog: str, *, procent: bool = False) -> Bereik:
    return Bereik(Decimal(laag), Decimal(hoog), procent)


def met_haakjes(hoofd: Betekenis, binnen: Betekenis) -> Samengesteld:
    return Samengesteld(Verband.HAAKJES, (hoofd, binnen))


def met_tekst(aantal: str, tekst: str) -> Samengesteld:
    return Samengesteld(Verband.GETAL_MET_TEKST, (getal(aantal), Tekst(tekst)))


@pytest.mark.parametrize(
    ("opgegeven", "betekenis"),
    [
        ("12", getal("12")),
        ("0", getal("0")),
        ("29.764", getal("29764")),
        ("1.869", getal("1869")),
        ("1.234.567", getal("1234567")),
        ("3,5", getal("3.5")),
        ("1.869,25", getal("1869.25")),
        ("\u00a012 ", getal("12")),
        ("59%", getal("59", procent=True)),
        ("12,5 %", getal("12.5", procent=True)),
        ("15-20", bereik("15", "20")),
        ("12-17", bereik("12", "17")),
        ("15 – 20", bereik("15", "20")),
        ("5-5", bereik("5", "5")),
        ("10-12%", bereik("10", "12", procent=True)),
        ("", Ontbreekt(Ontbreekreden.LEEG)),
        ("  ", Ontbreekt(Ontbreekreden.LEEG)),
        ("-", Ontbreekt(Ontbreekreden.NIET_OPGEGEVEN)),
        ("–", Ontbreekt(Ontbreekreden.NIET_OPGEGEVEN)),
        ("Nb", Ontbreekt(Ontbreekreden.NIET_BEKEND)),
        ("n.b.", Ontbreekt(Ontbreekreden.NIET_BEKEND)),
        ("Niet  bekend", Ontbreekt(Ontbreekreden.NIET_BEKEND)),
        ("?", Ontbreekt(Ontbreekreden.VRAAGTEKEN)),
        ("n.v.t.", Ontbreekt(Ontbreekreden.NIET_VAN_TOEPASSING)),
        ("Ja", Woord(Antwoord.JA)),
        ("nee", Woord(Antwoord.NEE)),
        ("Deels", Woord(Antwoord.DEELS)),
        ("Geen", Woord(Antwoord.GEEN)),
        ("Incid.", Woord(Antwoord.INCIDENTEEL)),
        ("i.o.", Woord(Antwoord.IN_OPRICHTING)),
        ("i.o", Woord(Antwoord.IN_OPRICHTING)),
        ("0(1)", met_haakjes(getal("0"), getal("1"))),
        ("1 (-)", met_haakjes(getal("1"), Ontbreekt(Ontbreekreden.NIET_OPGEGEVEN))),
        ("7 (VP)", met_haakjes(getal("7"), Tekst("VP"))),
        ("2 (+8 VP)", met_haakjes(getal("2"), Onduidelijk("+8 VP"))),
        ("45 (60 best waarsch)", met_haakjes(getal("45"), met_tekst("60", "best waarsch"))),
        ("Ja (2 teams)", met_haakjes(Woord(Antwoord.JA), met_tekst("2", "teams"))),
        ("Pol (Gem stap 1)", met_haakjes(Tekst("Pol"), Onduidelijk("Gem stap 1"))),
        ("- (3)", met_haakjes(Ontbreekt(Ontbreekreden.NIET_OPGEGEVEN), getal("3"))),
        ("17+3", Samengesteld(Verband.SOM, (getal("17"), getal("3")))),
        ("2 Ja", met_tekst("2", "Ja")),
        ("7 gem. niet", met_tekst("7", "gem. niet")),
        ("Gem+Pol", Tekst("Gem+Pol")),
        ("Pol/met € gem", Tekst("Pol/met € gem")),
    ],
)
def test_every_printed_form(opgegeven: str, betekenis: Betekenis) -> None:
    assert lees_betekenis(opgegeven) == betekenis


@pytest.mark.parametrize(
    "opgegeven",
    [
        "168-89",
        "-5",
        "1-2-3",
        "1.5",
        "1.23",
        "0.500",
        "1.2345",
        "007",
        "1,2,3",
        "12-",
        "+ 21 seksinrichtingen",
        "13 seksinrichtingen en 1 tippelzone",
        "ca. 30",
        "<5",
        "(5)",
        "5 (",
        "5 (a) (b)",
        "5 ((a))",
        "1+",
        "1+a",
        "10%-12%",
        "%",
        "_",
        ".",
        "12\n13",
        "½",
        "٣",
        "9" * 16,
        "1" * 10_000,
    ],
)
def test_no_meaning_where_the_text_leaves_a_choice(opgegeven: str) -> None:
    assert lees_betekenis(opgegeven) == Onduidelijk(opgegeven.strip())


@given(st.text())
def test_any_text_has_a_meaning_that_can_be_told(opgegeven: str) -> None:
    assert isinstance(omschrijf(lees_betekenis(opgegeven)), str)


@given(st.text(alphabet="0123456789.,-–+()% %NbnvtJajio?"))
def test_any_text_of_signs_that_figures_use_has_a_meaning(opgegeven: str) -> None:
    betekenis = lees_betekenis(opgegeven)
    assert omschrijf(betekenis)
    if isinstance(betekenis, Bereik):
        assert betekenis.laag <= betekenis.hoog


@given(st.decimals(0, 10**9, places=2) | st.integers(0, 10**14).map(Decimal))
def test_a_number_is_read_as_it_is_written(waarde: Decimal) -> None:
    assert lees_betekenis(notatie(waarde)) == Getal(waarde)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_needs_its_lower_end_first(eerste: int, tweede: int) -> None:
    betekenis = lees_betekenis(f"{eerste}-{tweede}")
    assert isinstance(betekenis, Bereik if eerste <= tweede else Onduidelijk)


@pytest.mark.parametrize(
    ("opgegeven", "tekst"),
    [
        ("1869", "1.869"),
        ("3,5", "3,5"),
        ("12%", "12%"),
        ("15-20", "15 tot en met 20"),
        ("10-12%", "10 tot en met 12%"),
        ("Nb", "niet bekend"),
        ("-", "niet opgegeven"),
        ("", "niet ingevuld"),
        ("?", "met een vraagteken"),
        ("nvt", "niet van toepassing"),
        ("i.o.", "in oprichting"),
        ("Incid.", "incidenteel"),
        ("17+3", "17 + 3"),
        ("7 gem. niet", "7 gem. niet"),
        ("7 (VP)", "7, met de toevoeging VP"),
        ("168-89", 'onduidelijk: "168-89"'),
    ],
)
def test_a_meaning_in_words(opgegeven: str, tekst: str) -> None:
    assert omschrijf(lees_betekenis(opgegeven)) == tekst
