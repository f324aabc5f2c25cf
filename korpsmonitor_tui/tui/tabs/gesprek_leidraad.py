"""The part of the gesprek tab about what must be asked and talked about: the guide and the discussion points."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import DossierTab, lees_op_achtergrond
from korpsmonitor_tui.tui.tabs.gesprek_acties import doe_met_punt
from korpsmonitor_tui.tui.tabs.gesprek_balken import Hoofdstuklijst
from korpsmonitor_tui.tui.tabs.gesprek_bewerken import Bewerkveld
from korpsmonitor_tui.tui.tabs.gesprek_gids import Gidslijst, Gidspaneel, punten_van
from korpsmonitor_tui.tui.tabs.gesprek_invoer import Invoerveld
from korpsmonitor_tui.tui.tabs.gesprek_punten import Puntenlijst, Puntenstrook
from korpsmonitor_tui.tui.tabs.gesprek_stand import Gidsstand, lees_gidsstand

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

BREED: Final = 120
"""Columns from which there is room beside the minutes."""


class Leidraadtab(DossierTab):
    """A tab with minutes, and beside or above them what is to be asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "gids", _("leidraad"), tooltip=_("klap de vragen van dit hoofdstuk open en ga erheen, of klap ze dicht")),
        Binding("ctrl+g", "punten", _("bespreekpunten"), tooltip=_("klap open of dicht wat in dit hoofdstuk besproken moet worden")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(sessie, dossier, id=id)
        self._gidsstand: Gidsstand | None = None

    @property
    def invoer(self) -> Invoerveld:
        """The field for the next note."""
        return self.query_one(Invoerveld)

    @property
    def paneel(self) -> Gidspaneel:
        """The guide."""
        return self.query_one(Gidspaneel)

    @property
    def strook(self) -> Puntenstrook:
        """The discussion points of the chapter."""
        return self.query_one(Puntenstrook)

    def mag_schrijven(self) -> bool:
        """Whether something can be written now; says so if not."""
        raise AssertionError(f"{type(self).__name__} does not tell")

    def toon_keuze(self) -> None:
        """Show chapter, speaker and question for what is typed now."""
        raise AssertionError(f"{type(self).__name__} shows no choice")

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs_gids(self) -> None:
        """Read the guide in the background: after the notes, which must not wait for it."""
        lees = partial(lees_gidsstand, self.sessie, self.dossier, self._gidsstand)
        lees_op_achtergrond(self, lees, self._neem_gids, groep="gids")

    def _neem_gids(self, stand: Gidsstand) -> None:
        self._gidsstand = stand
        self.invoer.gids.gids = stand.gids
        self.toon_keuze()

    def toon_leidraad(self) -> None:
        """Show guide and points of the chapter that is worked in."""
        invoer = self.invoer
        deel, gids = invoer.gids.deel(invoer.hoofdstuk), invoer.gids.gids
        if deel is None or gids is None:
            return
        self.paneel.toon(gids, deel, invoer.gids.nu(invoer.hoofdstuk), invoer.vraag)
        punten = punten_van(deel)
        self.strook.toon(punten)
        if not punten and self.strook.is_open:
            self._sluit_punten()

    # -- the guide ---------------------------------------------------------------------------------------------------

    def action_gids(self) -> None:
        """Unfold the guide and go there; from there fold it and go back."""
        paneel = self.paneel
        if self.has_class("-ongepland"):
            return
        if paneel.is_open and paneel.lijst.has_focus:
            paneel.klap(open_=False)
            self.naar_veld()
        elif self.invoer.gids.vragen(self.invoer.hoofdstuk):
            paneel.ga_erin()
        else:
            self.notify(_("In dit hoofdstuk is deze partij niets te vragen."))
        self.toon_leidraad()

    def naar_veld(self) -> None:
        """Go where the work goes on: the field, or the chapters while the minutes are fixed."""
        invoer = self.query_one(Hoofdstuklijst) if self.invoer.disabled else self.invoer
        (self.query_one(Bewerkveld) if self.has_class("-bewerkt") else invoer).focus()

    @on(Gidslijst.Aangewezen)
    def _wijs_aan(self, keuze: Gidslijst.Aangewezen) -> None:
        self.invoer.gids.kies(self.invoer.hoofdstuk, keuze.vraag)
        self.toon_leidraad()

    @on(Gidslijst.Gevraagd)
    def _doe_met_vraag(self, vraag: Gidslijst.Gevraagd) -> None:
        if vraag.wat == "terug":
            self.naar_veld()
        elif vraag.wat == "open":
            self.invoer.action_open()
        elif self.mag_schrijven():
            self.invoer.action_koppel()
            self.naar_veld()

    @on(Gidslijst.OptionSelected, "#gidslijst")
    def _kies_vraag(self) -> None:
        """A click binds as Enter does."""
        self._doe_met_vraag(Gidslijst.Gevraagd("koppel"))

    @on(Invoerveld.Aangewezen)
    def _volg_vraag(self, bericht: Invoerveld.Aangewezen) -> None:
        if bericht.alles:
            self.notify(_("Alle vragen van de leidraad zijn aan de orde geweest."))
        self.toon_keuze()

    # -- discussion points -------------------------------------------------------------------------------------------

    def action_punten(self) -> None:
        """Unfold the discussion points and go there, or back to the minutes."""
        strook = self.strook
        if self.has_class("-ongepland"):
            return
        if strook.is_open and strook.lijst.has_focus:
            self._sluit_punten()
        elif strook.display:
            strook.klap(open_=True)
            strook.lijst.focus()
        else:
            self.notify(_("In dit hoofdstuk staan geen bespreekpunten."))

    def _sluit_punten(self) -> None:
        terug = self.strook.lijst.has_focus
        self.strook.klap(open_=False)
        if terug:
            self.naar_veld()

    @on(Puntenlijst.Gevraagd)
    def _doe_met_punt(self, vraag: Puntenlijst.Gevraagd) -> None:
        punt = self.strook.punt(vraag.punt)
        if vraag.wat == "terug" or punt is None:
            self._sluit_punten()
        elif self.mag_schrijven():
            doe_met_punt(self, vraag.wat, punt)
