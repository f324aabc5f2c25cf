"""Fills the example of a study with interviews: who was heard, what they added, the sources, and a chapter per party.

The chapters stand in different places of the process, so that every list has something to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.sneeuwbal import Partijstand, Via
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.intake.studievoorbeeld import lees_studie
from korpsmonitor_tui.services import (
    aanbevelingen,
    aanvullingen,
    deskbronnen,
    documenten,
    geinterviewden,
    gesprekken,
    hoofdstukken,
    medewerkers,
    noten,
    partijen,
    praktijken,
    rapportpraktijken,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.aanbevelingen import Grond, NieuweAanbeveling
from korpsmonitor_tui.services.aanvullingen import NieuweAanvulling
from korpsmonitor_tui.services.deskbronnen import NieuweBron
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.gespreksoverzicht import Afname, zet_afname
from korpsmonitor_tui.services.noten import vind_noot
from korpsmonitor_tui.services.partijen import NieuweAanwijzing, NieuwePartij
from korpsmonitor_tui.services.praktijken import NieuwePraktijk
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.versies import zonder_akkoord
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.services.wederhoor import Antwoord

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.intake.studievoorbeeld import Deelstudie, Organisatie
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.voorbeeld import Bouw

GEEN_NOTITIE: Final = "conclusie"
"""What the writers conclude, nobody said in an interview."""


class Ploeg(NamedTuple):
    """Who works on the example."""

    leider: Sessie
    schrijver: Persoon
    lezer: Persoon

    @property
    def schrijft(self) -> Sessie:
        """The session of who writes."""
        return self.leider.als(self.schrijver)

    @property
    def leest(self) -> Sessie:
        """The session of who checks, sends and decides."""
        return self.leider.als(self.lezer)


def vul(bouw: Bouw) -> int:
    """Fill the edition and write its chapters and lists; how many documents there are."""
    delen, adviezen = lees_studie(bouw.bron, bouw.sessie.instrument)
    ploeg = Ploeg(
        bouw.sessie,
        medewerkers.nieuw(bouw.sessie, _("onderzoeker 1"), [Rol.NOTULIST]),
        medewerkers.nieuw(bouw.sessie, _("onderzoeker 2"), [Rol.AUDITOR]),
    )
    bouw.klok.zet(50)
    for nr, deel in enumerate(delen):
        bouw.voortgang(nr, len(delen), bouw.sessie.partij(deel.partij).naam)
        _hoor(ploeg, deel)
        _schrijf(ploeg, deel)
    aanbevelingen.voeg_alle_toe(
        bouw.sessie,
        [NieuweAanbeveling(een.tekst, een.aan, Grond(een.dimensies, een.bronnen)) for een in adviezen],
    )
    aanbevelingen.stel_vast(bouw.sessie)
    for nr, deel in enumerate(delen):
        VERLOPEN[nr % len(VERLOPEN)](bouw, ploeg, dossier_id(bouw.sessie.editie.id, deel.partij))
    bouw.klok.zet(0)
    bouw.voortgang(len(delen), len(delen), "")
    return _maak_stukken(bouw, delen)


# -- who was heard -------------------------------------------------------------------------------------------------------


def _hoor(ploeg: Ploeg, deel: Deelstudie) -> None:
    for organisatie in deel.organisaties:
        partijen.nieuw(
            ploeg.leider, NieuwePartij(organisatie.naam, deel.partij, barriere=organisatie.barriere)
        )
    for bron in deel.bronnen:
        nieuw = NieuweBron(
            bron.titel, bron.auteur, bron.jaar, bron.soort, bron.vindplaats, bron.geraadpleegd, bron.tekst
        )
        deskbronnen.voeg_toe(ploeg.schrijft, nieuw, deel.partij)
    for organisatie in deel.organisaties:
        _interview(ploeg, organisatie)
    for aanvulling in deel.aanvullingen:
        gegeven = NieuweAanvulling(aanvulling.van, aanvulling.kanaal, aanvulling.tekst, aanvulling.datum)
        aanvullingen.voeg_toe(ploeg.schrijft, ploeg.leider.dossier(aanvulling.organisatie), gegeven)
    for organisatie in deel.organisaties:
        if organisatie.via:
            aanwijzing = NieuweAanwijzing(
                Via(organisatie.via), organisatie.verwijzing, datum=organisatie.datum
            )
            partijen.wijs_aan(ploeg.schrijft, organisatie.naam, aanwijzing)


def _interview(ploeg: Ploeg, organisatie: Organisatie) -> None:
    if not organisatie.mensen:
        partijen.zet_stand(ploeg.schrijft, organisatie.naam, Partijstand.BENADERD)
        return
    planning = Planning(organisatie.datum, None, None, ploeg.schrijver.naam, (ploeg.lezer.naam,))
    dossier = gesprekken.plan(ploeg.leider, organisatie.naam, planning).id
    for functie, van in organisatie.mensen:
        wie = Deelnemer("", functie, van, "", "geheel", respondent=True)
        gesprekken.bewaar_deelnemer(ploeg.schrijft, dossier, wie)
    afname = Afname(organisatie.afname) if organisatie.afname else Afname.PERSOONLIJK
    zet_afname(ploeg.schrijft, dossier, afname, jaar=organisatie.jaar)


# -- the chapter ---------------------------------------------------------------------------------------------------------


def _schrijf(ploeg: Ploeg, deel: Deelstudie) -> None:
    """The chapter, what of it was said in which interview, and what was found."""
    dossier = hoofdstukken.eis_hoofdstuk(ploeg.leider, deel.partij)
    hoofdstukken.begin(ploeg.leider, deel.partij, ploeg.schrijver.naam, (ploeg.lezer.naam,))
    gezegd: dict[str, list[NieuweNotitie]] = {}
    for passage in deel.passages:
        id_ = verslagtekst.voeg_passage_toe(ploeg.schrijft, dossier, passage.hoofdstuk, passage.tekst)
        gevonden = [vind_noot(ploeg.leider, tekst, deel.partij) for tekst in passage.noten]
        if gevonden:
            noten.zet_noten(ploeg.schrijft, dossier, id_, gevonden)
        if len(gevonden) == 1 and gevonden[0].soort == "gesprek" and passage.hoofdstuk != GEEN_NOTITIE:
            gezegd.setdefault(gevonden[0].id, []).append(NieuweNotitie(passage.hoofdstuk, passage.tekst))
    for gesprek, notities in gezegd.items():
        gesprekken.voeg_notities_toe(ploeg.schrijft, gesprek, notities)
        _keur_goed(ploeg, gesprek)
    for vondst in deel.vondsten:
        steun = tuple(vind_noot(ploeg.leider, tekst, deel.partij) for tekst in vondst.bronnen)
        nieuw = NieuwePraktijk(vondst.soort, vondst.naam, vondst.tekst, vondst.thema, deel.partij, steun)
        praktijken.voeg_toe(ploeg.schrijft, nieuw)


def _keur_goed(ploeg: Ploeg, gesprek: str) -> None:
    """An interview is worked out, sent to who was interviewed, and laid down with their approval (001, 2.2)."""
    verslagtekst.stel_samen(ploeg.schrijft, gesprek)
    verslagstappen.bied_aan(ploeg.schrijft, gesprek)
    verslagstappen.verstuur(ploeg.leest, gesprek, Verzending("e-mail"))
    for wie in zonder_akkoord(ploeg.leider.store.lees(), gesprek):
        wederhoor.leg_akkoord_vast(ploeg.schrijft, gesprek, Antwoord(wie, "e-mail"))
    verslagstappen.stel_vast(ploeg.leest, gesprek)


def _verstuur(bouw: Bouw, ploeg: Ploeg, dossier: str) -> tuple[str, ...]:
    """Send a chapter to everybody who was interviewed; their labels."""
    bouw.klok.zet(30)
    verslagstappen.bied_aan(ploeg.schrijft, dossier)
    verslagstappen.verstuur(ploeg.leest, dossier, Verzending("e-mail", werkdagen=15))
    bouw.klok.zet(20)
    return zonder_akkoord(bouw.sessie.store.lees(), dossier)


def _met_reactie(bouw: Bouw, ploeg: Ploeg, dossier: str) -> None:
    """Some agree, one adds something, and others are still silent."""
    eerste, tweede, *_rest = _verstuur(bouw, ploeg, dossier)
    wederhoor.leg_akkoord_vast(ploeg.schrijft, dossier, Antwoord(eerste, "e-mail"))
    aanvulling = _("Er is inmiddels een vast overleg; wilt u dat vermelden?")
    wederhoor.leg_reactie_vast(
        ploeg.schrijft, dossier, Antwoord(tweede, "e-mail", toelichting=aanvulling), [(1, aanvulling)]
    )


def _met_akkoord(bouw: Bouw, ploeg: Ploeg, dossier: str) -> None:
    """Everybody agrees, and it is laid down."""
    for wie in _verstuur(bouw, ploeg, dossier):
        wederhoor.leg_akkoord_vast(ploeg.schrijft, dossier, Antwoord(wie, "e-mail"))
    verslagstappen.stel_vast(ploeg.leest, dossier)


def _in_check(bouw: Bouw, ploeg: Ploeg, dossier: str) -> None:
    bouw.klok.zet(5)
    verslagstappen.bied_aan(ploeg.schrijft, dossier)


def _in_opmaak(_bouw: Bouw, _ploeg: Ploeg, _dossier: str) -> None:
    """Leave it as it is written."""


VERLOPEN: Final[tuple[Callable[[Bouw, Ploeg, str], None], ...]] = (
    _met_reactie,
    _met_akkoord,
    _in_check,
    _in_opmaak,
)


def _maak_stukken(bouw: Bouw, delen: tuple[Deelstudie, ...]) -> int:
    for deel in delen:
        dossier = dossier_id(bouw.sessie.editie.id, deel.partij)
        documenten.bewaar_verslag(bouw.sessie, dossier, bouw.map, overschrijf=True)
    stam = bouw.sessie.editie.id
    geinterviewden.bewaar(bouw.sessie, bouw.map / f"geinterviewden-{stam}.docx", overschrijf=True)
    for vorm in ("docx", "xlsx"):
        rapportpraktijken.bewaar(bouw.sessie, bouw.map / f"praktijken-{stam}.{vorm}", overschrijf=True)
    return len(delen) + 3
