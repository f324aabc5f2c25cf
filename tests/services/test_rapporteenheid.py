"""The result per eenheid: its former korpsen side by side, what is missing said, proposals never part of the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.scoretabel import Leegte
from korpsmonitor_tui.domain.stuk import Kader, Kop, Opsomming, Tabel, Tekst
from korpsmonitor_tui.services import (
    aanbevelingen,
    aandachtspunten,
    gesprekken,
    rapportaanbevelingen,
    rapporteenheid,
    rapportlijsten,
    rapportteksten,
)
from korpsmonitor_tui.services.aanbevelingen import Grond, NieuweAanbeveling
from korpsmonitor_tui.services.rapporteenheid import lees_eenheden
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from tests.oordelen import GEEL, GROEN
from tests.services.gewogen import scoor, zet_eindscore
from tests.services.verhaal import plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.stuk import Blok
    from korpsmonitor_tui.services.rapporteenheid import Eenheidrapport
    from tests.services.conftest import Laptop

NOORD, KENNIS = "noord-nederland", "informatie.themakennis_verspreid"


def _noord(laptop: Laptop) -> Eenheidrapport:
    (deel,) = lees_eenheden(Rapportgrond(laptop.coordinator), [NOORD])
    return deel


def _gewogen(laptop: Laptop) -> None:
    for korps in ("groningen", "friesland"):
        scoor(laptop.coordinator, korps, {})
        zet_eindscore(laptop.coordinator, korps, "groen")
    scoor(laptop.coordinator, "drenthe", {KENNIS: "geel"}, motivatie="Te weinig verspreid.")
    zet_eindscore(laptop.coordinator, "drenthe", "geel")


def _tekst(blokken: Iterable[Blok]) -> str:
    delen: list[str] = []
    for blok in blokken:
        match blok:
            case Tekst(tekst) | Kader(tekst) | Kop(tekst):
                delen.append(tekst)
            case Opsomming(punten):
                delen += punten
            case Tabel():
                delen += [cel for rij in blok.rijen for cel in rij if isinstance(cel, str)]
    return "\n".join(delen)


def test_de_korpsen_van_een_eenheid_naast_elkaar(laptop: Laptop) -> None:
    """A row per dimension and the eindscore last, a column per former korps; the text says the eindscores."""
    _gewogen(laptop)
    deel = _noord(laptop)
    assert [kolom.titel for kolom in deel.tabel.kolommen] == ["Groningen", "Friesland", "Drenthe"]
    assert len(deel.tabel.rijen) == 18
    rijen = {rij.naam: [vak.waarde for vak in rij.vakken] for rij in deel.tabel.rijen}
    assert rijen["Informatie: Themakennis verspreid"] == [GROEN, GROEN, GEEL]
    assert rijen["Eindscore"] == [GROEN, GROEN, GEEL]
    tekst = _tekst(rapporteenheid.blokken(Rapportgrond(laptop.coordinator), [deel]))
    assert "bestaat uit de voormalige korpsen Groningen, Friesland en Drenthe." in tekst
    assert "Groningen en Friesland hebben de eindscore conform norm." in tekst
    assert "Drenthe heeft de eindscore aandacht." in tekst
    assert "Te weinig verspreid." in tekst


def test_wat_ontbreekt_wordt_gezegd_en_een_voorstel_is_geen_aandachtspunt(laptop: Laptop) -> None:
    """A piece with gaps is a concept; what nobody adopted only stands in it when asked for, marked."""
    _gewogen(laptop)
    deel = _noord(laptop)
    assert deel.ontbreekt == (
        "Noord-Nederland: nog geen aandachtspunten vastgesteld.",
        "Noord-Nederland: 1 voorstel voor een aandachtspunt wacht op een besluit.",
    )
    grond = Rapportgrond(laptop.coordinator)
    stuk = rapporteenheid.als_stuk(grond, [deel])
    assert isinstance(stuk.blokken[0], Kader)
    assert "CONCEPT" in stuk.rubricering
    assert not [blok for blok in stuk.blokken if isinstance(blok, Opsomming)]
    met = rapporteenheid.als_stuk(grond, [deel], voorstellen=True)
    assert "door niemand overgenomen" in _tekst(met.blokken)
    aandachtspunten.neem_over(laptop.coordinator, NOORD, [KENNIS])
    klaar = _noord(laptop)
    assert klaar.ontbreekt == ()
    stuk = rapporteenheid.als_stuk(grond, [klaar], voorstellen=True)
    assert "CONCEPT" not in stuk.rubricering
    assert [blok.punten for blok in stuk.blokken if isinstance(blok, Opsomming)] == [
        (klaar.punten.punten[0].tekst,)
    ]
    scoor(laptop.coordinator, "drenthe", {KENNIS: "rood"})
    assert any("eindscore gezet op andere scores" in regel for regel in _noord(laptop).ontbreekt)
    assert any("aandachtspunt 1 rust op scores" in regel for regel in _noord(laptop).ontbreekt)


def test_het_geheel_noemt_iedere_eenheid_en_wie_nergens_bij_hoort(laptop: Laptop) -> None:
    """Ten regionale eenheden and the Landelijke Eenheid; KMar belongs to none. Nothing is scored: nothing is coloured."""
    delen = lees_eenheden(Rapportgrond(laptop.coordinator))
    assert len(delen) == 11
    assert {vak.waarde for deel in delen for rij in deel.tabel.rijen for vak in rij.vakken} == {Leegte.OPEN}
    blokken = rapporteenheid.blokken(Rapportgrond(laptop.coordinator))
    koppen = [blok.tekst for blok in blokken if isinstance(blok, Kop) and blok.niveau == 2]
    assert koppen[0] == "Eenheid Noord-Nederland"
    assert koppen[-1] == "Landelijke Eenheid"
    assert "De Landelijke Eenheid bestaat uit het voormalige korps KLPD." in _tekst(blokken)
    assert "KMar hoort bij geen eenheid." in _tekst(blokken)
    assert "Nog niet vastgesteld is de eindscore van KLPD." in _tekst(blokken)


def test_een_tekst_per_aandachtsveld_zonder_namen(laptop: Laptop) -> None:
    """What a person wrote of an aandachtsveld stands there, as paragraphs and lists, with roles for names."""
    dossier = plan(laptop)
    deelnemer = Deelnemer("", "teamchef", "Groningen", "Jet Voorbeeldnaam", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, deelnemer)
    tekst = "Jet Voorbeeldnaam leidt het team.\n\nNog te doen:\n- de escort\n- het internet"
    rapportteksten.schrijf_tekst(laptop.coordinator, NOORD, "toezicht", tekst)
    aandachtspunten.voeg_toe(laptop.coordinator, NOORD, "Vervang Jet Voorbeeldnaam.")
    deel = _noord(laptop)
    blokken = rapporteenheid.blokken(Rapportgrond(laptop.coordinator), [deel])
    assert Kop("Toezicht", 3) in blokken
    assert Opsomming(("de escort", "het internet")) in blokken
    assert "teamchef leidt het team." in _tekst(blokken)
    lijst = rapportlijsten.puntenlijst(laptop.coordinator, [deel])
    assert "Voorbeeldnaam" not in _tekst(blokken) + "".join(map("".join, lijst.rijen))


def test_lijsten_voor_een_rekenblad(laptop: Laptop) -> None:
    """Points with proposals marked, and every score in a row of its own; a text is never a formula."""
    _gewogen(laptop)
    aandachtspunten.voeg_toe(laptop.coordinator, NOORD, "=1+1")
    deel = _noord(laptop)
    lijst = rapportlijsten.puntenlijst(laptop.coordinator, [deel])
    assert [(rij[1], rij[2]) for rij in lijst.rijen] == [("1", "vastgesteld"), ("", "voorstel")]
    csv = rapportlijsten.maak(laptop.coordinator, lijst, "csv").decode("utf-8-sig")
    assert "'=1+1" in csv
    assert rapportlijsten.maak(laptop.coordinator, lijst, "xlsx").startswith(b"PK")
    scores = rapportlijsten.scorelijst([deel]).rijen
    assert len(scores) == 18 * 3
    assert ("Noord-Nederland", "Drenthe", "Eindscore", "geel", "") in scores


def test_aanbevelingen_als_deel_van_het_rapport(laptop: Laptop) -> None:
    """By number with addressee and ground, and a concept until they are laid down."""
    assert rapportaanbevelingen.wat_ontbreekt(laptop.coordinator) == (
        "Er zijn nog geen aanbevelingen geschreven.",
    )
    nieuw = NieuweAanbeveling("Doe het.", ("OM", "politieleiding"), Grond((KENNIS,), ("4.3.3",)))
    aanbevelingen.voeg_toe(laptop.coordinator, nieuw)
    aanbevelingen.voeg_toe(laptop.coordinator, replace(nieuw, tekst="Doe meer."))
    assert "hun nummers kunnen nog veranderen" in rapportaanbevelingen.wat_ontbreekt(laptop.coordinator)[0]
    eerste, _tweede = aanbevelingen.stel_vast(laptop.coordinator)
    aanbevelingen.trek_in(laptop.coordinator, eerste.id, "Achterhaald.")
    assert rapportaanbevelingen.wat_ontbreekt(laptop.coordinator) == ()
    (tabel,) = rapportaanbevelingen.blokken(laptop.coordinator)
    assert isinstance(tabel, Tabel)
    assert [rij[:3] for rij in tabel.rijen] == [
        ("1", "Doe het.\nIngetrokken: Achterhaald.", "OM\npolitieleiding"),
        ("2", "Doe meer.", "OM\npolitieleiding"),
    ]
    nr, tekst, voor, grond = (breedte for _kop, breedte in tabel.kolommen)
    assert tekst > voor + grond > nr  # The text has most of the line, and no word beside it breaks.
    assert voor > len("politieleiding")
    assert "CONCEPT" not in rapportaanbevelingen.als_stuk(laptop.coordinator).rubricering
