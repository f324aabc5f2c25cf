"""Other sources: what was asked from each, what came and what is overdue, and from there to their figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import opvragingen
from korpsmonitor_tui.services.bronoverzicht import lees_bronoverzicht, maak_bronlijst
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import maak_map
from korpsmonitor_tui.tui.screens.bronregels import bronrijen, over_bron, over_opvraging
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.broninlezing import Inlezing
    from korpsmonitor_tui.services.bronoverzicht import Bronoverzicht
    from korpsmonitor_tui.services.opvragingen import Opvraging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.bronnen import Lijstkeuze, Ontvangst, Vraag
    from korpsmonitor_tui.tui.formulieren.voortgang import Voortgang

KOLOMMEN = ((_("Bron en opvraging"), 41), (_("Gevraagd"), 11), (_("Uiterlijk"), 11), (_("Ontvangen"), 0))
LIJSTENMAP = "bronnen"
"""Folder beside the database, for empty lists."""
_INLEESMAP = "bronmap"


class Bronnentabel(Tabel):
    """A source a row, and below it what was asked from it."""

    # What was asked stands under whom it was asked.
    SORTEERBAAR = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            _("cijfers"),
            tooltip=_("toon de cijfers van deze bron per korps en jaar"),
        )
    ]


class BronnenScreen(Werkscherm):
    """What is asked and received."""

    CSS_PATH = "bronnen.tcss"
    TITEL = _("Andere bronnen")
    UITLEG = _(
        "Per bron staat wat er is gevraagd, tot wanneer, en wat er binnen is; ! is te laat, · is nog niet gevraagd. "
        "v legt vast dat u lijsten hebt gevraagd, o dat een lijst is ontvangen (met het bestand), h een rappel. m maakt een "
        "lege lijst die de bron kan invullen, l leest een ingevulde lijst in en zegt wat er niet te lezen was. Enter toont "
        "de cijfers per korps en jaar, en wat ontbreekt; daar vult u ook een cijfer met de hand in."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "vraag_op", _("opvragen"), tooltip=_("leg vast dat bij deze bron lijsten zijn gevraagd")),
        Binding("o", "ontvangen", _("ontvangen"), tooltip=_("leg vast dat deze lijst is ontvangen")),
        Binding("l", "lees_in", _("lijst inlezen"), tooltip=_("lees de cijfers uit een ingevulde lijst")),
        Binding("h", "herinner", _("rappel"), show=False, tooltip=_("leg vast dat u de bron hebt herinnerd")),
        Binding("m", "maak_lijst", _("lijst maken"), tooltip=_("schrijf een lege lijst die de bron kan invullen")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._overzichten: tuple[Bronoverzicht, ...] = ()

    def inhoud(self) -> ComposeResult:
        """Table, and the line under the cursor in full."""
        yield Bronnentabel(KOLOMMEN, id="bronnen")
        yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was taken in or set elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_bronoverzicht(self.sessie), self._toon)

    def _toon(self, overzichten: tuple[Bronoverzicht, ...]) -> None:
        self._overzichten = overzichten
        self.query_one(Tabel).vul(rij for overzicht in overzichten for rij in bronrijen(overzicht))
        self._toon_details()

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        opvraging, overzicht = self._opvraging, self._overzicht
        tekst = ""
        if opvraging is not None:
            tekst = over_opvraging(opvraging)
        elif overzicht is not None:
            tekst = over_bron(overzicht, self.query_one(Tabel).gekozen or "")
        self.query_one("#details", Static).update(Content(tekst))

    @property
    def _overzicht(self) -> Bronoverzicht | None:
        """Of the source that the cursor is on or in."""
        sleutel = self.query_one(Tabel).gekozen or ""
        for overzicht in self._overzichten:
            if sleutel.split("|")[0] == overzicht.bron.code:
                return overzicht
        return None

    @property
    def _opvraging(self) -> Opvraging | None:
        overzicht = self._overzicht
        sleutel = (self.query_one(Tabel).gekozen or "").partition("|")[2]
        return next((o for o in overzicht.opvragingen if o.id == sleutel), None) if overzicht else None

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _toon_cijfers(self) -> None:
        from korpsmonitor_tui.tui.screens.broncijfers import BroncijfersScreen

        overzicht = self._overzicht
        if overzicht is None:
            return
        if overzicht.gegevens:
            self.app.push_screen(BroncijfersScreen(self.sessie, overzicht.bron.code))
        else:
            self.notify(
                _("Van {bron} worden geen cijfers gevraagd.").format(bron=overzicht.bron.naam), markup=False
            )

    def action_vraag_op(self) -> None:
        """Record what is asked from this source."""
        from korpsmonitor_tui.tui.formulieren.bronnen import OpvraagDialoog

        if (overzicht := self._overzicht) is None:
            return
        code = overzicht.bron.code

        def doe(vraag: Vraag) -> tuple[Opvraging, ...]:
            return opvragingen.vraag_op(self.sessie, code, vraag.teksten, op=vraag.op, termijn=vraag.termijn)

        def klaar(nieuw: tuple[Opvraging, ...]) -> None:
            self.notify(
                ngettext("{aantal} opvraging vastgelegd.", "{aantal} opvragingen vastgelegd.", len(nieuw)).format(aantal=len(nieuw))
                if nieuw
                else _("Dit was al gevraagd; er is niets gewijzigd.")
            )  # fmt: skip
            self.ververs()

        dialoog = OpvraagDialoog(overzicht.bron, overzicht.nog_te_vragen, self.sessie.vandaag())
        vraag_en_doe(self, dialoog, doe, klaar)

    def action_ontvangen(self) -> None:
        """Record that the list under the cursor came in."""
        from korpsmonitor_tui.tui.formulieren.bronnen import OntvangDialoog
        from korpsmonitor_tui.tui.formulieren.inlezen import beginmap

        if (opvraging := self._eis_opvraging()) is None:
            return

        def doe(ontvangst: Ontvangst) -> Opvraging:
            return opvragingen.meld_ontvangen(
                self.sessie,
                opvraging,
                op=ontvangst.op,
                bestand=ontvangst.bestand,
                opmerking=ontvangst.opmerking,
            )

        begin = beginmap(self.sessie, _INLEESMAP)
        dialoog = OntvangDialoog(opvraging, begin, self.sessie.vandaag())
        vraag_en_doe(self, dialoog, doe, lambda _binnen: self.ververs())

    def action_herinner(self) -> None:
        """Record that the source was reminded."""
        from korpsmonitor_tui.tui.formulieren.bronnen import ToelichtingDialoog

        if (opvraging := self._eis_opvraging()) is None:
            return
        dialoog = ToelichtingDialoog(_("Rappel vastleggen"), opvraging.omschrijving)
        vraag_en_doe(
            self, dialoog, partial(opvragingen.herinner, self.sessie, opvraging), lambda _o: self.ververs()
        )

    def _eis_opvraging(self) -> Opvraging | None:
        opvraging = self._opvraging
        if opvraging is None:
            self.notify(_("Kies eerst een opvraging; met v legt u vast wat u vraagt."))
        return opvraging

    def action_maak_lijst(self) -> None:
        """Write an empty list."""
        from korpsmonitor_tui.tui.formulieren.bronnen import MapDialoog

        if (overzicht := self._overzicht) is None:
            return
        code = overzicht.bron.code

        def doe(antwoord: tuple[Path, bool]) -> Path:
            naam, inhoud = maak_bronlijst(self.sessie, code)
            return schrijf_bestand(maak_map(antwoord[0]) / naam, inhoud, overschrijf=antwoord[1])

        dialoog = MapDialoog(
            _("Lege lijst voor {bron}").format(bron=overzicht.bron.naam),
            _("Een rekenblad met een rij per korps en een kolom per gegeven en jaar, om in te vullen."),
            self.sessie.store.pad.parent / LIJSTENMAP,
        )
        vraag_en_doe(
            self,
            dialoog,
            doe,
            lambda pad: self.notify(_("De lijst staat in {pad}.").format(pad=pad), markup=False),
        )

    def action_lees_in(self) -> None:
        """Take in a list."""
        from korpsmonitor_tui.tui.formulieren.bronnen import LijstDialoog
        from korpsmonitor_tui.tui.formulieren.inlezen import beginmap

        if (overzicht := self._overzicht) is None:
            return
        if not overzicht.gegevens:
            self._toon_cijfers()
            return
        opvraging = self._opvraging
        begin = beginmap(self.sessie, _INLEESMAP)
        dialoog = LijstDialoog(
            overzicht.bron, overzicht.opvragingen, opvraging.id if opvraging else "", begin
        )
        self.app.push_screen(dialoog, partial(self._lees_lijst, overzicht.bron.code))

    def _lees_lijst(self, code: str, keuze: Lijstkeuze | None) -> None:
        from korpsmonitor_tui.services.broninlezing import importeer_brontabel
        from korpsmonitor_tui.tui.formulieren.inlezen import onthoud_map
        from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang

        if keuze is None:
            return
        onthoud_map(self.sessie, keuze.bestand, _INLEESMAP)

        def taak(meld: Voortgang) -> Inlezing:
            meld(0, 1, _("{naam} wordt gelezen").format(naam=keuze.bestand.name))
            return importeer_brontabel(
                self.sessie, code, keuze.bestand, opvraging=keuze.opvraging, proef=keuze.proef
            )

        titel = _("{naam} inlezen").format(naam=keuze.bestand.name)
        doe_met_voortgang(self, titel, taak, self._toon_inlezing, _("Afgebroken; er is niets ingelezen."))

    def _toon_inlezing(self, inlezing: Inlezing) -> None:
        from korpsmonitor_tui.tui.screens.broninlezing import BroninlezingScreen

        self.app.push_screen(BroninlezingScreen(self.sessie, inlezing))
