"""A colleague's laptop can have the files of an instrument that a user made, and nobody works with others unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import conflicten, edities, instrumentbeheer, instrumentdefinitie, medewerkers
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.instrumentbestanden import GROOTSTE, Definitie, codeer, decodeer, lees_map
from korpsmonitor_tui.services.instrumentdefinitie import VERVANGEN
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.services.conftest import wissel_uit

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop

EDITIE = Editie("2025", "Opvang 2025", "opvang")
Op = Callable[["Laptop", str], "Sessie"]


@pytest.fixture
def op(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Op:
    """Open the edition as a program does that starts now on a laptop with this folder of instruments."""

    def open_(laptop: Laptop, naam: str) -> Sessie:
        monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / naam))
        return medewerkers.kies(edities.open_editie(laptop.store, Definities(), EDITIE.id), "coördinator C")

    return open_


@pytest.fixture
def begonnen(maak_laptop: MaakLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop with an edition of an instrument of its user's own, in the folder ``thuis``."""
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / "thuis"))
    instrumentbeheer.nieuw("opvang")
    laptop = maak_laptop("thuis-laptop")
    edities.maak(laptop.store, Definities(), EDITIE)
    return laptop


def test_a_laptop_without_the_instrument_says_how_to_get_it_and_then_has_it_to_the_letter(
    begonnen: Laptop, maak_laptop: MaakLaptop, op: Op, tmp_path: Path
) -> None:
    collega = maak_laptop("collega-laptop")
    wissel_uit(begonnen, collega)
    sessie = op(collega, "collega")
    kenmerk = lees_map(tmp_path / "thuis" / "opvang").kenmerk
    with pytest.raises(NietGevonden, match=rf"“opvang” \({kenmerk}\).*`korpsmonitor instrument haal`"):
        _ = sessie.instrument

    # Who only reads may have it too: nothing of the monitor changes.
    gehaald = instrumentdefinitie.haal(sessie.als(collega.lezer.persoon))
    assert gehaald.map == tmp_path / "collega" / "opvang"
    assert gehaald.vervangen is None
    assert _bestanden(gehaald.map) == _bestanden(tmp_path / "thuis" / "opvang")
    sessie = op(collega, "collega")
    assert sessie.instrument.naam == op(begonnen, "thuis").instrument.naam
    assert instrumentdefinitie.lees_meldingen(op(collega, "collega")) == ()
    with pytest.raises(StapGeweigerd, match="staat al zo op deze laptop"):
        instrumentdefinitie.haal(op(collega, "collega"))


def test_files_that_differ_are_told_on_either_laptop_until_one_of_them_holds_for_both(
    begonnen: Laptop, maak_laptop: MaakLaptop, op: Op, tmp_path: Path
) -> None:
    collega = maak_laptop("collega-laptop")
    wissel_uit(begonnen, collega)
    instrumentdefinitie.haal(op(collega, "collega"))
    _vervang(tmp_path / "thuis" / "opvang" / "dimensies.toml", "norm = ", "norm  = ")
    (tmp_path / "thuis" / "opvang" / "leesmij.md").write_text("Voor ons.", "utf-8")
    (tmp_path / "thuis" / "opvang" / "dimensies.toml~").write_text("van de editor", "utf-8")

    (melding,) = instrumentdefinitie.lees_meldingen(op(begonnen, "thuis"))
    assert "in dimensies.toml, leesmij.md." in melding
    assert instrumentdefinitie.lees_meldingen(op(collega, "collega")) == ()
    with pytest.raises(StapGeweigerd, match="coördinator"):
        instrumentdefinitie.leg_vast(op(begonnen, "thuis").als(begonnen.auditor.persoon))
    instrumentdefinitie.leg_vast(op(begonnen, "thuis"))
    assert instrumentdefinitie.lees_meldingen(op(begonnen, "thuis")) == ()
    assert lees_tijdlijn(op(begonnen, "thuis"), "")[0].wat == "bestanden van het instrument vastgelegd"
    with pytest.raises(StapGeweigerd, match="al zo vastgelegd"):
        instrumentdefinitie.leg_vast(op(begonnen, "thuis"))

    wissel_uit(begonnen, collega)
    (melding,) = instrumentdefinitie.lees_meldingen(op(collega, "collega"))
    assert "in dimensies.toml, leesmij.md." in melding
    oud = _bestanden(tmp_path / "collega" / "opvang")
    gehaald = instrumentdefinitie.haal(op(collega, "collega"))
    assert gehaald.vervangen is not None
    assert gehaald.vervangen.parent == tmp_path / "collega" / VERVANGEN
    assert _bestanden(gehaald.vervangen) == oud
    assert instrumentdefinitie.lees_meldingen(op(collega, "collega")) == ()
    # What was replaced is no instrument.
    assert [regel.plaats.code for regel in instrumentbeheer.lijst() if regel.plaats.eigen] == ["opvang"]


def test_two_that_were_laid_down_apart_stand_beside_each_other_until_a_person_chooses(
    begonnen: Laptop, maak_laptop: MaakLaptop, op: Op, tmp_path: Path
) -> None:
    collega = maak_laptop("collega-laptop")
    wissel_uit(begonnen, collega)
    instrumentdefinitie.haal(op(collega, "collega"))
    for laptop, naam in ((begonnen, "thuis"), (collega, "collega")):
        (tmp_path / naam / "opvang" / "leesmij.md").write_text(naam, "utf-8")
        instrumentdefinitie.leg_vast(op(laptop, naam))
    wissel_uit(begonnen, collega)

    sessie = op(begonnen, "thuis")
    (strijd,) = conflicten.lees_conflicten(sessie, "")
    assert (strijd.veld, strijd.is_tekst) == ("definitie", False)
    kenmerken = {lees_map(tmp_path / naam / "opvang").kenmerk for naam in ("thuis", "collega")}
    assert {keuze.tekst.partition("(")[2][:8] for keuze in strijd.keuzes} == kenmerken
    conflicten.kies(sessie, strijd, strijd.keuzes[0])
    wissel_uit(begonnen, collega)
    gemeld = [
        len(instrumentdefinitie.lees_meldingen(op(*een)))
        for een in ((begonnen, "thuis"), (collega, "collega"))
    ]
    assert sorted(gemeld) == [0, 1]


def test_what_would_vanish_or_cannot_be_used_is_not_laid_down(
    begonnen: Laptop, op: Op, tmp_path: Path
) -> None:
    map_ = tmp_path / "thuis" / "opvang"
    sessie = op(begonnen, "thuis")
    score = {"dossier": "2025/het-anker", "dimensie": "opvang.begeleiding"}
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.maak("score", score, "2025/het-anker/b"))
    for bestand in ("dimensies.toml", "vragenlijsten/1.toml", "weegregels/1.toml"):
        _vervang(map_ / bestand, "opvang.begeleiding", "opvang.zorg")
    with pytest.raises(StapGeweigerd, match=r"“opvang\.begeleiding”"):
        instrumentdefinitie.leg_vast(op(begonnen, "thuis"))
    (map_ / "dimensies.toml").write_text("[[dimensie]]", "utf-8")
    with pytest.raises(OnbruikbareInvoer, match=r"dimensies\.toml"):
        instrumentdefinitie.leg_vast(op(begonnen, "thuis"))
    with pytest.raises(StapGeweigerd, match="hoort bij het programma"):
        instrumentdefinitie.leg_vast(begonnen.coordinator)


def test_an_edition_from_before_says_that_nothing_was_laid_down(
    begonnen: Laptop, op: Op, tmp_path: Path
) -> None:
    sessie = op(begonnen, "thuis")
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.zet("editie", EDITIE.id, "definitie", ""))
    (melding,) = instrumentdefinitie.lees_meldingen(op(begonnen, "thuis"))
    assert "niet in deze monitor vastgelegd" in melding
    with pytest.raises(NietGevonden, match="niet in de monitor is vastgelegd"):
        _ = op(begonnen, "leeg").instrument
    with pytest.raises(NietGevonden, match="niets vastgelegd"):
        instrumentdefinitie.haal(op(begonnen, "leeg"))
    assert not (tmp_path / "leeg").exists()


@pytest.mark.parametrize(
    "bestanden",
    [
        {"instrument.toml": {"tekst": "code = 1"}},
        {"instrument.toml": {"tekst": "x"}, "../../weg.toml": {"tekst": "x"}},
        {"instrument.toml": {"tekst": "x"}, "/weg.toml": {"tekst": "x"}},
        {"instrument.toml": {"tekst": "x"}, "con.toml": {"tekst": "x"}},
        {"instrument.toml": {"tekst": "x"}, "a/b/c/d/e.toml": {"tekst": "x"}},
        {"instrument.toml": {"base64": "?"}},
        {"instrument.toml": "x"},
        {"instrument.toml": {"tekst": "x" * (GROOTSTE + 1)}},
        {"weg.toml": {"tekst": "x"}},
        [],
    ],
)
def test_what_cannot_stand_in_a_folder_is_not_put_there(
    begonnen: Laptop, op: Op, tmp_path: Path, bestanden: object
) -> None:
    sessie = op(begonnen, "thuis")
    tekst = json.dumps({"bestanden": bestanden})
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.zet("editie", EDITIE.id, "definitie", tekst))
    with pytest.raises(KorpsmonitorFout, match="er is niets gewijzigd"):
        instrumentdefinitie.haal(op(begonnen, "doel"))
    assert [pad for pad in tmp_path.rglob("*") if "weg.toml" in pad.name or pad.name == "opvang"] == [
        tmp_path / "thuis" / "opvang"
    ]


def test_a_code_that_leads_elsewhere_is_refused(begonnen: Laptop, op: Op, tmp_path: Path) -> None:
    sessie = op(begonnen, "thuis")
    sessie.store.voer_uit(sessie.wie, lambda tx: tx.zet("editie", EDITIE.id, "instrument", "../elders"))
    for fout in (instrumentdefinitie.haal, instrumentdefinitie.leg_vast):
        with pytest.raises(KorpsmonitorFout, match="elders"):
            fout(op(begonnen, "doel"))
    assert not (tmp_path / "elders").exists()


_NAMEN = st.sampled_from(["instrument.toml", "a.toml", "map/b.toml", "huisstijl.docx"])


@given(st.dictionaries(_NAMEN, st.binary(max_size=20) | st.text(max_size=20).map(str.encode)))
def test_every_byte_comes_back(bestanden: dict[str, bytes]) -> None:
    definitie = Definitie({**bestanden, "instrument.toml": b"code\r\n"})
    terug = decodeer(codeer(definitie))
    assert terug == definitie
    assert (terug.kenmerk, terug.verschil(definitie)) == (definitie.kenmerk, ())


def _bestanden(map_: Path) -> dict[str, bytes]:
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}


def _vervang(bestand: Path, oud: str, nieuw: str) -> None:
    tekst = bestand.read_text("utf-8")
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw), "utf-8")
