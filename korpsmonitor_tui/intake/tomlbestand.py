"""Opens one TOML file of definitions or reference data; what stands in the way is noted, not raised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.bevindingen import Bevinding
from korpsmonitor_tui.intake.tomltabel import Bron, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Melder = Callable[[str, str, str], None]

MAXIMUM = 5_000_000
"""Largest definition file that is read, in bytes."""

_BESTANDSNAAM = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.toml")


def open_toml(map_: Path, naam: str, bevindingen: list[Bevinding]) -> Tabel | None:
    """The keys and tables of ``map_/naam``; None, with a note in ``bevindingen``, if it is not readable TOML."""
    label = f"{map_.name}/{naam}" if map_.name else naam

    def meld(plaats: str, melding: str, remedie: str) -> None:
        bevindingen.append(Bevinding(label, plaats, melding, remedie))

    if not _BESTANDSNAAM.fullmatch(naam):
        meld(
            "",
            _("dit is geen bruikbare bestandsnaam."),
            _("Noem een .toml-bestand binnen deze map, zonder spaties en zonder '..'."),
        )
        return None
    tekst = _lees_tekst(map_ / naam, meld)
    if tekst is None:
        return None
    waarden = _ontleed(tekst, meld)
    return None if waarden is None else Tabel(Bron(label, tekst, bevindingen), "", waarden)


def _lees_tekst(pad: Path, meld: Melder) -> str | None:
    try:
        with pad.open("rb") as stroom:
            inhoud = stroom.read(MAXIMUM + 1)
    except FileNotFoundError:
        meld("", _("het bestand ontbreekt."), _("Zet het terug of verbeter de verwijzing ernaar."))
        return None
    except OSError as fout:
        meld(
            "",
            _("het bestand kan niet worden gelezen ({oorzaak}).").format(oorzaak=fout.strerror or fout),
            _("Controleer de rechten op het bestand."),
        )
        return None
    if len(inhoud) > MAXIMUM:
        meld("", _("het bestand is groter dan 5 MB."), _("Controleer of dit het juiste bestand is."))
        return None
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        meld(
            _("regel {regel}").format(regel=inhoud.count(b"\n", 0, fout.start) + 1),
            _("het bestand is geen UTF-8."),
            _("Sla het op met de codering UTF-8."),
        )
        return None


def _ontleed(tekst: str, meld: Melder) -> dict[str, object] | None:
    import tomllib  # only here: whoever imports this module need not read TOML

    try:
        return tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        # The parser explains itself in English; what helps is the place that it names.
        plek = re.search(r"\(at line (\d+), column (\d+)\)", str(fout))
        meld(
            _("regel {regel}, teken {teken}").format(regel=plek[1], teken=plek[2])
            if plek
            else _("einde van het bestand"),
            _("de schrijfwijze is geen geldige TOML."),
            _("Controleer aanhalingstekens, haakjes en dubbele sleutels bij deze plaats."),
        )
    except (ValueError, RecursionError):
        meld(
            "",
            _("het bestand bevat een te groot getal of te diep geneste lijsten."),
            _("Vereenvoudig de inhoud."),
        )
    return None
