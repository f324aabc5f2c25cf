"""Learns the weights of the extraction from labelled sentences. Needs scikit-learn; the program itself does not."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from blind_lexicon import blind_voor
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from korpsmonitor_tui.extract.extractor import GEHEEL, Gelezen, Lezer
from korpsmonitor_tui.extract.hoofdstukken import Hoofdstukschatter
from korpsmonitor_tui.extract.kenmerken import met_hoofdstuk
from korpsmonitor_tui.extract.model import VORM, Lineair, Model
from korpsmonitor_tui.services.definities import STANDAARD, Definities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.oordeel import Oordeelzoeker

WORTEL: Final = Path(__file__).resolve().parent.parent
ZINNEN: Final = WORTEL / "data" / "extraction" / "dev.jsonl"
VOORBEELDEN: Final = WORTEL / "data" / "extraction" / "voorbeelden.jsonl"
"""Invented sentences that say of every dimension what its norm asks, so that rare ones are known too."""
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
STRENGHEID: Final = {"dimensies": 3.0, "hoofdstuk": 4.0, "polariteit": 1.0}
DREMPEL: Final = 0.36
MIDDEN: Final = 0.60
HOOG: Final = 0.93
"""Chances from which a dimension is suggested, and from which it belongs to the middle and the high band."""
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
    gewoon: list[Monster] = []
    extra = _maak_voorbeelden(lexicon, hoofdstuk)
    for vouw in range(VOUWEN):
        rest = [document for nummer, document in enumerate(documenten) if nummer % VOUWEN != vouw]
        schatter = leer_hoofdstuk(blind, rest, leeg)
        gewoon += _maak_monsters(heel, documenten[vouw::VOUWEN], schatter)
        extra += _maak_monsters(blind, documenten[vouw::VOUWEN], schatter)
    return replace(
        hoofdstuk,
        dimensies=_leer_elk([*gewoon, *extra], [code for code, _tekens in lexicon.dimensies]),
        # Judgements are learned best from what was really said: measured with and without the rest.
        polariteit=_leer_polariteit(gewoon),
    )


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


def versie_van(zinnen: Sequence[Zin]) -> str:
    """What a model of these sentences is called: generation, korpsen, sentences and invented sentences."""
    return f"korpsmonitor-2-{len(per_korps(zinnen))}x{len(zinnen)}+{len(lees_zinnen(VOORBEELDEN))}"
