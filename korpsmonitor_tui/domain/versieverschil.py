"""How one version of a verslag differs from another, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.terugorde import zwaarste_stijgende
from korpsmonitor_tui.domain.woordverschil import stukken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Verschilsoort(StrEnum):
    """What happened to a passage between two versions; one that was changed can have been moved too."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"
    VERPLAATST = "verplaatst"
    GELIJK = "gelijk"


def soortnaam(soort: Verschilsoort) -> str:
    """What happened, for people."""
    return {
        Verschilsoort.NIEUW: _("nieuw"),
        Verschilsoort.VERVALLEN: _("vervallen"),
        Verschilsoort.GEWIJZIGD: _("gewijzigd"),
        Verschilsoort.VERPLAATST: _("verplaatst"),
        Verschilsoort.GELIJK: _("gelijk"),
    }[soort]


@dataclass(frozen=True, slots=True)
class Alinea:
    """A passage as it stands in one version."""

    id: str
    nummer: int
    hoofdstuk: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Passageverschil:
    """One passage in two versions; at least one side is there."""

    oud: Alinea | None
    nieuw: Alinea | None
    na_oud: int | None = None
    """Number of the passage before it in the old version; None at the beginning of its chapter, or without that side."""
    na_nieuw: int | None = None
    verplaatst: bool = False
    """Whether it stands elsewhere among the passages that are in both."""
    ook: tuple[str, ...] = ()
    """Names of what else of it is printed and differs, such as its agreements."""

    @property
    def alinea(self) -> Alinea:
        """The passage as it is now, or as it last was."""
        alinea = self.nieuw or self.oud
        assert alinea is not None
        return alinea

    @property
    def soort(self) -> Verschilsoort:
        """What weighs most of what happened to it."""
        if self.oud is None:
            return Verschilsoort.NIEUW
        if self.nieuw is None:
            return Verschilsoort.VERVALLEN
        if self.oud.tekst != self.nieuw.tekst or self.ook:
            return Verschilsoort.GEWIJZIGD
        return Verschilsoort.VERPLAATST if self.verplaatst else Verschilsoort.GELIJK

    @property
    def teksten(self) -> tuple[str, str]:
        """The old and the new text; empty on a side where it is not."""
        return self.oud.tekst if self.oud else "", self.nieuw.tekst if self.nieuw else ""

    def stukken(self) -> tuple[tuple[str, str], ...]:
        """Its words in reading order: (``=``, ``-`` or ``+``, text)."""
        return stukken(*self.teksten)


def vergelijk(
    oud: Sequence[Alinea], nieuw: Sequence[Alinea], ook: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Passageverschil, ...]:
    """Every passage of both versions once, in the order of the new one; what is gone where it stood.

    Both in reading order, with each id once. ``ook`` names by id what else differs. As few passages as possible count
    as moved; one in another chapter always does.
    """
    waren, zijn = {alinea.id: alinea for alinea in oud}, {alinea.id: alinea for alinea in nieuw}
    voor_oud, voor_nieuw = _voorgangers(oud), _voorgangers(nieuw)
    verplaatst = _verplaatst(waren, nieuw)
    anders = ook or {}
    vervallen = _vervallen_na(oud, zijn)
    uit = [Passageverschil(alinea, None, voor_oud[alinea.id]) for alinea in vervallen.get("", ())]
    for alinea in nieuw:
        was = waren.get(alinea.id)
        uit.append(
            Passageverschil(
                was,
                alinea,
                voor_oud.get(alinea.id),
                voor_nieuw[alinea.id],
                alinea.id in verplaatst,
                anders.get(alinea.id, ()) if was else (),
            )
        )
        uit += [Passageverschil(weg, None, voor_oud[weg.id]) for weg in vervallen.get(alinea.id, ())]
    return tuple(uit)


def _voorgangers(alineas: Sequence[Alinea]) -> dict[str, int | None]:
    """By id the number of the passage before it in its chapter."""
    laatste: dict[str, int] = {}
    uit: dict[str, int | None] = {}
    for alinea in alineas:
        uit[alinea.id] = laatste.get(alinea.hoofdstuk)
        laatste[alinea.hoofdstuk] = alinea.nummer
    return uit


def _verplaatst(waren: Mapping[str, Alinea], nieuw: Sequence[Alinea]) -> set[str]:
    plaats = {id_: nr for nr, id_ in enumerate(waren)}
    beide = [alinea for alinea in nieuw if alinea.id in waren]
    gebleven = [alinea for alinea in beide if waren[alinea.id].hoofdstuk == alinea.hoofdstuk]
    vast = zwaarste_stijgende([plaats[alinea.id] for alinea in gebleven], [1] * len(gebleven))
    return {alinea.id for alinea in beide} - {gebleven[nr].id for nr in vast}


def _vervallen_na(oud: Sequence[Alinea], zijn: Mapping[str, Alinea]) -> dict[str, list[Alinea]]:
    """What is gone, by the id of the passage still there that it stood behind; empty at the beginning."""
    na = ""
    uit: dict[str, list[Alinea]] = {}
    for alinea in oud:
        if alinea.id in zijn:
            na = alinea.id
        else:
            uit.setdefault(na, []).append(alinea)
    return uit
