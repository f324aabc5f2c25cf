"""Who may uncover a screen, and that nobody writes under somebody else's key."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter
from korpsmonitor_tui.domain import herstelsleutel
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.services import medewerkers, schermslot, sleutels
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, voeg_notities_toe
from korpsmonitor_tui.services.halfgeheim import ruim_half_geheim_op
from korpsmonitor_tui.store import sleutelslot
from korpsmonitor_tui.store.fouten import SleutelOntbreekt
from korpsmonitor_tui.store.sleutelbestand import Nieuw, pad_van
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL, SLOT_PERSOON
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.services import verhaal
from tests.services.sleutelvoorbeeld import GEDEELD, HERSTEL, VAN_A, VAN_B, geef_sleutels
from tests.store.gegevens import SLEUTEL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop


@pytest.mark.parametrize(
    ("open_met", "werkt", "openen", "openen_niet"),
    [
        # Shared: the shared passphrase, or one's own.
        ("", "notulist A", (GEDEELD, VAN_A, HERSTEL), (VAN_B, "", "geheim", HERSTEL[:-1])),
        ("", "auditor B", (GEDEELD, VAN_B, HERSTEL), (VAN_A,)),
        ("", "lezer F", (GEDEELD, HERSTEL), (VAN_A, VAN_B)),
        # One's own: whoever shares the passphrase is not therefore this person.
        ("notulist A", "notulist A", (VAN_A, HERSTEL, HERSTEL.replace("-", " ").lower()), (GEDEELD, VAN_B)),
    ],
)
def test_wat_een_vergrendeld_scherm_opent(
    laptop: Laptop, open_met: str, werkt: str, openen: tuple[str, ...], openen_niet: tuple[str, ...]
) -> None:
    geef_sleutels(laptop, open_met)
    sessie = laptop.als(werkt)

    assert {getypt: schermslot.ontgrendelt(sessie, getypt) for getypt in openen} == dict.fromkeys(
        openen, True
    )
    assert {getypt: schermslot.ontgrendelt(sessie, getypt) for getypt in openen_niet} == dict.fromkeys(
        openen_niet, False
    )


def test_de_sleutel_van_een_andere_database_opent_niets(laptop: Laptop) -> None:
    geef_sleutels(laptop)
    laptop.store.sleutels._sleutel = bytes(32)
    assert not schermslot.ontgrendelt(laptop.notulist, GEDEELD)


def test_zonder_sleutelbestand_is_er_geen_slot_en_opent_niets(laptop: Laptop) -> None:
    assert not schermslot.is_te_vergrendelen(laptop.notulist)
    geef_sleutels(laptop)
    assert schermslot.is_te_vergrendelen(laptop.notulist)
    pad_van(laptop.store.pad).unlink()
    with pytest.raises(SleutelOntbreekt, match="ontbreekt"):
        schermslot.ontgrendelt(laptop.notulist, GEDEELD)


def test_onder_de_sleutel_van_een_ander_schrijft_niemand(laptop: Laptop) -> None:
    """Also past the screens and the commands: in the store itself."""
    dossier = verhaal.plan(laptop)
    geef_sleutels(laptop, "notulist A")
    notitie = NieuweNotitie("toezicht", "Het toezicht is geregeld.")

    with pytest.raises(StapGeweigerd, match="sleutel van een ander"):
        voeg_notities_toe(laptop.auditor, dossier, [notitie])
    with pytest.raises(StapGeweigerd, match="sleutel van notulist A"):
        medewerkers.kies(laptop.coordinator, "auditor B")
    assert medewerkers.kies(laptop.coordinator).persoon.naam == "notulist A"
    assert len(voeg_notities_toe(laptop.notulist, dossier, [notitie])) == 1


def test_de_vorige_herstelsleutel_geldt_tot_de_nieuwe_er_ligt(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geef_sleutels(laptop)
    monkeypatch.setattr(sleutelslot, "RONDES", 1)
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
    ring, geheim = laptop.store.sleutels, herstelsleutel.lees(HERSTEL)
    bestand = tmp_path / "stick" / "herstel.txt"

    def uitgetrokken(_klaar: Klaarzetter) -> None:
        assert ring.zoek(geheim, (SLOT_HERSTEL,)) is not None
        raise BestandFout("de stick is weg")

    with monkeypatch.context() as plek:
        plek.setattr(Klaarzetter, "plaats", uitgetrokken)
        with pytest.raises(BestandFout):
            sleutels.maak_herstelsleutel(laptop.coordinator, bestand)
    assert ring.zoek(geheim, (SLOT_HERSTEL,)) is not None

    nieuw = herstelsleutel.lees(sleutels.maak_herstelsleutel(laptop.coordinator, bestand))
    assert ring.zoek(geheim, (SLOT_HERSTEL,)) is None
    assert ring.zoek(nieuw, (SLOT_HERSTEL,)) is not None
    assert [slot.soort for slot in ring.slots()].count(SLOT_HERSTEL) == 1


def test_wat_een_gedood_programma_van_een_herstelsleutel_liet_liggen_gaat_bij_de_start(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a stick with FAT a file that is being written has a name, and stays when the program is killed."""
    geef_sleutels(laptop)
    bestand = tmp_path / "stick" / "herstel.txt"

    def gedood(klaar: Klaarzetter) -> None:
        (half,) = bestand.parent.iterdir()
        half.rename(bestand.parent / f".{bestand.name}.999999999-abcdefgh")
        klaar._tijdelijk = None
        raise KeyboardInterrupt

    with monkeypatch.context() as plek:
        plek.setattr("korpsmonitor_tui.bestanden.schrijf._open_zonder_naam", lambda _map: None)
        plek.setattr(Klaarzetter, "plaats", gedood)
        with pytest.raises(KeyboardInterrupt):
            sleutels.maak_herstelsleutel(laptop.coordinator, bestand)
    (half,) = bestand.parent.iterdir()
    # As long as it may still be written on it is left alone.
    ruim_half_geheim_op(laptop.store.voorkeuren)
    assert half.exists()
    os.utime(half, (0, 0))
    ruim_half_geheim_op(laptop.store.voorkeuren)
    assert list(bestand.parent.iterdir()) == []


def test_twee_programmas_die_sleutels_geven_verliezen_er_geen(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geef_sleutels(laptop)
    monkeypatch.setattr(sleutelslot, "RONDES", 1)
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)

    def geef(store: Store, wie: str) -> None:
        for nr in range(8):
            store.sleutels.wijzig(
                lambda _slot: False, Nieuw(SLOT_PERSOON, f"geheim van {wie}{nr}", f"{wie}{nr}")
            )

    with Store.open_met_sleutel(laptop.store.pad, SLEUTEL, Omgeving(tmp_path / "ander")) as ander:
        draden = [
            threading.Thread(target=geef, args=(laptop.store, "hier")),
            threading.Thread(target=geef, args=(ander, "daar")),
        ]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()

    gegeven = {slot.medewerker for slot in laptop.store.sleutels.slots()}
    assert {f"{wie}{nr}" for wie in ("hier", "daar") for nr in range(8)} <= gegeven


@pytest.mark.parametrize(
    ("bewaard", "minuten"), [("", 10), ("0", 0), ("25", 25), ("-3", 10), ("x", 10), ("99999", 1440)]
)
def test_na_hoeveel_minuten(laptop: Laptop, bewaard: str, minuten: int) -> None:
    laptop.store.voorkeuren.bewaar(schermslot.VERGRENDELING, bewaard)
    assert schermslot.vergrendelt_na(laptop.notulist) == minuten


@pytest.mark.parametrize("minuten", [-1, schermslot.MEESTE_MINUTEN + 1])
def test_geen_aantal_minuten(laptop: Laptop, minuten: int) -> None:
    with pytest.raises(StapGeweigerd):
        schermslot.vergrendel_na(laptop.notulist, minuten)
    assert schermslot.vergrendelt_na(laptop.notulist) == schermslot.MINUTEN
