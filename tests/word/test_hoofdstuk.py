"""A chapter with notes: footnotes that are part of what is sent, and come back as such."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
import pytest

from korpsmonitor_tui.domain.verslagdocument import Alinea, Deelnemerregel, Kader, Sectie
from korpsmonitor_tui.word.sporenschrijver import schrijf_sporen
from korpsmonitor_tui.word.verslag import schrijf_verslag
from korpsmonitor_tui.word.verslaglezer import lees_teruggave
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word.voorbeeld import HUISSTIJL, verslag

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslagdocument import Verslagdocument
    from korpsmonitor_tui.word.verslag import Verslagbestand

MOMENT = datetime(2012, 11, 1, tzinfo=UTC)
ALINEAS = (
    Alinea(1, "passage-1", "De gemeente ligt aan de grens.", "Gemeente X, Nota, 2000."),
    Alinea(2, "passage-2", "Zij heeft geen nota."),
    Alinea(3, "passage-3", "Er is geen ketenregisseur.", "Interview met gemeente X, 7 maart 2012 & <meer>."),
)


def hoofdstuk(*alineas: Alinea) -> Verslagdocument:
    return verslag(
        2,
        partij="Gemeente X",
        hoofdstuk=True,
        deelnemers=(Deelnemerregel("ketenmanager", "Veiligheidshuis X", "14 februari 2012"),),
        secties=(Sectie("achtergrond", "Achtergrond", alineas or ALINEAS),),
        kaders=(Kader("Aanbeveling 1", "Stel een ketenregisseur aan."),),
        acties=(),
        replieken=(),
        cijfers=(),
        kleurenbalken=(),
    )


def schrijf(*alineas: Alinea) -> Verslagbestand:
    return schrijf_verslag(hoofdstuk(*alineas), HUISSTIJL.read_bytes())


def teksten(inhoud: bytes) -> list[str]:
    return [alinea.text for alinea in docx.Document(io.BytesIO(inhoud)).paragraphs]


def test_notes_stand_at_the_foot_of_the_page() -> None:
    bestand = schrijf()
    with zipfile.ZipFile(io.BytesIO(bestand.inhoud)) as pakket:
        noten = pakket.read("word/footnotes.xml").decode()
        tekst = pakket.read("word/document.xml").decode()
    assert "Interview met gemeente X, 7 maart 2012 &amp; &lt;meer&gt;." in noten
    # The id of a note is the number of its passage: the same one in every version.
    assert tekst.count("<w:footnoteReference ") == 2
    assert '<w:footnoteReference w:id="3"/>' in tekst


def test_a_chapter_is_no_report_of_one_gesprek() -> None:
    alles = "\n".join(teksten(schrijf().inhoud))
    assert "Gespreksverslag" not in alles
    assert "Geïnterviewden" in alles
    assert "Aanbeveling 1" in alles
    tabellen = docx.Document(io.BytesIO(schrijf().inhoud)).tables
    cellen = [cel.text for tabel in tabellen for cel in tabel._cells]
    assert "14 februari 2012" in cellen
    assert "Datum gesprek" not in cellen


def test_a_document_without_notes_has_no_part_for_them() -> None:
    zonder = schrijf(Alinea(1, "passage-1", "Tekst.")).inhoud
    with zipfile.ZipFile(io.BytesIO(zonder)) as pakket:
        assert "word/footnotes.xml" not in pakket.namelist()


def lees(bestand: Verslagbestand, inhoud: bytes) -> list[str]:
    """What was done to a version in a file that came back, as (kind: new text)."""
    basis = [(regel.tekst, regel.passage) for regel in bestand.basis]
    passages = [(f"passage-{nr}", nr) for nr in (1, 2, 3)]
    _herkomst, lezing = lees_teruggave(inhoud, "terug.docx", basis, passages)
    assert all(lot.oud for lot in lezing.passages)
    return [f"{punt.aard}: {punt.nieuw}" for punt in lezing.punten]


def test_what_comes_back_untouched_says_nothing() -> None:
    bestand = schrijf()
    assert lees(bestand, bestand.inhoud) == []


def vervang(inhoud: bytes, lid: str, oud: str, nieuw: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(uit, "w") as naar:
        for naam in van.namelist():
            deel = van.read(naam)
            if naam == lid:
                assert oud.encode() in deel
                deel = deel.replace(oud.encode(), nieuw.encode())
            naar.writestr(naam, deel)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("lid", "oud", "nieuw"),
    [
        ("word/footnotes.xml", "7 maart 2012", "8 maart 2012"),
        ("word/document.xml", "geen ketenregisseur", "een ketenregisseur"),
    ],
)
def test_what_was_changed_is_noticed_in_text_and_note_alike(lid: str, oud: str, nieuw: str) -> None:
    bestand = schrijf()
    (punt,) = lees(bestand, vervang(bestand.inhoud, lid, oud, nieuw))
    assert nieuw in punt


@pytest.mark.parametrize(
    "nieuw",
    [
        ALINEAS[:1] + ALINEAS[2:],
        (*ALINEAS, Alinea(4, "passage-4", "Erbij.", "Interview OM.")),
        (replace(ALINEAS[0], noot=""), *ALINEAS[1:]),
        (ALINEAS[0], replace(ALINEAS[1], noot="Erbij."), ALINEAS[2]),
        (replace(ALINEAS[0], noot="Gemeente X, Nota, 2001."), *ALINEAS[1:]),
        (replace(ALINEAS[0], tekst="De gemeente ligt aan de rivier.", noot="Atlas."), *ALINEAS[1:]),
        ALINEAS[1:],
    ],
    ids=[
        "passage weg",
        "passage erbij",
        "noot weg",
        "noot erbij",
        "noot anders",
        "alles anders",
        "eerste weg",
    ],
)
def test_a_later_version_shows_what_changed_in_text_and_notes(nieuw: tuple[Alinea, ...]) -> None:
    """The writer itself refuses if both versions do not follow from what it wrote."""
    oud, later = schrijf().inhoud, schrijf(*nieuw).inhoud
    gelezen = lees_wijzigingen(schrijf_sporen(oud, later, MOMENT))
    assert [regel for regel in gelezen.oud if regel] == [r for r in lees_wijzigingen(oud).nieuw if r]
    assert [regel for regel in gelezen.nieuw if regel] == [r for r in lees_wijzigingen(later).nieuw if r]
    assert gelezen.oud != gelezen.nieuw
