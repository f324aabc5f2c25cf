"""Making and opening the monitor: database, edition and who works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, OpslagFout
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import controle, edities, gesprekken, medewerkers, openen
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.sessie import Editie
from tests.services import verhaal
from tests.services.conftest import EDITIE

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
    from tests.services.conftest import Laptop


def test_a_new_database_begins_with_an_edition_and_a_coordinator(wereld: Wereld, tmp_path: Path) -> None:
    pad = tmp_path / "nieuw" / "monitor.db"
    with openen.maak(wereld, pad, None, EDITIE, "coördinator LEM").store as store:
        (persoon,) = medewerkers.lijst(store.lees())
        assert (persoon.naam, set(persoon.rollen)) == ("coördinator LEM", {Rol.COORDINATOR})
    sessie = openen.open_sessie(wereld, pad, lambda: "")
    try:
        assert (sessie.editie, sessie.persoon.naam) == (EDITIE, "coördinator LEM")
        assert controle.controleer(sessie).klopt
    finally:
        sessie.store.sluit()


def test_an_encrypted_database_asks_its_passphrase(wereld: Wereld, tmp_path: Path) -> None:
    pad = tmp_path / "monitor.db"
    openen.maak(wereld, pad, "een lang wachtwoord", EDITIE, "coördinator LEM").store.sluit()
    assert not pad.read_bytes().startswith(b"SQLite")
    with pytest.raises(OpslagFout):
        openen.open_sessie(wereld, pad, lambda: "een ander wachtwoord")
    openen.open_sessie(wereld, pad, lambda: "een lang wachtwoord").store.sluit()


@pytest.mark.parametrize(
    ("editie", "eerste"),
    [
        (Editie("2011/2012", "x", "korpsmonitor"), "coördinator LEM"),
        (Editie("", "x", "korpsmonitor"), "coördinator LEM"),
        (EDITIE, "   "),
        (Editie("2011-2012", "x", "bestaat-niet"), "coördinator LEM"),
    ],
)
def test_what_cannot_be_made_leaves_nothing_behind(
    wereld: Wereld, tmp_path: Path, editie: Editie, eerste: str
) -> None:
    map_ = tmp_path / "leeg"
    map_.mkdir()
    with pytest.raises(KorpsmonitorFout):
        openen.maak(wereld, map_ / "monitor.db", "wachtwoord", editie, eerste)
    assert list(map_.iterdir()) == []
    assert list(paths.toestandsmap().glob("*.json")) == []
    openen.maak(wereld, map_ / "monitor.db", None, EDITIE, "coördinator LEM").store.sluit()


def test_a_database_in_the_way_is_left_alone(wereld: Wereld, tmp_path: Path) -> None:
    pad = tmp_path / "monitor.db"
    pad.write_bytes(b"van een ander")
    with pytest.raises(OpslagFout, match="er is niets gewijzigd"):
        openen.maak(wereld, pad, None, EDITIE, "coördinator LEM")
    assert pad.read_bytes() == b"van een ander"


def test_one_opens_as_somebody_and_at_an_edition(wereld: Wereld, tmp_path: Path) -> None:
    pad = tmp_path / "monitor.db"
    with openen.maak(wereld, pad, None, EDITIE, "coördinator LEM").store as store:
        edities.maak(store, wereld.instrumenten, Editie("2013-2014", "Volgende", "korpsmonitor"))
    sessie = openen.open_sessie(wereld, pad, lambda: "", editie="2011-2012", als="COÖRDINATOR LEM")
    assert sessie.editie.id == "2011-2012"
    sessie.store.sluit()
    nieuwste = openen.open_sessie(wereld, pad, lambda: "")
    assert nieuwste.editie.id == "2013-2014"
    nieuwste.store.sluit()
    for editie, als in (("1999", ""), ("", "notulist Q")):
        with pytest.raises(NietGevonden):
            openen.open_sessie(wereld, pad, lambda: "", editie=editie, als=als)


def test_an_edition_is_made_once_and_has_dossiers_of_its_own(laptop: Laptop) -> None:
    volgende = Editie("2013-2014", "Volgende", "korpsmonitor", "oefening")
    nieuw = edities.maak(laptop.store, laptop.coordinator.instrumenten, volgende)
    assert edities.lijst(laptop.store.lees()) == (volgende, EDITIE)
    with pytest.raises(OnbruikbareInvoer, match="bestaat al"):
        edities.maak(laptop.store, laptop.coordinator.instrumenten, volgende)
    verhaal.plan(laptop)
    ander = gesprekken.plan(nieuw.als(laptop.coordinator.persoon), "groningen", Planning())
    assert ander.id == "2013-2014/groningen"
    assert ander.datum is None


def test_an_edition_from_elsewhere_whose_id_is_a_path_is_not_opened(laptop: Laptop) -> None:
    """Ids of editions stand in the names of files."""
    store = laptop.store
    for id_ in ("9999/../../x", "..", "9999\n", "9" * 41):
        store.voer_uit(laptop.coordinator.wie, lambda tx, i=id_: tx.maak("editie", {"dossier": ""}, i))  # type: ignore[misc]
    assert [editie.id for editie in edities.lijst(store.lees())] == [EDITIE.id]
    assert edities.open_editie(store, laptop.coordinator.instrumenten).editie.id == EDITIE.id


def test_an_integrity_check_names_what_does_not_hold(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    assert controle.controleer(laptop.lezer).klopt
    laptop.store.voer_uit(
        laptop.notulist.wie, lambda tx: tx.db.execute("UPDATE gesprek SET plaats = 'elders'")
    )
    uitkomst = controle.controleer(laptop.lezer)
    assert not uitkomst.klopt
    assert {gebrek.plaats for gebrek in uitkomst.gebreken} == {"tabel gesprek"}
