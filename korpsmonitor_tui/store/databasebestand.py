"""The database as a file: making it, recognising it, bringing it up to date and copying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.lees import open_gewoon
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import migraties, sleutelbestand
from korpsmonitor_tui.store.driver import begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import (
    Beschadigd,
    DatabaseBestaat,
    DatabaseOntbreekt,
    GeenDatabase,
    OpslagFout,
)
from korpsmonitor_tui.store.schijf import BIJBESTANDEN, geef_naam, maak_besloten, naast
from korpsmonitor_tui.store.schijf import ruim_op as ruim_op
from korpsmonitor_tui.store.schrijver import in_transactie
from korpsmonitor_tui.store.verwissel import terzijde_van

if TYPE_CHECKING:
    from pathlib import Path

_KOPREGEL = b"SQLite format 3\x00"


def is_versleuteld(pad: Path) -> bool:
    """Whether the database at ``pad`` needs a key. Raises DatabaseOntbreekt, GeenDatabase or OpslagFout."""
    try:
        with open_gewoon(pad) as bestand:
            begin = bestand.read(len(_KOPREGEL))
    except FileNotFoundError:
        _weiger_onderbroken_herstel(pad)
        raise DatabaseOntbreekt(
            _(
                "Er is nog geen database op {pad}. Maak er een met `korpsmonitor init` of probeer `korpsmonitor demo`."
            ).format(pad=pad)
        ) from None
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    if begin == _KOPREGEL:
        return False
    if not begin:
        raise GeenDatabase(
            _("{pad} is een leeg bestand en geen database van korpsmonitor; er is niets gewijzigd.").format(
                pad=pad
            )
        )
    return True


def _weiger_onderbroken_herstel(pad: Path) -> None:
    """Raise DatabaseOntbreekt if a restore was stopped between taking the old database away and placing the new one."""
    terzijde = terzijde_van(pad)
    if terzijde is not None:
        raise DatabaseOntbreekt(
            _(
                "Op {pad} staat geen database: een herstel is onderbroken. De vorige staat er nog, als {naam}, en opent "
                "met --db. Herhaal `korpsmonitor herstel` met --vervang om het af te maken."
            ).format(pad=pad, naam=terzijde.name)
        )


def maak_nieuw(pad: Path, wachtwoord: str | None, database_id: str) -> bytes | None:
    """Make a database, encrypted under ``wachtwoord`` or not, and return its data key.

    Database and key file get their names only when both are complete, the key file first. Raises DatabaseBestaat,
    OpslagFout or BestandFout; nothing is left behind then.
    """
    weiger_bestaand(pad)
    _maak_map(pad.parent)
    tijdelijk = naast(pad)
    try:
        if wachtwoord is None:
            richt_in(tijdelijk, None, database_id)
            geef_naam(tijdelijk, pad)
            return None
        sleutel = sleutelbestand.maak_sleutelbestand(tijdelijk, wachtwoord)
        richt_in(tijdelijk, sleutel, database_id)
        geef_naam(sleutelbestand.pad_van(tijdelijk), sleutelbestand.pad_van(pad))
        try:
            geef_naam(tijdelijk, pad)
        except BaseException:
            sleutelbestand.pad_van(pad).unlink(missing_ok=True)
            raise
        return sleutel
    finally:
        ruim_op(tijdelijk)


def weiger_bestaand(pad: Path) -> None:
    """Raise DatabaseBestaat if a new database would stand in the way of one, of what is left of one, or of a key."""
    for rest in (pad, *(pad.with_name(pad.name + bij) for bij in BIJBESTANDEN)):
        if rest.exists():
            raise DatabaseBestaat(
                _(
                    "Er staat al een database op {pad}, of een rest ervan ({rest}); er is niets gewijzigd. "
                    "Kies een ander pad."
                ).format(pad=pad, rest=rest.name)
            )
    if sleutelbestand.pad_van(pad).exists():
        raise DatabaseBestaat(
            _(
                "Er staat al een sleutelbestand zonder database op {pad}; er is niets gewijzigd. Zet de database "
                "terug die erbij hoort, verplaats het sleutelbestand, of kies een ander pad."
            ).format(pad=sleutelbestand.pad_van(pad))
        )


def richt_in(pad: Path, sleutel: bytes | None, database_id: str) -> None:
    """Write the schema of a new database. Raises OpslagFout."""
    maak_besloten(pad)
    db = open_database(pad, sleutel)
    try:
        with begrijpelijk(pad):
            migraties.pas_toe(db)
        in_transactie(db, lambda d: d.execute("INSERT INTO meta VALUES ('database', ?)", (database_id,)), pad)
    finally:
        db.close()


def werk_bij(pad: Path, sleutel: bytes | None) -> None:
    """Check that this is a database of ours and bring its schema up to date, after a verified backup.

    Raises GeenDatabase, NieuwereVersie, Beschadigd or OpslagFout; the schema is then as it was.
    """
    db = open_database(pad, sleutel)
    try:
        with begrijpelijk(pad, lezend=True):
            if not {"event", "meta"} <= set(db.table_names()):
                raise GeenDatabase(
                    _(
                        "{pad} is wel een SQLite-bestand, maar geen database van korpsmonitor; er is niets gewijzigd."
                    ).format(pad=pad)
                )
            te_doen = migraties.openstaand(db, pad)
            if te_doen:
                doel = pad.with_name(f"{pad.name}.voor-{te_doen[0]}")
                migraties.pas_toe(db, vooraf=lambda: _bewaar_oude_versie(pad, doel, sleutel))
            ontbrekend = migraties.ontbrekende_triggers(db)
        if ontbrekend:
            raise Beschadigd(
                _(
                    "In {pad} ontbreekt de beveiliging {naam}; er is niets gewijzigd. Zet een reservekopie terug."
                ).format(pad=pad, naam=", ".join(ontbrekend))
            )
    finally:
        db.close()


def _bewaar_oude_versie(pad: Path, doel: Path, sleutel: bytes | None) -> None:
    # Imported late: few starts migrate.
    from korpsmonitor_tui.store.reservekopie import maak_reservekopie

    # A connection of its own: the one that migrates is in a transaction already, and VACUUM cannot be.
    db = open_database(pad, sleutel)
    try:
        maak_reservekopie(db, pad, doel, sleutel)
    finally:
        db.close()


def _maak_map(map_: Path) -> None:
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise OpslagFout(
            _("De map {map} kan niet worden gemaakt ({oorzaak}); er is niets gewijzigd.").format(
                map=map_, oorzaak=oorzaak_van(fout)
            )
        ) from fout
