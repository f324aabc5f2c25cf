"""What the questionnaire prints as a workbook: an instruction sheet, and a sheet a chapter with a row a place.

Writer and reader both build on this, so that what is printed is never taken for an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.formulierkenmerk import kenmerkregel
from korpsmonitor_tui.domain.schaal import met_betekenis
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vraagtekst import voorwaardetekst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.formulier import Formulier, Formulierkop
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vraag

LANGSTE_BLADNAAM: Final = 31
"""In UTF-16 units; Excel refuses longer names."""
_ONGELDIG_IN_BLADNAAM: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_WIT: Final = re.compile(r"\s+")


class Kolom(IntEnum):
    """The columns of a chapter's sheet, from left to right."""

    CODE = 1
    VRAAG = 2
    GEVRAAGD = 3
    JAAR = 4
    ANTWOORD = 5
    TOELICHTING = 6


def kolomkop(kolom: Kolom) -> str:
    """The heading of a column."""
    return {
        Kolom.CODE: _("Code"),
        Kolom.VRAAG: _("Vraag"),
        Kolom.GEVRAAGD: _("Wat wordt gevraagd"),
        Kolom.JAAR: _("Jaar"),
        Kolom.ANTWOORD: _("Antwoord"),
        Kolom.TOELICHTING: _("Toelichting"),
    }[kolom]


@dataclass(frozen=True, slots=True)
class Bladrij:
    """One printed row: a place for an answer, or (``vak`` None) an introduction or a question of several places."""

    vraag: Vraag | None
    """None for the introduction of a chapter."""
    vak: Vak | None
    tekst: str
    gevraagd: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its name, the line on top, and its rows below the column headings."""

    naam: str
    titel: str
    rijen: tuple[Bladrij, ...]


def bladen(formulier: Formulier) -> tuple[Blad, ...]:
    """A sheet for every chapter that asks something."""
    nummers = formulier.nummers
    gebruikt = {uitlegnaam().casefold()}
    return tuple(
        Blad(
            naam=_bladnaam(f"{hoofdstuk.nummer} {hoofdstuk.titel}", gebruikt),
            titel=f"{hoofdstuk.nummer} {hoofdstuk.titel}",
            rijen=tuple(_rijen(hoofdstuk, formulier, nummers)),
        )
        for hoofdstuk in formulier.vragenlijst.hoofdstukken
        if hoofdstuk.vragen
    )


def uitlegnaam() -> str:
    """The name of the instruction sheet."""
    return _("Uitleg")


def opschrift(kop: Formulierkop) -> str:
    """Whose form this is, on every sheet and page."""
    return _("{titel} {editie} · {partij}").format(titel=kop.titel, editie=kop.editie, partij=kop.partijnaam)


def uitleg(kop: Formulierkop) -> tuple[tuple[str, str], ...]:
    """The rows of the instruction sheet: a short heading and a text."""
    regels = [(_("Vragenlijst"), _("versie {versie}").format(versie=kop.versie)), (_("Voor"), kop.partijnaam)]
    if kop.termijn is not None:
        regels.append((_("Uiterlijk terug"), kop.termijn.strftime("%d-%m-%Y")))
    return (
        *regels,
        (
            _("Invullen"),
            _(
                "Vul alleen de gele kolommen in. Elk hoofdstuk heeft een eigen blad. Wat u opgeeft wordt letterlijk "
                "overgenomen; niemand rondt af of verbetert."
            ),
        ),
        (
            _("Cijfers"),
            _(
                "Geef het cijfer zoals u het kunt verantwoorden: 12, 1.869 of 3,5. Een bereik mag: 15-20. Niet "
                "bekend: Nb. Niet van toepassing: n.v.t. Geen opgave: een streepje. Een 0 betekent echt nul. "
                "Een voorbehoud hoort in de toelichting."
            ),
        ),
        (
            _("Keuzes"),
            _(
                "Bij een keuze staan de mogelijkheden in de cel; u kiest er één of typt haar. Past er geen, schrijf dan "
                "in eigen woorden wat geldt. Mogen er meer, zet er dan een puntkomma tussen."
            ),
        ),
        (
            _("Code"),
            _("Aan de grijze code wordt uw antwoord herkend. Laat haar staan, ook als u rijen verplaatst."),
        ),
        (
            _("Programma"),
            _("Excel en LibreOffice kunnen allebei. Sla het bestand op als .xlsx, zonder wachtwoord."),
        ),
        (_("Kenmerk"), kenmerkregel(kop)),
    )


def voorgedrukt(formulier: Formulier) -> frozenset[str]:
    """Everything that the blank form prints, as ``vergelijkbaar`` gives it."""
    return frozenset(vergelijkbaar(tekst) for tekst in _teksten(formulier) if tekst)


def vergelijkbaar(tekst: str) -> str:
    """A text as it is compared with what is printed: whatever its line breaks, spaces and capitals."""
    return _WIT.sub(" ", tekst).strip().casefold()


def doorlopend(tekst: str) -> str:
    """A text whose lines end where its definition file was full, paragraph by paragraph on one line."""
    return "\n".join(" ".join(alinea.split()) for alinea in re.split(r"\n\s*\n", tekst.strip()))


def antwoordvorm(vraag: Vraag) -> str:
    """What every place of a question asks for, in words."""
    kleuren = [met_betekenis(kleur) for kleur in vraag.kleuren]
    vorm = {
        "open": _("Een antwoord in eigen woorden."),
        "ja_nee_deels": _("ja, nee of deels"),
        "keuze": _("Kies één:"),
        "meerkeuze": _("Kies één of meer, met een puntkomma ertussen:"),
        "aantal": _("Een aantal."),
        "percentage": _("Een percentage."),
        "datum": _("Een datum: dag-maand-jaar, of alleen maand-jaar of het jaar."),
        "kleur": _(" of ").join((", ".join(kleuren[:-1]), *kleuren[-1:])),
    }[vraag.vraagt]
    if vraag.eenheid:
        vorm += " " + _("Eenheid: {eenheid}.").format(eenheid=vraag.eenheid)
    keuzes = [
        keuze.code if keuze.tekst == keuze.code else f"{keuze.code}: {keuze.tekst}" for keuze in vraag.keuzes
    ]
    return "\n".join((vorm, *keuzes, *_grenzen(vraag)))


def _grenzen(vraag: Vraag) -> Iterator[str]:
    if vraag.minimum is not None and vraag.maximum is not None:
        yield _("Van {minimum} tot en met {maximum}.").format(minimum=vraag.minimum, maximum=vraag.maximum)
    elif vraag.minimum is not None:
        yield _("Ten minste {minimum}.").format(minimum=vraag.minimum)
    elif vraag.maximum is not None:
        yield _("Ten hoogste {maximum}.").format(maximum=vraag.maximum)


def _rijen(hoofdstuk: Hoofdstuk, formulier: Formulier, nummers: dict[str, str]) -> Iterator[Bladrij]:
    if hoofdstuk.inleiding:
        yield Bladrij(None, None, doorlopend(hoofdstuk.inleiding))
    for vraag in hoofdstuk.vragen:
        tekst, gevraagd = _vraagtekst(vraag, formulier, nummers[vraag.id]), antwoordvorm(vraag)
        vakken = vraag.vakken
        if len(vakken) == 1 and not vraag.rijen:
            yield Bladrij(vraag, vakken[0], tekst, gevraagd)
            continue
        yield Bladrij(vraag, None, tekst, gevraagd)
        rijen = {rij.code: rij.tekst for rij in vraag.rijen}
        for vak in vakken:
            yield Bladrij(
                vraag, vak, rijen.get(vak.rij) or _("Vraag {nummer}").format(nummer=nummers[vraag.id])
            )


def _vraagtekst(vraag: Vraag, formulier: Formulier, nummer: str) -> str:
    delen = [
        f"{nummer} {vraag.tekst}" + (" " + _("(verplicht)") if vraag.verplicht else ""),
        doorlopend(vraag.toelichting),
        voorwaardetekst(vraag, formulier.vragenlijst),
    ]
    return "\n".join(filter(None, delen))


def _bladnaam(titel: str, gebruikt: set[str]) -> str:
    """A name that a workbook allows, and that no other sheet has."""
    schoon = _WIT.sub(" ", _ONGELDIG_IN_BLADNAAM.sub(" ", titel)).strip()
    naam, volgnummer = _afgekort(schoon, LANGSTE_BLADNAAM), 1
    while naam.casefold() in gebruikt:
        volgnummer += 1
        naam = f"{_afgekort(schoon, LANGSTE_BLADNAAM - 4)} ({volgnummer})"
    gebruikt.add(naam.casefold())
    return naam


def _afgekort(tekst: str, lengte: int) -> str:
    while len(tekst.encode("utf-16-le")) // 2 > lengte:
        tekst = tekst[:-1]
    return tekst.strip()


def _teksten(formulier: Formulier) -> Iterator[str]:
    kop = formulier.kop
    yield from (kop.demonstratie, kop.titel, opschrift(kop), uitlegnaam())
    yield from map(kolomkop, Kolom)
    for regel in uitleg(kop):
        yield from regel
    for blad in bladen(formulier):
        yield from (blad.naam, blad.titel)
        for rij in blad.rijen:
            yield from (rij.tekst, rij.gevraagd, str(rij.vak or ""), rij.vak.jaar if rij.vak else "")
