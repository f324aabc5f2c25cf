"""The sources of the desk study: what was read, where it stands, when it was consulted, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.volgorde import tussen
from korpsmonitor_tui.services.datums import als_datum, eis_verleden, toon
from korpsmonitor_tui.services.entiteiten import schrijf_in
from korpsmonitor_tui.services.maatregelen import verschuif
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import eis_schrijver_over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "deskbron"
VELDEN: Final = ("soort", "titel", "auteur", "jaar", "vindplaats", "geraadpleegd", "tekst")
"""What of a source can be changed."""


@dataclass(frozen=True, slots=True)
class NieuweBron:
    """A source as somebody records it."""

    titel: str
    auteur: str = ""
    """An organisation, or the surnames on a publication."""
    jaar: str = ""
    soort: str = ""
    """Code of a kind of source of the instrument; empty for none."""
    vindplaats: str = ""
    """Where a reader finds it: publisher, file number, address of a page."""
    geraadpleegd: date | None = None
    tekst: str = ""
    """What it says, in own words."""


@dataclass(frozen=True, slots=True)
class Deskbron:
    """One source as it stands now."""

    id: str
    partij: str
    """Code of the measured party that it is about; empty for all."""
    nummer: int
    """Its place among the sources about the same, from 1."""
    soort: str
    titel: str
    auteur: str
    jaar: str
    vindplaats: str
    geraadpleegd: date | None
    tekst: str
    volgorde: str


def lees_bronnen(sessie: Sessie, partij: str | None = None) -> tuple[Deskbron, ...]:
    """The sources about a measured party (code; empty: about all of them), or every source of the edition."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT id, dossier, soort, titel, auteur, jaar, vindplaats, geraadpleegd, tekst, volgorde FROM deskbron "
            "WHERE editie = ? ORDER BY volgorde, id",
            (sessie.editie.id,),
        )
        .fetchall()
    )
    tellers: dict[str, int] = {}
    uit = []
    for id_, dossier, soort, titel, auteur, jaar, vindplaats, geraadpleegd, tekst, volgorde in rijen:
        over = partij_van(dossier)
        tellers[over] = tellers.get(over, 0) + 1
        if partij is None or over == partij:
            bron = Deskbron(
                *(
                    id_,
                    over,
                    tellers[over],
                    soort or "",
                    titel or "",
                    auteur or "",
                    jaar or "",
                    vindplaats or "",
                ),
                *(als_datum(geraadpleegd), tekst or "", volgorde or ""),
            )
            uit.append(bron)
    plaats = {deze.code: nr for nr, deze in enumerate(sessie.instrument.partijen, start=1)}
    # What is about all comes first; within a party in its own order.
    return tuple(sorted(uit, key=lambda bron: plaats.get(bron.partij, 0)))


def eis_bron(sessie: Sessie, welke: str, partij: str | None = None) -> Deskbron:
    """A source by its id, or by its number among those about ``partij``. Raises NietGevonden."""
    for bron in lees_bronnen(sessie, partij):
        if welke == bron.id or (partij is not None and welke == str(bron.nummer)):
            return bron
    raise NietGevonden(
        _(
            "Er is geen bron “{welke}”; `korpsmonitor deskbron toon` noemt de nummers. Er is niets gewijzigd."
        ).format(welke=welke)
    )


def voeg_toe(sessie: Sessie, nieuw: NieuweBron, partij: str = "") -> str:
    """Record a source about a measured party (code; empty: about all), and return its id.

    Raises OnbruikbareInvoer without a title, for a day that is not past or for an unknown kind; StapGeweigerd for who may
    not; NietGevonden for an unknown party.
    """
    dossier = eis_schrijver_over(sessie, partij)
    velden = {**_als_velden(nieuw), "geraadpleegd": _als_dag(sessie, nieuw.geraadpleegd)}
    for veld, waarde in velden.items():
        _keur(sessie, veld, waarde)

    def taak(tx: Transactie) -> str:
        (laatste,) = (
            tx.bij()
            .execute("SELECT max(volgorde) FROM deskbron WHERE editie = ?", (sessie.editie.id,))
            .fetchone()
        )
        id_ = tx.maak(SOORT, {"dossier": dossier, "editie": sessie.editie.id}, f"{SOORT}-{tx.nieuw_id()}")
        for veld, waarde in velden.items():
            if waarde:
                tx.zet(SOORT, id_, veld, waarde)
        tx.zet(SOORT, id_, "volgorde", tussen(laatste, None))
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def _als_velden(nieuw: NieuweBron) -> dict[str, str]:
    return {
        "soort": nieuw.soort,
        "titel": nieuw.titel.strip(),
        "auteur": nieuw.auteur.strip(),
        "jaar": nieuw.jaar.strip(),
        "vindplaats": nieuw.vindplaats.strip(),
        "tekst": nieuw.tekst.strip(),
    }


def _als_dag(sessie: Sessie, dag: date | None) -> str:
    return eis_verleden(sessie, dag).isoformat() if dag else ""


def _keur(sessie: Sessie, veld: str, waarde: str) -> None:
    if veld == "titel" and not waarde.strip():
        raise OnbruikbareInvoer(_("Een bron heeft een titel nodig; er is niets gewijzigd."))
    if veld == "geraadpleegd" and waarde:
        dag = als_datum(waarde)
        if dag is None:
            raise OnbruikbareInvoer(_("“{tekst}” is geen datum; er is niets gewijzigd.").format(tekst=waarde))
        eis_verleden(sessie, dag)
    soorten = sessie.instrumenten.deskstudie(sessie.editie.instrument).bronsoorten
    if veld == "soort" and waarde and waarde not in {soort.code for soort in soorten}:
        raise OnbruikbareInvoer(
            _("Er is geen soort bron “{soort}”; kies uit {soorten}. Er is niets gewijzigd.").format(
                soort=waarde, soorten=", ".join(soort.code for soort in soorten) or _("geen enkele")
            )
        )


def wijzig(sessie: Sessie, bron: str, veld: str, waarde: str, op: Sequence[str] | None = None) -> None:
    """Give one of ``VELDEN`` of a source (id) another value, made on the heads ``op``; a date as ISO 8601.

    Raises as :func:`voeg_toe`, ValueError for another field.
    """
    if veld not in VELDEN:
        raise ValueError(veld)
    _keur(sessie, veld, waarde)
    # A text stands as it is typed: a space at its end is where the next word goes on.
    nieuw = waarde if veld == "tekst" else waarde.strip()
    _schrijf_in(sessie, bron, lambda tx: tx.zet(SOORT, bron, veld, nieuw, op=op))


def verplaats(sessie: Sessie, bron: str, stappen: int) -> None:
    """Move a source (id) among those about the same. Raises as :func:`voeg_toe`."""
    over = eis_bron(sessie, bron).partij

    def taak(tx: Transactie) -> None:
        rijen = [(deze.id, deze.volgorde) for deze in lees_bronnen(sessie, over)]
        verschuif(tx, SOORT, bron, rijen, stappen)

    _schrijf_in(sessie, bron, taak)


def verwijder(sessie: Sessie, bron: str) -> None:
    """Take out a source that was recorded by mistake.

    Raises OnbruikbareInvoer if a passage or a best practice leans on it: its note would point at nothing.
    """
    deze = eis_bron(sessie, bron)
    if waar := steunt_op(sessie, f"{SOORT}:{bron}"):
        raise OnbruikbareInvoer(
            _(
                "Op “{titel}” steunt nog iets ({waar}); haal daar eerst de noot weg. Er is niets gewijzigd."
            ).format(titel=deze.titel, waar=", ".join(waar))
        )
    _schrijf_in(sessie, bron, lambda tx: tx.verwijder(SOORT, bron))


def steunt_op(sessie: Sessie, noot: str) -> tuple[str, ...]:
    """What leans on something (without its place), in words: passages by whose verslag, best practices and knelpunten by name."""
    db = sessie.store.lees()
    passages = db.execute(
        "SELECT DISTINCT p.dossier FROM passage p, json_each(p.noten) n "
        "WHERE p.noten IS NOT NULL AND (n.value = ? OR n.value LIKE ? || '#%') ORDER BY p.dossier",
        (noot, noot),
    ).fetchall()
    praktijken = db.execute(
        "SELECT DISTINCT p.naam FROM praktijk p, json_each(p.bron) n WHERE n.value = ? OR n.value LIKE ? || '#%' "
        "ORDER BY p.naam",
        (noot, noot),
    ).fetchall()
    return (
        *(
            _("het verslag van {partij}").format(partij=sessie.partij(partij_van(rij[0])).naam)
            for rij in passages
        ),
        *(f"“{rij[0]}”" for rij in praktijken),
    )


def _schrijf_in(sessie: Sessie, bron: str, taak: Callable[[Transactie], object]) -> None:
    eis_schrijver_over(sessie, eis_bron(sessie, bron).partij)
    schrijf_in(sessie, SOORT, bron, taak)


def beschrijf(bron: Deskbron) -> str:
    """A source as a list of literature has it: author, title, year, where, and when it was consulted."""
    delen = [deel for deel in (bron.auteur, bron.titel, bron.jaar, bron.vindplaats) if deel]
    geraadpleegd = (
        _(" (geraadpleegd {datum})").format(datum=toon(bron.geraadpleegd)) if bron.geraadpleegd else ""
    )
    return f"{', '.join(delen)}{geraadpleegd}"
