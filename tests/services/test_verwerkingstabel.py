"""Of every remark the table says what was decided, why, by which role, and what the text became."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt
from korpsmonitor_tui.domain.verwerkingstabel import tel_besluiten, vat_samen
from korpsmonitor_tui.services import gesprekken, verslagstappen, wederhoor
from korpsmonitor_tui.services.opmerkingenlijst import Filter
from korpsmonitor_tui.services.verwerkingstabel import schrijf_docx, schrijf_xlsx, stel_tabel_op
from tests.services import verhaal
from tests.services.teruggestuurd import (
    DOSSIER,
    OUD,
    bestand,
    in_verwerking,
    neem_op,
    nieuwe_passage,
    passages,
    wijziging,
)

if TYPE_CHECKING:
    from docx.document import Document as Woorddocument
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.verwerkingstabel import Verwerkingstabel
    from tests.services.conftest import Laptop

NIEUW = "Er is een tweede korpsexpert."
FORMULE = '=HYPERLINK("http://voorbeeld.test";"klik")'


def besloten(laptop: Laptop) -> tuple[str, ...]:
    """One remark taken over, one rejected and confirmed, a passage that goes, a new one, and one still open."""
    verhaal.retour(laptop)
    (eerste,) = verhaal.open_opmerkingen(laptop)
    wederhoor.beantwoord(laptop.notulist, DOSSIER, eerste.id, "Verduidelijkt.")
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    ids = passages(laptop)
    over, niet, weg, erbij, open_ = in_verwerking(
        laptop,
        wijziging(laptop, 1, OUD[0].replace("32", "36")),
        wijziging(laptop, 2, OUD[1].replace("kwartaal", "maand")),
        wijziging(laptop, 3, "", Aard.VERWIJDERD),
        nieuwe_passage(NIEUW, na=ids[1]),
        Terugpunt(Aard.OPMERKING, "", None, "korpsexpert", None, "", "", tekst=FORMULE),
    )
    wederhoor.beslis(laptop.auditor, DOSSIER, over, "overgenomen", soort="feitelijke onjuistheid")
    wederhoor.beslis(laptop.auditor, DOSSIER, niet, "niet overgenomen", "De opname zegt kwartaal.")
    wederhoor.bevestig(laptop.coordinator, DOSSIER, niet)
    wederhoor.beslis(laptop.auditor, DOSSIER, erbij, "overgenomen")
    wederhoor.beslis(laptop.auditor, DOSSIER, weg, "overgenomen")
    return over, niet, weg, erbij, open_


def tabel(laptop: Laptop, *, met_eerste_check: bool = False) -> Verwerkingstabel:
    return stel_tabel_op(laptop.lezer, DOSSIER, met_eerste_check=met_eerste_check)


def test_every_remark_is_a_row_with_what_became_of_it(laptop: Laptop) -> None:
    besloten(laptop)
    dag = "04-02-2013"

    gemaakt = tabel(laptop)

    assert [naam for naam, _regels in gemaakt.per_ronde] == [
        f"Versie 1, ambtelijk wederhoor, verzonden op {dag}"
    ]
    assert [regel.cellen for regel in gemaakt.regels] == [
        (
            *("2", "1", "korpsexpert", "feitelijke onjuistheid", "“32” wordt “36”", "overgenomen"),
            *(OUD[0].replace("32", "36"), f"auditor\n{dag}"),
        ),
        (
            *("3", "2", "korpsexpert", "", "“kwartaal” wordt “maand”"),
            *("niet overgenomen: De opname zegt kwartaal.", OUD[1]),
            f"auditor\n{dag}\nbevestigd:\ncoördinator\n{dag}",
        ),
        (
            *("4", "3", "korpsexpert", "", f"passage verwijderd: “{OUD[2]}”", "overgenomen"),
            *("(vervallen)", f"auditor\n{dag}"),
        ),
        (
            *("5", "4", "korpsexpert", "", f"nieuwe passage: “{NIEUW}”", "overgenomen"),
            *(NIEUW, f"auditor\n{dag}"),
        ),
        ("6", "", "korpsexpert", "", FORMULE, "nog niet besloten", "", ""),
    ]
    assert tel_besluiten(gemaakt.regels) == {"overgenomen": 3, "niet overgenomen": 1, "": 1}
    assert (
        vat_samen(tel_besluiten(gemaakt.regels))
        == "5 opmerkingen: 3 overgenomen, 1 niet overgenomen, 1 nog niet besloten."
    )


def test_the_first_check_is_the_teams_own(laptop: Laptop) -> None:
    besloten(laptop)
    assert "1" not in [regel.nummer for regel in tabel(laptop).regels]
    (eerste, *rest) = tabel(laptop, met_eerste_check=True).regels
    assert (eerste.ronde, eerste.besluit, eerste.reden) == (
        "Eerste check van versie 1",
        "beantwoord",
        "Verduidelijkt.",
    )
    assert eerste.beslist
    assert eerste.beslist.rol == "notulist"
    assert len(rest) == 5


def test_what_is_asked_for_is_what_comes_out(laptop: Laptop) -> None:
    besloten(laptop)
    niets = stel_tabel_op(laptop.lezer, DOSSIER, Filter(ronde="bestuurlijk"))
    assert niets.regels == ()
    assert vat_samen(tel_besluiten(niets.regels)) == "Er zijn geen opmerkingen gemaakt."
    assert "Er zijn geen opmerkingen gemaakt." in tekst(lees(laptop, niets))
    assert len(stel_tabel_op(laptop.lezer, DOSSIER, Filter(besluit="niet overgenomen")).regels) == 1


def test_nobody_is_named(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "Namen noteren.")
    (wie, *_rest) = gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)
    gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, replace(wie, naam="Ria Respondent"))
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    draad = Terugpunt(
        Aard.OPMERKING,
        passages(laptop)[1],
        1,
        "R. Espondent",
        None,
        "",
        "",
        tekst="Ria Respondent zei dit niet.\nR. Espondent: Toch wel.",
        bij="32",
    )
    neem_op(laptop, bestand(laptop, draad))
    (regel,) = tabel(laptop).regels
    assert regel.opmerking.endswith("korpsexpert zei dit niet.\nkorpsexpert: Toch wel.")


def lees(laptop: Laptop, gemaakt: Verwerkingstabel) -> Woorddocument:
    return Document(io.BytesIO(schrijf_docx(laptop.lezer, gemaakt).inhoud))


def tekst(word: Woorddocument) -> str:
    return "\n".join(alinea.text for alinea in word.paragraphs)


def test_the_annex_lies_on_its_side_and_repeats_its_heading(laptop: Laptop) -> None:
    besloten(laptop)
    gemaakt = tabel(laptop)
    word = lees(laptop, gemaakt)
    (sectie,) = word.sections
    assert (sectie.page_width or 0) > (sectie.page_height or 0)
    assert "5 opmerkingen: 3 overgenomen" in tekst(word)
    kop, *rijen = word.tables[-1].rows
    assert kop._tr.xpath("./w:trPr/w:tblHeader")
    assert [cel.text for cel in kop.cells] == [
        *("Nr", "Passage", "Van", "Soort", "Opmerking", "Besluit en reden", "Tekst nu", "Door")
    ]
    assert [tuple(cel.text for cel in rij.cells) for rij in rijen] == [
        tuple(cel or "–" for cel in regel.cellen) for regel in gemaakt.regels
    ]
    assert not word.element.body.xpath(".//w:ins | .//w:del")


def test_the_workbook_holds_texts_and_dates_and_no_formula(laptop: Laptop) -> None:
    besloten(laptop)
    gemaakt = tabel(laptop)
    inhoud = schrijf_xlsx(gemaakt)
    assert inhoud == schrijf_xlsx(gemaakt)
    ws: Worksheet = openpyxl.load_workbook(io.BytesIO(inhoud)).worksheets[0]
    rijen = list(ws.iter_rows(min_row=5, values_only=True))
    assert [(rij[0], rij[5]) for rij in rijen] == [(r.nummer, r.opmerking) for r in gemaakt.regels]
    cel = next(cel for rij in ws.iter_rows() for cel in rij if cel.value == FORMULE)
    assert cel.data_type == "s"
    assert not [cel for rij in ws.iter_rows() for cel in rij if cel.data_type == "f"]
    assert [str(waarde) for waarde in rijen[1][9:13]] == [
        *("auditor", "2013-02-04 00:00:00", "coördinator", "2013-02-04 00:00:00")
    ]
    assert ws.print_title_rows == "$4:$4"


def test_a_text_that_fits_no_cell_is_refused_in_the_workbook_only(laptop: Laptop) -> None:
    besloten(laptop)
    gemaakt = tabel(laptop)
    lang = replace(gemaakt, regels=(replace(gemaakt.regels[0], opmerking="x" * 40_000),))
    with pytest.raises(OnbruikbareInvoer, match="opmerking 2 is langer"):
        schrijf_xlsx(lang)
    assert schrijf_docx(laptop.lezer, lang).inhoud
