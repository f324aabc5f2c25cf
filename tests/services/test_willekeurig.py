"""Whatever people do on two laptops, in whatever order they meet: both show the same, and the verslag can be finished."""

from __future__ import annotations

import contextlib
import uuid
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    conflicten,
    gesprekken,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.versies import lees_versies
from korpsmonitor_tui.services.verslagstappen import Verzending
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.domain.verslag import Stand
    from korpsmonitor_tui.services.conflicten import Conflict
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop

    Daad = Callable[[Laptop, Sessie, int], object]


def _tekst(laptop: Laptop, nr: int) -> str:
    """On every laptop another text, so that what both write differs; now and then the same."""
    return f"{nr} uur" if nr % 4 == 0 else f"{nr} uur, {laptop.store.device}"


def _passage(laptop: Laptop, nr: int) -> str:
    alle = verhaal.passages(laptop)
    return alle[nr % len(alle)][1].id if alle else "psg-geen"


def _notitie(laptop: Laptop, nr: int) -> str:
    alle = gesprekken.lees_notities(laptop.store.lees(), DOSSIER)
    return alle[nr % len(alle)].id if alle else "geen"


def _opmerking(laptop: Laptop, nr: int) -> str:
    alle = verhaal.opmerkingen(laptop)
    return alle[nr % len(alle)].id if alle else "geen"


def _deelnemer(laptop: Laptop, nr: int) -> str:
    alle = gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)
    return alle[nr % len(alle)].id if alle else "geen"


def _respondent(nr: int) -> str:
    return ("korpsexpert", "portefeuillehouder")[nr % 2]


DADEN: dict[str, Daad] = {
    "plan": lambda lap, s, nr: gesprekken.plan(s, "groningen", Planning(plaats=_tekst(lap, nr))),
    "deelnemer weg": lambda lap, s, nr: gesprekken.verwijder_deelnemer(s, DOSSIER, _deelnemer(lap, nr)),
    "noteer": lambda lap, s, nr: gesprekken.voeg_notities_toe(
        s, DOSSIER, [NieuweNotitie("toezicht", _tekst(lap, nr))]
    ),
    "notitie": lambda lap, s, nr: gesprekken.wijzig_notitie(
        s, DOSSIER, _notitie(lap, nr), "tekst", _tekst(lap, nr)
    ),
    "notitie weg": lambda lap, s, nr: gesprekken.verwijder_notitie(s, DOSSIER, _notitie(lap, nr)),
    "antwoord": lambda lap, s, nr: vragenlijst.zet_antwoord(
        s, DOSSIER, Vak("organisatie.korpsexpert_inzet"), _tekst(lap, nr)
    ),
    "stel samen": lambda _l, s, _nr: verslagtekst.stel_samen(s, DOSSIER),
    "passage erbij": lambda lap, s, nr: verslagtekst.voeg_passage_toe(
        s, DOSSIER, "prognose", _tekst(lap, nr)
    ),
    "passage": lambda lap, s, nr: verslagtekst.wijzig_passage(s, DOSSIER, _passage(lap, nr), _tekst(lap, nr)),
    "passage weg": lambda lap, s, nr: verslagtekst.verwijder_passage(s, DOSSIER, _passage(lap, nr)),
    "verplaats": lambda lap, s, nr: verslagtekst.verplaats_passage(s, DOSSIER, _passage(lap, nr), nr % 3 - 1),
    "bied aan": lambda _l, s, _nr: verslagstappen.bied_aan(s, DOSSIER),
    "retour": lambda lap, s, nr: verslagstappen.stuur_retour(
        s, DOSSIER, "omdat", [(_passage(lap, nr), _tekst(lap, nr))]
    ),
    "verstuur": lambda _l, s, _nr: verslagstappen.verstuur(s, DOSSIER, Verzending("post")),
    "akkoord": lambda lap, _s, nr: verhaal.akkoord(lap, _respondent(nr)),
    "reactie": lambda lap, _s, nr: verhaal.reactie(lap, (nr % 4 or None, "klopt niet"), wie=_respondent(nr)),
    "verwerk": lambda _l, s, _nr: verslagstappen.neem_in_verwerking(s, DOSSIER),
    "beslis": lambda lap, s, nr: wederhoor.beslis(
        s, DOSSIER, _opmerking(lap, nr), wederhoor.BESLUITEN[nr % 3], "omdat"
    ),
    "stel voor": lambda lap, s, nr: wederhoor.stel_voor(
        s, DOSSIER, _opmerking(lap, nr), wederhoor.Uitspraak(wederhoor.BESLUITEN[nr % 3], _tekst(lap, nr))
    ),
    "volg": lambda lap, s, nr: wederhoor.volg_voorstel(s, DOSSIER, _opmerking(lap, nr)),
    "bevestig": lambda lap, _s, nr: wederhoor.bevestig(lap.tweede_auditor, DOSSIER, _opmerking(lap, nr)),
    "plaats": lambda lap, s, nr: wederhoor.plaats(
        s, DOSSIER, _opmerking(lap, nr), _passage(lap, nr) if nr % 3 else ""
    ),
    "beantwoord": lambda lap, s, nr: wederhoor.beantwoord(s, DOSSIER, _opmerking(lap, nr), "gedaan"),
    "stel vast": lambda _l, s, _nr: verslagstappen.stel_vast(s, DOSSIER),
    "heropen": lambda _l, s, _nr: verslagstappen.heropen(s, DOSSIER, "omdat"),
    "ongedaan": lambda _l, s, _nr: ongedaan(s),
    "verder": lambda lap, _s, _nr: verder(lap),
    "kies": lambda lap, _s, nr: kies_een(lap, nr),
}
SYNC = "wissel uit"

daden = st.tuples(
    st.booleans(),
    st.sampled_from([*DADEN, *["verder", SYNC] * 2, *["passage"] * 6]),
    st.booleans(),
    st.integers(0, 11),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.sampled_from(list(verhaal.TOT)), st.lists(daden, min_size=5, max_size=30))
def test_whatever_was_done_apart_the_verslag_can_be_finished(
    maak_laptop: MaakLaptop, begin: Status, reeks: Sequence[tuple[bool, str, bool, int]]
) -> None:
    laptops = [maak_laptop(uuid.uuid4().hex) for _nr in range(2)]
    verhaal.TOT[begin](laptops[0])
    wissel_uit(*laptops)
    for op_tweede, naam, als_auditor, nr in reeks:
        laptop = laptops[op_tweede]
        if naam == SYNC:
            wissel_uit(*laptops)
            continue
        sessie = laptop.auditor if als_auditor else laptop.notulist
        with contextlib.suppress(KorpsmonitorFout):
            DADEN[naam](laptop, sessie, nr)
        lees_alles(laptop)
    wissel_uit(*laptops)
    assert lees_alles(laptops[0]) == lees_alles(laptops[1])
    maak_af(laptops[0])
    wissel_uit(*laptops)
    assert lees_alles(laptops[0]) == lees_alles(laptops[1])
    nagelaten(laptops[1])


def lees_alles(laptop: Laptop) -> tuple[object, ...]:
    """What screens show, apart from the order in which handelingen came in."""
    return (
        lees_overzicht(laptop.coordinator),
        verhaal.stand(laptop),
        verhaal.passages(laptop),
        verhaal.opmerkingen(laptop),
        conflicten.lees_conflicten(laptop.coordinator, DOSSIER),
        len(lees_tijdlijn(laptop.coordinator, DOSSIER)),
    )


def nagelaten(laptop: Laptop) -> None:
    """What must hold of a finished verslag."""
    assert laptop.store.controleer().klopt
    assert verhaal.open_opmerkingen(laptop) == []
    nummers = [nummer for nummer, _passage in verhaal.passages(laptop)]
    assert len(set(nummers)) == len(nummers)
    assert not verhaal.stand(laptop).gewijzigd_na_verzending
    versies = lees_versies(laptop.store.lees(), DOSSIER)
    assert versies[-1].soort == "definitief"
    assert versies[-1].nummer == verhaal.stand(laptop).versie


# -- finishing a verslag from any state -----------------------------------------------------------------------------------


def maak_af(laptop: Laptop) -> None:
    """Settle what is disputed and take step after step until the verslag is definitief."""
    for _keer in range(40):
        if los_alles_op(laptop) and verhaal.status(laptop) == Status.DEFINITIEF:
            if not verhaal.stand(laptop).gewijzigd_na_verzending:
                return
            verslagstappen.heropen(laptop.auditor, DOSSIER, "intussen gewijzigd")
        verder(laptop)
    raise AssertionError(f"stuck in {verhaal.stand(laptop)}")


def los_alles_op(laptop: Laptop) -> bool:
    for _keer in range(20):
        alle = conflicten.lees_conflicten(laptop.coordinator, DOSSIER)
        if not alle:
            return True
        for conflict in alle:
            if not los_op(laptop, conflict):
                verslagstappen.heropen(laptop.auditor, DOSSIER, "anders gekozen")
    raise AssertionError(conflicten.lees_conflicten(laptop.coordinator, DOSSIER))


def kies_een(laptop: Laptop, nr: int) -> None:
    alle = conflicten.lees_conflicten(laptop.coordinator, DOSSIER)
    if alle:
        los_op(laptop, alle[nr % len(alle)])


def los_op(laptop: Laptop, conflict: Conflict) -> bool:
    """Try every way to settle; whether one was allowed."""
    c, s = conflict, laptop.auditor
    pogingen: list[Callable[[], None]] = [
        lambda keuze=keuze: conflicten.los_op(s, DOSSIER, c.soort, c.entiteit, c.veld, keuze.waarde)  # type: ignore[misc]
        for keuze in c.keuzes
    ]
    if c.is_verwijdering:
        pogingen = [
            lambda: conflicten.herstel(s, DOSSIER, c.soort, c.entiteit),
            lambda: conflicten.verwijder(s, DOSSIER, c.soort, c.entiteit),
        ]
    for poging in pogingen:
        with contextlib.suppress(StapGeweigerd):
            poging()
            return True
    return False


def verder(laptop: Laptop) -> None:
    """The next step from where the verslag is; a rejection from elsewhere gets its second pair of eyes first."""
    if verhaal.status(laptop) != Status.DEFINITIEF:
        verhaal.bevestig_alles(laptop)
    stand = verhaal.stand(laptop)
    VERDER[stand.status](laptop, stand)


def _schrijf_en_bied_aan(laptop: Laptop, stand: Stand) -> None:
    if not stand.heeft_tekst:
        verslagtekst.voeg_passage_toe(laptop.notulist, DOSSIER, "toezicht", "tekst")
    zorg_voor_respondent(laptop)
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)


def _controleer(laptop: Laptop, stand: Stand) -> None:
    if stand.open_opmerkingen or not stand.heeft_tekst or not zorg_voor_respondent(laptop):
        verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "nog open")
    else:
        verhaal.verstuur(laptop)


def _wacht_antwoord_af(laptop: Laptop, stand: Stand) -> None:
    if stand.gewijzigd_na_verzending or stand.open_opmerkingen:
        verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    else:
        iedereen_akkoord(laptop)
        verslagstappen.stel_vast(laptop.auditor, DOSSIER)


def _verwerk(laptop: Laptop, stand: Stand) -> None:
    verhaal.beslis_alles(laptop)
    iedereen_akkoord(laptop)
    if not stand.heeft_tekst:
        verslagtekst.voeg_passage_toe(laptop.notulist, DOSSIER, "toezicht", "tekst")
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)


VERDER: dict[Status, Callable[[Laptop, Stand], object]] = {
    Status.GEPLAND: lambda lap, _stand: verslagtekst.stel_samen(lap.notulist, DOSSIER),
    Status.IN_OPMAAK: _schrijf_en_bied_aan,
    Status.RETOUR: _schrijf_en_bied_aan,
    Status.EERSTE_CHECK: _controleer,
    Status.TER_VERIFICATIE: _wacht_antwoord_af,
    Status.AKKOORD: _wacht_antwoord_af,
    Status.REACTIE_ONTVANGEN: lambda lap, _stand: verslagstappen.neem_in_verwerking(lap.notulist, DOSSIER),
    Status.IN_VERWERKING: _verwerk,
    Status.DEFINITIEF: lambda _lap, _stand: None,
}


def iedereen_akkoord(laptop: Laptop) -> None:
    for wie in verhaal.stand(laptop).respondenten_zonder_akkoord:
        verhaal.akkoord(laptop, wie)


def zorg_voor_respondent(laptop: Laptop) -> bool:
    """Whether somebody verifies; while the text can change somebody is found."""
    if any(d.respondent for d in gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)):
        return True
    with contextlib.suppress(StapGeweigerd):
        nieuw = Deelnemer("", "korpsexpert", "", "", "geheel", respondent=True)
        gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, nieuw)
    return False
