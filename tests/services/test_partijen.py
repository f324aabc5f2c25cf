"""Parties that are made while working: who led to whom, and how far it is with them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.sneeuwbal import Partijstand, Via
from korpsmonitor_tui.services import deskbronnen, gesprekken, partijen
from korpsmonitor_tui.services.deskbronnen import NieuweBron
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.gespreksoverzicht import Afname, lees_gehouden, zet_afname
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.partijen import NieuweAanwijzing, NieuwePartij
from korpsmonitor_tui.services.partijlijst import als_lijst, lees_boom, lees_lijst
from tests.services.conftest import wissel_uit

if TYPE_CHECKING:
    from tests.services.conftest import Laptop, MaakOnderzoek
    from tests.services.gemeentelijk import Onderzoek

FEBRUARI = date(2012, 2, 14)


def stand(onderzoek: Onderzoek, code: str) -> Partijstand:
    return next(r.stand for r in lees_lijst(onderzoek.coordinator) if r.partij.code == code)


def test_a_new_party_is_one_of_the_instrument_from_then_on(onderzoek: Onderzoek) -> None:
    code = partijen.nieuw(
        onderzoek.notulist,
        NieuwePartij("GGD Gelderland-Midden", "Arnhem", barriere="identiteit", aliassen=("VGGM",)),
        NieuweAanwijzing(Via.BARRIEREMODEL, "identiteit"),
    )
    partij = onderzoek.coordinator.partij("vggm")
    assert (partij.code, partij.soort, partij.hoort_bij, partij.gemeten) == (
        "ggd-gelderland-midden",
        "organisatie",
        "arnhem",
        False,
    )
    (regel,) = lees_lijst(onderzoek.coordinator, "arnhem")
    assert (regel.partij.code, regel.barriere, regel.stand, regel.eigen) == (
        code,
        "Identiteit",
        Partijstand.GENOEMD,
        True,
    )
    assert lees_lijst(onderzoek.coordinator, "emmen") == ()
    assert onderzoek.coordinator.instrument is onderzoek.coordinator.instrument


@pytest.mark.parametrize(
    "nieuw",
    [
        NieuwePartij("  "),
        NieuwePartij("arnhem"),
        NieuwePartij("GGD", "Utrecht"),
        NieuwePartij("GGD", soort="gemeente"),
        NieuwePartij("GGD", barriere="vervoer"),
        NieuwePartij("GGD", aliassen=("Emmen",)),
    ],
)
def test_what_cannot_be_a_party_is_refused(onderzoek: Onderzoek, nieuw: NieuwePartij) -> None:
    with pytest.raises(KorpsmonitorFout):
        partijen.nieuw(onderzoek.notulist, nieuw)
    assert lees_lijst(onderzoek.coordinator) == ()


def test_a_reader_adds_nobody(onderzoek: Onderzoek) -> None:
    with pytest.raises(StapGeweigerd):
        partijen.nieuw(onderzoek.lezer, NieuwePartij("GGD"))


def test_an_instrument_without_other_kinds_has_no_list(laptop: Laptop) -> None:
    """A kind that is not measured is there in every instrument; of this one it is the ketenpartner."""
    code = partijen.nieuw(laptop.notulist, NieuwePartij("Kamer van Koophandel"))
    assert laptop.coordinator.partij(code).soort == "ketenpartner"


def test_the_tree_tells_who_led_to_whom(onderzoek: Onderzoek) -> None:
    onderzoek.interview("Veiligheidshuis Arnhem", FEBRUARI, "ketenmanager")
    onderzoek.organisatie("Hera")
    bron = deskbronnen.voeg_toe(onderzoek.notulist, NieuweBron("Eindrapportage loverboys"), "arnhem")
    for partij, aanwijzing in (
        ("Veiligheidshuis Arnhem", NieuweAanwijzing(Via.DESKSTUDIE, bron, datum=date(2012, 1, 9))),
        ("Hera", NieuweAanwijzing(Via.GESPREK, "Veiligheidshuis Arnhem", "vangt slachtoffers op", FEBRUARI)),
    ):
        id_ = partijen.wijs_aan(onderzoek.notulist, partij, aanwijzing)
        assert partijen.wijs_aan(onderzoek.notulist, partij, aanwijzing) == id_
    regels = [(r.diepte, r.regel.partij.naam, r.via) for r in lees_boom(onderzoek.coordinator, "arnhem")]
    assert regels == [
        (0, "Veiligheidshuis Arnhem", "deskstudie, Eindrapportage loverboys (09-01-2012)"),
        (1, "Hera", "gesprek met Veiligheidshuis Arnhem (14-02-2012): vangt slachtoffers op"),
    ]
    partijen.trek_aanwijzing_in(onderzoek.notulist, id_)
    assert [(r.diepte, r.regel.partij.naam) for r in lees_boom(onderzoek.coordinator)] == [
        (0, "Hera"),
        (0, "Veiligheidshuis Arnhem"),
    ]


@pytest.mark.parametrize(
    "aanwijzing",
    [
        NieuweAanwijzing(Via.GESPREK),
        NieuweAanwijzing(Via.GESPREK, "GGD"),
        NieuweAanwijzing(Via.GESPREK, "niemand"),
        NieuweAanwijzing(Via.DESKSTUDIE, "geen bron"),
        NieuweAanwijzing(Via.BARRIEREMODEL, "vervoer"),
        NieuweAanwijzing(Via.DESKSTUDIE, datum=date(2013, 2, 5)),
    ],
)
def test_what_cannot_have_led_to_a_party_is_refused(
    onderzoek: Onderzoek, aanwijzing: NieuweAanwijzing
) -> None:
    onderzoek.organisatie("GGD")
    with pytest.raises(KorpsmonitorFout):
        partijen.wijs_aan(onderzoek.notulist, "GGD", aanwijzing)
    assert lees_lijst(onderzoek.coordinator)[0].aanwijzingen == ()


def test_how_far_it_is_follows_from_the_gesprek(onderzoek: Onderzoek) -> None:
    code = onderzoek.organisatie("GGD")
    partijen.zet_stand(onderzoek.notulist, code, Partijstand.BENADERD)
    assert stand(onderzoek, code) is Partijstand.BENADERD
    morgen = onderzoek.coordinator.vandaag() + timedelta(days=1)
    gesprekken.plan(onderzoek.coordinator, code, Planning(morgen))
    assert stand(onderzoek, code) is Partijstand.GEPLAND
    partijen.zet_stand(onderzoek.notulist, code, Partijstand.AFGEVALLEN, "geen tijd")
    (regel,) = lees_lijst(onderzoek.coordinator)
    assert (regel.stand, regel.reden) == (Partijstand.AFGEVALLEN, "geen tijd")
    ongedaan(onderzoek.notulist)
    assert stand(onderzoek, code) is Partijstand.GEPLAND


def test_a_party_can_be_undone_until_something_is_recorded_about_it(maak_onderzoek: MaakOnderzoek) -> None:
    hier, daar = maak_onderzoek("hier"), maak_onderzoek("daar")
    code = hier.organisatie("GGD")
    wissel_uit(hier, daar)  # type: ignore[arg-type]
    gesprekken.plan(daar.coordinator, code, Planning(FEBRUARI))
    wissel_uit(hier, daar)  # type: ignore[arg-type]
    with pytest.raises(StapGeweigerd, match="al iets vastgelegd"):
        ongedaan(hier.notulist)
    hier.organisatie("Hera")
    ongedaan(hier.notulist)
    assert [regel.partij.naam for regel in lees_lijst(hier.coordinator)] == ["GGD"]


def test_who_was_heard_does_not_drop_out(onderzoek: Onderzoek) -> None:
    onderzoek.interview("GGD", FEBRUARI, "arts")
    assert stand(onderzoek, "ggd") is Partijstand.GEHOORD
    with pytest.raises(StapGeweigerd):
        partijen.zet_stand(onderzoek.notulist, "ggd", Partijstand.AFGEVALLEN, "toch niet")


@pytest.mark.parametrize(
    ("gezegd", "reden"), [(Partijstand.AFGEVALLEN, " "), (Partijstand.GEHOORD, ""), (Partijstand.GEPLAND, "")]
)
def test_a_state_without_reason_or_that_follows_is_refused(
    onderzoek: Onderzoek, gezegd: Partijstand, reden: str
) -> None:
    code = onderzoek.organisatie("GGD")
    with pytest.raises(OnbruikbareInvoer):
        partijen.zet_stand(onderzoek.notulist, code, gezegd, reden)


def test_a_measured_party_is_not_on_the_list(onderzoek: Onderzoek) -> None:
    with pytest.raises(OnbruikbareInvoer):
        partijen.zet_stand(onderzoek.notulist, "arnhem", Partijstand.BENADERD)
    with pytest.raises(NietGevonden):
        lees_lijst(onderzoek.coordinator, "ggd")


def test_a_name_can_be_mended(onderzoek: Onderzoek) -> None:
    code = onderzoek.organisatie("GDD")
    partijen.wijzig(onderzoek.notulist, code, naam="GGD", barriere="arbeid", aliassen=["gezondheidsdienst"])
    assert onderzoek.coordinator.partij("Gezondheidsdienst").naam == "GGD"
    with pytest.raises(OnbruikbareInvoer):
        partijen.wijzig(onderzoek.notulist, code, naam="Emmen")


def test_a_party_of_the_files_keeps_its_name_and_has_a_state(laptop: Laptop) -> None:
    partijen.zet_stand(laptop.notulist, "om", Partijstand.BENADERD)
    assert (
        next(r for r in lees_lijst(laptop.coordinator) if r.partij.code == "om").stand is Partijstand.BENADERD
    )
    with pytest.raises(StapGeweigerd):
        partijen.wijzig(laptop.notulist, "om", naam="parket")
    assert len(laptop.coordinator.instrument.partijen) == 34


def test_two_laptops_that_add_one_name_mean_one_party(maak_onderzoek: MaakOnderzoek) -> None:
    hier, daar = maak_onderzoek("hier"), maak_onderzoek("daar")
    for een in (hier, daar):
        een.organisatie("GGD Drenthe", "emmen")
    wissel_uit(hier, daar)  # type: ignore[arg-type]
    for een in (hier, daar):
        assert [regel.partij.naam for regel in lees_lijst(een.coordinator)] == ["GGD Drenthe"]


def test_how_an_interview_was_taken_and_in_which_year(onderzoek: Onderzoek) -> None:
    dossier = onderzoek.interview("Humanitas", FEBRUARI, "manager", afname=Afname.TELEFONISCH)
    assert lees_gehouden(onderzoek.coordinator)[dossier].afname is Afname.TELEFONISCH
    zet_afname(onderzoek.notulist, dossier, Afname.SCHRIFTELIJK, jaar="2012")
    gehouden = lees_gehouden(onderzoek.coordinator)[dossier]
    assert (gehouden.datum, gehouden.jaar, gehouden.gehoord) == (None, "2012", True)
    for jaar in ("2031", "onlangs"):
        with pytest.raises(OnbruikbareInvoer):
            zet_afname(onderzoek.notulist, dossier, Afname.PERSOONLIJK, jaar=jaar)


def test_one_name_added_for_two_municipalities_on_two_laptops_is_told(maak_onderzoek: MaakOnderzoek) -> None:
    een, ander = maak_onderzoek("een"), maak_onderzoek("ander")
    een.organisatie("GGD", "arnhem")
    ander.organisatie("GGD", "emmen")
    for laptop in (een, ander):
        laptop.organisatie("RIEC", "arnhem")
        assert {regel.let_op for regel in lees_lijst(laptop.coordinator)} == {""}
    partijen.wijzig(een.notulist, "RIEC", naam="RIEC Oost")
    partijen.wijzig(ander.notulist, "RIEC", naam="RIEC Arnhem")
    wissel_uit(een, ander)  # type: ignore[arg-type]

    gelezen = [
        {r.partij.code: (r.partij.hoort_bij, r.let_op) for r in lees_lijst(x.coordinator)}
        for x in (een, ander)
    ]
    assert gelezen[0] == gelezen[1]
    waar, let_op = gelezen[0]["ggd"]
    elders = {"arnhem": "Emmen", "emmen": "Arnhem"}[waar]
    assert f"op een andere laptop toegevoegd over {elders};" in let_op
    assert gelezen[0]["riec"][1] == "≠ op twee laptops verschillend; zie conflicten"
    assert any("≠" in str(rij) for rij in als_lijst(een.coordinator).rijen)
