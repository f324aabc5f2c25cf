"""Partner columns: what a korps thinks of its partners, taken over as it stood (000, 2.2.2).

The judgement is the korps's own. It is taken over from the questionnaire, or from a passage of its definitieve verslag;
nothing is taken over again without being asked, also when the answer changed since. What the weegploeg makes of it
stands beside it, never in its place, and neither enters the eindscore.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import (
    GegevenScore,
    Partneroordeel,
    lees_partneroordeel,
)
from korpsmonitor_tui.domain.schaal import Score
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import zegt_iets
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services.definitieftekst import lees_definitief
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.scoreinvoer import eis_aanwezig, eis_koppen, onthouden_in, weiger_conflict
from korpsmonitor_tui.services.scoreschaal import lees_op_schaal
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.toegang import eis_schrijver
from korpsmonitor_tui.services.waardering import lees_oordelen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij, Instrument
    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.services.definitieftekst import Definitievepassage
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT: Final = "partneroordeel"
VRAGENLIJST: Final = "vragenlijst"
VERSLAG: Final = "verslag"
ROLLEN: Final = (Rol.WEEGPLOEG, Rol.COORDINATOR)
"""Who takes over, and who puts a change beside it."""


class Staat(StrEnum):
    """How what was taken over compares with what the korps answers now."""

    GEEN = "geen"
    """The korps gave no judgement, and none was taken over."""
    NIEUW = "nieuw"
    """Answered, and not taken over yet."""
    GELIJK = "gelijk"
    GEWIJZIGD = "gewijzigd"
    """The answer changed, or went, since it was taken over."""
    UIT_VERSLAG = "uit_verslag"
    """Taken over from the verslag: the questionnaire does not replace it."""
    ONBRUIKBAAR = "onbruikbaar"
    """What the korps answered is no colour; a person reads what is meant."""
    BOTSING = "botsing"
    """Two laptops took over something else; a person chooses."""


@dataclass(frozen=True, slots=True)
class Overname:
    """One partner column of one korps."""

    korps: Gesprekspartij
    dossier: str
    dimensie: Dimensie
    staat: Staat
    antwoord: Partneroordeel | None
    """What the korps answers now; None if it answers nothing."""
    overgenomen: Partneroordeel | None
    """What was taken over."""
    wijziging: GegevenScore | None = None
    """What the weegploeg put beside it."""


@dataclass(frozen=True, slots=True)
class Overnames:
    """What came of taking over."""

    gedaan: tuple[Overname, ...]
    """As they were before."""
    gebleven: tuple[Overname, ...]
    """Everything else that a person should see: changed, unusable, in conflict."""
    eigen: tuple[Gesprekspartij, ...]
    """Korpsen that were left alone because who works here belongs to them."""


def partnerkolommen(instrument: Instrument) -> tuple[Dimensie, ...]:
    """Every partner column, in the instrument's order."""
    kolommen = {code for partij in instrument.partijen for code in partij.partnerkolommen}
    return tuple(dimensie for dimensie in instrument.dimensies if dimensie.code in kolommen)


def kies_korpsen(sessie: Sessie, namen: Sequence[str]) -> tuple[Gesprekspartij, ...]:
    """The korpsen with these names, or all. Raises NietGevonden, OnbruikbareInvoer for who is no korps."""
    if not namen:
        return tuple(partij for partij in sessie.instrument.partijen if partij.gemeten)
    korpsen = tuple(dict.fromkeys(sessie.partij(naam) for naam in namen))
    for partij in korpsen:
        if not partij.gemeten:
            raise OnbruikbareInvoer(
                _("{naam} is geen korps en geeft geen oordeel over partners.").format(naam=partij.naam)
            )
    return korpsen


def lees_overnames(sessie: Sessie, korpsen: Sequence[Gesprekspartij]) -> tuple[Overname, ...]:
    """Every partner column of these korpsen, those of the korps itself excepted."""
    eerder = _lees(sessie.store.lees(), sessie.editie.id, sessie.instrument.schaal)
    kolommen = partnerkolommen(sessie.instrument)
    return tuple(overname for korps in korpsen for overname in _van_korps(sessie, korps, kolommen, eerder))


class _Vastgelegd(NamedTuple):
    overgenomen: Partneroordeel | None
    wijziging: GegevenScore | None
    botst: bool


_Eerder = dict[str, _Vastgelegd]
_NIETS: Final = _Vastgelegd(None, None, botst=False)


def _lees(db: Database, editie: str, schaal: Schaal) -> _Eerder:
    rijen = db.execute(
        f"SELECT p.id, p.overgenomen, p.wijziging, x.conflicten FROM {SOORT} p JOIN entiteit x ON x.soort = ? AND x.id = p.id "
        "WHERE substr(p.dossier, 1, ?) = ?",
        (SOORT, len(editie) + 1, f"{editie}/"),
    ).fetchall()
    return {
        id_: _Vastgelegd(
            lees_partneroordeel(json.loads(tekst or "null")),
            lees_op_schaal(json.loads(anders or "null"), schaal, id_),
            bool({"overgenomen", "wijziging"}.intersection(json.loads(conflicten))),
        )
        for id_, tekst, anders, conflicten in rijen
    }


def _van_korps(
    sessie: Sessie, korps: Gesprekspartij, kolommen: Sequence[Dimensie], eerder: _Eerder
) -> Iterator[Overname]:
    dossier = dossier_id(sessie.editie.id, korps.code)
    eigen = tuple(kolom for kolom in kolommen if kolom.code not in korps.partnerkolommen)
    for kolom, oordeel in zip(eigen, lees_oordelen(sessie, korps, eigen), strict=True):
        kleur = oordeel.kleur.strip()
        gezegd = kleur or oordeel.toelichting.strip()
        antwoord = (
            Partneroordeel(kleur.casefold(), oordeel.toelichting, VRAGENLIJST, oordeel.antwoord)
            if gezegd
            else None
        )
        overgenomen, wijziging, botst = eerder.get(score_id(dossier, kolom.code), _NIETS)
        staat = Staat.BOTSING if botst else _staat(antwoord, overgenomen, sessie.instrument.schaal)
        yield Overname(korps, dossier, kolom, staat, antwoord, overgenomen, wijziging)


def _staat(antwoord: Partneroordeel | None, overgenomen: Partneroordeel | None, schaal: Schaal) -> Staat:
    if antwoord == overgenomen:
        return Staat.GEEN if antwoord is None else Staat.GELIJK
    if overgenomen is not None and overgenomen.herkomst == VERSLAG:
        return Staat.UIT_VERSLAG
    if antwoord is not None and antwoord.kleur and schaal.kleur(antwoord.kleur) is None:
        return Staat.ONBRUIKBAAR
    return Staat.NIEUW if overgenomen is None else Staat.GEWIJZIGD


def neem_over(sessie: Sessie, korpsen: Sequence[str] = (), *, opnieuw: bool = False) -> Overnames:
    """Take over what these korpsen (by name; all of them if there are none) answered on their partners.

    A second time changes nothing: an answer that changed since is taken over only with ``opnieuw``, which also takes
    what was taken from a verslag from the questionnaire again. One handeling. Raises StapGeweigerd for who may not do
    this or names an own korps, NietGevonden or OnbruikbareInvoer for what is no korps; then nothing is changed.
    """
    persoon = sessie.eis_rol(*ROLLEN)
    gekozen = kies_korpsen(sessie, korpsen)
    if korpsen:
        for partij in gekozen:
            eis_schrijver(sessie, dossier_id(sessie.editie.id, partij.code), *ROLLEN)
    eigen = tuple(partij for partij in gekozen if partij.code in persoon.korpsen)
    alle = lees_overnames(sessie, [partij for partij in gekozen if partij not in eigen])
    gevraagd = {Staat.NIEUW, *((Staat.GEWIJZIGD, Staat.UIT_VERSLAG) if opnieuw else ())}
    doen = tuple(o for o in alle if o.staat in gevraagd and (o.antwoord or o.staat == Staat.GEWIJZIGD))
    if doen:
        sessie.store.voer_uit(sessie.wie, lambda tx: _schrijf_alle(tx, doen))
    stil = {Staat.GEEN, Staat.GELIJK, Staat.UIT_VERSLAG}
    return Overnames(doen, tuple(o for o in alle if o not in doen and o.staat not in stil), eigen)


def _schrijf_alle(tx: Transactie, overnames: Sequence[Overname]) -> None:
    for overname in overnames:
        _schrijf(tx, overname, overname.antwoord)


def _schrijf(tx: Transactie, overname: Overname, oordeel: Partneroordeel | None) -> None:
    id_ = score_id(overname.dossier, overname.dimensie.code)
    weiger_conflict(tx, SOORT, id_)
    if lees_partneroordeel(tx.waarde(SOORT, id_, "overgenomen")) != overname.overgenomen:
        raise StapGeweigerd(
            _("Wat van {korps} is overgenomen, is inmiddels gewijzigd; er is niets overgenomen.").format(
                korps=overname.korps.naam
            )
        )
    maak_of_herstel(tx, SOORT, {"dossier": overname.dossier, "dimensie": overname.dimensie.code}, id_)
    tx.zet(SOORT, id_, "overgenomen", oordeel.naar_json() if oordeel else None)


def vind_kolom(sessie: Sessie, korps: Gesprekspartij, code: str) -> Dimensie:
    """The partner column with this full code, or what stands behind its point. Raises NietGevonden."""
    kolommen = [k for k in partnerkolommen(sessie.instrument) if k.code not in korps.partnerkolommen]
    for kolom in kolommen:
        if code in {kolom.code, kolom.code.rpartition(".")[2]}:
            return kolom
    raise NietGevonden(
        _("“{code}” is voor {korps} geen partnerkolom; kies uit {kolommen}.").format(
            code=code, korps=korps.naam, kolommen=", ".join(kolom.code for kolom in kolommen)
        )
    )


def neem_over_uit_verslag(sessie: Sessie, korps: str, kolom: str, passage: int, kleur: str) -> Overname:
    """Take over what the definitieve verslag of a korps says of a partner: this passage (number), read as this colour.

    Replaces what was taken over before; that stays on the timeline. Raises StapGeweigerd while the verslag is not
    definitief, for who may not do this, or about the own korps; NietGevonden for an unknown passage or column;
    OnbruikbareInvoer for what is no colour.
    """
    (partij,) = kies_korpsen(sessie, [korps])
    dossier = dossier_id(sessie.editie.id, partij.code)
    eis_schrijver(sessie, dossier, *ROLLEN)
    dimensie = vind_kolom(sessie, partij, kolom)
    kleuren = sessie.instrument.schaal.kleuren
    if kleur not in kleuren:
        raise OnbruikbareInvoer(
            _("“{kleur}” is geen kleur; kies uit {kleuren}.").format(kleur=kleur, kleuren=", ".join(kleuren))
        )
    (overname,) = [o for o in lees_overnames(sessie, [partij]) if o.dimensie == dimensie]
    gevonden = _passage(sessie, partij, dossier, passage)
    oordeel = Partneroordeel(kleur, gevonden.tekst, VERSLAG, gevonden.id)
    sessie.store.voer_uit(sessie.wie, lambda tx: _schrijf(tx, overname, oordeel))
    return overname


def _passage(sessie: Sessie, korps: Gesprekspartij, dossier: str, nummer: int) -> Definitievepassage:
    """A passage of the definitieve version, as it was laid down."""
    verslag = lees_definitief(sessie, dossier)
    if verslag.waarom_niet:
        raise StapGeweigerd(f"{korps.naam}: {verslag.waarom_niet}")
    for passage in verslag.passages:
        if passage.nummer == nummer:
            return passage
    raise NietGevonden(
        _("Het definitieve verslag van {korps} heeft geen passage {nummer}.").format(
            korps=korps.naam, nummer=nummer
        )
    )


def zet_ernaast(
    sessie: Sessie,
    korps: str,
    kolom: str,
    score: str,
    motivatie: str,
    weegsessie: str = "",
    *,
    op: Sequence[str] | None = None,
) -> Overname:
    """Put a judgement of the weegploeg beside that of the korps; an empty ``score`` takes it away again.

    ``op`` are the heads (of what the korps said and of what stands beside it) that the form was opened on. Raises
    StapGeweigerd for who may not score this korps in this weegsessie or while two laptops contradict each other,
    InmiddelsGewijzigd for other heads, NietGevonden for what does not exist, OnbruikbareInvoer without a motivation, or
    where nothing was taken over that it could stand beside.
    """
    (partij,) = kies_korpsen(sessie, [korps])
    dimensie = vind_kolom(sessie, partij, kolom)
    (overname,) = [o for o in lees_overnames(sessie, [partij]) if o.dimensie == dimensie]

    def taak(tx: Transactie) -> None:
        # Asked where it is written: meanwhile the weegsessie may have been closed.
        bijeenkomst = eis_aanwezig(sessie, tx.bij(), overname.dossier, weegsessie)
        gekozen = _eis_naast(overname, score, motivatie, sessie.instrument.schaal)
        id_ = score_id(overname.dossier, dimensie.code)
        weiger_conflict(tx, SOORT, id_)
        eis_koppen(tx, SOORT, id_, ("overgenomen", "wijziging"), op)
        if gekozen is None:
            tx.zet(SOORT, id_, "wijziging", None)
            return
        zonder = onthouden_in(tx.bij(), bijeenkomst, overname.dossier)
        gegeven = GegevenScore(gekozen, motivatie.strip(), (), bijeenkomst.id, zonder)
        tx.zet(SOORT, id_, "wijziging", gegeven.naar_json())

    sessie.store.voer_uit(sessie.wie, taak)
    return overname


def _eis_naast(overname: Overname, score: str, motivatie: str, schaal: Schaal) -> Score | None:
    """The judgement to put beside what was taken over; None to take it away."""
    if overname.overgenomen is None:
        raise OnbruikbareInvoer(
            _(
                "Van {korps} is over {kolom} nog niets overgenomen om iets naast te zetten; doe dat eerst."
            ).format(korps=overname.korps.naam, kolom=overname.dimensie.naam)
        )
    if not score:
        return None
    gekozen = schaal.score(score)
    if gekozen is None:
        raise OnbruikbareInvoer(
            _("“{kleur}” is geen score; kies uit {kleuren}.").format(
                kleur=score, kleuren=", ".join(schaal.scores)
            )
        )
    if not zegt_iets(motivatie):
        raise OnbruikbareInvoer(_("Geef met een motivatie waarom de weegploeg hier anders over oordeelt."))
    return gekozen
