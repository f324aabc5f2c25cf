"""All korpsen against all dimensions: every score as a letter with its colour, and why beside it. Nothing is ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.weegmatrixbeeld import ALLES, Beeld, maak_beelden
from korpsmonitor_tui.tui.weegwoorden import celtekst, eindtekst, lees_weegnamen, legenda, partnertekst
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.weegraster import Weegraster

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.korpsweging import Korpsweging, Weegmatrix
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.weegwoorden import Weegnamen


@dataclass(frozen=True, slots=True)
class Matrixstand:
    """Everything that the screen shows."""

    matrix: Weegmatrix
    namen: Weegnamen


def lees_matrixstand(sessie: Sessie) -> Matrixstand:
    """Read it all; for a worker thread."""
    return Matrixstand(lees_matrix(sessie), lees_weegnamen(sessie))


class WeegmatrixScreen(Werkscherm):
    """The grid, and the cell under the cursor in full."""

    CSS_PATH = "weegmatrix.tcss"
    TITEL = _("Weging: alle korpsen")
    UITLEG = _(
        "Elke regel is een korps, in de volgorde van de nummers; elke kolom een dimensie, en achteraan de eindscore. Wat de "
        "letters betekenen staat onderaan; · is nog niet gescoord, ! op twee laptops verschillend vastgelegd, * achter een "
        "letter rust op bewijs dat sindsdien wijzigde. ≠ achter "
        "een eindscore wijkt af van wat de regels toelaten, ↺ is gegeven vóór "
        "scores wijzigden. Pijlen verplaatsen; ernaast of eronder staat waarom, met bewijs en eerdere edities (Alt+↓ leest "
        "verder). 0 toont alles, een cijfer een aandachtsveld of de oordelen over partners (o neemt die over); z alleen wat open is. Enter opent "
        "de weging van het korps. Korpsen worden niet met elkaar vergeleken of gerangschikt."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "volgende", _("volgende open"), tooltip=_("naar het volgende vak dat nog open is")),
        Binding("z", "open", _("alleen open"), tooltip=_("toon alleen korpsen waar in deze kolommen iets open is, of weer alle")),
        Binding("o", "neem_over", _("overnemen"), tooltip=_("neem over wat alle korpsen over hun partners antwoordden")),
        Binding("0", "veld(0)", _("alle kolommen"), show=False, tooltip=_("de kolommen van alle aandachtsvelden")),
        *(
            Binding(str(nr), f"veld({nr})", _("kolommen {nr}").format(nr=nr), show=False, tooltip=_("alleen de kolommen die bovenaan bij {nr} staan").format(nr=nr))
            for nr in range(1, 10)
        ),
        Binding("tab", "stap(1)", _("volgend veld"), show=False, tooltip=_("de kolommen van het volgende aandachtsveld")),
        Binding("shift+tab", "stap(-1)", _("vorig veld"), show=False, tooltip=_("de kolommen van het vorige aandachtsveld")),
        Binding("alt+down", "rol(1)", _("verder lezen"), show=False, tooltip=_("lees verder in de toelichting")),
        Binding("alt+up", "rol(-1)", _("terug lezen"), show=False, tooltip=_("lees terug in de toelichting")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees de stand opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str = "", kolom: str = "") -> None:
        """``dossier`` and ``kolom`` (a dimension) are where the cursor begins."""
        super().__init__(sessie)
        self._begin: tuple[str, str] | None = (dossier, kolom)
        self._stand: Matrixstand | None = None
        self._beelden: tuple[Beeld, ...] = ()
        self._nu = 0
        self._alleen_open = False

    def inhoud(self) -> ComposeResult:
        """Filters, how far it is, the grid, the cell in full, what the letters mean."""
        yield Filterbalk(id="filters")
        yield Static(id="stand", markup=False)
        with Container(id="midden"):
            yield Weegraster(id="raster")
            yield Static(id="leeg", markup=False)
            with VerticalScroll(id="vak", can_focus=False):
                yield Static(id="details", markup=False)
        yield Static(id="legenda", markup=False)

    @property
    def raster(self) -> Weegraster:
        """The grid."""
        return self.query_one(Weegraster)

    def on_mount(self) -> None:
        """Begin in the grid."""
        self.query_one("#leeg").display = False
        self.raster.focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read all scores in the background."""
        lees_op_achtergrond(self, lambda: lees_matrixstand(self.sessie), self._toon_gelezen)

    action_ververs = ververs

    def _toon_gelezen(self, stand: Matrixstand) -> None:
        self._stand = stand
        self._beelden = maak_beelden(self.sessie.instrument, stand.matrix)
        self._toon()
        if self._begin is not None:
            # Only the first time: afterwards the cursor is where somebody put it.
            (dossier, kolom), self._begin = self._begin, None
            self._wijs(dossier, kolom)

    @property
    def _beeld(self) -> Beeld:
        return self._beelden[self._nu]

    def _toon(self) -> None:
        if self._stand is None:
            return
        matrix, beeld = self._stand.matrix, self._beeld
        korpsen = [k for k in matrix.korpsen if not self._alleen_open or beeld.open_bij(k)]
        self.raster.vul(beeld.kolommen, [beeld.rij(k) for k in korpsen])
        self._toon_leeg(leeg=not korpsen)
        balk = self.query_one(Filterbalk)
        balk.filters = tuple(Filter(b.code, str(nr), b.naam) for nr, b in enumerate(self._beelden))
        balk.actief = beeld.code
        self.query_one("#stand", Static).update(Content(self._standregel(matrix, beeld, len(korpsen))))
        self.query_one("#legenda", Static).update(legenda(matrix.regels.schaal, partners=beeld.partners))
        self._toon_vak()
        self.refresh_bindings()

    def _standregel(self, matrix: Weegmatrix, beeld: Beeld, getoond: int) -> str:
        delen = [beeld.stand(matrix.korpsen)]
        if self._alleen_open:
            delen.append(
                _("alleen wat open is: {aantal} van {alle} korpsen (z: alle)").format(
                    aantal=getoond, alle=len(matrix.korpsen)
                )
            )
        return " · ".join(delen)

    def _toon_leeg(self, *, leeg: bool) -> None:
        self.query_one("#leeg").display = leeg
        self.raster.display = not leeg
        self.query_one("#leeg", Static).update(
            Content(_("In deze kolommen staat niets meer open; z toont alle korpsen.") if leeg else "")
        )

    @on(Weegraster.Aangewezen)
    def _verplaatst(self) -> None:
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self._toon_vak()

    def _toon_vak(self) -> None:
        hier = self.raster.hier
        korps = self._korps(hier[0]) if hier else None
        inhoud = self._voluit(korps, hier[1]) if korps is not None and hier is not None else Content("")
        self.query_one("#details", Static).update(inhoud)

    def _korps(self, dossier: str) -> Korpsweging | None:
        korpsen = self._stand.matrix.korpsen if self._stand else ()
        return next((k for k in korpsen if k.dossier == dossier), None)

    def _voluit(self, korps: Korpsweging, code: str) -> Content:
        """The cell in full, under the names of its korps and its column."""
        assert self._stand is not None, "a cell was pointed at before anything was read"
        kolom = next(k for k in self._beeld.kolommen if k.code == code)
        waar = kolom.naam if code == EINDSCORE else f"{kolom.groep}: {kolom.naam}"
        namen = self._stand.namen
        if code == EINDSCORE:
            inhoud = eindtekst(korps, self.sessie.instrument, namen)
        elif (cel := korps.cel(code)) is not None:
            inhoud = celtekst(cel, namen)
        else:
            partner = next((p for p in korps.partners if p.dimensie.code == code), None)
            zelf = _("Dit korps is zelf deze partner; over zichzelf oordeelt het niet.")
            inhoud = partnertekst(partner, namen) if partner else Content(zelf)
        return Content.assemble((korps.partij.naam, "bold"), f" · {waar}\n", inhoud)

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.action_veld([beeld.code for beeld in self._beelden].index(gebeurtenis.code))

    def action_veld(self, nummer: int) -> None:
        """Show the columns of an aandachtsveld, or with 0 all; the cursor stays on its korps."""
        if nummer < len(self._beelden):
            self._nu = nummer
            self._toon()
            self.raster.focus()

    def action_stap(self, stap: int) -> None:
        """The columns beside these."""
        if self._beelden:
            self.action_veld((self._nu + stap) % len(self._beelden))

    def action_open(self) -> None:
        """Show only where something is open, or every korps again."""
        self._alleen_open = not self._alleen_open
        self._toon()
        self.raster.focus()

    def action_volgende(self) -> None:
        """The next cell that is open, row by row, if need be from the beginning."""
        if self._stand is None or self.raster.hier is None:
            return
        vakken = [
            (korps.dossier, kolom.code, self._beeld.is_open(korps, kolom.code))
            for korps in self._stand.matrix.korpsen
            for kolom in self._beeld.kolommen
        ]
        nu = next((nr for nr, vak in enumerate(vakken) if vak[:2] == self.raster.hier), 0)
        open_ = next((vak for vak in (*vakken[nu + 1 :], *vakken[:nu]) if vak[2]), None)
        if open_ is None:
            self.notify(_("In deze kolommen staat verder niets open."))
        else:
            self.raster.ga_naar(*open_[:2])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what korpsen think of partners is taken over; no more numbers than there are aandachtsvelden."""
        if action == "neem_over":
            return bool(self._beelden) and self._beeld.partners
        if action == "veld":
            return int(str(parameters[0])) < len(self._beelden)
        return super().check_action(action, parameters)

    def action_neem_over(self) -> None:
        """Take over what every korps answered on its partners; what is there already stays."""
        from korpsmonitor_tui.tui.formulieren.score_partner import neem_over

        def klaar(melding: str) -> None:
            self.notify(melding, timeout=12, markup=False)
            self.ververs()

        neem_over(self, self.sessie, (), klaar)

    def action_rol(self, richting: int) -> None:
        """Scroll the explanation while the grid keeps the focus."""
        self.query_one("#vak", VerticalScroll).scroll_relative(y=3 * richting, animate=False)

    def _wijs(self, dossier: str, kolom: str) -> None:
        beeld = next((nr for nr, b in enumerate(self._beelden) if b.code != ALLES and b.partners and b.heeft(kolom)), 0)  # fmt: skip
        if beeld != self._nu:
            self.action_veld(beeld)
        self.raster.ga_naar(dossier, kolom)

    @on(Weegraster.Gekozen)
    def _open_dossier(self) -> None:
        if (hier := self.raster.hier) is not None:
            dossier, code = hier
            soort = (
                "eindscore" if code == EINDSCORE else "partneroordeel" if self._beeld.partners else "score"
            )
            entiteit = dossier if code == EINDSCORE else f"{dossier}/{code}"
            self.app.post_message(OpenDossier(dossier, "", soort, entiteit))
