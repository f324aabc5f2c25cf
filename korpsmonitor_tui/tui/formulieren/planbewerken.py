"""Forms with which a plan is written: an action, and a chapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.widgets import Input, Select

from korpsmonitor_tui.domain.plan import Wijzigveld
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen
from korpsmonitor_tui.services.planschrijven import NieuweActie
from korpsmonitor_tui.tui.dialogs import Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import Kladdialoog

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.plan import Deel, Plan
    from korpsmonitor_tui.domain.planstand import Actiestaat
    from korpsmonitor_tui.services.sessie import Sessie

_GEEN_NAMEN: Final = _("organisaties of functies, geen namen; leeg: die van het hoofdstuk")
_TERMIJNEN: Final = _(
    "in gewone woorden, zoals “2e kwartaal 2014” of “doorlopend”; leeg: zoals de tekst zegt"
)


class NieuweActieDialoog(Kladdialoog[tuple[str, NieuweActie]]):
    """Chapter, action, its term and who answers for it."""

    KLADVELDEN = ("hoofdstuk", "onder", "tekst", "termijn", "wie")

    def __init__(self, sessie: Sessie, klad: str, plan: Plan, hoofdstuk: str) -> None:
        """``hoofdstuk`` is the number of the one to propose."""
        super().__init__(sessie, f"{plannen.ACTIE}/{sessie.editie.id}", klad, _("Nieuwe actie"))
        self._delen = plan.delen
        self._hoofdstuk = hoofdstuk or plan.delen[0].nummer

    def velden(self) -> ComposeResult:
        """The fields."""
        keuzes = [(f"{deel.nummer}. {deel.titel}", deel.nummer) for deel in self._delen]
        yield veld(
            _("Hoofdstuk"),
            Select(keuzes, value=self._hoofdstuk, allow_blank=False, id="hoofdstuk", compact=True),
        )
        yield veld(_("Actie"), Tekstvak(id="tekst"))
        yield veld(_("Termijn"), Invulvak(id="termijn"), _TERMIJNEN)
        yield veld(_("Wie"), Invulvak(id="wie"), _GEEN_NAMEN)
        yield veld(_("Onderdeel van"), Invulvak(id="onder"), _("nummer van een actie, zoals 1.2; mag leeg"))

    def gevuld(self) -> None:
        """Begin at the action."""
        self.query_one("#tekst").focus()

    def lees(self) -> tuple[str, NieuweActie]:
        """Number of the chapter, and the action. Raises VeldFout."""
        tekst = self.query_one("#tekst", Tekstvak).text.strip()
        if not tekst:
            raise VeldFout(_("vul de actie in."), "tekst")
        termijn, wie, onder = (
            self.query_one(f"#{id_}", Input).value.strip() for id_ in ("termijn", "wie", "onder")
        )
        nieuw = NieuweActie(tekst, termijn, wie, onder)
        return str(self.query_one("#hoofdstuk", Select).value), nieuw


@dataclass(frozen=True, slots=True)
class Actiewijziging:
    """What becomes of an action."""

    wordt: dict[Wijzigveld, str]
    """Only what is another than it was."""
    reden: str


class WijzigActieDialoog(Kladdialoog[Actiewijziging]):
    """Text, term and who; with a reason once the plan is laid down."""

    KLADVELDEN = ("tekst", "termijn", "wie", "reden")

    def __init__(self, sessie: Sessie, klad: str, staat: Actiestaat, *, ligt_vast: bool) -> None:
        uitleg = ""
        if ligt_vast:
            uitleg = _(
                "Het plan is vastgesteld: wat er stond blijft staan, en wat u hier wijzigt komt ernaast, per vandaag."
            )
        titel = _("Actie {nummer} wijzigen").format(nummer=staat.nummer)
        super().__init__(sessie, f"{plannen.ACTIE}/{staat.actie.id}", klad, titel, uitleg)
        self._nu = {soort: staat.actie.geldend(soort) for soort in Wijzigveld}
        self._ligt_vast = ligt_vast

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Actie"), Tekstvak(self._nu[Wijzigveld.TEKST], id="tekst"))
        yield veld(_("Termijn"), Invulvak(self._nu[Wijzigveld.TERMIJN], id="termijn"), _TERMIJNEN)
        yield veld(_("Wie"), Invulvak(self._nu[Wijzigveld.VERANTWOORDELIJK], id="wie"), _GEEN_NAMEN)
        if self._ligt_vast:
            yield veld(_("Reden"), Tekstvak(id="reden"))

    def lees(self) -> Actiewijziging:
        """What changes. Raises VeldFout without text or reason, and where nothing does."""
        gegeven = {
            Wijzigveld.TEKST: self.query_one("#tekst", Tekstvak).text.strip(),
            Wijzigveld.TERMIJN: self.query_one("#termijn", Input).value.strip(),
            Wijzigveld.VERANTWOORDELIJK: self.query_one("#wie", Input).value.strip(),
        }
        if not gegeven[Wijzigveld.TEKST]:
            raise VeldFout(_("vul de actie in."), "tekst")
        wordt = {soort: waarde for soort, waarde in gegeven.items() if waarde != self._nu[soort].strip()}
        if not wordt:
            raise VeldFout(_("er is niets gewijzigd; Esc sluit."), "tekst")
        reden = self.query_one("#reden", Tekstvak).text.strip() if self._ligt_vast else ""
        if self._ligt_vast and not reden:
            raise VeldFout(_("zeg waarom de actie anders wordt; het wordt vastgelegd."), "reden")
        return Actiewijziging(wordt, reden)


class HoofdstukDialoog(Kladdialoog[dict[str, str]]):
    """A chapter while the plan is being written: title, who answers for it, introduction and goals."""

    KLADVELDEN = plannen.DEELVELDEN

    def __init__(self, sessie: Sessie, klad: str, deel: Deel | None) -> None:
        titel = _("Hoofdstuk {nummer} wijzigen").format(nummer=deel.nummer) if deel else _("Nieuw hoofdstuk")
        wat = deel.id if deel else f"{plannen.DEEL}/{sessie.editie.id}"
        super().__init__(sessie, wat, klad, titel)
        self._nu = {naam: str(getattr(deel, naam)) if deel else "" for naam in plannen.DEELVELDEN}

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Titel"), Invulvak(self._nu["titel"], id="titel"))
        yield veld(
            _("Wie"),
            Invulvak(self._nu["verantwoordelijk"], id="verantwoordelijk"),
            _("organisaties, geen namen"),
        )
        yield veld(_("Inleiding"), Tekstvak(self._nu["inleiding"], id="inleiding"))
        yield veld(_("Doelen"), Tekstvak(self._nu["doelen"], id="doelen"))

    def lees(self) -> dict[str, str]:
        """What is another than it was, by field. Raises VeldFout without a title, and where nothing changes."""
        gegeven = {
            naam: (vak.text if isinstance(vak, Tekstvak) else self.query_one(f"#{naam}", Input).value).strip()
            for naam in plannen.DEELVELDEN
            for vak in [self.query_one(f"#{naam}")]
        }
        if not gegeven["titel"]:
            raise VeldFout(_("geef het hoofdstuk een titel."), "titel")
        wordt = {naam: waarde for naam, waarde in gegeven.items() if waarde != self._nu[naam].strip()}
        if not wordt:
            raise VeldFout(_("er is niets gewijzigd; Esc sluit."), "titel")
        return wordt
