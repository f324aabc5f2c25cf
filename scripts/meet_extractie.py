"""Measures the extraction on korpsen that were left out of the learning, and keeps docs/modelkaart.md up to date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from blind_lexicon import blind_voor
from joblib import Parallel, delayed
from leer_extractie import (
    WORTEL,
    hoofdstuk_van,
    leer,
    normteksten,
    per_korps,
    teksten_per_korps,
    versie_van,
)

from korpsmonitor_tui.domain.extractie import Zekerheid
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.extraheren import maak_extractor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from leer_extractie import Lexicons, Zin

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.extractor import Extractor
    from korpsmonitor_tui.extract.model import Model

KAART: Final = WORTEL / "docs" / "modelkaart.md"
MERK_BEGIN: Final = "<!-- meting: begin -->"
MERK_EIND: Final = "<!-- meting: eind -->"
WIJZEN: Final = {
    "bekend": "met hoofdstuk",
    "verloop": "zonder hoofdstuk",
    "los": "zonder hoofdstuk, losse zin",
}
KOLOMMEN: Final = (
    "precisie",
    "volledigheid",
    "micro-F1",
    "oordeel per dimensie",
    "oordeel per zin",
    "hoog juist (aantal)",
)


class _MetLexicon(Definities):
    """The definitions with another lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def lexicon(self, code: str) -> Lexicon:
        return self._lexicon


@dataclass
class Meting:
    """Counts over all sentences of korpsen that were left out."""

    goed: int = 0
    teveel: int = 0
    gemist: int = 0
    oordeel_goed: int = 0
    zin_goed: int = 0
    zinnen: int = 0

    @property
    def f1(self) -> float:
        """Micro-F1 of dimensions."""
        return 2 * self.goed / (2 * self.goed + self.teveel + self.gemist)


def meet(
    modellen: dict[str, Model], zinnen: Sequence[Zin], wijze: str, lexicons: Lexicons
) -> tuple[Meting, Counter[tuple[str, bool]]]:
    """Figures and, per band, how many suggestions were right; each korps by the model that did not see it."""
    meting, banden = Meting(), Counter[tuple[str, bool]]()
    for korps, eigen in per_korps(zinnen).items():
        extractor = maak_extractor(_MetLexicon(lexicons[korps]), STANDAARD, modellen[korps])
        for zin in eigen:
            if wijze == "los":
                extractor.begin_opnieuw()
            uitkomst = extractor.lees(zin["text"], hoofdstuk_van(zin) if wijze == "bekend" else "")
            juist = zin["dimension_polarity"]
            for suggestie in uitkomst.dimensies:
                banden[suggestie.zekerheid, suggestie.code in juist] += 1
                meting.oordeel_goed += juist.get(suggestie.code) == suggestie.polariteit
            gevonden = {suggestie.code for suggestie in uitkomst.dimensies}
            meting.goed += len(gevonden & juist.keys())
            meting.teveel += len(gevonden - juist.keys())
            meting.gemist += len(juist.keys() - gevonden)
            meting.zin_goed += zin["polarity"] == uitkomst.polariteit
            meting.zinnen += 1
    return meting, banden


def meet_spannen(zinnen: Sequence[Zin], extractor: Extractor) -> dict[str, float]:
    """F1 of figures (value, unit and period), organisations (place) and commitments (kind per sentence)."""
    telling: Counter[tuple[str, str]] = Counter()
    for zin in zinnen:
        uitkomst = extractor.lees(zin["text"], hoofdstuk_van(zin))
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
        for naam in ("cijfers", "organisaties", "toezeggingen")
    }


def leer_zonder(lexicons: Lexicons, zinnen: Sequence[Zin]) -> dict[str, Model]:
    """For each korps a model of the others, read with the lexicon of that korps."""

    def een(korps: str) -> Model:
        return leer(lexicons[korps], [zin for zin in zinnen if zin["korps"] != korps], "meting")

    modellen = Parallel(n_jobs=-1)(delayed(een)(korps) for korps in lexicons)
    return dict(zip(lexicons, modellen, strict=True))


def meettabellen(lexicon: Lexicon, zinnen: Sequence[Zin]) -> str:
    """The figures as Markdown tables, under the version of the model they belong to."""
    blind = blind_voor(lexicon, teksten_per_korps(zinnen), normteksten())
    regels = [f"Model `{versie_van(zinnen)}`; elke regel telt alle {len(zinnen)} zinnen.", ""]
    for naam, lexicons in (
        ("hele woordenlijst", dict.fromkeys(blind, lexicon)),
        ("blinde woordenlijst", blind),
    ):
        modellen = leer_zonder(lexicons, zinnen)
        regels += [f"| {naam} | {' | '.join(KOLOMMEN)} |", f"|---|{'---|' * len(KOLOMMEN)}"]
        regels += [_regel(WIJZEN[wijze], *meet(modellen, zinnen, wijze, lexicons)) for wijze in WIJZEN]
        regels.append("")
    regels += ["| regels, op de ontwikkelzinnen zelf | F1 |", "|---|---|"]
    spannen = meet_spannen(zinnen, maak_extractor(Definities(), STANDAARD))
    regels += [f"| {naam} | {waarde:.3f} |" for naam, waarde in spannen.items()]
    return "\n".join(regels)


def zet_in_kaart(tabellen: str, kaart: Path = KAART) -> None:
    """Put the figures in the model card, in place of those that stood there."""
    tekst = kaart.read_text(encoding="utf-8")
    voor, begin, rest = tekst.partition(MERK_BEGIN)
    _oud, eind, na = rest.partition(MERK_EIND)
    if not (begin and eind):
        raise SystemExit(f"{kaart.name}: {MERK_BEGIN} … {MERK_EIND} ontbreekt")
    kaart.write_text(f"{voor}{begin}\n{tabellen}\n{eind}{na}", encoding="utf-8")


def _regel(naam: str, meting: Meting, banden: Counter[tuple[str, bool]]) -> str:
    hoog = banden[Zekerheid.HOOG, True], banden[Zekerheid.HOOG, False]
    getallen = (
        meting.goed / (meting.goed + meting.teveel),
        meting.goed / (meting.goed + meting.gemist),
        meting.f1,
        meting.oordeel_goed / meting.goed,
        meting.zin_goed / meting.zinnen,
    )
    cellen = " | ".join(f"{getal:.3f}" for getal in getallen)
    return f"| {naam} | {cellen} | {hoog[0] / sum(hoog):.3f} ({sum(hoog)}) |"
