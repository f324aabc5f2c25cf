"""Choosing a file: type its path, or walk through folders in the list below."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Invulvak, VeldFout
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

MEESTE = 200
"""Names that are listed; whoever types a letter sees fewer."""


@dataclass(frozen=True, slots=True)
class _Naam:
    """A line of the list."""

    pad: Path
    is_map: bool
    naam: str = ""
    """What it is called here; by default its own name."""

    @property
    def tekst(self) -> str:
        return maak_zichtbaar(f"{self.naam or self.pad.name}{'/' if self.is_map else ''}")


class Namenlijst(Lijst):
    """Folders and files."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", _("kiezen"))]


class Padkeuze(Vertical):
    """A field for a path, and what there is to choose where it points."""

    DEFAULT_CSS = """
    Padkeuze { height: auto; }
    Padkeuze Namenlijst { height: 6; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "naar_lijst", _("naar de lijst"), priority=True),
    ]

    def __init__(self, begin: str, soorten: Sequence[str], *, id: str) -> None:  # noqa: A002 - Textual's name
        """``begin`` is the path to begin with; ``soorten`` the suffixes of files that are listed, e.g. ``.docx``, none for all."""
        super().__init__()
        self._begin = begin
        self._soorten = frozenset(soorten)
        self._veld = id
        self._namen: list[_Naam] = []

    def compose(self) -> ComposeResult:
        """Field and list."""
        yield Invulvak(self._begin, id=self._veld, voorbeeld=_("pad van het bestand"))
        yield Namenlijst(id=f"{self._veld}-namen")

    @property
    def invoer(self) -> Input:
        """The field."""
        return self.query_one(Input)

    def lees(self) -> Path:
        """The file that was chosen. Raises VeldFout."""
        pad = self.lees_eventueel()
        if pad is None:
            raise VeldFout(_("kies een bestand."), self._veld)
        return pad

    def lees_eventueel(self) -> Path | None:
        """The file that was chosen; None for an empty field. Raises VeldFout for what is no file."""
        tekst = self.invoer.value.strip()
        if not tekst:
            return None
        pad = Path(tekst).expanduser()
        if pad.is_dir():
            raise VeldFout(_("{pad} is een map; kies een bestand daarin.").format(pad=pad), self._veld)
        if not pad.is_file():
            raise VeldFout(_("het bestand {pad} is er niet.").format(pad=pad), self._veld)
        return pad

    @on(Input.Changed)
    def _kijk(self, gebeurtenis: Input.Changed) -> None:
        tekst = gebeurtenis.value
        lees_op_achtergrond(self, lambda: _zoek(tekst, self._soorten), self._toon, groep="namen")

    def _toon(self, namen: list[_Naam]) -> None:
        self._namen = namen
        self.query_one(Lijst).vul([Option(Content(naam.tekst), id=str(nr)) for nr, naam in enumerate(namen)])

    @on(Input.Submitted)
    def _bevestigd(self, gebeurtenis: Input.Submitted) -> None:
        """Enter on a folder goes into it."""
        pad = Path(gebeurtenis.value.strip()).expanduser()
        if gebeurtenis.value.strip() and pad.is_dir():
            gebeurtenis.stop()
            self._zet(f"{pad}/")

    @on(OptionList.OptionSelected)
    def _gekozen(self, gebeurtenis: OptionList.OptionSelected) -> None:
        gebeurtenis.stop()
        naam = self._namen[gebeurtenis.option_index]
        self._zet(f"{naam.pad}/" if naam.is_map else str(naam.pad))

    def _zet(self, tekst: str) -> None:
        self.invoer.value = tekst
        self.invoer.cursor_position = len(tekst)
        self.invoer.focus()

    def action_naar_lijst(self) -> None:
        """From the field to the list."""
        self.query_one(Lijst).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list the same key goes down a line."""
        return action != "naar_lijst" or (self.invoer.has_focus and bool(self._namen))


def _zoek(tekst: str, soorten: frozenset[str]) -> list[_Naam]:
    """Folders, and files of these kinds, that begin with what was typed; for a worker thread."""
    pad = Path(tekst.strip() or ".").expanduser()
    begin = "" if tekst.strip().endswith(("/", "\\")) or pad.is_dir() else pad.name.casefold()
    map_ = pad if not begin else pad.parent
    try:
        namen = [_Naam(naam, naam.is_dir()) for naam in map_.iterdir()]
    except OSError:
        # A folder that is not there or may not be read has nothing to choose from.
        return []
    passend = [
        naam
        for naam in namen
        if naam.pad.name.casefold().startswith(begin)
        and not naam.pad.name.startswith(".")
        and (naam.is_map or not soorten or naam.pad.suffix.casefold() in soorten)
    ]
    passend.sort(key=lambda naam: (naam.is_map, naam.pad.name.casefold()))
    boven = (
        []
        if begin or map_.resolve() == map_.resolve().parent
        else [_Naam(map_.resolve().parent, is_map=True, naam="..")]
    )
    return [*boven, *passend[:MEESTE]]
