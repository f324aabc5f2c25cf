"""Giving codes to other programs: a REFI-QDA project or codebook, or a list of codes.

Only what the person who exports may see: before everybody has finished, their own codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui import __version__
from korpsmonitor_tui.domain.anker import Lot
from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.refiqda import (
    Bron,
    Codeboek,
    Gebruiker,
    Geval,
    Memo,
    Project,
    Selectie,
    Variabele,
    Waarde,
    guid,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.weergave import Plaats
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerstand import lees_dossier
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.services.sessie import SCHRIJVENDE_ROLLEN, partij_van
from korpsmonitor_tui.services.uitwisselcodes import Doel, codeboom
from korpsmonitor_tui.services.uitwisselteksten import lees_teksten, pseudoniemen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.codering import Codering
    from korpsmonitor_tui.services.codeerstand import Gelezen
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.uitwisselteksten import Teksten, Uitwisseltekst


@dataclass(frozen=True, slots=True)
class Projectuitvoer:
    """A project to write, and what a person must know about it."""

    project: Project
    los: tuple[Codering, ...]
    """Confirmed codes that are not in it: their text was not found again."""
    verborgen: tuple[str, ...]
    """Names of parties of which the codes of others are not in it: not everybody has finished."""
    ongekoppeld: tuple[str, ...]
    """Names of speakers in transcripts of whom nobody said who they are; they are called by a number."""

    @property
    def coderingen(self) -> int:
        """How many codes are in it."""
        return sum(len(bron.selecties) for bron in self.project.bronnen)


def herkomst() -> str:
    """This program, as files name who made them."""
    return f"korpsmonitor {__version__}"


def kies_dossiers(sessie: Sessie, partijen: Sequence[str] = ()) -> tuple[str, ...]:
    """The dossiers of these parties, by default of every one with a gesprek; in the order of the instrument.

    Raises NietGevonden for an unknown party, and if there is no gesprek.
    """
    rijen = sessie.store.lees().execute("SELECT id FROM gesprek WHERE editie = ?", (sessie.editie.id,))
    gepland = {rij[0] for rij in rijen.fetchall()}
    gevraagd = {sessie.dossier(naam) for naam in partijen}
    if ontbreekt := sorted(gevraagd - gepland):
        namen = ", ".join(sessie.partij(partij_van(dossier)).naam for dossier in ontbreekt)
        raise NietGevonden(_("Er is geen gesprek gepland met {namen}.").format(namen=namen))
    gekozen = gevraagd or gepland
    if not gekozen:
        raise NietGevonden(_("Er is nog geen gesprek gepland."))
    alle = (sessie.dossier(partij.code) for partij in sessie.instrument.partijen)
    return tuple(dossier for dossier in alle if dossier in gekozen)


def codeurnamen(sessie: Sessie, *, met_namen: bool) -> dict[str, str]:
    """How whoever coded is called, by id."""
    db = sessie.store.lees()
    return medewerkers.namen(db) if met_namen else pseudoniemen(db)


def maak_codeboek(sessie: Sessie) -> Codeboek:
    """All codes of the instrument."""
    return Codeboek(herkomst(), codeboom(sessie))


def maak_project(sessie: Sessie, dossiers: Iterable[str], *, met_namen: bool = False) -> Projectuitvoer:
    """The texts of these dossiers with their confirmed codes; ``met_namen`` calls medewerkers by name.

    Raises StapGeweigerd for who only reads: minutes are not public.
    """
    sessie.eis_rol(*SCHRIJVENDE_ROLLEN)
    return _Bouw(sessie, met_namen=met_namen).van(dossiers)


class _Bouw:
    """One project in the making."""

    def __init__(self, sessie: Sessie, *, met_namen: bool) -> None:
        self._sessie, self._met_namen = sessie, met_namen
        self._heet = codeurnamen(sessie, met_namen=met_namen)
        self._wie = sessie.medewerker.id if sessie.medewerker else ""
        self._nu = tijdcode(sessie.store.klok().isoformat(timespec="seconds"))
        self._bronsoort = Variabele(guid("variabele", "bronsoort"), _("bronsoort"))
        self._eenheid = Variabele(guid("variabele", "eenheid"), _("eenheid"))
        self._datum = Variabele(guid("variabele", "gespreksdatum"), _("gespreksdatum"))
        self._bronnen: list[Bron] = []
        self._gevallen: list[Geval] = []
        self._memos: list[Memo] = []
        self._los: list[Codering] = []
        self._gebruikt: dict[str, None] = dict.fromkeys([self._wie] if self._wie else [])
        self._organisaties: set[str] = set()
        self._verborgen: list[str] = []
        self._ongekoppeld: list[str] = []

    def van(self, dossiers: Iterable[str]) -> Projectuitvoer:
        for dossier in dossiers:
            self._neem_op(dossier)
        editie = self._sessie.editie
        project = Project(
            naam=editie.naam,
            herkomst=herkomst(),
            codes=codeboom(self._sessie, self._organisaties),
            bronnen=tuple(self._bronnen),
            gebruikers=tuple(Gebruiker(_gebruiker(id_), self._heet.get(id_, id_)) for id_ in self._gebruikt),
            variabelen=(self._bronsoort, self._eenheid, self._datum),
            gevallen=tuple(self._gevallen),
            memos=tuple(self._memos),
            omschrijving=editie.demonstratie,
            gebruiker=_gebruiker(self._wie),
            tijd=self._nu,
        )
        return Projectuitvoer(project, tuple(self._los), tuple(self._verborgen), tuple(self._ongekoppeld))

    def _neem_op(self, dossier: str) -> None:
        teksten = lees_teksten(self._sessie, dossier, met_namen=self._met_namen)
        gelezen = lees_dossier(self._sessie, dossier)
        partij = self._sessie.partij(partij_van(dossier))
        self._ongekoppeld += [naam for naam in teksten.ongekoppeld if naam not in self._ongekoppeld]
        if gelezen.stand.anderen and not gelezen.stand.zichtbaar:
            self._verborgen.append(partij.naam)
        selecties = self._selecties(gelezen, teksten)
        self._bronnen += [self._bron(tekst, selecties.get(tekst.guid, [])) for tekst in teksten.lijst]
        gesprek = lees_gesprek(self._sessie.store.lees(), dossier)
        waarden = (
            (self._eenheid, partij.eenheid or ""),
            (self._datum, gesprek.datum.isoformat() if gesprek and gesprek.datum else ""),
        )
        self._gevallen.append(
            Geval(
                guid("dossier", dossier),
                partij.naam,
                tuple(tekst.guid for tekst in teksten.lijst),
                tuple(Waarde(variabele.guid, waarde) for variabele, waarde in waarden if waarde),
            )
        )

    def _bron(self, tekst: Uitwisseltekst, selecties: Iterable[Selectie]) -> Bron:
        return Bron(
            tekst.guid,
            tekst.naam,
            tekst.weergave.tekst,
            tuple(sorted(selecties, key=lambda s: (s.begin, s.eind, s.guid))),
            _gebruiker(self._wie),
            self._nu,
            (Waarde(self._bronsoort.guid, tekst.soort.value),),
        )

    def _selecties(self, gelezen: Gelezen, teksten: Teksten) -> dict[str, list[Selectie]]:
        """The confirmed codes by text (guid)."""
        per_tekst: dict[str, list[Selectie]] = {}
        for codering in gelezen.coderingen:
            if not codering.bevestigd:
                continue
            anker = codering.anker
            deel = teksten.herkomst.get((anker.soort, anker.entiteit))
            if codering.verankering.lot == Lot.LOS or deel is None:
                self._los.append(codering)
                continue
            weergave = deel.tekst.weergave
            plaats = weergave.toon(Plaats((anker.soort, anker.entiteit), anker.begin, anker.eind))
            if plaats is None:
                self._los.append(codering)
                continue
            self._gebruikt.setdefault(codering.codeur)
            if codering.soort == Coderingsoort.ORGANISATIE:
                self._organisaties.add(codering.code)
            per_tekst.setdefault(deel.tekst.guid, []).append(
                self._selectie(codering, plaats, weergave.tekst[slice(*plaats)], teksten)
            )
        return per_tekst

    def _selectie(
        self, codering: Codering, plaats: tuple[int, int], citaat: str, teksten: Teksten
    ) -> Selectie:
        toelichting = teksten.zonder_namen(codering.toelichting)
        gegevens = teksten.zonder_namen(omschrijving(codering.gegevens))
        id_, wie = guid("codering", codering.id), _gebruiker(codering.codeur)
        tijd = tijdcode(codering.tijd)
        memos = []
        if toelichting:
            memo = Memo(guid("toelichting", codering.id), kort(citaat), toelichting, wie, tijd)
            self._memos.append(memo)
            memos.append(memo.guid)
        return Selectie(
            id_,
            *plaats,
            Doel(codering.soort, codering.code, codering.polariteit).guid,
            wie,
            tijd,
            "\n".join(filter(None, (gegevens, toelichting))),
            tuple(memos),
            kort(citaat),
        )


def omschrijving(gegevens: Iterable[tuple[str, str]]) -> str:
    """Particulars of a figure or commitment, for people: ``eenheid: uur · waarde: 32``."""
    return " · ".join(f"{naam}: {waarde}" for naam, waarde in gegevens if waarde)


def tijdcode(tijd: str) -> str:
    """A time of the store as the exchange format wants it: UTC with a Z, which some programs look for."""
    return tijd.replace("+00:00", "Z")


def _gebruiker(id_: str) -> str:
    return guid("medewerker", id_) if id_ else ""


def codeurs_op_guid(heet: Mapping[str, str]) -> dict[str, str]:
    """Names of medewerkers by their id in project files."""
    return {_gebruiker(id_): naam for id_, naam in heet.items()}
