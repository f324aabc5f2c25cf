"""The chapter about a municipality: its notes, everybody who is asked to check it, and what keeps it open."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.noten import Nootsoort
from korpsmonitor_tui.domain.openpunt import Puntsoort
from korpsmonitor_tui.domain.verslag import Stap, Status
from korpsmonitor_tui.services import (
    aanbevelingen,
    aanvullingen,
    deskbronnen,
    documenten,
    gesprekken,
    hoofdstukken,
    noten,
    partijen,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.aanbevelingen import NieuweAanbeveling
from korpsmonitor_tui.services.aanvullingen import NieuweAanvulling
from korpsmonitor_tui.services.deskbronnen import NieuweBron
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.gespreksoverzicht import Afname
from korpsmonitor_tui.services.noten import vind_noot
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.opmerkingen import lees_opmerkingen
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.versies import lees_kop, lees_vaststellingen, lees_versies
from korpsmonitor_tui.services.verslagpunten import lees_openpunten
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.services.gemeentelijk import Onderzoek
    from tests.store.conftest import Klok

ARNHEM = "2012/arnhem"
POLITIE = "2012/politie-gelderland-midden"


@pytest.fixture
def stof(onderzoek: Onderzoek) -> Onderzoek:
    """Three interviews, one of them in writing, an addition and a source."""
    onderzoek.interview("Politie Gelderland-Midden", date(2012, 1, 16), "korpsexpert", "teamchef")
    onderzoek.interview("Hera", date(2012, 2, 15), "sectormanager", afname=Afname.SCHRIFTELIJK)
    onderzoek.interview("GGD Drenthe", date(2012, 1, 19), "verpleegkundige", hoort_bij="emmen")
    aanvullingen.voeg_toe(
        onderzoek.notulist,
        POLITIE,
        NieuweAanvulling("korpsexpert", "e-mail", "Er is een functie bijgekomen.", date(2012, 10, 25)),
    )
    deskbronnen.voeg_toe(
        onderzoek.notulist,
        NieuweBron("Jaarverslag 2011", "Gemeente Arnhem", "2012", "beleid", geraadpleegd=date(2012, 8, 1)),
        "arnhem",
    )
    hoofdstukken.begin(onderzoek.coordinator, "Arnhem", "notulist A", ("auditor B",))
    return onderzoek


def schrijf(onderzoek: Onderzoek, tekst: str, *verwijzingen: str) -> str:
    id_ = verslagtekst.voeg_passage_toe(onderzoek.notulist, ARNHEM, "achtergrond", tekst)
    gevonden = [vind_noot(onderzoek.notulist, verwijzing, "arnhem") for verwijzing in verwijzingen]
    noten.zet_noten(onderzoek.notulist, ARNHEM, id_, gevonden)
    return id_


def voetnoten(inhoud: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        xml = pakket.read("word/footnotes.xml").decode()
    return [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)", noot)).strip()
        for noot in re.findall(r'<w:footnote w:id="\d+">(.*?)</w:footnote>', xml)
    ]


def verstuur(onderzoek: Onderzoek) -> None:
    verslagstappen.bied_aan(onderzoek.notulist, ARNHEM)
    verslagstappen.verstuur(onderzoek.auditor, ARNHEM, Verzending("e-mail"))


def test_notes_refer_to_organisation_and_date_and_short_after_that(stof: Onderzoek) -> None:
    schrijf(stof, "De stad ligt aan de grens.", "bron 1, p. 65", "gesprek Politie Gelderland-Midden")
    schrijf(stof, "Er is geen nota.")
    schrijf(
        stof,
        "Opvang is er te weinig.",
        "gesprek hera",
        "gesprek Politie Gelderland-Midden",
        "aanvulling Politie Gelderland-Midden 1",
    )
    schrijf(stof, "Ook elders.", "bron 1")
    bestand = documenten.schrijf(stof.coordinator, stof.store.lees(), ARNHEM)
    assert voetnoten(bestand.inhoud) == [
        "Gemeente Arnhem, Jaarverslag 2011, 2012 (geraadpleegd 1 augustus 2012), p. 65; interview met Politie "
        "Gelderland-Midden, 16 januari 2012 (hierna: “interview Politie Gelderland-Midden”).",
        "Vragenlijst, ingevuld door Hera, 15 februari 2012; interview Politie Gelderland-Midden; aanvullende informatie "
        "Politie Gelderland-Midden, 25 oktober 2012.",
        "Gemeente Arnhem 2012.",
    ]


def test_beginning_is_undone_at_once(stof: Onderzoek) -> None:
    wat = "hoofdstuk begonnen: 3 geïnterviewden controleren het"
    assert lees_tijdlijn(stof.coordinator, ARNHEM)[0].wat == wat
    assert ongedaan(stof.coordinator) == wat
    assert gesprekken.lees_gesprek(stof.store.lees(), ARNHEM) is None
    assert gesprekken.lees_deelnemers(stof.store.lees(), ARNHEM) == ()


def test_everybody_who_was_heard_about_it_is_asked(stof: Onderzoek) -> None:
    def wie() -> list[tuple[str, str, bool]]:
        lijst = gesprekken.lees_deelnemers(stof.store.lees(), ARNHEM)
        return [(een.rol, een.organisatie, een.respondent) for een in lijst]

    assert sorted(wie()) == [
        ("korpsexpert", "Politie Gelderland-Midden", True),
        ("sectormanager", "Hera", True),
        ("teamchef", "Politie Gelderland-Midden", True),
    ]
    stof.interview("OM Arnhem", date(2012, 1, 26), "officier van justitie")
    teamchef = next(d for d in gesprekken.lees_deelnemers(stof.store.lees(), POLITIE) if d.rol == "teamchef")
    gesprekken.verwijder_deelnemer(stof.notulist, POLITIE, teamchef.id)
    uitkomst = hoofdstukken.nodig_uit(stof.notulist, ARNHEM)
    assert (uitkomst.erbij, uitkomst.weg) == (("officier van justitie, OM Arnhem",), ("teamchef",))
    assert hoofdstukken.nodig_uit(stof.notulist, ARNHEM).erbij == ()
    assert {rol for rol, _organisatie, _r in wie()} == {
        "korpsexpert",
        "sectormanager",
        "officier van justitie",
    }


def test_what_is_open_names_who_is_not_asked_and_what_is_not_used(stof: Onderzoek) -> None:
    def open_() -> list[str]:
        punten = lees_openpunten(stof.notulist, ARNHEM)
        # A screen knows each by it.
        assert sorted({punt.kenmerk for punt in punten}) == sorted(punt.kenmerk for punt in punten)
        return [punt.wat for punt in punten if punt.soort in {Puntsoort.GESPREK, Puntsoort.DEELNEMER}]

    schrijf(stof, "De stad ligt aan de grens.", "gesprek hera", f"gesprek {POLITIE.partition('/')[2]}")
    over = (
        "Er is geen passage die steunt op: aanvullende informatie Politie Gelderland-Midden, 25 oktober 2012."
    )
    assert open_() == [over]
    stof.interview("OM Arnhem", date(2012, 1, 26), "officier van justitie")
    assert open_() == [
        "Er is geen passage die steunt op: interview met OM Arnhem, 26 januari 2012.",
        over,
        "officier van justitie, OM Arnhem is geïnterviewd, maar controleert het hoofdstuk niet; werk de lijst bij.",
    ]
    hoofdstukken.nodig_uit(stof.notulist, ARNHEM)
    schrijf(stof, "Ook elders.", "gesprek om-arnhem", "aanvulling politie-gelderland-midden 1")
    assert open_() == []


def test_an_interview_without_day_and_place_has_two_points(stof: Onderzoek) -> None:
    """A screen knows a point by what it is about; two of one name would not open."""
    code = stof.organisatie("Nidos")
    dossier = gesprekken.plan(
        stof.coordinator, code, Planning(notulist="notulist A", auditors=("auditor B",))
    ).id
    punten = [punt for punt in lees_openpunten(stof.notulist, dossier) if punt.soort is Puntsoort.GESPREK]
    assert [punt.waar for punt in punten] == ["datum", "plaats"]
    assert len({punt.kenmerk for punt in punten}) == 2


def test_the_chapter_waits_for_everybody_and_says_who_did_not_answer(stof: Onderzoek, klok: Klok) -> None:
    schrijf(stof, "De stad ligt aan de grens.", "gesprek hera")
    verstuur(stof)
    (versie,) = lees_versies(stof.store.lees(), ARNHEM)
    assert {label for _wie, label in versie.respondenten} == {"korpsexpert", "teamchef", "sectormanager"}
    wederhoor.leg_akkoord_vast(stof.notulist, ARNHEM, Antwoord("korpsexpert", "e-mail"))
    wederhoor.leg_reactie_vast(
        stof.notulist, ARNHEM, Antwoord("sectormanager", "e-mail", toelichting="Vul aan."), [(1, "Vul aan.")]
    )
    verslagstappen.neem_in_verwerking(stof.notulist, ARNHEM)
    klok.verder(days=60)
    with pytest.raises(StapGeweigerd, match="Nog niet beslist"):
        verslagstappen.stel_vast(stof.auditor, ARNHEM, Stap.STEL_VAST_ZONDER_REACTIE, "termijn voorbij")
    (opmerking,) = lees_opmerkingen(stof.store.lees(), ARNHEM)
    nieuw = "De stad ligt vlak aan de grens."
    wederhoor.beslis(stof.auditor, ARNHEM, opmerking.id, "overgenomen", nieuwe_tekst=nieuw)
    with pytest.raises(StapGeweigerd, match="teamchef"):
        verslagstappen.stel_vast(stof.auditor, ARNHEM)
    verslagstappen.stel_vast(stof.auditor, ARNHEM, Stap.STEL_VAST_ZONDER_REACTIE, "termijn voorbij")
    (besluit,) = lees_vaststellingen(stof.store.lees(), ARNHEM)
    assert besluit.zonder_antwoord == ("teamchef",)
    bestand = documenten.schrijf(stof.coordinator, stof.store.lees(), ARNHEM)
    cellen = [c.text for t in docx.Document(io.BytesIO(bestand.inhoud)).tables for c in t._cells]
    assert "termijn voorbij\nNiet geantwoord: teamchef." in cellen


def test_a_source_that_changes_after_sending_is_noticed(stof: Onderzoek) -> None:
    """What a note tells is part of what was sent, though it stands elsewhere."""
    schrijf(stof, "De stad ligt aan de grens.", "bron 1", "gesprek hera")
    kop = lees_kop(stof.store.lees(), ARNHEM)
    verstuur(stof)
    (bron,) = deskbronnen.lees_bronnen(stof.coordinator, "arnhem")
    deskbronnen.wijzig(stof.notulist, bron.id, "tekst", "Een samenvatting.")
    for wie in ("korpsexpert", "teamchef", "sectormanager"):
        wederhoor.leg_akkoord_vast(stof.notulist, ARNHEM, Antwoord(wie, "e-mail"))
    deskbronnen.wijzig(stof.notulist, bron.id, "jaar", "2011")
    with pytest.raises(StapGeweigerd, match="gewijzigd"):
        verslagstappen.stel_vast(stof.auditor, ARNHEM)
    deskbronnen.wijzig(stof.notulist, bron.id, "jaar", "2012")
    verslagstappen.stel_vast(stof.auditor, ARNHEM)
    assert lees_status(stof.store.lees(), ARNHEM) is Status.DEFINITIEF
    assert kop != lees_kop(stof.store.lees(), ARNHEM)


@pytest.mark.parametrize(
    ("vindplaats", "tekst"),
    [
        ("Parool.nl, 16 april 2012", "Krant, Kop, Parool.nl, 16 april 2012."),
        ("www.krant.nl/2012/kop", "Krant, Kop, 2012, www.krant.nl/2012/kop."),
        ("", "Krant, Kop, 2012."),
    ],
)
def test_a_year_is_told_once(stof: Onderzoek, vindplaats: str, tekst: str) -> None:
    bron = NieuweBron("Kop", "Krant", "2012", "krant", vindplaats=vindplaats)
    deskbronnen.voeg_toe(stof.notulist, bron, "arnhem")
    schrijf(stof, "Tekst.", "bron 2")
    gelezen = noten.lees_noten(stof.store.lees(), ARNHEM).values()
    assert noten.noten_van(stof.notulist, tuple(gelezen)) == (tekst,)


def test_who_named_no_organisation_is_of_the_one_that_was_heard(onderzoek: Onderzoek) -> None:
    dossier = onderzoek.interview("RIEC Oost", date(2012, 2, 1))
    wie = Deelnemer("", "projectmanager", "", "", "geheel", respondent=True)
    gesprekken.bewaar_deelnemer(onderzoek.notulist, dossier, wie)
    hoofdstukken.begin(onderzoek.coordinator, "Arnhem", "notulist A", ("auditor B",))
    schrijf(onderzoek, "Tekst.", "gesprek RIEC Oost")
    bestand = documenten.schrijf(onderzoek.coordinator, onderzoek.store.lees(), ARNHEM)
    tabellen = docx.Document(io.BytesIO(bestand.inhoud)).tables
    cellen = [[cel.text for cel in rij.cells] for tabel in tabellen for rij in tabel.rows]
    assert ["projectmanager", "RIEC Oost", "1 februari 2012"] in cellen


@pytest.mark.parametrize(
    ("verwijzing", "partij"),
    [("gesprek hera", "hera"), ("aanvulling politie-gelderland-midden 1", "politie-gelderland-midden")],
)
def test_the_name_of_a_party_stands_in_the_notes_too(stof: Onderzoek, verwijzing: str, partij: str) -> None:
    schrijf(stof, "Tekst.", verwijzing)
    kop = lees_kop(stof.store.lees(), ARNHEM)
    partijen.wijzig(stof.notulist, partij, naam="Anders genoemd")
    assert lees_kop(stof.store.lees(), ARNHEM) != kop


def test_notes_keep_the_order_in_which_they_were_given(stof: Onderzoek) -> None:
    passage = schrijf(stof, "Tekst.", "gesprek hera", "bron 1")
    een, twee = noten.lees_noten(stof.store.lees(), ARNHEM)[passage]
    for reeks in ((twee, een), (twee,), (een, twee), ()):
        noten.zet_noten(stof.notulist, ARNHEM, passage, reeks)
        assert noten.lees_noten(stof.store.lees(), ARNHEM).get(passage, ()) == reeks


@pytest.mark.parametrize(
    "verwijzing",
    [
        "gesprek",
        "gesprek om",
        "gesprek arnhem",
        "bron 9",
        "aanvulling hera 1",
        "krant",
        "deskbron:weg",
        "gesprek:2012/om",
    ],
)
def test_what_is_not_there_cannot_be_leaned_on(stof: Onderzoek, verwijzing: str) -> None:
    with pytest.raises((NietGevonden, OnbruikbareInvoer)):
        vind_noot(stof.notulist, verwijzing, "arnhem")


def test_an_interview_that_was_not_held_is_called_by_its_party(stof: Onderzoek) -> None:
    partijen.nieuw(stof.notulist, partijen.NieuwePartij("De Brug", "arnhem"))
    with pytest.raises(NietGevonden, match="Er is geen gesprek “De Brug” om naar te verwijzen"):
        vind_noot(stof.notulist, "gesprek De Brug", "arnhem")


def test_what_is_leaned_on_is_not_taken_away(stof: Onderzoek) -> None:
    schrijf(stof, "Tekst.", "bron 1, p. 2", "aanvulling Politie Gelderland-Midden 1")
    (bron,) = deskbronnen.lees_bronnen(stof.coordinator, "arnhem")
    with pytest.raises(OnbruikbareInvoer, match="verslag van Arnhem"):
        deskbronnen.verwijder(stof.notulist, bron.id)
    (aanvulling,) = aanvullingen.lees_aanvullingen(stof.coordinator, POLITIE)
    with pytest.raises(OnbruikbareInvoer):
        aanvullingen.verwijder(stof.notulist, POLITIE, aanvulling.id)


def test_what_the_chapter_can_lean_on(stof: Onderzoek) -> None:
    schrijf(stof, "Tekst.", "bron 1")
    stofjes = hoofdstukken.lees_grondstof(stof.coordinator, ARNHEM)
    assert [(deel.noot.soort, deel.keren, deel.klaar) for deel in stofjes] == [
        (Nootsoort.GESPREK, 0, False),
        (Nootsoort.GESPREK, 0, False),
        (Nootsoort.AANVULLING, 0, True),
        (Nootsoort.DESKBRON, 1, True),
    ]
    assert all("Drenthe" not in deel.omschrijving for deel in stofjes)


def test_recommendations_to_the_party_stand_in_boxes(stof: Onderzoek) -> None:
    schrijf(stof, "Tekst.")
    for aan in ("Arnhem", "Emmen"):
        aanbevelingen.voeg_toe(
            stof.coordinator, NieuweAanbeveling(f"Aan {aan}: stel een regisseur aan.", (aan,))
        )
    bestand = documenten.schrijf(stof.coordinator, stof.store.lees(), ARNHEM)
    tekst = "\n".join(alinea.text for alinea in docx.Document(io.BytesIO(bestand.inhoud)).paragraphs)
    assert "Aan Arnhem: stel een regisseur aan." in tekst
    assert "Aan Emmen" not in tekst


def test_only_who_is_measured_has_a_chapter(stof: Onderzoek, laptop: Laptop) -> None:
    with pytest.raises(NietGevonden):
        hoofdstukken.begin(stof.coordinator, "Hera")
    with pytest.raises(OnbruikbareInvoer, match="geen deskstudie"):
        hoofdstukken.begin(laptop.coordinator, "Groningen")
