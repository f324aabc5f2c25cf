"""The model that suggestions come from: learning from the codes of this edition, the figures, and choosing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import modellen
from korpsmonitor_tui.services.modelcijfers import cijferrijen, waarschuwing
from korpsmonitor_tui.services.modellen import MEEGELEVERD
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, vraag_en_doe
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.modellen import Geleerd, Modelstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.voortgang import Voortgang

KOLOMMEN: Final = (("", 2), (_("Geleerd op"), 12), (_("Wie"), 18), (_("Zinnen"), 8), (_("Model"), 0))
CIJFERS: Final = (
    (_("zinnen"), 13),
    (_("gelezen"), 18),
    (_("dim."), 5),
    (_("micro-F1"), 14),
    (_("oordeel"), 14),
    (_("hoog juist"), 14),
)
"""Of the figures before and after; the last three are ``voor → na``."""


class Modeltabel(Tabel):
    """A model a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("kiezen"), tooltip=_("doe voortaan voorstellen met dit model"))
    ]


class ModellenScreen(Werkscherm):
    """The models, the one of the program first; → is the one that suggestions come from."""

    CSS_PATH = "modellen.tcss"
    TITEL = _("Model voor voorstellen")
    UITLEG = _(
        "Het model doet voorstellen voor dimensies; → is het model waarmee deze editie werkt, op alle laptops. "
        "l leert een nieuw model van de meegeleverde zinnen en van wat in deze editie is bevestigd en verworpen; dat duurt "
        "enkele minuten en verandert nog niets. Vergelijk daarna de cijfers voor en na, en neem het met Enter in gebruik. "
        "t keert terug naar het vorige. Gegeven codes blijven altijd zoals zij zijn."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "leer", _("leren"), tooltip=_("leer een model van de codes van deze editie")),
        Binding("t", "keer_terug", _("vorige"), tooltip=_("keer terug naar het model dat hiervoor in gebruik was")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._stand: Modelstand | None = None

    def inhoud(self) -> ComposeResult:
        """Table, and the figures of the model under the cursor."""
        yield Modeltabel(KOLOMMEN, id="modellen")
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="cijfers", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: modellen.lees_modellen(self.sessie), self._toon)

    def _toon(self, stand: Modelstand) -> None:
        self._stand = stand
        eigen = _cellen(not stand.in_gebruik, "–", "–", "–", stand.meegeleverd)
        rijen = [(MEEGELEVERD, eigen), *((model.id, _rij(model)) for model in stand.modellen)]
        self.query_one(Tabel).vul(rijen)
        self._toon_cijfers()

    @on(DataTable.RowHighlighted)
    def _toon_cijfers(self) -> None:
        stand, model = self._stand, self._gekozen
        if stand is None:
            return
        delen = []
        if stand.conflict:
            delen.append(_("Op twee laptops is een ander model gekozen; kies met Enter welk model geldt."))
        if model is not None:
            if not model.in_gebruik:
                delen.append(
                    _(
                        "Nog niet in gebruik. Vergelijk de cijfers voor en na; Enter neemt dit model in gebruik."
                    )
                )
            delen += [_cijfertekst(model), waarschuwing(model)]
        elif stand.modellen:
            delen.append(
                _("Het model dat met het programma meekwam; docs/modelkaart.md zegt hoe goed het is.")
            )
        else:
            delen.append(
                _(
                    "Deze editie werkt met het meegeleverde model en heeft nog niets geleerd. Met l leert het van de"
                    " dossiers waarvan de codering is afgerond."
                )
            )
        self.query_one("#cijfers", Static).update(Content("\n\n".join(delen)))

    @property
    def _gekozen(self) -> Geleerd | None:
        sleutel = self.query_one(Tabel).gekozen
        return next((m for m in (self._stand.modellen if self._stand else ()) if m.id == sleutel), None)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_leer(self) -> None:
        """Learn behind a bar; nothing is in use by it."""
        from korpsmonitor_tui.services.leren import leer
        from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang

        def taak(meld: Voortgang) -> Geleerd:
            return leer(self.sessie, meld)

        doe_met_voortgang(
            self,
            _("Een model leren en meten"),
            taak,
            self._is_geleerd,
            _("Afgebroken; er is niets gewijzigd."),
        )

    def _is_geleerd(self, model: Geleerd) -> None:
        """Show its figures: they are what a choice is made on."""

        def toon(stand: Modelstand) -> None:
            self._toon(stand)
            tabel = self.query_one(Tabel)
            tabel.move_cursor(row=tabel.get_row_index(model.id))

        lees_op_achtergrond(self, lambda: modellen.lees_modellen(self.sessie), toon)

    @on(DataTable.RowSelected)
    def _kies(self) -> None:
        stand, model = self._stand, self._gekozen
        if stand is None:
            return
        id_ = model.id if model else ""
        if id_ == stand.in_gebruik and not stand.conflict:
            self.notify(_("Met dit model werkt deze editie al."))
            return
        versie = model.versie if model else stand.meegeleverd
        dialoog = Bevestig(
            _("Dit model in gebruik nemen?"),
            _(
                "Voorstellen komen dan op alle laptops van {versie}. Codes die al zijn gegeven blijven zoals zij zijn."
            ).format(versie=versie),
        )
        vraag_en_doe(
            self, dialoog, lambda _ja: modellen.kies(self.sessie, id_), lambda _anders: self.ververs()
        )

    def action_keer_terug(self) -> None:
        """Back to the model before."""
        doe_op_achtergrond(self, lambda: modellen.terug(self.sessie), lambda _id: self.ververs())


def _rij(model: Geleerd) -> tuple[Cel, ...]:
    datum = toon_datum(date.fromisoformat(model.datum)) if model.datum else "–"
    return _cellen(model.in_gebruik, datum, model.wie, str(model.zinnen), model.versie)


def _cellen(in_gebruik: bool, *teksten: str) -> tuple[Cel, ...]:
    stijl = "bold" if in_gebruik else ""
    return (("→" if in_gebruik else "", "text-accent"), *((tekst, stijl) for tekst in teksten))


def _cijfertekst(model: Geleerd) -> str:
    """The figures, before and after in one cell each."""
    regels = ["".join(kop.ljust(breedte) for kop, breedte in CIJFERS)]
    for groep, wijze, dimensies, *cijfers in cijferrijen(model):
        paren = [f"{voor} → {na}" for voor, na in zip(cijfers[::2], cijfers[1::2], strict=True)]
        cellen = zip((groep, wijze, dimensies, *paren), CIJFERS, strict=True)
        regels.append("".join(cel.ljust(breedte) for cel, (_kop, breedte) in cellen))
    return "\n".join(regel.rstrip() for regel in regels)
