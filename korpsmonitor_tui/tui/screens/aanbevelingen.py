"""Recommendations of the report: written, addressed, ordered and laid down; and what came of those of the last edition."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.opvolging import opvolgnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import aanbevelingen
from korpsmonitor_tui.services.rapportschrijvers import eis_rapportschrijver
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import doe_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.aanbeveling import AanbevelingDialoog, OpvolgingDialoog
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from korpsmonitor_tui.services.aanbevelingen import Aanbeveling, NieuweAanbeveling, Opvolging
    from korpsmonitor_tui.services.sessie import Sessie

_EERDER: Final = "eerder/"
"""Before the id of a recommendation of the previous edition."""


class AanbevelingenScreen(Schrijflijst):
    """This edition's recommendations, and below them those of the previous one."""

    TITEL = _("Aanbevelingen")
    VELDNAAM = _("Aanbeveling")
    UITLEG = _(
        "n voegt een aanbeveling toe; Enter gaat naar haar tekst, die bij het typen wordt bewaard. w wijzigt voor wie zij is en "
        "waarop zij rust, u en d zetten haar een plaats hoger of lager, x haalt haar weg. Zolang het rapport wordt geschreven is "
        "het nummer de plaats in de lijst (○). V legt alle nummers vast (■): dan blijft een aanbeveling zoals zij is, en kan zij "
        "alleen met een reden worden ingetrokken (x). Onder de lijst staan de aanbevelingen van de vorige editie; o legt vast "
        "wat ervan is gekomen."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("nieuw"), tooltip=_("voeg een aanbeveling toe")),
        Binding("w", "wijzig", _("voor wie"), tooltip=_("wijzig voor wie zij is en waarop zij rust")),
        Binding("u", "verplaats(-1)", _("omhoog"), show=False, tooltip=_("zet de aanbeveling een plaats hoger")),
        Binding("d", "verplaats(1)", _("omlaag"), show=False, tooltip=_("zet de aanbeveling een plaats lager")),
        Binding("x", "weg", _("weghalen"), tooltip=_("verwijder de aanbeveling, of trek haar in als zij vastligt")),
        Binding("V", "stel_vast", _("vaststellen"), show=False, tooltip=_("leg de nummers van alle aanbevelingen vast, met het rapport")),
        Binding("o", "opvolging", _("opvolging"), show=False, tooltip=_("leg vast wat er van een eerdere aanbeveling is gekomen")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._nu: dict[str, Aanbeveling] = {}
        self._eerder: dict[str, Opvolging] = {}
        self._koppen: dict[tuple[str, str], tuple[str, ...]] = {}

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """Both lists."""
        nu = aanbevelingen.lees_aanbevelingen(self.sessie)
        eerder = aanbevelingen.lees_opvolging(self.sessie)
        self._nu = {aanbeveling.id: aanbeveling for aanbeveling in nu}
        self._eerder = {f"{_EERDER}{deel.aanbeveling.id}": deel for deel in eerder}
        db = self.sessie.store.lees()
        self._koppen = {
            (id_, veld): lees_veld(db, Plaats(aanbevelingen.SOORT, id_, veld)).koppen
            for id_ in self._nu
            for veld in ("geadresseerde", "grond")
        }
        vast = self._waarom_vast()
        kop = [ngettext("{aantal} aanbeveling", "{aantal} aanbevelingen", len(nu)).format(aantal=len(nu))]
        liggend = sum(aanbeveling.vast for aanbeveling in nu)
        if liggend:
            kop.append(_("{aantal} vastgesteld").format(aantal=liggend))
        zonder = sum(deel.stand is None for deel in eerder)
        if zonder:
            kop.append(_("vorige editie: van {aantal} nog te zeggen wat ervan kwam").format(aantal=zonder))
        if vast:
            kop.append(vast)
        stukken = [self._stuk(aanbeveling, vast) for aanbeveling in nu]
        stukken += [_eerder_stuk(id_, deel) for id_, deel in self._eerder.items()]
        leeg = _("Er zijn nog geen aanbevelingen. n voegt er een toe: voor wie, wat, en waarop zij rust.")
        return Schrijfstand(" · ".join(kop), tuple(stukken), leeg)

    def _waarom_vast(self) -> str:
        try:
            eis_rapportschrijver(self.sessie)
        except StapGeweigerd as fout:
            return str(fout)
        return ""

    def _stuk(self, aanbeveling: Aanbeveling, vast: str) -> Stuk:
        id_ = aanbeveling.id
        if aanbeveling.vast and not vast:
            vast = _("Deze aanbeveling ligt vast met het rapport; x trekt haar in met een reden.")
        plaats = Plaats(aanbevelingen.SOORT, id_, "tekst")
        bron = None
        if not vast:
            schrijf = partial(aanbevelingen.wijzig_tekst, self.sessie, id_)
            bron = Bron(plaats, lees_veld(self.sessie.store.lees(), plaats), schrijf)
        return Stuk(id_, _regel(aanbeveling), self._voluit(aanbeveling), bron, vast, _("Deze editie"))

    def _voluit(self, aanbeveling: Aanbeveling) -> Content:
        namen = {d.code: d.naam for d in self.sessie.instrument.dimensies}
        grond = "; ".join(
            (*(namen.get(c, c) for c in aanbeveling.grond.dimensies), *aanbeveling.grond.bronnen)
        )
        delen = [
            Content.assemble((_("voor "), "bold $text-accent"), "; ".join(aanbeveling.geadresseerden)),
            Content.assemble((_("rust op "), "bold $text-accent"), grond or _("nog niets (w)")),
        ]
        if aanbeveling.ingetrokken:
            delen.append(Content.assemble((_("ingetrokken "), "bold $text-warning"), aanbeveling.ingetrokken))
        if aanbeveling.vast:
            delen.append(Content(aanbeveling.tekst))
        return Content("\n").join(delen)

    # -- what can be done --------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of this edition one is written, of the previous one is said what came of it."""
        if action in {"wijzig", "verplaats", "weg"}:
            return self.gekozen in self._nu or None
        if action == "opvolging":
            return self.gekozen in self._eerder or None
        return super().check_action(action, parameters)

    def action_nieuw(self) -> None:
        """Add a recommendation."""
        formulier = f"{aanbevelingen.SOORT}/{self.sessie.editie.id}"
        self.vraag(
            formulier,
            lambda klad: AanbevelingDialoog(self.sessie, formulier, klad),
            partial(aanbevelingen.voeg_toe, self.sessie),
            self.ververs_bij,
        )

    def action_wijzig(self) -> None:
        """Change for whom it is and what it rests on; the text is changed in its field."""
        aanbeveling = self._nu.get(self.gekozen)
        if aanbeveling is None:
            return
        id_ = aanbeveling.id
        op_aan, op_grond = self._koppen[id_, "geadresseerde"], self._koppen[id_, "grond"]

        def schrijf(gewijzigd: NieuweAanbeveling) -> None:
            if gewijzigd.geadresseerden != aanbeveling.geadresseerden:
                aanbevelingen.wijzig_geadresseerden(self.sessie, id_, gewijzigd.geadresseerden, op_aan)
            if gewijzigd.grond != aanbeveling.grond:
                aanbevelingen.wijzig_grond(self.sessie, id_, gewijzigd.grond, op_grond)

        formulier = f"{aanbevelingen.SOORT}/{id_}"
        self.vraag(
            formulier,
            lambda klad: AanbevelingDialoog(self.sessie, formulier, klad, aanbeveling),
            schrijf,
            lambda _niets: self.ververs(),
        )

    def action_verplaats(self, stappen: int) -> None:
        """Move it among those that are not laid down."""
        aanbeveling = self._nu.get(self.gekozen)
        if aanbeveling is not None:
            doe_op_achtergrond(
                self,
                partial(aanbevelingen.verplaats, self.sessie, aanbeveling.id, stappen),
                lambda _niets: self.ververs_bij(aanbeveling.id),
            )

    def action_weg(self) -> None:
        """Take it out; of one that is laid down ask why it is withdrawn."""
        aanbeveling = self._nu.get(self.gekozen)
        if aanbeveling is None:
            return
        if aanbeveling.vast:
            vraag_en_doe(
                self,
                Redenvraag(_("Aanbeveling {nummer} intrekken").format(nummer=aanbeveling.nummer)),
                partial(aanbevelingen.trek_in, self.sessie, aanbeveling.id),
                lambda _niets: self.ververs(),
            )
            return
        vraag_en_doe(
            self,
            Bevestig(_("Aanbeveling verwijderen"), kort(aanbeveling.tekst, 200)),
            lambda _ja: aanbevelingen.verwijder(self.sessie, aanbeveling.id),
            lambda _niets: self.ververs(),
        )

    def action_stel_vast(self) -> None:
        """Fix every number, with the report."""
        vraag_en_doe(
            self,
            Bevestig(
                _("Aanbevelingen vaststellen"),
                _(
                    "De nummers worden definitief, en tekst en geadresseerden zijn daarna niet meer te wijzigen. Doe dit als "
                    "het rapport wordt vastgesteld."
                ),
            ),
            lambda _ja: aanbevelingen.stel_vast(self.sessie),
            self._is_vast,
        )

    def _is_vast(self, nieuw: tuple[Aanbeveling, ...]) -> None:
        tekst = ngettext(
            "{aantal} aanbeveling ligt nu vast.", "{aantal} aanbevelingen liggen nu vast.", len(nieuw)
        )
        self.notify(tekst.format(aantal=len(nieuw)), markup=False)
        self.ververs()

    def action_opvolging(self) -> None:
        """Say what came of a recommendation of the previous edition."""
        deel = self._eerder.get(self.gekozen)
        if deel is None:
            self.notify(_("Kies een aanbeveling van de vorige editie, onder aan de lijst."))
            return
        formulier = f"opvolging/{self.sessie.editie.id}/{deel.aanbeveling.id}"
        self.vraag(
            formulier,
            lambda klad: OpvolgingDialoog(self.sessie, formulier, klad, deel),
            lambda wat: aanbevelingen.leg_opvolging_vast(self.sessie, deel.aanbeveling.id, *wat),
            lambda _niets: self.ververs(),
        )


def _regel(aanbeveling: Aanbeveling) -> Content:
    merk = "✕" if aanbeveling.ingetrokken else "■" if aanbeveling.vast else "○"
    return Content.assemble(
        (f"{merk} {aanbeveling.nummer:>3} ", "bold"),
        kort(" ".join(aanbeveling.tekst.split()), 80),
        ("  " + "; ".join(aanbeveling.geadresseerden), "$text-muted"),
    )


def _eerder_stuk(id_: str, deel: Opvolging) -> Stuk:
    aanbeveling = deel.aanbeveling
    stand = opvolgnaam(deel.stand) if deel.stand else _("nog niet gezegd (o)")
    regel = Content.assemble(
        (f"{'✓' if deel.stand else '?'} {aanbeveling.nummer:>3} ", "bold"),
        kort(" ".join(aanbeveling.tekst.split()), 70),
        (f"  {stand}", "$text-muted"),
    )
    voluit = Content.assemble(
        (_("voor "), "bold $text-accent"),
        "; ".join(aanbeveling.geadresseerden),
        f"\n{aanbeveling.tekst}\n",
        (f"{stand} ", "bold $text-accent"),
        deel.tekst,
    )
    vast = _("Deze aanbeveling is van de vorige editie; o legt vast wat ervan is gekomen.")
    return Stuk(id_, regel, voluit, None, vast, _("Vorige editie"))
