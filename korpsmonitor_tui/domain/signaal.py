"""What an analysis found in one questionnaire: a sentence that explains itself, with the figures as they were stated."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.drempels import Drempels
from korpsmonitor_tui.domain.reeks import Opgave, zekere_maat
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag, Vragenlijst


class Signaalsoort(StrEnum):
    """What kind of finding it is, in the order in which findings about one question are shown."""

    VERPLICHT_OPEN = "verplicht_open"
    ONBEANTWOORD = "onbeantwoord"
    VERVALLEN = "vervallen"
    """Answered, though an earlier answer makes the question lapse."""
    ONDUIDELIJK = "onduidelijk"
    """Not with certainty to be read as what was asked."""
    TEGENSPRAAK = "tegenspraak"
    """The answers of this party contradict one another, or cannot be."""
    ANDERE_BRON = "andere_bron"
    BRON_ONTBREEKT = "bron_ontbreekt"
    """Another source states no figure to lay beside the answer; that is not nought."""
    ONAANNEMELIJK = "onaannemelijk"
    VERDWENEN = "verdwenen"
    """A figure in the previous edition, none now."""
    VERBETERD = "verbeterd"
    """Remarkably better than in the previous edition: always a discussion point (000, 5.2.1)."""
    ANDERS_GEZEGD = "anders_gezegd"
    """Another figure was said in the interview than was stated: always a discussion point, never chosen between."""
    MAATREGEL_OPEN = "maatregel_open"
    """What was promised after the previous edition and is not done: always a discussion point."""


VAST: Final = frozenset({Signaalsoort.VERBETERD, Signaalsoort.ANDERS_GEZEGD, Signaalsoort.MAATREGEL_OPEN})
"""Kinds that are always talked about, unless somebody says why not."""
_VOLGORDE = {soort: nummer for nummer, soort in enumerate(Signaalsoort)}


def soortnaam(soort: Signaalsoort) -> str:
    """The kind of a finding, for people."""
    return {
        Signaalsoort.VERPLICHT_OPEN: _("verplicht, niet beantwoord"),
        Signaalsoort.ONBEANTWOORD: _("niet beantwoord"),
        Signaalsoort.VERVALLEN: _("beantwoord terwijl de vraag vervalt"),
        Signaalsoort.ONDUIDELIJK: _("niet zeker te lezen"),
        Signaalsoort.TEGENSPRAAK: _("tegenspraak met zichzelf"),
        Signaalsoort.ANDERE_BRON: _("tegenspraak met een andere bron"),
        Signaalsoort.BRON_ONTBREEKT: _("andere bron zonder cijfer"),
        Signaalsoort.ONAANNEMELIJK: _("onaannemelijk naast de vorige editie"),
        Signaalsoort.VERDWENEN: _("cijfer verdwenen"),
        Signaalsoort.VERBETERD: _("opvallend verbeterd"),
        Signaalsoort.ANDERS_GEZEGD: _("anders gezegd dan opgegeven"),
        Signaalsoort.MAATREGEL_OPEN: _("open maatregel uit de vorige editie"),
    }[soort]


class Bewijs(NamedTuple):
    """One of the statements that a finding rests on."""

    wat: str
    """Which figure or answer it is, for people."""
    opgegeven: str
    """As stated, to the letter."""
    bron: str
    """Who stated it, and where."""


@dataclass(frozen=True, slots=True)
class Signaal:
    """One finding."""

    kenmerk: str
    """What it is about, the same on every laptop and as long as it is found."""
    soort: Signaalsoort
    hoofdstuk: str
    """Code of the chapter."""
    vraag: str
    """Id of the question; empty if it is about more than one."""
    rij: str
    jaar: str
    """As in ``Vak``; of several years the last."""
    tekst: str
    """A Dutch sentence or two, with the figures as stated."""
    bewijs: tuple[Bewijs, ...] = ()

    @property
    def vast(self) -> bool:
        """Whether it is always a discussion point."""
        return self.soort in VAST


@dataclass(frozen=True)
class Onderzocht:
    """Everything that is known about one party: what an analysis looks at."""

    vragenlijst: Vragenlijst
    antwoorden: Mapping[Vak, Opgave]
    """What it answered in this edition, by place."""
    partij: str = ""
    soort: str = ""
    """Code and kind of the party."""
    eerder: Mapping[str, tuple[Opgave, ...]] = field(default_factory=dict)
    """What was stated before this edition, by question."""
    bronnen: tuple[Bron, ...] = ()
    broncijfers: Mapping[tuple[str, int], tuple[Opgave, ...]] = field(default_factory=dict)
    """What other sources state about this party, by gegeven and year."""
    geleverd: frozenset[tuple[str, int]] = frozenset()
    """Gegeven and year of which a source stated a figure about anybody."""
    drempels: Drempels = field(default_factory=Drempels)

    def waarde(self, vak: Vak) -> str:
        """What was answered in a place, without spaces around it; empty if nothing was."""
        opgave = self.antwoorden.get(vak)
        return opgave.tekst.strip() if opgave else ""

    def maat(self, vraag: Vraag, vak: Vak) -> Bereik | None:
        """The size of a figure that was answered; None where it is not certain."""
        return maat_van(vraag, self.waarde(vak)) if self.waarde(vak) else None


def maat_van(vraag: Vraag, tekst: str) -> Bereik | None:
    """The size of a figure as a question asks for it; None where it is not certain."""
    return zekere_maat(tekst, procent=vraag.vraagt == "percentage")


def orde(signaal: Signaal, plaatsen: Mapping[str, int]) -> tuple[int, int, str]:
    """Sorts findings; ``plaatsen`` gives the place of every question in the questionnaire."""
    return (plaatsen.get(signaal.vraag, -1), _VOLGORDE[signaal.soort], signaal.kenmerk)


# -- words ---------------------------------------------------------------------------------------------------------------


def kop(vraag: Vraag, rij: str = "") -> str:
    """The question and the row, as a sentence begins."""
    tekst = next((r.tekst for r in vraag.rijen if r.code == rij), rij)
    return f"{vraag.tekst} ({tekst})" if tekst else vraag.tekst


def citaat(tekst: str) -> str:
    """A stated text between quotes."""
    return _("“{tekst}”").format(tekst=tekst)


def in_woorden(opgave: Opgave) -> str:
    """A statement with its year and where it stands: ``“168” in 2010 (gepubliceerd, Tabel 5)``."""
    delen = [citaat(opgave.tekst)]
    if opgave.jaar is not None:
        delen.append(_("in {jaar}").format(jaar=opgave.jaar))
    if opgave.herkomst:
        delen.append(f"({opgave.herkomst})")
    return " ".join(delen)


def opsomming(delen: list[str]) -> str:
    """``a, b en c``."""
    if len(delen) < 2:
        return "".join(delen)
    return _("{begin} en {laatste}").format(begin=", ".join(delen[:-1]), laatste=delen[-1])


def bewijs_van(opgave: Opgave, wat: str = "") -> Bewijs:
    """A statement as evidence; ``wat`` defaults to the id of the question and the year."""
    naam = " ".join(filter(None, (wat or opgave.vraag, opgave.rij, str(opgave.jaar or ""))))
    bron = ", ".join(filter(None, (_("korps") if opgave.bron == KORPS else opgave.bron, opgave.herkomst)))
    return Bewijs(naam, opgave.tekst, bron)
