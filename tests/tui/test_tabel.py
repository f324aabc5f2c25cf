"""The table: columns of fixed width, whatever stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App, ComposeResult

from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Sequence


class Proef(App[None]):
    """A table of three columns, of which the second takes what is left."""

    def compose(self) -> ComposeResult:
        """The table."""
        yield Tabel((("Nr", 4), ("Naam", 0), ("Eind", 6)))


def _regel(tabel: Tabel, nr: int) -> str:
    return tabel.get_row_at(nr)[0].plain


async def _vul(rijen: Sequence[tuple[str, Sequence[Cel]]], breedte: int = 32) -> list[str]:
    app = Proef()
    async with app.run_test(size=(breedte, 10)) as pilot:
        tabel = app.query_one(Tabel)
        tabel.vul(rijen)
        await pilot.pause()
        return [_regel(tabel, nr) for nr in range(tabel.row_count)]


async def test_kolommen_staan_onder_elkaar() -> None:
    regels = await _vul([("a", ("1", "kort", "eind")), ("b", ("12", ("gekleurd", "text-error"), "e"))])

    assert regels == ["1   kort                eind  ", "12  gekleurd            e     "]


async def test_wat_niet_past_eindigt_in_een_beletselteken() -> None:
    regels = await _vul([("a", ("12345", "een veel te lange naam", "eindelijk"))])

    assert regels == ["12… een veel te lange … einde…"]


async def test_brede_tekens_regels_en_stuurtekens_verschuiven_niets() -> None:
    regels = await _vul([("a", ("1", "日本\nregel\x1b[31m", "e"))])

    assert regels == ["1   日本 regel␛[31m     e     "]


async def test_de_cursor_blijft_bij_zijn_regel() -> None:
    app = Proef()
    async with app.run_test(size=(40, 10)) as pilot:
        tabel = app.query_one(Tabel)
        tabel.vul([(naam, (naam, naam, naam)) for naam in "abc"])
        await pilot.press("down", "down")
        assert tabel.gekozen == "c"
        tabel.vul([(naam, (naam, naam, naam)) for naam in "cxb"])
        assert tabel.gekozen == "c"
        tabel.vul([(naam, (naam, naam, naam)) for naam in "xb"])
        assert tabel.gekozen == "x"
        tabel.vul([])
        assert tabel.gekozen is None


async def test_een_kolom_groeit_met_het_venster() -> None:
    app = Proef()
    async with app.run_test(size=(31, 10)) as pilot:
        tabel = app.query_one(Tabel)
        tabel.vul([("a", ("1", "een veel te lange naam", "e"))])
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert "een veel te lange naam" in _regel(tabel, 0)


async def test_home_en_end_gaan_naar_de_eerste_en_de_laatste_regel() -> None:
    app = Proef()
    async with app.run_test(size=(40, 10)) as pilot:
        tabel = app.query_one(Tabel)
        tabel.focus()
        assert tabel.check_action("select_cursor", ()) is False, "in an empty table there is nothing to open"
        tabel.vul([(str(nr), (str(nr), "naam", "e")) for nr in range(30)])
        await pilot.press("end")
        assert tabel.gekozen == "29"
        await pilot.press("home")
        assert tabel.gekozen == "0"
        assert tabel.check_action("select_cursor", ()) is True
