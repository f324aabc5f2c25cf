"""Learn the weights of the extraction from labelled sentences, and measure them on korpsen that were left out.

``python scripts/train_extractie.py leer`` writes templates/korpsmonitor/extractie/model.json;
``python scripts/train_extractie.py meet`` puts leave-one-korps-out figures in docs/modelkaart.md.
Needs scikit-learn (``make modelkaart`` sees to it); the program itself does not.
"""

from __future__ import annotations

import argparse

from leer_extractie import MODEL, WORTEL, leer, lees_zinnen, schrijf, versie_van
from meet_extractie import meettabellen, zet_in_kaart

from korpsmonitor_tui.services.definities import STANDAARD, Definities


def main() -> None:
    """Learn or measure."""
    opdrachten = argparse.ArgumentParser(description=__doc__)
    opdrachten.add_argument("wat", choices=("leer", "meet"))
    wat = opdrachten.parse_args().wat
    definities = Definities()
    lexicon, zinnen = definities.lexicon(STANDAARD), lees_zinnen()
    if wat == "leer":
        schrijf(leer(lexicon, zinnen, versie_van(zinnen)), MODEL)
        print(f"{MODEL.relative_to(WORTEL)}: {versie_van(zinnen)}")
    else:
        tabellen = meettabellen(lexicon, zinnen)
        zet_in_kaart(tabellen)
        print(tabellen)


if __name__ == "__main__":
    main()
