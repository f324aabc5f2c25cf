"""The weegsessies: when they are, who attends, who scores blind; and in which one scores now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.proces import Rol
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import medewerkers, weegsessies
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.score_sessie import WeegsessieDialoog
from korpsmonitor_tui.tui.tabs.weging_stand import huidige, kies
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Sessiestand:
    """Everything that the screen shows."""

    alle: tuple[Weegsessie, ...]
    mensen: Mapping[str, Persoon]
    """By id, also who left."""
    actief: tuple[Persoon, ...]
    nu: Weegsessie | None
    """In which is scored on this device."""
    korpsen: Mapping[str, str]
    """Names, by code."""

    def sessie(self, id_: str) -> Weegsessie | None:
        """The weegsessie with this id."""
        return next((weegsessie for weegsessie in self.alle if weegsessie.id == id_), None)


def lees_sessiestand(sessie: Sessie) -> Sessiestand:
    """Read it all; for a worker thread."""
    db = sessie.store.lees()
    alle = weegsessies.lees(sessie)
    korpsen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    return Sessiestand(
        alle, weegsessies.wie_is_wie(db), medewerkers.lijst(db), huidige(sessie, alle), korpsen
    )


class Sessielijst(Lijst):
    """The weegsessies, a line each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", _("hierin scoren"), tooltip=_("geef scores vanaf nu in deze weegsessie"))
    ]  # fmt: skip


class WeegsessiesScreen(Werkscherm):
    """The list, and the one under the cursor in full."""

    CSS_PATH = "weegsessies.tcss"
    TITEL = _("Weegsessies")
    UITLEG = _(
        "Een score wordt gegeven in een weegsessie: een bijeenkomst met een datum en aanwezigen. n opent er een; w wijzigt wie er "
        "is en wie blind scoort; Enter kiest in welke u scoort (▶); d sluit een weegsessie of heropent haar. Wie bij een korps "
        "hoort, onthoudt zich bij dat korps vanzelf; dat staat bij elke score. Wie blind scoort ziet de scores van anderen pas als "
        "allen scoorden; dan stelt u samen vast."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("nieuwe"), tooltip=_("open een weegsessie")),
        Binding("w", "wijzig", _("wijzigen"), tooltip=_("wijzig naam, datum, aanwezigen, wie blind scoort of de opmerking")),
        Binding("d", "sluit", _("sluiten/heropenen"), tooltip=_("sluit deze weegsessie, of heropen haar")),
        Binding("u", "app.ongedaan", _("ongedaan"), tooltip=_("draai uw laatste handeling terug")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._stand: Sessiestand | None = None
        self._kies = ""

    def inhoud(self) -> ComposeResult:
        """The list and the details, or what to do first."""
        yield Static(id="leeg", markup=False)
        with Container(id="midden"):
            yield Sessielijst(id="sessies")
            with VerticalScroll(id="vak", can_focus=False):
                yield Static(id="details", markup=False)

    @property
    def lijst(self) -> Sessielijst:
        """The list."""
        return self.query_one(Sessielijst)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#leeg").display = False
        self.lijst.focus()
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, partial(lees_sessiestand, self.sessie), self._toon)

    def _toon(self, stand: Sessiestand) -> None:
        self._stand = stand
        leeg = not stand.alle
        self.query_one("#leeg").display = leeg
        self.query_one("#midden").display = not leeg
        self.query_one("#leeg", Static).update(
            Content(
                _(
                    "Er is nog geen weegsessie. Met n opent u er een: datum, aanwezigen, en wie eventueel blind scoort."
                )
            )
        )
        self.lijst.vul([_regel(weegsessie, stand) for weegsessie in stand.alle], self._kies)
        self._kies = ""
        if not leeg:
            self.lijst.focus()
        self._toon_gekozen()

    @property
    def _gekozen(self) -> Weegsessie | None:
        return self._stand.sessie(self.lijst.gekozen) if self._stand else None

    @on(OptionList.OptionHighlighted)
    def _toon_gekozen(self) -> None:
        stand, gekozen = self._stand, self._gekozen
        if stand is not None:
            self.query_one("#details", Static).update(_voluit(gekozen, stand) if gekozen else Content(""))
        self.refresh_bindings()

    # -- what can be done --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a weegsessie there is only a new one to open."""
        if action in {"wijzig", "sluit"}:
            return self._gekozen is not None
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def _scoor_hierin(self) -> None:
        gekozen = self._gekozen
        if gekozen is None:
            return
        if not gekozen.open:
            self.notify(
                _("Deze weegsessie is gesloten; heropen haar met d, of open een nieuwe met n."),
                severity="warning",
            )
            return
        kies(self.sessie, gekozen.id)
        self.notify(_("U scoort nu in “{naam}”.").format(naam=gekozen.naam), markup=False)
        self.ververs()

    def action_nieuw(self) -> None:
        """Open a weegsessie, and score in it from then on."""
        if self._stand is None:
            return
        dialoog = WeegsessieDialoog(self._stand.actief, None, self.sessie.vandaag())

        def klaar(weegsessie: Weegsessie) -> None:
            kies(self.sessie, weegsessie.id)
            self._gewijzigd(weegsessie)

        vraag_en_doe(self, dialoog, lambda gegevens: weegsessies.nieuw(self.sessie, gegevens), klaar)

    def action_wijzig(self) -> None:
        """Change the one under the cursor."""
        gekozen = self._gekozen
        if self._stand is None or gekozen is None:
            return
        if not gekozen.open:
            self.notify(_("Deze weegsessie is gesloten; heropen haar eerst met d."), severity="warning")
            return
        mensen = [self._stand.mensen[id_] for id_ in gekozen.aanwezig if id_ in self._stand.mensen]
        dialoog = WeegsessieDialoog((*self._stand.actief, *mensen), gekozen, self.sessie.vandaag())
        vraag_en_doe(
            self,
            dialoog,
            lambda gegevens: weegsessies.wijzig(self.sessie, gekozen.id, gegevens, gezien=gekozen),
            self._gewijzigd,
        )

    def action_sluit(self) -> None:
        """Close the one under the cursor, or open it again."""
        gekozen = self._gekozen
        if gekozen is not None:
            doe: Callable[[Sessie, str], Weegsessie] = (
                weegsessies.sluit if gekozen.open else weegsessies.heropen
            )
            doe_op_achtergrond(self, lambda: doe(self.sessie, gekozen.id), self._gewijzigd)

    def _gewijzigd(self, weegsessie: Weegsessie) -> None:
        self._kies = weegsessie.id
        self.ververs()


def _regel(weegsessie: Weegsessie, stand: Sessiestand) -> Option:
    """Which one is in use, its name, and whether it is open."""
    nu = stand.nu is not None and stand.nu.id == weegsessie.id
    links = Content.assemble(("▶ " if nu else "  ", "bold $text-accent"), maak_zichtbaar(weegsessie.naam))
    rechts = (_("open"), "bold $text-success") if weegsessie.open else (_("gesloten"), "$text-muted")
    return Option(Tweekanten(links, Content.assemble(rechts)), id=weegsessie.id)


def _voluit(weegsessie: Weegsessie, stand: Sessiestand) -> Content:
    datum = f"{weegsessie.datum:%d-%m-%Y}" if weegsessie.datum else "?"
    regels = [
        Content.styled(maak_zichtbaar(weegsessie.naam), "bold"),
        Content.assemble((_("datum "), "bold $text-accent"), datum),
    ]
    if weegsessie.gesloten:
        wanneer = f"{lokale_tijd(weegsessie.gesloten):%d-%m-%Y %H:%M}"
        regels.append(Content.assemble((_("gesloten "), "bold $text-accent"), wanneer))
    aantal = len(weegsessie.aanwezig)
    kop = ngettext("{aantal} aanwezige", "{aantal} aanwezigen", aantal).format(aantal=aantal)
    regels.append(Content.styled(kop, "bold $text-accent"))
    regels += [_aanwezige(id_, weegsessie, stand) for id_ in weegsessie.aanwezig]
    if weegsessie.opmerking:
        regels += [
            Content.styled(_("opmerking"), "bold $text-accent"),
            Content(maak_zichtbaar(weegsessie.opmerking)),
        ]
    return Content("\n").join(regels)


def _aanwezige(id_: str, weegsessie: Weegsessie, stand: Sessiestand) -> Content:
    """A person, whether they score, and for which korpsen they abstain."""
    persoon = stand.mensen.get(id_)
    if persoon is None:
        return Content("  ?")
    delen = [_("scoort blind")] if id_ in weegsessie.blind else []
    if Rol.WEEGPLOEG not in persoon.rollen:
        delen.append(_("scoort niet"))
    if persoon.korpsen:
        delen.append(
            _("onthoudt zich bij: {korpsen}").format(
                korpsen=", ".join(sorted(stand.korpsen.get(code, code) for code in persoon.korpsen))
            )
        )
    return Content.assemble(
        f"  {maak_zichtbaar(persoon.naam)}", (f" · {' · '.join(delen)}" if delen else "", "$text-muted")
    )
