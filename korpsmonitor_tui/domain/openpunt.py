"""What is still open about a verslag before it goes out: what keeps it here, and what a person should have seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable


class Ernst(StrEnum):
    """How much an open point weighs."""

    BLOKKEERT = "blokkeert"
    """Sending is refused."""
    LET_OP = "let_op"
    """Sending is possible; that it was seen is recorded."""


class Puntsoort(StrEnum):
    """What kind of point it is, in the order in which points are shown."""

    TEKST = "tekst"
    CONFLICT = "conflict"
    OPMERKING = "opmerking"
    RESPONDENT = "respondent"
    GESPREK = "gesprek"
    DEELNEMER = "deelnemer"
    HOOFDSTUK = "hoofdstuk"
    PASSAGE = "passage"
    NA_TE_GAAN = "na_te_gaan"
    ANDERS_GEZEGD = "anders_gezegd"
    BESPREEKPUNT = "bespreekpunt"
    VRAAG = "vraag"
    DIMENSIE = "dimensie"
    BEVINDING = "bevinding"
    CODERING = "codering"
    VERSCHIL = "verschil"
    SUGGESTIE = "suggestie"
    TRANSCRIPT = "transcript"


def soortnaam(soort: Puntsoort) -> str:
    """The kind, for people."""
    return {
        Puntsoort.TEKST: _("tekst"),
        Puntsoort.CONFLICT: _("conflict"),
        Puntsoort.OPMERKING: _("opmerking"),
        Puntsoort.RESPONDENT: _("respondent"),
        Puntsoort.GESPREK: _("gesprek"),
        Puntsoort.DEELNEMER: _("deelnemer"),
        Puntsoort.HOOFDSTUK: _("hoofdstuk"),
        Puntsoort.PASSAGE: _("passage"),
        Puntsoort.NA_TE_GAAN: _("na te gaan"),
        Puntsoort.ANDERS_GEZEGD: _("anders gezegd"),
        Puntsoort.BESPREEKPUNT: _("bespreekpunt"),
        Puntsoort.VRAAG: _("vragen"),
        Puntsoort.DIMENSIE: _("dekking"),
        Puntsoort.BEVINDING: _("bevinding"),
        Puntsoort.CODERING: _("codering"),
        Puntsoort.VERSCHIL: _("verschil"),
        Puntsoort.SUGGESTIE: _("suggesties"),
        Puntsoort.TRANSCRIPT: _("transcript"),
    }[soort]


def ernstnaam(ernst: Ernst) -> str:
    """The weight, for people."""
    return {Ernst.BLOKKEERT: _("blokkeert"), Ernst.LET_OP: _("let op")}[ernst]


@dataclass(frozen=True, slots=True)
class Openpunt:
    """One thing that is still open."""

    soort: Puntsoort
    ernst: Ernst
    wat: str
    """A Dutch sentence."""
    waar: str
    """Where it is, for people, such as a passage number or a chapter."""
    plaats: tuple[str, str] = ("", "")
    """Kind and id of what a screen shows to mend it."""

    @property
    def kenmerk(self) -> str:
        """What it is about, the same on every laptop for as long as it is open."""
        return ":".join((self.soort.value, *filter(None, self.plaats))) + f":{self.waar}"

    def als_gegevens(self) -> dict[str, str]:
        """As it is recorded with the step that was taken all the same."""
        return {"kenmerk": self.kenmerk, "wat": self.wat, "waar": self.waar}


def blokkeert(punten: Iterable[Openpunt]) -> bool:
    """Whether any of these keeps the verslag here."""
    return any(punt.ernst == Ernst.BLOKKEERT for punt in punten)
