"""What becomes of the codes in a transcript when a corrected one is laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.anker import Bronsoort, Lot, Verankering
from korpsmonitor_tui.services.codeerbronnen import Tekstbron, Verankeraar
from korpsmonitor_tui.services.codeerstand import lees_dossier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Codegevolg:
    """One code, and where it would stand."""

    codering: Codering
    wordt: Verankering


@dataclass(frozen=True, slots=True)
class Codegevolgen:
    """The codes that who looks may see, in the order of the texts."""

    codes: tuple[Codegevolg, ...]
    alle: bool
    """Whether these are the codes of everybody; else only one's own, because others still code blind."""

    def met(self, *loten: Lot) -> tuple[Codegevolg, ...]:
        """The codes that this would become of."""
        return tuple(gevolg for gevolg in self.codes if gevolg.wordt.lot in loten)

    @property
    def behouden(self) -> tuple[Codegevolg, ...]:
        """Those of which the words stay as they are."""
        return self.met(Lot.GELIJK, Lot.VERPLAATST)


def lees_gevolgen(
    sessie: Sessie, dossier: str, oud: str, nieuw: str, beurten: Sequence[Beurt]
) -> Codegevolgen:
    """What becomes of the codes in transcript ``oud`` if these turns come in its place, under the id ``nieuw``."""
    db = sessie.store.lees()
    if db.execute("SELECT 1 FROM codering WHERE dossier = ? LIMIT 1", (dossier,)).fetchone() is None:
        return Codegevolgen((), alle=True)
    gelezen = lees_dossier(sessie, dossier)
    bronnen = [bron for bron in gelezen.bronnen if not _staat_in(bron, oud)]
    verankeraar = Verankeraar(db, dossier, bronnen)
    verankeraar.stel_voor(oud, nieuw, beurten)
    codes = tuple(
        Codegevolg(codering, verankeraar.zoek(codering.anker))
        for codering in gelezen.coderingen
        if codering.anker.soort == Bronsoort.BEURT and _transcript(codering.anker.entiteit) == oud
    )
    return Codegevolgen(codes, gelezen.stand.zichtbaar or not gelezen.stand.anderen)


def _staat_in(bron: Tekstbron, transcript: str) -> bool:
    return bron.soort == Bronsoort.BEURT and _transcript(bron.entiteit) == transcript


def _transcript(beurt: str) -> str:
    return beurt.rpartition("/")[0]
