"""What an organisation sent or said beside its interview, each with its day, its channel and from whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.noten import Nootsoort
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import aanvullingen
from korpsmonitor_tui.services.aanvullingen import lees_aanvullingen
from korpsmonitor_tui.services.deskbronnen import steunt_op
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.dialogs import Bevestig, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.deskstudie import AanvullingDialoog
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk, waarom_niet
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from korpsmonitor_tui.services.aanvullingen import Aanvulling
    from korpsmonitor_tui.services.sessie import Sessie


class AanvullingenScreen(Schrijflijst):
    """Additional information of one organisation, oldest first."""

    TITEL = _("Aanvullingen")
    VELDNAAM = _("Wat er is gezegd of gestuurd")
    UITLEG = _(
        "Wat deze organisatie naast haar interview liet weten, met dag, kanaal en de functie van wie het kwam. n legt een "
        "aanvulling vast; Enter gaat naar haar tekst, die bij het typen wordt bewaard. w wijzigt van wie zij komt, x haalt "
        "haar weg als er niets op steunt. In het hoofdstuk kiest u haar als noot van een passage."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("toevoegen"), tooltip=_("leg vast wat er is nagekomen")),
        Binding("w", "wijzig", _("van wie"), tooltip=_("wijzig van wie de aanvulling komt")),
        Binding("x", "weg", _("weghalen"), tooltip=_("verwijder een aanvulling waarop niets steunt")),
    ]  # fmt: skip
    BIJ_REGEL = frozenset({"wijzig", "verplaats", "weg"})

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._aanvullingen: dict[str, Aanvulling] = {}
        self._op: dict[str, tuple[str, ...]] = {}
        """What a change of from whom is made on."""

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """What came in."""
        alle = lees_aanvullingen(self.sessie, self.dossier)
        self._aanvullingen = {aanvulling.id: aanvulling for aanvulling in alle}
        db = self.sessie.store.lees()
        self._op = {
            id_: lees_veld(db, Plaats(aanvullingen.SOORT, id_, "van")).koppen for id_ in self._aanvullingen
        }
        vast = waarom_niet(partial(eis_schrijver, self.sessie, self.dossier))
        kop = [
            self.sessie.partij(partij_van(self.dossier)).naam,
            ngettext("{aantal} aanvulling", "{aantal} aanvullingen", len(alle)).format(aantal=len(alle)),
            vast,
        ]
        leeg = _(
            "Er is na het interview niets nagekomen. n legt een aanvulling vast: van wie, langs welk kanaal, wanneer en wat."
        )
        stukken = tuple(self._stuk(aanvulling, vast) for aanvulling in alle)
        return Schrijfstand(" · ".join(filter(None, kop)), stukken, leeg)

    def _stuk(self, aanvulling: Aanvulling, vast: str) -> Stuk:
        db = self.sessie.store.lees()
        plaats = Plaats(aanvullingen.SOORT, aanvulling.id, "tekst")
        bron = None
        if not vast:
            schrijf = partial(self._schrijf_tekst, aanvulling.id)
            bron = Bron(plaats, lees_veld(db, plaats), schrijf)
        regel = Content.assemble(
            (f"{aanvulling.nummer:>3} {toon_datum(aanvulling.datum)} ", "bold"),
            kort(aanvulling.van, 30),
            (f"  {kort(aanvulling.tekst, 60)}", "$text-muted"),
        )
        delen = [
            Content.assemble(
                (maak_zichtbaar(aanvulling.van), "bold"),
                f" · {toon_datum(aanvulling.datum)} · {aanvulling.kanaal}",
            )
        ]
        delen += [
            Content.assemble(("← ", "bold $text-accent"), waar)
            for waar in steunt_op(self.sessie, f"{Nootsoort.AANVULLING}:{aanvulling.id}")
        ]
        if vast:
            delen.append(Content(maak_zichtbaar(aanvulling.tekst)))
        return Stuk(aanvulling.id, regel, Content("\n").join(delen), bron, vast)

    def _schrijf_tekst(self, aanvulling: str, tekst: str, op: tuple[str, ...]) -> None:
        aanvullingen.wijzig(self.sessie, self.dossier, aanvulling, "tekst", tekst, op)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_nieuw(self) -> None:
        """Record additional information."""
        formulier = f"{aanvullingen.SOORT}/{self.dossier}"
        naam = self.sessie.partij(partij_van(self.dossier)).naam
        self.vraag(
            formulier,
            lambda klad: AanvullingDialoog(self.sessie, formulier, klad, naam),
            partial(aanvullingen.voeg_toe, self.sessie, self.dossier),
            self.ververs_bij,
        )

    def action_wijzig(self) -> None:
        """Correct from whom it came."""
        aanvulling = self._aanvullingen.get(self.gekozen)
        if aanvulling is None:
            return
        op = self._op[aanvulling.id]
        dialoog = Redenvraag(
            _("Van wie kwam deze aanvulling?"), opschrift=_("Functie"), waarde=aanvulling.van
        )
        vraag_en_doe(
            self,
            dialoog,
            lambda van: aanvullingen.wijzig(self.sessie, self.dossier, aanvulling.id, "van", van, op),
            lambda _niets: self.ververs(),
        )

    def action_weg(self) -> None:
        """Take it out, if nothing leans on it."""
        aanvulling = self._aanvullingen.get(self.gekozen)
        if aanvulling is not None:
            vraag_en_doe(
                self,
                Bevestig(_("Aanvulling verwijderen"), kort(aanvulling.tekst, 200)),
                lambda _ja: aanvullingen.verwijder(self.sessie, self.dossier, aanvulling.id),
                lambda _niets: self.ververs(),
            )
