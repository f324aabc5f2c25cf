"""What a login may write, as both the hub and the laptop read it."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.hub import (
    ALGEMEEN,
    ALGEMEEN_VAN_TEAMS,
    ALLEEN_COORDINATOR,
    DOSSIERSOORTEN,
    Recht,
)
from korpsmonitor_tui.store.projectietabellen import PROJECTIES

TEAM = Recht(False, frozenset({"twente"}), ALGEMEEN_VAN_TEAMS, DOSSIERSOORTEN, ALLEEN_COORDINATOR)


def test_every_soort_is_of_a_dossier_or_of_the_whole_monitor() -> None:
    """A new soort asks for a decision: a team that may write it with any dossier could write for everybody."""
    assert set(PROJECTIES) <= DOSSIERSOORTEN | ALGEMEEN
    assert {"aanwijzing", "consistentiebesluit", "deskbron", "praktijk", "rapporttekst"} == (
        DOSSIERSOORTEN & ALGEMEEN
    )
    assert ALGEMEEN_VAN_TEAMS | ALLEEN_COORDINATOR <= ALGEMEEN - DOSSIERSOORTEN


@pytest.mark.parametrize(
    ("soort", "dossier", "mag"),
    [
        ("notitie", "2012/twente", True),
        ("notitie", "2013/twente", True),
        ("notitie", "2012/groningen", False),
        ("notitie", "", False),
        ("handeling", "", True),
        ("medewerker", "", False),
        ("medewerker", "2012/twente", False),
        ("onbekend", "2012/twente", False),
        ("vernietiging", "", False),
    ],
)
def test_a_team_writes_its_own_korpsen(soort: str, dossier: str, mag: bool) -> None:
    assert TEAM.mag(soort, dossier) is mag


def test_who_may_write_everything_still_may_not_destroy() -> None:
    auditor = Recht(True, behalve=ALLEEN_COORDINATOR)
    assert auditor.mag("notitie", "2012/twente")
    assert not auditor.mag("vernietiging", "")
