"""Files kept as evidence come out byte for byte."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.services import bijlagen
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop


def bewaar(laptop: Laptop, naam: str, inhoud: bytes) -> str:
    return laptop.store.voer_uit(laptop.notulist.wie, lambda tx: bijlagen.bewaar(tx, DOSSIER, naam, inhoud))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(min_size=1),
    st.text(min_size=1).filter(lambda t: not any(0xD800 <= ord(c) <= 0xDFFF for c in t)),
)
def test_any_file_comes_out_as_it_went_in(laptop: Laptop, inhoud: bytes, naam: str) -> None:
    id_ = bewaar(laptop, naam, inhoud)
    assert bijlagen.haal_op(laptop.lezer, id_) == (naam, inhoud)
    rij = laptop.store.lees().execute("SELECT sha256, grootte FROM bijlage WHERE id = ?", (id_,)).fetchone()
    assert rij == (hashlib.sha256(inhoud).hexdigest(), len(inhoud))


def test_a_large_file_comes_out_as_it_went_in(laptop: Laptop) -> None:
    inhoud = bytes(range(256)) * 8_192
    assert bijlagen.haal_op(laptop.lezer, bewaar(laptop, "opname.wav", inhoud))[1] == inhoud


def test_a_file_that_was_destroyed_by_law_is_gone(laptop: Laptop) -> None:
    id_ = bewaar(laptop, "brief.pdf", b"%PDF-")

    def vernietig(tx: Transactie) -> None:
        (event,) = tx.koppen("bijlage", id_, "inhoud")
        tx.db.execute("UPDATE event_payload SET payload = NULL, salt = '' WHERE event = ?", (event,))

    laptop.store.voer_uit(laptop.notulist.wie, vernietig)
    with pytest.raises(NietGevonden, match="niet"):
        bijlagen.haal_op(laptop.lezer, id_)
    with pytest.raises(NietGevonden):
        bijlagen.haal_op(laptop.lezer, "bestaat-niet")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    groot = tmp_path / "film.mp4"
    with groot.open("wb") as bestand:
        bestand.truncate(bijlagen.GROOTSTE + 1)
    with pytest.raises(OnbruikbareInvoer, match="groter dan 20 MB"):
        bijlagen.lees_bestand(groot)
