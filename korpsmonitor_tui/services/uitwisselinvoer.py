"""Taking in codes that were given in another program: what finds its place becomes a code of who takes it in.

Everything of the file is in the outcome exactly once: placed, here already, or not placed, with the reason.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.anker import Lot, maak_anker
from korpsmonitor_tui.domain.codering import Coderingsoort, anker_als_gegevens, kenmerk_van
from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.refiqda import paden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import bijlagen
from korpsmonitor_tui.services.codeerregels import Wijziging, als_velden
from korpsmonitor_tui.services.coderingen import neem_over
from korpsmonitor_tui.services.sessie import SCHRIJVERS, partij_van
from korpsmonitor_tui.services.uitwisselbestemming import Bestemmingen, zelfde_tekst
from korpsmonitor_tui.services.uitwisselcodes import Codewijzer
from korpsmonitor_tui.services.uitwisseling import kies_dossiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.refiqda import Bron, Code, Codeboek, Gelezen, Selectie
    from korpsmonitor_tui.domain.weergave import Plaats
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.uitwisselbestemming import Bestemming, Bestemmingsdossier, Volger
    from korpsmonitor_tui.services.uitwisselcodes import Doel
    from korpsmonitor_tui.store.transactie import Transactie

KENMERK: Final = "refi-qda"
"""Stands in the id of a code that was taken in, so that taking it in again is the same code."""


class Codekoppeling(NamedTuple):
    """A code of the file, and what it is here."""

    naam: str
    boven: str
    """Name of the code above it; empty at the top."""
    codeerbaar: bool
    doel: Doel | None
    """None if that is not known, or if it is left out on purpose."""
    aantal: int
    """How often it was given."""


class Bronkoppeling(NamedTuple):
    """A source of the file, and which text it is here."""

    naam: str
    partij: str
    """Code of the party; empty if it is none of our texts."""
    gelijk: bool
    """Whether the text is as it is here; else codes are looked up in the changed text."""
    aantal: int


@dataclass(frozen=True, slots=True)
class Overname:
    """One coding of the file."""

    bron: str
    code: str
    """As the file calls it."""
    codeur: str
    """As the file calls who gave it."""
    citaat: str
    dossier: str = ""
    doel: Doel | None = None
    reden: str = ""
    """Why it was not placed, in Dutch; empty if it was."""
    bekijken: bool = False
    """Whether the text changed there, so that a person must look."""
    bekend: bool = False
    """Whether the code is here already."""


@dataclass(frozen=True, slots=True)
class Invoer:
    """What came of a file."""

    codes: tuple[Codekoppeling, ...]
    bronnen: tuple[Bronkoppeling, ...]
    overnames: tuple[Overname, ...]
    proef: bool

    @property
    def geplaatst(self) -> tuple[Overname, ...]:
        """New codes."""
        return tuple(o for o in self.overnames if not o.reden and not o.bekend)

    @property
    def bekend(self) -> tuple[Overname, ...]:
        """What was here already."""
        return tuple(o for o in self.overnames if o.bekend)

    @property
    def niet_geplaatst(self) -> tuple[Overname, ...]:
        """What was left out, with the reason."""
        return tuple(o for o in self.overnames if o.reden)


def lees_bestand(pad: Path) -> Gelezen | Codeboek:
    """A project or a codebook, by what is in it. Raises OnbruikbareInvoer for anything else."""
    from korpsmonitor_tui.intake.refiqda import lees_codeboek, lees_project

    inhoud = bijlagen.lees_bestand(pad)
    if inhoud.startswith(b"PK"):
        return lees_project(inhoud, pad.name)
    return lees_codeboek(inhoud, pad.name)


def koppel_codes(
    sessie: Sessie, codes: tuple[Code, ...], keuzes: Mapping[str, str]
) -> tuple[Codekoppeling, ...]:
    """What the codes of a codebook are here. Raises OnbruikbareInvoer for a choice that cannot be."""
    return _koppelingen(codes, Codewijzer(sessie, codes, keuzes), Counter())


def _koppelingen(
    codes: tuple[Code, ...], wijzer: Codewijzer, aantallen: Mapping[str, int]
) -> tuple[Codekoppeling, ...]:
    return tuple(
        Codekoppeling(
            pad[-1].naam,
            pad[-2].naam if len(pad) > 1 else "",
            pad[-1].codeerbaar,
            wijzer.doel(pad[-1].guid),
            aantallen.get(pad[-1].guid, 0),
        )
        for pad in paden(codes)
    )


def neem_project_over(
    sessie: Sessie,
    gelezen: Gelezen,
    bestand: str,
    *,
    partijen: Sequence[str] = (),
    keuzes: Mapping[str, str] | None = None,
    proef: bool = False,
) -> Invoer:
    """Take in the codes of a project as one handeling; with ``proef`` nothing is written.

    Texts are those of ``partijen``, by default of every gesprek. ``keuzes`` says what codes of the file are here (name
    -> code). Raises OnbruikbareInvoer for a choice that cannot be, NietGevonden for an unknown party, StapGeweigerd if
    who is working may not code at all, or not any more while it is being written; then nothing is.
    """
    overname = _Inname(sessie, gelezen, bestand, keuzes or {})
    overname.bereid_voor(kies_dossiers(sessie, partijen))
    if not proef and overname.nieuw:
        sessie.store.voer_uit(sessie.wie, overname.schrijf)
    return overname.uitkomst(proef=proef)


class _Nieuw(NamedTuple):
    """A code to be written."""

    dossier: str
    kenmerk: str
    doel: Doel
    velden: dict[str, object]


class _Inname:
    """One file on its way in."""

    def __init__(self, sessie: Sessie, gelezen: Gelezen, bestand: str, keuzes: Mapping[str, str]) -> None:
        sessie.eis_rol(*SCHRIJVERS)
        self._sessie, self._gelezen, self._bestand = sessie, gelezen, bestand
        self._wijzer = Codewijzer(sessie, gelezen.project.codes, keuzes)
        self._codeurs = {gebruiker.guid: gebruiker.naam for gebruiker in gelezen.project.gebruikers}
        self._memos = {memo.guid: memo.tekst for memo in gelezen.project.memos}
        self._overnames: list[Overname] = []
        self._koppelingen: list[Bronkoppeling] = []
        self.nieuw: list[_Nieuw] = []

    def bereid_voor(self, dossiers: Iterable[str]) -> None:
        """Find for every coding what it is here and where it stands."""
        doelen = Bestemmingen(self._sessie, dossiers)
        for bron in self._gelezen.project.bronnen:
            tekst = doelen.vind(bron)
            gelijk = tekst is not None and zelfde_tekst(tekst.weergave.tekst, bron.tekst)
            partij = partij_van(tekst.dossier.id) if tekst else ""
            self._koppelingen.append(Bronkoppeling(bron.naam, partij, gelijk, len(bron.selecties)))
            volger = tekst.volg(bron) if tekst else None
            for selectie in bron.selecties:
                self._overnames += self._plaats(bron, selectie, tekst, volger)
        for weg in self._gelezen.overgeslagen:
            self._koppelingen.append(Bronkoppeling(weg.naam, "", False, weg.coderingen))
            self._overnames += [Overname(weg.naam, "", "", "", reden=weg.reden)] * weg.coderingen

    def _plaats(
        self, bron: Bron, selectie: Selectie, tekst: Bestemming | None, volger: Volger | None
    ) -> Iterator[Overname]:
        """What becomes of one coding: one outcome for every text that it stands in, or one with the reason."""
        kaal = Overname(
            bron.naam,
            self._wijzer.naam(selectie.code),
            self._codeurs.get(selectie.gebruiker, ""),
            _citaat(bron.tekst, selectie),
            tekst.dossier.id if tekst else "",
            self._wijzer.doel(selectie.code),
        )
        if tekst is not None and selectie.guid in tekst.dossier.guids:
            yield replace(kaal, bekend=True)
            return
        reden = self._reden(kaal, selectie, tekst)
        if reden or tekst is None or volger is None or kaal.doel is None:
            yield replace(kaal, reden=reden)
            return
        lot, plaatsen = volger.zoek(selectie.begin, selectie.eind)
        if not plaatsen:
            yield replace(kaal, reden=_geen_plaats(lot))
        for nummer, plaats in enumerate(plaatsen):
            yield self._neem_over(
                replace(kaal, bekijken=lot == Lot.GEWIJZIGD),
                selectie,
                tekst.dossier,
                kaal.doel,
                plaats,
                nummer,
            )

    def _reden(self, kaal: Overname, selectie: Selectie, tekst: Bestemming | None) -> str:
        """Why a coding cannot be placed, before its place is looked for; empty if it can."""
        if tekst is None:
            return _("deze bron is geen tekst van een gesprek hier")
        if not kaal.citaat.strip():
            return _("zij heeft geen plaats in de tekst")
        if self._wijzer.bewust_overgeslagen(selectie.code):
            return _("deze code is op verzoek overgeslagen")
        if kaal.doel is None:
            return _("onbekende code; koppel haar met --code “{naam}=…”").format(naam=kaal.code)
        if kaal.doel.soort == Coderingsoort.CIJFER:
            return _("een cijfer heeft een waarde en een eenheid nodig; codeer het met de hand")
        if kaal.doel.soort == Coderingsoort.DIMENSIE and not kaal.doel.polariteit:
            return _("zonder oordeel; geef het op met --code “{naam}={code}:neutraal”").format(
                naam=kaal.code, code=kaal.doel.code
            )
        return tekst.dossier.weigering

    def _neem_over(
        self,
        kaal: Overname,
        selectie: Selectie,
        dossier: Bestemmingsdossier,
        doel: Doel,
        plaats: Plaats,
        nummer: int,
    ) -> Overname:
        kenmerk = f"{KENMERK}-{kenmerk_van(selectie.guid, str(nummer))}"
        if dossier.heeft(kenmerk, plaats, doel, kaal.codeur):
            return replace(kaal, bekend=True)
        try:
            anker = maak_anker(*plaats.sleutel, dossier.tekst(plaats.sleutel), plaats.begin, plaats.eind)
            wijziging = Wijziging(doel.code, doel.polariteit, toelichting=self._toelichting(kaal, selectie))
            velden = als_velden(self._sessie, dossier.id, wijziging, doel.soort, anker)
        except KorpsmonitorFout as fout:
            return replace(kaal, reden=str(fout))
        velden["anker"] = anker_als_gegevens(anker)
        self.nieuw.append(_Nieuw(dossier.id, kenmerk, doel, velden))
        dossier.onthoud(plaats, doel)
        return kaal

    def _toelichting(self, kaal: Overname, selectie: Selectie) -> str:
        """Where it comes from, and what was noted with it there."""
        van = (
            _("Uit {bestand}, gecodeerd door {codeur}.").format(bestand=self._bestand, codeur=kaal.codeur)
            if kaal.codeur
            else _("Uit {bestand}.").format(bestand=self._bestand)
        )
        was = _("Daar stond: “{citaat}”.").format(citaat=kaal.citaat) if kaal.bekijken else ""
        memos = [self._memos.get(memo, "") for memo in selectie.memos]
        bij = [memo for memo in memos if memo and memo not in selectie.omschrijving]
        return "\n".join(filter(None, (van, was, selectie.omschrijving, *bij)))

    def schrijf(self, tx: Transactie) -> None:
        """Write all of it, or nothing."""
        for dossier in dict.fromkeys(nieuw.dossier for nieuw in self.nieuw):
            hier = [nieuw for nieuw in self.nieuw if nieuw.dossier == dossier]
            neem_over(self._sessie, tx, dossier, ((n.kenmerk, n.doel.soort, n.velden) for n in hier))

    def uitkomst(self, *, proef: bool) -> Invoer:
        """What came of it, or with ``proef`` would."""
        bronnen = self._gelezen.project.bronnen
        aantallen = Counter(selectie.code for bron in bronnen for selectie in bron.selecties)
        koppelingen = _koppelingen(self._gelezen.project.codes, self._wijzer, aantallen)
        return Invoer(koppelingen, tuple(self._koppelingen), tuple(self._overnames), proef)


def _citaat(tekst: str, selectie: Selectie) -> str:
    """The words that a coding stands on; nothing for a place that is none."""
    binnen = 0 <= selectie.begin < selectie.eind <= len(tekst)
    return tekst[selectie.begin : selectie.eind] if binnen else ""


def _geen_plaats(lot: Lot) -> str:
    if lot == Lot.LOS:
        return _("de tekst is hier niet teruggevonden")
    return _("zij staat op een kop of op wie er spreekt, niet op wat er is gezegd")
