"""What a respondent did to the version that was sent: remarks by passage, as they were read from a returned file.

A remark holds what one author did to one passage in one way. Every piece of text of the file is in a passage as it was, in
a remark, or among what a person must place; nothing is dropped and nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class Aard(StrEnum):
    """In what way something was said about a passage."""

    BIJGEHOUDEN = "bijgehouden"
    """Changed while changes were tracked: author and date are those of the file."""
    STIL = "stil"
    """Changed without tracking: nobody signed for it."""
    OPMERKING = "opmerking"
    """A comment in the margin, with its replies."""
    NIEUW = "nieuw"
    """A passage that was not there; ``na`` tells after which."""
    VERWIJDERD = "verwijderd"
    """The whole passage was taken out."""
    VERPLAATST = "verplaatst"
    """It stands elsewhere; ``na`` tells after which."""
    GESPLITST = "gesplitst"
    """It was made into several paragraphs."""
    SAMENGEVOEGD = "samengevoegd"
    """It runs on into, or from, another."""
    GEKOPIEERD = "gekopieerd"
    """It stands here once more; the original is intact."""
    ELDERS = "elders"
    """Outside the passages: a heading, a table, a note, a header, a box."""
    LOS = "los"
    """Text whose place could not be established: a person places it."""


class Zekerheid(StrEnum):
    """How the place of a remark was established."""

    VAST = "vast"
    """By bookmark or number, or the text itself."""
    VOORSTEL = "voorstel"
    """By likeness only: a person confirms it."""


GELIJK: Final = "="
ERBIJ: Final = "+"
WEG: Final = "-"
"""What became of a piece of text."""

Stuk = tuple[str, str]
"""One of ``GELIJK``, ``ERBIJ``, ``WEG``, and the text."""


@dataclass(frozen=True, slots=True)
class Terugpunt:
    """What one author did to one passage in one way."""

    aard: Aard
    passage: str
    """Id of the passage; empty if it is about none, or its place is not known."""
    nummer: int | None
    """Number of that passage in the version that was sent."""
    auteur: str
    """As the file states it; empty for a silent edit."""
    datum: str | None
    """As the file states it; of several changes the last."""
    oud: str
    """The passage as it was sent; empty for a new one."""
    nieuw: str
    """The passage with only this author's change; empty for a comment and for what was taken out."""
    tekst: str = ""
    """Of a comment what it says, its replies after it, a line each; else empty."""
    bij: str = ""
    """The words that a comment hangs on; for ``ELDERS`` where in the document it stands."""
    na: str = ""
    """Id of the passage that it stands after; empty for the beginning, or where that means nothing."""
    voor: str = ""
    """Id of the passage that it stands before, if a heading stands between it and ``na``; else empty."""
    opgelost: bool = False
    """Whether the comment was marked as resolved."""
    zekerheid: Zekerheid = Zekerheid.VAST

    def als_gegevens(self) -> dict[str, Any]:
        """As it is stored in ``opmerking.wijziging``."""
        return {
            "aard": self.aard.value,
            "nummer": self.nummer,
            "auteur": self.auteur,
            "datum": self.datum,
            "oud": self.oud,
            "nieuw": self.nieuw,
            "bij": self.bij,
            "na": self.na,
            "voor": self.voor,
            "opgelost": self.opgelost,
            "zekerheid": self.zekerheid.value,
        }


class Afwijking(StrEnum):
    """Why a file may be no answer to the version that was sent."""

    VREEMD = "vreemd"
    """It is no verslag of ours, or its marks are gone and its text is another."""
    ANDER_DOSSIER = "ander dossier"
    ANDERE_VERSIE = "andere versie"
    """Of this dossier, but another version than the respondents hold."""
    ONGEWIJZIGD = "ongewijzigd"
    """Not a reason to refuse: the file holds no change at all."""


@dataclass(frozen=True, slots=True)
class Passagelot:
    """What became of one passage of the version that was sent."""

    passage: str
    nummer: int
    oud: str
    nieuw: str
    """With every change accepted; several paragraphs are joined by line breaks."""
    punten: tuple[Terugpunt, ...]
    aanwezig: bool = True
    """False if it is nowhere in the file any more."""

    @property
    def ongewijzigd(self) -> bool:
        """Whether nothing was done to it or said about it."""
        return self.aanwezig and not self.punten


@dataclass(frozen=True, slots=True)
class Teruglezing:
    """A returned file laid beside the version that was sent."""

    passages: tuple[Passagelot, ...]
    """Every passage of that version, in its order."""
    overig: tuple[Terugpunt, ...]
    """What is about no passage of that version: new passages, copies, elsewhere, not placed."""
    akkoordwoorden: tuple[str, ...]
    """Lines at the end by which the respondent may agree: a person confirms that."""
    meldingen: tuple[str, ...]
    """Dutch lines about what the file holds but was not read."""

    @property
    def punten(self) -> tuple[Terugpunt, ...]:
        """Everything to be decided on, in the order of the version, then the rest."""
        return (*(punt for lot in self.passages for punt in lot.punten), *self.overig)


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What a returned file says it is, and how much of what was sent is in it."""

    verslag: str
    """Id of the verslag; empty if the file does not say."""
    versie: int | None
    kop: str
    """SHA-256 over the heads of the version."""
    basis: str
    """SHA-256 over the texts of the baseline."""
    bijlage: bool
    """Whether it is not the verslag itself but our annex with the changes since an earlier version."""
    passages: int
    """Number of passages that were sent."""
    herkend: int
    """How many of them are in the file by their text, whatever their marks and numbers say."""
    respondent: str = ""
    """Id of who this copy was made for, if it was made for one of them."""


_MINSTENS_HERKEND: Final = 0.5


def afwijking(herkomst: Herkomst, lezing: Teruglezing, verslag: str, versie: int) -> Afwijking | None:
    """What is to be said before the file is taken as an answer to this version; None if nothing is."""
    if herkomst.verslag and herkomst.verslag != verslag:
        return Afwijking.ANDER_DOSSIER
    if herkomst.verslag and herkomst.versie != versie:
        return Afwijking.ANDERE_VERSIE
    if not herkomst.verslag and herkomst.herkend < _MINSTENS_HERKEND * herkomst.passages:
        return Afwijking.VREEMD
    return None if lezing.punten else Afwijking.ONGEWIJZIGD
