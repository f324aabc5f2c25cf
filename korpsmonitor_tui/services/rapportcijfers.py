"""The figure tables of the report (000, Tabel 3-31): as they were published, or of the edition that is worked on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain import cijferblad
from korpsmonitor_tui.domain.cijferdruk import gedrukt
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.stuk import Kader, Ligging, Paginaeinde, Stuk, Tekst
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import stukken
from korpsmonitor_tui.services.editiecijfers import Editiecijfers
from korpsmonitor_tui.services.rapporteenheid import voluit
from korpsmonitor_tui.services.rapportgrafieken import cijferblokken
from korpsmonitor_tui.services.rapportscores import PARTNERS, merk_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.cijferblad import Bladkolom, Bladrij, Cijferblad
    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.sessie import Sessie

VORMEN: Final = ("docx", "pdf", "xlsx", "csv")
_ZONDER_CIJFERS: Final = frozenset({PARTNERS})
"""Printed among the figures, but a table of colours: see ``rapportscores``."""
_HALVE_PAGINA: Final = 12
"""A table of more rows begins on a page of its own."""
_GENOEMD: Final = 5
"""So many tables are named one by one where something is missing."""


@dataclass(frozen=True, slots=True)
class Cijferbestand:
    """Tables that were written."""

    pad: Path
    bladen: tuple[Cijferblad, ...]
    ontbreekt: tuple[str, ...]
    """What was not answered, one Dutch line each."""
    meldingen: tuple[str, ...]


def nummers(sessie: Sessie) -> tuple[int, ...]:
    """The numbers that the figure tables of this instrument have in print."""
    tabellen = sessie.instrumenten.cijfers(sessie.editie.instrument).tabellen
    return tuple(tabel.nummer for tabel in tabellen if tabel.nummer not in _ZONDER_CIJFERS)


def lees_bladen(
    sessie: Sessie, welke: Iterable[int] = (), *, gepubliceerd: bool = False
) -> tuple[Cijferblad, ...]:
    """The tables with these numbers or all, in printed order; of this edition those that it asks figures for.

    Raises NietGevonden for a number that is no figure table, or that this edition asks nothing for.
    """
    alle = nummers(sessie)
    gevraagd = tuple(dict.fromkeys(welke))
    for nummer in gevraagd:
        if nummer not in alle:
            raise NietGevonden(
                _("Er is geen cijfertabel {nummer}; wel: {nummers}.").format(
                    nummer=nummer, nummers=", ".join(map(str, alle)) or _("geen enkele")
                )
            )
    kies = [nummer for nummer in alle if nummer in gevraagd or not gevraagd]
    bladen = _gedrukt(sessie, kies) if gepubliceerd else _van_editie(sessie, kies)
    if not (gevraagd or gepubliceerd):
        return tuple(_zonder_herhaling(bladen))
    gevonden = {blad.nummer for blad in bladen}
    for nummer in gevraagd:
        if nummer not in gevonden:
            raise NietGevonden(
                _(
                    "Deze editie vraagt niets voor Tabel {nummer}. Met --gepubliceerd ziet u haar zoals zij is gedrukt."
                ).format(nummer=nummer)
            )
    return bladen


def _gedrukt(sessie: Sessie, kies: Sequence[int]) -> tuple[Cijferblad, ...]:
    verzameling = sessie.instrumenten.cijfers(sessie.editie.instrument)
    uitgave = sessie.instrument.bron or sessie.instrument.naam
    eenheden = {eenheid.code: voluit(eenheid) for eenheid in sessie.instrument.eenheden}
    bladen = (gedrukt(verzameling, nummer, uitgave, eenheden) for nummer in kies)
    return tuple(blad for blad in bladen if blad is not None)


def _van_editie(sessie: Sessie, kies: Sequence[int]) -> tuple[Cijferblad, ...]:
    cijfers = Editiecijfers(sessie)
    tabellen = (cijfers.verzameling.tabel(nummer) for nummer in kies)
    return tuple(blad for tabel in tabellen if tabel and (blad := cijfers.blad(tabel)) is not None)


def _zonder_herhaling(bladen: Iterable[Cijferblad]) -> Iterator[Cijferblad]:
    """The printed report has the same table twice: of an edition that is one."""
    gezien: set[tuple[tuple[Bladkolom, ...], tuple[Bladrij, ...]]] = set()
    for blad in bladen:
        if (inhoud := (blad.kolommen, blad.rijen)) not in gezien:
            gezien.add(inhoud)
            yield blad


def wat_ontbreekt(bladen: Sequence[Cijferblad]) -> tuple[str, ...]:
    """What was asked and not answered, one Dutch line a table, or a count where that would be many lines."""
    open_ = [blad for blad in bladen if blad.open]
    if len(open_) > _GENOEMD:
        rijen = {naam for blad in open_ for naam in blad.open}
        return (
            _("{tabellen} cijfertabellen zijn niet compleet; er ontbreken antwoorden van {rijen}.").format(
                tabellen=len(open_),
                rijen=ngettext("{aantal} korps of bron", "{aantal} korpsen of bronnen", len(rijen)).format(
                    aantal=len(rijen)
                ),
            ),
        )
    return tuple(
        _("Tabel {nummer}: nog geen antwoord van {wie}.").format(
            nummer=blad.nummer,
            wie=", ".join(blad.open)
            if len(blad.open) <= _GENOEMD
            else ngettext("{aantal} korps of bron", "{aantal} korpsen of bronnen", len(blad.open)).format(
                aantal=len(blad.open)
            ),
        )
        for blad in open_
    )


def blokken(
    bladen: Iterable[Cijferblad], *, liggend: bool = False, grafieken: bool = False
) -> tuple[Blok, ...]:
    """The tables one after another, each on pages that lie as it needs; ``liggend`` is how the page before them lies.

    Pages stand upright again at the end. With ``grafieken`` the totals over the years stand below each as a chart.
    """
    uit: list[Blok] = []
    ligt = liggend
    for blad in bladen:
        if blad.liggend != ligt:
            ligt = blad.liggend
            uit.append(Ligging(ligt))
        elif uit and len(blad.rijen) > _HALVE_PAGINA:
            uit.append(Paginaeinde())
        uit += cijferblad.blokken(blad)
        uit += cijferblokken(blad) if grafieken else ()
    if ligt:
        uit.append(Ligging(liggend=False))
    return tuple(uit)


def als_stuk(
    sessie: Sessie, bladen: Sequence[Cijferblad], ontbreekt: tuple[str, ...], *, grafieken: bool = False
) -> Stuk:
    """The tables as a piece of their own; what is not complete says so before anything else."""
    concept = Kader("\n".join((_("CONCEPT – deze tabellen zijn niet compleet."), *ontbreekt)))
    liggend = all(blad.liggend for blad in bladen)
    inhoud = blokken(bladen, liggend=liggend, grafieken=grafieken)
    return Stuk(
        titel=_("Cijfers van de korpsen") if len(bladen) > 1 else _("Tabel {nummer}").format(nummer=bladen[0].nummer),
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=sessie.instrument.naam, editie=sessie.editie.naam
        ),
        blokken=(
            *((concept,) if ontbreekt else ()),
            Tekst(_("Elk cijfer staat er zoals het is opgegeven. Wat ontbreekt, telt in geen totaal mee als nul.")),
            *(inhoud[:-1] if inhoud and isinstance(inhoud[-1], Ligging) else inhoud),
        ),
        instrument=sessie.instrument.naam,
        kenmerk=_("Cijfers – editie {editie}").format(editie=sessie.editie.id),
        rubricering=merk_van(ontbreekt),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
        liggend=liggend,
    )  # fmt: skip


def bewaar_cijfers(
    sessie: Sessie,
    doel: Path,
    welke: Iterable[int] = (),
    *,
    gepubliceerd: bool = False,
    overschrijf: bool = False,
) -> Cijferbestand:
    """Write the tables as .docx, .pdf, .xlsx or .csv; a CSV holds one table.

    Raises NietGevonden as :func:`lees_bladen`, OnbruikbareInvoer for another ending or several tables in a CSV,
    PdfFout if no PDF can be made, BestandFout if it cannot be written.
    """
    vorm = doel.suffix.casefold().removeprefix(".")
    if vorm not in VORMEN:
        raise OnbruikbareInvoer(
            _(
                "Noem een bestand dat eindigt op .docx, .pdf, .xlsx of .csv, niet “{naam}”; er is niets gemaakt."
            ).format(naam=doel.name)
        )
    bladen = lees_bladen(sessie, welke, gepubliceerd=gepubliceerd)
    if not bladen:
        raise OnbruikbareInvoer(_("Deze editie heeft geen cijfertabellen; er is niets gemaakt."))
    if vorm == "csv" and len(bladen) != 1:
        raise OnbruikbareInvoer(
            _("In een .csv-bestand past één tabel; kies haar met --tabel. Er is niets gemaakt.")
        )
    ontbreekt = wat_ontbreekt(bladen)
    inhoud, meldingen = _als_bestand(sessie, bladen, ontbreekt, vorm, grafieken=not gepubliceerd)
    return Cijferbestand(schrijf_bestand(doel, inhoud, overschrijf=overschrijf), bladen, ontbreekt, meldingen)


def _als_bestand(
    sessie: Sessie, bladen: tuple[Cijferblad, ...], ontbreekt: tuple[str, ...], vorm: str, *, grafieken: bool
) -> tuple[bytes, tuple[str, ...]]:
    if vorm in ("docx", "pdf"):
        stuk = als_stuk(sessie, bladen, ontbreekt, grafieken=grafieken)
        gemaakt = stukken.schrijf(sessie, stuk, als_pdf=vorm == "pdf")
        return gemaakt.docx if gemaakt.pdf is None else gemaakt.pdf, gemaakt.meldingen
    # Imported late: start-up must not pay for workbooks.
    from korpsmonitor_tui.report.cijferblad import schrijf_csv, schrijf_xlsx

    editie = sessie.editie
    kop = tuple(filter(None, (editie.demonstratie, f"{merk_van(ontbreekt)} – {editie.naam}", *ontbreekt)))
    if vorm == "csv":
        return schrijf_csv(bladen[0], kop), ()
    return schrijf_xlsx(bladen, kop, f"{sessie.instrument.naam} – {editie.naam}", editie.demonstratie), ()
