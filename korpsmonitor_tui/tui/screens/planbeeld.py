"""What the screen of a plan says of an action: a line in the list, and everything about it beside the field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from textual.content import Content

from korpsmonitor_tui.domain.plan import Actiestand, Wijzigveld, standnaam
from korpsmonitor_tui.domain.planopmaak import (
    Alineasoort,
    Stukvorm,
    lees_alineas,
    lees_stukjes,
    zonder_opmaak,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.services import planlijst
from korpsmonitor_tui.tui.velden import toon_datum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.plan import Voortgang
    from korpsmonitor_tui.domain.plandefinitie import Standvoorstel
    from korpsmonitor_tui.domain.planstand import Actiestaat, Planstand

MERKEN: Final = {
    Actiestand.GEREED: "●",
    Actiestand.LOOPT: "◐",
    Actiestand.VERTRAAGD: "◔",
    Actiestand.NIET_GESTART: "○",
    Actiestand.VERVALLEN: "✕",
    Actiestand.ONBEKEND: "·",
}
_NUMMER: Final = 6
"""Columns for the number of an action."""


class Welke(StrEnum):
    """Which actions are shown."""

    ALLES = "alles"
    TE_LAAT = "te_laat"
    STIL = "stil"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is shown."""

    welke: Welke = Welke.ALLES
    wie: str = ""
    """Name of an organisation; empty for all."""

    def past(self, staat: Actiestaat) -> bool:
        """Whether this action is shown."""
        if self.wie and self.wie not in planlijst.organisaties(staat):
            return False
        return {
            Welke.ALLES: True,
            Welke.TE_LAAT: staat.te_laat,
            Welke.STIL: staat.stil,
            Welke.NIEUW: staat.actie.nieuw,
        }[self.welke]


@dataclass(frozen=True, slots=True)
class Verteld:
    """What stands beside an action: other reporting dates, and what its text seems to tell."""

    eerder: tuple[Voortgang, ...]
    voorstel: Standvoorstel


def regel(staat: Actiestaat) -> Content:
    """An action on one line: number, sign of its state, what stands out, its text."""
    let_op = planlijst.let_op(staat)
    inspringen = "  " if staat.actie.ouder else ""
    return Content.assemble(
        (f"{inspringen}{staat.nummer:<{_NUMMER}}", "$text-muted"),
        (f"{' ' if staat.hoofdzaak else MERKEN[staat.stand]} ", "bold"),
        (f"{let_op} " if let_op else "", "bold $text-warning"),
        kort(planlijst.actietekst(staat), 110),
    )


def kop(stand: Planstand, getoond: int) -> str:
    """The plan in numbers."""
    telling = stand.telling
    standen = " ".join(
        f"{MERKEN[soort]}{telling.standen[soort]} {standnaam(soort)}"
        for soort in Actiestand
        if telling.standen[soort]
    )
    deel = _("{aantal} getoond").format(aantal=getoond) if getoond < len(stand.acties) else ""
    return " · ".join(filter(None, (toon_datum(stand.peildatum), deel, standen)))


def voluit(stand: Planstand, staat: Actiestaat, verteld: Verteld, vast: str) -> Content:
    """Everything of an action but the text that is typed: that stands in the field, or here where nobody may type."""
    delen = [
        *_opschrift(staat),
        opgemaakt(staat.actie.tekst),
        *_gewijzigd(staat),
        *_voorstel(stand, staat, verteld.voorstel),
        *_eerder(verteld.eerder),
    ]
    if staat.ook_bij:
        delen.append(
            _let(_("Ook hierover gaat de voortgang bij actie {nummer}.").format(nummer=staat.ook_bij))
        )
    if vast:
        delen += [_let(vast), *([opgemaakt(staat.tekst, "italic")] if staat.tekst else [])]
    if staat.deel.doelen:
        delen.append(
            Content.assemble(
                (_("Doelen van het hoofdstuk "), "bold $text-muted"),
                (zonder_opmaak(staat.deel.doelen), "$text-muted"),
            )
        )
    return Content("\n").join(delen)


def _opschrift(staat: Actiestaat) -> Iterator[Content]:
    wie = staat.actie.geldend(Wijzigveld.VERANTWOORDELIJK) or staat.deel.verantwoordelijk
    yield Content.assemble(
        (f"{staat.nummer} {maak_zichtbaar(staat.deel.titel)}", "bold"),
        (_(" · nieuw") if staat.actie.nieuw else "", "bold $text-accent"),
        (f" · {maak_zichtbaar(wie)}" if wie else "", "$text-muted"),
    )
    gezegd = _(" (per {dag})").format(dag=toon_datum(staat.stand_van)) if staat.stand_van else ""
    let_op = planlijst.let_op(staat)
    naam = (
        _("zie de onderdelen")
        if staat.hoofdzaak
        else f"{MERKEN[staat.stand]} {standnaam(staat.stand)}{gezegd}"
    )
    yield Content.assemble(
        (_("stand "), "bold $text-accent"),
        naam,
        (_("  termijn "), "bold $text-accent"),
        maak_zichtbaar(planlijst.termijntekst(staat.termijn)) or _("geen"),
        (f"  {let_op}" if let_op else "", "bold $text-warning"),
    )
    if staat.actie.verwijzing:
        yield Content.assemble(
            (_("leidde tot "), "bold $text-accent"), maak_zichtbaar(staat.actie.verwijzing)
        )


def _gewijzigd(staat: Actiestaat) -> Iterator[Content]:
    for wijziging in staat.actie.wijzigingen:
        yield Content.assemble(
            (
                _("{veld} gewijzigd per {dag}: ").format(
                    veld=planlijst.wijzignaam(wijziging.veld), dag=toon_datum(wijziging.datum)
                ),
                "bold $text-accent",
            ),
            maak_zichtbaar(zonder_opmaak(wijziging.wordt)),
            (f" ({maak_zichtbaar(wijziging.reden)})", "$text-muted"),
        )
    if (verval := staat.actie.verval) is not None:
        yield Content.assemble(
            (_("vervallen per {dag}: ").format(dag=toon_datum(verval.datum)), "bold $text-accent"),
            maak_zichtbaar(verval.reden),
        )


def _voorstel(stand: Planstand, staat: Actiestaat, voorstel: Standvoorstel) -> Iterator[Content]:
    if staat.stand_van != stand.peildatum and voorstel.stand is not Actiestand.ONBEKEND:
        yield Content.assemble(
            (_("Voorstel voor de stand (s): "), "bold $text-accent"),
            _("{stand}, want er staat “{woorden}”").format(
                stand=standnaam(voorstel.stand), woorden="”, “".join(map(maak_zichtbaar, voorstel.bewijs))
            ),
        )


def _eerder(berichten: Iterable[Voortgang]) -> Iterator[Content]:
    for bericht in berichten:
        yield Content.assemble(
            (f"{toon_datum(bericht.peildatum)} ", "bold $text-accent"),
            ("" if bericht.stand is Actiestand.ONBEKEND else f"{standnaam(bericht.stand)}: ", "bold"),
            opgemaakt(bericht.tekst, "italic"),
        )


def _let(tekst: str) -> Content:
    return Content.styled(tekst, "$text-muted")


def opgemaakt(tekst: str, stijl: str = "") -> Content:
    """A text of a plan with its headings, lists, italics and footnotes; ``stijl`` is that of plain words."""
    regels = []
    for alinea in lees_alineas(tekst):
        vet = "bold" if alinea.soort is Alineasoort.KOP else ""
        voor = "• " if alinea.soort is Alineasoort.PUNT else ""
        stukken: list[tuple[str, str]] = [(voor, "")]
        for stukje in lees_stukjes(alinea.tekst):
            if stukje.vorm is Stukvorm.NOOT:
                stukken.append(
                    (_(" [noot: {tekst}]").format(tekst=maak_zichtbaar(stukje.tekst)), "$text-muted")
                )
            else:
                schuin = "italic" if stukje.vorm is Stukvorm.SCHUIN else stijl
                stukken.append((maak_zichtbaar(stukje.tekst), f"{vet} {schuin}".strip()))
        regels.append(Content.assemble(*stukken))
    return Content("\n").join(regels)
