"""People: names, roles and korpsen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.medewerkerverloop import lees_verloop
from tests.services import verhaal
from tests.services.conftest import wissel_uit

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


def namen(laptop: Laptop, *, ook_inactief: bool = False) -> list[str]:
    return [p.naam for p in medewerkers.lijst(laptop.store.lees(), ook_inactief=ook_inactief)]


def test_somebody_is_added_with_korpsen_by_any_name(laptop: Laptop) -> None:
    persoon = medewerkers.nieuw(
        laptop.coordinator, "  auditor H ", ["auditor", "auditor"], ["Fryslân", "twente"]
    )
    assert medewerkers.vind(laptop.store.lees(), "AUDITOR H") == persoon
    assert persoon.korpsen == {"friesland", "twente"}
    assert persoon.rollen == {Rol.AUDITOR}


@pytest.mark.parametrize(
    ("naam", "rollen", "korpsen", "melding"),
    [
        (" ", ["lezer"], [], "Geef een naam"),
        ("n" * 101, ["lezer"], [], "hoogstens 100 tekens"),
        ("n\x1b[31m", ["lezer"], [], "geen stuurtekens"),
        (" Lezer \n F ", ["lezer"], [], "al een medewerker"),
        ("Lezer f", ["lezer"], [], "al een medewerker"),
        ("x", [], [], "ten minste één rol"),
        ("x", ["baas"], [], "Onbekende rol “baas”"),
    ],
)
def test_what_makes_no_person_is_refused(
    laptop: Laptop, naam: str, rollen: list[str], korpsen: list[str], melding: str
) -> None:
    voor = namen(laptop)
    with pytest.raises(OnbruikbareInvoer, match=melding):
        medewerkers.nieuw(laptop.coordinator, naam, rollen, korpsen)
    assert namen(laptop) == voor


def test_an_unknown_korps_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden, match="Atlantis"):
        medewerkers.nieuw(laptop.coordinator, "x", ["lezer"], ["Atlantis"])
    with pytest.raises(NietGevonden, match="Atlantis"):
        medewerkers.wijzig(laptop.coordinator, "lezer F", Wijziging(korpsen=("Atlantis",)))


def test_everything_of_a_person_can_change_but_not_into_somebody_else(laptop: Laptop) -> None:
    wijziging = Wijziging("lezer Z", (Rol.LEZER, Rol.WEEGPLOEG), ("Twente",))
    persoon = medewerkers.wijzig(laptop.coordinator, "lezer F", wijziging)
    assert (persoon.naam, set(persoon.rollen), set(persoon.korpsen)) == (
        "lezer Z",
        {"lezer", "weegploeg"},
        {"twente"},
    )
    assert medewerkers.wijzig(laptop.coordinator, "lezer Z", Wijziging(naam="LEZER Z")).naam == "LEZER Z"
    for wijziging, melding in (
        (Wijziging(naam="auditor b"), "al een medewerker"),
        (Wijziging(naam=""), "Geef een naam"),
        (Wijziging(rollen=()), "ten minste één rol"),
    ):
        with pytest.raises(OnbruikbareInvoer, match=melding):
            medewerkers.wijzig(laptop.coordinator, "lezer Z", wijziging)


def test_who_left_keeps_a_name_and_can_come_back(laptop: Laptop) -> None:
    medewerkers.wijzig(laptop.coordinator, "lezer F", Wijziging(actief=False))
    assert "lezer F" not in namen(laptop)
    assert "lezer F" in namen(laptop, ook_inactief=True)
    assert laptop.mensen["lezer F"].id in medewerkers.namen(laptop.store.lees())
    with pytest.raises(StapGeweigerd, match="werkt niet meer mee"):
        medewerkers.kies(laptop.coordinator, "lezer F")
    with pytest.raises(OnbruikbareInvoer, match="al een medewerker"):
        medewerkers.nieuw(laptop.coordinator, "lezer F", [Rol.LEZER])
    medewerkers.wijzig(laptop.coordinator, "lezer F", Wijziging(actief=True))
    assert medewerkers.kies(laptop.coordinator, "lezer F").persoon.naam == "lezer F"


@pytest.mark.parametrize("wijziging", [Wijziging(rollen=(Rol.LEZER,)), Wijziging(actief=False)])
def test_a_coordinator_remains(laptop: Laptop, wijziging: Wijziging) -> None:
    with pytest.raises(StapGeweigerd, match="ten minste één coördinator"):
        medewerkers.wijzig(laptop.coordinator, "coördinator C", wijziging)
    assert medewerkers.vind(laptop.store.lees(), "coördinator C").rollen == {Rol.COORDINATOR}
    medewerkers.nieuw(laptop.coordinator, "coördinator H", [Rol.COORDINATOR])
    medewerkers.wijzig(laptop.coordinator, "coördinator C", wijziging)


def test_who_is_unknown_is_told_who_is_known(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden, match=r"geen medewerker “notulist Q”\. Bekend zijn: .*auditor B"):
        medewerkers.vind(laptop.store.lees(), "notulist Q")


def test_the_program_remembers_who_worked_here(laptop: Laptop) -> None:
    assert medewerkers.kies(laptop.coordinator).persoon.naam == "coördinator C"
    medewerkers.kies(laptop.coordinator, "auditor b")
    assert medewerkers.kies(laptop.coordinator).persoon.naam == "auditor B"
    medewerkers.wijzig(laptop.coordinator, "auditor B", Wijziging(actief=False))
    assert medewerkers.kies(laptop.coordinator).persoon.naam == "coördinator C"


def test_a_person_is_described_with_roles(laptop: Laptop) -> None:
    omschrijving = medewerkers.omschrijving(laptop.mensen["notulist en auditor G"])
    assert omschrijving == "notulist en auditor G (auditor, notulist)"


# -- team and history ----------------------------------------------------------------------------------------------------


def test_every_event_carries_the_team_of_who_wrote_it(laptop: Laptop) -> None:
    def teams() -> list[str]:
        rijen = laptop.store.lees().execute("SELECT team FROM event WHERE soort = 'notitie' ORDER BY dseq")
        return list(dict.fromkeys(rij[0] for rij in rijen.fetchall()))

    verhaal.plan(laptop)
    verhaal.noteer(laptop)
    assert teams() == [""]

    medewerkers.wijzig(laptop.coordinator, "notulist A", Wijziging(team="  team \n Noord "))
    verhaal.noteer(laptop)
    assert teams() == ["", "team Noord"]
    assert medewerkers.vind(laptop.store.lees(), "notulist A").team == "team Noord"

    medewerkers.wijzig(laptop.coordinator, "notulist A", Wijziging(team=""))
    assert medewerkers.nieuw(laptop.coordinator, "auditor Z", [Rol.AUDITOR], team="Zuid").team == "Zuid"
    with pytest.raises(OnbruikbareInvoer, match="hoogstens 60 tekens"):
        medewerkers.wijzig(laptop.coordinator, "auditor Z", Wijziging(team="x" * 61))


def test_which_roles_applied_when_follows_from_the_events(laptop: Laptop, klok: Klok) -> None:
    auditor = laptop.mensen["auditor B"]
    klok.verder(hours=1)
    medewerkers.wijzig(
        laptop.coordinator, "auditor B", Wijziging(rollen=(Rol.AUDITOR, Rol.WEEGPLOEG), korpsen=())
    )
    klok.verder(hours=1)
    tweede = medewerkers.nieuw(laptop.coordinator, "coördinator H", [Rol.COORDINATOR])
    medewerkers.wijzig(
        laptop.coordinator.als(tweede), "auditor B", Wijziging("auditor Y", (Rol.LEZER,), actief=False)
    )

    eerste, erbij, weg = lees_verloop(laptop.coordinator, auditor)

    assert (eerste.rollen, erbij.rollen, weg.rollen) == (
        (Rol.AUDITOR,),
        (Rol.AUDITOR, Rol.WEEGPLOEG),
        (Rol.LEZER,),
    )
    assert (eerste.wie, erbij.wie, weg.wie) == ("coördinator C", "coördinator C", "coördinator H")
    assert eerste.tijd < erbij.tijd < weg.tijd
    assert eerste.wat == ("naam: auditor B", "rollen: auditor", "eigen korps: Twente", "doet mee: ja")
    assert erbij.wat == ("rollen: auditor → auditor, lid van de weegploeg", "eigen korps: Twente → –")
    assert weg.wat == (
        "naam: auditor B → auditor Y",
        "rollen: auditor, lid van de weegploeg → lezer",
        "doet mee: ja → nee",
    )


def test_roles_given_on_two_laptops_are_both_in_the_history(hier: Laptop, daar: Laptop) -> None:
    medewerkers.wijzig(hier.coordinator, "lezer F", Wijziging(rollen=(Rol.NOTULIST,)))
    medewerkers.wijzig(daar.coordinator, "lezer F", Wijziging(rollen=(Rol.AUDITOR,)))
    wissel_uit(hier, daar)

    beelden = [
        [(regel.wat, regel.rollen) for regel in lees_verloop(laptop.coordinator, laptop.mensen["lezer F"])]
        for laptop in (hier, daar)
    ]

    assert beelden[0] == beelden[1]
    assert beelden[0][-1][1] == (Rol.AUDITOR, Rol.NOTULIST)
    assert medewerkers.vind(hier.store.lees(), "lezer F").rollen == {Rol.AUDITOR, Rol.NOTULIST}
