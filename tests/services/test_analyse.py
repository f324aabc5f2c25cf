"""The published figures as answers: the analysis finds what the report itself shows."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.bronrijen import Plek
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.signaal import Signaalsoort
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.analyse import analyseer, analyseer_alle
from korpsmonitor_tui.services.bronnen import schrijf_broncijfer
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.vragenlijst import zet_antwoorden
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.services.verhaal import DOSSIER
from tests.store.conftest import SLEUTEL, Klok

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

CONTROLES = "toezicht.controles_vergund"
Gevonden = dict[str, dict[str, "Signaal"]]


@pytest.fixture(scope="module")
def gepubliceerd(
    tmp_path_factory: pytest.TempPathFactory, begin: Path, definities: Definities
) -> Iterator[Sessie]:
    """All korpsen with the published figures of 2011 and 2012, beside those of EMM, OM and CoMensha."""
    pad = tmp_path_factory.mktemp("gepubliceerd") / "monitor.db"
    shutil.copy(begin, pad)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(pad.parent / "toestand", Klok())) as store:
        sessie = medewerkers.kies(edities.open_editie(store, definities), "coördinator C")
        for partij in sessie.instrument.partijen:
            if teksten := _opgaven(sessie, partij.code):
                zet_antwoorden(sessie, sessie.dossier(partij.code), teksten)
        store.voer_uit(sessie.wie, lambda tx: _schrijf_bronnen(sessie, tx))
        yield sessie


def _opgaven(sessie: Sessie, partij: str) -> dict[tuple[Vak, str], str]:
    cijfers = sessie.instrumenten.cijfers("korpsmonitor")
    teksten: dict[tuple[Vak, str], str] = {}
    for vraag in sessie.instrument.vragen.values():
        for vermelding in cijfers.vermeldingen(vraag.id, partij):
            jaar = vermelding.cijfer.jaar
            vak = Vak(vraag.id, jaar=str(jaar) if jaar in vraag.jaren else "")
            if vak in vraag.vakken and (vak.jaar or jaar in {2012, None}):
                teksten.setdefault((vak, WAARDE), vermelding.cijfer.opgegeven)
    return teksten


def _schrijf_bronnen(sessie: Sessie, tx: Transactie) -> None:
    cijfers = sessie.instrumenten.cijfers("korpsmonitor")
    for bron in sessie.instrument.bronnen:
        for gegeven in bron.gegevens:
            for v in cijfers.vermeldingen(gegeven.id):
                if v.cijfer.jaar in gegeven.jaren:
                    plek = Plek(gegeven.id, v.rij, str(v.cijfer.jaar))
                    schrijf_broncijfer(tx, sessie.editie.id, bron.code, plek, v.cijfer.opgegeven)


@pytest.fixture(scope="module")
def gevonden(gepubliceerd: Sessie) -> Gevonden:
    return {
        dossier.rpartition("/")[2]: {signaal.kenmerk: signaal for signaal in signalen}
        for dossier, signalen in analyseer_alle(gepubliceerd).items()
    }


@pytest.mark.parametrize(
    ("korps", "kenmerk", "woorden"),
    [
        # Tabel 3: Utrecht had no team in 2010 and 25 people in 2012; it had 0 before.
        ("utrecht", "verbeterd:toezicht.vast_team", ["“Ja”", "“Nee” in 2010 (gepubliceerd, Tabel 3)"]),
        (
            "utrecht",
            "onaannemelijk:toezicht.teamleden:hoger",
            ["“25” over 2012", "“0” in 2010", "Eerder was het nul."],
        ),
        # Tabel 4: 3 → 27, and no figure any more.
        (
            "klpd",
            "verbeterd:toezicht.pcm_gecertificeerden:hoger",
            ["“27”", "“3” in 2010", "Dat is 9 keer zo veel."],
        ),
        ("kmar", "verdwenen:toezicht.pcm_gecertificeerden", ["“-”", "“12” in 2010 (gepubliceerd, Tabel 4)"]),
        # Tabel 5, repeated as Tabel 7: 12 → 48 and 48.
        (
            "flevoland",
            "verbeterd:toezicht.controles_vergund:hoger",
            ["“48” over 2011 en “48” over 2012", "Tabel 7"],
        ),
        # Tabel 11: a figure that is unclear, and signals that jump.
        ("utrecht", "onduidelijk:informatie.mutaties/2012", ["“168-89” over 2012"]),
        (
            "utrecht",
            "onaannemelijk:informatie.signalen:hoger",
            ["“352” over 2012", "“105” in 2010", "Tabel 11"],
        ),
        # Tabel 12: the EMM says 0, the korps (in brackets) 1; Tabel 10 beside Tabel 11.
        (
            "groningen",
            "andere_bron:informatie.prewegvoorstellen_van_emm/2012:emm.prewegvoorstellen_aan_korps",
            ["“1” op over 2012", "“0(1)”", "1 meer"],
        ),
        (
            "utrecht",
            "andere_bron:informatie.signalen/2012:emm.signalen_van_korps",
            ["“352”", "“345”", "7 meer"],
        ),
        # Tabel 13: 25 team members, then none stated.
        ("klpd", "verdwenen:opsporing.teamleden", ["“-”", "“25” in 2010 (gepubliceerd, Tabel 13)"]),
        # Tabel 15: of 2 investigations 33 were begun in the year.
        (
            "drenthe",
            "tegenspraak:opsporing.onderzoeken_gestart/2012:hoogstens:opsporing.onderzoeken",
            ["“33” over 2012", "Daar staat “2”."],
        ),
        # Tabel 16: 25 suspects to the OM of 16.
        (
            "kmar",
            "tegenspraak:opsporing.verdachten_naar_om/2012:hoogstens:opsporing.verdachten",
            ["“25” over 2012", "Daar staat “16”."],
        ),
        # Tabel 23: 83 beside 44 of CoMensha.
        (
            "gelderland-midden",
            "andere_bron:ketensamenwerking.slachtoffers_gemeld/2012:comensha.slachtoffers",
            ["“83” op over 2012", "Bij CoMensha staat “44”", "39 meer"],
        ),
        # Tabel 28: 45 (60 best waarsch).
        (
            "rotterdam-rijnmond",
            "onduidelijk:ketensamenwerking.bestuurlijke_rapportages/2012",
            ["“45 (60 best waarsch)” over 2012", "welk van beide geldt?"],
        ),
    ],
)
def test_what_the_report_shows_is_found(
    gevonden: Gevonden, korps: str, kenmerk: str, woorden: list[str]
) -> None:
    signaal = gevonden[korps][kenmerk]
    assert [woord for woord in woorden if woord not in signaal.tekst] == []


@pytest.mark.parametrize(
    ("korps", "kenmerk"),
    [
        # Tabel 5: 264 → 263 is no jump; Tabel 15: Utrecht's 19 of 2011 to "-" for what was begun is no contradiction.
        ("groningen", "onaannemelijk:toezicht.controles_vergund"),
        ("utrecht", "tegenspraak:opsporing.onderzoeken_gestart"),
        # Tabel 11: of 168-89 nothing is concluded.
        ("utrecht", "onaannemelijk:informatie.mutaties"),
        ("utrecht", "verdwenen:informatie.mutaties"),
        # Tabel 11: 105, 241 and 191 signals; the EMM's 95, 96 and 252 (Tabel 10) are another source's.
        ("groningen", "onaannemelijk:informatie.signalen:"),
        # Tabel 12: the EMM and Drenthe state the same.
        ("drenthe", "andere_bron:informatie.prewegvoorstellen_van_emm"),
    ],
)
def test_what_the_report_does_not_show_is_not_found(gevonden: Gevonden, korps: str, kenmerk: str) -> None:
    assert [gevonden_ for gevonden_ in gevonden[korps] if gevonden_.startswith(kenmerk)] == []


def test_every_improvement_in_the_tables_is_found(gepubliceerd: Sessie, gevonden: Gevonden) -> None:
    """Tabel 3, 4, 13 and 22, recounted from the tables themselves: no or in part in 2010, yes in 2012."""
    cijfers = gepubliceerd.instrumenten.cijfers("korpsmonitor")
    trede = {"nee": 0, "deels": 1, "ja": 2}
    geteld = 0
    for vraag in (
        "toezicht.vast_team",
        "toezicht.aangewezen_toezichthouder",
        "opsporing.vast_team",
        "opsporing.cie",
    ):
        for korps, signalen in gevonden.items():
            opgegeven = {
                v.cijfer.jaar: v.cijfer.opgegeven.casefold() for v in cijfers.vermeldingen(vraag, korps)
            }
            toen, nu = trede.get(opgegeven.get(2010, "")), trede.get(opgegeven.get(2012, ""))
            beter = toen is not None and nu is not None and nu > toen
            assert (f"verbeterd:{vraag}" in signalen) is beter, (korps, vraag)
            geteld += beter
    assert geteld >= 4


def test_every_difference_with_comensha_in_table_23_is_found(
    gepubliceerd: Sessie, gevonden: Gevonden
) -> None:
    cijfers = gepubliceerd.instrumenten.cijfers("korpsmonitor")
    geteld = Counter[bool]()
    for korps, signalen in gevonden.items():
        for jaar in (2011, 2012):
            een, ander = (
                next(
                    (v.cijfer.opgegeven for v in cijfers.vermeldingen(vraag, korps) if v.cijfer.jaar == jaar),
                    "",
                )
                for vraag in ("ketensamenwerking.slachtoffers_gemeld", "comensha.slachtoffers")
            )
            verschilt = een.isdecimal() and ander.isdecimal() and een != ander
            kenmerk = f"andere_bron:ketensamenwerking.slachtoffers_gemeld/{jaar}:comensha.slachtoffers"
            assert (kenmerk in signalen) is verschilt, (korps, jaar)
            geteld[verschilt] += 1
    assert geteld[True] > 20
    assert geteld[False] > 5


def test_one_dossier_is_analysed_as_all_are(gepubliceerd: Sessie) -> None:
    alle = analyseer_alle(gepubliceerd)
    assert len(alle) == 27
    for dossier, signalen in list(alle.items())[::9]:
        assert analyseer(gepubliceerd, dossier) == signalen


# -- beside another edition in the same database -------------------------------------------------------------------------


def test_without_answers_there_is_one_finding(laptop: Laptop) -> None:
    (signaal,) = analyseer(laptop.coordinator, DOSSIER)
    assert signaal.kenmerk == "verplicht_open"


def test_an_unknown_party_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NietGevonden):
        analyseer(laptop.coordinator, "2011-2012/atlantis")


def test_answers_of_the_edition_before_are_what_it_is_laid_beside(laptop: Laptop) -> None:
    """What is asked for the same years is not earlier; what an earlier edition asked for earlier years is."""
    sessie = laptop.coordinator
    zet_antwoorden(sessie, DOSSIER, {(Vak(CONTROLES, jaar="2012"), WAARDE): "9.000"})
    later = edities.maak(laptop.store, sessie.instrumenten, Editie("2013-2014", "K", "korpsmonitor"))
    later = later.als(sessie.persoon)
    dossier = later.dossier("groningen")
    zet_antwoorden(later, dossier, {(Vak(CONTROLES, jaar="2012"), WAARDE): "12"})

    signaal = next(s for s in analyseer(later, dossier) if s.vraag == CONTROLES and s.bewijs)
    assert "“264” in 2010 (gepubliceerd, Tabel 5)" in signaal.tekst
    assert "9.000" not in signaal.tekst


def test_another_source_that_sent_nothing_is_said_to_be_missing(laptop: Laptop) -> None:
    zet_antwoorden(laptop.coordinator, DOSSIER, {(Vak("informatie.signalen", jaar="2012"), WAARDE): "5"})
    (signaal,) = [s for s in analyseer(laptop.coordinator, DOSSIER) if s.soort is Signaalsoort.BRON_ONTBREEKT]
    assert signaal.kenmerk == "bron_ontbreekt:emm"
    assert "nog geen cijfers ontvangen over 2012" in signaal.tekst


def test_a_ketenpartner_has_no_row_in_the_lists_of_other_sources(laptop: Laptop) -> None:
    teksten = {(Vak("informatie.signalen", jaar="2012"), WAARDE): "5"}
    zet_antwoorden(laptop.coordinator, "2011-2012/om", teksten)
    soorten = {signaal.soort for signaal in analyseer_alle(laptop.coordinator)["2011-2012/om"]}
    assert soorten == {Signaalsoort.VERPLICHT_OPEN, Signaalsoort.ONBEANTWOORD, Signaalsoort.VERVALLEN}
