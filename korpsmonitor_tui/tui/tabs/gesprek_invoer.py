"""The field that is always ready for the next note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import notuleren
from korpsmonitor_tui.services.velden import Plaats, Veld
from korpsmonitor_tui.tui.tabs.gesprek_gidskeuze import Gidskeuze
from korpsmonitor_tui.tui.tabs.gesprek_steno import (
    ALLEEN_VOORAAN,
    ALT_CIJFER,
    MEESTE_SPREKERS,
    Steno,
    ontleed,
)
from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron
from korpsmonitor_tui.tui.widgets.uitschrijfveld import UitschrijfVeld

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from korpsmonitor_tui.services.notuleren import Concept
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass
class Onderweg:
    """The note being typed. The typing thread reads it when it writes; a new note gets one of its own."""

    concept: Concept
    sprekers: int

    def steno(self, getypt: str) -> Steno:
        """What was typed, as it was meant."""
        return ontleed(getypt, self.sprekers)


class Invoerveld(UitschrijfVeld):
    """Each note is a new entity, there from its first keystroke; Enter closes it and begins the next.

    Its own keys are handled in the order in which they were typed: who types faster than the screen follows still gets
    every note whole, in its chapter and with its speaker.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leg_vast", _("vastleggen"), tooltip=_("leg de notitie vast en begin de volgende")),
        Binding("ctrl+o,alt+v", "koppel", _("bij deze vraag"), tooltip=_("wat u typt hoort vanaf nu bij de vraag van de leidraad; nog eens maakt het los")),
        Binding("ctrl+j", "nieuwe_regel", _("nieuwe regel"), tooltip=_("begin een nieuwe regel in de notitie")),
        # The line above the footer says how to choose a chapter.
        Binding("ctrl+up,alt+k", "stap(-1)", _("vorig hoofdstuk"), show=False, tooltip=_("typ verder in het vorige hoofdstuk")),
        Binding("ctrl+down,alt+j", "stap(1)", _("volgend hoofdstuk"), show=False, tooltip=_("typ verder in het volgende hoofdstuk")),
        Binding("alt+up", "vraag(-1)", _("vorige vraag"), show=False, tooltip=_("kijk naar de vorige vraag van de leidraad")),
        Binding("alt+down", "vraag(1)", _("volgende vraag"), show=False, tooltip=_("kijk naar de volgende vraag van de leidraad")),
        Binding("ctrl+n,alt+n", "open", _("volgende open vraag"), show=False, tooltip=_("naar de volgende vraag die nog niet aan de orde is geweest")),
        Binding("alt+1", "spreker(1)", _("spreker"), show=False, tooltip=_("kies met Alt en een cijfer wie er spreekt, of typ 2: voor de tekst; Alt+0 is niemand")),
    ]  # fmt: skip

    @dataclass
    class Gekozen(Message):
        """Chapter or speaker changed: what is typed from here on goes there."""

        veld: Invoerveld

    @dataclass
    class Aangewezen(Message):
        """Another question of the guide is looked at; ``alles`` if none was left to go to."""

        alles: bool = False

    @dataclass
    class NaarLijst(Message):
        """Up, on the first line: to the notes above."""

    def __init__(
        self,
        sessie: Sessie,
        dossier: str,
        hoofdstukken: Sequence[str],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(sessie, id=id)
        self._dossier = dossier
        self._hoofdstukken = tuple(hoofdstukken)
        self._sprekers: tuple[str, ...] = ()
        self._onderweg: Onderweg | None = None
        self.hoofdstuk = self._hoofdstukken[0]
        self.spreker = ""
        self.vraag = ""
        self.gids = Gidskeuze()
        self._toetsen: dict[str, Callable[[], None]] = {
            "enter": self.action_leg_vast,
            **dict.fromkeys(("ctrl+j", "alt+enter", "shift+enter"), self.action_nieuwe_regel),
            **dict.fromkeys(("ctrl+up", "alt+k"), lambda: self.action_stap(-1)),
            **dict.fromkeys(("ctrl+down", "alt+j"), lambda: self.action_stap(1)),
            "alt+up": lambda: self.action_vraag(-1),
            "alt+down": lambda: self.action_vraag(1),
            **dict.fromkeys(("ctrl+n", "alt+n"), self.action_open),
            **dict.fromkeys(("ctrl+o", "alt+v"), self.action_koppel),
            **{f"alt+{nr}": self._kiezer(nr) for nr in range(MEESTE_SPREKERS + 1)},
        }

    def _kiezer(self, nummer: int) -> Callable[[], None]:
        return lambda: self.action_spreker(nummer)

    @property
    def notitie(self) -> str:
        """Id of the note that is being typed, or empty."""
        return self._onderweg.concept.notitie if self._onderweg else ""

    @property
    def steno(self) -> Steno:
        """What stands in the field, as it is meant."""
        return ontleed(self.text, len(self._sprekers))

    # -- chapter and speaker -----------------------------------------------------------------------------------------

    def zet_sprekers(self, sprekers: Sequence[str]) -> None:
        """Who can be chosen by number; the present speaker stays."""
        self._sprekers = tuple(sprekers)[:MEESTE_SPREKERS]
        if self._onderweg:
            self._onderweg.sprekers = len(self._sprekers)

    def kies(
        self, *, hoofdstuk: str | None = None, spreker: str | None = None, vraag: str | None = None
    ) -> None:
        """Go on in this chapter, with this speaker, on this question; the note that is being typed goes along.

        Another chapter is no longer about the question of the one before.
        """
        voor = (self.hoofdstuk, self.spreker, self.vraag)
        if hoofdstuk not in {None, self.hoofdstuk} and vraag is None:
            vraag = ""
        self.hoofdstuk = self.hoofdstuk if hoofdstuk is None else hoofdstuk
        self.spreker = self.spreker if spreker is None else spreker
        self.vraag = self.vraag if vraag is None else vraag
        if voor == (self.hoofdstuk, self.spreker, self.vraag):
            return
        if self._onderweg and self.bewaarder:
            self._onderweg.concept = replace(
                self._onderweg.concept, hoofdstuk=self.hoofdstuk, spreker=self.spreker, vraag=self.vraag
            )
            self._volg(self.bewaarder.begin_opnieuw())
        self.post_message(self.Gekozen(self))

    def action_stap(self, stappen: int) -> None:
        """To the next or previous chapter."""
        plaats = self._hoofdstukken.index(self.hoofdstuk) + stappen
        if 0 <= plaats < len(self._hoofdstukken):
            self.kies(hoofdstuk=self._hoofdstukken[plaats])

    def action_spreker(self, nummer: int) -> None:
        """This speaker by number; 0 for nobody."""
        if nummer <= len(self._sprekers):
            self.kies(spreker=self._sprekers[nummer - 1] if nummer else "")

    # -- the guide ---------------------------------------------------------------------------------------------------

    def action_vraag(self, stappen: int) -> None:
        """Look at the next or previous question."""
        self.gids.stap(self.hoofdstuk, stappen)
        self.post_message(self.Aangewezen())

    def action_open(self) -> None:
        """Look at the next question that is not covered, if need be in another chapter."""
        hoofdstuk = self.gids.naar_open(self.hoofdstuk)
        if hoofdstuk:
            self.kies(hoofdstuk=hoofdstuk)
        self.post_message(self.Aangewezen(alles=not hoofdstuk))

    def action_koppel(self) -> None:
        """Bind what is typed to the question that is looked at, or to none again."""
        nu = self.gids.nu(self.hoofdstuk)
        if nu is not None:
            self.kies(vraag="" if self.vraag == nu.vraag.id else nu.vraag.id)

    # -- notes -------------------------------------------------------------------------------------------------------

    def nieuw(self) -> None:
        """Close the note that stands in the field and begin an empty one."""
        onderweg = Onderweg(
            notuleren.nieuw_concept(self.sessie, self.hoofdstuk, self.spreker, self.vraag),
            len(self._sprekers),
        )
        self._onderweg = onderweg

        def schrijf(getypt: str, op: tuple[str, ...]) -> None:
            steno = onderweg.steno(getypt)
            notuleren.leg_vast(self.sessie, self._dossier, onderweg.concept, steno.tekst, steno.tags, op)

        self.open(
            Bron(
                Plaats(notuleren.SOORT, onderweg.concept.notitie, "tekst"),
                Veld(),
                schrijf,
                vertaal=lambda getypt: onderweg.steno(getypt).tekst,
                begin=lambda: notuleren.begin(self.sessie, self._dossier, onderweg.concept),
                laat_vallen=lambda: notuleren.laat_vallen(self.sessie, self._dossier, onderweg.concept),
            )
        )

    def is_weg(self, vervallen: str) -> bool:
        """Whether the note in the field was undone, and not typed on since."""
        bewaarder = self.neem_tekst()
        return bool(vervallen) and vervallen == self.notitie and bewaarder is not None and not bewaarder.vuil

    def action_leg_vast(self) -> None:
        """Close this note and begin the next."""
        self.schrijf_code_uit()
        self._kies_getypte_spreker()
        bewaarder = self.neem_tekst()
        self.nieuw()
        if bewaarder is not None and not bewaarder.leeg and not bewaarder.vuil:
            # It rested long enough to be an event already.
            self.post_message(self.Opgeslagen(self))

    def action_nieuwe_regel(self) -> None:
        """A line break inside the note."""
        self.schrijf_code_uit()
        self.replace("\n", *self.selection)

    async def on_key(self, event: events.Key) -> None:
        """The keys of this field, before anything that was typed after them."""
        if event.key == "up" and self.cursor_at_first_line:
            event.prevent_default()
            event.stop()
            self.post_message(self.NaarLijst())
        elif (toets := self._toetsen.get(event.key) or self._alt_cijfer(event.character)) is not None:
            event.prevent_default()
            event.stop()
            toets()

    def _alt_cijfer(self, teken: str | None) -> Callable[[], None] | None:
        """What Alt and a digit does, from a terminal that sends a sign for it."""
        nummer = ALT_CIJFER.get(teken or "")
        if nummer is None or (teken in ALLEEN_VOORAAN and self.text):
            return None
        return self._kiezer(nummer)

    def on_text_area_changed(self) -> None:
        """A speaker typed before the text is the speaker from here on."""
        self._kies_getypte_spreker()

    def _kies_getypte_spreker(self) -> None:
        nummer = self.steno.spreker
        if nummer is not None:
            self.action_spreker(nummer)

    def geweigerd(self, bewaarder: Bewaarder) -> None:
        """Put a note that the process does not allow back in the field: it is nowhere else."""
        super().geweigerd(bewaarder)
        if bewaarder is not self.bewaarder:
            self.load_text("\n".join(filter(None, (bewaarder.tekst, self.text))))
