"""The approval list: every verslag on a line, what is overdue first, and whose turn it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.goedkeuringslijst import kolomnamen
from korpsmonitor_tui.domain.proces import Status
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.goedkeuring import (
    Antwoordstand,
    als_regel,
    beurtnaam,
    lees_goedkeuring,
    respondentnaam,
)
from korpsmonitor_tui.services.volgendestap import standnaam
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.volgende_stap import standcode, standletter, standtekst, tab_voor
from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.goedkeuring import Goedkeuring
    from korpsmonitor_tui.services.sessie import Sessie

BREED: Final = 120
"""Columns from which channel, round and reminder have columns of their own."""
ANTWOORDLETTERS: Final = {
    Antwoordstand.AKKOORD: "A",
    Antwoordstand.OPMERKINGEN: "O",
    Antwoordstand.STIL: "S",
}
KOLOMMEN: Final = (
    ("", 2),
    (_("Korps of partner"), 22),
    (_("Stand"), 6),
    (_("Tot"), 6),
    (_("Antwoord"), 9),
    (_("Open"), 5),
    (_("Rappel"), 7),
    (_("Aan zet"), 0),
)
BREDE_KOLOMMEN: Final = (
    ("", 2),
    (_("Korps of partner"), 22),
    (_("Stand"), 25),
    (_("Versie"), 7),
    (_("Verzonden"), 18),
    (_("Tot"), 6),
    (_("Antwoord"), 9),
    (_("Open"), 5),
    (_("Rappel"), 7),
    (_("Aan zet"), 0),
)


class Groep(StrEnum):
    """Which verslagen are shown."""

    ALLE = "alle"
    MIJN = "mijn"
    TE_LAAT = "te_laat"
    OPEN = "open"


class Goedkeuringstabel(Tabel):
    """A verslag a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("dossier"), tooltip=_("open het dossier waar de volgende stap is"))
    ]  # fmt: skip


class GoedkeuringScreen(Werkscherm):
    """Filters, the table, the line under the cursor in full."""

    CSS_PATH = "goedkeuring.tcss"
    TITEL = _("Goedkeuring van verslagen")
    UITLEG = _(
        "Elke regel is een verslag; ! is te laat en staat vooraan, ▸ wacht op u. Stand is de letter van de stap met het "
        "nummer van de versie. Antwoord telt de respondenten van de laatst verzonden versie: A akkoord, O opmerkingen, S stil. "
        "Open telt opmerkingen zonder besluit, met +n afwijzingen die een ander nog moet bevestigen. m toont waar u aan zet "
        "bent, l wat te laat is, o wat nog niet definitief is. c kopieert de lijst, x schrijft haar als rekenblad. Enter opent "
        "het dossier."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "groep('mijn')", _("mijn"), tooltip=_("alleen waar u aan zet bent")),
        Binding("l", "groep('te_laat')", _("te laat"), show=False, tooltip=_("alleen wat te laat is")),
        Binding("o", "groep('open')", _("open"), show=False, tooltip=_("zonder wat al definitief is")),
        Binding("a", "groep('alle')", _("alle"), show=False, tooltip=_("toon alle verslagen")),
        Binding("c", "kopieer", _("kopiëren"), tooltip=_("zet de lijst op het klembord, met tabs tussen de kolommen")),
        Binding("x", "exporteer", _("bestand"), tooltip=_("schrijf de lijst als .xlsx of .csv")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees de stand opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._groep = Groep.ALLE
        self._delen: tuple[Goedkeuring, ...] = ()
        self._breed = False

    def inhoud(self) -> ComposeResult:
        """Filters, table, details."""
        self._breed = self.app.size.width >= BREED
        yield Filterbalk(id="filters")
        yield Goedkeuringstabel(BREDE_KOLOMMEN if self._breed else KOLOMMEN, id="verslagen")
        yield Static(id="leeg", markup=False)
        with VerticalScroll(id="vak", can_focus=False):
            yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_goedkeuring(self.sessie), self._lees_klaar)

    action_ververs = ververs

    def _lees_klaar(self, delen: tuple[Goedkeuring, ...]) -> None:
        self._delen = delen
        self._toon()

    def _in(self, groep: Groep) -> list[Goedkeuring]:
        return [deel for deel in self._delen if _hoort(deel, groep)]

    def _toon(self) -> None:
        delen = self._in(self._groep)
        cellen = _brede_cellen if self._breed else _cellen
        self.query_one(Tabel).vul((deel.regel.dossier, cellen(deel)) for deel in delen)
        balk = self.query_one(Filterbalk)
        balk.filters = tuple(
            Filter(groep, toets, f"{naam} {len(self._in(groep))}")
            for groep, toets, naam in (
                (Groep.ALLE, "a", _("Alle")),
                (Groep.MIJN, "m", _("Mijn")),
                (Groep.TE_LAAT, "l", _("Te laat")),
                (Groep.OPEN, "o", _("Niet definitief")),
            )
        )
        balk.actief = self._groep
        leeg = self.query_one("#leeg", Static)
        leeg.display = not delen
        leeg.update(Content(self._waarom_leeg()))
        self._toon_details()

    def _waarom_leeg(self) -> str:
        if not self._delen:
            return _(
                "Er is nog geen gesprek gepland, dus ook geen verslag; plan er een in het overzicht (p)."
            )
        return _("Geen verslag past bij dit filter; a toont alles.")

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        deel = self._gekozen
        self.query_one("#vak", VerticalScroll).scroll_home(animate=False)
        self.query_one("#details", Static).update(details(deel) if deel else Content())

    @property
    def _gekozen(self) -> Goedkeuring | None:
        sleutel = self.query_one(Tabel).gekozen
        return next((deel for deel in self._delen if deel.regel.dossier == sleutel), None)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_groep(self, groep: str) -> None:
        """Show a group."""
        self._groep = Groep(groep)
        self._toon()

    @on(Filterbalk.Gekozen)
    def _filter_geklikt(self, gebeurtenis: Filterbalk.Gekozen) -> None:
        self.action_groep(gebeurtenis.code)

    def action_kopieer(self) -> None:
        """Put what is shown on the clipboard, to paste in a spreadsheet or a mail."""
        delen = self._in(self._groep)
        rijen = [kolomnamen().values(), *map(als_regel, delen)]
        self.app.copy_to_clipboard("\n".join("\t".join(map(_plat, rij)) for rij in rijen))
        self.notify(
            ngettext("{aantal} regel gekopieerd.", "{aantal} regels gekopieerd.", len(delen)).format(
                aantal=len(delen)
            )
        )

    def action_exporteer(self) -> None:
        """Write what is shown as a file."""
        from korpsmonitor_tui.tui.formulieren.goedkeuring import vraag_lijstbestand

        vraag_lijstbestand(self, self.sessie, self._in(self._groep))

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        if (deel := self._gekozen) is not None:
            self.app.post_message(OpenDossier(deel.regel.dossier, tab_voor(deel.regel)))


def _hoort(deel: Goedkeuring, groep: Groep) -> bool:
    return {
        Groep.ALLE: True,
        Groep.MIJN: deel.mijn,
        Groep.TE_LAAT: deel.regel.te_laat,
        Groep.OPEN: deel.regel.status != Status.DEFINITIEF,
    }[groep]


def _plat(tekst: str) -> str:
    """A cell between tabs."""
    return " ".join(maak_zichtbaar(tekst).split())


def _merk(deel: Goedkeuring) -> Cel:
    if deel.regel.te_laat:
        return ("!", "text-error")
    if deel.regel.conflicten:
        return ("≠", "text-error")
    return ("▸", "text-accent") if deel.mijn else ""


def _cellen(deel: Goedkeuring) -> tuple[Cel, ...]:
    letter = standletter(standcode(deel.regel))
    return (
        _merk(deel),
        deel.regel.partij.naam,
        (f"{letter} v{deel.regel.versie}", standtekst(deel.regel)[1]),
        *_rest(deel),
    )


def _brede_cellen(deel: Goedkeuring) -> tuple[Cel, ...]:
    verzonden = f"{_dag(deel)} {deel.kanaal}" if deel.verzonden else "–"
    return (
        _merk(deel),
        deel.regel.partij.naam,
        standtekst(deel.regel),
        str(deel.regel.versie),
        verzonden,
        *_rest(deel),
    )


def _dag(deel: Goedkeuring) -> str:
    return toon_datum(deel.verzonden, "")[:5]


def _rest(deel: Goedkeuring) -> tuple[Cel, ...]:
    stijl = "text-error" if deel.regel.te_laat else ""
    return (
        (toon_datum(deel.termijn, "")[:5], stijl),
        " ".join(f"{letter}{deel.aantal(stand)}" for stand, letter in ANTWOORDLETTERS.items() if deel.aantal(stand)),
        (_open(deel), "text-warning"),
        toon_datum(deel.rappel, "")[:5],
        ", ".join(deel.beurt.namen) or beurtnaam(deel.beurt),
    )  # fmt: skip


def _open(deel: Goedkeuring) -> str:
    te_bevestigen = f"+{deel.onbevestigd}" if deel.onbevestigd else ""
    return f"{deel.open or ('0' if te_bevestigen else '')}{te_bevestigen}"


def details(deel: Goedkeuring) -> Content:
    """One verslag in full."""
    regel = deel.regel
    delen: list[str | tuple[str, str]] = [
        (regel.partij.naam, "bold"),
        (f"  {standnaam(regel)}", f"${standtekst(regel)[1]}"),
        _(", versie {versie}").format(versie=regel.versie),
        (_("  ! te laat") if regel.te_laat else "", "bold $text-error"),
        (f"\n→ {deel.stap}", "$text-accent"),
        (f"  {beurtnaam(deel.beurt)}" if deel.beurt.rollen else "", "$text-muted"),
    ]
    if deel.verzonden is not None:
        delen.append(
            _("\nVersie {versie} verzonden op {dag} ({kanaal}), {ronde} wederhoor{termijn}").format(
                versie=deel.verzonden_versie,
                dag=toon_datum(deel.verzonden),
                kanaal=deel.kanaal,
                ronde=deel.ronde,
                termijn=_(", uiterlijk {dag}").format(dag=toon_datum(deel.termijn)) if deel.termijn else "",
            )
        )
        antwoorden = (
            respondentnaam(r) + (f" ({toon_datum(r.datum)})" if r.datum else "") for r in deel.respondenten
        )
        delen.append(f"\n{maak_zichtbaar('; '.join(antwoorden))}")
        if deel.rappel:
            delen.append(_("; laatste rappel {dag}").format(dag=toon_datum(deel.rappel)))
    if deel.open or deel.onbevestigd:
        delen.append(
            (
                _("\nOpmerkingen: {open} open, {onbevestigd} te bevestigen").format(
                    open=deel.open, onbevestigd=deel.onbevestigd
                ),
                "$text-warning",
            )
        )
    return Content.assemble(*delen)
