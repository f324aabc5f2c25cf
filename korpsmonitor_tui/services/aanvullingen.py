"""What came in beside the interview: additional information, with its date, its channel and from whom (001, 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum, eis_verleden
from korpsmonitor_tui.services.deskbronnen import steunt_op
from korpsmonitor_tui.services.entiteiten import schrijf_in
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.verzending import lees_kanaal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "aanvulling"


@dataclass(frozen=True, slots=True)
class NieuweAanvulling:
    """Additional information as it came in."""

    van: str
    """From whom: a function, with the organisation where that is another; never a name."""
    kanaal: str
    tekst: str
    datum: date | None = None
    """Default: today."""


@dataclass(frozen=True, slots=True)
class Aanvulling:
    """Additional information as it stands now."""

    id: str
    dossier: str
    nummer: int
    """Its place in its dossier by date, from 1."""
    datum: date | None
    kanaal: str
    van: str
    tekst: str

    @property
    def partij(self) -> str:
        """Code of the party that gave it."""
        return partij_van(self.dossier)


def lees_aanvullingen(sessie: Sessie, dossier: str = "") -> tuple[Aanvulling, ...]:
    """What came in from one party (its dossier) or from all, by dossier and date."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT id, dossier, datum, kanaal, van, tekst FROM aanvulling WHERE ? IN ('', dossier) "
            "AND dossier LIKE ? || '/%' ORDER BY dossier, coalesce(datum, ''), id",
            (dossier, sessie.editie.id),
        )
        .fetchall()
    )
    tellers: dict[str, int] = {}
    uit = []
    for id_, van_dossier, datum, kanaal, van, tekst in rijen:
        tellers[van_dossier] = tellers.get(van_dossier, 0) + 1
        uit.append(
            Aanvulling(
                *(
                    id_,
                    van_dossier,
                    tellers[van_dossier],
                    als_datum(datum),
                    kanaal or "",
                    van or "",
                    tekst or "",
                )
            )
        )
    return tuple(uit)


def eis_aanvulling(sessie: Sessie, dossier: str, welke: str) -> Aanvulling:
    """One by its number in the dossier, or its id. Raises NietGevonden."""
    for aanvulling in lees_aanvullingen(sessie, dossier):
        if welke in {str(aanvulling.nummer), aanvulling.id}:
            return aanvulling
    raise NietGevonden(
        _("Er is geen aanvulling “{welke}” van deze organisatie; er is niets gewijzigd.").format(welke=welke)
    )


def voeg_toe(sessie: Sessie, dossier: str, nieuw: NieuweAanvulling) -> str:
    """Record additional information, and return its id; no gesprek is needed for it.

    Raises OnbruikbareInvoer if it does not say from whom or what, for an unknown channel or a day that is not past;
    StapGeweigerd for who may not.
    """
    eis_schrijver(sessie, dossier)
    kanaal = lees_kanaal(nieuw.kanaal)
    dag = eis_verleden(sessie, nieuw.datum)
    for waarde, wat in ((nieuw.van, _("van wie zij komt")), (nieuw.tekst, _("wat er is gezegd"))):
        if not waarde.strip():
            raise OnbruikbareInvoer(
                _("Zeg bij een aanvulling {wat}; er is niets vastgelegd.").format(wat=wat)
            )

    def taak(tx: Transactie) -> str:
        id_ = tx.maak(SOORT, {"dossier": dossier}, f"{SOORT}-{tx.nieuw_id()}")
        for veld, waarde in (
            ("datum", dag.isoformat()),
            ("kanaal", kanaal),
            ("van", nieuw.van.strip()),
            ("tekst", nieuw.tekst.strip()),
        ):
            tx.zet(SOORT, id_, veld, waarde)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def wijzig(
    sessie: Sessie, dossier: str, aanvulling: str, veld: str, waarde: str, op: Sequence[str] | None = None
) -> None:
    """Correct ``van`` or ``tekst`` of what was recorded (id), made on the heads ``op``. Raises as :func:`voeg_toe`."""
    if veld not in {"van", "tekst"}:
        raise ValueError(veld)
    if not waarde.strip():
        raise OnbruikbareInvoer(_("Een aanvulling kan niet leeg zijn; er is niets gewijzigd."))
    # A text stands as it is typed: a space at its end is where the next word goes on.
    nieuw = waarde if veld == "tekst" else waarde.strip()
    _schrijf_in(sessie, dossier, aanvulling, lambda tx: tx.zet(SOORT, aanvulling, veld, nieuw, op=op))


def verwijder(sessie: Sessie, dossier: str, aanvulling: str) -> None:
    """Take out what was recorded by mistake. Raises OnbruikbareInvoer if something leans on it."""
    eis_aanvulling(sessie, dossier, aanvulling)
    if waar := steunt_op(sessie, f"{SOORT}:{aanvulling}"):
        raise OnbruikbareInvoer(
            _(
                "Op deze aanvulling steunt nog iets ({waar}); haal daar eerst de noot weg. Er is niets gewijzigd."
            ).format(waar=", ".join(waar))
        )
    _schrijf_in(sessie, dossier, aanvulling, lambda tx: tx.verwijder(SOORT, aanvulling))


def _schrijf_in(sessie: Sessie, dossier: str, aanvulling: str, taak: Callable[[Transactie], object]) -> None:
    eis_schrijver(sessie, dossier)
    schrijf_in(sessie, SOORT, aanvulling, taak)
