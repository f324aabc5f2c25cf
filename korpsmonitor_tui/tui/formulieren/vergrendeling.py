"""After how many minutes without a key or click the screen is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import schermslot
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.vergrendeling import VergrendelbareApp

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie


class Vergrendelingvraag(Dialoog[int]):
    """Asks for the number."""

    def __init__(self, minuten: int) -> None:
        super().__init__(
            _("Vergrendeling van het scherm"),
            _(
                "Na zoveel minuten zonder toets of klik dekt een slot het scherm af, op dit apparaat. Alleen het wachtwoord "
                "of de herstelsleutel opent het weer. 0 is nooit. Nu vergrendelen kan altijd met Alt+L."
            ),
        )
        self._minuten = minuten

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(_("Minuten"), Invulvak(str(self._minuten), id="minuten"))

    def lees(self) -> int:
        """The number. Raises VeldFout for anything else."""
        tekst = self.query_one("#minuten", Invulvak).value.strip()
        if not (tekst.isascii() and tekst.isdecimal()) or int(tekst[:9]) > schermslot.MEESTE_MINUTEN:
            raise VeldFout(
                _("vul een aantal minuten in, van 0 tot {meeste}.").format(meeste=schermslot.MEESTE_MINUTEN),
                "minuten",
            )
        return int(tekst)


def vraag_vergrendeling(widget: Widget, sessie: Sessie) -> None:
    """Ask for the number, keep it, and say what holds now."""

    def doe(minuten: int) -> int:
        schermslot.vergrendel_na(sessie, minuten)
        return schermslot.vergrendelt_na(sessie)

    def klaar(na: int) -> None:
        if isinstance(widget.app, VergrendelbareApp):
            widget.app.gebruik_voorkeur()
        tekst = ngettext(
            "Het scherm vergrendelt na {aantal} minuut.", "Het scherm vergrendelt na {aantal} minuten.", na
        ).format(aantal=na)
        widget.notify(tekst if na else _("Het scherm vergrendelt niet vanzelf."), markup=False)

    vraag_en_doe(widget, Vergrendelingvraag(schermslot.vergrendelt_na(sessie)), doe, klaar)
