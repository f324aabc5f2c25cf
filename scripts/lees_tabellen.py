"""Reads the published tables 3-31 from the text of the Korpsmonitor 2011-2012.

    python scripts/lees_tabellen.py BRONTEKST UIT [--bronregels BESTAND]

BRONTEKST is the report as text: a line per paragraph, a table as tab-separated lines above its caption. UIT is the
folder with tabellen.toml, correcties.toml and totalen.toml, which people keep; the figures and afwijkingen.toml are
written beside them. With --bronregels the lines of the rows are also written to the letter, for the tests.

Nothing is written unless every row, heading, caption and footnote is where tabellen.toml expects it.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tabellen_bron import lees_brontabellen, lees_noten
from tabellen_indelen import deel_in
from tabellen_uit import als_json, als_toml

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.cijferindeling import TABELLEN, lees_indeling
from korpsmonitor_tui.intake.cijfers import cijferbestand, lees_cijfers
from korpsmonitor_tui.intake.cijferverantwoording import AFWIJKINGEN, CORRECTIES, TOTALEN, Verantwoording
from korpsmonitor_tui.intake.definitiebestand import open_toml
from korpsmonitor_tui.intake.instrument import lees_instrument
from korpsmonitor_tui.report.totalen import zoek_afwijkingen

if TYPE_CHECKING:
    from tabellen_bron import Brontabel

    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling, Correctie
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.cijferindeling import Indeling

WORTEL = Path(__file__).resolve().parent.parent


def lees_tabellen(inhoud: bytes, map_: Path, instrument: Instrument) -> tuple[dict[str, str], str]:
    """The text of every file to write by its name, and the lines of the rows to the letter.

    Raises OnbruikbareInvoer if the source or the files in ``map_`` are not as expected.
    """
    indeling, correcties = _lees_gegevens(map_, instrument)
    regels = inhoud.decode("utf-8").split("\n")
    bekend = {naam for tabel in indeling.tabellen for naam, _vraag in tabel.reeks}
    brontabellen = lees_brontabellen(
        regels, lambda naam: naam in bekend or indeling.rijcode(naam, instrument) is not None
    )
    noten = lees_noten(regels)
    bestanden = {}
    for tabel in indeling.tabellen:
        bron = brontabellen.get(tabel.nummer)
        if bron is None:
            raise OnbruikbareInvoer(
                _("Tabel {nummer} is niet gevonden; er is niets geschreven.").format(nummer=tabel.nummer)
            )
        eigen = [correctie for correctie in correcties if correctie.tabel == tabel.nummer]
        gelezen = deel_in(bron, tabel, eigen, noten, lambda naam: indeling.rijcode(naam, instrument))
        bestanden[cijferbestand(tabel.nummer)] = als_json(gelezen)
    verzameling = _lees_terug(bestanden, map_, instrument)
    _controleer_regels(verzameling, regels)
    bestanden[AFWIJKINGEN] = als_toml(zoek_afwijkingen(verzameling))
    gebruikt = [brontabellen[tabel.nummer] for tabel in indeling.tabellen]
    return bestanden, _als_bronregels(inhoud, gebruikt)


def _lees_gegevens(map_: Path, instrument: Instrument) -> tuple[Indeling, tuple[Correctie, ...]]:
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, TABELLEN, bevindingen)
    indeling = lees_indeling(bestand, instrument) if bestand else None
    correcties = Verantwoording(map_, indeling, instrument, bevindingen).correcties() if indeling else ()
    if indeling is None or bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return indeling, correcties


def _lees_terug(bestanden: dict[str, str], map_: Path, instrument: Instrument) -> Cijferverzameling:
    """What the program will read from the files, so that nothing is written that it would refuse."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        proef = Path(tijdelijk)
        for naam in (TABELLEN, CORRECTIES, TOTALEN):
            shutil.copy(map_ / naam, proef)
        for naam, tekst in {**bestanden, AFWIJKINGEN: als_toml(())}.items():
            (proef / naam).write_text(tekst, encoding="utf-8")
        return lees_cijfers(proef, instrument)


def _controleer_regels(verzameling: Cijferverzameling, regels: list[str]) -> None:
    """A printed total must stand on the line that it was taken from."""
    for totaal in verzameling.totalen:
        if totaal.regel > len(regels) or totaal.gedrukt not in regels[totaal.regel - 1]:
            raise OnbruikbareInvoer(
                _('Op regel {regel} staat geen "{gedrukt}"; er is niets geschreven.').format(
                    regel=totaal.regel, gedrukt=totaal.gedrukt
                )
            )


def _als_bronregels(inhoud: bytes, tabellen: list[Brontabel]) -> str:
    delen = [f"# sha256 {hashlib.sha256(inhoud).hexdigest()}"]
    for tabel in tabellen:
        delen.append(f"# Tabel {tabel.nummer} {tabel.titel}")
        delen += [f"{regel}\t{tekst}" for regel, tekst in tabel.regels]
    return "\n".join(delen) + "\n"


def main() -> int:
    """Read the arguments, write the files and say what was read."""
    opdracht = argparse.ArgumentParser(description="Leest de gepubliceerde tabellen van de Korpsmonitor.")
    opdracht.add_argument("brontekst", type=Path)
    opdracht.add_argument("uit", type=Path)
    opdracht.add_argument("--bronregels", type=Path)
    keuzes = opdracht.parse_args()
    try:
        instrument = lees_instrument(WORTEL / "templates" / "korpsmonitor", WORTEL / "db")
        bestanden, bronregels = lees_tabellen(keuzes.brontekst.read_bytes(), keuzes.uit, instrument)
        for naam, tekst in bestanden.items():
            schrijf_bestand(keuzes.uit / naam, tekst.encode(), overschrijf=True)
        if keuzes.bronregels:
            schrijf_bestand(keuzes.bronregels, bronregels.encode(), overschrijf=True)
    except (KorpsmonitorFout, OSError, UnicodeDecodeError) as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    sys.stdout.write(_("{aantal} tabellen gelezen.\n").format(aantal=len(bestanden) - 1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
