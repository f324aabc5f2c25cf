"""``verslag lees`` on files that mean harm, in a program of its own that may use little: see :func:`main`."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from tests.cli.conftest import Opdrachtregel

SECONDEN = 2
"""Of processor time that one file may take."""
_VERBODEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
    "os.system",
)


def main(db: str, map_: str, *woorden: str) -> None:
    """Run ``verslag lees`` with these words on every file in a folder, and print what came of each as a line of JSON.

    Taking longer than it may ends the program; reaching out of it, for another program or the network, is told.
    """
    gedaan: list[str] = []
    sys.addaudithook(lambda wat, _gegevens: gedaan.append(wat) if wat in _VERBODEN else None)
    regel = Opdrachtregel(Path(db))
    regel("verslag", "status")  # What is imported and opened once is no work on a file.
    for pad in sorted(Path(map_).iterdir()):
        gedaan.clear()
        _begrens()
        uitkomst = regel("verslag", "lees", str(pad), *woorden, als="notulist 1")
        stand = json.dumps(
            {
                "naam": pad.name,
                "status": uitkomst.status,
                "uit": uitkomst.uit,
                "fout": uitkomst.fout,
                "gedaan": gedaan,
                "geheugen": _geheugen(),
            }
        )
        print(stand, flush=True)


def _geheugen() -> int:
    """Most bytes of memory that were in use so far."""
    stand = Path("/proc/self/status")
    if stand.exists():
        # What the system says of usage counts the memory of the program that started this one too.
        (regel,) = (regel for regel in stand.read_text().splitlines() if regel.startswith("VmHWM:"))
        return int(regel.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _begrens() -> None:
    gebruikt = resource.getrusage(resource.RUSAGE_SELF)
    _zacht, hoogst = resource.getrlimit(resource.RLIMIT_CPU)
    # Rounded up, since the limit is in whole seconds.
    resource.setrlimit(
        resource.RLIMIT_CPU, (int(gebruikt.ru_utime + gebruikt.ru_stime) + 1 + SECONDEN, hoogst)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
