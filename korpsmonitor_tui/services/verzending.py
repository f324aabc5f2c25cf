"""How a version of a verslag goes out for verification: to whom, until when, what of it, and as which files."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.passagekeuze import Kiesbaar, Passagekeuze
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.domain.wederhoor import Ronde
from korpsmonitor_tui.services import werkdagen
from korpsmonitor_tui.services.datums import toon

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.domain.openpunt import Openpunt
    from korpsmonitor_tui.services.verslagtekst import Passage


class Uitvoer(StrEnum):
    """As what a version is written to disk; the database keeps all of it anyhow."""

    WORD = "word"
    """The verslag alone."""
    BUNDEL = "bundel"
    """A folder with the verslag, the letter, the annexes and a list of contents."""
    EML = "eml"
    """A mail that is ready to be sent, with the same files attached."""


@dataclass(frozen=True, slots=True)
class Verzending:
    """How and until when a version goes out for verification."""

    kanaal: str
    datum: date | None = None
    """Default: today."""
    werkdagen: int = werkdagen.STANDAARD
    """Counted only without ``weken`` and ``tot``."""
    doel: Path | None = None
    """Where it is written; a folder gets a name of ours, None writes nothing. The database keeps it."""
    overschrijf: bool = False
    punten: tuple[Openpunt, ...] = ()
    """Points that were still open and seen when it was sent all the same: recorded with the step."""
    weken: int = 0
    tot: date | None = None
    ronde: str = Ronde.AMBTELIJK
    respondenten: tuple[str, ...] = ()
    """Labels of who verifies; none: every respondent of the gesprek."""
    keuze: Passagekeuze = field(default_factory=Passagekeuze)
    vorm: Uitvoer = Uitvoer.WORD
    aan: tuple[str, ...] = ()
    """Addresses for a mail."""
    bijlagen: tuple[Path, ...] = ()
    """Annexes that go along."""

    def termijn(self, datum: date, vandaag: date) -> date:
        """The last day to answer, if it was sent on ``datum``. Raises OnbruikbareInvoer if there is no time."""
        if self.tot is not None:
            if self.tot <= datum or self.tot < vandaag:
                raise OnbruikbareInvoer(
                    _("{tot} laat geen tijd om te antwoorden; kies een latere dag.").format(
                        tot=toon(self.tot)
                    )
                )
            return self.tot
        if self.weken:
            return werkdagen.na_weken(datum, self.weken)
        return werkdagen.na_werkdagen(datum, self.werkdagen)


def lees_kanaal(kanaal: str) -> str:
    """A channel by its name. Raises OnbruikbareInvoer for an unknown one."""
    with suppress(ValueError):
        return Kanaal(kanaal.strip().casefold()).value
    raise OnbruikbareInvoer(
        _("Onbekend kanaal “{kanaal}”; kies uit {kanalen}.").format(
            kanaal=kanaal, kanalen=", ".join(soort.value for soort in Kanaal)
        )
    )


def lees_ronde(ronde: str) -> str:
    """A kind of wederhoor by its name. Raises OnbruikbareInvoer for an unknown one."""
    try:
        return Ronde(ronde.strip().casefold()).value
    except ValueError:
        raise OnbruikbareInvoer(
            _("Onbekend wederhoor “{ronde}”; kies uit {rondes}.").format(ronde=ronde, rondes=", ".join(Ronde))
        ) from None


def lees_uitvoer(uitvoer: str) -> Uitvoer:
    """A kind of files by its name. Raises OnbruikbareInvoer for an unknown one."""
    try:
        return Uitvoer(uitvoer.strip().casefold())
    except ValueError:
        raise OnbruikbareInvoer(
            _("Onbekende vorm “{vorm}”; kies uit {vormen}.").format(vorm=uitvoer, vormen=", ".join(Uitvoer))
        ) from None


def kiesbaar(passages: Sequence[tuple[int, Passage]]) -> tuple[Kiesbaar, ...]:
    """Numbered passages as a choice looks at them."""
    return tuple(
        Kiesbaar(nummer, passage.id, passage.hoofdstuk, frozenset(passage.tags))
        for nummer, passage in passages
    )


def kies_respondenten(alle: Sequence[tuple[str, str]], genoemd: Sequence[str]) -> list[tuple[str, str]]:
    """Who of the respondents (id, label) verifies this time. Raises OnbruikbareInvoer for a label that nobody has."""
    gezocht = {naam.strip().casefold(): naam for naam in genoemd}
    if onbekend := [
        naam for vorm, naam in gezocht.items() if vorm not in {label.casefold() for _wie, label in alle}
    ]:
        raise OnbruikbareInvoer(
            _("“{naam}” is geen respondent van dit gesprek; kies uit {namen}.").format(
                naam=onbekend[0], namen=", ".join(label for _wie, label in alle)
            )
        )
    return [paar for paar in alle if not gezocht or paar[1].casefold() in gezocht]
