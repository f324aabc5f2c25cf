"""``korpsmonitor sync``: what it says of everything that can come of an exchange."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli import sync as opdracht
from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.hub.verbinding import Hub
from korpsmonitor_tui.services.synchronisatie import Uitkomst
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.cli.conftest import Opdrachtregel, is_een_regel, paden
from tests.services.hubdubbel import Centrale, HubDubbel

if TYPE_CHECKING:
    from pathlib import Path

ADRES = "postgresql://coordinator@hub.voorbeeld.nl/korpsmonitor"
RUSTIG = Uitkomst(3, 2, 0, (), (), 0, (), 0, 0)


@pytest.fixture
def centrale(team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> Centrale:
    """A hub in memory that this laptop is registered with."""
    centrale = Centrale()
    monkeypatch.setattr(Hub, "open", lambda _adres, _wachtwoord: HubDubbel(centrale))
    team.goed("hub", "instellen", ADRES)
    team.goed("hub", "aanmelden", "--naam", "kantoor")
    return centrale


def test_een_kopie_die_elders_verder_ging_blijft_gezegd(team: Opdrachtregel, centrale: Centrale) -> None:
    team.goed("sync")
    assert team.goed("controleer", "--json").json["gevorkt"] == []
    with Store.open(team.db, str, Omgeving(paths.toestandsmap())) as store:
        (device,) = store.lees().execute("SELECT DISTINCT device FROM event").fetchone()
        # What the other wrote is of a korps that this login may not see: only its place comes.
        store.neem_op((), [Schakel(device, 2, "f" * 64)])
    for _keer in range(2):
        uitkomst = team("controleer")
        assert uitkomst.status == 1
        assert "De database klopt" in uitkomst.uit
        assert "Geef `korpsmonitor hub heraanmelden`" in uitkomst.uit
        assert team("controleer", "--json").json["gevorkt"] == [device]
        assert team("sync").status == 1


def geef(monkeypatch: pytest.MonkeyPatch, uitkomst: Uitkomst) -> None:
    monkeypatch.setattr(opdracht, "synchroniseer", lambda *_argumenten: uitkomst)


def test_een_hub_die_al_is_ingesteld_vraagt_niet_om_aan_te_melden(
    team: Opdrachtregel, centrale: Centrale
) -> None:
    assert "is er aangemeld" in team.goed("hub", "instellen", ADRES).uit
    assert "Meld deze laptop aan" in team.goed("hub", "instellen", f"{ADRES}2").uit
    team.goed("hub", "aanmelden", "--naam", "kantoor")
    assert "is er aangemeld" in team.goed("hub", "instellen", f"{ADRES}2").uit
    team.goed("hub", "vergeet")
    assert "Meld deze laptop aan" in team.goed("hub", "instellen", ADRES).uit
    assert centrale.apparaten


def test_wat_er_kwam_en_ging(team: Opdrachtregel, centrale: Centrale) -> None:
    heen = team.goed("sync")
    assert f"{len(centrale.pakketten)} vastleggingen gebracht, 0 opgehaald." in heen.uit
    assert team.goed("sync").uit == "Er was niets nieuws uit te wisselen.\n"
    stand = team.goed("sync", "--toon").uit
    assert ADRES in stand
    assert "Nog te brengen: 0 vastleggingen" in stand
    assert "12-02-2013 10:00" in stand


ALLES_MIS = Uitkomst(
    gebracht=1,
    gehaald=0,
    wachtend=2,
    geweigerd=(("e1", "Vastlegging e1 is niet aangenomen: reden."),),
    geweigerd_hier=(("e2", "reden"),),
    achtergebleven=4,
    gevorkt=("a1",),
    nieuwe_conflicten=1,
    conflicten=2,
    nieuw_apparaat=True,
    onderbroken=True,
)


@pytest.mark.usefixtures("centrale")
def test_wat_niet_klopt_wordt_gezegd_met_de_weg_en_geeft_status_1(
    team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    geef(monkeypatch, ALLES_MIS)
    uitkomst = team("sync")
    assert uitkomst.status == 1
    for deel in (
        "1 vastlegging gebracht, 0 opgehaald.",
        "Onderbroken",
        "2 vastleggingen wachten",
        "e1 is niet aangenomen",
        "Vastlegging e2 van de hub is hier niet opgenomen: reden.",
        "4 vastleggingen staan daardoor alleen op deze laptop",
        "`korpsmonitor hub heraanmelden`",
        "`korpsmonitor hub aanmelden`",
        "2 conflicten waarover u moet kiezen (1 nieuw)",
    ):
        assert deel in uitkomst.uit
    geef(monkeypatch, replace(RUSTIG, geweigerd=tuple((f"e{nr}", f"weigering {nr}") for nr in range(25))))
    assert "en nog 5 weigeringen" in team("sync").uit


@pytest.mark.usefixtures("centrale")
def test_json_geeft_precies_wat_is_beloofd(team: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    geef(monkeypatch, ALLES_MIS)
    assert paden(team("sync", "--json").json) == set(opdracht.SLEUTELS)
    geef(monkeypatch, RUSTIG)
    uitkomst = team("sync", "--json")
    assert (uitkomst.status, uitkomst.json["uitkomst"]["klopt"]) == (0, True)


@pytest.mark.parametrize(
    "wat", ["geweigerd", "geweigerd_hier", "gevorkt", "conflicten", "nieuw_apparaat", "onderbroken"]
)
def test_elk_van_deze_vraagt_om_een_mens(wat: str) -> None:
    assert RUSTIG.klopt
    assert not replace(RUSTIG, **{wat: getattr(ALLES_MIS, wat)}).klopt


def test_een_tweede_laptop_die_halverwege_afbreekt_gaat_verder_met_sync(
    team: Opdrachtregel, centrale: Centrale, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.goed("sync")
    monkeypatch.setattr(Hub, "open", lambda _adres, _wachtwoord: HubDubbel(centrale, "tweede", knip_na=2))
    monkeypatch.setenv(paths.OMGEVING_TOESTAND, str(tmp_path / "elders"))
    tweede = Opdrachtregel(tmp_path / "tweede.db", team.klok)
    afgebroken = tweede("hub", "aansluiten", ADRES, "--zonder-versleuteling")
    assert (afgebroken.status, is_een_regel(afgebroken.fout)) == (2, True)
    assert "al een database" in tweede("hub", "aansluiten", ADRES, "--zonder-versleuteling").fout
    monkeypatch.setattr(Hub, "open", lambda _adres, _wachtwoord: HubDubbel(centrale, "tweede"))
    tweede.goed("sync")
    assert "notulist 1" in tweede.goed("medewerker", "lijst").uit


def test_een_lege_hub_laat_niets_achter(regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hub, "open", lambda _adres, _wachtwoord: HubDubbel(Centrale()))
    uitkomst = regel("hub", "aansluiten", ADRES, "--zonder-versleuteling")
    assert uitkomst.status == 2
    assert "De hub is nog leeg" in uitkomst.fout
    assert not regel.db.exists()
