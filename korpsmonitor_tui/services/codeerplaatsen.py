"""Where a code stands, for people: in which text, who said it by role, in which chapter, and the sentences around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.extract.zinnen import vind_zinnen
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.transcriptstand import lees_transcripten, sprekerlabels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.anker import Anker
    from korpsmonitor_tui.services.codeerbronnen import Tekstbron
    from korpsmonitor_tui.services.sessie import Sessie

_KORT: Final = 600
"""Code points up to which a text is shown whole."""
_ROND: Final = 2
"""Sentences of a longer text that are shown to either side of a quote."""


@dataclass(frozen=True, slots=True)
class Codeerplaats:
    """The text around a quote."""

    soort: str
    """One of ``Bronsoort``."""
    spreker: str
    """The role of who said it, never a name; empty if that is not known."""
    hoofdstuk: str
    """Name of the chapter; empty for what stands in none."""
    omgeving: str
    """The text itself if it is short, else the sentences around the quote; empty if the text is gone."""
    begin: int
    """Where ``omgeving`` begins in the text, in code points."""

    @property
    def tekst(self) -> str:
        """In which text, who and where, on one line."""
        return " · ".join(filter(None, (bronnaam(self.soort), self.spreker, self.hoofdstuk)))


def bronnaam(soort: str) -> str:
    """A kind of text, for people."""
    namen: dict[str, str] = {
        Bronsoort.NOTITIE: _("notitie"),
        Bronsoort.BEURT: _("transcript"),
        Bronsoort.PASSAGE: _("verslag"),
    }
    return namen.get(soort, soort)


class Plaatslezer:
    """Tells of the quotes of one dossier where they stand; who speaks is read once."""

    def __init__(self, sessie: Sessie, dossier: str, bronnen: Iterable[Tekstbron] | None = None) -> None:
        """``bronnen`` are the texts of the dossier, for who has them already."""
        db = sessie.store.lees()
        bekend = lees_bronnen(sessie, dossier) if bronnen is None else bronnen
        self._bronnen = {bron.sleutel: bron for bron in bekend}
        self._hoofdstukken = {h.code: h.titel for h in sessie.instrument.hoofdstukken}
        self._sprekers = {
            transcript.id: sprekerlabels(db, dossier, transcript.sprekers)
            for transcript in lees_transcripten(db, dossier)
        }

    def plaats(self, *ankers: Anker) -> Codeerplaats:
        """Where quotes of one text stand, with everything between them."""
        eerste = ankers[0]
        bron = self._bronnen.get((eerste.soort, eerste.entiteit))
        if bron is None:
            return Codeerplaats(eerste.soort, "", "", "", 0)
        begin, eind = _rond(
            bron.tekst, min(anker.begin for anker in ankers), max(anker.eind for anker in ankers)
        )
        return Codeerplaats(
            bron.soort,
            self.spreker(bron),
            self._hoofdstukken.get(bron.hoofdstuk, ""),
            bron.tekst[begin:eind],
            begin,
        )

    def spreker(self, bron: Tekstbron) -> str:
        """The role of who said a text; empty if that is not known."""
        if bron.soort != Bronsoort.BEURT:
            return bron.spreker
        # In the file stands a name; who was not told apart yet has no role to show.
        transcript = bron.entiteit.rpartition("/")[0]
        return self._sprekers.get(transcript, {}).get(bron.spreker, "")


def _rond(tekst: str, begin: int, eind: int) -> tuple[int, int]:
    """The part of a text to show around a quote."""
    if len(tekst) <= _KORT:
        return 0, len(tekst)
    zinnen = vind_zinnen(tekst)
    raakt = [nr for nr, zin in enumerate(zinnen) if zin.begin < eind and begin < zin.eind]
    if not raakt:
        return begin, eind
    eerste, laatste = zinnen[max(0, raakt[0] - _ROND)], zinnen[min(len(zinnen) - 1, raakt[-1] + _ROND)]
    return min(begin, eerste.begin), max(eind, laatste.eind)
