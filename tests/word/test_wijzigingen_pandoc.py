"""Pandoc, a reader that is not ours, finds the same text added and deleted, by the same authors, and the same comments."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.wijzigingen import wijzigingen
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word.spoorvoorbeeld import B, bij_opmerking, cel, docx, opmerking, p, rij, spoor, t, tabel, weg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PANDOC = shutil.which("pandoc")
_DOCUMENTEN = {
    "vervangen": docx(p(t("a "), spoor("del", weg("b")), spoor("ins", t("c d"), B), t(" e"))),
    "gesplitst": docx(p(t("Een. "), einde=spoor("ins")) + p(t("Twee."), einde=spoor("del", auteur=B)) + p(t("Drie."))),
    "verplaatst": docx(p(spoor("moveFrom", t("Weg.")), t("x")) + p(spoor("moveTo", t("Weg.")))),
    "tabel": docx(tabel(rij(cel(p(t("a"))), cel(p(spoor("ins", t("b"), B)))), rij(cel(p(spoor("del", weg("c")))), cel(p())))),
    "noot": docx(
        p('<w:r><w:footnoteReference w:id="2"/></w:r>', spoor("ins", t(" na"))),
        footnotes=f'<w:footnote w:id="2">{p(t("Zie "), spoor("ins", t("de nota"), B))}</w:footnote>',
    ),
    "opmerking": docx(p(t("a "), bij_opmerking("1", spoor("ins", t("b")))), comments=opmerking("1", "Waarom?", B)),
}  # fmt: skip


def _spannen(knoop: Any) -> Iterator[tuple[list[str], dict[str, str], Any]]:
    """Classes, properties and contents of every marked piece of text."""
    if isinstance(knoop, dict):
        if knoop.get("t") == "Span":
            (_id, klassen, kenmerken), inhoud = knoop["c"]
            yield klassen, dict(kenmerken), inhoud
        yield from _spannen(list(knoop.values()))
    elif isinstance(knoop, list):
        for deel in knoop:
            yield from _spannen(deel)


def _letters(knoop: Any) -> str:
    """The letters in it, without spaces and without those of a comment, which stands in the text as Pandoc sees it."""
    if isinstance(knoop, dict):
        if knoop.get("t") == "Str":
            return "".join(str(knoop["c"]).split())
        if knoop.get("t") == "Span" and "comment-start" in knoop["c"][0][1]:
            return ""
        return _letters(list(knoop.values()))
    return "".join(_letters(deel) for deel in knoop) if isinstance(knoop, list) else ""


@pytest.mark.skipif(_PANDOC is None, reason="pandoc is niet geïnstalleerd")
@pytest.mark.parametrize("naam", _DOCUMENTEN)
def test_pandoc_agrees(naam: str, tmp_path: Path) -> None:
    assert _PANDOC is not None
    bestand = tmp_path / "document.docx"
    bestand.write_bytes(_DOCUMENTEN[naam])
    opdracht = [_PANDOC, "--from=docx", "--track-changes=all", "--to=json", str(bestand)]
    gegeven = subprocess.run(opdracht, capture_output=True, check=True, timeout=60).stdout
    spannen = list(_spannen(json.loads(gegeven)["blocks"]))
    lezing = lees_wijzigingen(_DOCUMENTEN[naam])
    gedaan = wijzigingen(lezing.alineas)
    for klasse, bijgekomen in (("insertion", True), ("deletion", False)):
        hunne = [_letters(inhoud) for klassen, _kenmerken, inhoud in spannen if klasse in klassen]
        onze = [deel.tekst for deel in gedaan if deel.merk.spoor.bijgekomen is bijgekomen]
        assert "".join("".join(onze).split()) == "".join(hunne)
    hunne = [_letters(inhoud) for klassen, _kenmerken, inhoud in spannen if "comment-start" in klassen]
    assert ["".join(opmerking.tekst.split()) for opmerking in lezing.opmerkingen] == hunne
    auteurs = {deel.merk.auteur for deel in gedaan} | {grens.merk.auteur for grens in lezing.grenzen}
    auteurs |= {opmerking.auteur for opmerking in lezing.opmerkingen}
    assert auteurs == {
        kenmerken["author"] for _klassen, kenmerken, _inhoud in spannen if "author" in kenmerken
    }
