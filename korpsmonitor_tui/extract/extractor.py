"""From passages to suggestions: one extractor reads a conversation passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Dimensiesuggestie, Polariteit, Suggesties, Zekerheid
from korpsmonitor_tui.extract.cijfers import vind_cijfers
from korpsmonitor_tui.extract.hoofdstukken import Hoofdstukschatter
from korpsmonitor_tui.extract.kenmerken import Vorige, aansluiting, inhoud, met_hoofdstuk
from korpsmonitor_tui.extract.oordeel import Oordeelzoeker
from korpsmonitor_tui.extract.organisaties import Namenzoeker
from korpsmonitor_tui.extract.tekens import Tekenzoeker, Zoektekst
from korpsmonitor_tui.extract.toezeggingen import vind_toezeggingen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.kenmerken import Kenmerken
    from korpsmonitor_tui.extract.model import Model

GEHEEL: Final = "geheel"
"""Stands for the code where a passage as a whole is judged."""
ERFDREMPELS: Final = {"negatief": 0.03, "aandacht": 0.03, "positief": 0.3, "neutraal": 0.3}
"""By judgement, the chance from which a passage without signs of its own takes a dimension from the one before: who
criticises without naming a subject nearly always means the subject just named."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What the signs say about one passage: what models look at, in training and in use."""

    tekst: Zoektekst
    tekens: Mapping[str, tuple[str, ...]]
    kenmerken: Kenmerken


class Lezer:
    """Looks for the signs of a lexicon, and remembers the passage before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.tekens = Tekenzoeker(lexicon)
        self.oordelen = Oordeelzoeker(lexicon, self.tekens)
        self.vorige: Vorige | None = None

    def lees(self, tekst: str) -> Gelezen:
        """The next passage."""
        zoektekst = Zoektekst(tekst)
        tekens = self.tekens.gevonden(zoektekst)
        return Gelezen(zoektekst, tekens, inhoud(zoektekst.klein, tekens, self.vorige))

    def onthoud(self, gelezen: Gelezen, codes: tuple[str, ...]) -> None:
        """This passage, with the codes that it was given, is now the one before."""
        oordeel = self.oordelen.eerste_oordeel(self.oordelen.gevonden(gelezen.tekst.klein))
        self.vorige = Vorige(tuple(gelezen.tekens), codes, oordeel)

    def begin_opnieuw(self) -> None:
        """What comes next does not follow on this."""
        self.vorige = None


class Extractor:
    """Suggests what the passages of one conversation after another are about. Not to be shared by threads."""

    def __init__(
        self, lexicon: Lexicon, model: Model, korpsen: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        """``korpsen``: names of korpsen with the other ways in which each is written."""
        self._model = model
        self._geen_eenheden = frozenset(lexicon.geen_eenheden)
        self._namen = Namenzoeker(lexicon, korpsen or {})
        self._lezer = Lezer(lexicon)
        self._schatter = Hoofdstukschatter(model)
        self._hoofdstuk = ""

    def begin_opnieuw(self) -> None:
        """What comes next is another conversation: nothing before it counts."""
        self._lezer.begin_opnieuw()
        self._schatter.begin_opnieuw()
        self._hoofdstuk = ""

    def lees(self, tekst: str, hoofdstuk: str = "") -> Suggesties:
        """Suggestions for the next passage; ``hoofdstuk`` is what it was noted under, if that is known."""
        if hoofdstuk != self._hoofdstuk:
            self._lezer.begin_opnieuw()
            self._hoofdstuk = hoofdstuk
        gelezen = self._lezer.lees(tekst)
        kansen = self._schatter.volgende(gelezen.kenmerken, hoofdstuk)
        gevonden = self._dimensies(gelezen, kansen)
        codes = tuple(gevonden)
        suggesties = tuple(
            Dimensiesuggestie(
                code,
                self._band(kans),
                self._polariteit(gelezen, code, codes, kansen),
                self._lezer.tekens.bewijs(code, gelezen.tekst),
            )
            for code, kans in gevonden.items()
        )
        polariteit = max(
            (suggestie.polariteit for suggestie in suggesties),
            key=lambda polariteit: polariteit.ernst,
            default=None,
        ) or self._polariteit(gelezen, GEHEEL, (), kansen)
        self._lezer.onthoud(gelezen, codes)
        waarschijnlijk = hoofdstuk or max(kansen, key=lambda code: kansen[code])
        return Suggesties(
            dimensies=suggesties,
            polariteit=polariteit,
            cijfers=vind_cijfers(gelezen.tekst, self._geen_eenheden),
            organisaties=self._namen.vind(tekst),
            toezeggingen=vind_toezeggingen(gelezen.tekst, waarschijnlijk),
        )

    def _dimensies(self, gelezen: Gelezen, kansen: Mapping[str, float]) -> dict[str, float]:
        klein = gelezen.tekst.klein
        if not klein.strip():
            return {}
        alle = self._model.dimensies.elk(met_hoofdstuk(gelezen.kenmerken, gelezen.tekens, kansen))
        gevonden = {code: kans for code, kans in alle.items() if kans >= self._model.drempel}
        vorige = self._lezer.vorige
        if not gevonden and not gelezen.tekens and vorige is not None and aansluiting(klein):
            # "Dit vereist nog enige aandacht": without a subject of its own it speaks of the one before.
            oordelen = self._lezer.oordelen
            oordeel = oordelen.eerste_oordeel(oordelen.gevonden(klein))
            gevonden = {
                code: alle[code] for code in vorige.codes if alle.get(code, 0.0) >= ERFDREMPELS[oordeel]
            }
        return gevonden

    def _band(self, kans: float) -> Zekerheid:
        if kans >= self._model.hoog:
            return Zekerheid.HOOG
        return Zekerheid.MIDDEN if kans >= self._model.midden else Zekerheid.LAAG

    def _polariteit(
        self, gelezen: Gelezen, code: str, codes: tuple[str, ...], kansen: Mapping[str, float]
    ) -> Polariteit:
        kenmerken = self._lezer.oordelen.kenmerken(
            gelezen.tekst.klein, code, codes, kansen, self._lezer.vorige
        )
        uitkomst = self._model.polariteit.samen(kenmerken)
        return Polariteit(max(uitkomst, key=lambda klasse: uitkomst[klasse]))
