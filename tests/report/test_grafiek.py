"""Charts as pictures: always the same bytes, and readable without colour."""

from __future__ import annotations

import struct
import subprocess
import sys
from dataclasses import replace

from korpsmonitor_tui.report import grafiek
from korpsmonitor_tui.report.grafiek import teken_stapels, teken_staven
from tests.domain.test_grafiek import CIJFERS, GRAFIEK
from tests.oordelen import SCORES


def _maat(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    breed, hoog = struct.unpack(">II", png[16:24])
    return breed, hoog


def test_the_same_chart_gives_the_same_bytes_and_names_no_program() -> None:
    for eerste, tweede in (
        (teken_stapels(GRAFIEK), teken_stapels(GRAFIEK)),
        (teken_staven(CIJFERS), teken_staven(CIJFERS)),
    ):
        assert eerste == tweede
        assert b"matplotlib" not in eerste.lower()


def test_a_chart_is_as_wide_as_the_text_and_grows_with_the_editions() -> None:
    een = _maat(teken_stapels(replace(GRAFIEK, stapels=GRAFIEK.stapels[:1])))
    twee = _maat(teken_stapels(GRAFIEK))
    assert een[0] == twee[0] == _maat(teken_staven(CIJFERS))[0]
    assert een[1] < twee[1]


def test_another_number_is_another_picture() -> None:
    anders = replace(GRAFIEK, stapels=(replace(GRAFIEK.stapels[0], aantallen=()), GRAFIEK.stapels[1]))
    assert teken_stapels(anders) != teken_stapels(GRAFIEK)


def test_scores_differ_in_hatching_or_in_lightness() -> None:
    def grijs(kleur: str) -> float:
        rood, groen, blauw = (int(kleur[nr : nr + 2], 16) for nr in (1, 3, 5))
        return 0.299 * rood + 0.587 * groen + 0.114 * blauw

    gezien = [(grafiek._arcering(score), grijs(grafiek._kleuren(score)[0])) for score in (*SCORES, None)]
    for nr, (arcering, licht) in enumerate(gezien):
        for andere, ander_licht in gezien[nr + 1 :]:
            assert arcering != andere or abs(licht - ander_licht) > 60


def test_the_library_is_loaded_only_for_a_chart() -> None:
    opdracht = "import sys, korpsmonitor_tui.services.rapporttotaal; sys.exit('matplotlib' in sys.modules or 'docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", opdracht], check=False).returncode == 0
