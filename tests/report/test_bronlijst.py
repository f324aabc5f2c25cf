"""The list that a source fills in is read back as it was filled in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from korpsmonitor_tui.domain.bronrijen import rijnamen
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.intake.brontabel import lees_brontabel
from korpsmonitor_tui.report.bronlijst import schrijf_bronlijst
from korpsmonitor_tui.services.definities import Definities

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return Definities()("korpsmonitor")


@pytest.mark.parametrize("code", ["emm", "om", "comensha"])
def test_every_cell_to_fill_in_comes_back_to_its_place(instrument: Instrument, code: str) -> None:
    bron = instrument.andere_bron(code)
    assert bron is not None
    rijen = rijnamen(instrument, [("mma", "MMA")])
    leeg = schrijf_bronlijst(bron, rijen.korpsen, "Korpsmonitor 2011-2012", "proef")
    assert leeg == schrijf_bronlijst(bron, rijen.korpsen, "Korpsmonitor 2011-2012", "proef")
    assert [waarde for waarde in lees_brontabel(leeg, "leeg", bron, rijen).waarden if waarde.waarde] == []

    werkmap = openpyxl.load_workbook(io.BytesIO(leeg))
    ingevuld = 0
    for blad in werkmap.worksheets:
        for rij in blad.iter_rows():
            for cel in rij:
                if cel.number_format == "@":
                    ingevuld += 1
                    cel.value = f"{ingevuld}-{ingevuld + 5}"
    uit = io.BytesIO()
    werkmap.save(uit)
    tabel = lees_brontabel(uit.getvalue(), "vol", bron, rijen)

    assert tabel.meldingen == ()
    plekken = {
        (gegeven.id, rij, str(jaar))
        for gegeven in bron.gegevens
        for jaar in gegeven.jaren
        for rij in (["nederland"] if gegeven.per == "land" else [korps.code for korps in rijen.korpsen])
    }
    assert {waarde.plek for waarde in tabel.waarden} == plekken
    waarden = [waarde.waarde for waarde in tabel.waarden]
    noten = {waarde.noot for waarde in tabel.waarden}
    assert len(set(waarden)) == len(waarden)
    assert len(waarden) + len(noten) == ingevuld


def test_a_source_without_figures_has_no_list_to_read(instrument: Instrument) -> None:
    nrm = instrument.andere_bron("nrm")
    assert nrm is not None
    with pytest.raises(OnbruikbareInvoer):
        lees_brontabel(b"Korps;aantal 2012\nTwente;1", "x", nrm, rijnamen(instrument, []))
