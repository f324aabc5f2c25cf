"""An edition keeps its weighing rules: a file decides nothing by itself, and another version is looked at first."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, GegevenScore
from korpsmonitor_tui.services import conflicten, edities, medewerkers
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, score_id
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.services.weegversies import kies, kopieer, lees_regelstand, vergelijk_editie
from tests.oordelen import GEEL, GROEN
from tests.services.conftest import Laptop, wissel_uit

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.store.transactie import Transactie

VERSIE = "2011-2012"
REGEL = 'dimensies = ["opsporing.kwaliteit"]\nbij = ["geel"]\neindscore = '


@pytest.fixture
def sjablonen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the definition files that a test may change."""
    naar = tmp_path / "templates"
    shutil.copytree(paths.templates(), naar)
    monkeypatch.setattr(paths, "templates", lambda: naar)
    return naar / STANDAARD / "weegregels"


def strenger(pad: Path) -> Path:
    """Change a file of rules so that geel on one dimension leaves only geel."""
    tekst = pad.read_text(encoding="utf-8")
    assert f'{REGEL}["groen", "geel"]' in tekst
    pad.write_text(tekst.replace(f'{REGEL}["groen", "geel"]', f'{REGEL}["geel"]'), encoding="utf-8")
    return pad


def geef_scores(sessie: Sessie, korps: str, eindscore: Score, **anders: Score) -> None:
    """Write scores straight to the store: groen but for those named, with __ for the point."""
    dossier = f"{VERSIE}/{korps}"
    scores = dict.fromkeys(sessie.weegregels.dimensies, GROEN)
    scores |= {code.replace("__", "."): score for code, score in anders.items()}

    def taak(tx: Transactie) -> None:
        for code, score in scores.items():
            tx.maak("score", {"dossier": dossier, "dimensie": code}, score_id(dossier, code))
            tx.zet(
                "score",
                score_id(dossier, code),
                "oordeel",
                GegevenScore(score, "Zo is het.", (), "s").naar_json(),
            )
        tx.maak("eindscore", {"dossier": dossier}, dossier)
        oordeel = Eindoordeel(eindscore, "", "s", VERSIE, (eindscore,), tuple(scores.items()))
        tx.zet("eindscore", dossier, "oordeel", oordeel.naar_json())

    sessie.store.voer_uit(sessie.wie, taak)


def test_a_file_that_is_added_or_changed_changes_no_edition(laptop: Laptop, sjablonen: Path) -> None:
    voor = laptop.coordinator.weegregels
    shutil.copy(sjablonen / f"{VERSIE}.toml", sjablonen / "2099.toml")
    strenger(sjablonen / f"{VERSIE}.toml")
    vers = edities.open_editie(laptop.store, Definities())
    assert vers.weegregels == voor
    stand = lees_regelstand(vers)
    assert (stand.versie, stand.gekozen, stand.bestanden) == (VERSIE, True, ("2099", VERSIE))
    assert stand.bestand_wijkt_af


def test_a_file_whose_name_is_another_version_is_refused(sjablonen: Path) -> None:
    shutil.copy(sjablonen / f"{VERSIE}.toml", sjablonen / "2099.toml")
    with pytest.raises(OnbruikbareInvoer, match=r"2099\.toml noemt zich versie “2011-2012”"):
        Definities().weegregels(STANDAARD)


def test_a_file_that_became_unusable_is_not_kept(sjablonen: Path) -> None:
    definities = Definities()
    definities.weegregels(STANDAARD)
    bestand = sjablonen / f"{VERSIE}.toml"
    bestand.write_text(
        bestand.read_text(encoding="utf-8").replace('bij = ["rood"]', 'bij = ["roze"]'), encoding="utf-8"
    )
    with pytest.raises(OnbruikbareInvoer, match="roze"):
        definities.weegtekst(STANDAARD)


def test_a_new_edition_with_several_files_waits_for_a_person(laptop: Laptop, sjablonen: Path) -> None:
    kopieer(Definities(), STANDAARD, VERSIE, strenger_naam := sjablonen / "2013-2014.toml", overschrijf=False)
    strenger(strenger_naam)
    sessie = medewerkers.kies(
        edities.maak(laptop.store, Definities(), Editie("2013-2014", "Twee", STANDAARD)), "coördinator C"
    )
    assert lees_regelstand(sessie).versie == ""
    with pytest.raises(StapGeweigerd, match="niet gekozen welke weegregels"):
        lees_korpsweging(sessie, "2013-2014/twente")
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        kies(sessie.als(laptop.mensen["notulist A"]), "2013-2014")
    assert kies(sessie, "2013-2014").versie == "2013-2014"
    assert lees_korpsweging(sessie, "2013-2014/twente").weging.toegestaan
    with pytest.raises(StapGeweigerd, match="al gewogen"):
        kies(sessie, "2013-2014")


def test_what_cannot_be_chosen_changes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    kapot, latin = tmp_path / "kapot.toml", tmp_path / "latin.toml"
    kapot.write_text('versie = "kapot"', encoding="utf-8")
    latin.write_bytes("naam = 'één'".encode("latin-1"))
    voor = laptop.store.stand
    for keuze, fout in (
        ("1999", NietGevonden),
        (str(kapot), OnbruikbareInvoer),
        (str(latin), OnbruikbareInvoer),
        (str(tmp_path / "weg.toml"), OnbruikbareInvoer),
    ):
        with pytest.raises(fout):
            kies(laptop.coordinator, keuze)
    assert laptop.store.stand == voor


def test_a_copy_has_its_own_version_and_keeps_every_comment(tmp_path: Path) -> None:
    definities = Definities()
    doel = tmp_path / "2013-2014.toml"
    kopie = kopieer(definities, STANDAARD, "", doel, overschrijf=False)
    assert kopie.versie == "2013-2014"
    tekst = doel.read_text(encoding="utf-8")
    assert tekst == definities.weegtekst(STANDAARD).replace(f'versie = "{VERSIE}"', 'versie = "2013-2014"')
    with pytest.raises(BestandFout):
        kopieer(definities, STANDAARD, "", doel, overschrijf=False)
    for naam in (f"{VERSIE}.toml", "regels.txt", "met spatie.toml"):
        with pytest.raises(OnbruikbareInvoer):
            kopieer(definities, STANDAARD, "", tmp_path / naam, overschrijf=False)
    assert [pad.name for pad in tmp_path.glob("*.t*")] == [doel.name]


def test_all_korpsen_beside_another_version_with_the_rule_that_does_it(
    laptop: Laptop, tmp_path: Path
) -> None:
    sessie = laptop.coordinator
    geef_scores(sessie, "twente", GROEN, opsporing__kwaliteit=GEEL)
    geef_scores(sessie, "zeeland", GROEN)
    doel = tmp_path / "strenger.toml"
    kopieer(sessie.instrumenten, STANDAARD, "", doel, overschrijf=False)
    uit = vergelijk_editie(sessie, "", str(strenger(doel)))
    assert [verschil.code for verschil in uit.regels] == ["opsporing_kwaliteit.geel"]
    per_korps = {korps.korps.code: korps for korps in uit.korpsen}
    assert len(per_korps) == 27
    assert {code for code, korps in per_korps.items() if korps.uitkomsten.verschilt} == {"twente"}
    twente = per_korps["twente"]
    assert twente.uitkomsten.ander.toegestaan == (GEEL,)
    assert [verschil.code for verschil in twente.uitkomsten.door] == ["opsporing_kwaliteit.geel"]
    assert twente.mag == (True, False)
    assert (per_korps["zeeland"].mag, per_korps["drenthe"].mag) == ((True, True), None)
    # Chosen, it holds; the eindscore stays and says by which rules it was set.
    kies(sessie, str(doel))
    weging = lees_korpsweging(sessie, f"{VERSIE}/twente")
    assert weging.weging.toegestaan == (GEEL,)
    assert weging.eind.gegeven is not None
    assert weging.eind.gegeven.regels == VERSIE


def test_two_laptops_that_choose_other_rules_leave_it_to_a_person(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    for laptop, naam in ((hier, "hier.toml"), (daar, "daar.toml")):
        kopieer(laptop.coordinator.instrumenten, STANDAARD, "", tmp_path / naam, overschrijf=False)
        kies(laptop.coordinator, str(tmp_path / naam))
    wissel_uit(hier, daar)
    assert lees_regelstand(hier.coordinator).conflict
    assert hier.coordinator.weegregels == daar.coordinator.weegregels
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert {keuze.tekst.rpartition(" ")[0] for keuze in conflict.keuzes} == {
        "weegregels hier",
        "weegregels daar",
    }
    kies(hier.coordinator, str(tmp_path / "hier.toml"))
    wissel_uit(hier, daar)
    assert not lees_regelstand(daar.coordinator).conflict
    assert daar.coordinator.weegregels.versie == "hier"
