"""Dialogs that dismiss with a value: Escape gives None, Enter or Ctrl+S gives what was filled in, once it is valid."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Label, OptionList, Select, Static, TextArea
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.velden import VeldFout as VeldFout
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.widget import Widget

# Absolute: Textual reads a relative path beside the module of the subclass.
STIJL: Final = Path(__file__).with_name("dialogs.tcss")

R = TypeVar("R")
T = TypeVar("T")


class Dialoog(Modaal[R | None]):
    """A form over the screen. Subclasses give the fields in :meth:`velden` and read them in :meth:`lees`."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "bevestig", _("vastleggen"), priority=True),
        Binding("escape", "annuleer", _("annuleren")),
    ]
    KNOP: ClassVar[str] = _("Vastleggen")
    """What the form does; the footer calls its key the same."""
    UITLEG = _(
        "Een formulier. Tab gaat naar het volgende veld, Shift+Tab naar het vorige. Klopt er iets niet, dan zegt de regel "
        "boven de knoppen wat, en blijft alles staan wat u invulde. Esc sluit het formulier zonder iets te doen."
    )

    def __init_subclass__(cls, **opties: Any) -> None:
        """Call the key what the button is called. Textual reads the bindings of a class as it is made."""
        if "KNOP" in vars(cls):
            knop = Binding("ctrl+s", "bevestig", f"{cls.KNOP[0].lower()}{cls.KNOP[1:]}", priority=True)
            cls.BINDINGS = [*vars(cls).get("BINDINGS", ()), knop]
        super().__init_subclass__(**opties)

    def __init__(self, titel: str, uitleg: str = "") -> None:
        super().__init__()
        self._titel = titel
        self._uitleg = uitleg
        self._bezig = False
        self._gewaarschuwd = False
        self.taak: Callable[[R], object] | None = None
        """What to do with the value before the dialog closes; see :func:`vraag_en_doe`."""

    def helptitel(self) -> str:
        """Its own title."""
        return self._titel

    def uitleg(self) -> str:
        """What this form says of itself, and then how a form works."""
        return "\n\n".join(filter(None, (self._uitleg, self.UITLEG)))

    def compose(self) -> ComposeResult:
        """Title, explanation, fields, line for errors, buttons."""
        with Vertical(id="kader"):
            yield Label(Content(self._titel), id="dialoogtitel")
            with VerticalScroll(id="velden", can_focus=False):
                if self._uitleg:
                    yield Static(Content(self._uitleg), id="uitleg")
                yield from self.velden()
            yield Static("", id="fout", markup=False)
            with Horizontal(id="knoppen"):
                yield Button(self.KNOP, variant="primary", id="bevestig", compact=True)
                yield Button(_("Annuleren"), id="annuleer", compact=True)
        yield Voettekst()

    def velden(self) -> ComposeResult:
        """The fields of this form."""
        yield from ()

    def lees(self) -> R:
        """What was filled in. Raises VeldFout or another KorpsmonitorFout; the form then stays open."""
        raise AssertionError(f"{type(self).__name__} reads nothing")

    @on(Input.Submitted)
    @on(Button.Pressed, "#bevestig")
    def action_bevestig(self) -> None:
        """Dismiss with what was filled in, or say what is wrong with it."""
        if self._bezig:
            return
        try:
            waarde = self.lees()
        except KorpsmonitorFout as fout:
            self.meld(fout)
            return
        if self.taak is None:
            self.dismiss(waarde)
            return
        self._bezig = True
        self.run_worker(
            partial(self._doe, self.taak, waarde), thread=True, group="schrijf", exit_on_error=True
        )

    def _doe(self, taak: Callable[[R], object], waarde: R) -> None:
        """In a worker thread: a refusal leaves the form open, with everything that was filled in."""
        try:
            taak(waarde)
        except KorpsmonitorFout as fout:
            self.app.call_from_thread(self.meld, fout)
        else:
            self.app.call_from_thread(self._vastgelegd, waarde)

    def _vastgelegd(self, waarde: R) -> None:
        self._bezig = False
        self.dismiss(waarde)

    @on(Button.Pressed, "#annuleer")
    def action_annuleer(self) -> None:
        """Dismiss with nothing; texts that were typed are given up only at the second time."""
        if self._bezig:
            # What is being done cannot be called back: the form waits for how it ends.
            self._toon_regel(_("Een ogenblik: dit is nog niet klaar."))
            return
        getypt = any(vak.text.strip() != vak.begin.strip() for vak in self.query(Tekstvak))
        if getypt and not self._gewaarschuwd:
            self._gewaarschuwd = True
            self.meld(VeldFout(_("uw tekst is nog niet vastgelegd; nog eens Esc verwerpt hem.")))
            return
        self.dismiss(None)

    def meld(self, fout: KorpsmonitorFout) -> None:
        """Say what is wrong, and go to the field it is about."""
        self._bezig = False
        self._toon_regel(_("Let op: {fout}").format(fout=fout))
        if isinstance(fout, VeldFout) and fout.veld:
            self.query_one(f"#{fout.veld}").focus()

    def _toon_regel(self, tekst: str) -> None:
        regel = self.query_one("#fout", Static)
        regel.update(Content(tekst))
        regel.add_class("zichtbaar")
        self.query_one("#velden").add_class("-met-regel")


def vraag_en_doe(
    widget: Widget, dialoog: Dialoog[R], taak: Callable[[R], T], klaar: Callable[[T], None] | None = None
) -> None:
    """Ask, do ``taak`` with the answer off the UI thread, and give its result to ``klaar``.

    The dialog closes only when it is done: after a KorpsmonitorFout nothing has to be filled in again.
    """
    uitkomst: list[T] = []
    dialoog.taak = lambda waarde: uitkomst.append(taak(waarde))

    def daarna(_waarde: R | None) -> None:
        if uitkomst and klaar is not None:
            klaar(uitkomst[0])

    widget.app.push_screen(dialoog, daarna)


def veld(opschrift: str, widget: Widget, uitleg: str = "") -> Horizontal:
    """A field with its name before it, and a hint below it."""
    inhoud = Vertical(
        widget, *([Static(Content(uitleg), classes="hint")] if uitleg else []), classes="veldinhoud"
    )
    # A field of one line needs no room below it; what is higher, or has a hint, does.
    hoog = " -hoog" if uitleg or not isinstance(widget, Input | Select) else ""
    return Horizontal(Label(Content(opschrift), classes="opschrift"), inhoud, classes=f"veld{hoog}")


class Invulvak(Input):
    """A field of one line."""

    def __init__(self, waarde: str = "", *, id: str, voorbeeld: str = "") -> None:  # noqa: A002 - Textual's name
        super().__init__(value=waarde, placeholder=voorbeeld, id=id, compact=True)


class Tekstvak(TextArea):
    """A field of a few lines; Tab goes on to the next field."""

    def __init__(self, waarde: str = "", *, id: str) -> None:  # noqa: A002 - Textual's name
        self.begin = waarde
        super().__init__(
            waarde, id=id, compact=True, tab_behavior="focus", soft_wrap=True, show_line_numbers=False
        )


class Bevestig(Dialoog[bool]):
    """A yes-or-no question."""

    KNOP = _("Ja")

    def __init__(self, titel: str, vraag: str) -> None:
        super().__init__(titel, vraag)

    def on_mount(self) -> None:
        """Enter is the answer that was asked for."""
        self.query_one("#bevestig").focus()

    def lees(self) -> bool:
        """The button was pressed."""
        return True


class Redenvraag(Dialoog[str]):
    """Asks why: the reason is recorded with the step."""

    def __init__(self, titel: str, uitleg: str = "", opschrift: str = "", waarde: str = "") -> None:
        super().__init__(titel, uitleg)
        self._opschrift = opschrift or _("Reden")
        self._waarde = waarde

    def velden(self) -> ComposeResult:
        """One field of a few lines."""
        yield veld(self._opschrift, Tekstvak(self._waarde, id="reden"))

    def lees(self) -> str:
        """The reason. Raises VeldFout without one."""
        reden = self.query_one("#reden", Tekstvak).text.strip()
        if not reden:
            raise VeldFout(
                _("vul “{veld}” in; het wordt vastgelegd.").format(veld=self._opschrift.lower()), "reden"
            )
        return reden


class _Keuzes(Lijst):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", _("kiezen"))]


class Keuzelijst(Modaal[str | None]):
    """Choose one of a list. What cannot be chosen now stands in it too, with the reason why."""

    CSS_PATH = STIJL
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "kies", _("kiezen")),
        Binding("escape", "annuleer", _("annuleren")),
    ]
    UITLEG = _(
        "Kies een regel met de pijlen en Enter; onder de lijst staat wat de regel doet. Wat met – begint kan nu niet, en "
        "daar staat waarom. Esc kiest niets."
    )

    def __init__(
        self, titel: str, keuzes: Sequence[tuple[str, str, str]], weigering: Iterable[str] = ()
    ) -> None:
        """``keuzes`` are (id, text, explanation); ids in ``weigering`` can be looked at but not chosen."""
        super().__init__()
        self._titel = titel
        self._keuzes = {id_: (tekst, uitleg) for id_, tekst, uitleg in keuzes}
        self._weigering = frozenset(weigering)

    def helptitel(self) -> str:
        """Its own title."""
        return self._titel

    def compose(self) -> ComposeResult:
        """Title, list, explanation of the line under the cursor."""
        with Vertical(id="kader"):
            yield Label(Content(self._titel), id="dialoogtitel")
            yield _Keuzes(id="keuzes")
            yield Static("", id="uitleg", markup=False)
        yield Voettekst()

    def _optie(self, id_: str) -> Option:
        tekst = self._keuzes[id_][0]
        if id_ in self._weigering:
            return Option(Content.assemble((f"– {tekst}", "dim")), id=id_)
        return Option(Content(f"  {tekst}"), id=id_)

    def on_mount(self) -> None:
        """Begin at the first that can be chosen."""
        lijst = self.query_one(_Keuzes)
        vrij = [id_ for id_ in self._keuzes if id_ not in self._weigering]
        lijst.vul([self._optie(id_) for id_ in self._keuzes], vrij[0] if vrij else "")
        lijst.focus()

    @on(OptionList.OptionHighlighted)
    def _leg_uit(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        id_ = gebeurtenis.option_id or ""
        uitleg = self._keuzes[id_][1]
        tekst = _("Nu niet: {reden}").format(reden=uitleg) if id_ in self._weigering else uitleg
        self.query_one("#uitleg", Static).update(Content(tekst))

    @on(OptionList.OptionSelected)
    def _gekozen(self, gebeurtenis: OptionList.OptionSelected) -> None:
        if gebeurtenis.option_id in self._weigering:
            self.app.bell()
            return
        self.dismiss(gebeurtenis.option_id)

    def action_annuleer(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
