"""Two returns of one questionnaire side by side: every place that differs, and in which direction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.oordeel import vergelijkvorm
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import VELDEN, Vak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from korpsmonitor_tui.domain.formulier import Ingelezen
    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.domain.vragenlijst import Vraag


class Richting(StrEnum):
    """In which direction a place differs."""

    INGEVULD = "ingevuld"
    LEEGGEMAAKT = "leeggemaakt"
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True, slots=True)
class Verschil:
    """A place that differs; loose text that came or went has no place."""

    vak: Vak | None
    veld: str
    vraag: str
    """The text of the question; empty if no version that was given has it."""
    oud: str
    nieuw: str
    richting: Richting


def richtingnaam(richting: Richting) -> str:
    """A direction for people."""
    return {
        Richting.INGEVULD: _("ingevuld"),
        Richting.LEEGGEMAAKT: _("leeggemaakt"),
        Richting.GEWIJZIGD: _("gewijzigd"),
    }[richting]


def vergelijk(oud: Ingelezen, nieuw: Ingelezen, vragen: Mapping[str, Vraag]) -> tuple[Verschil, ...]:
    """Every place in which two returns differ, in the order of ``vragen``, and then loose text that came or went.

    Two ways to write the same choice are no difference.
    """
    links, rechts = (_teksten(kant, vragen) for kant in (oud, nieuw))
    plekken = sorted({*links, *rechts}, key=_volgorde(vragen))
    verschillen = [
        Verschil(vak, veld, vragen[vak.vraag].tekst if vak.vraag in vragen else "", *teksten, richting)
        for vak, veld in plekken
        for teksten, richting in _verschil(links.get((vak, veld), {}), rechts.get((vak, veld), {}))
    ]
    return (*verschillen, *_losse_verschillen(oud, nieuw))


def _teksten(kant: Ingelezen, vragen: Mapping[str, Vraag]) -> dict[Plek, dict[str, str]]:
    """What was stated in each place: texts by the form in which they are compared."""
    teksten: dict[Plek, dict[str, str]] = {}
    for veld in kant.velden:
        vraag = vragen.get(veld.vak.vraag)
        waarde = waarde_van(vraag, veld.veld, veld.tekst) if vraag else veld.tekst
        if vorm := vergelijkvorm(waarde):
            teksten.setdefault((veld.vak, veld.veld), {}).setdefault(vorm, veld.tekst)
    return teksten


def _verschil(links: dict[str, str], rechts: dict[str, str]) -> Iterator[tuple[tuple[str, str], Richting]]:
    if links.keys() != rechts.keys():
        oud, nieuw = ("\n".join(kant.values()) for kant in (links, rechts))
        yield (oud, nieuw), _richting(oud, nieuw)


def _richting(oud: str, nieuw: str) -> Richting:
    if not oud:
        return Richting.INGEVULD
    return Richting.GEWIJZIGD if nieuw else Richting.LEEGGEMAAKT


def _volgorde(vragen: Mapping[str, Vraag]) -> Callable[[Plek], tuple[int, str, int]]:
    nummers = {vak: nr for nr, vak in enumerate(vak for vraag in vragen.values() for vak in vraag.vakken)}
    return lambda plek: (nummers.get(plek[0], len(nummers)), str(plek[0]), VELDEN.index(plek[1]))


def _losse_verschillen(oud: Ingelezen, nieuw: Ingelezen) -> Iterator[Verschil]:
    links, rechts = ({vergelijkvorm(los.tekst): los.tekst for los in kant.los} for kant in (oud, nieuw))
    yield from (Verschil(None, "", "", tekst, "", Richting.LEEGGEMAAKT) for tekst in _zonder(links, rechts))
    yield from (Verschil(None, "", "", "", tekst, Richting.INGEVULD) for tekst in _zonder(rechts, links))


def _zonder(teksten: Mapping[str, str], andere: Iterable[str]) -> list[str]:
    return [tekst for vorm, tekst in teksten.items() if vorm and vorm not in set(andere)]
