"""Exchange by file: everything or one dossier, out and in and back, whole or not at all, and only for this monitor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services import edities, gesprekken, medewerkers, pakketten, vernietiging
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.store import pakketbestand, sleutelslot
from korpsmonitor_tui.store.fouten import DatabaseBestaat, PakketOnbruikbaar, WachtwoordOnjuist
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.versleuteld import versleutel
from tests.services import verhaal
from tests.services.conftest import Laptop, wissel_uit
from tests.services.verhaal import DOSSIER
from tests.store.test_opnemen import afdruk

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld

WACHTWOORD = "fiets oud regen"


@pytest.fixture(autouse=True)
def _snel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
    monkeypatch.setattr(sleutelslot, "RONDES", 1)


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    return tmp_path / "uitwisseling.kmpakket"


def noteer(laptop: Laptop, tekst: str, dossier: str = DOSSIER) -> None:
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [NieuweNotitie("toezicht", tekst)])


def stuur(van: Laptop, naar: Laptop, bestand: Path, voor: str = "") -> pakketten.Lezing:
    pakketten.maak_pakket(van.notulist, bestand, WACHTWOORD, voor=voor, overschrijf=True)
    return pakketten.lees_pakket(naar.notulist, bestand, WACHTWOORD)


def aantal_events(laptop: Laptop) -> int:
    aantal: int = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0]
    return aantal


def test_two_laptops_that_exchange_both_ways_end_up_the_same(
    hier: Laptop, daar: Laptop, bestand: Path
) -> None:
    verhaal.in_opmaak(hier)
    verhaal.plan(daar, "drenthe")
    noteer(daar, "in Drenthe", "2011-2012/drenthe")
    heen = stuur(hier, daar, bestand)
    terug = stuur(daar, hier, bestand)
    assert (heen.wachtend, heen.geweigerd, heen.conflicten) == (0, (), {})
    assert heen.opgenomen < heen.events == aantal_events(daar) - terug.opgenomen
    assert afdruk(hier.store) == afdruk(daar.store)
    assert hier.store.controleer().klopt
    again = stuur(daar, hier, bestand)
    assert (again.opgenomen, again.conflicten) == (0, {})


def test_what_both_changed_is_told_as_a_conflict_once(hier: Laptop, daar: Laptop, bestand: Path) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    passage = verhaal.passage(hier, 1).id
    for laptop, tekst in ((hier, "hier"), (daar, "daar")):
        laptop.store.voer_uit(
            laptop.notulist.wie,
            lambda tx, t=tekst: tx.zet("passage", passage, "tekst", t),  # type: ignore[misc]
        )
    assert stuur(daar, hier, bestand).conflicten == {DOSSIER: 1}
    assert stuur(daar, hier, bestand).conflicten == {}


def test_only_what_a_colleague_did_not_have_is_sent(hier: Laptop, daar: Laptop, bestand: Path) -> None:
    verhaal.plan(hier)
    # Nothing is known of them yet: then everything goes.
    assert not pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD, voor="notulist A").vanaf
    pakketten.lees_pakket(daar.notulist, bestand, WACHTWOORD)
    stuur(daar, hier, bestand)
    noteer(hier, "nieuw sindsdien")
    later = stuur(hier, daar, bestand, voor="notulist A")
    assert later.events == later.opgenomen == 4
    assert later.wachtend == 0
    assert afdruk(hier.store) == afdruk(daar.store)
    # Sent, but never arrived: what they are known to have is what they said, so nothing is skipped.
    noteer(hier, "onderweg verloren")
    pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD, voor="notulist A", overschrijf=True)
    noteer(hier, "daarna")
    assert stuur(hier, daar, bestand, voor="notulist A").wachtend == 0
    assert afdruk(hier.store) == afdruk(daar.store)


def begin(wereld: Wereld, map_: Path, bestand: Path) -> Laptop:
    """A second laptop, from nothing but the file."""
    pad = map_ / "nieuw.db"
    pakketten.begin_met_pakket(wereld, pad, lambda: None, bestand, WACHTWOORD)
    store = Store.open(pad, str, Omgeving(map_ / "toestand", wereld.klok))
    sessie = medewerkers.kies(edities.open_editie(store, wereld.instrumenten), "coördinator C")
    return Laptop(store, sessie, {persoon.naam: persoon for persoon in medewerkers.lijst(store.lees())})


def test_a_second_laptop_begins_with_a_file(
    hier: Laptop, wereld: Wereld, tmp_path: Path, bestand: Path
) -> None:
    verhaal.in_opmaak(hier)
    pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD)
    tweede = begin(wereld, tmp_path, bestand)
    assert afdruk(tweede.store) == afdruk(hier.store)
    assert (tweede.store.monitor, tweede.store.device == hier.store.device) == (hier.store.monitor, False)
    noteer(tweede, "op de tweede laptop")
    assert stuur(tweede, hier, bestand).opgenomen == 4
    assert afdruk(tweede.store) == afdruk(hier.store)
    with pytest.raises(DatabaseBestaat):
        begin(wereld, tmp_path, bestand)
    tweede.store.sluit()


def test_one_dossier_goes_out_and_its_answer_comes_back(
    hier: Laptop, wereld: Wereld, tmp_path: Path, bestand: Path
) -> None:
    verhaal.plan(hier, "drenthe")
    noteer(hier, "van Drenthe en van niemand anders", "2011-2012/drenthe")
    verhaal.in_opmaak(hier)
    noteer(hier, "nog meer van Drenthe", "2011-2012/drenthe")
    pakketten.maak_dossier(hier.notulist, "groningen", bestand, WACHTWOORD)
    inhoud = pakketten.toon_pakket(bestand, WACHTWOORD)
    assert (inhoud.manifest.dossier, inhoud.weggelaten > 0) == (DOSSIER, True)

    collega = begin(wereld, tmp_path, bestand)
    assert verhaal.teksten(collega) == verhaal.teksten(hier)
    assert collega.store.lees().execute("SELECT DISTINCT dossier FROM notitie").fetchall() == [(DOSSIER,)]
    assert b"niemand anders" not in (tmp_path / "nieuw.db").read_bytes()
    assert lees_overzicht(collega.coordinator)
    assert collega.store.controleer().gebreken == ()

    noteer(collega, "antwoord van de collega")
    pakketten.maak_dossier(collega.notulist, "groningen", bestand, WACHTWOORD, overschrijf=True)
    terug = pakketten.lees_pakket(hier.notulist, bestand, WACHTWOORD)
    assert (terug.opgenomen, terug.wachtend, terug.geweigerd) == (4, 0, ())
    assert hier.store.controleer().gebreken == ()
    # All of it later: what was kept from them takes its place.
    assert stuur(hier, collega, bestand).wachtend == 0
    assert afdruk(collega.store) == afdruk(hier.store)
    assert collega.store.controleer().gebreken == ()
    collega.store.sluit()


def test_what_was_destroyed_goes_out_empty_and_is_destroyed_there(
    hier: Laptop, daar: Laptop, bestand: Path
) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    plan = vernietiging.bekijk_dossier(hier.coordinator, "groningen")
    vernietiging.vernietig(hier.coordinator, plan, "bewaartermijn")
    stuur(hier, daar, bestand)
    assert daar.store.lees().execute("SELECT count(*) FROM notitie").fetchone() == (0,)
    assert daar.store.controleer().vernietigd == len(plan.events)
    assert daar.store.controleer().klopt


def test_of_a_file_that_does_not_hold_nothing_is_taken_in(
    hier: Laptop, daar: Laptop, bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if it were a large one, that is taken in by parts.
    monkeypatch.setattr(pakketbestand, "STAPEL", 5)
    verhaal.in_opmaak(hier)
    voor = aantal_events(daar)
    pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD)
    heel = bestand.read_bytes()
    for stuk in (heel[:-1], heel[: len(heel) // 2], heel + b"x", heel[:-9] + b"x" + heel[-8:]):
        bestand.write_bytes(stuk)
        for poging in (
            lambda: pakketten.lees_pakket(daar.notulist, bestand, WACHTWOORD),
            lambda: pakketten.toon_pakket(bestand, WACHTWOORD),
        ):
            with pytest.raises(PakketOnbruikbaar):
                poging()
    bestand.write_bytes(heel)
    with pytest.raises(WachtwoordOnjuist):
        pakketten.lees_pakket(daar.notulist, bestand, "een ander")
    bestand.unlink()
    with pytest.raises(PakketOnbruikbaar, match="kan niet worden gelezen"):
        pakketten.lees_pakket(daar.notulist, bestand, WACHTWOORD)
    assert aantal_events(daar) == voor


def _met_regels(bestand: Path, regels: list[bytes]) -> None:
    bestand.write_bytes(b"".join(versleutel(regels, WACHTWOORD)))


def test_what_a_colleague_forged_is_refused_and_never_crashes(
    hier: Laptop, daar: Laptop, bestand: Path
) -> None:
    """Who has the passphrase can put anything in a file."""
    verhaal.plan(hier)
    pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD)
    from korpsmonitor_tui.store.versleuteld import ontsleutel

    with bestand.open("rb") as bron:
        regels = b"".join(ontsleutel(bron, WACHTWOORD)).splitlines(keepends=True)
    kop, event, slot = json.loads(regels[0]), json.loads(regels[-2]), regels[-1]
    voor = aantal_events(daar)
    vreemd: list[list[bytes]] = [
        [],
        [b"\n"],
        [b"[]\n", slot],
        [b"[" * 200_000 + b"\n", slot],
        [regels[0][:-1]],
        [*regels, b"{}\n"],
        [*regels[:-1]],
        [*regels[:-1], b'{"events":1,"schakels":0}\n'],
        [*regels[:1], b'["x",1,"geen hash"]\n', *regels[1:]],
        [*regels[:1], b"[[],1,2]\n", *regels[1:]],
        [*regels[:1], json.dumps([[*event[0][:-1], 7], *event[1:]]).encode() + b"\n"],
        [*regels[:1], b'[["x","y"],"",null]\n', *regels[1:]],
        [*regels[:1], json.dumps([[*event[0], "te veel"], *event[1:]]).encode() + b"\n"],
        [json.dumps(kop | {"na": {"a": "b"}}).encode() + b"\n", *regels[1:]],
        [json.dumps(kop | {"soort": "iets"}).encode() + b"\n", *regels[1:]],
        [json.dumps(kop | {"stand": []}).encode() + b"\n", *regels[1:]],
        [json.dumps(kop | {"monitor": "een andere"}).encode() + b"\n", *regels[1:]],
    ]
    for inhoud in vreemd:
        _met_regels(bestand, inhoud)
        with pytest.raises(PakketOnbruikbaar):
            pakketten.lees_pakket(daar.notulist, bestand, WACHTWOORD)
    assert aantal_events(daar) == voor
    # An event that was altered is refused by itself, with its reason; the rest comes in or waits.
    event[0][7] = "iemand anders"
    _met_regels(bestand, [*regels[:-2], json.dumps(event).encode() + b"\n", slot])
    lezing = pakketten.lees_pakket(daar.notulist, bestand, WACHTWOORD)
    assert [reden for _id, reden in lezing.geweigerd] == ["de inhoud is na vastlegging gewijzigd"]
    assert daar.store.controleer().klopt


def test_nothing_else_is_ever_overwritten(hier: Laptop, bestand: Path) -> None:
    verhaal.plan(hier)
    with pytest.raises(OnbruikbareInvoer, match="wachtwoord"):
        pakketten.maak_pakket(hier.notulist, bestand, "")
    pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD)
    with pytest.raises(BestandFout, match="bestaat al"):
        pakketten.maak_pakket(hier.notulist, bestand, WACHTWOORD)
    with pytest.raises(BestandFout, match="geen pakket"):
        pakketten.maak_pakket(hier.notulist, hier.store.pad, WACHTWOORD, overschrijf=True)
    assert hier.store.controleer().klopt
    assert [pad.name for pad in bestand.parent.glob(".*")] == []
