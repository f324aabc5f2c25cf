"""The section about a korps: it says what is known, names what is missing, and guesses nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.korpsrapport import Hiaatsoort, blokken
from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.domain.scoretabel import Leegte
from korpsmonitor_tui.domain.stuk import Kader, Kop, Legenda, Opsomming, Tabel, Tekst
from korpsmonitor_tui.services import (
    edities,
    gesprekken,
    maatregelen,
    maatregelvervolg,
    pdf,
    rapportteksten,
    verslagstappen,
)
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportkorps import (
    bewaar_korpsrapport,
    lees_korpsrapport,
    lees_korpsrapporten,
)
from korpsmonitor_tui.services.rapportverantwoording import lees_grondslagen
from korpsmonitor_tui.services.replieken import leg_repliek_vast
from korpsmonitor_tui.services.sessie import Editie
from tests.oordelen import BLANCO, GEEL, GROEN, ROOD
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.scoren import neem_over, scoor, scoor_alles, zet_eindscore, zet_ernaast
from tests.services.test_replieken import oordeel
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.korpsrapport import Korpsrapport
    from korpsmonitor_tui.domain.scoretabel import Scoretabel
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

ONDERDELEN = ("organisatie", "toezicht", "informatie", "opsporing", "partners", "activiteiten", "prognose")


def _lees(laptop: Laptop, korps: str = "groningen") -> Korpsrapport:
    return lees_korpsrapport(Rapportgrond(laptop.coordinator), korps)


def _schrijf_alles(laptop: Laptop, korps: str = "groningen") -> None:
    for onderdeel in ONDERDELEN:
        rapportteksten.schrijf_tekst(laptop.coordinator, korps, onderdeel, f"Over {onderdeel}.\n\n- een punt")


def _af(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    scoor_alles(laptop)
    _schrijf_alles(laptop)


def _hiaten(laptop: Laptop, korps: str = "groningen") -> list[tuple[Hiaatsoort, str]]:
    return [(hiaat.soort, hiaat.tekst) for hiaat in _lees(laptop, korps).hiaten]


def _waarden(balk: Scoretabel) -> list[tuple[str, set[object]]]:
    return [(rij.naam, {vak.waarde for vak in rij.vakken}) for rij in balk.rijen]


def test_a_finished_section_lacks_nothing_and_has_the_headings_of_the_printed_one(laptop: Laptop) -> None:
    _af(laptop)
    rapport = _lees(laptop)
    assert rapport.hiaten == ()
    delen = blokken(rapport)
    assert [blok.tekst for blok in delen if isinstance(blok, Kop)] == [
        *("Organisatie", "Toezicht", "Informatie", "Opsporing", "Eindscore"),
        "Oordeel over externe partners",
        "Activiteiten naar aanleiding van de vorige editie",
        "Prognose",
    ]
    assert not [blok for blok in delen if isinstance(blok, Kader)]
    assert Tekst("De eindscore voor Groningen is: CONFORM NORM.") in delen
    assert delen[delen.index(Tekst("Over toezicht.")) + 1] == Opsomming(("een punt",))
    assert sum(isinstance(blok, Legenda) for blok in delen) == 1


def test_before_anything_is_settled_everything_is_said_to_be_missing(laptop: Laptop) -> None:
    hiaten = _hiaten(laptop)
    assert [soort.value for soort, _tekst in hiaten] == ["verslag", "score", "eindscore", "partner", "tekst"]
    assert hiaten[1][1] == "Nog niet gescoord: Organisatie; Toezicht; Informatie; Opsporing."
    rapport = _lees(laptop)
    assert Tekst("De eindscore voor Groningen is: NOG NIET VASTGESTELD.") in blokken(rapport)
    assert rapport.einde.regels == (
        "De weegregels (2011-2012) laten nog toe: groen, geel of rood; 17 van de 17 dimensies zijn niet gescoord."
    )
    assert rapport.einde.redenen == ()


def test_earlier_colours_are_only_those_that_are_known(laptop: Laptop) -> None:
    rapport = _lees(laptop, "gooi-en-vechtstreek")
    (organisatie, *_rest) = rapport.delen
    assert [rij.naam for rij in organisatie.balk.rijen] == ["2008", "2010", "2012"]
    assert [vak.waarde for vak in organisatie.balk.rijen[0].vakken] == [
        GEEL,
        ROOD,
        ROOD,
        GROEN,
    ]
    assert organisatie.balk.bron == "eerdere edities: Korpsmonitor 2011-2012, 3.14.1"
    assert _waarden(_lees(laptop).delen[0].balk)[0] == ("2008", {Leegte.ONBEKEND})
    # Monitored since 2010: there is no 2008 to show.
    assert [rij.naam for rij in _lees(laptop, "klpd").delen[0].balk.rijen] == ["2010", "2012"]
    # What was published of this very edition is not what the weegploeg gives it.
    assert _waarden(organisatie.balk)[2] == ("2012", {Leegte.OPEN})


def test_a_proposal_is_shown_apart_and_never_counts_as_the_text(laptop: Laptop) -> None:
    _af(laptop)
    rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", "")
    delen = blokken(_lees(laptop))
    plaats = delen.index(Kader("Nog niet vastgesteld. Voorstel, samengesteld uit wat is vastgelegd:"))
    assert delen[plaats + 1] == Kader("Kwaliteit: Kwaliteit is op orde.")
    assert _hiaten(laptop) == [(Hiaatsoort.TEKST, "Tekst nog niet vastgesteld: Toezicht.")]


def test_what_changed_after_it_was_written_must_be_looked_at_again(laptop: Laptop, klok: Klok) -> None:
    _af(laptop)
    klok.verder(minutes=1)
    scoor(laptop, "toezicht.kwaliteit", GEEL)
    assert _hiaten(laptop) == [
        (Hiaatsoort.EINDSCORE, "De scores zijn gewijzigd nadat de eindscore was gezet; zij is nog niet herzien."),
        (Hiaatsoort.TEKST, "Geschreven vóór de laatste score, en dus na te lezen: Toezicht."),
    ]  # fmt: skip
    assert Kader(
        "De eindscore is gezet op andere scores dan hierboven staan, en is nog niet herzien."
    ) in blokken(_lees(laptop))


def test_a_reopened_verslag_is_no_source_and_the_score_says_what_it_rests_on(laptop: Laptop) -> None:
    _af(laptop)
    passage = verhaal.passage(laptop, 1)
    bewijs = Bewijs(Bewijssoort.VERSLAG, passage.id, passage.tekst, DOSSIER, 1)
    scoor(laptop, "toezicht.kwaliteit", GROEN, "Zo staat het er.", (bewijs,))
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nagekomen")
    hiaten = dict(_hiaten(laptop))
    assert hiaten[Hiaatsoort.VERSLAG].startswith("Versie 1 van het gespreksverslag is heropend")
    assert hiaten[Hiaatsoort.SCORE].startswith("Toezicht, Kwaliteit rust op versie 1")


def test_two_laptops_that_disagree_leave_a_gap_and_no_colour(hier: Laptop, daar: Laptop) -> None:
    _af(hier)
    wissel_uit(hier, daar)
    scoor(hier, "toezicht.kwaliteit", GEEL)
    scoor(daar, "toezicht.kwaliteit", ROOD)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        hiaten = [tekst for soort, tekst in _hiaten(laptop) if soort is Hiaatsoort.SCORE]
        assert hiaten == ["Op twee laptops verschillend gescoord, nog niet gekozen: Toezicht (Kwaliteit)."]
        toezicht = next(deel for deel in _lees(laptop).delen if deel.naam == "Toezicht")
        assert toezicht.balk.rijen[-1].vakken[0].waarde is Leegte.BOTSING


def test_a_deviation_is_told_with_its_reason_and_the_rules_with_their_source(laptop: Laptop) -> None:
    _af(laptop)
    scoor(laptop, "organisatie.gedragscode", BLANCO, "Nog geen ervaring.")
    zet_eindscore(laptop, ROOD, "Vanwege het incident.")
    einde = _lees(laptop).einde
    assert einde.kleur == ROOD
    assert (
        einde.keuze == "De weegploeg wijkt af van wat de weegregels toelieten (groen): Vanwege het incident."
    )
    assert einde.regels == "Volgens de weegregels (2011-2012) is de eindscore groen."
    assert all("2.4" in reden for reden in einde.redenen)


def test_the_partner_replies_beside_the_judgement_and_changes_nothing(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    verhaal.plan(laptop, "om")
    partner = Deelnemer("", "hoofd", "OM", "Cornelis Ketenaar", "geheel", respondent=True)
    gesprekken.bewaar_deelnemer(laptop.notulist, "2011-2012/om", partner)
    oordeel(laptop, "geel", "Te weinig mensen.", "groningen")
    leg_repliek_vast(
        laptop.notulist, "2011-2012/om", "groningen", "partners.om", "Cornelis Ketenaar ziet dat anders."
    )
    neem_over(laptop, "partners.om", "geel", "Te weinig mensen.")
    zet_ernaast(laptop, "partners.om", GROEN, "Het gesprek klonk beter.")
    (regel,) = _lees(laptop).partners
    assert (regel.kleur, regel.toelichting) == (GEEL, "Te weinig mensen.")
    assert regel.ernaast == "De weegploeg zet hiernaast groen: Het gesprek klonk beter."
    assert [(r.tekst, r.eerder) for r in regel.replieken] == [("hoofd ziet dat anders.", "")]
    neem_over(laptop, "partners.om", "groen", "Het is beter nu.")
    (nieuw,) = _lees(laptop).partners
    assert nieuw.replieken[0].eerder == "geel: Te weinig mensen."
    tabel = next(blok for blok in blokken(_lees(laptop)) if isinstance(blok, Tabel) and blok.kolommen[0][0] == "Ketenpartner")  # fmt: skip
    assert [titel for titel, _deel in tabel.kolommen][-1] == "Repliek van de partner"


def test_names_of_participants_are_roles(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    persoon = Deelnemer("", "teamchef", "Groningen", "Wilhelmina Veldwerk", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, persoon)
    scoor(laptop, "toezicht.kwaliteit", GROEN, "Volgens Wilhelmina Veldwerk is alles op orde.")
    rapportteksten.schrijf_tekst(
        laptop.coordinator, "groningen", "prognose", "Wilhelmina Veldwerk gaat door."
    )
    assert "Veldwerk" not in repr(blokken(_lees(laptop)))


def test_what_came_of_the_measures_of_the_previous_edition(laptop: Laptop) -> None:
    for tekst in ("Iedere inrichting zes keer per jaar.", "Een vaste officier.", "Een tweede team."):
        maatregelen.voeg_toe(laptop.coordinator, DOSSIER, NieuweMaatregel(tekst, termijn=date(2013, 6, 1)))
    eerste, tweede, _derde = (m.id for m in maatregelen.lees_maatregelen(laptop.coordinator, DOSSIER))
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, eerste, Maatregelstaat.VERVALLEN, "De branche is weg.")
    maatregelen.meld_voortgang(laptop.coordinator, DOSSIER, tweede, "Er is er een benoemd.")
    assert _lees(laptop).terugblik == ()
    nieuw = edities.maak(
        laptop.store,
        laptop.coordinator.instrumenten,
        Editie("2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor"),
    ).als(laptop.coordinator.persoon)
    (gevolgd, _ander) = maatregelvervolg.neem_over(nieuw, nieuw.dossier("groningen"))
    maatregelen.zet_staat(nieuw, nieuw.dossier("groningen"), gevolgd, Maatregelstaat.GEREED)
    rapport = lees_korpsrapport(Rapportgrond(nieuw), "groningen")
    assert [(regel.stand, regel.voortgang) for regel in rapport.terugblik] == [
        ("vervallen: De branche is weg.", ""),
        ("gereed", "Er is er een benoemd."),
        ("toegezegd, termijn 01-06-2013", ""),
    ]
    tabel = next(blok for blok in blokken(rapport) if isinstance(blok, Tabel) and len(blok.rijen) == 3 and blok.kolommen[1][0] == "Stand")  # fmt: skip
    assert tabel.rijen[0][0] == "Iedere inrichting zes keer per jaar."
    assert lees_korpsrapport(Rapportgrond(nieuw), "drenthe").terugblik == ()


# -- files ---------------------------------------------------------------------------------------------------------------


def test_a_concept_says_so_on_its_first_page_and_a_finished_one_does_not(
    laptop: Laptop, tmp_path: Path
) -> None:
    _af(laptop)
    rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "prognose", "")
    open_ = bewaar_korpsrapport(Rapportgrond(laptop.coordinator), "groningen", tmp_path)
    assert open_.pad.name == "rapport-2011-2012-groningen.docx"
    alineas = [alinea.text for alinea in docx.Document(str(open_.pad)).paragraphs]
    assert alineas[0] == "Groningen"
    assert alineas[2].startswith("CONCEPT – dit stuk is niet af.")
    assert "– Tekst nog niet vastgesteld: Prognose." in alineas[2]
    rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "prognose", "- Kwaliteit behouden.")
    af = bewaar_korpsrapport(Rapportgrond(laptop.coordinator), "groningen", tmp_path / "af.docx")
    assert af.hiaten == ()
    document = docx.Document(str(af.pad))
    assert not any("CONCEPT" in alinea.text for alinea in document.paragraphs)
    assert [a.text for a in document.paragraphs if a.style and a.style.name == "Heading 1"][-1] == "Prognose"
    nogmaals = bewaar_korpsrapport(Rapportgrond(laptop.coordinator), "groningen", tmp_path / "weer.docx")
    assert nogmaals.pad.read_bytes() == af.pad.read_bytes()
    with pytest.raises(OnbruikbareInvoer, match=r"\.docx"):
        bewaar_korpsrapport(Rapportgrond(laptop.coordinator), "groningen", tmp_path / "af.odt")
    with pytest.raises(OnbruikbareInvoer, match="geen korps"):
        bewaar_korpsrapport(Rapportgrond(laptop.coordinator), "comensha", tmp_path)


def test_the_annex_tells_what_every_score_rests_on(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.definitief(laptop)
    passage = verhaal.passage(laptop, 2)
    stukken = (
        Bewijs(Bewijssoort.VERSLAG, passage.id, passage.tekst, DOSSIER, 1),
        Bewijs(Bewijssoort.MONDELING, "medewerker-id", "Het team is uitgebreid."),
    )
    scoor(laptop, "toezicht.kwaliteit", GROEN, "Ieder kwartaal.", stukken)
    grond = Rapportgrond(laptop.coordinator)
    regels = {regel.dimensie: regel for regel in lees_grondslagen(grond, grond.matrix.korpsen[0])}
    assert len(regels) == 17
    kwaliteit = regels["Toezicht, Kwaliteit"]
    assert (kwaliteit.waarde, kwaliteit.motivatie) == (GROEN, "Ieder kwartaal.")
    assert kwaliteit.bewijs == (
        "gespreksverslag Groningen, versie 1: “De vergunde branche wordt ieder kwartaal gecontroleerd.”",
        "mondelinge toelichting van een lid van het monitorteam: “Het team is uitgebreid.”",
    )
    assert regels["Opsporing, Weging"].waarde is Leegte.OPEN
    pad = bewaar_korpsrapport(grond, "groningen", tmp_path, met_verantwoording=True).pad
    document = docx.Document(str(pad))
    assert [a.text for a in document.paragraphs if a.style and a.style.name == "Heading 1"][-1] == (
        "Verantwoording van de scores"
    )
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nagekomen")
    nieuw = Rapportgrond(laptop.coordinator)
    heropend = lees_grondslagen(nieuw, nieuw.matrix.korpsen[0])
    assert "dat is heropend" in next(r.bewijs[0] for r in heropend if r.bewijs)


def test_all_sections_are_those_of_each_in_the_order_of_the_numbers(laptop: Laptop) -> None:
    _af(laptop)
    grond = Rapportgrond(laptop.coordinator)
    alle = lees_korpsrapporten(grond)
    assert [rapport.nummer for rapport in alle] == list(range(1, 28))
    assert alle[0] == _lees(laptop)
    assert all(rapport.hiaten for rapport in alle[1:])


def test_a_pdf_is_made_of_the_same_piece(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gekregen: list[bytes] = []

    def maak_pdf(inhoud: bytes) -> bytes:
        gekregen.append(inhoud)
        return b"%PDF-1.7"

    monkeypatch.setattr(pdf, "maak_pdf", maak_pdf)
    grond = Rapportgrond(laptop.coordinator)
    word = bewaar_korpsrapport(grond, "groningen", tmp_path / "g.docx").pad
    assert bewaar_korpsrapport(grond, "groningen", tmp_path / "g.pdf").pad.read_bytes() == b"%PDF-1.7"
    assert gekregen == [word.read_bytes()]
