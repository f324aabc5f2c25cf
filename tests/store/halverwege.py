"""Another program that destroys or takes in a file, to be killed halfway: ``python -m tests.store.halverwege WAT ARG…``.

Says “begonnen” just before it begins, and “gedaan” once it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from korpsmonitor_tui.store.pakketbestand import Pakketlezer
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.vernietiging import SOORT
from tests.store.gegevens import WIE

WACHTWOORD = "fiets oud regen"


def vernietig(store: Store) -> None:
    ids = [rij[0] for rij in store.lees().execute("SELECT id FROM event WHERE soort = 'notitie'")]
    gegevens = {
        "dossier": "",
        "wat": "dossier",
        "naam": "x",
        "reden": "wet",
        "aantal": len(ids),
        "events": ids,
    }
    print("begonnen", flush=True)
    store.voer_uit(WIE, lambda tx: tx.maak(SOORT, gegevens))
    store.maak_schoon()


def neem_op(store: Store, pakket: str) -> None:
    with Path(pakket).open("rb") as bestand:
        lezer = Pakketlezer(bestand, WACHTWOORD)
        print("begonnen", flush=True)
        store.neem_stroom_op((deel.pakketten, deel.schakels) for deel in lezer.delen())


def main() -> None:
    wat, pad, toestand, *rest = sys.argv[1:]
    with Store.open_met_sleutel(Path(pad), None, Omgeving(Path(toestand))) as store:
        if wat == "vernietig":
            vernietig(store)
        else:
            neem_op(store, *rest)
        print("gedaan", flush=True)


if __name__ == "__main__":
    main()
