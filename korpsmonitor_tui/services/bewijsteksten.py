"""What an answer, or a figure or list of another source, says now: what a score that rests on it is laid beside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum, toon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.store.driver import Database


def antwoordteksten(db: Database, instrument: Instrument, ids: Iterable[str]) -> dict[str, str]:
    """What stands in these answers now, in words, with the explanation; those without text are absent."""
    teksten = {}
    rijen = db.execute(
        "SELECT id, vraag, waarde, toelichting FROM antwoord WHERE id IN (SELECT value FROM json_each(?))",
        (_als_lijst(ids),),
    )
    for id_, vraag_id, waarde, toelichting in rijen.fetchall():
        vraag = instrument.vragen.get(vraag_id or "")
        opties = {keuze.code: keuze.tekst for keuze in vraag.keuzes} if vraag else {}
        gezegd = opties.get(waarde or "", waarde or "")
        tekst = ". ".join(filter(None, (gezegd.strip(), (toelichting or "").strip())))
        if tekst:
            teksten[id_] = tekst
    return teksten


def bronteksten(db: Database, instrument: Instrument, ids: Iterable[str]) -> dict[str, str]:
    """What these figures and lists of other sources say now; what is not there or was taken back is absent."""
    gevraagd = _als_lijst(ids)
    return {**dict(_lijsten(db, instrument, gevraagd)), **dict(_cijfers(db, instrument, gevraagd))}


def _cijfers(db: Database, instrument: Instrument, ids: str) -> Iterator[tuple[str, str]]:
    rijen = db.execute(
        "SELECT id, bron, gegeven, jaar, waarde, noot FROM broncijfer WHERE id IN (SELECT value FROM json_each(?))",
        (ids,),
    )
    for id_, code, gegeven_id, jaar, waarde, noot in rijen.fetchall():
        if not (waarde or "").strip():
            continue
        bron = instrument.andere_bron(code or "")
        gegeven = next((g for g in bron.gegevens if g.id == gegeven_id), None) if bron else None
        wat = " ".join(filter(None, (gegeven.tekst if gegeven else gegeven_id, jaar)))
        yield id_, f"{bron.naam if bron else code}: {wat}: {waarde}" + (f" ({noot})" if noot else "")


def _lijsten(db: Database, instrument: Instrument, ids: str) -> Iterator[tuple[str, str]]:
    rijen = db.execute(
        "SELECT id, bron, omschrijving, ontvangen FROM opvraging WHERE id IN (SELECT value FROM json_each(?))",
        (ids,),
    )
    for id_, code, omschrijving, dag in rijen.fetchall():
        ontvangen = als_datum(dag)
        if ontvangen is not None:
            bron = instrument.andere_bron(code or "")
            yield (
                id_,
                _("{bron}: {lijst}, ontvangen op {datum}").format(
                    bron=bron.naam if bron else code, lijst=omschrijving or _("lijst"), datum=toon(ontvangen)
                ),
            )


def _als_lijst(ids: Iterable[str]) -> str:
    return json.dumps(sorted(set(ids)))
