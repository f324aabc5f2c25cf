"""Other sources: what is asked from them, what came in, and their figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import bijlagen, bronnen, ongedaan, opvragingen
from korpsmonitor_tui.services.bronnen import Broncijfer, lees_broncijfers, zet_broncijfer
from korpsmonitor_tui.services.opvragingen import Opvraagstand, lees_opvragingen, vraag_op
from tests.services.bronbestanden import DefinitiesMetBronnen
from tests.services.conftest import wissel_uit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop, MaakLaptop
    from tests.store.conftest import Klok

EDITIE = "2011-2012"


@pytest.fixture(scope="session")
def definities() -> DefinitiesMetBronnen:
    return DefinitiesMetBronnen()


def cijfers(laptop: Laptop, rij: str | None = None) -> dict[tuple[str, str, str], str]:
    return {(c.gegeven, c.rij, c.jaar): c.waarde for c in lees_broncijfers(laptop.store.lees(), EDITIE, rij)}


# -- requests ------------------------------------------------------------------------------------------------------------


def test_the_standing_requests_of_a_source_are_made_at_once_and_only_once(laptop: Laptop) -> None:
    nieuw = vraag_op(laptop.coordinator, "EMM", termijn=date(2013, 3, 1))
    assert [(o.nummer, o.omschrijving, o.gevraagd, o.termijn, o.open) for o in nieuw] == [
        (1, "overzicht van contacten met korpsen", laptop.coordinator.vandaag(), date(2013, 3, 1), True),
        (2, "overzicht van signalen per korps", laptop.coordinator.vandaag(), date(2013, 3, 1), True),
    ]
    events = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()
    assert vraag_op(laptop.coordinator, "emm", ["Overzicht van signalen, per korps"]) == ()
    assert laptop.store.lees().execute("SELECT count(*) FROM event").fetchone() == events
    assert lees_opvragingen(laptop.coordinator, "emm") == nieuw


def test_something_else_can_be_asked_and_comes_after_in_number(laptop: Laptop, klok: Klok) -> None:
    vraag_op(laptop.coordinator, "nrm")
    klok.verder(days=3)
    vraag_op(laptop.coordinator, "nrm", ["cijfers over minderjarigen"], op=date(2013, 2, 5))
    assert [(o.nummer, o.omschrijving) for o in lees_opvragingen(laptop.coordinator, "nrm")] == [
        (1, "rapportage"),
        (2, "cijfers over minderjarigen"),
    ]


def test_two_laptops_that_ask_the_same_mean_the_same_request(maak_laptop: MaakLaptop) -> None:
    hier, daar = maak_laptop("hier"), maak_laptop("daar")
    for laptop in (hier, daar):
        vraag_op(laptop.coordinator, "emm")
    wissel_uit(hier, daar)
    assert len(lees_opvragingen(hier.coordinator)) == 2
    assert lees_opvragingen(hier.coordinator) == lees_opvragingen(daar.coordinator)


def test_a_received_list_is_kept_byte_for_byte(laptop: Laptop, klok: Klok, tmp_path: Path) -> None:
    eerste, tweede = vraag_op(laptop.coordinator, "emm", termijn=date(2013, 2, 20))
    klok.verder(days=40)
    assert [o.te_laat for o in lees_opvragingen(laptop.coordinator, "emm")] == [True, True]
    pad = tmp_path / "lijst.bin"
    pad.write_bytes(bytes(range(256)))
    ontvangen = opvragingen.meld_ontvangen(laptop.auditor, eerste, op=date(2013, 3, 4), bestand=pad)
    assert (ontvangen.ontvangen, ontvangen.bestand, ontvangen.te_laat) == (
        date(2013, 3, 4),
        "lijst.bin",
        False,
    )
    assert bijlagen.haal_op(laptop.coordinator, ontvangen.bijlage) == ("lijst.bin", bytes(range(256)))
    zonder = opvragingen.meld_ontvangen(laptop.auditor, tweede, opmerking="telefonisch: geen gegevens")
    assert (zonder.open, zonder.bestand, zonder.opmerking) == (False, "", "telefonisch: geen gegevens")


def test_the_same_file_is_kept_once(laptop: Laptop, tmp_path: Path) -> None:
    pad = tmp_path / "lijst.bin"
    pad.write_bytes(b"inhoud")
    for opvraging in vraag_op(laptop.coordinator, "emm"):
        opvragingen.meld_ontvangen(laptop.coordinator, opvraging, bestand=pad)
    bijlage = {o.bijlage for o in lees_opvragingen(laptop.coordinator)}
    assert len(bijlage) == 1


def test_a_list_without_file_and_remark_or_on_an_impossible_day_is_not_received(laptop: Laptop) -> None:
    (opvraging,) = vraag_op(laptop.coordinator, "om", op=date(2013, 2, 3))
    for gegevens in (
        {"opmerking": " "},
        {"opmerking": "x", "op": date(2013, 2, 2)},
        {"opmerking": "x", "op": date(2999, 1, 1)},
    ):
        with pytest.raises(OnbruikbareInvoer):
            opvragingen.meld_ontvangen(laptop.coordinator, opvraging, **gegevens)
    assert lees_opvragingen(laptop.coordinator) == (opvraging,)


def test_a_request_has_a_possible_termijn_and_something_to_ask(laptop: Laptop) -> None:
    with pytest.raises(OnbruikbareInvoer, match="termijn"):
        vraag_op(laptop.coordinator, "om", op=date(2013, 2, 3), termijn=date(2013, 2, 2))
    with pytest.raises(OnbruikbareInvoer, match="omschrijving"):
        vraag_op(laptop.coordinator, "comensha")
    with pytest.raises(NietGevonden, match="emm, om, comensha, nrm"):
        vraag_op(laptop.coordinator, "twente")


def test_a_source_is_reminded_until_its_list_is_in(laptop: Laptop) -> None:
    (opvraging,) = vraag_op(laptop.coordinator, "om")
    opvragingen.herinner(laptop.auditor, opvraging, "gebeld")
    assert opvragingen.herinner(laptop.auditor, opvraging).rappels == 2
    binnen = opvragingen.meld_ontvangen(laptop.auditor, opvraging, opmerking="per post")
    with pytest.raises(StapGeweigerd):
        opvragingen.herinner(laptop.auditor, binnen)


def test_requests_are_counted_per_source(laptop: Laptop, klok: Klok) -> None:
    vraag_op(laptop.coordinator, "emm", termijn=date(2013, 2, 20))
    (om,) = vraag_op(laptop.coordinator, "om", termijn=date(2013, 2, 20))
    opvragingen.meld_ontvangen(laptop.coordinator, om, opmerking="per post")
    klok.verder(days=40)
    standen = opvragingen.lees_opvraagstanden(laptop.store.lees(), EDITIE, laptop.coordinator.vandaag())
    assert standen == {"emm": Opvraagstand(2, 0, 2), "om": Opvraagstand(1, 1, 0)}


@pytest.mark.parametrize("wie", ["notulist A", "lezer F"])
def test_only_coordinator_and_auditors_write_about_sources(laptop: Laptop, wie: str) -> None:
    (opvraging,) = vraag_op(laptop.coordinator, "om")
    sessie = laptop.als(wie)
    for poging in (
        lambda: vraag_op(sessie, "nrm"),
        lambda: opvragingen.meld_ontvangen(sessie, opvraging, opmerking="x"),
        lambda: opvragingen.herinner(sessie, opvraging),
        lambda: zet_broncijfer(sessie, "emm", "emm.signalen", "twente", "2012", "1"),
    ):
        with pytest.raises(StapGeweigerd):
            poging()
    assert (lees_opvragingen(laptop.coordinator), cijfers(laptop)) == ((opvraging,), {})


# -- figures -------------------------------------------------------------------------------------------------------------


def test_a_figure_is_kept_as_stated_with_its_note(laptop: Laptop) -> None:
    cijfer = zet_broncijfer(laptop.auditor, "EMM", "signalen", "Fryslân", "2012", " 15-20 ", "schatting")
    assert cijfer == Broncijfer(
        "2011-2012/emm/emm.signalen/friesland/2012",
        "emm",
        "emm.signalen",
        "friesland",
        "2012",
        " 15-20 ",
        "schatting",
        "",
    )
    assert lees_broncijfers(laptop.store.lees(), EDITIE) == (cijfer,)
    assert lees_broncijfers(laptop.store.lees(), EDITIE, "twente") == ()


def test_other_rows_and_national_figures_have_their_own_place(laptop: Laptop) -> None:
    zet_broncijfer(laptop.auditor, "emm", "emm.signalen", "SIOD/ISZW", "2011", "3")
    zet_broncijfer(laptop.auditor, "om", "om.zaken", "", "2011", "1.869")
    assert cijfers(laptop) == {
        ("emm.signalen", "siod-iszw", "2011"): "3",
        ("om.zaken", "nederland", "2011"): "1.869",
    }


def test_an_empty_figure_takes_it_back_and_undo_brings_it_again(laptop: Laptop) -> None:
    zet_broncijfer(laptop.tweede_auditor, "emm", "emm.signalen", "twente", "2012", "5")
    zet_broncijfer(laptop.tweede_auditor, "emm", "emm.signalen", "twente", "2012", "")
    assert cijfers(laptop) == {}
    ongedaan.ongedaan(laptop.tweede_auditor)
    assert cijfers(laptop) == {("emm.signalen", "twente", "2012"): "5"}


@pytest.mark.parametrize(
    ("gegeven", "rij", "jaar"),
    [
        ("emm.onbekend", "twente", "2012"),
        ("emm.signalen", "atlantis", "2012"),
        ("emm.signalen", "", "2012"),
        ("emm.signalen", "nederland", "2012"),
        ("emm.signalen", "iszw", "2012"),
        ("emm.signalen", "twente", ""),
        ("emm.signalen", "twente", "vorig jaar"),
        ("emm.signalen", "twente", "٢٠١٢"),
    ],
)
def test_a_figure_that_has_no_place_is_refused(laptop: Laptop, gegeven: str, rij: str, jaar: str) -> None:
    with pytest.raises((NietGevonden, OnbruikbareInvoer)):
        zet_broncijfer(laptop.tweede_auditor, "emm", gegeven, rij, jaar, "1")
    with pytest.raises(OnbruikbareInvoer):
        zet_broncijfer(laptop.tweede_auditor, "om", "om.zaken", "twente", "2012", "1")
    assert cijfers(laptop) == {}


def test_nobody_sets_a_figure_about_their_own_korps(laptop: Laptop) -> None:
    with pytest.raises(StapGeweigerd):
        zet_broncijfer(laptop.eigen_korps, "emm", "emm.signalen", "groningen", "2012", "1")
    zet_broncijfer(laptop.eigen_korps, "emm", "emm.signalen", "drenthe", "2012", "1")
    assert cijfers(laptop) == {("emm.signalen", "drenthe", "2012"): "1"}


def test_which_sources_have_figures_is_known_per_row(laptop: Laptop) -> None:
    zet_broncijfer(laptop.tweede_auditor, "emm", "emm.signalen", "twente", "2012", "0")
    zet_broncijfer(laptop.tweede_auditor, "comensha", "slachtoffers", "twente", "2012", "Nb")
    zet_broncijfer(laptop.tweede_auditor, "comensha", "slachtoffers", "drenthe", "2012", "1")
    zet_broncijfer(laptop.tweede_auditor, "comensha", "slachtoffers", "drenthe", "2012", "")
    instrument = laptop.coordinator.instrument
    standen = bronnen.lees_bronstanden(laptop.store.lees(), EDITIE, instrument.bronnen)
    assert {rij: (stand.binnen, stand.ontbreekt) for rij, stand in standen.items()} == {
        "twente": (("emm", "comensha"), ())
    }
    assert bronnen.verwachte_bronnen(instrument.bronnen) == ("emm", "comensha")


def test_another_edition_has_its_own_figures(laptop: Laptop) -> None:
    zet_broncijfer(laptop.tweede_auditor, "emm", "emm.signalen", "twente", "2012", "5")
    for editie in ("2011-201", "2011-2012x", "2010-2011"):
        assert lees_broncijfers(laptop.store.lees(), editie) == ()
    ander = replace(laptop.coordinator, editie=replace(laptop.coordinator.editie, id="2013-2014"))
    assert lees_opvragingen(ander) == ()
