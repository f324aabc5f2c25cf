"""Figures over the years: as stated, never a nought for what is missing, the same korpsen in both years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.betekenis import Bereik
from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services.bronnen import zet_broncijfer
from korpsmonitor_tui.services.cijfertrends import Punt, lees_cijfertrends
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from tests.services import verhaal

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

AANGIFTEN = "opsporing.aangiften"
SIGNALEN = "emm.signalen_van_korps"


def _bereik(getal: int) -> Bereik:
    return Bereik(Decimal(getal), Decimal(getal))


def test_published_years_stand_beside_the_years_of_this_edition(laptop: Laptop) -> None:
    reeks = lees_cijfertrends(laptop.coordinator).reeks(AANGIFTEN)
    assert reeks.jaren == (2008, 2010, 2011, 2012)
    assert len(reeks.rijen) == 27
    assert [naam for _code, naam in reeks.rijen] == [
        p.naam for p in laptop.coordinator.instrument.partijen if p.soort == "korps"
    ]
    assert str(reeks.totaal(2012)) == "geen totaal (27 korpsen zonder cijfer)"
    assert reeks.punten["gelderland-zuid", 2010].tekst == "Nb"
    assert reeks.punten["gelderland-zuid", 2010].maat is None
    assert ("Gelderland-Zuid", "Nb") in reeks.ontbreekt(2010)


def test_years_are_compared_over_the_korpsen_with_both_figures(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, dossier, Vak(AANGIFTEN, jaar="2012"), "7")
    verhaal.plan(laptop, "gelderland-zuid")
    zet_antwoord(laptop.notulist, "2011-2012/gelderland-zuid", Vak(AANGIFTEN, jaar="2012"), "100")
    reeks = lees_cijfertrends(laptop.coordinator).reeks(AANGIFTEN)
    vergelijking = reeks.vergelijking(2012, 2010)
    assert vergelijking is not None
    assert vergelijking.korpsen == ("groningen",)
    assert vergelijking.nu.som == _bereik(7)
    assert vergelijking.nu.volledig
    assert vergelijking.toen.som == reeks.punten["groningen", 2010].maat
    totaal = reeks.totaal(2012)
    assert totaal is not None
    assert totaal.som == _bereik(107)
    assert totaal.zonder == 25


@pytest.mark.parametrize("tekst", ["Nb", "-", "?", "nvt", "ja", "enkele", "0(1)", "12 of 13"])
def test_what_is_no_certain_size_has_no_bar_and_is_named(laptop: Laptop, tekst: str) -> None:
    dossier = verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, dossier, Vak(AANGIFTEN, jaar="2012"), tekst)
    reeks = lees_cijfertrends(laptop.coordinator).reeks(AANGIFTEN)
    assert reeks.punten["groningen", 2012].maat is None
    assert ("Groningen", tekst) in reeks.ontbreekt(2012)
    assert reeks.vergelijking(2012, 2010) is None


def test_two_places_that_differ_both_stand_there_and_neither_counts() -> None:
    een, twee = (
        Opgave("v", "", 2010, tekst, "", KORPS, herkomst) for tekst, herkomst in (("3", "a"), ("4", "b"))
    )
    assert Punt((een, twee)).tekst == "3 ≠ 4"
    assert Punt((een, twee)).maat is None
    assert Punt((een, twee)).cijfer is None
    assert Punt((een, een)).maat == _bereik(3)


def test_a_list_of_another_source_goes_with_its_published_years(laptop: Laptop) -> None:
    zet_broncijfer(laptop.coordinator, "emm", SIGNALEN, "groningen", "2012", "5")
    zet_broncijfer(laptop.coordinator, "om", "om.ingeschreven", LANDELIJK, "2012", "200")
    trends = lees_cijfertrends(laptop.coordinator)
    reeks = trends.reeks(SIGNALEN)
    assert reeks.punten["groningen", 2012].maat == _bereik(5)
    assert reeks.punten["groningen", 2010].opgaven[0].herkomst.startswith("gepubliceerd")
    land = trends.reeks("om.ingeschreven")
    assert [code for code, _naam in land.rijen] == [LANDELIJK]
    assert land.punten[LANDELIJK, 2008].tekst == "214"
    assert land.punten[LANDELIJK, 2012].tekst == "200"


def test_a_korps_that_was_not_monitored_yet_is_not_missing(laptop: Laptop) -> None:
    """Also where a table prints a dash for it."""
    reeks = lees_cijfertrends(laptop.coordinator).reeks(AANGIFTEN)
    assert reeks.punten["klpd", 2008].tekst == "-"
    zonder = {code for code, _naam in reeks.rijen} - {code for code, _naam in reeks.rijen_in(2008)}
    assert zonder == {"klpd", "kmar"}
    assert len(reeks.rijen_in(2010)) == 27
    assert "KLPD" not in dict(reeks.ontbreekt(2008))
    assert str(reeks.totaal(2008)) == "315 (3 korpsen niet bekend)"


def test_percentages_are_not_added(laptop: Laptop) -> None:
    trends = lees_cijfertrends(laptop.coordinator)
    procenten = [vraag.id for vraag in trends.vragen if vraag.procent]
    for id_ in procenten:
        assert trends.reeks(id_).totaal(2012) is None
    assert all(trends.reeks(v.id).totaal(2012) is not None for v in trends.vragen if not v.procent)
    assert trends.vraag(AANGIFTEN) is not None
    assert trends.vraag("bestaat.niet") is None
