"""The questions by chapter: how far each is, and which ask for attention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.domain.vragenlijst import Geldigheid
from korpsmonitor_tui.tui.tabs.vragenlijst_ernaast import PUNT, SIGNAAL, Ernaast
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vraag, Vragenlijst
    from korpsmonitor_tui.tui.tabs.vragenlijst_stand import Vragenlijststand

BEANTWOORD, VERPLICHT, OPEN, VERVALT, TWIJFEL, CONFLICT = "✓", "!", "·", "–", "?", "≠"
_DICHT, _UIT = "▸", "▾"


class Vragenindex(OptionList):
    """Chapters that fold, questions below them; the cursor follows the question in the form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("invullen"), tooltip=_("ga naar het antwoord op deze vraag; op een hoofdstuk: klap open of dicht")),
        Binding("right", "klap(True)", _("openklappen"), tooltip=_("klap dit hoofdstuk open, en ga naar de eerste vraag")),
        Binding("left", "klap(False)", _("dichtklappen"), tooltip=_("ga naar het hoofdstuk, en klap het dicht")),
    ]  # fmt: skip

    @dataclass
    class Gekozen(Message):
        """Somebody went to a question; ``invullen`` if they want to answer it."""

        vraag: str
        invullen: bool

    def __init__(self, vragenlijst: Vragenlijst, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, compact=True)
        self._hoofdstukken = [h for h in vragenlijst.hoofdstukken if h.vragen]
        self._hoofdstuk_van = {vraag.id: h.code for h in self._hoofdstukken for vraag in h.vragen}
        self._nummers = nummering(vragenlijst)
        self._open: set[str] = set()
        self._getoond: dict[str, tuple[str, str, str]] = {}
        self._stand: Vragenlijststand | None = None
        self._ernaast = Ernaast()
        self._gevolgd = ""

    # -- showing -----------------------------------------------------------------------------------------------------

    def toon(self, stand: Vragenlijststand, ernaast: Ernaast) -> None:
        """Show how far everything is, and what stands out."""
        self._stand, self._ernaast = stand, ernaast
        regels = self._regels(stand, ernaast)
        if list(regels) != list(self._getoond):
            self._vul(regels)
            return
        for optie, regel in regels.items():
            # Replacing one line makes the list measure all of them again.
            if self._getoond[optie] != regel:
                self.replace_option_prompt(optie, _opmaak(regel))
        self._getoond = regels

    def _vul(self, regels: dict[str, tuple[str, str, str]]) -> None:
        vorige = self.highlighted_option.id if self.highlighted_option else None
        self._getoond = regels
        self.set_options([Option(_opmaak(regel), id=optie) for optie, regel in regels.items()])
        if vorige is not None:
            # A question in a chapter that was folded is behind its heading.
            plek = vorige if vorige in regels else _kop(self._hoofdstuk_van.get(vorige, ""))
            self.highlighted = list(regels).index(plek) if plek in regels else None

    def _regels(self, stand: Vragenlijststand, ernaast: Ernaast) -> dict[str, tuple[str, str, str]]:
        """Every visible line by its id: style, left and right text."""
        regels = {}
        for hoofdstuk in self._hoofdstukken:
            open_ = hoofdstuk.code in self._open
            vragen = [vraag for vraag in hoofdstuk.vragen if stand.vraag(vraag).getoond]
            if vragen:
                regels[_kop(hoofdstuk.code)] = _hoofdstukregel(hoofdstuk, stand, ernaast, open_=open_)
            if open_:
                for vraag in vragen:
                    regels[vraag.id] = _vraagregel(vraag, self._nummers[vraag.id], stand, ernaast)
        return regels

    def volg(self, vraag: str) -> None:
        """Put the cursor on the question that is in the form, and open its chapter."""
        hoofdstuk = self._hoofdstuk_van[vraag]
        if hoofdstuk not in self._open:
            self._klap(hoofdstuk, open_=True)
        self._gevolgd = vraag
        if vraag in self._getoond:
            self.highlighted = self.get_option_index(vraag)

    # -- folding -----------------------------------------------------------------------------------------------------

    def _klap(self, hoofdstuk: str, *, open_: bool) -> None:
        (self._open.add if open_ else self._open.discard)(hoofdstuk)
        if self._stand is not None:
            self.toon(self._stand, self._ernaast)

    def action_klap(self, open_: bool) -> None:
        """To the right opens a chapter, then enters it; to the left leaves it, then closes it."""
        optie = self.highlighted_option.id if self.highlighted_option else None
        if optie is None or self.highlighted is None:
            return
        hoofdstuk = _hoofdstuk_in(optie)
        if hoofdstuk is None:
            if not open_:
                self.highlighted = self.get_option_index(_kop(self._hoofdstuk_van[optie]))
        elif open_ and hoofdstuk in self._open:
            self.highlighted += 1
        else:
            self._klap(hoofdstuk, open_=open_)

    def on_option_list_option_highlighted(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        """The cursor also follows the form; only who is in the list chooses by it."""
        gebeurtenis.stop()
        optie = gebeurtenis.option_id or ""
        # It is told late: by then the cursor may be elsewhere.
        hier = self.highlighted == gebeurtenis.option_index and optie != self._gevolgd
        if self.has_focus and hier and optie in self._hoofdstuk_van:
            self._gevolgd = optie
            self.post_message(self.Gekozen(optie, invullen=False))

    def on_option_list_option_selected(self, gebeurtenis: OptionList.OptionSelected) -> None:
        """Enter or a click: on a question to fill it in, on a chapter to fold it."""
        gebeurtenis.stop()
        optie = gebeurtenis.option_id or ""
        if (hoofdstuk := _hoofdstuk_in(optie)) is not None:
            self._klap(hoofdstuk, open_=hoofdstuk not in self._open)
        elif optie:
            self.post_message(self.Gekozen(optie, invullen=True))


def merkteken(vraag: Vraag, stand: Vragenlijststand) -> str:
    """A sign for where a question stands, the one that asks for most attention."""
    nu = stand.vraag(vraag)
    if nu.conflict:
        return CONFLICT
    if nu.geldigheid == Geldigheid.VERVALT:
        return VERVALT
    if nu.twijfel:
        return TWIJFEL
    if nu.beantwoord:
        return BEANTWOORD
    # As long as it depends on another answer, nobody is waiting for this one.
    return VERPLICHT if vraag.verplicht and nu.geldigheid == Geldigheid.GELDT else OPEN


def _kop(hoofdstuk: str) -> str:
    return f"/{hoofdstuk}"


def _hoofdstuk_in(optie: str) -> str | None:
    """The chapter that a line is the heading of."""
    return optie[1:] if optie.startswith("/") else None


def _hoofdstukregel(
    hoofdstuk: Hoofdstuk, stand: Vragenlijststand, ernaast: Ernaast, *, open_: bool
) -> tuple[str, str, str]:
    telling = stand.tellingen[hoofdstuk.code]
    signalen = sum(len(ernaast.te_bespreken(vraag.id)) for vraag in hoofdstuk.vragen)
    rechts = [
        f"{SIGNAAL}{signalen}" if signalen else "",
        f"{VERPLICHT}{telling.verplicht_open}" if telling.verplicht_open else "",
        f"{telling.beantwoord}/{telling.totaal}",
    ]
    links = f"{_UIT if open_ else _DICHT} {hoofdstuk.nummer} {hoofdstuk.titel}"
    return "bold $text-accent", links, "  ".join(filter(None, rechts))


def _vraagregel(vraag: Vraag, nummer: str, stand: Vragenlijststand, ernaast: Ernaast) -> tuple[str, str, str]:
    teken = merkteken(vraag, stand)
    vervalt = teken == VERVALT
    signalen, punten = len(ernaast.te_bespreken(vraag.id)), len(ernaast.punten.get(vraag.id, ()))
    rechts = [
        _("vervalt") if vervalt else "",
        f"{SIGNAAL}{signalen}" if signalen else "",
        f"{PUNT}{punten}" if punten else "",
    ]
    return "$text-muted" if vervalt else "", f"{teken} {nummer} {vraag.tekst}", " ".join(filter(None, rechts))


def _opmaak(regel: tuple[str, str, str]) -> Tweekanten:
    stijl, links, rechts = regel
    return Tweekanten(Content.styled(links, stijl), Content.styled(rechts, stijl))
