"""What is still open about a verslag: to go and mend it, or to have seen it before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.worker import get_current_worker

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.openpunt import Ernst, Puntsoort, blokkeert, ernstnaam, soortnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.verslagpunten import lees_openpunten
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.verslaglijst import Regel, VerslaglijstScreen, kopregel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.domain.openpunt import Openpunt
    from korpsmonitor_tui.services.sessie import Sessie

_TAB: Final = {
    Puntsoort.TEKST: "verslag",
    Puntsoort.RESPONDENT: "gesprek",
    Puntsoort.GESPREK: "gesprek",
    Puntsoort.DEELNEMER: "gesprek",
    Puntsoort.BESPREEKPUNT: "gesprek",
    Puntsoort.VRAAG: "gesprek",
    Puntsoort.TRANSCRIPT: "gesprek",
    Puntsoort.DIMENSIE: "extractie",
    Puntsoort.CODERING: "extractie",
    Puntsoort.VERSCHIL: "extractie",
    Puntsoort.SUGGESTIE: "extractie",
}
"""Where a point is mended that is about nothing that a search could find."""
_TEKENS: Final = {Ernst.BLOKKEERT: ("✗", "bold $text-error"), Ernst.LET_OP: ("!", "bold $text-warning")}


class VerslagpuntenScreen(VerslaglijstScreen):
    """What blocks first; with ``verder`` it stands before the sending."""

    TITEL = _("Open punten")
    UITLEG = _(
        "Wat nog open is voordat het verslag kan worden verstuurd. Wat blokkeert moet eerst worden opgelost; op de rest let u, "
        "en dat u het zag wordt bij het versturen vastgelegd. Enter gaat naar de plaats waar u er iets aan doet."
    )
    LEEG = _("Er is niets open; het verslag kan worden verstuurd.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "verder", _("gezien, verder"), tooltip=_("ga verder met versturen; wat u zag wordt vastgelegd")),
    ]  # fmt: skip

    def __init__(
        self, sessie: Sessie, dossier: str, verder: Callable[[tuple[Openpunt, ...]], None] | None = None
    ) -> None:
        super().__init__(sessie, dossier)
        self._verder = verder
        self._punten: tuple[Openpunt, ...] = ()
        self._gelezen = False

    def ververs(self) -> None:
        """Read what is known at once, and then what takes reading all texts."""
        lees_op_achtergrond(self, lambda: lees_openpunten(self.sessie, self.dossier), self._toon)

    def _toon(self, punten: tuple[Openpunt, ...]) -> None:
        self._gelezen = True
        self._toon_punten(punten)
        lees_op_achtergrond(self, self._lees_met_suggesties, self._toon_punten, groep="suggesties")

    def _lees_met_suggesties(self) -> tuple[Openpunt, ...]:
        # Imported late: the model takes a while, and the list stands there already.
        from korpsmonitor_tui.services.suggesties import Suggesteur

        worker = get_current_worker()
        try:
            suggesteur = Suggesteur(self.sessie)
        except NietGevonden:
            return self._punten
        return lees_openpunten(
            self.sessie,
            self.dossier,
            suggesteur=suggesteur,
            voortgang=lambda _gedaan, _totaal: not worker.is_cancelled,
        )

    def _toon_punten(self, punten: tuple[Openpunt, ...]) -> None:
        self._punten = punten
        per_ernst = {ernst: [punt for punt in punten if punt.ernst == ernst] for ernst in Ernst}
        tegen, let_op = len(per_ernst[Ernst.BLOKKEERT]), len(per_ernst[Ernst.LET_OP])
        if tegen:
            kop = ngettext(
                "{aantal} punt houdt versturen tegen", "{aantal} punten houden versturen tegen", tegen
            )
        else:
            kop = ngettext("{aantal} punt om op te letten", "{aantal} punten om op te letten", let_op)
        self.vul(Content(kop.format(aantal=tegen or let_op)), list(self._regels_van(per_ernst)))

    def _regels_van(self, per_ernst: dict[Ernst, list[Openpunt]]) -> Iterator[Regel]:
        for ernst, punten in per_ernst.items():
            if punten:
                naam = ernstnaam(ernst)
                yield kopregel(naam[:1].upper() + naam[1:])
            for punt in punten:
                teken, stijl = _TEKENS[ernst]
                yield Regel(
                    Content.assemble(
                        (f"{teken} ", stijl),
                        (f"{soortnaam(punt.soort):<14}", "$text-muted"),
                        # The sentence about a chapter names it already.
                        "" if punt.soort == Puntsoort.HOOFDSTUK else (f"{punt.waar}: ", "$text-accent"),
                        maak_zichtbaar(punt.wat),
                    ),
                    punt.kenmerk,
                    Content.assemble((f"{punt.waar}\n", "$text-muted"), maak_zichtbaar(punt.wat)),
                    self._naar(punt),
                )

    def _naar(self, punt: Openpunt) -> OpenDossier:
        soort, entiteit = punt.plaats
        if punt.soort == Puntsoort.ANDERS_GEZEGD:
            return OpenDossier(self.dossier, soort="antwoord", entiteit=f"{self.dossier}/{entiteit}")
        tab = _TAB.get(punt.soort)
        if tab is not None:
            return OpenDossier(self.dossier, tab)
        return OpenDossier(self.dossier, soort=soort, entiteit=entiteit)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Go on only before a sending, and only if nothing blocks it."""
        if action == "verder":
            return self._verder is not None and self._gelezen and not blokkeert(self._punten)
        return True

    def action_verder(self) -> None:
        """Go on with what was seen."""
        verder, punten = self._verder, self._punten
        self.dismiss()
        if verder is not None:
            verder(punten)
