"""Labelled sentences, and everything else that a model is learned from: as values, and as JSON for the learning process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.lexicon import Lexicon, Naam, Teken
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Leerzin:
    """A sentence with what people said that it is about."""

    korps: str
    """Whose conversation it comes from: what is left out together when the learning is measured."""
    tekst: str
    onderdeel: str
    """The chapter or section that it stands in; empty if it is not known."""
    oordelen: Mapping[str, str]
    """By dimension code what is said about it; empty if it speaks of none."""
    polariteit: str = ""
    """What the sentence says as a whole; empty if nobody judged that."""
    eigen: bool = False
    """Whether it was coded in an edition, and did not come with the program."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Its dimensions."""
        return tuple(self.oordelen)


@dataclass(frozen=True)
class Leerstof:
    """What came with the program to learn from, for one instrument."""

    naam: str
    """What every model of it is called first."""
    zinnen: tuple[Leerzin, ...]
    voorbeelden: tuple[Leerzin, ...]
    """Invented sentences that say of every dimension what its norm asks, so that rare ones are known too."""
    hoofdstukken: tuple[str, ...]
    """Chapters that a passage can be noted under; sentences of other sections have none."""
    normen: Mapping[str, str]
    """By dimension its name, definition and norm: words that nobody needs a korps for."""
    lexicon: Lexicon

    def hoofdstuk_van(self, zin: Leerzin) -> str:
        """The chapter that a sentence could have been noted under; empty if its section is none."""
        return zin.onderdeel if zin.onderdeel in self.hoofdstukken else ""

    @property
    def versie(self) -> str:
        """What a model of these sentences is called: name, korpsen, sentences and invented sentences."""
        return f"{self.naam}-{telling(self.zinnen)}+{len(self.voorbeelden)}"

    def versie_met(self, editie: str, eigen: Iterable[Leerzin]) -> str:
        """The same with sentences of an edition, ending in a fingerprint of all that is learned from."""
        eigen = tuple(eigen)
        afdruk = hashlib.sha256(als_json(self, eigen, "").encode()).hexdigest()
        return f"{self.versie}+{editie}-{telling(eigen)}-{afdruk[:8]}"


def telling(zinnen: Iterable[Leerzin]) -> str:
    """How many korpsen and how many sentences."""
    korpsen = [zin.korps for zin in zinnen]
    return f"{len(set(korpsen))}x{len(korpsen)}"


def per_korps(zinnen: Iterable[Leerzin]) -> dict[str, list[Leerzin]]:
    """The sentences of each korps."""
    uitkomst: dict[str, list[Leerzin]] = {}
    for zin in zinnen:
        uitkomst.setdefault(zin.korps, []).append(zin)
    return uitkomst


def documenten(zinnen: Iterable[Leerzin]) -> list[list[Leerzin]]:
    """The sentences of each korps that follow on one another: those of an edition are a conversation of their own."""
    uitkomst: dict[tuple[str, bool], list[Leerzin]] = {}
    for zin in zinnen:
        uitkomst.setdefault((zin.korps, zin.eigen), []).append(zin)
    return list(uitkomst.values())


def teksten_per_korps(zinnen: Iterable[Leerzin]) -> dict[str, list[str]]:
    """The sentences of each korps, as text only."""
    return {korps: [zin.tekst for zin in eigen] for korps, eigen in per_korps(zinnen).items()}


def lees_zinnen(tekst: str, naam: str) -> tuple[Leerzin, ...]:
    """Labelled sentences, one JSON object a line. Raises OnbruikbareInvoer, naming the file and the line."""
    zinnen = []
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if not regel.strip():
            continue
        try:
            zin = json.loads(regel)
            oordelen = {str(code): str(oordeel) for code, oordeel in zin["dimension_polarity"].items()}
            zinnen.append(
                Leerzin(
                    str(zin["korps"]),
                    str(zin["text"]),
                    str(zin["subsection"]),
                    oordelen,
                    str(zin["polarity"]),
                )
            )
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as fout:
            raise OnbruikbareInvoer(
                _(
                    "{naam}, regel {nummer}: dit is geen gecodeerde zin; herstel of verwijder de regel."
                ).format(naam=naam, nummer=nummer)
            ) from fout
    return tuple(zinnen)


# -- for the learning process --------------------------------------------------------------------------------------------


def als_json(stof: Leerstof, eigen: Iterable[Leerzin], versie: str) -> str:
    """Everything that determines what is learned, in one text."""
    return json.dumps(
        {"stof": asdict(stof), "eigen": [asdict(zin) for zin in eigen], "versie": versie}, ensure_ascii=False
    )


def van_json(tekst: str) -> tuple[Leerstof, tuple[Leerzin, ...], str]:
    """What :func:`als_json` wrote."""
    inhoud = json.loads(tekst)
    stof = inhoud["stof"]
    return (
        Leerstof(
            stof["naam"],
            _zinnen(stof["zinnen"]),
            _zinnen(stof["voorbeelden"]),
            tuple(stof["hoofdstukken"]),
            stof["normen"],
            _lexicon(stof["lexicon"]),
        ),
        _zinnen(inhoud["eigen"]),
        inhoud["versie"],
    )


def _zinnen(inhoud: Iterable[Mapping[str, Any]]) -> tuple[Leerzin, ...]:
    return tuple(Leerzin(**zin) for zin in inhoud)


def _lexicon(inhoud: Mapping[str, Any]) -> Lexicon:
    return Lexicon(
        tuple((code, tuple(Teken(**teken) for teken in tekens)) for code, tekens in inhoud["dimensies"]),
        tuple((soort, tuple(Teken(**teken) for teken in tekens)) for soort, tekens in inhoud["oordelen"]),
        tuple(Naam(**{**naam, "namen": tuple(naam["namen"])}) for naam in inhoud["namen"]),
        tuple(inhoud["geen_eenheden"]),
    )
