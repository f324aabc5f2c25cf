"""Taking in what is false or strange: it is refused with a reason, and never stops what is sound."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.event import Pakket, bereken_hash, bereken_payload_hash
from korpsmonitor_tui.store.opnemen import lees_pakketten
from tests.store.conftest import WIE, MaakStore
from tests.store.gegevens import maak_notitie
from tests.store.test_transactie import tekst_van, zet_tekst

if TYPE_CHECKING:
    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.transactie import Transactie


def _met(pakket: Pakket, **anders: Any) -> Pakket:
    event = dataclasses.replace(pakket.event, **anders)
    if not all(isinstance(ouder, str) for ouder in event.ouders):
        return dataclasses.replace(pakket, event=event)
    hash_ = bereken_hash(event.als_kolommen()[:-1])
    return dataclasses.replace(pakket, event=dataclasses.replace(event, hash=hash_))


@pytest.mark.parametrize(
    ("verander", "reden"),
    [
        (lambda p: dataclasses.replace(p, event=dataclasses.replace(p.event, actor="ander")), "gewijzigd"),
        (lambda p: dataclasses.replace(p, payload='"vals"'), "tekst is na vastlegging gewijzigd"),
        (lambda p: _met(p, dseq=0), "nummering"),
        (lambda p: _met(p, lamport=2**63), "nummering"),
        (lambda p: _met(p, ouders=("b", "a")), "voorgangers"),
        (lambda p: _met(p, vorige="1" * 64), "sluit niet aan"),
        (lambda p: _met(p, lamport=2**62 + 1), "nummering"),
        (lambda p: _met(p, id="twee woorden"), "voorgangers"),
        (lambda p: _met(p, ouders=("a b",)), "voorgangers"),
        (lambda p: _met(p, ouders=("a", "a")), "voorgangers"),
        (lambda p: _met(p, ouders=[]), "voorgangers"),
        (lambda p: _met(p, id="a", ouders=("a",)), "voorgangers"),
        (lambda p: _met(p, ouders=(7,)), "niet de vorm"),
        (lambda p: _met(p, vorm=True), "niet de vorm"),
        (lambda p: _met(p, dseq="1"), "niet de vorm"),
        (lambda p: _met(p, actor=None), "niet de vorm"),
        (lambda p: dataclasses.replace(p, payload=b"{}"), "niet de vorm"),
        (lambda p: dataclasses.replace(p, salt=None, payload=None), "niet de vorm"),
        (lambda p: dataclasses.replace(p, event=dataclasses.replace(p.event, actor="\ud800")), "geen tekst"),
        (lambda p: dataclasses.replace(p, payload='"\ud800"'), "geen tekst"),
        (
            lambda p: dataclasses.replace(p, salt=p.salt + p.payload[0], payload=p.payload[1:]),
            "tekst is na vastlegging gewijzigd",
        ),
    ],
)
def test_what_does_not_hold_is_refused_with_a_reason(
    maak_store: MaakStore, verander: Any, reden: str
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    eerste = lees_pakketten(hier.lees())[0]
    uitkomst = daar.neem_op([verander(eerste)])
    assert uitkomst.opgenomen == 0
    assert reden in uitkomst.geweigerd[0][1]
    assert daar.controleer().klopt


def test_a_second_history_for_the_same_device_is_refused(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    echt = lees_pakketten(hier.lees())
    daar.neem_op(echt)
    payload = '"vervalst"'
    vals = _met(echt[1], payload_hash=bereken_payload_hash(echt[1].salt, payload))
    uitkomst = daar.neem_op([dataclasses.replace(vals, payload=payload)])
    assert "al iets anders vastgelegd" in uitkomst.geweigerd[0][1]


def test_an_event_older_than_its_parent_is_refused(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    zet_tekst(hier, notitie, "tweede")
    pakketten = lees_pakketten(hier.lees())
    uitkomst = daar.neem_op([*pakketten[:2], _met(pakketten[2], lamport=1)])
    assert "voortbouwt" in uitkomst.geweigerd[0][1]


def test_a_payload_that_is_no_json_is_kept_without_a_value(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    eerste, tweede = lees_pakketten(hier.lees())
    vreemd = dataclasses.replace(
        _met(tweede, payload_hash=bereken_payload_hash(tweede.salt, "{")), payload="{"
    )
    assert daar.neem_op([eerste, vreemd]).opgenomen == 2
    assert daar.lees().execute("SELECT tekst FROM notitie").fetchone() == (None,)
    assert daar.controleer().klopt


def test_an_empty_payload_without_a_record_of_its_destruction_is_taken_in_and_told(
    maak_store: MaakStore,
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    kaal = [dataclasses.replace(pakket, payload=None) for pakket in lees_pakketten(hier.lees())]
    assert daar.neem_op(kaal).opgenomen == 2
    assert [gebrek.uitleg for gebrek in daar.controleer().gebreken] == [
        "de tekst is gewist zonder vernietiging die dat vastlegt"
    ] * 2


def test_values_of_an_unexpected_type_are_kept_as_text(store: Store) -> None:
    def taak(tx: Transactie) -> None:
        notitie = tx.maak("notitie", {"dossier": "2011-2012/groningen"})
        tx.zet("notitie", notitie, "tekst", {"a": [1, 2]})

    store.voer_uit(WIE, taak)
    tekst = store.lees().execute("SELECT tekst FROM notitie").fetchone()[0]
    assert json.loads(tekst) == {"a": [1, 2]}
    assert store.controleer().klopt


def _als(pakket: Pakket, payload: str, **anders: Any) -> Pakket:
    """The event with another payload, signed for."""
    ander = _met(pakket, payload_hash=bereken_payload_hash(pakket.salt, payload), **anders)
    return dataclasses.replace(ander, payload=payload)


def test_a_forged_event_with_the_id_of_a_real_one_does_not_keep_it_out(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    zet_tekst(hier, notitie, "echt")
    echt = lees_pakketten(hier.lees())
    elders = _als(echt[2], '"vals"', device="elders", dseq=5)
    assert daar.neem_op([elders]).wachtend == 1
    uitkomst = daar.neem_op(echt)
    assert (uitkomst.opgenomen, uitkomst.wachtend, uitkomst.geweigerd) == (3, 1, ())
    assert tekst_van(daar, notitie) == "echt"
    # When the forgery could be placed after all, its id is taken.
    ervoor = [_als(echt[0], "{}", device="elders", dseq=1, id="e1")]
    for nr in range(2, 5):
        vorige = ervoor[-1].event.hash
        ervoor.append(_als(echt[0], "{}", device="elders", dseq=nr, id=f"e{nr}", vorige=vorige))
    uitkomst = daar.neem_op([*ervoor, _als(elders, '"vals"', vorige=ervoor[-1].event.hash)])
    assert (uitkomst.opgenomen, tekst_van(daar, notitie)) == (4, "echt")
    assert daar.controleer().klopt


def _vervalsing_die_later_komt(echt: Pakket, **anders: Any) -> Pakket:
    """A second event for the same place, in the row behind the real one (a row is in order of hash)."""
    keer = 0
    while True:
        vals = _als(echt, '"vals"', id=f"vals-{echt.event.dseq}-{keer}", **anders)
        if vals.event.hash > echt.event.hash:
            return vals
        keer += 1


@pytest.mark.parametrize("anders", [{}, {"vorige": "1" * 64}], ids=["a fork", "a broken chain"])
def test_a_second_event_for_a_place_does_not_stop_the_chain_behind_it(
    maak_store: MaakStore, anders: dict[str, str]
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    for nr in range(4):
        zet_tekst(hier, notitie, f"versie {nr}")
    echt = lees_pakketten(hier.lees())
    daar.neem_op([_vervalsing_die_later_komt(echt[nr], **anders) for nr in (2, 3, 4)])
    uitkomst = daar.neem_op(echt)
    assert (uitkomst.opgenomen, uitkomst.wachtend) == (6, 0)
    reden = "dit apparaat heeft op deze plaats al iets anders vastgelegd"
    assert [waarom for _id, waarom in uitkomst.geweigerd] == [reden] * 3
    assert tekst_van(daar, notitie) == "versie 3"
    assert daar.controleer().klopt


def test_an_event_that_was_refused_is_refused_again_with_its_reason(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    eerste = _met(lees_pakketten(hier.lees())[0], vorige="1" * 64)
    assert daar.neem_op([eerste]).geweigerd == daar.neem_op([eerste]).geweigerd != ()
    # The real one still gets its place.
    assert daar.neem_op(lees_pakketten(hier.lees())).opgenomen == 2


def test_a_high_number_from_elsewhere_leaves_room_to_write(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    assert daar.neem_op([_met(lees_pakketten(hier.lees())[0], lamport=2**62)]).opgenomen == 1
    maak_notitie(daar)
    assert daar.controleer().klopt


@pytest.mark.parametrize(
    "payload",
    [
        '"\\ud800"',
        '{"\\udfff": "\\ud83d"}',
        "[" * 990 + "]" * 990,
        "[" * 5_000 + "]" * 5_000,
        '{"a":' * 120 + "1" + "}" * 120,
        "1" * 5_000,
        "1e999",
        "NaN",
        '"a\\u0000b"',
    ],
)
def test_a_payload_that_another_program_wrote_never_stops_a_batch(
    maak_store: MaakStore, payload: str
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    eerste, tweede = lees_pakketten(hier.lees())
    assert daar.neem_op([eerste, _als(tweede, payload)]).opgenomen == 2
    assert daar.controleer().gebreken == ()
