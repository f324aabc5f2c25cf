"""What the charts of a report show: like with like, and never one korps beside another."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.cijfer import Cijfer, tel_op
from korpsmonitor_tui.domain.grafiek import (
    Staaf,
    Staafgrafiek,
    Staafgroep,
    Stapel,
    Stapelgrafiek,
    staafblokken,
    stapelblokken,
)
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.cijferblad import Bladrij, Cijferblad
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.trends import Scoretrends


def scoregrafiek(trends: Scoretrends, code: str) -> Stapelgrafiek | None:
    """How many korpsen had which score on a dimension, per edition of which any is known; None if there is none."""
    reeks = trends.reeks(code)
    tellingen = [(uitgave.naam, trends.telling(code, uitgave)) for uitgave in trends.uitgaven]
    stapels = tuple(
        Stapel(naam, (*telling.aantallen, (None, telling.onbekend)))
        for naam, telling in tellingen
        if telling.gescoord
    )
    if reeks is None or not stapels:
        return None
    naam = f"{reeks.aandachtsveld}, {reeks.naam}" if reeks.aandachtsveld else reeks.naam
    return Stapelgrafiek(_("{naam}: aantal korpsen per score").format(naam=naam), stapels)


def cijfergrafiek(blad: Cijferblad) -> Staafgrafiek | None:
    """The totals of a table over the years, each over the korpsen that stated a figure in every one of them.

    None if no figure of the table was stated in more than one year.
    """
    korpsen = [rij for rij in blad.rijen if rij.nummer is not None]
    groepen: list[Staafgroep] = []
    for naam, leden in groupby(enumerate(blad.kolommen), key=lambda lid: lid[1].groep):
        kolommen = [(plaats, kolom.kop) for plaats, kolom in leden if kolom.cijfers]
        groep = _groep(naam, kolommen, korpsen) if naam else None
        groepen += [groep] if groep else []
    if not groepen:
        return None
    return Staafgrafiek(_("{titel}: totalen over dezelfde korpsen").format(titel=blad.titel), tuple(groepen))


def _groep(naam: str, kolommen: Sequence[tuple[int, str]], korpsen: Sequence[Bladrij]) -> Staafgroep | None:
    reeksen = [[_telbaar(rij, plaats) for plaats, _kop in kolommen] for rij in korpsen]
    volledig = [reeks for reeks in reeksen if all(reeks)]
    if len(kolommen) < 2 or len({kop for _plaats, kop in kolommen}) < len(kolommen) or not volledig:
        # Columns of one year are no series, whatever stands above them together.
        return None
    per_jaar = zip(kolommen, zip(*volledig, strict=True), strict=True)
    staven = tuple(
        Staaf(kop, som) for (_plaats, kop), cijfers in per_jaar if (som := tel_op(cijfers).som) is not None
    )
    return Staafgroep(naam, staven, len(volledig), len(korpsen))


def _telbaar(rij: Bladrij, plaats: int) -> Cijfer | None:
    inhoud = rij.cellen[plaats].inhoud
    return inhoud if isinstance(inhoud, Cijfer) and inhoud.telbaar is not None else None


def scoreblokken(trends: Scoretrends, code: str) -> tuple[Blok, ...]:
    """The chart of a dimension with the table of what it shows; nothing while no score is known."""
    from korpsmonitor_tui.report.grafiek import teken_stapels

    grafiek = scoregrafiek(trends, code)
    return stapelblokken(grafiek, teken_stapels) if grafiek else ()


def cijferblokken(blad: Cijferblad) -> tuple[Blok, ...]:
    """The chart of a table of figures with the table of what it shows; nothing if there is no series in it."""
    from korpsmonitor_tui.report.grafiek import teken_staven

    grafiek = cijfergrafiek(blad)
    return staafblokken(grafiek, teken_staven) if grafiek else ()
