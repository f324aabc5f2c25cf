"""A grid of letters with names before it and headings above it, of which only what is in sight is ever made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

KOPREGELS: Final = 2
"""Lines above the rows: what columns belong to, and each column."""
SMAL: Final = 3
"""Columns of the screen that a cell takes at least: a letter with room around it."""
_BREEDST: Final = 18
_MET_WOORD: Final = 9
"""From this width on a column shows its name, and a cell its word beside the letter."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column."""

    code: str
    groep: str
    """What it belongs to; neighbours with the same one stand under one heading."""
    naam: str
    kort: str
    """At most two characters, where there is no room for the name."""
    smalst: int = SMAL
    """Columns of the screen that it takes at least."""


@dataclass(frozen=True, slots=True)
class Vak:
    """What stands in one cell."""

    letter: str
    stijl: str
    teken: str = ""
    """One character behind the letter that asks for attention."""
    woord: str = ""
    """The same in a word, where there is room."""


LEEG: Final = Vak(" ", "")


@dataclass(frozen=True, slots=True)
class Rij:
    """One line: a name, and a cell for each column."""

    sleutel: str
    naam: str
    vakken: tuple[Vak, ...]


class Weegraster(ScrollView, can_focus=True):
    """The cursor is on one cell; arrows move it. A table widget would draw every cell by itself."""

    DEFAULT_CSS = """
    Weegraster { background: $surface; scrollbar-size: 1 1; overflow-x: hidden; padding: 0 0 0 1; }
    Weegraster > .weegraster--kop { background: $panel; color: $text-accent; text-style: bold; }
    Weegraster > .weegraster--tussenkop { background: $surface; color: $text-accent; text-style: bold; }
    Weegraster > .weegraster--hier { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
    Weegraster:focus > .weegraster--hier { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "weegraster--kop",
        "weegraster--tussenkop",
        "weegraster--hier",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "kies", _("openen"), tooltip=_("open de weging van dit korps bij deze dimensie")),
    ]

    @dataclass
    class Aangewezen(Message):
        """The cursor is on another cell."""

        raster: Weegraster

        @property
        def control(self) -> Weegraster:
            """The grid."""
            return self.raster

    @dataclass
    class Gekozen(Message):
        """Somebody wants to see the cell under the cursor."""

        raster: Weegraster

        @property
        def control(self) -> Weegraster:
            """The grid."""
            return self.raster

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._kolommen: tuple[Kolom, ...] = ()
        self._rijen: tuple[Rij, ...] = ()
        self._rij = self._kolom = 0
        self._breedtes: tuple[int, ...] = ()
        self._met_namen = False
        self._naambreedte = 0
        self._gemeten = 0
        """Width that the columns were made for."""

    def vul(self, kolommen: Sequence[Kolom], rijen: Sequence[Rij]) -> None:
        """Show these; the cursor stays on its row and column as long as they are there."""
        rij, kolom = self.hier or ("", "")
        self._kolommen, self._rijen = tuple(kolommen), tuple(rijen)
        self.virtual_size = Size(0, len(rijen) + KOPREGELS)
        sleutels, codes = [r.sleutel for r in rijen], [k.code for k in kolommen]
        self._rij = sleutels.index(rij) if rij in sleutels else min(self._rij, max(0, len(rijen) - 1))
        self._kolom = codes.index(kolom) if kolom in codes else min(self._kolom, max(0, len(codes) - 1))
        self._meet()
        self._breng_in_beeld()
        self.refresh()

    @property
    def hier(self) -> tuple[str, str] | None:
        """Key of the row and code of the column under the cursor; None if there is nothing."""
        if not (self._rijen and self._kolommen):
            return None
        return self._rijen[self._rij].sleutel, self._kolommen[self._kolom].code

    def ga_naar(self, sleutel: str, kolom: str = "") -> None:
        """Put the cursor on this row, and on this column if one is named; what is not there changes nothing."""
        rij = next((nr for nr, r in enumerate(self._rijen) if r.sleutel == sleutel), self._rij)
        nr = next((nr for nr, k in enumerate(self._kolommen) if k.code == kolom), self._kolom)
        self._zet(rij, nr)

    # -- drawing -----------------------------------------------------------------------------------------------------

    @property
    def _breedte(self) -> int:
        return self.scrollable_content_region.width

    def _meet(self) -> None:
        """Make columns as wide as fits, so that names and words can be read where there are few."""
        self._gemeten = self._breedte
        langste = max((len(rij.naam) for rij in self._rijen), default=0)
        ruimte = (self._breedte - langste - 1) // max(1, len(self._kolommen))
        breed = min(_BREEDST, ruimte) if ruimte >= _MET_WOORD else SMAL
        self._breedtes = tuple(max(breed, kolom.smalst) for kolom in self._kolommen)
        self._met_namen = breed >= _MET_WOORD
        # What is left over stays empty on the right: cells stand close to the name they belong to.
        self._naambreedte = max(0, min(langste + 1, self._breedte - sum(self._breedtes)))

    def render_line(self, y: int) -> Strip:
        """A heading, or a row of what is in sight."""
        if self._gemeten != self._breedte:
            # A scrollbar takes a column without a word.
            self._meet()
        if y < KOPREGELS:
            regel = self._groepen() if y == 0 else self._koppen()
            return self._strip(regel, "weegraster--kop")
        plaats = y - KOPREGELS + self.scroll_offset.y
        if plaats >= len(self._rijen):
            return Strip.blank(self._breedte, self.rich_style)
        return self._strip(self._regel(plaats), "")

    def _strip(self, regel: Content, onderdeel: str) -> Strip:
        stijl = self.get_visual_style(onderdeel) if onderdeel else self.visual_style
        regel = regel.truncate(self._breedte, pad=True)
        return Visual.to_strips(self, regel, self._breedte, 1, stijl)[0]

    def _groepen(self) -> Content:
        """Each heading over its columns, every other one on another ground."""
        delen = [Content(" " * self._naambreedte)]
        anders = self.get_visual_style("weegraster--tussenkop")
        groepen: list[tuple[str, int]] = []
        for kolom, breedte in zip(self._kolommen, self._breedtes, strict=True):
            if groepen and groepen[-1][0] == kolom.groep:
                groepen[-1] = (kolom.groep, groepen[-1][1] + breedte)
            else:
                groepen.append((kolom.groep, breedte))
        for nr, (groep, breedte) in enumerate(groepen):
            kop = Content(f" {groep}" if len(groep) < breedte else groep)
            kop = kop.truncate(breedte, ellipsis=True, pad=True)
            delen.append(kop.stylize(anders) if nr % 2 else kop)
        return Content("").join(delen)

    def _koppen(self) -> Content:
        delen = [Content(" " * self._naambreedte)]
        hier = self.get_visual_style("weegraster--hier")
        for nr, kolom in enumerate(self._kolommen):
            tekst = f" {kolom.naam}" if self._met_namen else f"{kolom.kort:>2}"
            kop = Content(tekst).truncate(self._breedtes[nr] - 1, ellipsis=self._met_namen, pad=True)
            kop = Content.assemble(kop, " ")
            delen.append(kop.stylize(hier) if nr == self._kolom else kop)
        return Content("").join(delen)

    def _regel(self, plaats: int) -> Content:
        rij, hier = self._rijen[plaats], self.get_visual_style("weegraster--hier")
        naam = Content(rij.naam).truncate(max(0, self._naambreedte - 1), ellipsis=True, pad=True)
        delen = [naam.stylize(hier) if plaats == self._rij else naam, Content(" ")]
        for nr, vak in enumerate(rij.vakken):
            rest = self._breedtes[nr] - SMAL
            delen.append(self._vak(vak, rest, hier=(plaats, nr) == (self._rij, self._kolom)))
        return Content("").join(delen)

    def _vak(self, vak: Vak, rest: int, *, hier: bool) -> Content:
        """A cell with so many columns for its word; the one under the cursor is between marks, so that it stands out without colour too."""
        cursor = self.get_visual_style("weegraster--hier")
        achter = vak.teken or ("◂" if hier else " ")
        voor = Content("▸" if hier else " ")
        na = Content(achter)
        woord = Content(f" {vak.woord}" if vak.woord and self._met_namen else "").truncate(
            rest, ellipsis=True, pad=True
        )
        letter = Content(vak.letter)
        if hier:
            return Content.assemble(
                voor.stylize(cursor), letter.stylize(vak.stijl), na.stylize(cursor), woord.stylize(cursor)
            )
        return Content.assemble(
            voor.stylize(vak.stijl), letter.stylize(vak.stijl), na.stylize(vak.stijl), woord
        )

    # -- moving about ------------------------------------------------------------------------------------------------

    def _zet(self, rij: int, kolom: int) -> None:
        if self.hier is None:
            return
        rij = max(0, min(len(self._rijen) - 1, rij))
        kolom = max(0, min(len(self._kolommen) - 1, kolom))
        if (rij, kolom) != (self._rij, self._kolom):
            self._rij, self._kolom = rij, kolom
            self._breng_in_beeld()
            self.refresh()
            self.post_message(self.Aangewezen(self))

    @property
    def _hoogte(self) -> int:
        return max(1, self.scrollable_content_region.height - KOPREGELS)

    def _breng_in_beeld(self) -> None:
        boven = self.scroll_offset.y
        if self._rij < boven:
            self.scroll_to(y=self._rij, animate=False)
        elif self._rij >= boven + self._hoogte:
            self.scroll_to(y=self._rij - self._hoogte + 1, animate=False)

    def on_resize(self) -> None:
        """Columns fit, and the cursor stays in sight."""
        self._meet()
        self._breng_in_beeld()
        self.refresh()

    def action_scroll_up(self) -> None:
        """A row up."""
        self._zet(self._rij - 1, self._kolom)

    def action_scroll_down(self) -> None:
        """A row down."""
        self._zet(self._rij + 1, self._kolom)

    def action_scroll_left(self) -> None:
        """A column to the left."""
        self._zet(self._rij, self._kolom - 1)

    def action_scroll_right(self) -> None:
        """A column to the right."""
        self._zet(self._rij, self._kolom + 1)

    def action_page_up(self) -> None:
        """As many rows as fit."""
        self._zet(self._rij - self._hoogte, self._kolom)

    def action_page_down(self) -> None:
        """As many rows as fit."""
        self._zet(self._rij + self._hoogte, self._kolom)

    def action_scroll_home(self) -> None:
        """The first row."""
        self._zet(0, self._kolom)

    def action_scroll_end(self) -> None:
        """The last row."""
        self._zet(len(self._rijen) - 1, self._kolom)

    def action_kies(self) -> None:
        """Open what the cursor is on."""
        if self.hier is not None:
            self.post_message(self.Gekozen(self))

    def on_click(self, event: events.Click) -> None:
        """The cell under the pointer; a second click opens it."""
        plek = event.get_content_offset(self)
        if plek is None or plek.y < KOPREGELS:
            return
        rij = plek.y - KOPREGELS + self.scroll_offset.y
        kolom = self._kolom_op(plek.x)
        if rij < len(self._rijen):
            if (rij, kolom) == (self._rij, self._kolom):
                self.action_kies()
            self._zet(rij, kolom)

    def _kolom_op(self, x: int) -> int:
        """The column at this place of a line; the one of the cursor where there is none."""
        begin = self._naambreedte
        for nr, breedte in enumerate(self._breedtes):
            if begin <= x < begin + breedte:
                return nr
            begin += breedte
        return self._kolom
