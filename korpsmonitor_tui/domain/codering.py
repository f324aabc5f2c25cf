"""Codes: what a person said that a piece of text is about, and what several people together made of it.

A suggestion is not a code until a person decides on it. Codes belong to who gave them; a bevinding is a code that all
who coded agree on, or that a third decision settled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from korpsmonitor_tui.domain.anker import Anker, Lot, Verankering
from korpsmonitor_tui.domain.extractie import Polariteit, Spanne, Zekerheid
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

CIJFERVELDEN: Final = ("waarde", "tot", "eenheid", "periode", "jaar", "norm")
"""What is known of a figure, as texts: numbers with a point, ``norm`` is ``ja`` or empty."""


class Coderingsoort(StrEnum):
    """What is coded."""

    DIMENSIE = "dimensie"
    CIJFER = "cijfer"
    ORGANISATIE = "organisatie"
    TOEZEGGING = "toezegging"


class Oordeel(StrEnum):
    """What a person decided on a code."""

    BEVESTIGD = "bevestigd"
    VERWORPEN = "verworpen"


Gegevens = tuple[tuple[str, str], ...]
"""What is known besides a code: names and texts, sorted by name."""


def soortnaam(soort: str) -> str:
    """What is coded, for people."""
    namen: dict[str, str] = {
        Coderingsoort.DIMENSIE: _("dimensie"),
        Coderingsoort.CIJFER: _("cijfer"),
        Coderingsoort.ORGANISATIE: _("organisatie"),
        Coderingsoort.TOEZEGGING: _("toezegging"),
    }
    return namen.get(soort, soort)


def oordeelnaam(oordeel: str) -> str:
    """A decision, for people."""
    return {Oordeel.BEVESTIGD.value: _("bevestigd"), Oordeel.VERWORPEN.value: _("verworpen")}.get(
        oordeel, oordeel
    )


@dataclass(frozen=True, slots=True)
class Suggestie:
    """What the program suggests for a piece of text, as it is shown to a person."""

    kenmerk: str
    """The same every time for the same source, code and quote."""
    soort: str
    code: str
    anker: Anker
    zekerheid: Zekerheid | None
    """The band; None for what is no dimension: there nothing was measured by bands."""
    polariteit: str
    """One of ``Polariteit``; empty for what is no dimension."""
    gegevens: Gegevens
    bewijs: tuple[Spanne, ...]
    """The words that gave the evidence, in the text of the source."""
    model: str
    """Version of the model that suggests it."""
    hoofdstuk: str = ""
    vraag: str = ""
    """Id of the question that the source was noted under."""

    @property
    def in_bulk(self) -> bool:
        """Whether it may be confirmed together with others."""
        return self.zekerheid is Zekerheid.HOOG

    def als_voorstel(self) -> dict[str, Any]:
        """The suggestion as it was, for the record."""
        return {
            "code": self.code,
            "polariteit": self.polariteit,
            "zekerheid": self.zekerheid.value if self.zekerheid else "",
            "gegevens": dict(self.gegevens),
            "anker": anker_als_gegevens(self.anker),
            "bewijs": [[spanne.begin, spanne.eind] for spanne in self.bewijs],
            "model": self.model,
        }


@dataclass(frozen=True, slots=True)
class Codering:
    """What one person decided on one code at one place."""

    id: str
    codeur: str
    kenmerk: str
    """Of the suggestion that it decides on; empty if it was added by hand."""
    tijd: str
    """When it was first decided, UTC."""
    soort: str
    oordeel: str
    code: str
    polariteit: str
    gegevens: Gegevens
    vraag: str
    verankering: Verankering
    """Where it stands in the text of today."""
    voorstel: Mapping[str, Any]
    """The suggestion as it was, see :meth:`Suggestie.als_voorstel`; empty if it was added by hand."""
    toelichting: str = ""
    vastgelegd: str = ""
    """The quote as it was recorded: what it said before its text was corrected."""

    @property
    def anker(self) -> Anker:
        """Its place in the text of today, or where it was if that was not found again."""
        return self.verankering.anker

    @property
    def bevestigd(self) -> bool:
        """Whether it holds according to who gave it."""
        return self.oordeel == Oordeel.BEVESTIGD

    @property
    def gewijzigd(self) -> bool:
        """Whether it was confirmed otherwise than it was suggested."""
        return bool(self.voorstel) and self.bevestigd and (
            self.code != self.voorstel.get("code")
            or self.polariteit != self.voorstel.get("polariteit")
            or dict(self.gegevens) != self.voorstel.get("gegevens")
        )  # fmt: skip

    @property
    def te_bekijken(self) -> bool:
        """Whether its text changed in such a way that a person must look."""
        return self.verankering.lot in {Lot.GEWIJZIGD, Lot.LOS}

    @property
    def inhoud(self) -> tuple[str, Gegevens]:
        """What two people must give alike to agree on this code."""
        return self.polariteit, self.gegevens


class Besluit(NamedTuple):
    """The third decision on a difference; what the coders gave stays."""

    bevestigd: bool
    codering: str
    """Id of the code that holds as it was given; empty if none does."""
    reden: str
    door: str
    """Id of who decided."""
    tijd: str = ""
    """When, UTC."""
    strijdig: bool = False
    """Whether two laptops decided differently: then it settles nothing until a person decides again."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """A code at a place on which people who coded independently do not agree."""

    kenmerk: str
    per_codeur: tuple[tuple[str, tuple[Codering, ...]], ...]
    """For every coder what they gave there, rejections too; empty for who gave nothing."""
    besluit: Besluit | None = None

    @property
    def alle(self) -> tuple[Codering, ...]:
        """What everybody gave there, rejections too."""
        return tuple(codering for _codeur, gegeven in self.per_codeur for codering in gegeven)

    @property
    def open(self) -> bool:
        """Whether a person has to decide yet."""
        return self.besluit is None or self.besluit.strijdig

    @property
    def bevestigd(self) -> tuple[Codering, ...]:
        """The codes that can be decided for."""
        return tuple(codering for codering in self.alle if codering.bevestigd)

    @property
    def eerste(self) -> Codering:
        """The code that it is about, as it was given first."""
        return self.bevestigd[0]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A confirmed code with its evidence."""

    codering: Codering
    codeurs: tuple[str, ...]
    """Who confirmed it, or whose code was decided for."""
    besluit: Besluit | None = None
    """The decision by which it holds, if the coders did not agree."""


class Samen(NamedTuple):
    """What several people who coded the same texts made of them together."""

    bevindingen: tuple[Bevinding, ...]
    verschillen: tuple[Verschil, ...]
    """In the order of the texts; decided ones too."""

    @property
    def open(self) -> tuple[Verschil, ...]:
        """The differences that nobody decided on yet, or two people differently."""
        return tuple(verschil for verschil in self.verschillen if verschil.open)


def voeg_samen(
    coderingen: Iterable[Codering], codeurs: Sequence[str], besluiten: Mapping[str, Besluit] | None = None
) -> Samen:
    """What coders agree on, and what they do not; ``besluiten`` are by ``kenmerk`` of the difference.

    Codes mean the same place if their quotes have words in common. Coders agree on it if every one of them confirmed it
    with the same content; where exactly a quote begins and ends is no difference.
    """
    bevindingen: list[Bevinding] = []
    verschillen: list[Verschil] = []
    for groep in groepeer(coderingen):
        bevestigd = [codering for codering in groep if codering.bevestigd]
        if not bevestigd:
            continue
        wie = {codering.codeur for codering in bevestigd}
        if wie == set(codeurs) and len({codering.inhoud for codering in bevestigd}) == 1:
            bevindingen.append(Bevinding(bevestigd[0], tuple(codeur for codeur in codeurs if codeur in wie)))
            continue
        kenmerk = _verschilkenmerk(groep)
        besluit = (besluiten or {}).get(kenmerk)
        per_codeur = tuple((codeur, tuple(c for c in groep if c.codeur == codeur)) for codeur in codeurs)
        verschillen.append(Verschil(kenmerk, per_codeur, besluit))
        gekozen = next((c for c in bevestigd if besluit and c.id == besluit.codering), None)
        if besluit and besluit.bevestigd and gekozen and not besluit.strijdig:
            bevindingen.append(Bevinding(gekozen, (gekozen.codeur,), besluit))
    return Samen(tuple(bevindingen), tuple(verschillen))


def groepeer(coderingen: Iterable[Codering]) -> tuple[tuple[Codering, ...], ...]:
    """Codes of the same kind and code at the same place, whoever gave them; a chain of overlaps is one place.

    Figures are the same at the same place whatever they are said to be.
    """
    per_plaats: dict[tuple[str, str, str, str], list[Codering]] = {}
    for codering in coderingen:
        anker = codering.anker
        sleutel = (anker.soort, anker.entiteit, codering.soort, codering.code)
        per_plaats.setdefault(sleutel, []).append(codering)
    groepen: list[tuple[Codering, ...]] = []
    for lijst in per_plaats.values():
        lijst.sort(key=lambda c: (c.anker.begin, c.anker.eind, c.id))
        groep: list[Codering] = []
        eind = -1
        for codering in lijst:
            if groep and codering.anker.begin >= eind:
                groepen.append(tuple(groep))
                groep = []
            groep.append(codering)
            eind = max(eind, codering.anker.eind) if len(groep) > 1 else codering.anker.eind
        groepen.append(tuple(groep))
    return tuple(groepen)


def _verschilkenmerk(groep: Iterable[Codering]) -> str:
    """The same on every laptop, from the codes that it is about."""
    return kenmerk_van(*sorted(codering.id for codering in groep))


def kenmerk_van(*delen: str) -> str:
    """A short fingerprint of texts."""
    return hashlib.sha256(json.dumps(delen).encode()).hexdigest()[:16]


def codeereenheden(
    coderingen: Iterable[Codering],
    codeurs: Sequence[str],
    plaatsen: Iterable[Anker],
    codes: Collection[str],
) -> dict[str, list[tuple[bool, ...]]]:
    """By dimension code, whether each coder confirmed it at each place: what agreement is measured on."""
    per_bron: dict[tuple[str, str, str], list[Codering]] = {}
    for codering in coderingen:
        if codering.bevestigd and codering.soort == Coderingsoort.DIMENSIE:
            sleutel = (codering.anker.soort, codering.anker.entiteit, codering.code)
            per_bron.setdefault(sleutel, []).append(codering)
    eenheden: dict[str, list[tuple[bool, ...]]] = {code: [] for code in codes}
    for plaats in plaatsen:
        for code in codes:
            hier = [
                codering.codeur
                for codering in per_bron.get((plaats.soort, plaats.entiteit, code), ())
                if codering.anker.overlapt(plaats)
            ]
            eenheden[code].append(tuple(codeur in hier for codeur in codeurs))
    return eenheden


def polariteitseenheden(
    coderingen: Iterable[Codering], codeurs: Sequence[str]
) -> list[tuple[str | None, ...]]:
    """The judgement of each coder at every place where anybody confirmed a dimension; None for who did not."""
    eenheden = []
    for groep in groepeer(c for c in coderingen if c.bevestigd and c.soort == Coderingsoort.DIMENSIE):
        gegeven = {codering.codeur: codering.polariteit for codering in groep}
        eenheden.append(tuple(gegeven.get(codeur) for codeur in codeurs))
    return eenheden


# -- as it is stored -----------------------------------------------------------------------------------------------------


def anker_als_gegevens(anker: Anker) -> dict[str, Any]:
    """An anchor as it is stored."""
    return {
        "soort": anker.soort,
        "entiteit": anker.entiteit,
        "begin": anker.begin,
        "eind": anker.eind,
        "citaat": anker.citaat,
        "sha256": anker.sha256,
    }


def lees_anker(waarde: object) -> Anker | None:
    """A stored anchor; None for what another program may have left there."""
    if not isinstance(waarde, dict):
        return None
    teksten = [waarde.get(naam) for naam in ("soort", "entiteit", "citaat", "sha256")]
    plaatsen = [waarde.get(naam) for naam in ("begin", "eind")]
    if not all(isinstance(tekst, str) for tekst in teksten) or not all(type(p) is int for p in plaatsen):
        return None
    soort, entiteit, citaat, sha256 = (str(tekst) for tekst in teksten)
    begin, eind = plaatsen
    return Anker(soort, entiteit, int(str(begin)), int(str(eind)), citaat, sha256)


def lees_gegevens(waarde: object) -> Gegevens:
    """Stored particulars; what is no text is left out."""
    if not isinstance(waarde, dict):
        return ()
    return tuple(sorted((str(naam), tekst) for naam, tekst in waarde.items() if isinstance(tekst, str)))


def is_polariteit(waarde: str) -> bool:
    """Whether it is a judgement on a dimension."""
    return waarde in set(Polariteit)
