"""Puts the cells of a table in their columns; whatever is not as expected stops it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

from tabellen_bron import Broncel

from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.cijfertabel import Rij
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tabellen_bron import Bronrij, Brontabel

    from korpsmonitor_tui.domain.cijfertabel import Cijfertabel, Correctie
    from korpsmonitor_tui.intake.cijferindeling import Tabelindeling


def deel_in(
    bron: Brontabel,
    indeling: Tabelindeling,
    correcties: Sequence[Correctie],
    noten: dict[str, str],
    rijcode: Callable[[str], str | None],
) -> Cijfertabel:
    """The table with every cell in its column; raises OnbruikbareInvoer if anything is left over or lacking."""
    if bron.titel != indeling.titel:
        _weiger(indeling, _('het bijschrift is "{titel}".').format(titel=bron.titel))
    _controleer_correcties(indeling, correcties)
    _controleer_koppen(bron, indeling, correcties)
    rijen = tuple(_lees_rij(rij, indeling, correcties, rijcode) for rij in bron.rijen)
    if [rij.code for rij in rijen] != list(indeling.volgorde):
        _weiger(indeling, _("de rijen staan in een andere volgorde."))
    return indeling.tabel(
        rijen, tuple((nummer, noten[nummer]) for nummer in _verwezen(rijen, indeling, noten))
    )


def _verwezen(rijen: Sequence[Rij], indeling: Tabelindeling, noten: dict[str, str]) -> list[str]:
    """The footnotes that the table refers to, in order; each must have a text."""
    nummers = {rij.noot for rij in rijen} | {kolom.noot for kolom in indeling.kolommen}
    nummers |= {cel.noot for rij in rijen for cel in rij.cellen if cel is not None}
    for nummer in nummers - {""} - noten.keys():
        _weiger(indeling, _("noot {nummer} heeft geen tekst.").format(nummer=nummer))
    return sorted(nummers - {""}, key=int)


def _lees_rij(
    bron: Bronrij,
    indeling: Tabelindeling,
    correcties: Sequence[Correctie],
    rijcode: Callable[[str], str | None],
) -> Rij:
    vraag = dict(indeling.reeks).get(bron.naam.tekst, "")
    code = indeling.volgorde[0] if vraag else rijcode(bron.naam.tekst)
    if code is None:
        _weiger(
            indeling, _('regel {regel}: "{naam}" is onbekend.').format(regel=bron.regel, naam=bron.naam.tekst)
        )
    soorten = {correctie.soort: correctie for correctie in correcties if code in correctie.rijen}
    if bron.aaneen is not ("tab" in soorten):
        _weiger(
            indeling, _("regel {regel}: nummer en naam staan aaneen of juist niet.").format(regel=bron.regel)
        )
    return Rij(
        code=code,
        naam=bron.naam.tekst,
        regel=bron.regel,
        cellen=tuple(
            None if cel is None else Cijfer(cel.tekst, kolom.jaar, kolom.bron, cel.noot)
            for kolom, cel in zip(indeling.kolommen, _plaats_cellen(bron, indeling, soorten), strict=True)
        ),
        nummer=bron.nummer,
        vraag=vraag,
        noot=bron.naam.noot,
    )


def _plaats_cellen(
    bron: Bronrij, indeling: Tabelindeling, soorten: dict[str, Correctie]
) -> list[Broncel | None]:
    """The cells in the order of the columns; None for a column that a row of this width does not have."""
    cellen = list(bron.cellen)
    invoeging, toewijzing = soorten.get("ingevoegd"), soorten.get("toewijzing")
    sleutels = _sleutels_bij(indeling, len(cellen) + (invoeging is not None))
    if invoeging and invoeging.kolom in sleutels:
        cellen.insert(sleutels.index(invoeging.kolom), Broncel(invoeging.nieuw))
    if len(sleutels) != len(cellen):
        _weiger(
            indeling,
            _("regel {regel} heeft {aantal} cellen.").format(regel=bron.regel, aantal=len(bron.cellen)),
        )
    op_kolom = dict(zip(sleutels, cellen, strict=True))
    if toewijzing:
        if toewijzing.oud not in op_kolom:
            _weiger(
                indeling,
                _("regel {regel} heeft geen cel om toe te wijzen.").format(regel=bron.regel),
            )
        op_kolom[toewijzing.nieuw] = op_kolom.pop(toewijzing.oud)
    return [op_kolom.get(kolom.sleutel) for kolom in indeling.kolommen]


def _sleutels_bij(indeling: Tabelindeling, breedte: int) -> list[str]:
    return [kolom.sleutel for kolom in indeling.kolommen if kolom.breedte in (None, breedte)]


def _controleer_koppen(bron: Brontabel, indeling: Tabelindeling, correcties: Sequence[Correctie]) -> None:
    """The headings from left to right must be those of the columns, in every place where they are printed."""
    rijkop = {_kaal(tekst) for tekst in indeling.rijkop}
    verwacht = [[_kaal(tekst) for tekst in laag] for laag in _lagen(indeling)]
    gezien: set[int] = set()
    for cellen in bron.koppen:
        teksten = [_kaal(_hersteld(cel, correcties)) for cel in cellen]
        rest = [
            tekst for tekst, _groep in groupby(tekst for tekst in teksten if tekst and tekst not in rijkop)
        ]
        if not rest:
            continue
        if rest not in verwacht:
            _weiger(indeling, _("de koppen zijn anders: {koppen}.").format(koppen=" | ".join(cellen)))
        gezien.add(verwacht.index(rest))
    if len(gezien) < len(verwacht):
        _weiger(indeling, _("er ontbreken koppen."))


def _lagen(indeling: Tabelindeling) -> list[list[str]]:
    """The headings of each level; one that spans several columns is printed once."""
    diepte = max(len(kolom.kop) for kolom in indeling.kolommen)
    return [
        [
            tekst
            for tekst, _groep in groupby(
                (kolom.kop[laag] for kolom in indeling.kolommen if len(kolom.kop) > laag),
            )
        ]
        for laag in range(diepte)
    ]


def _hersteld(kop: str, correcties: Sequence[Correctie]) -> str:
    """The heading with the words whole that the page layout had broken into pieces elsewhere in the heading."""
    for correctie in correcties:
        if correctie.soort == "kop" and _kaal(correctie.oud) in _kaal(kop):
            return _kaal(kop).replace(_kaal(correctie.oud), _kaal(correctie.nieuw))
    return kop


def _kaal(tekst: str) -> str:
    # The layout breaks headings at any place, with a hyphen or without, so neither counts.
    return re.sub(r"[\s-]", "", tekst)


def _controleer_correcties(indeling: Tabelindeling, correcties: Sequence[Correctie]) -> None:
    """A correction must concern a column and rows that exist."""
    sleutels = {kolom.sleutel for kolom in indeling.kolommen}
    for correctie in correcties:
        kolommen = {correctie.kolom, correctie.nieuw if correctie.soort == "toewijzing" else ""} - {""}
        if not kolommen <= sleutels or not set(correctie.rijen) <= set(indeling.volgorde):
            _weiger(indeling, _("een correctie noemt een rij of kolom die er niet is."))


def _weiger(indeling: Tabelindeling, reden: str) -> NoReturn:
    raise OnbruikbareInvoer(
        _("Tabel {nummer}: {reden} Er is niets geschreven.").format(nummer=indeling.nummer, reden=reden)
    )
