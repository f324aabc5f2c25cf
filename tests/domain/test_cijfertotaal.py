"""Totals under a table: over what is known, and never a nought for what is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijferblad import Bladcel, Bladrij, Leeg
from korpsmonitor_tui.domain.cijfertotaal import Optelling, totaalrij


def _rijen(*kolom: str | Leeg) -> list[Bladrij]:
    return [
        Bladrij(nr, "x", (Bladcel(inhoud if isinstance(inhoud, Leeg) else Cijfer(inhoud)),))
        for nr, inhoud in enumerate(kolom, start=1)
    ]


def _som(*kolom: str | Leeg) -> tuple[str, str]:
    rij, noten = totaalrij([Optelling.SOM], _rijen(*kolom))
    return (rij.cellen[0].tekst if rij else "", "; ".join(f"{merk} {tekst}" for merk, tekst in noten))


def test_a_total_names_what_is_not_in_it() -> None:
    assert _som("12", "15-20", "Nb", Leeg.OPEN) == (
        "27-32",
        "a Niet in het totaal: 1 rij niet bekend, 1 rij zonder cijfer.",
    )
    assert _som("1.200", "0", Leeg.NIET_GEVRAAGD) == ("1.200", "")


def test_a_column_in_which_nothing_is_known_has_no_total() -> None:
    assert _som("Nb", "-", Leeg.OPEN) == ("", "")
    assert totaalrij([Optelling.GEEN], _rijen("12")) == (None, ())


def test_answers_are_counted_by_word() -> None:
    rij, noten = totaalrij(
        [Optelling.JA_NEE], _rijen("Ja", "ja", "nee", "i.o.", Leeg.OPEN, Leeg.NIET_GEVRAAGD)
    )
    assert rij is not None
    assert rij.cellen[0].tekst == "2 ja, 1 nee"
    assert noten == (("a", "Niet in het totaal: 2 zonder ja, nee of deels."),)


def test_columns_that_lack_the_same_share_a_note() -> None:
    cellen = tuple(Bladcel(Cijfer(tekst)) for tekst in ("Nb", "Nb", "-", "3"))
    rijen = [Bladrij(1, "x", cellen), Bladrij(2, "y", (Bladcel(Cijfer("4")),) * 4)]
    rij, noten = totaalrij([Optelling.SOM] * 4, rijen)
    assert rij is not None
    assert [(cel.tekst, cel.merk) for cel in rij.cellen] == [("4", "a"), ("4", "a"), ("4", "b"), ("7", "")]
    assert [merk for merk, _tekst in noten] == ["a", "b"]


@given(st.lists(st.integers(0, 5000), min_size=1), st.lists(st.sampled_from(["Nb", "-", "", "?", "i.o."])))
def test_what_is_missing_never_changes_a_sum(getallen: list[int], ontbreekt: list[str]) -> None:
    alles = _som(*map(str, getallen), *ontbreekt)[0]
    assert alles.replace(".", "") == str(sum(getallen))
