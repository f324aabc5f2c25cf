"""Improvement follow-up from end to end (002): letters, measures with owner and term, and the question in the next edition."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.opvolging import Maatregelstaat
from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.services import (
    bespreekpunten,
    edities,
    maatregelen,
    maatregelvervolg,
    verbeterbrieven,
)
from korpsmonitor_tui.services.gids import lees_gids
from korpsmonitor_tui.services.maatregelen import NieuweMaatregel, lees_maatregelen
from korpsmonitor_tui.services.planning import lees_planning
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.verbeterbrieven import Briefopgave, lees_brieven
from tests.services.gewogen import scoor, zet_eindscore

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verbeterbrieven import Briefstand
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

EMM, MANDAAT, VERGUND = (
    "informatie.aanleveren_emm",
    "organisatie.korpsexpert_mandaat",
    "toezicht.vergunde_branche",
)
TEKORT = {EMM: "geel", MANDAAT: "geel", VERGUND: "rood"}
BELOFTEN = tuple(
    NieuweMaatregel(f"Maatregel over {code}.", code, eigenaar, termijn)
    for code, eigenaar, termijn in (
        (EMM, "informatiecoördinator", date(2013, 9, 1)),
        (MANDAAT, "korpsleiding", date(2013, 6, 1)),
        (VERGUND, "teamchef toezicht", date(2013, 12, 31)),
    )
)


def _weeg_als_in_2010(sessie: Sessie) -> list[str]:
    """12 conform norm, 9 aandacht and 4 onvoldoende over the 25, and KLPD and KMar not conform norm; who must answer."""
    regio = [p.code for p in sessie.instrument.partijen if p.gemeten and p.gemonitord_vanaf is None]
    kleuren = dict(zip(regio, ["groen"] * 12 + ["geel"] * 9 + ["rood"] * 4, strict=True))
    kleuren |= {"klpd": "geel", "kmar": "geel"}
    for partij, kleur in kleuren.items():
        # Of the letter only what falls short matters: one dimension is enough for who gets none in this test.
        scoor(sessie, partij, TEKORT if kleur != "groen" else {EMM: "groen"}, verder="")
        zet_eindscore(sessie, partij, kleur)
    return [partij for partij, kleur in kleuren.items() if kleur != "groen"]


def _stand(sessie: Sessie, partij: str) -> Briefstand:
    return next(stand for stand in lees_brieven(sessie) if stand.weging.partij.code == partij)


def _gevraagd(sessie: Sessie, partij: str) -> list[bespreekpunten.Bespreekpunt]:
    return [
        punt
        for punt in bespreekpunten.lees_bespreekpunten(sessie, sessie.dossier(partij))
        if punt.soort == Signaalsoort.MAATREGEL_OPEN
    ]


def test_van_brief_tot_vraag_in_de_volgende_editie(laptop: Laptop, klok: Klok) -> None:
    """Thirteen korpsen and KLPD and KMar are asked; what one of them promised is asked about, one question a measure."""
    toen = laptop.coordinator
    gevraagd = _weeg_als_in_2010(toen)
    assert [s.weging.partij.code for s in lees_brieven(toen) if s.te_versturen] == gevraagd
    assert len(gevraagd) == 13 + 2

    partij = gevraagd[0]
    dossier = toen.dossier(partij)
    for ontvanger in (partij, "klpd", "kmar"):
        brief = verbeterbrieven.leg_verzonden_vast(
            toen, toen.dossier(ontvanger), Briefopgave(date(2013, 3, 1))
        )
        assert set(brief.gevraagd) == set(TEKORT)
    assert len([stand for stand in lees_brieven(toen) if stand.te_versturen]) == 12

    ids = [maatregelen.voeg_toe(toen, dossier, belofte) for belofte in BELOFTEN]
    klok.nu = datetime(2013, 3, 2, 9, tzinfo=UTC)
    assert (_stand(toen, partij).te_laat, _stand(toen, "kmar").te_laat) == (False, True)
    punten = {(punt.wie, punt.dag) for punt in lees_planning(toen, 52).punten}
    assert {(belofte.verantwoordelijke, belofte.termijn) for belofte in BELOFTEN} <= punten
    maatregelen.zet_staat(toen, dossier, ids[0], Maatregelstaat.GEREED)
    maatregelen.meld_voortgang(toen, dossier, ids[1], "Het besluit ligt bij de korpsleiding.")

    editie = Editie("2013-2014", "Korpsmonitor 2013-2014", "korpsmonitor")
    nu = edities.maak(laptop.store, toen.instrumenten, editie).als(toen.persoon)
    vragen = _gevraagd(nu, partij)
    # One question for each that is open, in the chapter of its dimension; none about what is done, or to another korps.
    assert {
        (punt.hoofdstuk, belofte.tekst in punt.tekst)
        for punt, belofte in zip(vragen, BELOFTEN[1:], strict=True)
    } == {
        ("organisatie", True),
        ("toezicht", True),
    }
    assert all("Wat is ervan gekomen?" in punt.tekst for punt in vragen)
    assert "termijn 01-06-2013" in vragen[0].tekst
    gids = lees_gids(nu, nu.dossier(partij))
    assert vragen[0] in gids.per_hoofdstuk["organisatie"].punten
    assert not _gevraagd(nu, "kmar")

    # Gone on with here and ended here, it is asked no more; the other one still is.
    maatregelvervolg.neem_over(nu, nu.dossier(partij))
    overgenomen = {m.dimensie: m for m in lees_maatregelen(nu, nu.dossier(partij))}
    assert {(m.verantwoordelijke, m.termijn) for m in overgenomen.values()} == {
        (belofte.verantwoordelijke, belofte.termijn) for belofte in BELOFTEN[1:]
    }
    maatregelen.zet_staat(nu, nu.dossier(partij), overgenomen[MANDAAT].id, Maatregelstaat.GEREED)
    (over,) = _gevraagd(nu, partij)
    assert BELOFTEN[2].tekst in over.tekst
    bespreekpunten.zet_uitkomst(nu, nu.dossier(partij), over.id, "Zes controles per jaar, sinds mei.")
    assert _gevraagd(nu, partij)[0].besproken
