"""The row of totals under a table of figures: over what is known, with a note for everything that is not in it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.cijfer import Cijfer, tel_op
from korpsmonitor_tui.domain.cijferblad import Bladcel, Bladrij, Leeg
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

_JA_NEE: Final = ("ja", "nee", "deels")


class Optelling(StrEnum):
    """What a column can come to."""

    SOM = "som"
    JA_NEE = "ja_nee"
    """How many said yes, no and in part."""
    GEEN = "geen"
    """Words have no total."""


def totaalrij(
    optellingen: Sequence[Optelling], rijen: Sequence[Bladrij]
) -> tuple[Bladrij | None, tuple[tuple[str, str], ...]]:
    """The row, and its notes as (mark, text); no row where no column has a total.

    Nothing that is missing counts as nought, and who was not asked is not missing.
    """
    cellen: list[Bladcel] = []
    merken: dict[str, str] = {}
    for plaats, optelling in enumerate(optellingen):
        inhoud = (rij.cellen[plaats].inhoud for rij in rijen)
        gevraagd = [
            deel if isinstance(deel, Cijfer) else None for deel in inhoud if deel is not Leeg.NIET_GEVRAAGD
        ]
        tekst, gemis = _totaal(optelling, gevraagd)
        merk = merken.setdefault(gemis, _letter(len(merken))) if gemis else ""
        cellen.append(Bladcel(tekst, merk))
    if not any(cel.tekst for cel in cellen):
        return None, ()
    noten = tuple(
        (merk, _("Niet in het totaal: {gemis}.").format(gemis=gemis)) for gemis, merk in merken.items()
    )
    return Bladrij(None, _("Totaal van wat bekend is"), tuple(cellen)), noten


def _totaal(optelling: Optelling, cijfers: Sequence[Cijfer | None]) -> tuple[str, str]:
    """What a column comes to, and what that lacks; nothing for a column without anything to count."""
    if optelling is Optelling.JA_NEE:
        return _tel_antwoorden(cijfers)
    totaal = tel_op(cijfers)
    if optelling is Optelling.GEEN or totaal.som is None:
        return "", ""
    return totaal.getal, totaal.gemis(lambda aantal: ngettext("rij", "rijen", aantal))


def _tel_antwoorden(cijfers: Sequence[Cijfer | None]) -> tuple[str, str]:
    gezegd = [cijfer.opgegeven.strip().casefold() if cijfer else "" for cijfer in cijfers]
    geteld = {woord: gezegd.count(woord) for woord in _JA_NEE}
    tekst = ", ".join(f"{aantal} {woord}" for woord, aantal in geteld.items() if aantal)
    rest = len(gezegd) - sum(geteld.values())
    return tekst, _("{aantal} zonder ja, nee of deels").format(aantal=rest) if tekst and rest else ""


def _letter(nr: int) -> str:
    """a, b, … z, aa, ab, …"""
    eerste = _letter(nr // 26 - 1) if nr >= 26 else ""
    return eerste + chr(ord("a") + nr % 26)
