"""The recovery key as people write it: eight groups of five characters, each with a check of its own.

Crockford's base32: no I, L, O or U, so that nothing can be misread. The last character of a group follows from the
other four and from the place of the group, computed in GF(32): one wrong character, two swapped ones and two swapped
groups are always noticed, and the message says in which group.
"""

from __future__ import annotations

from typing import Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

BYTES: Final = 20
"""Of chance: 160 bits."""
GROEPEN: Final = 8
GROEP: Final = 5
"""Characters of a group, the check included."""
_TEKENS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GELEZEN_ALS: Final = {"I": "1", "L": "1", "O": "0"}
_TUSSEN: Final = frozenset(" -–—\t\n\r\u00a0")
_VEELTERM: Final = 0b100101
"""x⁵ + x² + 1, by which GF(32) is computed."""


class HerstelsleutelOnjuist(OnbruikbareInvoer):
    """What was typed is no recovery key: a mistake in typing or reading."""

    titel = "Herstelsleutel"


def maak(toeval: bytes) -> str:
    """The recovery key of 20 random bytes, with a dash between groups."""
    if len(toeval) != BYTES:
        raise ValueError(len(toeval))
    getal = int.from_bytes(toeval, "big")
    aantal = GROEPEN * (GROEP - 1)
    waarden = [getal >> 5 * (aantal - 1 - nr) & 31 for nr in range(aantal)]
    groepen = (waarden[begin : begin + GROEP - 1] for begin in range(0, aantal, GROEP - 1))
    return "-".join(
        "".join(_TEKENS[waarde] for waarde in (*groep, _controle(groep, nr)))
        for nr, groep in enumerate(groepen)
    )


def lees(tekst: str) -> str:
    """The recovery key as :func:`maak` wrote it, however it was typed. Raises HerstelsleutelOnjuist, with where."""
    getypt = [teken for teken in tekst.upper() if teken not in _TUSSEN]
    tekens = [_GELEZEN_ALS.get(teken, teken) for teken in getypt]
    vreemd = next((teken for teken in tekens if teken not in _TEKENS), None)
    if vreemd is not None:
        raise HerstelsleutelOnjuist(
            _("In een herstelsleutel komt “{teken}” niet voor; er is niets gewijzigd.").format(teken=vreemd)
        )
    if len(tekens) != GROEPEN * GROEP:
        raise HerstelsleutelOnjuist(
            _(
                "Een herstelsleutel heeft {nodig} tekens en dit zijn er {aantal}; er is niets gewijzigd."
            ).format(nodig=GROEPEN * GROEP, aantal=len(tekens))
        )
    groepen = ["".join(tekens[begin : begin + GROEP]) for begin in range(0, len(tekens), GROEP)]
    for nr, groep in enumerate(groepen):
        *waarden, controle = (_TEKENS.index(teken) for teken in groep)
        if _controle(waarden, nr) != controle:
            raise HerstelsleutelOnjuist(
                _("In groep {nummer} van de herstelsleutel zit een typefout; er is niets gewijzigd.").format(
                    nummer=nr + 1
                )
            )
    return "-".join(groepen)


def _controle(waarden: list[int], groep: int) -> int:
    """Every value counts with a power of x of its own, and so does the number of the group."""
    uitkomst = 0
    for waarde in (*waarden, groep + 1):
        uitkomst = _maal_x(uitkomst) ^ waarde
    return _maal_x(uitkomst)


def _maal_x(waarde: int) -> int:
    dubbel = waarde << 1
    return dubbel ^ _VEELTERM if dubbel & 32 else dubbel
