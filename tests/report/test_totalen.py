"""Tables against the totals printed elsewhere: what differs is recorded, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.betekenis import Bereik
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import TELLINGEN, Rij
from korpsmonitor_tui.report.totalen import bereken, zoek_afwijkingen

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Cijferverzameling

KOLOM = [Cijfer(tekst) for tekst in ("Ja", "ja (2 teams)", "Nee", "Deels", "0", "12", "0-3", "Nb", "-")]


def test_the_recorded_discrepancies_are_those_that_are_found(verzameling: Cijferverzameling) -> None:
    assert verzameling.afwijkingen == zoek_afwijkingen(verzameling)


def test_most_printed_totals_agree_with_their_table(verzameling: Cijferverzameling) -> None:
    uit_totalen = {
        (afwijking.tabel, afwijking.kolom, afwijking.gedrukt, afwijking.rijen, afwijking.telling)
        for afwijking in verzameling.afwijkingen
    }
    kloppen = [
        totaal
        for totaal in verzameling.totalen
        if (totaal.tabel, totaal.kolom, totaal.gedrukt, totaal.groep, totaal.telling) not in uit_totalen
    ]
    assert (len(verzameling.totalen), len(kloppen)) == (145, 112)


@pytest.mark.parametrize(
    ("telling", "waarde", "tekst"),
    [
        ("ja", 2, "2"),
        ("nee", 1, "1"),
        ("deels", 1, "1"),
        ("nul", 1, "1"),
        ("positief", 2, "2"),
        ("ontbreekt", 2, "2"),
    ],
)
def test_ways_of_counting(telling: str, waarde: int, tekst: str) -> None:
    assert bereken(telling, [*KOLOM, None]) == (Cijfer(str(waarde)).telbaar, tekst)


def test_a_sum_tells_what_it_lacks() -> None:
    som, tekst = bereken("som", [*KOLOM, None])
    assert som == Cijfer("12-15").telbaar
    assert tekst == (
        "12-15 (1 rij niet opgegeven, 1 rij niet bekend, 1 rij zonder cijfer, 4 rijen niet op te tellen)"
    )
    assert set(TELLINGEN) - {"som"} == {"ja", "nee", "deels", "nul", "positief", "ontbreekt"}


def _met(
    verzameling: Cijferverzameling, nummer: int, code: str, plaats: int, tekst: str
) -> Cijferverzameling:
    """The collection with one cell changed."""

    def vervang(rij: Rij) -> Rij:
        if rij.code != code:
            return rij
        cellen = list(rij.cellen)
        cellen[plaats] = replace(cellen[plaats] or Cijfer(""), opgegeven=tekst)
        return replace(rij, cellen=tuple(cellen))

    def nieuw(tabel: Cijfertabel) -> Cijfertabel:
        if tabel.nummer != nummer:
            return tabel
        return replace(tabel, rijen=tuple(map(vervang, tabel.rijen)))

    return replace(verzameling, tabellen=tuple(map(nieuw, verzameling.tabellen)))


def test_a_figure_read_wrongly_would_show(verzameling: Cijferverzameling) -> None:
    erbij = {
        (afwijking.tabel, afwijking.telling, afwijking.gedrukt, afwijking.berekend)
        for afwijking in zoek_afwijkingen(_met(verzameling, 5, "groningen", 0, "265"))
        if afwijking not in verzameling.afwijkingen
    }
    assert erbij == {
        (5, "som", "2906", "2.907 (1 rij niet opgegeven, 1 rij niet bekend)"),
        (5, "cijfer", "264", "265"),
    }


def test_a_printed_total_row_is_checked(verzameling: Cijferverzameling) -> None:
    gevonden = zoek_afwijkingen(_met(verzameling, 29, "totaal", 0, "114"))
    (erbij,) = [afwijking for afwijking in gevonden if afwijking not in verzameling.afwijkingen]
    assert erbij.gedrukt == "114"
    assert erbij.berekend.startswith("113 (")
    assert erbij.bron == "Tabel 29, rij totaal (regel 3495)"


def test_a_range_must_agree_at_both_ends(verzameling: Cijferverzameling) -> None:
    dertien = verzameling.tabel(13)
    assert dertien is not None
    plaats = dertien.kolom("opsporing.teamleden:2012")
    assert plaats is not None
    assert isinstance(dertien.kolomtotaal(plaats).som, Bereik)
    nieuw = zoek_afwijkingen(_met(verzameling, 13, "noord-holland-noord", plaats, "12"))
    (erbij,) = [afwijking for afwijking in nieuw if afwijking not in verzameling.afwijkingen]
    assert (erbij.gedrukt, erbij.berekend.split(" (")[0]) == ("357 en 362", "357")


def test_a_total_of_a_table_that_could_not_be_read_is_left_alone(verzameling: Cijferverzameling) -> None:
    zonder = replace(verzameling, tabellen=verzameling.tabellen[1:])
    assert zoek_afwijkingen(zonder) == tuple(
        afwijking for afwijking in verzameling.afwijkingen if afwijking.tabel != 3
    )
