"""Open points: each kind and weight has a name, and a point is known again."""

from __future__ import annotations

from korpsmonitor_tui.domain.openpunt import Ernst, Openpunt, Puntsoort, blokkeert, ernstnaam, soortnaam


def punt(ernst: Ernst = Ernst.LET_OP, wat: str = "Iets.", plaats: tuple[str, str] = ("", "")) -> Openpunt:
    return Openpunt(Puntsoort.PASSAGE, ernst, wat, "passage 3", plaats)


def test_elke_soort_en_elk_gewicht_heeft_een_naam() -> None:
    assert all(soortnaam(soort) for soort in Puntsoort)
    assert len({ernstnaam(ernst) for ernst in Ernst}) == len(Ernst)


def test_een_punt_is_hetzelfde_zolang_het_over_hetzelfde_gaat() -> None:
    assert punt(wat="12 vragen").kenmerk == punt(wat="11 vragen").kenmerk
    assert punt(plaats=("passage", "a")).kenmerk != punt(plaats=("passage", "b")).kenmerk
    assert punt().als_gegevens() == {"kenmerk": "passage:passage 3", "wat": "Iets.", "waar": "passage 3"}


def test_een_blokkade_is_genoeg() -> None:
    assert not blokkeert([])
    assert not blokkeert([punt(), punt()])
    assert blokkeert([punt(), punt(Ernst.BLOKKEERT)])
