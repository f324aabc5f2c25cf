"""Suggestions for a dossier: the same every time, never stored, and not offered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.cli.extraheer import ONDERDELEN
from korpsmonitor_tui.domain.anker import Bronsoort
from korpsmonitor_tui.domain.transcript import Cue, als_json
from korpsmonitor_tui.services import gesprekken, transcripten, verslagtekst
from korpsmonitor_tui.services.codeerbronnen import lees_bronnen
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.coderingen import bevestig, bevestig_gewijzigd, verwerp
from korpsmonitor_tui.services.suggesties import Suggesteur, lees_suggesties
from tests.services import coderen, korpsgesprek, verhaal
from tests.services.coderen import TEKSTEN, dimensie, open_, suggesties

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return coderen.plan(laptop)


def leg_transcript_neer(laptop: Laptop, dossier: str, nummer: int, *teksten: str, vorige: str = "") -> str:
    """A transcript as its import leaves it, a cue a turn."""
    cues = als_json(
        Cue(nr * 9_000, nr * 9_000 + 4_000, f"spreker {nr % 2}", tekst) for nr, tekst in enumerate(teksten)
    )
    gegevens = {"dossier": dossier, "nummer": nummer, "vorm": "vtt", "cues": cues, "vorige": vorige}
    return laptop.store.voer_uit(laptop.notulist.wie, lambda tx: tx.maak("transcript", gegevens))


def test_elk_voorstel_staat_in_zijn_tekst_en_heeft_een_eigen_kenmerk(laptop: Laptop, dossier: str) -> None:
    teksten = {bron.sleutel: bron.tekst for bron in lees_bronnen(laptop.auditor, dossier)}
    gevonden = suggesties(laptop.auditor)

    assert {s.soort for s in gevonden} == {"dimensie", "cijfer", "organisatie"}
    for s in gevonden:
        tekst = teksten[s.anker.soort, s.anker.entiteit]
        assert tekst[s.anker.begin : s.anker.eind] == s.anker.citaat
        assert all(s.anker.begin <= b.begin < b.eind <= s.anker.eind for b in s.bewijs)
        assert s.model
    assert len({s.kenmerk for s in gevonden}) == len(gevonden)


def test_voorstellen_zijn_elke_keer_dezelfde_en_worden_niet_vastgelegd(laptop: Laptop, dossier: str) -> None:
    vooraf = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()
    eerste, tweede = (lees_suggesties(laptop.auditor, dossier) for _keer in range(2))

    assert eerste == tweede == suggesties(laptop.tweede_auditor)
    assert laptop.store.lees().execute("SELECT count(*) FROM event").fetchone() == vooraf


def test_hoofdstukken_heten_voor_de_voorstellen_zoals_zij_zijn_geleerd(laptop: Laptop) -> None:
    model = laptop.auditor.instrumenten.model("korpsmonitor")
    onderdelen = {hoofdstuk.onderdeel for hoofdstuk in laptop.auditor.instrument.hoofdstukken}

    assert onderdelen <= set(ONDERDELEN)
    assert onderdelen <= set(model.begin)


def test_wie_vraagt_en_wie_hmt_zegt_niets_over_het_korps(laptop: Laptop, tmp_path: Path) -> None:
    dossier = verhaal.plan(laptop)
    pad = korpsgesprek.schrijf_gesprek(tmp_path)
    transcript = transcripten.importeer(laptop.notulist, dossier, pad).transcript

    def gelezen() -> dict[str, str]:
        teksten = {bron.entiteit: bron for bron in lees_bronnen(laptop.auditor, dossier)}
        return {
            s.anker.citaat: teksten[s.anker.entiteit].spreker for s in suggesties(laptop.auditor, dossier)
        }

    def van_auditor() -> set[str]:
        return {citaat for citaat, spreker in gelezen().items() if spreker == korpsgesprek.AUDITOR}

    # Not known yet who speaks: a question states nothing, whoever asks it.
    assert korpsgesprek.ZICHT in gelezen()
    assert not {citaat for citaat in gelezen() if citaat.endswith("?")}
    assert not {"Akkoord.", "Ja.", "Hm.", "Klopt."} & set(gelezen())
    assert "Dat zijn twee kanten." in van_auditor()

    transcripten.koppel_sprekers(laptop.notulist, dossier, transcript.id, {korpsgesprek.AUDITOR: "auditor"})
    assert van_auditor() == set()
    assert korpsgesprek.ZICHT in gelezen()


def test_dezelfde_zin_twee_keer_heeft_twee_kenmerken(laptop: Laptop, dossier: str) -> None:
    dubbel = f"{TEKSTEN[2][1]} {TEKSTEN[2][1]}"
    notitie = gesprekken.lees_notities(laptop.store.lees(), dossier)[2].id
    gesprekken.wijzig_notitie(laptop.notulist, dossier, notitie, "tekst", dubbel)
    gevonden = [s for s in suggesties(laptop.auditor) if s.anker.entiteit == notitie and s.soort == "cijfer"]

    assert len(gevonden) == len({s.kenmerk for s in gevonden}) == 2


def test_een_passage_herhaalt_niet_wat_bij_haar_notitie_staat(laptop: Laptop, dossier: str) -> None:
    zonder = suggesties(laptop.auditor)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    assert suggesties(laptop.auditor) == zonder

    passage = verslagtekst.lees_passages(laptop.store.lees(), dossier)[0]
    verslagtekst.wijzig_passage(
        laptop.notulist, dossier, passage.id, "Er zijn drie rechercheurs bij gekomen."
    )
    erbij = [s for s in suggesties(laptop.auditor) if s not in zonder]

    assert {s.anker.soort for s in erbij} == {Bronsoort.PASSAGE}


def test_beurten_van_een_transcript_doen_mee_en_van_een_verbeterd_alleen_het_nieuwe(
    laptop: Laptop, dossier: str
) -> None:
    oud = leg_transcript_neer(laptop, dossier, 1, "Wij hebben negen rechercheurs.")
    eerste = next(s for s in suggesties(laptop.auditor) if s.anker.soort == "beurt")
    assert eerste.anker.entiteit == f"{oud}/1"

    nieuw = leg_transcript_neer(
        laptop, dossier, 2, "Goed.", "Wij hebben tien rechercheurs.", "Ja.", vorige=oud
    )
    beurten = {s.anker.entiteit for s in suggesties(laptop.auditor) if s.anker.soort == "beurt"}
    assert f"{nieuw}/2" in beurten
    assert {beurt.rpartition("/")[0] for beurt in beurten} == {nieuw}


def test_wie_vraagt_hoort_hoe_ver_het_is_en_kan_stoppen(laptop: Laptop, dossier: str) -> None:
    stappen: list[tuple[int, int]] = []

    def voortgang(nr: int, totaal: int) -> bool:
        stappen.append((nr, totaal))
        return nr < 2

    deel = lees_suggesties(
        laptop.auditor, dossier, suggesteur=Suggesteur(laptop.auditor), voortgang=voortgang
    )

    assert stappen == [(1, 4), (2, 4)]
    assert deel == suggesties(laptop.auditor)[: len(deel)]
    assert len({s.anker.entiteit for s in deel}) == 2


def test_alleen_de_gevraagde_teksten(laptop: Laptop, dossier: str) -> None:
    assert not lees_suggesties(laptop.auditor, dossier, soorten={Bronsoort.BEURT})


def test_wat_is_beslist_komt_niet_terug(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")
    cijfer = next(s for s in suggesties(laptop.auditor) if s.soort == "cijfer")
    bevestig(laptop.auditor, dossier, [zicht])
    verwerp(laptop.auditor, dossier, [cijfer])

    over = {s.kenmerk for s in open_(laptop.auditor)}
    assert over == {s.kenmerk for s in suggesties(laptop.auditor)} - {zicht.kenmerk, cijfer.kenmerk}
    assert len(open_(laptop.tweede_auditor)) == len(suggesties(laptop.tweede_auditor))


def test_een_correctie_van_de_tekst_brengt_niet_terug_wat_is_beslist(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")
    verwerp(laptop.auditor, dossier, [zicht])
    tekst = "Intussen nagevraagd. " + TEKSTEN[2][1].replace("onvoldoende zicht", "nog onvoldoende zicht")
    gesprekken.wijzig_notitie(laptop.notulist, dossier, zicht.anker.entiteit, "tekst", tekst)

    nu = dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")
    assert nu.kenmerk != zicht.kenmerk
    assert nu not in open_(laptop.auditor)
    assert nu in open_(laptop.tweede_auditor)


def test_ook_een_voorstel_dat_een_andere_code_kreeg_is_beslist(laptop: Laptop, dossier: str) -> None:
    zicht = dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")
    bevestig_gewijzigd(laptop.auditor, dossier, zicht, Wijziging(code="toezicht.kwaliteit"))

    assert zicht not in open_(laptop.auditor)
