"""What the grid of the weging can show: all dimensions, those of one aandachtsveld, or the partner columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorewoord
from korpsmonitor_tui.tui.weegwoorden import bewijsteken, celmerk, eindmerk, partnermerk
from korpsmonitor_tui.tui.widgets.weegraster import LEEG, Kolom, Rij, Vak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie, Instrument
    from korpsmonitor_tui.services.korpsweging import Cel, Korpsweging, Partnercel, Weegmatrix
    from korpsmonitor_tui.tui.weegwoorden import Merk

ALLES: Final = ""
_EIND: Final = 4
"""Columns of the screen for the eindscore: enough for what stands above it."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """One choice of columns."""

    code: str
    """Of the aandachtsveld; ``ALLES`` for every dimension."""
    naam: str
    kolommen: tuple[Kolom, ...]
    partners: bool = False

    def heeft(self, kolom: str) -> bool:
        """Whether this column is shown."""
        return any(k.code == kolom for k in self.kolommen)

    def rij(self, korps: Korpsweging) -> Rij:
        """The line of a korps."""
        nummer = korps.partij.nummer
        naam = korps.partij.naam if nummer is None else f"{nummer:>2} {korps.partij.naam}"
        return Rij(korps.dossier, naam, tuple(_vak(korps, kolom.code) for kolom in self.kolommen))

    def is_open(self, korps: Korpsweging, kolom: str) -> bool:
        """Whether something is to be done there: no score, a conflict, or an eindscore of before a score changed."""
        if kolom == EINDSCORE:
            return korps.eind.gegeven is None or korps.verouderd
        if (cel := korps.cel(kolom)) is not None:
            return cel.gegeven is None
        partner = _partner(korps, kolom)
        return partner is not None and (partner.overgenomen is None or partner.botsing)

    def open_bij(self, korps: Korpsweging) -> bool:
        """Whether any of these columns is open."""
        return any(self.is_open(korps, kolom.code) for kolom in self.kolommen)

    def stand(self, korpsen: Sequence[Korpsweging]) -> str:
        """How far it is."""
        codes = [kolom.code for kolom in self.kolommen if kolom.code != EINDSCORE]
        if self.partners:
            vakken = [p for k in korpsen for p in k.partners if p.dimensie.code in codes]
            over = sum(p.overgenomen is not None for p in vakken)
            return _("{aantal} van {alle} oordelen van korpsen overgenomen").format(
                aantal=over, alle=len(vakken)
            )
        gescoord = sum(
            cel.gegeven is not None for k in korpsen for cel in k.cellen if cel.dimensie.code in codes
        )
        eind = sum(k.eind.gegeven is not None for k in korpsen)
        return _("{aantal} van {alle} scores gegeven · {eind} van {korpsen} eindscores").format(
            aantal=gescoord, alle=len(korpsen) * len(codes), eind=eind, korpsen=len(korpsen)
        )


def maak_beelden(instrument: Instrument, matrix: Weegmatrix) -> tuple[Beeld, ...]:
    """Everything first, then each aandachtsveld, then what korpsen think of partners."""
    velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
    eind = Kolom(EINDSCORE, _("Eind"), _("Eindscore"), "", _EIND)
    alle = tuple(_kolommen(matrix.dimensies, velden))
    beelden = [Beeld(ALLES, _("Alle"), (*alle, eind))]
    for code in dict.fromkeys(d.aandachtsveld for d in matrix.dimensies):
        eigen = [d for d in matrix.dimensies if d.aandachtsveld == code]
        beelden.append(Beeld(code, velden[code], (*_kolommen(eigen, velden), eind)))
    if matrix.partnerkolommen:
        kolommen = tuple(_kolommen(matrix.partnerkolommen, velden))
        beelden.append(Beeld(matrix.partnerkolommen[0].aandachtsveld, _("Partners"), kolommen, partners=True))
    return tuple(beelden)


def _kolommen(dimensies: Sequence[Dimensie], velden: dict[str, str]) -> Iterator[Kolom]:
    """Each with its number within its aandachtsveld."""
    for dimensie in dimensies:
        eigen = [d.code for d in dimensies if d.aandachtsveld == dimensie.aandachtsveld]
        nummer = str(eigen.index(dimensie.code) + 1)
        yield Kolom(dimensie.code, velden[dimensie.aandachtsveld], dimensie.naam, nummer)


def _partner(korps: Korpsweging, code: str) -> Partnercel | None:
    return next((p for p in korps.partners if p.dimensie.code == code), None)


def _vak(korps: Korpsweging, code: str) -> Vak:
    if code == EINDSCORE:
        merk, teken = eindmerk(korps)
        score = korps.eind.gegeven.score if korps.eind.gegeven else None
        return _met(merk, teken, scorewoord(score) if score else "")
    if (cel := korps.cel(code)) is not None:
        return _met(celmerk(cel), bewijsteken(cel), _woord(cel))
    partner = _partner(korps, code)
    if partner is None:
        return LEEG
    return _met(*partnermerk(partner), _gezegd(partner))


def _gezegd(cel: Partnercel) -> str:
    if cel.kleur is not None:
        return scorewoord(cel.kleur)
    return cel.overgenomen.kleur if cel.overgenomen else ""


def _woord(cel: Cel) -> str:
    return scorewoord(cel.score) if cel.score else ""


def _met(merk: Merk, teken: str, woord: str) -> Vak:
    return Vak(*merk, teken, woord)
