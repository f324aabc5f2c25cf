"""A person decides on every doubt, once, and can take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.oordeel import Twijfelsoort
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.teruggavestand import lees_twijfels, open_twijfels
from korpsmonitor_tui.services.twijfels import BESLUITEN, besluit_twijfel, besluit_twijfels
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, zet_antwoord
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.teruggekomen import BIJ_UREN, EERDER, JANEE, OPEN, UREN, gevuld, kom_terug, met_los
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.oordeel import Plek
    from korpsmonitor_tui.services.teruggavestand import Twijfel
    from tests.services.conftest import Laptop


def teksten(laptop: Laptop) -> dict[Plek, str]:
    return lees_teksten(laptop.store.lees(), DOSSIER)


def twijfel(laptop: Laptop, soort: Twijfelsoort) -> Twijfel:
    return next(t for t in lees_twijfels(laptop.store.lees(), DOSSIER) if t.soort == soort)


def botsing(laptop: Laptop) -> Twijfel:
    """Here stands 10, the party says 12."""
    zet_antwoord(laptop.notulist, DOSSIER, UREN[0], "10")
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "12"}))
    return twijfel(laptop, Twijfelsoort.BOTSING)


@pytest.mark.parametrize(
    ("besluit", "naar", "tekst", "verwacht"),
    [
        ("overgenomen", None, None, {UREN: "12"}),
        ("overgenomen", EERDER, None, {UREN: "10", EERDER: "12"}),
        ("gehouden", None, None, {UREN: "10"}),
        ("niet_van_belang", None, None, {UREN: "10"}),
        ("anders", None, "11", {UREN: "11"}),
        ("anders", EERDER, "11", {UREN: "10", EERDER: "11"}),
        ("bij_toelichting", None, None, {UREN: "10", BIJ_UREN: "12"}),
        ("bij_toelichting", None, "11", {UREN: "11", BIJ_UREN: "12"}),
        ("bij_toelichting", OPEN, None, {UREN: "10", OPEN: "12"}),
    ],
)
def test_what_a_decision_writes(
    laptop: Laptop, besluit: str, naar: Plek | None, tekst: str | None, verwacht: dict[Plek, str]
) -> None:
    punt = botsing(laptop)
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, besluit, naar, tekst)
    assert teksten(laptop) == verwacht
    assert twijfel(laptop, Twijfelsoort.BOTSING).besluit == besluit
    assert open_twijfels(laptop.store.lees()) == {}

    ongedaan(laptop.notulist)
    assert teksten(laptop) == {UREN: "10"}
    assert twijfel(laptop, Twijfelsoort.BOTSING).open


def test_a_choice_that_is_taken_over_becomes_its_code(laptop: Laptop) -> None:
    kom_terug(laptop, gevuld(laptop.notulist, {JANEE: "Nee."}, onzeker=(JANEE,)))
    besluit_twijfel(laptop.notulist, DOSSIER, twijfel(laptop, Twijfelsoort.ONZEKER).id, "overgenomen")
    assert teksten(laptop) == {JANEE: "nee"}
    assert lees_antwoorden(laptop.store.lees(), DOSSIER)[JANEE[0]].versie == "2011-2012"


def test_what_does_not_fit_is_made_an_answer_and_an_explanation(laptop: Laptop) -> None:
    kom_terug(laptop, gevuld(laptop.notulist, {JANEE: "ja, maar niet in 2011"}))
    punt = twijfel(laptop, Twijfelsoort.PAST_NIET)
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "bij_toelichting", tekst="deels")
    assert teksten(laptop) == {JANEE: "deels", (JANEE[0], "toelichting"): "ja, maar niet in 2011"}


def test_an_answer_that_was_emptied_can_be_emptied_here(laptop: Laptop) -> None:
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "12"}))
    kom_terug(laptop, gevuld(laptop.notulist, {}))
    besluit_twijfel(laptop.notulist, DOSSIER, twijfel(laptop, Twijfelsoort.LEEGGEMAAKT).id, "overgenomen")
    assert teksten(laptop) == {}


def test_loose_text_needs_a_place(laptop: Laptop) -> None:
    kom_terug(laptop, met_los(gevuld(laptop.notulist, {OPEN: "Een"}), "Twee"))
    punt = twijfel(laptop, Twijfelsoort.LOS)
    with pytest.raises(OnbruikbareInvoer, match="hoort bij geen antwoord"):
        besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "overgenomen")
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "bij_toelichting", OPEN)
    assert teksten(laptop) == {OPEN: "Een\nTwee"}


def test_loose_text_goes_to_the_answer_that_it_stands_near(laptop: Laptop) -> None:
    kom_terug(laptop, met_los(gevuld(laptop.notulist, {}), "12", bij=UREN[0]))
    besluit_twijfel(laptop.notulist, DOSSIER, twijfel(laptop, Twijfelsoort.LOS).id, "overgenomen")
    assert teksten(laptop) == {UREN: "12"}


def test_several_at_once_are_one_handeling_and_the_same_text_is_added_once(laptop: Laptop) -> None:
    kom_terug(
        laptop, met_los(gevuld(laptop.notulist, {}), "zie bijlage", "zie bijlage", "en meer", bij=UREN[0])
    )
    punten = [punt.id for punt in lees_twijfels(laptop.store.lees(), DOSSIER)]
    besluit_twijfels(laptop.notulist, DOSSIER, punten, "bij_toelichting")
    assert teksten(laptop) == {BIJ_UREN: "zie bijlage\nen meer"}
    ongedaan(laptop.notulist)
    assert (teksten(laptop), open_twijfels(laptop.store.lees())) == ({}, {DOSSIER: 3})


@pytest.mark.parametrize(
    ("besluit", "naar", "tekst", "fout"),
    [
        ("weggooien", None, None, OnbruikbareInvoer),
        ("anders", None, None, OnbruikbareInvoer),
        ("gehouden", None, "11", OnbruikbareInvoer),
        ("overgenomen", (Vak("bestaat.niet"), "waarde"), None, NietGevonden),
        ("overgenomen", (Vak(UREN[0].vraag, jaar="1999"), "waarde"), None, NietGevonden),
        ("overgenomen", (OPEN[0], "toelichting"), None, NietGevonden),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    laptop: Laptop, besluit: str, naar: Plek | None, tekst: str | None, fout: type[Exception]
) -> None:
    punt = botsing(laptop)
    with pytest.raises(fout):
        besluit_twijfel(laptop.notulist, DOSSIER, punt.id, besluit, naar, tekst)
    assert (teksten(laptop), twijfel(laptop, Twijfelsoort.BOTSING).open) == ({UREN: "10"}, True)


def test_a_doubt_is_decided_on_once(laptop: Laptop) -> None:
    punt = botsing(laptop)
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "gehouden")
    with pytest.raises(StapGeweigerd, match="al besloten"):
        besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "overgenomen")
    with pytest.raises(NietGevonden):
        besluit_twijfel(laptop.notulist, DOSSIER, "bestaat niet", "overgenomen")
    with pytest.raises(NietGevonden):
        besluit_twijfels(laptop.notulist, DOSSIER, [], "overgenomen")


def test_while_the_verslag_is_frozen_only_decisions_that_change_nothing_are_taken(laptop: Laptop) -> None:
    punt = botsing(laptop)
    verhaal.verzonden(laptop)
    with pytest.raises(StapGeweigerd, match="ligt vast"):
        besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "overgenomen")
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "gehouden")
    assert open_twijfels(laptop.store.lees()) == {}


def test_nobody_decides_about_their_own_korps(laptop: Laptop) -> None:
    punt = botsing(laptop)
    for sessie in (laptop.eigen_korps, laptop.lezer):
        for besluit in BESLUITEN:
            with pytest.raises(StapGeweigerd):
                besluit_twijfel(sessie, DOSSIER, punt.id, besluit)


def test_after_a_decision_the_same_return_asks_nothing_again(laptop: Laptop) -> None:
    """What a person kept against the party stays kept until the party says something else."""
    punt = botsing(laptop)
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "gehouden")
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "12", OPEN: "Erbij"}))
    assert open_twijfels(laptop.store.lees()) == {}
    kom_terug(laptop, gevuld(laptop.notulist, {UREN: "13", OPEN: "Erbij"}))
    assert open_twijfels(laptop.store.lees()) == {DOSSIER: 1}
    assert teksten(laptop) == {UREN: "10", OPEN: "Erbij"}


def test_two_laptops_that_decide_differently_disagree_until_somebody_chooses(
    hier: Laptop, daar: Laptop
) -> None:
    punt = botsing(hier)
    wissel_uit(hier, daar)
    besluit_twijfel(hier.notulist, DOSSIER, punt.id, "gehouden")
    besluit_twijfel(daar.notulist, DOSSIER, punt.id, "niet_van_belang")
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, DOSSIER)
    assert {keuze.tekst for keuze in conflict.keuzes} == {"gehouden wat er stond", "niet van belang"}
    assert "twijfel" in conflict.label
    conflicten.los_op(hier.auditor, DOSSIER, "twijfel", punt.id, "besluit", "gehouden")
    wissel_uit(hier, daar)
    assert conflicten.lees_conflicten(daar.coordinator, DOSSIER) == ()
    assert twijfel(daar, Twijfelsoort.BOTSING).besluit == "gehouden"
