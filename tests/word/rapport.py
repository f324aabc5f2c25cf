"""A report with every kind of block, and a picture for it."""

from __future__ import annotations

import struct
import zlib
from datetime import date

from korpsmonitor_tui.domain.stuk import (
    Afbeelding,
    Bijschriftenlijst,
    Bijschriftsoort,
    Inhoudsopgave,
    Kop,
    Legenda,
    Letter,
    Ligging,
    Opsomming,
    Paginaeinde,
    Stuk,
    Tabel,
    Tekst,
    Verwezen,
)
from tests.oordelen import KLEUREN


def png(breed: int = 40, hoog: int = 20) -> bytes:
    """A grey picture."""
    regels = b"".join(b"\x00" + b"\x80" * breed for _regel in range(hoog))

    def blok(soort: bytes, inhoud: bytes) -> bytes:
        som = zlib.crc32(soort + inhoud)
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", som)

    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + blok(b"IHDR", kop) + blok(b"IDAT", zlib.compress(regels)) + blok(b"IEND", b"")
    )


CIJFERS = Tabel(
    "Aantal controles per korps",
    (("Korps", 3), ("2010", 1), ("2012", 1)),
    tuple((f"Korps {nr}", str(nr), Verwezen("Nb", "1")) for nr in range(1, 31)),
    bijschrift="Aantal controles",
    noten=(("1", "Niet bekend."),),
    bron="opgave van de korpsen",
    kopgroepen=(("", 1), ("Controles & toezicht", 2)),
    rechts=(1, 2),
)
SCORETABEL = Tabel(
    "Score per korps en dimensie",
    (("Korps", 4), *((f"Dimensie {nr}", 1) for nr in range(1, 9))),
    tuple((f"Korps {nr}", *map(Letter, [*KLEUREN, *KLEUREN])) for nr in range(1, 28)),
    bijschrift="Scores",
    klein=True,
    staande_koppen=True,
)
BLOKKEN = (
    Paginaeinde(),
    Inhoudsopgave("Inhoud", 2),
    Bijschriftenlijst("Tabellen", Bijschriftsoort.TABEL),
    Bijschriftenlijst("Figuren", Bijschriftsoort.FIGUUR),
    Paginaeinde(),
    Kop("Inleiding", 1, genummerd=True),
    Tekst("Een alinea.", ("Eerste noot < & >.", "Tweede noot.")),
    Kop("Doel", 2, genummerd=True),
    Opsomming(("een", "twee")),
    Opsomming(("eerst", "dan"), genummerd=True),
    Kop("Dieper", 3, genummerd=True),
    CIJFERS,
    Ligging(liggend=True),
    Kop("Overzicht", 1, genummerd=True),
    SCORETABEL,
    Legenda(KLEUREN, "Tabel 2"),
    Ligging(liggend=False),
    Kop("Beeld", 2, genummerd=True),
    Afbeelding(png(), "Een grijs vlak", "Het vlak"),
    Kop("Bijlage"),
    Tekst("Slot.", ("Derde noot.",)),
)


def rapport(**anders: object) -> Stuk:
    velden: dict[str, object] = {
        "titel": "Korpsmonitor",
        "ondertitel": "Proef",
        "blokken": BLOKKEN,
        "instrument": "Korpsmonitor",
        "kenmerk": "Rapport",
        "rubricering": "Vertrouwelijk",
        "demonstratie": "DEMONSTRATIE",
        "opgemaakt": date(2012, 5, 3),
    }
    return Stuk(**(velden | anders))  # type: ignore[arg-type]
