"""Learning itself, in the process where it happens: the same bytes every time, and measured on what was left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.extract.extractor import Extractor, Lezer
from korpsmonitor_tui.extract.leerzinnen import Leerstof, Leerzin, als_json, per_korps, van_json
from korpsmonitor_tui.extract.meten import NA, VOOR, WIJZEN, Meting
from korpsmonitor_tui.extract.model import als_tekst, lees_model
from korpsmonitor_tui.services.definities import STANDAARD
from korpsmonitor_tui.services.leerstof import lees_leerstof
from korpsmonitor_tui.services.leren import draai
from tests.services.leervoorbeeld import echte_python, klein_model

if TYPE_CHECKING:
    from korpsmonitor_tui.services.definities import Definities

KORPSEN = 4
HOOFDSTUKKEN = ("organisatie", "toezicht")
CODES = ("organisatie.referentiekader", "organisatie.gedragscode", "toezicht.vergunde_branche", "partners.om")


@pytest.fixture(scope="module")
def stof(definities: Definities) -> Leerstof:
    """A handful of what came with the program, of four dimensions and two chapters."""
    heel = lees_leerstof(definities, STANDAARD)
    lexicon = heel.lexicon
    klein = replace(lexicon, dimensies=tuple(paar for paar in lexicon.dimensies if paar[0] in CODES))

    def past(zin: Leerzin) -> bool:
        return set(zin.codes) <= set(CODES) and zin.onderdeel in HOOFDSTUKKEN

    zinnen = [zin for eigen in list(per_korps(heel.zinnen).values())[:KORPSEN] for zin in filter(past, eigen)]
    voorbeelden = tuple(filter(past, heel.voorbeelden))[::3]
    return replace(heel, lexicon=klein, zinnen=tuple(zinnen), voorbeelden=voorbeelden)


def eigen(korps: str) -> list[Leerzin]:
    """What an edition coded: a word that the program does not know stands for a partner, another for nothing."""
    om, niets = {"partners.om": "positief"}, dict[str, str]()
    return [
        Leerzin(korps, tekst, "partners", oordelen, "positief" if oordelen else "", eigen=True)
        for tekst, oordelen in (
            ("Het blauwdrukoverleg verloopt goed.", om),
            ("In het blauwdrukoverleg worden zaken goed afgestemd.", om),
            ("Met het blauwdrukoverleg zijn wij tevreden.", om),
            ("Wij hebben een kantine.", niets),
        )
    ]


EIGEN = [*eigen("twente"), *eigen("groningen")]


@pytest.fixture(scope="module")
def python() -> str:
    gevonden = echte_python()
    if not gevonden:
        pytest.skip("scikit-learn is hier niet; `make test` zet het klaar in .venv/training")
    return gevonden


@pytest.fixture(scope="module")
def geleerd(stof: Leerstof, python: str) -> dict[str, Any]:
    return draai(python, als_json(stof, EIGEN, "proef"), lambda *_wat: None)


def _maat(geleerd: dict[str, Any], *, is_eigen: bool, wijze: str, moment: str) -> Meting:
    (gevonden,) = (
        Meting(**maat["meting"])
        for maat in geleerd["meting"]
        if (maat["eigen"], maat["wijze"], maat["moment"]) == (is_eigen, wijze, moment)
    )
    return gevonden


def test_wat_wordt_geleerd_komt_heel_over(stof: Leerstof) -> None:
    assert van_json(als_json(stof, EIGEN, "proef")) == (stof, tuple(EIGEN), "proef")


def test_dezelfde_zinnen_geven_dezelfde_bytes(stof: Leerstof, python: str, geleerd: dict[str, Any]) -> None:
    nog_eens = draai(python, als_json(stof, EIGEN, "proef"), lambda *_wat: None)
    assert nog_eens == geleerd
    assert als_tekst(lees_model(geleerd["model"], "proef")) == geleerd["model"]


def test_het_geleerde_model_kent_wat_mensen_codeerden(stof: Leerstof, geleerd: dict[str, Any]) -> None:
    extractor = Extractor(stof.lexicon, lees_model(geleerd["model"], "proef"))
    gevonden = extractor.lees("Het blauwdrukoverleg is nuttig.", "partners")
    assert "partners.om" in {suggestie.code for suggestie in gevonden.dimensies}


@pytest.mark.parametrize("wijze", WIJZEN)
def test_elke_zin_is_een_keer_gemeten(stof: Leerstof, geleerd: dict[str, Any], wijze: str) -> None:
    for is_eigen, zinnen in ((False, stof.zinnen), (True, EIGEN)):
        for moment in (VOOR, NA):
            maat = _maat(geleerd, is_eigen=is_eigen, wijze=wijze, moment=moment)
            assert maat.goed + maat.gemist == sum(len(zin.oordelen) for zin in zinnen)
            assert maat.beoordeeld == sum(bool(zin.polariteit) for zin in zinnen)


def test_wat_een_korps_leerde_helpt_een_ander_korps(geleerd: dict[str, Any]) -> None:
    voor, na = (_maat(geleerd, is_eigen=True, wijze="bekend", moment=moment) for moment in (VOOR, NA))
    assert na.volledigheid > voor.volledigheid
    assert na.goed > 0


def test_leren_kan_ook_van_twee_hoofdstukken(stof: Leerstof, geleerd: dict[str, Any]) -> None:
    hoofdstuk = lees_model(geleerd["model"], "proef").hoofdstuk
    assert hoofdstuk.klassen == HOOFDSTUKKEN
    kansen = [hoofdstuk.samen(Lezer(stof.lexicon).lees(zin.tekst).kenmerken) for zin in stof.zinnen]
    paren = zip(kansen, stof.zinnen, strict=True)
    raak = sum(max(kans, key=lambda naam: kans[naam]) == zin.onderdeel for kans, zin in paren)
    assert raak > 0.8 * len(stof.zinnen)


def test_een_versie_noemt_waarvan_is_geleerd(stof: Leerstof) -> None:
    versie = stof.versie_met("2011-2012", EIGEN)
    assert versie.startswith(f"{stof.versie}+2011-2012-2x8-")
    assert versie == stof.versie_met("2011-2012", EIGEN)
    assert versie != stof.versie_met("2011-2012", EIGEN[:-1])
    anders = replace(stof, lexicon=replace(stof.lexicon, geen_eenheden=("artikel",)))
    assert versie != anders.versie_met("2011-2012", EIGEN)


def test_cijfers_over_niets_zijn_nul() -> None:
    niets = Meting()
    assert {niets.precisie, niets.volledigheid, niets.f1, niets.oordeel, niets.zinnen, niets.hoog_juist} == {
        0.0
    }


def test_een_model_komt_heel_uit_zijn_tekst(definities: Definities) -> None:
    for model in (definities.model(STANDAARD), klein_model("klein")):
        assert lees_model(als_tekst(model), "model") == model
