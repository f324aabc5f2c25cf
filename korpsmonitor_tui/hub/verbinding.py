"""An open connection to the hub with a laptop's login: say who comes, bring events, fetch events."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, Pakket, van_kolommen
from korpsmonitor_tui.domain.hub import Begroeting, HubFout, HubWeigert, Levering, Recht, Schakel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.hub.adres import lees_adres
from korpsmonitor_tui.hub.fouten import in_woorden, regel_van, weigering
from korpsmonitor_tui.hub.verbonden import Verbonden
from korpsmonitor_tui.hub.versies import VERSIE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import psycopg

RUIMTE: Final = 8 * 1024 * 1024
"""Bytes of payload that one delivery holds at most, unless a single event is larger."""

_STUK: Final = 128 * 1024
"""Bytes given to COPY at once."""

_BRENG: Final = f"COPY pg_temp.aanbod ({', '.join(KOLOMMEN)}, salt, payload) FROM STDIN"
_HAAL: Final = (
    f"SELECT {', '.join(KOLOMMEN)}, salt, payload, volg, einde FROM korpsmonitor.haal(%s, %s, %s, %s)"
)
"""In no order: the server would sort on its disk what is here sorted in no time."""
_ID: Final = KOLOMMEN.index("id")
_HASH: Final = KOLOMMEN.index("hash")
_AANTAL: Final = len(KOLOMMEN)
_VOLG: Final = itemgetter(_AANTAL + 2)


@dataclass(frozen=True, slots=True)
class _Alvast:
    """What was asked beforehand; the connection answers nothing else before this is read or thrown away."""

    waarden: tuple[object, ...]
    cursor: psycopg.Cursor[tuple[Any, ...]]
    pijplijn: contextlib.ExitStack


class Hub(Verbonden):
    """A connection to the hub. Close it with :meth:`sluit` or use it as a context manager.

    Everything raises HubFout with one line for people, HubWeigert (with the event it is about) for what the hub refuses,
    ApparaatOnbekend for a device that has to be registered. Nothing is lost by any of them.
    """

    _alvast: _Alvast | None = None

    @classmethod
    def open(cls, dsn: str, wachtwoord: str | None) -> Hub:
        """Connect. Without a password libpq looks in PGPASSFILE, or a unix socket needs none."""
        import psycopg

        adres = lees_adres(dsn, wachtwoord)
        with in_woorden(_("Er is niets uitgewisseld; alles staat op deze laptop.")):
            hub = cls(psycopg.connect(adres, autocommit=True))
        try:
            hub._eis_versie()
        except BaseException:
            hub.sluit()
            raise
        return hub

    @property
    def monitor(self) -> str:
        """The id of the monitor that is kept here; empty before a coördinator brought one."""
        return str(self._rij("SELECT monitor FROM korpsmonitor.kenmerk()")[0] or "")

    def begin(self, monitor: str, device: str) -> Begroeting:
        """Say which monitor and device come. Raises ApparaatOnbekend, or HubWeigert for another monitor."""
        rij = self._rij(
            "SELECT epoch, zicht, volg, rol, team, partijen, algemeen, soorten, behalve FROM korpsmonitor.begin(%s, %s)",
            (monitor, device),
        )
        epoch, zicht, volg, rol, team, partijen, algemeen, soorten, behalve = rij
        alles, leest = rol in ("auditor", "coordinator"), rol == "lezer"
        recht = Recht(
            alles,
            frozenset() if alles or leest else frozenset(partijen),
            frozenset() if alles or leest else frozenset(algemeen),
            None if alles else frozenset(soorten),
            frozenset(behalve),
        )
        return Begroeting(epoch, zicht, volg, recht, team)

    def meld_aan(self, monitor: str, device: str, naam: str) -> None:
        """Register a device with this login; the first coördinator also says which monitor is kept here."""
        self._rij("SELECT korpsmonitor.meld_aan(%s, %s, %s)", (monitor, device, naam))

    def einden(self, devices: Iterable[str] = ()) -> dict[str, tuple[int, str]]:
        """The last place (dseq, hash) here of every device that this login may bring.

        Of ``devices`` (what the laptop holds) also those of which nothing is here yet, if this login may bring them.
        """
        self._laat_vallen()
        with in_woorden(_wat_staat()):
            rijen = self._db.execute(
                "SELECT device, dseq, hash FROM korpsmonitor.einden(%s)", (list(devices),)
            ).fetchall()
        return {device: (dseq, hash_) for device, dseq, hash_ in rijen}

    def bied_aan(self, pakketten: Sequence[Pakket]) -> int:
        """Bring a batch, all or nothing; what is here already is passed over. Returns how many were new.

        Raises HubWeigert naming the event and the reason.
        """
        if not pakketten:
            return 0
        tekst = _kopieertekst(pakketten)
        self._laat_vallen()
        with in_woorden(_wat_staat()):
            self._db.execute("SELECT korpsmonitor.open_aanbod()")
            self._kopieer(tekst, pakketten)
        return int(self._rij("SELECT korpsmonitor.neem_aanbod()")[0])

    def _kopieer(self, tekst: bytes, pakketten: Sequence[Pakket]) -> None:
        import psycopg

        try:
            with self._db.cursor().copy(_BRENG) as kopie:
                for begin in range(0, len(tekst), _STUK):
                    kopie.write(tekst[begin : begin + _STUK])
        except psycopg.DataError as fout:
            # A number that is none, or too large.
            event = pakketten[regel_van(fout)].event.id
            raise HubWeigert(weigering("vorm", event), event) from fout

    def haal(self, na: int, hoogstens: int, merk: str = "") -> Levering:
        """What came after ``na``, in the order in which the hub took it in.

        With ``merk`` (of the delivery that ended there) it is certain that it is still the same place; else
        PlaatsVervallen is raised, and everything has to be fetched from the start.
        """
        with in_woorden(_wat_staat()):
            rijen = self._vraag_rijen((na, hoogstens, merk, RUIMTE))
        if not rijen:
            return Levering((), (), na, True, merk)
        rijen.sort(key=_VOLG)
        pakketten = tuple(
            Pakket(van_kolommen(rij[:_AANTAL]), rij[_AANTAL], rij[_AANTAL + 1])
            for rij in rijen
            if rij[_ID] is not None
        )
        schakels = tuple(Schakel(rij[0], rij[1], rij[_HASH]) for rij in rijen if rij[_ID] is None)
        volg, einde = rijen[-1][_AANTAL + 2 :]
        return Levering(pakketten, schakels, volg, volg >= einde, rijen[-1][_HASH])

    def vraag_alvast(self, na: int, hoogstens: int, merk: str = "") -> None:
        """Ask what the next :meth:`haal` asks, if that is the same, and do not wait: the hub works on it meanwhile.

        Whatever goes wrong is raised there.
        """
        import psycopg

        self._laat_vallen()
        waarden, pijplijn = (na, hoogstens, merk, RUIMTE), contextlib.ExitStack()
        try:
            open_pijplijn = pijplijn.enter_context(self._db.pipeline())
            self._alvast = _Alvast(waarden, self._db.cursor(), pijplijn)
            self._alvast.cursor.execute(_HAAL, waarden, prepare=True)
            # Until a Sync comes the hub keeps the transaction open, and with it a lock that outlives a laptop whose line
            # is lost. The public sync() also waits for the answer, so only its first half is done here.
            open_pijplijn._enqueue_sync()
            self._db.wait(open_pijplijn._communicate_gen())
        except psycopg.Error:
            self._laat_vallen()

    def _vraag_rijen(self, waarden: tuple[object, ...]) -> list[tuple[Any, ...]]:
        alvast = self._alvast
        if alvast is not None and alvast.waarden == waarden:
            try:
                return alvast.cursor.fetchall()
            finally:
                self._laat_vallen()
        self._laat_vallen()
        return self._db.execute(_HAAL, waarden, prepare=True).fetchall()

    def _laat_vallen(self) -> None:
        """Throw away what was asked beforehand, and what went wrong with it: of a lost line the next question tells."""
        import psycopg

        alvast, self._alvast = self._alvast, None
        if alvast is not None:
            with contextlib.suppress(psycopg.Error):
                alvast.pijplijn.close()

    def sluit(self) -> None:
        """Close the connection, without waiting for what was asked beforehand."""
        super().sluit()
        self._laat_vallen()

    def _eis_versie(self) -> None:
        versie = self._rij("SELECT versie FROM korpsmonitor.kenmerk()")[0] or 0
        if versie > VERSIE:
            raise HubFout(
                _("De hub is nieuwer dan dit programma; er is niets uitgewisseld. Werk het programma bij.")
            )
        if versie < VERSIE:
            raise HubFout(
                _(
                    "De hub is ouder dan dit programma; er is niets uitgewisseld. De beheerder werkt hem bij met "
                    "“korpsmonitor hub opzetten”."
                )
            )

    def _rij(self, vraag: str, waarden: tuple[object, ...] = ()) -> tuple[Any, ...]:
        self._laat_vallen()
        with in_woorden(_wat_staat()):
            rij = self._db.execute(vraag, waarden).fetchone()
        # Every question here has one answer; a server that gives none is no hub of ours.
        if rij is None:
            raise HubFout(_("De hub geeft geen antwoord."))
        return tuple(rij)


def _wat_staat() -> str:
    return _("Wat al was uitgewisseld staat; de rest staat op deze laptop. Herhaal het.")


_TABS: Final = _AANTAL + 1
"""Tabs in a line of which no value holds one."""

_UITWIJKEN: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _kopieertekst(pakketten: Sequence[Pakket]) -> bytes:
    """The batch in COPY's text format. Raises HubWeigert for what PostgreSQL cannot hold: NUL and lone surrogates."""
    try:
        tekst = "".join(map(_kopieerregel, pakketten)).encode()
        if b"\0" not in tekst:
            return tekst
    except UnicodeEncodeError:
        pass
    event = next(pakket.event.id for pakket in pakketten if not _past(_kopieerregel(pakket)))
    raise HubWeigert(weigering("tekens", event), event)


def _kopieerregel(pakket: Pakket) -> str:
    leeg = pakket.payload is None
    waarden = [*map(str, pakket.event.als_kolommen()), pakket.salt, "" if leeg else str(pakket.payload)]
    regel = "\t".join(waarden)
    if "\\" in regel or "\n" in regel or "\r" in regel or regel.count("\t") != _TABS:
        regel = "\t".join([waarde.translate(_UITWIJKEN) for waarde in waarden])
    return f"{regel}\\N\n" if leeg else f"{regel}\n"


def _past(regel: str) -> bool:
    try:
        return b"\0" not in regel.encode()
    except UnicodeEncodeError:
        return False
