"""What a report says besides scores and figures: a text per part, written by a person and theirs alone to change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import rapportschrijvers
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.korpsweging import Vastlegging
from korpsmonitor_tui.services.rapportschrijvers import korpsen_van
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.velden import Plaats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.instrument import Aandachtsveld, Gesprekspartij
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "rapporttekst"
INLEIDING, EINDSCORE, PARTNERS, ACTIVITEITEN, PROGNOSE = (
    "inleiding",
    "eindscore",
    "partners",
    "activiteiten",
    "prognose",
)
"""Parts of the section about a korps that are no aandachtsveld; ``partners`` is the one that holds its columns."""


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of the section about a korps."""

    code: str
    naam: str
    verplicht: bool = True
    """Whether a section without this text is unfinished."""


@dataclass(frozen=True, slots=True)
class Rapporttekst:
    """A text as it stands now."""

    tekst: str
    koppen: tuple[str, ...]
    """What the next change is made on."""
    vastgelegd: Vastlegging
    """By whom and when it was written last."""
    botsing: tuple[str, ...] = ()
    """The texts of a conflict, in the order in which they were written; until a person chooses none of them holds."""

    @property
    def geldt(self) -> bool:
        """Whether there is a text, and one only."""
        return bool(self.tekst.strip()) and not self.botsing


def scorevelden(sessie: Sessie) -> tuple[Aandachtsveld, ...]:
    """The aandachtsvelden whose dimensions are scored; the one that holds the partner columns is not among them."""
    partners = {kolom for partij in sessie.instrument.partijen for kolom in partij.partnerkolommen}
    gescoord = {d.aandachtsveld for d in sessie.instrument.dimensies if d.code not in partners}
    return tuple(veld for veld in sessie.instrument.aandachtsvelden if veld.code in gescoord)


def onderdelen(sessie: Sessie) -> tuple[Onderdeel, ...]:
    """The parts of the section about a korps that have a text, in the order of the report (000, chapter 3).

    Without partner columns nobody is judged, and without a chapter that looks back and ahead nothing is told of that.
    """
    instrument = sessie.instrument
    partners = any(partij.partnerkolommen for partij in instrument.partijen)
    blikt = any(hoofdstuk.onderdeel == PROGNOSE for hoofdstuk in instrument.hoofdstukken)
    vooruit = (
        Onderdeel(ACTIVITEITEN, _("Activiteiten naar aanleiding van de vorige editie")),
        Onderdeel(PROGNOSE, _("Prognose")),
    )
    return (
        Onderdeel(INLEIDING, _("Inleiding"), verplicht=False),
        *(Onderdeel(veld.code, veld.naam) for veld in scorevelden(sessie)),
        Onderdeel(EINDSCORE, _("Eindscore"), verplicht=False),
        *((Onderdeel(PARTNERS, _("Oordeel over externe partners")),) if partners else ()),
        *(vooruit if blikt else ()),
    )


def vind_onderdeel(sessie: Sessie, code: str) -> Onderdeel:
    """The part with this code or name. Raises NietGevonden with what there is."""
    alle = onderdelen(sessie)
    gezocht = code.strip().casefold()
    for onderdeel in alle:
        if gezocht in {onderdeel.code, onderdeel.naam.casefold()}:
            return onderdeel
    raise NietGevonden(
        _("Er is geen onderdeel “{code}”; kies uit {codes}.").format(
            code=code, codes=", ".join(onderdeel.code for onderdeel in alle)
        )
    )


def eis_korps(sessie: Sessie, naam: str) -> Gesprekspartij:
    """The korps with this name. Raises NietGevonden for an unknown party, OnbruikbareInvoer for one that is no korps."""
    partij = sessie.partij(naam)
    if not partij.gemeten:
        raise OnbruikbareInvoer(
            _("{naam} is geen korps; een paragraaf in het rapport is er alleen per korps.").format(
                naam=partij.naam
            )
        )
    return partij


def tekst_id(editie: str, over: str, onderdeel: str) -> str:
    """The same text on every laptop; ``over`` is the code of a korps or eenheid, or whatever else a report is about."""
    return f"{editie}/{over}/{onderdeel}"


def plaats_van(sessie: Sessie, over: str, onderdeel: str) -> Plaats:
    """The field that holds this text, for an editor."""
    return Plaats(SOORT, tekst_id(sessie.editie.id, over, onderdeel), "tekst")


def lees_teksten(sessie: Sessie, over: Iterable[str]) -> dict[tuple[str, str], Rapporttekst]:
    """Every text that was written about these, by (about, part); a text that was emptied is there, empty."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT t.over, t.onderdeel, p.payload, e.id, e.actor, e.tijd FROM rapporttekst t "
            "JOIN kop k ON k.soort = ? AND k.entiteit = t.id AND k.veld = 'tekst' JOIN event e ON e.id = k.event "
            "JOIN event_payload p ON p.event = e.id "
            "WHERE t.editie = ? AND t.over IN (SELECT value FROM json_each(?)) ORDER BY e.lamport, e.device, e.dseq",
            (SOORT, sessie.editie.id, json.dumps(list(over))),
        )
        .fetchall()
    )
    gelezen: dict[tuple[str, str], list[tuple[str, Vastlegging]]] = {}
    for van, onderdeel, payload, event, actor, tijd in rijen:
        tekst = str(decodeer(payload) or "")
        gelezen.setdefault((van, onderdeel), []).append((tekst, Vastlegging(event, actor, tijd)))
    return {sleutel: _tekst(koppen) for sleutel, koppen in gelezen.items()}


def _tekst(koppen: Sequence[tuple[str, Vastlegging]]) -> Rapporttekst:
    tekst, laatste = koppen[-1]
    gelijk = tuple(sorted(wie.event for ander, wie in koppen if ander == tekst))
    verschillend = tuple(dict.fromkeys(ander for ander, _wie in koppen))
    return Rapporttekst(tekst, gelijk, laatste, verschillend if len(verschillend) > 1 else ())


def schrijf_tekst(
    sessie: Sessie, over: str, onderdeel: str, tekst: str, *, op: Sequence[str] | None = None
) -> str:
    """Write a text, made on the heads ``op`` (default: the present ones), and return its id. An empty text takes it back.

    Raises StapGeweigerd for who may not write here or belongs to the korps, and without ``op`` while two texts stand
    beside each other: writing over both would choose between them in passing.
    """
    eis_rapportschrijver(sessie, over)
    id_ = tekst_id(sessie.editie.id, over, onderdeel)

    def taak(tx: Transactie) -> str:
        _maak(sessie, tx, over, onderdeel)
        if op is None and len(tx.koppen(SOORT, id_, "tekst")) > 1:
            raise StapGeweigerd(
                _(
                    "Deze tekst is op twee laptops verschillend geschreven; kies eerst wat blijft. Er is niets gewijzigd."
                )
            )
        tx.zet(SOORT, id_, "tekst", tekst, op=op)
        return id_

    return sessie.store.voer_uit(sessie.wie, taak)


def begin_tekst(sessie: Sessie, over: str, onderdeel: str) -> None:
    """Have the text that is being typed; while it is empty it shows nowhere. Raises as :func:`schrijf_tekst`."""
    eis_rapportschrijver(sessie, over)
    sessie.store.voer_uit(sessie.wie, lambda tx: _maak(sessie, tx, over, onderdeel))


def eis_rapportschrijver(sessie: Sessie, over: str) -> Persoon:
    """Who is working, if they may write in a report about this: an eenheid is every korps that it was made of.

    Raises StapGeweigerd.
    """
    eigen = [korps.code for korps in korpsen_van(sessie, over)] or [over]
    return rapportschrijvers.eis_rapportschrijver(sessie, eigen)


def _dossier(sessie: Sessie, over: str) -> str:
    """The dossier that the text belongs to; none if it is not about one party."""
    van_partij = any(partij.code == over for partij in sessie.instrument.partijen)
    return dossier_id(sessie.editie.id, over) if van_partij else ""


def _maak(sessie: Sessie, tx: Transactie, over: str, onderdeel: str) -> None:
    gegevens = {
        "dossier": _dossier(sessie, over),
        "editie": sessie.editie.id,
        "over": over,
        "onderdeel": onderdeel,
    }
    maak_of_herstel(tx, SOORT, gegevens, tekst_id(sessie.editie.id, over, onderdeel))
