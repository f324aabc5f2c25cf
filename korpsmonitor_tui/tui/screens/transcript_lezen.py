"""A transcript beside the notes: who said what and when, and which note was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.transcripten import noteer_beurt, zet_verschuiving
from korpsmonitor_tui.services.transcriptstand import lees_cues
from korpsmonitor_tui.tui.basis import Werkscherm, doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.screens.transcript_leesbeeld import (
    Deel,
    beurtregel,
    notitieregel,
    over_beurt,
    over_notitie,
)
from korpsmonitor_tui.tui.screens.transcript_notitie import BeurtnotitieDialoog, Notitiekeuze
from korpsmonitor_tui.tui.screens.transcript_stand import Leesstand, lees_leesstand
from korpsmonitor_tui.tui.widgets.regellijst import Regellijst

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.transcript import Cue
    from korpsmonitor_tui.services.sessie import Sessie

STAP = 1_000
"""Milliseconds that one key shifts."""
SPRONG = 10_000


@dataclass
class Spring(Message):
    """Somebody wants to see what belongs to the line under the cursor."""

    lijst: Regellijst


class Beurtenlijst(Regellijst):
    """The turns."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "spring", _("naar notitie"), tooltip=_("spring naar de notitie die hierbij hoort")),
        Binding("m", "screen.noteer", _("maak notitie"), tooltip=_("maak van deze beurt een notitie, die ernaar verwijst")),
    ]  # fmt: skip

    def action_spring(self) -> None:
        """To the other side."""
        self.post_message(Spring(self))


class Notities(Regellijst):
    """The notes of the gesprek."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "spring", _("naar beurt"), tooltip=_("spring naar wat er werd gezegd toen deze notitie werd gemaakt")),
    ]  # fmt: skip

    def action_spring(self) -> None:
        """To the other side."""
        self.post_message(Spring(self))


class TranscriptScreen(Werkscherm):
    """Turns on the left, notes on the right, what is under the cursor in full below."""

    CSS_PATH = "transcript_lezen.tcss"
    TITEL = _("Transcript")
    UITLEG = _(
        "Links wat er is gezegd, rechts de notities, op de klok van de opname; ◂ staat bij wat bij elkaar hoort. Tab wisselt van "
        "kant en Enter springt naar de andere. Klopt de tijd niet, wijs dan links de beurt aan en rechts de notitie die daar "
        "werd gemaakt en druk op h; + en - verschuiven een seconde, > en < tien. m maakt van een beurt een notitie. / zoekt in "
        "dit transcript, n gaat naar de volgende plaats."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hier", _("hier gezegd"), tooltip=_("de aangewezen notitie is gemaakt bij de aangewezen beurt: verschuif het transcript zo")),
        Binding("plus,equals_sign", f"verschuif({STAP})", _("later"), tooltip=_("de notities horen een seconde later in de opname")),
        Binding("minus", f"verschuif({-STAP})", _("eerder"), tooltip=_("de notities horen een seconde eerder in de opname")),
        Binding("greater_than_sign", f"verschuif({SPRONG})", _("10 s later"), show=False, tooltip=_("de notities horen tien seconden later in de opname")),
        Binding("less_than_sign", f"verschuif({-SPRONG})", _("10 s eerder"), show=False, tooltip=_("de notities horen tien seconden eerder in de opname")),
        Binding("slash", "zoek", _("zoeken"), tooltip=_("zoek in dit transcript")),
        Binding("n", "volgende(1)", _("volgende"), tooltip=_("naar de volgende plaats met deze woorden")),
        Binding("N", "volgende(-1)", _("vorige"), show=False, tooltip=_("naar de vorige plaats met deze woorden")),
        Binding("s", "sprekers", _("sprekers"), tooltip=_("zeg wie de sprekers zijn")),
        Binding("escape", "terug", _("terug")),
    ]  # fmt: skip

    def __init__(
        self, sessie: Sessie, dossier: str, transcript: str, *, beurt: int = 0, zoek: str = ""
    ) -> None:
        """``beurt`` is the number of the turn to begin at, ``zoek`` words that were looked for."""
        super().__init__(sessie)
        self.dossier = dossier
        self._transcript = transcript
        self._naar = beurt
        self._zoek = zoek
        self._stand: Leesstand | None = None
        self._cues: tuple[Cue, ...] = ()
        self._gevonden: tuple[int, ...] = ()

    def inhoud(self) -> ComposeResult:
        """Where it stands, the field to search in, both lists, the details."""
        yield Static(id="stand", markup=False)
        yield Input(self._zoek, placeholder=_("Zoek in dit transcript…"), id="zoek", compact=True)
        with Horizontal(id="naast-elkaar"):
            yield Beurtenlijst(id="beurten")
            yield Notities(id="notities")
            yield Static(
                Content(_("Nog geen notities. m maakt er een van de beurt links.")), id="geen-notities"
            )
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="tekst", markup=False)

    @property
    def beurten(self) -> Beurtenlijst:
        """The turns."""
        return self.query_one(Beurtenlijst)

    @property
    def notities(self) -> Notities:
        """The notes."""
        return self.query_one(Notities)

    def on_mount(self) -> None:
        """Begin in the turns."""
        self.beurten.focus()

    def on_screen_resume(self) -> None:
        """What was changed on another screen shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background; the text of a transcript is read once."""
        lees_op_achtergrond(self, self._lees, self._toon)

    def _lees(self) -> tuple[Leesstand, tuple[Cue, ...]]:
        bekend = self._stand.beurten if self._stand else None
        stand = lees_leesstand(self.sessie, self.dossier, self._transcript, bekend)
        return stand, self._cues or lees_cues(self.sessie.store.lees(), self._transcript)

    def _toon(self, gelezen: tuple[Leesstand, tuple[Cue, ...]]) -> None:
        stand, self._cues = gelezen
        self._stand = stand
        self.beurten.vul(len(stand.beurten), self._beurtregel)
        self.notities.vul(len(stand.lijnen), self._notitieregel)
        self.notities.display = bool(stand.lijnen)
        self.query_one("#geen-notities").display = not stand.lijnen
        if self._zoek:
            self._gevonden = stand.vind(self._zoek)
        if self._naar:
            self.beurten.ga_naar(self._naar - 1)
            self._naar = 0
            self._wijs_notitie_aan()
        self._toon_stand()
        self._toon_details()

    def _toon_stand(self) -> None:
        stand = self._stand
        if stand is None:
            return
        transcript = stand.transcript
        delen: list[Deel] = [(f"{transcript.nummer}. {maak_zichtbaar(transcript.naam)}", "bold $text-accent")]
        if transcript.vervangen:
            delen.append((_(" · vervangen door een verbeterd transcript"), "$text-warning"))
        delen.append(_(" · {aantal} beurten").format(aantal=len(stand.beurten)))
        if transcript.verschuiving:
            teken = "+" if transcript.verschuiving > 0 else ""
            delen.append(
                _(" · verschoven {duur}").format(duur=f"{teken}{toon_tijd(transcript.verschuiving)}")
            )
        if self._zoek:
            delen.append((f" · {self._over_zoeken()}", "bold"))
        self.query_one("#stand", Static).update(Content.assemble(*delen))

    def _over_zoeken(self) -> str:
        if not self._gevonden:
            return _("“{woorden}” staat er niet in").format(woorden=maak_zichtbaar(self._zoek))
        hier = self.beurten.hier
        nummer = self._gevonden.index(hier) + 1 if hier in self._gevonden else 0
        aantal = len(self._gevonden)
        if nummer:
            return _("“{woorden}”: plaats {nummer} van {aantal}").format(
                woorden=maak_zichtbaar(self._zoek), nummer=nummer, aantal=aantal
            )
        return ngettext("“{woorden}”: {aantal} plaats", "“{woorden}”: {aantal} plaatsen", aantal).format(
            woorden=maak_zichtbaar(self._zoek), aantal=aantal
        )

    def _beurtregel(self, nr: int) -> Content:
        stand = self._stand
        return beurtregel(stand, nr, self.notities.hier, nr in self._gevonden) if stand else Content("")

    def _notitieregel(self, nr: int) -> Content:
        stand = self._stand
        return notitieregel(stand, nr, self.beurten.hier) if stand else Content("")

    @on(Regellijst.Aangewezen)
    def _ander(self) -> None:
        """What belongs to the line is marked on the other side."""
        self.beurten.refresh()
        self.notities.refresh()
        self._toon_stand()
        self._toon_details()

    def on_descendant_focus(self) -> None:
        """The details are those of the side that is worked in."""
        self._toon_details()

    def _toon_details(self) -> None:
        stand = self._stand
        if stand is None:
            return
        if self.notities.has_focus and self.notities.hier is not None:
            delen = over_notitie(stand, self.notities.hier, self.sessie.instrument)
        elif self.beurten.hier is not None:
            delen = over_beurt(stand, stand.beurten[self.beurten.hier], self._cues)
        else:
            delen = [_("In dit transcript staat geen gesproken tekst.")]
        self.query_one("#tekst", Static).update(Content.assemble(*delen))
        self.query_one("#details", VerticalScroll).scroll_home(animate=False)

    # -- from one side to the other ----------------------------------------------------------------------------------

    @on(Spring)
    def _spring(self, bericht: Spring) -> None:
        if bericht.lijst is self.notities:
            self._wijs_beurt_aan()
        elif self._wijs_notitie_aan():
            self.notities.focus()
        else:
            self.notify(_("Bij deze beurt is geen notitie gemaakt; m maakt er een."))

    def _wijs_notitie_aan(self) -> bool:
        """Put the cursor on the first note that belongs to the turn."""
        hier = self.beurten.hier
        erbij = self._stand.bij_beurt.get(hier) if self._stand and hier is not None else None
        if erbij and self.notities.hier not in erbij:
            self.notities.ga_naar(erbij[0])
        return bool(erbij)

    def _wijs_beurt_aan(self) -> None:
        hier = self.notities.hier
        beurt = self._stand.beurt_bij(hier) if self._stand and hier is not None else None
        if beurt is None:
            self.notify(
                _(
                    "Bij deze notitie is niets gezegd. Klopt de tijd niet? Wijs links de beurt aan en druk op h."
                )
            )
            return
        self.beurten.ga_naar(beurt)
        self.beurten.focus()

    # -- the time ----------------------------------------------------------------------------------------------------

    def _mag_schrijven(self) -> bool:
        vast = self._stand.vast if self._stand else _("Het transcript wordt nog gelezen.")
        if vast:
            self.notify(vast, severity="warning", markup=False)
        return not vast

    def action_verschuif(self, ms: int) -> None:
        """Lay the notes later or earlier along the recording."""
        if self._stand and self._mag_schrijven():
            self._zet_verschuiving(self._stand.transcript.verschuiving + ms)

    def action_hier(self) -> None:
        """This note was made when this was said."""
        beurt, notitie = self.beurten.hier, self.notities.hier
        if self._stand is None or beurt is None or notitie is None or not self._mag_schrijven():
            return
        begin, verstreken = self._stand.beurten[beurt].begin_ms, self._stand.lijnen[notitie].verstreken
        if begin is None or verstreken is None:
            self.notify(_("Zonder tijd valt er niets te verschuiven."), severity="warning")
            return
        self._zet_verschuiving(begin - verstreken)

    def _zet_verschuiving(self, ms: int) -> None:
        def taak() -> Leesstand:
            zet_verschuiving(self.sessie, self.dossier, self._transcript, ms)
            return self._lees()[0]

        doe_op_achtergrond(self, taak, lambda stand: self._toon((stand, self._cues)))

    # -- notes -------------------------------------------------------------------------------------------------------

    def action_noteer(self) -> None:
        """Make a note of the turn under the cursor."""
        stand, hier = self._stand, self.beurten.hier
        if stand is None or hier is None or not self._mag_schrijven():
            return
        beurt = stand.beurten[hier]
        hoofdstukken = [(f"{h.nummer} {h.titel}", h.code) for h in self.sessie.instrument.hoofdstukken]

        def taak(keuze: Notitiekeuze) -> str:
            notitie = NieuweNotitie(keuze.hoofdstuk, keuze.tekst)
            return noteer_beurt(self.sessie, self.dossier, self._transcript, beurt.nummer, notitie)

        dialoog = BeurtnotitieDialoog(
            stand.wie(beurt), beurt.tekst, hoofdstukken, self._hoofdstuk_bij(stand, hier)
        )
        vraag_en_doe(self, dialoog, taak, self._genoteerd)

    def _hoofdstuk_bij(self, stand: Leesstand, beurt: int) -> str:
        """The chapter of the last note before this turn, else the first."""
        begin = stand.beurten[beurt].begin_ms or 0
        eerder = [
            (tijd, lijn.notitie.hoofdstuk)
            for nr, lijn in enumerate(stand.lijnen)
            if (tijd := stand.tijd_van(nr)) is not None
            and tijd <= begin
            and self.sessie.instrument.hoofdstuk(lijn.notitie.hoofdstuk)
        ]
        return max(eerder)[1] if eerder else self.sessie.instrument.hoofdstukken[0].code

    def _genoteerd(self, _notitie: str) -> None:
        self.notify(_("De notitie staat bij het gesprek; Ctrl+Z haalt haar weer weg."))
        self.ververs()

    # -- searching ---------------------------------------------------------------------------------------------------

    def action_zoek(self) -> None:
        """Type words to look for."""
        self.query_one("#zoek", Input).add_class("zichtbaar").focus()

    @on(Input.Submitted, "#zoek")
    def _zoek_nu(self, gebeurtenis: Input.Submitted) -> None:
        self._zoek = gebeurtenis.value.strip()
        gebeurtenis.input.remove_class("zichtbaar")
        self.beurten.focus()
        self._gevonden = self._stand.vind(self._zoek) if self._stand else ()
        if self._gevonden and self.beurten.hier not in self._gevonden:
            self.action_volgende(1)
        self._ander()

    def action_volgende(self, stap: int) -> None:
        """To the next turn with these words, from the last on to the first."""
        hier = self.beurten.hier
        if not self._gevonden or hier is None:
            self.notify(_("Zoek eerst met / naar een woord."))
            return
        verder = [nr for nr in self._gevonden if (nr > hier if stap > 0 else nr < hier)]
        rond = self._gevonden[0 if stap > 0 else -1]
        self.beurten.ga_naar((verder[0] if stap > 0 else verder[-1]) if verder else rond)
        self._toon_stand()

    def action_terug(self) -> None:
        """Out of the search, else back."""
        zoek = self.query_one("#zoek", Input)
        if zoek.has_class("zichtbaar"):
            zoek.remove_class("zichtbaar")
            self.beurten.focus()
        else:
            self.dismiss()

    def action_sprekers(self) -> None:
        """Say who speaks."""
        from korpsmonitor_tui.tui.screens.transcript_sprekers import SprekersScreen

        self.app.push_screen(SprekersScreen(self.sessie, self.dossier, self._transcript))
