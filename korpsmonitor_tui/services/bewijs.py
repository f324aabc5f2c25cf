"""The evidence for a weging: what was found on each dimension and where, and on which there is nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.domain.instrument import Dimensie
from korpsmonitor_tui.domain.signaal import opsomming
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.codeerplaatsen import Plaatslezer
from korpsmonitor_tui.services.codeerregels import codes_van
from korpsmonitor_tui.services.gezegd import anders_gezegd_van
from korpsmonitor_tui.services.gids import lees_balken
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.codering import Bevinding, Verschil
    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.codeerplaatsen import Codeerplaats
    from korpsmonitor_tui.services.codeerstand import Codeerstand
    from korpsmonitor_tui.services.gids import Balk
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Bewijsstuk:
    """A bevinding with the place it stands in."""

    bevinding: Bevinding
    plaats: Codeerplaats

    @property
    def polariteit(self) -> str:
        """The judgement that holds."""
        return self.bevinding.codering.polariteit


@dataclass(frozen=True, slots=True)
class Dimensiebewijs:
    """Everything there is on one dimension."""

    dimensie: Dimensie
    """Of a code that is no dimension only the code and its name."""
    stukken: tuple[Bewijsstuk, ...]
    """In the order of the texts."""
    open_verschillen: int
    """Places on which the coders do not agree and nobody decided yet: what may become evidence."""
    balk: Balk | None
    """How it was scored before, as published; None if that is not known."""
    anders_gezegd: tuple[Signaal, ...]
    """Figures of its questions that were said otherwise than they were stated."""

    @property
    def aantallen(self) -> dict[str, int]:
        """How often each judgement was given, the most severe first."""
        geteld = Counter(stuk.polariteit for stuk in self.stukken)
        return {p.value: geteld[p.value] for p in reversed(Polariteit) if geteld[p.value]}

    @property
    def samenvatting(self) -> str:
        """The judgements in words; what there is no evidence for is said just as well."""
        return vat_samen(self.aantallen)


@dataclass(frozen=True)
class Dossierbewijs:
    """The evidence of one dossier, as far as who looks may know."""

    dossier: str
    partij: str
    """Code of the party."""
    voorlopig: bool
    """Whether not everybody who coded has finished: then it is only what who looks coded themselves."""
    stand: Codeerstand
    dimensies: tuple[Dimensiebewijs, ...]
    """In the order of the instrument; of codes that are no dimension only those that were found."""
    anders_gezegd: tuple[Signaal, ...]
    namen: Mapping[str, str]
    """Names of medewerkers by id."""

    @property
    def zonder(self) -> tuple[Dimensiebewijs, ...]:
        """Dimensions without evidence."""
        return tuple(deel for deel in self.dimensies if not deel.stukken)

    @property
    def open_verschillen(self) -> int:
        """Differences on which nobody decided yet."""
        return sum(deel.open_verschillen for deel in self.dimensies)

    def van(self, code: str) -> Dimensiebewijs | None:
        """What there is on this dimension."""
        return next((deel for deel in self.dimensies if deel.dimensie.code == code), None)

    def naam(self, medewerker: str) -> str:
        """Who somebody is, for people."""
        return self.namen.get(medewerker, medewerker)


def vat_samen(aantallen: Mapping[str, int]) -> str:
    """Judgements in words, and whether they contradict one another."""
    if not aantallen:
        return _("geen bewijs: in notities, transcripten en verslag is hierover niets bevestigd")
    delen = opsomming([f"{aantal}× {oordeel}" for oordeel, aantal in aantallen.items()])
    goed, slecht = (
        Polariteit.POSITIEF in aantallen,
        {Polariteit.AANDACHT, Polariteit.NEGATIEF} & set(aantallen),
    )
    return _("{oordelen}; de oordelen lopen uiteen").format(oordelen=delen) if goed and slecht else delen


def lees_bewijs(sessie: Sessie, dossier: str) -> Dossierbewijs:
    """The evidence of one dossier; for a worker thread.

    A party is not asked to judge itself: its own partner columns only appear where something was found on them.
    Raises NietGevonden for a dossier of an unknown party.
    """
    partij = sessie.partij(partij_van(dossier))
    uitkomst = lees_uitkomst(sessie, dossier)
    lezer = Plaatslezer(sessie, dossier, uitkomst.gelezen.bronnen)
    balken = lees_balken(sessie, partij.code)
    signalen = anders_gezegd_van(sessie, dossier, uitkomst)
    per_code: dict[str, list[Bewijsstuk]] = {}
    for bevinding in uitkomst.samen.bevindingen:
        if bevinding.codering.soort == Coderingsoort.DIMENSIE:
            stuk = Bewijsstuk(bevinding, lezer.plaats(bevinding.codering.anker))
            per_code.setdefault(bevinding.codering.code, []).append(stuk)
    open_ = Counter(_dimensie_van(uitkomst.samen.open))
    delen = (
        Dimensiebewijs(
            dimensie,
            tuple(per_code.get(dimensie.code, ())),
            open_[dimensie.code],
            balken.get(dimensie.code),
            tuple(s for s in signalen if dimensie.code in sessie.instrument.vragen[s.vraag].dimensies),
        )
        for dimensie in _alle(sessie)
    )
    weg = {*partij.partnerkolommen, *(d.code for d in _zonder_norm(sessie))}
    return Dossierbewijs(
        dossier,
        partij.code,
        uitkomst.voorlopig,
        uitkomst.gelezen.stand,
        tuple(d for d in delen if d.dimensie.code not in weg or d.stukken or d.open_verschillen),
        signalen,
        medewerkers.namen(sessie.store.lees()),
    )


def _dimensie_van(verschillen: Iterable[Verschil]) -> list[str]:
    return [v.eerste.code for v in verschillen if v.eerste.soort == Coderingsoort.DIMENSIE]


def _alle(sessie: Sessie) -> tuple[Dimensie, ...]:
    return (*sessie.instrument.dimensies, *_zonder_norm(sessie))


def _zonder_norm(sessie: Sessie) -> tuple[Dimensie, ...]:
    """What a passage can be about besides the dimensions: nothing that is scored."""
    bekend = {dimensie.code for dimensie in sessie.instrument.dimensies}
    return tuple(
        Dimensie(code, code.capitalize(), "", "", "", "")
        for code in codes_van(sessie, Coderingsoort.DIMENSIE)
        if code not in bekend
    )
