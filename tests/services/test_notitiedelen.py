"""Notes cut in two and made one, on one laptop and on two."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import gesprekken, notuleren, verslagtekst
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.notitiedelen import splits_notitie, voeg_samen
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import kies, strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gesprek import Notitie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

VRAAG, ANDERE = "organisatie.korpsexpert_uren", "organisatie.korpsexpert_sinds"


def notities(laptop: Laptop) -> tuple[Notitie, ...]:
    return gesprekken.lees_notities(laptop.store.lees(), DOSSIER)


def teksten(laptop: Laptop) -> list[str]:
    return [notitie.tekst for notitie in notities(laptop)]


@pytest.fixture
def gepland(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    return laptop


def noteer(laptop: Laptop, *nieuwe: NieuweNotitie) -> tuple[str, ...]:
    return gesprekken.voeg_notities_toe(laptop.notulist, DOSSIER, nieuwe)


def test_both_parts_of_a_note_keep_what_it_was_bound_to(gepland: Laptop) -> None:
    notuleren.start_klok(gepland.notulist, DOSSIER)
    een, _na = noteer(
        gepland,
        NieuweNotitie("organisatie", "24 uur  en geen vervanger", "korpsexpert", VRAAG, ("cijfer", "nagaan")),
        NieuweNotitie("organisatie", "daarna"),
    )
    voor = notities(gepland)
    deel = splits_notitie(gepland.notulist, DOSSIER, een, 7, "24 uur  en geen vervanger")
    boven, onder, laatste = notities(gepland)
    assert [boven.tekst, onder.tekst, laatste.tekst] == ["24 uur", "en geen vervanger", "daarna"]
    assert (boven.id, onder.id) == (een, deel)
    for part in (boven, onder):
        assert (part.spreker, part.vraag, part.tags) == ("korpsexpert", VRAAG, ("cijfer", "nagaan"))
        assert (part.tijd, part.verstreken, part.hoofdstuk) == (voor[0].tijd, 0, "organisatie")
    ongedaan(gepland.notulist)
    assert notities(gepland) == voor


@pytest.mark.parametrize("plek", [0, 3, 99])
def test_a_note_is_not_split_into_nothing(gepland: Laptop, plek: int) -> None:
    (een,) = noteer(gepland, NieuweNotitie("organisatie", "een"))
    with pytest.raises(OnbruikbareInvoer, match="niet gesplitst"):
        splits_notitie(gepland.notulist, DOSSIER, een, plek)
    with pytest.raises(InmiddelsGewijzigd, match="niet gesplitst"):
        splits_notitie(gepland.notulist, DOSSIER, een, 1, "oud")
    assert teksten(gepland) == ["een"]


def test_a_note_joins_the_one_above_and_undo_restores_both(gepland: Laptop) -> None:
    _een, twee = noteer(
        gepland,
        NieuweNotitie("organisatie", "24 uur", "korpsexpert", tags=("cijfer",)),
        NieuweNotitie("organisatie", "navragen", "portefeuillehouder", VRAAG, ("nagaan",)),
    )
    voor = notities(gepland)
    voeg_samen(gepland.notulist, DOSSIER, twee)
    (samen,) = notities(gepland)
    assert samen.tekst == "24 uur\nportefeuillehouder: navragen"
    assert (samen.spreker, samen.vraag, set(samen.tags)) == ("korpsexpert", VRAAG, {"cijfer", "nagaan"})
    ongedaan(gepland.notulist)
    assert notities(gepland) == voor


def test_notes_of_different_questions_or_without_one_above_are_not_joined(gepland: Laptop) -> None:
    een, twee, elders = noteer(
        gepland,
        NieuweNotitie("organisatie", "een", vraag=VRAAG),
        NieuweNotitie("organisatie", "twee", vraag=ANDERE),
        NieuweNotitie("toezicht", "elders"),
    )
    with pytest.raises(OnbruikbareInvoer, match="verschillende vragen"):
        voeg_samen(gepland.notulist, DOSSIER, twee)
    for eerste in (een, elders):
        with pytest.raises(OnbruikbareInvoer, match="geen andere"):
            voeg_samen(gepland.notulist, DOSSIER, eerste)
    assert teksten(gepland) == ["een", "twee", "elders"]


def test_what_is_in_the_verslag_does_not_come_in_again(gepland: Laptop) -> None:
    een, twee = noteer(
        gepland, NieuweNotitie("organisatie", "een twee"), NieuweNotitie("organisatie", "drie")
    )
    assert verslagtekst.stel_samen(gepland.notulist, DOSSIER) == 2
    splits_notitie(gepland.notulist, DOSSIER, een, 4)
    voeg_samen(gepland.notulist, DOSSIER, twee)
    assert teksten(gepland) == ["een", "twee drie"]
    assert verslagtekst.stel_samen(gepland.notulist, DOSSIER) == 0


@pytest.mark.parametrize("eerst", ["hier", "daar"])
def test_one_splits_what_the_other_corrects(hier: Laptop, daar: Laptop, eerst: str) -> None:
    verhaal.plan(hier)
    (een,) = noteer(hier, NieuweNotitie("organisatie", "24 uur en geen vervanger"))
    wissel_uit(hier, daar)
    splits_notitie(hier.notulist, DOSSIER, een, 7)
    gesprekken.wijzig_notitie(daar.auditor, DOSSIER, een, "tekst", "36 uur en geen vervanger")
    wissel_uit(*((hier, daar) if eerst == "hier" else (daar, hier)))
    for laptop in (hier, daar):
        conflict = strijd(laptop)[("notitie", "tekst")]
        assert {keuze.waarde for keuze in conflict.keuzes} == {"24 uur", "36 uur en geen vervanger"}
        assert "en geen vervanger" in teksten(laptop)
        with pytest.raises(StapGeweigerd, match="kies eerst"):
            splits_notitie(laptop.notulist, DOSSIER, een, 3)
    kies(hier, strijd(hier)[("notitie", "tekst")], 0)
    wissel_uit(hier, daar)
    assert not strijd(daar)
    assert notities(hier) == notities(daar)


def test_one_joins_what_the_other_corrects(hier: Laptop, daar: Laptop) -> None:
    verhaal.plan(hier)
    _een, twee = noteer(hier, NieuweNotitie("organisatie", "een"), NieuweNotitie("organisatie", "twee"))
    wissel_uit(hier, daar)
    voeg_samen(hier.notulist, DOSSIER, twee)
    gesprekken.wijzig_notitie(daar.auditor, DOSSIER, twee, "tekst", "twee, verbeterd")
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        # Deleted here, edited there: both stand until a person chooses.
        assert [c.entiteit for c in strijd(laptop).values()] == [twee]
        assert "een twee" in teksten(laptop)


@pytest.mark.parametrize("eerst", ["hier", "daar"])
def test_notes_of_two_laptops_interleave_the_same_way_on_both(
    hier: Laptop, daar: Laptop, klok: Klok, eerst: str
) -> None:
    verhaal.plan(hier)
    wissel_uit(hier, daar)
    for nr in range(4):
        for laptop in (hier, daar):
            concept = notuleren.nieuw_concept(laptop.notulist, "organisatie", vraag=VRAAG if nr % 2 else "")
            notuleren.leg_vast(laptop.notulist, DOSSIER, concept, f"{laptop.store.device[:4]} {nr}")
            klok.nu += timedelta(seconds=10)
    wissel_uit(*((hier, daar) if eerst == "hier" else (daar, hier)))
    assert notities(hier) == notities(daar)
    assert len(notities(hier)) == 8
    assert not strijd(hier)
    # Each keeps the order in which its own were begun.
    for laptop in (hier, daar):
        eigen = [tekst for tekst in teksten(hier) if tekst.startswith(laptop.store.device[:4])]
        assert [tekst[-1] for tekst in eigen] == ["0", "1", "2", "3"]


def test_two_laptops_that_start_the_clock_agree_on_the_earliest(
    hier: Laptop, daar: Laptop, klok: Klok
) -> None:
    verhaal.plan(hier)
    wissel_uit(hier, daar)
    begin = notuleren.start_klok(hier.notulist, DOSSIER)
    klok.nu += timedelta(seconds=7)
    notuleren.start_klok(daar.notulist, DOSSIER)
    noteer(hier, NieuweNotitie("organisatie", "zeven"))
    noteer(daar, NieuweNotitie("organisatie", "nul"))
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        gesprek = gesprekken.eis_gesprek(laptop.store.lees(), DOSSIER)
        assert gesprek.begonnen == begin.isoformat(timespec="seconds")
        assert {n.tekst: n.verstreken for n in notities(laptop)} == {"zeven": 7, "nul": 0}
    assert not strijd(hier)


def test_the_clock_starts_anew_and_notes_keep_their_time(gepland: Laptop, klok: Klok) -> None:
    noteer(gepland, NieuweNotitie("organisatie", "ervoor"))
    begin = notuleren.start_klok(gepland.notulist, DOSSIER)
    klok.nu += timedelta(minutes=5)
    noteer(gepland, NieuweNotitie("organisatie", "proef"))
    notuleren.start_klok(gepland.notulist, DOSSIER)
    klok.nu += timedelta(seconds=3)
    noteer(gepland, NieuweNotitie("organisatie", "begin"))
    klok.nu += timedelta(hours=13)
    noteer(gepland, NieuweNotitie("organisatie", "de dag erna"))
    assert [n.verstreken for n in notities(gepland)] == [None, 300, 3, None]
    with pytest.raises(OnbruikbareInvoer, match="niet later"):
        notuleren.start_klok(gepland.notulist, DOSSIER, klok.nu + timedelta(minutes=1))
    notuleren.start_klok(gepland.notulist, DOSSIER, begin)
    assert gesprekken.eis_gesprek(gepland.store.lees(), DOSSIER).begonnen == begin.isoformat(
        timespec="seconds"
    )


def test_the_timeline_and_undo_tell_what_was_done(gepland: Laptop) -> None:
    (een,) = noteer(gepland, NieuweNotitie("organisatie", "een twee"))
    notuleren.start_klok(gepland.notulist, DOSSIER)
    deel = splits_notitie(gepland.notulist, DOSSIER, een, 4)
    voeg_samen(gepland.notulist, DOSSIER, deel)
    assert [regel.wat for regel in lees_tijdlijn(gepland.notulist, DOSSIER)[:3]] == [
        "twee notities samengevoegd: “een twee”",
        "notitie gesplitst na “een”",
        "klok van het gesprek gestart",
    ]
    assert ongedaan(gepland.notulist) == "twee notities samengevoegd: “een twee”"
    assert ongedaan(gepland.notulist) == "notitie gesplitst na “een”"
    assert ongedaan(gepland.notulist) == "klok van het gesprek gestart"
    assert gesprekken.eis_gesprek(gepland.store.lees(), DOSSIER).begonnen == ""
    assert teksten(gepland) == ["een twee"]
