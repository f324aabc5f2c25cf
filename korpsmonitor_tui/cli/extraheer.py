"""``korpsmonitor extraheer``: suggestions for a text, without a database."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

import click

from korpsmonitor_tui.bestanden.lees import lees_bytes, lees_stroom, open_gewoon
from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.uitvoer import zeg_json
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from korpsmonitor_tui.domain.extractie import Spanne, Suggesties

ONDERDELEN: Final = (
    "organisatie",
    "toezicht",
    "informatie",
    "opsporing",
    "partners",
    "activiteiten",
    "prognose",
)
"""What a line of input can name as the part of the conversation it belongs to."""
GROOTSTE: Final = 20 * 2**20
"""Bytes of the largest text that is read at once."""
LANGSTE_REGEL: Final = 2**20
"""Bytes of one passage with ``--jsonl``; there may be any number of them."""
_BOM: Final = b"\xef\xbb\xbf"

_zeg_regel = partial(zeg_json, op_een_regel=True)


class Regel(NamedTuple):
    """One line of input."""

    id: str
    tekst: str
    onderdeel: str


@click.command(
    cls=Opdracht,
    help=_(
        "Doe voorstellen voor een tekst: dimensies met oordeel en bewijs, cijfers, organisaties en toezeggingen; per"
        " passage één JSON-object op een regel. BESTAND is een UTF-8-tekst, of - voor de standaardinvoer. Met --jsonl"
        " is elke regel een object met id, tekst en onderdeel, en volgt er precies één regel per regel."
        " Dit gebruikt geen database; er wordt niets vastgelegd."
    ),
)
@click.argument(
    "bestand", default="-", metavar="[BESTAND|-]", help=_("De tekst; standaard de standaardinvoer.")
)
@click.option("--jsonl", is_flag=True, help=_("Lees regels JSON met id, tekst en onderdeel."))
def extraheer(bestand: str, jsonl: bool) -> int:
    """Print suggestions, one object a line."""
    # Imported late: a help page need not know the models.
    from korpsmonitor_tui.services.definities import STANDAARD, Definities
    from korpsmonitor_tui.services.extraheren import Gesprekslezer, lees_tekst, maak_extractor

    extractor = maak_extractor(Definities(), STANDAARD)
    if jsonl:
        return _per_regel(_lees_regels(bestand), Gesprekslezer(extractor).lees)
    for passage in lees_tekst(extractor, _lees_tekst(bestand)):
        kop = {"tekst": passage.tekst, "begin": passage.plaats.begin, "eind": passage.plaats.eind}
        _zeg_regel(kop | _als_gegevens(passage.tekst, passage.suggesties, passage.plaats.begin))
    return 0


def _per_regel(regels: Iterator[bytes], lees: Callable[[str, str, str], Suggesties]) -> int:
    """One line out for every line in, in order; a line that cannot be read says so in its place."""
    onleesbaar = []
    for nummer, ruw in enumerate(regels, 1):
        try:
            regel = _lees_regel(ruw)
        except ValueError as fout:
            onleesbaar.append(nummer)
            _zeg_regel({"id": None, "fout": str(fout)})
            continue
        kop = {"id": regel.id, "tekst": regel.tekst, "begin": 0, "eind": len(regel.tekst)}
        _zeg_regel(kop | _als_gegevens(regel.tekst, lees(regel.id, regel.tekst, regel.onderdeel), 0))
    if onleesbaar:
        raise OnbruikbareInvoer(
            _(
                "{aantal} van de regels zijn niet te lezen (de eerste is regel {eerste}); de andere zijn verwerkt."
            ).format(aantal=len(onleesbaar), eerste=onleesbaar[0])
        )
    return 0


def _lees_regel(ruw: bytes) -> Regel:
    """Raises ValueError, with a Dutch reason, for a line that is no passage."""
    if len(ruw) > LANGSTE_REGEL:
        raise ValueError(_("langer dan {mb} MB").format(mb=LANGSTE_REGEL // 2**20))
    try:
        gegevens = json.loads(ruw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError(_("geen JSON in UTF-8")) from None
    if not isinstance(gegevens, dict) or not isinstance(gegevens.get("tekst"), str):
        raise ValueError(_("geen object met een tekst"))
    onderdeel = gegevens.get("onderdeel")
    if onderdeel is not None and onderdeel not in ONDERDELEN:
        raise ValueError(_("onbekend onderdeel; kies {onderdelen}").format(onderdelen=", ".join(ONDERDELEN)))
    kenmerk = gegevens.get("id")
    return Regel("" if kenmerk is None else str(kenmerk), gegevens["tekst"], onderdeel or "")


def _als_gegevens(tekst: str, suggesties: Suggesties, begin: int) -> dict[str, Any]:
    """The promised keys; ``begin`` is where the passage stands in the whole input."""

    def plaats(spanne: Spanne) -> dict[str, Any]:
        return {"tekst": spanne.van(tekst), "begin": begin + spanne.begin, "eind": begin + spanne.eind}

    return {
        "dimensies": [
            {
                "code": dimensie.code,
                "zekerheid": dimensie.zekerheid.value,
                "polariteit": dimensie.polariteit.value,
                "bewijs": [plaats(spanne) for spanne in dimensie.bewijs],
            }
            for dimensie in suggesties.dimensies
        ],
        "polariteit": suggesties.polariteit.value,
        "cijfers": [
            plaats(cijfer.plaats)
            | {
                "waarde": _als_getal(cijfer.waarde),
                "tot": _als_getal(cijfer.tot),
                "eenheid": cijfer.eenheid,
                "periode": cijfer.periode or None,
                "jaar": cijfer.jaar,
                "norm": cijfer.norm,
            }
            for cijfer in suggesties.cijfers
        ],
        "organisaties": [plaats(naam.plaats) | {"code": naam.code} for naam in suggesties.organisaties],
        "toezeggingen": [
            plaats(toezegging.plaats)
            | {
                "soort": toezegging.soort.value,
                "wie": toezegging.wie.van(tekst) if toezegging.wie else None,
                "wanneer": toezegging.wanneer.van(tekst) if toezegging.wanneer else None,
            }
            for toezegging in suggesties.toezeggingen
        ],
    }


def _als_getal(waarde: Decimal) -> int | float:
    return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)


def _lees_regels(bestand: str) -> Iterator[bytes]:
    """The lines of the input, as they come, without their ends."""
    if bestand == "-":
        yield from _zonder_einden(sys.stdin.buffer)
        return
    try:
        with open_gewoon(Path(bestand), pijp=True) as stroom:
            yield from _zonder_einden(stroom)
    except OSError as fout:
        raise _onleesbaar(bestand, fout) from fout


def _zonder_einden(stroom: BinaryIO) -> Iterator[bytes]:
    begin = _BOM
    while regel := stroom.readline(LANGSTE_REGEL + 1):
        rest = regel
        while len(rest) > LANGSTE_REGEL and not rest.endswith(b"\n"):
            # Its beginning alone is no passage any more, and says so in its place.
            rest = stroom.readline(LANGSTE_REGEL + 1)
        yield regel.removeprefix(begin).rstrip(b"\r\n")
        begin = b""


def _lees_tekst(bestand: str) -> str:
    try:
        inhoud = (
            lees_stroom(sys.stdin.buffer, GROOTSTE, _("De invoer"))
            if bestand == "-"
            else lees_bytes(Path(bestand), GROOTSTE, pijp=True)
        )
    except OSError as fout:
        raise _onleesbaar(str(fout.filename or bestand), fout) from fout
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise OnbruikbareInvoer(_("De tekst is geen UTF-8; sla haar op als UTF-8.")) from fout


def _onleesbaar(bestand: str, fout: OSError) -> OnbruikbareInvoer:
    return OnbruikbareInvoer(
        _("{bestand} kan niet worden gelezen ({oorzaak}).").format(bestand=bestand, oorzaak=oorzaak_van(fout))
    )
