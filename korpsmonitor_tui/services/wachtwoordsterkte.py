"""How well a passphrase withstands guessing, as a hint in plain words: nobody is made to use digits or signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable

GENOEG: Final = 3
"""From this score on, of 0 to 4, there is nothing to remark."""
_PER_SECONDE: Final = 10_000
"""Guesses by somebody with the key file and good equipment, at the cost that Argon2id is given here."""
_LANGSTE: Final = 72
"""Characters that are judged: what comes after them only makes it stronger."""

# What people here think of first, besides the names of the monitor itself.
_WOORDEN: Final = (
    "korpsmonitor", "monitor", "wachtwoord", "welkom", "geheim", "politie", "korps", "regiokorps", "prostitutie",
    "mensenhandel", "gespreksverslag", "verslag", "notulist", "auditor", "coördinator", "coordinator", "toezicht",
    "opsporing", "weegploeg", "editie", "nederland", "januari", "februari", "maart", "april", "mei", "juni", "juli",
    "augustus", "september", "oktober", "november", "december", "lente", "zomer", "herfst", "winter", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip


class LeegWachtwoord(OnbruikbareInvoer):
    """An empty passphrase protects nothing."""

    titel = "Wachtwoord"


@dataclass(frozen=True, slots=True)
class Sterkte:
    """What is to be said of a passphrase."""

    score: int
    """0 (guessed at once) to 4 (very hard to guess)."""
    hint: str
    """In one line, for who chooses it."""

    @property
    def genoeg(self) -> bool:
        """Whether there is nothing to remark."""
        return self.score >= GENOEG


def eis_wachtwoord(wachtwoord: str) -> str:
    """The passphrase. Raises LeegWachtwoord for one of nothing but blanks: the only thing that is refused."""
    if not wachtwoord.strip():
        raise LeegWachtwoord(_("Een leeg wachtwoord beschermt niets; er is niets gewijzigd."))
    return wachtwoord


def beoordeel(wachtwoord: str, eigen: Iterable[str] = ()) -> Sterkte:
    """How strong it is; ``eigen`` are words that who knows this monitor would try first. Raises LeegWachtwoord."""
    from zxcvbn import zxcvbn

    woorden = [*_WOORDEN, *dict.fromkeys(woord for tekst in eigen for woord in _delen(tekst))]
    uitkomst = zxcvbn(eis_wachtwoord(wachtwoord)[:_LANGSTE], woorden)
    score = int(uitkomst["score"])
    duur = _duur(float(uitkomst["guesses"]) / _PER_SECONDE)
    if score >= GENOEG:
        return Sterkte(score, _("Dit wachtwoord is sterk genoeg: raden duurt {duur}.").format(duur=duur))
    delen = [
        _("Dit wachtwoord is zwak: raden duurt {duur}.").format(duur=duur),
        _zwakte(uitkomst["sequence"]),
    ]
    delen.append(_("Vier of meer losse, ongewone woorden zijn sterk en te onthouden."))
    return Sterkte(score, " ".join(deel for deel in delen if deel))


def _delen(tekst: str) -> list[str]:
    """A name as a whole and word by word, as people would use it in a passphrase."""
    woorden = [woord for woord in tekst.replace("-", " ").split() if len(woord) > 2]
    return [tekst, "".join(woorden), *woorden]


def _zwakte(delen: list[dict[str, Any]]) -> str:
    """What makes it weak: the longest piece that is no chance."""
    langste = max(delen, key=lambda deel: len(str(deel["token"])))
    if langste["pattern"] == "dictionary":
        if langste["dictionary_name"] == "user_inputs":
            return _("Het is een woord dat bij dit werk hoort, en dat wordt het eerst geprobeerd.")
        return _("Het staat, zo of bijna zo, in lijsten van veelgebruikte wachtwoorden en namen.")
    return {
        "spatial": _("Het volgt de toetsen van het toetsenbord."),
        "repeat": _("Het herhaalt zichzelf."),
        "sequence": _("Het is een reeks, zoals abc of 123."),
        "date": _("Het is een datum."),
        "regex": _("Het is een jaartal."),
        "bruteforce": _("Het is kort."),
    }.get(str(langste["pattern"]), "")


def _duur(seconden: float) -> str:
    for grens, woorden in (
        (60, _("minder dan een minuut")),
        (3_600, _("minder dan een uur")),
        (86_400, _("minder dan een dag")),
        (30 * 86_400, _("minder dan een maand")),
        (365 * 86_400, _("minder dan een jaar")),
        (100 * 365 * 86_400, _("jaren")),
    ):
        if seconden < grens:
            return woorden
    return _("eeuwen")
