"""Only an ordinary file of a bounded size is read: nothing waits for a pipe or drinks from a device."""

from __future__ import annotations

import errno
import io
import os
import socket
import threading
from pathlib import Path

import pytest

from korpsmonitor_tui.bestanden.lees import lees_bytes, lees_stroom, open_gewoon

posix = pytest.mark.skipif(os.name != "posix", reason="pijpen en apparaten als bestand kent Windows niet")


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    pad = tmp_path / "a.txt"
    pad.write_bytes(b"abc\r\n\x00")
    assert lees_bytes(pad, 6) == b"abc\r\n\x00"
    with open_gewoon(pad) as bestand:
        assert bestand.read(1) == b"a"


def test_one_byte_too_many_is_refused_with_the_bound(tmp_path: Path) -> None:
    pad = tmp_path / "a.txt"
    pad.write_bytes(b"x" * 2049)
    with pytest.raises(OSError, match="groter dan 2 kB") as fout:
        lees_bytes(pad, 2048)
    assert (fout.value.errno, fout.value.filename) == (errno.EFBIG, str(pad))


def test_a_stream_is_bounded_by_what_it_gives() -> None:
    assert lees_stroom(io.BytesIO(b"x" * 9), 9) == b"x" * 9
    with pytest.raises(OSError, match="groter dan 3 MB"):
        lees_stroom(io.BytesIO(b"x" * (3 * 2**20 + 1)), 3 * 2**20)


def test_a_missing_file_and_a_folder_are_the_usual_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        lees_bytes(tmp_path / "weg", 9)
    with pytest.raises((IsADirectoryError, PermissionError)):
        lees_bytes(tmp_path, 9)


@posix
@pytest.mark.parametrize("apparaat", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_a_device_is_no_file(apparaat: str, tmp_path: Path) -> None:
    koppeling = tmp_path / "verslag.docx"
    koppeling.symlink_to(apparaat)
    for pad in (koppeling, Path(apparaat)):
        with pytest.raises(OSError, match="geen gewoon bestand"):
            lees_bytes(pad, 9, pijp=True)


@posix
def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as luisteraar:
        luisteraar.bind(str(tmp_path / "s"))
        with pytest.raises(OSError, match=r"."):
            lees_bytes(tmp_path / "s", 9, pijp=True)


@posix
def test_nobody_waits_for_a_pipe_without_a_writer(tmp_path: Path) -> None:
    pijp = tmp_path / "verslag.docx"
    os.mkfifo(pijp)
    with pytest.raises(OSError, match="geen gewoon bestand"):
        lees_bytes(pijp, 9)
    assert lees_bytes(pijp, 9, pijp=True) == b""


@posix
def test_a_pipe_that_a_shell_made_is_read_to_its_end_where_that_is_meant() -> None:
    lezen, schrijven = os.pipe()

    def schrijf() -> None:
        for _keer in range(100):
            os.write(schrijven, b"geheim zinnetje\n" * 100)
        os.close(schrijven)

    schrijver = threading.Thread(target=schrijf)
    schrijver.start()
    try:
        assert lees_bytes(Path(f"/dev/fd/{lezen}"), 2**20, pijp=True) == b"geheim zinnetje\n" * 10_000
    finally:
        os.close(lezen)
        schrijver.join()
