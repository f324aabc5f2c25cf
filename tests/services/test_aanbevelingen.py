"""Recommendations: written, numbered for good when they are laid down, and what came of those of the last edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.opvolging import Opvolgstand
from korpsmonitor_tui.services import aanbevelingen, conflicten, edities
from korpsmonitor_tui.services.aanbevelingen import (
    Grond,
    NieuweAanbeveling,
    lees_aanbevelingen,
    lees_opvolging,
)
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from tests.services.conftest import wissel_uit
from tests.services.gewogen import weger

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

GROND = Grond(("organisatie.gedragscode",), ("4.3.1", "Tabel 5"))


def _schrijf(sessie: Sessie, *teksten: str, aan: tuple[str, ...] = ("politieleiding",)) -> list[str]:
    return [aanbevelingen.voeg_toe(sessie, NieuweAanbeveling(tekst, aan, GROND)) for tekst in teksten]


def _lijst(sessie: Sessie) -> list[tuple[str, str, bool]]:
    return [(a.nummer, a.tekst, a.vast) for a in lees_aanbevelingen(sessie)]


def test_wat_onder_het_typen_wordt_bewaard_houdt_zijn_spatie(laptop: Laptop) -> None:
    """A pause after a space saves the text with it: the next word would else be glued on."""
    (id_,) = _schrijf(weger(laptop.coordinator), "een")
    aanbevelingen.wijzig_tekst(laptop.coordinator, id_, "twee ")
    assert _lijst(laptop.coordinator) == [("1", "twee ", False)]


def test_nummers_volgen_de_plaats_tot_zij_vastliggen(laptop: Laptop) -> None:
    """While the report is written the number is the place; laid down it stays, and new ones get the next."""
    een, twee, drie = _schrijf(weger(laptop.coordinator), "een", "twee", "drie")
    aanbevelingen.verplaats(laptop.coordinator, drie, -2)
    assert _lijst(laptop.coordinator) == [("1", "drie", False), ("2", "een", False), ("3", "twee", False)]
    aanbevelingen.verwijder(laptop.coordinator, een)
    assert [a.nummer for a in aanbevelingen.stel_vast(laptop.coordinator)] == ["1", "2"]
    (vier,) = _schrijf(laptop.coordinator, "vier")
    assert _lijst(laptop.coordinator) == [("1", "drie", True), ("2", "twee", True), ("3", "vier", False)]
    aanbevelingen.verplaats(laptop.coordinator, vier, -2)
    assert _lijst(laptop.coordinator)[-1] == ("3", "vier", False)
    (aanbeveling,) = (a for a in lees_aanbevelingen(laptop.coordinator) if a.id == twee)
    assert (aanbeveling.geadresseerden, aanbeveling.grond) == (("politieleiding",), GROND)


def test_wat_vastligt_verandert_niet(laptop: Laptop) -> None:
    """A recommendation that was laid down is withdrawn with a reason or stays; undo does not reach it either."""
    (id_,) = _schrijf(laptop.coordinator, "een")
    with pytest.raises(StapGeweigerd, match="ligt nog niet vast"):
        aanbevelingen.trek_in(laptop.coordinator, id_, "Achterhaald.")
    with pytest.raises(StapGeweigerd):
        aanbevelingen.stel_vast(weger(laptop.coordinator))
    aanbevelingen.stel_vast(laptop.coordinator)
    for doe in (
        lambda: aanbevelingen.wijzig_tekst(laptop.coordinator, id_, "anders"),
        lambda: aanbevelingen.wijzig_geadresseerden(laptop.coordinator, id_, ["OM"]),
        lambda: aanbevelingen.wijzig_grond(laptop.coordinator, id_, Grond()),
        lambda: aanbevelingen.verplaats(laptop.coordinator, id_, 1),
        lambda: aanbevelingen.verwijder(laptop.coordinator, id_),
        lambda: aanbevelingen.stel_vast(laptop.coordinator),
        lambda: ongedaan(laptop.coordinator),
    ):
        with pytest.raises(StapGeweigerd):
            doe()
    with pytest.raises(OnbruikbareInvoer, match="waarom"):
        aanbevelingen.trek_in(laptop.coordinator, id_, "")
    aanbevelingen.trek_in(laptop.coordinator, id_, "Achterhaald.")
    _schrijf(laptop.coordinator, "twee")
    eerste, tweede = lees_aanbevelingen(laptop.coordinator)
    assert (eerste.nummer, eerste.tekst, eerste.ingetrokken) == ("1", "een", "Achterhaald.")
    assert tweede.nummer == "2"


def test_ook_een_eerdere_wijziging_gaat_niet_terug_als_zij_vastligt(laptop: Laptop) -> None:
    """Who wrote it cannot undo their last change once the coördinator laid it down."""
    wie = weger(laptop.coordinator)
    (id_,) = _schrijf(wie, "een")
    aanbevelingen.wijzig_tekst(wie, id_, "beter")
    aanbevelingen.stel_vast(laptop.coordinator)
    with pytest.raises(StapGeweigerd, match="ligt vast"):
        ongedaan(wie)
    assert _lijst(laptop.coordinator) == [("1", "beter", True)]


def test_wat_na_het_vaststellen_toch_wordt_geschreven_staat_nergens(hier: Laptop, daar: Laptop) -> None:
    """Text typed on a laptop that did not know, or rescued after a crash, never changes what was laid down."""
    (id_,) = _schrijf(hier.coordinator, "een")
    wissel_uit(hier, daar)
    aanbevelingen.stel_vast(hier.coordinator)
    aanbevelingen.wijzig_tekst(daar.coordinator, id_, "anders")
    aanbevelingen.wijzig_geadresseerden(daar.coordinator, id_, ["OM"])
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        (deel,) = lees_aanbevelingen(laptop.coordinator)
        assert (deel.nummer, deel.tekst, deel.geadresseerden) == ("1", "een", ("politieleiding",))


def test_wat_intussen_is_gewijzigd_wordt_door_een_formulier_niet_overschreven(laptop: Laptop) -> None:
    (id_,) = _schrijf(laptop.coordinator, "een")
    koppen = lees_veld(laptop.store.lees(), Plaats(aanbevelingen.SOORT, id_, "geadresseerde")).koppen
    aanbevelingen.wijzig_geadresseerden(laptop.coordinator, id_, ["OM"])

    aanbevelingen.wijzig_geadresseerden(laptop.coordinator, id_, ["bestuur"], koppen)

    (conflict,) = conflicten.lees_conflicten(laptop.coordinator, "")
    assert {keuze.waarde[0] for keuze in conflict.keuzes} == {"OM", "bestuur"}


def test_twee_keer_anders_vastgesteld_is_een_keuze(hier: Laptop, daar: Laptop) -> None:
    """Laid down in another order on two laptops: a person chooses, in words."""
    een, _twee = _schrijf(hier.coordinator, "een", "twee")
    wissel_uit(hier, daar)
    aanbevelingen.stel_vast(hier.coordinator)
    aanbevelingen.verplaats(daar.coordinator, een, 1)
    aanbevelingen.stel_vast(daar.coordinator)
    wissel_uit(hier, daar)
    geval = next(c for c in conflicten.lees_conflicten(hier.coordinator, "") if c.entiteit == een)
    assert {keuze.tekst for keuze in geval.keuzes} == {"nummer 1: een", "nummer 2: een"}
    for conflict in conflicten.lees_conflicten(hier.coordinator, ""):
        eigen = next(k for k in conflict.keuzes if k.device == hier.store.device)
        conflicten.los_op(
            hier.coordinator, "", conflict.soort, conflict.entiteit, conflict.veld, eigen.waarde
        )
    wissel_uit(hier, daar)
    assert _lijst(daar.coordinator) == [("1", "een", True), ("2", "twee", True)]


def test_zonder_geadresseerde_of_met_een_onbekende_grond_niet(laptop: Laptop) -> None:
    """A recommendation says what, to whom and on which known dimension."""
    for tekst, aan, grond, fout in (
        (" ", ("OM",), Grond(), OnbruikbareInvoer),
        ("Doe iets.", (" ",), Grond(), OnbruikbareInvoer),
        ("Doe iets.", ("OM",), Grond(("toezicht.onbekend",)), NietGevonden),
    ):
        with pytest.raises(fout):
            aanbevelingen.voeg_toe(laptop.coordinator, NieuweAanbeveling(tekst, aan, grond))
    assert not lees_aanbevelingen(laptop.coordinator)


def test_niemand_beveelt_het_eigen_korps_iets_aan(laptop: Laptop) -> None:
    """Nor the eenheid that it became part of; also not by changing to whom it goes."""
    eigen = weger(laptop.coordinator, "weger F", "friesland")
    for aan in (("Fryslân",), ("OM", "Noord-Nederland")):
        with pytest.raises(StapGeweigerd, match="eigen korps"):
            _schrijf(eigen, "Iets.", aan=aan)
    (id_,) = _schrijf(eigen, "Iets.")
    with pytest.raises(StapGeweigerd):
        aanbevelingen.wijzig_geadresseerden(eigen, id_, ["friesland"])
    (id_,) = _schrijf(laptop.coordinator, "Voor hen.", aan=("Friesland",))
    with pytest.raises(StapGeweigerd):
        aanbevelingen.wijzig_tekst(eigen, id_, "Zachter.")


def test_een_nummer_betekent_nooit_twee_aanbevelingen(hier: Laptop, daar: Laptop) -> None:
    """Laid down on two laptops, the later made of two with one number has a letter."""
    _schrijf(hier.coordinator, "samen")
    wissel_uit(hier, daar)
    for laptop, tekst in ((hier, "hier"), (daar, "daar")):
        _schrijf(laptop.coordinator, tekst)
        aanbevelingen.stel_vast(laptop.coordinator)
    wissel_uit(hier, daar)
    assert _lijst(hier.coordinator) == _lijst(daar.coordinator)
    assert [(nummer, vast) for nummer, _tekst, vast in _lijst(hier.coordinator)] == [
        ("1", True),
        ("2", True),
        ("2b", True),
    ]
    _schrijf(hier.coordinator, "later")
    assert _lijst(hier.coordinator)[-1][0] == "3"


def test_een_conflict_gaat_voor_vaststellen(hier: Laptop, daar: Laptop) -> None:
    """What two laptops changed differently is not laid down before a person chose."""
    (id_,) = _schrijf(hier.coordinator, "een")
    wissel_uit(hier, daar)
    for laptop, tekst in ((hier, "hier"), (daar, "daar")):
        aanbevelingen.wijzig_tekst(laptop.coordinator, id_, tekst)
    wissel_uit(hier, daar)
    with pytest.raises(StapGeweigerd, match="twee laptops"):
        aanbevelingen.stel_vast(hier.coordinator)


def test_wat_van_de_vorige_is_gekomen(laptop: Laptop) -> None:
    """The next edition says it of every recommendation that was laid down and not withdrawn."""
    weg, _open = _schrijf(laptop.coordinator, "weg", "blijft")
    aanbevelingen.stel_vast(laptop.coordinator)
    aanbevelingen.trek_in(laptop.coordinator, weg, "Achterhaald.")
    _schrijf(laptop.coordinator, "nooit vastgesteld")
    assert lees_opvolging(laptop.coordinator) == ()
    nieuw = Editie("2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor")
    sessie = edities.maak(laptop.store, laptop.coordinator.instrumenten, nieuw).als(
        laptop.coordinator.persoon
    )
    (open_,) = lees_opvolging(sessie)
    assert (open_.aanbeveling.nummer, open_.aanbeveling.tekst, open_.stand) == ("2", "blijft", None)
    with pytest.raises(NietGevonden):
        aanbevelingen.leg_opvolging_vast(sessie, "1", Opvolgstand.NIET, "Niets.")
    with pytest.raises(OnbruikbareInvoer):
        aanbevelingen.leg_opvolging_vast(sessie, "2", Opvolgstand.NIET, " ")
    aanbevelingen.leg_opvolging_vast(sessie, "2", Opvolgstand.GEDEELTELIJK, "In drie eenheden.")
    (gezegd,) = lees_opvolging(sessie)
    assert (gezegd.stand, gezegd.tekst) == (Opvolgstand.GEDEELTELIJK, "In drie eenheden.")
    with pytest.raises(StapGeweigerd):
        aanbevelingen.leg_opvolging_vast(
            sessie.als(laptop.lezer.persoon), "2", Opvolgstand.NIET, "Toch niet."
        )
