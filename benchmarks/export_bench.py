"""The tables that leave for others, of an edition in which everything was scored and every figure stated.

Without published figures, which are the same for every size. The peer is the standard library's CSV writer, given the
same rows as they are, without types, explanation or data package. Times are of the processor.
"""

from __future__ import annotations

import csv
import io
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting, getal
from korpsmonitor_tui.domain.gegeven_score import GegevenScore
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import CIJFERSOORTEN, WAARDE
from korpsmonitor_tui.report.openbaar import maak_bestanden, schrijf_csv
from korpsmonitor_tui.services import edities, medewerkers, vragenlijst
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.openbaar import lees_gegevensset
from korpsmonitor_tui.services.sessie import Editie, dossier_id
from korpsmonitor_tui.store.openbaar import schrijf_sqlite
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.oordelen import GROEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.openbaar import Gegevensset
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

ONDERWERP: Final = "Openbare tabellen"
HOE: Final = (
    "Een editie waarin alles is gescoord en elk cijfer is opgegeven, met 27 en met 270 korpsen; rekentijd van de processor, mediaan van"
    " vijf keer."
)
_SLEUTEL: Final = bytes(32)
_KORPSEN: Final = 27
_KEREN: Final = 5


def meet() -> list[Meting]:
    """Reading, writing each form, the ratio to the plain writer, and to a tenth of the korpsen."""
    groot, gegevens = _gelezen(10 * _KORPSEN)
    klein, _gegevens = _gelezen(_KORPSEN)
    tabellen = _mediaan(lambda: [schrijf_csv(tabel) for tabel in gegevens.tabellen])
    kaal = _mediaan(lambda: _kaal(gegevens))
    rijen = sum(len(tabel.rijen) for tabel in gegevens.tabellen)
    return [
        Meting(
            f"openbare tabellen lezen, {_KORPSEN} korpsen",
            klein * 1000,
            "ms",
            500,
            uitleg="alles wat openbaar mag worden uit de database, ontdaan van personen.",
        ),
        Meting(
            "openbare tabellen van tien keer zo veel korpsen, tegenover tien keer zo lang",
            groot / (10 * klein),
            uitleg="1 is recht evenredig met het aantal korpsen.",
        ),
        Meting(
            "openbare tabellen als CSV",
            tabellen * 1000,
            "ms",
            toelichting=f"{getal(rijen)} rijen",
            uitleg="alle tabellen van 270 korpsen, met types en zonder formules die een rekenblad zou uitvoeren.",
        ),
        Meting(
            "openbare tabellen als CSV tegenover csv.writer",
            tabellen / kaal,
            "x",
            3,
            uitleg="idem, gedeeld door csv.writer van Python met dezelfde rijen zoals ze zijn.",
        ),
        Meting(
            "openbare tabellen met datapakket en werkmap",
            _mediaan(lambda: maak_bestanden(gegevens), 1),
            "s",
            uitleg="idem met beschrijving van de kolommen en als xlsx, één keer.",
        ),
        Meting(
            "openbare tabellen als SQLite-bestand",
            _mediaan(lambda: _sqlite(gegevens), 1),
            "s",
            uitleg="idem als bestand dat Datasette opent, één keer.",
        ),
    ]


def _gelezen(maat: int) -> tuple[float, Gegevensset]:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "monitor.db"
        richt_in(pad, _SLEUTEL, "bench")
        with Store.open_met_sleutel(pad, _SLEUTEL, Omgeving(Path(map_) / "toestand")) as store:
            sessie = edities.maak(store, _Instrumenten(maat), Editie("proef", "Proef", STANDAARD))
            medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
            sessie = medewerkers.kies(sessie)
            _vul(sessie)
            lees_gegevensset(sessie)
            return _mediaan(lambda: lees_gegevensset(sessie)), lees_gegevensset(sessie)


def _vul(sessie: Sessie) -> None:
    score = GegevenScore(GROEN, "Zo is het.", (), "s").naar_json()
    vakken = [
        v
        for vraag in sessie.instrument.vragen.values()
        if vraag.vraagt in CIJFERSOORTEN
        for v in vraag.vakken
    ]

    def scoor(tx: Transactie) -> None:
        for partij in sessie.instrument.partijen:
            dossier = dossier_id(sessie.editie.id, partij.code)
            for dimensie in sessie.weegregels.dimensies:
                tx.maak("score", {"dossier": dossier, "dimensie": dimensie}, score_id(dossier, dimensie))
                tx.zet("score", score_id(dossier, dimensie), "oordeel", score)
            vragenlijst.schrijf_antwoorden(tx, dossier, {(vak, WAARDE): "12" for vak in vakken}, "2011-2012")

    sessie.store.voer_uit(sessie.wie, scoor)


class _Instrumenten(Definities):
    """The shipped instrument with as many korpsen as asked."""

    def __init__(self, maat: int) -> None:
        super().__init__()
        self._maat = maat

    def __call__(self, code: str) -> Instrument:
        echt = super().__call__(code)
        korps = echt.partijen[0]
        namen = [korps.code, *(f"korps{nr}" for nr in range(2, self._maat + 1))]
        partijen = tuple(replace(korps, code=naam, naam=naam, aliassen=()) for naam in namen)
        balken = tuple(balk for balk in echt.kleurenbalken if balk.partij in namen)
        return replace(echt, partijen=partijen, kleurenbalken=balken, bronnen=(), cijfermap="")


def _kaal(gegevens: Gegevensset) -> None:
    for tabel in gegevens.tabellen:
        csv.writer(io.StringIO()).writerows(tabel.rijen)


def _sqlite(gegevens: Gegevensset) -> None:
    with tempfile.TemporaryDirectory() as map_:
        schrijf_sqlite(Path(map_) / "uit.db", gegevens)


def _mediaan(werk: Callable[[], object], keren: int = _KEREN) -> float:
    duren = []
    for _keer in range(keren):
        begin = time.process_time()
        werk()
        duren.append(time.process_time() - begin)
    return statistics.median(duren)
