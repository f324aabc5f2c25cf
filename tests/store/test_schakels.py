"""Chains of which a hub keeps some events from this laptop: they hold, and are filled in when it may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.store.opnemen import lees_pakketten
from tests.store.conftest import MaakStore, knoei
from tests.store.gegevens import maak_notitie
from tests.store.test_opnemen import afdruk

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Pakket


def verdeel(pakketten: list[Pakket], verborgen: str) -> tuple[list[Pakket], list[Schakel]]:
    """The events as a laptop gets them that may not see one entity."""
    zichtbaar = [p for p in pakketten if p.event.entiteit != verborgen]
    return zichtbaar, [
        Schakel(p.event.device, p.event.dseq, p.event.hash)
        for p in pakketten
        if p.event.entiteit == verborgen
    ]


def test_a_chain_holds_around_what_is_kept_from_us(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    geheim = maak_notitie(hier, "van een ander korps")
    eigen = maak_notitie(hier, "van ons")
    zichtbaar, schakels = verdeel(lees_pakketten(hier.lees()), geheim)

    opname = daar.neem_op(zichtbaar, schakels, {"volg": "4"})

    assert (opname.opgenomen, opname.wachtend, opname.geweigerd) == (len(zichtbaar), 0, ())
    assert daar.hubstand() == {"volg": "4"}
    assert daar.controleer().gebreken == ()
    assert [rij[0] for rij in daar.lees().execute("SELECT id FROM notitie")] == [eigen]


def test_without_its_place_what_follows_waits(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    geheim = maak_notitie(hier, "van een ander korps")
    maak_notitie(hier, "van ons")
    zichtbaar, schakels = verdeel(lees_pakketten(hier.lees()), geheim)
    assert daar.neem_op(zichtbaar).wachtend == len(zichtbaar)
    # The places alone bring in what waited for them.
    assert daar.neem_op((), schakels).opgenomen == len(zichtbaar)
    assert daar.controleer().klopt


def test_what_becomes_visible_takes_its_place(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    geheim = maak_notitie(hier, "eerst van een ander team")
    maak_notitie(hier, "van ons")
    alles = lees_pakketten(hier.lees())
    daar.neem_op(*verdeel(alles, geheim))
    assert daar.neem_op(alles).geweigerd == ()
    assert afdruk(daar) == afdruk(hier)
    assert daar.lees().execute("SELECT count(*) FROM schakel").fetchone() == (0,)
    assert daar.controleer().klopt


def test_another_event_does_not_pass_for_the_one_that_was_kept(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    geheim = maak_notitie(hier, "van een ander korps")
    maak_notitie(hier, "van ons")
    zichtbaar, schakels = verdeel(lees_pakketten(hier.lees()), geheim)
    vals = [Schakel(s.device, s.dseq, "f" * 64) for s in schakels]
    daar.neem_op((), vals)
    assert daar.neem_op(zichtbaar).opgenomen == 0
    assert [naam for naam, _reden in daar.neem_op((), schakels).geweigerd]
    assert daar.lees().execute("SELECT count(*) FROM event").fetchone() == (0,)


def test_a_place_that_was_altered_is_found(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    geheim = maak_notitie(hier, "van een ander korps")
    maak_notitie(hier, "van ons")
    daar.neem_op(*verdeel(lees_pakketten(hier.lees()), geheim))
    knoei(daar.pad, "UPDATE schakel SET hash = iif(hash LIKE 'f%', '0', 'f') || substr(hash, 2)")
    assert any("sluit niet aan" in gebrek.uitleg for gebrek in daar.controleer().gebreken)
