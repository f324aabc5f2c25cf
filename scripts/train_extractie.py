"""Learn the weights of the extraction from labelled sentences, and measure them on korpsen that were left out.

``python scripts/train_extractie.py leer`` writes templates/korpsmonitor/extractie/model.json;
``python scripts/train_extractie.py meet`` puts leave-one-korps-out figures in docs/modelkaart.md;
``python scripts/train_extractie.py`` does both. Needs scikit-learn (``make modelkaart`` sees to it); the program itself
does not.
"""

from __future__ import annotations

import argparse
from typing import Final

from meet_extractie import WORTEL, meettabellen, zet_in_kaart

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.extract.leren import leer
from korpsmonitor_tui.extract.model import als_tekst
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.leerstof import lees_leerstof

MODEL: Final = WORTEL / "templates" / STANDAARD / "extractie" / "model.json"


def main() -> None:
    """Learn, measure, or both."""
    opdrachten = argparse.ArgumentParser(description=__doc__)
    opdrachten.add_argument("wat", choices=("leer", "meet"), nargs="?")
    wat = opdrachten.parse_args().wat
    stof = lees_leerstof(Definities(), STANDAARD)
    if wat != "meet":
        model = leer(stof, stof.zinnen, stof.versie)
        schrijf_bestand(MODEL, als_tekst(model).encode(), overschrijf=True)
        print(f"{MODEL.relative_to(WORTEL)}: {model.versie}")
    if wat != "leer":
        tabellen = meettabellen(stof)
        zet_in_kaart(tabellen)
        print(tabellen)


if __name__ == "__main__":
    main()
