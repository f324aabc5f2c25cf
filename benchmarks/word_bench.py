"""What a gespreksverslag in Word costs, against a bare zip of the same file and against its own smaller sizes."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.meting import Meting
from korpsmonitor_tui.domain.instrument import Kleur
from korpsmonitor_tui.domain.verslagdocument import Alinea, Cijferregel, Kleurenbalk, Sectie, Verslagdocument
from korpsmonitor_tui.word.verslag import schrijf_verslag

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.word.verslag import Verslagbestand

HUISSTIJL = Path(__file__).resolve().parent.parent / "templates" / "korpsmonitor" / "huisstijl.docx"
_ZIN = "De korpsexpert licht toe hoe het toezicht op de vergunde branche dit jaar is ingericht. "
_KEREN = 3


def meet() -> list[Meting]:
    """Each ratio from the best of a few repetitions."""
    sjabloon = HUISSTIJL.read_bytes()

    def schrijf(passages: int, cijfers: int = 40) -> Callable[[], Verslagbestand]:
        return partial(schrijf_verslag, _verslag(passages, cijfers), sjabloon)

    gewoon = schrijf(120)
    return [
        Meting(
            "verslag van 120 passages en 13 tabellen tegenover een kale zip",
            _beste(gewoon) / _beste(partial(_zip, gewoon().inhoud)),
            doel=30,
        ),
        Meting("10.000 passages tegenover 1.000", _beste(schrijf(10_000)) / _beste(schrijf(1_000)), doel=15),
        Meting(
            "tabel van 4.000 regels tegenover 400",
            _beste(schrijf(1, 4_000)) / _beste(schrijf(1, 400)),
            doel=15,
        ),
    ]


def _verslag(passages: int, regels: int) -> Verslagdocument:
    alineas = tuple(
        Alinea(nummer, f"p{nummer}", _ZIN * (3 + nummer % 5)) for nummer in range(1, passages + 1)
    )
    balk = Kleurenbalk("Toezicht", ("a", "b", "c", "d"), ((2010, tuple(Kleur)), (2012, tuple(Kleur))), "")
    leeg = Verslagdocument(
        instrument="Korpsmonitor",
        editie="2011-2012",
        partij="Voorbeeld",
        verslag="v",
        versie=1,
        status="concept",
        kop="0" * 64,
        rubricering="Vertrouwelijk",
        datum=date(2012, 4, 3),
        plaats="Utrecht",
        notulist="notulist",
        auditors=(),
        deelnemers=(),
        secties=tuple(Sectie(str(deel), f"Hoofdstuk {deel}", alineas[deel::7]) for deel in range(7)),
        opgemaakt=date(2012, 4, 12),
    )
    cijfers = tuple(Cijferregel(f"v{nr}", "aantal", "2011", str(nr)) for nr in range(regels))
    return replace(leeg, cijfers=cijfers, kleurenbalken=(balk,) * 10)


def _zip(inhoud: bytes) -> None:
    """Unpack and pack the same parts with nothing else: the least any writer can do with a house style."""
    with (
        zipfile.ZipFile(io.BytesIO(inhoud)) as bron,
        zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as doel,
    ):
        for naam in bron.namelist():
            doel.writestr(naam, bron.read(naam))


def _beste(werk: Callable[[], object]) -> float:
    """Seconds of the fastest repetition."""
    tijden: list[float] = []
    for _keer in range(_KEREN):
        begin = time.perf_counter()
        werk()
        tijden.append(time.perf_counter() - begin)
    return min(tijden)


if __name__ == "__main__":
    for meting in meet():
        print(f"{meting.wat}: {meting.waarde:.2f}")
