"""Makes what the demo says of eenheden and recommends from the text of the Korpsmonitor 2011-2012.

    python scripts/lees_vervolg.py BRONTEKST UIT

BRONTEKST is the report as text. Points and recommendations are carried over as published; only what the page layout
broke is joined again, and each entry names the lines that it was read from. To whom a recommendation goes follows from
the heading that it stands under; under national developments, where the text itself addresses it, from ``AAN``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.instrument import lees_instrument

WORTEL = Path(__file__).resolve().parent.parent
TOELICHTING = (
    "Gepubliceerde aandachtspunten per eenheid (hoofdstuk 5 zoals gedrukt, 4 in de scan) en aanbevelingen (hoofdstuk 6, 5 in"
    " de scan), aangehaald als voorbeeldmateriaal. 'regels' wijst de plaats in de brontekst aan. Voor wie een aanbeveling is,"
    " volgt uit de kop waaronder zij staat; onder de landelijke ontwikkelingen uit de tekst zelf. De nummering is die van het"
    " programma: het rapport nummert haar aanbevelingen niet."
)
AAN = {
    "6.1": ("politie",),
    "6.2": ("politieorganisatie",),
    "6.3.1": ("bestuur",),
    "6.3.2": ("EMM",),
    "6.3.3": ("CoMensha",),
    "6.3.4": ("OM",),
    "6.3.5": ("Belastingdienst",),
    "6.3.6": ("KMar",),
    "6.3.7": ("ISZW",),
    "6.3.8": ("Politieacademie",),
}
"""By the beginning of the printed paragraph, the longest first."""
HERSTEL = (("programma-tische", "programmatische"), ("ont-neming", "ontneming"), (". .", "."))
"""What the layout of the page left in the text."""
_KOP = re.compile(r"#+\s+\**(\d(?:\.\d+)+)\s+(.*?)\**\s*")
_AANBEVELING = re.compile(r"\*\*Aanbeveling:\*\*\s+\*(.*)\*")
_VERVOLG = re.compile(r"\*([^*]+)\*")
_EENHEDEN, _AANBEVELINGEN = "4.1", "5"


def lees(regels: list[str], eenheden: dict[str, str]) -> tuple[dict[str, list[Any]], list[Any]]:
    """Points by code of the eenheid, and recommendations; ``eenheden`` gives codes by name."""
    punten: dict[str, list[Any]] = {code: [] for code in eenheden.values()}
    aanbevelingen: list[Any] = []
    paragraaf, eenheid, lijst = "", "", False
    for nr, regel in enumerate(regels, start=1):
        if kop := _KOP.fullmatch(regel):
            paragraaf, eenheid, lijst = kop[1], _eenheid(kop[1], kop[2], eenheden), False
        elif regel.startswith("Aandachtspunten voor de eenheid"):
            lijst = True
        elif eenheid and lijst and regel.startswith("- "):
            punten[eenheid].append({"tekst": regel.removeprefix("- ").strip(), "regels": [nr]})
        elif aanbeveling := _AANBEVELING.fullmatch(regel.strip()):
            aanbevelingen.append(_aanbeveling(regels, nr, aanbeveling[1], paragraaf))
    return punten, aanbevelingen


def _eenheid(paragraaf: str, kop: str, eenheden: dict[str, str]) -> str:
    if not paragraaf.startswith(f"{_EENHEDEN}."):
        return ""
    return eenheden.get(opzoeknaam(kop.removeprefix("Eenheid ")), "")


def _aanbeveling(regels: list[str], nr: int, tekst: str, paragraaf: str) -> dict[str, Any]:
    plaatsen = [nr]
    if tekst.endswith("-"):
        volgende = next(n for n in range(nr + 1, len(regels) + 1) if regels[n - 1].strip())
        rest = _VERVOLG.fullmatch(regels[volgende - 1].strip())
        if rest is None:
            raise OnbruikbareInvoer(_("Regel {nr}: de aanbeveling gaat niet verder.").format(nr=nr))
        tekst, plaatsen = tekst.removesuffix("-") + rest[1], [nr, volgende]
    for van, naar in HERSTEL:
        tekst = tekst.replace(van, naar)
    if not paragraaf.startswith(f"{_AANBEVELINGEN}."):
        raise OnbruikbareInvoer(_("Regel {nr}: geen paragraaf van hoofdstuk 5.").format(nr=nr))
    gedrukt = f"6{paragraaf[1:]}"
    return {"tekst": tekst.strip(), "aan": list(_aan(gedrukt)), "paragraaf": gedrukt, "regels": plaatsen}


def _aan(paragraaf: str) -> tuple[str, ...]:
    passend = [begin for begin in AAN if paragraaf.startswith(begin)]
    return AAN[max(passend, key=len)]


def main(woorden: list[str]) -> int:
    """Read the arguments, make the file and say how much was found."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("bron", type=Path)
    lezer.add_argument("uit", type=Path)
    opties = lezer.parse_args(woorden)
    inhoud = opties.bron.read_bytes()
    instrument = lees_instrument(WORTEL / "templates" / "korpsmonitor", WORTEL / "db")
    eenheden = {opzoeknaam(eenheid.naam): eenheid.code for eenheid in instrument.eenheden}
    try:
        punten, aanbevelingen = lees(inhoud.decode("utf-8").splitlines(), eenheden)
    except KorpsmonitorFout as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    uit = {
        "bron": instrument.bron,
        "sha256": hashlib.sha256(inhoud).hexdigest(),
        "toelichting": TOELICHTING,
        "eenheden": [{"eenheid": code, "punten": lijst} for code, lijst in punten.items() if lijst],
        "aanbevelingen": aanbevelingen,
    }
    tekst = json.dumps(uit, ensure_ascii=False, indent=1) + "\n"
    schrijf_bestand(opties.uit, tekst.encode(), overschrijf=True)
    sys.stdout.write(
        f"{sum(map(len, punten.values()))} aandachtspunten, {len(aanbevelingen)} aanbevelingen\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
