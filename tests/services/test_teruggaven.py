"""Taking in a return: certain answers are written as one handeling, and everything else waits for a person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.oordeel import Twijfelsoort, Uitkomst
from korpsmonitor_tui.domain.teruggaveverschil import Richting
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import bijlagen, conflicten
from korpsmonitor_tui.services.formulieren import lees_teksten
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.teruggavestand import (
    lees_teruggaven,
    lees_twijfels,
    open_twijfels,
    vergelijk_teruggaven,
)
from korpsmonitor_tui.services.twijfels import besluit_twijfel
from korpsmonitor_tui.services.uitzendingen import Verzoek, lees_uitzendingen, zend_uit
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, zet_antwoord
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.teruggekomen import (
    BIJ_UREN,
    EERDER,
    JANEE,
    OPEN,
    UREN,
    gevuld,
    kom_terug,
    met_los,
)
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.formulier import Ingelezen
    from korpsmonitor_tui.domain.oordeel import Plek
    from tests.services.conftest import Laptop


def teksten(laptop: Laptop) -> dict[Plek, str]:
    return lees_teksten(laptop.store.lees(), DOSSIER)


def soorten(laptop: Laptop) -> list[str]:
    return [twijfel.soort for twijfel in lees_twijfels(laptop.store.lees(), DOSSIER) if twijfel.open]


def lijst(laptop: Laptop, *onzeker: Plek, **gewijzigd: str) -> Ingelezen:
    namen = {"open": OPEN, "janee": JANEE, "uren": UREN, "eerder": EERDER, "bij_uren": BIJ_UREN}
    return gevuld(laptop.notulist, {namen[naam]: tekst for naam, tekst in gewijzigd.items()}, onzeker=onzeker)


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def zet(laptop: Laptop, plek: Plek, tekst: str) -> None:
    zet_antwoord(laptop.notulist, DOSSIER, plek[0], tekst, veld=plek[1])


def test_a_first_return_is_taken_as_it_was_stated(laptop: Laptop) -> None:
    inneming = kom_terug(
        laptop, lijst(laptop, open="Veel\ngedaan", janee="Ja.", uren="15-20", bij_uren="geschat")
    )
    assert teksten(laptop) == {OPEN: "Veel\ngedaan", JANEE: "ja", UREN: "15-20", BIJ_UREN: "geschat"}
    assert (inneming.nummer, inneming.vorige, inneming.verschillen) == (1, 0, ())
    assert inneming.oordeel is not None
    assert inneming.oordeel.aantal(Uitkomst.NIEUW) == 4
    antwoord = lees_antwoorden(laptop.store.lees(), DOSSIER)[UREN[0]]
    assert antwoord.versie == laptop.notulist.instrument.vragenlijst.versie
    assert laptop.store.controleer().klopt


def test_the_file_and_every_text_in_it_are_kept(laptop: Laptop) -> None:
    ingelezen = met_los(lijst(laptop, janee="Ja."), "zie bijlage", bij=UREN[0])
    kom_terug(laptop, ingelezen)
    (teruggave,) = lees_teruggaven(laptop.store.lees(), DOSSIER)
    assert bijlagen.haal_op(laptop.notulist, teruggave.bijlage) == ("lijst.docx", repr(ingelezen).encode())
    assert (teruggave.inhoud.velden, teruggave.inhoud.los) == (ingelezen.velden, ingelezen.los)


def test_the_same_file_twice_changes_nothing(laptop: Laptop) -> None:
    ingelezen = lijst(laptop, UREN, uren="12", janee="ja, maar")
    kom_terug(laptop, ingelezen)
    zet(laptop, EERDER, "7")
    stand = events(laptop)
    inneming = kom_terug(laptop, ingelezen)
    assert inneming.eerder is not None
    assert (inneming.eerder.nummer, inneming.oordeel, events(laptop)) == (1, None, stand)


def test_a_corrected_return_changes_what_nobody_touched_here(laptop: Laptop) -> None:
    kom_terug(laptop, lijst(laptop, uren="12", eerder="10", open="Oud"))
    zet(laptop, EERDER, "11")
    zet(laptop, OPEN, "Met de hand verbeterd")
    inneming = kom_terug(laptop, lijst(laptop, uren="15", eerder="10", open="Nieuw", janee="nee"))
    assert teksten(laptop) == {UREN: "15", EERDER: "11", OPEN: "Met de hand verbeterd", JANEE: "nee"}
    assert soorten(laptop) == [Twijfelsoort.BOTSING]
    assert {(v.vak, v.oud, v.nieuw, v.richting) for v in inneming.verschillen} == {
        (UREN[0], "12", "15", Richting.GEWIJZIGD),
        (OPEN[0], "Oud", "Nieuw", Richting.GEWIJZIGD),
        (JANEE[0], "", "nee", Richting.INGEVULD),
    }
    assert all(verschil.vraag for verschil in inneming.verschillen)


def test_censoring_stands_out_and_takes_nothing_away(laptop: Laptop) -> None:
    kom_terug(laptop, lijst(laptop, uren="12", open="Er is te weinig capaciteit."))
    inneming = kom_terug(laptop, lijst(laptop, uren="12"))
    assert teksten(laptop)[OPEN] == "Er is te weinig capaciteit."
    assert soorten(laptop) == [Twijfelsoort.LEEGGEMAAKT]
    assert [v.richting for v in inneming.verschillen] == [Richting.LEEGGEMAAKT]
    assert open_twijfels(laptop.store.lees()) == {DOSSIER: 1}


def test_what_was_printed_in_the_form_counts_as_what_the_party_said(laptop: Laptop, tmp_path: Path) -> None:
    zet(laptop, UREN, "12")
    zet(laptop, EERDER, "10")
    zet(laptop, OPEN, "Zo was het")
    zend_uit(laptop.coordinator, ["groningen"], Verzoek("xlsx", tmp_path, met_antwoorden=True))
    (uitzending,) = lees_uitzendingen(laptop.store.lees(), DOSSIER)
    assert uitzending.voorgedrukt == teksten(laptop)
    zet(laptop, EERDER, "11")

    kom_terug(laptop, lijst(laptop, uren="15", eerder="10"))

    assert teksten(laptop) == {UREN: "15", EERDER: "11", OPEN: "Zo was het"}
    assert soorten(laptop) == [Twijfelsoort.LEEGGEMAAKT]


def test_an_answer_that_was_printed_after_an_empty_return_and_is_emptied_stands_out(
    laptop: Laptop, tmp_path: Path
) -> None:
    kom_terug(laptop, lijst(laptop, uren="12"))
    zet(laptop, OPEN, "Met de hand")
    zend_uit(laptop.coordinator, ["groningen"], Verzoek("xlsx", tmp_path, met_antwoorden=True))
    kom_terug(laptop, lijst(laptop, uren="12", janee="ja"))
    assert soorten(laptop) == [Twijfelsoort.LEEGGEMAAKT]
    (punt,) = lees_twijfels(laptop.store.lees(), DOSSIER)
    besluit_twijfel(laptop.notulist, DOSSIER, punt.id, "gehouden")
    kom_terug(laptop, lijst(laptop, uren="12", janee="nee"))
    assert (soorten(laptop), teksten(laptop)) == ([], {UREN: "12", OPEN: "Met de hand", JANEE: "nee"})


def test_a_trial_writes_nothing(laptop: Laptop) -> None:
    stand = events(laptop)
    inneming = kom_terug(laptop, lijst(laptop, uren="12"), proef=True)
    assert inneming.oordeel is not None
    assert inneming.oordeel.over_te_nemen == {UREN: "12"}
    assert events(laptop) == stand
    assert lees_teruggaven(laptop.store.lees(), DOSSIER) == ()


def test_everything_of_a_return_is_one_handeling_and_can_be_taken_back_and_in_again(laptop: Laptop) -> None:
    ingelezen = met_los(lijst(laptop, uren="12", janee="ja, maar"), "zie bijlage")
    zet(laptop, UREN, "")
    kom_terug(laptop, ingelezen)
    assert len(soorten(laptop)) == 2

    ongedaan(laptop.notulist)
    assert (teksten(laptop), soorten(laptop)) == ({}, [])
    assert lees_teruggaven(laptop.store.lees(), DOSSIER) == ()

    kom_terug(laptop, ingelezen)
    assert teksten(laptop) == {UREN: "12", JANEE: "ja, maar"}
    assert len(soorten(laptop)) == 2
    (teruggave,) = lees_teruggaven(laptop.store.lees(), DOSSIER)
    assert bijlagen.haal_op(laptop.notulist, teruggave.bijlage)[1] == repr(ingelezen).encode()
    assert laptop.store.controleer().klopt


def test_a_frozen_verslag_keeps_its_figures(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    stand = events(laptop)
    for proef in (True, False):
        with pytest.raises(StapGeweigerd, match="ligt vast"):
            kom_terug(laptop, lijst(laptop, uren="12"), proef=proef)
    assert events(laptop) == stand


def test_nobody_takes_in_the_list_of_their_own_korps_and_a_reader_takes_in_none(laptop: Laptop) -> None:
    for sessie in (laptop.eigen_korps, laptop.lezer):
        with pytest.raises(StapGeweigerd):
            kom_terug(laptop, lijst(laptop, uren="12"), sessie=sessie)
    assert teksten(laptop) == {}


def test_a_conflict_between_laptops_is_not_ended_by_a_return(hier: Laptop, daar: Laptop) -> None:
    kom_terug(hier, lijst(hier, uren="12"))
    wissel_uit(hier, daar)
    zet(hier, UREN, "13")
    zet(daar, UREN, "12 ")
    wissel_uit(hier, daar)
    assert len(conflicten.lees_conflicten(hier.coordinator, DOSSIER)) == 1

    kom_terug(hier, lijst(hier, uren="15"))

    assert len(conflicten.lees_conflicten(hier.coordinator, DOSSIER)) == 1
    assert soorten(hier) == [Twijfelsoort.BOTSING]


def test_two_laptops_that_take_in_the_same_file_agree(hier: Laptop, daar: Laptop) -> None:
    ingelezen = met_los(lijst(hier, uren="12", janee="ja, maar"), "zie bijlage", "zie bijlage")
    kom_terug(hier, ingelezen)
    zet(daar, UREN, "99")
    kom_terug(daar, ingelezen)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert len(lees_teruggaven(laptop.store.lees(), DOSSIER)) == 1
        # Loose text twice, what does not fit, and there also the figure that stood already.
        assert sorted(soorten(laptop)) == ["botsing", "los", "los", "past_niet"]
        assert laptop.store.controleer().klopt
    assert lees_twijfels(hier.store.lees(), DOSSIER) == lees_twijfels(daar.store.lees(), DOSSIER)


def test_returns_are_numbered_by_coming_in_also_when_two_laptops_began_at_one(
    hier: Laptop, daar: Laptop
) -> None:
    kom_terug(hier, lijst(hier, uren="12"))
    kom_terug(daar, lijst(daar, uren="13"))
    wissel_uit(hier, daar)
    assert [t.nummer for t in lees_teruggaven(hier.store.lees(), DOSSIER)] == [1, 2]
    assert [t.id for t in lees_teruggaven(hier.store.lees(), DOSSIER)] == [
        t.id for t in lees_teruggaven(daar.store.lees(), DOSSIER)
    ]


def test_side_by_side_and_against_what_stands_here(laptop: Laptop) -> None:
    kom_terug(laptop, met_los(lijst(laptop, uren="12", janee="Ja"), "oude opmerking"))
    kom_terug(laptop, met_los(lijst(laptop, eerder="9", janee="ja."), "nieuwe opmerking"))
    verschillen = vergelijk_teruggaven(laptop.notulist, DOSSIER, 1, 2)
    assert [(v.vak, v.richting) for v in verschillen] == [
        (EERDER[0], Richting.INGEVULD),
        (UREN[0], Richting.LEEGGEMAAKT),
        (None, Richting.LEEGGEMAAKT),
        (None, Richting.INGEVULD),
    ]
    terug = vergelijk_teruggaven(laptop.notulist, DOSSIER, 2, 1)
    assert {(v.oud, v.nieuw) for v in terug} == {(v.nieuw, v.oud) for v in verschillen}
    zet(laptop, UREN, "14")
    assert (UREN[0], "12", "14") in {
        (v.vak, v.oud, v.nieuw) for v in vergelijk_teruggaven(laptop.notulist, DOSSIER, 1)
    }
    with pytest.raises(NietGevonden, match="geen teruggave 3"):
        vergelijk_teruggaven(laptop.notulist, DOSSIER, 1, 3)


def test_an_answer_beside_its_place_waits_and_a_clear_one_later_is_taken(laptop: Laptop) -> None:
    kom_terug(laptop, lijst(laptop, UREN, uren="12"))
    assert (teksten(laptop), soorten(laptop)) == ({}, [Twijfelsoort.ONZEKER])
    kom_terug(laptop, replace(lijst(laptop, uren="12"), meldingen=("bijgehouden wijzigingen",)))
    assert teksten(laptop) == {UREN: "12"}


def test_a_doubt_is_asked_once(laptop: Laptop) -> None:
    vreemd = (Vak("bestaat.niet"), "waarde")
    for uren in ("12", "13", "14"):
        ingelezen = gevuld(laptop.notulist, {UREN: uren, vreemd: "?", OPEN: "x"}, onzeker=(OPEN,))
        kom_terug(laptop, met_los(ingelezen, "zie bijlage"))
    assert sorted(soorten(laptop)) == ["los", "onbekend", "onzeker"]
    assert teksten(laptop) == {UREN: "14"}
