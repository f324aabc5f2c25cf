"""What korpsen answered on a partner, and what the partner says of it: beside it, never in it."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, Vak
from korpsmonitor_tui.services import vragenlijst
from korpsmonitor_tui.services.replieken import lees_replieken, leg_repliek_vast
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.waardering import lees_waardering
from tests.services import verhaal
from tests.services.conftest import Laptop, wissel_uit

OM = "2011-2012/om"
VAK = Vak("ketensamenwerking.om")


def oordeel(laptop: Laptop, kleur: str, toelichting: str = "", partij: str = "twente") -> None:
    dossier = f"2011-2012/{partij}"
    vragenlijst.zet_antwoord(laptop.notulist, dossier, VAK, kleur)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, VAK, toelichting, veld=TOELICHTING)


def test_the_provisional_table_says_what_each_korps_stated(laptop: Laptop) -> None:
    oordeel(laptop, "geel", "Wisselende officieren.")
    oordeel(laptop, "groen", partij="drenthe")
    tabel = lees_waardering(laptop.coordinator, OM)
    assert [kolom.code for kolom in tabel.kolommen] == ["partners.om"]
    assert len(tabel.rijen) == sum(p.soort == "korps" for p in laptop.coordinator.instrument.partijen)
    gegeven = {o.korps.code: (o.kleur, o.toelichting) for rij in tabel.rijen for o in rij if o.gegeven}
    assert gegeven == {"twente": ("geel", "Wisselende officieren."), "drenthe": ("groen", "")}
    riec = Vak("ketensamenwerking.riec_inzet")
    vragenlijst.zet_antwoord(laptop.notulist, "2011-2012/twente", riec, "Bij twee zaken.")
    bestuur = lees_waardering(laptop.coordinator, "2011-2012/bestuur").oordeel("twente", "partners.bestuur")
    assert bestuur is not None
    assert [tekst for _vraag, tekst in bestuur.opmerkingen] == ["Bij twee zaken."]
    with pytest.raises(OnbruikbareInvoer, match="staat niet in de waarderingstabel"):
        lees_waardering(laptop.coordinator, "2011-2012/twente")


def test_a_repliek_belongs_to_the_judgement_as_it_was_shown(laptop: Laptop) -> None:
    oordeel(laptop, "geel", "Wisselende officieren.")
    verhaal.definitief(laptop)
    eerste = leg_repliek_vast(laptop.notulist, OM, "Twente", "partners.om", "Sinds mei een vaste officier.")
    assert leg_repliek_vast(laptop.notulist, OM, "twente", "partners.om", "Sinds juni.") == eerste
    (repliek,) = lees_replieken(laptop.store.lees(), OM)
    assert (repliek.korps, repliek.oordeel, repliek.tekst) == (
        "twente",
        "geel: Wisselende officieren.",
        "Sinds juni.",
    )
    assert lees_tijdlijn(laptop.coordinator, OM)[0].wat == "repliek: “Sinds juni.”"
    oordeel(laptop, "groen", "Wisselende officieren.")
    tweede = leg_repliek_vast(laptop.notulist, OM, "twente", "partners.om", "Dank.")
    assert {r.id: r.oordeel[:5] for r in lees_replieken(laptop.store.lees(), OM)} == {
        eerste: "geel:",
        tweede: "groen",
    }
    leg_repliek_vast(laptop.notulist, OM, "twente", "partners.om", " ")
    assert lees_waardering(laptop.coordinator, OM).oordeel("twente", "partners.om") is not None


@pytest.mark.parametrize(
    ("korps", "dimensie", "fout", "melding"),
    [
        ("drenthe", "partners.om", OnbruikbareInvoer, "gaf hierover geen oordeel"),
        ("nergens", "partners.om", NietGevonden, "Er is geen korps"),
        ("twente", "partners.kmar", OnbruikbareInvoer, "gaat niet over"),
    ],
)
def test_a_repliek_needs_a_judgement(
    laptop: Laptop, korps: str, dimensie: str, fout: type[Exception], melding: str
) -> None:
    oordeel(laptop, "geel")
    with pytest.raises(fout, match=melding):
        leg_repliek_vast(laptop.notulist, OM, korps, dimensie, "Nee.")
    with pytest.raises(NietGevonden, match="schrijf op wat"):
        leg_repliek_vast(laptop.notulist, OM, "twente", "partners.om", "")
    with pytest.raises(StapGeweigerd):
        leg_repliek_vast(laptop.lezer, OM, "twente", "partners.om", "Nee.")
    assert lees_replieken(laptop.store.lees(), OM) == ()


def test_two_laptops_have_one_repliek(hier: Laptop, daar: Laptop) -> None:
    oordeel(hier, "geel")
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        leg_repliek_vast(laptop.notulist, OM, "twente", "partners.om", "Nee.")
    wissel_uit(hier, daar)
    assert len(lees_replieken(hier.store.lees(), OM)) == 1
    assert lees_replieken(hier.store.lees(), OM) == lees_replieken(daar.store.lees(), OM)
    assert all(laptop.store.controleer().klopt for laptop in (hier, daar))
