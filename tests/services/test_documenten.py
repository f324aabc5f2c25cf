"""What goes onto paper: everything of the dossier, as it was stated, and a frozen version as it was frozen."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.gesprek import Deelnemer, Tag
from korpsmonitor_tui.domain.schaal import Score
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    documentcijfers,
    documenten,
    gesprekken,
    verslagstappen,
    verslagtekst,
    vragenlijst,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.versies import lees_kop
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.verslagdocument import Verslagdocument
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

UREN = "organisatie.korpsexpert_uren"


def document(laptop: Laptop) -> Verslagdocument:
    return documenten.stel_op(laptop.coordinator, laptop.store.lees(), DOSSIER)


def tekst_van(inhoud: bytes) -> str:
    """All text of a Word file, tables included."""
    word = Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in word.paragraphs), *cellen])


def test_a_document_holds_everything_of_the_dossier(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    gesprekken.voeg_notities_toe(
        laptop.notulist,
        dossier,
        [
            NieuweNotitie("toezicht", "Eerste."),
            NieuweNotitie("prognose", "Vóór de zomer een plan.", tags=(Tag.ACTIE,)),
        ],
    )
    gesprekken.bewaar_deelnemer(
        laptop.notulist,
        dossier,
        Deelnemer("", "officier", "OM", "deelnemer 4", "gedeeltelijk", respondent=False),
    )
    verslagtekst.stel_samen(laptop.notulist, dossier)
    uit = document(laptop)
    assert (uit.partij, uit.editie, uit.datum, uit.plaats) == (
        "Groningen",
        "Korpsmonitor 2011-2012",
        date(2013, 2, 4),
        "hoofdbureau",
    )
    assert (uit.notulist, set(uit.auditors)) == ("notulist A", {"auditor B", "auditor D"})
    assert (uit.deelnemers[3].rol, uit.deelnemers[3].aanwezigheid) == ("officier", "gedeeltelijk")
    assert not any(deelnemer.naam for deelnemer in uit.deelnemers)
    assert [(s.code, [(a.nummer, a.tekst) for a in s.alineas]) for s in uit.secties] == [
        ("toezicht", [(1, "Eerste.")]),
        ("prognose", [(2, "Vóór de zomer een plan.")]),
    ]
    assert [actie.tekst for actie in uit.acties] == ["Vóór de zomer een plan."]
    assert (uit.versie, uit.status, uit.kop) == (1, "concept", lees_kop(laptop.store.lees(), dossier))
    assert not uit.bijhouden
    assert uit.rubricering


def test_figures_stand_as_stated_and_unanswered_years_stay_empty(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak(UREN, jaar="2012"), "15-20")
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak(UREN, jaar="2012"), "geschat", veld="toelichting")
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak("organisatie.korpsexpert_inzet"), "geen cijfer")
    assert [(c.vraag, c.jaar, c.opgegeven, c.toelichting) for c in document(laptop).cijfers] == [
        (UREN, "2011", "", ""),
        (UREN, "2012", "15-20", "geschat"),
    ]


def test_colours_are_those_of_the_source_with_where_they_stand(laptop: Laptop) -> None:
    balken = documentcijfers.kleurenbalken(laptop.coordinator, "groningen")
    bekend = {
        r.jaar: dict(r.kleuren)
        for r in laptop.coordinator.instrument.kleurenbalken
        if r.partij == "groningen"
    }
    eindscores = next(balk for balk in balken if balk.titel == "Eindscore")
    assert {jaar: kleuren[0] for jaar, kleuren in eindscores.rijen} == {
        jaar: kleuren["eindscore"] for jaar, kleuren in bekend.items() if "eindscore" in kleuren
    }
    # By the name that a reader knows, without lines of a scan.
    assert all(balk.bron.startswith("Korpsmonitor ") and "regel" not in balk.bron for balk in balken)
    assert all(isinstance(k, Score | None) for balk in balken for _jaar, rij in balk.rijen for k in rij)
    assert documentcijfers.kleurenbalken(laptop.coordinator, "onbekend") == ()


@pytest.mark.parametrize(
    ("status", "woord", "bijhouden"),
    [
        (Status.IN_OPMAAK, "concept", False),
        (Status.EERSTE_CHECK, "concept", False),
        (Status.TER_VERIFICATIE, "ter verificatie", True),
        (Status.IN_VERWERKING, "concept", False),
        (Status.DEFINITIEF, "definitief", False),
    ],
)
def test_the_status_is_told_and_changes_are_tracked_only_at_the_respondent(
    laptop: Laptop, status: Status, woord: str, bijhouden: bool
) -> None:
    verhaal.TOT[status](laptop)
    uit = document(laptop)
    assert (uit.status, uit.bijhouden, uit.termijn is not None) == (woord, bijhouden, bijhouden)


def test_the_file_holds_text_people_and_fingerprint(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_opmaak(laptop)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak(UREN, jaar="2012"), "15-20")
    bewaard = documenten.bewaar_verslag(laptop.coordinator, dossier, tmp_path)
    assert bewaard.pad.name == "gespreksverslag-2011-2012-groningen-v1.docx"
    tekst = tekst_van(bewaard.pad.read_bytes())
    for stuk in (
        *(t for _h, t in verhaal.TEKSTEN),
        "korpsexpert",
        "Groningen",
        "15-20",
        lees_kop(laptop.store.lees(), dossier),
    ):
        assert stuk in tekst
    with pytest.raises(BestandFout, match="niet overschreven"):
        documenten.bewaar_verslag(laptop.coordinator, dossier, tmp_path)
    documenten.bewaar_verslag(laptop.coordinator, dossier, tmp_path, overschrijf=True)


def test_writing_a_concept_records_nothing(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_opmaak(laptop)
    voor = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()
    documenten.bewaar_verslag(laptop.lezer, dossier, tmp_path / "concept.docx")
    assert laptop.store.lees().execute("SELECT count(*) FROM event").fetchone() == voor
    with pytest.raises(NietGevonden):
        documenten.bewaar_verslag(laptop.lezer, "2011-2012/friesland", tmp_path / "niets.docx")


def test_a_definitief_verslag_stays_the_file_that_was_laid_down(
    laptop: Laptop, tmp_path: Path, klok: Klok
) -> None:
    dossier = verhaal.verwerkt(laptop)
    vast = verslagstappen.stel_vast(
        laptop.auditor, dossier, verhaal.NIET_AKKOORD, "de uren", tmp_path / "vast.docx"
    )
    klok.verder(days=100)
    later = documenten.bewaar_verslag(laptop.lezer, dossier, tmp_path / "later.docx")
    assert later.sha256 == vast.sha256
    assert later.pad.read_bytes() == (tmp_path / "vast.docx").read_bytes()
    tekst = tekst_van(later.pad.read_bytes())
    assert "vastgesteld, niet akkoord op: de uren" in tekst
    assert vast.kop in tekst


def test_reopened_the_file_is_a_concept_again_with_the_history(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.definitief(laptop)
    verslagstappen.heropen(laptop.coordinator, dossier, "nagekomen cijfer")
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "Nieuwe tekst.")
    bewaard = documenten.bewaar_verslag(laptop.coordinator, dossier, tmp_path)
    assert bewaard.pad.name.endswith("-v2.docx")
    assert "Nieuwe tekst." in tekst_van(bewaard.pad.read_bytes())
    assert [v.besluit for v in document(laptop).vaststellingen] == ["definitief vastgesteld"]


def test_text_that_xml_cannot_hold_is_still_written(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.in_opmaak(laptop)
    verslagtekst.wijzig_passage(
        laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "a & b < c \x00 \x1b d\nregel"
    )
    bewaard = documenten.bewaar_verslag(laptop.coordinator, dossier, tmp_path / "vreemd.docx")
    assert "a & b < c" in tekst_van(bewaard.pad.read_bytes())
    assert bewaard.meldingen
