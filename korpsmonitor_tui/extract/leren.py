"""Learns the weights of the extraction from labelled sentences.

The only module that knows scikit-learn, an optional extra: it is imported in a process of its own (``leerproces``).
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from korpsmonitor_tui.extract.blind import blind_voor
from korpsmonitor_tui.extract.extractor import GEHEEL, Gelezen, Lezer
from korpsmonitor_tui.extract.hoofdstukken import Hoofdstukschatter
from korpsmonitor_tui.extract.kenmerken import met_hoofdstuk
from korpsmonitor_tui.extract.leerzinnen import documenten, per_korps, teksten_per_korps
from korpsmonitor_tui.extract.model import Lineair, Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.leerzinnen import Leerstof, Leerzin
    from korpsmonitor_tui.extract.oordeel import Oordeelzoeker

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

Lexicons = dict[str, "Lexicon"]
"""By korps, the lexicon with which its sentences are read."""


@dataclass(frozen=True)
class Monster:
    """One sentence in one of three ways of knowing its surroundings."""

    zin: Leerzin
    gelezen: Gelezen
    vorige: Any
    kansen: dict[str, float]
    oordelen: Oordeelzoeker
    gewicht: float


def lees_document(
    stof: Leerstof, lexicon: Lexicon, zinnen: Sequence[Leerzin], wijze: str
) -> list[tuple[Leerzin, Gelezen, Any, str]]:
    """What the signs say of each sentence, with the labels of the one before as what is known of it."""
    lezer, vorig_hoofdstuk = Lezer(lexicon), None
    uitkomst = []
    for zin in zinnen:
        hoofdstuk = stof.hoofdstuk_van(zin) if wijze == "bekend" else ""
        if wijze == "los" or hoofdstuk != vorig_hoofdstuk:
            lezer.begin_opnieuw()
        vorig_hoofdstuk = hoofdstuk
        gelezen = lezer.lees(zin.tekst)
        uitkomst.append((zin, gelezen, lezer.vorige, hoofdstuk))
        lezer.onthoud(gelezen, zin.codes)
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
            gewichten.setdefault(namen[int(plaats)], []).append((klasse, round(float(rij[plaats]), 3)))
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
    if len(set(klassen)) == 1:
        return Lineair((klassen[0],), (0.0,), {})
    matrix, namen = _matrix(kenmerken)
    geleerd = LogisticRegression(C=strengheid, max_iter=800).fit(matrix, klassen, sample_weight=gewichten)
    basis, rijen = geleerd.intercept_, geleerd.coef_
    if len(geleerd.classes_) == 2:
        # Of two classes only what speaks for the second is given; half against half gives the same chances.
        basis, rijen = np.concatenate([-basis / 2, basis / 2]), np.concatenate([-rijen / 2, rijen / 2])
    return _lineair([str(k) for k in geleerd.classes_], basis, rijen, namen)


def _leer_elk(monsters: Sequence[Monster], codes: Sequence[str]) -> Lineair:
    matrix, namen = _matrix(
        [met_hoofdstuk(m.gelezen.kenmerken, m.gelezen.tekens, m.kansen) for m in monsters]
    )
    gewichten = [m.gewicht for m in monsters]
    bekend, basis, rijen = [], [], []
    for code in codes:
        doel = [code in m.zin.oordelen for m in monsters]
        if any(doel):
            geleerd = LogisticRegression(C=STRENGHEID["dimensies"], max_iter=300, solver="liblinear")
            geleerd.fit(matrix, doel, sample_weight=gewichten)
            bekend.append(code)
            basis.append(float(geleerd.intercept_[0]))
            rijen.append(geleerd.coef_[0])
    return _lineair(bekend, basis, rijen, namen)


def leer_hoofdstuk(
    stof: Leerstof, lexicons: Lexicons, zinnen: Sequence[Sequence[Leerzin]], leeg: Model
) -> Model:
    """``leeg`` with what tells chapters apart, and how they follow one another.

    Codes of an edition stand in a selection of its sentences, which says nothing about what follows on what.
    """
    verloop = [document for document in zinnen if not document[0].eigen]
    bekend = {zin.onderdeel for document in verloop for zin in document}
    kenmerken, klassen = [], []
    for document in zinnen:
        for wijze in ("verloop", "los"):
            for zin, gelezen, _vorige, _hoofdstuk in lees_document(
                stof, lexicons[document[0].korps], document, wijze
            ):
                if zin.onderdeel in bekend:
                    kenmerken.append(gelezen.kenmerken)
                    klassen.append(zin.onderdeel)
    namen = sorted(bekend)
    begin: Counter[str] = Counter(document[0].onderdeel for document in verloop)
    aandeel: Counter[str] = Counter(zin.onderdeel for document in verloop for zin in document)
    overgang: Counter[tuple[str, str]] = Counter(
        (een.onderdeel, twee.onderdeel) for document in verloop for een, twee in itertools.pairwise(document)
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


def _maak_monsters(
    stof: Leerstof, lexicons: Lexicons, zinnen: Sequence[Sequence[Leerzin]], model: Model
) -> list[Monster]:
    monsters = []
    for document in zinnen:
        lexicon = lexicons[document[0].korps]
        oordelen = Lezer(lexicon).oordelen
        for wijze, gewicht in GEWICHT.items():
            schatter = Hoofdstukschatter(model)
            for zin, gelezen, vorige, hoofdstuk in lees_document(stof, lexicon, document, wijze):
                if wijze == "los":
                    schatter.begin_opnieuw()
                kansen = schatter.volgende(gelezen.kenmerken, hoofdstuk)
                # Half the weight: every sentence is read with two lexicons.
                monsters.append(Monster(zin, gelezen, vorige, kansen, oordelen, gewicht / 2))
    return monsters


def _maak_voorbeelden(stof: Leerstof, model: Model) -> list[Monster]:
    """The invented sentences, each by itself, with and without its chapter."""
    lezer, schatter, monsters = Lezer(stof.lexicon), Hoofdstukschatter(model), []
    for zin in stof.voorbeelden:
        gelezen = lezer.lees(zin.tekst)
        for hoofdstuk in (stof.hoofdstuk_van(zin), ""):
            schatter.begin_opnieuw()
            kansen = schatter.volgende(gelezen.kenmerken, hoofdstuk)
            monsters.append(Monster(zin, gelezen, None, kansen, lezer.oordelen, VOORBEELDGEWICHT))
    return monsters


def _leer_polariteit(monsters: Sequence[Monster]) -> Lineair:
    kenmerken, klassen, gewichten = [], [], []
    for monster in monsters:
        zin = monster.zin
        doelen = [*zin.oordelen.items()] or [(GEHEEL, zin.polariteit)]
        for code, polariteit in doelen:
            if not polariteit:
                continue
            kenmerken.append(
                monster.oordelen.kenmerken(
                    monster.gelezen.tekst.klein, code, zin.codes, monster.kansen, monster.vorige
                )
            )
            klassen.append(polariteit)
            gewichten.append(monster.gewicht)
    return _leer_een_van(kenmerken, klassen, gewichten, STRENGHEID["polariteit"])


def leer(stof: Leerstof, zinnen: Sequence[Leerzin], versie: str, lexicon: Lexicon | None = None) -> Model:
    """A model of these sentences, by default read with the lexicon of ``stof``.

    Chapters are estimated for sentences that the estimator did not learn from.
    """
    if lexicon is not None:
        stof = replace(stof, lexicon=lexicon)
    reeksen = documenten(zinnen)
    heel = dict.fromkeys(per_korps(zinnen), stof.lexicon)
    # Unseen text has words that no sign knows, so every korps is also read with only the signs that others have too.
    blind = blind_voor(stof.lexicon, teksten_per_korps(zinnen), stof.normen)
    niets = Lineair((), (), {})
    leeg = Model(versie, niets, niets, niets, {}, {}, {}, DREMPEL, MIDDEN, HOOG)
    hoofdstuk = leer_hoofdstuk(stof, heel, reeksen, leeg)
    gewoon: list[Monster] = []
    extra = _maak_voorbeelden(stof, hoofdstuk)
    for vouw in range(VOUWEN):
        rest = [document for nummer, document in enumerate(reeksen) if nummer % VOUWEN != vouw]
        schatter = leer_hoofdstuk(stof, blind, rest, leeg)
        gewoon += _maak_monsters(stof, heel, reeksen[vouw::VOUWEN], schatter)
        extra += _maak_monsters(stof, blind, reeksen[vouw::VOUWEN], schatter)
    return replace(
        hoofdstuk,
        dimensies=_leer_elk([*gewoon, *extra], [code for code, _tekens in stof.lexicon.dimensies]),
        # Judgements are learned best from what was really said: measured with and without the rest.
        polariteit=_leer_polariteit(gewoon),
    )
