"""Best practices and knelpunten are gathered from answers: in the example of the ketenregisseurs, from form to list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.noten import Nootsoort
from korpsmonitor_tui.domain.praktijk import Praktijksoort
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.voorbeeldantwoorden import BESTAND, lees_voorbeeldantwoorden
from korpsmonitor_tui.services import (
    demobeheer,
    praktijken,
    praktijkvoorstellen,
    rapportpraktijken,
    voorbeeld,
)
from korpsmonitor_tui.services.openen import Wereld
from korpsmonitor_tui.services.overzicht import Lijststand, lees_overzicht
from korpsmonitor_tui.services.praktijkvoorstellen import eis_voorstel, lees_voorstellen, neem_over
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels
from korpsmonitor_tui.services.uitzendingen import lees_uitzendingen
from korpsmonitor_tui.services.volgendestap import volgende_stap
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, zet_antwoord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie

CODE = "ketenregisseurs"


@pytest.fixture(scope="module")
def gebouwd(
    tmp_path_factory: pytest.TempPathFactory, definities: Definities
) -> Iterator[tuple[Sessie, Path]]:
    """Give the example, built once, and the folder with its documents."""
    map_ = tmp_path_factory.mktemp("voorbeeld")
    met = pytest.MonkeyPatch()
    met.setenv("KORPSMONITOR_TOESTAND", str(map_ / "toestand"))
    wereld = Wereld(definities, lambda: datetime(2013, 6, 3, 9, tzinfo=UTC))
    pad = map_ / "k.db"
    eigen = voorbeeld.lees_voorbeeld(CODE)
    voorbeeld.bouw(wereld, eigen, pad, voorbeeld.WACHTWOORD, map_ / "docs", lambda *_stand: None)
    sessie = demobeheer.open_demo(wereld, pad, voorbeeld.WACHTWOORD, CODE)
    yield sessie, map_ / "docs"
    sessie.store.sluit()
    met.undo()


def test_five_forms_go_out_and_three_come_back_with_nothing_in_doubt(gebouwd: tuple[Sessie, Path]) -> None:
    sessie, map_ = gebouwd
    db = sessie.store.lees()
    ronde = lees_voorbeeldantwoorden(voorbeeld.lees_voorbeeld(CODE).map, sessie.instrument)
    codes = [partij.code for partij in sessie.instrument.partijen]
    assert codes == ["den-haag", "alkmaar", "rotterdam", "amsterdam", "utrecht"]
    assert {code: len(lees_uitzendingen(db, sessie.dossier(code))) for code in codes} == dict.fromkeys(
        codes, 1
    )
    terug = {code: len(lees_teruggaven(db, sessie.dossier(code))) for code in codes}
    assert terug == {"den-haag": 1, "alkmaar": 1, "rotterdam": 1, "amsterdam": 0, "utrecht": 0}
    assert all(not lees_twijfels(db, sessie.dossier(code)) for code in codes)
    # Of every filled-in place exactly one answer came in.
    for teruggave in ronde.teruggaven:
        teksten = [
            tekst
            for antwoord in lees_antwoorden(db, sessie.dossier(teruggave.partij)).values()
            for tekst in (antwoord.waarde, antwoord.toelichting)
            if tekst
        ]
        assert len(teksten) == len(teruggave.antwoorden)
    assert sorted(pad.suffix for pad in map_.rglob("*.*")) == [".docx"] * 5 + [".xlsx"] * 3


def test_where_nobody_is_interviewed_the_questionnaire_is_what_is_waited_for(
    gebouwd: tuple[Sessie, Path],
) -> None:
    sessie, _map = gebouwd
    stappen = {regel.partij.code: volgende_stap(regel) for regel in lees_overzicht(sessie)}
    assert stappen["alkmaar"] == "Klaar: de vragenlijst is beantwoord."
    assert stappen["utrecht"] == "De termijn is voorbij: vraag naar de vragenlijst."
    assert not any("gesprek" in stap.lower() for stap in stappen.values())
    een = next(regel for regel in lees_overzicht(sessie) if regel.partij.code == "utrecht")
    for lijst, tekst in (
        (Lijststand(), "Verzend de vragenlijst."),
        (Lijststand(uitgezet=1, termijn=date(2013, 6, 30)), "Wacht op de vragenlijst, uiterlijk 30-06-2013."),
        (Lijststand(uitgezet=1, teruggaven=1, twijfels=2), "Beslis over 2 twijfels in de vragenlijst."),
        (
            Lijststand(uitgezet=1, teruggaven=1),
            f"Vraag naar {een.verplicht_open} verplichte vragen die open staan.",
        ),
    ):
        assert volgende_stap(replace(een, lijst=lijst)) == tekst


def test_what_was_made_leans_on_the_answer_and_the_rest_stays_proposed(gebouwd: tuple[Sessie, Path]) -> None:
    sessie, _map = gebouwd
    gemaakt = praktijken.lees_praktijken(sessie)
    assert [p.soort for p in gemaakt].count(Praktijksoort.BEST_PRACTICE) == 7
    assert [p.soort for p in gemaakt].count(Praktijksoort.KNELPUNT) == 3
    for praktijk in gemaakt:
        (noot,) = praktijk.bronnen
        assert noot.soort is Nootsoort.ANTWOORD
        assert noot.id.startswith(f"2013/{praktijk.partij}/{praktijk.thema}.")
    voorstellen = lees_voorstellen(sessie)
    assert [v.nummer for v in voorstellen] == list(range(1, len(voorstellen) + 1))
    assert not {v.bron for v in voorstellen} & {noot for p in gemaakt for noot in p.bronnen}
    gevraagd = [vraag.id for vraag in sessie.instrument.vragen.values() if vraag.praktijk]
    assert [v.vraag.id for v in voorstellen] == sorted((v.vraag.id for v in voorstellen), key=gevraagd.index)


def test_the_overview_that_the_cities_get_has_the_answers_beside_what_was_made_of_them(
    gebouwd: tuple[Sessie, Path], tmp_path: Path
) -> None:
    sessie, _map = gebouwd
    gemaakt = praktijken.lees_praktijken(sessie)
    antwoorden = praktijkvoorstellen.lees_bronantwoorden(sessie, gemaakt)
    assert set(antwoorden) == {praktijk.id for praktijk in gemaakt}
    ((partij, antwoord),) = antwoorden[gemaakt[0].id]
    assert (partij, antwoord.startswith("Eén meldpunt voor alle vormen, met")) == ("Rotterdam", True)
    lijst = rapportpraktijken.als_lijst(sessie)
    assert lijst.rijen[0][-1] == f"Rotterdam: {antwoord}"
    rapportpraktijken.bewaar(sessie, tmp_path / "praktijken.docx")
    tekst = "\n".join(alinea.text for alinea in Document(str(tmp_path / "praktijken.docx")).paragraphs)
    assert tekst.count(" antwoordde: “") == len(gemaakt)
    assert f"Rotterdam antwoordde: “{antwoord}”" in tekst


def test_an_answer_becomes_one_and_comes_back_when_that_is_taken_out(gebouwd: tuple[Sessie, Path]) -> None:
    sessie, _map = gebouwd
    voor = lees_voorstellen(sessie)
    voorstel = eis_voorstel(sessie, "den-haag/samenwerking.werkt")
    assert (voorstel.thema, voorstel.soort) == ("samenwerking", Praktijksoort.BEST_PRACTICE)
    with pytest.raises(OnbruikbareInvoer):
        neem_over(sessie, voorstel, " ")
    id_ = neem_over(sessie, voorstel, "Kort en diep")
    nieuw = praktijken.eis_praktijk(sessie, id_)
    # Without words of one's own it says what was answered, to the letter.
    assert (nieuw.tekst, nieuw.partij) == (voorstel.antwoord, "den-haag")
    assert lees_voorstellen(sessie) != voor
    with pytest.raises(NietGevonden):
        eis_voorstel(sessie, "den-haag/samenwerking.werkt")
    praktijken.verwijder(sessie, id_)
    assert lees_voorstellen(sessie) == voor
    # What was not answered is no proposal, and an answer that is emptied is none any more.
    assert not any(v.partij.code == "utrecht" for v in voor)
    zet_antwoord(sessie, "2013/utrecht", Vak("beleid.werkt"), "Iets nieuws.")
    assert eis_voorstel(sessie, "utrecht/beleid.werkt").antwoord == "Iets nieuws."
    zet_antwoord(sessie, "2013/utrecht", Vak("beleid.werkt"), " ")
    assert lees_voorstellen(sessie) == voor
    assert praktijkvoorstellen.eis_voorstel(sessie, "1") == voor[0]


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        ('partij = "alkmaar"', 'partij = "zoek"', "bestaat niet"),
        ('rotterdam = "xlsx"', 'rotterdam = "pdf"', "Hier kan: docx, xlsx."),
        ('vraag = "informatie.werkt"', 'vraag = "beleid.nota"', "bestaat niet"),
        ("verzonden = 45", "", "verzonden"),
    ],
)
def test_mistakes_in_the_answers_of_an_example_are_told(
    oud: str, nieuw: str, deel: str, tmp_path: Path, definities: Definities
) -> None:
    tekst = (voorbeeld.lees_voorbeeld(CODE).map / BESTAND).read_text("utf-8")
    assert oud in tekst
    (tmp_path / BESTAND).write_text(tekst.replace(oud, nieuw), "utf-8")
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_voorbeeldantwoorden(tmp_path, definities(CODE))
    assert any(deel in str(bevinding) for bevinding in fout.value.bevindingen)
