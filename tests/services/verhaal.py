"""The steps of a gespreksverslag as the tests take them: each brings a dossier further from where it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Stap, Status
from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.verslagstand import lees_opmerkingen, lees_stand
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslag import Stand
    from korpsmonitor_tui.services.verslagstand import Opmerking
    from korpsmonitor_tui.services.verslagtekst import Passage
    from tests.services.conftest import Laptop

DOSSIER = "2011-2012/groningen"
TEKSTEN = (
    ("organisatie", "De korpsexpert werkt 32 uur per week aan mensenhandel."),
    ("toezicht", "De vergunde branche wordt ieder kwartaal gecontroleerd."),
    ("toezicht", "Voor de niet-vergunde branche is te weinig capaciteit."),
)


def plan(laptop: Laptop, partij: str = "groningen") -> str:
    """A gesprek with two respondents and somebody who only was there."""
    gesprek = gesprekken.plan(
        laptop.coordinator,
        partij,
        Planning(date(2013, 2, 4), "10:00", "hoofdbureau", laptop.schrijver, ("auditor B", "auditor D")),
    )
    for rol, respondent in (
        ("korpsexpert", True),
        ("portefeuillehouder", True),
        ("informatiecoördinator", False),
    ):
        deelnemer = Deelnemer("", rol, "Groningen", "", "geheel", respondent)
        gesprekken.bewaar_deelnemer(laptop.notulist, gesprek.id, deelnemer)
    return gesprek.id


def noteer(laptop: Laptop, dossier: str = DOSSIER) -> tuple[str, ...]:
    nieuwe = [NieuweNotitie(hoofdstuk, tekst) for hoofdstuk, tekst in TEKSTEN]
    return gesprekken.voeg_notities_toe(laptop.notulist, dossier, nieuwe)


def in_opmaak(laptop: Laptop) -> str:
    dossier = plan(laptop)
    noteer(laptop, dossier)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    return dossier


def in_check(laptop: Laptop) -> str:
    dossier = in_opmaak(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    return dossier


def retour(laptop: Laptop) -> str:
    dossier = in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "onduidelijk")
    return dossier


def verzonden(laptop: Laptop) -> str:
    dossier = in_check(laptop)
    verstuur(laptop, dossier)
    return dossier


def verstuur(laptop: Laptop, dossier: str = DOSSIER) -> verslagstappen.Bevroren:
    return verslagstappen.verstuur(laptop.auditor, dossier, Verzending("e-mail"))


def akkoord(laptop: Laptop, wie: str, dossier: str = DOSSIER) -> tuple[str, ...]:
    return wederhoor.leg_akkoord_vast(laptop.notulist, dossier, Antwoord(wie, "e-mail"))


def reactie(
    laptop: Laptop, *punten: tuple[int | None, str], wie: str = "korpsexpert", dossier: str = DOSSIER
) -> str:
    antwoord = Antwoord(wie, "e-mail", toelichting="Zie onze opmerkingen.")
    return wederhoor.leg_reactie_vast(laptop.notulist, dossier, antwoord, punten)


def met_reactie(laptop: Laptop) -> str:
    dossier = verzonden(laptop)
    reactie(laptop, (1, "Het zijn 36 uren."))
    return dossier


def in_verwerking(laptop: Laptop) -> str:
    """Both respondents reacted; two remarks wait for a decision."""
    dossier = verzonden(laptop)
    reactie(laptop, (1, "Het zijn 36 uren."))
    reactie(laptop, (2, "Iedere maand."), wie="portefeuillehouder")
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    return dossier


def beslis_alles(laptop: Laptop, dossier: str = DOSSIER) -> None:
    for opmerking in open_opmerkingen(laptop, dossier):
        if opmerking.herkomst == "eerste_check":
            wederhoor.beantwoord(laptop.notulist, dossier, opmerking.id, "Aangepast.")
        else:
            wederhoor.beslis(laptop.auditor, dossier, opmerking.id, "overgenomen")
    bevestig_alles(laptop, dossier)


def bevestig_alles(laptop: Laptop, dossier: str = DOSSIER) -> None:
    """Every rejection gets its second pair of eyes: of the coördinator, who decides nothing."""
    for opmerking in opmerkingen(laptop, dossier):
        if opmerking.onbevestigd:
            wederhoor.bevestig(laptop.coordinator, dossier, opmerking.id)


def verwerkt(laptop: Laptop) -> str:
    dossier = in_verwerking(laptop)
    beslis_alles(laptop)
    return dossier


def definitief(laptop: Laptop) -> str:
    dossier = verzonden(laptop)
    akkoord(laptop, "korpsexpert")
    akkoord(laptop, "portefeuillehouder")
    verslagstappen.stel_vast(laptop.auditor, dossier)
    return dossier


TOT = {
    Status.GEPLAND: plan,
    Status.IN_OPMAAK: in_opmaak,
    Status.EERSTE_CHECK: in_check,
    Status.RETOUR: retour,
    Status.TER_VERIFICATIE: verzonden,
    Status.REACTIE_ONTVANGEN: met_reactie,
    Status.IN_VERWERKING: in_verwerking,
    Status.DEFINITIEF: definitief,
}
"""How to bring a new dossier to a state."""


# -- looking -------------------------------------------------------------------------------------------------------------


def stand(laptop: Laptop, dossier: str = DOSSIER) -> Stand:
    return lees_stand(laptop.coordinator, laptop.store.lees(), dossier)


def status(laptop: Laptop, dossier: str = DOSSIER) -> Status:
    return stand(laptop, dossier).status


def passages(laptop: Laptop, dossier: str = DOSSIER) -> list[tuple[int, Passage]]:
    """With their numbers, in the order of the verslag."""
    return verslagtekst.genummerd(
        laptop.coordinator, verslagtekst.lees_passages(laptop.store.lees(), dossier)
    )


def teksten(laptop: Laptop, dossier: str = DOSSIER) -> list[str]:
    return [passage.tekst for _nr, passage in passages(laptop, dossier)]


def passage(laptop: Laptop, nummer: int, dossier: str = DOSSIER) -> Passage:
    return dict(passages(laptop, dossier))[nummer]


def opmerkingen(laptop: Laptop, dossier: str = DOSSIER) -> tuple[Opmerking, ...]:
    return lees_opmerkingen(laptop.store.lees(), dossier)


def open_opmerkingen(laptop: Laptop, dossier: str = DOSSIER) -> list[Opmerking]:
    return [opmerking for opmerking in opmerkingen(laptop, dossier) if opmerking.open]


ZONDER_REACTIE, NIET_AKKOORD = Stap.STEL_VAST_ZONDER_REACTIE, Stap.STEL_VAST_NIET_AKKOORD
