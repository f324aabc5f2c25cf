"""Giving a dimension its score: the colour, why, and what it rests on; blind, or settled after that, as it falls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.content import Content
from textual.widgets import Select, SelectionList, Static
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort, zonder_oordeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.weegregels import Score
from korpsmonitor_tui.services import blindscores, scores
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.scoreinvoer import Scoreinvoer
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import STIJL, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_klad import SCORESTIJL, Kladdialoog, vraag_met_klad
from korpsmonitor_tui.tui.weegwoorden import scorenaam
from korpsmonitor_tui.tui.widgets.bewijspaneel import OORDEELTEKENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.gegeven_score import GegevenScore
    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.bewijsaanbod import Bewijsaanbod, Mogelijk
    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand
    from korpsmonitor_tui.tui.weegwoorden import Weegnamen

_LANGST: Final = 60


@dataclass(frozen=True, slots=True)
class Scoreblad:
    """Everything that the form begins with."""

    dossier: str
    korps: str
    dimensie: Dimensie
    weegsessie: Weegsessie
    onthouden: tuple[str, ...]
    blind: Blindstand
    """Of this dimension in the weegsessie; without members if it is not scored blind there."""
    aanbod: Bewijsaanbod
    begin: GegevenScore | None
    """What the form begins with: the score as it is, of who scores blind their own."""
    koppen: tuple[str, ...]
    klad: str
    namen: Weegnamen

    @property
    def geeft_blind(self) -> bool:
        """Whether this is one's own blind score, rather than the score that holds."""
        return bool(self.blind.leden) and not self.blind.zichtbaar


def formuliernaam(stand: Weegstand, code: str, *, blind: bool) -> str:
    """What the form is about, the same each time."""
    sessie = stand.weegsessie.id if stand.weegsessie else ""
    return f"{'blind' if blind else 'score'}/{sessie}/{stand.korps.dossier}/{code}"


def lees_scoreblad(sessie: Sessie, stand: Weegstand, code: str) -> Scoreblad:
    """Read it all; for a worker thread. ``stand`` names the weegsessie. Raises StapGeweigerd for who has to wait."""
    cel, weegsessie, dossier = stand.korps.cel(code), stand.weegsessie, stand.korps.dossier
    assert cel is not None, code
    assert weegsessie is not None, code
    blind = blindscores.lees(sessie, dossier, code, weegsessie)
    geeft_blind = bool(blind.leden) and not blind.zichtbaar
    if geeft_blind and sessie.persoon.id not in blind.leden:
        raise StapGeweigerd(
            _("Deze dimensie wordt eerst blind gescoord; nog niet door {namen}.").format(
                namen=stand.namen.reeks(blind.wacht_op)
            )
        )
    eigen = dict(blind.scores).get(sessie.persoon.id)
    koppen = (
        blindscores.koppen(sessie, dossier, code, weegsessie)
        if geeft_blind
        else scores.koppen(sessie, dossier, code)
    )
    return Scoreblad(
        dossier,
        stand.korps.partij.naam,
        cel.dimensie,
        weegsessie,
        stand.onthouden,
        blind,
        mogelijk_bewijs(sessie, dossier, code, weegsessie),
        eigen if geeft_blind else cel.gegeven or _samen(blind),
        koppen,
        sessie.store.lees_formulier(sessie.wie, formuliernaam(stand, code, blind=geeft_blind)),
        stand.namen,
    )


def _samen(blind: Blindstand) -> GegevenScore | None:
    """What to settle on begins with what all agreed on, and with everything that somebody based a score on."""
    if not blind.scores or not blind.zichtbaar:
        return None
    alle = [gegeven for _lid, gegeven in blind.scores]
    bewijs = tuple(dict.fromkeys(stuk for gegeven in alle for stuk in gegeven.bewijs))
    motivatie = "\n".join(dict.fromkeys(gegeven.motivatie for gegeven in alle))
    return replace(alle[0], motivatie=motivatie, bewijs=bewijs)


class ScoreDialoog(Kladdialoog[Scoreinvoer]):
    """Colour, motivation, and the evidence to tick."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, SCORESTIJL]
    KLADVELDEN: ClassVar[tuple[str, ...]] = ("score", "motivatie", "bewijs", "wie", "mondeling", "bron")

    def __init__(self, sessie: Sessie, blad: Scoreblad, formulier: str, score: Score | None) -> None:
        """``score`` is the colour that was pressed; None begins with the one that holds."""
        titel = (
            _("Blind scoren: {dimensie}, {korps}") if blad.geeft_blind else _("Score: {dimensie}, {korps}")
        )
        super().__init__(
            sessie,
            formulier,
            blad.klad,
            titel.format(dimensie=blad.dimensie.naam, korps=blad.korps),
            _uitleg(blad),
        )
        self._blad = blad
        self._gekozen = score
        self._score = score or (blad.begin.score if blad.begin else None)

    def velden(self) -> ComposeResult:
        """The score, why, and what it rests on."""
        yield veld(
            _("Score"),
            Select(
                [(scorenaam(score), score.value) for score in Score],
                value=self._score.value if self._score else Select.NULL,
                prompt=_("kies een score"),
                id="score",
                compact=True,
            ),
        )
        begin = self._blad.begin
        yield veld(_("Motivatie"), Tekstvak(begin.motivatie if begin else "", id="motivatie"))
        yield from self._bewijsvelden()
        yield from self._mondeling()
        andere = next((s.tekst for s in self._van(Bewijssoort.BRON) if not s.verwijzing), "")
        yield veld(
            _("Andere bron"),
            Invulvak(andere, id="bron", voorbeeld=_("welke bron buiten het programma, en wat die zegt")),
        )

    def _bewijsvelden(self) -> Iterator[Widget]:
        stukken = self._blad.aanbod.stukken
        gekozen = (
            {(stuk.soort, stuk.verwijzing) for stuk in self._blad.begin.bewijs} if self._blad.begin else set()
        )
        geweigerd = "\n".join(maak_zichtbaar(reden) for reden in self._blad.aanbod.geweigerd)
        if stukken:
            keuzes = [
                Selection(
                    _stukregel(stuk), stuk.kenmerk, (stuk.bewijs.soort, stuk.bewijs.verwijzing) in gekozen
                )
                for stuk in stukken
            ]
            yield veld(_("Bewijs"), SelectionList[str](*keuzes, id="bewijs", compact=True))
            yield Static(id="stuk", markup=False)
        if geweigerd or not stukken:
            geen = _("Er is nog geen definitief verslag, antwoord of bron om op te rusten.")
            yield veld("" if stukken else _("Bewijs"), Static(Content(geweigerd or geen), classes="hint"))

    def _mondeling(self) -> Iterator[Widget]:
        toelichters = self._blad.aanbod.toelichters
        if not toelichters:
            return
        eerder = next(iter(self._van(Bewijssoort.MONDELING)), None)
        yield veld(
            _("Mondeling"),
            Select(
                [
                    (
                        _("{wie}, bij het gesprek met {partij}").format(wie=t.wie.naam, partij=t.partij),
                        f"{t.wie.id} {t.dossier}",
                    )
                    for t in toelichters
                ],
                value=f"{eerder.verwijzing} {eerder.dossier}"
                if eerder and self._kan(eerder)
                else Select.NULL,
                prompt=_("wie van het monitorteam licht toe?"),
                id="wie",
                compact=True,
            ),
        )
        yield veld(
            _("toelichting"),
            Invulvak(eerder.tekst if eerder else "", id="mondeling", voorbeeld=_("wat er mondeling is toegelicht")),
        )  # fmt: skip

    def _van(self, soort: Bewijssoort) -> list[Bewijs]:
        return [stuk for stuk in self._blad.begin.bewijs if stuk.soort == soort] if self._blad.begin else []

    def _kan(self, stuk: Bewijs) -> bool:
        return any(
            (t.wie.id, t.dossier) == (stuk.verwijzing, stuk.dossier) for t in self._blad.aanbod.toelichters
        )

    def gevuld(self) -> None:
        """The colour that was pressed is the one that is meant."""
        if self._gekozen is not None:
            self.query_one("#score", Select).value = self._gekozen.value
        self.query_one("#motivatie" if self._score else "#score").focus()

    @on(SelectionList.SelectionHighlighted)
    def _toon_stuk(self, gebeurtenis: SelectionList.SelectionHighlighted[str]) -> None:
        stuk = self._blad.aanbod.stuk(gebeurtenis.selection.value)
        if stuk is not None:
            self.query_one("#stuk", Static).update(
                Content.assemble(
                    (f"{maak_zichtbaar(stuk.waar)} ", "bold $text-accent"),
                    f"“{maak_zichtbaar(stuk.bewijs.tekst)}”",
                )
            )

    def lees(self) -> Scoreinvoer:
        """What was filled in. Raises VeldFout without a score, motivation or evidence; services judge the rest."""
        gekozen = self.query_one("#score", Select).value
        if not isinstance(gekozen, str):
            raise VeldFout(_("kies een score."), "score")
        score = Score(gekozen)
        motivatie = self.query_one("#motivatie", Tekstvak).text.strip()
        if not motivatie:
            reden = _("geef de reden dat er geen oordeel is.")
            raise VeldFout(reden if zonder_oordeel(score) else _("motiveer de score."), "motivatie")
        bewijs = tuple(self._bewijs())
        if not bewijs and not zonder_oordeel(score):
            waar = "bewijs" if self._blad.aanbod.stukken else "bron"
            raise VeldFout(
                _("noem ten minste één bewijs: merk het met de spatiebalk, of noem een bron."), waar
            )
        return Scoreinvoer(score, motivatie, bewijs, self._blad.weegsessie.id)

    def _bewijs(self) -> Iterator[Bewijs]:
        if self.query("#bewijs"):
            gemerkt = set(self.query_one("#bewijs", SelectionList).selected)
            yield from (stuk.bewijs for stuk in self._blad.aanbod.stukken if stuk.kenmerk in gemerkt)
        if self.query("#wie"):
            wie, tekst = (
                self.query_one("#wie", Select).value,
                self.query_one("#mondeling", Invulvak).value.strip(),
            )
            if isinstance(wie, str) and tekst:
                persoon, _spatie, dossier = wie.partition(" ")
                yield Bewijs(Bewijssoort.MONDELING, persoon, tekst, dossier)
            elif tekst:
                raise VeldFout(_("kies wie mondeling toelicht."), "wie")
        if bron := self.query_one("#bron", Invulvak).value.strip():
            yield Bewijs(Bewijssoort.BRON, "", bron)


def vraag_score(
    widget: Widget,
    sessie: Sessie,
    stand: Weegstand,
    code: str,
    score: Score | None,
    klaar: Callable[[str], None],
) -> None:
    """Ask for a score of this dimension and give it; ``klaar`` gets what to say of it afterwards."""

    def vraag(blad: Scoreblad) -> None:
        formulier = formuliernaam(stand, code, blind=blad.geeft_blind)

        def geef(invoer: Scoreinvoer) -> str:
            if blad.geeft_blind:
                return _blind_gegeven(
                    blindscores.geef(sessie, blad.dossier, code, invoer, op=blad.koppen), blad.namen
                )
            return scores.geef_score(sessie, blad.dossier, code, invoer, op=blad.koppen).waarschuwing

        vraag_met_klad(widget, ScoreDialoog(sessie, blad, formulier, score), geef, klaar)

    lees_op_achtergrond(widget, lambda: lees_scoreblad(sessie, stand, code), vraag, groep="formulier")


def _blind_gegeven(blind: Blindstand, namen: Weegnamen) -> str:
    if blind.wacht_op:
        return _("Blind gescoord; wacht op {namen}.").format(namen=namen.reeks(blind.wacht_op))
    return _("Iedereen heeft gescoord; stel nu samen de score vast.")


def _uitleg(blad: Scoreblad) -> str:
    """In which weegsessie, who abstains, what was scored blind, and the norm."""
    delen = [maak_zichtbaar(blad.weegsessie.naam)]
    if blad.onthouden:
        delen.append(_("onthoudt zich: {namen}").format(namen=blad.namen.reeks(blad.onthouden)))
    regels = [" · ".join(delen)]
    if blad.geeft_blind:
        regels.append(_("Niemand ziet uw score tot iedereen die blind scoort de zijne gaf."))
    elif blad.blind.leden:
        regels += [
            _("{wie}: {score}").format(wie=blad.namen.reeks([lid]), score=scorenaam(gegeven.score))
            for lid, gegeven in blad.blind.scores
        ]
    regels.append(_("Norm: {norm}").format(norm=kort(maak_zichtbaar(blad.dimensie.norm), 220)))
    return "\n".join(regels)


def _stukregel(stuk: Mogelijk) -> Content:
    """On one line: what is about this dimension stands out, with how it was judged."""
    oordeel = OORDEELTEKENS.get(stuk.polariteit, ("★", "bold")) if stuk.raakt else (" ", "")
    return Content.assemble(
        (f"{oordeel[0]} ", oordeel[1]),
        kort(maak_zichtbaar(stuk.bewijs.tekst), _LANGST),
        (f" ({maak_zichtbaar(stuk.waar)})", "$text-muted"),
    )
