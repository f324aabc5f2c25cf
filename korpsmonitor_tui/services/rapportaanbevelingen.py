"""The recommendations in a report: by number, with addressee and ground, and what came of those of the last edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.opvolging import opvolgnaam
from korpsmonitor_tui.domain.stuk import Kader, Kop, Stuk, Tabel, Tekst, Vak
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.aanbevelingen import lees_aanbevelingen, lees_opvolging
from korpsmonitor_tui.services.maatregelvervolg import vorige_editie
from korpsmonitor_tui.services.rapportlijsten import dimensienaam
from korpsmonitor_tui.services.rapportscores import merk_van

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.aanbevelingen import Aanbeveling, Opvolging
    from korpsmonitor_tui.services.sessie import Sessie

_REGEL: Final = 90
"""Characters on a line of a table; the columns beside a recommendation are as wide as their longest word."""
_NUMMER, _CELMARGE = 6, 3


def wat_ontbreekt(sessie: Sessie) -> tuple[str, ...]:
    """What is not settled, one Dutch line each; nothing if it is complete."""
    aanbevelingen, opvolging = lees_aanbevelingen(sessie), lees_opvolging(sessie)
    regels = []
    if not aanbevelingen:
        regels.append(_("Er zijn nog geen aanbevelingen geschreven."))
    if los := sum(not deel.vast for deel in aanbevelingen):
        wat = ngettext(
            "{aantal} aanbeveling ligt nog niet vast; haar nummer kan nog veranderen.",
            "{aantal} aanbevelingen liggen nog niet vast; hun nummers kunnen nog veranderen.",
            los,
        )
        regels.append(wat.format(aantal=los))
    if onbekend := sum(deel.stand is None for deel in opvolging):
        wat = ngettext(
            "Van {aantal} aanbeveling uit de vorige editie is nog niet gezegd wat ervan is gekomen.",
            "Van {aantal} aanbevelingen uit de vorige editie is nog niet gezegd wat ervan is gekomen.",
            onbekend,
        )
        regels.append(wat.format(aantal=onbekend))
    return tuple(regels)


def blokken(sessie: Sessie, *, niveau: int = 2, genummerd: bool = False) -> tuple[Blok, ...]:
    """The recommendations and, where there was an edition before, what came of its recommendations."""
    aanbevelingen, opvolging = lees_aanbevelingen(sessie), lees_opvolging(sessie)
    nieuw: tuple[Blok, ...] = (
        (_tabel(sessie, aanbevelingen),)
        if aanbevelingen
        else (Tekst(_("Er zijn nog geen aanbevelingen geschreven.")),)
    )
    return (*nieuw, *_vervolg(sessie, opvolging, niveau, genummerd=genummerd))


def _tabel(sessie: Sessie, aanbevelingen: Sequence[Aanbeveling]) -> Tabel:
    rijen = tuple(
        (
            deel.nummer,
            _("{tekst}\nIngetrokken: {reden}").format(tekst=deel.tekst, reden=deel.ingetrokken)
            if deel.ingetrokken
            else deel.tekst,
            "\n".join(deel.geadresseerden),
            Vak(_grond(sessie, deel)),
        )
        for deel in aanbevelingen
    )
    voor, grond = (
        max(len(woord) for deel in (kop, *teksten) for woord in deel.split()) + _CELMARGE
        for kop, teksten in (
            (_("Voor"), ["\n".join(deel.geadresseerden) for deel in aanbevelingen]),
            (_("Grond"), [_grond(sessie, deel) for deel in aanbevelingen]),
        )
    )
    return Tabel(
        _("Per aanbeveling haar nummer, de tekst, voor wie zij is en waarop zij rust"),
        (
            (_("Nr"), _NUMMER),
            (_("Aanbeveling"), _REGEL - _NUMMER - voor - grond),
            (_("Voor"), voor),
            (_("Grond"), grond),
        ),
        rijen,
        bijschrift=_("Aanbevelingen"),
    )


def _grond(sessie: Sessie, deel: Aanbeveling) -> str:
    return "\n".join([*(dimensienaam(sessie, code) for code in deel.grond.dimensies), *deel.grond.bronnen])


def _vervolg(
    sessie: Sessie, opvolging: Sequence[Opvolging], niveau: int, *, genummerd: bool
) -> tuple[Blok, ...]:
    vorige = vorige_editie(sessie)
    if vorige is None or not opvolging:
        return ()
    rijen = tuple(
        (
            deel.aanbeveling.nummer,
            deel.aanbeveling.tekst,
            opvolgnaam(deel.stand) if deel.stand else _("nog niet bekend"),
            Vak(deel.tekst),
        )
        for deel in opvolging
    )
    tabel = Tabel(
        _("Per aanbeveling uit de vorige editie haar tekst, wat ermee is gedaan en een toelichting"),
        ((_("Nr"), 2), (_("Aanbeveling"), 14), (_("Wat is gedaan"), 6), (_("Toelichting"), 13)),
        rijen,
        bijschrift=_("Wat er van de aanbevelingen uit {editie} is gekomen").format(editie=vorige.naam),
    )
    return (Kop(_("Opvolging van de vorige aanbevelingen"), niveau, genummerd), tabel)


def als_stuk(sessie: Sessie) -> Stuk:
    """The recommendations as a piece of their own; what is not complete says so before anything else."""
    editie, ontbreekt = sessie.editie, wat_ontbreekt(sessie)
    concept = Kader("\n".join((_("CONCEPT – dit stuk is niet compleet."), *ontbreekt)))
    return Stuk(
        titel=_("Aanbevelingen"),
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=sessie.instrument.naam, editie=editie.naam
        ),
        blokken=(*((concept,) if ontbreekt else ()), *blokken(sessie, niveau=1)),
        instrument=sessie.instrument.naam,
        kenmerk=_("Aanbevelingen – editie {editie}").format(editie=editie.id),
        rubricering=merk_van(ontbreekt),
        demonstratie=editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )
