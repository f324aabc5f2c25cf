"""The scores of all korpsen as a matrix of letters; ordered by number, never by score."""

from __future__ import annotations

from itertools import chain, islice
from string import ascii_lowercase
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.cli.weegtekst import BOTSING, NIET_GESCOORD
from korpsmonitor_tui.domain.schaal import kleurnaam
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.services.korpsweging import Cel, Korpsweging

_BREEDTE: Final = 80


def matrix(korpsen: Sequence[Korpsweging]) -> str:
    """All korpsen by number, a letter per dimension, narrow enough for 80 columns."""
    cellen, schaal = korpsen[0].cellen, korpsen[0].regels.schaal
    breedte = max(len(korps.partij.naam) for korps in korpsen)
    kop = _rij("", _("korps"), breedte, cellen, _kolomnamen(len(cellen)), _("eind"), _("regels"))
    regels = [
        _rij(
            str(korps.partij.nummer or ""),
            korps.partij.naam,
            breedte,
            cellen,
            [_merk(cel) for cel in korps.cellen],
            _eindmerk(korps),
            "/".join(score.vorm.schermletter for score in korps.weging.toegestaan),
        )
        for korps in korpsen
    ]
    dimensies = [
        f"  {letter} {cel.dimensie.code}"
        for letter, cel in zip(_kolomnamen(len(cellen)), cellen, strict=True)
    ]
    legenda = (
        *wrap(" · ".join(f"{score.vorm.letter} {kleurnaam(score)}" for score in schaal.oplopend), _BREEDTE),
        _("B blanco: geen oordeel · x niet van toepassing · “·” nog niet gescoord"),
        _("! op twee apparaten verschillend · * bewijs is sindsdien gewijzigd"),
        _("o iemand onthield zich · ≠ wijkt af van de weegregels"),
        _("↺ na het vaststellen is een score gewijzigd · regels: wat de weegregels toelaten"),
    )
    return "\n".join((kop, *regels, "", *dimensies, "", *legenda))


def _kolomnamen(aantal: int) -> list[str]:
    """A letter for each dimension, two where there are more than letters."""
    dubbel = (een + twee for een in ascii_lowercase for twee in ascii_lowercase)
    return list(islice(chain(ascii_lowercase, dubbel), aantal))


def _rij(
    nummer: str,
    naam: str,
    breedte: int,
    cellen: Sequence[Cel],
    merken: Sequence[str],
    eind: str,
    regels: str,
) -> str:
    """One line: the dimensions two signs wide, with a gap between aandachtsvelden."""
    velden: dict[str, str] = {}
    for cel, merk in zip(cellen, merken, strict=True):
        veld = cel.dimensie.aandachtsveld
        velden[veld] = velden.get(veld, "") + merk.ljust(2)
    return f"{nummer:>2} {naam:<{breedte}} {' '.join(velden.values())} {eind:<4} {regels}".rstrip()


def _merk(cel: Cel) -> str:
    """Letter and at most one sign: that evidence changed matters more than that somebody abstained."""
    if cel.botsing:
        return BOTSING
    if cel.gegeven is None:
        return NIET_GESCOORD
    gewijzigd = not all(stand.geldt for stand in cel.bewijs)
    return cel.gegeven.score.vorm.schermletter + ("*" if gewijzigd else "o" if cel.gegeven.onthouden else "")


def _eindmerk(korps: Korpsweging) -> str:
    if korps.eind.botsing:
        return BOTSING
    if korps.eind.gegeven is None:
        return NIET_GESCOORD
    af = "≠" if korps.eind.gegeven.wijkt_af else ""
    return korps.eind.gegeven.score.vorm.schermletter + af + ("↺" if korps.verouderd else "")
