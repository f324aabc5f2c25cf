"""Partner columns: taking over what korpsen answered, and putting the view of the weegploeg beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Select

from korpsmonitor_tui.domain.signaal import opsomming
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services import partneroordelen
from korpsmonitor_tui.services.partneroordelen import Overnames, Staat
from korpsmonitor_tui.tui.basis import doe_op_achtergrond, lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import STIJL, Bevestig, Tekstvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.score_klad import (
    SCORESTIJL,
    Kladdialoog,
    eis_nieuwe_motivatie,
    vraag_met_klad,
)
from korpsmonitor_tui.tui.weegwoorden import scorenaam

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import PurePath

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.gegeven_score import Partneroordeel
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.korpsweging import Partnercel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand

ZONDER = "geen"
"""Nothing beside it: only what the korps said."""


class ErnaastDialoog(Kladdialoog[tuple[str, str]]):
    """Gives (score or empty, motivation)."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [STIJL, SCORESTIJL]
    KLADVELDEN: ClassVar[tuple[str, ...]] = ("score", "motivatie")

    def __init__(
        self, sessie: Sessie, stand: Weegstand, cel: Partnercel, klad: str, score: Score | None
    ) -> None:
        """``score`` is the colour that was pressed; None begins with the one that stands there."""
        titel = _("Naast het oordeel over {partner}, {korps}")
        super().__init__(
            sessie,
            formuliernaam(stand, cel),
            klad,
            titel.format(partner=cel.dimensie.naam, korps=stand.korps.partij.naam),
            _(
                "Het oordeel van het korps blijft staan; dit komt ernaast, met uw motivatie. Het telt niet mee in de eindscore."
            ),
        )
        self._cel = cel
        self._gekozen = score
        self._score = score or (cel.wijziging.score if cel.wijziging else None)

    def velden(self) -> ComposeResult:
        """The judgement and why."""
        keuzes = [(_("niets ernaast: alleen het oordeel van het korps"), ZONDER)]
        keuzes += [(scorenaam(score), str(score)) for score in self.sessie.instrument.schaal.scores]
        yield veld(
            _("Weegploeg"),
            Select(
                keuzes,
                value=str(self._score) if self._score else ZONDER,
                allow_blank=False,
                id="score",
                compact=True,
            ),
        )
        wijziging = self._cel.wijziging
        yield veld(_("Motivatie"), Tekstvak(wijziging.motivatie if wijziging else "", id="motivatie"))

    def gevuld(self) -> None:
        """The colour that was pressed is the one that is meant."""
        if self._gekozen is not None:
            self.query_one("#score", Select).value = str(self._gekozen)
        self.query_one("#motivatie").focus()

    def lees(self) -> tuple[str, str]:
        """What was filled in. Raises VeldFout without a motivation."""
        gekozen = self.sessie.instrument.schaal.score(self.query_one("#score", Select).value)
        motivatie = self.query_one("#motivatie", Tekstvak).text.strip()
        if gekozen is None:
            return "", ""
        if not motivatie:
            raise VeldFout(_("motiveer waarom de weegploeg hier anders over oordeelt."), "motivatie")
        if (wijziging := self._cel.wijziging) is not None:
            eis_nieuwe_motivatie(gekozen, motivatie, wijziging.score, wijziging.motivatie)
        return gekozen, motivatie


def vraag_ernaast(
    widget: Widget,
    sessie: Sessie,
    stand: Weegstand,
    code: str,
    score: Score | None,
    klaar: Callable[[str], None],
) -> None:
    """Ask for a judgement beside that of the korps and put it there."""
    cel = next(partner for partner in stand.korps.partners if partner.dimensie.code == code)
    if cel.overgenomen is None:
        widget.notify(
            _("Neem eerst (o) over wat het korps antwoordde; een wijziging staat daarnaast."),
            severity="warning",
        )
        return
    weegsessie = stand.weegsessie.id if stand.weegsessie else ""

    def zet(invoer: tuple[str, str]) -> str:
        korps = stand.korps.partij.code
        partneroordelen.zet_ernaast(sessie, korps, code, *invoer, weegsessie, op=cel.koppen)
        return ""

    def vraag(klad: str) -> None:
        vraag_met_klad(widget, ErnaastDialoog(sessie, stand, cel, klad, score), zet, klaar)

    naam = formuliernaam(stand, cel)
    lees_op_achtergrond(
        widget, lambda: sessie.store.lees_formulier(sessie.klad, naam), vraag, groep="formulier"
    )


def formuliernaam(stand: Weegstand, cel: Partnercel) -> str:
    """What the form is about, the same each time."""
    return f"partneroordeel/{stand.korps.dossier}/{cel.dimensie.code}"


# -- taking over ---------------------------------------------------------------------------------------------------------


def neem_over(widget: Widget, sessie: Sessie, korpsen: Sequence[str], klaar: Callable[[str], None]) -> None:
    """Take over what these korpsen (codes; all if there are none) answered; ask before anything is replaced."""

    def daarna(uitkomst: Overnames) -> None:
        anders = [overname for overname in uitkomst.gebleven if overname.staat == Staat.GEWIJZIGD]
        if len(korpsen) == 1 and anders:
            # Of one korps everything that would be replaced fits in a question.
            klaar("")
            _vraag_opnieuw(widget, sessie, korpsen[0], uitkomst, klaar)
        else:
            klaar(_gedaan(uitkomst))

    doe_op_achtergrond(widget, lambda: partneroordelen.neem_over(sessie, korpsen), daarna)


def _vraag_opnieuw(
    widget: Widget, sessie: Sessie, korps: str, uitkomst: Overnames, klaar: Callable[[str], None]
) -> None:
    was_nu = _("{kolom}: was {oud}, nu {nieuw}")
    regels = [
        was_nu.format(kolom=o.dimensie.naam, oud=_kleur(o.overgenomen), nieuw=_kleur(o.antwoord))
        for o in uitkomst.gebleven
        if o.staat == Staat.GEWIJZIGD
    ]
    vraag = [
        _gedaan(uitkomst),
        _("Het korps antwoordt nu anders dan is overgenomen:"),
        *regels,
        _("Opnieuw overnemen? Wat uit het verslag is overgenomen, wordt dan ook dat van de vragenlijst."),
    ]
    vraag_en_doe(
        widget,
        Bevestig(_("Antwoorden zijn gewijzigd"), "\n".join(vraag)),
        lambda _ja: partneroordelen.neem_over(sessie, [korps], opnieuw=True),
        lambda gedaan: klaar(_gedaan(gedaan)),
    )


def _kleur(oordeel: Partneroordeel | None) -> str:
    return maak_zichtbaar(oordeel.kleur or _("geen kleur")) if oordeel else _("niets")


def _gedaan(uitkomst: Overnames) -> str:
    """How many, and what a person still has to look at."""
    aantal = len(uitkomst.gedaan)
    regels = [
        ngettext("{aantal} oordeel overgenomen.", "{aantal} oordelen overgenomen.", aantal).format(
            aantal=aantal
        )
        if aantal
        else _("Er was niets nieuws om over te nemen.")
    ]
    for staat, tekst in (
        (Staat.GEWIJZIGD, _("sindsdien gewijzigd: {namen}")),
        (Staat.ONBRUIKBAAR, _("geen kleur te lezen: {namen}")),
        (Staat.BOTSING, _("op twee laptops verschillend: {namen}")),
    ):
        namen = [f"{o.korps.naam} {o.dimensie.naam}" for o in uitkomst.gebleven if o.staat == staat]
        if namen:
            regels.append(tekst.format(namen=opsomming(namen)))
    if uitkomst.eigen:
        namen = [partij.naam for partij in uitkomst.eigen]
        regels.append(_("eigen korps, door een ander over te nemen: {namen}").format(namen=opsomming(namen)))
    return " ".join(regels)
