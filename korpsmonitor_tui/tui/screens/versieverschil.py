"""Two versions of a verslag: every passage that differs, and the one under the cursor word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.versieverschil import Verschilsoort, soortnaam
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.versieverschil import NU, kantnaam, lees_kanten, lees_versieverschil, ooknaam
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.widgets.regellijst import Regellijst
from korpsmonitor_tui.tui.woorden import ERBIJ, WEG

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.versieverschil import Passageverschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.versieverschil import Kant, Versieverschil

TEKENS: Final = {
    Verschilsoort.NIEUW: ("+", "bold $text-success"),
    Verschilsoort.VERVALLEN: ("-", "bold $text-error"),
    Verschilsoort.GEWIJZIGD: ("~", "bold $text-warning"),
    Verschilsoort.VERPLAATST: ("↕", "bold $text-accent"),
    Verschilsoort.GELIJK: (" ", "$text-muted"),
}


class Passageverschillen(Regellijst):
    """The passages, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.open", _("passage"), tooltip=_("toon de passage in het verslag")),
    ]


class VersieverschilScreen(Werkscherm):
    """The list of passages, and the one under the cursor: inline, or in a wide window side by side."""

    CSS_PATH = "versieverschil.tcss"
    TITEL = _("Verschillen tussen versies")
    UITLEG = _(
        "Elke passage die verschilt: + nieuw, - vervallen, ~ gewijzigd, ↕ verplaatst. Wat erbij kwam is vet en onderstreept, "
        "wat verviel is doorgestreept; in een breed venster staan oud en nieuw naast elkaar. n en N gaan naar het volgende "
        "en vorige verschil, g toont ook wat gelijk bleef. o en m kiezen de oude en de nieuwe versie; de tekst van nu telt "
        "ook mee. Enter gaat naar de passage."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "verschil(1)", _("volgende"), tooltip=_("naar het volgende verschil")),
        Binding("N", "verschil(-1)", _("vorige"), show=False, tooltip=_("naar het vorige verschil")),
        Binding("o", "kies('van')", _("oude versie"), tooltip=_("kies de oude versie")),
        Binding("escape", "dismiss", _("terug")),
        Binding("g", "gelijk", _("ook gelijke"), tooltip=_("toon ook passages die gelijk bleven, of weer alleen de verschillen")),
        Binding("m", "kies('naar')", _("nieuwe versie"), tooltip=_("kies de nieuwe versie, of de tekst van nu")),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("schuif de tekst omhoog")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("schuif de tekst omlaag")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, van: str = "", naar: str = "") -> None:
        """``van`` and ``naar`` are ids of versions or ``nu``; empty: the version before, and the text of now."""
        super().__init__(sessie)
        self.dossier = dossier
        self._gekozen = {"van": van, "naar": naar}
        self._alles = False
        self._uit: Versieverschil | None = None
        self._regels: tuple[Passageverschil, ...] = ()
        self._titels = {hoofdstuk.code: hoofdstuk.titel for hoofdstuk in sessie.instrument.hoofdstukken}

    def inhoud(self) -> ComposeResult:
        """What is compared, the passages, the one under the cursor."""
        yield Static(id="kanten", markup=False)
        yield Static(id="ook", markup=False)
        yield Passageverschillen(id="passages")
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="wat", markup=False)
            yield Static(id="samen", markup=False)
            with Horizontal(id="naast"):
                yield Static(id="oud", markup=False)
                yield Static(id="nieuw", markup=False)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Regellijst).focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Compare in the background."""
        van, naar = self._gekozen["van"], self._gekozen["naar"]
        lees_op_achtergrond(
            self, lambda: lees_versieverschil(self.sessie, self.dossier, van, naar), self._toon
        )

    def _toon(self, uit: Versieverschil) -> None:
        self._uit = uit
        partij = self.sessie.partij(partij_van(self.dossier)).naam
        self.query_one("#kanten", Static).update(
            Content(f"{partij} · {kantnaam(uit.van)} → {kantnaam(uit.naar)} · {_telling(uit)}")
        )
        ook = _("Ook anders: {wat}.").format(wat=", ".join(ooknaam(*paar) for paar in uit.ook))
        self.query_one("#ook", Static).update(Content(ook))
        self.query_one("#ook", Static).display = bool(uit.ook)
        self._vul()

    def _vul(self) -> None:
        assert self._uit is not None
        self._regels = self._uit.passages if self._alles else self._uit.anders
        self.query_one(Regellijst).vul(len(self._regels), self._regel)
        self._toon_gekozen()

    def _regel(self, plaats: int) -> Content:
        deel = self._regels[plaats]
        teken, stijl = TEKENS[deel.soort]
        gedempt = "$text-muted" if deel.soort in {Verschilsoort.GELIJK, Verschilsoort.VERVALLEN} else ""
        return Content.assemble(
            (f" {teken} ", stijl),
            (f"{deel.alinea.nummer:>3} ", "$text-muted"),
            (kort(deel.alinea.tekst, 200) or _("(leeg)"), gedempt),
        )

    @on(Regellijst.Aangewezen)
    def _toon_gekozen(self) -> None:
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        deel = self._deel
        for id_, tekst in (
            ("wat", self._wat(deel) if deel else Content(self._waarom_leeg())),
            ("samen", stukkentekst(deel, "-+") if deel else Content()),
            ("oud", _met_kop(_("oud"), stukkentekst(deel, "-")) if deel else Content()),
            ("nieuw", _met_kop(_("nieuw"), stukkentekst(deel, "+")) if deel else Content()),
        ):
            self.query_one(f"#{id_}", Static).update(tekst)
        self.refresh_bindings()

    def _wat(self, deel: Passageverschil) -> Content:
        teken, stijl = TEKENS[deel.soort]
        hoofdstuk = deel.alinea.hoofdstuk
        delen: list[str | tuple[str, str]] = [
            (f"{teken} {soortnaam(deel.soort)}", stijl),
            f"  {deel.alinea.nummer} · {self._titels.get(hoofdstuk, hoofdstuk)}",
        ]
        if deel.verplaatst:
            delen.append((f" · {self._verplaatst(deel)}", "$text-accent"))
        if deel.ook:
            delen.append((" · " + _("ook gewijzigd: {wat}").format(wat=", ".join(deel.ook)), "$text-warning"))
        return Content.assemble(*delen)

    def _verplaatst(self, deel: Passageverschil) -> str:
        """From where to where it was moved."""
        assert deel.oud is not None
        was = _na(deel.na_oud)
        if deel.oud.hoofdstuk != deel.alinea.hoofdstuk:
            was = f"{self._titels.get(deel.oud.hoofdstuk, deel.oud.hoofdstuk)}, {was}"
        return _("stond {was}, staat {is_}").format(was=was, is_=_na(deel.na_nieuw))

    def _waarom_leeg(self) -> str:
        uit = self._uit
        if uit is None:
            return ""
        if uit.van.id == uit.naar.id:
            return _(
                "Er is nog geen andere versie om mee te vergelijken: een versie wordt vastgelegd als het verslag wordt "
                "verstuurd of vastgesteld."
            )
        return _("De tekst van deze twee is gelijk. o en m kiezen andere versies, g toont alle passages.")

    @property
    def _deel(self) -> Passageverschil | None:
        hier = self.query_one(Regellijst).hier
        return self._regels[hier] if hier is not None and hier < len(self._regels) else None

    # -- going about -------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is listed there is nowhere to go."""
        if action in {"verschil", "open"}:
            return bool(self._regels)
        return super().check_action(action, parameters)

    def action_verschil(self, stap: int) -> None:
        """To the next difference, or the one before."""
        lijst = self.query_one(Regellijst)
        plaats = (lijst.hier or 0) + stap
        while 0 <= plaats < len(self._regels):
            if self._regels[plaats].soort != Verschilsoort.GELIJK:
                lijst.ga_naar(plaats)
                return
            plaats += stap
        self.notify(_("Dit was het laatste verschil.") if stap > 0 else _("Dit is het eerste verschil."))

    def action_gelijk(self) -> None:
        """Show what is the same too, or only what differs; the cursor stays on its passage."""
        if self._uit is None:
            return
        hier = self._deel
        self._alles = not self._alles
        self._vul()
        if hier is not None and hier in self._regels:
            self.query_one(Regellijst).ga_naar(self._regels.index(hier))

    def action_rol(self, richting: int) -> None:
        """Read on in a long passage."""
        self.query_one("#vak", VerticalScroll).scroll_relative(y=richting * 3, animate=False)

    def action_open(self) -> None:
        """Go to the passage in the verslag."""
        deel = self._deel
        if deel is None or self._uit is None:
            return
        if deel.alinea.id not in self._uit.aanwezig:
            self.notify(_("Deze passage staat niet meer in het verslag."))
            return
        self.app.post_message(OpenDossier(self.dossier, "verslag", "passage", deel.alinea.id))

    # -- which versions ----------------------------------------------------------------------------------------------

    def action_kies(self, kant: str) -> None:
        """Choose one of the two sides."""
        lees_op_achtergrond(
            self,
            lambda: lees_kanten(self.sessie.store.lees(), self.dossier),
            lambda kanten: self._vraag_kant(kant, kanten),
            groep="kanten",
        )

    def _vraag_kant(self, kant: str, kanten: tuple[Kant, ...]) -> None:
        from korpsmonitor_tui.tui.dialogs import Keuzelijst

        titel = _("Welke versie is de oude?") if kant == "van" else _("Met welke versie vergelijkt u?")
        keuzes = [(k.id, kantnaam(k), "") for k in kanten if kant == "naar" or k.id != NU]
        if not keuzes:
            self.notify(_("Er is nog geen versie vastgelegd; dat gebeurt bij het versturen."))
            return
        self.app.push_screen(Keuzelijst(titel, keuzes), self._zet_kant(kant))

    def _zet_kant(self, kant: str) -> Callable[[str | None], None]:
        def zet(gekozen: str | None) -> None:
            if gekozen is not None:
                self._gekozen[kant] = gekozen
                self.ververs()

        return zet


def toon_versieverschil(widget: Widget, sessie: Sessie, dossier: str, wacht: Callable[[], None]) -> None:
    """Show what differs. ``wacht`` waits until what was typed is in the database."""

    def toon(_niets: None) -> None:
        widget.app.push_screen(VersieverschilScreen(sessie, dossier))

    lees_op_achtergrond(widget, wacht, toon, groep="versieverschil")


def stukkentekst(deel: Passageverschil, kanten: str) -> Content:
    """The words of a passage with what differs; ``kanten`` names which of ``-`` and ``+`` are shown."""
    stijlen = {"=": "", "-": WEG, "+": ERBIJ}
    return Content.assemble(
        *(
            (maak_zichtbaar(tekst), stijlen[soort])
            for soort, tekst in deel.stukken()
            if soort == "=" or soort in kanten
        )
    )


def _met_kop(kop: str, tekst: Content) -> Content:
    return Content.assemble((f"{kop}\n", "bold $text-accent"), tekst if tekst.plain else ("–", "$text-muted"))


def _na(nummer: int | None) -> str:
    return _("na {nummer}").format(nummer=nummer) if nummer else _("vooraan")


def _telling(uit: Versieverschil) -> str:
    aantal = len(uit.anders)
    if not aantal:
        return _("gelijk")
    return ngettext("{aantal} verschil", "{aantal} verschillen", aantal).format(aantal=aantal)
