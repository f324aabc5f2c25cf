"""How turns and notes look beside each other: a line each, and the one under the cursor in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from korpsmonitor_tui.domain.gesprek import tagnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.domain.transcriptvlaggen import vlagnaam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.transcript import Beurt, Cue
    from korpsmonitor_tui.tui.screens.transcript_stand import Leesstand

Deel = str | tuple[str, str]
"""A text, or a text with its style."""


def beurtregel(stand: Leesstand, nr: int, notitie: int | None, gevonden: bool) -> Content:
    """Turn ``nr``, marked if note ``notitie`` belongs to it."""
    beurt = stand.beurten[nr]
    hoort = notitie is not None and nr in {g.beurt.nummer - 1 for g in stand.lijnen[notitie].gesproken}
    return Content.assemble(
        ("!" if beurt.vlaggen else " ", "$text-warning"),
        (f"{toon_tijd(beurt.begin_ms) or '–':>7} ", "$text-muted"),
        ("◂" if hoort else "·" if nr in stand.bij_beurt else " ", "bold"),
        (f" {kort(stand.wie(beurt), 14)}: ", "bold"),
        (kort(beurt.tekst, 200), "underline" if gevonden else ""),
    )


def notitieregel(stand: Leesstand, nr: int, beurt: int | None) -> Content:
    """Note ``nr``, marked if it belongs to turn ``beurt``."""
    lijn = stand.lijnen[nr]
    hoort = beurt is not None and nr in stand.bij_beurt.get(beurt, ())
    return Content.assemble(
        ("◂" if hoort else "·" if lijn.gesproken else " ", "bold"),
        (f"{toon_tijd(stand.tijd_van(nr)) or '–':>8} ", "$text-muted"),
        kort(lijn.notitie.tekst, 200) or _("(nog leeg)"),
    )


def over_beurt(stand: Leesstand, beurt: Beurt, cues: Sequence[Cue]) -> list[Deel]:
    """When it was said and by whom, what is odd about it, and its text with the time of every cue."""
    eind = f"–{toon_tijd(beurt.eind_ms)}" if beurt.eind_ms is not None else ""
    kop = _("Beurt {nummer} · {tijd} · {wie}").format(
        nummer=beurt.nummer,
        tijd=f"{toon_tijd(beurt.begin_ms)}{eind}" or _("zonder tijd"),
        wie=maak_zichtbaar(stand.wie(beurt)),
    )
    delen: list[Deel] = [(kop, "bold $text-accent")]
    if beurt.vlaggen:
        vlaggen = ", ".join(vlagnaam(vlag) for vlag in beurt.vlaggen)
        delen.append((_(" · let op: {vlaggen}").format(vlaggen=vlaggen), "$text-warning"))
    delen.append("\n")
    for deel in beurt.delen:
        if begin := toon_tijd(cues[deel.cue].begin_ms):
            delen.append((f"[{begin}] ", "$text-muted"))
        delen.append(f"{maak_zichtbaar(beurt.tekst[deel.begin : deel.eind])} ")
    return delen


def over_notitie(stand: Leesstand, nr: int, instrument: Instrument) -> list[Deel]:
    """When and under which chapter it was noted, and its text."""
    notitie = stand.lijnen[nr].notitie
    hoofdstuk = instrument.hoofdstuk(notitie.hoofdstuk)
    kop = (
        _("Notitie"),
        toon_tijd(stand.tijd_van(nr)),
        hoofdstuk.titel if hoofdstuk else notitie.hoofdstuk,
        maak_zichtbaar(notitie.spreker),
        *map(tagnaam, notitie.tags),
        _("van een beurt gemaakt") if notitie.beurt else "",
    )
    return [
        (" · ".join(filter(None, kop)) + "\n", "bold $text-accent"),
        maak_zichtbaar(notitie.tekst) or _("(nog leeg)"),
    ]
