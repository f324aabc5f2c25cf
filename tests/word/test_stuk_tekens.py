"""Signs where no colour stands, in a cell and in the legend."""

from __future__ import annotations

from korpsmonitor_tui.domain.stuk import Legenda, Letter, Stuk, Tabel, Teken
from korpsmonitor_tui.word.stuk import schrijf_stuk
from tests.oordelen import GEEL, KLEUREN
from tests.word.hulp import alle, deel, teksten, waarden
from tests.word.voorbeeld import HUISSTIJL


def test_a_sign_stands_in_the_middle_with_its_note_and_the_legend_explains_it() -> None:
    tabel = Tabel(
        "Scores", (("Korps", 10), ("A", 5), ("B", 5)), (("Drenthe", Letter(GEEL), Teken("·", "1")),)
    )
    stuk = Stuk(
        "Scores",
        "",
        (tabel, Legenda(KLEUREN, tekens=(("·", "nog niet gescoord"),))),
        "Korpsmonitor",
        "Scores",
    )
    wortel = deel(schrijf_stuk(stuk, HUISSTIJL.read_bytes()).inhoud, "word/document.xml")
    cel = alle(wortel, "w:tc")[-1]
    assert teksten(cel) == "·1"
    assert (waarden(cel, "w:jc"), waarden(cel, "w:shd", "w:fill"), waarden(cel, "w:vertAlign")) == (
        ["center"],
        [],
        ["superscript"],
    )
    legenda = next(teksten(p) for p in alle(wortel, "w:p") if "Onvoldoende" in teksten(p))
    assert "· nog niet gescoord" in legenda.replace("\u00a0", " ")
