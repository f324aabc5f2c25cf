"""A returned workbook: every answer by its code wherever it went, and everything else listed with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen
from korpsmonitor_tui.domain.formulierkenmerk import eigenschappen, uit_eigenschappen
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.intake.formulierblad import lees_formulierblad, lees_kenmerken
from korpsmonitor_tui.report.formulierblad import schrijf_formulierblad
from tests.intake.werkmappen import REFERENTIES, TOEZICHT, Ingevuld, verander
from tests.vragenlijstvoorbeeld import formulier

if TYPE_CHECKING:
    from collections.abc import Callable

HERKENNING = uit_eigenschappen(eigenschappen(formulier().kop))
PLAATSEN = list(formulier().velden.values())
LEDEN_2011, LEDEN = "toezicht.teamleden/2011", "toezicht.teamleden/2012"
VAK_2011, VAK = Vak("toezicht.teamleden", jaar="2011"), Vak("toezicht.teamleden", jaar="2012")
GETYPT = ["iets", LEDEN, "Antwoord", "2012", "Referentie 1", "=", "een zin die langer is dan een vakje"]
TEKSTEN = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        "Antwoord",
        "Code",
        "toezicht.vast_team",
        "2012",
        "Vraag 2.2",
        "_x000D_",
        "=1+1",
        "a\r\nb",
        "ja, nee of deels",
    ]
)


def lees(ingevuld: Ingevuld | bytes) -> Ingelezen:
    inhoud = ingevuld if isinstance(ingevuld, bytes) else ingevuld.opgeslagen()
    return lees_formulierblad(inhoud, formulier())


def gevuld(ingelezen: Ingelezen) -> dict[tuple[str, str], tuple[str, bool]]:
    """What was filled in: text and certainty by printed place."""
    velden = [veld for veld in ingelezen.velden if veld.tekst]
    gelezen = {(str(veld.vak), veld.veld): (veld.tekst, veld.zeker) for veld in velden}
    assert len(gelezen) == len(velden)
    return gelezen


def los(ingelezen: Ingelezen) -> list[tuple[str, str, str]]:
    return [(stuk.tekst, stuk.plaats, str(stuk.bij or "")) for stuk in ingelezen.los]


def test_een_leeg_formulier_heeft_elke_plaats_en_niets_anders() -> None:
    ingelezen = lees(Ingevuld())

    assert [(veld.vak, veld.veld) for veld in ingelezen.velden] == PLAATSEN
    assert {(veld.tekst, veld.zeker) for veld in ingelezen.velden} == {("", True)}
    assert (ingelezen.los, ingelezen.meldingen, ingelezen.herkenning) == ((), (), HERKENNING)
    assert lees_kenmerken(Ingevuld().opgeslagen()) == HERKENNING


@given(st.dictionaries(st.sampled_from(PLAATSEN), TEKSTEN, min_size=1))
def test_elke_tekst_overleeft_heen_en_terug(antwoorden: dict[tuple[Vak, str], str]) -> None:
    ingelezen = lees(schrijf_formulierblad(formulier(antwoorden)))

    gelezen = {(veld.vak, veld.veld): veld.tekst for veld in ingelezen.velden}
    assert gelezen == {plaats: antwoorden.get(plaats, "").strip() for plaats in PLAATSEN}
    assert all(veld.zeker for veld in ingelezen.velden)
    assert (ingelezen.los, ingelezen.meldingen) == ((), ())


def test_de_plaats_is_te_vinden() -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value = "15-20"

    (veld,) = [veld for veld in lees(ingevuld).velden if veld.tekst]
    cel = ingevuld.antwoord(LEDEN).coordinate
    assert veld == Gelezenveld(VAK, WAARDE, "15-20", f"blad {TOEZICHT}, cel {cel}")


# -- moved about ------------------------------------------------------------------------------------------------------------


def _kolommen_erbij(ingevuld: Ingevuld) -> None:
    ingevuld.toezicht.insert_cols(1, 2)


def _rijen_erbij(ingevuld: Ingevuld) -> None:
    ingevuld.toezicht.insert_rows(ingevuld.rij(LEDEN), 3)


def _toelichting_voor_antwoord(ingevuld: Ingevuld) -> None:
    for rij in ingevuld.toezicht.iter_rows(min_row=2):
        rij[4].value, rij[5].value = rij[5].value, rij[4].value


def _hernoemd(ingevuld: Ingevuld) -> None:
    ingevuld.toezicht.title = "Blad1"


def _bladen_samengevoegd(ingevuld: Ingevuld) -> None:
    doel = ingevuld.werkmap[REFERENTIES]
    begin = doel.max_row + 2
    for rij in ingevuld.toezicht.iter_rows():
        for cel in rij:
            doel.cell(begin + cel.row, cel.column + 1, cel.value)
    ingevuld.werkmap.remove(ingevuld.toezicht)


def _code_overgetypt(ingevuld: Ingevuld) -> None:
    ingevuld.toezicht.cell(ingevuld.rij(LEDEN), 1).value = " Toezicht. Teamleden /2012\u200b"


def _naast_elkaar(ingevuld: Ingevuld) -> None:
    bron, doel = ingevuld.toezicht, ingevuld.werkmap[REFERENTIES]
    for rij in bron.iter_rows(min_row=2):
        for cel in rij:
            doel.cell(cel.row, cel.column + 8, cel.value)
    ingevuld.werkmap.remove(bron)


@pytest.mark.parametrize(
    "verstoring",
    [
        _kolommen_erbij,
        _rijen_erbij,
        _toelichting_voor_antwoord,
        _hernoemd,
        _bladen_samengevoegd,
        _code_overgetypt,
        _naast_elkaar,
    ],
)
def test_antwoorden_worden_gevonden_waar_zij_ook_gebleven_zijn(
    verstoring: Callable[[Ingevuld], None],
) -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value, ingevuld.toelichting(LEDEN).value = "12", "twaalf"
    verstoring(ingevuld)

    ingelezen = lees(ingevuld)

    assert gevuld(ingelezen) == {(LEDEN, WAARDE): ("12", True), (LEDEN, TOELICHTING): ("twaalf", True)}
    assert (ingelezen.los, ingelezen.meldingen) == ((), ())
    assert len(ingelezen.velden) == len(PLAATSEN)


def test_een_verwijderde_rij_wordt_gemeld() -> None:
    ingevuld = Ingevuld()
    ingevuld.toezicht.delete_rows(ingevuld.rij(LEDEN))

    ingelezen = lees(ingevuld)

    assert len(ingelezen.velden) == len(PLAATSEN) - 2
    assert ingelezen.meldingen == (f"1 plaats van het formulier is niet gevonden: {LEDEN}.",)


def test_zonder_kolomkoppen_is_een_antwoord_niet_zeker() -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value = "12"
    ingevuld.toezicht.delete_rows(1, 2)

    ingelezen = lees(ingevuld)

    assert gevuld(ingelezen) == {(LEDEN, WAARDE): ("12", False)}
    assert "zonder de kolomkoppen" in ingelezen.meldingen[0]
    assert ingelezen.los == ()


@pytest.mark.parametrize("ook_antwoord", [True, False])
def test_een_verschoven_rij(ook_antwoord: bool) -> None:
    ingevuld = Ingevuld()
    rij = ingevuld.rij(LEDEN)
    ingevuld.antwoord(LEDEN).value = "12"
    ingevuld.toezicht.move_range(f"A{rij}:{'F' if ook_antwoord else 'A'}{rij}", cols=2 if ook_antwoord else 7)

    ingelezen = lees(ingevuld)

    assert gevuld(ingelezen) == {(LEDEN, WAARDE): ("12", False)}
    assert ingelezen.los == ()


def test_een_gekopieerde_rij_geeft_beide_teksten() -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value, ingevuld.toelichting(LEDEN).value = "12", "zelfde"
    onder = ingevuld.toezicht.max_row + 1
    for cel, waarde in zip("AEF", (LEDEN, "13", "zelfde"), strict=True):
        ingevuld.toezicht[f"{cel}{onder}"] = waarde

    ingelezen = lees(ingevuld)

    van_vak = [(veld.veld, veld.tekst) for veld in ingelezen.velden if veld.vak == VAK]
    assert van_vak == [(WAARDE, "12"), (WAARDE, "13"), (TOELICHTING, "zelfde")]
    (melding,) = ingelezen.meldingen
    assert f"cel E{onder}" in melding
    assert "2 keer" in melding


def test_een_lege_kopie_zegt_niets_naast_een_antwoord() -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value = "12"
    ingevuld.toezicht[f"A{ingevuld.toezicht.max_row + 1}"] = LEDEN

    ingelezen = lees(ingevuld)

    assert [v.tekst for v in ingelezen.velden if (v.vak, v.veld) == (VAK, WAARDE)] == ["12"]
    assert len(ingelezen.meldingen) == 1


# -- outside the places -----------------------------------------------------------------------------------------------------


def test_tekst_buiten_de_vakken_is_los_bij_het_naaste_antwoord() -> None:
    ingevuld = Ingevuld()
    rij, ws = ingevuld.rij(LEDEN), ingevuld.toezicht
    open_vraag = ingevuld.rij("toezicht.reden_groei")
    onder = ws.max_row + 2
    ws["H1"] = "boven de tabel"
    ws[f"B{rij}"] = "aangepaste vraag"
    ws[f"C{rij}"] = 2012
    ws[f"H{rij}"] = "naast de rij"
    ws[f"D{open_vraag}"] = "ja"
    ws[f"F{open_vraag}"] = "bij een open vraag"
    ws[f"B{onder}"], ws[f"C{onder}"] = "onder de tabel", 2012
    ingevuld.werkmap["Uitleg"]["C9"] = "op het voorblad"

    ingelezen = lees(ingevuld)

    assert los(ingelezen) == [
        ("op het voorblad", "blad Uitleg, cel C9", ""),
        ("boven de tabel", f"blad {TOEZICHT}, cel H1", ""),
        ("aangepaste vraag", f"blad {TOEZICHT}, cel B{rij}", LEDEN),
        # A row prints its year once: here the other one is in the column that is meant for it.
        ("2012", f"blad {TOEZICHT}, cel D{rij}", LEDEN),
        ("naast de rij", f"blad {TOEZICHT}, cel H{rij}", LEDEN),
        ("ja", f"blad {TOEZICHT}, cel D{open_vraag}", "toezicht.reden_groei"),
        ("bij een open vraag", f"blad {TOEZICHT}, cel F{open_vraag}", "toezicht.reden_groei"),
        ("onder de tabel", f"blad {TOEZICHT}, cel B{onder}", "toezicht.oordeel_om"),
        ("2012", f"blad {TOEZICHT}, cel C{onder}", "toezicht.oordeel_om"),
    ]
    assert gevuld(ingelezen) == {}


@given(
    st.dictionaries(st.tuples(st.integers(1, 20), st.integers(1, 9)), st.sampled_from(GETYPT), min_size=1),
    st.lists(st.sampled_from(["E4:E8", "A5:B6", "C9:F9", "E12:F13", "G1:H30"]), max_size=2, unique=True),
    st.lists(st.integers(1, 20), max_size=2),
)
def test_elke_getypte_tekst_komt_terug_waar_hij_ook_staat(
    getypt: dict[tuple[int, int], str], samen: list[str], weg: list[int]
) -> None:
    ingevuld = Ingevuld()
    teksten = {plaats: f"{tekst} {nummer}" for nummer, (plaats, tekst) in enumerate(getypt.items())}
    for (rij, kolom), tekst in teksten.items():
        ingevuld.toezicht.cell(rij, kolom).value = tekst
    for rij in weg:
        ingevuld.toezicht.delete_rows(rij)
    for bereik in samen:
        ingevuld.toezicht.merge_cells(bereik)
    gebleven = [
        str(cel.value)
        for rij in ingevuld.toezicht.iter_rows()
        for cel in rij
        if cel.value in teksten.values()
    ]

    ingelezen = lees(ingevuld)

    gelezen = [*(veld.tekst for veld in ingelezen.velden), *(stuk.tekst for stuk in ingelezen.los)]
    assert set(gebleven) <= {tekst for stuk in gelezen for tekst in (stuk, f"{LEDEN} {stuk}")}


def test_tekst_in_een_rij_waarvan_de_code_weg_is_wijst_naar_de_vraag() -> None:
    ingevuld = Ingevuld()
    rij = ingevuld.rij("toezicht.aandeel")
    ingevuld.toezicht[f"A{rij}"] = None
    ingevuld.toezicht[f"E{rij}"] = "80%"

    ingelezen = lees(ingevuld)

    assert los(ingelezen) == [("80%", f"blad {TOEZICHT}, cel E{rij}", "toezicht.aandeel")]


def test_tekst_achter_een_code_en_een_onbekende_code_gaan_niet_verloren() -> None:
    ingevuld = Ingevuld()
    rij, andere = ingevuld.rij(LEDEN), ingevuld.rij("toezicht.aandeel")
    ingevuld.toezicht[f"A{rij}"] = f"{LEDEN} ongeveer 12"
    ingevuld.toezicht[f"A{andere}"] = "toezicht.vervallen"
    ingevuld.toezicht[f"E{andere}"] = "90%"

    ingelezen = lees(ingevuld)

    assert [stuk[0] for stuk in los(ingelezen)] == ["ongeveer 12", "toezicht.vervallen", "90%"]
    assert los(ingelezen)[0][2] == LEDEN
    assert (VAK, WAARDE) in {(veld.vak, veld.veld) for veld in ingelezen.velden}


@pytest.mark.parametrize("met_draad", [False, True])
def test_opmerkingen_zijn_los_bij_hun_rij(met_draad: bool) -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).comment = Comment("[Threaded comment]\nComment:\n    klopt dit?", "korps")
    inhoud = ingevuld.opgeslagen()
    cel = ingevuld.antwoord(LEDEN).coordinate
    if met_draad:
        draad = f'<ThreadedComments><threadedComment ref="{cel}"><text>klopt dit?</text></threadedComment></ThreadedComments>'
        relatie = (
            b'<Relationship Id="rT" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
            b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
        )
        inhoud = verander(
            inhoud,
            {
                "xl/threadedComments/threadedComment1.xml": lambda _oud: draad.encode(),
                "xl/worksheets/_rels/sheet3.xml.rels": lambda oud: oud.replace(b"</Relationships>", relatie),
            },
        )

    verwacht = "klopt dit?" if met_draad else "[Threaded comment]\nComment:\n    klopt dit?"
    assert los(lees(inhoud)) == [(verwacht, f"blad {TOEZICHT}, opmerking bij cel {cel}", LEDEN)]


def test_tekst_in_een_tekstvak_is_los() -> None:
    tekening = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/>'
        '<xdr:ext cx="9" cy="9"/><xdr:sp><xdr:txBody><a:p><a:r><a:t>in een </a:t></a:r><a:r><a:t>kader</a:t></a:r></a:p>'
        "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
    )
    relaties = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rD" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    inhoud = verander(
        Ingevuld().opgeslagen(),
        {
            "xl/drawings/drawing1.xml": lambda _oud: tekening.encode(),
            "xl/worksheets/_rels/sheet3.xml.rels": lambda _oud: relaties.encode(),
        },
    )

    assert los(lees(inhoud)) == [("in een kader", f"blad {TOEZICHT}, tekstvak", "")]


# -- what programs make of it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waarde", "vorm", "verwacht"),
    [
        (1869, "#,##0", ("1869", True)),
        (0.15, "0%", ("15%", True)),
        (3.5, "General", ("3,5", True)),
        (dt.datetime(2026, 5, 3), "d-mmm", ("03-05-2026", False)),  # noqa: DTZ001
        (True, "General", ("WAAR", False)),
        (CellRichText("on", TextBlock(InlineFont(b=True), "geveer 12")), "@", ("ongeveer 12", True)),
    ],
)
def test_getypte_waarden_worden_tekst(waarde: object, vorm: str, verwacht: tuple[str, bool]) -> None:
    ingevuld = Ingevuld()
    cel = ingevuld.antwoord(LEDEN)
    cel.value, cel.number_format = waarde, vorm

    assert gevuld(lees(ingevuld)) == {(LEDEN, WAARDE): verwacht}


def test_een_datum_op_een_datumvraag_is_zeker() -> None:
    ingevuld = Ingevuld()
    ws = ingevuld.werkmap[REFERENTIES]
    cel = ws.cell(ingevuld.rij("referentiekader.getoetst"), 5)
    cel.value, cel.number_format = dt.date(2012, 12, 31), "dd-mm-yyyy"

    assert gevuld(lees(ingevuld)) == {("referentiekader.getoetst", WAARDE): ("31-12-2012", True)}


@pytest.mark.parametrize("uitkomst", ["3", None])
def test_een_formule_geeft_haar_laatste_uitkomst_of_zichzelf(uitkomst: str | None) -> None:
    ingevuld = Ingevuld()
    cel = ingevuld.antwoord(LEDEN)
    cel.value = "=1+2"
    inhoud = ingevuld.opgeslagen()
    if uitkomst:
        inhoud = verander(
            inhoud,
            {
                "xl/worksheets/sheet3.xml": lambda xml: xml.replace(b"<v></v>", b"<v>3</v>").replace(
                    b"<v/>", b"<v>3</v>"
                )
            },
        )

    ingelezen = lees(inhoud)

    assert f"formule ({cel.coordinate})" in ingelezen.meldingen[0]
    if uitkomst:
        assert gevuld(ingelezen) == {(LEDEN, WAARDE): ("3", False)}
        assert ingelezen.los == ()
    else:
        assert gevuld(ingelezen) == {}
        assert los(ingelezen) == [("=1+2", f"blad {TOEZICHT}, cel {cel.coordinate}", LEDEN)]
        assert (VAK, WAARDE) not in {(veld.vak, veld.veld) for veld in ingelezen.velden}


def test_een_foutwaarde_is_geen_antwoord() -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value = "#DIV/0!"

    ingelezen = lees(ingevuld)

    assert los(ingelezen) == [
        ("#DIV/0!", f"blad {TOEZICHT}, cel {ingevuld.antwoord(LEDEN).coordinate}", LEDEN)
    ]
    assert (VAK, WAARDE) not in {(veld.vak, veld.veld) for veld in ingelezen.velden}


def test_samengevoegde_antwoorden_gelden_voor_elke_rij_met_twijfel() -> None:
    ingevuld = Ingevuld()
    boven, onder = ingevuld.antwoord(LEDEN_2011), ingevuld.antwoord(LEDEN)
    boven.value = "samen 12"
    bereik = f"{boven.coordinate}:{onder.coordinate}"
    ingevuld.toezicht.merge_cells(bereik)

    ingelezen = lees(ingevuld)

    assert gevuld(ingelezen) == {
        (LEDEN_2011, WAARDE): ("samen 12", False),
        (LEDEN, WAARDE): ("samen 12", False),
    }
    assert {veld.plaats for veld in ingelezen.velden if veld.tekst} == {f"blad {TOEZICHT}, cellen {bereik}"}
    assert ingelezen.los == ()


def test_antwoord_en_toelichting_samengevoegd() -> None:
    ingevuld = Ingevuld()
    cel = ingevuld.antwoord(LEDEN)
    cel.value = "12, want"
    ingevuld.toezicht.merge_cells(f"{cel.coordinate}:{ingevuld.toelichting(LEDEN).coordinate}")

    ingelezen = lees(ingevuld)

    assert gevuld(ingelezen) == {(LEDEN, WAARDE): ("12, want", False)}
    assert ingelezen.los == ()


def test_samengevoegd_over_het_antwoord_wordt_gemeld() -> None:
    ingevuld = Ingevuld()
    rij = ingevuld.rij(LEDEN)
    ingevuld.toezicht.merge_cells(f"B{rij}:F{rij}")

    ingelezen = lees(ingevuld)

    assert any(f"cellen B{rij}:F{rij}" in melding and LEDEN in melding for melding in ingelezen.meldingen)
    assert (VAK, WAARDE) not in {(veld.vak, veld.veld) for veld in ingelezen.velden}


def test_verborgen_rijen_kolommen_en_bladen_worden_gelezen_en_gemeld() -> None:
    ingevuld = Ingevuld()
    ingevuld.antwoord(LEDEN).value = "12"
    ingevuld.toezicht.row_dimensions[ingevuld.rij(LEDEN)].hidden = True
    ingevuld.toezicht.column_dimensions["E"].hidden = True
    ingevuld.toezicht.sheet_state = "hidden"

    ingelezen = lees(ingevuld)

    assert gevuld(ingelezen) == {(LEDEN, WAARDE): ("12", True)}
    assert [melding.split(";")[0] for melding in ingelezen.meldingen] == [
        f"Blad {TOEZICHT} is verborgen",
        f"Op blad {TOEZICHT} is rij {ingevuld.rij(LEDEN)} verborgen",
        f"Op blad {TOEZICHT} is kolom E verborgen",
    ]


# -- whose it is ------------------------------------------------------------------------------------------------------------


def test_zonder_eigenschappen_telt_de_regel_op_het_blad() -> None:
    ingevuld = Ingevuld()
    for eigenschap in list(ingevuld.werkmap.custom_doc_props.names):
        del ingevuld.werkmap.custom_doc_props[eigenschap]

    inhoud = ingevuld.opgeslagen()

    assert (lees_kenmerken(inhoud), lees(inhoud).herkenning) == (HERKENNING, HERKENNING)


@pytest.mark.parametrize("termijn", [None, dt.date(2013, 5, 1)])
def test_de_kop_van_een_eerdere_verzending_is_geen_tekst_van_het_korps(termijn: dt.date | None) -> None:
    blanco = formulier()
    eerder = replace(blanco, kop=replace(blanco.kop, termijn=termijn, editie="2011-2012", versie="2010"))

    assert lees(schrijf_formulierblad(eerder)).los == ()


def test_een_ander_rekenblad_zegt_niets_over_zichzelf() -> None:
    ingevuld = Ingevuld()
    for eigenschap in list(ingevuld.werkmap.custom_doc_props.names):
        del ingevuld.werkmap.custom_doc_props[eigenschap]
    del ingevuld.werkmap["Uitleg"]

    assert lees_kenmerken(ingevuld.opgeslagen()) == Herkenning()


def test_een_voorblad_van_een_ander_korps_wordt_gemeld() -> None:
    ingevuld = Ingevuld()
    ws = ingevuld.werkmap["Uitleg"]
    cel = next(cel for rij in ws.iter_rows() for cel in rij if "partij=" in str(cel.value))
    cel.value = str(cel.value).replace("partij=groningen", "partij=drenthe")

    ingelezen = lees(ingevuld)

    assert ingelezen.herkenning == HERKENNING
    assert "drenthe" in ingelezen.meldingen[0]
    assert ingelezen.los == ()
