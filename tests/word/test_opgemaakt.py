"""Paragraphs with italics and footnotes, behind numbers of their own."""

from __future__ import annotations

import io

import docx

from korpsmonitor_tui.domain.planopmaak import lees_stukjes, noot
from korpsmonitor_tui.domain.stuk import Kop, Opgemaakt, Stuk
from korpsmonitor_tui.word.stuk import schrijf_stuk
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word.voorbeeld import HUISSTIJL

TEKST = f"De zaak *Voorbeeld*{noot('Zie <hof> & meer.')} in het 2^e kwartaal."


def _document(*blokken: Opgemaakt) -> bytes:
    stuk = Stuk("Titel", "", (Kop("Kop"), *blokken), "Plan", "plan")
    return schrijf_stuk(stuk, HUISSTIJL.read_bytes()).inhoud


def test_woorden_staan_er_met_hun_opmaak_en_de_noot_onderaan() -> None:
    inhoud = _document(Opgemaakt(lees_stukjes(TEKST), teken="7."))
    assert "7.\tDe zaak Voorbeeld in het 2e kwartaal." in lees_wijzigingen(inhoud).nieuw
    alinea = next(p for p in docx.Document(io.BytesIO(inhoud)).paragraphs if p.text.startswith("7."))
    assert [run.text for run in alinea.runs if run.italic] == ["Voorbeeld"]
    assert [run.text for run in alinea.runs if run.font.superscript] == ["e"]
    assert any("Zie <hof> & meer." in regel for regel in lees_wijzigingen(inhoud).nieuw)
    vorm = alinea.paragraph_format
    assert (vorm.left_indent, vorm.first_line_indent) == (vorm.left_indent, -(vorm.left_indent or 0))


def test_een_schuine_alinea_zet_wat_nadruk_heeft_rechtop() -> None:
    inhoud = _document(
        Opgemaakt(lees_stukjes("Het is *niet* gedaan."), teken="–", inspringing=1, schuin=True)
    )
    alinea = next(p for p in docx.Document(io.BytesIO(inhoud)).paragraphs if p.text.startswith("–"))
    assert [(run.text, bool(run.italic)) for run in alinea.runs] == [
        ("–\t", True),
        ("Het is ", True),
        ("niet", False),
        (" gedaan.", True),
    ]
