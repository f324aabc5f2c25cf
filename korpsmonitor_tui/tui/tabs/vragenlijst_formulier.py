"""The form for one question: its text, its explanation, and fields that fit what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE
from korpsmonitor_tui.services.velden import Veld
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.tabs.vragenlijst_stand import (
    KEUZES,
    gelezen_als,
    mogelijkheden_van,
    plaats_van,
    soortnaam,
    vaktitel,
)
from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron
from korpsmonitor_tui.tui.widgets.keuzeveld import Keuzeveld
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vraag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.velden import Plaats
    from korpsmonitor_tui.tui.tabs.vragenlijst_stand import Vragenlijststand
    from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld


class Waardeveld(KladVeld):
    """An answer on one line; Enter goes on to the next answer."""

    def verder(self) -> None:
        """The form knows what comes next."""


class Vraagformulier(VerticalScroll, can_focus=False):
    """The same fields serve every question, so that nothing typed while a question changes can get lost."""

    @dataclass
    class Doorgegaan(Message):
        """Enter in the last answer of this question."""

    def __init__(
        self,
        sessie: Sessie,
        dossier: str,
        hoofdstukken: Sequence[Hoofdstuk],
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._sessie = sessie
        self._dossier = dossier
        self._hoofdstukken = hoofdstukken
        self._rijen = max((len(vraag.vakken) for h in hoofdstukken for vraag in h.vragen), default=0) or 1
        self._bewaarders: dict[Plaats, Bewaarder] = {}
        self._antwoordvelden: list[Bewaarveld] = []
        self.vraag: Vraag | None = None

    def compose(self) -> ComposeResult:
        """Question above, fields below."""
        yield Static(id="plaats", markup=False)
        yield Static(id="vraagtekst", markup=False)
        yield Static(id="vraaguitleg", markup=False)
        yield Keuzeveld(self._sessie, id="keuze")
        yield KladVeld(self._sessie, id="open")
        for nr in range(self._rijen):
            with Horizontal(id=f"rij-{nr}", classes="antwoordrij"):
                yield Waardeveld(self._sessie, enkel=True, id=f"waarde-{nr}")
                yield KladVeld(self._sessie, id=f"toelichting-{nr}")
        yield Static(id="gelezen", markup=False)

    # -- showing a question ------------------------------------------------------------------------------------------

    def toon(self, vraag: Vraag, stand: Vragenlijststand) -> None:
        """Show a question with its answers; what was typed for the one before is saved."""
        if vraag is not self.vraag:
            self.vraag = vraag
            self._toon_vraag(vraag)
            self._open_velden(vraag, stand)
            self.scroll_home(animate=False)
        for veld in self.query(KladVeld):
            veld.read_only = bool(stand.vast)
        self.query_one(Keuzeveld).disabled = bool(stand.vast) or vraag.soort not in KEUZES

    def _toon_vraag(self, vraag: Vraag) -> None:
        hoofdstuk = next(h for h in self._hoofdstukken if vraag in h.vragen)
        plaats = _("{nummer} {titel} · vraag {nr} van {aantal}").format(
            nummer=hoofdstuk.nummer,
            titel=hoofdstuk.titel,
            nr=hoofdstuk.vragen.index(vraag) + 1,
            aantal=len(hoofdstuk.vragen),
        )
        self.query_one("#plaats", Static).update(Content(plaats))
        self.query_one("#vraagtekst", Static).update(Content(vraag.tekst))
        bron = _("bron: {bron}").format(bron=vraag.bron) if vraag.bron else ""
        verplicht = (_("verplicht") + " · ", "bold $text-warning") if vraag.verplicht else ""
        soort = " · ".join(filter(None, (soortnaam(vraag), bron)))
        uitleg = " ".join(vraag.toelichting.split())
        self.query_one("#vraaguitleg", Static).update(
            Content.assemble(f"{uitleg}\n" if uitleg else "", verplicht, soort)
        )

    def _open_velden(self, vraag: Vraag, stand: Vragenlijststand) -> None:
        """Give each visible field its text, and close the others."""
        keuze, open_ = self.query_one(Keuzeveld), self.query_one("#open", KladVeld)
        keuze.display, open_.display = vraag.soort in KEUZES, vraag.soort == "open"
        vakken = vraag.vakken
        self._antwoordvelden = []
        if keuze.display:
            keuze.zet_mogelijkheden(mogelijkheden_van(vraag))
            self._open(keuze, vakken[0], stand, WAARDE)
        elif open_.display:
            self._open(open_, vakken[0], stand, WAARDE)
        for veld in (keuze, open_):
            if not veld.display and veld.bewaarder is not None:
                veld.sluit()
        for nr in range(self._rijen):
            self._open_rij(nr, vraag, stand, vakken[nr] if nr < len(vakken) else None)
        self._toon_gelezen()

    def _open_rij(self, nr: int, vraag: Vraag, stand: Vragenlijststand, vak: Vak | None) -> None:
        waarde, toelichting = (
            self.query_one(f"#{naam}-{nr}", KladVeld) for naam in ("waarde", "toelichting")
        )
        self.query_one(f"#rij-{nr}").display = vak is not None
        waarde.display = vak is not None and vraag.soort not in KEUZES and vraag.soort != "open"
        for veld, zichtbaar in ((waarde, waarde.display), (toelichting, vak is not None)):
            if not zichtbaar and veld.bewaarder is not None:
                veld.sluit()
        titel = vaktitel(vraag, vak) if vak else ""
        if waarde.display and vak is not None:
            waarde.border_title = titel or (_("Datum") if vraag.soort == "datum" else _("Antwoord"))
            self._open(waarde, vak, stand, WAARDE)
        if vak is not None:
            toelichting.border_title = _("Toelichting {bij}").format(bij=titel) if titel else _("Toelichting")
            self._open(toelichting, vak, stand, TOELICHTING)

    def _open(self, veld: Bewaarveld, vak: Vak, stand: Vragenlijststand, naam: str) -> None:
        """A text that was open in this field before goes on where it was: it may still be on its way to the disk."""
        plaats = plaats_van(self._dossier, vak, naam)
        if naam == WAARDE:
            self._antwoordvelden.append(veld)
        if (bekend := self._bewaarders.get(plaats)) is not None:
            veld.hervat(bekend)
        else:
            schrijf = partial(self._schrijf, vak, naam)
            self._bewaarders[plaats] = veld.open(Bron(plaats, stand.velden.get(plaats, Veld()), schrijf))
        veld.ververs()

    def _schrijf(self, vak: Vak, naam: str, tekst: str, op: tuple[str, ...]) -> None:
        zet_antwoord(self._sessie, self._dossier, vak, tekst, veld=naam, op=op)

    @on(KladVeld.Changed)
    def _toon_gelezen(self) -> None:
        """How stated figures are read where they are counted: to see a slip, not to correct what was stated."""
        if self.vraag is None:
            return
        delen = []
        for nr, vak in enumerate(self.vraag.vakken):
            als = gelezen_als(self.vraag, self.query_one(f"#waarde-{nr}", KladVeld).text)
            delen += [": ".join(filter(None, (vaktitel(self.vraag, vak), als)))] if als else []
        tekst = _("Gelezen als: {cijfers}").format(cijfers=" · ".join(delen)) if delen else ""
        self.query_one("#gelezen", Static).update(Content(tekst))

    # -- from answer to answer ---------------------------------------------------------------------------------------

    def focus_antwoord(self) -> None:
        """Go to the answer of this question."""
        if self._antwoordvelden:
            self.screen.set_focus(self._antwoordvelden[0])

    @on(Waardeveld.Klaar)
    @on(Keuzeveld.Klaar)
    def _volgend_antwoord(self, gebeurtenis: KladVeld.Klaar | Keuzeveld.Klaar) -> None:
        gebeurtenis.stop()
        plaatsen = [nr for nr, veld in enumerate(self._antwoordvelden) if veld is gebeurtenis.veld]
        volgende = self._antwoordvelden[plaatsen[0] + 1 :] if plaatsen else []
        if volgende:
            self.screen.set_focus(volgende[0])
        else:
            self.post_message(self.Doorgegaan())

    def velden(self) -> Iterator[Bewaarveld]:
        """Every field of the form."""
        yield self.query_one(Keuzeveld)
        yield from self.query(KladVeld)
