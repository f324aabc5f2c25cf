"""Best practices and knelpunten: by theme, about one measured party or all, each with what it leans on (001, chapter 7)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.noten import lees_noot
from korpsmonitor_tui.domain.praktijk import Praktijk, Praktijksoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services.entiteiten import schrijf_in, zet_reeks
from korpsmonitor_tui.services.maatregelen import verschuif
from korpsmonitor_tui.services.noten import eis_noot
from korpsmonitor_tui.services.sessie import SCHRIJVENDE_ROLLEN, partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver_over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from korpsmonitor_tui.domain.noten import Noot
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "praktijk"
VELDEN: Final = ("soort", "thema", "naam", "tekst")
"""What of one can be changed; what it leans on is added and taken away."""


@dataclass(frozen=True, slots=True)
class NieuwePraktijk:
    """A best practice or knelpunt as somebody records it."""

    soort: Praktijksoort
    naam: str
    tekst: str
    thema: str = ""
    """Code of an aandachtsveld."""
    partij: str = ""
    """Code of the measured party that it is about; empty for all."""
    bronnen: tuple[Noot, ...] = ()


def lees_praktijken(
    sessie: Sessie, *, partij: str | None = None, soort: Praktijksoort | None = None
) -> tuple[Praktijk, ...]:
    """Everything of the edition in its order, of one measured party (code; empty: what is about all) or kind if asked."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT id, dossier, soort, thema, naam, tekst, volgorde, bron FROM praktijk WHERE editie = ? "
            "ORDER BY volgorde, id",
            (sessie.editie.id,),
        )
        .fetchall()
    )
    alle = [replace(_lees(rij), nummer=nr) for nr, rij in enumerate(rijen, start=1)]
    return tuple(p for p in alle if partij in {None, p.partij} and soort in {None, p.soort})


def _lees(rij: Sequence[Any]) -> Praktijk:
    id_, dossier, soort, thema, naam, tekst, volgorde, bron = rij
    return Praktijk(
        id=id_,
        soort=Praktijksoort(soort) if soort in set(Praktijksoort) else Praktijksoort.BEST_PRACTICE,
        thema=thema or "",
        naam=naam or "",
        tekst=tekst or "",
        partij=partij_van(dossier),
        bronnen=tuple(filter(None, map(lees_noot, json.loads(bron)))),
        volgorde=volgorde or "",
    )


def eis_praktijk(sessie: Sessie, welke: str) -> Praktijk:
    """One by its number or id. Raises NietGevonden."""
    for praktijk in lees_praktijken(sessie):
        if welke in {str(praktijk.nummer), praktijk.id}:
            return praktijk
    raise NietGevonden(
        _(
            "Er is geen best practice of knelpunt “{welke}”; `korpsmonitor praktijk toon` noemt de nummers."
        ).format(welke=welke)
    )


def voeg_toe(sessie: Sessie, nieuw: NieuwePraktijk) -> str:
    """Record one, and return its id.

    Raises OnbruikbareInvoer without name or text or for an unknown theme, NietGevonden for an unknown party or for what it
    leans on and is not there, StapGeweigerd for who may not.
    """
    dossier = eis_schrijver_over(sessie, nieuw.partij, *SCHRIJVENDE_ROLLEN)
    velden = {
        "soort": nieuw.soort.value,
        "thema": nieuw.thema,
        "naam": nieuw.naam.strip(),
        "tekst": nieuw.tekst.strip(),
    }
    for veld, waarde in velden.items():
        _keur(sessie, veld, waarde)
    for noot in nieuw.bronnen:
        eis_noot(sessie, noot)

    def taak(tx: Transactie) -> str:
        (laatste,) = (
            tx.bij()
            .execute("SELECT max(volgorde) FROM praktijk WHERE editie = ?", (sessie.editie.id,))
            .fetchone()
        )
        id_ = tx.maak(SOORT, {"dossier": dossier, "editie": sessie.editie.id}, f"{SOORT}-{tx.nieuw_id()}")
        for veld, waarde in velden.items():
            if waarde:
                tx.zet(SOORT, id_, veld, waarde)
        for noot in nieuw.bronnen:
            tx.voeg_toe(SOORT, id_, "bron", str(noot))
        tx.zet(SOORT, id_, "volgorde", tussen(laatste, None))
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def wijzig(sessie: Sessie, praktijk: str, veld: str, waarde: str, op: Sequence[str] | None = None) -> None:
    """Give one of ``VELDEN`` of one (id) another value, made on the heads ``op``. Raises as :func:`voeg_toe`."""
    if veld not in VELDEN:
        raise ValueError(veld)
    _keur(sessie, veld, waarde)
    # A text stands as it is typed: a space at its end is where the next word goes on.
    nieuw = waarde if veld == "tekst" else waarde.strip()
    _schrijf_in(sessie, praktijk, lambda tx: tx.zet(SOORT, praktijk, veld, nieuw, op=op))


def steun(sessie: Sessie, praktijk: str, noot: Noot) -> None:
    """Say that one (id) leans on something; the same twice is once. Raises as :func:`voeg_toe`."""
    eis_noot(sessie, noot)
    _schrijf_in(sessie, praktijk, lambda tx: tx.voeg_toe(SOORT, praktijk, "bron", str(noot)))


def haal_steun_weg(sessie: Sessie, praktijk: str, noot: Noot) -> None:
    """Say that one (id) does not lean on something after all. Raises as :func:`voeg_toe`."""
    _schrijf_in(sessie, praktijk, lambda tx: tx.haal_weg(SOORT, praktijk, "bron", str(noot)))


def zet_bronnen(sessie: Sessie, praktijk: str, noten: Sequence[Noot]) -> None:
    """Have one (id) lean on exactly these, in this order. Raises as :func:`voeg_toe`."""
    for noot in noten:
        eis_noot(sessie, noot)
    teksten = [str(noot) for noot in noten]
    _schrijf_in(sessie, praktijk, lambda tx: zet_reeks(tx, SOORT, praktijk, "bron", teksten))


def verplaats(sessie: Sessie, praktijk: str, stappen: int) -> None:
    """Move one (id) in the list of the edition. Raises as :func:`voeg_toe`."""

    def taak(tx: Transactie) -> None:
        rijen = [(deze.id, deze.volgorde) for deze in lees_praktijken(sessie)]
        verschuif(tx, SOORT, praktijk, rijen, stappen)

    _schrijf_in(sessie, praktijk, taak)


def verwijder(sessie: Sessie, praktijk: str) -> None:
    """Take one (id) out; undo brings it back. Raises as :func:`voeg_toe`."""
    _schrijf_in(sessie, praktijk, lambda tx: tx.verwijder(SOORT, praktijk))


def themanaam(sessie: Sessie, thema: str) -> str:
    """A theme for people; one that the instrument does not know, as it stands."""
    namen = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    return namen.get(thema, thema) if thema else _("Overig")


def _keur(sessie: Sessie, veld: str, waarde: str) -> None:
    if veld in {"naam", "tekst"} and not waarde.strip():
        raise OnbruikbareInvoer(_("Geef een naam en een beschrijving; er is niets gewijzigd."))
    if veld == "soort" and waarde not in set(Praktijksoort):
        raise OnbruikbareInvoer(
            _("Onbekende soort “{soort}”; kies uit {soorten}. Er is niets gewijzigd.").format(
                soort=waarde, soorten=", ".join(Praktijksoort)
            )
        )
    velden = [deze.code for deze in sessie.instrument.aandachtsvelden]
    if veld == "thema" and waarde and waarde not in velden:
        raise OnbruikbareInvoer(
            _("Er is geen thema “{thema}”; kies uit {themas}. Er is niets gewijzigd.").format(
                thema=waarde, themas=", ".join(velden) or _("geen enkel")
            )
        )


def _schrijf_in(sessie: Sessie, praktijk: str, taak: Callable[[Transactie], object]) -> None:
    eis_schrijver_over(sessie, eis_praktijk(sessie, praktijk).partij, *SCHRIJVENDE_ROLLEN)
    schrijf_in(sessie, SOORT, praktijk, taak)
