"""The table: columns of fixed width, whatever stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from korpsmonitor_tui.tui.thema import LICHT, THEMAS
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel
from korpsmonitor_tui.tui.widgets.tabelorde import sorteer

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


# -- order, filter and copy: the same in every table -------------------------------------------------------------------


MENSEN: list[tuple[str, Sequence[Cel]]] = [
    ("a", ("2", "Zwart", "12-02-2013")),
    ("b", ("10", "ánders", "–")),
    ("c", ("1", ("Berg", "bold"), "03-12-2012")),
]


class Mensen(App[None]):
    """A table of people, and a place to see what is copied."""

    def __init__(self, tabel: Tabel) -> None:
        super().__init__()
        for een in THEMAS:
            self.register_theme(een)
        self.theme = LICHT
        self.tabel = tabel
        self.gekopieerd: list[str] = []

    def compose(self) -> ComposeResult:
        """The table."""
        yield self.tabel

    def copy_to_clipboard(self, text: str) -> None:
        """Keep it."""
        self.gekopieerd.append(text)


class Vast(Tabel):
    """Its rows mean nothing in another order."""

    SORTEERBAAR = False


def _tabel(klasse: type[Tabel] = Tabel) -> Tabel:
    return klasse((("Nr", 5), ("Naam", 0), ("Datum", 12)))


def _orde(tabel: Tabel) -> str:
    return "".join(rij.key.value or "" for rij in tabel.ordered_rows)


async def test_sorteren_met_een_toets_en_de_cursor_blijft() -> None:
    app = Mensen(_tabel())
    async with app.run_test(size=(50, 10)) as pilot:
        tabel = app.tabel
        tabel.vul(MENSEN)
        await pilot.press("down")
        gezien = []
        for toets in ("alt+o", "alt+r", "alt+o", "alt+o", "alt+r", "alt+o"):
            await pilot.press(toets)
            gezien.append(_orde(tabel))
        # Numbers as numbers, names without accents, dates as dates, and what is unknown last, also backwards.
        assert gezien == ["cab", "bac", "bca", "cab", "acb", "abc"]
        assert tabel.gekozen == "b"


async def test_sorteren_met_de_muis() -> None:
    app = Mensen(_tabel())
    async with app.run_test(size=(50, 10)) as pilot:
        app.tabel.vul(MENSEN)
        gezien = []
        for _keer in range(3):
            await pilot.click(Tabel, offset=(8, 0))
            gezien.append((_orde(app.tabel), app.tabel.ordered_columns[0].label.plain.split()[1][0]))
        assert gezien == [("bca", "▲"), ("acb", "▼"), ("abc", "N")]


async def test_wat_niet_te_sorteren_is_blijft_staan() -> None:
    app = Mensen(_tabel(Vast))
    async with app.run_test(size=(50, 10)) as pilot:
        app.tabel.vul(MENSEN)
        await pilot.press("alt+o")
        await pilot.click(Tabel, offset=(8, 0))
        assert _orde(app.tabel) == "abc"


async def test_filteren_zegt_hoeveel_er_zijn_en_esc_toont_weer_alles() -> None:
    app = Mensen(_tabel())
    async with app.run_test(size=(60, 24)) as pilot:
        app.tabel.vul(MENSEN)
        await pilot.press("alt+f", *"anders", "enter")
        assert _orde(app.tabel) == "b"
        assert "“anders” 1/3" in app.tabel.ordered_columns[0].label.plain
        # What is read anew stays filtered.
        app.tabel.vul([*MENSEN, ("d", ("4", "Anders", "–"))])
        assert _orde(app.tabel) == "bd"
        assert len(app.tabel.inhoud()) == 4
        await pilot.press("escape")
        assert _orde(app.tabel) == "abcd"


async def test_een_regel_een_cel_en_de_hele_tabel_kopieren() -> None:
    app = Mensen(_tabel())
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("ctrl+c", "alt+c", "alt+k")
        assert app.gekopieerd == []
        app.tabel.vul(MENSEN)
        await pilot.press("alt+o", "ctrl+c", "alt+c", "alt+k", "down", "enter")
        await pilot.pause()
        assert app.gekopieerd == [
            "2\tZwart\t12-02-2013",
            "Nr\tNaam\tDatum\n1\tBerg\t03-12-2012\n2\tZwart\t12-02-2013\n10\tánders\t–",
            "Zwart",
        ]


async def test_van_tienduizend_regels_worden_alleen_die_in_beeld_gemaakt() -> None:
    app = Mensen(_tabel())
    async with app.run_test(size=(60, 24)) as pilot:
        app.tabel.vul([(str(nr), (str(nr), f"naam {nr}", "–")) for nr in range(10_000)])
        await pilot.press("end")
        await pilot.pause()
        assert app.tabel.gekozen == "9999"
        assert _regel(app.tabel, 9999).startswith("9999 naam 9999")
        assert len(app.tabel._teksten) < 200


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "–", "1", "02", "10", "a1", "a10", "é", "12-02-2013", "3 van 4"]))
    )
)
def test_sorteren_verliest_niets_en_omgekeerd_is_omgekeerd(cellen: list[tuple[str]]) -> None:
    rijen = [(str(nr), rij) for nr, rij in enumerate(cellen)]
    heen, terug = (sorteer(rijen, 0, achterstevoren=kant) for kant in (False, True))
    assert sorted(heen) == sorted(terug) == sorted(rijen)
    gevuld = [rij[1] for rij in heen if rij[1][0] not in {"", "–"}]
    assert [rij[1] for rij in terug if rij[1][0] not in {"", "–"}] == gevuld[::-1]
    assert all(rij[1][0] in {"", "–"} for rij in heen[len(gevuld) :])
    assert sorteer(heen, 0, achterstevoren=False) == heen
