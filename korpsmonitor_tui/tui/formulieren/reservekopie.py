"""What is asked about backups: another folder, and where to restore one to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Input

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld

if TYPE_CHECKING:
    from textual.app import ComposeResult


@dataclass(frozen=True, slots=True)
class Terugzetting:
    """Where to, and with which passphrase (empty for a database that has none)."""

    doel: Path
    wachtwoord: str = field(repr=False)


class MapDialoog(Dialoog[Path]):
    """The folder that backups are kept in."""

    def __init__(self, huidig: Path) -> None:
        super().__init__(
            _("Map met reservekopieën"),
            _(
                "Kies een map op een andere schijf: een USB-stick of een netwerkmap. De kopieën die er al zijn, blijven "
                "staan waar zij staan."
            ),
        )
        self._huidig = huidig

    def velden(self) -> ComposeResult:
        """The path."""
        yield veld(_("Map"), Invulvak(str(self._huidig), id="map"))

    def lees(self) -> Path:
        """The folder. Raises VeldFout without one."""
        return _pad(self, "map")


class TerugzetDialoog(Dialoog[Terugzetting]):
    """Restoring to another file: the database that is open stays as it is."""

    KNOP = _("Terugzetten")

    def __init__(self, naam: str, voorstel: Path, *, versleuteld: bool) -> None:
        super().__init__(
            _("Terugzetten: {naam}").format(naam=naam),
            _(
                "De kopie wordt eerst geheel nagelezen en komt naast de database waarin u werkt, die blijft zoals zij is. "
                "Open haar daarna met “korpsmonitor --db PAD”. Om deze database te vervangen: sluit het programma en geef "
                "“korpsmonitor herstel … --vervang”."
            ),
        )
        self._voorstel = voorstel
        self._versleuteld = versleuteld

    def velden(self) -> ComposeResult:
        """The path, and the passphrase that the backup was made under."""
        yield veld(_("Nieuw bestand"), Invulvak(str(self._voorstel), id="doel"))
        if self._versleuteld:
            yield veld(
                _("Wachtwoord"),
                Input(password=True, id="wachtwoord", compact=True),
                _("Dat van toen de kopie werd gemaakt."),
            )

    def lees(self) -> Terugzetting:
        """What was filled in. Raises VeldFout for a field that is empty."""
        doel = _pad(self, "doel")
        wachtwoord = self.query_one("#wachtwoord", Input).value if self._versleuteld else ""
        if self._versleuteld and not wachtwoord:
            raise VeldFout(_("vul het wachtwoord in."), "wachtwoord")
        return Terugzetting(doel, wachtwoord)


def _pad(dialoog: Dialoog[Path] | Dialoog[Terugzetting], vak: str) -> Path:
    ingevuld = dialoog.query_one(f"#{vak}", Input).value.strip()
    if not ingevuld:
        raise VeldFout(_("vul een pad in."), vak)
    return Path(ingevuld).expanduser()
