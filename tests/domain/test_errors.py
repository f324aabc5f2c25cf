"""Why the system refuses something, in Dutch."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import oorzaak_van

if TYPE_CHECKING:
    from pathlib import Path


def test_what_people_meet_most_is_dutch(tmp_path: Path) -> None:
    bestand = tmp_path / "bestand"
    bestand.write_text("x", encoding="utf-8")
    redenen = []
    for pad in (tmp_path / "weg", tmp_path, bestand / "daarin", tmp_path / ("n" * 300)):
        with pytest.raises(OSError) as fout:  # noqa: PT011 - which one differs by system
            pad.read_bytes()
        redenen.append(oorzaak_van(fout.value))
    assert redenen[0] == "het bestaat niet"
    assert all(reden and "directory" not in reden and "name too" not in reden for reden in redenen)


@pytest.mark.parametrize(
    ("fout", "reden"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
        (PermissionError(errno.EACCES, "Permission denied"), "geen toestemming"),
        (OSError(9999, "iets anders"), "iets anders"),
        (OSError("zonder nummer"), "zonder nummer"),
        (OSError(), "OSError"),
    ],
)
def test_what_has_no_words_here_keeps_its_own(fout: OSError, reden: str) -> None:
    assert oorzaak_van(fout) == reden
