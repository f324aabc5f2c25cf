"""Reads the words by which text is recognised; a mistake in one is told with its place, like any definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.lexicon import OORDELEN, Lexicon, Naam, Teken
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel

TEKENS = "tekens.toml"
NAMEN = "namen.toml"


def lees_lexicon(map_: Path, codes: Collection[str]) -> Lexicon:
    """The lexicon in a folder; ``codes`` are those that a passage can be given.

    Raises OnbruikbareBestanden with every mistake in every file.
    """
    bevindingen: list[Bevinding] = []
    tekens = open_toml(map_, TEKENS, bevindingen)
    namen = open_toml(map_, NAMEN, bevindingen)
    lexicon = Lexicon(
        dimensies=_lees_tekens(tekens, codes) if tekens else (),
        oordelen=_lees_oordelen(tekens) if tekens else (),
        namen=_lees_namen(namen) if namen else (),
        geen_eenheden=namen.teksten("geen_eenheden") if namen else (),
    )
    for bestand in (tekens, namen):
        if bestand is not None:
            bestand.sluit()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return lexicon


def _lees_tekens(bestand: Tabel, codes: Collection[str]) -> tuple[tuple[str, tuple[Teken, ...]], ...]:
    tabel = bestand.tabel("tekens")
    if tabel is None:
        return ()
    gelezen = []
    for code in tabel.sleutels():
        tabel.verwijzing("tekens", code, codes)
        tekens = tuple(Teken(patroon) for patroon in tabel.teksten(code))
        for teken in tekens:
            _controleer_patronen(tabel, (*teken.delen, teken.zonder))
        gelezen.append((code, tekens))
    return tuple(gelezen)


def _lees_oordelen(bestand: Tabel) -> tuple[tuple[str, tuple[Teken, ...]], ...]:
    tabel = bestand.tabel("oordelen")
    if tabel is None:
        return ()
    gelezen = tuple((soort, tabel.teksten(soort, verplicht=True)) for soort in OORDELEN)
    for _soort, patronen in gelezen:
        _controleer_patronen(tabel, patronen)
    tabel.sluit()
    return tuple((soort, tuple(map(Teken, patronen))) for soort, patronen in gelezen)


def _lees_namen(bestand: Tabel) -> tuple[Naam, ...]:
    codes: dict[str, str] = {}
    namen = []
    for tabel in bestand.tabellen("naam"):
        naam = Naam(
            code=tabel.tekst("code"),
            namen=tabel.teksten("namen", verplicht=True),
            hoofdletters=tabel.ja("hoofdletters"),
            zonder=tabel.tekst("zonder", verplicht=False),
        )
        tabel.eenmalig("code", naam.code, codes)
        _controleer_patronen(tabel, [naam.zonder])
        tabel.sluit()
        namen.append(naam)
    return tuple(namen)


def _controleer_patronen(tabel: Tabel, patronen: Iterable[str]) -> None:
    for patroon in patronen:
        try:
            re.compile(patroon)
        except (re.error, RecursionError, OverflowError):
            tabel.meld(
                _('"{patroon}" is geen bruikbare reguliere uitdrukking.').format(patroon=patroon[:60]),
                _("Controleer haakjes, rechte haken en de laatste schuine streep."),
            )
