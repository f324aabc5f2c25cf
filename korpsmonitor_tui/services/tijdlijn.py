"""The timeline of a dossier: its events, a line per handeling, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import Operatie, decodeer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services import (
    codeertijdlijn,
    consistentietijdlijn,
    editietijdlijn,
    medewerkers,
    notulentijdlijn,
    plantijdlijn,
    rapporttijdlijn,
    verslagtijdlijn,
    vervolgtijdlijn,
    wederhoortijdlijn,
    weegtijdlijn,
)
from korpsmonitor_tui.services.bewerkingstekst import bewerking
from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis, eerste
from korpsmonitor_tui.services.gesprektijdlijn import opname, transcript
from korpsmonitor_tui.services.namen import lees_namen, verberg
from korpsmonitor_tui.services.sessie import lokale_tijd
from korpsmonitor_tui.services.teruggavetijdlijn import teruggave, twijfelbesluit, uitzending

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


_MEESTE_TEKSTEN = 50
"""Events of a handeling beyond which it is told by numbers, so that its texts need not be read."""
_LANGSTE_TEKST = 4_000
"""Characters up to which a text in ``_MET_LANGE_TEKSTEN`` is read: a longer one says nothing on one line."""
_MET_LANGE_TEKSTEN = ("editie", "model", "notitie", "passage", "teruggave", "transcript")
"""Kinds that can be told without their value. What a longer score, decision or text of the report says must be read:
without it, it would be told as taken back."""
_PAYLOAD = f"CASE WHEN length(p.payload) < {_LANGSTE_TEKST} OR e.soort NOT IN {_MET_LANGE_TEKSTEN} THEN p.payload END"


@dataclass(frozen=True, slots=True)
class Tijdlijnregel:
    """One handeling: when (Dutch time), by whom, what, and why if a reason was given."""

    handeling: str
    tijd: datetime
    wie: str
    wat: str
    reden: str
    ongedaan: bool
    device: str


def lees_tijdlijn(
    sessie: Sessie, dossier: str, hoogstens: int = 2_000, *, met_namen: bool = False
) -> tuple[Tijdlijnregel, ...]:
    """What happened in a dossier, newest first; participants by role, unless ``met_namen``."""
    db = sessie.store.lees()
    verborgen = {} if met_namen else lees_namen(db, dossier)
    rijen = db.execute(
        f"""WITH laatste AS (
            SELECT e.handeling AS h, max(e.lamport) AS l, count(*) AS aantal FROM event e
            JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit
            WHERE x.dossier = ? GROUP BY e.handeling ORDER BY l DESC LIMIT ?)
        SELECT e.handeling, e.tijd, e.actor, e.device, e.soort, e.entiteit, e.veld, e.operatie,
            {_PAYLOAD}, e.operatie = 'zet' AND e.ouders LIKE '% %'
        FROM laatste JOIN event e ON e.handeling = laatste.h
        LEFT JOIN event_payload p ON p.event = e.id AND (laatste.aantal <= ? OR e.soort NOT IN ('notitie', 'passage'))
        ORDER BY laatste.l DESC, e.lamport""",
        (dossier, hoogstens, _MEESTE_TEKSTEN),
    ).fetchall()
    ongedaan = {
        rij[0] for rij in db.execute("SELECT entiteit FROM event WHERE soort = 'handeling'").fetchall()
    }
    namen = medewerkers.namen(db)
    handelingen: dict[str, list[tuple[Any, ...]]] = {}
    for rij in rijen:
        handelingen.setdefault(rij[0], []).append(rij)
    regels = []
    for handeling, delen in handelingen.items():
        # Before anything is cut short: half a name is still a name.
        gebeurtenissen = [
            Gebeurtenis(d[4], d[5], d[6], d[7], verberg(decodeer(d[8]), verborgen), bool(d[9])) for d in delen
        ]
        wat, reden = beschrijf(sessie, gebeurtenissen)
        _h, tijd, actor, device = delen[0][:4]
        regels.append(
            Tijdlijnregel(
                handeling,
                lokale_tijd(tijd),
                namen.get(actor, actor),
                wat,
                reden,
                handeling in ongedaan,
                device,
            )
        )
    return tuple(regels)


def lees_handeling(db: Database, handeling: str, verborgen: Mapping[str, str]) -> list[Gebeurtenis]:
    """The events of one handeling, with roles for the names in ``verborgen``."""
    rijen = db.execute(
        f"SELECT e.soort, e.entiteit, e.veld, e.operatie, {_PAYLOAD} "
        "FROM event e JOIN event_payload p ON p.event = e.id WHERE e.handeling = ? ORDER BY e.device, e.dseq",
        (handeling,),
    ).fetchall()
    return [
        Gebeurtenis(soort, entiteit, veld, operatie, verberg(decodeer(payload), verborgen))
        for soort, entiteit, veld, operatie, payload in rijen
    ]


def beschrijf(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str]:
    """What a handeling did and why, from its most telling event."""
    if any(g.soort == "handeling" for g in gebeurtenissen):
        return _("vorige handeling ongedaan gemaakt"), ""
    for beschrijving in (
        verslagtijdlijn.antwoord_van_respondent,
        verslagtijdlijn.stap,
        verslagtijdlijn.hoofdstuk,
        wederhoortijdlijn.opmerking,
        wederhoortijdlijn.repliek,
        wederhoortijdlijn.terugkoppeling,
        verslagtijdlijn.rappel,
        editietijdlijn.publicatie,
        editietijdlijn.definitie,
        _bronlijst,
        _bespreekpunt,
        notulentijdlijn.notitiedelen,
        notulentijdlijn.klok,
        uitzending,
        teruggave,
        twijfelbesluit,
        transcript,
        opname,
        codeertijdlijn.besluit,
        codeertijdlijn.codering,
        codeertijdlijn.ronde,
        weegtijdlijn.blind,
        weegtijdlijn.score,
        weegtijdlijn.eindscore,
        weegtijdlijn.partneroordeel,
        weegtijdlijn.weegsessie,
        vervolgtijdlijn.brief,
        vervolgtijdlijn.maatregel,
        plantijdlijn.plan,
        rapporttijdlijn.tekst,
        consistentietijdlijn.besluit,
    ):
        if (regel := beschrijving(sessie, gebeurtenissen)) is not None:
            return regel
    return bewerking(gebeurtenissen), ""


def _bronlijst(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A list of another source that was read: how many of its figures were taken."""
    if not any(g.soort == "broncijfer" and g.veld == "ingelezen" for g in gebeurtenissen):
        return None
    aantal = len({g.entiteit for g in gebeurtenissen if (g.soort, g.veld) == ("broncijfer", "waarde")})
    wat = ngettext(
        "lijst ingelezen: {aantal} cijfer overgenomen",
        "lijst ingelezen: {aantal} cijfers overgenomen",
        aantal,
    )
    return wat.format(aantal=aantal), ""


def _bespreekpunt(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """What came of a discussion point, or why it was left out."""
    weg = eerste(gebeurtenissen, "bespreekpunt", "weggelaten")
    if weg is not None and weg.operatie == Operatie.VOEG_TOE:
        return _("bespreekpunt weggelaten"), str(weg.waarde or "")
    uitkomst = eerste(gebeurtenissen, "bespreekpunt", "uitkomst")
    if uitkomst is None:
        return None
    if not str(uitkomst.waarde or "").strip():
        return _("bespreekpunt nog niet besproken"), ""
    return _("bespreekpunt besproken: “{tekst}”").format(tekst=kort(str(uitkomst.waarde))), ""
