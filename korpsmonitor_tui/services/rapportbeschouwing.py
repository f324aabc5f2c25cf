"""The consideration per dimension: how many korpsen had which score, now and before, over the same korpsen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.grafiek import scorenaam
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.schaal import toonvolgorde
from korpsmonitor_tui.domain.stuk import Kop, Tabel, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.rapportgrafieken import scoreblokken
from korpsmonitor_tui.services.trendtotalen import totaalreeksen

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond
    from korpsmonitor_tui.services.trends import Scoretelling, Scoretrends
    from korpsmonitor_tui.services.trendtotalen import Totaalreeks


def blokken(grond: Rapportgrond) -> tuple[Blok, ...]:
    """The dimensions by aandachtsveld, each with its norm and counts; then the eindscore. Headings of the second level."""
    instrument = grond.sessie.instrument
    velden = dict.fromkeys(dimensie.aandachtsveld for dimensie in grond.matrix.dimensies)
    namen = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
    uit: list[Blok] = []
    for veld in velden:
        uit.append(Kop(namen.get(veld, veld), 2, genummerd=True))
        for dimensie in grond.matrix.dimensies:
            if dimensie.aandachtsveld == veld:
                uit += _dimensie(grond.trends, dimensie)
    return (*uit, Kop(_("Eindscore"), 2, genummerd=True), *_tellingen(grond.trends, EINDSCORE))


def _dimensie(trends: Scoretrends, dimensie: Dimensie) -> tuple[Blok, ...]:
    norm = _("Norm: {norm}").format(norm=" ".join(dimensie.norm.split()))
    return (Kop(dimensie.naam, 3, genummerd=True), Tekst(norm), *_tellingen(trends, dimensie.code))


def _tellingen(trends: Scoretrends, code: str) -> tuple[Blok, ...]:
    beelden = scoreblokken(trends, code)
    zinnen = [_nu(trends, code), _vergeleken(trends, code)]
    totalen = [blok for reeks in totaalreeksen(trends, code) for blok in _totalen(reeks)]
    return (Tekst(" ".join(filter(None, zinnen))), *beelden, *totalen)


def _totalen(reeks: Totaalreeks) -> tuple[Blok, ...]:
    """What was published in numbers only, with its source, and this edition beside it over the same korpsen."""
    tabel = Tabel(
        omschrijving=reeks.titel,
        kolommen=(
            (_("Editie"), 3),
            *((scorenaam(score), 3) for score in reeks.gebruikt),
            (scorenaam(None), 3),
            (_("Herkomst"), 15),
        ),
        rijen=tuple(
            (
                punt.naam,
                *("–" if (n := punt.aantal(score)) is None else str(n) for score in reeks.gebruikt),
                str(punt.telling.onbekend),
                punt.herkomst,
            )
            for punt in reeks.punten
        ),
        rechts=tuple(range(1, len(reeks.gebruikt) + 2)),
        klein=True,
    )
    return (*(Tekst(f"{zin}.") for zin in (reeks.titel, *reeks.zinnen)), tabel)


def _nu(trends: Scoretrends, code: str) -> str:
    telling = trends.telling(code, trends.uitgaven[-1])
    if not telling.gescoord:
        return _("In deze editie is nog geen korps gescoord.")
    zin = ngettext(
        "Van de {alle} korpsen is er in deze editie {aantal} gescoord: {delen}.",
        "Van de {alle} korpsen zijn er in deze editie {aantal} gescoord: {delen}.",
        telling.gescoord,
    )
    return zin.format(alle=telling.korpsen, aantal=telling.gescoord, delen=_delen(telling))


def _vergeleken(trends: Scoretrends, code: str) -> str:
    naast = trends.vergelijking(code, trends.uitgaven[-1])
    if naast is None:
        return ""
    zin = ngettext(
        "Over het {aantal} korps waarvan beide bekend zijn: in {toen} {delen_toen}; nu {delen_nu}.",
        "Over de {aantal} korpsen waarvan beide bekend zijn: in {toen} {delen_toen}; nu {delen_nu}.",
        len(naast.korpsen),
    )
    return zin.format(
        aantal=len(naast.korpsen),
        toen=naast.met.naam,
        delen_toen=_delen(naast.toen),
        delen_nu=_delen(naast.nu),
    )


def _delen(telling: Scoretelling) -> str:
    return ", ".join(
        f"{telling.aantal(score)} {scorenaam(score)}"
        for score in toonvolgorde(telling.scores)
        if telling.aantal(score)
    )
