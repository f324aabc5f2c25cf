"""The model that is installed is the one that its card describes, learned from the sentences that stand beside it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from korpsmonitor_tui.services.definities import STANDAARD

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.services.definities import Definities

WORTEL = Path(__file__).resolve().parents[2]
GEGEVENS = WORTEL / "data" / "extraction"
KAART = (WORTEL / "docs" / "modelkaart.md").read_text(encoding="utf-8")
SLOT = (WORTEL / "requirements-training.txt").read_text(encoding="utf-8")


def zinnen(bestand: str) -> list[dict[str, object]]:
    return [json.loads(regel) for regel in (GEGEVENS / bestand).read_text(encoding="utf-8").splitlines()]


def test_the_version_counts_what_was_learned_from(definities: Definities) -> None:
    eigen = zinnen("dev.jsonl")
    korpsen = {zin["korps"] for zin in eigen}
    verwacht = f"korpsmonitor-2-{len(korpsen)}x{len(eigen)}+{len(zinnen('voorbeelden.jsonl'))}"
    assert definities.model(STANDAARD).versie == verwacht


def test_the_card_describes_this_model(definities: Definities) -> None:
    model = definities.model(STANDAARD)
    assert f"Model `{model.versie}`" in KAART
    for grens in (model.drempel, model.midden, model.hoog):
        assert f"{grens:.2f}".replace(".", ",") in KAART


def test_the_card_has_measured_what_it_promises() -> None:
    rijen = re.findall(r"^\| (?:met|zonder) hoofdstuk[^|]*\|(.*)\|$", KAART, flags=re.MULTILINE)
    hoog = [float(rij.rpartition("|")[2].split()[0]) for rij in rijen]
    assert len(hoog) == 6
    assert min(hoog) >= 0.97


def test_the_model_knows_every_dimension_and_no_other(definities: Definities, lexicon: Lexicon) -> None:
    codes = {code for code, _tekens in lexicon.dimensies}
    assert set(definities.model(STANDAARD).dimensies.klassen) == codes


def test_invented_sentences_are_labelled_like_the_others(lexicon: Lexicon) -> None:
    codes = {code for code, _tekens in lexicon.dimensies}
    for zin in zinnen("voorbeelden.jsonl"):
        oordelen = zin["dimension_polarity"]
        assert isinstance(oordelen, dict)
        assert list(oordelen) == zin["dimensions"]
        assert set(oordelen) <= codes
    echt = {zin["text"] for zin in zinnen("dev.jsonl")}
    assert not echt & {zin["text"] for zin in zinnen("voorbeelden.jsonl")}


def test_the_lock_for_learning_is_complete_and_agrees_with_that_of_users() -> None:
    blokken = re.split(r"^(?=[a-z0-9])", SLOT, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in blok for blok in blokken)
    assert "://" not in SLOT
    gebruikers = (WORTEL / "requirements.txt").read_text(encoding="utf-8")
    vast = set(re.findall(r"^[a-z0-9.-]+==\S+", gebruikers, flags=re.MULTILINE))
    assert vast <= set(re.findall(r"^[a-z0-9.-]+==\S+", SLOT, flags=re.MULTILINE))
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for eis in map(Requirement, project["optional-dependencies"]["training"]):
        # Another version for another Python stands below it.
        versies = re.findall(rf"^{re.escape(eis.name)}==(\S+)", SLOT, flags=re.MULTILINE)
        assert versies
        assert all(eis.specifier.contains(versie) for versie in versies)
