"""What differs between two versions of a verslag, or between a version and the text as it is now."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.versieverschil import Alinea, Passageverschil, Verschilsoort, vergelijk
from korpsmonitor_tui.services.datums import toon
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.versies import inhoud_van, lees_kop, lees_versies, versiekoppen
from korpsmonitor_tui.services.verslagtekst import genummerd, lees_passages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

NU: Final = "nu"
"""Instead of a version: the text as it is now."""

_Inhoud = set[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Kant:
    """One of the two that are compared."""

    id: str
    """Id of the frozen version, or ``nu``."""
    nummer: int
    """Number of the version; of the present text 0."""
    soort: str
    """``verzonden``, ``definitief`` or ``nu``."""
    datum: date | None
    kop: str
    """Fingerprint of what it is made of."""


@dataclass(frozen=True, slots=True)
class Versieverschil:
    """Two sides and every passage of them."""

    van: Kant
    naar: Kant
    passages: tuple[Passageverschil, ...]
    ook: tuple[tuple[str, int], ...]
    """What else that is printed differs, such as answers: (soort, how many)."""
    aanwezig: frozenset[str]
    """Ids of the passages that are in the verslag now."""

    @property
    def anders(self) -> tuple[Passageverschil, ...]:
        """The passages that differ."""
        return tuple(deel for deel in self.passages if deel.soort != Verschilsoort.GELIJK)


def kantnaam(kant: Kant) -> str:
    """A side, for people."""
    if kant.id == NU:
        return _("de tekst van nu")
    soort = _("definitief") if kant.soort == "definitief" else _("verzonden")
    dag = f" {toon(kant.datum)}" if kant.datum else ""
    return _("versie {nummer} ({soort}{dag})").format(nummer=kant.nummer, soort=soort, dag=dag)


def ooknaam(soort: str, aantal: int) -> str:
    """What else differs, for people."""
    return {
        "gesprek": _("gegevens van het gesprek"),
        "deelnemer": ngettext("{aantal} deelnemer", "{aantal} deelnemers", aantal),
        "antwoord": ngettext("{aantal} antwoord", "{aantal} antwoorden", aantal),
        "verslag": _("gegevens van het verslag, zoals de rubricering"),
    }.get(soort, soort).format(aantal=aantal)  # fmt: skip


def lees_kanten(db: Database, dossier: str) -> tuple[Kant, ...]:
    """Everything that can be compared: the frozen versions, oldest first, and the text as it is now."""
    versies = (
        Kant(versie.id, versie.nummer, versie.soort, versie.datum, versie.kop)
        for versie in lees_versies(db, dossier)
    )
    return (*versies, Kant(NU, 0, NU, None, lees_kop(db, dossier)))


def lees_versieverschil(sessie: Sessie, dossier: str, van: str = "", naar: str = "") -> Versieverschil:
    """Compare two sides, each by number, id or ``nu``; for a worker thread.

    Without ``naar`` it is the text of now; without ``van`` the last version before that side that says something else.
    Raises NietGevonden without a gesprek, for a side that is not there, and if two laptops froze the number differently.
    """
    db = sessie.store.lees()
    eis_gesprek(db, dossier)
    kanten = lees_kanten(db, dossier)
    nieuw = _kies(kanten, naar or NU)
    oud = _kies(kanten, van) if van else _voorganger(kanten, nieuw)
    inhoud_oud, inhoud_nieuw = (_inhoud(db, dossier, kant) for kant in (oud, nieuw))
    per_passage, ook = _anders(inhoud_oud, inhoud_nieuw)
    passages = vergelijk(
        _alineas(sessie, db, dossier, oud), _alineas(sessie, db, dossier, nieuw), per_passage
    )
    aanwezig = frozenset(passage.id for passage in lees_passages(db, dossier))
    return Versieverschil(oud, nieuw, passages, ook, aanwezig)


def _kies(kanten: Sequence[Kant], naam: str) -> Kant:
    passend = [kant for kant in kanten if naam == kant.id or (kant.nummer and naam == str(kant.nummer))]
    if not passend:
        raise NietGevonden(_niet_duidelijk(kanten, naam))
    if len({kant.kop for kant in passend}) > 1:
        raise NietGevonden(_niet_duidelijk(passend, naam))
    # What was sent and then laid down under one number is one text; it was laid down last.
    return passend[-1]


def _niet_duidelijk(kanten: Sequence[Kant], naam: str) -> str:
    bekend = ", ".join(NU if kant.id == NU else f"{kant.nummer} ({kant.id})" for kant in kanten)
    return _("Niet duidelijk welke versie “{naam}” is; kies uit: {bekend}.").format(naam=naam, bekend=bekend)


def _voorganger(kanten: Sequence[Kant], nieuw: Kant) -> Kant:
    """The last side before ``nieuw`` with something else in it, else the last; itself if nothing was frozen before."""
    eerder = kanten[: kanten.index(nieuw)]
    anders = [kant for kant in eerder if kant.kop != nieuw.kop]
    return (anders or eerder or [nieuw])[-1]


def _alineas(sessie: Sessie, db: Database, dossier: str, kant: Kant) -> list[Alinea]:
    """The passages of a side in reading order."""
    if kant.id == NU:
        nu = genummerd(sessie, lees_passages(db, dossier))
        return [Alinea(passage.id, nummer, passage.hoofdstuk, passage.tekst) for nummer, passage in nu]
    rij = db.execute("SELECT passages FROM versie WHERE id = ?", (kant.id,)).fetchone()
    plaats = {hoofdstuk.code: nr for nr, hoofdstuk in enumerate(sessie.instrument.hoofdstukken)}
    alineas = [
        Alinea(str(id_), int(nummer), str(hoofdstuk or ""), str(tekst or ""))
        for id_, nummer, hoofdstuk, tekst, *_rest in json.loads(rij[0] or "[]")
    ]
    return sorted(alineas, key=lambda alinea: plaats.get(alinea.hoofdstuk, len(plaats)))


def _inhoud(db: Database, dossier: str, kant: Kant) -> _Inhoud:
    if kant.id == NU:
        return inhoud_van(db, json.dumps(versiekoppen(db, dossier)))
    rij = db.execute("SELECT koppen FROM versie WHERE id = ?", (kant.id,)).fetchone()
    return inhoud_van(db, rij[0] or "[]")


def _anders(oud: _Inhoud, nieuw: _Inhoud) -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, int], ...]]:
    """What besides the text of passages differs: names by passage, and how many of each other soort."""
    velden = {(soort, entiteit, veld) for soort, entiteit, veld, _payload in oud ^ nieuw}
    namen: dict[str, Any] = {"afspraken": _("afspraken"), "tags": _("kenmerken"), "vraag": _("vraag")}
    per_passage: dict[str, set[str]] = {}
    for soort, entiteit, veld in velden:
        if soort == "passage" and veld in namen:
            per_passage.setdefault(entiteit, set()).add(namen[veld])
    overig = {(soort, entiteit) for soort, entiteit, _veld in velden if soort != "passage"}
    aantallen = Counter(soort for soort, _entiteit in overig)
    return {id_: tuple(sorted(ook)) for id_, ook in per_passage.items()}, tuple(sorted(aantallen.items()))
