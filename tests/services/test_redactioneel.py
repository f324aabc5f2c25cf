"""Slips of the pen are taken over together, exactly those that were seen, and taken back together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import verslagtekst, wederhoor
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.redactioneel import lees_redactionele, neem_redactionele_over
from korpsmonitor_tui.services.tekstgevolg import TekstBotst
from tests.services import verhaal
from tests.services.teruggestuurd import DOSSIER, OUD, in_verwerking, passages, wijziging

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

KOMMA = OUD[1].replace("branche", "branche,")
HOOFDLETTER = OUD[2].replace("niet-vergunde", "niet-vergunde").replace("capaciteit.", "Capaciteit.")


def test_one_handeling_and_one_undo(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    uren, komma, letter = in_verwerking(
        laptop,
        wijziging(laptop, 1, OUD[0].replace("32", "36")),
        wijziging(laptop, 2, KOMMA),
        wijziging(laptop, 3, HOOFDLETTER),
    )
    lijst = lees_redactionele(laptop.store.lees(), DOSSIER)
    assert [(punt.opmerking.id, punt.nu, punt.nieuw) for punt in lijst.punten] == [
        (komma, OUD[1], KOMMA),
        (letter, OUD[2], HOOFDLETTER),
    ]
    with pytest.raises(StapGeweigerd, match="staan niet in de redactionele lijst"):
        neem_redactionele_over(laptop.auditor, DOSSIER, [komma, uren], lijst.stempel)
    with pytest.raises(OnbruikbareInvoer, match="Noem welke"):
        neem_redactionele_over(laptop.auditor, DOSSIER, [], lijst.stempel)
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        neem_redactionele_over(laptop.notulist, DOSSIER, [komma], lijst.stempel)
    assert verhaal.teksten(laptop) == list(OUD)

    assert neem_redactionele_over(laptop.auditor, DOSSIER, [letter, komma], lijst.stempel) == ("2", "3")
    assert verhaal.teksten(laptop) == [OUD[0], KOMMA, HOOFDLETTER]
    assert [(o.besluit, o.soort) for o in verhaal.opmerkingen(laptop)[1:]] == [
        ("overgenomen", "redactioneel")
    ] * 2
    assert lees_redactionele(laptop.store.lees(), DOSSIER).punten == ()
    assert ongedaan(laptop.auditor) == "besluit over 2 opmerkingen: overgenomen"
    assert verhaal.teksten(laptop) == list(OUD)
    assert len(verhaal.open_opmerkingen(laptop)) == 3


def test_only_what_was_seen(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    (komma,) = in_verwerking(laptop, wijziging(laptop, 2, KOMMA))
    lijst = lees_redactionele(laptop.store.lees(), DOSSIER)
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, passages(laptop)[2], OUD[1] + " Soms.")
    with pytest.raises(InmiddelsGewijzigd, match="bekijk haar opnieuw"):
        neem_redactionele_over(laptop.auditor, DOSSIER, [komma], lijst.stempel)
    opnieuw = lees_redactionele(laptop.store.lees(), DOSSIER)
    neem_redactionele_over(laptop.auditor, DOSSIER, [komma], opnieuw.stempel)
    assert verhaal.teksten(laptop)[1] == KOMMA + " Soms."


def test_a_person_says_what_is_a_matter_of_writing(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    uren, komma = in_verwerking(
        laptop, wijziging(laptop, 1, OUD[0].replace("week", "weken")), wijziging(laptop, 2, KOMMA)
    )
    wederhoor.zet_soort(laptop.notulist, DOSSIER, uren, "redactioneel")
    wederhoor.zet_soort(laptop.notulist, DOSSIER, komma, "nuancering")
    (punt,) = lees_redactionele(laptop.store.lees(), DOSSIER).punten
    assert punt.opmerking.id == uren
    with pytest.raises(OnbruikbareInvoer, match="Onbekende soort “grap”"):
        wederhoor.zet_soort(laptop.notulist, DOSSIER, komma, "grap")


def test_two_that_meet_are_not_taken_over_together(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    ids = in_verwerking(
        laptop, wijziging(laptop, 2, KOMMA), wijziging(laptop, 2, OUD[1].replace("branche", "Branche"))
    )
    lijst = lees_redactionele(laptop.store.lees(), DOSSIER)
    assert len(lijst.punten) == 2
    with pytest.raises(TekstBotst):
        neem_redactionele_over(laptop.auditor, DOSSIER, ids, lijst.stempel)
    assert verhaal.teksten(laptop) == list(OUD)
