"""Every tracked change of any Word document, with its author, date and both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.wijzigingen import Grenssoort, Spoor, Waar, wijzigingen
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.word.spoorvoorbeeld import DAG, A, B, cel, docx, lees, p, rij, spoor, t, tabel, weg

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.wijzigingen import Woordlezing


def gedaan(lezing: Woordlezing) -> list[tuple[str, str, str]]:
    """(kind, author, text) of every change."""
    return [(deel.merk.spoor.value, deel.merk.auteur, deel.tekst) for deel in wijzigingen(lezing.alineas)]


def test_a_replacement_by_two_authors_with_a_deletion_inside_an_insertion() -> None:
    lezing = lees(
        p(
            t("Er zijn "),
            spoor("del", weg("twee"), A, "2013-03-01T09:00:00Z"),
            spoor(
                "ins", t("drie ") + spoor("del", weg("goede "), B, "2013-03-02T08:30:00") + t("gedeelde"), A
            ),
            t(" controles."),
        )
    )
    assert gedaan(lezing) == [
        ("verwijdering", A, "twee"),
        ("invoeging", A, "drie gedeelde"),
        ("verwijdering", B, "goede "),
    ]
    assert [deel.merk.datum for deel in wijzigingen(lezing.alineas)] == [
        "2013-03-01T09:00:00Z",
        DAG,
        "2013-03-02T08:30:00",
    ]
    assert lezing.oud == ("Er zijn twee controles.",)
    assert lezing.nieuw == ("Er zijn drie gedeelde controles.",)


def test_runs_side_by_side_of_one_author_are_one_change_and_text_between_them_parts_them() -> None:
    lezing = lees(
        p(
            spoor("ins", t("een") + t(" twee")),
            '<w:proofErr w:type="spellStart"/>',
            spoor("ins", t(" drie")),
            spoor("ins", t(" vier"), B),
            t("."),
            spoor("ins", t("vijf"), B),
            spoor("ins", t("zes"), B, "2013-03-05T10:00:00Z"),
        )
    )
    assert gedaan(lezing) == [
        ("invoeging", A, "een twee drie"),
        ("invoeging", B, " vier"),
        ("invoeging", B, "vijf"),
        ("invoeging", B, "zes"),
    ]


def test_a_tracked_split_and_a_tracked_merge() -> None:
    gesplitst = lees(p(t("Eerste. "), einde=spoor("ins")) + p(t("Tweede.")))
    assert (gesplitst.oud, gesplitst.nieuw) == (("Eerste. Tweede.",), ("Eerste. ", "Tweede."))
    assert [(grens.soort, grens.merk.spoor) for grens in gesplitst.grenzen] == [
        (Grenssoort.ALINEA, Spoor.INVOEGING)
    ]
    samen = lees(p(t("Eerste. "), einde=spoor("del", auteur=B)) + p(t("Tweede.")) + p(t("Derde.")))
    assert (samen.oud, samen.nieuw) == (
        ("Eerste. ", "Tweede.", "Derde."),
        ("Eerste. Tweede.", "Derde."),
    )
    assert samen.grenzen[0].merk.auteur == B


def test_a_whole_paragraph_that_was_added_or_deleted_leaves_none_behind() -> None:
    lezing = lees(
        p(t("Eén."))
        + p(spoor("ins", t("Nieuw.")), einde=spoor("ins"))
        + p(spoor("del", weg("Oud.")), einde=spoor("del"))
        + p(t("Twee."))
        + p(spoor("del", weg("Laatste.")), einde=spoor("del"))
    )
    assert lezing.oud == ("Eén.", "Oud.", "Twee.", "Laatste.")
    assert lezing.nieuw == ("Eén.", "Nieuw.", "Twee.")


def test_both_sides_of_a_move_have_its_name() -> None:
    def bereik(soort: str, id_: str, naam: str, inhoud: str) -> str:
        return f'<w:{soort}RangeStart w:id="{id_}" w:name="{naam}"/>{inhoud}<w:{soort}RangeEnd w:id="{id_}"/>'

    lezing = lees(
        p(bereik("moveFrom", "1", "move7", spoor("moveFrom", t("Weg van hier."))), t("Blijft."))
        + p(bereik("moveTo", "2", "move7", spoor("moveTo", t("Weg van ") + spoor("del", weg("hier."), B))))
        + p(spoor("moveTo", t("Zonder naam.")))
    )
    assert [(deel.merk.spoor, deel.merk.naam, deel.tekst) for deel in wijzigingen(lezing.alineas)] == [
        (Spoor.VAN, "move7", "Weg van hier."),
        (Spoor.NAAR, "move7", "Weg van hier."),
        (Spoor.VERWIJDERING, "", "hier."),
        (Spoor.NAAR, "", "Zonder naam."),
    ]
    assert lezing.oud == ("Weg van hier.Blijft.", "", "")
    assert lezing.nieuw == ("Blijft.", "Weg van ", "Zonder naam.")


def test_rows_cells_and_nested_tables() -> None:
    genest = tabel(rij(cel(p(t("binnen "), spoor("ins", t("erbij"), B)))))
    lezing = lees(
        p(t("Voor."))
        + tabel(
            rij(cel(p(t("a"))), cel(genest + p(t("b")))),
            rij(cel(p(t("c"))), cel(p(spoor("del", weg("d"), B))), gedaan=spoor("del")),
            rij(cel(p(spoor("ins", t("e")))), cel(p()), gedaan=spoor("ins")),
            rij(cel(p(t("f"))), cel(p(t("g")), gedaan=spoor("cellIns", auteur=B))),
        )
        + p(t("Na."))
    )
    assert gedaan(lezing) == [
        ("invoeging", B, "erbij"),
        ("verwijdering", A, "c"),
        ("verwijdering", B, "d"),
        ("invoeging", A, "e"),
        ("invoeging", B, "g"),
    ]
    assert [(grens.soort.value, grens.merk.spoor.value) for grens in lezing.grenzen] == [
        ("rij", "verwijdering"),
        ("rij", "invoeging"),
        ("cel", "invoeging"),
    ]
    assert lezing.oud == ("Voor.", "a", "binnen ", "b", "c", "d", "f", "Na.")
    assert lezing.nieuw == ("Voor.", "a", "binnen erbij", "b", "e", "", "f", "g", "Na.")


def test_paragraphs_on_both_sides_of_a_table_never_become_one() -> None:
    lezing = lees(p(t("Voor."), einde=spoor("del")) + tabel(rij(cel(p(t("cel"))))) + p(t("Na.")))
    assert lezing.nieuw == ("Voor.", "cel", "Na.")


def test_notes_headers_footers_and_boxes() -> None:
    vak = f"<w:txbxContent>{p(t('In '), spoor('ins', t('een vak')))}</w:txbxContent>"
    lezing = lees(
        p(
            t("Tekst"),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{vak}</wps:txbx></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{vak}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            spoor("del", '<w:r><w:endnoteReference w:id="3"/></w:r>' + weg(" slot"), B),
        ),
        footnotes=f'<w:footnote w:type="separator" w:id="-1">{p()}</w:footnote>'
        f'<w:footnote w:id="2">{p(t("Zie "), spoor("del", weg("blz. 3")))}</w:footnote>'
        f'<w:footnote w:id="9">{p(t("Nergens genoemd."))}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p(t("Eindnoot."))}</w:endnote>',
        hdr=p(spoor("ins", t("Kop"))),
        ftr=p(t("Voet")),
    )
    assert gedaan(lezing) == [
        ("verwijdering", A, "blz. 3"),
        ("invoeging", A, "een vak"),
        ("verwijdering", B, "Eindnoot."),
        ("verwijdering", B, " slot"),
        ("invoeging", A, "Kop"),
    ]
    assert [(alinea.waar, alinea.oud) for alinea in lezing.alineas] == [
        (Waar.TEKST, "Tekst slot"),
        (Waar.VOETNOOT, "Zie blz. 3"),
        (Waar.TEKSTVAK, "In "),
        (Waar.EINDNOOT, "Eindnoot."),
        (Waar.VOETNOOT, "Nergens genoemd."),
        (Waar.KOPTEKST, ""),
        (Waar.VOETTEKST, "Voet"),
    ]


def veld(soort: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>'


def test_of_a_field_only_its_result_is_text() -> None:
    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    lezing = lees(
        p(t("Zie "), veld("begin"), code, t("code"), veld("separate"), t("tabel 1"), veld("end"), t("."))
        + p('<w:fldSimple w:instr="PAGE">', t("7"), "</w:fldSimple>")
        + p(spoor("del", veld("begin") + "<w:r><w:delInstrText>X</w:delInstrText></w:r>" + veld("end")))
        + p(veld("begin"), t("een begin zonder einde verbergt niets"))
    )
    assert lezing.oud == ("Zie tabel 1.", "7", "", "een begin zonder einde verbergt niets")


def test_signs_that_have_an_element_of_their_own() -> None:
    tekens = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="X" w:char="D800"/></w:r>'
    )
    lezing = lees(p(spoor("ins", tekens), "<m:oMath><m:r><m:t>x²</m:t></m:r></m:oMath>"))
    assert lezing.nieuw == ("a\tb\nc\u2011\u00ad✓\ufffdx²",)
    assert gedaan(lezing) == [("invoeging", A, "a\tb\nc\u2011\u00ad✓\ufffd")]


def test_changes_of_looks_and_of_pictures_are_counted_and_are_no_text() -> None:
    vet = f"<w:rPr><w:b/>{spoor('rPrChange', '<w:rPr/>')}</w:rPr>"
    lezing = lees(
        f"<w:p><w:pPr>{spoor('pPrChange', '<w:pPr/>')}</w:pPr>{t('vet', vet)}</w:p>"
        + p(spoor("ins", "<w:r><w:drawing/></w:r>"), "<w:r><w:pict/></w:r>")
    )
    assert (lezing.opmaak, lezing.beelden, gedaan(lezing)) == (2, 1, [])
    assert lezing.meldingen == (
        "1 afbeelding is toegevoegd, verwijderd of verplaatst; bekijk haar in het bestand.",
    )


def test_wrappers_hide_nothing() -> None:
    lezing = lees(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(t('in een vak'))}</w:sdtContent></w:sdt>"
        + p('<w:hyperlink r:id="x">', spoor("ins", t("koppeling")), "</w:hyperlink>", "<w:smartTag>", t(" en meer"), "</w:smartTag>")
        + spoor("ins", p(t("Een alinea in een invoeging.")))
    )  # fmt: skip
    assert lezing.nieuw == ("in een vak", "koppeling en meer", "Een alinea in een invoeging.")
    assert lezing.oud == ("in een vak", " en meer")


def test_bookmarks_that_are_open_and_none_that_leak() -> None:
    def begin(id_: str, naam: str) -> str:
        return f'<w:bookmarkStart w:id="{id_}" w:name="{naam}"/>'

    lezing = lees(
        begin("4", "tussen")
        + p(begin("1", "_psg_P0001"), t("Eerste "), einde=spoor("ins"))
        + p(begin("1", "_psg_P0001"), t("helft"), '<w:bookmarkEnd w:id="1"/>', t(" erna"))
        + p(begin("2", "zonder"), t("einde"))
        + p(t("vrij"), '<w:bookmarkEnd w:id="4"/>', t("!"))
    )
    assert [(s.tekst, s.bladwijzers) for alinea in lezing.alineas for s in alinea.segmenten] == [
        ("Eerste ", ("tussen", "_psg_P0001")),
        ("helft", ("tussen", "_psg_P0001")),
        (" erna", ("tussen",)),
        ("einde", ("tussen", "zonder")),
        ("vrij", ("tussen",)),
        ("!", ()),
    ]
    assert [alinea.bladwijzers for alinea in lezing.alineas] == [
        ["tussen", "_psg_P0001"],
        ["_psg_P0001"],
        ["zonder"],
        [],
    ]


def test_deleted_text_outside_a_deletion_and_text_outside_a_paragraph_are_kept() -> None:
    lezing = lees(p(t("a"), weg("b")) + t("los"))
    assert gedaan(lezing) == [("verwijdering", "", "b")]
    assert lezing.nieuw == ("a", "los")


def test_a_strict_document_with_other_names_for_its_parts() -> None:
    inhoud = docx(p(t("a"), spoor("ins", t("b"))), hoofd="inhoud/tekst.xml", hdr=p(t("kop")))
    streng = docx("", hoofd="inhoud/tekst.xml")
    assert lees_wijzigingen(inhoud).nieuw == ("ab", "kop")
    assert lees_wijzigingen(streng).nieuw == ()
    strikt = docx(
        "",
        extra={
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{p(spoor('del', weg('weg')))}</w:body></w:document>"
        },
        hoofd="word/document.xml",
    )
    assert gedaan(lees_wijzigingen(strikt)) == [("verwijdering", A, "weg")]


_DELEN = st.lists(
    st.tuples(st.sampled_from(["", "ins", "del", "moveFrom", "moveTo"]), st.sampled_from([A, B]), st.text("abc ", min_size=1, max_size=4)),
    max_size=8,
)  # fmt: skip


@given(st.lists(_DELEN, min_size=1, max_size=5))
def test_nothing_is_lost_and_both_texts_are_what_was_written(
    alineas: list[list[tuple[str, str, str]]],
) -> None:
    def deel(soort: str, auteur: str, tekst: str) -> str:
        return spoor(soort, weg(tekst) if soort == "del" else t(tekst), auteur) if soort else t(tekst)

    lezing = lees("".join(p(*(deel(*stuk) for stuk in alinea)) for alinea in alineas))
    for weergave, soorten in ((lezing.oud, {"", "del", "moveFrom"}), (lezing.nieuw, {"", "ins", "moveTo"})):
        assert weergave == tuple(
            "".join(stuk[2] for stuk in alinea if stuk[0] in soorten) for alinea in alineas
        )
    veranderd = [stuk for alinea in alineas for stuk in alinea if stuk[0]]
    assert "".join(deel.tekst for deel in wijzigingen(lezing.alineas)) == "".join(
        stuk[2] for stuk in veranderd
    )


@pytest.mark.parametrize("diep", [3, 60])
def test_changes_within_changes_to_any_depth(diep: int) -> None:
    inhoud = t("kern")
    for nummer in range(diep):
        inhoud = spoor("ins", inhoud, f"Auteur {nummer}")
    lezing = lees(p(inhoud, spoor("ins", spoor("del", weg("niets blijft over"), B))))
    assert [tekst for _soort, _auteur, tekst in gedaan(lezing)] == ["kern"] * diep + ["", "niets blijft over"]
