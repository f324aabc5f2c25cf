"""The handbook explains every key that a reader of definition files asks for, and no other."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.brief import VELDEN
from korpsmonitor_tui.domain.vragenlijst import VRAAGSOORTEN
from korpsmonitor_tui.intake.tabel import Tabel
from korpsmonitor_tui.services import instrumentcontrole, instrumentmappen

if TYPE_CHECKING:
    import pytest

HANDLEIDING: Final = Path(__file__).resolve().parents[1] / "docs" / "handleiding" / "instrument.md"
BOVENAAN: Final = "bovenaan"
VRAAG: Final = "[[code van een hoofdstuk]]"

ERBIJ: Final = {
    "analyse.toml": """
[[bron]]
code = "emm"
aantal = "2"
procent = "5"

[[vraag]]
id = "toezicht.controles_vergund"
onaannemelijk = { factor = "5", minstens = "50", punten = "30" }
verbetering = false
""",
    "bewaartermijnen.toml": '[[bewaartermijn]]\nsoort = "dossier"\njaren = 5\ngrond = "Selectielijst."\n',
}
"""What no instrument that comes with the program has in use."""

_BESTAND: Final = re.compile(r"### (.+)")
_TABEL: Final = re.compile(r"#### `?([^`]+)`?")
_SLEUTEL: Final = re.compile(r"\| `(\w+)` \| .+ \|")

_GRENS: Final = re.compile(r"^\w+_(onder|boven)$")

Sleutels = dict[tuple[str, str], set[str]]
"""By kind of file (its heading in the handbook) and table the keys."""


def test_every_key_of_every_file_is_explained_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd, uitgelegd = _gevraagd(tmp_path, monkeypatch), _uitgelegd()
    assert sorted(uitgelegd) == sorted(gevraagd)
    for plaats, sleutels in gevraagd.items():
        assert uitgelegd[plaats] == sleutels, plaats


def test_what_can_stand_in_a_letter_and_every_kind_of_question_are_named() -> None:
    tekst = HANDLEIDING.read_text("utf-8")
    assert [veld for veld in VELDEN if f"`{{{veld}}}`" not in tekst] == []
    assert [soort for soort in VRAAGSOORTEN if f"`{soort}`" not in tekst] == []


def _uitgelegd() -> Sleutels:
    uit: Sleutels = defaultdict(set)
    bestand = tabel = ""
    for regel in HANDLEIDING.read_text("utf-8").splitlines():
        if kop := _BESTAND.fullmatch(regel):
            bestand, tabel = kop[1].replace("`", ""), ""
        elif kop := _TABEL.fullmatch(regel):
            tabel = kop[1]
        elif (rij := _SLEUTEL.fullmatch(regel)) and bestand:
            uit[bestand, tabel].add(rij[1])
    return dict(uit)


def _gevraagd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sleutels:
    """The keys that are asked for while every instrument that comes with the program is read."""
    gezien: dict[tuple[str, str], set[str]] = defaultdict(set)
    sluit = Tabel.sluit

    def noteer(tabel: Tabel) -> None:
        kop = f"[[{tabel._kop}]]" if tabel._nummer else f"[{tabel._kop}]" if tabel._kop else BOVENAAN
        gezien[tabel._bron.naam, kop] |= tabel._gevraagd
        sluit(tabel)

    monkeypatch.setattr(Tabel, "sluit", noteer)
    volledig = tmp_path / "korpsmonitor"
    for plaats in instrumentmappen.alle():
        shutil.copytree(plaats.map, tmp_path / plaats.code)
    for naam, tekst in ERBIJ.items():
        with (volledig / naam).open("a", encoding="utf-8") as bestand:
            bestand.write(tekst)
    mappen = [*(pad for pad in tmp_path.iterdir() if (pad / "instrument.toml").is_file())]
    for map_ in (*mappen, paths.templates() / "algemeen" / "starter"):
        assert instrumentcontrole.lees(map_)[1] == ()
    return _per_soort(gezien)


def _per_soort(gezien: dict[tuple[str, str], set[str]]) -> Sleutels:
    bovenaan = {bestand: sleutels for (bestand, kop), sleutels in gezien.items() if kop == BOVENAAN}
    uit: Sleutels = defaultdict(set)
    for (bestand, kop), sleutels in gezien.items():
        soort = _soort(bestand, bovenaan.get(bestand, set()))
        if not soort:
            continue
        if soort == "Een vragenlijst":
            if kop == BOVENAAN:
                sleutels = sleutels & {"vragenlijst"}
            elif kop == "[[voorwaarden]]":
                kop = "voorwaarden = [{ … }]"
            elif kop.startswith("[["):
                kop = VRAAG
        kop = {"[[gegevens]]": "gegevens = [{ … }]", "[[geadresseerde]]": "[[brief.geadresseerde]]"}.get(
            kop, kop
        )
        # A border is named after the judgement that it is of.
        uit[soort, kop] |= {_GRENS.sub(r"OORDEEL_\1", sleutel) for sleutel in sleutels}
    # Thresholds of one question are written within it, under the keys of those that hold for all.
    vraag = uit["analyse.toml", "[[vraag]]"]
    vraag -= {"factor", "minstens", "punten"}
    return dict(uit)


def _soort(bestand: str, bovenaan: set[str]) -> str:
    """The heading of the handbook under which a file is explained; empty for what is no definition of an instrument."""
    map_, _streep, naam = bestand.partition("/")
    if map_ == "cijfers":
        return ""
    if bovenaan == {"kleurenbalk"}:
        return "kleurenbalken.toml"
    if bovenaan == {"partij", "soort"}:
        return "Een lijst van partijen"
    if map_ == "weegregels":
        return "Weegregels: weegregels/VERSIE.toml"
    if "vragenlijst" in bovenaan and naam != "instrument.toml":
        return "Een vragenlijst"
    delen = {
        "indicatoren.toml": "Het onderdeel dashboard",
        "plan.toml": "Het onderdeel plan",
        "deskstudie.toml": "Het onderdeel deskstudie",
    }
    return delen.get(naam, f"extractie/{naam}" if map_ == "extractie" else naam)
