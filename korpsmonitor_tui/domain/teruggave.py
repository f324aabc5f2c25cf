"""A returned questionnaire against what stands here: what is taken, what is the same, and what a person must look at.

Judging is three-way: what the party said before, what it says now, and what stands here. Nothing is guessed, and
every text that was read is in the outcome exactly once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.oordeel import (
    OVER_HET_BESTAND,
    Bekend,
    Oordeel,
    Plek,
    Regel,
    Twijfelsoort,
    Uitkomst,
    vergelijkvorm,
)
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Geldigheid, Vak

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.formulier import Gelezenveld, Ingelezen, Losse
    from korpsmonitor_tui.domain.vragenlijst import Vraag, Vragenlijst


def beoordeel(
    ingelezen: Ingelezen,
    vragenlijst: Vragenlijst,
    vorige: Mapping[Plek, str] | None,
    huidig: Mapping[Plek, str],
    bekend: Bekend | None = None,
    omstreden: Collection[Plek] = (),
) -> Oordeel:
    """Judge a return.

    ``vragenlijst`` is that of the form: the version, and the questions that this party is asked. ``vorige`` is what
    the party said before, as far as somebody dealt with it; ``huidig`` is what stands here; ``bekend`` are doubts of
    earlier returns; in the places ``omstreden`` two laptops wrote different texts, and only a person ends that.
    """
    keuring = _Keuring(vragenlijst, vorige or {}, huidig, omstreden)
    regels = [
        *keuring.velden(ingelezen.velden),
        *(keuring.losse(los) for los in ingelezen.los),
        *keuring.ontbrekende(ingelezen.velden),
    ]
    regels = list(_merk_bekende(regels, bekend or Bekend()))
    oordeel = Oordeel(tuple(regels), keuring.nooit_gevonden(ingelezen.velden), (), ingelezen.meldingen)
    straks = {**huidig, **oordeel.over_te_nemen}
    return Oordeel(oordeel.regels, oordeel.ontbrekend, verplicht_open(vragenlijst, straks), oordeel.meldingen)


def verplicht_open(vragenlijst: Vragenlijst, antwoorden: Mapping[Plek, str]) -> tuple[Vak, ...]:
    """Places of required questions that are asked and have no answer."""
    return tuple(
        vak
        for vraag in vragenlijst.vragen.values()
        if vraag.verplicht
        and vragenlijst.geldigheid(vraag, lambda vak: antwoorden.get((vak, WAARDE), "")) == Geldigheid.GELDT
        for vak in vraag.vakken
        if not antwoorden.get((vak, WAARDE), "").strip()
    )


class _Keuring:
    """One judging: the questionnaire, and the two sides that a text is compared with."""

    def __init__(
        self,
        vragenlijst: Vragenlijst,
        vorige: Mapping[Plek, str],
        huidig: Mapping[Plek, str],
        omstreden: Collection[Plek],
    ) -> None:
        self._omstreden = omstreden
        self._vorige = vorige
        self._huidig = huidig
        self._vragen: dict[Plek, Vraag] = {
            (vak, veld): vraag
            for vraag in vragenlijst.vragen.values()
            for vak in vraag.vakken
            for veld in velden_van(vraag)
        }

    def velden(self, gelezen: Sequence[Gelezenveld]) -> Iterator[Regel]:
        """A line for every text in a place, in the order of the file."""
        per_plek: dict[Plek, list[Gelezenveld]] = {}
        for veld in gelezen:
            per_plek.setdefault((veld.vak, veld.veld), []).append(veld)
        uitkomsten = {id(veld): regel for plek in per_plek.items() for veld, regel in self._plek(*plek)}
        return (uitkomsten[id(veld)] for veld in gelezen)

    def losse(self, los: Losse) -> Regel:
        """Loose text is always for a person, with the present answer of the place that it stands near."""
        huidig = self._huidig.get((los.bij, WAARDE), "") if los.bij else ""
        return Regel(
            Uitkomst.TWIJFEL, los.bij, "", los.tekst, los.plaats, los.tekst, huidig, twijfel=Twijfelsoort.LOS
        )

    def ontbrekende(self, gelezen: Sequence[Gelezenveld]) -> Iterator[Regel]:
        """A line for every place that held an answer before and is not in the file any more."""
        for plek in self._niet_gevonden(gelezen):
            vorige, huidig = self._vorige.get(plek, ""), self._huidig.get(plek, "")
            if vergelijkvorm(vorige) and vergelijkvorm(huidig):
                yield Regel(
                    Uitkomst.TWIJFEL, *plek, "", "", "", huidig, vorige, twijfel=Twijfelsoort.ONTBREEKT
                )

    def nooit_gevonden(self, gelezen: Sequence[Gelezenveld]) -> tuple[Plek, ...]:
        """Places of the form that are not in the file, but for those of :meth:`ontbrekende`."""
        genoemd = {(regel.vak, regel.veld) for regel in self.ontbrekende(gelezen)}
        return tuple(plek for plek in self._niet_gevonden(gelezen) if plek not in genoemd)

    def _niet_gevonden(self, gelezen: Sequence[Gelezenveld]) -> list[Plek]:
        gevonden = {(veld.vak, veld.veld) for veld in gelezen}
        return [plek for plek in self._vragen if plek not in gevonden]

    def _plek(self, plek: Plek, gelezen: list[Gelezenveld]) -> Iterator[tuple[Gelezenveld, Regel]]:
        """What becomes of everything that was read for one place."""
        ingevuld: dict[str, Gelezenveld] = {}
        for veld in gelezen:
            vorm = vergelijkvorm(self._waarde(plek, veld.tekst))
            eerste = ingevuld.get(vorm)
            if vorm and (eerste is None or (veld.zeker and not eerste.zeker)):
                ingevuld[vorm] = veld
        # Empty cells beside a filled one say nothing; of empty cells alone the first says that it is empty.
        leeg = None if ingevuld else gelezen[0]
        gekozen = {id(veld) for veld in ingevuld.values()}
        for veld in gelezen:
            if id(veld) in gekozen:
                yield veld, self._ingevuld(plek, veld, dubbel=len(ingevuld) > 1)
            elif vergelijkvorm(veld.tekst):
                yield veld, self._regel(Uitkomst.GELIJK, plek, veld)
            elif veld is leeg:
                yield veld, self._leeg(plek, veld)
            else:
                yield veld, self._regel(Uitkomst.LEEG, plek, veld)

    def _leeg(self, plek: Plek, veld: Gelezenveld) -> Regel:
        vorige, huidig = self._vorige.get(plek, ""), self._huidig.get(plek, "")
        if plek in self._vragen and vergelijkvorm(vorige) and vergelijkvorm(huidig):
            return self._regel(Uitkomst.TWIJFEL, plek, veld, Twijfelsoort.LEEGGEMAAKT)
        return self._regel(Uitkomst.LEEG, plek, veld)

    def _ingevuld(self, plek: Plek, veld: Gelezenveld, *, dubbel: bool) -> Regel:
        waarde, vorige, huidig = (
            vergelijkvorm(self._waarde(plek, tekst))
            for tekst in (veld.tekst, self._vorige.get(plek, ""), self._huidig.get(plek, ""))
        )
        if waarde == huidig:
            return self._regel(Uitkomst.GELIJK, plek, veld)
        vraag = self._vragen.get(plek)
        if vraag is None:
            return self._regel(Uitkomst.TWIJFEL, plek, veld, Twijfelsoort.ONBEKEND)
        if dubbel:
            return self._regel(Uitkomst.TWIJFEL, plek, veld, Twijfelsoort.DUBBEL)
        if waarde == vorige:
            return self._regel(Uitkomst.BEHOUDEN, plek, veld)
        if not veld.zeker:
            return self._regel(Uitkomst.TWIJFEL, plek, veld, Twijfelsoort.ONZEKER)
        if huidig != vorige or plek in self._omstreden:
            return self._regel(Uitkomst.TWIJFEL, plek, veld, Twijfelsoort.BOTSING)
        past = veld.veld != WAARDE or vraag.past(waarde)
        uitkomst = Uitkomst.GEWIJZIGD if huidig else Uitkomst.NIEUW
        return self._regel(uitkomst, plek, veld, None if past else Twijfelsoort.PAST_NIET)

    def _regel(
        self, uitkomst: Uitkomst, plek: Plek, veld: Gelezenveld, twijfel: Twijfelsoort | None = None
    ) -> Regel:
        return Regel(
            uitkomst,
            *plek,
            veld.tekst,
            veld.plaats,
            self._waarde(plek, veld.tekst),
            self._huidig.get(plek, ""),
            self._waarde(plek, self._vorige.get(plek, "")),
            twijfel,
        )

    def _waarde(self, plek: Plek, tekst: str) -> str:
        vraag = self._vragen.get(plek)
        return tekst if vraag is None else waarde_van(vraag, plek[1], tekst)


def _merk_bekende(regels: Sequence[Regel], bekend: Bekend) -> Iterator[Regel]:
    """Mark the doubts that an earlier return raised: still open, or about a file that says the same again."""
    rest = Counter(bekend.open)
    besloten = Counter(bekend.besloten)
    for regel in regels:
        if regel.twijfel is None:
            yield regel
            continue
        bron = rest if rest[regel.sleutel] else besloten if regel.twijfel in OVER_HET_BESTAND else Counter()
        eerder = bron[regel.sleutel] > 0
        bron[regel.sleutel] -= 1
        yield replace(regel, eerder=True) if eerder else regel
