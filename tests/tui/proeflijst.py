"""A small questionnaire with every kind of question, and the tab of one korps that fills it in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling
from korpsmonitor_tui.domain.referentiekader import Referentieregel
from korpsmonitor_tui.domain.vragenlijst import (
    TOELICHTING,
    WAARDE,
    Hoofdstuk,
    Keuze,
    Vak,
    Voorwaarde,
    Vraag,
    Vragenlijst,
)
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden
from korpsmonitor_tui.tui.tabs.vragenlijst import VragenlijstTab
from korpsmonitor_tui.tui.widgets.keuzeveld import Keuzeveld
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from tests.tui.proef import INSTRUMENTEN, ProefApp, plan_gesprek, tot

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.sessie import Sessie

JA_NEE, AANTAL, REFERENTIES, OPEN, KEUZE, MEER = (
    f"referentiekader.{naam}"
    for naam in ("vastgesteld", "medewerkers", "referenties", "toelichting", "gebruik", "disciplines")
)
PER_JAAR, TEAM, LEDEN, TABEL, DATUM, KLEUR, ANDEREN = (
    f"organisatie.{naam}"
    for naam in ("uren", "team", "leden", "controles", "sinds", "oordeel", "ketenpartners")
)

LIJST = Vragenlijst(
    "proef",
    (
        Hoofdstuk(
            "referentiekader",
            1,
            "Referentiekader Mensenhandel",
            vragen=(
                Vraag(
                    JA_NEE,
                    "Heeft de korpsleiding het Referentiekader vastgesteld?",
                    "ja_nee_deels",
                    verplicht=True,
                ),
                Vraag(
                    AANTAL, "Hoeveel medewerkers kennen het Referentiekader?", "aantal", eenheid="medewerkers"
                ),
                Vraag(
                    REFERENTIES,
                    "Is de referentie in het korps geborgd?",
                    "rooster",
                    "Geborgd is een referentie die wordt gevolgd en niet van één persoon afhangt.",
                    verplicht=True,
                    cel="keuze",
                    keuzes=(
                        Keuze("ja", "geborgd"),
                        Keuze("deels", "deels geborgd"),
                        Keuze("nee", "niet geborgd"),
                        Keuze("nvt", "niet van toepassing"),
                    ),
                    rijen=tuple(Keuze(f"r{nr:02}", f"Referentie {nr}") for nr in range(1, 17)),
                    bron="000, 2.3.1",
                ),
                Vraag(OPEN, "Welke referenties worden nog niet gevolgd?", "open"),
                Vraag(
                    KEUZE,
                    "Waarvoor is het Referentiekader vooral gebruikt?",
                    "keuze",
                    keuzes=(Keuze("team", "inrichting van het team"), Keuze("eenheid", "de nieuwe eenheid")),
                ),
                Vraag(
                    MEER,
                    "Welke disciplines zijn ingezet?",
                    "meerkeuze",
                    keuzes=(
                        Keuze("vreemdelingen", "vreemdelingenpolitie"),
                        Keuze("zeden", "zedenpolitie"),
                        Keuze("financieel", "financiële recherche"),
                    ),
                ),
            ),
        ),
        Hoofdstuk(
            "organisatie",
            2,
            "Organisatie",
            vragen=(
                Vraag(
                    PER_JAAR,
                    "Hoeveel uur per week was de korpsexpert beschikbaar?",
                    "aantal",
                    jaren=(2011, 2012),
                    eenheid="uur per week",
                ),
                Vraag(TEAM, "Is er een vast team?", "ja_nee_deels"),
                Vraag(
                    LEDEN,
                    "Hoeveel leden heeft het team?",
                    "aantal",
                    verplicht=True,
                    voorwaarden=(Voorwaarde(TEAM, is_een_van=("ja", "deels")),),
                ),
                Vraag(
                    TABEL,
                    "Hoeveel controles zijn gehouden?",
                    "rooster",
                    cel="aantal",
                    jaren=(2010, 2011, 2012),
                    rijen=(
                        Keuze("vergund", "Vergunde bedrijven"),
                        Keuze("niet_vergund", "Niet-vergunde bedrijven en escort"),
                        Keuze("raam", "Raam"),
                    ),
                ),
                Vraag(DATUM, "Sinds wanneer vervult de korpsexpert deze functie?", "datum"),
                Vraag(KLEUR, "Hoe beoordeelt het korps het OM?", "kleur", dimensies=("partners.om",)),
                Vraag(ANDEREN, "Wat verwacht u van de korpsen?", "open", niet_voor=("korps",)),
            ),
        ),
    ),
    peiljaar=2012,
)


BRONNEN = (
    Bron(
        "emm",
        "Expertisecentrum",
        (Gegeven("emm.uren", "Uren volgens het EMM", jaren=(2011, 2012), tegenover=(PER_JAAR,)),),
    ),
)


class Proefdefinities(Definities):
    """The real instrument with the small questionnaire."""

    def __call__(self, code: str) -> Instrument:
        """Without any file of the questionnaire."""
        regel = Referentieregel(REFERENTIES, Decimal(0))
        return replace(INSTRUMENTEN(code), vragenlijst=LIJST, referentieregel=regel, bronnen=BRONNEN)

    def cijfers(self, code: str) -> Cijferverzameling:
        """Nothing was published about these questions."""
        return Cijferverzameling(())


class Proeflijst:
    """The questionnaire of one korps, and its tab."""

    def __init__(self, sessie: Sessie) -> None:
        self.sessie = sessie
        self.dossier = plan_gesprek(sessie)
        self.tab = VragenlijstTab(sessie, self.dossier)
        self.app = ProefApp(self.tab)

    def antwoorden(self) -> dict[str, tuple[str, str]]:
        """Every answer with its explanation, by its place as it is printed in forms."""
        gegeven = lees_antwoorden(self.sessie.store.lees(), self.dossier)
        return {str(vak): (antwoord.waarde, antwoord.toelichting) for vak, antwoord in gegeven.items()}

    def conflicten(self) -> int:
        """How many answers have two texts."""
        vraag = "SELECT count(*) FROM entiteit WHERE soort = 'antwoord' AND conflicten <> '[]'"
        return int(self.sessie.store.lees().execute(vraag).fetchone()[0])

    def veld(self, id_: str) -> KladVeld:
        """A text field of the form."""
        return self.tab.query_one(f"#{id_}", KladVeld)

    def vraag(self) -> str:
        """Id of the question in the form."""
        return self.tab.formulier.vraag.id if self.tab.formulier.vraag else ""

    def vak(self) -> str:
        """The place in the form that is worked in."""
        return str(self.tab.formulier.vak)

    @property
    def keuze(self) -> Keuzeveld:
        """The field for choices."""
        return self.tab.query_one(Keuzeveld)

    def tekst(self, id_: str) -> str:
        """What stands in one of the lines."""
        return str(self.tab.query_one(f"#{id_}", Static).content)

    def beeld(self) -> str:
        """The cells of the table, line by line."""
        return self.tekst("roostertekst")

    def index(self) -> list[str]:
        """The ids of what the list shows: ``/code`` for a chapter."""
        return [optie.id or "" for optie in self.tab.index.options]

    async def ga_naar(self, pilot: Pilot[None], vraag: str) -> None:
        """To the answer of a question (or of a place in it), as from a search."""
        await tot(pilot, (lambda: self.tab.formulier.vraag is None, False))
        self.tab.ga_naar("antwoord", f"{self.dossier}/{vraag}")
        await pilot.pause()


def alle(vraag: str, waarde: str) -> dict[tuple[Vak, str], str]:
    """The same answer in every place of a question, to be written at once."""
    return {(vak, WAARDE): waarde for vak in LIJST.vragen[vraag].vakken}


def toegelicht(vraag: str, rij: str, tekst: str) -> dict[tuple[Vak, str], str]:
    """An explanation in one row."""
    return {(Vak(vraag, rij), TOELICHTING): tekst}
