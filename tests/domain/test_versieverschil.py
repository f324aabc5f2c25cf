"""Every passage of two versions is told once, and what is told gives both versions back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.versieverschil import Alinea, Passageverschil, Verschilsoort, vergelijk

Versie = list[Alinea]


@st.composite
def versies(draw: st.DrawFn) -> tuple[Versie, Versie]:
    """Two versions in reading order, of passages some of which are in both."""

    def een() -> Versie:
        ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
        delen = [(draw(st.sampled_from("12")), id_) for id_ in ids]
        return [
            Alinea(id_, nr, hoofdstuk, draw(st.sampled_from(("", "een twee", "een drie", "vier"))))
            for nr, (hoofdstuk, id_) in enumerate(sorted(delen, key=lambda deel: deel[0]), start=1)
        ]

    return een(), een()


def oude(deel: Passageverschil) -> str:
    return "".join(tekst for soort, tekst in deel.stukken() if soort != "+")


def nieuwe(deel: Passageverschil) -> str:
    return "".join(tekst for soort, tekst in deel.stukken() if soort != "-")


@given(versies())
def test_beide_versies_zijn_terug_te_lezen(paar: tuple[Versie, Versie]) -> None:
    oud, nieuw = paar
    uit = vergelijk(oud, nieuw)

    assert [deel.nieuw for deel in uit if deel.nieuw] == nieuw
    assert sorted(deel.oud.id for deel in uit if deel.oud) == sorted(alinea.id for alinea in oud)
    assert all((oude(deel), nieuwe(deel)) == deel.teksten for deel in uit)


@given(versies())
def test_wat_niet_is_verplaatst_staat_in_de_oude_volgorde(paar: tuple[Versie, Versie]) -> None:
    oud, nieuw = paar
    plaats = {alinea.id: nr for nr, alinea in enumerate(oud)}
    gebleven = [
        plaats[deel.alinea.id]
        for deel in vergelijk(oud, nieuw)
        if deel.oud and deel.nieuw and not deel.verplaatst
    ]

    assert gebleven == sorted(gebleven)


@given(versies())
def test_een_versie_is_gelijk_aan_zichzelf(paar: tuple[Versie, Versie]) -> None:
    assert {deel.soort for deel in vergelijk(paar[0], paar[0])} <= {Verschilsoort.GELIJK}


def reeks(*ids: str, hoofdstuk: str = "h") -> Versie:
    return [Alinea(id_, nr, hoofdstuk, f"tekst {id_}") for nr, id_ in enumerate(ids, start=1)]


def soorten(uit: tuple[Passageverschil, ...]) -> dict[str, str]:
    return {deel.alinea.id: deel.soort.value for deel in uit}


def test_wie_een_passage_naar_voren_haalt_verplaatst_er_een() -> None:
    uit = vergelijk(reeks("a", "b", "c", "d"), reeks("d", "a", "b", "c"))

    assert soorten(uit) == {"d": "verplaatst", "a": "gelijk", "b": "gelijk", "c": "gelijk"}
    assert (uit[0].na_oud, uit[0].na_nieuw) == (3, None)


def test_wat_verviel_staat_waar_het_stond() -> None:
    uit = vergelijk(reeks("x", "a", "y", "b"), reeks("a", "b"))

    assert [deel.alinea.id for deel in uit] == ["x", "a", "y", "b"]
    assert soorten(uit) == {"x": "vervallen", "a": "gelijk", "y": "vervallen", "b": "gelijk"}


def test_een_ander_hoofdstuk_is_een_verplaatsing_ook_als_de_volgorde_bleef() -> None:
    (deel,) = vergelijk(reeks("a"), reeks("a", hoofdstuk="elders"))

    assert deel.soort == Verschilsoort.VERPLAATST


def test_wat_is_gewijzigd_en_verplaatst_is_beide() -> None:
    oud = reeks("a", "b", "c")
    nieuw = [Alinea("c", 1, "h", "heel iets anders"), *reeks("a", "b")]

    deel = vergelijk(oud, nieuw)[0]

    assert (deel.soort, deel.verplaatst) == (Verschilsoort.GEWIJZIGD, True)


def test_andere_afspraken_bij_dezelfde_tekst_zijn_een_wijziging() -> None:
    (deel,) = vergelijk(reeks("a"), reeks("a"), {"a": ("afspraken",)})

    assert (deel.soort, deel.ook) == (Verschilsoort.GEWIJZIGD, ("afspraken",))
