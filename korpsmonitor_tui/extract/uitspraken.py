"""Finds what a sentence states about figures and colours, by the words that an instrument gives for them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import Antwoord, Bereik, Woord
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.uitspraak import Kleuruitspraak, Uitspraak
from korpsmonitor_tui.extract.cijfers import vind_cijfers
from korpsmonitor_tui.extract.tekens import Zoektekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.uitspraak import Cijferregel, Janeeregel, Tekstregels

_WOORD: Final = re.compile(r"[\w-]+")
_JAAR: Final = re.compile(r"(?<![\w.])(?:19|20)\d\d(?![\w.]*\d)")
_GEEN: Final = re.compile(r"\bgeen\s+(?:enkele\s+)?")
_NUL: Final = Bereik(Decimal(), Decimal())
_ONTKEND: Final = re.compile(r"\b(?:niet|geen|nooit|noch|zonder|tenzij)\b")
WENS: Final = re.compile(
    r"\b(?:wil|willen|streeft|streven|gaat|gaan|zal|zullen|moet|moeten|komen tot|intentie)\b"
)
"""What somebody wants or plans is no statement of how many there are."""
PER: Final = re.compile(
    r"\bper\s+(?:jaar|half\s?jaar|kwartaal|maand|week|dag)\b|\b(?:maand|wek|dag)elijkse?\b|\bjaarlijkse?\b"
)
"""How often is not how many."""


def vind_uitspraken(zin: str, onderdeel: str, regels: Tekstregels) -> tuple[Uitspraak, ...]:
    """What one sentence states about figures; ``onderdeel`` is the part of the text that it stands in.

    Per period, norms and plans are left out: they are no totals of a year.
    """
    tekst = Zoektekst(zin)
    woorden = tuple(_WOORD.findall(tekst.klein))
    cijferregels = [regel for regel in regels.cijfers if _past(regel, onderdeel, woorden)]
    gevonden: list[Uitspraak] = []
    if cijferregels and not WENS.search(tekst.klein) and not PER.search(tekst.klein):
        jaren = tuple(dict.fromkeys(int(jaar) for jaar in _JAAR.findall(tekst.klein)))
        gevonden += _aantallen(tekst, cijferregels, jaren)
        gevonden += _geen(tekst, cijferregels, jaren)
    gevonden += _ja_nee(tekst, onderdeel, regels.ja_nee)
    return tuple(gevonden)


def vind_kleuren(
    zin: str, dimensies: Mapping[str, str], kleuren: Sequence[tuple[Score, Sequence[str]]]
) -> tuple[Kleuruitspraak, ...]:
    """The colour that a sentence states of the eindscore or of one dimension; none where that is not certain.

    ``dimensies`` gives the names by full code, in lower case; an empty name is what every sentence is about. A
    sentence with a negation, with words for two colours or with the names of two dimensions states nothing certain.
    """
    tekst = Zoektekst(zin)
    genoemd = [(kleur, plek) for kleur, woorden in kleuren for plek in _plekken(tekst.klein, woorden)]
    if len({kleur for kleur, _plek in genoemd}) != 1 or _ONTKEND.search(tekst.klein):
        return ()
    kleur, plek = genoemd[0]
    if re.search(r"\beindscores?\b", tekst.klein):
        code = EINDSCORE
    else:
        codes = [code for code, naam in dimensies.items() if naam in tekst.klein]
        if len(codes) != 1 or not _is_score(tekst.klein[plek[0] : plek[1]]):
            return ()
        code = codes[0]
    return (Kleuruitspraak(code, kleur, tekst.spanne(*plek)),)


def _is_score(woord: str) -> bool:
    """Whether a word names a score: of a dimension "aandacht" and "onvoldoende" are said in passing too."""
    return "scor" in woord or "norm" in woord


def _past(regel: Cijferregel, onderdeel: str, woorden: Sequence[str]) -> bool:
    if regel.onderdelen and onderdeel not in regel.onderdelen:
        return False
    if regel.woorden and not any(woord.startswith(regel.woorden) for woord in woorden):
        return False
    return not any(woord.startswith(regel.zonder) for woord in woorden if regel.zonder)


def _telt(regel: Cijferregel, geteld: Sequence[str], erin: Sequence[str]) -> bool:
    """Whether what is counted, and the words of the figure itself, are those of the rule."""
    if regel.erin and not any(woord.startswith(regel.erin) for woord in erin):
        return False
    return any(woord.startswith(regel.eenheden) for woord in geteld)


def _aantallen(
    tekst: Zoektekst, regels: Sequence[Cijferregel], jaren: tuple[int, ...]
) -> Iterator[Uitspraak]:
    for cijfer in vind_cijfers(tekst):
        if cijfer.periode or cijfer.norm:
            continue
        geteld = _WOORD.findall(Zoektekst(cijfer.eenheid).klein)
        erin = _WOORD.findall(Zoektekst(cijfer.plaats.van(tekst.tekst)).klein)
        regel = next((r for r in regels if _telt(r, geteld, erin)), None)
        if regel is not None:
            jaar = (cijfer.jaar,) if cijfer.jaar else jaren
            waarde = Bereik(cijfer.waarde, cijfer.tot)
            yield Uitspraak(regel.vragen, waarde, cijfer.plaats, jaar, regel.anders_geteld)


def _geen(tekst: Zoektekst, regels: Sequence[Cijferregel], jaren: tuple[int, ...]) -> Iterator[Uitspraak]:
    for treffer in _GEEN.finditer(tekst.klein):
        volgend = _WOORD.match(tekst.klein, treffer.end())
        if volgend is None:
            continue
        regel = next((r for r in regels if _telt(r, [volgend[0]], [volgend[0]])), None)
        if regel is not None:
            plaats = tekst.spanne(treffer.start(), volgend.end())
            yield Uitspraak(regel.vragen, _NUL, plaats, jaren, regel.anders_geteld)


def _ja_nee(tekst: Zoektekst, onderdeel: str, regels: Sequence[Janeeregel]) -> Iterator[Uitspraak]:
    for regel in regels:
        if regel.onderdelen and onderdeel not in regel.onderdelen:
            continue
        for antwoord, woorden in ((Antwoord.NEE, regel.nee), (Antwoord.JA, regel.ja)):
            plek = next(_plekken(tekst.klein, woorden), None)
            if plek is not None:
                jaren = tuple(dict.fromkeys(int(jaar) for jaar in _JAAR.findall(tekst.klein)))
                yield Uitspraak((regel.vraag,), Woord(antwoord), tekst.spanne(*plek), jaren)
                break


def _plekken(klein: str, woorden: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every place where one of these stands as words of its own."""
    for woord in woorden:
        if woord not in klein:
            continue
        for treffer in re.finditer(rf"(?<!\w){re.escape(woord)}(?!\w)", klein):
            yield treffer.span()
