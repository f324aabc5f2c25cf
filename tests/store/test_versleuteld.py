"""The encrypted container: it comes back byte for byte, and of anything else nothing comes out unnoticed."""

from __future__ import annotations

import io
import itertools
import tracemalloc
from typing import IO, TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.store import sleutelslot
from korpsmonitor_tui.store.fouten import OpslagFout, PakketOnbruikbaar, WachtwoordOnjuist
from korpsmonitor_tui.store.versleuteld import BLOK, MERK, ontsleutel, versleutel

if TYPE_CHECKING:
    from collections.abc import Iterable

WACHTWOORD = "fiets oud regen"
GEHEIM = b"quetzalcoatlus"


@pytest.fixture(autouse=True)
def _snel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch cheaply: what is tried here is what comes after it."""
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
    monkeypatch.setattr(sleutelslot, "RONDES", 1)


def pak(delen: Iterable[bytes], wachtwoord: str = WACHTWOORD) -> bytes:
    return b"".join(versleutel(delen, wachtwoord))


def uit(bestand: bytes, wachtwoord: str = WACHTWOORD) -> bytes:
    return b"".join(ontsleutel(io.BytesIO(bestand), wachtwoord))


LENGTEN = st.integers(0, 3 * BLOK) | st.sampled_from([0, 1, BLOK - 1, BLOK, BLOK + 1, 2 * BLOK])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(lengte=LENGTEN, delen=st.integers(1, 9), zaad=st.binary(min_size=1, max_size=8))
def test_it_comes_back_byte_for_byte_however_it_was_handed_in(lengte: int, delen: int, zaad: bytes) -> None:
    inhoud = bytes(itertools.islice(itertools.cycle(zaad), lengte))
    stap = max(1, lengte // delen)
    assert uit(pak(inhoud[nr : nr + stap] for nr in range(0, lengte, stap))) == inhoud


def test_nothing_can_be_read_but_how_it_was_made() -> None:
    een, twee = pak([GEHEIM]), pak([GEHEIM])
    assert een.startswith(MERK)
    assert GEHEIM not in een
    assert een[-len(GEHEIM) :] != twee[-len(GEHEIM) :]
    assert b"argon2id13" in een


BESTAND_LENGTE = 2 * BLOK + 100


@pytest.fixture(scope="module")
def bestand() -> bytes:
    with pytest.MonkeyPatch.context() as lap:
        lap.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
        lap.setattr(sleutelslot, "RONDES", 1)
        return pak([GEHEIM * (BESTAND_LENGTE // len(GEHEIM))])


@pytest.mark.fouten("byte", kort=True)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(plaats=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_every_changed_bit_is_found(bestand: bytes, plaats: float, bit: int) -> None:
    anders = bytearray(bestand)
    anders[int(plaats * len(bestand))] ^= 1 << bit
    with pytest.raises((PakketOnbruikbaar, WachtwoordOnjuist)):
        uit(bytes(anders))


def test_every_changed_byte_before_the_text_is_found() -> None:
    klein = pak([b"x"])
    for plaats in range(len(klein)):
        anders = bytearray(klein)
        anders[plaats] ^= 1
        with pytest.raises(OpslagFout):
            uit(bytes(anders))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(weg=st.integers(1, BLOK * 3))
@example(weg=1)
def test_what_was_cut_short_or_made_longer_is_found(bestand: bytes, weg: int) -> None:
    for anders in (bestand[: max(0, len(bestand) - weg)], bestand + b"x" * weg, bestand + bestand[-weg:]):
        with pytest.raises((PakketOnbruikbaar, WachtwoordOnjuist)):
            uit(anders)


def test_a_file_that_ends_after_a_whole_block_is_found() -> None:
    heel = pak([b"x" * 3 * BLOK])
    begin = len(heel) - 3 * (BLOK + 17)
    blokken = [heel[begin + nr * (BLOK + 17) :][: BLOK + 17] for nr in range(3)]
    assert uit(heel[:begin] + b"".join(blokken)) == b"x" * 3 * BLOK
    with pytest.raises(PakketOnbruikbaar):
        uit(heel + b"x")
    for volgorde in ([0, 1], [0, 2], [1, 0, 2], [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2], [2], []):
        with pytest.raises(PakketOnbruikbaar):
            uit(heel[:begin] + b"".join(blokken[nr] for nr in volgorde))


@pytest.mark.parametrize("wachtwoord", ["", "fiets oud", f"{WACHTWOORD} ", WACHTWOORD.upper()])
def test_another_passphrase_opens_nothing(wachtwoord: str) -> None:
    with pytest.raises(WachtwoordOnjuist):
        uit(pak([GEHEIM]), wachtwoord)


@pytest.mark.parametrize(
    "inhoud", [b"", b"K", MERK, b"PK\x03\x04 geen pakket van ons", MERK + b"\x02\x00\x00{}"]
)
def test_another_file_is_refused(inhoud: bytes) -> None:
    with pytest.raises(PakketOnbruikbaar):
        uit(inhoud)


def test_a_file_of_any_size_takes_little_memory() -> None:
    """Eighty times a block more, and not a block more memory."""
    tracemalloc.start()
    try:
        pieken = []
        for blokken in (4, 84):
            tracemalloc.reset_peak()
            lezer = cast(
                "IO[bytes]", _Stroom(versleutel((b"x" * BLOK for _nr in range(blokken)), WACHTWOORD))
            )
            lengten = [len(blok) for blok in ontsleutel(lezer, WACHTWOORD)]
            assert sum(lengten) == blokken * BLOK
            pieken.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert pieken[1] < pieken[0] + BLOK


class _Stroom:
    """A file that is written while it is read."""

    def __init__(self, delen: Iterable[bytes]) -> None:
        self._delen = iter(delen)
        self._rest = b""

    def read(self, aantal: int) -> bytes:
        while len(self._rest) < aantal and (deel := next(self._delen, None)) is not None:
            self._rest += deel
        gelezen, self._rest = self._rest[:aantal], self._rest[aantal:]
        return gelezen
