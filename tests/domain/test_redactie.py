"""What may be taken over by the dozen, and above all what may not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.redactie import is_redactioneel


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("De korpsexpert werkt, zegt hij.", "De korpsexpert werkt zegt hij."),
        ("Er zijn  twee teams .", "Er zijn twee teams."),
        ("de politie controleert.", "De politie controleert."),
        ("Zij wordt gecoordineerd.", "Zij wordt gecoördineerd."),
        ("Dit word gemeld.", "Dit wordt gemeld."),
        ("Het is gebeurt.", "Het is gebeurd."),
        ("De mensen handel daalt.", "De mensenhandel daalt."),
        ("De mensenhadel daalt.", "De mensenhandel daalt."),
        ("De rechercheurs zijn opgelijd.", "De rechercheurs zijn opgeleid."),
        ("Er is een adminstratie.", "Er is een administratie."),
        ("Er is een comissie.", "Er is een commissie."),
        ("De prostitutie controle loopt.", "De prostitutie-controle loopt."),
        ("Hij zei “ja” – toen.", 'Hij zei "ja" - toen.'),
    ],
)
def test_a_slip_of_the_pen(oud: str, nieuw: str) -> None:
    assert is_redactioneel(oud, nieuw)
    assert is_redactioneel(nieuw, oud)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("De inzet is niet voldoende.", "De inzet is wel voldoende."),
        ("De inzet is voldoende.", "De inzet is onvoldoende."),
        ("Er is capaciteit.", "Er is geen capaciteit."),
        ("Er zijn 32 uren.", "Er zijn 36 uren."),
        ("Er zijn 3,5 fte.", "Er zijn 35 fte."),
        ("Er zijn 1.000 meldingen.", "Er zijn 1,000 meldingen."),
        ("In juni gestart.", "In juli gestart."),
        ("Er zijn zes rechercheurs.", "Er zijn zeven rechercheurs."),
        ("Op 2 maart 2012.", "Op 2 maart 2011."),
        ("De heer Jansen zei dit.", "De heer Janssen zei dit."),
        ("Het OM besloot.", "Het om besloot."),
        ("Klopt dit.", "Klopt dit?"),
        ("Het aantal is 10.", "Het aantal is 10%."),
        ("De opvang is goed.", "De opvang is “goed”."),
        ("De zaken lopen.", "De zakken lopen."),
        ("Zij verwachten dit.", "Zij verachten dit."),
        ("Zij verkopen het.", "Zij verlopen het."),
        ("Het gaat hoger.", "Het gaat lager."),
        ("De controle is gedaan.", "De controles is gedaan."),
        ("De branche is niet-vergund.", "De branche is nietvergund."),
        ("Vergunde bedrijven.", "Vergunde bedrijven en meer."),
        ("Het werkt goed samen.", "Het werkt samen goed."),
        ("Twee woorden gespeld mensenhadel comissie.", "Twee woorden gespeld mensenhandel commissie."),
        ("Zij laten dit zien.", "Zij laden dit zien."),
        ("Gelijk.", "Gelijk."),
        ("Iets.", ""),
        ("", "Iets."),
    ],
)
def test_what_says_something_else_is_for_a_person(oud: str, nieuw: str) -> None:
    assert not is_redactioneel(oud, nieuw)
    assert not is_redactioneel(nieuw, oud)


WOORDEN = [
    "de",
    "politie",
    "controleert",
    "niet",
    "alle",
    "bedrijven",
    "in",
    "Twente;",
    "32",
    "zaken,",
    "3,5",
    "fte",
    "en",
    "12%",
    "van",
    "het",
    "OM",
    "werd",
    "op",
    "4",
    "juni",
    "2012",
    "geen",
    "zaak",
    "zonder",
    "melding",
    "volgens",
    "mevrouw",
    "Bakker",
    "nooit",
    "voldoende",
    "wel",
    "te",
    "hoog",
]
zin = st.lists(st.sampled_from(WOORDEN), min_size=1, max_size=10)


@given(zin, st.data())
def test_a_figure_is_never_a_matter_of_writing(woorden: list[str], data: st.DataObject) -> None:
    tekst = " ".join(woorden)
    plaatsen = [nr for nr, teken in enumerate(tekst) if teken.isdigit()]
    assume(plaatsen)
    plaats = data.draw(st.sampled_from(plaatsen))
    ander = data.draw(st.sampled_from("0123456789,. x") | st.just(""))
    nieuw = tekst[:plaats] + ander + tekst[plaats + 1 :]
    assume(nieuw.split() != woorden)
    assert not is_redactioneel(tekst, nieuw)


ONTKENNINGEN = ("niet", "geen", "nooit", "zonder", "wel", "niets", "noch")


@given(zin, st.sampled_from(ONTKENNINGEN), st.sampled_from(ONTKENNINGEN), st.integers(0, 10))
def test_neither_is_a_negation(woorden: list[str], een: str, ander: str, plaats: int) -> None:
    assume(een != ander)
    voor, na = woorden[:plaats], woorden[plaats:]
    met, anders, kaal = (" ".join([*voor, *erbij, *na]) for erbij in ([een], [ander], []))
    assert not is_redactioneel(met, anders)
    assert not is_redactioneel(met, kaal)
    assert not is_redactioneel(kaal, met)


@given(
    zin,
    st.text("ABCDEFGHbakkerjnso", min_size=2, max_size=9),
    st.text("ABCDbakkerjnso", min_size=2, max_size=9),
)
def test_nor_is_a_name(woorden: list[str], een: str, ander: str) -> None:
    een, ander = een.capitalize(), ander.capitalize()
    assume(een != ander)
    assert not is_redactioneel(" ".join([*woorden, een]), " ".join([*woorden, ander]))


@given(zin, st.data())
def test_signs_between_words_are(woorden: list[str], data: st.DataObject) -> None:
    los = [woord for woord in woorden if woord.isalpha()]
    assume(los)
    plaats = data.draw(st.integers(0, len(los) - 1))
    met = [*los[:plaats], los[plaats] + data.draw(st.sampled_from(",.;:")), *los[plaats + 1 :]]
    assert is_redactioneel(" ".join(los), " ".join(met))
    assert is_redactioneel(" ".join(met), " ".join(los))
