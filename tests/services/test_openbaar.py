"""What leaves without persons: nothing that anybody wrote, every column of one type, and never without its label."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from korpsmonitor_tui.bestanden.schrijf import BestandFout
from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, GegevenScore
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.openbaar import Gegevensset, Soort, Tabel
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, Vak
from korpsmonitor_tui.report.openbaar import maak_bestanden, schrijf_csv, sleutel_van
from korpsmonitor_tui.services import bronnen, edities, gesprekken, medewerkers, openbare_cijfers, vragenlijst
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.openbaar import lees_gegevensset
from korpsmonitor_tui.services.openbaaruitvoer import schrijf_sqlite, schrijf_tabellen
from korpsmonitor_tui.services.partneroordelen import neem_over
from korpsmonitor_tui.services.sessie import Editie
from tests.oordelen import BLANCO, GEEL, GROEN, NVT, ROOD
from tests.services import verhaal
from tests.services.test_replieken import oordeel

if TYPE_CHECKING:
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

GEHEIM = "Alexia Testpersoon"
"""A person who is named wherever something can be written."""
TYPEN: dict[Soort, type | tuple[type, ...]] = {
    Soort.TEKST: str,
    Soort.GEHEEL: int,
    Soort.GETAL: Decimal,
    Soort.JA_NEE: bool,
}
DATASETTE = Path(__file__).resolve().parents[2] / ".venv" / "qda" / "bin" / "datasette"


@pytest.fixture
def vol(laptop: Laptop) -> Laptop:
    """Give a database in which a person is named in every kind of text."""
    dossier = verhaal.in_opmaak(laptop)
    sessie = laptop.notulist
    deelnemer = Deelnemer("", "korpsexpert", "", GEHEIM, "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(sessie, dossier, deelnemer)
    gesprekken.voeg_notities_toe(sessie, dossier, [NieuweNotitie("toezicht", f"{GEHEIM} belt.")])
    oordeel(laptop, "geel", f"{GEHEIM} is vertrokken.", partij="groningen")
    oordeel(laptop, "", f"{GEHEIM} weet het niet.", partij="drenthe")
    for jaar, waarde in (("2011", "15-20"), ("2012", f"12, zie {GEHEIM}")):
        vak = Vak("toezicht.controles_vergund", jaar=jaar)
        vragenlijst.zet_antwoord(sessie, dossier, vak, waarde)
        vragenlijst.zet_antwoord(sessie, dossier, vak, f"Volgens {GEHEIM}.", veld=TOELICHTING)
    bronnen.zet_broncijfer(
        laptop.coordinator, "emm", "emm.bezoeken", "drenthe", "2012", "Nb", f"{GEHEIM} belt terug"
    )
    bronnen.zet_broncijfer(laptop.coordinator, "emm", "emm.bezoeken", "zeeland", "2012", f"3 ({GEHEIM})")
    bronnen.zet_broncijfer(
        laptop.coordinator, "comensha", "comensha.b9_aangevraagd", "nederland", "2012", "1.869"
    )
    medewerkers.nieuw(laptop.coordinator, GEHEIM, [Rol.LEZER])
    neem_over(laptop.coordinator)
    laptop.store.voer_uit(laptop.coordinator.wie, _scoor)
    return laptop


def _scoor(tx: Transactie) -> None:
    for korps, dimensie, score in (
        ("groningen", "toezicht.kwaliteit", GEEL),
        ("groningen", "toezicht.continuiteit", BLANCO),
        ("klpd", "toezicht.kwaliteit", NVT),
    ):
        dossier = f"2011-2012/{korps}"
        tx.maak("score", {"dossier": dossier, "dimensie": dimensie}, score_id(dossier, dimensie))
        gegeven = GegevenScore(score, f"{GEHEIM} zei het.", (), "s")
        tx.zet("score", score_id(dossier, dimensie), "oordeel", gegeven.naar_json())
    tx.maak("eindscore", {"dossier": "2011-2012/groningen"}, "2011-2012/groningen")
    eind = Eindoordeel(ROOD, f"Want {GEHEIM}.", "s", "2011-2012", (GROEN,), ())
    tx.zet("eindscore", "2011-2012/groningen", "oordeel", eind.naar_json())


@pytest.fixture
def klein(vol: Laptop, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """Give the same without the six thousand published figures, which only take time to write."""
    monkeypatch.setattr(openbare_cijfers, "_gepubliceerd", lambda *_alles: iter(()))
    return vol


def tabel(gegevens: Gegevensset, naam: str) -> Tabel:
    return next(tabel for tabel in gegevens.tabellen if tabel.naam == naam)


def rijen(gegevens: Gegevensset, naam: str, **waar: object) -> list[dict[str, Any]]:
    """The rows of a table by name of column, of which these columns hold these values."""
    gevonden = tabel(gegevens, naam)
    namen = [kolom.naam for kolom in gevonden.kolommen]
    alle = (dict(zip(namen, rij, strict=True)) for rij in gevonden.rijen)
    return [rij for rij in alle if all(rij[sleutel] == waarde for sleutel, waarde in waar.items())]


def test_nobody_is_named_in_anything_that_leaves(klein: Laptop, tmp_path: Path) -> None:
    uit = schrijf_tabellen(klein.coordinator, tmp_path / "uit")
    uit_sqlite = schrijf_sqlite(klein.coordinator, tmp_path / "uit.db")
    paden = (*uit.paden, *uit_sqlite.paden)
    assert {pad.name for pad in tmp_path.glob("**/*") if pad.is_file() and pad in paden} == {
        p.name for p in paden
    }
    for pad in paden:
        inhoud = pad.read_bytes()
        if pad.suffix == ".xlsx":
            with zipfile.ZipFile(pad) as zip_:
                inhoud = b"".join(zip_.read(lid) for lid in zip_.namelist())
        for woord in GEHEIM.split():
            assert woord.encode() not in inhoud, pad.name
            assert woord.encode("utf-16-le") not in inhoud, pad.name
    # It was there to be found.
    assert GEHEIM in str(klein.store.lees().execute("SELECT motivatie FROM score").fetchall())


def test_every_value_is_of_the_type_and_list_of_its_column(vol: Laptop) -> None:
    gegevens = lees_gegevensset(vol.coordinator)
    for een in gegevens.tabellen:
        for kolom, waarden in zip(een.kolommen, zip(*een.rijen, strict=True), strict=True):
            plaats = f"{een.naam}.{kolom.naam}"
            echt = [waarde for waarde in waarden if waarde is not None]
            assert all(type(waarde) is TYPEN[kolom.soort] for waarde in echt), plaats
            assert len(echt) == len(waarden) or not kolom.verplicht, plaats
            assert kolom.waarden is None or set(echt) <= set(kolom.waarden), plaats
            assert kolom.uitleg, plaats
            if kolom.verwijst:
                namen = [k.naam for k in tabel(gegevens, kolom.verwijst).kolommen]
                sleutel = namen.index(sleutel_van(kolom.verwijst))
                assert set(echt) <= {rij[sleutel] for rij in tabel(gegevens, kolom.verwijst).rijen}, plaats
        namen = [kolom.naam for kolom in een.kolommen]
        sleutels = [tuple(rij[namen.index(naam)] for naam in een.sleutel) for rij in een.rijen]
        assert len(set(sleutels)) == len(sleutels), een.naam


def eigen_id(laptop: Laptop, rij: str) -> str:
    """The id that the program gave the figure in this row."""
    return str(laptop.store.lees().execute("SELECT id FROM broncijfer WHERE rij = ?", (rij,)).fetchone()[0])


def test_a_row_or_place_that_another_program_wrote_is_not_told(vol: Laptop) -> None:
    def schrijf(tx: Transactie) -> None:
        gegevens = {
            "dossier": "2011-2012/emm",
            "bron": "emm",
            "gegeven": "emm.bezoeken",
            "rij": GEHEIM,
            "jaar": "2012",
        }
        tx.maak("broncijfer", gegevens, f"2011-2012/emm/{GEHEIM}")
        tx.zet("broncijfer", f"2011-2012/emm/{GEHEIM}", "waarde", "7")
        plek = {
            "dossier": "2011-2012/zeeland",
            "vraag": "toezicht.controles_vergund",
            "rij": GEHEIM,
            "jaar": "2012",
        }
        tx.maak("antwoord", plek, f"2011-2012/zeeland/x/{GEHEIM}")
        tx.zet("antwoord", f"2011-2012/zeeland/x/{GEHEIM}", "waarde", "8")

    vol.store.voer_uit(vol.coordinator.wie, schrijf)
    gegevens = lees_gegevensset(vol.coordinator)
    (rij,) = rijen(gegevens, "cijfers", rij="onbekend")
    assert (rij["waarde"], rij["korps"]) == (7, None)
    assert rijen(gegevens, "cijfers", herkomst="vragenlijst", korps="zeeland") == []
    assert GEHEIM not in str(gegevens)


def test_a_score_and_why_there_is_none_are_never_in_one_column(vol: Laptop) -> None:
    gegevens = lees_gegevensset(vol.coordinator)
    for korps, dimensie, verwacht in (
        ("groningen", "toezicht.kwaliteit", ("geel", None)),
        ("groningen", "toezicht.continuiteit", (None, "blanco")),
        ("klpd", "toezicht.kwaliteit", (None, "nvt")),
        ("twente", "toezicht.kwaliteit", (None, "niet_gescoord")),
    ):
        (rij,) = rijen(gegevens, "scores", editie="2011-2012", korps=korps, dimensie=dimensie)
        assert (rij["score"], rij["ontbreekt"]) == verwacht
    assert len(rijen(gegevens, "scores", editie="2011-2012")) == 27 * 17
    for naam, kolom in (("scores", "score"), ("eindscores", "eindscore"), ("partneroordelen", "oordeel")):
        assert all((rij[kolom] is None) != (rij["ontbreekt"] is None) for rij in rijen(gegevens, naam))
    (eind,) = rijen(gegevens, "eindscores", editie="2011-2012", korps="groningen")
    assert (eind["eindscore"], eind["wijkt_af"], eind["verouderd"]) == ("rood", True, True)
    (partner,) = rijen(
        gegevens, "partneroordelen", editie="2011-2012", korps="drenthe", dimensie="partners.om"
    )
    assert (partner["oordeel"], partner["ontbreekt"], partner["herkomst"]) == (
        None,
        "geen_kleur",
        "vragenlijst",
    )
    kmar = rijen(gegevens, "partneroordelen", editie="2011-2012", korps="kmar")
    assert "partners.kmar" not in {rij["dimensie"] for rij in kmar}


def test_a_figure_is_stated_valued_and_missing_apart(vol: Laptop) -> None:
    gegevens = lees_gegevensset(vol.coordinator)
    eigen = {
        (rij["herkomst"], rij["korps"], rij["jaar"]): rij
        for rij in rijen(gegevens, "cijfers", editie="2011-2012")
    }
    bereik = eigen["vragenlijst", "groningen", 2011]
    assert (bereik["opgegeven"], bereik["waarde"], bereik["tot"], bereik["vorm"]) == (
        "15-20",
        15,
        20,
        "bereik",
    )
    vrij = eigen["vragenlijst", "groningen", 2012]
    assert (vrij["opgegeven"], vrij["waarde"], vrij["ontbreekt"]) == (None, None, None)
    weg = eigen["bron", "drenthe", 2012]
    assert (weg["opgegeven"], weg["waarde"], weg["ontbreekt"], weg["bron"]) == (
        "Nb",
        None,
        "niet_bekend",
        "emm",
    )
    haakjes = eigen["bron", "zeeland", 2012]
    assert (haakjes["opgegeven"], haakjes["waarde"], haakjes["vorm"]) == (None, 3, "haakjes")
    (land,) = rijen(gegevens, "cijfers", herkomst="bron", rij="nederland")
    assert (land["korps"], land["waarde"], land["id"]) == (None, 1869, eigen_id(vol, "nederland"))
    gedrukt = rijen(gegevens, "cijfers", herkomst="gepubliceerd")
    cijfers = vol.coordinator.instrumenten.cijfers("korpsmonitor")
    gevuld = sum(cel is not None for t in cijfers.tabellen for rij in t.rijen for cel in rij.cellen)
    assert len(gedrukt) >= gevuld
    assert {rij["tabel"] for rij in gedrukt} == {t.nummer for t in cijfers.tabellen}
    assert all(rij["totaal"] == (rij["rij"] == "totaal") for rij in gedrukt)


def test_a_csv_is_read_back_as_it_was_and_begins_no_formula(vol: Laptop) -> None:
    gegevens = lees_gegevensset(vol.coordinator)
    for een in gegevens.tabellen:
        kop, *gelezen = csv.reader(io.StringIO(schrijf_csv(een).decode("utf-8"), newline=""))
        assert kop == [kolom.naam for kolom in een.kolommen]
        assert len(gelezen) == len(een.rijen)
        gevaarlijk = [cel for rij in gelezen for cel in rij if len(cel) > 1 and cel[0] in "=+-@\t\r"]
        assert gevaarlijk == []
    streepjes = [rij for rij in rijen(gegevens, "cijfers") if rij["opgegeven"] == "-"]
    assert streepjes
    assert {rij["ontbreekt"] for rij in streepjes} == {"niet_opgegeven"}


def test_the_data_package_describes_what_stands_beside_it(klein: Laptop) -> None:
    gegevens = lees_gegevensset(klein.coordinator)
    bestanden = maak_bestanden(gegevens)
    pakket = json.loads(bestanden["datapackage.json"])
    assert [bron["path"] for bron in pakket["resources"]] == [f"{t.naam}.csv" for t in gegevens.tabellen]
    for bron in pakket["resources"]:
        assert bron["bytes"] == len(bestanden[bron["path"]])
        velden = [veld["name"] for veld in bron["schema"]["fields"]]
        assert bestanden[bron["path"]].decode().splitlines()[0] == ",".join(velden)
        assert set(bron["schema"]["primaryKey"]) <= set(velden)
        for verwijzing in bron["schema"]["foreignKeys"]:
            assert verwijzing["fields"] in velden
    werkmap = openpyxl.load_workbook(io.BytesIO(bestanden[f"{gegevens.naam}.xlsx"]), read_only=True)
    assert werkmap.sheetnames == [*(t.titel for t in gegevens.tabellen), "Kolommen"]
    kop, *cellen = werkmap["Cijfers"].iter_rows(values_only=True)
    waarden = [rij[kop.index("waarde")] for rij in cellen]
    assert {type(waarde) for waarde in waarden} <= {int, float, type(None)}
    leesmij = bestanden["LEESMIJ.md"].decode()
    assert all(f"| {kolom.naam} |" in leesmij for t in gegevens.tabellen for kolom in t.kolommen)
    assert maak_bestanden(lees_gegevensset(klein.coordinator)) == bestanden


def test_nothing_of_a_demonstration_leaves_without_its_label(klein: Laptop, tmp_path: Path) -> None:
    label = "Demonstratie: niets hiervan is echt"
    demo = edities.maak(
        klein.store, klein.coordinator.instrumenten, Editie("proef", "Proef", "korpsmonitor", label)
    )
    gegevens = lees_gegevensset(demo)
    for naam in ("scores", "eindscores", "partneroordelen"):
        assert {rij["demonstratie"] for rij in rijen(gegevens, naam, editie="proef")} == {label}
        assert {rij["demonstratie"] for rij in rijen(gegevens, naam, editie="2011-2012")} == {None}
    bestanden = maak_bestanden(gegevens)
    for naam in ("datapackage.json", "LEESMIJ.md"):
        assert label in bestanden[naam].decode()
    uit = schrijf_sqlite(demo, tmp_path / "proef.db")
    assert uit.demonstratie == label
    assert label in (tmp_path / "proef.metadata.json").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "proef.db")) as db:
        assert db.execute("SELECT waarde FROM over WHERE kenmerk = 'demonstratie'").fetchone() == (label,)


def test_only_an_earlier_export_is_ever_replaced(klein: Laptop, tmp_path: Path) -> None:
    map_, bestand = tmp_path / "uit", tmp_path / "uit.db"
    for _keer in range(2):
        schrijf_tabellen(klein.coordinator, map_, overschrijf=True)
        schrijf_sqlite(klein.coordinator, bestand, overschrijf=True)
    with pytest.raises(BestandFout, match="bestaat al"):
        schrijf_tabellen(klein.coordinator, map_)
    with pytest.raises(BestandFout, match="bestaat al"):
        schrijf_sqlite(klein.coordinator, bestand)
    (map_ / "mijn aantekeningen.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(BestandFout, match="iets anders"):
        schrijf_tabellen(klein.coordinator, map_, overschrijf=True)
    eigen = tmp_path / "hier" / "monitor.db"
    voor = eigen.read_bytes()
    ander = tmp_path / "ander.db"
    with closing(sqlite3.connect(ander)) as db:
        db.execute("CREATE TABLE t (a)")
    for pad in (eigen, ander):
        with pytest.raises(BestandFout, match="geen eerdere export"):
            schrijf_sqlite(klein.coordinator, pad, overschrijf=True)
    assert eigen.read_bytes() == voor
    assert (map_ / "mijn aantekeningen.txt").read_text(encoding="utf-8") == "van mij"


def test_a_plain_sqlite_file_with_keys_views_and_search(klein: Laptop, tmp_path: Path) -> None:
    gegevens = lees_gegevensset(klein.coordinator)
    schrijf_sqlite(klein.coordinator, tmp_path / "uit.db")
    assert [pad.name for pad in tmp_path.glob("uit*")] != []
    with closing(sqlite3.connect(f"file:{tmp_path / 'uit.db'}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        for een in gegevens.tabellen:
            assert db.execute(f"SELECT count(*) FROM {een.naam}").fetchone() == (len(een.rijen),)
        for kolom in ("waarde", "tot"):
            soorten = db.execute(f"SELECT DISTINCT typeof({kolom}) FROM cijfers").fetchall()
            assert set(soorten) <= {("real",), ("null",)}
        assert db.execute(
            "SELECT score FROM scores_met_namen WHERE korps = 'Groningen' AND dimensie = 'Kwaliteit' "
            "AND aandachtsveld = 'Toezicht' AND editie = '2011-2012'"
        ).fetchone() == ("geel",)
        for weergave in ("eindscores_met_namen", "partneroordelen_met_namen", "cijfers_met_vraag"):
            assert db.execute(f"SELECT count(*) FROM {weergave}").fetchone()[0] > 0
        assert db.execute(
            "SELECT count(*) FROM dimensies_fts WHERE dimensies_fts MATCH 'coordinatie'"
        ).fetchone()[0]


@pytest.mark.skipif(not DATASETTE.exists(), reason="make qda")
def test_datasette_opens_it(klein: Laptop, tmp_path: Path) -> None:
    schrijf_sqlite(klein.coordinator, tmp_path / "uit.db")

    def haal(pad: str) -> str:
        return subprocess.run(
            [DATASETTE, tmp_path / "uit.db", "--metadata", tmp_path / "uit.metadata.json", "--get", pad],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout

    bladzijde = haal("/uit/scores")
    assert "volledige code van de dimensie" in bladzijde
    assert "/uit/korpsen/amsterdam-amstelland" in bladzijde
    gevonden = json.loads(haal("/uit/dimensies.json?_search=slachtofferbejegening&_shape=objects"))
    assert "opsporing.slachtofferbejegening" in {rij["dimensie"] for rij in gevonden["rows"]}
