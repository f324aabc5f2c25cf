"""What a korps promised to do so that it will meet the norm: measures, their state, and what was told of them (002)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.opvolging import OPEN, Maatregelstaat, Voortgang, als_gegevens, lees_staat
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import plaats_op, tussen
from korpsmonitor_tui.services.datums import als_datum, eis_verleden
from korpsmonitor_tui.services.entiteiten import eis_in_dossier
from korpsmonitor_tui.services.rapportschrijvers import (
    eis_dimensie,
    eis_getypt,
    eis_korps,
    eis_rapportschrijver,
    eis_tekst,
)
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "maatregel"
VELDEN: Final = ("dimensie", "tekst", "verantwoordelijke", "termijn")
"""What of a measure can be changed; its state is a step of its own."""


@dataclass(frozen=True, slots=True)
class NieuweMaatregel:
    """A measure as a korps promises it."""

    tekst: str
    dimensie: str = ""
    """Full code; empty if it is about the whole korps."""
    verantwoordelijke: str = ""
    """A role, never a name."""
    termijn: date | None = None


@dataclass(frozen=True, slots=True)
class Maatregel:
    """One measure as it stands now."""

    id: str
    dossier: str
    nummer: int
    """Its place in the list of its korps, from 1."""
    dimensie: str
    tekst: str
    verantwoordelijke: str
    termijn: date | None
    staat: Maatregelstaat
    reden: str
    """Why it lapsed."""
    voortgang: tuple[Voortgang, ...]
    """In the order in which it was written down."""
    vorige: str
    """Id of the measure of the previous edition that it goes on with; empty for a new one."""
    volgorde: str
    te_laat: bool
    """Open, and its termijn is over."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.staat in OPEN


@dataclass(frozen=True, slots=True)
class Maatregelstand:
    """The measures of one korps in numbers."""

    aantal: int = 0
    open: int = 0
    te_laat: int = 0
    """Of the open ones."""


def lees_maatregelen(sessie: Sessie, dossier: str) -> tuple[Maatregel, ...]:
    """The measures of a korps, in their order."""
    return lees_alle(sessie, [dossier]).get(dossier, ())


def lees_alle(sessie: Sessie, dossiers: Iterable[str]) -> dict[str, tuple[Maatregel, ...]]:
    """The measures of these dossiers with one query; a dossier without any is absent."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT id, dossier, dimensie, tekst, verantwoordelijke, termijn, staat, reden, voortgang, vorige, volgorde "
            "FROM maatregel WHERE dossier IN (SELECT value FROM json_each(?)) ORDER BY volgorde, id",
            (json.dumps(list(dossiers)),),
        )
        .fetchall()
    )
    uit: dict[str, list[Maatregel]] = {}
    for rij in rijen:
        lijst = uit.setdefault(rij[1], [])
        lijst.append(_lees(rij, len(lijst) + 1, sessie.vandaag()))
    return {dossier: tuple(lijst) for dossier, lijst in uit.items()}


def _lees(rij: Sequence[Any], nummer: int, vandaag: date) -> Maatregel:
    id_, dossier, dimensie, tekst, wie, dag, ruw, reden, voortgang, vorige, volgorde = rij
    termijn, staat = als_datum(dag), lees_staat(ruw)
    return Maatregel(
        id=id_,
        dossier=dossier,
        nummer=nummer,
        dimensie=dimensie or "",
        tekst=tekst or "",
        verantwoordelijke=wie or "",
        termijn=termijn,
        staat=staat,
        reden=reden or "",
        voortgang=tuple(_lees_voortgang(json.loads(voortgang))),
        vorige=vorige or "",
        volgorde=volgorde or "",
        te_laat=staat in OPEN and termijn is not None and vandaag > termijn,
    )


def _lees_voortgang(stukken: list[Any]) -> list[Voortgang]:
    return [
        Voortgang(als_datum(stuk.get("datum")), str(stuk.get("tekst") or ""), str(stuk.get("door") or ""))
        for stuk in stukken
        if isinstance(stuk, dict)
    ]


def lees_standen(db: Database, vandaag: date) -> dict[str, Maatregelstand]:
    """The measures in numbers by dossier; a dossier without any is absent."""
    open_ = json.dumps(sorted(OPEN))
    rijen = db.execute(
        "SELECT dossier, count(*), sum(is_open), sum(is_open AND coalesce(termijn, '9') < ?) FROM ("
        "SELECT dossier, termijn, coalesce(staat, 'toegezegd') IN (SELECT value FROM json_each(?)) AS is_open "
        "FROM maatregel) GROUP BY dossier",
        (vandaag.isoformat(), open_),
    ).fetchall()
    return {dossier: Maatregelstand(aantal, lopend, laat) for dossier, aantal, lopend, laat in rijen}


def eis_maatregel(sessie: Sessie, dossier: str, welke: str) -> Maatregel:
    """A measure by its place in the list or its id. Raises NietGevonden."""
    for maatregel in lees_maatregelen(sessie, dossier):
        if welke in {str(maatregel.nummer), maatregel.id}:
            return maatregel
    raise NietGevonden(
        _(
            "Er is geen maatregel “{welke}” bij dit korps; er is niets gewijzigd. `korpsmonitor maatregel toon` noemt de"
            " nummers."
        ).format(welke=welke)
    )


# -- writing -------------------------------------------------------------------------------------------------------------


def voeg_toe(sessie: Sessie, dossier: str, nieuw: NieuweMaatregel) -> str:
    """Write down a measure as promised, and return its id.

    Raises StapGeweigerd for who may not, OnbruikbareInvoer without text or for a ketenpartner, NietGevonden for an unknown
    dimension.
    """
    eis_korps(sessie, dossier)
    _eis_schrijver(sessie, dossier)
    tekst = eis_tekst(nieuw.tekst, _("Een maatregel"))
    if nieuw.dimensie:
        eis_dimensie(sessie, nieuw.dimensie)

    def taak(tx: Transactie) -> str:
        return schrijf(
            tx, dossier, f"{dossier}/{SOORT}/{tx.nieuw_id()}", {**_als_velden(nieuw), "tekst": tekst}
        )

    return sessie.store.voer_uit(sessie.wie, taak)


def _als_velden(nieuw: NieuweMaatregel) -> dict[str, str]:
    return {
        "dimensie": nieuw.dimensie,
        "tekst": nieuw.tekst,
        "verantwoordelijke": nieuw.verantwoordelijke.strip(),
        "termijn": nieuw.termijn.isoformat() if nieuw.termijn else "",
    }


def schrijf(tx: Transactie, dossier: str, id_: str, velden: dict[str, str], vorige: str = "") -> str:
    """Make a measure at the end of its list, as promised; within a transaction that checked who writes."""
    (laatste,) = (
        tx.bij().execute("SELECT max(volgorde) FROM maatregel WHERE dossier = ?", (dossier,)).fetchone()
    )
    tx.maak(SOORT, {"dossier": dossier, "vorige": vorige}, id_)
    for veld, waarde in velden.items():
        if waarde:
            tx.zet(SOORT, id_, veld, waarde)
    tx.zet(SOORT, id_, "staat", als_gegevens(Maatregelstaat.TOEGEZEGD, ""))
    tx.zet(SOORT, id_, "volgorde", tussen(laatste, None))
    return id_


def wijzig(
    sessie: Sessie, dossier: str, maatregel: str, veld: str, waarde: str, op: Sequence[str] | None = None
) -> None:
    """Give one of ``VELDEN`` another value, made on the heads ``op``; a date as ISO 8601, empty: none.

    Raises as :func:`voeg_toe`, ValueError for another field.
    """
    if veld not in VELDEN:
        raise ValueError(veld)
    if veld == "tekst":
        eis_getypt(waarde, _("Een maatregel"))
    elif veld == "dimensie" and waarde:
        eis_dimensie(sessie, waarde)
    elif veld == "termijn" and waarde and als_datum(waarde) is None:
        raise OnbruikbareInvoer(_("“{tekst}” is geen datum; er is niets gewijzigd.").format(tekst=waarde))

    nieuw = waarde if veld == "tekst" else waarde.strip()

    def taak(tx: Transactie) -> None:
        tx.zet(SOORT, maatregel, veld, nieuw, op=op)

    _schrijf_in(sessie, dossier, maatregel, taak)


def zet_staat(
    sessie: Sessie,
    dossier: str,
    maatregel: str,
    staat: Maatregelstaat,
    reden: str = "",
    op: Sequence[str] | None = None,
) -> None:
    """Say where a measure is. Raises OnbruikbareInvoer if it lapses and no reason is given, else as :func:`voeg_toe`."""
    if staat is Maatregelstaat.VERVALLEN and not reden.strip():
        raise OnbruikbareInvoer(_("Zeg waarom de maatregel vervalt; zonder reden is er niets gewijzigd."))

    def taak(tx: Transactie) -> None:
        waarde = als_gegevens(staat, reden.strip())
        if op is None:
            tx.zet(SOORT, maatregel, "staat", waarde)
        else:
            tx.zet_strikt(SOORT, maatregel, "staat", waarde, op)

    _schrijf_in(sessie, dossier, maatregel, taak)


def meld_voortgang(
    sessie: Sessie, dossier: str, maatregel: str, tekst: str, datum: date | None = None
) -> None:
    """Write down what was told of a measure, by default today; what was told before stays. Raises as :func:`voeg_toe`."""
    gezegd = eis_tekst(tekst, _("Een voortgangsbericht"))
    dag = eis_verleden(sessie, datum)

    def taak(tx: Transactie) -> None:
        bericht = {"datum": dag.isoformat(), "tekst": gezegd, "door": sessie.persoon.id}
        tx.voeg_toe(SOORT, maatregel, "voortgang", {**bericht, "handeling": tx.handeling})

    _schrijf_in(sessie, dossier, maatregel, taak)


def verplaats(sessie: Sessie, dossier: str, maatregel: str, stappen: int) -> None:
    """Move a measure within its list; past the begin or the end is the begin or the end. Raises as :func:`voeg_toe`."""

    def taak(tx: Transactie) -> None:
        rijen = tx.db.execute(
            "SELECT id, volgorde FROM maatregel WHERE dossier = ? ORDER BY volgorde, id", (dossier,)
        ).fetchall()
        verschuif(tx, SOORT, maatregel, rijen, stappen)

    _schrijf_in(sessie, dossier, maatregel, taak)


def verschuif(tx: Transactie, soort: str, id_: str, rijen: Sequence[Sequence[str]], stappen: int) -> None:
    """Move one of ``rijen`` (id, place), which stand in their order."""
    ids = [rij[0] for rij in rijen]
    nu = ids.index(id_)
    nieuw = max(0, min(len(ids) - 1, nu + stappen))
    if nieuw != nu:
        overige = [rij[1] or "" for rij in rijen if rij[0] != id_]
        tx.zet(soort, id_, "volgorde", plaats_op(overige, nieuw))


def verwijder(sessie: Sessie, dossier: str, maatregel: str) -> None:
    """Take out a measure that was written down by mistake; one that is not taken lapses instead. Undo brings it back."""

    def taak(tx: Transactie) -> None:
        tx.verwijder(SOORT, maatregel)

    _schrijf_in(sessie, dossier, maatregel, taak)


def _eis_schrijver(sessie: Sessie, dossier: str) -> None:
    eis_rapportschrijver(sessie, [partij_van(dossier)])


def _schrijf_in(sessie: Sessie, dossier: str, maatregel: str, taak: Callable[[Transactie], None]) -> None:
    """Run a task on a measure that is still there, by who may."""
    _eis_schrijver(sessie, dossier)

    def bewaakt(tx: Transactie) -> None:
        eis_in_dossier(tx.bij(), SOORT, maatregel, dossier)
        taak(tx)

    sessie.store.voer_uit(sessie.wie, bewaakt)
