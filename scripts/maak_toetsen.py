"""Writes docs/toetsen.md, the reference of all keys, from the screens themselves."""

from __future__ import annotations

import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from korpsmonitor_tui import tui
from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.basis import DossierTab, Werkscherm
from korpsmonitor_tui.tui.dialogs import Dialoog
from korpsmonitor_tui.tui.leesverder import leesverder_bij
from korpsmonitor_tui.tui.modaal import Modaal
from korpsmonitor_tui.tui.screens.begin import BeginScreen
from korpsmonitor_tui.tui.screens.dossier import TABS, DossierScreen
from korpsmonitor_tui.tui.screens.help import vaste_toetsen
from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from korpsmonitor_tui.tui.tabs.weging import WegingTab
from korpsmonitor_tui.tui.tabs.weging_toetsen import tab_met_toetsen
from korpsmonitor_tui.tui.toetsen import toetsnaam
from korpsmonitor_tui.tui.widgets.tabel import Tabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DOEL: Final = Path(__file__).resolve().parents[1] / "docs" / "toetsen.md"

INLEIDING: Final = """\
# Toetsen

Dit overzicht is gemaakt uit de schermen zelf (`python scripts/maak_toetsen.py`); een test houdt het gelijk. In het programma
toont F1 hetzelfde bij het scherm waar u bent, staan de belangrijkste toetsen onderaan, en zoekt Ctrl+P elke handeling op naam.

Een hoofdletter is met Shift: `W` is Shift+w. Wat een instrument niet heeft, of wat nu niet kan, doet niets en staat niet onderaan.
Alles kan ook met de muis: klik op een regel, een tabblad, een knop, of op een toets onderaan.
"""

_HIER: Final = "korpsmonitor_tui.tui"
_IN_TABELLEN: Final = "In elke tabel"

Uitgelegd = BeginScreen | Werkscherm | DossierTab
"""What has a title and says what it is for."""

Regel = tuple[str, str, str]
"""Keys, what they are called in the footer, and what they do."""


def maak_tekst() -> str:
    """The whole reference."""
    laad_alles()
    return "\n".join(
        [
            INLEIDING,
            *_inhoud(),
            *_deel("## Overal", "", _regels(toetsen_van([KorpsmonitorApp]))),
            *_deel("## In lijsten en tekstvakken", "", [(keys, "", doet) for keys, doet in vaste_toetsen()]),
            *_deel(f"## {_IN_TABELLEN}", "", _regels(toetsen_van([Tabel]))),
            *_deel("## In elk formulier", Dialoog.UITLEG, _regels(_in_formulieren())),
            *(regel for klasse in schermen() for regel in _scherm(klasse)),
        ]
    )


def _inhoud() -> Iterator[str]:
    """Every screen and tab, with a link to its section."""
    koppen = ["Overal", "In lijsten en tekstvakken", _IN_TABELLEN, "In elk formulier", *map(_kop, schermen())]
    yield " · ".join(f"[{kop}](#{_anker(kop)})" for kop in koppen) + "\n"


def _kop(klasse: type[Uitgelegd]) -> str:
    return f"Dossier: {klasse.TITEL}" if issubclass(klasse, DossierTab) else klasse.TITEL


def _anker(kop: str) -> str:
    """How Markdown on the web names a heading."""
    return re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-")


def laad_alles() -> None:
    """Import every module of the screens, so that every class is known."""
    for module in pkgutil.walk_packages(tui.__path__, f"{_HIER}."):
        import_module(module.name)


def schermen() -> list[type[Uitgelegd]]:
    """Every screen and tab with a title: first the beginning, the overzicht and a dossier with its tabs, then the others by name."""
    tabs = {tab.titel: plaats for plaats, tab in enumerate(TABS)}

    def volgorde(klasse: type[Uitgelegd]) -> tuple[int, int, str]:
        voorop = [BeginScreen, OverzichtScreen, DossierScreen]
        if klasse in voorop:
            return voorop.index(klasse), 0, ""
        if issubclass(klasse, DossierTab):
            return len(voorop), tabs[klasse.TITEL], ""
        return len(voorop) + 1, 0, klasse.TITEL.casefold()

    met_titel = (k for k in (*afgeleid(Screen), *afgeleid(DossierTab)) if vars(k).get("TITEL"))
    return sorted((_met_scores() if k is WegingTab else k for k in met_titel), key=volgorde)


def _met_scores() -> type[WegingTab]:
    """The tab in which scores are given, with the keys that the scale of the Korpsmonitor gives it."""
    bezet = (binding.key for binding in DossierScreen.BINDINGS if isinstance(binding, Binding))
    return tab_met_toetsen(Definities()(STANDAARD).schaal, frozenset(bezet))


def afgeleid(klasse: type[Any]) -> Iterator[type[Any]]:
    """Every class of the program that is made of this one."""
    for kind in klasse.__subclasses__():
        if kind.__module__.startswith(_HIER):
            yield kind
        yield from afgeleid(kind)


def _in_formulieren() -> Iterator[Binding]:
    """Keys of what lies over a screen until it is answered: those that all have, and of a few some more."""
    gezien: set[str] = set()
    for binding in toetsen_van([Dialoog, *afgeleid(Modaal)]):
        if binding.key not in gezien:
            gezien.add(binding.key)
            yield binding


def onderdelen(klasse: type) -> list[type[Widget]]:
    """The widgets of the program that a screen or tab is made of: those that its module imports, and so on."""
    gevonden: dict[type[Widget], None] = {}
    te_lezen = [ouder.__module__ for ouder in klasse.__mro__ if ouder.__module__.startswith(_HIER)]
    for module in te_lezen:
        for deel in vars(sys.modules[module]).values():
            if _is_onderdeel(deel) and deel not in gevonden:
                gevonden[deel] = None
                if deel.__module__ not in te_lezen:
                    te_lezen.append(deel.__module__)
    return list(gevonden)


def _is_onderdeel(deel: object) -> bool:
    return (
        isinstance(deel, type)
        and issubclass(deel, Widget)
        and not issubclass(deel, Screen | DossierTab)
        and deel.__module__.startswith(_HIER)
    )


def toetsen_van(klassen: Iterable[type], zonder: type = object) -> list[Binding]:
    """Every key with a name that these classes bind, those of ``zonder`` aside.

    A key that a class binds anew no longer does what it did.
    """
    uit: dict[tuple[str, str], Binding] = {}
    for klasse in klassen:
        gezien: set[str] = set()
        for ouder in klasse.__mro__:
            if not ouder.__module__.startswith(_HIER):
                continue
            for binding in Binding.make_bindings(vars(ouder).get("BINDINGS", ())):
                if ouder is not zonder and binding.key not in gezien and binding.description:
                    uit.setdefault((binding.key, binding.description), binding)
                gezien.add(binding.key)
    return list(uit.values())


def _regels(toetsen: Iterable[Binding]) -> list[Regel]:
    """One line an action, with all its keys."""
    samen: dict[tuple[str, str, str], list[str]] = {}
    for binding in toetsen:
        wat = (binding.action, binding.description, binding.tooltip)
        samen.setdefault(wat, []).append(toetsnaam(binding))
    return [
        (" / ".join(dict.fromkeys(namen)), naam, uitleg) for (_actie, naam, uitleg), namen in samen.items()
    ]


def _scherm(klasse: type[Uitgelegd]) -> Iterator[str]:
    verder = leesverder_bij(klasse)
    erbij = (
        f"\n\nMeer: [handleiding/{verder.bladzijde}.md](handleiding/{verder.bladzijde}.md), `{verder.opdrachtregel}`."
        if verder
        else ""
    )
    yield from _deel(
        f"## {_kop(klasse)}",
        f"{klasse.UITLEG}{erbij}",
        _regels(toetsen_van([klasse, *onderdelen(klasse)], zonder=Tabel)),
    )


def _deel(kop: str, tekst: str, regels: Iterable[Regel]) -> Iterator[str]:
    yield f"{kop}\n"
    if tekst:
        yield f"{_veilig(tekst)}\n"
    kop = "| toets | naam | wat het doet |\n| --- | --- | --- |"
    for toets, naam, uitleg in regels:
        if kop:
            yield kop
            kop = ""
        yield f"| {_toets(toets)} | {_veilig(naam)} | {_veilig(uitleg or naam)} |"
    if not kop:
        yield ""


def _toets(namen: str) -> str:
    """As code: signs that Markdown would read are among the keys."""
    return f"`{namen.replace('|', chr(92) + '|')}`"


def _veilig(tekst: str) -> str:
    """Signs that mean something else in Markdown, as themselves."""
    return "".join(f"\\{teken}" if teken in "*_<>|#" else teken for teken in tekst)


def main() -> None:
    """Write the page, or what it should be to the path that is given."""
    doel = Path(sys.argv[1]) if len(sys.argv) > 1 else DOEL
    schrijf_bestand(doel, maak_tekst().encode(), overschrijf=True)
    print(doel)


if __name__ == "__main__":
    main()
