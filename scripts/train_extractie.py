"""Learn the weights of the extraction from labelled sentences, and measure them on korpsen that were left out.

``python scripts/train_extractie.py leer`` writes templates/korpsmonitor/extractie/model.json;
``python scripts/train_extractie.py meet`` measures on korpsen that were left out and puts the figures in
docs/modelkaart.md.
Needs scikit-learn (``make modelkaart`` sees to it); the program itself does not.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from blind_lexicon import blind_voor
from joblib import Parallel, delayed
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from korpsmonitor_tui.domain.extractie import Zekerheid
from korpsmonitor_tui.extract.extractor import GEHEEL, Extractor, Gelezen, Lezer
from korpsmonitor_tui.extract.hoofdstukken import Hoofdstukschatter
from korpsmonitor_tui.extract.kenmerken import met_hoofdstuk
from korpsmonitor_tui.extract.model import VORM, Lineair, Model
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.extraheren import maak_extractor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.oordeel import Oordeelzoeker

WORTEL: Final = Path(__file__).resolve().parent.parent
ZINNEN: Final = WORTEL / "data" / "extraction" / "dev.jsonl"
VOORBEELDEN: Final = WORTEL / "data" / "extraction" / "voorbeelden.jsonl"
"""Invented sentences that say of every dimension what its norm asks, so that rare ones are known too."""
KAART: Final = WORTEL / "docs" / "modelkaart.md"
MERK_BEGIN: Final = "<!-- meting: begin -->"
MERK_EIND: Final = "<!-- meting: eind -->"
MODEL: Final = WORTEL / "templates" / "korpsmonitor" / "extractie" / "model.json"
HOOFDSTUKKEN: Final = (
    "organisatie",
    "toezicht",
    "informatie",
    "opsporing",
    "partners",
    "activiteiten",
    "prognose",
)
"""Chapters that a passage can be noted under; sentences of other sections have none."""
GEWICHT: Final = {"bekend": 1.0, "verloop": 1.0, "los": 0.4}
"""Every sentence is learned three times: with its chapter, with what came before only, and by itself."""
VOORBEELDGEWICHT: Final = 1.5
"""What an invented sentence weighs against one that was said."""
STRENGHEID: Final = {"dimensies": 3.0, "hoofdstuk": 4.0, "polariteit": 0.5}
DREMPEL: Final = 0.38
MIDDEN: Final = 0.60
HOOG: Final = 0.90
"""Chances from which a dimension is suggested, and from which it belongs to the middle and the high band."""
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
KLEINSTE_GEWICHT: Final = 0.02
VOUWEN: Final = 4

Zin = dict[str, Any]
Lexicons = dict[str, "Lexicon"]
"""By korps, the lexicon with which its sentences are read."""


@dataclass(frozen=True)
class Monster:
    """One sentence in one of three ways of knowing its surroundings."""

    zin: Zin
    gelezen: Gelezen
    vorige: Any
    kansen: dict[str, float]
    oordelen: Oordeelzoeker
    gewicht: float


def lees_zinnen(pad: Path = ZINNEN) -> list[Zin]:
    """The labelled sentences in document order."""
    return [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines() if regel.strip()]


def per_korps(zinnen: Iterable[Zin]) -> dict[str, list[Zin]]:
    """The sentences of each korps."""
    uitkomst: dict[str, list[Zin]] = {}
    for zin in zinnen:
        uitkomst.setdefault(zin["korps"], []).append(zin)
    return uitkomst


def teksten_per_korps(zinnen: Iterable[Zin]) -> dict[str, list[str]]:
    """The same, as text only."""
    return {korps: [zin["text"] for zin in eigen] for korps, eigen in per_korps(zinnen).items()}


def normteksten() -> dict[str, str]:
    """By dimension its name, definition and norm: words that nobody needs a korps for."""
    return {
        dimensie.code: f"{dimensie.naam} {dimensie.definitie} {dimensie.norm}"
        for dimensie in Definities()(STANDAARD).dimensies
    }


def hoofdstuk_van(zin: Zin) -> str:
    """The chapter that a sentence could have been noted under; empty if its section is none."""
    return zin["subsection"] if zin["subsection"] in HOOFDSTUKKEN else ""


def lees_document(lexicon: Lexicon, zinnen: Sequence[Zin], wijze: str) -> list[tuple[Zin, Gelezen, Any, str]]:
    """What the signs say of each sentence, with the labels of the one before as what is known of it."""
    lezer, vorig_hoofdstuk = Lezer(lexicon), None
    uitkomst = []
    for zin in zinnen:
        hoofdstuk = hoofdstuk_van(zin) if wijze == "bekend" else ""
        if wijze == "los" or hoofdstuk != vorig_hoofdstuk:
            lezer.begin_opnieuw()
        vorig_hoofdstuk = hoofdstuk
        gelezen = lezer.lees(zin["text"])
        uitkomst.append((zin, gelezen, lezer.vorige, hoofdstuk))
        lezer.onthoud(gelezen, tuple(zin["dimensions"]))
    return uitkomst


def _matrix(kenmerken: Sequence[dict[str, float]]) -> tuple[Any, list[str]]:
    maker = DictVectorizer()
    matrix = maker.fit_transform(kenmerken).tocsr()
    # The solvers take 32-bit indices only.
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix, list(maker.get_feature_names_out())


def _lineair(
    klassen: Sequence[str], basis: Iterable[float], rijen: Sequence[Any], namen: Sequence[str]
) -> Lineair:
    gewichten: dict[str, list[tuple[int, float]]] = {}
    for klasse, rij in enumerate(rijen):
        for plaats in np.nonzero(np.abs(rij) >= KLEINSTE_GEWICHT)[0]:
            gewichten.setdefault(namen[plaats], []).append((klasse, round(float(rij[plaats]), 3)))
    return Lineair(
        tuple(klassen),
        tuple(round(float(waarde), 4) for waarde in basis),
        {naam: tuple(paren) for naam, paren in sorted(gewichten.items())},
    )


def _leer_een_van(
    kenmerken: Sequence[dict[str, float]],
    klassen: Sequence[str],
    gewichten: Sequence[float],
    strengheid: float,
) -> Lineair:
    matrix, namen = _matrix(kenmerken)
    geleerd = LogisticRegression(C=strengheid, max_iter=800).fit(matrix, klassen, sample_weight=gewichten)
    return _lineair([str(k) for k in geleerd.classes_], geleerd.intercept_, geleerd.coef_, namen)


def _leer_elk(monsters: Sequence[Monster], codes: Sequence[str]) -> Lineair:
    matrix, namen = _matrix(
        [met_hoofdstuk(m.gelezen.kenmerken, m.gelezen.tekens, m.kansen) for m in monsters]
    )
    gewichten = [m.gewicht for m in monsters]
    bekend, basis, rijen = [], [], []
    for code in codes:
        doel = [code in m.zin["dimensions"] for m in monsters]
        if any(doel):
            geleerd = LogisticRegression(C=STRENGHEID["dimensies"], max_iter=300, solver="liblinear")
            geleerd.fit(matrix, doel, sample_weight=gewichten)
            bekend.append(code)
            basis.append(float(geleerd.intercept_[0]))
            rijen.append(geleerd.coef_[0])
    return _lineair(bekend, basis, rijen, namen)


def leer_hoofdstuk(lexicons: Lexicons, documenten: Sequence[Sequence[Zin]], leeg: Model) -> Model:
    """``leeg`` with what tells chapters apart, and how they follow one another."""
    kenmerken, klassen = [], []
    for document in documenten:
        for wijze in ("verloop", "los"):
            for zin, gelezen, _vorige, _hoofdstuk in lees_document(
                lexicons[document[0]["korps"]], document, wijze
            ):
                kenmerken.append(gelezen.kenmerken)
                klassen.append(zin["subsection"])
    namen = sorted(set(klassen))
    begin: Counter[str] = Counter(document[0]["subsection"] for document in documenten)
    aandeel: Counter[str] = Counter(zin["subsection"] for document in documenten for zin in document)
    overgang: Counter[tuple[str, str]] = Counter(
        (een["subsection"], twee["subsection"])
        for document in documenten
        for een, twee in itertools.pairwise(document)
    )
    return replace(
        leeg,
        hoofdstuk=_leer_een_van(kenmerken, klassen, [1.0] * len(klassen), STRENGHEID["hoofdstuk"]),
        begin=_kansen({naam: begin[naam] for naam in namen}),
        aandeel=_kansen({naam: aandeel[naam] for naam in namen}),
        overgang={van: _kansen({naar: overgang[van, naar] for naar in namen}) for van in namen},
    )


def _kansen(aantallen: dict[str, int]) -> dict[str, float]:
    """Shares; what was never seen is unlikely, not impossible."""
    som = sum(aantallen.values()) + 0.1 * len(aantallen)
    return {naam: round((aantal + 0.1) / som, 5) for naam, aantal in aantallen.items()}


def _maak_monsters(lexicons: Lexicons, documenten: Sequence[Sequence[Zin]], model: Model) -> list[Monster]:
    monsters = []
    for document in documenten:
        lexicon = lexicons[document[0]["korps"]]
        oordelen = Lezer(lexicon).oordelen
        for wijze, gewicht in GEWICHT.items():
            schatter = Hoofdstukschatter(model)
            for zin, gelezen, vorige, hoofdstuk in lees_document(lexicon, document, wijze):
                if wijze == "los":
                    schatter.begin_opnieuw()
                kansen = schatter.volgende(gelezen.kenmerken, hoofdstuk)
                # Half the weight: every sentence is read with two lexicons.
                monsters.append(Monster(zin, gelezen, vorige, kansen, oordelen, gewicht / 2))
    return monsters


def _maak_voorbeelden(lexicon: Lexicon, model: Model) -> list[Monster]:
    """The invented sentences, each by itself, with and without its chapter."""
    lezer, schatter, monsters = Lezer(lexicon), Hoofdstukschatter(model), []
    for zin in lees_zinnen(VOORBEELDEN):
        gelezen = lezer.lees(zin["text"])
        for hoofdstuk in (hoofdstuk_van(zin), ""):
            schatter.begin_opnieuw()
            kansen = schatter.volgende(gelezen.kenmerken, hoofdstuk)
            monsters.append(Monster(zin, gelezen, None, kansen, lezer.oordelen, VOORBEELDGEWICHT))
    return monsters


def _leer_polariteit(monsters: Sequence[Monster]) -> Lineair:
    kenmerken, klassen, gewichten = [], [], []
    for monster in monsters:
        codes = tuple(monster.zin["dimensions"])
        doelen = list(monster.zin["dimension_polarity"].items()) or [(GEHEEL, monster.zin["polarity"])]
        for code, polariteit in doelen:
            kenmerken.append(
                monster.oordelen.kenmerken(
                    monster.gelezen.tekst.klein, code, codes, monster.kansen, monster.vorige
                )
            )
            klassen.append(polariteit)
            gewichten.append(monster.gewicht)
    return _leer_een_van(kenmerken, klassen, gewichten, STRENGHEID["polariteit"])


def leer(lexicon: Lexicon, zinnen: Sequence[Zin], versie: str) -> Model:
    """A model of these sentences. Chapters are estimated for sentences that the estimator did not learn from."""
    documenten = list(per_korps(zinnen).values())
    heel = dict.fromkeys(per_korps(zinnen), lexicon)
    # Unseen text has words that no sign knows, so every korps is also read with only the signs that others have too.
    blind = blind_voor(lexicon, teksten_per_korps(zinnen), normteksten())
    niets = Lineair((), (), {})
    leeg = Model(versie, niets, niets, niets, {}, {}, {}, DREMPEL, MIDDEN, HOOG)
    hoofdstuk = leer_hoofdstuk(heel, documenten, leeg)
    monsters = _maak_voorbeelden(lexicon, hoofdstuk)
    for vouw in range(VOUWEN):
        rest = [document for nummer, document in enumerate(documenten) if nummer % VOUWEN != vouw]
        schatter = leer_hoofdstuk(blind, rest, leeg)
        for lexicons in (heel, blind):
            monsters += _maak_monsters(lexicons, documenten[vouw::VOUWEN], schatter)
    codes = [code for code, _tekens in lexicon.dimensies]
    return replace(hoofdstuk, dimensies=_leer_elk(monsters, codes), polariteit=_leer_polariteit(monsters))


def schrijf(model: Model, pad: Path) -> None:
    """Write a model as JSON, one feature a line, so that two models can be compared by eye."""
    inhoud = {"vorm": VORM, **asdict(model)}
    delen = []
    for naam, waarde in inhoud.items():
        if isinstance(waarde, dict) and "gewichten" in waarde:
            regels = ",\n".join(
                f"  {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}"
                for k, v in waarde["gewichten"].items()
            )
            kop = f'"klassen": {json.dumps(waarde["klassen"])}, "basis": {json.dumps(waarde["basis"])}'
            delen.append(f'"{naam}": {{{kop}, "gewichten": {{\n{regels}\n}}}}')
        else:
            delen.append(f'"{naam}": {json.dumps(waarde, ensure_ascii=False)}')
    pad.write_text("{\n" + ",\n".join(delen) + "\n}\n", encoding="utf-8")


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


def versie_van(zinnen: Sequence[Zin]) -> str:
    """What a model of these sentences is called: generation, korpsen, sentences and invented sentences."""
    return f"korpsmonitor-2-{len(per_korps(zinnen))}x{len(zinnen)}+{len(lees_zinnen(VOORBEELDEN))}"


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


def main() -> None:
    """Learn or measure."""
    opdrachten = argparse.ArgumentParser(description=__doc__)
    opdrachten.add_argument("wat", choices=("leer", "meet"))
    wat = opdrachten.parse_args().wat
    definities = Definities()
    lexicon, zinnen = definities.lexicon(STANDAARD), lees_zinnen()
    if wat == "leer":
        schrijf(leer(lexicon, zinnen, versie_van(zinnen)), MODEL)
        print(f"{MODEL.relative_to(WORTEL)}: {versie_van(zinnen)}")
    else:
        tabellen = meettabellen(lexicon, zinnen)
        zet_in_kaart(tabellen)
        print(tabellen)


if __name__ == "__main__":
    main()
