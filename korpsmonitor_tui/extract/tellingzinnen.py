"""Finds what a text says about the figures of a dashboard: how many in which year, and how that changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.bewering import Beweersoort, Bewering, Marge, Richting
from korpsmonitor_tui.domain.dashboard import OVERIG
from korpsmonitor_tui.extract.cijfers import vind_cijfers
from korpsmonitor_tui.extract.tekens import Zoektekst
from korpsmonitor_tui.extract.uitspraken import PER, WENS
from korpsmonitor_tui.extract.zinnen import vind_zinnen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.dashboard import Dashboard

_WOORD: Final = re.compile(r"[\w-]+")
_JAAR: Final = r"(?P<jaar>(?:19|20)\d\d)"
_JAARTAL: Final = re.compile(rf"(?<![\w.]){_JAAR}(?![\w.]*\d)")
_AANTAL: Final = r"(?P<aantal>\d{1,3}(?:\.\d{3})+|\d+)"
_JAAR_DAN_AANTAL: Final = re.compile(rf"(?<!\w){_JAAR}\s*\({_AANTAL}\)")
"""in 2019 (203)"""
_AANTAL_DAN_JAAR: Final = re.compile(
    rf"(?<![\w.,]){_AANTAL}(?:\s+[a-z-]+)?\s*\((?:[a-z-]+\s+){{0,2}}{_JAAR}\)"
)
"""14 aangiften (dashboard 2022)"""
_PROCENT: Final = re.compile(
    r"(?<![\w.,])(?P<procent>\d{1,3}(?:,\d+)?)\s?(?:%|procent)|(?P<breuk>een kwart|een derde|de helft|twee derde)(?!\w)"
)
_BREUKEN: Final = {"een kwart": "25", "een derde": "33", "de helft": "50", "twee derde": "67"}
_OMHOOG: Final = re.compile(r"\b(?:stijging|gestegen|stijgt|steeg|toegenomen|toename|groei|gegroeid|hoger)\b")
_OMLAAG: Final = re.compile(r"\b(?:daling|gedaald|daalt|daalde|afgenomen|afname|verminderd|lager)\b")
_VERGELEKEN: Final = re.compile(
    rf"\b(?:ten opzichte van|in vergelijking (?:tot|met)|vergeleken met|sinds|dan(?: in)?)\s+(?:het\s+)?(?:aantal\s+)?(?:in\s+)?(?:het\s+)?(?:jaar\s+)?{_JAAR}"
)
_RICHTING: Final = re.compile(
    r"\b(?:(?P<maat>iets|licht|ietwat|wat)\s+)?(?P<kant>lager|hoger|gestegen|gedaald)\b|\b(?P<gelijk>(?:ongeveer |vrijwel |nagenoeg )?(?:gelijk|constant) gebleven)\b"
)
_DEEL: Final = re.compile(r"(?<!\w)[a-zà-ÿ-]+\s*\((?P<procent>\d{1,3})\s?%\)")
"""dagvaarden (79%)"""
_MARGES: Final = (
    (Marge.MEER, re.compile(r"\bmeer dan(?: de)?\s+$")),
    (Marge.MINDER, re.compile(r"\b(?:minder dan|onder)(?: de)?\s+$")),
    (Marge.BIJNA, re.compile(r"\b(?:bijna|net geen)(?: de)?\s+$")),
    (Marge.RUIM, re.compile(r"\bruim(?: de)?\s+$")),
    (Marge.ONGEVEER, re.compile(r"\b(?:ongeveer|circa|ca\.|rond|zo'n|zo’n|om en nabij)(?: de)?\s+$")),
)
_LOS_AANTAL: Final = re.compile(
    rf"\b(?:ongeveer|circa|rond|bijna|ruim|zo'n|zo’n|om en nabij)(?: de)?\s+{_AANTAL}(?![\w%.,]*\d)(?!\s?(?:%|procent))"
)
_LIGATUREN: Final = {ord("ĳ"): "ij", ord("Ĳ"): "IJ"}
_VOORAF: Final = 24
"""Characters before a number in which its precision stands."""
_TERUG: Final = re.compile(r"\W*(?:dit|dat) (?:aantal|cijfer)\b")
"""A sentence that begins so is about what the one before it counted, whatever the text is about."""


@dataclass(frozen=True, slots=True)
class Kader:
    """What a text is about."""

    onderwerp: str
    """Code of an indicator or rubriek; empty for the whole."""
    jaar: int
    """Of a sentence that names none."""
    plaats: str = ""
    """What the text is called, for people."""


@dataclass(frozen=True)
class _Zin:
    tekst: Zoektekst
    kader: Kader
    gebied: str
    jaren: tuple[int, ...]
    indicatoren: tuple[str, ...]
    """Those that the sentence names."""
    eigen: str
    """The indicator that a number without a name is about; empty if that is not certain."""

    def bewering(self, begin: int, eind: int, indicator: str, jaar: int, soort: Beweersoort) -> Bewering:
        zegt = self.tekst.spanne(begin, eind).van(self.tekst.tekst)
        return Bewering(indicator, self.gebied, jaar, soort, zegt, self.kader.plaats)


def vind_beweringen(tekst: str, dashboard: Dashboard, kader: Kader) -> tuple[Bewering, ...]:
    """What a text says, in its order; a sentence of which it is not certain what it is about says nothing.

    A sentence that names more than one area, or a year beside others, is left alone rather than guessed at.
    """
    tekst = tekst.translate(_LIGATUREN)  # so that places in it are places in what is looked through
    woorden = {een.code: een.woorden for een in dashboard.indicatoren if een.woorden}
    namen = _Gebiedsnamen(dashboard)
    gevonden: list[Bewering] = []
    vorige = ""
    for plek in vind_zinnen(tekst):
        zoek = Zoektekst(plek.van(tekst))
        gebied = namen.een_in(zoek.klein)
        genoemd = _indicatoren(_WOORD.findall(zoek.klein), woorden)
        terug = bool(vorige) and not genoemd and bool(_TERUG.match(zoek.klein))
        bij = replace(kader, onderwerp=vorige) if terug else kader
        eigen = bij.onderwerp if bij.onderwerp in woorden else ""
        if not eigen and len(genoemd) == 1:
            eigen = genoemd[0]
        gelezen: list[Bewering] = []
        if gebied:
            jaren = tuple(dict.fromkeys(int(treffer["jaar"]) for treffer in _JAARTAL.finditer(zoek.klein)))
            gelezen += _lees_zin(_Zin(zoek, bij, gebied, jaren, genoemd, eigen), woorden)
        gevonden += gelezen
        vorige = gelezen[-1].indicator if gelezen else genoemd[-1] if genoemd else eigen
    return tuple(dict.fromkeys(gevonden))


def _lees_zin(zin: _Zin, woorden: Mapping[str, Sequence[str]]) -> Iterator[Bewering]:
    # How often is not how many in a year, and what somebody plans is not what was counted.
    if PER.search(zin.tekst.klein) or WENS.search(zin.tekst.klein):
        return
    bezet: list[tuple[int, int]] = []
    for bewering, plek in (*_met_jaar(zin, woorden), *_procenten(zin)):
        bezet.append(plek)
        yield bewering
    yield from _geteld(zin, woorden, bezet)
    yield from _los(zin, bezet)
    yield from _richtingen(zin)


class _Gebiedsnamen:
    """The areas by name, looked for all at once."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._geheel = dashboard.geheel
        self._codes: dict[str, set[str]] = {}
        for gebied in dashboard.gebieden:
            if gebied.soort != OVERIG:
                self._codes.setdefault(gebied.naam.lower(), set()).add(gebied.code)
        # The longest first, so that a name that begins as another is found whole.
        namen = "|".join(map(re.escape, sorted(self._codes, key=len, reverse=True)))
        self._vorm = re.compile(rf"(?<![\w-])(?:{namen})(?![\w-])") if namen else None

    def een_in(self, klein: str) -> str:
        """The one area that a sentence names, else the whole; nothing if it names several parts."""
        gevonden = self._vorm.findall(klein) if self._vorm else []
        genoemd = {code for naam in gevonden for code in self._codes[naam]} - {self._geheel}
        return self._geheel if not genoemd else genoemd.pop() if len(genoemd) == 1 else ""


def _indicatoren(gezegd: Sequence[str], woorden: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(
        code for code, begin in woorden.items() if any(woord.startswith(tuple(begin)) for woord in gezegd)
    )


def _waarde(tekst: str) -> Decimal:
    return Decimal(tekst.replace(".", "").replace(",", "."))


def _marge(klein: str, begin: int) -> tuple[Marge, int]:
    """How precise the number that begins here is, and where the words begin that say so."""
    vanaf = max(0, begin - _VOORAF)
    for marge, vorm in _MARGES:
        if treffer := vorm.search(klein[vanaf:begin]):
            return marge, vanaf + treffer.start()
    return Marge.PRECIES, begin


def _met_jaar(zin: _Zin, woorden: Mapping[str, Sequence[str]]) -> Iterator[tuple[Bewering, tuple[int, int]]]:
    """Numbers with a year in brackets, either way round."""
    klein = zin.tekst.klein
    for vorm in (_JAAR_DAN_AANTAL, _AANTAL_DAN_JAAR):
        for treffer in vorm.finditer(klein):
            erin = _indicatoren(_WOORD.findall(treffer[0]), woorden)
            indicator = erin[0] if len(erin) == 1 else _dichtstbij(zin, treffer.start(), woorden)
            if not indicator:
                continue
            marge, vanaf = _marge(klein, treffer.start("aantal"))
            plek = (min(vanaf, treffer.start()), treffer.end())
            bewering = zin.bewering(*plek, indicator, int(treffer["jaar"]), Beweersoort.AANTAL)
            yield _met(bewering, _waarde(treffer["aantal"]), marge), plek


def _dichtstbij(zin: _Zin, tot: int, woorden: Mapping[str, Sequence[str]]) -> str:
    """The indicator of the text, else the last that the sentence names before here, else the only one it names."""
    if zin.kader.onderwerp in woorden:
        return zin.kader.onderwerp
    ervoor = [
        code for woord in _WOORD.findall(zin.tekst.klein[:tot]) for code in _indicatoren([woord], woorden)
    ]
    return ervoor[-1] if ervoor else zin.eigen


def _met(bewering: Bewering, waarde: Decimal, marge: Marge, van: int | None = None) -> Bewering:
    return Bewering(
        bewering.indicator,
        bewering.gebied,
        bewering.jaar,
        bewering.soort,
        bewering.zegt,
        bewering.plaats,
        waarde,
        marge,
        van=van,
    )


def _procenten(zin: _Zin) -> Iterator[tuple[Bewering, tuple[int, int]]]:
    klein = zin.tekst.klein
    omhoog, omlaag = bool(_OMHOOG.search(klein)), bool(_OMLAAG.search(klein))
    delen = {treffer.start("procent"): treffer for treffer in _DEEL.finditer(klein)}
    for treffer in _PROCENT.finditer(klein):
        if not zin.eigen:
            continue
        if treffer.start() in delen and zin.kader.onderwerp == zin.eigen:
            deel = delen[treffer.start()]
            bewering = zin.bewering(*deel.span(), zin.eigen, _jaar(zin), Beweersoort.AANDEEL)
            yield _met(bewering, _waarde(deel["procent"]), Marge.PRECIES), treffer.span()
        elif omhoog != omlaag:
            breuk = treffer["breuk"]
            waarde = _waarde(_BREUKEN[breuk] if breuk else treffer["procent"])
            marge, vanaf = _marge(klein, treffer.start())
            if breuk and marge is Marge.PRECIES:
                marge = Marge.ONGEVEER  # nobody says a quarter to the tenth
            vergeleken = _VERGELEKEN.search(klein)
            van = int(vergeleken["jaar"]) if vergeleken else None
            plek = (vanaf, treffer.end())
            bewering = zin.bewering(*plek, zin.eigen, _jaar(zin, zonder=van), Beweersoort.VERANDERING)
            yield _met(bewering, waarde if omhoog else -waarde, marge, van), plek


def _jaar(zin: _Zin, zonder: int | None = None) -> int:
    """The year that a sentence is about: the last that it names, besides one that it compares with."""
    jaren = [jaar for jaar in zin.jaren if jaar != zonder and jaar <= zin.kader.jaar]
    return max(jaren, default=zin.kader.jaar)


def _geteld(
    zin: _Zin, woorden: Mapping[str, Sequence[str]], bezet: list[tuple[int, int]]
) -> Iterator[Bewering]:
    """Numbers with what they count behind them."""
    if len(zin.jaren) > 1:
        return
    for cijfer in vind_cijfers(zin.tekst):
        begin, eind = cijfer.plaats.begin, cijfer.plaats.eind
        if cijfer.periode or cijfer.norm or cijfer.waarde != cijfer.tot or _raakt(bezet, begin, eind):
            continue
        codes = _indicatoren(_WOORD.findall(Zoektekst(cijfer.eenheid).klein), woorden)
        if len(codes) == 1:
            bezet.append((begin, eind))
            marge, vanaf = _marge(zin.tekst.klein, begin)
            jaar = cijfer.jaar or _jaar(zin)
            yield _met(zin.bewering(vanaf, eind, codes[0], jaar, Beweersoort.AANTAL), cijfer.waarde, marge)


def _los(zin: _Zin, bezet: list[tuple[int, int]]) -> Iterator[Bewering]:
    """Numbers by themselves that a text calls approximate, in a text or sentence about one indicator."""
    if not zin.eigen or zin.eigen not in (*zin.indicatoren, zin.kader.onderwerp):
        return
    for treffer in _LOS_AANTAL.finditer(zin.tekst.klein):
        if not _raakt(bezet, *treffer.span()) and _JAARTAL.fullmatch(treffer["aantal"]) is None:
            bewering = zin.bewering(*treffer.span(), zin.eigen, _jaar(zin), Beweersoort.AANTAL)
            marge, _vanaf = _marge(zin.tekst.klein, treffer.start("aantal"))
            yield _met(bewering, _waarde(treffer["aantal"]), marge)


def _richtingen(zin: _Zin) -> Iterator[Bewering]:
    """More or fewer than in a year that the sentence names, without saying by how many."""
    klein = zin.tekst.klein
    vergeleken = _VERGELEKEN.search(klein)
    treffers = list(_RICHTING.finditer(klein))
    if not zin.eigen or len(treffers) != 1 or vergeleken is None or _PROCENT.search(klein):
        return
    treffer, van = treffers[0], int(vergeleken["jaar"])
    yield Bewering(
        zin.eigen,
        zin.gebied,
        _jaar(zin, zonder=van),
        Beweersoort.RICHTING,
        zin.tekst.spanne(*treffer.span()).van(zin.tekst.tekst),
        zin.kader.plaats,
        richting=_richting(treffer),
        van=van,
    )


def _richting(treffer: re.Match[str]) -> Richting:
    if treffer["gelijk"]:
        return Richting.GELIJK
    omhoog = treffer["kant"] in ("hoger", "gestegen")
    if treffer["maat"]:
        return Richting.IETS_HOGER if omhoog else Richting.IETS_LAGER
    return Richting.HOGER if omhoog else Richting.LAGER


def _raakt(bezet: Sequence[tuple[int, int]], begin: int, eind: int) -> bool:
    return any(begin < al_eind and al_begin < eind for al_begin, al_eind in bezet)
