"""Opens one file of definitions or reference data; what stands in the way is noted, not raised."""

from __future__ import annotations

import errno
import re
from collections import Counter
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.lees import lees_bytes
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.intake.tabel import Bron, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding

MAXIMUM = 5_000_000
"""Largest definition file that is read, in bytes."""

_BESTANDSNAAM = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.toml")


def open_toml(map_: Path, naam: str, bevindingen: list[Bevinding]) -> Tabel | None:
    """The keys and tables of ``map_/naam``; None, with a note in ``bevindingen``, if it is not readable TOML.

    ``naam`` comes from a definition file, so it must stay inside ``map_``.
    """
    bron = Bron(_label(map_, naam), bevindingen)
    if not _BESTANDSNAAM.fullmatch(naam):
        bron.meld(
            "",
            _("dit is geen bruikbare bestandsnaam."),
            _("Noem een .toml-bestand binnen deze map, zonder spaties en zonder '..'."),
        )
        return None
    return _open(map_ / naam, bron, _ontleed_toml)


def open_los_toml(pad: Path, bevindingen: list[Bevinding]) -> Tabel | None:
    """As :func:`open_toml` for a file that a person names: it may have any name."""
    return _open(pad, Bron(_label(pad.parent, pad.name), bevindingen), _ontleed_toml)


def lees_toml(naam: str, tekst: str, bevindingen: list[Bevinding]) -> Tabel | None:
    """The keys and tables of a text that is kept under ``naam``; None, with a note, if it is not readable TOML."""
    bron = Bron(naam, bevindingen)
    bron.tekst = tekst
    waarden = _ontleed_toml(bron)
    return None if waarden is None else Tabel(bron, "", waarden)


def open_json(pad: Path, bevindingen: list[Bevinding], *, enkel: bool = False) -> Tabel | None:
    """The members of the JSON object in ``pad``; None, with a note in ``bevindingen``, if it is not readable.

    With ``enkel`` a key that an object has twice is noted too: of its two values one would be lost.
    """
    return _open(
        pad, Bron(_label(pad.parent, pad.name), bevindingen), _ontleed_json_enkel if enkel else _ontleed_json
    )


def _label(map_: Path, naam: str) -> str:
    return f"{map_.name}/{naam}" if map_.name else naam


def _open(pad: Path, bron: Bron, ontleed: Callable[[Bron], dict[str, object] | None]) -> Tabel | None:
    tekst = _lees_tekst(pad, bron)
    if tekst is None:
        return None
    bron.tekst = tekst
    waarden = ontleed(bron)
    return None if waarden is None else Tabel(bron, "", waarden)


def _lees_tekst(pad: Path, bron: Bron) -> str | None:
    try:
        inhoud = lees_bytes(pad, MAXIMUM)
    except FileNotFoundError:
        bron.meld("", _("het bestand ontbreekt."), _("Zet het terug of verbeter de verwijzing ernaar."))
        return None
    except OSError as fout:
        if fout.errno == errno.EFBIG:
            bron.meld("", _("het bestand is groter dan 5 MB."), _("Controleer of dit het juiste bestand is."))
            return None
        bron.meld(
            "",
            _("het bestand kan niet worden gelezen ({oorzaak}).").format(oorzaak=oorzaak_van(fout)),
            _("Controleer de rechten op het bestand."),
        )
        return None
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        bron.meld(
            _("regel {regel}").format(regel=inhoud.count(b"\n", 0, fout.start) + 1),
            _("het bestand is geen UTF-8."),
            _("Sla het op met de codering UTF-8."),
        )
        return None


def _ontleed_toml(bron: Bron) -> dict[str, object] | None:
    import tomllib  # only here: whoever imports this module need not read TOML

    try:
        return tomllib.loads(bron.tekst)
    except tomllib.TOMLDecodeError as fout:
        # The parser explains itself in English; what helps is the place that it names.
        plek = re.search(r"\(at line (\d+), column (\d+)\)", str(fout))
        bron.meld(
            _("regel {regel}, teken {teken}").format(regel=plek[1], teken=plek[2])
            if plek
            else _("einde van het bestand"),
            _("de schrijfwijze is geen geldige TOML."),
            _("Controleer aanhalingstekens, haakjes en dubbele sleutels bij deze plaats."),
        )
    except (ValueError, RecursionError):
        _meld_onleesbaar(bron)
    return None


def _ontleed_json_enkel(bron: Bron) -> dict[str, object] | None:
    dubbel: list[str] = []

    def object_van(paren: list[tuple[str, object]]) -> dict[str, object]:
        dubbel.extend(sleutel for sleutel, keren in Counter(naam for naam, _w in paren).items() if keren > 1)
        return dict(paren)

    waarden = _ontleed_json(bron, object_van)
    for sleutel in dubbel:
        bron.meld(
            "",
            _('de sleutel "{sleutel}" staat er twee keer.').format(sleutel=sleutel[:60]),
            _("Laat één van beide staan."),
        )
    return waarden


def _ontleed_json(
    bron: Bron, object_van: Callable[[list[tuple[str, object]]], dict[str, object]] | None = None
) -> dict[str, object] | None:
    import json

    try:
        waarden = json.loads(bron.tekst, object_pairs_hook=object_van)
    except json.JSONDecodeError as fout:
        bron.meld(
            _("regel {regel}, teken {teken}").format(regel=fout.lineno, teken=fout.colno),
            _("de schrijfwijze is geen geldige JSON."),
            _("Zet het oorspronkelijke bestand terug."),
        )
        return None
    except (ValueError, RecursionError):
        _meld_onleesbaar(bron)
        return None
    if isinstance(waarden, dict):
        return waarden
    bron.meld("", _("het bestand bevat geen JSON-object."), _("Zet het oorspronkelijke bestand terug."))
    return None


def _meld_onleesbaar(bron: Bron) -> None:
    bron.meld(
        "",
        _("het bestand bevat een te groot getal of te diep geneste lijsten."),
        _("Vereenvoudig de inhoud."),
    )
