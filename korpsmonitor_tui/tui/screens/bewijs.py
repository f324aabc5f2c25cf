"""The evidence of one dossier: every dimension with how much there is, and first of all those with nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.bewijs import lees_bewijs
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.widgets.bewijspaneel import Bewijspaneel
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.bewijs import Dimensiebewijs, Dossierbewijs
    from korpsmonitor_tui.services.codeerstand import Codeerstand
    from korpsmonitor_tui.services.sessie import Sessie

ANDERS: Final = "≠"
"""Id of the line about figures that were said otherwise than stated."""


class Dimensielijst(Lijst):
    """The dimensions by aandachtsveld."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("bewijs lezen"), tooltip=_("ga naar de citaten van deze dimensie")),
        Binding("right", "select", show=False),
    ]


class BewijsScreen(Werkscherm):
    """Dimensions on the left, the evidence of the one under the cursor on the right."""

    CSS_PATH = "bewijs.tcss"
    TITEL = _("Bewijs per dimensie")
    UITLEG = _(
        "Links staat elke dimensie met hoeveel bevindingen er zijn: codes die wie codeerden alle bevestigden, of waarover "
        "is besloten. “geen” betekent dat er in notities, transcripten en verslag niets over is bevestigd; ? dat over een "
        "plaats nog moet worden besloten; ≠ dat een cijfer anders is gezegd dan opgegeven. Rechts staat het bewijs met "
        "bron, spreker en wie ervoor instaat, de norm en eerdere scores. Enter gaat naar de citaten, nog eens Enter opent "
        "de bron. z toont alleen dimensies zonder bewijs, v de verschillen tussen wie codeerden, d alle korpsen."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "zonder", _("zonder bewijs"), tooltip=_("toon alleen dimensies zonder bewijs, of weer alle")),
        Binding("v", "verschillen", _("verschillen"), tooltip=_("waarover wie codeerden het niet eens zijn")),
        Binding("d", "dekking", _("alle korpsen"), tooltip=_("voor welke dimensies elk korps bewijs heeft")),
        Binding("left", "naar_lijst", _("dimensies"), show=False, tooltip=_("terug naar de lijst van dimensies")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, dimensie: str = "") -> None:
        """``dimensie`` is the code to begin at."""
        super().__init__(sessie)
        self.dossier = dossier
        self._begin = dimensie
        self._bewijs: Dossierbewijs | None = None
        self._alleen_zonder = False

    def inhoud(self) -> ComposeResult:
        """How much there is, dimensions, evidence."""
        yield Static(id="stand", markup=False)
        yield Static(id="voorlopig", markup=False)
        with Horizontal(id="midden"):
            yield Dimensielijst(id="dimensies")
            yield Bewijspaneel(id="bewijs")

    def on_mount(self) -> None:
        """Begin in the dimensions."""
        self.query_one(Dimensielijst).focus()

    def on_screen_resume(self) -> None:
        """What was decided elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read the evidence in the background."""
        lees_op_achtergrond(self, lambda: lees_bewijs(self.sessie, self.dossier), self._toon)

    def _toon(self, bewijs: Dossierbewijs) -> None:
        self._bewijs = bewijs
        self.query_one("#stand", Static).update(Content(self._standregel(bewijs)))
        voorlopig = self.query_one("#voorlopig", Static)
        voorlopig.display = bewijs.voorlopig
        voorlopig.update(Content(voorlopigtekst(bewijs.stand, bewijs)))
        lijst = self.query_one(Dimensielijst)
        lijst.vul(list(self._opties(bewijs)), self._begin)
        self._begin = ""
        if lijst.highlighted_option is None or lijst.highlighted_option.disabled:
            lijst.action_first()
        self._toon_gekozen()

    def _standregel(self, bewijs: Dossierbewijs) -> str:
        alle, zonder = len(bewijs.dimensies), len(bewijs.zonder)
        delen = [
            self.sessie.partij(partij_van(self.dossier)).naam,
            _("bewijs voor {met} van {alle} dimensies").format(met=alle - zonder, alle=alle),
        ]
        if bewijs.open_verschillen:
            vorm = ngettext(
                "? {aantal} verschil open", "? {aantal} verschillen open", bewijs.open_verschillen
            )
            delen.append(vorm.format(aantal=bewijs.open_verschillen))
        if self._alleen_zonder:
            delen.append(_("alleen zonder bewijs (z: alle)"))
        return " · ".join(delen)

    def _opties(self, bewijs: Dossierbewijs) -> Iterator[Option]:
        if bewijs.anders_gezegd:
            aantal = str(len(bewijs.anders_gezegd))
            yield Option(
                Tweekanten(Content.styled(_("≠ anders gezegd"), "bold $text-warning"), Content(aantal)),
                id=ANDERS,
            )
        velden = {veld.code: veld.naam for veld in self.sessie.instrument.aandachtsvelden}
        vorige = None
        for deel in bewijs.dimensies:
            if self._alleen_zonder and deel.stukken:
                continue
            veld = deel.dimensie.aandachtsveld
            if veld != vorige:
                yield Option(
                    Content.styled(velden.get(veld, _("Overig")), "bold $text-accent"), disabled=True
                )
            vorige = veld
            yield Option(_regel(deel), id=deel.dimensie.code)

    @on(OptionList.OptionHighlighted, "#dimensies")
    def _toon_gekozen(self) -> None:
        bewijs, code = self._bewijs, self.query_one(Dimensielijst).gekozen
        if bewijs is None:
            return
        paneel = self.query_one(Bewijspaneel)
        deel = bewijs.van(code)
        paneel.display = bool(code)
        if code == ANDERS:
            paneel.toon_anders_gezegd(bewijs)
        elif deel is not None:
            paneel.toon(bewijs, deel)

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#dimensies")
    def _naar_bewijs(self) -> None:
        lijst = self.query_one(Bewijspaneel).lijst
        if lijst.display:
            lijst.focus()
        else:
            self.notify(_("Hier is nog geen bewijs om te lezen."))

    def action_naar_lijst(self) -> None:
        """Back to the dimensions."""
        self.query_one(Dimensielijst).focus()

    @on(Bewijspaneel.Gekozen)
    def _naar_bron(self, gekozen: Bewijspaneel.Gekozen) -> None:
        self.app.post_message(OpenDossier(self.dossier, "", gekozen.soort, gekozen.entiteit))

    def action_zonder(self) -> None:
        """Show only what lacks, or everything again."""
        self._alleen_zonder = not self._alleen_zonder
        if self._bewijs is not None:
            self._toon(self._bewijs)

    def action_verschillen(self) -> None:
        """What coders do not agree on."""
        from korpsmonitor_tui.tui.screens.codeerverschillen import CodeerverschillenScreen

        self.app.push_screen(CodeerverschillenScreen(self.sessie, self.dossier))

    def action_dekking(self) -> None:
        """Coverage of every party."""
        from korpsmonitor_tui.tui.screens.bewijsdekking import BewijsdekkingScreen

        self.app.push_screen(BewijsdekkingScreen(self.sessie, self.dossier))


def _regel(deel: Dimensiebewijs) -> Tweekanten:
    """A dimension: its name, and how much there is in a figure or a word."""
    merken = [
        ("≠ ", "bold $text-warning") if deel.anders_gezegd else "",
        (f"?{deel.open_verschillen} ", "bold $text-warning") if deel.open_verschillen else "",
        str(len(deel.stukken)) if deel.stukken else (_("geen"), "$text-warning"),
    ]
    stijl = "" if deel.stukken else "$text-muted"
    return Tweekanten(
        Content.styled(f" {maak_zichtbaar(deel.dimensie.naam)}", stijl), Content.assemble(*merken)
    )


def voorlopigtekst(stand: Codeerstand, bewijs: Dossierbewijs) -> str:
    """Why what is shown is not the outcome yet, and who it waits for."""
    if not stand.codeurs:
        return _("! Nog niet gecodeerd: wie codeert doet dat in het tabblad Extractie.")
    wachten = [bewijs.naam(codeur) for codeur in stand.codeurs if codeur not in stand.afgerond]
    if not wachten:
        return _("! Voorlopig: rond eerst uw eigen codering af; tot dan ziet u alleen uw eigen codes.")
    return _("! Voorlopig, alleen uw eigen codes: {wie} codeert nog.").format(wie=", ".join(wachten))
