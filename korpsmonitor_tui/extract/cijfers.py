"""Quantities in a passage: how many of what, how often, in which year, as a norm or as a result."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Cijfersuggestie
from korpsmonitor_tui.extract.eenheden import eenheid_achter, eenheid_voor
from korpsmonitor_tui.extract.geen_cijfers import enig_jaar, is_geen_hoeveelheid, is_nootnummer
from korpsmonitor_tui.extract.getallen import lees_getal, vind_getallen
from korpsmonitor_tui.extract.perioden import periode_achter, periode_in_de_zin, vind_bijwoorden, vind_keren

if TYPE_CHECKING:
    from korpsmonitor_tui.extract.getallen import Getal
    from korpsmonitor_tui.extract.tekens import Zoektekst

_VAN_WIE: Final = re.compile(r"(?:van (?:wie|hen|deze|de \w+)(?:\s+er)?|waarvan(?:\s+er)?|onder wie)\s+$")
_EIGENSCHAP: Final = (
    r"(?:pcm-|amo-|ams-)?(?:gecertificeerd|opgeleid|aangewezen|geschoold|fulltime|parttime|vrouw|man)"
)
_NA_DEEL: Final = re.compile(rf"\s+(?:(?:zijn|is|waren|was|worden)\s+)?({_EIGENSCHAP})(?!\w)")
"""What is said of some of a group: "van wie er negen PCM-gecertificeerd zijn"."""
_EIGENNAAM: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]")
"""A capital behind a number begins a note or a heading, not what is counted; CIE-medewerkers are."""
_ONTKEND: Final = re.compile(r"\b(?:niet|geen)\b")
_VAN_DE: Final = re.compile(r"\s+van de\s+(?P<geheel>[\w.]+)\s+")
_TEN_MINSTE: Final = r"(?:(?:minimaal|ten minste|tenminste|minstens|gemiddeld)\s+)?"
_VOORGESCHREVEN: Final = r"(?:vereiste|verplichte|voorgeschreven|genormeerde)"
_NORM_VOOR: Final = re.compile(
    rf"(?:\bnorm(?:\s+(?:van|is|bedraagt|luidt)|:)|\b{_VOORGESCHREVEN}(?:\s+aantal(?:\s+van)?)?)\s+{_TEN_MINSTE}$"
)
_NORM_IN: Final = re.compile(rf"\b{_VOORGESCHREVEN}\b")
"""A norm that is named: "de norm van zes controles", "de zes verplichte controles"."""
_KEER: Final = frozenset({"x", "maal"})
_EEN: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Passage:
    """What every figure of a passage shares."""

    tekst: Zoektekst
    jaar: int | None
    periode: str
    """Of an adverb anywhere in it."""
    geen_eenheden: frozenset[str]

    def woorden(self, begin: int, eind: int) -> str:
        """Words as they were written."""
        return self.tekst.spanne(begin, eind).van(self.tekst.tekst)

    def cijfer(self, getal: Getal, eind: int, eenheid: str, periode: str) -> Cijfersuggestie:
        """A figure from a number to ``eind``."""
        klein = self.tekst.klein
        voor, zelf = klein[max(0, getal.begin - 50) : getal.begin], klein[getal.eind : eind]
        norm = bool(_NORM_VOOR.search(voor) or _NORM_IN.search(zelf))
        plaats = self.tekst.spanne(getal.begin, eind)
        return Cijfersuggestie(plaats, getal.waarde, getal.tot, eenheid, periode, self.jaar, norm)

    def keren(self, plek: tuple[int, int], aantal: Decimal, periode: str) -> Cijfersuggestie:
        """A frequency."""
        return Cijfersuggestie(self.tekst.spanne(*plek), aantal, aantal, "keer", periode, self.jaar)


def vind_cijfers(
    tekst: Zoektekst, geen_eenheden: frozenset[str] = frozenset()
) -> tuple[Cijfersuggestie, ...]:
    """The quantities in a passage, in order. Years, dates, article and step numbers and time windows are none.

    ``geen_eenheden``: words that "één" does not count, such as ``punt``.
    """
    klein = tekst.klein
    passage = _Passage(tekst, enig_jaar(klein), periode_in_de_zin(klein), geen_eenheden)
    keren = [passage.keren(plek, Decimal(aantal), periode) for plek, aantal, periode in vind_keren(klein)]
    gevonden, bezet = list(keren), [cijfer.plaats for cijfer in keren]
    for getal in vind_getallen(klein):
        plaats = tekst.spanne(getal.begin, getal.eind)
        if any(al.begin <= plaats.begin < al.eind for al in bezet):
            continue
        cijfer = _lees(passage, getal)
        if cijfer is not None:
            gevonden.append(cijfer)
            # Numbers come in order, so of those that were found only the last can hold the next.
            bezet = [*bezet[: len(keren)], cijfer.plaats]
    gevonden += _frequenties(passage, gevonden)
    return tuple(sorted(gevonden, key=lambda cijfer: (cijfer.plaats.begin, cijfer.plaats.eind)))


def _lees(passage: _Passage, getal: Getal) -> Cijfersuggestie | None:
    klein = passage.tekst.klein
    if is_geen_hoeveelheid(klein, getal):
        return None
    if deel := _eigenschap(klein, getal):
        return passage.cijfer(getal, deel[1], passage.woorden(*deel), "")
    getal = _met_geheel(klein, getal)
    if direct := periode_achter(klein, getal.eind):
        periode, eind = direct
        return passage.cijfer(getal, eind, eenheid_voor(klein[: getal.begin]), periode) if periode else None
    return _geteld(passage, getal)


def _eigenschap(klein: str, getal: Getal) -> tuple[int, int] | None:
    """Where it says what some of a group are: "van wie er negen gecertificeerd zijn"."""
    if not _VAN_WIE.search(klein[max(0, getal.begin - 40) : getal.begin]):
        return None
    treffer = _NA_DEEL.match(klein, getal.eind)
    return treffer.span(1) if treffer else None


def _met_geheel(klein: str, getal: Getal) -> Getal:
    """The number together with the whole it is part of: of "negen van de tien zaken" nine is what was counted."""
    geheel = _VAN_DE.match(klein, getal.eind)
    if geheel is None or lees_getal(geheel["geheel"]) is None:
        return getal
    return replace(getal, eind=geheel.end("geheel"))


def _geteld(passage: _Passage, getal: Getal) -> Cijfersuggestie | None:
    """A number of things that are named behind it."""
    klein = passage.tekst.klein
    plek = eenheid_achter(klein, getal, passage.geen_eenheden)
    if plek is None:
        return None
    eenheid = passage.woorden(*plek)
    if _EIGENNAAM.match(eenheid) or is_nootnummer(passage.tekst, getal):
        return None
    if eenheid.casefold() in _KEER:
        eenheid = "keer"
    vervolg = periode_achter(klein, plek[1])
    if vervolg is None:
        return passage.cijfer(getal, plek[1], eenheid, passage.periode)
    periode, eind = vervolg
    return passage.cijfer(getal, eind, eenheid, periode or "")


def _frequenties(passage: _Passage, al: list[Cijfersuggestie]) -> list[Cijfersuggestie]:
    """Adverbs such as "maandelijks", unless they belong to a number that was found."""
    uitkomst = []
    for plek, periode in vind_bijwoorden(passage.tekst.klein):
        keren = passage.keren(plek, _EEN, periode)
        if periode == "jaar" and _ONTKEND.search(passage.tekst.klein):
            continue
        begin = keren.plaats.begin
        if not any(c.periode == periode or c.plaats.begin <= begin < c.plaats.eind for c in al):
            uitkomst.append(keren)
    return uitkomst
