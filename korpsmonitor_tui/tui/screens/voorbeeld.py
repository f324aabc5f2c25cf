"""The whole verslag to read through, numbered as in the Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.documenten import stel_op
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.verslagdocument import Verslagdocument
    from korpsmonitor_tui.services.sessie import Sessie

Deel = str | tuple[str, str]


class VoorbeeldScreen(Werkscherm):
    """Read only."""

    CSS_PATH = "voorbeeld.tcss"
    TITEL = _("Verslag lezen")
    UITLEG = _(
        "Het verslag zoals het nu is, met de nummers van de passages. Esc gaat terug; wijzigen doet u daar."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,v,q", "dismiss", _("terug"))]

    def __init__(self, sessie: Sessie, document: Verslagdocument) -> None:
        super().__init__(sessie)
        self._document = document

    def inhoud(self) -> ComposeResult:
        """Head, passages with their numbers in the margin, figures and agreements."""
        document = self._document
        with VerticalScroll(id="verslag"):
            yield Static(Content.assemble(*_kop(document)))
            for sectie in document.secties:
                yield Static(Content(sectie.titel), classes="kop")
                for alinea in sectie.alineas:
                    with Horizontal(classes="alinea"):
                        yield Static(str(alinea.nummer), classes="nummer")
                        yield Static(Content(maak_zichtbaar(alinea.tekst)))
            yield Static(Content.assemble(*_slot(document)))

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#verslag").focus()


def toon_voorbeeld(widget: Widget, sessie: Sessie, dossier: str, wacht: Callable[[], None]) -> None:
    """Read the verslag and show it. ``wacht`` waits until what was typed is in the database."""

    def lees() -> Verslagdocument:
        wacht()
        return stel_op(sessie, sessie.store.lees(), dossier)

    def toon(document: Verslagdocument) -> None:
        widget.app.push_screen(VoorbeeldScreen(sessie, document))

    lees_op_achtergrond(widget, lees, toon, groep="voorbeeld")


def _kop(document: Verslagdocument) -> Iterator[Deel]:
    yield (_("Gespreksverslag {partij}\n").format(partij=document.partij), "bold $text-accent")
    yield _("{status}, versie {versie} · {rubricering}\n").format(
        status=document.status, versie=document.versie, rubricering=document.rubricering
    )
    for naam, waarde in (
        (_("Datum"), toon_datum(document.datum)),
        (_("Plaats"), document.plaats),
        (_("Notulist"), document.notulist),
        (_("Auditors"), ", ".join(document.auditors)),
        *(
            (_("Deelnemer"), _deelnemer(d.rol, d.naam, d.organisatie, d.aanwezigheid))
            for d in document.deelnemers
        ),
    ):
        yield (f"{naam:<12}", "$text-muted")
        yield f"{maak_zichtbaar(waarde) or '–'}\n"


def _slot(document: Verslagdocument) -> Iterator[Deel]:
    if document.cijfers:
        yield (f"{_('Opgegeven cijfers')}\n", "bold $text-accent")
    for cijfer in document.cijfers:
        jaar = f" ({cijfer.jaar})" if cijfer.jaar else ""
        yield f"\n{cijfer.omschrijving}{jaar}: "
        yield (maak_zichtbaar(cijfer.opgegeven) or _("niet beantwoord"), "bold")
        if cijfer.opgegeven and cijfer.na_te_gaan:
            yield (f" {_('(te verifiëren)')}", "$text-warning")
    if document.acties:
        yield (f"\n\n{_('Afspraken en acties')}\n", "bold $text-accent")
    for actie in document.acties:
        erbij = ", ".join(filter(None, (actie.wie, actie.wanneer)))
        yield f"\n  • {maak_zichtbaar(actie.tekst)}"
        yield (f" ({maak_zichtbaar(erbij)})" if erbij else "", "$text-muted")
    if document.replieken:
        yield (f"\n\n{_('Bijlage: oordelen van korpsen en repliek')}\n", "bold $text-accent")
    for regel in document.replieken:
        oordeel = ": ".join(filter(None, (regel.kleur or "", regel.toelichting)))
        yield f"\n  • {regel.korps}, {regel.onderwerp}: {maak_zichtbaar(oordeel)}"
        yield (f"\n    {maak_zichtbaar(regel.repliek)}", "bold")
    for besluit in document.vaststellingen:
        yield (f"\n\n{_('Vaststelling')}: ", "bold $text-accent")
        yield f"{besluit.besluit}, {toon_datum(besluit.datum)}, {besluit.door}"


def _deelnemer(rol: str, naam: str, organisatie: str, aanwezigheid: str) -> str:
    return ", ".join(filter(None, (naam, rol, organisatie, aanwezigheid)))
