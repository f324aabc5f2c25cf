"""What is decided on a remark: with a text, with a reason, or on many slips of the pen at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual import on
from textual.content import Content
from textual.widgets import Select, SelectionList, Static
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.wederhoor import MET_REDEN, Besluit, Soort
from korpsmonitor_tui.tui.dialogs import Dialoog, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst
from korpsmonitor_tui.tui.woorden import woordverschil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.opmerkingen import Opmerking
    from korpsmonitor_tui.services.redactioneel import Redactioneel

STANDAARDREDENEN: Final = (
    _("Zo is het in het gesprek gezegd; de opname en de notities bevestigen dat."),
    _("Dit blijkt niet uit het gesprek en niet uit de stukken die wij kregen."),
    _("Dit is van na het gesprek; het verslag geeft de stand van toen."),
    _("Dit is een oordeel van het monitorteam, geen weergave van wat is gezegd."),
    _("Dit staat al elders in het verslag."),
)
"""Reasons that recur; each can be changed before it is recorded."""
_LANGST: Final = 300


@dataclass(frozen=True, slots=True)
class Besluittekst:
    """What was decided; ``tekst`` replaces the passage, None leaves that to the change itself."""

    besluit: Besluit
    reden: str
    tekst: str | None


@dataclass(frozen=True, slots=True)
class Passagestand:
    """The passage that a remark is about, as a dialog begins with it."""

    nu: str
    voorgesteld: str
    """What the field holds: the change put in, or both texts if they meet."""
    botst: bool = False


class BesluitDialoog(Dialoog[Besluittekst]):
    """Decides on a remark, or proposes it, and changes the passage at once."""

    def __init__(
        self, opmerking: Opmerking, besluit: Besluit, passage: Passagestand | None, *, voorstel: bool
    ) -> None:
        """``passage`` is None if the remark is about none, or the decision leaves it as it is."""
        titel = (
            _("Voorstel over opmerking {nummer}: {besluit}")
            if voorstel
            else _("Opmerking {nummer}: {besluit}")
        )
        super().__init__(
            titel.format(nummer=opmerking.aanduiding, besluit=besluit), kort(opmerking.tekst, _LANGST)
        )
        self._besluit = besluit
        self._passage = passage
        self._reden = opmerking.reden or (opmerking.voorstel.reden if opmerking.voorstel else "")

    def velden(self) -> ComposeResult:
        """The passage as it will read, and the reason."""
        if self._passage is not None:
            uitleg = ""
            if self._passage.botst:
                uitleg = _(
                    "Boven staat de passage zoals zij nu is, onder volgens deze opmerking: maak er één tekst van."
                )
            elif self._besluit == Besluit.CONTEXT:
                uitleg = _("Laat staan wat er staat en voeg de context toe.")
            yield veld(_("Passage wordt"), Tekstvak(self._passage.voorgesteld, id="tekst"), uitleg)
        if self._nodig:
            keuzes = [(reden, reden) for reden in STANDAARDREDENEN]
            keuze: Select[str] = Select(
                keuzes, prompt=_("kies, of schrijf zelf"), id="standaard", compact=True
            )
            yield veld(_("Standaardreden"), keuze)
        yield veld(
            _("Reden"), Tekstvak(self._reden, id="reden"), "" if self._nodig else _("mag leeg blijven")
        )

    def on_mount(self) -> None:
        """Begin where something has to be written."""
        self.query_one("#tekst" if self._passage is not None else "#reden").focus()

    @on(Select.Changed, "#standaard")
    def _vul_reden(self, gebeurtenis: Select.Changed) -> None:
        if isinstance(gebeurtenis.value, str):
            self.query_one("#reden", Tekstvak).text = gebeurtenis.value
            self.query_one("#reden").focus()

    @property
    def _nodig(self) -> bool:
        return self._besluit in MET_REDEN

    def lees(self) -> Besluittekst:
        """The decision. Raises VeldFout without a reason where one is needed, or with two texts that are not made one."""
        reden = self.query_one("#reden", Tekstvak).text.strip()
        if self._nodig and not reden:
            raise VeldFout(_("vul een reden in; die krijgt de respondent."), "reden")
        return Besluittekst(self._besluit, reden, self._tekst())

    def _tekst(self) -> str | None:
        if self._passage is None:
            return None
        tekst = self.query_one("#tekst", Tekstvak).text
        if self._passage.botst and tekst == self._passage.voorgesteld:
            raise VeldFout(_("maak van de twee teksten één."), "tekst")
        if self._besluit == Besluit.CONTEXT:
            return tekst
        # What was only put in is put in by the service, which sees whether it still fits.
        zelf = self._besluit == Besluit.OVERGENOMEN and tekst == self._passage.voorgesteld
        return None if zelf or tekst == self._passage.nu else tekst


class RedactioneelDialoog(Dialoog[list[str]]):
    """Shows every slip of the pen that can be taken over together; what is not marked stays open."""

    KNOP = _("Overnemen")

    def __init__(self, lijst: Redactioneel) -> None:
        kan = [punt for punt in lijst.punten if punt.nieuw is not None]
        aantal = len(lijst.punten) - len(kan)
        raakt = (
            ngettext(
                " {aantal} andere raakt een wijziging die al is overgenomen; beslis daar apart over.",
                " {aantal} andere raken wijzigingen die al zijn overgenomen; beslis daar apart over.",
                aantal,
            ).format(aantal=aantal)
            if aantal
            else ""
        )
        super().__init__(
            _("Redactionele wijzigingen samen overnemen"),
            _("Wat gemerkt is, wordt als één handeling overgenomen; u draait dat in één keer terug.") + raakt,
        )
        self._punten = kan

    def velden(self) -> ComposeResult:
        """The list, each with what becomes of the passage below it."""
        keuzes = [
            Selection(
                Content(f"{punt.opmerking.aanduiding}  {kort(punt.opmerking.tekst, 200)}"),
                punt.opmerking.id,
                initial_state=True,
            )
            for punt in self._punten
        ]
        yield Aankruislijst[str](*keuzes, id="keuzes", compact=True)
        yield Static(id="wordt", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#keuzes").focus()

    @on(SelectionList.SelectionHighlighted)
    def _toon(self, gebeurtenis: SelectionList.SelectionHighlighted[str]) -> None:
        punt = next(punt for punt in self._punten if punt.opmerking.id == gebeurtenis.selection.value)
        self.query_one("#wordt", Static).update(
            Content.assemble((_("Passage wordt: "), "bold"), *woordverschil(punt.nu, punt.nieuw or ""))
        )

    def lees(self) -> list[str]:
        """Ids of the remarks. Raises VeldFout if none is marked."""
        gekozen: list[str] = self.query_one("#keuzes", SelectionList).selected
        if not gekozen:
            raise VeldFout(_("merk met de spatiebalk wat u overneemt."), "keuzes")
        return gekozen


def soortkeuzes() -> Sequence[tuple[str, str, str]]:
    """The kinds of a remark, for a list to choose from."""
    uitleg = {
        Soort.FEITELIJK: _("wat er staat, klopt niet"),
        Soort.AANVULLING: _("er ontbreekt iets"),
        Soort.NUANCERING: _("het staat er te stellig, of te eenzijdig"),
        Soort.REDACTIONEEL: _("alleen de schrijfwijze"),
        Soort.VERTROUWELIJK: _("het hoort niet in een verslag dat anderen lezen"),
        Soort.OVERIG: _("iets anders"),
    }
    return [(soort.value, soort.value, uitleg[soort]) for soort in Soort]
