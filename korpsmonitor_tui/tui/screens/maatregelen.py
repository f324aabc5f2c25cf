"""Improvement measures of all korpsen: what was promised, until when, where it is and what is told of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.opvolging import Maatregelstaat, staatnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import maatregelen, maatregelvervolg
from korpsmonitor_tui.services.rapportschrijvers import eis_rapportschrijver
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import doe_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.maatregel import MaatregelDialoog, StaatDialoog, VoortgangDialoog
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.maatregelen import Maatregel, NieuweMaatregel
    from korpsmonitor_tui.services.sessie import Sessie

_IN_FORMULIER: Final = ("dimensie", "verantwoordelijke", "termijn")
_MERKEN: Final = {
    Maatregelstaat.TOEGEZEGD: "○",
    Maatregelstaat.LOOPT: "◐",
    Maatregelstaat.GEREED: "●",
    Maatregelstaat.VERVALLEN: "✕",
}


class MaatregelenScreen(Schrijflijst):
    """The measures under their korps, in the order of the instrument."""

    TITEL = _("Verbetermaatregelen")
    VELDNAAM = _("Maatregel")
    UITLEG = _(
        "De maatregelen die korpsen hebben toegezegd, onder hun korps: ○ toegezegd, ◐ loopt, ● gereed, ✕ vervallen, en ! als de "
        "termijn voorbij is. n voegt er een toe; Enter gaat naar de tekst, die bij het typen wordt bewaard. w wijzigt dimensie, "
        "verantwoordelijke en termijn, s de stand, g schrijft een voortgangsbericht bij, u en d verplaatsen, x haalt een "
        "vergissing weg. l toont alleen wat te laat is, a weer alles. e neemt over wat uit de vorige editie nog openstaat."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("nieuw"), tooltip=_("voeg een maatregel toe bij een korps")),
        Binding("s", "staat", _("stand"), tooltip=_("zeg hoe het met de maatregel staat")),
        Binding("g", "voortgang", _("voortgang"), tooltip=_("schrijf een voortgangsbericht bij")),
        Binding("w", "wijzig", _("wijzigen"), tooltip=_("dimensie, verantwoordelijke en termijn")),
        Binding("u", "verplaats(-1)", _("omhoog"), show=False, tooltip=_("zet de maatregel een plaats hoger")),
        Binding("d", "verplaats(1)", _("omlaag"), show=False, tooltip=_("zet de maatregel een plaats lager")),
        Binding("x", "weg", _("weghalen"), show=False, tooltip=_("verwijder een maatregel die bij vergissing is genoteerd")),
        Binding("l", "filter(True)", _("te laat"), show=False, tooltip=_("toon alleen waarvan de termijn voorbij is")),
        Binding("a", "filter(False)", _("alles"), show=False, tooltip=_("toon alle maatregelen")),
        Binding("e", "neem_over", _("vorige editie"), show=False, tooltip=_("neem over wat uit de vorige editie nog openstaat")),
    ]  # fmt: skip
    BIJ_REGEL = frozenset({"staat", "voortgang", "wijzig", "verplaats", "weg"})

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._maatregelen: dict[str, Maatregel] = {}
        self._koppen: dict[tuple[str, str], tuple[str, ...]] = {}
        """By measure and field: what a form is opened on."""
        self._te_laat = False

    @property
    def _korpsen(self) -> list[Gesprekspartij]:
        return [partij for partij in self.sessie.instrument.partijen if partij.gemeten]

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """The measures of every korps."""
        dossiers = {self.sessie.dossier(korps.code): korps for korps in self._korpsen}
        alle = maatregelen.lees_alle(self.sessie, dossiers)
        rijen = [m for dossier in dossiers for m in alle.get(dossier, ())]
        getoond = [m for m in rijen if m.te_laat or not self._te_laat]
        self._maatregelen = {maatregel.id: maatregel for maatregel in getoond}
        self._koppen = {
            (id_, veld): lees_veld(self.sessie.store.lees(), Plaats(maatregelen.SOORT, id_, veld)).koppen
            for id_ in self._maatregelen
            for veld in (*_IN_FORMULIER, "staat")
        }
        kop = [ngettext("{aantal} maatregel", "{aantal} maatregelen", len(rijen)).format(aantal=len(rijen))]
        kop.append(_("{aantal} open").format(aantal=sum(m.open for m in rijen)))
        kop.append(_("{aantal} te laat").format(aantal=sum(m.te_laat for m in rijen)))
        if self._te_laat:
            kop.append(_("alleen te laat (a: alles)"))
        leeg = _(
            "Er zijn nog geen maatregelen genoteerd. n voegt er een toe; e neemt over wat nog openstaat."
        )
        if rijen:
            leeg = _("Geen maatregel is te laat; a toont alles.")
        stukken = [self._stuk(maatregel, dossiers[maatregel.dossier].naam) for maatregel in getoond]
        return Schrijfstand(" · ".join(kop), tuple(stukken), leeg)

    def _stuk(self, maatregel: Maatregel, korps: str) -> Stuk:
        vast = ""
        try:
            eis_rapportschrijver(self.sessie, [partij_van(maatregel.dossier)])
        except StapGeweigerd as fout:
            vast = str(fout)
        plaats = Plaats(maatregelen.SOORT, maatregel.id, "tekst")
        bron = None
        if not vast:
            schrijf = partial(maatregelen.wijzig, self.sessie, maatregel.dossier, maatregel.id, "tekst")
            bron = Bron(plaats, lees_veld(self.sessie.store.lees(), plaats), schrijf)
        return Stuk(maatregel.id, _regel(maatregel), self._voluit(maatregel, korps, vast), bron, vast, korps)

    def _voluit(self, maatregel: Maatregel, korps: str, vast: str) -> Content:
        namen = {d.code: d.naam for d in self.sessie.instrument.dimensies}
        dimensie = namen.get(maatregel.dimensie, maatregel.dimensie) or _("het hele korps")
        staat = staatnaam(maatregel.staat) + (f": {maatregel.reden}" if maatregel.reden else "")
        termijn = toon_datum(maatregel.termijn, _("geen termijn"))
        delen = [
            Content.assemble((korps, "bold"), f" · {dimensie}"),
            Content.assemble(
                (_("stand "), "bold $text-accent"),
                staat,
                (_("  uiterlijk "), "bold $text-accent"),
                (
                    f"{termijn} !" if maatregel.te_laat else termijn,
                    "$text-warning" if maatregel.te_laat else "",
                ),
                (_("  wie "), "bold $text-accent"),
                maatregel.verantwoordelijke or _("niet gezegd"),
            ),
        ]
        delen += [
            Content.assemble((f"{toon_datum(bericht.datum)} ", "$text-accent"), bericht.tekst)
            for bericht in reversed(maatregel.voortgang)
        ]
        if vast:
            delen.append(Content(maatregel.tekst))
        return Content("\n").join(delen)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_nieuw(self) -> None:
        """Add a measure, for a korps that is chosen by typing; first the one under the cursor."""
        from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

        nu = self._maatregelen.get(self.gekozen)
        regels = [Zoekregel(p.code, p.naam, str(p.nummer or "")) for p in self._korpsen]

        def kies(code: str | None) -> None:
            if code is None:
                return
            dossier, naam = self.sessie.dossier(code), self.sessie.partij(code).naam
            formulier = f"{maatregelen.SOORT}/{dossier}"
            self.vraag(
                formulier,
                lambda klad: MaatregelDialoog(self.sessie, formulier, klad, naam),
                partial(maatregelen.voeg_toe, self.sessie, dossier),
                self.ververs_bij,
            )

        nu_bij = partij_van(nu.dossier) if nu else ""
        self.app.push_screen(Zoekkeuze(_("Van welk korps?"), regels, nu_bij), kies)

    def action_wijzig(self) -> None:
        """Change dimension, who is responsible and the termijn; the text is changed in its field."""
        maatregel = self._maatregelen.get(self.gekozen)
        if maatregel is None:
            return

        koppen = {veld: self._koppen[maatregel.id, veld] for veld in _IN_FORMULIER}

        def schrijf(nieuw: NieuweMaatregel) -> None:
            nu = (maatregel.dimensie, maatregel.verantwoordelijke, maatregel.termijn)
            dan = (nieuw.dimensie, nieuw.verantwoordelijke, nieuw.termijn)
            for veld, oud, waarde in zip(_IN_FORMULIER, nu, dan, strict=True):
                if oud != waarde:
                    tekst = waarde if isinstance(waarde, str) else waarde.isoformat() if waarde else ""
                    op = koppen[veld]
                    maatregelen.wijzig(self.sessie, maatregel.dossier, maatregel.id, veld, tekst, op)

        naam = self.sessie.partij(partij_van(maatregel.dossier)).naam
        formulier = f"{maatregelen.SOORT}/{maatregel.id}"
        self.vraag(
            formulier,
            lambda klad: MaatregelDialoog(self.sessie, formulier, klad, naam, maatregel),
            schrijf,
            lambda _niets: self.ververs(),
        )

    def action_staat(self) -> None:
        """Say where it is."""
        maatregel = self._maatregelen.get(self.gekozen)
        if maatregel is not None:
            op = self._koppen[maatregel.id, "staat"]
            formulier = f"{maatregelen.SOORT}/{maatregel.id}/staat"
            self.vraag(
                formulier,
                lambda klad: StaatDialoog(self.sessie, formulier, klad, maatregel),
                lambda wat: maatregelen.zet_staat(self.sessie, maatregel.dossier, maatregel.id, *wat, op),
                lambda _niets: self.ververs(),
            )

    def action_voortgang(self) -> None:
        """Write down what was told of it."""
        maatregel = self._maatregelen.get(self.gekozen)
        if maatregel is not None:
            formulier = f"{maatregelen.SOORT}/{maatregel.id}/voortgang"
            self.vraag(
                formulier,
                lambda klad: VoortgangDialoog(self.sessie, formulier, klad, maatregel),
                lambda wat: maatregelen.meld_voortgang(self.sessie, maatregel.dossier, maatregel.id, *wat),
                lambda _niets: self.ververs(),
            )

    def action_verplaats(self, stappen: int) -> None:
        """Move it among those of its korps."""
        maatregel = self._maatregelen.get(self.gekozen)
        if maatregel is not None:
            doe_op_achtergrond(
                self,
                partial(maatregelen.verplaats, self.sessie, maatregel.dossier, maatregel.id, stappen),
                lambda _niets: self.ververs_bij(maatregel.id),
            )

    def action_weg(self) -> None:
        """Take out what was written down by mistake."""
        maatregel = self._maatregelen.get(self.gekozen)
        if maatregel is not None:
            vraag_en_doe(
                self,
                Bevestig(
                    _("Maatregel verwijderen"),
                    _("Een maatregel die niet doorgaat, vervalt met een reden (s). Toch verwijderen: “{tekst}”?").format(
                        tekst=kort(maatregel.tekst, 150)
                    ),
                ),
                lambda _ja: maatregelen.verwijder(self.sessie, maatregel.dossier, maatregel.id),
                lambda _niets: self.ververs(),
            )  # fmt: skip

    def action_filter(self, te_laat: bool) -> None:
        """Only what is overdue, or everything."""
        self._te_laat = te_laat
        self.ververs()

    def action_neem_over(self) -> None:
        """Go on here with what is open in the previous edition, of every korps that this person may write about."""

        def taak() -> int:
            return sum(
                len(maatregelvervolg.neem_over(self.sessie, self.sessie.dossier(korps.code)))
                for korps in self._korpsen
                if korps.code not in self.sessie.persoon.korpsen
            )

        def klaar(aantal: int) -> None:
            tekst = ngettext("{aantal} maatregel overgenomen.", "{aantal} maatregelen overgenomen.", aantal)
            self.notify(
                tekst.format(aantal=aantal) if aantal else _("Uit de vorige editie staat niets open.")
            )
            self.ververs()

        doe_op_achtergrond(self, taak, klaar)


def _regel(maatregel: Maatregel) -> Content:
    termijn = toon_datum(maatregel.termijn, "")
    return Content.assemble(
        (f"{_MERKEN[maatregel.staat]} ", "bold"),
        (f"{termijn} ! " if maatregel.te_laat else f"{termijn} " if termijn else "", "$text-warning" if maatregel.te_laat else "$text-muted"),
        kort(" ".join(maatregel.tekst.split()), 90),
    )  # fmt: skip
