"""What came of taking in a file: taken, equal, changed since the previous return, and what a person must look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.oordeel import Uitkomst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.teruggaveverschil import Richting, richtingnaam
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.plaatsnamen import Plaatsnamen, citaat
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.oordeel import Oordeel
    from korpsmonitor_tui.domain.teruggaveverschil import Verschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming

Deel = str | tuple[str, str]

LETTERS = {Richting.LEEGGEMAAKT: "L", Richting.GEWIJZIGD: "G", Richting.INGEVULD: "I"}
"""In the order in which differences are shown: what disappeared first, for lists were censored before sending."""
STIJLEN = {
    Richting.LEEGGEMAAKT: "text-error",
    Richting.GEWIJZIGD: "text-warning",
    Richting.INGEVULD: "text-success",
}
MEESTE = 12
"""Empty required places that are named."""


def naar_ernst(verschillen: Sequence[Verschil]) -> list[Verschil]:
    """Differences with what was emptied first, then what was changed, then what was filled in."""
    volgorde = list(LETTERS)
    return sorted(verschillen, key=lambda verschil: volgorde.index(verschil.richting))


class InlezingScreen(Werkscherm):
    """Read only: from here to the doubts."""

    CSS_PATH = "inlezing.tcss"
    TITEL = _("Ingelezen")
    UITLEG = _(
        "Wat er van het inlezen kwam. Wat zeker was, is overgenomen zoals het is opgegeven; wat hier intussen was gewijzigd, "
        "is gebleven. Enter gaat naar de twijfels waarover u moet beslissen, v zet deze teruggave naast de vorige."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,b", "beoordeel", _("twijfels beoordelen"), tooltip=_("beslis over wat niet zeker was")
        ),
        Binding("v", "vergelijk", _("vergelijken"), tooltip=_("zet deze teruggave naast de vorige")),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie, dossier: str, innemingen: tuple[Inneming, ...]) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._innemingen = innemingen

    def inhoud(self) -> ComposeResult:
        """One text, to scroll through."""
        namen = Plaatsnamen(self.sessie, [inneming.versie for inneming in self._innemingen])
        partij = self.sessie.partij(partij_van(self.dossier)).naam
        with VerticalScroll(id="uitkomst"):
            for inneming in self._innemingen:
                yield Static(Content.assemble(*_tekst(inneming, partij, namen)))

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#uitkomst").focus()

    def action_beoordeel(self) -> None:
        """Go on to the doubts; this screen has then been read."""
        from korpsmonitor_tui.tui.screens.twijfels import TwijfelsScreen

        if any(inneming.oordeel and inneming.oordeel.twijfels for inneming in self._innemingen):
            self.app.switch_screen(TwijfelsScreen(self.sessie, self.dossier))
        else:
            self.notify(_("Deze teruggave geeft geen twijfels."))

    def action_vergelijk(self) -> None:
        """Put the last of these returns beside the one before it."""
        from korpsmonitor_tui.tui.screens.vergelijking import VergelijkingScreen

        nummer = max((inneming.nummer for inneming in self._innemingen), default=0)
        if nummer:
            self.app.switch_screen(VergelijkingScreen(self.sessie, self.dossier, nummer))


def _tekst(inneming: Inneming, partij: str, namen: Plaatsnamen) -> Iterator[Deel]:
    if inneming.geweigerd:
        yield (f"{_('Niet ingelezen')}\n", "bold $text-error")
        yield f"{inneming.geweigerd}\n"
        return
    if inneming.eerder is not None:
        yield (f"{_('Dit bestand was al ingelezen')}\n", "bold $text-accent")
        yield _("Het is teruggave {nummer} van {partij} ({datum}); er is niets gewijzigd.\n").format(
            nummer=inneming.nummer, partij=partij, datum=toon_datum(inneming.eerder.datum)
        )
        return
    kop = _("Teruggave {nummer} van {partij}, vragenlijst {versie}").format(
        nummer=inneming.nummer, partij=partij, versie=inneming.versie
    )
    yield (f"{kop}\n", "bold $text-accent")
    for melding in inneming.meldingen:
        yield (f"! {melding}\n", "$text-warning")
    if inneming.oordeel is not None:
        yield from _telling(inneming.oordeel)
    if inneming.vorige:
        yield from _verschillen(inneming, namen)
    if inneming.oordeel is not None:
        yield from _slot(inneming.oordeel, namen)


def _telling(oordeel: Oordeel) -> Iterator[Deel]:
    twijfels = len(oordeel.twijfels)
    regels = [
        (oordeel.aantal(Uitkomst.NIEUW), _("overgenomen waar nog niets stond"), ""),
        (oordeel.aantal(Uitkomst.GEWIJZIGD), _("overgenomen in plaats van wat de partij eerder opgaf"), ""),
        (oordeel.aantal(Uitkomst.GELIJK), _("stonden hier al zo"), ""),
        (oordeel.aantal(Uitkomst.BEHOUDEN), _("hier intussen gewijzigd en zo gebleven"), ""),
        (
            twijfels,
            ngettext("twijfel: u beslist (Enter)", "twijfels: u beslist (Enter)", twijfels),
            "bold $text-warning" if twijfels else "",
        ),
    ]
    for aantal, tekst, stijl in regels:
        yield (f"{aantal:>6}  {tekst}\n", stijl)


def _verschillen(inneming: Inneming, namen: Plaatsnamen) -> Iterator[Deel]:
    aantal = len(inneming.verschillen)
    kop = (
        ngettext(
            "{aantal} verschil met teruggave {vorige}", "{aantal} verschillen met teruggave {vorige}", aantal
        )
        if aantal
        else _("Geen verschil met teruggave {vorige}")
    )
    yield (f"\n{kop.format(aantal=aantal, vorige=inneming.vorige)}\n", "bold $text-accent")
    for verschil in naar_ernst(inneming.verschillen):
        letter, naam = LETTERS[verschil.richting], richtingnaam(verschil.richting)
        yield (f"{letter} {naam:<12}", f"bold ${STIJLEN[verschil.richting]}")
        yield (f"{namen.vraag(verschil.vak)}\n", "bold")
        if plek := namen.plek(verschil.vak, verschil.veld):
            yield (f"{' ' * 14}{plek}\n", "$text-muted")
        oud, nieuw = (
            citaat(namen.waarde(verschil.vak, verschil.veld, tekst), 300)
            for tekst in (verschil.oud, verschil.nieuw)
        )
        yield f"{' ' * 14}{_('was: {oud}').format(oud=oud)}\n{' ' * 14}{_('is:  {nieuw}').format(nieuw=nieuw)}\n"


def _slot(oordeel: Oordeel, namen: Plaatsnamen) -> Iterator[Deel]:
    if oordeel.verplicht_open:
        yield (
            "\n" + _("Verplicht en nog leeg: {aantal}").format(aantal=len(oordeel.verplicht_open)) + "\n",
            "bold $text-accent",
        )
        for vak in oordeel.verplicht_open[:MEESTE]:
            yield f"  {namen.kort(vak, '')}  {namen.vragen[vak.vraag].tekst if vak.vraag in namen.vragen else ''}\n"
        if (meer := len(oordeel.verplicht_open) - MEESTE) > 0:
            yield _("  … en nog {meer}; op het tabblad Vragenlijst staan zij met !\n").format(meer=meer)
    if oordeel.ontbrekend:
        yield (f"\n{_('Niet in het bestand gevonden')}\n", "bold $text-accent")
        for vak, veld in oordeel.ontbrekend:
            yield f"  {namen.kort(vak, veld)}\n"
