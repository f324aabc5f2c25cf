"""Reads a transcript in whatever text form it comes: WebVTT, SubRip or plain text; and paragraphs of a Word file."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.transcriptalineas import Blok, lees_blokken
from korpsmonitor_tui.intake.transcriptcues import PIJL, heeft_tijdregel, lees_cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.transcript import Gelezen

MEESTE_REGELS: Final = 300_000
"""A conversation of a whole day, a line for every second and its time, has half of it."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VREEMD: Final = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"ID3", b"RIFF", b"OggS")
"""How files begin that are no text, though some of them would pass for it."""
_KOP: Final = "WEBVTT"
_KOMMA: Final = re.compile(r"[0-9],[0-9]+\s*-->")


class TranscriptFout(OnbruikbareInvoer):
    """A file is no transcript that can be read."""

    titel = "Onleesbaar transcript"


def lees_transcript(inhoud: bytes, naam: str) -> Gelezen:
    """The cues of a text file, its form known by what is in it. ``naam`` is for the message.

    Raises TranscriptFout if it is no text in UTF-8 (or UTF-16 with its mark), has too many lines, or if nothing is said
    in it.
    """
    tekst = _ontcijfer(inhoud, naam)
    if tekst.startswith(_KOP) or heeft_tijdregel(tekst):
        gelezen = _lees_met_tijden(tekst)
    else:
        gelezen = lees_blokken(_blokken(tekst), "txt")
    return _eis_tekst(gelezen, naam)


def lees_alineas(alineas: Sequence[str], naam: str) -> Gelezen:
    """The cues of a Word file, of which these are the paragraphs. Raises TranscriptFout if nothing is said in it."""
    blokken = [
        Blok(nummer, alinea.split("\n")) for nummer, alinea in enumerate(alineas, start=1) if alinea.strip()
    ]
    if not any(PIJL in alinea and heeft_tijdregel(alinea) for alinea in alineas):
        return _eis_tekst(lees_blokken(blokken, "docx"), naam)
    # One paragraph may hold times, name and text, or each has its own; a blank line between paragraphs tells both.
    nummers = [blok.regel for blok in blokken for _regel in (*blok.regels, "")]
    tekst = "\n".join(regel for blok in blokken for regel in (*blok.regels, ""))
    return _eis_tekst(lees_cues(tekst, "docx", nummers=nummers, naamregels=True), naam)


def _lees_met_tijden(tekst: str) -> Gelezen:
    if tekst.startswith(_KOP):
        return lees_cues(tekst, "vtt")
    if _KOMMA.search(tekst[: 64 * 1024]):
        return lees_cues(tekst, "srt")
    return lees_cues(
        tekst, "vtt", meldingen=(_("De eerste regel is niet WEBVTT; het bestand is toch zo gelezen."),)
    )


def _blokken(tekst: str) -> Iterable[Blok]:
    """Lines that follow one another without a blank line between them."""
    blok: Blok | None = None
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        if not regel.strip():
            if blok:
                yield blok
            blok = None
        elif blok:
            blok.regels.append(regel)
        else:
            blok = Blok(nummer, [regel])
    if blok:
        yield blok


def _ontcijfer(inhoud: bytes, naam: str) -> str:
    if inhoud.startswith(_VREEMD):
        raise _geen_tekst(naam)
    bom, codering = next((deel for deel in _BOMS if inhoud.startswith(deel[0])), (b"", "utf-8"))
    try:
        tekst = inhoud[len(bom) :].decode(codering)
    except UnicodeDecodeError as fout:
        raise _geen_tekst(naam) from fout
    if "\x00" in tekst:
        raise _geen_tekst(naam)
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if tekst.count("\n") > MEESTE_REGELS:
        raise TranscriptFout(
            _(
                "{naam} heeft meer dan {grens} regels; er is niets vastgelegd. Kies het transcript van één gesprek."
            ).format(naam=naam, grens=f"{MEESTE_REGELS:,}".replace(",", "."))
        )
    return tekst


def _geen_tekst(naam: str) -> TranscriptFout:
    return TranscriptFout(
        _(
            "{naam} is geen transcript in vtt, srt, docx of platte tekst (UTF-8); er is niets vastgelegd. "
            "Sla het in een van die vormen op."
        ).format(naam=naam)
    )


def _eis_tekst(gelezen: Gelezen, naam: str) -> Gelezen:
    if not any(cue.tekst for cue in gelezen.cues):
        raise TranscriptFout(
            _("In {naam} staat geen gesproken tekst; er is niets vastgelegd. Kies het transcript.").format(
                naam=naam
            )
        )
    return gelezen
