"""Bevindingen that stand in no passage yet: taken into the verslag one by one, or all of a chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.domain.verslagbron import lees_verwijzing
from korpsmonitor_tui.services.verslagbevindingen import koppel_bevinding, voeg_bevindingen_toe
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.services.verslagtekst import genummerd
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Keuzelijst
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.verslagbronnen import codeherkomst, codetekst
from korpsmonitor_tui.tui.screens.verslaglijst import Regel, VerslaglijstScreen, kopregel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagbronnen import Bewijs, Verslagbronnen

_BREED = 160


class VerslagbevindingenScreen(VerslaglijstScreen):
    """By chapter; what may stand in the verslag already says where."""

    TITEL = _("Bevindingen buiten het verslag")
    UITLEG = _(
        "Wat is gecodeerd en nog in geen passage staat, zoals een uitspraak in het transcript zonder notitie. t maakt er een "
        "passage van in het hoofdstuk van de dimensie, a doet dat met alles van het hoofdstuk dat geen keuze vraagt. Vertelt een "
        "passage het al, dan legt k dat vast zonder de tekst te wijzigen. Enter gaat naar de bron."
    )
    LEEG = _(
        "Er is geen bevinding die nog in geen passage staat.\n\nBevindingen ontstaan door te coderen (tabblad Extractie) "
        "en dat af te ronden."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "neem_op", _("opnemen"), tooltip=_("maak er een passage van")),
        Binding("a", "alle", _("heel hoofdstuk"), tooltip=_("maak passages van alles in dit hoofdstuk dat geen keuze vraagt")),
        Binding("k", "koppel", _("hoort bij passage"), tooltip=_("leg vast dat een passage dit al vertelt")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._gelezen: Verslagbronnen | None = None
        self._nummers: dict[str, int] = {}

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_verslagbronnen(self.sessie, self.dossier), self._toon)

    def _toon(self, gelezen: Verslagbronnen) -> None:
        self._gelezen = gelezen
        passages = [deel.passage for deel in gelezen.per_passage.values()]
        self._nummers = {passage.id: nummer for nummer, passage in genummerd(self.sessie, passages)}
        aantal = len(gelezen.los)
        kop = ngettext(
            "{aantal} bevinding buiten het verslag", "{aantal} bevindingen buiten het verslag", aantal
        )
        delen: list[str | tuple[str, str]] = [kop.format(aantal=aantal)]
        if gelezen.voorlopig:
            delen.append(("\n" + _("Nog niet iedereen heeft zijn codering afgerond: u ziet alleen uw eigen codes, en opnemen kan daarna pas."), "not bold $text-warning"))  # fmt: skip
        self.vul(Content.assemble(*delen), list(self._regels_van(gelezen)))

    def _regels_van(self, gelezen: Verslagbronnen) -> Iterator[Regel]:
        titels = {h.code: f"{h.nummer} {h.titel}" for h in self.sessie.instrument.hoofdstukken}
        titels[""] = _("Geen hoofdstuk: kies er een bij het opnemen")
        for code, titel in titels.items():
            deze = [bewijs for bewijs in gelezen.los if bewijs.hoofdstuk == code]
            if deze:
                yield kopregel(titel)
                yield from (self._regel(bewijs, gelezen) for bewijs in deze)

    def _regel(self, bewijs: Bewijs, gelezen: Verslagbronnen) -> Regel:
        verwijzing = lees_verwijzing(bewijs.bron)
        merk = "×" if bewijs.weggelaten else "=" if bewijs.bij else " "
        regels: list[Content | str | tuple[str, str]] = [(maak_zichtbaar(bewijs.tekst), "bold")]
        if bewijs.weggelaten:
            regels.append(("\n" + _("× iemand haalde dit uit het verslag"), "$text-warning"))
        if bewijs.bij:
            nummers = ", ".join(str(self._nummers[passage]) for passage in bewijs.bij)
            zin = _("= passage {nummers} gaat op dat moment over hetzelfde").format(nummers=nummers)
            regels.append((f"\n{zin}", "$text-warning"))
        for bevinding in bewijs.bevindingen:
            regels += [
                "\n",
                codetekst(self.sessie, bevinding),
                "\n  ",
                codeherkomst(bevinding, gelezen.namen),
            ]
        return Regel(
            Content.assemble(
                (f"{merk} ", "bold $text-warning"),
                (f"{toon_tijd(bewijs.begin_ms):>8} ", "$text-muted"),
                (f"{kort(bewijs.spreker, 20)}: " if bewijs.spreker else "", "$text-accent"),
                kort(bewijs.tekst, _BREED),
            ),
            bewijs.bron,
            Content.assemble(*regels),
            OpenDossier(
                self.dossier,
                soort=Bronsoort.BEURT if verwijzing else Bronsoort.NOTITIE,
                entiteit=verwijzing.beurt if verwijzing else bewijs.bron,
            ),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the line under the cursor."""
        if action not in {"neem_op", "alle", "koppel"} or self._gelezen is None:
            return True
        bewijs = self._onder_cursor()
        if bewijs is None or self._gelezen.voorlopig:
            return False
        if action == "alle":
            return any(ander.vanzelf for ander in self._van_hoofdstuk(bewijs))
        return action != "koppel" or bool(self._nummers)

    def _onder_cursor(self) -> Bewijs | None:
        los = self._gelezen.los if self._gelezen else ()
        return next((bewijs for bewijs in los if bewijs.bron == self.gekozen), None)

    def _van_hoofdstuk(self, bewijs: Bewijs) -> list[Bewijs]:
        los = self._gelezen.los if self._gelezen else ()
        return [ander for ander in los if ander.hoofdstuk == bewijs.hoofdstuk]

    # -- doing -----------------------------------------------------------------------------------------------------------

    def action_neem_op(self) -> None:
        """Make a passage of it; where no chapter follows from it that is asked first."""
        bewijs = self._onder_cursor()
        if bewijs is None:
            return
        if bewijs.hoofdstuk:
            self._voeg_toe([bewijs.bron])
            return
        keuzes = [(h.code, f"{h.nummer} {h.titel}", "") for h in self.sessie.instrument.hoofdstukken]

        def kies(hoofdstuk: str | None) -> None:
            if hoofdstuk is not None:
                self._voeg_toe([bewijs.bron], hoofdstuk)

        self.app.push_screen(Keuzelijst(_("In welk hoofdstuk?"), keuzes), kies)

    def action_alle(self) -> None:
        """Make passages of everything in this chapter that asks for no choice."""
        bewijs = self._onder_cursor()
        if bewijs is not None:
            self._voeg_toe([ander.bron for ander in self._van_hoofdstuk(bewijs) if ander.vanzelf])

    def _voeg_toe(self, bronnen: list[str], hoofdstuk: str = "") -> None:
        def klaar(gemaakt: tuple[str, ...]) -> None:
            zin = ngettext("{aantal} passage toegevoegd; Ctrl+Z haalt haar weg.",
                           "{aantal} passages toegevoegd; Ctrl+Z haalt ze weg.", len(gemaakt))  # fmt: skip
            self.notify(zin.format(aantal=len(gemaakt)), markup=False)
            self.ververs()

        doe_op_achtergrond(
            self, lambda: voeg_bevindingen_toe(self.sessie, self.dossier, bronnen, hoofdstuk), klaar
        )

    def action_koppel(self) -> None:
        """Ask which passage tells it already, those that speak of the same first."""
        bewijs, gelezen = self._onder_cursor(), self._gelezen
        if bewijs is None or gelezen is None:
            return
        volgorde = sorted(self._nummers, key=lambda id_: (id_ not in bewijs.bij, self._nummers[id_]))
        keuzes = [
            (id_, f"{self._nummers[id_]:>3} {kort(gelezen.per_passage[id_].passage.tekst, 70)}", gelezen.per_passage[id_].passage.tekst)
            for id_ in volgorde
        ]  # fmt: skip

        def kies(passage: str | None) -> None:
            if passage is not None:
                doe_op_achtergrond(
                    self,
                    lambda: koppel_bevinding(self.sessie, self.dossier, bewijs.bron, passage),
                    lambda _niets: self._is_gekoppeld(self._nummers[passage]),
                )

        self.app.push_screen(Keuzelijst(_("Welke passage vertelt dit al?"), keuzes), kies)

    def _is_gekoppeld(self, nummer: int) -> None:
        self.notify(_("Vastgelegd bij passage {nummer}.").format(nummer=nummer), markup=False)
        self.ververs()
