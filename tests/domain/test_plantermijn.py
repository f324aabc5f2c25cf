"""What a plan says of when: the words of 004 and the days that they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.plantermijn import (
    GEEN_TERMIJN,
    MAANDEN,
    Termijnsoort,
    lees_dag,
    lees_termijn,
    vind_termijn,
)


@pytest.mark.parametrize(
    ("gesteld", "van", "tot"),
    [
        ("2^e kwartaal 2011", "2011-04-01", "2011-06-30"),
        ("derde kwartaal van 2011", "2011-07-01", "2011-09-30"),
        ("eerste/ tweede kwartaal van 2013", "2013-01-01", "2013-06-30"),
        ("1^e helft 2012", "2012-01-01", "2012-06-30"),
        ("OM, tweede helft 2011/ eerste helft 2012", "2011-07-01", "2012-06-30"),
        ("uiterlijk najaar 2012", None, "2012-11-30"),
        ("voorjaar van 2012", "2012-03-01", "2012-05-31"),
        ("winter 2012", "2012-12-01", "2013-02-28"),
        ("eind 2011", "2011-10-01", "2011-12-31"),
        ("begin juli 2011", "2011-07-01", "2011-07-10"),
        ("eind februari 2012", "2012-02-21", "2012-02-29"),
        ("mei/juni 2012", "2012-05-01", "2012-06-30"),
        ("31 mei 2012", "2012-05-31", "2012-05-31"),
        ("vóór 1 mei 2012", None, "2012-04-30"),
        ("tot en met februari 2014", None, "2014-02-28"),
        ("2011-2012", "2011-01-01", "2012-12-31"),
        ("2011 en 2012", "2011-01-01", "2012-12-31"),
        ("2012/ 2013", "2012-01-01", "2013-12-31"),
        ("2011 e.v.", "2011-01-01", None),
        ("vanaf 2012", "2012-01-01", None),
    ],
)
def test_woorden_worden_dagen(gesteld: str, van: str | None, tot: str | None) -> None:
    gelezen = lees_termijn(gesteld)
    assert gelezen.soort is Termijnsoort.PERIODE
    assert gelezen.zeker
    assert [dag and dag.isoformat() for dag in (gelezen.van, gelezen.tot)] == [van, tot]
    assert gelezen.gesteld == gesteld


@pytest.mark.parametrize(
    ("gesteld", "soort"),
    [
        ("", Termijnsoort.GEEN),
        ("doorlopend", Termijnsoort.DOORLOPEND),
        ("termijn: afhankelijk van de wet", Termijnsoort.ONBEPAALD),
        ("31 februari 2012", Termijnsoort.ONBEPAALD),
        ("5e kwartaal 2011", Termijnsoort.PERIODE),
        ("vierde helft 2011", Termijnsoort.ONBEPAALD),
    ],
)
def test_wat_geen_dagen_zijn(gesteld: str, soort: Termijnsoort) -> None:
    assert lees_termijn(gesteld).soort is soort


def test_wat_ergens_van_afhangt_is_niet_zeker() -> None:
    gelezen = lees_termijn("2012, afhankelijk van de wet")
    assert gelezen.tot == date(2012, 12, 31)
    assert not gelezen.zeker


@pytest.mark.parametrize(
    ("tekst", "gesteld", "zeker"),
    [
        ("Verbreden van de monitor. Voorbereiding 2011. Realisatie 2012.", "2011; 2012", True),
        ("Opleidingen ontwikkelen (4^e kwartaal 2012);", "4^e kwartaal 2012", True),
        ("Afronden (2011 en 2012), en verspreiden (2011 en 2012).", "2011 en 2012", True),
        ("Borgen (doorlopend).", "doorlopend", True),
        ("Op een website plaatsen. (termijn: afhankelijk van de wet)", "afhankelijk van de wet", True),
        ("In de periode tot eind 2012 wordt ingezet op ketenregie.", "tot eind 2012", False),
        ("Met China is in november 2009 iets gesloten (zie hoofdstuk 1).", "", True),
        ("Zaak 5687744/11 van art. 273f, zie 2011.3 en p2011.", "", True),
    ],
)
def test_een_actie_zegt_zelf_wanneer(tekst: str, gesteld: str, zeker: bool) -> None:
    gevonden = vind_termijn(tekst, 2011)
    assert (gevonden.gesteld, gevonden.zeker) == (gesteld, zeker)


def test_alleen_een_voorbije_laatste_dag_is_voorbij() -> None:
    assert lees_termijn("eind 2012").voorbij(date(2013, 1, 1))
    assert not lees_termijn("eind 2012").voorbij(date(2012, 12, 31))
    for gesteld in ("doorlopend", "vanaf 2011", "afhankelijk van iets", ""):
        assert not lees_termijn(gesteld).voorbij(date(2099, 1, 1))


def test_een_dag_in_een_versieregel() -> None:
    assert lees_dag("def., 8 april 2013") == date(2013, 4, 8)
    assert lees_dag("april 2013") is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_iedere_dag_leest_als_zichzelf(dag: date) -> None:
    gelezen = lees_termijn(f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}")
    assert gelezen.van == gelezen.tot == dag


@given(
    st.text(alphabet=st.sampled_from("(); .,/-0123456789^eabc\n"), max_size=40)
    | st.lists(
        st.sampled_from(
            ["uiterlijk", "2011", "2^e", "kwartaal", "mei", "eind", "31", "(", ")", "tot", "en", "helft"]
        )
    ).map(" ".join)
)
def test_geen_tekst_struikelt_en_een_begin_ligt_voor_het_einde(tekst: str) -> None:
    for gelezen in (lees_termijn(tekst), vind_termijn(tekst, 2000)):
        if gelezen.van and gelezen.tot:
            assert gelezen.van <= gelezen.tot
        assert (gelezen.soort is Termijnsoort.GEEN) == (gelezen == GEEN_TERMIJN)
