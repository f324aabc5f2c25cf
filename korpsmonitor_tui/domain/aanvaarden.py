"""A document as if one author's tracked changes had been accepted, with everybody else's still open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.wijzigingen import Leesalinea, Merk


def aanvaard(alineas: Iterable[Leesalinea], auteur: str) -> tuple[Leesalinea, ...]:
    """The paragraphs with the changes of ``auteur`` accepted; one whose end went runs on into the next."""
    over: list[Leesalinea] = []
    open_: dict[int, Leesalinea] = {}
    """By holder the paragraph that the next one in it goes on with."""
    for alinea in alineas:
        deze = _zonder(alinea, auteur)
        vorige = open_.pop(alinea.houder, None)
        if vorige is None:
            over.append(deze)
        else:
            vorige.segmenten += deze.segmenten
            vorige.bladwijzers += deze.bladwijzers
            vorige.ankers += deze.ankers
            vorige.einde = deze.einde
            deze = vorige
        if _weg(alinea.einde, auteur):
            open_[alinea.houder] = deze
    leeg = {id(alinea) for alinea in open_.values() if not alinea.segmenten}
    return tuple(alinea for alinea in over if id(alinea) not in leeg)


def _zonder(alinea: Leesalinea, auteur: str) -> Leesalinea:
    return replace(
        alinea,
        segmenten=[
            replace(segment, merken=_anderen(segment.merken, auteur))
            for segment in alinea.segmenten
            if not _weg(segment.merken, auteur)
        ],
        bladwijzers=list(alinea.bladwijzers),
        ankers=list(alinea.ankers),
        einde=_anderen(alinea.einde, auteur),
    )


def _weg(merken: Iterable[Merk], auteur: str) -> bool:
    return any(merk.auteur == auteur and not merk.spoor.bijgekomen for merk in merken)


def _anderen(merken: Iterable[Merk], auteur: str) -> tuple[Merk, ...]:
    return tuple(merk for merk in merken if merk.auteur != auteur)
