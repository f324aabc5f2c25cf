"""What was done to the text of one place: without tracking, and by each author while changes were tracked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.teruglezing import Aard
from korpsmonitor_tui.domain.terugstukken import met_alleen, tekst_van
from korpsmonitor_tui.domain.terugverschil import over_op_basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.domain.teruglezing import Terugpunt
    from korpsmonitor_tui.domain.terugstukken import Plek
    from korpsmonitor_tui.domain.wijzigingen import Segment


@dataclass(frozen=True, slots=True)
class Plektekst:
    """The text of one place, in every view."""

    basis: str
    segmenten: list[Segment]
    oud: str
    nieuw: str


def stil(tekst: Plektekst, plek: Plek, punt: Terugpunt) -> Iterator[Terugpunt]:
    """What was changed without tracking."""
    if not any(stuk.segment.in_oud for stuk in plek.stukken):
        if not tekst.nieuw.strip():
            yield replace(punt, aard=Aard.VERWIJDERD)
    elif tekst.oud != tekst.basis:
        yield replace(punt, aard=_aard(tekst.basis, tekst.oud, Aard.STIL), nieuw=tekst.oud)


def bijgehouden(tekst: Plektekst, plek: Plek, punt: Terugpunt) -> Iterator[Terugpunt]:
    """What each author changed while changes were tracked."""
    for auteur in dict.fromkeys(merk.auteur for segment in tekst.segmenten for merk in segment.merken):
        staat_er = met_alleen(auteur, overgezet=plek.overgezet)
        gezien = tekst_van(tekst.segmenten, staat_er)
        weg = [] if gezien != tekst.oud else _weggehaald(tekst.segmenten, auteur)
        if gezien == tekst.oud and not weg:
            continue
        data = [
            merk.datum
            for segment in tekst.segmenten
            for merk in segment.merken
            if merk.auteur == auteur and merk.datum is not None
        ]
        yield replace(
            punt,
            aard=_aard(tekst.oud, gezien, Aard.BIJGEHOUDEN),
            auteur=auteur,
            datum=max(data, default=None),
            nieuw=over_op_basis(tekst.basis, tekst.segmenten, staat_er),
            tekst="\n".join(weg),
        )


def _aard(oud: str, nieuw: str, anders: Aard) -> Aard:
    if not nieuw.strip():
        return Aard.VERWIJDERD
    if nieuw.count("\n") > oud.count("\n") and "".join(nieuw.split()) == "".join(oud.split()):
        return Aard.GESPLITST
    return anders


def _weggehaald(segmenten: Iterable[Segment], auteur: str) -> list[str]:
    """What ``auteur`` took out of what others had added: without their addition nothing of it is left to see."""
    regels: dict[str, str] = {}
    for segment in segmenten:
        erbij = [merk.auteur for merk in segment.merken if merk.spoor.bijgekomen]
        eraf = any(merk.auteur == auteur and not merk.spoor.bijgekomen for merk in segment.merken)
        if erbij and eraf and erbij[-1] != auteur and segment.tekst.strip():
            regels[erbij[-1]] = regels.get(erbij[-1], "") + segment.tekst
    return [
        _("Haalt weg wat {ander} toevoegde: “{tekst}”.").format(ander=ander or _("een ander"), tekst=tekst)
        for ander, tekst in regels.items()
    ]
