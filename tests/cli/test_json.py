"""``--json`` gives exactly the keys that the reference promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.basis import JsonOptie
from tests.cli import teruggekomen_verslag
from tests.cli.conftest import paden
from tests.cli.eigen_instrument import schrijf as schrijf_instrument
from tests.cli.rijke_editie import (
    DASHBOARDTEKST,
    NOTULIST,
    dashboard_opties,
    eigen_opties,
    gewijzigd_verslag,
    hoor,
    kapotte_regels,
    maak_pakket,
    plan_opties,
    reservekopie,
    rijk,
    scores,
    strenge_regels,
    teruggekomen,
    teruggekomen_waardering,
    transcripten,
    versleuteld,
    volg_op,
)
from tests.services.leervoorbeeld import goede_leerder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Opdrachtregel, Plaats


__all__ = ["rijk"]


def test_elke_opdracht_geeft_de_beloofde_sleutels(
    rijk: Opdrachtregel, boom: list[Plaats], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So that there is something to tell of a PDF.
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    monkeypatch.setenv("KORPSMONITOR_PAKKET_WACHTWOORD", "fiets oud regen")
    beloften = {
        " ".join(plaats.woorden): set(param.sleutels)
        for plaats in boom
        for param in plaats.opdracht.params
        if isinstance(param, JsonOptie)
    }
    kapot = tmp_path / "kapot"
    kapot.mkdir()
    (kapot / "instrument.toml").write_text("code = 1")
    onbekend = tmp_path / "onbekend.docx"
    onbekend.write_bytes(b"PK")
    emm = tmp_path / "emm.csv"
    emm.write_text("Korps;emm.bezoeken/2012\nTwente;4\nElders;5", encoding="utf-8")
    rijk.goed("bron", "vraag", "emm", "bezoeken", "--op", "2013-01-07", "--termijn", "2013-02-04")
    rijk.goed("bron", "cijfer", "emm", "bezoeken", "3", "--rij", "Drenthe", "--jaar", "2012")
    rijk.goed("model", "leer", "--python", goede_leerder(tmp_path), als="coördinator")
    rijk.goed("vragenlijst", "antwoord", "Zeeland", "ketensamenwerking.om", "geel")
    rijk.goed("weging", "partner", "overneem", "Zeeland")
    rijk.goed("export", "qdpx", str(tmp_path / "uit.qdpx"), "Groningen")
    volg_op(rijk)
    hoor(rijk)
    besluit = ("--besluit", "tweede", "--reden", "De kolommen kloppen.")
    rijk.goed("consistentie", "besluit", "jaar-9f197729bb", *besluit, als="coördinator")
    plan = plan_opties(rijk, tmp_path)
    eigen, later = eigen_opties(rijk, tmp_path)
    # Where a list can be empty or a value null, a second run fills it.
    runs = {
        "status": [["status"]],
        "tijdlijn": [["tijdlijn", "Groningen"]],
        "trend cijfers": [["trend", "cijfers"], ["trend", "cijfers", "opsporing.aangiften"]],
        "trend scores": [["trend", "scores"]],
        "trend controleer": [["trend", "controleer"]],
        "dashboard lees": [
            [*dashboard_opties(rijk, tmp_path), "dashboard", "lees", str(tmp_path / "later.xlsx"), "--proef"],
            [*dashboard_opties(rijk, tmp_path), "dashboard", "lees", str(DASHBOARDTEKST), "--proef"],
        ],
        "dashboard toon": [
            [*dashboard_opties(rijk, tmp_path), "dashboard", "toon"],
            [*dashboard_opties(rijk, tmp_path), "dashboard", "toon", "--indicator", "aanbod.controles"],
            [*dashboard_opties(rijk, tmp_path), "dashboard", "toon", "--indicator", "opsporing.onderzoeken"],
        ],
        "dashboard bestand": [[*dashboard_opties(rijk, tmp_path), "dashboard", "bestand"]],
        "dashboard controleer": [[*dashboard_opties(rijk, tmp_path), "dashboard", "controleer", "--alle"]],
        "zoek": [["zoek", "lijst"]],
        "planning": [["planning", "--weken", "52"]],
        "consistentie": [["consistentie", "--alle"]],
        "controleer": [["controleer"]],
        "doctor": [["doctor"]],
        "conflict toon": [["conflict", "toon"]],
        "sync": [["sync", "--toon"]],
        # An administrator's: tried on a server of our own in tests/hub/test_beheer.py.
        "hub toon": [],
        "hub gebruiker toon": [],
        "hub apparaten toon": [],
        "medewerker lijst": [["medewerker", "lijst"]],
        "sleutel controleer": [[*versleuteld(rijk, tmp_path), "sleutel", "controleer"]],
        "sleutel vergrendeling": [["sleutel", "vergrendeling"]],
        "medewerker toon": [["medewerker", "toon", "auditor Twente", "--verloop"]],
        "gesprek toon": [["gesprek", "toon", "Groningen"]],
        "gesprek importeer": [
            ["gesprek", "importeer", "Zeeland", str(pad)] for pad in transcripten(tmp_path)
        ],
        "gesprek transcript": [["gesprek", "transcript", "Zeeland", "2", "--spreker", "Auditor B=auditor"]],
        "gesprek beurten": [["gesprek", "beurten", "Groningen"], ["gesprek", "beurten", "Zeeland"]],
        "opname toon": [["opname", "toon", "Zeeland"]],
        "pakket lees": [["pakket", "lees", maak_pakket(rijk, tmp_path)]],
        "pakket toon": [["pakket", "toon", maak_pakket(rijk, tmp_path)]],
        "vernietig toon": [["vernietig", "toon"]],
        "vernietig verlopen": [["vernietig", "verlopen"]],
        "gesprek gids": [["gesprek", "gids", "Groningen"], ["gesprek", "gids", "Zeeland", "--open"]],
        "gesprek afkorting toon": [["gesprek", "afkorting", "toon", "--alle"]],
        "vragenlijst analyse": [
            ["vragenlijst", "analyse", "Groningen"],
            ["vragenlijst", "analyse", "--alle"],
        ],
        "vragenlijst toon": [["vragenlijst", "toon"], ["vragenlijst", "toon", "Groningen"]],
        "vragenlijst verschil": [
            ["vragenlijst", "verschil", "een", "twee"],
            ["vragenlijst", "verschil", "twee", "2011-2012"],
            ["vragenlijst", "verschil", "twee"],
        ],
        "vragenlijst versies": [["vragenlijst", "versies"]],
        "vragenlijst controleer": [["vragenlijst", "controleer"], ["vragenlijst", "controleer", str(kapot)]],
        "vragenlijst importeer": [
            ["vragenlijst", "importeer", str(tmp_path / "tweede.xlsx"), str(onbekend)],
        ],
        "vragenlijst teruggaven": [["vragenlijst", "teruggaven", "Zeeland", "--vergelijk", "1", "2"]],
        "vragenlijst twijfel": [["vragenlijst", "twijfel", "Zeeland"]],
        "bron toon": [["bron", "toon"]],
        "bron importeer": [["bron", "importeer", "emm", str(emm)]],
        "codering suggesties": [["codering", "suggesties", "Groningen", "--alles"]],
        "codering toon": [["codering", "toon", "Groningen"]],
        "codering dekking": [["codering", "dekking", "Groningen"], ["codering", "dekking", "--alle"]],
        "codering bewijs": [
            ["codering", "bewijs", "Groningen"],
            ["codering", "bewijs", "Gooi en Vechtstreek"],
        ],
        "codering verschillen": [["codering", "verschillen", "Groningen"]],
        "codering importeer": [["codering", "importeer", str(tmp_path / "uit.qdpx"), "--proef"]],
        "codering overeenstemming": [["codering", "overeenstemming", "Groningen"]],
        "model toon": [["model", "toon"]],
        "verslag toon": [["verslag", "toon", "Groningen"]],
        "verslag bronnen": [["verslag", "bronnen", "Groningen"]],
        "verslag bevindingen": [["verslag", "bevindingen", "Groningen"]],
        "verslag punten": [["verslag", "punten", "Groningen"]],
        "verslag lees": [
            ["verslag", "lees", "--los", str(gewijzigd_verslag(tmp_path))],
            ["verslag", "lees", teruggekomen(rijk, tmp_path), str(onbekend)],
        ],
        "verslag noten": [["verslag", "noten", "Groningen"], ["verslag", "noten", "Zeeland"]],
        "partij toon": [["partij", "toon"]],
        "partij barrieres": [],
        "plan lees": [[*plan, "plan", "lees", str(tmp_path / "anders.txt")]],
        "plan toon": [[*plan, "plan", "toon"]],
        "plan voorstel": [[*plan, "plan", "voorstel"]],
        "plan leden toon": [[*plan, "plan", "leden", "toon"]],
        "deskbron toon": [["deskbron", "toon"]],
        "aanvulling toon": [["aanvulling", "toon"]],
        "praktijk toon": [["praktijk", "toon"]],
        "praktijk voorstellen": [],
        "instrument lijst": [["instrument", "lijst"]],
        "instrument nieuw": [["instrument", "nieuw", "eigen"]],
        "instrument controleer": [
            ["instrument", "controleer", str(schrijf_instrument(tmp_path, met_fout=True))],
            ["instrument", "controleer", "korpsmonitor"],
        ],
        "instrument haal": [[*eigen, "instrument", "haal"]],
        "instrument leg-vast": [[*later, "instrument", "leg-vast"]],
        "rapport geinterviewden": [["rapport", "geinterviewden"]],
        "rapport praktijken": [["rapport", "praktijken"]],
        "verslag rappels": [["verslag", "rappels"]],
        "verslag status": [["verslag", "status"], ["verslag", "status", "Groningen"]],
        "verslag opmerkingen": [["verslag", "opmerkingen", teruggekomen_verslag.PARTIJ]],
        "verslag redactioneel": [["verslag", "redactioneel", teruggekomen_verslag.PARTIJ]],
        "verslag repliek": [
            ["verslag", "repliek", "bestuur"],
            ["verslag", "repliek", "om", "--lees", teruggekomen_waardering(rijk, tmp_path)],
        ],
        "verslag waarderingstabel": [["verslag", "waarderingstabel", "om"]],
        "verslag lijst": [["verslag", "lijst"]],
        "verslag verschil": [["verslag", "verschil", "Groningen", "--van", "1"]],
        "verslag controleer": [
            ["verslag", "controleer", str(tmp_path / "v1.docx")],
            ["verslag", "controleer", str(onbekend)],
        ],
        "verslag terugkoppeling": [
            ["verslag", "terugkoppeling", "Groningen", "--map", str(tmp_path), "--pdf"]
        ],
        "verslag bijlage": [["verslag", "bijlage", "Groningen"]],
        "weging bereken": [["weging", "bereken", scores(tmp_path)], ["weging", "bereken", "Groningen"]],
        "weging toon": [["weging", "toon"], ["weging", "toon", "Groningen"]],
        "weging sessie toon": [["weging", "sessie", "toon"]],
        "weging blind toon": [["weging", "blind", "toon", "Groningen"]],
        "weging bewijs": [
            ["weging", "bewijs", "Groningen", "toezicht.kwaliteit"],
            ["weging", "bewijs", "Utrecht", "toezicht.kwaliteit"],
            ["weging", "bewijs", "Zeeland", "referentiekader"],
        ],
        "weging vergelijk": [
            [
                "weging",
                "vergelijk",
                scores(tmp_path),
                "--regels",
                "2011-2012",
                "--regels",
                strenge_regels(tmp_path),
            ]
        ],
        "weging kies-regels": [["weging", "kies-regels"]],
        "weging partner toon": [["weging", "partner", "toon", "Zeeland"]],
        "weging regels": [["weging", "regels"], ["weging", "regels", kapotte_regels(tmp_path)]],
        "backup": [["backup"], ["backup", "--toon"], ["backup", "--controleer", "--alle"]],
        "herstel": [["herstel", reservekopie(rijk, tmp_path), "--naar", str(tmp_path / "hersteld.db")]],
        "rapport brief toon": [["rapport", "brief", "toon"]],
        "rapport eenheid": [["rapport", "eenheid", "--alle"]],
        "aandachtspunt toon": [["aandachtspunt", "toon"]],
        "aanbeveling toon": [["aanbeveling", "toon"]],
        "aanbeveling opvolging": [["aanbeveling", "opvolging"]],
        "maatregel toon": [["maatregel", "toon"]],
        "rapport cijfers": [["rapport", "cijfers", "--tabel", "14"]],
        "rapport korps": [["rapport", "korps", "Groningen", "--bestand", str(tmp_path / "rapport.docx")]],
        "rapport maak": [["rapport", "maak", "scores", "1", "--vorm", "csv", "--map", str(tmp_path / "uit")]],
        "rapport scores": [["rapport", "scores", "--tabel", "24"]],
        "rapport totaal": [["rapport", "totaal"]],
        "rapport stand": [["rapport", "stand"]],
        "rapport tekst": [["rapport", "tekst", "Groningen", "toezicht", "Het toezicht is op orde."]],
        "verslag sjabloon controleer": [["verslag", "sjabloon", "controleer"]],
    }
    # What only a damaged database, a damaged house style or a disagreement shows is tested where there is one.
    niet_hier = {"gebreken[].plaats", "gebreken[].uitleg", "gebreken[]"}
    # No note was taken away after a passage was made of it.
    niet_hier |= {"passages[].verdwenen[]"}
    # Everybody agreed in the end.
    niet_hier |= {"verslagen[].conflicten[]", "verslagen[].zonder_akkoord[]"}

    # Nobody wrote another text on another laptop.
    niet_hier |= {"onderdelen[].botsing[]"}

    # The coders differ on a dimension; on a figure in the tests of `codering`.
    niet_hier |= {pad for pad in beloften["codering verschillen"] if "gegevens" in pad}

    niet_hier |= {pad for pad in beloften["conflict toon"] if pad.startswith("[].")}
    # Without a hub there is nothing to exchange with; that is in the tests of `sync`.
    niet_hier |= {pad for pad in beloften["sync"] if pad.startswith("uitkomst.")}

    # Everything was done by who may; what was not is in the tests of the roles.
    niet_hier |= {pad for pad in beloften["controleer"] if pad.startswith(("procesregels[]", "gevorkt[]"))}

    # Nobody scored on another laptop.
    niet_hier |= {pad for pad in beloften["weging toon"] if "botsing" in pad}
    # Everybody who scores blind did.
    niet_hier |= {"[].wacht_op[]"}

    # Nobody of the weegploeg put anything beside a judgement; that is in the tests of its service.
    niet_hier |= {pad for pad in beloften["weging partner toon"] if pad.startswith("[].wijziging.")}

    # Nothing was destroyed, nor kept too long: what these show is in their own tests.
    elders = {
        "hub toon",
        "hub gebruiker toon",
        "hub apparaten toon",
        "vernietig toon",
        "vernietig verlopen",
        "pakket lees",
        "praktijk voorstellen",
        # Only a study whom to interview has these.
        "partij barrieres",
    }

    assert set(runs) == set(beloften)
    for woorden, opdrachten in runs.items():
        gegeven = {pad for opdracht in opdrachten for pad in paden(rijk(*opdracht, "--json").json)}
        assert gegeven | niet_hier >= beloften[woorden] or woorden in elders, woorden
        assert gegeven <= beloften[woorden], woorden


def test_json_van_een_opdracht_die_niet_klopt_is_ook_json(rijk: Opdrachtregel, tmp_path: Path) -> None:
    onbekend = tmp_path / "onbekend.docx"
    onbekend.write_bytes(b"PK")

    uitkomst = rijk("verslag", "controleer", str(onbekend), "--json")

    assert (uitkomst.status, uitkomst.json["bekend"], uitkomst.json["versie"]) == (1, False, None)


def test_tekst_staat_in_json_zoals_zij_is_vastgelegd_en_stuurt_geen_terminal(gesprek: Opdrachtregel) -> None:
    stout = "een\x1b[31mrode\x9b31m\u202eregel\n“aanhaling” en ĳ"
    gesprek.goed("gesprek", "notitie", "Groningen", stout, "--hoofdstuk", "toezicht", als=NOTULIST)

    als_json = gesprek.goed("gesprek", "toon", "Groningen", "--json")
    als_tekst = gesprek.goed("gesprek", "toon", "Groningen")

    assert als_json.json["notities"][-1]["tekst"] == stout
    for uit in (als_json.uit, als_tekst.uit):
        assert not {"\x1b", "\x9b", "\u202e"} & set(uit)
    assert "“aanhaling” en ĳ" in als_json.uit
