"""The columns of the overzicht, and what stands in them about one party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _, in_woorden
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.tui.volgende_stap import LETTERS, standtekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.tui.widgets.tabel import Cel

T = TypeVar("T")

KOLOMMEN = (
    ("", 2),
    (_("Nr"), 3),
    (_("Korps of partner"), 0),
    (_("Datum"), 6),
    (_("Lijst"), 7),
    (_("Bron"), 5),
    (_("Not"), 4),
    (_("Verslag"), 20),
    (_("Tot"), 6),
    (_("Open"), 4),
)
"""Headings and widths: 57 columns, and what is left for the name."""
_VOLUIT: Final = "Korps of ketenpartner"
_NAAM, _BRON = 2, 5
_VAN_ONDERDEEL: Final = {
    **dict.fromkeys((3, 6, 7, 8, 9), Onderdeel.GESPREKKEN),
    4: Onderdeel.VRAGENLIJST,
}
"""Places in it; what belongs to one part of an instrument stands nowhere else."""
_NAAM_SMALST: Final = 22
"""What is left for the name in 80 columns."""


def kolommen(instrument: Instrument) -> tuple[tuple[str, int], ...]:
    """The same in the words of the instrument, which are known once it is open."""
    gezegd = [in_woorden(kop) for kop, _breedte in KOLOMMEN]
    # In the words of the program itself the short form stands there.
    voluit = in_woorden(_VOLUIT)
    gezegd[_NAAM] = gezegd[_NAAM] if voluit == _VOLUIT else voluit
    smal = _NAAM_SMALST + sum(
        breedte for nr, (_kop, breedte) in enumerate(KOLOMMEN) if not _hoort_erbij(nr, instrument)
    )
    alle = [
        (kop if breedte or len(kop) < smal else _("Partij"), breedte)
        for kop, (_kop, breedte) in zip(gezegd, KOLOMMEN, strict=True)
    ]
    return _wat_er_is(alle, instrument)


def _wat_er_is(rij: Sequence[T], instrument: Instrument) -> tuple[T, ...]:
    """Without the columns of what this instrument has not."""
    return tuple(deel for nr, deel in enumerate(rij) if _hoort_erbij(nr, instrument))


def _hoort_erbij(nr: int, instrument: Instrument) -> bool:
    if nr == _BRON:
        return bool(instrument.bronnen)
    return nr not in _VAN_ONDERDEEL or instrument.heeft(_VAN_ONDERDEEL[nr])


def cellen(regel: Regel, instrument: Instrument) -> tuple[Cel, ...]:
    """One line of the table; who is heard about another stands below it, further in."""
    merk = "!" if regel.te_laat or regel.maatregelen.te_laat else "≠" if regel.conflicten else ""
    termijn = regel.termijn if regel.status == Status.TER_VERIFICATIE else None
    naam: Cel = f"  {regel.partij.naam}" if regel.partij.hoort_bij else regel.partij.naam
    if regel.hoofdstuk:
        naam = (regel.partij.naam, "bold")
    delen: tuple[Cel, ...] = (
        (merk, "text-error"),
        str(regel.partij.nummer or ""),
        naam,
        regel.datum.strftime("%d-%m") if regel.datum else "–",
        "" if regel.hoofdstuk else _lijstcel(regel),
        _broncel(regel),
        str(regel.notities or "–"),
        _verslagcel(regel),
        (termijn.strftime("%d-%m") if termijn else "–", "text-error" if regel.te_laat else ""),
        str(regel.open_opmerkingen or "–"),
    )
    return _wat_er_is(delen, instrument)


def _verslagcel(regel: Regel) -> Cel:
    if not regel.met_gesprek:
        return "–"
    tekst, kleur = standtekst(regel)
    if regel.bijzonder:
        return f"{tekst} *", "text-warning"
    if regel.status == Status.RETOUR:
        # The whole name does not fit in 80 columns.
        return _("{letter} retour notulist").format(letter=LETTERS[regel.status]), kleur
    return tekst, kleur


def _lijstcel(regel: Regel) -> Cel:
    """The questionnaire: u(it) or t(erug), ``?`` for doubts or ``!`` for overdue, and how much is answered."""
    lijst = regel.lijst
    waar = "t" if lijst.teruggaven else "u" if lijst.uitgezet else " "
    let_op = "?" if lijst.twijfels else "!" if lijst.te_laat else " "
    kleur = "text-warning" if lijst.twijfels else "text-error" if lijst.te_laat else ""
    return f"{waar}{let_op}{procent(regel.antwoorden, regel.vragen):>3}%", kleur


def _broncel(regel: Regel) -> Cel:
    """Of a korps: sources with figures of those expected. Of a source: lists received of those asked."""
    stand = regel.opvragingen
    if stand is not None:
        tekst = f"{stand.ontvangen}/{stand.gevraagd}" if stand.gevraagd else "–"
        return (f"{tekst}!", "text-error") if stand.te_laat else tekst
    verwacht = len(regel.bronnen.verwacht)
    return f"{len(regel.bronnen.binnen)}/{verwacht}" if verwacht else ""


def procent(deel: int, geheel: int) -> int:
    """A share in whole percents; nothing that is begun is 0, and nothing unfinished 100."""
    if not deel or not geheel:
        return 0
    return 100 if deel >= geheel else min(99, max(1, deel * 100 // geheel))
