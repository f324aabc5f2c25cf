"""The names that places for answers have in an XLSForm and in the submissions that come back from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import velden_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vragenlijst

PARTIJ: Final = "formulier__partij"
"""The field that says who answers."""
EDITIE: Final = "formulier__editie"
VERSIE: Final = "formulier__versie"
"""The version of the questionnaire that the form was made from."""
VINGERAFDRUK: Final = "formulier__vingerafdruk"
LANGSTE_NAAM: Final = 128
"""Far above what questions need; databases behind ODK and KoboToolbox cut longer names off."""
_NAAM: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
"""Narrower than XML allows: a point and a hyphen mean something else in exported headings."""
_SCHEIDING: Final = "__"


def veldnaam(vak: Vak, veld: str = WAARDE) -> str:
    """The name of a text in a place: ``toezicht__teamleden__2012``, and the same with ``__toelichting``."""
    delen = [vak.vraag.replace(".", _SCHEIDING), vak.rij, vak.jaar, TOELICHTING if veld != WAARDE else ""]
    return _SCHEIDING.join(filter(None, delen)).replace("-", "_").replace(".", "_")


def vraaggroep(vraag: str) -> str:
    """The name of the group around the places of a question."""
    return f"{vraag.replace('.', _SCHEIDING).replace('-', '_')}{_SCHEIDING}vraag"


def hoofdstukgroep(hoofdstuk: Hoofdstuk) -> str:
    """The name of the group around a chapter."""
    return f"hoofdstuk{_SCHEIDING}{hoofdstuk.code.replace('.', '_').replace('-', '_')}"


def inleidingsnaam(hoofdstuk: Hoofdstuk) -> str:
    """The name of the note that introduces a chapter."""
    return f"{hoofdstukgroep(hoofdstuk)}{_SCHEIDING}inleiding"


def lees_namen(vragenlijst: Vragenlijst) -> dict[str, tuple[Vak, str]]:
    """Every place by its name, in the order of the questionnaire: the way back needs no guessing.

    Raises OnbruikbareInvoer if two things would have one name, or if something has no usable name.
    """
    gebruikt: dict[str, str] = {}
    plaatsen: dict[str, tuple[Vak, str]] = {}
    for naam, oorsprong, plaats in _alle(vragenlijst):
        if not _NAAM.fullmatch(naam) or len(naam) > LANGSTE_NAAM:
            raise OnbruikbareInvoer(
                _(
                    "“{oorsprong}” kan in een XLSForm geen naam krijgen: “{naam}” heeft andere tekens dan letters, cijfers "
                    "en liggende streepjes, begint met een cijfer of is langer dan {grens} tekens. Er is niets gemaakt; "
                    "geef de vraag of rij in de definitie een andere code."
                ).format(oorsprong=oorsprong, naam=naam, grens=LANGSTE_NAAM)
            )
        eerder = gebruikt.setdefault(naam.casefold(), oorsprong)
        if eerder != oorsprong:
            raise OnbruikbareInvoer(
                _(
                    "“{oorsprong}” en “{eerder}” zouden in een XLSForm allebei “{naam}” heten. Er is niets gemaakt; geef een "
                    "van beide in de definitie een andere code."
                ).format(oorsprong=oorsprong, eerder=eerder, naam=naam)
            )
        if plaats is not None:
            plaatsen[naam] = plaats
    return plaatsen


def _alle(vragenlijst: Vragenlijst) -> Iterator[tuple[str, str, tuple[Vak, str] | None]]:
    """(name, what it names, the place if it is one) of everything that has a name in the form."""
    for naam in (PARTIJ, EDITIE, VERSIE, VINGERAFDRUK, "meta"):
        yield naam, naam, None
    for hoofdstuk in vragenlijst.hoofdstukken:
        yield hoofdstukgroep(hoofdstuk), f"hoofdstuk {hoofdstuk.code}", None
        yield inleidingsnaam(hoofdstuk), f"inleiding van {hoofdstuk.code}", None
        for vraag in hoofdstuk.vragen:
            yield vraaggroep(vraag.id), f"groep van {vraag.id}", None
            for vak in vraag.vakken:
                for veld in velden_van(vraag):
                    yield veldnaam(vak, veld), f"{vak} ({veld})", (vak, veld)
