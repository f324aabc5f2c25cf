"""What in the dashboard of an edition contradicts itself, for the consistency check and by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.consistentie import Controle, Ernst, Lezing, Plaats, Vondst
from korpsmonitor_tui.domain.dashboardcontrole import controleer_beweringen, controleer_tabellen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.dashboard import SOORT, lees_stand, telling_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.domain.telling import Telling
    from korpsmonitor_tui.services.dashboard import Dashboardstand
    from korpsmonitor_tui.services.sessie import Sessie


def controleer_dashboard(sessie: Sessie, stand: Dashboardstand | None = None) -> Iterator[Vondst]:
    """Every finding, year by year; for a worker thread. Raises KorpsmonitorFout if a definition cannot be used."""
    stand = stand or lees_stand(sessie)
    for jaar in stand.jaren:
        yield from controleer_tabellen(stand.dashboard, jaar, stand.cijfers[jaar])
    yield from controleer_beweringen(stand.dashboard, stand.cijfers, stand.beweringen)
    for elders in stand.elders:
        eigen = stand.telling(elders.jaar, elders.plek)
        if eigen is not None and eigen.waarde is not None and eigen.waarde != elders.waarde:
            yield _twee_edities(stand, eigen, elders)
    for van in stand.tellingen.values():
        for telling in van.values():
            yield from _over_telling(stand, telling)


class Waarover(NamedTuple):
    """The cell that a finding is about, in codes; empty for what it does not name."""

    jaar: str
    indicator: str
    gebied: str


def waarover(dashboard: Dashboard, vondst: Vondst) -> Waarover:
    """What a finding is about, as far as it is one cell."""
    codes = set(vondst.sleutel)
    return Waarover(
        vondst.sleutel[0] if vondst.sleutel else "",
        next((indicator.code for indicator in dashboard.indicatoren if indicator.code in codes), ""),
        next((gebied.code for gebied in dashboard.gebieden if gebied.code in codes), ""),
    )


def _twee_edities(stand: Dashboardstand, eigen: Telling, elders: Telling) -> Vondst:
    return Vondst(
        Controle.REEKS,
        Ernst.WAARSCHUWING,
        _("{waar}: hier {eigen}, in de editie {editie} {elders}.").format(
            waar=_waar(stand, eigen), eigen=_getal(eigen), editie=elders.editie, elders=_getal(elders)
        ),
        Lezing(_("editie {editie}").format(editie=eigen.editie), _getal(eigen)),
        Lezing(_("editie {editie}").format(editie=elders.editie), _getal(elders)),
        (str(eigen.jaar), "editie", elders.editie, *eigen.plek),
        plaats=_plaats(eigen),
    )


def _over_telling(stand: Dashboardstand, telling: Telling) -> Iterator[Vondst]:
    if telling.correctie is not None and telling.vervallen:
        yield Vondst(
            Controle.GRONDSLAG,
            Ernst.WAARSCHUWING,
            _("{waar}: de correctie {correctie} vervalt, want er is inmiddels iets anders opgegeven.").format(
                waar=_waar(stand, telling), correctie=telling.correctie.waarde
            ),
            Lezing(_("gecorrigeerd"), telling.correctie.op or _("niets")),
            Lezing(_("nu opgegeven"), _getal(telling)),
            (str(telling.jaar), "correctie", *telling.plek),
            plaats=_plaats(telling),
            uitleg=telling.correctie.reden,
        )
    if telling.strijdig:
        yield Vondst(
            Controle.BRON,
            Ernst.FOUT,
            _("{waar}: op twee laptops verschillend; kies met `conflict`.").format(
                waar=_waar(stand, telling)
            ),
            Lezing(_("hier getoond"), _getal(telling)),
            Lezing(_("andere laptop"), _("zie `conflict`")),
            (str(telling.jaar), "strijdig", *telling.plek),
            plaats=_plaats(telling),
        )


def _plaats(telling: Telling) -> Plaats:
    return Plaats("", "", SOORT, telling_id(telling.editie, telling.jaar, telling.plek))


def _getal(telling: Telling) -> str:
    return telling.waarde or (_("leeg") if telling.waarde is not None else _("niets"))


def _waar(stand: Dashboardstand, telling: Telling) -> str:
    return _("{naam}, {gebied} ({jaar})").format(
        naam=stand.dashboard.indicatornaam(telling.plek.indicator),
        gebied=stand.dashboard.gebiednaam(telling.plek.gebied),
        jaar=telling.jaar,
    )
