"""Exchange without a network: events as one encrypted file out, and in again on a colleague's laptop."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from korpsmonitor_tui import __version__
from korpsmonitor_tui.bestanden.lees import open_gewoon
from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.databasebestand import weiger_bestaand
from korpsmonitor_tui.store.fouten import PakketOnbruikbaar
from korpsmonitor_tui.store.pakketbestand import (
    ALLES,
    DOSSIER,
    Manifest,
    Pakketlezer,
    einden,
    is_volledig,
    schrijf_alles,
    schrijf_dossier,
)
from korpsmonitor_tui.store.schijf import ruim_op
from korpsmonitor_tui.store.store import Store
from korpsmonitor_tui.store.versleuteld import MERK, versleutel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.opnemen import Opname

_STAND: Final = "pakket:"
"""Begin of the names under which is remembered what a colleague has; then their name, and their device."""


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A file that was written."""

    pad: Path
    events: int
    grootte: int
    """In bytes."""
    vanaf: bool
    """Whether it holds only what a colleague did not have yet."""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What is in a file."""

    manifest: Manifest
    events: int
    weggelaten: int
    """Places in chains of which the event is not in it."""


@dataclass(frozen=True, slots=True)
class Lezing:
    """What became of a file that was taken in."""

    manifest: Manifest
    events: int
    """In the file."""
    opgenomen: int
    """That were not here yet."""
    wachtend: int
    """Everything here that waits for something that is still missing."""
    geweigerd: tuple[tuple[str, str], ...]
    """(event id, reason in Dutch)."""
    conflicten: dict[str, int]
    """New conflicts, per dossier (empty: what belongs to none)."""


# -- out ---------------------------------------------------------------------------------------------------------------


def maak_pakket(
    sessie: Sessie, pad: Path, wachtwoord: str, *, voor: str = "", overschrijf: bool = False
) -> Gemaakt:
    """Write everything, or with ``voor`` (a name) what that colleague's last file did not show them to have.

    Raises BestandFout if it cannot be written, OnbruikbareInvoer without a passphrase.
    """
    db = sessie.store.lees()
    with _een_moment(db):
        na = _bekend_bij(sessie, voor) if voor else {}
        manifest = _manifest(sessie, db, ALLES, "", na)
        return _schrijf(pad, wachtwoord, schrijf_alles(db, manifest), vanaf=bool(na), overschrijf=overschrijf)


def maak_dossier(
    sessie: Sessie, partij: str, pad: Path, wachtwoord: str, *, overschrijf: bool = False
) -> Gemaakt:
    """Write one dossier with what it cannot be read without. Raises as :func:`maak_pakket`, and NietGevonden."""
    db = sessie.store.lees()
    with _een_moment(db):
        manifest = _manifest(sessie, db, DOSSIER, sessie.dossier(partij), {})
        return _schrijf(pad, wachtwoord, schrijf_dossier(db, manifest), vanaf=False, overschrijf=overschrijf)


@contextmanager
def _een_moment(db: Database) -> Iterator[None]:
    """Read everything as it is at one moment, while others write on."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


def _manifest(sessie: Sessie, db: Database, soort: str, dossier: str, na: dict[str, int]) -> Manifest:
    return Manifest(
        soort,
        sessie.store.monitor,
        sessie.editie.id,
        dossier,
        sessie.persoon.naam,
        sessie.store.device,
        sessie.store.klok().isoformat(timespec="seconds"),
        __version__,
        na,
        einden(db) if is_volledig(db) else {},
    )


def _bekend_bij(sessie: Sessie, naam: str) -> dict[str, int]:
    """Per device what every laptop of this colleague was known to have when it last sent a file."""
    begin = f"{_STAND}{naam}:"
    standen = [
        json.loads(waarde) for sleutel, waarde in sessie.store.hubstand().items() if sleutel.startswith(begin)
    ]
    if not standen:
        return {}
    return {
        device: min(stand[device] for stand in standen)
        for device in set.intersection(*(set(stand) for stand in standen))
    }


def _schrijf(
    pad: Path, wachtwoord: str, regels: Iterator[bytes], *, vanaf: bool, overschrijf: bool
) -> Gemaakt:
    if not wachtwoord:
        raise OnbruikbareInvoer(_("Een pakket heeft een wachtwoord nodig; er is niets geschreven."))
    if overschrijf:
        _weiger_ander_bestand(pad)
    geteld = _Teller(regels)
    with Klaarzetter(overschrijf=overschrijf) as klaar:
        tijdelijk = klaar.zet_stroom(pad, versleutel(geteld, wachtwoord))
        grootte = tijdelijk.stat().st_size
        klaar.plaats()
    return Gemaakt(pad, geteld.events, grootte, vanaf)


class _Teller:
    """Passes lines on, and remembers what the last one says of how many there were."""

    def __init__(self, regels: Iterator[bytes]) -> None:
        self._regels = regels
        self._laatste = b"{}"

    def __iter__(self) -> Iterator[bytes]:
        for regel in self._regels:
            self._laatste = regel
            yield regel

    @property
    def events(self) -> int:
        aantal: int = json.loads(self._laatste)["events"]
        return aantal


def _weiger_ander_bestand(pad: Path) -> None:
    """Only an earlier file of this kind is ever replaced: never a database that was named by mistake."""
    if not pad.exists():
        return
    with _open(pad) as bestand:
        ander = bestand.read(len(MERK)) != MERK
    if ander:
        raise BestandFout(
            _("{pad} is geen pakket en is niet overschreven; kies een andere naam.").format(pad=pad)
        )


# -- in ----------------------------------------------------------------------------------------------------------------


def toon_pakket(pad: Path, wachtwoord: str) -> Inhoud:
    """What is in a file, which is read to its end; nothing is taken in. Raises WachtwoordOnjuist, PakketOnbruikbaar."""
    with _open(pad) as bestand:
        lezer = Pakketlezer(bestand, wachtwoord)
        for _deel in lezer.delen():
            pass
        return Inhoud(lezer.manifest, lezer.events, lezer.schakels)


def lees_pakket(sessie: Sessie, pad: Path, wachtwoord: str) -> Lezing:
    """Take in what a colleague sent: all of it, or nothing if the file does not hold. Idempotent.

    Raises WachtwoordOnjuist, PakketOnbruikbaar (damaged, or of another monitor), OpslagFout.
    """
    voor = _conflicten(sessie.store.lees())
    lezer, opname = _neem_op(sessie.store, pad, wachtwoord)
    erbij = _conflicten(sessie.store.lees()) - voor
    return Lezing(
        lezer.manifest,
        lezer.events,
        opname.opgenomen,
        opname.wachtend,
        opname.geweigerd,
        dict(Counter(dossier for dossier, *_waar in erbij)),
    )


def begin_met_pakket(
    wereld: Wereld, pad: Path, wachtwoord: Callable[[], str | None], pakket: Path, pakketwachtwoord: str
) -> Manifest:
    """Make a new database of the monitor that a file is of, with what is in it.

    ``wachtwoord`` gives the passphrase of the new database once the file turned out to be good, None for no encryption.
    Raises KorpsmonitorFout; nothing is left behind then.
    """
    weiger_bestaand(pad)
    inhoud = toon_pakket(pakket, pakketwachtwoord)
    store = Store.maak(pad, wachtwoord(), wereld.omgeving(), inhoud.manifest.monitor)
    try:
        with store:
            _neem_op(store, pakket, pakketwachtwoord)
    except BaseException:
        ruim_op(pad)
        raise
    return inhoud.manifest


def _neem_op(store: Store, pad: Path, wachtwoord: str) -> tuple[Pakketlezer, Opname]:
    with _open(pad) as bestand:
        lezer = Pakketlezer(bestand, wachtwoord)
        manifest = lezer.manifest
        if manifest.monitor != store.monitor:
            raise PakketOnbruikbaar(
                _("Dit pakket is van een andere monitor (editie {editie}); er is niets overgenomen.").format(
                    editie=manifest.editie
                )
            )
        onthoud = {}
        if manifest.stand and manifest.device != store.device:
            onthoud = {f"{_STAND}{manifest.van}:{manifest.device}": json.dumps(manifest.stand)}
        opname = store.neem_stroom_op(((deel.pakketten, deel.schakels) for deel in lezer.delen()), onthoud)
    return lezer, opname


def _conflicten(db: Database) -> set[tuple[str, str, str, str]]:
    """(dossier, soort, entiteit, field) of everything that two laptops wrote differently."""
    return {
        (dossier, soort, id_, veld)
        for dossier, soort, id_, velden in db.execute(
            "SELECT dossier, soort, id, conflicten FROM entiteit WHERE conflicten IS NOT '[]'"
        ).fetchall()
        for veld in json.loads(velden)
    }


@contextmanager
def _open(pad: Path) -> Iterator[IO[bytes]]:
    try:
        bestand = open_gewoon(pad)
        with bestand as geopend:
            yield geopend
    except OSError as fout:
        raise PakketOnbruikbaar(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets overgenomen.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
