"""What the hub would refuse is refused on the laptop, whole, and what was being typed stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.hub import Recht
from korpsmonitor_tui.store.hubrecht import RECHT, HubrechtOntbreekt, codeer_recht, lees_recht
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.transactie import Transactie, Wie
from tests.store.conftest import SLEUTEL, WIE, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Klok

TEAM = Recht(alles=False, partijen=frozenset({"groningen"}), algemeen=frozenset({"handeling"}))


def geef_recht(store: Store, recht: Recht) -> None:
    store.onthoud_hubstand({RECHT: codeer_recht(recht)})


def aantal(store: Store) -> int:
    return int(store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def test_without_a_hub_everything_is_ones_own(store: Store) -> None:
    assert lees_recht(store.lees()) is None
    store.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente"}))


@pytest.mark.parametrize("recht", [TEAM, Recht(alles=True)])
def test_what_is_remembered_is_what_the_hub_said(store: Store, recht: Recht) -> None:
    geef_recht(store, recht)
    assert lees_recht(store.lees()) == recht


def test_a_handeling_that_touches_one_dossier_too_many_is_refused_whole(store: Store) -> None:
    geef_recht(store, TEAM)
    maak_notitie(store)
    voor = aantal(store)

    def taak(tx: Transactie) -> None:
        tx.maak("notitie", {"dossier": "2011-2012/groningen"})
        tx.maak("notitie", {"dossier": "2011-2012/twente"})

    with pytest.raises(HubrechtOntbreekt, match=r"2011-2012/twente.*niets vastgelegd"):
        store.voer_uit(WIE, taak)
    assert aantal(store) == voor
    # The chain goes on as if nothing had happened.
    maak_notitie(store)
    assert store.controleer().klopt


def test_of_what_belongs_to_no_dossier_only_the_listed_soorten_go(store: Store) -> None:
    geef_recht(store, TEAM)
    store.voer_uit(WIE, lambda tx: tx.maak("handeling", {}))
    with pytest.raises(HubrechtOntbreekt, match="medewerker"):
        store.voer_uit(WIE, lambda tx: tx.maak("medewerker", {"dossier": ""}))


def test_of_an_own_korps_a_soort_that_the_hub_does_not_take_is_named(store: Store) -> None:
    geef_recht(store, replace(TEAM, soorten=frozenset({"notitie"})))
    maak_notitie(store)
    with pytest.raises(HubrechtOntbreekt, match="score"):
        store.voer_uit(WIE, lambda tx: tx.maak("score", {"dossier": "2011-2012/groningen"}))
    geef_recht(store, Recht(alles=True, behalve=frozenset({"vernietiging"})))
    with pytest.raises(HubrechtOntbreekt, match="vernietiging"):
        store.voer_uit(WIE, lambda tx: tx.maak("vernietiging", {"dossier": "", "events": []}))


def test_an_entity_of_before_belongs_to_its_dossier_whatever_the_change_says(store: Store) -> None:
    elders = store.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente"}))
    geef_recht(store, TEAM)
    with pytest.raises(HubrechtOntbreekt):
        store.voer_uit(WIE, lambda tx: tx.zet("notitie", elders, "tekst", "toch"))


def test_what_was_typed_stays_a_draft_until_it_may_be_written(
    tmp_path: Path, maak_store: MaakStore, klok: Klok
) -> None:
    store = maak_store("laptop")
    elders = store.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente"}))
    geef_recht(store, TEAM)
    wie = Wie("notulist-1", "2011-2012")
    store.bewaar_klad(wie, "notitie", elders, "tekst", "getypt", ()).result()
    with pytest.raises(HubrechtOntbreekt):
        store.zet_en_vergeet_klad(wie, "notitie", elders, "tekst", "getypt", ()).result()
    store.sluit()
    klok.verder(minutes=5)
    omgeving = Omgeving(tmp_path / "laptop" / "toestand", klok)
    with Store.open_met_sleutel(store.pad, SLEUTEL, omgeving) as later:
        assert later.gered == ()
        assert later.lees().execute("SELECT tekst FROM klad").fetchall() == [("getypt",)]
        geef_recht(later, Recht(alles=True))
    with Store.open_met_sleutel(store.pad, SLEUTEL, omgeving) as later:
        assert [rest.tekst for rest in later.gered] == ["getypt"]
        assert later.lees().execute("SELECT tekst FROM notitie").fetchone() == ("getypt",)
