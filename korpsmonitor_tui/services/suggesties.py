"""Suggestions for the texts of a dossier: made anew each time they are asked for, the same every time, never stored."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Anker, Bronsoort, vingerafdruk
from korpsmonitor_tui.domain.codering import Coderingsoort, Suggestie, kenmerk_van
from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.domain.verslagbron import lees_verwijzing
from korpsmonitor_tui.extract.zinnen import is_uitspraak, vind_zinnen
from korpsmonitor_tui.services.codeerbronnen import Tekstbron, lees_bronnen
from korpsmonitor_tui.services.extraheren import maak_extractor
from korpsmonitor_tui.services.modellen import lees_gekozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from korpsmonitor_tui.domain.codering import Codering, Gegevens
    from korpsmonitor_tui.domain.extractie import Cijfersuggestie, Suggesties, Toezeggingsuggestie, Zekerheid
    from korpsmonitor_tui.extract.extractor import Extractor
    from korpsmonitor_tui.services.sessie import Sessie

ALLES: Final = frozenset(Bronsoort)
"""Every kind of text."""


class Suggesteur:
    """Makes suggestions for one instrument; keep it for a next time, but not to be shared by threads."""

    def __init__(self, sessie: Sessie) -> None:
        """Suggest with the model of the edition.

        Raises NietGevonden if the instrument has no lexicon or the model is not here, OnbruikbareInvoer with every error
        in the files.
        """
        model = lees_gekozen(sessie)
        self.model: Final = model.versie
        self._extractor: Extractor = maak_extractor(sessie.instrumenten, sessie.editie.instrument, model)
        self._onderdelen = {h.code: h.onderdeel for h in sessie.instrument.hoofdstukken}

    def lees(self, bronnen: Iterable[Tekstbron]) -> Iterator[tuple[Tekstbron, tuple[Suggestie, ...]]]:
        """Suggestions text by text, so that who asks can show how far it is, or stop.

        A passage does not repeat what is suggested for the notes and turns that it was made of.
        """
        vorige: tuple[str, str] | None = None
        per_bron: dict[str, set[tuple[str, str, str]]] = {}
        for bron in bronnen:
            deel = (bron.soort, bron.hoofdstuk)
            if deel != vorige:
                self._extractor.begin_opnieuw()
            vorige = deel
            gevonden = self._lees(bron)
            if bron.soort != Bronsoort.PASSAGE:
                per_bron[bron.entiteit] = {_inhoud(suggestie) for suggestie in gevonden}
            elif bron.gemaakt_van:
                plekken = ((van, lees_verwijzing(van)) for van in bron.gemaakt_van)
                al = set().union(*(per_bron.get(plek.beurt if plek else van, set()) for van, plek in plekken))
                gevonden = tuple(suggestie for suggestie in gevonden if _inhoud(suggestie) not in al)
            yield bron, gevonden

    def _lees(self, bron: Tekstbron) -> tuple[Suggestie, ...]:
        onderdeel = self._onderdelen.get(bron.hoofdstuk, bron.hoofdstuk)
        maker = _Maker(bron, self.model)
        for zin in vind_zinnen(bron.tekst):
            tekst = zin.van(bron.tekst)
            # What is asked is read as well: the answer speaks of it.
            gevonden = self._extractor.lees(tekst, onderdeel)
            if not bron.van_team and is_uitspraak(tekst):
                maker.neem(zin, gevonden)
        return tuple(maker.suggesties)


def _inhoud(suggestie: Suggestie) -> tuple[str, str, str]:
    return suggestie.soort, suggestie.code, suggestie.anker.citaat


class _Maker:
    """Turns what was found in the sentences of one text into suggestions."""

    def __init__(self, bron: Tekstbron, model: str) -> None:
        self.suggesties: list[Suggestie] = []
        self._bron = bron
        self._model = model
        self._sha256 = vingerafdruk(bron.tekst)
        self._gehad: Counter[tuple[str, ...]] = Counter()

    def neem(self, zin: Spanne, gevonden: Suggesties) -> None:
        """Everything that was found in one sentence."""
        for dimensie in gevonden.dimensies:
            self._voeg_toe(
                Coderingsoort.DIMENSIE,
                dimensie.code,
                zin,
                bewijs=tuple(_schuif(spanne, zin.begin) for spanne in dimensie.bewijs),
                oordeel=(dimensie.zekerheid, dimensie.polariteit.value),
            )
        for cijfer in gevonden.cijfers:
            self._voeg_toe(
                Coderingsoort.CIJFER,
                Coderingsoort.CIJFER.value,
                _schuif(cijfer.plaats, zin.begin),
                _cijfergegevens(cijfer),
            )
        for naam in gevonden.organisaties:
            self._voeg_toe(Coderingsoort.ORGANISATIE, naam.code, _schuif(naam.plaats, zin.begin))
        for toezegging in gevonden.toezeggingen:
            self._voeg_toe(
                Coderingsoort.TOEZEGGING,
                toezegging.soort.value,
                _schuif(toezegging.plaats, zin.begin),
                _toezeggingsgegevens(toezegging, zin.van(self._bron.tekst)),
            )

    def _voeg_toe(
        self,
        soort: Coderingsoort,
        code: str,
        spanne: Spanne,
        gegevens: Gegevens = (),
        bewijs: tuple[Spanne, ...] = (),
        oordeel: tuple[Zekerheid | None, str] = (None, ""),
    ) -> None:
        bron, citaat = self._bron, spanne.van(self._bron.tekst)
        if not citaat.strip():
            return
        wat = (*bron.sleutel, soort.value, code, " ".join(citaat.split()))
        # The same sentence can stand in a text more than once.
        self._gehad[wat] += 1
        zekerheid, polariteit = oordeel
        self.suggesties.append(
            Suggestie(
                kenmerk_van(*wat, str(self._gehad[wat])),
                soort.value,
                code,
                Anker(bron.soort, bron.entiteit, spanne.begin, spanne.eind, citaat, self._sha256),
                zekerheid,
                polariteit,
                gegevens,
                bewijs,
                self._model,
                bron.hoofdstuk,
                bron.vraag,
            )
        )


def _schuif(spanne: Spanne, begin: int) -> Spanne:
    return Spanne(spanne.begin + begin, spanne.eind + begin)


def _cijfergegevens(cijfer: Cijfersuggestie) -> Gegevens:
    alle = {
        "waarde": f"{cijfer.waarde:f}",
        "tot": f"{cijfer.tot:f}",
        "eenheid": cijfer.eenheid,
        "periode": cijfer.periode,
        "jaar": str(cijfer.jaar or ""),
        "norm": "ja" if cijfer.norm else "",
    }
    return tuple(sorted(alle.items()))


def _toezeggingsgegevens(toezegging: Toezeggingsuggestie, zin: str) -> Gegevens:
    wie, wanneer = toezegging.wie, toezegging.wanneer
    alle = {"wie": wie.van(zin) if wie else "", "wanneer": wanneer.van(zin) if wanneer else ""}
    return tuple(sorted(alle.items()))


def lees_suggesties(
    sessie: Sessie,
    dossier: str,
    *,
    suggesteur: Suggesteur | None = None,
    soorten: Collection[str] = ALLES,
    voortgang: Callable[[int, int], bool] | None = None,
) -> tuple[Suggestie, ...]:
    """Every suggestion for a dossier in the order of its texts, also those that were decided on.

    ``soorten`` are the kinds of text to read. ``voortgang`` hears after each text how many of how many were read, and
    stops the reading by returning False; what was found so far is given back. Raises as :class:`Suggesteur`.
    """
    bronnen = [bron for bron in lees_bronnen(sessie, dossier) if bron.soort in soorten]
    suggesties: list[Suggestie] = []
    for nr, (_bron, gevonden) in enumerate((suggesteur or Suggesteur(sessie)).lees(bronnen), start=1):
        suggesties += gevonden
        if voortgang is not None and not voortgang(nr, len(bronnen)):
            break
    return tuple(suggesties)


def nog_te_beslissen(suggesties: Iterable[Suggestie], eigen: Iterable[Codering]) -> tuple[Suggestie, ...]:
    """The suggestions that a person did not decide on yet, given their own codes.

    Decided is what was confirmed or rejected itself, and the same code at a place that has words in common with it in
    the text of now: a correction of the text does not bring back what was settled.
    """
    kenmerken: set[str] = set()
    plaatsen: dict[tuple[str, str, str], list[Anker]] = {}
    for codering in eigen:
        kenmerken.add(codering.kenmerk)
        for code in {codering.code, str(codering.voorstel.get("code") or codering.code)}:
            plaatsen.setdefault((codering.soort, code, codering.anker.entiteit), []).append(codering.anker)
    return tuple(
        suggestie
        for suggestie in suggesties
        if suggestie.kenmerk not in kenmerken
        and not any(
            anker.overlapt(suggestie.anker)
            for anker in plaatsen.get((suggestie.soort, suggestie.code, suggestie.anker.entiteit), ())
        )
    )
