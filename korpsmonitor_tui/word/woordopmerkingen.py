"""The comments of a Word document: whose they are, what they are about, what they reply to, and which are done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.wijzigingen import Waar, Woordlezing, Woordopmerking, tekst_bij
from korpsmonitor_tui.word.spoorloop import Spoorloop
from korpsmonitor_tui.word.tekenelementen import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from korpsmonitor_tui.domain.wijzigingen import Leesalinea
    from korpsmonitor_tui.word.leespakket import Leespakket

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_AAN: Final = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class _Draad:
    """What ``commentsExtended`` says of a comment."""

    ouder: str
    """The paragraph id of what it replies to."""
    opgelost: bool


def lees_opmerkingen(
    pakket: Leespakket, alineas: Iterable[Leesalinea], ankers: tuple[str, ...]
) -> tuple[Woordopmerking, ...]:
    """Every comment; ``ankers`` are the ids in the order in which the text names them.

    A comment that the text does not name comes after what it replies to, or else last: none is lost.
    """
    elementen: dict[str, _Element] = {}
    draden: dict[str, _Draad] = {}
    for soort, lid in dict.fromkeys(pakket.relaties(pakket.hoofddeel)):
        if soort == "comments":
            elementen |= {el.get(qn("w:id"), ""): el for el in pakket.ontleed(lid).iter(qn("w:comment"))}
        elif soort == "commentsExtended":
            draden |= _draden(pakket.ontleed(lid))
    sleutels = {id_: _alineasleutel(element) for id_, element in elementen.items()}
    bij_sleutel = {sleutel: id_ for id_, sleutel in sleutels.items() if sleutel}
    ouders = {
        id_: bij_sleutel[draden[sleutel].ouder]
        for id_, sleutel in sleutels.items()
        if sleutel in draden and bij_sleutel.get(draden[sleutel].ouder, id_) != id_
    }
    bij = tekst_bij(alineas)
    return tuple(
        _opmerking(
            id_,
            elementen[id_],
            bij=bij.get(id_) or bij.get(ouders.get(id_, ""), ""),
            antwoord_op=ouders.get(id_),
            opgelost=sleutels[id_] in draden and draden[sleutels[id_]].opgelost,
        )
        for id_ in _volgorde(elementen, ankers, ouders)
    )


def _draden(wortel: _Element) -> dict[str, _Draad]:
    return {
        element.get(f"{_W15}paraId", ""): _Draad(
            element.get(f"{_W15}paraIdParent", ""), element.get(f"{_W15}done", "0") in _AAN
        )
        for element in wortel.iter(f"{_W15}commentEx")
    }


def _alineasleutel(opmerking: _Element) -> str:
    """What ``commentsExtended`` calls a comment: the id of its last paragraph."""
    alineas = list(opmerking.iter(qn("w:p")))
    return alineas[-1].get(f"{_W14}paraId", "") if alineas else ""


def _volgorde(elementen: Iterable[str], ankers: tuple[str, ...], ouders: Mapping[str, str]) -> Iterator[str]:
    over = dict.fromkeys(elementen)
    verankerd = set(ankers)
    antwoorden: dict[str, list[str]] = {}
    for id_ in over:
        if id_ in ouders and id_ not in verankerd:
            antwoorden.setdefault(ouders[id_], []).append(id_)
    for begin in (*ankers, *(id_ for id_ in tuple(over) if id_ not in ouders), *tuple(over)):
        stapel = [begin]
        while stapel:
            id_ = stapel.pop()
            if id_ in over:
                del over[id_]
                yield id_
                stapel += reversed(antwoorden.get(id_, []))


def _opmerking(
    id_: str, element: _Element, *, bij: str, antwoord_op: str | None, opgelost: bool
) -> Woordopmerking:
    loop = Spoorloop()
    loop.lees(element, Waar.OPMERKING)
    regels = Woordlezing(tuple(loop.alineas), (), (), 0, 0, ()).nieuw
    return Woordopmerking(
        id=id_,
        auteur=element.get(qn("w:author"), "").strip(),
        initialen=element.get(qn("w:initials"), "").strip(),
        datum=element.get(qn("w:date")) or None,
        tekst="\n".join(regels).strip("\n"),
        bij=bij,
        antwoord_op=antwoord_op,
        opgelost=opgelost,
    )
