"""What stands around the minutes: the chapters with their counts, who can speak, and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.gesprek import duur
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.gesprekken import LANGSTE_GESPREK
from korpsmonitor_tui.services.sessie import AMSTERDAM
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk
    from korpsmonitor_tui.services.gids import Gids


class Hoofdstuklijst(OptionList):
    """The chapters; the cursor stands on the one that is worked in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("hier verder"), tooltip=_("typ verder in dit hoofdstuk; liggen de notities vast, dan leest u ze")),
    ]  # fmt: skip

    @dataclass
    class Gekozen(Message):
        """Somebody went to a chapter; ``klaar`` if they chose it, and want to go on there."""

        hoofdstuk: str
        klaar: bool

    def __init__(self, hoofdstukken: Sequence[Hoofdstuk], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(*(Option("", id=hoofdstuk.code) for hoofdstuk in hoofdstukken), id=id, compact=True)
        self._hoofdstukken = hoofdstukken
        self._getoond: dict[int, tuple[int, str]] = {}

    def toon(self, aantallen: Mapping[str, int], gids: Gids | None, nu: str) -> None:
        """Show how many notes there are and how many questions were raised, and the cursor on chapter ``nu``."""
        for plaats, hoofdstuk in enumerate(self._hoofdstukken):
            aantal = aantallen.get(hoofdstuk.code, 0)
            titel = Content(f"{hoofdstuk.nummer} {hoofdstuk.titel}")
            deel = gids.per_hoofdstuk.get(hoofdstuk.code) if gids else None
            telling = f" {deel.gedekt:>2}/{len(deel.vragen):<2}" if deel else ""
            # Two lists that are shown one after another mostly count the same: what stands there is left alone.
            if self._getoond.get(plaats) != (aantal, telling):
                self._getoond[plaats] = (aantal, telling)
                rechts = Content.assemble(str(aantal) if aantal else "–", (telling, "$text-muted"))
                self.replace_option_prompt_at_index(plaats, Tweekanten(titel, rechts))
            if hoofdstuk.code == nu:
                self.highlighted = plaats

    def on_option_list_option_highlighted(self, gebeurtenis: OptionList.OptionHighlighted) -> None:
        """The cursor also follows the field; only who is in the list chooses by it."""
        gebeurtenis.stop()
        if self.has_focus:
            self.post_message(self.Gekozen(gebeurtenis.option_id or "", klaar=False))

    def on_option_list_option_selected(self, gebeurtenis: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        gebeurtenis.stop()
        self.post_message(self.Gekozen(gebeurtenis.option_id or "", klaar=True))


class Sprekerbalk(Horizontal):
    """The speakers with their numbers, the present one reversed; at the end the time."""

    DEFAULT_CSS = """
    Sprekerbalk { height: 1; background: $panel; }
    Sprekerbalk #wie-spreekt { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Sprekerbalk #klok { width: auto; padding: 0 1; color: $text-accent; }
    """

    _getoond: tuple[tuple[str, ...], str] | None = None
    """Speakers and the present one, as they stand on the screen."""

    def compose(self) -> ComposeResult:
        """Speakers left, clock right."""
        yield Static(id="wie-spreekt", markup=False)
        yield Static(id="klok", markup=False)

    def toon(self, sprekers: Sequence[str], nu: str) -> None:
        """Show who can be chosen, and speaker ``nu``."""
        if self._getoond == (tuple(sprekers), nu):
            return
        self._getoond = (tuple(sprekers), nu)
        delen: list[tuple[str, str]] = []
        for nr, spreker in enumerate(sprekers, start=1):
            gekozen = "bold reverse" if spreker == nu else ""
            delen.append((f" {nr} ", gekozen or "bold $text-accent"))
            delen.append((f"{maak_zichtbaar(spreker)} ", gekozen))
        leeg = Content(_("Nog geen deelnemers: Ctrl+T voegt ze toe."))
        self.query_one("#wie-spreekt", Static).update(Content.assemble(*delen) if delen else leeg)

    def zet_klok(self, nu: datetime, eerste: str, begonnen: str = "") -> None:
        """Show the time, and how long the gesprek has lasted.

        That is since its clock was started (``begonnen``, UTC), in seconds as notes carry it; else since the first note
        of that day (``eerste``, UTC).
        """
        lokaal = nu.astimezone(AMSTERDAM)
        tekst = f"{lokaal:%H:%M}"
        loopt = int((nu - datetime.fromisoformat(begonnen)).total_seconds()) if begonnen else -1
        if 0 <= loopt < LANGSTE_GESPREK:
            tekst = f"{tekst} · ▶ {duur(loopt)}"
            eerste = ""
        begin = datetime.fromisoformat(eerste).astimezone(AMSTERDAM) if eerste else None
        if begin is not None and begin.date() == lokaal.date():
            uren, minuten = divmod(max(0, int((lokaal - begin).total_seconds())) // 60, 60)
            tekst = _("{tijd} · {uren}:{minuten:02} bezig").format(tijd=tekst, uren=uren, minuten=minuten)
        klok = self.query_one("#klok", Static)
        if str(klok.content) != tekst:
            klok.update(tekst)
