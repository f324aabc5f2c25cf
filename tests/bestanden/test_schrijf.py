"""Files and folders stand there whole or not at all, and only when they may."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter, schrijf_bestand


def inhoud(map_: Path) -> dict[str, bytes]:
    """All files below a folder by their path in it, those of ours in progress too."""
    return {str(p.relative_to(map_)): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


@pytest.fixture
def uit(tmp_path: Path) -> Path:
    """Give a folder with nothing in it."""
    map_ = tmp_path / "uit"
    map_.mkdir()
    return map_


def test_a_file_stands_there_only_once_it_is_put_there(uit: Path) -> None:
    with Klaarzetter() as klaar:
        klaar.zet_bestand(uit / "diep" / "a.txt", b"a")
        assert not (uit / "diep" / "a.txt").exists()
        assert list(inhoud(uit).values()) == [b"a"]
        klaar.plaats()
        assert inhoud(uit) == {"diep/a.txt": b"a"}
        klaar.plaats()
    assert inhoud(uit) == {"diep/a.txt": b"a"}


def test_a_folder_stands_there_with_all_its_files(uit: Path) -> None:
    with Klaarzetter() as klaar:
        klaar.zet_map(uit / "m", {"a": b"1", "b": b"2"})
        assert not (uit / "m").exists()
        klaar.plaats()
    assert inhoud(uit) == {"m/a": b"1", "m/b": b"2"}


@pytest.mark.parametrize("overschrijf", [False, True])
def test_what_was_not_put_there_is_gone(uit: Path, overschrijf: bool) -> None:
    (uit / "oud").write_bytes(b"oud")
    with Klaarzetter(overschrijf=overschrijf) as klaar:
        klaar.zet_bestand(uit / "nieuw", b"1")
        klaar.zet_map(uit / "m", {"a": b"1"})
    assert inhoud(uit) == {"oud": b"oud"}
    assert [p.name for p in uit.iterdir()] == ["oud"]


def test_what_is_there_is_left_alone_unless_it_may_be_replaced(uit: Path) -> None:
    schrijf_bestand(uit / "a", b"1")
    with pytest.raises(BestandFout, match="niet overschreven"):
        schrijf_bestand(uit / "a", b"2")
    with Klaarzetter() as klaar:
        klaar.zet_map(uit / "m", {"a": b"2"})
        (uit / "m").mkdir()
        (uit / "m" / "van een ander").write_bytes(b"x")
        with pytest.raises(BestandFout, match="bestaat al"):
            klaar.plaats()
    assert inhoud(uit) == {"a": b"1", "m/van een ander": b"x"}
    with Klaarzetter(overschrijf=True) as klaar:
        klaar.zet_map(uit / "m", {"a": b"2"})
        klaar.plaats()
    assert inhoud(uit) == {"a": b"1", "m/a": b"2"}
    assert sorted(p.name for p in uit.iterdir()) == ["a", "m"]


def test_a_folder_that_cannot_be_replaced_is_as_it_was(uit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (uit / "m").mkdir()
    (uit / "m" / "oud").write_bytes(b"oud")
    hernoem = Path.rename

    def weiger(zelf: Path, doel: Path) -> Path:
        if doel == uit / "m" and (zelf / "nieuw").exists():
            raise OSError(28, "vol")
        return hernoem(zelf, doel)

    with Klaarzetter(overschrijf=True) as klaar:
        klaar.zet_map(uit / "m", {"nieuw": b"nieuw"})
        monkeypatch.setattr(Path, "rename", weiger)
        with pytest.raises(BestandFout):
            klaar.plaats()
    assert inhoud(uit) == {"m/oud": b"oud"}
    assert [p.name for p in uit.iterdir()] == ["m"]


@pytest.mark.parametrize("naamloos", [True, False], ids=["zonder naam", "met een naam"])
def test_a_secret_is_its_owners_alone_and_never_takes_a_place(
    uit: Path, monkeypatch: pytest.MonkeyPatch, naamloos: bool
) -> None:
    if not naamloos:
        monkeypatch.setattr("korpsmonitor_tui.bestanden.schrijf._open_zonder_naam", lambda _map: None)
    with Klaarzetter() as klaar:
        klaar.zet_geheim(uit / "a", b"sleutel")
        assert not (uit / "a").exists()
    assert inhoud(uit) == {}
    with Klaarzetter() as klaar:
        klaar.zet_geheim(uit / "a", b"sleutel")
        klaar.plaats()
    assert inhoud(uit) == {"a": b"sleutel"}
    if os.name == "posix":
        assert (uit / "a").stat().st_mode & 0o777 == 0o600
    with Klaarzetter() as klaar:
        klaar.zet_geheim(uit / "b", b"sleutel")
        (uit / "b").write_bytes(b"van een ander")
        with pytest.raises(BestandFout):
            klaar.plaats()
    assert inhoud(uit) == {"a": b"sleutel", "b": b"van een ander"}


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="hier heeft elk bestand een naam")
@pytest.mark.fouten("lek", kort=True)
def test_of_a_program_killed_before_a_secret_has_its_name_nothing_is_left(uit: Path) -> None:
    kind = os.fork()
    if kind == 0:
        Klaarzetter().zet_geheim(uit / "a", b"sleutel")
        assert list(uit.iterdir()) == [], "er is iets te vinden"
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) == -signal.SIGKILL
    assert list(uit.iterdir()) == []


def test_a_folder_cannot_be_made_below_a_file(uit: Path) -> None:
    (uit / "a").write_bytes(b"1")
    with Klaarzetter() as klaar, pytest.raises(BestandFout, match="er is niets gewijzigd"):
        klaar.zet_map(uit / "a" / "m", {"b": b""})
    assert inhoud(uit) == {"a": b"1"}
