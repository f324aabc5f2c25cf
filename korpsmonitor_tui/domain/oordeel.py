"""What becomes of a returned questionnaire: an outcome for every text, and the doubts that a person settles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import Vak

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from korpsmonitor_tui.domain.formulier import Gelezenveld

Plek = tuple[Vak, str]
"""A text in the questionnaire: a place for an answer and one of ``VELDEN``."""


class Uitkomst(StrEnum):
    """What becomes of a text that was read."""

    LEEG = "leeg"
    """Nothing was stated."""
    GELIJK = "gelijk"
    """It stands here already, or a second time in the file."""
    BEHOUDEN = "behouden"
    """The party says what it said before; here somebody changed it since, and that stays."""
    NIEUW = "nieuw"
    """Taken: nothing stood here."""
    GEWIJZIGD = "gewijzigd"
    """Taken: here still stood what the party said before."""
    TWIJFEL = "twijfel"
    """Not taken: a person decides."""


class Twijfelsoort(StrEnum):
    """Why a person must look."""

    DUBBEL = "dubbel"
    ONZEKER = "onzeker"
    LOS = "los"
    ONBEKEND = "onbekend"
    PAST_NIET = "past_niet"
    """The only one of which the text was taken."""
    LEEGGEMAAKT = "leeggemaakt"
    ONTBREEKT = "ontbreekt"
    BOTSING = "botsing"


OVER_HET_BESTAND: Final = frozenset(
    {
        Twijfelsoort.DUBBEL,
        Twijfelsoort.ONZEKER,
        Twijfelsoort.LOS,
        Twijfelsoort.ONBEKEND,
        Twijfelsoort.PAST_NIET,
    }
)
"""Doubts about how a text stands in the file: the same again in a later return is not asked again."""

NIET_OVERGENOMEN: Final = frozenset(Twijfelsoort) - {Twijfelsoort.PAST_NIET}
"""Doubts whose text did not become the answer."""

Twijfelsleutel = tuple[str, str, str, str, str, str]
"""Kind, question, row, year, field and text: by which a doubt is known again, wherever it now stands in a file."""


@dataclass(frozen=True, slots=True)
class Bekend:
    """The doubts that earlier returns of a dossier raised."""

    open: Counter[Twijfelsleutel] = field(default_factory=Counter)
    besloten: Counter[Twijfelsleutel] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Regel:
    """One text that was read, or one that was expected, and what becomes of it."""

    uitkomst: Uitkomst
    vak: Vak | None
    """Where it belongs; of loose text the proposal, None if there is none."""
    veld: str
    tekst: str
    """As it stands in the file."""
    plaats: str
    waarde: str = ""
    """As it is kept: a choice as its code."""
    huidig: str = ""
    """What stood here."""
    vorige: str = ""
    """What the party said before."""
    twijfel: Twijfelsoort | None = None
    eerder: bool = False
    """Whether an earlier return raised this very doubt already."""

    @property
    def overgenomen(self) -> bool:
        """Whether the text is written."""
        return self.uitkomst in {Uitkomst.NIEUW, Uitkomst.GEWIJZIGD}

    @property
    def sleutel(self) -> Twijfelsleutel:
        """By which this doubt is known again."""
        return twijfelsleutel(self.twijfel or "", self.vak, self.veld, self.tekst)


@dataclass(frozen=True)
class Oordeel:
    """The outcome of one return."""

    regels: tuple[Regel, ...]
    """One for every text of the file, in its order, and then one for every answer that is no longer there."""
    ontbrekend: tuple[Plek, ...]
    """Places of the form that are not in the file, and held nothing before."""
    verplicht_open: tuple[Vak, ...]
    """Places of required questions without an answer, once everything that can be taken is."""
    meldingen: tuple[str, ...]
    """About the file as a whole."""

    @property
    def over_te_nemen(self) -> dict[Plek, str]:
        """What must be written, by place."""
        return {(r.vak, r.veld): r.waarde for r in self.regels if r.overgenomen and r.vak is not None}

    @property
    def twijfels(self) -> tuple[Regel, ...]:
        """What a person must look at and was not asked before."""
        return tuple(regel for regel in self.regels if regel.twijfel and not regel.eerder)

    def aantal(self, uitkomst: Uitkomst) -> int:
        """How many texts came to this."""
        return sum(regel.uitkomst is uitkomst for regel in self.regels)


def vergelijkvorm(tekst: str) -> str:
    """A text as two texts are compared: without spaces around it, with one kind of line end."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").strip()


def twijfelsleutel(soort: str, vak: Vak | None, veld: str, tekst: str) -> Twijfelsleutel:
    """By which a doubt is known again."""
    vak = vak or Vak("")
    return (soort, vak.vraag, vak.rij, vak.jaar, veld, vergelijkvorm(tekst))


def basis(gelezen: Iterable[Gelezenveld], nog_open: Collection[Twijfelsleutel]) -> dict[Plek, str]:
    """What a party said in a return, as the next one is compared with it.

    A text about which a doubt is still open is left out: nobody took it or decided against it yet. Several texts for
    one place stand below one another.
    """
    teksten: dict[Plek, list[str]] = {}
    for veld in gelezen:
        gelijke = [vergelijkvorm(tekst) for tekst in teksten.setdefault((veld.vak, veld.veld), [])]
        if vergelijkvorm(veld.tekst) not in {"", *gelijke} and not any(
            twijfelsleutel(soort, veld.vak, veld.veld, veld.tekst) in nog_open for soort in NIET_OVERGENOMEN
        ):
            teksten[veld.vak, veld.veld].append(veld.tekst)
    return {plek: "\n".join(lijst) for plek, lijst in teksten.items()}


def twijfelreden(soort: str) -> str:
    """Why a person must look, in Dutch."""
    redenen: dict[str, str] = {
        Twijfelsoort.DUBBEL: _("het bestand geeft hier meer dan één tekst"),
        Twijfelsoort.ONZEKER: _("de tekst stond niet op de plaats die ervoor is bedoeld, of niet als tekst"),
        Twijfelsoort.LOS: _("de tekst staat los in het bestand, bij geen antwoord"),
        Twijfelsoort.ONBEKEND: _("deze plaats staat niet in deze versie van de vragenlijst voor deze partij"),
        Twijfelsoort.PAST_NIET: _("overgenomen zoals opgegeven, maar het past niet bij wat de vraag vraagt"),
        Twijfelsoort.LEEGGEMAAKT: _("eerder ingevuld en nu leeggemaakt; wat hier staat, is gebleven"),
        Twijfelsoort.ONTBREEKT: _(
            "eerder ingevuld en nu niet meer in het bestand; wat hier staat, is gebleven"
        ),
        Twijfelsoort.BOTSING: _(
            "hier staat iets anders dan de partij eerder opgaf; wat hier staat, is gebleven"
        ),
    }
    return redenen.get(soort, soort)
