"""Who was interviewed, by function and never by name: the annex of a study (001, bijlage 1)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.datumtekst import datumtekst
from korpsmonitor_tui.domain.stuk import Kop, Opsomming, Stuk, Tekst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.aanvullingen import lees_aanvullingen
from korpsmonitor_tui.services.gespreksoverzicht import afnamenaam
from korpsmonitor_tui.services.partijlijst import lees_lijst
from korpsmonitor_tui.services.rapportlijsten import Lijst, als_dag
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.vervolgbestanden import bewaar_als

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.aanvullingen import Aanvulling
    from korpsmonitor_tui.services.gespreksoverzicht import Geinterviewde
    from korpsmonitor_tui.services.partijlijst import Partijregel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vervolgbestanden import Bewaard


@dataclass(frozen=True, slots=True)
class Groep:
    """Who was heard about one measured party."""

    code: str
    """Of the measured party; empty for who is heard about all."""
    naam: str
    interviews: tuple[str, ...]
    """A line per gesprek: functions with their organisation, and the day; in alphabetical order."""
    nader: tuple[str, ...]
    """A line per person who gave information without an interview."""


def lees_groepen(sessie: Sessie) -> tuple[Groep, ...]:
    """Everybody who was heard, by measured party in the order of the instrument; who is heard about all comes last."""
    regels: dict[str, list[Partijregel]] = {}
    for regel in lees_lijst(sessie):
        regels.setdefault(regel.partij.hoort_bij, []).append(regel)
    aanvullingen: dict[str, list[Aanvulling]] = {}
    for aanvulling in lees_aanvullingen(sessie):
        aanvullingen.setdefault(aanvulling.dossier, []).append(aanvulling)
    namen = [*((partij.code, partij.naam) for partij in sessie.instrument.gemeten), ("", "")]
    groepen = (
        Groep(
            code,
            naam,
            tuple(sorted(_interviews(regels.get(code, ())))),
            tuple(sorted(_nader(sessie, regels.get(code, ()), aanvullingen))),
        )
        for code, naam in namen
    )
    return tuple(groep for groep in groepen if groep.interviews or groep.nader)


def _interviews(regels: Iterable[Partijregel]) -> Iterable[str]:
    for regel in regels:
        een = regel.gehouden
        if een is not None and een.gehoord:
            dag = datumtekst(een.datum) if een.datum else een.jaar
            yield f"{beschrijf(een.geinterviewden)}, {dag}."


def beschrijf(mensen: Sequence[Geinterviewde]) -> str:
    """Functions with their organisation: ``Manager & Accountmanager, RIEC Oost-Nederland``.

    Neighbours of one organisation share it.
    """
    delen = []
    for organisatie, groep in groupby(mensen, key=lambda wie: wie.organisatie):
        functies = " & ".join(wie.functie for wie in groep)
        delen.append(", ".join(filter(None, (functies, organisatie))))
    return " & ".join(delen)


def _nader(
    sessie: Sessie, regels: Iterable[Partijregel], aanvullingen: dict[str, list[Aanvulling]]
) -> Iterable[str]:
    for regel in regels:
        if regel.gehouden is not None and regel.gehouden.gehoord:
            continue
        gegeven = aanvullingen.get(dossier_id(sessie.editie.id, regel.partij.code), [])
        for van, groep in groupby(sorted(gegeven, key=lambda een: een.van), key=lambda een: een.van):
            dagen = [datumtekst(een.datum) for een in groep if een.datum]
            yield f"{van}, {_en(dagen)}." if dagen else f"{van}."


def _en(dagen: Sequence[str]) -> str:
    if len(dagen) < 2:
        return "".join(dagen)
    return _("{dagen} en {laatste}").format(dagen=", ".join(dagen[:-1]), laatste=dagen[-1])


def als_stuk(sessie: Sessie) -> Stuk:
    """The annex as a piece of its own."""
    blokken: list[Blok] = []
    for groep in lees_groepen(sessie):
        kop = (
            _("Geïnterviewden {naam}").format(naam=groep.naam) if groep.naam else _("Overige geïnterviewden")
        )
        blokken.append(Kop(kop))
        if groep.interviews:
            blokken.append(Opsomming(groep.interviews))
        if groep.nader:
            blokken += [Tekst(_("Nadere informatie ingewonnen bij:")), Opsomming(groep.nader)]
    return Stuk(
        titel=_("Lijst met geïnterviewden"),
        ondertitel=_("{instrument}, editie {editie}").format(
            instrument=sessie.instrument.naam, editie=sessie.editie.naam
        ),
        blokken=tuple(blokken) or (Tekst(_("Er is nog niemand geïnterviewd.")),),
        instrument=sessie.instrument.naam,
        kenmerk=_("Lijst met geïnterviewden – editie {editie}").format(editie=sessie.editie.id),
        demonstratie=sessie.editie.demonstratie,
        opgemaakt=sessie.vandaag(),
    )


def als_lijst(sessie: Sessie) -> Lijst:
    """The same as rows: one per person, with how the interview was taken."""
    namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    rijen = []
    for regel in lees_lijst(sessie):
        over = namen.get(regel.partij.hoort_bij, "")
        een = regel.gehouden
        if een is not None and een.gehoord:
            dag = als_dag(een.datum) or een.jaar
            rijen += [
                (over, regel.partij.naam, wie.functie, wie.organisatie, dag, afnamenaam(een.afname))
                for wie in een.geinterviewden
            ]
        rijen += [
            (over, regel.partij.naam, aanvulling.van, "", als_dag(aanvulling.datum), _("nadere informatie"))
            for aanvulling in lees_aanvullingen(sessie, dossier_id(sessie.editie.id, regel.partij.code))
        ]
    kolommen = (
        *((_("Over"), 16), (_("Partij"), 32), (_("Functie"), 60)),
        *((_("Organisatie"), 36), (_("Datum"), 12), (_("Hoe"), 18)),
    )
    return Lijst(_("Geïnterviewden"), kolommen, tuple(rijen))


def bewaar(sessie: Sessie, doel: Path, *, overschrijf: bool = False) -> Bewaard:
    """Write the annex as .docx or .pdf, or its rows as .xlsx or .csv. Raises as ``vervolgbestanden.bewaar_als``."""
    return bewaar_als(
        sessie, doel, lambda: als_stuk(sessie), lambda: als_lijst(sessie), overschrijf=overschrijf
    )
