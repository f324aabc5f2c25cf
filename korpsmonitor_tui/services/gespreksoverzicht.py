"""Every gesprek of an edition at a glance: when, how it was taken, with whom, and whether it was held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.toegang import eis_schrijver, weiger_bevroren

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

_JAAR: Final = re.compile(r"\d{4}")


class Afname(StrEnum):
    """How an interview is taken (001, 2.2)."""

    PERSOONLIJK = "persoonlijk"
    TELEFONISCH = "telefonisch"
    SCHRIFTELIJK = "schriftelijk"
    """The questionnaire goes out and comes back filled in."""


@dataclass(frozen=True, slots=True)
class Geinterviewde:
    """Who was interviewed: a function, never a name."""

    id: str
    """Of the participant."""
    functie: str
    organisatie: str
    respondent: bool


@dataclass(frozen=True, slots=True)
class Gehouden:
    """One gesprek."""

    dossier: str
    datum: date | None
    jaar: str
    """Where only the year is known: that year."""
    afname: Afname
    geinterviewden: tuple[Geinterviewde, ...]
    gehoord: bool
    """Whether it was held: its day is not ahead, and somebody took part."""


def afnamenaam(afname: Afname) -> str:
    """How it was taken, for people."""
    return {
        Afname.PERSOONLIJK: _("in persoon"),
        Afname.TELEFONISCH: _("telefonisch"),
        Afname.SCHRIFTELIJK: _("schriftelijk"),
    }[afname]


def lees_gehouden(sessie: Sessie) -> dict[str, Gehouden]:
    """Every gesprek of the edition by dossier, with two queries."""
    db = sessie.store.lees()
    mensen: dict[str, list[Geinterviewde]] = {}
    afwezig = "afwezig"
    for dossier, id_, rol, organisatie, aanwezig, respondent in db.execute(
        "SELECT d.dossier, d.id, d.rol, d.organisatie, d.aanwezig, d.respondent FROM deelnemer d "
        "JOIN gesprek g ON g.id = d.dossier WHERE g.editie = ? ORDER BY d.id",
        (sessie.editie.id,),
    ).fetchall():
        if aanwezig != afwezig:
            wie = Geinterviewde(id_, rol or "", organisatie or "", bool(respondent))
            mensen.setdefault(dossier, []).append(wie)
    rijen = db.execute(
        "SELECT id, datum, afname FROM gesprek WHERE editie = ?", (sessie.editie.id,)
    ).fetchall()
    return {
        dossier: _als_gehouden(sessie, dossier, datum or "", afname or "", mensen.get(dossier, []))
        for dossier, datum, afname in rijen
    }


def _als_gehouden(
    sessie: Sessie, dossier: str, datum: str, afname: str, mensen: list[Geinterviewde]
) -> Gehouden:
    dag = als_datum(datum)
    jaar = datum if _JAAR.fullmatch(datum) else ""
    return Gehouden(
        dossier,
        dag,
        jaar,
        Afname(afname) if afname in set(Afname) else Afname.PERSOONLIJK,
        tuple(mensen),
        is_aangebroken(datum, sessie.vandaag()) and bool(mensen),
    )


def is_aangebroken(datum: str, vandaag: date) -> bool:
    """Whether the day of a gesprek, or the year where only that is known, is not ahead."""
    dag = als_datum(datum)
    return dag <= vandaag if dag else bool(_JAAR.fullmatch(datum))


def lees_afname(afname: str) -> Afname:
    """A way of taking an interview by its name. Raises OnbruikbareInvoer for an unknown one."""
    gezocht = afname.strip().casefold()
    if gezocht in set(Afname):
        return Afname(gezocht)
    raise OnbruikbareInvoer(
        _("Onbekende afname “{afname}”; kies uit {soorten}. Er is niets gewijzigd.").format(
            afname=afname, soorten=", ".join(Afname)
        )
    )


def zet_afname(sessie: Sessie, dossier: str, afname: Afname, *, jaar: str = "") -> None:
    """Say how an interview is taken, and, where no day of it is known any more, in which year.

    Raises OnbruikbareInvoer for what is no year that has begun, StapGeweigerd while the verslag is frozen.
    """
    eis_schrijver(sessie, dossier)
    if jaar and (not _JAAR.fullmatch(jaar) or int(jaar) > sessie.vandaag().year):
        raise OnbruikbareInvoer(
            _("“{jaar}” is geen jaar dat al begon; er is niets gewijzigd.").format(jaar=jaar)
        )

    def taak(tx: Transactie) -> None:
        eis_gesprek(tx.bij(), dossier)
        weiger_bevroren(tx.db, dossier)
        tx.zet("gesprek", dossier, "afname", afname.value)
        if jaar:
            tx.zet("gesprek", dossier, "datum", jaar)

    sessie.store.voer_uit(sessie.wie, taak)
