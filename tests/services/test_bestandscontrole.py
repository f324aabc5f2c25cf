"""Files that claim to be definition files, a house style or a verslag of ours."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services import (
    bestandscontrole,
    documenten,
    terugkoppeling,
    versiebestanden,
    verslagstappen,
    wederhoor,
)
from korpsmonitor_tui.services.bestandscontrole import Uitkomst
from korpsmonitor_tui.services.wederhoor import Antwoord
from korpsmonitor_tui.word import kenmerken
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.word import libreoffice
from tests.word.hulp import verander

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.bestandscontrole import Bestandsherkomst
    from tests.services.conftest import Laptop


def test_de_meegeleverde_bestanden_zijn_bruikbaar() -> None:
    definities = bestandscontrole.controleer_definities()
    huisstijl = bestandscontrole.controleer_huisstijl()

    assert definities.bevindingen == ()
    assert definities.instrument is not None
    assert definities.instrument.code == definities.map.name
    assert huisstijl.gebreken == ()


def test_elke_fout_in_een_map_wordt_genoemd(tmp_path: Path) -> None:
    (tmp_path / "instrument.toml").write_text('code = "x"\nonbekend = 1\n')

    uitkomst = bestandscontrole.controleer_definities(tmp_path)

    assert uitkomst.instrument is None
    assert len(uitkomst.bevindingen) > 3
    assert any("onbekend" in str(bevinding) for bevinding in uitkomst.bevindingen)


def test_tegenspraak_in_de_weegregels_wordt_ook_genoemd(tmp_path: Path) -> None:
    bron = bestandscontrole.controleer_definities().map
    kopie = tmp_path / bron.name
    shutil.copytree(bron, kopie)
    regels = kopie / "weegregels" / "2011-2012.toml"
    regels.write_text(
        regels.read_text(encoding="utf-8").replace('["organisatie.gedragscode"]', '["organisatie.gedrag"]'),
        encoding="utf-8",
    )

    uitkomst = bestandscontrole.controleer_definities(kopie)

    assert uitkomst.instrument is None
    assert {bevinding.bestand for bevinding in uitkomst.bevindingen} == {"weegregels/2011-2012.toml"}
    assert any('"organisatie.gedrag" bestaat niet.' in b.melding for b in uitkomst.bevindingen)


def test_een_map_zonder_bestanden_is_een_fout(tmp_path: Path) -> None:
    (bevinding,) = bestandscontrole.controleer_definities(tmp_path).bevindingen

    assert "instrument.toml" in str(bevinding)


def test_een_huisstijl_die_geen_word_document_is(tmp_path: Path) -> None:
    pad = tmp_path / "huisstijl.docx"
    pad.write_text("tekst")

    with pytest.raises(OnbruikbareInvoer):
        bestandscontrole.controleer_huisstijl(pad)
    with pytest.raises(OnbruikbareInvoer, match="kan niet worden gelezen"):
        bestandscontrole.controleer_huisstijl(tmp_path / "niets.docx")


# -- a verslag of ours ---------------------------------------------------------------------------------------------------


@pytest.fixture
def tweemaal(laptop: Laptop) -> Laptop:
    """Version 1 was sent, version 2 sent and laid down."""
    verhaal.verwerkt(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)
    return laptop


def herken(laptop: Laptop, map_: Path, inhoud: bytes, naam: str = "bestand.docx") -> Bestandsherkomst:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return bestandscontrole.herken(laptop.lezer, pad)


def versie(laptop: Laptop, nummer: int, soort: str) -> bytes:
    return versiebestanden.haal_versie(laptop.lezer, DOSSIER, nummer, soort).inhoud


@pytest.mark.parametrize(
    ("nummer", "soort", "geldend"),
    [(1, "verzonden", False), (2, "verzonden", False), (2, "definitief", True)],
)
def test_every_frozen_version_is_known_byte_for_byte(
    tweemaal: Laptop, tmp_path: Path, nummer: int, soort: str, *, geldend: bool
) -> None:
    uit = herken(tweemaal, tmp_path, versie(tweemaal, nummer, soort))
    assert uit.versie
    assert (uit.uitkomst, uit.versie.nummer, uit.versie.soort) == (Uitkomst.VERSIE, nummer, soort)
    assert (uit.onveranderd, uit.is_geldend) == (True, geldend)


@pytest.mark.parametrize(("nummer", "soort"), [(1, "verzonden"), (2, "verzonden"), (2, "definitief")])
def test_a_copy_that_was_saved_again_has_the_same_text(
    tweemaal: Laptop, tmp_path: Path, nummer: int, soort: str
) -> None:
    opnieuw = verander(versie(tweemaal, nummer, soort), {})
    assert opnieuw != versie(tweemaal, nummer, soort)
    for inhoud in (opnieuw, zonder_kenmerken(opnieuw)):
        uit = herken(tweemaal, tmp_path, inhoud)
        assert uit.versie
        assert (uit.uitkomst, uit.versie.nummer, uit.versie.soort) == (Uitkomst.TEKST_GELIJK, nummer, soort)
        assert not uit.onveranderd
        assert not uit.is_geldend


def zonder_kenmerken(inhoud: bytes) -> bytes:
    """A copy that does not say what it is."""
    return verander(
        inhoud, {"docProps/custom.xml": (f'name="{kenmerken.EIGENSCHAP_VERSLAG}"', 'name="iets_anders"')}
    )


def test_a_copy_in_which_one_word_changed_is_no_longer_that_version(tweemaal: Laptop, tmp_path: Path) -> None:
    anders = verander(versie(tweemaal, 2, "definitief"), {"word/document.xml": ("kwartaal", "maand")})
    for inhoud in (anders, zonder_kenmerken(anders)):
        uit = herken(tweemaal, tmp_path, inhoud)
        assert uit.versie
        assert (uit.uitkomst, uit.versie.nummer, uit.versie.soort) == (Uitkomst.GEWIJZIGD, 2, "definitief")
        assert uit.verschillen == 1


@libreoffice.nodig
@pytest.mark.parametrize("vorm", ["docx", "odt"])
def test_what_libreoffice_saved_again_says_the_same(tweemaal: Laptop, tmp_path: Path, vorm: str) -> None:
    opnieuw = libreoffice.zet_om(versie(tweemaal, 2, "definitief"), vorm, tmp_path)
    uit = herken(tweemaal, tmp_path, opnieuw, f"bestand.{vorm}")
    assert uit.versie
    assert (uit.uitkomst, uit.versie.nummer, uit.versie.soort) == (Uitkomst.TEKST_GELIJK, 2, "definitief")


def test_what_went_along_is_known_and_is_not_the_verslag(
    tweemaal: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.services.pdf.maak_pdf", lambda _inhoud: b"%PDF-1.7 ons")
    map_ = terugkoppeling.koppel_terug(tweemaal.notulist, DOSSIER, tmp_path, met_pdf=True).map
    gezien = {pad.name: bestandscontrole.herken(tweemaal.lezer, pad) for pad in map_.iterdir()}
    assert {uit.wat for uit in gezien.values() if uit.uitkomst == Uitkomst.STUK} == {
        "de bijlage met wijzigingen", "de verwerkingstabel", "de verwerkingstabel als werkmap", "de slotbrief", "de PDF"
    }  # fmt: skip
    pdf = gezien["gespreksverslag-2011-2012-groningen-v2.pdf"]
    assert pdf.versie
    assert (pdf.versie.nummer, pdf.versie.soort, pdf.is_geldend) == (2, "definitief", False)
    wijzigingen = versiebestanden.wijzigingen(tweemaal.lezer, DOSSIER).inhoud
    assert herken(tweemaal, tmp_path, verander(wijzigingen, {})).uitkomst == Uitkomst.BIJLAGE


def test_what_is_not_ours_is_unknown(tweemaal: Laptop, tmp_path: Path) -> None:
    for naam, inhoud in (("x.pdf", b"%PDF-1.7 ander"), ("x.txt", b"tekst"), ("x.docx", b"PK\x03\x04 stuk")):
        assert herken(tweemaal, tmp_path, inhoud, naam).uitkomst == Uitkomst.ONBEKEND
    verhaal.plan(tweemaal, "utrecht")
    verhaal.noteer(tweemaal, "2011-2012/utrecht")
    ander = documenten.schrijf(tweemaal.lezer, tweemaal.store.lees(), "2011-2012/utrecht").inhoud
    assert herken(tweemaal, tmp_path, ander).uitkomst == Uitkomst.ONBEKEND


def test_evidence_that_was_kept_is_called_so(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.verzonden(laptop)
    bewijs = tmp_path / "mail.txt"
    bewijs.write_text("akkoord")
    wederhoor.leg_akkoord_vast(laptop.notulist, DOSSIER, Antwoord("korpsexpert", "e-mail", bewijs=bewijs))
    uit = bestandscontrole.herken(laptop.lezer, bewijs)
    assert (uit.uitkomst, uit.wat) == (Uitkomst.BEWAARD, "mail.txt, bewaard bij Groningen")
    assert not uit.onveranderd
