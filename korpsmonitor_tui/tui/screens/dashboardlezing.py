"""What a file of figures would change: looked at first, headings that can be two things asked, and only then kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.dashboardlezing import GENOMEN, Lot, lees_in
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Keuzelijst
from korpsmonitor_tui.tui.plaatsnamen import citaat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.dashboardlezing import Leesmelding
    from korpsmonitor_tui.services.dashboardlezing import Inlezing, Leesregel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.dashboard import Leeskeuze

Deel = str | tuple[str, str]


class DashboardlezingScreen(Werkscherm):
    """Nothing is kept until somebody says so."""

    CSS_PATH = "dashboardlezing.tcss"
    TITEL = _("Cijfers gelezen")
    UITLEG = _(
        "Wat er van het bestand wordt overgenomen; er is nog niets vastgelegd. Een kop of regel die twee dingen kan zijn, wordt niet geraden: k "
        "vraagt wat hij is en leest het bestand opnieuw. v legt vast, en bewaart het bestand byte voor byte; Esc laat alles zoals het was."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "leg_vast", _("vastleggen"), tooltip=_("neem de cijfers over en bewaar het bestand")),
        Binding("k", "vraag", _("koppen"), tooltip=_("zeg wat een kop of regel is die twee dingen kan zijn")),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie, keuze: Leeskeuze) -> None:
        super().__init__(sessie)
        self._keuze = keuze
        self._betekent: dict[str, str] = {}
        self._inlezing: Inlezing | None = None

    def inhoud(self) -> ComposeResult:
        """One text, to scroll through."""
        with VerticalScroll(id="uitkomst"):
            yield Static(_("Lezen…"), id="tekst", markup=False)

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#uitkomst").focus()
        self.ververs()

    def ververs(self) -> None:
        """Read the file, unless it was kept already."""
        if self._inlezing is None or self._inlezing.proef:
            lees_op_achtergrond(self, lambda: self._lees(proef=True), self._toon)

    def _lees(self, *, proef: bool) -> Inlezing:
        return lees_in(
            self.sessie, self._keuze.pad, jaar=self._keuze.jaar, betekent=dict(self._betekent), proef=proef
        )

    def _toon(self, inlezing: Inlezing) -> None:
        self._inlezing = inlezing
        self.query_one("#tekst", Static).update(Content.assemble(*self._tekst(inlezing)))
        self.query_one("#uitkomst").scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was kept is kept; only a heading that is in doubt is asked."""
        if action == "leg_vast":
            return self._inlezing is not None and self._inlezing.proef
        if action == "vraag":
            return self._inlezing is not None and self._inlezing.proef and bool(self._te_vragen)
        return super().check_action(action, parameters)

    @property
    def _te_vragen(self) -> list[Leesmelding]:
        meldingen = self._inlezing.meldingen if self._inlezing else ()
        op_kop = {melding.tekst: melding for melding in meldingen if melding.mogelijk}
        return list(op_kop.values())

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_leg_vast(self) -> None:
        """Keep it."""
        doe_op_achtergrond(self, lambda: self._lees(proef=False), self._toon)

    def action_vraag(self) -> None:
        """Ask what the first heading in doubt is, and read again."""
        twijfels = self._te_vragen
        if not twijfels:
            return
        kop = twijfels[0].tekst
        keuzes = [(code, self._naam(code), code) for code in twijfels[0].mogelijk]

        def kies(code: str | None) -> None:
            if code is not None:
                self._betekent[kop] = code
                self.ververs()

        self.app.push_screen(Keuzelijst(_("Wat is “{kop}”?").format(kop=kop), keuzes), kies)

    def _naam(self, code: str) -> str:
        dashboard = self.sessie.instrumenten.dashboard(self.sessie.editie.instrument)
        return dashboard.gebiednaam(code) if dashboard.gebied(code) else dashboard.indicatornaam(code)

    # -- words -------------------------------------------------------------------------------------------------------

    def _tekst(self, inlezing: Inlezing) -> Iterator[Deel]:
        yield (f"{inlezing.bestand} · {inlezing.jaar}\n", "bold $text-accent")
        if inlezing.proef:
            yield (_("Nog niet vastgelegd; v legt het vast.") + "\n", "bold $text-warning")
        else:
            yield (_("Vastgelegd; het bestand is bewaard.") + "\n", "bold $text-success")
        gemist = [melding for melding in inlezing.meldingen if melding.gemist]
        for aantal, tekst in (
            (inlezing.beweringen, _("beweringen")),
            (len(inlezing.tabellen), _("tabellen")),
            (len(inlezing.met(*GENOMEN)), _("cijfers overgenomen")),
            (len(inlezing.met(Lot.GELIJK)), _("stonden hier al zo")),
            (len(inlezing.met(Lot.GEHOUDEN)), _("niet overgenomen: op twee laptops verschillend")),
            (sum(tekst.lot in GENOMEN for tekst in inlezing.teksten), _("teksten overgenomen")),
            (
                sum(tekst.lot is Lot.GEHOUDEN for tekst in inlezing.teksten),
                _("teksten zelf gewijzigd, en dus gebleven"),
            ),
            (len(gemist), _("niet te lezen")),
        ):
            if aantal:
                yield f"{aantal:>6}  {tekst}\n"
        yield from self._meldingen(_("Niet te lezen, en dus niet overgenomen"), gemist)
        if gewijzigd := inlezing.met(Lot.GEWIJZIGD, Lot.GEHOUDEN):
            yield (_("\nGewijzigd\n"), "bold $text-accent")
            yield from map(self._regel, gewijzigd)
        rest = [melding for melding in inlezing.meldingen if not melding.gemist]
        yield from self._meldingen(_("Tekst die is blijven staan"), rest)

    def _meldingen(self, kop: str, meldingen: list[Leesmelding]) -> Iterator[Deel]:
        if meldingen:
            yield (f"\n{kop}\n", "bold $text-warning")
        for melding in meldingen:
            yield f"  {melding.plaats} {citaat(melding.tekst, 60)}: {melding.waarom}"
            if melding.mogelijk:
                yield (
                    _(" – {namen}? (k)").format(namen=_(" of ").join(map(self._naam, melding.mogelijk))),
                    "bold",
                )
            yield "\n"

    def _regel(self, regel: Leesregel) -> str:
        vervalt = (
            _("; de correctie {waarde} vervalt").format(waarde=regel.correctie) if regel.correctie else ""
        )
        return _("  {cijfer}, {gebied}: {huidig} → {waarde} ({plaats}){vervalt}\n").format(
            cijfer=self._naam(regel.plek.indicator),
            gebied=self._naam(regel.plek.gebied),
            huidig=citaat(regel.huidig or "", 40),
            waarde=citaat(regel.waarde, 40),
            plaats=regel.plaats,
            vervalt=vervalt,
        )
