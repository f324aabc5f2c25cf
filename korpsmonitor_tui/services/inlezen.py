"""Taking in a returned file from within a dossier: only what is of its party, in steps between which one can stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.teruggavebestand import Overgeslagen, Teruggekomen, lees_teruggekomen
from korpsmonitor_tui.services.teruggaven import verwerk, verwerk_of_weiger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.errors import KorpsmonitorFout
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming

    Voortgang = Callable[[int, int, str], None]


def lees_in(
    sessie: Sessie, dossier: str, pad: Path, voortgang: Voortgang, *, toch: bool = False
) -> tuple[Inneming, ...]:
    """Take in what a file holds of the party of a dossier: a form, or each of her submissions in an export.

    ``toch`` says that it is hers although the file does not say so, or names another edition or version. ``voortgang``
    (done, total, what) is called before each step; what it raises breaks off there, with every step before it done.
    Raises as :func:`korpsmonitor_tui.services.teruggaven.neem_in`, and if the file is of somebody else.
    """
    partij = sessie.partij(partij_van(dossier))
    voortgang(0, 2, _("{naam} wordt gelezen").format(naam=pad.name))
    inhoud = bijlagen.lees_bestand(pad)
    lijst = lees_teruggekomen(sessie, inhoud, pad.name, partij.code if toch else "")
    eigen = [een for een in lijst if isinstance(een, Teruggekomen) and een.partij.code == partij.code]
    if not eigen:
        raise _niet_van(lijst, pad.name, partij.naam)
    uitkomsten: list[Inneming] = []
    for nr, een in enumerate(eigen, start=1):
        voortgang(
            nr,
            len(eigen) + 1,
            _("teruggave {nr} van {totaal} wordt vastgelegd").format(nr=nr, totaal=len(eigen)),
        )
        doe = verwerk if len(eigen) == 1 else verwerk_of_weiger
        uitkomsten.append(doe(sessie, pad.name, inhoud, een, proef=False))
    return tuple(uitkomsten)


def _niet_van(lijst: Sequence[Teruggekomen | Overgeslagen], naam: str, partij: str) -> KorpsmonitorFout:
    """Why nothing in a file is of this party."""
    if len(lijst) == 1 and isinstance(lijst[0], Overgeslagen):
        return lijst[0].fout
    if len(lijst) == 1 and isinstance(lijst[0], Teruggekomen):
        return OnbruikbareInvoer(
            _(
                "{naam} is niet ingelezen: het is van {eigen}, niet van {partij}. Lees het in vanuit dat dossier."
            ).format(naam=naam, eigen=lijst[0].partij.naam, partij=partij)
        )
    return NietGevonden(
        _("In {naam} staat geen inzending van {wie}; er is niets ingelezen.").format(naam=naam, wie=partij)
    )
