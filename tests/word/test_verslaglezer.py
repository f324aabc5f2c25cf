"""A returned verslag: what was done to every passage, in the ways in which word processors write it down."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from korpsmonitor_tui.bestanden.archief import ArchiefFout
from korpsmonitor_tui.domain.teruglezing import Aard, Afwijking, Teruglezing, Zekerheid, afwijking
from korpsmonitor_tui.word.sporenschrijver import schrijf_sporen
from korpsmonitor_tui.word.wijzigingen import WoordbestandFout
from tests.word.hulp import met_deel, verander
from tests.word.spoorvoorbeeld import DAG, A, B, bij_opmerking, docx, p, spoor, t, weg
from tests.word.teruggave import (
    Bewerking,
    bewerkt,
    eind_gevolgd,
    haal_weg,
    kort,
    met_opmerkingen,
    ouder,
    stukken,
    verzonden,
)
from tests.word.voorbeeld import secties

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.teruglezing import Terugpunt
    from korpsmonitor_tui.domain.verslagdocument import Sectie


def _met_tekst(nummer: int, tekst: str, van: tuple[Sectie, ...] = secties(12)) -> tuple[Sectie, ...]:
    """The chapters of the example, with another text in one passage."""
    return tuple(
        replace(
            sectie,
            alineas=tuple(replace(a, tekst=tekst) if a.nummer == nummer else a for a in sectie.alineas),
        )
        for sectie in van
    )


def _deel(inhoud: bytes, naam: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return zip_.read(naam)


LATER = "2013-03-06T09:00:00Z"
V = verzonden()
"""Twelve passages, two in each chapter."""


def lees(*handelingen: Callable[[Bewerking], object]) -> Teruglezing:
    return V.lees(bewerkt(V, *handelingen))


def alleen(lezing: Teruglezing, *nummers: int) -> list[Terugpunt]:
    """Everything to decide on, which must be about these passages and no others."""
    assert [lot.nummer for lot in lezing.passages] == list(range(1, 13))
    assert [lot.nummer for lot in lezing.passages if not lot.ongewijzigd] == list(nummers)
    return list(lezing.punten)


def punt_bij(lezing: Teruglezing, nummer: int) -> Terugpunt:
    (punt,) = lezing.passages[nummer - 1].punten
    return punt


# -- nothing was done ----------------------------------------------------------------------------------------------------


def test_what_was_sent_comes_back_unchanged() -> None:
    herkomst, lezing = V.lees_met_herkomst(V.inhoud)
    assert alleen(lezing) == []
    assert lezing.meldingen == ()
    assert (herkomst.versie, herkomst.passages, herkomst.herkend) == (2, 12, 12)
    assert afwijking(herkomst, lezing, herkomst.verslag, 2) is Afwijking.ONGEWIJZIGD


def test_without_bookmarks_and_numbers_it_is_known_by_its_text() -> None:
    def ontdoe(bewerking: Bewerking) -> None:
        for nummer in range(1, 13):
            bewerking.zonder_nummer(nummer)
        bewerking.zonder_bladwijzers()

    assert alleen(lees(ontdoe)) == []


# -- within one passage --------------------------------------------------------------------------------------------------


def test_two_authors_in_one_passage_are_two_remarks_each_with_its_own_change_only() -> None:
    inhoud = (
        t("Het team is ")
        + spoor("del", weg("klein"))
        + spoor("ins", t("zeer ") + spoor("del", weg("erg "), B, LATER) + t("groot"))
        + t(" en ")
        + spoor("ins", t("heel "), B, LATER)
        + t("goed.")
    )
    basis = verzonden(12, secties=_met_tekst(3, "Het team is klein en goed."))
    lezing = basis.lees(bewerkt(basis, lambda b: b.vervang(3, inhoud)))
    assert kort(alleen(lezing, 3)) == [
        (Aard.BIJGEHOUDEN, 3, A, "Het team is zeer erg groot en goed."),
        (Aard.BIJGEHOUDEN, 3, B, "Het team is klein en heel goed."),
    ]
    een, twee = lezing.passages[2].punten
    assert (een.datum, twee.datum) == (DAG, LATER)
    assert lezing.passages[2].nieuw == "Het team is zeer groot en heel goed."


def test_who_only_takes_out_what_another_added_is_heard() -> None:
    def verander_(bewerking: Bewerking) -> None:
        oud = V.tekst(2)
        bewerking.vervang(2, t(oud) + spoor("ins", t(" Erbij.") + spoor("del", weg(" Weer weg."), B, LATER)))

    een, twee = lees(verander_).passages[1].punten
    assert (een.auteur, een.nieuw) == (A, f"{V.tekst(2)} Erbij. Weer weg.")
    assert (twee.auteur, twee.nieuw, twee.tekst) == (
        B,
        V.tekst(2),
        f"Haalt weg wat {A} toevoegde: “ Weer weg.”.",
    )


def test_a_tracked_deletion_is_signed_and_a_silent_one_is_not() -> None:
    tekst = V.tekst(4)
    begin, slot = tekst[:20], tekst[20:]
    bijgehouden = lees(lambda b: b.vervang(4, t(begin) + spoor("del", weg(slot))))
    stil = lees(lambda b: b.vervang(4, t(begin)))
    assert kort(alleen(bijgehouden, 4)) == [(Aard.BIJGEHOUDEN, 4, A, begin)]
    assert kort(alleen(stil, 4)) == [(Aard.STIL, 4, "", begin)]


def test_a_tracked_and_a_silent_edit_in_one_passage_are_two_remarks() -> None:
    basis = verzonden(12, secties=_met_tekst(5, "In 2011 waren er 45 controles in de regio."))
    nieuw = (
        t("In 2011 waren er ") + spoor("del", weg("45")) + spoor("ins", t("54")) + t(" controles in de stad.")
    )
    lezing = basis.lees(bewerkt(basis, lambda b: b.vervang(5, nieuw)))
    assert kort(alleen(lezing, 5)) == [
        (Aard.STIL, 5, "", "In 2011 waren er 45 controles in de stad."),
        (Aard.BIJGEHOUDEN, 5, A, "In 2011 waren er 54 controles in de regio."),
    ]


@pytest.mark.parametrize("soort", ["bijgehouden", "stil"])
def test_a_passage_typed_anew_is_known_by_its_number_if_the_bookmark_is_lost(soort: str) -> None:
    anders = "6\tHeel iets anders over de samenwerking."

    def typ_over(bewerking: Bewerking) -> None:
        alinea = bewerking.passage(6)
        runs = alinea.findall(qn("w:r"))
        nieuw = (
            spoor("del", weg(f"6\t{V.tekst(6)}")) + spoor("ins", t(anders))
            if soort == "bijgehouden"
            else t(anders)
        )
        for element in stukken(nieuw):
            runs[0].addprevious(element)
        for oud in runs:
            alinea.remove(oud)
        bewerking.zonder_bladwijzers(6)

    (punt,) = alleen(lees(typ_over), 6)
    assert (punt.aard.value, punt.nieuw, punt.zekerheid) == (soort, anders[2:], Zekerheid.VAST)


def test_another_number_before_a_passage_is_told_and_no_change_of_its_text() -> None:
    def nummer(bewerking: Bewerking) -> None:
        next(bewerking.passage(8).iter(qn("w:t"))).text = "88"

    lezing = lees(nummer)
    assert alleen(lezing) == []
    assert lezing.meldingen == ("Voor passage 8 staat in het bestand nummer 88.",)


def test_numbers_typed_anew_are_not_believed_against_the_text() -> None:
    def hernummer(bewerking: Bewerking) -> None:
        for nummer in (3, 4):
            next(bewerking.passage(nummer).iter(qn("w:t"))).text = str(7 - nummer)
        bewerking.zonder_bladwijzers()

    lezing = lees(hernummer)
    assert alleen(lezing) == []
    assert len(lezing.meldingen) == 2


def test_a_link_and_a_field_in_a_passage_are_text() -> None:
    veld = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://voorbeeld.nl" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{spoor('ins', t('het convenant'))}<w:r>"
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    koppeling = f"<w:hyperlink>{spoor('ins', t(' en de nota'), B)}</w:hyperlink>"
    tekst = V.tekst(7)
    lezing = lees(lambda b: b.vervang(7, t(tekst) + veld + koppeling))
    assert kort(alleen(lezing, 7)) == [
        (Aard.BIJGEHOUDEN, 7, A, f"{tekst}het convenant"),
        (Aard.BIJGEHOUDEN, 7, B, f"{tekst} en de nota"),
    ]


# -- split, merged, taken out --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gevolgd", [True, False])
def test_a_split_is_one_passage_and_the_doubled_bookmark_leaks_nowhere(gevolgd: bool) -> None:
    tekst = V.tekst(3)
    knip = tekst.index(". ") + 2

    def splits(bewerking: Bewerking) -> None:
        alinea = bewerking.passage(3)
        bewerking.vervang(3, t(tekst[:knip]))
        (begin,), (einde,) = (alinea.findall(qn(f"w:bookmark{kant}")) for kant in ("Start", "End"))
        id_ = begin.get(qn("w:id"))
        alinea.remove(einde)
        dubbel = f'<w:bookmarkStart w:id="{id_}" w:name="_psg_P0003"/>'
        bewerking.achter(3, p(dubbel, t(tekst[knip:]), f'<w:bookmarkEnd w:id="{id_}"/>'))
        if gevolgd:
            eind_gevolgd(alinea, "ins")

    (punt,) = alleen(lees(splits), 3)
    assert punt.aard is Aard.GESPLITST
    assert punt.auteur == (A if gevolgd else "")
    assert punt.nieuw == f"{tekst[:knip]}\n{tekst[knip:]}"


def test_a_silent_split_that_took_the_bookmark_along_is_still_one_passage() -> None:
    tekst = V.tekst(3)
    knip = tekst.index(". ") + 2

    def splits(bewerking: Bewerking) -> None:
        bewerking.vervang(3, t(tekst[:knip]))
        bewerking.achter(3, p(t(tekst[knip:])))

    (punt,) = alleen(lees(splits), 3)
    assert (punt.aard, punt.nieuw) == (Aard.GESPLITST, f"{tekst[:knip]}\n{tekst[knip:]}")


def test_what_was_added_in_the_middle_of_a_passage_is_of_that_passage() -> None:
    tekst = V.tekst(3)
    knip = tekst.index(". ") + 2

    def splits(bewerking: Bewerking) -> None:
        bewerking.vervang(3, t(tekst[:knip]))
        eind_gevolgd(bewerking.passage(3), "ins")
        bewerking.achter(3, p(spoor("ins", t("Daartussen.")), einde=spoor("ins")) + p(t(tekst[knip:])))

    assert kort(alleen(lees(splits), 3)) == [
        (Aard.BIJGEHOUDEN, 3, A, f"{tekst[:knip]}\nDaartussen.\n{tekst[knip:]}")
    ]


@pytest.mark.parametrize("bladwijzers", [True, False])
def test_a_silent_merge_gives_both_passages_back_without_a_number(bladwijzers: bool) -> None:
    def voeg_samen(bewerking: Bewerking) -> None:
        eerste, tweede = bewerking.passage(3), bewerking.passage(4)
        eerste.extend(element for element in list(tweede) if element.tag != qn("w:pPr"))
        haal_weg(tweede)
        if not bladwijzers:
            bewerking.zonder_bladwijzers()

    lezing = lees(voeg_samen)
    (punt,) = alleen(lezing, 4)
    assert (punt.aard, punt.na, punt.auteur) == (Aard.SAMENGEVOEGD, V.passages[2][0], "")
    assert [lot.nieuw for lot in lezing.passages] == [V.tekst(nummer) for nummer in range(1, 13)]


def test_a_tracked_merge_says_who_did_it() -> None:
    def voeg_samen(bewerking: Bewerking) -> None:
        eind_gevolgd(bewerking.passage(3), "del", B)

    lezing = lees(voeg_samen)
    (punt,) = alleen(lezing, 4)
    assert (punt.aard, punt.na, punt.auteur) == (Aard.SAMENGEVOEGD, V.passages[2][0], B)
    assert lezing.passages[3].nieuw == V.tekst(4)


@pytest.mark.parametrize("gevolgd", [True, False])
def test_a_passage_that_was_taken_out(gevolgd: bool) -> None:
    def neem_uit(bewerking: Bewerking) -> None:
        alinea = bewerking.passage(6)
        if gevolgd:
            nieuw = stukken(p(spoor("del", weg(f"6\t{V.tekst(6)}")), einde=spoor("del")))[0]
            alinea.addnext(nieuw)
        haal_weg(alinea)

    lezing = lees(neem_uit)
    (punt,) = alleen(lezing, 6)
    assert (punt.aard, punt.auteur, punt.nieuw) == (Aard.VERWIJDERD, A if gevolgd else "", "")
    assert not lezing.passages[5].aanwezig


# -- moved, copied, new --------------------------------------------------------------------------------------------------


def test_a_tracked_move_is_told_once_with_who_did_it() -> None:
    def verplaats(bewerking: Bewerking) -> None:
        van = (
            '<w:moveFromRangeStart w:id="71" w:name="zet1"/>'
            + spoor("moveFrom", t(f"3\t{V.tekst(3)}"), B, LATER)
            + '<w:moveFromRangeEnd w:id="71"/>'
        )
        naar = (
            '<w:moveToRangeStart w:id="72" w:name="zet1"/>'
            + spoor("moveTo", t(f"3\t{V.tekst(3)}"), B, LATER)
            + '<w:moveToRangeEnd w:id="72"/>'
        )
        bewerking.achter(6, p(naar, einde=spoor("ins", auteur=B)))
        oud = bewerking.passage(3)
        oud.addnext(stukken(p(van, einde=spoor("del", auteur=B)))[0])
        haal_weg(oud)

    (punt,) = alleen(lees(verplaats), 3)
    assert (punt.aard, punt.auteur, punt.datum, punt.na) == (Aard.VERPLAATST, B, LATER, V.passages[5][0])
    assert punt.nieuw == V.tekst(3)


@pytest.mark.parametrize("bladwijzers", [True, False])
def test_a_silent_move(bladwijzers: bool) -> None:
    def verplaats(bewerking: Bewerking) -> None:
        bewerking.passage(6).addnext(bewerking.passage(3))
        if not bladwijzers:
            bewerking.zonder_bladwijzers()

    (punt,) = alleen(lees(verplaats), 3)
    assert (punt.aard, punt.auteur, punt.na) == (Aard.VERPLAATST, "", V.passages[5][0])


def test_a_move_past_a_heading_says_before_which_passage() -> None:
    lezing = lees(lambda b: b.passage(3).addprevious(b.passage(2)))
    (punt,) = alleen(lezing, 2)
    assert (punt.aard, punt.na, punt.voor) == (Aard.VERPLAATST, V.passages[0][0], V.passages[2][0])


def test_a_copied_passage_is_a_remark_of_its_own_and_leaves_the_original_alone() -> None:
    lezing = lees(lambda b: b.achter(8, p(t(f"3\t{V.tekst(3)}"))))
    (punt,) = alleen(lezing)
    assert (punt.aard, punt.nummer, punt.nieuw, punt.na) == (Aard.GEKOPIEERD, 3, V.tekst(3), V.passages[7][0])


@pytest.mark.parametrize("gevolgd", [True, False])
def test_new_passages_stand_behind_their_predecessor(gevolgd: bool) -> None:
    def nieuw(tekst: str) -> str:
        return p(spoor("ins", t(tekst)), einde=spoor("ins")) if gevolgd else p(t(tekst))

    lezing = lees(lambda b: b.achter(5, nieuw("Een nieuwe passage.") + nieuw("En nog een.")))
    assert [(punt.aard, punt.nieuw, punt.na, punt.auteur) for punt in alleen(lezing)] == [
        (Aard.NIEUW, "Een nieuwe passage.", V.passages[4][0], A if gevolgd else ""),
        (Aard.NIEUW, "En nog een.", V.passages[4][0], A if gevolgd else ""),
    ]


def test_a_new_passage_under_a_heading_says_before_which_it_stands() -> None:
    lezing = lees(lambda b: b.passage(3).addprevious(stukken(p(t("Vooraf.")))[0]))
    (punt,) = alleen(lezing)
    assert (punt.aard, punt.na, punt.voor) == (Aard.NIEUW, V.passages[1][0], V.passages[2][0])


def test_what_can_be_only_one_passage_is_proposed() -> None:
    def vervang(bewerking: Bewerking) -> None:
        oud = bewerking.passage(6)
        oud.addnext(stukken(p(t("Niets hiervan leek op wat er stond.")))[0])
        haal_weg(oud)

    (punt,) = alleen(lees(vervang), 6)
    assert (punt.aard, punt.zekerheid) == (Aard.STIL, Zekerheid.VOORSTEL)


# -- comments ------------------------------------------------------------------------------------------------------------


def _opmerkingen(verband: bool) -> bytes:
    inhoud = bewerkt(
        V,
        lambda b: b.vervang(4, bij_opmerking("1", t(V.tekst(4)[:9])) + t(V.tekst(4)[9:])),
        lambda b: b.run(9).addnext(stukken('<w:r><w:commentReference w:id="3"/></w:r>')[0]),
    )
    return met_opmerkingen(inhoud, verband=verband)


def test_a_comment_with_its_reply_is_one_remark_and_is_resolved() -> None:
    lezing = V.lees(_opmerkingen(verband=True))
    assert alleen(lezing, 4, 9) == [punt_bij(lezing, 4), punt_bij(lezing, 9)]
    draad, los = punt_bij(lezing, 4), punt_bij(lezing, 9)
    assert (draad.aard, draad.auteur, draad.bij, draad.opgelost) == (Aard.OPMERKING, A, V.tekst(4)[:9], True)
    assert draad.tekst == f"Klopt dit?\n{B}: Ja."
    assert (los.tekst, los.opgelost) == ("Zie de nota.", False)


def test_a_reply_that_lost_its_link_is_a_remark_of_its_own() -> None:
    lezing = V.lees(_opmerkingen(verband=False))
    assert sorted(punt.tekst for punt in lezing.punten) == ["Ja.", "Klopt dit?", "Zie de nota."]
    assert {punt.aard for punt in lezing.punten} == {Aard.OPMERKING}


# -- around the passages -------------------------------------------------------------------------------------------------


def test_a_figure_in_a_table_says_in_which_row_and_column() -> None:
    def wijzig(bewerking: Bewerking) -> None:
        for cel in bewerking.body.iter(qn("w:t")):
            if cel.text == "29.764":
                run = ouder(cel)
                for nieuw in stukken(spoor("del", weg("29.764")) + spoor("ins", t("29.765"))):
                    run.addprevious(nieuw)
                haal_weg(run)
                return
        raise AssertionError

    (punt,) = alleen(lees(wijzig))
    assert (punt.aard, punt.auteur, punt.oud, punt.nieuw) == (Aard.ELDERS, A, "29.764", "29.765")
    assert punt.bij.startswith("tabel onder “")
    assert "rij “Aantal controles in de vergunde branche (tz_controles)”, kolom “Opgegeven”" in punt.bij


def test_a_silently_changed_figure_is_found_too() -> None:
    lezing = V.lees(verander(V.inhoud, {"word/document.xml": (">29.764<", ">29.765<")}))
    (punt,) = alleen(lezing)
    assert (punt.aard, punt.auteur, punt.oud, punt.nieuw) == (Aard.ELDERS, "", "29.764", "29.765")


def test_a_note_a_box_a_heading_and_a_header_are_read_and_say_where() -> None:
    vak = f"<w:r><w:pict><w:txbxContent>{p(spoor('ins', t('In een vak.')))}</w:txbxContent></w:pict></w:r>"

    def wijzig(bewerking: Bewerking) -> None:
        bewerking.run(5).addnext(stukken(vak)[0])
        kop = next(tekst for tekst in bewerking.body.iter(qn("w:t")) if tekst.text == "Toezicht")
        kop.text = "Toezicht en handhaving"

    inhoud = bewerkt(V, wijzig)
    kop = next(
        naam for naam in ("word/header1.xml", "word/header2.xml") if b"vertrouwelijk" in _deel(inhoud, naam)
    )
    inhoud = verander(inhoud, {kop: ("vertrouwelijk", "openbaar")})
    gevonden = {(punt.bij, punt.nummer, punt.nieuw) for punt in alleen(V.lees(inhoud))}
    assert gevonden == {
        ("tekstvak bij passage 5", 5, "In een vak."),
        (f"onder “4 {V.tekst(4)[:57]}…”", None, "Toezicht en handhaving"),
        ("koptekst", None, "Dienstgeheim – openbaar"),
    }


def test_words_of_agreement_at_the_end_are_proposed_and_still_a_remark() -> None:
    lezing = lees(lambda b: b.achter(12, p(t("Hiermee ga ik akkoord."))))
    assert lezing.akkoordwoorden == ("Hiermee ga ik akkoord.",)
    assert kort(alleen(lezing)) == [(Aard.NIEUW, None, "", "Hiermee ga ik akkoord.")]
    assert lees(lambda b: b.achter(12, p(t("Akkoord, mits passage 3 vervalt.")))).akkoordwoorden == ()
    assert lees(lambda b: b.achter(5, p(t("Akkoord.")))).akkoordwoorden == ()


def test_in_our_annex_with_changes_only_what_others_did_counts() -> None:
    eerder = verzonden(12, versie=1, secties=_met_tekst(4, "Een zin over het register."))
    nu = verzonden(
        12, secties=_met_tekst(3, "Heel iets anders.", _met_tekst(4, "Een zin over het register."))
    )
    bijlage = schrijf_sporen(eerder.inhoud, nu.inhoud, datetime(2012, 5, 3, tzinfo=UTC))
    herkomst, lezing = nu.lees_met_herkomst(bijlage)
    assert herkomst.bijlage
    assert alleen(lezing) == []
    terug = verander(bijlage, {"word/document.xml": ("over het register", "over ons register")})
    assert kort(alleen(nu.lees(terug), 4)) == [(Aard.STIL, 4, "", "Een zin over ons register.")]


# -- what file it is -----------------------------------------------------------------------------------------------------


def test_another_verslag_and_another_version_are_told() -> None:
    for anders, gezegd in (
        ({"verslag": "een-ander"}, Afwijking.ANDER_DOSSIER),
        ({"versie": 3}, Afwijking.ANDERE_VERSIE),
    ):
        herkomst, lezing = V.lees_met_herkomst(verzonden(12, **anders).inhoud)
        assert afwijking(herkomst, lezing, verzonden_id(), 2) is gezegd


def verzonden_id() -> str:
    return V.lees_met_herkomst(V.inhoud)[0].verslag


def test_a_foreign_file_is_told_and_our_text_without_properties_is_not_foreign() -> None:
    herkomst, lezing = V.lees_met_herkomst(docx(p(t("Een brief over iets anders.")) + p(t("Met groet."))))
    assert afwijking(herkomst, lezing, verzonden_id(), 2) is Afwijking.VREEMD
    assert {punt.aard for punt in lezing.overig if punt.nieuw} == {Aard.LOS}
    kaal = met_deel(V.inhoud, "docProps/custom.xml", None)
    herkomst, lezing = V.lees_met_herkomst(kaal)
    assert (herkomst.verslag, herkomst.herkend) == ("", 12)
    assert afwijking(herkomst, lezing, verzonden_id(), 2) is Afwijking.ONGEWIJZIGD


def test_what_cannot_be_read_is_refused_in_dutch() -> None:
    with pytest.raises(ArchiefFout, match=r"terug\.docx"):
        V.lees(b"geen zip")
    with pytest.raises(WoordbestandFout, match=r"terug\.docx is geen Word-document"):
        V.lees(met_deel(V.inhoud, "word/document.xml", "<iets/>"))


def test_two_figures_that_changed_places_are_two_changes() -> None:
    def wissel(bewerking: Bewerking) -> None:
        een, ander = (
            next(tekst for tekst in bewerking.body.iter(qn("w:t")) if tekst.text == waarde)
            for waarde in ("29.764", "0(1)")
        )
        een.text, ander.text = ander.text, een.text

    assert sorted((punt.oud, punt.nieuw) for punt in alleen(lees(wissel))) == [
        ("0(1)", "29.764"),
        ("29.764", "0(1)"),
    ]


def test_a_figure_that_went_to_another_cell_is_gone_here_and_new_there() -> None:
    def verplaats(bewerking: Bewerking) -> None:
        cel = next(tekst for tekst in bewerking.body.iter(qn("w:t")) if tekst.text == "29.764")
        cel.text = ""
        laatste = next(tekst for tekst in bewerking.body.iter(qn("w:t")) if tekst.text == "15-20")
        alinea = ouder(ouder(laatste))
        alinea.addnext(stukken(p(t("29.764")))[0])

    assert sorted((punt.aard, punt.oud, punt.nieuw) for punt in alleen(lees(verplaats))) == [
        (Aard.ELDERS, "", "29.764"),
        (Aard.ELDERS, "29.764", ""),
    ]
