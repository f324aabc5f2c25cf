"""The transcripts of a gesprek: what was taken in, what is odd about it, and from there to its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.transcript import maak_beurten, toon_tijd
from korpsmonitor_tui.domain.transcriptvlaggen import vlaggen, vlagnaam
from korpsmonitor_tui.services.notuleren import waarom_niet
from korpsmonitor_tui.services.opnamen import lees_opnamen
from korpsmonitor_tui.services.transcriptstand import (
    Transcript,
    lees_cues,
    lees_transcripten,
    sprekerlabels,
)
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.transcriptvlaggen import Vlag
    from korpsmonitor_tui.services.opnamen import Opname
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcripten import Transcriptimport

KOLOMMEN = (
    (_("Nr"), 4),
    (_("Bestand"), 0),
    (_("Vorm"), 5),
    (_("Cues"), 7),
    (_("Beurten"), 8),
    (_("Vlaggen"), 8),
    (_("Sprekers"), 11),
    (_("Opname"), 7),
)


@dataclass(frozen=True)
class Regel:
    """One transcript, with what its list says about it."""

    transcript: Transcript
    cues: int
    beurten: int
    vlaggen: dict[Vlag, int]
    namen: tuple[str, ...]
    """Who speaks, as the file has it."""
    labels: dict[str, str]
    opname: Opname | None


@dataclass(frozen=True)
class Stand:
    """What there is."""

    regels: tuple[Regel, ...]
    vast: str
    """Why nothing can be written now; empty if it can."""


def lees_stand(sessie: Sessie, dossier: str) -> Stand:
    """Read what the list shows; for a worker thread."""
    opnamen = {opname.id: opname for opname in lees_opnamen(sessie, dossier)}
    regels = tuple(
        _lees_regel(sessie, dossier, transcript, opnamen.get(transcript.opname))
        for transcript in lees_transcripten(sessie.store.lees(), dossier)
    )
    return Stand(regels, waarom_niet(sessie, dossier))


def _lees_regel(sessie: Sessie, dossier: str, transcript: Transcript, opname: Opname | None) -> Regel:
    db = sessie.store.lees()
    cues = lees_cues(db, transcript.id)
    gevlagd = vlaggen(cues)
    return Regel(
        transcript,
        len(cues),
        len(maak_beurten(cues, gevlagd)),
        dict(Counter(vlag for lijst in gevlagd.values() for vlag in lijst)),
        tuple(dict.fromkeys(cue.spreker for cue in cues if cue.spreker)),
        sprekerlabels(db, dossier, transcript.sprekers),
        opname,
    )


class Transcripttabel(Tabel):
    """The transcripts in the order in which they were taken in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("lezen"), tooltip=_("lees wie wat zei, naast de notities"))
    ]


class TranscriptenScreen(Werkscherm):
    """A line for every transcript, and the one under the cursor in full below."""

    CSS_PATH = "transcripten.tcss"
    TITEL = _("Transcripten")
    UITLEG = _(
        "Een transcript is de uitgeschreven opname van het gesprek. i leest er een in: vtt, srt, docx of platte tekst; u ziet "
        "eerst wat er is herkend en wat er vreemd aan is. s zegt wie de sprekers zijn, Enter zet wat er is gezegd naast de "
        "notities. Een verbeterd transcript komt naast het vorige: codes op ongewijzigde tekst blijven staan."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "lees_in", _("inlezen"), tooltip=_("lees een transcript in, of een verbeterde versie ervan")),
        Binding("s", "sprekers", _("sprekers"), tooltip=_("zeg wie de sprekers in dit transcript zijn")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str, naar: str = "") -> None:
        """``naar`` is the id of a transcript to begin at."""
        super().__init__(sessie)
        self.dossier = dossier
        self._naar = naar
        self._stand = Stand((), "")

    def inhoud(self) -> ComposeResult:
        """The table, or what to do without transcripts; the transcript under the cursor in full."""
        yield Static(id="leeg", markup=False)
        yield Transcripttabel(KOLOMMEN, id="transcripten")
        yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was changed on another screen shows at once."""
        self.ververs()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a transcript there are no speakers to name."""
        if action == "sprekers":
            return bool(self._stand.regels)
        return super().check_action(action, parameters)

    def ververs(self) -> None:
        """Read in the background."""
        lees_op_achtergrond(self, lambda: lees_stand(self.sessie, self.dossier), self._toon)

    def _toon(self, stand: Stand) -> None:
        self._stand = stand
        tabel = self.query_one(Tabel)
        tabel.vul((regel.transcript.id, _cellen(regel)) for regel in stand.regels)
        ids = [regel.transcript.id for regel in stand.regels]
        if self._naar in ids:
            tabel.move_cursor(row=ids.index(self._naar))
            self._naar = ""
        tabel.display = bool(stand.regels)
        if stand.regels and self.focused is None:
            tabel.focus()
        leeg = self.query_one("#leeg", Static)
        leeg.display = not stand.regels
        leeg.update(
            Content(
                stand.vast
                or _(
                    "Er is nog geen transcript van dit gesprek. Druk op i en kies het bestand (vtt, srt, docx of txt)."
                )
            )
        )
        self.query_one("#details").display = bool(stand.regels)
        self.refresh_bindings()
        self._toon_details()

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        regel = self._gekozen()
        self.query_one("#details", Static).update(Content(_details(regel)) if regel else Content(""))

    def _gekozen(self) -> Regel | None:
        sleutel = self.query_one(Tabel).gekozen
        return next((regel for regel in self._stand.regels if regel.transcript.id == sleutel), None)

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _lees(self) -> None:
        from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen

        if (regel := self._gekozen()) is not None:
            self.app.push_screen(TranscriptScreen(self.sessie, self.dossier, regel.transcript.id))

    def action_sprekers(self) -> None:
        """Say who speaks."""
        from korpsmonitor_tui.tui.screens.transcript_sprekers import SprekersScreen

        regel = self._gekozen()
        if regel is None:
            return
        if not regel.namen:
            self.notify(_("Dit transcript noemt geen sprekers; er valt niets te benoemen."))
            return
        self.app.push_screen(SprekersScreen(self.sessie, self.dossier, regel.transcript.id))

    def action_lees_in(self) -> None:
        """Choose a file, look at what it holds, and take it in."""
        from korpsmonitor_tui.tui.screens.transcript_inlezen import vraag_transcript

        if self._stand.vast:
            self.notify(self._stand.vast, severity="warning", markup=False)
            return
        vraag_transcript(self, self.sessie, self.dossier, self._ingelezen)

    def _ingelezen(self, uitkomst: Transcriptimport) -> None:
        """Who speaks is asked once, at once."""
        self._naar = uitkomst.transcript.id
        self.ververs()
        if not uitkomst.eerder and any(not wie for wie in uitkomst.sprekers.values()):
            from korpsmonitor_tui.tui.screens.transcript_sprekers import SprekersScreen

            self.app.push_screen(SprekersScreen(self.sessie, self.dossier, uitkomst.transcript.id))


def _cellen(regel: Regel) -> tuple[Cel, ...]:
    transcript = regel.transcript
    vreemd = sum(regel.vlaggen.values())
    stijl = "text-muted" if transcript.vervangen else ""
    naam = _("(vervangen) {naam}").format(naam=transcript.naam) if transcript.vervangen else transcript.naam
    return (
        str(transcript.nummer),
        (naam, stijl),
        transcript.vorm,
        str(regel.cues),
        str(regel.beurten),
        (f"! {vreemd}", "text-warning") if vreemd else _("geen"),
        _sprekers(regel),
        str(regel.opname.nummer) if regel.opname else "–",
    )


def _sprekers(regel: Regel) -> Cel:
    totaal = len(regel.namen)
    if not totaal:
        return _("geen")
    bekend = sum(1 for naam in regel.namen if regel.labels.get(naam))
    if bekend == totaal:
        return (_("✓ alle {totaal}").format(totaal=totaal), "text-success")
    return (_("? {bekend} van {totaal}").format(bekend=bekend, totaal=totaal), "text-warning")


def _details(regel: Regel) -> str:
    transcript = regel.transcript
    delen = [
        _("{nummer}. {naam}, ingelezen op {dag}").format(
            nummer=transcript.nummer,
            naam=maak_zichtbaar(transcript.naam),
            dag=toon_datum(transcript.datum) if transcript.datum else "?",
        )
    ]
    if transcript.vervangen:
        delen.append(_("Vervangen door een verbeterd transcript."))
    if regel.vlaggen:
        delen.append(
            _("Let op: {vlaggen}").format(
                vlaggen=", ".join(f"{aantal} × {vlagnaam(vlag)}" for vlag, aantal in regel.vlaggen.items())
            )
        )
    if regel.namen:
        wie = (f"{naam} = {regel.labels.get(naam) or '?'}" for naam in regel.namen)
        delen.append(
            ngettext("Spreker: {wie}", "Sprekers: {wie}", len(regel.namen)).format(
                wie=maak_zichtbaar(", ".join(wie))
            )
        )
    if regel.opname:
        delen.append(_("Opname: {naam}").format(naam=maak_zichtbaar(regel.opname.naam)))
    if transcript.verschuiving:
        delen.append(
            _("Verschoven ten opzichte van de notities: {duur}").format(
                duur=toon_tijd(transcript.verschuiving)
            )
        )
    return "\n".join(delen)
