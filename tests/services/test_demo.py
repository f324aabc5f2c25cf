"""The demonstration: complete, labelled everywhere, and never half there."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.bronrijen import Plek
from korpsmonitor_tui.domain.gegeven_score import Bewijssoort
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services import openen, voorbeeld, weegsessies
from korpsmonitor_tui.services.aanbevelingen import lees_aanbevelingen
from korpsmonitor_tui.services.aandachtspunten import lees_punten
from korpsmonitor_tui.services.bronnen import lees_broncijfers
from korpsmonitor_tui.services.codeerbesluiten import lees_alle_dekking
from korpsmonitor_tui.services.gesprekken import lees_notities
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.services.opvragingen import Opvraagstand, lees_opvragingen
from korpsmonitor_tui.services.overzicht import Regel, lees_overzicht
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.transcriptstand import lees_beurten, lees_transcripten
from korpsmonitor_tui.services.uitlijning import lijn_uit
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.services.verslagstand import lees_versies
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden
from korpsmonitor_tui.store.fouten import DatabaseBestaat

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

NU = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> tuple[voorbeeld.Gebouwd, Path]:
    """One demonstration for all tests of this module, with the state folder that belongs to it."""
    map_ = tmp_path_factory.mktemp("demo")
    gezien: list[tuple[int, int, str]] = []
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("KORPSMONITOR_TOESTAND", str(map_ / "toestand"))
        wereld = openen.Wereld(klok=lambda: NU)
        gereed = voorbeeld.bouw(
            wereld,
            voorbeeld.lees_voorbeeld("korpsmonitor"),
            map_ / "demo.db",
            voorbeeld.WACHTWOORD,
            map_ / "verslagen",
            lambda *stap: gezien.append(stap),
        )
    assert gezien[-1][:2] == (14, 14)
    return gereed, map_ / "toestand"


@pytest.fixture
def sessie(gebouwd: tuple[voorbeeld.Gebouwd, Path], monkeypatch: pytest.MonkeyPatch) -> Sessie:
    gereed, toestand = gebouwd
    monkeypatch.setenv("KORPSMONITOR_TOESTAND", str(toestand))
    return openen.open_sessie(openen.Wereld(klok=lambda: NU), gereed.pad, lambda: voorbeeld.WACHTWOORD)


@pytest.fixture
def regels(sessie: Sessie) -> dict[str, Regel]:
    return {regel.partij.code: regel for regel in lees_overzicht(sessie)}


def test_there_is_a_dossier_in_every_state_and_one_overdue(regels: dict[str, Regel]) -> None:
    standen = Counter(regel.status for regel in regels.values() if regel.gepland)
    assert set(standen) == set(Status)
    te_laat = [regel for regel in regels.values() if regel.te_laat]
    assert len(te_laat) == 1
    assert te_laat[0].rappels == 1
    bijzonder = {regel.bijzonder.besluit.split(":")[0] for regel in regels.values() if regel.bijzonder}
    assert bijzonder == {"vastgesteld zonder reactie", "vastgesteld, niet akkoord op"}


def test_the_fourteen_korpsen_with_text_have_it_as_minutes(sessie: Sessie, regels: dict[str, Regel]) -> None:
    met_notities = [regel for regel in regels.values() if regel.notities]
    assert len(met_notities) == 14
    teksten = " ".join(n.tekst for n in lees_notities(sessie.store.lees(), sessie.dossier("Groningen")))
    assert "Het Referentiekader mensenhandel wordt volledig gevolgd." in teksten


def test_every_published_figure_of_a_korps_is_an_answer_or_explains_one(sessie: Sessie) -> None:
    instrument, db = sessie.instrument, sessie.store.lees()
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    alle = {p.code: lees_antwoorden(db, sessie.dossier(p.code)) for p in instrument.partijen}
    gezien = 0
    for vraag in instrument.vragen.values():
        for v in cijfers.vermeldingen(vraag.id):
            partij = instrument.partij(v.rij)
            gedrukt = v.cijfer.opgegeven
            if partij is None or not gedrukt.strip() or v.cijfer.jaar not in {None, 2011, 2012}:
                continue
            jaren = [str(jaar) for jaar in vraag.jaren]
            antwoord = alle[partij.code].get(Vak(vraag.id, jaar=str(v.cijfer.jaar) if jaren else ""))
            assert antwoord is not None, (vraag.id, v)
            assert waarde_van(vraag, WAARDE, gedrukt) == antwoord.waarde or gedrukt in antwoord.toelichting
            gezien += 1
    assert gezien > 1_700


def test_no_answer_of_the_demonstration_was_made_up(sessie: Sessie) -> None:
    instrument, db = sessie.instrument, sessie.store.lees()
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    for partij in instrument.partijen:
        balk = instrument.kleurenbalk(partij.code, 2012)
        kleuren = {kleur for code, kleur in balk.kleuren if code.startswith("partners.")} if balk else set()
        for vak, antwoord in lees_antwoorden(db, sessie.dossier(partij.code)).items():
            vraag = instrument.vragen[vak.vraag]
            gedrukt = {
                waarde_van(vraag, WAARDE, v.cijfer.opgegeven)
                for v in cijfers.vermeldingen(vak.vraag, partij.code)
            }
            assert antwoord.waarde in (kleuren if vraag.soort == "kleur" else gedrukt), (partij.code, vak)


def test_a_footnote_explains_its_figure(sessie: Sessie) -> None:
    antwoorden = lees_antwoorden(sessie.store.lees(), sessie.dossier("amsterdam-amstelland"))
    assert "54 raamexploitanten" in antwoorden[Vak("toezicht.controles_vergund", jaar="2011")].toelichting


def test_a_korps_that_spoke_of_its_partners_in_words_has_their_colours(sessie: Sessie) -> None:
    antwoorden = lees_antwoorden(sessie.store.lees(), sessie.dossier("zeeland"))
    kleuren = {
        vak.vraag: a for vak, a in antwoorden.items() if sessie.instrument.vragen[vak.vraag].soort == "kleur"
    }
    assert len(kleuren) == 10
    assert all(a.toelichting.startswith("Zo gepubliceerd: Korpsmonitor") for a in kleuren.values())


def test_every_published_figure_of_a_source_is_there_with_the_list_that_it_came_in(
    sessie: Sessie, regels: dict[str, Regel]
) -> None:
    broncijfers = {c.plek: c for c in lees_broncijfers(sessie.store.lees(), sessie.editie.id)}
    cijfers = sessie.instrumenten.cijfers(sessie.editie.instrument)
    gepubliceerd = {
        Plek(gegeven.id, v.rij, str(v.cijfer.jaar)): v.cijfer.opgegeven
        for bron in sessie.instrument.bronnen
        for gegeven in bron.gegevens
        for v in cijfers.vermeldingen(gegeven.id)
        if v.cijfer.jaar in gegeven.jaren and v.cijfer.opgegeven.strip()
    }
    assert {plek: c.waarde for plek, c in broncijfers.items()} == gepubliceerd
    opvragingen = {o.id: o for o in lees_opvragingen(sessie)}
    assert all(opvragingen[c.opvraging].ontvangen for c in broncijfers.values())
    assert {o.bron for o in opvragingen.values() if o.te_laat} == {"nrm"}
    assert regels["groningen"].bronnen.ontbreekt == ()
    assert regels["emm"].opvragingen == Opvraagstand(3, 3, 0)


def test_three_gesprekken_have_a_transcript_with_codes_in_three_states(sessie: Sessie) -> None:
    dekking = {
        d.partij: d for d in lees_alle_dekking(sessie) if lees_transcripten(sessie.store.lees(), d.dossier)
    }
    standen = {
        partij: (d.voorlopig, d.open_verschillen, len(d.stand.codeurs)) for partij, d in dekking.items()
    }
    assert standen == {
        "noord-oost-gelderland": (True, 0, 1),
        "kennemerland": (False, 0, 1),
        "zeeland": (False, 1, 2),
    }
    zeeland = lees_verslagbronnen(sessie, sessie.dossier("zeeland"))
    toezicht = next(deel for deel in zeeland.per_passage.values() if deel.passage.hoofdstuk == "toezicht")
    assert len([code for code in toezicht.codes if not code.bij_moment]) > 3
    assert zeeland.los
    assert dekking["zeeland"].zonder


def test_nothing_was_said_that_was_not_published(sessie: Sessie) -> None:
    db = sessie.store.lees()
    for partij in ("noord-oost-gelderland", "kennemerland", "zeeland"):
        dossier = sessie.dossier(partij)
        (transcript,) = lees_transcripten(db, dossier)
        genoteerd = " ".join(notitie.tekst for notitie in lees_notities(db, dossier))
        beurten = lees_beurten(sessie, transcript.id)
        assert [beurt.vlaggen for beurt in beurten] == [()] * len(beurten)
        gezegd = " ".join(b.tekst for b in beurten if transcript.sprekers[b.spreker] != "auditor")
        assert gezegd.split() == genoteerd.split()
        # Every note lies beside what was said when it was made.
        assert all(lijn.gesproken for lijn in lijn_uit(sessie, dossier))


def test_every_draft_is_labelled(gebouwd: tuple[voorbeeld.Gebouwd, Path]) -> None:
    bestanden = sorted(gebouwd[0].map.glob("*.docx"))
    assert len(bestanden) == gebouwd[0].documenten == 14
    for bestand in bestanden:
        with zipfile.ZipFile(io.BytesIO(bestand.read_bytes())) as archief:
            koppen = [archief.read(naam).decode() for naam in archief.namelist() if "header" in naam]
        assert koppen
        assert all(
            voorbeeld.lees_voorbeeld("korpsmonitor").label in re.sub(r"<[^>]+>", "", kop) for kop in koppen
        )


def test_a_definitief_draft_is_the_file_that_was_laid_down(
    gebouwd: tuple[voorbeeld.Gebouwd, Path], sessie: Sessie, regels: dict[str, Regel]
) -> None:
    import hashlib

    regel = next(regel for regel in regels.values() if regel.status == Status.DEFINITIEF)
    versie = lees_versies(sessie.store.lees(), regel.dossier)[-1]
    bestand = next(gebouwd[0].map.glob(f"*-{regel.partij.code}-*.docx"))
    assert hashlib.sha256(bestand.read_bytes()).hexdigest() == versie.sha256


def test_roles_stand_for_people_and_nobody_works_on_their_own_korps(
    sessie: Sessie, regels: dict[str, Regel]
) -> None:
    personen = sessie.store.lees().execute("SELECT DISTINCT naam FROM medewerker").fetchall()
    assert all(
        re.fullmatch(r"(notulist|auditor) \d|coördinator LEM|lid weegploeg( 2)?", naam)
        for (naam,) in personen
    )
    eigen = (
        sessie.store.lees()
        .execute(
            "SELECT g.partij FROM gesprek g JOIN medewerker m ON g.notulist = m.id OR g.auditors LIKE '%' || m.id || '%' "
            "WHERE m.korpsen LIKE '%\"' || g.partij || '\"%'"
        )
        .fetchall()
    )
    assert eigen == []
    assert regels["groningen"].notulist == "notulist 1"


def test_the_timeline_runs_up_to_today_and_not_beyond(sessie: Sessie, regels: dict[str, Regel]) -> None:
    for regel in regels.values():
        tijden = [stap.tijd for stap in lees_tijdlijn(sessie, regel.dossier)]
        assert tijden == sorted(tijden, reverse=True)
        assert all(tijd <= NU for tijd in tijden)


def test_korpsen_with_a_definitief_verslag_are_weighed_as_published(
    sessie: Sessie, regels: dict[str, Regel]
) -> None:
    weegbaar = set(sessie.weegregels.dimensies)
    soorten = set()
    for korps in lees_matrix(sessie).korpsen:
        balk = sessie.instrument.kleurenbalk(korps.partij.code, 2012)
        gepubliceerd = dict(balk.kleuren) if balk else {}
        gescoord = {code: score for code, score in korps.scores.items() if score}
        if korps.partij.code not in regels or regels[korps.partij.code].status != Status.DEFINITIEF:
            assert gescoord == {}
            continue
        assert gescoord == {code: kleur for code, kleur in gepubliceerd.items() if code in weegbaar} != {}
        assert korps.eind.gegeven is not None
        assert korps.eind.gegeven.score == gepubliceerd["eindscore"]
        assert not korps.eind.gegeven.wijkt_af
        assert not korps.verouderd
        stukken = [stand for cel in korps.cellen for stand in cel.bewijs]
        assert all(stand.geldt for stand in stukken)
        soorten |= {stand.bewijs.soort for stand in stukken}
    assert soorten == {Bewijssoort.VERSLAG, Bewijssoort.BRON}
    open_, dicht = sorted(weegsessies.lees(sessie), key=lambda weegsessie: weegsessie.gesloten)
    assert (open_.open, dicht.open) == (True, False)
    (hollands,) = [k for k in lees_matrix(sessie).korpsen if k.partij.code == "hollands-midden"]
    assert all(cel.gegeven.onthouden for cel in hollands.cellen if cel.gegeven)


def test_the_demonstration_passes_its_own_check(sessie: Sessie) -> None:
    assert sessie.store.controleer().gebreken == ()


def test_an_existing_demonstration_is_not_overwritten(gebouwd: tuple[voorbeeld.Gebouwd, Path]) -> None:
    gereed, _toestand = gebouwd
    voor = gereed.pad.read_bytes()
    with pytest.raises(DatabaseBestaat):
        voorbeeld.bouw(
            openen.Wereld(klok=lambda: NU),
            voorbeeld.lees_voorbeeld("korpsmonitor"),
            gereed.pad,
            "x",
            gereed.map,
            lambda *_: None,
        )
    assert gereed.pad.read_bytes() == voor


def test_a_build_that_is_interrupted_leaves_no_half_demonstration(tmp_path: Path) -> None:
    def onderbreek(gedaan: int, _totaal: int, _wat: str) -> None:
        if gedaan == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        voorbeeld.bouw(
            openen.Wereld(klok=lambda: NU),
            voorbeeld.lees_voorbeeld("korpsmonitor"),
            tmp_path / "d" / "demo.db",
            "ww",
            tmp_path / "v",
            onderbreek,
        )
    assert list((tmp_path / "d").iterdir()) == []


def test_the_published_points_and_recommendations_are_there(sessie: Sessie) -> None:
    alle = lees_aanbevelingen(sessie)
    assert [deel.nummer for deel in alle] == [str(nr) for nr in range(1, 55)]
    assert all(deel.vast for deel in alle)
    assert alle[6].grond.bronnen == ("6.2.2",)
    noord = lees_punten(sessie, "noord-nederland")
    assert noord.punten[0].tekst == "Het benoemen van één korpsexpert."
    assert len(noord.punten) == 4
