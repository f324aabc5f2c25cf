"""The review of what returns left in doubt: one at a time, a key for each decision, and on to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING
from korpsmonitor_tui.services import twijfels
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.vragenlijst import antwoord_id
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.twijfelstand import details, lees_twijfelstand, plek_van
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggavestand import Twijfel
    from korpsmonitor_tui.tui.formulieren.twijfel import Getypt
    from korpsmonitor_tui.tui.screens.twijfelstand import Twijfelstand


class Twijfellijst(Lijst):
    """All doubts; what was decided stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select", _("naar de vraag"), show=False, tooltip=_("open de vragenlijst bij deze vraag")
        )
    ]


class TwijfelsScreen(Werkscherm):
    """The doubts on the left, the one under the cursor in full on the right."""

    CSS_PATH = "twijfels.tcss"
    TITEL = _("Twijfels beoordelen")
    UITLEG = _(
        "Wat bij het inlezen niet zeker was, staat hier één voor één: ? wacht op u, ✓ is besloten. Kies met één toets wat "
        "er met de opgegeven tekst gebeurt; daarna komt de volgende vanzelf. o zet de opgegeven tekst als antwoord (bij een "
        "leeggemaakt antwoord: maakt het leeg), h laat staan wat hier staat, b zet de tekst bij de toelichting, n doet er "
        "niets mee. Met t vult u zelf iets in. Met p kiest u eerst een andere plaats; o, b en t schrijven dan daar. Met "
        "spatie merkt u twijfels (●) en met a alle van dezelfde soort: een besluit geldt dan voor alle gemerkte. Ctrl+Z "
        "draait een besluit terug. Wie het scherm sluit, besluit niets; de volgende keer gaat u verder waar u was."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", f"besluit('{twijfels.OVERGENOMEN}')", _("overnemen"), tooltip=_("zet de opgegeven tekst als antwoord")),
        Binding("h", f"besluit('{twijfels.GEHOUDEN}')", _("laten"), tooltip=_("laat staan wat hier staat")),
        Binding("b", f"besluit('{twijfels.BIJ_TOELICHTING}')", _("toelichten"), tooltip=_("zet de opgegeven tekst bij de toelichting")),
        Binding("p", "plaats", _("plaats"), tooltip=_("kies een andere plaats voor de tekst")),
        Binding("t", "typ", _("typen"), tooltip=_("vul zelf in wat er moet staan")),
        Binding("n", f"besluit('{twijfels.NIET_VAN_BELANG}')", _("niets"), tooltip=_("niet van belang: doe er niets mee")),
        Binding("space", "merk", _("merken"), show=False, tooltip=_("een besluit geldt voor alle gemerkte twijfels")),
        Binding("a", "merk_soort", _("soort merken"), show=False, tooltip=_("merk alle open twijfels van deze soort")),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("schuif de tekst omhoog")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("schuif de tekst omlaag")),
        Binding("escape", "terug", _("terug"), tooltip=_("ga terug; wat open is, blijft open")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, teruggave: int = 0) -> None:
        """``teruggave`` is the number of a return to begin with."""
        super().__init__(sessie)
        self.dossier = dossier
        self._teruggave = teruggave
        self._stand: Twijfelstand | None = None
        self._gemerkt: set[str] = set()
        self._anders: Plek | None = None
        """Another place, chosen for the doubt under the cursor."""
        self._getoond = ""
        self._bezig = False
        """Whether a decision is being written: the same key again is no second decision, and no refusal."""

    def inhoud(self) -> ComposeResult:
        """How far it is, the list, the doubt in full."""
        yield Static(id="stand", markup=False)
        with Horizontal(id="lijst-en-twijfel"):
            yield Twijfellijst(id="twijfels")
            with VerticalScroll(id="vak", can_focus=False):
                yield Static(id="twijfel", markup=False)

    def on_mount(self) -> None:
        """Begin where one was, or at the first that is open."""
        self.query_one(Lijst).focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read all doubts in the background."""
        lees_op_achtergrond(self, lambda: lees_twijfelstand(self.sessie, self.dossier), self._toon)

    def _toon(self, stand: Twijfelstand) -> None:
        vorige, self._stand, self._bezig = self._stand, stand, False
        self._gemerkt &= {twijfel.id for twijfel in stand.open}
        nummers = {twijfel.id: nr for nr, twijfel in enumerate(stand.twijfels, start=1)}
        self.query_one(Lijst).vul(
            [Option(self._regel(nummers[punt.id], punt), id=punt.id) for punt in stand.twijfels],
            self._waarheen(vorige, stand),
        )
        self._toon_gekozen()

    def _waarheen(self, vorige: Twijfelstand | None, stand: Twijfelstand) -> str:
        """The doubt to show: after a decision the next, after undoing one that one, at first where one was."""
        nu = self.query_one(Lijst).gekozen
        if vorige is None:
            begin = self.sessie.store.voorkeuren.lees(self._voorkeur)
            gevonden = stand.twijfel(begin)
            hiervan = [twijfel.id for twijfel in stand.open if twijfel.teruggave == self._teruggave]
            if hiervan and begin not in hiervan:
                return hiervan[0]
            return begin if gevonden and gevonden.open else stand.volgende("")
        was_open = {twijfel.id for twijfel in vorige.open}
        terug = [twijfel.id for twijfel in stand.open if twijfel.id not in was_open]
        if terug:
            return terug[0]
        huidig = stand.twijfel(nu)
        return stand.volgende(nu) if nu in was_open and huidig and not huidig.open else nu

    def _regel(self, nummer: int, punt: Twijfel) -> Content:
        assert self._stand is not None
        teken, stijl = ("?", "bold $text-warning") if punt.open else ("✓", "$text-success")
        if punt.id in self._gemerkt:
            teken, stijl = "●", "bold $text-accent"
        naam = self._stand.namen.kort(punt.vak, punt.veld)
        return Content.assemble(
            (f"{teken} ", stijl), (f"{nummer} ", "$text-muted"), (naam, "" if punt.open else "dim")
        )

    @on(OptionList.OptionHighlighted)
    def _verplaatst(self) -> None:
        if self._getoond != (nu := self.query_one(Lijst).gekozen):
            self._getoond, self._anders = nu, None
            self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self._toon_gekozen()

    def _toon_gekozen(self) -> None:
        if self._stand is None:
            return
        punt, stand = self._gekozen(), self._stand
        leeg = Content(_("Er is niets waarover u moet beslissen."))
        tekst = details(stand, punt, self._anders) if punt else leeg
        self.query_one("#twijfel", Static).update(tekst)
        besloten = len(stand.twijfels) - len(stand.open)
        nummer = stand.twijfels.index(punt) + 1 if punt else 0
        delen = [
            self.sessie.partij(partij_van(self.dossier)).naam,
            _("twijfel {nummer} van {totaal}").format(nummer=nummer, totaal=len(stand.twijfels)),
            _("{besloten} besloten, {open} open").format(besloten=besloten, open=len(stand.open)),
        ]
        if self._gemerkt:
            delen.append(ngettext("● {aantal} gemerkt", "● {aantal} gemerkt", len(self._gemerkt)).format(aantal=len(self._gemerkt)))  # fmt: skip
        self.query_one("#stand", Static).update(Content(" · ".join(delen)))

    def _gekozen(self) -> Twijfel | None:
        return self._stand.twijfel(self.query_one(Lijst).gekozen) if self._stand else None

    # -- deciding ----------------------------------------------------------------------------------------------------

    def action_besluit(self, besluit: str) -> None:
        """Decide on the doubt under the cursor, or on all that are marked."""
        if besluit in {twijfels.OVERGENOMEN, twijfels.BIJ_TOELICHTING} and self._zonder_plaats():
            return
        self._schrijf(besluit)

    def _schrijf(self, besluit: str, tekst: str | None = None) -> None:
        punt = self._gekozen()
        if punt is None or self._bezig:
            return
        ids = sorted(self._gemerkt) or [punt.id]
        schrijft = besluit not in {twijfels.GEHOUDEN, twijfels.NIET_VAN_BELANG}
        self._bezig = True
        taak = partial(self._doe, ids, besluit, self._anders if schrijft else None, tekst)
        doe_op_achtergrond(self, taak, lambda _niets: self._is_besloten(len(ids), besluit))

    def _doe(self, ids: list[str], besluit: str, naar: Plek | None, tekst: str | None) -> None:
        """In a worker thread."""
        try:
            twijfels.besluit_twijfels(self.sessie, self.dossier, ids, besluit, naar, tekst)
        except KorpsmonitorFout:
            # Somebody else may have decided meanwhile: show that, and let go.
            self.app.call_from_thread(self.ververs)
            raise

    def _is_besloten(self, aantal: int, besluit: str) -> None:
        self._gemerkt.clear()
        if aantal > 1:
            self.notify(
                _("{aantal} twijfels: {besluit}.").format(
                    aantal=aantal, besluit=twijfels.besluitnaam(besluit)
                )
            )
        self.ververs()

    def _zonder_plaats(self) -> bool:
        """Whether a place must be chosen first; then ask for it."""
        punt = self._gekozen()
        if punt is None or self._gemerkt or plek_van(punt, self._anders) is not None:
            return False
        self.notify(_("Deze tekst hoort bij geen vraag: kies eerst de plaats, en besluit dan."))
        self.action_plaats()
        return True

    def action_plaats(self) -> None:
        """Choose another place for the text."""
        from korpsmonitor_tui.tui.formulieren.twijfel import vraag_plaats

        if self._stand is None or self._gekozen() is None:
            return

        def gekozen(plek: Plek) -> None:
            self._anders = plek
            self._toon_gekozen()

        vraag_plaats(self, _("Waar hoort deze tekst?"), self._stand.plaatsen(), gekozen)

    def action_typ(self) -> None:
        """Type what must stand there."""
        from korpsmonitor_tui.tui.formulieren.twijfel import TypDialoog

        punt = self._gekozen()
        if punt is None or self._stand is None or self._zonder_plaats():
            return
        if self._gemerkt:
            self.notify(_("Zelf invullen gaat over één twijfel; haal eerst de merken weg (spatie)."))
            return
        doel = plek_van(punt, self._anders)
        assert doel is not None
        namen = self._stand.namen

        def getypt(uitkomst: Getypt | None) -> None:
            if uitkomst is not None:
                besluit = twijfels.BIJ_TOELICHTING if uitkomst.bij_toelichting else twijfels.ANDERS
                self._schrijf(besluit, uitkomst.tekst)

        dialoog = TypDialoog(
            namen.vraag(doel[0]), namen.plek(*doel), punt.tekst, met_toelichting=doel[1] != TOELICHTING
        )
        self.app.push_screen(dialoog, getypt)

    # -- marking, reading on, leaving --------------------------------------------------------------------------------

    def action_merk(self) -> None:
        """Mark or unmark the doubt under the cursor."""
        punt = self._gekozen()
        if punt is not None and punt.open:
            self._zet_merken(self._gemerkt ^ {punt.id})

    def action_merk_soort(self) -> None:
        """Mark all open doubts of the same kind, or none if they are."""
        punt = self._gekozen()
        if punt is not None and self._stand is not None:
            soort = self._stand.van_soort(punt.soort)
            self._zet_merken(self._gemerkt - soort if soort <= self._gemerkt else self._gemerkt | soort)

    def _zet_merken(self, gemerkt: set[str]) -> None:
        self._gemerkt = gemerkt
        if self._stand is not None:
            self._toon(self._stand)

    def action_rol(self, richting: int) -> None:
        """Scroll the doubt."""
        vak = self.query_one("#vak", VerticalScroll)
        vak.scroll_relative(y=richting * max(1, vak.size.height // 2), animate=False)

    @on(OptionList.OptionSelected)
    def _naar_vraag(self) -> None:
        punt = self._gekozen()
        if punt is None or punt.vak is None:
            self.notify(_("Deze tekst hoort bij geen vraag."))
            return
        self.app.post_message(
            OpenDossier(self.dossier, "vragenlijst", "antwoord", antwoord_id(self.dossier, punt.vak))
        )

    @property
    def _voorkeur(self) -> str:
        return f"twijfel/{self.dossier}"

    def bewaar(self) -> None:
        """Remember where one is, on this device."""
        if punt := self._gekozen():
            self.sessie.store.voorkeuren.bewaar(self._voorkeur, punt.id)

    def action_terug(self) -> None:
        """Go back; nothing is decided by that."""
        self.bewaar()
        self.dismiss()
