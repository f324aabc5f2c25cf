"""Comments: whose, about what, in answer to what, done or not; none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.word.spoorvoorbeeld import DAG, A, B, bij_opmerking, lees, opmerking, p, spoor, t, weg

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.wijzigingen import Woordlezing


def gezegd(lezing: Woordlezing) -> list[tuple[str, str, str]]:
    """(id, text, what it is about) of every comment."""
    return [(o.id, o.tekst, o.bij) for o in lezing.opmerkingen]


def test_comments_in_the_order_of_the_text_with_all_that_is_said_of_them() -> None:
    lezing = lees(
        p(t("Voor "), bij_opmerking("5", t("het cijfer")), t(" en "), bij_opmerking("2", t("de bron"))),
        comments=opmerking("2", "Welke?", B, datum="2013-03-05T11:00:00") + opmerking("5", "Klopt niet."),
    )
    eerste, tweede = lezing.opmerkingen
    assert gezegd(lezing) == [("5", "Klopt niet.", "het cijfer"), ("2", "Welke?", "de bron")]
    assert (eerste.auteur, eerste.initialen, eerste.datum) == (A, "A", DAG)
    assert (tweede.auteur, tweede.initialen, tweede.datum) == (B, "B", "2013-03-05T11:00:00")
    assert lezing.oud == ("Voor het cijfer en de bron",)


def test_what_a_comment_is_about_is_the_text_after_the_changes_or_else_before_them() -> None:
    lezing = lees(
        p(
            bij_opmerking("1", t("nu ") + spoor("del", weg("oud")) + spoor("ins", t("nieuw"))),
            bij_opmerking("2", spoor("del", weg("weg"))),
            '<w:r><w:commentReference w:id="3"/></w:r>',
        )
        + p('<w:commentRangeStart w:id="4"/>', t("over"))
        + p(t("twee alinea's"), '<w:commentRangeEnd w:id="4"/>', t("!")),
        comments="".join(opmerking(str(nr), f"nr {nr}") for nr in range(1, 5)),
    )
    assert [o.bij for o in lezing.opmerkingen] == ["nu nieuw", "weg", "", "over\ntwee alinea's"]


def test_replies_and_what_is_done() -> None:
    lezing = lees(
        p(bij_opmerking("1", t("passage")), bij_opmerking("4", t("elders"))),
        comments=opmerking("1", "Vraag", sleutel="0A")
        + opmerking("2", "Antwoord", B, sleutel="0B")
        + opmerking("3", "Nog een", sleutel="0C")
        + opmerking("4", "Anders", sleutel="0D"),
        commentsEx='<w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0C" w15:paraIdParent="0A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0D" w15:paraIdParent="0D"/>',
    )
    assert [(o.id, o.antwoord_op, o.bij, o.opgelost) for o in lezing.opmerkingen] == [
        ("1", None, "passage", True),
        ("2", "1", "passage", True),
        ("3", "1", "passage", False),
        ("4", None, "elders", False),
    ]


def test_a_lost_reply_link_a_circle_and_a_missing_anchor_lose_nothing() -> None:
    lezing = lees(
        p(bij_opmerking("1", t("passage"))),
        comments="".join(opmerking(str(nr), f"nr {nr}", sleutel=f"0{nr}") for nr in range(1, 5)),
        commentsEx='<w15:commentEx w15:paraId="02" w15:paraIdParent="03"/>'
        '<w15:commentEx w15:paraId="03" w15:paraIdParent="02"/>'
        '<w15:commentEx w15:paraId="04" w15:paraIdParent="99"/>',
    )
    assert [o.id for o in lezing.opmerkingen] == ["1", "4", "2", "3"]
    assert sorted(o.tekst for o in lezing.opmerkingen) == ["nr 1", "nr 2", "nr 3", "nr 4"]


def test_a_range_without_an_end_does_not_run_on() -> None:
    lezing = lees(
        p('<w:commentRangeStart w:id="1"/>', t("hier")) + p(t("niet hier")), comments=opmerking("1", "x")
    )
    assert gezegd(lezing) == [("1", "x", "hier")]


def test_a_comment_of_several_paragraphs() -> None:
    lezing = lees(
        p(t("a")),
        comments=f'<w:comment w:id="1" w:author="{A}">{p(t("Een."))}{p()}{p(t("Twee."))}</w:comment>',
    )
    (gevonden,) = lezing.opmerkingen
    assert (gevonden.tekst, gevonden.datum, gevonden.initialen) == ("Een.\n\nTwee.", None, "")
