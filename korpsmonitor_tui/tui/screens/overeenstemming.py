"""How far people who coded independently agree, by dimension, in figures that explain themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.overeenstemming import duiding, maatgetal
from korpsmonitor_tui.domain.signaal import opsomming
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.overeenstemming import Overeenstemming
    from korpsmonitor_tui.services.codeerbesluiten import Meting
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.widgets.tabel import Cel

KOLOMMEN = (
    (_("Waarover"), 27),
    (_("Plaatsen"), 9),
    (_("Eens"), 5),
    (_("Alfa"), 6),
    (_("Kappa"), 6),
    (_("Dat is"), 0),
)


class OvereenstemmingScreen(Werkscherm):
    """A table with an explanation."""

    CSS_PATH = "overeenstemming.tcss"
    TITEL = _("Overeenstemming tussen codeurs")
    UITLEG = _(
        "Van elke zin van de teksten die zijn gecodeerd is bij elke dimensie nagegaan of ieder haar daar bevestigde: dat "
        "zijn de plaatsen. Eens is op hoeveel daarvan allen hetzelfde deden. Omdat men het ook door toeval eens kan zijn, "
        "rekenen alfa (Krippendorff) en kappa (Cohen, alleen bij twee mensen) dat eraf."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", _("terug"))]

    def __init__(
        self, sessie: Sessie, meting: Meting, codeurs: Sequence[str], namen: Mapping[str, str]
    ) -> None:
        """``codeurs`` are names of people, ``namen`` those of dimensions by code."""
        super().__init__(sessie)
        self._meting = meting
        self._codeurs = codeurs
        self._namen = namen

    def inhoud(self) -> ComposeResult:
        """Who, the table, what the figures mean."""
        yield Static(Content(opsomming(list(self._codeurs))), id="codeurs", markup=False)
        yield Tabel(KOLOMMEN, id="maten")
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(Content(_uitleg()), id="uitleg", markup=False)

    def on_mount(self) -> None:
        """Fill the table."""
        tabel = self.query_one(Tabel)
        tabel.vul((str(nr), rij) for nr, rij in enumerate(self._rijen()))
        tabel.focus()

    def _rijen(self) -> Iterator[tuple[Cel, ...]]:
        meting = self._meting
        yield _rij(_("Alle dimensies"), meting.dimensies, "bold")
        yield _rij(_("Oordelen"), meting.polariteit, "bold")
        for code, maat in meting.per_dimensie.items():
            yield _rij(self._namen.get(code, code), maat, "")


def _rij(naam: str, maat: Overeenstemming, stijl: str) -> tuple[Cel, ...]:
    return (
        (naam, stijl),
        str(maat.eenheden),
        str(maat.gelijk),
        maatgetal(maat.alpha),
        maatgetal(maat.kappa),
        duiding(maat.alpha),
    )


def _uitleg() -> str:
    return _(
        "Oordelen gaat over het oordeel waar allen dezelfde dimensie vonden. 1 is volledig eens, 0 is wat toeval zou geven, onder 0 is minder dan dat. Vanaf 0,80 is de codering betrouwbaar, "
        "tussen 0,67 en 0,80 bruikbaar met voorbehoud (vuistregel van Krippendorff). Een plaats is één zin bij één dimensie; "
        "bij weinig bevestigde codes zegt het getal weinig. n.t.b.: niet te bepalen, omdat overal hetzelfde is gedaan of er "
        "te weinig plaatsen zijn. De getallen gaan over wat ieder zelf codeerde; een besluit verandert ze niet."
    )
