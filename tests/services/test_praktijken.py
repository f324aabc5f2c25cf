"""Best practices and knelpunten, and the sources that they and chapters lean on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.noten import Noot, Nootsoort
from korpsmonitor_tui.domain.praktijk import Praktijksoort, lees_soort, soortnaam
from korpsmonitor_tui.services import aanvullingen, deskbronnen, praktijken
from korpsmonitor_tui.services.aanvullingen import NieuweAanvulling
from korpsmonitor_tui.services.deskbronnen import NieuweBron
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.praktijken import NieuwePraktijk, lees_praktijken
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.gemeentelijk import Onderzoek

BEST, KNELT = Praktijksoort.BEST_PRACTICE, Praktijksoort.KNELPUNT


def namen(sessie: Sessie, partij: str | None = None) -> list[str]:
    return [f"{p.nummer} {p.naam}" for p in lees_praktijken(sessie, partij=partij)]


def test_one_is_recorded_with_theme_party_and_evidence(onderzoek: Onderzoek) -> None:
    dossier = onderzoek.interview("Hera", date(2012, 2, 15), "sectormanager")
    noot = Noot(Nootsoort.GESPREK, dossier)
    id_ = praktijken.voeg_toe(
        onderzoek.notulist,
        NieuwePraktijk(
            KNELT, "Te weinig opvang", "Er zijn te weinig plaatsen.", "samenwerking", "arnhem", (noot,)
        ),
    )
    praktijken.voeg_toe(
        onderzoek.coordinator, NieuwePraktijk(BEST, "Convenant", "Eén convenant voor de regio.")
    )
    assert namen(onderzoek.coordinator) == ["1 Te weinig opvang", "2 Convenant"]
    assert namen(onderzoek.coordinator, "arnhem") == ["1 Te weinig opvang"]
    assert namen(onderzoek.coordinator, "") == ["2 Convenant"]
    (deze,) = lees_praktijken(onderzoek.coordinator, soort=KNELT)
    assert (deze.id, deze.thema, deze.partij, deze.bronnen) == (id_, "samenwerking", "arnhem", (noot,))
    praktijken.haal_steun_weg(onderzoek.notulist, id_, noot)
    assert praktijken.eis_praktijk(onderzoek.coordinator, "1").bronnen == ()
    praktijken.steun(onderzoek.notulist, id_, noot)
    assert praktijken.eis_praktijk(onderzoek.coordinator, "1").bronnen == (noot,)


def test_one_is_changed_moved_and_taken_out(onderzoek: Onderzoek) -> None:
    ids = [
        praktijken.voeg_toe(onderzoek.notulist, NieuwePraktijk(BEST, naam, "Tekst."))
        for naam in ("een", "twee")
    ]
    praktijken.verplaats(onderzoek.notulist, ids[1], -1)
    praktijken.wijzig(onderzoek.notulist, ids[0], "naam", "EEN")
    praktijken.wijzig(onderzoek.notulist, ids[0], "thema", "informatiepositie")
    assert namen(onderzoek.coordinator) == ["1 twee", "2 EEN"]
    praktijken.verwijder(onderzoek.notulist, ids[1])
    assert namen(onderzoek.coordinator) == ["1 EEN"]
    ongedaan(onderzoek.notulist)
    assert namen(onderzoek.coordinator) == ["1 twee", "2 EEN"]


@pytest.mark.parametrize(
    "nieuw",
    [
        NieuwePraktijk(BEST, " ", "Tekst."),
        NieuwePraktijk(BEST, "Naam", ""),
        NieuwePraktijk(BEST, "Naam", "Tekst.", "opsporing"),
        NieuwePraktijk(BEST, "Naam", "Tekst.", partij="utrecht"),
        NieuwePraktijk(BEST, "Naam", "Tekst.", bronnen=(Noot(Nootsoort.DESKBRON, "weg"),)),
    ],
)
def test_what_is_not_complete_is_not_recorded(onderzoek: Onderzoek, nieuw: NieuwePraktijk) -> None:
    with pytest.raises(KorpsmonitorFout):
        praktijken.voeg_toe(onderzoek.notulist, nieuw)
    assert lees_praktijken(onderzoek.coordinator) == ()


def test_a_reader_records_nothing(onderzoek: Onderzoek) -> None:
    with pytest.raises(StapGeweigerd):
        praktijken.voeg_toe(onderzoek.lezer, NieuwePraktijk(BEST, "Naam", "Tekst."))
    with pytest.raises(StapGeweigerd):
        deskbronnen.voeg_toe(onderzoek.lezer, NieuweBron("Nota"))


def test_kinds_by_name() -> None:
    assert lees_soort("Best practice") is BEST
    assert [soortnaam(soort, meervoud=True) for soort in Praktijksoort] == ["best practices", "knelpunten"]
    with pytest.raises(OnbruikbareInvoer):
        lees_soort("succes")


def test_sources_are_numbered_per_party_and_keep_their_order(onderzoek: Onderzoek) -> None:
    notulist = onderzoek.notulist
    for titel, partij in (("Atlas", ""), ("Nota", "arnhem"), ("Plan", "arnhem"), ("Kader", "emmen")):
        deskbronnen.voeg_toe(
            notulist, NieuweBron(titel, soort="beleid", geraadpleegd=date(2012, 8, 1)), partij
        )
    plan = deskbronnen.eis_bron(notulist, "2", "arnhem")
    deskbronnen.verplaats(notulist, plan.id, -1)
    alle = [(bron.partij, bron.nummer, bron.titel) for bron in deskbronnen.lees_bronnen(notulist)]
    assert alle == [("", 1, "Atlas"), ("arnhem", 1, "Plan"), ("arnhem", 2, "Nota"), ("emmen", 1, "Kader")]
    assert deskbronnen.beschrijf(plan) == "Plan (geraadpleegd 01-08-2012)"
    deskbronnen.verwijder(notulist, plan.id)
    with pytest.raises(NietGevonden):
        deskbronnen.wijzig(notulist, plan.id, "titel", "Plan 2")


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [("titel", " "), ("soort", "roddel"), ("geraadpleegd", "gisteren"), ("geraadpleegd", "2031-01-01")],
)
def test_what_a_source_cannot_be_is_refused(onderzoek: Onderzoek, veld: str, waarde: str) -> None:
    id_ = deskbronnen.voeg_toe(onderzoek.notulist, NieuweBron("Nota"), "arnhem")
    with pytest.raises(OnbruikbareInvoer):
        deskbronnen.wijzig(onderzoek.notulist, id_, veld, waarde)


def test_additional_information_needs_no_gesprek(onderzoek: Onderzoek) -> None:
    dossier = f"2012/{onderzoek.organisatie('Arbeidsinspectie')}"
    nieuw = NieuweAanvulling("teamleider", "telefoon", "Er zijn trainingen.", date(2012, 4, 26))
    id_ = aanvullingen.voeg_toe(onderzoek.notulist, dossier, nieuw)
    aanvullingen.wijzig(onderzoek.notulist, dossier, id_, "van", "Teamleider, directie AMF")
    (deze,) = aanvullingen.lees_aanvullingen(onderzoek.coordinator, dossier)
    assert (deze.nummer, deze.van, deze.kanaal, deze.datum, deze.partij) == (
        1,
        "Teamleider, directie AMF",
        "telefoon",
        date(2012, 4, 26),
        "arbeidsinspectie",
    )
    assert "aanvulling" in lees_tijdlijn(onderzoek.coordinator, dossier)[0].wat
    aanvullingen.verwijder(onderzoek.notulist, dossier, id_)
    assert aanvullingen.lees_aanvullingen(onderzoek.coordinator) == ()


@pytest.mark.parametrize(
    "nieuw",
    [
        NieuweAanvulling("", "telefoon", "Tekst."),
        NieuweAanvulling("teamleider", "duif", "Tekst."),
        NieuweAanvulling("teamleider", "post", " "),
        NieuweAanvulling("teamleider", "post", "Tekst.", date(2031, 1, 1)),
    ],
)
def test_additional_information_says_from_whom_and_what(
    onderzoek: Onderzoek, nieuw: NieuweAanvulling
) -> None:
    dossier = f"2012/{onderzoek.organisatie('Arbeidsinspectie')}"
    with pytest.raises(OnbruikbareInvoer):
        aanvullingen.voeg_toe(onderzoek.notulist, dossier, nieuw)
