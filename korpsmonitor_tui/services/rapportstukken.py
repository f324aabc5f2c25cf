"""Everything that the reporting can make: what each piece still lacks, and making it as a file, one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.bestanden.schrijf import maak_map, schrijf_bestand
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import pdf
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportsoorten import (
    ALLE,
    CSV,
    DOCX,
    WERK,
    XLSX,
    Opdracht,
    Rapportstuk,
    Soort,
    soorten_van,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

    Voortgang = Callable[[int, int, str], None]

__all__ = [
    "ALLE",
    "CSV",
    "DOCX",
    "XLSX",
    "Gemaakt",
    "Opdracht",
    "Rapportstuk",
    "Soort",
    "bezet",
    "doel_van",
    "lees_stukken",
    "maak",
    "stuk_van",
]
# Who makes pieces knows their kinds by this module too.


class Gemaakt(NamedTuple):
    """What came of it."""

    paden: tuple[Path, ...]
    meldingen: tuple[str, ...]
    """What people should know of it, one Dutch line each."""


def lees_stukken(sessie: Sessie) -> tuple[Rapportstuk, ...]:
    """Every piece that there is for this instrument, with what it lacks; for a worker thread."""
    grond = Rapportgrond(sessie)
    return tuple(stuk for soort in soorten_van(sessie.instrument) for stuk in WERK[soort].lees(grond))


def stuk_van(sessie: Sessie, soort: Soort, code: str) -> Rapportstuk:
    """One piece. Raises NietGevonden with what there is."""
    hier = soort in soorten_van(sessie.instrument)
    stukken = [*WERK[soort].lees(Rapportgrond(sessie))] if hier else []
    for stuk in stukken:
        if stuk.code == code:
            return stuk
    raise NietGevonden(
        _("Er is geen stuk “{code}”; kies uit {codes}.").format(
            code=code, codes=", ".join(stuk.code for stuk in stukken) or _("geen enkel")
        )
    )


def doel_van(sessie: Sessie, stuk: Rapportstuk, opdracht: Opdracht) -> Path:
    """The file that a piece is written to."""
    vorm = opdracht.vorm if opdracht.vorm in stuk.vormen else stuk.vormen[0]
    return opdracht.map / f"{stuk.soort}-{sessie.editie.id}-{stuk.code}.{vorm}"


def bezet(sessie: Sessie, stukken: Sequence[Rapportstuk], opdracht: Opdracht) -> tuple[Path, ...]:
    """The files that are there already, and would be replaced."""
    doelen = [doel_van(sessie, stuk, opdracht) for stuk in stukken]
    if opdracht.pdf:
        doelen += [doel.with_suffix(".pdf") for doel in doelen if doel.suffix == f".{DOCX}"]
    return tuple(doel for doel in doelen if doel.exists())


def maak(
    sessie: Sessie,
    stukken: Sequence[Rapportstuk],
    opdracht: Opdracht,
    meld: Voortgang = lambda _gedaan, _totaal, _wat: None,
) -> Gemaakt:
    """Make these pieces one after another, all with the scores of one moment; ``meld`` is called before each, and may raise to stop.

    What was written before an error stays. Raises OnbruikbareInvoer, before anything is made, for files that are there
    already and may not be replaced or a piece that cannot be made; else as the piece itself, BestandFout or PdfFout.
    """
    if opdracht.pdf:
        # Before all the work rather than after it.
        pdf.eis_mogelijk()
    for stuk in stukken:
        if stuk.geen:
            raise OnbruikbareInvoer(_("{reden} Er is niets gemaakt.").format(reden=stuk.geen))
    if not opdracht.overschrijf and (er_al := bezet(sessie, stukken, opdracht)):
        raise OnbruikbareInvoer(
            _("{namen} bestaat al in {map} en is niet vervangen; er is niets gemaakt.").format(
                namen=", ".join(pad.name for pad in er_al[:3]) + (" …" if len(er_al) > 3 else ""),
                map=opdracht.map,
            )
        )
    maak_map(opdracht.map)
    grond = Rapportgrond(sessie)
    paden: list[Path] = []
    meldingen: dict[str, None] = {}
    for nr, stuk in enumerate(stukken):
        meld(nr, len(stukken), stuk.naam)
        doel = doel_van(sessie, stuk, opdracht)
        pad, gemeld = WERK[stuk.soort].maak(grond, stuk.code, doel, opdracht)
        paden.append(pad)
        meldingen |= dict.fromkeys(gemeld)
        if opdracht.pdf and pad.suffix == f".{DOCX}":
            ernaast = pad.with_suffix(".pdf")
            # The whole report writes its own: the pages in its contents are those of the PDF.
            paden.append(ernaast if stuk.soort is Soort.GEHEEL else _schrijf_pdf(pad, ernaast, opdracht))
    meld(len(stukken), len(stukken), "")
    return Gemaakt(tuple(paden), tuple(meldingen))


def _schrijf_pdf(docx: Path, doel: Path, opdracht: Opdracht) -> Path:
    return schrijf_bestand(doel, pdf.maak_pdf(docx.read_bytes()), overschrijf=opdracht.overschrijf)
