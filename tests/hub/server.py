"""A PostgreSQL of the tests' own, in a temporary folder: started with TLS on loopback and a unix socket, stopped after."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

BEHEERDER: Final = "beheerder"
"""The superuser; a unix socket asks no password of it."""


def vind_programma(naam: str) -> str | None:
    """Where a program of PostgreSQL's server is: in Debian not on the path."""
    if op_pad := shutil.which(naam):
        return op_pad
    mappen = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda map_: int(map_.parent.name))
    return next((str(map_ / naam) for map_ in reversed(mappen) if (map_ / naam).exists()), None)


def wat_ontbreekt() -> str:
    """Why no server can be started here; empty if one can."""
    for naam in ("initdb", "postgres", "pg_ctl"):
        if vind_programma(naam) is None:
            return f"PostgreSQL ontbreekt ({naam}): installeer het pakket postgresql"
    if shutil.which("openssl") is None:
        return "openssl ontbreekt: installeer het pakket openssl"
    if os.geteuid() == 0 and (_gebruiker() is None or shutil.which("setpriv") is None):
        return "PostgreSQL draait niet als root, en er is geen gebruiker postgres"
    return ""


def _gebruiker() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def vrije_poort() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        poort: int = s.getsockname()[1]
        return poort


@dataclass
class Server:
    """A cluster in ``map_``. As root it runs as user postgres, which then owns everything in the folder."""

    map_: Path
    poort: int
    durabel: bool = False
    proces: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.map_ / "data"

    @property
    def socketmap(self) -> Path:
        return self.map_ / "s"

    @property
    def wortel(self) -> Path:
        """The certificate that clients check this server with."""
        return self.map_ / "ca.crt"

    def dsn(self, login: str, database: str = "hub", **meer: str) -> str:
        """The address over TLS."""
        delen = {"sslrootcert": str(self.wortel), **meer}
        vraag = "&".join(f"{naam}={waarde}" for naam, waarde in delen.items())
        return f"postgresql://{login}@localhost:{self.poort}/{database}?{vraag}"

    def dsn_beheer(self, database: str = "hub", login: str = BEHEERDER) -> str:
        """The administrator's address: the unix socket."""
        return f"host={self.socketmap} port={self.poort} user={login} dbname={database}"

    # -- its life ----------------------------------------------------------------------------------------------------

    def maak(self) -> Self:
        """Make the cluster."""
        self.socketmap.mkdir()
        maak_certificaten(self.map_)
        self._geef_aan_postgres()
        self.draai(
            "initdb",
            "-D",
            str(self.data),
            "-U",
            BEHEERDER,
            "--no-sync",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--pwfile=" + str(self.map_ / "pw"),
        )
        self.stel_in()
        return self

    def stel_in(self) -> None:
        """Write how it listens and whom it lets in."""
        zuinig = "" if self.durabel else "fsync = off\nfull_page_writes = off\n"
        with (self.data / "postgresql.conf").open("a") as bestand:
            bestand.write(
                f"listen_addresses = 'localhost'\nport = {self.poort}\nunix_socket_directories = '{self.socketmap}'\n"
                f"ssl = on\nssl_cert_file = '{self.map_}/server.crt'\nssl_key_file = '{self.map_}/server.key'\n"
                f"shared_buffers = 128MB\nmax_connections = 150\nmax_wal_size = 2GB\n{zuinig}"
                "log_min_messages = warning\n"
            )
        (self.data / "pg_hba.conf").write_text(
            f"local all {BEHEERDER} trust\nlocal all all scram-sha-256\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
            f"hostssl all all ::1/128 scram-sha-256\nlocal replication {BEHEERDER} trust\n"
        )

    def start(self) -> Self:
        """Start it and wait until it lets in."""
        postgres = vind_programma("postgres")
        assert postgres is not None
        with (self.map_ / "log").open("ab") as log:
            self.proces = subprocess.Popen(
                [*_als_postgres(), postgres, "-D", str(self.data)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.map_,
            )
        grens = time.monotonic() + 60
        while subprocess.run(
            [str(vind_programma("pg_isready")), "-q", "-h", str(self.socketmap), "-p", str(self.poort)],
            check=False,
        ).returncode:
            if self.proces.poll() is not None or time.monotonic() > grens:
                raise RuntimeError((self.map_ / "log").read_text("utf-8", "replace")[-2000:])
            time.sleep(0.02)
        return self

    def stop(self, signaal: signal.Signals = signal.SIGINT) -> None:
        """Stop it; with SIGQUIT at once, as a crash."""
        if self.proces is not None:
            # As root the process started is setpriv, which became postgres itself.
            self.proces.send_signal(signaal)
            self.proces.wait(60)
            self.proces = None

    def draai(self, programma: str, *argumenten: str) -> str:
        """Run one of PostgreSQL's programs as the user it runs as."""
        pad = vind_programma(programma)
        assert pad is not None, programma
        uitkomst = subprocess.run(
            [*_als_postgres(), pad, *argumenten], cwd=self.map_, check=False, capture_output=True, text=True
        )
        if uitkomst.returncode:
            raise RuntimeError(f"{programma}: {uitkomst.stdout}{uitkomst.stderr}")
        return uitkomst.stdout

    def _geef_aan_postgres(self) -> None:
        (self.map_ / "pw").write_text("beheer\n")
        gebruiker = _gebruiker()
        if os.geteuid() != 0 or gebruiker is None:
            return
        for pad in (self.map_, *self.map_.rglob("*")):
            os.chown(pad, gebruiker.pw_uid, gebruiker.pw_gid)


def _als_postgres() -> Sequence[str]:
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")


def nieuwe_map() -> Path:
    """A short path that postgres can reach: a socket's name has at most 107 bytes."""
    map_ = Path(tempfile.mkdtemp(prefix="kmhub", dir="/tmp" if Path("/tmp").is_dir() else None))
    map_.chmod(0o755)
    return map_


def maak_certificaten(map_: Path, naam: str = "localhost") -> None:
    """An authority of our own and a certificate of it for the server; clients trust ca.crt."""

    def openssl(*argumenten: str) -> None:
        subprocess.run(["openssl", *argumenten], cwd=map_, check=True, capture_output=True)

    ec = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(
        "req", "-x509", *ec, "-days", "2", "-subj", "/CN=proefuitgever", "-keyout", "ca.key", "-out", "ca.crt"
    )
    openssl("req", *ec, "-subj", f"/CN={naam}", "-keyout", "server.key", "-out", "server.csr")
    (map_ / "ext").write_text(f"subjectAltName=DNS:{naam}\n")
    openssl(
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "2",
        "-extfile",
        "ext",
        "-out",
        "server.crt",
    )
    (map_ / "server.key").chmod(0o600)
