"""Measures the extraction on korpsen that were left out of the learning, and keeps docs/modelkaart.md up to date."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from joblib import Parallel, delayed

from korpsmonitor_tui import paths
from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.extract.blind import blind_voor
from korpsmonitor_tui.extract.leerzinnen import per_korps, teksten_per_korps
from korpsmonitor_tui.extract.leren import leer
from korpsmonitor_tui.extract.meten import WIJZEN, Meting, meet
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.extraheren import maak_extractor

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.extractor import Extractor
    from korpsmonitor_tui.extract.leerzinnen import Leerstof

WORTEL: Final = Path(__file__).resolve().parent.parent
KAART: Final = WORTEL / "docs" / "modelkaart.md"
MERK_BEGIN: Final = "<!-- meting: begin -->"
MERK_EIND: Final = "<!-- meting: eind -->"
NAMEN: Final = dict(
    zip(WIJZEN, ("met hoofdstuk", "zonder hoofdstuk", "zonder hoofdstuk, losse zin"), strict=True)
)
KOLOMMEN: Final = (
    "precisie",
    "volledigheid",
    "micro-F1",
    "oordeel per dimensie",
    "oordeel per zin",
    "hoog juist (aantal)",
)
SPANNEN: Final = ("cijfers", "organisaties", "toezeggingen")


def meet_zonder(stof: Leerstof, lexicon: Lexicon, korps: str) -> list[Meting]:
    """Figures of one korps, by each way of knowing, from a model of the others that was read with ``lexicon``."""
    model = leer(stof, [zin for zin in stof.zinnen if zin.korps != korps], "meting", lexicon)
    return [meet(stof, lexicon, model, per_korps(stof.zinnen)[korps], wijze) for wijze in WIJZEN]


def meet_spannen(stof: Leerstof, extractor: Extractor) -> dict[str, float]:
    """F1 of figures (value, unit and period), organisations (place) and commitments (kind per sentence)."""
    telling: Counter[tuple[str, str]] = Counter()
    regels = (paths.data() / "extraction" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    for regel, leerzin in zip(regels, stof.zinnen, strict=True):
        zin = json.loads(regel)
        uitkomst = extractor.lees(zin["text"], stof.hoofdstuk_van(leerzin))
        paren: dict[str, tuple[Counter[Any], Counter[Any]]] = {
            "cijfers": (
                Counter((f.get("value", f.get("value_min")), f.get("value", f.get("value_max")), f.get("unit", ""), f.get("period", "")) for f in zin["figures"]),
                Counter((float(c.waarde), float(c.tot), c.eenheid, c.periode) for c in uitkomst.cijfers),
            ),
            "organisaties": (
                Counter((o["start"], o["end"]) for o in zin["organisations"]),
                Counter((o.plaats.begin, o.plaats.eind) for o in uitkomst.organisaties),
            ),
            "toezeggingen": (
                Counter(a["type"] for a in zin["actions"]),
                Counter(t.soort.value for t in uitkomst.toezeggingen),
            ),
        }  # fmt: skip
        for naam, (juist, gevonden) in paren.items():
            telling[naam, "goed"] += (juist & gevonden).total()
            telling[naam, "fout"] += (juist - gevonden).total() + (gevonden - juist).total()
    return {
        naam: 2 * telling[naam, "goed"] / (2 * telling[naam, "goed"] + telling[naam, "fout"])
        for naam in SPANNEN
    }


def meettabellen(stof: Leerstof) -> str:
    """The figures as Markdown tables, under the version of the model they belong to."""
    blind = blind_voor(stof.lexicon, teksten_per_korps(stof.zinnen), stof.normen)
    regels = [f"Model `{stof.versie}`; elke regel telt alle {len(stof.zinnen)} zinnen.", ""]
    for naam, lexicons in (
        ("hele woordenlijst", dict.fromkeys(blind, stof.lexicon)),
        ("blinde woordenlijst", blind),
    ):
        per = Parallel(n_jobs=-1)(
            delayed(meet_zonder)(stof, lexicon, korps) for korps, lexicon in lexicons.items()
        )
        regels += [f"| {naam} | {' | '.join(KOLOMMEN)} |", f"|---|{'---|' * len(KOLOMMEN)}"]
        regels += [
            _regel(NAMEN[wijze], sum(metingen, Meting()))
            for wijze, metingen in zip(WIJZEN, zip(*per, strict=True), strict=True)
        ]
        regels.append("")
    regels += ["| regels, op de ontwikkelzinnen zelf | F1 |", "|---|---|"]
    spannen = meet_spannen(stof, maak_extractor(Definities(), STANDAARD))
    regels += [f"| {naam} | {waarde:.3f} |" for naam, waarde in spannen.items()]
    return "\n".join(regels)


def zet_in_kaart(tabellen: str, kaart: Path = KAART) -> None:
    """Put the figures in the model card, in place of those that stood there."""
    tekst = kaart.read_text(encoding="utf-8")
    voor, begin, rest = tekst.partition(MERK_BEGIN)
    _oud, eind, na = rest.partition(MERK_EIND)
    if not (begin and eind):
        raise SystemExit(f"{kaart.name}: {MERK_BEGIN} … {MERK_EIND} ontbreekt")
    schrijf_bestand(kaart, f"{voor}{begin}\n{tabellen}\n{eind}{na}".encode(), overschrijf=True)


def _regel(naam: str, meting: Meting) -> str:
    getallen = (meting.precisie, meting.volledigheid, meting.f1, meting.oordeel, meting.zinnen)
    cellen = " | ".join(f"{getal:.3f}" for getal in getallen)
    return f"| {naam} | {cellen} | {meting.hoog_juist:.3f} ({meting.hoog}) |"
