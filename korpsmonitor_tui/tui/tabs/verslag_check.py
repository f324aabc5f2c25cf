"""The first check in the tab of the verslag: marking a passage, taking that back, and answering."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import eerste_check
from korpsmonitor_tui.tui.basis import Gewijzigd
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Keuzelijst, Tekstvak, VeldFout, veld, vraag_en_doe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.opmerkingen import Opmerking
    from korpsmonitor_tui.services.verslagtekst import Passage
    from korpsmonitor_tui.tui.basis import DossierTab

_GEDAAN, _NIET = "gedaan", "niet"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the notulist says of a remark."""

    gedaan: bool
    toelichting: str


class OpmerkingDialoog(Dialoog[tuple[str, str]]):
    """What must change, and perhaps about which words."""

    def __init__(self, waar: str, woorden: str, *, met_woorden: bool) -> None:
        super().__init__(
            _("Opmerking bij {waar}").format(waar=waar),
            _(
                "Het verslag blijft bij u; met a stuurt u het met alle opmerkingen terug. Zolang er een open staat, kan het "
                "niet worden verstuurd."
            ),
        )
        self._woorden = woorden
        self._met_woorden = met_woorden

    def velden(self) -> ComposeResult:
        """The remark first: that is what one came for."""
        yield veld(_("Opmerking"), Tekstvak(id="opmerking"))
        if self._met_woorden:
            yield veld(
                _("Over woorden"),
                Invulvak(self._woorden, id="woorden", voorbeeld=_("leeg: de hele passage")),
            )

    def lees(self) -> tuple[str, str]:
        """The remark and the words. Raises VeldFout without a remark."""
        tekst = self.query_one("#opmerking", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("schrijf op wat er moet veranderen."), "opmerking")
        return tekst, self.query_one("#woorden", Input).value if self._met_woorden else ""


class AntwoordDialoog(Dialoog[Antwoord]):
    """Done, or why not."""

    def __init__(self, punt: Opmerking) -> None:
        super().__init__(
            _("Opmerking {nummer} beantwoorden").format(nummer=punt.aanduiding), opmerkingtekst(punt)
        )

    def velden(self) -> ComposeResult:
        """The two fields."""
        keuzes = [(_("gedaan"), _GEDAAN), (_("niet gedaan"), _NIET)]
        yield veld(
            _("Wat is ermee?"), Select(keuzes, value=_GEDAAN, allow_blank=False, id="stand", compact=True)
        )
        yield veld(
            _("Toelichting"), Tekstvak(id="toelichting"), _("Bij “gedaan” niet nodig; bij “niet gedaan” waarom.")
        )  # fmt: skip

    def lees(self) -> Antwoord:
        """What was filled in. Raises VeldFout for not done without why."""
        gedaan = self.query_one("#stand", Select).value == _GEDAAN
        toelichting = self.query_one("#toelichting", Tekstvak).text.strip()
        if not gedaan and not toelichting:
            raise VeldFout(_("schrijf op waarom het niet is gedaan."), "toelichting")
        return Antwoord(gedaan, toelichting)


def opmerkingtekst(punt: Opmerking) -> str:
    """A remark with the words that it is about."""
    over = _("“{woorden}”: ").format(woorden=punt.citaat) if punt.citaat else ""
    return maak_zichtbaar(f"{over}{punt.tekst}")


def vraag_opmerking(tab: DossierTab, gekozen: tuple[int, Passage] | None) -> None:
    """Ask for a remark on a passage, without one on the verslag as a whole, and record it."""
    nummer, passage = gekozen if gekozen else (0, None)
    # What was selected with the mouse is what the remark is about.
    selectie = (tab.screen.get_selected_text() or "").strip()
    woorden = selectie if passage is not None and selectie in passage.tekst else ""
    waar = _("passage {nummer}").format(nummer=nummer) if passage else _("het hele verslag")

    def doe(antwoord: tuple[str, str]) -> None:
        tekst, over = antwoord
        id_ = passage.id if passage else ""
        eerste_check.merk(tab.sessie, tab.dossier, id_, tekst, citaat=over)

    vraag_en_doe(
        tab,
        OpmerkingDialoog(waar, woorden, met_woorden=passage is not None),
        doe,
        lambda _niets: _gedaan(tab, _("Opmerking vastgelegd; x trekt haar in.")),
    )


def beantwoord(tab: DossierTab, punten: Sequence[Opmerking], nog_open: int) -> None:
    """Ask for the answer to one of these remarks; ``nog_open`` is how many are open in the whole verslag."""

    def vraag(punt: Opmerking) -> None:
        def doe(antwoord: Antwoord) -> str:
            return eerste_check.beantwoord(
                tab.sessie, tab.dossier, punt.id, gedaan=antwoord.gedaan, toelichting=antwoord.toelichting
            )

        vraag_en_doe(tab, AntwoordDialoog(punt), doe, lambda _niets: _gedaan(tab, _over(nog_open - 1)))

    _kies(tab, _("Welke opmerking beantwoordt u?"), punten, vraag)


def trek_in(tab: DossierTab, punten: Sequence[Opmerking]) -> None:
    """Take back one of these remarks."""

    def doe(punt: Opmerking) -> None:
        tab.schrijf(
            partial(eerste_check.trek_in, tab.sessie, tab.dossier, punt.id),
            lambda _niets: tab.notify(_("Opmerking ingetrokken; Ctrl+Z zet haar terug.")),
        )

    _kies(tab, _("Welke opmerking trekt u in?"), punten, doe)


def _kies(tab: DossierTab, titel: str, punten: Sequence[Opmerking], doe: Callable[[Opmerking], None]) -> None:
    if len(punten) == 1:
        doe(punten[0])
        return
    per_id = {punt.id: punt for punt in punten}
    keuzes = [(punt.id, f"{punt.aanduiding} {kort(opmerkingtekst(punt), 60)}", "") for punt in punten]

    def gekozen(id_: str | None) -> None:
        if id_ is not None:
            doe(per_id[id_])

    tab.app.push_screen(Keuzelijst(titel, keuzes), gekozen)


def _over(aantal: int) -> str:
    if not aantal:
        return _("Elke opmerking van de eerste check is beantwoord.")
    return ngettext("Nog {aantal} open; de toets u gaat erheen.", "Nog {aantal} open; de toets u gaat naar de volgende.", aantal).format(
        aantal=aantal
    )  # fmt: skip


def _gedaan(tab: DossierTab, melding: str) -> None:
    tab.notify(melding, markup=False)
    tab.post_message(Gewijzigd(tab.dossier))
