"""Versions of the questionnaire: published once, worked with from then on, and readable ever after."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, Vak
from korpsmonitor_tui.domain.vragenlijstgevolgen import Gevolgsoort
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.vragenlijstbestand import lees_gepubliceerd
from korpsmonitor_tui.services import conflicten, edities
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.eerdere_antwoorden import eerdere_antwoorden
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.reeksen import lees_reeksen
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, schrijf_antwoord, zet_antwoord
from korpsmonitor_tui.services.vragenlijstverschil import proef, verschil
from korpsmonitor_tui.services.vragenlijstversies import lees_versies, publiceer, vragenlijst_bij
from korpsmonitor_tui.store.transactie import Wie
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.lijsten import CONTROLES_2011, CONTROLES_2012, EEN, PLAN, TWEE, WIJZE, schrijf
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.vragenlijstversies import Publicatie
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop


def geef_uit(laptop: Laptop, map_: Path, tekst: str, toelichting: str = "Zo besloten") -> Publicatie:
    return publiceer(laptop.coordinator, schrijf(map_, tekst), toelichting)


def labels(laptop: Laptop) -> list[tuple[str, bool]]:
    return [(versie.versie, versie.geldt) for versie in lees_versies(laptop.coordinator)]


def nu(laptop: Laptop) -> str:
    return laptop.notulist.instrument.vragenlijst.versie


@pytest.fixture
def ingevuld(laptop: Laptop, tmp_path: Path) -> Laptop:
    """The first small version, with three answers and a footnote of Groningen."""
    verhaal.plan(laptop)
    geef_uit(laptop, tmp_path, EEN)
    for vak, tekst in ((PLAN, "deels"), (CONTROLES_2011, "12"), (CONTROLES_2012, "15-20"), (WIJZE, "plan")):
        zet_antwoord(laptop.notulist, DOSSIER, vak, tekst)
    zet_antwoord(laptop.notulist, DOSSIER, PLAN, "nog in concept", veld=TOELICHTING)
    return laptop


# -- publishing ----------------------------------------------------------------------------------------------------------


def test_an_edition_begins_with_the_questionnaire_of_the_program(
    laptop: Laptop, definities: Definities
) -> None:
    (versie,) = lees_versies(laptop.coordinator)
    lijst = definities("korpsmonitor").vragenlijst
    assert (versie.versie, versie.sha256, versie.vorige, versie.geldt) == (
        lijst.versie,
        lijst.sha256,
        "",
        True,
    )
    assert laptop.coordinator.instrument is definities("korpsmonitor")


def test_a_published_version_holds_at_once_for_everybody_and_keeps_its_notes(
    laptop: Laptop, tmp_path: Path
) -> None:
    eerder = laptop.notulist
    eerste = nu(laptop)
    publicatie = geef_uit(laptop, tmp_path, EEN, "  Minder vragen ")
    assert (publicatie.gewijzigd, publicatie.nieuw) == (True, True)
    assert eerder.instrument.vragenlijst.versie == "een"
    assert eerder.instrument.vragenlijst.brontekst == EEN
    versie = lees_versies(laptop.coordinator)[-1]
    assert (versie.toelichting, versie.vorige, versie.wie) == ("Minder vragen", eerste, "coördinator C")
    assert labels(laptop) == [(eerste, False), ("een", True)]
    assert laptop.store.controleer().klopt


def test_changing_the_file_afterwards_changes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    pad = schrijf(tmp_path, EEN)
    publiceer(laptop.coordinator, pad, "Zo besloten")
    pad.write_text(TWEE)
    assert laptop.notulist.instrument.vragenlijst.brontekst == EEN


class MetNieuwBestand(Definities):
    """The program after an update: the file of the instrument holds another questionnaire."""

    def __call__(self, code: str) -> Instrument:
        instrument = super().__call__(code)
        return replace(instrument, vragenlijst=lees_gepubliceerd("nieuw", EEN, instrument))


def test_an_update_of_the_program_does_not_alter_an_edition(laptop: Laptop, tmp_path: Path) -> None:
    toen = laptop.notulist.instrument.vragenlijst
    na = replace(laptop.coordinator, instrumenten=MetNieuwBestand())
    assert na.instrument.vragenlijst == toen
    assert na.instrument.partij("groningen") is not None
    # Without a file the one of the program is published: the new one.
    assert publiceer(na, None, "Na de update").versie.versie == "een"
    assert na.instrument.vragenlijst.brontekst == EEN
    assert laptop.notulist.instrument.vragenlijst.brontekst == EEN


def test_the_same_again_changes_nothing_and_says_so(laptop: Laptop, tmp_path: Path) -> None:
    geef_uit(laptop, tmp_path, EEN)
    voor = len(lees_tijdlijn(laptop.coordinator, ""))
    weer = geef_uit(laptop, tmp_path, EEN, "Nog eens")
    assert (weer.gewijzigd, weer.nieuw, weer.versie.toelichting) == (False, False, "Zo besloten")
    assert len(lees_tijdlijn(laptop.coordinator, "")) == voor


def test_an_earlier_version_can_hold_again(laptop: Laptop, tmp_path: Path) -> None:
    geef_uit(laptop, tmp_path, EEN)
    geef_uit(laptop, tmp_path, TWEE)
    weer = geef_uit(laptop, tmp_path, EEN)
    assert (weer.gewijzigd, weer.nieuw) == (True, False)
    assert labels(laptop)[1:] == [("een", True), ("twee", False)]


def test_a_label_is_used_once(laptop: Laptop, tmp_path: Path) -> None:
    geef_uit(laptop, tmp_path, EEN)
    with pytest.raises(StapGeweigerd, match="geef de nieuwe een andere naam"):
        geef_uit(laptop, tmp_path, TWEE.replace('"twee"', '"een"'))
    assert laptop.notulist.instrument.vragenlijst.brontekst == EEN


def test_only_a_coordinator_publishes(laptop: Laptop, tmp_path: Path) -> None:
    for sessie in (laptop.notulist, laptop.auditor, laptop.lezer):
        with pytest.raises(StapGeweigerd, match="coördinator"):
            publiceer(sessie, schrijf(tmp_path, EEN), "Zo besloten")
    assert len(lees_versies(laptop.coordinator)) == 1


def test_notes_are_needed(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(OnbruikbareInvoer, match="toelichting"):
        geef_uit(laptop, tmp_path, EEN, "  ")
    assert len(lees_versies(laptop.coordinator)) == 1


def test_a_draft_with_mistakes_is_refused_with_all_of_them(laptop: Laptop, tmp_path: Path) -> None:
    kapot = EEN.replace('"ja_nee_deels"', '"janee"').replace("jaar = 2012, meer", "jaar = 2009, meer")
    kapot += '\n[[toezicht]]\nid = "organisatie.plan"\ndimensies = ["bestaat.niet"]\n'
    with pytest.raises(OnbruikbareBestanden) as fout:
        geef_uit(laptop, tmp_path, kapot)
    gemeld = " ".join(map(str, fout.value.bevindingen))
    for stuk in ("janee", "2009", "komt twee keer voor", "bestaat.niet", "concept met spatie.toml"):
        assert stuk in gemeld
    assert nu(laptop) != "een"


@pytest.mark.parametrize("inhoud", [b"", b"\xff\xfe", b"PK\x03\x04", b"x = [" * 100_000, b"%PDF-1.4\n"])
def test_a_file_that_is_no_questionnaire_is_refused(laptop: Laptop, tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "lijst.toml"
    pad.write_bytes(inhoud)
    with pytest.raises(OnbruikbareInvoer):
        publiceer(laptop.coordinator, pad, "Zo besloten")
    with pytest.raises(OnbruikbareInvoer):
        publiceer(laptop.coordinator, tmp_path, "Een map")
    assert len(lees_versies(laptop.coordinator)) == 1


def test_another_thread_sees_the_new_version_too(laptop: Laptop, tmp_path: Path) -> None:
    sessie, gezien = laptop.notulist, []
    sessie.instrument  # noqa: B018 - kept from here on
    geef_uit(laptop, tmp_path, EEN)
    draad = threading.Thread(target=lambda: gezien.append(sessie.instrument.vragenlijst.versie))
    draad.start()
    draad.join()
    assert gezien == ["een"]


def test_the_database_is_asked_once_until_something_is_written(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    geef_uit(laptop, tmp_path, EEN)
    sessie = laptop.notulist
    vragen: list[str] = []
    with laptop.store.lees().tracer(lambda sql, _params: vragen.append(sql)):
        for _keer in range(100):
            sessie.instrument  # noqa: B018
    # The questionnaire that was published, and the parties that were found while working.
    assert len(vragen) == len(set(vragen)) <= 2
    assert sessie.instrument is laptop.auditor.instrument


# -- answers -------------------------------------------------------------------------------------------------------------


def test_answers_keep_the_version_they_were_given_for(ingevuld: Laptop, tmp_path: Path) -> None:
    geef_uit(ingevuld, tmp_path, TWEE)
    zet_antwoord(ingevuld.notulist, DOSSIER, CONTROLES_2012, "18")
    versies = {vak: a.versie for vak, a in lees_antwoorden(ingevuld.store.lees(), DOSSIER).items()}
    assert versies == {PLAN: "een", CONTROLES_2011: "een", CONTROLES_2012: "twee", WIJZE: "een"}
    with pytest.raises(NietGevonden):
        zet_antwoord(ingevuld.notulist, DOSSIER, CONTROLES_2011, "13")
    assert [v.antwoorden for v in lees_versies(ingevuld.coordinator)] == [0, 3, 1]


def test_what_is_not_asked_any_more_stays_readable_with_its_question(
    ingevuld: Laptop, tmp_path: Path
) -> None:
    assert eerdere_antwoorden(ingevuld.notulist, DOSSIER) == ()
    geef_uit(ingevuld, tmp_path, TWEE)
    gezien = [
        (e.antwoord.vak, e.antwoord.waarde, e.antwoord.toelichting, e.antwoord.versie, e.tekst, e.vervallen)
        for e in eerdere_antwoorden(ingevuld.notulist, DOSSIER)
    ]
    assert gezien == [
        (PLAN, "deels", "nog in concept", "een", "Is er een plan?", True),
        (CONTROLES_2011, "12", "", "een", "Hoeveel controles zijn er gehouden?", True),
        (WIJZE, "plan", "", "een", "Hoe wordt gekozen wat wordt gecontroleerd?", False),
    ]


def test_an_answer_without_a_version_is_read_with_the_last_that_asks_it(
    ingevuld: Laptop, tmp_path: Path
) -> None:
    antwoord = f"{DOSSIER}/{PLAN}"
    ingevuld.store.voer_uit(ingevuld.notulist.wie, lambda tx: tx.zet("antwoord", antwoord, "versie", None))
    geef_uit(ingevuld, tmp_path, TWEE)
    eerste = next(e for e in eerdere_antwoorden(ingevuld.notulist, DOSSIER) if e.antwoord.vak == PLAN)
    assert (eerste.tekst, eerste.antwoord.versie) == ("Is er een plan?", "")


def test_an_answer_to_a_question_that_no_version_here_asks_shows_its_id(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    elders = Vak("toezicht.van_elders", jaar="2006")
    laptop.store.voer_uit(
        laptop.notulist.wie, lambda tx: schrijf_antwoord(tx, DOSSIER, elders, "7", "2005-2006")
    )
    (eerder,) = eerdere_antwoorden(laptop.notulist, DOSSIER)
    assert vragenlijst_bij(laptop.notulist, "2005-2006") is None
    assert (eerder.tekst, eerder.antwoord.waarde, eerder.vervallen) == ("toezicht.van_elders", "7", True)


def test_every_version_is_found_by_its_label(
    ingevuld: Laptop, tmp_path: Path, definities: Definities
) -> None:
    standaard = definities("korpsmonitor").vragenlijst
    geef_uit(ingevuld, tmp_path, TWEE)
    for label, tekst in (("een", EEN), ("twee", TWEE), (standaard.versie, standaard.brontekst)):
        lijst = vragenlijst_bij(ingevuld.notulist, label)
        assert lijst is not None
        assert lijst.brontekst == tekst
    assert vragenlijst_bij(ingevuld.notulist, "ee") is None


def test_a_series_runs_on_by_question_id_across_versions(ingevuld: Laptop, tmp_path: Path) -> None:
    verder = EEN.replace('"een"', '"drie"').replace("2012", "2014").replace("    2011,", "    2013,")
    geef_uit(
        ingevuld,
        tmp_path,
        verder.replace("Hoeveel controles", "Hoe vaak is gecontroleerd, hoeveel controles"),
    )
    zet_antwoord(ingevuld.notulist, DOSSIER, CONTROLES_2012._replace(jaar="2014"), "21")
    zet_antwoord(ingevuld.notulist, DOSSIER, PLAN, "ja")
    reeksen = lees_reeksen(ingevuld.notulist, "groningen")
    assert [(o.jaar, o.tekst, o.herkomst.rpartition(" ")[2]) for o in reeksen["toezicht.controles"]] == [
        (2011, "12", "een"),
        (2012, "15-20", "een"),
        (2014, "21", "drie"),
    ]
    # Without a year of its own an answer speaks of the year of the version that it was given for.
    assert [(o.jaar, o.tekst) for o in reeksen["toezicht.wijze"]] == [(2012, "plan")]
    assert [(o.jaar, o.tekst) for o in reeksen["organisatie.plan"]] == [(2014, "ja")]


# -- the change list -----------------------------------------------------------------------------------------------------


def test_a_trial_tells_what_would_change_and_writes_nothing(ingevuld: Laptop, tmp_path: Path) -> None:
    uit = proef(ingevuld.notulist, schrijf(tmp_path, TWEE))
    assert (uit.oud.versie, uit.nieuw.versie) == ("een", "twee")
    assert {(w.soort.value, w.vraag) for w in uit.wijzigingen} == {
        ("nieuw", "organisatie.beleid"),
        ("vervallen", "organisatie.plan"),
        ("gewijzigd", "toezicht.controles"),
        ("gewijzigd", "toezicht.wijze"),
    }
    assert (uit.gevolgen.antwoorden, uit.gevolgen.blijven, uit.gevolgen.nieuwe_vakken) == (4, 1, 1)
    assert uit.gevolgen.aantal(Gevolgsoort.PLAATS_WEG) == 2
    assert uit.gevolgen.aantal(Gevolgsoort.KEUZE_WEG) == 1
    assert {gevolg.partijen for gevolg in uit.gevolgen.per_vraag} == {("groningen",)}
    assert nu(ingevuld) == "een"


def test_versions_and_files_are_compared_either_way(ingevuld: Laptop, tmp_path: Path) -> None:
    pad = str(schrijf(tmp_path, TWEE))
    geef_uit(ingevuld, tmp_path, TWEE)
    assert (
        verschil(ingevuld.notulist, "twee", "een").wijzigingen
        == verschil(ingevuld.notulist, pad, "een").wijzigingen
    )
    assert verschil(ingevuld.notulist, pad).wijzigingen == ()
    with pytest.raises(NietGevonden, match=r"wel: .*een, twee"):
        verschil(ingevuld.notulist, "drie")


class MetBron(Definities):
    """The real instrument, with a source that is laid beside three questions."""

    def __call__(self, code: str) -> Instrument:
        gegevens = (
            Gegeven("emm.een", "Controles", tegenover=("toezicht.controles", "organisatie.plan")),
            Gegeven("emm.twee", "Plannen", tegenover=("organisatie.plan",)),
        )
        return replace(super().__call__(code), bronnen=(Bron("emm", "EMM", gegevens),))


def test_what_another_source_can_no_longer_be_compared_with_is_named(laptop: Laptop, tmp_path: Path) -> None:
    geef_uit(laptop, tmp_path, EEN)
    sessie = replace(laptop.coordinator, instrumenten=MetBron())
    assert proef(sessie, schrijf(tmp_path, TWEE)).losse_bronnen == (("emm", "organisatie.plan"),)


# -- undo ----------------------------------------------------------------------------------------------------------------


def test_publishing_is_undone_while_nobody_answered(laptop: Laptop, tmp_path: Path) -> None:
    eerste = nu(laptop)
    geef_uit(laptop, tmp_path, EEN, "Te vroeg")
    assert "vragenlijst een" in ongedaan(laptop.coordinator)
    assert nu(laptop) == eerste
    assert labels(laptop) == [(eerste, True)]
    geef_uit(laptop, tmp_path, EEN, "Nu wel")
    assert [v.toelichting for v in lees_versies(laptop.coordinator)][-1] == "Nu wel"
    assert laptop.store.controleer().klopt


def test_publishing_is_not_undone_under_an_answer(ingevuld: Laptop) -> None:
    with pytest.raises(StapGeweigerd, match="al verstuurd of beantwoord"):
        ongedaan(ingevuld.coordinator)
    assert nu(ingevuld) == "een"


def test_an_answer_to_a_version_that_was_taken_back_elsewhere_stays_readable(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    verhaal.plan(hier)
    geef_uit(hier, tmp_path, EEN)
    wissel_uit(hier, daar)
    zet_antwoord(daar.notulist, DOSSIER, PLAN, "deels")
    ongedaan(hier.coordinator)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        (eerder,) = eerdere_antwoorden(laptop.notulist, DOSSIER)
        assert (eerder.tekst, eerder.antwoord.versie, eerder.vervallen) == ("Is er een plan?", "een", True)


# -- several laptops and editions ----------------------------------------------------------------------------------------


def test_two_versions_published_apart_are_a_conflict_that_a_person_ends(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    geef_uit(hier, tmp_path, EEN, "Kort")
    geef_uit(daar, tmp_path, TWEE, "Anders")
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert (conflict.soort, conflict.veld) == ("editie", "vragenlijst")
    keuzes = {keuze.tekst.partition(" (")[0]: keuze for keuze in conflict.keuzes}
    assert {naam: keuze.tekst.rpartition(": ")[2] for naam, keuze in keuzes.items()} == {
        "vragenlijst een": "Kort",
        "vragenlijst twee": "Anders",
    }
    assert nu(hier) == nu(daar)
    with pytest.raises(StapGeweigerd, match="kies eerst"):
        geef_uit(hier, tmp_path, EEN.replace('"een"', '"drie"'))
    plaats = (conflict.soort, conflict.entiteit, conflict.veld)
    with pytest.raises(OnbruikbareInvoer, match="Kies een van"):
        conflicten.los_op(hier.coordinator, "", *plaats, "een zelf getypte lijst")
    with pytest.raises(StapGeweigerd):
        conflicten.los_op(hier.notulist, "", *plaats, keuzes["vragenlijst een"].waarde)
    conflicten.los_op(hier.coordinator, "", *plaats, keuzes["vragenlijst een"].waarde)
    assert nu(hier) == "een"
    wissel_uit(hier, daar)
    assert nu(daar) == "een"
    assert conflicten.lees_conflicten(daar.coordinator, "") == ()
    assert "gekozen welke vragenlijst geldt: vragenlijst een" in lees_tijdlijn(daar.coordinator, "")[0].wat


def test_the_same_version_published_apart_is_one_version(hier: Laptop, daar: Laptop, tmp_path: Path) -> None:
    for laptop in (hier, daar):
        geef_uit(laptop, tmp_path, EEN)
    wissel_uit(hier, daar)
    assert conflicten.lees_conflicten(hier.coordinator, "") == ()
    assert labels(hier) == labels(daar) == [*labels(hier)[:1], ("een", True)]
    assert geef_uit(hier, tmp_path, TWEE).gewijzigd


def test_one_label_for_two_versions_apart_stays_apart(hier: Laptop, daar: Laptop, tmp_path: Path) -> None:
    geef_uit(hier, tmp_path, EEN)
    geef_uit(daar, tmp_path, TWEE.replace('"twee"', '"een"'))
    wissel_uit(hier, daar)
    assert [label for label, _geldt in labels(hier)][1:] == ["een", "een"]
    assert [geldt for _label, geldt in labels(hier)] == [geldt for _label, geldt in labels(daar)]
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert len({keuze.tekst for keuze in conflict.keuzes}) == 2


def test_a_next_edition_does_not_alter_a_published_label(laptop: Laptop, tmp_path: Path) -> None:
    eigen = laptop.coordinator.instrument.vragenlijst.versie
    geef_uit(laptop, tmp_path, EEN)
    volgende = edities.maak(
        laptop.store, laptop.coordinator.instrumenten, Editie("2013-2014", "Volgende", "korpsmonitor")
    )
    assert volgende.instrument.vragenlijst.versie == eigen
    assert nu(laptop) == "een"
    assert [v.geldt for v in lees_versies(volgende)] == [True, False]


def test_an_edition_from_before_versions_uses_the_file_and_keeps_it_when_one_is_published(
    laptop: Laptop, tmp_path: Path
) -> None:
    eigen = nu(laptop)

    (versie,) = lees_versies(laptop.coordinator)

    def taak(tx: Transactie) -> None:
        tx.zet("editie", "2011-2012", "vragenlijst", None)
        tx.verwijder("vragenlijstversie", versie.id)

    laptop.store.voer_uit(Wie("", "2011-2012"), taak)
    assert labels(laptop) == []
    assert nu(laptop) == eigen
    geef_uit(laptop, tmp_path, EEN)
    assert labels(laptop) == [(eigen, False), ("een", True)]


def test_the_timeline_of_the_edition_tells_what_was_published(laptop: Laptop, tmp_path: Path) -> None:
    geef_uit(laptop, tmp_path, EEN, "Minder vragen")
    regel = lees_tijdlijn(laptop.coordinator, "")[0]
    assert regel.wie == "coördinator C"
    assert regel.wat.startswith("gepubliceerd: vragenlijst een (kenmerk ")
    assert regel.wat.endswith("Minder vragen")
