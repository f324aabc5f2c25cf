"""A text in which a person marks words, with keys or by dragging: what is marked always begins and ends with a word."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.extract.zinnen import vind_zinnen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual import events

_WOORD: Final = re.compile(r"\w+(?:[^\w\s]+\w+)*|[^\w\s]+")
_BROK: Final = re.compile(r"\n|[^\S\n]+|\S+")
_META: Final = "woord"


class Markeervak(ScrollView, can_focus=True):
    """Shows one text; the words between where marking began and the cursor are marked."""

    DEFAULT_CSS = """
    Markeervak { height: 1fr; padding: 0 1; background: $surface; }
    Markeervak > .markeervak--gemerkt { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; text-style: bold; }
    Markeervak > .markeervak--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold underline; }
    Markeervak > .markeervak--code { text-style: underline; color: $text-accent; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "markeervak--gemerkt",
        "markeervak--cursor",
        "markeervak--code",
    }
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "kies", _("code kiezen"), tooltip=_("kies een code voor de gemerkte woorden")),
        Binding("right", "woord(1)", _("woord verder"), show=False),
        Binding("left", "woord(-1)", _("woord terug"), show=False),
        Binding("down", "regel(1)", _("regel verder"), show=False),
        Binding("up", "regel(-1)", _("regel terug"), show=False),
        Binding("shift+right", "woord(1, True)", _("merken"), tooltip=_("merk ook het volgende woord; Shift+↓ merkt een regel")),
        Binding("shift+left", "woord(-1, True)", _("minder merken"), show=False),
        Binding("shift+down", "regel(1, True)", _("regel merken"), show=False),
        Binding("shift+up", "regel(-1, True)", _("regel minder"), show=False),
        Binding("space", "houd_vast", _("vasthouden"), tooltip=_("begin te merken: pijlen merken dan verder; nog eens stopt")),
        Binding("z", "zin", _("hele zin"), tooltip=_("merk de zin waarin de cursor staat")),
        Binding("home", "uiterste(-1)", _("begin"), show=False),
        Binding("end", "uiterste(1)", _("einde"), show=False),
    ]  # fmt: skip

    @dataclass
    class Gekozen(Message):
        """Enter: these words."""

        spanne: Spanne

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._tekst = ""
        self._codes: tuple[Spanne, ...] = ()
        self._woorden: list[Spanne] = []
        self._regels: list[list[Spanne]] = []
        self._begin = self._cursor = 0
        self._vast = False
        """Whether plain arrows go on marking: not every terminal tells Shift from no Shift."""

    # -- the text ----------------------------------------------------------------------------------------------------

    def toon(self, tekst: str, gemerkt: Spanne | None = None, codes: Iterable[Spanne] = ()) -> None:
        """Show a text, with ``gemerkt`` marked and what was coded before underlined."""
        self._tekst = tekst
        self._codes = tuple(codes)
        self._woorden = [Spanne(*treffer.span()) for treffer in _WOORD.finditer(tekst)]
        self._vast = False
        raakt = [
            nr
            for nr, woord in enumerate(self._woorden)
            if gemerkt is not None and woord.begin < gemerkt.eind and gemerkt.begin < woord.eind
        ]
        self._begin, self._cursor = (raakt[0], raakt[-1]) if raakt else (0, 0)
        self._deel_in()
        self.scroll_to(y=0, animate=False)
        self._in_beeld()

    @property
    def gemerkt(self) -> Spanne | None:
        """The words that are marked; None in a text without any."""
        if not self._woorden:
            return None
        eerste, laatste = sorted((self._begin, self._cursor))
        return Spanne(self._woorden[eerste].begin, self._woorden[laatste].eind)

    def on_resize(self) -> None:
        """Lines change with the width."""
        self._deel_in()

    def _deel_in(self) -> None:
        """Break the text into lines of words."""
        breedte = max(10, self.scrollable_content_region.width)
        self._regels = list(deel_in(self._tekst, breedte))
        self.virtual_size = Size(breedte, len(self._regels))
        self.refresh()

    # -- drawing -----------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the text."""
        nummer = y + self.scroll_offset.y
        breedte = self.scrollable_content_region.width
        if nummer >= len(self._regels):
            return Strip.blank(breedte, self.rich_style)
        stukken = [stuk for brok in self._regels[nummer] for stuk in self._stukken(brok)]
        return Strip(stukken).adjust_cell_length(breedte, self.rich_style)

    def _stukken(self, brok: Spanne) -> Iterator[Segment]:
        """A piece without spaces, or spaces, cut where the style changes."""
        grenzen = {brok.begin, brok.eind}
        for woord in self._woorden_van(brok):
            grenzen |= {woord.begin, woord.eind}
        for spanne in self._codes:
            grenzen |= {spanne.begin, spanne.eind}
        plekken = sorted(plek for plek in grenzen if brok.begin <= plek <= brok.eind)
        for begin, eind in pairwise(plekken):
            yield Segment(maak_zichtbaar(self._tekst[begin:eind]).replace("\t", " "), self._stijl(begin))

    def _woorden_van(self, brok: Spanne) -> Iterator[Spanne]:
        eerste = max(0, self._woord_bij(brok.begin))
        for woord in self._woorden[eerste:]:
            if woord.begin >= brok.eind:
                return
            yield woord

    def _woord_bij(self, plek: int) -> int:
        """Number of the last word that begins at or before a place; -1 if none does."""
        return bisect_right(self._woorden, plek, key=lambda woord: woord.begin) - 1

    def _stijl(self, plek: int) -> Style:
        nummer = self._woord_bij(plek)
        stijl = self.rich_style
        if any(spanne.begin <= plek < spanne.eind for spanne in self._codes):
            stijl += self.get_component_rich_style("markeervak--code", partial=True)
        gemerkt = self.gemerkt
        if gemerkt is not None and gemerkt.begin <= plek < gemerkt.eind:
            stijl += self.get_component_rich_style("markeervak--gemerkt", partial=True)
        if nummer == self._cursor and nummer >= 0 and plek < self._woorden[nummer].eind:
            stijl += self.get_component_rich_style("markeervak--cursor", partial=True)
        return stijl + Style(meta={_META: max(0, nummer)})

    # -- marking -----------------------------------------------------------------------------------------------------

    def _naar(self, woord: int, *, merk: bool) -> None:
        if not self._woorden:
            return
        self._cursor = min(max(woord, 0), len(self._woorden) - 1)
        if not (merk or self._vast):
            self._begin = self._cursor
        self.refresh()
        self._in_beeld()

    def _regel_van_cursor(self) -> int:
        if not self._woorden:
            return 0
        plek = self._woorden[self._cursor].begin
        return next(
            (nr for nr, regel in enumerate(self._regels) if regel and regel[0].begin <= plek < regel[-1].eind), 0
        )  # fmt: skip

    def _in_beeld(self) -> None:
        self.scroll_to_region(Region(0, self._regel_van_cursor(), 1, 1), animate=False, force=True)

    def action_woord(self, stap: int, merk: bool = False) -> None:
        """Go to the next or the previous word, marking or not."""
        self._naar(self._cursor + stap, merk=merk)

    def action_regel(self, stap: int, merk: bool = False) -> None:
        """Go to the word below or above."""
        doel = self._regel_van_cursor() + stap
        while 0 <= doel < len(self._regels) and not self._regels[doel]:
            doel += stap
        if not self._woorden or not 0 <= doel < len(self._regels):
            self.action_uiterste(stap, merk)
            return
        nu = self._regels[self._regel_van_cursor()]
        kolom = self._woorden[self._cursor].begin - nu[0].begin
        regel = self._regels[doel]
        plek = min(regel[0].begin + kolom, regel[-1].eind - 1)
        self._naar(self._woord_bij(plek), merk=merk)

    def action_uiterste(self, kant: int, merk: bool = False) -> None:
        """Go to the first or the last word."""
        self._naar(0 if kant < 0 else len(self._woorden) - 1, merk=merk)

    def action_houd_vast(self) -> None:
        """Begin marking here, or stop."""
        self._vast = not self._vast
        if self._vast:
            self._begin = self._cursor
        self.refresh()

    def action_zin(self) -> None:
        """Mark the sentence of the cursor."""
        if not self._woorden:
            return
        plek = self._woorden[self._cursor].begin
        zin = next((z for z in vind_zinnen(self._tekst) if z.begin <= plek < z.eind), None)
        if zin is not None:
            self._begin = max(0, self._woord_bij(zin.begin))
            if self._woorden[self._begin].begin < zin.begin:
                self._begin += 1
            self._cursor = self._woord_bij(zin.eind - 1)
            self._vast = False
            self.refresh()
            self._in_beeld()

    def action_kies(self) -> None:
        """Tell which words are marked."""
        gemerkt = self.gemerkt
        if gemerkt is not None:
            self.post_message(self.Gekozen(gemerkt))

    # -- mouse -------------------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin marking at the word under the pointer."""
        woord = event.style.meta.get(_META)
        if woord is not None:
            self.capture_mouse()
            self._vast = False
            self._naar(int(woord), merk=event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark on while the button is held."""
        woord = event.style.meta.get(_META)
        if self.app.mouse_captured is self and woord is not None:
            self._naar(int(woord), merk=True)

    def on_mouse_up(self) -> None:
        """The words stay marked."""
        self.release_mouse()


def deel_in(tekst: str, breedte: int) -> Iterator[list[Spanne]]:
    """The pieces of each line; a piece that is longer than a line is cut."""
    regel: list[Spanne] = []
    lengte = 0
    for treffer in _BROK.finditer(tekst):
        if treffer[0] == "\n":
            yield regel
            regel, lengte = [], 0
            continue
        for brok in _brokken(tekst, *treffer.span(), breedte):
            # A tab is shown as one space.
            cellen = cell_len(brok.van(tekst).replace("\t", " "))
            if lengte + cellen > breedte:
                yield regel
                regel, lengte = [], 0
                if not brok.van(tekst).strip():
                    # Spaces where a line breaks take no room.
                    continue
            regel.append(brok)
            lengte += cellen
    yield regel


def _brokken(tekst: str, begin: int, eind: int, breedte: int) -> Iterator[Spanne]:
    # Half the width: a character may take two columns.
    stap = breedte if cell_len(tekst[begin:eind].replace("\t", " ")) <= breedte else breedte // 2
    for plek in range(begin, eind, stap):
        yield Spanne(plek, min(plek + stap, eind))
