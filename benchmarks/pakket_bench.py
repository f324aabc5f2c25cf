"""Exchange by file: everything out and in, beside reading and taking in the same events without a file; and destroying."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting, getal
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.pakketbestand import Manifest, Pakketlezer, einden, schrijf_alles
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.store.transactie import Wie
from korpsmonitor_tui.store.vernietiging import SOORT
from korpsmonitor_tui.store.versleuteld import versleutel

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.store.transactie import Transactie

ONDERWERP: Final = "Pakket"
HOE: Final = "Uitwisselen met een versleuteld bestand in plaats van een netwerk: 40.000 vastleggingen, één keer, omgerekend naar 100.000."
NOTITIES = 10_000
PER_NOTITIE = 4
HONDERDDUIZEND = 100_000
WIE = Wie("notulist", "2011-2012")
WACHTWOORD = "fiets oud regen"
DOSSIERS = 27


def meet() -> list[Meting]:
    """Times are per 100,000 events."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_)
        with _maak(pad, "hier") as hier, _maak(pad, "daar") as daar, _maak(pad, "kaal") as kaal:
            hier.voer_uit(WIE, _noteer_alles)
            lezen = _duur(lambda: lees_pakketten(hier.lees()))
            uit = _duur(lambda: _schrijf(hier, pad / "pakket"))
            in_ = _duur(lambda: _lees(daar, pad / "pakket"))
            pakketten = lees_pakketten(hier.lees())
            bloot = _duur(lambda: kaal.neem_op(pakketten))
            weg = _duur(lambda: _vernietig(hier))
            schoon = _duur(hier.maak_schoon)
            groot = (pad / "pakket").stat().st_size / 1e6
    keer = HONDERDDUIZEND / (NOTITIES * PER_NOTITIE)
    return [
        Meting(
            "pakket: 100.000 vastleggingen uit",
            uit * keer,
            "s",
            toelichting=f"{getal(groot * keer)} MB",
            uitleg="van database tot versleuteld bestand.",
        ),
        Meting(
            "pakket: uit, tegen alleen lezen",
            uit / lezen,
            uitleg="idem, gedeeld door het lezen van dezelfde vastleggingen uit de database.",
        ),
        Meting(
            "pakket: 100.000 vastleggingen in",
            in_ * keer,
            "s",
            uitleg="van versleuteld bestand tot gecontroleerd, vastgelegd en verwerkt.",
        ),
        Meting(
            "pakket: in, tegen opnemen zonder bestand",
            in_ / bloot,
            doel=2,
            uitleg="idem, gedeeld door het opnemen van dezelfde vastleggingen die al in het geheugen staan.",
        ),
        Meting(
            "vernietigen: een dossier van de 27",
            weg,
            "s",
            uitleg="alle teksten van een dossier onherstelbaar weg, met het bewijs daarvan.",
        ),
        Meting(
            "vernietigen: het bestand opschonen",
            schoon,
            "s",
            uitleg="het bestand opnieuw schrijven, zodat ook in ongebruikte ruimte niets staat.",
        ),
    ]


def _maak(map_: Path, naam: str) -> Store:
    pad = map_ / naam / "m.db"
    pad.parent.mkdir()
    richt_in(pad, bytes(32), "monitor")
    return Store.open_met_sleutel(pad, bytes(32), Omgeving(pad.parent / "toestand"))


def _noteer_alles(tx: Transactie) -> None:
    for nr in range(NOTITIES):
        notitie = tx.maak("notitie", {"dossier": f"2011-2012/{nr % DOSSIERS}", "tijd": "10:00"})
        tx.zet("notitie", notitie, "hoofdstuk", "toezicht")
        tx.zet("notitie", notitie, "volgorde", f"a{nr}")
        tx.zet(
            "notitie", notitie, "tekst", f"Notitie {nr}: de vergunde branche wordt ieder kwartaal bezocht."
        )


def _schrijf(store: Store, pad: Path) -> None:
    db = store.lees()
    manifest = Manifest("monitor", "monitor", "", "", "", store.device, "", "", {}, einden(db))
    with pad.open("wb") as doel:
        for deel in versleutel(schrijf_alles(db, manifest), WACHTWOORD):
            doel.write(deel)


def _lees(store: Store, pad: Path) -> None:
    with pad.open("rb") as bron:
        lezer = Pakketlezer(bron, WACHTWOORD)
        store.neem_stroom_op((deel.pakketten, deel.schakels) for deel in lezer.delen())


def _vernietig(store: Store) -> None:
    ids = [
        rij[0]
        for rij in store.lees().execute(
            "SELECT e.id FROM entiteit x JOIN event e ON e.soort = x.soort AND e.entiteit = x.id "
            "WHERE x.dossier = '2011-2012/3'"
        )
    ]
    gegevens = {"dossier": "", "wat": "dossier", "naam": "2011-2012/3", "reden": "meting", "events": ids}
    store.voer_uit(WIE, lambda tx: tx.maak(SOORT, gegevens))


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
