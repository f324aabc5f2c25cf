"""What one laptop brings another fetches: whole, in order, once, and only what it may see."""

from __future__ import annotations

import gc
import time

import pytest

from korpsmonitor_tui.domain.hub import (
    ApparaatOnbekend,
    HubWeigert,
    PlaatsVervallen,
    Schakel,
)
from tests.hub.conftest import MONITOR, Meld, Proefhub
from tests.hub.keten import Laptop


def test_what_was_brought_is_fetched_as_it_was(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    raar = (
        "tab\t, regel\n, \r, terug\\N\\., aanhaling'\";DROP TABLE event;-- %s %n {0} ĳ 😀 \x01 \u0000 \ud800"
    )
    oost.notitie("2012/twente", raar)
    oost.schrijf("notitie", "2012/twente/\t'\\", "", "maak", {"dossier": "2012/twente", "tijd": raar})
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 3
        assert verbinding.einden() == {oost.device: (3, oost.keten[-1].event.hash)}
    with hub.open("auditor") as verbinding:
        levering = verbinding.haal(0, 100)
    assert levering.pakketten == tuple(oost.keten)
    assert (levering.schakels, levering.volg, levering.klaar) == ((), 3, True)


def test_bringing_again_adds_nothing(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    oost.notitie("2012/twente", "een")
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 2
        assert verbinding.bied_aan(oost.keten) == 0
        oost.notitie("2012/twente", "twee")
        assert verbinding.bied_aan(oost.keten) == 2
        assert verbinding.bied_aan([]) == 0
        assert verbinding.haal(0, 100).pakketten == tuple(oost.keten)


def test_batches_follow_one_another(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    for nr in range(4):
        oost.notitie("2012/twente", str(nr))
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(oost.keten)
        eerste = verbinding.haal(0, 5)
        assert (len(eerste.pakketten), eerste.volg, eerste.klaar) == (5, 5, False)
        tweede = verbinding.haal(eerste.volg, 5, eerste.merk)
        assert (len(tweede.pakketten), tweede.volg, tweede.klaar) == (3, 8, True)
        derde = verbinding.haal(tweede.volg, 5, tweede.merk)
        assert (derde.pakketten, derde.volg, derde.klaar, derde.merk) == ((), 8, True, tweede.merk)


def test_what_is_asked_beforehand_is_answered_when_it_is_fetched(
    hub: Proefhub, laptop: Meld, caplog: pytest.LogCaptureFixture
) -> None:
    oost = laptop("oost")
    for nr in range(4):
        oost.notitie("2012/twente", str(nr))
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(oost.keten[:6])
        eerste = verbinding.haal(0, 3)
        verbinding.vraag_alvast(3, 9, eerste.merk)
        gewoon = verbinding.haal(3, 9, eerste.merk)
        assert gewoon.pakketten == tuple(oost.keten[3:6])
        # Anything else that is asked, also what cannot go together with it, comes first.
        for plaats in (3, 99):
            verbinding.vraag_alvast(plaats, 9)
            assert verbinding.haal(0, 3) == eerste
            verbinding.vraag_alvast(plaats, 9)
            assert verbinding.einden() == {oost.device: (6, oost.keten[5].event.hash)}
            verbinding.vraag_alvast(plaats, 9)
            assert verbinding.begin(MONITOR, oost.device).volg == 6
            verbinding.vraag_alvast(plaats, 9)
            assert verbinding.bied_aan(oost.keten[:6]) == 0
        verbinding.vraag_alvast(99, 9)
        verbinding.vraag_alvast(3, 9, eerste.merk)
        assert verbinding.haal(3, 9, eerste.merk) == gewoon
        verbinding.vraag_alvast(3, 9, "0" * 64)
        with pytest.raises(PlaatsVervallen):
            verbinding.haal(3, 9, "0" * 64)
        assert verbinding.haal(3, 9, eerste.merk) == gewoon
        verbinding.vraag_alvast(3, 9)
    # Left in the middle it is quiet: a warning would be written over the screen.
    del verbinding
    gc.collect()
    assert caplog.records == []


_BEANTWOORD = "SELECT 1 FROM pg_stat_activity WHERE usename = 'oost' AND wait_event = 'ClientRead' AND query LIKE 'SELECT device, dseq, id%'"
_VERGRENDELD = (
    "SELECT l.relation::regclass::text FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
    "WHERE a.usename = 'oost' AND l.relation IS NOT NULL"
)


def test_what_is_asked_beforehand_holds_up_nobody_until_it_is_fetched(hub: Proefhub, laptop: Meld) -> None:
    """A laptop that is busy with a batch, or vanished, leaves no transaction open: an upgrade of the hub can go on."""
    oost = laptop("oost")
    oost.notitie("2012/twente", "een")
    with hub.open("oost") as verbinding, hub.als_beheerder() as beheer:
        verbinding.bied_aan(oost.keten[:2])
        verbinding.vraag_alvast(0, 9)
        for _poging in range(500):
            # Answered is when the hub listens again after this very question.
            if beheer.execute(_BEANTWOORD).fetchone():
                break
            time.sleep(0.01)
        else:
            pytest.fail("de hub antwoordt niet")
        assert beheer.execute(_VERGRENDELD).fetchall() == []
        assert verbinding.haal(0, 9).pakketten == tuple(oost.keten[:2])


def test_a_delivery_is_bounded_by_bytes_too(
    hub: Proefhub, laptop: Meld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.hub.verbinding.RUIMTE", 1000)
    oost = laptop("oost")
    for _nr in range(3):
        oost.notitie("2012/twente", "x" * 900)
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(oost.keten)
        volg, keren = 0, 0
        while not (levering := verbinding.haal(volg, 100)).klaar:
            volg, keren = levering.volg, keren + 1
            assert sum(len(p.payload or "") for p in levering.pakketten) < 2000
        assert keren >= 1


def test_of_another_team_only_the_place_in_the_chain(hub: Proefhub, laptop: Meld) -> None:
    coordinator = laptop("coordinator")
    coordinator.maak("editie", "2012", "")
    geheim = coordinator.notitie("2012/groningen", "voor Noord")
    coordinator.notitie("2012/twente", "voor Oost")
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan(coordinator.keten)
    with hub.open("oost") as verbinding:
        levering = verbinding.haal(0, 100)
    assert levering.schakels == tuple(Schakel(p.event.device, p.event.dseq, p.event.hash) for p in geheim)
    assert levering.pakketten == tuple(p for p in coordinator.keten if p not in geheim)
    with hub.open("lezer") as verbinding:
        assert verbinding.haal(0, 100).pakketten == tuple(coordinator.keten)
    with hub.open("oostlezer") as verbinding:
        assert verbinding.haal(0, 100) == levering


def test_the_greeting_says_what_may_be_written(hub: Proefhub, laptop: Meld) -> None:
    oost, auditor = laptop("oost"), laptop("auditor")
    with hub.open("oost") as verbinding:
        begroeting = verbinding.begin(MONITOR, oost.device)
    assert begroeting.team == "Oost"
    assert begroeting.recht.partijen == {"twente", "ijsselland"}
    assert begroeting.recht.mag("notitie", "2012/twente")
    assert not begroeting.recht.mag("notitie", "2012/groningen")
    assert begroeting.recht.mag("handeling", "")
    assert not begroeting.recht.mag("medewerker", "")
    with hub.open("auditor") as verbinding:
        recht = verbinding.begin(MONITOR, auditor.device).recht
    assert recht.mag("medewerker", "")
    assert not recht.mag("vernietiging", "")
    with hub.open("lezer") as verbinding:
        recht = verbinding.begin(MONITOR, "geen apparaat").recht
    assert not any(recht.mag("notitie", dossier) for dossier in ("2012/twente", "2012/groningen", ""))
    assert not recht.mag("handeling", "")


def test_other_korpsen_are_another_view(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    with hub.open("oost") as verbinding:
        voor = verbinding.begin(MONITOR, oost.device)
        with hub.beheer() as beheer:
            beheer.zet_team("Oost", ("twente", "ijsselland", "flevoland"))
        na = verbinding.begin(MONITOR, oost.device)
    assert voor.zicht != na.zicht
    assert voor.epoch == na.epoch


def test_a_device_that_is_not_registered_is_told_so(hub: Proefhub, laptop: Meld) -> None:
    oost, los = laptop("oost"), Laptop()
    with hub.open("oost") as verbinding, pytest.raises(ApparaatOnbekend, match="niet bij de hub aangemeld"):
        verbinding.begin(MONITOR, los.device)
    with hub.open("oost2") as verbinding, pytest.raises(ApparaatOnbekend, match="andere aanmelding"):
        verbinding.begin(MONITOR, oost.device)
    with hub.beheer() as beheer:
        beheer.trek_apparaat_in(oost.device)
    with hub.open("oost") as verbinding, pytest.raises(ApparaatOnbekend, match="ingetrokken"):
        verbinding.begin(MONITOR, oost.device)


def test_another_monitor_is_refused(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    with hub.open("oost") as verbinding:
        assert verbinding.monitor == MONITOR
        with pytest.raises(HubWeigert, match="andere monitor"):
            verbinding.begin("een andere", oost.device)
        with pytest.raises(HubWeigert, match="andere monitor"):
            verbinding.meld_aan("een andere", Laptop().device, "laptop")


def test_only_a_coordinator_says_which_monitor_it_is(hub: Proefhub) -> None:
    with hub.open("oost") as verbinding, pytest.raises(HubWeigert, match="nog leeg"):
        verbinding.meld_aan(MONITOR, Laptop().device, "laptop")
    with hub.open("oost") as verbinding:
        assert verbinding.monitor == ""


def test_a_coordinator_brings_what_a_team_without_network_wrote(hub: Proefhub, laptop: Meld) -> None:
    coordinator, los, oost = laptop("coordinator"), Laptop(), laptop("oost")
    los.notitie("2012/twente", "van een laptop zonder netwerk")
    with hub.open("oost") as verbinding:
        assert los.device not in verbinding.einden([los.device])
        with pytest.raises(HubWeigert, match="hoort niet bij deze aanmelding"):
            verbinding.bied_aan(los.keten)
    with hub.open("coordinator") as verbinding:
        einden = verbinding.einden([los.device, oost.device])
        assert einden[los.device][0] == 0
        assert coordinator.device in einden
        assert oost.device not in einden
        assert verbinding.bied_aan(los.keten) == 2
        assert verbinding.einden()[los.device] == (2, los.keten[-1].event.hash)
    # Nobody takes such a chain over by themselves.
    with hub.open("oost") as verbinding, pytest.raises(HubWeigert, match="gebracht door de coördinator"):
        verbinding.meld_aan(MONITOR, los.device, "van mij")
    with hub.beheer() as beheer:
        beheer.geef_apparaat(los.device, "oost")
    los.notitie("2012/twente", "nu zelf")
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(los.keten) == 2


def test_a_place_that_was_given_out_twice_is_found(hub: Proefhub, laptop: Meld) -> None:
    oost = laptop("oost")
    oost.notitie("2012/twente", "een")
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(oost.keten)
        with pytest.raises(PlaatsVervallen):
            verbinding.haal(2, 100, "0" * 64)
        with pytest.raises(PlaatsVervallen):
            verbinding.haal(3, 100)
