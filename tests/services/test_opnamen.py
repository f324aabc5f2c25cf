"""A recording is noted, never kept, and its destruction is recorded once the verslag is definitief."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import opnamen
from korpsmonitor_tui.services.opnamen import Opnamegegevens
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.services import samen, verhaal
from tests.services.conftest import wissel_uit
from tests.services.gesprekgeluid import maak_definitief, schrijf, schrijf_wav
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.opnamen import Opname
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

NIETS = Opnamegegevens()


def leg_vast(laptop: Laptop, pad: Path, gegevens: Opnamegegevens = NIETS) -> Opname:
    return opnamen.leg_opname_vast(laptop.notulist, DOSSIER, pad, gegevens)


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    return schrijf_wav(tmp_path)


@pytest.fixture
def gepland(laptop: Laptop) -> Laptop:
    verhaal.plan(laptop)
    return laptop


@pytest.fixture
def vandaag(laptop: Laptop) -> date:
    return laptop.notulist.vandaag()


def test_van_een_opname_blijft_alleen_wie_zij_is(gepland: Laptop, wav: Path, vandaag: date) -> None:
    tot = vandaag + timedelta(days=90)
    opname = leg_vast(gepland, wav, Opnamegegevens(toestemming="alle deelnemers, mondeling", bewaren_tot=tot))
    assert (opname.nummer, opname.naam, opname.lengte, opname.grootte) == (1, "opname.wav", 3_000, 3_044)
    assert opname.sha256 == hashlib.sha256(wav.read_bytes()).hexdigest()
    assert (opname.toestemming, opname.toestemming_op) == ("alle deelnemers, mondeling", vandaag)
    assert (opname.bewaren_tot, opname.te_laat, opname.vernietigd) == (tot, False, None)
    assert gepland.store.lees().execute("SELECT count(*) FROM bijlage").fetchone() == (0,)


@pytest.mark.parametrize("inhoud", ["geen geluid", "RIFF", "RIFF....WAVEfmt ", "RIFF\x24\x00\x00\x00WAVE"])
def test_van_ander_geluid_wordt_de_lengte_opgegeven(gepland: Laptop, tmp_path: Path, inhoud: str) -> None:
    pad = schrijf(tmp_path, inhoud, "opname.m4a")
    assert leg_vast(gepland, pad).lengte is None
    assert leg_vast(gepland, pad, Opnamegegevens(lengte=5_400_000)).lengte == 5_400_000


def test_een_wav_met_een_te_lange_kop_is_niet_langer_dan_het_bestand(gepland: Laptop, wav: Path) -> None:
    """Programs that are cut off leave the greatest number there is where the size belongs."""
    inhoud = wav.read_bytes()
    wav.write_bytes(inhoud[:40] + b"\xff\xff\xff\x7f" + inhoud[44:])
    assert leg_vast(gepland, wav).lengte == 3_044


def test_nog_eens_hetzelfde_bestand_is_dezelfde_opname(gepland: Laptop, wav: Path, tmp_path: Path) -> None:
    een = leg_vast(gepland, wav)
    assert leg_vast(gepland, wav, Opnamegegevens(toestemming="schriftelijk")).id == een.id
    assert leg_vast(gepland, schrijf_wav(tmp_path, 4, "deel 2.wav")).nummer == 2
    assert [opname.toestemming for opname in opnamen.lees_opnamen(gepland.lezer, DOSSIER)] == [
        "schriftelijk",
        "",
    ]


def test_wat_niet_kan_wijzigt_niets(gepland: Laptop, wav: Path, tmp_path: Path, vandaag: date) -> None:
    fout: tuple[Opnamegegevens, ...] = (
        Opnamegegevens(lengte=0),
        Opnamegegevens(toestemming=" "),
        Opnamegegevens(toestemming="ja", toestemming_op=vandaag + timedelta(days=1)),
    )
    for gegevens in fout:
        with pytest.raises(OnbruikbareInvoer):
            leg_vast(gepland, wav, gegevens)
    for pad in (tmp_path / "weg.wav", schrijf(tmp_path, "", "leeg.wav"), tmp_path):
        with pytest.raises(OnbruikbareInvoer):
            leg_vast(gepland, pad)
    assert opnamen.lees_opnamen(gepland.lezer, DOSSIER) == ()


def test_zonder_gesprek_geen_opname(laptop: Laptop, wav: Path) -> None:
    with pytest.raises(NietGevonden, match="nog geen gesprek"):
        leg_vast(laptop, wav)


@pytest.mark.parametrize("wie", ["eigen_korps", "lezer"])
def test_lezer_en_eigen_korps_schrijven_niet(gepland: Laptop, wav: Path, wie: str) -> None:
    opname = leg_vast(gepland, wav)
    maak_definitief(gepland)
    sessie = getattr(gepland, wie)
    with pytest.raises(StapGeweigerd):
        opnamen.leg_opname_vast(sessie, DOSSIER, wav, NIETS)
    with pytest.raises(StapGeweigerd):
        opnamen.wijzig_opname(sessie, DOSSIER, opname.id, Opnamegegevens(lengte=1))
    with pytest.raises(StapGeweigerd):
        opnamen.vernietig(sessie, DOSSIER, opname, "gewist")


def test_vernietigen_kan_pas_na_definitief_en_maar_een_keer(
    gepland: Laptop, wav: Path, vandaag: date
) -> None:
    opname = leg_vast(gepland, wav)
    with pytest.raises(StapGeweigerd, match="pas vernietigd als"):
        opnamen.vernietig(gepland.notulist, DOSSIER, opname, "gewist")
    maak_definitief(gepland)
    with pytest.raises(OnbruikbareInvoer, match="hoe"):
        opnamen.vernietig(gepland.notulist, DOSSIER, opname, " ")
    with pytest.raises(OnbruikbareInvoer, match="toekomst"):
        opnamen.vernietig(gepland.notulist, DOSSIER, opname, "gewist", op=vandaag + timedelta(days=1))
    weg = opnamen.vernietig(gepland.notulist, DOSSIER, opname, "gewist en overschreven")
    assert (weg.vernietigd, weg.vernietigd_door, weg.vernietigd_hoe) == (
        vandaag,
        "notulist A",
        "gewist en overschreven",
    )
    with pytest.raises(StapGeweigerd, match="al vernietigd"):
        opnamen.vernietig(gepland.notulist, DOSSIER, weg, "nog eens")
    regel = lees_tijdlijn(gepland.lezer, DOSSIER)[0]
    assert "opname vernietigd op" in regel.wat
    assert regel.reden == "gewist en overschreven"


def test_na_definitief_kan_een_vergeten_opname_nog_worden_vastgelegd(gepland: Laptop, wav: Path) -> None:
    maak_definitief(gepland)
    opname = leg_vast(gepland, wav)
    assert (
        opnamen.vernietig(gepland.auditor, DOSSIER, opname, "gewist", wie="beheerder H").vernietigd_door
        == "beheerder H"
    )


def test_wie_te_lang_bewaart_wordt_herinnerd(gepland: Laptop, wav: Path, klok: Klok, vandaag: date) -> None:
    opname = leg_vast(gepland, wav, Opnamegegevens(bewaren_tot=vandaag))
    assert opnamen.lees_verlopen(gepland.lezer) == ()
    klok.nu += timedelta(days=1)
    (verlopen,) = opnamen.lees_verlopen(gepland.lezer)
    assert (verlopen.id, verlopen.te_laat) == (opname.id, True)
    maak_definitief(gepland)
    assert not opnamen.vernietig(gepland.notulist, DOSSIER, opname, "gewist").te_laat
    assert opnamen.lees_verlopen(gepland.lezer) == ()


def test_twee_laptops_leggen_apart_vast(hier: Laptop, daar: Laptop, wav: Path, tmp_path: Path) -> None:
    verhaal.plan(hier)
    wissel_uit(hier, daar)
    leg_vast(hier, wav, Opnamegegevens(toestemming="schriftelijk"))
    leg_vast(daar, wav, Opnamegegevens(toestemming="mondeling"))
    leg_vast(daar, schrijf_wav(tmp_path, 5, "tweede.wav"))
    leg_vast(hier, schrijf_wav(tmp_path, 6, "derde.wav"))
    wissel_uit(hier, daar)
    assert [opname.nummer for opname in opnamen.lees_opnamen(hier.lezer, DOSSIER)] == [1, 2, 2]
    with pytest.raises(NietGevonden, match="Niet duidelijk"):
        opnamen.eis_opname(hier.lezer, DOSSIER, "2")
    conflict = samen.strijd(hier)[("opname", "toestemming")]
    assert conflict.label.startswith("een opname")
    dag = hier.notulist.vandaag()
    assert {keuze.tekst for keuze in conflict.keuzes} == {
        f"datum: {dag}, wie: {wie}" for wie in ("schriftelijk", "mondeling")
    }
    samen.kies(hier, conflict, 1)
    samen.alles_klopt(hier, daar)


def test_vreemde_gegevens_van_elders_laten_niets_struikelen(gepland: Laptop) -> None:
    gepland.store.voer_uit(
        gepland.notulist.wie,
        lambda tx: (
            tx.maak("opname", {"dossier": DOSSIER, "nummer": "een"}, "vreemd"),
            tx.zet("opname", "vreemd", "toestemming", "geen verzameling"),
            tx.zet("opname", "vreemd", "bewaren_tot", 7),
            tx.zet("opname", "vreemd", "lengte", "lang"),
        ),
    )
    (opname,) = opnamen.lees_opnamen(gepland.lezer, DOSSIER)
    assert (opname.toestemming, opname.bewaren_tot, opname.lengte, opname.te_laat) == ("", None, None, False)
