"""The analysis before the interview: what stands out in the answers of one party.

Nothing here decides anything: every finding names the figures as they were stated and is for a person to judge. What
is missing or not certain is never compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.analyse_bronnen import naast_bronnen
from korpsmonitor_tui.domain.analyse_eerder import naast_eerder
from korpsmonitor_tui.domain.analyse_open import nog_leeg, open_of_vervallen
from korpsmonitor_tui.domain.analyse_zelf import met_zichzelf
from korpsmonitor_tui.domain.signaal import Signaalsoort, orde
from korpsmonitor_tui.domain.vragenlijst import Geldigheid

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.signaal import Onderzocht, Signaal


def analyseer(onderzocht: Onderzocht) -> tuple[Signaal, ...]:
    """Every finding, in the order of the questionnaire; the same input always gives the same findings."""
    lijst = onderzocht.vragenlijst
    gesteld = {
        vraag.id: lijst.geldigheid(vraag, onderzocht.waarde, onderzocht.partij, onderzocht.soort)
        for vraag in lijst.vragen.values()
    }
    if (leeg := nog_leeg(onderzocht, gesteld)) is not None:
        return (leeg,)
    signalen: list[Signaal] = []
    for hoofdstuk in lijst.hoofdstukken:
        for vraag in hoofdstuk.vragen:
            signalen += open_of_vervallen(onderzocht, hoofdstuk.code, vraag, gesteld[vraag.id])
            if gesteld[vraag.id] == Geldigheid.VERVALT:
                continue
            signalen += met_zichzelf(onderzocht, hoofdstuk.code, vraag)
            signalen += naast_eerder(onderzocht, hoofdstuk.code, vraag)
    signalen += naast_bronnen(onderzocht, gesteld)
    plaatsen = {vraag: plaats for plaats, vraag in enumerate(lijst.vragen)}
    return tuple(sorted(signalen, key=lambda signaal: orde(signaal, plaatsen)))


def verbeteringen(onderzocht: Onderzocht) -> tuple[Signaal, ...]:
    """The findings that are always a discussion point: the same as :func:`analyseer` has, in a part of the time."""
    lijst = onderzocht.vragenlijst
    signalen = [
        signaal
        for hoofdstuk in lijst.hoofdstukken
        for vraag in hoofdstuk.vragen
        for signaal in naast_eerder(onderzocht, hoofdstuk.code, vraag)
        if signaal.vast
    ]
    gesteld = {
        signaal.vraag: lijst.geldigheid(
            lijst.vragen[signaal.vraag], onderzocht.waarde, onderzocht.partij, onderzocht.soort
        )
        for signaal in signalen
    }
    plaatsen = {vraag: plaats for plaats, vraag in enumerate(lijst.vragen)}
    return tuple(
        sorted(
            (signaal for signaal in signalen if gesteld[signaal.vraag] != Geldigheid.VERVALT),
            key=lambda signaal: orde(signaal, plaatsen),
        )
    )


def tegenspraken(onderzocht: Onderzocht) -> tuple[Signaal, ...]:
    """The findings in which two statements contradict each other: the same as :func:`analyseer` has, in a part of the time.

    What was stated before this edition is not looked at.
    """
    lijst = onderzocht.vragenlijst
    gesteld = {
        vraag.id: lijst.geldigheid(vraag, onderzocht.waarde, onderzocht.partij, onderzocht.soort)
        for vraag in lijst.vragen.values()
    }
    signalen = [
        signaal
        for hoofdstuk in lijst.hoofdstukken
        for vraag in hoofdstuk.vragen
        if gesteld[vraag.id] != Geldigheid.VERVALT
        for signaal in met_zichzelf(onderzocht, hoofdstuk.code, vraag)
    ]
    signalen += naast_bronnen(onderzocht, gesteld)
    return tuple(s for s in signalen if s.soort in {Signaalsoort.TEGENSPRAAK, Signaalsoort.ANDERE_BRON})
