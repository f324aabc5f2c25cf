"""The weeks ahead, from what stands in the dossiers; and as a calendar that a library of others reads back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.planning import Planpunt, Plansoort
from korpsmonitor_tui.services import gesprekken, opnamen, opvragingen, uitzendingen, verslagstappen
from korpsmonitor_tui.services.opnamen import Opnamegegevens
from korpsmonitor_tui.services.planning import lees_planning, maak_agenda
from korpsmonitor_tui.services.uitzendingen import Verzoek
from korpsmonitor_tui.services.werkdagen import feestdagen
from tests.services import verhaal
from tests.services.gesprekgeluid import schrijf_wav
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

Dag = tuple[date, str]


def per_soort(sessie: Sessie, weken: int = 6) -> dict[str, list[Dag]]:
    uit: dict[str, list[Dag]] = {}
    for punt in lees_planning(sessie, weken).punten:
        uit.setdefault(punt.soort.value, []).append((punt.dag, punt.waarover))
    return uit


def alles_gepland(laptop: Laptop, map_: Path) -> None:
    """One of everything that has a day, from 4 February 2013."""
    verhaal.verzonden(laptop)
    zeeland = gesprekken.plan(
        laptop.coordinator,
        "zeeland",
        gesprekken.Planning(date(2013, 2, 12), "14:30", "Middelburg; zaal 1, 2e"),
    )
    verzoek = Verzoek("xlsx", map_, date(2013, 2, 22))
    uitzendingen.zend_uit(laptop.coordinator, ["drenthe"], verzoek)
    opvragingen.vraag_op(laptop.coordinator, "emm", ["bezoeken"], termijn=date(2013, 2, 15))
    gegevens = Opnamegegevens(toestemming="korpsexpert", bewaren_tot=date(2013, 3, 1))
    opnamen.leg_opname_vast(laptop.coordinator, zeeland.id, schrijf_wav(map_), gegevens)


def test_alles_wat_een_dag_heeft_staat_in_zijn_week(laptop: Laptop, tmp_path: Path) -> None:
    alles_gepland(laptop, tmp_path)

    assert per_soort(laptop.lezer) == {
        "gesprek": [(date(2013, 2, 4), "Groningen"), (date(2013, 2, 12), "Zeeland")],
        # Three working days before the end, and two after it: as the instrument says.
        "rappel": [(date(2013, 2, 13), "Groningen")],
        "opvraging": [(date(2013, 2, 15), "Expertisecentrum Mensenhandel en Mensensmokkel")],
        "verslag": [(date(2013, 2, 18), "Groningen")],
        "vragenlijst": [(date(2013, 2, 22), "Drenthe")],
        "opname": [(date(2013, 3, 1), "Zeeland")],
    }
    assert lees_planning(laptop.lezer).te_laat == ()
    # This week and the next.
    assert set(per_soort(laptop.lezer, 2)) == {"gesprek", "rappel", "opvraging"}


def test_wat_voorbij_is_staat_apart_tot_het_is_gedaan(laptop: Laptop, tmp_path: Path, klok: Klok) -> None:
    alles_gepland(laptop, tmp_path)
    klok.verder(days=60)

    te_laat = {punt.soort for punt in lees_planning(laptop.coordinator).te_laat}
    assert te_laat == {Plansoort.OPVRAGING, Plansoort.VERSLAG, Plansoort.VRAGENLIJST, Plansoort.OPNAME}
    assert per_soort(laptop.coordinator)["rappel"] == [(laptop.coordinator.vandaag(), "Groningen")]

    verslagstappen.herinner(laptop.coordinator, DOSSIER, "telefoon")
    verslagstappen.verleng(
        laptop.coordinator, DOSSIER, laptop.coordinator.vandaag() + timedelta(days=7), "ziek"
    )
    later = lees_planning(laptop.coordinator)

    assert Plansoort.VERSLAG not in {punt.soort for punt in later.te_laat}
    assert [punt.dag for punt in later.punten if punt.soort == Plansoort.VERSLAG] == [
        laptop.coordinator.vandaag() + timedelta(days=7)
    ]


def test_wie_antwoordde_wordt_niet_meer_verwacht(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)

    assert set(per_soort(laptop.lezer)) == {"gesprek"}


def test_feestdagen_staan_in_de_weken(laptop: Laptop, klok: Klok) -> None:
    klok.nu = datetime(2013, 4, 24, 9, tzinfo=UTC)

    namen = [naam for week in lees_planning(laptop.lezer).weken for _dag, naam in week.feestdagen]

    assert namen == ["Koninginnedag", "Hemelvaartsdag", "Eerste pinksterdag", "Tweede pinksterdag"]
    assert feestdagen(date(2012, 12, 26), date(2013, 1, 1)) == {
        date(2012, 12, 26): "Tweede kerstdag",
        date(2013, 1, 1): "Nieuwjaarsdag",
    }


@pytest.mark.parametrize("weken", [0, 53])
def test_een_onmogelijk_aantal_weken_wordt_geweigerd(laptop: Laptop, weken: int) -> None:
    with pytest.raises(OnbruikbareInvoer, match="1 tot en met 52"):
        lees_planning(laptop.lezer, weken)


# -- the calendar file ---------------------------------------------------------------------------------------------------


def afspraken(inhoud: bytes) -> dict[str, Any]:
    return {str(afspraak["summary"]): afspraak for afspraak in Calendar.from_ical(inhoud).walk("VEVENT")}


def test_het_agendabestand_zegt_hetzelfde_zonder_namen(laptop: Laptop, tmp_path: Path) -> None:
    alles_gepland(laptop, tmp_path)
    planning = lees_planning(laptop.coordinator)

    inhoud = maak_agenda(laptop.coordinator, planning)
    gelezen = afspraken(inhoud)

    assert len(gelezen) == len(planning.punten)
    zeeland = gelezen["Gesprek: Zeeland"]
    assert zeeland["dtstart"].dt == datetime(2013, 2, 12, 13, 30, tzinfo=UTC)
    assert str(zeeland["location"]) == "Middelburg; zaal 1, 2e"
    assert gelezen["Termijn verslag: Groningen"]["dtstart"].dt == date(2013, 2, 18)
    tekst = inhoud.decode()
    assert not any(naam in tekst for naam in laptop.mensen)
    # RFC 5545, 3.1: lines end in CRLF and hold at most 75 octets.
    assert all(len(regel.encode()) <= 75 for regel in tekst.split("\r\n"))
    assert "\n" not in tekst.replace("\r\n", "")


def test_een_later_bestand_werkt_dezelfde_afspraak_bij(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    eerst = afspraken(maak_agenda(laptop.coordinator, lees_planning(laptop.coordinator)))
    verslagstappen.verleng(laptop.coordinator, DOSSIER, date(2013, 3, 4), "ziek")
    daarna = afspraken(maak_agenda(laptop.coordinator, lees_planning(laptop.coordinator)))

    naam = "Termijn verslag: Groningen"
    assert eerst[naam]["uid"] == daarna[naam]["uid"]
    assert (eerst[naam]["dtstart"].dt, daarna[naam]["dtstart"].dt) == (date(2013, 2, 18), date(2013, 3, 4))
    assert len({str(afspraak["uid"]) for afspraak in daarna.values()}) == len(daarna)


def test_wat_iemand_typte_kan_geen_afspraak_toevoegen(laptop: Laptop) -> None:
    kwaad = "zaal\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:vals"
    gesprekken.plan(laptop.coordinator, "zeeland", gesprekken.Planning(date(2013, 2, 5), "10:00", kwaad))

    gelezen = afspraken(maak_agenda(laptop.coordinator, lees_planning(laptop.coordinator)))

    assert list(gelezen) == ["Gesprek: Zeeland"]


def test_punten_hebben_elk_een_eigen_kenmerk(laptop: Laptop, tmp_path: Path, klok: Klok) -> None:
    alles_gepland(laptop, tmp_path)
    klok.verder(days=9)

    punten: list[Planpunt] = list(lees_planning(laptop.coordinator).punten)

    assert len({punt.kenmerk for punt in punten}) == len(punten)
