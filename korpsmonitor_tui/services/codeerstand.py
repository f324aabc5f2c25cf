"""Codes as they stand in a dossier, and who may see whose: people who code independently do not see one another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.anker import Anker, Lot, Verankering
from korpsmonitor_tui.domain.codering import Codering, lees_anker, lees_gegevens
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.codeerbronnen import Tekstbron, Verankeraar, lees_bronnen
from korpsmonitor_tui.services.gesprekken import lees_gesprek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

CODERING: Final = "codering"
RONDE: Final = "codeerronde"


@dataclass(frozen=True, slots=True)
class Codeerstand:
    """Who coded a dossier, and how far they are."""

    wie: str
    """Id of who looks; empty if nobody is chosen."""
    codeurs: tuple[str, ...]
    """Ids of everybody who decided on anything here, sorted; to finish without that is not to have coded."""
    afgerond: dict[str, str]
    """When each of those who finished declared it, UTC."""
    verwacht: bool
    """Whether who looks is one of the auditors of this gesprek, who may still code."""

    @property
    def alle_afgerond(self) -> bool:
        """Whether somebody coded, and everybody who did has finished."""
        return bool(self.codeurs) and all(codeur in self.afgerond for codeur in self.codeurs)

    @property
    def klaar(self) -> int:
        """How many of those who coded have finished."""
        return sum(codeur in self.afgerond for codeur in self.codeurs)

    @property
    def zichtbaar(self) -> bool:
        """Whether who looks may see the codes of others.

        An auditor of this gesprek first finishes too, if only to say that they do not code.
        """
        return self.alle_afgerond and (not self.verwacht or self.wie in self.afgerond)

    @property
    def anderen(self) -> tuple[str, ...]:
        """Everybody else who coded."""
        return tuple(codeur for codeur in self.codeurs if codeur != self.wie)


def ronde_id(dossier: str, codeur: str) -> str:
    """The same round on every laptop."""
    return f"{dossier}/{RONDE}/{codeur}"


def lees_codeerstand(sessie: Sessie, dossier: str, db: Database | None = None) -> Codeerstand:
    """Who coded a dossier; ``db`` is where to look, within a transaction its own."""
    db = db or sessie.store.lees()
    rondes = db.execute("SELECT codeur, afgerond FROM codeerronde WHERE dossier = ?", (dossier,)).fetchall()
    rijen = db.execute("SELECT DISTINCT codeur FROM codering WHERE dossier = ?", (dossier,)).fetchall()
    afgerond = {codeur: tijd for codeur, tijd in rondes if codeur and tijd}
    wie = sessie.medewerker.id if sessie.medewerker else ""
    gesprek = lees_gesprek(db, dossier)
    return Codeerstand(
        wie,
        tuple(sorted(rij[0] for rij in rijen if rij[0])),
        afgerond,
        gesprek is not None and wie in gesprek.auditors,
    )


@dataclass(frozen=True)
class Gelezen:
    """The codes of a dossier that a person may see, with the texts that they stand in."""

    stand: Codeerstand
    coderingen: tuple[Codering, ...]
    """In the order of the texts; what stands in none of them any more comes last."""
    bronnen: tuple[Tekstbron, ...]

    @property
    def eigen(self) -> tuple[Codering, ...]:
        """Those of who looks."""
        return tuple(codering for codering in self.coderingen if codering.codeur == self.stand.wie)


def lees_dossier(sessie: Sessie, dossier: str, db: Database | None = None) -> Gelezen:
    """One's own codes, and those of others once everybody has finished."""
    db = db or sessie.store.lees()
    stand = lees_codeerstand(sessie, dossier, db)
    bronnen = lees_bronnen(sessie, dossier)
    verankeraar = Verankeraar(db, dossier, bronnen)
    coderingen = [
        codering
        for rij in db.execute(
            "SELECT id, codeur, kenmerk, tijd, soort, oordeel, code, polariteit, gegevens, vraag, anker, voorstel, "
            "toelichting FROM codering WHERE dossier = ? ORDER BY id",
            (dossier,),
        ).fetchall()
        if rij[1] == stand.wie or stand.zichtbaar
        if (codering := _codering(rij, verankeraar)) is not None
    ]
    plaats = {bron.sleutel: nr for nr, bron in enumerate(bronnen)}

    def orde(codering: Codering) -> tuple[Any, ...]:
        anker = codering.anker
        waar = plaats.get((anker.soort, anker.entiteit), len(plaats))
        return (waar, anker.begin, anker.eind, codering.soort, codering.code, codering.id)

    return Gelezen(stand, tuple(sorted(coderingen, key=orde)), bronnen)


def lees_coderingen(sessie: Sessie, dossier: str, van: str | None = None) -> tuple[Codering, ...]:
    """The codes of one person (name or id), by default of everybody that may be seen.

    Raises StapGeweigerd for the codes of another before everybody who coded has finished, NietGevonden for an unknown
    person.
    """
    gelezen = lees_dossier(sessie, dossier)
    if van is None:
        return gelezen.coderingen
    codeur = medewerkers.vind(sessie.store.lees(), van).id
    if codeur != gelezen.stand.wie and not gelezen.stand.zichtbaar:
        raise StapGeweigerd(
            _(
                "Wie onafhankelijk codeert ziet de codes van een ander pas als iedereen zijn codering heeft afgerond."
            )
        )
    return tuple(codering for codering in gelezen.coderingen if codering.codeur == codeur)


def _codering(rij: Sequence[str | None], verankeraar: Verankeraar) -> Codering | None:
    id_, codeur, kenmerk, tijd, soort, oordeel, code, polariteit = (waarde or "" for waarde in rij[:8])
    gegevens, anker, voorstel = (_lees_json(rij[nr]) for nr in (8, 10, 11))
    gelezen = lees_anker(anker)
    return Codering(
        id_,
        codeur,
        kenmerk,
        tijd,
        soort,
        oordeel,
        code,
        polariteit,
        lees_gegevens(gegevens),
        rij[9] or "",
        # A place that another program wrote and cannot be read is named like one that is gone.
        verankeraar.zoek(gelezen) if gelezen else Verankering(Lot.LOS, Anker("", "", 0, 0, "", "")),
        voorstel if isinstance(voorstel, dict) else {},
        rij[12] or "",
        gelezen.citaat if gelezen else "",
    )


def _lees_json(tekst: str | None) -> Any:
    try:
        return json.loads(tekst or "null")
    except (ValueError, RecursionError):
        return None
