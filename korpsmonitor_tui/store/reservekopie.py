"""Copies of a database: consistent while others write, and verified before they get their name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import sleutelbestand
from korpsmonitor_tui.store.driver import begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import Beschadigd, OpslagFout, SleutelOntbreekt
from korpsmonitor_tui.store.schijf import leg_vast, maak_besloten, naast, ruim_op

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database


def maak_reservekopie(db: Database, pad: Path, doel: Path, sleutel: bytes | None) -> None:
    """Copy the database whole, with its key file, durable and verified by opening and reading the copy.

    An existing copy at ``doel`` is replaced only by a good one. Raises OpslagFout if it cannot be written or does not
    hold together; nothing of it is left then.
    """
    if sleutel is not None and not sleutelbestand.pad_van(pad).exists():
        raise SleutelOntbreekt(
            _(
                "Het sleutelbestand {pad} ontbreekt; een reservekopie zonder dat bestand is niet te lezen. "
                "Zet het terug; er is niets gewijzigd."
            ).format(pad=sleutelbestand.pad_van(pad))
        )
    tijdelijk = naast(doel)
    try:
        with begrijpelijk(doel):
            minstens = _aantal_events(db)
            maak_besloten(tijdelijk)
            db.execute("VACUUM INTO ?", (str(tijdelijk),))
            hoogstens = _aantal_events(db)
        if not _is_gaaf(tijdelijk, sleutel, minstens, hoogstens):
            raise Beschadigd(_("De reservekopie {doel} klopt niet; er is niets gewijzigd.").format(doel=doel))
        if sleutel is not None:
            shutil.copy2(sleutelbestand.pad_van(pad), sleutelbestand.pad_van(tijdelijk))
            leg_vast(sleutelbestand.pad_van(tijdelijk))
            sleutelbestand.pad_van(tijdelijk).replace(sleutelbestand.pad_van(doel))
        leg_vast(tijdelijk)
        tijdelijk.replace(doel)
        leg_vast(doel.parent)
    except OSError as fout:
        raise OpslagFout(
            _("De reservekopie {doel} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                doel=doel, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    finally:
        ruim_op(tijdelijk)


def _aantal_events(db: Database) -> int:
    aantal: int = db.execute("SELECT count(*) FROM event").fetchone()[0]
    return aantal


def _is_gaaf(pad: Path, sleutel: bytes | None, minstens: int, hoogstens: int) -> bool:
    """Whether the copy holds together, and all events that were there when it was made (others may have been added)."""
    kopie = open_database(pad, sleutel, alleen_lezen=True)
    try:
        gaaf: bool = kopie.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return gaaf and minstens <= _aantal_events(kopie) <= hoogstens
    finally:
        kopie.close()
