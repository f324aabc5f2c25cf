"""What a transcript holds, before it is recorded: who speak, what is odd, and what it changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.anker import Lot as Codelot
from korpsmonitor_tui.domain.anker import lotnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.transcript import soortnaam, toon_tijd
from korpsmonitor_tui.domain.transcriptverschil import Lot
from korpsmonitor_tui.domain.transcriptvlaggen import vlagnaam
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.transcriptverschil import Regel, Transcriptverschil
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcripten import Inname, Transcriptimport
    from korpsmonitor_tui.services.transcriptgevolgen import Codegevolgen
    from korpsmonitor_tui.tui.formulieren.voortgang import Voortgang

Deel = str | tuple[str, str]

_MEESTE: Final = 40
"""Lines of a kind beyond which only their number is said."""


class TranscriptinlezingScreen(Werkscherm):
    """One text to scroll through; Enter takes the transcript in, Escape leaves everything as it was."""

    CSS_PATH = "transcript_inlezing.tcss"
    TITEL = _("Transcript bekijken")
    UITLEG = _(
        "Wat er in het bestand is herkend. Er is nog niets vastgelegd: Enter legt het transcript vast, Esc laat alles zoals het "
        "was. Wat er vreemd is wordt gemeld en nooit hersteld; regels die in geen beurt staan, staan hier met hun regelnummer."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leg_vast", _("vastleggen"), tooltip=_("neem dit transcript op in het dossier")),
        Binding("escape", "dismiss", _("niet vastleggen")),
    ]

    def __init__(
        self,
        sessie: Sessie,
        inname: Inname,
        bekeken: Transcriptimport,
        klaar: Callable[[Transcriptimport], None],
    ) -> None:
        super().__init__(sessie)
        self._inname = inname
        self._bekeken = bekeken
        self._klaar = klaar

    def inhoud(self) -> ComposeResult:
        """The text."""
        with VerticalScroll(id="uitkomst"):
            yield Static(Content.assemble(*_tekst(self._bekeken)))

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#uitkomst").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A file that was taken in before is not taken in again."""
        return action != "leg_vast" or not self._bekeken.eerder

    def action_leg_vast(self) -> None:
        """Record it, exactly as it was read for this screen."""

        def taak(meld: Voortgang) -> Transcriptimport:
            meld(0, 1, _("wordt vastgelegd"))
            return self._inname.leg_vast()

        doe_met_voortgang(
            self,
            _("{naam} vastleggen").format(naam=self._bekeken.transcript.naam),
            taak,
            self._vastgelegd,
            _("Het vastleggen is afgebroken; er is niets vastgelegd."),
        )

    def _vastgelegd(self, uitkomst: Transcriptimport) -> None:
        self.notify(
            _("Transcript {nummer} is vastgelegd: {beurten} beurten.").format(
                nummer=uitkomst.transcript.nummer, beurten=len(uitkomst.beurten)
            ),
            timeout=3,
        )
        self.dismiss()
        self._klaar(uitkomst)


def _tekst(bekeken: Transcriptimport) -> Iterator[Deel]:
    transcript = bekeken.transcript
    yield (f"{maak_zichtbaar(transcript.naam)}\n", "bold $text-accent")
    if bekeken.eerder:
        yield _("Dit bestand was al ingelezen als transcript {nummer}; er wordt niets gewijzigd. Esc gaat terug.\n").format(
            nummer=transcript.nummer
        )  # fmt: skip
        return
    yield _("Wordt transcript {nummer} ({vorm}). Enter legt het vast, Esc niet.\n\n").format(
        nummer=transcript.nummer, vorm=transcript.vorm
    )
    einde = max((b.eind_ms or b.begin_ms or 0 for b in bekeken.beurten), default=0)
    for aantal, wat in (
        (len(bekeken.gelezen.cues), _("cues")),
        (len(bekeken.beurten), _("beurten")),
        (len(bekeken.sprekers), _("sprekers")),
    ):
        yield f"{aantal:>7}  {wat}\n"
    yield f"{toon_tijd(einde):>7}  {_('laatste tijd')}\n" if einde else _("         zonder tijden\n")
    for melding in bekeken.gelezen.meldingen:
        yield (f"! {maak_zichtbaar(melding)}\n", "$text-warning")
    yield from _sprekers(bekeken)
    yield from _vreemd(bekeken)
    if bekeken.vorige and bekeken.verschil:
        yield from _verschil(bekeken.vorige.nummer, bekeken.verschil)
    if bekeken.gevolgen is not None:
        yield from _codes(bekeken.gevolgen)


def _kop(tekst: str, stijl: str = "bold $text-accent") -> Deel:
    return (f"\n{tekst}\n", stijl)


def _sprekers(bekeken: Transcriptimport) -> Iterator[Deel]:
    yield _kop(_("Sprekers"))
    if not bekeken.sprekers:
        yield _("  Het bestand noemt geen sprekers.\n")
        return
    aantallen = Counter(beurt.spreker for beurt in bekeken.beurten)
    for naam, wie in bekeken.sprekers.items():
        beurten = ngettext("{aantal} beurt", "{aantal} beurten", aantallen[naam]).format(
            aantal=aantallen[naam]
        )
        yield f"  {maak_zichtbaar(naam)} ({beurten}): {maak_zichtbaar(wie) or _('wordt zo gevraagd')}\n"
    if zonder := aantallen[""]:
        yield ngettext(
            "  {aantal} beurt zonder spreker\n", "  {aantal} beurten zonder spreker\n", zonder
        ).format(aantal=zonder)


def _vreemd(bekeken: Transcriptimport) -> Iterator[Deel]:
    if bekeken.vlaggen:
        yield _kop(_("Vreemd, en zo overgenomen"), "bold $text-warning")
    for vlag, aantal in bekeken.vlaggen.items():
        yield ngettext("  {aantal} cue {wat}\n", "  {aantal} cues: {wat}\n", aantal).format(
            aantal=aantal, wat=vlagnaam(vlag)
        )
    overgeslagen = bekeken.gelezen.overgeslagen
    if overgeslagen:
        yield _kop(_("In geen beurt"), "bold $text-warning")
    for deel in overgeslagen[:_MEESTE]:
        yield _("  regel {regel}, {soort}: “{tekst}”\n").format(
            regel=deel.regel, soort=soortnaam(deel.soort), tekst=kort(deel.tekst)
        )
    yield from _meer(len(overgeslagen))


def _verschil(vorige: int, verschil: Transcriptverschil) -> Iterator[Deel]:
    yield _kop(_("Verbetert transcript {nummer}").format(nummer=vorige))
    yield _("  {gelijk} beurten gelijk, {gewijzigd} gewijzigd, {weg} weg, {nieuw} nieuw\n").format(
        **{lot.value: len(verschil.met(lot)) for lot in Lot}
    )
    anders = verschil.met(Lot.GEWIJZIGD, Lot.WEG, Lot.NIEUW)
    for regel in anders[:_MEESTE]:
        yield _verschilregel(regel)
    yield from _meer(len(anders))


def _verschilregel(regel: Regel) -> str:
    namen = {Lot.GEWIJZIGD: _("gewijzigd"), Lot.WEG: _("weg"), Lot.NIEUW: _("nieuw")}
    was = f"“{kort(regel.oud.tekst, 300)}”" if regel.oud else ""
    wordt = f"“{kort(regel.nieuw.tekst, 300)}”" if regel.nieuw else ""
    return f"  {namen[regel.lot]:<10} {' → '.join(filter(None, (was, wordt)))}\n"


def _codes(gevolgen: Codegevolgen) -> Iterator[Deel]:
    te_bekijken, los = gevolgen.met(Codelot.GEWIJZIGD), gevolgen.met(Codelot.LOS)
    yield _kop(
        _("Codes in het vorige transcript"),
        "bold $text-warning" if te_bekijken or los else "bold $text-accent",
    )
    yield f"{len(gevolgen.behouden):>7}  {_('blijven staan')}\n"
    yield f"{len(te_bekijken):>7}  {_('gaan mee met een gewijzigde tekst: daarna te bekijken')}\n"
    yield f"{len(los):>7}  {_('worden niet teruggevonden: daarna opnieuw te plaatsen')}\n"
    if not gevolgen.alle:
        yield _(
            "  Alleen uw eigen codes zijn geteld: anderen coderen nog onafhankelijk. Hun codes gaan op dezelfde manier mee.\n"
        )
    for gevolg in (*los, *te_bekijken)[:_MEESTE]:
        oud = kort(gevolg.codering.anker.citaat, 200)
        nieuw = (
            f" → “{kort(gevolg.wordt.anker.citaat, 200)}”" if gevolg.wordt.lot == Codelot.GEWIJZIGD else ""
        )
        yield f"  {lotnaam(gevolg.wordt.lot)}: {gevolg.codering.code} “{oud}”{nieuw}\n"
    yield from _meer(len(los) + len(te_bekijken))


def _meer(aantal: int) -> Iterator[Deel]:
    if aantal > _MEESTE:
        yield (_("  … en nog {aantal}\n").format(aantal=aantal - _MEESTE), "$text-muted")
