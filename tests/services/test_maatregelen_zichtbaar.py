"""Where measures and the letters that ask for them show: overzicht, planning, timeline, and a choice between two values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.domain.planning import Plansoort
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import conflicten, maatregelen, verbeterbrieven
from korpsmonitor_tui.services.maatregelen import Maatregelstand, NieuweMaatregel
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.planning import lees_planning
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.verbeterbrieven import Briefopgave
from korpsmonitor_tui.services.volgendestap import volgende_stap
from korpsmonitor_tui.tui.overzichtkolommen import cellen
from tests.services.conftest import wissel_uit
from tests.services.gewogen import scoor, zet_eindscore
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.planning import Planpunt
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

EMM = "informatie.aanleveren_emm"


def _gevraagd(laptop: Laptop) -> None:
    scoor(laptop.coordinator, "groningen", {EMM: "geel"})
    zet_eindscore(laptop.coordinator, "groningen", "geel")
    verbeterbrieven.leg_verzonden_vast(laptop.coordinator, DOSSIER, Briefopgave(date(2013, 2, 20)), "e-mail")


def _punten(laptop: Laptop) -> list[Planpunt]:
    soorten = {Plansoort.BRIEF, Plansoort.MAATREGEL}
    return [punt for punt in lees_planning(laptop.coordinator).punten if punt.soort in soorten]


def test_termijnen_in_de_planning_en_het_overzicht(laptop: Laptop, klok: Klok) -> None:
    """The letter stands there until it is answered, the measure until it is done; overdue ones stand apart."""
    _gevraagd(laptop)
    (brief,) = _punten(laptop)
    assert (brief.soort, brief.dag, brief.te_laat, brief.wie) == (
        Plansoort.BRIEF,
        date(2013, 2, 20),
        False,
        "korps",
    )
    klok.nu = datetime(2013, 2, 21, 9, tzinfo=UTC)
    assert _punten(laptop)[0].te_laat
    belofte = NieuweMaatregel("Lever aan.", EMM, "informatiecoördinator", date(2013, 3, 1))
    id_ = maatregelen.voeg_toe(laptop.coordinator, DOSSIER, belofte)
    (punt,) = _punten(laptop)
    assert (punt.soort, punt.dag, punt.wie) == (
        Plansoort.MAATREGEL,
        date(2013, 3, 1),
        "informatiecoördinator",
    )
    klok.nu = datetime(2013, 3, 2, 9, tzinfo=UTC)
    assert _punten(laptop)[0].te_laat
    regel = next(regel for regel in lees_overzicht(laptop.coordinator) if regel.dossier == DOSSIER)
    assert regel.maatregelen == Maatregelstand(1, 1, 1)
    assert not regel.te_laat
    definitief = replace(regel, status=Status.DEFINITIEF)
    assert volgende_stap(definitief) == "Van 1 maatregel is de termijn voorbij: vraag wat ervan is gekomen."
    assert cellen(regel, laptop.coordinator.instrument)[0] == ("!", "text-error")
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, Maatregelstaat.GEREED)
    assert not _punten(laptop)


def test_de_tijdlijn_vertelt_wat_er_is_gevraagd_en_gekomen(laptop: Laptop) -> None:
    """A line per handeling, in words, with the reason of what lapsed."""
    _gevraagd(laptop)
    id_ = maatregelen.voeg_toe(laptop.coordinator, DOSSIER, NieuweMaatregel("Lever aan.", EMM))
    maatregelen.meld_voortgang(laptop.coordinator, DOSSIER, id_, "Begonnen.")
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, Maatregelstaat.VERVALLEN, "Opgeheven.")
    maatregelen.verwijder(laptop.coordinator, DOSSIER, id_)
    regels = [(regel.wat, regel.reden) for regel in lees_tijdlijn(laptop.coordinator, DOSSIER)]
    assert regels[:5] == [
        ("maatregel verwijderd", ""),
        ("maatregel: vervallen", "Opgeheven."),
        ("voortgang van een maatregel: “Begonnen.”", ""),
        ("maatregel toegevoegd: “Lever aan.”", ""),
        ("verzocht om verbetermaatregelen (e-mail), antwoord uiterlijk op 20-02-2013", ""),
    ]


def test_twee_staten_naast_elkaar_en_een_keuze(hier: Laptop, daar: Laptop) -> None:
    """Who chooses reads words, and the choice holds on both laptops."""
    id_ = maatregelen.voeg_toe(hier.coordinator, DOSSIER, NieuweMaatregel("Lever aan.", EMM))
    wissel_uit(hier, daar)
    maatregelen.zet_staat(hier.coordinator, DOSSIER, id_, Maatregelstaat.GEREED)
    maatregelen.zet_staat(daar.coordinator, DOSSIER, id_, Maatregelstaat.VERVALLEN, "Opgeheven.")
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, DOSSIER)
    assert {keuze.tekst for keuze in conflict.keuzes} == {"gereed", "vervallen\nOpgeheven."}
    gekozen = next(keuze for keuze in conflict.keuzes if keuze.tekst == "gereed")
    conflicten.los_op(hier.coordinator, DOSSIER, "maatregel", id_, "staat", gekozen.waarde)
    wissel_uit(hier, daar)
    (maatregel,) = maatregelen.lees_maatregelen(daar.coordinator, DOSSIER)
    assert maatregel.staat is Maatregelstaat.GEREED
    assert not conflicten.lees_conflicten(daar.coordinator, DOSSIER)
    assert (
        lees_tijdlijn(hier.coordinator, DOSSIER)[0].wat == "gekozen hoe het met een maatregel staat: gereed"
    )
