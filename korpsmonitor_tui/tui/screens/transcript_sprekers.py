"""Who the speakers in a transcript are: said once for the whole file, with one key each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.gesprek import MONITORROLLEN
from korpsmonitor_tui.domain.gesprek import labels as deelnemerlabels
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.services.gesprekken import lees_deelnemers
from korpsmonitor_tui.services.notuleren import waarom_niet
from korpsmonitor_tui.services.transcripten import koppel_sprekers
from korpsmonitor_tui.services.transcriptstand import eis_transcript, lees_beurten, sprekerlabels
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Redenvraag
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from korpsmonitor_tui.tui.widgets.tweekanten import Tweekanten

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.gesprek import Deelnemer
    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie

_VOORBEELDEN: Final = 4
"""Pieces of speech by which somebody is recognised."""
_TEAM: Final = dict(zip("an", MONITORROLLEN, strict=True))
"""Keys for the roles on the side of the monitor team."""


@dataclass(frozen=True)
class Spreker:
    """A name in the file."""

    naam: str
    wie: str
    """Who that is; empty if it was not said."""
    aantal: int
    """Turns."""
    voorbeelden: tuple[Beurt, ...]
    """The longest of the first turns: who says much is recognised soonest."""


@dataclass(frozen=True)
class Stand:
    """What the screen shows."""

    sprekers: tuple[Spreker, ...]
    deelnemers: tuple[Deelnemer, ...]
    vast: str


def lees_stand(sessie: Sessie, dossier: str, transcript: str) -> Stand:
    """Read who speaks; for a worker thread."""
    db = sessie.store.lees()
    labels = sprekerlabels(db, dossier, eis_transcript(db, dossier, transcript).sprekers)
    per_naam: dict[str, list[Beurt]] = {}
    for beurt in lees_beurten(sessie, transcript, met_vlaggen=False):
        if beurt.spreker:
            per_naam.setdefault(beurt.spreker, []).append(beurt)
    sprekers = tuple(
        Spreker(naam, labels.get(naam, ""), len(beurten), _voorbeelden(beurten))
        for naam, beurten in per_naam.items()
    )
    return Stand(sprekers, lees_deelnemers(db, dossier), waarom_niet(sessie, dossier))


def _voorbeelden(beurten: list[Beurt]) -> tuple[Beurt, ...]:
    langste = sorted(beurten[:50], key=lambda beurt: -len(beurt.tekst))[:_VOORBEELDEN]
    return tuple(sorted(langste, key=lambda beurt: beurt.nummer))


class SprekersScreen(Werkscherm):
    """The names on top, what the one under the cursor said below, and who it can be."""

    CSS_PATH = "transcript_sprekers.tcss"
    TITEL = _("Sprekers")
    UITLEG = _(
        "Zeg van elke naam in het bestand wie dat is: een cijfer kiest een deelnemer, a is een auditor, n de notulist en r een "
        "rol die u typt; 0 neemt het terug. Dat geldt voor het hele transcript. Wat een auditor of notulist zegt, wordt bij de "
        "extractie niet voorgesteld: wie vraagt, zegt niets over het korps. In alles wat naar buiten gaat staat de rol, "
        "niet de naam. d voegt een deelnemer toe die nog ontbreekt."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "deelnemer(1)", _("deelnemer"), tooltip=_("kies met een cijfer welke deelnemer dit is")),
        *(Binding(str(nr), f"deelnemer({nr})", _("deelnemer"), show=False) for nr in range(2, 10)),
        *(Binding(toets, f"team('{toets}')", rol, tooltip=_("dit is iemand van het monitorteam")) for toets, rol in _TEAM.items()),
        Binding("r", "rol", _("andere rol"), tooltip=_("typ welke rol deze spreker heeft")),
        Binding("0,delete", "niemand", _("terugnemen"), tooltip=_("het is toch niet bekend wie dit is")),
        Binding("d", "deelnemers", _("deelnemers"), tooltip=_("voeg een deelnemer toe of wijzig er een")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, transcript: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._transcript = transcript
        self._stand = Stand((), (), "")

    def inhoud(self) -> ComposeResult:
        """How far it is, the names, who they can be, what was said."""
        yield Static(id="stand", markup=False)
        yield Lijst(id="sprekers")
        yield Static(id="keuzes", markup=False)
        with VerticalScroll(id="gezegd", can_focus=False):
            yield Static(id="voorbeelden", markup=False)

    def on_mount(self) -> None:
        """Begin at the first name."""
        self.query_one("#sprekers").focus()
        self.ververs()

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_stand(self.sessie, self.dossier, self._transcript), self._toon)

    def _toon(self, stand: Stand) -> None:
        eerste = not self._stand.sprekers
        self._stand = stand
        lijst = self.query_one(Lijst)
        lijst.vul([Option(_regel(spreker), id=spreker.naam) for spreker in stand.sprekers])
        if eerste:
            self._naar_volgende_open(vanaf=-1)
        open_ = sum(1 for spreker in stand.sprekers if not spreker.wie)
        tekst = (
            ngettext(
                "? Van {aantal} spreker is nog niet gezegd wie het is.",
                "? Van {aantal} sprekers is nog niet gezegd wie het zijn.",
                open_,
            ).format(aantal=open_)
            if open_
            else _("✓ Van alle sprekers is gezegd wie het zijn.")
        )
        self.query_one("#stand", Static).update(Content(stand.vast or tekst))
        self._toon_keuzes()
        self._toon_gezegd()

    def _toon_keuzes(self) -> None:
        heet = deelnemerlabels(self._stand.deelnemers)
        keuzes = [
            (str(nr), f"{heet[d.id]}{_tussen_haakjes(d.naam, d.organisatie)}")
            for nr, d in enumerate(self._stand.deelnemers[:9], start=1)
        ]
        delen: list[tuple[str, str]] = []
        for toets, wie in (*keuzes, *_TEAM.items()):
            # A key is not cut off from what it chooses.
            delen.append((f"{toets}\N{NO-BREAK SPACE}", "bold $text-accent"))
            delen.append((maak_zichtbaar(wie).replace(" ", "\N{NO-BREAK SPACE}"), ""))
            delen.append(("   ", ""))
        if not self._stand.deelnemers:
            delen.append((_("Er zijn nog geen deelnemers; d voegt ze toe."), "$text-muted"))
        self.query_one("#keuzes", Static).update(Content.assemble(*delen))

    @on(OptionList.OptionHighlighted, "#sprekers")
    def _toon_gezegd(self) -> None:
        spreker = self._gekozen()
        delen: list[str | tuple[str, str]] = []
        if spreker is not None:
            delen.append((_("{naam} zei onder meer:\n").format(naam=maak_zichtbaar(spreker.naam)), "bold $text-accent"))  # fmt: skip
            for beurt in spreker.voorbeelden:
                delen.append((f"{toon_tijd(beurt.begin_ms):>8}  ", "$text-muted"))
                delen.append(f"{kort(beurt.tekst, 400)}\n")
        self.query_one("#voorbeelden", Static).update(Content.assemble(*delen))

    def _gekozen(self) -> Spreker | None:
        naam = self.query_one(Lijst).gekozen
        return next((spreker for spreker in self._stand.sprekers if spreker.naam == naam), None)

    def _naar_volgende_open(self, vanaf: int) -> None:
        """The next name of which it was not said, from the one after ``vanaf`` round."""
        sprekers = self._stand.sprekers
        volgorde = [*range(vanaf + 1, len(sprekers)), *range(vanaf + 1)]
        volgende = next((nr for nr in volgorde if not sprekers[nr].wie), None)
        if volgende is not None:
            self.query_one(Lijst).highlighted = volgende

    # -- saying who it is --------------------------------------------------------------------------------------------

    def _koppel(self, wie: str) -> None:
        spreker, plaats = self._gekozen(), self.query_one(Lijst).highlighted
        if spreker is None or plaats is None:
            return
        if self._stand.vast:
            self.notify(self._stand.vast, severity="warning", markup=False)
            return

        def gekoppeld(stand: Stand) -> None:
            self._toon(stand)
            if wie:
                self._naar_volgende_open(plaats)

        def taak() -> Stand:
            koppel_sprekers(self.sessie, self.dossier, self._transcript, {spreker.naam: wie})
            return lees_stand(self.sessie, self.dossier, self._transcript)

        doe_op_achtergrond(self, taak, gekoppeld)

    def action_deelnemer(self, nummer: int) -> None:
        """This deelnemer."""
        if nummer <= len(self._stand.deelnemers):
            self._koppel(self._stand.deelnemers[nummer - 1].id)
        else:
            self.notify(_("Er is geen deelnemer {nummer}; d voegt er een toe.").format(nummer=nummer))

    def action_team(self, toets: str) -> None:
        """Somebody of the monitor team."""
        self._koppel(_TEAM[toets])

    def action_rol(self) -> None:
        """A role that is typed."""
        spreker = self._gekozen()
        if spreker is None:
            return

        def daarna(rol: str | None) -> None:
            if rol:
                self._koppel(" ".join(rol.split()))

        uitleg = _("Welke rol heeft “{naam}”? Typ geen naam van een persoon.").format(naam=spreker.naam)
        self.app.push_screen(Redenvraag(_("Rol van de spreker"), uitleg, _("Rol")), daarna)

    def action_niemand(self) -> None:
        """It is not known after all."""
        self._koppel("")

    def action_deelnemers(self) -> None:
        """Add who is missing."""
        from korpsmonitor_tui.tui.tabs.gesprek_deelnemers import DeelnemersScherm

        self.app.push_screen(DeelnemersScherm(self.sessie, self.dossier), lambda _gewijzigd: self.ververs())


def _tussen_haakjes(*delen: str) -> str:
    tekst = ", ".join(filter(None, delen))
    return f" ({tekst})" if tekst else ""


def _regel(spreker: Spreker) -> Tweekanten:
    aantal = ngettext("{aantal} beurt", "{aantal} beurten", spreker.aantal).format(aantal=spreker.aantal)
    wie = (
        (f"= {maak_zichtbaar(spreker.wie)}", "bold") if spreker.wie else (_("? wie is dit"), "$text-warning")
    )
    links = Content.assemble(f"{maak_zichtbaar(spreker.naam)}  ", wie)
    return Tweekanten(links, Content.styled(aantal, "$text-muted"))
