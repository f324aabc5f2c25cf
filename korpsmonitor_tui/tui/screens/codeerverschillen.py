"""Where people who coded independently do not agree: their codes side by side, and one key for what holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.codeerbesluiten import besluit_verschil
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.codeerverschilbeeld import (
    besluit,
    codeblok,
    lees_verschillenstand,
    norm,
    overeenstemmingsregel,
    passage,
    verschiltekst,
    waarom_leeg,
)
from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.codering import Codering, Verschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.screens.codeerverschilbeeld import Verschillenstand

_GEWOON = 2
"""Codes to choose from that the footer names; keys for more work all the same."""


class Verschillenlijst(Lijst):
    """All differences; what was decided stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("naar de bron"), show=False, tooltip=_("open de notitie, de beurt of de passage"))
    ]  # fmt: skip


class CodeerverschillenScreen(Werkscherm):
    """The differences, and the one under the cursor in full."""

    CSS_PATH = "codeerverschillen.tcss"
    TITEL = _("Verschillen tussen codeurs")
    UITLEG = _(
        "Wie onafhankelijk codeerden zijn het hier niet eens; ? wacht op een besluit, ✓ is besloten, ≠ is op twee laptops "
        "verschillend besloten. Naast elkaar staat wat ieder gaf, daaronder de tekst met de citaten onderstreept, en de "
        "norm. Het cijfer voor een code besluit dat die geldt, g dat geen code geldt; een reden is verplicht. Wat wie "
        "codeerden gaven blijft staan, ook na het besluit. Een besluit kan door een volgend worden vervangen; Ctrl+Z "
        "draait uw laatste terug. m legt uit hoever codeurs het eens zijn. Enter opent de bron."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(nr), f"besluit({nr})", _("code {nr} geldt").format(nr=nr), show=nr <= _GEWOON)
            for nr in range(1, 10)
        ),
        Binding("g", "besluit(0)", _("geen geldt"), tooltip=_("besluit dat hier geen code geldt")),
        Binding("n", "volgende", _("volgende open"), tooltip=_("naar het volgende verschil zonder besluit")),
        Binding("m", "maten", _("overeenstemming"), tooltip=_("hoever wie codeerden het eens zijn, per dimensie, met uitleg")),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("schuif de tekst omhoog")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("schuif de tekst omlaag")),
        Binding("escape", "dismiss", _("terug"), tooltip=_("ga terug; wat open is, blijft open")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._stand: Verschillenstand | None = None
        self._getoond = ""
        self._codeurs: tuple[str, ...] = ()

    def inhoud(self) -> ComposeResult:
        """How far it is, agreement, the list, the difference in full, or why there is none."""
        yield Static(id="stand", markup=False)
        yield Static(id="maten", markup=False)
        yield Static(id="leeg", markup=False)
        with Horizontal(id="midden"):
            yield Verschillenlijst(id="verschillen")
            with VerticalScroll(id="vak", can_focus=False):
                yield Static(id="wat", markup=False)
                yield Horizontal(id="codes")
                with Vertical(id="rest"):
                    yield Static(id="besluit", markup=False)
                    yield Static(id="passage", markup=False)
                    yield Static(id="norm", markup=False)

    def on_mount(self) -> None:
        """Begin at the first that is open."""
        self.query_one(Lijst).focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read all differences in the background."""
        lees_op_achtergrond(self, lambda: lees_verschillenstand(self.sessie, self.dossier), self._toon)

    def _toon(self, stand: Verschillenstand) -> None:
        vorige, self._stand = self._stand, stand
        alle, open_ = len(stand.verschillen), len(stand.open)
        delen = [stand.partij]
        if alle:
            delen.append(
                _("{besloten} van {alle} verschillen besloten").format(besloten=alle - open_, alle=alle)
            )
        self.query_one("#stand", Static).update(Content(" · ".join(delen)))
        maten = overeenstemmingsregel(stand)
        self.query_one("#maten", Static).update(Content(maten))
        self.query_one("#maten", Static).display = bool(maten)
        self.query_one("#leeg", Static).display = not alle
        self.query_one("#leeg", Static).update(Content(waarom_leeg(stand) if not alle else ""))
        self.query_one("#midden").display = bool(alle)
        opties = [
            Option(self._regel(nr, verschil), id=verschil.kenmerk)
            for nr, verschil in enumerate(stand.verschillen, start=1)
        ]
        self.query_one(Lijst).vul(opties, self._waarheen(vorige, stand))
        self._toon_gekozen()

    def _waarheen(self, vorige: Verschillenstand | None, stand: Verschillenstand) -> str:
        """The difference to show: after a decision the next that is open, after undoing one that one."""
        nu = self.query_one(Lijst).gekozen
        if vorige is None:
            return stand.volgende("")
        was_open = {verschil.kenmerk for verschil in vorige.open}
        terug = [v.kenmerk for v in stand.open if v.kenmerk not in was_open and vorige.verschil(v.kenmerk)]
        if terug:
            return terug[0]
        huidig = stand.verschil(nu)
        return stand.volgende(nu) or nu if nu in was_open and huidig and not huidig.open else nu

    def _regel(self, nummer: int, verschil: Verschil) -> Content:
        assert self._stand is not None
        strijdig = verschil.besluit is not None and verschil.besluit.strijdig
        teken, stijl = ("?", "bold $text-warning") if verschil.open else ("✓", "$text-success")
        if strijdig:
            teken, stijl = "≠", "bold $text-error"
        naam = self._stand.codenaam(verschil.eerste)
        return Content.assemble(
            (f"{teken} ", stijl), (f"{nummer} ", "$text-muted"), (naam, "" if verschil.open else "dim")
        )

    @on(OptionList.OptionHighlighted)
    def _toon_gekozen(self) -> None:
        stand, verschil = self._stand, self._gekozen
        self.refresh_bindings()
        if stand is None or verschil is None:
            return
        if self._getoond != verschil.kenmerk:
            self._getoond = verschil.kenmerk
            self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self.query_one("#wat", Static).update(
            Content.assemble(
                (stand.codenaam(verschil.eerste), "bold"),
                (f"  {verschil.eerste.code}\n", "$text-muted"),
                verschiltekst(stand, verschil),
            )
        )
        self._toon_codes(stand, verschil)
        for id_, inhoud in (("besluit", besluit), ("passage", passage), ("norm", norm)):
            self.query_one(f"#{id_}", Static).update(inhoud(stand, verschil))

    def _toon_codes(self, stand: Verschillenstand, verschil: Verschil) -> None:
        """A column for every coder."""
        codeurs = tuple(codeur for codeur, _gegeven in verschil.per_codeur)
        vak = self.query_one("#codes", Horizontal)
        blokken = [codeblok(stand, verschil, codeur) for codeur in codeurs]
        if codeurs != self._codeurs:
            self._codeurs = codeurs
            vak.remove_children()
            vak.mount_all([Static(blok, classes="codeur", markup=False) for blok in blokken])
        for kolom, blok in zip(vak.query(".codeur").results(Static), blokken, strict=False):
            kolom.update(blok)

    @property
    def _gekozen(self) -> Verschil | None:
        return self._stand.verschil(self.query_one(Lijst).gekozen) if self._stand else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys of codes that there are decide."""
        if action == "besluit":
            verschil = self._gekozen if self.is_mounted else None
            return verschil is not None and int(str(parameters[0])) <= len(verschil.bevestigd)
        if action == "volgende":
            return self._stand is not None and bool(self._stand.verschillen)
        if action == "maten":
            return self._stand is not None and self._stand.meting is not None
        return True

    # -- deciding ----------------------------------------------------------------------------------------------------

    def action_besluit(self, nummer: int) -> None:
        """Ask why, and decide: the code with this number holds, or with 0 none."""
        from korpsmonitor_tui.tui.dialogs import Redenvraag, vraag_en_doe

        stand, verschil = self._stand, self._gekozen
        if stand is None or verschil is None:
            return
        if stand.weigering:
            self.notify(stand.weigering, severity="warning", markup=False)
            return
        gekozen = verschil.bevestigd[nummer - 1] if nummer else None
        dialoog = Redenvraag(self._vraag(stand, verschil, gekozen), self._al_besloten(verschil))
        taak = partial(self._doe, verschil.kenmerk, gekozen.id if gekozen else None)
        vraag_en_doe(self, dialoog, taak, lambda _niets: self.ververs())

    def _vraag(self, stand: Verschillenstand, verschil: Verschil, gekozen: Codering | None) -> str:
        wat = stand.codenaam(verschil.eerste)
        if gekozen is None:
            return _("{wat}: waarom geldt hier geen code?").format(wat=wat)
        return _("{wat}: waarom geldt de code van {wie}?").format(wat=wat, wie=stand.naam(gekozen.codeur))

    def _al_besloten(self, verschil: Verschil) -> str:
        if verschil.besluit is None:
            return _("De reden wordt vastgelegd met het besluit; wat wie codeerden gaven blijft staan.")
        return _("Hierover is al besloten; dit besluit komt ervoor in de plaats.")

    def _doe(self, kenmerk: str, codering: str | None, reden: str) -> None:
        """In a worker thread."""
        besluit_verschil(self.sessie, self.dossier, kenmerk, codering, reden)

    def action_volgende(self) -> None:
        """Go to the next that is open."""
        lijst = self.query_one(Lijst)
        if self._stand is None or not (doel := self._stand.volgende(lijst.gekozen)):
            self.notify(_("Over alle verschillen is besloten."))
            return
        lijst.highlighted = lijst.get_option_index(doel)

    # -- reading on --------------------------------------------------------------------------------------------------

    def action_maten(self) -> None:
        """Agreement by dimension, explained."""
        from korpsmonitor_tui.tui.screens.overeenstemming import OvereenstemmingScreen

        if self._stand is not None and self._stand.meting is not None:
            namen = {code: dimensie.naam for code, dimensie in self._stand.dimensies.items()}
            wie = [self._stand.naam(codeur) for codeur in self._stand.meting.codeurs]
            self.app.push_screen(OvereenstemmingScreen(self.sessie, self._stand.meting, wie, namen))

    def action_rol(self, richting: int) -> None:
        """Scroll the difference."""
        vak = self.query_one("#vak", VerticalScroll)
        vak.scroll_relative(y=richting * max(1, vak.size.height // 2), animate=False)

    @on(OptionList.OptionSelected)
    def _naar_bron(self) -> None:
        if (verschil := self._gekozen) is not None:
            anker = verschil.eerste.anker
            self.app.post_message(OpenDossier(self.dossier, "", anker.soort, anker.entiteit))
