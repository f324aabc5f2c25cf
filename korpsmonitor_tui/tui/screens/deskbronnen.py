"""The sources of the desk study: what was read about whom, where it stands, when it was consulted, and what it says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.noten import Nootsoort
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import deskbronnen
from korpsmonitor_tui.services.deskbronnen import beschrijf, lees_bronnen, steunt_op
from korpsmonitor_tui.services.toegang import eis_schrijver_over
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import doe_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.deskstudie import BronDialoog
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk, waarom_niet
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from korpsmonitor_tui.services.deskbronnen import Deskbron
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.deskstudie import Broninvoer

_GEGEVENS = ("titel", "auteur", "jaar", "soort", "vindplaats", "geraadpleegd")
"""What of a source is changed in the form."""


class DeskbronnenScreen(Schrijflijst):
    """Sources under the party that they are about."""

    TITEL = _("Deskstudie")
    VELDNAAM = _("Wat de bron zegt, in eigen woorden")
    UITLEG = _(
        "Per onderzochte partij staat welke bronnen zijn geraadpleegd. n voegt een bron toe; Enter gaat naar wat zij zegt, in "
        "eigen woorden, dat bij het typen wordt bewaard. w wijzigt titel, auteur, jaar, vindplaats en dag van raadplegen; u en "
        "d zetten haar een plaats hoger of lager: haar nummer is waarmee u naar haar verwijst. x haalt een bron weg waarop "
        "niets steunt. In het hoofdstuk kiest u haar als noot van een passage; ← onder de bron zegt waar dat is gedaan."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("toevoegen"), tooltip=_("voeg een bron toe")),
        Binding("w", "wijzig", _("gegevens"), tooltip=_("titel, auteur, jaar, vindplaats en dag van raadplegen")),
        Binding("u", "verplaats(-1)", _("omhoog"), show=False, tooltip=_("zet de bron een plaats hoger")),
        Binding("d", "verplaats(1)", _("omlaag"), show=False, tooltip=_("zet de bron een plaats lager")),
        Binding("x", "weg", _("weghalen"), tooltip=_("verwijder een bron waarop niets steunt")),
    ]  # fmt: skip
    BIJ_REGEL = frozenset({"wijzig", "verplaats", "weg"})

    def __init__(self, sessie: Sessie, over: str | None = None) -> None:
        """``over`` is the code of one measured party, whose sources are shown with those about all; None: all."""
        super().__init__(sessie)
        self._over = over
        self._bronnen: dict[str, Deskbron] = {}
        self._koppen: dict[tuple[str, str], tuple[str, ...]] = {}

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """The sources."""
        bronnen = [
            bron
            for bron in lees_bronnen(self.sessie)
            if self._over is None or bron.partij in {"", self._over}
        ]
        self._bronnen = {bron.id: bron for bron in bronnen}
        db = self.sessie.store.lees()
        self._koppen = {
            (id_, veld): lees_veld(db, Plaats(deskbronnen.SOORT, id_, veld)).koppen
            for id_ in self._bronnen
            for veld in _GEGEVENS
        }
        namen = {partij.code: partij.naam for partij in self.sessie.instrument.gemeten}
        waar = namen.get(self._over or "", "")
        aantal = ngettext("{aantal} bron", "{aantal} bronnen", len(bronnen)).format(aantal=len(bronnen))
        zonder = sum(bron.geraadpleegd is None for bron in bronnen)
        kop = [waar, aantal, _("{aantal} zonder dag van raadplegen").format(aantal=zonder) if zonder else ""]
        soorten = self.sessie.instrumenten.deskstudie(self.sessie.editie.instrument).bronsoorten
        soortnamen = {soort.code: soort.naam for soort in soorten}
        stukken = [
            self._stuk(
                bron, namen.get(bron.partij, _("Over iedereen")), soortnamen.get(bron.soort, bron.soort)
            )
            for bron in bronnen
        ]
        leeg = _(
            "Er zijn nog geen bronnen vastgelegd. n voegt er een toe: titel, auteur, jaar, vindplaats en dag."
        )
        return Schrijfstand(" · ".join(filter(None, kop)), tuple(stukken), leeg)

    def _stuk(self, bron: Deskbron, kop: str, soort: str) -> Stuk:
        vast = waarom_niet(partial(eis_schrijver_over, self.sessie, bron.partij))
        plaats = Plaats(deskbronnen.SOORT, bron.id, "tekst")
        opent = None
        if not vast:
            schrijf = partial(self._schrijf_tekst, bron.id)
            opent = Bron(plaats, lees_veld(self.sessie.store.lees(), plaats), schrijf)
        return Stuk(
            bron.id,
            _regel(bron),
            _voluit(bron, soort, steunt_op(self.sessie, f"{Nootsoort.DESKBRON}:{bron.id}"), vast),
            opent,
            vast,
            kop,
        )

    def _schrijf_tekst(self, bron: str, tekst: str, op: tuple[str, ...]) -> None:
        deskbronnen.wijzig(self.sessie, bron, "tekst", tekst, op)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_nieuw(self) -> None:
        """Add a source, about whom the one under the cursor is about."""
        nu = self._bronnen.get(self.gekozen)
        over = (nu.partij if nu else "") or self._over or ""
        formulier = f"{deskbronnen.SOORT}/{self.sessie.editie.id}/{over}"

        def voeg_toe(gevraagd: Broninvoer) -> str:
            return deskbronnen.voeg_toe(self.sessie, gevraagd.bron, gevraagd.partij)

        self.vraag(
            formulier,
            lambda klad: BronDialoog(self.sessie, formulier, klad, over),
            voeg_toe,
            self.ververs_bij,
        )

    def action_wijzig(self) -> None:
        """Change the particulars; what it says is changed in its field."""
        bron = self._bronnen.get(self.gekozen)
        if bron is None:
            return
        koppen = {veld: self._koppen[bron.id, veld] for veld in _GEGEVENS}

        def schrijf(gevraagd: Broninvoer) -> None:
            for veld in _GEGEVENS:
                oud, nieuw = (_als_tekst(getattr(een, veld)) for een in (bron, gevraagd.bron))
                if oud != nieuw:
                    deskbronnen.wijzig(self.sessie, bron.id, veld, nieuw, koppen[veld])

        formulier = f"{deskbronnen.SOORT}/{bron.id}"
        self.vraag(
            formulier,
            lambda klad: BronDialoog(self.sessie, formulier, klad, bron=bron),
            schrijf,
            lambda _niets: self.ververs(),
        )

    def action_verplaats(self, stappen: int) -> None:
        """Move it among those about the same."""
        if id_ := self.gekozen:
            doe_op_achtergrond(
                self,
                partial(deskbronnen.verplaats, self.sessie, id_, stappen),
                lambda _niets: self.ververs_bij(id_),
            )

    def action_weg(self) -> None:
        """Take it out, if nothing leans on it."""
        bron = self._bronnen.get(self.gekozen)
        if bron is not None:
            vraag_en_doe(
                self,
                Bevestig(_("Bron verwijderen"), beschrijf(bron)),
                lambda _ja: deskbronnen.verwijder(self.sessie, bron.id),
                lambda _niets: self.ververs(),
            )


def _als_tekst(waarde: object) -> str:
    return waarde if isinstance(waarde, str) else str(waarde or "")


def _regel(bron: Deskbron) -> Content:
    wie = " ".join(filter(None, (kort(bron.auteur, 24), bron.jaar)))
    return Content.assemble((f"{bron.nummer:>3} ", "bold"), kort(bron.titel, 80), (f"  {wie}", "$text-muted"))


def _voluit(bron: Deskbron, soort: str, steunt: tuple[str, ...], vast: str) -> Content:
    delen = [Content(maak_zichtbaar(beschrijf(bron))).stylize("bold", 0, len(bron.auteur))]
    if soort:
        delen.append(Content.styled(soort, "$text-muted"))
    if bron.geraadpleegd is None:
        delen.append(Content.styled(_("! nog niet gezegd wanneer zij is geraadpleegd (w)"), "$text-warning"))
    for waar in steunt:
        delen.append(Content.assemble(("← ", "bold $text-accent"), waar))
    if vast:
        delen.append(Content(maak_zichtbaar(bron.tekst)))
    return Content("\n").join(delen)
