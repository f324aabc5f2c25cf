"""Several places of one question as a table: rows, years, and one editor that goes to the cell worked in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.tui.tabs.vragenlijst_weergave import mogelijkheden_van, rijtekst
from korpsmonitor_tui.tui.widgets.celveld import Celveld
from korpsmonitor_tui.tui.widgets.keuzecel import Celbeweging, Celtoestand, Keuzecel, celtekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld

TWIJFEL, CONFLICT, TOEGELICHT = "?", "≠", "*"
"""Signs in a cell: look at this answer, two answers, an explanation belongs to it."""
_SMALST, _BREEDST = 8, 16
"""Columns that a cell needs and takes, its sign included."""
_KOP = 12
"""Columns that a label needs, if it is that long."""


@dataclass(frozen=True, slots=True)
class Cel:
    """What one place shows."""

    waarde: str
    toelichting: str = ""
    teken: str = ""
    """``TWIJFEL``, ``CONFLICT`` or nothing."""


@dataclass(frozen=True, slots=True)
class Indeling:
    """How the places of a question are laid out at one width."""

    rijen: tuple[tuple[str, tuple[Vak, ...]], ...]
    """Label and places of every line."""
    jaren: tuple[str, ...]
    """Headings above the columns; none if every line holds one place, with its explanation beside it."""
    kop: int
    """Columns for the labels."""
    cel: int
    """Columns for a cell."""

    @classmethod
    def van(cls, vraag: Vraag, breedte: int) -> Indeling:
        """Rows by years if a row fits on a line, else every place on a line of its own."""
        jaren = tuple(str(jaar) for jaar in vraag.jaren)
        ruim = max(_KOP, breedte * 2 // 5)
        langste = max((len(rij.tekst) for rij in vraag.rijen), default=0)
        # Years need their columns more than a label does: the whole text of the row is shown below.
        kop = min(langste, ruim, breedte - _SMALST * len(jaren) - 1) + 1
        if vraag.rijen and len(jaren) > 1 and kop > min(langste, _KOP):
            cel = min(_BREEDST, (breedte - kop) // len(jaren))
            per_rij = [tuple(vak for vak in vraag.vakken if vak.rij == rij.code) for rij in vraag.rijen]
            return cls(
                tuple((rij.tekst, vakken) for rij, vakken in zip(vraag.rijen, per_rij, strict=True)),
                jaren,
                kop,
                cel,
            )
        titels = [(" ".join(filter(None, (vak.jaar, rijtekst(vraag, vak)))), (vak,)) for vak in vraag.vakken]
        kop = min(max(len(titel) for titel, _vakken in titels), ruim) + 1
        return cls(tuple(titels), (), kop, min(_BREEDST, max(_SMALST, breedte - kop)))

    def plaats(self, vak: Vak) -> tuple[int, int]:
        """Line and column of a place."""
        return next(
            (rij, vakken.index(vak)) for rij, (_kop, vakken) in enumerate(self.rijen) if vak in vakken
        )


class Rooster(Vertical, can_focus=False):
    """Draws every cell as text and edits one, so that a grid of a hundred cells opens as fast as a single field."""

    DEFAULT_CSS = """
    Rooster { height: auto; border: round $border-blurred; padding: 0 1; border-subtitle-color: $text-muted; }
    Rooster:focus-within { border: round $border; }
    Rooster.-onveilig { border-subtitle-color: $text-warning; }
    Rooster #roostertekst { height: auto; width: 1fr; text-wrap: nowrap; }
    Rooster Celveld, Rooster Keuzecel { position: absolute; }
    """

    @dataclass
    class Gegaan(Message):
        """The cursor went to another cell."""

        vak: Vak

    @dataclass
    class Klaar(Message):
        """Enter in the last cell."""

    def __init__(
        self,
        sessie: Sessie,
        cel: Callable[[Vak], Cel],
        open_: Callable[[Bewaarveld, Vak], None],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """``cel`` tells what a place shows; ``open_`` opens its answer in the editor."""
        super().__init__(id=id)
        self._sessie = sessie
        self._cel = cel
        self._open = open_
        self._vraag: Vraag | None = None
        self._indeling: Indeling | None = None
        self.vak: Vak | None = None
        """Where the cursor is."""

    def compose(self) -> ComposeResult:
        """The table, and over it the two editors, of which one is in use."""
        yield Static(id="roostertekst", markup=False)
        yield Celveld(self._sessie, id="celveld")
        yield Keuzecel(self._sessie, id="keuzecel")

    @property
    def editor(self) -> Celveld | Keuzecel:
        """The editor that fits the question."""
        return self.query_one(Keuzecel) if self._kiest else self.query_one(Celveld)

    @property
    def _kiest(self) -> bool:
        return self._vraag is not None and bool(mogelijkheden_van(self._vraag))

    # -- showing -----------------------------------------------------------------------------------------------------

    def toon(self, vraag: Vraag, vak: Vak) -> None:
        """Show a question with the cursor on one of its places."""
        self._vraag, self.vak = vraag, vak
        self._indeling = Indeling.van(vraag, self._breedte)
        ander: Bewaarveld = self.query_one(Celveld) if self._kiest else self.query_one(Keuzecel)
        ander.sluit()
        ander.display, self.editor.display = False, True
        if self._kiest:
            keuzes = mogelijkheden_van(vraag)
            self.query_one(Keuzecel).zet_mogelijkheden(keuzes, meer=vraag.vraagt == "meerkeuze")
        self._ga(vak)

    def sluit(self) -> None:
        """Another question is shown, that has one place."""
        self._vraag = self.vak = None
        for veld in (self.query_one(Celveld), self.query_one(Keuzecel)):
            if veld.bewaarder is not None:
                veld.sluit()

    @property
    def _breedte(self) -> int:
        return self.query_one("#roostertekst").size.width or max(20, self.app.size.width // 2)

    def on_resize(self) -> None:
        """Lay out anew."""
        if self._vraag is None or self.vak is None:
            return
        vorige, self._indeling = self._indeling, Indeling.van(self._vraag, self._breedte)
        self._zet_editor()
        self.herteken()
        if self._indeling != vorige:
            # What had to be cut is another part now.
            self.post_message(self.Gegaan(self.vak))

    def herteken(self) -> None:
        """Draw all cells as they are now."""
        vraag, indeling = self._vraag, self._indeling
        if vraag is None or indeling is None or self.vak is None:
            return
        nu, _kolom = indeling.plaats(self.vak)
        regels = []
        if indeling.jaren:
            koppen = "".join(f" {jaar}".ljust(indeling.cel) for jaar in indeling.jaren)
            regels.append(Content.styled(" " * indeling.kop + koppen, "bold $text-accent"))
        for nr, (kop, vakken) in enumerate(indeling.rijen):
            titel = _pas(Content.styled(kop, "bold" if nr == nu else ""), indeling.kop - 1)
            regels.append(Content.assemble(titel, " ", *(self._tekst(vak) for vak in vakken)))
        self.query_one("#roostertekst", Static).update(Content("\n").join(regels))

    def _tekst(self, vak: Vak) -> Content:
        """One cell: its sign, what was stated, and its explanation or the sign that there is one."""
        vraag, indeling, cel = self._vraag, self._indeling, self._cel(vak)
        if vraag is None or indeling is None:
            return Content()
        if self._kiest:
            waarde = celtekst(cel.waarde, mogelijkheden_van(vraag), meer=vraag.vraagt == "meerkeuze")
        else:
            waarde = Content(kort(cel.waarde, indeling.cel))
        ruimte = indeling.cel - 2
        toegelicht = TOEGELICHT if cel.toelichting.strip() and indeling.jaren else " "
        delen: list[Content] = [
            Content.styled(cel.teken or " ", "bold $text-warning"),
            _pas(waarde if waarde.plain else Content.styled("·", "$text-muted"), ruimte),
            Content.styled(toegelicht, "$text-muted"),
        ]
        rest = self._breedte - indeling.kop - indeling.cel
        if not indeling.jaren and rest > 3:
            delen.append(_pas(Content.styled(kort(cel.toelichting, rest), "$text-muted"), rest))
        return Content.assemble(*delen)

    def _zet_editor(self) -> None:
        if self._indeling is None or self.vak is None:
            return
        rij, kolom = self._indeling.plaats(self.vak)
        editor = self.editor
        x = self._indeling.kop + kolom * self._indeling.cel + 1
        editor.styles.width = self._indeling.cel - 2
        editor.styles.offset = (x, rij + bool(self._indeling.jaren))

    # -- going around ------------------------------------------------------------------------------------------------

    def ga(self, vak: Vak) -> None:
        """Put the cursor on a place of this question."""
        if vak != self.vak:
            self._ga(vak)

    def _ga(self, vak: Vak) -> None:
        self.vak = vak
        self._zet_editor()
        self._open(self.editor, vak)
        self.herteken()
        self.post_message(self.Gegaan(vak))

    @on(Celbeweging)
    def _beweeg(self, beweging: Celbeweging) -> None:
        beweging.stop()
        vraag, indeling, vak = self._vraag, self._indeling, self.vak
        if vraag is None or indeling is None or vak is None:
            return
        if beweging.verder:
            self.ga_verder()
            return
        rij, kolom = indeling.plaats(vak)
        rij, kolom = rij + beweging.rijen, kolom + beweging.kolommen
        if 0 <= rij < len(indeling.rijen) and 0 <= kolom < len(indeling.rijen[rij][1]):
            self.ga(indeling.rijen[rij][1][kolom])

    def ga_verder(self) -> None:
        """To the next place; after the last one the question is done."""
        if self._vraag is None or self.vak is None:
            return
        vakken = self._vraag.vakken
        plaats = vakken.index(self.vak) + 1
        if plaats < len(vakken):
            self.ga(vakken[plaats])
        else:
            self.post_message(self.Klaar())

    def on_click(self, event: events.Click) -> None:
        """A click on a cell goes there."""
        tekst = self.query_one("#roostertekst", Static)
        indeling = self._indeling
        if event.widget is not tekst or indeling is None:
            return
        rij = event.y - bool(indeling.jaren)
        kolom = max(0, event.x - indeling.kop) // indeling.cel if indeling.jaren else 0
        if 0 <= rij < len(indeling.rijen) and kolom < len(indeling.rijen[rij][1]):
            self.ga(indeling.rijen[rij][1][kolom])
            self.editor.focus()

    @on(Celtoestand)
    def _toon_toestand(self, toestand: Celtoestand) -> None:
        toestand.stop()
        self.border_subtitle = toestand.woorden
        self.set_class(bool(toestand.woorden) and toestand.woorden != _("opgeslagen"), "-onveilig")
        self.herteken()

    def legenda(self) -> str:
        """What the letters choose; empty if there is nothing to choose."""
        if self._vraag is None or not self._kiest:
            return ""
        return " · ".join(f"{m.letter} {m.tekst}" for m in mogelijkheden_van(self._vraag))

    def voluit(self) -> str:
        """What the table had to cut where the cursor is: the text of the row, and what was stated."""
        if self._vraag is None or self._indeling is None or self.vak is None:
            return ""
        rij, waarde = rijtekst(self._vraag, self.vak), maak_zichtbaar(self._cel(self.vak).waarde.strip())
        delen = [rij] if len(rij) > self._indeling.kop - 1 else []
        delen += [_("“{waarde}”").format(waarde=waarde)] if len(waarde) > self._indeling.cel - 2 else []
        return ": ".join(delen)


def _pas(inhoud: Content, breedte: int) -> Content:
    """Exactly so many columns."""
    return inhoud.truncate(max(0, breedte), ellipsis=True, pad=True)
