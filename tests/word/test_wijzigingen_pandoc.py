"""Pandoc, a reader that is not ours, finds the same text added and deleted, by the same authors, and the same comments.

Also in documents that nobody here made: written by Pandoc itself and by LibreOffice, in other languages, with parts
of another name. Of a strict document, which Pandoc does not read, the same is read as of the ordinary one.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.wijzigingen import wijzigingen
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word import libreoffice
from tests.word.spoorvoorbeeld import (
    RELATIES,
    A,
    B,
    W,
    bij_opmerking,
    cel,
    docx,
    opmerking,
    p,
    rij,
    spoor,
    t,
    tabel,
    weg,
)
from tests.word.test_wijzigingen_libreoffice import voorbeeld_met_sporen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PANDOC = shutil.which("pandoc")
_STRIKT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    RELATIES: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def _stijl(naam: str, alinea: str) -> str:
    return alinea.replace("<w:p>", f'<w:p><w:pPr><w:pStyle w:val="{naam}"/></w:pPr>', 1)


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
    # Styles have the name of their language, and a heading is known by nothing else.
    "duits en frans": docx(
        _stijl("berschrift1", p(spoor("ins", t("Überblick")), t(" über Köln")))
        + _stijl("Titre2", p(t("Tour d’horizon "), spoor("del", weg("à Liège"), B)))
        + _stijl("Listenabsatz", p(spoor("ins", t("größer"), B)))
    ),
    "andere namen": docx(p(t("a "), spoor("ins", t("b"), B)) + p(spoor("del", weg("c"))), None, "word/Document2.xml"),
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


_NODIG = pytest.mark.skipif(_PANDOC is None, reason="pandoc is niet geïnstalleerd")


@_NODIG
@pytest.mark.parametrize("naam", _DOCUMENTEN)
def test_pandoc_agrees(naam: str, tmp_path: Path) -> None:
    _is_het_eens(_DOCUMENTEN[naam], tmp_path)


@_NODIG
@libreoffice.nodig
def test_pandoc_agrees_on_what_libreoffice_wrote(tmp_path: Path) -> None:
    _is_het_eens(
        libreoffice.zet_om(voorbeeld_met_sporen(), "docx:Office Open XML Text", tmp_path), tmp_path, 4
    )


def _gedaan(soort: str, auteur: str, tekst: str = "") -> str:
    return f'[{tekst}]{{.{soort} author="{auteur}" date="2013-03-05T10:00:00Z"}}'


_VAN_PANDOC = f"""
# Übersicht {_gedaan("insertion", A, "neu")}

Er zijn {_gedaan("deletion", A, "twee")}{_gedaan("insertion", B, "drie")} controles.
[Bron?]{{.comment-start id="0" author="{B}" date="2013-03-05T10:00:00Z"}}Zie de nota[]{{.comment-end id="0"}}[^1]
en [een verwijzing {_gedaan("insertion", A, "erbij")}](http://elders.invalid).

Eerste helft.{_gedaan("paragraph-insertion", B)}

Tweede helft.

- een {_gedaan("deletion", B, "punt")}

| a | b |
|---|---|
| c {_gedaan("insertion", A, "erbij")} | d |

[^1]: Noot {_gedaan("insertion", B, "met een wijziging")}.
"""


@_NODIG
def test_pandoc_agrees_on_what_it_wrote_itself(tmp_path: Path) -> None:
    assert _PANDOC is not None
    bestand = tmp_path / "pandoc.docx"
    opdracht = [_PANDOC, "--from=markdown", "--to=docx", f"--output={bestand}"]
    subprocess.run(opdracht, input=_VAN_PANDOC.encode(), check=True, timeout=60)
    _is_het_eens(bestand.read_bytes(), tmp_path, 7)


@pytest.mark.parametrize("naam", _DOCUMENTEN)
def test_a_strict_document_says_the_same(naam: str) -> None:
    """Every part in the names of the strict format, the relationships too."""
    gewoon = _DOCUMENTEN[naam]
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(gewoon)) as bron, zipfile.ZipFile(buffer, "w") as doel:
        for lid in bron.namelist():
            xml = bron.read(lid).decode()
            for ruimte, strikt in _STRIKT.items():
                xml = xml.replace(ruimte, strikt)
            doel.writestr(lid, xml)
    strikt_document = buffer.getvalue()
    assert W.encode() not in strikt_document
    assert lees_wijzigingen(strikt_document) == lees_wijzigingen(gewoon)


def _is_het_eens(inhoud: bytes, tmp_path: Path, aantal: int = 1) -> None:
    """Both readers say the same, and at least ``aantal`` changes and comments."""
    assert _PANDOC is not None
    bestand = tmp_path / "document.docx"
    bestand.write_bytes(inhoud)
    opdracht = [_PANDOC, "--from=docx", "--track-changes=all", "--to=json", str(bestand)]
    gegeven = subprocess.run(opdracht, capture_output=True, check=True, timeout=60).stdout
    spannen = list(_spannen(json.loads(gegeven)["blocks"]))
    lezing = lees_wijzigingen(inhoud)
    gedaan = wijzigingen(lezing.alineas)
    assert len(gedaan) + len(lezing.grenzen) + len(lezing.opmerkingen) >= aantal
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
