"""Correcting figures of a dashboard and writing its texts by hand: what was stated stays to be seen."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.telling import Correctie, Telling
from korpsmonitor_tui.services.dashboard import (
    LOPEND,
    SCHRIJVERS,
    SOORT,
    TEKSTSOORT,
    eis_gebied,
    eis_indicator,
    eis_jaar,
    lees_stand,
    onderwerpnaam,
    telling_id,
)
from korpsmonitor_tui.services.dashboardlezing import maak_cel, maak_tekst, tekst_id
from korpsmonitor_tui.services.velden import Plaats
from korpsmonitor_tui.store import projecties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie


def corrigeer(
    sessie: Sessie,
    indicator: str,
    gebied: str,
    waarde: str,
    reden: str,
    *,
    jaar: int | None = None,
    wis: bool = False,
    gezien: Sequence[str] | None = None,
) -> Telling:
    """Say what a figure must be, with the reason; what was stated stays. ``wis`` takes a correction back.

    ``gezien`` are the heads that a form was opened on (:func:`lees_koppen`). Raises NietGevonden for an unknown
    indicator or area, or nothing to take back, OnbruikbareInvoer without a reason, InmiddelsGewijzigd.
    """
    sessie.eis_rol(*SCHRIJVERS)
    stand = lees_stand(sessie)
    plek = Plek(eis_indicator(stand.dashboard, indicator), eis_gebied(stand.dashboard, gebied))
    peiljaar = eis_jaar(sessie, jaar if jaar is not None else stand.laatste_jaar)
    if not reden.strip():
        raise OnbruikbareInvoer(_("Geef een reden bij de correctie; er is niets vastgelegd."))
    huidig = stand.telling(peiljaar, plek)
    if huidig is not None and huidig.editie != sessie.editie.id:
        raise OnbruikbareInvoer(
            _(
                "Dit cijfer staat in de editie {editie}; verbeter het daar (--editie). Er is niets vastgelegd."
            ).format(editie=huidig.editie)
        )
    if wis and (huidig is None or huidig.correctie is None):
        raise NietGevonden(_("Dit cijfer heeft geen correctie; er is niets gewijzigd."))
    correctie = None if wis else Correctie(waarde.strip(), reden.strip(), huidig.waarde if huidig else None)

    def taak(tx: Transactie) -> None:
        if gezien is not None and _koppen(tx.bij(), sessie, peiljaar, plek) != tuple(gezien):
            raise InmiddelsGewijzigd(
                _("Dit cijfer is inmiddels gewijzigd; er is niets vastgelegd. Bekijk de nieuwe stand.")
            )
        id_ = maak_cel(tx, sessie, peiljaar, plek)
        tx.zet(
            SOORT, id_, "correctie", correctie.naar_json() if correctie else {"ingetrokken": reden.strip()}
        )

    sessie.store.voer_uit(sessie.wie, taak)
    return lees_stand(sessie).telling(peiljaar, plek) or Telling(
        peiljaar, plek, None, editie=sessie.editie.id
    )


def lees_koppen(sessie: Sessie, jaar: int, plek: Plek) -> tuple[str, ...]:
    """What a form about a figure is opened on: the heads of what is stated and of its correction."""
    return _koppen(sessie.store.lees(), sessie, jaar, plek)


def _koppen(db: Database, sessie: Sessie, jaar: int, plek: Plek) -> tuple[str, ...]:
    stand = projecties.lees_stand(db, SOORT, telling_id(sessie.editie.id, jaar, plek))
    return tuple(sorted(kop.event for veld in ("waarde", "correctie") for kop in stand.koppen.get(veld, ())))


def zet_tekst(
    sessie: Sessie,
    onderwerp: str,
    tekst: str,
    *,
    jaar: int | None = None,
    op: Sequence[str] | None = None,
) -> str:
    """Write the text about an indicator, a rubriek, or (empty) the whole, and return what it is about, for people.

    ``op`` are the heads that a field was opened on. Raises NietGevonden for anything else.
    """
    sessie.eis_rol(*SCHRIJVERS)
    stand = lees_stand(sessie)
    peiljaar = eis_jaar(sessie, jaar if jaar is not None else stand.laatste_jaar)
    rubriek = next((r for r in stand.dashboard.rubrieken if onderwerp in (r.code, r.naam)), None)
    code = "" if not onderwerp else rubriek.code if rubriek else eis_indicator(stand.dashboard, onderwerp)

    def taak(tx: Transactie) -> None:
        id_ = maak_tekst(tx, sessie, peiljaar, code, LOPEND)
        tx.zet(TEKSTSOORT, id_, "tekst", tekst.strip(), op=op)

    sessie.store.voer_uit(sessie.wie, taak)
    return onderwerpnaam(stand.dashboard, code)


def begin_tekst(sessie: Sessie, jaar: int, onderwerp: str) -> None:
    """Have the text that is being typed; while it is empty it shows nowhere. Raises StapGeweigerd for who may not write."""
    sessie.eis_rol(*SCHRIJVERS)
    sessie.store.voer_uit(sessie.wie, lambda tx: maak_tekst(tx, sessie, jaar, onderwerp, LOPEND))


def plaats_van_tekst(sessie: Sessie, jaar: int, onderwerp: str) -> Plaats:
    """The field that holds this text, for an editor; ``onderwerp`` is a code, or empty for the whole."""
    return Plaats(TEKSTSOORT, tekst_id(sessie.editie.id, jaar, onderwerp), "tekst")


def haal_op(sessie: Sessie, bestand: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that was taken in, by its id or the beginning of its SHA-256. Raises NietGevonden."""
    rijen = sessie.store.lees().execute(
        "SELECT naam, inhoud FROM tellingbestand WHERE editie = ? AND (id = ? OR substr(sha256, 1, ?) = ?)",
        (sessie.editie.id, bestand, len(bestand), bestand),
    )
    gevonden = rijen.fetchall()
    if len(gevonden) != 1 or not gevonden[0][1]:
        raise NietGevonden(_("Dit bestand is er niet (meer), of het begin wijst er meer aan."))
    return gevonden[0][0], base64.b64decode(gevonden[0][1])
