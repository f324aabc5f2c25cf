"""Reads a returned workbook: every answer by the code in its row, and everything else with its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.celtekst import ontcijfer
from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen, Losse
from korpsmonitor_tui.domain.formulierkenmerk import uit_eigenschappen, uit_kenmerkregel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.intake.celwaarde import lees_celwaarde
from korpsmonitor_tui.intake.formulierrijen import (
    Bereik,
    Bladinhoud,
    Cel,
    Uitkomst,
    codevorm,
    lees_blad,
    lees_blanco,
)
from korpsmonitor_tui.intake.werkmap import cellen, lees_eigenschappen, open_werkmap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.formulier import Formulier
    from korpsmonitor_tui.domain.vragenlijst import Vak
    from korpsmonitor_tui.intake.formulierrijen import Blanco
    from korpsmonitor_tui.intake.werkmap import Werkmap

_ZICHTBAAR: Final = "visible"


def lees_kenmerken(inhoud: bytes) -> Herkenning:
    """What a workbook says it is: by its properties, else by the line that the instruction sheet prints.

    Raises ArchiefFout for a file that cannot be used; see ``open_werkmap``.
    """
    herkenning = uit_eigenschappen(lees_eigenschappen(inhoud))
    return herkenning if herkenning != Herkenning() else _uit_cellen(open_werkmap(inhoud))


def lees_formulierblad(inhoud: bytes, formulier: Formulier) -> Ingelezen:
    """Read a returned workbook; ``formulier`` is the blank form that it is a copy of.

    Every text in the file is an answer, a loose text with its place, or printed by the blank form. Raises
    ArchiefFout for a file that cannot be used; see ``open_werkmap``.
    """
    werkmap = open_werkmap(inhoud)
    herkenning = _herkenning(werkmap)
    blanco = lees_blanco(_zoals_verzonden(formulier, herkenning))
    velden: list[Gelezenveld] = []
    los: list[Losse] = []
    meldingen = list(_over_herkenning(werkmap))
    for ws in werkmap.bladen:
        uitkomst = lees_blad(_bladinhoud(ws, werkmap, blanco), blanco)
        velden += uitkomst.velden
        los += [*uitkomst.los, *_bijschriften(ws.title, werkmap, uitkomst)]
        meldingen += [*uitkomst.meldingen, *_verborgen(ws, uitkomst), *_over_formules(ws.title, werkmap)]
    overgebleven, dubbel = _zonder_herhaling(velden)
    return Ingelezen(
        herkenning=herkenning,
        velden=tuple(overgebleven),
        los=tuple(los),
        meldingen=(*meldingen, *dubbel, *_over_ontbrekende(formulier, velden)),
    )


def _zoals_verzonden(formulier: Formulier, herkenning: Herkenning) -> Formulier:
    """The form with the edition, version and date that its printed copy had."""
    kop = formulier.kop
    try:
        termijn = date.fromisoformat(herkenning.termijn) if herkenning.termijn else None
    except ValueError:
        termijn = kop.termijn
    editie, versie = herkenning.editie or kop.editie, herkenning.versie or kop.versie
    return replace(formulier, kop=replace(kop, editie=editie, versie=versie, termijn=termijn))


def _herkenning(werkmap: Werkmap) -> Herkenning:
    herkenning = uit_eigenschappen(werkmap.eigenschappen)
    return herkenning if herkenning != Herkenning() else _uit_cellen(werkmap)


def _uit_cellen(werkmap: Werkmap) -> Herkenning:
    regels = (
        uit_kenmerkregel(ontcijfer(cel.value))
        for ws in werkmap.bladen
        for cel in cellen(ws)
        if isinstance(cel.value, str)
    )
    return next((regel for regel in regels if regel is not None), Herkenning())


def _over_herkenning(werkmap: Werkmap) -> Iterator[str]:
    in_eigenschappen, in_cellen = uit_eigenschappen(werkmap.eigenschappen), _uit_cellen(werkmap)
    if Herkenning() not in (in_eigenschappen, in_cellen) and in_eigenschappen != in_cellen:
        yield _(
            "Het kenmerk op het blad is dat van {cellen} ({versie}), en de eigenschappen van het bestand noemen "
            "{bestand} ({bestandversie}); de eigenschappen zijn gevolgd."
        ).format(
            cellen=in_cellen.partij,
            versie=in_cellen.versie,
            bestand=in_eigenschappen.partij,
            bestandversie=in_eigenschappen.versie,
        )


def _bladinhoud(ws: Worksheet, werkmap: Werkmap, blanco: Blanco) -> Bladinhoud:
    rijen: dict[int, dict[int, Cel]] = defaultdict(dict)
    formules = werkmap.formules.get(ws.title, {})
    datumrijen = _datumrijen(ws, blanco)
    for cel in cellen(ws):
        gelezen = _lees_cel(cel, formules.get(cel.coordinate), datum_gevraagd=cel.row in datumrijen)
        if gelezen.tekst:
            rijen[cel.row][cel.column] = gelezen
    samengevoegd = {
        plaats: Bereik(str(bereik.coord), bereik.min_row, bereik.min_col)
        for bereik in ws.merged_cells.ranges
        for plaats in bereik.cells
    }
    for rij, _kolom in samengevoegd:
        # A row can be empty but for a merged cell.
        rijen.setdefault(rij, {})
    return Bladinhoud(ws.title, rijen, samengevoegd)


def _datumrijen(ws: Worksheet, blanco: Blanco) -> frozenset[int]:
    """Rows whose question asks for a date."""
    return frozenset(
        cel.row
        for cel in cellen(ws)
        if isinstance(cel.value, str)
        and (rij := blanco.rijen.get(codevorm(cel.value)))
        and rij.vraag is not None
        and rij.vraag.vraagt == "datum"
    )


def _lees_cel(cel: Cell, formule: str | None, *, datum_gevraagd: bool) -> Cel:
    rij, kolom, naam = int(cel.row), int(cel.column), str(cel.coordinate)
    if cel.data_type == "e":
        return Cel(rij, kolom, naam, str(cel.value), onleesbaar=True)
    if formule is not None and cel.value is None:
        return Cel(rij, kolom, naam, formule, onleesbaar=True)
    tekst = lees_celwaarde(cel.value, str(cel.number_format), datum_gevraagd=datum_gevraagd)
    return Cel(rij, kolom, naam, tekst.tekst, zeker=tekst.zeker and formule is None)


def _bijschriften(blad: str, werkmap: Werkmap, uitkomst: Uitkomst) -> Iterator[Losse]:
    """Remarks at cells and texts in shapes."""
    for bijschrift in werkmap.bijschriften.get(blad, ()):
        if bijschrift.cel:
            plaats = _("blad {blad}, opmerking bij cel {cel}").format(blad=blad, cel=bijschrift.cel)
            cijfers = "".join(teken for teken in bijschrift.cel if teken.isdigit())
            yield Losse(bijschrift.tekst, plaats, uitkomst.vak_van_rij.get(int(cijfers or 0)))
        else:
            yield Losse(bijschrift.tekst, _("blad {blad}, tekstvak").format(blad=blad))


def _verborgen(ws: Worksheet, uitkomst: Uitkomst) -> Iterator[str]:
    """Lines about hidden parts of a sheet with answers on it."""
    if not uitkomst.vak_van_rij:
        return
    if ws.sheet_state != _ZICHTBAAR:
        yield _("Blad {blad} is verborgen; wat erop staat is wel gelezen.").format(blad=ws.title)
    rijen = [
        nummer
        for nummer, rij in sorted(ws.row_dimensions.items())
        if rij.hidden and nummer in uitkomst.vak_van_rij
    ]
    if rijen:
        yield ngettext(
            "Op blad {blad} is rij {rijen} verborgen; wat erin staat is wel gelezen.",
            "Op blad {blad} zijn rijen {rijen} verborgen; wat erin staat is wel gelezen.",
            len(rijen),
        ).format(blad=ws.title, rijen=", ".join(map(str, rijen)))
    kolommen = [letter for letter, kolom in sorted(ws.column_dimensions.items()) if kolom.hidden]
    if kolommen:
        yield ngettext(
            "Op blad {blad} is kolom {kolommen} verborgen; wat erin staat is wel gelezen.",
            "Op blad {blad} zijn kolommen {kolommen} verborgen; wat erin staat is wel gelezen.",
            len(kolommen),
        ).format(blad=ws.title, kolommen=", ".join(kolommen))


def _over_formules(blad: str, werkmap: Werkmap) -> Iterator[str]:
    formules = werkmap.formules.get(blad, {})
    if formules:
        yield ngettext(
            "Op blad {blad} staat een formule ({cellen}); gelezen is de uitkomst die er het laatst stond.",
            "Op blad {blad} staan formules ({cellen}); gelezen zijn de uitkomsten die er het laatst stonden.",
            len(formules),
        ).format(blad=blad, cellen=", ".join(formules))


def _zonder_herhaling(velden: Sequence[Gelezenveld]) -> tuple[list[Gelezenveld], list[str]]:
    """Texts of places that were found more than once, each different text once; and lines that say so."""
    per_plaats: dict[tuple[Vak, str], list[Gelezenveld]] = defaultdict(list)
    for veld in velden:
        per_plaats[veld.vak, veld.veld].append(veld)
    over: list[Gelezenveld] = []
    dubbel: dict[Vak, str] = {}
    for (vak, _veld), gevonden in per_plaats.items():
        if len(gevonden) > 1:
            dubbel.setdefault(
                vak,
                _("De code {vak} komt {aantal} keer voor: {plaatsen}.").format(
                    vak=vak, aantal=len(gevonden), plaatsen="; ".join(veld.plaats for veld in gevonden)
                ),
            )
        # The certain one of equal texts; an empty copy says nothing beside a text.
        gerangschikt = sorted(gevonden, key=lambda veld: not veld.zeker)
        verschillend = list({veld.tekst: veld for veld in reversed(gerangschikt)}.values())[::-1]
        gevuld = [veld for veld in verschillend if veld.tekst]
        over += gevuld or verschillend[:1]
    return over, list(dubbel.values())


def _over_ontbrekende(formulier: Formulier, velden: Sequence[Gelezenveld]) -> Iterator[str]:
    gevonden = {veld.vak for veld in velden}
    ontbreekt = [
        str(vak)
        for hoofdstuk in formulier.vragenlijst.hoofdstukken
        for vraag in hoofdstuk.vragen
        for vak in vraag.vakken
        if vak not in gevonden
    ]
    if ontbreekt:
        yield ngettext(
            "{aantal} plaats van het formulier is niet gevonden: {vakken}.",
            "{aantal} plaatsen van het formulier zijn niet gevonden: {vakken}.",
            len(ontbreekt),
        ).format(aantal=len(ontbreekt), vakken=", ".join(ontbreekt))
