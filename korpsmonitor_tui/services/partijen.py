"""Whom to interview: parties that an interview, a source or the barrièremodel led to, and how far it is with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.sneeuwbal import (
    GEZEGD,
    Partijstand,
    Via,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import eis_verleden
from korpsmonitor_tui.services.entiteiten import maak_of_herstel, zet_verzameling
from korpsmonitor_tui.services.gespreksoverzicht import lees_gehouden
from korpsmonitor_tui.services.partijlijst import eis_gemeten
from korpsmonitor_tui.services.partijrijen import SOORT, partij_id
from korpsmonitor_tui.services.sessie import SCHRIJVERS, dossier_id, partij_van

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

AANWIJZING: Final = "aanwijzing"
_GEEN_CODE: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class NieuwePartij:
    """A party that the instrument does not know yet."""

    naam: str
    hoort_bij: str = ""
    """Name, code or alias of the measured party that it is heard about; empty for all."""
    soort: str = ""
    """Code of a kind that is not measured; may be empty if there is one such kind."""
    barriere: str = ""
    aliassen: tuple[str, ...] = ()
    code: str = ""
    """Default: made of the name."""


@dataclass(frozen=True, slots=True)
class NieuweAanwijzing:
    """What led to a party."""

    via: Via
    verwijzing: str = ""
    """Of a gesprek or aanvulling the party (name, code or alias) that said it, of the desk study the id of the source,
    of the barrièremodel the code of the barrière."""
    toelichting: str = ""
    datum: date | None = None
    """Default: today."""


def nieuw(sessie: Sessie, partij: NieuwePartij, aanwijzing: NieuweAanwijzing | None = None) -> str:
    """Add a party to interview, with what led to it, and return its code.

    Two laptops that add the same name mean the same party. Raises OnbruikbareInvoer without a name, for a kind that is
    measured or that is not said, or for a name that another party answers to; NietGevonden for an unknown measured
    party, barrière, source or party that it came from.
    """
    sessie.eis_rol(*SCHRIJVERS)
    code, gegevens = _keur(sessie, partij)
    eis_barriere(sessie, partij.barriere)
    aangewezen = _keur_aanwijzing(sessie, aanwijzing) if aanwijzing else None

    def taak(tx: Transactie) -> None:
        id_ = maak_of_herstel(tx, SOORT, gegevens, partij_id(sessie.editie.id, code))
        tx.zet(SOORT, id_, "naam", partij.naam.strip())
        if partij.barriere:
            tx.zet(SOORT, id_, "barriere", partij.barriere)
        for alias in partij.aliassen:
            tx.voeg_toe(SOORT, id_, "aliassen", alias.strip())
        if aangewezen:
            _schrijf_aanwijzing(sessie, tx, code, gegevens["hoort_bij"], aangewezen)

    sessie.store.voer_uit(sessie.wie, taak)
    return code


def _keur(sessie: Sessie, partij: NieuwePartij) -> tuple[str, dict[str, str]]:
    """The code and the fixed attributes of a new party."""
    naam = partij.naam.strip()
    code = partij.code or maak_code(naam)
    if not code:
        raise OnbruikbareInvoer(_("Geef de naam van de organisatie op; er is niets gewijzigd."))
    for vorm in (code, naam, *partij.aliassen):
        ander = sessie.instrument.partij(vorm)
        if ander is not None:
            raise OnbruikbareInvoer(
                _(
                    "“{vorm}” is al {naam}; kies een andere naam of leg het daar vast. Er is niets gewijzigd."
                ).format(vorm=vorm, naam=ander.naam)
            )
    bij = eis_gemeten(sessie, partij.hoort_bij).code if partij.hoort_bij else ""
    soort = _eis_soort(sessie, partij.soort)
    return code, {"dossier": "", "editie": sessie.editie.id, "code": code, "soort": soort, "hoort_bij": bij}


def maak_code(naam: str) -> str:
    """A code made of a name: small letters and digits, without accents, words apart by a hyphen."""
    ontleed = unicodedata.normalize("NFKD", naam.casefold())
    letters = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return _GEEN_CODE.sub("-", letters).strip("-")


def _eis_soort(sessie: Sessie, soort: str) -> str:
    gehoord = [deze.code for deze in sessie.instrument.partijsoorten if not deze.gemeten]
    if soort in gehoord:
        return soort
    if not soort and len(gehoord) == 1:
        return gehoord[0]
    raise OnbruikbareInvoer(
        _("Zeg wat voor organisatie het is: {soorten}. Er is niets gewijzigd.").format(
            soorten=", ".join(gehoord)
        )
        if gehoord
        else _("Dit instrument hoort niemand anders dan wie het meet; er is niets gewijzigd.")
    )


def eis_barriere(sessie: Sessie, code: str) -> None:
    """Raise NietGevonden for a barrière that the instrument does not have; empty is none, and always can be."""
    deskstudie = sessie.instrumenten.deskstudie(sessie.editie.instrument)
    if code and deskstudie.barriere(code) is None:
        raise NietGevonden(
            _("Er is geen barrière “{code}”; kies uit {codes}. Er is niets gewijzigd.").format(
                code=code,
                codes=", ".join(barriere.code for barriere in deskstudie.barrieres) or _("geen enkele"),
            )
        )


def wijs_aan(sessie: Sessie, partij: str, aanwijzing: NieuweAanwijzing) -> str:
    """Record what led to a party (name, code or alias), and return its id; the same twice is one. Raises as :func:`nieuw`."""
    sessie.eis_rol(*SCHRIJVERS)
    deze = _eis_gehoorde(sessie, partij)
    aangewezen = _keur_aanwijzing(sessie, aanwijzing)
    if aangewezen.via in {Via.GESPREK, Via.AANVULLING} and partij_van(aangewezen.verwijzing) == deze.code:
        raise OnbruikbareInvoer(_("Een organisatie leidt niet naar zichzelf; er is niets vastgelegd."))

    def taak(tx: Transactie) -> str:
        return _schrijf_aanwijzing(sessie, tx, deze.code, deze.hoort_bij, aangewezen)

    return sessie.store.voer_uit(sessie.wie, taak)


def _keur_aanwijzing(sessie: Sessie, aanwijzing: NieuweAanwijzing) -> NieuweAanwijzing:
    """The same, with what it refers to as it is kept: the dossier of a party, the id of a source, a code."""
    naar = aanwijzing.verwijzing.strip()
    if aanwijzing.via in {Via.GESPREK, Via.AANVULLING}:
        if not naar:
            raise OnbruikbareInvoer(_("Zeg met wie dat gesprek was; er is niets vastgelegd."))
        naar = sessie.dossier(naar)
    elif aanwijzing.via is Via.BARRIEREMODEL:
        eis_barriere(sessie, naar)
    elif (
        naar
        and sessie.store.lees().execute("SELECT 1 FROM deskbron WHERE id = ?", (naar,)).fetchone() is None
    ):
        raise NietGevonden(
            _("Er is geen bron “{naar}” in de deskstudie; er is niets vastgelegd.").format(naar=naar)
        )
    dag = eis_verleden(sessie, aanwijzing.datum)
    return NieuweAanwijzing(aanwijzing.via, naar, aanwijzing.toelichting.strip(), dag)


def _schrijf_aanwijzing(
    sessie: Sessie, tx: Transactie, code: str, hoort_bij: str, aanwijzing: NieuweAanwijzing
) -> str:
    dossier = dossier_id(sessie.editie.id, hoort_bij) if hoort_bij else ""
    gegevens = {
        "dossier": dossier,
        "editie": sessie.editie.id,
        "partij": code,
        "via": aanwijzing.via.value,
        "verwijzing": aanwijzing.verwijzing,
        "datum": aanwijzing.datum.isoformat() if aanwijzing.datum else "",
    }
    plaats = f"{dossier or sessie.editie.id}/{AANWIJZING}"
    id_ = f"{plaats}/{code}/{aanwijzing.via}/{aanwijzing.verwijzing}"
    maak_of_herstel(tx, AANWIJZING, gegevens, id_)
    if aanwijzing.toelichting:
        tx.zet(AANWIJZING, id_, "toelichting", aanwijzing.toelichting)
    return id_


def trek_aanwijzing_in(sessie: Sessie, aanwijzing: str) -> None:
    """Take back what was said to have led to a party. Raises NietGevonden if it is not there (any more)."""
    sessie.eis_rol(*SCHRIJVERS)

    def taak(tx: Transactie) -> None:
        tx.verwijder(AANWIJZING, aanwijzing)

    sessie.store.voer_uit(sessie.wie, taak)


def zet_stand(sessie: Sessie, partij: str, stand: Partijstand, reden: str = "") -> None:
    """Say how far it is with a party: named, approached, or dropped out with a reason.

    Raises OnbruikbareInvoer for a state that follows from the gesprek or without a reason, StapGeweigerd for who was
    heard already, NietGevonden for an unknown party.
    """
    sessie.eis_rol(*SCHRIJVERS)
    deze = _eis_gehoorde(sessie, partij)
    if stand not in GEZEGD:
        raise OnbruikbareInvoer(
            _(
                "Dat iemand gepland of gehoord is, volgt uit het gesprek; plan dat of leg het vast. Er is niets gewijzigd."
            )
        )
    if stand is Partijstand.AFGEVALLEN and not reden.strip():
        raise OnbruikbareInvoer(_("Zeg waarom {naam} afvalt; er is niets gewijzigd.").format(naam=deze.naam))
    gesprek = lees_gehouden(sessie).get(dossier_id(sessie.editie.id, deze.code))
    if stand is Partijstand.AFGEVALLEN and gesprek is not None and gesprek.gehoord:
        raise StapGeweigerd(
            _("{naam} is al gehoord en kan niet meer afvallen; er is niets gewijzigd.").format(naam=deze.naam)
        )

    def taak(tx: Transactie) -> None:
        id_ = _eigen_rij(sessie, tx, deze)
        tx.zet(SOORT, id_, "stand", {"stand": stand.value, "reden": reden.strip()})

    sessie.store.voer_uit(sessie.wie, taak)


def wijzig(
    sessie: Sessie,
    partij: str,
    *,
    naam: str | None = None,
    barriere: str | None = None,
    aliassen: Sequence[str] | None = None,
) -> None:
    """Change what is given. Raises StapGeweigerd for the name of a party that is the instrument's own; else as :func:`nieuw`."""
    sessie.eis_rol(*SCHRIJVERS)
    deze = _eis_gehoorde(sessie, partij)
    vast = {een.code for een in sessie.instrumenten(sessie.editie.instrument).partijen}
    if deze.code in vast and (naam is not None or aliassen is not None):
        raise StapGeweigerd(
            _(
                "{naam} staat in de bestanden van het instrument en heet daar zo; er is niets gewijzigd."
            ).format(naam=deze.naam)
        )
    for vorm in (*([naam] if naam is not None else []), *(aliassen or ())):
        ander = sessie.instrument.partij(vorm)
        if not vorm.strip() or (ander is not None and ander.code != deze.code):
            raise OnbruikbareInvoer(
                _(
                    "“{vorm}” kan niet: die naam is leeg of hoort bij een ander. Er is niets gewijzigd."
                ).format(vorm=vorm)
            )
    eis_barriere(sessie, barriere or "")

    def taak(tx: Transactie) -> None:
        id_ = _eigen_rij(sessie, tx, deze)
        if naam is not None:
            tx.zet(SOORT, id_, "naam", naam.strip())
        if barriere is not None:
            tx.zet(SOORT, id_, "barriere", barriere)
        if aliassen is not None:
            zet_verzameling(tx, SOORT, id_, "aliassen", [alias.strip() for alias in aliassen])

    sessie.store.voer_uit(sessie.wie, taak)


def _eis_gehoorde(sessie: Sessie, partij: str) -> Gesprekspartij:
    deze = sessie.partij(partij)
    if deze.gemeten:
        raise OnbruikbareInvoer(
            _("{naam} wordt zelf onderzocht en staat niet op deze lijst; er is niets gewijzigd.").format(
                naam=deze.naam
            )
        )
    return deze


def _eigen_rij(sessie: Sessie, tx: Transactie, partij: Gesprekspartij) -> str:
    """Where what is recorded of a party stands, also of one that is the instrument's own."""
    gegevens = {
        "dossier": "",
        "editie": sessie.editie.id,
        "code": partij.code,
        "soort": partij.soort,
        "hoort_bij": partij.hoort_bij,
    }
    return maak_of_herstel(tx, SOORT, gegevens, partij_id(sessie.editie.id, partij.code))
