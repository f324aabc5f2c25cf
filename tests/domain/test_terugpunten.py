"""From placed text to remarks: whose change is whose, and what a passage is with only one author's."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt
from korpsmonitor_tui.domain.terugpunten import lees_punten
from korpsmonitor_tui.domain.terugstukken import (
    Basisregel,
    Plaatsing,
    Plek,
    Stuk,
    basisregels,
    knip_nummer,
    met_alleen,
)
from korpsmonitor_tui.domain.wijzigingen import (
    Leesalinea,
    Merk,
    Segment,
    Spoor,
    Waar,
    Woordlezing,
    Woordopmerking,
)

REGEL = Basisregel(0, "Het team is klein.", "p1", 1)


def merk(soort: Spoor, auteur: str, datum: str = "2012-05-01") -> Merk:
    return Merk(soort, auteur, datum)


def s(tekst: str, *merken: Merk, bij: tuple[str, ...] = ()) -> Segment:
    return Segment(tekst, merken, (), bij, 0)


def lees(*alineas: list[Segment], opmerkingen: tuple[Woordopmerking, ...] = ()) -> list[Terugpunt]:
    """The remarks about one passage that stands in these paragraphs."""
    plek = Plek(REGEL)
    gelezen = tuple(Leesalinea(Waar.TEKST, 0, segmenten) for segmenten in alineas)
    per_alinea = tuple(
        tuple(Stuk(segment, nr, plek) for segment in alinea.segmenten) for nr, alinea in enumerate(gelezen)
    )
    plek.stukken = [stuk for stukken in per_alinea for stuk in stukken]
    plaatsing = Plaatsing(gelezen, (plek,), (), per_alinea, (plek,), (plek,))
    return list(lees_punten(plaatsing, Woordlezing(gelezen, opmerkingen, (), 0, 0, ())).punten)


def test_all_that_one_author_changed_is_one_remark_with_the_last_date() -> None:
    bij = merk(Spoor.INVOEGING, "A"), merk(Spoor.INVOEGING, "A", "2012-05-03")
    weg = merk(Spoor.VERWIJDERING, "A", "2012-05-02")
    (punt,) = lees(
        [s("1\tHet "), s("hele ", bij[0]), s("team is "), s("klein", weg), s("groot", bij[1]), s(".")]
    )
    assert (punt.aard, punt.oud, punt.nieuw) == (Aard.BIJGEHOUDEN, REGEL.tekst, "Het hele team is groot.")
    assert punt.datum == "2012-05-03"


def test_what_an_author_added_and_took_out_again_is_nothing() -> None:
    eigen = merk(Spoor.INVOEGING, "A"), merk(Spoor.VERWIJDERING, "A")
    assert lees([s("1\tHet team is "), s("heel ", *eigen), s("klein.")]) == []


def test_paragraphs_without_a_tracked_end_are_a_silent_split() -> None:
    (punt,) = lees([s("1\tHet team ")], [s("is klein.")])
    assert (punt.aard, punt.auteur, punt.nieuw) == (Aard.GESPLITST, "", "Het team \nis klein.")


def test_a_thread_is_one_remark_and_a_circle_of_replies_loses_nothing() -> None:
    def opmerking(id_: str, op: str | None) -> Woordopmerking:
        return Woordopmerking(id_, "A", "", None, f"zeg {id_}", "klein", antwoord_op=op)

    alinea = [s("1\tHet team is "), s("klein", bij=("x",)), s(".")]
    (draad,) = lees(alinea, opmerkingen=(opmerking("x", None), opmerking("y", "x"), opmerking("z", "y")))
    assert (draad.passage, draad.tekst) == ("p1", "zeg x\nA: zeg y\nA: zeg z")
    gezegd = lees(alinea, opmerkingen=(opmerking("x", "y"), opmerking("y", "x")))
    assert ["".join(punt.tekst for punt in gezegd).count(f"zeg {id_}") for id_ in "xy"] == [1, 1]


def test_the_innermost_author_owns_what_was_added_within_an_addition() -> None:
    binnen = s("x", merk(Spoor.INVOEGING, "A"), merk(Spoor.INVOEGING, "B"))
    assert met_alleen("B", overgezet=False)(binnen)
    assert not met_alleen("A", overgezet=False)(binnen)


@pytest.mark.parametrize(
    ("tekst", "over", "vreemd"),
    [
        ("1\tHet team", "Het team", set()),
        ("1. Het team", "Het team", set()),
        ("13\tHet team", "Het team", {13}),
        ("Het team", "Het team", set()),
        ("12 teams", "12 teams", set()),
    ],
)
def test_the_number_is_no_text(tekst: str, over: str, vreemd: set[int]) -> None:
    segmenten, andere = knip_nummer([s(tekst[:2]), s(tekst[2:])], REGEL)
    assert ("".join(segment.tekst for segment in segmenten), andere) == (over, vreemd)


def test_a_text_that_begins_with_a_number_keeps_it() -> None:
    regel = Basisregel(0, "1 team is weinig.", "p1", 1)
    segmenten, _vreemd = knip_nummer([s("1 team is weinig.")], regel)
    assert segmenten == [s("1 team is weinig.")]


def test_the_baseline_knows_a_passage_without_its_number() -> None:
    kop, passage = basisregels([["Kop", None], ["4\tTekst", "p4"]], [["p4", 4, "h", "Tekst"]])
    assert (kop.tekst, kop.passage, kop.nummer) == ("Kop", "", None)
    assert (passage.tekst, passage.passage, passage.nummer, passage.gedrukt) == ("Tekst", "p4", 4, "4\tTekst")
