"""What two laptops wrote differently: every conflict of the edition, the texts side by side, and the choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.woordverschil import stukken
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, vraag_en_doe
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.conflicten import Conflict, Keuze
    from korpsmonitor_tui.services.sessie import Sessie

KOLOMMEN: Final = ((_("Bij"), 18), (_("Wat"), 0), (_("Wie"), 16), (_("Laatst"), 11))
ANDERS: Final = "bold underline $text-warning"
"""Words that the other text does not have: neither is the old one."""


@dataclass(frozen=True, slots=True)
class _Kant:
    """One of the choices as it is shown: who, when and where, and the text with what is not in the other."""

    kop: str
    tekst: Content


class Conflictentabel(Tabel):
    """A conflict a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("kiezen of bewerken"), tooltip=_("kies wat blijft, of schrijf één tekst die beide verenigt"))
    ]  # fmt: skip


class ConflictenScreen(Werkscherm):
    """The list, and the conflict under the cursor with what was written on each laptop."""

    CSS_PATH = "conflicten.tcss"
    TITEL = _("Conflicten")
    UITLEG = _(
        "Hier staat wat op twee laptops verschillend is gewijzigd terwijl zij elkaars werk niet kenden. Beide zijn bewaard en "
        "niets is vanzelf samengevoegd; onderstreepte woorden staan alleen in die tekst. Is iets verwijderd dat elders is "
        "bewerkt, dan blijft de bewerking staan tot iemand kiest. Met 1, 2 of 3 laat u staan wat daar staat; Enter biedt ook "
        "een veld om een eigen tekst te maken die van een van beide uitgaat. Zolang er in een verslag iets te kiezen is, kan het niet worden "
        "aangeboden, verstuurd of vastgesteld. Wat niet bleef, staat in de tijdlijn."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "kies(0)", _("1 blijft"), tooltip=_("laat staan wat bij 1 staat")),
        Binding("2", "kies(1)", _("2 blijft"), tooltip=_("laat staan wat bij 2 staat")),
        Binding("3", "kies(2)", _("3 blijft"), show=False, tooltip=_("laat staan wat bij 3 staat")),
        Binding("o", "open", _("dossier"), tooltip=_("open het dossier waar dit staat")),
        Binding("a", "alle", _("alle"), show=False, tooltip=_("toon alles in deze editie, of alleen dit dossier")),
        Binding("pagedown,space", "rol(1)", _("verder lezen"), show=False),
        Binding("pageup", "rol(-1)", _("terug lezen"), show=False),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees de stand opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str | None = None) -> None:
        """Of one dossier to begin with (empty: what belongs to none), or of the whole edition."""
        super().__init__(sessie)
        self._dossier = dossier
        self._alle = dossier is None
        self._gevonden: tuple[Conflict, ...] = ()
        self._hier: dict[str, Conflict] = {}

    def inhoud(self) -> ComposeResult:
        """How many, the table, what was written."""
        yield Static(id="stand", markup=False)
        yield Conflictentabel(KOLOMMEN, id="conflicten")
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="wat", markup=False)
            yield Horizontal(id="kanten")

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: conflicten.lees_alle(self.sessie), self._toon)

    action_ververs = ververs

    def _toon(self, gevonden: tuple[Conflict, ...]) -> None:
        self._gevonden = gevonden
        zichtbaar = [c for c in gevonden if self._alle or c.dossier == self._dossier]
        self._hier = {conflict.kenmerk: conflict for conflict in zichtbaar}
        self.query_one("#stand", Static).update(Content(self._stand(len(zichtbaar))))
        tabel = self.query_one(Tabel)
        tabel.display = bool(zichtbaar)
        tabel.vul((conflict.kenmerk, self._cellen(conflict)) for conflict in zichtbaar)
        self._toon_gekozen()
        self.refresh_bindings()

    def _stand(self, aantal: int) -> str:
        elders = len(self._gevonden) - aantal
        meer = _(" a toont ook de andere {aantal}.").format(aantal=elders) if elders else ""
        if not aantal:
            return (
                _("Er is niets te kiezen: op geen twee laptops is hier iets verschillend gewijzigd.") + meer
            )
        return (
            ngettext(
                "{aantal} keer is op twee laptops iets verschillend gewijzigd. Kies wat blijft.",
                "{aantal} keer is op twee laptops iets verschillend gewijzigd. Kies steeds wat blijft.",
                aantal,
            ).format(aantal=aantal)
            + meer
        )

    def _cellen(self, conflict: Conflict) -> tuple[Cel, ...]:
        namen = ", ".join(dict.fromkeys(keuze.wie for keuze in conflict.keuzes))
        laatst = max(keuze.wanneer for keuze in conflict.keuzes)
        return (
            (self._waar(conflict.dossier), "" if conflict.dossier else "text-muted"),
            (maak_zichtbaar(conflict.label), ""),
            (namen, ""),
            (f"{laatst:%d-%m %H:%M}", "text-muted"),
        )

    def _waar(self, dossier: str) -> str:
        if not dossier:
            return _("geen dossier")
        # Definition files can be replaced by others that no longer know a party.
        partij = self.sessie.instrument.partij(partij_van(dossier))
        return partij.naam if partij else partij_van(dossier)

    @property
    def _gekozen(self) -> Conflict | None:
        return self._hier.get(self.query_one(Tabel).gekozen or "")

    @on(DataTable.RowHighlighted)
    def _toon_gekozen(self) -> None:
        conflict = self._gekozen
        self.query_one("#vak").display = conflict is not None
        if conflict is not None:
            # Long texts take a moment to compare.
            lees_op_achtergrond(
                self,
                lambda: _kanten(self.sessie, conflict),
                lambda kanten: self._toon_kanten(conflict, kanten),
                groep="kanten",
            )
        self.refresh_bindings()

    async def _vul_kanten(self, kanten: list[_Kant]) -> None:
        houder = self.query_one("#kanten", Horizontal)
        await houder.remove_children()
        await houder.mount_all(
            Static(Content.assemble((f"{kant.kop}\n", "bold $text-accent"), kant.tekst), classes="kant")
            for kant in kanten
        )

    def _toon_kanten(self, conflict: Conflict, kanten: list[_Kant]) -> None:
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self.query_one("#wat", Static).update(
            Content.assemble(
                (f"{self._waar(conflict.dossier)}  ", "bold"), (maak_zichtbaar(conflict.label), "$text-muted")
            )
        )
        self.run_worker(self._vul_kanten(kanten), group="toon-kanten", exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be chosen and opened is offered."""
        conflict = self._gekozen if self.is_mounted else None
        if action == "kies":
            (nr,) = parameters
            return bool(conflict and isinstance(nr, int) and nr < len(conflict.keuzes) and conflict.te_kiezen)
        if action == "open":
            return bool(conflict and conflict.dossier)
        if action == "alle":
            return self._dossier is not None
        return super().check_action(action, parameters)

    # -- settling ----------------------------------------------------------------------------------------------------

    def action_kies(self, nr: int) -> None:
        """Let one of the choices stand, once that is confirmed."""
        conflict = self._gekozen
        if conflict is None or nr >= len(conflict.keuzes):
            return
        keuze = conflict.keuzes[nr]
        vraag = _(
            "{wie}, {tijd}: “{tekst}” blijft. Wat elders staat, is daarna alleen nog in de tijdlijn te zien."
        )
        dialoog = Bevestig(
            _("Blijft {nummer}?").format(nummer=nr + 1),
            vraag.format(wie=keuze.wie, tijd=f"{keuze.wanneer:%d-%m-%Y %H:%M}", tekst=kort(keuze.tekst, 160)),
        )
        vraag_en_doe(
            self, dialoog, lambda _ja: conflicten.kies(self.sessie, conflict, keuze), self._is_gekozen
        )

    @on(DataTable.RowSelected)
    def _vraag(self) -> None:
        """Choose in a form, where a text of one's own can be written too."""
        conflict = self._gekozen
        if conflict is None:
            return
        if not conflict.te_kiezen:
            self.notify(_("Dit is van iemand anders, die hier zelf kiest."), markup=False)
            return
        from korpsmonitor_tui.tui.formulieren.conflict import ConflictDialoog

        vraag_en_doe(
            self,
            ConflictDialoog(conflict),
            lambda gekozen: conflicten.kies(self.sessie, conflict, gekozen),
            self._is_gekozen,
        )

    def _is_gekozen(self, _niets: None) -> None:
        self.notify(_("Gekozen; wat niet bleef, staat in de tijdlijn."), markup=False)
        self.ververs()

    # -- going about -------------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Go to the dossier."""
        conflict = self._gekozen
        if conflict is not None and conflict.dossier:
            self.app.post_message(OpenDossier(conflict.dossier))

    def action_alle(self) -> None:
        """Everything of the edition, or this dossier only."""
        self._alle = not self._alle
        self._toon(self._gevonden)

    def action_rol(self, richting: int) -> None:
        """Read on in long texts."""
        self.query_one("#vak", VerticalScroll).scroll_relative(y=richting * 5, animate=False)


def _kanten(sessie: Sessie, conflict: Conflict) -> list[_Kant]:
    eerste, *_rest = conflict.keuzes
    anderen = [conflict.keuzes[1] if keuze is eerste else eerste for keuze in conflict.keuzes]
    return [
        _Kant(
            _("{nummer}. {wie}, {tijd}, {laptop}").format(
                nummer=nr,
                wie=keuze.wie,
                tijd=f"{keuze.wanneer:%d-%m-%Y %H:%M}",
                laptop=conflicten.apparaatnaam(sessie, keuze.device),
            ),
            _met_verschil(keuze, ander),
        )
        for nr, (keuze, ander) in enumerate(zip(conflict.keuzes, anderen, strict=True), start=1)
    ]


def _met_verschil(keuze: Keuze, ander: Keuze) -> Content:
    """The text, with the words that the other one does not have; beside a deletion nothing is marked."""
    if keuze.verwijderd:
        return Content.assemble((keuze.tekst, "italic"))
    if ander.verwijderd or keuze.waarde is None:
        return Content(maak_zichtbaar(keuze.tekst))
    return Content.assemble(
        *(
            (maak_zichtbaar(tekst), ANDERS if soort == "+" else "")
            for soort, tekst in stukken(ander.tekst, keuze.tekst)
            if soort != "-"
        )
    )
