"""The provisional waarderingstabel of one ketenpartner: what each korps answered on it, exactly as it was stated.

Only read here: the colour is the korps's own, and nothing that a partner says changes it (000, 2.2.2 and 4.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.sessie import dossier_id, partij_van
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij
    from korpsmonitor_tui.domain.vragenlijst import Vraag
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What one korps answered on one partner column."""

    korps: Gesprekspartij
    dimensie: str
    """Full code, e.g. ``partners.om``."""
    kleur: str
    """As the korps stated it; empty if it gave none."""
    toelichting: str
    opmerkingen: tuple[tuple[str, str], ...] = ()
    """Open answers that touch on this column: (text of the question, what was answered)."""
    versie: str = ""
    """Version of the questionnaire that was answered; empty if that was not kept."""
    antwoord: str = ""
    """Id of the answer that gives colour and explanation; empty if there is none."""

    @property
    def gegeven(self) -> bool:
        """Whether the korps said anything."""
        return bool(self.kleur.strip() or self.toelichting.strip() or self.opmerkingen)


@dataclass(frozen=True, slots=True)
class Waarderingstabel:
    """What every korps answered on one partner, a row each, in the order of the korpsen."""

    partner: Gesprekspartij
    kolommen: tuple[Dimensie, ...]
    rijen: tuple[tuple[Oordeel, ...], ...]
    """One judgement per column; korpsen that said nothing have empty ones."""

    @property
    def gegeven(self) -> tuple[Oordeel, ...]:
        """Every judgement that was given, by column and in it by korps."""
        alle = [oordeel for rij in self.rijen for oordeel in rij if oordeel.gegeven]
        plaats = {kolom.code: nr for nr, kolom in enumerate(self.kolommen)}
        return tuple(sorted(alle, key=lambda oordeel: plaats[oordeel.dimensie]))

    def oordeel(self, korps: str, dimensie: str) -> Oordeel | None:
        """The judgement of this korps (by code) in this column."""
        alle = (oordeel for rij in self.rijen for oordeel in rij)
        return next((o for o in alle if (o.korps.code, o.dimensie) == (korps, dimensie)), None)


def lees_waardering(sessie: Sessie, dossier: str) -> Waarderingstabel:
    """What the korpsen answered on the partner of this dossier.

    Raises OnbruikbareInvoer for a party that korpsen do not judge.
    """
    partner = sessie.partij(partij_van(dossier))
    kolommen = tuple(d for d in sessie.instrument.dimensies if d.code in partner.partnerkolommen)
    if not kolommen:
        raise OnbruikbareInvoer(
            _("{naam} staat niet in de waarderingstabel; korpsen geven er geen oordeel over.").format(
                naam=partner.naam
            )
        )
    korpsen = [p for p in sessie.instrument.partijen if p.gemeten and p.code != partner.code]
    rijen = tuple(tuple(lees_oordelen(sessie, korps, kolommen)) for korps in korpsen)
    return Waarderingstabel(partner, kolommen, rijen)


def lees_oordelen(sessie: Sessie, korps: Gesprekspartij, kolommen: tuple[Dimensie, ...]) -> Iterator[Oordeel]:
    """What one korps answered in these partner columns, one judgement each; an empty one where it said nothing."""
    antwoorden = lees_antwoorden(sessie.store.lees(), dossier_id(sessie.editie.id, korps.code))
    for kolom in kolommen:
        vragen = [vraag for vraag in sessie.instrument.vragen.values() if kolom.code in vraag.dimensies]
        kleur = next((vraag.id for vraag in vragen if _geeft_kleur(vraag)), None)
        oordeel = next((a for vak, a in antwoorden.items() if vak.vraag == kleur), None)
        raakt = [a for vraag in vragen for vak, a in antwoorden.items() if vak.vraag == vraag.id]
        open_ = tuple(
            (vraag.tekst, antwoord.waarde)
            for vraag in vragen
            if vraag.vraagt == "open"
            for vak, antwoord in antwoorden.items()
            if vak.vraag == vraag.id and antwoord.waarde.strip()
        )
        yield Oordeel(
            korps,
            kolom.code,
            oordeel.waarde if oordeel else "",
            oordeel.toelichting if oordeel else "",
            open_,
            oordeel.versie if oordeel else next((a.versie for a in raakt if a.waarde.strip()), ""),
            oordeel.id if oordeel else "",
        )


def _geeft_kleur(vraag: Vraag) -> bool:
    return vraag.soort == "kleur"
