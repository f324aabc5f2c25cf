"""Reads the rows of a returned waarderingstabel in Word, with every tracked change accepted."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.waarderingslezing import Rij
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.wijzigingen import Leesalinea


def lees_rijen_word(inhoud: bytes, naam: str) -> tuple[Rij, ...]:
    """Every row of the tables and every other line, remarks in the margin last.

    Raises ArchiefFout if the guard refuses the file, WoordbestandFout if it is no text document.
    """
    lezing = lees_wijzigingen(inhoud, naam)
    rijen = [
        rij
        for sleutel, alineas in groupby(lezing.alineas, key=lambda alinea: alinea.cel and alinea.cel[:2])
        for rij in (_rij(sleutel, list(alineas)) if sleutel else _regels(alineas))
    ]
    for opmerking in lezing.opmerkingen:
        tekst = f"{opmerking.auteur}: {opmerking.tekst}" if opmerking.auteur else opmerking.tekst
        rijen.append(Rij(_("opmerking in de kantlijn bij “{bij}”").format(bij=opmerking.bij), (tekst,)))
    return tuple(rijen)


def _rij(sleutel: tuple[int, int], alineas: Sequence[Leesalinea]) -> Iterator[Rij]:
    cellen: dict[int, list[str]] = {}
    for alinea in alineas:
        if alinea.cel is not None:
            cellen.setdefault(alinea.cel.kolom, []).append(_tekst(alinea))
    tabel, rij = sleutel
    plaats = _("tabel {tabel}, rij {rij}").format(tabel=tabel + 1, rij=rij + 1)
    teksten = tuple("\n".join(cellen.get(nr, ())) for nr in range(max(cellen, default=-1) + 1))
    yield Rij(plaats, teksten, tabel)


def _regels(alineas: Iterator[Leesalinea]) -> Iterator[Rij]:
    for alinea in alineas:
        if (tekst := _tekst(alinea)).strip():
            yield Rij(alinea.waar.value, (tekst,))


def _tekst(alinea: Leesalinea) -> str:
    """What was typed: page numbers are filled in anew by every program."""
    return "".join(deel.tekst for deel in alinea.segmenten if deel.in_nieuw and not deel.berekend)
