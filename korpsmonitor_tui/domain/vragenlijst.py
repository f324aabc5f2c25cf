"""The questionnaire: questions with a stable id, the places their answers have, and when a question is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.schaal import STANDAARD, Schaal, Score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from korpsmonitor_tui.domain.cijfer import Cijfer

CELSOORTEN: Final = ("open", "ja_nee_deels", "keuze", "meerkeuze", "aantal", "percentage", "datum", "kleur")
"""What one place for an answer can ask for."""
ROOSTER: Final = "rooster"
"""A question that asks the same (see ``Vraag.cel``) of every row, each with an explanation of its own."""
VRAAGSOORTEN: Final = (*CELSOORTEN, ROOSTER)
"""What a question can ask for; see ``Vraag.soort``."""
CIJFERSOORTEN: Final = frozenset({"aantal", "percentage"})
"""What is read as a figure."""
GUNSTIG: Final = ("hoger", "lager")
"""In which direction a figure improves; see ``Vraag.gunstig``."""
PRAKTIJK: Final = ("best_practice", "knelpunt")
"""What an open answer can tell; see ``Vraag.praktijk``."""
WAARDE: Final = "waarde"
TOELICHTING: Final = "toelichting"
VELDEN: Final = (WAARDE, TOELICHTING)
"""The two texts in every place: the answer, and what was said about it."""
_JA_NEE_DEELS: Final = ("ja", "nee", "deels")


class Vak(NamedTuple):
    """One place for an answer: a question, perhaps for one row of its grid, perhaps for one year."""

    vraag: str
    rij: str = ""
    jaar: str = ""

    def __str__(self) -> str:
        """As printed in forms: ``toezicht.teamleden/2012``; a row never consists of digits alone."""
        return "/".join(filter(None, self))


@dataclass(frozen=True, slots=True)
class Keuze:
    """One option of a choice question, or one row of a grid."""

    code: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """What an earlier answer must be for a question to be asked. Exactly one of the demands is given."""

    vraag: str
    rij: str = ""
    jaar: str = ""
    """Needed if the earlier question asks for several years."""
    is_een_van: tuple[str, ...] = ()
    is_geen_van: tuple[str, ...] = ()
    meer_dan: int | None = None

    @property
    def vak(self) -> Vak:
        """Where the earlier answer stands."""
        return Vak(self.vraag, self.rij, self.jaar)


class Geldigheid(StrEnum):
    """Whether a question is asked of somebody."""

    GELDT = "geldt"
    VERVALT = "vervalt"
    ONBEKEND = "onbekend"
    """An answer that decides it is missing or unclear."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question with a stable id that series across editions run by."""

    id: str
    tekst: str
    soort: str
    """One of ``VRAAGSOORTEN``."""
    toelichting: str = ""
    dimensies: tuple[str, ...] = ()
    verplicht: bool = False
    keuzes: tuple[Keuze, ...] = ()
    jaren: tuple[int, ...] = ()
    """One answer per year; empty means one answer, which speaks of ``Vragenlijst.peiljaar``."""
    eenheid: str = ""
    bron: str = ""
    rijen: tuple[Keuze, ...] = ()
    """Of a grid."""
    cel: str = ""
    """Of a grid: what every row asks for, one of ``CELSOORTEN``."""
    voorwaarden: tuple[Voorwaarde, ...] = ()
    """All must hold for the question to be asked."""
    alleen_voor: tuple[str, ...] = ()
    """Codes or kinds (``korps``, ``ketenpartner``) of the parties that are asked; empty means all."""
    niet_voor: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    geheel: bool = False
    """Whether a figure that is not whole is doubtful."""
    hoogstens: str = ""
    """Id of a question whose figure for the same year is not exceeded."""
    som_van: tuple[str, ...] = ()
    """Ids of questions whose figures for the same year add up to this one."""
    gunstig: str = ""
    """One of ``GUNSTIG``; empty: no direction is an improvement."""
    praktijk: str = ""
    """One of ``PRAKTIJK`` if the answer tells one, to be gathered from; empty for any other question."""
    schaal: Schaal = field(default=STANDAARD, hash=False)
    """Of the instrument: what an answer to a question for a colour can be."""

    @property
    def vraagt(self) -> str:
        """What each place of this question asks for: one of ``CELSOORTEN``."""
        return self.cel if self.soort == ROOSTER else self.soort

    @property
    def vakken(self) -> tuple[Vak, ...]:
        """Every place for an answer, row by row and within a row year by year."""
        rijen = [rij.code for rij in self.rijen] or [""]
        jaren = [str(jaar) for jaar in self.jaren] or [""]
        return tuple(Vak(self.id, rij, jaar) for rij in rijen for jaar in jaren)

    @property
    def kleuren(self) -> tuple[Score, ...]:
        """What an answer in a colour can be, worst first; empty where none is asked for."""
        return self.schaal.legenda if self.vraagt == "kleur" else ()

    @property
    def antwoordcodes(self) -> tuple[str, ...]:
        """The codes that an answer can be; empty where an answer is free text or a figure."""
        if self.vraagt == "ja_nee_deels":
            return _JA_NEE_DEELS
        return tuple(map(str, self.kleuren)) or tuple(keuze.code for keuze in self.keuzes)

    def past(self, waarde: str) -> bool:
        """Whether a stated answer can be read as what the question asks for; empty always can.

        What does not fit is kept all the same: this only tells that a person should look.
        """
        kaal = waarde.strip()
        if not kaal or self.vraagt == "open":
            return True
        if self.vraagt in CIJFERSOORTEN:
            cijfer = _lees_cijfer(kaal)
            return cijfer.telbaar is not None or cijfer.ontbreekt is not None or _is_procent(cijfer)
        if self.vraagt == "datum":
            return _is_datum(kaal)
        delen = kaal.split() if self.vraagt == "meerkeuze" else [kaal]
        codes = self.antwoordcodes
        return all(deel in codes for deel in delen)


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A chapter of the questionnaire, the minutes and the verslag alike."""

    code: str
    nummer: int
    titel: str
    inleiding: str = ""
    vragen: tuple[Vraag, ...] = ()
    eigen_onderdeel: str = ""
    """As which part of a conversation the words of this chapter were learned, where its code is not that part."""

    @property
    def onderdeel(self) -> str:
        """The part of a conversation that suggestions know this chapter as."""
        return self.eigen_onderdeel or self.code


@dataclass(frozen=True)
class Vragenlijst:
    """One version of the questionnaire."""

    versie: str
    """E.g. ``2011-2012``."""
    hoofdstukken: tuple[Hoofdstuk, ...]
    peiljaar: int | None = None
    """The year that an answer without a year of its own speaks of."""
    sha256: str = ""
    """Of the definition file, byte for byte; empty for a questionnaire that was not read from one."""
    brontekst: str = field(default="", repr=False, compare=False)
    """The definition file itself: what is published."""

    @cached_property
    def vragen(self) -> dict[str, Vraag]:
        """Every question by id."""
        return {vraag.id: vraag for hoofdstuk in self.hoofdstukken for vraag in hoofdstuk.vragen}

    def hoofdstuk_van(self, vraag: str) -> Hoofdstuk | None:
        """The chapter of the question with this id."""
        return next((h for h in self.hoofdstukken if any(v.id == vraag for v in h.vragen)), None)

    def jaar_van(self, vak: Vak) -> int | None:
        """The year that an answer in this place speaks of."""
        return int(vak.jaar) if vak.jaar else self.peiljaar

    def geldigheid(
        self, vraag: Vraag, gegeven: Callable[[Vak], str], partij: str = "", soort: str = ""
    ) -> Geldigheid:
        """Whether a question is asked of a party (its code and kind), given what it answered so far.

        A condition on a question that itself lapsed lapses too: nobody asked it, so nothing was answered. Raises
        ValueError if conditions run in a circle, which no questionnaire does that was read from a file.
        """
        bekend: dict[str, Geldigheid] = {}
        onderweg = [vraag]
        while onderweg:
            huidige = onderweg[-1]
            eerdere = [self.vragen[v.vraag] for v in huidige.voorwaarden if v.vraag in self.vragen]
            te_gaan = [eerder for eerder in eerdere if eerder.id not in bekend]
            if not te_gaan:
                bekend[onderweg.pop().id] = self._oordeel(huidige, gegeven, {partij, soort} - {""}, bekend)
            elif any(deze.id == te_gaan[0].id for deze in onderweg):
                raise ValueError(te_gaan[0].id)
            else:
                onderweg.append(te_gaan[0])
        return bekend[vraag.id]

    def _oordeel(
        self,
        vraag: Vraag,
        gegeven: Callable[[Vak], str],
        partij: set[str],
        bekend: Mapping[str, Geldigheid],
    ) -> Geldigheid:
        """As :meth:`geldigheid`, once that of all earlier questions is known."""
        if not _voor(vraag, partij):
            return Geldigheid.VERVALT
        uitkomsten = set()
        for voorwaarde in vraag.voorwaarden:
            eerder = self.vragen.get(voorwaarde.vraag)
            zelf = Geldigheid.GELDT if eerder is None else bekend[eerder.id]
            if zelf == Geldigheid.GELDT:
                zelf = _voldoet(voorwaarde, gegeven(voorwaarde.vak).strip(), eerder)
            uitkomsten.add(zelf)
        for uitkomst in (Geldigheid.VERVALT, Geldigheid.ONBEKEND):
            if uitkomst in uitkomsten:
                return uitkomst
        return Geldigheid.GELDT


def _voldoet(voorwaarde: Voorwaarde, antwoord: str, eerder: Vraag | None) -> Geldigheid:
    if not antwoord:
        return Geldigheid.ONBEKEND
    if voorwaarde.meer_dan is not None:
        telbaar = _lees_cijfer(antwoord).telbaar
        if telbaar is None or telbaar.laag <= voorwaarde.meer_dan < telbaar.hoog:
            return Geldigheid.ONBEKEND
        return _geldt(telbaar.laag > voorwaarde.meer_dan)
    meer = eerder is not None and eerder.vraagt == "meerkeuze"
    codes = set(antwoord.casefold().split()) if meer else {antwoord.casefold()}
    if codes.intersection(voorwaarde.is_een_van or voorwaarde.is_geen_van):
        return _geldt(bool(voorwaarde.is_een_van))
    if eerder is not None and not codes.issubset(eerder.antwoordcodes):
        return Geldigheid.ONBEKEND  # something else was stated, so nothing follows from it
    return _geldt(bool(voorwaarde.is_geen_van))


def _geldt(ja: bool) -> Geldigheid:
    return Geldigheid.GELDT if ja else Geldigheid.VERVALT


def _voor(vraag: Vraag, partij: set[str]) -> bool:
    if not partij:
        return True
    return not partij.intersection(vraag.niet_voor) and (
        not vraag.alleen_voor or bool(partij.intersection(vraag.alleen_voor))
    )


def _lees_cijfer(tekst: str) -> Cijfer:
    # Imported late: the first screen counts questions, and needs none of what figures mean.
    from korpsmonitor_tui.domain.cijfer import Cijfer

    return Cijfer(tekst)


def _is_procent(cijfer: Cijfer) -> bool:
    return bool(getattr(cijfer.hoofd, "procent", False))


def _is_datum(tekst: str) -> bool:
    """A day, month or year in figures, or a way of missing: 31-12-2012, 12-2012, 2012, Nb."""
    # Imported late, as in _lees_cijfer. "Nb (zie bijlage)" is no date: a person should look at what stands behind it.
    from korpsmonitor_tui.domain.betekenis import Ontbreekreden, Ontbreekt, lees_betekenis

    betekenis = lees_betekenis(tekst)
    if isinstance(betekenis, Ontbreekt):
        return betekenis.reden is not Ontbreekreden.LEEG
    delen = tekst.replace("/", "-").split("-")
    if not 1 <= len(delen) <= 3 or not all(
        deel.isascii() and deel.isdigit() and len(deel) <= 4 for deel in delen
    ):
        return False
    getallen = [int(deel) for deel in delen]
    if len(delen[0]) == 4:
        getallen.reverse()
    *voor, jaar = getallen
    grenzen = {1: [12], 2: [31, 12]}.get(len(voor), [])
    return 1900 <= jaar <= 2100 and all(1 <= deel <= grens for deel, grens in zip(voor, grenzen, strict=True))
