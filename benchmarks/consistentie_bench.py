"""Consistency of an edition between two others in one database, against reading the same answers and scores without checking them.

Every korps has what was published of it as answers, a score on every dimension and an eindscore, in each of three
editions. The check is taken in its first run, with the publication, and in the next, which finds that checked already. How
it grows is measured by giving only some korpsen anything. Times are of the processor, so that what else runs does not count.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting
from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, GegevenScore
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import democijfers, edities, medewerkers, vragenlijst
from korpsmonitor_tui.services.consistentie import lees_consistentie
from korpsmonitor_tui.services.consistentie_antwoorden import lees_cijferantwoorden
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.korpsweging import lees_matrix, score_id
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.oordelen import GROEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

ONDERWERP: Final = "Consistentie"
HOE: Final = (
    "Drie edities in één database: van elk korps wat er in 2013 over is gepubliceerd als antwoorden, een score op elke dimensie en een"
    " eindscore; rekentijd van de processor, mediaan van vijf keer."
)
_EDITIES: Final = ("2007-2008", "2009-2010", "2011-2012")
_KEREN: Final = 5
_MAX_S: Final = 2
_SLEUTEL: Final = bytes(32)


def meet() -> list[Meting]:
    """The first run and the next, their ratio to only reading, and how the next grows with the korpsen."""
    with tempfile.TemporaryDirectory() as map_:
        store, sessie = _bouw(Path(map_) / "alles", len(_korpsen(Definities())))
        vers = replace(sessie, instrumenten=Definities())
        eerste = _duur(lambda: lees_consistentie(vers))
        volgende = _mediaan(lambda: lees_consistentie(sessie))
        lezen = _mediaan(lambda: (lees_matrix(sessie), lees_cijferantwoorden(sessie)))
        store.sluit()
        helft_store, helft_sessie = _bouw(Path(map_) / "helft", 14)
        helft = _mediaan(lambda: lees_consistentie(helft_sessie))
        helft_store.sluit()
    return [
        Meting(
            "consistentie over drie edities, eerste keer met alle bestanden",
            eerste,
            "s",
            _MAX_S,
            uitleg="alles wat elkaar tegenspreekt in antwoorden, scores en gepubliceerde tabellen, met het lezen van de bestanden van het instrument.",
        ),
        Meting(
            "consistentie over drie edities, daarna",
            volgende,
            "s",
            _MAX_S,
            uitleg="idem zonder het lezen van die bestanden.",
        ),
        Meting(
            "consistentie tegenover hetzelfde alleen lezen",
            volgende / lezen,
            uitleg="idem, gedeeld door het lezen van dezelfde antwoorden en scores zonder iets na te gaan.",
        ),
        Meting(
            "consistentie van 27 korpsen tegenover 14",
            volgende / helft,
            "x",
            2.5,
            uitleg="1,9 is recht evenredig met het aantal korpsen.",
        ),
    ]


def _bouw(map_: Path, aantal: int) -> tuple[Store, Sessie]:
    map_.mkdir()
    pad = map_ / "monitor.db"
    richt_in(pad, _SLEUTEL, "01929292-0000-7000-8000-000000000000")
    store = Store.open_met_sleutel(pad, _SLEUTEL, Omgeving(map_ / "toestand"))
    definities = Definities()
    sessies: list[Sessie] = []
    for naam in _EDITIES:
        sessie = edities.maak(store, definities, Editie(naam, naam, "korpsmonitor"))
        if not sessies:
            medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
        sessie = sessie.als(medewerkers.vind(store.lees(), "coördinator"))
        _vul(sessie, _korpsen(definities)[:aantal])
        sessies.append(sessie)
    return store, sessies[-1]


def _korpsen(definities: Definities) -> list[Gesprekspartij]:
    return [p for p in definities("korpsmonitor").partijen if p.soort == "korps"]


def _vul(sessie: Sessie, korpsen: Sequence[Gesprekspartij]) -> None:
    cijfers = sessie.instrumenten.cijfers("korpsmonitor")
    for korps in korpsen:
        teksten = democijfers.antwoorden(sessie.instrument, cijfers, korps)
        vragenlijst.zet_antwoorden(sessie, sessie.dossier(korps.code), teksten)
    dimensies = sessie.weegregels.dimensies
    score = GegevenScore(GROEN, "Zoals in het verslag staat. Het korps voldoet.", (), "s").naar_json()
    eind = Eindoordeel(
        GROEN,
        "",
        "s",
        sessie.weegregels.versie,
        (GROEN,),
        tuple((code, GROEN) for code in dimensies),
    ).naar_json()

    def taak(tx: Transactie) -> None:
        for korps in korpsen:
            dossier = sessie.dossier(korps.code)
            for code in dimensies:
                id_ = tx.maak("score", {"dossier": dossier, "dimensie": code}, score_id(dossier, code))
                tx.zet("score", id_, "oordeel", score)
            tx.maak("eindscore", {"dossier": dossier}, dossier)
            tx.zet("eindscore", dossier, "oordeel", eind)

    sessie.store.voer_uit(sessie.wie, taak)


def _duur(werk: Callable[[], object]) -> float:
    begin = time.process_time()
    werk()
    return time.process_time() - begin


def _mediaan(werk: Callable[[], object]) -> float:
    return statistics.median(_duur(werk) for _keer in range(_KEREN))
