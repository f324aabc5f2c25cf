"""Confirm several suggestions at once: exactly these, and only after each of them has been on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import coderingen
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, meld_fout
from korpsmonitor_tui.tui.dialogs import STIJL
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.tabs.extractie_tekens import oordeelteken, oordeeltekst
from korpsmonitor_tui.tui.widgets.voettekst import Voettekst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.codering import Suggestie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.extractie_regels import Codenamen


class Samenlijst(OptionList):
    """Every suggestion with its whole quote; it notes which lines have been in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", _("wel/niet"), tooltip=_("laat dit voorstel weg, of neem het toch mee")),
    ]

    def __init__(self) -> None:
        super().__init__(id="samen", compact=True, markup=False)
        self.gezien: set[str] = set()

    def kijk(self) -> None:
        """Note what stands on the screen whole, or for a quote longer than that its end."""
        hoogte = self.scrollable_content_region.height
        if not hoogte:
            return
        boven = round(self.scroll_y)
        for nummer, optie in enumerate(self.options):
            begin = self._index_to_line.get(nummer, 0)
            eind = begin + self._heights.get(nummer, 1)
            if eind <= boven + hoogte and (begin >= boven or (eind - begin > hoogte and eind > boven)):
                self.gezien.add(optie.id or "")


class SamenBevestigen(Modaal[int | None]):
    """Dismisses with how many were confirmed; with None nothing was."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, Path(__file__).with_name("codering_samen.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bevestig", _("deze bevestigen"), tooltip=_("bevestig alle voorstellen met ✓ als één handeling")),
        Binding("escape", "annuleer", _("annuleren")),
    ]  # fmt: skip
    UITLEG = _(
        "Hier bevestigt u in één keer de voorstellen met de hoogste zekerheid. Dat kan pas als u ze alle hebt gezien: loop er met "
        "↓ of PgDn doorheen. Spatie laat een voorstel weg; b bevestigt wat met ✓ staat, als één handeling."
    )

    def helptitel(self) -> str:
        """What it does."""
        return _("Samen bevestigen")

    def __init__(
        self, sessie: Sessie, dossier: str, suggesties: Sequence[Suggestie], namen: Codenamen
    ) -> None:
        super().__init__()
        self._sessie = sessie
        self._dossier = dossier
        self._suggesties = {suggestie.kenmerk: suggestie for suggestie in suggesties}
        self._namen = namen
        self._weg: set[str] = set()
        self._bezig = False

    def compose(self) -> ComposeResult:
        """Explanation, list, how much of it was looked at."""
        with Vertical(id="kader"):
            yield Label(Content(_("Samen bevestigen: alleen zekerheid ●●● hoog")), id="dialoogtitel")
            yield Static(
                _("Lees ze door met ↓ of PgDn; spatie laat een voorstel weg. b bevestigt wat met ✓ staat."),
                id="uitleg",
                markup=False,
            )
            yield Samenlijst()
            yield Static(id="gezien", markup=False)
        yield Voettekst()

    def on_mount(self) -> None:
        """Show them all."""
        lijst = self.query_one(Samenlijst)
        lijst.set_options(Option(self._tekst(s), id=s.kenmerk) for s in self._suggesties.values())
        lijst.highlighted = 0
        lijst.focus()
        self.watch(lijst, "scroll_y", self._kijk, init=False)
        self.watch(lijst, "virtual_size", self._kijk, init=False)
        self.call_after_refresh(self._kijk)

    def _tekst(self, suggestie: Suggestie) -> Content:
        teken, stijl = ("–", "$text-muted") if suggestie.kenmerk in self._weg else ("✓", "bold $text-success")
        return Content.assemble(
            (f"{teken} ", stijl),
            (self._namen.kort(suggestie.soort, suggestie.code), "bold"),
            (f"  {oordeeltekst(suggestie.polariteit)}\n", oordeelteken(suggestie.polariteit)[1]),
            f"  “{' '.join(maak_zichtbaar(suggestie.anker.citaat).split())}”",
        )

    def on_resize(self) -> None:
        """Another size shows other lines."""
        self.call_after_refresh(self._kijk)

    def _kijk(self) -> None:
        lijst = self.query_one(Samenlijst)
        lijst.kijk()
        rest, mee = len(self._suggesties) - len(lijst.gezien), len(self._mee())
        if rest:
            tekst = ngettext(
                "Nog {rest} voorstel niet bekeken; PgDn toont verder.",
                "Nog {rest} voorstellen niet bekeken; PgDn toont verder.",
                rest,
            ).format(rest=rest)
        else:
            tekst = ngettext(
                "Alles bekeken: b bevestigt {mee} voorstel, F4 draait dat terug.",
                "Alles bekeken: b bevestigt {mee} voorstellen, F4 draait dat terug.",
                mee,
            ).format(mee=mee)
        self.query_one("#gezien", Static).update(Content(tekst))
        self.refresh_bindings()

    def _mee(self) -> list[Suggestie]:
        return [s for kenmerk, s in self._suggesties.items() if kenmerk not in self._weg]

    @on(OptionList.OptionSelected)
    def _wissel(self, gebeurtenis: OptionList.OptionSelected) -> None:
        kenmerk = gebeurtenis.option_id or ""
        self._weg ^= {kenmerk}
        self.query_one(Samenlijst).replace_option_prompt(kenmerk, self._tekst(self._suggesties[kenmerk]))
        self._kijk()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Confirming waits until each of them has been in view."""
        if action == "bevestig" and self.is_mounted:
            gezien = len(self.query_one(Samenlijst).gezien) == len(self._suggesties)
            return True if gezien and self._mee() else None
        return True

    def action_bevestig(self) -> None:
        """Confirm what has a sign before it, as one handeling."""
        if self._bezig:
            return
        self._bezig = True
        mee = self._mee()

        def taak() -> int | None:
            try:
                coderingen.bevestig(self._sessie, self._dossier, mee)
            except KorpsmonitorFout as fout:
                self.app.call_from_thread(meld_fout, self, fout)
                return None
            return len(mee)

        doe_op_achtergrond(self, taak, self._klaar)

    def _klaar(self, aantal: int | None) -> None:
        self.dismiss(aantal)

    def action_annuleer(self) -> None:
        """Confirm nothing."""
        self.dismiss(None)
