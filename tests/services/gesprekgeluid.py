"""Transcripts and recordings as files, for tests."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING

import docx

from korpsmonitor_tui.services import verslagstappen, verslagtekst
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop

REGELS = (
    (0, 4, "Auditor B", "Hoe is het toezicht geregeld?"),
    (4, 9, "Spreker 2", "De vergunde branche wordt ieder kwartaal gecontroleerd."),
    (9, 12, "Spreker 2", "Dat doen acht rechercheurs."),
    (700, 705, "Auditor B", "En de niet-vergunde branche?"),
)


def tijd(seconden: int) -> str:
    return f"{seconden // 3600:02}:{seconden // 60 % 60:02}:{seconden % 60:02}.000"


def vtt(*regels: tuple[int, int, str, str]) -> str:
    cues = (
        f"{tijd(van)} --> {tijd(tot)}\n<v {spreker}>{tekst}</v>\n"
        for van, tot, spreker, tekst in regels or REGELS
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def schrijf(map_: Path, tekst: str, naam: str = "gesprek.vtt") -> Path:
    pad = map_ / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


def schrijf_docx(map_: Path, *alineas: str, naam: str = "gesprek.docx") -> Path:
    document = docx.Document()
    for alinea in alineas:
        document.add_paragraph(alinea)
    document.save(str(map_ / naam))
    return map_ / naam


def schrijf_wav(map_: Path, seconden: int = 3, naam: str = "opname.wav") -> Path:
    pad = map_ / naam
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as geluid:
        geluid.setnchannels(1)
        geluid.setsampwidth(1)
        geluid.setframerate(1_000)
        geluid.writeframes(bytes(1_000 * seconden))
    pad.write_bytes(buffer.getvalue())
    return pad


def maak_definitief(laptop: Laptop) -> None:
    """Bring a gesprek that was planned all the way."""
    verhaal.noteer(laptop)
    verslagtekst.stel_samen(laptop.notulist, DOSSIER)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)
