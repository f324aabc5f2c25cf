"""Giving a dimension its score: the colour, why, and what it rests on; blind, or settled after that, as it falls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.content import Content
from textual.widgets import Select, SelectionList, Static
from textual.widgets.selection_list import Selection

from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort, zonder_oordeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import blindscores, scores
from korpsmonitor_tui.services.scoreinvoer import Scoreinvoer
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import STIJL, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.score_blad import lees_scoreblad
from korpsmonitor_tui.tui.formulieren.score_klad import (
    SCORESTIJL,
    Kladdialoog,
    eis_nieuwe_motivatie,
    vraag_met_klad,
)
from korpsmonitor_tui.tui.weegwoorden import scorenaam
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst
from korpsmonitor_tui.tui.widgets.bewijspaneel import OORDEELTEKENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.formulieren.score_blad import Bewijskeuze, Scoreblad
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand
    from korpsmonitor_tui.tui.weegwoorden import Weegnamen

_LANGST: Final = 60


class ScoreDialoog(Kladdialoog[Scoreinvoer]):
    """Colour, motivation, and the evidence to tick."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, SCORESTIJL]
    KLADVELDEN: ClassVar[tuple[str, ...]] = ("score", "motivatie", "bewijs", "wie", "mondeling", "bron")

    def __init__(self, sessie: Sessie, blad: Scoreblad, score: Score | None) -> None:
        """``score`` is the colour that was pressed; None begins with the one that holds."""
        titel = _("Blind scoren: {wat}") if blad.geeft_blind else _("Score: {wat}")
        wat = f"{blad.veld}, {blad.dimensie.naam} · {blad.korps}"
        super().__init__(sessie, blad.formulier, blad.klad, titel.format(wat=wat), _uitleg(blad))
        self._blad = blad
        self._gekozen = score
        self._score = score or (blad.begin.score if blad.begin else None)

    def velden(self) -> ComposeResult:
        """The score, why, and what it rests on."""
        yield veld(
            _("Score"),
            Select(
                [(scorenaam(score), str(score)) for score in self.sessie.instrument.schaal.scores],
                value=str(self._score) if self._score else Select.NULL,
                prompt=_("kies een score"),
                id="score",
                compact=True,
            ),
        )
        begin = self._blad.begin
        yield veld(_("Motivatie"), Tekstvak(begin.motivatie if begin else "", id="motivatie"))
        yield from self._bewijsvelden()
        yield from self._mondeling()
        yield veld(
            _("Andere bron"),
            Invulvak("", id="bron", voorbeeld=_("nog een bron buiten het programma, en wat die zegt")),
        )

    def _bewijsvelden(self) -> Iterator[Widget]:
        keuzes = [Selection(_stukregel(k), k.kenmerk, k.gekozen) for k in self._blad.keuzes]
        geweigerd = "\n".join(maak_zichtbaar(reden) for reden in self._blad.geweigerd)
        if keuzes:
            yield veld(_("Bewijs"), Aankruislijst[str](*keuzes, id="bewijs", compact=True))
            yield Static(id="stuk", markup=False)
        if geweigerd or not keuzes:
            geen = _("Er is nog geen definitief verslag, antwoord of bron om op te rusten.")
            yield veld("" if keuzes else _("Bewijs"), Static(Content(geweigerd or geen), classes="hint"))

    def _mondeling(self) -> Iterator[Widget]:
        if not self._blad.toelichters:
            return
        wie = _("{wie}, bij het gesprek met {partij}")
        yield veld(
            _("Mondeling"),
            Select(
                [
                    (wie.format(wie=t.wie.naam, partij=t.partij), f"{t.wie.id} {t.dossier}")
                    for t in self._blad.toelichters
                ],
                prompt=_("wie van het monitorteam licht toe?"),
                id="wie",
                compact=True,
            ),
        )
        yield veld(
            _("toelichting"), Invulvak("", id="mondeling", voorbeeld=_("wat er mondeling is toegelicht"))
        )

    def gevuld(self) -> None:
        """The colour that was pressed is the one that is meant."""
        if self._gekozen is not None:
            self.query_one("#score", Select).value = str(self._gekozen)
        self.query_one("#motivatie" if self._score else "#score").focus()

    @on(SelectionList.SelectionHighlighted)
    def _toon_stuk(self, gebeurtenis: SelectionList.SelectionHighlighted[str]) -> None:
        keuze = self._blad.keuze(gebeurtenis.selection.value)
        if keuze is not None:
            let_op = "" if keuze.aangeboden else _("! niet meer te gebruiken; neem het merk weg. ")
            self.query_one("#stuk", Static).update(
                Content.assemble(
                    (let_op, "bold $text-warning"),
                    (f"{maak_zichtbaar(keuze.waar)} ", "bold $text-accent"),
                    f"“{maak_zichtbaar(keuze.bewijs.tekst)}”",
                )
            )

    def lees(self) -> Scoreinvoer:
        """What was filled in. Raises VeldFout without a score, motivation or evidence; services judge the rest."""
        score = self.sessie.instrument.schaal.score(self.query_one("#score", Select).value)
        if score is None:
            raise VeldFout(_("kies een score."), "score")
        motivatie = self.query_one("#motivatie", Tekstvak).text.strip()
        if not motivatie:
            reden = _("geef de reden dat er geen oordeel is.")
            raise VeldFout(reden if zonder_oordeel(score) else _("motiveer de score."), "motivatie")
        begin = self._blad.begin
        if begin is not None and self._blad.koppen:  # else it begins with what was said blind
            eis_nieuwe_motivatie(score, motivatie, begin.score, begin.motivatie)
        bewijs = tuple(self._bewijs())
        if not bewijs and not zonder_oordeel(score):
            waar = "bewijs" if self._blad.keuzes else "bron"
            raise VeldFout(_("noem bewijs: merk het met de spatiebalk, of noem een bron."), waar)
        return Scoreinvoer(score, motivatie, bewijs, self._blad.weegsessie.id)

    def _bewijs(self) -> Iterator[Bewijs]:
        if self.query("#bewijs"):
            gemerkt = set(self.query_one("#bewijs", SelectionList).selected)
            yield from (keuze.bewijs for keuze in self._blad.keuzes if keuze.kenmerk in gemerkt)
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
        def geef(invoer: Scoreinvoer) -> str:
            if blad.geeft_blind:
                return _blind_gegeven(
                    blindscores.geef(sessie, blad.dossier, code, invoer, op=blad.koppen), blad.namen
                )
            return scores.geef_score(sessie, blad.dossier, code, invoer, op=blad.koppen).waarschuwing

        vraag_met_klad(widget, ScoreDialoog(sessie, blad, score), geef, klaar)

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
    if blad.opgave:
        regels.append(maak_zichtbaar(blad.opgave))
    regels.append(_("Norm: {norm}").format(norm=kort(maak_zichtbaar(blad.dimensie.norm), 220)))
    return "\n".join(regels)


def _stukregel(keuze: Bewijskeuze) -> Content:
    """On one line: what is about this dimension stands out, with how it was judged."""
    teken = OORDEELTEKENS.get(keuze.polariteit, ("★", "bold")) if keuze.raakt else (" ", "")
    if not keuze.aangeboden:
        teken = ("!", "bold $text-warning")
    return Content.assemble(
        (f"{teken[0]} ", teken[1]),
        kort(maak_zichtbaar(keuze.bewijs.tekst), _LANGST),
        (f" ({maak_zichtbaar(keuze.waar)})", "$text-muted"),
    )
