"""Coding by hand: choose a text, mark words in it, choose a code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import coderingen
from korpsmonitor_tui.services.codeerplaatsen import bronnaam
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.coderingen import NieuweCodering
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.codering import Codebeeld, CoderingDialoog, codekeuze, soort_en_code
from korpsmonitor_tui.tui.tabs.extractie_stand import lees_sprekers
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.markeervak import Markeervak

if TYPE_CHECKING:
    from pathlib import PurePath

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.anker import Anker
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.services.codeerstand import Gelezen
    from korpsmonitor_tui.services.sessie import Sessie


class Tekstenlijst(Lijst):
    """The texts of the dossier."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("naar de tekst"), tooltip=_("merk woorden in deze tekst")),
    ]


class HandcodeerScreen(Werkscherm):
    """The texts on the left, the one under the cursor on the right with one's own codes underlined."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["codering_hand.tcss"]
    TITEL = _("Met de hand coderen")
    UITLEG = _(
        "Kies links een tekst (met / zoekt u woorden) en ga met Enter naar de tekst. De pijlen gaan van woord naar woord; "
        "met Shift en een pijl merkt u verder, of druk op spatie en gebruik de pijlen. z merkt de hele zin; met de muis "
        "sleept u. Enter kiest een code: typ een deel van de naam. Onderstreept is wat u al codeerde. Esc gaat terug."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "zoek", _("zoek"), tooltip=_("toon alleen teksten met deze woorden")),
        Binding("escape", "terug", _("terug"), tooltip=_("van de tekst naar de lijst, en dan terug naar de voorstellen")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, bij: Anker | None = None) -> None:
        """``bij`` is where to begin."""
        super().__init__(sessie)
        self.dossier = dossier
        self._bij = bij
        self._gelezen: Gelezen | None = None
        self._sprekers: dict[tuple[str, str], str] = {}
        self._getoond = ""

    def inhoud(self) -> ComposeResult:
        """Search field, texts, the text."""
        yield Input(placeholder=_("Zoek in de teksten…"), id="zoek", compact=True)
        with Horizontal(id="teksten-en-tekst"):
            yield Tekstenlijst(id="teksten")
            with Vertical(id="tekstvak"):
                yield Static(id="wat", markup=False)
                yield Markeervak(id="tekst")

    def on_mount(self) -> None:
        """Begin where the cursor of the tab was, in the text itself."""
        self.query_one("#tekst" if self._bij else "#teksten").focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the texts and one's own codes in the background."""

        def lees() -> tuple[Gelezen, dict[tuple[str, str], str]]:
            gelezen = lees_dossier(self.sessie, self.dossier)
            return gelezen, lees_sprekers(self.sessie, self.dossier, gelezen)

        lees_op_achtergrond(self, lees, self._toon)

    def _toon(self, gelezen: tuple[Gelezen, dict[tuple[str, str], str]]) -> None:
        self._gelezen, self._sprekers = gelezen
        self._getoond = ""
        self._vul(_sleutel(self._bij.soort, self._bij.entiteit) if self._bij else "")

    def _vul(self, kies: str = "") -> None:
        if self._gelezen is None:
            return
        woorden = [opzoeknaam(woord) for woord in self.query_one("#zoek", Input).value.split()]
        bronnen = [
            bron
            for bron in self._gelezen.bronnen
            if bron.tekst.strip() and all(woord in opzoeknaam(bron.tekst) for woord in woorden)
        ]
        self.query_one(Lijst).vul(
            [Option(self._regel(bron), id=_sleutel(*bron.sleutel)) for bron in bronnen], kies
        )
        self._toon_tekst()

    def _regel(self, bron: Tekstbron) -> Content:
        return Content.assemble((f"{bronnaam(bron.soort)} ", "$text-accent"), kort(bron.tekst, 80))

    @on(OptionList.OptionHighlighted, "#teksten")
    def _toon_tekst(self) -> None:
        bron = self._gekozen()
        sleutel = _sleutel(*bron.sleutel) if bron else "-"
        if self._gelezen is None or self._getoond == sleutel:
            return
        self._getoond = sleutel
        vak = self.query_one(Markeervak)
        eigen = [
            c for c in self._gelezen.eigen if bron and _sleutel(c.anker.soort, c.anker.entiteit) == sleutel
        ]
        codes = [Spanne(c.anker.begin, c.anker.eind) for c in eigen if c.bevestigd and not c.te_bekijken]
        bij = self._bij
        gemerkt = (
            Spanne(bij.begin, bij.eind) if bij and sleutel == _sleutel(bij.soort, bij.entiteit) else None
        )
        vak.toon(bron.tekst if bron else "", gemerkt, codes)
        self.query_one("#wat", Static).update(self._wat(bron, len(codes)))

    def _wat(self, bron: Tekstbron | None, codes: int) -> Content:
        partij = self.sessie.partij(partij_van(self.dossier)).naam
        if bron is None:
            return Content(_("{partij}: geen tekst met deze woorden.").format(partij=partij) if self._gelezen and self._gelezen.bronnen else _("{partij}: er is nog geen tekst om te coderen.").format(partij=partij))  # fmt: skip
        hoofdstuk = next(
            (f"{h.nummer} {h.titel}" for h in self.sessie.instrument.hoofdstukken if h.code == bron.hoofdstuk), ""
        )  # fmt: skip
        al = ngettext("{aantal} eigen code", "{aantal} eigen codes", codes).format(aantal=codes)
        return Content(
            " · ".join(
                filter(
                    None,
                    (
                        bronnaam(bron.soort),
                        hoofdstuk,
                        maak_zichtbaar(self._sprekers.get(bron.sleutel, "")),
                        al,
                    ),
                )
            )
        )

    def _gekozen(self) -> Tekstbron | None:
        sleutel = self.query_one(Lijst).gekozen
        bronnen = self._gelezen.bronnen if self._gelezen else ()
        return next((bron for bron in bronnen if _sleutel(*bron.sleutel) == sleutel), None)

    # -- coding ------------------------------------------------------------------------------------------------------

    @on(Markeervak.Gekozen)
    def _kies_code(self, bericht: Markeervak.Gekozen) -> None:
        bron, gelezen = self._gekozen(), self._gelezen
        if bron is None or gelezen is None:
            return
        bekend = {c.code for c in gelezen.eigen if c.soort == Coderingsoort.ORGANISATIE}

        def gekozen(id_: str | None) -> None:
            if id_ is not None:
                soort, code = soort_en_code(id_)
                self._vul_in(bron, Codebeeld(soort, code, tekst=bron.tekst, spanne=bericht.spanne))

        self.app.push_screen(codekeuze(self.sessie, tuple(sorted(bekend))), gekozen)

    def _vul_in(self, bron: Tekstbron, beeld: Codebeeld) -> None:
        if beeld.soort == Coderingsoort.CIJFER:
            beeld = replace(beeld, vraag=bron.vraag)

        def doe(nieuw: Codebeeld) -> None:
            assert nieuw.spanne is not None
            coderingen.voeg_toe(
                self.sessie,
                self.dossier,
                NieuweCodering(
                    nieuw.soort,
                    nieuw.code,
                    bron.sleutel,
                    nieuw.spanne.begin,
                    nieuw.spanne.eind,
                    nieuw.polariteit,
                    dict(nieuw.gegevens),
                    nieuw.vraag,
                    nieuw.toelichting,
                ),
            )

        def klaar(_niets: None) -> None:
            self._bij = None
            self.notify(_("Code vastgelegd. F4 of Ctrl+Z draait dat terug."), markup=False)
            self.ververs()

        vraag_en_doe(self, CoderingDialoog(self.sessie, beeld, _("Nieuwe code")), doe, klaar)

    # -- moving about ------------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#teksten")
    def _naar_tekst(self) -> None:
        self.query_one(Markeervak).focus()

    def action_zoek(self) -> None:
        """Type words to look for."""
        self.query_one("#zoek").add_class("zichtbaar").focus()

    @on(Input.Changed, "#zoek")
    def _zoek(self) -> None:
        self._vul()

    @on(Input.Submitted, "#zoek")
    def _naar_lijst(self) -> None:
        self.query_one(Lijst).focus()

    def action_terug(self) -> None:
        """From the search or the text to the list, and from there back."""
        veld = self.query_one("#zoek", Input)
        if veld.has_class("zichtbaar"):
            veld.value = ""
            veld.remove_class("zichtbaar")
            self.query_one(Lijst).focus()
        elif self.query_one(Markeervak).has_focus and self._bij is None:
            self.query_one(Lijst).focus()
        else:
            self.dismiss()


def _sleutel(soort: str, entiteit: str) -> str:
    return f"{soort}:{entiteit}"
