"""What a new eenheid must look after: points that people write, and proposals from scores that do not meet the norm.

A proposal follows from the scores of its former korpsen and is never part of the report. It becomes a point when a person
adopts it; its id follows from eenheid and dimension, so that two laptops that adopt it have one point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services.aandachtspuntstand import (
    SOORT,
    WEGGELATEN,
    Aandachtspunt,
    Eenheidspunten,
    Grondregel,
    Voorstel,
    eis_punt,
    lees_punten,
    lees_voorstellen,
    punt_id,
)
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.maatregelen import verschuif
from korpsmonitor_tui.services.rapportschrijvers import (
    eis_dimensie,
    eis_eenheid,
    eis_getypt,
    eis_rapportschrijver,
    eis_tekst,
    korpsen_van,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

__all__ = [
    "SOORT",
    "Aandachtspunt",
    "Eenheidspunten",
    "Grondregel",
    "Voorstel",
    "bevestig_grond",
    "eis_punt",
    "laat_weg",
    "lees_punten",
    "neem_over",
    "verplaats",
    "verwijder",
    "voeg_alle_toe",
    "voeg_toe",
    "wijzig_tekst",
]
# Who writes points reads them by this module too.


# -- writing -------------------------------------------------------------------------------------------------------------


def voeg_toe(sessie: Sessie, eenheid: str, tekst: str, dimensie: str = "") -> str:
    """Add a point that somebody thought of, and return its id.

    Raises StapGeweigerd for who may not or belongs to a former korps of the eenheid, OnbruikbareInvoer without text,
    NietGevonden for an unknown eenheid or dimension.
    """
    _eis_schrijver(sessie, eenheid)
    gezegd = eis_tekst(tekst, _("Een aandachtspunt"))
    if dimensie:
        eis_dimensie(sessie, dimensie)

    def taak(tx: Transactie) -> str:
        id_ = punt_id(sessie.editie.id, eenheid, tx.nieuw_id())
        _schrijf(tx, sessie.editie.id, eenheid, id_, gezegd, dimensie, ())
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def voeg_alle_toe(sessie: Sessie, eenheid: str, teksten: Sequence[str]) -> None:
    """As :func:`voeg_toe`, for several about no dimension, in their order as one handeling."""
    _eis_schrijver(sessie, eenheid)
    gezegd = [eis_tekst(tekst, _("Een aandachtspunt")) for tekst in teksten]

    def taak(tx: Transactie) -> None:
        for tekst in gezegd:
            id_ = punt_id(sessie.editie.id, eenheid, tx.nieuw_id())
            _schrijf(tx, sessie.editie.id, eenheid, id_, tekst, "", ())

    sessie.store.voer_uit(sessie.wie, taak)


def neem_over(sessie: Sessie, eenheid: str, dimensies: Iterable[str]) -> tuple[str, ...]:
    """Adopt what is proposed on these dimensions (full codes), in one handeling; ids of the points.

    One that was left out comes back; one that is there is left as it is. Raises NietGevonden where nothing is proposed, else as :func:`voeg_toe`.
    """
    _eis_schrijver(sessie, eenheid)
    voorstellen = {voorstel.dimensie.code: voorstel for voorstel in lees_voorstellen(sessie, eenheid)}
    gekozen = [_eis_voorstel(voorstellen, dimensie) for dimensie in dimensies]

    def taak(tx: Transactie) -> tuple[str, ...]:
        return tuple(_neem_over(tx, sessie.editie.id, eenheid, voorstel) for voorstel in gekozen)

    return sessie.store.voer_uit(sessie.wie, taak)


def _neem_over(tx: Transactie, editie: str, eenheid: str, voorstel: Voorstel) -> str:
    id_ = punt_id(editie, eenheid, voorstel.dimensie.code)
    if tx.stand(SOORT, id_).bestaat:
        return id_
    for reden in tx.stand(SOORT, id_).waarden(WEGGELATEN):
        tx.haal_weg(SOORT, id_, WEGGELATEN, reden)
    _schrijf(tx, editie, eenheid, id_, voorstel.tekst, voorstel.dimensie.code, voorstel.grond)
    return id_


def _schrijf(
    tx: Transactie,
    editie: str,
    eenheid: str,
    id_: str,
    tekst: str,
    dimensie: str,
    grond: Sequence[Grondregel],
) -> None:
    (laatste,) = (
        tx.bij()
        .execute(
            "SELECT max(volgorde) FROM aandachtspunt WHERE editie = ? AND eenheid = ?", (editie, eenheid)
        )
        .fetchone()
    )
    maak_of_herstel(tx, SOORT, {"dossier": "", "editie": editie, "eenheid": eenheid}, id_)
    tx.zet(SOORT, id_, "tekst", tekst)
    if dimensie:
        tx.zet(SOORT, id_, "dimensie", dimensie)
    if grond:
        tx.zet(SOORT, id_, "grond", [list(regel) for regel in grond])
    tx.zet(SOORT, id_, "volgorde", tussen(laatste, None))


def laat_weg(sessie: Sessie, eenheid: str, dimensie: str, reden: str = "") -> None:
    """Leave out what is proposed on a dimension: it is proposed no more. Raises as :func:`neem_over`."""
    _eis_schrijver(sessie, eenheid)
    voorstellen = {v.dimensie.code: v for v in lees_punten(sessie, eenheid).voorstellen}
    voorstel = _eis_voorstel(voorstellen, dimensie)

    def taak(tx: Transactie) -> None:
        id_ = punt_id(sessie.editie.id, eenheid, voorstel.dimensie.code)
        gegevens = {"dossier": "", "editie": sessie.editie.id, "eenheid": eenheid}
        maak_of_herstel(tx, SOORT, gegevens, id_)
        tx.voeg_toe(SOORT, id_, WEGGELATEN, reden.strip())
        tx.verwijder(SOORT, id_)

    sessie.store.voer_uit(sessie.wie, taak)


def wijzig_tekst(
    sessie: Sessie, eenheid: str, punt: str, tekst: str, op: Sequence[str] | None = None
) -> None:
    """Say a point in other words, made on the heads ``op``. Raises as :func:`voeg_toe`."""
    gezegd = eis_getypt(tekst, _("Een aandachtspunt"))
    _schrijf_in(sessie, eenheid, punt, lambda tx: tx.zet(SOORT, punt, "tekst", gezegd, op=op))


def bevestig_grond(sessie: Sessie, eenheid: str, punt: str) -> None:
    """Say that a point still holds with the scores as they are now. Raises as :func:`voeg_toe`."""
    deze = eis_punt(sessie, eenheid, punt)
    voorstellen = {voorstel.dimensie.code: voorstel for voorstel in lees_voorstellen(sessie, eenheid)}
    nu = voorstellen.get(deze.dimensie)
    grond = [list(regel) for regel in nu.grond] if nu else []
    _schrijf_in(sessie, eenheid, deze.id, lambda tx: tx.zet(SOORT, deze.id, "grond", grond))


def verplaats(sessie: Sessie, eenheid: str, punt: str, stappen: int) -> None:
    """Move a point; past the begin or the end is the begin or the end. Raises as :func:`voeg_toe`."""

    def taak(tx: Transactie) -> None:
        rijen = tx.db.execute(
            "SELECT id, volgorde FROM aandachtspunt WHERE editie = ? AND eenheid = ? ORDER BY volgorde, id",
            (sessie.editie.id, eenheid),
        ).fetchall()
        verschuif(tx, SOORT, punt, rijen, stappen)

    _schrijf_in(sessie, eenheid, punt, taak)


def verwijder(sessie: Sessie, eenheid: str, punt: str) -> None:
    """Take a point out; what gave rise to it is proposed again. Raises as :func:`voeg_toe`."""
    _schrijf_in(sessie, eenheid, punt, lambda tx: tx.verwijder(SOORT, punt))


def _eis_voorstel(voorstellen: dict[str, Voorstel], dimensie: str) -> Voorstel:
    if dimensie not in voorstellen:
        raise NietGevonden(
            _(
                "Op dimensie “{dimensie}” is er voor deze eenheid geen voorstel; er is niets gewijzigd."
            ).format(dimensie=dimensie)
        )
    return voorstellen[dimensie]


def _eis_schrijver(sessie: Sessie, eenheid: str) -> None:
    code = eis_eenheid(sessie, eenheid).code
    eis_rapportschrijver(sessie, [korps.code for korps in korpsen_van(sessie, code)])


def _schrijf_in(sessie: Sessie, eenheid: str, punt: str, taak: Callable[[Transactie], object]) -> None:
    """Run a task on a point that is still there, by who may."""
    _eis_schrijver(sessie, eenheid)

    def bewaakt(tx: Transactie) -> None:
        rij = (
            tx.bij()
            .execute(
                "SELECT 1 FROM aandachtspunt WHERE id = ? AND editie = ? AND eenheid = ?",
                (punt, sessie.editie.id, eenheid),
            )
            .fetchone()
        )
        if rij is None:
            raise NietGevonden(_("Dit aandachtspunt is er niet (meer); er is niets gewijzigd."))
        taak(tx)

    sessie.store.voer_uit(sessie.wie, bewaakt)
