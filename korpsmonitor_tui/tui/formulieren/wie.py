"""Who works: asked when the program starts and nobody said, and whenever somebody else takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze, Zoekregel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie


def wiekeuze(sessie: Sessie, mensen: Sequence[Persoon]) -> Zoekkeuze:
    """Everybody with their roles; who works now, or worked here last, under the cursor."""
    regels = [
        Zoekregel(persoon.id, persoon.naam, medewerkers.omschrijving(persoon).removeprefix(persoon.naam))
        for persoon in mensen
    ]
    nu = sessie.medewerker.id if sessie.medewerker else ""
    return Zoekkeuze(_("Wie werkt er?"), regels, nu)


def vraag_wie_begint(
    scherm: Screen[None], sessie: Sessie, gesteld: Callable[[], None], klaar: Callable[[Sessie], object]
) -> None:
    """Ask before the work begins; who goes on without choosing is who worked here last.

    Not over a screen that covers this one meanwhile, such as a locked one: ``gesteld`` says that it was asked, and
    without that it is asked again once the other screen is gone.
    """

    def kies(gekozen: str | None) -> None:
        wie = gekozen or (sessie.medewerker.id if sessie.medewerker else "")

        def toon(nieuw: Sessie) -> None:
            klaar(nieuw)

        lees_op_achtergrond(scherm, lambda: medewerkers.kies(sessie, wie), toon, groep="wie")

    def vraag(mensen: tuple[Persoon, ...]) -> None:
        if scherm.is_current:
            gesteld()
            scherm.app.push_screen(wiekeuze(sessie, mensen), kies)

    lees_op_achtergrond(scherm, lambda: medewerkers.lijst(sessie.store.lees()), vraag, groep="wie")
