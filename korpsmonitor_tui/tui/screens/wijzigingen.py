"""What another version of the questionnaire changes, and what that means for answers; a draft is published from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.services.verschiltekst import verschilregels
from korpsmonitor_tui.services.vragenlijstversies import Publicatie, lees_concept, publiceer
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.dialogs import Redenvraag, vraag_en_doe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijstverschil import Verschil


class WijzigingenScreen(Werkscherm):
    """Read only, but for publishing what was read."""

    CSS_PATH = "wijzigingen.tcss"
    TITEL = _("Wat er verandert")
    UITLEG = _(
        "Elke vraag die nieuw is, vervalt, verplaatst of wijzigt, en daaronder wat dat voor de antwoorden in deze editie "
        "betekent: geen antwoord wordt gewijzigd, en wat niet meer wordt gevraagd blijft leesbaar met zijn versie. Bij een "
        "concept publiceert de coördinator het met p; daarna ligt het vast en werkt deze editie ermee."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "publiceer", _("publiceren"), tooltip=_("laat deze editie met het concept werken")),
        Binding("escape", "dismiss", _("terug")),
    ]

    def __init__(self, sessie: Sessie, uit: Verschil | OnbruikbareInvoer, concept: Path | None) -> None:
        """``uit`` is the change list, or the mistakes in the draft; ``concept`` is its file, None for no draft."""
        super().__init__(sessie)
        self._uit = uit
        self._concept = concept

    def inhoud(self) -> ComposeResult:
        """One text, to scroll through."""
        with VerticalScroll(id="wijzigingen"):
            yield Static(Content.assemble(*self._tekst()))

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#wijzigingen").focus()

    def _tekst(self) -> Iterator[tuple[str, str]]:
        uit = self._uit
        if isinstance(uit, OnbruikbareInvoer):
            yield (f"{_('Dit concept kan niet worden gepubliceerd')}\n\n", "bold $text-error")
            yield (f"{maak_zichtbaar(_vergissingen(uit))}\n\n", "")
            yield (_("Verbeter het bestand en bekijk het opnieuw."), "$text-muted")
            return
        if self._concept is not None:
            zin = _("Concept {naam}; er is nog niets gepubliceerd.").format(naam=self._concept.name)
            yield (f"{zin}\n\n", "$text-muted")
        for regel in verschilregels(uit):
            yield (f"{maak_zichtbaar(regel.tekst)}\n", "bold $text-accent" if regel.kop else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a draft without mistakes is published."""
        return action != "publiceer" or (
            self._concept is not None and not isinstance(self._uit, OnbruikbareInvoer)
        )

    def action_publiceer(self) -> None:
        """Ask what was changed and why, and publish what stands on this screen."""
        uit, concept = self._uit, self._concept
        if concept is None or isinstance(uit, OnbruikbareInvoer):
            return

        def doe(toelichting: str) -> Publicatie:
            if lees_concept(self.sessie, concept).sha256 != uit.nieuw.sha256:
                raise InmiddelsGewijzigd(
                    _("{naam} is gewijzigd sinds u het bekeek; ga terug en bekijk het opnieuw. Er is niets gepubliceerd.").format(naam=concept.name)
                )  # fmt: skip
            return publiceer(self.sessie, concept, toelichting)

        gevolgen = uit.gevolgen
        dialoog = Redenvraag(
            _("Versie {versie} publiceren?").format(versie=uit.nieuw.versie),
            _(
                "Daarna ligt zij vast en werkt deze editie ermee. {blijven} van de {aantal} antwoorden blijven gelden zoals zij "
                "zijn; de andere blijven leesbaar. Schrijf op wat er is gewijzigd en waarom."
            ).format(blijven=gevolgen.blijven, aantal=gevolgen.antwoorden),
            _("Toelichting"),
        )
        vraag_en_doe(self, dialoog, doe, self._is_gepubliceerd)

    def _is_gepubliceerd(self, uitkomst: Publicatie) -> None:
        if not uitkomst.gewijzigd:
            zin = _("Deze editie werkt al met precies deze versie {versie}; er is niets gewijzigd.")
        elif uitkomst.nieuw:
            zin = _("Versie {versie} is gepubliceerd; deze editie werkt er nu mee.")
        else:
            zin = _("Deze editie werkt weer met versie {versie}, die al was gepubliceerd.")
        self.app.notify(zin.format(versie=uitkomst.versie.versie), markup=False)
        if uitkomst.gewijzigd:
            # A dossier that is open below asks other questions from now on.
            self.app.post_message(self.Gewisseld(self.sessie))
        self.dismiss()


def _vergissingen(fout: OnbruikbareInvoer) -> str:
    """Every mistake in a draft, a paragraph each."""
    if isinstance(fout, OnbruikbareBestanden):
        return "\n\n".join(f"• {bevinding}" for bevinding in fout.bevindingen)
    return str(fout)
