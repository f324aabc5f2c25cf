"""Lists of other sources are taken in whole, again after a correction, and never over what a person changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.bronrijen import Plek
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import ongedaan
from korpsmonitor_tui.services.broninlezing import GENOMEN, Lot, _lot, _Stand, importeer_brontabel
from korpsmonitor_tui.services.bronnen import lees_broncijfers, zet_broncijfer
from korpsmonitor_tui.services.opvragingen import lees_opvragingen, vraag_op
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.services.bronbestanden import DefinitiesMetBronnen, lijst
from tests.services.conftest import wissel_uit

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.broninlezing import Inlezing
    from tests.services.conftest import Laptop, MaakLaptop

EDITIE = "2011-2012"
TWENTE = Plek("emm.signalen", "twente", "2012")
DRENTHE = Plek("emm.signalen", "drenthe", "2012")


@pytest.fixture(scope="session")
def definities() -> DefinitiesMetBronnen:
    return DefinitiesMetBronnen()


def waarde(laptop: Laptop, plek: Plek) -> str:
    return next((c.waarde for c in lees_broncijfers(laptop.store.lees(), EDITIE) if c.plek == plek), "")


def loten(inlezing: Inlezing) -> dict[Plek, Lot]:
    return {regel.plek: regel.lot for regel in inlezing.regels}


def aantal_events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def test_a_list_is_taken_in_as_one_handeling_with_its_file_and_request(
    laptop: Laptop, tmp_path: Path
) -> None:
    (om,) = vraag_op(laptop.coordinator, "emm", ["signalen"])
    pad = lijst(
        tmp_path / "emm.csv", ("Twente", "", "15-20", "Nb"), ("MMA", "1", "", ""), ("Elders", "1", "2", "3")
    )
    inlezing = importeer_brontabel(laptop.coordinator, "emm", pad)
    assert loten(inlezing) == {
        TWENTE: Lot.NIEUW,
        Plek("emm.bezoeken", "twente", "2012"): Lot.NIEUW,
        Plek("emm.signalen", "mma", "2011"): Lot.NIEUW,
    }
    assert [melding.plaats for melding in inlezing.meldingen] == ["regel 4"]
    (geboekt,) = lees_opvragingen(laptop.coordinator)
    assert inlezing.opvraging == geboekt
    assert (geboekt.id, geboekt.ontvangen, geboekt.bestand) == (
        om.id,
        laptop.coordinator.vandaag(),
        "emm.csv",
    )
    assert {c.opvraging for c in lees_broncijfers(laptop.store.lees(), EDITIE)} == {om.id}
    gebeurd = [regel.wat for regel in lees_tijdlijn(laptop.coordinator, f"{EDITIE}/emm")]
    assert gebeurd == ["lijst ingelezen: 3 cijfers overgenomen", "opvraging toegevoegd: “signalen”"]
    ongedaan.ongedaan(laptop.coordinator)
    assert lees_broncijfers(laptop.store.lees(), EDITIE) == ()
    assert [o.open for o in lees_opvragingen(laptop.coordinator)] == [True]
    assert laptop.store.controleer().gebreken == ()


def test_a_rehearsal_says_the_same_and_writes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    pad = lijst(tmp_path / "emm.csv", ("Twente", "1", "2", "3"))
    voor = aantal_events(laptop)
    proef = importeer_brontabel(laptop.coordinator, "emm", pad, proef=True)
    assert aantal_events(laptop) == voor
    echt = importeer_brontabel(laptop.coordinator, "emm", pad)
    assert (proef.regels, proef.meldingen, proef.opvraging) == (echt.regels, echt.meldingen, None)


def test_the_same_list_again_changes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    pad = lijst(tmp_path / "emm.csv", ("Twente", "1", "2", "3"))
    eerste = importeer_brontabel(laptop.coordinator, "emm", pad)
    voor = aantal_events(laptop)
    tweede = importeer_brontabel(laptop.coordinator, "emm", pad)
    assert aantal_events(laptop) == voor
    assert set(loten(tweede).values()) == {Lot.GELIJK}
    assert tweede.opvraging == eerste.opvraging


def test_a_corrected_list_replaces_what_nobody_changed_and_lists_it(laptop: Laptop, tmp_path: Path) -> None:
    importeer_brontabel(
        laptop.coordinator,
        "emm",
        lijst(tmp_path / "een.csv", ("Twente", "1", "2", "3"), ("Drenthe", "4", "5", "6")),
    )
    zet_broncijfer(laptop.tweede_auditor, "emm", "signalen", "drenthe", "2012", "50")
    verbeterd = lijst(tmp_path / "twee.csv", ("Twente", "1", "20", ""), ("Drenthe", "4", "55", "6"))
    inlezing = importeer_brontabel(laptop.coordinator, "emm", verbeterd)
    assert {plek: lot for plek, lot in loten(inlezing).items() if lot is not Lot.GELIJK} == {
        TWENTE: Lot.GEWIJZIGD,
        Plek("emm.bezoeken", "twente", "2012"): Lot.VERVALLEN,
        DRENTHE: Lot.GEHOUDEN,
    }
    assert (waarde(laptop, TWENTE), waarde(laptop, DRENTHE)) == ("20", "50")
    assert waarde(laptop, Plek("emm.bezoeken", "twente", "2012")) == "3"
    gehouden = inlezing.met(Lot.GEHOUDEN)[0]
    assert (gehouden.huidig, gehouden.waarde, gehouden.plaats) == ("50", "55", "regel 3, kolom 3")


def test_an_empty_list_takes_nothing_away_and_the_next_one_is_compared_with_the_last_figures(
    laptop: Laptop, tmp_path: Path
) -> None:
    for naam, waarden in (("een", ("1", "2", "3")), ("leeg", ("", "", "")), ("twee", ("1", "20", ""))):
        pad = lijst(tmp_path / f"{naam}.csv", ("Twente", *waarden))
        inlezing = importeer_brontabel(laptop.coordinator, "emm", pad)
        if naam == "leeg":
            assert set(loten(inlezing).values()) == {Lot.VERVALLEN}
            assert waarde(laptop, TWENTE) == "2"
    assert loten(inlezing)[TWENTE] is Lot.GEWIJZIGD
    assert waarde(laptop, TWENTE) == "20"


def test_a_figure_set_by_hand_before_any_list_is_kept(laptop: Laptop, tmp_path: Path) -> None:
    zet_broncijfer(laptop.tweede_auditor, "emm", "signalen", "drenthe", "2012", "50")
    inlezing = importeer_brontabel(
        laptop.coordinator, "emm", lijst(tmp_path / "een.csv", ("Drenthe", "", "5", ""))
    )
    assert loten(inlezing) == {DRENTHE: Lot.GEHOUDEN}
    assert waarde(laptop, DRENTHE) == "50"


def test_two_laptops_that_disagree_are_not_settled_by_a_list(maak_laptop: MaakLaptop, tmp_path: Path) -> None:
    hier, daar = maak_laptop("hier"), maak_laptop("daar")
    for laptop, cijfer in ((hier, "1"), (daar, "2")):
        zet_broncijfer(laptop.tweede_auditor, "emm", "signalen", "twente", "2012", cijfer)
    wissel_uit(hier, daar)
    inlezing = importeer_brontabel(
        hier.coordinator, "emm", lijst(tmp_path / "een.csv", ("Twente", "", "3", ""))
    )
    assert loten(inlezing) == {TWENTE: Lot.GEHOUDEN}
    assert (
        hier.store.lees().execute("SELECT conflicten FROM entiteit WHERE soort = 'broncijfer'").fetchone()[0]
        != "[]"
    )


def test_a_figure_about_ones_own_korps_is_left_to_somebody_else(laptop: Laptop, tmp_path: Path) -> None:
    pad = lijst(tmp_path / "emm.csv", ("Groningen", "", "1", ""), ("Drenthe", "", "2", ""))
    groningen = Plek("emm.signalen", "groningen", "2012")
    assert loten(importeer_brontabel(laptop.eigen_korps, "emm", pad)) == {
        groningen: Lot.EIGEN_KORPS,
        DRENTHE: Lot.NIEUW,
    }
    assert waarde(laptop, groningen) == ""
    assert loten(importeer_brontabel(laptop.coordinator, "emm", pad))[groningen] is Lot.NIEUW


def test_of_several_open_requests_none_is_assumed(laptop: Laptop, tmp_path: Path) -> None:
    vraag_op(laptop.coordinator, "emm")
    pad = lijst(tmp_path / "emm.csv", ("Twente", "", "1", ""))
    los = importeer_brontabel(laptop.coordinator, "emm", pad).opvraging
    assert los is not None
    assert (los.omschrijving, los.gevraagd) == ("lijst emm.csv", None)
    assert sum(o.open for o in lees_opvragingen(laptop.coordinator)) == 2
    pad.write_text(pad.read_text().replace("1", "7"))
    gekozen = importeer_brontabel(laptop.coordinator, "emm", pad, opvraging="2").opvraging
    assert gekozen is not None
    assert (gekozen.nummer, gekozen.open) == (2, False)


@pytest.mark.parametrize("inhoud", [b"", b"%PDF-1.4", b"Korps;aantal\nTwente;1"])
def test_a_file_that_is_no_list_leaves_everything_as_it_was(
    laptop: Laptop, tmp_path: Path, inhoud: bytes
) -> None:
    pad = tmp_path / "x.csv"
    pad.write_bytes(inhoud)
    voor = aantal_events(laptop)
    with pytest.raises(OnbruikbareInvoer):
        importeer_brontabel(laptop.coordinator, "emm", pad)
    assert aantal_events(laptop) == voor


def test_only_coordinator_and_auditors_take_lists_in(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(StapGeweigerd):
        importeer_brontabel(laptop.notulist, "emm", lijst(tmp_path / "x.csv", ("Twente", "1", "2", "3")))


stellingen = st.sampled_from(["", "1", "2", "Nb"])


@settings(suppress_health_check=[HealthCheck.differing_executors])
@given(stellingen, st.none() | stellingen, stellingen, st.booleans())
def test_three_ways(ons: str, vorige: str | None, nieuw: str, eigen: bool) -> None:
    """A list replaces what a list said, never what a person said, and is never refused without being listed."""
    lot = _lot(nieuw, _Stand(ons, vorige, ""), eigen=eigen)
    if lot in GENOMEN:
        assert nieuw != ons
        assert not eigen
        assert ons == (vorige or "")
    elif lot is Lot.GELIJK:
        assert nieuw == ons
    elif lot is Lot.VERVALLEN:
        assert (nieuw, ons) == ("", vorige)
    else:
        assert eigen or ons != (vorige or "") or vorige is None
    assert _lot(nieuw, _Stand(nieuw, nieuw, ""), eigen=eigen) is Lot.GELIJK
