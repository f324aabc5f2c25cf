"""Setting the eindscore: one that the rules allow, or another with a reason that stays visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorereeks
from korpsmonitor_tui.services import eindscores
from korpsmonitor_tui.services.eindscores import Eindinvoer
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import STIJL, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import (
    SCORESTIJL,
    Kladdialoog,
    eis_nieuwe_motivatie,
    vraag_met_klad,
)
from korpsmonitor_tui.tui.weegwoorden import scorenaam, zekere_redenen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand


class EindscoreDialoog(Kladdialoog[Eindinvoer]):
    """The colour, why, and why it is set without what is not scored."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, SCORESTIJL]
    KLADVELDEN: ClassVar[tuple[str, ...]] = ("score", "motivatie", "open_reden")

    def __init__(self, sessie: Sessie, stand: Weegstand, klad: str, score: Score | None) -> None:
        """``score`` is the colour that was pressed; None begins with the one that holds."""
        super().__init__(
            sessie,
            formuliernaam(stand),
            klad,
            _("Eindscore: {korps}").format(korps=stand.korps.partij.naam),
            _uitleg(stand),
        )
        self._stand = stand
        self._gekozen = score
        gegeven = stand.korps.eind.gegeven
        self._score = score or (gegeven.score if gegeven else stand.korps.weging.eindscore)

    def velden(self) -> ComposeResult:
        """Those that the rules allow first."""
        mag = self._stand.korps.weging.toegestaan
        volgorde = [*mag, *(score for score in self.sessie.instrument.schaal.kleuren if score not in mag)]
        gegeven = self._stand.korps.eind.gegeven
        yield veld(
            _("Eindscore"),
            Select(
                [
                    (
                        scorenaam(s) if s in mag else _("{score} (wijkt af)").format(score=scorenaam(s)),
                        str(s),
                    )
                    for s in volgorde
                ],
                value=str(self._score) if self._score else Select.NULL,
                prompt=_("kies een eindscore"),
                id="score",
                compact=True,
            ),
        )
        yield veld(
            _("Motivatie"),
            Tekstvak(gegeven.motivatie if gegeven else "", id="motivatie"),
            _("nodig als de regels een keuze laten, of als u ervan afwijkt"),
        )
        if not self._stand.korps.compleet:
            yield veld(
                _("Nog open"),
                Tekstvak(gegeven.open_reden if gegeven else "", id="open_reden"),
                _("waarom de eindscore vaststaat zonder: {namen}").format(namen=_open(self._stand)),
            )

    def gevuld(self) -> None:
        """The colour that was pressed is the one that is meant."""
        if self._gekozen is not None:
            self.query_one("#score", Select).value = str(self._gekozen)
        self.query_one("#motivatie" if self._score else "#score").focus()

    def lees(self) -> Eindinvoer:
        """What was filled in. Raises VeldFout without a score, or without a reason where one is needed."""
        score = self.sessie.instrument.schaal.score(self.query_one("#score", Select).value)
        if score is None:
            raise VeldFout(_("kies een eindscore."), "score")
        mag = self._stand.korps.weging.toegestaan
        motivatie = self.query_one("#motivatie", Tekstvak).text.strip()
        if not motivatie and score not in mag:
            raise VeldFout(_("dit wijkt af van de regels; geef de reden."), "motivatie")
        if not motivatie and len(mag) > 1:
            raise VeldFout(_("de regels laten een keuze; motiveer haar."), "motivatie")
        if (gegeven := self._stand.korps.eind.gegeven) is not None:
            eis_nieuwe_motivatie(score, motivatie, gegeven.score, gegeven.motivatie)
        open_reden = self.query_one("#open_reden", Tekstvak).text.strip() if self.query("#open_reden") else ""
        if not open_reden and not self._stand.korps.compleet:
            raise VeldFout(_("niet alles is gescoord; leg uit waarom de eindscore zonder kan."), "open_reden")
        assert self._stand.weegsessie is not None, "asked without a weegsessie"
        return Eindinvoer(score, motivatie, open_reden, self._stand.weegsessie.id)


def vraag_eindscore(
    widget: Widget, sessie: Sessie, stand: Weegstand, score: Score | None, klaar: Callable[[str], None]
) -> None:
    """Ask for the eindscore and set it; ``klaar`` gets what to say of it afterwards."""

    def vraag(klad: str) -> None:
        def zet(invoer: Eindinvoer) -> str:
            uitslag = eindscores.zet(
                sessie, stand.korps.dossier, invoer, op=stand.korps.eind.koppen, gezien=stand.korps.scores
            )
            afwijking = _("De eindscore wijkt af van de regels; dat blijft overal zichtbaar.")
            return afwijking if uitslag.gegeven.wijkt_af else ""

        vraag_met_klad(widget, EindscoreDialoog(sessie, stand, klad, score), zet, klaar)

    naam = formuliernaam(stand)
    lees_op_achtergrond(
        widget, lambda: sessie.store.lees_formulier(sessie.klad, naam), vraag, groep="formulier"
    )


def formuliernaam(stand: Weegstand) -> str:
    """What the form is about, the same each time."""
    return f"eindscore/{stand.korps.dossier}"


def _open(stand: Weegstand) -> str:
    return ", ".join(cel.dimensie.naam for cel in stand.korps.cellen if cel.gegeven is None)


def _uitleg(stand: Weegstand) -> str:
    """Who abstains, what the rules allow, and what that rests on for certain; the rest stands beside the list."""
    mag = _("De regels laten toe: {scores}.").format(scores=scorereeks(stand.korps.weging.toegestaan))
    regels = [mag, *zekere_redenen(stand.korps)]
    if stand.onthouden:
        wie = stand.namen.reeks(stand.onthouden)
        regels.insert(0, _("Onthoudt zich: {namen}.").format(namen=wie))
    return "\n".join(regels)
