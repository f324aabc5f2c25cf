"""The dashboard of an edition: its figures over the years, its texts, and what these say of the figures."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.dashboard import Plek, gebiednamen, indicatornamen
from korpsmonitor_tui.domain.dashboardblad import maak_bladen
from korpsmonitor_tui.domain.dashboardreeks import Reeksgrond
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.telling import Telling, lees_correctie
from korpsmonitor_tui.services.bronnen import BRONSCHRIJVERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.bewering import Bewering
    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.dashboard import Dashboard, Namen
    from korpsmonitor_tui.domain.dashboardblad import Dashboardblad
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

SOORT: Final = "telling"
TEKSTSOORT: Final = "tellingtekst"
BESTANDSOORT: Final = "tellingbestand"
LOPEND: Final = "tekst"
"""Part of a text: what a reader reads."""
BEWERINGEN: Final = "beweringen"
"""Part of a text: the definition of what a person says that it states."""
SCHRIJVERS: Final = BRONSCHRIJVERS
"""Who takes figures in and corrects them."""
_JAAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Dashboardtekst:
    """A text about an indicator or rubriek (code), or about the whole (empty)."""

    jaar: int
    onderwerp: str
    tekst: str
    strijdig: bool = False


@dataclass(frozen=True, slots=True)
class Dashboardbestand:
    """A file that was taken in."""

    id: str
    jaar: int
    naam: str
    sha256: str
    datum: str


@dataclass(frozen=True)
class Dashboardstand:
    """Everything of a dashboard at one moment."""

    dashboard: Dashboard
    editie: str
    """Id of the edition."""
    tellingen: Mapping[int, Mapping[Plek, Telling]]
    """By year; those of other editions stand in for a year or cell that this edition does not state."""
    elders: tuple[Telling, ...]
    """What another edition of this dashboard states of a cell that this one states too."""
    teksten: tuple[Dashboardtekst, ...]
    definities: tuple[tuple[str, str], ...]
    """(year, statements in TOML) as a person laid them down."""
    bestanden: tuple[Dashboardbestand, ...]

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years with figures, oldest first."""
        return tuple(sorted(self.tellingen))

    @property
    def laatste_jaar(self) -> int | None:
        """The last year of which this edition has figures, else the last with any."""
        eigen = [
            jaar
            for jaar, van in self.tellingen.items()
            if any(telling.editie == self.editie for telling in van.values())
        ]
        return max(eigen or self.tellingen, default=None)

    @cached_property
    def cijfers(self) -> dict[int, dict[Plek, Cijfer]]:
        """What counts, by year."""
        return {
            jaar: {plek: cijfer for plek, telling in van.items() if (cijfer := telling.cijfer) is not None}
            for jaar, van in self.tellingen.items()
        }

    @cached_property
    def beweringen(self) -> tuple[Bewering, ...]:
        """What the texts say of the figures; what a person laid down stands in for what was found of the same."""
        from korpsmonitor_tui.extract.tellingzinnen import Kader, vind_beweringen
        from korpsmonitor_tui.intake.dashboardbeweringen import lees_beweringen

        gelegd = [
            bewering
            for jaar, definitie in self.definities
            for bewering in lees_beweringen(
                _("beweringen {jaar}").format(jaar=jaar), definitie, self.dashboard
            )
        ]
        bekend = {_waarover(bewering) for bewering in gelegd}
        gevonden = [
            bewering
            for tekst in self.teksten
            if not tekst.strijdig
            for plaats, alinea in _alineas(self.dashboard, tekst)
            for bewering in vind_beweringen(
                alinea, self.dashboard, Kader(tekst.onderwerp, tekst.jaar, plaats)
            )
            if _waarover(bewering) not in bekend
        ]
        return (*gelegd, *gevonden)

    @cached_property
    def reeksgrond(self) -> Reeksgrond:
        """What series over the years are made of."""
        return Reeksgrond(self.dashboard, self.cijfers, self.beweringen)

    def bladen(self, jaar: int) -> tuple[Dashboardblad, ...]:
        """The tables of a year that have anything in them."""
        return maak_bladen(self.dashboard, jaar, self.tellingen.get(jaar, {}))

    def telling(self, jaar: int, plek: Plek) -> Telling | None:
        """One cell."""
        return self.tellingen.get(jaar, {}).get(plek)


def lees_stand(sessie: Sessie) -> Dashboardstand:
    """Everything of the dashboard of this edition; for a worker thread.

    Raises NietGevonden if the instrument has none, OnbruikbareInvoer with every error in its file.
    """
    db, editie = sessie.store.lees(), sessie.editie
    dashboard = sessie.instrumenten.dashboard(editie.instrument)
    eigen: dict[int, dict[Plek, Telling]] = {}
    andere: list[Telling] = []
    for telling in _lees_tellingen(db, editie.instrument):
        if telling.editie == editie.id:
            eigen.setdefault(telling.jaar, {})[telling.plek] = telling
        else:
            andere.append(telling)
    elders = []
    for telling in andere:
        if telling.plek in eigen.get(telling.jaar, {}):
            elders.append(telling)
        else:
            eigen.setdefault(telling.jaar, {})[telling.plek] = telling
    teksten, definities = _lees_teksten(db, editie.id)
    return Dashboardstand(
        dashboard, editie.id, eigen, tuple(elders), teksten, definities, _lees_bestanden(db, editie.id)
    )


def onderwerpnaam(dashboard: Dashboard, onderwerp: str) -> str:
    """What a text is about, for people."""
    if not onderwerp:
        return _("inleiding")
    rubriek = dashboard.rubriek(onderwerp)
    return rubriek.naam if rubriek is not None else dashboard.indicatornaam(onderwerp)


def eis_indicator(dashboard: Dashboard, naam: str) -> str:
    """The code of the indicator with this code or name. Raises NietGevonden with what it can be."""
    return _eis(
        naam,
        indicatornamen(dashboard.indicatoren),
        _("Er is geen indicator “{naam}”; wel: {namen}."),
        ", ".join(indicator.code for indicator in dashboard.indicatoren),
    )


def eis_gebied(dashboard: Dashboard, naam: str) -> str:
    """The code of the area with this code or name; the whole for an empty name. Raises NietGevonden with what it can be."""
    if not naam:
        return dashboard.geheel
    return _eis(
        naam,
        gebiednamen(dashboard, [gebied.code for gebied in dashboard.gebieden]),
        _("Er is geen gebied “{naam}”; wel: {namen}."),
        ", ".join(gebied.code for gebied in dashboard.gebieden),
    )


def eis_jaar(sessie: Sessie, jaar: int | None) -> int:
    """The year to write for: ``jaar``, else the one that the edition is named after. Raises OnbruikbareInvoer."""
    if jaar is not None:
        if not _JAAR.fullmatch(str(jaar)):
            raise OnbruikbareInvoer(_("{jaar} is geen jaar; er is niets vastgelegd.").format(jaar=jaar))
        return jaar
    if _JAAR.fullmatch(sessie.editie.id):
        return int(sessie.editie.id)
    raise OnbruikbareInvoer(_("Over welk jaar gaan de cijfers? Geef --jaar; er is niets vastgelegd."))


def telling_id(editie: str, jaar: int, plek: Plek) -> str:
    """The same cell on every laptop."""
    return f"{editie}/{jaar}/{plek.indicator}/{plek.gebied}"


def _eis(naam: str, namen: Namen, melding: str, bekend: str) -> str:
    codes = namen.zoek(naam)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise NietGevonden(
            _("“{naam}” kan meer dan één ding zijn: {codes}. Geef de code.").format(
                naam=naam, codes=", ".join(codes)
            )
        )
    raise NietGevonden(melding.format(naam=naam, namen=bekend))


def _alineas(dashboard: Dashboard, tekst: Dashboardtekst) -> Iterator[tuple[str, str]]:
    """(place for people, paragraph) of every paragraph of a text."""
    naam, alineas = onderwerpnaam(dashboard, tekst.onderwerp), tekst.tekst.split("\n\n")
    for nr, alinea in enumerate(alineas, 1):
        yield _("{naam}, alinea {nr}").format(naam=naam, nr=nr) if len(alineas) > 1 else naam, alinea


def _waarover(bewering: Bewering) -> tuple[str, ...]:
    """What a statement is about: a person's and one that was found of the same are one."""
    return (
        bewering.indicator,
        bewering.gebied,
        str(bewering.jaar),
        bewering.soort.value,
        str(bewering.waarde),
    )


def _lees_tellingen(db: Database, instrument: str) -> list[Telling]:
    rijen = db.execute(
        "SELECT t.editie, t.jaar, t.indicator, t.gebied, t.waarde, t.bestand, t.plaats, t.correctie, x.conflicten, "
        "v.actor, v.tijd FROM telling t JOIN editie d ON d.id = t.editie AND d.instrument = ? "
        "JOIN entiteit x ON x.soort = 'telling' AND x.id = t.id "
        "LEFT JOIN kop k ON k.soort = 'telling' AND k.entiteit = t.id AND k.veld = 'correctie' "
        "LEFT JOIN event v ON v.id = k.event ORDER BY t.editie DESC, t.id",
        (instrument,),
    ).fetchall()
    tellingen = []
    for editie, jaar, indicator, gebied, waarde, bestand, plaats, correctie, conflicten, actor, tijd in rijen:
        if not _JAAR.fullmatch(jaar or ""):
            continue  # another program's: not a year that could be shown
        telling = Telling(
            int(jaar),
            Plek(indicator or "", gebied or ""),
            waarde,
            bestand or "",
            plaats or "",
            lees_correctie(_als_json(correctie), actor or "", tijd or ""),
            conflicten != "[]",
            editie or "",
        )
        if telling.waarde is not None or telling.correctie is not None:
            tellingen.append(telling)
    return tellingen


def _als_json(tekst: str | None) -> object:
    try:
        return json.loads(tekst) if tekst else None
    except ValueError:
        return None


def _lees_teksten(
    db: Database, editie: str
) -> tuple[tuple[Dashboardtekst, ...], tuple[tuple[str, str], ...]]:
    rijen = db.execute(
        "SELECT t.jaar, t.indicator, t.onderdeel, t.tekst, x.conflicten FROM tellingtekst t "
        "JOIN entiteit x ON x.soort = 'tellingtekst' AND x.id = t.id "
        "WHERE t.editie = ? AND coalesce(t.tekst, '') != '' ORDER BY t.jaar, t.id",
        (editie,),
    ).fetchall()
    teksten = tuple(
        Dashboardtekst(int(jaar), onderwerp or "", tekst, conflicten != "[]")
        for jaar, onderwerp, onderdeel, tekst, conflicten in rijen
        if onderdeel == LOPEND and _JAAR.fullmatch(jaar or "")
    )
    return teksten, tuple((rij[0] or "", rij[3]) for rij in rijen if rij[2] == BEWERINGEN)


def _lees_bestanden(db: Database, editie: str) -> tuple[Dashboardbestand, ...]:
    rijen = db.execute(
        "SELECT id, jaar, naam, sha256, datum FROM tellingbestand WHERE editie = ? ORDER BY datum, id",
        (editie,),
    ).fetchall()
    return tuple(
        Dashboardbestand(id_, int(jaar), naam or "", sha256 or "", datum or "")
        for id_, jaar, naam, sha256, datum in rijen
        if _JAAR.fullmatch(jaar or "")
    )
