"""The overview of best practices and knelpunten: over all measured parties, by theme, with what they lean on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.praktijk import Praktijksoort, soortnaam
from korpsmonitor_tui.domain.stuk import Kader, Kop, Stuk, Tabel, Tekst, Vak
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.aanbevelingstand import lees_aanbevelingen
from korpsmonitor_tui.services.noten import lees_vermeldingen, noten_van
from korpsmonitor_tui.services.praktijken import lees_praktijken, themanaam
from korpsmonitor_tui.services.praktijkvoorstellen import lees_bronantwoorden
from korpsmonitor_tui.services.rapportlijsten import Lijst
from korpsmonitor_tui.services.vervolgbestanden import bewaar_als

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.praktijk import Praktijk
    from korpsmonitor_tui.domain.stuk import Blok, Cel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vervolgbestanden import Bewaard


def als_stuk(sessie: Sessie) -> Stuk:
    """The overview as a piece: a table of what was found where, then everything by theme, with recommendations in boxes."""
    praktijken = lees_praktijken(sessie)
    blokken: tuple[Blok, ...] = (Tekst(_("Er zijn nog geen best practices of knelpunten vastgelegd.")),)
    if praktijken:
        blokken = (_overzicht(sessie, praktijken), *_per_thema(sessie, praktijken))
    return Stuk(
        titel=_("Best practices en knelpunten"),
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=sessie.instrument.naam, editie=sessie.editie.naam
        ),
        blokken=blokken,
        instrument=sessie.instrument.naam,
        kenmerk=_("Best practices en knelpunten – editie {editie}").format(editie=sessie.editie.id),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )


def _themas(sessie: Sessie, praktijken: Sequence[Praktijk]) -> list[str]:
    """Themes that something was found of, in the order of the instrument; without a theme last."""
    volgorde = [*(veld.code for veld in sessie.instrument.aandachtsvelden)]
    gevonden = dict.fromkeys(praktijk.thema for praktijk in praktijken)
    return [
        *(code for code in volgorde if code in gevonden),
        *(code for code in gevonden if code not in volgorde),
    ]


def _overzicht(sessie: Sessie, praktijken: Sequence[Praktijk]) -> Tabel:
    """By theme and party the numbers of what was found there: never a judgement on a party."""
    partijen = [(partij.code, partij.naam) for partij in sessie.instrument.gemeten]
    algemeen = any(not praktijk.partij for praktijk in praktijken)
    kolommen = [*partijen, *([("", _("Algemeen"))] if algemeen else [])]
    rijen: list[tuple[Cel, ...]] = []
    for thema in _themas(sessie, praktijken):
        for soort in Praktijksoort:
            deze = [p for p in praktijken if (p.thema, p.soort) == (thema, soort)]
            if deze:
                vakken = (
                    Vak(", ".join(str(p.nummer) for p in deze if p.partij == partij))
                    for partij, _n in kolommen
                )
                rijen.append((themanaam(sessie, thema), soortnaam(soort, meervoud=True), *vakken))
    return Tabel(
        _("Per thema en soort de nummers van wat waar is gevonden"),
        ((_("Thema"), 22), (_("Soort"), 16), *((naam, 14) for _code, naam in kolommen)),
        tuple(rijen),
        bijschrift=_("Waar wat is gevonden, met de nummers in dit stuk"),
    )


def _per_thema(sessie: Sessie, praktijken: Sequence[Praktijk]) -> Iterator[Blok]:
    namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    themas = _themas(sessie, praktijken)
    antwoorden = lees_bronantwoorden(sessie, praktijken)
    geordend = [
        p
        for thema in themas
        for soort in Praktijksoort
        for p in praktijken
        if (p.thema, p.soort) == (thema, soort)
    ]
    # One order for all notes: what is told in full the first time is short after that.
    noten = dict(zip([p.id for p in geordend], noten_van(sessie, [p.bronnen for p in geordend]), strict=True))
    for thema in themas:
        yield Kop(themanaam(sessie, thema), genummerd=True)
        for soort in Praktijksoort:
            deze = [p for p in geordend if (p.thema, p.soort) == (thema, soort)]
            if deze:
                yield Kop(soortnaam(soort, meervoud=True).capitalize(), 2)
            for praktijk in deze:
                waar = f" ({namen.get(praktijk.partij, praktijk.partij)})" if praktijk.partij else ""
                yield Kop(f"{praktijk.nummer}. {praktijk.naam}{waar}", 3)
                yield Tekst(praktijk.tekst, tuple(filter(None, (noten[praktijk.id],))))
                for partij, antwoord in antwoorden.get(praktijk.id, ()):
                    yield Tekst(
                        _("{partij} antwoordde: “{antwoord}”").format(partij=partij, antwoord=antwoord)
                    )
        yield from _aanbevelingen(sessie, thema)


def _aanbevelingen(sessie: Sessie, thema: str) -> Iterator[Blok]:
    """The recommendations that rest on a dimension of a theme, each in a box."""
    van_thema = {d.code for d in sessie.instrument.dimensies if d.aandachtsveld == thema}
    # A paragraph between them keeps two frames from being drawn as one.
    tussen: tuple[Blok, ...] = ()
    for deel in lees_aanbevelingen(sessie):
        if not deel.ingetrokken and van_thema.intersection(deel.grond.dimensies):
            kop = _("Aanbeveling {nummer}, voor {aan}").format(
                nummer=deel.nummer, aan=", ".join(deel.geadresseerden)
            )
            yield from (*tussen, Kader(f"{kop}\n{deel.tekst}"))
            tussen = (Tekst(""),)


def als_lijst(sessie: Sessie) -> Lijst:
    """The overview as rows, each with everything that it leans on in full."""
    namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    vermeldingen = lees_vermeldingen(sessie)
    praktijken = lees_praktijken(sessie)
    antwoorden = lees_bronantwoorden(sessie, praktijken)
    rijen = tuple(
        (
            str(praktijk.nummer),
            soortnaam(praktijk.soort),
            themanaam(sessie, praktijk.thema),
            praktijk.naam,
            praktijk.tekst,
            namen.get(praktijk.partij, praktijk.partij),
            noten_van(sessie, [praktijk.bronnen], vermeldingen)[0],
            "\n".join(f"{partij}: {antwoord}" for partij, antwoord in antwoorden.get(praktijk.id, ())),
        )
        for praktijk in praktijken
    )
    kolommen = (
        *((_("Nr"), 5), (_("Soort"), 16), (_("Thema"), 26), (_("Naam"), 40)),
        *((_("Beschrijving"), 80), (_("Waar"), 18), (_("Waarop het steunt"), 60)),
        (_("Antwoord zoals gegeven"), 80),
    )
    return Lijst(_("Praktijken"), kolommen, rijen)


def bewaar(sessie: Sessie, doel: Path, *, overschrijf: bool = False) -> Bewaard:
    """Write the overview as .docx or .pdf, or its rows as .xlsx or .csv. Raises as ``vervolgbestanden.bewaar_als``."""
    return bewaar_als(
        sessie, doel, lambda: als_stuk(sessie), lambda: als_lijst(sessie), overschrijf=overschrijf
    )
