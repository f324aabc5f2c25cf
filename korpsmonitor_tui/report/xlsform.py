"""The questionnaire as an XLSForm, for ODK and KoboToolbox: one form in which the party that answers is chosen first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.formulierblad import antwoordvorm, doorlopend
from korpsmonitor_tui.domain.schaal import met_uitleg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING
from korpsmonitor_tui.domain.xlsformnamen import (
    EDITIE,
    PARTIJ,
    VERSIE,
    VINGERAFDRUK,
    hoofdstukgroep,
    inleidingsnaam,
    lees_namen,
    veldnaam,
    vraaggroep,
)
from korpsmonitor_tui.report.werkmap import als_bytes, zet_tekst
from korpsmonitor_tui.report.xlsformeisen import eis, letterlijk, wanneer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vraag, Vragenlijst

Rij = dict[str, str]
"""One row of a sheet by the heading of its columns."""
_KOPPEN: Final = {
    "survey": (
        "type",
        "name",
        "label",
        "hint",
        "required",
        "required_message",
        "relevant",
        "constraint",
        "constraint_message",
        "calculation",
        "appearance",
    ),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_title", "form_id", "version", "default_language", "instance_name"),
}
_PARTIJEN: Final = "partijen"
_JA_NEE_DEELS: Final = "ja_nee_deels"
_KLEUREN: Final = "kleuren"
_LENGTE_VINGERAFDRUK: Final = 12


def schrijf_xlsform(
    vragenlijst: Vragenlijst, titel: str, editie: str, partijen: Sequence[Gesprekspartij]
) -> bytes:
    """The questionnaire for these parties as .xlsx with the sheets survey, choices and settings.

    A figure and a date are texts that a constraint checks: their types would turn away ``15-20``, and would make
    people invent a day. Raises OnbruikbareInvoer if places cannot be named apart; see ``lees_namen``.
    """
    lees_namen(vragenlijst)
    lijsten = _Lijsten(partijen)
    vragen = [*_kop(vragenlijst, editie)]
    nummers = nummering(vragenlijst)
    for hoofdstuk in vragenlijst.hoofdstukken:
        if hoofdstuk.vragen:
            vragen += _hoofdstuk(hoofdstuk, vragenlijst, partijen, lijsten, nummers)
    instellingen = {
        "form_title": f"{titel} {editie}",
        "form_id": _formuliernaam(titel, editie),
        "version": f"{vragenlijst.versie}-{vragenlijst.sha256[:_LENGTE_VINGERAFDRUK]}".rstrip("-"),
        "default_language": "nl",
        "instance_name": f"${{{PARTIJ}}}",
    }
    return _schrijf({"survey": vragen, "choices": lijsten.rijen, "settings": [instellingen]}, titel)


class _Lijsten:
    """The lists of choices; questions with the same choices share one."""

    def __init__(self, partijen: Sequence[Gesprekspartij]) -> None:
        self.rijen: list[Rij] = []
        self._namen: dict[tuple[tuple[str, str], ...], str] = {}
        self._voeg_toe(_PARTIJEN, tuple((partij.code, partij.naam) for partij in partijen))

    def naam(self, vraag: Vraag) -> str:
        """The list with the choices of a question, made at its first use."""
        paren: tuple[tuple[str, str], ...]
        if vraag.vraagt == "ja_nee_deels":
            naam, paren = _JA_NEE_DEELS, (("ja", _("ja")), ("nee", _("nee")), ("deels", _("deels")))
        elif vraag.vraagt == "kleur":
            naam = _KLEUREN
            paren = tuple((str(kleur), met_uitleg(kleur)) for kleur in vraag.kleuren)
        else:
            naam = f"{veldnaam(vraag.vakken[0]._replace(rij='', jaar=''))}__keuzes"
            paren = tuple((keuze.code, keuze.tekst) for keuze in vraag.keuzes)
        return self._namen.get(paren) or self._voeg_toe(naam, paren)

    def _voeg_toe(self, naam: str, paren: tuple[tuple[str, str], ...]) -> str:
        self._namen[paren] = naam
        self.rijen += [{"list_name": naam, "name": code, "label": _in_label(tekst)} for code, tekst in paren]
        return naam


def _kop(vragenlijst: Vragenlijst, editie: str) -> Iterator[Rij]:
    yield {
        "type": f"select_one {_PARTIJEN}",
        "name": PARTIJ,
        "label": _("Voor wie vult u deze vragenlijst in?"),
        "required": "yes",
        "required_message": _("Kies eerst voor wie u antwoordt; daarvan hangt af wat wordt gevraagd."),
    }
    for naam, waarde in ((EDITIE, editie), (VERSIE, vragenlijst.versie), (VINGERAFDRUK, vragenlijst.sha256)):
        yield {"type": "calculate", "name": naam, "calculation": letterlijk(waarde)}


def _hoofdstuk(
    hoofdstuk: Hoofdstuk,
    vragenlijst: Vragenlijst,
    partijen: Sequence[Gesprekspartij],
    lijsten: _Lijsten,
    nummers: dict[str, str],
) -> Iterator[Rij]:
    yield {
        "type": "begin_group",
        "name": hoofdstukgroep(hoofdstuk),
        "label": _in_label(f"{hoofdstuk.nummer} {hoofdstuk.titel}"),
    }
    if hoofdstuk.inleiding:
        yield {
            "type": "note",
            "name": inleidingsnaam(hoofdstuk),
            "label": _in_label(doorlopend(hoofdstuk.inleiding)),
        }
    for vraag in hoofdstuk.vragen:
        yield {
            "type": "begin_group",
            "name": vraaggroep(vraag.id),
            "label": _in_label(f"{nummers[vraag.id]} {vraag.tekst}"),
            "relevant": wanneer(vraag, vragenlijst, partijen),
            "appearance": "field-list",
        }
        for vak in vraag.vakken:
            for veld in velden_van(vraag):
                yield _veld(vraag, vak, veld, lijsten)
        yield {"type": "end_group", "name": vraaggroep(vraag.id)}
    yield {"type": "end_group", "name": hoofdstukgroep(hoofdstuk)}


def _veld(vraag: Vraag, vak: Vak, veld: str, lijsten: _Lijsten) -> Rij:
    rij = {
        "type": "text",
        "name": veldnaam(vak, veld),
        "label": _in_label(_opschrift(vraag, vak, veld)),
    }
    if veld == TOELICHTING:
        return {**rij, "appearance": "multiline"}
    eerste = vak == vraag.vakken[0]
    eis_, melding = eis(vraag)
    rij |= {
        "type": _soort(vraag, lijsten),
        "hint": _in_label(_hulp(vraag)) if eerste else "",
        "constraint": eis_,
        "constraint_message": melding,
        "appearance": "multiline" if vraag.vraagt == "open" else "",
    }
    if vraag.verplicht:
        rij |= {
            "required": "yes",
            "required_message": _("Geef een antwoord, zo nodig met een voorbehoud in de toelichting."),
        }
    return rij


def _soort(vraag: Vraag, lijsten: _Lijsten) -> str:
    if not vraag.antwoordcodes:
        return "text"
    vorm = "select_multiple" if vraag.vraagt == "meerkeuze" else "select_one"
    return f"{vorm} {lijsten.naam(vraag)}"


def _opschrift(vraag: Vraag, vak: Vak, veld: str) -> str:
    """What a field is called below the question: the row, the year, the unit."""
    rijen = {rij.code: rij.tekst for rij in vraag.rijen}
    nader = ", ".join(filter(None, (rijen.get(vak.rij, ""), vak.jaar)))
    if veld == TOELICHTING:
        return _("Toelichting bij {plaats}").format(plaats=nader) if nader else _("Toelichting")
    opschrift = nader or _("Antwoord")
    return f"{opschrift} ({vraag.eenheid})" if vraag.eenheid else opschrift


def _hulp(vraag: Vraag) -> str:
    """The help of a question, and what is asked where the field itself does not show that."""
    gevraagd = "" if vraag.antwoordcodes or vraag.vraagt == "open" else antwoordvorm(vraag)
    return "\n".join(filter(None, (doorlopend(vraag.toelichting), gevraagd)))


def _in_label(tekst: str) -> str:
    """A text that is shown as it stands: without an accidental reference to a field."""
    return re.sub(r"\$(?=\{)", "$\u2060", tekst).strip()


def _formuliernaam(titel: str, editie: str) -> str:
    """An id of letters, digits and underscores that begins with a letter."""
    return "vragenlijst_" + re.sub(r"[^A-Za-z0-9]+", "_", f"{titel} {editie}").strip("_").casefold()


def _schrijf(bladen: dict[str, list[Rij]], titel: str) -> bytes:
    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    for naam, rijen in bladen.items():
        ws = werkmap.create_sheet(naam)
        for kolom, kop in enumerate(_KOPPEN[naam], start=1):
            zet_tekst(ws.cell(1, kolom), kop, naam)
            for nummer, rij in enumerate(rijen, start=2):
                if rij.get(kop):
                    zet_tekst(ws.cell(nummer, kolom), rij[kop], f"{naam} {nummer}")
    return als_bytes(werkmap, titel)
