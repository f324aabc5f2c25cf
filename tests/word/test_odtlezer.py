"""OpenDocument text: read as a Word document is, by hand-made files and by those of LibreOffice."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden.archief import ArchiefFout, open_archief
from korpsmonitor_tui.domain.wijzigingen import Segment, Spoor, Waar, Woordlezing, wijzigingen
from korpsmonitor_tui.word.odtpakket import RUIMTEN, Odtpakket
from korpsmonitor_tui.word.sporenschrijver import schrijf_sporen
from korpsmonitor_tui.word.wijzigingen import WoordbestandFout, lees_wijzigingen
from tests.word import libreoffice
from tests.word.test_sporenschrijver import MOMENT, versies
from tests.word.test_wijzigingen_libreoffice import gedaan, voorbeeld_met_sporen

if TYPE_CHECKING:
    from pathlib import Path

_NS = " ".join(f'xmlns:{naam}="{ruimte}"' for naam, ruimte in RUIMTEN.items())
A, B, DATUM = "Auteur A", "Auteur B", "2013-03-04T10:00:00"


def _info(auteur: str = A) -> str:
    return f"<office:change-info><dc:creator>{auteur}</dc:creator><dc:date>{DATUM}</dc:date></office:change-info>"


def _regio(id_: str, soort: str, inhoud: str = "", auteur: str = A) -> str:
    return (
        f'<text:changed-region text:id="{id_}"><text:{soort}>{_info(auteur)}{inhoud}</text:{soort}>'
        "</text:changed-region>"
    )


def _in(id_: str, tekst: str) -> str:
    return f'<text:change-start text:change-id="{id_}"/>{tekst}<text:change-end text:change-id="{id_}"/>'


def _weg(id_: str) -> str:
    return f'<text:change text:change-id="{id_}"/>'


def odt(body: str, regios: str = "", stijlen: str = "", **delen: str) -> bytes:
    """A file with this body; ``delen`` are further members, ``__`` in a name for a slash and ``_`` for a dot."""
    sporen = f"<text:tracked-changes>{regios}</text:tracked-changes>" if regios else ""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zip_:
        zip_.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        zip_.writestr(
            "content.xml",
            f"<office:document-content {_NS}><office:body><office:text>{sporen}{body}</office:text></office:body>"
            "</office:document-content>",
        )
        if stijlen:
            zip_.writestr("styles.xml", f"<office:document-styles {_NS}>{stijlen}</office:document-styles>")
        for naam, inhoud in delen.items():
            zip_.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return buffer.getvalue()


def p(*delen: str) -> str:
    return f"<text:p>{''.join(delen)}</text:p>"


def test_text_tabs_spaces_and_breaks_are_what_stands_there() -> None:
    lezing = lees_wijzigingen(
        odt(p("1<text:tab/>Er zijn<text:s text:c='2'/>twee\n   regels<text:line-break/>en <text:span>een</text:span> staart. "))
    )  # fmt: skip
    assert lezing.nieuw == ("1\tEr zijn  twee regels\nen een staart. ",)
    assert lezing.oud == lezing.nieuw


def test_changes_have_their_author_and_date() -> None:
    lezing = lees_wijzigingen(
        odt(
            p("Er zijn ", _weg("c1"), _in("c2", "drie"), " controles."),
            _regio("c1", "deletion", p("twee")) + _regio("c2", "insertion", auteur=B),
        )
    )
    assert gedaan(lezing) == [("verwijdering", A, "twee"), ("invoeging", B, "drie")]
    assert {deel.merk.datum for deel in wijzigingen(lezing.alineas)} == {DATUM}
    assert lezing.oud == ("Er zijn twee controles.",)
    assert lezing.nieuw == ("Er zijn drie controles.",)


def test_what_one_inserted_and_another_deleted_is_told_once() -> None:
    weg = f"<text:insertion>{_info(A)}</text:insertion>" + p("even")
    lezing = lees_wijzigingen(odt(p("Er is ", _weg("c1"), "niets."), _regio("c1", "deletion", weg, B)))
    (segment,) = [s for s in lezing.alineas[0].segmenten if s.merken]
    assert [(merk.spoor, merk.auteur) for merk in segment.merken] == [
        (Spoor.INVOEGING, A),
        (Spoor.VERWIJDERING, B),
    ]
    assert lezing.oud == lezing.nieuw == ("Er is niets.",)


def test_a_deleted_end_joins_paragraphs_and_an_inserted_one_splits_them() -> None:
    weg = lees_wijzigingen(
        odt(p("Eerste ", _weg("c1"), " tweede."), _regio("c1", "deletion", p("regel.") + p("En de")))
    )
    assert weg.oud == ("Eerste regel.", "En de tweede.")
    assert weg.nieuw == ("Eerste  tweede.",)
    erbij = lees_wijzigingen(
        odt(
            p("Eerste", '<text:change-start text:change-id="c1"/>')
            + p('<text:change-end text:change-id="c1"/>', "tweede"),
            _regio("c1", "insertion"),
        )
    )
    assert erbij.oud == ("Eerstetweede",)
    assert erbij.nieuw == ("Eerste", "tweede")


def test_a_whole_paragraph_or_table_that_was_deleted_is_not_lost() -> None:
    cel = f"<table:table-cell>{p('in een cel')}</table:table-cell>"
    tabel = f"<table:table><table:table-row>{cel}</table:table-row></table:table>"
    lezing = lees_wijzigingen(
        odt(p("Voor.") + _weg("c1") + p("Na."), _regio("c1", "deletion", p("Hele alinea.") + tabel))
    )
    assert lezing.oud == ("Voor.", "Hele alinea.", "in een cel", "Na.")
    assert [regel for regel in lezing.nieuw if regel] == ["Voor.", "Na."]


def test_comments_hang_on_their_words_and_replies_follow() -> None:
    def opmerking(naam: str, tekst: str, meer: str = "") -> str:
        return (
            f'<office:annotation office:name="{naam}" {meer}><dc:creator>{B}</dc:creator><dc:date>{DATUM}</dc:date>'
            f"<meta:creator-initials>B</meta:creator-initials>{p(tekst)}</office:annotation>"
        )

    lezing = lees_wijzigingen(
        odt(
            p(
                "Er zijn ",
                opmerking("een", "Welke?", 'loext:resolved="true"'),
                "controles",
                '<office:annotation-end office:name="een"/>',
                opmerking("twee", "Die van 2011.", 'loext:parent-name="een"'),
                " geweest",
                f"<office:annotation><dc:creator>{A}</dc:creator>{p('los')}{p('tweede regel')}</office:annotation>.",
            )
        )
    )
    eerste, antwoord, los = lezing.opmerkingen
    assert (eerste.auteur, eerste.initialen, eerste.datum) == (B, "B", DATUM)
    assert (eerste.tekst, eerste.bij, eerste.opgelost) == ("Welke?", "controles", True)
    assert (antwoord.tekst, antwoord.antwoord_op, antwoord.bij) == ("Die van 2011.", "een", "controles")
    assert (los.tekst, los.bij, los.datum) == ("los\ntweede regel", "", None)
    assert lezing.nieuw == ("Er zijn controles geweest.",)


def test_bookmarks_notes_boxes_cells_headers_and_computed_fields() -> None:
    noot = f'<text:note text:note-class="endnote"><text:note-citation>1</text:note-citation><text:note-body>{p("noot")}</text:note-body></text:note>'
    vak = f"<draw:frame><draw:text-box>{p('vak')}</draw:text-box></draw:frame>"
    rij = f"<table:table-row><table:table-cell>{p('a')}</table:table-cell><table:table-cell>{p('b')}</table:table-cell></table:table-row>"
    tabel = f"<table:table><table:table-header-rows>{rij}</table:table-header-rows>{rij}</table:table>"
    stijlen = (
        "<office:master-styles><style:master-page><style:header>"
        + p("Vertrouwelijk <text:page-number>7</text:page-number>")
        + "</style:header></style:master-page></office:master-styles>"
    )
    lezing = lees_wijzigingen(
        odt(
            p('<text:bookmark-start text:name="_psg_P0001"/>', "tekst", '<text:bookmark-end text:name="_psg_P0001"/>', noot, vak)
            + tabel,
            stijlen=stijlen,
        )
    )  # fmt: skip
    per_waar = {alinea.waar: alinea for alinea in lezing.alineas if alinea.cel is None}
    assert per_waar[Waar.TEKST].bladwijzers == ["_psg_P0001"]
    assert per_waar[Waar.TEKST].segmenten[0].bladwijzers == ("_psg_P0001",)
    assert per_waar[Waar.EINDNOOT].nieuw == "noot"
    assert per_waar[Waar.TEKSTVAK].nieuw == "vak"
    assert [(a.cel.rij, a.cel.kolom, a.nieuw) for a in lezing.alineas if a.cel] == [
        (0, 0, "a"), (0, 1, "b"), (1, 0, "a"), (1, 1, "b"),
    ]  # fmt: skip
    kop = per_waar[Waar.KOPTEKST]
    assert [(s.tekst, s.berekend) for s in kop.segmenten] == [("Vertrouwelijk ", False), ("7", True)]
    houders = [alinea.houder for alinea in lezing.alineas]
    assert len(set(houders)) == len(houders), "each of them stands apart"


def test_properties_tell_which_version_it_is() -> None:
    inhoud = odt(p("x"), meta_xml=f'<m {_NS}><meta:user-defined meta:name="korpsmonitor_versie">2</meta:user-defined></m>')  # fmt: skip
    pakket = Odtpakket(open_archief(inhoud), "x.odt", WoordbestandFout)
    assert pakket.eigenschappen() == {"korpsmonitor_versie": "2"}


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20), max_size=6
    )
)
def test_no_character_is_lost(teksten: list[str]) -> None:
    from xml.sax.saxutils import escape

    regels = [" ".join(tekst.split()) for tekst in teksten]
    body = "".join(p(escape(regel)) for regel in regels)
    assert lees_wijzigingen(odt(body)).nieuw == tuple(" ".join(regel.split()) for regel in regels)


# -- hostile files -------------------------------------------------------------------------------------------------------


def test_a_deletion_that_is_not_described_and_ends_without_begin_do_no_harm() -> None:
    lezing = lees_wijzigingen(odt(p(_weg("weg"), '<text:change-end text:change-id="x"/>', "tekst")))
    assert lezing.nieuw == ("tekst",)


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        (odt("<x/>", Basic__Standard_xml="<x/>"), "macro"),
        (odt(p("x"), META_INF__manifest_xml=""), "onleesbaar"),
        (odt(p("<w:x/>")), "onleesbaar|beschadigd"),
        (odt("<text:section>" * 300 + "</text:section>" * 300), "beschadigd"),
        (odt("<text:s/>" * 600_000), "opmaak"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(inhoud: bytes, wat: str) -> None:
    with pytest.raises((WoordbestandFout, ArchiefFout), match=wat) as fout:
        lees_wijzigingen(inhoud, "brief.odt")
    assert "\n" not in str(fout.value)
    assert "brief.odt" in str(fout.value)


def test_a_file_with_a_password_is_refused() -> None:
    manifest = f"<manifest:manifest {_NS}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    buffer = io.BytesIO(odt(p("x")))
    with zipfile.ZipFile(buffer, "a") as zip_:
        zip_.writestr("META-INF/manifest.xml", manifest)
    with pytest.raises(WoordbestandFout, match="wachtwoord"):
        lees_wijzigingen(buffer.getvalue())


def test_a_spreadsheet_is_no_text_document() -> None:
    inhoud = odt(p("x")).replace(b"opendocument.text", b"opendocument.calc")
    with pytest.raises((WoordbestandFout, ArchiefFout)):
        lees_wijzigingen(inhoud)


def test_spaces_by_the_million_are_not_made() -> None:
    lezing = lees_wijzigingen(odt(p('<text:s text:c="99999999999"/>x')))
    assert lezing.nieuw == (" x",)


# -- LibreOffice ---------------------------------------------------------------------------------------------------------


def _zichtbaar(lezing: Woordlezing) -> tuple[list[str], list[str]]:
    """Both views without what word processors compute and without empty lines."""

    def tekst(segmenten: list[Segment], *, oud: bool) -> str:
        return "".join(s.tekst for s in segmenten if not s.berekend and (s.in_oud if oud else s.in_nieuw))

    return (
        [t for alinea in lezing.alineas if (t := tekst(alinea.segmenten, oud=True))],
        [t for alinea in lezing.alineas if (t := tekst(alinea.segmenten, oud=False))],
    )


@libreoffice.nodig
def test_what_libreoffice_makes_of_a_document_is_read_as_the_document(tmp_path: Path) -> None:
    for inhoud in (voorbeeld_met_sporen(), schrijf_sporen(*versies(), MOMENT)):
        uit_docx, uit_odt = (
            lees_wijzigingen(inhoud),
            lees_wijzigingen(libreoffice.zet_om(inhoud, "odt", tmp_path)),
        )
        assert _zichtbaar(uit_odt) == _zichtbaar(uit_docx)
        assert sorted(gedaan(uit_odt)) == sorted(gedaan(uit_docx))
        assert [(o.auteur, o.tekst, o.bij) for o in uit_odt.opmerkingen] == [
            (o.auteur, o.tekst, o.bij) for o in uit_docx.opmerkingen
        ]
        bladwijzers = [b for alinea in uit_odt.alineas for b in alinea.bladwijzers if b.startswith("_psg_")]
        assert bladwijzers == [
            b for alinea in uit_docx.alineas for b in alinea.bladwijzers if b.startswith("_psg_")
        ]
