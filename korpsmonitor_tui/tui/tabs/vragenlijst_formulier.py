"""The form for one question: its text, its explanation, and fields that fit what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Geldigheid
from korpsmonitor_tui.services.velden import Veld
from korpsmonitor_tui.services.vragenlijst import zet_antwoord
from korpsmonitor_tui.tui.tabs.vragenlijst_ernaast import Ernaast, Ernaastpaneel, kort_ernaast, signaalregels
from korpsmonitor_tui.tui.tabs.vragenlijst_kop import antwoordregels, geldigheidsregel, rijenregel, vraagkop
from korpsmonitor_tui.tui.tabs.vragenlijst_rooster import CONFLICT, TWIJFEL, Cel, Rooster
from korpsmonitor_tui.tui.tabs.vragenlijst_stand import plaats_van
from korpsmonitor_tui.tui.tabs.vragenlijst_weergave import KEUZES, mogelijkheden_van, vaktitel
from korpsmonitor_tui.tui.widgets.bewaarder import Bewaarder, Bron
from korpsmonitor_tui.tui.widgets.bewaarveld import Bewaarveld
from korpsmonitor_tui.tui.widgets.keuzeveld import Keuzeveld
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.velden import Plaats
    from korpsmonitor_tui.tui.tabs.vragenlijst_stand import Vragenlijststand


class Waardeveld(KladVeld):
    """An answer on one line; Enter goes on to the next answer."""

    def verder(self) -> None:
        """The form knows what comes next."""


class Toelichtingveld(KladVeld):
    """What was said about an answer; Tab goes on to the next answer."""

    @dataclass
    class Verder(Message):
        """Tab: the explanation is done."""

    async def on_key(self, event: events.Key) -> None:
        """Tab does not leave the form."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.post_message(self.Verder())


class Regels(Static):
    """Text that takes no room when there is none, and is only laid out anew when it changes."""

    _getoond: str | None = None

    def zet(self, inhoud: Content) -> None:
        """Show this text."""
        if inhoud.markup != self._getoond:
            self._getoond = inhoud.markup
            self.update(inhoud)
            self.display = bool(inhoud.plain)


class Vraagformulier(VerticalScroll, can_focus=False):
    """The same fields serve every question, so that nothing typed while a question changes can get lost."""

    @dataclass
    class Doorgegaan(Message):
        """The last answer of this question is done."""

    @dataclass
    class Vakgewisseld(Message):
        """Another place of the question is worked in."""

        vak: Vak

    def __init__(self, sessie: Sessie, dossier: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._sessie = sessie
        self._dossier = dossier
        self._bewaarders: dict[Plaats, Bewaarder] = {}
        self._geschreven: dict[Plaats, float] = {}
        self._stand: Vragenlijststand | None = None
        self._ernaast = Ernaast()
        self.vraag: Vraag | None = None
        self.vak: Vak | None = None
        """The place that is worked in."""

    def compose(self) -> ComposeResult:
        """Question above, fields below."""
        yield Regels(id="plaats", markup=False)
        yield Regels(id="vraagtekst", markup=False)
        yield Regels(id="vraaguitleg", markup=False)
        yield Regels(id="geldigheid", markup=False)
        yield Regels(id="kort-ernaast", markup=False)
        yield Keuzeveld(self._sessie, id="keuze")
        yield KladVeld(self._sessie, id="open")
        yield Waardeveld(self._sessie, enkel=True, id="waarde")
        yield Rooster(self._sessie, self._cel, partial(self._open, naam=WAARDE), id="rooster")
        yield Regels(id="telling", markup=False)
        yield Toelichtingveld(self._sessie, id="toelichting")
        yield Regels(id="gelezen", markup=False)
        yield Regels(id="signalen", markup=False)
        yield Ernaastpaneel(id="ernaast")

    @property
    def rooster(self) -> Rooster:
        """The table for a question with several places."""
        return self.query_one(Rooster)

    @property
    def antwoordveld(self) -> Bewaarveld:
        """The field for the answer in the place that is worked in."""
        vraag = self.vraag
        if vraag is not None and len(vraag.vakken) > 1:
            return self.rooster.editor
        if vraag is not None and (vraag.vraagt in KEUZES or vraag.vraagt == "meerkeuze"):
            return self.query_one(Keuzeveld)
        return self.query_one(
            "#open" if vraag is not None and vraag.vraagt == "open" else "#waarde", KladVeld
        )

    def velden(self) -> Iterator[Bewaarveld]:
        """Every field of the form."""
        # Textual's own selectors only know the first base of a class.
        yield from (veld for veld in self.query("*") if isinstance(veld, Bewaarveld))

    # -- showing a question ------------------------------------------------------------------------------------------

    def toon(self, vraag: Vraag, stand: Vragenlijststand, vak: Vak | None = None) -> None:
        """Show a question with its answers, with the cursor at ``vak``; what was typed for the one before is saved."""
        self._stand = stand
        if vraag is not self.vraag:
            self.vraag = vraag
            self._toon_velden(vraag, vak if vak in vraag.vakken else vraag.vakken[0])
            self.scroll_home(animate=False)
        elif vak is not None and vak in vraag.vakken and len(vraag.vakken) > 1:
            self.rooster.ga(vak)
        self._toon_kop(vraag, stand)
        self._sluit_af(stand)
        self.rooster.herteken()
        self._toon_onder()
        self.toon_ernaast()

    def toon_ernaast(self, ernaast: Ernaast | None = None) -> None:
        """Show what stands beside the answer that is worked in, as it was read last."""
        self._ernaast = ernaast or self._ernaast
        if self.vraag is not None and self.vak is not None:
            self.query_one(Ernaastpaneel).toon(self._ernaast, self.vraag, self.vak)
            kort = kort_ernaast(self._ernaast, self.vraag, self.vak)
            self.query_one("#kort-ernaast", Regels).zet(Content(kort))
            self.query_one("#signalen", Regels).zet(signaalregels(self._ernaast, self.vraag.id, self.vak))

    def _toon_kop(self, vraag: Vraag, stand: Vragenlijststand) -> None:
        plaats, uitleg = vraagkop(vraag, stand.vragenlijst)
        self.query_one("#plaats", Regels).zet(plaats)
        self.query_one("#vraagtekst", Regels).zet(Content(vraag.tekst))
        self.query_one("#vraaguitleg", Regels).zet(uitleg)
        self._toon_geldigheid()

    def _toon_geldigheid(self) -> None:
        regel = ""
        if self.vraag is not None and self._stand is not None:
            regel = geldigheidsregel(self._stand, self.vraag, self.gegeven)
        self.query_one("#geldigheid", Regels).zet(Content(regel))

    def _toon_velden(self, vraag: Vraag, vak: Vak) -> None:
        """Open the fields of this question on their texts, and close the others."""
        antwoord = self.antwoordveld
        enkel = (
            self.query_one(Keuzeveld),
            self.query_one("#open", KladVeld),
            self.query_one("#waarde", KladVeld),
        )
        for veld in enkel:
            veld.display = veld is antwoord
            if veld is not antwoord and veld.bewaarder is not None:
                veld.sluit()
        self.rooster.display = len(vraag.vakken) > 1
        self.vak = vak
        if self.rooster.display:
            self.rooster.toon(vraag, vak)
            self._open_toelichting(vak)
            return
        self.rooster.sluit()
        if isinstance(antwoord, Keuzeveld):
            antwoord.zet_mogelijkheden(mogelijkheden_van(vraag), meer=vraag.vraagt == "meerkeuze")
        elif isinstance(antwoord, Waardeveld):
            naam = _("Datum") if vraag.vraagt == "datum" else _("Antwoord")
            antwoord.border_title = (
                _("{antwoord} over {jaar}").format(antwoord=naam, jaar=vak.jaar) if vak.jaar else naam
            )
        self._open(antwoord, vak, naam=WAARDE)
        self._open_toelichting(vak)

    def _sluit_af(self, stand: Vragenlijststand) -> None:
        """Without the right to write, and while the verslag is frozen, there is only something to read."""
        for veld in self.velden():
            if isinstance(veld, KladVeld):
                veld.read_only = bool(stand.vast)
            else:
                # A closed field stays closed.
                veld.disabled = bool(stand.vast) or veld.bewaarder is None

    def _open_toelichting(self, vak: Vak) -> None:
        veld, titel = self.query_one(Toelichtingveld), vaktitel(self.vraag, vak) if self.vraag else ""
        naam = _("Toelichting bij {vak}").format(vak=titel) if titel else _("Toelichting")
        veld.border_title = Content(naam).markup
        self._open(veld, vak, naam=TOELICHTING)

    def _open(self, veld: Bewaarveld, vak: Vak, *, naam: str) -> None:
        """A text that was open before goes on where it was: it may still be on its way to the disk."""
        plaats = plaats_van(self._dossier, vak, naam)
        if (bekend := self._bewaarders.get(plaats)) is not None:
            veld.hervat(bekend)
        else:
            veldstand = self._stand.velden.get(plaats, Veld()) if self._stand else Veld()
            schrijf = partial(self._schrijf, vak, naam)
            self._bewaarders[plaats] = veld.open(Bron(plaats, veldstand, schrijf))
        veld.ververs()

    def _schrijf(self, vak: Vak, naam: str, tekst: str, op: tuple[str, ...]) -> None:
        zet_antwoord(self._sessie, self._dossier, vak, tekst, veld=naam, op=op)
        self._geschreven[plaats_van(self._dossier, vak, naam)] = monotonic()

    # -- what stands in the places, saved or not -----------------------------------------------------------------------

    def tekst(self, vak: Vak, naam: str = WAARDE) -> str:
        """An answer or its explanation as it is now: as it is being typed, else as it was read or written last."""
        plaats = plaats_van(self._dossier, vak, naam)
        bewaarder, stand = self._bewaarders.get(plaats), self._stand
        gelezen_op = stand.gelezen_op if stand else 0.0
        if bewaarder is not None and (bewaarder.vuil or self._geschreven.get(plaats, 0.0) >= gelezen_op):
            return bewaarder.tekst
        veld = stand.velden.get(plaats) if stand else None
        return veld.tekst if veld else ""

    def gegeven(self, vak: Vak) -> str:
        """What conditions ask for: the answer as it is now."""
        return self.tekst(vak)

    def beantwoord(self, vraag: Vraag) -> bool:
        """Whether every place of a question has an answer now."""
        return all(self.tekst(vak).strip() for vak in vraag.vakken)

    def vervalt(self, vraag: Vraag) -> bool:
        """Whether a question is not asked, given the answers as they are now."""
        stand = self._stand
        if stand is None:
            return False
        partij = stand.partij
        geldigheid = stand.vragenlijst.geldigheid(vraag, self.gegeven, partij.code, partij.soort)
        return geldigheid == Geldigheid.VERVALT

    def _cel(self, vak: Vak) -> Cel:
        waarde, toelichting = self.tekst(vak), self.tekst(vak, TOELICHTING)
        plaatsen = [plaats_van(self._dossier, vak, naam) for naam in (WAARDE, TOELICHTING)]
        velden = self._stand.velden if self._stand else {}
        if any(plaats in velden and velden[plaats].conflict for plaats in plaatsen):
            return Cel(waarde, toelichting, CONFLICT)
        past = self.vraag is None or self.vraag.past(waarde)
        return Cel(waarde, toelichting, "" if past else TWIJFEL)

    @on(KladVeld.Changed)
    @on(Keuzeveld.Veranderd)
    def _toon_onder(self) -> None:
        """How the answers are read, and what they add up to: to see a slip, not to correct what was stated."""
        vraag, stand, vak = self.vraag, self._stand, self.vak
        if vraag is None or stand is None or vak is None:
            return
        self.query_one("#gelezen", Regels).zet(antwoordregels(stand, vraag, vak, self.gegeven))
        telling = Content()
        if self.rooster.display:
            regels = (self.rooster.voluit(), self.rooster.legenda(), rijenregel(stand, vraag, self.gegeven))
            telling = Content("\n".join(filter(None, regels)))
        self.query_one("#telling", Regels).zet(telling)

    # -- from answer to answer ---------------------------------------------------------------------------------------

    def focus_antwoord(self, *, leeg: bool = False) -> None:
        """Go to the answer of this question; with ``leeg`` to the first place without one."""
        vraag = self.vraag
        if leeg and vraag is not None and len(vraag.vakken) > 1:
            open_ = next((vak for vak in vraag.vakken if not self.tekst(vak).strip()), None)
            if open_ is not None:
                self.rooster.ga(open_)
        self.screen.set_focus(self.antwoordveld)

    @on(Rooster.Gegaan)
    def _volg_rooster(self, gegaan: Rooster.Gegaan) -> None:
        gegaan.stop()
        if gegaan.vak == self.rooster.vak and gegaan.vak != self.vak:
            self.vak = gegaan.vak
            self._open_toelichting(gegaan.vak)
            if self._stand is not None:
                self._sluit_af(self._stand)
            self.toon_ernaast()
        self._toon_onder()
        self.post_message(self.Vakgewisseld(gegaan.vak))

    @on(Waardeveld.Klaar, "#waarde")
    @on(Keuzeveld.Klaar)
    @on(Rooster.Klaar)
    def _ga_door(self, gebeurtenis: Message) -> None:
        gebeurtenis.stop()
        self.post_message(self.Doorgegaan())

    @on(Toelichtingveld.Verder)
    def _na_toelichting(self, gebeurtenis: Toelichtingveld.Verder) -> None:
        gebeurtenis.stop()
        if self.rooster.display:
            self.screen.set_focus(self.antwoordveld)
            self.rooster.ga_verder()
        else:
            self.post_message(self.Doorgegaan())
