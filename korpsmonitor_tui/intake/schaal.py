"""Reads the judgements of an instrument: the ``[[oordeel]]`` tables of instrument.toml, from best to worst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.schaal import (
    CONTRAST,
    GROOTSTE,
    KLEINSTE,
    STANDAARD,
    ZONDER_OORDEEL,
    Schaal,
    Vorm,
    contrast,
    is_kleur,
    leesbaarste,
)
from korpsmonitor_tui.domain.scoretabel import Leegte
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.intake.tabel import Tabel

GERESERVEERD: Final = frozenset(
    {*ZONDER_OORDEEL, *Leegte, "geen", "editie", "korpsen", "bekend", "niet_gescoord", "niet_vastgesteld"}
)
"""Codes that say something else where a judgement can stand: that there is none, or a key beside it."""
_LETTERS: Final = frozenset("ACDEFGHIJKLMNOPQRSTUVWYZ")
"""B and X stand for blanco and n.v.t. everywhere."""


def lees_schaal(kern: Tabel) -> Schaal:
    """The scale of an instrument; one that names no judgements has those of the Korpsmonitor."""
    tabellen = kern.tabellen("oordeel", verplicht=False)
    if not tabellen:
        return STANDAARD
    gezien: dict[str, dict[str, str]] = {"code": {}, "naam": {}, "letter": {}, "kleur": {}}
    vormen, gezegd = zip(*(_lees_vorm(tabel, gezien) for tabel in tabellen), strict=True)
    if not KLEINSTE <= len(vormen) <= GROOTSTE:
        kern.meld(
            _("er staan {aantal} oordelen in; een schaal heeft er {kleinste} tot en met {grootste}.").format(
                aantal=len(vormen), kleinste=KLEINSTE, grootste=GROOTSTE
            ),
            _("Noem ze van best naar slechtst, elk in een eigen [[oordeel]]."),
        )
    # The best meets the norm without saying so.
    conform = (True, *gezegd[1:])
    aantal = sum(conform)
    if 1 < aantal == len(vormen) or not all(conform[:aantal]):
        kern.meld(
            _("conform = true staat niet bij de eerste oordelen, of bij alle."),
            _(
                "Zet het bij de oordelen die zeggen dat aan de norm is voldaan: het eerste en wat daar direct op volgt."
            ),
        )
    return Schaal(vormen, aantal)


def _lees_vorm(tabel: Tabel, gezien: dict[str, dict[str, str]]) -> tuple[Vorm, bool]:
    """One judgement, and whether it says that the norm is met."""
    code, vulling = tabel.code("code"), _lees_kleur(tabel, "kleur")
    naam = tabel.tekst("naam", verplicht=False) or code.replace("_", " ")
    letterkleur = _lees_kleur(tabel, "letterkleur") if "letterkleur" in tabel else leesbaarste(vulling)
    vorm = Vorm(code, naam, tabel.tekst("letter"), tabel.tekst("betekenis"), vulling, letterkleur)
    for sleutel, waarde in (
        ("code", code),
        ("naam", naam.casefold()),
        ("letter", vorm.letter),
        ("kleur", vulling),
    ):
        tabel.eenmalig(sleutel, waarde, gezien[sleutel])
    _controleer(tabel, vorm)
    conform = tabel.ja("conform")
    tabel.sluit()
    return vorm, conform


def _controleer(tabel: Tabel, vorm: Vorm) -> None:
    if vorm.code in GERESERVEERD or "." in vorm.code:
        tabel.meld(
            _('de code "{code}" kan geen oordeel zijn.').format(code=vorm.code),
            _("Kies een ander woord, zonder punt; blanco en nvt zijn er altijd al bij."),
        )
    if vorm.letter and vorm.letter not in _LETTERS:
        tabel.meld(
            _('de letter "{letter}" kan niet.').format(letter=vorm.letter),
            _("Kies één hoofdletter van A tot en met Z, maar niet B (blanco) of X (n.v.t.)."),
        )
    if (verschil := contrast(vorm.vulling, vorm.letterkleur)) < CONTRAST:
        tabel.meld(
            _(
                "de letter is op deze kleur niet te lezen: het contrast is {verschil}:1, nodig is {nodig}:1."
            ).format(verschil=_getal(verschil), nodig=_getal(CONTRAST)),
            _('Laat letterkleur weg, of kies "#{kleur}".').format(kleur=leesbaarste(vorm.vulling)),
        )


def _lees_kleur(tabel: Tabel, sleutel: str) -> str:
    tekst = tabel.tekst(sleutel)
    kleur = tekst.removeprefix("#").upper()
    if is_kleur(kleur):
        return kleur
    if tekst:
        tabel.meld(
            _('{sleutel} "{tekst}" is geen kleur.').format(sleutel=sleutel, tekst=tekst),
            _('Schrijf haar als hekje met zes cijfers of letters a tot en met f, zoals "#{kleur}".').format(
                kleur=STANDAARD.beste.vorm.vulling
            ),
        )
    return "FFFFFF" if sleutel == "kleur" else leesbaarste("FFFFFF")


def _getal(waarde: float) -> str:
    return f"{waarde:.1f}".replace(".", ",")
