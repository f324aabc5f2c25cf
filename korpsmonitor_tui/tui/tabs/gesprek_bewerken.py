"""The field in which a note that stands in the minutes is edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import gesprekken, notuleren
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.services.velden import Plaats, Veld
from korpsmonitor_tui.tui.widgets.bewaarder import Bron
from korpsmonitor_tui.tui.widgets.uitschrijfveld import UitschrijfVeld

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual import events

    from korpsmonitor_tui.domain.gesprek import Notitie


class Bewerkveld(UitschrijfVeld):
    """Stands where notes are typed as long as a note is edited; Enter or Escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape", "klaar", _("klaar"), tooltip=_("sluit de notitie; wat u typte is opgeslagen")
        ),
        Binding(
            "ctrl+j", "nieuwe_regel", _("nieuwe regel"), tooltip=_("begin een nieuwe regel in de notitie")
        ),
        Binding(
            "ctrl+o,alt+s",
            "splits",
            _("splitsen"),
            tooltip=_("maak van wat achter de cursor staat een eigen notitie"),
        ),
    ]

    @dataclass
    class Splits(Message):
        """Cut note ``notitie`` in two before character ``plek`` of ``tekst``, once ``klaar``: its text is an event."""

        notitie: str
        plek: int
        tekst: str
        klaar: Future[None]

    @dataclass
    class Gesloten(Message):
        """The note is edited."""

    def bewerk(self, dossier: str, notitie: Notitie, stand: Veld) -> None:
        """Open a note as it was just read."""
        sessie = self.sessie

        def schrijf(tekst: str, op: tuple[str, ...]) -> None:
            gesprekken.wijzig_notitie(sessie, dossier, notitie.id, "tekst", tekst, op)

        self.open(Bron(Plaats(notuleren.SOORT, notitie.id, "tekst"), stand, schrijf))
        tijd = f"{lokale_tijd(notitie.tijd):%H:%M}" if notitie.tijd else ""
        self.border_title = Content(_("Notitie van {tijd} bewerken").format(tijd=tijd)).markup

    def action_klaar(self) -> None:
        """Save and close."""
        self.sluit()
        self.post_message(self.Gesloten())

    def action_splits(self) -> None:
        """Save, and ask for the cut at the cursor."""
        bewaarder = self.bewaarder
        if bewaarder is not None:
            rij, kolom = self.cursor_location
            plek = sum(len(self.document.get_line(nr)) + 1 for nr in range(rij)) + kolom
            tekst, klaar = self.text, self.bewaar()
            self.post_message(self.Splits(bewaarder.bron.plaats.entiteit, plek, tekst, klaar))

    def action_nieuwe_regel(self) -> None:
        """A line break inside the note."""
        self.schrijf_code_uit()
        self.replace("\n", *self.selection)

    async def on_key(self, event: events.Key) -> None:
        """These keys do not go into the text, nor past this field."""
        toetsen = {
            **dict.fromkeys(("enter", "escape"), self.action_klaar),
            **dict.fromkeys(("ctrl+j", "alt+enter", "shift+enter"), self.action_nieuwe_regel),
            **dict.fromkeys(("ctrl+o", "alt+s"), self.action_splits),
        }
        if (toets := toetsen.get(event.key)) is not None:
            event.prevent_default()
            event.stop()
            toets()
