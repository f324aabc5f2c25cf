"""What the questionnaire costs at full size: 400 questions, three editions, 27, 270 and 2,700 korpsen."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting, getal
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Voorwaarde, Vraag, Vragenlijst
from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.analyse import analyseer
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.sessie import Editie, dossier_id
from korpsmonitor_tui.services.volledigheid import lees_volledigheid
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument
    from korpsmonitor_tui.services.sessie import Sessie

ONDERWERP: Final = "Vragenlijst"
HOE: Final = (
    "Een vragenlijst van 400 vragen die elk korps in drie edities geheel heeft beantwoord (bij 2.700 korpsen in één: eerdere worden"
    " niet gelezen); mediaan van vijf keer, na één om warm te draaien."
)
VRAGEN = 400
EDITIES = ("2009-2010", "2011-2012", "2013-2014")
MATEN = (27, 270, 2700)
KEREN = 5
SLEUTEL = bytes(range(32))


def meet() -> list[Meting]:
    """Completeness at three sizes in one run, so that they share the machine's noise; then one korps at a time."""
    metingen = []
    per_korps = {}
    for maat in MATEN:
        with tempfile.TemporaryDirectory() as map_, _monitor(Path(map_), maat) as sessie:
            volledig = _duur(lambda s=sessie: lees_volledigheid(s))  # type: ignore[misc]
            tellen = _duur(lambda s=sessie: _tel(s))  # type: ignore[misc]
            per_korps[maat] = volledig / maat
            metingen.append(
                Meting(
                    f"volledigheid van {maat} korpsen × {VRAGEN} vragen × {len(_edities(maat))} edities",
                    volledig * 1e3,
                    "ms",
                    100 if maat == MATEN[0] else None,
                    f"{getal(volledig / tellen)} x een kale telling in SQL",
                    "voor elk korps welke vragen gesteld, beantwoord en verplicht zijn, zoals het overzicht van volledigheid.",
                )
            )
    for maat in MATEN[1:]:
        naam = f"volledigheid per korps, {maat} tegenover {MATEN[0]} korpsen"
        per = per_korps[maat] / per_korps[MATEN[0]]
        metingen.append(
            Meting(
                naam,
                per,
                doel=1.5,
                uitleg="de tijd per korps bij zoveel korpsen, gedeeld door die bij 27: 1 is recht evenredig.",
            )
        )
    with tempfile.TemporaryDirectory() as map_, _monitor(Path(map_), MATEN[0]) as sessie:
        metingen += _een_korps(sessie)
    return metingen


def _een_korps(sessie: Sessie) -> list[Meting]:
    """What a chapter and the preparation of an interview need, for a korps that answered everything."""
    partij = sessie.instrument.partijen[0]
    dossier = dossier_id(sessie.editie.id, partij.code)
    lezen = _duur(lambda: lees_antwoorden(sessie.store.lees(), dossier))
    analyse = _duur(lambda: analyseer(sessie, dossier))
    return [
        Meting(
            "antwoorden van één korps lezen",
            lezen * 1e3,
            "ms",
            50,
            uitleg="wat het openen van een hoofdstuk leest: alle antwoorden van een korps.",
        ),
        Meting(
            "één korps analyseren",
            analyse * 1e3,
            "ms",
            100,
            uitleg="tegenspraken en bespreekpunten in alle antwoorden van een korps, met die van eerdere edities ernaast.",
        ),
    ]


def _vragenlijst(versie: str) -> Vragenlijst:
    vragen = tuple(_vraag(nr) for nr in range(VRAGEN))
    return Vragenlijst(versie, (Hoofdstuk("toezicht", 1, "Toezicht", vragen=vragen),), int(versie[-4:]))


def _vraag(nr: int) -> Vraag:
    """One in ten is asked by a condition, half of them are figures per year."""
    voorwaarden = (Voorwaarde(f"toezicht.v{nr - 1}", is_een_van=("ja",)),) if nr % 10 == 1 else ()
    soort = "ja_nee_deels" if nr % 10 == 0 else ("aantal" if nr % 2 else "open")
    jaren = (2013, 2014) if soort == "aantal" and not voorwaarden else ()
    return Vraag(
        f"toezicht.v{nr}", f"Vraag {nr}?", soort, verplicht=nr % 3 == 0, jaren=jaren, voorwaarden=voorwaarden
    )


@dataclass
class _Instrumenten(Definities):
    """The shipped instrument with another questionnaire and as many korpsen as asked."""

    instrument: Instrument

    def __post_init__(self) -> None:
        super().__init__()

    def __call__(self, code: str) -> Instrument:
        return self.instrument


class _monitor:
    """A monitor in which every korps answered every question in three editions."""

    def __init__(self, map_: Path, maat: int) -> None:
        pad = map_ / "monitor.db"
        richt_in(pad, SLEUTEL, "bench")
        echt = Definities()(STANDAARD)
        lijst = _vragenlijst(EDITIES[-1])
        instrument = replace(
            echt, vragenlijst=lijst, partijen=_partijen(echt.partijen[0], maat), bronnen=(), cijfermap=""
        )
        _vul(pad, instrument)
        self._store = Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand"))
        sessie = edities.maak(self._store, _Instrumenten(instrument), Editie(EDITIES[-1], "Proef", STANDAARD))
        medewerkers.nieuw(sessie, "coördinator", [Rol.COORDINATOR])
        self._sessie = medewerkers.kies(sessie)

    def __enter__(self) -> Sessie:
        return self._sessie

    def __exit__(self, *_fout: object) -> None:
        self._store.sluit()


def _partijen(voorbeeld: Gesprekspartij, maat: int) -> tuple[Gesprekspartij, ...]:
    return tuple(
        replace(voorbeeld, code=f"korps{nr}", naam=f"Korps {nr}", nummer=nr, aliassen=())
        for nr in range(1, maat + 1)
    )


def _vul(pad: Path, instrument: Instrument) -> None:
    """Rows straight into the projection: two million events would only measure how this benchmark is set up."""
    db = open_database(pad, SLEUTEL)
    vakken = [vak for vraag in instrument.vragen.values() for vak in vraag.vakken]
    db.execute("BEGIN")
    for editie in _edities(len(instrument.partijen)):
        for partij in instrument.partijen:
            dossier = dossier_id(editie, partij.code)
            db.conn.executemany(
                "INSERT INTO antwoord (id, dossier, vraag, rij, jaar, waarde, versie) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(f"{dossier}/{vak}", dossier, *vak, _waarde(vak), editie) for vak in vakken],
            )
    db.execute("COMMIT")
    db.close()


def _edities(maat: int) -> tuple[str, ...]:
    """Earlier editions too, but for the largest size: they are not read, and filling them takes minutes."""
    return EDITIES if maat < MATEN[-1] else EDITIES[-1:]


def _waarde(vak: Vak) -> str:
    nr = int(vak.vraag.rpartition("v")[2])
    return ("ja" if nr % 20 else "nee") if nr % 10 == 0 else str(nr)


def _tel(sessie: Sessie) -> object:
    return (
        sessie.store.lees()
        .execute("SELECT dossier, count(*) FROM antwoord WHERE waarde != '' GROUP BY 1")
        .fetchall()
    )


def _duur(werk: Callable[[], object]) -> float:
    """Seconds, the median of some runs after one to warm up."""
    werk()
    tijden = []
    for _keer in range(KEREN):
        begin = time.perf_counter()
        werk()
        tijden.append(time.perf_counter() - begin)
    return median(tijden)
