"""Published tables: figures found by their question, columns added up without their printed total."""

from __future__ import annotations

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import TOTAALRIJ, Cijfertabel, Cijferverzameling, Kolom, Rij

CONTROLES = Kolom("toezicht.controles:2012", ("2012",), "korps", "toezicht.controles", 2012)
EERDER = Kolom("toezicht.controles:2010", ("2010",), "korps", "toezicht.controles", 2010)
VAN_EMM = Kolom("emm.voorstellen:2012", ("EMM",), "emm", "emm.voorstellen", 2012, "informatie.voorstellen")
ONBEKEND = Kolom("samengevallen", (), "korps", uitleg="Twee kolommen zijn samengevallen.")


def rij(code: str, kolommen: tuple[Kolom, ...], *cellen: str | None, vraag: str = "") -> Rij:
    return Rij(
        code,
        code.title(),
        1,
        tuple(
            None if cel is None else Cijfer(cel, kolom.jaar, kolom.bron)
            for kolom, cel in zip(kolommen, cellen, strict=True)
        ),
        vraag=vraag,
    )


def tabel(nummer: int, kolommen: tuple[Kolom, ...], *rijen: Rij) -> Cijfertabel:
    return Cijfertabel(nummer, "Titel", "4.3.2", (), kolommen, rijen)


EERSTE = tabel(
    5,
    (CONTROLES, EERDER, ONBEKEND),
    rij("drenthe", (CONTROLES, EERDER, ONBEKEND), "36", "25", None),
    rij("twente", (CONTROLES, EERDER, ONBEKEND), "Nb", None, "6"),
    rij(TOTAALRIJ, (CONTROLES, EERDER, ONBEKEND), "36", "25", "6"),
)
TWEEDE = tabel(7, (CONTROLES, VAN_EMM), rij("drenthe", (CONTROLES, VAN_EMM), "37", "0 (1)"))
REEKS = Kolom("2010", ("2010",), "om", jaar=2010)
DERDE = tabel(25, (REEKS,), rij("nederland", (REEKS,), "216", vraag="om.ingeschreven"))
VERZAMELING = Cijferverzameling((EERSTE, TWEEDE, DERDE))


def test_figures_are_found_by_question_in_order_of_year() -> None:
    gevonden = VERZAMELING.vermeldingen("toezicht.controles", "drenthe")
    assert [(v.tabel, v.cijfer.jaar, v.cijfer.opgegeven) for v in gevonden] == [
        (5, 2010, "25"),
        (5, 2012, "36"),
        (7, 2012, "37"),
    ]
    assert [v.rij for v in VERZAMELING.vermeldingen("toezicht.controles")] == [
        "drenthe",
        TOTAALRIJ,
        "drenthe",
        "twente",
        TOTAALRIJ,
        "drenthe",
    ]
    assert list(VERZAMELING.vermeldingen("toezicht.onbekend")) == []


def test_brackets_answer_the_question_of_the_other_source() -> None:
    (emm,) = VERZAMELING.vermeldingen("emm.voorstellen")
    (korps,) = VERZAMELING.vermeldingen("informatie.voorstellen")
    assert (emm.cijfer.opgegeven, emm.cijfer.bron) == ("0 (1)", "emm")
    assert korps.cijfer == Cijfer("1", 2012, "korps")


def test_a_series_is_found_by_the_question_of_its_row() -> None:
    (landelijk,) = VERZAMELING.vermeldingen("om.ingeschreven", "nederland")
    assert landelijk.cijfer == Cijfer("216", 2010, "om")


def test_a_cell_without_a_known_question_is_found_by_none() -> None:
    assert VERZAMELING.vragen == (
        "toezicht.controles",
        "emm.voorstellen",
        "informatie.voorstellen",
        "om.ingeschreven",
    )


def test_a_column_is_added_up_without_the_printed_total() -> None:
    assert str(EERSTE.kolomtotaal(0)) == "36 (1 korps niet bekend)"
    assert str(EERSTE.kolomtotaal(1)) == "25 (1 korps zonder cijfer)"
    assert str(EERSTE.kolomtotaal(0, ["twente"])) == "geen totaal (1 korps niet bekend)"


def test_rows_columns_and_tables_are_found_or_none() -> None:
    drenthe = EERSTE.rij("drenthe")
    assert drenthe is not None
    assert drenthe.naam == "Drenthe"
    assert EERSTE.rij("zeeland") is None
    assert EERSTE.kolom("samengevallen") == 2
    assert EERSTE.kolom("iets") is None
    assert VERZAMELING.tabel(7) is TWEEDE
    assert VERZAMELING.tabel(6) is None
