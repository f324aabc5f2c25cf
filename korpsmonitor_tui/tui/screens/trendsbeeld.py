"""Scores over the editions in letters: what stands in the lists, the tables, the bars and the lines below them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets.option_list import Option

from korpsmonitor_tui.domain.grafiek import scorenaam
from korpsmonitor_tui.domain.schaal import BLANCO, NVT, Schaal, Score
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.services.trendtotalen import totaalreeksen
from korpsmonitor_tui.tui.kleuren import NIET_GESCOORD, merk_van
from korpsmonitor_tui.tui.widgets.grafiek import Laag

if TYPE_CHECKING:
    from korpsmonitor_tui.services.trends import Scorereeks, Scoretrends, Uitgave
    from korpsmonitor_tui.services.trendtotalen import Reekspunt
    from korpsmonitor_tui.tui.widgets.tabel import Cel

_ZONDER_OORDEEL: Final = {BLANCO: "foreground", NVT: "text-muted"}


def _staafkleur(score: Score, schaal: Schaal) -> str:
    """Of the letters that make up a bar: readable on both themes, as a fill would not be."""
    if not score.is_oordeel:
        return _ZONDER_OORDEEL[score]
    if score.conform:
        return "text-success"
    return "text-error" if score == schaal.slechtste else "text-warning"


def dimensieopties(trends: Scoretrends) -> list[Option]:
    """Every dimension under its aandachtsveld."""
    opties: list[Option] = []
    for veld, reeksen in groupby(trends.reeksen, key=lambda reeks: reeks.aandachtsveld):
        if veld:
            opties.append(Option(Content.assemble((veld, "bold $text-accent")), disabled=True))
        opties += [
            Option(Content(f"  {reeks.naam}" if veld else reeks.naam), id=reeks.code) for reeks in reeksen
        ]
    return opties


def tellingkolommen(schaal: Schaal) -> tuple[tuple[str, int], ...]:
    """Edition, of how many korpsen it is known, every score, and what is not known."""
    return (
        (_("Editie"), 7),
        (_("Bekend"), 10),
        *((score.vorm.schermletter, 4) for score in schaal.getoond),
        (NIET_GESCOORD[0], 4),
    )


def tellingrij(trends: Scoretrends, code: str, uitgave: Uitgave) -> tuple[Cel, ...]:
    """The numbers of one edition."""
    telling = trends.telling(code, uitgave)
    bekend = _("{aantal} van {alle}").format(aantal=telling.gescoord, alle=telling.korpsen)
    return (
        uitgave.naam,
        bekend,
        *(str(telling.aantal(score)) for score in trends.schaal.getoond),
        str(telling.onbekend),
    )


def getoond(trends: Scoretrends, code: str) -> tuple[Uitgave, ...]:
    """The editions of which something is known, and the one that is being worked on."""
    return tuple(u for u in trends.uitgaven if u.lopend or trends.telling(code, u).gescoord)


def lagen(trends: Scoretrends, code: str) -> list[Laag]:
    """Of a bar an edition: a stretch of letters for every score, and one for what is not known."""
    tellingen = [trends.telling(code, uitgave) for uitgave in getoond(trends, code)]
    return [
        *(
            Laag(
                tuple(t.aantal(score) for t in tellingen),
                score.vorm.schermletter,
                _staafkleur(score, trends.schaal),
            )
            for score in trends.schaal.getoond
        ),
        Laag(tuple(t.onbekend for t in tellingen), NIET_GESCOORD[0], "text-muted"),
    ]


def vergelijkingstekst(trends: Scoretrends, code: str) -> Content:
    """The last edition with scores beside an earlier one, over the same korpsen; and of which nothing is known."""
    regels = [_vergelijking(trends, code), *_totalen(trends, code)]
    zonder = [u.naam for u in trends.uitgaven if u not in getoond(trends, code)]
    if zonder:
        tekst = _("Van geen korps bekend: {edities}.").format(edities=", ".join(zonder))
        regels.append(Content.assemble((tekst, "$text-muted")))
    return Content("\n").join(regels)


def _vergelijking(trends: Scoretrends, code: str) -> Content:
    for uitgave in reversed(trends.uitgaven):
        vergelijking = trends.vergelijking(code, uitgave)
        if vergelijking is None:
            continue
        aantal = len(vergelijking.korpsen)
        kop = ngettext(
            "{nu} naast {toen}, over het ene korps van wie beide bekend zijn: ",
            "{nu} naast {toen}, over dezelfde {aantal} korpsen: ",
            aantal,
        ).format(nu=uitgave.naam, toen=vergelijking.met.naam, aantal=aantal)
        verschillen = " · ".join(
            f"{scorewoord(score)} {vergelijking.toen.aantal(score)} → {vergelijking.nu.aantal(score)}"
            for score in trends.schaal.getoond
            if vergelijking.toen.aantal(score) or vergelijking.nu.aantal(score)
        )
        return Content.assemble((kop, "bold $text-accent"), verschillen)
    return Content(_("Twee edities naast elkaar gaat nog niet: van geen korps zijn er twee scores bekend."))


def _totalen(trends: Scoretrends, code: str) -> list[Content]:
    """What was published in numbers only, the last edition beside it, and where it was published."""
    regels: list[Content] = []
    for reeks in totaalreeksen(trends, code):
        regels += [Content(""), Content.assemble((reeks.titel, "bold"))]
        regels += [_puntregel(punt, reeks.gebruikt) for punt in reeks.punten]
        regels += map(Content, reeks.zinnen)
        for bron, edities in reeks.bronnen:
            tekst = _("Totalen van {edities}: {bron}.").format(edities=", ".join(edities), bron=bron)
            regels.append(Content.assemble((tekst, "$text-muted")))
    return regels


def _puntregel(punt: Reekspunt, scores: tuple[Score, ...]) -> Content:
    telling = punt.telling
    aantallen = [
        f"{scorewoord(score)} {aantal}" for score in scores if (aantal := punt.aantal(score)) is not None
    ]
    if telling.onbekend:
        aantallen.append(f"{scorenaam(None)} {telling.onbekend}")
    soort = _("per korps bekend: {aantal}").format(aantal=punt.per_korps) if punt.bron else _("geteld")
    return Content.assemble(
        (f"{punt.naam}  ", "bold"), " · ".join(aantallen), (f"  ({soort})", "$text-muted")
    )


def balkregel(trends: Scoretrends, korps: str, reeks: Scorereeks) -> tuple[Cel, ...]:
    """The kleurenbalk of one dimension as a row."""
    return (reeks.aandachtsveld, reeks.naam, *map(_letter, trends.balk(korps, reeks.code)))


def _letter(score: Score | None) -> Cel:
    if score is None:
        return f" {NIET_GESCOORD[0]}", "text-muted"
    letter, stijl = merk_van(score)
    return f" {letter}", stijl


def verloop(trends: Scoretrends, korps: str, reeks: Scorereeks) -> Content:
    """Of one dimension of one korps every score that is known, with what it rests on, the newest first."""
    regels: list[Content] = [Content.assemble((reeks.naam, "bold"))]
    for uitgave in reversed(trends.uitgaven):
        score = uitgave.scores.get((korps, reeks.code))
        if score is not None:
            letter, stijl = merk_van(score)
            grond = uitgave.gronden.get((korps, reeks.code), "") or _("zonder motivatie")
            regels.append(
                Content.assemble(
                    f"{uitgave.naam} ",
                    (f" {letter} ", stijl),
                    f" {scorewoord(score)}  ",
                    (grond, "$text-muted"),
                )
            )
    if len(regels) == 1:
        regels.append(Content(_("Van geen editie is een score bekend.")))
    return Content("\n").join(regels)


def legenda(schaal: Schaal) -> Content:
    """What the letters mean."""
    delen: list[str | tuple[str, str]] = []
    for score in schaal.getoond:
        letter, stijl = merk_van(score)
        delen += [(f" {letter} ", stijl), f" {scorewoord(score)}  "]
    delen += [
        (f"{NIET_GESCOORD[0]}", "$text-muted"),
        " " + _("niet bekend"),
    ]
    return Content.assemble(*delen)
