"""What a text says about numbers of colours, laid beside the scores that are known one by one.

What is not known stays open: a statement only holds where every score is known and none of them was derived from that
statement itself, and only fails where no score that is still unknown could make it true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.bewering import Uitkomst
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.publicatie import Kleurtelling, Kleurverschil
    from korpsmonitor_tui.domain.schaal import Score

UITKOMSTNAAM: Final = {
    Uitkomst.KLOPT: _("klopt"),
    Uitkomst.TEGENSPRAAK: _("klopt niet"),
    Uitkomst.ONTOETSBAAR: _("niet te controleren"),
}


@dataclass(frozen=True, slots=True)
class Grens:
    """How many there can be, whatever is not known."""

    laag: int
    hoog: int

    @property
    def tekst(self) -> str:
        """For people."""
        return (
            str(self.laag)
            if self.laag == self.hoog
            else _("{laag} tot {hoog}").format(laag=self.laag, hoog=self.hoog)
        )

    def kan(self, aantal: int) -> bool:
        """Whether it can be this number."""
        return self.laag <= aantal <= self.hoog

    def verschil(self, eerder: Grens) -> Grens:
        """By how many it can differ from an earlier number."""
        return Grens(self.laag - eerder.hoog, self.hoog - eerder.laag)


@dataclass(frozen=True, slots=True)
class Rijen:
    """The scores that are known of those whom a statement counts."""

    geteld: int
    """How many have one of the colours that it names."""
    bekend: int
    """Of how many the score is known."""
    korpsen: int
    """How many it is about."""
    ontleend: int = 0
    """How many of the known scores were themselves taken from the source of the statement, in part or whole."""

    @property
    def grens(self) -> Grens:
        """How many can have such a colour."""
        return Grens(self.geteld, self.geteld + self.korpsen - self.bekend)

    @property
    def bewijst(self) -> bool:
        """Whether all is known, and from elsewhere."""
        return self.bekend == self.korpsen and not self.ontleend

    @property
    def tekst(self) -> str:
        """What was counted, for people."""
        zin = ngettext(
            "geteld {geteld}; bekend van {bekend} van {korpsen} korps",
            "geteld {geteld}; bekend van {bekend} van {korpsen} korpsen",
            self.korpsen,
        ).format(geteld=self.geteld, bekend=self.bekend, korpsen=self.korpsen)
        if not self.ontleend:
            return zin
        return _("{zin}, waarvan {ontleend} mede aan deze bron ontleend").format(
            zin=zin, ontleend=self.ontleend
        )


@dataclass(frozen=True, slots=True)
class Kleurtoets:
    """Whether a statement holds, and why."""

    uitkomst: Uitkomst
    rijen: Rijen
    uitleg: str
    """What was counted and what follows from it, one Dutch line."""


def tel_rijen(telling: Kleurtelling, kleuren: Mapping[str, Score], ontleend: Collection[str]) -> Rijen:
    """The known scores of those who were counted; ``ontleend``: korpsen whose score leans on the source itself."""
    bekend = [korps for korps in telling.partijen if korps in kleuren]
    return Rijen(
        sum(kleuren[korps] in telling.kleuren for korps in bekend),
        len(bekend),
        len(telling.partijen),
        sum(korps in ontleend for korps in bekend),
    )


def toets_telling(telling: Kleurtelling, rijen: Rijen, anderen: Iterable[Kleurtelling]) -> Kleurtoets:
    """Lay a count beside the scores and beside the other counts over the same korpsen."""
    if not rijen.grens.kan(telling.aantal):
        zin = _("{rijen}: het kunnen er {kan} zijn").format(rijen=rijen.tekst, kan=rijen.grens.tekst)
        return Kleurtoets(Uitkomst.TEGENSPRAAK, rijen, zin)
    volgens = _volgens(telling, anderen)
    if not volgens.kan(telling.aantal):
        zin = _("{rijen}; de andere aantallen laten er {kan} toe").format(
            rijen=rijen.tekst, kan=volgens.tekst
        )
        return Kleurtoets(Uitkomst.TEGENSPRAAK, rijen, zin)
    if rijen.bewijst:
        return Kleurtoets(Uitkomst.KLOPT, rijen, rijen.tekst)
    if volgens.laag == volgens.hoog:
        zin = _("{rijen}; de andere aantallen komen op {kan}").format(rijen=rijen.tekst, kan=volgens.tekst)
        return Kleurtoets(Uitkomst.KLOPT, rijen, zin)
    if rijen.grens.laag == rijen.grens.hoog:
        zin = _("{rijen}: dat is geen bewijs van elders").format(rijen=rijen.tekst)
    else:
        zin = _("{rijen}: het kunnen er {kan} zijn").format(rijen=rijen.tekst, kan=rijen.grens.tekst)
    return Kleurtoets(Uitkomst.ONTOETSBAAR, rijen, zin)


def _volgens(telling: Kleurtelling, anderen: Iterable[Kleurtelling]) -> Grens:
    """How many there can be according to the counts of one colour each over the same korpsen.

    Where the colours that are counted together were each counted apart, their sum; else no more than the rest leaves.
    """
    apart = {
        ander.kleuren[0]: ander.aantal
        for ander in anderen
        if ander is not telling
        and len(ander.kleuren) == 1
        and (ander.kleuren, ander.aantal) != (telling.kleuren, telling.aantal)
        and (ander.jaar, ander.dimensie, set(ander.partijen))
        == (telling.jaar, telling.dimensie, set(telling.partijen))
    }
    samen = [apart[kleur] for kleur in telling.kleuren if kleur in apart]
    if len(samen) == len(telling.kleuren):
        return Grens(sum(samen), sum(samen))
    elders = sum(aantal for kleur, aantal in apart.items() if kleur not in telling.kleuren)
    return Grens(sum(samen), len(telling.partijen) - elders)


def grens_van_kleur(
    kleur: Score, korpsen: Sequence[str], kleuren: Mapping[str, Score], tellingen: Iterable[Kleurtelling]
) -> Grens:
    """How many of ``korpsen`` can have a colour, by their known scores and by what was counted over some of them.

    ``tellingen`` are of one year and dimension.
    """
    laag, hoog = _van_rijen(kleur, korpsen, kleuren)
    for telling in tellingen:
        if telling.kleuren == (kleur,) and set(telling.partijen) <= set(korpsen):
            rest = [korps for korps in korpsen if korps not in telling.partijen]
            erbij = _van_rijen(kleur, rest, kleuren)
            laag, hoog = max(laag, telling.aantal + erbij[0]), min(hoog, telling.aantal + erbij[1])
    return Grens(laag, hoog)


def _van_rijen(kleur: Score, korpsen: Sequence[str], kleuren: Mapping[str, Score]) -> tuple[int, int]:
    geteld = sum(kleuren.get(korps) == kleur for korps in korpsen)
    return geteld, geteld + sum(korps not in kleuren for korps in korpsen)


def toets_verschil(verschil: Kleurverschil, nu: Grens, toen: Grens, rijen: Rijen, zeker: Grens) -> Kleurtoets:
    """Lay a change beside how many there can be in both years; ``rijen`` are those of the later year.

    ``zeker`` is what the change can be without the scores that were taken from the source of the statement.
    """
    kan = nu.verschil(toen)
    zin = _("{eerder}: {toen}; {jaar}: {nu}").format(
        eerder=verschil.eerder, toen=toen.tekst, jaar=verschil.jaar, nu=nu.tekst
    )
    if not kan.kan(verschil.verschil):
        return Kleurtoets(Uitkomst.TEGENSPRAAK, rijen, zin)
    if zeker.laag == zeker.hoog:
        return Kleurtoets(Uitkomst.KLOPT, rijen, zin)
    if kan.laag == kan.hoog:
        zin = _("{zin}, met scores die mede aan deze bron zijn ontleend").format(zin=zin)
    return Kleurtoets(Uitkomst.ONTOETSBAAR, rijen, zin)
