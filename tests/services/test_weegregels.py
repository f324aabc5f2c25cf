"""The weighing rules of 2011-2012: what 2.4.1 says, sentence by sentence, and what was published."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.schaal import Score, op_volgorde
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.weegregels import bereken, vergelijk
from tests.oordelen import BLANCO, GEEL, GROEN, OORDELEN, ROOD, SCORES, als_score

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.weegregels import Weegregels

DEFINITIES = Definities()
REGELS: Weegregels = DEFINITIES.weegregels(STANDAARD)
WEGER = Weger(REGELS)
ALLES_GROEN = dict.fromkeys(REGELS.dimensies, GROEN)
STAND = {
    korps: (gegevens["eindscore"], gegevens["dimensies"])
    for korps, gegevens in json.loads(
        (Path(__file__).parent / "gegevens" / "scores_dev.json").read_text(encoding="utf-8")
    ).items()
}
rijen = st.fixed_dictionaries({dimensie: st.sampled_from((*SCORES, None)) for dimensie in REGELS.dimensies})


def toegestaan(**scores: str | None) -> str:
    """What is allowed when all the rest is green; a dimension is named with __ for the point."""
    stand = {naam.replace("__", "."): None if s is None else als_score(s) for naam, s in scores.items()}
    return " ".join(WEGER.bereken({**ALLES_GROEN, **stand}).toegestaan)


@pytest.mark.parametrize(
    ("scores", "verwacht"),
    [
        ({}, "groen"),
        # "Een groene score is een absolute voorwaarde voor een groene eindscore"
        ({"organisatie__referentiekader": "geel"}, "geel rood"),
        ({"organisatie__referentiekader": "rood"}, "geel rood"),
        # "een absolute voorwaarde voor een groene score op de dimensie Referentiekader"
        ({"organisatie__korpsexpert_kwaliteit": "geel"}, "geel rood"),
        ({"organisatie__korpsexpert_mandaat": "rood"}, "geel rood"),
        ({"organisatie__gedragscode": "rood"}, "geel rood"),
        ({"organisatie__gedragscode": "geel"}, "groen geel"),
        ({"toezicht__kwaliteit": "geel"}, "groen geel"),
        ({"toezicht__kwaliteit": "rood"}, "geel rood"),
        ({"toezicht__continuiteit": "geel"}, "groen geel"),
        ({"toezicht__continuiteit": "rood"}, "geel rood"),
        # "onverkort tot de eindscore geel"; "geel of in combinatie met de geelscore op de andere dimensies tot een roodscore"
        ({"toezicht__vergunde_branche": "geel"}, "geel"),
        ({"toezicht__vergunde_branche": "geel", "toezicht__kwaliteit": "geel"}, "geel"),
        ({"toezicht__vergunde_branche": "rood"}, "geel"),
        ({"toezicht__vergunde_branche": "rood", "toezicht__kwaliteit": "geel"}, "geel rood"),
        ({"toezicht__vergunde_branche": "rood", "informatie__themakennis_verspreid": "geel"}, "geel rood"),
        ({"toezicht__niet_vergunde_branche": "geel"}, "groen geel"),
        ({"toezicht__niet_vergunde_branche": "rood"}, "geel"),
        ({"toezicht__niet_vergunde_branche": "rood", "opsporing__kwaliteit": "geel"}, "geel rood"),
        ({"toezicht__niet_vergunde_branche": "rood", "toezicht__vergunde_branche": "rood"}, "geel rood"),
        ({"informatie__informatieorganisatie": "geel"}, "groen geel"),
        ({"informatie__informatieorganisatie": "rood"}, "geel rood"),
        ({"informatie__centrale_informatiecoordinatie": "geel"}, "groen geel"),
        ({"informatie__centrale_informatiecoordinatie": "rood"}, "geel rood"),
        ({"informatie__aanleveren_emm": "geel"}, "groen geel"),
        ({"informatie__aanleveren_emm": "rood"}, "geel rood"),
        ({"opsporing__kwaliteit": "geel"}, "groen geel"),
        ({"opsporing__kwaliteit": "rood"}, "geel rood"),
        ({"opsporing__slachtofferbejegening": "geel"}, "geel rood"),
        ({"opsporing__weging": "geel"}, "geel rood"),
        ({"opsporing__financieel_rechercheren": "rood"}, "geel rood"),
        # Without a rule of their own they decide nothing.
        (
            {"informatie__themakennis_verspreid": "rood", "opsporing__procesverantwoordelijkheid": "rood"},
            "groen",
        ),
        # No judgement: open where green is required, nothing elsewhere.
        ({"opsporing__weging": "blanco"}, "groen geel rood"),
        ({"organisatie__korpsexpert_mandaat": "nvt"}, "groen geel rood"),
        ({"toezicht__vergunde_branche": "nvt"}, "groen geel"),
        ({"toezicht__vergunde_branche": "blanco", "toezicht__kwaliteit": "geel"}, "groen geel rood"),
        ({"toezicht__kwaliteit": "blanco", "toezicht__niet_vergunde_branche": "nvt"}, "groen"),
        ({"opsporing__weging": None}, "groen geel rood"),
        # Kennemerland: onverkort geel does not protect from what other dimensions do.
        (
            {
                "toezicht__vergunde_branche": "geel",
                "opsporing__weging": "geel",
                "opsporing__financieel_rechercheren": "rood",
            },
            "geel rood",
        ),
    ],
)
def test_elke_zin_van_de_bron(scores: dict[str, str | None], verwacht: str) -> None:
    assert toegestaan(**scores) == verwacht


def test_het_referentiekader_telt_niet_als_groen_zonder_groene_korpsexpert() -> None:
    weging = WEGER.bereken({**ALLES_GROEN, "organisatie.korpsexpert_mandaat": GEEL})
    redenen = {reden.regel.code: reden for reden in weging.redenen}
    assert weging.scores["organisatie.referentiekader"] == GROEN
    assert redenen["referentiekader.groen_vereist"].telt_als == (GEEL,)
    assert "korpsexpert_mandaat.voorwaarde" in redenen


@pytest.mark.parametrize(
    ("percentage", "score"),
    [("0", "rood"), ("69.99", "rood"), ("70", "geel"), ("90", "geel"), ("90.01", "groen"), ("100", "groen")],
)
def test_percentages_van_het_referentiekader(percentage: str, score: str) -> None:
    assert REGELS.percentages["organisatie.referentiekader"].score(Decimal(percentage)) == score


@given(rijen, st.sampled_from(REGELS.dimensies))
def test_een_betere_score_neemt_nooit_een_betere_eindscore_weg(
    scores: dict[str, Score | None], dimensie: str
) -> None:
    uitkomsten = [WEGER.bereken({**scores, dimensie: kleur}).toegestaan for kleur in OORDELEN]
    for slechter, beter in pairwise(uitkomsten):
        assert OORDELEN.index(beter[0]) >= OORDELEN.index(slechter[0])
        assert OORDELEN.index(beter[-1]) >= OORDELEN.index(slechter[-1])


@given(rijen)
def test_wat_nog_niet_is_gescoord_laat_alles_toe_wat_een_score_zou_toelaten(
    scores: dict[str, Score | None],
) -> None:
    weging = WEGER.bereken(scores)
    for dimensie in REGELS.dimensies[:6]:
        ruimer = WEGER.bereken({**scores, dimensie: None})
        assert set(weging.toegestaan) <= set(ruimer.toegestaan)
    assert weging.redenen


# --- What was published -------------------------------------------------------------------------------------

STRIJDIG_IN_DE_BRON = {
    ("Gelderland-Midden", "opsporing.financieel_rechercheren"): (
        "3.7.4 noemt het nog onvoldoende geborgd, 4.3.4 noemt Kennemerland als enige korps dat niet aan de norm voldoet"
    ),
    ("Utrecht", "organisatie.korpsexpert_kwaliteit"): (
        "3.9.1 laat de korpsexpert buiten de beoordeling en noemt zijn voorgangers onvoldoende"
    ),
}
"""Where what is stated about one dimension cannot all be true; every statement then stays possible."""

TEGENSPRAKEN: dict[str, str] = {}
"""By korps: why the rules do not allow the eindscore that was published."""

GESTELD = {
    "groen": {GROEN},
    "geel": {GEEL},
    "rood": {ROOD},
    "niet_groen": {GEEL, ROOD},
    "geen_oordeel": {BLANCO},
    "geel_of_aandachtspunt": {GROEN, GEEL},
    "geel (waarschijnlijk)": {GROEN, GEEL},
    "aandachtspunt": set(SCORES),
}


def _mogelijk(korps: str, dimensie: str, gesteld: list[str]) -> set[Score]:
    samen = set.intersection(*(GESTELD[score] for score in gesteld))
    assert bool(samen) != ((korps, dimensie) in STRIJDIG_IN_DE_BRON), (korps, dimensie, gesteld)
    return samen or set.union(*(GESTELD[score] for score in gesteld))


def _afgeleid(korps: str, dimensies: dict[str, list[str]], rest: Score | None) -> set[Score]:
    """What is allowed by any of the scores that were stated, with ``rest`` for those that were not."""
    keuzes = [[(d, score) for score in _mogelijk(korps, d, gesteld)] for d, gesteld in dimensies.items()]
    return {
        score
        for keuze in product(*keuzes)
        for score in WEGER.bereken({**dict.fromkeys(REGELS.dimensies, rest), **dict(keuze)}).toegestaan
    }


@pytest.mark.parametrize("rest", [None, GROEN], ids=["rest_niet_gescoord", "rest_groen"])
@pytest.mark.parametrize("korps", STAND)
def test_de_gepubliceerde_eindscore_volgt_uit_de_gestelde_scores(korps: str, rest: Score | None) -> None:
    eindscore, dimensies = STAND[korps]
    afgeleid = _afgeleid(korps, dimensies, rest)
    assert (eindscore in afgeleid) != (korps in TEGENSPRAKEN), (korps, op_volgorde(afgeleid))


ALLEEN_MET_WAT_ONTBREEKT = {
    "gelderland-midden": "dat de vergunde branche geel is, is uit de motivering af te leiden, maar staat er niet",
    "utrecht": "de scores van de korpsexpert ontbreken, omdat de bron zich daar tegenspreekt",
}
"""By korps: why its published colours, with all that is missing taken as groen, do not explain its eindscore."""


@pytest.mark.parametrize("rest", [None, GROEN], ids=["rest_niet_gescoord", "rest_groen"])
def test_van_alle_27_korpsen_volgt_de_eindscore_uit_de_gepubliceerde_kleuren(rest: Score | None) -> None:
    niet = set()
    korpsen = [regel for regel in DEFINITIES(STANDAARD).kleurenbalken if regel.jaar == 2012]
    for regel in korpsen:
        kleuren = {code: als_score(kleur) for code, kleur in regel.kleuren}
        scores = {code: kleur for code, kleur in kleuren.items() if code in REGELS.dimensies}
        rij = {**dict.fromkeys(REGELS.dimensies, rest), **scores}
        if kleuren[EINDSCORE] not in WEGER.bereken(rij).toegestaan:
            niet.add(regel.partij)
    assert len(korpsen) == 27
    assert niet == (set() if rest is None else set(ALLEEN_MET_WAT_ONTBREEKT))


def test_de_strijdige_bronnen_zijn_er_echt() -> None:
    for korps, dimensie in STRIJDIG_IN_DE_BRON:
        assert not set.intersection(*(GESTELD[score] for score in STAND[korps][1][dimensie]))


# --- Files --------------------------------------------------------------------------------------------------


def _schrijf(pad: Path, inhoud: Any) -> Path:
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return pad


def test_een_percentage_in_een_bestand_wordt_een_score_met_reden(tmp_path: Path) -> None:
    bestand = _schrijf(tmp_path / "korps.json", {**ALLES_GROEN, "organisatie.referentiekader": 87.5})
    uitkomst = bereken(bestand)
    assert uitkomst.weging.scores["organisatie.referentiekader"] == GEEL
    eerste, uitleg = uitkomst.uitleg[0]
    assert eerste.regel.code == "referentiekader.percentage"
    assert "87,5% is geel" in uitleg


def test_de_reden_van_een_blanco_staat_in_de_uitleg(tmp_path: Path) -> None:
    reden = {"score": "blanco", "reden": "vier maanden in functie"}
    bestand = _schrijf(tmp_path / "utrecht.json", {**ALLES_GROEN, "organisatie.korpsexpert_mandaat": reden})
    uitleg = " ".join(tekst for _reden, tekst in bereken(bestand).uitleg)
    assert "Korpsexpert mandaat is blanco (vier maanden in functie)." in uitleg
    assert "korpsexpert_mandaat.voorwaarde" in uitleg


def test_een_andere_versie_van_de_regels_wordt_ernaast_gelegd(tmp_path: Path) -> None:
    strenger = tmp_path / "strenger.toml"
    map_ = Path(__file__).resolve().parents[2] / "templates" / "korpsmonitor" / "weegregels"
    tekst = (map_ / "2011-2012.toml").read_text(encoding="utf-8")
    regel = 'dimensies = ["opsporing.kwaliteit"]\nbij = ["geel"]\neindscore = '
    assert regel in tekst
    strenger.write_text(tekst.replace(f'{regel}["groen", "geel"]', f'{regel}["geel"]'), encoding="utf-8")
    geel = _schrijf(tmp_path / "geel.json", {**ALLES_GROEN, "opsporing.kwaliteit": "geel"})
    groen = _schrijf(tmp_path / "groen.json", ALLES_GROEN)
    een, ander = vergelijk([geel, groen], ("2011-2012", str(strenger)))
    assert (een.verschilt, ander.verschilt) == (True, False)
    assert een.ander.weging.eindscore == GEEL
    assert een.een.weging.toegestaan == (GROEN, GEEL)
