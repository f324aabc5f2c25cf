"""What works and what does not, by theme, over everybody who was studied; each with what it leans on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.praktijk import Praktijksoort, soortnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import praktijken, rapportpraktijken
from korpsmonitor_tui.services.noten import lees_vermeldingen, noten_van
from korpsmonitor_tui.services.praktijken import themanaam
from korpsmonitor_tui.services.praktijkvoorstellen import eis_voorstel, lees_voorstellen, neem_over
from korpsmonitor_tui.services.sessie import SCHRIJVENDE_ROLLEN
from korpsmonitor_tui.services.toegang import eis_schrijver_over
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, lees_op_achtergrond, leg_typen_vast
from korpsmonitor_tui.tui.dialogs import Bevestig, Keuzelijst, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.praktijk import NeemOverDialoog, PraktijkDialoog
from korpsmonitor_tui.tui.notenkeuze import Praktijkbronnen
from korpsmonitor_tui.tui.schrijflijst import Schrijflijst, Schrijfstand, Stuk, waarom_niet
from korpsmonitor_tui.tui.widgets.bewaarder import Bron

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.praktijk import Praktijk
    from korpsmonitor_tui.services.noten import Vermeldingen
    from korpsmonitor_tui.services.praktijken import NieuwePraktijk
    from korpsmonitor_tui.services.praktijkvoorstellen import Voorstel
    from korpsmonitor_tui.services.sessie import Sessie

_TEKENS: Final = {Praktijksoort.BEST_PRACTICE: "+", Praktijksoort.KNELPUNT: "−"}
"""Beside the word, so that a list shows at a glance which is which."""
_GEGEVENS: Final = ("soort", "naam", "thema")
"""What of one is changed in the form."""
_OVERAL: Final = "overal"


class PraktijkenScreen(Schrijflijst):
    """Under their themes, in the order of the overview."""

    TITEL = _("Praktijken")
    VELDNAAM = _("Beschrijving")
    UITLEG = _(
        "Per thema staat wat goed werkt (+) en wat knelt (−), met waar het is gevonden. n legt er een vast, v maakt er een van "
        "een antwoord uit de vragenlijst; vanuit een dossier doet P dat van een passage, notitie of code. Enter gaat naar de "
        "beschrijving, die bij het typen wordt bewaard. s kiest waarop het steunt, w wijzigt soort, naam en thema, u en d "
        "zetten het een plaats hoger of lager. b en k tonen één soort, g wat bij één partij hoort, a alles. r schrijft het "
        "overzicht als Word-bestand of rekenblad."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nieuw", _("vastleggen"), tooltip=_("leg een best practice of knelpunt vast")),
        Binding("s", "steun", _("steunt op"), tooltip=_("kies op welke interviews, aanvullingen en bronnen het steunt")),
        Binding("w", "wijzig", _("wijzigen"), tooltip=_("soort, naam en thema")),
        Binding("r", "schrijf", _("overzicht"), tooltip=_("schrijf het overzicht als Word-bestand of rekenblad")),
        Binding("v", "voorstellen", _("uit antwoorden"), show=False, tooltip=_("maak er een van een antwoord uit de vragenlijst")),
        Binding("u", "verplaats(-1)", _("omhoog"), show=False, tooltip=_("zet het een plaats hoger binnen zijn thema")),
        Binding("d", "verplaats(1)", _("omlaag"), show=False, tooltip=_("zet het een plaats lager binnen zijn thema")),
        Binding("x", "weg", _("weghalen"), show=False, tooltip=_("verwijder wat bij vergissing is vastgelegd")),
        Binding("b", f"soort('{Praktijksoort.BEST_PRACTICE}')", _("best practices"), show=False, tooltip=_("toon alleen wat goed werkt")),
        Binding("k", f"soort('{Praktijksoort.KNELPUNT}')", _("knelpunten"), show=False, tooltip=_("toon alleen wat knelt")),
        Binding("g", "waar", _("waar"), show=False, tooltip=_("toon alleen wat bij één partij is gevonden")),
        Binding("a", "alles", _("alles"), show=False, tooltip=_("toon alles")),
    ]  # fmt: skip
    BIJ_REGEL = frozenset({"steun", "wijzig", "verplaats", "weg"})

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._praktijken: dict[str, Praktijk] = {}
        """Those that are shown, in the order of the screen."""
        self._koppen: dict[tuple[str, str], tuple[str, ...]] = {}
        self._soort: Praktijksoort | None = None
        self._waar: str | None = None
        """Code of the measured party whose are shown; empty: what is found everywhere; None: all."""

    # -- reading -----------------------------------------------------------------------------------------------------

    def lees(self) -> Schrijfstand:
        """Everything, or what is asked for."""
        alle = praktijken.lees_praktijken(self.sessie)
        velden = [veld.code for veld in self.sessie.instrument.aandachtsvelden]
        plek = {code: nr for nr, code in enumerate(velden)}
        gekozen = [p for p in alle if self._soort in {None, p.soort} and self._waar in {None, p.partij}]
        gekozen.sort(key=lambda praktijk: plek.get(praktijk.thema, len(plek)))
        self._praktijken = {praktijk.id: praktijk for praktijk in gekozen}
        db = self.sessie.store.lees()
        self._koppen = {
            (id_, veld): lees_veld(db, Plaats(praktijken.SOORT, id_, veld)).koppen
            for id_ in self._praktijken
            for veld in _GEGEVENS
        }
        vermeldingen = lees_vermeldingen(self.sessie)
        return Schrijfstand(
            self._kop(alle, len(gekozen)),
            tuple(self._stuk(praktijk, vermeldingen) for praktijk in gekozen),
            _("Hier is niets van; a toont alles.")
            if alle
            else _(
                "Er is nog niets vastgelegd. n legt een best practice of knelpunt vast; in een dossier doet P dat van een "
                "passage, notitie of code."
            ),
        )

    def _kop(self, alle: tuple[Praktijk, ...], getoond: int) -> str:
        aantallen = [(soort, sum(p.soort is soort for p in alle)) for soort in Praktijksoort]
        delen = [f"{aantal} {soortnaam(soort, meervoud=aantal != 1)}" for soort, aantal in aantallen]
        zonder = sum(not praktijk.bronnen for praktijk in alle)
        if zonder:
            delen.append(
                ngettext("{aantal} steunt nog nergens op", "{aantal} steunen nog nergens op", zonder).format(
                    aantal=zonder
                )
            )
        if getoond < len(alle):
            delen.append(_("getoond {aantal} (a: alles)").format(aantal=getoond))
        return " · ".join(delen)

    def _stuk(self, praktijk: Praktijk, vermeldingen: Vermeldingen) -> Stuk:
        vast = waarom_niet(partial(eis_schrijver_over, self.sessie, praktijk.partij, *SCHRIJVENDE_ROLLEN))
        plaats = Plaats(praktijken.SOORT, praktijk.id, "tekst")
        bron = None
        if not vast:
            schrijf = partial(praktijken.wijzig, self.sessie, praktijk.id, "tekst")
            bron = Bron(plaats, lees_veld(self.sessie.store.lees(), plaats), schrijf)
        waar = self.sessie.partij(praktijk.partij).naam if praktijk.partij else _("overal")
        regel = Content.assemble(
            (f"{_TEKENS[praktijk.soort]} {praktijk.nummer:>2} ", "bold"),
            kort(praktijk.naam, 70),
            (f"  {waar}", "$text-muted"),
        )
        noot = noten_van(self.sessie, [praktijk.bronnen], vermeldingen)[0]
        delen = [
            Content.assemble(
                (maak_zichtbaar(praktijk.naam), "bold"), f" · {soortnaam(praktijk.soort)} · {waar}"
            ),
            Content.assemble((_("steunt op "), "bold $text-accent"), maak_zichtbaar(noot))
            if noot
            else Content.styled(_("! steunt nog nergens op; s kiest waarop"), "$text-warning"),
        ]
        if vast:
            delen.append(Content(maak_zichtbaar(praktijk.tekst)))
        thema = themanaam(self.sessie, praktijk.thema)
        return Stuk(praktijk.id, regel, Content("\n").join(delen), bron, vast, thema)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def action_soort(self, soort: str) -> None:
        """Show one kind."""
        self._soort = Praktijksoort(soort)
        self.ververs()

    def action_alles(self) -> None:
        """Show everything."""
        self._soort = self._waar = None
        self.ververs()

    def action_waar(self) -> None:
        """Show what was found at one party."""
        keuzes = [(_OVERAL, _("overal"), _("wat niet bij één partij hoort"))]
        keuzes += [(f"|{partij.code}", partij.naam, "") for partij in self.sessie.instrument.gemeten]

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                self._waar = "" if gekozen == _OVERAL else gekozen.removeprefix("|")
                self.ververs()

        self.app.push_screen(Keuzelijst(_("Waar is het gevonden?"), keuzes), kies)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_nieuw(self) -> None:
        """Record one, where and of what theme the one under the cursor is."""
        nu = self._praktijken.get(self.gekozen)
        waar, thema = (self._waar or "", nu.thema if nu else "")
        formulier = f"{praktijken.SOORT}/{self.sessie.editie.id}/{waar}"
        self.vraag(
            formulier,
            lambda klad: PraktijkDialoog(
                self.sessie, formulier, klad, waar=waar, thema=thema, soort=self._soort
            ),
            partial(praktijken.voeg_toe, self.sessie),
            self.ververs_bij,
        )

    def action_wijzig(self) -> None:
        """Change the particulars; the text is changed in its field."""
        praktijk = self._praktijken.get(self.gekozen)
        if praktijk is None:
            return
        koppen = {veld: self._koppen[praktijk.id, veld] for veld in _GEGEVENS}

        def schrijf(nieuw: NieuwePraktijk) -> None:
            for veld in _GEGEVENS:
                if getattr(praktijk, veld) != getattr(nieuw, veld):
                    praktijken.wijzig(self.sessie, praktijk.id, veld, str(getattr(nieuw, veld)), koppen[veld])

        formulier = f"{praktijken.SOORT}/{praktijk.id}"
        self.vraag(
            formulier,
            lambda klad: PraktijkDialoog(self.sessie, formulier, klad, praktijk),
            schrijf,
            lambda _niets: self.ververs(),
        )

    def action_steun(self) -> None:
        """Choose what it leans on."""
        from korpsmonitor_tui.tui.screens.noten import NotenScreen

        if id_ := self.gekozen:
            self.bewaar()
            self.app.push_screen(NotenScreen(self.sessie, Praktijkbronnen(id_)))

    def action_verplaats(self, stappen: int) -> None:
        """Before or after its neighbour on the screen, within the theme."""
        rij = list(self._praktijken.values())
        nu = self._praktijken.get(self.gekozen)
        if nu is None:
            return
        plek = rij.index(nu) + stappen
        if 0 <= plek < len(rij) and rij[plek].thema == nu.thema:
            ver = rij[plek].nummer - nu.nummer
            doe_op_achtergrond(
                self,
                partial(praktijken.verplaats, self.sessie, nu.id, ver),
                lambda _niets: self.ververs_bij(nu.id),
            )

    def action_weg(self) -> None:
        """Take one out."""
        praktijk = self._praktijken.get(self.gekozen)
        if praktijk is not None:
            vraag_en_doe(
                self,
                Bevestig(_("Verwijderen"), praktijk.naam),
                lambda _ja: praktijken.verwijder(self.sessie, praktijk.id),
                lambda _niets: self.ververs(),
            )

    def action_voorstellen(self) -> None:
        """Make one of an answer."""

        def toon(voorstellen: tuple[Voorstel, ...]) -> None:
            if not voorstellen:
                self.notify(_("Er is geen antwoord waar nog een best practice of knelpunt van te maken is."))
                return
            keuzes = [
                (
                    voorstel.kenmerk,
                    f"{_TEKENS[voorstel.soort]} {voorstel.partij.naam}: {kort(voorstel.antwoord, 60)}",
                    f"{voorstel.vraag.tekst}\n{voorstel.antwoord}",
                )
                for voorstel in voorstellen
            ]
            self.app.push_screen(Keuzelijst(_("Welk antwoord?"), keuzes), self._neem_over)

        lees_op_achtergrond(self, lambda: lees_voorstellen(self.sessie), toon, groep="voorstellen")

    def _neem_over(self, kenmerk: str | None) -> None:
        if kenmerk is None:
            return

        def toon(voorstel: Voorstel) -> None:
            formulier = f"{praktijken.SOORT}/{self.sessie.editie.id}/{kenmerk}"
            self.vraag(
                formulier,
                lambda klad: NeemOverDialoog(self.sessie, formulier, klad, voorstel),
                lambda gevraagd: neem_over(self.sessie, voorstel, *gevraagd),
                self.ververs_bij,
            )

        lees_op_achtergrond(self, lambda: eis_voorstel(self.sessie, kenmerk), toon, groep="voorstellen")

    def action_schrijf(self) -> None:
        """Write the overview, what was just typed included."""
        from korpsmonitor_tui.tui.formulieren.uitvoer import vraag_uitvoer

        wacht = leg_typen_vast(self)

        def schrijf(doel: Path, overschrijf: bool) -> tuple[Path, tuple[str, ...]]:
            wacht()
            bewaard = rapportpraktijken.bewaar(self.sessie, doel, overschrijf=overschrijf)
            return bewaard.pad, bewaard.meldingen

        uitleg = _("Alles, per thema, met waarop het steunt; ook wat nu niet wordt getoond.")
        dialoog = (_("Overzicht schrijven"), uitleg, (".docx", ".pdf", ".xlsx", ".csv"))
        vraag_uitvoer(self, self.sessie, dialoog, lambda _vorm: _("praktijken"), schrijf)
