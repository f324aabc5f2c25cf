"""A dashboard at work: files taken in whole, corrections beside what was stated, contradictions with a decision."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.consistentie import Besluitsoort, Ernst
from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import conflicten, consistentie, edities, medewerkers
from korpsmonitor_tui.services.dashboard import lees_stand
from korpsmonitor_tui.services.dashboardcontrole import controleer_dashboard
from korpsmonitor_tui.services.dashboardcorrectie import corrigeer, haal_op, zet_tekst
from korpsmonitor_tui.services.dashboardlezing import Lot, lees_in
from korpsmonitor_tui.services.dashboardstuk import schrijf_xlsx
from korpsmonitor_tui.services.demoploeg import Klok
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.voorbeeld import Bouw
from korpsmonitor_tui.services.voorbeeld_dashboard import vul
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.services.conftest import wissel_uit
from tests.store.conftest import SLEUTEL
from tests.store.conftest import Klok as Opslagklok

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.definities import Definities
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop

EDITIE = Editie("2022", "Dashboard 2022", "dashboard", "Voorbeeld")
ADVERTENTIES = Plek("aanbod.advertenties", "oost-nederland")
"""The cell of which the printed total is one less than its parts."""
CONTROLES = Plek("aanbod.controles", "twente")


def _voorbeeld(naam: str) -> Path:
    return paths.db() / "voorbeelden" / "dashboard" / naam


def _begin(laptop: Laptop, editie: Editie = EDITIE) -> Sessie:
    sessie = edities.maak(laptop.store, laptop.coordinator.instrumenten, editie)
    return sessie.als(laptop.coordinator.persoon)


@pytest.fixture(scope="session")
def begin_dashboard(tmp_path_factory: pytest.TempPathFactory, begin: Path, definities: Definities) -> Path:
    """A database with the example taken in, to be copied."""
    map_ = tmp_path_factory.mktemp("dashboard")
    pad = map_ / "monitor.db"
    shutil.copy(begin, pad)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand", Opslagklok())) as store:
        sessie = medewerkers.kies(edities.maak(store, definities, EDITIE), "coördinator C")
        lees_in(sessie, _voorbeeld("dashboard-2022.tsv"))
        lees_in(sessie, _voorbeeld("beweringen-2022.toml"))
    return pad


@pytest.fixture
def gevuld(
    tmp_path: Path, begin_dashboard: Path, definities: Definities, klok: Opslagklok
) -> Iterator[Sessie]:
    """The coördinator, with the example taken in."""
    pad = tmp_path / "monitor.db"
    shutil.copy(begin_dashboard, pad)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / "toestand", klok)) as store:
        yield medewerkers.kies(edities.open_editie(store, definities, EDITIE.id), "coördinator C")


def _bestand(tmp_path: Path, twente: str = "25") -> Path:
    pad = tmp_path / "later.tsv"
    regels = _voorbeeld("dashboard-2022.tsv").read_text(encoding="utf-8").split("\n\n")[2]
    pad.write_text(regels.replace("\t0\t1\t25\n", f"\t0\t1\t{twente}\n"), encoding="utf-8")
    return pad


def test_every_contradiction_of_the_document_is_found_and_nothing_else_is_an_error(gevuld: Sessie) -> None:
    bevonden = list(controleer_dashboard(gevuld))

    fouten = {(v.een.waarde, v.ander.waarde) for v in bevonden if v.ernst is Ernst.FOUT}
    assert fouten == {("29.764", "29.765"), ("14 aangiften (dashboard 2022)", "13"), ("2022 (32)", "22")}
    waarschuwingen = [v.wat for v in bevonden if v.ernst is Ernst.WAARSCHUWING]
    assert len(waarschuwingen) == 5
    assert any("Harderwijk en Zutphen niet bekend" in wat for wat in waarschuwingen)
    assert any("54 → 22, -59%" in wat for wat in waarschuwingen)
    assert any("34 van 44 is 77,3%" in wat for wat in waarschuwingen)
    informatie = " ".join(v.wat for v in bevonden if v.ernst is Ernst.INFORMATIE)
    assert "het cijfer telt controles in de onvergunde sector" in informatie
    assert "het cijfer over 2019 staat nergens" in informatie
    # What a person laid down stands in for what was found of the same: it is told once.
    assert len([v for v in bevonden if "rond de 150" in v.wat]) == 0
    assert len({v.kenmerk for v in bevonden}) == len(bevonden)


def test_a_decision_holds_until_a_figure_is_another(gevuld: Sessie) -> None:
    kenmerk = next(v.kenmerk for v in controleer_dashboard(gevuld) if v.een.waarde == "29.764")
    een = consistentie.zoek(consistentie.lees_consistentie(gevuld), kenmerk)
    consistentie.besluit(gevuld, een.vondst, Besluitsoort.TWEEDE, "De districten kloppen.")
    assert consistentie.zoek(consistentie.lees_consistentie(gevuld), kenmerk).besluit is not None

    corrigeer(gevuld, *ADVERTENTIES, "29.766", "nageteld")

    assert consistentie.zoek(consistentie.lees_consistentie(gevuld), kenmerk).vervallen


def test_the_same_file_again_changes_nothing_and_is_kept_once(gevuld: Sessie) -> None:
    voor = gevuld.store.lees().execute("SELECT count(*) FROM event").fetchone()[0]

    inlezing = lees_in(gevuld, _voorbeeld("dashboard-2022.tsv"))

    assert {regel.lot for regel in inlezing.regels} == {Lot.GELIJK}
    assert {tekst.lot for tekst in inlezing.teksten} == {Lot.GELIJK}
    assert gevuld.store.lees().execute("SELECT count(*) FROM event").fetchone()[0] == voor
    eerste, _tweede = lees_stand(gevuld).bestanden
    assert haal_op(gevuld, eerste.sha256[:12]) == (
        "dashboard-2022.tsv",
        _voorbeeld("dashboard-2022.tsv").read_bytes(),
    )


def test_a_rehearsal_writes_nothing(maak_laptop: MaakLaptop) -> None:
    sessie = _begin(maak_laptop("a"))

    inlezing = lees_in(sessie, _voorbeeld("dashboard-2022.tsv"), proef=True)

    assert len(inlezing.met(Lot.NIEUW)) == 399
    assert not lees_stand(sessie).jaren


def test_what_was_stated_stays_beside_a_correction_and_a_later_file_ends_it(
    gevuld: Sessie, tmp_path: Path
) -> None:
    telling = corrigeer(gevuld, "Prostitutiecontroles", "Twente", "26", "één vergeten")
    assert (telling.waarde, telling.gecorrigeerd) == ("25", True)
    assert telling.cijfer is not None
    assert telling.cijfer.opgegeven == "26"
    assert telling.correctie is not None
    assert telling.correctie.wie == gevuld.persoon.id

    (regel,) = lees_in(gevuld, _bestand(tmp_path, "27")).met(Lot.GEWIJZIGD)

    assert (regel.huidig, regel.waarde, regel.correctie) == ("25", "27", "26")
    nieuw = lees_stand(gevuld).telling(2022, CONTROLES)
    assert nieuw is not None
    assert nieuw.vervallen
    assert any("de correctie 26 vervalt" in v.wat for v in controleer_dashboard(gevuld))
    terug = corrigeer(gevuld, *CONTROLES, "", "niet meer nodig", wis=True)
    assert terug.correctie is None


@pytest.mark.parametrize(
    ("indicator", "gebied", "reden", "fout"),
    [
        ("niets", "Twente", "r", NietGevonden),
        ("Prostitutiecontroles", "Overig", "r", NietGevonden),
        ("Prostitutiecontroles", "Twente", " ", OnbruikbareInvoer),
    ],
)
def test_a_correction_needs_a_cell_and_a_reason(
    gevuld: Sessie, indicator: str, gebied: str, reden: str, fout: type[Exception]
) -> None:
    with pytest.raises(fout):
        corrigeer(gevuld, indicator, gebied, "1", reden)
    with pytest.raises(NietGevonden):
        corrigeer(gevuld, *CONTROLES, "", "r", wis=True)


def test_only_who_takes_figures_in_may_change_them(maak_laptop: MaakLaptop) -> None:
    laptop = maak_laptop("a")
    notulist = _begin(laptop).als(laptop.mensen["notulist A"])

    with pytest.raises(StapGeweigerd):
        lees_in(notulist, _voorbeeld("dashboard-2022.tsv"))
    with pytest.raises(StapGeweigerd):
        corrigeer(notulist, *CONTROLES, "1", "r")
    with pytest.raises(StapGeweigerd):
        zet_tekst(notulist, "", "tekst")


def test_a_text_that_a_person_changed_is_not_replaced(gevuld: Sessie, tmp_path: Path) -> None:
    pad = tmp_path / "later.tsv"
    oud = _voorbeeld("dashboard-2022.tsv").read_text(encoding="utf-8")
    pad.write_text(
        oud.replace("rond de 150", "rond de 200").replace("in 2022 (32)", "in 2022 (22)"), encoding="utf-8"
    )
    assert zet_tekst(gevuld, "aanbod.controles", "Het schommelt rond de 140.") == "Prostitutiecontroles"

    loten = {tekst.onderwerp: tekst.lot for tekst in lees_in(gevuld, pad).teksten}

    assert loten["aanbod.controles"] is Lot.GEHOUDEN
    assert loten["opsporing.onderzoeken"] is Lot.GEWIJZIGD
    teksten = {tekst.onderwerp: tekst.tekst for tekst in lees_stand(gevuld).teksten}
    assert teksten["aanbod.controles"] == "Het schommelt rond de 140."
    assert not any(v.een.waarde == "2022 (32)" for v in controleer_dashboard(gevuld))


def test_a_year_must_be_known(maak_laptop: MaakLaptop, tmp_path: Path) -> None:
    sessie = _begin(maak_laptop("a"), Editie("eerste", "Eerste", "dashboard"))

    with pytest.raises(OnbruikbareInvoer, match="Geef --jaar"):
        lees_in(sessie, _voorbeeld("dashboard-2022.tsv"))
    with pytest.raises(NietGevonden, match="nog geen cijfers"):
        schrijf_xlsx(sessie, tmp_path / "uit.xlsx")
    assert lees_in(sessie, _voorbeeld("dashboard-2022.tsv"), jaar=2021).jaar == 2021


def test_another_edition_gives_its_year_and_differs_openly(gevuld: Sessie) -> None:
    volgende = edities.maak(gevuld.store, gevuld.instrumenten, Editie("2023", "Dashboard 2023", "dashboard"))
    volgende = volgende.als(gevuld.persoon)
    lees_in(volgende, _voorbeeld("dashboard-2022.tsv"))
    stand = lees_stand(volgende)
    assert stand.jaren == (2022, 2023)
    assert stand.telling(2022, CONTROLES) is not None
    with pytest.raises(OnbruikbareInvoer, match="staat in de editie 2022"):
        corrigeer(volgende, *CONTROLES, "1", "r", jaar=2022)

    corrigeer(gevuld, *CONTROLES, "26", "r")
    lees_in(volgende, _voorbeeld("dashboard-2022.tsv"), jaar=2022)

    # A correction is no other statement.
    assert not [v for v in controleer_dashboard(volgende) if "editie" in v.sleutel]


def test_two_laptops_that_take_in_the_same_file_are_no_conflict_and_other_figures_are(
    maak_laptop: MaakLaptop, tmp_path: Path
) -> None:
    een, ander = maak_laptop("a"), maak_laptop("b")
    eerste, tweede = _begin(een), _begin(ander)
    for sessie in (eerste, tweede):
        lees_in(sessie, _bestand(tmp_path))
    wissel_uit(een, ander)
    assert not any(t.strijdig for t in lees_stand(eerste).tellingen[2022].values())

    corrigeer(eerste, *CONTROLES, "26", "r")
    lees_in(tweede, _bestand(tmp_path, "27"))
    wissel_uit(een, ander)

    telling = lees_stand(eerste).telling(2022, CONTROLES)
    assert telling is not None
    # The figure came after what was corrected: the correction is of something else, for both.
    assert telling.vervallen
    assert lees_stand(tweede).telling(2022, CONTROLES) == telling


def test_two_files_that_two_laptops_took_in_are_a_conflict_that_a_person_ends(
    maak_laptop: MaakLaptop, tmp_path: Path
) -> None:
    een, ander = maak_laptop("a"), maak_laptop("b")
    eerste, tweede = _begin(een), _begin(ander)
    lees_in(eerste, _bestand(tmp_path, "26"))
    lees_in(tweede, _bestand(tmp_path, "27"))
    wissel_uit(een, ander)

    assert any(v.ernst is Ernst.FOUT and "strijdig" in v.sleutel for v in controleer_dashboard(eerste))
    (gehouden,) = lees_in(eerste, _bestand(tmp_path, "28"), proef=True).met(Lot.GEHOUDEN)
    assert gehouden.plek == CONTROLES
    strijd = next(c for c in conflicten.lees_alle(eerste) if c.soort == "telling")
    assert {keuze.tekst for keuze in strijd.keuzes} == {"26", "27"}
    assert not strijd.is_tekst
    conflicten.kies(eerste, strijd, next(k for k in strijd.keuzes if k.tekst == "27"))
    wissel_uit(een, ander)

    for sessie in (eerste, tweede):
        telling = lees_stand(sessie).telling(2022, CONTROLES)
        assert telling is not None
        assert (telling.waarde, telling.plaats, telling.strijdig) == ("27", "regel 4, kolom 8", False)


def test_the_example_is_filled_and_its_files_hold_every_figure(
    maak_laptop: MaakLaptop, tmp_path: Path
) -> None:
    sessie, gemeld = _begin(maak_laptop("a")), []
    bouw = Bouw(
        sessie,
        Klok(sessie.vandaag()),
        tmp_path,
        paths.db() / "voorbeelden" / "dashboard",
        lambda *stand: gemeld.append(stand),
    )

    assert vul(bouw) == 2

    assert gemeld[-1] == (2, 2, "")
    terug = lees_in(sessie, tmp_path / "dashboard-2022.xlsx", proef=True)
    assert len(terug.met(Lot.GELIJK)) == 399
    assert not terug.gemist
    with zipfile.ZipFile(tmp_path / "dashboard-2022.docx") as docx:
        tekst = re.sub(r"<[^>]+>", "", docx.read("word/document.xml").decode())
    for verwacht in (
        "29.764",
        "17+3",
        "Steenwijkerland",
        "Vergeleken met eerdere jaren",
        "2019: 54",
        "Web-IQ",
    ):
        assert verwacht in tekst
    with pytest.raises(BestandFout):
        schrijf_xlsx(sessie, tmp_path / "dashboard-2022.xlsx")
