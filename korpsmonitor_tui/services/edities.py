"""Editions of an instrument: one run of the monitor each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.instrumentdefinitie import VELD as DEFINITIE
from korpsmonitor_tui.services.sessie import Editie, Instrumenten, Sessie
from korpsmonitor_tui.services.vragenlijstversies import begin_met
from korpsmonitor_tui.store.transactie import Wie

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.transactie import Transactie

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")


def lijst(db: Database) -> tuple[Editie, ...]:
    """All editions, newest id first; not those of another program whose id could not stand in the name of a file."""
    rijen = db.execute("SELECT id, naam, instrument, demonstratie FROM editie ORDER BY id DESC").fetchall()
    return tuple(
        Editie(id_, naam or id_, instrument or "", demo or "")
        for id_, naam, instrument, demo in rijen
        if _ID.fullmatch(id_)
    )


def maak(store: Store, instrumenten: Instrumenten, editie: Editie) -> Sessie:
    """Make an edition with the weighing rules and definition of its instrument, publish its questionnaire as first version, and open it.

    Raises OnbruikbareInvoer for an unusable or taken id, or an unknown instrument.
    """
    if not _ID.fullmatch(editie.id):
        raise OnbruikbareInvoer(
            _(
                "“{id}” kan geen editie heten; gebruik letters, cijfers, punten en streepjes, zoals 2011-2012."
            ).format(id=editie.id)
        )
    if any(bestaand.id == editie.id for bestaand in lijst(store.lees())):
        raise OnbruikbareInvoer(_("De editie {id} bestaat al; er is niets gewijzigd.").format(id=editie.id))
    vragenlijst = instrumenten(editie.instrument).vragenlijst
    versies = instrumenten.weegversies(editie.instrument)
    # Of several a person chooses; of one there is nothing to choose, and a later file must not change that.
    weegregels = instrumenten.weegtekst(editie.instrument) if len(versies) == 1 else ""
    definitie = instrumenten.definitie(editie.instrument)

    def taak(tx: Transactie) -> None:
        tx.maak("editie", {"dossier": ""}, editie.id)
        for veld in ("naam", "instrument", "demonstratie"):
            tx.zet("editie", editie.id, veld, getattr(editie, veld))
        if weegregels:
            tx.zet("editie", editie.id, "weegregels", weegregels)
        if definitie:
            tx.zet("editie", editie.id, DEFINITIE, definitie)
        begin_met(tx, editie.id, editie.instrument, vragenlijst)

    store.voer_uit(Wie("", editie.id), taak)
    return Sessie(store, instrumenten, editie)


def open_editie(store: Store, instrumenten: Instrumenten, id_: str = "") -> Sessie:
    """Open an edition, by default the newest. Raises NietGevonden."""
    edities = lijst(store.lees())
    gekozen = next((editie for editie in edities if id_ in {"", editie.id}), None)
    if gekozen is None:
        raise NietGevonden(
            _("De editie “{id}” is er niet; wel: {edities}.").format(
                id=id_, edities=", ".join(editie.id for editie in edities) or _("geen enkele")
            )
        )
    return Sessie(store, instrumenten, gekozen)
