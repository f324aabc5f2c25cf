"""Measures of a korps: promised, followed, overdue, and asked about again in the next edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.services import bespreekpunten, edities, maatregelen, maatregelvervolg
from korpsmonitor_tui.services.analyse import analyseer
from korpsmonitor_tui.services.gids import lees_gids
from korpsmonitor_tui.services.maatregelen import (
    Maatregelstand,
    NieuweMaatregel,
    lees_maatregelen,
    lees_standen,
)
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.sessie import Editie
from tests.services.conftest import wissel_uit
from tests.services.gewogen import weger
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

BELOFTE = NieuweMaatregel(
    "Het korps controleert iedere vergunde inrichting zes keer per jaar.",
    "toezicht.vergunde_branche",
    "teamchef toezicht",
    date(2013, 6, 1),
)


def _een(sessie: Sessie, dossier: str = DOSSIER) -> maatregelen.Maatregel:
    (maatregel,) = lees_maatregelen(sessie, dossier)
    return maatregel


def _volgende(laptop: Laptop, editie: str = "2013-2014", demonstratie: str = "") -> Sessie:
    """The next edition in the same database, with the same coördinator at work."""
    nieuw = Editie(editie, f"Korpsmonitor {editie}", "korpsmonitor", demonstratie)
    sessie = edities.maak(laptop.store, laptop.coordinator.instrumenten, nieuw)
    return sessie.als(laptop.coordinator.persoon)


def test_wat_onder_het_typen_wordt_bewaard_houdt_zijn_spatie(laptop: Laptop) -> None:
    """A pause after a space saves the text with it: the next word would else be glued on."""
    id_ = maatregelen.voeg_toe(weger(laptop.coordinator), DOSSIER, BELOFTE)
    maatregelen.wijzig(laptop.coordinator, DOSSIER, id_, "tekst", "Vaker ")
    assert _een(laptop.coordinator).tekst == "Vaker "
    with pytest.raises(OnbruikbareInvoer):
        maatregelen.wijzig(laptop.coordinator, DOSSIER, id_, "tekst", "  ")


def test_een_toezegging_met_alles_erbij(laptop: Laptop) -> None:
    """A measure is promised for a dimension, by a role, before a day."""
    maatregelen.voeg_toe(weger(laptop.coordinator), DOSSIER, BELOFTE)
    maatregel = _een(laptop.coordinator)
    assert (maatregel.nummer, maatregel.tekst, maatregel.dimensie) == (1, BELOFTE.tekst, BELOFTE.dimensie)
    assert (maatregel.verantwoordelijke, maatregel.termijn) == ("teamchef toezicht", date(2013, 6, 1))
    assert maatregel.staat is Maatregelstaat.TOEGEZEGD
    assert maatregel.open
    assert not maatregel.te_laat


@pytest.mark.parametrize(
    ("nieuw", "fout"),
    [
        (replace(BELOFTE, tekst=" "), OnbruikbareInvoer),
        (replace(BELOFTE, dimensie="toezicht.onbekend"), NietGevonden),
    ],
)
def test_zonder_tekst_of_met_een_onbekende_dimensie_niet(
    laptop: Laptop, nieuw: NieuweMaatregel, fout: type[Exception]
) -> None:
    """What cannot be a measure is refused, and nothing is written."""
    with pytest.raises(fout):
        maatregelen.voeg_toe(laptop.coordinator, DOSSIER, nieuw)
    assert not lees_maatregelen(laptop.coordinator, DOSSIER)


def test_alleen_coordinator_en_weegploeg_en_nooit_over_het_eigen_korps(laptop: Laptop) -> None:
    """The roles of the report write, of others' korpsen; a ketenpartner has no measures."""
    for wie in (
        laptop.notulist,
        laptop.auditor,
        laptop.lezer,
        weger(laptop.coordinator, "weger G", "groningen"),
    ):
        with pytest.raises(StapGeweigerd):
            maatregelen.voeg_toe(wie, DOSSIER, BELOFTE)
    with pytest.raises(OnbruikbareInvoer, match="geen korps"):
        maatregelen.voeg_toe(laptop.coordinator, "2011-2012/om", BELOFTE)
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, BELOFTE)
    eigen = weger(laptop.coordinator, "weger G")
    maatregel = _een(laptop.coordinator)
    for schrijf in (
        lambda: maatregelen.zet_staat(eigen, DOSSIER, maatregel.id, Maatregelstaat.GEREED),
        lambda: maatregelen.meld_voortgang(eigen, DOSSIER, maatregel.id, "Klaar."),
        lambda: maatregelen.wijzig(eigen, DOSSIER, maatregel.id, "tekst", "Anders."),
        lambda: maatregelen.verwijder(eigen, DOSSIER, maatregel.id),
        lambda: maatregelen.verplaats(eigen, DOSSIER, maatregel.id, 1),
        lambda: maatregelvervolg.neem_over(eigen, DOSSIER),
    ):
        with pytest.raises(StapGeweigerd, match="eigen korps"):
            schrijf()
    assert _een(laptop.coordinator) == maatregel


def test_te_laat_zolang_zij_open_is(laptop: Laptop, klok: Klok) -> None:
    """A measure is overdue after the last day, while it is to be done; numbers by korps say the same."""
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, BELOFTE)
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, NieuweMaatregel("Zonder termijn."))
    db = laptop.store.lees()
    assert lees_standen(db, date(2013, 6, 1))[DOSSIER] == Maatregelstand(2, 2, 0)
    assert lees_standen(db, date(2013, 6, 2))[DOSSIER] == Maatregelstand(2, 2, 1)
    klok.nu = datetime(2013, 6, 2, 9, tzinfo=UTC)
    eerste, tweede = lees_maatregelen(laptop.coordinator, DOSSIER)
    assert (eerste.te_laat, tweede.te_laat) == (True, False)
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, eerste.id, Maatregelstaat.GEREED)
    assert not lees_maatregelen(laptop.coordinator, DOSSIER)[0].te_laat
    assert lees_standen(laptop.store.lees(), date(2013, 6, 2))[DOSSIER] == Maatregelstand(2, 1, 0)


def test_vervallen_alleen_met_reden(laptop: Laptop) -> None:
    """Who lets a measure lapse says why; it can be taken up again."""
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, BELOFTE)
    id_ = _een(laptop.coordinator).id
    with pytest.raises(OnbruikbareInvoer, match="waarom"):
        maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, Maatregelstaat.VERVALLEN, " ")
    maatregelen.zet_staat(
        laptop.coordinator, DOSSIER, id_, Maatregelstaat.VERVALLEN, "De branche is er niet meer."
    )
    assert _een(laptop.coordinator).reden == "De branche is er niet meer."
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, Maatregelstaat.LOOPT)
    assert (_een(laptop.coordinator).staat, _een(laptop.coordinator).reden) == (Maatregelstaat.LOOPT, "")


def test_een_verouderde_staat_wordt_geweigerd(laptop: Laptop) -> None:
    """A form that was opened before somebody else changed the state changes nothing."""
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, BELOFTE)
    id_ = _een(laptop.coordinator).id
    (toen,) = laptop.store.lees().execute(
        "SELECT event FROM kop WHERE soort = 'maatregel' AND entiteit = ? AND veld = 'staat'", (id_,)
    )
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, Maatregelstaat.LOOPT, op=list(toen))
    with pytest.raises(InmiddelsGewijzigd):
        maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, Maatregelstaat.GEREED, op=list(toen))
    assert _een(laptop.coordinator).staat is Maatregelstaat.LOOPT


def test_voortgang_blijft_bewaard_in_volgorde(laptop: Laptop) -> None:
    """What was told stays with its day; not of a day to come."""
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, BELOFTE)
    id_ = _een(laptop.coordinator).id
    maatregelen.meld_voortgang(laptop.coordinator, DOSSIER, id_, "Begonnen.", date(2013, 2, 1))
    maatregelen.meld_voortgang(laptop.coordinator, DOSSIER, id_, "Halverwege.")
    with pytest.raises(OnbruikbareInvoer, match="toekomst"):
        maatregelen.meld_voortgang(laptop.coordinator, DOSSIER, id_, "Straks.", date(2099, 1, 1))
    assert [(v.tekst, v.door) for v in _een(laptop.coordinator).voortgang] == [
        ("Begonnen.", laptop.coordinator.persoon.id),
        ("Halverwege.", laptop.coordinator.persoon.id),
    ]
    assert _een(laptop.coordinator).voortgang[0].datum == date(2013, 2, 1)


def test_wijzigen_verplaatsen_en_verwijderen(laptop: Laptop) -> None:
    """A list is kept in order, and undo brings back what was taken out."""
    voor = [
        maatregelen.voeg_toe(laptop.coordinator, DOSSIER, NieuweMaatregel(t)) for t in ("een", "twee", "drie")
    ]
    maatregelen.verplaats(laptop.coordinator, DOSSIER, voor[2], -9)
    maatregelen.wijzig(laptop.coordinator, DOSSIER, voor[0], "termijn", "2013-12-31")
    nu = lees_maatregelen(laptop.coordinator, DOSSIER)
    assert [(m.nummer, m.tekst, m.termijn) for m in nu] == [
        (1, "drie", None),
        (2, "een", date(2013, 12, 31)),
        (3, "twee", None),
    ]
    maatregelen.verwijder(laptop.coordinator, DOSSIER, voor[1])
    assert len(lees_maatregelen(laptop.coordinator, DOSSIER)) == 2
    with pytest.raises(NietGevonden):
        maatregelen.wijzig(laptop.coordinator, DOSSIER, voor[1], "tekst", "Toch.")
    ongedaan(laptop.coordinator)
    assert lees_maatregelen(laptop.coordinator, DOSSIER) == nu
    with pytest.raises(OnbruikbareInvoer, match="geen datum"):
        maatregelen.wijzig(laptop.coordinator, DOSSIER, voor[0], "termijn", "31-12")


def test_de_volgende_editie_vraagt_ernaar(laptop: Laptop) -> None:
    """An open measure is a discussion point of the next interview by itself, in the chapter of its dimension, until it is
    done there or somebody says why not."""
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, BELOFTE)
    maatregelen.voeg_toe(laptop.coordinator, DOSSIER, NieuweMaatregel("Algemeen."))
    gereed = maatregelen.voeg_toe(laptop.coordinator, DOSSIER, NieuweMaatregel("Al klaar."))
    maatregelen.zet_staat(laptop.coordinator, DOSSIER, gereed, Maatregelstaat.GEREED)
    assert not _gevraagd(laptop.coordinator)
    nieuw = _volgende(laptop)
    punten = _gevraagd(nieuw)
    assert [(punt.hoofdstuk, BELOFTE.tekst in punt.tekst) for punt in punten] == [
        ("toezicht", True),
        ("prognose", False),
    ]
    gids = lees_gids(nieuw, nieuw.dossier("groningen"))
    assert punten[0] in gids.per_hoofdstuk["toezicht"].punten
    assert {s.soort for s in analyseer(nieuw, nieuw.dossier("groningen"))} >= {Signaalsoort.MAATREGEL_OPEN}
    with pytest.raises(OnbruikbareInvoer, match="reden"):
        bespreekpunten.verwijder(nieuw, nieuw.dossier("groningen"), punten[0].id)
    bespreekpunten.zet_uitkomst(nieuw, nieuw.dossier("groningen"), punten[0].id, "Uitgevoerd sinds juni.")
    assert _gevraagd(nieuw)[0].besproken
    assert not _gevraagd(nieuw, "drenthe")


def _gevraagd(sessie: Sessie, partij: str = "groningen") -> list[bespreekpunten.Bespreekpunt]:
    return [
        punt
        for punt in bespreekpunten.lees_bespreekpunten(sessie, sessie.dossier(partij))
        if punt.soort == Signaalsoort.MAATREGEL_OPEN
    ]


def test_werk_volgt_nooit_op_een_voorbeeld(laptop: Laptop) -> None:
    """Measures of a demonstration are not asked about in real work."""
    voorbeeld = _volgende(laptop, "2010-proef", "Voorbeeld")
    maatregelen.voeg_toe(voorbeeld, voorbeeld.dossier("groningen"), BELOFTE)
    assert maatregelvervolg.vorige_editie(laptop.coordinator) is None
    assert not _gevraagd(laptop.coordinator)


def test_overnemen_in_de_volgende_editie(hier: Laptop, daar: Laptop) -> None:
    """What is open goes on under the same id on both laptops; ended here, it is asked no more."""
    maatregelen.voeg_toe(hier.coordinator, DOSSIER, BELOFTE)
    _volgende(hier)
    wissel_uit(hier, daar)
    sessies = [
        edities.open_editie(laptop.store, laptop.coordinator.instrumenten, "2013-2014").als(
            laptop.coordinator.persoon
        )
        for laptop in (hier, daar)
    ]
    for sessie in sessies:
        (id_,) = maatregelvervolg.neem_over(sessie, sessie.dossier("groningen"))
        assert maatregelvervolg.neem_over(sessie, sessie.dossier("groningen")) == ()
    wissel_uit(hier, daar)
    overgenomen = _een(sessies[0], sessies[0].dossier("groningen"))
    assert overgenomen == _een(sessies[1], sessies[1].dossier("groningen"))
    assert (overgenomen.id, overgenomen.tekst) == (id_, BELOFTE.tekst)
    assert overgenomen.vorige == _een(hier.coordinator).id
    assert hier.store.lees().execute(
        "SELECT count(*) FROM entiteit WHERE soort = 'maatregel' AND conflicten IS NOT '[]'"
    ).fetchone() == (0,)
    assert _gevraagd(sessies[0])
    maatregelen.zet_staat(sessies[0], overgenomen.dossier, id_, Maatregelstaat.GEREED)
    assert not _gevraagd(sessies[0])
    assert _een(hier.coordinator).open


def test_twee_staten_zijn_een_conflict_en_twee_berichten_niet(hier: Laptop, daar: Laptop) -> None:
    """Nothing is lost: what was told apart stands together, and of two states a person chooses."""
    maatregelen.voeg_toe(hier.coordinator, DOSSIER, BELOFTE)
    wissel_uit(hier, daar)
    id_ = _een(hier.coordinator).id
    for laptop, staat in ((hier, Maatregelstaat.GEREED), (daar, Maatregelstaat.LOOPT)):
        maatregelen.zet_staat(laptop.coordinator, DOSSIER, id_, staat)
        maatregelen.meld_voortgang(laptop.coordinator, DOSSIER, id_, f"Hier {staat}.")
    wissel_uit(hier, daar)
    assert {v.tekst for v in _een(hier.coordinator).voortgang} == {"Hier gereed.", "Hier loopt."}
    assert _een(hier.coordinator) == _een(daar.coordinator)
    assert hier.store.lees().execute(
        "SELECT conflicten FROM entiteit WHERE soort = 'maatregel'"
    ).fetchone() == ('["staat"]',)
    assert not hier.store.controleer().gebreken
