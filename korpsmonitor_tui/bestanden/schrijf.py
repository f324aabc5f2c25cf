"""Files are written whole or not at all: temporary file beside the target, fsync, rename."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from korpsmonitor_tui.bestanden.naam import is_veilig
from korpsmonitor_tui.bestanden.tijdelijk import begin_van_naam, ruim_halve_op
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class BestandFout(KorpsmonitorFout):
    """A file cannot be written or read."""

    titel = "Bestand"


def schrijf_bestand(pad: Path, inhoud: bytes, *, overschrijf: bool = False) -> Path:
    """Write ``inhoud`` to ``pad`` whole or not at all, durable on return.

    Raises BestandFout if the file exists and ``overschrijf`` is false, or if the folder cannot be written; an
    existing file is then as it was.
    """
    with Klaarzetter(overschrijf=overschrijf) as klaar:
        klaar.zet_bestand(pad, inhoud)
        klaar.plaats()
    return pad


class Klaarzetter:
    """Writes a file or a folder whole beside its place, durable, and puts it there when told.

    Everything that can fail fails before :meth:`plaats`, which only renames: what has to be recorded with a file is
    recorded in between. A context manager: what was not put in its place is gone when it is left.
    """

    def __init__(self, *, overschrijf: bool = False) -> None:
        self._overschrijf = overschrijf
        self._pad: Path | None = None
        self._tijdelijk: Path | None = None
        self._naamloos: int | None = None
        """Handle of a file without a name."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fout: object) -> None:
        self._ruim_op()

    def zet_bestand(self, pad: Path, inhoud: bytes) -> Path:
        """Have a file ready for ``pad``, and return where it is until then: it can be read back first.

        Raises BestandFout if one is there already, or if it cannot be written.
        """
        return self.zet_stroom(pad, (inhoud,))

    def zet_stroom(self, pad: Path, delen: Iterable[bytes]) -> Path:
        """As :meth:`zet_bestand`, of a file that is too large to hold at once; what ``delen`` raises comes out."""
        with (
            self._klaar_voor(pad),
            tempfile.NamedTemporaryFile(dir=pad.parent, prefix=begin_van_naam(pad), delete=False) as doel,
        ):
            self._tijdelijk = tijdelijk = Path(doel.name)
            _schrijf_duurzaam(doel, delen)
        return tijdelijk

    def zet_geheim(self, pad: Path, inhoud: bytes) -> None:
        """Have a new file ready that only its owner may read and that, where the system can, has no name until then.

        Of a program that is killed nothing is left there. Elsewhere (Windows, a USB stick with FAT) it has a name in
        between, which :func:`korpsmonitor_tui.bestanden.tijdelijk.ruim_halve_op` takes away. Raises as :meth:`zet_bestand`.
        """
        with self._klaar_voor(pad):
            self._naamloos = _open_zonder_naam(pad.parent)
            if self._naamloos is not None:
                with open(self._naamloos, "wb", closefd=False) as doel:
                    _schrijf_duurzaam(doel, (inhoud,))
        if self._naamloos is None:
            self.zet_bestand(pad, inhoud)

    def zet_map(self, pad: Path, bestanden: Mapping[str, bytes]) -> None:
        """Have a folder ready for ``pad``, with these files by name. Raises as :meth:`zet_bestand`.

        Whoever lets a folder be replaced answers for what is in it. Nothing is ever written outside the folder.
        """
        for naam in bestanden:
            if not is_veilig(naam):
                raise BestandFout(
                    _("“{naam}” kan geen bestandsnaam zijn; er is niets geschreven.").format(naam=naam)
                )
        with self._klaar_voor(pad):
            self._tijdelijk = Path(tempfile.mkdtemp(dir=pad.parent, prefix=begin_van_naam(pad)))
            for naam, inhoud in bestanden.items():
                with (self._tijdelijk / naam).open("xb") as doel:
                    _schrijf_duurzaam(doel, (inhoud,))
            _bewaar_mapinhoud(self._tijdelijk)

    @contextlib.contextmanager
    def _klaar_voor(self, pad: Path) -> Iterator[None]:
        self._ruim_op()
        if pad.exists() and not self._overschrijf:
            raise BestandFout(
                _(
                    "{pad} bestaat al en is niet overschreven; kies een andere naam of gebruik --overschrijf."
                ).format(pad=pad)
            )
        self._pad = pad
        with _fout_bij(pad):
            pad.parent.mkdir(parents=True, exist_ok=True)
            ruim_halve_op(pad)
            yield

    def plaats(self) -> None:
        """Put it in its place; nothing if nothing is ready. Raises BestandFout; what stood there is then as it was."""
        pad, tijdelijk = self._pad, self._tijdelijk
        if pad is not None and self._naamloos is not None:
            with _fout_bij(pad):
                _geef_naam(self._naamloos, pad)
                self._ruim_op()
                _bewaar_mapinhoud(pad.parent)
            return
        if pad is None or tijdelijk is None:
            return
        with _fout_bij(pad):
            if tijdelijk.is_dir():
                _plaats_map(tijdelijk, pad, overschrijf=self._overschrijf)
            elif self._overschrijf:
                tijdelijk.replace(pad)
            else:
                _leg_neer_als_nieuw(tijdelijk, pad)
            self._ruim_op()
            _bewaar_mapinhoud(pad.parent)

    def _ruim_op(self) -> None:
        tijdelijk, self._tijdelijk = self._tijdelijk, None
        naamloos, self._naamloos = self._naamloos, None
        if naamloos is not None:
            os.close(naamloos)
        if tijdelijk is not None:
            ruim_op(tijdelijk)


def ruim_op(pad: Path) -> None:
    """Take away a file or folder of our own making, if it is still there and can be taken away."""
    if pad.is_dir():
        shutil.rmtree(pad, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        pad.unlink(missing_ok=True)


@contextlib.contextmanager
def _fout_bij(pad: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fout:
        raise BestandFout(
            _("{pad} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _schrijf_duurzaam(doel: IO[bytes], delen: Iterable[bytes]) -> None:
    for deel in delen:
        doel.write(deel)
    doel.flush()
    os.fsync(doel.fileno())


def _plaats_map(tijdelijk: Path, pad: Path, *, overschrijf: bool) -> None:
    """Rename a folder; what it replaces is gone only once it stands there."""
    if not pad.exists():
        tijdelijk.rename(pad)
        return
    if not overschrijf:
        raise FileExistsError(17, _("de map bestaat al"))
    weg = Path(tempfile.mkdtemp(dir=pad.parent, prefix=begin_van_naam(pad))) / pad.name
    try:
        pad.rename(weg)
        tijdelijk.rename(pad)
    except OSError:
        if weg.exists():
            weg.rename(pad)
        weg.parent.rmdir()
        raise
    ruim_op(weg.parent)


def maak_map(map_: Path) -> None:
    """Make a folder to write in, with those above it. Raises BestandFout if it cannot be made or written."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
        # Whether a folder can be written shows only when it is.
        with tempfile.TemporaryFile(dir=map_):
            pass
    except OSError as fout:
        raise BestandFout(
            _("In de map {map} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                map=map_, oorzaak=oorzaak_van(fout)
            )
        ) from fout


_EIGEN_HANDVATTEN = Path("/proc/self/fd")


def _open_zonder_naam(map_: Path) -> int | None:
    """A file in this folder that nobody finds there and that is gone with the program; None where there is no such thing."""
    if not hasattr(os, "O_TMPFILE") or not _EIGEN_HANDVATTEN.is_dir():
        return None
    try:
        return os.open(map_, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    except OSError:
        # Of this file system, or else what :meth:`Klaarzetter.zet_bestand` will raise.
        return None


def _geef_naam(handvat: int, pad: Path) -> None:
    """Give a file without a name its name, never that of another."""
    handvatten = os.open(_EIGEN_HANDVATTEN, os.O_RDONLY | os.O_CLOEXEC)
    try:
        # With a folder to begin from, the link is followed to the file behind it.
        os.link(str(handvat), pad, src_dir_fd=handvatten, follow_symlinks=True)
    finally:
        os.close(handvatten)


def _leg_neer_als_nieuw(tijdelijk: Path, pad: Path) -> None:
    """Give the file its name without ever replacing one that somebody else made meanwhile."""
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if pad.exists():
            raise FileExistsError(17, _("het bestand bestaat al")) from None
        tijdelijk.replace(pad)


def _bewaar_mapinhoud(map_: Path) -> None:
    """Make the new name durable too; only POSIX systems can open a folder."""
    if os.name != "posix":
        return
    handvat = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)
