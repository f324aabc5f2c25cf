"""Names of organisations, and commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.lexicon import Lexicon, Naam
from korpsmonitor_tui.extract.organisaties import Namenzoeker
from korpsmonitor_tui.extract.tekens import Zoektekst
from korpsmonitor_tui.extract.toezeggingen import vind_toezeggingen

if TYPE_CHECKING:
    from korpsmonitor_tui.extract.extractor import Extractor

ZOEKER = Namenzoeker(
    Lexicon(
        (),
        (),
        (
            Naam("OM", ("OM", "O.M."), hoofdletters=True),
            Naam("CIE", ("CIE",), hoofdletters=True),
            Naam("FIET", ("FIET", "FIET MH/MS"), hoofdletters=True),
            Naam("CoMensha", ("CoMensha",)),
        ),
    ),
    {"Limburg-Noord": (), "Friesland": ("Fryslân",)},
)


@pytest.mark.parametrize(
    ("tekst", "namen"),
    [
        ("Het OM komt om tien uur.", ["OM"]),
        ("In opdracht van het O.M. gebeurt dit.", ["O.M."]),
        ("Er is een CIE-koppel; OMdat niet.", ["CIE"]),
        ("Het FIET MH/MS bestaat uit juristen.", ["FIET MH/MS"]),
        ("comensha en COMENSHA", ["comensha", "COMENSHA"]),
        ("De gemeente Deventer en Gemeente Den Haag.", ["gemeente Deventer", "Gemeente Den Haag"]),
        ("De gemeente wil meer.", []),
        ("Samenvoeging met Limburg-Noord en Fryslân.", ["Limburg-Noord", "Fryslân"]),
        ("Het korps Friesland voldoet.", []),
        ("De korpsen Limburg-Noord, Fryslân en Friesland.", ["Limburg-Noord", "Fryslân", "Friesland"]),
        ("De gemeenten Assen, Den Haag en Emmen.", ["Assen", "Den Haag", "Emmen"]),
        ("De gemeenten willen meer.", []),
        ("De gemeente Emmen⁹⁶ en het OM⁷.", ["gemeente Emmen", "OM"]),
        ("Zie /web/publicatie/?VW=T&OM=037&D1=0-2.", []),
        ("Stichting Elckerlyc en de stichting.", ["Stichting Elckerlyc"]),
        ("Het Arrondissementsparket Den Bosch.", ["Arrondissementsparket Den Bosch"]),
    ],
)
def test_names(tekst: str, namen: list[str]) -> None:
    assert [naam.plaats.van(tekst) for naam in ZOEKER.vind(tekst)] == namen


def test_a_name_has_the_code_of_the_lexicon_and_a_korps_its_own_name() -> None:
    assert [naam.code for naam in ZOEKER.vind("Met Fryslân, via het O.M.")] == ["korps Friesland", "OM"]


def test_municipal_names(extractor: Extractor) -> None:
    tekst = (
        "Met de GGD, het COA, Nidos, het Veiligheidshuis, de RIEC’s en CoMensha; niet met zorginstellingen."
    )
    codes = [naam.code for naam in extractor.lees(tekst).organisaties]
    assert codes == ["GGD", "COA", "Nidos", "Veiligheidshuizen", "RIEC", "CoMensha"]


def test_methods_and_training_are_no_organisations(extractor: Extractor) -> None:
    assert extractor.lees("Volgens IBT, PCM, HON, CBA, BIBOB en MRO.").organisaties == ()


@pytest.mark.parametrize(
    ("tekst", "soort", "woorden"),
    [
        ("Het korps verwacht meer van het EMM.", "aanbeveling", "verwacht meer van het EMM"),
        ("Het korps stelt voor om het EMM op te heffen.", "aanbeveling", "stelt voor om het EMM op te heffen"),
        ("Daarbij is een aantal acties afgesproken.", "afspraak", "een aantal acties afgesproken"),
        ("De korpsexpert wil toewerken naar minder controles.", "voornemen", "wil toewerken naar minder controles"),
        ("Het plan is om in 2013 over te dragen.", "voornemen", "Het plan is om in 2013 over te dragen"),
    ],
)  # fmt: skip
def test_commitments(tekst: str, soort: str, woorden: str) -> None:
    (toezegging,) = vind_toezeggingen(Zoektekst(tekst))
    assert (toezegging.soort.value, toezegging.plaats.van(tekst)) == (soort, woorden)


@pytest.mark.parametrize(
    ("tekst", "wie", "wanneer"),
    [
        ("Het korps wil vanaf 2013 starten met een team.", "Het korps", "vanaf 2013"),
        ("In 2013 wil het korps starten met een team.", "het korps", "In 2013"),
        ("De gemeenten hebben toegezegd dit uiterlijk 1 juli 2013 te doen.", "De gemeenten", "uiterlijk 1 juli 2013"),
        ("Daarbij is een aantal acties afgesproken.", "", ""),
        ("Volgend jaar gaat de korpsleiding het team uitbreiden.", "de korpsleiding", "Volgend jaar"),
        ("De korpsexpert wil in de tweede helft van 2013 gaan investeren.", "De korpsexpert", "in de tweede helft van 2013"),
    ],
)  # fmt: skip
def test_who_and_when(tekst: str, wie: str, wanneer: str) -> None:
    (toezegging,) = vind_toezeggingen(Zoektekst(tekst))
    gevonden = [plaats.van(tekst) if plaats else "" for plaats in (toezegging.wie, toezegging.wanneer)]
    assert gevonden == [wie, wanneer]


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [("Kwaliteit behouden.", 1), ("Niet specifiek aangegeven.", 0), ("", 0), ("n.v.t.", 0)],
)
def test_a_point_of_the_prognose_is_a_plan_unless_it_is_empty(tekst: str, aantal: int) -> None:
    assert len(vind_toezeggingen(Zoektekst(tekst), "prognose")) == aantal


@given(st.text(), st.sampled_from(["", "prognose", "toezicht"]))
def test_any_text_gives_places_inside_it(tekst: str, hoofdstuk: str) -> None:
    for toezegging in vind_toezeggingen(Zoektekst(tekst), hoofdstuk):
        for plaats in filter(None, (toezegging.plaats, toezegging.wie, toezegging.wanneer)):
            assert 0 <= plaats.begin < plaats.eind <= len(tekst)
    for naam in ZOEKER.vind(tekst):
        assert naam.plaats.van(tekst)
