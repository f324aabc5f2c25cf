"""Forms about a plan: the state of an action, another reporting date, a document to read, and a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input, Select, SelectionList

from korpsmonitor_tui.domain.plan import Actiestand, standnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.velden import eis_datum, lees_datum, toon_datum
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.plandefinitie import Standvoorstel
    from korpsmonitor_tui.domain.planstand import Actiestaat

_MELDBAAR = tuple(stand for stand in Actiestand if stand is not Actiestand.VERVALLEN)
"""An action that lapses does so for a reason, and not at one reporting date."""


class StandDialoog(Dialoog[Actiestand]):
    """How an action stands at a reporting date; what the text seems to tell is said, not chosen."""

    def __init__(self, staat: Actiestaat, peildatum: date, voorstel: Standvoorstel) -> None:
        uitleg = ""
        if voorstel.stand is not Actiestand.ONBEKEND:
            uitleg = _("In de tekst staat “{woorden}”: dat klinkt als {stand}. U beslist.").format(
                woorden="”, “".join(voorstel.bewijs), stand=standnaam(voorstel.stand)
            )
        titel = _("Stand van actie {nummer} per {dag}").format(nummer=staat.nummer, dag=toon_datum(peildatum))
        super().__init__(titel, uitleg)
        self._nu = staat.stand if staat.stand in _MELDBAAR else Actiestand.ONBEKEND

    def velden(self) -> ComposeResult:
        """The state."""
        keuzes = [(standnaam(stand), stand.value) for stand in _MELDBAAR]
        yield veld(
            _("Stand"), Select(keuzes, value=self._nu.value, allow_blank=False, id="stand", compact=True)
        )

    def lees(self) -> Actiestand:
        """The state."""
        return Actiestand(str(self.query_one("#stand", Select).value))


class VoorstellenDialoog(Dialoog[tuple[str, ...]]):
    """The states that the texts of a reporting date seem to tell, to take over all together or some of them."""

    KNOP = _("Overnemen")

    def __init__(self, peildatum: date, voorstellen: Sequence[tuple[Actiestaat, Standvoorstel]]) -> None:
        super().__init__(
            _("Voorgestelde standen per {dag}").format(dag=toon_datum(peildatum)),
            _("Wat de voortgangstekst lijkt te zeggen, met de woorden waaruit. Spatie laat een actie weg of neemt haar weer mee."),
        )  # fmt: skip
        self._voorstellen = voorstellen

    def velden(self) -> ComposeResult:
        """One line per action; all are taken unless a person leaves them out."""
        regels = (
            (
                Content.assemble(
                    (f"{staat.nummer:<6}", "$text-muted"),
                    (standnaam(voorstel.stand), "bold"),
                    f" “{maak_zichtbaar('”, “'.join(voorstel.bewijs))}”",
                ),
                staat.actie.id,
                True,
            )
            for staat, voorstel in self._voorstellen
        )
        yield Aankruislijst(*regels, id="acties", compact=True)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#acties").focus()

    def lees(self) -> tuple[str, ...]:
        """Ids of the actions. Raises VeldFout without any."""
        gekozen: list[str] = self.query_one("#acties", SelectionList).selected
        if not gekozen:
            raise VeldFout(_("kies ten minste één actie, of sluit met Esc."), "acties")
        return tuple(gekozen)


class PeildatumDialoog(Dialoog["date"]):
    """A day at which is told how the actions stand."""

    def __init__(self, vandaag: date) -> None:
        super().__init__(
            _("Andere peildatum"),
            _("Wat u schrijft geldt per deze dag; wat op eerdere dagen is gemeld, blijft staan."),
        )
        self._vandaag = vandaag

    def velden(self) -> ComposeResult:
        """The day."""
        yield veld(_("Peildatum"), Invulvak(toon_datum(self._vandaag), id="datum"))

    def lees(self) -> date:
        """The day. Raises VeldFout."""
        return eis_datum(self.query_one("#datum", Input).value, "datum")


@dataclass(frozen=True, slots=True)
class Leeskeuze:
    """A document of a plan, and the day at which its progress holds; None for its own."""

    pad: Path
    peildatum: date | None


class PlanLeesDialoog(Dialoog[Leeskeuze]):
    """Asks for the document."""

    KNOP = _("Bekijken")

    def __init__(self, begin: str) -> None:
        super().__init__(
            _("Document van een plan inlezen"),
            _(
                "Een Word-bestand (.docx) of platte tekst (.txt). U ziet eerst wat ervan is begrepen; daarna pas legt u het vast."
            ),
        )
        self._begin = begin

    def velden(self) -> ComposeResult:
        """Path, list, day."""
        yield Padkeuze(self._begin, (".docx", ".txt"), id="bestand")
        dag = Invulvak(id="peildatum", voorbeeld=_("dd-mm-jjjj"))
        yield veld(_("Peildatum"), dag, _("leeg: de dag die het document noemt"))

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Leeskeuze:
        """Document and day. Raises VeldFout."""
        return Leeskeuze(
            self.query_one(Padkeuze).lees(),
            lees_datum(self.query_one("#peildatum", Input).value, "peildatum"),
        )


class LidDialoog(Dialoog[tuple[str, str]]):
    """A member: organisation and function, never a name."""

    def __init__(self) -> None:
        super().__init__(_("Lid toevoegen"), _("Een organisatie en een functie; geen namen van personen."))

    def velden(self) -> ComposeResult:
        """Both."""
        yield veld(_("Organisatie"), Invulvak(id="organisatie"))
        yield veld(_("Functie"), Invulvak(id="functie"))

    def lees(self) -> tuple[str, str]:
        """Both. Raises VeldFout where neither was filled in."""
        organisatie, functie = (
            self.query_one(f"#{id_}", Input).value.strip() for id_ in ("organisatie", "functie")
        )
        if not (organisatie or functie):
            raise VeldFout(_("noem een organisatie, een functie of allebei."), "organisatie")
        return organisatie, functie
