"""What the files of an instrument no longer know is told as long as something was recorded of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import edities, gesprekken, instrumentbeheer, medewerkers
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.instrumentverlies import lees_verlies, meld_verlies
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import zet_antwoord

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop


def test_a_party_or_dimension_with_something_recorded_is_missed_until_it_is_back(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / "eigen"))
    map_ = instrumentbeheer.nieuw("opvang").map
    edities.maak(laptop.store, Definities(), Editie("2025", "Opvang 2025", "opvang"))
    sessie = _open(laptop)
    gesprekken.plan(sessie, "het-anker", Planning(date(2025, 2, 4), "10:00", "", "notulist A", ()))
    zet_antwoord(sessie, "2025/de-wending", Vak("opvang.plaatsen"), "12")
    sessie.store.voer_uit(
        sessie.wie,
        lambda tx: tx.maak(
            "score", {"dossier": "2025/het-anker", "dimensie": "opvang.begeleiding"}, "2025/het-anker/b"
        ),
    )
    assert (lees_verlies(_open(laptop)), meld_verlies(_open(laptop))) == ((), "")

    # Of these nothing was recorded: an instrument may change as long as nobody leans on what went.
    _hernoem(map_ / "instellingen.toml", '"de-haven"', '"haven"')
    _hernoem(map_ / "partners.toml", '"de-haven"', '"haven"')
    _hernoem(map_ / "instellingen.toml", 'naam = "Het Anker"', 'naam = "Het nieuwe Anker"')
    assert lees_verlies(_open(laptop)) == ()

    _hernoem(map_ / "instellingen.toml", '"het-anker"', '"anker"')
    _hernoem(map_ / "instellingen.toml", '"de-wending"', '"wending"')
    for bestand in ("dimensies.toml", "vragenlijsten/1.toml", "weegregels/1.toml"):
        _hernoem(map_ / bestand, "opvang.begeleiding", "opvang.zorg")
    assert lees_verlies(_open(laptop)) == ("de-wending", "het-anker", "opvang.begeleiding")
    regel = meld_verlies(_open(laptop))
    assert "“de-wending”, “het-anker”, “opvang.begeleiding”" in regel
    assert str(map_) in regel


def _open(laptop: Laptop) -> Sessie:
    """The edition as a program opens it that starts now."""
    return medewerkers.kies(edities.open_editie(laptop.store, Definities(), "2025"), "coördinator C")


def _hernoem(bestand: Path, oud: str, nieuw: str) -> None:
    tekst = bestand.read_text("utf-8")
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw), "utf-8")
