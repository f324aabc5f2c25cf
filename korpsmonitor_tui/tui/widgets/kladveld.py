"""The field that never loses text: klad within two seconds of a keystroke, an event when the typing rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services.velden import Plaats, Veld
from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron, Schrijf
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld
from korpsmonitor_tui.tui.widgets.tekstveld import Tekstveld

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


class KladVeld(Tekstveld, Bewaarveld):
    """A text field on one field of one entity, opened on the text and heads that were read.

    What is typed is klad within two seconds of the keystroke, and becomes one event when the field loses focus, after
    five seconds without a key, when the field closes and on :meth:`bewaar`; each event posts ``Opgeslagen``.
    ``schrijf`` writes the event: a service call that gets the text and the heads it was made on, and runs on the
    typing thread. If it raises an OpslagFout the text stays and is tried again; after another KorpsmonitorFout it
    stays too, but until it changes that is the answer. Without ``schrijf`` the field is closed until :meth:`open`.
    """

    DEFAULT_CSS = """
    KladVeld { border-title-color: $foreground; border-subtitle-color: $text-muted; }
    KladVeld.-klad { border-subtitle-color: $text-accent; }
    KladVeld.-niet-opgeslagen, KladVeld.-conflict { border-subtitle-color: $text-warning; }
    KladVeld.-fout { border: round $error; border-subtitle-color: $text-error; }
    """

    def __init__(
        self,
        sessie: Sessie,
        soort: str = "",
        entiteit: str = "",
        veld: str = "",
        *,
        tekst: str = "",
        koppen: tuple[str, ...] = (),
        schrijf: Schrijf | None = None,
        enkel: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(enkel=enkel, id=id, classes=classes)
        self.begin_bewaren(sessie)
        self.disabled = schrijf is None
        if schrijf is not None:
            self.open(Bron(Plaats(soort, entiteit, veld), Veld(tekst, tuple(koppen)), schrijf))

    def neem_tekst(self) -> Bewaarder | None:
        """What stands in the field is what is kept; what nobody touched stays as it was stored."""
        if self.bewaarder is not None and self.bewerkt:
            self.bewaarder.tekst = self._geladen = self.text
        return self.bewaarder

    def toon_tekst(self, tekst: str) -> None:
        """Show a text, to go on at its end."""
        self.toon(tekst)

    def volg_tekst(self, tekst: str) -> None:
        """Show the text as changed elsewhere; who was not at its end stays where they were."""
        plaats, aan_het_eind = self.cursor_location, self.cursor_at_end_of_text
        self.toon(tekst)
        if not aan_het_eind:
            self.move_cursor(plaats)

    def on_text_area_changed(self) -> None:
        """Something was typed, or another text was loaded."""
        if self.bewerkt and self.neem_tekst() is not None:
            self.getypt()
