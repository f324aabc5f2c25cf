"""Writes tables as a plain SQLite file that any program opens: with foreign keys, views, and texts to search in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from korpsmonitor_tui.domain.openbaar import Soort
from korpsmonitor_tui.store.driver import begrijpelijk, controleer_versie

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.openbaar import Gegevensset, Kolom, Tabel, Waarde

KENMERK: Final = 0x4B4D4F50
"""Stands in the header of every such file (``KMOP``), so that it is known again before it is replaced."""
_TYPEN: Final = {
    Soort.TEKST: "TEXT",
    Soort.GEHEEL: "INTEGER",
    Soort.GETAL: "REAL",
    Soort.JA_NEE: "INTEGER",
}
# Joined with names: what people look at first.
WEERGAVEN: Final = {
    "scores_met_namen": (
        "SELECT s.editie, s.jaar, k.naam AS korps, d.aandachtsveld, d.naam AS dimensie, s.score, s.ontbreekt, "
        "s.herkomst, s.bron, s.demonstratie FROM scores s JOIN korpsen k ON k.korps = s.korps "
        "JOIN dimensies d ON d.dimensie = s.dimensie"
    ),
    "eindscores_met_namen": (
        "SELECT e.editie, e.jaar, k.naam AS korps, n.naam AS eenheid, e.eindscore, e.ontbreekt, e.mag_groen, "
        "e.mag_geel, e.mag_rood, e.wijkt_af, e.herkomst, e.bron, e.demonstratie FROM eindscores e "
        "JOIN korpsen k ON k.korps = e.korps LEFT JOIN eenheden n ON n.eenheid = k.eenheid"
    ),
    "partneroordelen_met_namen": (
        "SELECT p.editie, p.jaar, k.naam AS korps, d.naam AS partner, p.oordeel, p.ontbreekt, p.weegploeg, "
        "p.herkomst, p.bron, p.demonstratie FROM partneroordelen p JOIN korpsen k ON k.korps = p.korps "
        "JOIN dimensies d ON d.dimensie = p.dimensie"
    ),
    "cijfers_met_vraag": (
        "SELECT c.editie, c.jaar, coalesce(k.naam, c.rij) AS rij, v.tekst AS vraag, c.onderdeel, v.eenheid, c.bron, "
        "c.opgegeven, c.waarde, c.tot, c.procent, c.ontbreekt, c.noot, c.herkomst, c.tabel, c.demonstratie "
        "FROM cijfers c LEFT JOIN korpsen k ON k.korps = c.korps LEFT JOIN vragen v ON v.vraag = c.vraag "
        "WHERE NOT c.totaal"
    ),
}
DOORZOEKBAAR: Final = {"vragen": ("vraag", "tekst"), "dimensies": ("naam", "definitie", "norm")}
"""Columns of public texts that can be searched, by table."""


def schrijf_sqlite(pad: Path, gegevens: Gegevensset) -> None:
    """Write everything to a new file at ``pad``. Raises OpslagFout if it cannot be written."""
    controleer_versie()
    with begrijpelijk(pad):
        db = dbapi2.connect(str(pad), isolation_level=None)
        try:
            # One file, without a log beside it; whoever calls this puts it in its place once it is whole.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute(f"PRAGMA application_id = {KENMERK}")
            db.execute("BEGIN")
            sleutels = {tabel.naam: tabel.sleutel for tabel in gegevens.tabellen}
            for tabel in gegevens.tabellen:
                db.execute(_maak(tabel, sleutels))
                vragen = ", ".join("?" * len(tabel.kolommen))
                db.executemany(
                    f"INSERT INTO {tabel.naam} VALUES ({vragen})",
                    ([_waarde(waarde) for waarde in rij] for rij in tabel.rijen),
                )
                for kolom in tabel.kolommen:
                    if kolom.verwijst and tabel.sleutel[0] != kolom.naam:
                        db.execute(f"CREATE INDEX {tabel.naam}_{kolom.naam} ON {tabel.naam} ({kolom.naam})")
            _schrijf_over(db, gegevens)
            _maak_doorzoekbaar(db)
            for naam, vraag in WEERGAVEN.items():
                db.execute(f"CREATE VIEW {naam} AS {vraag}")
            db.execute("COMMIT")
            db.execute("VACUUM")
        finally:
            db.close()


def is_export(pad: Path) -> bool:
    """Whether this file was written by :func:`schrijf_sqlite`."""
    try:
        db = dbapi2.connect(f"{pad.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except dbapi2.Error:
        return False
    try:
        return bool(db.execute("PRAGMA application_id").fetchone()[0] == KENMERK)
    except dbapi2.Error:
        return False
    finally:
        db.close()


def _maak(tabel: Tabel, sleutels: dict[str, tuple[str, ...]]) -> str:
    delen = [_kolom(kolom) for kolom in tabel.kolommen]
    delen.append(f"PRIMARY KEY ({', '.join(tabel.sleutel)})")
    delen += [
        f"FOREIGN KEY ({kolom.naam}) REFERENCES {kolom.verwijst} ({', '.join(sleutels[kolom.verwijst])})"
        for kolom in tabel.kolommen
        if kolom.verwijst
    ]
    return f"CREATE TABLE {tabel.naam} (\n  " + ",\n  ".join(delen) + "\n)"


def _kolom(kolom: Kolom) -> str:
    delen = [kolom.naam, _TYPEN[kolom.soort]]
    if kolom.verplicht:
        delen.append("NOT NULL")
    if kolom.waarden is not None:
        codes = ", ".join(f"'{code}'" for code in kolom.waarden)
        delen.append(f"CHECK ({kolom.naam} IN ({codes}))")
    if kolom.soort is Soort.JA_NEE:
        delen.append(f"CHECK ({kolom.naam} IN (0, 1))")
    return " ".join(delen)


def _schrijf_over(db: dbapi2.Connection, gegevens: Gegevensset) -> None:
    """What this file is, in the file itself: a copy that wanders off still says so."""
    db.execute("CREATE TABLE over (kenmerk TEXT PRIMARY KEY, waarde TEXT NOT NULL)")
    regels = {
        "titel": gegevens.titel,
        "uitleg": gegevens.uitleg,
        "gemaakt": gegevens.gemaakt,
        "demonstratie": gegevens.demonstratie,
    }
    db.executemany("INSERT INTO over VALUES (?, ?)", [paar for paar in regels.items() if paar[1]])


def _maak_doorzoekbaar(db: dbapi2.Connection) -> None:
    for tabel, kolommen in DOORZOEKBAAR.items():
        namen = ", ".join(kolommen)
        db.execute(
            f"CREATE VIRTUAL TABLE {tabel}_fts USING fts5({namen}, content={tabel}, "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        db.execute(f"INSERT INTO {tabel}_fts ({tabel}_fts) VALUES ('rebuild')")


def _waarde(waarde: Waarde) -> str | int | float | None:
    if isinstance(waarde, bool):
        return int(waarde)
    return float(waarde) if isinstance(waarde, Decimal) else waarde
