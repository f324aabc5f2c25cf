"""Returned files become numbered remarks, each file once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt, Zekerheid
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import bijlagen, terugkomst, verslagstappen, wederhoor
from korpsmonitor_tui.services.opmerkingenlijst import Filter, lees_lijst
from korpsmonitor_tui.services.terugkomst import Lot
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import samen, verhaal
from tests.services.conftest import Laptop, wissel_uit
from tests.services.teruggestuurd import (
    DOSSIER,
    OUD,
    bestand,
    leg_vast,
    neem_op,
    nieuwe_passage,
    passages,
    wijziging,
)


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


def test_every_point_is_a_numbered_remark_and_the_file_is_kept(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    punten = (
        wijziging(laptop, 1, OUD[0].replace("32", "36")),
        replace(wijziging(laptop, 1, OUD[0] + " Sinds 2012.", Aard.STIL), auteur="", datum=None),
        Terugpunt(Aard.OPMERKING, ids[2], 2, "korpsexpert", None, OUD[1], "", "Welke bron?\nja", "kwartaal"),
        Terugpunt(
            Aard.SAMENGEVOEGD, ids[2], 2, "korpsexpert", None, OUD[1], f"{OUD[1]} {OUD[2]}", opgelost=True
        ),
        Terugpunt(Aard.VERWIJDERD, ids[3], 3, "korpsexpert", None, OUD[2], ""),
        nieuwe_passage("Er is een convenant.", ids[3]),
        Terugpunt(Aard.ELDERS, "", None, "korpsexpert", None, "12", "15", "", "tabel 2, rij 3"),
        Terugpunt(Aard.LOS, "", None, "korpsexpert", None, "", "Losse tekst."),
    )
    gegeven = bestand(laptop, *punten)
    (uitkomst,) = neem_op(laptop, gegeven)
    assert (uitkomst.lot, uitkomst.respondent) == (Lot.VASTGELEGD, "korpsexpert")
    assert terugkomst.uitleg(uitkomst).endswith("vastgelegd met 8 opmerkingen.")
    assert verhaal.status(laptop) == Status.REACTIE_ONTVANGEN

    opmerkingen = verhaal.opmerkingen(laptop)
    assert [o.id for o in opmerkingen] == list(uitkomst.opmerkingen)
    assert [(o.nummer, o.aanduiding) for o in opmerkingen] == [(nr, str(nr)) for nr in range(1, 9)]
    assert [o.tekst for o in opmerkingen] == [
        "“32” wordt “36”",
        "erbij: “Sinds 2012.”",
        "bij “kwartaal”\nWelke bron?\nja",
        f"passage samengevoegd: “{OUD[1]} {OUD[2]}”\n(in het bestand als opgelost gemarkeerd)",
        f"passage verwijderd: “{OUD[2]}”",
        "nieuwe passage: “Er is een convenant.”",
        "“12” wordt “15”\nin tabel 2, rij 3",
        "tekst zonder plaats: “Losse tekst.”",
    ]
    for opmerking, punt in zip(opmerkingen, punten, strict=True):
        assert opmerking.punt == replace(punt, tekst=opmerking.tekst)

    (reactie,) = wederhoor.lees_reacties(laptop.store.lees(), DOSSIER)
    assert bijlagen.haal_op(laptop.coordinator, reactie.bijlage) == (gegeven.naam, gegeven.inhoud)
    (lezing,) = laptop.store.lees().execute("SELECT lezing FROM reactie").fetchone()
    assert json.loads(lezing) | {"sha256": ""} == {
        "sha256": "",
        "naam": gegeven.naam,
        "versie": 1,
        "passages": 3,
        "ongewijzigd": 0,
        "punten": 8,
        "akkoordwoorden": [],
        "meldingen": ["Een tekstvak is niet gelezen."],
    }


def test_the_same_file_adds_nothing_and_another_joins(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    eerste = bestand(laptop, wijziging(laptop, 1, "Anders."))
    tweede = bestand(laptop, wijziging(laptop, 2, "Ook anders."), wie="portefeuillehouder")
    (vast,) = neem_op(laptop, eerste)
    voor = events(laptop)
    (nogmaals,) = neem_op(
        laptop, replace(eerste, naam="kopie.docx", antwoord=Antwoord("portefeuillehouder", "post"))
    )
    assert (nogmaals.lot, nogmaals.reactie, nogmaals.opmerkingen) == (Lot.AL_GELEZEN, vast.reactie, ())
    assert terugkomst.uitleg(nogmaals) == "kopie.docx is al eerder ingelezen; er is niets toegevoegd."
    assert events(laptop) == voor

    loten = [uitkomst.lot for uitkomst in neem_op(laptop, eerste, tweede, tweede)]
    assert loten == [Lot.AL_GELEZEN, Lot.VASTGELEGD, Lot.AL_GELEZEN]
    assert [(o.aanduiding, o.punt.nieuw) for o in verhaal.opmerkingen(laptop) if o.punt] == [
        ("1", "Anders."),
        ("2", "Ook anders."),
    ]
    assert len(wederhoor.lees_reacties(laptop.store.lees(), DOSSIER)) == 2


def test_approval_words_alone_are_for_a_person_to_confirm(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    voor = events(laptop)
    alleen = nieuwe_passage("Akkoord, geen opmerkingen.", "")
    (akkoord,) = neem_op(laptop, bestand(laptop, alleen, akkoord=[alleen.nieuw]))
    assert (akkoord.lot, akkoord.akkoordwoorden) == (Lot.AKKOORD, (alleen.nieuw,))
    assert "zegt “Akkoord, geen opmerkingen.”" in terugkomst.uitleg(akkoord)
    (niets,) = neem_op(laptop, bestand(laptop))
    assert niets.lot == Lot.ONGEWIJZIGD
    assert "niets vastgelegd" in terugkomst.uitleg(niets)
    assert events(laptop) == voor
    (met,) = neem_op(laptop, bestand(laptop, wijziging(laptop, 1, "Anders."), alleen, akkoord=[alleen.nieuw]))
    assert (met.lot, len(met.opmerkingen)) == (Lot.VASTGELEGD, 1)


def test_a_file_of_elsewhere_is_refused_whole(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    los = wederhoor.Antwoord("korpsexpert", "e-mail")
    verhaal.verstuur(laptop)
    goed = bestand(laptop, wijziging(laptop, 1, "Anders."))
    voor = events(laptop)
    with pytest.raises(StapGeweigerd, match="hoort bij versie 2, maar verzonden is versie 1"):
        neem_op(laptop, goed, replace(bestand(laptop, wijziging(laptop, 2, "x")), versie=2))
    vreemd = replace(wijziging(laptop, 1, "x"), passage="psg-elders")
    with pytest.raises(OnbruikbareInvoer, match="niet in versie 1"):
        neem_op(laptop, bestand(laptop, vreemd))
    with pytest.raises(NietGevonden, match="hoort niet bij de respondenten"):
        neem_op(laptop, bestand(laptop, wijziging(laptop, 1, "x"), wie="korpschef"))
    with pytest.raises(OnbruikbareInvoer, match="toekomst"):
        neem_op(laptop, replace(goed, antwoord=replace(los, datum=date(2014, 1, 1))))
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        terugkomst.leg_teruggave_vast(laptop.lezer, DOSSIER, [goed])
    assert events(laptop) == voor


def test_two_laptops_that_read_one_file_have_one_reaction(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    wissel_uit(hier, daar)
    gegeven = bestand(hier, wijziging(hier, 1, "Anders."), wijziging(hier, 2, "Ook."))
    for laptop in (hier, daar):
        neem_op(laptop, gegeven)
    wissel_uit(hier, daar)
    assert [o.aanduiding for o in verhaal.opmerkingen(hier)] == ["1", "2"]
    assert not samen.strijd(hier)
    samen.alles_klopt(hier, daar)


def test_a_number_that_was_given_stays(hier: Laptop, daar: Laptop) -> None:
    """What one laptop called 1 is never 2 afterwards: the other's gets a letter."""
    verhaal.verzonden(hier)
    wissel_uit(hier, daar)
    verhaal.reactie(hier, (1, "van hier"), (2, "ook hier"))
    verhaal.reactie(daar, (1, "van daar"), wie="portefeuillehouder")
    wissel_uit(hier, daar)
    gezien = {o.tekst: o.aanduiding for o in verhaal.opmerkingen(hier)}
    assert gezien == {o.tekst: o.aanduiding for o in verhaal.opmerkingen(daar)}
    assert gezien["ook hier"] == "2"
    assert {gezien["van hier"], gezien["van daar"]} == {"1", "1b"}
    (nieuw,) = leg_vast(hier, wijziging(hier, 3, "Anders."))
    assert next(o.aanduiding for o in verhaal.opmerkingen(hier) if o.id == nieuw) == "3"


def test_the_list_tells_place_round_kind_and_who(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    ids = passages(laptop)
    leg_vast(
        laptop,
        wijziging(laptop, 1, OUD[0].replace("32", "36")),
        wijziging(laptop, 2, OUD[1].replace("kwartaal", "kwartaal,")),
        replace(wijziging(laptop, 3, "Iets anders."), zekerheid=Zekerheid.VOORSTEL),
        Terugpunt(Aard.LOS, "", None, "", None, "", "Los.", zekerheid=Zekerheid.VOORSTEL),
    )
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    uren, _komma, _voorgesteld, los = verhaal.opmerkingen(laptop)
    wederhoor.stel_voor(
        laptop.notulist, DOSSIER, uren.id, wederhoor.Uitspraak("niet overgenomen", "De opname zegt 32.")
    )
    wederhoor.volg_voorstel(laptop.auditor, DOSSIER, uren.id)
    wederhoor.bevestig(laptop.tweede_auditor, DOSSIER, uren.id)
    wederhoor.plaats(laptop.notulist, DOSSIER, los.id, ids[2])
    eerste, tweede, derde, vierde = lees_lijst(laptop.coordinator, DOSSIER)
    assert (eerste.respondent, eerste.ronde, eerste.passage, eerste.soort) == (
        "korpsexpert",
        "ambtelijk",
        1,
        "",
    )
    assert eerste.voorgesteld
    assert eerste.beslist
    assert eerste.bevestigd
    assert [w.naam for w in (eerste.voorgesteld, eerste.beslist, eerste.bevestigd)] == [
        "notulist A",
        "auditor B",
        "auditor D",
    ]
    assert eerste.opmerking.reden == "De opname zegt 32."
    assert (tweede.soort, tweede.opmerking.soort) == ("redactioneel", "")
    assert (derde.te_plaatsen, derde.passage) == (True, 3)
    assert (vierde.te_plaatsen, vierde.passage) == (False, 2)

    def nummers(filter_: Filter) -> list[str]:
        return [r.opmerking.aanduiding for r in lees_lijst(laptop.coordinator, DOSSIER, filter_)]

    assert nummers(Filter(open=True)) == ["2", "3", "4"]
    assert nummers(Filter(te_plaatsen=True)) == ["3"]
    assert nummers(Filter(soort="redactioneel", ronde="ambtelijk")) == ["2"]
    assert nummers(Filter(besluit="niet overgenomen", passage=1, versie=1)) == ["1"]
    assert nummers(Filter(respondent="Korpsexpert", onbevestigd=True)) == []
    assert nummers(Filter(ronde="bestuurlijk")) == []
