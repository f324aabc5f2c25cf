"""What an XLSForm demands of an answer, and when it asks: expressions that ODK and KoboToolbox evaluate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import ONTBREEKTEKSTEN, WOORDTEKSTEN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, Geldigheid
from korpsmonitor_tui.domain.xlsformnamen import PARTIJ, veldnaam

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Voorwaarde, Vraag, Vragenlijst

_GEHEEL: Final = r"(0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,4})"
_GEBROKEN: Final = r"(0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,2}),[0-9]{1,6}"
_GETAL: Final = f"({_GEBROKEN}|{_GEHEEL})"
"""At most fifteen digits together, as in the domain."""
_WOORDTEKENS: Final = "A-Za-zÀ-ÖØ-öø-ÿ"
_HOOFDLETTERS, _KLEINE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"


def _in_elke_letter(tekst: str) -> str:
    """A pattern for a text whatever its capitals; flags differ between the programs that read it."""
    return "".join(
        f"[{teken.upper()}{teken}]" if "a" <= teken <= "z" else (f"\\{teken}" if teken in ".?" else teken)
        for teken in tekst
    )


def _een_van(teksten: tuple[str, ...]) -> str:
    return f"({'|'.join(map(_in_elke_letter, teksten))})\\.?"


_ONTBREEKT: Final = _een_van(ONTBREEKTEKSTEN)
_KERN: Final = f"({_GETAL}( ?[-–] ?{_GETAL})? ?%?|{_een_van((*ONTBREEKTEKSTEN, *WOORDTEKSTEN))})"
CIJFERPATROON: Final = f"({_KERN}( ?\\([^()]*\\))?|{_GETAL}( ?[+] ?{_GETAL})+|{_GETAL} +[{_WOORDTEKENS}][{_WOORDTEKENS} .,;:/-]*)"
"""Every form of a figure that has one meaning: 12, 1.869, 3,5, 15-20, 12%, Nb, -, ?, n.v.t., 0(1), 17+3, 7 gem. niet."""
DATUMPATROON: Final = (
    r"((0?[1-9]|[12][0-9]|3[01])[-/](0?[1-9]|1[0-2])[-/]|(0?[1-9]|1[0-2])[-/])?(19[0-9]{2}|20[0-9]{2}|2100)"
    f"|{_ONTBREEKT}"
)
"""A day, a month or a year in figures, or a way of missing."""


def eis(vraag: Vraag) -> tuple[str, str]:
    """(constraint, message) for every place of a question; empty if anything is an answer."""
    if vraag.vraagt == "datum":
        return _past(DATUMPATROON), _(
            "Geef een datum als 31-12-2012, 12-2012 of 2012, of Nb als zij niet bekend is."
        )
    if vraag.vraagt not in CIJFERSOORTEN:
        return "", ""
    eisen = [_past(CIJFERPATROON), *_grenzen(vraag)]
    melding = _(
        "Geef een getal (12, 1.869 of 3,5), een bereik (15-20), of Nb, n.v.t. of - als er geen cijfer is."
    )
    if vraag.minimum is not None:
        melding += " " + _("Het is ten minste {minimum}.").format(minimum=vraag.minimum)
    if vraag.maximum is not None:
        melding += " " + _("Het is ten hoogste {maximum}.").format(maximum=vraag.maximum)
    return " and ".join(eisen), melding


def wanneer(vraag: Vraag, vragenlijst: Vragenlijst, partijen: Sequence[Gesprekspartij]) -> str:
    """When a question is asked: of whom, and after which earlier answers; empty if always."""
    delen = [_van_wie(vraag, vragenlijst, partijen)]
    delen += [_voldaan(voorwaarde, vragenlijst) for voorwaarde in vraag.voorwaarden]
    return " and ".join(filter(None, delen))


def letterlijk(tekst: str) -> str:
    """A text as an expression; one kind of quotes cannot stand within itself."""
    if "'" not in tekst:
        return f"'{tekst}'"
    if '"' not in tekst:
        return f'"{tekst}"'
    return "concat(" + ', "\'", '.join(f"'{deel}'" for deel in tekst.split("'")) + ")"


def _past(patroon: str) -> str:
    # Anchored: one of the programs looks for the pattern anywhere in the text.
    return f"regex(., '^({patroon})$')"


def _grenzen(vraag: Vraag) -> Iterator[str]:
    """Limits, for an answer that is one plain number."""
    getal = _als_getal(".")
    for grens, teken in ((vraag.minimum, ">="), (vraag.maximum, "<=")):
        if grens is not None:
            yield f"(not({_is_getal('.')}) or {getal} {teken} {grens})"


def _is_getal(waarde: str) -> str:
    return f"regex({waarde}, '^{_GETAL} ?%?$')"


def _als_getal(waarde: str) -> str:
    """A plain number in Dutch as the number it is."""
    return f"number(translate({waarde}, ',.% ', '.'))"


def _van_wie(vraag: Vraag, vragenlijst: Vragenlijst, partijen: Sequence[Gesprekspartij]) -> str:
    los = replace(vraag, voorwaarden=())
    gevraagd = [
        partij.code
        for partij in partijen
        if vragenlijst.geldigheid(los, lambda _vak: "", partij.code, partij.soort) is not Geldigheid.VERVALT
    ]
    if len(gevraagd) == len(partijen):
        return ""
    niet = [partij.code for partij in partijen if partij.code not in gevraagd]
    keus = f"${{{PARTIJ}}}"
    if len(niet) < len(gevraagd):
        return "(" + " and ".join(f"{keus} != {letterlijk(code)}" for code in niet) + ")"
    return "(" + (" or ".join(f"{keus} = {letterlijk(code)}" for code in gevraagd) or "false()") + ")"


def _voldaan(voorwaarde: Voorwaarde, vragenlijst: Vragenlijst) -> str:
    naam = f"${{{veldnaam(voorwaarde.vak)}}}"
    eerder = vragenlijst.vragen.get(voorwaarde.vraag)
    if voorwaarde.meer_dan is not None:
        # A range or a figure with a remark is asked about: a question too many can be left empty.
        return (
            f"(({_is_getal(naam)} and {_als_getal(naam)} > {voorwaarde.meer_dan})"
            f" or (not({_is_getal(naam)}) and regex({naam}, '^[0-9].*$')))"
        )
    codes = voorwaarde.is_een_van or voorwaarde.is_geen_van
    if eerder is not None and eerder.vraagt == "meerkeuze":
        een_van = " or ".join(f"selected({naam}, {letterlijk(code)})" for code in codes)
    else:
        waarde = naam
        if eerder is None or not eerder.antwoordcodes:
            waarde = f"normalize-space(translate({naam}, '{_HOOFDLETTERS}', '{_KLEINE_LETTERS}'))"
        een_van = " or ".join(f"{waarde} = {letterlijk(code)}" for code in codes)
    # Without the earlier answer nobody can tell, so nothing is asked yet.
    return f"({een_van})" if voorwaarde.is_een_van else f"({naam} != '' and not({een_van}))"
