"""Files that claim to be definition files, a house style or a verslag of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services import bestandscontrole

if TYPE_CHECKING:
    from pathlib import Path


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
