"""From the eindscore to what is asked again: eenheden, recommendations, letters and measures by command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from docx import Document

from korpsmonitor_tui import paths
from tests.cli.conftest import is_een_regel
from tests.cli.gewogen_editie import EMM, weeg

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


@pytest.fixture
def gewogen(team: Opdrachtregel) -> Opdrachtregel:
    """Give a weighed edition."""
    weeg(team)
    return team


def test_een_eenheid_van_voorstel_tot_rapport(
    gewogen: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proposals show as such; adopted, changed and ordered they are what the report says."""
    uit = gewogen.goed("aandachtspunt", "toon", "midden nederland")
    assert "voorstel" in uit.uit
    assert "aandacht in Utrecht" in uit.uit
    gewogen.goed("aandachtspunt", "neem-over", "Midden-Nederland", "--alle")
    gewogen.goed("aandachtspunt", "nieuw", "Midden-Nederland", "Benoem één korpsexpert.")
    gewogen.goed("aandachtspunt", "tekst", "Midden-Nederland", "1", "Lever aan het EMM.")
    gewogen.goed("aandachtspunt", "verplaats", "Midden-Nederland", "2", "1")
    gewogen.goed("rapport", "eenheidtekst", "Midden-Nederland", "toezicht", "Het toezicht is op orde.")
    pad = tmp_path / "eenheid.docx"
    uit = gewogen.goed("rapport", "eenheid", "Midden-Nederland", "--bestand", str(pad))
    # Gooi en Vechtstreek was not scored.
    assert "18 van 54 scores nog niet vastgesteld" in uit.fout
    tekst = "\n".join(alinea.text for alinea in Document(str(pad)).paragraphs)
    assert tekst.index("Benoem één korpsexpert.") < tekst.index("Lever aan het EMM.")
    assert "Het toezicht is op orde." in tekst
    assert "CONCEPT" in tekst
    # How a PDF is made is tested where it is made.
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    als_pdf = gewogen("rapport", "eenheid", "Limburg", "--bestand", str(tmp_path / "eenheid.pdf"))
    assert (als_pdf.status, is_een_regel(als_pdf.fout)) == (2, True)
    csv = tmp_path / "eenheden.csv"
    gewogen.goed("rapport", "eenheid", "--alle", "--bestand", str(csv))
    regels = csv.read_text(encoding="utf-8-sig").splitlines()
    assert len(regels) == 1 + 26 * 18
    assert "Midden-Nederland;Utrecht;Informatie: Aanleveren EMM;geel;" in regels
    gewogen.goed("aandachtspunt", "verwijder", "Midden-Nederland", "1")
    gewogen.goed("aandachtspunt", "bevestig", "Midden-Nederland", "1")
    gewogen.goed("ongedaan")
    uit = gewogen("rapport", "eenheid", "Atlantis")
    assert (uit.status, is_een_regel(uit.fout)) == (2, True)
    assert gewogen("rapport", "eenheid").status == 2


def test_een_voorstel_weglaten(gewogen: Opdrachtregel) -> None:
    """What is left out is proposed no more."""
    gewogen.goed("aandachtspunt", "laat-weg", "Midden-Nederland", EMM, "--reden", "Verholpen.")
    assert "geen voorstellen" in gewogen.goed("aandachtspunt", "toon", "Midden-Nederland").uit
    assert gewogen("aandachtspunt", "laat-weg", "Midden-Nederland", EMM).status == 2


def test_een_brief_van_concept_tot_verzonden(gewogen: Opdrachtregel, tmp_path: Path) -> None:
    """All that must go out at once, who gets none with the reason; what was sent comes back byte for byte."""
    uit = gewogen.goed("rapport", "brief", "maak", "--alle", "--doel", str(tmp_path), "--kenmerk", "57")
    assert "1 brief gemaakt." in uit.uit
    assert "Geen brief: Flevoland is conform norm." in uit.fout
    assert "Geen brief: De eindscore van Groningen is nog niet vastgesteld." in uit.fout
    (concept,) = tmp_path.glob("*.docx")
    assert "Concept ter ondertekening" in "\n".join(a.text for a in Document(str(concept)).paragraphs)
    assert gewogen("rapport", "brief", "maak", "Flevoland", "--doel", str(tmp_path)).status == 2
    assert gewogen("rapport", "brief", "maak", "Utrecht", "--doel", str(tmp_path)).status == 2
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF ondertekend")
    gewogen.goed("rapport", "brief", "verzonden", "Utrecht", "--bestand", str(scan), "--termijn", "1-4-2013")
    (regel,) = [
        r for r in gewogen.goed("rapport", "brief", "toon", "--json").json["korpsen"] if r["verzonden"]
    ]
    assert (regel["partij"], regel["te_versturen"], regel["zonder_maatregel"]) == ("utrecht", False, [EMM])
    gewogen.goed("rapport", "brief", "bestand", "Utrecht", "--doel", str(tmp_path / "terug.pdf"))
    assert (tmp_path / "terug.pdf").read_bytes() == scan.read_bytes()
    gewogen.klok.zet(2013, 4, 2)
    assert "TE LAAT" in gewogen.goed("rapport", "brief", "toon", "--te-laat").uit
    assert (
        "0 brieven gemaakt."
        in gewogen.goed("rapport", "brief", "maak", "--alle", "--doel", str(tmp_path)).uit
    )
    assert gewogen("ongedaan").status == 2


def test_een_maatregel_van_toezegging_tot_gereed(gewogen: Opdrachtregel, tmp_path: Path) -> None:
    """Promised, followed, overdue in status, and done; the previous edition's go on here."""
    uit = gewogen.goed("maatregel", "toon", "Utrecht")
    assert "uit de vorige editie (toegezegd): Benoem een korpsexpert." in uit.uit
    assert "1 maatregel overgenomen." in gewogen.goed("maatregel", "neem-over", "--alle").uit
    gewogen.goed(
        *("maatregel", "nieuw", "Utrecht", "Lever aan.", "--dimensie", EMM, "--termijn", "2013-03-01"),
        *("--verantwoordelijke", "informatiecoördinator"),
    )
    gewogen.goed("maatregel", "voortgang", "Utrecht", "2", "Begonnen.", "--datum", "11-02-2013")
    gewogen.goed("maatregel", "wijzig", "Utrecht", "2", "--tekst", "Lever alles aan.")
    gewogen.goed("maatregel", "verplaats", "Utrecht", "2", "1")
    gewogen.klok.zet(2013, 3, 2)
    assert "1 maatregel te laat" in gewogen.goed("status", "--filter", "maatregel-te-laat").uit
    assert "Lever alles aan." in gewogen.goed("planning").uit
    pad = tmp_path / "maatregelen.csv"
    gewogen.goed("maatregel", "toon", "--te-laat", "--bestand", str(pad))
    assert "Lever alles aan.;informatiecoördinator;01-03-2013;toegezegd;ja;" in pad.read_text("utf-8-sig")
    assert gewogen("maatregel", "staat", "Utrecht", "1", "vervallen").status == 2
    gewogen.goed("maatregel", "staat", "Utrecht", "1", "gereed")
    gewogen.goed("maatregel", "staat", "Utrecht", "2", "vervallen", "--reden", "Een expert per eenheid.")
    assert "geen maatregel" in gewogen.goed("maatregel", "toon", "Utrecht", "--open").uit
    gewogen.goed("maatregel", "verwijder", "Utrecht", "2")
    assert gewogen("maatregel", "nieuw", "om", "Iets.").status == 2


def test_aanbevelingen_van_concept_tot_opvolging(gewogen: Opdrachtregel, tmp_path: Path) -> None:
    """Numbered for good when laid down; the previous edition's are answered."""
    for tekst in ("Borg de kennis.", "Leid op."):
        gewogen.goed("aanbeveling", "nieuw", tekst, "--aan", "politieleiding", "--bron", "4.3.1")
    assert "heeft nu nummer 1" in gewogen.goed("aanbeveling", "verplaats", "2", "--", "-1").uit
    gewogen.goed("aanbeveling", "tekst", "1", "Leid iedereen op.")
    gewogen.goed(
        "aanbeveling", "wijzig", "1", "--aan", "Politieacademie", "--dimensie", "organisatie.gedragscode"
    )
    assert "nummers 1 tot en met 2" in gewogen.goed("aanbeveling", "stel-vast").uit
    assert gewogen("aanbeveling", "tekst", "1", "Anders.").status == 2
    gewogen.goed("aanbeveling", "trek-in", "2", "--reden", "Dubbel.")
    eerste, tweede = gewogen.goed("aanbeveling", "toon", "--json").json["aanbevelingen"]
    assert (eerste["tekst"], eerste["geadresseerden"], eerste["bronnen"]) == (
        "Leid iedereen op.",
        ["Politieacademie"],
        ["4.3.1"],
    )
    assert tweede["ingetrokken"] == "Dubbel."
    gewogen.goed("aanbeveling", "opvolging", "1", "gedeeltelijk", "In drie eenheden.")
    (deel,) = gewogen.goed("aanbeveling", "opvolging", "--json").json["aanbevelingen"]
    assert (deel["stand"], deel["editie"]) == ("gedeeltelijk", "2011-2012")
    assert gewogen("aanbeveling", "opvolging", "1", "misschien", "Zo.").status == 2
    for naam in ("a.docx", "a.xlsx", "a.csv"):
        gewogen.goed("aanbeveling", "toon", "--bestand", str(tmp_path / naam))
        assert gewogen("aanbeveling", "toon", "--bestand", str(tmp_path / naam)).status == 2
    assert gewogen("aanbeveling", "toon", "--bestand", str(tmp_path / "a.odt")).status == 2
    tekst = json.dumps(
        [[c.text for c in r.cells] for t in Document(str(tmp_path / "a.docx")).tables for r in t.rows]
    )
    assert "Ingetrokken: Dubbel." in tekst
    assert "In drie eenheden." in tekst
