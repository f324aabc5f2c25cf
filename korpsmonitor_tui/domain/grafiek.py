"""Charts as data: what they show, the same in a table beside them, and in words for who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import notatie
from korpsmonitor_tui.domain.schaal import toonvolgorde
from korpsmonitor_tui.domain.stuk import Afbeelding, Tabel, Verwezen
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.stuk import Blok, Cel

_BREEDTE: Final = 75
"""Percentage of the width of the text, so that a table and its chart share a page."""


@dataclass(frozen=True, slots=True)
class Stapel:
    """How many korpsen had which score in one edition."""

    naam: str
    """The year of the edition."""
    aantallen: tuple[tuple[Score | None, int], ...]
    """In the order of the scale; what does not occur may be absent. None: not known."""

    @property
    def korpsen(self) -> int:
        """How many korpsen the edition was about: 25 before KLPD and KMar were monitored, 27 since."""
        return sum(aantal for _score, aantal in self.aantallen)

    def aantal(self, score: Score | None) -> int:
        """How many had this one."""
        return dict(self.aantallen).get(score, 0)


@dataclass(frozen=True, slots=True)
class Stapelgrafiek:
    """Counts of scores over the editions, a bar an edition; never about one korps, and in no order of scores."""

    titel: str
    stapels: tuple[Stapel, ...]

    @property
    def gebruikt(self) -> tuple[Score | None, ...]:
        """The scores that occur, in the order of the scale; None, not known, comes last."""
        aanwezig = {score for stapel in self.stapels for score, aantal in stapel.aantallen if aantal}
        bekend = toonvolgorde([score for score in aanwezig if score is not None])
        return (*bekend, None) if None in aanwezig else bekend


@dataclass(frozen=True, slots=True)
class Staaf:
    """A total in one year, over korpsen that stated a figure in every year of its group."""

    jaar: str
    waarde: Bereik


@dataclass(frozen=True, slots=True)
class Staafgroep:
    """One figure over the years."""

    naam: str
    staven: tuple[Staaf, ...]
    korpsen: int
    """How many korpsen these totals are over, in every year the same."""
    van: int
    """How many korpsen there are."""

    @property
    def grondslag(self) -> str:
        """Over which korpsen it was counted."""
        return _("{aantal} van {alle} korpsen").format(aantal=self.korpsen, alle=self.van)


@dataclass(frozen=True, slots=True)
class Staafgrafiek:
    """Some figures over the years."""

    titel: str
    groepen: tuple[Staafgroep, ...]


def scorenaam(score: Score | None) -> str:
    """A score in a word."""
    return _("niet bekend") if score is None else score.vorm.naam


def scoreletter(score: Score | None) -> str:
    """The letter that stands for a score in a chart."""
    return "?" if score is None else score.vorm.letter


def getal(waarde: Bereik) -> str:
    """A total, or the range it lies in."""
    laag, hoog = notatie(waarde.laag), notatie(waarde.hoog)
    return laag if laag == hoog else f"{laag}-{hoog}"


def stapelblokken(grafiek: Stapelgrafiek, teken: Callable[[Stapelgrafiek], bytes]) -> tuple[Blok, ...]:
    """The chart and the table of what it shows."""
    zinnen = [_stapelzin(grafiek, stapel) for stapel in grafiek.stapels]
    kolommen = [(scorenaam(score), 3) for score in grafiek.gebruikt]
    rijen = tuple(
        (stapel.naam, *(str(stapel.aantal(score)) for score in grafiek.gebruikt), str(stapel.korpsen))
        for stapel in grafiek.stapels
    )
    tabel = Tabel(
        omschrijving=_("De aantallen in de grafiek {titel}").format(titel=grafiek.titel),
        kolommen=((_("Editie"), 4), *kolommen, (_("korpsen"), 3)),
        rijen=rijen,
        rechts=tuple(range(1, len(kolommen) + 2)),
        klein=True,
    )
    beschrijving = _("Staafdiagram, een staaf per editie. {zinnen}").format(zinnen=" ".join(zinnen))
    return (Afbeelding(teken(grafiek), beschrijving, grafiek.titel, _BREEDTE), tabel)


def staafblokken(grafiek: Staafgrafiek, teken: Callable[[Staafgrafiek], bytes]) -> tuple[Blok, ...]:
    """The chart and the table of what it shows."""
    jaren = list(dict.fromkeys(staaf.jaar for groep in grafiek.groepen for staaf in groep.staven))
    jaren.sort()
    rijen: tuple[tuple[Cel, ...], ...] = tuple(
        (groep.naam, *(Verwezen(_waarde(groep, jaar), "") for jaar in jaren), groep.grondslag)
        for groep in grafiek.groepen
    )
    tabel = Tabel(
        omschrijving=_("De totalen in de grafiek {titel}").format(titel=grafiek.titel),
        kolommen=((_("Cijfer"), 12), *((jaar, 4) for jaar in jaren), (_("totaal over"), 6)),
        rijen=rijen,
        rechts=tuple(range(1, len(jaren) + 1)),
        klein=True,
    )
    zinnen = [
        _("{naam}: {waarden} ({grondslag}).").format(
            naam=groep.naam,
            waarden=", ".join(f"{staaf.jaar} {getal(staaf.waarde)}" for staaf in groep.staven),
            grondslag=groep.grondslag,
        )
        for groep in grafiek.groepen
    ]
    beschrijving = _("Staafdiagram van totalen per jaar. {zinnen}").format(zinnen=" ".join(zinnen))
    return (Afbeelding(teken(grafiek), beschrijving, grafiek.titel, _BREEDTE), tabel)


def _stapelzin(grafiek: Stapelgrafiek, stapel: Stapel) -> str:
    delen = ", ".join(
        f"{stapel.aantal(score)} {scorenaam(score)}" for score in grafiek.gebruikt if stapel.aantal(score)
    )
    return ngettext(
        "{naam}: {delen} ({aantal} korps).", "{naam}: {delen} ({aantal} korpsen).", stapel.korpsen
    ).format(naam=stapel.naam, delen=delen, aantal=stapel.korpsen)


def _waarde(groep: Staafgroep, jaar: str) -> str:
    return next((getal(staaf.waarde) for staaf in groep.staven if staaf.jaar == jaar), "")
