"""The Word document of a plan as lines: italics, the numbers that Word gives, and the signs that are typed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx

from korpsmonitor_tui.word.planlezer import lees_planregels

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document


def _regels(maak: Callable[[Document], None]) -> list[str]:
    document = docx.Document()
    maak(document)
    bestand = io.BytesIO()
    document.save(bestand)
    return [regel for regel in lees_planregels(bestand.getvalue(), "plan.docx").split("\n") if regel]


def test_schuin_in_runs_stijlen_en_alineas() -> None:
    def maak(document: Document) -> None:
        alinea = document.add_paragraph("De zaak ")
        alinea.add_run("Voorbeeld").italic = True
        alinea.add_run(" loopt in het 2")
        alinea.add_run("e").font.superscript = True
        alinea.add_run(" kwartaal.")
        document.add_paragraph("").add_run("Alles schuin. ").italic = True
        document.paragraphs[-1].add_run("Ook dit.").italic = True
        document.add_paragraph("Een citaat.", style="Quote")
        document.add_paragraph("", style="Quote").add_run("Toch rechtop.").italic = False
        document.add_paragraph("").add_run("Nadruk.", style="Emphasis")

    assert _regels(maak) == [
        "De zaak *Voorbeeld* loopt in het 2^e kwartaal.",
        "*Alles schuin. Ook dit.*",
        "*Een citaat.*",
        "Toch rechtop.",
        "*Nadruk.*",
    ]


def test_nummers_van_word_en_getypte_tekens() -> None:
    def maak(document: Document) -> None:
        for tekst in ("Een.", "Twee."):
            document.add_paragraph(tekst, style="List Number")
        document.add_paragraph("", style="List Bullet").add_run("Voortgang.").italic = True
        document.add_paragraph("7.\tGetypt.")
        document.add_paragraph("a.\tDeel.")
        document.add_paragraph("").add_run("–\tSchuin punt.").italic = True
        document.add_paragraph("1. Kop\t4")

    assert _regels(maak) == [
        *(
            "1. Een.",
            "2. Twee.",
            "- *Voortgang.*",
            "7. Getypt.",
            "- a. Deel.",
            "- *Schuin punt.*",
            "1. Kop\t4",
        ),
    ]


def test_een_rij_van_een_tabel_is_een_regel_en_niets_valt_weg() -> None:
    def maak(document: Document) -> None:
        document.add_paragraph("Vóór\nde tabel")
        tabel = document.add_table(1, 2)
        tabel.cell(0, 0).text, tabel.cell(0, 1).text = "Links\nonder", "Rechts"
        tabel.cell(0, 1).add_table(1, 1).cell(0, 0).text = "binnenin"
        document.add_paragraph("Erna.")

    assert _regels(maak) == ["Vóór de tabel", "Links onder | Rechts binnenin", "Erna."]
