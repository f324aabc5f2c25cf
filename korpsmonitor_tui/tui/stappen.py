"""The steps that can be taken with a verslag now and by this person, why others cannot, and taking one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.openpunt import Ernst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import NAGEKOMEN, Stap, Status, overgang, stapnaam
from korpsmonitor_tui.services import verslagstappen
from korpsmonitor_tui.services.documenten import bestandsnaam
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.versies import volgend_nummer
from korpsmonitor_tui.services.verslagpunten import lees_openpunten
from korpsmonitor_tui.services.verslagstand import lees_stand, lees_stempel, verzonden_versie
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages
from korpsmonitor_tui.services.verzending import Uitvoer
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Bevestig, Keuzelijst, Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import eis_vrij, maak_map, standaardmap
from korpsmonitor_tui.tui.formulieren.stappen import (
    Retour,
    RetourDialoog,
    VaststelDialoog,
    Vaststelling,
)
from korpsmonitor_tui.tui.formulieren.versturen import VerzendDialoog
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.wederhoorstappen import vraag_akkoord, vraag_reactie

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from korpsmonitor_tui.domain.openpunt import Openpunt
    from korpsmonitor_tui.domain.verslag import Stand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstappen import Bevroren, Verzending

# The first step is taken by writing the first passage.
_GETOOND: Final = tuple(stap for stap in Stap if stap != Stap.BEGIN)


@dataclass(frozen=True, slots=True)
class Stapstand:
    """What the menu of steps is made of, read at one moment."""

    stand: Stand
    stempel: str
    """Of text and state; a step on something else is refused."""
    passages: dict[int, str]
    """Ids by the number that the draft shows."""
    respondenten: tuple[str, ...]
    """Labels of who would get the draft."""
    verzonden: bool
    """Whether a version was ever sent."""
    volgend_nummer: int
    """Of the version that goes out next."""


def lees_stapstand(sessie: Sessie, dossier: str) -> Stapstand:
    """Read it; for a worker thread. Raises NietGevonden without a gesprek."""
    db = sessie.store.lees()
    stand = lees_stand(sessie, db, dossier)
    return Stapstand(
        stand,
        lees_stempel(db, dossier),
        {nummer: passage.id for nummer, passage in genummerd(sessie, lees_passages(db, dossier))},
        tuple(deelnemer.label for deelnemer in lees_deelnemers(db, dossier) if deelnemer.respondent),
        verzonden_versie(db, dossier) is not None,
        max(stand.versie, volgend_nummer(db, dossier)),
    )


def weigering(sessie: Sessie, gelezen: Stapstand, stap: Stap) -> str:
    """Why this step cannot be taken now by who is working; empty if it can."""
    stand = gelezen.stand
    if stap in {Stap.AKKOORD, Stap.REACTIE} and gelezen.verzonden:
        if stap == Stap.AKKOORD and not stand.respondenten_zonder_akkoord:
            return _("Iedere respondent is al akkoord met de versie die het laatst is verstuurd.")
        # One akkoord of several can be recorded, and a late answer to a version that went out before.
        status = (
            Status.TER_VERIFICATIE if stand.status in NAGEKOMEN | {Status.REACTIE_ONTVANGEN} else stand.status
        )
        stand = replace(stand, status=status, respondenten_zonder_akkoord=())
    try:
        overgang(stap, stand, sessie.persoon, reden="?", vandaag=sessie.vandaag())
    except StapGeweigerd as fout:
        return str(fout)
    return ""


def vraag_stap(
    widget: Widget, sessie: Sessie, dossier: str, wacht: Callable[[], None], klaar: Callable[[], None]
) -> None:
    """Show the menu of steps and take the one chosen. ``wacht`` waits until what was typed is in the database."""

    def lees() -> Stapstand:
        wacht()
        return lees_stapstand(sessie, dossier)

    def toon(gelezen: Stapstand) -> None:
        redenen = {stap: weigering(sessie, gelezen, stap) for stap in _GETOOND}
        geordend = sorted(_GETOOND, key=lambda stap: bool(redenen[stap]))
        keuzes = [(stap.value, stapnaam(stap), redenen[stap] or _uitleg(stap)) for stap in geordend]
        menu = Keuzelijst(_("Welke stap zet u?"), keuzes, [stap for stap, reden in redenen.items() if reden])

        def kies(gekozen: str | None) -> None:
            if gekozen is not None:
                _Stapzetter(widget, sessie, dossier, gelezen, klaar).zet(Stap(gekozen))

        widget.app.push_screen(menu, kies)

    lees_op_achtergrond(widget, lees, toon, groep="stappen")


class _Stapzetter:
    """Asks what one step needs, and takes it on the text that the menu was opened on."""

    def __init__(
        self, widget: Widget, sessie: Sessie, dossier: str, gelezen: Stapstand, klaar: Callable[[], None]
    ) -> None:
        self._widget = widget
        self._sessie = sessie
        self._dossier = dossier
        self._gelezen = gelezen
        self._klaar = klaar

    def zet(self, stap: Stap) -> None:
        """Ask and do."""
        {
            Stap.BIED_AAN: self._bied_aan,
            Stap.STUUR_RETOUR: self._stuur_retour,
            Stap.VERSTUUR: self._verstuur,
            Stap.AKKOORD: lambda: vraag_akkoord(self._widget, self._sessie, self._dossier, self._klaar),
            Stap.REACTIE: lambda: vraag_reactie(self._widget, self._sessie, self._dossier, self._klaar),
            Stap.VERWERK: self._verwerk,
            Stap.STEL_VAST: lambda: self._stel_vast(stap),
            Stap.STEL_VAST_ZONDER_REACTIE: lambda: self._stel_vast(stap),
            Stap.STEL_VAST_NIET_AKKOORD: lambda: self._stel_vast(stap),
            Stap.HEROPEN: self._heropen,
        }[stap]()

    def _gedaan(self, melding: str) -> None:
        self._widget.notify(melding, markup=False)
        self._klaar()

    def _bied_aan(self) -> None:
        """Say what will be refused at sending while it can still be mended: the text is fixed from here on."""

        def toon(punten: tuple[Openpunt, ...]) -> None:
            tegen = [punt.wat for punt in punten if punt.ernst is Ernst.BLOKKEERT]
            waarom = (
                [_("Dit houdt het versturen straks tegen; los het liever eerst op:"), *tegen] if tegen else []
            )
            vraag_en_doe(
                self._widget,
                Bevestig(_("Aanbieden voor de eerste check"), "\n".join([_uitleg(Stap.BIED_AAN), *waarom])),
                lambda _ja: verslagstappen.bied_aan(
                    self._sessie, self._dossier, gezien=self._gelezen.stempel
                ),
                lambda _niets: self._gedaan(_("Het concept is aangeboden voor de eerste check.")),
            )

        lees_op_achtergrond(
            self._widget, lambda: lees_openpunten(self._sessie, self._dossier), toon, groep="stappen"
        )

    def _stuur_retour(self) -> None:
        def doe(retour: Retour) -> None:
            verslagstappen.stuur_retour(
                self._sessie, self._dossier, retour.reden, retour.opmerkingen, gezien=self._gelezen.stempel
            )

        vraag_en_doe(
            self._widget,
            RetourDialoog(self._gelezen.passages),
            doe,
            lambda _niets: self._gedaan(_("Het concept is terug bij de notulist.")),
        )

    def _verstuur(self) -> None:
        """First show what is still open, if anything is."""

        def toon(punten: tuple[Openpunt, ...]) -> None:
            if not punten:
                self._vraag_verzending(punten)
                return
            from korpsmonitor_tui.tui.screens.verslagpunten import VerslagpuntenScreen

            self._widget.app.push_screen(
                VerslagpuntenScreen(self._sessie, self._dossier, self._vraag_verzending)
            )

        lees_op_achtergrond(
            self._widget, lambda: lees_openpunten(self._sessie, self._dossier), toon, groep="stappen"
        )

    def _vraag_verzending(self, punten: tuple[Openpunt, ...]) -> None:
        def doe(verzending: Verzending) -> Bevroren:
            map_ = maak_map(verzending.doel or standaardmap(self._sessie))
            doel = map_
            if verzending.vorm == Uitvoer.WORD:
                doel = self._bestand(map_, self._gelezen.volgend_nummer, _("ter-verificatie"))
            return verslagstappen.verstuur(
                self._sessie,
                self._dossier,
                replace(verzending, doel=doel, punten=punten),
                gezien=self._gelezen.stempel,
            )

        vraag_en_doe(
            self._widget,
            VerzendDialoog(self._sessie.vandaag(), standaardmap(self._sessie), self._gelezen.respondenten),
            doe,
            self._is_bevroren,
        )

    def _stel_vast(self, stap: Stap) -> None:
        def doe(vaststelling: Vaststelling) -> Bevroren:
            doel = self._bestand(vaststelling.map, self._gelezen.stand.versie, _("definitief"))
            return verslagstappen.stel_vast(
                self._sessie, self._dossier, stap, vaststelling.reden, doel, gezien=self._gelezen.stempel
            )

        titel = stapnaam(stap)
        dialoog = VaststelDialoog(
            titel[:1].upper() + titel[1:],
            _uitleg(stap),
            standaardmap(self._sessie),
            met_reden=stap != Stap.STEL_VAST,
        )
        vraag_en_doe(self._widget, dialoog, doe, self._is_bevroren)

    def _bestand(self, map_: Path, nummer: int, wat: str) -> Path:
        """A name of its own for what goes out and for what is laid down: neither replaces a concept, or the other."""
        naam = Path(bestandsnaam(self._sessie, self._dossier, nummer))
        return eis_vrij(maak_map(map_) / f"{naam.stem}-{wat}{naam.suffix}")

    def _is_bevroren(self, versie: Bevroren) -> None:
        if versie.termijn:
            melding = _(
                "Versie {nummer} is vastgelegd; antwoord uiterlijk {termijn}. Klaargezet: {bestand}"
            ).format(nummer=versie.nummer, termijn=toon_datum(versie.termijn), bestand=versie.bestand)
        else:
            melding = _("Versie {nummer} is definitief. Bestand: {bestand}").format(
                nummer=versie.nummer, bestand=versie.bestand
            )
        self._gedaan(melding)
        for waarschuwing in versie.meldingen:
            self._widget.notify(waarschuwing, severity="warning", timeout=12, markup=False)

    def _verwerk(self) -> None:
        vraag_en_doe(
            self._widget,
            Bevestig(_("In verwerking nemen"), _uitleg(Stap.VERWERK)),
            lambda _ja: verslagstappen.neem_in_verwerking(
                self._sessie, self._dossier, gezien=self._gelezen.stempel
            ),
            lambda _niets: self._gedaan(_("Het verslag is in verwerking; de tekst kan weer veranderen.")),
        )

    def _heropen(self) -> None:
        vraag_en_doe(
            self._widget,
            Redenvraag(_("Verslag heropenen"), _uitleg(Stap.HEROPEN)),
            lambda reden: verslagstappen.heropen(
                self._sessie, self._dossier, reden, gezien=self._gelezen.stempel
            ),
            lambda _niets: self._gedaan(_("Het verslag is heropend als nieuwe versie.")),
        )


def _uitleg(stap: Stap) -> str:
    """What happens when the step is taken."""
    return {
        Stap.BIED_AAN: _(
            "Een auditor die het niet schreef, controleert het concept. De tekst ligt tot dan vast."
        ),
        Stap.STUUR_RETOUR: _("De notulist krijgt het concept terug met uw opmerkingen."),
        Stap.VERSTUUR: _("De tekst ligt vast, de termijn begint, en verslag en brief worden klaargezet."),
        Stap.AKKOORD: _(
            "Leg vast dat een respondent akkoord is; met het laatste akkoord is het verslag akkoord."
        ),
        Stap.REACTIE: _("Leg vast wat een respondent terugstuurde, met een regel per opmerking."),
        Stap.VERWERK: _(
            "De tekst kan weer veranderen, als volgende versie; over elke opmerking wordt beslist."
        ),
        Stap.STEL_VAST: _("Het verslag wordt definitief en is dan bron voor weging en rapportage."),
        Stap.STEL_VAST_ZONDER_REACTIE: _(
            "Het verslag wordt definitief hoewel niet iedereen heeft geantwoord."
        ),
        Stap.STEL_VAST_NIET_AKKOORD: _("Het verslag wordt definitief hoewel een respondent niet akkoord is."),
        Stap.HEROPEN: _("Er komt een nieuwe versie; de definitieve versie blijft bewaard."),
    }.get(stap, "")
