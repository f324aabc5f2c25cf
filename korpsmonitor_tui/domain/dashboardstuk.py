"""A dashboard as a piece of writing: its tables with their notes, its charts, the years, and what every figure counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.dashboardblad import LEEG, Merk
from korpsmonitor_tui.domain.dashboardreeks import Balk, maak_balken, maak_reeks
from korpsmonitor_tui.domain.stuk import (
    Afbeelding,
    Blok,
    Kop,
    Tabel,
    Tekst,
    Vak,
    Verwezen,
)
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.dashboard import Dashboard, Indicator
    from korpsmonitor_tui.domain.dashboardblad import Dashboardblad, Dashboardcel, Dashboardrij
    from korpsmonitor_tui.domain.dashboardreeks import Reeksgrond
    from korpsmonitor_tui.domain.dashboardtotaal import Cijfers
    from korpsmonitor_tui.domain.stuk import Cel
    from korpsmonitor_tui.domain.telling import Telling

_NAAMBREEDTE, _CIJFERBREEDTE = 30, 9
"""Shares of the width, in characters."""
_PANELEN: Final = 3
"""Panels beside one another in a chart."""


@dataclass(frozen=True, slots=True)
class Balkpaneel:
    """One indicator, a bar an area."""

    naam: str
    balken: tuple[Balk, ...]


@dataclass(frozen=True, slots=True)
class Balkgrafiek:
    """Some indicators side by side, over the same areas in their own order."""

    titel: str
    panelen: tuple[Balkpaneel, ...]


def tabelblok(blad: Dashboardblad) -> Tabel:
    """A table as it is printed, with its notes under it."""
    merken = {code: str(nr) for nr, (code, _noot) in enumerate(blad.noten, 1)}
    legenda = "; ".join(f"{_('leeg') if teken == LEEG else teken}: {wat}" for teken, wat in blad.legenda)
    return Tabel(
        omschrijving=_("{titel}, {jaar}: een rij per regel, een kolom per gebied of cijfer").format(
            titel=blad.titel, jaar=blad.jaar
        ),
        kolommen=(
            (blad.titel, _NAAMBREEDTE),
            *(
                (f"{naam} [{merken[code]}]" if code in merken else naam, max(_CIJFERBREEDTE, _langste(naam)))
                for code, naam in blad.kolommen
            ),
        ),
        rijen=tuple(_rij(rij, merken, len(blad.kolommen)) for rij in blad.rijen),
        bijschrift=f"{blad.titel} {blad.jaar}",
        noten=(
            *((("", _("{legenda}.").format(legenda=legenda)),) if legenda else ()),
            *((merken[code], noot) for code, noot in blad.noten),
        ),
        rechts=tuple(range(1, len(blad.kolommen) + 1)),
        klein=True,
        bijeen=True,
    )


def _langste(naam: str) -> int:
    return max((len(woord) for woord in naam.split()), default=0) + 3


def _rij(rij: Dashboardrij, merken: Mapping[str, str], breedte: int) -> tuple[Cel, ...]:
    if rij.is_kop:
        return (rij.naam, *(Vak() for _kolom in range(breedte)))
    return (Verwezen(rij.naam, merken.get(rij.code, "")), *map(_cel, rij.cellen))


def _cel(cel: Dashboardcel) -> Cel:
    if cel.cijfer is None:
        return Vak(cel.op_scherm)
    voor = f"{Merk.TEN_MINSTE} " if cel.is_ondergrens else ""
    return Verwezen(f"{voor}{cel.tekst}", "".join(cel.merken_erachter))


def grafiekblokken(
    dashboard: Dashboard, cijfers: Cijfers, jaar: int, teken: Callable[[Balkgrafiek], bytes]
) -> Iterator[Blok]:
    """A chart per rubriek that has figures for the parts of the whole; nothing that is not known is a bar."""
    for rubriek in dashboard.rubrieken:
        panelen = []
        for indicator in dashboard.van_rubriek(rubriek.code):
            balken = maak_balken(dashboard, cijfers, indicator.code, dashboard.geheel)
            if any(balk.lengte is not None for balk in balken):
                panelen.append(Balkpaneel(indicator.naam, balken))
        for begin in range(0, len(panelen), _PANELEN):
            deel = tuple(panelen[begin : begin + _PANELEN])
            grafiek = Balkgrafiek(f"{rubriek.naam} {jaar}", deel)
            yield Afbeelding(teken(grafiek), beschrijving(grafiek), grafiek.titel)


def beschrijving(grafiek: Balkgrafiek) -> str:
    """A chart in words."""
    zinnen = [
        _("{naam}: {waarden}.").format(
            naam=paneel.naam, waarden=", ".join(f"{balk.naam} {balktekst(balk)}" for balk in paneel.balken)
        )
        for paneel in grafiek.panelen
    ]
    return _("Staafdiagram, een staaf per gebied. {zinnen}").format(zinnen=" ".join(zinnen))


def balktekst(balk: Balk) -> str:
    """What stands beside a bar: the figure as stated, or why there is none."""
    if balk.cijfer is None:
        return _("geen cijfer")
    if balk.lengte is None:
        return balk.cijfer.opgegeven.strip() or _("leeg")
    tekst = balk.cijfer.opgegeven.strip()
    return f"≥ {tekst}" if balk.ten_minste else tekst


def jarenblokken(grond: Reeksgrond) -> Iterator[Blok]:
    """The whole over the years, where more than one is known, each with why they may not be compared as they are."""
    dashboard = grond.dashboard
    rijen: list[tuple[Cel, ...]] = []
    for indicator in dashboard.indicatoren:
        reeks = maak_reeks(grond, Plek(indicator.code, dashboard.geheel))
        rijen += [
            (
                dashboard.indicatornaam(indicator.code),
                Vak(f"{verschil.toen.jaar}: {verschil.toen.cijfer}"),
                Vak(f"{verschil.nu.jaar}: {verschil.nu.cijfer}"),
                Vak(verschil.aantal),
                Vak(verschil.procent),
                Vak("; ".join(verschil.let_op)),
            )
            for verschil in reeks.verschillen
        ]
    if rijen:
        yield Kop(_("Vergeleken met eerdere jaren"), 1)
        yield Tabel(
            omschrijving=_("Elk cijfer van het geheel naast het jaar ervoor dat bekend is"),
            kolommen=(
                (_("Cijfer"), 20),
                (_("Toen"), 10),
                (_("Nu"), 10),
                (_("Verschil"), 9),
                (_("In procent"), 9),
                (_("Let op"), 24),
            ),
            rijen=tuple(rijen),
            rechts=(3, 4),
            klein=True,
        )


def toelichtingblokken(dashboard: Dashboard, jaar: int, teksten: Mapping[str, str]) -> Iterator[Blok]:
    """What every figure counts, by rubriek, with what the edition says about it."""
    yield Kop(_("Wat de cijfers tellen"), 1)
    if dashboard.jaar != jaar:
        yield Tekst(_("De definities zijn die van {jaar}.").format(jaar=dashboard.jaar))
    for rubriek in dashboard.rubrieken:
        yield Kop(rubriek.naam, 2)
        yield from tekstblokken(teksten.get(rubriek.code, ""))
        indicatoren = dashboard.van_rubriek(rubriek.code)
        for indicator in indicatoren:
            if indicator.code in teksten:
                yield Kop(dashboard.indicatornaam(indicator.code), 3)
                yield from tekstblokken(teksten[indicator.code])
        yield Tabel(
            omschrijving=_("Wat de cijfers van “{naam}” tellen").format(naam=rubriek.naam),
            kolommen=((_("Cijfer"), 17), (_("Wat het telt"), 32), (_("Bron"), 16), (_("Let op"), 35)),
            rijen=tuple(_uitleg(dashboard, indicator) for indicator in indicatoren),
            klein=True,
        )


def _uitleg(dashboard: Dashboard, indicator: Indicator) -> tuple[Cel, ...]:
    leeg = [_("Een leeg vak: {leeg}.").format(leeg=indicator.leeg)] if indicator.leeg else []
    bron = f"{indicator.bron} ({indicator.herkomst})" if indicator.herkomst else indicator.bron
    let_op = " ".join((*indicator.kanttekeningen, *leeg))
    return (dashboard.indicatornaam(indicator.code), indicator.definitie, bron, Vak(let_op))


def correctieblokken(dashboard: Dashboard, tellingen: Sequence[Telling]) -> Iterator[Blok]:
    """Every correction that holds, beside what was stated."""
    rijen = tuple(
        (
            f"{dashboard.indicatornaam(telling.plek.indicator)}, {dashboard.gebiednaam(telling.plek.gebied)}",
            Vak(telling.waarde if telling.waarde is not None else _("niets")),
            Vak(telling.correctie.waarde),
            Vak(telling.correctie.reden),
        )
        for telling in tellingen
        if telling.gecorrigeerd and telling.correctie is not None
    )
    if rijen:
        yield Kop(_("Correcties"), 1)
        yield Tabel(
            omschrijving=_("Elk gecorrigeerd cijfer naast wat was opgegeven"),
            kolommen=((_("Cijfer"), 24), (_("Opgegeven"), 10), (_("Wordt"), 10), (_("Reden"), 30)),
            rijen=rijen,
            klein=True,
        )


def tekstblokken(tekst: str) -> tuple[Blok, ...]:
    """A text, a paragraph each."""
    return tuple(Tekst(alinea.strip()) for alinea in tekst.split("\n\n") if alinea.strip())
