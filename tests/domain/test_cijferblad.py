"""Tables of figures as they are printed."""

from __future__ import annotations

from dataclasses import replace

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijferblad import (
    Bladcel,
    Bladkolom,
    Bladrij,
    Cijferblad,
    Leeg,
    blokken,
)
from korpsmonitor_tui.domain.cijferdruk import splits_kop
from korpsmonitor_tui.domain.cijfertabel import Kolom
from korpsmonitor_tui.domain.stuk import Opsomming, Tabel, Tekst, Vak, Verwezen


def _blad(*cellen: Bladcel, kolommen: int = 2, opmerkingen: tuple[str, ...] = ()) -> Cijferblad:
    return Cijferblad(
        nummer=5,
        titel="Controles",
        rijkop="Korps",
        kolommen=tuple(Bladkolom("Controles" if nr else "", str(2010 + nr), True) for nr in range(kolommen)),
        rijen=(Bladrij(1, "Groningen", cellen, "7"), Bladrij(None, "MMA", cellen)),
        noten=(("7", "Een noot."),),
        bron="opgave",
        opmerkingen=opmerkingen,
    )


def test_what_is_missing_is_explained_and_only_that() -> None:
    blad = _blad(Bladcel(Cijfer("Nb")), Bladcel(Leeg.OPEN))
    assert blad.legenda == ("Nb: niet bekend", "…: nog niet beantwoord of ontvangen")
    assert _blad(Bladcel(Cijfer("12")), Bladcel(Cijfer("0"))).legenda == ()
    assert _blad(Bladcel(Cijfer("")), Bladcel("12")).legenda == ("leeg: in de bron niet ingevuld",)


def test_the_block_says_every_cell_as_it_was_stated() -> None:
    tabel = blokken(_blad(Bladcel(Cijfer("15-20"), "9"), Bladcel(Leeg.NIET_GEVRAAGD)))[0]
    assert isinstance(tabel, Tabel)
    assert tabel.rijen[0] == (Vak("1"), Verwezen("Groningen", "7"), Verwezen("15-20", "9"), Verwezen("x", ""))
    assert tabel.rijen[1][0] == Vak("")
    assert (tabel.nummer, tabel.bijschrift, tabel.bron) == (5, "Controles", "opgave")
    assert tabel.noten == (("", "x: niet aan dit korps gevraagd."), ("7", "Een noot."))
    assert tabel.kopgroepen == (("", 2), ("", 1), ("Controles", 1))
    assert tabel.rechts == (2, 3)


def test_many_columns_lie_on_their_side_in_small_letters() -> None:
    smal = _blad(*[Bladcel("1")] * 9, kolommen=9)
    breed = _blad(*[Bladcel("1")] * 10, kolommen=10)
    assert (smal.liggend, breed.liggend) == (False, True)
    for blad in (smal, breed):
        tabel = blokken(blad)[0]
        assert isinstance(tabel, Tabel)
        assert tabel.klein == blad.liggend


def test_headings_of_long_words_need_a_wide_page_and_none_of_them_breaks() -> None:
    lang = "Procesverantwoordelijkheid"
    blad = replace(
        _blad(*[Bladcel("1")] * 4, kolommen=4),
        kolommen=tuple(Bladkolom("", f"{lang} {nr}", True) for nr in range(4)),
    )
    tabel = blokken(blad)[0]
    assert isinstance(tabel, Tabel)
    assert blad.liggend
    assert not replace(blad, kolommen=blad.kolommen[:2]).liggend
    assert all(breedte > len(lang) for _kop, breedte in tabel.kolommen[2:])


def test_a_table_of_a_few_rows_stays_on_one_page() -> None:
    kort = _blad(Bladcel("1"), Bladcel("2"))
    lang = replace(kort, rijen=kort.rijen[:1] * 27)
    for blad, bijeen in ((kort, True), (lang, False)):
        tabel = blokken(blad)[0]
        assert isinstance(tabel, Tabel)
        assert tabel.bijeen is bijeen


def test_what_a_reader_should_know_stands_below() -> None:
    assert blokken(_blad(Bladcel("1"), Bladcel("2"), opmerkingen=("Klopt niet.",)))[1:] == (
        Tekst("Bij deze tabel:"),
        Opsomming(("Klopt niet.",)),
    )


def test_a_heading_is_split_without_losing_a_word() -> None:
    def kop(*regels: str) -> tuple[str, str]:
        return splits_kop(Kolom("x", regels, "korps"))

    assert kop("Vast PCT 2008") == ("Vast PCT", "2008")
    assert kop("Signalen SLIM", "2010") == ("Signalen SLIM", "2010")
    assert kop("RIEC actief") == ("", "RIEC actief")
    assert kop("2012") == ("", "2012")
    assert kop() == ("", "zonder kop")
