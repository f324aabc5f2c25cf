"""Versions of the questionnaire: what was published, a draft of the next, and what that would change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services.vragenlijstconcept import Concept, maak_concept
from korpsmonitor_tui.services.vragenlijstverschil import proef, verschil
from korpsmonitor_tui.services.vragenlijstversies import lees_versies
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijstverschil import Verschil
    from korpsmonitor_tui.services.vragenlijstversies import Versie
    from korpsmonitor_tui.tui.formulieren.vragenlijsten import Conceptvraag

KOLOMMEN = (
    ("", 2),
    (_("Versie"), 14),
    (_("Gepubliceerd"), 13),
    (_("Wie"), 16),
    (_("Antw."), 7),
    (_("Toelichting"), 0),
)
_MAP = "conceptmap"


class Versietabel(Tabel):
    """A version a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            _("verschil met nu"),
            tooltip=_("toon wat er sinds deze versie is gewijzigd"),
        )
    ]


class VragenlijstenScreen(Werkscherm):
    """The versions, oldest first; → is the one that this edition works with."""

    CSS_PATH = "vragenlijsten.tcss"
    TITEL = _("Versies van de vragenlijst")
    UITLEG = _(
        "De gepubliceerde versies; → is die waarmee deze editie werkt. Antwoorden houden de versie waarvoor zij zijn gegeven. "
        "n schrijft een concept: een tekstbestand dat u zelf wijzigt. k bekijkt een concept: elke vergissing erin, of wat er "
        "verandert en wat dat voor de antwoorden betekent. Daar publiceert de coördinator het met p. Enter toont wat er "
        "tussen een eerdere versie en nu is gewijzigd."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "concept", _("concept maken"), tooltip=_("schrijf een kopie van de vragenlijst om te wijzigen")),
        Binding("k", "bekijk", _("concept bekijken"), tooltip=_("toon wat een concept verandert, en publiceer het daar")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._versies: tuple[Versie, ...] = ()

    def inhoud(self) -> ComposeResult:
        """Table, and the notes of the version under the cursor in full."""
        yield Versietabel(KOLOMMEN, id="versies")
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was published shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_versies(self.sessie), self._toon)

    def _toon(self, versies: tuple[Versie, ...]) -> None:
        self._versies = versies
        self.query_one(Tabel).vul((versie.id, _cellen(versie)) for versie in versies)
        self._toon_details()

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        versie = self._gekozen
        if versie is None:
            tekst = _(
                "Voor deze editie is niets gepubliceerd; zij werkt met de vragenlijst van het programma."
            )
        else:
            vorige = _("na versie {versie}").format(versie=versie.vorige) if versie.vorige else _("de eerste")
            tekst = _("Versie {versie} ({vorige}), kenmerk {sha256}\n{toelichting}").format(
                versie=versie.versie,
                vorige=vorige,
                sha256=versie.sha256[:12],
                toelichting=maak_zichtbaar(versie.toelichting),
            )
        self.query_one("#details", Static).update(Content(tekst))

    @property
    def _gekozen(self) -> Versie | None:
        sleutel = self.query_one(Tabel).gekozen
        return next((versie for versie in self._versies if versie.id == sleutel), None)

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _vergelijk(self) -> None:
        versie = self._gekozen
        if versie is None:
            return
        if versie.geldt:
            self.notify(_("Met deze versie werkt u nu; kies een eerdere, of bekijk een concept met k."))
            return
        nu = self.sessie.instrument.vragenlijst.versie
        self._toon_wijzigingen(lambda: verschil(self.sessie, nu, versie.versie), None)

    def action_concept(self) -> None:
        """Write a draft."""
        from korpsmonitor_tui.tui.formulieren.vragenlijsten import ConceptDialoog

        def doe(vraag: Conceptvraag) -> Concept:
            return maak_concept(
                self.sessie,
                vraag.pad,
                versie=vraag.versie,
                jaren=vraag.jaren,
                schuif=vraag.schuif,
                overschrijf=vraag.overschrijf,
            )

        dialoog = ConceptDialoog(self.sessie.instrument.vragenlijst.versie, self.sessie.store.pad.parent)
        vraag_en_doe(self, dialoog, doe, self._is_geschreven)

    def _is_geschreven(self, concept: Concept) -> None:
        from korpsmonitor_tui.tui.formulieren.inlezen import onthoud_map

        onthoud_map(self.sessie, concept.pad, _MAP)
        tekst = _("{pad} is een kopie van versie {van}. Wijzig het bestand, en bekijk het dan met k.").format(
            pad=concept.pad, van=concept.van
        )
        self.notify(tekst, markup=False, timeout=12)
        if aantal := len(concept.noemt_jaren):
            zin = ngettext(
                "Lees {aantal} vraag na, want de tekst noemt een eerder jaar: {vragen}.",
                "Lees {aantal} vragen na, want de tekst noemt een eerder jaar: {vragen}.",
                aantal,
            )
            vragen = kort(", ".join(concept.noemt_jaren), 300)
            self.notify(
                zin.format(aantal=aantal, vragen=vragen), severity="warning", timeout=15, markup=False
            )

    def action_bekijk(self) -> None:
        """Look at what a draft would change."""
        from korpsmonitor_tui.tui.formulieren.inlezen import beginmap, onthoud_map
        from korpsmonitor_tui.tui.formulieren.vragenlijsten import DefinitieDialoog

        def gekozen(pad: Path | None) -> None:
            if pad is not None:
                onthoud_map(self.sessie, pad, _MAP)
                self._toon_wijzigingen(lambda: proef(self.sessie, pad), pad)

        self.app.push_screen(DefinitieDialoog(beginmap(self.sessie, _MAP)), gekozen)

    def _toon_wijzigingen(self, lees: Callable[[], Verschil], concept: Path | None) -> None:
        from korpsmonitor_tui.tui.screens.wijzigingen import WijzigingenScreen

        def toon(uit: Verschil | OnbruikbareInvoer) -> None:
            self.app.push_screen(WijzigingenScreen(self.sessie, uit, concept))

        lees_op_achtergrond(self, partial(_verschil_of_vergissingen, lees), toon, groep="verschil")


def _verschil_of_vergissingen(lees: Callable[[], Verschil]) -> Verschil | OnbruikbareInvoer:
    """Of a draft with mistakes the mistakes: too many for a notice."""
    try:
        return lees()
    except OnbruikbareInvoer as fout:
        return fout


def _cellen(versie: Versie) -> tuple[Cel, ...]:
    stijl = "bold" if versie.geldt else ""
    return (
        ("→" if versie.geldt else "", "text-accent"),
        (versie.versie, stijl),
        toon_datum(versie.datum),
        versie.wie or "–",
        str(versie.antwoorden),
        versie.toelichting,
    )
