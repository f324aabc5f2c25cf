"""A transcript is taken in once, as it is; a corrected one is laid beside it; notes find what was said."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.transcriptverschil import Lot
from korpsmonitor_tui.domain.transcriptvlaggen import Vlag
from korpsmonitor_tui.services import (
    bijlagen,
    gesprekken,
    notuleren,
    ongedaan,
    opnamen,
    transcripten,
    transcriptstand,
    zoeken,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.opnamen import Opnamegegevens
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.transcriptstand import eis_transcript, lees_beurten, lees_transcripten
from korpsmonitor_tui.services.uitlijning import lijn_uit
from tests.services import samen, verhaal
from tests.services.conftest import wissel_uit
from tests.services.gesprekgeluid import REGELS, maak_definitief, schrijf, schrijf_docx, schrijf_wav, vtt
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.transcripten import Transcriptimport
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


@pytest.fixture
def gepland(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    return laptop


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    return schrijf(tmp_path, vtt())


def importeer(laptop: Laptop, pad: Path, **keuzes: object) -> Transcriptimport:
    return transcripten.importeer(laptop.notulist, DOSSIER, pad, **keuzes)  # type: ignore[arg-type]


def events(laptop: Laptop) -> int:
    return int(laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()[0])


# -- taking in -----------------------------------------------------------------------------------------------------------


def test_een_transcript_is_een_handeling_van_weinig_vastleggingen(gepland: Laptop, tmp_path: Path) -> None:
    veel = [(nr, nr + 1, f"Spreker {nr % 2}", f"Zin {nr}.") for nr in range(500)]
    voor = events(gepland)
    uitkomst = importeer(gepland, schrijf(tmp_path, vtt(*veel)))
    assert events(gepland) - voor == 3
    assert (uitkomst.transcript.nummer, uitkomst.transcript.vorm, len(uitkomst.beurten)) == (1, "vtt", 500)
    assert lees_beurten(gepland.lezer, uitkomst.transcript.id) == uitkomst.beurten


def test_het_bestand_blijft_byte_voor_byte(gepland: Laptop, bestand: Path) -> None:
    transcript = importeer(gepland, bestand).transcript
    assert bijlagen.haal_op(gepland.lezer, transcript.bijlage) == ("gesprek.vtt", bestand.read_bytes())
    assert transcript.sha256 == hashlib.sha256(bestand.read_bytes()).hexdigest()


def test_hetzelfde_bestand_wijzigt_niets(gepland: Laptop, bestand: Path, tmp_path: Path) -> None:
    eerste = importeer(gepland, bestand)
    voor = events(gepland)
    weer = importeer(gepland, schrijf(tmp_path, vtt(), "andere naam.vtt"))
    assert (weer.eerder, weer.transcript, weer.verschil) == (True, eerste.transcript, None)
    assert events(gepland) == voor


def test_een_proef_wijzigt_niets_en_laat_hetzelfde_zien(gepland: Laptop, bestand: Path) -> None:
    voor = events(gepland)
    proef = importeer(gepland, bestand, proef=True)
    assert (events(gepland), proef.proef, lees_transcripten(gepland.store.lees(), DOSSIER)) == (
        voor,
        True,
        (),
    )
    echt = importeer(gepland, bestand)
    assert (proef.transcript.nummer, proef.beurten) == (echt.transcript.nummer, echt.beurten)


@pytest.mark.parametrize("vorm", ["srt", "docx", "txt"])
def test_de_vorm_blijkt_uit_de_inhoud(gepland: Laptop, tmp_path: Path, vorm: str) -> None:
    if vorm == "docx":
        pad = schrijf_docx(tmp_path, "Auditor B   0:03\nJa?", naam="x.dat")
    else:
        tekst = {
            "srt": "1\n00:00:01,000 --> 00:00:02,000\nAuditor B: Ja?\n",
            "txt": "[00:00:01] Auditor B: Ja?\n",
        }[vorm]
        pad = schrijf(tmp_path, tekst, "x.dat")
    uitkomst = importeer(gepland, pad)
    assert (uitkomst.transcript.vorm, [(b.spreker, b.tekst) for b in uitkomst.beurten]) == (
        vorm,
        [("Auditor B", "Ja?")],
    )


@pytest.mark.parametrize(
    "inhoud", [b"", b"%PDF-1.7", b"PK\x03\x04 stuk", "één".encode("cp1252"), b"WEBVTT\n"]
)
def test_wat_geen_transcript_is_wijzigt_niets(gepland: Laptop, tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "t.vtt"
    pad.write_bytes(inhoud)
    voor = events(gepland)
    with pytest.raises(OnbruikbareInvoer) as fout:
        importeer(gepland, pad)
    assert "\n" not in str(fout.value)
    assert events(gepland) == voor


def test_ongedaan_en_opnieuw(gepland: Laptop, bestand: Path) -> None:
    transcript = importeer(gepland, bestand, sprekers={"Auditor B": "auditor"}).transcript
    ongedaan.ongedaan(gepland.notulist)
    assert lees_transcripten(gepland.store.lees(), DOSSIER) == ()
    weer = importeer(gepland, bestand).transcript
    assert (weer.id, weer.nummer, weer.sha256) == (transcript.id, 1, transcript.sha256)
    assert gepland.store.controleer().klopt


def test_wat_gezegd_is_kan_worden_gezocht(gepland: Laptop, bestand: Path) -> None:
    importeer(gepland, bestand)
    (treffer,) = zoeken.zoek(gepland.lezer, "ieder kwartaal")
    assert (treffer.soort, treffer.soortnaam, treffer.dossier) == ("transcript", "transcript", DOSSIER)
    assert "[" not in treffer.fragment


def test_lussen_worden_gemeld(gepland: Laptop, tmp_path: Path) -> None:
    lus = [(nr, nr + 1, "", "Bedankt voor het kijken.") for nr in range(4)]
    assert importeer(gepland, schrijf(tmp_path, vtt(*lus))).vlaggen == {Vlag.HERHALING: 4}


# -- who may -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["eigen_korps", "lezer"])
def test_lezer_en_eigen_korps_schrijven_niet(gepland: Laptop, bestand: Path, wie: str) -> None:
    transcript = importeer(gepland, bestand).transcript.id
    sessie = getattr(gepland, wie)
    schrijvend: tuple[Callable[[], object], ...] = (
        lambda: transcripten.importeer(sessie, DOSSIER, bestand),
        lambda: transcripten.koppel_sprekers(sessie, DOSSIER, transcript, {"Auditor B": "auditor"}),
        lambda: transcripten.zet_verschuiving(sessie, DOSSIER, transcript, 1),
    )
    voor = events(gepland)
    for schrijf_iets in schrijvend:
        with pytest.raises(StapGeweigerd):
            schrijf_iets()
    assert events(gepland) == voor
    assert lees_beurten(sessie, transcript)


def test_na_definitief_ligt_alles_vast(laptop: Laptop, bestand: Path, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    transcript = importeer(laptop, bestand).transcript.id
    maak_definitief(laptop)
    voor = events(laptop)
    schrijvend: tuple[Callable[[], object], ...] = (
        lambda: importeer(laptop, schrijf(tmp_path, vtt(*REGELS[:2]), "nieuw.vtt")),
        lambda: importeer(laptop, schrijf(tmp_path, vtt(*REGELS[:2]), "nieuw.vtt"), proef=True),
        lambda: transcripten.koppel_sprekers(laptop.notulist, DOSSIER, transcript, {"Auditor B": "auditor"}),
        lambda: transcripten.zet_verschuiving(laptop.notulist, DOSSIER, transcript, 1),
    )
    for schrijf_iets in schrijvend:
        with pytest.raises(StapGeweigerd, match="definitief"):
            schrijf_iets()
    assert events(laptop) == voor


def test_wordt_het_intussen_definitief_dan_komt_er_niets_bij(
    laptop: Laptop, bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verhaal.plan(laptop)

    def lees_traag(pad: Path) -> object:
        maak_definitief(laptop)
        return lees_bestand(pad)

    lees_bestand = transcripten.lees_bestand
    monkeypatch.setattr(transcripten, "lees_bestand", lees_traag)
    with pytest.raises(StapGeweigerd, match="definitief"):
        importeer(laptop, bestand)
    assert lees_transcripten(laptop.store.lees(), DOSSIER) == ()


def test_wordt_het_intussen_elders_ingelezen_dan_komt_het_er_niet_dubbel_bij(
    gepland: Laptop, bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = transcriptstand.koppeling

    def koppel_traag(*_argumenten: object) -> dict[str, str]:
        monkeypatch.setattr(transcripten, "koppeling", echt)
        importeer(gepland, bestand)
        return {}

    monkeypatch.setattr(transcripten, "koppeling", koppel_traag)
    assert importeer(gepland, bestand).eerder
    assert len(lees_transcripten(gepland.store.lees(), DOSSIER)) == 1


def test_zonder_gesprek_geen_transcript(laptop: Laptop, bestand: Path) -> None:
    with pytest.raises(NietGevonden, match="nog geen gesprek"):
        importeer(laptop, bestand)


# -- a corrected one -----------------------------------------------------------------------------------------------------


def verbeterd() -> str:
    return vtt(*REGELS[:2], (9, 12, "Spreker 2", "Dat doen achttien rechercheurs."), REGELS[3])


def test_een_verbeterd_transcript_vervangt_en_noemt_het_verschil(
    gepland: Laptop, bestand: Path, tmp_path: Path
) -> None:
    eerste = importeer(gepland, bestand, sprekers={"Spreker 2": "korpsexpert"}).transcript
    transcripten.zet_verschuiving(gepland.notulist, DOSSIER, eerste.id, -5_000)
    uitkomst = importeer(gepland, schrijf(tmp_path, verbeterd(), "gesprek.txt"))
    assert uitkomst.verschil is not None
    assert [(regel.lot, regel.nieuw.nummer if regel.nieuw else 0) for regel in uitkomst.verschil.regels] == [
        (Lot.GELIJK, 1),
        (Lot.GEWIJZIGD, 2),
        (Lot.GELIJK, 3),
    ]
    nieuw = uitkomst.transcript
    assert (nieuw.nummer, nieuw.vorige, nieuw.verschuiving) == (2, eerste.id, -5_000)
    assert nieuw.sprekers == eerste.sprekers
    assert [t.vervangen for t in lees_transcripten(gepland.store.lees(), DOSSIER)] == [True, False]
    assert eis_transcript(gepland.store.lees(), DOSSIER) == nieuw
    # The old one and its turns stay as they were.
    assert len(lees_beurten(gepland.lezer, eerste.id)) == 3


def test_een_tweede_verbetering_volgt_op_de_eerste(gepland: Laptop, bestand: Path, tmp_path: Path) -> None:
    """Though it is more like the original: that was replaced already."""
    importeer(gepland, bestand)
    eerste = importeer(gepland, schrijf(tmp_path, verbeterd(), "twee.vtt")).transcript
    terug = vtt(*REGELS[:3], (700, 705, "Auditor B", "En wat niet vergund is?"))
    assert importeer(gepland, schrijf(tmp_path, terug, "drie.vtt")).transcript.vorige == eerste.id


def test_een_ander_gesprek_vervangt_niets(gepland: Laptop, bestand: Path, tmp_path: Path) -> None:
    importeer(gepland, bestand)
    ander = schrijf(
        tmp_path, vtt((0, 3, "Auditor B", "Heel iets anders."), (3, 5, "X", "Zeker.")), "gesprek.vtt"
    )
    uitkomst = importeer(gepland, ander)
    assert (uitkomst.transcript.vorige, uitkomst.verschil) == ("", None)
    with pytest.raises(NietGevonden, match="nummer"):
        eis_transcript(gepland.store.lees(), DOSSIER)


def test_welk_transcript_wordt_vervangen_kan_worden_gezegd(
    gepland: Laptop, bestand: Path, tmp_path: Path
) -> None:
    importeer(gepland, bestand)
    ander = schrijf(tmp_path, vtt((0, 3, "Auditor B", "Heel iets anders.")), "ander.vtt")
    assert importeer(gepland, ander, vervangt="1").vorige is not None
    with pytest.raises(NietGevonden, match="“9”"):
        importeer(gepland, schrijf(tmp_path, verbeterd()), vervangt="9")


# -- speakers ------------------------------------------------------------------------------------------------------------


def test_sprekers_worden_deelnemers_of_rollen_en_nooit_namen(gepland: Laptop, bestand: Path) -> None:
    uitkomst = importeer(gepland, bestand, sprekers={"Spreker 2": "Korpsexpert", "Auditor B": "auditor"})
    expert = next(
        d for d in gesprekken.lees_deelnemers(gepland.store.lees(), DOSSIER) if d.rol == "korpsexpert"
    )
    assert uitkomst.transcript.sprekers == {"Spreker 2": expert.id, "Auditor B": "auditor"}
    assert uitkomst.sprekers == {"Auditor B": "auditor", "Spreker 2": "korpsexpert"}
    weer = transcripten.koppel_sprekers(gepland.notulist, DOSSIER, uitkomst.transcript.id, {"Auditor B": ""})
    assert weer.sprekers == {"Spreker 2": expert.id}


def test_een_onbekende_of_dubbele_spreker_wijzigt_niets(gepland: Laptop, bestand: Path) -> None:
    transcript = importeer(gepland, bestand).transcript.id
    dubbel = gesprekken.lees_deelnemers(gepland.store.lees(), DOSSIER)[0]
    gesprekken.bewaar_deelnemer(
        gepland.notulist, DOSSIER, type(dubbel)("", dubbel.rol, "elders", "", "geheel", respondent=False)
    )
    voor = events(gepland)
    for sprekers, melding in (
        ({"Niemand": "auditor"}, "Niemand"),
        ({"Auditor B": dubbel.rol}, "meer deelnemers"),
    ):
        with pytest.raises(NietGevonden, match=melding):
            transcripten.koppel_sprekers(gepland.notulist, DOSSIER, transcript, sprekers)
    assert events(gepland) == voor


def test_twee_laptops_koppelen_verschillend_en_een_mens_kiest(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    verhaal.plan(hier)
    wissel_uit(hier, daar)
    bestand = schrijf(tmp_path, vtt())
    for laptop in (hier, daar):
        importeer(laptop, bestand, sprekers={"Auditor B": "auditor" if laptop is hier else "korpsexpert"})
    wissel_uit(hier, daar)
    # The same file taken in twice is one transcript.
    assert len(lees_transcripten(hier.store.lees(), DOSSIER)) == 1
    conflict = samen.strijd(hier)[("transcript", "sprekers")]
    assert "transcript" in conflict.label
    assert sorted(keuze.tekst for keuze in conflict.keuzes) == [
        "Auditor B: auditor",
        "Auditor B: korpsexpert",
    ]
    samen.kies(hier, conflict, 0)
    samen.alles_klopt(hier, daar)
    assert samen.strijd(daar) == {}


# -- beside the notes ----------------------------------------------------------------------------------------------------


def noteer_op(laptop: Laptop, klok: Klok, moment: datetime, tekst: str) -> None:
    klok.nu = moment
    gesprekken.voeg_notities_toe(laptop.notulist, DOSSIER, [NieuweNotitie("toezicht", tekst)])


def teksten(laptop: Laptop) -> list[tuple[int | None, list[str]]]:
    return [
        (lijn.verstreken, [g.beurt.tekst for g in lijn.gesproken]) for lijn in lijn_uit(laptop.lezer, DOSSIER)
    ]


def test_bij_elke_notitie_wat_er_toen_gezegd_werd(gepland: Laptop, klok: Klok, bestand: Path) -> None:
    """Planned at 10:00 in the Netherlands, 9:00 UTC."""
    begin = datetime(2013, 2, 4, 9, tzinfo=UTC)
    noteer_op(gepland, klok, begin + timedelta(seconds=20), "kwartaalcontrole")
    noteer_op(gepland, klok, begin + timedelta(seconds=300), "niets gezegd")
    noteer_op(gepland, klok, begin + timedelta(seconds=730), "niet vergund")
    transcript = importeer(gepland, bestand).transcript.id
    een, twee, drie = "Hoe is het toezicht geregeld?", f"{REGELS[1][3]} {REGELS[2][3]}", REGELS[3][3]
    assert teksten(gepland) == [(20_000, [een, twee]), (300_000, []), (730_000, [drie])]
    transcripten.zet_verschuiving(gepland.notulist, DOSSIER, transcript, 400_000)
    assert [gezegd for _verstreken, gezegd in teksten(gepland)] == [[], [drie], []]


def test_wie_veel_later_begint_telt_vanaf_de_eerste_notitie(
    gepland: Laptop, klok: Klok, bestand: Path
) -> None:
    noteer_op(gepland, klok, datetime(2013, 2, 5, 9, tzinfo=UTC), "een dag later")
    importeer(gepland, bestand)
    assert [verstreken for verstreken, _gezegd in teksten(gepland)] == [0]


def test_de_klok_van_het_gesprek_gaat_voor(gepland: Laptop, klok: Klok, bestand: Path) -> None:
    """It was started ten minutes after the planned start; a note that knows its time on that clock keeps it."""
    begin = datetime(2013, 2, 4, 9, 10, tzinfo=UTC)
    klok.nu = begin
    notuleren.start_klok(gepland.notulist, DOSSIER)
    noteer_op(gepland, klok, begin + timedelta(seconds=20), "kwartaalcontrole")
    importeer(gepland, bestand)
    ((verstreken, gezegd),) = teksten(gepland)
    assert (verstreken, len(gezegd)) == (20_000, 2)


def test_zonder_planning_telt_de_eerste_notitie(laptop: Laptop, klok: Klok, bestand: Path) -> None:
    gesprekken.plan(laptop.coordinator, "groningen", Planning())
    noteer_op(laptop, klok, datetime(2013, 2, 4, 12, tzinfo=UTC), "eerste")
    importeer(laptop, bestand)
    ((verstreken, gezegd),) = teksten(laptop)
    assert (verstreken, len(gezegd)) == (0, 2)


def test_beurten_zonder_einde_duren_tot_de_volgende(gepland: Laptop, klok: Klok, tmp_path: Path) -> None:
    noteer_op(gepland, klok, datetime(2013, 2, 4, 9, 10, tzinfo=UTC), "midden in een lang verhaal")
    importeer(gepland, schrijf(tmp_path, "[00:01:00] A: Lang verhaal.\n\n[00:15:00] B: Ja.\n", "t.txt"))
    assert teksten(gepland) == [(600_000, ["Lang verhaal."])]


def test_wie_lang_doorpraat_hoort_er_nog_bij_en_wie_ertussen_kwam_niet(
    gepland: Laptop, klok: Klok, tmp_path: Path
) -> None:
    noteer_op(gepland, klok, datetime(2013, 2, 4, 9, 10, tzinfo=UTC), "tegen het eind van het verhaal")
    regels = ((0, 620, "A", "Lang verhaal."), (5, 6, "B", "Ja?"), (900, 901, "B", "Dank."))
    importeer(gepland, schrijf(tmp_path, vtt(*regels)))
    assert teksten(gepland) == [(600_000, ["Lang verhaal."])]


def test_een_transcript_zonder_tijden_past_bij_geen_notitie(gepland: Laptop, tmp_path: Path) -> None:
    verhaal.noteer(gepland)
    importeer(gepland, schrijf(tmp_path, "A: Ja.\n\nB: Nee.\n", "t.txt"))
    assert [gezegd for _verstreken, gezegd in teksten(gepland)] == [[], [], []]


# -- recordings ----------------------------------------------------------------------------------------------------------


def test_bij_een_opname(gepland: Laptop, bestand: Path, tmp_path: Path) -> None:
    opname = opnamen.leg_opname_vast(gepland.notulist, DOSSIER, schrijf_wav(tmp_path), Opnamegegevens())
    assert importeer(gepland, bestand, opname="1").transcript.opname == opname.id
    with pytest.raises(NietGevonden, match="“7”"):
        importeer(gepland, schrijf(tmp_path, verbeterd()), opname="7")


def test_de_tijdlijn_vertelt_het(gepland: Laptop, bestand: Path, tmp_path: Path) -> None:
    transcript = importeer(gepland, bestand).transcript.id
    transcripten.koppel_sprekers(gepland.notulist, DOSSIER, transcript, {"Auditor B": "auditor"})
    importeer(gepland, schrijf(tmp_path, verbeterd(), "beter.vtt"))
    regels = [regel.wat for regel in lees_tijdlijn(gepland.lezer, DOSSIER)]
    assert "transcript ingelezen (gesprek.vtt)" in regels
    assert "transcript ingelezen (beter.vtt)" in regels
    assert "sprekers van een transcript benoemd" in regels


def test_vreemde_gegevens_van_elders_laten_niets_struikelen(gepland: Laptop) -> None:
    gepland.store.voer_uit(
        gepland.notulist.wie,
        lambda tx: (
            tx.maak("transcript", {"dossier": DOSSIER, "cues": [1, {"a": 2}], "nummer": "x"}, "vreemd"),
            tx.zet("transcript", "vreemd", "sprekers", [1]),
            tx.zet("transcript", "vreemd", "verschuiving", "ver"),
        ),
    )
    (transcript,) = lees_transcripten(gepland.store.lees(), DOSSIER)
    assert (transcript.sprekers, transcript.verschuiving, lees_beurten(gepland.lezer, "vreemd")) == (
        {},
        0,
        (),
    )
    assert lijn_uit(gepland.lezer, DOSSIER) == ()
