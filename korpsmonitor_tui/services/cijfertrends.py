"""Figures over the years: what every korps stated, as stated, with totals that say what they lack.

A missing figure is never nought: it has no size, so no bar, and a total tells how many are missing. Korpsen stand in
the order of the instrument, whatever their figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronnen import LANDELIJK, PER_LAND
from korpsmonitor_tui.domain.cijfer import Cijfer, tel_op
from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.reeks import Opgave, zekere_maat
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, ROOSTER
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.reeksen import eigen_jaren, gepubliceerd, lees_alle_reeksen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.domain.cijfer import Totaal
    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Cijfervraag:
    """A figure that is stated over the years: a question, or a gegeven of another source."""

    id: str
    tekst: str
    eenheid: str
    bron: str
    """``korps``, or the code of the source."""
    bronnaam: str
    """For people."""
    procent: bool = False
    landelijk: bool = False
    """Whether it is one figure a year for the whole country."""


@dataclass(frozen=True, slots=True)
class Punt:
    """What one korps stated for one year."""

    opgaven: tuple[Opgave, ...]
    """Never empty; several where it was printed or answered in several places."""
    procent: bool = False

    @property
    def _verschillend(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(opgave.tekst.strip() for opgave in self.opgaven))

    @property
    def tekst(self) -> str:
        """As stated; where two places say different things both stand there."""
        return " ≠ ".join(self._verschillend)

    @property
    def oneens(self) -> bool:
        """Whether two places say different things, so that no figure is certain."""
        return len(self._verschillend) > 1

    @property
    def maat(self) -> Bereik | None:
        """The size; None where it is missing, in words, in doubt, or stated in two ways."""
        if self.oneens:
            return None
        # Of another source the report prints what the korps says in brackets; of a korps nobody knows what they hold.
        ander = self.opgaven[0].bron != KORPS
        return zekere_maat(self._verschillend[0], procent=self.procent, tweede_bron=ander)

    @property
    def cijfer(self) -> Cijfer | None:
        """For a total; None where two places say different things."""
        return None if self.oneens else Cijfer(self._verschillend[0], self.opgaven[0].jaar)


@dataclass(frozen=True, slots=True)
class Cijfervergelijking:
    """Two years beside each other, over the korpsen of which both sizes are certain."""

    korpsen: tuple[str, ...]
    toen: Totaal
    nu: Totaal


@dataclass(frozen=True)
class Cijferreeks:
    """One figure of all korpsen over the years."""

    vraag: Cijfervraag
    rijen: tuple[tuple[str, str], ...]
    """(code, name) of every row, in the order of the instrument."""
    vanaf: Mapping[str, int]
    """The first year of a row that was not there from the beginning, by code."""
    jaren: tuple[int, ...]
    """Every year that something was stated for, or that this edition asks for; oldest first."""
    punten: Mapping[tuple[str, int], Punt]
    """By row and year; absent where nothing was stated."""

    def totaal(self, jaar: int) -> Totaal | None:
        """Over all rows, with what it lacks; None for percentages, which have no sum."""
        if self.vraag.procent:
            return None
        return tel_op(self._cijfer(rij, jaar) for rij, _naam in self.rijen_in(jaar))

    def rijen_in(self, jaar: int) -> tuple[tuple[str, str], ...]:
        """The rows of which a figure for this year can be missing: a korps that was not monitored yet lacks none."""
        return tuple(
            (rij, naam)
            for rij, naam in self.rijen
            if jaar >= self.vanaf.get(rij, jaar) or self._zeker(rij, jaar)
        )

    def vergelijking(self, jaar: int, eerder: int) -> Cijfervergelijking | None:
        """Like with like: the same korpsen in two years; None if no korps has both, or for percentages."""
        if self.vraag.procent:
            return None
        beide = tuple(rij for rij, _naam in self.rijen if self._zeker(rij, jaar) and self._zeker(rij, eerder))
        if not beide:
            return None
        return Cijfervergelijking(
            beide,
            tel_op(self._cijfer(rij, eerder) for rij in beide),
            tel_op(self._cijfer(rij, jaar) for rij in beide),
        )

    def ontbreekt(self, jaar: int) -> tuple[tuple[str, str], ...]:
        """(name of the row, what was stated) of all without a size in this year; empty text: nothing was stated."""
        zonder = ((rij, naam) for rij, naam in self.rijen_in(jaar) if not self._zeker(rij, jaar))
        return tuple((naam, p.tekst if (p := self.punten.get((rij, jaar))) else "") for rij, naam in zonder)

    def _zeker(self, rij: str, jaar: int) -> bool:
        punt = self.punten.get((rij, jaar))
        return punt is not None and punt.maat is not None

    def _cijfer(self, rij: str, jaar: int) -> Cijfer | None:
        punt = self.punten.get((rij, jaar))
        return punt.cijfer if punt else None


@dataclass(frozen=True)
class Cijfertrends:
    """All figures: read once, so that another one is shown at once."""

    vragen: tuple[Cijfervraag, ...]
    """In the order of the questionnaire, then those of other sources."""
    _korpsen: tuple[Gesprekspartij, ...]
    _opgaven: Mapping[str, Mapping[str, Sequence[Opgave]]]
    """By question and row."""
    _jaren: Mapping[str, tuple[int, ...]]
    """What this edition asks for."""

    @cached_property
    def _op_id(self) -> dict[str, Cijfervraag]:
        return {vraag.id: vraag for vraag in self.vragen}

    def vraag(self, id_: str) -> Cijfervraag | None:
        """The figure with this id."""
        return self._op_id.get(id_)

    def reeks(self, id_: str) -> Cijferreeks:
        """One figure over the years. Raises KeyError for an unknown id."""
        vraag = self._op_id[id_]
        per_rij = self._opgaven.get(id_, {})
        rijen = (
            [(LANDELIJK, _("Nederland"))] if vraag.landelijk else [(k.code, k.naam) for k in self._korpsen]
        )
        per_plek: dict[tuple[str, int], list[Opgave]] = {}
        for rij, _naam in rijen:
            for opgave in per_rij.get(rij, ()):
                if opgave.jaar is not None:
                    per_plek.setdefault((rij, opgave.jaar), []).append(opgave)
        punten = {plek: Punt(tuple(_geldend(opgaven)), vraag.procent) for plek, opgaven in per_plek.items()}
        jaren = sorted({jaar for _rij, jaar in punten}.union(self._jaren[id_]))
        vanaf = {k.code: k.gemonitord_vanaf for k in self._korpsen if k.gemonitord_vanaf is not None}
        return Cijferreeks(vraag, tuple(rijen), vanaf, tuple(jaren), punten)


def lees_cijfertrends(sessie: Sessie) -> Cijfertrends:
    """Everything that was stated or published; for a worker thread.

    What was published for the years that this edition asks for itself is left out, as in :mod:`reeksen`: that is
    the outcome of this very edition.
    """
    instrument = sessie.instrument
    korpsen = tuple(partij for partij in instrument.partijen if partij.gemeten)
    lijst = instrument.vragenlijst
    peil = (lijst.peiljaar,) if lijst.peiljaar else ()
    gevraagd = [vraag for vraag in lijst.vragen.values() if _is_cijfer(vraag)]
    vragen = [_vraag(vraag) for vraag in gevraagd]
    jaren: dict[str, tuple[int, ...]] = {vraag.id: vraag.jaren or peil for vraag in gevraagd}
    for bron in instrument.bronnen:
        vragen += _gegevens(bron)
        jaren.update((gegeven.id, gegeven.jaren) for gegeven in bron.gegevens)
    opgaven: dict[str, dict[str, list[Opgave]]] = {vraag.id: {} for vraag in vragen}
    for rij, opgave in _alle(sessie, [korps.code for korps in korpsen]):
        if opgave.vraag in opgaven and not opgave.rij:
            opgaven[opgave.vraag].setdefault(rij, []).append(opgave)
    return Cijfertrends(tuple(vragen), korpsen, opgaven, jaren)


def _is_cijfer(vraag: Vraag) -> bool:
    return vraag.soort != ROOSTER and vraag.vraagt in CIJFERSOORTEN


def _vraag(vraag: Vraag) -> Cijfervraag:
    return Cijfervraag(
        vraag.id, vraag.tekst, vraag.eenheid, KORPS, _("korps"), procent=vraag.vraagt == "percentage"
    )


def _gegevens(bron: Bron) -> Iterator[Cijfervraag]:
    for gegeven in bron.gegevens:
        landelijk = gegeven.per == PER_LAND
        yield Cijfervraag(
            gegeven.id, gegeven.tekst, gegeven.eenheid, bron.code, bron.naam, landelijk=landelijk
        )


def _alle(sessie: Sessie, korpsen: Sequence[str]) -> Iterator[tuple[str, Opgave]]:
    """Every statement with its row: answers, published figures, and the lists of other sources."""
    for korps, reeksen in lees_alle_reeksen(sessie, korpsen).items():
        for opgaven in reeksen.values():
            for opgave in opgaven:
                yield korps, opgave
    for opgave in gepubliceerd(sessie, LANDELIJK, eigen_jaren(sessie.instrument.vragenlijst)):
        yield LANDELIJK, opgave
    for cijfer in lees_broncijfers(sessie.store.lees(), sessie.editie.id):
        jaar = int(cijfer.jaar) if cijfer.jaar.isdecimal() else sessie.instrument.vragenlijst.peiljaar
        yield (
            cijfer.rij,
            Opgave(
                cijfer.gegeven,
                "",
                jaar,
                cijfer.waarde,
                cijfer.noot,
                cijfer.bron,
                _("opgave van {bron}").format(bron=cijfer.bron),
                sessie.editie.id,
            ),
        )


def _geldend(opgaven: Sequence[Opgave]) -> Sequence[Opgave]:
    """What the newest edition says of a year goes before what was printed or answered earlier."""
    nieuwste = max(opgave.editie for opgave in opgaven)
    return [opgave for opgave in opgaven if opgave.editie == nieuwste]
