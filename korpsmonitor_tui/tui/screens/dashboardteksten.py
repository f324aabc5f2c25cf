"""What a dashboard says besides its figures: a text for the whole, for a rubriek and for a figure, in one year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import dashboardcorrectie
from korpsmonitor_tui.services.dashboard import SCHRIJVERS, eis_jaar, lees_stand, onderwerpnaam
from korpsmonitor_tui.services.velden import lees_veld
from korpsmonitor_tui.tui.dialogs import Keuzelijst
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk, waarom_niet
from korpsmonitor_tui.tui.screens.dashboardbeeld import definitie
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.dashboard import Dashboardstand
    from korpsmonitor_tui.services.sessie import Sessie


class DashboardtekstenScreen(Schrijflijst):
    """The introduction, and under every rubriek its own text and those of its figures."""

    TITEL = _("Teksten bij het dashboard")
    VELDNAAM = _("Tekst")
    UITLEG = _(
        "De teksten van één jaar (j kiest een ander): de inleiding, en per rubriek haar eigen tekst en die bij elk cijfer; ✎ heeft "
        "een tekst, ○ nog niet, ! op twee laptops verschillend. Enter gaat naar het veld; wat u typt, wordt vanzelf bewaard en "
        "komt in het rapport. Wat een tekst over cijfers zegt, wordt naast de tabellen gelegd: c bij het dashboard toont wat "
        "elkaar tegenspreekt. Een tekst mag leeg blijven. x toont wat op twee laptops verschilt."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "jaar", _("jaar"), tooltip=_("de teksten van een ander jaar")),
        Binding("x", "conflicten", _("conflicten"), show=False, tooltip=_("kies wat blijft van wat op twee laptops verschillend is gewijzigd")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, jaar: int | None = None, onderwerp: str = "") -> None:
        """``onderwerp`` is the code of the figure or rubriek to begin at; without a year it is that of the dashboard."""
        super().__init__(sessie)
        self._jaar = jaar
        self._jaren: tuple[int, ...] = ()
        if jaar is not None:
            self.begin_bij(_sleutel(jaar, onderwerp))

    def lees(self) -> Schrijfstand:
        """The texts of the year."""
        stand = lees_stand(self.sessie)
        jaar = self._jaar = eis_jaar(self.sessie, self._jaar or stand.laatste_jaar)
        self._jaren = tuple(sorted({jaar, *stand.jaren, *(tekst.jaar for tekst in stand.teksten)}))
        vast = waarom_niet(lambda: self.sessie.eis_rol(*SCHRIJVERS))
        stukken = [self._stuk(stand, jaar, code, kop, vast) for code, kop in _onderwerpen(stand)]
        geschreven = sum(tekst.jaar == jaar for tekst in stand.teksten)
        kop = _("{jaar} · {aantal} van {totaal} teksten geschreven").format(
            jaar=jaar, aantal=geschreven, totaal=len(stukken)
        )
        return Schrijfstand(" · ".join(filter(None, (kop, vast))), tuple(stukken), "")

    def _stuk(self, stand: Dashboardstand, jaar: int, code: str, kop: str, vast: str) -> Stuk:
        plaats = dashboardcorrectie.plaats_van_tekst(self.sessie, jaar, code)
        tekst = next((t for t in stand.teksten if (t.jaar, t.onderwerp) == (jaar, code)), None)
        bron = Bron(
            plaats,
            lees_veld(self.sessie.store.lees(), plaats),
            lambda nieuw, op: dashboardcorrectie.zet_tekst(self.sessie, code, nieuw, jaar=jaar, op=op),
            str.strip,
            partial(dashboardcorrectie.begin_tekst, self.sessie, jaar, code),
        )
        merk = ("○ ", "$text-muted")
        if tekst is not None:
            merk = ("! ", "bold $text-warning") if tekst.strijdig else ("✎ ", "$text-success")
        naam = onderwerpnaam(stand.dashboard, code)
        bij = kort(" ".join(tekst.tekst.split()), 60) if tekst else ""
        regel = Content.assemble(merk, (naam, "bold"), "  ", (maak_zichtbaar(bij), "$text-muted"))
        voluit = Content("\n").join(_voluit(stand, code, naam, tekst.tekst if tekst and vast else ""))
        return Stuk(_sleutel(jaar, code), regel, voluit, None if vast else bron, vast, kop)

    def action_jaar(self) -> None:
        """Choose another year."""

        def kies(jaar: str | None) -> None:
            if jaar is not None:
                self.bewaar()
                onderwerp = self.gekozen.partition("/")[2]
                self._jaar = int(jaar)
                self.ververs_bij(_sleutel(self._jaar, onderwerp))

        keuzes = [(str(jaar), str(jaar), "") for jaar in reversed(self._jaren)]
        self.app.push_screen(Keuzelijst(_("Welk jaar?"), keuzes), kies)


def _sleutel(jaar: int, onderwerp: str) -> str:
    """Of another year the same subject is another text."""
    return f"{jaar}/{onderwerp}"


def _onderwerpen(stand: Dashboardstand) -> Iterator[tuple[str, str]]:
    """Code and heading of everything that can have a text, in the order of the dashboard."""
    yield "", _("Het geheel")
    for rubriek in stand.dashboard.rubrieken:
        yield rubriek.code, rubriek.naam
        for indicator in stand.dashboard.indicatoren:
            if indicator.rubriek == rubriek.code:
                yield indicator.code, rubriek.naam


def _voluit(stand: Dashboardstand, code: str, naam: str, tekst: str) -> Iterator[Content]:
    """What the text is about; the text itself where it cannot be typed."""
    yield Content.styled(naam, "bold")
    yield from definitie(stand, code)
    if not code:
        yield Content.styled(_("De inleiding, voor alle cijfers van dit jaar."), "$text-muted")
    elif stand.dashboard.rubriek(code) is not None:
        yield Content.styled(_("Over de hele rubriek."), "$text-muted")
    if tekst:
        yield Content(maak_zichtbaar(tekst))
